"""Actions by command: a number at once, progress where it belongs, and nothing lost."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from conftest import ROOT
from laa_minutes.workspace import Workspace

Run = Callable[..., tuple[int, str, str]]
Make = Callable[[Mapping[str, str]], Workspace]

PARTNERSHIP = """\
name: Example Partnership
bodies:
  board: {name: Example Board, members: [{person: Ada Ash}, {person: Ben Birch}, {person: Ben Broom}]}
people: [Ada Ash, Ben Birch, Ben Broom]
"""
JANUARY = """\
body: board
date: 2010-01-18
status: circulated
items:
- title: Streets   # the first
  minutes: |
    As on paper.
  actions:
    - {id: A1, action: Count the lamps., owner: Ada Ash, due: next}
    - id: A3
      action: Write to the council.
  # - id: A8   withdrawn
- Any other business
"""
FEBRUARY = """\
body: board
date: 2010-02-22
status: draft
progress:
  # Ada Ash: Count the lamps.
  - ref: 2010-01-18/A1
    status: open   # laid out
items:
  - title: Streets
    approves: []
"""
PLAN = "- meeting: board/2010-03-22\n  time: 14:00\n- meeting: board/2010-04-19\n"
FILES = {
    "partnership.yaml": PARTNERSHIP,
    "meetings/board/2010-01-18.yaml": JANUARY,
    "meetings/board/2010-02-22.yaml": FEBRUARY,
    "forward-plan.yaml": PLAN,
}
FIRST, SECOND = "meetings/board/2010-01-18.yaml", "meetings/board/2010-02-22.yaml"


@pytest.fixture
def board(workspace: Make) -> Path:
    return workspace(FILES).root


def changed(root: Path) -> dict[str, str]:
    """The files that are not what they were, with their text."""
    now = {path.relative_to(root).as_posix(): path.read_text() for path in root.rglob("*.yaml")}
    return {path: text for path, text in now.items() if FILES.get(path) != text}


# Adding


def test_an_action_has_the_next_number_that_was_never_given(board: Path, laa: Run) -> None:
    code, out, err = laa(
        "action", "add", "--meeting", "2010-01-18", "--item", "1", "--owner", "Ada", "Ask: why?", cwd=board
    )
    assert (code, out) == (0, "")
    assert err.splitlines()[:2] == [
        "Added board/2010-01-18/A9 under item 1, Streets: Ada Ash: Ask: why?",
        f"Wrote {FIRST}, 3 lines.",
    ]
    added = '    - id: A9\n      action: "Ask: why?"\n      owner: Ada Ash\n'
    assert changed(board) == {FIRST: JANUARY.replace("council.\n", f"council.\n{added}")}


def test_a_number_that_another_record_names_is_not_given_again(workspace: Make, laa: Run) -> None:
    late = FEBRUARY + "    minutes: What became of 2010-01-18/A11 nobody knew.\n"
    root = workspace({**FILES, SECOND: late}).root
    laa("action", "add", "--meeting", "2010-01-18", "Ask.", cwd=root)
    assert "- id: A12\n" in (root / FIRST).read_text()


def test_without_an_item_it_goes_under_any_other_business(board: Path, laa: Run) -> None:
    assert laa("action", "add", "--meeting", "2010-01-18", "Ask.", cwd=board)[0] == 0
    added = "- title: Any other business\n  actions:\n    - id: A9\n      action: Ask.\n"
    assert changed(board) == {FIRST: JANUARY.replace("- Any other business\n", added)}


def test_it_goes_where_its_indicator_was_discussed(tmp_path: Path, laa: Run) -> None:
    copy(ROOT, tmp_path)
    err = laa(
        "action", "add", "--meeting", "2010-02-22", "--indicator", "ni156", "--due", "next", "Ask.", cwd=tmp_path
    )[2]
    assert "A7 under item 3, Alcohol Services: nobody named: Ask." in err
    assert "It is due at pmg/2010-03-22." in err
    assert "circulated without it" in err


def test_a_wish_for_a_place_on_an_agenda_goes_into_the_plan(board: Path, laa: Run) -> None:
    words = ["--agenda", "2010-03", "--owner", "Ada", "Report on lamps."]
    code, _, err = laa("action", "add", "--meeting", "2010-01-18", *words, cwd=board)
    assert code == 0
    assert "Wrote forward-plan.yaml, 4 lines.\n" in err
    assert "It has its place on the forward plan, at board/2010-03-22.\n" in err
    item = "  items:\n    - title: Report on lamps\n      lead: Ada Ash\n      from: 2010-01-18/A9\n"
    assert changed(board)["forward-plan.yaml"] == PLAN.replace("  time: 14:00\n", f"  time: 14:00\n{item}")
    assert "broken-wish" not in laa("check", cwd=board)[1]
    err = laa("action", "add", "--meeting", "2010-01-18", "--agenda", "2010-07", "Report.", cwd=board)[2]
    assert "asks for a place on an agenda (2010-07), and the forward plan has no such meeting yet" in err


@pytest.mark.parametrize(
    ("words", "message", "code"),
    [
        (["--meeting", "2010-01-18", "--owner", "Ben", "x"], "could be Ben Birch or Ben Broom", 1),
        (["--meeting", "2010-01-18", "--owner", "Bem Birch", "x"], "Did you mean Ben Birch", 1),
        (["--meeting", "2010-01-18", "--due", "soon", "x"], "no date that sorts", 2),
        (["--meeting", "2010-01-18", "--item", "7", "x"], "has no item 7. There are: 1 Streets, 2 Any", 1),
        (["--meeting", "2010-03-22", "x"], "no record of board/2010-03-22 yet. `laa new-meeting", 1),
        (["--meeting", "2010-03-23", "x"], "No meeting of any body on 23 Mar 2010", 1),
        (["--meeting", "2010-01-18", "  "], "No action was given", 2),
    ],
)
def test_what_cannot_be_added_is_said_and_nothing_is_written(
    board: Path, laa: Run, words: list[str], message: str, code: int
) -> None:
    found, out, err = laa("action", "add", *words, cwd=board)
    assert (found, out) == (code, "")
    assert message in err
    assert changed(board) == {}


def test_two_at_once_lose_none(board: Path) -> None:
    program = "import sys; from laa_minutes.cli import main; main()"

    def start(n: int) -> subprocess.Popen[str]:
        words = ["action", "add", "--meeting", "2010-02-22", f"Do {n}."]
        return subprocess.Popen([sys.executable, "-c", program, *words], cwd=board, text=True, stderr=subprocess.PIPE)

    running = [start(n) for n in range(6)]
    assert [one.wait() for one in running] == [0] * 6, [one.stderr and one.stderr.read() for one in running]
    text = (board / SECOND).read_text()
    assert sorted(re.findall(r"id: (A\d+)", text)) == [f"A{n}" for n in range(1, 7)]
    assert sorted(re.findall(r"action: (Do \d\.)", text)) == [f"Do {n}." for n in range(6)]
    for one in running:
        assert one.stderr is not None
        one.stderr.close()


# Progress


def test_the_entry_that_was_laid_out_is_filled_in(board: Path, laa: Run) -> None:
    code, out, err = laa("done", "A1", "--note", "All 40: counted", "--as-of", "2010-02-01", cwd=board)
    assert (code, out) == (0, "")
    assert err.splitlines() == ["Done: board/2010-01-18/A1, Ada Ash: Count the lamps.", f"Wrote {SECOND}, 3 lines."]
    filled = 'status: done   # laid out\n    on: 2010-02-01\n    note: "All 40: counted"\n'
    assert changed(board) == {SECOND: FEBRUARY.replace("status: open   # laid out\n", filled)}
    log = laa("actions", "--status", "done", "--as-of", "2010-02-01", cwd=board)[1]
    assert "Count the lamps" in log  # it counts from the day on which it was said


def test_at_the_meeting_or_after_it_no_day_is_needed(board: Path, laa: Run) -> None:
    laa("done", "A1", "--as-of", "2010-02-22", cwd=board)
    assert changed(board) == {SECOND: FEBRUARY.replace("status: open ", "status: done ")}


def test_where_nothing_was_laid_out_an_entry_is_added(board: Path, laa: Run) -> None:
    laa("action", "drop", "2010-01-18/A3", "--note", "Overtaken.", "--as-of", "2010-02-22", cwd=board)
    entry = (
        "  # Nobody named: Write to the council.\n  - ref: 2010-01-18/A3\n    status: dropped\n    note: Overtaken.\n"
    )
    assert changed(board) == {SECOND: FEBRUARY.replace("laid out\n", f"laid out\n{entry}")}


def test_an_entry_in_which_something_was_said_is_left_alone(board: Path, laa: Run) -> None:
    laa("action", "progress", "A1", "--note", "Half of them.", "--as-of", "2010-02-01", cwd=board)
    laa("action", "progress", "A1", "--due", "2010-04", "--owner", "Birch", "--as-of", "2010-02-08", cwd=board)
    laa("done", "A1", "--as-of", "2010-02-15", cwd=board)
    text = (board / SECOND).read_text()
    assert text.count("ref: 2010-01-18/A1") == 3
    assert "on: 2010-02-01\n    note: Half of them.\n" in text
    assert "on: 2010-02-08\n    due: 2010-04\n    owner: Ben Birch\n" in text
    assert "status: done\n    on: 2010-02-15\n" in text
    assert "Ben Birch" in laa("actions", "--as-of", "2010-02-08", cwd=board)[1]


def test_the_coming_record_is_opened_if_need_be(workspace: Make, laa: Run) -> None:
    files = {path: text for path, text in FILES.items() if path != SECOND}
    root = workspace(files).root
    code, _, err = laa("done", "A1", "--as-of", "2010-02-01", cwd=root)
    assert code == 0
    assert "Opened the record of board/2010-03-22" in err
    text = (root / "meetings/board/2010-03-22.yaml").read_text()
    assert "  - ref: 2010-01-18/A1\n    status: done\n    on: 2010-02-01\n" in text
    assert "  - ref: 2010-01-18/A3\n    status: open\n" in text
    assert (root / FIRST).read_text() == JANUARY


def test_without_a_coming_meeting_it_asks_for_one(workspace: Make, laa: Run) -> None:
    files = {path: text for path, text in FILES.items() if path != SECOND}
    root = workspace(files).root
    code, _, err = laa("done", "A1", "--as-of", "2010-05-01", cwd=root)
    assert code == 1
    assert "No meeting of board is open or planned on or after 1 May 2010. Say with --at" in err
    assert laa("done", "A1", "--as-of", "2010-05-01", "--at", "2010-04-19", cwd=root)[0] == 0
    assert (root / "meetings/board/2010-04-19.yaml").exists()


def test_several_are_dropped_at_once_and_one_unknown_keeps_none_back(board: Path, laa: Run) -> None:
    words = ("action", "drop", "2010-01-18/A1", "2010-01-18/A99", "2010-01-18/A3", "--note", "Of long ago.")
    code, _, err = laa(*words, "--as-of", "2010-02-01", cwd=board)
    assert (code, "No action or clause called “2010-01-18/A99”" in err) == (1, True)
    text = (board / SECOND).read_text()
    assert [text.count(f"2010-01-18/{ref}\n") for ref in ("A1", "A3", "A99")] == [1, 1, 0]
    assert text.count("status: dropped") == text.count("note: Of long ago.\n") == 2


def test_what_several_are_refused_for_is_said_once(board: Path, laa: Run) -> None:
    (board / SECOND).write_text(FEBRUARY.replace("draft", "circulated"))
    code, _, err = laa("done", "2010-01-18/A1", "2010-01-18/A3", "--as-of", "2010-05-01", cwd=board)
    assert (code, err.count("No meeting of board is open or planned"), err.count("\n")) == (1, 1, 1)


def test_what_is_approved_is_never_touched(workspace: Make, laa: Run) -> None:
    march = "body: board\ndate: 2010-03-22\nitems: [{title: Minutes, approves: [2010-02-22, 2010-01-18]}]\n"
    files = {**FILES, "meetings/board/2010-03-22.yaml": march, SECOND: FEBRUARY.replace("draft", "circulated")}
    root = workspace(files).root
    for words in (
        ["action", "add", "--meeting", "2010-01-18", "x"],
        ["done", "A1", "--at", "2010-02-22"],
        ["circulate", "2010-02-22"],
    ):
        code, _, err = laa(*words, cwd=root)
        assert code == 1
        assert "were approved at board/2010-03-22, so their record is not touched" in err
    assert laa("done", "A1", "--as-of", "2010-03-22", cwd=root)[0] == 0
    assert (root / FIRST).read_text() == JANUARY
    assert (root / SECOND).read_text() == files[SECOND]
    assert "ref: 2010-01-18/A1\n" in (root / "meetings/board/2010-03-22.yaml").read_text()


@pytest.mark.parametrize(
    ("words", "message", "code"),
    [
        (["done", "A7"], "No action A7 on record", 1),
        (["done", "2010-01-18/A7"], "Did you mean board/2010-01-18/A3 or board/2010-01-18/A1?", 1),
        (["done", "the lamps"], "no name of an action", 2),
        (["action", "progress", "A1"], "Give --note, --due or --owner", 2),
        (["action", "drop", "A1", "--note", " "], "No reason was given. Say why", 2),
        (["done", "2010-01-18/A1", "--at", "2010-01-17"], "No meeting of board on 17 Jan 2010", 1),
    ],
)
def test_what_cannot_be_reported_is_said(board: Path, laa: Run, words: list[str], message: str, code: int) -> None:
    found, out, err = laa(*words, cwd=board)
    assert (found, out) == (code, "")
    assert message in err
    assert changed(board) == {}


def test_done_twice_says_where_it_was_done(board: Path, laa: Run) -> None:
    laa("done", "A1", cwd=board)
    before = changed(board)
    code, _, err = laa("done", "A1", cwd=board)
    assert code == 1
    assert "board/2010-01-18/A1 was reported done at board/2010-02-22; nothing was written" in err
    assert changed(board) == before


def test_a_number_alone_means_the_one_that_is_open(workspace: Make, laa: Run) -> None:
    other = JANUARY.replace("2010-01-18", "2010-01-25")
    root = workspace({**FILES, "meetings/board/2010-01-25.yaml": other}).root
    assert "A1 could be board/2010-01-18/A1 or board/2010-01-25/A1" in laa("done", "A1", cwd=root)[2]
    laa("done", "2010-01-18/A1", cwd=root)
    assert laa("done", "A1", cwd=root)[2].startswith("Done: board/2010-01-25/A1")


def test_a_clause_that_binds_somebody(tmp_path: Path, laa: Run) -> None:
    copy(ROOT / "examples" / "leicestershire", tmp_path)
    code, _, err = laa("done", "minute 146(ii)", "--as-of", "2008-01-10", cwd=tmp_path)
    assert code == 0
    assert err.startswith("Done: ssog/2007-12-13/146(ii), All: ")
    text = (tmp_path / "meetings/ssog/2008-01-22.yaml").read_text()
    assert "  - ref: 2007-12-13/146(ii)\n    status: done\n    on: 2008-01-10\n" in text


# Writing


def test_a_dry_run_shows_the_difference_and_writes_nothing(board: Path, laa: Run) -> None:
    code, out, err = laa("done", "A1", "--as-of", "2010-02-22", "--dry-run", cwd=board)
    assert code == 0
    assert "-    status: open   # laid out\n+    status: done   # laid out\n" in out
    assert err.endswith(f"Would write {SECOND}, 1 line.\nNothing was written.\n")
    assert changed(board) == {}


def test_a_record_with_errors_is_not_changed(workspace: Make, laa: Run) -> None:
    root = workspace({**FILES, SECOND: FEBRUARY + "colour: red\n"}).root
    code, _, err = laa("done", "A1", cwd=root)
    assert code == 1
    assert f"to {SECOND} while it has errors; first, {SECOND}:11:1" in err


def test_a_file_changed_meanwhile_is_refused(board: Path, laa: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from laa_minutes.cycle.change import applied

    def typed_meanwhile(*args: object) -> object:
        (board / SECOND).write_text(FEBRUARY + "# typed meanwhile\n")
        return applied(*args)  # type: ignore[arg-type]

    monkeypatch.setattr("laa_minutes.cycle.reporting.applied", typed_meanwhile)
    code, _, err = laa("done", "A1", cwd=board)
    assert code == 1
    assert "Another hand changed" in err
    assert (board / SECOND).read_text() == FEBRUARY + "# typed meanwhile\n"


def test_line_ends_and_the_mark_at_the_beginning_stay(board: Path, laa: Run) -> None:
    data = b"\xef\xbb\xbf" + FEBRUARY.replace("\n", "\r\n").encode()
    (board / SECOND).write_bytes(data)
    laa("done", "A1", "--as-of", "2010-02-22", cwd=board)
    assert (board / SECOND).read_bytes() == data.replace(b"open", b"done")


def copy(records: Path, to: Path) -> None:
    for name in ("partnership.yaml", "indicators.yaml", "forward-plan.yaml"):
        shutil.copy(records / name, to)
    shutil.copytree(records / "meetings", to / "meetings")


def test_the_lock_is_held_before_anything_is_read(board: Path) -> None:
    from laa_minutes.edit import writing

    program = "import sys; from laa_minutes.cli import main; main()"
    with writing(board):
        words = [sys.executable, "-c", program, "action", "add", "--meeting", "2010-02-22", "Second."]
        waiting = subprocess.Popen(words, cwd=board, stderr=subprocess.DEVNULL, env={**os.environ})
        with pytest.raises(subprocess.TimeoutExpired):
            waiting.wait(1.0)
        (board / SECOND).write_text(FEBRUARY + "    actions: [{id: A1, action: First.}]\n")
    assert waiting.wait() == 0
    assert "A1, action: First.}, {id: A2, action: Second.}]" in (board / SECOND).read_text()
