"""Text, Markdown and HTML as blocks, a line each: `kind level label | text`; and what no reader reads, in one line."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from laa_minutes.diagnostic import LaaError
from laa_minutes.importing.blocks.tidy import tidy
from laa_minutes.importing.document import Block, Document
from laa_minutes.importing.reading import SUFFIXES, read_document


def shown(blocks: Iterable[Block]) -> list[str]:
    """`*` is bold, `/` italic; a table is its rows between braces, lines are kept apart by ` // `, columns by ` → `."""
    lines = []
    for block in blocks:
        if block.rows:
            rows = (" | ".join(" ¶ ".join(shown(cell)) for cell in row) for row in block.rows)
            lines.append("{" + " } { ".join(row.replace("paragraph: ", "") for row in rows) + "}")
        else:
            style = ("*" if block.bold else "") + ("/" if block.italic else "")
            head = " ".join(part for part in (block.kind, str(block.level or ""), style, block.label) if part)
            lines.append(f"{head}: " + " // ".join(block.lines).replace("\t", " → "))
    return lines


def read(folder: Path, name: str, content: str | bytes) -> list[str]:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return shown(read_document(path).blocks)


# Plain text


def test_text_is_paragraphs_with_their_lines(tmp_path: Path) -> None:
    text = "Harbour Board\nMinutes of 5 May\n\n\nPresent:   Ann Hill\n           Bo Reed\n"
    assert read(tmp_path, "a.txt", text) == [
        "paragraph: Harbour Board // Minutes of 5 May",
        "paragraph: Present: → Ann Hill // Bo Reed",
    ]


def test_text_knows_its_lines_its_margin_and_its_pages(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One\n\n    Two\n    more\n\fThree\n", encoding="utf-8")
    blocks = read_document(tmp_path / "a.txt").blocks
    assert [(one.text, one.line, one.indent, one.page) for one in blocks] == [
        ("One", 1, 0, 1),
        ("Two more", 3, 4, 1),
        ("Three", 5, 0, 2),
    ]


def test_text_has_a_heading_where_one_line_is_underlined(tmp_path: Path) -> None:
    text = "MINUTES\n=======\n\nApologies\n---------\nNone.\n\nTwo lines\nabove a rule\n------------\n"
    assert read(tmp_path, "a.txt", text) == [
        "heading 1: MINUTES",
        "heading 2: Apologies",
        "paragraph: None.",
        "paragraph: Two lines // above a rule",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "| No | What | Who |\n|----|------|-----|\n| 1 | Mend it | AH |\n| 2 | Paint | BR |\n",
        "No\tWhat\tWho\n1\tMend it\tAH\n2\tPaint\tBR\n",
        "No  What     Who\n1   Mend it  AH\n2   Paint    BR\n",
        "No  What     Who\n--  -------  ---\n1   Mend it  AH\n2   Paint    BR\n",
        "No  What     Who\n\n1   Mend it  AH\n\n2   Paint    BR\n\nThat was all.\n",
        "No  What     Who\n1   Mend it   AH\n2   Paint   BR\n",
        "+----+---------+-----+\n| No | What | Who |\n+====+=========+=====+\n| 1 | Mend it | AH |\n| 2 | Paint | BR |",
    ],
    ids=["bars", "tabs", "columns", "ruled", "apart", "slipped", "grid"],
)
def test_text_has_a_table_where_the_columns_are_certain(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, "a.txt", text)[0] == "{No | What | Who } { 1 | Mend it | AH } { 2 | Paint | BR}"


def test_a_cell_of_a_text_s_table_goes_on_in_the_next_line(tmp_path: Path) -> None:
    text = (
        "What                  Who       When\n"
        "Mend the gate at the  Ann Hill  5 May\n"
        "Mill Lane end, and    and Bo\n"
        "paint it              Reed\n"
        "Write to the mill     Bo Reed   6 May\n"
    )
    assert read(tmp_path, "a.txt", text) == [
        "{What | Who | When } { Mend the gate at the // Mill Lane end, and // paint it | Ann Hill // and Bo // Reed | "
        "5 May } { Write to the mill | Bo Reed | 6 May}"
    ]


def test_columns_that_a_sentence_crosses_are_no_table(tmp_path: Path) -> None:
    text = "What  Who  When\nMend  Ann  5 May\nThen we went home.\nPaint  Bo  6 May\n"
    assert read(tmp_path, "a.txt", text)[0].startswith("paragraph: ")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
def test_text_is_read_in_the_encoding_it_has(tmp_path: Path, encoding: str) -> None:
    assert read(tmp_path, "a.txt", "Zoë’s café – £5\r\nnext".encode(encoding)) == ["paragraph: Zoë’s café – £5 // next"]


# Markdown


def test_markdown_keeps_the_numbers_and_lines_that_were_typed(tmp_path: Path) -> None:
    text = "# Board\n\nPresent:\nAnn\nBo\n\n3. Roads\n3. Gates\n   - shut\n\n1) One\n"
    assert read(tmp_path, "a.md", text) == [
        "heading 1: Board",
        "paragraph: Present: // Ann // Bo",
        "item 1 3.: Roads",
        "item 1 3.: Gates",
        "item 2 •: shut",
        "item 1 1): One",
    ]


def test_markdown_has_a_title_in_front_and_html_within(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        '---\ntitle: "Board&#58; 6th"\ndate: 2012\n---\n\n<p><b>Minutes</b></p>\n<ul><li>one</li>\n</ul>\n\n'
        "Held on 11^(th) May, 3<sup>rd</sup> floor **and** more\n{: .lead}\n\n| A | B |\n|---|---|\n| *1* | 2 |\n",
        encoding="utf-8",
    )
    document = read_document(path)
    assert document.title == "Board: 6th"
    assert shown(document.blocks) == [
        "paragraph *: Minutes",
        "item 1 •: one",
        "paragraph: Held on 11th May, 3rd floor and more",
        "{paragraph *: A | paragraph *: B } { paragraph /: 1 | 2}",
    ]
    assert [block.line for block in document.blocks] == [6, 7, 10, 13]


# HTML


def page(tmp_path: Path, body: str) -> list[str]:
    return read(tmp_path, "a.html", f"<!doctype html><title>T</title><body>{body}")


def test_html_lists_have_the_numbers_the_page_shows(tmp_path: Path) -> None:
    body = '<ol start=4><li>four<li value="9">nine<ol type=a><li>a</ol><li>ten<p>more</ol><ol style="list-style-type:'
    body += 'lower-roman"><li>i</ol><ol reversed><li>two<li>one</ol><ul style="list-style:none"><li>bare</ul><li>stray'
    assert page(tmp_path, body) == [
        "item 1 4.: four",
        "item 1 9.: nine",
        "item 2 a.: a",
        "item 1 10.: ten",
        "paragraph: more",
        "item 1 i.: i",
        "item 1 2.: two",
        "item 1 1.: one",
        "item 1: bare",
        "item 1 •: stray",
    ]


def test_html_lines_and_paragraphs(tmp_path: Path) -> None:
    body = "<h2>Those\n present</h2>Ann<br>Bo<br/><br/>Cy &amp; <b>Di</b><pre>A  b\n\nC</pre><dl><dt>Chair<dd>Ann</dl>"
    body += "<p>5<sup>th</sup> May<sup><a href='#n1'>1</a></sup>, <del>no</del><span style='display:none'>x</span> yes"
    assert page(tmp_path, body) == [
        "heading 2: Those present",
        "paragraph: Ann // Bo",
        "paragraph: Cy & Di",
        "paragraph: A b",
        "paragraph: C",
        "paragraph: Chair",
        "paragraph: Ann",
        "paragraph: 5th May, yes",
    ]


def test_html_tables_with_cells_that_span_others(tmp_path: Path) -> None:
    body = (
        "<table><caption>Actions<tr><th rowspan=2>No<th colspan=2>What<tr><td>a<td>b<tr><td>1<td><p>c<p>d<td>e</table>"
    )
    assert page(tmp_path, body) == [
        "paragraph: Actions",
        "{paragraph *: No | paragraph *: What |  } {  | a | b } { 1 | c ¶ d | e}",
    ]


def test_html_tables_that_only_lay_out_the_page_are_no_tables(tmp_path: Path) -> None:
    body = "<table><tr><td><h1>Board</h1><td>Left<table><tr><td>x<td>y</table></table><table><tr><td>alone</table>"
    assert page(tmp_path, body) == ["heading 1: Board", "paragraph: Left", "{x | y}", "paragraph: alone"]


def test_html_menus_are_no_part_of_the_text(tmp_path: Path) -> None:
    around = "<header><nav>Home</nav></header><div id=sidebar>News</div>"
    text = "<main><header><h1>Minutes</h1></header><p>of the board, who met in the hall</main>"
    assert page(tmp_path, f"{around}{text}<footer>©</footer><script>if (a<b) x()</script>") == [
        "heading 1: Minutes",
        "paragraph: of the board, who met in the hall",
    ]
    assert page(tmp_path, f"{around}<p>Text<!-- a --> here<footer>©</footer>") == ["paragraph: Text here"]


def test_html_is_read_however_it_is_broken(tmp_path: Path) -> None:
    assert page(tmp_path, "a < b<p>c</b></i><td>d</p></table><li>e <f") == [
        "paragraph: a < b",
        "paragraph: c",
        "paragraph: d",
        "item 1 •: e <f",
    ]


# What no reader reads


@pytest.mark.parametrize(
    ("name", "content", "says", "hint"),
    [
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old format", "save it as .docx"),
        ("a.rtf", b"{\\rtf1 hello}", "old format", "save it as .docx"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "encrypted", "password"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "spreadsheet", "table"),
        ("a.csv", b"a,b\n", "spreadsheet", "table"),
        ("a.docx", b"hello", "not a .docx", "save it again"),
        ("a.docx", b"PK\x03\x04 rest", "broken", "save it again"),
        ("a.pdf", b"hello", "not a PDF", "print"),
        ("a.jpg", b"\xff\xd8\xff\xe0 rest", "picture", "text recognition"),
        ("a.txt", b"", "empty", "nothing"),
        ("a.txt", bytes(range(256)) * 8, "not text", "save"),
        ("a.xyz", b"hello", ".xyz", ".docx"),
        ("minutes", b"hello", "without an ending", ".docx"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_line(tmp_path: Path, name: str, content: bytes, says: str, hint: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(LaaError) as raised:
        read_document(tmp_path / name)
    assert says in raised.value.message
    assert hint in raised.value.hint
    assert "\n" not in raised.value.message


def test_a_folder_and_a_missing_file_are_said_to_be_so(tmp_path: Path) -> None:
    with pytest.raises(LaaError, match="is a folder"):
        read_document(tmp_path)
    with pytest.raises(LaaError, match="no such file"):
        read_document(tmp_path / "none.txt")


def zipped(parts: dict[str, bytes]) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


@pytest.mark.parametrize(
    ("parts", "says"),
    [
        ({}, "no document"),
        ({"xl/workbook.xml": b"<x/>", "[Content_Types].xml": b"<x/>"}, "spreadsheet"),
        ({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}, "broken"),
        ({"content.xml": b" " * (70 * 2**20)}, "unpacks to more"),
        ({"content.xml": b"<x/>", "META-INF/manifest.xml": b"<m><encryption-data/></m>"}, "encrypted"),
        ({"content.xml": b'<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><x>&b;</x>'}, "broken"),
    ],
    ids=["empty", "spreadsheet", "broken", "bomb", "encrypted", "entities"],
)
def test_a_zip_is_measured_before_it_is_unpacked(tmp_path: Path, parts: dict[str, bytes], says: str) -> None:
    with pytest.raises(LaaError, match=says):
        read(tmp_path, "a.docx", zipped(parts))


def test_what_a_file_holds_counts_for_more_than_its_name(tmp_path: Path) -> None:
    assert read(tmp_path, "a.txt", "<!DOCTYPE html><p>Minutes") == ["paragraph: Minutes"]


def outcome(path: Path) -> Document | LaaError:
    try:
        return tidy(read_document(path))
    except LaaError as error:
        return error


SAMPLES = (
    b"---\ntitle: x\n---\n# A\n\n1. b\n   - c\n\n| a | b |\n|---|---|\n| <b>c</b> | d |\n\n<p>x<br>y</p>\n",
    b"<main><ol start=3><li>a<table><tr><td colspan=2>b<td>c</table></ol><p>5<sup>th</sup></main>",
    b"A\n===\n\n1. a\n   b\n\n+---+---+\n| a | b |\n+---+---+\n\n:Key: value\n\n- x\n\n  * y\n",
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    suffix=st.sampled_from(sorted(set(SUFFIXES) - {".pdf"})),
    content=st.one_of(
        st.binary(max_size=400),
        st.text(alphabet="<>/pbtdlirhou123 \n\t.-=|*#_&;\"'()[]{}`:~^", max_size=300).map(str.encode),
        st.tuples(st.sampled_from(SAMPLES), st.integers(0, 200), st.integers(0, 30), st.binary(max_size=9)).map(
            lambda given: given[0][: given[1]] + given[3] + given[0][given[1] + given[2] :]
        ),
    ),
)
@example(suffix=".txt", content=b"\x1c!\n!\n!")
@example(suffix=".txt", content=b"No  Action  By\n1  Write  A B\n2  Print  C D\n\x1c!")
def test_any_bytes_are_a_document_or_an_error(tmp_path: Path, suffix: str, content: bytes) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(content)
    found = outcome(path)
    if isinstance(found, LaaError):
        assert "\n" not in found.message
    else:
        assert all(block.line > 0 and (block.text or block.rows) for block in found.blocks)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.html", "<div>" * 5_000 + "x"),
        ("a.html", "<table><tr><td>" * 2_000 + "x"),
        ("a.html", "<a " * 50_000 + "<!--" * 20_000),
        ("a.html", "<td rowspan=999 colspan=64>x" * 500),
        ("a.md", "> " * 2_000 + "x\n" + "- " * 2_000 + "y"),
        ("a.txt", "a\n" * 50_000 + "---\n" * 5_000),
        ("a.txt", "a  b  c\n\n" + "a  b\n\n" * 5_000),
        ("a.rst", "- a\n\n" + "".join("  " * n + "- a\n\n" for n in range(150))),
    ],
    ids=["deep", "tables", "open", "spans", "quotes", "lines", "columns", "lists"],
)
def test_size_and_depth_do_no_harm(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    found = outcome(tmp_path / name)
    assert found.hint if isinstance(found, LaaError) else found.name == name


def test_a_file_that_is_not_read_is_refused_with_the_formats_that_are(tmp_path: Path) -> None:
    (tmp_path / "a.xyz").write_text("Minutes")
    refused = outcome(tmp_path / "a.xyz")
    assert isinstance(refused, LaaError)
    named = (refused.hint or "").removeprefix("it reads ").replace(" and ", ", ").split(", ")
    assert {SUFFIXES[suffix] for suffix in named} == set(SUFFIXES.values())
