"""Which meeting this is: whose, when and where."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from ..record.when import Times, day_words
from .clock import TimeSaid, times_in
from .dates import RUN_ON, DateSaid, dates_in, month_comes_first, year_near
from .document import Block, Document, leading, plain
from .draft import Doubt, Front
from .history import with_history
from .naming import body_of
from .parts import Part, of_kind
from .unfold import cell_text
from .venue import venue_of

_FRONT_LINES = 40
_FRONT_WIDTH = 2_000  # characters of a line in which the front is sought: a text whose lines were lost begins with it


_SPACED = re.compile(r"(?<![\d-])(\d{1,4})([ _])(\d{1,2})\2(\d{1,4})(?![\d-])")  # a date in a file's name


Weighed = tuple[float, int, DateSaid]  # how much a date looks like the meeting's, its line, and the date
_ENOUGH = 1.0  # the least weight of a date that is believed at all
_FAR = 250  # characters into a line at which a date is that much less likely to be the meeting's


_CLOSE = 1.5  # the difference in weight within which another date could have been the meeting's


_SEVERAL = 3  # times in one line, which are a time for each part of the world


_NOT_HELD = re.compile(
    r"\b(?:post(?:ed)?|publish\w*|approved|agreed (?:on|at)|drafted|created|revised|printed|issued|circulated|updated|"
    r"adopted|signed|next|"
    r"previous|last meeting|minutes of the (?:last|previous)|uploaded|modified|version|due|deadline|actions? from|"
    r"matters arising|"
    r"to be held|confirmed (?:on|at))\b",
    re.IGNORECASE,
)


_HELD = re.compile(r"\b(?:held|meeting|minutes|notes?|date|action log|took place|met|convened|agm)\b", re.IGNORECASE)


_TITLE_HELD = re.compile(r"\b(?:minutes|notes) of\b.{0,90}\bheld\b.{0,110}\bon (?:the )?(?:\w+,? )?$", re.IGNORECASE)


_OPENED = re.compile(
    r"\b(?:(?:meeting|teleconference|call|session) (?:was )?(?:formally )?(?:opened|start(?:ed|s)|commence[ds]|began|"
    r"begins|convened|called to order|opens)|opened the meeting|"
    r"(?:called|brought|call) (?:(?:the|this) )?(?:\w+ ){0,3}(?:meeting )?to order|"
    r"(?:meeting )?(?:started|commenced|opened|convened)|start(?:ed)?(?: time)?)\b"
    r"[^.\n]{0,60}?(?:\bat\b|[:@]|\s(?=\d))\s*",
    re.IGNORECASE,
)


_PUT_OFF = re.compile(r"\b(?:defer|postpon|delay|put(?:ting)? (?:back|off))\w*\b[^.]*$", re.IGNORECASE)


# What is said of the minutes' own approval names a meeting that is not theirs.
_APPROVED_LATER = re.compile(
    r"(?<!\W)\W*\b(?:draft\W+)?(?:minutes\W+)?(?:for|subject to|to be|until|pending|awaiting)\s+(?:\w+\s+){0,3}?"
    r"(?:consider\w+|approv\w+|confirm\w+|adopt\w+|agree[dm]\w*|ratif\w+|sign\w+)"
    r"(?:\s+(?:at|by|on|in)\s+(?:(?:the|its|our)\s+)?(?:next|following|subsequent)\s+(?:\w+\s+){0,3}meeting)\b\W*",
    re.IGNORECASE,
)


def read_front(document: Document, parts: Sequence[Part]) -> Front:
    """Body, date, times, venue and kind, as the front says; what stands further on only where the front is silent."""
    lines = list(_front_lines(parts))
    day, doubts = _date(document, parts, lines)
    times, scheduled, more = _times(parts, lines)
    body, unsure = body_of(document, lines)
    venue, unplaced = venue_of(parts, lines)
    if document.title and re.search(r"\bheld\b", document.title):  # `Minutes … held in the Hall at 7pm on …`
        titled = _slot([(1, document.title)])[0]
        times = times or (titled[1].times if titled else None)
        venue = venue or venue_of((), [(1, document.title)])[0]
    front = Front(
        body,
        day,
        times,
        scheduled,
        venue,
        _kind(document, lines),
        doubts=(*unsure, *doubts, *more, *unplaced),
    )
    raw = (block for part in parts if part.kind in ("front", "text") for block in part.blocks[:_FRONT_LINES])
    return with_history(front, [block.text for block in raw if not block.rows])


def _front_lines(parts: Sequence[Part]) -> Iterator[tuple[int, str]]:
    """The lines before the first list or item, at the most forty; those of a list's own heading too."""
    given = 0
    for part in parts:
        if part.kind not in ("front", "text"):
            break
        blocks = (block for block in part.blocks if not block.rows or max(map(len, block.rows)) <= 2)
        for line, whole in (one for block in blocks for one in _labelled_rows(block)):
            text = whole[:_FRONT_WIDTH]
            prose = part.kind == "text" and (given > 12 or len(text.split()) > 60)
            if given < _FRONT_LINES and not prose:
                given += 1
                yield line, " ".join(_APPROVED_LATER.sub(" ", re.sub(r"[*_#]+", " ", text)).split()).strip("| ")


def _labelled_rows(block: Block) -> list[tuple[int, str]]:
    """A block's lines; a table's row of two cells is a label and what it says."""
    if block.rows and all(len(row) <= 2 for row in block.rows):
        cells = [[cell_text(cell) for cell in row] for row in block.rows]
        first = block.rows[0][0]
        line = first[0].line if first else block.line
        return [
            (line + n, ": ".join(text.rstrip(": ") for text in row if text)) for n, row in enumerate(cells) if any(row)
        ]
    return plain([block])


def _date(
    document: Document, parts: Sequence[Part], lines: Sequence[tuple[int, str]]
) -> tuple[date | None, list[Doubt]]:
    """The day of the meeting: at the front, in the title, the first sentences, at the foot, last in the file's name."""
    everything = [text for _, text in plain(document.blocks)]
    month_first = month_comes_first("\n".join(everything))
    found = list(_at_the_front(lines, month_first))
    found += [(3.0, 1, said) for said in dates_in(document.title or "", month_first=month_first) if said.day]
    found = found or [*_held_on(parts, month_first), *_at_the_foot(parts, month_first)]
    if not found:
        return _in_name(document.name, month_first)
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
    surely = re.search(r"\bmeeting (?:was )?held (?:on|at) (?:the )?(?:\w+ )?$", before, re.IGNORECASE)
    weight = 3.0 + 1.0 * bool(_HELD.search(before)) + 1.2 * (said.year is not None) + 0.6 * (words <= 12)
    weight += 0.8 * bool(words > 12 and _TITLE_HELD.search(before)) - min(said.start / _FAR, 3.0)
    weight += 0.8 * (said.weekday is not None and said.date is not None and said.doubt is None)
    if not surely or said.start > _FAR:
        weight -= 4.0 * bool(_NOT_HELD.search(before[-60:])) + 1.2 * (words > 30)
    return weight


def _in_name(name: str, month_first: bool) -> tuple[date | None, list[Doubt]]:
    """The day in a file's name: `2014-05-12`, `12_05_2014`, `20140512`."""
    named = [*dates_in(_SPACED.sub(r"\1-\3-\4", name), month_first=month_first)]
    named += [said for match in RUN_ON.finditer(name) for said in dates_in("-".join(match.groups()))]
    day = next((said.date for said in named if said.date), None)
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
    named = dates_in(f"{document.title or ''} ; {document.name.replace('_', ' ')}", month_first=month_first)
    for other in (*others, *named):
        if other.date and (other.month, other.day) == (said.month, said.day):
            return other.date, []
    years = [
        int(year)
        for text in (document.title or "", *everything[:6], document.name)
        for year in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", text)
    ]
    whole = [other.year for text in everything for other in dates_in(text, month_first=month_first) if other.year]
    for year, _ in [*Counter(years).most_common(1), *Counter(whole).most_common()]:
        day, wrong = year_near(said, date(year, said.month, min(said.day or 1, 28)))
        if day and (wrong is None):
            return day, [
                Doubt("date", line, f"no year is said here; {day_words(day)} goes with the years named elsewhere")
            ]
    return None, [Doubt("date", line, "the date has no year")]


def _slot(lines: Sequence[tuple[int, str]]) -> tuple[tuple[int, TimeSaid] | None, list[Doubt]]:
    """The first time that the front says, with its line; none where a line has a time for each part of the world."""
    for line, whole in lines:
        long = len(whole.split()) > _PROSE and not re.search(r"\bmeeting\b.{0,60}\bheld\b", whole, re.IGNORECASE)
        text = whole[:_FAR] if long else whole
        if long and not any(said.date for said in dates_in(text)):
            continue
        found = [one for one in times_in(_without_dates(text)) if not _NOT_THEN.search(leading(text, one.start))]
        if len(found) >= _SEVERAL and len(whole.split()) <= _PROSE:
            why = "so many times are said here that none of them is taken for the meeting's"
            return None, [Doubt("time", line, why)]
        if found:
            return (line, found[0]), []
    return None, []


_PROSE = 60  # words of a line that is more than a title
_NOT_THEN = re.compile(
    r"\b(?:clos|end|finish)\w*\W*(?:at\W*)?$|\b(?:next meeting|posted|published|due)\b[^()]{0,50}$", re.IGNORECASE
)


def _times(parts: Sequence[Part], lines: Sequence[tuple[int, str]]) -> tuple[Times | None, Times | None, list[Doubt]]:
    """When the meeting was held, and the slot where a sentence says that it began at another time."""
    slot, several = _slot(lines)
    opened = None
    for part in [part for part in parts if part.kind in ("front", "text", "present", "apologies", "in support")] + list(
        of_kind(parts, "item")
    )[:3]:
        for line, text in plain(([part.heading] if part.heading else []) + list(part.blocks)):
            bare = _without_dates(text) if _OPENED.search(text) else ""
            match = next(
                (one for one in _OPENED.finditer(bare) if not _PUT_OFF.search(leading(bare, one.start()))), None
            )
            found = list(times_in(bare)) if match else []
            after = next((one for one in found if match and match.end() - 3 <= one.start <= match.end() + 3), None)
            if after and opened is None:
                opened = (line, after)
    opened = opened or (None if slot or several else _told_later(parts))
    chosen = opened or slot
    if chosen is None:
        return None, None, several
    doubts = [Doubt("time", chosen[0], chosen[1].doubt)] if chosen[1].doubt else []
    scheduled = slot[1].times if slot and opened and slot[1].times.start != opened[1].times.start else None
    times = slot[1].times if slot and opened and not scheduled else chosen[1].times
    return times, scheduled, doubts


_BEGAN = re.compile(
    r"\W*(?:the )?meeting (?:was )?(?:formally )?(?:opened|commenced|started|began|called to order) at ", re.IGNORECASE
)


def _told_later(parts: Sequence[Part]) -> tuple[int, TimeSaid] | None:
    """`The meeting commenced at 1840` at the beginning of a line, whichever item it stands in."""
    for line, text in (one for part in of_kind(parts, "item", "agenda", "text") for one in plain(part.blocks)):
        match = _BEGAN.match(text)
        found = next((one for one in times_in(text) if match and one.start == match.end()), None)
        if found:
            return line, found
    return None


def _without_dates(text: str) -> str:
    """The text with its dates blanked, so that none of their numbers is a time."""
    for said in dates_in(text):
        text = text[: said.start] + " " * (said.end - said.start) + text[said.end :]
    return text


def _kind(document: Document, lines: Sequence[tuple[int, str]]) -> str | None:
    """A word of the record format where the title says that the meeting was no ordinary one."""
    text = " ".join([document.title or "", *(text for _, text in lines[:8])])
    for word, kind in (
        ("extra-?ordinary|emergency|special", "extraordinary"),
        ("additional", "additional"),
        ("joint", "joint"),
    ):
        if re.search(rf"\b(?:{word})\s+(?:\w+\s+){{0,4}}meeting\b|\bmeeting\W+(?:{word})\b", text, re.IGNORECASE):
            return kind
    return None
