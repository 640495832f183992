"""The data set of `laa rollup` on disk: TABLE/partnership=…/year=…/data.parquet, each file the old one or the new.

Beside the tables of `laa export` it has one of its own, `partnerships`, with a row for each workspace. That row is
written last and says what was written before it: whatever does not agree with its row is read again.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Collection, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

from ..diagnostic import LaaError
from ..edit import put, writing
from ..frozen import dataclass
from ..register import Edition
from ..workspace import FOLDER
from .parquet import ParquetWriter, parquet_writer
from .partitions import DATA, PARTNERSHIP

MARK = "_laa.json"  # begins as engines want it of what is no data
PARTNERSHIPS = "partnerships"
_SCHEMA = "laa.lake/1"
_WRITING = 8  # files at once, since a disk takes its time to say that it has one
_LEFT = ".laa-"  # how the name of a file begins that was left half-written


@dataclass(frozen=True, slots=True)
class Row:
    """A row of `partnerships`.

    `as_of` is the day that its rows tell of, as they do of every later day before `changes_on`; `errors` how many there
    are in the records; `problem` the code of why it could not be read when that was last tried, so that its rows are
    older than those of others. The rest is for the next roll-up, in digests, for a data set may be public: which folder
    it was, and what the files of the records, laa itself and the files of the data set were.
    """

    as_of: date
    changes_on: date | None
    errors: int
    problem: str | None
    workspace: str
    records: str
    code: str
    files: str = ""


_TYPES = dict(zip(
    (field.name for field in fields(Row)),
    ("DATE", "DATE", "BIGINT", *("VARCHAR",) * 5),
    strict=True,
))  # fmt: skip


@contextmanager
def open_lake(root: Path, edition: Edition) -> Iterator[Lake]:
    """The data set in a folder, which is made where there is none, for one process at a time.

    Raises LaaError where the folder holds something else or another edition, or cannot be written.
    """
    with _writable(root):
        root.mkdir(parents=True, exist_ok=True)
        _refuse_another(root, edition)
        with writing(root), parquet_writer() as writer:
            if _edition(root) is None:
                put(root / MARK, json.dumps({"schema": _SCHEMA, "edition": edition}).encode() + b"\n")
            yield Lake(root, writer)


class Lake:
    """What is in the data set, and how it is changed: by one partnership after another."""

    def __init__(self, root: Path, writer: ParquetWriter) -> None:
        self._root, self._writer = root, writer
        self._sizes: dict[str, dict[str, int]] = {}  # by the partnership's folder, then by path below the data set
        for table in _folders(root):
            for one in _folders(root / table):
                if one.startswith(PARTNERSHIP):
                    self._sizes.setdefault(one, {}).update(_files(root, f"{table}/{one}"))
        self._rows = self._read()

    def former(self) -> dict[str, tuple[str, Row]]:
        """What each workspace gave when it was last read: the partnership's folder, and its row. That is without the
        fingerprint of the records where the data set no longer has what was written then."""
        found = {}
        for folder, row in self._rows.items():
            whole = row.files == _digest(self._sizes[folder])
            found[row.workspace] = folder, row if whole else replace(row, records="")
        return found

    def put(self, folder: str, files: Mapping[str, bytes], row: Row) -> tuple[int, int]:
        """Have a partnership hold these files, and no others; how many were written, and how many taken away."""
        with _writable(self._root):
            sizes = self._sizes.setdefault(folder, {})
            changed = [path for path, data in files.items() if not self._holds(sizes, path, data)]
            with ThreadPoolExecutor(_WRITING) as pool:
                list(pool.map(lambda path: self._write(folder, path, files[path]), changed))
            left = sizes.keys() - files.keys() - {_row_path(folder)}
            for path in sorted(left):
                self._take_away(folder, path)
            self.put_row(folder, replace(row, files=_digest(sizes)))
        return len(changed), len(left)

    def put_row(self, folder: str, row: Row) -> None:
        """Write a partnership's own row, if it differs."""
        if self._rows.get(folder) != row:
            values = [str(one) if isinstance(one, date) else one for one in (getattr(row, name) for name in _TYPES)]
            with _writable(self._root):
                self._write(folder, _row_path(folder), self._writer.file(_TYPES, [values]))
            self._rows[folder] = row

    def keep_only(self, folders: Collection[str]) -> dict[str, int]:
        """Take every other partnership away: how many files each had."""
        others = {folder: len(sizes) for folder, sizes in self._sizes.items() if folder not in folders}
        with _writable(self._root):
            for folder in others:
                for path in list(self._sizes[folder]):
                    self._take_away(folder, path)
        return others

    def _read(self) -> dict[str, Row]:
        """The rows there are; one that is broken is as if it were not there."""
        paths = [str(self._root / path) for path in map(_row_path, self._sizes) if (self._root / path).is_file()]
        found = self._writer.read(paths, tuple(_TYPES))
        return {Path(place).parent.name: Row(*values) for place, *values in found}

    def _holds(self, sizes: Mapping[str, int], path: str, data: bytes) -> bool:
        return sizes.get(path) == len(data) and (self._root / path).read_bytes() == data

    def _write(self, folder: str, path: str, data: bytes) -> None:
        place = self._root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        put(place, data)
        self._sizes[folder][path] = len(data)

    def _take_away(self, folder: str, path: str) -> None:
        (self._root / path).unlink(missing_ok=True)
        del self._sizes[folder][path]
        with suppress(OSError):  # until one is not empty
            for above in (self._root / path).relative_to(self._root).parents[:-1]:
                (self._root / above).rmdir()


@contextmanager
def _writable(root: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise LaaError(f"{root} cannot be written: {error.strerror}", "Choose another place with -o.") from None


def _refuse_another(root: Path, edition: Edition) -> None:
    known = _edition(root)
    if known is None and any(one.name != FOLDER for one in root.iterdir()):
        raise LaaError(f"{root} holds something else", "Choose an empty folder with -o.", 2)
    if known not in (None, edition):
        raise LaaError(f"{root} is of the {known} edition", "Choose another folder for another edition.", 2)


def _edition(root: Path) -> str | None:
    """The edition of the data set in a folder; None where there is none."""
    try:
        mark = json.loads((root / MARK).read_bytes())
        return str(mark["edition"]) if mark["schema"] == _SCHEMA else ""
    except FileNotFoundError:
        return None
    except (ValueError, LookupError, TypeError):
        return ""


def _row_path(folder: str) -> str:
    return f"{PARTNERSHIPS}/{folder}/{DATA}"


def _digest(sizes: Mapping[str, int]) -> str:
    """The same for the same files of the same sizes, a partnership's own row aside."""
    files = sorted(one for one in sizes.items() if not one[0].startswith(f"{PARTNERSHIPS}/"))
    return hashlib.blake2b(repr(files).encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def _folders(place: Path) -> list[str]:
    with os.scandir(place) as entries:
        return sorted(one.name for one in entries if one.name[0] not in "._" and one.is_dir(follow_symlinks=False))


def _files(root: Path, below: str) -> Iterator[tuple[str, int]]:
    """The Parquet files in a folder, however deep, with their sizes. What was left half-written is taken away."""
    with os.scandir(root / below) as entries:
        for one in entries:
            if one.is_dir(follow_symlinks=False):
                yield from _files(root, f"{below}/{one.name}")
            elif one.name.startswith(_LEFT):
                Path(one.path).unlink()
            elif one.name.endswith(".parquet"):
                yield f"{below}/{one.name}", one.stat().st_size
