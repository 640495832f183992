"""The review of promises: what minutes say was agreed or promised, and no action, decision or date covers."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from laa_minutes.register import Register, open_register
from laa_minutes.view.promises import PromiseRow, promises, to_review
from laa_minutes.workspace import Workspace

Make = Callable[[Mapping[str, str]], Workspace]
Run = Callable[..., tuple[int, str, str]]

PEOPLE = """
bodies: {board: {name: The Board, members: [Ann Able, Bob Best]}}
people: [{name: Ann Able}, {name: Bob Best}]
"""
JANUARY = "meetings/board/2020-01-10.yaml"
RECORD = """\
body: board
date: 2020-01-10
status: circulated
present: [Ann Able, Bob Best]
items:
  - title: Roads
    minutes: |
      The road is shut. Ann will bring a map of the closed road.

      Bob suggested that Ann ask the county for the missing signs. It rained.
  - title: Any other business
    minutes: |
      Bob offered to paint the gate.
"""


def record(prose: str, more: str = "") -> dict[str, str]:
    lines = "".join(f"      {line}\n" for line in prose.splitlines())
    head = "body: board\ndate: 2020-01-10\npresent: [Ann Able, Bob Best]\nitems:\n  - title: Roads\n    minutes: |\n"
    return {"partnership.yaml": PEOPLE, JANUARY: f"{head}{lines}{more}"}


def found(make: Make, prose: str, more: str = "") -> tuple[PromiseRow, ...]:
    return promises(open_register(make(record(prose, more)), date(2020, 1, 10)), ("board/2020-01-10",))


@pytest.mark.parametrize(("sentence", "kind", "who"), [
    ("It was agreed that the gate be painted.", "agreed", None),
    ("Agreed: paint the gate.", "agreed", None),
    ("Bob asked Ann to paint the gate.", "asked", "Ann Able"),
    ("Partners were invited to paint the gate.", "asked", None),
    ("Bob suggested that Ann paint the gate.", "suggested", "Ann Able"),
    ("The proposal is to paint the gate.", "suggested", None),
    ("Ann will paint the gate.", "promised", "Ann Able"),
    ("Ann Able will paint the gate.", "promised", "Ann Able"),
    ("Somebody is to paint the gate.", "promised", None),
    ("Ann would paint the gate.", "promised", "Ann Able"),
    ("Bob offered a pot of paint.", "promised", "Bob Best"),
])  # fmt: skip
def test_a_sentence_that_binds_somebody_is_heard(workspace: Make, sentence: str, kind: str, who: str | None) -> None:
    (row,) = found(workspace, sentence)
    assert (row.kind, row.who, row.state, row.text, row.item) == (kind, who, "open", sentence, "board/2020-01-10/1")


@pytest.mark.parametrize("sentence", [
    "The gate is green.",
    "Ann painted the gate.",
    "Paint would be useful.",
    "This would come on top of last year's pot.",
    "The districts agreed in general with the colour.",
    "What was promised in February came.",
])  # fmt: skip
def test_what_binds_nobody_is_left(workspace: Make, sentence: str) -> None:
    assert found(workspace, sentence) == ()


@pytest.mark.parametrize(("more", "by"), [
    ("    actions: [{id: A1, action: Paint the school gate green.}]\n", "board/2020-01-10/A1"),
    ("    decisions: [{kind: agreed, text: The school gate to be painted green.}]\n", "board/2020-01-10/1"),
    ("    resolutions: [{text: The school gate to be painted green.}]\n", "board/2020-01-10/1"),
    ("    deadlines: [{what: School gate painted green, when: 2020-03-01}]\n", "a date"),
    ("    actions: [{id: A1, action: Mend the wall of the library.}]\n", None),
])  # fmt: skip
def test_what_is_on_record_of_that_item_covers_it(workspace: Make, more: str, by: str | None) -> None:
    (row,) = found(workspace, "Ann will paint the gate of the school green.", more)
    assert (row.by, row.state) == (by, "covered" if by else "open")


def test_another_items_action_covers_nothing(workspace: Make) -> None:
    more = "  - title: Schools\n    actions: [{id: A1, action: Paint the school gate green.}]\n"
    (row,) = found(workspace, "Ann will paint the gate of the school green.", more)
    assert row.state == "open"


def test_pmgs_promises_with_no_action_are_found_and_those_with_one_are_not(essex: Register) -> None:
    rows = promises(essex, to_review(essex))
    still = [row.text for row in rows if row.state == "open"]
    assert any(text.startswith("Peter suggested that rural policing") for text in still)
    assert any("shared with the region's LAA Informal Network" in text for text in still)
    covered = {row.by for row in rows if row.state == "covered"}
    assert {"pmg/2010-02-22/A2", "pmg/2010-02-22/A4", "pmg/2010-02-22/A5", "the target of NI 166"} <= covered


def test_the_next_meeting_was_to_hear_of_comments(leicestershire: Register) -> None:
    (row,) = (row for row in promises(leicestershire, ("ssog/2007-12-13",)) if row.text.startswith("The next meeting"))
    assert (row.kind, row.state, row.item) == ("promised", "open", "ssog/2007-12-13/146")


def test_one_is_accepted_as_an_action_of_whoever_is_named(workspace: Make, laa: Run, tmp_path: Path) -> None:
    workspace({"partnership.yaml": PEOPLE, JANUARY: RECORD})
    code, out, _ = laa("review", "2020-01-10", "--as-of", "2020-01-11", cwd=tmp_path)
    assert code == 0
    assert "3 sentences that nothing on record covers." in out
    code, _, err = laa("review", "2020-01-10", "--accept", "2", "--as-of", "2020-01-11", cwd=tmp_path)
    assert (code, "Added board/2020-01-10/A1 under item 1, Roads: Ann Able:" in err) == (0, True), err
    code, _, err = laa("review", "2020-01-10", "--accept", "3", "--owner", "Ann", "--due", "2020-03-01",
                       "--text", "Paint the gate.", cwd=tmp_path)  # fmt: skip
    assert (code, "under item 2, Any other business: Ann Able: Paint the gate." in err) == (0, True), err
    text = (tmp_path / JANUARY).read_text(encoding="utf-8")
    assert "action: Bob suggested that Ann ask the county for the missing signs." in text
    assert "due: 2020-03-01" in text
    _, out, _ = laa("review", "2020-01-10", "--as-of", "2020-01-11", "--json", cwd=tmp_path)
    assert [row["number"] for row in json.loads(out)["promises"]] == [1]
    code, _, err = laa("review", "2020-01-10", "--accept", "1", "--text", "Print it.", cwd=tmp_path)
    assert (code, "action: Print it." in (tmp_path / JANUARY).read_text(encoding="utf-8")) == (0, True), err
    assert json.loads(laa("review", "2020-01-10", "--json", cwd=tmp_path)[1])["promises"] == []
    code, _, err = laa("review", "2020-01-10", "--accept", "2", cwd=tmp_path)
    assert (code, "covered by board/2020-01-10/A1" in err) == (1, True)


def test_one_is_dismissed_and_the_others_keep_their_numbers(workspace: Make, laa: Run, tmp_path: Path) -> None:
    workspace({"partnership.yaml": PEOPLE, JANUARY: RECORD})
    code, _, err = laa("review", "2020-01-10", "--dismiss", "1", "--dismiss", "3", cwd=tmp_path)
    assert code == 0, err
    assert (tmp_path / JANUARY).read_text(encoding="utf-8") == RECORD + (
        "dismissed:\n  - Ann will bring a map of the closed road.\n  - Bob offered to paint the gate.\n"
    )
    _, out, _ = laa("review", "--all", "--as-of", "2020-01-11", "--json", cwd=tmp_path)
    rows = json.loads(out)["promises"]
    assert [(row["number"], row["state"]) for row in rows] == [(1, "dismissed"), (2, "open"), (3, "dismissed")]
    assert laa("check", cwd=tmp_path)[0] == 0
    assert laa("review", "2020-01-10", "--dismiss", "1", cwd=tmp_path)[0] == 1


def test_a_long_sentence_is_known_by_its_beginning_unless_another_begins_alike(workspace: Make, laa: Run) -> None:
    same = "Ann will look into what the county has to say about the signs at the bridge and"
    root = workspace(record(f"{same} the mill. {same} the ford.")).root
    assert laa("review", "2020-01-10", "--dismiss", "2", cwd=root)[0] == 0
    _, out, _ = laa("review", "2020-01-10", "--all", "--json", cwd=root)
    assert [row["state"] for row in json.loads(out)["promises"]] == ["open", "dismissed"]


def test_approved_minutes_are_not_reviewed_any_more(workspace: Make, laa: Run, tmp_path: Path) -> None:
    later = "{body: board, date: 2020-02-10, items: [{title: Minutes, approves: [{meeting: 2020-01-10}]}]}"
    workspace({"partnership.yaml": PEOPLE, JANUARY: RECORD, "meetings/board/2020-02-10.yaml": later})
    _, out, _ = laa("review", "--as-of", "2020-02-11", cwd=tmp_path)
    assert "Nothing to review" in out
    code, _, err = laa("review", "2020-01-10", "--dismiss", "1", cwd=tmp_path)
    assert (code, "approved" in err) == (1, True)
    assert (tmp_path / JANUARY).read_text(encoding="utf-8") == RECORD


def test_whoever_circulates_minutes_is_told_what_is_left_to_review(workspace: Make, laa: Run, tmp_path: Path) -> None:
    workspace({"partnership.yaml": PEOPLE, JANUARY: RECORD.replace("circulated", "draft")})
    _, _, err = laa("circulate", "2020-01-10", "--as-of", "2020-01-11", cwd=tmp_path)
    assert "3 sentences agree or promise something that nothing on record covers: `laa review board/2020-01-10`." in err


def test_wrong_usage(workspace: Make, laa: Run, tmp_path: Path) -> None:
    workspace({"partnership.yaml": PEOPLE, JANUARY: RECORD})
    assert laa("review", "--accept", "1", cwd=tmp_path)[0] == 2
    assert laa("review", "2020-01-10", "--accept", "1", "--dismiss", "2", cwd=tmp_path)[0] == 2
    assert laa("review", "2020-01-10", "--owner", "Ann", cwd=tmp_path)[0] == 2
    code, _, err = laa("review", "2020-01-10", "--accept", "9", cwd=tmp_path)
    assert (code, "from 1 to 3" in err) == (1, True)
    (tmp_path / "forward-plan.yaml").write_text("- {meeting: board/2020-05-10}\n", encoding="utf-8")
    code, _, err = laa("review", "2020-05-10", cwd=tmp_path)
    assert (code, err) == (
        1,
        "There is no record of board/2020-05-10 yet. `laa new-meeting board/2020-05-10` opens it.\n",
    )


def test_an_empty_workspace_has_nothing_to_review(workspace: Make, laa: Run) -> None:
    code, out, err = laa("review", cwd=workspace({}).root)
    assert (code, err) == (0, "")
    assert "nothing to review" in out
