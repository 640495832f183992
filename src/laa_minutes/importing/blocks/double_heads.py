"""Tables whose columns are named in two rows, some under one for several: `Idea | To do | |` above `| Who | What`."""

from __future__ import annotations

from dataclasses import replace

from ..document import Block
from ..reading.pieces import Row
from .cells import cell_text

_WORDS = 3  # of the name of a column under another


def with_one_head(table: Block) -> Block:
    """The table with the names of its columns in one row, where the second row has several, side by side, under one
    of the first, and the first those of all other columns."""
    if len(table.rows) < 3 or len({len(row) for row in table.rows[:2]}) != 1:
        return table
    first, second = (list(map(cell_text, row)) for row in table.rows[:2])
    below = [n for n, text in enumerate(second) if text]
    if len(below) < 2 or not below[0] or below != list(range(below[0], below[-1] + 1)):
        return table
    others = (text for n, text in enumerate(first[1:], 1) if n not in below)
    over = [n for n in below if first[n]] == below[:1] and all(others)
    names = all(len(second[n].split()) <= _WORDS and not any(map(str.isdigit, second[n])) for n in below)
    if not (over and names):
        return table
    head: Row = tuple(two if cell_text(two) else one for one, two in zip(*table.rows[:2], strict=True))
    return replace(table, rows=(head, *table.rows[2:]))
