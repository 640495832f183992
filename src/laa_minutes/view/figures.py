"""Figures for people and programs: every reading, with the target and the earlier reading it compares with.

The rules are in `performance`; this makes rows of what comes of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import takewhile

from ..frozen import dataclass
from ..performance import Course, Direction, Judged, Performance, courses
from ..register import Register

PERFORMED: dict[Performance, str] = {  # in words, wherever it is told; the best first
    "met": "on target",
    "within tolerance": "within tolerance",
    "missed": "below target",
}


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """One measured value. `reported` is the day from which it counts, where that is known.

    `target` and `performance` compare it with the target for the same period, `was`, `was_period` and `direction` with
    the earlier reading that it is held against; None where there is no such thing. `replaced` by a later report for
    its period, it is compared with nothing.
    """

    value: int | float
    period: str | None
    reported: str | None
    source: str | None
    target: int | float | None = None
    performance: Performance | None = None
    was: int | float | None = None
    was_period: str | None = None
    direction: Direction | None = None
    replaced: bool = False
    kind: str = ""


def readings(register: Register) -> dict[str, tuple[ReadingRow, ...]]:
    """The readings of every indicator that has any, in time order, as they counted and compared on the day."""
    return {code: reading_rows(course) for code, course in courses(register).items() if course.readings}


def reading_rows(course: Course) -> tuple[ReadingRow, ...]:
    """The readings of one indicator, in time order."""
    return tuple(map(_row, course.readings))


def in_a_row(rows: Sequence[ReadingRow], *, performance: Performance | None = None,
             direction: Direction | None = None) -> int:  # fmt: skip
    """How many readings in a row, up to the latest, performed so or went that way: of those that compare at all, of one
    kind of period. `in_a_row(rows, direction="worsening") >= 2` is slipping for two readings."""
    fact, wanted = ("performance", performance) if performance else ("direction", direction)
    return sum(1 for _ in takewhile(lambda one: getattr(one, fact) == wanted, reversed(_alike(rows, fact))))


def compared(rows: Sequence[ReadingRow]) -> tuple[ReadingRow, ...]:
    """The readings that were held against a target, the latest last: all of one kind of period, so that a year is not
    taken for the quarter after its fourth."""
    return _alike(rows, "performance")


def series(rows: Sequence[ReadingRow]) -> tuple[ReadingRow, ...]:
    """The readings that follow one another, to be drawn as one line: those of the latest's kind of period, each period
    once. Readings without a period follow one another in the order of their reports."""
    return tuple(one for one in rows if one.kind == rows[-1].kind and not one.replaced)


def _alike(rows: Sequence[ReadingRow], fact: str) -> tuple[ReadingRow, ...]:
    found = [one for one in rows if getattr(one, fact) is not None]
    return tuple(one for one in found if one.kind == found[-1].kind)


def number(value: str | Decimal) -> int | float:
    """A figure as a number: whole where it was typed whole."""
    value = Decimal(value)
    return int(value) if value == value.to_integral_value() else float(value)


def _row(one: Judged) -> ReadingRow:
    reading, target, before = one.reading, one.target, one.before
    return ReadingRow(
        value=number(reading.value),
        period=reading.period,
        reported=reading.reported,
        source=reading.source,
        target=number(target.value) if target else None,
        performance=one.performance,
        was=number(before.value) if before else None,
        was_period=before.period if before else None,
        direction=one.direction,
        replaced=one.replaced,
        kind=one.kind,
    )
