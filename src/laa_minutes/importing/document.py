"""A document as every format gives it: blocks in reading order, with text, style and place.

A reader of a format says what stands there and how it looks; what it means is asked later.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from ..frozen import dataclass

Kind = Literal["heading", "paragraph", "item", "table"]
_LEAD = 200  # characters


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style. A line break that the document makes, and that is not known to be a wrapped line, is `\\n`;
    a gap of columns in plain text or a tab is `\\t`."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph, an item of a list, or a table.

    `line` counts from 1: the line of a text file; in other formats the place of the block's first line among all lines
    of the document's text. `level` is a heading's rank (1 is the highest) or an item's depth (1 is the outermost).
    `label` is the number or bullet as printed (`3.`, `(a)`, `•`), no part of the runs where the format keeps it apart.
    `rows` are a table's: rows of cells, a cell being blocks. `indent` is in characters from the left margin.
    """

    kind: Kind
    runs: tuple[Run, ...]
    line: int
    level: int = 0
    label: str = ""
    rows: tuple[tuple[tuple[Block, ...], ...], ...] = ()
    indent: int = 0
    page: int | None = None

    @property
    def text(self) -> str:
        """The words in one line, without style."""
        return " ".join("".join(run.text for run in self.runs).split())

    @property
    def lines(self) -> tuple[str, ...]:
        """The words line by line as the document breaks them, columns kept apart by a tab."""
        whole = "".join(run.text for run in self.runs)
        trimmed = (re.sub(r"[^\S\t\n]+", " ", line).strip() for line in whole.split("\n"))
        return tuple(line for line in trimmed if line)

    @property
    def bold(self) -> bool:
        """All words are bold."""
        return any(run.text.strip() for run in self.runs) and all(run.bold for run in self.runs if run.text.strip())

    @property
    def italic(self) -> bool:
        """All words are italic."""
        return any(run.text.strip() for run in self.runs) and all(run.italic for run in self.runs if run.text.strip())


@dataclass(frozen=True, slots=True)
class Document:
    """A file as blocks; `title` is what the file calls itself outside its text (front matter, HTML's title), `day` the
    date that it has there, which may be when it was posted."""

    name: str
    blocks: tuple[Block, ...]
    title: str | None = None
    day: str | None = None


def leading(text: str, at: int) -> str:
    """The words before a place in a text, as many as can lead to what stands there."""
    return text[max(0, at - _LEAD) : at]


def line_of(row: Iterable[Sequence[Block]], otherwise: int) -> int:
    """The line on which a row of a table begins, as far as something stands in it."""
    return next((block.line for cell in row for block in cell), otherwise)


def plain(blocks: Iterable[Block]) -> list[tuple[int, str]]:
    """Every line of text with its number, tables cell by cell."""
    found: list[tuple[int, str]] = []
    for block in blocks:
        if block.rows:
            found += [line for row in block.rows for cell in row for line in plain(cell)]
        else:
            label = f"{block.label} " if block.label else ""
            found += [(block.line + n, (label if n == 0 else "") + line) for n, line in enumerate(block.lines)]
    return found
