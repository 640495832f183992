"""Agendas: from the record once there is one, before that from standing items and the forward plan.

The documents in tests/golden are what the command prints; see test_minutes for how they are written anew.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from laa_minutes.register import Register, open_register
from laa_minutes.view.agenda import agenda
from laa_minutes.view.clear_days import send_by
from laa_minutes.workspace import Workspace
from test_minutes import LEICESTERSHIRE, golden

Laa = Callable[..., tuple[int, str, str]]
Make = Callable[[dict[str, str]], Workspace]

BODY = """
bodies:
  pmg:
    name: Performance Group
    clear_days: 0
    agenda: [Welcome, Minutes of the last meeting, themes in rotation, Exceptions, Any other business]
"""


def titles(workspace: Make, files: dict[str, str], ref: str = "pmg/2010-03-22") -> list[tuple[str, str]]:
    register = open_register(workspace({"partnership.yaml": BODY, **files}), date(2010, 3, 1))
    assert not register.faults, register.faults
    return [(item.number, item.title) for item in agenda(register, ref).items]


def test_a_planned_meeting_of_the_group(laa: Laa) -> None:
    code, out, err = laa("agenda", "2010-03-22", "--as-of", "2010-02-22")
    assert (code, err) == (0, "")
    golden("agenda-pmg-2010-03-22.md", out)


def test_a_planned_meeting_of_a_body_that_numbers_on(laa: Laa) -> None:
    code, out, err = laa("agenda", "2008-01-22", "--as-of", "2008-01-10", cwd=LEICESTERSHIRE)
    assert (code, err) == (0, "")
    golden("agenda-ssog-2008-01-22.md", out)


def test_planned_items_stand_in_the_place_of_themes_the_first_one_first(workspace: Make) -> None:
    plan = """
- meeting: pmg/2010-03-22
  items: [Roads, {title: Schools, first: yes}, {title: exceptions, lead: All}, Feedback]
"""
    assert titles(workspace, {"forward-plan.yaml": plan}) == [
        ("1", "Welcome"), ("2", "Minutes of the last meeting"), ("3", "Schools"), ("4", "Roads"), ("5", "Exceptions"),
        ("6", "Feedback"), ("7", "Any other business"),
    ]  # fmt: skip


def test_a_record_wins_over_the_plan(workspace: Make) -> None:
    files = {
        "forward-plan.yaml": "- {meeting: pmg/2010-03-22, items: [Roads]}\n",
        "meetings/pmg/2010-03-22.yaml": "body: pmg\ndate: 2010-03-22\nitems: [Opening, {title: Late, number: 4a}]\n",
    }
    assert titles(workspace, files) == [("1", "Opening"), ("4a", "Late")]


def test_a_record_without_items_keeps_to_the_plan(workspace: Make) -> None:
    files = {
        "forward-plan.yaml": "- {meeting: pmg/2010-03-22, items: [Roads]}\n",
        "meetings/pmg/2010-03-22.yaml": "body: pmg\ndate: 2010-03-22\n",
    }
    assert ("3", "Roads") in titles(workspace, files)


def test_a_meeting_for_which_nothing_is_planned_shows_the_gap(workspace: Make) -> None:
    assert ("3", "Theme updates") in titles(workspace, {"forward-plan.yaml": "- meeting: pmg/2010-03-22\n"})


def test_minutes_to_approve_are_those_not_yet_approved(essex: Register, leicestershire: Register) -> None:
    assert agenda(essex, "pmg/2010-03-22").items[1].approves == ("minutes of 22 February 2010",)
    assert agenda(leicestershire, "ssog/2008-01-22").items[1].approves == ("notes of 13 December 2007",)
    assert agenda(essex, "pmg/2010-02-22").items[1].approves == ("minutes of 18 January 2010",)


def test_actions_due_are_those_due_by_the_day_and_those_without_a_date(essex: Register) -> None:
    def due(ref: str) -> list[str]:
        return [str(row.ref).rpartition("/")[2] for row in agenda(essex, ref).actions_due]

    assert due("pmg/2010-03-22") == ["A4", "A2", "A5"]
    assert due("pmg/2010-04-19") == ["A4", "A1", "A6", "A2", "A5"]
    assert due("pmg/2010-02-22") == []


@pytest.mark.parametrize(
    ("meeting", "days", "by"),
    [
        (date(2010, 3, 22), 5, date(2010, 3, 12)),
        (date(2010, 3, 19), 5, date(2010, 3, 11)),
        (date(2010, 3, 22), 1, date(2010, 3, 18)),
        (date(2010, 3, 24), 0, date(2010, 3, 23)),
        (date(1, 1, 3), 5, None),  # before there were days
        (date(2010, 3, 22), 999_999_999, None),
    ],
)
def test_clear_days_count_neither_end_nor_weekends(meeting: date, days: int, by: date | None) -> None:
    assert send_by(meeting, days, "none") == by


@pytest.mark.parametrize(
    ("meeting", "holidays", "by"),
    [
        (date(2010, 4, 7), "england", date(2010, 3, 26)),  # Good Friday and Easter Monday between
        (date(2010, 4, 7), "scotland", date(2010, 3, 29)),  # Easter Monday is a working day there
        (date(2010, 4, 7), "none", date(2010, 3, 30)),
        (date(2022, 6, 9), "england", date(2022, 5, 30)),  # the Jubilee's two days
        (date(2008, 1, 7), "england", date(2007, 12, 27)),
        (date(2010, 3, 19), "northern ireland", date(2010, 3, 10)),  # St Patrick's Day
    ],
)
def test_public_holidays_are_no_clear_days(meeting: date, holidays: str, by: date) -> None:
    assert send_by(meeting, 5, holidays) == by


PACKED = """
body: pmg
date: 2010-04-07
time: 14:00-16:30
venue: County Hall
items:
  - title: Finance
    papers:
      - {mark: "6", title: Strategy, by: Chris Tambini, file: papers/strategy.pdf}
      - {mark: "7", title: Risks, file: papers/risks.pdf}
      - {title: Late figures, added: 2010-03-30}
  - {title: Urgent matter, added: 2010-03-29}
  - {title: Early addition, added: 2010-03-26}
"""


def test_a_pack_has_a_notice_and_contents_with_what_is_missing_and_what_came_late(
    laa: Laa, workspace: Make, tmp_path: Path
) -> None:
    body = "bodies: {pmg: {name: The Group, clear_days: 5, secretary: Ann Lee}}"
    workspace({"partnership.yaml": body, "meetings/pmg/2010-04-07.yaml": PACKED})
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "strategy.pdf").write_bytes(b"")
    code, out, err = laa("agenda", "2010-04-07", "--pack", "--as-of", "2010-03-30", cwd=tmp_path)
    assert code == 0
    assert "Notice is given that the The Group" not in out
    assert "The Group will meet on Wednesday 7 April 2010 at 14:00, at County Hall." in out
    assert "Ann Lee, 30 March 2010" in out
    assert "| 1 | **Finance** |  |  |" in out
    assert "|  | Strategy, Chris Tambini | 6 |  |" in out
    assert "|  | Risks | 7 | to follow |" in out
    assert "|  | Late figures |  | to follow; supplementary, added 30 March 2010 |" in out
    assert "| 2 | **Urgent matter** |  | supplementary, added 29 March 2010 |" in out
    assert "| 3 | **Early addition** |  |  |" in out
    assert "**2.** Urgent matter (supplementary)" in out
    assert "**3.** Early addition\n" in out
    assert err.splitlines() == [
        "The agenda was to go out by Friday 26 March 2010, 4 days ago.",
        "Missing: ‘7’ Risks: papers/risks.pdf is not there.",
        "Missing: Late figures: to follow.",
    ]
    told = json.loads(laa("agenda", "2010-04-07", "--json", cwd=tmp_path)[1])["items"]
    assert [paper["lacking"] for paper in told[0]["papers"]] == [None, "papers/risks.pdf is not there", "to follow"]
    assert [item["added"] for item in told] == [None, "2010-03-29", None]


def test_a_pack_wants_five_clear_days_where_the_body_says_nothing(laa: Laa) -> None:
    err = laa("agenda", "pmg/2010-04-19", "--pack", "--as-of", "2010-03-01")[2]
    assert err == "To be sent out by Friday 9 April 2010 (5 clear days, weekends and public holidays not counted).\n"


def test_in_time_a_pack_says_by_when_it_has_to_go(laa: Laa, workspace: Make, tmp_path: Path) -> None:
    body = "holidays: none\nbodies: {pmg: {name: The Group, clear_days: 5}}"
    workspace({"partnership.yaml": body, "meetings/pmg/2010-04-07.yaml": "{body: pmg, date: 2010-04-07}"})
    _, out, err = laa("agenda", "2010-04-07", "--pack", "--as-of", "2010-03-01", cwd=tmp_path)
    assert err == "To be sent out by Tuesday 30 March 2010 (5 clear days, weekends not counted).\n"
    assert "## Contents" in out
    assert "## Contents" not in laa("agenda", "2010-04-07", cwd=tmp_path)[1]


@pytest.mark.parametrize("recorded", [True, False])
def test_a_meeting_that_was_cancelled_later_is_not_yet(workspace: Make, recorded: bool) -> None:
    off = "cancelled: {why: Snow, dated: 2010-03-10}"
    files = {"partnership.yaml": BODY, "forward-plan.yaml": f"- {{meeting: pmg/2010-03-22, {off}}}\n"}
    if recorded:
        files["meetings/pmg/2010-03-22.yaml"] = f"{{body: pmg, date: 2010-03-22, status: cancelled, {off}}}"
    records = workspace(files)
    states = [agenda(open_register(records, date(2010, 3, day)), "pmg/2010-03-22").status for day in (9, 10)]
    assert states == ["draft" if recorded else "planned", "cancelled"]


def test_a_cancelled_meeting_says_so(laa: Laa, workspace: Make, tmp_path: Path) -> None:
    workspace({"partnership.yaml": BODY, "forward-plan.yaml": "- {meeting: pmg/2010-03-22, cancelled: Snow}\n"})
    code, out, _ = laa("agenda", "2010-03-22", cwd=tmp_path)
    assert code == 0
    assert "**CANCELLED**" in out


def test_json(laa: Laa) -> None:
    told = json.loads(laa("agenda", "2010-03-22", "--json", "--as-of", "2010-02-22")[1])
    assert (told["schema"], told["meeting"], told["time"]) == ("laa.agenda/1", "pmg/2010-03-22", "14:00-16:30")
    assert told["venue"] == "Maynetrees, Chelmsford"
    assert (told["status"], told["issue_by"]) == ("planned", None)  # the records state no notice
    assert told["items"][5]["include"] == ["NI 4 – drivers, and how the actions stand"]
    assert told["actions_due"][0]["ref"] == "pmg/2010-02-22/A4"
