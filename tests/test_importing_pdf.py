"""PDF: pages that the test writes letter by letter in, `kind level label | text` out."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from laa_minutes.diagnostic import LaaError
from laa_minutes.importing.document import Block
from laa_minutes.importing.drafting import draft_of
from laa_minutes.importing.reading import read_document

pytest.importorskip("pdfminer")
from laa_minutes.importing.reading.pdf import read
from laa_minutes.importing.reading.pdf.glyphs import SYMBOL
from laa_minutes.importing.reading.pdf.letters import Letter
from laa_minutes.importing.reading.pdf.lines import shown_as

Put = tuple[float, float, str]  # x, y from the bottom, text; `*text` is bold


def pdf(*pages: list[Put], rules: str = "") -> bytes:
    """A PDF of A4 pages with lines of text in 11 point Helvetica."""
    kids = " ".join(f"{5 + 2 * n} 0 R" for n in range(len(pages)))
    bodies = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]/MediaBox[0 0 595 842]>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>",
    ]
    for n, page in enumerate(pages):
        shown = [rules]
        for x, y, text in page:
            words = text.lstrip("*").replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
            shown.append(f"BT /{'B' if text[0] == '*' else 'R'} 11 Tf {x} {y} Td ({words}) Tj ET")
        stream = "\n".join(shown)
        bodies.append(f"<</Type/Page/Parent 2 0 R/Contents {6 + 2 * n} 0 R/Resources<</Font<</R 3 0 R/B 4 0 R>>>>>>")
        bodies.append(f"<</Length {len(stream.encode('cp1252'))}>>\nstream\n{stream}\nendstream")
    out, places = b"%PDF-1.4\n", []
    for n, body in enumerate(bodies, 1):
        places.append(len(out))
        out += f"{n} 0 obj\n{body}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n{table}trailer\n<</Size {len(bodies) + 1}/Root 1 0 R>>\n"
    return out + f"{end}startxref\n{len(out)}\n%%EOF".encode()


def said(block: Block) -> str:
    if block.kind == "table":
        return "table " + " / ".join(
            " | ".join(" ¶ ".join(said(part).partition(" | ")[2] for part in cell) for cell in row)
            for row in block.rows
        )
    return f"{block.kind} {block.level} {block.label} | {block.text}"


def lines(folder: Path, *pages: list[Put], rules: str = "") -> list[str]:
    path = folder / "minutes.pdf"
    path.write_bytes(pdf(*pages, rules=rules))
    return [said(block) for block in read(path).blocks]


FULL = [
    "The clerk told the committee that the lease of the pavilion would run out in the spring and",
    "that the owner was ready to renew it for ten years at the old rent, if the roof was mended by",
    "the end of the winter.",
]


def text(x: float, y: float, *words: str, pitch: float = 13) -> list[Put]:
    return [(x, y - pitch * n, line) for n, line in enumerate(words)]


def test_full_lines_are_one_paragraph_and_short_ones_stay_apart(tmp_path: Path) -> None:
    page = text(72, 760, "Present:", "Ann Field", "Bob Marsh", "Cy Heath") + text(72, 690, *FULL)
    assert lines(tmp_path, page) == [
        "paragraph 0  | Present:",
        "paragraph 0  | Ann Field",
        "paragraph 0  | Bob Marsh",
        "paragraph 0  | Cy Heath",
        f"paragraph 0  | {' '.join(FULL)}",
    ]


def test_labels_depths_and_headings(tmp_path: Path) -> None:
    page = [(72, 760, "*1."), (100, 760, "*Pavilion"), *text(100, 735, *FULL)]
    page += [(100, 690, "\x95"), (118, 690, "the roof"), (100, 676, "\x95"), (118, 676, "the gate")]
    page[-4:] = [(x, y, word.replace("\x95", "•")) for x, y, word in page[-4:]]
    found = lines(tmp_path, page)
    assert found[0] == "heading 1 1. | Pavilion"
    assert found[-2:] == ["item 1 • | the roof", "item 1 • | the gate"]


def test_names_side_by_side_are_rows(tmp_path: Path) -> None:
    left = text(72, 760, "Present", "Ann Field", "Bob Marsh", "Cy Heath")
    right = text(320, 760, "Apologies", "Di Brook")
    assert lines(tmp_path, left + right + text(72, 690, *FULL)) == [
        "table Present | Apologies / Ann Field | Di Brook / Bob Marsh |  / Cy Heath | ",
        f"paragraph 0  | {' '.join(FULL)}",
    ]


def test_an_owner_stands_beside_the_text_at_the_right(tmp_path: Path) -> None:
    wrapped = [
        "The clerk will ask the owner of the pavilion what it would cost to mend",
        "the roof before the winter, and report.",
    ]
    page = [*text(72, 760, *wrapped), (500, 747, "AF"), *text(72, 715, *wrapped), (500, 702, "BM")]
    once = " ".join(wrapped)
    assert lines(tmp_path, page) == [f"table {once} | AF / {once} | BM"]


def test_names_below_a_heading_at_the_right_belong_to_what_stands_beside_them(tmp_path: Path) -> None:
    page = [
        *text(70, 700, "Agnes Marsh AM, Bryn Lowe BL, Cy Dart CD"),
        *text(470, 680, "Action"),
        *text(70, 660, "*Lamps"),
        *text(130, 660, "Three lamps are out along the lane and one of them hangs on"),
        *text(70, 647, "a wire over the ford. To be passed on to the county."),
        *text(475, 653, "AM"),
        *text(70, 620, "Bryn agreed to see the mill about the gate, which still rusts although it"),
        *text(475, 620, "BL/CD"),
        *text(70, 607, "was painted in May."),
        *text(70, 580, "The bench is mended."),
    ]
    more = [*text(470, 760, "Action"), *text(70, 740, "Cy will write to the owner of the elm."), *text(475, 740, "CD")]
    assert lines(tmp_path, page, more)[2:] == [
        "paragraph 0  | Lamps Three lamps are out along the lane and one of them hangs on a wire over the ford. To be "
        "passed on to the county. AM",
        "paragraph 0  | Bryn agreed to see the mill about the gate, which still rusts although it was painted in "
        "May. BL/CD",
        "paragraph 0  | The bench is mended.",
        "paragraph 0  | Cy will write to the owner of the elm. CD",
    ]


def test_words_below_a_heading_at_the_right_are_no_names(tmp_path: Path) -> None:
    page = [
        *text(470, 680, "Action"),
        *text(70, 660, "Three lamps are out along the lane and one of them hangs on a wire."),
        *text(470, 660, "AM to see"),
        *text(470, 647, "the county"),
        *text(70, 620, "The bench is mended."),
        *text(70, 600, "The gate rusts."),
        *text(470, 600, "BL"),
    ]
    assert not any(line.endswith("AM") for line in lines(tmp_path, page))


def test_ruled_cells_keep_wrapped_words_together(tmp_path: Path) -> None:
    rules = "72 700 300 60 re S 72 730 m 372 730 l S 272 700 m 272 760 l S"
    page = [
        (77, 745, "Action"),
        (277, 745, "Owner"),
        *text(77, 719, "Ask the owner of the pavilion about", "the roof"),
        (277, 719, "AF"),
    ]
    assert lines(tmp_path, page, rules=rules) == [
        "table Action | Owner / Ask the owner of the pavilion about the roof | AF"
    ]


UPRIGHT = " ".join(
    f"BT /R 11 Tf 0 1 -1 0 {x} 705 Tm ({day}) Tj ET" for x, day in ((190, "01/02/2021"), (230, "03/05/2021"))
)


def test_words_that_stand_upright_are_the_heads_of_the_columns_that_they_are_in(tmp_path: Path) -> None:
    level = "72 660 180 110 re S 72 700 m 252 700 l S 72 680 m 252 680 l S"
    rules = f"{level} 172 660 m 172 770 l S 212 660 m 212 770 l S {UPRIGHT}"
    page: list[Put] = [
        (77, 750, "Governor"),
        (77, 685, "Ada Birch"),
        (180, 685, "P"),
        (220, 685, "S"),
        (77, 665, "Bo Crane"),
    ]
    assert lines(tmp_path, page, rules=rules) == [
        "table Governor | 01/02/2021 | 03/05/2021 / Ada Birch | P | S / Bo Crane |  | "
    ]


def test_words_that_stand_upright_in_a_frame_of_their_own_are_the_heads_of_the_table_below(tmp_path: Path) -> None:
    frame = "172 700 80 70 re S 212 700 m 212 770 l S"
    below = "72 640 180 40 re S 72 660 m 252 660 l S 172 640 m 172 680 l S 212 640 m 212 680 l S"
    page: list[Put] = [
        (77, 685, "Attendance"),
        (77, 665, "Ada Birch"),
        (180, 665, "P"),
        (220, 665, "S"),
        (77, 645, "Bo Crane"),
    ]
    assert lines(tmp_path, page, rules=f"{frame} {below} {UPRIGHT}") == [
        "paragraph 0  | Attendance",
        "table  | 01/02/2021 | 03/05/2021 / Ada Birch | P | S / Bo Crane |  | ",
    ]


def test_running_lines_and_page_numbers_go_and_a_paragraph_runs_on(tmp_path: Path) -> None:
    pages: list[list[Put]] = [
        [(260, 810, "OFFICIAL"), (72, 760, part), (290, 30, str(n))] for n, part in enumerate(FULL, 1)
    ]
    assert lines(tmp_path, *pages) == [f"paragraph 0  | {' '.join(FULL)}"]


def test_hyphens_at_line_ends_follow_the_words_of_the_document(tmp_path: Path) -> None:
    parts = [
        "The committee asked for the implementation to be planned in a well-known way; the imple-",
        "mentation will be reported to the next meeting, and will be set out in some well-",
        "known way.",
    ]
    (found,) = lines(tmp_path, text(72, 760, *parts))
    assert "the implementation will be" in found
    assert "some well-known way." in found


def test_letters_struck_twice_are_bold_once(tmp_path: Path) -> None:
    path = tmp_path / "bold.pdf"
    path.write_bytes(pdf([(72, 760, "Agreed"), (72.3, 760, "Agreed"), *text(72, 700, *FULL)]))
    first = read(path).blocks[0]
    assert (first.text, first.bold) == ("Agreed", True)


def test_a_scan_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(pdf([]))
    with pytest.raises(LaaError, match="no text") as raised:
        read(path)
    assert "ocrmypdf" in raised.value.hint


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_bytes_are_a_document_or_one_line(tmp_path: Path, data: st.DataObject) -> None:
    whole = bytearray(pdf(text(72, 760, *FULL), rules="72 700 300 60 re S 272 700 m 272 760 l S"))
    for place, value in data.draw(
        st.lists(st.tuples(st.integers(0, len(whole) - 1), st.integers(0, 255)), max_size=30)
    ):
        whole[place] = value
    path = tmp_path / "any.pdf"
    path.write_bytes(bytes(whole[: data.draw(st.integers(0, len(whole)))]))
    try:
        read(path)
    except LaaError:
        return


PLACES = st.integers(1, 7).map(lambda n: 70.0 * n)  # points from an edge: what is drawn and written meets often


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(PLACES, PLACES, PLACES, PLACES), max_size=8),
    st.lists(st.tuples(PLACES, PLACES), min_size=1, max_size=12, unique=True),
)
def test_however_a_page_is_ruled_no_word_on_it_is_lost(
    tmp_path: Path, boxes: list[tuple[float, float, float, float]], places: list[tuple[float, float]]
) -> None:
    words = [f"word{chr(97 + n)}" for n in range(len(places))]
    drawn = " ".join(f"{x} {y} {wide} {high} re S" for x, y, wide, high in boxes)
    page = [(x + 5, y + 5, word) for (x, y), word in zip(places, words, strict=True)]
    found = " ".join(lines(tmp_path, page, rules=drawn))
    assert all(word in found for word in words)


def test_pages_are_counted_while_they_are_read(tmp_path: Path) -> None:
    path = tmp_path / "minutes.pdf"
    path.write_bytes(pdf([(72, 700, "One")], [(72, 700, "Two")], [(72, 700, "Three")]))
    told: list[tuple[int, int]] = []
    read(path, lambda done, of: told.append((done, of)))
    assert told == [(1, 3), (2, 3), (3, 3)]
    path.write_bytes(path.read_bytes().replace(b"/Count 3", b"/Count z"))
    told.clear()
    read(path, lambda done, of: told.append((done, of)))
    assert told == [(1, 0), (2, 0), (3, 0)]


def test_a_ligature_without_letters_has_those_that_the_file_gives_beside_it(tmp_path: Path) -> None:
    marked = "/Span <</ActualText (ti)>> BDC (\\001) Tj EMC (ng) Tj"
    page = f"BT /R 11 Tf 72 700 Td (Mee) Tj {marked} ( ) Tj /Span <</ActualText (xx)>> BDC (no) Tj EMC (tes) Tj ET"
    assert lines(tmp_path, [], rules=page) == ["paragraph 0  | Meeting notes"]


def test_an_arrow_of_a_symbol_font_is_one_and_its_other_letters_are_bullets() -> None:
    def symbol(text: str) -> str:
        return shown_as(Letter(0, 0, 5, 10, text, SYMBOL))

    assert [symbol("\uf0e0"), symbol("à"), symbol("§"), symbol("\uf0b7")] == ["→", "→", "•", "•"]


def test_in_a_row_of_five_words_two_gaps_may_part_cells(tmp_path: Path) -> None:
    rows = [("Company", "Name", "Role"), ("Ember Mill", "Marsh, Ada", "Member"), ("Salt Works", "Lowe, Ben", "Chair")]
    page = [(x, 760 - 16 * n, cell) for n, row in enumerate(rows) for x, cell in zip((72, 220, 400), row, strict=True)]
    assert lines(tmp_path, page + text(72, 600, *FULL))[0] == (
        "table Company | Name | Role / Ember Mill | Marsh, Ada | Member / Salt Works | Lowe, Ben | Chair"
    )


RULED = (  # three columns below a first row that only lines above and below part
    "72 770 450 0 re S 72 750 450 0 re S 72 730 450 0 re S 72 710 450 0 re S "
    "72 710 0 60 re S 222 710 0 40 re S 372 710 0 40 re S 522 710 0 60 re S"
)


def test_heads_with_nothing_drawn_between_stand_over_the_columns_that_they_line_up_with(tmp_path: Path) -> None:
    below = [(78, 735, "Ember Mill"), (228, 735, "Ada Marsh"), (378, 735, "Chair"), (78, 715, "Salt Works")]
    heads = [(78, 755, "Company"), (228, 755, "Name"), (378, 755, "Role")]
    assert lines(tmp_path, [*heads, *below, (228, 715, "Ben Lowe")], rules=RULED)[0] == (
        "table Company | Name | Role / Ember Mill | Ada Marsh | Chair / Salt Works | Ben Lowe | "
    )
    told = [(78, 755, "The gate and the pond were seen by all who came to the mill, and by others")]
    assert lines(tmp_path, [*told, *below], rules=RULED)[0].startswith(f"table {told[0][2]} / Ember Mill")


# a row of two cells, the second 60 points wide, with three paragraphs in the first
ROW = "72 600 400 160 re S 412 600 m 412 760 l S"
TOLD = [
    *text(77, 745, "The forum heard that the gate of the yard had been left open on", "two nights in May."),
    *text(77, 700, "The smith is to be asked what a new lock would cost and when he", "could put it in."),
    *text(77, 655, "The pond was clear, and nobody had been seen to fish in it since", "the board was put up."),
]


def test_names_level_with_paragraphs_of_a_ruled_row_stand_beside_these(tmp_path: Path) -> None:
    (table,) = lines(tmp_path, [*TOLD, (417, 700, "AM"), (417, 642, "BL")], rules=ROW)
    assert [row.rpartition("|")[2].strip() for row in table.removeprefix("table ").split(" / ")] == ["", "AM", "BL"]


def test_names_on_lines_that_follow_each_other_stand_beside_one_paragraph(tmp_path: Path) -> None:
    (table,) = lines(tmp_path, [*TOLD, (417, 700, "AM/"), (417, 687, "Di")], rules=ROW)
    assert [row.rpartition("|")[2].strip() for row in table.removeprefix("table ").split(" / ")] == ["", "AM/ ¶ Di", ""]


# two columns drawn around all that stands on a page
FRAME = "72 600 400 160 re S 112 600 m 112 760 l S"


def test_a_number_begins_a_row_though_nothing_is_drawn_above_it(tmp_path: Path) -> None:
    page: list[Put] = [(77, 745, "1"), (77, 700, "2"), *[(x + 40, y, line) for x, y, line in TOLD[:4]]]
    (table,) = lines(tmp_path, page, rules=FRAME)
    assert [row.split(" | ")[0] for row in table.removeprefix("table ").split(" / ")] == ["1", "2"]
    page = [(77, 700, "7"), *page[2:]]
    (table,) = lines(tmp_path, page, rules=FRAME)  # above it goes on what stood on the page before
    assert [row.split(" | ")[0] for row in table.removeprefix("table ").split(" / ")] == ["", "7"]


def test_a_number_half_way_down_its_text_begins_no_row(tmp_path: Path) -> None:
    whole = text(117, 745, "The clerk told the committee that the lease of the pavilion", "would run out", "soon.")
    (table,) = lines(tmp_path, [(77, 732, "7"), *whole], rules=FRAME)
    assert " / " not in table


def test_a_table_goes_on_over_small_print_at_the_foot_of_a_page(tmp_path: Path) -> None:
    rules = (
        "72 600 400 160 re S 112 600 m 112 760 l S BT /R 7 Tf 72 60 Td (Ember Mill, registered in Harrow Vale) Tj ET"
    )
    page: list[Put] = [(77, 745, "1"), *[(x + 40, y, line) for x, y, line in TOLD[:2]]]
    found = lines(tmp_path, page, [(77, 745, "2"), *page[1:]], rules=rules)
    assert sum(line.startswith("table") for line in found) == 1


def test_names_that_fill_their_column_are_rows_where_a_mark_stands_beside_each(tmp_path: Path) -> None:
    names = text(72, 700, "Ada Marsh-Birch of Mill", "Ben Lowe-Elm of the Mill", "Cy Dart")
    page = [*names, (220, 700, "x"), (280, 687, "x"), (220, 674, "x"), *text(72, 630, *FULL)]
    assert lines(tmp_path, page)[0] == (
        "table Ada Marsh-Birch of Mill | x |  / Ben Lowe-Elm of the Mill |  | x / Cy Dart | x | "
    )


# of Helvetica's letters, in thousandths of their size
WIDTHS = {"T": 611, "t": 278, "s": 500, "k": 500, "r": 333, "f": 278, "l": 222}


@pytest.mark.parametrize("gap", [1.6, 2.2])
def test_gaps_part_words_where_no_spaces_do(gap: float, tmp_path: Path) -> None:
    page: list[Put] = []
    for y, words in ((760, ("The", "gate", "squeaks")), (747, ("and", "the", "roof", "leaks"))):
        x = 72.0
        for word in words:
            page.append((x, y, word))
            x += 11 * sum(WIDTHS.get(letter, 556) for letter in word) / 1000 + gap
    assert " ".join(line.partition(" | ")[2] for line in lines(tmp_path, page)) == "The gate squeaks and the roof leaks"


def test_a_title_in_the_middle_is_no_part_of_the_columns_below_it(tmp_path: Path) -> None:
    listed = [(72, 700, "Attendance:"), *text(180, 700, "Ada Marsh, Ben Lowe, Cy Dart and", "Di Vane")]
    found = lines(tmp_path, [(270, 730, "12 May 2014"), (285, 715, "6 PM"), *listed, *text(72, 660, *FULL)])
    assert found[:2] == ["paragraph 0  | 12 May 2014", "paragraph 0  | 6 PM"]


@pytest.mark.parametrize("beside", [[(417, 745, "AM")], text(417, 713, "as the", "clerk said", "of it")])
def test_a_name_at_the_head_of_a_row_or_a_text_beside_it_parts_nothing(tmp_path: Path, beside: list[Put]) -> None:
    (table,) = lines(tmp_path, [*TOLD, *beside], rules=ROW)
    assert " / " not in table


def test_a_name_beside_one_paragraph_is_that_ones_though_others_ask_for_more(tmp_path: Path) -> None:
    path = tmp_path / "minutes.pdf"
    front = [(77, 815, "*Mill Forum"), (77, 800, "12 May 2014"), (77, 785, "Present: Ada Marsh (AM), Ben Lowe (BL)")]
    asked = text(77, 620, "Ben Lowe should write to the county about the lane.")
    path.write_bytes(pdf([*front, *TOLD, *asked, (417, 655, "AM")], rules=ROW))
    (found,) = draft_of(read_document(path)).actions
    assert (found.owners, found.text[:18]) == (("Ada Marsh",), "The pond was clear")


def test_a_bold_line_above_a_bold_line_that_counts_is_a_heading(tmp_path: Path) -> None:
    page = [(72, 760, "*OLD BUSINESS"), (72, 745, "*1."), (90, 745, "*The pond"), *text(72, 715, *FULL)]
    assert lines(tmp_path, page)[0] == "heading 1  | OLD BUSINESS"
    page = [(72, 760, "*OLD BUSINESS"), (72, 745, "*The pond, and the gate"), *text(72, 715, *FULL)]
    assert lines(tmp_path, page)[0] != "heading 1  | OLD BUSINESS"


def test_what_another_is_to_do_stands_whole_beside_who_is_to_see_to_it(tmp_path: Path) -> None:
    path = tmp_path / "minutes.pdf"
    front = [(77, 815, "*Mill Forum"), (77, 800, "12 May 2014"), (77, 785, "Present: Ada Marsh (AM), Ben Lowe (BL)")]
    page = [
        *TOLD[:2],
        *text(77, 700, "Ford of the mill. It was said that ice would be unlikely to last. EC", "Roads will mend it."),
    ]
    path.write_bytes(pdf([*front, *page, (417, 687, "AM")], rules=ROW))
    (found,) = draft_of(read_document(path)).actions
    assert (found.owners, found.text) == (("Ada Marsh",), "Ford of the mill. EC Roads will mend it.")


def test_an_address_across_the_page_from_the_title_goes_and_the_title_stays(tmp_path: Path) -> None:
    top = [(40, 815, "Harrow Vale Forum"), (420, 815, "file:///home/ada/forum/may.htm")]
    title = [(230, 790, "Minutes, 12 May 2014"), *text(40, 740, *FULL)]
    assert lines(tmp_path, [*top, *title])[0].endswith("| Harrow Vale Forum")
    beside = [(40, 815, "Harrow Vale Forum see"), (160, 815, "http://vale.example/forum")]
    assert "vale.example" in " ".join(lines(tmp_path, [*beside, *title]))


def test_several_names_beside_a_paragraph_stand_at_the_ends_of_their_lines(tmp_path: Path) -> None:
    page = [
        *text(70, 760, "*Minutes of the Mill Forum held on Monday 12 May 2014 at 7.30pm in the Old Hall"),
        *text(70, 720, "Agnes Marsh AM, Bryn Lowe BL, Cy Dart CD"),
        *text(470, 690, "Action"),
        *text(70, 660, "All were asked to count the ducks on the pond before the end of May. A"),
        *text(70, 647, "walk round it was still to be arranged. The smith was to see the old mill by"),
        *text(70, 634, "Salt Hall about the lamps."),
        *text(475, 660, "All"),
        *text(475, 647, "AM"),
        *text(475, 634, "CD"),
        *text(475, 629, "BL"),
    ]
    path = tmp_path / "minutes.pdf"
    path.write_bytes(pdf(page))
    told = "".join(run.text for run in read(path).blocks[-1].runs)
    assert told == (
        "All were asked to count the ducks on the pond before the end of May. A\tAll\twalk round it was still to be "
        "arranged. The smith was to see the old mill by\tAM\tSalt Hall about the lamps.\tCD\tBL"
    )


HEADER = [*text(150, 800, "Ember Trust and Mill meeting", "Minutes of the meeting of 12 May 2014")]


def test_a_running_header_stays_whole_on_the_first_page_or_goes(tmp_path: Path) -> None:
    below = [*text(72, 740, "*Ember Trust"), *text(72, 720, "Ada Marsh, of the Mill"), *text(72, 690, *FULL)]
    found = lines(tmp_path, [*HEADER, *below], [*HEADER, *text(72, 690, *FULL)])
    assert [one.rpartition("| ")[2] for one in found[:2]] == [line for *_, line in HEADER]
    assert not any("meeting" in one for one in found[2:])
    again = [*HEADER, *below, *text(72, 600, "Ember Trust and Mill", "Minutes of the meeting", "of 12 May 2014")]
    assert not any("Mill meeting" in one for one in lines(tmp_path, again, [*HEADER, *text(72, 690, *FULL)]))


WIDE_ROW = "72 600 480 160 re S 112 600 m 112 760 l S 352 600 m 352 760 l S 472 600 m 472 760 l S"


def test_letters_say_which_paragraph_of_a_row_a_name_is_beside(tmp_path: Path) -> None:
    told = [*text(117, 745, "a. Ask the smith what a lock for", "the gate would cost"), (117, 719, "b. Ask the mill:")]
    told += [(127, 700, "• for salt"), (127, 687, "• for lamps"), (77, 745, "4")]
    names = [(357, 745, "a. Ada Marsh"), (357, 687, "b. Ben Lowe")]
    (table,) = lines(tmp_path, [*told, *names], rules=WIDE_ROW)
    first, second = table.split(" / ")
    assert first.endswith("Ask the smith what a lock for the gate would cost | Ada Marsh")
    assert second.endswith("| Ask the mill: ¶ for salt ¶ for lamps | Ben Lowe")
    (table,) = lines(tmp_path, [*told, (357, 745, "a. Ada Marsh"), (357, 732, "c. Ben Lowe")], rules=WIDE_ROW)
    assert "Ask the mill: ¶ for salt ¶ for lamps | Ben Lowe" not in table


def test_a_table_goes_on_over_the_page_though_some_of_its_columns_are_empty_there(tmp_path: Path) -> None:
    head = [(77, 745, "Item"), (117, 745, "Action"), (357, 745, "Who"), (477, 745, "When")]
    first = f"{WIDE_ROW} 72 730 480 0 re S"
    page: list[Put] = [*head, (77, 719, "4"), (117, 719, "Oil the gate"), (357, 719, "Ada"), (477, 719, "May")]
    more: list[Put] = [(77, 745, "5"), (117, 745, "Ask the mill"), (357, 745, "Ben")]
    path = tmp_path / "minutes.pdf"
    path.write_bytes(pdf(page, more, rules=first))
    assert [said(one) for one in read(path).blocks] == [
        "table Item | Action | Who | When / 4 | Oil the gate | Ada | May / 5 | Ask the mill | Ben | "
    ]


def test_a_text_ends_where_names_stand_at_the_right_of_its_last_line(tmp_path: Path) -> None:
    long = "The lane floods at the ford whenever the miller shuts his gate, and nobody knows the depth of"
    owned = [*text(60, 700, long, "it at night; Clerk to ask."), (463, 687, "Cllr. Di Vane")]
    after = text(
        60, 674, "7ii) Salt was dear, and the price that the smith had named was higher than the last one", "was."
    )
    found = lines(tmp_path, [*owned, *after])
    assert [one.split(" | ")[0] for one in found] == ["paragraph 0 ", "item 1 7ii)"]
    assert found[0].endswith("Clerk to ask. Cllr. Di Vane")


def test_a_text_goes_on_below_a_line_with_names_at_its_right_that_it_fills(tmp_path: Path) -> None:
    long = "The lane floods at the ford whenever the miller shuts his gate, and nobody knows the depth of"
    owned = [
        *text(60, 700, long, "it at night, nor in the day, so that it is not seen by those with carts and"),
        (463, 687, "Cllr. Di Vane"),
    ]
    after = text(
        60, 674, "Burgomasters who come from the town, and this is true of all those who come from the mill", "too."
    )
    assert len(lines(tmp_path, [*owned, *after])) == 1


def test_a_ligature_that_its_font_calls_a_capital_is_told_by_the_words_of_minutes(tmp_path: Path) -> None:
    page = text(72, 760, "The clerk read the noUce of the meeUng to McUre, and aFached the maUp and a Fig.")
    assert lines(tmp_path, page) == [
        "paragraph 0  | The clerk read the notice of the meeting to McUre, and attached the matip and a Fig."
    ]
    bold = text(72, 760, "The meeUng was short.") + text(72, 700, "*The maUers of the lamps", pitch=13)
    assert lines(tmp_path, bold)[-1].endswith("| The matters of the lamps")


def test_a_capital_within_a_word_that_makes_no_word_of_minutes_stays(tmp_path: Path) -> None:
    page = text(72, 760, "The file mzUab and the paper iFarm are in the mill, said the YouUs of the pond.")
    assert lines(tmp_path, page) == [
        "paragraph 0  | The file mzUab and the paper iFarm are in the mill, said the YouUs of the pond."
    ]
