"""The tables in the forms that other programs read: a SQLite file, CSV, JSON, Parquet."""

from __future__ import annotations

import json
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ..diagnostic import LaaError
from ..output.data import csv_lines
from . import Table

# What DuckDB calls the types of our columns.
_TYPES = {"TEXT": "VARCHAR", "DATE": "DATE", "INTEGER": "BIGINT", "NUMERIC": "DOUBLE", "BOOLEAN": "BOOLEAN"}


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


def parquet_file(made: sqlite3.Connection, table: Table) -> bytes:
    """One table. Raises LaaError where DuckDB, which writes it, is not installed."""
    try:
        import duckdb
    except ImportError:
        raise LaaError("Parquet needs another package", "pip install 'laa-minutes[analytics]'") from None
    types = {column.name: _TYPES[column.type] for column in table.columns}
    with tempfile.TemporaryDirectory() as folder, duckdb.connect() as engine:
        lines, written = Path(folder) / "rows.json", Path(folder) / "rows.parquet"
        with lines.open("w", encoding="utf-8") as file:
            for row in rows(made, table):
                file.write(json.dumps(dict(zip(types, row, strict=True))) + "\n")
        columns = ", ".join(f"'{name}': '{type_}'" for name, type_ in types.items())
        source = f"read_json('{lines}', format = 'newline_delimited', columns = {{{columns}}})"
        engine.execute(f"COPY (SELECT * FROM {source}) TO '{written}' (FORMAT parquet)")
        return written.read_bytes()


def rows(made: sqlite3.Connection, table: Table) -> Iterator[list[Any]]:
    """The rows of a table, what is true or false as that."""
    truths = [n for n, column in enumerate(table.columns) if column.type == "BOOLEAN"]
    for row in made.execute(f"SELECT * FROM {table.name} ORDER BY rowid"):
        values = list(row)
        for n in truths:
            values[n] = None if values[n] is None else bool(values[n])
        yield values
