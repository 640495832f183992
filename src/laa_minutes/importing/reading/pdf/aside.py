"""Names below a heading `Action` at the right edge: whose it is what stands beside them, on a line or between two."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ....frozen import dataclass
from ...words.margins import ONLY_NAMES
from .columns import Piece
from .lines import Line, Word
from .paragraphs import WIDE, Paragraph

_HEAD = re.compile(r"actions?:?", re.IGNORECASE)
_FAR = 0.6  # of the width of the text: a heading further to the left is of a table
_SLACK = 3  # sizes that names stand further to the left than their heading
_NOWHERE = 1e9
_LEAST = 3  # names that make a margin


@dataclass(frozen=True, slots=True)
class Aside:
    """The names on a line of the margin."""

    page: int
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Parted:
    """The lines of pages without the names of a margin, these names, and the lines beside which they can stand."""

    pages: list[list[Line]]
    names: tuple[Aside, ...]
    text: list[list[Line]]


def names_apart(pages: Sequence[Sequence[Line]]) -> Parted:
    """The names of a margin told from the text; no margin where anything else stands in it."""
    untouched = [list(page) for page in pages]
    whole = [line for page in pages for line in page]
    left, right = min((one.x0 for one in whole), default=0.0), max((one.x1 for one in whole), default=0.0)
    far = left + _FAR * (right - left)
    first = next((n for n, line in enumerate(whole) if _is_headed(line) and line.words[-1].x0 > far), None)
    if first is None:
        return Parted(untouched, (), untouched)
    heading = whole[first].words[-1]
    edge = min((_beside(line, heading) for line in whole[first + 1 :]), default=_NOWHERE)
    below = set(map(id, whole[first + 1 :]))
    found: list[Aside] = []
    kept: list[list[Line]] = []
    for page in pages:
        kept.append([])
        for line in page:
            start = len(line.words)
            if id(line) in below and _is_headed(line):  # on another page
                kept[-1] += [Line(line.words[:-1], line.page)] if start > 1 else []
                continue
            while id(line) in below and start and line.words[start - 1].x0 > edge - 1:
                start -= 1
            if start:
                kept[-1].append(Line(line.words[:start], line.page))
            if start < len(line.words):
                found.append(Aside(line.page, line.words[start:]))
    sure = len(found) >= _LEAST and all(ONLY_NAMES.fullmatch(Line(one.words, one.page).text) for one in found)
    if not sure:
        return Parted(untouched, (), untouched)
    top = whole[first]
    text = [[line for line in page if line.page > top.page or line.base > top.base] for page in kept]
    return Parted(kept, tuple(found), text)


def _is_headed(line: Line) -> bool:
    """The last word of a line stands apart from the others, and heads a margin."""
    word = line.words[-1]
    apart = len(line.words) == 1 or word.x0 - line.words[-2].x1 > WIDE * line.size
    return apart and _HEAD.fullmatch(word.text) is not None


def _beside(line: Line, heading: Word) -> float:
    """Where the names of a line begin that stand below the heading."""
    names = [n for n, word in enumerate(line.words) if word.x1 > heading.x0 - _SLACK * heading.size]
    if not names or not ONLY_NAMES.fullmatch(Line(line.words[names[0] :], line.page).text):
        return _NOWHERE
    start = names[0]
    apart = start == 0 or line.words[start].x0 - line.words[start - 1].x1 > WIDE * line.size
    return line.words[start].x0 if apart else _NOWHERE


def names_back(pages: Sequence[Sequence[Piece]], asides: Sequence[Aside]) -> None:
    """The names at the ends of the paragraphs beside which they stand; of several beside one, each at the end of its
    line. They stand as far to the right as they did."""
    lines: dict[int, list[tuple[float, Paragraph, int]]] = {}
    for piece in (piece for page in pages for piece in page if isinstance(piece, Paragraph)):
        for n, line in enumerate(piece.lines):
            lines.setdefault(line.page, []).append((line.base, piece, n))
    beside: dict[int, list[tuple[Aside, Paragraph, int]]] = {}
    for one in asides:
        base = one.words[0].base
        near = min(lines.get(one.page, ()), key=lambda each: abs(each[0] - base), default=None)
        if near is not None:
            beside.setdefault(id(near[1]), []).append((one, *near[1:]))
    for found in beside.values():
        for one, paragraph, n in found:
            n = n if len(found) > 1 else len(paragraph.lines) - 1
            line = paragraph.lines[n]
            paragraph.named.add((n, len(line.words)))
            line.words = (*line.words, *one.words)
