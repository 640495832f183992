"""The register kept on disk: brought up to date by what changed, and asked without reading a record.

It is a copy that may be deleted at any moment. Whoever brings it up to date writes a new file beside it, which takes
its place in one step: a reader always has a whole one, two at work at once do no harm, and a crash leaves the one
before. Where it is missing, broken or of another version of laa it is made anew; where none can be kept, in a folder
that is only to be read or with files in odd places, the records are read as ever. The rows are the same in each case.
"""

from __future__ import annotations

import os
import re
import sqlite3
import time
import zlib
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from datetime import date
from functools import cache
from itertools import repeat
from pathlib import Path

from .. import __version__
from ..workspace import FOLDER, PARTNERSHIP, Workspace, own_folder
from . import Edition, Register, edited, finding, tables_of, update
from .files import Files
from .reading import shared, shares
from .tables import Find, Part, PlacesFullError, Tables, digest, empty, in_places

NAME = "register.sqlite"
_SCRATCH = "register-"  # how its name begins while it is being written
_BATCH = 15  # files whose rows are in memory at once
_PACKS = hasattr(sqlite3.Connection, "serialize")  # which SQLite can be built without
_SETTLED = 2_000_000_000  # nanoseconds after which a change would show in a file's times, however coarse they are
_STALE = 3600.0  # seconds after which a scratch file is one of a process that died
_KEPT = "SELECT path, stamp, digest FROM file"
_NEW = "new"  # the stamp of a file that was written so lately that it has to be looked at again
_FILED = re.compile(r"meetings/[^/]+/\d{4}-\d\d-\d\d(?:-[2-9])?\.yaml")
_OWN_CODE = ("", "source", "record", "parse", "register", "register/rows")  # what rows depend on

Progress = Callable[[int, int], None]  # files read, and how many there are


def open_kept(
    workspace: Workspace,
    as_of: date,
    edition: Edition = "members",
    progress: Progress | None = None,
    *,
    keep: bool = True,
    alone: bool = True,
    prose: bool = False,
) -> Register:
    """As `open_register`, from the index where there is one or one can be made; without `keep`, nothing is written.

    Not `alone` means that others are at work on this machine, and one process is to do all the reading. With `prose`,
    the references in it are going to be asked for: where none can be kept, they are better found while reading.
    """
    files = Files(workspace)
    try:
        index = _Index(files, progress, keep=keep, alone=alone)
        register = Register(files, index.tables() or index.in_memory(prose=prose), as_of)
    except (sqlite3.DatabaseError, OSError, ValueError):
        if keep:
            with suppress(OSError):
                (workspace.root / FOLDER / NAME).unlink(missing_ok=True)
        files = Files(workspace)
        register = Register(files, tables_of(files), as_of)
    return edited(register, edition)


def fingerprint(workspace: Workspace) -> str:
    """The same for as long as no file of the records has changed, by their times and sizes; "" where one was written so
    lately that it could change once more and look the same. Raises OSError."""
    import hashlib

    begun = time.time_ns()
    stamps = [(path, _stamp(f"{workspace.root}/{path}", begun)) for path in Files(workspace).paths()]
    if any(stamp == _NEW for _, stamp in stamps):
        return ""
    return hashlib.blake2b(repr(stamps).encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def open_read(workspace: Workspace, as_of: date, progress: Progress | None = None) -> Register:
    """As `open_register`: every record is read, by all processors, prose and all, and nothing is kept."""
    files = Files(workspace)
    return Register(files, _Index(files, progress, keep=False, alone=True).in_memory(prose=True), as_of)


class _Index:
    def __init__(self, files: Files, progress: Progress | None, *, keep: bool, alone: bool) -> None:
        self._keep = keep
        self._alone = alone
        self._files = files
        self._root = files.workspace.root
        self._path = self._root / FOLDER / NAME
        self._progress = progress or (lambda done, total: None)
        self._begun = time.time_ns()

    def tables(self) -> Tables | None:
        """The tables as the files are now; None where none can be kept. Raises DatabaseError, OSError."""
        before = self._opened()
        kept = {path: (stamp, digest) for path, stamp, digest in before.select(_KEPT)} if before else {}
        stamps = self._stamps(kept)
        if stamps is None:
            return None
        same = {path for path, (stamp, _) in kept.items() if stamp == stamps.get(path) != _NEW}
        touched = (stamps.keys() | kept.keys()) - same
        if before is not None and not touched:
            return before
        if self._folder() is None:
            return None
        if before is not None:
            changed = {path for path in touched if path not in kept or kept[path][1] != _digest(self._root / path)}
            if PARTNERSHIP not in changed:  # names are resolved by it
                with suppress(PlacesFullError):
                    return self._written(stamps, lambda tables: update(tables, self._files, changed), self._path)
        return self._written(stamps, self._fill)

    def in_memory(self, *, prose: bool = False) -> Tables:
        """The same, where none can be kept; the references in `prose` are there at once or when they are asked for."""
        made, find = empty(), finding(self._files)
        made.fill(self._parts(find if prose else None), None if prose else find)
        return made

    def _stamps(self, kept: Container[str]) -> dict[str, str] | None:
        """When each file was last written, and its size; None where a file is not where its record belongs."""
        stamps = {}
        root = str(self._root)
        for path in self._files.paths():
            if path not in kept and "/" in path and not _FILED.fullmatch(path):
                return None
            stamps[path] = _stamp(f"{root}/{path}", self._begun)
        return stamps

    def _opened(self) -> Tables | None:
        """The index there is, if it is one of this laa's."""
        if not self._path.is_file():
            return None
        kept = sqlite3.connect(_address(self._path), uri=True, isolation_level=None)
        if kept.execute("PRAGMA user_version").fetchone()[0] != _made_by():
            kept.close()
            return None
        return Tables(kept, self._path)

    def _folder(self) -> Path | None:
        """Where an index is kept; None where none is to be, or can be."""
        if not self._keep:
            return None
        try:
            folder = own_folder(self._root)
        except OSError:
            return None
        _sweep(folder)
        return folder

    def _written(
        self, stamps: Mapping[str, str], make: Callable[[Tables], None], before: Path | None = None
    ) -> Tables | None:
        """A new index in the place of the one before, made of nothing or of a copy of that."""
        # Its number alone could be that of a process on another machine, where a folder is shared.
        scratch = self._path.parent / f"{_SCRATCH}{os.getpid()}-{os.urandom(4).hex()}"
        try:
            if before is not None:
                import shutil

                shutil.copyfile(before, scratch)
            with closing(_scratch(scratch)) as database:
                make(Tables(database))
                database.executescript(f"BEGIN; PRAGMA user_version = {_made_by()};")
                known = [(stamp, path) for path, stamp in stamps.items()]
                database.executemany("UPDATE file SET stamp = ?1 WHERE path = ?2 AND stamp IS NOT ?1", known)
                database.execute("COMMIT")
            with scratch.open("rb") as written:
                os.fsync(written.fileno())
            scratch.replace(self._path)
        finally:
            scratch.unlink(missing_ok=True)
        return self._opened()

    def _fill(self, tables: Tables) -> None:
        tables.create()
        tables.fill(self._parts(finding(self._files), framed=True))

    def _parts(self, find: Find | None, *, framed: bool = False) -> Iterator[Part | bytes]:
        """All files, some at a time, as rows or as a database that another process made of them."""
        places = in_places(self._files.paths())
        pieces = shares(places, _BATCH)
        packing = cache(lambda: empty(framed=framed, keyed=False))  # in that other process

        def part(some: Sequence[tuple[int, str]]) -> Part:
            made = []
            for place, path in some:
                made.append((place, path, self._files.rows([path], find)[path]))
                self._files.forget()
            return made

        made = shared(pieces, lambda some: packing().packed(part(some))) if self._alone and _PACKS else repeat(None)
        done = 0
        for some, one in zip(pieces, made, strict=False):
            yield part(some) if one is None else one
            done += len(some)
            self._progress(done, len(places))


def _address(path: Path) -> str:
    """The file as SQLite is to open it: for reading only, without looking for locks, since nobody writes in it."""
    escaped = str(path).replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    return f"file:{escaped}?mode=ro&immutable=1"


def _scratch(path: Path) -> sqlite3.Connection:
    """A database that nobody else looks at, and that is thrown away if it is not finished."""
    made = sqlite3.connect(path, isolation_level=None)
    made.executescript(
        "PRAGMA page_size = 8192; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;"
    )
    return made


def _stamp(path: str, begun: int) -> str:
    """When a file was last written, and its size: looked at after `begun`."""
    try:
        found = os.stat(path)  # noqa: PTH116 - of ten thousand files
    except FileNotFoundError:
        return "none"
    newest = max(found.st_mtime_ns, found.st_ctime_ns)
    settled = newest + _SETTLED < begun  # else it could change again and look the same
    return f"{found.st_mtime_ns} {found.st_ctime_ns} {found.st_size}" if settled else _NEW


def _digest(path: Path) -> int | None:
    try:
        return digest(path.read_bytes())
    except OSError:
        return None


def _made_by() -> int:
    """A number for this version of laa and of its code, as SQLite keeps one in a file."""
    package = Path(__file__).parent.parent
    code = []
    for folder in _OWN_CODE:
        with suppress(OSError), os.scandir(package / folder) as entries:
            code += [(one.name, one.stat().st_mtime_ns) for one in entries if one.name.endswith((".py", ".sql"))]
    return zlib.crc32(repr((__version__, sorted(code))).encode()) >> 1


def _sweep(folder: Path) -> None:
    """Take away what processes that died left half-written."""
    for left in folder.glob(f"{_SCRATCH}*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _STALE:
                left.unlink()
