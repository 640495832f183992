"""Figures as SVG: a sparkline and a bullet for a row, a chart for a page, each with a title and a description."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import chain, groupby, pairwise

from markupsafe import Markup

from ..frozen import dataclass
from ..output.html import words
from ..output.plot import tick_values
from ..view.figures import PERFORMED, series
from ..view.life.indicator import CourseRow
from ..view.scorecard import IndicatorRow
from ..view.wording import figure

_SPARK = 16  # the latest values drawn in a sparkline
_WIDE, _HIGH = 640.0, 260.0
_LEFT, _RIGHT, _TOP, _FOOT = 64.0, 16.0, 14.0, 34.0


@dataclass(frozen=True, slots=True)
class _Scale:
    """Maps values between `low` and `high` to places between `start` and `end`."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> str:
        share = (value - self.low) / (self.high - self.low) if self.high != self.low else 0.5
        return _place(self.start + share * (self.end - self.start))


def sparkline(row: IndicatorRow, name: str) -> Markup:
    """The latest readings that follow one another, as a line. Nothing for fewer than two; `name` begins its ids."""
    drawn = series(row.readings)[-_SPARK:] if row.readings else ()
    if len(drawn) < 2:
        return Markup()
    values = [float(one.value) for one in drawn]
    x, y = _Scale(0, len(values) - 1, 3, 93), _Scale(min(values), max(values), 21, 3)
    points = " ".join(f"{x.at(n)},{y.at(value)}" for n, value in enumerate(values))
    said = f"{len(drawn)} readings, from {_said(row, drawn[0].value, drawn[0].period)} to " + _said(
        row, drawn[-1].value, drawn[-1].period
    )
    return _svg(
        "spark", 96, 24, f"{name}-trend", f"Trend of {row.code}", said,
        f'<polyline class="line" points="{points}"/>'
        f'<circle class="dot" cx="{x.at(len(values) - 1)}" cy="{y.at(values[-1])}" r="2.5"/>',
    )  # fmt: skip


def bullet(row: IndicatorRow, name: str) -> Markup:
    """The last reading that compares, as a bar, with its target as a mark across it."""
    last = row.compared
    if last is None or last.target is None:
        return Markup()
    value, target = float(last.value), float(last.target)
    low, high = min(0.0, value, target), max(0.0, value, target)
    scale = _Scale(low, high + (high - low) * 0.08 or 1, 2, 118)
    nought, end = float(scale.at(0)), float(scale.at(value))
    performed = PERFORMED[last.performance] if last.performance else "not compared"
    said = (
        f"{_said(row, value_of(last.value), last.period)}, against a target of {_figure(row, last.target)}: {performed}"
    )
    return _svg(
        "bullet", 120, 20, f"{name}-bullet", f"{row.code} against its target", said,
        f'<rect class="ground" x="2" y="5" width="116" height="10"/>'
        f'<rect class="bar" x="{_place(min(nought, end))}" y="7" width="{_place(abs(end - nought))}" height="6"/>'
        f'<line class="aim" x1="{scale.at(target)}" x2="{scale.at(target)}" y1="2" y2="18"/>',
    )  # fmt: skip


def chart(row: IndicatorRow, course: Sequence[CourseRow]) -> Markup:
    """Readings period by period as a line, with targets dashed and the tolerance beside them as a band."""
    every = [float(one) for at in course for one in (at.value, at.target, at.tolerated) if one is not None]
    if len([at for at in course if at.value is not None]) < 2:
        return Markup()
    least = 10.0 ** -(row.decimals or 0) if row.decimals is not None else 0
    ticks = tick_values(min(every), max(every), least)
    x = _Scale(0, max(1, len(course) - 1), _LEFT + 8, _WIDE - _RIGHT - 8)
    y = _Scale(ticks[0], ticks[-1], _HIGH - _FOOT, _TOP)
    parts = [*_grid(row, ticks, y), *_labels(course, x)]
    parts += _band(row, course, x, y)
    for some in _joined(row, course):
        parts += _lines("target", [(n, at.target) for n, at in some], x, y)
        parts += _lines("line", [(n, at.value) for n, at in some], x, y)
    for n, at in enumerate(course):
        if at.value is not None:
            parts.append(_point(row, at, x.at(n), y.at(float(at.value))))
    told = [at for at in course if at.value is not None]
    said = f"From {_said(row, told[0].value, told[0].period)} to {_said(row, told[-1].value, told[-1].period)}"
    said += ", with the targets as a dashed line. The table below has every figure."
    return _svg("chart", _WIDE, _HIGH, "chart", f"{row.title or row.code}: readings over time", said, "".join(parts))


def value_of(value: int | float | None) -> int | float:
    """A figure that is known to be there."""
    return 0 if value is None else value


def _grid(row: IndicatorRow, ticks: Sequence[float], y: _Scale) -> list[str]:
    found = []
    for tick in ticks:
        found.append(f'<line class="grid" x1="{_LEFT}" x2="{_WIDE - _RIGHT}" y1="{y.at(tick)}" y2="{y.at(tick)}"/>')
        label = words(_figure(row, int(tick) if tick == int(tick) else tick))
        found.append(f'<text x="{_LEFT - 8}" y="{y.at(tick)}" dy=".32em" text-anchor="end">{label}</text>')
    return found


def _labels(course: Sequence[CourseRow], x: _Scale) -> list[str]:
    """The first label and the last, and as many between as have room."""
    step = max(1, math.ceil(len(course) * 84 / (_WIDE - _LEFT - _RIGHT)))
    last = len(course) - 1
    shown = [n for n in range(0, last, step) if n == 0 or last - n >= step] + [last]
    return [
        f'<text x="{x.at(n)}" y="{_HIGH - 10}" text-anchor="{"start" if n == 0 else "end" if n == last else "middle"}">'
        f"{words(course[n].period or '')}</text>"
        for n in shown
    ]


def _band(row: IndicatorRow, course: Sequence[CourseRow], x: _Scale, y: _Scale) -> list[str]:
    found = []
    for (n, before), (m, after) in chain.from_iterable(map(pairwise, _joined(row, course))):
        edges = (before.target, after.target, after.tolerated, before.tolerated)
        if None not in edges and edges[0] != edges[3]:
            corners = zip((n, m, m, n), map(value_of, edges), strict=True)
            points = " ".join(f"{x.at(place)},{y.at(float(value))}" for place, value in corners)
            found.append(f'<polygon class="band" points="{points}"/>')
    return found


def _joined(row: IndicatorRow, course: Sequence[CourseRow]) -> list[list[tuple[int, CourseRow]]]:
    """The periods that a line goes through, with their places. What is counted up begins again each April."""
    if row.measure != "cumulative":
        return [list(enumerate(course))]
    years = groupby(enumerate(course), lambda at: _year(at[1].on))
    return [list(some) for _, some in years]


def _year(on: str | None) -> int:
    """The year in which the financial year of a day began."""
    return int(on[:4]) - (on[5:7] < "04") if on else 0


def _lines(kind: str, values: Sequence[tuple[int, int | float | None]], x: _Scale, y: _Scale) -> list[str]:
    found, run = [], list[str]()
    for n, value in [*values, (0, None)]:
        if value is not None:
            run.append(f"{x.at(n)},{y.at(float(value))}")
        elif run:
            found.append(f'<polyline class="{kind}" points="{" ".join(run)}"/>')
            run = []
    return found


def _point(row: IndicatorRow, at: CourseRow, x: str, y: str) -> str:
    """A reading, its shape by how it performed: a disc, a diamond, a triangle; a ring where nothing compares."""
    performed = f", {PERFORMED[at.performance]}" if at.performance else ""
    title = f"<title>{words(_said(row, at.value, at.period) + performed)}</title>"
    shape = {
        "met": '<circle class="met" r="4.5"/>',
        "within tolerance": '<path class="near" d="M0-6 6 0 0 6-6 0z"/>',
        "missed": '<path class="missed" d="M-5.5-4h11L0 6z"/>',
    }.get(at.performance or "", '<circle class="ring" r="4"/>')
    return f'<g transform="translate({x} {y})">{title}{shape}</g>'


def _svg(kind: str, width: float, height: float, name: str, title: str, said: str, inner: str) -> Markup:
    return Markup(  # noqa: S704 - our own drawing; what comes from records is escaped
        f'<svg class="{kind}" viewBox="0 0 {width:g} {height:g}" role="img" aria-labelledby="{name}-t {name}-d">'
        f'<title id="{name}-t">{words(title)}</title><desc id="{name}-d">{words(said)}</desc>{inner}</svg>'
    )


def _said(row: IndicatorRow, value: int | float | None, period: str | None) -> str:
    return f"{_figure(row, value)} ({period})" if period else _figure(row, value)


def _figure(row: IndicatorRow, value: int | float | None) -> str:
    return figure(value, row.decimals, "%" if row.unit == "%" else None)


def _place(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
