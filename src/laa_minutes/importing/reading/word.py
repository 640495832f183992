"""Word's .docx as a document: its text as printed, with what was inserted, without what was deleted or hidden."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from ...diagnostic import LaaError
from ..document import Block, Document, Run
from .look import Look
from .numbering import Numbering, W, read_numbering, value
from .pieces import BULLET, DEEPEST, WIDEST, Cell, block, numbered, table
from .word_styles import Style, Styles, look_of, paragraph_of

_ALTERNATIVE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_INSIDE = {
    f"{W}{name}"
    for name in ("hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "dir", "bdo")
}
_LETTER = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_SIGNS = {"f0fc": "✓", "f0fe": "☑", "f052": "☑", "f0fb": "✗", "f0fd": "☒", "f053": "☒", "f0a8": "☐", "f06f": "☐",
          "f0e0": "→", "f0b7": BULLET, "f0a7": BULLET, "f02d": "-"}  # fmt: skip
_PAGE = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES|TOC|TC|XE|INDEX)\b")
_TAB = 6  # characters from one tab to the next, unless somebody set others
_TWIPS = 120  # twentieths of a point in an average character
_NO_STYLE = ""
_HEADER = re.compile(r"header\d*\.xml")


def read(path: Path) -> Document:
    """The body of a Word file; headers, footers and notes are no part of it, but a header may say whose it is."""
    import docx

    try:
        opened = docx.Document(str(path))
        body = opened.element.body
        parts = {part.partname.rsplit("/", 1)[-1]: part for part in opened.part.package.iter_parts()}
        styles, numbers = _root(parts.get("styles.xml")), _root(parts.get("numbering.xml"))
    except Exception:  # python-docx, zipfile, zlib and lxml each have exceptions of their own
        raise LaaError(f"{path.name} is broken", "open it in Word or LibreOffice, and save it again") from None
    if body is None:
        raise LaaError(f"{path.name} holds no text", "open it in Word or LibreOffice, and save it again")
    headers = (_root(part) for name, part in sorted(parts.items()) if _HEADER.fullmatch(name))
    title = next((said for header in headers if (said := _named(header))), None)
    return Document(path.name, numbered(_Body(Styles(styles), read_numbering(numbers)).blocks(body, Look())), title)


def _named(header: Any) -> str | None:
    """The one line of a header, where it is a name rather than a page, a day or a version; it may go on in another."""
    whole = ("".join(text.text or "" for text in line.iter(f"{W}t")).strip() for line in header.iter(f"{W}p"))
    lines = [line for line in whole if line]
    if len(lines) == 2 and re.search(r"\b(?:of|for|and|the|&)$", lines[0]):
        lines = [" ".join(lines)]
    return lines[0] if len(lines) == 1 and re.fullmatch(r"[^\W\d]+(?: [^\d:\s]+){1,11}", lines[0]) else None


def _root(part: Any) -> Any:
    """A part's XML, whether python-docx has read it or not."""
    if part is None:
        return None
    if hasattr(part, "element"):
        return part.element
    from docx.oxml.parser import parse_xml

    return parse_xml(part.blob)


class _Body:
    """The text of one document, with its lists counted as it is read."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering
        for abstract, style in numbering.linked.items():
            number = styles.paragraph(style).number
            base = numbering.lists.get(number or "", "")
            numbering.levels[abstract] = numbering.levels.get(abstract) or numbering.levels.get(base, {})
        self._fields: list[str] = []  # instructions of the fields we are in; "" once their result begins
        self._carried: list[Run] = []  # words of a paragraph whose end was deleted

    def blocks(self, parent: Any, under: Look, depth: int = 0) -> tuple[Block, ...]:
        """Paragraphs and tables in order."""
        found: list[Block] = []
        if depth > DEEPEST:
            return ()
        for child in _children(parent):
            if child.tag == f"{W}p":
                found += self._paragraph(child, under, depth)
            elif child.tag == f"{W}tbl":
                found += self._table(child, depth)
            elif child.tag in _INSIDE:
                found += self.blocks(child, under, depth + 1)
        return tuple(found)

    def _paragraph(self, element: Any, under: Look, depth: int) -> tuple[Block, ...]:
        properties = element.find(f"{W}pPr")
        name = _NO_STYLE if properties is None else value(properties, "pStyle")
        given = self._styles.paragraph(name)
        style = paragraph_of(properties).over(given)
        boxes: list[Any] = []
        runs = [*self._carried, *self._runs(element, given.look.over(under), boxes, 0)]
        self._carried = []
        beside = [one for box in boxes for one in self.blocks(box, Look(), depth + 1)]
        if properties is not None and properties.find(f"{W}rPr/{W}del") is not None:
            self._carried = runs
            return tuple(beside)
        if style.contents:
            return tuple(beside)
        return (*self._said(runs, style, name), *beside)

    def _said(self, runs: list[Run], style: Style, name: str) -> tuple[Block, ...]:
        """The paragraph as a heading, an item or text. An empty one is not said, but its number counts."""
        label, at, indent = self._label(style, name)
        indent = max(style.indent if style.indent is not None else indent, 0) // _TWIPS + _tabs(runs)
        if style.heading:
            return block("heading", runs, level=style.heading, label=label, indent=indent)
        if label:
            return block("item", runs, level=at + 1, label=label, indent=indent)
        return block("paragraph", runs, indent=indent)

    def _label(self, style: Style, name: str) -> tuple[str, int, int]:
        """A paragraph's number as printed, its depth, and the indent its list gives."""
        number = style.number
        if number in (None, "0") or number not in self._numbering.lists:
            return (BULLET, 0, 0) if style.bulleted and number != "0" else ("", 0, 0)
        at = style.depth
        if at is None:
            at = self._numbering.depth_of(number, name) or 0
        level = self._numbering.level(number, at)
        return self._numbering.label(number, at), at, level.indent if level else 0

    def _runs(self, parent: Any, look: Look, boxes: list[Any], depth: int) -> Iterator[Run]:
        for child in _children(parent):
            if child.tag == f"{W}r":
                yield from self._run(child, look, boxes)
            elif child.tag in _INSIDE and depth < DEEPEST and not _PAGE.match(child.get(f"{W}instr") or ""):
                yield from self._runs(child, look, boxes, depth + 1)

    def _run(self, element: Any, under: Look, boxes: list[Any]) -> Iterator[Run]:
        properties = element.find(f"{W}rPr")
        named = Look() if properties is None else self._styles.character(value(properties, "rStyle"))
        look = look_of(properties).over(named).over(under)
        for child in _children(element):
            self._follow_field(child)
            text = self._text(child, boxes)
            if text and not look.hidden and not any(self._fields):
                yield Run(text, bool(look.bold), bool(look.italic))

    def _text(self, child: Any, boxes: list[Any]) -> str:
        if child.tag == f"{W}t":
            return child.text or ""
        if child.tag == f"{W}br":
            return "" if child.get(f"{W}type") == "page" else "\n"
        if child.tag == f"{W}sym":
            return _SIGNS.get((child.get(f"{W}char") or "").lower(), "")
        if child.tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
            boxes += _boxes(child)
        return _LETTER.get(child.tag, "")

    def _follow_field(self, child: Any) -> None:
        """A field shows its result; one that numbers pages shows nothing."""
        if child.tag == f"{W}instrText" and self._fields:
            self._fields[-1] += child.text or ""
        elif child.tag == f"{W}fldChar":
            kind = child.get(f"{W}fldCharType")
            if kind == "begin":
                self._fields.append(" ")
            elif self._fields and kind == "separate" and not _PAGE.match(self._fields[-1]):
                self._fields[-1] = ""
            elif self._fields and kind == "end":
                self._fields.pop()

    def _table(self, element: Any, depth: int) -> tuple[Block, ...]:
        properties = element.find(f"{W}tblPr")
        look = self._styles.table(value(properties, "tblStyle")) if properties is not None else Look()
        return table([self._row(row, look, depth) for row in _rows(element) if row.find(f"{W}trPr/{W}del") is None])

    def _row(self, row: Any, look: Look, depth: int) -> list[Cell]:
        """Cells from left to right; a cell that spans others has empty ones after it, one that goes on is empty."""
        before = value(properties, "gridBefore") if (properties := row.find(f"{W}trPr")) is not None else ""
        cells: list[Cell] = [()] * _span(before, 0)
        for cell in _cells(row):
            wide, going_on = "", False
            if (properties := cell.find(f"{W}tcPr")) is not None:
                wide, merged = value(properties, "gridSpan"), properties.find(f"{W}vMerge")
                going_on = merged is not None and merged.get(f"{W}val") != "restart"
            cells.append(() if going_on else self.blocks(cell, look, depth + 1))
            cells += [()] * (_span(wide, 1) - 1)
            if len(cells) >= WIDEST:
                break
        return cells


def _children(parent: Any) -> Iterator[Any]:
    """Elements in order; of what is given in two ways, the newer one; no comments."""
    for child in parent:
        if child.tag == f"{_ALTERNATIVE}AlternateContent":
            choice = child.find(f"{_ALTERNATIVE}Choice")
            yield from choice if choice is not None else ()
        elif isinstance(child.tag, str):
            yield child


def _boxes(drawing: Any) -> list[Any]:
    """The text boxes in a drawing, a box within a box being part of the outer one."""
    found = list(drawing.iter(f"{W}txbxContent"))
    return [box for box in found if not any(other in found for other in box.iterancestors(f"{W}txbxContent"))]


def _tabs(runs: Iterable[Run]) -> int:
    """How far from its margin a line begins that begins with tabs, in characters."""
    text = "".join(run.text for run in runs)
    return _TAB * (len(text) - len(text.lstrip("\t")))


def _rows(element: Any) -> Iterator[Any]:
    for child in element:
        if child.tag == f"{W}tr":
            yield child
        elif child.tag in _INSIDE:
            yield from _rows(child)


def _cells(row: Any) -> Iterator[Any]:
    for child in row:
        if child.tag == f"{W}tc":
            yield child
        elif child.tag in _INSIDE:
            yield from _cells(child)


def _span(said: str, least: int) -> int:
    return min(max(int(said), least), WIDEST) if re.fullmatch("[0-9]{1,4}", said) else least
