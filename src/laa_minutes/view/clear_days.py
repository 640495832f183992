"""Clear days before a meeting: days on which offices work, that of the notice and that of the meeting not counted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import islice

from ..record.when import WEEKDAYS, day_words

_COUNTRIES = {"england": "ENG", "wales": "WLS", "scotland": "SCT", "northern ireland": "NIR"}
_SATURDAY = 5


def send_by(meeting: date, clear_days: int, holidays: str) -> date | None:
    """The last working day that leaves so many clear working days before a meeting; None where the calendar has none.

    `holidays` is the country whose public holidays are none, or `none`, where only weekends are left out. What counts
    as a clear day of notice is that of the Local Government Act 1972, section 100B, as councils reckon it.
    """
    off = _holidays(holidays)
    days = (meeting - timedelta(days=before) for before in range(1, meeting.toordinal()))
    working = (day for day in days if day.weekday() < _SATURDAY and not off(day))
    return next(islice(working, clear_days, None), None)


def no_working_day(day: date, holidays: str) -> str | None:
    """What there is to say of a meeting on a weekend or a public holiday; None of a day on which offices work."""
    if name := _holidays(holidays)(day):
        return f"{day_words(day, weekday=True)} is a public holiday: {name}."
    return f"{day_words(day)} is a {WEEKDAYS[day.weekday()]}." if day.weekday() >= _SATURDAY else None


def _holidays(country: str) -> Callable[[date], str | None]:
    """What a day is called that is a public holiday, None where it is none."""
    if country not in _COUNTRIES:
        return lambda day: None
    from holidays import country_holidays

    known = country_holidays("GB", subdiv=_COUNTRIES[country])
    return lambda day: known.get(day)
