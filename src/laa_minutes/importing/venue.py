"""Where the meeting was: after a label, after “held”, on a line that is an address, or online."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .clock import times_in
from .dates import dates_in
from .outline import Part

NOUN = (
    r"council|committee|board|panel|group|governors|governing body|trust|association|society|club|forum|partnership|"
    r"trustees|"
    r"task ?force|team|federation|union|network|commission|assembly|alliance|consortium|foundation|cabinet|"
    r"sig|wg|tsc|tac|pmc|league|guild|institute|branch|fellowship|cooperative|co-operative|makerspace|hackspace|"
    r"directors|members|friends of [\w’' -]+|project|community|congregation|session|conference|directorate|ccg|school|"
    r"church|user group"
)


BODY_LINE = re.compile(rf"\b(?:{NOUN})\b", re.IGNORECASE)


_VENUE_FIRST = re.compile(r"^(?:Location|Venue) (?P<venue>[A-Z].{2,60})$")


_VENUE = re.compile(
    r"^(?:.*\b(?:19|20)\d\d\W+)?\W*(?:venue|location|place|where|held at|meeting (?:venue|place|location))"
    r"\s*(?::|\t|\s[-–—])\s*(?P<venue>.+)$",
    re.IGNORECASE,
)


_AT = re.compile(
    r"(?:^|[\s\x01\x02,])(?:at|in|via|by|on|over)\s+(?P<venue>(?!\x01|\x02|time\b|which\b)(?:[^\x01\x02;:.]|(?<=\bSt)\.|(?<=\b[A-Z])\.|\.(?=\w))+)",
    re.IGNORECASE,
)


_ONLINE = re.compile(
    r"\b(?:(?:via|by|on|over|using|through)\s+(?:the\s+)?)?(?:(?:ms |microsoft )?teams|zoom|skype|google (?:meet|"
    r"hangouts?)|webex|jitsi|irc|gotomeeting|bluejeans|"
    r"video[- ]?conferenc\w*|tele-?conference|conference call|video link|telephone)\b(?:\s+(?:meeting|call|"
    r"video\s?conference|conference))?|"
    r"\b(?:virtual(?:ly)?|online|remote(?:ly)?)\b",
    re.IGNORECASE,
)


PLACE = re.compile(
    r"\b(?:hall|room|centre|center|house|school|church|pavilion|library|offices?|building|chamber|hotel|inn|road|street|avenue|lane|pub|arms|"
    r"college|campus|headquarters|hq|theatre|lounge|suite|clubhouse|chapel|institute|museum|annexe?|square|place|court)\b|"
    r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b",
    re.IGNORECASE,
)


_NO_PLACE = re.compile(r"\b(?:minutes|meeting of|present|chair\w*|apologies|www|@|tel|clerk|council)\b", re.IGNORECASE)


def without_when(text: str) -> str:
    """The text with its dates as one character and its times as another."""
    for start, end in sorted(((one.start, one.end) for one in dates_in(text)), reverse=True):
        text = f"{text[:start]}\x01{text[end:]}"
    for start, end in sorted(((one.start, one.end) for one in times_in(text)), reverse=True):
        text = f"{text[:start]}\x02{text[end:]}"
    return text


def venue_of(parts: Sequence[Part], lines: Sequence[tuple[int, str]]) -> str | None:
    """Where the meeting was: after a label, after “held”, on a line of the front that is an address, or online."""
    texts = [text for _, text in lines]
    for n, text in enumerate(texts):
        if match := _VENUE.match(text) or _VENUE_FIRST.match(text):
            return _place(match["venue"])
        if re.fullmatch(r"(?:venue|location|place|where):?", text, re.IGNORECASE) and n + 1 < len(texts):
            return _place(texts[n + 1])
    for n, text in enumerate(texts):
        joined = (
            f"{text} {texts[n + 1]}"
            if n + 1 < len(texts) and len(text.split()) < 30 and not re.search(r"[.:]$", text)
            else text
        )
        for candidate in (text, joined):
            held = re.search(r"\b(?:held|took place|met|convened)\b(?P<rest>.*)$", candidate, re.IGNORECASE)
            before = candidate[: held.start()] if held else ""
            if (
                held
                and len(before.split()) > 3
                and not re.search(r"\b(?:meeting|minutes|notes|agm)\b", before + held["rest"][:24], re.IGNORECASE)
            ):
                continue
            if held and not re.search(r"\b(?:next|previous|last) meeting\b", candidate[: held.start()], re.IGNORECASE):
                rest = without_when(held["rest"])
                match = next((one for one in _AT.finditer(rest) if _place(one["venue"])), None)
                if match:
                    return _place(match["venue"])
                if online := _ONLINE.search(held["rest"]):
                    return online.group()
    for text in texts:
        if re.match(r"\W*(?:[•▪●◦-]|\d{1,2}[.)])\s", text):
            continue
        marked = without_when(text)
        bare = _place(re.sub(r"^.*[\x01\x02]", "", marked) if re.search(r"[\x01\x02]", marked) else text)
        words = len(text.split())
        if bare and words <= 20 and (_is_place(bare, text) or _after_time(marked, bare)):
            return bare
        if (
            (online := _ONLINE.search(text))
            and words <= 14
            and (
                re.search(r"\b(?:meeting|held|via|conference)\b", text, re.IGNORECASE) or "\x01" in marked or words < 5
            )
        ):
            return online.group()
    return None


def place_in(clause: str) -> str | None:
    """A venue after `at`, `in` or `Venue:` in a few words."""
    marked = without_when(clause)
    label = re.search(r"\b(?:venue|location|place)\s*[:–-]\s*(?P<venue>[^.;\n\x01\x02]+)", marked, re.IGNORECASE)
    found = label or next(
        (one for one in _AT.finditer(marked) if re.match(r"(?:the |an? )?[A-Z]", one["venue"].strip())), None
    )
    return _place(found["venue"].split("\n")[0]) if found else None


def _after_time(marked: str, bare: str) -> bool:
    """A few words with a capital that follow the date and the time of the meeting on their line."""
    when = re.search(r"\x01(?P<time>[^\x01\x02]{0,12}\x02)?,\s(?P<rest>[^\x01\x02]+)$", marked)
    titled = re.match(r"\W*(?:minutes|notes?) of (?:the|a) meeting (?:held )?on\b", marked, re.IGNORECASE)
    certain = when and (titled or (when["time"] and "," in bare))
    return bool(certain) and bool(re.match(r"(?:the )?[A-Z]", bare)) and len(bare.split()) <= 8


def _is_place(bare: str, text: str) -> bool:
    """A line of its own that names a room, a hall or an address, and no body."""
    rooms = re.sub(r"\bschool|church|club|institute\b", "", bare, flags=re.IGNORECASE)
    if not PLACE.search(bare) or BODY_LINE.search(rooms) or _NO_PLACE.search(text):
        return False
    return bool(re.search(r",|\b(?:room|hall)\b", bare, re.IGNORECASE) or re.match(r"\W*(?:at|in)\b", text))


def _place(text: str) -> str | None:
    """A venue without the date and time around it."""
    marked = re.sub(
        r"\s*(?:,?\s*(?:on|at|from|commencing|starting|beginning|between)(?:\s+(?:at|on|the))?)?\s*[\x01\x02].*$",
        "",
        without_when(text),
    )
    marked = re.sub(
        r"\s+(?:commenc\w+|starting|beginning|after|following|when|immediately|with|to discuss|there being|was|"
        r"on (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b.*$",
        "",
        marked,
        flags=re.IGNORECASE,
    )
    name = re.sub(r"^(?:at|in)\s+", "", marked.strip(" ,;:.–—-()*_"), flags=re.IGNORECASE)
    name = re.sub(r"\s+(?:on|at|from|in|and)(?:\s+the)?$", "", name.strip(), flags=re.IGNORECASE)
    name = name.strip(" ,;:.–—-*_")
    if name.count("(") != name.count(")"):
        name = name.strip("()")
    if re.fullmatch(
        r"(?:the )?(?:public|private|confidence|camera|person|part)(?:\s+(?:session|part))?", name, re.IGNORECASE
    ):
        return None
    return name if re.search(r"[A-Za-z]{2}", name) and len(name.split()) <= 20 else None
