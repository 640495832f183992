"""Documents as PDF: tagged as PDF/UA-1 asks, with the words of the Markdown, and nothing in a record markup."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from laa_minutes.output.document_text import column_widths, plain_text
from laa_minutes.output.pdf import About, pdf
from laa_minutes.output.prose import line, safe_prose
from office import need, pages

Laa = Callable[..., tuple[int, str, str]]
LEICESTERSHIRE = Path(__file__).parent.parent / "examples" / "leicestershire"
BRACKENSHIRE = Path(__file__).parent.parent / "examples" / "brackenshire"
ABOUT = About("A title", "A partnership", date(2010, 3, 1), "DRAFT")


@pytest.fixture
def made(laa: Laa, tmp_path: Path) -> Callable[..., Path]:
    def run(*words: str, cwd: Path = LEICESTERSHIRE) -> Path:
        file = tmp_path / "made.pdf"
        code, out, err = laa(*words, "-o", str(file), cwd=cwd)
        assert (code, out) == (0, ""), err
        return file

    return run


def tags(document: pikepdf.Pdf) -> Iterator[str]:
    """The names of the structure's elements, in reading order."""

    def walk(element: Any) -> Iterator[str]:
        if isinstance(element, pikepdf.Array):
            for one in element:
                yield from walk(one)
        elif isinstance(element, pikepdf.Dictionary):
            if "/S" in element:
                yield str(element["/S"])
            if "/K" in element:
                yield from walk(element["/K"])

    yield from walk(document.Root["/StructTreeRoot"]["/K"])


def outline(document: pikepdf.Pdf) -> list[str]:
    with document.open_outline() as found:

        def titles(items: Any) -> Iterator[str]:
            for one in items:
                yield one.title
                yield from titles(one.children)

        return list(titles(found.root))


def words_in(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def test_minutes_are_tagged_and_say_what_they_are(made: Callable[..., Path]) -> None:
    with pikepdf.open(made("minutes", "2007-12-13", "--as-of", "2008-01-31")) as document:
        assert document.Root["/MarkInfo"]["/Marked"]
        assert str(document.Root["/Lang"]) == "en-GB"
        assert document.Root["/ViewerPreferences"]["/DisplayDocTitle"]
        with document.open_metadata() as known:
            assert known["pdfuaid:part"] == "1"
            assert known["dc:title"] == "Leicestershire Strategic Senior Officers' Group: notes of 13 December 2007"
            assert known["dc:creator"] == ["Leicestershire Together"]
        found = list(tags(document))
        assert {"/H1", "/H2", "/P", "/L", "/LI", "/Table", "/TH", "/TD"} <= set(found)
        assert "/H4" not in found  # no level is left out
        assert outline(document)[:3] == [
            "Leicestershire Strategic Senior Officers' Group", "PRESENT", "Officers in support",
        ]  # fmt: skip


def test_every_font_is_embedded(made: Callable[..., Path]) -> None:
    need("pdffonts")
    file = made("scorecard", "--as-of", "2025-03-31", cwd=BRACKENSHIRE)
    listed = subprocess.run(["pdffonts", str(file)], check=True, capture_output=True, encoding="utf-8").stdout
    fonts = [row.split() for row in listed.splitlines()[2:]]
    assert fonts
    assert all(row[-5] == "yes" for row in fonts)  # the column emb


def test_the_words_are_those_of_the_text(made: Callable[..., Path], laa: Laa) -> None:
    """The same words in the same order, but for the heads and feet of pages."""
    printed = pages(made("minutes", "2007-12-13", "--as-of", "2008-01-31"))
    markdown = laa("minutes", "2007-12-13", "--as-of", "2008-01-31", cwd=LEICESTERSHIRE)[1]
    assert all(f"Page {n} of {len(printed)}" in page for n, page in enumerate(printed, 1))
    assert all("DRAFT" in page for page in printed)
    resolved = markdown[markdown.index("## 146.") : markdown.index("## 147.")]
    found = " ".join(words_in("\n".join(printed)))
    for paragraph in plain_text(resolved).split("\n\n"):
        assert " ".join(words_in(paragraph)) in found, paragraph


def test_a_wide_table_lies_on_its_side_and_its_head_stands_again(made: Callable[..., Path]) -> None:
    file = made("scorecard", "--as-of", "2025-03-31", cwd=BRACKENSHIRE)
    with pikepdf.open(file) as document:
        left, bottom, right, top = (float(one) for one in document.pages[0].mediabox)
        assert right - left > top - bottom
    assert all(re.search(r"Code +Indicator", page) for page in pages(file)[:3])


def test_the_same_records_give_the_same_bytes(made: Callable[..., Path]) -> None:
    words = ("minutes", "2007-12-13", "--as-of", "2008-01-31")
    assert made(*words).read_bytes() == made(*words).read_bytes()


LISTS = ("actions --status all", "decisions", "exceptions", "forward-plan", "deadlines", "sums", "outcomes",
         "attendance", "meetings", "review", "show SSOG", "search partners", "chase")  # fmt: skip


@pytest.mark.parametrize("command", LISTS)
def test_every_list_is_written_as_pdf(command: str, made: Callable[..., Path]) -> None:
    with pikepdf.open(made(*command.split(), "--as-of", "2008-01-31")) as document:
        assert list(tags(document)).count("/H1") >= 1


HOSTILE = (
    '#import "x.typ"', "#read(\"/etc/passwd\")", "$x$ @ref <label> *a* _b_ `c` \\u{41} // no comment", "= heading",
    "<script>alert(1)</script>", "{{7*7}}", "\x07\x1b", "\u202egnp.exe", "../../x", "=cmd()", '"]) #panic()',
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_what_is_typed_is_text(text: str, tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    about = About(text, text, date(2010, 3, 1), text)
    file.write_bytes(pdf(f"# {line(text)}\n\n{line(text)}\n\n| {line(text)} |\n|---|\n| {line(text)} |\n", about))
    (page,) = pages(file)
    seen = re.sub("[\x00-\x1f\u202e]", "\ufffd", text)
    assert page.count(re.findall(r"\w+", seen)[0] if re.search(r"\w", seen) else "\ufffd") >= 3
    assert "root:" not in page


def test_a_link_that_would_run_something_is_none() -> None:
    data = pdf("# A\n\n[x](javascript:alert(1)) <https://example.org/a?b=c> [y](file:///etc/passwd)\n", ABOUT)
    with pikepdf.open(io.BytesIO(data)) as document:
        targets = [str(one["/A"]["/URI"]) for page in document.pages for one in page.get("/Annots", [])]
    assert targets == ["https://example.org/a?b=c"]


@settings(max_examples=30)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
@example("\u0378\U000fffff\U0001f1ec\u1820")
@example("\u200b")
@example("0\U00016f4f")
@example("0\U0001f3fb")
@example("\x1f\U0001f3fb")
def test_any_name_makes_a_document(text: str) -> None:
    """What no font here can show is shown as a mark, not left out."""
    assert pdf(f"# {line(text)}\n\n- {line(text)}\n", About(text, text, date(2010, 3, 1))).startswith(b"%PDF")


@settings(max_examples=40)
@given(st.text(st.sampled_from("<>&[](){}*_`#-|!\"'\n ab1.:/\\~=+%$@"), max_size=60))
@example("| a |\n|---|\n")
@example("1. a\n   > b\n\n- c\n  - d\n")
@example("- \n\n***")
def test_any_prose_makes_a_document(text: str) -> None:
    assert pdf(f"# T\n\n{safe_prose(text)}\n\n## 2. Next\n", ABOUT).startswith(b"%PDF")


def test_a_sparkline_has_room_for_its_bars_which_are_twice_as_wide_as_letters() -> None:
    bars, word = column_widths([["Course", "Kind"], ["▁▂▃▄▅▆▇█▁▂▃▄", "organisation"]], 10)
    assert (bars, word) == (26, 14)


def test_a_course_is_drawn_and_told_in_words(made: Callable[..., Path], laa: Laa) -> None:
    def told(item: Any) -> Iterator[str]:
        if isinstance(item, pikepdf.Array):
            for one in item:
                yield from told(one)
        elif isinstance(item, pikepdf.Dictionary):
            if item.get("/S") == "/Figure":
                yield str(item["/Alt"])
            yield from told(item.get("/K"))

    with pikepdf.open(made("scorecard", "--as-of", "2025-03-31", cwd=BRACKENSHIRE)) as document:
        found = list(told(document.Root["/StructTreeRoot"]["/K"]))
    assert "Course, in eighths of its range: 1, 8" in found
    assert len(found) > 10
    page = laa("scorecard", "--as-of", "2025-03-31", "--format", "html", cwd=BRACKENSHIRE)[1]
    assert '<span role="img" aria-label="Course, in eighths of its range: 1, 8">▁█</span>' in page


def test_columns_give_way_where_all_of_them_do_not_fit_but_no_word_is_broken() -> None:
    rows = [["No.", "What was said of it"], ["12", "a sentence with more words than there is room for in a line"]]
    assert column_widths(rows, 40) == [6, 34]
    assert column_widths(rows, 10) == [6, 10]


def test_without_the_extra_one_line_says_what_to_install(
    laa: Laa, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "typst", None)
    code, _, err = laa("minutes", "2010-02-22", "-o", str(tmp_path / "a.pdf"))
    assert (code, err.count("\n")) == (1, 1)
    assert "laa-minutes[pdf]" in err
