"""The tables: the rows of every file in a place of their own, settled among one another, in memory or on disk."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ..text import Text
from . import settle

SCHEMA = Path(__file__).with_name("schema.sql")
MENTION = "mention"  # rows of `reference` that only those want who also want the references in prose
_FOUND = "found"  # rows of `reference` with these and the references in prose
_PASSAGE, _REFERENCE = "passage", "reference"  # tables that few questions need whole
# Every column with the day from which a row counts: a question as of an earlier day is answered without it.
_KNOWN_FROM = """
SELECT one.name, of.name FROM main.sqlite_schema AS one, pragma_table_info(one.name) AS of
WHERE one.type = 'table' AND of.name IN ('date', 'dated', 'called_off', 'counts_from', 'reported')
"""
_APART = 1 << 16  # between the places of two files, so that new ones fit in between
_ROOM = 1 << 22  # rows of one table that a file may have: more than a file of the largest size can give
_INDEXES, _VIEWS = "-- Indexes", "-- Folding over time --"  # where the parts of the schema begin
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
Rows = Mapping[str, list[Row]]  # by table
Find = Callable[[Iterable[Row]], list[Row]]  # rows of `passage` in, the references in their prose out

sqlite3.register_adapter(Text, str.__str__)  # without it SQLite asks each one in three ways what it is


class PlacesFullError(Exception):
    """Between two files there is no place left for a new one: the tables have to be made anew."""


class Tables:
    """A database of rows. Prose, and the references in it, may be filled in only when they are asked for."""

    def __init__(self, database: sqlite3.Connection, kept: Path | None = None) -> None:
        database.row_factory = sqlite3.Row
        self.database = database
        self.kept = kept  # the file that it lies in
        self._late: dict[str, dict[int, Rows]] = {}  # by table, by place
        self._find: Find = lambda passages: []

    def select(self, sql: str, parameters: Iterable[Any] = ()) -> list[sqlite3.Row]:
        """The rows of a SELECT."""
        for table in [one for one in self._late if one in sql]:
            self._complete(table)
        return self.database.execute(sql, tuple(parameters)).fetchall()

    def fill(self, batches: Iterable[Mapping[str, Rows]], find: Find, *, lazily: bool) -> None:
        """Make empty tables, put in the rows of every file in their order, and settle them."""
        tables, indexes, _ = _schema()
        self.database.executescript(tables)
        self._find = find
        self._late = {_PASSAGE: {}, _REFERENCE: {}} if lazily else {}
        last = 0
        with self._transaction():
            for files in batches:
                placed = {last + number * _APART: path for number, path in enumerate(files, 1)}
                last = max(placed, default=last)
                rows = {place: files[path] for place, path in placed.items()}
                for late in self._late.values():
                    late |= rows
                self._insert(rows)
                frames = ((place, path, None if lazily else _frame(files[path])) for place, path in placed.items())
                self.database.executemany("INSERT INTO file (place, path, frame) VALUES (?, ?, ?)", frames)
        self.database.executescript(indexes)  # afterwards, which is quicker
        with self._transaction():
            settle.settle(self.database)

    def update(self, files: Mapping[str, Rows | None], find: Find) -> None:
        """Put in the rows of files that are new or have changed, take out those of files that are gone (None).

        Raises PlacesFullError, and then nothing was done.
        """
        before = {path: (place, frame) for place, path, frame in self.select("SELECT place, path, frame FROM file")}
        places = _places({path: place for path, (place, _) in before.items()}, files)
        frames = {path: rows if rows is None else _frame(rows) for path, rows in files.items()}
        alike = all(path in before and before[path][1] == frame is not None for path, frame in frames.items())
        rows = {places[path]: rows for path, rows in files.items() if rows is not None}
        self._find = find
        with self._transaction():
            settle.unplanned(self.database)
            for path in before.keys() & files.keys():
                self._take_out(before[path][0])
            for late in self._late.values():
                late |= rows
            self._insert(rows)
            kept = ((places[path], path, frames[path]) for path, rows in files.items() if rows is not None)
            self.database.executemany("INSERT INTO file (place, path, frame) VALUES (?, ?, ?)", kept)
            if alike:
                settle.settle_new(self.database, f"({' OR '.join(map(_of, rows)) or '0'})")
            else:
                settle.settle(self.database)

    def copied(self) -> Tables:
        """The same in memory, to be changed or to be asked about another day."""
        other = Tables(sqlite3.connect(":memory:", isolation_level=None))
        self.database.backup(other.database)
        other._late = {table: dict(files) for table, files in self._late.items()}
        other._find = self._find
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
        there.database.executescript(_schema()[2])
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

    def _complete(self, table: str) -> None:
        files = self._late.pop(table)
        with self._transaction():
            if table == _PASSAGE:
                self._put(_PASSAGE, {place: rows.get(_PASSAGE, ()) for place, rows in files.items()})
            else:
                self._put_prose(files)
                settle.settle_references(self.database)

    def _insert(self, files: Mapping[int, Rows]) -> None:
        tables = dict.fromkeys(table for rows in files.values() for table in rows)
        for table in tables.keys() - {MENTION, _FOUND, *self._late} | ({_REFERENCE} & tables.keys()):
            self._put(table, {place: rows.get(table, ()) for place, rows in files.items()})
        if _REFERENCE not in self._late:
            self._put_prose(files)

    def _put_prose(self, files: Mapping[int, Rows]) -> None:
        for place, rows in files.items():
            found = with_found(rows, self._find)[_FOUND]
            self._put(_REFERENCE, {place: found}, len(rows.get(_REFERENCE, ())))

    def _put(self, table: str, files: Mapping[int, Iterable[Row]], first: int = 0) -> None:
        numbered = (
            (place * _ROOM + number, *row) for place, rows in files.items() for number, row in enumerate(rows, first)
        )
        columns = [name for (name,) in self.database.execute("SELECT name FROM pragma_table_info(?)", (table,))]
        marks = ",".join("?" * (len(columns) + 1))
        names = ", ".join(f'"{name}"' for name in columns)
        self.database.executemany(f"INSERT OR IGNORE INTO {table} (rowid, {names}) VALUES ({marks})", numbered)

    def _take_out(self, place: int) -> None:
        tables = self.database.execute("SELECT name FROM main.sqlite_schema WHERE type = 'table'").fetchall()
        for (table,) in tables:
            rows = f"place = {place}" if table == "file" else _of(place)
            self.database.execute(f"DELETE FROM {table} WHERE {rows}")
        for late in self._late.values():
            late.pop(place, None)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self.database.execute("BEGIN")
        yield
        self.database.execute("COMMIT")


def with_found(rows: Rows, find: Find) -> Rows:
    """The rows of a file with the references in its prose, which are looked for once."""
    if _FOUND in rows:
        return rows
    return {**rows, _FOUND: [*find(rows.get(_PASSAGE, ())), *rows.get(MENTION, ())]}


def _of(place: int) -> str:
    """The condition that picks out the rows of a file."""
    return f"rowid BETWEEN {place * _ROOM} AND {(place + 1) * _ROOM - 1}"


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


def _frame(rows: Rows) -> bytes:
    """A digest of what others depend on in the rows of a file."""
    import hashlib  # only where something changed

    parts = [[part(row) for row in rows.get(table, ())] for table, part in _FRAME.items()]
    return hashlib.blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _schema() -> tuple[str, str, str]:
    """Tables, indexes, views."""
    text = SCHEMA.read_text(encoding="utf-8")
    tables, _, rest = text.partition(_INDEXES)
    indexes, _, views = rest.partition(_VIEWS)
    return tables, f"--{indexes}", f"--{views}"
