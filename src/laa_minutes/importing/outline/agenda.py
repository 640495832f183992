"""The agenda, or the summons to the meeting, where it is printed before its minutes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from ..document import Block
from ..words.list_names import LISTS
from .numbers import number_of
from .parts import named_part

_SUMMONS = re.compile(
    r"\b(?:(?:are|is) (?:hereby )?(?:summoned|invited) to|notice is hereby given|business to be transacted|"
    r"transacting the (?:following )?business)\b",
    re.IGNORECASE,
)
_CALLED = re.compile(r"(?:meeting |draft )?agenda (?:for|of)\b(?!.*\.\s)", re.IGNORECASE)
_SEVERAL = 2  # entries that an agenda has more than
_WORDS = 5  # of an entry that come again as a title


def without_agenda(blocks: Sequence[Block], listed: int) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """The blocks without the agenda before them, and that agenda: numbers before the place where those present are
    `listed`, or below `Agenda` before numbers begin anew, that come again after it; or that a summons leads to, or a
    line that says `Agenda for …`."""
    anew = _begins_anew(blocks)
    first = next((n for n in range(anew) if number_of(blocks[n].label)), 0)
    named = named_part(blocks[first - 1]) if first else None
    if named and named[0] == "agenda" and come_again(blocks[first:anew], blocks[anew:]):
        end = next((n for n in range(first, anew) if _lists_people(blocks[n])), anew)
        return (*blocks[:first], *blocks[end:]), tuple(blocks[first:end])
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


def _lists_people(block: Block) -> bool:
    """The name of a list of people, which is no entry of an agenda."""
    named = named_part(block)
    return named is not None and named[0] in LISTS and not block.label


def _begins_anew(blocks: Sequence[Block]) -> int:
    """The place of the second 1, behind several numbers that go on from the first; 0 where there is none."""
    numbered = [(n, number) for n, block in enumerate(blocks) if (number := number_of(block.label))]
    ones = [place for place, (_, number) in enumerate(numbered) if number.rstrip(".0") == "1"][:2]
    return numbered[ones[1]][0] if len(ones) > 1 and ones[0] == 0 and ones[1] > _SEVERAL else 0


def come_again(agenda: Sequence[Block], after: Sequence[Block]) -> bool:
    """Whether most numbered entries of an agenda are numbered titles of what comes after it, too."""
    entries = [_key(block) for block in agenda if number_of(block.label)]
    keys = (_key(block) for block in after if number_of(block.label))
    titles = {key[:words] for key in keys for words in range(1, len(key) + 1)}  # `Gate. It was mended` is `Gate` again
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
