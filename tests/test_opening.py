"""`laa new-meeting` lays out a meeting from what is known; run again, it adds only what has come since."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from conftest import ROOT
from laa_minutes.edit import scalar
from laa_minutes.parse import read_meeting
from laa_minutes.source import read_bytes
from laa_minutes.workspace import Workspace

Run = Callable[..., tuple[int, str, str]]
Make = Callable[[Mapping[str, str]], Workspace]

PARTNERSHIP = """\
name: Example Partnership
bodies:
  board:
    name: Example Board
    members:
      - {person: Ada Ash, role: Chair}
      - {person: Ben Birch, theme: Safe Streets, from: 2010-02-01}
      - {person: Cora Cedar, to: 2010-02-28}
      - {person: Ada Ash, theme: Clean Rivers}
    agenda: [Welcome, Minutes of the last meeting, themes in rotation, Finance, Any other business]
    rotation: [Safe Streets, Clean Rivers, Warm Homes]
themes: {Safe Streets: {}, Clean Rivers: {}, Warm Homes: {}}
people: [Ada Ash, Ben Birch, Cora Cedar]
"""
JANUARY = """\
body: board
date: 2010-01-18
status: circulated
items:
  - title: Safe Streets
    actions:
      - {id: A1, action: Report on lighting., owner: Ben Birch, due: next, agenda: next}
      - {id: A2, action: Write to the council., owner: Ada Ash}
      - {id: A9, action: Ask Cora., owner: Cora Cedar}
      - {id: A10, action: Ask again.}
      - {id: A3, action: Long done.}
"""
PLAN = """\
- meeting: board/2010-02-22
  time: 14:00-16:00
  venue: Town Hall, Room 2
  items:
    - {title: Budget, lead: [Ada Ash, All], tentative: yes}
    - {title: finance, lead: All, include: [{text: Lighting costs, from: 2010-01-18/A1}, Rents]}
    - {title: "Bids: which?", lead: Cora Cedar}
    - {title: Visitor, first: yes}
"""
FEBRUARY = "meetings/board/2010-02-22.yaml"


@pytest.fixture
def records(workspace: Make) -> Path:
    """A board that met in January and has a plan for February."""
    files = {"partnership.yaml": PARTNERSHIP, "meetings/board/2010-01-18.yaml": JANUARY, "forward-plan.yaml": PLAN}
    return workspace(files).root


@pytest.fixture
def essex_copy(tmp_path: Path) -> Path:
    for name in ("partnership.yaml", "indicators.yaml", "forward-plan.yaml"):
        shutil.copy(ROOT / name, tmp_path)
    shutil.copytree(ROOT / "meetings", tmp_path / "meetings")
    return tmp_path


def titles(file: Path) -> list[str]:
    return [
        line.strip().removeprefix("- title: ") for line in file.read_text().splitlines() if line.startswith("  - t")
    ]


def refs(file: Path) -> list[str]:
    return [line.removeprefix("  - ref: ") for line in file.read_text().splitlines() if line.startswith("  - ref")]


def test_a_new_record_of_a_day_that_is_past_is_doubted(essex_copy: Path, laa: Run) -> None:
    doubt = "22 March 2010 is past: is that the day that was meant?\n"
    for words in (("--dry-run",), (), ()):  # the third time there is a record
        _, _, err = laa("new-meeting", "2010-03-22", "--as-of", "2010-03-23", *words, cwd=essex_copy)
        assert (doubt in err) == (not err.startswith("Nothing to add"))
    assert doubt not in laa("new-meeting", "2010-04-19", "--as-of", "2010-04-19", cwd=essex_copy)[2]


def test_pmg_on_22_march(essex_copy: Path, laa: Run) -> None:
    code, out, err = laa("new-meeting", "2010-03-22", "--as-of", "2010-03-01", cwd=essex_copy)
    assert (code, out) == (0, "")
    assert err == "Wrote meetings/pmg/2010-03-22.yaml: 9 items, 18 members expected, 2 matters arising.\n"
    file = essex_copy / "meetings/pmg/2010-03-22.yaml"
    assert titles(file) == [
        "Welcome, introductions and apologies",
        "Minutes and matters arising",
        "Total Place update",
        "Essex Economic Board",
        "Community Wellbeing and Older People",
        "Exception reports and recovery plans",
        "Tracker 8 feedback",
        "PRG projects – achievements, impacts, learning",
        "Any other business and next meeting",
    ]
    assert refs(file) == ["2010-02-22/A2", "2010-02-22/A5"]  # A1, A3, A4 and A6 have their place in the plan
    text = file.read_text()
    assert "\ntime: 14:00-16:30\nvenue: Maynetrees, Chelmsford\nstatus: draft\nchair: Peter Lowton\n" in text
    assert "  - title: Minutes and matters arising\n    minutes_of: 2010-02-22\n" in text
    assert "- title: NI 4 – drivers, and how the actions stand\n        from:\n          - 2010-02-22/A4\n" in text
    assert "    presented_by: Gill Butterworth\n" in text  # who leads with her is “All”
    code, out, _ = laa("check", cwd=essex_copy)
    assert code == 0
    assert "2010-03-22.yaml" not in out
    assert "6 open" in laa("actions", "--as-of", "2010-03-22", cwd=essex_copy)[1]


def test_ssog_numbers_on_and_its_clauses_come_along(tmp_path: Path, laa: Run) -> None:
    root = tmp_path / "records"
    shutil.copytree(ROOT / "examples" / "leicestershire", root)
    assert laa("new-meeting", "2008-01-22", cwd=root)[0] == 0
    file = root / "meetings/ssog/2008-01-22.yaml"
    assert refs(file) == [
        "2007-12-13/144(ii)", "2007-12-13/146(ii)", "2007-12-13/146(iii)",
        "2007-12-13/147(i)", "2007-12-13/147(ii)", "2007-12-13/147(iv)",
    ]  # fmt: skip  # 145(ii) and 147(iii) have their place in the plan
    assert (
        "  # Waits on Chairman of SSOG and Chairman of the Leicestershire Together Board: that, on" in file.read_text()
    )
    assert titles(file)[-1] == "Dates of meetings"
    assert "first_minute" not in file.read_text()  # 149 follows from the record before
    assert "# The forward plan notes: Additional meeting." in file.read_text()
    assert laa("check", cwd=root)[0] == 0
    assert "**149.** Welcome" in laa("agenda", "2008-01-22", cwd=root)[1]


def test_the_agenda_is_the_standing_one_with_the_plan_in_it(records: Path, laa: Run) -> None:
    assert laa("new-meeting", "2010-02-22", cwd=records)[0] == 0
    file = records / FEBRUARY
    assert titles(file) == [
        "Welcome",
        "Minutes of the last meeting",
        "Visitor",
        "Budget",
        "Clean Rivers",
        "Finance",
        '"Bids: which?"',
        "Any other business",
    ]
    text = file.read_text()
    assert "  # tentative in the forward plan\n  - title: Budget\n    presented_by: Ada Ash\n" in text
    assert (
        "  - title: Finance\n    minutes: |\n    sections:\n      - title: Lighting costs\n        from:\n"
        "          - 2010-01-18/A1\n        minutes: |\n      - title: Rents\n        minutes: |\n"
    ) in text


def test_a_theme_comes_in_rotation_where_the_plan_has_none(records: Path, laa: Run) -> None:
    laa("new-meeting", "2010-02-22", cwd=records)
    remark = "  # next in rotation: the forward plan has no theme for this day\n"
    assert remark + "  - title: Clean Rivers\n    theme: Clean Rivers\n" in (records / FEBRUARY).read_text()
    plan = records / "forward-plan.yaml"
    plan.write_text(PLAN + "- {meeting: board/2010-03-22, items: [Warm Homes]}\n- meeting: board/2010-04-19\n")
    laa("new-meeting", "2010-03-22", cwd=records)
    assert remark not in (records / "meetings/board/2010-03-22.yaml").read_text()
    laa("new-meeting", "2010-04-19", cwd=records)
    assert remark + "  - title: Safe Streets\n" in (records / "meetings/board/2010-04-19.yaml").read_text()


def test_members_are_those_of_the_day(records: Path, laa: Run) -> None:
    laa("new-meeting", "2010-02-22", cwd=records)
    assert "\n  - Ada Ash\n  - Ben Birch\n  - Cora Cedar\napologies:\n" in (records / FEBRUARY).read_text()
    laa("new-meeting", "2010-03-22", cwd=records)
    text = (records / "meetings/board/2010-03-22.yaml").read_text()
    assert "\n  - Ada Ash\n  - Ben Birch\napologies:\n" in text
    assert "\nchair: Ada Ash\n" in text


def test_matters_arising_are_the_open_actions_that_nothing_deals_with(records: Path, laa: Run) -> None:
    january = records / "meetings/board/2010-01-18.yaml"
    january.write_text(JANUARY + "progress:\n  - {ref: 2010-01-18/A3, status: done}\n")
    laa("new-meeting", "2010-02-22", cwd=records)
    assert refs(records / FEBRUARY) == ["2010-01-18/A2", "2010-01-18/A9", "2010-01-18/A10"]
    assert (
        "  # Ada Ash: Write to the council.\n  - ref: 2010-01-18/A2\n    status: open\n"
        in (records / FEBRUARY).read_text()
    )
    assert "  # Nobody named: Ask again.\n" in (records / FEBRUARY).read_text()


def test_a_decision_that_waits_arises_until_it_is_settled_or_an_item_deals_with_it(records: Path, laa: Run) -> None:
    text = """\
body: board
date: 2010-01-25
status: circulated
items:
  - title: Grants
    resolutions:
      - {kind: agreed, text: that it be paid, waits_on: the Cabinet}
      - {kind: deferred, text: that the other be deferred}
      - {kind: agreed, text: that a third be paid, subject_to: planning consent, owner: Ada Ash}
      - {kind: agreed, text: that there be tea}
"""
    (records / "meetings/board/2010-01-25.yaml").write_text(text)
    out = laa("new-meeting", "2010-02-22", "--dry-run", cwd=records)[1]
    assert "  # Waits on the Cabinet: that it be paid\n  - ref: 2010-01-25/1(i)\n" in out
    assert "  # Waits: that the other be deferred\n  - ref: 2010-01-25/1(ii)\n" in out
    assert "  # Ada Ash: that a third be paid\n  - ref: 2010-01-25/1(iii)\n" in out
    assert "1(iv)" not in out
    plan = PLAN.replace("Rents]", "Rents], from: 2010-01-25/1(ii)")
    (records / "forward-plan.yaml").write_text(plan)
    assert laa("new-meeting", "2010-02-22", cwd=records)[0] == 0
    assert refs(records / FEBRUARY)[-2:] == ["2010-01-25/1(i)", "2010-01-25/1(iii)"]
    assert laa("done", "2010-01-25/1(i)", "--note", "Paid.", "--at", "2010-02-22", cwd=records)[0] == 0
    march = laa("new-meeting", "2010-03-22", "--body", "board", "--dry-run", cwd=records)[1]
    assert "1(i)\n" not in march
    assert "1(iii)\n" in march


def test_what_was_planned_for_a_day_that_is_past_no_longer_covers(records: Path, laa: Run) -> None:
    laa("new-meeting", "2010-03-22", cwd=records)
    assert "2010-01-18/A1" in refs(records / "meetings/board/2010-03-22.yaml")


def test_an_action_of_another_body_that_is_due_here(records: Path, laa: Run) -> None:
    (records / "partnership.yaml").write_text(PARTNERSHIP.replace("bodies:\n", "bodies:\n  forum: {name: Forum}\n"))
    other = records / "meetings/forum/2010-02-01.yaml"
    other.parent.mkdir()
    due, not_due = "{id: A1, action: Tell the board., due: board/2010-02-22}", "{id: A2, action: Something else.}"
    other.write_text(f"body: forum\ndate: 2010-02-01\nitems:\n  - title: One\n    actions: [{due}, {not_due}]\n")
    laa("new-meeting", "2010-02-22", cwd=records)
    assert "forum/2010-02-01/A1" in refs(records / FEBRUARY)
    assert "forum/2010-02-01/A2" not in refs(records / FEBRUARY)


def test_actions_without_a_number_are_told_of(records: Path, laa: Run) -> None:
    january = records / "meetings/board/2010-01-18.yaml"
    january.write_text(JANUARY.replace("id: A10, ", ""))
    _, _, err = laa("new-meeting", "2010-02-22", cwd=records)
    assert "1 open action without a number could not be laid out" in err


def test_time_and_place_as_the_meeting_before_said_where_the_plan_is_silent(records: Path, laa: Run) -> None:
    january = records / "meetings/board/2010-01-18.yaml"
    january.write_text(JANUARY + "next_meeting: {date: 2010-02-22, time: 09:30-11:00, venue: Library}\n")
    (records / "forward-plan.yaml").write_text("- {meeting: board/2010-02-22, time: 10:00-12:00}\n")
    laa("new-meeting", "2010-02-22", cwd=records)
    assert "\ntime: 10:00-12:00\nvenue: Library\n" in (records / FEBRUARY).read_text()


def test_a_second_meeting_on_one_day(records: Path, laa: Run) -> None:
    (records / "meetings/board/2010-01-18.yaml").write_text(JANUARY + "next_meeting: {date: 2010-02-22, time: 09:30}\n")
    assert laa("new-meeting", "2010-02-22-2", "--body", "board", cwd=records)[0] == 0
    text = (records / "meetings/board/2010-02-22-2.yaml").read_text()
    assert "date: 2010-02-22\nstatus: draft\n" in text  # the plan's time and place are those of the first
    assert "title: Budget" not in text
    assert laa("check", cwd=records)[0] == 0


def test_nothing_is_invented(workspace: Make, laa: Run) -> None:
    root = workspace({"partnership.yaml": "bodies: {board: {name: Board}}\n"}).root
    code, _, err = laa("new-meeting", "2010-02-22", cwd=root)
    assert code == 0
    assert "no items, no members expected, no matters arising" in err
    assert "The forward plan does not have board/2010-02-22." in err
    text = (root / FEBRUARY).read_text()
    assert not any(line.startswith(("time:", "venue:", "chair:", "kind:")) for line in text.splitlines())
    assert laa("check", cwd=root)[0] == 0


def test_a_number_that_nothing_tells_is_asked_for(workspace: Make, laa: Run) -> None:
    root = workspace(
        {"partnership.yaml": "bodies: {board: {name: Board, numbering: continuous, agenda: [One]}}\n"}
    ).root
    laa("new-meeting", "2010-02-22", cwd=root)
    assert "\n# first_minute: 1  #" in (root / FEBRUARY).read_text()


def test_options_say_more_than_the_plan(records: Path, laa: Run) -> None:
    words = ("--time", "2pm-3.30pm", "--venue", "The Barn: back room", "--kind", "additional")
    assert laa("new-meeting", "board/2010-02-22", *words, cwd=records)[0] == 0
    text = (records / FEBRUARY).read_text()
    assert '\ntime: 14:00-15:30\nvenue: "The Barn: back room"\nstatus: draft\nkind: additional\n' in text


def test_a_dry_run_shows_and_writes_nothing(records: Path, laa: Run) -> None:
    before = sorted(path for path in records.rglob("*"))
    code, out, err = laa("new-meeting", "2010-02-22", "--dry-run", cwd=records)
    assert code == 0
    assert err.startswith(f"Would write {FEBRUARY}: 8 items")
    assert sorted(path for path in records.rglob("*")) == before
    laa("new-meeting", "2010-02-22", cwd=records)
    assert (records / FEBRUARY).read_text() == out


# Run again


def test_the_second_run_writes_nothing(records: Path, laa: Run) -> None:
    laa("new-meeting", "2010-02-22", cwd=records)
    file = records / FEBRUARY
    os.utime(file, (1, 1))
    before = file.read_bytes()
    code, _, err = laa("new-meeting", "2010-02-22", cwd=records)
    assert (code, err) == (0, f"Nothing to add to {FEBRUARY}; it was left as it is.\n")
    assert file.read_bytes() == before
    assert file.stat().st_mtime == 1


def test_only_what_has_come_since_is_added_and_nothing_typed_is_altered(records: Path, laa: Run) -> None:
    laa("new-meeting", "2010-02-22", cwd=records)
    file = records / FEBRUARY
    typed = (
        file.read_text()
        .replace("  - Ben Birch\n", "")
        .replace("apologies:\n", "apologies:\n  - Ben Birch   # on leave\n")
        .replace("title: Budget\n", "title: 'The Budget, at last'\n")
        .replace("Welcome\n    minutes: |\n", "Welcome, all\n    minutes: |\n      Ada opened.\n\n      # No comment\n")
        .replace("A9\n    status: open\n", "A9\n    status: done\n    note: 'She said: yes'\n")
    )  # fmt: skip
    file.write_bytes(typed.replace("\n", "\r\n").encode("utf-8-sig"))
    plan = records / "forward-plan.yaml"
    plan.write_text(PLAN + "    - {title: Late business, lead: Ben Birch, from: 2010-01-18/A10}\n")
    january = records / "meetings/board/2010-01-18.yaml"
    january.write_text(JANUARY + "      - {id: A11, action: One more., owner: Ada Ash}\n")
    code, _, err = laa("new-meeting", "2010-02-22", cwd=records)
    assert (code, err) == (0, f"Wrote {FEBRUARY}: added 1 item (Late business), 1 matter arising (2010-01-18/A11).\n")
    after = file.read_bytes()
    assert after.startswith(b"\xef\xbb\xbf")
    assert after.count(b"\n") == after.count(b"\r\n")
    new = after.decode("utf-8-sig").replace("\r\n", "\n")
    item = (
        "  - title: Late business\n    presented_by: Ben Birch\n    from:\n      - 2010-01-18/A10\n    minutes: |\n\n"
    )
    matter = "  # Ada Ash: One more.\n  - ref: 2010-01-18/A11\n    status: open\n"
    assert new.replace(item, "", 1).replace(matter, "", 1) == typed
    assert new.index("Late business") < new.index("Any other business")
    assert "Nothing to add" in laa("new-meeting", "2010-02-22", cwd=records)[2]


def test_a_line_that_came_into_the_plan_joins_its_item(records: Path, laa: Run) -> None:
    laa("new-meeting", "2010-02-22", cwd=records)
    plan = records / "forward-plan.yaml"
    plan.write_text(
        PLAN.replace("Rents]", "Rents, {text: Letters, from: 2010-01-18/A2}]").replace(
            "tentative: yes", "from: 2010-01-18/A9"
        )
    )
    code, _, err = laa("new-meeting", "2010-02-22", cwd=records)
    assert code == 0
    assert "added 1 item (Letters), 1 wish (2010-01-18/A9)" in err
    text = (records / FEBRUARY).read_text()
    assert (
        "      - title: Rents\n        minutes: |\n      - title: Letters\n        from:\n          - 2010-01-18/A2\n"
        in text
    )
    assert laa("check", cwd=records)[0] == 0


def test_a_record_begun_by_hand_is_filled_up(records: Path, laa: Run) -> None:
    file = records / FEBRUARY
    file.write_text("# Mine\nbody: board\ndate: 2010-02-22\nvenue: My room")
    code, _, err = laa("new-meeting", "2010-02-22", cwd=records)
    assert code == 0
    assert "3 members expected, time, 8 items" in err
    assert file.read_text().startswith("# Mine\nbody: board\ndate: 2010-02-22\ntime: 14:00-16:00\nvenue: My room\n")
    assert read_bytes(file.read_bytes(), FEBRUARY).faults == []
    assert laa("check", cwd=records)[0] == 0
    assert "Nothing to add" in laa("new-meeting", "2010-02-22", cwd=records)[2]


def test_whoever_was_taken_out_stays_out(records: Path, laa: Run) -> None:
    laa("new-meeting", "2010-02-22", cwd=records)
    file = records / FEBRUARY
    shorter = file.read_text().replace("  - Ben Birch\n", "").replace("  - title: Welcome\n    minutes: |\n\n", "")
    file.write_text(shorter)
    laa("new-meeting", "2010-02-22", cwd=records)
    assert file.read_text() == shorter


# Refusals


@pytest.mark.parametrize("status", ["circulated", "cancelled", "outline"])
def test_only_a_draft_is_added_to(records: Path, laa: Run, status: str) -> None:
    file = records / FEBRUARY
    file.write_text(f"body: board\ndate: 2010-02-22\nstatus: {status}\n")
    code, _, err = laa("new-meeting", "2010-02-22", cwd=records)
    assert code == 1
    assert "its record is not touched" in err
    assert file.read_text() == f"body: board\ndate: 2010-02-22\nstatus: {status}\n"


def test_approved_minutes_are_not_touched(records: Path, laa: Run) -> None:
    file = records / "meetings/board/2010-01-18.yaml"
    file.write_text(JANUARY.replace("circulated", "draft"))
    later = "body: board\ndate: 2010-02-22\nitems:\n  - {title: Minutes, approves: [{meeting: 2010-01-18}]}\n"
    (records / FEBRUARY).write_text(later)
    code, _, err = laa("new-meeting", "2010-01-18", cwd=records)
    assert code == 1
    assert "were approved at board/2010-02-22" in err


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("2010-02-30",), 2, "30 February is no date. February 2010 has 28 days."),
        (("22/02/2010",), 2, "Write 2010-02-22."),
        (("tomorrow",), 2, "is no date"),
        (("2010-02-22/A3",), 2, "is no date"),
        (("2010-02-22", "--time", "later"), 2, "is no time"),
        (("2010-02-22", "--kind", "jolly"), 2, "jolly"),
        (("2010-02-22", "--body", "bored"), 1, "o body called “bored”"),
        (("forum/2010-02-22",), 1, "o body called forum in partnership.yaml. There are: board."),
        (("forum/2010-02-22", "--body", "board"), 2, "--body says board"),
        (("2010-07-12",), 1, "was moved to board/2010-07-16"),
        (("2010-08-16",), 1, "is cancelled in forward-plan.yaml"),
        ((), 2, "DATE"),
    ],
)
def test_bad_input_is_one_line_and_nothing_is_written(
    records: Path, laa: Run, words: tuple[str, ...], code: int, said: str
) -> None:
    moved = "- {meeting: board/2010-07-16, moved: [{from: 2010-07-12, why: Room}]}\n"
    (records / "forward-plan.yaml").write_text(PLAN + moved + "- {meeting: board/2010-08-16, cancelled: Holidays}\n")
    got, out, err = laa("new-meeting", *words, cwd=records)
    assert (got, out) == (code, "")
    assert said in " ".join(err.split())
    assert [path.name for path in (records / "meetings").rglob("*.yaml")] == ["2010-01-18.yaml"]


def test_the_body_is_the_one_that_meets_that_day_else_it_is_asked_for(records: Path, laa: Run) -> None:
    (records / "partnership.yaml").write_text(PARTNERSHIP.replace("bodies:\n", "bodies:\n  forum: {name: Forum}\n"))
    (records / "forward-plan.yaml").write_text(PLAN + "- meeting: forum/2010-03-01\n- meeting: forum/2010-02-22\n")
    assert "Wrote meetings/forum/2010-03-01.yaml" in laa("new-meeting", "2010-03-01", cwd=records)[2]
    code, _, err = laa("new-meeting", "2010-02-22", cwd=records)
    assert (code, err) == (2, "On 22 February 2010 there are meetings of board and forum. Say which with --body.\n")
    code, _, err = laa("new-meeting", "2010-05-05", cwd=records)
    assert (code, err) == (
        2, "Nothing is planned for 5 May 2010, and there are several bodies: board, forum. Say which with --body.\n"
    )  # fmt: skip
    assert laa("new-meeting", "2010-02-22", "--body", "board", cwd=records)[0] == 0


@pytest.mark.parametrize(
    "broken", ["partnership.yaml", "forward-plan.yaml", "meetings/board/2010-01-18.yaml", FEBRUARY]
)
def test_from_broken_records_nothing_is_opened(records: Path, laa: Run, broken: str) -> None:
    file = records / broken
    file.write_text((file.read_text() if file.exists() else "body: board\ndate: 2010-02-22\n") + "nonsense\n")
    code, _, err = laa("new-meeting", "2010-02-22", cwd=records)
    assert code == 1
    assert broken in err
    assert "`laa check` shows them all" in err
    assert broken == FEBRUARY or not (records / FEBRUARY).exists()


def test_a_folder_that_may_not_be_written(records: Path, laa: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: object) -> None:
        raise PermissionError(13, "Permission denied")

    laa("new-meeting", "2010-03-22", cwd=records)
    monkeypatch.setattr(tempfile, "mkstemp", refuse)
    code, out, err = laa("new-meeting", "2010-02-22", cwd=records)
    assert (code, out) == (1, "")
    assert err.startswith("Cannot write meetings/board/2010-02-22.yaml: Permission denied; nothing was lost.")
    assert not (records / FEBRUARY).exists()


def test_two_at_once(records: Path) -> None:
    """One writes the record, the other finds it there and adds nothing."""
    command = [sys.executable, "-c", "from laa_minutes.cli import main; main()", "new-meeting", "2010-02-22"]
    both = [subprocess.Popen(command, cwd=records, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    said = sorted(one.communicate()[1].split(":")[0].split(" to ")[0].split(" ")[0] for one in both)
    assert said == ["Nothing", "Nothing", "Wrote"]
    assert [one.returncode for one in both] == [0, 0, 0]
    assert len(titles(records / FEBRUARY)) == 8
    assert sorted(path.name for path in (records / "meetings/board").iterdir()) == [
        "2010-01-18.yaml",
        "2010-02-22.yaml",
    ]


def test_the_minutes_to_approve_come_in_when_they_are_on_record(records: Path, laa: Run) -> None:
    january = records / "meetings/board/2010-01-18.yaml"
    january.unlink()
    (records / "forward-plan.yaml").write_text("- meeting: board/2010-02-22\n")
    laa("new-meeting", "2010-02-22", cwd=records)
    before = (records / FEBRUARY).read_text()
    assert "minutes_of" not in before
    january.write_text("body: board\ndate: 2010-01-18\n")
    assert "added 1 item (minutes of 2010-01-18)" in laa("new-meeting", "2010-02-22", cwd=records)[2]
    after = (records / FEBRUARY).read_text()
    assert after.replace("    minutes_of: 2010-01-18\n", "") == before
    assert "  - title: Minutes of the last meeting\n    minutes_of: 2010-01-18\n    minutes: |\n" in after


def test_what_is_typed_stays_and_is_said_to(records: Path, laa: Run) -> None:
    laa("new-meeting", "2010-02-22", cwd=records)
    _, _, err = laa("new-meeting", "2010-02-22", "--time", "10:00", "--venue", "Elsewhere", cwd=records)
    assert "Nothing to add" in err
    assert "The time stays 14:00-16:00, as it is typed in the record." in err
    assert "The venue stays Town Hall, Room 2, as it is typed in the record." in err


def test_a_theme_is_known_by_its_name_in_a_title(records: Path, laa: Run) -> None:
    (records / "forward-plan.yaml").write_text("- {meeting: board/2010-02-22, items: [Update on Warm Homes]}\n")
    laa("new-meeting", "2010-02-22", cwd=records)
    text = (records / FEBRUARY).read_text()
    assert "  - title: Update on Warm Homes\n    theme: Warm Homes\n" in text
    assert "Clean Rivers" not in text


@pytest.mark.parametrize("odd", ["a: b # c", "- x", "NO", "{{ 7*7 }}", "1:30", "“é”, 'q' \"d\"", "%x", "*y", "x" * 300])
def test_any_text_in_the_plan_is_safe_in_the_record(records: Path, laa: Run, odd: str) -> None:
    one = scalar(odd, flow=True)
    item = f"{{title: {one}, lead: {one}, include: [{one}]}}"
    (records / "forward-plan.yaml").write_text(
        f"- {{meeting: board/2010-02-22, venue: {one}, note: {one}, items: [{item}]}}\n"
    )
    assert laa("new-meeting", "2010-02-22", cwd=records)[0] == 0
    meeting = read_meeting(read_bytes((records / FEBRUARY).read_bytes(), FEBRUARY))
    assert meeting is not None
    found = next(item for item in meeting.items if item.title == odd)
    assert (found.presented_by, found.sections[0].title, meeting.venue) == ((odd,), odd, odd)
    assert "Nothing to add" in laa("new-meeting", "2010-02-22", cwd=records)[2]


def test_a_name_over_two_lines_does_not_break_a_comment(records: Path, laa: Run) -> None:
    text = PARTNERSHIP.replace("name: Example Board", 'name: "Example\\nBoard\\u2028\\x07of: all"')
    (records / "partnership.yaml").write_text(text)
    assert laa("new-meeting", "2010-02-22", cwd=records)[0] == 0
    assert (records / FEBRUARY).read_text().startswith("# Example Board of: all: Monday 22 February 2010\n")
    assert laa("check", cwd=records)[0] == 0
