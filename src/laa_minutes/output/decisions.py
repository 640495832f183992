"""The decision register for people: by meeting and minute, and beneath each decision what it waits on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from ..record.when import day_words
from ..view.decisions import DecisionRow
from ..view.waiting import BackRow, WaitedOnRow, WaitRow
from .listing import STATUS, Cell, Column, Listing, Section, plural

COLUMNS = (
    "ref", "label", "in_text", "kind", "text", "meeting", "item", "title", "to", "subject_to", "waits_on", "owners",
    "due", "due_said", "status", "closed", "theme", "wait",
)  # fmt: skip

_COLUMNS = (Column("No."), Column("Kind"), Column("Decision", wraps=True, least=30))
_HELD_UP = ("delegated", "recommended", "deferred")
_TO = {"recommended": "recommended to", "delegated": "delegated to"}


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
    return lines + [("", said, words) for said, words in (_wait(row, row.wait) if row.wait else ())]


def _wait(row: DecisionRow, wait: WaitRow) -> Iterable[tuple[str, str]]:
    for one in wait.on:
        yield ("waits on", _waited_on(one, delegated="delegated" in row.kind))
    if wait.condition:
        yield ("depends on", wait.condition)
    for back in wait.back:
        yield ("comes back", _back(back))
    if row.owners:
        yield ("for", ", ".join(row.owners))
    since = day_words(date.fromisoformat(wait.since))
    yield ("waiting", f"since {since}, {plural(wait.days, 'day')}" if wait.days else f"since {since}")
    if wait.told:
        told = f"{wait.told.note} ({wait.told.meeting})" if wait.told.note else wait.told.meeting
        yield ("last heard", told)
    body = row.meeting.partition("/")[0]
    if wait.heard_at and wait.heard_date:
        yield ("answer", f"to {body} on {day_words(date.fromisoformat(wait.heard_date))} at the earliest")
    else:
        yield ("answer", f"the calendar has no coming meeting of {body}")


def _waited_on(one: WaitedOnRow, *, delegated: bool) -> str:
    """`Town Cabinet, which meets on 3 March 2008`; `Chairman of SSOG: John Sinnott`."""
    if one.body:
        return f"{one.name}, " + (
            f"which meets on {day_words(date.fromisoformat(one.date))}"
            if one.date
            else "of which the calendar has no coming meeting"
        )
    if one.holders:
        return f"{one.name}: {' and '.join(one.holders)}"
    return f"{one.name}: nobody on record holds that office" if one.kind == "role" and delegated else one.name


def _back(one: BackRow) -> str:
    if one.date is None:
        return f"{one.title.strip()} (no date in the plan yet)"
    day = f"{(one.meeting or '').partition('/')[0]}, {day_words(date.fromisoformat(one.date))}"
    planned = f"planned for {day}, and not on record there" if one.missed else day
    return f"{one.title.strip()} ({planned})"


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
