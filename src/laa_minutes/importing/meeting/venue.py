"""Where the meeting was: after a label, after “held”, on a line that is an address, or online."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..document import plain
from ..draft import Doubt
from ..outline.parts import Part, of_kind
from ..words.dates import MONTH_NAMES
from ..words.list_names import LISTS
from .place_beside import beside_when
from .place_words import (
    ADDRESS,
    BODY_LINE,
    BY_CALL,
    DOCUMENT,
    HOUSES,
    LISTED,
    NAMED,
    NO_PLACE,
    NOUN,
    ONLINE,
    PLACE,
    RECORDING,
    is_place,
    place,
    without_when,
)

# `Venue Pond Hall`, `At 6pm / Venue / Pond Hall`
_VENUE_FIRST = re.compile(r"^(?:[^/]{0,40} / )?(?:Location|Venue) (?:/ )?(?P<venue>[A-Z].{2,60})$")


_VENUE = re.compile(
    r"^(?:.*\b(?:19|20)\d\d\W+)?\W*(?:meeting )?(?:(?:date|day|time)s?\s*(?:,|/|&|and)\s*)*(?:the )?"
    r"(?:venue|location|place|where|held at)(?:\s*(?:,|/|&|and)\s*(?:date|day|time)s?)*"
    r"\s*(?::|\t|\s[-–—])\s*(?P<venue>.+)$",
    re.IGNORECASE,
)


_VENUE_WITHIN = re.compile(  # `Date: 5 March  Time: 6pm  Venue: Pond Hall`
    r"\b(?:Date|Time|Chair\w*)\s*:.{0,200}?\b(?:Venue|Location|Place)\s*:\s*(?P<venue>[^:]+?)(?=\s+[A-Z]\w+\s*:|$)"
)


_VENUE_FLAT = re.compile(  # `DATE 5 March VENUE Pond Hall PRESENT …`
    r"\bVENUE:? (?P<venue>[A-Z0-9][^:]{2,60}?)"
    r"(?= (?:PRESENT|ATTENDEES|ATTENDANCE|IN ATTENDANCE|APOLOGIES|CHAIR|DATE|TIME)\b|$)"
)


_AT = re.compile(
    r"(?:^|[\s\x01\x02,])(?:at|in|via|by|on|over|using)\s+(?P<venue>(?!\x01|\x02|time\b|which\b)(?:[^\x01\x02;:.]|(?<=\bSt)\.|(?<=\b[A-Z])\.|\.(?=\w))+)",
    re.IGNORECASE,
)


def venue_of(parts: Sequence[Part], lines: Sequence[tuple[int, str]]) -> tuple[str | None, tuple[Doubt, ...]]:
    """Where the meeting was: after a label, after “held”, beside the date, on a line that is an address, or online;
    what stands beside the date is a doubt where no word of it is one of places."""
    lines = [one for one in _without_office(lines) if not RECORDING.match(one[1])]
    texts = [text for _, text in lines]
    opening = [text for part in of_kind(parts, "item", "text")[:_FIRST] for _, text in plain(part.blocks)[:_OPENING]]
    lists = [part for part in parts if part.kind in LISTS][:_FIRST_LISTS]
    listed = [text for part in lists for _, text in plain(part.blocks)]
    opened = [text for text in (*texts, *listed, *opening) if _OPENED.search(text)]
    if said := _below_label(lines) or _labelled([*texts, *_no_sentences(opening)]) or _after_held(texts, _HELD):
        return said, ()
    if address := _at_address(texts):
        return address, ()
    if beside := beside_when(lines):
        return beside
    elsewhere = _below_when(texts) or _alone(texts) or _above_when(texts) or _after_held(opened, _OPENED)
    return elsewhere or _at_home([*texts[:_OPENING], *opened]), ()


def _without_office(lines: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """The lines without an address above a telephone number, which is where letters go."""
    phones = [n for n, (_, text) in enumerate(lines) if _PHONE.search(text)]
    near = {at for n in phones for at in range(n - _ADDRESS_LINES, n)}
    return [one for n, one in enumerate(lines) if n not in near or not _NUMBERED_HOUSE.match(one[1])]


_PHONE = re.compile(r"^\W*(?:(?:tel|fax|phone|telephone)\b[^A-Za-z]*\d|\(\d{3}\) ?\d{3}-\d{4}\W*$)", re.IGNORECASE)
_NUMBERED_HOUSE = re.compile(r"\d{1,5} [A-Z]")
_ADDRESS_LINES = 3  # between a street and a telephone number, at the most
_FIRST_LISTS = 4  # lists of people, below which it may be said, too
_FIRST = 2  # items of which one may say how the meeting was opened, or who came to it
_OPENING = 8  # lines of the first item in which a meeting opens
_CONDUCTED = r"conducted(?= (?:\w+ ){0,2}(?:via|by|on|over|using|at|through)\b)"  # and not in accordance with a rule
_HELD = re.compile(
    rf"\b(?:held|took place|met|convened|{_CONDUCTED})\b(?P<rest>.*)$",
    re.IGNORECASE,
)
_OURS = re.compile(r"\b(?:meeting|minutes|notes|agm|session|conference|convention)\b", re.IGNORECASE)
# `held Pond Hall, Ember on Thursday 3 May`: no word between
_HELD_DIRECTLY = re.compile(r"\s+(?P<venue>[A-Z][\w’'.,& -]{3,80}?),?\s+on\s+(?:the\s+)?\x01")
_OPENED = re.compile(
    rf"\b(?:to order|meeting (?:was )?(?:opened|convened|commenced|began|started|held|{_CONDUCTED})|"
    r"(?:this|it) was an? (?:\w+ )?meeting(?= (?:via|by|over|using)\b))\b(?P<rest>[^;]*)$",
    re.IGNORECASE,
)


def _no_sentences(texts: Sequence[str]) -> Iterator[str]:
    """What an item says of a venue may be about another meeting's: `Venue: the hall has been booked for June`."""
    return (text for text in texts if not _SAYS.search(text))


_SAYS = re.compile(r"\b(?:has|have|had|is|are|was|were|will)\b", re.IGNORECASE)
_FOLLOWING = re.compile(
    r"(?:[\w ]{0,40}\b)?(?:at|in) the following (?:locations?|places?|venues?)\s*:\s*", re.IGNORECASE
)
_MOST_BELOW = 5  # lines of an address


def _below_label(lines: Sequence[tuple[int, str]]) -> str | None:
    """The lines right below `Held at the following locations:`, up to an empty one or a heading in capitals."""
    start = next((n for n, (_, text) in enumerate(lines) if _FOLLOWING.match(text)), None)
    if start is None:
        return None
    if rest := _FOLLOWING.sub("", lines[start][1], count=1).strip():
        return place(rest)
    found = list[str]()
    for (above, _), (line, text) in pairwise(lines[start : start + _MOST_BELOW + 1]):
        if line > above + 1 or (text.isupper() and len(text) > 1) or without_when(text) != text:
            break
        found.append(text.strip(" ,"))
    return re.sub(r",? (&|and),? ", r" \1 ", ", ".join(found)) or None


_CODED = re.compile(r"[A-Z]{1,3}\d{1,3},? \d{1,2}\.\d{1,3}[A-Za-z]?")  # `R3, 2.13`: a room in a building, no time


def _labelled(texts: Sequence[str]) -> str | None:
    """The words after `Venue:`, or on the line below it."""
    for n, text in enumerate(texts):
        if (
            match := _VENUE.match(text)
            or _VENUE_FIRST.match(text)
            or _VENUE_WITHIN.search(text)
            or _VENUE_FLAT.search(text)
        ):
            pieces = re.split(r"[\x01\x02]", without_when(match["venue"]))
            coded = _CODED.fullmatch(match["venue"].strip(" ."))
            return coded.group() if coded else next(filter(None, map(place, pieces)), None)
        if re.fullmatch(r"(?:venue|location|place|where):?", text, re.IGNORECASE) and n + 1 < len(texts):
            return place(texts[n + 1])
    return None


def _after_held(texts: Sequence[str], verb: re.Pattern[str]) -> str | None:
    """The words after `held at`, which may go on in the next line."""
    for n, text in enumerate(texts):
        runs_on = n + 1 < len(texts) and len(text.split()) < 30 and not re.search(r"[.:]$", text)
        for candidate in (text, f"{text} {texts[n + 1]}") if runs_on else (text,):
            held = verb.search(candidate)
            if held is None:
                continue
            before = candidate[: held.start()]
            ours = _OURS.search(before + held["rest"][:24])
            others = re.search(r"\b(?:next|previous|last) meeting\b", before, re.IGNORECASE)
            if (len(before.split()) > 3 and not ours) or others:
                continue
            rest = _LISTS.split(_SENTENCE.split(held["rest"])[0])[0]
            found = (place(one["venue"]) for one in _AT.finditer(without_when(rest)) if not _is_by_whom(one))
            if venue := next(filter(None, found), None):
                return venue
            if online := ONLINE.search(rest):
                return online.group()
            if direct := _HELD_DIRECTLY.match(without_when(rest)):
                return place(direct["venue"])
    return None


def _is_by_whom(led: re.Match[str]) -> bool:
    """`by Vice President Marsh`, and not `by telephone`."""
    by = led.group().lstrip(" ,\x01\x02").casefold().startswith("by ")
    return by and not (ONLINE.search(led["venue"]) or BY_CALL.search(led["venue"]))


def _alone(texts: Sequence[str]) -> str | None:
    """A line that is an address, or that says that the meeting was online."""
    for text in texts:
        if LISTED.match(text):
            continue
        bare, marked, words = place(text), without_when(text), len(text.split())
        if bare and words <= 20 and is_place(bare) and not NO_PLACE.search(text):
            return bare
        about = re.search(r"\b(?:meeting|held|via|conference)\b", text, re.IGNORECASE) or "\x01" in marked
        if words <= 14 and (about or words < 5) and (online := ONLINE.search(marked)):
            return online.group().strip("\x01\x02 –—-,")
    return None


def _at_address(texts: Sequence[str]) -> str | None:
    """A line that is the address of a house in a street, below one with the time and perhaps a room, or with the day
    behind it: `6 pm, Salt Room` above `2 Mill Lane`."""
    for above, text in pairwise(["", *texts[:_OPENING]]):
        own, marked = without_when(text), without_when(above)
        if own != text and ADDRESS.fullmatch(bare := own.strip(" ,\x01\x02")):
            return bare
        if ADDRESS.fullmatch(text) and _says_when(above):
            room = place(marked.rpartition("\x02")[2]) if "\x02" in marked else None
            return f"{room}, {text}" if room and NAMED.fullmatch(room) else text
    return None


def _below_when(texts: Sequence[str]) -> str | None:
    """A line that names a house by its kind, below one with the date or the time and nothing else of the title."""
    for above, text, below in zip(texts, texts[1:], [*texts[2:], ""], strict=False):
        if _is_house(text) and _says_when(above) and not _TITLED.search(below):
            return place(text)
    return None


def _above_when(texts: Sequence[str]) -> str | None:
    """A line that names a house by its kind, above one that is the date and the time."""
    for text, below in pairwise(texts[:_OPENING]):
        marked = without_when(below)
        if _is_house(text) and {*"\x01\x02"} <= {*marked} and not re.search(r"[A-Za-z]{3}", marked):
            return place(text)
    return None


# `meeting at the home of Ada Marsh`, `held at Ada Marsh’s house`
_NAME = r"[A-Z][\w.-]*(?: (?:and |& )?[A-Z][\w.-]*){0,4}"
_HOME = re.compile(
    r"\b(?i:meeting|minutes|held|met|convened)\b[^.;\n]{0,60}?"
    rf"\b(?:at|in) (?:the )?(?P<venue>(?:home|house|residence|flat) of (?:the )?{_NAME}|"
    rf"{_NAME}[’']s? (?:home|house|residence|flat))\b"
)


def _at_home(texts: Sequence[str]) -> str | None:
    """Somebody's home, which the title or the opening names; the next meeting's is another."""
    ours = (text for text in texts if not re.search(r"\bnext\b", text, re.IGNORECASE))
    return next((found["venue"] for found in map(_HOME.search, ours) if found), None)


def _is_house(text: str) -> bool:
    """Nothing but the name of a house, by its kind."""
    named = PLACE.search(text) and all(map(NAMED.fullmatch, _DASH.split(text)))
    return bool(named) and not BODY_LINE.search(HOUSES.sub("", text)) and not DOCUMENT.search(text)


def _says_when(line: str) -> bool:
    """A short line with the date or the time."""
    marked = without_when(line)
    return bool(re.search(r"[\x01\x02]", marked)) and len(marked.split()) <= _SHORT


_DASH = re.compile(r" [–—-] ")
_SHORT = 8  # words of a line that says when
_TITLED = re.compile(rf"\b(?:{NOUN}|meeting|agm|minutes of)\b", re.IGNORECASE)
_LISTS = re.compile(
    r"\s(?=(?:PRESENT|Present|ATTENDEES|Attendees|APOLOGIES|Apologies|IN ATTENDANCE|In attendance)(?::|\s[A-Z]|$))"
)
_SENTENCE = re.compile(r"(?<=[a-z\d)])\. (?=[A-Z])")


_MONTH = re.compile(rf"\s*(?:{MONTH_NAMES})\b", re.IGNORECASE)  # `in April`


def place_in(clause: str) -> str | None:
    """A venue after `at`, `in` or `Venue:` in a few words."""
    marked = without_when(clause)
    label = re.search(r"\b(?:venue|location|place)\s*[:–-]\s*(?P<venue>[^.;\n\x01\x02]+)", marked, re.IGNORECASE)
    found = label or next(
        (
            one
            for one in _AT.finditer(marked)
            if re.match(r"(?:the |an? |\d{1,4}[A-Za-z]? )?[A-Z]", one["venue"].strip())
            and not (_is_by_whom(one) or _MONTH.match(one["venue"]))
        ),
        None,
    )
    return place(found["venue"].split("\n")[0]) if found else None
