"""The calendar for people: what is past and what is coming; beneath it what was moved, cancelled or noted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ..record.when import day_short, day_words
from ..view.meetings import MeetingRow
from .listing import Cell, Column, Listing, Mark, Section, plural

COLUMNS = (
    "meeting", "body", "date", "weekday", "time", "venue", "status", "kind", "approved_at", "seal", "actions_open",
    "attendance", "note", "cancelled", "called_off",
)  # fmt: skip

STATUS = {
    "planned": Mark("○", "planned"),
    "draft": Mark("◐", "draft", "yellow"),
    "circulated": Mark("●", "circulated", "green"),
    "outline": Mark("·", "outline", "dim"),
    "cancelled": Mark("×", "cancelled", "dim"),
    "no record": Mark("?", "no record", "yellow"),
}
_SEALS = {"none": ", no seal", "broken": ", seal broken", "intact": ", seal intact", None: ""}


def calendar(rows: Sequence[MeetingRow], as_of: date, names: str) -> Listing:
    """`names` says whose meetings they are, at the right of the title."""
    several = len({row.body for row in rows}) > 1
    columns = [
        Column("Date"),
        Column("Body"),
        Column("Time", drop=2),
        Column("Status"),
        Column("Approved", drop=3),
        Column("Open", drop=4, right=True),
        Column("Came", drop=5, right=True),
        Column("Venue", drop=6, wraps=True, least=16),
    ]
    past = [_line(row) for row in rows if not row.coming]
    coming = [_line(row) for row in rows if row.coming]
    if not several:
        del columns[1]
        past, coming = ([(line[0], *line[2:]) for line in lines] for lines in (past, coming))
    sections = [Section(title, tuple(lines)) for title, lines in (("Past", past), ("Coming", coming)) if lines]
    return Listing(
        f"Meetings as of {day_words(as_of)}",
        tuple(columns),
        tuple(sections),
        names,
        tuple(_closing(rows)),
        remarks=tuple(map(_change, filter(_changed, rows))),
    )


def _line(row: MeetingRow) -> tuple[Cell, ...]:
    day = f"{row.weekday[:3]} {day_short(date.fromisoformat(row.date))}"
    second = row.meeting[len(row.body) + 11 :].replace("-", " no. ")  # a second meeting that day
    missing = row.status == "planned" and not row.coming
    approved = f"{_held(row.approved_at)}{_SEALS[row.seal]}" if row.approved_at else ""
    return (
        day + second,
        row.body,
        row.time or "",
        STATUS["no record" if missing else row.status],
        approved,
        str(row.actions_open) if row.recorded else "",
        "" if row.attendance is None else str(row.attendance),
        row.venue or "",
    )


def _changed(row: MeetingRow) -> bool:
    return bool(row.moved or row.cancelled or row.note or row.kind != "ordinary")


def _change(row: MeetingRow) -> str:
    """`pmg/2010-07-16: moved from 12 July 2010 (Room not free).`"""
    words = [f"{row.kind} meeting"] if row.kind != "ordinary" else []
    for move in row.moved:
        words.append(f"moved from {_held(move.was, day_words)}" + (f" ({move.why.strip()})" if move.why else ""))
    if row.cancelled:
        on = f" on {day_words(date.fromisoformat(row.called_off))}" if row.called_off else ""
        words.append(f"cancelled{on} ({row.cancelled.strip()})")
    if row.note:
        words.append(row.note.strip())
    return f"{row.meeting}: {'; '.join(words).rstrip('.')}."


def _closing(rows: Sequence[MeetingRow]) -> list[str]:
    if not rows:
        return ["No meetings on record that fit. `laa new-meeting DATE` opens the record of one."]
    waiting = [row.meeting for row in rows if row.status == "circulated" and row.approved_at is None and not row.coming]
    words = [f"Minutes not yet approved: {', '.join(waiting)}."] if waiting else []
    missing = [row.meeting for row in rows if row.status == "planned" and not row.coming]
    if missing:
        words.append(f"{plural(len(missing), 'planned meeting')} of the past without a record.")
    coming = sum(row.coming for row in rows)
    counted = f"{plural(len(rows), 'meeting')}, {coming or 'none'} coming"
    return [*words, f"{counted}. `laa show {rows[-1].meeting}` tells the whole of one."]


def _held(meeting: str, words: object = day_short) -> str:
    """The day of a meeting, from its name; the name itself where that is no date."""
    assert callable(words)  # noqa: S101 - one of the two ways to write a date
    try:
        return str(words(date.fromisoformat(meeting.partition("/")[2][:10])))
    except ValueError:
        return meeting
