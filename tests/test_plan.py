"""The forward plan: what comes, which wish each item meets, what is due, what is missing."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from datetime import date

from laa_minutes.register import Register, open_register
from laa_minutes.view.plan import Plan, PlanFilter, forward_plan
from laa_minutes.workspace import Workspace

Make = Callable[[Mapping[str, str]], Workspace]
Run = Callable[..., tuple[int, str, str]]

BODIES = """
bodies:
  board: {name: The Board, rotation: [Roads, Schools, Parks]}
  forum: {name: The Forum, rotation: [Trees]}
themes: {Roads: {}, Schools: {}, Parks: {}, Trees: {}}
people: [{name: Ann Able}, {name: Bob Best}]
"""
JANUARY = """
body: board
date: 2020-01-10
items:
  - title: Roads
    actions:
      - {id: A1, action: Report on potholes, owner: Ann Able, due: next, agenda: next}
      - {id: A2, action: Bring the budget, due: 2020-03}
      - {id: A3, action: Bring the map, agenda: 2020-09}
"""
PLAN = """
- meeting: board/2020-02-10
  time: 14:00
  items:
    - {title: Schools, lead: [Ann, all]}
    - {title: Roads, first: yes, include: [{text: Potholes, from: 2020-01-10/A1}]}
- meeting: board/2020-03-09
- meeting: undated
  items: [{title: Parks in general, tentative: yes}]
"""


def planned(workspace: Workspace, as_of: date = date(2020, 1, 31), **wanted: object) -> Plan:
    return forward_plan(open_register(workspace, as_of), PlanFilter(**wanted))  # type: ignore[arg-type]


def records(make: Make, **more: str) -> Workspace:
    return make({
        "partnership.yaml": BODIES, "forward-plan.yaml": PLAN, "meetings/board/2020-01-10.yaml": JANUARY, **more,
    })  # fmt: skip


def test_pmg_plan_begins_with_the_item_that_comes_first(essex: Register) -> None:
    plan = forward_plan(essex, PlanFilter())
    march = plan.rows[0]
    assert (march.meeting, march.time, march.venue) == ("pmg/2010-03-22", "14:00-16:30", "Maynetrees, Chelmsford")
    assert (march.items[0].title, march.items[0].lead, march.items[0].first) == (
        "Total Place update", ("Dan Gascoyne",), True,
    )  # fmt: skip
    assert [item.title for item in march.items if item.lead == ("All",)] == ["Exception reports and recovery plans"]
    assert plan.rows[-1].meeting is None
    assert [item.title for item in plan.rows[-1].items] == ["Total Place update"]
    assert plan.gaps == ()


def test_pmg_items_cite_the_wishes_they_meet(essex: Register) -> None:
    plan = forward_plan(essex, PlanFilter())
    cited = {(row.date, item.title): item.from_ for row in plan.rows for item in row.items if item.from_}
    assert cited == {
        ("2010-03-22", "Exception reports and recovery plans"): ("pmg/2010-02-22/A4",),
        ("2010-04-19", "Children's Trust"): ("pmg/2010-02-22/A1", "pmg/2010-02-22/A6"),
        ("2010-09-13", "Alcohol issues update"): ("pmg/2010-02-22/A3",),
    }
    assert all(not row.missing for row in plan.rows)
    assert [(wish.ref, wish.owners) for wish in plan.rows[0].due] == [("pmg/2010-02-22/A4", ("Gwyn Owen",))]


def test_tentative_business_of_another_body(essex: Register) -> None:
    board = next(row for row in forward_plan(essex, PlanFilter(bodies=("emb",))).rows if row.items)
    assert [(item.title, item.tentative) for item in board.items] == [("PMG update", False), ("Annual reports", True)]


def test_ssog_items_meet_clauses(leicestershire: Register) -> None:
    cited = [item.from_ for row in forward_plan(leicestershire, PlanFilter()).rows for item in row.items if item.from_]
    assert cited == [("ssog/2007-12-13/145(ii)",), ("ssog/2007-12-13/147(iii)",)]


def test_what_is_due_what_is_missing_and_what_has_no_meeting(workspace: Make) -> None:
    plan = planned(records(workspace))
    february, march, undated = plan.rows
    assert [item.title for item in february.items] == ["Roads", "Schools"]
    assert (february.items[0].include, february.items[0].from_) == (("Potholes",), ("board/2020-01-10/A1",))
    assert february.items[1].lead == ("Ann Able", "All")
    assert [wish.ref for wish in february.due] == ["board/2020-01-10/A1"]
    assert february.missing == ()
    assert [wish.ref for wish in march.due] == ["board/2020-01-10/A2"]
    assert [wish.ref for wish in plan.homeless] == ["board/2020-01-10/A3"]
    assert undated.items[0].tentative


def test_a_wish_that_no_item_cites_is_missing_until_it_is_done(workspace: Make) -> None:
    uncited = PLAN.replace("from: 2020-01-10/A1", "from: 2020-01-10/A2")
    february = planned(records(workspace, **{"forward-plan.yaml": uncited})).rows[0]
    assert [(wish.ref, wish.owners) for wish in february.missing] == [("board/2020-01-10/A1", ("Ann Able",))]
    progress = "{body: board, date: 2020-01-20, progress: [{ref: 2020-01-10/A1, status: done}]}"
    done = records(workspace, **{"forward-plan.yaml": uncited, "meetings/board/2020-01-20.yaml": progress})
    assert planned(done).rows[0].missing == ()


def test_a_wish_for_a_meeting_that_has_left_the_plan_is_not_forgotten(workspace: Make) -> None:
    held = "{body: board, date: 2020-02-10, status: circulated, items: [Welcome]}"
    plan = planned(
        records(workspace, **{"forward-plan.yaml": "", "meetings/board/2020-02-10.yaml": held}), date(2020, 3, 1)
    )
    assert plan.rows == ()
    assert [wish.ref for wish in plan.homeless] == ["board/2020-01-10/A1", "board/2020-01-10/A3"]


def test_a_due_date_put_off_takes_the_action_to_the_other_meeting(workspace: Make) -> None:
    progress = "{body: board, date: 2020-01-20, progress: [{ref: 2020-01-10/A1, due: board/2020-03-09}]}"
    later = records(workspace, **{"meetings/board/2020-01-20.yaml": progress})
    february, march, _ = planned(later).rows
    assert february.due == ()
    assert [wish.ref for wish in march.due] == ["board/2020-01-10/A1", "board/2020-01-10/A2"]


def test_a_record_wins_over_the_plans_row(workspace: Make) -> None:
    draft = """
        body: board
        date: 2020-02-10
        items:
          - {title: Welcome}
          - {title: Potholes, presented_by: Bob, sections: [{title: North, from: 2020-01-10/A1}]}
    """
    february = planned(records(workspace, **{"meetings/board/2020-02-10.yaml": draft})).rows[0]
    assert (february.recorded, february.status, february.time) == (True, "draft", "14:00")
    assert [(item.title, item.lead, item.from_) for item in february.items] == [
        ("Welcome", (), ()),
        ("Potholes", ("Bob Best",), ("board/2020-01-10/A1",)),
    ]
    assert february.missing == ()


def test_a_record_without_items_leaves_the_plan_standing(workspace: Make) -> None:
    draft = "{body: board, date: 2020-02-10, venue: Town Hall}"
    february = planned(records(workspace, **{"meetings/board/2020-02-10.yaml": draft})).rows[0]
    assert (february.recorded, february.venue) == (False, "Town Hall")
    assert [item.title for item in february.items] == ["Roads", "Schools"]


def test_a_coming_draft_that_nobody_planned_is_in_the_plan(workspace: Make) -> None:
    draft = {"meetings/forum/2020-02-11.yaml": "{body: forum, date: 2020-02-11, items: [{title: Trees}]}"}
    assert "forum/2020-02-11" in [row.meeting for row in planned(records(workspace, **draft)).rows]
    assert "forum/2020-02-11" not in [
        row.meeting for row in planned(records(workspace, **draft), date(2020, 2, 12)).rows
    ]


def test_rotation_gaps_are_those_of_bodies_that_meet(workspace: Make) -> None:
    assert planned(records(workspace)).gaps == ()
    without = PLAN.replace("Parks in general", "Ponds").replace("title: Schools", "title: Sundries")
    assert planned(records(workspace, **{"forward-plan.yaml": without})).gaps == (("The Board", ("Schools", "Parks")),)


def test_a_cancelled_meeting_gives_no_slot_and_a_moved_one_is_named(workspace: Make) -> None:
    plan = """
        - {meeting: board/2020-02-10, cancelled: Snow, items: [Roads]}
        - {meeting: board/2020-03-16, moved: [{from: 2020-03-09}], items: [Schools, Parks]}
    """
    found = planned(records(workspace, **{"forward-plan.yaml": plan}))
    assert [(row.status, row.cancelled, row.moved_from) for row in found.rows] == [
        ("cancelled", "Snow", ()),
        ("planned", None, ("board/2020-03-09",)),
    ]
    assert found.gaps == (("The Board", ("Roads",)),)


def test_a_row_under_the_old_name_of_a_meeting_is_that_meetings(workspace: Make) -> None:
    moved = "{body: board, date: 2020-02-17, moved: [{from: 2020-02-10, why: Snow}]}"
    rows = planned(records(workspace, **{"meetings/board/2020-02-17.yaml": moved})).rows
    assert [row.meeting for row in rows] == ["board/2020-02-17", "board/2020-03-09", None]
    assert [item.title for item in rows[0].items] == ["Roads", "Schools"]
    assert [wish.ref for wish in rows[0].due] == ["board/2020-01-10/A1"]


def test_the_whole_plan_unless_a_day_is_given(laa: Run) -> None:
    def dates(*options: str) -> list[str | None]:
        return [row["date"] for row in json.loads(laa("forward-plan", "--json", *options)[1])["meetings"]]

    everything = dates()
    assert (everything[0], everything[-1], len(everything)) == ("2010-03-22", None, 14)
    assert dates("--as-of", "2010-11-15") == ["2010-11-15", "2010-12-13", None]
    assert dates("--since", "2010-11-16") == ["2010-12-13", None]
    assert dates("--body", "epf") == ["2010-03-23", "2010-09-14", None]


def test_people_read_items_leads_and_what_is_due(laa: Run) -> None:
    code, out, _ = laa("forward-plan", "--as-of", "2010-02-22")
    lines = [" ".join(line.split()) for line in out.splitlines()]
    assert code == 0
    assert "first Total Place update Dan Gascoyne" in lines
    assert "– from pmg/2010-02-22/A3" in lines
    assert any(line.startswith("○ due pmg/2010-02-22/A4: ") and line.endswith("Gwyn Owen") for line in lines)
    assert "Without a date: Total Place update." in lines


def test_people_read_what_is_missing(workspace: Make, laa: Run) -> None:
    folder = records(workspace, **{"forward-plan.yaml": PLAN.replace(", from: 2020-01-10/A1", "")}).root
    _, out, _ = laa("forward-plan", "--as-of", "2020-01-31", cwd=folder)
    assert "! missing" in out
    assert "Asked for, with no place in the plan: board/2020-01-10/A3." in out


def test_a_spreadsheet_has_a_line_for_each_item(laa: Run) -> None:
    _, out, _ = laa("forward-plan", "--format", "csv", "--body", "emb")
    lines = list(csv.DictReader(io.StringIO(out)))
    assert [(line["date"], line["title"], line["tentative"]) for line in lines] == [
        ("2010-06-29", "PMG update", "no"),
        ("2010-06-29", "Annual reports", "yes"),
        ("2010-11-02", "", "no"),
        ("", "Total Place update", "no"),
    ]


def test_the_command_gives_the_documented_fields(laa: Run) -> None:
    document = json.loads(laa("forward-plan", "--json")[1])
    assert document["schema"] == "laa.forward-plan/1"
    assert list(document["meetings"][0])[:7] == ["meeting", "body", "date", "time", "venue", "note", "items"]
    assert list(document["meetings"][0]["items"][0])[:6] == ["title", "lead", "include", "tentative", "first", "from"]


def test_an_empty_workspace_says_so(workspace: Make, laa: Run) -> None:
    code, out, err = laa("forward-plan", cwd=workspace({}).root)
    assert (code, err) == (0, "")
    assert "Nothing is planned yet" in out


def test_hostile_text_stays_text(workspace: Make, laa: Run) -> None:
    plan = """
        - meeting: board/2020-02-10
          note: "[link=x]{{ 1 }}\\e[31m"
          items: [{title: "=HYPERLINK(1)", lead: "<b>"}]
    """
    folder = workspace({"partnership.yaml": BODIES, "forward-plan.yaml": plan}).root
    code, out, _ = laa("forward-plan", cwd=folder)
    assert (code, "\x1b" in out, "[link=x]{{ 1 }}" in out) == (0, False, True)
    assert "'=HYPERLINK(1)" in laa("forward-plan", "--format", "csv", cwd=folder)[1]
