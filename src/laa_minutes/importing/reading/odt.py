"""OpenDocument text as a document: its text as printed, its lists with their numbers, without what was deleted."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, ParseError
from zipfile import BadZipFile, ZipFile

from ...diagnostic import LaaError
from ..document import Block, Document, Run
from .look import Look
from .odt_styles import OFFICE, TABLE, TEXT, Lists, Styles
from .pieces import DEEPEST, WIDEST, Cell, block, numbered, table

_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_UNSEEN = {f"{TEXT}{name}" for name in (
    "tracked-changes", "note", "table-of-content", "alphabetical-index", "illustration-index", "table-index",
    "object-index", "user-index", "page-number", "page-count", "sequence-decls", "hidden-text", "ruby-text",
    "index-title",
)} | {f"{OFFICE}annotation", f"{OFFICE}annotation-end", f"{OFFICE}forms"}  # fmt: skip
_REPEATED = 1000  # rows, cells or spaces that one element can stand for
_FAULTS = (BadZipFile, KeyError, OSError, EOFError, ValueError, RuntimeError, ParseError, zlib.error)
_BROKEN = "open it in LibreOffice or Word, and save it again"


def read(path: Path) -> Document:
    """The body of an .odt file; headers, footers and notes are no part of it."""
    try:
        with ZipFile(path) as archive:
            content = _parsed(archive.read("content.xml"))
            styles = _parsed(archive.read("styles.xml")) if "styles.xml" in archive.namelist() else Element("none")
    except _FAULTS:
        raise LaaError(f"{path.name} is broken", _BROKEN) from None
    body = content.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise LaaError(f"{path.name} holds no text", "import the minutes themselves, as a text document")
    return Document(path.name, numbered(_Body(Styles(styles, content), Lists(styles, content)).blocks(body)))


def _parsed(raw: bytes) -> Element:
    """XML without definitions of its own, which could multiply, and not too deep to walk."""
    if b"<!DOCTYPE" in raw[:2048] or b"<!ENTITY" in raw:
        raise ValueError("a document type")
    depth = 0
    root: Element | None = None
    for event, element in ElementTree.iterparse(BytesIO(raw), ("start", "end")):  # noqa: S314 - no definitions, see above
        depth += 1 if event == "start" else -1
        if depth > 3 * DEEPEST:
            raise ValueError("too deep")
        root = element
    if root is None:
        raise ValueError("nothing in it")
    return root


class _Body:
    """The text of one document, with its lists counted as it is read."""

    def __init__(self, styles: Styles, lists: Lists) -> None:
        self._styles = styles
        self._lists = lists

    def blocks(self, parent: Element, depth: int = 0) -> tuple[Block, ...]:
        """Headings, paragraphs, lists and tables in order, through sections and frames."""
        found: list[Block] = []
        for child in parent if depth < DEEPEST else ():
            if child.tag == f"{TEXT}p":
                found += self._paragraph(child, depth=depth)
            elif child.tag == f"{TEXT}h":
                found += self._heading(child, depth)
            elif child.tag == f"{TEXT}list":
                found += self._list(child, "", 1, depth)
            elif child.tag == f"{TABLE}table":
                found += table([self._row(row, depth) for row in _repeated(_rows(child), "number-rows-repeated")])
            elif child.tag not in _UNSEEN and not _is_hidden(child):
                found += self.blocks(child, depth + 1)
        return tuple(found)

    def _heading(self, element: Element, depth: int, label: str = "") -> tuple[Block, ...]:
        said = element.get(f"{TEXT}outline-level", "1")
        level = int(said) if re.fullmatch("[1-9]", said) else 1
        if not label and element.get(f"{TEXT}is-list-header") != "true":
            label = self._lists.outline(level)
        boxes: list[Element] = []
        look = self._styles.look(element.get(f"{TEXT}style-name", ""))
        made = block("heading", self._runs(element, look, boxes, depth), level=level, label=label)
        return (*made, *self._boxes(boxes, depth))

    def _paragraph(self, element: Element, label: str = "", level: int = 0, depth: int = 0) -> tuple[Block, ...]:
        name = element.get(f"{TEXT}style-name", "")
        boxes: list[Element] = []
        runs = list(self._runs(element, self._styles.look(name), boxes, depth))
        indent = self._styles.indent(name)
        heading = self._styles.heading(name)
        if not level and (listed := self._styles.list_of(name)) and "".join(run.text for run in runs).strip():
            label, level = self._lists.next(listed, 1), 1
        if heading and not level:
            made = block("heading", runs, level=heading, label=label)
        elif label:
            made = block("item", runs, level=level, label=label, indent=indent)
        else:
            made = block("paragraph", runs, indent=indent)
        return (*made, *self._boxes(boxes, depth))

    def _boxes(self, boxes: list[Element], depth: int) -> tuple[Block, ...]:
        return tuple(one for box in boxes for one in self.blocks(box, depth + 1))

    def _list(self, element: Element, style: str, level: int, depth: int) -> tuple[Block, ...]:
        """The items of a list; the first paragraph of each has its number."""
        style = element.get(f"{TEXT}style-name", style)
        if level == 1:
            self._lists.begin(element, style)
        found: list[Block] = []
        for item in element if depth < DEEPEST else ():
            if item.tag not in (f"{TEXT}list-item", f"{TEXT}list-header"):
                continue
            start = item.get(f"{TEXT}start-value", "")
            labelled = item.tag == f"{TEXT}list-header"
            for child in item:
                if child.tag == f"{TEXT}list":
                    found += self._list(child, style, level + 1, depth + 1)
                elif child.tag in (f"{TEXT}p", f"{TEXT}h"):
                    label = "" if labelled else self._lists.next(style, level, start) or ""
                    if child.tag == f"{TEXT}h":
                        found += self._heading(child, depth, label)
                    else:
                        found += self._paragraph(child, label, level, depth)
                    labelled = True
                else:
                    found += self.blocks(_holder(child), depth + 1)
        return tuple(found)

    def _runs(self, parent: Element, look: Look, boxes: list[Element], depth: int) -> Iterator[Run]:
        def said(text: str | None) -> Iterator[Run]:
            if text and not look.hidden:
                yield Run(re.sub(r"[ \t\r\n]+", " ", text), bool(look.bold), bool(look.italic))

        yield from said(parent.text)
        for child in parent:
            if child.tag in (f"{TEXT}s", f"{TEXT}tab", f"{TEXT}line-break"):
                sign = {f"{TEXT}s": " " * _count(child, "c"), f"{TEXT}tab": "\t"}.get(child.tag, "\n")
                if not look.hidden:
                    yield Run(sign, bool(look.bold), bool(look.italic))
            elif child.tag.startswith(_DRAW) or child.tag in (f"{TABLE}table", f"{TEXT}list"):
                boxes.append(child if child.tag.startswith(_DRAW) else _holder(child))
            elif child.tag not in _UNSEEN and not _is_hidden(child) and depth < DEEPEST:
                inner = self._styles.look(child.get(f"{TEXT}style-name", "")) if child.tag == f"{TEXT}span" else Look()
                yield from self._runs(child, inner.over(look), boxes, depth + 1)
            yield from said(child.tail)

    def _row(self, row: Element, depth: int) -> list[Cell]:
        cells: list[Cell] = []
        for cell in _repeated((one for one in row if one.tag.startswith(TABLE)), "number-columns-repeated"):
            if len(cells) >= WIDEST:
                break
            if cell.tag == f"{TABLE}covered-table-cell":
                cells.append(())
            elif cell.tag == f"{TABLE}table-cell":
                cells.append(self.blocks(cell, depth + 1))
        return cells


def _holder(child: Element) -> Element:
    """An element of its own around one, so that it is read as what stands in a text."""
    holder = Element("holder")
    holder.append(child)
    return holder


def _rows(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag == f"{TABLE}table-row":
            yield child
        elif child.tag in {f"{TABLE}{name}" for name in ("table-rows", "table-header-rows", "table-row-group")}:
            yield from _rows(child)


def _repeated(elements: Iterator[Element], name: str) -> Iterator[Element]:
    """Each element as often as it stands for."""
    for element in elements:
        for _ in range(_count(element, name, TABLE)):
            yield element


def _count(element: Element, name: str, space: str = TEXT) -> int:
    said = element.get(f"{space}{name}", "1")
    return min(int(said), _REPEATED) if re.fullmatch("[0-9]{1,6}", said) else 1


def _is_hidden(element: Element) -> bool:
    return element.tag == f"{TEXT}section" and element.get(f"{TEXT}display") == "none"
