"""HTML as a document: whatever stands on the page for readers, without what stands around it."""

from __future__ import annotations

import re
from pathlib import Path

from ..document import Document
from .front_matter import FrontMatter, parted
from .html_blocks import blocks_of
from .html_tree import Node, Tree, clean
from .text import blocks_of as paragraphs
from .text import decoded

_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_FENCES = ("---\n", "+++\n")  # above a page that a maker of sites puts into its frame
_AROUND = {
    "nav",
    "navbar",
    "navigation",
    "menu",
    "sidebar",
    "footer",
    "breadcrumb",
    "breadcrumbs",
    "skip-link",
    "cookies",
}
_ROLES = {"navigation", "banner", "contentinfo", "search", "complementary", "dialog", "menu", "menubar"}
_MENUS = {"nav", "footer", "aside", "header"}
_ENOUGH = 0.4  # of a page's words: an article with fewer is one of several, or a teaser


def read(path: Path) -> Document:
    """A page's text: what is in its main part where it has one, else all but menus, header and footer; and its front
    matter where it has that."""
    raw = path.read_bytes()
    named = _CHARSET.search(raw[:4096])
    text = decoded(raw, path.name, named[1].decode("ascii", "ignore") if named else "")
    above, text = parted(text) if text.startswith(_FENCES) else (FrontMatter(), text)
    tree = Tree()
    tree.feed(clean(text))
    tree.close()
    titles = (above.title, *(node.text() for node in tree.root.every("title")))
    blocks = (*paragraphs(above.page), *blocks_of(main_part(tree.root)))
    return Document(path.name, blocks, next((title for title in titles if title), None), above.day)


def main_part(root: Node) -> Node:
    """The node that holds the text itself, with what stands around the text taken out."""
    _drop_menus(root, inside=False)
    words = len(root.text().split())
    for found in (
        [
            node
            for node in root.every("main", "div", "section")
            if node.tag == "main" or node.attrs.get("role") == "main"
        ],
        list(root.every("article")),
    ):
        best = max(found, key=lambda node: len(node.text()), default=None)
        if best is not None and len(best.text().split()) >= _ENOUGH * words:
            return best
    return root


def _drop_menus(node: Node, inside: bool) -> None:
    """Take menus and the like out of a node. A header inside an article, or with a heading and no menu, is text."""
    inside = inside or node.tag in ("main", "article") or node.attrs.get("role") == "main"
    kept = []
    for child in node.children:
        if isinstance(child, Node):
            if _is_around(child, inside):
                continue
            _drop_menus(child, inside)
        kept.append(child)
    node.children = kept


def _is_around(node: Node, inside: bool) -> bool:
    names = {*node.attrs.get("class", "").lower().split(), node.attrs.get("id", "").lower()}
    if node.tag == "header":
        return not inside and (any(node.every("nav")) or not any(node.every("h1", "h2")))
    if node.tag in _MENUS:
        return node.tag != "footer" or not inside
    if node.tag in ("html", "body", "main", "article"):
        return False
    return node.attrs.get("role", "").lower() in _ROLES or bool(names & _AROUND)
