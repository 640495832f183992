"""Names of lists side by side: the first row of the table of people below them, or of what was typed as one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ..document import Block, Run
from ..words.entries import names_somebody
from ..words.list_names import list_called_below, named_list
from .cells import cell_text

Cell = tuple[Block, ...]
_ACROSS = 12  # characters from the margin, or more: a lone name there is in the last column


def with_heads(blocks: Iterable[Block]) -> list[Block]:
    """The blocks, each table below `Present: Apologies:`, or below a table that ends with such a row, with that row;
    and lists of people with tabs or gaps between them as a table."""
    found: list[Block] = []
    for block in _typed_as_tables(tuple(blocks)):
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


def _typed_as_tables(blocks: Sequence[Block]) -> Iterable[Block]:
    """The blocks, lines such as `Present ⇥ Apologies`, `Ada Marsh ⇥ Cy Dart`, `Ben Lowe` as the rows of one table."""
    at = 0
    while at < len(blocks):
        head = _parted(blocks[at])
        rows = [head]
        if len(head) > 1 and all(list_called_below(cell_text(cell)) for cell in head):
            rows += _people_below(blocks[at], blocks[at + 1 :], len(head))
        typed = any(sum(map(bool, row)) > 1 for row in rows[1:])
        yield replace(blocks[at], kind="table", runs=(), label="", rows=tuple(rows)) if typed else blocks[at]
        at += len(rows) if typed else 1


def _people_below(head: Block, blocks: Iterable[Block], width: int) -> Iterable[tuple[Cell, ...]]:
    """The lines below the names of lists, as far as they hold nothing but people."""
    for block in blocks:
        cells = _parted(block)
        people = all(names_somebody(cell_text(cell)) and not named_list(cell_text(cell)) for cell in cells)
        if not cells or len(cells) > width or not people:
            return
        others: tuple[Cell, ...] = ((),) * (width - len(cells))
        across = len(cells) == 1 and block.indent - head.indent >= _ACROSS
        yield (*others, *cells) if across else (*cells, *others)


def _parted(block: Block) -> tuple[Cell, ...]:
    """What stands between the tabs of a line, as cells; nothing of what is no plain line."""
    if block.kind != "paragraph" or block.label:
        return ()
    parts = (part.strip() for line in block.lines for part in line.split("\t"))
    return tuple((replace(block, runs=(Run(part),)),) for part in parts if part)
