"""Which meeting this is: whose, when and where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import takewhile

from ..blocks.cells import cell_text
from ..document import Block, Document, plain
from ..draft import Front
from ..outline.parts import Part
from ..words.dates import dates_in
from ..words.list_names import LISTS
from .day_held import day_of
from .history import with_history
from .naming import body_of
from .place_words import RECORDING
from .times_held import slot_of, times_of
from .venue import venue_of

_FRONT_LINES = 40
_FRONT_WIDTH = 2_000  # characters of a line in which the front is sought: a text whose lines were lost begins with it


# What is said of the minutes' own approval names a meeting that is not theirs.
_APPROVED_LATER = re.compile(
    r"(?<!\W)\W*\b(?:draft\W+)?(?:minutes\W+)?(?:for|subject to|to be|until|pending|awaiting)\s+(?:\w+\s+){0,3}?"
    r"(?:consider\w+|approv\w+|confirm\w+|adopt\w+|agree[dm]\w*|ratif\w+|sign\w+)"
    r"(?:\s+(?:at|by|on|in)\s+(?:(?:the|its|our)\s+)?(?:next|following|subsequent)\s+(?:\w+\s+){0,3}meeting)\b\W*",
    re.IGNORECASE,
)


# `Date and place: …`, below those who came
_WHEN_OR_WHERE = re.compile(
    r"\W*(?:meeting )?(?:date|time|venue|location|place)s?"
    r"(?:(?:,? and | & |/|, )(?:date|time|venue|location|place)s?)*\s*:",
    re.IGNORECASE,
)
_LISTS_FIRST = 6  # parts at the top, among which lists of people can be
_MEETING = re.compile(r"\b(?:meeting|agm|call)\b", re.IGNORECASE)
_TITLE = re.compile(r"\b(?:minutes|notes) .*\bmeeting\b|\bmeeting (?:minutes|notes)\b", re.IGNORECASE)


def read_front(document: Document, parts: Sequence[Part]) -> Front:
    """Body, date, times, venue and kind, as the front says; what stands further on only where the front is silent."""
    lines = list(_front_lines(parts))
    day, doubts = day_of(document, parts, lines)
    times, scheduled, more = times_of(parts, [one for one in lines if not RECORDING.match(one[1])])
    body, unsure = body_of(document, lines)
    if body is None and (below := _titles_below(parts, day)):
        body, unsure = body_of(document, below)
    venue, unplaced = venue_of(parts, lines)
    if document.title and re.search(r"\bheld\b", document.title):  # `Minutes … held in the Hall at 7pm on …`
        titled = slot_of([(1, document.title)])[0]
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
        if part.kind == "agenda":  # which a page has before its minutes
            continue
        if part.kind not in ("front", "text"):
            break
        blocks = (block for block in part.blocks if not block.rows or max(map(len, block.rows)) <= 2)
        for line, whole in (one for block in blocks for one in _labelled_rows(block)):
            text = whole[:_FRONT_WIDTH]
            prose = part.kind == "text" and (given > 12 or len(text.split()) > 60)
            if given < _FRONT_LINES and not prose:
                given += 1
                yield line, " ".join(_APPROVED_LATER.sub(" ", re.sub(r"[*_#]+", " ", text)).split()).strip("| ")
    yield from (one for part in parts[:_LISTS_FIRST] if part.kind in LISTS for one in _below_people(part))
    if not given:  # people are listed above the title
        titles = (block for part in parts for block in part.blocks if block.kind == "heading")
        yield from ((one.line, one.text) for one in titles if _TITLE.search(one.text) and dates_in(one.text))


def _below_people(part: Part) -> list[tuple[int, str]]:
    """The lines of a list of people that say when and where the meeting was, where one has its day."""
    own = takewhile(lambda block: block.kind != "heading", part.blocks)
    lines = [(line, text) for line, text in plain(own) if len(text) <= _FRONT_WIDTH and _WHEN_OR_WHERE.match(text)]
    dated = any(said.date for _, text in lines for said in dates_in(text))
    return lines if dated else []


def _titles_below(parts: Sequence[Part], day: date | None) -> list[tuple[int, str]]:
    """The headings below the front that name a meeting and have its day: a title that people are listed above."""
    headings = [block for part in parts for block in (part.heading, *part.blocks) if block and block.kind == "heading"]
    titles = (block for block in headings if _MEETING.search(block.text))
    return [(one.line, one.text) for one in titles if day and any(said.date == day for said in dates_in(one.text))]


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
