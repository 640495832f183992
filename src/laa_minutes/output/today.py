"""What a secretary needs today, in a screenful."""

from __future__ import annotations

from datetime import date

from ..record.when import day_words
from ..view.today import ComingRow, Today
from .deadlines import last_meeting, when_words
from .listing import STANDING, Column, Listing, Section, plural

MOST_NAMES = 6


def picture(found: Today, as_of: date, errors: int) -> Listing:
    """Next, owed, minutes, watch; each line says what to type to see more."""
    lines = [
        *_labelled("Next", _next(found, as_of)),
        *_labelled("Owed", [_owed(found)]),
        *_labelled("Minutes", [f"{row.meeting} {row.status}, not yet approved" for row in found.unapproved]),
        *_labelled("Dates", [_deadline(found)] if found.deadlines else []),
        *_labelled("Watch", [_watch(found)] if found.watch else []),
        *_labelled("Records", [f"{plural(errors, 'error')} (`laa check`)"] if errors else []),
    ]
    title = f"{found.partnership or 'Records'} · {day_words(as_of, weekday=True)}"
    last = ("`laa actions`, `laa scorecard`, `laa forward-plan`, `laa check` tell more; `laa --help` lists all.",)
    columns = (Column("", least=8), Column("", wraps=True, least=40))
    return Listing(title, columns, (Section("", tuple(lines)),), last=last, headings=False)


def _next(found: Today, as_of: date) -> list[str]:
    if not found.coming:
        last = f" (the plan ends with {found.last_planned})" if found.last_planned else ""
        return [f"no meeting planned{last}"]
    return [words for row in found.coming for words in _coming(row, as_of)]


def _coming(row: ComingRow, as_of: date) -> list[str]:
    meeting = row.meeting
    day = date.fromisoformat(meeting.date)
    days = (day - as_of).days
    when = "today" if days == 0 else "tomorrow" if days == 1 else f"in {days} days"
    where = ", ".join(filter(None, [day_words(day, weekday=True), meeting.time, meeting.venue]))
    lines = [f"{meeting.body.upper()}, {where}: {when}"]
    if row.due:
        lines.append(f"– {plural(row.due, 'action')} due there")
    lines += [
        f"– asked for and not on the agenda: {wish.action} ({wish.ref or 'not numbered'})" for wish in row.missing
    ]
    return lines


def _owed(found: Today) -> str:
    names = [f"{name} {count}" for name, count in found.owed[:MOST_NAMES]]
    if len(found.owed) > MOST_NAMES:
        names.append(f"{plural(len(found.owed) - MOST_NAMES, 'other')}")
    if found.unowned:
        names.append(f"nobody named {found.unowned}")
    return " · ".join([*names, f"overdue {found.overdue or 'none'}"]) if names else "nothing"


def _deadline(found: Today) -> str:
    """The first deadline of the coming weeks, and who can still decide before it."""
    first, *more = found.deadlines
    meetings = ", ".join(str(last_meeting(one, several=True)) for one in first.decide_at)
    rest = f"; {len(more)} more (`laa deadlines`)" if more else ""
    return f"{when_words(first)}: {first.what}; last meeting before: {meetings}{rest}"


def _watch(found: Today) -> str:
    by_standing: dict[str, list[str]] = {}
    for code, standing in found.watch:
        by_standing.setdefault(standing, []).append(code)
    return " · ".join(f"{', '.join(codes)} {STANDING[standing]}" for standing, codes in by_standing.items())


def _labelled(label: str, lines: list[str]) -> list[tuple[str, str]]:
    return [("" if number else label, line) for number, line in enumerate(lines)]
