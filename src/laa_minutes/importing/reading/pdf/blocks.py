"""The pieces of all pages → blocks of the document: joined over page ends, headings and depths found, lines counted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ...document import Block, Run
from .columns import Piece, Table
from .lines import Line
from .paragraphs import WIDE, Column, Paragraph, Setting, ended

KEEPS_HYPHEN = {
    "co",
    "re",
    "pre",
    "non",
    "self",
    "well",
    "sub",
    "multi",
    "cross",
    "semi",
    "ex",
    "anti",
    "mid",
    "inter",
    "vice",
    "long",
    "short",
    "full",
    "part",
    "high",
    "low",
    "on",
    "off",
    "up",
    "face",
    "e",
    "by",
    "all",
    "follow",
    "end",
    "one",
    "two",
    "three",
}


_SMALL = 0.9  # of the size of most letters: what is set in smaller ones at the foot of a page is about the page
_FEW = 3  # edges of a table of two columns: others are told from it by no more


def blocks(pages: Sequence[list[Piece]], column: Column, setting: Setting) -> tuple[Block, ...]:
    """The blocks in reading order."""
    whole = _joined(pages, column, setting)
    ranks = _ranks(whole, setting)
    maker = _Maker(column, setting, ranks)
    return tuple(maker.make(whole))


def _joined(pages: Sequence[list[Piece]], column: Column, setting: Setting) -> list[Piece]:
    """What a page's end parts is one again: a paragraph, or a table whose columns are the same."""
    whole: list[Piece] = []
    for page in pages:
        for n, piece in enumerate(page):
            last = whole[-1] if whole and n == 0 else None
            if isinstance(piece, Table) and isinstance(last, Paragraph):
                last = _over_small_print(whole, setting)
            if isinstance(piece, Table) and isinstance(last, Table) and _same_columns(last, piece):
                _extend(last, piece)
            elif isinstance(piece, Table) and isinstance(last, Table) and _drawn_alike(last, piece):
                _widen(last, piece)
                _extend(last, piece)
            elif isinstance(piece, Paragraph) and isinstance(last, Paragraph) and _runs_on(last, piece, column):
                last.lines += piece.lines
            else:
                whole.append(piece)
    return whole


def _same_columns(one: Table, two: Table) -> bool:
    return one.ruled == two.ruled and _same_edges(one.edges, two.edges, 4 if one.ruled else 12)


def _over_small_print(whole: Sequence[Piece], setting: Setting) -> Piece | None:
    """What stands last on the pages before, above small print at the foot of the last."""
    at = len(whole)
    while at and isinstance(one := whole[at - 1], Paragraph) and one.size < _SMALL * setting.size:
        at -= 1
    return whole[at - 1] if at else None


def _drawn_alike(one: Table, two: Table) -> bool:
    """Ruled tables with the same columns, of which others are empty in each."""
    return one.ruled and two.ruled and len(two.drawn) > _FEW and _same_edges(one.drawn, two.drawn, 4)


def _same_edges(one: Sequence[float], two: Sequence[float], slack: float) -> bool:
    if not one or len(one) != len(two):
        return False
    shift = two[0] - one[0]  # a page may be set a little to one side
    return abs(shift) < 12 and all(abs(b - a - shift) < slack for a, b in zip(one, two, strict=True))


def _widen(*tables: Table) -> None:
    """All columns of tables that are drawn alike, but for those that are empty in all."""
    used = sorted({table.drawn.index(edge) for table in tables for edge in table.edges[:-1]})
    for table in tables:
        here = [table.edges.index(table.drawn[n]) if table.drawn[n] in table.edges else None for n in used]
        table.rows = [
            [[] if n is None else row[n] for n in here] if len(row) == len(table.edges) - 1 else row
            for row in table.rows
        ]
        table.edges = (*(table.drawn[n] for n in used), table.edges[-1])


def _extend(table: Table, more: Table) -> None:
    rows = more.rows
    if rows and table.rows and _words(rows[0]) == _words(table.rows[0]):
        rows = rows[1:]
    elif rows and len(rows[0]) > 1 and len(rows[0]) == len(table.rows[-1]) and not rows[0][0] and table.rows[-1][0]:
        for cell, rest in zip(table.rows[-1], rows[0], strict=True):
            if cell and rest and not rest[0].label and not ended(cell[-1].lines[-1]):
                cell[-1].lines += rest[0].lines
                rest = rest[1:]
            cell += rest
        rows = rows[1:]
    table.rows += rows


def _words(row: list[list[Paragraph]]) -> list[str]:
    return [" ".join(p.label + p.text for p in cell) for cell in row]


def _runs_on(last: Paragraph, piece: Paragraph, column: Column) -> bool:
    """A sentence goes on over the end of a page or column."""
    line, first = last.lines[-1], piece.lines[0]
    if piece.label or (line.page == first.page and first.base > line.base) or ended(line):
        return False
    alike = abs(line.size - first.size) < 0.6 and line.words[-1].bold == first.words[0].bold
    return alike and (
        first.text[:1].islower()
        or (len(last.lines) > 1 and line.x1 > column.left + 0.85 * (column.right - column.left))
    )


def _ranks(pieces: Sequence[Piece], setting: Setting) -> dict[tuple[float, bool], int]:
    """How high headings of a size and weight rank: larger before smaller, at body size only bold ones."""
    found = {_look(p) for n, p in enumerate(pieces) if isinstance(p, Paragraph) and _heads(pieces, n, setting)}
    return {look: n for n, look in enumerate(sorted(found, key=lambda look: (-look[0], not look[1])), 1)}


def _look(paragraph: Paragraph) -> tuple[float, bool]:
    return round(paragraph.size), paragraph.bold


def _heads(pieces: Sequence[Piece], n: int, setting: Setting) -> bool:
    """A short paragraph in larger letters; or a bold line alone, above text that is not bold."""
    piece = pieces[n]
    if (
        not isinstance(piece, Paragraph)
        or len(piece.lines) > 2
        or len(piece.text) > 120
        or not re.search(r"[^\W\d]", piece.text)
    ):
        return False
    if piece.size > 1.13 * setting.size:
        return True
    if not piece.bold or piece.size < 0.95 * setting.size or piece.text.rstrip().endswith((".", ",", ";", ":")):
        return False
    after = pieces[n + 1] if n + 1 < len(pieces) else None
    apart = not isinstance(after, Paragraph) or not after.bold or (_counts(after) and not piece.label)
    return apart and len(piece.text.split()) <= 12 and piece.text[:1].isupper() and not _inline(piece)


def _counts(paragraph: Paragraph) -> bool:
    """The first of a list with numbers."""
    return paragraph.label.strip("().") == "1"


def _inline(paragraph: Paragraph) -> bool:
    """`Word: more words` names something and says it in one line: no heading."""
    return bool(re.match(r"[A-Za-z ]{2,20}:\s+\S", paragraph.text))


@dataclass(slots=True)
class _Maker:
    column: Column
    setting: Setting
    ranks: dict[tuple[float, bool], int]
    line: int = 1
    depths: list[float] = field(default_factory=list)

    def make(self, pieces: Sequence[Piece]) -> Iterator[Block]:
        for n, piece in enumerate(pieces):
            if isinstance(piece, Table):
                yield self.table(piece)
            elif _heads(pieces, n, self.setting):
                self.depths = []
                yield self.block(piece, "heading", self.ranks[_look(piece)])
            else:
                yield self.plain(piece)

    def table(self, table: Table) -> Block:
        line = self.line
        rows = []
        for row in table.rows:
            cells = []
            for cell in row:
                self.depths = []
                cells.append(tuple(self.plain(paragraph) for paragraph in cell))
            rows.append(tuple(cells))
        self.depths = []
        return Block("table", (), line, rows=tuple(rows), page=table.page)

    def plain(self, paragraph: Paragraph) -> Block:
        if not paragraph.label:
            while self.depths and paragraph.left < self.depths[-1] - 3:
                self.depths.pop()
            return self.block(paragraph, "paragraph", 0)
        while self.depths and paragraph.left < self.depths[-1] - 4:
            self.depths.pop()
        if not self.depths or paragraph.left > self.depths[-1] + 4:
            self.depths.append(paragraph.left)
        return self.block(paragraph, "item", len(self.depths))

    def block(self, paragraph: Paragraph, kind: str, level: int) -> Block:
        runs = _runs(paragraph, self.setting)
        indent = max(0, round((paragraph.left - self.column.left) / (0.5 * self.setting.size)))
        made = Block(
            kind,  # type: ignore[arg-type]
            runs,
            self.line,
            level,
            paragraph.label,
            (),
            indent,
            paragraph.page,
        )
        self.line += max(1, len(made.lines))
        return made


def _runs(paragraph: Paragraph, setting: Setting) -> tuple[Run, ...]:
    """The words in runs of one style; wrapped lines joined, hyphens at their ends mended."""
    parts: list[tuple[str, bool, bool]] = []
    named = {n for n, _ in paragraph.named}
    for n, line in enumerate(paragraph.lines):
        if n:
            joint = "\t" if n - 1 in named else "\n" if n in paragraph.breaks else _mend(parts, line, setting)
            if joint:
                parts.append((joint, line.words[0].bold, line.words[0].italic))
        for at, (before, word) in enumerate(zip((None, *line.words), line.words, strict=False)):
            if before is not None and not word.glued:
                wide = (n, at) in paragraph.named or (word.x0 - before.x1) / line.size > max(1.6, _usual(line))
                parts.append(("\t" if wide else " ", word.bold, word.italic))
            parts.append((word.text, word.bold, word.italic))
    runs: list[Run] = []
    for text, bold, italic in parts:
        if runs and (runs[-1].bold, runs[-1].italic) == (bold, italic):
            runs[-1] = Run(runs[-1].text + text, bold, italic)
        elif runs and not text.strip():
            runs[-1] = Run(runs[-1].text + text, runs[-1].bold, runs[-1].italic)
        else:
            runs.append(Run(text, bold, italic))
    return tuple(runs)


def _usual(line: Line) -> float:
    """Twice the middle gap between the words, in ems: more is a gap of columns, in lines spread to both edges too."""
    gaps = sorted(two.x0 - one.x1 for one, two in zip(line.words, line.words[1:], strict=False) if not two.glued)
    return 2.2 * gaps[len(gaps) // 2] / line.size if len(gaps) > 3 else WIDE


def _mend(parts: list[tuple[str, bool, bool]], line: Line, setting: Setting) -> str:
    """What stands between two lines: a space, or nothing after a hyphen, which goes if the word is one word."""
    text, bold, italic = parts[-1]
    first = re.match(r"[^\W\d_]+", line.text)
    if text.endswith("\u00ad"):
        parts[-1] = (text[:-1], bold, italic)
        return ""
    half = re.search(r"([^\W\d_]+)-$", text)
    if not half or not first or not first[0][0].islower():
        return "" if re.search(r"\w[-/]$", text) and text[-1:] == "-" else " "
    if not _hyphenated(half[1].lower(), first[0].lower(), setting):
        parts[-1] = (text[:-1], bold, italic)
    return ""


def _hyphenated(one: str, two: str, setting: Setting) -> bool:
    """The document's own words say whether `one-two` is written so."""
    words = setting.words
    if words[one + two]:
        return False
    if words[f"{one}-{two}"] or one in KEEPS_HYPHEN:
        return True
    return bool(words[one] and words[two])
