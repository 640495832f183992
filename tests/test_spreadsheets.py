"""Spreadsheets: what Excel opens is what the records say, with dates and numbers as such, and never a formula."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from laa_minutes.output.data import csv_table
from laa_minutes.output.workbook import workbook

Laa = Callable[..., tuple[int, str, str]]
BRACKENSHIRE = Path(__file__).parent.parent / "examples" / "brackenshire"


@dataclass(frozen=True)
class Row:
    ref: Any
    text: Any = ""


def sheet(rows: list[Row]) -> Any:
    data = workbook("Title", rows, ("ref", "text"), "Author", date(2010, 3, 1))
    return load_workbook(io.BytesIO(data)).active


def test_csv_in_a_file_has_the_mark_by_which_excel_knows_it(laa: Laa, tmp_path: Path) -> None:
    file = tmp_path / "log.csv"
    assert laa("actions", "--status", "all", "--as-of", "2010-03-01", "-o", str(file))[0] == 0
    data = file.read_bytes()
    assert data.startswith(b"\xef\xbb\xbfref,status,")
    assert data.endswith(b"\r\n")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert rows[0]["due"] == "2010-03-22"
    assert not laa("actions", "--format", "csv")[1].startswith("\ufeff")


def test_the_action_log_as_a_workbook(laa: Laa, tmp_path: Path) -> None:
    file = tmp_path / "log.xlsx"
    words = ("actions", "--status", "all", "--as-of", "2025-03-31", "-o", str(file))
    assert laa(*words, cwd=BRACKENSHIRE)[0] == 0
    book = load_workbook(file)
    made = book.active
    assert made is not None
    heads = [cell.value for cell in made[1]]
    assert heads[:4] == ["Ref", "Status", "Action", "Owners"]
    assert made.freeze_panes == "B2"
    assert made.auto_filter.ref == made.dimensions
    cells = dict(zip(heads, made[2], strict=True))
    assert isinstance(cells["Due"].value, datetime)
    assert cells["Due"].number_format == "d mmm yyyy"
    assert cells["Overdue"].data_type == "b"
    assert cells["Age days"].data_type == "n"
    assert book.properties.creator == "Brackenshire Partnership"
    first = file.read_bytes()
    laa(*words, cwd=BRACKENSHIRE)
    assert file.read_bytes() == first


def test_the_scorecard_as_a_workbook(laa: Laa, tmp_path: Path) -> None:
    file = tmp_path / "scorecard.xlsx"
    assert laa("scorecard", "--as-of", "2025-03-31", "-o", str(file), cwd=BRACKENSHIRE)[0] == 0
    made = load_workbook(file).active
    assert made is not None
    heads = [cell.value for cell in made[1]]
    (cells,) = (dict(zip(heads, row, strict=True)) for row in made.iter_rows(min_row=2) if row[0].value == "NI 301")
    assert (cells["Value"].value, cells["Target"].value, cells["Standing"].value) == (135, 142, "on track")


LISTS = ("actions", "decisions", "scorecard", "exceptions", "forward-plan", "deadlines", "sums", "outcomes",
         "attendance", "meetings", "review", "search roads")  # fmt: skip


@pytest.mark.parametrize("words", LISTS)
def test_every_list_is_a_workbook_with_the_rows_of_its_csv(words: str, laa: Laa, tmp_path: Path) -> None:
    for name in ("a.csv", "a.xlsx"):
        done = laa(*words.split(), "--as-of", "2025-03-31", "-o", str(tmp_path / name), cwd=BRACKENSHIRE)
        assert done[0] == 0, done
    made = load_workbook(tmp_path / "a.xlsx").active
    assert made is not None
    rows = list(csv.reader(io.StringIO((tmp_path / "a.csv").read_text(encoding="utf-8-sig"))))
    assert made.max_row == len(rows)
    assert made.max_column == len(rows[0])


def test_problems_as_a_workbook_and_one_thing_as_none(laa: Laa, tmp_path: Path) -> None:
    assert laa("check", "-o", str(tmp_path / "p.xlsx"))[0] == 0
    assert zipfile.is_zipfile(tmp_path / "p.xlsx")
    assert laa("show", "NI 4", "-o", str(tmp_path / "s.xlsx"))[0] == 2


FORMULAS = ("=cmd()", "+1", "-31%", "@SUM(A1)", "\t=1", "=HYPERLINK(\"x\")", "＝1+1")  # fmt: skip


@pytest.mark.parametrize("text", FORMULAS)
def test_what_begins_like_a_formula_is_words(text: str) -> None:
    (row,) = csv.DictReader(io.StringIO(csv_table([Row(text)], ("ref", "text"))))
    assert row["ref"] == f"'{text}"
    cell = sheet([Row(text)])["A2"]
    assert cell.data_type == "s"
    assert cell.value == text
    assert sheet([Row(-31)])["A2"].value == -31


def test_a_semicolon_parts_no_cell(tmp_path: Path) -> None:
    """In a country whose spreadsheets part cells by semicolons, nothing after one becomes a cell, and a formula."""
    assert csv_table([Row(["a", "=cmd()"])], ("ref",)) == 'ref\r\n"a; =cmd()"\r\n'


@given(st.lists(st.tuples(st.text(max_size=30), st.text(max_size=30)), max_size=5))
def test_every_text_comes_back(rows: list[tuple[str, str]]) -> None:
    table = csv_table([Row(*row) for row in rows], ("ref", "text"))
    read = list(csv.reader(io.StringIO(table, newline="")))[1:]
    assert len(read) == len(rows)
    assert not any(cell[:1] in tuple("=+-@\t\r\n") for row in read for cell in row)
    assert all(len(row) == 2 for row in read)


@given(st.text(max_size=60))
def test_any_text_is_a_cell_that_opens(text: str) -> None:
    made = sheet([Row(text, 1)])
    assert made["A2"].data_type in ("s", "n", "d")
    assert made["B2"].value == 1


def test_a_text_longer_than_a_cell_is_cut_and_says_so() -> None:
    value = sheet([Row("x" * 40_000)])["A2"].value
    assert len(value) == 32_767
    assert value.endswith("the cell holds no more)")


def test_days_that_spreadsheets_count_differently_stay_words() -> None:
    assert sheet([Row("1900-01-01")])["A2"].value == "1900-01-01"
    assert sheet([Row("2010-02-30")])["A2"].value == "2010-02-30"
    assert sheet([Row("2010-02-22")])["A2"].value == datetime.fromisoformat("2010-02-22")


def test_without_the_extra_one_line_says_what_to_install(
    laa: Laa, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
    code, _, err = laa("actions", "-o", str(tmp_path / "a.xlsx"))
    assert (code, err.count("\n")) == (1, 1)
    assert "laa-minutes[xlsx]" in err
