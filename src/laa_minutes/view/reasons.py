"""Why an indicator is an exception: of concern or a success, each reason in words and figures.

Of concern, the gravest first:

- off track, at risk: minuted so, and nothing else minuted since;
- below target: the latest reading that has a target for its own period missed it, by more than the tolerance;
- slipping: each of the last two readings or more was worse than the one it is held against;
- step overdue: a step of the recovery plan is past its date, and was not reported done or dropped;
- not reviewed: the meeting that was to review the recovery plan is over, steps are open, and neither that meeting nor a
  later one has told of a step or of the indicator;
- not come: something was expected on a day that has passed, and no reading and no meeting told of it since;
- no reading: none when one was due (`rhythm` says when that is), or none at all for a target whose time is over.

A success: recovered, from off track or at risk to on track or better, or from below target to on target, or with every
step of the recovery plan done; ahead, as minuted; improved, by a better standing, a better result against the target,
or better readings two times running; target met, at the end of a financial year. A rise is news until the next
statement or reading.

That a report by exception has what misses its target by more than is tolerated is Medway's practice (Council Plan
Monitoring, 2010/11); that members see what worries or exceeds expectations instead of every row, Breckland's (2012).
What two readings make of it (slipping, improved) is our own convention.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from sqlite3 import Row
from typing import Literal

from ..frozen import dataclass
from ..performance import span
from ..record.meeting import STANDINGS
from ..record.when import day_short
from .figures import PERFORMED, ReadingRow, compared, in_a_row
from .recovery import PlanRow
from .rhythm import USUAL_DAYS, period_of, rhythm
from .scorecard import IndicatorRow
from .wording import figure

Reason = Literal[
    "off track", "below target", "at risk", "slipping", "step overdue", "not reviewed", "not come",
    "no reading", "recovered", "ahead", "improved", "target met",
]  # fmt: skip
CONCERNS: tuple[Reason, ...] = (
    "off track", "below target", "at risk", "slipping", "step overdue", "not reviewed", "not come", "no reading",
)  # fmt: skip
SUCCESSES: tuple[Reason, ...] = ("recovered", "ahead", "improved", "target met")
_RESULTS = tuple(PERFORMED)
_RUN = 2  # readings that go one way before it is said
_MOST = 5  # figures that are told before the latest


@dataclass(frozen=True, slots=True)
class ReasonRow:
    """Why: in words and figures, since when it is known (a day), and `at` which item, meeting or step it can be looked
    up."""

    reason: Reason
    words: str
    since: str | None
    at: str | None


@dataclass(frozen=True, slots=True)
class About:
    """What is known of an indicator on a day: its row of the scorecard, its recovery plan, the statements that gave it
    a standing (the latest last), and its targets' periods (last day and name, the earliest first)."""

    row: IndicatorRow
    plan: PlanRow | None
    standings: Sequence[Row]
    aims: Sequence[tuple[str, str]]
    today: str


def concerns(about: About) -> tuple[ReasonRow, ...]:
    """What is of concern, the gravest first."""
    found = (
        *_minuted_badly(about),
        *_below_target(about.row),
        *_slipping(about.row),
        *_late_steps(about.plan),
        *_not_reviewed(about.plan),
        *_not_come(about.row),
        *_unmeasured(about),
    )
    return tuple(sorted(found, key=lambda one: CONCERNS.index(one.reason)))


def successes(about: About) -> tuple[ReasonRow, ...]:
    """What is a success, the greatest first."""
    found = (
        *_risen(about.standings),
        *_better_result(about.row),
        *_plan_done(about),
        *_ahead(about),
        *_improving(about.row),
        *_year_met(about.row),
    )
    return tuple(sorted(found, key=lambda one: SUCCESSES.index(one.reason)))


def _minuted_badly(about: About) -> Iterator[ReasonRow]:
    """The standing, with the first of the meetings that minuted it without another in between."""
    standing, told = about.row.standing, about.standings
    if standing not in ("off track", "at risk") or not told:
        return
    first = next((n for n in range(len(told), 0, -1) if told[n - 1]["standing"] != standing), 0)
    words = f"minuted on {_day(told[-1]['date'])}"
    if told[first]["date"] != told[-1]["date"]:
        words = f"since {_day(told[first]['date'])}, last {words}"
    if about.row.forecast:
        words += f"; forecast {about.row.forecast}"
    yield ReasonRow("off track" if standing == "off track" else "at risk", words, told[-1]["date"], told[-1]["at"])


def _below_target(row: IndicatorRow) -> Iterator[ReasonRow]:
    latest = row.compared
    if latest and latest.performance == "missed":
        words = _held_against_target(row, latest) + (f" ({row.better} is better)" if row.better else "")
        if (running := in_a_row(row.readings, performance="missed")) > 1:
            words += f"; missed {running} times running"
        yield ReasonRow("below target", words, _known(latest), latest.period)


def _slipping(row: IndicatorRow) -> Iterator[ReasonRow]:
    if (running := in_a_row(row.readings, direction="worsening")) >= _RUN:
        yield _run("slipping", "worse", row, running)


def _improving(row: IndicatorRow) -> Iterator[ReasonRow]:
    if (running := in_a_row(row.readings, direction="improving")) >= _RUN:
        yield _run("improved", "better", row, running)


def _run(reason: Reason, word: str, row: IndicatorRow, running: int) -> ReasonRow:
    """`worse 2 times running: 150, 171, 178 households, to 2023/24 Q3`."""
    latest = next(one for one in reversed(row.readings) if one.direction)
    value = _figure(row, latest.value)
    if row.measure != "point":  # held against the year before at the same time
        was = f"{_figure(row, latest.was)} in {latest.was_period}"
        words = f"{word} than a year before {running} times running: {value} in {latest.period}, {was}"
    else:
        followed = [one for one in row.readings if one.kind == latest.kind and not one.replaced]
        values = [figure(one.value, row.decimals) for one in followed[-running - 1 : -1]]
        left_out = "…, " if len(values) > _MOST else ""
        run = ", ".join([*values[-_MOST:], value])
        words = f"{word} {running} times running: {left_out}{run}, to {latest.period}"
    return ReasonRow(reason, words, _known(latest), latest.period)


def _late_steps(plan: PlanRow | None) -> Iterator[ReasonRow]:
    for step in plan.steps if plan else ():
        if step.overdue:
            yield ReasonRow("step overdue", f"{step.what}, due {_day(step.due)}", step.due, step.ref)


def _not_reviewed(plan: PlanRow | None) -> Iterator[ReasonRow]:
    if plan and plan.unreviewed:
        words = f"the recovery plan was to be reviewed on {_day(plan.review_on)}, and nothing was told of it since"
        yield ReasonRow("not reviewed", words, plan.review_on, plan.review)


def _not_come(row: IndicatorRow) -> Iterator[ReasonRow]:
    if row.promise and row.promise.outcome == "late":
        what = f"“{row.promise.what}”" if row.promise.what else "news"
        words = f"{what} expected by {_day(row.promise.by)}, and nothing heard since"
        yield ReasonRow("not come", words, row.promise.by, row.promise.item or row.promise.meeting)


def _unmeasured(about: About) -> Iterator[ReasonRow]:
    """A reading that was due by the rhythm; where nothing was measured at all, one for a target whose time is over."""
    readings = about.row.readings
    if known := rhythm((one.period, one.reported) for one in readings):
        if missing := known.missing(about.today):
            (first, due), *others = missing
            more = f", and none for the {_count(len(others), first.kind)} after it" if others else ""
            yield ReasonRow("no reading", f"none for {first.said}, which was due by {_day(due)}{more}", due, first.said)
    elif not any(one.period for one in readings) and about.aims:
        last, typed = about.aims[0]
        period = period_of(typed)
        due = (date.fromisoformat(last) + timedelta(USUAL_DAYS[period.kind] if period else 0)).isoformat()
        if due < about.today:
            yield ReasonRow("no reading", f"none on record for {typed}, for which there is a target", due, typed)


def _risen(standings: Sequence[Row]) -> Iterator[ReasonRow]:
    """The last standing minuted, where it is better than the one before."""
    if len(standings) < 2:
        return
    was, now = (one["standing"] for one in standings[-2:])
    if STANDINGS.index(now) < STANDINGS.index(was):
        back = was in ("off track", "at risk") and now in ("on track", "ahead")
        words = f"from {was} to {now}, minuted on {_day(standings[-1]['date'])}"
        yield ReasonRow("recovered" if back else "improved", words, standings[-1]["date"], standings[-1]["at"])


def _better_result(row: IndicatorRow) -> Iterator[ReasonRow]:
    """The latest reading against its target, where that is better than the one of its kind before."""
    alike = compared(row.readings)[-2:]
    if len(alike) < 2:
        return
    was, now = (one.performance for one in alike if one.performance)
    if _RESULTS.index(now) < _RESULTS.index(was):
        words = f"{_held_against_target(row, alike[-1])}: {PERFORMED[now]}, from {PERFORMED[was]} in {alike[0].period}"
        reason: Reason = "recovered" if (was, now) == ("missed", "met") else "improved"
        yield ReasonRow(reason, words, _known(alike[-1]), alike[-1].period)


def _plan_done(about: About) -> Iterator[ReasonRow]:
    plan = about.plan
    if plan and plan.steps and all(step.status == "done" for step in plan.steps) and not concerns(about):
        since = max(step.since or "" for step in plan.steps)
        news = (*(_known(one) or "" for one in about.row.readings), *(one["date"] for one in about.standings))
        if max(news, default="") <= since:
            words = f"every step of the recovery plan is done, the last since {_day(since)}"
            yield ReasonRow("recovered", words, since, plan.steps[-1].ref)


def _ahead(about: About) -> Iterator[ReasonRow]:
    if about.row.standing == "ahead" and about.standings:
        told = about.standings[-1]
        yield ReasonRow("ahead", f"minuted on {_day(told['date'])}", told["date"], told["at"])


def _year_met(row: IndicatorRow) -> Iterator[ReasonRow]:
    if row.performance == "met" and row.period and span(row.period, row.measure)[1].endswith("-03-31"):
        latest = next(one for one in reversed(row.readings) if not one.replaced)
        yield ReasonRow("target met", _held_against_target(row, latest), _known(latest), latest.period)


def _held_against_target(row: IndicatorRow, reading: ReadingRow) -> str:
    return f"{_figure(row, reading.value)} in {reading.period}, target {_figure(row, reading.target)}"


def _figure(one: IndicatorRow, value: int | float | None) -> str:
    return figure(value, one.decimals, one.unit)


def _known(reading: ReadingRow) -> str | None:
    """The day from which a reading counts."""
    period = period_of(reading.period)
    return reading.reported or (period.last.isoformat() if period else None)


def _day(iso: str | None) -> str:
    return day_short(date.fromisoformat(iso)) if iso else "?"


def _count(number: int, kind: str) -> str:
    return kind if number == 1 else f"{number} {kind}s"
