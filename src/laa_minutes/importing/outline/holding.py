"""Headings of one rank that hold lists: other lines look like items, too, but all stand below one of them."""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Sequence, Set
from itertools import pairwise

from ..document import Block
from .numbers import number_of
from .parts import NOTES
from .title_styles import title_like

_BY_FAR = 2  # times as many headings as numbers
_LETTERS = 5  # that a word in capitals can have for what it stands for: `GDPR`
_SEVERAL = 3  # headings, of which more are the items

Ranks = Sequence[tuple[int, ...]]  # the places of the headings of each rank


def hold_list(numbered: Sequence[int], ranks: Ranks, blocks: Sequence[Block]) -> tuple[int, ...]:
    """The headings of one rank, by far more than the numbers, of which one has them all below it; or those without a
    number, below several of which others begin to count, each time from one."""
    holding = (places for places in ranks if hold_all(places, numbered))
    return next(holding, ()) or next(filter(None, (_counted_anew(places, blocks) for places in ranks)), ())


def hold_all(places: Sequence[int], others: Sequence[int]) -> bool:
    """By far more places than others, of which one has all these below it."""
    apart = bool(others and places) and not set(places) & set(others) and places[0] < others[0]
    below_one = apart and bisect(places, others[0]) == bisect(places, others[-1])
    return below_one and len(places) > _BY_FAR * len(others)


def hold_in_capitals(titles: Sequence[int], blocks: Sequence[Block], others: Set[int]) -> tuple[int, ...]:
    """Bold lines in capitals, of which several have more than one of the bold lines that are not below them, and the
    first is above all of these: a rank of its own."""
    if not titles or not all(blocks[n].bold and not blocks[n].text.isupper() for n in titles):
        return ()
    start = max(filter(titles[0].__gt__, others), default=-1) + 1
    capitals = tuple(n for n in range(start, len(blocks)) if n not in others and _in_bold_capitals(blocks[n]))
    below = Counter(bisect(capitals, n) for n in titles)
    hold = 0 not in below and sum(number > 1 for number in below.values()) > 1
    return capitals if hold and len(capitals) > _SEVERAL else ()


def _in_bold_capitals(block: Block) -> bool:
    return block.bold and block.text.isupper() and title_like(block) and len(block.text) > _LETTERS


def hold_names(named: Sequence[int], ranks: Ranks, blocks: Sequence[Block], others: Set[int]) -> tuple[int, ...]:
    """The headings of one rank, of which one, that is called by its business, has all these lines below it: what is
    reported there has names of its own. Those of a lower rank between the lists of people and the first are below none,
    and open items, too."""
    if not named or blocks[named[0]].kind == "heading":
        return ()
    for places in ranks:
        at = bisect(places, named[0])
        if len(places) <= _SEVERAL or not at or NOTES.fullmatch(blocks[places[at - 1]].text):
            continue
        rank = blocks[places[0]].level
        between = (blocks[n] for n in range(places[at - 1] + 1, named[-1]))
        if not any(block.kind == "heading" and block.level <= rank for block in between):
            listed = max((n for n in others if n < places[0]), default=places[0])
            before = (n for n in range(listed + 1, places[0]) if blocks[n].kind == "heading")
            return (*(n for n in before if blocks[n].level > blocks[places[0]].level), *places)
    return ()


def _counted_anew(places: Sequence[int], blocks: Sequence[Block]) -> tuple[int, ...]:
    bare = tuple(n for n in places if not number_of(blocks[n].label))
    below = [
        [number for block in blocks[here + 1 : after] if (number := number_of(block.label))]
        for here, after in pairwise((*bare, len(blocks)))
    ]
    counting = [numbers for numbers in below if numbers]
    anew = all(numbers[0] == "1" and len(numbers) < len(bare) for numbers in counting)
    first = any(number_of(block.label) for block in blocks[: bare[0]]) if bare else True
    return bare if len(counting) > 1 and anew and not first else ()
