"""The scorecard for people: by theme, standing as a shape and a word, and which meeting said so.

Columns without anything in them are left out. Where the screen is narrow they go in this order: lead, latest reading,
performance, forecast, direction, open actions. Code, title, standing and the meeting that gave it always stay.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from ..record.when import day_short, day_words
from ..view.scorecard import IndicatorRow
from .listing import NOTHING, STANDING, Cell, Column, Listing, Mark, Section, plural

COLUMNS = (
    "code", "title", "theme", "lead", "standing", "standing_at", "performance", "direction", "forecast", "target",
    "target_period", "value", "period", "readings", "unit", "better", "open_actions", "recovery", "heard_at",
    "expected",
)  # fmt: skip
DIRECTION = {
    "improving": Mark("↗", "improving", "green"),
    "steady": Mark("→", "steady"),
    "worsening": Mark("↘", "worsening", "red"),
}
PERFORMANCE = {
    "met": Mark("✓", "met", "green"),
    "within tolerance": Mark("~", "within tolerance", "yellow"),
    "missed": Mark("✗", "missed", "red"),
}
_BARS = "▁▂▃▄▅▆▇█"
_LONGEST_SPARK = 12  # readings drawn, the latest ones
_SILENT = 2  # meetings of the body without a word of an indicator before it is said


@dataclass(frozen=True, slots=True)
class _Shown:
    """A column, and its cell in a row; `always` there, or only where some row has something to show."""

    column: Column
    cell: Callable[[IndicatorRow], Cell]
    always: bool = False


def scorecard_listing(rows: Sequence[IndicatorRow], as_of: date, names: str) -> Listing:
    """`names` says whose minutes the standings come from."""
    said_at = (row.standing_at or row.direction_at or row.forecast_at for row in rows)
    meetings = {meeting.partition("/")[0] for meeting in said_at if meeting}
    shown = [
        one
        for one in _columns(len(meetings) > 1)
        if one.always or any(str(one.cell(row)) != str(NOTHING) for row in rows)
    ]
    by_theme: defaultdict[str, list[IndicatorRow]] = defaultdict(list)
    for row in rows:
        by_theme[row.theme or ""].append(row)
    sections = tuple(
        Section(
            theme or "No theme given",
            tuple(tuple(one.cell(row) for one in shown) for row in group),
            _standings(group),
        )
        for theme, group in by_theme.items()
    )
    columns = tuple(one.column for one in shown)
    return Listing(f"Scorecard as minuted to {day_words(as_of)}", columns, sections, names, _last(rows))


def figure_words(value: int | float | None, decimals: int | None = None) -> str:
    """A figure with commas between thousands; as typed, or with as many decimals as the indicator has."""
    if value is None:
        return ""
    return f"{value:,}" if decimals is None else f"{value:,.{min(decimals, 20)}f}"


def sparkline(values: Sequence[int | float]) -> str:
    """A bar for each of the latest values, from the lowest to the highest; nothing for fewer than two."""
    if len(values) < 2:
        return ""
    values = values[-_LONGEST_SPARK:]
    low, high = min(values), max(values)
    if low == high:
        return _BARS[3] * len(values)
    return "".join(_BARS[round((value - low) / (high - low) * (len(_BARS) - 1))] for value in values)


def standing_mark(standing: str | None) -> Mark:
    """The shape and word of a standing; a dash where none was minuted."""
    return STANDING[standing] if standing else NOTHING


def meeting_short(meeting: str, *, with_body: bool = True) -> str:
    """`PMG 22 Feb 2010`."""
    body, _, day = meeting.partition("/")
    words = day_short(date.fromisoformat(day[:10]))
    return f"{body.upper()} {words}" if with_body else words


def _columns(several_bodies: bool) -> tuple[_Shown, ...]:
    def minuted(row: IndicatorRow) -> Cell:
        said_at = row.standing_at or row.direction_at or row.forecast_at
        return meeting_short(said_at, with_body=several_bodies) if said_at else NOTHING

    def latest(row: IndicatorRow) -> Cell:
        spark = sparkline([one.value for one in row.readings])
        return f"{figure_words(row.value, row.decimals)} {spark}".strip() or NOTHING

    return (
        _Shown(Column("Code", wraps=True, least=28), lambda row: row.code, always=True),
        _Shown(Column("Indicator", wraps=True, least=18), lambda row: row.title or NOTHING, always=True),
        _Shown(Column("Standing"), lambda row: standing_mark(row.standing), always=True),
        _Shown(Column("Minuted"), minuted, always=True),
        _Shown(Column("Direction", drop=2), lambda row: DIRECTION[row.direction] if row.direction else NOTHING),
        _Shown(Column("Forecast", drop=3), lambda row: row.forecast or NOTHING),
        _Shown(Column("Computed", drop=4), lambda row: PERFORMANCE[row.performance] if row.performance else NOTHING),
        _Shown(Column("Latest", drop=5), latest),
        _Shown(Column("Lead", drop=6), lambda row: row.lead or NOTHING),
        _Shown(Column("Open", drop=1), lambda row: plural(row.open_actions, "action") if row.open_actions else NOTHING),
    )


def _expected(rows: Sequence[IndicatorRow]) -> list[str]:
    """What earlier meetings were told to expect, by its day; and what was to have come and was not heard of since."""
    promised: defaultdict[tuple[bool, str], list[str]] = defaultdict(list)
    for row in sorted((one for one in rows if one.expected), key=lambda one: (one.expected and one.expected.by) or "9"):
        if row.expected:
            day = day_short(date.fromisoformat(row.expected.by)) if row.expected.by else row.expected.said
            promised[row.expected.late, f" by {day}" if day else ""].append(row.code)
    return [
        f"Was expected{day}, and nothing heard of it since: {', '.join(codes)}."
        if late
        else f"Expected{day}: {', '.join(codes)}."
        for (late, day), codes in promised.items()
    ]


def _standings(rows: Sequence[IndicatorRow]) -> str:
    counted = Counter(row.standing for row in rows if row.standing)
    return ", ".join(f"{counted[standing]} {mark}" for standing, mark in STANDING.items() if counted[standing])


def _last(rows: Sequence[IndicatorRow]) -> tuple[str, ...]:
    counted = Counter(row.standing for row in rows if row.standing)
    parts = [f"{counted[standing]} {standing}" for standing in STANDING if counted[standing]]
    without = len(rows) - counted.total()
    if without:
        parts.append(f"{without} without a standing")
    total = plural(len(rows), "indicator")
    lines = [f"{total[:1].upper()}{total[1:]}: {', '.join(parts)}." if parts else f"{total.capitalize()}."]
    lines += _expected(rows)
    never = [row.code for row in rows if row.heard_at is None]
    silent: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows:
        if row.heard_at and row.silent_meetings >= _SILENT:
            silent[row.heard_at].append(row.code)
    for meeting, codes in sorted(silent.items(), key=lambda one: one[0].partition("/")[2]):
        lines.append(f"Not heard of since {meeting_short(meeting)}: {', '.join(codes)}.")
    if never:
        lines.append(f"Not heard of at any meeting on record: {', '.join(never)}.")
    if rows:
        lines.append(f'`laa show "{rows[0].code}"` tells the whole life of one.')
    return tuple(lines)
