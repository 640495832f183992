"""All records as tables, and the folding over time: one question, one SELECT."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from ..diagnostic import Diagnostic, Level, Place
from ..workspace import PARTNERSHIP, Workspace
from .files import Files
from .names import Roster
from .tables import ROOM, Find, Tables, empty, in_places

if TYPE_CHECKING:
    from ..record.indicator import Indicator
    from ..record.meeting import Meeting
    from ..record.partnership import Partnership
    from ..record.plan import PlannedMeeting
    from ..source import Source


Edition = Literal["members", "public"]


class Register:
    """The records of one workspace, as they stood on `as_of`."""

    def __init__(self, files: Files, tables: Tables, as_of: date) -> None:
        self.workspace: Workspace = files.workspace
        self.as_of = as_of
        self.sources: Mapping[str, Source] = _Sources(files)
        self.withholds = False  # whether anything was left out for the public
        self._files = files
        self._whole = tables
        self._tables = tables.standing(as_of.isoformat())

    @cached_property
    def meetings(self) -> Mapping[str, Meeting]:
        """The records of meetings by name, each read when it is asked for."""
        rows = self.rows("SELECT ref, path FROM meeting WHERE recorded ORDER BY rowid")
        return _Meetings(self._files, {row["ref"]: row["path"] for row in rows})

    @cached_property
    def partnership(self) -> Partnership:
        """Who we are."""
        from ..record.stored import restored

        row = None if self._files.knows_partnership else self.one("SELECT record FROM partnership")
        try:
            return self._files.partnership if row is None else restored(row["record"])
        except ValueError:  # of a broken index
            return self._files.partnership

    @cached_property
    def roster(self) -> Roster:
        """Everybody and everything that a name can mean."""
        return Roster(self.partnership)

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """What is measured."""
        return self._files.indicators

    @property
    def plan(self) -> tuple[PlannedMeeting, ...]:
        """What is coming."""
        return self._files.plan

    @cached_property
    def faults(self) -> list[Diagnostic]:
        """What was wrong with the files when they were read, in their order."""
        rows = self.rows("SELECT * FROM fault")
        return sorted(
            Diagnostic(Place(path, line, column), code, message, level, hint, excerpt, width)
            for path, line, column, code, message, level, hint, excerpt, width in rows
        )

    @cached_property
    def faulty(self) -> frozenset[str]:
        """The files in which something could not be read."""
        return frozenset(row["path"] for row in self.rows("SELECT path FROM fault WHERE level = 'error'"))

    @cached_property
    def errors(self) -> int:
        """How many errors there are in the records read."""
        return len(self.rows("SELECT 1 FROM fault WHERE level = 'error'"))

    @cached_property
    def next_known(self) -> date | None:
        """The first day after this one from which more counts: a meeting, a report, a move; None if there is none."""
        if self.as_of == date.max:
            return None
        tomorrow = self.as_of + timedelta(days=1)
        if self.withholds:  # what is withheld may have its own days
            return tomorrow
        try:
            found = [one.first_known(tomorrow.isoformat()) for one in (self._whole, self._tables)]
        except sqlite3.DatabaseError:  # of a broken index
            return tomorrow
        first = min(filter(None, found), default=None)
        return date.fromisoformat(first) if first else None

    def bodies_named(self, keys: Iterable[str]) -> str:
        """The names of bodies, for a title; all of the partnership's name where there are none or several."""
        wanted = set(keys)
        bodies = [body.name for body in self.partnership.bodies if body.key in wanted]
        return bodies[0] if len(bodies) == 1 else self.partnership.name

    def on(self, day: date) -> Register:
        """The same records as they stood on another day; no file is read again."""
        return Register(self._files, self._whole.copied(), day)

    def instead(self, texts: Mapping[str, str | None]) -> Register:
        """The register as it would be with these texts in the place of files, by path; None for one that is gone."""
        files = self._files.instead_of(texts)
        if PARTNERSHIP in texts:  # names are resolved by it
            return Register(files, tables_of(files), self.as_of)
        tables = self._whole.copied()
        update(tables, files, texts)
        return Register(files, tables, self.as_of)

    def holding(
        self,
        partnership: Partnership,
        indicators: tuple[Indicator, ...],
        plan: tuple[PlannedMeeting, ...],
        meetings: Iterable[Meeting],
    ) -> Register:
        """The same workspace, with other records in the place of those that were read."""
        files = self._files.holding(partnership, indicators, plan, meetings)
        return Register(files, tables_of(files), self.as_of)

    def rows(self, sql: str, *parameters: Any) -> list[sqlite3.Row]:
        """The rows of a SELECT."""
        try:
            return self._tables.select(sql, parameters)
        except sqlite3.DatabaseError:
            if self._tables.kept is None:
                raise
            self._tables.kept.unlink(missing_ok=True)  # what it holds is broken, and is made again next time
            self._whole = tables_of(self._files)
            self._tables = self._whole.standing(self.as_of.isoformat())
            return self._tables.select(sql, parameters)

    def one(self, sql: str, *parameters: Any) -> sqlite3.Row | None:
        """The first row of a SELECT, or None."""
        return next(iter(self.rows(sql, *parameters)), None)

    def passages(self, meeting: str | None = None) -> list[sqlite3.Row]:
        """Every piece of prose; that of one meeting is found among the rows of its file."""
        if meeting is None:
            return self.rows("SELECT * FROM passage ORDER BY meeting, rowid")
        return self.rows(
            "SELECT passage.* FROM meeting JOIN file USING (path) JOIN passage ON passage.rowid "
            f"BETWEEN place * {ROOM} AND (place + 1) * {ROOM} - 1 WHERE ref = ? ORDER BY passage.rowid",
            meeting,
        )

    def typed(self, path: str) -> Source:
        """A file's text, for showing places in it; empty where there is no file."""
        return self._files.typed(path)

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
        source = self.typed(path)
        width = len(words) or 1
        if words:
            line, column = source.find(words, line, column)
            width = min(width, len(source.line(line)) - column + 1)
        return source.diagnostic(line, column, code, message, hint, level, width)


class _Meetings(Mapping[str, "Meeting"]):
    def __init__(self, files: Files, paths: Mapping[str, str]) -> None:
        self._files = files
        self._paths = paths

    def __getitem__(self, ref: str) -> Meeting:
        found = self._files.meeting(self._paths[ref])
        if found is None:  # it was another when it became rows
            raise KeyError(ref)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)

    def __contains__(self, ref: object) -> bool:
        return ref in self._paths


class _Sources(Mapping[str, "Source"]):
    """The texts of all files, by path below the root, each read when it is asked for."""

    def __init__(self, files: Files) -> None:
        self._files = files

    @cached_property
    def _paths(self) -> dict[str, None]:
        return dict.fromkeys(self._files.paths())

    def __getitem__(self, path: str) -> Source:
        if path not in self._paths:
            raise KeyError(path)
        return self._files.source(path)

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)

    def __contains__(self, path: object) -> bool:
        return path in self._paths


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
    files = Files(workspace, instead)
    return edited(Register(files, tables_of(files), as_of), edition)


def edited(register: Register, edition: Edition) -> Register:
    """The edition asked for."""
    if edition == "members":
        return register
    from .withhold import public

    return public(register)


def tables_of(files: Files) -> Tables:
    """The rows of all files, in memory."""
    rows = files.rows(files.paths())
    made = empty()
    made.fill([[(place, path, rows[path]) for place, path in in_places(rows)]], finding(files))
    return made


def update(tables: Tables, files: Files, changed: Collection[str]) -> None:
    """Bring tables up to date with files that changed, are new or gone; `partnership.yaml` is not among them."""
    if not changed:
        return
    find = None if tables.late else finding(files)
    rows = files.rows([path for path in files.paths() if path in changed], find)
    tables.update({path: rows.get(path) for path in changed})


def finding(files: Files) -> Find:
    """Finds references in prose by the names of these bodies."""
    from .reference import Finder
    from .rows import prose_rows

    finder = Finder(files.partnership.bodies)
    return lambda passages: prose_rows(passages, finder)
