"""Tables as Parquet, which DuckDB writes. The same rows give the same bytes."""

from __future__ import annotations

import json
import re
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..diagnostic import LaaError
from . import Table
from .formats import rows

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# What DuckDB calls the types of our columns.
_TYPES = {"TEXT": "VARCHAR", "DATE": "DATE", "INTEGER": "BIGINT", "NUMERIC": "DOUBLE", "BOOLEAN": "BOOLEAN"}
_YEAR = "year"
_PATTERN = re.compile(r"[*?\[]")


def parquet_file(made: sqlite3.Connection, table: Table) -> bytes:
    """One table. Raises LaaError where DuckDB is not installed."""
    with parquet_writer() as writer:
        return writer.whole(made, table)


@contextmanager
def parquet_writer() -> Iterator[ParquetWriter]:
    """DuckDB, with one thread, so that rows keep their order. Raises LaaError where it is not installed."""
    try:
        import duckdb
    except ImportError:
        raise LaaError("Parquet needs another package", "pip install 'laa-minutes[analytics]'") from None
    with (
        duckdb.connect(config={"threads": 1}) as engine,
        tempfile.TemporaryDirectory(prefix="laa-parquet-") as folder,
    ):
        engine.execute("SET partitioned_write_max_open_files = 10000")  # beyond it a year would have several
        yield ParquetWriter(engine, Path(folder))


class ParquetWriter:
    """Writes one table after another, by way of a folder for what DuckDB reads and writes."""

    def __init__(self, engine: DuckDBPyConnection, folder: Path) -> None:
        self._engine, self._folder = engine, folder

    def whole(self, made: sqlite3.Connection, table: Table) -> bytes:
        """A table in one file."""
        types = {column.name: _TYPES[column.type] for column in table.columns}
        return self.file(types, rows(made, table))

    def by_year(self, made: sqlite3.Connection, table: Table, year: str) -> dict[int | None, bytes]:
        """A file for each year that rows are of, and where there are no rows, one without any. `year` is the expression
        for it in SQL, with `one` for a row."""
        types = {column.name: _TYPES[column.type] for column in table.columns}
        lines = list(rows(made, table, year))
        if not lines:
            return {None: self.file(types, ())}
        source = self._loaded({**types, _YEAR: "INTEGER"}, lines)
        place = self._folder / table.name
        self._engine.execute(f"COPY (SELECT * FROM {source}) TO '{place}' (FORMAT parquet, PARTITION_BY ({_YEAR}))")
        return {_year(path.parent.name): path.read_bytes() for path in sorted(place.rglob("*.parquet"))}

    def file(self, types: Mapping[str, str], lines: Iterable[Sequence[Any]]) -> bytes:
        """Rows of columns of these types, as DuckDB calls them."""
        written = self._folder / "rows.parquet"
        self._engine.execute(f"COPY (SELECT * FROM {self._loaded(types, lines)}) TO '{written}' (FORMAT parquet)")
        return written.read_bytes()

    def read(self, paths: Sequence[str], columns: Sequence[str]) -> list[tuple[Any, ...]]:
        """The rows of files, each behind the file's path; of a file that is broken, none. Raises LaaError where one
        cannot be read."""
        import duckdb

        wanted = ", ".join(("filename", *columns))
        question = f"SELECT {wanted} FROM read_parquet($1, filename = true, hive_partitioning = false)"
        literal = [_PATTERN.sub(r"[\g<0>]", path) for path in paths]  # each would stand for every file that fits it
        try:
            return self._engine.execute(question, [literal]).fetchall() if paths else []
        except (duckdb.IOException, duckdb.OutOfMemoryException) as error:
            message = str(error).split("\n", 1)[0]
            raise LaaError(f"the data set cannot be read: {message}", "Nothing more was changed.") from None
        except duckdb.Error:
            return [] if len(paths) == 1 else [row for path in paths for row in self.read([path], columns)]

    def _loaded(self, types: Mapping[str, str], lines: Iterable[Sequence[Any]]) -> str:
        """What to select rows from."""
        loaded = self._folder / "rows.json"
        loaded.write_text(json.dumps([dict(zip(types, line, strict=True)) for line in lines]), encoding="ascii")
        columns = ", ".join(f"'{name}': '{type_}'" for name, type_ in types.items())
        return f"read_json('{loaded}', format = 'array', columns = {{{columns}}})"


def _year(folder: str) -> int | None:
    """The year of a folder of DuckDB's, `year=2010`."""
    value = folder.partition("=")[2]
    return int(value) if value.isdigit() else None
