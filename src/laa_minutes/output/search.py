"""What a search found, for people: by meeting, the newest first, with the words marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import groupby

from ..record.when import day_words
from ..view.search import FoundRow, spans
from .listing import plural
from .page import Block, Entry, Page, Span
from .text import one_line

COLUMNS = ("ref", "meeting", "kind", "text", "path", "line")
_ROOM = 60  # characters shown on either side of the words found
_SPACE = re.compile(r"\s+")


def search_page(rows: Sequence[FoundRow], words: Sequence[str]) -> Page:
    """An entry a text: its public name, a snippet with the words in bold, and the place it was typed at."""
    blocks = []
    for meeting, group in groupby(rows, key=lambda row: row.meeting):
        found = list(group)
        day = day_words(date.fromisoformat(found[0].date)) if found[0].date else ""
        label = f"{(meeting or '').partition('/')[0].upper()} {day}".strip() if meeting else "Registers"
        blocks.append(Block(label, tuple(_entry(row, words) for row in found)))
    meetings = len({row.meeting for row in rows if row.meeting})
    count = f"{plural(len(rows), 'text')} in {plural(meetings, 'meeting')}" if meetings else plural(len(rows), "text")
    return Page(f"“{' '.join(words)}”", count, tuple(blocks))


def snippet(text: str, words: Sequence[str]) -> tuple[Span, ...]:
    """The part of a text around the first words found, cut between words; what was found is in bold."""
    flat = one_line(_SPACE.sub(" ", text))
    found = spans(flat, words)
    first = found[0][0] if found else 0
    start = 0 if first <= _ROOM else flat.rfind(" ", 0, first - _ROOM // 2) + 1
    end = start + 2 * _ROOM + sum(b - a for a, b in found if a < start + 2 * _ROOM)
    if end < len(flat):
        end = max(flat.rfind(" ", start, end), min((b for a, b in found if a >= start), default=end), start + _ROOM)
    shown: list[Span] = [("… ", "")] if start else []
    at = start
    for begin, stop in found:
        if begin < at or stop > end:
            continue
        shown += [(flat[at:begin], ""), (flat[begin:stop], "bold")]
        at = stop
    shown += [(flat[at:end], ""), (" …" if end < len(flat) else "", "")]
    return tuple(one for one in shown if one[0])


def _entry(row: FoundRow, words: Sequence[str]) -> Entry:
    place = f"  {row.path}:{row.line}"
    kind = "" if row.kind in ("minutes", "title") else f"{row.kind}: "
    return Entry(((kind, "dim"), *snippet(row.text, words), (place, "dim")), row.ref)
