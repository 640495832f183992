"""Documents as HTML: each stands alone, means what its Markdown means, and lets nothing in a record become markup."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laa_minutes.output.html import fragment, page
from laa_minutes.output.prose import line, safe_prose
from laa_minutes.output.text import CONTROL

LEICESTERSHIRE = Path(__file__).parent.parent / "examples" / "leicestershire"
VOID = {"meta", "br", "hr"}
TAGS = {"html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol",
        "li", "strong", "em", "a", "blockquote", "div", "span", "table", "thead", "tbody", "tr", "th", "td", "code",
        "pre", "br", "hr"}  # fmt: skip
HOSTILE = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "{{7*7}}", "{% raw %}", "](javascript:alert(1))",
    "[x](javascript:alert(1))", "![x](https://example.org/pixel.gif)", "&#106;avascript:", "\u202egnp.exe", "a\x07b",
    "../../x", '"><b>', "<!-- x", "</title><script>", "&lt;b&gt;", "&#x202e;x", "=cmd()", "<https://example.org/?a&b>",
)  # fmt: skip


class _Reader(HTMLParser):
    """The elements of a page, in the order they open, with their attributes and their text; unbalanced: an error."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS, tag
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.words.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())

    def ids(self) -> list[str]:
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]


def written(laa: Callable[..., tuple[int, str, str]], tmp_path: Path, *words: str, cwd: Path | None = None) -> _Reader:
    file = tmp_path / "document.html"
    code, out, err = laa(*words, "-o", str(file), **({"cwd": cwd} if cwd else {}))
    assert (code, out) == (0, ""), err
    return _Reader(file.read_text(encoding="utf-8"))


def test_minutes_stand_alone_with_ids_for_items_and_actions(
    laa: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    read = written(laa, tmp_path, "minutes", "2010-02-22")
    assert read.elements[0] == ("html", {"lang": "en-GB"})
    assert sum(tag == "h1" for tag, _ in read.elements) == 1
    assert {"item-1", "item-7", "A1", "A6", "item-6-children-s-trust"} <= set(read.ids())
    assert ("p", {"class": "draft"}) in read.elements  # no later meeting has approved them
    assert len(read.ids()) == len(set(read.ids()))
    assert "LAA Performance Management Group: minutes of 22 February 2010" in read.text
    links = [attributes["href"] for tag, attributes in read.elements if tag == "a"]
    assert links == ["http://www.surveymonkey.com/s/WWBJQ8X"]
    assert not [tag for tag, attributes in read.elements if "src" in attributes or tag == "link"]


def test_clauses_keep_their_labels_and_can_be_linked_to(
    laa: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    read = written(laa, tmp_path, "minutes", "2007-12-13", cwd=LEICESTERSHIRE)
    assert {"item-146-iii", "item-146-iii-a", "item-146-iii-c", "item-146-iv", "item-147-a"} <= set(read.ids())
    assert "(a) partners would need to make sure" in read.text
    assert ("blockquote", {}) not in read.elements  # what is set in is no quotation
    heads = [attributes for tag, attributes in read.elements if tag == "th"]
    assert heads
    assert all(attributes["scope"] == "col" for attributes in heads)


LISTS = ("actions --status all", "decisions", "scorecard", "exceptions", "forward-plan", "deadlines", "sums",
         "outcomes", "attendance", "meetings", "review", "show SSOG", "search partners")  # fmt: skip


@pytest.mark.parametrize("words", LISTS)
def test_every_list_is_written_as_a_page(words: str, laa: Callable[..., tuple[int, str, str]], tmp_path: Path) -> None:
    read = written(laa, tmp_path, *words.split(), "--as-of", "2008-01-31", cwd=LEICESTERSHIRE)
    assert sum(tag == "h1" for tag, _ in read.elements) == 1
    assert len(read.text) > 40


@pytest.mark.parametrize("text", HOSTILE)
def test_what_is_typed_is_text(text: str) -> None:
    for markdown in (f"# {line(text)}\n\n- {line(text)}\n\n| {line(text)} |\n|---|\n", safe_prose(text), text):
        read = _Reader(page(Path("/nowhere"), markdown))
        assert {tag for tag, _ in read.elements} & {"script", "img"} == set()
        for _, attributes in read.elements:
            assert not [name for name in attributes if name.startswith("on")]
            assert attributes.get("href", "https:").startswith(("https:", "http:", "mailto:"))
        assert not re.search("[\x00-\x08\x0b-\x1f\u202a-\u202e]", read.text)


@given(st.text())
def test_a_name_is_shown_letter_for_letter(text: str) -> None:
    read = _Reader(fragment(f"# {line(text)}\n"))
    assert [tag for tag, _ in read.elements] == ["h1"]
    assert read.text == " ".join(CONTROL.sub("\ufffd", text.replace("\t", " ")).split())


@given(st.text(st.sampled_from("<>&[](){}*_`#-|!\"'\n ab1.:/\\~=+"), max_size=60))
def test_no_prose_breaks_out(text: str) -> None:
    _Reader(fragment(f"# A\n\n{safe_prose(text)}\n\n## 2. B\n"))


def test_a_workspace_may_have_a_page_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "document.html.j2").write_text(
        '{% extends "laa/document.html.j2" %}{% block before %}<p>{{ title }} <em>of the Council</em></p>{% endblock %}'
    )
    assert "<p>R&amp;D <em>of the Council</em></p>" in page(tmp_path, "# R&D\n")


def test_tables_head_columns_but_not_with_nothing() -> None:
    html = fragment("| | |\n|---|---:|\n| a | 1 |\n")
    assert "<th" not in html
    assert '<td class="right short">1</td>' in html
