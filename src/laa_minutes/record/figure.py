"""Figures as people type them: `460,000`, `£12.50`, `45%`, `-3`."""

from __future__ import annotations

import re
from decimal import Decimal

from .when import UnreadableError

_NUMBER = re.compile(r"([-+]?)£?([-+]?)((?:\d{1,3}(?:,\d{3})+|\d{1,20})?(?:\.\d{1,20})?) ?%?", re.ASCII)
# What people write instead; only where they did are these patterns needed, and compiled.
_DECIMAL_COMMA = r"(?a)([-+]?\d{1,20}),(\d{1,2})"
_ABBREVIATED = r"(?ai)£?([-+]?[\d,]{1,15}(?:\.\d{1,6})?) ?(k|m|thousand|million)"
_TIMES = {"k": 1_000, "thousand": 1_000, "m": 1_000_000, "million": 1_000_000}
_WITH_UNIT = r"([-+]?£?[\d,]{1,27}(?:\.\d{1,20})?) ?%? *[^\W\d_][^\d]*"
_BETWEEN = r"[-+]?[\d,.]+%? ?(?:[-–/]|to|or|and) ?[-+]?[\d,.]+%?"
_HINT = "Write it like 460,000 or 12.5."


def read_figure(text: str) -> Decimal:
    """The number that a text is, with or without thousands commas, a pound or a percent sign, which count for nothing.

    Raises UnreadableError, whose hint gives the figure that was probably meant.
    """
    typed = text.strip().replace("\u2212", "-")
    found = _read(typed)
    if found is None:
        raise UnreadableError(f"“{text}” is no number", _meant(typed))
    return found


def _read(typed: str) -> Decimal | None:
    match = _NUMBER.fullmatch(typed)
    if match and match[3] and not (match[1] and match[2]):
        return Decimal(match[1] + match[2] + match[3].replace(",", ""))
    return None


def _meant(typed: str) -> str:
    if match := re.fullmatch(_DECIMAL_COMMA, typed):
        return f"Decimals follow a point, and commas stand between thousands: {match[1]}.{match[2]}."
    if match := re.fullmatch(_ABBREVIATED, typed):
        short = _read(match[1])
        return f"Write the figure out: {short * _TIMES[match[2].lower()]:,.0f}." if short else _HINT
    if re.fullmatch(_BETWEEN, typed):
        return "Write one figure; what else was said of it belongs in the minutes."
    if match := re.fullmatch(_WITH_UNIT, typed):
        return f"Write the figure alone, without its unit: {match[1]}."
    return _HINT
