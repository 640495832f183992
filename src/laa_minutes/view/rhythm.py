"""When a reading was due: from the rhythm in which an indicator's figures came, and from how long they took to come.

The rhythm. A figure comes by month, by quarter or by year, as most of the latest four did, or where these are even as
the latest did: a year's outturn among quarters changes nothing, and two quarters after months do. It comes for every
period of that kind, or for every second or fourth one, as the latest four steps from one such period to the next mostly
were: a survey of every other year is not asked for in between, and one figure that was never entered is not forgotten.
One reading alone has no rhythm yet, and nothing is due.

The time it takes. From the end of a period to the day on which its figure was first `reported`: the longest of the
latest four, because what is in the usual time is no exception. Never more than one step of the rhythm, however late the
figures of the past were entered: a figure that is not there when the next period has ended too is late whatever the
custom. Where no day of a report is on record, 30 days for a month, 45 for a quarter, 90 for a year; this is our own
convention, as nothing else is on record.

Figures that come by quarter, by year or every other year stand side by side in a council's report (Winchester,
“Quarterly performance reporting”); the rules by which their rhythm is read from the record are ours.

A reading was due, then, on the last day of its period and so many days; it is missing from the day after.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import count, pairwise, takewhile
from typing import Literal

from ..frozen import dataclass
from ..record.when import Period, UnreadableError, read_period

Kind = Literal["month", "quarter", "year"]

USUAL_DAYS = {"month": 30, "quarter": 45, "year": 90}
_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_LATEST = 4  # steps and times looked at
_APRIL = 3  # months after January, with which financial years begin
_END_OF_TIME = 9990


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How an indicator's figures come: for every `step`-th period of a kind, by so many `days` after its end. `last` is
    the latest period that has one."""

    kind: Kind
    step: int
    days: int
    last: Period

    def missing(self, today: str) -> tuple[tuple[Period, str], ...]:
        """The periods whose figure was due by the day before, the earliest first, with the day (ISO) it was due."""
        longest = timedelta(self.days)
        late = takewhile(lambda one: date.fromisoformat(today) - one.last > longest, self._expected())
        return tuple((one, (one.last + longest).isoformat()) for one in late)

    def passed_over(self, period: Period) -> tuple[Period, ...]:
        """The periods that would have had their figure before this one."""
        return tuple(takewhile(lambda one: one.last < period.first, self._expected()))

    def _expected(self) -> Iterator[Period]:
        for number in count(_number(self.last) + self.step, self.step):
            period = _period(self.kind, number)
            if period.last.year > _END_OF_TIME:
                return
            yield period


def rhythm(readings: Iterable[tuple[str | None, str | None]]) -> Rhythm | None:
    """The rhythm of readings, each given as its period and the day (ISO) on which it was reported; None where there are
    not two periods of a kind to see one in."""
    first_reported: dict[Period, str | None] = {}
    for typed, reported in readings:
        if period := period_of(typed):
            known = first_reported.get(period)
            first_reported[period] = min(known, reported) if known and reported else known or reported
    if not first_reported:
        return None
    periods = sorted(first_reported, key=lambda one: (one.last, one.first))
    kind = _prevailing([one.kind for one in periods[-_LATEST:]])
    alike = [one for one in periods if one.kind == kind]
    numbers = [_number(one) for one in alike]
    steps = [later - earlier for earlier, later in pairwise(numbers)][-_LATEST:]
    if not steps:
        return None
    step = sorted(steps)[len(steps) // 2]  # the usual one: half are shorter
    last = _ended(kind, periods[-1].last)
    return Rhythm(kind, step, _days(kind, step, alike, first_reported), max(last, alike[-1], key=_number))


def period_of(typed: str | None) -> Period | None:
    """A period as it was typed, written as it is everywhere: `2009/10Q3` is `2009/10 Q3`."""
    try:
        read = read_period(typed or "")
    except UnreadableError:
        return None
    return _period(read.kind, _number(read))


def _prevailing(kinds: Sequence[Kind]) -> Kind:
    counted = Counter(reversed(kinds))
    return max(counted, key=lambda kind: counted[kind])  # of two that are even, the first met: the latest one's


def _ended(kind: Kind, day: date) -> Period:
    """The last period of a kind that had ended by a day."""
    months = day.year * 12 + day.month - 1 - _APRIL
    period = _period(kind, months // _MONTHS[kind])
    return period if period.last <= day else _period(kind, _number(period) - 1)


def _days(kind: Kind, step: int, alike: list[Period], reported: dict[Period, str | None]) -> int:
    took = [(date.fromisoformat(day) - one.last).days for one in alike if (day := reported[one])][-_LATEST:]
    longest = max(took, default=USUAL_DAYS[kind])
    return max(0, min(longest, _MONTHS[kind] * step * 61 // 2))


def _number(period: Period) -> int:
    """Periods of a kind, counted so that each is one more than the one before it."""
    return (period.first.year * 12 + period.first.month - 1 - _APRIL) // _MONTHS[period.kind]


def _period(kind: Kind, number: int) -> Period:
    months = number * _MONTHS[kind]
    year, quarter = months // 12, months % 12 // 3 + 1
    if kind == "month":
        return read_period(f"{(months + _APRIL) // 12:04}-{(months + _APRIL) % 12 + 1:02}")
    return read_period(f"{year:04}/{(year + 1) % 100:02}" + (f" Q{quarter}" if kind == "quarter" else ""))
