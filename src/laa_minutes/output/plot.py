"""Figures drawn with characters."""

from __future__ import annotations

from collections.abc import Sequence

_BARS = "▁▂▃▄▅▆▇█"
_LONGEST_SPARK = 12


def sparkline(values: Sequence[int | float], longest: int = _LONGEST_SPARK) -> str:
    """A bar for each of the latest values, from the lowest to the highest; nothing for fewer than two."""
    values = values[-longest:]
    if len(values) < 2:
        return ""
    low, high = min(values), max(values)
    if low == high:
        return _BARS[3] * len(values)
    return "".join(_BARS[round((value - low) / (high - low) * (len(_BARS) - 1))] for value in values)
