"""AsciiDoc, which standards groups keep their notes in: read as the Markdown that says the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ..document import Document
from .front_matter import parted
from .markdown import document_of
from .text import decoded

# `== Title`, which wikis close: `== Title ==`; one with a single sign is sure at the top alone
_HEADING = re.compile(rb"^={2,5} [^\s=][^=\r\n]*\r?$", re.MULTILINE)
_TOP = re.compile(rb"(?:\xef\xbb\xbf|(?:[/:][^\n]*)?\n)*= [^\s=][^=\r\n]*\r?\n")
_LEAST = 2  # headings that show what a text is
_POINT = re.compile(r"^[ \t]*(?P<depth>\*{1,5}|\.{1,5}|-)[ \t]+(?P<rest>\S.*)$")
# `[NOTE]`, `[cols="1,2"]`, `[[gate]]`, `// a remark`, `+` below a point, `----` around a block: what its maker reads
_MACRO = re.compile(
    r"^(?:\[(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION|\w+[=,][^\]\n]*|[.#%][^\]\n]*|\[[\w-]+\])\]|//.*|\+|([-=*_.])\1{3,}|\|===+)\s*$"
)
_SETTING = re.compile(r"^:!?[\w-]+!?:.*$")  # `:toc:`, above the text
_LINK = re.compile(r"(?:link:|mailto:|(?=https?://))(?P<address>[^\s\[\]]{1,2000})\[(?P<words>[^\[\]\n]{1,300})\]")
_BOLD = re.compile(r"(?<![\w*])\*(?P<words>[^\s*](?:[^*\n]*[^\s*])?)\*(?![\w*])")


def is_one(start: bytes) -> bool:
    """Whether a text that begins so has headings as AsciiDoc has them."""
    return len(_HEADING.findall(start)) + (_TOP.match(start) is not None) >= _LEAST


def read(path: Path) -> Document:
    """The text's headings, paragraphs and lists; each stays on its line."""
    text = decoded(path.read_bytes(), path.name)
    page = parted(text)[1].lstrip("\n")  # what stands above it is as others have it
    return document_of(text.removesuffix(page) + "\n".join(_as_markdown(page)), path.name)


def _as_markdown(page: str) -> Iterator[str]:
    above = True  # the first paragraph, in which it is said how the text is to be made
    for line in page.split("\n"):
        yield "" if _MACRO.match(line) or (above and _SETTING.match(line)) else _line(line)
        above = above and bool(line.strip())


def _line(line: str) -> str:
    if heading := re.match(r"(={1,6}) (?=\S)", line):
        return "#" * len(heading[1]) + line[len(heading[1]) :]
    said = _BOLD.sub(r"**\g<words>**", _LINK.sub(r"\g<words>", line))
    if point := _POINT.match(said):
        depth = 1 if point["depth"] == "-" else len(point["depth"])
        return f"{'   ' * (depth - 1)}{'1.' if point['depth'][0] == '.' else '*'} {point['rest']}"
    return said
