"""Tables that Markdown draws: cells between bars, with a line of `+---+` between the rows, over several lines each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

_EDGE = re.compile(r"\+(?:[-=:]{1,400}\+){1,40}\s*")
_FEWEST = 2  # edges of a table


def is_grid(text: str) -> bool:
    """A paragraph that draws a table: it begins and ends with an edge, and every other line stands between bars."""
    lines = text.split("\n")
    edges = sum(map(_is_edge, lines))
    return (
        edges >= _FEWEST
        and _is_edge(lines[0])
        and _is_edge(lines[-1])
        and all(_is_edge(line) or (line.startswith("|") and line.rstrip().endswith("|")) for line in lines)
    )


def _is_edge(line: str) -> bool:
    return _EDGE.fullmatch(line) is not None


def grid_rows(text: str, first: int) -> Iterator[tuple[int, list[str]]]:
    """The rows of a drawn table, each with the number of its first line: the text of each cell, an empty line in which
    parts its paragraphs."""
    lines = text.split("\n")
    edges = [n for n, line in enumerate(lines) if _is_edge(line)]
    for above, below in pairwise(edges):
        if below > above + 1:
            parts = [_cells(line, lines[0]) for line in lines[above + 1 : below]]
            width = max(map(len, parts))
            yield first + above + 1, ["\n".join(part[n] for part in parts if n < len(part)) for n in range(width)]


def _cells(line: str, edge: str) -> list[str]:
    """A line's cells: between its bars, or where the columns end if a cell has a bar of its own."""
    between = line.rstrip()[1:-1].split("|")
    width = edge.rstrip().count("+") - 1
    if len(between) <= width:
        return [one.strip() for one in between]
    ends = [match.start() for match in re.finditer(r"\+", edge.rstrip())]
    return [line[here + 1 : after].strip() for here, after in pairwise(ends)]


def grid_markup(text: str, first: int, inline: Callable[[str], str]) -> Iterator[tuple[str, int]]:
    """The markup of a drawn table, row by row with the line of each; `inline` makes that of a cell's words."""
    yield "<table>", first
    for line, cells in grid_rows(text, first):
        paragraphs = ([one for one in re.split(r"\n\n+", cell.strip()) if one.strip()] for cell in cells)
        row = "".join(f"<td>{''.join(f'<p>{inline(one)}</p>' for one in cell)}</td>" for cell in paragraphs)
        yield f"<tr>{row}</tr>", line
    yield "</table>", first
