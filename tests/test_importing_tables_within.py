"""Tables that hold more than one thing: actions below a discussion, points below a numbered title, a front."""

from __future__ import annotations

from dataclasses import replace

from laa_minutes.importing.blocks.cells import cell_text
from laa_minutes.importing.blocks.fronts import is_front
from laa_minutes.importing.blocks.heads_within import heads_apart
from laa_minutes.importing.blocks.unfold import unfold
from laa_minutes.importing.document import Block, Run
from laa_minutes.importing.outline.headings import opening_lines

LONG = "The pond was full, and the wardens said at length that the sluice had been left open all night. " * 2
HEAD = ("Action items", "Person responsible", "Deadline")


def paragraph(text: str, line: int, label: str = "", *, bold: bool = False) -> Block:
    return Block("paragraph", (Run(text, bold),), line, label=label)


def table(line: int, *rows: tuple[str, ...], page: int | None = None) -> Block:
    """A table; a stroke in a cell parts its paragraphs, of which one may have its number before a stop."""
    cells = (tuple(_cell(text, line + n) for text in row) for n, row in enumerate(rows))
    return Block("table", (), line, rows=tuple(cells), page=page)


def _cell(text: str, line: int) -> tuple[Block, ...]:
    found = (one.partition(". ") if one[:1].isdigit() and ". " in one else ("", "", one) for one in text.split(" / "))
    return tuple(paragraph(said, line, f"{number}." if number else "") for number, _, said in found if said)


def rows(block: Block) -> list[list[str]]:
    return [[cell_text(cell) for cell in row] for row in block.rows]


def test_the_columns_of_actions_named_within_a_table_begin_one_of_their_own() -> None:
    form = table(3, ("Discussion", "", ""), ("The gate squeaks.",), HEAD, ("Oil it", "Ada Marsh", ""))
    above, actions = heads_apart([form])
    assert (rows(above)[-1], above.line) == (["The gate squeaks."], 3)
    assert (rows(actions), actions.line) == ([list(HEAD), ["Oil it", "Ada Marsh", ""]], 5)
    assert rows(unfold([form])[-1]) == rows(actions)


def test_a_row_of_a_table_of_actions_names_no_columns() -> None:
    told = table(3, HEAD, ("Oil the gate", "Ada Marsh", "May"), ("Actions", "to be sorted", "by when"))
    assert [*heads_apart([told])] == [told]


def test_actions_that_a_page_has_parted_are_one_table() -> None:
    first, rest = table(3, HEAD, ("Oil it", "Ada", ""), page=1), table(6, ("Lock it", "Ben"), page=2)
    (whole,) = heads_apart([first, rest])
    assert rows(whole)[1:] == [["Oil it", "Ada", ""], ["Lock it", "Ben"]]
    assert len([*heads_apart([first, replace(rest, page=1)])]) == 2
    other = table(6, ("Next meeting",), page=2)
    assert [*heads_apart([first, other])] == [first, other]


def titled(*numbers: int) -> tuple[tuple[str, str], ...]:
    return tuple((f"{number}.", f"Gate {number} / It was oiled.") for number in numbers)


def labels(*blocks: Block) -> list[str]:
    return [block.label for block in unfold(blocks) if block.label]


def test_a_table_goes_on_from_the_first_cells_of_the_one_above_though_a_number_is_left_out() -> None:
    above = table(1, *titled(1, 2), ("3.", f"Ponds / 7. Salt / {LONG}"))
    below = (("", LONG), ("", LONG), ("", "It is late."), ("", "It rains."), ("", "It stops."))
    assert labels(above, table(9, *below, *titled(4, 6)))[-2:] == ["4.", "6."]
    assert labels(above, table(9, *below, *titled(5, 6)))[-1] == "7."
    assert labels(above, table(9, *below, *titled(4, 7)))[-1] == "7."


def test_numbers_below_a_numbered_title_are_those_of_points() -> None:
    unfolded = unfold([table(1, *titled(1, 2), ("3.", "Decisions / 4. Lamps / They are lit."), *titled(4))])
    assert [(one.label, one.level) for one in unfolded if one.label] == [
        ("1.", 0), ("2.", 0), ("3.", 0), ("4.", 2), ("4.", 0),
    ]  # fmt: skip


def test_a_title_with_points_below_it_is_preferred_to_a_point_of_its_number() -> None:
    point = replace(paragraph("Report on the lamps", 5, "2.", bold=True), kind="item", level=2)
    below = replace(paragraph("The east side", 8, "1.", bold=True), kind="item", level=2)
    blocks = [
        paragraph("Gate", 1, "1.", bold=True), paragraph("Oiled.", 2), point, paragraph("They are lit.", 6),
        paragraph("Salt", 7, "2.", bold=True), below, paragraph("It is dry.", 9),
        paragraph("Pond", 10, "3.", bold=True), paragraph("Full.", 11),
    ]  # fmt: skip
    assert opening_lines(blocks) == (0, 4, 7)


def test_labels_with_their_values_are_a_front_whatever_their_length() -> None:
    front = table(1, ("Date", "12 May 2014"), ("Attendees", "Ada Marsh, Ben Lowe, " * 20), ("Place", "The mill"))
    assert is_front(front)
    assert unfold([front]) == (front,)
    business = table(1, ("Date", "12 May 2014"), ("Gate", LONG))
    assert not is_front(business)
    assert len(unfold([business])) > 1


def test_titles_stand_within_texts_though_nothing_names_their_column() -> None:
    gate, roof = f"The gate / {LONG}", f"The roof / {LONG}"
    found = unfold([table(3, ("Tsak", "Action taken by"), (gate, "Ada Marsh"), (roof, ""))])
    assert [block.text for block in found if block.kind == "heading"] == ["The gate", "The roof"]
