"""Two groups through half a year, as their officer types it: what the commands make of it together."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from datetime import date

import pytest
from rich.console import Console

from laa_minutes.output.actions import action_log
from laa_minutes.output.plan import plan_listing
from laa_minutes.output.scorecard import scorecard_listing
from laa_minutes.output.terminal import show
from laa_minutes.register import open_register
from laa_minutes.view.actions import ActionFilter, actions
from laa_minutes.view.plan import PlanFilter, forward_plan
from laa_minutes.view.scorecard import ScorecardFilter, scorecard
from laa_minutes.workspace import Workspace

Make = Callable[[Mapping[str, str]], Workspace]
Run = Callable[..., tuple[int, str, str]]

FILES = {
    "partnership.yaml": """
        name: Dunmere Partnership
        bodies:
          dip:
            name: Dunmere Group
            members:
              - {person: Aled Morris, role: Chair}
              - {person: Gwyn Owen, role: Lead, theme: Safer}
              - {person: Tom Blake, role: Target lead, indicators: [NI 32, ni39]}
          exec: {name: Dunmere Executive, numbering: continuous, members: [{person: Paul Smith}]}
        themes: {Safer: {}, Roads: {}}
        organisations: {Police: {}}
        people:
          - {name: Aled Morris}
          - {name: Gwyn Owen}
          - {name: Tom Blake, organisation: Police}
          - {name: Paul Smith, organisation: Police}
    """,
    "indicators.yaml": """
        NI 32:
          theme: Safer
          readings: [{period: 2025/26 Q3, value: 23.5, reported: 2026-01-12}, {value: 19, reported: 2026-02-16}]
        NI 39: {title: Admissions, links: [Roads]}
    """,
    "forward-plan.yaml": """
        - meeting: dip/2026-05-18
          items:
            - {title: Roads}
            - {title: Annual report, lead: Tom Blake, first: yes, tentative: yes}
        - {meeting: dip/2026-06-15, cancelled: Too hot}
    """,
    "meetings/dip/2026-01-12.yaml": """
        body: dip
        date: 2026-01-12
        status: circulated
        present: [Tom Blake]
        apologies: [Gwyn Owen]
        items:
          - title: Safer
            minutes: Tom spoke of NI31/32, of NI 320 and of the 32 buses.
            actions:
              - {id: A1, action: Draft the protocol, owner: Tom, due: next}
              - {id: A2, action: Write to the Health Board about the protocol, owner: Gwyn Owen, due: next}
            sums: [{id: S1, amount: 1000, for: posters}]
    """,
    "meetings/dip/2026-02-16.yaml": """
        body: dip
        date: 2026-02-16
        present: [Tom Blake]
        progress:
          - {ref: 2026-01-12/A1, status: open}
          - {ref: 2026-01-12/A2, status: done}
        next_meeting: 2026-03-16
    """,
    "meetings/exec/2026-01-20.yaml": """
        body: exec
        date: 2026-01-20
        first_minute: 141
        present: [{person: Paul Smith, representing: Chief Constable}, [Blake, Tom]]
        items:
          - title: Money
            resolutions:
              - {kind: agreed, text: That posts be filled, subject_to: Consent of the Cabinet}
              - {kind: agreed, text: That Paul write to the Cabinet, owner: Paul, due: next}
            sums: [{id: S1, amount: 5000, for: posts, includes: [dip/2026-01-12/S1]}]
    """,
}


@pytest.fixture
def dunmere(workspace: Make) -> Workspace:
    """The records of two groups; the Executive's has one slip in it."""
    return workspace(FILES)


def log(workspace: Workspace, width: int, **wanted: tuple[str, ...]) -> str:
    rows = actions(open_register(workspace, date(2026, 1, 30)), ActionFilter(**wanted))  # type: ignore[arg-type]
    out = io.StringIO()
    show(action_log(rows, date(2026, 1, 30), "", "open"), Console(file=out, width=width))
    return out.getvalue()


def test_where_two_bodies_are_listed_an_action_is_called_by_its_whole_name(dunmere: Workspace) -> None:
    both = log(dunmere, 120)
    assert "  exec/2026-01-20/141(ii)  ○ open" in both
    assert "  dip/2026-01-12/A1        ○ open" in both
    assert "\n  A1  ○ open" in log(dunmere, 120, bodies=("dip",))


def test_eighty_columns_have_room_for_the_day(dunmere: Workspace) -> None:
    lines = log(dunmere, 80).splitlines()
    assert max(map(len, lines)) <= 80
    starts = {line.index(day) for line in lines for day in ("next meeting, 16", "next meeting") if day in line}
    assert len(starts) == 1, "days stand in line in every section"
    assert sum("next meeting" in line for line in lines) == 3


def test_an_action_for_a_meeting_that_nobody_has_planned_is_for_the_next(dunmere: Workspace) -> None:
    assert log(dunmere, 80, bodies=("exec",)).splitlines()[3].rstrip().endswith("next meeting")


def test_who_represents_an_office_alone_still_comes_from_where_they_come(dunmere: Workspace, laa: Run) -> None:
    out = laa("attendance", "--organisation", "Police", "--as-of", "2026-03-01", cwd=dunmere.root)[1]
    assert "Police  (present at 3 of 3 meetings)" in out


def test_a_target_leads_organisation_is_printed_as_everybodys_is(dunmere: Workspace, laa: Run) -> None:
    out = laa("minutes", "dip/2026-01-12", cwd=dunmere.root)[1]
    assert "- Tom Blake – Target lead for NI 32 and NI 39 (Admissions) – Police" in out


def test_what_comes_first_comes_first_everywhere_and_may_be_tentative(dunmere: Workspace, laa: Run) -> None:
    plan = laa("forward-plan", "--as-of", "2026-03-01", cwd=dunmere.root)[1]
    assert "first, tentative  Annual report" in plan
    for words in (["forward-plan"], ["show", "dip/2026-05-18"], ["minutes", "dip/2026-01-12"]):
        out = laa(*words, "--as-of", "2026-03-01", cwd=dunmere.root)[1]
        assert 0 < out.index("Annual report") < out.index("Roads")


def test_one_apology_is_one_apology(dunmere: Workspace, laa: Run) -> None:
    assert "1 apology" in laa("show", "Gwyn Owen", "--as-of", "2026-03-01", cwd=dunmere.root)[1]


def test_readings_in_a_spreadsheet_are_words(dunmere: Workspace, laa: Run) -> None:
    sheet = laa("scorecard", "--format", "csv", "--as-of", "2026-03-01", cwd=dunmere.root)[1]
    row = next(csv.DictReader(io.StringIO(sheet)))
    assert (
        row["readings"]
        == "value 23.5, period 2025/26 Q3, reported 2026-01-12, kind quarter; value 19, reported 2026-02-16"
    )


def test_check_says_a_thing_once_and_in_sense(dunmere: Workspace, laa: Run) -> None:
    problems = json.loads(laa("check", "--json", cwd=dunmere.root)[1])["problems"]
    assert [one["code"] for one in problems if "exec" in one["path"] and one["line"] == 5] == ["wrong-shape"]
    (total,) = (one["message"] for one in problems if one["code"] == "sum-total")
    assert total == "£5,000 is not the total of its parts: £1,000 alone"


def test_a_clause_that_waits_says_how_it_stands(dunmere: Workspace, laa: Run) -> None:
    out = laa("show", "141(i)", cwd=dunmere.root)[1]
    assert "  Subject to  Consent of the Cabinet\n\n  Status      ○ open\n" in out


def test_a_theme_shows_the_indicators_that_link_to_it(dunmere: Workspace, laa: Run) -> None:
    assert "  Linked  NI 39  Admissions\n" in laa("show", "Roads", cwd=dunmere.root)[1]


def test_a_cancelled_meeting_is_not_said_to_lack_business(dunmere: Workspace, laa: Run) -> None:
    out = laa("forward-plan", "--as-of", "2026-06-01", cwd=dunmere.root)[1]
    assert "× cancelled  Too hot" in out
    assert "Nothing planned" not in out


@pytest.mark.parametrize(("typed", "refs"), [
    (["ni32"], ["dip/2026-01-12/1", "NI 32"]),
    (["NI", "32"], ["dip/2026-01-12/1", "NI 32"]),
    (["NI32", "buses"], ["dip/2026-01-12/1"]),
    (["NI 3"], []),
])  # fmt: skip
def test_a_code_is_found_in_every_form_and_in_no_other_code(
    dunmere: Workspace, laa: Run, typed: list[str], refs: list[str]
) -> None:
    out = laa("search", *typed, "--json", "--as-of", "2026-03-01", cwd=dunmere.root)[1]
    assert [row["ref"] for row in json.loads(out)["found"]] == refs


def test_two_actions_reported_on_at_one_meeting_are_one_line(dunmere: Workspace, laa: Run) -> None:
    out = laa("show", "dip/2026-01-12", "--as-of", "2026-03-01", cwd=dunmere.root)[1]
    assert out.count("dip/2026-02-16  Matters arising  reports on it") == 1


def test_a_file_to_check_is_named_from_the_workspace_or_from_here(dunmere: Workspace, laa: Run) -> None:
    folder = dunmere.root.name
    for file in ("indicators.yaml", f"{folder}/indicators.yaml"):
        code, out, _ = laa("-C", folder, "check", file, cwd=dunmere.root.parent)
        assert (code, out) == (0, "Nothing wrong in 1 file.\n")


def test_many_names_leave_room_for_the_item(workspace: Make) -> None:
    names = "[Gwyn Owen, Gwyn Rees, Tom Blake, Carys Pugh, Aled Morris, Ruth Vale, Paul Smith]"
    item = f"{{title: An item whose title is long as well and fills a line, lead: {names}}}"
    made = workspace({"forward-plan.yaml": f"- {{meeting: dip/2026-05-18, items: [{item}]}}"})
    plan = forward_plan(open_register(made, date(2026, 3, 1)), PlanFilter())
    out = io.StringIO()
    show(plan_listing(plan, date(2026, 3, 1), ""), Console(file=out, width=80))
    assert "An item whose title is long as well and fills a line  Gwyn Owen" in out.getvalue()
    assert "Paul Smith" in out.getvalue()


def test_a_measure_with_a_long_name_leaves_room_for_its_standing(workspace: Make) -> None:
    name = "A name of a local measure that nobody ever thought to shorten"
    made = workspace({
        "indicators.yaml": f"{name}: {{local: yes, title: Streets free of litter}}",
        "meetings/dip/2026-01-12.yaml":
            f"{{body: dip, date: 2026-01-12, items: [{{title: X, indicators: [{{code: {name}, standing: ahead}}]}}]}}",
    })  # fmt: skip
    rows = scorecard(open_register(made, date(2026, 3, 1)), ScorecardFilter())
    out = io.StringIO()
    show(scorecard_listing(rows, date(2026, 3, 1), ""), Console(file=out, width=80))
    assert "▲ ahead   12 Jan 2026" in out.getvalue()
    assert max(map(len, out.getvalue().splitlines())) <= 80


def test_that_none_is_overdue_does_not_say_that_none_is_open(dunmere: Workspace, laa: Run) -> None:
    out = laa("actions", "--overdue", "--as-of", "2026-01-30", cwd=dunmere.root)[1]
    assert out.endswith("No open actions that fit.\n")


def test_a_workspace_begun_inside_another_says_so(dunmere: Workspace, laa: Run) -> None:
    code, _, err = laa("init", "inner", cwd=dunmere.root)
    assert (code, f"inside the records in {dunmere.root}" in err) == (0, True)
