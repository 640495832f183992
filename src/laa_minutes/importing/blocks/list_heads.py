"""Names of lists that a reader of pages took from the table of people below them: they are its first row."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from ..document import Block, Run
from ..words.list_names import list_called_below
from .cells import cell_text

Cell = tuple[Block, ...]


def with_heads(blocks: Iterable[Block]) -> list[Block]:
    """The blocks, each table below `Present: Apologies:`, or below a table that ends with such a row, with that row."""
    found: list[Block] = []
    for block in blocks:
        width = max(map(len, block.rows), default=0)
        heads, above = _heads(found[-1]) if found and block.rows else ((), None)
        if len(heads) > 1 and len(heads) == width:
            found[-1:] = [above] if above else []
            block = replace(block, rows=(heads, *block.rows), line=heads[0][0].line)
        found.append(block)
    return found


def _heads(block: Block) -> tuple[tuple[Cell, ...], Block | None]:
    """The names of lists that a line holds, or the last row of a table, as cells; and what is left of the table."""
    if block.rows:
        last = block.rows[-1]
        named = all(list_called_below(cell_text(cell).strip(" :")) for cell in last)
        return (last, replace(block, rows=block.rows[:-1]) if block.rows[:-1] else None) if named else ((), None)
    names = [name.strip() for name in re.split(r":(?:\s+|$)", block.text) if name.strip()]
    if block.text.count(":") < len(names) or not all(map(list_called_below, names)):
        return (), None
    return tuple((replace(block, runs=(Run(name),), label=""),) for name in names), None
