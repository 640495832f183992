"""Numbers that show only by going on that they are: `1 Apologies`, `4 Membership` among `3.` and `5.`, codes."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ..document import Block, Run
from ..words.dates import dates_in

_NUMBER = re.compile(r"(?P<number>\d{1,5}):?\s+(?=[A-Z]|\(a\) [A-Z])")
_SURELY = re.compile(r"\d{1,5}\s+[A-Z]{4,}\b|\d{3,5}:")  # before a title in capitals, or a mark that no quantity has
_LONGER = re.compile(r"(?P<same>\d{1,3}[./-])(?P<number>\d{1,4})")
_MARKED = re.compile(r"(?P<number>\d{1,2})[.)]?")
# `2024/11/2- 1`, `3.3/23E`, `HVF/2122/ 216:`: numbers of a meeting and of its item, written in whatever way
_CODE = re.compile(
    r"(?P<code>(?:[A-Z]{1,5}[/-] ?)?\d{1,4}[A-Z]?(?: ?[./-] ?\d{1,4}[A-Z]?){1,3})[.:)]?(?: [/–-])?\s+(?=[A-Z])"
)
_LEAST = 3  # numbers that go on from 1, in which a quantity cannot be mistaken for a number
_YEARS = 10  # a number that goes on from meeting to meeting, and not from 1
_MANY = 100  # items that no meeting has
_TITLE = 6  # words of a title that shows by its shortness what it is


def with_unmarked_numbers(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, with such a number as the label where the numbers go on with it."""
    found = {n: number for n, block in enumerate(blocks) if (number := _number(block))}
    sure = {n: number for n, number in found.items() if _SURELY.match(blocks[n].text)}
    taken = {
        *_from_one(blocks, found),
        *_in_a_row(sure),
        *_longest_row(found),
        *_missing(blocks, found),
        *_between(blocks),
        *_glued(blocks),
        *_coded(blocks),
    }
    return tuple(_labelled(block) if n in taken else block for n, block in enumerate(blocks))


def _number(block: Block) -> int | None:
    """The number that a line begins with, where it is no day, time or sum."""
    match = None if block.rows or block.label or block.kind == "item" else _NUMBER.match(block.text)
    dated = match and any(said.start == 0 for said in dates_in(block.text[:40]))
    return int(match["number"]) if match and not dated else None


def _from_one(blocks: Sequence[Block], found: dict[int, int]) -> list[int]:
    """The places of 1, 2, 3 and so on, each in the first line that has it after the one before. Two will do where no
    other number of the document has a mark, but a 1 before them may, and both stand before titles."""
    chain = [*_going_on(found, 0, _MANY)]
    if len(chain) >= _LEAST:
        return chain
    marked = [n for n, block in enumerate(blocks) if block.label[:1].isdigit()]
    if len(marked) == 1 and blocks[marked[0]].label.strip(".)") == "1":
        chain = [*_going_on({n: number for n, number in found.items() if n > marked[0]}, 1, _MANY)]
    elif marked:
        return []
    return chain if len(chain) >= _LEAST - 1 and all(_is_title(blocks[place].text) for place in chain) else []


def _is_title(text: str) -> bool:
    """A number and a few words that do not end as a sentence does."""
    return len(text.split()) <= _TITLE and text[-1:] not in ".,;:!?"


def _in_a_row(found: dict[int, int]) -> list[int]:
    """The places of titles in capitals whose numbers go on one by one, from whatever number."""
    runs: list[list[int]] = []
    for place, number in found.items():
        if runs and number == found[runs[-1][-1]] + 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return [place for run in runs if len(run) >= _LEAST for place in run]


def _longest_row(found: dict[int, int]) -> list[int]:
    """The places of the most numbers that go on one by one, whatever stands between, where they are those of a year's
    minutes, which began in an earlier meeting."""
    rows: dict[int, list[int]] = {}  # by its last number, the longest
    for place, number in found.items():
        row = rows.pop(number - 1, [])
        row.append(place)
        if number >= _YEARS and len(row) > len(rows.get(number, ())):
            rows[number] = row
    longest = max(rows.values(), key=len, default=[])
    return longest if len(longest) > _LEAST else []


def _marked(blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """The places of the labels that are numbers, with these."""
    return [(n, int(mark["number"])) for n, block in enumerate(blocks) if (mark := _MARKED.fullmatch(block.label))]


def _missing(blocks: Sequence[Block], found: dict[int, int]) -> Iterator[int]:
    """The places of numbers that are missing between two with a mark, or go on after the last of them."""
    marked = _marked(blocks)
    places = list(found)
    for (here, number), (after, following) in pairwise(marked):
        within = places[bisect(places, here) : bisect(places, after)]
        yield from _going_on({n: found[n] for n in within}, number, following)
    if len(marked) >= _LEAST:
        here, number = marked[-1]
        for place in _going_on({n: found[n] for n in places[bisect(places, here) :]}, number, _MANY):
            if len(blocks[place].text.split()) > _TITLE:
                break
            yield place


def _going_on(found: dict[int, int], number: int, following: int) -> Iterator[int]:
    """The places, in their order, of the numbers between two."""
    for place, other in found.items():
        if number < other == number + 1 < following:
            yield place
            number = other


def _between(blocks: Sequence[Block]) -> Iterator[int]:
    """The places of lines that begin with the number between those above and below: `21.45` between `21.44` and
    `21.46`, though it could be a time."""
    marked = [(n, mark) for n, block in enumerate(blocks) if (mark := _LONGER.fullmatch(block.label))]
    for (here, mark), (after, other) in pairwise(marked):
        if mark["same"] == other["same"] and int(other["number"]) == int(mark["number"]) + 2:
            sought = f"{mark['same']}{int(mark['number']) + 1} "
            yield from (n for n in range(here + 1, after) if not blocks[n].label and blocks[n].text.startswith(sought))


def _glued(blocks: Sequence[Block]) -> Iterator[int]:
    """The places of lines that begin with the number that is missing between those above and below, and no space after
    it: `2Apologies`."""
    marked = _marked(blocks)
    for (here, number), (after, following) in pairwise(marked):
        if following == number + 2:
            glued = re.compile(rf"{number + 1}(?=[A-Z][a-z])")
            yield from (n for n in range(here + 1, after) if not blocks[n].label and glued.match(blocks[n].text))


def _coded(blocks: Sequence[Block]) -> Iterator[int]:
    """The places of lines that begin with a code in which one number goes on, and all else stays, from one line to the
    next: some of them may be labels already. Of a code that could be a day that is the last, for no list has the same
    day of one year after the other."""
    series: dict[tuple[int | str, ...], list[tuple[int, int]]] = {}
    for n, block in enumerate(blocks):
        code, dated = _code(block)
        pieces = re.findall(r"\d+|[^\d ]+", code)
        for at, piece in enumerate(pieces):
            if piece.isdigit() and (not dated or at == len(pieces) - 1):
                series.setdefault((at, *pieces[:at], *pieces[at + 1 :]), []).append((n, int(piece)))
    for places in series.values():
        on = [(here, after) for here, after in pairwise(places) if after[1] == here[1] + 1]
        if len(on) >= _LEAST - 1:
            yield from {n for pair in on for n, _ in pair if not blocks[n].label}


def _code(block: Block) -> tuple[str, bool]:
    """The code that is a block's label, or that its line begins with, and whether it could be a day; empty where there
    is none."""
    match = None if block.rows else _CODE.match(f"{block.label} {block.text}" if block.label else block.text)
    dated = match and any(said.start == 0 and said.end >= match.end("code") for said in dates_in(block.text[:40]))
    return (match["code"], bool(dated)) if match else ("", False)


def _labelled(block: Block) -> Block:
    """The block with its number as its label."""
    first, *rest = block.runs
    text = first.text.lstrip()
    match = _CODE.match(text) or re.match(r"\d+(?=[A-Z][a-z])|\S+\s*", text)
    end = match.end() if match else 0
    label = re.sub(r"\s+", "", text[:end]).rstrip("/–")
    return replace(block, label=label, runs=(Run(text[end:], first.bold, first.italic), *rest))
