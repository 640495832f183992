"""reStructuredText as a document, as docutils understands it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ...diagnostic import LaaError
from ...frozen import dataclass
from ..document import Block, Document, Run
from .pieces import BULLET, DEEPEST, Cell, block, table, written
from .text import decoded

if TYPE_CHECKING:
    from docutils.nodes import Node, document

_FORMS = {"loweralpha": "a", "upperalpha": "A", "lowerroman": "i", "upperroman": "I"}
_UNSEEN = {"comment", "substitution_definition", "target", "system_message", "footnote", "citation", "raw", "meta",
           "footnote_reference", "citation_reference", "image", "pending", "generated"}  # fmt: skip
_ALONE = {"paragraph", "term", "classifier", "rubric", "caption", "attribution", "subtitle", "literal_block",
          "doctest_block", "field_name", "option_string"}  # fmt: skip
_LARGEST = 2**20  # characters of a file
_LONGEST = 10_000  # characters of a paragraph: docutils takes four times as long for twice as many
# `**Gate **`: bold to whoever typed it
_LOOSE_BOLD = re.compile(r"(?<![\w*`])\*\*(?=[^\s*])([^*`\n]{1,400}?)[ \t]{1,9}\*\*(?![\w*])")
_STEP = 4  # characters that a list, a quotation or a definition is set in
_SETTINGS = {
    "file_insertion_enabled": False,
    "raw_enabled": False,
    "_disable_config": True,
    "report_level": 5,
    "halt_level": 6,
    "doctitle_xform": False,
    "sectsubtitle_xform": False,
    "docinfo_xform": False,
    "smart_quotes": False,
    "warning_stream": False,
    "input_encoding": "unicode",
    "line_length_limit": 1_000_000,
}


@dataclass(frozen=True, slots=True)
class _Place:
    """What holds at one place of the tree."""

    section: int = 0
    depth: int = 0
    inset: int = 0
    line: int = 1


def read(path: Path) -> Document:
    """The text of an .rst file; nothing it names is opened. LaaError: docutils is missing, or cannot read it."""
    try:
        from docutils.core import publish_doctree
    except ImportError:
        raise LaaError("reading reStructuredText needs another package", "pip install 'laa-minutes[import]'") from None
    text = decoded(path.read_bytes(), path.name)
    if len(text) > _LARGEST or any(len(part) > _LONGEST for part in re.split(r"\n\s*\n", text)):
        raise LaaError(
            f"{path.name} has too long paragraphs for reStructuredText", "rename it to .txt, and import that"
        )
    try:
        tree: document = publish_doctree(_LOOSE_BOLD.sub(r"**\1**", text), settings_overrides=_SETTINGS)
    except Exception:  # docutils has faults of its own on text that is none of its markup
        raise LaaError(
            f"{path.name} cannot be read as reStructuredText", "rename it to .txt, and import that"
        ) from None
    return Document(path.name, tuple(_blocks(tree, _Place())))


def _blocks(node: Node, place: _Place, depth: int = 0) -> Iterator[Block]:
    if depth > DEEPEST:
        return
    for child in node.children:
        here = replace(place, line=child.line or place.line)
        name = child.__class__.__name__
        if name in _UNSEEN or _is_contents(child):
            continue
        if name == "section":
            yield from _blocks(child, replace(here, section=place.section + 1), depth + 1)
        elif name == "title":
            yield from block("heading", _runs(child), here.line, max(place.section, 1))
        elif name in _ALONE:
            yield from block("paragraph", _runs(child), here.line, indent=place.inset)
        elif name == "line_block":
            yield from block("paragraph", _lines(child), here.line, indent=place.inset)
        elif name in ("enumerated_list", "bullet_list"):
            yield from _items(child, here, depth)
        elif name in ("field", "option_list_item"):
            yield from _field(child, here, depth)
        elif name == "table":
            yield from _table(child, here, depth)
        else:
            set_in = _STEP if name in ("block_quote", "definition") else 0
            yield from _blocks(child, replace(here, inset=place.inset + set_in), depth + 1)


def _is_contents(node: Node) -> bool:
    """The list of titles that `.. contents::` makes, which nobody typed."""
    return node.__class__.__name__ == "topic" and "contents" in getattr(node, "attributes", {}).get("classes", ())


def _items(node: Node, place: _Place, depth: int) -> Iterator[Block]:
    """The items of a list, the first paragraph of each with the number it was typed with."""
    said = dict(node.attributes) if hasattr(node, "attributes") else {}
    number = int(said.get("start", 1))
    form = _FORMS.get(str(said.get("enumtype", "")), "1")
    inside = replace(place, depth=place.depth + 1, inset=place.inset + _STEP)
    for item in node.children:
        label = BULLET
        if node.__class__.__name__ == "enumerated_list":
            label = f"{said.get('prefix', '')}{written(number, form)}{said.get('suffix', '')}"
            number += 1
        for n, one in enumerate(_blocks(item, replace(inside, line=item.line or place.line), depth + 1)):
            if n == 0 and one.kind == "paragraph":
                one = replace(one, kind="item", level=inside.depth, label=label)
            yield one


def _field(node: Node, place: _Place, depth: int) -> Iterator[Block]:
    """`:Present: …` is a line `Present: …`, whose other paragraphs follow."""
    name, *rest = node.children
    key = " ".join(name.astext().split())
    for n, one in enumerate(body for part in rest for body in _blocks(part, place, depth + 1)):
        if n == 0 and one.kind == "paragraph":
            one = replace(one, runs=(Run(f"{key}: "), *one.runs))
        yield one
    if not any(part.astext().strip() for part in rest):
        yield from block("paragraph", [Run(f"{key}:")], place.line)


def _table(node: Node, place: _Place, depth: int) -> Iterator[Block]:
    rows: list[list[Cell]] = []
    below: dict[int, int] = {}
    for row in node.findall(lambda one: one.__class__.__name__ == "row"):
        cells: list[Cell] = []
        for entry in row.children:
            while below.get(len(cells), 0) > 0:
                below[len(cells)] -= 1
                cells.append(())
            said = dict(entry.attributes) if hasattr(entry, "attributes") else {}
            wide, high = int(said.get("morecols", 0)), int(said.get("morerows", 0))
            below.update(dict.fromkeys(range(len(cells), len(cells) + wide + 1), high))
            cells += [tuple(_blocks(entry, replace(place, inset=0, depth=0), depth + 1)), *[()] * wide]
        rows.append(cells)
    yield from (one for child in node.children if child.__class__.__name__ == "title"
                for one in block("paragraph", _runs(child), place.line))  # fmt: skip
    yield from table(rows, place.line)


def _runs(node: Node, bold: bool = False, italic: bool = False) -> Iterator[Run]:
    """Words in their style; a line break that was typed is one."""
    for child in node.children:
        name = child.__class__.__name__
        if name == "Text":
            yield Run(child.astext(), bold, italic)
        elif name not in _UNSEEN or name == "target":
            yield from _runs(child, bold or name == "strong", italic or name == "emphasis")


def _lines(node: Node) -> Iterator[Run]:
    """The lines of a line block, those set in as well."""
    for child in node.children:
        if child.__class__.__name__ == "line_block":
            yield from _lines(child)
        else:
            yield from _runs(child)
            yield Run("\n")
