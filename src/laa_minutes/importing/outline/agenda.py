"""The agenda, or the summons to the meeting, where it is printed before its minutes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from ..document import Block
from .numbers import number_of

_SUMMONS = re.compile(
    r"\b(?:(?:are|is) (?:hereby )?(?:summoned|invited) to|notice is hereby given|business to be transacted|"
    r"transacting the (?:following )?business)\b",
    re.IGNORECASE,
)
_CALLED = re.compile(r"(?:meeting |draft )?agenda (?:for|of)\b(?!.*\.\s)", re.IGNORECASE)
_WORDS = 5  # of an entry that come again as a title


def without_agenda(blocks: Sequence[Block], listed: int) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """The blocks without the agenda before them, and that agenda: numbers before the place where those present are
    `listed`, that come again after it, or that a summons leads to, or a line that says `Agenda for …`."""
    numbered = [n for n in range(listed) if number_of(blocks[n].label)]
    if len(numbered) < 2:
        return tuple(blocks), ()
    first, last = numbered[0], numbered[-1] + 1
    summoned = any(_SUMMONS.search(block.text) for block in blocks[:first]) or (
        first > 0 and _CALLED.match(blocks[first - 1].text) and all(block.label for block in blocks[first:last])
    )
    if not summoned and not come_again(blocks[first:last], blocks[listed:]):
        return tuple(blocks), ()
    return (*blocks[:first], *blocks[last:]), tuple(blocks[first:last])


def come_again(agenda: Sequence[Block], after: Sequence[Block]) -> bool:
    """Whether most numbered entries of an agenda are numbered titles of what comes after it, too."""
    entries = [_key(block) for block in agenda if number_of(block.label)]
    titles = {_key(block) for block in after if number_of(block.label)}
    return sum(entry in titles for entry in entries) * 5 >= len(entries) * 3


def titles_of_agenda(blocks: Sequence[Block], start: int) -> tuple[int, ...]:
    """The places of headings of the rank in which most entries of an agenda, listed below its own heading at `start`,
    come again; none where they do not."""
    listed = list(takewhile(lambda block: block.label, blocks[start + 1 :]))
    entries = {_key(block) for block in listed if block.level == listed[0].level}
    ranks = {n: block.level for n, block in enumerate(blocks) if n > start + len(listed) and block.kind == "heading"}
    again = [n for n in ranks if _key(blocks[n]) in entries]
    if len(again) < 2 or len(again) * 3 < len(entries) * 2 or len({ranks[n] for n in again}) > 1:
        return ()
    return tuple(n for n, rank in ranks.items() if n >= again[0] and rank == ranks[again[0]])


def _key(block: Block) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", block.text.casefold())[:_WORDS])
