"""The arithmetic of performance: which figures may be compared, and what comes of it.

Functions of decimals and periods alone. docs/performance.md has every rule with its source and a table of cases worked
by hand, which the tests read.
"""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Literal

from ..record.when import Period, UnreadableError, read_period

Performance = Literal["met", "within tolerance", "missed"]
Direction = Literal["improving", "steady", "worsening"]
Span = tuple[str, str]  # first and last day, ISO


def span(period: str, measure: str) -> Span:
    """The days that a figure is for: of a cumulative measure 1 April to its period's end; of any other its period.

    So a total to the end of March is one figure, whether it was filed for March, for Q4 or for the year. The total of
    the year to date beside the quarter's own is what council systems keep (Pentana Risk, “Collection Settings”); the
    year of the national indicators runs from April to March.
    """
    read = _read(period)
    if read is None:
        return period, period
    first, last = read.first, read.last
    if measure == "cumulative":
        first = first.replace(year=max(1, last.year - (last.month < 4)), month=4, day=1)
    return first.isoformat(), last.isoformat()


def kind(period: str, measure: str) -> str:
    """What figures have in common that can follow one another: months with months, quarters with quarters, years with
    years; a total of the year to date with any other."""
    read = _read(period)
    return "" if read is None else "year to date" if measure == "cumulative" else read.kind


def pair(period: str, measure: str) -> str:
    """What two figures have in common whose difference is a direction.

    Point measures: the kind of period, so that a quarter is held against the quarter before (Kent's quarterly report;
    Havering's “short term”, 2014/15). Seasonal and cumulative ones: the time of the year, so that a figure is held
    against an earlier year's (Havering's “long term”); for a winter is no worse than the autumn before it because it is
    cold, and within a year a total only grows.
    """
    return kind(period, measure) if measure == "point" else season(period, measure)


def season(period: str, measure: str) -> str:
    """What figures of one time of different years have in common: the kind of period, and the month in which it ends.
    The difference of two such figures is the change year on year (Havering's “long term” direction of travel)."""
    return f"{kind(period, measure)} {span(period, measure)[1][5:7]}"


def judge(value: Decimal, aim: Decimal, better: str, tolerance: str | None) -> Performance:
    """A value against the target for the same period.

    `met` on the target or better; `within tolerance` where it falls short by no more than the band, its edge included;
    else `missed`. The three lights of a council's scorecard (Reigate and Banstead: on or above target, within agreed
    tolerance, else red). Figures are compared as they were typed, not as rounded for showing.
    """
    short = aim - value if better == "higher" else value - aim
    if short <= 0:
        return "met"
    return "within tolerance" if short <= band(tolerance, aim) else "missed"


def direction(before: Decimal, value: Decimal, better: str) -> Direction:
    """Where a measure goes from one figure to the next: `steady` only where they are the same (Havering, 2013/14)."""
    if value == before:
        return "steady"
    return "improving" if (value > before) == (better == "higher") else "worsening"


def band(tolerance: str | None, aim: Decimal) -> Decimal:
    """The amber band in the measure's own unit: `10%` is that share of the target's size (Havering: “on or within 10%
    of the target”), so nothing of a target of zero; a bare number is an amount. None where no tolerance is given."""
    amount, share = tolerance_of(tolerance) or (Decimal(0), False)
    return abs(aim) * amount / 100 if share else amount


def tolerance_of(typed: str | None) -> tuple[Decimal, bool] | None:
    """The number in a tolerance, and whether it is a percentage; None where it is no number at all."""
    bare = (typed or "").strip()
    try:
        amount = Decimal(bare.removesuffix("%").replace(",", "").strip())
    except InvalidOperation:
        return None
    return (abs(amount), bare.endswith("%")) if amount.is_finite() else None


@lru_cache(maxsize=4096)
def _read(period: str) -> Period | None:
    try:
        return read_period(period)
    except UnreadableError:
        return None
