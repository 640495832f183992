"""The action log for people: by owner, those nobody is named for last, with the secretary who is to chase them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ..record.when import day_words
from ..view.actions import ActionRow
from .listing import STATUS, Column, Listing, Mark, Section, plural

COLUMNS = (
    "ref", "status", "action", "owners", "with", "report_to", "due", "due_said", "overdue", "closed", "age_days",
    "deferred", "meeting", "item", "indicators", "theme",
)  # fmt: skip


def action_log(rows: Sequence[ActionRow], as_of: date, names: str, status: str) -> Listing:
    """`names` says whose log it is, at the right of the title."""
    skipped = shared_parts(rows)
    sections = [_section(title, group, skipped) for title, group in by_owner(rows)]
    columns = (
        Column("No.", least=4),
        Column("Status"),
        Column("Action", wraps=True, least=22),
        Column("Due", drop=1, wraps=True, least=12),
    )
    word = {"all": "raised up to", "done": "done by", "dropped": "dropped by"}.get(status, "open on")
    return Listing(f"Actions {word} {day_words(as_of)}", columns, tuple(sections), names, _last(rows, status), False)


def by_owner(rows: Sequence[ActionRow]) -> Iterator[tuple[str, list[ActionRow]]]:
    """The rows under each owner's name, an action of two owners under both; last those nobody is named for."""
    for owner in sorted({owner for row in rows for owner in row.owners}, key=str.casefold):
        yield owner, [row for row in rows if owner in row.owners]
    for chased in sorted({row.chased for row in rows if not row.owners}):
        title = f"Nobody named (with {', '.join(chased)})" if chased else "Nobody named"
        yield title, [row for row in rows if not row.owners and row.chased == chased]


def shared_parts(rows: Sequence[ActionRow]) -> int:
    """How many parts of their references all rows share, which need not be said: body and meeting, body, or none."""
    meetings = {row.meeting for row in rows}
    bodies = {meeting.partition("/")[0] for meeting in meetings}
    return 0 if len(bodies) > 1 else 1 if len(meetings) > 1 else 2


def number_of(row: ActionRow, skipped: int) -> str:
    """Its reference without so many of its parts."""
    return "/".join((row.ref or "").split("/")[skipped:]) or "–"


def state_of(row: ActionRow) -> Mark:
    """How it stands."""
    return STATUS["overdue" if row.overdue else row.status]


def when_due(row: ActionRow) -> str:
    """When it is due, or was closed."""
    return f"closed {day_words(date.fromisoformat(row.closed))}" if row.closed else due_words(row)


def last_said(row: ActionRow) -> str:
    """What was told of it last, with the day: `22 February 2010: The Group …`; empty where nothing was."""
    told = next((one for one in reversed(row.progress) if one.note), None)
    return f"{day_words(date.fromisoformat(told.on))}: {' '.join((told.note or '').split())}" if told else ""


def due_words(row: ActionRow) -> str:
    """`next meeting, 22 March 2010`; `by 4 February 2008`; `no date`."""
    if row.due_said is None:
        return "no date"
    if row.due is None:
        return "next meeting" if row.due_said == "next" else row.due_said
    day = day_words(date.fromisoformat(row.due))
    said = row.due_said
    if said == "next":
        return f"next meeting, {day}"
    if said[:1].isdigit() or "/" in said:
        return day
    return f"{said} ({day})"


def _section(title: str, rows: Sequence[ActionRow], skipped: int) -> Section:
    lines = ((number_of(row, skipped), state_of(row), row.action, when_due(row)) for row in rows)
    return Section(title, tuple(lines))


def _last(rows: Sequence[ActionRow], status: str) -> tuple[str, ...]:
    if not rows:
        return ("No open actions that fit." if status == "open" else "No actions on record that fit.",)
    overdue = sum(row.overdue for row in rows)
    counted = plural(len(rows), "action")
    if status == "open":
        counted = f"{len(rows)} open, {overdue or 'none'} overdue."
    elif status == "all":
        counted += f": {sum(row.status == 'open' for row in rows) or 'none'} open, {overdue or 'none'} overdue."
    else:
        counted += f" {status}."
    example = next((row.ref for row in rows if row.ref), None)
    return (f"{counted} `laa show {example}` tells the whole of one." if example else counted,)
