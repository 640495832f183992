"""A page's lines and rules → its pieces in reading order: paragraphs and tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from .columns import Piece, Row, Table, split
from .grids import NEAR, Cell, Grid, grids
from .letters import Sheet
from .level import numbers_down, parted_at_marks
from .lines import Line, Word
from .paragraphs import WIDE, Column, Setting, paragraphs

_HIGH = 200  # points that words standing upright over columns take, with what is between


def pieces(sheet: Sheet, lines: Sequence[Line], column: Column, setting: Setting) -> list[Piece]:
    """What stands on a page from the top down."""
    tables = grids(sheet.rules)
    inside, outside = _sorted_out(lines, tables)
    heads = _heads(sheet, tables, inside)
    level = tuple(rule for rule in sheet.rules if rule.x1 - rule.x0 > rule.y1 - rule.y0)
    done: list[Piece] = []
    rest = list(outside)
    for n, grid in enumerate(tables):
        table = _table(grid, inside[n], heads[n], setting, sheet.number)
        if table is None:
            continue
        above = [line for line in rest if line.base <= grid.y0 + 3]
        rest = rest[len(above) :]
        done += split(above, replace(column, rules=level), setting)
        done.append(table)
    return done + split(rest, replace(column, rules=level), setting)


def _sorted_out(lines: Sequence[Line], tables: Sequence[Grid]) -> tuple[list[list[Word]], list[Line]]:
    """The words within each table, and the lines outside all of them."""
    inside: list[list[Word]] = [[] for _ in tables]
    outside: list[Line] = []
    for line in lines:
        free = []
        for word in line.words:
            x, y = (word.x0 + word.x1) / 2, word.base - 0.3 * word.size
            within = [n for n, grid in enumerate(tables) if grid.y0 < y < grid.y1 and grid.x0 - 1 < x < grid.x1 + 1]
            if within:
                inside[min(within, key=lambda n: tables[n].x1 - tables[n].x0)].append(word)
            else:
                free.append(word)
        if free:
            outside.append(Line(tuple(free), line.page))
    return inside, outside


def _heads(sheet: Sheet, tables: Sequence[Grid], inside: list[list[Word]]) -> list[list[Word]]:
    """Words that stand upright go into the table in which they are; or, where nothing else is in it, over the columns
    of the next one below."""
    heads: list[list[Word]] = [[] for _ in tables]
    for one in sheet.turned:
        word = Word(one.text, one.x0, one.x1, one.base, one.size, one.style)
        x, y = (one.x0 + one.x1) / 2, one.base - 0.3 * one.size
        within = [n for n, grid in enumerate(tables) if grid.y0 < y < grid.y1 and grid.x0 < x < grid.x1]
        below = [n for n, grid in enumerate(tables) if y < grid.y0 < y + _HIGH and grid.x0 < x < grid.x1]
        if within and inside[within[0]]:
            inside[within[0]].append(word)
        elif within and below:
            heads[min(below, key=lambda n: tables[n].y0)].append(word)
    return heads


def _table(grid: Grid, words: list[Word], heads: list[Word], setting: Setting, page: int) -> Table | None:
    lines: dict[Cell, list[Line]] = {cell: [] for cell in grid.cells}
    for word in words:
        x, y = (word.x0 + word.x1) / 2, word.base - 0.3 * word.size
        cell = next((cell for cell in grid.cells if cell.holds(x, y)), None) or _nearest(grid, x, y)
        into = lines[cell]
        if into and abs(into[-1].base - word.base) < 0.3 * word.size:
            into[-1] = Line((*into[-1].words, word), page)
        else:
            into.append(Line((word,), page))
    rows: dict[tuple[int, int], Row] = {}  # by their number, and by that of the rows within them
    across = len(grid.edges) - 1
    beside = Counter(cell.row for cell in grid.cells)
    heights = _heights(lines)
    for cell in grid.cells:
        column = _within(cell, lines[cell])
        for n, level in enumerate(_parted_at(lines[cell], heights.get(cell.row, ()))):
            row = rows.setdefault((cell.row, n), [[] for _ in range(across)])
            row[cell.column] += list(paragraphs(level, column, setting))
        if cell.columns == across and beside[cell.row] == 1:
            heads_apart = _apart([word for line in lines[cell] for word in line.words], grid)
            rows[cell.row, 0] = [
                list(paragraphs([Line(tuple(words), page)], _edges(grid, n), setting))
                for n, words in enumerate(heads_apart)
            ] or [row[0]]
    for cell in grid.cells:
        for n in range(cell.row, cell.row + cell.rows):
            rows.setdefault((n, 0), [[] for _ in range(across)])
    filled = [rows[n] for n in sorted(rows) if any(rows[n])]
    if filled and heads:
        over = _over(grid, heads, page)
        filled.insert(0, [list(paragraphs(words, _edges(grid, n), setting)) for n, words in enumerate(over)])
    used = [n for n in range(across) if any(len(row) == across and row[n] for row in filled)]
    if not filled:
        return None
    filled = [[row[n] for n in used] if len(row) == across and across > 1 else row for row in filled]
    filled = [part for row in filled for part in parted_at_marks(row)]
    return Table(filled, tuple(grid.edges[n] for n in used) + grid.edges[-1:], page, ruled=True, drawn=grid.edges)


def _heights(lines: Mapping[Cell, Sequence[Line]]) -> dict[int, tuple[float, ...]]:
    """Where rows begin within those that are drawn, by the number of these; none where a cell reaches over several."""
    found = {}
    for row in {cell.row for cell in lines if lines[cell]}:
        cells = [cell for cell in lines if cell.row <= row < cell.row + cell.rows and lines[cell]]
        if len(cells) > 1 and all(cell.rows == 1 for cell in cells):
            first, *others = sorted(cells, key=lambda cell: cell.column)
            longest = max(others, key=lambda cell: len(lines[cell]))
            found[row] = numbers_down(lines[first], lines[longest])
    return found


def _parted_at(lines: Sequence[Line], heights: Sequence[float]) -> list[list[Line]]:
    """The lines above the first height, and those from each on."""
    found: list[list[Line]] = [[] for _ in range(len(heights) + 1)]
    for line in lines:
        found[sum(height < line.base for height in heights)].append(line)
    return found


def _apart(words: Sequence[Word], grid: Grid) -> list[list[Word]]:
    """The words of a row with nothing drawn between its columns, column by column, where those of each begin as far
    from its edge behind a wide gap; nothing for words that run across."""
    columns = [sorted((w for w in words if x0 <= w.x0 < x1), key=lambda w: w.x0) for x0, x1 in pairwise(grid.edges)]
    if len(columns) < 2 or not all(columns):
        return []
    starts = [column[0].x0 - x0 for column, x0 in zip(columns, grid.edges, strict=False)]
    gaps = [(two[0].x0 - one[-1].x1) / two[0].size for one, two in pairwise(columns)]
    return columns if max(starts) - min(starts) <= NEAR and min(gaps) > WIDE else []


def _over(grid: Grid, words: Sequence[Word], page: int) -> list[list[Line]]:
    """The lines over each column, one for each word."""
    return [[Line((word,), page) for word in words if x0 <= word.x0 + 1 < x1] for x0, x1 in pairwise(grid.edges)]


def _edges(grid: Grid, n: int) -> Column:
    return Column(grid.edges[n], grid.edges[n + 1])


def _nearest(grid: Grid, x: float, y: float) -> Cell:
    return min(grid.cells, key=lambda c: max(c.x0 - x, x - c.x1, 0.0) + max(c.y0 - y, y - c.y1, 0.0))


def _within(cell: Cell, lines: Sequence[Line]) -> Column:
    """The cell's column: its padding is taken to be the same on both sides."""
    padding = min((line.x0 - cell.x0 for line in lines), default=4.0)
    return Column(cell.x0 + padding, cell.x1 - max(2.0, min(padding, 7.0)))


def margins(sheets: Sequence[Sheet], pages: Sequence[Sequence[Line]]) -> dict[int, Column]:
    """Where text begins and ends on pages of a width."""
    found: dict[int, Column] = {}
    for width in {round(sheet.width) for sheet in sheets}:
        lines = [
            line for sheet, page in zip(sheets, pages, strict=True) if round(sheet.width) == width for line in page
        ]
        lefts = sorted(line.x0 for line in lines)
        rights = sorted(line.x1 for line in lines if line.x1 - line.x0 > 0.45 * width)
        left = lefts[len(lefts) // 30] if lefts else 0.1 * width
        right = (
            rights[int(len(rights) * 0.97)] if rights else max(0.88 * width, max((x.x1 for x in lines), default=0.0))
        )
        found[width] = Column(left, right)
    return found
