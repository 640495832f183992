"""Tables of actions that a format gives askew: two columns in one, names on rows of their own, rows behind it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..blocks.cells import cell_text
from ..document import Block, Run
from ..words.owners import Circle, are_owners
from .columns import columns_of

Cell = tuple[Block, ...]
# `Enter deadline here`: what a form says where nobody filled it in
_UNFILLED = re.compile(
    r"(?:enter|insert|add|type|choose|select|click)\b.*\b(?:here|date|text|item|name)\W*", re.IGNORECASE
)


def columns_apart(table: Block) -> Block:
    """A table whose first row has several headings in one cell, parted by tabs: as many columns, in every row."""
    widths = [max(1, _parts(cell)) for cell in table.rows[0]]
    if max(widths, default=1) == 1:
        return table
    rows = tuple(
        tuple(part for n, cell in enumerate(row) for part in _parted(cell, widths[n] if n < len(widths) else 1))
        for row in table.rows
    )
    return replace(table, rows=rows)


def with_rows_behind(table: Block, following: Sequence[Block], circle: Circle) -> tuple[Block, int]:
    """The table with the rows that stand behind it as paragraphs, where its last row has somebody but no action; and
    how many paragraphs these are."""
    apart = columns_apart(table)
    columns = columns_of(apart)
    if not {"text", "owner"} <= columns.keys():
        return table, 0
    text, owner = columns["text"], columns["owner"]
    rows, taken = list(apart.rows), 0
    for block in following:
        who = block.lines[0].split("\t")[0] if block.lines and not block.rows else ""
        wanting = sum(_said(row, owner) for row in rows[1:]) - sum(_said(row, text) for row in rows[1:])
        if block.kind != "paragraph" or not who:
            break
        if taken and block.text[:1].islower() and _said(rows[-1], text):
            whole = f"{cell_text(rows[-1][text])} {block.text}"
            rows[-1] = _alone(apart, text, replace(rows[-1][text][0], runs=(Run(whole),)))
        elif wanting > 0 and not are_owners(who, circle):
            rows.append(_alone(apart, text, block))
        elif taken and not wanting and are_owners(who, circle):
            rows.append(_alone(apart, owner, replace(block, runs=(Run(who),))))
        else:
            break
        taken += 1
    return (replace(apart, rows=tuple(rows)), taken) if taken else (table, 0)


def rows_level(table: Block, columns: Mapping[str, int]) -> tuple[Block, bool]:
    """A table in which names and actions stand on rows of their own, each name beside an action, in their order, where
    there are as many; and whether that was so."""
    if not {"text", "owner"} <= columns.keys():
        return table, False
    text, owner = columns["text"], columns["owner"]
    body = table.rows[1:]
    texts = [row for row in body if _said(row, text)]
    owners = [row for row in body if _said(row, owner)]
    askew = any(_said(row, owner) and not _said(row, text) for row in body)
    if not askew or len(texts) != len(owners):
        return table, False
    pairs = zip(texts, owners, strict=True)
    rows = (tuple(one[n] if n == text else two[n] for n in range(min(len(one), len(two)))) for one, two in pairs)
    return replace(table, rows=(table.rows[0], *rows)), True


def filled_in(text: str) -> str:
    """A cell's words; nothing where they only ask for words."""
    return "" if _UNFILLED.fullmatch(text) else text


def _said(row: Sequence[Cell], n: int) -> bool:
    return n < len(row) and bool(cell_text(row[n]))


def _alone(table: Block, n: int, block: Block) -> tuple[Cell, ...]:
    """A row with nothing but a block in one of its cells."""
    return tuple((block,) if n == at else () for at in range(len(table.rows[0])))


def _parts(cell: Cell) -> int:
    """How many headings a cell has, parted by tabs."""
    return max((line.count("\t") + 1 for block in cell for line in block.lines), default=1)


def _parted(cell: Cell, width: int) -> tuple[Cell, ...]:
    """A cell as so many."""
    if width == 1:
        return (cell,)
    lines = [(block, line.split("\t")) for block in cell for line in block.lines]
    return tuple(
        tuple(replace(block, runs=(Run(parts[n], block.bold),)) for block, parts in lines if n < len(parts))
        for n in range(width)
    )
