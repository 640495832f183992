"""Names resolved, references found and settled, records folded over time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from laa_minutes.record.partnership import Partnership, Person
from laa_minutes.register import Register, open_register
from laa_minutes.register.names import Circle, Roster
from laa_minutes.register.reference import Finder
from laa_minutes.text import Text
from laa_minutes.workspace import Workspace

Make = Callable[[Mapping[str, str]], Workspace]

PARTNERSHIP = """
name: Sample
bodies:
  pmg:
    name: Performance Group
    members: [Ada Ash, Ben Birch, {person: Cara Cole, role: Target lead}]
  brd: {name: Partnership Board, numbering: continuous}
themes: {Safer: {lead: Ada Ash}}
organisations: {County Council: {}, Police: {name: The County Police}}
people:
  - {name: Ada Ash, aliases: [Ada Oak], organisation: County Council}
  - Ben Birch
  - Cara Cole
  - Ben Beech
  - {name: Dr Eve Elm, post: Director of Health}
"""


def roster() -> Roster:
    from laa_minutes.parse import read_partnership
    from laa_minutes.source import read_bytes

    return Roster(read_partnership(read_bytes(PARTNERSHIP.encode(), "partnership.yaml")))


@pytest.mark.parametrize(
    ("written", "kind", "name"),
    [
        ("Ada Ash", "person", "Ada Ash"),
        ("ada  ash", "person", "Ada Ash"),
        ("Ada Oak", "person", "Ada Ash"),  # an alias
        ("Ada", "person", "Ada Ash"),
        ("Birch", "person", "Ben Birch"),
        ("Ben", "person", "Ben Birch"),  # the member, not the other Ben on the roster
        ("A. Ash", "person", "Ada Ash"),
        ("Cllr Ada Ash", "person", "Ada Ash"),
        ("Eve Elm", "person", "Dr Eve Elm"),
        ("Ada Jane Ash", "person", "Ada Ash"),
        ("target leads", "role", "target leads"),
        ("Target lead for NI 4", "role", "Target lead for NI 4"),
        ("Director of Health", "role", "Director of Health"),
        ("safer", "theme", "Safer"),
        ("the County Council", "organisation", "County Council"),
        ("The County Police", "organisation", "Police"),
        ("PMG", "body", "pmg"),
        ("Partnership Board", "body", "brd"),
        ("all", "all", "All"),
        ("Zoe", "unknown", "Zoe"),
        ("Ada Birch", "unknown", "Ada Birch"),
    ],
)
def test_a_name_means(written: str, kind: str, name: str) -> None:
    resolved = roster().resolve(written, "pmg")
    assert (resolved.kind, resolved.name) == (kind, name)


def test_a_tie_is_not_guessed() -> None:
    resolved = roster().resolve("Ben", "brd")
    assert (resolved.kind, resolved.candidates) == ("tied", ("Ben Birch", "Ben Beech"))


def test_an_alias_of_two_people_is_a_tie() -> None:
    people = tuple(Person(Text(name), (Text("The Chief"),), None, None, None) for name in ("Ada Ash", "Ben Birch"))
    resolved = Roster(Partnership("", None, (), (), (), people, (), ())).resolve("the chief", "pmg")
    assert (resolved.kind, resolved.candidates) == ("tied", ("Ada Ash", "Ben Birch"))


def test_those_at_the_meeting_come_first() -> None:
    assert roster().resolve("Ben", "pmg", Circle(["Ben Beech", "Ada Ash"])).name == "Ben Beech"


def test_somebody_at_the_meeting_need_not_be_on_the_roster() -> None:
    assert roster().resolve("Zoe", "pmg", Circle(["Zoe Zephyr"])).name == "Zoe Zephyr"


def test_who_is_present_under_an_alias_is_no_second_person() -> None:
    assert roster().resolve("Ada", "pmg", Circle(["Ada Ash", "Ada Oak"])).name == "Ada Ash"


def test_a_tie_at_the_meeting_is_broken_by_membership_only_among_those_tied() -> None:
    assert roster().resolve("Ben", "pmg", Circle(["Ben Birch", "Ben Beech"])).name == "Ben Birch"
    resolved = roster().resolve("Ben", "pmg", Circle(["Ben Pine", "Ben Rowan"]))
    assert (resolved.kind, resolved.candidates) == ("tied", ("Ben Pine", "Ben Rowan"))


def test_a_name_goes_before_another_persons_alias() -> None:
    people = (
        Person(Text("Ben Birch"), (), None, None, None),
        Person(Text("Ben Beech"), (Text("Ben Birch"),), None, None, None),
    )
    resolved = Roster(Partnership("", None, (), (), (), people, (), ())).resolve("Ben Birch", "pmg")
    assert resolved.name == "Ben Birch"


@given(st.lists(st.text(min_size=1, max_size=20), max_size=6), st.text(max_size=20))
@example([":Ü", " Ü"], " Ü")
def test_any_names_at_all_resolve_to_something(people: list[str], written: str) -> None:
    known = tuple(Person(Text(name), (), None, None, None) for name in people)
    resolved = Roster(Partnership("", None, (), (), (), known, (), ())).resolve(written, "pmg")
    assert resolved.kind in {"person", "role", "all", "unknown", "tied"}
    if written in people and any(map(str.isalpha, written)):
        assert resolved.kind == "person"


@pytest.mark.parametrize(
    ("prose", "found"),
    [
        ("on NI39 and li 2.2", ["NI 39", "LI 2.2"]),
        ("children's assessments (NI 59/60)", ["NI 59", "NI 60"]),
        ("obesity (NI 55/6)", ["NI 55", "NI 56"]),
        ("LI 7.1, MARAC (NI 32)", ["LI 7.1", "NI 32"]),
        ("referred to minute 128 and", ["minute 128"]),
        ("Minutes 146 and 147 only", ["minute 146", "minute 147"]),
        ("Minute 145 (iii) above refers", ["minute 145(iii)"]),
        ("in respect of (a) and (c) above", ["above (a)", "above (c)"]),
        ("see 2010-02-22/A3.", ["2010-02-22/A3"]),
        ("as pmg/2010-02-22/4 says", ["pmg/2010-02-22/4"]),
        ("at PMG 22 February", ["pmg/2010-02-22"]),
        ("the PMG's meeting on Monday 22 February 2010", ["pmg/2010-02-22"]),
        ("Partnership Board had its last meeting on 1 August 2007", ["brd/2007-08-01"]),
        ("this meeting of 18 January 2010", ["pmg/2010-01-18"]),
        ("the draft is due by 4 February 2008", []),
        ("PMG agreed that the draft goes out by 22 March", []),
        ("10.30am on 5 March at Police HQ", []),
        ("the PMG's meeting on 29 February 2008", ["pmg/2008-02-29"]),
        ("the PMG's meeting on 30 February", []),
        ("100 (a) to (c)", []),
        ("a unit 4 and mini 5", []),
    ],
)
def test_prose_refers_to(prose: str, found: list[str]) -> None:
    finder = Finder(roster().partnership.bodies)
    names = [
        f"above ({one.name.labels[0]})" if one.relative else str(one.name)
        for one in finder.find(prose, "pmg", date(2010, 3, 1))
    ]
    assert names == found


RECORDS = {
    "partnership.yaml": PARTNERSHIP,
    "indicators.yaml": "NI 4: {title: Influence, theme: Safer}\n",
    "forward-plan.yaml": """
- meeting: pmg/2010-03-22
- meeting: pmg/2010-04-19
- {meeting: pmg/2010-05-17, cancelled: Snow}
""",
    "meetings/pmg/2010-02-22.yaml": """
body: pmg
date: 2010-02-22
items:
  - title: Business
    actions:
      - {id: A1, action: Write the report, owner: Ada, due: next, indicators: [NI 4]}
      - {id: A2, action: Book the hall, owner: Ben Birch, due: 2010-04}
      - {id: A3, action: Ask around}
      - {action: Not numbered yet, due: 2010-05}
""",
    "meetings/pmg/2010-03-22.yaml": """
body: pmg
date: 2010-03-22
progress:
  - {ref: 2010-02-22/A1, status: open, due: 2010-04-30, note: Half done}
  - {ref: 2010-02-22/A2, status: done, on: 2010-03-01}
  - {ref: 2010-02-22/A3, owner: Cara Cole}
items: []
""",
    "meetings/pmg/2010-04-19.yaml": """
body: pmg
date: 2010-04-19
progress:
  - {ref: pmg/2010-02-22/A1, status: dropped}
items: []
""",
}


def states(make: Make, day: date) -> dict[str, tuple[str, str | None, tuple[str, ...]]]:
    from laa_minutes.view.actions import ActionFilter, actions

    register = open_register(make(RECORDS), day)
    assert register.faults == []
    rows = actions(register, ActionFilter(status="all"))
    return {(row.ref or row.action).rpartition("/")[2]: (row.status, row.due, row.owners) for row in rows}


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2010, 2, 21), {}),
        (
            date(2010, 2, 22),
            {
                "A1": ("open", "2010-03-22", ("Ada Ash",)),
                "A2": ("open", "2010-04-19", ("Ben Birch",)),
                "A3": ("open", None, ()),
                "Not numbered yet": ("open", "2010-05-31", ()),  # the meeting in May is cancelled: the month's end
            },
        ),
        (
            date(2010, 3, 1),
            {
                "A1": ("open", "2010-03-22", ("Ada Ash",)),
                "A2": ("done", "2010-04-19", ("Ben Birch",)),  # counts from the day it was said
                "A3": ("open", None, ()),
                "Not numbered yet": ("open", "2010-05-31", ()),
            },
        ),
        (
            date(2010, 4, 1),
            {
                "A1": ("open", "2010-04-30", ("Ada Ash",)),
                "A2": ("done", "2010-04-19", ("Ben Birch",)),
                "A3": ("open", None, ("Cara Cole",)),
                "Not numbered yet": ("open", "2010-05-31", ()),
            },
        ),
        (
            date(2010, 4, 19),
            {
                "A1": ("dropped", "2010-04-30", ("Ada Ash",)),
                "A2": ("done", "2010-04-19", ("Ben Birch",)),
                "A3": ("open", None, ("Cara Cole",)),
                "Not numbered yet": ("open", "2010-05-31", ()),
            },
        ),
    ],
)
def test_an_action_is_folded_up_to_a_day(
    workspace: Make, day: date, expected: dict[str, tuple[str, str | None, tuple[str, ...]]]
) -> None:
    assert states(workspace, day) == expected


def test_an_action_moves_with_its_meeting(workspace: Make) -> None:
    moved = dict(RECORDS)
    moved["forward-plan.yaml"] = "- {meeting: pmg/2010-04-26, moved: {from: 2010-04-19, why: Easter}}\n"
    for later in ("03-22", "04-19"):
        del moved[f"meetings/pmg/2010-{later}.yaml"]
    moved["meetings/pmg/2010-02-22.yaml"] = """
body: pmg
date: 2010-02-22
items:
  - title: Business
    actions:
      - {id: A1, action: Write, due: pmg/2010-04-19}
      - {id: A2, action: Read, due: next}
"""
    register = open_register(workspace(moved), date(2010, 3, 1))
    rows = register.rows("SELECT ref, due_date, due_meeting FROM action ORDER BY position")
    assert [tuple(row) for row in rows] == [
        ("pmg/2010-02-22/A1", "2010-04-26", "pmg/2010-04-26"),
        ("pmg/2010-02-22/A2", "2010-04-26", "pmg/2010-04-26"),
    ]


def test_minutes_number_on_from_record_to_record(workspace: Make) -> None:
    record = "body: brd\ndate: {day}\n{first}items:\n  - One\n  - Two\n  - {{title: Three, number: 4a}}\n"
    files = {
        "partnership.yaml": PARTNERSHIP,
        "meetings/brd/2010-01-10.yaml": record.format(day="2010-01-10", first="first_minute: 141\n"),
        "meetings/brd/2010-02-10.yaml": """
body: brd
date: 2010-02-10
items: [{title: Next, minutes: See minute 142 and minute 99.}]
""",
    }
    register = open_register(workspace(files), date(2010, 3, 1))
    assert [row["ref"] for row in register.rows("SELECT ref FROM item ORDER BY meeting, position")] == [
        "brd/2010-01-10/141", "brd/2010-01-10/142", "brd/2010-01-10/4a", "brd/2010-02-10/143",
    ]  # fmt: skip
    found = register.rows("SELECT target, state FROM reference WHERE role = 'prose' ORDER BY rowid")
    assert [tuple(row) for row in found] == [("brd/2010-01-10/142", "found"), ("minute 99", "older")]


BODY = "body: {body}\ndate: {day}\n"


def numbers(make: Make, *records: str) -> list[str]:
    """The items' numbers of a body that numbers on, met on one day a month."""
    files = {"partnership.yaml": PARTNERSHIP}
    for month, record in enumerate(records, 1):
        day = f"2010-{month:02}-10"
        files[f"meetings/brd/{day}.yaml"] = BODY.format(body="brd", day=day) + record
    register = open_register(make(files), date(2011, 1, 1))
    return [row["number"] for row in register.rows("SELECT number FROM item ORDER BY meeting, position")]


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        (["items: [A, B]", "items: [C]"], ["1", "2", "3"]),
        (["first_minute: 141\nitems: [A, {title: B, number: 141a}, C]"], ["141", "141a", "142"]),
        (["items: [A, {title: B, number: 7}, C]", "items: [D]"], ["1", "7", "8", "9"]),
        (["items: [A]", "status: cancelled\nitems: [B, C]", "items: [D]"], ["1", "2", "3", "2"]),
        (["items: [A]", "items: []", "items: [B]"], ["1", "2"]),
        (["first_minute: 5\nitems: [A]", "first_minute: 20\nitems: [B]", "items: [C]"], ["5", "20", "21"]),
        (["items: [A, {title: B, number: 88/19}, C]"], ["1", "88/19", "2"]),
        (["items: [A, {title: B, number: ²}, C]"], ["1", "²", "2"]),
        ([f"items: [A, {{title: B, number: {'9' * 5000}}}, C]"], ["1", "9" * 5000, "2"]),
    ],
)
def test_a_body_numbers_on(workspace: Make, records: list[str], expected: list[str]) -> None:
    assert numbers(workspace, *records) == expected


def test_two_meetings_on_one_day_number_on_in_their_order(workspace: Make) -> None:
    record = "body: brd\ndate: 2010-01-10\nitems: [A, B]\n"
    files = {
        "partnership.yaml": PARTNERSHIP,
        "meetings/brd/2010-01-10.yaml": record,
        "meetings/brd/2010-01-10-2.yaml": record,
    }
    register = open_register(workspace(files), date(2010, 3, 1))
    assert [row["ref"] for row in register.rows("SELECT ref FROM item ORDER BY CAST(number AS INTEGER)")] == [
        "brd/2010-01-10/1", "brd/2010-01-10/2", "brd/2010-01-10-2/3", "brd/2010-01-10-2/4",
    ]  # fmt: skip


def due(make: Make, said: str, plan: str, raised: str = "2010-04-05") -> tuple[str | None, str | None]:
    """The date and the meeting at which an action raised on a day is due."""
    record = BODY.format(body="pmg", day=raised) + "items: [{title: A, actions: [{id: A1, action: Do, due: %s}]}]\n"
    files = {
        "partnership.yaml": PARTNERSHIP,
        "forward-plan.yaml": plan,
        f"meetings/pmg/{raised}.yaml": record % said,
    }
    row = open_register(make(files), date(2010, 4, 6)).one("SELECT due_date, due_meeting FROM action")
    assert row is not None
    return row["due_date"], row["due_meeting"]


APRIL = "- meeting: pmg/2010-04-26\n- meeting: pmg/2010-05-17\n- meeting: brd/2010-04-12\n"
MOVED = "- meeting: pmg/2010-05-03\n  moved: [{from: 2010-04-26}, {from: 2010-04-28}]\n- meeting: pmg/2010-05-17\n"


@pytest.mark.parametrize(
    ("said", "plan", "expected"),
    [
        ("next", APRIL, ("2010-04-26", "pmg/2010-04-26")),
        ("next", MOVED, ("2010-05-03", "pmg/2010-05-03")),
        ("next", "- {meeting: pmg/2010-04-26, cancelled: Snow}\n- meeting: pmg/2010-05-17\n",
         ("2010-05-17", "pmg/2010-05-17")),
        ("next", "", (None, None)),
        ("2010-04", APRIL, ("2010-04-26", "pmg/2010-04-26")),  # not the meeting in April that asked for it
        ("2010-04", "", ("2010-04-30", None)),
        ("2010-06", APRIL, ("2010-06-30", None)),
        ("2010-04-26", APRIL, ("2010-04-26", "pmg/2010-04-26")),
        ("2010-04-27", APRIL, ("2010-04-27", None)),
        ("brd/2010-04-12", APRIL, ("2010-04-12", "brd/2010-04-12")),
        ("PMG/2010-04-26", MOVED, ("2010-05-03", "pmg/2010-05-03")),
        ("pmg/2010-04-28", MOVED, ("2010-05-03", "pmg/2010-05-03")),
        # moved away, and another meeting held on that day after all
        ("pmg/2010-04-26", MOVED + "- meeting: pmg/2010-04-26\n", ("2010-04-26", "pmg/2010-04-26")),
        ("{said: late April, from: 2010-04-20, by: 2010-04-30}", APRIL, ("2010-04-30", None)),
    ],
)  # fmt: skip
def test_an_action_is_due(workspace: Make, said: str, plan: str, expected: tuple[str | None, str | None]) -> None:
    assert due(workspace, said, plan) == expected


def test_a_meeting_that_moved_again_is_found_under_its_first_name(workspace: Make) -> None:
    files = {
        "partnership.yaml": PARTNERSHIP,
        "forward-plan.yaml": "- {meeting: pmg/2010-04-26, moved: {from: 2010-04-19}}\n",
        "meetings/pmg/2010-05-03.yaml": BODY.format(body="pmg", day="2010-05-03")
        + "moved: [{from: 2010-04-26}]\nnotes: [{text: Late., about: pmg/2010-04-19}]\n",
    }
    register = open_register(workspace(files), date(2010, 6, 1))
    assert [row["ref"] for row in register.rows("SELECT ref FROM meeting")] == ["pmg/2010-05-03"]
    assert [row["target"] for row in register.rows("SELECT target FROM reference WHERE role = 'note'")] == [
        "pmg/2010-05-03"
    ]


def test_next_is_next_after_the_meeting_that_put_the_action_off(workspace: Make) -> None:
    files = {
        **RECORDS,
        "forward-plan.yaml": "- meeting: pmg/2010-05-17\n",
        "meetings/pmg/2010-04-19.yaml": BODY.format(body="pmg", day="2010-04-19")
        + "progress: [{ref: 2010-02-22/A1, due: next, on: 2010-03-01}]\n",
    }
    found = {}
    for day in (date(2010, 2, 28), date(2010, 3, 1)):
        register = open_register(workspace(files), day)
        found[day.isoformat()] = register.one(
            "SELECT coalesce(progress.due_meeting, action_now.due_meeting) FROM action_now "
            "LEFT JOIN progress ON progress.key = redated WHERE action_now.ref = 'pmg/2010-02-22/A1'"
        )[0]  # type: ignore[index]
    assert found == {"2010-02-28": "pmg/2010-03-22", "2010-03-01": "pmg/2010-05-17"}


def test_of_two_actions_with_one_number_neither_is_lost(workspace: Make) -> None:
    record = BODY.format(body="pmg", day="2010-02-22") + (
        "items: [{title: A, actions: [{id: A1, action: One, owner: Ada Ash}, {id: A1, action: Two, owner: Ben Birch}]}]"
    )
    files = {"partnership.yaml": PARTNERSHIP, "meetings/pmg/2010-02-22.yaml": record}
    register = open_register(workspace(files), date(2010, 3, 1))
    rows = register.rows("SELECT text, name.name FROM action JOIN name ON subject = key ORDER BY action.position")
    assert [tuple(row) for row in rows] == [("One", "Ada Ash"), ("Two", "Ben Birch")]


DAYS = ("2010-02-22", "2010-03-22", "2010-03-22-2", "2010-04-19", "2010-05-17")
REPORTS = st.lists(
    st.fixed_dictionaries({
        "meeting": st.sampled_from(DAYS[1:]),
        "ref": st.sampled_from(["2010-02-22/A1", "2010-02-22/1(i)", "NI 4/R1"]),
        "status": st.sampled_from([None, "open", "done", "dropped"]),
        "on": st.sampled_from([None, "2010-02-25", "2010-03-22", "2010-04-01", "2010-06-01"]),
        "owner": st.sampled_from([None, "Ben Birch", "Cara Cole"]),
    }),
    max_size=8,
)  # fmt: skip


@given(REPORTS, st.sampled_from(["2010-02-21", "2010-02-22", "2010-02-25", "2010-03-22", "2010-04-05", "2010-12-31"]))
def test_folding_in_sql_is_folding_one_report_after_another(
    tmp_path_factory: pytest.TempPathFactory, reports: list[dict[str, str | None]], as_of: str
) -> None:
    root = tmp_path_factory.mktemp("fold")
    (root / "meetings" / "pmg").mkdir(parents=True)
    (root / "partnership.yaml").write_text(PARTNERSHIP, encoding="utf-8")
    (root / "indicators.yaml").write_text("NI 4: {recovery: {steps: [{what: Ask}]}}\n", encoding="utf-8")
    for day in DAYS:
        told = [
            "{" + ", ".join(f"{key}: {value}" for key, value in report.items() if value and key != "meeting") + "}"
            for report in reports
            if report["meeting"] == day
        ]
        text = BODY.format(body="pmg", day=day[:10]) + f"progress: [{', '.join(told)}]\n"
        if day == DAYS[0]:
            text += (
                "items: [{title: A, actions: [{id: A1, action: Do, owner: Ada Ash}], "
                "resolutions: [{text: One, owner: Ada Ash}, {text: Two}]}]\n"
            )
        (root / "meetings" / "pmg" / f"{day}.yaml").write_text(text, encoding="utf-8")

    register = open_register(Workspace(root), date.fromisoformat(as_of))

    assert register.faults == []
    expected = {}
    for key in ("2010-02-22/A1", "2010-02-22/1(i)"):
        state, owner = "open", "Ada Ash"
        counted = sorted(
            (
                min(str(report["on"] or report["meeting"]), str(report["meeting"])[:10]),
                DAYS.index(str(report["meeting"])),
                n,
            )
            for n, report in enumerate(reports)
            if report["ref"] == key
        )
        for day, _, n in counted:
            if day <= as_of:
                state, owner = reports[n]["status"] or state, reports[n]["owner"] or owner
        if as_of >= DAYS[0]:
            expected[f"pmg/{key}"] = state, owner
    rows = register.rows(
        "SELECT ref, status, name AS owner FROM action_now "
        "JOIN name ON subject = coalesce(reassigned, key) AND role = 'owner'"
    )
    assert {row["ref"]: (row["status"], row["owner"]) for row in rows} == expected


def test_a_broken_file_hides_no_other(workspace: Make) -> None:
    files = {**RECORDS, "meetings/pmg/2010-03-22.yaml": "body: pmg\ndate: 2010-03-22\nitems: [\n"}
    register = open_register(workspace(files), date(2010, 4, 1))
    assert register.errors == 1
    assert register.one("SELECT count(*) FROM action")[0] == 4  # type: ignore[index]


def test_the_shipped_records_have_no_fault(essex: Register, leicestershire: Register, brackenshire: Register) -> None:
    assert essex.faults == leicestershire.faults == brackenshire.faults == []


def test_a_date_alone_leads_to_the_own_bodys_meeting_though_another_met_that_day(workspace: Make) -> None:
    records = {
        f"meetings/{body}/2010-{month}-02.yaml": f"body: {body}\ndate: 2010-{month}-02\nitems: [{{title: {title}}}]\n"
        for body, month, title in (("air", "02", "Smoke"), ("sea", "02", "Tides"))
    }
    later = "body: sea\ndate: 2010-03-02\nitems: [{title: Minutes, approves: [{meeting: 2010-02-02}]}]\n"
    register = open_register(workspace({**records, "meetings/sea/2010-03-02.yaml": later}), date(2010, 4, 1))
    assert [row["target"] for row in register.rows("SELECT target FROM reference")] == ["sea/2010-02-02"]


def test_references_in_prose_are_looked_for_when_they_are_asked_for(workspace: Make) -> None:
    record = "body: pmg\ndate: 2010-03-22\nprogress: [{ref: 2010-02-22/A1, note: See NI 4.}]\nitems: []\n"
    register = open_register(workspace({"meetings/pmg/2010-03-22.yaml": record}), date(2010, 4, 1))
    known = register._tables.database
    assert [row["role"] for row in register.rows("SELECT role FROM link")] == ["progress"]
    assert known.execute("SELECT count(*) FROM reference").fetchone()[0] == 1
    assert [row["role"] for row in register.rows("SELECT role FROM reference ORDER BY rowid")] == ["progress", "prose"]
