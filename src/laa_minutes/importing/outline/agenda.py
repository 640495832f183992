"""The agenda, or the summons to the meeting, where it is printed before its minutes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..document import Block
from .headings import number_of

_SUMMONS = re.compile(
    r"\b(?:(?:are|is) (?:hereby )?(?:summoned|invited) to|notice is hereby given|business to be transacted|"
    r"transacting the (?:following )?business)\b",
    re.IGNORECASE,
)
_WORDS = 5  # of an entry that come again as a title


def without_agenda(blocks: Sequence[Block], listed: int) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """The blocks without the agenda before them, and that agenda: numbers before the place where those present are
    `listed`, that come again after it, or that a summons leads to."""
    numbered = [n for n in range(listed) if number_of(blocks[n].label)]
    if len(numbered) < 2:
        return tuple(blocks), ()
    first, last = numbered[0], numbered[-1] + 1
    summoned = any(_SUMMONS.search(block.text) for block in blocks[:first])
    if not summoned and not come_again(blocks[first:last], blocks[listed:]):
        return tuple(blocks), ()
    return (*blocks[:first], *blocks[last:]), tuple(blocks[first:last])


def come_again(agenda: Sequence[Block], after: Sequence[Block]) -> bool:
    """Whether most numbered entries of an agenda are numbered titles of what comes after it, too."""
    entries = [_key(block) for block in agenda if number_of(block.label)]
    titles = {_key(block) for block in after if number_of(block.label)}
    return sum(entry in titles for entry in entries) * 5 >= len(entries) * 3


def _key(block: Block) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", block.text.casefold())[:_WORDS])
