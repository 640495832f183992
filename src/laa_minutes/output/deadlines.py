"""Deadlines for people: when, how long still, and the last meeting that can decide before each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ..record.when import MONTHS, day_short, day_words
from ..view.deadlines import DEADLINE, DOUBTFUL, IN_TIME, UNKNOWN, DeadlineRow, LastMeetingRow
from .listing import Cell, Column, Listing, Mark, Section, plural

COLUMNS = (
    "what", "kind", "said", "earliest", "latest", "by", "days_left", "passed", "meeting", "item", "title", "theme",
    "decide_at",
)  # fmt: skip

_EXTRA = Mark("!", "extra meeting", "red")
_COLUMNS = (
    Column("When", wraps=True, least=18),
    Column("Left", right=True),
    Column("What", wraps=True, least=26),
    Column("Last meeting before"),
    Column("Told at", drop=1),
)


def deadline_list(rows: Sequence[DeadlineRow], as_of: date, names: str) -> Listing:
    """`names` says whose deadlines they are, at the right of the title."""
    sections = []
    for title, own in (
        ("", [row for row in rows if row.kind == DEADLINE]),
        ("Events", [row for row in rows if row.kind != DEADLINE]),
    ):
        if own:
            sections.append(Section(title, tuple(line for row in own for line in _lines(row))))
    return Listing(f"Deadlines on {day_words(as_of)}", _COLUMNS, tuple(sections), names, tuple(_last(rows)))


def when_words(row: DeadlineRow, *, short: bool = True) -> str:
    """`4 Feb 2008`, `June 2010`; loosely said dates as they were said, with their bounds."""
    words = day_short if short else day_words
    earliest, latest = (day and date.fromisoformat(day) for day in (row.earliest, row.latest))
    if not earliest and not latest:
        return row.said or "no date"
    if earliest == latest or not row.said:
        return words(earliest or latest or date.min)
    if _is_month(row.said) and earliest:
        return f"{MONTHS[earliest.month - 1]} {earliest.year}"
    return f"{row.said} ({_bounds(earliest or None, latest or None, short=short)})"


def last_meeting(one: LastMeetingRow, *, several: bool = False) -> Cell:
    """`ssog 22 Jan 2008`, or what there is instead. With `several`, the body is named beside a missing one too."""
    body = f"{one.body}: " if several else ""
    if one.date is None:
        return f"{one.body}: no calendar" if one.chance == UNKNOWN else Mark("!", f"{body}{_EXTRA.word}", _EXTRA.colour)
    day = f"{one.body} {day_short(date.fromisoformat(one.date))}"
    return day if one.chance == IN_TIME else Mark("?", day, "yellow")


def left_words(row: DeadlineRow) -> str:
    """`62 days`, `tomorrow`, `today`; `now` while the days that it can mean run."""
    if row.passed:
        return "passed"
    if row.days_left is None:
        return ""
    if row.days_left < 0:
        return "now"
    return ("today", "tomorrow")[row.days_left] if row.days_left < 2 else f"{row.days_left} days"


def _lines(row: DeadlineRow) -> list[tuple[Cell, ...]]:
    several = len(row.decide_at) > 1
    meetings: list[Cell] = [last_meeting(one, several=several) for one in row.decide_at] or [""]
    first: tuple[Cell, ...] = (when_words(row), left_words(row), row.what, meetings[0], row.item or row.meeting)
    return [first, *(("", "", "", one, "") for one in meetings[1:])]


def _bounds(earliest: date | None, latest: date | None, *, short: bool) -> str:
    """`11 to 20 Feb 2008`, `from 1 Jan 2008`, `by 31 Mar 2010`."""
    words = day_short if short else day_words
    if earliest is None or latest is None:
        return f"from {words(earliest)}" if earliest else f"by {words(latest)}" if latest else ""
    if (earliest.year, earliest.month) == (latest.year, latest.month):
        return f"{earliest.day} to {words(latest)}"
    if earliest.year == latest.year:
        return f"{words(earliest).removesuffix(f' {earliest.year}')} to {words(latest)}"
    return f"{words(earliest)} to {words(latest)}"


def _is_month(said: str) -> bool:
    return len(said) == 7 and said[:4].isdigit() and said[4] == "-"


def _last(rows: Sequence[DeadlineRow]) -> list[str]:
    if not rows:
        return ["No dates that fit. A meeting's record has them under `deadlines` and `events`; --all lists past ones."]
    own = [row for row in rows if row.kind == DEADLINE]
    extra = sum(any(one.chance == "none" for one in row.decide_at) for row in own)
    events = len(rows) - len(own)
    words = f"{plural(len(own), 'deadline')}" + (f", {plural(events, 'event')}" if events else "")
    if any(row.decide_at for row in own):
        which = ("it" if len(own) == 1 else "each") if extra == len(own) else f"{extra} of them"
        words += f"; an extra meeting is needed before {which}" if extra else "; no extra meeting is needed"
    lines = [words + "."]
    if any(one.chance == DOUBTFUL for row in own for one in row.decide_at):
        lines.append("? marks a meeting that comes before the last day that was meant, but perhaps too late.")
    example = next((row.item for row in rows if row.item), rows[0].meeting)
    return [*lines, f"`laa show {example}` tells what was said."]
