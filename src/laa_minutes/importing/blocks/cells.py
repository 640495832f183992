"""Cells of tables: their words, and the labels of blocks that stood in columns of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..document import Block

DUE_COLUMN = "Due"  # the label of a block that stood in a column of dates beside one of actions


LEAD_COLUMN = "Lead"  # the label of a block that stood in a column of those who lead the items


# the label of a block that stood in such a column, beside the blocks before it: so many of them as its level says, or
# where that is 0 nobody knows how many
ACTION_COLUMN = "Action"


_FOOTNOTE = re.compile(r"\W{0,4}(?:[(\[]\W{0,3}\d{1,2}\W{0,3}[)\]]|[*†‡¹²³])\W{0,4}$")  # `Who (1)`, `Who [2]`, `Who*`


def cell_text(cell: Iterable[Block]) -> str:
    """The words of a cell in one line."""
    return " ".join(block.text for block in cell if block.text).strip()


def heading_text(cell: Iterable[Block]) -> str:
    """What the heading of a column says, without the mark of a footnote."""
    return _FOOTNOTE.sub("", cell_text(cell)).strip(" :")
