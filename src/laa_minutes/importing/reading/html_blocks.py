"""A page's tree becomes blocks: paragraphs, headings, lists with their numbers, tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ...frozen import dataclass
from ..document import Block, Kind, Run
from .html_tree import Node, Words
from .pieces import BULLET, WIDEST, Cell, block, table, written
from .text import blocks_of as typed

_BLOCKS = {
    "p", "div", "section", "article", "main", "header", "footer", "address", "figure", "figcaption", "center",
    "fieldset", "form", "blockquote", "dl", "dt", "dd", "ul", "ol", "menu", "dir", "li", "pre", "hr",
    "h1", "h2", "h3", "h4", "h5", "h6",
    "body", "html", "details", "summary", "caption", "tr", "td", "th", "legend", "hgroup", "aside", "nav",
}  # fmt: skip
_BOLD = {"b", "strong", "th"}
_ITALIC = {"i", "em", "cite", "dfn", "var"}
_UNSEEN = {"head", "title", "del", "script", "style", "rp", "rt"}
_HIDDEN = re.compile(r"display:none|visibility:hidden|mso-hide:all")
_FORMS = {"lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A", "lower-roman": "i",
          "upper-roman": "I", "decimal-leading-zero": "01", "loweralpha": "a", "upperalpha": "A", "lowerroman": "i",
          "upperroman": "I"}  # fmt: skip
_PRE = {"pre", "listing", "xmp"}
_IN_TYPED = {"a", "tt", "span", "font"}  # in typed text; `code` is what somebody quotes
_STEP = 4  # characters that a list, a quotation or a definition is set in
_MOST_SPANNED = 1000


@dataclass(frozen=True, slots=True)
class _Style:
    """What holds for the words at one place of the tree."""

    bold: bool = False
    italic: bool = False
    pre: bool = False
    depth: int = 0
    inset: int = 0


def blocks_of(root: Node) -> tuple[Block, ...]:
    """The text inside a node as blocks in reading order."""
    page = _Page()
    page.walk(root, _Style())
    page.flush()
    return tuple(page.blocks)


class _Page:
    """Blocks as they are found, and the words that wait for the end of theirs."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._runs: list[Run] = []
        self._line = 0
        self._kind: Kind = "paragraph"
        self._level = 0
        self._label = ""
        self._indent = 0

    def flush(self) -> None:
        """The block that was waiting ends here. A number waits on for the words it belongs to."""
        made = block(self._kind, self._runs, self._line, self._level, self._label, self._indent)
        self.blocks += made
        self._runs = []
        if made or self._kind == "heading":
            self._kind, self._level, self._label = "paragraph", 0, ""

    def walk(self, node: Node, style: _Style) -> None:
        """Everything in a node, in its style."""
        if node.tag in _UNSEEN or _is_hidden(node):
            return
        style = _styled(node, style)
        is_block = node.tag in _BLOCKS
        if is_block:
            self.flush()
        if node.tag in _PRE and _is_typed(node):
            self.blocks += typed(_raw(node), node.line)
            return
        self._open(node, style)
        for child in node.children:
            if isinstance(child, Words):
                self._say(child, style)
            elif child.tag == "table":
                self._table(child, style)
            elif child.tag == "br":
                self._break(style)
            elif child.tag != "sup" or not _is_note(child):
                self.walk(child, style)
        if is_block:
            self.flush()
        if node.tag == "li":
            self._kind, self._level, self._label = "paragraph", 0, ""

    def _open(self, node: Node, style: _Style) -> None:
        """What the next words are, where the node says so."""
        if re.fullmatch("h[1-6]", node.tag):
            self._kind, self._level = "heading", int(node.tag[1])
        elif node.attrs.get("role") == "heading" and node.attrs.get("aria-level", "") in set("123456"):
            self._kind, self._level = "heading", int(node.attrs["aria-level"])
        elif node.tag == "li":
            self._kind, self._level = "item", max(style.depth, 1)
            self._label = node.attrs.get("data-label", BULLET)
        elif node.tag in ("ol", "ul", "menu", "dir"):
            _label_items(node)

    def _say(self, words: Words, style: _Style) -> None:
        text = words.text if style.pre else re.sub(r"[ \t\r\n\f]+", " ", words.text)
        if not self._runs or not any(run.text.strip() for run in self._runs):
            self._runs = []
            if not text.strip(" \t\r\n\f"):
                return
            lead = len(words.text) - len(words.text.lstrip())
            self._line, self._indent = words.line + words.text[:lead].count("\n"), style.inset
        elif not style.pre and text[:1] == " " and self._runs[-1].text[-1:] in (" ", "\n"):
            text = text[1:]
        if style.pre:
            self._preformatted(words, style)
        elif text:
            self._runs.append(Run(text, style.bold, style.italic))

    def _preformatted(self, words: Words, style: _Style) -> None:
        """Lines as typed; an empty one ends the paragraph."""
        for n, part in enumerate(re.split(r"(\n[ \t]*\n\s*)", words.text)):
            if n % 2:
                self.flush()
                self._line = words.line
            else:
                self._runs.append(Run(part, style.bold, style.italic))

    def _break(self, style: _Style) -> None:
        """A line break; the second in a row ends the paragraph."""
        last = next((run.text for run in reversed(self._runs) if run.text.strip(" \u00a0")), "")
        if last.rstrip(" \u00a0").endswith("\n"):
            self.flush()
        elif last:
            self._runs.append(Run("\n", style.bold, style.italic))

    def _table(self, node: Node, style: _Style) -> None:
        self.flush()
        if _is_hidden(node):
            return
        for caption in (child for child in node.children if isinstance(child, Node) and child.tag == "caption"):
            self.walk(caption, style)
        rows = _rows(node)
        inner = _Style(inset=style.inset, depth=0)
        if _is_layout(node, rows):
            for row in rows:
                for cell in row:
                    if cell is not None:
                        self.walk(cell, inner)
                        self.flush()
            return
        self.blocks += table([tuple(_cell(cell, inner) for cell in row) for row in rows], node.line)


def _cell(cell: Node | None, style: _Style) -> Cell:
    if cell is None:
        return ()
    page = _Page()
    page.walk(cell, style)
    page.flush()
    return tuple(page.blocks)


def _rows(node: Node) -> list[list[Node | None]]:
    """A table's cells row by row, a cell that spans others once and None in the places of those."""
    rows: list[list[Node | None]] = []
    below: dict[int, int] = {}  # column: rows further down that a cell above covers
    for tr in _own_rows(node):
        row: list[Node | None] = []
        for cell in (child for child in tr.children if isinstance(child, Node) and child.tag in ("td", "th")):
            while below.get(len(row), 0) > 0:
                below[len(row)] -= 1
                row.append(None)
            wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
            if high > 1:
                below.update(dict.fromkeys(range(len(row), len(row) + wide), high - 1))
            row += [cell, *[None] * (wide - 1)]
            if len(row) >= WIDEST:
                break
        while below.get(len(row), 0) > 0:
            below[len(row)] -= 1
            row.append(None)
        rows.append(row[:WIDEST])
    return rows


def _own_rows(node: Node) -> list[Node]:
    """The rows of this table, not those of tables inside its cells."""
    found: list[Node] = []
    for child in node.children:
        if isinstance(child, Node) and child.tag == "tr":
            found.append(child)
        elif isinstance(child, Node) and child.tag not in ("td", "th", "table", "caption"):
            found += _own_rows(child)
    return found


def _span(cell: Node, name: str) -> int:
    said = cell.attrs.get(name, "").strip()
    most = WIDEST if name == "colspan" else _MOST_SPANNED
    return min(max(int(said), 1), most) if said.isdecimal() and len(said) < 6 else 1


def _is_layout(node: Node, rows: list[list[Node | None]]) -> bool:
    """A table that only puts parts of the page beside each other: it holds headings, or tables of its own."""
    if node.attrs.get("role") in ("presentation", "none"):
        return True
    if any(cell is not None and cell.tag == "th" for row in rows for cell in row):
        return False
    return any(node.every("table", "h1", "h2", "h3"))


def _label_items(node: Node) -> None:
    """Give each item of a list its number or bullet, as the page shows it."""
    css = "".join(node.attrs.get("style", "").lower().split())
    kind = match[1] if (match := re.search(r"list-style(?:-type)?:(?:\w+\s)?([\w-]+)", css)) else ""
    form = node.attrs.get("type", "") or _FORMS.get(kind, "")
    form = form or next((_FORMS[one] for one in node.attrs.get("class", "").split() if one in _FORMS), "")
    items = [child for child in node.children if isinstance(child, Node) and child.tag == "li"]
    back = "reversed" in node.attrs
    number = _number(node.attrs.get("start", ""), len(items) if back else 1)
    for item in items:
        number = _number(item.attrs.get("value", ""), number)
        if "data-label" not in item.attrs:
            shown = "" if kind == "none" else f"{written(number, form)}." if node.tag == "ol" else BULLET
            item.attrs["data-label"] = shown
        number += -1 if back else 1


def _number(said: str, other: int) -> int:
    return int(said) if re.fullmatch(r"\s*-?[0-9]{1,9}\s*", said) else other


def _styled(node: Node, style: _Style) -> _Style:
    css = "".join(node.attrs.get("style", "").lower().split())
    if node.tag in _BOLD or re.search(r"font-weight:(?:bold|[6-9]00)", css):
        style = replace(style, bold=True)
    elif re.search(r"font-weight:(?:normal|[1-5]00)", css):
        style = replace(style, bold=False)
    if node.tag in _ITALIC or "font-style:italic" in css:
        style = replace(style, italic=True)
    if node.tag in _PRE:
        style = replace(style, pre=True)
    if node.tag in ("ul", "ol", "menu", "dir"):
        style = replace(style, depth=style.depth + 1)
    if node.tag in ("ul", "ol", "menu", "dir", "blockquote", "dd"):
        style = replace(style, inset=style.inset + _STEP)
    return style


def _is_typed(node: Node) -> bool:
    """Plain text in the midst of a page: its lines and how far they are set in are all that it has to show."""
    return "\n\n" in _raw(node) and not any(one.tag not in _IN_TYPED for one in _within(node))


def _within(node: Node) -> Iterator[Node]:
    for child in node.children:
        if isinstance(child, Node):
            yield child
            yield from _within(child)


def _raw(node: Node) -> str:
    """The words inside, with their lines as typed."""
    return "".join(child.text if isinstance(child, Words) else _raw(child) for child in node.children)


def _is_hidden(node: Node) -> bool:
    css = "".join(node.attrs.get("style", "").lower().split())
    return "hidden" in node.attrs or bool(_HIDDEN.search(css))


def _is_note(node: Node) -> bool:
    """A raised mark that leads to a note."""
    return any(link.attrs.get("href", "").startswith("#") for link in node.every("a"))
