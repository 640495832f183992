"""What the prose itself gets wrong: weekdays, and abbreviations that nobody explains."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from itertools import accumulate
from sqlite3 import Row
from typing import Any

from ..diagnostic import Diagnostic
from ..record.when import MONTHS, WEEKDAYS, day_words, month_number
from ..register import Register
from ..workspace import PLAN
from .place import more_places

_SHORT = tuple(day[:3] for day in WEEKDAYS)
_SHORTER = sorted({day[:n] for day in WEEKDAYS for n in (3, 4, 5)}, key=len, reverse=True)
# A capital first, for which prose is searched quickest, and then that no letter stands before it.
_NAMES = "|".join(rf"{name[0]}(?<!\w{name[0]}){name[1:]}" for name in (*WEEKDAYS, *(rf"{one}\.?" for one in _SHORTER)))
_WEEKDAY = (
    rf"(?P<weekday>{_NAMES}),? (?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"(?: of)? (?P<month>{'|'.join(MONTHS)}|{'|'.join(month[:3] for month in MONTHS)})\b(?:\.?,? (?P<year>\d{{4}})\b)?"
)
_ABBREVIATION = r"[A-Z](?<![\w.’'-].)[A-Z]{1,5}(?=s?(?![\w’-]))"
_FULL_AFTER = re.compile(r"\b([A-Z]{2,6})s? \(([A-Z])[a-z]")
_FULL_BEFORE = re.compile(r"\(([A-Z]{2,6})s?\)")
_BETWEEN = "\0"  # two texts: no pattern goes over it, and no record has it
_NUMERAL = re.compile(r"[IVX]+")
# Words that people write in capitals, and short forms that need no glossary.
_PLAIN = frozenset((
    "ACTION", "AGREED", "AM", "AND", "AOB", "BBC", "CD", "CV", "DVD", "EU", "EXEMPT", "HQ", "ID", "IT", "MP", "NB",
    "NO", "NOT", "NOTE", "NOTED", "OF", "OK", "PDF", "PM", "PS", "RE", "THE", "TBA", "TBC", "TV", "UK", "USA",
    "VAT",
))  # fmt: skip


def wrong_weekday(register: Register) -> Iterator[Diagnostic]:
    """The text gives a weekday with a date, and that date falls on another day of the week.

    Half of those invited come on the weekday and half on the date.

    Find out which of the two was meant, and correct the other. Where the text gives no year, the years before and after
    are tried as well.
    """
    prose = _prose(register)
    for match in prose.find(_WEEKDAY):
        passage = prose.passage(match)
        days = _days(match, passage["meeting"])
        if days and all(_SHORT[day.weekday()] != match["weekday"][:3] for day in days):
            said = WEEKDAYS[_SHORT.index(match["weekday"][:3])]
            if match["year"]:
                message = f"{day_words(days[0])} was a {WEEKDAYS[days[0].weekday()]}, not a {said}"
            else:
                message = f"{match['day']} {match['month']} was no {said} in or about that year"
            hint = "Find out which of the two is meant."
            yield register.diagnostic(_placed(register, passage), "wrong-weekday", message, hint, words=match.group())


def _days(match: re.Match[str], meeting: str | None) -> list[date]:
    """The date, or with no year given, the date in each year that can be meant; none where it is no date."""
    if match["year"]:
        years = [int(match["year"])]
    elif meeting:
        year = int(meeting.partition("/")[2][:4])
        years = [year - 1, year, year + 1]
    else:
        return []
    month, found = month_number(match["month"]) or 0, []
    for year in years:
        try:
            found.append(date(year, month, int(match["day"])))
        except ValueError:
            continue
    return found


def undefined_abbreviation(register: Register) -> Iterator[Diagnostic]:
    """The minutes use an abbreviation that is neither in the glossary nor explained in any text.

    A new member, or an auditor in five years, cannot read it.

    Add it under `glossary` in `partnership.yaml`, or write it out once in the text with the short form in brackets.
    The initials of somebody whom the record of that meeting names need no explanation.
    """
    known, prose = _explained(register), _prose(register)
    unknown = [
        (short, passage)
        for match in prose.find(_ABBREVIATION)
        if (short := match.group()) not in known
        and not _NUMERAL.fullmatch(short)
        and not (passage := prose.passage(match))["text"].isupper()
    ]
    initials = _initials(register) if unknown else set()
    first: dict[str, Row | Mapping[str, Any]] = {}
    times: dict[str, int] = {}
    for short, passage in unknown:
        if (passage["meeting"], short) not in initials:
            first.setdefault(short, passage)
            times[short] = times.get(short, 0) + 1
    written_out = _written_out(str(passage["text"]) for passage in prose.passages) if first else set()
    for short, passage in first.items():
        if short not in written_out and not _is_word(short, prose.text):
            message = f"{short} is explained nowhere" + more_places(times[short])
            hint = "Add it under `glossary` in partnership.yaml."
            yield register.diagnostic(
                _placed(register, passage), "undefined-abbreviation", message, hint, "note", short
            )


def _explained(register: Register) -> set[str]:
    """What has a full form in partnership.yaml, and the letters of indicators' codes."""
    partnership = register.partnership
    known = {str(short) for short, _ in partnership.glossary} | _PLAIN
    known |= {body.key.upper() for body in partnership.bodies if body.name.upper() != body.key.upper()}
    known |= {one.code.split()[0] for one in register.indicators}
    known |= {word.upper() for person in partnership.people for word in person.name.split()}
    for one in partnership.organisations:
        if one.name and one.name != one.key:
            known |= {word for name in (one.key, *one.aliases) for word in re.findall(_ABBREVIATION, name)}
    return known


def _initials(register: Register) -> set[tuple[str, str]]:
    """Meetings, and the initials of those whom their records name: Jean-Luc Amory is JA and JLA."""
    found: set[tuple[str, str]] = set()
    for row in register.rows("SELECT DISTINCT meeting, written, name FROM name WHERE kind IN ('person', 'unknown')"):
        for name in {row["written"], row["name"]}:
            for words in (name.split(), name.replace("-", " ").split()):
                found.add((row["meeting"], "".join(word[0] for word in words).upper()))
    return found


def _written_out(texts: Iterable[str]) -> set[str]:
    """Abbreviations beside their full form in some text: `Trust Board (TB)`, or `TB (Trust Board)`."""
    found: set[str] = set()
    for text in texts:
        if "(" not in text:
            continue
        found.update(match[1] for match in _FULL_AFTER.finditer(text) if match[1][0] == match[2])
        for match in _FULL_BEFORE.finditer(text):
            words = text[max(0, match.start() - 80) : match.start()].split()[-8:]
            if any(word[0].upper() == match[1][0] for word in words):
                found.add(match[1])
    return found


def _is_word(short: str, prose: str) -> bool:
    """Whether this is a plain word in capitals, which stands in small letters elsewhere: URGENT."""
    small = short.lower()
    return len(short) > 3 and re.search(rf"{small}(?<!\w{small})\b", prose) is not None


class _Prose:
    """The prose of every record and that of the plan as one text: a pattern goes over it quicker than over each."""

    def __init__(self, register: Register) -> None:
        rows = register.rows("SELECT rowid AS number, meeting, text FROM passage ORDER BY meeting, number")
        self.passages: list[Row | Mapping[str, Any]] = [*rows, *_planned(register)]
        self.text = _BETWEEN.join(passage["text"] for passage in self.passages)
        self._ends = list(accumulate(len(passage["text"]) + len(_BETWEEN) for passage in self.passages))

    def find(self, pattern: str) -> Iterator[re.Match[str]]:
        """Where it is found."""
        return re.finditer(pattern, self.text)

    def passage(self, match: re.Match[str]) -> Row | Mapping[str, Any]:
        """The passage that this stands in."""
        return self.passages[bisect_right(self._ends, match.start())]


@lru_cache(maxsize=1)  # of a register, which does not change: both rules ask
def _prose(register: Register) -> _Prose:
    return _Prose(register)


def _planned(register: Register) -> Iterator[Mapping[str, Any]]:
    for planned in register.plan:
        lines = (text for item in planned.items for text in (item.title, *(one.text for one in item.include)))
        for text in filter(None, (planned.note, *lines)):
            yield {"text": text, "path": PLAN, "line": text.line, "column": text.column, "meeting": None}


def _placed(register: Register, passage: Row | Mapping[str, Any]) -> Row | Mapping[str, Any]:
    """A passage with its place, which is asked only of the few that something is wrong with."""
    if passage["meeting"] is None:
        return passage
    return register.rows("SELECT * FROM passage WHERE rowid = ?", passage["number"])[0]
