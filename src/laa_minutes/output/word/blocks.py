"""Markdown as Word's own paragraphs, lists and tables, in the styles that the template has under their usual names.

Resolution labels are characters with a tab after them, never Word's numbering, so that they are what was resolved.
Numbered lists in prose are Word's, and each begins anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from ..document_text import LABEL, column_widths, words_of
from ..html import leads_out, safe_address
from ..prose import reader
from .text import paragraph, run, tab

if TYPE_CHECKING:
    from markdown_it.token import Token

BODY = "Body Text"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEADINGS = {"h1": "Title", "h2": "Heading 1", "h3": "Heading 2"}
_LOWER = "Heading 3"
_CHARACTER = 62_000  # EMU that one takes in a table, on the average
_DEEPEST = 3  # levels for which Word has list styles


class Blocks:
    """What becomes of Markdown in one document, which is python-docx's."""

    def __init__(self, document: Any, part: Callable[[], Any]) -> None:
        """`part` is the part of the document that is being written: its body, a header or a footer."""
        self._document = document
        self._part = part
        self._ids = {style.name: style.style_id for style in document.styles}

    def style(self, name: str, *instead: str) -> str:
        """The id of the first of these styles that the template has; the plainest of all where it has none."""
        return str(next((self._ids[one] for one in (name, *instead, BODY) if one in self._ids), "Normal"))

    def blocks(self, markdown: str, style: str = BODY) -> str:
        """Whole Markdown as paragraphs, in the style of that name."""
        return "".join(self._blocks(reader().parse(markdown), style))

    def opening(self, markdown: str) -> str:
        """The runs of its first paragraph; nothing where it begins with something else, such as a list."""
        tokens = reader().parse(markdown)
        return self._runs(tokens[1]) if tokens and tokens[0].type == "paragraph_open" else ""

    def further(self, markdown: str, style: str = BODY) -> str:
        """What comes after the opening."""
        tokens = reader().parse(markdown)
        begins = 3 if tokens and tokens[0].type == "paragraph_open" else 0
        return "".join(self._blocks(tokens[begins:], style))

    def clause(self, label: str, depth: int, runs: str) -> str:
        """A paragraph behind a label, set in by so many steps; a resolution alone has none, and stands in line."""
        if not label:
            return paragraph(self.style(f"Clause {min(depth, _DEEPEST)} Continued" if depth else BODY), runs)
        style = self.style(f"Clause {min(depth, _DEEPEST - 1) + 1}", "List Continue")
        return paragraph(style, f"{run(label)}{tab()}{runs}")

    def _blocks(self, tokens: Sequence[Token], style: str) -> Iterator[str]:
        at = 0
        lists: list[tuple[str, int]] = []  # of the open lists: style, and the number of Word's list or 0
        bullet = False
        quoted = 0
        while at < len(tokens):
            token = tokens[at]
            if token.type == "bullet_list_open":
                lists.append((self._list_style("List Bullet", len(lists)), 0))
            elif token.type == "ordered_list_open":
                name = self._list_style("List Number", len(lists))
                lists.append((name, self._new_list(name, int(token.attrs.get("start", 1)))))
            elif token.type in ("bullet_list_close", "ordered_list_close"):
                lists.pop()
            elif token.type == "list_item_open":
                bullet = True
            elif token.type in ("blockquote_open", "blockquote_close"):
                quoted += 1 if token.type == "blockquote_open" else -1
            elif token.type == "inline":
                yield self._paragraph(token, tokens[at - 1], lists, bullet, quoted, style)
                bullet = False
            elif token.type in ("fence", "code_block"):
                code = self.style("Code", "Macro Text")
                yield from (paragraph(code, run(row)) for row in token.content.rstrip("\n").split("\n"))
            elif token.type == "hr":
                yield paragraph(self.style("Rule"), "")
            elif token.type == "table_open":
                end = next(n for n in range(at, len(tokens)) if tokens[n].type == "table_close")
                yield self._table(tokens[at:end])
                at = end
            at += 1

    def _paragraph(
        self, inline: Token, opener: Token, lists: Sequence[tuple[str, int]], bullet: bool, quoted: int, style: str
    ) -> str:
        runs = self._runs(inline)
        if opener.type == "heading_open":
            return paragraph(self.style(_HEADINGS.get(opener.tag, _LOWER), _LOWER), runs)
        if lists:
            name, number = lists[-1]
            if not bullet:
                return paragraph(self._list_style("List Continue", len(lists) - 1), runs)
            level = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>' if number else ""
            return paragraph(name, runs, level)
        if label := LABEL.match(words_of(inline)):
            return self.clause(label.group().strip(), quoted, self._runs(inline, skip=label.end()))
        return paragraph(self.style("Quote") if quoted else self.style(style), runs)

    def _list_style(self, name: str, depth: int) -> str:
        levels = range(min(depth, _DEEPEST - 1), -1, -1)
        return self.style(*(f"{name} {level + 1}" if level else name for level in levels))

    def _new_list(self, style: str, start: int) -> int:
        """A list of Word's own that begins at `start`, in the numbering of a style; 0 where the style has none."""
        properties = next(one for one in self._document.styles if one.style_id == style).element.pPr
        known = properties.numPr.numId.val if properties is not None and properties.numPr is not None else 0
        if not known:
            return 0
        numbering = self._document.part.numbering_part.element
        number = numbering.add_num(numbering.num_having_numId(known).abstractNumId.val)
        number.add_lvlOverride(ilvl=0).add_startOverride(start)
        return int(number.numId)

    def _runs(self, inline: Token, skip: int = 0) -> str:
        """The runs of a paragraph, without so many of its first characters."""
        out: list[str] = []
        marks: list[str] = []
        links = 0
        for child in inline.children or ():
            kind, _, side = child.type.rpartition("_")
            if kind in ("strong", "em"):
                mark = "<w:b/>" if kind == "strong" else "<w:i/>"
                marks.append(mark) if side == "open" else marks.remove(mark)
            elif child.type == "link_open" and leads_out(href := str(child.attrs.get("href", ""))):
                links += 1
                out.append(f'<w:hyperlink xmlns:r="{_RELATIONS}" r:id="{self._link(href)}" w:history="1">')
            elif child.type == "link_close" and links:
                links -= 1
                out.append("</w:hyperlink>")
            elif child.type == "hardbreak":
                out.append("<w:r><w:br/></w:r>")
            else:
                text = " " if child.type == "softbreak" else child.content[skip:]
                skip = max(0, skip - len(child.content))
                named = "Hyperlink" if links else "Code Character" if child.type == "code_inline" else ""
                look = f'<w:rStyle w:val="{self.style(named)}"/>' if named in self._ids else ""
                out.append(run(text, look + "".join(sorted(set(marks)))))
        return "".join(out)

    def _link(self, href: str) -> str:
        from docx.opc.constants import RELATIONSHIP_TYPE

        return str(self._part().relate_to(safe_address(href), RELATIONSHIP_TYPE.HYPERLINK, is_external=True))

    def _table(self, tokens: Sequence[Token]) -> str:
        rows: list[list[Token]] = []
        for token in tokens:
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(token)
        headed = any(cell.content.strip() for cell in rows[0])
        shown = rows if headed else rows[1:]
        section = self._document.sections[0]
        room = (section.page_width - section.left_margin - section.right_margin) // _CHARACTER
        widths = column_widths([[words_of(cell) for cell in row] for row in shown], room)
        aligned = ["right" in str(token.attrs.get("style", "")) for token in tokens if token.type == "th_open"]
        made = []
        for row in shown:
            is_head = headed and row is rows[0]
            columns = zip(row, widths, aligned, strict=True)
            made.append(_row([self._cell(cell, width, right, is_head) for cell, width, right in columns], is_head))
        look = f'<w:tblLook w:val="0{"6" if headed else "4"}20" w:firstRow="{int(headed)}" w:noVBand="1"/>'
        grid = "".join(f'<w:gridCol w:w="{width * 100}"/>' for width in widths)
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{self.style("Records", "Table Grid")}"/>'
            '<w:tblW w:w="5000" w:type="pct"/><w:tblInd w:w="70" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            f"{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(made)}</w:tbl>"
            f"{paragraph(self.style('Table End', BODY), '')}"
        )

    def _cell(self, inline: Token, width: int, right: bool, is_head: bool) -> str:
        align = '<w:jc w:val="right"/>' if right else ""
        style = self.style(*(["Table Head"] if is_head else []), "Table Text", BODY)
        inside = paragraph(style, self._runs(inline), align)
        return f'<w:tc><w:tcPr><w:tcW w:w="{width * 100}" w:type="dxa"/></w:tcPr>{inside}</w:tc>'


def _row(cells: Iterable[str], is_head: bool) -> str:
    """A row that no page break divides; a head stands again on every page."""
    head = "<w:tblHeader/>" if is_head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{''.join(cells)}</w:tr>"
