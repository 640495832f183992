"""What there is to know of a figure or a target that was just entered: doubts first, then how it compares."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from ..performance import NOTHING, Course, Judged, Span, courses, span
from ..record.indicator import Indicator
from ..record.name import read_name
from ..record.when import Period, day_short
from ..register import Register
from ..view.figures import PERFORMED
from ..view.rhythm import period_of, rhythm
from ..view.wording import capital, figure, listed

_SLIP = 7  # times the figure before: about what a point or a nought too many makes of it


def on_reading(
    register: Register, after: Register, one: Indicator, period: Period, reported: date, value: Decimal
) -> Iterator[str]:
    """What there is to know of a new reading: doubts first, then how it compares."""
    known = rhythm((reading.period.said, None) for reading in one.readings if reading.period)
    if other := _other_kind(one, period):
        yield other
    elif known and (missing := [gap.said for gap in known.passed_over(period)]):
        yield f"Nothing is on record for {', '.join(missing)}."
    if reported < period.last:
        yield f"{period.said} was not over when it was reported: it ends on {day_short(period.last)}."
    if reported > register.as_of:
        yield f"It counts from {day_short(reported)}."
    course = courses(after).get(one.code, NOTHING)
    judged = _judged(course, one, period)
    if judged and judged.before and one.measure != "cumulative" and _far(value, judged.before.value):
        earlier = f"{figure(judged.before.value)} of {judged.before.period}"
        yield f"That is far from the {earlier}: a nought or a point too many?"
    if one.measure == "cumulative":
        yield from _fallen(course, span(period.said, one.measure))
    yield from _compared(judged, one)


def on_target(register: Register, after: Register, one: Indicator, period: Period, at: str | None) -> Iterator[str]:
    """What there is to know of a new version of a target, agreed at the minute `at`."""
    if period.kind != "year" and (other := _other_kind(one, period)):
        yield other
    held = at.partition("/")[2][:10] if at else ""
    if held > register.as_of.isoformat():
        yield f"It counts from {day_short(date.fromisoformat(held))}, the day of that meeting."
    for target in one.targets:
        agreed = target.agreed.at if target.agreed else None
        if agreed and same_days(target.period, period, one.measure) and _day(agreed) > held:
            yield f"The version agreed at {agreed} is later, so that one counts."
    course = courses(after).get(one.code, NOTHING)
    yield from _gone(courses(register).get(one.code, NOTHING), course, one, at)
    yield from _compared(_judged(course, one, period), one)


def _gone(before: Course, course: Course, one: Indicator, at: str | None) -> Iterator[str]:
    """That interim targets went with the target that they led to."""
    there = {target.span for target in course.targets}
    gone = [target.period for target in before.targets if target.interim and target.span not in there]
    if gone:
        which = (
            f"The interim target for {gone[0]} goes" if len(gone) == 1 else f"The interim targets for {listed(gone)} go"
        )
        typed = f'laa indicator target "{one.code}" "{gone[0]}" …' + (f" --at {at}" if at else "")
        yield f"{which} with the old one. `{typed}` sets a new one."


def _other_kind(one: Indicator, period: Period) -> str:
    """That nothing was measured by such periods so far."""
    kinds = dict.fromkeys(reading.period.kind for reading in one.readings if reading.period)
    if not kinds or period.kind in kinds:
        return ""
    words = f"{one.code} has been measured by {' and by '.join(kinds)} so far, and {period.said} is a {period.kind}."
    year = f"{period.said[:4]}/{period.said[5:]}"
    return f"{words} If the year is meant, write {year}." if period.kind == "month" and period_of(year) else words


def _judged(course: Course, one: Indicator, period: Period) -> Judged | None:
    """The reading that counts for a period, and what it compares with."""
    days = span(period.said, one.measure)
    return next((it for it in course.readings if not it.replaced and it.reading.span == days), None)


def _fallen(course: Course, days: Span) -> Iterator[str]:
    """That a total since 1 April is lower than one before it, where the new one is either."""
    for before, one in course.falls():
        if days in (before.span, one.span):
            yield (
                f"A total since 1 April cannot fall from {figure(before.value)} ({before.period}) to "
                f"{figure(one.value)} ({one.period}): is it the period's own figure?"
            )


def _compared(judged: Judged | None, one: Indicator) -> Iterator[str]:
    if judged is None:
        return
    if judged.target and judged.performance:
        target = f"the target for {judged.target.period} is {figure(judged.target.value)}"
        yield f"{capital(PERFORMED[judged.performance])}: {target}."
    elif judged.target:
        yield f"Nothing says whether higher or lower is better for {one.code}, so it is not held against its target."
    if judged.before and judged.direction:
        yield f"{judged.direction.capitalize()}: it was {figure(judged.before.value)} for {judged.before.period}."


def _day(ref: str) -> str:
    name = read_name(ref)
    return (name.meeting or "")[:10] if name else ""


def _far(value: Decimal, before: Decimal) -> bool:
    small, great = sorted((abs(value), abs(before)))
    return small > 0 and great >= small * _SLIP


def same_days(one: Period | None, other: Period, measure: str) -> bool:
    """Whether two periods are for the same days: of a total of the year to date, Q4 and the year."""
    return one is not None and span(one.said, measure) == span(other.said, measure)
