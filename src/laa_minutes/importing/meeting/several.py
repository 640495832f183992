"""A file in which the minutes of one meeting follow those of another: the first are read, and where the next begin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from ...record.when import day_words
from ..document import Block, Document
from ..draft import Doubt
from ..outline.parts import named_part
from ..outline.title_styles import VERBS
from ..words.dates import dates_in

_TITLE = re.compile(r"\b(?:minutes?|meeting|notes|agm|egm)\b", re.IGNORECASE)
_NEXT = re.compile(r"\bnext\b", re.IGNORECASE)
_WORDS = 25  # of a title
_TITLES = 3  # lines that a title takes
_FAR = 12  # blocks within which a list of those present follows the title of its minutes


def first_meeting(document: Document) -> tuple[Document, tuple[Doubt, ...]]:
    """The document as far as its first meeting goes, and the doubt that another one is in it."""
    starts = list(_starts(document.blocks))
    if len(starts) < 2 or len({day for _, day in starts}) < 2:
        return document, ()
    first = starts[0][1]
    here, day = next((at, day) for at, day in starts if day != first)
    above = {block.text for block in document.blocks[:_TITLES]}
    while here and document.blocks[here - 1].text in above:  # the body's name, as above the first title
        here -= 1
    why = f"the minutes of another meeting, of {day_words(day)}, begin here; a file of their own makes a record of them"
    cut = replace(document, blocks=document.blocks[:here])
    return cut, (Doubt("date", document.blocks[here].line, why),)


def _starts(blocks: Sequence[Block]) -> Iterator[tuple[int, date]]:
    """The places of titles, with the days of their meetings, that a list of those present follows."""
    listed = [n for n, block in enumerate(blocks) if (name := named_part(block)) and name[0] == "present"]
    after = 0
    for place in listed:
        titles = (n for n in range(max(after, place - _FAR), place) if _is_title(blocks[n]))
        title = next(titles, None)
        day = None if title is None else _day(blocks[title : min(title + _TITLES, place)])
        if title is not None and day:
            yield title, day
        after = place + 1


def _is_title(block: Block) -> bool:
    # `The minutes of 3 May were approved.`, `Next meeting: 3 May`
    told = (block.text.endswith(".") and VERBS.search(block.text)) or _NEXT.search(block.text)
    short = not (block.rows or block.label or told) and len(block.text.split()) <= _WORDS
    return short and bool(_TITLE.search(block.text))


def _day(lines: Sequence[Block]) -> date | None:
    """The day that a title has, in its own line or in one of the next."""
    return next((said.date for block in lines for said in dates_in(block.text) if said.date), None)
