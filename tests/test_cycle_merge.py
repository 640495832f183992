"""Two officers' work in two branches merges; where both changed the same thing, `laa check` says so in plain words."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable, Mapping
from itertools import combinations, product
from pathlib import Path

import pytest

from laa_minutes.workspace import Workspace

Run = Callable[..., tuple[int, str, str]]
Make = Callable[[Mapping[str, str]], Workspace]

PARTNERSHIP = """\
bodies: {board: {name: Example Board, agenda: [Minutes of the last meeting]}}
people: [Ada Ash, Ben Birch]
"""
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
        "partnership.yaml": PARTNERSHIP,
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


def test_actions_added_to_different_meetings(branches: Path, laa: Run) -> None:
    ours, theirs = (["action", "add", "--meeting", day, "--item", "1", "Go."] for day in ("2010-01-18", "2010-02-22"))
    assert merged(branches, laa, ours, theirs) == []
    code, out, _ = laa("actions", "--json", "--as-of", "2010-02-22", cwd=branches)
    assert code == 0
    assert {"board/2010-01-18/A3", "board/2010-02-22/A1"} <= {row["ref"] for row in json.loads(out)["actions"]}


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


# What docs/git.md says

THREE = JANUARY.replace(
    "  - title: Drains\n", "      - id: A3\n        action: Paint them.\n        owner: Ada Ash\n  - title: Drains\n"
)


def test_entries_laid_out_side_by_side_merge_in_every_arrangement(workspace: Make, laa: Run) -> None:
    """Each of three neighbours is reported on by one officer, by the other, or by none: 27 merges, no conflict."""
    root = workspace({
        "partnership.yaml": PARTNERSHIP,
        "meetings/board/2010-01-18.yaml": THREE, "forward-plan.yaml": PLAN,
    }).root  # fmt: skip
    assert laa("new-meeting", "2010-02-22", cwd=root)[0] == 0
    base = (root / RECORD).read_text()
    ours = texts(root, laa, base, ["done"], ["--note", "All\nof them."])
    theirs = texts(root, laa, base, ["action", "progress"], ["--due", "2010-03-22", "--owner", "Ben Birch"])
    for who in product(("ours", "theirs", "neither"), repeat=3):
        by = {one: frozenset(n for n in range(3) if who[n] == one) for one in ("ours", "theirs")}
        merged_text = merged_file(root, base, ours[by["ours"]], theirs[by["theirs"]])
        entries = merged_text.partition("progress:\n")[2].partition("\nitems:")[0].split("  - ref: ")[1:]
        said = ["done" if "status: done" in one else "theirs" if "due: 2010-03-22" in one else "" for one in entries]
        assert said == [{"ours": "done", "theirs": "theirs", "neither": ""}[one] for one in who]
        (root / RECORD).write_text(merged_text)
        assert laa("check", cwd=root)[0] == 0


def texts(root: Path, laa: Run, base: str, verb: list[str], options: list[str]) -> dict[frozenset[int], str]:
    """The record after one officer has reported on each choice of the three actions."""
    found = {frozenset[int](): base}
    for choice in (frozenset(one) for n in (1, 2, 3) for one in combinations(range(3), n)):
        last = max(choice)
        (root / RECORD).write_text(found[choice - {last}])
        assert laa(*verb, f"A{last + 1}", *options, "--as-of", "2010-02-01", cwd=root)[0] == 0
        found[choice] = (root / RECORD).read_text()
    return found


def merged_file(root: Path, base: str, ours: str, theirs: str) -> str:
    """What git makes of one file. Fails where there is a conflict."""
    for name, text in (("base", base), ("ours", ours), ("theirs", theirs)):
        (root / name).write_text(text)
    return git(root, "merge-file", "-p", "ours", "base", "theirs")


def test_two_appends_to_one_list_are_a_conflict_that_both_lines_mend(branches: Path, laa: Run) -> None:
    ours, theirs = (["action", "add", "--meeting", "2010-01-18", "--item", "1", text] for text in ("Go.", "Stay."))
    assert len(merged(branches, laa, ours, theirs)) == 1
    path = branches / "meetings/board/2010-01-18.yaml"
    text = path.read_text()
    assert text.count("<<<<<<<") == 1
    assert len(text.partition("<<<<<<<")[2].partition(">>>>>>>")[0].splitlines()) <= 6
    assert "conflict-marker" in laa("check", cwd=branches)[1]
    path.write_text("      - id: A3\n        action: Go.\n      - id: A4\n        action: Stay.\n".join(around(text)))
    assert laa("check", cwd=branches)[0] == 0


def around(text: str) -> list[str]:
    """What stands before and behind the conflict, with the lines that both have left out."""
    before, after = re.split(r"(?ms)^<<<<<<<.*^>>>>>>>[^\n]*\n", text)
    return [before.removesuffix("      - id: A3\n"), after]


def test_a_record_opened_in_both_branches_with_other_reports_is_a_conflict_in_these_alone(
    workspace: Make, laa: Run
) -> None:
    root = workspace({
        "partnership.yaml": PARTNERSHIP,
        "meetings/board/2010-01-18.yaml": JANUARY, "forward-plan.yaml": PLAN,
    }).root  # fmt: skip
    git(root, "init", "-q", "-b", "main")
    commit(root)
    git(root, "branch", "other")
    conflicts = merged(root, laa, ["done", "A1"], ["done", "A2"])
    assert conflicts == [f"CONFLICT (add/add): Merge conflict in {RECORD}"]
    text = (root / RECORD).read_text()
    assert "items:" not in "".join(re.findall(r"(?ms)^<<<<<<<.*?^>>>>>>>", text))


def approve(root: Path, laa: Run) -> None:
    """January's minutes, at the meeting in February."""
    code, _, err = laa("approve", "2010-01-18", "--at", "2010-02-22", "--as-of", "2010-02-22", cwd=root)
    assert code == 0, err
    commit(root)


def test_one_approval_in_both_branches_is_one(branches: Path, laa: Run) -> None:
    for branch in ("other", "main"):
        git(branches, "checkout", "-q", branch)
        approve(branches, laa)
    assert "CONFLICT" not in git(branches, "merge", "-q", "other", check=False)
    assert laa("check", cwd=branches)[0] == 0


def test_minutes_approved_in_one_branch_and_changed_in_the_other(branches: Path, laa: Run) -> None:
    """Nothing for git to see; the seal sees it."""
    git(branches, "checkout", "-q", "other")
    assert laa("action", "add", "--meeting", "2010-01-18", "--item", "2", "Go.", cwd=branches)[0] == 0
    commit(branches)
    git(branches, "checkout", "-q", "main")
    approve(branches, laa)
    assert "CONFLICT" not in git(branches, "merge", "-q", "other", check=False)
    code, out, _ = laa("check", cwd=branches)
    assert code == 1
    assert "error broken-seal" in out


def test_two_meetings_moved_in_two_branches(branches: Path, laa: Run) -> None:
    ours, theirs = (["move", was, now, "--why", "Snow"] for was, now in
                    (("2010-02-22", "2010-03-01"), ("2010-03-22", "2010-03-29")))  # fmt: skip
    assert merged(branches, laa, ours, theirs) == []
    assert laa("check", cwd=branches)[0] == 0
