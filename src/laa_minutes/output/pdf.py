"""A Markdown document as a PDF that a screen reader can read: tagged, as PDF/UA-1 asks, with its outline and language.

typst lays it out. It gets the words as data beside a template of ours, so that nothing in a record is markup to it.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from ..diagnostic import LaaError
from ..frozen import dataclass
from .document import TEMPLATES
from .document_text import LABEL, WIDE, column_widths, words_of
from .html import leads_out, safe_address
from .plot import levels, spoken
from .prose import reader
from .text import CONTROL, one_line

if TYPE_CHECKING:
    from markdown_it.token import Token

_ROOM = (95, 165)  # characters that a table has room for, upright and on its side
_LEADS = ("bullet_list_open", "ordered_list_open", "table_open")
_UNSEEN = re.compile(r'the text `"(.+)"` could not be displayed', re.S)
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_MOST_UNSEEN = 200  # different characters that no font can show

Block = dict[str, Any]


@dataclass(frozen=True, slots=True)
class About:
    """What a document says of itself. `draft` stands at the head of every page, `day` is the day asked about."""

    title: str
    author: str
    day: date
    draft: str = ""


def pdf(markdown: str, about: About) -> bytes:
    """The document. Raises LaaError where typst, which the extra `pdf` brings, is missing."""
    try:
        import typst
    except ImportError:
        raise LaaError("a PDF needs another package", "pip install 'laa-minutes[pdf]'") from None

    blocks = _Reader(reader().parse(markdown)).blocks()
    told: Block = {
        "title": one_line(about.title) or "Document",
        "author": one_line(about.author),
        "draft": one_line(about.draft),
        "day": [about.day.year, about.day.month, about.day.day],
        "wide": any(len(one["widths"]) > WIDE for one in blocks if one["kind"] == "table"),
        "blocks": blocks,
    }
    words = json.dumps(told, ensure_ascii=False)
    moment = datetime(about.day.year, about.day.month, about.day.day, tzinfo=UTC)
    for _ in range(_MOST_UNSEEN):
        try:
            return typst.compile(
                TEMPLATES / "document.typ",
                root=TEMPLATES,
                format="pdf",
                sys_inputs={"document": words},
                pdf_standards=["ua-1"],
                timestamp=int(moment.timestamp()),
            )
        except typst.TypstError as error:
            words = _without(words, str(error))
    raise LaaError(f"no font here has more than {_MOST_UNSEEN} characters of this document",
                   "Install a font for its script, or write .html.")  # fmt: skip


def _without(words: str, complaint: str) -> str:
    """The words with a mark in place of what no font can show, which PDF/UA allows nobody to leave out silently. What
    is put on a letter, as an accent is, may be what is meant where the complaint names the letter alone."""
    unseen = _UNSEEN.search(complaint)
    if unseen is None:
        raise AssertionError(complaint)
    characters = _ESCAPED.sub(lambda one: chr(int(one[1], 16)), unseen[1])
    put_on = "".join(re.findall(f"{re.escape(characters)}(.)", words))
    for character in _foreign(characters) or _foreign(put_on):
        words = words.replace(character, "\ufffd")
    return words


def _foreign(text: str) -> set[str]:
    return {one for one in text if not one.isascii() and one != "\ufffd"}


class _Reader:
    """Tokens as the blocks that `document.typ` lays out."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._at = 0
        self._level = 0  # of the last heading: none is left out, or a screen reader would look for it

    def blocks(self, until: str = "", depth: int = 0) -> list[Block]:
        """The blocks up to a closing token, which is passed; `depth` counts how often they are quoted."""
        found: list[Block] = []
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            self._at += 1
            if token.type == until:
                break
            found += self._block(token, depth)
        return found

    def _block(self, token: Token, depth: int) -> list[Block]:
        if token.type == "inline":
            return [self._paragraph(token, depth)]
        if token.type in ("bullet_list_open", "ordered_list_open"):
            is_bulleted = token.type == "bullet_list_open"
            start = {} if is_bulleted else {"start": int(token.attrs.get("start", 1))}
            items = self._items(token.type.replace("_open", "_close"), depth)
            return [{"kind": "list" if is_bulleted else "enum", "items": items, **start}]
        if token.type == "blockquote_open":
            inner = self.blocks("blockquote_close", depth + 1)
            is_inset = all(one["kind"] == "clause" for one in inner)
            return inner if is_inset else [{"kind": "quote", "inner": inner}]
        if token.type in ("fence", "code_block"):
            return [{"kind": "code", "text": _clean(token.content.rstrip("\n"))}]
        if token.type == "hr":
            return [{"kind": "rule"}]
        return [self._table()] if token.type == "table_open" else []

    def _items(self, until: str, depth: int) -> list[list[Block]]:
        items = []
        while (token := self._tokens[self._at]).type != until:
            self._at += 1
            if token.type == "list_item_open":
                items.append(self.blocks("list_item_close", depth))
        self._at += 1
        return items

    def _paragraph(self, inline: Token, depth: int) -> Block:
        opener = self._tokens[self._at - 2]
        if opener.type == "heading_open" and _is_seen(words_of(inline)):
            self._level = min(int(opener.tag[1]), self._level + 1)
            return {"kind": "heading", "level": self._level, "inline": _inline(inline)}
        label = LABEL.match(words_of(inline)) if opener.type == "paragraph_open" else None
        if label:
            return {"kind": "clause", "label": _clean(label.group().strip()), "depth": depth,
                    "inline": _inline(inline, skip=label.end())}  # fmt: skip
        following = self._tokens[self._at + 1].type if self._at + 1 < len(self._tokens) else ""
        return {"kind": "par", "leads": following in _LEADS, "inline": _inline(inline)}

    def _table(self) -> Block:
        rows: list[list[Token]] = []
        right = []
        while (token := self._tokens[self._at]).type != "table_close":
            self._at += 1
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(token)
            elif token.type == "th_open":
                right.append("right" in str(token.attrs.get("style", "")))
        self._at += 1
        is_headed = any(cell.content.strip() for cell in rows[0])
        cells = [[{"inline": _inline(cell)} for cell in row] for row in rows]
        shown = rows if is_headed else rows[1:]
        room = _ROOM[len(right) > WIDE]
        widths = column_widths([[_printed(words_of(cell)) for cell in row] for row in shown], room)
        return {
            "kind": "table",
            "head": cells[0] if is_headed else [],
            "rows": cells[1:],
            "right": right,
            "widths": widths or [1] * len(right),
        }


def _inline(token: Token, skip: int = 0) -> list[list[Any]]:
    """The parts of a paragraph, without so many of its first characters. A sparkline is one part, a drawing."""
    if heights := levels(token.content):
        return [_drawn(heights)]
    stack: list[list[Any]] = [[]]
    for child in token.children or ():
        if child.nesting == 1:
            stack.append([])
        elif child.nesting == -1:
            inside = stack.pop()
            stack[-1].append(_closed(token, child, inside))
        elif child.type == "hardbreak":
            stack[-1].append(["break", ""])
        else:
            text = " " if child.type == "softbreak" else _clean(child.content[skip:])
            skip = max(0, skip - len(child.content))
            stack[-1].append(["code" if child.type == "code_inline" else "text", text])
    return stack[0]


def _printed(text: str) -> str:
    """As many letters as a cell has room for: those of its text, one for each bar of a drawing."""
    return "n" * len(levels(text)) or text


def _drawn(heights: Sequence[int]) -> list[Any]:
    """A sparkline as a line in SVG, with what it shows in words."""
    points = " ".join(f"{8 * n + 3},{19 - 2 * height}" for n, height in enumerate(heights))
    x, y = points.rsplit(" ", 1)[1].split(",")
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {8 * len(heights) - 2} 20">'
        f'<polyline points="{points}" fill="none" stroke="#1f3a5f" stroke-width="1.6"/>'
        f'<circle cx="{x}" cy="{y}" r="2.4" fill="#1f3a5f"/></svg>'
    )
    return ["drawing", drawing, spoken(heights)]


def _closed(token: Token, closing: Token, inside: list[Any]) -> list[Any]:
    kind = closing.type.removesuffix("_close")
    if kind != "link":
        return [kind if kind in ("strong", "em") else "em", inside]
    children = token.children or []
    opening = next(one for one in reversed(children[: children.index(closing)]) if one.type == "link_open")
    href = str(opening.attrs.get("href", ""))
    return ["link", inside, safe_address(href)] if leads_out(href) and inside else ["em", inside]


def _is_seen(text: str) -> bool:
    """Whether there is anything to see: a heading of blanks is none."""
    return any(unicodedata.category(one)[0] not in "CZ" for one in text)


def _clean(text: str) -> str:
    return CONTROL.sub("\ufffd", text.expandtabs(4))
