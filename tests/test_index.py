"""The register on disk answers as the register in memory does, whatever state it is in."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from laa_minutes.record.stored import restored, stored
from laa_minutes.register import Register, open_register
from laa_minutes.register.files import Files
from laa_minutes.register.index import NAME, open_kept, open_read
from laa_minutes.register.reading import shared, shares
from laa_minutes.source import Source
from laa_minutes.workspace import FOLDER, Workspace

ROOT = Path(__file__).parent.parent
Make = Callable[[Mapping[str, str]], Workspace]
DAYS = (date(2009, 12, 31), date(2010, 1, 20), date(2010, 3, 1), date(2026, 1, 1))

# A small world in which much depends on much: each file in several versions, None where it is not there.
PARTNERSHIP = """
name: Test
bodies:
  pmg: {name: Performance Group, secretary: Ann Lee, members: [Ann Lee, {person: Bob Day, from: 2010-02-01}]}
  ssog: {name: Senior Officers, numbering: continuous, style: resolutions}
people: [{name: Ann Lee, organisation: Police}, Bob Day]
"""
VERSIONS: dict[str, tuple[str | None, ...]] = {
    "partnership.yaml": (
        PARTNERSHIP,
        PARTNERSHIP.replace("Bob Day, from", "Bea Day, from").replace("Bob Day]", "Bea Day]"),
        PARTNERSHIP.replace(", numbering: continuous", ""),
        "bodies: [\n",
    ),
    "indicators.yaml": (
        "NI 4:\n  title: Influence\n  targets: [{period: 2009/10, value: 3, agreed: {at: pmg/2010-01-18/1}}]\n"
        "  recovery: {review: pmg/2010-03-15, steps: [{what: Ask, due: pmg/2010-03-15}]}\n",
        "NI 5: {titel: Other}\n",
        None,
    ),
    "forward-plan.yaml": (
        "- meeting: pmg/2010-03-15\n  items: [{title: Report, from: 2010-01-18/A1}]\n- meeting: undated\n",
        "- meeting: pmg/2010-03-22\n  moved: [{from: 2010-03-15, dated: 2010-02-20, why: Snow}]\n"
        "- meeting: ssog/2010-03-02\n  cancelled: {why: Snow, dated: 2010-02-25}\n",
        None,
    ),
    "meetings/pmg/2010-01-18.yaml": (
        "body: pmg\ndate: 2010-01-18\npresent: [Ann Lee, Bob]\nitems:\n- title: One\n"
        "  minutes: NI 4 and minute 2 above.\n"
        "  actions:\n  - {id: A1, action: Ring NI 4, owner: Bob, due: next, agenda: next}\n"
        "  - {action: Write, due: 2010-03, indicators: [NI 4]}\n"
        "  sums: [{id: S1, amount: 10, for: Paint}]\n  indicators: [{code: NI 4, standing: at risk}]\n",
        "body: pmg\ndate: 2010-01-18\nitems: [{title: Only a title}]\nnext_meeting: {date: 2010-02-22}\n",
        "body: pmg\ndate: 2010-01-18\nitems: [\n",
        None,
    ),
    "meetings/pmg/2010-02-22.yaml": (
        "body: pmg\ndate: 2010-02-22\nstatus: circulated\nprogress:\n"
        "- {ref: 2010-01-18/A1, status: done, on: 2010-02-01}\n"
        "- {ref: 2010-01-18/A7, status: open, due: 2010-03-15, note: See 2010-01-18/1}\nitems:\n"
        "- title: Minutes\n  approves: [{meeting: 2010-01-18}]\n- title: Money\n  from: 2010-01-18/A1\n"
        "  sums: [{id: S1, amount: 5, source: 2010-01-18/S1}, {id: S2, amount: 1, source: The bank}]\n",
        "body: pmg\ndate: 2010-02-22\ncancelled: {why: Snow, dated: 2010-02-19}\nstatus: cancelled\nitems: []\n",
        None,
    ),
    "meetings/pmg/2010-03-22.yaml": (
        "body: pmg\ndate: 2010-03-22\nmoved: [{from: 2010-03-15, dated: 2010-02-20}]\nprogress:\n"
        "- {ref: 2010-02-22/A1, status: done}\n- {ref: ssog/2010-02-02/1(ii), status: done}\nitems: [{title: Late}]\n",
        None,
    ),
    "meetings/ssog/2010-01-05.yaml": (
        "body: ssog\ndate: 2010-01-05\nfirst_minute: 140\nitems:\n- title: Alone\n"
        "  resolutions: [{text: that it be so}]\n"
        "- title: Two\n  number: 150a\n  resolutions:\n  - {text: one, kind: delegated, owner: Ann Lee, due: next}\n"
        "  - {text: two, clauses: [{text: inner}]}\n  sections: [{title: Part, minutes: (i) above and minute 140.}]\n",
        "body: ssog\ndate: 2010-01-05\nitems: [{title: Uncounted}, {title: More}]\n",
        None,
    ),
    "meetings/ssog/2010-02-02.yaml": (
        "body: ssog\ndate: 2010-02-02\n"
        "progress: [{ref: minute 150a(i), status: done}, {about: minute 141, status: open}]\nitems:\n"
        "- title: Next\n  decisions: [{kind: deferred, text: later, waits_on: Cabinet}]\n"
        "  deadlines: [{what: Draft, when: 2010-02-20}]\n",
        "body: ssog\ndate: 2010-02-02\nstatus: cancelled\nitems: [{title: Next}, {title: After}]\n",
        None,
    ),
}
STATES = st.fixed_dictionaries({path: st.integers(0, len(texts) - 1) for path, texts in VERSIONS.items()})


def write(root: Path, state: Mapping[str, int]) -> None:
    for path, version in state.items():
        text, file = VERSIONS[path][version], root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if text is None:
            file.unlink(missing_ok=True)
        elif not file.exists() or file.read_text(encoding="utf-8") != text:
            file.write_text(text, encoding="utf-8")


def everything(register: Register) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table and view, and what is not in tables."""
    names = register.rows(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('file', 'partnership') "
        "UNION SELECT name FROM sqlite_temp_schema WHERE type = 'view'"
    )
    found = {}
    for (name,) in names:
        if register.one("SELECT 1 FROM sqlite_schema WHERE name = ?", name):
            found[name] = [tuple(row) for row in register.rows(f"SELECT * FROM {name} ORDER BY rowid")]
        else:  # some tell a row's number, by which they are put in order, and which is nothing else
            rows = [dict(row) for row in register.rows(f"SELECT * FROM {name}")]
            rows.sort(key=lambda row: (row.pop("rowid", 0), row.pop("position", 0), repr(row)))
            found[name] = [tuple(row.items()) for row in rows]
    found["partnership"] = [tuple(map(str, (register.partnership, register.roster.people)))]
    found["faults"] = [(fault,) for fault in register.faults]
    found["meetings"] = [(ref, meeting) for ref, meeting in register.meetings.items()]
    return found


def assert_alike(root: Path, days: tuple[date, ...] = DAYS) -> None:
    for day in days:
        kept, read = open_kept(Workspace(root), day), open_register(Workspace(root), day)
        assert everything(kept) == everything(read)


def is_used(root: Path) -> bool:
    """Whether a register comes from the disk."""
    return open_kept(Workspace(root), DAYS[-1])._whole.kept is not None


@settings(max_examples=60)
@given(st.lists(STATES, min_size=1, max_size=4))
@pytest.mark.slow
def test_whatever_changes_between_two_questions(states: list[dict[str, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for state in states:
            write(Path(folder), state)
            assert_alike(Path(folder))
        assert is_used(Path(folder))


@settings(max_examples=30)
@given(STATES, st.sampled_from(sorted(VERSIONS)), st.integers(0, 3))
@pytest.mark.slow
def test_one_file_with_another_text_in_it_is_as_if_it_were_written(
    state: dict[str, int], path: str, version: int
) -> None:
    text = VERSIONS[path][version % len(VERSIONS[path])]
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write(root, state)
        for day in DAYS:
            as_if = open_register(Workspace(root), day).instead({path: text})
            from_disk = open_kept(Workspace(root), day).instead({path: text})
            whole = open_register(Workspace(root), day, {path: text})
            assert everything(as_if) == everything(from_disk) == everything(whole)


def full(workspace: Make) -> Path:
    return workspace({path: texts[0] for path, texts in VERSIONS.items() if texts[0] is not None}).root


def settled(root: Path) -> Path:
    """The index of a workspace whose files were written a while ago."""
    for path in root.rglob("*.yaml"):
        os.utime(path, (time.time() - 60, time.time() - 60))
    kept_index_of(root)
    return root / FOLDER / NAME


def kept_index_of(root: Path) -> Register:
    return open_kept(Workspace(root), DAYS[-1])


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _garbage(path: Path) -> None:
    path.write_bytes(os.urandom(path.stat().st_size))


def _half(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])


def _zeroes(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:4096] + bytes(len(data) - 4096))


def _other_version(path: Path) -> None:
    other = sqlite3.connect(path)
    other.executescript("PRAGMA user_version = 7; DELETE FROM action;")
    other.close()


def _no_table(path: Path) -> None:
    other = sqlite3.connect(path)
    other.execute("DROP TABLE meeting")
    other.close()


def _no_partnership(path: Path) -> None:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("UPDATE partnership SET record = '[\"Partnership\"]'")
    other.close()


@pytest.mark.parametrize("harm", [_empty, _garbage, _half, _zeroes, _other_version, _no_table, _no_partnership])
def test_whatever_has_happened_to_the_index(workspace: Make, harm: Callable[[Path], None]) -> None:
    root = full(workspace)
    harm(settled(root))
    assert_alike(root)


def test_an_index_that_breaks_while_it_is_asked(workspace: Make) -> None:
    root = full(workspace)
    settled(root)
    kept = kept_index_of(root)
    kept._tables.database.close()  # every question fails from here on
    assert everything(kept) == everything(open_register(Workspace(root), DAYS[-1]))


def test_it_may_be_deleted_at_any_moment(workspace: Make) -> None:
    root = full(workspace)
    settled(root)
    kept = kept_index_of(root)
    (root / FOLDER / NAME).unlink()
    assert everything(kept) == everything(open_register(Workspace(root), DAYS[-1]))
    assert_alike(root)


def test_where_none_can_be_kept_the_records_are_read(workspace: Make) -> None:
    root = full(workspace)
    (root / FOLDER).write_text("in the way")
    assert_alike(root)
    assert not is_used(root)
    assert (root / FOLDER).read_text() == "in the way"


def test_a_record_in_an_odd_place_is_read_as_ever(workspace: Make) -> None:
    root = full(workspace)
    settled(root)
    (root / "meetings" / "pmg" / "extra.yaml").write_text("body: pmg\ndate: 2010-01-18\nitems: [{title: Twice}]\n")
    assert_alike(root)
    assert not is_used(root)


def test_it_is_asked_without_reading_a_record(workspace: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    root = full(workspace)
    settled(root)
    monkeypatch.setattr("laa_minutes.register.files.Files.source", lambda *_: pytest.fail("a record was read"))
    assert len(kept_index_of(root).rows("SELECT * FROM action_now")) == 3
    assert kept_index_of(root).partnership.name == "Test"


def test_a_file_that_changed_is_read_and_no_other(workspace: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    root = full(workspace)
    settled(root)
    asked: list[str] = []

    def source(files: Files, path: str) -> Source:
        asked.append(path)
        return files._read(path)

    monkeypatch.setattr(Files, "source", source)
    changed = root / "meetings" / "pmg" / "2010-02-22.yaml"
    changed.write_text(changed.read_text(encoding="utf-8").replace("Money", "Wealth"), encoding="utf-8")
    kept_index_of(root)
    assert set(asked) == {"partnership.yaml", "meetings/pmg/2010-02-22.yaml"}  # names are resolved by the first
    assert_alike(root)


def test_a_change_is_seen_even_if_size_and_times_say_nothing(workspace: Make) -> None:
    root = full(workspace)
    kept_index_of(root)  # made within the moment in which a file may change again unseen
    changed = root / "meetings" / "pmg" / "2010-02-22.yaml"
    times = changed.stat()
    changed.write_text(changed.read_text(encoding="utf-8").replace("Money", "Moral"), encoding="utf-8")
    os.utime(changed, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert_alike(root)


def test_a_file_that_was_touched_and_not_changed_makes_no_work(
    workspace: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = full(workspace)
    settled(root)
    later = time.time() - 30
    os.utime(root / "partnership.yaml", (later, later))
    monkeypatch.setattr("laa_minutes.register.files.Files.source", lambda *_: pytest.fail("a record was read"))
    kept_index_of(root)


def test_places_between_two_files_run_out_and_all_is_made_anew(workspace: Make) -> None:
    root = workspace({"partnership.yaml": PARTNERSHIP}).root
    meeting = "body: pmg\ndate: {}\nitems: [{{title: A}}]\n"
    days = [date.fromordinal(date(2010, 1, 1).toordinal() + n).isoformat() for n in range(40)]
    for day in [days[0], days[-1], *reversed(days[1:-1])]:  # each before the last one
        (root / "meetings" / "pmg").mkdir(parents=True, exist_ok=True)
        (root / "meetings" / "pmg" / f"{day}.yaml").write_text(meeting.format(day))
        kept_index_of(root)
    assert_alike(root)


def test_git_does_not_see_it(workspace: Make) -> None:
    root = full(workspace)
    settled(root)
    subprocess.run(["git", "init", "-q"], cwd=root, check=True)
    seen = subprocess.run(
        ["git", "status", "--short", "--untracked-files=all"], cwd=root, check=True, capture_output=True, text=True
    )
    assert FOLDER not in seen.stdout


ASK = """
import json, sys
from datetime import date
from pathlib import Path
from laa_minutes.register.index import open_kept
from laa_minutes.source import Source
from laa_minutes.workspace import Workspace
for _ in range(int(sys.argv[2])):
    register = open_kept(Workspace(Path(sys.argv[1])), date(2026, 1, 1))
    rows = register.rows("SELECT title FROM item WHERE meeting = 'pmg/2010-02-22'")
    print(json.dumps([row["title"] for row in rows]))
"""


def test_two_processes_at_once_while_a_file_changes(workspace: Make) -> None:
    root = full(workspace)
    changed = root / "meetings" / "pmg" / "2010-02-22.yaml"
    text = changed.read_text(encoding="utf-8")
    askers = [
        subprocess.Popen([sys.executable, "-c", ASK, str(root), "15"], stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    number = 0
    while any(one.poll() is None for one in askers) and number < 2000:
        number += 1
        scratch = changed.with_suffix(".new")
        scratch.write_text(text.replace("Money", f"Money{number % 10}"), encoding="utf-8")
        scratch.replace(changed)
        time.sleep(0.01)
    for one in askers:
        out, _ = one.communicate(timeout=60)
        assert one.returncode == 0
        for line in out.splitlines():
            titles = json.loads(line)
            assert titles[0] == "Minutes"
            assert titles[1].startswith("Money")
    assert_alike(root)
    assert sorted(path.name for path in (root / FOLDER).iterdir()) == [".gitignore", NAME]


def test_killed_while_it_is_written_the_one_before_stands(workspace: Make) -> None:
    root = full(workspace)
    settled(root)
    for delay in (0.05, 0.1, 0.15, 0.2, 0.25, 0.3):
        (root / "meetings" / "pmg" / "2010-02-22.yaml").write_text(
            f"body: pmg\ndate: 2010-02-22\nitems: [{{title: T{delay}}}]\n"
        )
        asker = subprocess.Popen([sys.executable, "-c", ASK, str(root), "1"], stdout=subprocess.DEVNULL)
        time.sleep(delay)
        asker.kill()
        asker.wait()
    assert_alike(root)


def test_what_a_process_left_half_written_is_taken_away(workspace: Make) -> None:
    root = full(workspace)
    settled(root)
    left = root / FOLDER / "register-1"
    left.write_bytes(b"half")
    os.utime(left, (0, 0))
    (root / "indicators.yaml").write_text("NI 5: {title: Five}\n")
    kept_index_of(root)
    assert not left.exists()


@pytest.mark.parametrize(
    "folder", ["", "examples/leicestershire", pytest.param("examples/brackenshire", marks=pytest.mark.slow)]
)
def test_the_shipped_records(folder: str) -> None:
    found = open_register(Workspace(ROOT / folder), DAYS[-1]).partnership
    again = restored(stored(found))
    assert again == found
    assert [(one.name.line, one.name.column) for one in again.people] == [
        (one.name.line, one.name.column) for one in found.people
    ]
    assert everything(open_kept(Workspace(ROOT / folder), DAYS[-1])) == everything(
        open_register(Workspace(ROOT / folder), DAYS[-1])
    )


@pytest.mark.parametrize("text", ["", "[]", "{}", "[1]", '["Partnership"]', '["text", "a"]', "null", '["Nobody"]'])
def test_what_is_no_stored_record_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"no stored record|Expecting value"):
        restored(text)


@pytest.mark.slow
def test_when_names_may_mean_others_everything_is_read_once(workspace: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    root = full(workspace)
    settled(root)
    (root / "partnership.yaml").write_text(PARTNERSHIP + "glossary: {LDF: Local Development Framework}\n")
    os.utime(root / "partnership.yaml", (time.time() - 60, time.time() - 60))
    time.sleep(2.1)  # the moment in which it may change again unseen
    kept_index_of(root)
    monkeypatch.setattr("laa_minutes.register.files.Files.source", lambda *_: pytest.fail("a record was read"))
    assert kept_index_of(root).partnership.glossary


def letters(paths: Sequence[str]) -> bytes:
    return "".join(paths).encode()


@pytest.fixture
def two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.sched_getaffinity", lambda _: {0, 1}, raising=False)


def test_work_is_shared_evenly_and_nothing_is_left_out(two_processors: None) -> None:
    for files in range(200):
        pieces = shares(range(files), 15)
        assert [file for piece in pieces for file in piece] == list(range(files))
        assert max(map(len, pieces), default=0) <= 15
        if files > 30:
            assert len(pieces) % 2 == 0
            assert max(map(len, pieces)) - min(map(len, pieces)) < 2


@pytest.fixture
def many_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.sched_getaffinity", lambda _: set(range(6)), raising=False)


def test_of_two_processes_this_is_one(two_processors: None) -> None:
    pieces = [[f"{n}-{m}" for m in range(3)] for n in range(20)]
    assert list(shared(pieces, letters)) == [letters(paths) if n % 2 else None for n, paths in enumerate(pieces)]


def test_pieces_are_made_by_many_processes_and_come_in_their_order(many_processors: None) -> None:
    pieces = [[f"{n}-{m}" for m in range(3)] for n in range(20)]
    assert list(shared(pieces, letters)) == [letters(paths) for paths in pieces]
    assert list(shared(pieces, lambda _: b"long" * 1_000_000)) == [b"long" * 1_000_000] * 20


def test_what_a_process_that_died_did_not_make_is_left_to_this_one(many_processors: None) -> None:
    def make(paths: Sequence[str]) -> bytes:
        if paths[0] in ("7", "12"):
            os.kill(os.getpid(), signal.SIGKILL)
        return letters(paths)

    pieces = [[str(n)] for n in range(20)]
    made = list(shared(pieces, make))
    assert made == [None if n in (7, 12, 13, 18, 19) else letters(paths) for n, paths in enumerate(pieces)]


def test_a_fault_in_a_process_leaves_its_work_to_this_one(many_processors: None) -> None:
    def make(paths: Sequence[str]) -> bytes:
        raise ZeroDivisionError

    assert list(shared([["a"]] * 20, make)) == [None] * 20


def test_no_process_is_left_when_nobody_reads_on(many_processors: None) -> None:
    children = Path(f"/proc/self/task/{os.getpid()}/children")
    before = set(children.read_text().split())  # other tests may have left some, which may end at any time
    making = shared([[str(n)] for n in range(20)], letters)
    next(making)
    assert set(children.read_text().split()) - before
    making.close()  # type: ignore[attr-defined]
    assert set(children.read_text().split()) <= before


@pytest.fixture
def twice(workspace: Make, monkeypatch: pytest.MonkeyPatch, two_processors: None) -> Path:
    """Records that are read one at a time, among them two of one meeting, of which the second says more."""
    root = full(workspace)
    more = root / "meetings" / "pmg" / "extra.yaml"
    more.write_text(
        "body: pmg\ndate: 2010-01-18\npresent: [Bob Day]\nitems:\n- title: Twice\n  minutes: See NI 4.\n"
        "  actions: [{id: A1, action: Wait, owner: Bob}]\n- {title: More, titel: Less}\n"
    )
    monkeypatch.setattr("laa_minutes.register.index._BATCH", 1)
    return root


@pytest.mark.parametrize("ways", ["shared", "one process", "no packing", "killed"])
def test_however_the_work_is_done_the_rows_are_the_same(
    twice: Path, monkeypatch: pytest.MonkeyPatch, ways: str
) -> None:
    parent = os.getpid()
    if ways == "one process":
        monkeypatch.setattr("os.sched_getaffinity", lambda _: {0}, raising=False)
    elif ways == "no packing":
        monkeypatch.setattr("laa_minutes.register.index._PACKS", False)
    elif ways == "killed":
        monkeypatch.setattr(Files, "forget", lambda _: None if os.getpid() == parent else os.kill(os.getpid(), 9))
    for day in DAYS:
        assert everything(open_read(Workspace(twice), day)) == everything(open_register(Workspace(twice), day))
    (twice / "meetings" / "pmg" / "extra.yaml").unlink()
    assert_alike(twice)
    assert is_used(twice)


def test_of_two_records_of_one_meeting_the_first_counts_and_both_have_their_faults(twice: Path) -> None:
    read = open_read(Workspace(twice), DAYS[-1])
    assert [row["title"] for row in read.rows("SELECT title FROM item WHERE meeting = 'pmg/2010-01-18'")] == ["One"]
    assert [row["written"] for row in read.rows("SELECT written FROM name WHERE role = 'present'")] == [
        "Ann Lee",
        "Bob",
    ]
    assert [fault.code for fault in read.faults if fault.place.path.endswith("extra.yaml")] == [
        "wrong-path",
        "unknown-key",
    ]
