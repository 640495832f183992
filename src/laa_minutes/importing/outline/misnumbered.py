"""Items whose number is a slip, or was lost: they stand among numbered ones, and look as those do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

from ..document import Block
from .numbers import number_of
from .title_styles import STANDARD, VERBS, title_like

_FEWEST = 3  # items with their numbers, among which one may lack its own


def with_misnumbered(blocks: Sequence[Block], openings: Sequence[int], others: Set[int]) -> tuple[int, ...]:
    """The places of the openings, and of those among them whose number is another: `2. Matters arising` after 3, or a
    title that items have everywhere between 9 and 11."""
    numbered = [n for n in openings if number_of(blocks[n].label)]
    if len(numbered) < _FEWEST or len(numbered) < len(openings):
        return tuple(openings)
    more: list[int] = []
    for here, after in pairwise([*numbered, len(blocks)]):
        within = [n for n in range(here + 1, after) if n not in others]
        slip = tuple(_repeated(blocks, within, blocks[here])) or tuple(_shortened(blocks, within, here, after))
        missing = after < len(blocks) and _last(blocks[after]) == _last(blocks[here]) + 2
        more += slip or (_lost(blocks, within) if missing else ())
    return tuple(sorted({*openings, *more}))


def _repeated(blocks: Sequence[Block], within: Sequence[int], item: Block) -> Iterator[int]:
    """The one block below an item with a number written as its own is, or all that have its very number: titles under
    which something is said."""
    alike = [n for n in within if number_of(blocks[n].label) and _shape(blocks[n]) == _shape(item)]
    same = all(blocks[n].label == item.label for n in alike)
    said = all(after > here + 1 for here, after in pairwise([*alike, max(within, default=0) + 1]))
    if (same or len(alike) == 1) and said and all(_is_title(blocks[n]) for n in alike):
        yield from alike


def _shortened(blocks: Sequence[Block], within: Sequence[int], here: int, after: int) -> Iterator[int]:
    """The one bold title between 55 and 57 whose number is the end of 56: a digit of it was lost."""
    if after == len(blocks) or _last(blocks[after]) != _last(blocks[here]) + 2:
        return
    ends = str(_last(blocks[here]) + 1)
    titled = [n for n in within if blocks[n].label and (blocks[n].kind == "heading" or blocks[n].bold)]
    lost = [n for n in titled if ends.endswith(number_of(blocks[n].label) or ends + "0")]
    if len(lost) == 1 and _is_title(blocks[lost[0]]):
        yield lost[0]


def _lost(blocks: Sequence[Block], within: Sequence[int]) -> Iterator[int]:
    """The one heading between two items with no number, and a title that items have everywhere."""
    headings = (n for n in within if not blocks[n].label and (blocks[n].kind == "heading" or blocks[n].bold))
    titled = [n for n in headings if STANDARD.fullmatch(blocks[n].text.rstrip())]
    if len(titled) == 1:
        yield titled[0]


def _is_title(block: Block) -> bool:
    return title_like(block) and not VERBS.search(block.text) and block.text[-1:] not in ".;,"


def _shape(block: Block) -> tuple[str, str, bool, int]:
    """How a block's number is written, and in what style it stands."""
    return re.sub(r"\d+", "1", block.label), block.kind, block.bold, block.level


def _last(block: Block) -> int:
    """The number that goes on: the one of most digits that is no year."""
    numbers = re.findall(r"\d+", number_of(block.label) or "")
    return int(numbers[0]) if numbers else 0
