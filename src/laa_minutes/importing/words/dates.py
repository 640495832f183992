"""Dates as minutes write them: what is said, what is missing, and what year was meant."""

from __future__ import annotations

import re
from datetime import date, timedelta
from difflib import SequenceMatcher

from ...frozen import dataclass
from ...record.when import WEEKDAYS, day_words, month_number

MONTH_NAMES = (
    r"jan(?:uary)?|feb(?:r?uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?"
)
_NEARLY = r"(?:jan|feb|aug|sep|oct|nov|dec)[a-z]{2,8}"  # perhaps a month with a letter wrong
_MONTHS = rf"{MONTH_NAMES}|{_NEARLY}"
_ALIKE = 0.8  # how much of a month's name must be right
_WEEKDAYS = (
    r"mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nes(?:day)?)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?"
)
_WEEKDAY = rf"(?:\b(?P<weekday>{_WEEKDAYS})\b[\s,.]*(?:(?:morning|afternoon|evening)[\s,]*)?(?:the\s+)?)?"
_RAISED = r"[°º™®“”\"*]{1,2}(?=\s)"  # what a scan made of the small letters
ORDINAL = rf"(?:\s?(?:<sup>)?\^?\(?(?:st|nd|rd|th)(?:st|nd|rd|th)?\b\)?(?:</sup>)?|{_RAISED})?"
DAY = r"(?<![\d/.:£$#-])(?P<day>[0-3]?\d)(?!\d)"
_TO = r"(?:\s*(?:[-–—/&]|to|and)\s*"
# Two digits are a year only where they cannot be a time or a number of something.
_YEAR = (
    r"(?:(?:[\s,./’'-]|of|in)*?(?P<year>(?:19|20)\d\d)\b(?!\s*(?:hrs|hours|-\s*\d\d:))|"
    r"(?:[\s./-]*[’']|[./-]|\s)(?P<short>\d\d)\b(?![.:]\d|\s*(?:[ap]\.?m|hrs|hours|noon|[-–]\s*\d|[a-z]{2}|,?\s*(?:19|20)\d\d)))?"
)
_FORMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # the second Monday of January, 13th
        rf"\b(?:first|second|third|fourth|last|[1-4](?:st|nd|rd|th)) (?P<weekday>{_WEEKDAYS}) (?:of|in) "
        rf"(?P<month>{_MONTHS})\b[\s,:(–-]{{1,3}}(?:the )?(?P<day>[0-3]?\d){ORDINAL}(?![\d:.])"
        r"(?:,? (?P<year>(?:19|20)\d\d)\b)?",
        # November 5th, 2009
        rf"{_WEEKDAY}\b(?P<month>{_MONTHS})\b\.?\s+(?P<day>[0-3]?\d){ORDINAL}(?:,\s*|\s+)(?P<year>(?:19|20)\d\d)\b"
        r"(?!\s*(?:hrs|hours|UTC|GMT|BST))",
        # 2009-NOV-05
        rf"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<month>{MONTH_NAMES})-(?P<day>[0-3]?\d)(?!\d)",
        # 2009, November the 5th
        rf"\b(?P<year>(?:19|20)\d\d),?\s+(?P<month>{_MONTHS})\s+(?:the\s+)?(?P<day>[0-3]?\d){ORDINAL}(?![\d:.])",
        # Wednesday 1st June 2005, 12-13 May 2014, 14-Sep-19, 4 June
        rf"{_WEEKDAY}{DAY}{ORDINAL}{_TO}(?P<last>[0-3]?\d){ORDINAL})?"
        rf"(?:\s+day)?(?:[\s,./-]+(?:of\s+)?|(?=[a-z]))(?P<month>{_MONTHS})(?![a-z])\.?{_YEAR}"
        rf"(?:\s*\((?P<after>{_WEEKDAYS})\))?",
        # May 12, May 12-13
        rf"{_WEEKDAY}\b(?P<month>{_MONTHS})\b\.?\s+(?P<day>[0-3]?\d)(?![\d:/]|\.\d|\s*[ap]\.?m)"
        rf"{ORDINAL}(?:\s*[-–]\s*(?P<last>[0-3]?\d)\b{ORDINAL})?(?:[\s,]+(?P<year>(?:19|20)\d\d)\b)?",
        # 2014-05-12
        r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<mark>[-/._])(?P<number>[01]?\d)(?P=mark)(?P<day>[0-3]?\d)(?!\d)",
        # 20140512, between spaces
        r"(?<!\S)(?P<year>(?:19|20)\d\d)(?P<mark>)(?P<number>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?=[,;]?(?:\s|$))",
        # 12/05/2014, 08.02.11
        rf"{_WEEKDAY}(?<![\d/.£$-])(?P<day>[0-3]?\d)(?P<mark>\s?[-/.]\s?)(?P<number>[0-3]?\d)(?P=mark)"
        r"(?P<year>(?:19|20)?\d\d)(?!\d|[./-]\d)",
        # May 2014, May ’14
        rf"\b(?P<month>{_MONTHS})\b\.?(?:(?:[\s,-]|of)+(?P<year>(?:19|20)\d\d)\b|\s?[’'](?P<short>\d\d)\b)",
    )
)


@dataclass(frozen=True, slots=True)
class DateSaid:
    """A date as far as it is said, and where: characters `start` to `end` of the text. `weekday` 0 is Monday; `last` is
    the last day of a range; no `day` means a month."""

    start: int
    end: int
    month: int
    day: int | None = None
    year: int | None = None
    weekday: int | None = None
    last: int | None = None

    @property
    def date(self) -> date | None:
        """The day, where all of it is said and there is such a day."""
        return _day(self.year, self.month, self.day) if self.year and self.day else None

    @property
    def doubt(self) -> str | None:
        """Why the date is doubtful in itself: a weekday that it is not."""
        day = self.date
        if day is None or self.weekday is None or day.weekday() == self.weekday:
            return None
        return f"{day_words(day)} was a {WEEKDAYS[day.weekday()]}, not a {WEEKDAYS[self.weekday]}"


_RUN_ON = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")  # 20140512: year, month, day in a file's name
_SPACED = re.compile(r"(?<![\d-])(\d{1,4})([ _])(\d{1,2})\2(\d{1,4})(?![\d-])")  # 12_05_2014


def dates_in(text: str, *, month_first: bool = False) -> tuple[DateSaid, ...]:
    """Every date in a text, in its order. `month_first` reads 05/06/2012 as the sixth of May; where one order names no
    month, the other is taken."""
    found: list[DateSaid] = []
    for pattern in _FORMS:
        for match in pattern.finditer(text):
            said = _said(match, month_first)
            if said and not any(said.start < other.end and other.start < said.end for other in found):
                found.append(said)
    return tuple(sorted(found, key=lambda one: one.start))


def dates_in_name(name: str, *, month_first: bool = False) -> tuple[DateSaid, ...]:
    """Every date in a file's name: `2014-05-12`, `12_05_2014`, `20140512`, `12_May`."""
    stem = _RUN_ON.sub(r"\1-\2-\3", name.rpartition(".")[0] or name)
    return dates_in(_SPACED.sub(r"\1-\3-\4", stem).replace("_", " "), month_first=month_first)


def month_comes_first(text: str, posted: str = "") -> bool:
    """The numbers of some date in the text can only be month and day, or are those of the day on which the text was
    `posted`; or they can be, and dates in words have the month first (`May 12, 2014`), and none has the day. Dots and
    the whole year (`01.09.2015`) are what writers have who put the day first."""
    found = list(_IN_NUMBERS.finditer(text))
    numbers = [(int(one["a"] or one["c"]), int(one["b"] or one["d"])) for one in found]
    if not numbers or any(b <= 12 < a for a, b in numbers):
        return False
    days = [(said.month, said.day) for said in dates_in(posted)]
    in_words = (
        any(one["a"] or not one["whole"] for one in found) and _MONTH_FIRST.search(text) and not _DAY_FIRST.search(text)
    )
    return bool(in_words) or any(a <= 12 < b or (a != b and (a, b) in days) for a, b in numbers)


_IN_NUMBERS = re.compile(
    r"(?<![\d/.-])(?:(?P<a>\d{1,2})(?P<mark>[/-])(?P<b>\d{1,2})(?P=mark)|(?P<c>\d\d)\.(?P<d>\d\d)\.)"
    r"(?P<whole>19|20)?\d\d(?![\d/-]|\.\d)"
)
_MONTH_FIRST = re.compile(rf"\b(?:{MONTH_NAMES})\.? \d{{1,2}}(?:st|nd|rd|th)?, (?:19|20)\d\d\b", re.IGNORECASE)
_DAY_FIRST = re.compile(rf"(?<![\d/-])\d{{1,2}}(?:st|nd|rd|th)?,? (?:of )?(?:{MONTH_NAMES})\b", re.IGNORECASE)


def year_for(said: DateSaid, after: date) -> tuple[date | None, str | None]:
    """The day meant by a date that lies after a known one, and why that is doubtful."""
    if said.year:
        return said.date, said.doubt
    return _choose(said, [day for day in _years(said, after) if day > after], after)


def year_near(said: DateSaid, near: date) -> tuple[date | None, str | None]:
    """The day meant by a date that lies near a known one, and why that is doubtful."""
    if said.year:
        return said.date, said.doubt
    return _choose(said, sorted(_years(said, near), key=lambda day: abs(day - near)), near)


def _choose(said: DateSaid, days: list[date], known: date) -> tuple[date | None, str | None]:
    """The first of the days, or a later one within fourteen months where only that falls on the weekday said."""
    if not days:
        return None, None
    fitting = [day for day in days if said.weekday in (None, day.weekday()) and abs(day - known) < timedelta(430)]
    if fitting:
        return fitting[0], None
    doubt = f"no year is said, and {day_words(days[0])} is a {WEEKDAYS[days[0].weekday()]}"
    return days[0], doubt + (f", not a {WEEKDAYS[said.weekday]}" if said.weekday is not None else "")


def _years(said: DateSaid, known: date) -> list[date]:
    days = (_day(known.year + step, said.month, said.day or 1) for step in (-1, 0, 1))
    return [day for day in days if day]


def _said(match: re.Match[str], month_first: bool) -> DateSaid | None:
    part = match.groupdict()
    day = int(part["day"]) if part.get("day") else None
    year = _year(part.get("year") or part.get("short"))
    if number := part.get("number"):
        month = int(number)
        swap = month > 12 or (month_first and day is not None and day <= 12)
        year_first = bool(part.get("year")) and match.start("year") < match.start("day")  # as ISO has it: day last
        swaps = part["mark"].strip() in ("/-." if month_first else "/-")
        if swap and swaps and day is not None and not year_first:
            day, month = month, day
    else:
        word = part["month"]
        if word.islower() and word in ("may", "mar", "march", "sun", "sat") and not year:
            return None  # “5 may attend”
        month = _month_meant(word)
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= 31):
        return None
    weekday = part.get("weekday") or part.get("after")
    number_of_weekday = next(
        (n for n, name in enumerate(WEEKDAYS) if weekday and name[:3].lower() == weekday[:3].lower()), None
    )
    last, start = int(part["last"]) if part.get("last") else None, match.start()
    if last and day and last < day and number_of_weekday is None:  # `Meeting 23 – 8 September` is no range
        day, last, start = last, None, match.start("last")
    if year and day and _day(year, month, day) is None:
        return None
    return DateSaid(start, match.end(), month, day, year, number_of_weekday, last)


def _month_meant(word: str) -> int:
    """The number of a month; of one with a letter wrong, too (`Decemeber`); 0 for another word."""
    if re.fullmatch(MONTH_NAMES, word, re.IGNORECASE):
        return month_number(word[:3]) or 0
    for name in ("january", "february", "august", "september", "october", "november", "december"):
        alike = word[:3].lower() == name[:3] and not word.lower().startswith(name)
        if alike and SequenceMatcher(None, word.lower(), name).ratio() >= _ALIKE:
            return month_number(name[:3]) or 0
    return 0


def _year(digits: str | None) -> int | None:
    if not digits:
        return None
    return int(digits) if len(digits) == 4 else (2000 if int(digits) < 70 else 1900) + int(digits)


def _day(year: int | None, month: int, day: int | None) -> date | None:
    try:
        return date(year, month, day) if year and day else None
    except ValueError:
        return None
