"""What `laa agenda` prints of a planned meeting and what `laa new-meeting` writes are one and the same business."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from conftest import ROOT
from laa_minutes.cycle.opening import Opening, Wish, day_of, opened
from laa_minutes.register import Register, open_register
from laa_minutes.view.agenda import AgendaRow, agenda
from laa_minutes.view.business import business
from laa_minutes.workspace import Workspace

Make = Callable[[Mapping[str, str]], Workspace]

MEETING = "board/2010-03-22"
BODY = """
bodies:
  board:
    name: Board
    numbering: {numbering}
    venue: Town Hall
    members: [{{person: Ada Ash, role: Chair}}, Ben Birch]
    agenda: {agenda}
    rotation: {rotation}
themes: {{Roads: {{}}, Schools: {{}}, Homes: {{}}}}
people: [Ada Ash, Ben Birch]
"""
STANDING = "[Welcome, Minutes of the last meeting, themes in rotation, Finance, Any other business]"
RECORDS = {
    "meetings/board/2010-01-18.yaml": "body: board\ndate: 2010-01-18\nfirst_minute: 80\nitems: [Minutes, Roads, End]\n",
    "meetings/board/2010-02-22.yaml": (
        "body: board\ndate: 2010-02-22\nfirst_minute: 7\nitems:\n  - Schools\n"
        "  - {title: End, actions: [{id: A1, action: Go., owner: Ada Ash}]}\n"
        "next_meeting: {date: 2010-03-22, time: 09:30-11:00, venue: Library}\n"
    ),
}


def partnership(numbering: str = "each", standing: str = STANDING, rotation: str = "[Roads, Schools, Homes]") -> str:
    return BODY.format(numbering=numbering, agenda=standing, rotation=rotation)


def printed(workspace: Workspace, meeting: str) -> tuple[Register, AgendaRow]:
    register = open_register(workspace, day_of(meeting))
    assert not [fault for fault in register.faults if fault.level == "error"], register.faults
    return register, agenda(register, meeting)


def before_and_after(workspace: Workspace, meeting: str) -> tuple[AgendaRow, AgendaRow, Opening]:
    """The agenda as it is printed before the record is opened, and from the record as it was opened."""
    register, before = printed(workspace, meeting)
    opening = opened(register, meeting, None, Wish())
    assert opening.before is None
    file = workspace.root / opening.path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(opening.text, encoding="utf-8")
    return before, printed(workspace, meeting)[1], opening


def assert_agree(before: AgendaRow, after: AgendaRow) -> None:
    assert before.items == after.items
    assert (before.status, after.status) == ("planned", "draft")
    assert replace(after, status="planned", actions_due=()) == replace(before, actions_due=())
    assert [row.ref for row in after.actions_due] == [row.ref for row in before.actions_due]


@pytest.mark.parametrize(
    "records",
    ["", "examples/leicestershire", pytest.param("examples/brackenshire", marks=pytest.mark.slow)],
)
def test_every_meeting_in_the_shipped_plans(records: str, tmp_path: Path) -> None:
    folder = ROOT / records
    for name in ("partnership.yaml", "indicators.yaml", "forward-plan.yaml"):
        shutil.copy(folder / name, tmp_path)
    shutil.copytree(folder / "meetings", tmp_path / "meetings")
    workspace = Workspace(tmp_path)
    register = open_register(workspace, date(2010, 1, 1))
    tried = 0
    for row in register.plan:
        if row.meeting is None or row.meeting in register.meetings or row.cancelled:
            continue
        before, after, opening = before_and_after(workspace, row.meeting)
        (tmp_path / opening.path).unlink()
        assert_agree(before, after)
        tried += 1
    assert tried


PLANS = {
    "none": "[]",
    "nothing": "- meeting: board/2010-03-22\n",
    "themes": "- {meeting: board/2010-03-22, items: [Update on Homes, {title: Roads, lead: [Ada Ash, All]}]}\n",
    "first": "- {meeting: board/2010-03-22, items: [Bids, {title: Visitor, first: yes}, {title: Next, first: yes}]}\n",
    "tentative": (
        "- {meeting: board/2010-03-22, time: 14:00, items: [{title: Budget, tentative: yes, lead: [All, Ada Ash]}]}\n"
    ),
    "standing": (
        "- meeting: board/2010-03-22\n  venue: Barn\n  items:\n    - {title: 'FINANCE ', lead: All, include: [Rents,"
        " {text: Going, from: 2010-02-22/A1}]}\n    - Feedback\n    - {title: any other business, lead: Ben Birch}\n"
    ),
    "minutes": "- {meeting: board/2010-03-22, items: [Taking minutes, Minutes of the Board]}\n",
}
BODIES = {
    "rotation": partnership(),
    "numbering on": partnership("continuous"),
    "no rotation": partnership(rotation="[]"),
    "no place for themes": partnership(standing="[Welcome, Finance, Dates of meetings]"),
    "nothing standing": partnership("continuous", "[]", "[]"),
}


@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.parametrize("body", BODIES)
def test_what_was_printed_is_what_is_opened(workspace: Make, body: str, plan: str) -> None:
    made = workspace({"partnership.yaml": BODIES[body], "forward-plan.yaml": PLANS[plan], **RECORDS})
    before, after, _ = before_and_after(made, MEETING)
    assert_agree(before, after)


def test_the_agenda_has_the_themes_next_in_rotation(workspace: Make) -> None:
    made = workspace({"partnership.yaml": partnership("continuous"), "forward-plan.yaml": PLANS["first"], **RECORDS})
    _, row = printed(made, MEETING)
    assert [(item.number, item.title, item.first, item.tentative) for item in row.items] == [
        ("9", "Welcome", False, False),
        ("10", "Minutes of the last meeting", False, False),
        ("11", "Visitor", True, False),
        ("12", "Next", True, False),
        ("13", "Bids", False, False),
        ("14", "Homes", False, True),
        ("15", "Finance", False, False),
        ("16", "Any other business", False, False),
    ]
    assert row.items[1].approves == ("minutes of 18 January 2010", "minutes of 22 February 2010")
    assert (row.time, row.venue) == ("09:30-11:00", "Library")


def test_minutes_go_under_what_is_for_them_and_not_under_a_course(workspace: Make) -> None:
    made = workspace({"partnership.yaml": BODIES["nothing standing"], "forward-plan.yaml": PLANS["minutes"], **RECORDS})
    register, row = printed(made, MEETING)
    assert [item.approves != () for item in row.items] == [False, True]
    assert [line.minutes_of for line in business(register, MEETING)] == [None, "2010-02-22"]


def test_minutes_for_which_there_is_no_item_are_named_before_and_after(workspace: Make) -> None:
    files = {"partnership.yaml": BODIES["no place for themes"], "forward-plan.yaml": PLANS["nothing"], **RECORDS}
    before, after, _ = before_and_after(workspace(files), MEETING)
    assert before.to_approve == after.to_approve == ("minutes of 18 January 2010", "minutes of 22 February 2010")


def test_a_retitled_item_is_printed_as_typed_and_not_laid_out_again(workspace: Make) -> None:
    made = workspace({"partnership.yaml": partnership(), "forward-plan.yaml": PLANS["tentative"], **RECORDS})
    before, _, opening = before_and_after(made, MEETING)
    file = made.root / opening.path
    file.write_text(opening.text.replace("title: Budget", "title: The budget at last"), encoding="utf-8")
    register, after = printed(made, MEETING)
    changed = [(one, other) for one, other in zip(before.items, after.items, strict=True) if one != other]
    assert [(one.title, one.tentative, other.title, other.tentative) for one, other in changed] == [
        ("Budget", True, "The budget at last", False)
    ]
    assert opened(register, MEETING, None, Wish()).added == ()


def test_what_is_planned_says_nothing_of_a_record_that_went_out(workspace: Make) -> None:
    made = workspace({"partnership.yaml": partnership(), "forward-plan.yaml": PLANS["tentative"], **RECORDS})
    before, _, opening = before_and_after(made, MEETING)
    file = made.root / opening.path
    file.write_text(opening.text.replace("status: draft", "status: circulated"), encoding="utf-8")
    _, after = printed(made, MEETING)
    assert any(item.tentative for item in before.items)
    assert not any(item.tentative for item in after.items)
