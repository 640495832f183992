"""References of items in the first cells of a table: `02.25.01`, `BM 35/2122`, each going on from the one before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ..document import Block
from .cells import cell_text

# more than a bare number, which may count anything
_REFERENCE = re.compile(r"[A-Z]{1,5}[ /-]?\d{1,4}(?:[./-]\d{1,4})*[.):]?|\d{1,4}(?:[./-]\d{1,4})+[.):]?")
_CHAIN = 3  # references that go on, in a table by itself
_TOLD = 6  # words, of more than a title or a name


def are_references_of_items(table: Block) -> bool:
    """The first cells are references that go on one by one, and beside most of them a title has its text."""
    rows = [row for row in table.rows if len(row) > 1 and cell_text(row[0])]
    references = [cell_text(row[0]) for row in rows]
    goes_on = all(follows(other, one) for one, other in pairwise(references))
    return goes_on and len({*references}) >= _CHAIN and sum(map(_is_told, rows)) * 2 >= len(rows)


def go_on_from(table: Block, last: str) -> bool:
    """The first cells are references that go on from the last one above the table."""
    references = [text for row in table.rows if row and (text := cell_text(row[0]))]
    return bool(references) and all(follows(other, one) for one, other in pairwise([last, *references]))


def follows(reference: str, before: str) -> bool:
    """The reference is the next one, or, as slips have it, the same again or the next but one."""
    if not (_REFERENCE.fullmatch(reference) and _REFERENCE.fullmatch(before)):
        return False
    if re.split(r"\d+", reference.rstrip(".):")) != re.split(r"\d+", before.rstrip(".):")):
        return False
    steps = [int(b) - int(a) for a, b in zip(*(re.findall(r"\d+", one) for one in (before, reference)), strict=True)]
    moved = [step for step in steps if step]
    return len(moved) <= 1 and all(0 < step <= 2 for step in moved)


def _is_told(row: Sequence[Sequence[Block]]) -> bool:
    """The title is followed by a text, in its own cell or the next."""
    return len(row[1]) > 1 or (len(row) > 2 and len(cell_text(row[2]).split()) > _TOLD)
