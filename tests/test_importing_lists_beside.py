"""Lists of people side by side, as Word and PDF lay them out: their names apart from them, lists that go on."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafts import drafted, told
from laa_minutes.importing.blocks.cells import cell_text
from laa_minutes.importing.blocks.list_heads import with_heads
from laa_minutes.importing.blocks.tidy import tidy
from laa_minutes.importing.blocks.unfold import unfold
from laa_minutes.importing.document import Block, Document, Run
from laa_minutes.importing.draft import Attendee
from laa_minutes.importing.reading.pdf import _OF_PROGRAM


def paragraph(text: str, line: int) -> Block:
    return Block("paragraph", (Run(text),), line)


def table(line: int, *rows: tuple[str, ...]) -> Block:
    cells = tuple(tuple((paragraph(text, line + n),) if text else () for text in row) for n, row in enumerate(rows))
    return Block("table", (), line, rows=cells)


def texts(block: Block) -> list[list[str]]:
    return [[cell_text(cell) for cell in row] for row in block.rows]


TYPED = """\
Mill Trust

Minutes of the meeting of 12 May 2014

Present:             Excused:
Ada Marsh, Chair     Cy Dart
Ben Lowe             {alone}
{lone}
Guest:               Ed Vane

1. Gate

Seen.

2. Pond

Seen.
"""


@pytest.mark.parametrize(
    ("alone", "lone", "present", "apologies"),
    [
        ("Di Vane", "Flo Kerr", ["Ada Marsh", "Ben Lowe", "Flo Kerr"], ["Cy Dart", "Di Vane"]),
        ("", f"{' ' * 21}Di Vane", ["Ada Marsh", "Ben Lowe"], ["Cy Dart", "Di Vane"]),
    ],
)
def test_lists_typed_side_by_side_are_told_apart(
    tmp_path: Path, alone: str, lone: str, present: list[str], apologies: list[str]
) -> None:
    attendance = drafted(tmp_path, TYPED.format(alone=alone, lone=lone), "minutes.txt").attendance
    assert [one.person for one in attendance.present] == present
    assert [one.person for one in attendance.apologies] == apologies
    assert [one.person for one in attendance.in_support] == ["Ed Vane"]


def test_a_line_without_people_is_no_row_of_them() -> None:
    lines = [paragraph("Present:\tExcused:", 4), paragraph("Ada Marsh\tCy Dart", 5), paragraph("The gate was seen.", 6)]
    people, after = with_heads(lines)
    assert texts(people) == [["Present:", "Excused:"], ["Ada Marsh", "Cy Dart"]]
    assert after == lines[-1]
    apart = [paragraph("Present:\tExcused:", 4), paragraph("Ada Marsh", 5)]
    assert with_heads(apart) == apart


PEOPLE = table(5, ("Ada Marsh", "Cy Dart"), ("Ben Lowe", ""))


def test_names_of_lists_on_one_line_head_the_columns_of_the_table_below_it() -> None:
    (found,) = with_heads([paragraph("Present: Apologies:", 4), PEOPLE])
    assert texts(found) == [["Present", "Apologies"], ["Ada Marsh", "Cy Dart"], ["Ben Lowe", ""]]


def test_names_of_lists_that_end_a_table_head_the_next() -> None:
    first, second = with_heads([table(1, ("", "Held in the hall"), ("Present:", "Also in attendance:")), PEOPLE])
    assert texts(first) == [["", "Held in the hall"]]
    assert texts(second)[0] == ["Present:", "Also in attendance:"]


@pytest.mark.parametrize("above", ["Present: Apologies: Guests:", "Present:", "Gate: Pond:"])
def test_other_lines_head_no_columns(above: str) -> None:
    assert len(with_heads([paragraph(above, 4), PEOPLE])) == 2


def test_people_that_go_on_at_the_head_of_a_table_of_items_stand_apart_from_these() -> None:
    long = "The gate was looked at by all, and it was found to be whole but for its hinges, which " + "had gone " * 12
    items = table(9, ("", "Di Vane"), ("10.18.01", "Apologies"), ("10.18.02", long), ("10.18.03", long))
    blocks = unfold([PEOPLE, items])
    assert [texts(one) for one in blocks if one.rows][1] == [["", "Di Vane"]]
    assert [one.label for one in blocks if one.label] == ["10.18.01", "10.18.02", "10.18.03"]


def test_those_absent_beside_a_list_of_apologies_sent_none(tmp_path: Path) -> None:
    text = (
        "# Mill Trustees Meeting\n\n12 May 2014\n\n| Present | Apologies |\n|---|---|\n| Ada Marsh | Cy Dart |\n"
        "| Ben Lowe | |\n| | Absent |\n| | Di Vane |\n"
    )
    attendance = drafted(tmp_path, text).attendance
    assert [one.person for one in attendance.apologies] == ["Cy Dart"]
    assert [one.person for one in attendance.present] == ["Ada Marsh", "Ben Lowe"]


def test_the_head_of_a_letter_says_nothing_of_the_meeting(tmp_path: Path) -> None:
    letter = (
        "Date: Mon, 26 May 2014 17:06:58 +0100\nFrom: Ada Marsh\nTo: The Mill Board\nSubject: [Mill] what was asked\n\n"
        "Actions - Mill Board meeting, 12 May 2014\n\n    ACTION: Ben to oil the gate.\n"
    )
    draft = drafted(tmp_path, letter, "letter.txt")
    assert (str(draft.front.date), draft.front.times) == ("2014-05-12", None)
    assert [one.text for one in tidy(Document("a.txt", (paragraph("Date: Monday\nVenue: Hall", 1),))).blocks] == [
        "Date: Monday",
        "Venue: Hall",
    ]


def test_somebodys_to_do_in_notes_is_an_action(tmp_path: Path) -> None:
    text = (
        "# Mill AGM\n\n12 May 2014\n\nPresent: Ada Marsh (AM)\n\n1. Gate\n\nSec TODO: book the hall\n\n"
        "2. Pond\n\nSeen.\n"
    )
    draft = drafted(tmp_path, text)
    assert told(draft) == [(None, ("Sec",), "Book the hall")]


def test_a_vacant_position_is_nobody_and_a_place_below_the_date_comes_before_an_address_above(tmp_path: Path) -> None:
    text = (
        "MILL MANAGEMENT COMMITTEE\n\nNew Street, Ember, EM8 8DS\n\nMILL TRUSTEES MEETING\n\n"
        "TUESDAY 13th MAY 2014\n\n"
        "The Mill Hall, Ember\n\n## Present\n\n- Position Vacant (Chairman)\n"
        "- Cllr Marsh (Vice-Chairman)\n- Cllr Lowe\n"
    )
    draft = drafted(tmp_path, text)
    assert draft.front.venue == "The Mill Hall, Ember"
    assert [one.person for one in draft.attendance.present] == ["Cllr Marsh", "Cllr Lowe"]


@pytest.mark.parametrize("title", ["Microsoft Word - Mill minutes.docx", "Mill minutes.odt", "Mill minutes"])
def test_what_a_program_called_a_file_is_no_part_of_its_title(title: str) -> None:
    assert _OF_PROGRAM.sub("", title) == "Mill minutes"


HEAD = "# Mill Trust\n\n12 May 2014\n\n"
GATE = "## Gate\n\nIt squeaks.\n\n## Pond\n\nIt is full.\n"


def names(found: tuple[Attendee, ...]) -> list[str]:
    return [one.person for one in found]


def test_a_line_with_nothing_but_offices_behind_the_name_is_one_person(tmp_path: Path) -> None:
    text = f"{HEAD}Present:\n\nAda Birch, Editor, Town Liaison, Salt Gate Moderator\n\nBo Crane\n\nDi Elm\n\n{GATE}"
    assert names(drafted(tmp_path, text).attendance.present) == ["Ada Birch", "Bo Crane", "Di Elm"]
    several = text.replace("Editor, Town Liaison, Salt Gate Moderator", "Flo Gorse, Gil Hart, Ivy Jay")
    assert len(drafted(tmp_path, several).attendance.present) == 6


def test_a_bracket_that_tells_why_somebody_is_away_ends_no_list(tmp_path: Path) -> None:
    why = "who will now not be able to come to the pond this year, as the mill is shut, who has offered apologies"
    text = f"{HEAD}Present: Ada Birch\n\nApologies:\n\n- Bo Crane ({why})\n- Di Elm\n\n{GATE}"
    assert names(drafted(tmp_path, text).attendance.apologies) == ["Bo Crane", "Di Elm"]


def test_an_action_below_a_list_of_people_ends_it(tmp_path: Path) -> None:
    text = (
        f"{HEAD}Present: Ada Birch\n\nApologies:\n\n- Bo Crane\n\n**Two papers are late.**\n\n"
        f"**Action: Ada Birch to ask Di Elm for them.**\n\n{GATE}"
    )
    draft = drafted(tmp_path, text)
    assert [one.text for one in draft.actions] == ["Ask Di Elm for them."]
    assert names(draft.attendance.apologies) == ["Bo Crane"]
