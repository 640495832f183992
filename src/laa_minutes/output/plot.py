"""Figures drawn with characters: a sparkline in a row, and a plot of readings against their targets.

A plot needs no colour and no wide screen. Readings are marked in their character cells and joined with the dots of
braille, eight to a cell; a target is a dashed line, and its tolerance the shaded band beside it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ..frozen import dataclass
from .listing import Mark

_BARS = "▁▂▃▄▅▆▇█"
_LONGEST_SPARK = 12

_BRAILLE = 0x2800
_DOTS = ((0x01, 0x02, 0x04, 0x40), (0x08, 0x10, 0x20, 0x80))  # of a cell: left and right column, from the top
_SPREAD = 8  # columns at the most from one place to the next
_NARROWEST = 12  # columns of the drawing itself, however little room there is
TARGET, TOLERANCE = Mark("╌", "target", "cyan"), Mark("░", "tolerance", "dim")

Span = tuple[str, str]  # a text and its style


@dataclass(frozen=True, slots=True)
class Point:
    """A place along the bottom, `at` so many even steps from the first. `mark` is how the reading is shown; `tolerated`
    the value furthest from the target that is within tolerance. `joined` to the point before it, or a line is broken
    there."""

    label: str
    at: int
    value: float | None
    mark: Mark | None
    target: float | None = None
    tolerated: float | None = None
    joined: bool = True


def sparkline(values: Sequence[int | float], longest: int = _LONGEST_SPARK) -> str:
    """A bar for each of the latest values, from the lowest to the highest; nothing for fewer than two."""
    values = values[-longest:]
    if len(values) < 2:
        return ""
    low, high = min(values), max(values)
    if low == high:
        return _BARS[3] * len(values)
    return "".join(_BARS[round((value - low) / (high - low) * (len(_BARS) - 1))] for value in values)


def levels(spark: str) -> list[int]:
    """How high each bar of a sparkline is, from 1 to 8; none for any other text."""
    found = [_BARS.find(one) + 1 for one in spark]
    return found if len(found) > 1 and all(found) else []


def spoken(heights: Sequence[int]) -> str:
    """A sparkline in words, for whoever cannot see it."""
    return f"Course, in eighths of its range: {', '.join(map(str, heights))}"


def plot(
    points: Sequence[Point], unit: str, words: Callable[[float], str], width: int, least: float = 0
) -> tuple[tuple[Span, ...], ...]:
    """The lines of a plot no wider than `width`, where that is at all possible: the unit, the drawing between its axes,
    the first and last and what fits of the labels between, and what the signs mean. `words` writes a figure, `least`
    is the smallest difference that it can show. Of readings too close to be told apart only the line is drawn, and of
    more than a line can hold the latest."""
    points = _latest(points, 2 * width)
    every = [one for point in points for one in (point.value, point.target, point.tolerated) if one is not None]
    if not every:
        return ()
    ticks = tick_values(min(every), max(every), least)
    rows = max(1, round(9 / (len(ticks) - 1))) * (len(ticks) - 1) + 1
    names = [words(tick) for tick in ticks]
    margin = max(map(len, names))
    steps = max(point.at for point in points)
    wanted = max(steps * _SPREAD + 1, len(points[0].label) + len(points[-1].label) + 2 if steps else 1)
    columns = max(_NARROWEST, min(width - margin - 2, wanted))
    if columns <= 2 * steps:
        points = _unmarked(points)
    sheet = _Sheet(ticks[0], ticks[-1], rows, columns, steps)
    _draw(sheet, points)
    labelled = _labelled(points, sheet)
    out: list[tuple[Span, ...]] = [((unit.rjust(margin), "dim"),)] if unit else []
    for row in range(rows):
        tick = names[-1 - row * (len(ticks) - 1) // (rows - 1)] if row * (len(ticks) - 1) % (rows - 1) == 0 else ""
        out.append(((f"{tick.rjust(margin)} {'┤' if tick else '│'}", "dim"), *sheet.line(row)))
    foot = ["─"] * columns
    for column, _, _ in labelled:
        foot[column] = "┬"
    out.append(((f"{' ' * margin} └{''.join(foot)}", "dim"),))
    beneath = ""
    for _, start, label in labelled:
        beneath += " " * (start - len(beneath)) + label
    out.append(((" " * (margin + 2) + beneath, "dim"),))
    return (*out, *_legend(points, " " * (margin + 2), width))


def _latest(points: Sequence[Point], most: int) -> Sequence[Point]:
    """The points of so many of the latest steps, the first of them at 0."""
    first = max((point.at for point in points), default=0) - most
    kept = [point for point in points if point.at >= first]
    return [replace(point, at=point.at - kept[0].at) for point in kept]


def _unmarked(points: Sequence[Point]) -> Sequence[Point]:
    """Without the marks of readings that the line runs through: the last one keeps its own."""
    told = [n for n, point in enumerate(points) if point.value is not None]
    through = {n for before, n in pairwise(told) if n == before + 1 and points[n].joined}
    through |= {n - 1 for n in through}
    return [replace(one, mark=None) if n in through and n != told[-1] else one for n, one in enumerate(points)]


def tick_values(low: float, high: float, least: float = 0) -> list[float]:
    """Values as round as can be (1, 2 or 5 of some power of ten, `least` apart or more), at least two, the first no
    higher than `low` and the last no lower than `high`."""
    wanted = max((high - low or abs(high) / 5 or 1) / 5, least)
    power = 10.0 ** math.floor(math.log10(wanted))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= wanted * 0.999)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    if first == last:
        first, last = first - (first != 0), last + 1
    return [round(n * step, 12) + 0.0 for n in range(first, last + 1)]


class _Sheet:
    """A field of character cells with a scale; what is drawn later hides what was there."""

    def __init__(self, low: float, high: float, rows: int, columns: int, steps: int) -> None:
        self._low, self._high, self._rows, self._columns, self._steps = low, high, rows, columns, steps
        self._cells: list[list[Span]] = [[(" ", "")] * columns for _ in range(rows)]
        self._dots: dict[tuple[int, int], int] = {}

    def column(self, at: float) -> float:
        """Where so many steps lie, the columns being numbered from 0."""
        return at / self._steps * (self._columns - 1) if self._steps else 0

    def row(self, value: float) -> float:
        """Where a value lies, the rows being numbered from the top."""
        return (self._high - value) / (self._high - self._low) * (self._rows - 1)

    def put(self, column: float, row: float, mark: Mark) -> None:
        self._cells[round(row)][round(column)] = (mark.shape, mark.colour)

    def dot(self, column: float, row: float) -> None:
        """A dot of braille, a quarter of a row high and half a column wide."""
        x, y = round(column * 2 + 0.5), min(max(round(row * 4 + 1.5), 0), self._rows * 4 - 1)
        x = min(max(x, 0), self._columns * 2 - 1)
        cell = (y // 4, x // 2)
        self._dots[cell] = self._dots.get(cell, 0) | _DOTS[x % 2][y % 4]
        self._cells[cell[0]][cell[1]] = (chr(_BRAILLE + self._dots[cell]), "")

    def line(self, row: int) -> Iterator[Span]:
        """The cells of a row, those of one style together."""
        text, style = "", ""
        for character, its in self._cells[row]:
            if its != style:
                yield text, style
                text, style = "", its
            text += character
        yield text.rstrip() if not style else text, style


def _draw(sheet: _Sheet, points: Sequence[Point]) -> None:
    """The band first, the target on it, then the readings, which nothing may hide."""
    for before, after in _stretches(points, lambda point: point.target is not None):
        start, end = sheet.column(before.at), sheet.column(after.at)
        for column, part in _along(start, end, round(end - start)):
            target = _between(before.target, after.target, part)
            edge = _between(before.tolerated, after.tolerated, part) if after.tolerated is not None else target
            top, bottom = sorted((sheet.row(target), sheet.row(edge)))
            for row in range(round(top), round(bottom) + 1 if edge != target else 0):
                sheet.put(column, row, TOLERANCE)
            sheet.put(column, sheet.row(target), TARGET)
    for before, after in _stretches(points, lambda point: point.value is not None):
        start, end = sheet.column(before.at), sheet.column(after.at)
        rise = abs(sheet.row(after.value or 0) - sheet.row(before.value or 0))
        for column, part in _along(start, end, round(max(4 * (end - start), 8 * rise))) if before is not after else ():
            sheet.dot(column, sheet.row(_between(before.value, after.value, part)))
    for point in points:
        if point.value is not None and point.mark is not None:
            sheet.put(sheet.column(point.at), sheet.row(point.value), point.mark)


def _stretches(points: Sequence[Point], there: Callable[[Point], bool]) -> Iterator[tuple[Point, Point]]:
    """Neighbours that are joined and both there; one that has no such neighbour, with itself."""
    joined = [point.joined and there(before) and there(point) for before, point in pairwise(points)]
    for n, point in enumerate(points):
        if n and joined[n - 1]:
            yield points[n - 1], point
        elif there(point) and not (n < len(joined) and joined[n]):
            yield point, point


def _along(start: float, end: float, count: int) -> Iterator[tuple[float, float]]:
    """Columns from the first to the last, in so many steps, with the share of the way."""
    for n in range(count + 1):
        part = n / count if count else 0
        yield start + (end - start) * part, part


def _between(before: float | None, after: float | None, part: float) -> float:
    start, end = before or 0, after or 0
    return start + (end - start) * part


def _labelled(points: Sequence[Point], sheet: _Sheet) -> list[tuple[int, int, str]]:
    """The first label, the last, and from the left what fits between them: column, where it starts, and the words."""
    columns = round(sheet.column(max(point.at for point in points))) + 1

    def placed(point: Point) -> tuple[int, int, str]:
        column = round(sheet.column(point.at))
        return column, max(0, min(column - len(point.label) // 2, columns - len(point.label))), point.label

    first, *middle = map(placed, points)
    if not middle:
        return [first]
    last = middle.pop()
    found = [first]
    for one in [*middle, last]:
        end = found[-1][1] + len(found[-1][2])
        if one[1] > end + 1 and (one is last or one[1] + len(one[2]) + 1 < last[1]):
            found.append(one)
    return found


def _legend(points: Sequence[Point], margin: str, width: int) -> Iterator[tuple[Span, ...]]:
    """What the signs in this drawing mean, in lines that fit."""
    marks = list(dict.fromkeys(point.mark for point in points if point.value is not None and point.mark))
    marks += [TARGET] if any(point.target is not None for point in points) else []
    marks += [TOLERANCE] if any(point.tolerated not in (None, point.target) for point in points) else []
    line: list[Span] = [(margin, "")]
    for mark in marks:
        if len(line) > 1 and sum(len(text) for text, _ in line) + len(str(mark)) + 3 > width:
            yield tuple(line)
            line = [(margin, "")]
        line += [("   ", "")] if len(line) > 1 else []
        line += [(mark.shape, mark.colour), (f" {mark.word}", "dim")]
    yield tuple(line)
