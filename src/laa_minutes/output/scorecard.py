"""The scorecard for people: by theme, standing as a shape and a word, and which meeting said so.

Columns without anything in them are left out. Where the screen is narrow, titles, directions, forecasts and figures go
over two lines; then columns go in this order: lead, open actions, target, what the readings say of the direction,
latest reading, forecast, direction as minuted, course, performance. Code, title, standing and the meeting that gave it
always stay.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from datetime import date

from ..frozen import dataclass
from ..record.when import day_short, day_words
from ..view.figures import PERFORMED, series
from ..view.scorecard import IndicatorRow
from ..view.wording import figure
from .listing import NOTHING, STANDING, Cell, Column, Listing, Mark, Section, plural
from .plot import sparkline

COLUMNS = (
    "code", "title", "theme", "lead", "standing", "standing_at", "performance", "direction", "forecast", "target",
    "target_period", "value", "period", "readings", "unit", "better", "open_actions", "recovery", "heard_at",
    "expected", "standing_item", "direction_item", "forecast_item", "measure", "tolerance", "baseline",
    "baseline_period", "reported", "source", "target_agreed_by", "target_agreed_at", "target_change", "not_compared",
    "direction_computed", "was", "was_period", "contradictions", "promise", "updated", "meetings_without_update",
    "year_on_year", "year_before", "year_before_period",
)  # fmt: skip
SINCE_COLUMNS = ("code", "title", "theme", "lead", "standing", "since", "changed")
DIRECTION = {
    "improving": Mark("↗", "improving", "green"),
    "steady": Mark("→", "steady"),
    "worsening": Mark("↘", "worsening", "red"),
}
PERFORMANCE = {
    "met": Mark("✓", PERFORMED["met"], "green"),
    "within tolerance": Mark("~", PERFORMED["within tolerance"], "yellow"),
    "missed": Mark("✗", PERFORMED["missed"], "red"),
}
SILENT = 2  # meetings of the body without news of an indicator before it is said
_STALE = "!"  # what has not been updated for so long
_DISPUTED = "≠"  # what figures and minutes do not agree on


@dataclass(frozen=True, slots=True)
class _Shown:
    """A column, and its cell in a row; `always` there, or only where some row has something to show."""

    column: Column
    cell: Callable[[IndicatorRow], Cell]
    always: bool = False


def scorecard_listing(rows: Sequence[IndicatorRow], as_of: date, names: str, *, every: bool = False) -> Listing:
    """`names` says whose minutes the standings come from; `every` column is there on request."""
    said_at = (row.standing_at or row.direction_at or row.forecast_at for row in rows)
    meetings = {meeting.partition("/")[0] for meeting in said_at if meeting}
    shown = [
        one
        for one in _columns(len(meetings) > 1)
        if every or one.always or any(str(one.cell(row)) != str(NOTHING) for row in rows)
    ]
    columns = tuple(one.column for one in shown)
    sections = _sections(rows, lambda row: tuple(one.cell(row) for one in shown))
    title = f"Scorecard as minuted to {day_words(as_of)}"
    return Listing(title, columns, sections, names, _last(rows), remarks=disagreements(rows))


def since_listing(
    rows: Sequence[IndicatorRow], since: date, as_of: date, names: str, others: Sequence[IndicatorRow] = ()
) -> Listing:
    """What is new, an indicator a line; `since` is the day that is compared with, of `others` there is nothing new."""
    columns = (
        Column("Code", wraps=True, least=8),
        Column("Indicator", drop=1, wraps=True, least=16),
        Column("Standing", drop=2),
        Column("What changed", wraps=True, least=46),
    )
    sections = _sections(
        rows, lambda row: (row.code, row.title or NOTHING, standing_mark(row.standing), row.changed or "")
    )
    total = plural(len(rows), "indicator")
    lines = [f"{total[:1].upper()}{total[1:]} with something new."]
    if others:
        lines.append(f"Nothing new of {', '.join(row.code for row in others)}.")
    title = f"Scorecard: what changed from {day_words(since)} to {day_words(as_of)}"
    return Listing(title, columns, sections, names, (*lines, *_example(rows)), remarks=disagreements(rows))


def figure_words(value: int | float | None, decimals: int | None = None) -> str:
    """A figure with commas between thousands; as typed, or with as many decimals as the indicator has."""
    return figure(value, decimals)


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
        words = meeting_short(said_at, with_body=several_bodies) if said_at else str(NOTHING)
        mark = _DISPUTED if row.contradictions else _STALE if row.meetings_without_update >= SILENT else ""
        return f"{mark} {words}".strip()

    def as_minuted(word: Mark | str, said_at: str | None, row: IndicatorRow) -> Cell:
        """What another meeting said than the one in the column Minuted has its own day."""
        if said_at is None or said_at == (row.standing_at or row.direction_at or row.forecast_at):
            return word
        return f"{word}, {meeting_short(said_at, with_body=several_bodies)}"

    def target(row: IndicatorRow) -> Cell:
        words = figure(row.target, row.decimals)
        return NOTHING if not words else words if row.target_period == row.period else f"{words} ({row.target_period})"

    def latest(row: IndicatorRow) -> Cell:
        words = figure(row.value, row.decimals)
        return f"{words} in {row.period}" if words and row.period else words or NOTHING

    def computed(row: IndicatorRow) -> Cell:
        if row.performance or row.compared is None or row.compared.performance is None:
            return PERFORMANCE[row.performance] if row.performance else NOTHING
        return f"{PERFORMANCE[row.compared.performance]} ({row.compared.period})"

    return (
        _Shown(Column("Code", wraps=True, least=28), lambda row: row.code, always=True),
        _Shown(Column("Indicator", wraps=True, least=16), lambda row: row.title or NOTHING, always=True),
        _Shown(Column("Standing"), lambda row: standing_mark(row.standing), always=True),
        _Shown(Column("Minuted"), minuted, always=True),
        _Shown(
            Column("Direction", drop=3, wraps=True, least=11, yields=True),
            lambda row: as_minuted(DIRECTION[row.direction], row.direction_at, row) if row.direction else NOTHING,
        ),
        _Shown(
            Column("Forecast", drop=4, wraps=True, least=11, yields=True),
            lambda row: as_minuted(row.forecast, row.forecast_at, row) if row.forecast else NOTHING,
        ),
        _Shown(Column("Computed", drop=1), computed),
        _Shown(Column("Latest", drop=5, wraps=True, least=10, yields=True), latest),
        _Shown(Column("Target", drop=7), target),
        _Shown(
            Column("Readings say", drop=6),
            lambda row: DIRECTION[row.direction_computed] if row.direction_computed else NOTHING,
        ),
        _Shown(
            Column("Course", drop=2),
            lambda row: sparkline([one.value for one in series(row.readings)]) or NOTHING,
        ),
        _Shown(Column("Lead", drop=9), lambda row: row.lead or NOTHING),
        _Shown(Column("Open", drop=8), lambda row: plural(row.open_actions, "action") if row.open_actions else NOTHING),
    )


def _sections(rows: Sequence[IndicatorRow], line: Callable[[IndicatorRow], tuple[Cell, ...]]) -> tuple[Section, ...]:
    by_theme: defaultdict[str, list[IndicatorRow]] = defaultdict(list)
    for row in rows:
        by_theme[row.theme or ""].append(row)
    return tuple(
        Section(theme or "No theme given", tuple(map(line, group)), _standings(group))
        for theme, group in by_theme.items()
    )


def disagreements(rows: Sequence[IndicatorRow]) -> tuple[str, ...]:
    """Where figures and minutes cannot both be right."""
    return tuple(
        f"{_DISPUTED} {each.message}{f' ({each.at})' if each.at else ''}."
        for row in rows
        for each in row.contradictions
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


def _performances(rows: Sequence[IndicatorRow]) -> list[str]:
    counted = Counter(row.performance for row in rows if row.performance)
    parts = [f"{counted[one]} {PERFORMANCE[one].word}" for one in PERFORMANCE if counted[one]]  # type: ignore[index]
    return [f"By their latest readings: {', '.join(parts)}."] if parts else []


def _last(rows: Sequence[IndicatorRow]) -> tuple[str, ...]:
    counted = Counter(row.standing for row in rows if row.standing)
    parts = [f"{counted[standing]} {standing}" for standing in STANDING if counted[standing]]
    without = len(rows) - counted.total()
    if without:
        parts.append(f"{without} without a standing")
    total = plural(len(rows), "indicator")
    lines = [f"{total[:1].upper()}{total[1:]}: {', '.join(parts)}." if parts else f"{total.capitalize()}."]
    lines += _performances(rows)
    lines += _expected(rows)
    lines += _silent(rows)
    return (*lines, *_example(rows))


def _silent(rows: Sequence[IndicatorRow]) -> list[str]:
    """What no meeting has updated for two meetings or more, and what none has ever heard of."""
    silent: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows:
        if row.updated and row.meetings_without_update >= SILENT:
            silent[row.updated].append(row.code)
    days = [f"{', '.join(codes)} (last {day_short(date.fromisoformat(day))})" for day, codes in sorted(silent.items())]
    lines = [f"{_STALE} Not updated for two meetings or more: {'; '.join(days)}."] if days else []
    never = [row.code for row in rows if row.heard_at is None]
    return [*lines, f"Not heard of at any meeting on record: {', '.join(never)}."] if never else lines


def _example(rows: Sequence[IndicatorRow]) -> tuple[str, ...]:
    return (f'`laa show "{rows[0].code}"` tells the whole life of one.',) if rows else ()
