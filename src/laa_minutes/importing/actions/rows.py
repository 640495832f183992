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
_TWO = 2  # headings in one cell, of which a line's place tells which it stands below
_NOWHERE = 10**9
# `Enter deadline here`: what a form says where nobody filled it in
_UNFILLED = re.compile(
    r"(?:enter|insert|add|type|choose|select|click)\b.*\b(?:here|date|text|item|name)\W*", re.IGNORECASE
)


def columns_apart(table: Block) -> Block:
    """A table whose first row has several headings in one cell, parted by tabs: as many columns, in every row."""
    heads = table.rows[0] if table.rows else ()
    if max(map(_parts, heads), default=1) == 1:
        return table
    rows = tuple(
        tuple(part for n, cell in enumerate(row) for part in _parted(cell, heads[n] if n < len(heads) else ()))
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
    texts = _goes_on([row for row in body if _said(row, text)], text)
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


def _parted(cell: Cell, head: Cell) -> tuple[Cell, ...]:
    """A cell as so many as its heading has parts; of two, a line that stands alone is below the one it begins under."""
    width = max(1, _parts(head))
    if width == 1:
        return (cell,)
    first = head[0].lines[0].split("\t")[0]
    second = head[0].indent + len(first) if width == _TWO else _NOWHERE
    columns: list[list[Block]] = [[] for _ in range(width)]
    for block in cell:
        for line in block.lines:
            parts = line.split("\t")
            start = 1 if len(parts) == 1 and block.indent > second else 0
            for n, part in enumerate(parts[:width], start):
                columns[n].append(replace(block, runs=(Run(part, block.bold),)))
    return tuple(map(tuple, columns))


def _goes_on(rows: Sequence[Sequence[Cell]], n: int) -> list[Sequence[Cell]]:
    """Rows, with one whose cell only goes on with a sentence put to the one above."""
    found: list[Sequence[Cell]] = []
    for row in rows:
        if found and cell_text(row[n])[:1].islower():
            whole = f"{cell_text(found[-1][n])} {cell_text(row[n])}"
            cell = (replace(found[-1][n][0], runs=(Run(whole),)),)
            found[-1] = tuple(cell if at == n else one for at, one in enumerate(found[-1]))
        else:
            found.append(row)
    return found
