"""Dates, periods and times, as loosely as minutes say them.

Everything compares by ISO text: `2010-02-22`. Financial years run from 1 April to 31 March.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from ..frozen import dataclass
from .name import read_name

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
_MONTH = re.compile(r"(\d{4})-(\d\d)", re.ASCII)
_QUARTER = re.compile(r"(\d{4})/(\d\d) ?[Qq]([1-4])", re.ASCII)
_YEAR = re.compile(r"(\d{4})/(\d\d)", re.ASCII)
_THIS_CENTURY = 69  # the last year of two digits that is taken for one of it
_TIME = re.compile(r"(\d{1,2})(?:[:.](\d\d))? ?([AaPp]\.?[Mm]\.?)?", re.ASCII)
# What people write instead; only where they did are these patterns needed, and compiled.
_LAX = r"(\d{4})-(\d{1,2})-(\d{1,2})"
_BRITISH = r"(?:[A-Za-z]{3,9},? )?(\d{1,2})(?:st|nd|rd|th)?(?: of)?[ ./-]+([A-Za-z]{3,9}|\d{1,2})[ ./,-]+(\d{4}|\d\d)"
_LAX_YEAR = (
    r"(?:[Qq](?P<before>[1-4])[ ,]*)?(?P<begins>\d{4}|\d\d)[/-](?P<ends>\d{4}|\d\d)(?:[ ,]*[Qq](?P<after>[1-4]))?"
)
_LAX_MONTH = r"(?P<month>[A-Za-z]{3,9})\.?[ -/]*(?P<year>\d{4})"
_TIME_HINT = "Write a time like this: 14:00, or 14:00-16:30."


class UnreadableError(ValueError):
    """A text that is not what its field wants: what is wrong with it, and what to type instead."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


@dataclass(frozen=True, slots=True)
class When:
    """A due date as it was said.

    `earliest` and `latest` are its bounds, either of which may be open. A `month` means the body's meeting in that
    month, else its last day; `next` the body's next meeting; a `meeting` names one, and moves when that moves.
    """

    said: str
    kind: Literal["day", "month", "next", "meeting", "loose"]
    earliest: date | None = None
    latest: date | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """A span that a figure is for: a month, a quarter of a financial year, or a financial year. Both ends included."""

    said: str
    kind: Literal["month", "quarter", "year"]
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Times:
    """Start, and end where it was given, as `HH:MM` on the 24-hour clock."""

    start: str
    end: str | None = None

    def __str__(self) -> str:
        return f"{self.start}-{self.end}" if self.end else self.start


def read_date(text: str) -> date:
    """A day written `2010-02-22`. Raises UnreadableError, whose hint gives the date that was probably meant."""
    match = re.fullmatch(_LAX, text, re.ASCII)
    year, month, day = map(int, match.groups() if match else _british(text))
    try:
        meant = date(year, month, day)
    except ValueError:
        raise _no_such_day(year, month, day) from None
    if _ISO.fullmatch(text):
        return meant
    raise UnreadableError(f"“{text}” is not written as a record writes dates", f"Write {meant.isoformat()}.")


def read_when(text: str) -> When:
    """A due date: a day, a month (`2010-04`), `next`, or the name of a meeting. Raises UnreadableError."""
    if text.lower() in ("next", "next meeting"):
        return When(text, "next")
    if _MONTH.fullmatch(text):
        month = read_period(text)
        return When(text, "month", month.first, month.last)
    name = read_name(text) if "/" in text else None
    if name is not None and name.meeting is not None:
        read_date(name.meeting[:10])
        if name.kind != "meeting":
            raise UnreadableError(f"“{text}” is no meeting", f"Write the meeting alone: {text[: text.rindex('/')]}.")
        return When(text, "meeting")
    try:
        day = read_date(text)
    except UnreadableError as error:
        if "no date" in error.message and not text[:1].isdigit():
            hint = f"Write a day (2010-04-19), a month (2010-04), next, a meeting, or {{said: {text}, by: 2010-04-19}}."
            raise UnreadableError(f"“{text}” is no date that sorts", hint) from None
        raise
    return When(text, "day", day, day)


def read_period(text: str) -> Period:
    """`2010-02`, `2009/10 Q3` or `2009/10`. Raises UnreadableError."""
    if match := _MONTH.fullmatch(text):
        year, month = int(match[1]), int(match[2])
        if 1 <= month <= 12 and year:
            return Period(text, "month", date(year, month, 1), _month_end(year, month))
        hint = "Write year and month, from 01 to 12: 2010-02."
        if (year + 1) % 100 == month:
            hint = f"If the financial year is meant, write {match[1]}/{match[2]}."
        raise UnreadableError(f"there is no month {text}", hint)
    if match := _QUARTER.fullmatch(text) or _YEAR.fullmatch(text):
        year = int(match[1])
        if (year + 1) % 100 != int(match[2]):
            hint = f"The financial year that begins in {year} is {year}/{(year + 1) % 100:02}."
            raise UnreadableError(f"“{text}” is no financial year", hint)
        if 0 < year < 9999:
            if match.re is _YEAR:
                return Period(text, "year", date(year, 4, 1), date(year + 1, 3, 31))
            month = 1 + 3 * int(match[3]) % 12
            start = year if month > 3 else year + 1
            return Period(text, "quarter", date(start, month, 1), _month_end(start, month + 2))
    raise UnreadableError(f"“{text}” is no period", _period_meant(text))


def read_times(text: str) -> Times:
    """`14:00`, `14:00-16:30`, also `2.00pm - 3.45pm`. Raises UnreadableError."""
    parts = [part.strip() for part in re.split(r"[-–—]|\bto\b", text)]
    matches = [match for part in parts if (match := _TIME.fullmatch(part))]
    if len(matches) < len(parts) or len(parts) > 2:
        raise UnreadableError(f"“{text}” is no time", _TIME_HINT)
    half_of_all = matches[-1][3]  # 2.00-3.45pm
    clock = []
    for match in matches:
        hour, minute, half = int(match[1]), int(match[2] or 0), match[3] or half_of_all
        if half and hour <= 12:
            hour = hour % 12 + (12 if half[0] in "Pp" else 0)
        if hour > 23 or minute > 59 or (match[2] is None and not half):
            raise UnreadableError(f"“{match.group()}” is no time", _TIME_HINT)
        clock.append(f"{hour:02}:{minute:02}")
    start, end = clock[0], clock[1] if len(clock) == 2 else None
    if end and start > end and (half_of_all or "")[:1] in ("p", "P") and not matches[0][3] and int(matches[0][1]) < 12:
        start = f"{int(start[:2]) - 12:02}{start[2:]}"  # 11.30-1pm
    if end and start >= end:
        raise UnreadableError(f"“{text}” ends before it begins", _TIME_HINT)
    return Times(start, end)


def day_words(day: date, *, weekday: bool = False) -> str:
    """A date as people here write it: `22 February 2010`, or `Monday 22 February 2010`."""
    words = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    return f"{WEEKDAYS[day.weekday()]} {words}" if weekday else words


def day_short(day: date) -> str:
    """A date in eleven characters at the most: `22 Feb 2010`."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def month_number(name: str) -> int | None:
    """1 for `January` or `jan`; None for what is no month."""
    if len(name) < 3:
        return None
    return next((n for n, month in enumerate(MONTHS, 1) if month.lower().startswith(name.lower())), None)


def _period_meant(text: str) -> str:
    """`Q3 2009-10`, `2009/2010` and `February 2010` are near enough to say what to write."""
    if (match := re.fullmatch(_LAX_YEAR, text, re.ASCII)) and (match["before"] is None or match["after"] is None):
        begins = int(match["begins"])
        if len(match["begins"]) == 2:
            begins += 1900 if begins > _THIS_CENTURY else 2000
        quarter = match["before"] or match["after"]
        if 0 < begins < 9999 and (begins + 1) % 100 == int(match["ends"][-2:]):
            return f"Write {begins}/{(begins + 1) % 100:02}{f' Q{quarter}' if quarter else ''}."
    if (match := re.fullmatch(_LAX_MONTH, text, re.ASCII)) and (month := month_number(match["month"])):
        return f"Write {match['year']}-{month:02}."
    return "Write a month (2010-02), a quarter (2009/10 Q3) or a financial year (2009/10)."


def _days_in(year: int, month: int) -> int:
    from calendar import monthrange

    return monthrange(year, month)[1]


def _month_end(year: int, month: int) -> date:
    return date(year, month, _days_in(year, month))


def _british(text: str) -> tuple[str, str, str]:
    match = re.fullmatch(_BRITISH, text, re.ASCII)
    if match is None:
        raise UnreadableError(f"“{text}” is no date", "Write a day like this: 2010-02-22.")
    day, month, year = match.groups()
    number = month if month.isdigit() else str(month_number(month) or "")
    if not number:
        raise UnreadableError(f"“{text}” is no date", "Write a day like this: 2010-02-22.")
    return (year if len(year) == 4 else f"20{year}"), number, day


def _no_such_day(year: int, month: int, day: int) -> UnreadableError:
    if not year:
        return UnreadableError("there is no year 0", "Write year, month, day: 2010-02-22.")
    if not 1 <= month <= 12:
        hint = "Write year, month, day: 2010-02-22."
        if 1 <= day <= 12 and 1 <= month <= _days_in(year, day):
            hint = f"Months run from 01 to 12. Did you mean {year}-{day:02}-{month:02}?"
        return UnreadableError(f"there is no month {month}", hint)
    hint = f"{MONTHS[month - 1]} {year} has {_days_in(year, month)} days."
    if month < 12 and 1 <= day <= 31:
        hint += f" Did you mean {year}-{month + 1:02}-{day:02}?"
    return UnreadableError(f"{day} {MONTHS[month - 1]} is no date", hint)
