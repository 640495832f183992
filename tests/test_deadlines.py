"""Deadlines: dates that meetings were told of, as loosely as they were said, and who can still decide before each."""

from __future__ import annotations

import io
import json
import tempfile
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from laa_minutes.output.deadlines import deadline_list, when_words
from laa_minutes.output.terminal import show
from laa_minutes.register import Register, open_register
from laa_minutes.view.deadlines import DeadlineFilter, DeadlineRow, deadlines
from laa_minutes.workspace import Workspace

Make = Callable[[Mapping[str, str]], Workspace]
Run = Callable[..., tuple[int, str, str]]
LEICESTERSHIRE = Path(__file__).parent.parent / "examples" / "leicestershire"

BODIES = """
bodies:
  board: {name: The Board}
  forum: {name: The Forum}
  cabinet: {name: Town Cabinet}
people: [{name: Ann Able}]
"""


def board(what: str, day: str = "2020-01-10") -> dict[str, str]:
    """A meeting of the board that was told of these deadlines."""
    text = f"body: board\ndate: {day}\nstatus: circulated\nitems:\n- title: Grant\n  {what}\n"
    return {f"meetings/board/{day}.yaml": text}


def planned(*meetings: str) -> dict[str, str]:
    return {"forward-plan.yaml": "".join(f"- meeting: {meeting}\n" for meeting in meetings) or "[]"}


def found(make: Make, files: Mapping[str, str], as_of: date, **wanted: object) -> tuple[DeadlineRow, ...]:
    register = open_register(make({"partnership.yaml": BODIES, **files}), as_of)
    assert not register.errors
    return deadlines(register, DeadlineFilter(**wanted))  # type: ignore[arg-type]


def chances(row: DeadlineRow) -> list[tuple[str, str | None, str]]:
    return [(one.body, one.meeting, one.chance) for one in row.decide_at]


DRAFT = "deadlines: [{what: Draft of the bid, when: 2020-03-15}]"
TENTH = date(2020, 1, 10)


def test_ssog_decides_on_the_first_draft_at_the_extra_meeting_and_on_the_second_in_february() -> None:
    rows = deadlines(open_register(Workspace(LEICESTERSHIRE), date(2007, 12, 13)), DeadlineFilter(kinds=("deadline",)))
    at = {row.what: [one.meeting for one in row.decide_at] for row in rows}
    assert at["Draft of the LAA"] == ["ssog/2008-01-22"]
    assert at["Second draft of the LAA"] == ["ssog/2008-02-27"]
    assert at["Sign-off of the LAA, target figures having been negotiated"] == ["ssog/2008-05-28"]
    assert [row.by for row in rows] == sorted(row.by or "" for row in rows)


def test_without_the_additional_meeting_of_january_ssog_would_need_an_extra_one() -> None:
    plan = (LEICESTERSHIRE / "forward-plan.yaml").read_text(encoding="utf-8").replace("ssog/2008-01-22", "undated")
    register = open_register(Workspace(LEICESTERSHIRE), date(2007, 12, 13), {"forward-plan.yaml": plan})
    needed = [row.what for row in deadlines(register, DeadlineFilter()) if [c for *_, c in chances(row)] == ["none"]]
    assert "Draft of the LAA" in needed
    assert "Second draft of the LAA" not in needed


def test_mid_february_keeps_its_words_and_sorts_by_its_bounds(leicestershire: Register) -> None:
    row = next(row for row in deadlines(leicestershire, DeadlineFilter()) if "on the CAA" in row.what)
    assert (row.said, row.earliest, row.latest, row.by) == ("mid-February", "2008-02-11", "2008-02-20", "2008-02-11")
    assert row.days_left == 11
    assert when_words(row) == "mid-February (11 to 20 Feb 2008)"


def test_pmg_can_still_see_to_the_backlog_in_march(essex: Register) -> None:
    rows = deadlines(essex, DeadlineFilter(kinds=("deadline",)))
    assert [(row.by, chances(row)) for row in rows] == [
        ("2010-03-31", [("pmg", "pmg/2010-03-22", "in time")]),
        ("2010-10-01", [("pmg", "pmg/2010-09-13", "in time")]),
    ]


def test_the_last_meeting_on_or_before_the_day_decides(workspace: Make) -> None:
    plan = planned("board/2020-02-10", "board/2020-03-15", "board/2020-03-16")
    (row,) = found(workspace, {**board(DRAFT), **plan}, TENTH)
    assert chances(row) == [("board", "board/2020-03-15", "in time")]


def test_without_a_meeting_in_time_an_extra_one_is_needed(workspace: Make) -> None:
    (row,) = found(workspace, {**board(DRAFT), **planned("board/2020-03-16")}, TENTH)
    assert chances(row) == [("board", None, "none")]


def test_a_cancelled_meeting_decides_nothing_and_neither_does_one_that_was_held(workspace: Make) -> None:
    plan = {"forward-plan.yaml": "[{meeting: board/2020-02-10, cancelled: Snow}, {meeting: board/2020-03-01}]"}
    (row,) = found(workspace, {**board(DRAFT), **plan}, TENTH)
    assert chances(row) == [("board", "board/2020-03-01", "in time")]
    (row,) = found(workspace, {**board(DRAFT), **plan}, date(2020, 3, 2))
    assert chances(row) == [("board", None, "none")]


def test_todays_meeting_can_decide_until_its_minutes_are_out(workspace: Make) -> None:
    today = {"meetings/board/2020-02-10.yaml": "{body: board, date: 2020-02-10, status: draft}"}
    (row,) = found(workspace, {**board(DRAFT), **today}, date(2020, 2, 10))
    assert chances(row) == [("board", "board/2020-02-10", "in time")]
    out = {"meetings/board/2020-02-10.yaml": "{body: board, date: 2020-02-10, status: circulated}"}
    (row,) = found(workspace, {**board(DRAFT), **out}, date(2020, 2, 10))
    assert chances(row) == [("board", None, "none")]


def test_a_meeting_within_the_days_that_may_be_meant_is_doubtful(workspace: Make) -> None:
    loose = "deadlines: [{what: Draft, when: {said: mid-March, from: 2020-03-11, by: 2020-03-20}}]"
    (row,) = found(workspace, {**board(loose), **planned("board/2020-03-16", "board/2020-03-18")}, TENTH)
    assert chances(row) == [("board", "board/2020-03-16", "doubtful")]


def test_bodies_that_a_decision_of_the_item_goes_to_or_waits_on_are_asked_too(workspace: Make) -> None:
    decided = (
        "deadlines: [{what: Draft, when: 2020-03-15}]\n  resolutions:\n"
        "  - {kind: recommended, text: The bid, to: The Forum}\n"
        "  - {kind: noted, text: The money, waits_on: Town Cabinet}\n"
    )
    (row,) = found(workspace, {**board(decided), **planned("board/2020-02-10", "forum/2020-03-01")}, TENTH)
    assert chances(row) == [
        ("board", "board/2020-02-10", "in time"),
        ("forum", "forum/2020-03-01", "in time"),
        ("cabinet", None, "unknown"),
    ]


def test_a_body_is_asked_that_the_plan_gives_what_the_item_asked_for(workspace: Make) -> None:
    asked = "deadlines: [{what: Draft, when: 2020-03-15}]\n  actions: [{id: A1, action: Take it to the forum}]"
    plan = {"forward-plan.yaml": "[{meeting: forum/2020-03-01, items: [{title: Bid, from: board/2020-01-10/A1}]}]"}
    (row,) = found(workspace, {**board(asked), **plan}, TENTH)
    assert [one.body for one in row.decide_at] == ["board", "forum"]


def test_a_body_is_asked_that_the_deadline_names(workspace: Make) -> None:
    named = "deadlines: [{what: Bid signed off by Town Cabinet, when: 2020-03-15}, {what: Boarding, when: 2020-03-15}]"
    first, second = found(workspace, board(named), TENTH)
    assert [one.body for one in first.decide_at] == ["board", "cabinet"]
    assert [one.body for one in second.decide_at] == ["board"]


def test_a_deadline_passes_the_day_after_its_last(workspace: Make) -> None:
    loose = "deadlines: [{what: Draft, when: {said: mid-March, from: 2020-03-11, by: 2020-03-20}}]"
    (row,) = found(workspace, board(loose), date(2020, 3, 20))
    assert (row.days_left, row.passed) == (-9, False)
    assert found(workspace, board(loose), date(2020, 3, 21)) == ()
    (row,) = found(workspace, board(loose), date(2020, 3, 21), passed=True)
    assert (row.passed, row.decide_at) == (True, ())


@pytest.mark.parametrize("when", ["{said: in the new year, from: 2020-01-20}", ""])
def test_what_has_no_last_day_is_kept_for_a_year(workspace: Make, when: str) -> None:
    kept = f"deadlines: [{{what: Draft, when: {when}}}]"
    begins = date(2020, 1, 20) if when else TENTH
    assert len(found(workspace, board(kept), begins + timedelta(days=365))) == 1
    assert found(workspace, board(kept), begins + timedelta(days=366)) == ()


def test_a_deadline_is_known_from_the_meeting_that_was_told_of_it(workspace: Make) -> None:
    assert found(workspace, board(DRAFT), date(2020, 1, 9)) == ()


def test_what_two_meetings_were_told_alike_is_listed_once_and_a_new_date_beside_the_old(workspace: Make) -> None:
    again = {**board(DRAFT), **board(DRAFT.replace("Draft of", "draft  of"), "2020-02-10")}
    (row,) = found(workspace, again, date(2020, 2, 11))
    assert row.meeting == "board/2020-02-10"
    later = {**board(DRAFT), **board(DRAFT.replace("03-15", "03-20"), "2020-02-10")}
    assert [row.by for row in found(workspace, later, date(2020, 2, 11))] == ["2020-03-15", "2020-03-20"]


def test_both_bodies_that_were_told_alike_are_asked(workspace: Make) -> None:
    told = "{body: forum, date: 2020-02-10, items: [{title: Bid, exempt: Prices, " + DRAFT + "}]}"
    files = {**board(DRAFT), "meetings/forum/2020-02-10.yaml": told, **planned("board/2020-03-01")}
    (row,) = found(workspace, files, date(2020, 2, 11))
    assert (row.meeting, row.exempt) == ("forum/2020-02-10", "Prices")
    assert chances(row) == [("forum", None, "none"), ("board", "board/2020-03-01", "in time")]


def test_an_event_needs_no_decision(workspace: Make) -> None:
    (row,) = found(workspace, board("events: [{what: Summer fair, when: 2020-06}]"), TENTH)
    assert (row.kind, row.decide_at, when_words(row)) == ("event", (), "June 2020")


def test_a_date_said_as_a_meeting_follows_it(workspace: Make) -> None:
    files = {
        **board("events: [{what: Launch, when: forum/2020-03-01}, {what: Vote, when: next}]"),
        "forward-plan.yaml": "[{meeting: forum/2020-03-08, moved: [{from: 2020-03-01}]}, {meeting: board/2020-02-10}]",
    }
    assert [(row.what, row.by) for row in found(workspace, files, TENTH)] == [
        ("Vote", "2020-02-10"),
        ("Launch", "2020-03-08"),
    ]


def test_filters(workspace: Make) -> None:
    files = {
        **board("theme: Roads\n  deadlines: [{what: Roads bid, when: 2020-03-15}]"),
        "meetings/forum/2020-01-12.yaml": "{body: forum, date: 2020-01-12, items: [{title: X, deadlines: [{what: Forum "
        "bid of The Board, when: 2020-04-15}, {what: Nothing of theirs, when: 2020-05-15}]}]}",
    }
    day = date(2020, 1, 31)
    assert [row.what for row in found(workspace, files, day, bodies=("board",))] == [
        "Roads bid",
        "Forum bid of The Board",
    ]
    assert [row.what for row in found(workspace, files, day, themes=("Roads",))] == ["Roads bid"]
    assert [row.what for row in found(workspace, files, day, due_by="2020-04-15")] == [
        "Roads bid",
        "Forum bid of The Board",
    ]
    (own,) = (row for row in found(workspace, files, day, bodies=("board",)) if row.what.startswith("Forum"))
    assert [one.body for one in own.decide_at] == ["board"]


@given(
    st.sets(st.dates(date(2020, 1, 11), date(2020, 4, 30)), max_size=6),
    st.dates(date(2020, 1, 11), date(2020, 4, 30)),
    st.integers(0, 20),
    st.dates(date(2020, 1, 10), date(2020, 4, 30)),
)
def test_no_meeting_later_than_the_one_named_could_still_decide(
    days: set[date], earliest: date, width: int, as_of: date
) -> None:
    latest = earliest + timedelta(days=width)
    when = f"{{said: then, from: {earliest}, by: {latest}}}"
    files = {
        "partnership.yaml": BODIES,
        **board(f"deadlines: [{{what: Draft, when: {when}}}]"),
        "forward-plan.yaml": "\n".join(f"- meeting: board/{day}" for day in sorted(days)) or "[]",
    }
    with tempfile.TemporaryDirectory() as folder:
        for path, text in files.items():
            (Path(folder) / path).parent.mkdir(parents=True, exist_ok=True)
            (Path(folder) / path).write_text(text, encoding="utf-8")
        rows = deadlines(open_register(Workspace(Path(folder)), as_of), DeadlineFilter())
    if latest < as_of:
        assert rows == ()
        return
    (one,) = rows[0].decide_at
    coming = sorted(day for day in days if day >= as_of)
    sure = [day for day in coming if day <= earliest]
    perhaps = [day for day in coming if earliest < day <= latest]
    expected = (max(sure), "in time") if sure else (min(perhaps), "doubtful") if perhaps else (None, "none")
    assert (one.date and date.fromisoformat(one.date), one.chance) == expected


def test_it_reads_at_eighty_columns_and_a_missing_meeting_is_a_shape_and_a_word(workspace: Make) -> None:
    files = {**board("deadlines: [{what: 'Draft of the bid to [bold]the Ministry[/bold]', when: 2020-03-15}]")}
    rows = found(workspace, files, TENTH)
    out = io.StringIO()
    show(deadline_list(rows, TENTH, "The Board"), Console(file=out, width=80, highlight=False, markup=False))
    text = out.getvalue()
    assert all(len(line) <= 80 for line in text.splitlines())
    assert "[bold]the" in text
    assert "! extra meeting" in text


def test_the_forward_plan_has_each_deadline_at_the_last_meeting_before_it(laa: Run) -> None:
    _, out, _ = laa("-C", str(LEICESTERSHIRE), "forward-plan", "--as-of", "2007-12-13")
    lines = [" ".join(line.split()) for line in out.splitlines()]
    january = lines.index("Tuesday 22 January 2008, 09:30")
    february = lines.index("Wednesday 27 February 2008, 11:00")
    assert "deadline Draft of the LAA, 4 Feb 2008: the last meeting before it" in lines[january:february]
    assert "deadline Second draft of the LAA, 21 Mar 2008: the last meeting before it" in lines[february:]


def test_json_and_csv(laa: Run) -> None:
    code, out, _ = laa("-C", str(LEICESTERSHIRE), "deadlines", "--as-of", "2007-12-13", "--kind", "deadline", "--json")
    listed = json.loads(out)
    assert (code, listed["schema"], len(listed["deadlines"])) == (0, "laa.deadlines/1", 7)
    assert listed["deadlines"][1]["decide_at"] == [
        {
            "body": "ssog",
            "body_name": "Leicestershire Strategic Senior Officers' Group",
            "meeting": "ssog/2008-01-22",
            "date": "2008-01-22",
            "chance": "in time",
        }
    ]
    code, out, _ = laa("deadlines", "--as-of", "2010-02-22", "--format", "csv")
    assert (code, out.splitlines()[0].split(",")[:3]) == (0, ["what", "kind", "said"])


def test_nothing_to_list_says_where_dates_come_from(laa: Run) -> None:
    code, out, _ = laa("deadlines", "--as-of", "2026-01-01")
    assert code == 0
    assert "No dates that fit" in out


def test_a_secretary_is_shown_the_deadlines_of_the_next_thirty_days(workspace: Make, laa: Run, tmp_path: Path) -> None:
    two = DRAFT.replace("]", ", {what: Second bid, when: 2020-03-16}]")
    workspace({"partnership.yaml": BODIES, **board(two), **planned("board/2020-03-01")})
    _, out, _ = laa("--as-of", "2020-02-14", cwd=tmp_path)
    assert "15 Mar 2020: Draft of the bid; last meeting before: board 1 Mar 2020\n" in out
    _, out, _ = laa("--as-of", "2020-02-15", cwd=tmp_path)
    assert "15 Mar 2020: Draft of the bid; last meeting before: board 1 Mar 2020; 1 more (`laa deadlines`)" in out
    _, out, _ = laa("--as-of", "2020-02-13", cwd=tmp_path)
    assert "Draft of the bid" not in out
