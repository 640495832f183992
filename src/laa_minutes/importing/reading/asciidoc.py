"""AsciiDoc, which standards groups keep their notes in: read as the Markdown that says the same."""

from __future__ import annotations

import re
from pathlib import Path

from ..document import Document
from .front_matter import parted
from .markdown import document_of
from .text import decoded

_HEADING = re.compile(rb"^={1,5} [^\s=][^=\r\n]*\r?$", re.MULTILINE)  # wikis close theirs: `== Title ==`
_LEAST = 2  # headings that show what a text is
_POINT = re.compile(r"^[ \t]*(?P<depth>\*{1,5}|\.{1,5}|-)[ \t]+(?P<rest>\S.*)$")
# `:toc:`, `[cols="1,2"]`, `// a remark`, `+` below a point: what only its maker reads
_MACRO = re.compile(r"^(?::[\w-]+:.*|\[[^\]\n]*\]|//.*|\+)$")
_LINK = re.compile(r"(?:link:|mailto:)?(?P<address>(?:https?://)?[^\s\[\]]+)\[(?P<words>[^\[\]\n]+)\]")
_BOLD = re.compile(r"(?<![\w*])\*(?P<words>[^\s*](?:[^*\n]*[^\s*])?)\*(?![\w*])")


def is_one(start: bytes) -> bool:
    """Whether a text that begins so has headings as only AsciiDoc has them."""
    return len(_HEADING.findall(start)) >= _LEAST


def read(path: Path) -> Document:
    """The text's headings, paragraphs and lists; each stays on its line."""
    text = decoded(path.read_bytes(), path.name)
    page = parted(text)[1].lstrip("\n")  # what stands above it is as others have it
    lines = page.split("\n")
    return document_of(text.removesuffix(page) + "\n".join(map(_as_markdown, lines)), path.name)


def _as_markdown(line: str) -> str:
    if _MACRO.match(line):
        return ""
    if heading := re.match(r"(={1,6}) (?=\S)", line):
        return "#" * len(heading[1]) + line[len(heading[1]) :]
    said = _BOLD.sub(r"**\g<words>**", _LINK.sub(r"\g<words>", line))
    if point := _POINT.match(said):
        depth = 1 if point["depth"] == "-" else len(point["depth"])
        return f"{'   ' * (depth - 1)}{'1.' if point['depth'][0] == '.' else '*'} {point['rest']}"
    return said
