"""What a search found, for people: by meeting, the newest first, with the words marked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from ..record.when import day_words
from ..view.search import FoundRow, spans
from .listing import plural
from .page import Block, Entry, Page, Span
from .text import one_line

COLUMNS = ("ref", "meeting", "kind", "text", "path", "line")
_ROOM = 80  # characters within which a text is shown whole; half as many stand on either side of a word found
_TAIL = 12  # a rest shorter than this is not cut off


def search_page(rows: Sequence[FoundRow], words: Sequence[str]) -> Page:
    """An entry a text: its public name, a snippet with the words in bold, and the place it was typed at."""
    blocks = []
    for meeting, group in groupby(rows, key=lambda row: row.meeting):
        found = list(group)
        day = day_words(date.fromisoformat(found[0].date)) if found[0].date else ""
        label = f"{(meeting or '').partition('/')[0].upper()} {day}".strip() if meeting else "Registers"
        blocks.append(Block(label, tuple(_entry(row, words) for row in found)))
    count = plural(len(rows), "text")
    return Page(f"“{' '.join(words)}”", count, tuple(blocks), stacked=True)


def snippet(text: str, words: Sequence[str]) -> tuple[Span, ...]:
    """The parts of a text around the first place of each word, cut between words; what was found is in bold."""
    flat = one_line(text)
    found = spans(flat, words)
    shown: list[Span] = []
    for start, end in _windows(flat, [found] if len(words) == 1 else [spans(flat, [word]) for word in words]):
        at = start
        shown.append(("… " if start else "", ""))
        for begin, stop in found:
            if start <= begin and stop <= end:
                shown += [(flat[at:begin], ""), (flat[begin:stop], "bold")]
                at = stop
        shown.append((flat[at:end], ""))
        shown.append((" " if end < len(flat) else "", ""))
    if shown and shown[-1][0]:
        shown.append(("…", ""))
    return tuple(one for one in shown if one[0])


def _windows(flat: str, found: Sequence[Sequence[tuple[int, int]]]) -> list[tuple[int, int]]:
    """The stretches to show: so many characters around the first of the places that each word was found at, joined
    where they meet."""
    firsts = sorted(places[0] for places in found if places)
    windows: list[tuple[int, int]] = []
    for begin, stop in firsts:
        start = 0 if begin <= _ROOM else flat.rfind(" ", 0, begin - _ROOM // 2) + 1
        end = len(flat) if len(flat) - stop <= _ROOM else flat.find(" ", stop + _ROOM // 2)
        end = len(flat) if end < 0 or len(flat) - end < _TAIL else end
        if windows and start <= windows[-1][1] + _TAIL:
            windows[-1] = (windows[-1][0], max(end, windows[-1][1]))
        else:
            windows.append((start, end))
    return windows


def _entry(row: FoundRow, words: Sequence[str]) -> Entry:
    place = f"  {row.path}:{row.line}"
    kind = "" if row.kind in ("minutes", "title") else f"{row.kind}: "
    return Entry(((kind, "dim"), *snippet(row.text, words), (place, "dim")), row.ref)
