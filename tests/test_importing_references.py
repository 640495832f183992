"""Minutes that a page sets as a table: references in the first column, each going on from the one before."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafts import drafted, told
from laa_minutes.importing.blocks.references import follows
from laa_minutes.importing.blocks.unfold import unfold
from laa_minutes.importing.document import Block, Run


def paragraph(text: str, line: int, label: str = "") -> Block:
    return Block("paragraph", (Run(text),), line, label=label)


def table(line: int, *rows: tuple[str, ...]) -> Block:
    """A table; a stroke in a cell parts its paragraphs."""
    cells = (tuple(_cell(text, line + n) for text in row) for n, row in enumerate(rows))
    return Block("table", (), line, rows=tuple(cells))


def _cell(text: str, line: int) -> tuple[Block, ...]:
    return tuple(paragraph(one, line) for one in text.split(" / ") if one)


def labels(*blocks: Block) -> list[str]:
    return [block.label for block in unfold(blocks) if block.label]


@pytest.mark.parametrize(
    ("reference", "before", "goes_on"),
    [
        ("02.25.02", "02.25.01", True),
        ("BM 36/2122", "BM 35/2122", True),
        ("02.25.01", "02.25.01", True),  # typed twice
        ("02.25.03", "02.25.01", True),  # one left out
        ("02.25.04", "02.25.01", False),
        ("02.25.01", "02.25.02", False),
        ("03.25.02", "02.25.01", False),
        ("BM 36/2122", "FB 35/2122", False),
        ("2", "1", False),  # may count anything
        ("23/00418", "23/00371", False),
    ],
)
def test_what_follows_a_reference(reference: str, before: str, goes_on: bool) -> None:
    assert follows(reference, before) is goes_on


def test_references_that_go_on_beside_titles_and_texts_are_items() -> None:
    items = table(
        9, ("02.25.01", "Apologies / None."), ("02.25.02", "Gate / It was open."), ("02.25.03", "Pond"), ("", "Dry.")
    )
    assert labels(items) == ["02.25.01", "02.25.02", "02.25.03"]


def test_a_table_whose_references_go_on_from_the_last_item_has_items_too() -> None:
    last = paragraph("The pond", 1, label="02.25.07")
    between = paragraph("It is dry.", 2)
    assert labels(last, between, table(3, ("02.25.08", "The hall"), ("", "It was let."))) == ["02.25.07", "02.25.08"]
    assert labels(last, between, table(3, ("02.26.08", "The hall"), ("", "It was let."))) == ["02.25.07"]


@pytest.mark.parametrize(
    "rows",
    [
        (("1.1", "Lamps"), ("1.2", "Salt"), ("1.3", "Rope")),  # no texts
        (("24/101", "Barn / New roof"), ("24/147", "Mill / Wall"), ("24/188", "Yard / Gate")),  # of other people's
        (("1.1", "Lamps / Ten."), ("1.2", "Salt / Two.")),  # two by chance
    ],
)
def test_other_tables_with_such_numbers_stay_tables(rows: tuple[tuple[str, ...], ...]) -> None:
    assert labels(table(1, *rows)) == []


def test_who_is_paid_has_nothing_to_do(tmp_path: Path) -> None:
    text = (
        "# Mill Trustees\n\n12 May 2014\n\nPresent: Ada Marsh (AM), Ben Lowe (BL)\n\n## Gate\n\nOpen.\n\n## Finance\n\n"
        "| Payee | Details | Total £ | VAT | Comments |\n|---|---|---|---|---|\n"
        "| Ada Marsh | Ten lamps | 20.00 | 4.00 | Paid |\n"
    )
    assert told(drafted(tmp_path, text)) == []


def test_a_persons_action_that_a_list_tells_in_more_words_is_one(tmp_path: Path) -> None:
    text = (
        "# Mill Trustees\n\n12 May 2014\n\nPresent: Ada Marsh (AM), Ben Lowe (BL)\n\n## Gate\n\n"
        "BL to ring the smith.\n\n## Pond\n\nDry.\n\n## Actions\n\n| Action | Owner |\n|---|---|\n"
        "| Gate of the yard – BL to ring the smith | BL |\n"
    )
    assert [words for _, _, words in told(drafted(tmp_path, text))] == ["Gate of the yard – BL to ring the smith"]


def test_an_office_behind_initials_is_kept_of_those_whom_no_heading_names(tmp_path: Path) -> None:
    people = "Ada Marsh (AM) CHAIR\n\nBen Lowe (BL)\n\nCy Dart (CD) Clerk\n\n"
    text = f"# Mill Trustees\n\n12 May 2014\n\n{people}## Gate\n\nOpen.\n"
    found = drafted(tmp_path, text, "minutes.md").attendance
    assert [(one.person, one.role) for one in found.present] == [
        ("Ada Marsh", "CHAIR"),
        ("Ben Lowe", None),
        ("Cy Dart", "Clerk"),
    ]
    assert found.chair == "Ada Marsh"


def test_rows_of_what_by_whom_and_by_when_are_actions_whatever_their_length() -> None:
    long = "Ask the smith what a new lock for the gate of the yard would cost, and when he could put it in, " * 2
    rows = (("4.1", long, "Ada Marsh", "May"), ("4.2", "Buy salt", "Clerk", "asap"), ("6", long, "Ben Lowe", "June"))
    (block,) = unfold([table(1, *rows)])
    assert len(block.rows) == len(rows)
