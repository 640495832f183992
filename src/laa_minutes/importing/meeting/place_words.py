"""Words that tell a place, a body and a document apart; and a text with its dates and times put out of the way."""

from __future__ import annotations

import re

from ..words.clock import times_in
from ..words.dates import dates_in

NOUN = (
    r"council|committee|board|panel|group|governors|governing body|trust|association|society|club|forum|partnership|"
    r"trustees|"
    r"task ?force|team|federation|union|network|commission|assembly|alliance|consortium|foundation|cabinet|"
    r"sig|wg|tsc|tac|pmc|pta|ptfa|pfa|ppg|pcc|u3a|league|guild|institute|branch|fellowship|cooperative|co-operative|makerspace|hackspace|"
    r"directors|members|friends of [\w’' -]+|project|community|congregation|session|conference|directorate|ccg|school|"
    r"church|user group|senate|chapter|(?:town(?:ship)?|city|village|borough|county) of(?= [A-Z])"
)


BODY_LINE = re.compile(rf"\b(?:{NOUN})\b", re.IGNORECASE)


_SERVICE = (
    r"(?:ms |microsoft )?teams|zoom|skype|google (?:meet|hangouts?)|webex|jitsi|irc|gotomeeting|bluejeans|discord|"
    r"video[- ]?conferenc\w*|video link"
)


_CALL = r"(?:tele-?conferenc\w*|telecon|conference call|(?:tele)?phone)"


ONLINE = re.compile(  # a call is a place only after `by` or `via`, or alone: “Board Conference Call” is what it was
    rf"\b(?:(?:via|by|on|over|using|through)\s+(?:the\s+|a\s+)?)?(?:{_SERVICE})\b(?:\s+(?:meeting|call|"
    rf"video\s?conference|conference))?|\b(?:virtual(?:ly)?|online|remote(?! ?ly))\b|"
    rf"\b(?:via|by|over|through)\s+(?:the\s+|a\s+)?(?:\w+\s+)?{_CALL}\b|(?:^|[\x01\x02]\W*){_CALL}(?=\W*(?:$|[\x01\x02]|[–—-]\s))",
    re.IGNORECASE,
)


PLACE = re.compile(
    r"\b(?:hall|room|centre|center|house|school|church|pavilion|library|offices?|building|chamber|hotel|lodge|inn|road|street|avenue|lane|pub|arms|"
    r"college|campus|headquarters|hq|theatre|lounge|suite|clubhouse|chapel|institute|museum|annexe?|square|place|court|surgery|"
    r"farm|station|stadium|caf[eé]|restaurant|barn|cabin|hut|boathouse|gardens?|park)\b|"
    r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b",
    re.IGNORECASE,
)


# A house in a street, perhaps with the name of the house before it: `Pond Hall, 2 Mill Lane`
ADDRESS = re.compile(
    r"(?:[A-Z][^,;:\d]{2,60}(?:,| [-–—]) )?\d{1,5}\s?[A-Za-z]?\.? "
    r"(?:(?:[A-Z][\w.’'-]*|\d{1,3}(?:st|nd|rd|th)) ){1,4}"
    r"(?i:street|st|road|rd|avenue|ave|lane|drive|boulevard|blvd|square|hill|close|crescent|terrace|gardens|grove|mews|"
    r"row|walk|way)\b\.?(?:, .{2,60})?"
)


NO_PLACE = re.compile(
    r"\b(?:minutes|report on|meeting of|present|chair\w*|apologies|www|@|tel|clerk|council)\b", re.IGNORECASE
)


# Words of a document, which name neither a place nor a body.
DOCUMENT = re.compile(
    r"\b(?:draft|final|minutes|notes|agenda|version|v\d+|report|summary|private|confidential|unconfirmed|approved|"
    r"confirmed|revised|copy|page)\b",
    re.IGNORECASE,
)


RECORDING = re.compile(
    r"\W*(?:recording|video|transcript|slides|file)\s*:\s*", re.IGNORECASE
)  # what is filed with them


def without_when(text: str) -> str:
    """The text with its dates as one character and its times as another."""
    for start, end in sorted(((one.start, one.end) for one in dates_in(text)), reverse=True):
        text = f"{text[:start]}\x01{text[end:]}"
    for start, end in sorted(((one.start, one.end) for one in times_in(text)), reverse=True):
        text = f"{text[:start]}\x02{text[end:]}"
    return _ZONE.sub("\x02", text)


_ZONE = re.compile(r"\x02 ?\(?(?:UTC|GMT|BST|CES?T|E[SD]?T|P[SD]T|C[SD]T|M[SD]T|AE[SD]T|AW?ST|IST)\b\)?")  # of the time


BY_CALL = re.compile(rf"\b{_CALL}\b|\bvideo", re.IGNORECASE)


# Kinds of body that are houses, too, and what a title has that goes on.
HOUSES = re.compile(
    r"\b(?:school|church|club|institute|community|hackspace|makerspace|council(?= (?:chamber|house|office))|"
    r"conference(?= (?:room|hall|cent|suite))|(?:board|committee)(?= ?room))\b",
    re.IGNORECASE,
)


def is_place(bare: str) -> bool:
    """Words that name a room, a hall or an address, and no body."""
    rooms = HOUSES.sub("", bare)
    if not PLACE.search(bare) or BODY_LINE.search(rooms) or NO_PLACE.search(bare) or ":" in bare:
        return False
    return bool(re.search(r",|\b(?:room|hall)\b", bare, re.IGNORECASE))


def place(text: str) -> str | None:
    """A venue without the date and time around it."""
    marked = re.sub(
        r"\s*(?:,?\s*(?:on|at|from|commencing|starting|beginning|between)(?:\s+(?:at|on|the))?)?\s*[\x01\x02].*$",
        "",
        without_when(text),
    )
    marked = re.sub(
        r"\s+(?:commenc\w+|starting|beginning|after|following|when|immediately|with|to discuss|there being|was|"
        r"(?:and|but )?not (?:at|in)|in accordance|in compliance|pursuant to|as permitted|"
        r"instead of|in response to|due to|because|at \d{1,2}[.:][\dO]+(?:[ap]m?)?|at \d{3,4}\s?[ap]\.?m?|"
        r"on (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b.*$",
        "",
        marked,
        flags=re.IGNORECASE,
    )
    # the next sentence, its full stop forgotten, and a link on the page that it is from
    marked = re.sub(r"\s+The (?:[Mm]eeting|[Cc]hair(?:man|woman|person)?)\b.*$", "", marked)
    marked = re.sub(r"\.\s+View (?:directions|map)\b.*$", "", marked)
    marked = re.sub(r"^\W*[0-2]\d[0-5]\d(?:\s?h(?:ou)?rs)?,\s", "", marked)  # `1830, Pond Hall`
    name = re.sub(r"^(?:at|in)\s+", "", marked.strip(" ,;:.–—-*_"), flags=re.IGNORECASE)
    name = re.sub(r"\s+(?:on|at|from|in|and|for)(?:\s+the)?$", "", name.strip(), flags=re.IGNORECASE)
    name = name.strip(" ,;:.–—-*_")
    if name.count("(") != name.count(")"):
        name = name.strip("()")
    if re.fullmatch(
        r"(?:the|an?|this|our)(?: (?:\w+ )?meeting)?|(?:the )?\d+(?:st|nd|rd|th)?|"
        r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
        r"(?:an? )?(?:electronic|digital|remote|virtual) (?:media|means|format|methods?)|e-?mail|correspondence|"
        r"(?:the )?(?:public|private|confidence|camera|person|part|regular|special|open|closed)"
        r"(?:\s+(?:session|part))?",
        name,
        re.IGNORECASE,
    ):
        return None
    return name if re.search(r"[A-Za-z]{2}", name) and len(name.split()) <= 20 else None


# A few words with capitals.
NAMED = re.compile(r"(?:the )?[A-Z][\w’'.&-]*,?(?: (?:of|the|and|at|in|de|&|[A-Z\d][\w’'.&-]*,?)){0,5}")
LISTED = re.compile(r"\W*(?:[•▪●◦-]|\d{1,2}[.)])\s")
