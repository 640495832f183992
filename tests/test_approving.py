"""Approving minutes: into the later record, in the lines that must change; a copy filed; refused where it cannot be."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from laa_minutes import edit
from laa_minutes.check import check
from laa_minutes.cycle.approving import approving, write
from laa_minutes.diagnostic import LaaError
from laa_minutes.register import open_register
from laa_minutes.workspace import Workspace

Run = Callable[..., tuple[int, str, str]]
Make = Callable[[Mapping[str, str]], Workspace]

BODIES = "bodies:\n  pmg: {name: Performance Group}\n  emb: {name: Essex Management Board, called: notes}\n"
JANUARY, FEBRUARY, MARCH = (f"meetings/pmg/{day}.yaml" for day in ("2010-01-18", "2010-02-22", "2010-03-22"))
COPY = "minutes/pmg/2010-01-18.md"
HELD = "body: pmg\ndate: 2010-01-18\nstatus: circulated\nitems: [Welcome]\n"
LATER = """\
# The secretary's own words stay.
body: pmg
date: 2010-02-22

items:
  - title: Welcome      # as always
  - title: Minutes of the last meeting
    minutes_of: 2010-01-18
    minutes: |
      Nobody had anything to say.

  - title: Other business
"""
BY_HAND = "    approves:\n      - meeting: 2010-01-18  # by hand\n        amendments: [One.]\n"
DIGEST = re.compile(r"sha256:[0-9a-f]{64}")
IN_BRACKETS = 'seal: "X", copy: "X"'


def digests(indent: int) -> str:
    """The lines of both digests, which `approve` below writes as X."""
    return "".join(f"{' ' * indent}{key}: X\n" for key in ("seal", "copy"))


@pytest.fixture
def records(workspace: Make) -> Callable[..., Path]:
    """A workspace of a circulated record and a later one, with what is given instead or besides."""

    def make(files: Mapping[str, str] | None = None, *, held: str = HELD, later: str = LATER) -> Path:
        return workspace({"partnership.yaml": BODIES, JANUARY: held, FEBRUARY: later, **(files or {})}).root

    return make


def refused(laa: Run, root: Path, *words: str, code: int = 1) -> str:
    """What is said where nothing is approved; no file is touched."""
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file() and ".laa" not in path.parts}
    found, out, err = laa("approve", *(words or ("2010-01-18", "--at", "2010-02-22")), cwd=root)
    assert (found, out, err.count("\n")) == (code, "", 1)
    assert {
        path: path.read_bytes() for path in root.rglob("*") if path.is_file() and ".laa" not in path.parts
    } == before
    return err


def faults(root: Path) -> list[str]:
    return [one.code for one in check(open_register(Workspace(root), date(2010, 6, 1))) if one.level != "note"]


def approve(root: Path, *amendments: str) -> str:
    """The later record with digests left out, once January is approved in February."""
    write(root, approving(open_register(Workspace(root), date(2010, 6, 1)), "2010-01-18", "2010-02-22", amendments))
    assert faults(root) == []
    return DIGEST.sub("X", (root / FEBRUARY).read_text(encoding="utf-8"))


# What is written


def test_the_later_record_takes_the_approval_and_no_other_byte_changes(records: Callable[..., Path], laa: Run) -> None:
    root = records()
    code, out, err = laa("approve", "2010-01-18", "--at", "2010-02-22", "--amendment", "Item 1: 'no'.", cwd=root)
    assert (code, out) == (0, "")
    assert [line.split(":")[0] for line in err.splitlines()] == [
        f"Wrote {COPY}",
        f"Wrote {FEBRUARY}",
        "The record was sealed as it stands",
    ]
    entry = (
        "    approves:\n      - meeting: 2010-01-18\n        amendments:\n          - \"Item 1: 'no'.\"\n"
        "        seal: X\n        copy: X\n"
    )
    wanted = LATER.replace("minutes_of: 2010-01-18\n", f"minutes_of: 2010-01-18\n{entry}")
    assert DIGEST.sub("X", (root / FEBRUARY).read_text(encoding="utf-8")) == wanted
    assert faults(root) == []


def test_the_copy_is_the_minutes_with_approval_and_seal_beneath(records: Callable[..., Path], laa: Run) -> None:
    root = records()
    fresh = laa("minutes", "2010-01-18", cwd=root)[1]
    approve(root, "Apologies: *Gwyn* too.", "# One\n\n<b>two</b>")
    beneath = DIGEST.sub("X", (root / COPY).read_text(encoding="utf-8").removeprefix(fresh))
    assert beneath == (
        "\n---\n\nApproved as a correct record at the meeting on 22 February 2010, subject to:\n\n"
        "- Apologies: *Gwyn* too.\n\n- #### One\n\n  \\<b>two\\</b>\n\nSeal of the record: `X`\n"
    )


def test_a_dry_run_shows_the_lines_and_writes_nothing(records: Callable[..., Path], laa: Run) -> None:
    root = records()
    code, out, err = laa("approve", "2010-01-18", "--at", "2010-02-22", "--dry-run", cwd=root)
    added = [line for line in out.splitlines() if line.startswith("+")]
    assert (code, added[1].split()) == (0, ["+", "approves:"])
    assert (len(added), err.startswith(f"Would write {COPY}")) == (5, True)
    assert (root / FEBRUARY).read_text(encoding="utf-8") == LATER
    assert not (root / "minutes").exists()
    assert not (root / ".laa").exists()


@pytest.mark.parametrize(
    ("items", "wanted"),
    [
        (
            "items:\n- title: Minutes\n- title: X\n",
            f"items:\n- title: Minutes\n  approves:\n    - meeting: 2010-01-18\n{digests(6)}- title: X\n",
        ),
        (
            "items: [{title: Minutes of 18 January}, X]\n",
            f"items: [{{title: Minutes of 18 January, approves: [{{meeting: 2010-01-18, {IN_BRACKETS}}}]}}, X]\n",
        ),
        (
            "items:\n  - title: Business\n    sections:\n      -\n      - title: The minutes of January\n",
            "items:\n  - title: Business\n    sections:\n      -\n      - title: The minutes of January\n"
            f"        approves:\n          - meeting: 2010-01-18\n{digests(12)}",
        ),
        (
            "items:\n  - title: Minutes\n    approves:\n      - meeting: 2009-12-14\n",
            "items:\n  - title: Minutes\n    approves:\n      - meeting: 2009-12-14\n"
            f"      - meeting: 2010-01-18\n{digests(8)}",
        ),
    ],
)
def test_however_the_record_is_laid_out(records: Callable[..., Path], items: str, wanted: str) -> None:
    head = "body: pmg\ndate: 2010-02-22\n"
    text = approve(records(later=head + items))
    assert text == head + wanted


def test_line_ends_and_byte_order_mark_stay(records: Callable[..., Path]) -> None:
    root = records()
    (root / FEBRUARY).write_bytes(b"\xef\xbb\xbf" + LATER.replace("\n", "\r\n").encode())
    approve(root)
    data = (root / FEBRUARY).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf# The")
    assert data.count(b"\n") == data.count(b"\r\n") == LATER.count("\n") + 4


@pytest.mark.parametrize(
    ("items", "line"),
    [
        ("[{title: Minutes}, {title: Notes, minutes_of: 2010-01-18}]", "Notes"),
        ("[{title: Minutes of EMB, minutes_of: emb/2010-01-19}, {title: Minutes}]", "Minutes"),
        ("[{title: Matters arising from the minutes}, {title: Minutes of January}]", "Minutes of January"),
        ("[{title: Approval of the minutes}, {title: Finance}]", "Approval of the minutes"),
        ("[{title: Welcome, minutes_of: 2009-12-14}, {title: Finance}]", "Welcome"),
    ],
)
def test_the_item_is_that_of_these_minutes_or_the_one_about_minutes(
    records: Callable[..., Path], items: str, line: str
) -> None:
    root = records(later=f"body: pmg\ndate: 2010-02-22\nitems: {items}\n")
    found = approving(open_register(Workspace(root), date(2010, 6, 1)), "2010-01-18", "2010-02-22", ())
    assert found.item == line


def test_a_meeting_that_moved_is_known_by_its_old_name(records: Callable[..., Path], laa: Run) -> None:
    held = HELD + "moved: [{from: 2010-01-11}]\n"
    later = LATER.replace("minutes_of: 2010-01-18", "minutes_of: 2010-01-11").replace("Other business", "Minutes")
    root = records(held=held, later=later)
    assert laa("approve", "2010-01-11", "--at", "2010-02-22", cwd=root)[0] == 0
    assert "minutes_of: 2010-01-11\n    approves:\n      - meeting: 2010-01-18" in (root / FEBRUARY).read_text("utf-8")


@pytest.mark.parametrize("items", ["[{title: Finance}]", "[{title: Minutes}, {title: Minutes of December}]", "[]"])
def test_without_such_an_item_the_key_to_add_is_named(records: Callable[..., Path], laa: Run, items: str) -> None:
    root = records(later=f"body: pmg\ndate: 2010-02-22\nitems: {items}\n")
    assert "`minutes_of: 2010-01-18`" in refused(laa, root)


def test_a_title_alone_has_no_room(records: Callable[..., Path], laa: Run) -> None:
    root = records(later="body: pmg\ndate: 2010-02-22\nitems:\n  - Minutes\n")
    assert f"{FEBRUARY}:4" in refused(laa, root)


def test_another_bodys_minutes_are_named_in_full(records: Callable[..., Path], laa: Run) -> None:
    board = "body: emb\ndate: 2010-01-19\nstatus: circulated\n"
    root = records({"meetings/emb/2010-01-19.yaml": board})
    assert laa("approve", "emb/2010-01-19", "--at", "pmg/2010-02-22", cwd=root)[0] == 0
    assert "meeting: emb/2010-01-19" in (root / FEBRUARY).read_text(encoding="utf-8")
    copy = (root / "minutes/emb/2010-01-19.md").read_text(encoding="utf-8")
    assert "at the meeting of the Performance Group on 22 February 2010." in copy


def test_a_bare_date_is_the_own_bodys(records: Callable[..., Path], laa: Run) -> None:
    root = records({"meetings/emb/2010-02-22.yaml": "body: emb\ndate: 2010-02-22\nitems: [{title: Minutes}]\n"})
    assert laa("approve", "2010-01-18", "--at", "2010-02-22", cwd=root)[0] == 0
    assert DIGEST.search((root / FEBRUARY).read_text(encoding="utf-8"))


# An approval typed by hand


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        (BY_HAND, BY_HAND + digests(8)),
        (
            "    approves: [{meeting: pmg/2010-01-18, seal: }]\n",
            f"    approves: [{{meeting: pmg/2010-01-18, {IN_BRACKETS}}}]\n",
        ),
        ("    approves:\n      meeting: 2010-01-18\n", f"    approves:\n      meeting: 2010-01-18\n{digests(6)}"),
    ],
)
def test_an_approval_on_paper_is_sealed_where_it_is_typed(
    records: Callable[..., Path], typed: str, wanted: str
) -> None:
    line = "minutes_of: 2010-01-18\n"
    assert approve(records(later=LATER.replace(line, line + typed))) == LATER.replace(line, line + wanted)


def test_amendments_can_be_told_with_the_seal_and_not_be_told_otherwise(records: Callable[..., Path], laa: Run) -> None:
    line = "minutes_of: 2010-01-18\n"
    root = records(later=LATER.replace(line, f"{line}    approves: [{{meeting: 2010-01-18, amendments: One.}}]\n"))
    assert "other amendments" in refused(laa, root, "2010-01-18", "--at", "2010-02-22", "--amendment", "Two.")
    root = records(later=LATER.replace(line, f"{line}    approves: [{{meeting: 2010-01-18}}]\n"))
    assert "amendments: [Two.]" in approve(root, "Two.")


def test_an_approval_on_paper_elsewhere_is_the_one_to_seal(records: Callable[..., Path], laa: Run) -> None:
    march = "body: pmg\ndate: 2010-03-22\nitems: [{title: Minutes, approves: 2010-01-18}]\n"
    assert "already approved at pmg/2010-03-22 (meetings/pmg/2010-03-22.yaml:3)" in refused(
        laa, records({MARCH: march})
    )


# What is refused


@pytest.mark.parametrize(
    ("held", "words"),
    [
        ("body: pmg\ndate: 2010-01-18\n", "laa circulate pmg/2010-01-18"),
        ("body: pmg\ndate: 2010-01-18\nstatus: outline\n", "only in outline"),
        ("body: pmg\ndate: 2010-01-18\nstatus: cancelled\n", "was cancelled"),
        (HELD + "itms: []\n", f"{JANUARY}:5:1"),
    ],
)
def test_only_a_circulated_record_without_errors_is_approved(
    records: Callable[..., Path], laa: Run, held: str, words: str
) -> None:
    assert words in refused(laa, records(held=held))


def test_only_a_later_meeting_that_was_held_approves(records: Callable[..., Path], laa: Run) -> None:
    root = records({FEBRUARY: LATER.replace("date:", "status: circulated\ndate:")})
    assert "was no later than pmg/2010-02-22" in refused(laa, root, "2010-02-22", "--at", "2010-01-18", code=2)
    assert "cannot approve its own" in refused(laa, root, "2010-01-18", "--at", "2010-01-18", code=2)
    assert "still to come" in refused(laa, root, "2010-01-18", "--at", "2010-02-22", "--as-of", "2010-02-21")
    assert "No meeting of pmg" in refused(laa, root, "2010-01-18", "--at", "pmg/2010-02-23")
    (root / FEBRUARY).write_text(LATER.replace("date:", "status: cancelled\ndate:"), encoding="utf-8")
    assert "was cancelled" in refused(laa, root)
    (root / FEBRUARY).write_text(LATER + "what: x\n", encoding="utf-8")
    assert f"{FEBRUARY}:13:1" in refused(laa, root)


def test_a_meeting_that_is_only_planned_has_nothing_to_approve_and_approves_nothing(
    records: Callable[..., Path], laa: Run
) -> None:
    plan = {"forward-plan.yaml": "- meeting: pmg/2010-03-22\n- meeting: pmg/2009-12-14\n"}
    assert "`laa new-meeting pmg/2010-03-22`" in refused(laa, records(plan), "2010-01-18", "--at", "2010-03-22")
    assert "no record of pmg/2009-12-14" in refused(laa, records(plan), "2009-12-14", "--at", "2010-01-18")


def test_minutes_are_approved_once(records: Callable[..., Path], laa: Run) -> None:
    root = records({MARCH: "body: pmg\ndate: 2010-03-22\nitems: [{title: Minutes}]\n"})
    approve(root)
    where = "already approved at pmg/2010-02-22 (meetings/pmg/2010-02-22.yaml:10)"
    assert where in refused(laa, root)
    assert where in refused(laa, root, "2010-01-18", "--at", "2010-03-22")


def test_a_record_that_is_itself_approved_is_not_touched(records: Callable[..., Path], laa: Run) -> None:
    march = "body: pmg\ndate: 2010-03-22\nitems: [{title: Minutes, approves: 2010-02-22}]\n"
    root = records({MARCH: march, FEBRUARY: LATER.replace("date:", "status: circulated\ndate:")})
    assert "pmg/2010-02-22 were themselves approved (meetings/pmg/2010-03-22.yaml:3)" in refused(laa, root)


def test_a_record_that_holds_a_broken_seal_is_not_sealed(records: Callable[..., Path], laa: Run) -> None:
    root = records({MARCH: "body: pmg\ndate: 2010-03-22\nitems: [{title: Minutes}]\n"},
                   later=LATER.replace("date:", "status: circulated\ndate:"))  # fmt: skip
    approve(root)
    (root / JANUARY).write_text(HELD.replace("Welcome", "Farewell"), encoding="utf-8")
    assert "seal that pmg/2010-02-22 holds" in refused(laa, root, "2010-02-22", "--at", "2010-03-22")


def test_an_amendment_has_words(records: Callable[..., Path], laa: Run) -> None:
    refused(laa, records(), "2010-01-18", "--at", "2010-02-22", "--amendment", " ", code=2)


def test_a_template_that_fails_leaves_everything_as_it_was(records: Callable[..., Path], laa: Run) -> None:
    own = {"templates/minutes-actions.md.j2": "{{ minutes.nothing }}"}
    assert "templates/minutes-actions.md.j2:1" in refused(laa, records(own)).lower()


# When it does not come to its end


def test_a_process_that_dies_between_the_two_files_leaves_a_copy_that_is_found_and_used(
    records: Callable[..., Path], laa: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = records()

    def dies(*_: object) -> bool:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(edit, "write", dies)
        with pytest.raises(KeyboardInterrupt):
            approve(root)
    assert ((root / COPY).exists(), (root / FEBRUARY).read_text(encoding="utf-8")) == (True, LATER)
    assert faults(root) == ["stray-copy"]
    approve(root)
    assert laa("show", "2010-01-18", cwd=root)[1].count("seal intact") == 1


@pytest.mark.slow
def test_at_whatever_step_it_dies_running_it_again_ends_well(
    records: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Killed at one after the other of its syncs to the disk, with no time to tidy up, until it comes to its end."""
    program = (
        "import os, sys\n"
        "from laa_minutes.cli import main\n"
        "left, real = [int(sys.argv.pop())], os.fsync\n"
        "def fsync(handle):\n"
        "    left[0] -= 1\n"
        "    os._exit(9) if left[0] < 0 else real(handle)\n"
        "os.fsync = fsync\n"
        "main()\n"
    )
    fresh = records()
    for step in range(50):
        root = shutil.copytree(fresh, tmp_path_factory.mktemp("step") / "records")
        command = [sys.executable, "-c", program, "approve", "2010-01-18", "--at", "2010-02-22", str(step)]
        done = subprocess.run(command, cwd=root, capture_output=True, check=False)
        sealed = (root / FEBRUARY).read_text(encoding="utf-8") != LATER
        assert faults(root) == ([] if sealed or not (root / COPY).exists() else ["stray-copy"])
        if done.returncode == 0:
            break
        assert done.returncode == 9, done.stderr
        if not sealed:
            approve(root)
        assert "seal: sha256:" in (root / FEBRUARY).read_text(encoding="utf-8")
        assert faults(root) == []
    assert (done.returncode, sealed) == (0, True)
    assert step >= 4  # the content and the name of two files


def test_two_at_once_approve_once(records: Callable[..., Path]) -> None:
    root = records()
    command = [
        sys.executable,
        "-c",
        "from laa_minutes.cli import main; main()",
        "approve",
        "2010-01-18",
        "--at",
        "2010-02-22",
    ]
    both = [subprocess.Popen(command, cwd=root, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    said = sorted(one.communicate()[1] for one in both)
    assert ("already approved" in said[0], said[1].count("Wrote")) == (True, 2)
    assert (sorted(one.returncode for one in both), faults(root)) == ([0, 1], [])


def test_a_copy_that_is_there_is_never_written_over(records: Callable[..., Path], laa: Run) -> None:
    root = records({COPY: "# By hand\n"})
    assert f"there is another {COPY} already" in refused(laa, root).lower()
    assert faults(root) == ["stray-copy"]


def test_another_hand_meanwhile_is_not_written_over_and_no_copy_stays(records: Callable[..., Path]) -> None:
    root = records()
    found = approving(open_register(Workspace(root), date(2010, 6, 1)), "2010-01-18", "2010-02-22", ())
    (root / FEBRUARY).write_text(LATER + "# more\n", encoding="utf-8")
    with pytest.raises(LaaError, match="another hand changed"):
        write(root, found)
    assert not (root / COPY).exists()


def test_a_record_that_cannot_be_written_takes_its_copy_back(
    records: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = records()

    def fails(*_: object) -> bool:
        raise LaaError("the disk is full")

    monkeypatch.setattr(edit, "write", fails)
    with pytest.raises(LaaError, match="disk is full"):
        approve(root)
    assert not (root / COPY).exists()


def test_the_shipped_records_can_be_approved_in_a_scratch_copy(tmp_path: Path, laa: Run) -> None:
    """PMG's February minutes at its meeting of March, which `new-meeting` opens."""
    root = tmp_path / "essex"
    shutil.copytree(Path(__file__).parent.parent / "meetings", root / "meetings")
    for name in ("partnership.yaml", "indicators.yaml", "forward-plan.yaml"):
        shutil.copy(Path(__file__).parent.parent / name, root / name)
    assert laa("new-meeting", "2010-03-22", cwd=root)[0] == 0
    code, _, err = laa("approve", "2010-02-22", "--at", "2010-03-22", cwd=root)
    assert (code, err.count("Wrote")) == (0, 2)
    assert "seal intact" in laa("show", "2010-02-22", cwd=root)[1]
    assert "broken-seal" not in laa("check", cwd=root)[1]
