"""References in prose: `NI 59/60`, `minute 128`, `(iii) above`, `PMG 22 February`, `2010-02-22/A3`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date

from ..frozen import dataclass
from ..record.code import find_codes
from ..record.name import Name, read_name
from ..record.partnership import Body
from ..record.when import MONTHS

_NAMED = re.compile(
    r"(?<![\w/])(?:[a-z][\w-]*/)?\d{4}-\d\d-\d\d(?:-[2-9])?/(?:[APS]\d\w*|\d+[a-z]?(?:\([a-z0-9]+\))*)"
    r"|(?<![\w/])[a-z][\w-]*/\d{4}-\d\d-\d\d(?:-[2-9])?(?![\w/])"
)
_MINUTE = re.compile(
    r"\b[Mm]inutes? (?P<first>\d+[a-z]?)(?P<labels>(?: ?\([a-z]+\))*)(?P<more>(?:(?:, | and | to )\d+(?![\d:.]))*)"
)
_ABOVE = re.compile(r"(?P<labels>\([a-z]+\)(?:(?:, | and | or )\([a-z]+\))*) (?:above|below)\b")
_DAY = re.compile(rf"(?P<day>[0-9][0-9]?)(?:st|nd|rd|th)? (?P<month>{'|'.join(MONTHS)})(?:,? (?P<year>\d{{4}}))?")
_OWN_MEETING = r"\b(?:the|this|its|our|last|Group's|Board's) (?:\w+ ){0,2}?meeting (?:held )?(?:on|of)"
_WEEKDAY = r"(?: (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?)? ?$"
_FIGURE = re.compile("[0-9]")
_NUMBER = re.compile(r"\d+")
_LABEL = re.compile(r"\(([a-z]+)\)")
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9][0-9]-[0-9]")
_REACH = 120  # characters before a date in which the meeting it belongs to is looked for


@dataclass(frozen=True, slots=True)
class Found:
    """A reference in a text: the name it gives, and the words that give it. Relative ones name no item.

    `start` and `end` are those of its own words in the text: of `minutes 4 and 5`, the second has its number alone.
    """

    name: Name
    words: str
    start: int
    end: int
    relative: bool = False


class Finder:
    """Finds references in the prose of one partnership, whose bodies have names."""

    def __init__(self, bodies: Iterable[Body]) -> None:
        names = {}
        for body in bodies:
            names[body.key.upper()] = body.key
            names[body.name] = body.key
        self._bodies = names
        alternatives = "|".join(sorted(map(re.escape, names), key=len, reverse=True)) or r"(?!)"
        self._before = re.compile(
            rf"(?:\b(?P<body>{alternatives})(?:'s|’s)?(?:[^.;:\n]{{0,60}}?\bmeeting(?: held)? (?:on|of)| on| of|,)?"
            rf"|{_OWN_MEETING}){_WEEKDAY}"
        )

    def find(self, prose: str, body: str, day: date) -> Iterator[Found]:
        """Every reference in a text of a meeting of `body` on `day`, whose year is taken where none is given.

        A look for a letter or two goes before a pattern that is slow: most texts hold none. Words that the end of a
        line parts belong together.
        """
        prose = prose.replace("\n", " ")
        if ")" in prose and (") above" in prose or ") below" in prose):
            yield from _relative(prose)
        if not _FIGURE.search(prose):
            return
        for code, start, end in find_codes(prose):
            yield Found(Name("indicator", id=code), prose[start:end], start, end)
        if "/" in prose and _ISO_DAY.search(prose):
            for match in _NAMED.finditer(prose):
                if name := read_name(match.group()):
                    yield Found(name, match.group(), *match.span())
        if "inute" in prose:
            for match in _MINUTE.finditer(prose):
                labels = tuple(re.findall(r"\(([a-z]+)\)", match["labels"]))
                yield Found(
                    Name("minute", id=match["first"], labels=labels), match.group(), match.start(), match.start("more")
                )
                for number in _NUMBER.finditer(prose, *match.span("more")):
                    yield Found(Name("minute", id=number.group()), match.group(), *number.span())
        for match in _DAY.finditer(prose):
            start = max(0, match.start() - _REACH)
            if before := self._before.search(prose, start, match.start()):
                held_by = self._bodies[before["body"]] if before["body"] else body
                yield from _meeting(match, held_by, day, prose, before.start())


def _relative(prose: str) -> Iterator[Found]:
    """`(a) and (c) above`: clauses or points of the same item. "Minute 145 (iii) above" is found as a minute."""
    for match in _ABOVE.finditer(prose):
        if not prose[: match.start()].rstrip()[-1:].isdigit():
            for labelled in _LABEL.finditer(prose, *match.span("labels")):
                yield Found(Name("item", labels=(labelled[1],)), match.group(), *labelled.span(), relative=True)


def _meeting(match: re.Match[str], body: str, day: date, prose: str, start: int) -> Iterator[Found]:
    years = [int(match["year"])] if match["year"] else [day.year - 1, day.year, day.year + 1]
    dates = []
    for year in years:
        with suppress(ValueError):  # 29 February is a day in some years only
            dates.append(date(year, MONTHS.index(match["month"]) + 1, int(match["day"])))
    if dates:
        meant = min(dates, key=lambda candidate: abs(candidate - day))
        yield Found(Name("meeting", body, meant.isoformat()), prose[start : match.end()], start, match.end())
