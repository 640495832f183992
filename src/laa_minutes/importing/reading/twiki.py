"""Pages of TWiki and Foswiki, saved as text: `---++ Title`, `   * point`, `*bold*`, `| cell | cell |`."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from ..document import Block, Document, Run
from .pieces import BULLET, Cell, block, table
from .text import decoded

IS_ONE = re.compile(rb"^---\+{1,6}!{0,2} ?\S", re.MULTILINE)  # a heading, as no other text has it
_HEADING = re.compile(r"---(?P<rank>\+{1,6}|#{1,6})!{0,2}\s*(?P<rest>\S.*)")
_ITEM = re.compile(r"(?P<inset>(?: {3}|\t)+)(?P<label>\*|\d{1,3}|[aAiI]\.)\.? +(?P<rest>\S.*)")
_ROW = re.compile(r"\s*\|.*\|\s*")
_RULE = re.compile(r"---+\s*")
# `%BLUE%`, `%META:TOPICINFO{…}%`: what the page asks its maker for
_MACRO = re.compile(r"%[A-Z][A-Z0-9_:]{1,40}(?:\{[^{}\n]{0,500}\})?%")
_LINK = re.compile(r"\[\[[^\[\]\n]{1,2000}\]\[([^\[\]\n]{1,300})\]\]|\[\[([^\[\]\n]{1,300})\]\]")
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,300}>")
_STYLED = re.compile(r"(?<![\w*_=])(?P<sign>\*|__|_|==|=)(?P<words>[^\s*_=](?:[^*_=\n]*[^\s*_=])?)(?P=sign)(?![\w*_=])")


def read(path: Path) -> Document:
    """A page's headings, paragraphs, lists and tables, without what only its maker reads."""
    return Document(path.name, tuple(_blocks(decoded(path.read_bytes(), path.name))))


def _blocks(text: str) -> Iterator[Block]:
    lines = [(n, _MACRO.sub("", line).rstrip()) for n, line in enumerate(text.split("\n"), 1)]
    for kind, group in groupby(lines, lambda one: _kind(one[1])):
        found = list(group)
        if kind == "row":
            yield from table(map(_cells, found), found[0][0])
        elif kind == "heading":
            yield from (one for n, line in found for one in _heading(line, n))
        elif kind == "item":
            yield from _items(found)
        elif kind == "words":
            yield from block("paragraph", _joined(found), found[0][0])


def _kind(line: str) -> str:
    """What a line is; one that is set in without a mark goes on with what stands above it."""
    if not line.strip() or _RULE.fullmatch(line):
        return "nothing"
    named = (("heading", _HEADING), ("row", _ROW), ("item", _ITEM))
    return next((kind for kind, form in named if form.fullmatch(line)), "words")


def _heading(line: str, n: int) -> Sequence[Block]:
    match = _HEADING.fullmatch(line)
    return block("heading", _runs(match["rest"]), n, len(match["rank"])) if match else ()


def _cells(row: tuple[int, str]) -> tuple[Cell, ...]:
    n, line = row
    return tuple(block("paragraph", _runs(cell), n) for cell in line.strip().strip("|").split("|"))


def _items(lines: Sequence[tuple[int, str]]) -> Iterator[Block]:
    for n, line in lines:
        if match := _ITEM.fullmatch(line):
            depth = len(match["inset"].replace("\t", "   ")) // 3
            label = BULLET if match["label"] == "*" else f"{match['label'].rstrip('.')}."
            yield from block("item", _runs(match["rest"]), n, depth, label, indent=3 * depth)


def _joined(lines: Sequence[tuple[int, str]]) -> Iterator[Run]:
    """The lines of a paragraph, as they were typed."""
    for at, (_, line) in enumerate(lines):
        yield from (*((Run("\n"),) if at else ()), *_runs(line.strip()))


def _runs(text: str) -> Iterator[Run]:
    """Words in their style, links as what they are called."""
    said = html.unescape(_TAG.sub("", _LINK.sub(lambda match: match[1] or match[2], text)))
    start = 0
    for match in _STYLED.finditer(said):
        yield Run(said[start : match.start()])
        sign = match["sign"]
        yield Run(match["words"], bold=sign in ("*", "__", "=="), italic=sign in ("_", "__"))
        start = match.end()
    yield Run(said[start:])
