"""Text of records inside a Markdown document: prose that cannot leave its place, lines that mean themselves.

Prose is CommonMark as its writer typed it. Three things are taken from it: raw HTML, headings above those of the
document, and whatever would swallow the text after it (an unclosed fence, a link definition).
"""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from typing import TYPE_CHECKING, Any

from .text import literal

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

LOWEST = 4  # headings in prose begin at this level: items and their parts have those above
_MOST_PASSES = 8

_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]"
)
_NEWLINE = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
_DEFINITION = re.compile(r"^([ >*+-]*(?:\d+[.)] +)?)\[", re.M)
_ATX = re.compile(r"#{1,6}(?=\s|$)")
_OPENS = re.compile(r"^(\d{1,9})?(?(1)[.)](?=\s|$)|(?:[-+](?=\s|$)|--|=+$))")
_SPELT = re.compile(r"&(?:#x[0-9a-f]{1,6}|#\d{1,7}|[lr]lm);", re.I)
_ENTITY = re.compile(r"&(?=#?\w+;)")
_ENDS = re.compile(r"(?:; and|[\s;,.])+$")
# Paragraphs and nothing else, as most prose is, told without the parser and its import: no line begins with what could
# open another block, and no character stands in it that could open anything within a line but an address.
_TEXT = r"[^\\`*_\[\]<>|&~\n]*"
_WORDS = rf"[^\W\d_]{_TEXT}(?:<https?://[^\s<>]+>{_TEXT})*"
_PLAIN = re.compile(rf"{_WORDS}(?:\n{{1,2}}{_WORDS})*")


@cache
def reader(*, tables: bool = True) -> MarkdownIt:
    """CommonMark, and the tables that documents of ours have."""
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable("table" if tables else [])


def line(text: str) -> str:
    """Text as one line of Markdown that means itself wherever it stands, at the beginning of a line too."""
    safe = _ENTITY.sub(r"\\&", literal(text).replace("~", "\\~"))
    if match := _OPENS.match(safe):
        return f"{match[1] or ''}\\{safe[len(match[1] or '') :]}"
    return safe


def safe_prose(text: str) -> str:
    """Prose that renders as its writer meant it, and ends where it ends."""
    clean = _CONTROL.sub("\ufffd", _NEWLINE.sub("\n", text).expandtabs(4)).strip("\n").rstrip()
    clean = _SPELT.sub(lambda one: "\ufffd" if _CONTROL.search(unescape(one.group())) else one.group(), clean)
    for _ in range(_MOST_PASSES):
        mended = _mended(clean)
        if mended == clean:
            return clean
        clean = mended
    return "\n\n".join(line(paragraph) for paragraph in text.split("\n\n"))


def paragraph(text: str, before: str = "", after: str = "", inset: int = 0) -> str:
    """Prose with words put before and after it in the same paragraph, where it begins or ends with one.

    Set in by quoting, which every viewer indents and which keeps labels and lists as they are.
    """
    blocks = _blocks(text)
    if before:
        text = f"{before} {text}" if blocks[:1] == ["paragraph_open"] else f"{before}\n\n{text}"
    if after:
        text = f"{text} {after}" if blocks[-1:] == ["paragraph_open"] else f"{text}\n\n{after}"
    mark = "> " * inset
    return "\n".join(f"{mark}{row}".rstrip() for row in text.split("\n")) if inset else text


def ended(text: str, end: str) -> str:
    """Prose of a clause with what stands between it and the next: `; and`. A full stop is put only where none is."""
    last = _blocks(text)[-1:]
    if not end or last not in (["paragraph_open"], ["bullet_list_open"], ["ordered_list_open"]):
        return text
    if end == ".":
        return text if last != ["paragraph_open"] or text[-1] in ".:!?" else _ENDS.sub("", text) + end
    return _ENDS.sub("", text) + end


def hanging(text: str) -> str:
    """Prose within a list entry: its further lines indented under the first."""
    return text.replace("\n", "\n  ").replace("\n  \n", "\n\n")


def tidy(document: str) -> str:
    """The document with one blank line where templates left several, fenced code excepted."""
    out: list[str] = []
    fence = ""
    for row in document.split("\n"):
        bare = row.lstrip("> ")
        if fence:
            fence = "" if bare.startswith(fence) and not bare.strip("`~ ") else fence
        elif match := re.match(r"`{3,}|~{3,}", bare):
            fence = match.group()
        elif not row.strip() and (not out or not out[-1].strip()):
            continue
        out.append(row.rstrip() if not fence else row)
    return "\n".join(out).rstrip("\n") + "\n"


def _blocks(text: str) -> list[str]:
    if _PLAIN.fullmatch(text):
        return ["paragraph_open"] * (text.count("\n\n") + 1)
    return [token.type for token in reader().parse(text) if token.level == 0 and token.nesting >= 0]


def _mended(text: str) -> str:
    """The text after the first fault in it is mended, or the text itself."""
    if _PLAIN.fullmatch(text):
        return text
    mended = _mended_as(reader(), text)
    return _mended_as(reader(tables=False), text) if mended == text and "|" in text else mended


def _mended_as(parser: MarkdownIt, text: str) -> str:
    """The same, as a parser understands it: what is a table to one can be a heading to another."""
    env: dict[str, Any] = {}
    tokens = parser.parse(text, env)
    if env.get("references"):
        return _DEFINITION.sub(r"\1\\[", text)
    rows = text.split("\n")
    for token in tokens:
        first, last = token.map or (0, 0)
        if token.type == "html_block":
            rows[first:last] = [row.replace("<", "\\<") for row in rows[first:last]]
        elif token.type == "heading_open" and int(token.tag[1]) < LOWEST:
            rows[first:last] = _demoted(rows[first:last], int(token.tag[1]), token.markup)
        elif token.type == "fence" and token.level == 0 and not _is_closed(rows[first:last], token.markup):
            rows[last:last] = [token.markup]
        elif token.type == "inline" and (tags := _tags(token)):
            for tag in tags:
                first_line = tag.split("\n")[0]
                rows[first:last] = [row.replace(first_line, f"\\{first_line}") for row in rows[first:last]]
        else:
            continue
        return "\n".join(rows)
    return text


def _demoted(rows: list[str], level: int, markup: str) -> list[str]:
    sign = "#" * min(6, level + LOWEST - 1)
    if markup.startswith("#"):
        return [_ATX.sub(sign, rows[0], count=1), *rows[1:]]
    return [f"{sign} {' '.join(row.strip() for row in rows[:-1])}"]


def _is_closed(rows: list[str], markup: str) -> bool:
    last = rows[-1].strip()
    return len(rows) > 1 and last.startswith(markup) and not last.strip(markup[0])


def _tags(inline: Token) -> set[str]:
    return {child.content for child in inline.children or () if child.type == "html_inline"}
