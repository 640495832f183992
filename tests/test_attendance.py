"""Attendance: who came, who sent apologies, who was represented; and the organisations they stand for."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest
from rich.console import Console

from laa_minutes.output.attendance import attendance_by_meeting, attendance_by_organisation, attendance_totals
from laa_minutes.output.terminal import show
from laa_minutes.register import Register, open_register
from laa_minutes.view.attendance import Attendance, AttendanceFilter, AttendanceRow, attendance
from laa_minutes.workspace import Workspace

Make = Callable[[Mapping[str, str]], Workspace]
Run = Callable[..., tuple[int, str, str]]
LEICESTERSHIRE = Path(__file__).parent.parent / "examples" / "leicestershire"

BODIES = """
bodies:
  board:
    name: The Board
    chair_title: Convener
    members:
      - {person: Ann Able, role: Convener}
      - {person: Bob Best, role: Lead, theme: Roads, from: 2020-02-01}
      - {person: Cat Cole, to: 2020-01-31}
  forum: {name: The Forum}
organisations: {Health Trust: {name: North Health Trust}, Police: {}}
people:
  - {name: Ann Able, organisation: Police}
  - {name: Bob Best, organisation: North Health Trust, post: Chief Executive}
  - {name: Cat Cole}
  - {name: Dan Dove}
  - {name: Eve East}
"""


def sheet(day: str, text: str, body: str = "board") -> dict[str, str]:
    items = "items: [{title: Roads, minutes: They are mended.}]"
    return {f"meetings/{body}/{day}.yaml": f"{{body: {body}, date: {day}, {text}, {items}}}"}


def found(workspace: Workspace, as_of: date = date(2021, 1, 1), **wanted: object) -> Attendance:
    return attendance(open_register(workspace, as_of), AttendanceFilter(**wanted))  # type: ignore[arg-type]


def counts(rows: tuple[AttendanceRow, ...]) -> dict[str, tuple[int | None, int, int, int]]:
    return {row.person: (row.expected, row.present, row.apologies, row.represented) for row in rows}


def test_nobody_is_counted_at_a_meeting_of_which_nothing_is_minuted_yet(workspace: Make, laa: Run) -> None:
    records = workspace({
        "partnership.yaml": BODIES,
        **sheet("2020-01-10", "present: [Ann Able]"),
        "meetings/board/2020-03-10.yaml": "{body: board, date: 2020-03-10, present: [Ann Able, Bob Best], "
        "apologies: [Cat Cole], items: [{title: Roads, minutes: ''}, {title: Any other business}]}",
    })  # fmt: skip
    attended = found(records)
    assert (attended.meetings, attended.unminuted) == (("board/2020-01-10",), ("board/2020-03-10",))
    assert counts(attended.rows) == {"Ann Able": (1, 1, 0, 0), "Cat Cole": (1, 0, 0, 0)}
    for by in ("person", "organisation", "meeting"):
        _, out, _ = laa("-C", str(records.root), "attendance", "--by", by, "--as-of", "2020-04-01")
        assert "Not counted, being not minuted yet: board/2020-03-10. Who is present there is expected." in out
    _, out, _ = laa("-C", str(records.root), "show", "board/2020-03-10", "--as-of", "2020-04-01")
    assert "2 expected, 1 apology" in out
    assert "present" not in out


def test_pmg_who_came_and_who_was_represented(essex: Register) -> None:
    counted = counts(attendance(essex, AttendanceFilter()).rows)
    assert counted["Gwyn Owen"] == (1, 1, 0, 0)
    assert counted["Dan Gascoyne"] == (1, 0, 1, 0)
    assert counted["Wendi Ogle-Welbourn"] == (1, 0, 1, 1)
    assert counted["Roger Bullen"] == (1, 1, 0, 0)
    assert sum(present for _, present, _, _ in counted.values()) == 13
    assert sum(apologies for _, _, apologies, _ in counted.values()) == 5


def test_pmg_meeting_known_in_outline_only_is_not_counted(essex: Register) -> None:
    found = attendance(essex, AttendanceFilter())
    assert (found.meetings, found.silent) == (("pmg/2010-02-22",), ("pmg/2010-01-18",))


def test_ssog_organisations_are_present_through_those_who_represent_them(leicestershire: Register) -> None:
    found = attendance(leicestershire, AttendanceFilter())
    clark = next(row for row in found.rows if row.person == "Anne Clark")
    assert (clark.organisation, clark.expected, clark.present) == ("Leicestershire Partnership NHS Trust", None, 1)
    assert clark.representing == ("Chief Executive, Leicestershire Partnership NHS Trust",)
    totals = {total.organisation: (total.present, total.meetings) for total in found.organisations}
    assert totals["Leicestershire Constabulary"] == (1, 1)
    assert totals["Leicestershire County Council"] == (1, 1)


def test_ssog_officers_in_support_are_listed_apart(leicestershire: Register) -> None:
    support = [row for row in attendance(leicestershire, AttendanceFilter()).rows if row.kind == "in support"]
    assert len(support) == 7
    assert {row.person: row.scope for row in support if row.scope} == {
        "Chris Tambini": "minute 146; minute 147",
        "Mandip Rai": "the economic development theme in the LAA",
    }


def test_a_member_is_expected_only_in_the_time_of_membership(workspace: Make) -> None:
    records = workspace({
        "partnership.yaml": BODIES,
        **sheet("2020-01-10", "present: [Ann Able, Dan Dove]"),
        **sheet("2020-02-10", "present: [Bob Best], apologies: [Ann Able]"),
        **sheet("2020-03-10", "present: [Ann Able]"),
    })  # fmt: skip
    assert counts(found(records).rows) == {
        "Ann Able": (3, 2, 1, 0),
        "Bob Best": (2, 1, 0, 0),
        "Cat Cole": (1, 0, 0, 0),
        "Dan Dove": (None, 1, 0, 0),
    }
    assert counts(found(records, date(2020, 1, 31)).rows) == {
        "Ann Able": (1, 1, 0, 0),
        "Cat Cole": (1, 0, 0, 0),
        "Dan Dove": (None, 1, 0, 0),
    }
    assert counts(found(records, since="2020-03-01").rows) == {"Ann Able": (1, 1, 0, 0), "Bob Best": (1, 0, 0, 0)}


def test_a_substitute_counts_as_present_once_and_lets_the_organisation_count(workspace: Make) -> None:
    text = "apologies: [{person: Ann Able, substitute: Eve East}]"
    listed = workspace({"partnership.yaml": BODIES, **sheet("2020-01-10", f"present: [Eve East, Dan Dove], {text}")})
    assert counts(found(listed).rows)["Eve East"] == (None, 1, 0, 0)
    unlisted = workspace({"partnership.yaml": BODIES, **sheet("2020-01-10", f"present: [Dan Dove], {text}")})
    once = found(unlisted)
    assert counts(once.rows)["Eve East"] == (None, 1, 0, 0)
    assert counts(once.rows)["Ann Able"] == (1, 0, 1, 1)
    assert [(total.organisation, total.present) for total in once.organisations] == [("Police", 1)]


def test_who_holds_the_office_that_somebody_represents_was_represented(workspace: Make) -> None:
    text = 'present: [{person: Eve East, representing: "Chief Executive, Health Trust"}]'
    once = found(workspace({"partnership.yaml": BODIES, **sheet("2020-02-10", text)}))
    assert counts(once.rows)["Bob Best"] == (1, 0, 0, 1)
    eve = next(row for row in once.rows if row.person == "Eve East")
    assert (eve.organisation, eve.organisation_name) == ("Health Trust", "North Health Trust")
    assert ("North Health Trust", 1, 1) in [(t.organisation, t.meetings, t.present) for t in once.organisations]


def test_whoever_came_after_all_did_not_send_apologies(workspace: Make) -> None:
    text = "present: [Ann Able], apologies: [{person: Ann Able, substitute: Eve East}]"
    assert counts(found(workspace({"partnership.yaml": BODIES, **sheet("2020-01-10", text)})).rows)["Ann Able"] == (
        1, 1, 0, 0,
    )  # fmt: skip


def test_an_organisation_the_records_do_not_know_is_named_as_written(workspace: Make) -> None:
    text = 'present: [{person: Zoe Zed, representing: "Director, Port of Otherton"}]'
    (row,) = (r for r in found(workspace({"partnership.yaml": BODIES, **sheet("2020-02-10", text)})).rows if r.present)
    assert (row.person, row.organisation) == ("Zoe Zed", "Port of Otherton")


def test_cancelled_and_coming_meetings_are_not_counted(workspace: Make) -> None:
    records = workspace({
        "partnership.yaml": BODIES,
        **sheet("2020-01-10", "status: cancelled, apologies: [Ann Able]"),
        **sheet("2020-02-10", "moved: [{from: 2020-02-03}], present: [Ann Able]"),
        **sheet("2021-03-10", "present: [Ann Able, Bob Best]"),
    })  # fmt: skip
    assert found(records).meetings == ("board/2020-02-10",)
    assert found(records, date(2019, 1, 1)).rows == ()


def test_two_bodies_on_one_day_are_counted_apart(workspace: Make) -> None:
    records = workspace({
        "partnership.yaml": BODIES,
        **sheet("2020-01-10", "present: [Ann Able]"),
        **sheet("2020-01-10", "present: [Ann Able]", body="forum"),
    })  # fmt: skip
    rows = [(row.person, row.body, row.expected) for row in found(records).rows if row.present]
    assert rows == [("Ann Able", "board", 1), ("Ann Able", "forum", None)]
    assert [row.body for row in found(records, bodies=("forum",)).rows] == ["forum"]
    assert [row.body for row in found(records, meetings=("forum/2020-01-10",)).rows] == ["forum"]


def test_filters_by_person_and_organisation(workspace: Make) -> None:
    text = 'present: [Ann Able, {person: Eve East, representing: "Chief Executive, Health Trust"}]'
    records = workspace({"partnership.yaml": BODIES, **sheet("2020-02-10", text)})
    assert [row.person for row in found(records, people=("Ann Able",)).rows] == ["Ann Able"]
    assert [row.person for row in found(records, organisations=("Health Trust",)).rows] == ["Bob Best", "Eve East"]


def test_whoever_chaired_or_took_the_minutes_is_marked(workspace: Make) -> None:
    text = "chair: Dan, minutes_by: Eve, present: [Ann Able, Dan Dove], in_support: [Eve East]"
    rows = {
        row.person: row.role for row in found(workspace({"partnership.yaml": BODIES, **sheet("2020-01-10", text)})).rows
    }
    assert rows == {"Ann Able": "Convener", "Cat Cole": None, "Dan Dove": "Convener", "Eve East": "Minutes"}


def test_the_attendance_list_of_one_meeting(laa: Run) -> None:
    code, out, _ = laa("attendance", "--meeting", "2010-02-22")
    lines = [" ".join(line.split()) for line in out.splitlines()]
    assert code == 0
    assert lines[0].startswith("Attendance, Monday 22 February 2010")
    assert "● present Peter Lowton Chair; Essex Police" in lines
    assert "◐ represented Fiona Bodle Lead, Essex Economic Board; Dominique Phelan came" in lines
    assert "○ apologies John Houston Lead; Epping Forest LSP" in lines


def test_people_read_totals_by_organisation(laa: Run) -> None:
    _, out, _ = laa("-C", str(LEICESTERSHIRE), "attendance")
    lines = [" ".join(line.split()) for line in out.splitlines()]
    assert "Leicestershire Partnership NHS Trust (present at 1 of 1 meeting)" in lines
    assert "John Sinnott Chairman 1 of 1 100% 0 0" in lines
    assert lines.index("In support") < lines.index("Geoff Cave 1 0 0")


def test_columns_stand_beneath_each_other_in_eighty_columns(essex: Register) -> None:
    out = io.StringIO()
    found = attendance(essex, AttendanceFilter())
    show(attendance_totals(found, essex.as_of, "PMG"), Console(file=out, width=80))
    lines = out.getvalue().splitlines()
    assert max(map(len, lines)) <= 80
    assert len({line.index(" of 1 ") for line in lines if line.startswith("  ") and " of 1 " in line}) == 1


def test_the_command_gives_the_documented_fields(laa: Run) -> None:
    document = json.loads(laa("attendance", "--json", "--person", "wendi")[1])
    assert document["schema"] == "laa.attendance/1"
    (row,) = document["people"]
    assert list(row)[:7] == ["person", "organisation", "body", "expected", "present", "apologies", "represented"]


def test_an_empty_workspace_says_so(workspace: Make, laa: Run) -> None:
    code, out, err = laa("attendance", cwd=workspace({}).root)
    assert (code, err) == (0, "")
    assert "No attendance on record yet" in out


def test_hostile_names_stay_text(workspace: Make, laa: Run) -> None:
    text = 'present: ["[red]Mallory[/red]\\e[2J", "=cmd()"]'
    folder = workspace({"partnership.yaml": BODIES, **sheet("2020-01-10", text)}).root
    code, out, _ = laa("attendance", cwd=folder)
    assert (code, "\x1b" in out, "[red]Mallory[/red]" in out) == (0, False, True)
    assert "'=cmd()" in laa("attendance", "--format", "csv", cwd=folder)[1]


QUORUM = """
bodies:
  board:
    quorum: 3
    members: [Ann Able, Bob Best, {person: Cat Cole, to: 2020-01-31}]
  forum: {quorum: 2}
organisations: {Police: {}}
people: [{name: Ann Able}, {name: Bob Best}, {name: Cat Cole}, {name: Dan Dove, organisation: Police}, {name: Eve East}]
"""


@pytest.mark.parametrize(("day", "text", "counted"), [
    ("2020-01-10", "present: [Ann Able, Bob Best, Cat Cole]", 3),
    ("2020-02-10", "present: [Ann Able, Bob Best, Cat Cole]", 2),  # no member any more
    ("2020-01-10", "present: [Ann Able, Bob Best, Dan Dove]", 2),  # never was one
    ("2020-01-10", "present: [Ann Able, Bob Best], in_support: [Cat Cole]", 2),
    ("2020-01-10", "present: [Ann Able, {person: Dan Dove, representing: 'Chief Constable, Police'}]", 2),
    ("2020-01-10", "present: [Ann Able, Eve East], apologies: [{person: Bob Best, substitute: Eve East}]", 2),
    ("2020-01-10", "present: [Ann Able], apologies: [{person: Bob Best, substitute: Eve East}]", 2),
    ("2020-01-10", "present: [Ann Able], apologies: [{person: Bob Best, substitute: Ann Able}]", 1),  # heads, not seats
    ("2020-01-10", "present: [Ann Able, Eve East], apologies: [{person: Dan Dove, substitute: Eve East}]", 1),
    ("2020-01-10", "present: [Ann Able, Ann]", 1),
])  # fmt: skip
def test_who_counts_towards_the_quorum(workspace: Make, day: str, text: str, counted: int) -> None:
    (row,) = found(workspace({"partnership.yaml": QUORUM, **sheet(day, text)})).turnout
    assert (row.quorum, row.counted, row.quorate) == (3, counted, counted >= 3)


def test_where_a_body_lists_no_members_everybody_present_counts(workspace: Make) -> None:
    text = "present: [Ann Able, Dan Dove], in_support: [Eve East]"
    (row,) = found(workspace({"partnership.yaml": QUORUM, **sheet("2020-01-10", text, body="forum")})).turnout
    assert (row.counted, row.quorate) == (2, True)


def test_a_body_without_a_quorum_is_neither_quorate_nor_not(essex: Register) -> None:
    (row,) = attendance(essex, AttendanceFilter()).turnout
    assert (row.members, row.present, row.represented, row.apologies, row.absent) == (18, 13, 2, 3, 0)
    assert (row.counted, row.quorum, row.quorate) == (13, None, None)


def test_ssog_in_figures(leicestershire: Register) -> None:
    (row,) = attendance(leicestershire, AttendanceFilter()).turnout
    assert (row.members, row.present, row.others, row.apologies, row.support) == (6, 6, 4, 8, 7)


def test_who_came_for_the_first_time_is_marked_unless_the_records_begin_there(workspace: Make) -> None:
    records = workspace({
        "partnership.yaml": BODIES,
        **sheet("2020-01-10", "present: [Ann Able]"),
        **sheet("2020-02-10", "present: [Ann Able, Dan Dove], apologies: [{person: Bob Best, substitute: Eve East}]"),
        **sheet("2020-03-10", "present: [Bob Best, Dan Dove]"),
        **sheet("2020-03-11", "present: [Dan Dove]", body="forum"),
    })  # fmt: skip
    everything = found(records)
    assert {row.meeting: row.first_time for row in everything.turnout} == {
        "board/2020-01-10": (),
        "board/2020-02-10": ("Dan Dove", "Eve East"),
        "board/2020-03-10": ("Bob Best",),
        "forum/2020-03-11": (),
    }
    later = {row.person: row.first_at for row in found(records, since="2020-03-01", bodies=("board",)).rows}
    assert later == {"Ann Able": None, "Bob Best": "board/2020-03-10", "Dan Dove": "board/2020-02-10"}


def test_a_rate_counts_only_the_time_of_membership(workspace: Make) -> None:
    records = workspace({
        "partnership.yaml": BODIES,
        **sheet("2020-01-10", "present: [Ann Able, Bob Best]"),  # Bob is a member from February
        **sheet("2020-02-10", "present: [Bob Best]"),
        **sheet("2020-03-10", "present: [Bob Best], apologies: [{person: Ann Able, substitute: Eve East}]"),
    })  # fmt: skip
    rows = {row.person: row for row in found(records).rows}
    assert {name: (row.present, row.expected, row.rate) for name, row in rows.items()} == {
        "Ann Able": (1, 3, 33),
        "Bob Best": (3, 2, 100),
        "Cat Cole": (0, 1, 0),
        "Eve East": (1, None, None),
    }
    assert [(one.state, one.expected) for one in rows["Ann Able"].history] == [
        ("present", True),
        ("not heard of", True),
        ("represented", True),
    ]
    assert [one.expected for one in rows["Bob Best"].history] == [False, True, True]


def test_an_organisation_is_there_by_its_own_people_or_represented(workspace: Make) -> None:
    records = workspace({
        "partnership.yaml": BODIES,
        **sheet("2020-02-10", "present: [Bob Best]"),
        **sheet("2020-02-11", 'present: [{person: Dan Dove, representing: "Chief Executive, Health Trust"}]'),
        **sheet("2020-02-12", "present: [Ann Able]"),
    })  # fmt: skip
    trust = next(one for one in found(records).organisations if one.organisation == "North Health Trust")
    assert (trust.meetings, trust.present, trust.own, trust.represented, trust.rate) == (3, 2, 1, 1, 67)
    assert trust.people == ("Bob Best", "Dan Dove")
    assert [one.organisation for one in found(records, organisations=("Police",)).organisations] == ["Police"]


def test_whoever_came_late_or_left_early_is_named_with_the_time(workspace: Make, laa: Run) -> None:
    text = 'present: [Ann Able, {person: Dan Dove, arrived: "15:10", left: "16:00"}]'
    records = workspace({"partnership.yaml": BODIES, **sheet("2020-01-10", text)})
    (row,) = found(records).turnout
    assert [(one.person, one.arrived, one.left) for one in row.in_part] == [("Dan Dove", "15:10", "16:00")]
    _, out, _ = laa("attendance", "--meeting", "2020-01-10", cwd=records.root)
    assert "arrived 15:10, left 16:00" in out
    _, out, _ = laa("attendance", "--by", "meeting", cwd=records.root)
    assert "board/2020-01-10: Dan Dove arrived 15:10, left 16:00." in out


def test_the_latest_meetings_stand_side_by_side(workspace: Make, laa: Run) -> None:
    records = workspace({
        "partnership.yaml": BODIES,
        **sheet("2020-01-10", "present: [Ann Able, Dan Dove]"),
        **sheet("2020-02-10", "present: [Dan Dove], apologies: [Ann Able]"),
        **sheet("2020-03-10", "present: [Dan Dove], apologies: [{person: Ann Able, substitute: Eve East}]"),
        **sheet("2020-04-10", "present: [Bob Best], in_support: [Dan Dove]"),
    })  # fmt: skip
    _, out, _ = laa("attendance", "--as-of", "2020-05-01", cwd=records.root)
    runs = {line.split()[0]: line.split()[-1] for line in out.splitlines() if line.startswith("  ")}
    assert (runs["Ann"], runs["Bob"], runs["Cat"], runs["Eve"]) == ("●○◐–", "_––●", "–___", "__●_")
    assert "_ not expected." in out


def test_a_quorum_is_a_shape_and_figures(workspace: Make, laa: Run) -> None:
    records = workspace({
        "partnership.yaml": QUORUM,
        **sheet("2020-01-10", "present: [Ann Able, Bob Best]"),
        **sheet("2020-01-20", "present: [Ann Able, Bob Best, Cat Cole]"),
    })  # fmt: skip
    _, out, _ = laa("attendance", "--by", "meeting", cwd=records.root)
    assert "! 2, 3 needed" in out
    assert "✓ 3, 3 needed" in out
    assert "2 meetings counted; 1 of 2 without a quorum." in out
    _, out, _ = laa("attendance", "--meeting", "2020-01-10", cwd=records.root)
    assert "2 count towards the quorum of 3, and there was none." in out


def test_by_meeting_and_by_organisation_fit_eighty_columns_and_have_schemas(essex: Register, laa: Run) -> None:
    found = attendance(essex, AttendanceFilter())
    for listing in (attendance_by_meeting, attendance_by_organisation):
        out = io.StringIO()
        show(listing(found, essex.as_of, "PMG"), Console(file=out, width=80))
        assert max(map(len, out.getvalue().splitlines())) <= 80
    document = json.loads(laa("attendance", "--by", "meeting", "--json")[1])
    assert (document["schema"], document["meetings"][0]["counted"]) == ("laa.attendance-by-meeting/1", 13)
    document = json.loads(laa("attendance", "--by", "organisation", "--json")[1])
    assert (document["schema"], len(document["organisations"])) == ("laa.attendance-by-organisation/1", 5)
    assert laa("attendance", "--by", "theme")[0] == 2
    assert laa("attendance", "--by", "meeting", "--format", "csv")[1].startswith("meeting,body,")
