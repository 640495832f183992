"""The calendar: what was held and what is coming, what approved it, what moved."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date

import pytest

from laa_minutes.register import Register, open_register
from laa_minutes.view.meetings import MeetingFilter, MeetingRow, meetings
from laa_minutes.workspace import Workspace

Make = Callable[[Mapping[str, str]], Workspace]
Run = Callable[..., tuple[int, str, str]]

BODIES = "bodies: {board: {name: The Board}, forum: {name: The Forum}}"


def found(workspace: Workspace, as_of: date = date(2020, 6, 1), **wanted: object) -> tuple[MeetingRow, ...]:
    return meetings(open_register(workspace, as_of), MeetingFilter(**wanted))  # type: ignore[arg-type]


def test_pmg_past_and_coming(essex: Register) -> None:
    rows = {row.meeting: row for row in meetings(essex, MeetingFilter(bodies=("pmg",)))}
    january, february, march = list(rows.values())[:3]
    assert (january.status, january.approved_at, january.seal) == ("outline", "pmg/2010-02-22", "none")
    assert (february.time, february.approved_at, february.seal) == ("14:00-16:30", None, None)
    assert (february.actions_open, february.attendance, february.weekday) == (6, 13, "Monday")
    assert (march.status, march.recorded, march.coming) == ("planned", False, True)
    assert (march.venue, march.attendance, march.actions_open) == ("Maynetrees, Chelmsford", None, 0)
    assert rows["pmg/2010-07-16"].note == "Date changed."


def test_other_bodies_meetings_stand_beside_our_own(essex: Register) -> None:
    others = [row.meeting for row in meetings(essex, MeetingFilter(coming=True)) if row.body != "pmg"]
    assert others == ["epf/2010-03-23", "emb/2010-06-29", "epf/2010-09-14", "emb/2010-11-02"]


def test_ssog_meets_on_the_dates_it_fixed(leicestershire: Register) -> None:
    coming = [(row.date, row.weekday, row.time) for row in meetings(leicestershire, MeetingFilter(coming=True))]
    assert coming == [
        ("2008-02-27", "Wednesday", "11:00"),
        ("2008-05-28", "Wednesday", "14:00"),
        ("2008-09-03", "Wednesday", "10:00"),
        ("2008-11-19", "Wednesday", "10:00"),
    ]


def test_approval_counts_from_the_day_it_was_given(workspace: Make) -> None:
    records = workspace({
        "partnership.yaml": BODIES,
        "meetings/board/2020-01-10.yaml": "{body: board, date: 2020-01-10, status: circulated}",
        "meetings/board/2020-02-10.yaml":
            "{body: board, date: 2020-02-10, items: [{title: Minutes, approves: [{meeting: 2020-01-10}]}]}",
    })  # fmt: skip
    assert [row.approved_at for row in found(records, date(2020, 2, 9))] == [None, None]
    assert [row.approved_at for row in found(records, date(2020, 2, 10))] == ["board/2020-02-10", None]


def test_a_meeting_that_moved_is_one_meeting_under_its_new_name(workspace: Make) -> None:
    record = """
        body: board
        date: 2020-07-16
        moved: [{from: 2020-07-12, dated: 2020-05-01, why: Room not free}]
    """
    plan = "[{meeting: board/2020-07-12, venue: Town Hall, note: Bring a chair.}]"
    records = workspace({
        "partnership.yaml": BODIES, "forward-plan.yaml": plan, "meetings/board/2020-07-16.yaml": record,
    })  # fmt: skip
    (row,) = found(records)
    assert (row.meeting, row.venue, row.note, row.recorded) == (
        "board/2020-07-16", "Town Hall", "Bring a chair.", True,
    )  # fmt: skip
    assert [(move.was, move.dated, move.why) for move in row.moved] == [
        ("board/2020-07-12", "2020-05-01", "Room not free")
    ]


def test_a_planned_meeting_that_moved_or_was_cancelled_keeps_its_history(workspace: Make) -> None:
    plan = """
        - {meeting: board/2020-07-16, moved: [{from: 2020-07-12}]}
        - {meeting: board/2020-08-10, cancelled: August}
    """
    moved, cancelled = found(workspace({"partnership.yaml": BODIES, "forward-plan.yaml": plan}))
    assert [move.was for move in moved.moved] == ["board/2020-07-12"]
    assert (cancelled.status, cancelled.cancelled) == ("cancelled", "August")


@pytest.mark.parametrize("recorded", [True, False])
def test_before_it_was_called_off_a_meeting_was_still_to_be_held(workspace: Make, recorded: bool) -> None:
    off = "cancelled: {why: Snow, dated: 2020-02-20}"
    files = {"meetings/board/2020-03-02.yaml": f"{{body: board, date: 2020-03-02, status: cancelled, {off}}}"}
    plan = {"forward-plan.yaml": f"[{{meeting: board/2020-03-02, {off}}}, {{meeting: board/2020-04-02}}]"}
    raised = "{body: board, date: 2020-01-10, items: [{title: A, actions: [{id: A1, action: Dig, due: 2020-03}]}]}"
    records = workspace({
        "partnership.yaml": BODIES,
        "meetings/board/2020-01-10.yaml": raised,
        **plan,
        **(files if recorded else {}),
    })  # fmt: skip
    before, after = found(records, date(2020, 2, 19))[1], found(records, date(2020, 2, 20))[1]
    assert (before.status, before.cancelled, before.called_off) == ("draft" if recorded else "planned", None, None)
    assert (after.status, after.cancelled, after.called_off) == ("cancelled", "Snow", "2020-02-20")
    due = [
        row["due_meeting"]
        for day in (19, 20)
        for row in open_register(records, date(2020, 2, day)).rows("SELECT due_meeting FROM action")
    ]
    assert due == ["board/2020-03-02", "board/2020-04-02"]


def test_before_it_was_moved_a_meeting_was_to_be_on_the_old_day(workspace: Make) -> None:
    plan = """
        - meeting: board/2020-07-30
          moved: [{from: 2020-07-12, dated: 2020-05-01, why: Room}, {from: 2020-07-16, dated: 2020-06-01, why: Heat}]
    """
    records = workspace({"partnership.yaml": BODIES, "forward-plan.yaml": plan})
    known = {}
    for day in (date(2020, 4, 30), date(2020, 5, 1), date(2020, 6, 1)):
        (row,) = found(records, day)
        assert (row.meeting, row.coming) == ("board/2020-07-30", True)
        known[day.isoformat()] = (row.date, row.weekday, [move.why for move in row.moved])
    assert known == {
        "2020-04-30": ("2020-07-12", "Sunday", []),
        "2020-05-01": ("2020-07-16", "Thursday", ["Room"]),
        "2020-06-01": ("2020-07-30", "Thursday", ["Room", "Heat"]),
    }


def test_a_meeting_moved_only_after_its_day_was_not_held_on_it(workspace: Make) -> None:
    moved = "moved: [{from: 2020-07-12, dated: 2020-07-13, why: Flood}]"
    record = f"{{body: board, date: 2020-07-20, {moved}, present: [Ann Able], items: [{{title: A}}]}}"
    records = workspace({"partnership.yaml": BODIES, "meetings/board/2020-07-20.yaml": record})
    (row,) = found(records, date(2020, 7, 12))
    assert (row.date, row.coming) == ("2020-07-20", True)


def test_a_meeting_that_was_held_after_all_is_not_cancelled(workspace: Make) -> None:
    records = workspace({
        "partnership.yaml": BODIES,
        "forward-plan.yaml": "[{meeting: board/2020-03-02, cancelled: Snow}]",
        "meetings/board/2020-03-02.yaml": "{body: board, date: 2020-03-02, status: circulated}",
    })  # fmt: skip
    assert [(row.status, row.cancelled) for row in found(records)] == [("circulated", None)]


def test_two_bodies_and_two_meetings_on_one_day(workspace: Make) -> None:
    records = workspace({
        "partnership.yaml": BODIES,
        "forward-plan.yaml": "[{meeting: board/2020-03-02}, {meeting: board/2020-07-01}]",
        "meetings/forum/2020-03-02.yaml": "{body: forum, date: 2020-03-02}",
        "meetings/forum/2020-03-02-2.yaml": "{body: forum, date: 2020-03-02}",
    })  # fmt: skip
    assert [row.meeting for row in found(records)] == [
        "forum/2020-03-02", "forum/2020-03-02-2", "board/2020-03-02", "board/2020-07-01",
    ]  # fmt: skip
    assert [row.meeting for row in found(records, bodies=("board",))] == ["board/2020-03-02", "board/2020-07-01"]


@pytest.mark.parametrize(("as_of", "coming"), [("2020-03-01", True), ("2020-03-02", True), ("2020-03-03", False)])
def test_a_planned_meeting_is_coming_until_its_day_is_over(workspace: Make, as_of: str, coming: bool) -> None:
    records = workspace({"partnership.yaml": BODIES, "forward-plan.yaml": "[{meeting: board/2020-03-02}]"})
    assert [row.coming for row in found(records, date.fromisoformat(as_of))] == [coming]


def test_filters(workspace: Make) -> None:
    records = workspace({
        "partnership.yaml": BODIES,
        "forward-plan.yaml": "[{meeting: board/2020-07-01}]",
        "meetings/board/2020-03-02.yaml": "{body: board, date: 2020-03-02, status: circulated}",
        "meetings/board/2020-04-02.yaml": "{body: board, date: 2020-04-02, status: cancelled}",
        "meetings/board/2020-05-02.yaml": "{body: board, date: 2020-05-02}",
    })  # fmt: skip
    assert [row.date for row in found(records, statuses=("draft", "cancelled"))] == ["2020-04-02", "2020-05-02"]
    assert [row.date for row in found(records, statuses=("planned",))] == ["2020-07-01"]
    assert [row.date for row in found(records, since="2020-04-02")] == ["2020-04-02", "2020-05-02", "2020-07-01"]
    assert [row.date for row in found(records, coming=True)] == ["2020-07-01"]


def test_people_read_weekday_status_and_what_has_no_record(laa: Run) -> None:
    code, out, _ = laa("meetings", "--as-of", "2010-04-01")
    lines = [" ".join(line.split()) for line in out.splitlines()]
    assert code == 0
    assert "Mon 18 Jan 2010 pmg · outline 22 Feb 2010, no seal 0" in lines
    assert "Mon 22 Mar 2010 pmg 14:00-16:30 ? no record Maynetrees, Chelmsford" in lines
    assert "Mon 19 Apr 2010 pmg ○ planned" in lines
    assert "Minutes not yet approved: pmg/2010-02-22." in lines
    assert lines.index("Past") < lines.index("Coming")


def test_people_read_why_a_meeting_moved(workspace: Make, laa: Run) -> None:
    record = "{body: board, date: 2020-07-16, kind: joint, moved: [{from: 2020-07-12, why: Room not free}]}"
    folder = workspace({"partnership.yaml": BODIES, "meetings/board/2020-07-16.yaml": record}).root
    _, out, _ = laa("meetings", cwd=folder)
    assert "board/2020-07-16: joint meeting; moved from 12 July 2020 (Room not free)." in out


def test_a_reason_quoted_beneath_the_list_stays_text(workspace: Make, laa: Run) -> None:
    plan = '[{meeting: board/2020-07-16, cancelled: "[x](http://y) <script> \\e[2J"}]'
    folder = workspace({"partnership.yaml": BODIES, "forward-plan.yaml": plan}).root
    assert "\\[x\\](http://y) \\<script\\>" in laa("meetings", "--format", "md", cwd=folder)[1]
    assert "\x1b" not in laa("meetings", cwd=folder)[1]


def test_an_empty_workspace_says_so(workspace: Make, laa: Run) -> None:
    folder = workspace({}).root
    code, out, err = laa("meetings", cwd=folder)
    assert (code, err) == (0, "")
    assert "No meetings on record" in out


def test_the_command_gives_the_documented_fields(laa: Run) -> None:
    code, out, _ = laa("meetings", "--as-of", "2010-02-22", "--json")
    document = json.loads(out)
    assert (code, document["schema"], document["as_of"]) == (0, "laa.meetings/1", "2010-02-22")
    assert list(document["meetings"][0])[:10] == [
        "meeting", "body", "date", "time", "venue", "status", "kind", "approved_at", "seal", "actions_open",
    ]  # fmt: skip


def test_a_broken_record_is_left_out_and_said_so(workspace: Make, laa: Run) -> None:
    folder = workspace({
        "partnership.yaml": BODIES,
        "meetings/board/2020-03-02.yaml": "{body: board, date: 2020-03-02}",
        "meetings/board/2020-04-02.yaml": "body: board\ndate: 2020-04-31\n",
    }).root  # fmt: skip
    code, out, err = laa("meetings", "--json", cwd=folder)
    assert code == 1
    assert "board/2020-03-02" in out
    assert "laa check" in err
    assert json.loads(out)["faults"] > 0


def test_nobody_came_to_a_meeting_that_is_still_to_be(workspace: Make) -> None:
    record = "body: b\ndate: 2020-03-10\npresent: [Ada Ash, Bo Tse]\nitems: [{title: Roads, minutes: Mended.}]\n"
    records = workspace({"meetings/b/2020-03-10.yaml": record})
    assert found(records, date(2020, 3, 9))[0].attendance is None
    assert found(records, date(2020, 3, 10))[0].attendance == 2


def test_who_came_to_a_meeting_that_is_not_minuted_is_not_known(workspace: Make) -> None:
    record = "body: b\ndate: 2020-03-10\npresent: [Ada Ash, Bo Tse]\nitems: [{title: Roads, minutes: ''}]\n"
    records = workspace({"meetings/b/2020-03-10.yaml": record})
    assert found(records, date(2020, 3, 11))[0].attendance is None
