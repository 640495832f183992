"""Two officers' work in two branches merges; where both changed the same thing, `laa check` says so in plain words."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from laa_minutes.workspace import Workspace

Run = Callable[..., tuple[int, str, str]]
Make = Callable[[Mapping[str, str]], Workspace]

JANUARY = """\
body: board
date: 2010-01-18
status: circulated
items:
  - title: Streets
    actions:
      - id: A1
        action: Count the lamps.
        owner: Ada Ash
      - id: A2
        action: Light them.
        owner: Ben Birch
  - title: Drains
    minutes: |
      Nothing new.
"""
PLAN = "- meeting: board/2010-02-22\n\n- meeting: board/2010-03-22\n"
RECORD = "meetings/board/2010-02-22.yaml"


@pytest.fixture
def branches(workspace: Make, laa: Run) -> Path:
    """January's minutes and the record of February, opened, in a repository of their own."""
    root = workspace({
        "partnership.yaml": "bodies: {board: {name: Example Board}}\npeople: [Ada Ash, Ben Birch]\n",
        "meetings/board/2010-01-18.yaml": JANUARY, "forward-plan.yaml": PLAN,
    }).root  # fmt: skip
    git(root, "init", "-q", "-b", "main")
    assert laa("new-meeting", "2010-02-22", cwd=root)[0] == 0
    commit(root)
    git(root, "branch", "other")
    return root


def git(root: Path, *words: str, check: bool = True) -> str:
    who = ["-c", "user.name=An Officer", "-c", "user.email=officer@example.org", "-c", "commit.gpgsign=false"]
    done = subprocess.run(["git", *who, *words], cwd=root, capture_output=True, text=True, check=check)
    return done.stdout


def commit(root: Path) -> None:
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "work")


def merged(root: Path, laa: Run, ours: list[str], theirs: list[str]) -> list[str]:
    """The conflicts where one officer ran one command and another the other, each in a branch."""
    for branch, words in (("other", theirs), ("main", ours)):
        git(root, "checkout", "-q", branch)
        code, _, err = laa(*words, "--as-of", "2010-02-01", cwd=root)
        assert code == 0, err
        commit(root)
    said = git(root, "merge", "-q", "other", check=False)
    return [line for line in said.splitlines() if line.startswith("CONFLICT")]


def test_different_actions_closed_at_one_meeting(branches: Path, laa: Run) -> None:
    assert merged(branches, laa, ["done", "A1", "--note", "All."], ["action", "drop", "A2", "--note", "No oil."]) == []
    text = (branches / RECORD).read_text()
    assert re.findall(r"ref: 2010-01-18/(A\d)\n    status: (\w+)", text) == [("A1", "done"), ("A2", "dropped")]
    assert laa("check", cwd=branches)[0] == 0


def test_actions_added_under_different_items(branches: Path, laa: Run) -> None:
    """Each branch took the next number; check says which is to be given another."""
    ours, theirs = (["action", "add", "--meeting", "2010-01-18", "--item", n, "Go."] for n in ("1", "2"))
    assert merged(branches, laa, ours, theirs) == []
    code, out, _ = laa("check", cwd=branches)
    assert code == 1
    assert "double-number: A3 is given twice; first on line 13" in out
    assert "give the other the next free number" in out


def test_a_meeting_moved_while_an_action_is_closed_there(branches: Path, laa: Run) -> None:
    assert merged(branches, laa, ["move", "2010-02-22", "2010-03-01", "--why", "Snow"], ["done", "A1"]) == []
    assert not (branches / RECORD).exists()
    text = (branches / "meetings/board/2010-03-01.yaml").read_text()
    assert "date: 2010-03-01\n" in text
    assert "ref: 2010-01-18/A1\n    status: done\n    on: 2010-02-01\n" in text
    assert laa("check", cwd=branches)[0] == 0


def test_the_same_action_reported_in_two_ways_is_a_small_conflict_that_check_explains(branches: Path, laa: Run) -> None:
    conflicts = merged(branches, laa, ["done", "A1"], ["action", "drop", "A1", "--note", "No lamps."])
    assert conflicts == [f"CONFLICT (content): Merge conflict in {RECORD}"]
    code, out, _ = laa("check", cwd=branches)
    assert code == 1
    assert "conflict-marker: git could not merge two people's changes here (lines " in out
    between = (branches / RECORD).read_text().partition("<<<<<<<")[2].partition(">>>>>>>")[0]
    assert len(between.splitlines()) <= 8
    assert "A2" not in between
    code, _, err = laa("done", "A2", cwd=branches)
    assert code == 1
    assert "git could not merge" in err
