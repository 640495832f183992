"""The decision register for people: by meeting and minute, and beneath each decision what it waits on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from ..record.when import day_words
from ..view.decisions import DecisionRow
from .listing import STATUS, Cell, Column, Listing, Section, plural
from .waiting import wait_words

COLUMNS = (
    "ref", "label", "in_text", "kind", "text", "meeting", "item", "title", "to", "subject_to", "waits_on", "owners",
    "due", "due_said", "status", "closed", "theme", "wait",
)  # fmt: skip

_COLUMNS = (Column("No."), Column("Kind"), Column("Decision", wraps=True, least=30))
_HELD_UP = ("delegated", "recommended", "deferred")
_TO = {"recommended": "recommended to", "delegated": "delegated to"}


def decision_cells(row: DecisionRow) -> dict[str, list[str]]:
    """What stands in a table for what keeps a decision waiting: `waits on County Council's Cabinet; …`."""
    words = wait_words(row.wait, row.kind, row.meeting) if row.wait else ()
    return {"wait": [" ".join(pair) for pair in words]}


def decision_register(rows: Sequence[DecisionRow], as_of: date, names: str) -> Listing:
    """`names` says whose register it is, at the right of the title."""
    several = len({row.meeting.partition("/")[0] for row in rows}) > 1
    sections = tuple(
        _section(meeting, title, list(group), several)
        for (meeting, _, title), group in groupby(rows, lambda row: (row.meeting, row.item, row.title))
    )
    return Listing(f"Decisions to {day_words(as_of)}", _COLUMNS, sections, names, (_last(rows),), headings=False)


def waiting_list(rows: Sequence[DecisionRow], as_of: date, names: str) -> Listing:
    """Decisions that wait, each with what it waits for, since when, and where the answer can be given and heard."""
    several = len({row.meeting.partition("/")[0] for row in rows}) > 1
    sections = tuple(
        _section(meeting, title, list(group), several, waiting=True)
        for (meeting, _, title), group in groupby(rows, lambda row: (row.meeting, row.item, row.title))
    )
    columns = (Column("No."), Column(""), Column("Decision", wraps=True, least=40))
    return Listing(
        f"Decisions waiting on {day_words(as_of)}", columns, sections, names, tuple(_last_waiting(rows)), headings=False
    )


def _section(meeting: str, title: str, rows: Sequence[DecisionRow], several: bool, *, waiting: bool = False) -> Section:
    body, _, day = meeting.partition("/")
    number = (rows[0].item or "").removeprefix(f"{meeting}/")
    held = day_words(date.fromisoformat(day[:10])) + (f", {body}" if several else "")
    return Section(
        f"{number}. {title}", tuple(line for row in rows for line in (_waiting_lines if waiting else _lines)(row)), held
    )


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


def _waiting_lines(row: DecisionRow) -> list[tuple[Cell, ...]]:
    label = "" if row.label is None else (row.ref or "").removeprefix(row.item or "")
    kind = next((one for one in row.kind if one in _HELD_UP), ", ".join(row.kind))
    lines: list[tuple[Cell, ...]] = [(label, kind, row.text)]
    return lines + [
        ("", said, words)
        for said, words in (wait_words(row.wait, row.kind, row.meeting, row.owners) if row.wait else ())
    ]


def _last_waiting(rows: Sequence[DecisionRow]) -> Iterable[str]:
    if not rows:
        yield "Nothing is waiting."
        return
    longest = max(row.wait.days for row in rows if row.wait)
    yield f"{plural(len(rows), 'decision')} waiting, the longest for {plural(longest, 'day')}."
    if example := next((row.ref for row in rows if row.ref), None):
        yield f'What settles one is its report: `laa done "{example}" --note "…"`.'


def _last(rows: Sequence[DecisionRow]) -> str:
    if not rows:
        return "No decisions on record that fit."
    meetings = plural(len({row.meeting for row in rows}), "meeting")
    held_up = sum(row.wait is not None for row in rows)
    counted = f"{plural(len(rows), 'decision')} of {meetings}"
    counted += f", {held_up or 'none'} waiting on somebody else or on a condition"
    example = next((row.ref for row in rows if row.ref), None)
    return f"{counted}. `laa show {example}` tells the whole of one."
