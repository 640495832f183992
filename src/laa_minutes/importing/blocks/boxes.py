"""Items in boxes, as some templates have them: `Agenda item: Finance  Presenter: Ada Marsh`, each box a row of a table
or a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..document import Block, Run, line_of
from ..reading.pieces import Row

BOX = "Agenda item"  # the label of a heading that stood in such a box
_BOX = re.compile(
    r"Agenda item(?P<mark>:)?\s+(?P<title>\S.*?)(?:\s+(?P<led>Presenter|Presented by|Lead|Led by)\s?:\s*(?P<who>.*))?",
    re.IGNORECASE,
)


def boxes_apart(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, each such box as a heading, with who presents the item below it."""
    for block in blocks:
        if block.rows:
            yield from _rows_apart(block)
        else:
            yield from _opened(block.text, block) or [block]


def _rows_apart(table: Block) -> Iterator[Block]:
    """A table without the rows that are boxes, and these where they stand."""
    rest: list[Row] = []
    for row in table.rows:
        opened = _opened(" ".join(one.text for cell in row for one in cell if one.text), table)
        if not opened:
            rest.append(row)
            continue
        yield from _table(table, rest)
        yield from (replace(one, line=line_of(row, table.line), rows=()) for one in opened)
        rest = []
    yield from _table(table, rest)


def _table(table: Block, rows: list[Row]) -> Iterator[Block]:
    if len(rows) == len(table.rows):
        yield table
    elif rows:
        yield replace(table, rows=tuple(rows), line=line_of(rows[0], table.line))


def _opened(text: str, block: Block) -> list[Block]:
    """The heading that a box is, and `Presented by …`; nothing where it is none."""
    match = _BOX.fullmatch(text) if not block.label else None
    if match is None or not (match["mark"] or match["led"]):
        return []
    heading = replace(block, kind="heading", level=1, label=BOX, runs=(Run(match["title"], bold=True),))
    who = (match["who"] or "").strip(" .")
    led = replace(block, kind="paragraph", label="", runs=(Run(f"Presented by {who}."),))
    return [heading, led] if who and "." not in who else [heading]
