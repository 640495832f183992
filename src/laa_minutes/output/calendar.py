"""Meetings, deadlines and actions as an iCalendar file, for people's diaries.

An entry keeps its UID for ever: a meeting that moves keeps the one of its first date, with a higher SEQUENCE, so that a
diary moves its entry and makes no second one. Times are those of London, told by a VTIMEZONE with its two rules: a list
of dates instead of rules is read wrongly by one well-known reader.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from ..view.actions import ActionRow
from ..view.deadlines import DEADLINE, DeadlineRow
from ..view.diary import Diary
from ..view.meetings import MeetingRow
from ..view.wording import capital, day_of, listed
from .text import CONTROL

if TYPE_CHECKING:
    from icalendar import Calendar, Component

ZONE = "Europe/London"
_PLAIN = re.compile(r"[^a-z0-9]+")
_STATES = {"open": "NEEDS-ACTION", "done": "COMPLETED", "dropped": "CANCELLED"}


def calendar(partnership: str, title: str, entries: Diary, as_of: date, version: str) -> bytes:
    """The file. `partnership` is part of every UID; the same records on the same day give the same bytes."""
    from icalendar import Calendar

    made = Calendar()
    for name, value in (
        ("prodid", f"-//laa//laa {version}//EN"), ("version", "2.0"), ("calscale", "GREGORIAN"), ("method", "PUBLISH"),
        ("x-wr-calname", _words(title)), ("x-wr-timezone", ZONE),
    ):  # fmt: skip
        made.add(name, value)
    made.add_component(_zone())
    place = _PLAIN.sub("-", partnership.casefold()).strip("-") or "laa"
    stamp = datetime.combine(as_of, time(), ZoneInfo("UTC"))
    taken: set[str] = set()
    # Those that moved come first: an entry kept since its first date is not lost to a newcomer on that date.
    firsts = entries.first_names
    for row in sorted(entries.meetings, key=lambda one: (one.meeting not in firsts, one.date, one.meeting)):
        name = firsts.get(row.meeting, row.meeting)
        _add(made, _meeting(row, entries.agendas.get(row.meeting, ())), name, place, stamp, taken)
    for deadline in entries.deadlines:
        if deadline.by:
            name = f"{deadline.meeting}-{_digest(deadline.what, deadline.said or '')}"
            _add(made, _deadline(deadline), name, place, stamp, taken)
    for action in entries.actions:
        name = action.ref or f"{action.meeting}-{_digest(action.action)}"
        _add(made, _todo(action), f"{name}-action", place, stamp, taken)
    return bytes(made.to_ical())


def _add(made: Calendar, entry: Component, name: str, place: str, stamp: datetime, taken: set[str]) -> None:
    plain = _PLAIN.sub("-", name.casefold()).strip("-")
    free = next(one for n in range(1, len(taken) + 3) if (one := plain if n == 1 else f"{plain}-{n}") not in taken)
    taken.add(free)
    entry.add("uid", f"{free}@{place}")
    entry.add("dtstamp", stamp)
    made.add_component(entry)


def _meeting(row: MeetingRow, agenda: Sequence[str]) -> Component:
    from icalendar import Event

    entry = Event()
    is_off = row.status == "cancelled"
    kind = "" if row.kind == "ordinary" else f" ({row.kind} meeting)"
    entry.add("summary", _words(f"{'CANCELLED: ' if is_off else ''}{row.body_name}{kind}"))
    day = date.fromisoformat(row.date)
    starts, _, ends = (row.time or "").partition("-")
    if starts:
        entry.add("dtstart", _moment(day, starts))
        if ends:
            entry.add("dtend", _moment(day if ends > starts else day + timedelta(days=1), ends))
    else:
        _add_days(entry, day, day)
    if row.venue:
        entry.add("location", _words(row.venue))
    told = [
        *(_moved(move.was, move.why) for move in row.moved),
        *([f"Cancelled: {row.cancelled}"] if row.cancelled else []),
    ]
    told += [row.note] if row.note else []
    told += ["Agenda:", *(f"- {title}" for title in agenda)] if agenda and not is_off else []
    if told:
        entry.add("description", "\n".join(map(_words, told)))
    entry.add("sequence", len(row.moved) + is_off)
    entry.add("status", "CANCELLED" if is_off else "CONFIRMED")
    entry.add("categories", ["Meeting"])
    return entry


def _moved(was: str, why: str | None) -> str:
    return f"Moved from {day_of(was, weekday=True)}{f': {why.strip()}' if why else ''}"


def _deadline(row: DeadlineRow) -> Component:
    from icalendar import Event

    entry = Event()
    kind = DEADLINE if row.kind == DEADLINE else row.kind
    entry.add("summary", _words(f"{capital(kind)}: {row.what}" if kind == DEADLINE else row.what))
    first = date.fromisoformat(row.earliest or row.latest or row.by or "")
    _add_days(entry, first, date.fromisoformat(row.latest or row.earliest or row.by or ""))
    told = [f"As said: {row.said}"] if row.said and not row.said[:1].isdigit() else []
    entry.add(
        "description", "\n".join(map(_words, (*told, f"Told to the meeting of {day_of(row.meeting)}: {row.title}")))
    )
    entry.add("transp", "TRANSPARENT")  # nobody is busy because of it
    entry.add("sequence", 0)
    entry.add("categories", [capital(kind)])
    return entry


def _todo(row: ActionRow) -> Component:
    from icalendar import Todo

    entry = Todo()
    owner = listed(row.owners) if row.owners else "nobody named"
    entry.add("summary", _words(" ".join(row.action.split())))
    entry.add("description", _words(f"{row.ref or 'No number yet'}, {owner}; raised on {day_of(row.meeting)}"))
    if row.due:
        entry.add("due", date.fromisoformat(row.due))
    if row.closed and row.status == "done":
        entry.add("completed", datetime.combine(date.fromisoformat(row.closed), time(12), ZoneInfo("UTC")))
    entry.add("status", _STATES[row.status])
    entry.add("sequence", row.deferred + (row.status != "open"))
    entry.add("categories", ["Action"])
    return entry


def _add_days(entry: Component, first: date, last: date) -> None:
    """Whole days, the last included."""
    entry.add("dtstart", first)
    entry.add("dtend", max(first, last) + timedelta(days=1))


def _moment(day: date, clock: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(clock), ZoneInfo(ZONE))


def _zone() -> Component:
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    zone = Timezone()
    zone.add("tzid", ZONE)
    halves: tuple[tuple[Any, str, int, int, datetime, int], ...] = (
        (TimezoneDaylight, "BST", 0, 1, datetime(1996, 3, 31, 1), 3),  # noqa: DTZ001 - local, as the rule is
        (TimezoneStandard, "GMT", 1, 0, datetime(1996, 10, 27, 2), 10),  # noqa: DTZ001
    )
    for kind, name, before, after, begins, month in halves:
        half = kind()
        half.add("dtstart", begins)
        half.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        half.add("tzoffsetfrom", timedelta(hours=before))
        half.add("tzoffsetto", timedelta(hours=after))
        half.add("tzname", name)
        zone.add_component(half)
    return zone


def _digest(*words: str) -> str:
    return sha256("\0".join(words).encode("utf-8")).hexdigest()[:12]


def _words(text: str) -> str:
    return " ".join(CONTROL.sub("\ufffd", text).split())
