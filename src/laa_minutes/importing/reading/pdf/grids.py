"""Ruled lines → tables: where cells are, whichever sides of them are drawn."""

from __future__ import annotations

from collections.abc import Sequence

from ....frozen import dataclass
from .letters import Rule

NEAR = 3.0  # points between lines that meet
MOST = 600  # lines each way; a drawing has more


@dataclass(frozen=True, slots=True)
class Cell:
    """A field of a grid: its first row and column, how many it spans, and where it is."""

    row: int
    column: int
    rows: int
    columns: int
    x0: float
    y0: float
    x1: float
    y1: float

    def holds(self, x: float, y: float) -> bool:
        """The point lies within."""
        return self.x0 <= x < self.x1 and self.y0 <= y < self.y1


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's columns (their edges from left to right) and cells, row by row."""

    edges: tuple[float, ...]
    y0: float
    y1: float
    cells: tuple[Cell, ...]

    @property
    def x0(self) -> float:
        """The left edge."""
        return self.edges[0]

    @property
    def x1(self) -> float:
        """The right edge."""
        return self.edges[-1]


def grids(rules: Sequence[Rule]) -> list[Grid]:
    """Tables of at least two columns, from the top down."""
    level = _merged([rule for rule in rules if rule.x1 - rule.x0 >= rule.y1 - rule.y0], upright=False)
    upright = _merged([rule for rule in rules if rule.x1 - rule.x0 < rule.y1 - rule.y0], upright=True)
    if not level or not upright or max(len(level), len(upright)) > MOST:
        return []
    found = [_grid(*part) for part in _joined(level, upright)]
    return sorted((grid for grid in found if grid is not None), key=lambda grid: (grid.y0, grid.x0))


def _merged(rules: list[Rule], *, upright: bool) -> list[Rule]:
    """Pieces of one line are one line; what is shorter than a letter is none."""
    flat = sorted(((r.x0, r.y0, r.y1) if upright else (r.y0, r.x0, r.x1)) for r in rules)
    lanes: list[list[tuple[float, float, float]]] = []
    for piece in flat:
        if lanes and piece[0] - lanes[-1][0][0] < 1.5:
            lanes[-1].append(piece)
        else:
            lanes.append([piece])
    out: list[Rule] = []
    for lane in lanes:
        at = lane[0][0]
        spans: list[list[float]] = []
        for _, start, end in sorted(lane, key=lambda piece: piece[1]):
            if spans and start - spans[-1][1] <= NEAR:
                spans[-1][1] = max(spans[-1][1], end)
            else:
                spans.append([start, end])
        out += [
            Rule(at, start, at, end) if upright else Rule(start, at, end, at) for start, end in spans if end - start > 5
        ]
    return out


def _joined(level: list[Rule], upright: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Lines that hang together by crossing or touching."""
    parent = list(range(len(level) + len(upright)))

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    for i, h in enumerate(level):
        for j, v in enumerate(upright, len(level)):
            if h.x0 - NEAR <= v.x0 <= h.x1 + NEAR and v.y0 - NEAR <= h.y0 <= v.y1 + NEAR:
                parent[root(j)] = root(i)
    parts: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for i, h in enumerate(level):
        parts.setdefault(root(i), ([], []))[0].append(h)
    for j, v in enumerate(upright, len(level)):
        parts.setdefault(root(j), ([], []))[1].append(v)
    return [part for part in parts.values() if part[0] and part[1]]


def _grid(level: list[Rule], upright: list[Rule]) -> Grid | None:
    xs = _places([v.x0 for v in upright] + [min(h.x0 for h in level), max(h.x1 for h in level)])
    ys = _places([h.y0 for h in level] + [min(v.y0 for v in upright), max(v.y1 for v in upright)])
    if len(xs) < 3 or len(ys) < 2 or (len(xs) - 1) * (len(ys) - 1) > 20_000:
        return None
    cells = _cells(xs, ys, level, upright)
    return Grid(tuple(xs), ys[0], ys[-1], tuple(cells)) if len({cell.column for cell in cells}) > 1 else None


def _places(values: list[float]) -> list[float]:
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > NEAR + 1:
            places.append(value)
    return places


def _cells(xs: list[float], ys: list[float], level: list[Rule], upright: list[Rule]) -> list[Cell]:
    """Neighbouring fields with no line between them are one cell."""
    across, down = len(xs) - 1, len(ys) - 1
    cell_of = list(range(across * down))

    def root(n: int) -> int:
        while cell_of[n] != n:
            cell_of[n] = cell_of[cell_of[n]]
            n = cell_of[n]
        return n

    for j in range(down):
        middle = (ys[j] + ys[j + 1]) / 2
        walls = [v.x0 for v in upright if v.y0 <= middle <= v.y1]
        for i in range(across - 1):
            if not any(abs(x - xs[i + 1]) <= NEAR + 1 for x in walls):
                cell_of[root(j * across + i + 1)] = root(j * across + i)
    for i in range(across):
        middle = (xs[i] + xs[i + 1]) / 2
        floors = [h.y0 for h in level if h.x0 <= middle <= h.x1]
        for j in range(down - 1):
            if not any(abs(y - ys[j + 1]) <= NEAR + 1 for y in floors):
                cell_of[root((j + 1) * across + i)] = root(j * across + i)
    fields: dict[int, list[tuple[int, int]]] = {}
    for n in range(across * down):
        fields.setdefault(root(n), []).append(divmod(n, across))
    cells = []
    for field in fields.values():
        top, bottom = min(j for j, _ in field), max(j for j, _ in field)
        left, right = min(i for _, i in field), max(i for _, i in field)
        cells.append(
            Cell(top, left, bottom - top + 1, right - left + 1, xs[left], ys[top], xs[right + 1], ys[bottom + 1])
        )
    return sorted(cells, key=lambda cell: (cell.row, cell.column))
