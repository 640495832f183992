"""Tables in tables: `Discussion | … | Action items | Person responsible | Deadline | …`, as forms for minutes have it,
where the names of the columns for actions stand further down."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..document import Block, line_of
from ..reading.pieces import Row
from .cells import heading_text

_ACTIONS = re.compile(r"(?:agreed |new )?(?:actions?|tasks?)(?: (?:items?|points?|required|agreed))?", re.IGNORECASE)
_OTHERS = re.compile(
    r"(?:by )?whom?|(?:action )?(?:owners?|leads?|by)|(?:person|people|officer)s? responsible|responsib\w+(?: \w+)?|"
    r"assigned to|(?:by )?when|due(?: date| by)?|deadlines?|target(?: date)?|timescale|completion date|status",
    re.IGNORECASE,
)


def heads_apart(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, each table parted above a row that names the columns of actions; one below it on the next page, with
    no names of its own, is the rest of it."""
    last: Block | None = None
    for block in (one for whole in blocks for one in _parted(whole)):
        if last is not None and _goes_on(last, block):
            last = replace(last, rows=last.rows + block.rows)
            continue
        if last is not None:
            yield last
        last = block
    if last is not None:
        yield last


def _parted(table: Block) -> Iterator[Block]:
    """A table, or those that it is made of."""
    starts = [n for n, row in enumerate(table.rows) if n and _names_columns(row)]
    for start, end in zip([0, *starts], [*starts, len(table.rows)], strict=True):
        rows = table.rows[start:end]
        yield replace(table, rows=rows, line=line_of(rows[0], table.line)) if starts else table


def _goes_on(table: Block, below: Block) -> bool:
    """A table of actions that the end of its page has parted."""
    over = table.page is not None and below.page == table.page + 1 and table.rows and below.rows
    named = over and _names_columns(table.rows[0])
    return bool(named) and all(1 < len(row) <= len(table.rows[0]) for row in below.rows)


def _names_columns(row: Row) -> bool:
    """`Action items | Person responsible | Deadline`, and nothing else."""
    said = [heading_text(cell) for cell in row]
    return (
        len(said) > 1
        and sum(bool(_ACTIONS.fullmatch(text)) for text in said) == 1
        and all(_ACTIONS.fullmatch(text) or _OTHERS.fullmatch(text) for text in said)
    )
