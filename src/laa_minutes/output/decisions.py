"""The decision register for people: by meeting and minute, and beneath each decision what it waits on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from ..record.when import day_words
from ..view.decisions import DecisionRow
from .listing import STATUS, Cell, Column, Listing, Section, plural

COLUMNS = (
    "ref", "label", "in_text", "kind", "text", "meeting", "item", "title", "to", "subject_to", "waits_on", "owners",
    "due", "due_said", "status", "closed", "theme",
)  # fmt: skip

_COLUMNS = (Column("No."), Column("Kind"), Column("Decision", wraps=True, least=30))
_TO = {"recommended": "recommended to", "delegated": "delegated to"}


def decision_register(rows: Sequence[DecisionRow], as_of: date, names: str, *, waiting: bool = False) -> Listing:
    """`names` says whose register it is, at the right of the title."""
    several = len({row.meeting.partition("/")[0] for row in rows}) > 1
    sections = tuple(
        _section(meeting, title, list(group), several)
        for (meeting, _, title), group in groupby(rows, lambda row: (row.meeting, row.item, row.title))
    )
    title = f"Decisions {'waiting on' if waiting else 'to'} {day_words(as_of)}"
    return Listing(title, _COLUMNS, sections, names, (_last(rows, waiting),), headings=False)


def _section(meeting: str, title: str, rows: Sequence[DecisionRow], several: bool) -> Section:
    body, _, day = meeting.partition("/")
    number = (rows[0].item or "").removeprefix(f"{meeting}/")
    held = day_words(date.fromisoformat(day[:10])) + (f", {body}" if several else "")
    return Section(f"{number}. {title}", tuple(line for row in rows for line in _lines(row)), held)


def _lines(row: DecisionRow) -> list[tuple[Cell, ...]]:
    label = "" if row.label is None else (row.ref or "").removeprefix(row.item or "")
    conditions = _conditions(row) or ([""] if row.status else [])
    states = [STATUS[row.status] if row.status else "", *[""] * len(conditions)]
    beneath = [("", state, words and f"– {words}") for state, words in zip(states, conditions, strict=False)]
    return [(label, ", ".join(row.kind), row.text), *beneath]


def _conditions(row: DecisionRow) -> list[str]:
    """What belongs to a decision, in words: to whom, on whom and on what it waits, who is to act by when."""
    words = []
    if row.to:
        words.append(f"{next((_TO[kind] for kind in row.kind if kind in _TO), 'to')} {row.to}")
    if row.waits_on:
        words.append(f"waits on {row.waits_on}")
    if row.subject_to:
        words.append(f"subject to: {row.subject_to}")
    if row.owners:
        words.append(f"for {', '.join(row.owners)}")
    if row.due_said:
        day = day_words(date.fromisoformat(row.due)) if row.due else ""
        exact = row.due_said[:1].isdigit() or "/" in row.due_said
        words.append(f"due {day if exact and day else row.due_said + (f' ({day})' if day else '')}")
    if row.closed:
        words.append(f"{row.status} since {day_words(date.fromisoformat(row.closed))}")
    return words


def _last(rows: Sequence[DecisionRow], waiting: bool) -> str:
    if not rows:
        return "Nothing is waiting." if waiting else "No decisions on record that fit."
    meetings = plural(len({row.meeting for row in rows}), "meeting")
    held_up = sum(row.waits for row in rows)
    counted = f"{plural(len(rows), 'decision')} of {meetings}"
    if not waiting:
        counted += f", {held_up or 'none'} waiting on somebody else or on a condition"
    example = next((row.ref for row in rows if row.ref), None)
    return f"{counted}. `laa show {example}` tells the whole of one."
