"""Whether what the minutes tell can have been told on their day: a year that nobody changed in last year's file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from ...record.when import day_words
from ..document import leading
from ..draft import Doubt, ItemFound, NextMeeting
from ..words.dates import dates_in

# `minutes of the meeting held on …`, which the meeting had before it
_MINUTES_OF = re.compile(
    r"\b(?:minutes|notes|record)\b[^.;]{0,60}?\b(?:meeting|held|of|on|dated)\b[^.;\d]{0,30}$", re.IGNORECASE
)
_LATER = re.compile(r"\b(?:next|to be|will|approved|confirmed|adopted|signed|circulated|published)\b", re.IGNORECASE)
_FAR = timedelta(days=320)
_SEVERAL = 2  # days on which something is due that all have to be as far away


def misdated(held: date | None, items: Sequence[ItemFound], next_meeting: NextMeeting | None) -> Iterator[Doubt]:
    """The doubt that the meeting was on that day, where earlier minutes are younger, or everything that is due is due
    about a year after it, or more."""
    if held is None:
        return
    for item in items:
        for day in _earlier(item):
            if day > held:
                why = f"the minutes of {day_words(day)} are told of here, so that {day_words(held)} may be a slip"
                yield Doubt("date", item.line, why)
                return
    due = [date.fromisoformat(iso) for item in items for iso in _dues(item) if len(iso) == len("2010-02-22")]
    due += [next_meeting.date] if next_meeting else []
    if len(due) >= _SEVERAL and min(due) - held > _FAR:
        why = f"nothing is due here before {day_words(min(due))}, so that {day_words(held)} may be a slip"
        yield Doubt("date", items[0].line, why)


def _earlier(item: ItemFound) -> Iterator[date]:
    """The days of earlier minutes that an item names."""
    yield from (one.day for one in item.approves)
    if item.minutes_of:
        yield item.minutes_of
    for text in (item.title, *(item.minutes or "").split("\n")):
        for said in dates_in(text):
            before = leading(text, said.start)
            if said.date and _MINUTES_OF.search(before) and not _LATER.search(before):
                yield said.date


def _dues(item: ItemFound) -> Iterator[str]:
    yield from (one.due.iso for part in (item, *item.sections) for one in part.actions if one.due and one.due.iso)
