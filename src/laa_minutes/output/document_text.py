"""A Markdown document as plain text: headings underlined, paragraphs filled, tables in columns, labels as they are."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence
from itertools import takewhile
from math import ceil
from typing import TYPE_CHECKING

from .prose import reader

if TYPE_CHECKING:
    from markdown_it.token import Token

WIDTH = 78
WIDE = 6  # columns of a table above which a page lies on its side
_GAP = 2  # spaces between the columns of a table
_STEP = 2  # spaces by which lists and what is set in are indented
_WIDEST, _NARROWEST = 48, 5  # characters by which the column of a page's table is measured
_FEW = 10  # letters that stay on one line
_BOLD = 1.15  # how much wider bold letters are
_UNDERLINES = "=-"
LABEL = re.compile(r"\((?:[ivxlc]+|[a-z]{1,2}|\d{1,3})\) ")  # (iii): its lines hang beside it


def plain_text(markdown: str, width: int = WIDTH) -> str:
    """The document in lines of at most `width` characters, where words allow."""
    tokens = reader().parse(markdown)
    return "\n".join(_lines(tokens, width)).strip("\n") + "\n"


def _lines(tokens: Sequence[Token], width: int) -> Iterator[str]:
    """Block by block; `marks` are the bullets of the lists that are open, `inset` the steps to the right."""
    at, inset = 0, 0
    marks: list[str] = []
    bullet = ""
    while at < len(tokens):
        token = tokens[at]
        if token.type in ("bullet_list_open", "ordered_list_open"):
            marks.append(token.markup if token.type[0] == "o" else "-")
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            marks.pop()
            if not marks:
                bullet = ""
                yield ""
        elif token.type == "list_item_open":
            bullet = f"{token.info}{token.markup} " if token.info else f"{marks[-1]} "
        elif token.type == "blockquote_open":
            inset += 1
        elif token.type == "blockquote_close":
            inset -= 1
        elif token.type == "inline":
            yield from _paragraph(
                token, tokens[at - 1], " " * (_STEP * (inset + max(0, len(marks) - 1))), bullet, width
            )
            if not marks:
                yield ""
            bullet = " " * len(bullet) if marks else ""
        elif token.type in ("fence", "code_block"):
            yield from (" " * _STEP * (inset + 1) + row for row in token.content.rstrip("\n").split("\n"))
            yield ""
        elif token.type == "hr":
            yield from ("-" * min(width, WIDTH), "")
        elif token.type == "table_open":
            end = next(n for n in range(at, len(tokens)) if tokens[n].type == "table_close")
            yield from (*_table(tokens[at:end], width), "")
            at = end
        at += 1


def _paragraph(inline: Token, opener: Token, indent: str, bullet: str, width: int) -> Iterator[str]:
    text = words_of(inline)
    if opener.type == "heading_open":
        level = int(opener.tag[1])
        rows = textwrap.wrap(text, width) or [""]
        yield from rows
        if level <= len(_UNDERLINES):
            yield _UNDERLINES[level - 1] * max(map(len, rows))
        return
    label = LABEL.match(text)
    first, later = indent + bullet, indent + " " * (len(bullet) + (label.end() if label else 0))
    for row in text.split("\n"):
        yield from textwrap.wrap(
            row, width, initial_indent=first, subsequent_indent=later, break_long_words=False, break_on_hyphens=False
        )
        first = later


def words_of(inline: Token) -> str:
    """The words of a paragraph, its emphasis dropped; a hard break is a new line."""
    out = []
    for child in inline.children or ():
        if child.type == "softbreak":
            out.append(" ")
        elif child.type == "hardbreak":
            out.append("\n")
        elif child.type == "link_open":
            out.append("")
        elif child.type == "image":
            out.append(child.content)
        elif child.type == "link_close":
            out.append(_address(inline, child))
        else:
            out.append(child.content)
    return "".join(out)


def _address(inline: Token, closing: Token) -> str:
    """Where a link leads, in brackets, unless its words say so themselves."""
    children = inline.children or []
    at = children.index(closing)
    opening = next(n for n in range(at, -1, -1) if children[n].type == "link_open")
    said = "".join(child.content for child in children[opening:at])
    href = str(children[opening].attrs.get("href", ""))
    return "" if href.removeprefix("mailto:") == said else f" <{href}>"


def _table(tokens: Sequence[Token], width: int) -> list[str]:
    rows: list[list[str]] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(words_of(token))
    rows = [row for row in rows if any(row)]
    columns = range(max(map(len, rows), default=0))
    widths = _widths([max(len(row[n]) for row in rows) for n in columns], width - _GAP * (len(columns) - 1))
    out = []
    for row in rows:
        cells = [textwrap.wrap(cell, widths[n]) or [""] for n, cell in enumerate(row)]
        for n in range(max(map(len, cells))):
            line = [(cell[n] if n < len(cell) else "").ljust(widths[m]) for m, cell in enumerate(cells)]
            out.append((" " * _GAP).join(line).rstrip())
    return out


def _widths(natural: list[int], room: int) -> list[int]:
    """The columns' widths: the widest gives way until all fit, down to a dozen characters."""
    widths = list(natural)
    while sum(widths) > room and max(widths) > 12:
        widths[widths.index(max(widths))] -= 1
    return [max(1, one) for one in widths]


def widest_table(markdown: str) -> int:
    """How many columns the widest table of a document has."""
    tokens = reader().parse(markdown)
    heads = (n for n, token in enumerate(tokens) if token.type == "thead_open")
    return max((sum(token.type == "th_open" for token in _until(tokens[n:], "thead_close")) for n in heads), default=0)


def column_widths(rows: Sequence[Sequence[str]], room: int) -> list[int]:
    """The columns' shares of a page's width, in characters of which so many have room: by their longest cells, less
    where all of them do not fit, but no narrower than their longest words. The first row is the head, in bold."""
    columns = range(len(rows[0])) if rows else range(0)
    widths, floors = [], []
    for n in columns:
        cells = [(row[n], _BOLD if row is rows[0] else 1) for row in rows]
        word = max((ceil(_room(word) * more) for cell, more in cells for word in _whole(cell)), default=0)
        floors.append(max(_NARROWEST, min(_WIDEST, word + 2)))
        widths.append(max(floors[n], min(_WIDEST, max(ceil(_room(cell) * more) for cell, more in cells) + 1)))
    while sum(widths) > room and any(width > floor for width, floor in zip(widths, floors, strict=True)):
        at = max(columns, key=lambda n: widths[n] - floors[n])
        widths[at] -= 1
    return widths


def _whole(cell: str) -> list[str]:
    """What of a cell is not to be broken: a few letters in all (`NI 301`), or each of its words."""
    return [cell] if len(cell) <= _FEW else cell.split()


def _room(word: str) -> int:
    """The letters that take as much room: a bar of a sparkline is as wide as two."""
    return len(word) + sum("\u2581" <= character <= "\u2588" for character in word)


def _until(tokens: Sequence[Token], kind: str) -> Iterator[Token]:
    return takewhile(lambda token: token.type != kind, tokens)
