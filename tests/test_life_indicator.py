"""`laa show` of an indicator with figures: four facts with their sources, the plot, targets, recovery, risk.

The pages in tests/golden are what the command shows in 80 columns. After a wanted change they are written anew by
`LAA_REFRESH=1 pytest tests/test_life_indicator.py`; read the difference before it is committed.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from conftest import ROOT
from laa_minutes.output import page
from laa_minutes.output.life import life_page
from laa_minutes.register import Register, open_register
from laa_minutes.view.life import life
from laa_minutes.view.life.indicator import IndicatorLife
from laa_minutes.workspace import Workspace
from test_minutes import golden

Make = Callable[[dict[str, str]], Workspace]
BRACKENSHIRE = ROOT / "examples" / "brackenshire"

HOMES = """
NI 4:
  title: Homes
  unit: homes
  better: higher
  tolerance: 10%
  lead: [{person: Ada Ash, to: 2024-06-30}, {person: Ben Birch, from: 2024-07-01}]
  targets:
    - period: 2024/25
      value: 100
      profile: {2024/25 Q1: 20, 2024/25 Q2: 40}
      agreed: {by: The board, at: 2024-04-10/1}
    - period: 2024/25
      value: 80
      profile: {2024/25 Q2: 30}
      agreed: {by: GO East, at: 2024-08-14/1, change: renegotiated}
  readings:
    - {period: 2024/25 Q1, value: 18, reported: 2024-07-10}
    - {period: 2024/25 Q3, value: 50, reported: 2025-01-10}
  recovery:
    owner: Ada Ash
    review: 2024-10-09
    steps: [{id: R1, what: Build, due: 2024-09-30}, {id: R2, what: Let, due: 2024-12-31}]
"""


def meeting(day: str, rest: str = "") -> str:
    return f"body: pmg\ndate: {day}\nitems: [{{title: Homes, indicators: [{{code: NI 4{rest}}}]}}]\n"


def homes(workspace: Make, as_of: str) -> Any:
    files = {
        "partnership.yaml": "bodies: {pmg: {name: Performance Group}}\n",
        "indicators.yaml": HOMES,
        "meetings/pmg/2024-04-10.yaml": meeting("2024-04-10"),
        "meetings/pmg/2024-08-14.yaml": meeting("2024-08-14", ", risk: {rating: red, proposal: Build faster}"),
        "meetings/pmg/2024-10-09.yaml": meeting("2024-10-09")
        + "progress: [{ref: NI 4/R1, status: done, note: Built.}]\n",
    }
    return life(open_register(workspace(files), date.fromisoformat(as_of)), "NI 4")


def told(register: Register, code: str) -> Any:
    return life(register, code)


def shown(found: Any, width: int | None = None) -> str:
    return page.plain(life_page(found), width)


# Whole pages --------------------------------------------------------------------------------------------------------


def test_a_review_that_told_nothing_is_said_on_the_page(laa: Callable[..., tuple[int, str, str]]) -> None:
    for day, words in {
        "2024-04-18": "; ",
        "2024-06-15": ", and nothing was told of it since; ",
        "2024-06-20": "; ",
    }.items():
        out = laa("show", "NI 312", "--as-of", day, cwd=BRACKENSHIRE)[1]
        assert f"owner Ash Rushby; review at ppg/2024-04-18{words}" in out


@pytest.mark.parametrize("code", ["NI 301", "LI 3.1", "Warm rooms"])
def test_the_page_of_an_indicator_in_80_columns(brackenshire: Register, code: str) -> None:
    text = shown(life(brackenshire, code), 80)
    assert max(map(len, text.splitlines())) <= 80
    golden(f"show-{code.lower().replace(' ', '-')}.txt", text)


def test_the_page_of_every_indicator_fits(brackenshire: Register) -> None:
    for one in brackenshire.indicators:
        text = shown(life(brackenshire, one.code), 80)
        assert max(map(len, text.splitlines())) <= 80, one.code
        assert ("\n  Course " in text) == (one.code != "Warm rooms")


def test_in_markdown_the_plot_is_code(brackenshire: Register) -> None:
    text = page.markdown(life_page(life(brackenshire, "LI 3.1")))
    assert "\n## Course\n\n    firms\n     20 ┤\n" in text
    assert "\n\n## Figures\n" in text


def test_piped_there_is_a_plot_and_no_colour(laa: Callable[..., tuple[int, str, str]]) -> None:
    code, out, _ = laa("-C", str(BRACKENSHIRE), "show", "NI 301", "--as-of", "2025-03-31")
    assert code == 0
    assert "households\n" in out
    assert "\x1b" not in out


# What is on them ----------------------------------------------------------------------------------------------------


def test_four_facts_side_by_side_each_with_its_source(brackenshire: Register) -> None:
    text = shown(life(brackenshire, "NI 321"))
    assert "Standing     ● on track, minuted 20 March 2025 (ppg/2025-03-20/5)\n" in text
    assert "Performance  ✗ below target, 5.8% against a target of 5.0 for 2025-02\n" in text
    assert "Direction    ↗ improving, from 5.9 for 2025-01 to 5.8 for 2025-02\n" in text
    assert "↗ improving, minuted 20 March 2025 (ppg/2025-03-20/5)\n" in text
    assert "Forecast     unchanged, minuted" in text
    assert "≠ NI 321 was minuted “on track” on 20 March 2025, but its last two readings miss their targets" in text


def test_a_target_has_its_versions_and_who_agreed_them_where(workspace: Make) -> None:
    now, before = homes(workspace, "2025-01-31").targets
    assert (now.value, now.change, now.agreed_by, now.agreed_at, now.agreed_on, now.replaced) == (
        80, "renegotiated", "GO East", "pmg/2024-08-14/1", "2024-08-14", False,
    )  # fmt: skip
    assert (before.value, before.agreed_on, before.replaced) == (100, "2024-04-10", True)
    assert [(one.period, one.value) for one in before.profile] == [("2024/25 Q1", 20), ("2024/25 Q2", 40)]


def test_what_was_agreed_or_began_later_is_not_known_yet(workspace: Make) -> None:
    found = homes(workspace, "2024-05-31")
    assert [(one.value, one.replaced) for one in found.targets] == [(100, False)]
    assert [one.person for one in found.leads] == ["Ada Ash"]
    assert found.risk is None


def test_leads_over_time_the_newest_first(workspace: Make) -> None:
    leads = homes(workspace, "2025-01-31").leads
    assert [(one.person, one.since, one.until) for one in leads] == [
        ("Ben Birch", "2024-07-01", None),
        ("Ada Ash", None, "2024-06-30"),
    ]


def test_the_course_has_readings_targets_and_the_edge_of_the_tolerance(workspace: Make) -> None:
    course = homes(workspace, "2025-01-31").course
    assert [(one.period, one.value, one.target, one.tolerated, one.performance) for one in course] == [
        ("2024/25 Q1", 18, 20, 18, "within tolerance"),
        ("2024/25 Q2", None, 30, 27, None),  # a target, and no reading
        ("2024/25 Q3", 50, None, None, None),  # a reading, and no target: the year's is not a quarter's
    ]


def test_a_missing_quarter_breaks_the_line(workspace: Make) -> None:
    text = shown(homes(workspace, "2025-01-31"))
    drawing = text.partition("Course")[2].partition("Figures")[0]
    assert not any("\u2800" <= character <= "\u28ff" for character in drawing)
    assert drawing.count("○") == 2  # in the drawing and in the legend


def test_steps_have_their_state_and_what_was_told_of_them(workspace: Make) -> None:
    built, let = homes(workspace, "2025-01-31").recovery
    assert (built.status, built.overdue, built.told, built.told_at) == ("done", False, "Built.", "pmg/2024-10-09")
    assert (let.status, let.overdue) == ("open", True)
    assert "R2  ! overdue  Let  due 31 December 2024" in shown(homes(workspace, "2025-01-31"))
    before, _ = homes(workspace, "2024-10-01").recovery
    assert (before.status, before.overdue, before.told) == ("open", True, None)


def test_the_risk_as_last_minuted_with_its_sum(brackenshire: Register, workspace: Make) -> None:
    text = shown(life(brackenshire, "NI 301"))
    assert "Risk       amber  minuted 31 January 2024 (eb/2024-01-31/83)\n" in text
    assert "(eb/2024-01-31/S1: £60,000)" in text
    told = " ".join(shown(homes(workspace, "2025-01-31")).split())
    assert "Risk red minuted 14 August 2024 (pmg/2024-08-14/1) Build faster History" in told


def test_an_action_tells_what_was_last_reported_on_it(brackenshire: Register) -> None:
    text = shown(life(brackenshire, "NI 301"))
    assert "Of forty-one families, thirty-six were in a settled home.\n" in text


def test_a_total_begins_anew_each_year(workspace: Make) -> None:
    files = {
        "indicators.yaml": "NI 4: {measure: cumulative, readings: [{period: 2023/24 Q3, value: 9}, "
        "{period: 2023/24 Q4, value: 12}, {period: 2024/25 Q1, value: 3}]}\n"
    }
    found = told(open_register(workspace(files), date(2024, 12, 31)), "NI 4")
    drawing = shown(found).partition("Course")[2].partition("Figures")[0]
    joined = [line for line in drawing.splitlines() if any("\u2800" <= character <= "\u28ff" for character in line)]
    assert joined
    assert not any("\u2800" <= character <= "\u28ff" for line in drawing.splitlines() for character in line[30:])


def test_readings_without_a_period_are_drawn_in_their_order(workspace: Make) -> None:
    files = {"indicators.yaml": "NI 4: {readings: [{value: 9, reported: 2024-01-02}, {value: 12}, {value: 7}]}\n"}
    found = told(open_register(workspace(files), date(2024, 12, 31)), "NI 4")
    assert [(one.period, one.value, one.target) for one in found.course] == [
        (None, value, None) for value in [one.value for one in found.now.readings]
    ]
    drawing = shown(found).partition("Course")[2].partition("Figures")[0]
    assert drawing.count("●") == 3 + 1  # and one in the legend
    assert "no. 1" in drawing


def test_the_unit_is_text(workspace: Make) -> None:
    files = {
        "indicators.yaml": 'NI 4: {unit: "[bold]\\e[31m\\u202e", readings: [{period: 2024-01, value: 9}, '
        "{period: 2024-02, value: 12}]}\n"
    }
    text = shown(life(open_register(workspace(files), date(2024, 12, 31)), "NI 4"), 80)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "[bold]" in text


def test_what_one_meeting_said_twice_stands_in_the_order_of_its_record(workspace: Make) -> None:
    said = "{title: %s, indicators: [%s{code: NI 4, note: %s}]}"
    items = ", ".join((said % ("Roads", "{code: NI 5}, ", "First."), said % ("Homes", "", "Second.")))
    files = workspace({"meetings/pmg/2024-04-10.yaml": f"body: pmg\ndate: 2024-04-10\nitems: [{items}]\n"})
    told = life(open_register(files, date(2024, 5, 1)), "NI 4")
    assert isinstance(told, IndicatorLife)
    assert [one.note for one in told.statements] == ["Second.", "First."]  # the newest first
