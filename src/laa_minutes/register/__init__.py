"""All records as tables, and the folding over time: one question, one SELECT."""

from __future__ import annotations

import gc
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from ..diagnostic import Diagnostic, Level
from ..parse import read_indicators, read_meeting, read_partnership, read_plan
from ..record.indicator import Indicator
from ..record.meeting import Meeting
from ..record.partnership import Partnership
from ..record.plan import PlannedMeeting
from ..source import Source, read, read_bytes
from ..workspace import INDICATORS, PARTNERSHIP, PLAN, Workspace
from .names import Roster
from .reference import Finder
from .rows import Rows, indicator_rows, meeting_rows, partnership_rows, plan_rows
from .settle import settle

_SCHEMA = Path(__file__).with_name("schema.sql")
_AFTER = "-- Indexes"  # what follows is made once the rows are in, which is quicker


class Register:
    """The records of one workspace, as they stood on `as_of`.

    `faults` are those found while reading; `sources` the texts read, by path below the root.
    """

    def __init__(self, workspace: Workspace, as_of: date) -> None:
        self.workspace = workspace
        self.as_of = as_of
        self.faults: list[Diagnostic] = []
        self.sources: dict[str, Source] = {}
        self.meetings: dict[str, Meeting] = {}
        self.partnership: Partnership = read_partnership(self._source(PARTNERSHIP))
        self.roster = Roster(self.partnership)
        self.indicators: tuple[Indicator, ...] = ()
        self.plan: tuple[PlannedMeeting, ...] = ()
        self.database = sqlite3.connect(":memory:", isolation_level=None)
        self.database.row_factory = sqlite3.Row
        self._pending: Rows = defaultdict(list)

    @property
    def errors(self) -> int:
        """How many errors there are in the records read."""
        return sum(fault.level == "error" for fault in self.faults)

    def bodies_named(self, keys: Iterable[str]) -> str:
        """The names of bodies, for a title; all of the partnership's name where there are none or several."""
        bodies = [body.name for body in self.partnership.bodies if body.key in set(keys)]
        return bodies[0] if len(bodies) == 1 else self.partnership.name

    def rows(self, sql: str, *parameters: Any) -> list[sqlite3.Row]:
        """The rows of a SELECT."""
        return self.database.execute(sql, parameters).fetchall()

    def one(self, sql: str, *parameters: Any) -> sqlite3.Row | None:
        """The first row of a SELECT, or None."""
        found: sqlite3.Row | None = self.database.execute(sql, parameters).fetchone()
        return found

    def passages(self) -> list[sqlite3.Row]:
        """Every piece of prose. They become rows only when asked for, since most questions are not about them."""
        self._insert("passage")
        return self.rows("SELECT * FROM passage ORDER BY meeting, rowid")

    def diagnostic(
        self,
        at: sqlite3.Row,
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
        return source.diagnostic(line, column, code, message, hint, level, width)

    def _load(self) -> None:
        finder = Finder(self.partnership.bodies)
        self._add(partnership_rows(self.partnership))
        self.indicators = read_indicators(self._source(INDICATORS))
        self._add(indicator_rows(self.indicators, self.roster))
        self.plan = read_plan(self._source(PLAN))
        self._add(plan_rows(self.plan, self.roster))
        for path in self.workspace.meeting_paths():
            meeting = read_meeting(self._source(path))
            if meeting is not None and meeting.ref not in self.meetings:
                self.meetings[meeting.ref] = meeting
                body = self.partnership.body(meeting.body)
                self._add(meeting_rows(meeting, body, self.roster, finder))
        tables, _, rest = _SCHEMA.read_text(encoding="utf-8").partition(_AFTER)
        self.database.executescript(tables)
        for table in self._pending.keys() - {"passage"}:
            self._insert(table)
        self.database.executescript(rest)
        settle(self.database)
        self.database.execute("INSERT INTO asked VALUES (?)", (self.as_of.isoformat(),))
        for source in self.sources.values():
            self.faults += source.faults
        self.faults.sort()

    def _source(self, path: str) -> Source:
        try:
            source = read(self.workspace.root / path, path)
        except FileNotFoundError:
            source = read_bytes(b"", path)
        except OSError as error:
            source = read_bytes(b"", path)
            source.fault((1, 1), "unreadable", f"the file cannot be read: {error.strerror}", "Check who may read it.")
        self.sources[path] = source
        return source

    def _add(self, rows: Rows) -> None:
        for table, entries in rows.items():
            self._pending[table] += entries

    def _insert(self, table: str) -> None:
        entries = self._pending.pop(table, [])
        if entries:
            marks = ",".join("?" * len(entries[0]))
            self.database.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", entries)


def open_register(workspace: Workspace, as_of: date) -> Register:
    """Read every record of a workspace. Faults in them are in `faults`; nothing a person typed raises."""
    register = Register(workspace, as_of)
    collecting = gc.isenabled()
    gc.disable()  # a quarter of the time otherwise: everything made here is kept
    try:
        register._load()
    finally:
        if collecting:
            gc.enable()
    return register
