"""Tables in plain text: cells between bars, or columns that begin below each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, pairwise

Line = tuple[int, str]  # with its number
Cells = tuple[int, list[str]]  # of a row, with the number of its first line

GRID = re.compile(r"\s*+\+(?:[-=]+\+)+\s*|\s*+\|?\s*+:?-{3,}:?\s*(?:\|\s*:?-{3,}:?\s*)+\|?\s*")
_COLUMN = re.compile(r"(?:^ *| {2,})(?=\S)")
_DASHES = re.compile(r"[-=_ ]{3,}")
FEWEST_COLUMNS = 3  # two columns side by side may be names and roles, or a form: their lines say more than a table
_STROKE, _ROWS = " / ", 3
_SLIP = 2  # characters by which a cell may begin beside its column
_ROOM = 2  # characters that a wrapped line may leave free at its end, beyond the next word


def without_strokes(lines: Sequence[str]) -> list[str]:
    """The lines, with bars where a conversion put ` / ` between the cells of a table: in lines one below the other that
    have as many of them."""
    found = list[str]()
    for strokes, run in groupby(lines, lambda line: line.count(_STROKE)):
        rows = list(run)
        table = strokes >= FEWEST_COLUMNS - 1 and len(rows) >= _ROWS
        found += [row.replace(_STROKE, " | ") for row in rows] if table else rows
    return found


def barred(lines: Sequence[Line]) -> list[Cells]:
    """Rows of cells between bars; none where a line has no bar, or nothing but one in its middle."""
    if len(lines) < 2 or not all("|" in line or GRID.fullmatch(line) for _, line in lines):
        return []
    kept = [(n, line.strip().strip("|").split("|")) for n, line in lines if not GRID.fullmatch(line)]
    sure = len(kept) < len(lines) or all(line.rstrip().endswith("|") for _, line in lines)
    return kept if sure or len({len(row) for _, row in kept}) == 1 else []


def aligned(lines: Sequence[Line]) -> list[Cells]:
    """Rows of columns that begin where those of the first line do, wrapped cells joined; none where that is not
    certain."""
    if len(lines) < 3:
        return []
    if "\t" in lines[0][1].strip() and len({line.count("\t") for _, line in lines}) == 1:
        tabbed = [(n, line.split("\t")) for n, line in lines]
        return tabbed if len(tabbed[0][1]) >= FEWEST_COLUMNS else []
    columns = columns_of(lines[0][1])
    if len(columns) < FEWEST_COLUMNS:
        return []
    rows = [(n, cells_in(line, columns)) for n, line in lines if not _DASHES.fullmatch(line)]
    if sum(row is not None and all(row) for _, row in rows) < 2:
        return []
    certain = [(n, row) for n, row in rows if row]
    return _unwrapped(certain, columns) if len(certain) == len(rows) else []


def columns_of(line: str) -> list[int]:
    """Where the columns of a line begin: after two spaces or more."""
    return [match.end() for match in _COLUMN.finditer(line.expandtabs(8))]


def cells_in(line: str, columns: Sequence[int]) -> list[str] | None:
    """What a line has in each of these columns; None where something stands outside them."""
    wide = line.expandtabs(8)
    found = columns_of(line)
    cells = [""] * len(columns)
    edges = [*columns[1:], len(wide) + 1]
    if not found:  # it begins with a character that is no space, and yet is white
        return None
    for start, end in pairwise([*found, len(wide)]):
        column = min(range(len(columns)), key=lambda n: abs(columns[n] - start))
        cell = wide[start:end].rstrip()
        if abs(columns[column] - start) > _SLIP or cells[column] or start + len(cell) >= edges[column] + _SLIP:
            return None
        cells[column] = cell
    return cells


def in_columns(line: str, columns: Sequence[int]) -> bool:
    """Whether a line has nothing outside these columns, or is a rule between rows."""
    return _DASHES.fullmatch(line) is not None or cells_in(line, columns) is not None


def indent(line: str) -> int:
    """How far from the margin a line begins."""
    wide = line.expandtabs(8)
    return len(wide) - len(wide.lstrip())


def _unwrapped(rows: Sequence[Cells], columns: Sequence[int]) -> list[Cells]:
    """The rows, each with the lines that its cells go on in."""
    found: list[Cells] = []
    for n, row in rows:
        if found and _goes_on(found[-1][1], row, columns):
            before = found[-1][1]
            before[:] = [f"{one.rstrip()}\n{more.strip()}".strip() for one, more in zip(before, row, strict=True)]
        else:
            found.append((n, row))
    return found


def _goes_on(before: Sequence[str], row: Sequence[str], columns: Sequence[int]) -> bool:
    """Nothing begins in the first column; or it goes on with what did not fit above, and the row is not whole."""
    first, *others = (one.strip() for one in row)
    if not first:
        return True
    last = before[0].rpartition("\n")[2].rstrip()
    full = columns[0] + len(last) + len(first.split()[0]) + 1 + _ROOM >= columns[1]
    lower = any(one[0].islower() for one in others if one)
    return not all(others) and (first[0].islower() or (full and (lower or not any(others))))
