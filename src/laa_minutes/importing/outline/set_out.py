"""Points at the margin with everything that is said under them set in further: notes typed as an outline."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set
from itertools import pairwise

from ..document import Block
from .title_styles import STANDARD, VERBS, title_like

_FEWEST = 3
_TITLED = re.compile(r"(?P<title>[A-Z][^.:;?!,]{2,60}): (?=(?:\S+ ){2})")  # `Gate: Ada said that it holds.`
_APART = 15  # lines between one list of those who came and the next, at the most


def set_out(blocks: Sequence[Block], others: Set[int]) -> tuple[int, ...]:
    """The points, below the lists of people, that stand farther out than all between them: most are titles, and half
    have something under them that is more than points of a list."""
    points = points_below(blocks, others)
    margin = min((blocks[n].indent for n in points), default=0)
    outer = tuple(n for n in points if blocks[n].indent == margin)
    if len(outer) < _FEWEST or len({blocks[n].label for n in outer}) > 1:
        return ()
    between = (blocks[n] for n in sorted({*range(outer[0], outer[-1])} - {*outer}))
    titled = sum(names_something(blocks[n]) for n in outer)
    told = sum(any(not is_point(one) for one in blocks[here + 1 : after]) for here, after in pairwise(outer))
    farther = all((block.indent > margin or _is_of_point(block, margin)) and not block.rows for block in between)
    return outer if farther and titled * 3 >= len(outer) * 2 and told * 2 >= len(outer) else ()


def _is_of_point(block: Block, margin: int) -> bool:
    """A paragraph of a point in Markdown, where the words of points and those below them are set in as far."""
    return block.kind == "paragraph" and not block.label and block.indent == margin > 0


def told_points(blocks: Sequence[Block], others: Set[int]) -> tuple[int, ...]:
    """The points farthest out that begin with a title and a colon before what was told, where most of those do, the
    first does, one has a title that items have everywhere, and all other text stands farther in."""
    start = max((n for n in others if n <= len(blocks) // 2), default=-1) + 1
    points = [n for n in range(start, len(blocks)) if n not in others and is_point(blocks[n])]
    outer = [n for n in points if blocks[n].level == 1]
    titles = {n: match["title"] for n in outer if (match := _TITLED.match(blocks[n].text))}
    told = sum(bool(VERBS.search(blocks[n].text)) for n in titles)
    if len(titles) < _FEWEST or outer[0] not in titles or told * 3 < len(outer) * 2:
        return ()
    alike = max(Counter(titles.values()).values()) > 1 or any(map(VERBS.search, titles.values()))
    margin = max(blocks[n].indent for n in titles)
    between = (blocks[n] for n in range(outer[0], outer[-1]) if n not in outer)
    farther = all(block.indent > margin and not block.rows for block in between)
    usual = any(STANDARD.match(blocks[n].text) for n in titles)
    return tuple(titles) if usual and farther and not alike else ()


def points_below(blocks: Sequence[Block], others: Set[int]) -> list[int]:
    """The places of the points below the lists of people, which stand together, in the first half."""
    early = sorted(n for n in others if n <= len(blocks) // 2)
    apart = (here for here, after in pairwise(early) if after - here > _APART)  # committees within the business
    start = next(apart, early[-1] if early else len(blocks))
    return [n for n in range(start, len(blocks)) if n not in others and is_point(blocks[n])]


def names_something(block: Block) -> bool:
    """It looks like a title, and tells nothing."""
    return title_like(block) and not VERBS.search(block.text)


def is_point(block: Block) -> bool:
    """A point of a list that has no number."""
    return block.kind == "item" and not re.search(r"\w", block.label)
