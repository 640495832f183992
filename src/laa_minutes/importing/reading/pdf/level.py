"""Rows within a ruled row, with nothing drawn between them: what stands level with a number in the first column, and
the names in the last column, each beside the paragraph that stands level with it, or has its letter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from .columns import Row
from .lines import Line
from .paragraphs import Paragraph

_SHORT = 4  # words of a paragraph that may only say whose something is
_CLOSE = 0.7  # of a letter's size between the lines of one mark
_LOWER = 0.3  # of a letter's size by which what stands beside a line may be lower
_TITLE = 4  # words of a title
_NUMBER = re.compile(r"(\d{1,3})[.)]?")
_HIGHER = 0.5  # of a letter's size that a line may stand higher than the number of its row
_SPACE = 1.3  # times the usual pitch: more parts a line from the one above


def numbers_down(first: Sequence[Line], told: Sequence[Line]) -> tuple[float, ...]:
    """Where rows begin, from the top of the page: at each number of the first cell, if they go up and each is level
    with a line of what is told beside them. None for one number alone that may stand half way down the text of its
    row, as no space is above its line."""
    marks = [_NUMBER.fullmatch(line.text.strip()) for line in first]
    numbers = [int(mark[1]) for mark in marks if mark]
    if not numbers or len(numbers) < len(first) or any(two <= one for one, two in pairwise(numbers)):
        return ()
    level = [next((n for n, one in enumerate(told) if _is_level(one, line)), None) for line in first]
    at = [n for n in level if n is not None]
    if len(at) < len(first) or (len(at) == 1 and not _is_apart(told, at[0])):
        return ()
    return tuple(line.base - _HIGHER * line.size for line in first)


def _is_level(one: Line, other: Line) -> bool:
    return abs(one.base - other.base) < _LOWER * other.size


def _is_apart(lines: Sequence[Line], n: int) -> bool:
    """A line below others, with more space above it than there is between most of them."""
    pitches = sorted(two.base - one.base for one, two in pairwise(lines))
    return n > 0 and lines[n].base - lines[n - 1].base > _SPACE * pitches[len(pitches) // 2]


def parted_at_marks(row: Row) -> list[Row]:
    """A row with one column of text, and short words in the last that is filled which stand beside its paragraphs
    rather than at the head of it, as rows: one for each paragraph with what is level with it, or has its label, the
    others as they come. Another row is as it was."""
    last = max((n for n, cell in enumerate(row) if cell), default=0)
    told, marks = row[:last], row[last]
    text = max(range(len(told)), key=lambda n: sum(len(one.text) for one in told[n]), default=None)
    if text is None or len(told[text]) < 2 or not marks or any(len(one.text.split()) > _SHORT for one in marks):
        return [row]
    if any(len(cell) > 1 for cell in told[:text]) or any(told[text + 1 :]):
        return [row]
    labels = [one.label for one in told[text]]
    lettered = all(one.label and one.label in labels for one in marks)  # `a. Ada`, beside `a. Mend the gate`
    beside = [(labels.index(one.label), [one]) for one in marks] if lettered else _beside(marks, told[text])
    if len(beside) == 1 and not beside[0][0]:
        return [row]  # at the head of the row, where whatever stands beside it all may be
    found: list[Row] = []
    for n, paragraph in enumerate(told[text]):
        level = [one for at, group in beside if at == n for one in group]
        if found and not level and (lettered or not found[-1][last]):
            found[-1][text].append(paragraph)
        else:
            cells: Row = [[] for _ in row] if found else [list(cell) for cell in row]
            cells[text], cells[last] = [paragraph], level
            found.append(cells)
    return found


def _beside(marks: Sequence[Paragraph], told: Sequence[Paragraph]) -> list[tuple[int, list[Paragraph]]]:
    """The marks, those of one paragraph together, each with the number of that which is level with them."""
    found: list[tuple[int, list[Paragraph]]] = []
    for group in _groups(marks):
        found.append((_level_with(group, told, [at for at, _ in found[-1:]]), group))
    return found


def _groups(marks: Sequence[Paragraph]) -> list[list[Paragraph]]:
    """The marks, those on lines that follow each other together."""
    groups: list[list[Paragraph]] = []
    for one in marks:
        if groups and one.top - groups[-1][-1].bottom < _CLOSE * one.size:
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _level_with(group: Sequence[Paragraph], told: Sequence[Paragraph], taken: Sequence[int]) -> int:
    """The number of the paragraph that most lines of the marks stand beside, of two with as many the one that no marks
    above have taken; else the nearest. Below a title it is what that stands over."""
    bases = [line.base for one in group for line in one.lines]
    beside = [sum(one.top < base < one.bottom + _LOWER * one.size for base in bases) for one in told]
    far = [max(one.top - bases[0], bases[0] - one.bottom, 0.0) for one in told]
    best = [n for n in range(len(told)) if beside[n] == max(beside)] if any(beside) else [far.index(min(far))]
    level = next((n for n in best if n not in taken), best[0])
    titled = len(told[level].text.split()) <= _TITLE and not told[level].text.endswith(".")
    return level + 1 if titled and level + 1 < len(told) else level
