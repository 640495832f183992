"""laa export, laa sql"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from ..diagnostic import LaaError
from . import session
from .session import TODAY, AsOf, Format, Json, OutFile, Wanted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ..export import Table
    from ..output.listing import Listing

Kind = Literal["sqlite", "csv", "json", "parquet"]


def export(
    context: typer.Context,
    kind: Annotated[Kind, typer.Argument(metavar="KIND", help="sqlite, csv, json or parquet.")],
    table: Annotated[
        list[str] | None, typer.Option("--table", metavar="TABLE", help="Only this table; docs/data.md lists them.")
    ] = None,
    as_of: AsOf = TODAY,  # type: ignore[assignment]
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="PLACE", help="A file; for CSV and Parquet a folder, a file a table."),
    ] = None,
) -> None:
    """The records as tables with keys, for Datasette, Excel, R, DuckDB and whatever else reads tables.

    Examples:  laa export sqlite -o records.sqlite  ·  laa export csv -o tables  ·  laa export csv --table actions
    """
    from ..export import database
    from ..export import formats as write
    from ..export.parquet import parquet_file
    from ..output.data import json_object

    chosen = _chosen(table)
    register = session.register(context, as_of)
    made = database(register, {one.name for one in chosen})
    if kind == "json":
        tables = {"tables": write.json_rows(made, chosen)}
        session.put_text(json_object("export", tables, as_of, register.errors), output)
    elif kind == "csv" and output is None and len(chosen) == 1:
        session.put_text(write.csv_file(made, chosen[0]), None)
    elif output is None:
        raise LaaError("these tables are nothing to read here", "Name a place for them with -o.", 2)
    elif kind == "sqlite":
        session.put_bytes(write.sqlite_file(made), output)
    else:
        _folder(output)
        for one in chosen:
            data = parquet_file(made, one) if kind == "parquet" else write.csv_file(made, one).encode("utf-8-sig")
            session.put_bytes(data, output / f"{one.name}.{kind}")
    session.end(register)


def sql(
    context: typer.Context,
    question: Annotated[str, typer.Argument(metavar="SELECT", help="One SELECT over the tables of `laa export`.")],
    as_of: AsOf = TODAY,  # type: ignore[assignment]
    format_: Format = "table",
    json_: Json = False,
    output: OutFile = None,
) -> None:
    """Ask the tables of `laa export` anything: one question in SQL, which changes nothing.

    Examples:  laa sql "SELECT owner, count(*) FROM actions JOIN action_owners USING (action) GROUP BY owner"
    """
    from ..export import database, for_questions, named_in, tables

    wanted = Wanted.from_options(format_, json_, output)
    register = session.register(context, as_of)
    made = for_questions(database(register, named_in(question)))
    try:
        asked = made.execute(question)
        found = asked.fetchall()
    except (sqlite3.Error, sqlite3.Warning) as error:
        why = str(error).rstrip(".")
        names = ", ".join(one.name for one in tables())
        raise LaaError(f"this cannot be asked: {why}", f"The tables are {names}; docs/data.md says more.", 2) from None
    columns = [name for name, *_ in asked.description or ()]
    if not columns:
        raise LaaError("this asks for nothing", "Write a SELECT.", 2)
    rows = [dict(zip(_unlike(columns), row, strict=True)) for row in found]
    session.put_list(register, wanted, "sql", "rows", rows, _unlike(columns), lambda: _listing(columns, found, as_of))


def _chosen(names: Sequence[str] | None) -> list[Table]:
    from ..export import tables

    known = {one.name: one for one in tables()}
    for name in names or ():
        if name not in known:
            raise LaaError(f"there is no table {name}", f"The tables are {', '.join(known)}.", 2)
    return [one for name, one in known.items() if not names or name in names]


def _folder(place: Path) -> None:
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LaaError(f"{place} cannot be a folder: {error.strerror}", "Choose another place with -o.") from None


def _unlike(columns: Sequence[str]) -> list[str]:
    """The names of columns, each once: `count`, `count_2`."""
    seen: dict[str, int] = {}
    found = []
    for name in columns:
        seen[name] = seen.get(name, 0) + 1
        found.append(name if seen[name] == 1 else f"{name}_{seen[name]}")
    return found


def _listing(columns: Sequence[str], found: Sequence[Sequence[Any]], as_of: date) -> Listing:
    from ..output.data import words_of_value
    from ..output.listing import Column, Listing, Section, plural
    from ..record.when import day_words

    lines = tuple(tuple(words_of_value(value) for value in row) for row in found)
    shown = tuple(
        Column(
            name,
            right=all(isinstance(row[n], int | float) for row in found),
            wraps=any(" " in line[n].strip() for line in lines),  # words; what has none may be a key, and stays whole
        )
        for n, name in enumerate(columns)
    )
    return Listing(f"As of {day_words(as_of)}", shown, (Section("", lines),), last=(f"{plural(len(lines), 'row')}.",))
