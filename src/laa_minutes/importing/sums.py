"""Sums of money, each with the sentence it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from .document import Block
from .draft import SumFound

_SUM = re.compile(
    r"£\s?(?P<amount>\d+(?:,\d{3})*(?:\.\d+)?)\s?(?P<unit>k|m|bn|million|billion|thousand)?\b", re.IGNORECASE
)
_TIMES = {"k": 10**3, "thousand": 10**3, "m": 10**6, "million": 10**6, "bn": 10**9, "billion": 10**9}


def read_sums(blocks: Iterable[Block]) -> tuple[SumFound, ...]:
    """The amounts in the text, an amount that is named again once."""
    found: dict[str, SumFound] = {}
    for block in blocks:
        for sentence in re.split(r"(?<=[.;!?])\s+(?=[A-Z])", "" if block.rows else block.text):
            for match in _SUM.finditer(sentence):
                found.setdefault(_written_out(match), SumFound(_written_out(match), block.line, sentence.strip()))
    return tuple(found.values())


def _written_out(said: re.Match[str]) -> str:
    """`£1.5m` as the figure that a record has: `£1,500,000`."""
    pounds = Decimal(said["amount"].replace(",", "")) * _TIMES.get((said["unit"] or "").casefold(), 1)
    return f"£{pounds:,f}" if pounds != pounds.to_integral_value() else f"£{pounds.to_integral_value():,}"
