"""What is new of an indicator since a day, fact by fact and in words: `stays at risk`, `up from 9 to 11`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from sqlite3 import Row

from ..frozen import dataclass
from ..performance import Course, Judged, Performance, Reading, Target
from ..record.figure import read_figure
from ..record.meeting import STANDINGS
from ..record.when import UnreadableError, day_short
from .figures import PERFORMED, number
from .heard import PromiseRow
from .wording import figure


@dataclass(frozen=True, slots=True)
class Known:
    """What was known of an indicator on a day: the latest statement of each fact, its figures, who led it, and what was
    promised."""

    said: dict[str, Row]
    course: Course
    leads: tuple[str, ...]
    promise: PromiseRow | None


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One thing that is new: which `fact`, in `words`, as it `was` and is `now`, and where it comes from: `at` is a
    meeting or an item, else the day of a report."""

    fact: str
    words: str
    was: str | None
    now: str | None
    at: str | None


def changes(
    was: Known, now: Known, since: str, later: Sequence[str], decimals: int | None = None
) -> tuple[ChangeRow, ...]:
    """What came after the day `since`: standing, readings, performance, target, direction, forecast, lead, promises;
    of an indicator that only came up, that it did, at the meetings `later`. `decimals` is how figures are shown."""
    found = [
        *_standing(was, now, since),
        *_readings(was.course, now.course, decimals),
        *_targets(was, now, since, decimals),
        *_performance(was.course, now.course),
        *_minuted("direction", was, now, since),
        *_minuted("forecast", was, now, since),
        *_lead(was, now),
        *_promise(was.promise, now.promise, since),
        *_figures(now, since),
    ]
    if any(one.was != one.now or one.fact == "standing" for one in found):
        found = [one for one in found if one.was != one.now or one.fact not in ("direction", "forecast")]
    if not found and later:
        words = "discussed" if len(later) == 1 else f"discussed at {len(later)} meetings"
        found.append(ChangeRow("heard", words, None, None, later[-1]))
    return tuple(found)


def _standing(was: Known, now: Known, since: str) -> Iterator[ChangeRow]:
    row, before = now.said.get("standing"), was.said.get("standing")
    if row is None or row["date"] <= since:
        return
    standing, earlier = row["standing"], before["standing"] if before else None
    if earlier is None:
        words = f"minuted {standing}"
    elif earlier == standing:
        words = f"stays {standing}"
    else:
        up = STANDINGS.index(standing) < STANDINGS.index(earlier)
        words = f"{'up' if up else 'down'} from {earlier} to {standing}"
    yield ChangeRow("standing", words, earlier, standing, row["item_ref"] or row["meeting"])


def _minuted(fact: str, was: Known, now: Known, since: str) -> Iterator[ChangeRow]:
    row, before = now.said.get(fact), was.said.get(fact)
    if row is None or row["date"] <= since:
        return
    word, earlier = row[fact], before[fact] if before else None
    words = f"{fact} {'still ' if word == earlier else ''}{word}"
    if earlier and earlier != word:
        words += f" (was {earlier})"
    yield ChangeRow(fact, words, earlier, word, row["item_ref"] or row["meeting"])


def _readings(was: Course, now: Course, decimals: int | None) -> Iterator[ChangeRow]:
    """The latest reading, where it is new; what it was before is the last that was known, or the first of the new."""
    known = {id_of(one.reading) for one in was.readings}
    new = [one for one in now.readings if id_of(one.reading) not in known]
    current = [one for one in new if not one.replaced]
    if not current:
        return
    latest = current[-1]
    seen = [one.reading for one in was.readings if not one.replaced]
    words, before = _moved(latest, seen, [one.reading for one in current[:-1]], decimals)
    if latest.performance:
        earlier = was.latest.performance if was.latest and latest is now.latest else None
        words += f", {_performed(earlier, latest.performance)}"
    at = latest.reading.source or latest.reading.reported
    yield ChangeRow("reading", words, before, _figure(latest.reading.value, decimals), at)


def _performance(was: Course, now: Course) -> Iterator[ChangeRow]:
    """The same reading performs otherwise, where its target is another."""
    before, latest = was.latest, now.latest
    if before and latest and id_of(before.reading) == id_of(latest.reading):
        earlier, performance = before.performance, latest.performance
        if performance and performance != earlier and latest.target:
            words = f"{_performed(earlier, performance)}, by the new target"
            yield ChangeRow("performance", words, earlier, performance, latest.target.agreed_at)


def _performed(earlier: Performance | None, performance: Performance) -> str:
    """`still on target`, `on target (was below target)`."""
    if earlier == performance:
        return f"still {PERFORMED[performance]}"
    return f"{PERFORMED[performance]} (was {PERFORMED[earlier]})" if earlier else PERFORMED[performance]


def _moved(
    latest: Judged, seen: Sequence[Reading], since: Sequence[Reading], decimals: int | None
) -> tuple[str, str | None]:
    """In words, and the earlier figure: a corrected one for the same period; else the one it is held against; else,
    where neither has a period, the one reported before. `seen` are those known before, `since` the other new ones."""
    reading = latest.reading
    value, period = _figure(reading.value, decimals), f" in {reading.period}" if reading.period else ""
    same = [one for one in seen if one.span and one.span == reading.span]
    alike = [one for one in (*seen, *since) if one.period is None] if reading.period is None else []
    before = same[-1] if same else latest.before or (alike[-1] if alike else None)
    if before is None:
        return f"{value}{period}", None
    earlier = _figure(before.value, decimals)
    if same:
        return f"{reading.period} corrected from {earlier} to {value}", earlier
    if reading.value == before.value:
        return f"unchanged at {value}{period}", earlier
    when = f" ({before.period})" if before.period and before not in seen[-1:] else ""
    words = f"{'up' if reading.value > before.value else 'down'} from {earlier}{when} to {value}{period}"
    return f"{words} ({latest.direction})" if latest.direction else words, earlier


def _figures(now: Known, since: str) -> Iterator[ChangeRow]:
    """Figures that the last meeting to speak of it was told, but for those that are filed as readings."""
    row = now.said.get("last")
    if row is None or row["date"] <= since:
        return
    filed = {one.reading.value for one in now.course.readings}
    for told in json.loads(row["figures"]):
        what, value, earlier = told.get("what"), told.get("value") or told.get("change"), told.get("was")
        if value and _number(value) not in filed:
            words = f"{what} {value}" if what else value
            words = f"{words} (was {earlier})" if earlier else words
            yield ChangeRow("figure", words, earlier, value, row["item_ref"] or row["meeting"])


def _targets(was: Known, now: Known, since: str, decimals: int | None) -> Iterator[ChangeRow]:
    """Versions agreed since; else what the last statement says of the target, where no version has a value."""
    known = {one.span: one for one in was.course.targets}
    new = [one for one in now.course.targets if one.since > since and not one.interim]
    for one in new:
        yield _target(one, known.get(one.span), decimals)
    if not new:
        row = now.said.get("target")
        if row is not None and row["date"] > since:
            change = row["target_change"]
            by = f" (agreed by {row['target_agreed_by']})" if row["target_agreed_by"] else ""
            yield ChangeRow("target", f"target {change}{by}", None, change, row["item_ref"] or row["meeting"])


def _target(one: Target, before: Target | None, decimals: int | None) -> ChangeRow:
    figure, earlier = _figure(one.value, decimals), _figure(before.value, decimals) if before else None
    by = f" (agreed by {one.agreed_by})" if one.agreed_by else ""
    if earlier is None:
        words = f"target of {figure} for {one.period} {one.change or 'set'}"
    elif earlier == figure:
        words = f"target for {one.period} {'stays' if one.change != 'unchanged' else 'confirmed'} at {figure}"
    else:
        words = f"target for {one.period} {one.change or 'changed'} from {earlier} to {figure}"
    return ChangeRow("target", words + by, earlier, figure, one.agreed_at)


def _lead(was: Known, now: Known) -> Iterator[ChangeRow]:
    if now.leads != was.leads:
        earlier, names = ", ".join(was.leads) or None, ", ".join(now.leads) or None
        words = f"lead now {names}" if names else "no lead any more"
        yield ChangeRow("lead", words + (f" (was {earlier})" if earlier else ""), earlier, names, None)


def _promise(was: PromiseRow | None, now: PromiseRow | None, since: str) -> Iterator[ChangeRow]:
    """A new promise; or what became of an earlier one, where that was not known before."""
    if now is None or was == now:
        return
    by = f" by {_day(now.by)}" if now.by else f" ({now.said})" if now.said else ""
    what = f"“{now.what}” " if now.what else "news "
    became = {
        "awaited": f"{what}expected{by}",
        "reported": f"{what}was expected{by}: a reading came",
        "heard": f"{what}was expected{by}: spoken of, no reading came",
        "late": f"{what}was expected{by}: nothing heard",
    }
    if (was is None or was.meeting != now.meeting or was.outcome != now.outcome) and (
        now.meeting.partition("/")[2][:10] > since or now.outcome != "awaited"
    ):
        same = was is not None and was.meeting == now.meeting
        yield ChangeRow(
            "expected", became[now.outcome], was.outcome if was and same else None, now.outcome, now.meeting
        )


def id_of(reading: Reading) -> tuple[Decimal, str | None, str | None, str | None]:
    """What tells one reading from another."""
    return reading.value, reading.period, reading.reported, reading.source


def _number(typed: str) -> Decimal | None:
    try:
        return read_figure(typed)
    except UnreadableError:
        return None


def _figure(value: Decimal, decimals: int | None) -> str:
    return figure(number(value), decimals)


def _day(iso: str) -> str:
    return day_short(date.fromisoformat(iso))
