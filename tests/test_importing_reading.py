"""OpenDocument and reStructuredText: files made in the test, `kind level label | text` out."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from laa_minutes.diagnostic import LaaError
from laa_minutes.importing.document import Block
from laa_minutes.importing.reading import read_document

SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in {
        "office": "office", "style": "style", "text": "text", "table": "table", "draw": "drawing",
        "fo": "xsl-fo-compatible",
    }.items()
)  # fmt: skip
NUMBERS = """
<text:list-style style:name="L1">
 <text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="." text:start-value="4"/>
 <text:list-level-style-number text:level="2" style:num-prefix="(" style:num-format="a" style:num-suffix=")"/>
</text:list-style>
<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1" text:bullet-char="&#61623;"/>
</text:list-style>
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Strong"/>
<style:style style:name="T1" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="T2" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
"""
NAMED = """
<style:style style:name="Strong" style:family="paragraph"><style:text-properties fo:font-weight="bold"/></style:style>
"""


def odt(folder: Path, body: str) -> Path:
    path = folder / "minutes.odt"
    with ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        for part, inside in {
            "content": f"<office:automatic-styles>{NUMBERS}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body>",
            "styles": f"<office:styles>{NAMED}</office:styles>",
        }.items():
            archive.writestr(f"{part}.xml", f"<office:document-{part} {SPACES}>{inside}</office:document-{part}>")
    return path


def said(block: Block) -> str:
    if block.kind == "table":
        return "table " + " / ".join(
            " | ".join(" ¶ ".join(part.text for part in cell) for cell in row) for row in block.rows
        )
    return f"{block.kind} {block.level} {block.label} | {block.text}"


def lines(path: Path) -> list[str]:
    return [said(block) for block in read_document(path).blocks]


def items(*texts: str, style: str = "L1", more: str = "") -> str:
    inside = "".join(f"<text:list-item>{text}</text:list-item>" for text in texts)
    return f'<text:list text:style-name="{style}"{more}>{inside}</text:list>'


def p(text: str) -> str:
    return f"<text:p>{text}</text:p>"


def test_odt_lists_count_as_they_are_printed(tmp_path: Path) -> None:
    inner = (
        "<text:list>"
        + "".join(f"<text:list-item>{p(text)}</text:list-item>" for text in ("east", "west"))
        + "</text:list>"
    )
    body = items(p("Roads") + inner, p("Gate") + p("It is shut."))
    body += p("Between.") + items(p("Hall"), more=' text:continue-numbering="true"') + items(p("Anew"))
    body += items(p("the roof"), style="L2")
    assert lines(odt(tmp_path, body)) == [
        "item 1 4. | Roads",
        "item 2 (a) | east",
        "item 2 (b) | west",
        "item 1 5. | Gate",
        "paragraph 0  | It is shut.",
        "paragraph 0  | Between.",
        "item 1 6. | Hall",
        "item 1 4. | Anew",
        "item 1 • | the roof",
    ]


def test_odt_says_what_is_printed_and_no_more(tmp_path: Path) -> None:
    body = "<text:tracked-changes><text:p>Deleted.</text:p></text:tracked-changes>"
    body += '<text:h text:outline-level="2">Roads</text:h>'
    body += p('12<text:span text:style-name="T2">th</text:span> May<text:s text:c="2"/>2014')
    body += p("One<text:note><text:note-body><text:p>A note.</text:p></text:note-body></text:note> and two<!-- x -->.")
    body += "<text:section>" + p("In a section") + "</text:section>"
    body += p("Above<draw:frame><draw:text-box>" + p("In a box") + "</draw:text-box></draw:frame>")
    body += "<table:table><table:table-header-rows><table:table-row>"
    body += f'<table:table-cell table:number-columns-spanned="2">{p("Actions")}</table:table-cell>'
    body += "<table:covered-table-cell/></table:table-row></table:table-header-rows><table:table-row>"
    body += (
        f"<table:table-cell>{p('Mend')}{p('Paint')}</table:table-cell><table:table-cell>{p('AF')}</table:table-cell>"
    )
    body += "</table:table-row></table:table>"
    assert lines(odt(tmp_path, body)) == [
        "heading 2  | Roads",
        "paragraph 0  | 12th May 2014",
        "paragraph 0  | One and two.",
        "paragraph 0  | In a section",
        "paragraph 0  | Above",
        "paragraph 0  | In a box",
        "table Actions |  / Mend ¶ Paint | AF",
    ]


def test_odt_shapes_stand_by_themselves_and_pictures_say_nothing(tmp_path: Path) -> None:
    picture = "<draw:frame><draw:image/><svg:title xmlns:svg='urn:svg'>Logo</svg:title></draw:frame>"
    body = p(f"Ha{picture}ll<draw:custom-shape>{p('In a shape')}</draw:custom-shape>")
    body += f"<text:illustration-index><text:index-body>{p('Figure 1')}</text:index-body></text:illustration-index>"
    assert lines(odt(tmp_path, body)) == ["paragraph 0  | Hall", "paragraph 0  | In a shape"]


def test_odt_words_look_as_their_styles_and_those_styles_parents_say(tmp_path: Path) -> None:
    body = '<text:p text:style-name="P1">Agreed<text:tab/><text:span text:style-name="T1">at once</text:span>'
    body += "<text:line-break/>by all</text:p>"
    (block,) = read_document(odt(tmp_path, body)).blocks
    assert block.bold
    assert [run.text for run in block.runs if run.italic] == ["at once\n"]
    assert block.lines == ("Agreed\tat once", "by all")


@pytest.mark.parametrize(
    "body", ["<text:p>", "<text:p text:style-name='&none;'/>", "\x01"], ids=["open", "entity", "sign"]
)
def test_a_broken_odt_is_one_line(tmp_path: Path, body: str) -> None:
    with pytest.raises(LaaError, match=r"minutes\.odt is broken") as raised:
        read_document(odt(tmp_path, body))
    assert "\n" not in raised.value.message


def test_rst_headings_lists_and_tables(tmp_path: Path) -> None:
    pytest.importorskip("docutils")
    path = tmp_path / "minutes.rst"
    path.write_text(
        "Harrow Vale Forum\n=================\n\nPresent: **Ada Marsh**\n\nRoads\n-----\n\n"
        "3. Mend it\n\n   a) at once\n\n4. Paint it\n\n- the gate\n\n"
        ".. a remark\n\n====  =====\nWhat  Owner\n====  =====\nMend  AF\n====  =====\n",
        encoding="utf-8",
    )
    assert lines(path) == [
        "heading 1  | Harrow Vale Forum",
        "paragraph 0  | Present: Ada Marsh",
        "heading 2  | Roads",
        "item 1 3. | Mend it",
        "item 2 a) | at once",
        "item 1 4. | Paint it",
        "item 1 • | the gate",
        "table What | Owner / Mend | AF",
    ]


def test_bold_with_space_before_its_end_is_bold_in_restructuredtext(tmp_path: Path) -> None:
    path = tmp_path / "a.rst"
    path.write_text("**The gate **\n\nIt was seen.\n\nOf 2 ** 3 and 4 ** 5.\n")
    first, _, last = read_document(path).blocks
    assert (first.text, first.bold) == ("The gate", True)
    assert last.text == "Of 2 ** 3 and 4 ** 5."
