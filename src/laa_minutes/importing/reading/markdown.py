"""Markdown as a document: read as the page it makes, with the numbers and line breaks that were typed."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..document import Block, Document
from .front_matter import parted
from .grid_tables import grid_markup, is_grid
from .html import main_part
from .html_blocks import blocks_of
from .html_tree import Tree, clean
from .pieces import BULLET
from .text import decoded

if TYPE_CHECKING:
    from markdown_it.token import Token

_KRAMDOWN = re.compile(r"\{:[^{}\n]*\}|\{#[\w-]+\}|\{%[^{}\n]*%\}|\{\{[^{}\n]*\}\}")
_SPAN = re.compile(r"\[([^\[\]\n]{1,200})\]\{[.#][^{}\n]*\}")  # `[second]{.underline}`
# `**Action: **Ada`, `\\*\\* Done \\*\\*`: bold to whoever typed it, though space within, or a conversion, made it signs
_TYPED_BOLD = re.compile(r"(?<![*_])(\*\*|__)(?!\W*[*_])([^*_]{1,400})\1(?![*_])")
_RAISED = re.compile(r"(?<=\d)\^(?:\((st|nd|rd|th)\)|(st|nd|rd|th)\^?)", re.IGNORECASE)


def read(path: Path) -> Document:
    """A file's text as Markdown, its front matter's title, and raw HTML as HTML."""
    return document_of(decoded(path.read_bytes(), path.name), path.name)


def document_of(text: str, name: str) -> Document:
    """The document that a text is which stands in a file of that name."""
    above, text = parted(text)
    text = _RAISED.sub(lambda match: match[1] or match[2], _KRAMDOWN.sub("", _SPAN.sub(r"\1", text)))
    blocks = tuple(block for part in (above.page, text) if part.strip() for block in _blocks(part))
    return Document(name, blocks, html.unescape(above.title) if above.title else None, above.day)


def _blocks(text: str) -> tuple[Block, ...]:
    from markdown_it import MarkdownIt

    tree = Tree()
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])

    def words(cell: str) -> str:
        return "".join(_inline(one) for token in parser.parseInline(cell) for one in token.children or [])

    for piece, line, fixed in _pieces(parser.parse(text), words):
        tree.feed_at(clean(piece), line, fixed=fixed)
    tree.close()
    return blocks_of(main_part(tree.root))


def _pieces(tokens: Sequence[Token], words: Callable[[str], str]) -> Iterator[tuple[str, int, bool]]:
    """The page's markup bit by bit, with the line each stands on, and whether its own breaks are not the file's;
    `words` makes the markup of a cell of a drawn table."""
    line = 1
    tokens = _without_ruled_text(tokens)
    for token, after in zip(tokens, [*tokens[1:], None], strict=True):
        line = token.map[0] + 1 if token.map else line
        if token.type == "html_block":
            yield token.content, line, False
        elif token.type == "inline" and is_grid(token.content):
            yield from ((piece, at, True) for piece, at in grid_markup(token.content, line, words))
        elif token.type == "inline":
            yield "".join(map(_inline, token.children or [])), line, True
        elif token.type in ("fence", "code_block"):
            yield f"<pre><code>{html.escape(token.content)}</code></pre>", line, False
        elif token.type == "list_item_open":
            label = f"{token.info}{token.markup}" if token.info else BULLET
            if token.info and after and after.type == "list_item_close":  # a number alone, above its words
                yield f'<li data-label="">{html.escape(label)}', line, True
            else:
                yield f'<li data-label="{html.escape(label)}">', line, True
        elif not token.hidden:
            yield f"</{token.tag}>" if token.nesting == -1 else f"<{token.tag}>", line, True


def _without_ruled_text(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens, with no heading made of the end of a sentence that a rule was drawn below."""
    for opening, words, closing in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if opening.type == "heading_open" and opening.markup in ("-", "=") and _ENDS_SENTENCE.search(words.content):
            opening.tag = closing.tag = "p"
    return tokens


_ENDS_SENTENCE = re.compile(r"^[a-z].*[.;,]$", re.DOTALL)


def _inline(token: Token) -> str:
    """Words and their style as markup; a line break that was typed is one."""
    if token.type in ("softbreak", "hardbreak"):
        return "<br>"
    if token.type == "html_inline":
        return token.content
    if token.type == "text":
        return _TYPED_BOLD.sub(r"<strong>\2</strong>", html.escape(token.content))
    if token.type == "code_inline":
        return html.escape(token.content)
    if token.type == "image":
        return ""
    if token.type == "link_open":
        return f'<a href="{html.escape(str(token.attrGet("href") or ""))}">'
    return f"</{token.tag}>" if token.nesting == -1 else f"<{token.tag}>" if token.tag else html.escape(token.content)
