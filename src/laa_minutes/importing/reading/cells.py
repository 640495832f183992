"""A table that a web page's text was copied from cell by cell: each cell on lines of its own, with a bar at its end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..document import Block, Run
from .pieces import Cell, block, table

_HEADING = re.compile(r"\s*[^|\s][^|]{0,40}\|\s*")
_END = re.compile(r"\|\s*$")
_FEWEST = 3  # rows that show how many columns there are
_SHORT = 8  # words of a cell that opens a row
_WIDEST = 8  # columns


def cells_apart(lines: Sequence[str], first: int = 1) -> tuple[int, tuple[Block, ...]] | None:
    """The place of the line at which such a table begins, and the table, to the end of the text; None where no
    headings of columns stand one below the other, each with its bar, or the cells do not fill rows of as many.
    `first` is the number of the first line."""
    start = next((n for n in range(len(lines) - 1) if all(map(_HEADING.fullmatch, lines[n : n + 2]))), None)
    if start is None or any("|" in line and line.count("|") != len(_END.findall(line)) for line in lines):
        return None
    width = 0
    while start + width < len(lines) and _HEADING.fullmatch(lines[start + width]) and width < _WIDEST:
        width += 1
    rows = _rows(lines, start, width, first)
    while width > 1 and not _fits(rows):  # the first cell of the first row may look as a heading does
        width -= 1
        rows = _rows(lines, start, width, first)
    return (start, table(rows, start + first)) if width > 1 else None


def _rows(lines: Sequence[str], start: int, width: int, first: int) -> list[tuple[Cell, ...]]:
    cells: list[Cell] = []
    said: list[Block] = []
    for n, line in enumerate(lines[start:], start + first):
        said += block("paragraph", [Run(_END.sub("", line))], n)
        if _END.search(line):
            cells.append(tuple(said))
            said = []
    cells += [tuple(said)] if said else []
    return [tuple(cells[at : at + width]) for at in range(0, len(cells), width)]


def _fits(rows: Sequence[Sequence[Cell]]) -> bool:
    """Most rows begin with a number and no more than a few words."""
    body = [row for row in rows[1:] if row]
    first = [" ".join(one.text for one in row[0]) for row in body]
    opened = [re.match(r"\d{1,3}[./) ]", text) is not None and len(text.split()) <= _SHORT for text in first]
    return len(body) >= _FEWEST and sum(opened) * 3 >= len(body) * 2
