"""One order for the text of all formats: wraps joined, breaks kept, typed numbers apart, page furniture gone."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laa_minutes.importing.blocks.labels import label_at
from laa_minutes.importing.blocks.tidy import tidy
from laa_minutes.importing.document import Block, Document, Run

WRAPPED = (
    "The board heard that the works on the harbour wall had been held up by\n"
    "weather, and that the contractor, who had been asked twice, would come in\n"
    "May 2014. It was thought that this was late."
)


def paragraph(text: str, *, bold: bool = False, page: int | None = None, line: int = 1) -> Block:
    return Block("paragraph", (Run(text, bold),), line, page=page)


def tidied(*blocks: Block) -> list[str]:
    return [f"{one.kind} {one.label} | {one.text}" for one in tidy(Document("a.txt", blocks)).blocks]


def test_wrapped_prose_is_one_paragraph() -> None:
    assert tidied(paragraph(WRAPPED)) == ["paragraph  | " + WRAPPED.replace("\n", " ")]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Ann Hill (Chair)\nBo Reed, Borough Council\nCy", ["Ann Hill (Chair)", "Bo Reed, Borough Council", "Cy"]),
        ("Date: 5 May\nVenue: Town Hall\nChair: Ann", ["Date: 5 May", "Venue: Town Hall", "Chair: Ann"]),
        (
            "It was late in the day when the board came to this, and it was agreed.\nAction: Ann to write to them",
            ["It was late in the day when the board came to this, and it was agreed.", "Action: Ann to write to them"],
        ),
        ("Apologies were received from Ann and\nBo Reed", ["Apologies were received from Ann and Bo Reed"]),
        ("a word that is bro-\nken stays as it is", ["a word that is bro-ken stays as it is"]),
    ],
    ids=["names", "keys", "action", "open end", "hyphen"],
)
def test_a_line_broken_on_purpose_stays_a_line(text: str, lines: list[str]) -> None:
    assert tidied(paragraph(WRAPPED), paragraph(text))[1:] == [f"paragraph  | {line}" for line in lines]


def test_numbered_lines_in_one_paragraph_are_blocks_with_their_place() -> None:
    blocks = tidy(Document("a.txt", (paragraph("They were:\n1. Roads\n2. Gates\n- shut", line=7),))).blocks
    assert [(one.line, one.label, one.text) for one in blocks] == [
        (7, "", "They were:"),
        (8, "1.", "Roads"),
        (9, "2.", "Gates"),
        (10, "-", "shut"),
    ]


@pytest.mark.parametrize(
    ("line", "label", "rest"),
    [
        ("1. Apologies", "1.", "Apologies"),
        ("1.Apologies", "1.", "Apologies"),
        ("12) roads", "12)", "roads"),
        ("3.1 The board met", "3.1", "The board met"),
        ("3.1.2\tthe board met", "3.1.2", "the board met"),
        ("(a) roads", "(a)", "roads"),
        ("b) roads", "b)", "roads"),
        ("a. Open Contracting", "a.", "Open Contracting"),
        ("iv) roads", "iv)", "roads"),
        ("IV. Roads", "IV.", "Roads"),
        ("88/19 Minutes", "88/19", "Minutes"),
        ("PC/88/19 Minutes", "PC/88/19", "Minutes"),
        ("Item 7: Roads", "Item 7:", "Roads"),
        ("Agenda item 7 – Roads", "Agenda item 7", "Roads"),
        ("• roads", "•", "roads"),
        ("– roads", "–", "roads"),
        ("141. Roads", "141.", "Roads"),
        ("5\tRoads", "5", "Roads"),
        ("A1. roads", "A1.", "roads"),
    ],
)
def test_a_typed_number_is_a_label(line: str, label: str, rest: str) -> None:
    assert tidied(paragraph(line))[0].split(" ", 1)[1] == f"{label} | {rest}"


@pytest.mark.parametrize(
    "line",
    [
        "5 May 2012", "5. May 2012", "12/05/2012 Meeting", "08.02.11 Meeting", "10.30 Coffee", "7.30pm Start",
        "2.5% of it", "1.5 million pounds", "2012 was late", "A. Smith", "I agreed", "24 members came", "-5 degrees",
        "8 Members came", "Item 7 was deferred", "(the others left)", "e.g. Roads",
    ],
)  # fmt: skip
def test_dates_times_sums_and_initials_are_no_labels(line: str) -> None:
    assert tidied(paragraph(line)) == [f"paragraph  | {line}"]


def test_a_bare_number_opens_a_heading_only() -> None:
    assert tidied(paragraph("8 Roads", bold=True), paragraph("8 Roads")) == [
        "paragraph 8 | Roads",
        "paragraph  | 8 Roads",
    ]


def test_a_number_alone_is_the_label_of_what_follows() -> None:
    assert tidied(paragraph("3.1"), paragraph("Roads were wet.")) == ["paragraph 3.1 | Roads were wet."]


@pytest.mark.parametrize(
    "line",
    ["Page 3 of 7", "page 3", "- 3 -", "3 | P a g e", "3 of 7", "UNCLASSIFIED", "OFFICIAL-SENSITIVE", "OFFICIAL"],
)
def test_what_is_printed_on_a_page_is_no_text(line: str) -> None:
    assert tidied(paragraph("One"), paragraph(line), paragraph(f"Two\n{line}")) == [
        "paragraph  | One",
        "paragraph  | Two",
    ]


def test_a_running_header_is_said_once() -> None:
    pages = [
        block
        for page in (1, 2, 3, 4)
        for block in (
            paragraph(f"Harbour Board {page} May", page=page),
            paragraph("Agreed.", page=page),
            paragraph(f"Text {'abc'[page % 3]}", page=page),
            paragraph(str(page), page=page),
        )
    ]
    said = tidied(*pages)
    assert said.count("paragraph  | Agreed.") == 4
    assert [line for line in said if "Board" in line] == ["paragraph  | Harbour Board 1 May"]
    assert not [line for line in said if line.endswith("| 3")]


def test_a_word_that_recurs_without_pages_stays() -> None:
    assert tidied(*[paragraph("Action:")] * 5) == ["paragraph  | Action:"] * 5


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("11^(th) May", "11th May"),
        ("3 rd floor", "3rd floor"),
        ("1 the first", "1 the first"),
        ("a\u00a0b \ufb01ne\u00ad", "a b fine"),
        ("a  b", "a b"),
    ],
)
def test_ordinals_and_space_are_mended(typed: str, said: str) -> None:
    assert tidied(paragraph(typed)) == [f"paragraph  | {said}"]


def test_an_ordinal_in_another_style_joins_its_number() -> None:
    runs = (Run("5 ", bold=True), Run("th May"))
    assert tidy(Document("a", (Block("paragraph", runs, 1),))).blocks[0].text == "5th May"


LETTERS = st.text(alphabet="ab 1.)(-/•:\n\tAction", max_size=60)


def is_page_number(text: str) -> bool:
    return re.fullmatch(r"[\s/().-]*1+[\s/().-]*", text) is not None


@given(st.lists(LETTERS, max_size=4))
def test_no_word_is_lost_or_made(texts: list[str]) -> None:
    texts = [text for text in texts if not is_page_number(text)]  # which goes: `-1-`
    blocks = tuple(paragraph(text) for text in texts)
    before = "".join(char for text in texts for char in text if char.isalnum())
    after = "".join(
        char for one in tidy(Document("a", blocks)).blocks for char in f"{one.label} {one.text}" if char.isalnum()
    )
    assert after == before


@given(LETTERS)
def test_a_label_leaves_words_behind(line: str) -> None:
    found = label_at(line)
    assert found is None or line[found[1] :].strip()


def test_people_with_long_offices_are_a_line_each() -> None:
    lines = (
        "Ada Birch - Community Wellbeing and Older People representative",
        "Bo Crane - Community Wellbeing and Older People representative",
    )
    assert tidied(paragraph("\n".join(lines))) == [f"paragraph  | {line}" for line in lines]


@pytest.mark.parametrize(
    "line",
    [
        "Signed ........................ Chair      Date ............",
        "Signed as a correct record: ________ (Chairman)",
        "Chair’s signature …………",
        "Signed____________",
        "Signed:",
        "Dated:",
        "______________________",
    ],
)
def test_a_place_for_a_signature_is_no_text(line: str) -> None:
    assert tidied(paragraph("The meeting closed."), paragraph(line)) == ["paragraph  | The meeting closed."]


@pytest.mark.parametrize("line", ["Signed by Ann Hill, Chair", "Date: 5 May 2012", "Chair ....... Ann Hill", "Chair"])
def test_a_signature_with_a_name_or_a_day_is_text(line: str) -> None:
    assert tidied(paragraph("The meeting closed."), paragraph(line))[1:] == [f"paragraph  | {line}"]


LINES = (
    "The board heard that the works on the harbour wall had been held up by the",
    "weather, and that the contractor, who had been asked twice, would not come",
    "in May. It was thought that this was late.",
    "The chair said that the money for the wall would have to be spent by March",
    "and asked that the contractor be written to again.",
)
DART = "Present were Ann Hill, Bo Reed, Cy Dart, Di Vane, Ed Fell, Flo Gorse, Cllr G"


def test_paragraphs_of_one_line_each_are_put_together_where_a_conversion_parted_them() -> None:
    first, second = " ".join(LINES[:3]), " ".join(LINES[3:])
    typed = [*LINES, *LINES, "Ann Hill", "Bo Reed", DART, "Hill, Hal Moor"]
    found = tidied(*(paragraph(text, line=n) for n, text in enumerate(typed, 1)))
    joined = [first, second, first, second, "Ann Hill", "Bo Reed", f"{DART} Hill, Hal Moor"]
    assert found == [f"paragraph  | {text}" for text in joined]


def test_paragraphs_that_somebody_typed_so_stay_apart() -> None:
    typed = ["The board met.", "and so it went home", "Ann Hill", "It was late in the year, and nobody had come"]
    assert tidied(*(paragraph(text) for text in typed)) == [f"paragraph  | {text}" for text in typed]


def test_a_number_like_a_day_is_a_label_among_others_of_its_series() -> None:
    told = tidied(*(paragraph(f"16.03.{n} Gate", line=n) for n in (2, 3)), paragraph("16.3.10 Pond", line=10))
    assert told[-1] == "paragraph 16.3.10 | Pond"
    assert tidied(paragraph("16.03.10 Pond"))[0] == "paragraph  | 16.03.10 Pond"
