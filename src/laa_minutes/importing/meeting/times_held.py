"""From when to when the meeting was, and when it was to be where that is another time."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...record.when import Times
from ..document import leading, plain
from ..draft import Doubt
from ..outline.parts import Part, of_kind
from ..words.clock import TimeSaid, times_in
from ..words.dates import dates_in

_FAR = 250  # characters of a long line in which the meeting's time stands
_SEVERAL = 3  # times in one line, which are a time for each part of the world


_OPENED = re.compile(
    r"\b(?:(?:meeting|teleconference|call|session) (?:was )?(?:formally )?(?:opened|start(?:ed|s)|"
    r"commence(?:[ds]|ment)|began|begins|convened|called to order|opens)|opened the meeting|"
    r"(?:called|brought|call) (?:(?:the|this) )?(?:\w+ ){0,3}(?:meeting )?(?:of (?:[\w’'&-]+ ){1,9}?)?to order|"
    r"(?:meeting )?(?:started|commenced|opened|convened)|(?<!to )(?<!will )start(?:ed)?(?: time)?)\b"
    r"(?:[^.\n]|(?<=\b[A-Z])\.|(?<=\b[DM]r)\.){0,60}?(?:\bat\b|[:@]|\s(?=\d))\s*",
    re.IGNORECASE,
)


# `6.02pm BST: The meeting was called to order`: the time comes first
_THEN_OPENED = re.compile(
    r"^\d[^a-z]{0,12}(?:[ap]\.?m\b\.?)?\W*(?:(?-i:[A-Z]{2,5})\b\W*)?(?:the )?(?:meeting|call) "
    r"(?:is |was )?(?:formally )?(?:opened|opens|start(?:ed|s)|commence[ds]|began|begins|convened|called to order)\b",
    re.IGNORECASE,
)
_OPENING = re.compile(r"(?:call(?:ed)? to order|opening(?: of (?:the )?meeting)?|meeting opened)\W*", re.IGNORECASE)
_PUT_OFF = re.compile(r"\b(?:defer|postpon|delay|put(?:ting)? (?:back|off))\w*\b[^.]*$", re.IGNORECASE)


def slot_of(lines: Sequence[tuple[int, str]]) -> tuple[tuple[int, TimeSaid] | None, list[Doubt]]:
    """The first time that the front says, with its line; none where a line has a time for each part of the world."""
    for line, whole in lines:
        long = len(whole.split()) > _PROSE and not re.search(r"\bmeeting\b.{0,60}\bheld\b", whole, re.IGNORECASE)
        text = whole[:_FAR] if long else whole
        if long and not any(said.date for said in dates_in(text)):
            continue
        found = [one for one in times_in(_without_dates(text)) if not _NOT_THEN.search(leading(text, one.start))]
        if len(found) >= _SEVERAL and len(whole.split()) <= _PROSE and not _bracketed(text, found):
            why = "so many times are said here that none of them is taken for the meeting's"
            return None, [Doubt("time", line, why)]
        if found:
            return (line, found[0]), []
    return None, []


def _bracketed(text: str, times: Sequence[TimeSaid]) -> bool:
    """`18:00 UTC (19:00 CET, 13:00 EST)`: all times but the first stand in one bracket."""
    between = text[times[0].start : times[1].start]
    inside = text[times[1].start : times[-1].start]
    return between.count("(") == 1 and ")" not in between and ")" not in inside and ")" in text[times[-1].start :]


_PROSE = 60  # words of a line that is more than a title
_NOT_THEN = re.compile(
    r"\b(?:clos|end|finish)\w*\W*(?:at\W*)?$|\b(?:next meeting|posted|published|due)\b[^()]{0,50}$", re.IGNORECASE
)


def times_of(parts: Sequence[Part], lines: Sequence[tuple[int, str]]) -> tuple[Times | None, Times | None, list[Doubt]]:
    """When the meeting was held, and the slot where a sentence says that it began at another time."""
    slot, several = slot_of(lines)
    slot = slot or _announced(parts)
    opened = None
    for part in [part for part in parts if part.kind in ("front", "text", "present", "apologies", "in support")] + list(
        of_kind(parts, "item")
    )[:3]:
        for line, text in plain(([part.heading] if part.heading else []) + list(part.blocks)):
            bare = _without_dates(text) if _OPENED.search(text) or _THEN_OPENED.search(text) else ""
            match = next(
                (one for one in _OPENED.finditer(bare) if not _PUT_OFF.search(leading(bare, one.start()))), None
            )
            found = list(times_in(bare)) if match else []
            after = next((one for one in found if match and match.end() - 3 <= one.start <= match.end() + 3), None)
            if after is None and (then := _THEN_OPENED.search(bare)):
                after = next((one for one in times_in(bare) if one.start == 0 and one.end <= then.end()), None)
            if after is None and part.kind == "item" and _OPENING.fullmatch(part.title):  # the time alone below it
                after = next(
                    (one for one in times_in(text) if text[: one.start] + text[one.end :].strip(" .") == ""), None
                )
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


_WILL_START = re.compile(r"\b(?:we|the meeting) (?:will|shall) (?:start|begin|commence) at ", re.IGNORECASE)


def _announced(parts: Sequence[Part]) -> tuple[int, TimeSaid] | None:
    """`We will start at 16.00`, above the agenda."""
    for line, text in (one for part in of_kind(parts, "agenda", "front") for one in plain(part.blocks)):
        match = _WILL_START.search(text)
        found = next((one for one in times_in(text) if match and one.start == match.end()), None)
        if found:
            return line, found
    return None


def _without_dates(text: str) -> str:
    """The text with its dates blanked, so that none of their numbers is a time."""
    for said in dates_in(text):
        text = text[: said.start] + " " * (said.end - said.start) + text[said.end :]
    return text
