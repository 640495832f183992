"""Attendance: who came, who sent apologies, who was represented; and the organisations they stand for."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from rich.console import Console

from laa_minutes.output.attendance import attendance_totals
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
    return {f"meetings/{body}/{day}.yaml": f"{{body: {body}, date: {day}, {text}}}"}


def found(workspace: Workspace, as_of: date = date(2021, 1, 1), **wanted: object) -> Attendance:
    return attendance(open_register(workspace, as_of), AttendanceFilter(**wanted))  # type: ignore[arg-type]


def counts(rows: tuple[AttendanceRow, ...]) -> dict[str, tuple[int | None, int, int, int]]:
    return {row.person: (row.expected, row.present, row.apologies, row.represented) for row in rows}


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
    assert "John Sinnott Chairman 1 of 1 0 0" in lines
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
