"""The tables in the forms that other programs read: a SQLite file, CSV, JSON. Parquet is in parquet.py."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from ..output.data import csv_lines
from . import Table


def sqlite_file(made: sqlite3.Connection) -> bytes:
    """The database as a file."""
    return made.serialize()


def csv_file(made: sqlite3.Connection, table: Table) -> str:
    """One table, with its header."""
    return csv_lines([[column.name for column in table.columns], *rows(made, table)])


def json_rows(made: sqlite3.Connection, tables: Sequence[Table]) -> dict[str, list[dict[str, Any]]]:
    """The rows of tables, by the table's name."""
    return {
        table.name: [
            {column.name: value for column, value in zip(table.columns, row, strict=True)} for row in rows(made, table)
        ]
        for table in tables
    }


def rows(made: sqlite3.Connection, table: Table, also: str = "") -> Iterator[list[Any]]:
    """The rows of a table, what is true or false as that; `also` is an expression over a row, which is called `one`."""
    truths = [n for n, column in enumerate(table.columns) if column.type == "BOOLEAN"]
    wanted = f"*, {also}" if also else "*"
    for row in made.execute(f"SELECT {wanted} FROM {table.name} AS one ORDER BY one.rowid"):
        values = list(row)
        for n in truths:
            values[n] = None if values[n] is None else bool(values[n])
        yield values
