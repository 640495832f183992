"""The framework of outcomes, and the workplans of themes."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from laa_minutes.check import check
from laa_minutes.output.outcomes import outcomes_listing
from laa_minutes.output.text import plain
from laa_minutes.register import Register, open_register
from laa_minutes.view.agenda import agenda
from laa_minutes.view.outcomes import OutcomeFilter, OutcomeRow, outcomes
from laa_minutes.view.workplan import workplan, workplan_of_item
from laa_minutes.workspace import Workspace

Make = Callable[[Mapping[str, str]], Workspace]
Run = Callable[..., tuple[int, str, str]]
ROOT = Path(__file__).parent.parent
BRACKENSHIRE = ROOT / "examples" / "brackenshire"
END = date(2022, 1, 1)

PARTNERSHIP = """
name: Dunmere
bodies: {board: {name: The Board, numbering: continuous}}
themes: {Roads: {}, Homes: {}}
outcomes:
  - number: 1
    title: Warm homes
    theme: Homes
    column: Everywhere
    indicators: [NI1, NI 2]
    chosen_at: board/2020-01-10/1
  - number: 2
    title: Fewer accidents
    theme: Roads
    column: On the move
    indicators: NI 2
    chosen_at: board/2020-06-10
  - {number: 3, title: A fair say}
  - {number: 4, title: New homes, theme: homes}
"""
INDICATORS = """
NI 1:
  title: Empty homes
  theme: Homes
  workplan:
    - {what: Knock on doors, due: 2020-03-31, as_at: 2020-01-05}
    - {what: Write letters, due: {said: before the summer, by: 2020-06-20}, as_at: 2020-02-20}
NI 2: {title: Accidents, theme: Roads, workplan: Paint the kerbs}
"""
JANUARY = """
body: board
date: 2020-01-10
first_minute: 1
items:
  - title: The framework
    indicators: [{code: NI 1, standing: at risk}]
  - {title: Homes, theme: Homes, as_at: 2020-01-05}
  - {title: A complaint, theme: Homes}
"""
FILES = {
    "partnership.yaml": PARTNERSHIP,
    "indicators.yaml": INDICATORS,
    "meetings/board/2020-01-10.yaml": JANUARY,
    "meetings/board/2020-06-10.yaml": "body: board\ndate: 2020-06-10\n",
    "forward-plan.yaml": "- {meeting: board/2020-09-09, items: [Homes update, Any other business]}\n",
}


def framework(workspace: Workspace, as_of: date = END, **wanted: object) -> tuple[OutcomeRow, ...]:
    return outcomes(open_register(workspace, as_of), OutcomeFilter(**wanted))  # type: ignore[arg-type]


# Outcomes


def test_outcomes_come_by_theme_in_the_partnerships_order_and_those_without_one_last(workspace: Make) -> None:
    rows = framework(workspace(FILES))
    assert [(row.number, row.theme) for row in rows] == [("2", "Roads"), ("1", "Homes"), ("4", "Homes"), ("3", None)]
    assert [row.column for row in rows] == ["On the move", "Everywhere", None, None]


def test_an_outcome_has_its_indicators_as_they_stood_on_the_day(workspace: Make) -> None:
    now, before = (framework(workspace(FILES), day)[1].indicators for day in (END, date(2020, 1, 9)))
    assert [(one.code, one.title, one.standing, one.standing_at) for one in now] == [
        ("NI 1", "Empty homes", "at risk", "board/2020-01-10"), ("NI 2", "Accidents", None, None),
    ]  # fmt: skip
    assert [one.standing for one in before] == [None, None]


@pytest.mark.parametrize(
    ("day", "chosen"),
    [
        (date(2020, 1, 9), []),
        (date(2020, 1, 10), [("1", "board/2020-01-10/1", "2020-01-10")]),
        (END, [("2", "board/2020-06-10", "2020-06-10"), ("1", "board/2020-01-10/1", "2020-01-10")]),
    ],
)
def test_a_priority_is_one_from_the_meeting_that_chose_it(
    workspace: Make, day: date, chosen: list[tuple[str, str, str]]
) -> None:
    rows = framework(workspace(FILES), day, chosen=True)
    assert [(row.number, row.chosen_at, row.chosen_on) for row in rows] == chosen
    assert [row.number for row in framework(workspace(FILES), day) if row.chosen] == [number for number, *_ in chosen]


def test_the_list_ssog_chose_is_in_a_paper_so_nothing_is_marked(leicestershire: Register) -> None:
    (row,) = outcomes(leicestershire, OutcomeFilter())
    assert (row.number, row.title, row.chosen) == ("46", "Improved Mental Health and Wellbeing", False)


def test_columns_with_nothing_in_them_are_left_out(leicestershire: Register, workspace: Make) -> None:
    short = outcomes_listing(outcomes(leicestershire, OutcomeFilter()), END, "Leicestershire Together")
    assert [column.heading for column in short.columns] == ["No.", "Outcome"]
    whole = plain(outcomes_listing(framework(workspace(FILES)), END, "Dunmere"))
    assert "Roads  (1 of 1 chosen)" in whole
    assert "No theme given  (none of 1 chosen)" in whole
    assert "– NI 1 Empty homes  ◆ at risk" in whole
    assert "4 outcomes, 2 chosen as priorities, with 2 indicators." in whole
    assert "Chosen at board/2020-06-10: 2.\nChosen at board/2020-01-10/1: 1.\n" in whole


def test_outcomes_by_theme_as_data(workspace: Make, laa: Run) -> None:
    files = workspace(FILES)
    told = json.loads(laa("outcomes", "--theme", "home", "--json", cwd=files.root)[1])
    assert (told["schema"], [row["title"] for row in told["outcomes"]]) == (
        "laa.outcomes/1",
        ["Warm homes", "New homes"],
    )
    (row, *_) = csv.DictReader(io.StringIO(laa("outcomes", "--format", "csv", "--chosen", cwd=files.root)[1]))
    assert (row["number"], row["chosen"], row["chosen_on"]) == ("2", "yes", "2020-06-10")


def test_an_indicator_tells_which_outcomes_it_serves(workspace: Make, laa: Run) -> None:
    files = workspace(FILES)
    out = laa("show", "NI 2", "--as-of", "2020-03-01", cwd=files.root)[1]
    assert "  Outcomes  2  Fewer accidents\n            1  ★ priority  Warm homes since 10 January 2020\n" in out
    told = json.loads(laa("show", "NI 1", "--json", cwd=files.root)[1])
    assert [(one["number"], one["chosen_at"]) for one in told["outcomes"]] == [("1", "board/2020-01-10/1")]
    assert "Outcomes" not in laa("show", "NI 156")[1]


def test_a_partnership_without_a_framework_is_told_where_one_would_be(laa: Run) -> None:
    code, out, _ = laa("outcomes")
    assert (code, out.splitlines()[-1]) == (
        0, "No outcomes on record that fit. They are filed under `outcomes` in partnership.yaml.",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("{title: A, indicators: NI 3}", "unknown-indicator"),
        ("{title: A, theme: Rods}", "unknown-theme"),
        ("{title: A, chosen_at: board/2020-01-10/9}", "dangling-reference"),
        ("{title: A, chosen_at: board/2020-02-10}", "dangling-reference"),
        ("{title: A, number: 1}, {title: B, number: 1}", "double-outcome"),
    ],
)
def test_what_an_outcome_names_has_to_be_there(workspace: Make, typed: str, code: str) -> None:
    text = PARTNERSHIP.partition("outcomes:")[0] + f"outcomes: [{typed}]\n"
    found = check(open_register(workspace(FILES | {"partnership.yaml": text}), END))
    assert [one.code for one in found if one.place.path == "partnership.yaml"] == [code]


# Workplans


def test_sustainable_essex_went_through_the_extract_correct_at_21_january(essex: Register) -> None:
    plan = workplan(essex, "Sustainable Essex")
    assert plan is not None
    assert (plan.as_at, len(plan.lines)) == ("2010-01-21", 8)
    assert [(line.code, line.due_said) for line in plan.lines if line.due_said] == [("NI 154", "June")]
    assert workplan(essex, "Safer Essex") is None


def test_a_workplan_has_the_lines_that_were_correct_by_the_day_and_is_as_fresh_as_the_stalest(workspace: Make) -> None:
    register = open_register(workspace(FILES), END)
    whole, before = workplan(register, "homes"), workplan(register, "Homes", "2020-02-19")
    assert whole is not None
    assert before is not None
    assert ([line.what for line in whole.lines], whole.as_at) == (["Knock on doors", "Write letters"], "2020-01-05")
    assert [line.what for line in before.lines] == ["Knock on doors"]
    assert workplan(register, "Homes", "2020-01-04") is None
    undated = workplan(register, "Roads", "2001-01-01")
    assert undated is not None
    assert (undated.as_at, undated.lines[0].as_at) == (None, None)
    assert workplan(open_register(register.workspace, date(2020, 1, 4)), "Homes", "2030-01-01") is None


@pytest.mark.parametrize(
    ("title", "theme", "as_at", "shown"),
    [
        ("Homes", "Homes", None, True),
        ("Homes update", "Homes", None, True),
        ("The figures", "Homes", "2020-01-05", True),
        ("The Workplan", "Homes", None, True),
        ("A complaint", "Homes", None, False),
        ("Homes", None, "2020-01-05", False),
    ],
)
def test_a_workplan_goes_with_the_update_of_its_theme(
    workspace: Make, title: str, theme: str | None, as_at: str | None, shown: bool
) -> None:
    register = open_register(workspace(FILES), END)
    assert (workplan_of_item(register, title, theme, as_at, "2020-03-01") is not None) is shown


def test_the_agenda_annexes_the_workplan_of_a_theme_that_brings_an_update(workspace: Make, laa: Run) -> None:
    files = workspace(FILES)
    first, last = agenda(open_register(files, date(2020, 8, 1)), "board/2020-09-09").items
    assert first.workplan is not None
    assert (len(first.workplan.lines), last.workplan) == (2, None)
    out = laa("agenda", "2020-09-09", "--as-of", "2020-08-01", cwd=files.root)[1]
    assert ", Homes, correct as at 5 January 2020\n" in out
    assert "- **NI 1** Knock on doors, due 31 March 2020\n" in out
    assert "- **NI 1** Write letters, due before the summer; as at 20 February 2020\n" in out


def test_the_minutes_print_no_workplan(laa: Run) -> None:
    code, out, _ = laa("minutes", "2010-02-22")
    assert code == 0
    assert "correct as at 21 January 2010" in out  # as Gwyn said
    assert "Local Improvement Advisor, through support" not in out


def test_show_tells_a_themes_workplan_and_outcomes_and_an_items_workplan(workspace: Make, laa: Run) -> None:
    files = workspace(FILES)
    theme = laa("show", "Homes", cwd=files.root)[1]
    assert "1  ★ priority  Warm homes" in theme
    assert "Knock on doors  due 31 March 2020" in theme
    assert "Write letters  due before the summer, as at 20 February 2020" in theme
    item = laa("show", "board/2020-01-10/2", cwd=files.root)[1]
    assert "Knock on doors" in item
    assert "Write letters" not in item
    assert "Knock on doors" not in laa("show", "board/2020-01-10/3", cwd=files.root)[1]


def test_brackenshires_board_chose_five_of_twelve(laa: Run) -> None:
    told = json.loads(laa("outcomes", "--json", "--as-of", "2025-03-31", cwd=BRACKENSHIRE)[1])["outcomes"]
    assert len(told) == 12
    assert {row["number"] for row in told if row["chosen"]} == {"1", "4", "5", "8", "11"}
    assert {row["chosen_on"] for row in told} == {None, "2023-09-27"}
