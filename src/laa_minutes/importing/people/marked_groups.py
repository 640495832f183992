"""People in several columns of one table, a mark behind each: `Chair | Ada Marsh | Y | Under 8 | Ben Lowe | N`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..draft import Attendee
from ..words.entries import person_in
from .grids import AWAY, is_mark
from .lists import Lists

_FEWEST = 2  # marks in a column, that are no accident
_NOT_THERE = re.compile(r"(?:no?|abs(?:ent)?|✗|✘)\.?", re.IGNORECASE)  # which says nothing of apologies

_Group = list[tuple[Attendee | None, str]]  # who, and the mark, row by row


def read_marked_groups(texts: Sequence[Sequence[str]], line: int, lists: Lists) -> bool:
    """Read a table in which more than one column of people has a column of marks behind it, if it is one. Whoever is
    only marked as not there sent no apologies."""
    groups = _groups(texts)
    if len(groups) < 2 or not all(_names_people(group) for group in groups):
        return False
    missing = list[str]()
    for one, mark in (entry for group in groups for entry in group):
        if one is None or not is_mark(mark):
            continue
        if _NOT_THERE.fullmatch(mark):
            missing.append(one.person)
        else:
            lists.add("apologies" if AWAY.match(mark) else "present", [replace(one, line=line)])
    if missing:
        lists.doubt("apologies", line, f"marked as not there, with no apologies: {', '.join(missing)}")
    return True


def _groups(texts: Sequence[Sequence[str]]) -> list[_Group]:
    """The columns of each group, those of marks being the last of theirs."""
    width = max(map(len, texts))
    marks = [n for n in range(width) if _holds_marks([row[n] for row in texts if n < len(row) and row[n]])]
    starts = (0, *(n + 1 for n in marks))
    return [
        [(_who(row[start:end]), row[end]) for row in texts if end < len(row)]
        for start, end in zip(starts, marks, strict=False)
    ]


def _holds_marks(column: Sequence[str]) -> bool:
    count = sum(map(is_mark, column))
    return count > _FEWEST and count * 3 >= len(column) * 2


def _who(cells: Sequence[str]) -> Attendee | None:
    """The one person whom cells name, with what the others say."""
    people = [(n, one) for n, text in enumerate(cells) if (one := person_in(text))]
    if len(people) != 1:
        return None
    [(at, one)] = people
    said = "; ".join(text for n, text in enumerate(cells) if text and n != at)
    return replace(one, role=one.role or said or None)


def _names_people(group: _Group) -> bool:
    return sum(one is not None for one, _ in group) * 2 >= len(group)
