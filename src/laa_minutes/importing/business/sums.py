"""Sums of money, each with the sentence it stands in, or the part of it that is about this sum."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise

from ..document import Block
from ..draft import SumFound

_SUM = re.compile(
    r"£\s?(?P<amount>\d+(?:,\d{3})*(?:\.\d+)?)\s?(?P<unit>k|m|bn|million|billion|thousand)?\b", re.IGNORECASE
)
# what parts one sum's words from the next's, the surest first: `…; …`, `…, of which £52 …`, `… and £300 for the club`
_JOINTS = tuple(
    re.compile(pattern)
    for pattern in (
        r";\s",
        r",?\s(?=of which\b)|,\s(?=(?:and|leaving|with|plus|but|while|whereas)\b|£)",
        r"\sand\s(?=£)",
    )
)
_TIMES = {"k": 10**3, "thousand": 10**3, "m": 10**6, "million": 10**6, "bn": 10**9, "billion": 10**9}


def read_sums(blocks: Iterable[Block]) -> tuple[SumFound, ...]:
    """The amounts in the text, an amount that is named again once."""
    found: dict[str, SumFound] = {}
    for block in blocks:
        for sentence in re.split(r"(?<=[.;!?])\s+(?=[A-Z])", "" if block.rows else block.text):
            for match, words in _each_with_its_words(sentence):
                found.setdefault(_written_out(match), SumFound(_written_out(match), block.line, words))
    return tuple(found.values())


def _each_with_its_words(sentence: str) -> Iterator[tuple[re.Match[str], str]]:
    """The sums of a sentence, each with what is said of it: of several, from the joint before it to the next."""
    sums = list(_SUM.finditer(sentence))
    joints = [at for one, other in pairwise(sums) if (at := _joint(sentence, one.end(), other.start()))]
    parts = list(pairwise([0, *joints, len(sentence)]))
    for match in sums:
        here, end = next((here, end) for here, end in parts if here <= match.start() < end)
        yield match, re.sub(r"^(?:[,;\s]|and\s)+", "", sentence[here:end]).strip()


def _joint(sentence: str, start: int, end: int) -> int | None:
    """The last place between two sums at which the words of the one end."""
    for pattern in _JOINTS:
        if found := [match.start() for match in pattern.finditer(sentence, start, end + 1) if match.start() < end]:
            return found[-1]
    return None


def _written_out(said: re.Match[str]) -> str:
    """`£1.5m` as the figure that a record has: `£1,500,000`."""
    pounds = Decimal(said["amount"].replace(",", "")) * _TIMES.get((said["unit"] or "").casefold(), 1)
    return f"£{pounds:,f}" if pounds != pounds.to_integral_value() else f"£{pounds.to_integral_value():,}"
