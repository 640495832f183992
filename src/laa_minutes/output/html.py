"""A Markdown document as HTML: a fragment of safe markup, and a page that stands alone.

Nothing a record holds becomes markup: raw HTML is off, links lead to the web, to mail or within the page, a picture is
its words. Items, clauses and actions get ids (`item-4`, `item-147-iii-a`, `A3`), so that a link can lead to each.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from html import escape
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from .document import render
from .document_text import LABEL, words_of
from .plot import levels, spoken
from .text import CONTROL

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

LANGUAGE = "en-GB"
_NUMBERED = re.compile(r"(\d[\w/]*)\. ")
_ACTION = re.compile(r"[A-Z]\d+(?= ·|$)")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.I)
_LEADS_OUT = ("http:", "https:", "mailto:", "tel:")
_SHORT = 14  # characters that stay on one line of a table
_PLAIN = re.compile(r"[^\w]+")

Linked = Callable[[str], str]


def words(text: str) -> str:
    """Text as HTML that means itself, without control characters."""
    return escape(CONTROL.sub("\ufffd", text))


def fragment(markdown: str, linked: Linked = words, *, named: bool = True) -> str:
    """The document's body. `linked` makes safe HTML of a run of plain text, which is in no link and no code.

    Nothing gets an id where the fragment is not to be `named`, as it is one of several on its page.
    """
    parser = _parser()
    tokens = parser.parse(markdown)
    if named:
        _name(tokens)
    for opener, token in pairwise(tokens):
        if token.type == "inline":
            is_clause = opener.attrGet("class") == "clause"
            token.children = list(_marked(token.children or (), linked, is_clause))
    return str(parser.renderer.render(list(_tables(_insets(tokens))), parser.options, {}))


def page(root: Path, markdown: str, title: str = "", draft: str = "") -> str:
    """The document as a page of its own, through `document.html.j2` of the workspace at `root` or of the house.

    Without a title of its own it is called what its first heading says. `draft` stands above it, unless it says so
    itself.
    """
    from markupsafe import Markup

    rows = {
        "title": CONTROL.sub("\ufffd", title or heading(markdown)),
        "language": LANGUAGE,
        "draft": "" if f"**{draft}**" in markdown else draft,
        "body": Markup(fragment(markdown)),  # noqa: S704 - made safe by the parser
    }
    return render(root, "document.html.j2", rows)


def heading(markdown: str) -> str:
    """The words of the document's first heading."""
    tokens = _parser().parse(markdown)
    return next((words_of(token) for opener, token in pairwise(tokens) if opener.type == "heading_open"), "Document")


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False, "xhtmlOut": False}).enable("table")
    parser.validateLink = _may_lead  # type: ignore[method-assign]
    rules: dict[str, Callable[..., str]] = parser.renderer.rules  # type: ignore[attr-defined]
    plain: dict[str, Callable[[Token], str]] = {
        "text": lambda token: words(token.content),
        "code_inline": lambda token: f"<code>{words(token.content)}</code>",
        "code_block": lambda token: f'<pre tabindex="0"><code>{words(token.content)}</code></pre>\n',
        "fence": lambda token: f'<pre tabindex="0"><code>{words(token.content)}</code></pre>\n',
        "image": lambda token: words(token.content),
        "table_open": lambda _: '<div class="table" role="region" aria-label="Table" tabindex="0">\n<table>\n',
        "table_close": lambda _: "</table>\n</div>\n",
    }
    for name, rule in plain.items():
        rules[name] = _rule(rule)
    return parser


def _rule(of: Callable[[Token], str]) -> Callable[..., str]:
    def rendered(tokens: Sequence[Token], at: int, *_: Any) -> str:
        return of(tokens[at])

    return rendered


def leads_out(url: str) -> bool:
    """Whether an address is on the web, or a person's to write or speak to."""
    scheme = _SCHEME.match(url.strip())
    return scheme is not None and scheme.group().lower() in _LEADS_OUT


def safe_address(url: str) -> str:
    """An address without characters that are in none, as a document that is no HTML may hold it."""
    return quote(url, safe="%/:?#[]@!$&'()*+,;=~-._")


def _may_lead(url: str) -> bool:
    return leads_out(url) or _SCHEME.match(url.strip()) is None


def _marked(children: Sequence[Token], linked: Linked, is_clause: bool) -> Iterator[Token]:
    """The parts of a paragraph, plain text outside links as `linked` has it; a clause's label by itself."""
    from markdown_it.token import Token

    inside = 0
    for child in _runs(children):
        if is_clause and child.type == "text" and (label := LABEL.match(child.content)):
            yield Token("html_inline", "", 0, content=f'<span class="label">{label.group().strip()}</span> ')
            child.content = child.content[label.end() :]
            is_clause = False
        inside += {"link_open": 1, "link_close": -1}.get(child.type, 0)
        if child.type == "link_open":
            child.attrSet("rel", "noreferrer")
        if child.type == "text" and (heights := levels(child.content)):
            spark = f'<span role="img" aria-label="{spoken(heights)}">{child.content}</span>'
            yield Token("html_inline", "", 0, content=spark)
        elif child.type == "text" and not inside:
            yield Token("html_inline", "", 0, content=linked(child.content))
        else:
            yield child


def _runs(children: Iterable[Token]) -> Iterator[Token]:
    """The parts of a paragraph, with the lines of a text as one: a reference may be on two of them."""
    held: Token | None = None
    for child in children:
        if held and child.type in ("text", "softbreak"):
            held.content += child.content or "\n"
            continue
        if held:
            yield held
        held = child if child.type == "text" else None
        if not held:
            yield child
    if held:
        yield held


def _name(tokens: Sequence[Token]) -> None:
    """Ids for headings, clauses and actions; a class for paragraphs that begin with a label, which is marked."""
    taken: set[str] = set()
    item = part = ""
    labels: list[str] = []
    depth = 0
    for at, token in enumerate(tokens):
        depth += {"blockquote_open": 1, "blockquote_close": -1}.get(token.type, 0)
        if token.type == "heading_open" and token.tag in ("h2", "h3"):
            said = words_of(tokens[at + 1])
            number = _NUMBERED.match(said)
            name = f"item-{number[1]}" if number else said
            part = _free(f"{item}-{name}" if token.tag == "h3" and item else name, taken, token)
            item = part if token.tag == "h2" else item
            labels = []
        elif token.type == "paragraph_open" and (label := LABEL.match(words_of(tokens[at + 1]))):
            labels[depth:] = [label.group().strip(" ()")]
            token.attrSet("class", "clause")
            _free("-".join((part or "clause", *labels)), taken, token)
        elif token.type == "list_item_open" and (action := _ACTION.match(_first_bold(tokens[at:]))):
            _free(action.group(), taken, token)


def _free(name: str, taken: set[str], token: Token) -> str:
    """An id that no other element has."""
    plain = _PLAIN.sub("-", name).strip("-")[:60].strip("-") or "part"
    plain = plain if _ACTION.fullmatch(plain) else plain.lower()
    free = next(one for n in range(1, len(taken) + 3) if (one := plain if n == 1 else f"{plain}-{n}") not in taken)
    taken.add(free)
    token.attrSet("id", free)
    return free


def _first_bold(tokens: Iterable[Token]) -> str:
    """What is bold at the beginning of the first paragraph."""
    inline = next((token for token in tokens if token.type == "inline"), None)
    children = inline.children or [] if inline else []
    shown = [child for child in children if child.type != "text" or child.content]
    return shown[1].content if len(shown) > 1 and shown[0].type == "strong_open" else ""


def _insets(tokens: Sequence[Token]) -> Iterator[Token]:
    """Quoting that only sets a clause in is no quotation."""
    opened: list[bool] = []
    for at, token in enumerate(tokens):
        if token.type == "blockquote_open":
            inner = next(one for one in tokens[at:] if one.type != "blockquote_open")
            opened.append(inner.attrGet("class") == "clause")
            if opened[-1]:
                token.tag = "div"
                token.attrSet("class", "inset")
        elif token.type == "blockquote_close" and opened.pop():
            token.tag = "div"
        yield token


def _with_next(tokens: Iterable[Token]) -> Iterator[tuple[Token, Token]]:
    every = list(tokens)
    return zip(every, [*every[1:], *every[-1:]], strict=True)


def _tables(tokens: Iterable[Token]) -> Iterator[Token]:
    """Tables with headed columns; a head without a word is left out; alignment and short words are classes."""
    head: list[Token] | None = None
    for token, following in _with_next(tokens):
        if token.type == "thead_open":
            head = []
        if token.type in ("th_open", "td_open"):
            is_right = "right" in str(token.attrs.pop("style", ""))
            is_short = len(following.content) <= _SHORT
            if is_right or is_short:
                token.attrSet("class", " ".join(["right"] * is_right + ["short"] * is_short))
            if token.type == "th_open":
                token.attrSet("scope", "col")
        if head is None:
            yield token
            continue
        head.append(token)
        if token.type == "thead_close":
            if any(one.type == "inline" and one.content.strip() for one in head):
                yield from head
            head = None
