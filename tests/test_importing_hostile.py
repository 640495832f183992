"""Files made to harm whoever imports them are read, or refused in a line: bounded in time and memory, no traceback."""

from __future__ import annotations

import zlib
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from laa_minutes.diagnostic import LaaError
from laa_minutes.importing.document import Block, Document, Run
from laa_minutes.importing.drafting import draft_of
from laa_minutes.importing.outline.headings import opening_lines
from laa_minutes.importing.reading import LONGEST, LONGEST_LINE, read_document

OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"
LAUGHS = "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
DEEP = 20_000
CATALOG, PAGES = b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
SAYS = b"BT /F1 12 Tf 50 700 Td (Forum, 12 May 2014) Tj ET"


def odt(path: Path, text: str, definitions: str = "") -> Path:
    names = f'xmlns:office="{OFFICE}office:1.0" xmlns:text="{OFFICE}text:1.0" xmlns:table="{OFFICE}table:1.0"'
    body = f"<office:body><office:text>{text}</office:text></office:body>"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "content.xml", f"{definitions}<office:document-content {names}>{body}</office:document-content>"
        )
    return path


def stream(content: bytes, told: bytes = b"") -> bytes:
    return b"<< /Length %d%b >>\nstream\n%b\nendstream" % (len(content), told, content)


def page(resources: bytes = b"/Font << /F1 5 0 R >>", box: bytes = b"0 0 600 800") -> bytes:
    return b"<< /Type /Page /Parent 2 0 R /MediaBox [%b] /Contents 4 0 R /Resources << %b >> >>" % (box, resources)


def pdf(path: Path, *objects: bytes, trailer: bytes = b"") -> Path:
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = b"trailer << /Size %d /Root 1 0 R %b >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, trailer, len(out))
    path.write_bytes(out + head + table + end)
    return path


def read(path: Path) -> Document | str:
    """The document, or the error that refuses it."""
    try:
        document = read_document(path)
    except LaaError as error:
        return error.message
    draft_of(document)
    return document


@pytest.mark.parametrize(
    ("text", "definitions", "said"),
    [
        ("<text:p>&i;</text:p>", f'<!DOCTYPE x [<!ENTITY a "ha">{LAUGHS}]>', "broken"),
        ("<text:p>&e;</text:p>", '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>', "broken"),
        (f"{'<text:section>' * DEEP}<text:p>x</text:p>{'</text:section>' * DEEP}", "", "a.odt"),
        (f"<text:p>{'<text:span>' * DEEP}x{'</text:span>' * DEEP}</text:p>", "", "a.odt"),
        (f"<text:p>{'a' * (LONGEST + 1)}</text:p>", "", "more text than minutes ever do"),
        (f"<text:p>{'a' * (LONGEST_LINE + 1)}</text:p>", "", "one line of it is as long as a book"),
    ],
    ids=["entities", "a file of the system", "sections", "spans", "a bomb", "a line"],
)
def test_text_documents_that_are_refused(tmp_path: Path, text: str, definitions: str, said: str) -> None:
    found = read(odt(tmp_path / "a.odt", text, definitions))
    assert isinstance(found, str)
    assert said in found


@pytest.mark.parametrize(
    "text",
    [
        '<text:p>a<text:s text:c="2000000000"/>b</text:p>',
        '<table:table><table:table-row table:number-rows-repeated="1000000000">'
        '<table:table-cell table:number-columns-repeated="1000000000"><text:p>x</text:p></table:table-cell>'
        "</table:table-row></table:table>",
    ],
    ids=["spaces", "cells"],
)
def test_what_a_document_says_is_there_many_times_is_there_a_bounded_number_of_times(tmp_path: Path, text: str) -> None:
    found = read(odt(tmp_path / "a.odt", f"<text:p>Forum</text:p>{text}"))
    assert isinstance(found, Document)
    assert sum(len(block.text) for block in found.blocks) < LONGEST_LINE


@pytest.mark.parametrize(
    "objects",
    [
        (CATALOG, PAGES, page(), b"4 0 R", FONT),
        (CATALOG, PAGES, page(), b"6 0 R", FONT, b"4 0 R"),
        (CATALOG, PAGES, page(), b"<< /Length 4 0 R >>\nstream\nBT (x) Tj ET\nendstream", FONT),
        (CATALOG, PAGES, page(), stream(b"[" * DEEP + b"]" * DEEP), FONT),
        (CATALOG, b"<< /Type /Pages /Kids %b3 0 R%b /Count 1 >>" % (b"[" * DEEP, b"]" * DEEP), page(), stream(b"")),
        (CATALOG, PAGES, page(), stream(zlib.compress(b" " * 50_000_000), b" /Filter /FlateDecode"), FONT),
    ],
    ids=["itself", "each other", "a length that is the stream", "arrays", "pages", "a bomb"],
)
def test_pdfs_that_are_refused(tmp_path: Path, objects: tuple[bytes, ...]) -> None:
    assert isinstance(read(pdf(tmp_path / "a.pdf", *objects)), str)


@pytest.mark.parametrize(
    ("objects", "trailer"),
    [
        ((CATALOG, b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>", page(), stream(SAYS), FONT), b""),
        ((CATALOG, PAGES, page(), stream(SAYS), FONT), b"/Prev 9"),
        ((CATALOG, PAGES, page(box=b"0 0 1e308 1e308"), stream(SAYS + b" 1e308 0 0 1e308 1e308 1e308 cm"), FONT), b""),
        ((CATALOG, PAGES, page(), stream(b"0 0 0 0 0 0 cm " + SAYS), FONT), b""),
        (
            (CATALOG, PAGES, page(b"/XObject << /X 6 0 R >> /Font << /F1 5 0 R >>"), stream(SAYS + b" /X Do"), FONT,
             stream(b"/X Do /X Do", b" /Type /XObject /Subtype /Form /BBox [0 0 1 1] "
                                    b"/Resources << /XObject << /X 6 0 R >> >>")),
            b"",
        ),
    ],
    ids=["pages in a circle", "tables in a circle", "a huge page", "no size at all", "a form in itself"],
)  # fmt: skip
def test_pdfs_that_are_read_or_refused(tmp_path: Path, objects: tuple[bytes, ...], trailer: bytes) -> None:
    found = read(pdf(tmp_path / "a.pdf", *objects, trailer=trailer))
    assert isinstance(found, str) or "Forum" in found.blocks[0].text


TEXT = (
    '<text:h text:outline-level="1">Forum</text:h><text:p>Monday 12 May 2014</text:p>'
    "<text:p>Present: Ada Marsh</text:p>"
    "<table:table><table:table-row><table:table-cell><text:p>1.</text:p></table:table-cell><table:table-cell>"
    "<text:p>Roads</text:p></table:table-cell></table:table-row></table:table>"
    "<text:list><text:list-item><text:p>Ben to mend it.</text:p></text:list-item></text:list>"
)


@given(at=st.integers(0, len(TEXT)), lost=st.integers(0, 30), put=st.text(max_size=8))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_changed_text_document_is_read_or_refused(tmp_path: Path, at: int, lost: int, put: str) -> None:
    changed = TEXT[:at] + put.encode("utf-8", "replace").decode() + TEXT[at + lost :]
    read(odt(tmp_path / "a.odt", changed))


@given(data=st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_changed_pdf_is_read_or_refused(tmp_path: Path, data: st.DataObject) -> None:
    path = pdf(tmp_path / "a.pdf", CATALOG, PAGES, page(), stream(SAYS), FONT)
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(8, len(content)))
        content[at : at + data.draw(st.integers(0, 20))] = data.draw(st.binary(max_size=6))
    path.write_bytes(bytes(content))
    read(path)


@pytest.mark.usefixtures("patience")
@pytest.mark.parametrize(
    "sign",
    [
        "(",
        ")",
        "A",
        "a",
        "_",
        "Ab-",
        ",",
        "- ",
        "1 , ",
        "Ada proposed ",
        "1 ROADS ",
        "VENUE A ",
        "The A ",
        "minutes of A ",
        "Agenda item: ",
        "Item 1 A ",
        "5 December Decem ",
    ],
)
def test_no_line_of_one_sign_repeated_exhausts_the_reader(tmp_path: Path, sign: str) -> None:
    path = tmp_path / "a.txt"
    line = sign * (DEEP // len(sign))
    path.write_text(f"Forum\n\nPresent: Ada Marsh, {line}\n\nApologies: {line}\n\nThe chair opened {line}\n")
    document = read(path)
    assert isinstance(document, Document)
    assert document.blocks[0].text == "Forum"


@pytest.mark.slow
@pytest.mark.usefixtures("patience")
def test_no_number_of_numbered_lines_exhausts_the_reader() -> None:
    blocks = [Block("paragraph", (Run("Roads"),), n, label=f"{n % 900 + 1}.") for n in range(40_000)]
    assert len(opening_lines(blocks)) == 900
