"""Figures drawn with characters: scales that hold them, marks where they belong, lines that fit."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from laa_minutes.output.listing import Mark
from laa_minutes.output.plot import Point, plot, sparkline, tick_values

READ, BAD = Mark("●", "on target"), Mark("✗", "below target")


def words(value: float) -> str:
    return f"{value:g}"


def drawn(points: list[Point], unit: str = "homes", width: int = 60, least: float = 0) -> list[str]:
    return ["".join(text for text, _ in line) for line in plot(points, unit, words, width, least)]


def readings(*values: float) -> list[Point]:
    return [Point(f"Q{n + 1}", n, value, READ) for n, value in enumerate(values)]


def marked(lines: list[str], shape: str) -> list[tuple[str, int]]:
    """The tick, or nothing, and the column of each mark in the drawing, from the top."""
    rows = [line for line in lines if "┤" in line or "│" in line]
    found = []
    for line in rows:
        tick, _, row = line.replace("┤", "│").partition("│")
        found += [(tick.strip(), column) for column, character in enumerate(row) if character == shape]
    return found


# What is drawn ------------------------------------------------------------------------------------------------------


def test_a_plot_line_by_line() -> None:
    assert drawn(readings(10, 30, 20)) == [
        "homes",
        "30 ┤        ●⡄",
        "   │       ⡜⠁⠉⠧⡄",
        "25 ┤      ⡜⠁   ⠉⠧⡄",
        "   │     ⡜⠁      ⠉⠧⡄",
        "20 ┤    ⡜⠁         ⠉●",
        "   │   ⡜⠁",
        "15 ┤  ⡜⠁",
        "   │ ⡜⠁",
        "10 ┤●⠁",
        "   └┬───────┬───────┬",
        "    Q1     Q2      Q3",
        "    ● on target",
    ]


def test_readings_stand_at_their_values_in_even_steps() -> None:
    lines = drawn(readings(10, 30, 20))
    assert marked(lines, "●") == [("30", 8), ("20", 16), ("10", 0)]


def test_values_below_zero_and_the_line_through_it() -> None:
    lines = drawn(readings(-20, 20, 0))
    assert marked(lines, "●") == [("20", 8), ("0", 16), ("-20", 0)]


def test_a_target_with_its_tolerance_beside_it() -> None:
    lines = drawn([Point("Q1", 0, 10, BAD, 20, 15), Point("Q2", 1, 12, BAD, 20, 15)])
    assert [tick for tick, _ in marked(lines, "╌")] == ["20"] * 12
    assert {column for _, column in marked(lines, "░")} == set(range(12))
    assert lines[-1].strip() == "✗ below target   ╌ target   ░ tolerance"


def test_a_target_without_tolerance_has_no_band() -> None:
    lines = drawn([Point("Q1", 0, 1, BAD, 0, 0), Point("Q2", 1, 0, READ, 0, 0)])
    assert not marked(lines, "░")
    assert "tolerance" not in lines[-1]


def test_a_missing_period_breaks_the_line() -> None:
    def braille(lines: list[str]) -> bool:
        return any("\u2800" <= character <= "\u28ff" for line in lines for character in line)

    with_gap = [Point("Q1", 0, 1, READ), Point("Q3", 2, 5, READ, joined=False)]
    assert braille(drawn(readings(1, 5)))
    assert not braille(drawn(with_gap))
    assert len(marked(drawn(with_gap), "●")) == 2


def test_a_reading_that_is_missing_breaks_the_line_though_its_target_is_there() -> None:
    points = [Point("Q1", 0, 1, READ, 3, 3), Point("Q2", 1, None, None, 3, 3), Point("Q3", 2, 5, READ, 3, 3)]
    lines = drawn(points)
    assert not any("\u2800" <= character <= "\u28ff" for line in lines for character in line)
    assert len(marked(lines, "╌")) == 17


def test_one_reading_is_a_mark_on_an_axis() -> None:
    lines = drawn(readings(61))
    assert len(marked(lines, "●")) == 1
    assert lines[-2].split() == ["Q1"]


def test_a_target_to_come_is_drawn_beyond_the_last_reading() -> None:
    lines = drawn([Point("Q1", 0, 1, READ, 2, 2), Point("Q2", 1, None, READ, 4, 4)])
    assert max(column for _, column in marked(lines, "╌")) > max(column for _, column in marked(lines, "●"))


def test_the_first_and_the_last_label_are_always_there() -> None:
    points = [Point(f"2024-{month:02}", month, month, READ) for month in range(13)]
    labels = drawn(points, width=40)[-2].split()
    assert (labels[0], labels[-1]) == ("2024-00", "2024-12")
    assert 2 < len(labels) < 13


def test_two_readings_have_room_for_both_their_labels() -> None:
    labels = ("2009/10 Q1", "2009/10 Q2")
    lines = drawn([Point(label, n, n + 1, READ) for n, label in enumerate(labels)])
    assert lines[-2].strip() == "2009/10 Q1  2009/10 Q2"


def test_readings_too_close_to_be_told_apart_are_a_line_that_ends_in_a_mark() -> None:
    months = [Point(f"m{n}", n, n % 12, READ, joined=n != 60) for n in range(121)]
    lines = drawn(months, width=80)
    assert [column for _, column in marked(lines, "●")] == [75]
    assert len(marked(drawn(months[:31], width=80), "●")) == 31
    alone = [Point("a", n, 5, BAD, joined=False) for n in range(60)]
    assert len(marked(drawn(alone, width=80), "✗")) == 60  # no line runs through these


def test_of_more_than_a_line_can_hold_the_latest_are_drawn() -> None:
    lines = drawn([Point(f"m{n}", n, 1000 - n, READ) for n in range(1000)], width=60)
    first, *_, last = lines[-2].split()
    assert (first, last) == ("m879", "m999")
    assert lines[1].startswith("150 ┤")


def test_nothing_to_draw_is_no_plot() -> None:
    assert drawn([]) == drawn([Point("Q1", 0, None, None)]) == []


# Scales -------------------------------------------------------------------------------------------------------------


def test_ticks_are_round() -> None:
    assert tick_values(135, 181) == [130, 140, 150, 160, 170, 180, 190]
    assert tick_values(-22, 19) == [-30, -20, -10, 0, 10, 20]
    assert tick_values(5.1, 6.3) == [5.0, 5.5, 6.0, 6.5]
    assert tick_values(0, 0, 1) == [0, 1]  # no children: the scale does not go below nought
    assert tick_values(7, 7, 1) == [6, 7, 8]


def test_ticks_are_no_finer_than_what_can_be_shown() -> None:
    assert tick_values(0, 2, least=1) == [0, 1, 2]


figures = st.floats(-1e12, 1e12, allow_nan=False).map(lambda value: round(value, 3))


@given(figures, figures, st.sampled_from((0, 0.001, 1, 10)))
def test_ticks_hold_what_they_are_for(one: float, other: float, least: float) -> None:
    low, high = sorted((one, other))
    ticks = tick_values(low, high, least)
    slack = 1e-6 * max(1, abs(low), abs(high))
    assert ticks[0] <= low + slack
    assert ticks[-1] >= high - slack
    assert 2 <= len(ticks) <= 8
    assert ticks == sorted(set(ticks))


@given(
    st.lists(st.tuples(st.none() | figures, st.none() | figures, st.booleans()), min_size=1, max_size=40),
    st.integers(30, 140),
)
def test_any_readings_fit_any_width(rows: list[tuple[float | None, float | None, bool]], width: int) -> None:
    points = [
        Point(f"2024-{n:02}", n, value, READ, target, target and target * 0.9, joined)
        for n, (value, target, joined) in enumerate(rows)
    ]
    lines = plot(points, "%", lambda value: f"{value:,.0f}", width)
    told = [point for point in points if point.value is not None]
    assert all(sum(len(text) for text, _ in line) <= max(width, 40) for line in lines)
    assert bool(lines) == any(one is not None for row in rows for one in row[:2])
    if told and lines:
        assert 1 <= sum(text.count("●") for line in lines[1:-3] for text, _ in line) <= len(told)


def test_a_spark_has_a_bar_for_each_of_the_latest_values() -> None:
    assert sparkline([1, 2, 3]) == "▁▅█"
    assert sparkline([5, 5]) == "▄▄"
    assert sparkline([1]) == ""
    assert len(sparkline(list(range(40)))) == 12
