"""Dates as minutes write them: what is said, what is missing, and what year was meant. Due dates of actions."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from ..frozen import dataclass
from ..record.when import MONTHS, WEEKDAYS, day_words, month_number
from .document import leading
from .draft import Due

_MONTHS = (
    r"jan(?:uary)?|feb(?:r?uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?"
)
_WEEKDAYS = (
    r"mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nes(?:day)?)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?"
)
_WEEKDAY = rf"(?:\b(?P<weekday>{_WEEKDAYS})\b[\s,.]*(?:(?:morning|afternoon|evening)[\s,]*)?(?:the\s+)?)?"
_ORDINAL = r"(?:\s?(?:<sup>)?\^?\(?(?:st|nd|rd|th)\b\)?(?:</sup>)?)?"
_DAY = r"(?<![\d/.:£$#-])(?P<day>[0-3]?\d)(?!\d)"
_TO = r"(?:\s*(?:[-–—/&]|to|and)\s*"
# Two digits are a year only where they cannot be a time or a number of something.
_YEAR = (
    r"(?:(?:[\s,./’'-]|of|in)*?(?P<year>(?:19|20)\d\d)\b(?!\s*(?:hrs|hours|-\s*\d\d:))|"
    r"(?:[\s./-]*[’']|[./-]|\s)(?P<short>\d\d)\b(?![.:]\d|\s*(?:[ap]\.?m|hrs|hours|noon|[-–]\s*\d|[a-z]{2}|,?\s*(?:19|20)\d\d)))?"
)
_FORMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_WEEKDAY}\b(?P<month>{_MONTHS})\b\.?\s+(?P<day>[0-3]?\d){_ORDINAL}(?:,\s*|\s+)(?P<year>(?:19|20)\d\d)\b"
        r"(?!\s*(?:hrs|hours|UTC|GMT|BST))",
        rf"{_WEEKDAY}{_DAY}{_ORDINAL}{_TO}(?P<last>[0-3]?\d){_ORDINAL})?"
        rf"(?:\s+day)?(?:[\s,./-]+(?:of\s+)?|(?=[a-z]))(?P<month>{_MONTHS})(?![a-z])\.?{_YEAR}"
        rf"(?:\s*\((?P<after>{_WEEKDAYS})\))?",
        rf"{_WEEKDAY}\b(?P<month>{_MONTHS})\b\.?\s+(?P<day>[0-3]?\d)(?![\d:/]|\.\d|\s*[ap]\.?m)"
        rf"{_ORDINAL}(?:\s*[-–]\s*(?P<last>[0-3]?\d)\b{_ORDINAL})?(?:[\s,]+(?P<year>(?:19|20)\d\d)\b)?",
        r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<mark>[-/._])(?P<number>[01]?\d)(?P=mark)(?P<day>[0-3]?\d)(?!\d)",
        rf"{_WEEKDAY}(?<![\d/.£$-])(?P<day>[0-3]?\d)(?P<mark>\s?[-/.]\s?)(?P<number>[0-3]?\d)(?P=mark)"
        r"(?P<year>(?:19|20)?\d\d)(?!\d|[./-]\d)",
        rf"\b(?P<month>{_MONTHS})\b\.?(?:(?:[\s,-]|of)+(?P<year>(?:19|20)\d\d)\b|\s?[’'](?P<short>\d\d)\b)",
    )
)
_SLASHED = re.compile(r"(?<![\d/])(?P<day>[0-3]?\d)/(?P<number>[01]\d)(?![\d/])")


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


def month_comes_first(text: str) -> bool:
    """The numbers of some date in the text can only be month and day."""
    numbers = re.findall(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(?:19|20)?\d\d(?!\d)", text)
    return any(int(a) <= 12 < int(b) for a, b in numbers) and not any(int(b) <= 12 < int(a) for a, b in numbers)


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
        if (
            swap
            and part["mark"].strip() in "/-"
            and day is not None
            and not len(match.group()) > 4 == match.start("year")
        ):
            day, month = month, day
    else:
        word = part["month"]
        if word.islower() and word in ("may", "mar", "march", "sun", "sat") and not year:
            return None  # “5 may attend”
        month = month_number(word[:3]) or 0
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= 31):
        return None
    if year and day and _day(year, month, day) is None:
        return None
    weekday = part.get("weekday") or part.get("after")
    number_of_weekday = next(
        (n for n, name in enumerate(WEEKDAYS) if weekday and name[:3].lower() == weekday[:3].lower()), None
    )
    return DateSaid(
        match.start(), match.end(), month, day, year, number_of_weekday, int(part["last"]) if part.get("last") else None
    )  # fmt: skip


def _year(digits: str | None) -> int | None:
    if not digits:
        return None
    return int(digits) if len(digits) == 4 else (2000 if int(digits) < 70 else 1900) + int(digits)


def _day(year: int | None, month: int, day: int | None) -> date | None:
    try:
        return date(year, month, day) if year and day else None
    except ValueError:
        return None


_BEFORE = re.compile(
    r"(?:\b(?:by|before|due(?: date| on| by| for)?|deadline|no later than|not later than|until|till|on|for|in|at|"
    r"during|"
    r"target(?: date)?|sent|w/?c|week (?:commencing|beginning|ending)|end of|beginning of|start of|early|mid|middle of|"
    r"late|completed?|timescale|when)\b[\s:,–-]*(?:the\s+)?(?:(?:very\s+)?(?:end|beginning|start|middle)\s+of\s+)?"
    r"(?:early|mid|late)?[\s:-]*|[\[(]\s*|\s[-–—]\s*|^\W*)$",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:held|dated|since|minutes of|meeting of|of the|from|last)\s+(?:on\s+)?(?:the\s+)?$", re.IGNORECASE
)
_LOOSE_MONTH = re.compile(
    r"(?P<cue>\b(?i:by|before|due(?: by| in)?|until|in|for|during|at|end of|early|mid|late)(?: the)?"
    r"(?: (?:end|beginning|start|middle)(?: of)?| early| mid| late)?[\s-]+)"
    rf"(?P<month>{'|'.join(MONTHS)}|(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\b\.?)(?![\w’'-]|\s+\d)"
)
_NEXT = re.compile(
    r"\b(?:(?:at|for|to|by|before|until|in time for|prior to|ahead of|on)\s+)?(?:(?:the|its|our|their)\s+)?"
    r"(?:next|following|forthcoming)\s+(?P<whose>(?:[\w’'-]+\s+){0,4}?)(?:meeting|mtg)\b",
    re.IGNORECASE,
)
_OURS = re.compile(
    r"(?:(?:panel|board|committee|council|group|governors?[’']?s?|trustees[’']?|parish|full|general|fgb|lgb|agm|monthly|quarterly|"
    r"scheduled|ordinary|pmg|team|regular|body|governing|steering|project|partnership|forum)\s+)*",
    re.IGNORECASE,
)
_LOOSE = re.compile(
    r"\b(?P<said>asap|a\.s\.a\.p\.?|as soon as (?:possible|practicable)|immediate(?:ly)?|urgent(?:ly)?|"
    r"within (?:the next )?(?:\d+|an?|one|two|three|four|six|ten) (?:working )?(?:day|week|month)s?|"
    r"by (?:tomorrow|today|next week|next month|friday|monday|tuesday|wednesday|thursday|christmas|easter|"
    r"(?:the )?end of (?:the|this|next) (?:day|week|month|term|year|summer|financial year))|"
    r"in \d+ months?(?:[’'])?(?: time)?)\b",
    re.IGNORECASE,
)
_BY_DAY = re.compile(
    rf"\b(?:by|before|on|due|until)\s+(?:the\s+)?{_DAY}{_ORDINAL}"
    rf"(?:\s+(?P<month>{_MONTHS})\b(?:\s+(?P<year>(?:19|20)\d\d)\b)?|/(?P<number>\d\d?)/(?:19|20)?\d\d\b)",
    re.IGNORECASE,
)
_STANDING = re.compile(
    r"(?:^|[\[(–—-]\s*)(?P<said>on-?going|continuous|asap|tbc|tba|next meeting)\s*[\])]?\s*\.?\s*$", re.IGNORECASE
)


def due_in(text: str, meeting_day: date | None, next_meeting: date | None) -> Due | None:
    """When an action is due, as its words say; None where they say nothing of it.

    A day in words that no `by`, `on`, `for` leads to is no due date, unless it is the whole text: actions name the days
    of other meetings.
    """
    bare = " ".join(text.split())
    for said, words in _days(bare):
        if said.day is None:
            iso = f"{said.year}-{said.month:02}" if said.year else None
        elif meeting_day is None:
            iso = said.date.isoformat() if said.date else None
        else:
            day, _ = year_for(said, meeting_day)
            iso = day.isoformat() if day else None
        return _bounded(Due(words, iso))
    if no_day := _no_day(bare):
        return Due(no_day)
    if match := _NEXT.search(bare):
        ours = bool(_OURS.fullmatch(match["whose"]))
        return Due(match.group().strip(), next_meeting.isoformat() if next_meeting and ours else None, coming=ours)
    if match := _LOOSE_MONTH.search(bare):
        month = month_number(match["month"].rstrip(".")[:3]) or 1
        said_month = match.group().strip()
        if meeting_day is None:
            return Due(said_month)
        year = meeting_day.year + (month < meeting_day.month)
        return _bounded(Due(said_month, f"{year}-{month:02}"))
    if match := _STANDING.search(bare) or _LOOSE.search(bare):
        return Due(match["said"])
    return None


def _no_day(text: str) -> str | None:
    """The words that name a day which its month does not have: `by 31 Feb 2027`."""
    for match in _BY_DAY.finditer(text):
        month = int(match["number"] or month_number(match["month"][:3]) or 0)
        if 1 <= month <= 12 and not 1 <= int(match["day"]) <= monthrange(int(match["year"] or 2000), month)[1]:
            return match.group()
    return None


def due_said(words: str, meeting_day: date | None, next_meeting: date | None) -> Due:
    """When something is due, in words that say nothing else: `next meeting`, `meeting of 5 May 2014`, `mid-May`."""
    if re.match(r"next (?:meeting|time)\b", words, re.IGNORECASE):
        return Due(words, next_meeting.isoformat() if next_meeting else None, coming=True)
    bare = re.sub(r"^meeting (?:of|on) ", "", words)
    days = dates_in(bare)
    due = due_in(f"by {bare}", meeting_day, None)
    if (due is None or due.iso is None) and (month := _LOOSE_MONTH.search(bare)):
        due = due_in(month.group(), meeting_day, None)
    if due is None or due.iso is None:
        return Due(words)
    if len(days) == 1 and days[0].year and not f"{bare[: days[0].start]}{bare[days[0].end :]}".strip():
        return Due(words, due.iso, meeting=bare != words)
    return replace(due, said=words) if due.last else _within(replace(due, said=words))


def _within(due: Due) -> Due:
    """Words that hold a day or a month among others: that day, or that month, is the bound."""
    if due.iso is None or len(due.iso) != len("2010-02"):
        day = date.fromisoformat(due.iso) if due.iso else None
        return replace(due, last=day)
    year, month = map(int, due.iso.split("-"))
    return replace(due, first=date(year, month, 1), last=date(year, month, monthrange(year, month)[1]))


def _bounded(due: Due) -> Due:
    """A part of a month (mid-February) with its bounds: thirds of the month; its end is its last day."""
    part = re.search(r"\b(early|mid|late|(?:beginning|start|middle|end)(?: of)?)\b", due.said, re.IGNORECASE)
    if part is None or due.iso is None or len(due.iso) != len("2010-02"):
        return due
    year, month = map(int, due.iso.split("-"))
    length = monthrange(year, month)[1]
    word = part[1].casefold().split()[0]
    first, last = {"mid": (11, 20), "middle": (11, 20), "late": (21, length), "end": (0, length)}.get(word, (1, 10))
    return replace(due, first=date(year, month, first) if first else None, last=date(year, month, last))


def _days(text: str) -> Iterator[tuple[DateSaid, str]]:
    """The days and months with a year that something is said to be due on, the surest first."""
    for said in (*dates_in(text), *_slashed(text)):
        before = leading(text, said.start)
        cue = _BEFORE.search(before)
        if cue and not _PAST.search(before) and not re.search(r"\bfor(?: the)? (?:\w+ ){0,3}on \W*$", before):
            words = text[cue.start() : said.end].strip(" [(-–—:,")
            yield said, words


def _slashed(text: str) -> list[DateSaid]:
    """`24/09`, which only the words before it tell from a number."""
    found = [
        DateSaid(match.start(), match.end(), int(match["number"]), int(match["day"]))
        for match in _SLASHED.finditer(text)
    ]
    return [one for one in found if 1 <= one.month <= 12 and one.day and 1 <= one.day <= 31]
