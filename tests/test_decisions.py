"""The decision register: what was decided, clause by clause, and what still waits."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from laa_minutes.register import Register, open_register
from laa_minutes.view.decisions import DecisionFilter, DecisionRow, decisions
from laa_minutes.workspace import Workspace

Make = Callable[[Mapping[str, str]], Workspace]
Run = Callable[..., tuple[int, str, str]]
LEICESTERSHIRE = Path(__file__).parent.parent / "examples" / "leicestershire"

BODIES = """
bodies:
  board: {name: The Board, numbering: each, called: minutes}
  forum: {name: The Forum, numbering: continuous, style: resolutions, called: notes}
people: [{name: Ann Able}, {name: Bob Best}]
"""
DELEGATED = """
body: board
date: 2020-01-10
items:
  - title: Lease of the hall
    theme: Property
    resolutions:
      - {kind: delegated, text: The lease to be signed, to: Ann Able}
      - {kind: agreed, text: The rent to be paid, owner: Bob Best, due: 2020-03-01}
      - {kind: noted, text: The hall is cold}
"""


def found(workspace: Workspace, as_of: date = date(2021, 1, 1), **wanted: object) -> tuple[DecisionRow, ...]:
    return decisions(open_register(workspace, as_of), DecisionFilter(**wanted))  # type: ignore[arg-type]


def refs(rows: tuple[DecisionRow, ...]) -> list[str | None]:
    return [row.ref for row in rows]


def test_ssog_resolved_thirteen_clauses_and_three_below(leicestershire: Register) -> None:
    rows = [row for row in decisions(leicestershire, DecisionFilter()) if not row.in_text]
    first = [row for row in rows if row.depth == 0]
    assert len(first) == 13
    assert [row.ref for row in first if row.label is None] == ["ssog/2007-12-13/148"]
    assert [(row.ref, row.label) for row in rows if row.depth == 1] == [
        ("ssog/2007-12-13/146(iii)(a)", "(a)"),
        ("ssog/2007-12-13/146(iii)(b)", "(b)"),
        ("ssog/2007-12-13/146(iii)(c)", "(c)"),
    ]
    assert {kind for row in rows for kind in row.kind} == {"noted", "agreed", "approved", "recommended", "delegated"}


def test_what_ssog_decided_in_the_text_has_the_name_of_its_item(leicestershire: Register) -> None:
    in_text = [row for row in decisions(leicestershire, DecisionFilter()) if row.in_text]
    assert [(row.ref, row.label, row.kind) for row in in_text] == [
        ("ssog/2007-12-13/142", None, ("approved",)),
        ("ssog/2007-12-13/145", None, ("agreed",)),
        ("ssog/2007-12-13/146", None, ("noted",)),
    ]
    assert in_text[0].text == "Notes of 31 October 2007 approved as a correct record."


def test_what_ssog_waits_for(leicestershire: Register) -> None:
    chart, money, cabinet, report, chairmen = decisions(leicestershire, DecisionFilter(waiting=True))
    assert [(chart.label, chart.item), (money.label, report.label)] == [
        ("(ii)", "ssog/2007-12-13/145"),
        ("(i)", "(iii)"),
    ]
    assert (cabinet.ref, cabinet.label, cabinet.status) == ("ssog/2007-12-13/147(ii)", "(ii)", "open")
    assert "Cabinet" in (cabinet.waits_on or "")
    assert "Final approval" in (cabinet.subject_to or "")
    assert (chairmen.ref, chairmen.kind) == ("ssog/2007-12-13/147(iv)", ("delegated",))
    assert chairmen.to == "Chairman of SSOG and Chairman of the Leicestershire Together Board"
    assert chairmen.addressed == ("Chairman of SSOG", "Chairman of the Leicestershire Together Board")


def test_whom_ssog_waits_on_since_when_and_where_the_answer_can_be_heard(leicestershire: Register) -> None:
    waiting = [row.wait for row in decisions(leicestershire, DecisionFilter(waiting=True)) if row.wait]
    _, money, cabinet, report, chairmen = waiting
    assert [(one.name, one.kind) for one in money.on] == [("County Council", "organisation")]
    assert [(one.name, one.body, one.meeting) for one in cabinet.on] == [("County Council's Cabinet", "cabinet", None)]
    assert (cabinet.since, cabinet.days, cabinet.heard_at) == ("2007-12-13", 49, "ssog/2008-02-27")
    assert [(one.meeting, one.date) for one in report.back] == [(None, None)]
    assert [one.holders for one in chairmen.on] == [("John Sinnott",), ()]


def test_a_clause_that_binds_somebody_has_owner_due_and_status(leicestershire: Register) -> None:
    drafting = next(row for row in decisions(leicestershire, DecisionFilter()) if (row.ref or "").endswith("144(ii)"))
    assert (drafting.owners, drafting.due, drafting.status) == (("County Council",), "2008-02-20", "open")


def test_pmg_approved_with_an_amendment_and_decided_in_a_section(essex: Register) -> None:
    rows = decisions(essex, DecisionFilter())
    assert (
        rows[0].text
        == "Minutes of 18 January 2010 approved as a correct record, with one amendment: One minor amendment."
    )
    assert (rows[0].kind, rows[0].in_text, rows[0].status) == (("approved",), True, None)
    assert (rows[-1].item, rows[-1].theme) == ("pmg/2010-02-22/6", "Essex Economic Board")


def test_a_decision_waits_until_it_is_reported_back(workspace: Make) -> None:
    later = """
        body: board
        date: 2020-02-10
        progress: [{ref: 2020-01-10/1(i), status: done, note: Signed.}, {ref: 2020-01-10/1(ii), due: 2020-04-01}]
    """
    records = workspace({
        "partnership.yaml": BODIES,
        "meetings/board/2020-01-10.yaml": DELEGATED,
        "meetings/board/2020-02-10.yaml": later,
    })  # fmt: skip
    assert refs(found(records, date(2020, 2, 9), waiting=True)) == ["board/2020-01-10/1(i)"]
    assert found(records, date(2020, 2, 10), waiting=True) == ()
    lease, rent, cold = found(records)
    assert (lease.status, lease.closed) == ("done", "2020-02-10")
    assert (rent.status, rent.due) == ("open", "2020-04-01")
    assert cold.status is None
    assert refs(found(records, status="done")) == ["board/2020-01-10/1(i)"]
    assert refs(found(records, status="open")) == ["board/2020-01-10/1(ii)"]


def test_what_was_delegated_in_the_text_is_reported_back_under_its_item(workspace: Make) -> None:
    first = """
        body: board
        date: 2020-01-10
        items:
          - title: Any other business
            decisions: [{kind: noted, text: Rain}, {kind: delegated, text: Umbrellas, to: Ann Able}]
    """
    later = "{body: board, date: 2020-02-10, progress: [{ref: 2020-01-10/1, status: done}]}"
    records = workspace({"partnership.yaml": BODIES, "meetings/board/2020-01-10.yaml": first})
    assert refs(found(records, waiting=True)) == ["board/2020-01-10/1"]
    records = workspace({"partnership.yaml": BODIES, "meetings/board/2020-02-10.yaml": later})
    assert [row.status for row in found(records)] == [None, "done"]


def test_a_clause_given_to_somebody_else_is_his(workspace: Make) -> None:
    later = "{body: board, date: 2020-02-10, progress: [{ref: 2020-01-10/1(ii), owner: Ann}]}"
    records = workspace({
        "partnership.yaml": BODIES,
        "meetings/board/2020-01-10.yaml": DELEGATED,
        "meetings/board/2020-02-10.yaml": later,
    })  # fmt: skip
    assert refs(found(records, owners=("Ann Able",))) == ["board/2020-01-10/1(ii)"]
    assert found(records, owners=("Bob Best",)) == ()
    assert refs(found(records, date(2020, 2, 9), owners=("Bob Best",))) == ["board/2020-01-10/1(ii)"]


def test_meetings_come_oldest_first_and_two_on_one_day_by_body(workspace: Make) -> None:
    def record(body: str, day: str) -> str:
        return f"{{body: {body}, date: {day}, items: [{{title: T, resolutions: [{{kind: agreed, text: Yes}}]}}]}}"

    held = [("forum", "2020-01-10"), ("board", "2020-01-10"), ("board", "2019-05-05")]
    records = workspace({
        "partnership.yaml": BODIES,
        **{f"meetings/{body}/{day}.yaml": record(body, day) for body, day in held},
    })  # fmt: skip
    assert [row.meeting for row in found(records)] == ["board/2019-05-05", "board/2020-01-10", "forum/2020-01-10"]
    assert [row.meeting for row in found(records, bodies=("forum",))] == ["forum/2020-01-10"]
    assert [row.meeting for row in found(records, meetings=("board/2019-05-05",))] == ["board/2019-05-05"]
    assert len(found(records, since="2020-01-10")) == 2
    assert found(records, date(2019, 5, 4)) == ()
    assert len(found(records, date(2019, 5, 5))) == 1


def test_filters_by_kind_and_theme(workspace: Make) -> None:
    records = workspace({"partnership.yaml": BODIES, "meetings/board/2020-01-10.yaml": DELEGATED})
    assert [row.label for row in found(records, kinds=("delegated", "noted"))] == ["(i)", "(iii)"]
    assert len(found(records, themes=("Property",))) == 3
    assert found(records, themes=("Sport",)) == ()


@pytest.mark.parametrize(
    ("amendments", "words"),
    [
        ("[]", "Notes of 1 May 2020 approved as a correct record."),
        ('["A, and B."]', "Notes of 1 May 2020 approved as a correct record, with one amendment: A, and B."),
        ("[One., Two.]", "Notes of 1 May 2020 approved as a correct record, with 2 amendments: One; Two."),
    ],
)  # fmt: skip
def test_approvals_are_worded_by_what_the_body_calls_them(workspace: Make, amendments: str, words: str) -> None:
    record = f"""
        body: forum
        date: 2020-06-01
        items: [{{title: Notes, approves: [{{meeting: 2020-05-01, amendments: {amendments}}}]}}]
    """
    records = workspace({"partnership.yaml": BODIES, "meetings/forum/2020-06-01.yaml": record})
    assert [row.text for row in found(records)] == [words]


def test_a_table_says_in_words_what_keeps_a_decision_waiting(laa: Run) -> None:
    sheet = laa("decisions", "--waiting", "--format", "csv", "--as-of", "2008-01-31", cwd=LEICESTERSHIRE)[1]
    waits = {row["ref"]: row["wait"] for row in csv.DictReader(io.StringIO(sheet))}
    assert waits["ssog/2007-12-13/147(ii)"] == (
        "waits on County Council's Cabinet, of which the calendar has no coming meeting; depends on Final approval of "
        "the further investment by the County Council's Cabinet; waiting since 13 December 2007, 49 days; "
        "answer to ssog on 27 February 2008 at the earliest"
    )


def test_hostile_text_stays_text(workspace: Make, laa: Run) -> None:
    record = """
        body: board
        date: 2020-01-10
        items:
          - title: "[bold]{{ 7*7 }}<script>"
            decisions: [{kind: agreed, text: "=1+1 | [red]x[/red] \\e[2J"}]
    """
    folder = workspace({"partnership.yaml": BODIES, "meetings/board/2020-01-10.yaml": record}).root
    code, out, _ = laa("decisions", cwd=folder)
    assert code == 0
    assert "[bold]{{ 7*7 }}<script>" in out
    assert "\x1b" not in out
    assert "'=1+1" in laa("decisions", "--format", "csv", cwd=folder)[1]
    assert "\\| \\[red\\]" in laa("decisions", "--format", "md", cwd=folder)[1]


def test_an_empty_workspace_says_so(workspace: Make, laa: Run) -> None:
    folder = workspace({}).root
    code, out, err = laa("decisions", cwd=folder)
    assert (code, err) == (0, "")
    assert "No decisions on record" in out
    assert json.loads(laa("decisions", "--json", cwd=folder)[1])["decisions"] == []
    assert "Nothing is waiting" in laa("decisions", "--waiting", cwd=folder)[1]


def test_the_command_gives_the_documented_fields(laa: Run) -> None:
    code, out, _ = laa("-C", str(LEICESTERSHIRE), "decisions", "--kind", "delegated", "--json")
    document = json.loads(out)
    assert (code, document["schema"], document["faults"]) == (0, "laa.decisions/1", 0)
    (row,) = document["decisions"]
    assert list(row)[:13] == [
        "ref", "label", "in_text", "kind", "text", "meeting", "item", "to", "subject_to", "waits_on", "owners", "due",
        "status",
    ]  # fmt: skip
    assert row["kind"] == ["delegated"]


def test_people_read_what_a_clause_waits_on_beneath_it(laa: Run) -> None:
    _, out, _ = laa("-C", str(LEICESTERSHIRE), "decisions", "--waiting", "--as-of", "2008-01-31")
    lines = [" ".join(line.split()) for line in out.splitlines()]
    clause = next(n for n, line in enumerate(lines) if line.startswith("(ii) noted"))
    assert lines[clause + 1 : clause + 5] == [
        "waits on County Council's Cabinet, of which the calendar has no coming meeting",
        "depends on Final approval of the further investment by the County Council's Cabinet",
        "waiting since 13 December 2007, 49 days",
        "answer to ssog on 27 February 2008 at the earliest",
    ]
    _, out, _ = laa("-C", str(LEICESTERSHIRE), "decisions", "--kind", "delegated", "--as-of", "2008-01-31")
    assert "○ open     – delegated to Chairman of SSOG" in out


def test_the_answer_is_heard_at_the_first_meeting_after_those_waited_on_have_met(workspace: Make) -> None:
    asked = "{body: board, date: 2020-01-10, items: [{title: Hall, resolutions: [{text: Buy, waits_on: The Forum}]}]}"
    plan = "".join(f"- meeting: {one}\n" for one in ("board/2020-02-10", "forum/2020-02-20", "board/2020-03-10"))
    records = workspace({
        "partnership.yaml": BODIES, "forward-plan.yaml": plan, "meetings/board/2020-01-10.yaml": asked,
    })  # fmt: skip
    (row,) = found(records, date(2020, 1, 31), waiting=True)
    assert row.wait
    assert [(one.meeting, one.date) for one in row.wait.on] == [("forum/2020-02-20", "2020-02-20")]
    assert (row.wait.heard_at, row.wait.days) == ("board/2020-03-10", 21)


@pytest.mark.parametrize(("kind", "to", "waits"), [
    ("recommended", "to: The Forum", True),
    ("recommended", "", False),
    ("deferred", "", True),
    ("agreed", "to: The Forum", False),
])  # fmt: skip
def test_what_is_recommended_to_somebody_or_deferred_waits(workspace: Make, kind: str, to: str, waits: bool) -> None:
    text = (
        f"{{body: board, date: 2020-01-10, items: [{{title: Hall, resolutions: [{{kind: {kind}, text: Buy, {to}}}]}}]}}"
    )
    records = workspace({"partnership.yaml": BODIES, "meetings/board/2020-01-10.yaml": text})
    assert len(found(records, waiting=True)) == waits


@pytest.mark.parametrize("kind", ["deferred", "agreed"])
def test_what_comes_back_waits_until_a_meeting_had_it_on_its_agenda(workspace: Make, kind: str) -> None:
    first = f"{{body: board, date: 2020-01-10, items: [{{title: Hall, resolutions: [{{kind: {kind}, text: Buy}}]}}]}}"
    again = "{body: board, date: 2020-02-10, items: [{title: Hall again, from: 2020-01-10/1}]}"
    plan = "- {meeting: board/2020-02-10, items: [{title: Hall again, from: board/2020-01-10/1}]}"
    records = workspace({
        "partnership.yaml": BODIES, "forward-plan.yaml": plan, "meetings/board/2020-01-10.yaml": first,
        "meetings/board/2020-02-10.yaml": again,
    })  # fmt: skip
    (row,) = found(records, date(2020, 2, 9), waiting=True)
    assert row.wait
    assert [(back.title, back.meeting) for back in row.wait.back] == [("Hall again", "board/2020-02-10")]
    assert found(records, date(2020, 2, 10), waiting=True) == ()


def test_what_was_last_reported_without_settling_it(workspace: Make) -> None:
    later = "{body: board, date: 2020-02-10, progress: [{ref: 2020-01-10/1(i), status: open, note: Drafted.}]}"
    records = workspace({
        "partnership.yaml": BODIES, "meetings/board/2020-01-10.yaml": DELEGATED,
        "meetings/board/2020-02-10.yaml": later,
    })  # fmt: skip
    (row,) = found(records, waiting=True)
    assert row.wait
    assert row.wait.told
    assert (row.wait.told.meeting, row.wait.told.note) == ("board/2020-02-10", "Drafted.")


def test_an_office_is_held_by_whoever_has_the_role_on_that_day(workspace: Make) -> None:
    people = """
        bodies:
          board: {name: The Board, members: [{person: Ann Able, role: Convener, to: 2020-05-31},
                                             {person: Bob Best, role: Chair, from: 2020-06-01},
                                             {person: Cat Cole, role: Vice-chair}]}
          forum: {name: The Forum}
        people: [{name: Ann Able}, {name: Bob Best}, {name: Cat Cole}, {name: Dan Dove, post: Town Clerk}]
    """
    text = """
        body: forum
        date: 2020-01-10
        items: [{title: Hall, resolutions: [{kind: delegated, text: Sign, to: [Chairman of the Board, Town Clerk]}]}]
    """
    records = workspace({"partnership.yaml": people, "meetings/forum/2020-01-10.yaml": text})
    held = {}
    for day in (date(2020, 5, 31), date(2020, 6, 1)):
        (row,) = found(records, day, waiting=True)
        assert row.wait
        held[day.month] = [one.holders for one in row.wait.on]
    assert held == {5: [("Ann Able",), ("Dan Dove",)], 6: [("Bob Best",), ("Dan Dove",)]}


def test_what_waits_is_settled_by_a_report(laa: Run, workspace: Make, tmp_path: Path) -> None:
    text = "body: board\ndate: 2020-01-10\nstatus: circulated\nitems:\n  - title: Hall\n    resolutions:\n"
    text += "      - {kind: recommended, text: Buy, to: The Forum}\n      - {kind: noted, text: It rains}\n"
    workspace({
        "partnership.yaml": BODIES, "forward-plan.yaml": "- meeting: board/2020-02-10\n",
        "meetings/board/2020-01-10.yaml": text,
    })  # fmt: skip
    code, _, err = laa("done", "2020-01-10/1(i)", "--note", "Bought.", "--as-of", "2020-01-20", cwd=tmp_path)
    assert (code, "Done:" in err) == (0, True), err
    assert "Nothing is waiting." in laa("decisions", "--waiting", "--as-of", "2020-01-20", cwd=tmp_path)[1]


def test_wrong_usage_is_told_apart_from_nothing_of_that_name(laa: Run) -> None:
    assert laa("decisions", "--kind", "wished")[0] == 2
    code, _, err = laa("decisions", "--owner", "Nobody Known")
    assert (code, "no person called" in err.lower()) == (1, True)
