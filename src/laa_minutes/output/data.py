"""Rows for programs: JSON as documented in docs/commands.md, and CSV."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from .text import CONTROL

_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def json_document(
    schema: str, key: str, rows: Sequence[Any], as_of: date, faults: int, *, indent: int | None = 2
) -> str:
    """One object: schema, the day asked about, the number of errors in the records, and the rows under their key."""
    return _json({"schema": f"laa.{schema}/1", "as_of": as_of.isoformat(), "faults": faults, key: rows}, indent)


def json_object(schema: str, value: Any, as_of: date, faults: int, *, indent: int | None = 2) -> str:
    """One thing, not a list: its fields, be it a mapping or a dataclass, beside schema, day and number of errors."""
    own = value if isinstance(value, Mapping) else _fields(value)
    return _json({"schema": f"laa.{schema}/1", "as_of": as_of.isoformat(), "faults": faults, **own}, indent)


def data_document(schema: str, value: Mapping[str, Any]) -> str:
    """One object that comes from no records: its fields behind its schema."""
    return _json({"schema": f"laa.{schema}/1", **value}, 2)


def _json(document: Mapping[str, Any], indent: int | None) -> str:
    return json.dumps(document, default=_fields, ensure_ascii=False, indent=indent) + "\n"


def csv_table(rows: Sequence[Any], columns: Sequence[str]) -> str:
    """A header and one line a row; lists are joined by "; ". Rows are dataclasses, of which `columns` are shown."""
    return csv_lines([columns, *([values.get(column) for column in columns] for values in map(plain, rows))])


def csv_lines(lines: Iterable[Sequence[Any]]) -> str:
    """Lines of values as CSV that a spreadsheet opens right and runs nothing of."""
    return "".join(",".join(_quoted(_cell(value)) for value in line) + "\r\n" for line in lines)


def plain(value: Any) -> Any:
    """Dataclasses as mappings of their fields (`with_` is `with`), tuples as lists."""
    if is_dataclass(value):
        return plain(_fields(value))
    if isinstance(value, tuple | list):
        return [plain(one) for one in value]
    if isinstance(value, Mapping):
        return {key: plain(one) for key, one in value.items()}
    return str(value) if isinstance(value, str) else value


def _fields(row: Any) -> dict[str, Any]:
    """A dataclass as a mapping of its fields."""
    return {field.name.rstrip("_"): getattr(row, field.name) for field in fields(row)}


def _cell(value: Any) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    text = CONTROL.sub("\ufffd", words_of_value(value))
    # A spreadsheet runs what begins like this as a formula; an apostrophe makes it text.
    return f"'{text}" if text[:1] in _FORMULA else text


def _quoted(cell: str) -> str:
    """A cell in quotation marks where it has to be; also for a spreadsheet that takes semicolons for commas."""
    return f'"{cell.replace(chr(34), chr(34) * 2)}"' if any(one in cell for one in ',;"\t\r\n') else cell


def words_of_value(value: Any) -> str:
    """A value in a cell, for somebody with a spreadsheet: `value 9, reported 2010-02-22; value 11, …`."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(map(words_of_value, value))
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {words_of_value(one)}" for key, one in value.items() if _is_told(one))
    return str(value)


def _is_told(value: Any) -> bool:
    """Something is said; nought is."""
    return value is not False and value not in (None, "", [], {})
