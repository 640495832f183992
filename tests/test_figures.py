"""The arithmetic of performance: docs/performance.md worked out again, and what holds of any figures."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from laa_minutes.performance import band, courses, direction, judge, span, tolerance_of
from laa_minutes.performance.arithmetic import pair, season
from laa_minutes.record.when import read_period
from laa_minutes.register import Register, open_register
from laa_minutes.view import reasons, rhythm
from laa_minutes.view.figures import ReadingRow, in_a_row, number, readings, series
from laa_minutes.view.scorecard import ScorecardFilter, scorecard
from laa_minutes.workspace import Workspace

Make = Callable[[dict[str, str]], Workspace]
PAGE = Path(__file__).parent.parent / "docs" / "performance.md"
SECTION = PAGE.read_text(encoding="utf-8").partition("## Worked by hand")[2].partition("\n## ")[0]
LINES = [line.strip("| ").split(" | ") for line in SECTION.splitlines() if line.startswith("|")]
CASES = [dict(zip(LINES[0], line, strict=True)) for line in LINES[2:]]
PERIOD = r"\d{4}(?:/\d\d(?: Q[1-4])?|-\d\d)"


# The table worked by hand --------------------------------------------------------------------------------------------


def test_the_page_has_the_cases_that_were_asked_for() -> None:
    assert len(CASES) > 40
    assert len({case["case"] for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_the_table_of_the_page(workspace: Make, case: dict[str, str]) -> None:
    register = open_register(workspace({"indicators.yaml": filed(case)}), date.fromisoformat(case["asked on"]))
    assert register.faults == []
    (row,) = scorecard(register, ScorecardFilter())
    latest = row.readings[-1] if row.readings else None
    compared = "–" if latest is None or latest.target is None else str(latest.target)
    out = (compared, row.performance or "–", row.direction_computed or "–")
    assert out == (case["compared with"], case["performance"], case["direction"])


def filed(case: dict[str, str]) -> str:
    """A row of the table as a file of indicators."""
    lines = ["NI 4:", f"  measure: {case['measure']}"]
    lines += [f"  {key}: {case[key]}" for key in ("better", "tolerance") if case[key] != "–"]
    lines += ["  targets:", *map(target, entries(case["targets"]))]
    lines += ["  readings:", *map(reading, entries(case["readings"]))]
    return "\n".join(lines) + "\n"


def entries(cell: str) -> list[str]:
    return [] if cell == "–" else cell.split("; ")


def target(entry: str) -> str:
    match = re.fullmatch(rf"({PERIOD}) (\S+)(?: \{{(.*)\}})?(?: agreed (\S+))?", entry)
    assert match, entry
    period, value, profile, agreed = match.groups()
    parts = [f"period: {period}"] + ([] if value == "–" else [f"value: {value}"])
    if profile:
        interim = re.sub(rf"({PERIOD}) ", r"\1: ", profile)
        parts.append(f"profile: {{{interim}}}")
    if agreed:
        parts.append(f"agreed: {{at: pmg/{agreed}/1, change: renegotiated}}")
    return f"    - {{{', '.join(parts)}}}"


def reading(entry: str) -> str:
    match = re.fullmatch(rf"({PERIOD}) (\S+)(?: reported (\S+))?", entry)
    assert match, entry
    period, value, reported = match.groups()
    return f"    - {{period: {period}, value: {value}" + (f", reported: {reported}}}" if reported else "}")


SOURCES = PAGE.read_text(encoding="utf-8").partition("## Sources")[2]


FORMULAS = (span, pair, season, judge, direction, band, reasons, rhythm)


@pytest.mark.parametrize("formula", FORMULAS, ids=lambda one: one.__name__)
def test_every_formula_names_a_source_of_the_page(formula: Any) -> None:
    sources = ("Pentana", "Kent", "Havering", "Reigate", "Medway", "Breckland", "Winchester", "Pendle")
    named = [source for source in sources if source in formula.__doc__]
    assert named
    assert all(source in SOURCES for source in named)


# What holds of any figures -------------------------------------------------------------------------------------------

figures = st.decimals(min_value=-10_000, max_value=10_000, places=2)
amounts = st.decimals(min_value=0, max_value=1000, places=1)
polarity = st.sampled_from(["higher", "lower"])
tolerances = st.one_of(st.none(), amounts.map(str), amounts.map(lambda amount: f"{amount}%"))
RANK = {"missed": 0, "within tolerance": 1, "met": 2}
OTHER = {"higher": "lower", "lower": "higher"}


@given(figures, figures, polarity, tolerances)
def test_turned_upside_down_a_figure_performs_the_same(
    value: Decimal, aim: Decimal, better: str, tolerance: str | None
) -> None:
    assert judge(value, aim, better, tolerance) == judge(-value, -aim, OTHER[better], tolerance)


@given(figures, figures, figures, polarity, tolerances)
def test_a_better_figure_never_performs_worse(
    one: Decimal, other: Decimal, aim: Decimal, better: str, tolerance: str | None
) -> None:
    worse, good = sorted((one, other), reverse=better == "lower")
    assert RANK[judge(good, aim, better, tolerance)] >= RANK[judge(worse, aim, better, tolerance)]


@given(figures, figures, polarity, amounts, amounts)
def test_a_wider_tolerance_never_makes_a_miss(
    value: Decimal, aim: Decimal, better: str, one: Decimal, other: Decimal
) -> None:
    narrow, wide = sorted((one, other))
    for unit in ("", "%"):
        narrowly, widely = (judge(value, aim, better, f"{amount}{unit}") for amount in (narrow, wide))
        assert RANK[widely] >= RANK[narrowly]
        assert (narrowly == "met") == (widely == "met")


@given(figures, polarity, tolerances)
def test_the_edge_of_the_tolerance_is_within_it_and_a_hair_beyond_is_not(
    aim: Decimal, better: str, tolerance: str | None
) -> None:
    away = -1 if better == "higher" else 1
    edge = aim + away * band(tolerance, aim)
    assert judge(aim, aim, better, tolerance) == "met"
    assert judge(edge, aim, better, tolerance) == ("met" if edge == aim else "within tolerance")
    assert judge(edge + away * Decimal("0.0001"), aim, better, tolerance) == "missed"


@given(tolerances)
def test_a_percentage_of_nought_is_nought(tolerance: str | None) -> None:
    if tolerance is None or tolerance.endswith("%"):
        assert band(tolerance, Decimal(0)) == 0


@given(figures, figures, polarity)
def test_directions_are_each_others_reverse(one: Decimal, other: Decimal, better: str) -> None:
    reverse = {"improving": "worsening", "worsening": "improving", "steady": "steady"}
    assert direction(one, other, better) == reverse[direction(other, one, better)]
    assert direction(one, other, better) == reverse[direction(one, other, OTHER[better])]
    assert (direction(one, other, better) == "steady") == (one == other)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("10%", (Decimal(10), True)),
        (" 2.5 % ", (Decimal("2.5"), True)),
        ("1,000", (Decimal(1000), False)),
        ("-5%", (Decimal(5), True)),
        ("a little", None),
        ("nan", None),
        ("inf%", None),
        ("", None),
        (None, None),
    ],
)
def test_a_tolerance_is_a_share_or_an_amount(typed: str | None, read: tuple[Decimal, bool] | None) -> None:
    assert tolerance_of(typed) == read


# Periods ------------------------------------------------------------------------------------------------------------

years = st.integers(min_value=1990, max_value=2090)
year_names = years.map(lambda year: f"{year}/{(year + 1) % 100:02}")
periods = st.one_of(
    year_names,
    st.builds(lambda year, quarter: f"{year} Q{quarter}", year_names, st.integers(1, 4)),
    st.builds(lambda year, month: f"{year}-{month:02}", years, st.integers(1, 12)),
)


@given(periods)
def test_a_point_measures_days_are_its_period_a_cumulative_ones_begin_on_1_april(period: str) -> None:
    read = read_period(period)
    assert span(period, "point") == (read.first.isoformat(), read.last.isoformat())
    first, last = (date.fromisoformat(day) for day in span(period, "cumulative"))
    assert (first.month, first.day, last) == (4, 1, read.last)
    assert timedelta(0) < last - first < timedelta(366)
    assert first <= read.first


@given(periods, periods)
def test_totals_to_one_day_are_one_figure_and_no_other(one: str, other: str) -> None:
    same_end = read_period(one).last == read_period(other).last
    assert (span(one, "cumulative") == span(other, "cumulative")) == same_end


@pytest.mark.parametrize(
    ("period", "days"),
    [
        ("2010-03", ("2009-04-01", "2010-03-31")),
        ("2009/10 Q4", ("2009-04-01", "2010-03-31")),
        ("2009/10", ("2009-04-01", "2010-03-31")),
        ("2010-04", ("2010-04-01", "2010-04-30")),
        ("2010/11 Q1", ("2010-04-01", "2010-06-30")),
        ("1999/00 Q3", ("1999-04-01", "1999-12-31")),
        ("2012-02", ("2011-04-01", "2012-02-29")),
    ],
)
def test_the_year_turns_between_31_march_and_1_april(period: str, days: tuple[str, str]) -> None:
    assert span(period, "cumulative") == days


def test_year_on_year_stands_beside_the_direction_of_a_point_measure(workspace: Make) -> None:
    quarters = {"2008/09 Q3": 7, "2008/09": 7, "2008-12": 6, "2009/10 Q2": 9, "2009/10 Q3": 8}
    told = "".join(f"    - {{period: {period}, value: {value}}}\n" for period, value in quarters.items())
    for measure, found in {"point": ("improving", "2009/10 Q2"), "seasonal": ("worsening", "2008/09 Q3")}.items():
        text = f"NI 4:\n  better: lower\n  measure: {measure}\n  readings:\n{told}"
        (row,) = scorecard(open_register(workspace({"indicators.yaml": text}), date(2010, 3, 1)), ScorecardFilter())
        assert (row.direction_computed, row.was_period) == found
        assert (row.year_on_year, row.year_before, row.year_before_period) == ("worsening", 7, "2008/09 Q3")


@given(st.lists(figures, min_size=8, max_size=8), polarity, st.sampled_from(["point", "seasonal", "cumulative"]))
def test_a_direction_is_from_a_reading_of_the_same_season_or_from_the_one_before(
    values: list[Decimal], better: str, measure: str
) -> None:
    names = [f"{year}/{(year + 1) % 100:02} Q{quarter}" for year in (2008, 2009) for quarter in (1, 2, 3, 4)]
    earlier = {"point": names[-2], "seasonal": names[3], "cumulative": names[3]}[measure]
    partners = [name for name in names[:-1] if pair(name, measure) == pair(names[-1], measure)]
    assert partners[-1] == earlier
    assert [name for name in names[:-1] if season(name, measure) == season(names[-1], measure)] == [names[3]]
    was = values[names.index(earlier)]
    assert (direction(was, values[-1], better) == "improving") == (
        values[-1] > was if better == "higher" else values[-1] < was
    )


# Courses ------------------------------------------------------------------------------------------------------------

near = st.one_of(
    st.sampled_from(["2008/09", "2009/10", "2010/11"]),
    st.sampled_from([f"{year} Q{quarter}" for year in ("2008/09", "2009/10", "2010/11") for quarter in (1, 2, 3, 4)]),
    st.sampled_from([f"{year}-{month:02}" for year in (2009, 2010) for month in range(1, 13)]),
)
days = st.dates(date(2009, 1, 1), date(2011, 12, 31))
small = st.integers(-5, 120)
filed_readings = st.lists(st.tuples(near, small, st.none() | days), max_size=8)
filed_targets = st.lists(
    st.tuples(
        near,
        st.none() | small,
        st.dictionaries(near, small, max_size=3),
        st.none() | days,
        st.sampled_from([None, "renegotiated", "revised", "unchanged"]),
    ),
    max_size=4,
)


def indicators(measure: str, better: str | None, targets: list[Any], readings: list[Any]) -> str:
    lines = ["NI 4:", f"  measure: {measure}"] + ([f"  better: {better}"] if better else [])
    lines.append("  targets:")
    for period, value, profile, day, change in targets:
        agreed = [f"at: pmg/{day}/1"] if day else []
        agreed += [f"change: {change}"] if change else []
        parts = [f"period: {period}"] + ([f"value: {value}"] if value is not None else [])
        parts += [f"profile: {{{', '.join(f'{key}: {one}' for key, one in profile.items())}}}"] if profile else []
        parts += [f"agreed: {{{', '.join(agreed)}}}"] if agreed else []
        lines.append(f"    - {{{', '.join(parts)}}}")
    lines.append("  readings:")
    for period, value, day in readings:
        lines.append(f"    - {{period: {period}, value: {value}" + (f", reported: {day}}}" if day else "}"))
    return "\n".join(lines) + "\n"


@pytest.mark.slow
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    measure=st.sampled_from(["point", "seasonal", "cumulative"]), better=st.none() | polarity, targets=filed_targets,
    filed=filed_readings, day=days,
)  # fmt: skip
def test_nothing_is_compared_across(
    tmp_path: Path,
    measure: str,
    better: str | None,
    targets: list[Any],
    filed: list[Any],
    day: date,
) -> None:
    (tmp_path / "partnership.yaml").write_text("tolerance: 10%\n", encoding="utf-8")
    text = indicators(measure, better, targets, filed)
    (tmp_path / "indicators.yaml").write_text(text, encoding="utf-8")
    register = open_register(Workspace(tmp_path), day)
    assert register.faults == []
    course = courses(register).get("NI 4")
    if course is None:
        return
    current: dict[tuple[str, str], int] = {}
    for one in course.readings:
        assert one.reading.period
        assert one.reading.span == span(one.reading.period, measure)
        assert one.reading.since <= day.isoformat()
        assert (one.performance is None) == (one.target is None or better is None)
        assert one.direction is None or (one.before is not None and better is not None)
        if one.replaced:
            assert (one.target, one.before) == (None, None)
        else:
            current[one.reading.span] = current.get(one.reading.span, 0) + 1
        if one.target:
            assert one.target.span == one.reading.span
            assert one.target.since <= day.isoformat()
        if one.year_before and one.year_before.span:
            assert one.year_before.span[1][:4] < one.reading.span[1][:4]
            assert one.year_before.span[1][5:7] == one.reading.span[1][5:7]
        if one.before and one.before.span:
            assert one.before.span[1] < one.reading.span[1]
            if measure != "point":
                assert one.before.span[1][5:7] == one.reading.span[1][5:7]
            if measure != "cumulative":
                assert read_period(one.before.period or "").kind == read_period(one.reading.period).kind
    assert set(current.values()) <= {1}
    spans = [target.span for target in course.targets]
    assert len(spans) == len(set(spans))


def rows_of(workspace: Workspace, day: str) -> tuple[ReadingRow, ...]:
    return readings(open_register(workspace, date.fromisoformat(day)))["NI 4"]


SLIPPING = """
NI 4:
  better: higher
  targets: [{period: 2009/10, value: 12, profile: {2009/10 Q1: 12, 2009/10 Q2: 12, 2009/10 Q3: 12, 2009/10 Q4: 12}}]
  readings:
    - {period: 2008/09, value: 14, reported: 2009-06-01}
    - {period: 2009/10 Q1, value: 12, reported: 2009-07-20}
    - {period: 2009/10 Q2, value: 11, reported: 2009-10-20}
    - {period: 2009/10 Q3, value: 8, reported: 2010-01-20}
    - {period: 2009/10 Q3, value: 10, reported: 2010-02-20}
    - {period: 2009/10 Q4, value: 9, reported: 2010-04-20}
"""


def test_readings_in_time_order_each_with_what_it_compares_with(workspace: Make) -> None:
    rows = rows_of(workspace({"indicators.yaml": SLIPPING}), "2010-05-01")
    assert [(one.period, one.value, one.performance, one.direction, one.was, one.replaced) for one in rows] == [
        ("2008/09", 14, None, None, None, False),
        ("2009/10 Q1", 12, "met", None, None, False),
        ("2009/10 Q2", 11, "missed", "worsening", 12, False),
        ("2009/10 Q3", 8, None, None, None, True),
        ("2009/10 Q3", 10, "missed", "worsening", 11, False),
        ("2009/10 Q4", 9, "missed", "worsening", 10, False),
    ]
    assert [one.value for one in series(rows)] == [12, 11, 10, 9]


@pytest.mark.parametrize(("day", "worse", "missed"), [("2010-05-01", 3, 3), ("2009-11-01", 1, 1), ("2009-08-01", 0, 0)])
def test_how_many_readings_in_a_row(workspace: Make, day: str, worse: int, missed: int) -> None:
    rows = rows_of(workspace({"indicators.yaml": SLIPPING}), day)
    assert in_a_row(rows, direction="worsening") == worse
    assert in_a_row(rows, performance="missed") == missed


def test_a_year_is_not_the_quarter_after_its_fourth(workspace: Make) -> None:
    year = SLIPPING + "    - {period: 2009/10, value: 10, reported: 2010-05-20}\n"
    rows = rows_of(workspace({"indicators.yaml": year}), "2010-06-01")
    assert (rows[-1].performance, rows[-1].direction, rows[-1].was_period) == ("missed", "worsening", "2008/09")
    assert in_a_row(rows, performance="missed") == 1


@pytest.mark.parametrize(("text", "figure"), [("9", 9), ("9.50", 9.5), ("-3", -3), ("1E+2", 100)])
def test_figures_are_numbers(text: str, figure: float) -> None:
    assert number(text) == figure
    assert isinstance(number(text), type(figure))


def test_the_same_records_on_another_day_are_the_records_read_anew(workspace: Make) -> None:
    made = workspace({"indicators.yaml": SLIPPING})
    later, earlier = date(2010, 5, 1), date(2010, 2, 1)

    def told(register: Register) -> object:
        return scorecard(register, ScorecardFilter())

    register = open_register(made, later)
    assert told(register.on(earlier)) == told(open_register(made, earlier))
    assert told(register) == told(open_register(made, later))
