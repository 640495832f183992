"""The agenda, or the summons to the meeting, where it is printed before its minutes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .document import Block
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
    after = {_key(block) for block in blocks[listed:] if number_of(block.label)}
    again = sum(_key(blocks[n]) in after for n in numbered)
    summoned = any(_SUMMONS.search(block.text) for block in blocks[: numbered[0]])
    if again * 5 < len(numbered) * 3 and not summoned:
        return tuple(blocks), ()
    first, last = numbered[0], numbered[-1] + 1
    return (*blocks[:first], *blocks[last:]), tuple(blocks[first:last])


def _key(block: Block) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", block.text.casefold())[:_WORDS])
