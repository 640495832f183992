"""When something is due, as its words say: a day, a month, a part of one, the next meeting, or soon."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace
from datetime import MAXYEAR, date

from ...record.when import MONTHS, month_number
from ..document import leading
from ..draft import Due
from ..words.dates import DAY, MONTH_NAMES, ORDINAL, DateSaid, dates_in, year_for

# `by`, `due on`, `before the end of`, a bracket, a dash: what leads to a day on which something is due
_BEFORE = re.compile(
    r"(?:\b(?:by|before|due(?: date| on| by| for)?|deadline|no later than|not later than|until|till|on|for|in|at|"
    r"during|"
    r"target(?: date)?|sent|w/?c|week (?:commencing|beginning|ending)|end of|beginning of|start of|early|mid|middle of|"
    r"late|completed?|timescale|when)\b[\s:,–-]*(?:the\s+)?(?:(?:very\s+)?(?:end|beginning|start|middle)\s+of\s+)?"
    r"(?:early|mid|late)?[\s:-]*|[\[(]\s*|\s[-–—]\s*|^\W*)$",
    re.IGNORECASE,
)
# `held on`, `minutes of`: what leads to the day of another meeting
_PAST = re.compile(
    r"\b(?:held|dated|since|minutes of|meeting of|of the|from|last)\s+(?:on\s+)?(?:the\s+)?$", re.IGNORECASE
)
# `by the end of May`, `mid-May`
_LOOSE_MONTH = re.compile(
    r"(?P<cue>\b(?i:by|before|due(?: by| in)?|until|in|for|during|at|end(?: of)?|early|mid|late)(?: the)?"
    r"(?: (?:end|beginning|start|middle)(?: of)?| early| mid| late)?[\s-]+)"
    rf"(?P<month>{'|'.join(MONTHS)}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)(?![\w’'-]|\s+\d)"
)
# `at the next Board meeting`
_NEXT = re.compile(
    r"\b(?:(?:at|for|to|by|before|until|in time for|prior to|ahead of|on)\s+)?(?:(?:the|its|our|their)\s+)?"
    r"(?:next|following|forthcoming)\s+(?:(?P<whose>(?:(?!(?:by|the|at|for|to)\b)[\w’'-]+\s+){0,4}?)(?:meeting|mtg)\b|(?:FGB|LGB|PCC|committee|board|"
    r"trustees)(?:\s*[.;,)]|\s*$))",
    re.IGNORECASE,
)
# `by the October meeting`, `to the February board meeting`
_OF_MONTH = re.compile(
    rf"\b(?:by|at|for|before|to|in time for)\s+(?:(?:the|our)\s+)?(?P<month>{'|'.join(MONTHS)})\s+"
    r"(?:[\w’'-]+\s+){0,3}?meeting\b"
)
# whose next meeting is that of the group itself
_OURS = re.compile(
    r"(?:(?:panel|board|committee|council|group|governors?[’']?s?|trustees[’']?|parish|full|general|fgb|lgb|agm|monthly|quarterly|"
    r"scheduled|ordinary|pmg|team|regular|body|governing|steering|project|partnership|forum)\s+)*",
    re.IGNORECASE,
)
# `asap`, `within two weeks`, `by Christmas`
_LOOSE = re.compile(
    r"\b(?P<said>asap|a\.s\.a\.p\.?|as soon as (?:possible|practicable)|immediate(?:ly)?|urgent(?:ly)?|"
    r"within (?:the next )?(?:\d+|an?|one|two|three|four|six|ten) (?:working )?(?:day|week|month)s?|"
    r"(?:by|before) (?:(?:early |late )?(?:tomorrow|today|next week|next month|next year|the new year)|friday|monday|"
    r"tuesday|wednesday|thursday|(?:the )?(?:christmas|easter|half[- ]term|agm|apcm|spring|summer|autumn|winter)"
    r"(?: (?:term|holidays?|break|\d{4}))*|"
    r"(?:the )?end of (?:the|this|next) (?:day|week|month|term|year|summer|financial year))|"
    r"in (?:\d+|two|three|four|six) (?:week|month)s?(?:[’'])?(?: time)?|for next time)\b",
    re.IGNORECASE,
)
# `by the end of the month`
_END_OF = re.compile(
    r"\b(?:by|before|at) (?P<said>(?:the )?end of (?P<which>the|this|next) (?P<what>month|year))\b(?! end)",
    re.IGNORECASE,
)
_DECEMBER = 12
# `24/09`
_SLASHED = re.compile(r"(?<![\d/])(?P<day>[0-3]?\d)/(?P<number>[01]\d|(?<=\bby \d/)\d|(?<=\bby \d\d/)\d)(?![\d/])")
# `by 31 February`, `before 31/02/2014`
_BY_DAY = re.compile(
    rf"\b(?:by|before|on|due|until)\s+(?:the\s+)?{DAY}{ORDINAL}"
    rf"(?:\s+(?P<month>{MONTH_NAMES})\b(?:\s+(?P<year>(?:19|20)\d\d)\b)?|/(?P<number>\d\d?)/(?:19|20)?\d\d\b)",
    re.IGNORECASE,
)
# `… – ongoing` at the end
_STANDING = re.compile(
    r"(?:^|[\[(–—-]\s*)(?P<said>on-?going|continuous|asap|tbc|tba|next meeting)\s*[\])]?\s*\.?\s*$", re.IGNORECASE
)


def due_in(text: str, meeting_day: date | None, next_meeting: date | None, *, month_first: bool = False) -> Due | None:
    """When an action is due, as its words say; None where they say nothing of it.

    A day in words that no `by`, `on`, `for` leads to is no due date, unless it is the whole text: actions name the days
    of other meetings.
    """
    bare = " ".join(text.split())
    for said, words in _days(bare, month_first):
        if meeting_day and not said.year and (said.month, said.day) == (meeting_day.month, meeting_day.day):
            continue  # `what was asked today (3 November)`
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
        ours = bool(_OURS.fullmatch(match["whose"] or ""))
        return Due(match.group().strip(), next_meeting.isoformat() if next_meeting and ours else None, coming=ours)
    if meeting_day and (match := _OF_MONTH.search(bare)):
        return _at_meeting_of(match, meeting_day, next_meeting)
    if match := _LOOSE_MONTH.search(bare):
        month = month_number(match["month"].rstrip(".")[:3]) or 1
        said_month = match.group().strip()
        if meeting_day is None:
            return Due(said_month)
        year = meeting_day.year + (month < meeting_day.month)
        return _bounded(Due(said_month, f"{year}-{month:02}"))
    if (match := _END_OF.search(bare)) and meeting_day:
        return _at_end(match, meeting_day)
    if match := _STANDING.search(bare) or _LOOSE.search(bare):
        return Due(match["said"])
    return None


def _at_meeting_of(match: re.Match[str], meeting_day: date, next_meeting: date | None) -> Due | None:
    """The meeting that is called by its month: the next one, where it is in that; else one of that month. This one is
    over."""
    month = month_number(match["month"][:3]) or 1
    if month == meeting_day.month:
        return None
    if next_meeting and next_meeting.month == month:
        return Due(match.group(), next_meeting.isoformat())
    return Due(match.group(), f"{meeting_day.year + (month < meeting_day.month)}-{month:02}")


def _at_end(match: re.Match[str], meeting_day: date) -> Due:
    """The last day of the month, or of the year, of the meeting, or of the next one."""
    after = match["which"].casefold() == "next"
    year, month = meeting_day.year, meeting_day.month
    if match["what"].casefold() == "year":
        year, month = year + after, _DECEMBER
    elif after:
        year, month = year + month // _DECEMBER, month % _DECEMBER + 1
    if year > MAXYEAR:
        return Due(match["said"])
    last = date(year, month, monthrange(year, month)[1])
    return Due(match["said"], last.isoformat(), last=last)


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


def _days(text: str, month_first: bool) -> Iterator[tuple[DateSaid, str]]:
    """The days and months with a year that something is said to be due on, those in words first."""
    for said in (*dates_in(text, month_first=month_first), *_slashed(text)):
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
