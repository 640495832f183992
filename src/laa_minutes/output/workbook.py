"""A list as a workbook for Excel and its like: dates are dates, numbers numbers, the head stays, columns filter."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from ..diagnostic import LaaError
from .data import plain, words_of_value
from .html import LANGUAGE
from .text import CONTROL
from .zipped import without_times

_DAY = re.compile(r"(?:19|20|21)\d\d-\d\d-\d\d")
_FIRST = date(1900, 3, 1)  # the first day that all spreadsheets count alike
_LONGEST = 32_767  # characters that a cell can hold
_CUT = "… (cut here: the cell holds no more)"
_NARROWEST, _WIDEST = 8, 60


def workbook(title: str, rows: Sequence[Any], columns: Sequence[str], author: str, as_of: date) -> bytes:
    """One sheet with a head and a line for each row; lists are joined by "; ". Rows are dataclasses, of which `columns`
    are shown. Raises LaaError where openpyxl, which the extra `xlsx` brings, is missing."""
    try:
        from openpyxl import Workbook
        from openpyxl.styles import Alignment, Font, PatternFill
        from openpyxl.utils import get_column_letter
        from openpyxl.worksheet.properties import PageSetupProperties
    except ImportError:
        raise LaaError("a workbook needs another package", "pip install 'laa-minutes[xlsx]'") from None

    book = Workbook()
    sheet = book.active
    if sheet is None:
        raise AssertionError("a new workbook has a sheet")
    sheet.title = "Records"
    table = [[_value(values.get(column)) for column in columns] for values in map(plain, rows)]
    for n, column in enumerate(columns, 1):
        head = sheet.cell(1, n, column.replace("_", " ").capitalize())
        head.font, head.fill = Font(bold=True), PatternFill("solid", fgColor="EDF0F3")
        head.alignment = Alignment(vertical="top", wrap_text=True)
        longest = max((len(str(line[n - 1] or "")) for line in table), default=0)
        width = max(_NARROWEST, len(column) + 3, longest + 2)
        sheet.column_dimensions[get_column_letter(n)].width = min(_WIDEST, width)
    for at, line in enumerate(table, 2):
        for n, value in enumerate(line, 1):
            cell = sheet.cell(at, n, value)
            if isinstance(value, str):
                cell.data_type = "s"  # never a formula, whatever it begins with
                cell.quotePrefix = value[:1] in tuple("=+-@")  # nor when somebody edits it
            if isinstance(value, date):
                cell.number_format = "d mmm yyyy"
            cell.alignment = Alignment(vertical="top", wrap_text=isinstance(value, str))
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{len(table) + 1}"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = "landscape", 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    known = book.properties
    known.title, known.creator, known.language = _clean(title), _clean(author), LANGUAGE
    known.created = known.modified = datetime(as_of.year, as_of.month, as_of.day)  # noqa: DTZ001 - as a workbook has it
    written = io.BytesIO()
    book.save(written)
    return without_times(written.getvalue(), as_of)


def _value(value: Any) -> str | int | float | bool | date | None:
    """A cell: a number, a truth, a day, or words."""
    if value is None or value == "" or isinstance(value, bool | int | float):
        return None if value == "" else value
    text = _clean(words_of_value(value))
    if isinstance(value, str) and _DAY.fullmatch(text):
        day = _day(text)
        return day if day and day >= _FIRST else text
    return text if len(text) <= _LONGEST else text[: _LONGEST - len(_CUT)] + _CUT


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _clean(text: str) -> str:
    return CONTROL.sub("\ufffd", text)
