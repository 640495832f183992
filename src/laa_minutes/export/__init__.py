"""The records as tables with keys, for whatever else reads tables: Datasette, Excel, R, DuckDB."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from ..frozen import dataclass
from ..register import Register

_TABLES = Path(__file__).with_name("tables.sql")
_TABLE = re.compile(
    r"-- (?P<about>[^\n]+)\n(?P<made>CREATE TABLE (?P<name>\w+) \(.*?\n\);)\n-- from\n(?P<asked>.*?);\n", re.DOTALL
)
_ASKING = (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE)
_COLUMN = re.compile(r"  (?P<name>\w+) (?P<type>[A-Z]+)(?P<key>[^,\n-]*),?(?: +-- (?P<about>.*))?")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its type in SQL, what key it is (`PRIMARY KEY`, `REFERENCES meetings`), and what it holds."""

    name: str
    type: str
    key: str
    about: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what its rows are, how it is made, and the question to the register that fills it."""

    name: str
    about: str
    columns: tuple[Column, ...]
    made: str
    asked: str


@cache
def tables() -> tuple[Table, ...]:
    """All tables, those that others refer to first."""
    found = _TABLE.finditer(_TABLES.read_text(encoding="utf-8"))
    return tuple(
        Table(one["name"], one["about"], tuple(_columns(one["made"])), one["made"], one["asked"]) for one in found
    )


def database(register: Register, names: Iterable[str] | None = None) -> sqlite3.Connection:
    """These tables, or all of them, in memory, as they stood on the register's day."""
    made = sqlite3.connect(":memory:", isolation_level=None)
    made.execute("BEGIN")
    for table in tables():
        if names is None or table.name in names:
            made.execute(table.made)
            marks = ",".join("?" * len(table.columns))
            made.executemany(f"INSERT INTO {table.name} VALUES ({marks})", map(tuple, register.rows(table.asked)))
    made.execute("COMMIT")
    return made


def changes_on(register: Register, made: sqlite3.Connection) -> date | None:
    """The first day after the register's on which these tables may differ though no record does; None if none ever."""
    today = register.as_of.isoformat()
    sql = "SELECT min(due) FROM actions WHERE status = 'open' AND due >= ? AND due < '9999-12-31'"
    due = made.execute(sql, (today,)).fetchone()[0]
    overdue = date.fromisoformat(due) + timedelta(days=1) if due else None
    return min(filter(None, (register.next_known, overdue)), default=None)


def for_questions(made: sqlite3.Connection) -> sqlite3.Connection:
    """The same, of which one may ask and nothing else: no other file is opened, nothing is set or changed."""
    made.set_authorizer(lambda action, *_: sqlite3.SQLITE_OK if action in _ASKING else sqlite3.SQLITE_DENY)
    return made


def named_in(sql: str) -> list[str]:
    """The tables whose names stand in a question."""
    words = set(re.findall(r"\w+", sql.casefold()))
    return [table.name for table in tables() if table.name in words]


def _columns(made: str) -> Iterable[Column]:
    for line in made.splitlines()[1:]:
        if match := _COLUMN.fullmatch(line):
            yield Column(match["name"], match["type"], match["key"].strip(), match["about"] or "")
