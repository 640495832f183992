"""Action logs, which are no minutes: what is open, what was done, and that nobody met. All of it is made up."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from drafts import drafted, told
from laa_minutes.workspace import Workspace

LOG = (
    "# Harrow Vale Forum\n\nAction log as at 12 May 2014\n\n"
    "| Ref | Date raised | Action | Owner | Due | Status |\n|---|---|---|---|---|---|\n"
    "| 13/01 | 09/09/2013 | Oil the gate | Ada Marsh | 30 September | Open |\n"
    "| 13/02 | 09/09/2013 | Ask the mill | Ben Lowe | Next meeting | Closed |\n"
    "| 14/03 | 10/02/2014 | Paint the bench | Cy Dart | Next meeting | In progress |\n"
)


def test_a_log_has_what_is_open_as_actions_and_what_is_closed_as_progress(tmp_path: Path) -> None:
    draft = drafted(tmp_path, LOG)
    assert (draft.attendance.present, draft.items, draft.unplaced) == ((), (), ())
    assert [(one.text, one.owners, one.number, str(one.raised)) for one in draft.actions] == [
        ("Oil the gate", ("Ada Marsh",), "13/01", "2013-09-09"),
        ("Paint the bench", ("Cy Dart",), "14/03", "2014-02-10"),
    ]
    assert [one.due and (one.due.said, one.due.iso) for one in draft.actions] == [
        ("30 September", "2013-09-30"),
        ("Next meeting", None),
    ]
    (closed,) = (one for part in draft.parts for one in part.progress)
    assert (closed.about, closed.owners, closed.status) == ("Ask the mill", ("Ben Lowe",), "done")
    assert closed.note == "Closed (13/02, raised 9 September 2013; due Next meeting)"


def test_a_first_column_of_dates_before_one_of_due_dates_says_when_actions_were_raised(tmp_path: Path) -> None:
    table = (
        "| Date | Action | Who | Due date |\n|---|---|---|---|\n| 9/9/2013 | Oil the gate | Ada Marsh | 30/9/2013 |\n"
    )
    (action,) = drafted(tmp_path, f"# Forum action log\n\n12 May 2014\n\n{table}").actions
    assert (str(action.raised), action.due and action.due.iso) == ("2013-09-09", "2013-09-30")


def test_a_log_is_no_meeting_and_its_open_actions_are_listed(
    workspace: Callable[[dict[str, str]], Workspace], laa: Callable[..., tuple[int, str, str]]
) -> None:
    minutes = "body: forum\ndate: 2014-04-14\nnext_meeting: {date: 2014-06-09}\n"
    vale = workspace(
        {
            "partnership.yaml": "name: Vale\nbodies: {forum: {name: Harrow Vale Forum}}\n"
            "people: [{name: Ada Marsh}, {name: Ben Lowe}, {name: Cy Dart}]\n",
            "meetings/forum/2014-04-14.yaml": minutes,
            "log.md": LOG,
        }
    ).root
    assert laa("import", "log.md", cwd=vale)[0] == 0
    record = (vale / "meetings/forum/2014-05-12.yaml").read_text(encoding="utf-8")
    assert "status: outline\n" in record
    assert "- action: Oil the gate (13/01, raised 9 September 2013)\n" in record
    assert "- action: Paint the bench (14/03, raised 10 February 2014; In progress)\n" in record
    listed = laa("actions", "--as-of", "2014-05-20", cwd=vale)[1]
    assert ("Oil the gate" in listed, "Paint the bench" in listed, "Ask the mill" in listed) == (True, True, False)
    said = laa("check", "--as-of", "2014-05-20", cwd=vale)[1]
    assert ("next-meeting-differs" in said, "due-before-meeting" in said) == (False, False)


@pytest.mark.parametrize(
    "met", ["Present: Ada Marsh, Ben Lowe\n\n", "## 1. Gate\n\nIt squeaks.\n\n## 2. Bench\n\nNo.\n\n"]
)
def test_a_list_of_actions_of_those_who_met_is_no_outline(tmp_path: Path, met: str) -> None:
    assert drafted(tmp_path, LOG.replace("| Ref", f"{met}| Ref", 1)).status == "draft"


def test_what_calls_itself_action_items_and_lists_nobody_is_a_list_of_actions(tmp_path: Path) -> None:
    text = (
        "Mill Group Action Items - 12 May 2014\n\n"
        "Ada to ask the mill for its opening times.\n\n"
        "Mill Group members to read chapter 3 before the next meeting (9 June).\n"
    )
    draft = drafted(tmp_path, text, "items.txt")
    assert (draft.front.body, str(draft.front.date), draft.items) == ("Mill Group", "2014-05-12", ())
    assert told(draft) == [
        (None, ("Ada",), "Ask the mill for its opening times."),
        (None, ("Mill Group members",), "Read chapter 3 before the next meeting (9 June)."),
    ]


def test_a_table_below_a_title_that_says_actions_is_one_whatever_stands_below_it(tmp_path: Path) -> None:
    text = (
        "Actions from the Mill meeting of 12 May 2014\n\n| Ref | Description | Resp. | Status |\n|---|---|---|---|\n"
        "| 3.01 | Oil the gate | Ada | – |\n| 3.02 | Draw the pond | Ben | Done |\n\n"
        "The days shown are the earliest on which work can begin. Whoever is responsible will tell each meeting how "
        "far it has come, and what else there is to be done.\n"
    )
    draft = drafted(tmp_path, text)
    assert told(draft)[0] == ("3.01", ("Ada",), "Oil the gate")
    assert [one.about for part in draft.parts for one in part.progress] == ["Draw the pond"]


def test_a_log_with_headings_is_an_outline_and_what_is_closed_keeps_its_number(tmp_path: Path) -> None:
    text = (
        "# Pond action tracker 12 May 2014\n\n"
        "## Gate\n\n- ACT-P-14-01: Ada - mend the gate\n- ACT-P-14-02: Ben - oil it\n\n"
        "## Mill\n\n- ACT-P-14-03: Ada - ask the miller\n\n## Closed actions\n\n- ACT-P-14-04: Cy - draw the pond\n"
    )
    draft = drafted(tmp_path, text)
    assert (draft.log, draft.status) == (True, "outline")
    [closed] = (one for part in draft.parts for one in part.progress)
    assert (closed.about, closed.note) == ("Draw the pond", "done (ACT-P-14-04)")


@pytest.mark.parametrize(("held", "raised"), [("12 May 2014", True), ("13 May 2014", False)])
def test_a_column_of_dates_that_are_all_the_meetings_says_when_actions_were_raised(
    tmp_path: Path, held: str, raised: bool
) -> None:
    rows = "| 05.12.14 | Oil the gate | Ben | Open |\n| 05.12.14 | Draw the pond | Cy | Open |\n"
    table = f"| Date | Item | Responsible | Status |\n|---|---|---|---|\n{rows}"
    draft = drafted(
        tmp_path, f"# Mill Trust\n\n{held}\n\nPresent: Ada Marsh\n\n## Gate\n\nSeen.\n\n## Actions\n\n{table}"
    )
    assert [one.raised is not None for one in draft.actions] == [raised, raised]
    assert [one.due is None for one in draft.actions] == [raised, raised]


NAMED = "## {title}\n\n* Ada: write to the miller **DONE**\n* Ben / Cy: draw the pond\n* {third}: light the lamps\n"


def test_a_name_before_each_point_is_whose_an_action_is(tmp_path: Path) -> None:
    draft = drafted(tmp_path, NAMED.format(title="Ember visit", third="Ben"), "action-items.md")
    assert told(draft) == [(None, ("Ben", "Cy"), "Draw the pond"), (None, ("Ben",), "Light the lamps")]
    [done] = (one for part in draft.parts for one in part.progress)
    assert (done.owners, done.about, done.status) == (("Ada",), "Write to the miller", "done")


@pytest.mark.parametrize(("name", "third"), [("notes.md", "Ben"), ("action-items.md", "Di")])
def test_topics_before_points_are_nobody(tmp_path: Path, name: str, third: str) -> None:
    assert all(not owners for _, owners, _ in told(drafted(tmp_path, NAMED.format(title="Visit", third=third), name)))


def test_a_number_behind_the_name_of_a_list_is_that_of_the_meeting(tmp_path: Path) -> None:
    people = "| Init | Name | Institute |\n|---|---|---|\n| AM | Ada Marsh | Mill |\n| BL | Ben Lowe | Pond |\n"
    text = f"# Mill meeting, 12 May 2014\n\n### Notes 3\n\nThe gate was seen.\n\n### Attendance 3\n\n{people}"
    assert [one.person for one in drafted(tmp_path, text).attendance.present] == ["Ada Marsh", "Ben Lowe"]


def test_a_group_before_a_dash_or_a_colon_is_whose_an_action_of_a_list_is(tmp_path: Path) -> None:
    text = (
        "# Actions from the May meeting\n\n"
        "1405-06 All Partner Bodies - Return the form by 2014.06.30\n\n"
        "New action items arising from the visit:\n\n"
        "1405-16 Partner bodies to name a delegate.\n\n"
        "1405-17 Mill Road - mend the wall.\n"
    )
    draft = drafted(tmp_path, text)
    assert told(draft) == [
        ("1405-06", ("All Partner Bodies",), "Return the form by 2014.06.30"),
        ("1405-16", ("Partner bodies",), "Name a delegate."),
        ("1405-17", (), "Mill Road - mend the wall."),
    ]
    assert [one.due and one.due.iso for one in draft.actions] == ["2014-06-30", None, None]
