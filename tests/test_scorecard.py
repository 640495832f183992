"""The scorecard: four facts kept apart, each as it stood on the day; no figure that no record gives."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from conftest import ROOT
from laa_minutes.check import check
from laa_minutes.output.facts import facts_listing
from laa_minutes.output.plot import sparkline
from laa_minutes.output.scorecard import figure_words, scorecard_listing
from laa_minutes.output.terminal import show
from laa_minutes.output.text import plain
from laa_minutes.register import Register, open_register
from laa_minutes.view.exceptions import ExceptionFilter, exceptions
from laa_minutes.view.leads import leads
from laa_minutes.view.scorecard import IndicatorRow, ScorecardFilter, scorecard
from laa_minutes.workspace import Workspace

Make = Callable[[dict[str, str]], Workspace]
Run = Callable[..., tuple[int, str, str]]

JANUARY = """
body: pmg
date: 2010-01-18
items:
  - title: Update
    indicators:
      - {code: NI 4, standing: at risk, direction: worsening, forecast: on track}
"""
MARCH = """
body: pmg
date: 2010-03-22
items:
  - title: Update
    indicators:
      - {code: NI4, standing: on track}
"""
TWO_MEETINGS = {
    "indicators.yaml": "NI 4: {title: Influence}\n",
    "meetings/pmg/2010-01-18.yaml": JANUARY,
    "meetings/pmg/2010-03-22.yaml": MARCH,
}


def rows_of(workspace: Workspace, day: str, **wanted: Any) -> dict[str, IndicatorRow]:
    register = open_register(workspace, date.fromisoformat(day))
    assert register.faults == []
    return {row.code: row for row in scorecard(register, ScorecardFilter(**wanted))}


def measured(indicator: str) -> dict[str, str]:
    return {"indicators.yaml": indicator}


@pytest.mark.parametrize("bodies", [(), ("pmg",), ("eb",)])
def test_no_question_goes_through_the_history(bodies: tuple[str, ...]) -> None:
    """However long the records are, what they hold of an indicator is looked up by an index."""
    register = open_register(Workspace(ROOT / "examples" / "brackenshire"), date(2025, 3, 31))
    database = register._tables.database
    asked: list[str] = []
    database.set_trace_callback(asked.append)
    scorecard(register, ScorecardFilter(bodies=bodies))
    exceptions(register, ExceptionFilter(bodies=bodies))
    database.set_trace_callback(None)
    steps = [row["detail"] for sql in asked for row in database.execute(f"EXPLAIN QUERY PLAN {sql}")]
    assert not [
        step for step in steps if re.match(r"SCAN (?:action|item|name|progress|reference|said|statement)$", step)
    ]


# The records of 22 February 2010 ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "standing"),
    [
        ("NI 156", "ahead"),
        ("NI 198", "on track"),
        ("NI 51", "on track"),
        ("NI 4", "at risk"),
        ("NI 154", "at risk"),
        ("NI 197", "off track"),
        ("LI 10.1", "off track"),
    ],
)
def test_standing_as_minuted_and_the_meeting_that_said_so(essex: Register, code: str, standing: str) -> None:
    (row,) = scorecard(essex, ScorecardFilter(indicators=(code,)))
    assert (row.standing, row.standing_at) == (standing, "pmg/2010-02-22")


def test_what_was_not_minuted_stays_empty(essex: Register) -> None:
    (row,) = scorecard(essex, ScorecardFilter(indicators=("NI 39",)))
    assert (row.standing, row.standing_at, row.direction, row.forecast, row.heard_at) == (None,) * 5
    assert (row.performance, row.value, row.target, row.readings) == (None, None, None, ())


def test_each_fact_is_a_fact_of_its_own(essex: Register) -> None:
    rows = {row.code: row for row in scorecard(essex, ScorecardFilter())}
    assert (rows["NI 135"].direction, rows["NI 135"].standing) == ("worsening", None)
    assert (rows["NI 197"].forecast, rows["NI 197"].direction) == ("unchanged", None)
    assert (rows["NI 51"].direction, rows["NI 51"].performance) == ("improving", None)


def test_readings_of_one_day_keep_the_order_of_the_file(essex: Register) -> None:
    (row,) = scorecard(essex, ScorecardFilter(indicators=("NI 51",)))
    assert [(one.value, one.period, one.reported) for one in row.readings] == [
        (9, None, "2010-02-22"),
        (11, None, "2010-02-22"),
    ]
    assert (row.value, row.period) == (11, None)


def test_themes_come_in_the_partnerships_order_and_none_comes_last(essex: Register) -> None:
    themes = list(dict.fromkeys(row.theme for row in scorecard(essex, ScorecardFilter())))
    assert themes[:2] == ["Sustainable Essex", "Safer Essex"]
    assert themes[-1] is None


def test_actions_open_on_an_indicator_are_counted(essex: Register) -> None:
    rows = {row.code: row for row in scorecard(essex, ScorecardFilter())}
    assert [rows[code].open_actions for code in ("NI 4", "NI 198", "NI 197")] == [1, 1, 0]


def test_nothing_had_been_said_the_day_before(workspace: Make, essex: Register) -> None:
    before = open_register(essex.workspace, date(2010, 2, 21))
    rows = scorecard(before, ScorecardFilter())
    assert {row.standing for row in rows} == {None}
    assert all(not row.readings and row.heard_at is None for row in rows)


def test_local_measures_have_a_name_for_a_code(leicestershire: Register) -> None:
    rows = scorecard(leicestershire, ScorecardFilter())
    assert [(row.code, row.standing, row.standing_at) for row in rows] == [
        ("Permanently excluded pupils", "at risk", "ssog/2007-12-13"),
        ("Older People's Well Being", "at risk", "ssog/2007-12-13"),
        ("Incapacity Benefit", "at risk", "ssog/2007-12-13"),
    ]


# Folding over time --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "standing", "said_at"),
    [
        ("2010-01-17", None, None),
        ("2010-01-18", "at risk", "pmg/2010-01-18"),
        ("2010-03-21", "at risk", "pmg/2010-01-18"),
        ("2010-03-22", "on track", "pmg/2010-03-22"),
        ("2011-01-01", "on track", "pmg/2010-03-22"),
    ],
)
def test_a_standing_holds_until_another_is_minuted(
    workspace: Make, day: str, standing: str | None, said_at: str | None
) -> None:
    row = rows_of(workspace(TWO_MEETINGS), day)["NI 4"]
    assert (row.standing, row.standing_at) == (standing, said_at)


def test_a_new_standing_leaves_direction_and_forecast_as_they_were(workspace: Make) -> None:
    row = rows_of(workspace(TWO_MEETINGS), "2010-03-22")["NI 4"]
    assert (row.direction, row.direction_at) == ("worsening", "pmg/2010-01-18")
    assert (row.forecast, row.forecast_at) == ("on track", "pmg/2010-01-18")


def test_of_two_statements_at_one_meeting_the_later_item_counts(workspace: Make) -> None:
    meeting = """
body: pmg
date: 2010-01-18
items:
  - title: First
    indicators: [{code: NI 4, standing: at risk}]
  - title: Second
    sections:
      - title: Part
        indicators: [{code: NI 4, standing: ahead}]
"""
    row = rows_of(workspace({"meetings/pmg/2010-01-18.yaml": meeting}), "2010-02-01")["NI 4"]
    assert (row.standing, row.standing_item) == ("ahead", "pmg/2010-01-18/2")


def test_a_second_meeting_on_one_day_counts_after_the_first(workspace: Make) -> None:
    second = MARCH.replace("2010-03-22", "2010-01-18")
    files = {"meetings/pmg/2010-01-18.yaml": JANUARY, "meetings/pmg/2010-01-18-2.yaml": second}
    assert rows_of(workspace(files), "2010-02-01")["NI 4"].standing_at == "pmg/2010-01-18-2"


def test_one_body_asked_about_counts_alone(workspace: Make) -> None:
    files = {**TWO_MEETINGS, "meetings/pmg/2010-03-22.yaml": MARCH.replace("pmg", "emb")}
    del files["meetings/pmg/2010-03-22.yaml"]
    files["meetings/emb/2010-03-22.yaml"] = MARCH.replace("pmg", "emb")
    files["indicators.yaml"] += "NI 5: {}\n"
    both = rows_of(workspace(files), "2010-04-01")
    alone = rows_of(workspace(files), "2010-04-01", bodies=("pmg",))
    assert (both["NI 4"].standing, alone["NI 4"].standing) == ("on track", "at risk")
    assert list(alone) == ["NI 4"]


# What is listed -----------------------------------------------------------------------------------------------------


def test_an_indicator_that_only_a_meeting_knows_is_listed_without_title_or_theme(workspace: Make) -> None:
    rows = rows_of(workspace({"meetings/pmg/2010-01-18.yaml": JANUARY}), "2010-02-01")
    assert (rows["NI 4"].title, rows["NI 4"].theme, rows["NI 4"].standing) == (None, None, "at risk")
    assert rows_of(workspace({"meetings/pmg/2010-01-18.yaml": JANUARY}), "2010-01-01") == {}


def test_an_indicator_never_mentioned_is_listed_with_nothing(workspace: Make) -> None:
    row = rows_of(workspace(measured("NI 7: {}\n")), "2010-02-01")["NI 7"]
    assert (row.title, row.standing, row.heard_at, row.open_actions) == (None, None, None, 0)


@pytest.mark.parametrize(
    ("wanted", "codes"),
    [
        ({"themes": ("Safer Essex",)}, ["NI 8", "NI 17", "NI 32", "LI 7.1"]),
        ({"standings": ("off track",)}, ["NI 197", "LI 10.1"]),
        ({"leads": ("Helen Dear",)}, ["NI 56"]),
        ({"indicators": ("NI 4", "NI 51")}, ["NI 4", "NI 51"]),
        ({"standings": ("ahead",), "themes": ("Safer Essex",)}, []),
    ],
)
def test_filters(essex: Register, wanted: dict[str, Any], codes: list[str]) -> None:
    assert [row.code for row in scorecard(essex, ScorecardFilter(**wanted))] == codes


# Who leads ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("filed", "confirmed", "day", "names"),
    [
        ("lead: Ann", None, "2010-01-01", ("Ann",)),
        ("lead: [Ann, Ben]", None, "2010-01-01", ("Ann", "Ben")),
        ("lead: {person: Ann, from: 2010-02-01}", None, "2010-01-31", ()),
        ("lead: {person: Ann, to: 2010-02-01}", None, "2010-02-01", ("Ann",)),
        ("lead: {person: Ann, to: 2010-02-01}", None, "2010-02-02", ()),
        ("{}", "Cleo", "2010-03-01", ("Cleo",)),
        ("{}", "Cleo", "2010-01-17", ()),
        ("lead: Ann", "Cleo", "2010-01-17", ("Ann",)),
        ("lead: Ann", "Cleo", "2010-01-18", ("Cleo",)),
        ("lead: [Ann, Cleo]", "Cleo", "2010-03-01", ("Ann", "Cleo")),
        ("lead: {person: Ben, from: 2010-05-01}", "Cleo", "2010-04-30", ("Cleo",)),
        ("lead: {person: Ben, from: 2010-05-01}", "Cleo", "2010-05-01", ("Ben",)),
        ("lead: {person: Cleo, from: 2010-01-18, to: 2010-03-01}", "Cleo", "2010-03-02", ()),
    ],
)
def test_who_led_on_the_day(
    workspace: Make, filed: str, confirmed: str | None, day: str, names: tuple[str, ...]
) -> None:
    body = "" if filed == "{}" else f"  {filed}\n"
    files = measured(f"NI 4:\n  title: Influence\n{body}")
    if confirmed:
        files["meetings/pmg/2010-01-18.yaml"] = (
            f"body: pmg\ndate: 2010-01-18\nitems:\n  - title: T\n    indicators: [{{code: NI 4, lead: {confirmed}}}]\n"
        )
    register = open_register(workspace(files), date.fromisoformat(day))
    assert leads(register).get("NI 4", ()) == names


# Figures and computed performance -----------------------------------------------------------------------------------


def compared(
    value: str, target: str, better: str | None = "higher", tolerance: str | None = None, period: str = "2009/10 Q3"
) -> str:
    lines = ["NI 4:", f"  better: {better}" if better else "", f"  tolerance: {tolerance}" if tolerance else ""]
    lines += ["  targets:", f"    - {{period: 2009/10 Q3, value: {target}}}"]
    lines += ["  readings:", f"    - {{period: {period}, value: {value}, reported: 2010-02-01}}"]
    return "\n".join(line for line in lines if line) + "\n"


@pytest.mark.parametrize(
    ("indicator", "performance"),
    [
        (compared("10", "10"), "met"),
        (compared("11", "10"), "met"),
        (compared("9", "10"), "missed"),
        (compared("9", "10", tolerance="10%"), "within tolerance"),
        (compared("8.99", "10", tolerance="10%"), "missed"),
        (compared("8", "10", tolerance="2"), "within tolerance"),
        (compared("7.9", "10", tolerance="2"), "missed"),
        (compared("9", "10", better="lower"), "met"),
        (compared("11", "10", better="lower", tolerance="10%"), "within tolerance"),
        (compared("11.1", "10", better="lower", tolerance="10%"), "missed"),
        (compared("-11", "-10", tolerance="10%"), "within tolerance"),
        (compared("0.3", "0.1", better="lower", tolerance="0.2"), "within tolerance"),
        (compared("9", "10", tolerance="a little"), "missed"),
        (compared("10", "10", better=None), None),
        (compared("10", "10", period="2009/10"), None),
        (compared("10", "10", period="2009-12"), None),
    ],
)
def test_performance_compares_reading_and_target_of_one_period(
    workspace: Make, indicator: str, performance: str | None
) -> None:
    assert rows_of(workspace(measured(indicator)), "2010-03-01")["NI 4"].performance == performance


def test_the_partnerships_tolerance_serves_where_an_indicator_has_none(workspace: Make) -> None:
    files = {**measured(compared("9", "10")), "partnership.yaml": "tolerance: 10%\n"}
    assert rows_of(workspace(files), "2010-03-01")["NI 4"].performance == "within tolerance"


def test_a_reading_counts_from_the_day_it_was_reported(workspace: Make) -> None:
    files = measured(compared("10", "10"))
    assert rows_of(workspace(files), "2010-01-31")["NI 4"].value is None
    row = rows_of(workspace(files), "2010-02-01")["NI 4"]
    assert (row.value, row.period, row.target, row.target_period) == (10, "2009/10 Q3", 10, "2009/10 Q3")


def test_a_reading_without_a_period_is_never_compared(workspace: Make) -> None:
    indicator = """
NI 4:
  better: higher
  targets: [{period: 2009/10, value: 10}]
  readings: [{value: 12, reported: 2010-02-01}]
"""
    row = rows_of(workspace(measured(indicator)), "2010-03-01")["NI 4"]
    assert (row.value, row.target, row.target_period, row.performance) == (12, 10, "2009/10", None)


def test_a_later_report_for_a_period_replaces_an_earlier_one(workspace: Make) -> None:
    indicator = """
NI 4:
  readings:
    - {period: 2009/10 Q3, value: 8, reported: 2010-03-01}
    - {period: 2009/10 Q2, value: 5, reported: 2010-03-01}
    - {period: 2009/10 Q3, value: 7.5, reported: 2010-02-01}
"""
    row = rows_of(workspace(measured(indicator)), "2010-04-01")["NI 4"]
    assert [one.value for one in row.readings] == [5, 7.5, 8]
    assert rows_of(workspace(measured(indicator)), "2010-02-15")["NI 4"].value == 7.5


def test_an_interim_target_is_the_one_to_compare_with(workspace: Make) -> None:
    indicator = """
NI 4:
  better: higher
  targets:
    - period: 2010/11
      value: 100
      profile: {2010/11 Q1: 20, 2010/11 Q2: 45}
  readings: [{period: 2010/11 Q1, value: 21, reported: 2010-07-19}]
"""
    row = rows_of(workspace(measured(indicator)), "2010-08-01")["NI 4"]
    assert (row.target, row.target_period, row.performance) == (20, "2010/11 Q1", "met")


VERSIONS = """
NI 4:
  better: higher
  targets:
    - {period: 2009/10 Q3, value: 10}
    - {period: 2009/10 Q3, value: 12, agreed: {at: pmg/2010-02-22/1, change: renegotiated}}
  readings: [{period: 2009/10 Q3, value: 11, reported: 2010-01-18}]
"""


def test_a_renegotiated_target_counts_from_the_meeting_that_was_told(workspace: Make) -> None:
    held = "body: pmg\ndate: 2010-02-22\nitems: [{title: Targets}]\n"
    files = {**measured(VERSIONS), "meetings/pmg/2010-02-22.yaml": held}
    before, after = (rows_of(workspace(files), day)["NI 4"] for day in ("2010-02-21", "2010-02-22"))
    assert (before.target, before.performance) == (10, "met")
    assert (after.target, after.performance) == (12, "missed")


@pytest.mark.parametrize(("change", "target"), [("renegotiated", None), ("revised", None), ("unchanged", 10)])
def test_a_new_target_whose_value_nobody_wrote_down_is_not_the_old_one(
    workspace: Make, change: str, target: int | None
) -> None:
    indicator = f"""
NI 4:
  better: higher
  targets:
    - {{period: 2009/10, value: 10}}
    - {{agreed: {{change: {change}}}}}
  readings: [{{period: 2009/10, value: 11, reported: 2010-05-01}}]
"""
    row = rows_of(workspace(measured(indicator)), "2010-06-01")["NI 4"]
    assert row.target == target
    assert (row.performance is None) == (target is None)


def test_recovery_steps_still_open_are_counted(workspace: Make) -> None:
    indicator = """
NI 4:
  recovery:
    owner: Ann
    review: pmg/2010-05-17
    steps: [{id: R1, what: First}, {id: R2, what: Second}]
"""
    told = "body: pmg\ndate: 2010-02-22\nprogress: [{ref: NI 4/R1, status: done}]\n"
    files = {**measured(indicator), "meetings/pmg/2010-02-22.yaml": told}
    before, after = (rows_of(workspace(files), day)["NI 4"].recovery for day in ("2010-02-21", "2010-02-22"))
    assert before is not None
    assert after is not None
    assert (before.owner, before.review, before.steps, before.steps_open) == ("Ann", "pmg/2010-05-17", 2, 2)
    assert after.steps_open == 1


# For people and programs --------------------------------------------------------------------------------------------


def test_what_has_not_come_up_for_two_meetings_is_said_at_the_end(workspace: Make) -> None:
    later = "body: pmg\ndate: {}\nitems: [{{title: Other things}}]\n"
    files = {
        **TWO_MEETINGS,
        "indicators.yaml": "NI 4: {}\nNI 5: {}\n",
        "meetings/pmg/2010-04-19.yaml": later.format("2010-04-19"),
    }
    register = open_register(workspace(files), date(2010, 4, 30))
    told = scorecard_listing(scorecard(register, ScorecardFilter()), date(2010, 4, 30), "P").last
    assert told[1:2] == ("Not heard of at any meeting on record: NI 5.",)
    files["meetings/pmg/2010-05-17.yaml"] = later.format("2010-05-17")
    register = open_register(workspace(files), date(2010, 5, 31))
    told = scorecard_listing(scorecard(register, ScorecardFilter()), date(2010, 5, 31), "P").last
    assert told[1:3] == (
        "! Not updated for two meetings or more: NI 4 (last 22 Mar 2010).",
        "Not heard of at any meeting on record: NI 5.",
    )


PROMISED = """
body: pmg
date: 2010-02-22
items:
  - title: Update
    indicators: [{code: NI 4, expected: {by: next, what: improvement shows}}]
"""


@pytest.mark.parametrize(
    ("day", "later", "expected"),
    [
        ("2010-02-22", "", ("2010-03-22", False)),
        ("2010-03-22", "", ("2010-03-22", False)),
        ("2010-03-23", "", ("2010-03-22", True)),
        ("2010-03-23", "[{code: NI 4, note: It does.}]", None),
        ("2010-03-21", "[{code: NI 4, note: It does.}]", ("2010-03-22", False)),
    ],
)
def test_what_was_expected_next_time_is_checked_next_time(
    workspace: Make, day: str, later: str, expected: tuple[str, bool] | None
) -> None:
    held = f"body: pmg\ndate: 2010-03-22\nitems: [{{title: T, indicators: {later or '[]'}}}]\n"
    made = workspace({"meetings/pmg/2010-02-22.yaml": PROMISED, "meetings/pmg/2010-03-22.yaml": held})
    told = rows_of(made, day)["NI 4"].expected
    assert (told and (told.by, told.late)) == expected


def test_what_is_expected_stands_at_the_end(essex: Register) -> None:
    told = scorecard_listing(scorecard(essex, ScorecardFilter()), date(2010, 2, 22), "PMG").last
    assert "Expected by 22 Mar 2010: NI 135, NI 51." in told
    assert "Expected by 31 Mar 2010: NI 120." in told


def test_a_mention_in_prose_is_being_heard_of(workspace: Make) -> None:
    files = {**TWO_MEETINGS, "meetings/pmg/2010-04-19.yaml": "body: pmg\ndate: 2010-04-19\nitems: [{title: On NI4}]\n"}
    assert rows_of(workspace(files), "2010-05-01")["NI 4"].heard_at == "pmg/2010-04-19"


def test_counts_stand_beside_the_theme_and_at_the_end(essex: Register) -> None:
    shown = scorecard_listing(scorecard(essex, ScorecardFilter()), date(2010, 2, 22), "PMG")
    assert shown.sections[0].aside == "1 ▲ ahead, 1 ● on track, 3 ◆ at risk, 2 ▼ off track"
    assert shown.sections[-1].title == "No theme given"
    assert shown.last[0].startswith("26 indicators: 1 ahead, 2 on track, 3 at risk, 2 off track, 18 without")


def test_columns_with_nothing_in_them_are_left_out(leicestershire: Register) -> None:
    shown = scorecard_listing(scorecard(leicestershire, ScorecardFilter()), date(2008, 1, 31), "SSOG")
    assert [column.heading for column in shown.columns] == ["Code", "Indicator", "Standing", "Minuted"]


def test_a_narrow_screen_drops_the_lead_first_and_never_the_standing(essex: Register) -> None:
    shown = scorecard_listing(scorecard(essex, ScorecardFilter()), date(2010, 2, 22), "PMG")
    drops = {column.heading: column.drop for column in shown.columns}
    order = sorted((name for name in drops if drops[name]), key=lambda name: -drops[name])
    assert order == ["Lead", "Open", "Latest", "Forecast", "Direction", "Course"]


def test_codes_written_together_are_each_of_them(laa: Run) -> None:
    for typed, found in {"NI 59/60": ["NI 59", "NI 60"], "ni55/6": ["NI 55", "NI 56"], "NI4": ["NI 4"]}.items():
        out = laa("scorecard", "--indicator", typed, "--json", "--as-of", "2010-02-22")[1]
        assert [row["code"] for row in json.loads(out)["indicators"]] == found
    for command in (("show",), ("indicator", "recovery")):
        code, _, err = laa(*command, "NI 59/60")
        assert (code, err) == (1, "“NI 59/60” is NI 59 and NI 60. Name one of them.\n")


def test_all_four_facts_with_figure_and_target_stand_side_by_side_in_160_columns(brackenshire: Register) -> None:
    listing = scorecard_listing(scorecard(brackenshire, ScorecardFilter()), date(2025, 3, 31), "P")

    def headings(width: int) -> list[str]:
        to = Console(file=io.StringIO(), width=width, force_terminal=True, color_system=None)
        show(listing, to)
        lines = to.file.getvalue().splitlines()  # type: ignore[attr-defined]
        assert max(map(len, lines)) <= width
        return re.split(r"\s{2,}", next(line for line in lines if "Standing" in line).strip())

    whole = ["Code", "Indicator", "Standing", "Minuted", "Direction", "Forecast", "Computed", "Latest", "Target",
             "Readings say", "Course", "Lead", "Open"]  # fmt: skip
    assert headings(160) == whole[:-2]
    assert headings(80) == ["Code", "Indicator", "Standing", "Minuted", "Computed"]
    there = [headings(width) for width in range(200, 79, -3)]
    dropped = [name for shown in there for name in whole if name not in shown]
    assert list(dict.fromkeys(dropped)) == [
        "Lead", "Open", "Target", "Readings say", "Latest", "Forecast", "Direction", "Course",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("values", "bars"),
    [([], ""), ([9], ""), ([9, 11], "▁█"), ([3, 3, 3], "▄▄▄"), ([0, 50, 100], "▁▅█"), (list(range(30)), None)],
)
def test_a_sparkline_runs_from_the_lowest_to_the_highest(values: list[int], bars: str | None) -> None:
    drawn = sparkline(values)
    assert drawn == bars if bars is not None else len(drawn) == 12


@pytest.mark.parametrize(
    ("value", "decimals", "words"),
    [(1234567, None, "1,234,567"), (12.5, 0, "12"), (12.5, 2, "12.50"), (-3, None, "-3")],
)
def test_figures_are_written_as_people_write_them(value: float, decimals: int | None, words: str) -> None:
    assert figure_words(value, decimals) == words


def test_json_has_the_documented_fields(laa: Run) -> None:
    code, out, err = laa("scorecard", "--as-of", "2010-02-22", "--indicator", "ni51", "--json")
    document = json.loads(out)
    assert (code, err) == (0, "")
    assert (document["schema"], document["as_of"], document["faults"]) == ("laa.scorecard/1", "2010-02-22", 0)
    (row,) = document["indicators"]
    documented = (
        "code title theme lead standing standing_at performance direction forecast target target_period value period "
        "readings unit better open_actions recovery"
    )
    assert list(row)[:18] == documented.split()
    reading = {"value": 11, "period": None, "reported": "2010-02-22", "source": "pmg/2010-02-22/6"}
    assert row["readings"][1].items() >= reading.items()


def test_csv_and_markdown(laa: Run) -> None:
    _, out, _ = laa("scorecard", "--as-of", "2010-02-22", "--format", "csv")
    rows = {row["code"]: row for row in csv.DictReader(io.StringIO(out))}
    assert (rows["NI 156"]["standing"], rows["NI 156"]["lead"], rows["NI 4"]["open_actions"]) == ("ahead", "", "1")
    _, out, _ = laa("scorecard", "--as-of", "2010-02-22", "--format", "md")
    assert "| NI 197 | Biodiversity | ▼ off track |" in out


@pytest.mark.parametrize("typed", ["off track", "off-track", "OFF_TRACK"])
def test_a_standing_may_be_typed_with_hyphens(laa: Run, typed: str) -> None:
    _, out, _ = laa("scorecard", "--as-of", "2010-02-22", "--standing", typed)
    assert "2 indicators: 2 off track." in out


def test_a_standing_that_is_none_is_wrong_usage(laa: Run) -> None:
    code, out, err = laa("scorecard", "--standing", "splendid")
    assert (code, out) == (2, "")
    assert "“splendid” is no standing. One of ahead, on track, at risk, off track or none." in err


def test_an_empty_workspace_has_an_empty_scorecard(laa: Run, workspace: Make) -> None:
    code, out, err = laa("scorecard", "--as-of", "2010-02-22", cwd=workspace({}).root)
    assert (code, err) == (0, "")
    assert out == "Scorecard as minuted to 22 February 2010\n\nNo indicators.\n"


def test_a_broken_record_is_said_and_the_rest_is_shown(laa: Run, workspace: Make) -> None:
    files = {**TWO_MEETINGS, "meetings/pmg/2010-04-19.yaml": "body: pmg\ndate: 2010-04-31\n"}
    code, out, err = laa("scorecard", "--as-of", "2010-05-01", cwd=workspace(files).root)
    assert code == 1
    assert "NI 4" in out
    assert "1 error in 1 file" in err


def test_text_in_records_is_text(workspace: Make) -> None:
    files = measured('NI 4: {title: "[bold]x[/bold] \\e[31mred\\u202e", theme: "<b>T|h"}\n"=1+1": {local: yes}\n')
    register = open_register(workspace(files), date(2010, 1, 1))
    shown = plain(scorecard_listing(scorecard(register, ScorecardFilter()), date(2010, 1, 1), "P"))
    assert "[bold]x[/bold]" in shown
    assert "\x1b" not in shown
    assert "\u202e" not in shown


def test_a_very_long_title_does_not_push_the_standing_away(laa: Run, workspace: Make, tmp_path: Path) -> None:
    files = {**TWO_MEETINGS, "indicators.yaml": f"NI 4: {{title: {'W' * 300}}}\n"}
    code, out, _ = laa("scorecard", "--as-of", "2010-05-01", cwd=workspace(files).root)
    assert code == 0
    assert "● on track" in out


# Four facts side by side, and where they disagree -------------------------------------------------------------------

TARGETS = """
NI 4:
  title: Influence
  better: higher
  tolerance: 5%
  targets:
    - period: 2009/10
      value: 40
      profile: {{2009/10 Q1: 10, 2009/10 Q2: 20, 2009/10 Q3: 30}}
      agreed: {{by: GO East, at: pmg/2009-06-15/2, change: revised}}
  readings:
    - {{period: 2009/10 Q1, value: {}, reported: 2009-07-10, source: Survey}}
    - {{period: 2009/10 Q2, value: {}, reported: 2009-10-10, source: Survey}}
    - {{period: 2009/10 Q3, value: {}, reported: 2010-01-10, source: Survey}}
"""


def judged(first: int, second: int, third: int, said: str, *, day: str = "2010-02-22") -> dict[str, str]:
    update = f"items:\n  - title: Update\n    indicators:\n      - {{code: NI 4, {said}}}\n"
    return {
        "indicators.yaml": TARGETS.format(first, second, third),
        f"meetings/pmg/{day}.yaml": f"body: pmg\ndate: {day}\n{update}",
    }


def test_each_of_the_four_facts_says_where_it_comes_from(workspace: Make) -> None:
    files = judged(11, 19, 31, "standing: at risk, direction: improving, forecast: on track")
    row = rows_of(workspace(files), "2010-03-01")["NI 4"]
    assert (row.standing, row.standing_item) == ("at risk", "pmg/2010-02-22/1")
    assert (row.direction, row.direction_item) == ("improving", "pmg/2010-02-22/1")
    assert (row.forecast, row.forecast_item) == ("on track", "pmg/2010-02-22/1")
    assert (row.performance, row.value, row.reported, row.source) == ("met", 31, "2010-01-10", "Survey")
    assert (row.target, row.target_period, row.target_agreed_by) == (30, "2009/10 Q3", "GO East")
    assert (row.target_agreed_at, row.target_change) == ("pmg/2009-06-15/2", "revised")
    assert (row.direction_computed, row.was, row.was_period) == ("improving", 19, "2009/10 Q2")
    assert [(one.period, one.performance) for one in row.readings] == [
        ("2009/10 Q1", "met"),
        ("2009/10 Q2", "within tolerance"),
        ("2009/10 Q3", "met"),
    ]


@pytest.mark.parametrize(
    ("indicator", "why"),
    [
        (compared("10", "10"), None),
        (compared("10", "10", better=None), "which way is better is not on record"),
        (compared("10", "10", period="2009/10"), "no target for 2009/10"),
        ("NI 4: {better: higher, targets: [{period: 2009/10, value: 1}]}\n", "no reading"),
        ("NI 4: {better: higher, readings: [{value: 1, reported: 2010-01-01}]}\n", "the reading has no period"),
        ("NI 4: {better: higher}\n", None),
    ],
)
def test_what_is_not_compared_says_why(workspace: Make, indicator: str, why: str | None) -> None:
    row = rows_of(workspace(measured(indicator)), "2010-06-01")["NI 4"]
    assert row.not_compared == why


def test_the_last_performance_is_shown_with_its_period_while_the_latest_reading_has_none(workspace: Make) -> None:
    later = "    - {period: 2010-01, value: 5, reported: 2010-02-10}\n"
    files = measured(TARGETS.format(11, 21, 25) + later)
    row = rows_of(workspace(files), "2010-03-01")["NI 4"]
    assert (row.period, row.performance) == ("2010-01", None)
    assert row.compared is not None
    assert (row.compared.period, row.compared.performance) == ("2009/10 Q3", "missed")
    assert "✗ below target (2009/10 Q3)" in plain(scorecard_listing((row,), date(2010, 3, 1), "P"))


@pytest.mark.parametrize(
    ("figures", "said", "code"),
    [
        ((11, 15, 25), "standing: on track", "standing-below-target"),
        ((11, 15, 25), "standing: ahead", "standing-below-target"),
        ((11, 15, 25), "standing: at risk", None),
        ((11, 15, 25), "standing: off track", None),
        ((11, 21, 25), "standing: on track", None),
        ((11, 19, 29), "standing: on track", None),
        ((11, 21, 25), "standing: ahead", "ahead-below-target"),
        ((11, 21, 29), "standing: ahead", "ahead-below-target"),
        ((11, 21, 31), "standing: ahead", None),
        ((9, 21, 31), "standing: off track", "standing-above-target"),
        ((9, 15, 31), "standing: off track", None),
        ((11, 21, 20), "direction: improving", "direction-differs"),
        ((11, 21, 22), "direction: worsening", "direction-differs"),
        ((11, 21, 21), "direction: worsening", None),
        ((11, 21, 20), "direction: steady", None),
        ((11, 21, 20), "direction: worsening", None),
    ],
)
def test_figures_and_minutes_that_cannot_both_be_right(
    workspace: Make, figures: tuple[int, int, int], said: str, code: str | None
) -> None:
    row = rows_of(workspace(judged(*figures, said)), "2010-03-01")["NI 4"]
    assert [one.code for one in row.contradictions] == ([code] if code else [])


@pytest.mark.parametrize(("year_before", "code"), [(15, None), (25, "direction-differs"), (20, None)])
def test_a_direction_that_is_right_year_on_year_contradicts_nothing(
    workspace: Make, year_before: int, code: str | None
) -> None:
    files = judged(11, 21, 20, "direction: improving")
    files["indicators.yaml"] += f"    - {{period: 2008/09 Q3, value: {year_before}, reported: 2009-01-10}}\n"
    row = rows_of(workspace(files), "2010-03-01")["NI 4"]
    assert row.year_before == year_before
    assert [one.code for one in row.contradictions] == ([code] if code else [])


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("standing: ahead", None),
        ("direction: improving", None),
        ("standing: on track", "standing-below-target"),
    ],
)
def test_one_reading_counts_only_if_the_meeting_could_know_it_two_always(
    workspace: Make, said: str, code: str | None
) -> None:
    figures = (11, 15, 14) if code else (11, 21, 20)
    row = rows_of(workspace(judged(*figures, said, day="2009-12-14")), "2010-03-01")["NI 4"]
    assert [one.code for one in row.contradictions] == ([code] if code else [])


def test_a_later_standing_answers_the_figures(workspace: Make) -> None:
    files = judged(11, 15, 25, "standing: on track", day="2010-01-18")
    files |= judged(11, 15, 25, "standing: off track")
    made = workspace(files)
    assert [one.code for one in rows_of(made, "2010-02-21")["NI 4"].contradictions] == ["standing-below-target"]
    assert rows_of(made, "2010-02-22")["NI 4"].contradictions == ()


def test_a_contradiction_is_shown_with_its_sign_in_the_row(workspace: Make) -> None:
    register = open_register(workspace(judged(11, 15, 25, "standing: on track")), date(2010, 3, 1))
    shown = plain(scorecard_listing(scorecard(register, ScorecardFilter()), date(2010, 3, 1), "P"))
    assert "● on track  ≠ 22 Feb 2010" in shown
    assert (
        "≠ NI 4 was minuted “on track” on 22 February 2010, but its last two readings miss their targets: "
        "15 for 2009/10 Q2 (target 20), 25 for 2009/10 Q3 (target 30) (pmg/2010-02-22/1)."
    ) in shown


def test_what_a_renegotiation_replaces_and_what_it_leaves(workspace: Make) -> None:
    version = "    - {period: 2009/10, value: 36, agreed: {at: pmg/2009-11-16/3, change: renegotiated}}\n"
    files = measured(TARGETS.format(11, 21, 25).replace("  readings:\n", f"{version}  readings:\n"))
    before, after = (rows_of(workspace(files), day)["NI 4"] for day in ("2009-11-15", "2010-02-01"))
    assert (before.target, before.target_period, before.performance) == (20, "2009/10 Q2", "met")
    assert (after.target, after.target_period, after.target_change) == (36, "2009/10", "renegotiated")
    assert [one.target for one in after.readings] == [10, 20, None]
    assert after.not_compared == "no target for 2009/10 Q3"


def test_a_target_confirmed_stays_and_says_so(workspace: Make) -> None:
    version = "    - {agreed: {by: GO East, at: pmg/2010-02-22/6, change: unchanged}}\n"
    files = measured(TARGETS.format(11, 21, 31).replace("  readings:\n", f"{version}  readings:\n"))
    row = rows_of(workspace(files), "2010-05-01")["NI 4"]
    assert (row.target, row.performance, row.target_change) == (30, "met", "revised")
    shown = rows_of(workspace(measured(TARGETS.split("  readings")[0].format() + version)), "2010-03-01")["NI 4"]
    assert (shown.target, shown.target_change, shown.target_agreed_at) == (40, "unchanged", "pmg/2010-02-22/6")


# What changed since a meeting ---------------------------------------------------------------------------------------

BEFORE = """
NI 4:
  title: Influence
  better: higher
  decimals: 0
  targets:
    - {period: 2009/10 Q3, value: 10}
    - {period: 2009/10 Q4, value: 10}
  readings:
    - {period: 2009/10 Q2, value: 9, reported: 2009-10-20}
"""


def changed(workspace: Make, more: str = "", *, january: str = "", march: str = "") -> list[str]:
    """What is new of NI 4 from 18 January to 22 March 2010."""
    meeting = "body: pmg\ndate: {}\nitems:\n  - {{title: Update, indicators: [{}]}}\n"
    files = {
        "indicators.yaml": BEFORE + more,
        "meetings/pmg/2010-01-18.yaml": meeting.format("2010-01-18", january),
        "meetings/pmg/2010-03-22.yaml": meeting.format("2010-03-22", march),
    }
    row = rows_of(workspace(files), "2010-03-31", since="2010-01-18")["NI 4"]
    assert row.since == "2010-01-18"
    assert row.changed == ("; ".join(one.words for one in row.changes) or None)
    return [one.words for one in row.changes]


@pytest.mark.parametrize(
    ("january", "march", "words"),
    [
        ("at risk", "at risk", ["stays at risk"]),
        ("at risk", "on track", ["up from at risk to on track"]),
        ("ahead", "on track", ["down from ahead to on track"]),
        (None, "at risk", ["minuted at risk"]),
        ("at risk", None, []),
    ],
)
def test_standings_since(workspace: Make, january: str | None, march: str | None, words: list[str]) -> None:
    said = [f"{{code: NI 4, standing: {standing}}}" if standing else "" for standing in (january, march)]
    assert changed(workspace, january=said[0], march=said[1]) == words


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ("", []),
        (
            "    - {period: 2009/10 Q3, value: 11, reported: 2010-01-20}\n",
            ["up from 9 to 11 in 2009/10 Q3 (improving), on target"],
        ),
        (
            "    - {period: 2009/10 Q3, value: 8, reported: 2010-01-20}\n",
            ["down from 9 to 8 in 2009/10 Q3 (worsening), below target"],
        ),
        (
            "    - {period: 2009/10 Q3, value: 9, reported: 2010-01-20}\n",
            ["unchanged at 9 in 2009/10 Q3, below target"],
        ),
        (
            "    - {period: 2009/10 Q3, value: 8, reported: 2010-01-18}\n"
            "    - {period: 2009/10 Q3, value: 12, reported: 2010-02-20}\n",
            ["2009/10 Q3 corrected from 8 to 12, on target (was below target)"],
        ),
        (
            "    - {period: 2009/10 Q3, value: 8, reported: 2010-01-20}\n"
            "    - {period: 2009/10 Q4, value: 7, reported: 2010-03-20}\n",
            ["down from 8 (2009/10 Q3) to 7 in 2009/10 Q4 (worsening), below target"],
        ),
        ("    - {period: 2008/09, value: 1200, reported: 2010-01-20}\n", ["1,200 in 2008/09"]),
        ("    - {period: 2009-12, value: 1200, reported: 2010-01-20}\n", ["1,200 in 2009-12"]),
        (
            "    - {value: 9, reported: 2010-02-22}\n    - {value: 11, reported: 2010-02-22}\n",
            ["up from 9 to 11"],
        ),
    ],
)
def test_readings_since(workspace: Make, more: str, words: list[str]) -> None:
    assert changed(workspace, more) == words


@pytest.mark.parametrize(
    ("version", "said", "words"),
    [
        ("{period: 2009/10 Q4, value: 12, agreed: {by: GO East, at: pmg/2010-03-22/1, change: renegotiated}}", "",
         ["target for 2009/10 Q4 renegotiated from 10 to 12 (agreed by GO East)"]),
        ("{period: 2010/11, value: 15, agreed: {at: pmg/2010-03-22/1}}", "", ["target of 15 for 2010/11 set"]),
        ("{period: 2010/11, value: 15, agreed: {at: pmg/2010-01-18/1}}", "", []),
        ("", "target: {change: revised}", ["target revised"]),
        ("", "target: {change: unchanged, agreed_by: GO East}", ["target unchanged (agreed by GO East)"]),
    ],
)  # fmt: skip
def test_targets_since(workspace: Make, version: str, said: str, words: list[str]) -> None:
    march = f"{{code: NI 4, {said}}}" if said else ""
    versions = f"    - {version}\n" if version else ""
    assert changed_of(workspace, BEFORE.replace("  readings:", f"{versions}  readings:"), march) == words


def changed_of(workspace: Make, indicator: str, march: str) -> list[str]:
    """The same of another indicator."""
    files = {"indicators.yaml": indicator}
    for day, said in (("2010-01-18", ""), ("2010-03-22", march)):
        files[f"meetings/pmg/{day}.yaml"] = (
            f"body: pmg\ndate: {day}\nitems:\n  - {{title: Update, indicators: [{said}]}}\n"
        )
    row = rows_of(workspace(files), "2010-03-31", since="2010-01-18")["NI 4"]
    return [one.words for one in row.changes]


def test_the_same_reading_performs_otherwise_by_a_new_target(workspace: Make) -> None:
    version = "    - {period: 2009/10 Q2, value: 9, agreed: {at: pmg/2010-03-22/1, change: revised}}\n"
    indicator = BEFORE.replace("Q3, value: 10}\n", "Q2, value: 10}\n").replace("  readings:", f"{version}  readings:")
    assert changed_of(workspace, indicator, "") == [
        "target for 2009/10 Q2 revised from 10 to 9",
        "on target (was below target), by the new target",
    ]


@pytest.mark.parametrize(
    ("lead", "words"),
    [
        ("{person: Ann, to: 2010-02-01}", ["no lead any more (was Ann)"]),
        ("[{person: Ann, to: 2010-02-01}, {person: Ben, from: 2010-02-02}]", ["lead now Ben (was Ann)"]),
        ("[{person: Ann, to: 2010-02-01}, Ben]", ["lead now Ben (was Ann, Ben)"]),
        ("{person: Ann, from: 2010-03-01}", ["lead now Ann"]),
        ("Ann", []),
    ],
)
def test_leads_since(workspace: Make, lead: str, words: list[str]) -> None:
    row = rows_of(workspace(measured(f"NI 4: {{lead: {lead}}}\n")), "2010-03-31", since="2010-01-18")["NI 4"]
    assert [one.words for one in row.changes] == words


@pytest.mark.parametrize(
    ("january", "march", "words"),
    [
        ("direction: improving", "direction: worsening", ["direction worsening (was improving)"]),
        ("direction: improving", "direction: improving", ["direction still improving"]),
        ("forecast: at risk", "forecast: on track", ["forecast on track (was at risk)"]),
        ("note: A word.", "note: Another.", ["discussed"]),
        ("note: A word.", "figures: [{what: cases waiting, value: 700}]", ["cases waiting 700"]),
        ("note: A word.", "figures: [{what: performance, value: '9.0%'}]", ["discussed"]),  # the reading itself
        ("note: A word.", "lead: Cleo", ["lead now Cleo"]),
        (
            "direction: improving, standing: at risk", "direction: improving, standing: at risk",
            ["stays at risk"],
        ),
        (
            "note: A word.", "expected: {by: 2010-04-19, what: it turns}",
            ["“it turns” expected by 19 Apr 2010"],
        ),
        (
            "expected: {by: next, what: it turns}", "note: It did.",
            ["“it turns” was expected by 22 Mar 2010: spoken of, no reading came"],
        ),
    ],
)  # fmt: skip
def test_what_was_minuted_since(workspace: Make, january: str, march: str, words: list[str]) -> None:
    assert changed(workspace, january=f"{{code: NI 4, {january}}}", march=f"{{code: NI 4, {march}}}") == words


@pytest.mark.parametrize(
    ("day", "more", "march", "outcome"),
    [
        ("2010-02-01", "", False, "awaited"),
        ("2010-02-23", "", False, "late"),
        ("2010-02-23", "    - {period: 2009/10 Q3, value: 11, reported: 2010-02-20}\n", False, "reported"),
        ("2010-02-01", "    - {period: 2009/10 Q3, value: 11, reported: 2010-02-20}\n", False, "awaited"),
        ("2010-03-22", "", True, "heard"),
    ],
)
def test_a_promise_is_looked_up_when_its_time_comes(
    workspace: Make, day: str, more: str, march: bool, outcome: str
) -> None:
    said = "[{code: NI 4, note: It is.}]" if march else "[]"
    files = {
        "indicators.yaml": BEFORE + more,
        "meetings/pmg/2010-01-18.yaml": PROMISED.replace("2010-02-22", "2010-01-18").replace("next", "pmg/2010-02-22"),
        "meetings/pmg/2010-02-22.yaml": "body: pmg\ndate: 2010-02-22\nitems: [{title: T}]\n",
        "meetings/pmg/2010-03-22.yaml": f"body: pmg\ndate: 2010-03-22\nitems: [{{title: T, indicators: {said}}}]\n",
    }
    row = rows_of(workspace(files), day)["NI 4"]
    assert row.promise is not None
    assert (row.promise.outcome, row.promise.by, row.promise.item) == (outcome, "2010-02-22", "pmg/2010-01-18/1")
    assert (row.expected is None) == (outcome in ("reported", "heard"))


@pytest.mark.parametrize(
    ("february", "march", "day", "outcome"),
    [
        ("actions: [{action: Ask about NI 4}]", "", "2010-02-28", "awaited"),
        ("actions: [{action: Ask about NI 4}]", "", "2010-03-23", "late"),
        ("minutes: NI 4 was named.", "", "2010-03-23", "late"),
        ("indicators: [{code: NI 4, note: It came early.}]", "", "2010-02-28", "heard"),
        ("indicators: [{code: NI 4, note: It came early.}]", "", "2010-03-23", "heard"),
        ("minutes: Nothing.", "minutes: NI 4 has come.", "2010-03-23", "heard"),
    ],
)
def test_a_promise_is_not_kept_because_the_indicator_is_named_before_its_day(
    workspace: Make, february: str, march: str, day: str, outcome: str
) -> None:
    meetings = {
        "01-18": "indicators: [{code: NI 4, expected: {what: It turns, by: 2010-03-22}}]",
        "02-22": february,
        "03-22": march or "minutes: Nothing.",
    }
    record = "{{body: pmg, date: 2010-{}, status: circulated, items: [{{title: T, {}}}]}}\n"
    files = {f"meetings/pmg/2010-{on}.yaml": record.format(on, said) for on, said in meetings.items()}
    register = open_register(workspace({"indicators.yaml": "NI 4:\n", **files}), date.fromisoformat(day))
    (row,) = scorecard(register, ScorecardFilter())
    assert row.promise is not None
    assert row.promise.outcome == outcome
    assert ("expected-not-heard" in [one.code for one in check(register)]) == (outcome == "late")


def test_a_reading_is_news_even_if_no_meeting_hears_of_it(workspace: Make) -> None:
    later = "body: pmg\ndate: {}\nitems: [{{title: Other things}}]\n"
    files = {
        **TWO_MEETINGS,
        "indicators.yaml": "NI 4: {readings: [{period: 2009/10, value: 1, reported: 2010-05-01}]}\n",
        "meetings/pmg/2010-04-19.yaml": later.format("2010-04-19"),
        "meetings/pmg/2010-05-17.yaml": later.format("2010-05-17"),
    }
    before, after = (rows_of(workspace(files), day)["NI 4"] for day in ("2010-04-30", "2010-05-31"))
    assert (before.updated, before.meetings_without_update) == ("2010-03-22", 1)
    assert (after.updated, after.meetings_without_update, after.silent_meetings) == ("2010-05-01", 1, 2)


def test_what_changed_since_a_meeting_of_the_records(laa: Run) -> None:
    code, out, err = laa("scorecard", "--since", "pmg/2010-01-18", "--as-of", "2010-02-22")
    assert (code, err) == (0, "")
    lines = {line[:9].strip(): line for line in out.splitlines()}
    assert "minuted on track; up from 9 to 11; direction improving" in lines["NI 51"]
    assert lines["LI 2.2"].endswith("minuted at risk; target revised")
    assert lines["NI 154"].endswith("minuted at risk; target renegotiated (agreed by GO East)")
    assert "Nothing new of NI 39, NI 55, NI 115." in out
    _, table, _ = laa("scorecard", "--since", "2010-01-18", "--as-of", "2010-02-22", "--format", "md")
    assert "| LI 2.2 | Affordable housing | ◆ at risk | minuted at risk; target revised |" in table


def test_what_changed_as_fields(laa: Run) -> None:
    _, out, _ = laa("scorecard", "--since", "2010-01-18", "--as-of", "2010-02-22", "--json")
    rows = {row["code"]: row for row in json.loads(out)["indicators"]}
    assert "NI 39" not in rows
    assert rows["NI 154"]["since"] == "2010-01-18"
    assert rows["NI 154"]["changed"] == "minuted at risk; target renegotiated (agreed by GO East)"
    assert rows["NI 154"]["changes"][0] == {
        "fact": "standing",
        "words": "minuted at risk",
        "was": None,
        "now": "at risk",
        "at": "pmg/2010-02-22/4",
    }
    _, out, _ = laa("scorecard", "--since", "2010-01-18", "--as-of", "2010-02-22", "--format", "csv")
    assert next(csv.DictReader(io.StringIO(out)))["changed"] == "minuted at risk"


def test_a_meeting_is_not_new_to_itself(laa: Run) -> None:
    _, out, _ = laa("scorecard", "--since", "pmg/2010-02-22", "--as-of", "2010-02-22")
    assert "No indicators with something new." in out


@pytest.mark.parametrize(
    ("since", "code", "words"),
    [
        ("2010-02-23", 2, "23 February 2010 comes after 22 February 2010"),
        ("pmg/2010-02-23", 1, "no meeting of pmg on 23 Feb 2010"),
        ("spring", 2, "“spring” is no date"),
    ],
)
def test_since_a_day_that_cannot_be(laa: Run, since: str, code: int, words: str) -> None:
    ended, out, err = laa("scorecard", "--since", since, "--as-of", "2010-02-22")
    assert (ended, out) == (code, "")
    assert words.casefold() in err.casefold()


def test_every_fact_on_a_line_of_its_own_with_its_source(workspace: Make) -> None:
    register = open_register(workspace(judged(11, 21, 25, "standing: at risk, direction: worsening")), date(2010, 3, 1))
    shown = plain(facts_listing(scorecard(register, ScorecardFilter()), date(2010, 3, 1), "P"))
    assert [" ".join(line.split()) for line in shown.splitlines()[4:10]] == [
        "NI 4 Influence",
        "Standing ◆ at risk minuted 22 Feb 2010 (pmg/2010-02-22/1)",
        "Computed ✗ below target 25 for 2009/10 Q3, reported 10 Jan 2010, Survey; target 30, revised by GO East at "
        "pmg/2009-06-15/2, higher is better, tolerance 5%",
        "Direction ↘ worsening minuted 22 Feb 2010 (pmg/2010-02-22/1)",
        "Readings say ↗ improving 25 for 2009/10 Q3, 21 for 2009/10 Q2",
        "Forecast – not minuted",
    ]


def test_a_fact_that_is_not_on_record_says_so(laa: Run) -> None:
    _, out, _ = laa("scorecard", "--facts", "--indicator", "NI 51", "--as-of", "2010-02-22")
    assert "11, reported 22 Feb 2010, pmg/2010-02-22/6; the reading has no period" in out
    _, out, _ = laa("scorecard", "--facts", "--indicator", "NI 39", "--as-of", "2010-02-22")
    assert out.count("not minuted") == 3
    assert out.count("no figures on record") == 2


BRACKENSHIRE = Workspace(Path(__file__).parent.parent / "examples" / "brackenshire")


@pytest.fixture(scope="module")
def brackenshire() -> Register:
    """Two years of a made-up partnership, at their end."""
    return open_register(BRACKENSHIRE, date(2025, 3, 31))


def test_on_the_day_itself_nothing_is_new(brackenshire: Register) -> None:
    for day in ("2023-09-21", "2024-03-31", "2025-03-20"):
        rows = scorecard(brackenshire.on(date.fromisoformat(day)), ScorecardFilter(since=day))
        assert {row.changes for row in rows} == {()}


def test_whatever_differs_between_two_days_is_told_and_nothing_else_changes(brackenshire: Register) -> None:
    since = "2024-09-30"
    before = {row.code: row for row in scorecard(brackenshire.on(date.fromisoformat(since)), ScorecardFilter())}
    told = 0
    for row in scorecard(brackenshire, ScorecardFilter(since=since)):
        was, facts = before[row.code], {one.fact: one for one in row.changes}
        assert ("reading" in facts) == (len(row.readings) > len(was.readings))
        for fact in ("standing", "direction", "forecast"):
            one = facts.get(fact)
            if getattr(row, fact) != getattr(was, fact):
                assert one is not None
                assert (one.was, one.now) == (getattr(was, fact), getattr(row, fact))
            elif one:
                assert one.was == one.now
        told += len(row.changes)
    assert told > 30


def test_the_scorecard_of_an_earlier_day_is_the_one_that_was_shown_then(brackenshire: Register) -> None:
    for row in scorecard(brackenshire.on(date(2024, 4, 1)), ScorecardFilter()):
        days = [row.updated, row.reported, *((row.standing_at or "").split("/")[1:])]
        assert max(filter(None, days), default="") <= "2024-04-01"
        assert all((one.reported or "") <= "2024-04-01" for one in row.readings)
