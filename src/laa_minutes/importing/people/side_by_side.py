"""Lists in columns that nothing but a gap keeps apart: several lines with two names or more."""

from __future__ import annotations

from collections.abc import Sequence

from ..words.names import TITLES, looks_like_name
from .lists import Lists

_SEVERAL = 2  # lines with more than one name, which are no accident


def one_by_one(texts: Sequence[str], kind: str, line: int, lists: Lists) -> list[list[str]]:
    """The names of each line of a list, `Ada Marsh ⇥ Ben Lowe` as two where all lines with a gap hold only names, each
    another's; where they have no titles they could say where somebody comes from, which is a doubt. Else each line
    as it is."""
    columns = [[part.strip() for part in text.split("\t")] for text in texts]
    names = [name for row in columns if len(row) > 1 for name in row]
    several = sum(len(row) > 1 for row in columns) >= _SEVERAL and len(set(names)) == len(names)
    if not several or not all(map(looks_like_name, names)):
        return [[text] for text in texts]
    if not all(map(TITLES.match, names)):
        lists.doubt(kind, line, f"names stand side by side here; {names[0]} and {names[1]} were told apart")
    return columns
