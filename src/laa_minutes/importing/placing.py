"""How much of a document the draft holds: which of its words stand nowhere, line by line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from itertools import pairwise

from ..record.when import Times
from .actions.columns import heads_column
from .blocks.fronts import is_label
from .document import Document, plain
from .draft import Draft
from .people.attending import NONE
from .people.headed_columns import heads_people
from .words.list_names import named_list

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# Words that say only where something stands; what they open is in the draft's own form.
_LABELS = frozenset(
    (
        *("present", "attendees", "attendance", "apologies", "for", "absence", "in", "support", "chair", "chairman"),
        *("minutes", "notes", "of", "the", "meeting", "held", "on", "at", "date", "time", "venue", "location", "a"),
        *("action", "actions", "sorry", "item", "page", "next", "and", "from", "to", "papers", "forward", "plan"),
        *("name", "names", "organisation", "office", "role", "responsibility", "lead", "declarations", "interest"),
    )
)
_PART = re.compile(r"\n|(?<!\\)\|")  # between lines of a text, and between the cells of a table in Markdown
_FEW = 12  # words of a text or a part of one that may stand anywhere in a line of the document
_NOBODY = 3  # words that say that there was nobody
ENOUGH = 0.6  # of a line's words in the draft: the line has its place


def placing(document: Document, draft: Draft) -> tuple[float, tuple[tuple[int, str], ...]]:
    """The share, from 0 to 1, of the document's words that stand somewhere in the draft, and the lines of which it
    holds less than it should."""
    words = placed = 0.0
    lines: list[tuple[int, str]] = []
    for line, text, number, share in _shares(document, draft):
        words += number
        placed += number * share
        lines += [(line, text)] if share < ENOUGH else []
    return placed / words if words else 1.0, tuple(lines)


def _shares(document: Document, draft: Draft) -> Iterator[tuple[int, str, int, float]]:
    """Each line with its number, its words, how many they are and what share of them the draft holds."""
    texts = list(_texts(draft))
    parts = (part for text in texts for part in _PART.split(text))
    single = {word for part in parts if len(part.split()) <= _FEW for word in _words(part)} | _LABELS
    pairs = {pair for text in texts for pair in _pairs(_words(text))}
    for line, text in plain(document.blocks):
        words = _words(text)
        if words:
            held = [word in single for word in words]
            for n, pair in enumerate(_pairs(words)):
                if pair in pairs:
                    held[n] = held[n + 1] = True
            yield line, text, len(words), 1.0 if _says_nothing(text) else sum(held) / len(words)


def _says_nothing(text: str) -> bool:
    """The heading of a column, a label, or that a list of people has nobody."""
    bare = text.strip(" :*_")
    named = named_list(text)
    nobody = text[named.people :] if named else bare
    none = NONE.match(nobody) and len(nobody.split()) <= _NOBODY
    return bool(none) or heads_column(bare) or heads_people(bare) or is_label(bare)


def _on_the_clock(time: str) -> str:
    """A time in the ways that documents write it."""
    hour, minute = time.split(":")
    half, twelve = ("am", "pm")[int(hour) >= 12], (int(hour) - 1) % 12 + 1
    return f"{hour}:{minute} {hour}{minute} {twelve} {minute}{half} {twelve}{half} {half} noon"


def _pairs(words: list[str]) -> Iterable[tuple[str, str]]:
    return pairwise(words)


def _words(text: str) -> list[str]:
    return [word.casefold().replace("’", "'") for word in _WORD.findall(text)]


def _texts(value: object) -> Iterator[str]:
    """Every text in a draft, without its doubts; a date in the words that documents use."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, date):
        ordinals = " ".join(f"{value.day}{ending}" for ending in ("th", "st", "nd", "rd"))
        yield f"{value:%A} {value.day} {value:%B %b %Y %d %m %y} {ordinals}"
    elif isinstance(value, Times):
        yield from (_on_the_clock(one) for one in (value.start, value.end) if one)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in ("doubts", "unplaced", "captured", "name"):
                yield from _texts(getattr(value, field.name))
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)
