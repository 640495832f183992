"""A page's tags as a tree, whatever is left open, closed twice or nested wrongly."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from .pieces import DEEPEST

_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
_UNSEEN = "script|style|noscript|template|svg|math|object|select|textarea|button|iframe|video|audio|canvas"
_CUT = re.compile(rf"<({_UNSEEN})\b[^<>]*(?<!/)>.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_DECLARATION = re.compile(r"<[?!][^>]*(?:>|\Z)")
# An open tag on the left is closed by the tags on the right, as far up as the nearest of the tags behind them.
_CLOSED_BY = {
    "p": ({"p", "div", "ul", "ol", "dl", "table", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "pre", "blockquote",
           "section",
           "article", "header", "footer", "nav", "main", "aside", "address", "li", "dt", "dd", "td", "th", "tr",
           "form"},
          {"td", "th", "table", "li", "blockquote", "button"}),
    "li": ({"li"}, {"ul", "ol", "menu", "table"}),
    "dt": ({"dt", "dd"}, {"dl", "table"}),
    "dd": ({"dt", "dd"}, {"dl", "table"}),
    "td": ({"td", "th", "tr", "tbody", "thead", "tfoot"}, {"table"}),
    "th": ({"td", "th", "tr", "tbody", "thead", "tfoot"}, {"table"}),
    "tr": ({"tr", "tbody", "thead", "tfoot"}, {"table"}),
    "thead": ({"tbody", "tfoot"}, {"table"}),
    "tbody": ({"tbody", "tfoot"}, {"table"}),
    "caption": ({"tr", "tbody", "thead", "tfoot", "colgroup"}, {"table"}),
    "option": ({"option"}, {"select"}),
}  # fmt: skip


@dataclass(slots=True)
class Words:
    """Text between tags, and the line it begins on."""

    line: int
    text: str


@dataclass(slots=True)
class Node:
    """An element with what it holds, in order."""

    tag: str
    line: int
    attrs: dict[str, str] = field(default_factory=dict)
    children: list[Node | Words] = field(default_factory=list)

    def every(self, *tags: str) -> Iterator[Node]:
        """All elements inside with one of these tags, in order."""
        waiting = list(reversed(self.children))
        while waiting:
            one = waiting.pop()
            if isinstance(one, Node):
                if one.tag in tags:
                    yield one
                waiting += reversed(one.children)

    def text(self) -> str:
        """The words inside, in one line."""
        found: list[str] = []
        waiting: list[Node | Words] = [self]
        while waiting:
            one = waiting.pop()
            if isinstance(one, Words):
                found.append(one.text)
            else:
                waiting += reversed(one.children)
        return " ".join(" ".join(found).split())


class Tree(HTMLParser):
    """The parser of one page; `root` holds what was fed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("html", 1)
        self._open = [self.root]
        self._names = Counter(["html"])  # how many of each are open
        self._fixed: int | None = None

    def feed_at(self, text: str, line: int, *, fixed: bool = False) -> None:
        """Feed text that stands at this line of the file; `fixed` where its own line breaks are not the file's."""
        self.lineno, self._fixed = line, line if fixed else None
        self.feed(text)

    def _line(self) -> int:
        return self._fixed or self.getpos()[0]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Put an element where it belongs, after closing what it closes."""
        for open_tag, (closers, limits) in _CLOSED_BY.items():
            if tag in closers:
                self._close(open_tag, limits)
        values = {name: value or "" for name, value in attrs}
        node = Node(tag, int(values["data-line"]) if values.get("data-line", "").isdecimal() else self._line(), values)
        self._open[-1].children.append(node)
        if tag not in _VOID and len(self._open) < DEEPEST:
            self._open.append(node)
            self._names[tag] += 1

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """`<br/>` is one tag; `<p/>` opens a paragraph, as browsers have it."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Close the nearest element of that name; a stray end of a paragraph or line break is a break."""
        limits = {"table"} if tag not in ("table", "body", "html", "div", "main", "article") else set()
        if not self._close(tag, limits) and tag in ("p", "br"):
            self._open[-1].children.append(Node("br", self._line()))

    def handle_data(self, data: str) -> None:
        """Text belongs to what is open."""
        self._open[-1].children.append(Words(self._line(), data))

    def _close(self, tag: str, limits: set[str]) -> bool:
        if not self._names[tag]:
            return False
        for n in range(len(self._open) - 1, 0, -1):
            if self._open[n].tag == tag:
                self._names.subtract(node.tag for node in self._open[n:])
                del self._open[n:]
                return True
            if self._open[n].tag in limits:
                return False
        return False


def clean(text: str) -> str:
    """Markup without comments, scripts and what no reader sees; line breaks stay where they were.

    A `<` that no `>` follows before the next `<` is a sign in the text.
    """
    for cut in (_COMMENT, _CUT, _DECLARATION):
        text = cut.sub(lambda match: "\n" * match[0].count("\n"), text)
    first, *rest = text.split("<")
    return first + "".join(("<" if ">" in part else "&lt;") + part for part in rest)
