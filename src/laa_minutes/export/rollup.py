"""Many workspaces into one data set: what changed is read, wherever there are processors, and written here."""

from __future__ import annotations

import hashlib
import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor, as_completed
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Literal

from .. import program
from ..diagnostic import Diagnostic, LaaError, Place
from ..frozen import dataclass
from ..register import Edition
from ..register.files import Files
from ..register.index import fingerprint
from ..workspace import PARTNERSHIP, Workspace
from .executors import Executors, end_of
from .lake import Lake, Row, open_lake
from .partitions import Partitions, Task, folder_name, partnership_of, read_partitions

Progress = Callable[[int, int], None]  # workspaces read, and how many there are to read
State = Literal["new", "read", "unchanged", "kept", "missing", "gone"]
_LOOKING = 8  # workspaces looked at at once, since a file server may take its time over each


@dataclass(frozen=True, slots=True)
class RolledRow:
    """What became of a workspace. `kept`: it could not be read, and its former rows stay; `missing`: nor has it any;
    `gone`: it is not named any more, and its rows were taken away. `written` and `removed` count files."""

    partnership: str | None
    workspace: str | None
    state: State
    errors: int
    written: int = 0
    removed: int = 0


@dataclass(frozen=True, slots=True)
class RolledUp:
    """What became of all of them, what was wrong with some, and the first failure that no record should bring about."""

    rows: tuple[RolledRow, ...]
    problems: tuple[Diagnostic, ...]
    failure: Exception | None


@dataclass(frozen=True, slots=True)
class _Source:
    """A workspace as it was named, what the data set has of it, and what a look at it gave: the partnership's name, its
    folder in the data set and the fingerprint of the records, or else a problem."""

    named: Path
    root: Path
    former: tuple[str, Row] | None
    name: str = ""
    folder: str = ""
    records: str = ""
    unchanged: bool = False
    problem: Diagnostic | None = None

    @property
    def claim(self) -> str:
        """The folder in the data set that is to be this workspace's; "" where there is none."""
        if self.problem is None:
            return self.folder
        return self.former[0] if self.former else ""


def roll_up(
    workspaces: Iterable[Path], root: Path, as_of: date, edition: Edition, executors: Executors, progress: Progress
) -> RolledUp:
    """Bring a data set up to date with these workspaces, and no others.

    Raises LaaError where the data set cannot be written, or nobody can do the work. What is wrong with one workspace is
    told at the end, and the others go on.
    """
    with open_lake(root, edition) as lake:
        return _RollUp(lake, as_of, edition).of(workspaces, executors, progress)


class _RollUp:
    def __init__(self, lake: Lake, as_of: date, edition: Edition) -> None:
        self._lake, self._as_of, self._edition = lake, as_of, edition
        self._former = lake.former()
        self._rows: list[RolledRow] = []
        self._problems: list[Diagnostic] = []
        self._failure: Exception | None = None

    def of(self, workspaces: Iterable[Path], executors: Executors, progress: Progress) -> RolledUp:
        named = {path.resolve(): path for path in workspaces}
        with ThreadPoolExecutor(_LOOKING) as pool:
            sources = _apart(list(pool.map(self._look, named, named.values())))
        claimed = {source.claim for source in sources}
        wanted = []
        for source in sources:
            if source.problem:
                self._leave(source, source.problem)
            elif source.unchanged and source.former:
                self._tell(source, "unchanged", source.former[1].errors)
            else:
                wanted.append(source)
        for done, (source, found) in enumerate(_read(wanted, self._task, executors), 1):
            if isinstance(found, Partitions):
                self._put(source, found)
            else:
                self._fail(source, found, claimed)
            progress(done, len(wanted))
        self._take_away(claimed)
        order = {str(path): number for number, path in enumerate(named.values())}
        self._rows.sort(key=lambda row: order.get(row.workspace or "", len(order)))
        return RolledUp(tuple(self._rows), tuple(self._problems), self._failure)

    def _look(self, root: Path, named: Path) -> _Source:
        """Whether a workspace has changed, and what the partnership is called if it has."""
        source = _Source(named, root, self._former.get(_identity(root)))
        try:
            if not (root / PARTNERSHIP).is_file():
                return replace(source, problem=_no_workspace(named))
            records = fingerprint(Workspace(root))
            if source.former and records and self._holds(source.former[1], records):
                folder = source.former[0]
                return replace(source, name=partnership_of(folder), folder=folder, records=records, unchanged=True)
            name = _name(root, source.former and partnership_of(source.former[0]))
            return replace(source, name=name, folder=folder_name(name), records=records)
        except (LaaError, OSError) as error:
            return replace(source, problem=_not_read(named, error))

    def _holds(self, row: Row, records: str) -> bool:
        """Whether a row still tells the truth."""
        since_then = row.as_of <= self._as_of and (row.changes_on is None or self._as_of < row.changes_on)
        return (row.records, row.code, row.problem) == (records, program.digest(), None) and since_then

    def _task(self, source: _Source) -> Task:
        return Task(str(source.root), source.name, self._as_of, self._edition, program.digest())

    def _put(self, source: _Source, found: Partitions) -> None:
        identity = _identity(source.root), source.records, program.digest()
        row = Row(self._as_of, found.changes_on, found.errors, None, *identity)
        written, removed = self._lake.put(source.folder, found.files, row)
        self._tell(source, "read" if source.former else "new", found.errors, written, removed)

    def _fail(self, source: _Source, error: Exception, claimed: set[str]) -> None:
        """A workspace that was to be read could not be: its former rows stay, unless another took their place."""
        if not (isinstance(error, LaaError | OSError) or end_of(error)):
            self._failure = self._failure or error
        claimed.discard(source.folder)
        if source.former and source.former[0] in claimed:
            source = replace(source, former=None)
        elif source.former:
            claimed.add(source.former[0])
        self._leave(source, _not_read(source.named, error))

    def _leave(self, source: _Source, problem: Diagnostic) -> None:
        self._problems.append(problem)
        if source.former is None:
            self._tell(source, "missing", 0)
            return
        folder, row = source.former
        self._lake.put_row(folder, replace(row, problem=problem.code))
        self._tell(replace(source, name=partnership_of(folder)), "kept", row.errors)

    def _take_away(self, claimed: set[str]) -> None:
        """Whatever else is in the data set: of workspaces that nobody named, or under a name that a partnership had."""
        removed = self._lake.keep_only(claimed)
        for folder, _ in self._former.values():
            if folder in removed:
                self._rows.append(RolledRow(partnership_of(folder), None, "gone", 0, removed=removed[folder]))

    def _tell(self, source: _Source, state: State, errors: int, written: int = 0, removed: int = 0) -> None:
        self._rows.append(RolledRow(source.name or None, str(source.named), state, errors, written, removed))


def _apart(sources: Sequence[_Source]) -> Sequence[_Source]:
    """Where several would have one folder in the data set, the one that has it keeps it. The others have a problem, and
    keep what they have."""
    by_folder: defaultdict[str, list[_Source]] = defaultdict(list)
    for source in sources:
        if source.claim:
            by_folder[source.claim.casefold()].append(source)  # one folder, to some file systems
    problems = {
        one.root: _same_partnership(one, others)
        for same in by_folder.values()
        for one in same
        if one.problem is None
        and (others := [other for other in same if other is not one])
        and not (one.former and one.former[0] == one.folder)
    }
    if not problems:
        return sources
    return _apart([replace(one, problem=problems.get(one.root, one.problem)) for one in sources])


def _read(
    sources: Sequence[_Source], task: Callable[[_Source], Task], executors: Executors
) -> Iterator[tuple[_Source, Partitions | Exception]]:
    """What each gave, as it is done. Where a process died, those that went with it are read again, each by itself."""
    again = []
    if sources:
        with executors(len(sources)) as pool:
            futures = {_submitted(pool, task(source)): source for source in sources}
            for future in as_completed(futures):
                source, found = futures.pop(future), _outcome(future)
                if isinstance(found, BrokenExecutor):
                    again.append(source)
                else:
                    yield source, found
    for source in again:
        with executors(1) as pool:
            yield source, _outcome(_submitted(pool, task(source)))


def _submitted(pool: Executor, task: Task) -> Future[Partitions]:
    try:
        return pool.submit(read_partitions, task)
    except BrokenExecutor as error:
        broken: Future[Partitions] = Future()
        broken.set_exception(error)
        return broken


def _outcome(future: Future[Partitions]) -> Partitions | Exception:
    try:
        return future.result()
    except Exception as error:  # whatever it is, the others go on
        return error


def _identity(root: Path) -> str:
    """By what a folder is known the next time."""
    return hashlib.blake2b(os.fsencode(root), digest_size=16).hexdigest()


def _name(root: Path, before: str | None) -> str:
    """What a partnership is called: without a name, as its folder is. Raises LaaError where that is in doubt."""
    files = Files(Workspace(root))
    name = str(files.partnership.name)
    faulty = any(fault.level == "error" for fault in files.source(PARTNERSHIP).faults)
    if faulty and (not name or before not in (None, name)):
        hint = "`laa check` there shows what is wrong with it."
        raise LaaError(f"{PARTNERSHIP} has errors, and it is in doubt whose records these are", hint)
    return name or root.name


def _no_workspace(named: Path) -> Diagnostic:
    hint = f"A workspace is a folder with a {PARTNERSHIP}."
    return Diagnostic(Place(str(named)), "no-workspace", f"there is no {PARTNERSHIP} in it", hint=hint)


def _same_partnership(one: _Source, others: Sequence[_Source]) -> Diagnostic:
    message = f"“{one.name}” is also the name of {', '.join(str(other.named) for other in others)}"
    place = Place(str(one.named / PARTNERSHIP))
    return Diagnostic(place, "same-partnership", message, hint="Give each a `name` of its own.")


def _not_read(named: Path, error: Exception) -> Diagnostic:
    place = Place(str(named))
    if isinstance(error, LaaError):
        return Diagnostic(place, "not-read", error.message, hint=error.hint)
    if isinstance(error, OSError):
        message = f"it cannot be read: {error.strerror or error}"
        return Diagnostic(place, "not-read", message, hint="Check who may read it.")
    if end := end_of(error):
        return Diagnostic(place, "not-read", end, hint="Run it again; where it happens again, try this one alone.")
    return Diagnostic(place, "not-read", f"laa fails on it: {type(error).__name__}: {error}")
