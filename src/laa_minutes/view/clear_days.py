"""Clear days before a meeting: days on which offices work, that of the notice and that of the meeting not counted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import partial
from importlib.util import module_from_spec, spec_from_file_location
from itertools import islice
from pathlib import Path
from typing import cast

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
    known = _united_kingdom()(subdiv=_COUNTRIES[country])
    return lambda day: known.get(day)


def _united_kingdom() -> Callable[..., Mapping[date, str]]:
    """The holidays of the one country, read from its own module: asked by its code, the library first imports those of
    two hundred others."""
    import holidays

    path = Path(holidays.__file__).parent / "countries" / "united_kingdom.py"
    spec = spec_from_file_location("holidays_of_united_kingdom", path)
    if spec is None or spec.loader is None or not path.exists():
        return partial(holidays.country_holidays, "GB")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return cast("Callable[..., Mapping[date, str]]", module.UnitedKingdom)
