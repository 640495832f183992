"""Whatever happens while a file is written, it is the old one or the new one, whole; and no writer undoes another.

What has to fork does so in a process of its own without threads (`alone`); there, plain functions do the asserting.
"""

from __future__ import annotations

import errno
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from datetime import date
from functools import partial
from itertools import count, cycle
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from laa_minutes.check import check
from laa_minutes.cycle import approving
from laa_minutes.diagnostic import LaaError
from laa_minutes.edit import append, put, read, write, writing
from laa_minutes.register import open_register
from laa_minutes.source import read_bytes
from laa_minutes.workspace import Workspace

Run = Callable[..., tuple[int, str, str]]
Work = Callable[[Path], None]

RECORD = "meetings/board/2010-02-22.yaml"
COPY = "minutes/board/2010-01-18.md"
OLD, NEW = (f"{word}: |\n" + f"  All of the {word} text.\n" * 400 for word in ("old", "new"))
WORKSPACE = {
    "partnership.yaml": "bodies:\n  board: {name: Example Board, members: [Ada Ash]}\n",
    "meetings/board/2010-01-18.yaml": "body: board\ndate: 2010-01-18\nstatus: circulated\nitems: [Welcome]\n",
    RECORD: "body: board\ndate: 2010-02-22\nstatus: draft\nitems:\n  - title: Minutes\n    minutes_of: 2010-01-18\n",
}
NEW_MEETING, AGAIN = ("new-meeting", "2010-03-22"), ("new-meeting", "2010-02-22")
APPROVE = ("approve", "2010-01-18", "--at", "2010-02-22")
LAA = (sys.executable, "-c", "from laa_minutes.cli import main; main()")


def lay(folder: Path, files: Mapping[str, str]) -> Path:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def files(folder: Path) -> dict[str, bytes | None]:
    """All that is in a folder, folders too (None), but for the lock."""
    every = {path.relative_to(folder): path for path in folder.rglob("*")}
    return {
        shown.as_posix(): None if path.is_dir() else path.read_bytes()
        for shown, path in every.items()
        if shown.parts[0] != ".laa"
    }


def leftovers(folder: Path) -> list[str]:
    return [str(path.relative_to(folder)) for path in folder.rglob(".laa-*")]


# Processes that die

UNTOUCHED, DONE, REFUSED, WRONG, KILLED = 7, 0, 1, 3, -signal.SIGKILL
STEPS = (
    "open", "fdopen", "scandir", "mkdir", "chmod", "fsync", "close", "link", "replace", "rename", "unlink", "rmdir",
)  # fmt: skip
FAILS, KEEPS_FAILING, DIES = "fails", "keeps failing", "dies"


def alone(work: Callable[..., None], *words: Any) -> None:
    """Call a function of this module in a new process, and raise here what it raised there."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        pool.submit(work, *words).result(timeout=120)


def forked(work: Callable[[], None], prepare: Callable[[], Callable[[], bool]] = lambda: lambda: True) -> int:
    """How a copy of this process ended that did the work; UNTOUCHED where what was prepared for did not come."""
    pid = os.fork()
    if pid:
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    code = WRONG
    try:
        touched = prepare()
        try:
            work()
            code = DONE
        except LaaError as error:
            code = REFUSED if error.hint else WRONG
        code = code if touched() else UNTOUCHED
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)


def interrupted(nth: int, how: str) -> Callable[[], Callable[[], bool]]:
    """Have the nth call of those in STEPS fail, or every one from then on; or die at it, so after the one before."""

    def prepare() -> Callable[[], bool]:
        calls = count()
        reached: list[int] = []

        def step(call: Callable[..., Any]) -> Callable[..., Any]:
            def instead(*words: Any, **named: Any) -> Any:
                now = next(calls)
                if now < nth or (now > nth and how != KEEPS_FAILING):
                    return call(*words, **named)
                reached.append(now)
                if how in (FAILS, KEEPS_FAILING):
                    raise OSError(errno.EIO, os.strerror(errno.EIO))
                return os.kill(os.getpid(), signal.SIGKILL)

            return instead

        for name in STEPS:
            setattr(os, name, step(getattr(os, name)))
        return lambda: bool(reached)

    return prepare


# One file


def over(folder: Path) -> None:
    with writing(folder, patience=0):
        write(read(folder, RECORD), NEW)


def linkless(folder: Path) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    os.link = refuse  # type: ignore[assignment]
    over(folder)


def output(folder: Path) -> None:
    try:
        put(folder / RECORD, NEW.encode())
    except OSError as error:  # what it says it raises
        raise LaaError(str(error), "As -o says.") from None


CASES: dict[str, tuple[Work, str | None]] = {
    "over the old file": (over, OLD),
    "through a link": (over, OLD),
    "a new file": (over, None),
    "a new file where the disk knows no links": (linkless, None),
    "output over the old file": (output, OLD),
}


@pytest.mark.slow
@pytest.mark.parametrize("how", [FAILS, KEEPS_FAILING, DIES])
@pytest.mark.parametrize("case", CASES)
def test_a_write_interrupted_at_any_step_leaves_the_old_file_or_the_new(tmp_path: Path, case: str, how: str) -> None:
    alone(interrupt_everywhere, tmp_path, case, how)


def interrupt_everywhere(place: Path, case: str, how: str) -> None:
    work, before = CASES[case]
    for nth in count():
        folder = lay(place / str(nth), {"partnership.yaml": ""} if before is None else {RECORD: before})
        if case == "through a link":
            (folder / RECORD).rename(folder / "elsewhere.yaml")
            (folder / RECORD).symlink_to(folder / "elsewhere.yaml")
        at_first = files(folder)
        end = forked(partial(work, folder), interrupted(nth, how))
        if end == UNTOUCHED:
            break
        where, now = f"{case}, {how} at step {nth}: ended {end}", read(folder, RECORD).data
        assert now in (before and before.encode(), NEW.encode()), where
        assert end in ((KILLED,) if how == DIES else (DONE, REFUSED)), where
        assert end != DONE or now == NEW.encode(), where
        assert end != REFUSED or now == (before and before.encode()), where
        assert case != "through a link" or (folder / RECORD).is_symlink(), where
        assert end != REFUSED or how == KEEPS_FAILING or files(folder) == at_first, where
        for left in leftovers(folder) if work is output else ():
            os.utime(folder / left, (1, 1))
        next_write(folder, work)
        assert leftovers(folder) == [], where
        assert (folder / ".laa" / ".gitignore").read_text() == "*\n", where
    assert nth > 8, "hardly anything was interrupted"


def next_write(folder: Path, work: Work) -> None:
    """It finds the lock free, and sweeps."""
    with writing(folder, patience=0):
        write(read(folder, RECORD), "the: next\n")
    if work is output:
        output(folder)


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="no /proc here to tell which file is meant")
def test_the_content_is_on_disk_before_its_name_and_the_name_before_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that a power cut, too, leaves the old file or the new."""
    folder = lay(tmp_path, {"partnership.yaml": "", ".laa/.gitignore": "*\n"})
    said: list[str] = []
    sync = os.fsync

    def synced(handle: int) -> None:
        path = Path(f"/proc/self/fd/{handle}").resolve()
        said.append("content" if path.name.startswith(".laa-") else f"{path.relative_to(folder)}/")
        sync(handle)

    def named(call: Callable[..., None], *words: Any) -> None:
        said.append("name")
        call(*words)

    monkeypatch.setattr(os, "fsync", synced)
    for name in ("link", "replace"):
        monkeypatch.setattr(os, name, partial(named, getattr(os, name)))
    over(folder)
    assert said == ["content", "name", "meetings/board/", "meetings/", "./"]
    said.clear()
    with writing(folder):
        write(read(folder, RECORD), OLD)
    assert said == ["content", "name", "meetings/board/"]


@pytest.mark.parametrize("ignored", [True, False], ids=["it fails", "it dies"])
def test_a_write_cut_short_leaves_the_old_file(tmp_path: Path, ignored: bool) -> None:
    """The system takes some of the bytes, and no more."""
    alone(cut_short, tmp_path, ignored)


def cut_short(place: Path, ignored: bool) -> None:
    def limit(size: int) -> Callable[[], bool]:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN if ignored else signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        return lambda: True

    for size in (2, 100, 4096, len(NEW) - 1):
        folder = lay(place / str(size), {RECORD: OLD})
        end = forked(partial(over, folder), partial(limit, size))
        assert end == (REFUSED if ignored else -signal.SIGXFSZ), (size, end)
        assert read(folder, RECORD).text == OLD, size
        assert [(folder / left).stat().st_size for left in leftovers(folder)] == ([] if ignored else [size])
        over(folder)
        assert (read(folder, RECORD).text, leftovers(folder)) == (NEW, []), size


@pytest.mark.slow
def test_killed_hundreds_of_times_at_any_moment(tmp_path: Path) -> None:
    alone(kill_at_random, tmp_path, 300)


def kill_at_random(place: Path, times: int) -> None:
    folder, chance = lay(place, {RECORD: OLD}), random.Random(1)
    over(folder)
    seen, halfway = set[str](), 0
    for n in range(times):
        pid = os.fork()
        if not pid:
            try:
                for text in cycle((OLD, NEW)):
                    with writing(folder, patience=5):
                        write(read(folder, RECORD), text)
            finally:
                os._exit(WRONG)
        time.sleep(chance.uniform(0, 0.012))
        os.kill(pid, signal.SIGKILL)
        assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == KILLED, n
        text = read(folder, RECORD).text
        assert text in (OLD, NEW), f"kill {n} left {len(text)} characters"
        seen.add(text)
        halfway += len(leftovers(folder))
    assert seen == {OLD, NEW}
    assert halfway, "no kill came while a file was being written"
    next_write(folder, over)
    assert leftovers(folder) == []


# Several hands


@pytest.mark.slow
@pytest.mark.parametrize("hands", [2, 4])
def test_of_actions_added_at_once_none_is_lost(tmp_path: Path, hands: int) -> None:
    alone(add_at_once, tmp_path, hands, 48 // hands)


def add_at_once(place: Path, hands: int, each: int) -> None:
    folder = lay(place, {RECORD: "# Typed\nitems:\n  - title: One\n"})

    def add(hand: int) -> None:
        os.read(start, 1)
        for n in range(each):
            with writing(folder):
                record = read(folder, RECORD)
                entry = {"id": f"A{hand}{n:02}", "action": "Write: at once."}
                write(record, append(record.text, ("items", 0, "actions"), entry))

    start, go = os.pipe()
    children = []
    for hand in range(1, hands + 1):
        pid = os.fork()
        if not pid:
            code = WRONG
            try:
                add(hand)
                code = DONE
            except BaseException:
                traceback.print_exc()
            finally:
                os._exit(code)
        children.append(pid)
    os.write(go, b"." * hands)
    assert [os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in children] == [DONE] * hands
    record = read(folder, RECORD)
    assert not read_bytes(record.data or b"", RECORD).faults
    numbers = [line.split()[-1] for line in record.text.splitlines() if "- id:" in line]
    for hand in range(1, hands + 1):
        assert [one for one in numbers if one.startswith(f"A{hand}")] == [f"A{hand}{n:02}" for n in range(each)]
    assert (len(numbers), leftovers(folder)) == (hands * each, [])


@pytest.mark.parametrize("words", [NEW_MEETING, AGAIN, APPROVE], ids=" ".join)
def test_what_another_hand_writes_meanwhile_stays(
    tmp_path: Path, laa: Run, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    """Whoever has the record open in an editor saves it in the very moment."""
    root = lay(tmp_path / "records", {**WORKSPACE, ".laa/.gitignore": "*\n"})
    other = root / (RECORD.replace("02-22", "03-22") if words == NEW_MEETING else RECORD)
    sync = os.fsync

    def typed(handle: int) -> None:
        if "register-" not in str(Path(f"/proc/self/fd/{handle}").readlink()):  # the index is written before
            other.write_text("# typed meanwhile\n")
        sync(handle)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", typed)
        code, out, err = laa(*words, cwd=root)
    assert (code, out, err.count("\n")) == (1, "", 1)
    said = "there is a" if words == NEW_MEETING else "another hand changed"
    assert said in err.lower()
    assert "nothing was written. Run it again." in err
    wanted = {**WORKSPACE, other.relative_to(root).as_posix(): "# typed meanwhile\n"}
    assert files(root) == files(lay(tmp_path / "wanted", wanted))


@pytest.mark.parametrize("words", [AGAIN, APPROVE], ids=" ".join)
def test_a_record_that_is_a_link_stays_one(tmp_path: Path, laa: Run, words: tuple[str, ...]) -> None:
    root, elsewhere = lay(tmp_path / "records", WORKSPACE), tmp_path / "elsewhere.yaml"
    (root / RECORD).rename(elsewhere)
    (root / RECORD).symlink_to(elsewhere)
    assert laa(*words, cwd=root)[0] == 0
    assert (root / RECORD).is_symlink()
    assert elsewhere.read_text() != WORKSPACE[RECORD]
    assert leftovers(tmp_path) == []


def test_a_link_to_nothing_is_named(tmp_path: Path, laa: Run) -> None:
    root = lay(tmp_path, WORKSPACE)
    link = root / RECORD.replace("02-22", "03-22")
    link.symlink_to("gone.yaml")
    code, out, err = laa(*NEW_MEETING, cwd=root)
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert link.name in err
    assert link.is_symlink()
    assert leftovers(root) == []


@pytest.mark.parametrize(("words", "folder"), [(NEW_MEETING, "meetings"), (AGAIN, "meetings"), (APPROVE, "minutes")])
def test_a_folder_that_vanishes_meanwhile(
    tmp_path: Path, laa: Run, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], folder: str
) -> None:
    root, make = lay(tmp_path, WORKSPACE), tempfile.mkstemp

    def vanish(**named: Any) -> tuple[int, str]:
        if folder in Path(named["dir"]).parts:
            shutil.move(root / folder, root / "moved")
        return make(**named)

    with monkeypatch.context() as patch:
        patch.setattr(tempfile, "mkstemp", vanish)
        code, out, err = laa(*words, cwd=root)
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert "No such file or directory; nothing was lost. The folder was there a moment ago" in err
    (root / "moved").rename(root / folder)
    assert {path: data for path, data in files(root).items() if data is not None} == {
        path: text.encode() for path, text in WORKSPACE.items()
    }


# Several files


@pytest.mark.slow
@pytest.mark.parametrize("how", [FAILS, KEEPS_FAILING, DIES])
def test_an_approval_interrupted_at_any_step_is_whole_or_explained(tmp_path: Path, how: str) -> None:
    """No approval without its copy; of a copy without its approval `laa check` tells, and the next `laa approve` ends
    what was begun."""
    alone(interrupt_approval, tmp_path, how)


def interrupt_approval(place: Path, how: str) -> None:
    seen = set()
    for nth in count():
        root = lay(place / str(nth), WORKSPACE)
        before, found = codes(root), to_approve(root)
        end = forked(partial(approve, root, found), interrupted(nth, how))
        if end == UNTOUCHED:
            break
        where = f"{how} at step {nth}: ended {end}"
        text, copied = read(root, RECORD).text, (root / COPY).exists()
        assert text in (WORKSPACE[RECORD], found.text), where
        approved = text == found.text
        assert copied or not approved, where
        assert codes(root) == ([*before, "stray-copy"] if copied and not approved else before), where
        assert end != DONE or approved, where
        assert end != REFUSED or not approved, where
        assert end != REFUSED or how == KEEPS_FAILING or not copied, where
        if not approved:
            approve(root, to_approve(root))
            assert codes(root) == before, where
            assert leftovers(root) == [], where
        seen.add((copied, approved))
    wanted = {(False, False), (True, True)} | ({(True, False)} if how != FAILS else set())
    assert seen == wanted, f"{how}: {seen}"


def to_approve(root: Path) -> approving.Approving:
    return approving.approving(open_register(Workspace(root), date(2010, 6, 1)), "2010-01-18", "2010-02-22", ())


def approve(root: Path, found: approving.Approving) -> None:
    with writing(root, patience=0):
        approving.write(root, found)


def codes(root: Path) -> list[str]:
    return sorted(one.code for one in check(open_register(Workspace(root), date(2010, 6, 1))))


# A disk that will not


def works(*words: str) -> bool:
    try:
        return subprocess.run(words, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


@pytest.fixture
def as_an_officer() -> tuple[str, ...]:
    """Words before a command, so that rights bind it; root they do not."""
    if os.geteuid():
        return ()
    words = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search")
    if not works(*words, "true"):
        pytest.skip("no right binds root here, and there is no setpriv to give root up")
    return words


@contextmanager
def protected(*paths: Path) -> Iterator[None]:
    """Nobody may write there."""
    modes = {path: path.stat().st_mode for path in paths}
    for path, mode in modes.items():
        path.chmod(mode & 0o555)
    try:
        yield
    finally:
        for path, mode in modes.items():
            path.chmod(mode)


@pytest.mark.parametrize("words", [NEW_MEETING, AGAIN, APPROVE], ids=" ".join)
@pytest.mark.parametrize("what", ["everything", "meetings", "the record"])
def test_where_nobody_may_write_nothing_is_lost(
    tmp_path: Path, as_an_officer: tuple[str, ...], words: tuple[str, ...], what: str
) -> None:
    root = lay(tmp_path, WORKSPACE)
    before = files(root)
    every = {"everything": [root, *root.rglob("*")], "meetings": [*root.rglob("board")], "the record": [root / RECORD]}
    with protected(*every[what]):
        done = subprocess.run([*as_an_officer, *LAA, *words], cwd=root, capture_output=True, text=True, check=False)
    if what == "the record" and words == NEW_MEETING:
        assert done.returncode == 0  # another one
        return
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    place = "othing can be written in" if what == "everything" else "annot write meetings/board/2010-0"
    assert place in done.stderr
    assert "Permission denied" in done.stderr
    assert done.stderr.endswith("Check who may write there.\n")
    assert files(root) == before


ON_A_SMALL_DISK = """\
mount -t tmpfs -o size="$SIZE",mode=755 laa "$DISK" && cp -R "$FROM/." "$DISK" && cd "$DISK" || exit 77
cat /dev/zero >filler 2>/dev/null
truncate -s "-$FREE" filler || exit 77
"$@"
code=$?
rm filler && cp -R "$DISK/." "$AFTER" || exit 77
exit $code
"""


@pytest.mark.slow
@pytest.mark.parametrize("words", [NEW_MEETING, AGAIN, APPROVE], ids=" ".join)
def test_on_a_full_disk_nothing_is_lost(tmp_path: Path, words: tuple[str, ...]) -> None:
    """With room for nothing, for one page, for two …, until the command has all it needs."""
    private = ("unshare", "--mount") if os.geteuid() == 0 else ("unshare", "--map-root-user", "--mount")
    disk, page = tmp_path / "disk", resource.getpagesize()
    disk.mkdir()
    if not works(*private, "mount", "-t", "tmpfs", "laa", str(disk)):
        pytest.skip("nobody may mount a small disk here")
    root = lay(tmp_path / "records", WORKSPACE)
    before = files(root)
    ends = []
    for free in range(5):
        after = tmp_path / f"after-{free}"
        after.mkdir()
        named = {"SIZE": 64 * page, "FREE": free * page, "DISK": disk, "FROM": root, "AFTER": after}
        done = subprocess.run(
            [*private, "sh", "-c", ON_A_SMALL_DISK, "sh", *LAA, *words],
            env=os.environ | {name: str(value) for name, value in named.items()},
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        ends.append(done.returncode)
        if done.returncode == 0:
            assert files(after) != before
            break
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1), done.stderr
        assert "No space left on device" in done.stderr
        assert done.stderr.endswith("Make room on the disk, then run this again.\n")
        assert files(after) == before
    assert len(ends) > 1
    assert ends[-1] == 0
