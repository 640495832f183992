"""All records as tables, and the folding over time: one question, one SELECT."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from copy import copy
from datetime import date
from pathlib import Path
from typing import Any, Literal

from ..diagnostic import Diagnostic, Level
from ..parse import read_indicators, read_meeting, read_partnership, read_plan
from ..record.indicator import Indicator
from ..record.meeting import Meeting
from ..record.partnership import Partnership
from ..record.plan import PlannedMeeting
from ..source import Source, read, read_bytes
from ..workspace import INDICATORS, MEETINGS, PARTNERSHIP, PLAN, Workspace
from .names import Roster
from .reference import Finder
from .rows import MENTION, Row, Rows, indicator_rows, meeting_rows, partnership_rows, plan_rows, prose_rows
from .settle import as_known, as_planned, settle, settle_references
from .withhold import public

_SCHEMA = Path(__file__).with_name("schema.sql")
Edition = Literal["members", "public"]
PASSAGE, REFERENCE = "passage", "reference"  # tables that few questions need whole
_INDEXES = "-- Indexes"  # what follows is made once the rows are in, which is quicker


class Register:
    """The records of one workspace, as they stood on `as_of`.

    `faults` are those found while reading; `sources` the texts read, by path below the root.
    """

    def __init__(self, workspace: Workspace, as_of: date, instead: Mapping[str, str | None] | None = None) -> None:
        self.workspace = workspace
        self.as_of = as_of
        self._instead = instead or {}
        self.faults: list[Diagnostic] = []
        self.sources: dict[str, Source] = {}
        self.meetings: dict[str, Meeting] = {}
        self.partnership: Partnership = read_partnership(self._source(PARTNERSHIP))
        self.roster = Roster(self.partnership)
        self.indicators: tuple[Indicator, ...] = ()
        self.plan: tuple[PlannedMeeting, ...] = ()
        self.withholds = False  # whether anything was left out for the public
        self.database = _database()
        self._entries: Rows = defaultdict(list)
        self._late = {PASSAGE, REFERENCE}

    @property
    def errors(self) -> int:
        """How many errors there are in the records read."""
        return sum(fault.level == "error" for fault in self.faults)

    def bodies_named(self, keys: Iterable[str]) -> str:
        """The names of bodies, for a title; all of the partnership's name where there are none or several."""
        wanted = set(keys)
        bodies = [body.name for body in self.partnership.bodies if body.key in wanted]
        return bodies[0] if len(bodies) == 1 else self.partnership.name

    def on(self, day: date) -> Register:
        """The same records as they stood on another day; no file is read again."""
        other = copy(self)
        other.as_of, other.database, other._late = day, _database(), {PASSAGE, REFERENCE}
        other._store()
        return other

    def holding(
        self,
        partnership: Partnership,
        indicators: tuple[Indicator, ...],
        plan: tuple[PlannedMeeting, ...],
        meetings: Mapping[str, Meeting],
    ) -> Register:
        """The same workspace, with other records in the place of those that were read."""
        other = copy(self)
        other.partnership, other.roster = partnership, Roster(partnership)
        other.indicators, other.plan, other.meetings = indicators, plan, dict(meetings)
        other.database, other._late, other._entries = _database(), {PASSAGE, REFERENCE}, defaultdict(list)
        other._tabulate()
        other._store()
        return other

    def rows(self, sql: str, *parameters: Any) -> list[sqlite3.Row]:
        """The rows of a SELECT."""
        self._complete(sql)
        return self.database.execute(sql, parameters).fetchall()

    def one(self, sql: str, *parameters: Any) -> sqlite3.Row | None:
        """The first row of a SELECT, or None."""
        self._complete(sql)
        found: sqlite3.Row | None = self.database.execute(sql, parameters).fetchone()
        return found

    def passages(self) -> list[sqlite3.Row]:
        """Every piece of prose."""
        return self.rows("SELECT * FROM passage ORDER BY meeting, rowid")

    def diagnostic(
        self,
        at: sqlite3.Row | Mapping[str, Any],
        code: str,
        message: str,
        hint: str = "",
        level: Level = "warning",
        words: str = "",
    ) -> Diagnostic:
        """A fault at the place that a row gives (path, line, column); with `words`, at these in the text there."""
        path, line, column = at["path"], at["line"], at["column"]
        source = self.sources[path]
        width = len(words) or 1
        if words:
            line, column = source.find(words, line, column)
            width = min(width, len(source.line(line)) - column + 1)
        return source.diagnostic(line, column, code, message, hint, level, width)

    def _read(self) -> None:
        """Every file becomes a record."""
        self.indicators = read_indicators(self._source(INDICATORS))
        self.plan = read_plan(self._source(PLAN))
        for path in self._meeting_paths():
            meeting = read_meeting(self._source(path))
            if meeting is not None and meeting.ref not in self.meetings:
                self.meetings[meeting.ref] = meeting
        for source in self.sources.values():
            self.faults += source.faults
        self.faults.sort()

    def _tabulate(self) -> None:
        """Every record becomes rows."""
        self._add(partnership_rows(self.partnership, self.roster))
        self._add(indicator_rows(self.indicators, self.roster))
        self._add(plan_rows(self.plan, self.roster))
        for meeting in self.meetings.values():
            self._add(meeting_rows(meeting, self.partnership.body(meeting.body), self.roster))

    def _store(self) -> None:
        """The rows become tables, and what depends on several records is settled."""
        tables, _, indexes_and_views = _SCHEMA.read_text(encoding="utf-8").partition(_INDEXES)
        self.database.executescript(tables)
        with self._transaction():
            for table in self._entries.keys() - {PASSAGE, MENTION}:
                self._insert(table, self._entries[table])
        self.database.executescript(indexes_and_views)
        with self._transaction():
            as_planned(self.database, self.as_of.isoformat())
            self._known = settle(self.database)
            as_known(self.database, self.as_of.isoformat())
            self.database.execute("INSERT INTO asked VALUES (?)", (self.as_of.isoformat(),))

    def _complete(self, sql: str) -> None:
        """Fill what most questions do without, prose and the references in it, once a question names it."""
        if PASSAGE in sql and PASSAGE in self._late:
            self._late.remove(PASSAGE)
            with self._transaction():
                self._insert(PASSAGE, self._entries[PASSAGE])
        if REFERENCE in sql and REFERENCE in self._late:
            self._late.remove(REFERENCE)
            with self._transaction():
                found = prose_rows(self._entries[PASSAGE], Finder(self.partnership.bodies))
                self._insert(REFERENCE, found[REFERENCE] + self._entries[MENTION])
                settle_references(self.database, self._known)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self.database.execute("BEGIN")
        yield
        self.database.execute("COMMIT")

    def _meeting_paths(self) -> Iterable[str]:
        added = [path for path in self._instead if path.startswith(f"{MEETINGS}/")]
        paths = {*self.workspace.meeting_paths(), *added}
        return sorted(path for path in paths if self._instead.get(path, "") is not None)

    def _source(self, path: str) -> Source:
        text = self._instead.get(path)
        try:
            source = read(self.workspace.root / path, path) if text is None else read_bytes(text.encode("utf-8"), path)
        except FileNotFoundError:
            source = read_bytes(b"", path)
        except OSError as error:
            source = read_bytes(b"", path)
            source.fault((1, 1), "unreadable", f"the file cannot be read: {error.strerror}", "Check who may read it.")
        self.sources[path] = source
        return source

    def _add(self, rows: Rows) -> None:
        for table, entries in rows.items():
            self._entries[table] += entries

    def _insert(self, table: str, entries: list[Row]) -> None:
        if entries:
            marks = ",".join("?" * len(entries[0]))
            self.database.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", entries)


def _database() -> sqlite3.Connection:
    made = sqlite3.connect(":memory:", isolation_level=None)
    made.row_factory = sqlite3.Row
    return made


def open_register(
    workspace: Workspace,
    as_of: date,
    instead: Mapping[str, str | None] | None = None,
    edition: Edition = "members",
) -> Register:
    """Read every record of a workspace. Faults in them are in `faults`; nothing a person typed raises.

    `instead` has texts to be read in the place of files, by path, as if they were written; None for one that is gone.
    The `public` edition has no record of what is withheld: only its number, and the reason.
    """
    register = Register(workspace, as_of, instead)
    register._read()
    register._tabulate()
    register._store()
    return public(register) if edition == "public" else register
