"""Word files made in the test, as blocks: the numbers Word prints, styles and what they inherit, tables, revisions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from laa_minutes.importing.document import Document
from laa_minutes.importing.drafting import draft_of
from laa_minutes.importing.reading import read_document

NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def level(at: int, form: str, text: str, start: int = 1, more: str = "") -> str:
    said = f'<w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{at}">{said}</w:lvl>'


LISTS = (
    level(0, "decimal", "%1.", 3) + level(1, "decimal", "%1.%2") + level(2, "lowerLetter", "(%3)")
    + level(3, "lowerRoman", "%4)"),
    level(0, "bullet", "\uf0b7") + level(1, "bullet", "–"),
    level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2", more="<w:isLgl/>") + level(2, "none", "Note"),
)  # fmt: skip


def word(*paragraphs: str) -> Any:
    """A file whose body is this XML, with the three lists above as 101, 102, 103; 104 is 101, begun anew at 8."""
    file = docx.Document()
    numbering = file.part.numbering_part.element
    for n, levels in enumerate(LISTS, 101):
        numbering.insert(0, parse_xml(f'<w:abstractNum {NS} w:abstractNumId="{n}">{levels}</w:abstractNum>'))
        numbering.append(parse_xml(f'<w:num {NS} w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>'))
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="8"/></w:lvlOverride>'
    numbering.append(parse_xml(f'<w:num {NS} w:numId="104"><w:abstractNumId w:val="101"/>{again}</w:num>'))
    body = file.element.body
    for inside in reversed(paragraphs):
        body.insert(0, parse_xml(inside.replace(">", f" {NS}>", 1) if not inside.startswith("<w:p/>") else inside))
    return file


def p(text: str, number: int = 0, at: int = 0, *, run: str = "", style: str = "") -> str:
    listed = f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{number}"/></w:numPr>' if number else ""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{listed}</w:pPr>{r(text, run)}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


Lines = Callable[[Any], list[str]]


@pytest.fixture
def document(tmp_path: Path) -> Callable[[Any], Document]:
    def read(file: Any) -> Document:
        file.save(str(tmp_path / "a.docx"))
        return read_document(tmp_path / "a.docx")

    return read


@pytest.fixture
def lines(document: Callable[[Any], Document]) -> Lines:
    def read(file: Any) -> list[str]:
        found = []
        for block in document(file).blocks:
            if block.rows:
                cells = [[" ¶ ".join(one.text or "{…}" for one in cell) for cell in row] for row in block.rows]
                found.append("table " + " / ".join(" | ".join(row) for row in cells))
            else:
                found.append(f"{block.kind} {block.level} {block.label} | {block.text}")
        return found

    return read


def test_lists_have_the_numbers_that_word_prints(lines: Lines) -> None:
    file = word(
        p("Roads", 101), p("north", 101, 1), p("south", 101, 1), p("east", 101, 2), p("i", 101, 3), p("ii", 101, 3),
        p("Between"), p("Gates", 101), p("shut", 101, 1), p("", 101), p("Hall", 101), p("Anew", 104), p("On", 104),
        p("Still on", 101),
    )  # fmt: skip
    assert lines(file) == [
        "item 1 3. | Roads",
        "item 2 3.1 | north",
        "item 2 3.2 | south",
        "item 3 (a) | east",
        "item 4 i) | i",
        "item 4 ii) | ii",
        "paragraph 0  | Between",
        "item 1 4. | Gates",
        "item 2 4.1 | shut",
        "item 1 6. | Hall",
        "item 1 8. | Anew",
        "item 1 9. | On",
        "item 1 10. | Still on",
    ]


def test_bullets_legal_numbers_and_levels_without_a_number(lines: Lines) -> None:
    file = word(p("a", 102), p("b", 102, 1), p("c", 103), p("d", 103, 1), p("e", 103, 2), p("f", 999), p("g", 0))
    assert lines(file) == [
        "item 1 • | a",
        "item 2 – | b",
        "item 1 I. | c",
        "item 2 1.1 | d",
        "item 3 Note | e",
        "paragraph 0  | f",
        "paragraph 0  | g",
    ]


def test_styles_number_and_rank_what_they_are_put_on(lines: Lines) -> None:
    file = docx.Document()
    file.add_heading("Board", 0)
    file.add_heading("Roads", 2)
    for text in ("one", "two"):
        file.add_paragraph(text, style="List Number")
    file.add_paragraph("three", style="List Bullet")
    own = file.styles.add_style("Minute Heading", 1)
    own.base_style = file.styles["Heading 3"]
    file.add_paragraph("Gates", style="Minute Heading")
    file.add_paragraph("A sentence that somebody gave a heading's style " * 5, style="Heading 1")
    assert [line[:20] for line in lines(file)] == [
        "heading 1  | Board",
        "heading 2  | Roads",
        "item 1 1. | one",
        "item 1 2. | two",
        "item 1 • | three",
        "heading 3  | Gates",
        "paragraph 0  | A sen",
    ]


def test_an_outline_level_makes_a_heading_without_a_style(lines: Lines) -> None:
    file = word('<w:p><w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:r><w:t>Roads</w:t></w:r></w:p>')
    assert lines(file) == ["heading 2  | Roads"]


def test_words_are_bold_as_their_styles_say(document: Callable[[Any], Document]) -> None:
    file = docx.Document()
    strong = file.styles.add_style("Loud", 1)
    strong.font.bold = True
    softer = file.styles.add_style("Louder", 1)
    softer.base_style = strong
    paragraph = file.add_paragraph("Action: ", style="Louder")
    paragraph.add_run("quietly").bold = False
    paragraph.add_run(" and slanted", style="Emphasis")
    runs = document(file).blocks[0].runs
    assert [(run.text, run.bold, run.italic) for run in runs] == [
        ("Action: ", True, False),
        ("quietly", False, False),
        (" and slanted", True, True),
    ]


def test_the_text_is_what_is_printed(lines: Lines) -> None:
    file = word(
        "<w:p>" + r("16") + r("th", '<w:vertAlign w:val="superscript"/>') + r(" May\u00a02012")
        + r("secret", "<w:vanish/>") + "</w:p>",
        "<w:p><w:ins>" + r("new ") + "</w:ins><w:del><w:r><w:delText>old </w:delText></w:r></w:del><w:hyperlink>"
        + r("link") + "</w:hyperlink><w:r><w:footnoteReference/></w:r><w:r><w:softHyphen/></w:r></w:p>",
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + r("joined ") + "</w:p>",
        p("to the next"),
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + r("5 May") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        '<w:fldSimple w:instr=" PAGE ">' + r("7") + "</w:fldSimple></w:p>",
        "<w:sdt><w:sdtContent>" + p("in a control") + "</w:sdtContent></w:sdt>",
    )  # fmt: skip
    assert lines(file) == [
        "paragraph 0  | 16th May 2012",
        "paragraph 0  | new link",
        "paragraph 0  | joined to the next",
        "paragraph 0  | 5 May",
        "paragraph 0  | in a control",
    ]


def test_lines_and_columns_of_a_paragraph(document: Callable[[Any], Document]) -> None:
    file = docx.Document()
    paragraph = file.add_paragraph("Present:\tAnn")
    paragraph.add_run().add_break()
    paragraph.add_run("Bo").add_break(WD_BREAK.PAGE)
    file.add_paragraph("Apologies:     Cy.     Di")
    assert [block.lines for block in document(file).blocks] == [("Present:\tAnn", "Bo"), ("Apologies:\tCy. Di",)]


def test_a_text_box_is_read_once(lines: Lines) -> None:
    box = "<w:pict><w:txbxContent>" + p("In a box") + "</w:txbxContent></w:pict>"
    file = word(
        "<w:p>"
        + r("Beside")
        + f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    assert lines(file) == ["paragraph 0  | Beside", "paragraph 0  | In a box"]


def test_tables_stand_in_their_place_and_merged_cells_once(lines: Lines) -> None:
    file = docx.Document()
    file.add_paragraph("Before")
    table = file.add_table(3, 3)
    for row in table.rows:
        for cell in row.cells:
            cell.text = "x"
    table.cell(0, 0).merge(table.cell(0, 1)).text = "wide"
    table.cell(1, 2).merge(table.cell(2, 2)).text = "high"
    inner = table.cell(1, 0).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "in", "side"
    file.add_paragraph("After")
    assert lines(file) == [
        "paragraph 0  | Before",
        "table wide |  | x / x ¶ {…} | x | high / x | x | ",
        "paragraph 0  | After",
    ]


def test_a_frame_of_one_cell_is_no_table(lines: Lines) -> None:
    file = docx.Document()
    cell = file.add_table(1, 1).cell(0, 0)
    cell.text = "One"
    cell.add_paragraph("Two")
    assert lines(file) == ["paragraph 0  | One", "paragraph 0  | Two"]


def test_headers_and_footers_are_left_out(lines: Lines) -> None:
    file = docx.Document()
    file.sections[0].header.paragraphs[0].text = "OFFICIAL"
    file.sections[0].footer.paragraphs[0].text = "Page 1"
    file.add_paragraph("Text")
    assert lines(file) == ["paragraph 0  | Text"]


def test_two_hundred_pages_have_their_lines_counted(document: Callable[[Any], Document]) -> None:
    file = docx.Document()
    first = file.add_paragraph("Words of a minute that go on for a line and a bit more than that. " * 8)
    body = file.element.body
    for _ in range(1500):
        body.insert(0, parse_xml(f"<w:p {NS}>" + r("Words of a minute. " * 30) + "</w:p>"))
    assert first._p.tag == qn("w:p")
    assert [block.line for block in document(file).blocks] == list(range(1, 1502))


@pytest.mark.parametrize(
    ("header", "title"),
    [
        ("Ember Mill Association", "Ember Mill Association"),
        ("Ember Society for\nMills and Weirs Association", "Ember Society for Mills and Weirs Association"),
        ("Ember Mill Association\nPond Lane", None),  # an address
        ("Page 1", None),
        ("Draft: not agreed", None),
        ("OFFICIAL", None),
    ],
)
def test_a_header_that_is_a_name_is_what_the_file_calls_itself(
    document: Callable[[Any], Document], header: str, title: str | None
) -> None:
    file = docx.Document()
    first, *others = header.split("\n")
    file.sections[0].header.paragraphs[0].text = first
    for line in others:
        file.sections[0].header.add_paragraph(line)
    file.add_paragraph("Minutes of Committee Meeting")
    file.add_paragraph("12 May 2014")
    found = document(file)
    assert found.title == title
    assert draft_of(found).front.body == (f"{title} Committee" if title else "Committee")
