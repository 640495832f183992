"""On which day the meeting was: as the front, the title, the first sentences, the foot or the file's name say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from ...record.when import day_words
from ..document import Document, leading, plain
from ..draft import Doubt
from ..outline.parts import Part, of_kind
from ..words.dates import DateSaid, dates_in, dates_in_name, month_comes_first, year_near

Weighed = tuple[float, int, DateSaid]  # how much a date looks like the meeting's, its line, and the date
_ENOUGH = 1.0  # the least weight of a date that is believed at all
_FAR = 250  # characters into a line at which a date is that much less likely to be the meeting's
_CLOSE = 1.5  # the difference in weight within which another date could have been the meeting's

_NOT_HELD = re.compile(
    r"\b(?:post(?:ed)?|publish\w*|approved|agreed (?:on|at)|drafted|created|revised|printed|issued|circulated|updated|"
    r"adopted|signed|next|"
    r"previous|last meeting|minutes of the (?:last|previous)|uploaded|modified|version|due|deadline|actions? from|"
    r"matters arising|(?:has|have) been scheduled|will (?:be held|take place)|"
    r"to be held|confirmed (?:on|at))\b",
    re.IGNORECASE,
)


_HELD = re.compile(r"\b(?:held|meeting|minutes|notes?|date|action log|took place|met|convened|agm)\b", re.IGNORECASE)


_TITLE_HELD = re.compile(r"\b(?:minutes|notes) of\b.{0,90}\bheld\b.{0,110}\bon (?:the )?(?:\w+,? )?$", re.IGNORECASE)


def puts_month_first(document: Document) -> bool:
    """Dates in numbers have the month first in the document, as far as its text or the day of the page shows."""
    return month_comes_first("\n".join(text for _, text in plain(document.blocks)), document.day or "")


def day_of(
    document: Document, parts: Sequence[Part], lines: Sequence[tuple[int, str]]
) -> tuple[date | None, list[Doubt]]:
    """The day of the meeting: at the front, in the title, the first sentences, at the foot, last that of the page, or
    in the file's name."""
    everything = [text for _, text in plain(document.blocks)]
    month_first = puts_month_first(document)
    found = list(_at_the_front(lines, month_first))
    found += [(3.0, 1, said) for said in dates_in(document.title or "", month_first=month_first) if said.day]
    found = _not_approvals(found, everything, month_first)
    found = found or [*_held_on(parts, month_first), *_at_the_foot(parts, month_first)]
    if not found:
        return _of_page(document) or _in_name(document.name, month_first)
    most, line, said = max(found, key=lambda one: (one[0], -one[1]))
    if _is_posting(line, lines, month_first):
        return None, [Doubt("date", line, "this may be when the minutes were posted: their title says only the month")]
    day, doubts = _settled(said, line, document, [other for _, _, other in found], everything, month_first)
    rivals = [(at, other.date) for weight, at, other in found if other.date and most - weight < _CLOSE]
    doubts += [
        Doubt("date", at, f"{day_words(other)} is said here, {day_words(day)} in line {line}")
        for at, other in rivals[:2]
        if day and other != day
    ]
    return day, doubts


def _not_approvals(found: Sequence[Weighed], texts: Sequence[str], month_first: bool) -> list[Weighed]:
    """The dates without the one on which the minutes are said to have been approved, unless it is all there is."""
    approvals = {
        said.date
        for text in texts
        if _APPROVED.match(text)
        for said in dates_in(text, month_first=month_first)[:1]
        if _APPROVED.fullmatch(leading(text, said.start))
    }
    return [one for one in found if one[2].date is None or one[2].date not in approvals] or list(found)


# `Approved: 3 May 2012`, `Minutes approved by the Board of Trustees: …`
_APPROVED = re.compile(
    r"\W*(?:(?:these )?minutes )?(?:were )?(?:approved|adopted|ratified)\b(?: by [\w ]{3,50})?\W*+(?:on|at)?\W*",
    re.IGNORECASE,
)


def _at_the_front(lines: Sequence[tuple[int, str]], month_first: bool) -> Iterator[Weighed]:
    """The dates of the front that can be the meeting's."""
    for n, (line, text) in enumerate(lines):
        for said in dates_in(text, month_first=month_first):
            weight = _weight(said, text) - 0.05 * n
            if said.day and weight > _ENOUGH:
                yield weight, line, said


def _is_posting(line: int, lines: Sequence[tuple[int, str]], month_first: bool) -> bool:
    """A day with its weekday that stands alone above a title which says only the month, as on a page of news."""
    if len(lines) < _TITLED or lines[0][0] != line:
        return False
    (_, text), (_, title) = lines[:_TITLED]
    alone = [said for said in dates_in(text) if said.weekday is not None and not text[said.end :] + text[: said.start]]
    months = dates_in(title, month_first=month_first)
    return bool(alone and months and _TITLE.search(title)) and all(said.day is None for said in months)


_TITLED = 2  # lines: the day of a posting, and its title
_TITLE = re.compile(r"\b(?:minutes|notes)\b", re.IGNORECASE)


def _weight(said: DateSaid, text: str) -> float:
    """How much a date looks like the meeting's, from about -2 to 6: by the words before it, by how much of it is said,
    and by how little else its line says."""
    before, words = leading(text, said.start), len(text.split())
    earlier = re.search(r"\b(?:last|previous)\b[^.]{0,120}\bminutes of\b", before, re.IGNORECASE)
    surely = not earlier and re.search(r"\bmeeting (?:was )?held (?:on|at) (?:the )?(?:\w+ )?$", before, re.IGNORECASE)
    weight = 3.0 + 1.0 * bool(_HELD.search(before)) + 1.2 * (said.year is not None) + 0.6 * (words <= 12)
    weight += 0.8 * bool(words > 12 and _TITLE_HELD.search(before)) - min(said.start / _FAR, 3.0)
    weight += 0.8 * (said.weekday is not None and said.date is not None and said.doubt is None)
    if not surely or said.start > _FAR:
        weight -= 4.0 * bool(_NOT_HELD.search(before[-60:]) or _NEXT.search(before)) + 1.2 * (words > 30)
    return weight


_NEXT = re.compile(r"\bnext (?:\w+ )?meeting\b[^.;:]*$", re.IGNORECASE)  # however much its sentence says before the day


def _of_page(document: Document) -> tuple[date, list[Doubt]] | None:
    """The day that a page called minutes has above its text."""
    day = next((said.date for said in dates_in(document.day or "") if said.date), None)
    if day is None or not _TITLE.search(document.title or ""):
        return None
    return day, [Doubt("date", 1, "it is the date of the page, which may be when the minutes were posted")]


def _in_name(name: str, month_first: bool) -> tuple[date | None, list[Doubt]]:
    """The day in a file's name."""
    day = next((said.date for said in dates_in_name(name, month_first=month_first) if said.date), None)
    return day, [Doubt("date", 1, "the date is read from the file's name only")] if day else []


def _held_on(parts: Sequence[Part], month_first: bool) -> Iterator[Weighed]:
    """A sentence further on that says when this meeting was held."""
    for part in [*of_kind(parts, "present", "in support", "apologies", "agenda"), *of_kind(parts, "item")[:1]]:
        for line, text in plain(([part.heading] if part.heading else []) + list(part.blocks[:6])):
            for said in dates_in(text, month_first=month_first):
                before = leading(text, said.start)
                held = re.search(
                    r"\b(?:meeting (?:was )?(?:held|took place)|held|date|convened|opened)\b[^.]{0,60}$",
                    before,
                    re.IGNORECASE,
                )
                if (
                    said.day
                    and held
                    and not re.search(r"\b(?:minutes|notes) of|previous|last|next", before, re.IGNORECASE)
                ):
                    yield 2.0, line, said


def _at_the_foot(parts: Sequence[Part], month_first: bool) -> Iterator[Weighed]:
    for part in parts[-1:]:
        for line, text in plain(part.blocks)[-4:]:
            for said in dates_in(text, month_first=month_first):
                if said.date and len(text.split()) <= 4 and not _NOT_HELD.search(text):
                    yield 1.5, line, said


_NEAR = 100  # days within which minutes name days of a meeting's own time


def _month(said: DateSaid) -> date:
    """The middle of the month of a date with its year."""
    return date(said.year or 1, said.month, 15)


def _settled(
    said: DateSaid,
    line: int,
    document: Document,
    others: Sequence[DateSaid],
    everything: Sequence[str],
    month_first: bool,
) -> tuple[date | None, list[Doubt]]:
    """A date with its year: from another place that has the same day, from the name, or the document's years."""
    if said.year:
        return said.date, [Doubt("date", line, said.doubt)] if said.doubt else []
    titled = dates_in(document.title or "", month_first=month_first)
    for other in (*others, *titled, *dates_in_name(document.name, month_first=month_first)):
        if other.date and (other.month, other.day) == (said.month, said.day):
            return other.date, []
    years = [
        int(year)
        for text in (document.title or "", *everything[:6], document.name)
        for year in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", text)
    ]
    whole = [other for text in everything for other in dates_in(text, month_first=month_first) if other.year]
    named = Counter(one.year for one in whole if one.year)
    for year, _ in [*Counter(years).most_common(1), *named.most_common()]:
        day, wrong = year_near(said, date(year, said.month, min(said.day or 1, 28)))
        near = day and any(abs((_month(one) - day).days) <= _NEAR for one in whole)
        if day and wrong is None and (near or year in years or said.weekday is not None):
            return day, [
                Doubt("date", line, f"no year is said here; {day_words(day)} goes with the years named elsewhere")
            ]
    return None, [Doubt("date", line, "the date has no year")]
