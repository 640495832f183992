"""The tables: the rows of every file in a place of their own, settled among one another, in memory or on disk."""

from __future__ import annotations

import re
import sqlite3
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

from ..text import Text
from . import settle

SCHEMA = Path(__file__).with_name("schema.sql")
_COLUMNS = """
SELECT one.name, of.name FROM main.sqlite_schema AS one, pragma_table_info(one.name) AS of WHERE one.type = 'table'
"""
# Every column with the day from which a row counts: a question as of an earlier day is answered without it.
_KNOWN_FROM = f"{_COLUMNS} AND of.name IN ('date', 'dated', 'called_off', 'counts_from', 'reported')"
_APART = 1 << 16  # between the places of two files, so that new ones fit in between
ROOM = 1 << 22  # rows of one table that a file may have: more than a file of the largest size can give
_PROSE = 1 << 21  # the first of a file's references in prose, which come after those in fields
_PARTS = ("-- Indexes --", "-- Indexes of what is settled --", "-- Folding over time --")  # that follow the tables
# What of a file's rows others depend on: names, numbers and dates, not the words or the lines they stand on.
_FRAME: Mapping[str, Callable[[tuple[Any, ...]], Any]] = {
    "body": lambda row: row,
    "meeting": lambda row: row[:-3],
    "moved": lambda row: row,
    "item": lambda row: row[:-3],
    "clause": lambda row: (row[:10], row[11:-3]),
    "action": lambda row: row[:2],
    "paper": lambda row: row[0],
    "sum": lambda row: row[:2],
    "step": lambda row: row[1],
    "indicator": lambda row: row[0],
    "planned": lambda row: row[:-3],
}

Row = tuple[Any, ...]
Rows = Mapping[str, list[Row]]  # by table; `file` has the digest of the file alone
Find = Callable[[Iterable[Row]], list[Row]]  # rows of `passage` in, the references in their prose out
Part = Sequence[tuple[int, str, Rows]]  # files, one after another: the place of each, its path and its rows

# Without these SQLite asks each one in three ways what it is.
sqlite3.register_adapter(Text, str.__str__)
sqlite3.register_adapter(type(None), dict[None, None]().get)


class PlacesFullError(Exception):
    """Between two files there is no place left for a new one: the tables have to be made anew."""


class Tables:
    """A database of rows. Where it is `framed`, it can tell later whether what others depend on changed in a file."""

    def __init__(self, database: sqlite3.Connection, kept: Path | None = None, *, framed: bool = True) -> None:
        database.row_factory = sqlite3.Row
        self.database = database
        self.kept = kept  # the file that it lies in
        self._framed = framed
        self.late: Find | None = None  # finds the references in prose, where nobody has asked for any yet

    def select(self, sql: str, parameters: Iterable[Any] = ()) -> list[sqlite3.Row]:
        """The rows of a SELECT."""
        if self.late and "reference" in sql:
            self._find(self.late)
        return self.database.execute(sql, tuple(parameters)).fetchall()

    def create(self, *, keyed: bool = True) -> None:
        """Make empty tables; those that others are filled with need no keys of their own."""
        tables = _schema()[0]
        self.database.executescript(tables if keyed else re.sub("(?<!INTEGER) PRIMARY KEY| UNIQUE", "", tables))

    def packed(self, part: Part) -> bytes:
        """The rows of files as a database of their own, for tables elsewhere to be filled with. These stay empty."""
        self.database.execute("BEGIN")
        self._insert(part)
        made = self.database.serialize()
        self.database.execute("ROLLBACK")
        return made

    def fill(self, parts: Iterable[Part | bytes], late: Find | None = None) -> None:
        """Put the rows of every file, in their order, into empty tables, and settle them.

        With `late`, they are without the references in prose, which few questions want.
        """
        self.late = late
        self.database.execute("PRAGMA journal_mode = OFF")  # what is not finished is thrown away
        self.database.execute("ATTACH ':memory:' AS part")
        for part in parts:
            with self._transaction():
                if isinstance(part, bytes):
                    self._merge(part)
                else:
                    self._insert(part)
        self.database.execute("DETACH part")
        _, indexes, settled, _ = _schema()
        self.database.executescript(indexes)  # afterwards, which is quicker
        with self._transaction():
            self._drop_second_records()
            settle.settle(self.database)
        self.database.executescript(settled)

    def update(self, files: Mapping[str, Rows | None]) -> None:
        """Put in the rows of files that are new or have changed, take out those of files that are gone (None).

        Raises PlacesFullError, and then nothing was done.
        """
        before = dict[str, int](self.database.execute("SELECT path, place FROM file").fetchall())
        frames = self._frames(files)
        places = _places(before, files)
        part = [(places[path], path, rows) for path, rows in files.items() if rows is not None]
        with self._transaction():
            settle.unplanned(self.database)
            for path in before.keys() & files.keys():
                self._take_out(before[path])
            self._insert(part)
            self._drop_second_records()
            if frames == self._frames(files) and all(frames.get(path) for path in files):
                settle.settle_new(self.database, f"({' OR '.join(_of(place) for place, _, _ in part) or '0'})")
            else:
                settle.settle(self.database)

    def copied(self) -> Tables:
        """The same in memory, to be changed or to be asked about another day."""
        other = Tables(sqlite3.connect(":memory:", isolation_level=None))
        self.database.backup(other.database)
        other.late = self.late
        return other

    def standing(self, day: str) -> Tables:
        """Tables that answer as of a day: these, or a copy if a meeting was moved or called off since."""
        there = self
        if settle.changed_after(self.database, day):
            there = self.copied()
            with there._transaction():
                settle.as_planned(there.database, day)
                settle.settle(there.database)
                settle.as_known(there.database, day)
        there.database.executescript(_schema()[3])
        there.database.execute("INSERT INTO asked VALUES (?)", (day,))
        return there

    def first_known(self, day: str) -> str | None:
        """The first day, that one or a later one, from which a row counts."""
        asked = [
            f"SELECT min({column}) FROM {table} WHERE {column} >= ?1 AND date({column}) = {column}"
            for table, column in self.database.execute(_KNOWN_FROM)
        ]
        found = (self.database.execute(one, (day,)).fetchone()[0] for one in asked)
        return min(filter(None, found), default=None)

    def _find(self, find: Find) -> None:
        self.late = None
        places = dict[str, int](self.database.execute("SELECT path, place FROM file").fetchall())
        found = find(self.database.execute("SELECT * FROM passage ORDER BY rowid"))
        with self._transaction():
            self._put("reference", ((places[row[-3]] * ROOM + n, *row) for n, row in enumerate(found, _PROSE)))
            settle.settle_references(self.database)

    def _insert(self, part: Part) -> None:
        for table in dict.fromkeys(table for _, _, rows in part for table in rows if table != "file"):
            numbered = (
                (place * ROOM + number, *row)
                for place, _, rows in part
                for number, row in enumerate(rows.get(table, ()))
            )
            self._put(table, numbered)
        files = (
            (place, path, *rows["file"][0], _frame(rows)) if self._framed else (place, path, None, None)
            for place, path, rows in part
        )
        self.database.executemany("INSERT INTO file (place, path, digest, frame) VALUES (?, ?, ?, ?)", files)

    def _put(self, table: str, numbered: Iterable[Row]) -> None:
        columns = self._columns[table]
        marks = ",".join("?" * (columns.count(",") + 1))
        self.database.executemany(f"INSERT OR IGNORE INTO {table} ({columns}) VALUES ({marks})", numbered)

    def _merge(self, part: bytes) -> None:
        self.database.deserialize(part, name="part")
        for table, columns in self._columns.items():
            self.database.execute(f"INSERT OR IGNORE INTO main.{table} ({columns}) SELECT {columns} FROM part.{table}")

    @cached_property
    def _columns(self) -> dict[str, str]:
        """The columns of each table, its rows' numbers first."""
        found: dict[str, str] = {}
        for table, column in self.database.execute(_COLUMNS):
            found[table] = f'{found.get(table, "rowid")}, "{column}"'
        return found

    def _frames(self, paths: Collection[str]) -> dict[str, int | None]:
        marks = ",".join("?" * len(paths))
        rows = self.database.execute(f"SELECT path, frame FROM file WHERE path IN ({marks})", tuple(paths))
        return dict(rows.fetchall())

    def _drop_second_records(self) -> None:
        """Of two records of one meeting, the first one counts; the other has no row of `meeting`, where the first's is
        in its way, and keeps its faults alone."""
        seconds = self.select(
            "SELECT place FROM file WHERE path GLOB 'meetings/*' AND place * ? NOT IN (SELECT rowid FROM meeting)",
            (ROOM,),
        )
        for (place,) in seconds:
            self._take_out(place, ("file", "fault"))

    def _take_out(self, place: int, but: Collection[str] = ()) -> None:
        for table in self._columns:
            if table not in but:
                rows = f"place = {place}" if table == "file" else _of(place)
                self.database.execute(f"DELETE FROM {table} WHERE {rows}")

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self.database.execute("BEGIN")
        yield
        self.database.execute("COMMIT")


def empty(*, framed: bool = False, keyed: bool = True) -> Tables:
    """Tables in memory, to be filled."""
    made = Tables(sqlite3.connect(":memory:", isolation_level=None), framed=framed)
    made.create(keyed=keyed)
    return made


def in_places(paths: Iterable[str]) -> list[tuple[int, str]]:
    """Files in their order, each with a place."""
    return [(number * _APART, path) for number, path in enumerate(paths, 1)]


def _of(place: int) -> str:
    """The condition that picks out the rows of a file."""
    return f"rowid BETWEEN {place * ROOM} AND {(place + 1) * ROOM - 1}"


def _places(before: Mapping[str, int], files: Mapping[str, Rows | None]) -> dict[str, int]:
    """A place for each file, in the order of the files: the three single ones, then the records by body and date."""
    places = dict(before)
    for path in sorted(path for path, rows in files.items() if rows is not None and path not in before):
        known = sorted(places.items(), key=lambda one: one[1])
        lower = max((place for other, place in known if "/" not in other or other < path), default=0)
        upper = min((place for _, place in known if place > lower), default=lower + 2 * _APART)
        if upper - lower < 2:
            raise PlacesFullError
        places[path] = (lower + upper) // 2
    return places


def digest(data: bytes) -> int:
    """A number that changes when these bytes do. It guards against chance alone, and is there at once, where `hashlib`
    takes longer to import than ten files to read."""
    return zlib.crc32(data) << 31 | zlib.adler32(data) >> 1  # as large as SQLite's largest


def _frame(rows: Rows) -> int:
    """A digest of what others depend on in the rows of a file."""
    parts = [[part(row) for row in rows.get(table, ())] for table, part in _FRAME.items()]
    return digest(repr(parts).encode("utf-8", "surrogatepass"))


def _schema() -> list[str]:
    """Tables, indexes, indexes of what is settled, views."""
    text = SCHEMA.read_text(encoding="utf-8")
    ends = [text.index(heading) for heading in _PARTS]
    return [text[start:end] for start, end in zip((0, *ends), (*ends, len(text)), strict=True)]
