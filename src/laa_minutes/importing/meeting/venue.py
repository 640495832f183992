"""Where the meeting was: after a label, after “held”, on a line that is an address, or online."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ...frozen import dataclass
from ..document import plain
from ..draft import Doubt
from ..outline.parts import Part, of_kind
from ..words.clock import times_in
from ..words.dates import MONTH_NAMES, dates_in

NOUN = (
    r"council|committee|board|panel|group|governors|governing body|trust|association|society|club|forum|partnership|"
    r"trustees|"
    r"task ?force|team|federation|union|network|commission|assembly|alliance|consortium|foundation|cabinet|"
    r"sig|wg|tsc|tac|pmc|pta|ptfa|pfa|ppg|pcc|u3a|league|guild|institute|branch|fellowship|cooperative|co-operative|makerspace|hackspace|"
    r"directors|members|friends of [\w’' -]+|project|community|congregation|session|conference|directorate|ccg|school|"
    r"church|user group|senate|(?:town(?:ship)?|city|village|borough|county) of(?= [A-Z])"
)


BODY_LINE = re.compile(rf"\b(?:{NOUN})\b", re.IGNORECASE)


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


_SERVICE = (
    r"(?:ms |microsoft )?teams|zoom|skype|google (?:meet|hangouts?)|webex|jitsi|irc|gotomeeting|bluejeans|discord|"
    r"video[- ]?conferenc\w*|video link"
)
_CALL = r"(?:tele-?conferenc\w*|telecon|conference call|(?:tele)?phone)"
_ONLINE = re.compile(  # a call is a place only after `by` or `via`, or alone: “Board Conference Call” is what it was
    rf"\b(?:(?:via|by|on|over|using|through)\s+(?:the\s+|a\s+)?)?(?:{_SERVICE})\b(?:\s+(?:meeting|call|"
    rf"video\s?conference|conference))?|\b(?:virtual(?:ly)?|online|remote(?! ?ly))\b|"
    rf"\b(?:via|by|over|through)\s+(?:the\s+|a\s+)?(?:\w+\s+)?{_CALL}\b|(?:^|[\x01\x02]\W*){_CALL}(?=\W*(?:$|[\x01\x02]|[–—-]\s))",
    re.IGNORECASE,
)


PLACE = re.compile(
    r"\b(?:hall|room|centre|center|house|school|church|pavilion|library|offices?|building|chamber|hotel|inn|road|street|avenue|lane|pub|arms|"
    r"college|campus|headquarters|hq|theatre|lounge|suite|clubhouse|chapel|institute|museum|annexe?|square|place|court|surgery|"
    r"farm|station|stadium|caf[eé]|restaurant|barn|cabin|hut|boathouse|gardens?|park)\b|"
    r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b",
    re.IGNORECASE,
)


_NO_PLACE = re.compile(
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
    return text


def venue_of(parts: Sequence[Part], lines: Sequence[tuple[int, str]]) -> tuple[str | None, tuple[Doubt, ...]]:
    """Where the meeting was: after a label, after “held”, beside the date, on a line that is an address, or online;
    what stands beside the date is a doubt where no word of it is one of places."""
    lines = [one for one in lines if not RECORDING.match(one[1])]
    texts = [text for _, text in lines]
    opening = [text for part in of_kind(parts, "item", "text")[:1] for _, text in plain(part.blocks)[:_OPENING]]
    opened = [text for text in opening if _OPENED.search(text)]
    if said := _below_label(lines) or _labelled([*texts, *_no_sentences(opening)]) or _after_held(texts, _HELD):
        return said, ()
    if beside := _beside_when(lines):
        return beside
    return _below_when(texts) or _alone(texts) or _above_when(texts) or _after_held(opened, _OPENED), ()


_OPENING = 8  # lines of the first item in which a meeting opens
_HELD = re.compile(r"\b(?:held|took place|met|convened)\b(?P<rest>.*)$", re.IGNORECASE)
# `held Pond Hall, Ember on Thursday 3 May`: no word between
_HELD_DIRECTLY = re.compile(r"\s+(?P<venue>[A-Z][\w’'.,& -]{3,80}?),?\s+on\s+(?:the\s+)?\x01")
_OPENED = re.compile(
    r"\b(?:to order|meeting (?:was )?(?:opened|convened|commenced|began|started|held))\b(?P<rest>[^;]*)$", re.IGNORECASE
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
        return _place(rest)
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
            coded = match["venue"].strip(" .") if _CODED.fullmatch(match["venue"].strip(" .")) else None
            return coded or next(filter(None, map(_place, pieces)), None)
        if re.fullmatch(r"(?:venue|location|place|where):?", text, re.IGNORECASE) and n + 1 < len(texts):
            return _place(texts[n + 1])
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
            ours = re.search(r"\b(?:meeting|minutes|notes|agm|session)\b", before + held["rest"][:24], re.IGNORECASE)
            others = re.search(r"\b(?:next|previous|last) meeting\b", before, re.IGNORECASE)
            if (len(before.split()) > 3 and not ours) or others:
                continue
            rest = _LISTS.split(_SENTENCE.split(held["rest"])[0])[0]
            found = (_place(one["venue"]) for one in _AT.finditer(without_when(rest)) if not _is_by_whom(one))
            if venue := next(filter(None, found), None):
                return venue
            if online := _ONLINE.search(rest):
                return online.group()
            if direct := _HELD_DIRECTLY.match(without_when(rest)):
                return _place(direct["venue"])
    return None


def _is_by_whom(led: re.Match[str]) -> bool:
    """`by Vice President Marsh`, and not `by telephone`."""
    by = led.group().lstrip(" ,\x01\x02").casefold().startswith("by ")
    return by and not (_ONLINE.search(led["venue"]) or _BY_CALL.search(led["venue"]))


_BY_CALL = re.compile(rf"\b{_CALL}\b|\bvideo", re.IGNORECASE)


def _beside_when(lines: Sequence[tuple[int, str]]) -> tuple[str, tuple[Doubt, ...]] | None:
    """A place that stands on the line of the date, or the time: `3 May 2012 | Pond Hall`, `7.30pm at The Pond`; by a
    mark alone, it is a doubt."""
    above = ""
    for line, text in lines:
        dated, above = above, without_when(text)
        if not re.search(r"[\x01\x02]", above) or len(text.split()) > _LONGEST:
            continue
        if _LISTED.match(text) or _VERSION.search(above):
            continue
        if after := _after_time(above):
            return after, ()
        for piece in _pieces(above, dated):
            if piece.is_place:
                return piece.name, ()
            if piece.may_be:
                return piece.name, () if PLACE.search(piece.name) else (Doubt("venue", line, _NO_WORD),)
    return None


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words beside the date or the time: `said` before them, or `parted` from them by a mark."""

    words: str
    name: str
    line: str
    said: bool
    parted: bool
    first: bool
    coded: bool

    @property
    def is_place(self) -> bool:
        """A word of places, or one that leads to a place, says what it is."""
        led = self.said and re.match(r"\W*(?:at|in)\s+(?:the )?(?:\d{1,3}[A-Za-z]? )?[A-Z]", self.words)
        house = PLACE.search(self.name) and not BODY_LINE.search(_HOUSES.sub("", self.name))
        named = house and _NAMED.fullmatch(self.name) and (self.said or (not self.first and "\x01" in self.line))
        last = house and "\x02" in self.line and self.said and _ENDS_AS_PLACE.fullmatch(self.name)
        return bool(_is_place(self.name) or named or last or (led and not self._is_titled))

    @property
    def may_be(self) -> bool:
        """Nothing but where it stands says so."""
        apart = self.said and (self.parted or self.coded) and _NAMED.fullmatch(self.words.strip(" ,."))
        both = {*"\x01\x02"} <= {*self.line}  # `3 May 2012 / 18:30 / Ember Hackspace`
        body = BODY_LINE.search(_HOUSES.sub("", self.name) if both else self.name)
        after = self.line.partition(self.words)[2]  # `3 May 2012 - Ducklings - Meeting Notes`
        return bool(apart) and not (self._is_titled or body or _MINUTES.search(after))

    @property
    def _is_titled(self) -> bool:
        said = re.search(r"\b(?:meeting|apologies|present)\b", self.words, re.IGNORECASE)
        return bool(DOCUMENT.search(self.words) or said)


def _pieces(marked: str, above: str) -> Iterator[_Piece]:
    """The words of a line around its date and time, parted at marks; `above` is the line before it."""
    said = False
    for words in re.split(r"([\x01\x02])", marked):
        said = said or words in ("\x01", "\x02")
        for n, segment in enumerate(re.split(r"\s*[|/•·()]\s*|\s+[–—-]\s+", words)):
            coded = marked[:1] == "\x02" and "\x01" in above and re.search(r"\d", segment)  # `7pm PB2.10`
            parted = segment != words and "\x01" in marked
            if name := _place(segment):
                yield _Piece(segment, name, marked, said, parted, n == 0, bool(coded))


_MINUTES = re.compile(r"\b(?:minutes|notes|agenda)\b", re.IGNORECASE)
_VERSION = re.compile(r"(?<![\d.])\d{1,3}\.\d{1,3}\s+[–—-]\s+(?=\S)")  # `2.1 – Ada Marsh – 3 May 2012`
_NO_WORD = "it is taken for the place, as it stands beside the date, and no word of it says what it is"
_LONGEST = 24  # words of a line that says when and where
# A few words with capitals.
_NAMED = re.compile(r"(?:the )?[A-Z][\w’'.&-]*,?(?: (?:of|the|and|at|in|de|&|[A-Z\d][\w’'.&-]*,?)){0,5}")
# `Mill Lane Village Centre`: few words, of which the last is one of places
_ENDS_AS_PLACE = re.compile(rf"[A-Z](?:[\w’'.&-]+ ){{1,6}}(?:{PLACE.pattern})", re.IGNORECASE)
_LISTED = re.compile(r"\W*(?:[•▪●◦-]|\d{1,2}[.)])\s")


def _alone(texts: Sequence[str]) -> str | None:
    """A line that is an address, or that says that the meeting was online."""
    for text in texts:
        if _LISTED.match(text):
            continue
        bare, marked, words = _place(text), without_when(text), len(text.split())
        if bare and words <= 20 and _is_place(bare) and not _NO_PLACE.search(text):
            return bare
        about = re.search(r"\b(?:meeting|held|via|conference)\b", text, re.IGNORECASE) or "\x01" in marked
        if words <= 14 and (about or words < 5) and (online := _ONLINE.search(marked)):
            return online.group().strip("\x01\x02 –—-,")
    return None


def _below_when(texts: Sequence[str]) -> str | None:
    """A line that names a house by its kind, below one with the date or the time and nothing else of the title."""
    for above, text, below in zip(texts, texts[1:], [*texts[2:], ""], strict=False):
        if _is_house(text) and _says_when(above) and not _TITLED.search(below):
            return _place(text)
    return None


def _above_when(texts: Sequence[str]) -> str | None:
    """A line that names a house by its kind, above one that is the date and the time."""
    for text, below in pairwise(texts[:_OPENING]):
        marked = without_when(below)
        if _is_house(text) and {*"\x01\x02"} <= {*marked} and not re.search(r"[A-Za-z]{3}", marked):
            return _place(text)
    return None


def _is_house(text: str) -> bool:
    """Nothing but the name of a house, by its kind."""
    named = PLACE.search(text) and all(map(_NAMED.fullmatch, _DASH.split(text)))
    return bool(named) and not BODY_LINE.search(_HOUSES.sub("", text)) and not DOCUMENT.search(text)


def _says_when(line: str) -> bool:
    """A short line with the date or the time."""
    marked = without_when(line)
    return bool(re.search(r"[\x01\x02]", marked)) and len(marked.split()) <= _SHORT


_DASH = re.compile(r" [–—-] ")
_SHORT = 8  # words of a line that says when
# Kinds of body that are houses, too, and what a title has that goes on.
_HOUSES = re.compile(
    r"\b(?:school|church|club|institute|community|hackspace|makerspace|council(?= (?:chamber|house|office)))\b",
    re.IGNORECASE,
)
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
            if re.match(r"(?:the |an? )?[A-Z]", one["venue"].strip())
            and not (_is_by_whom(one) or _MONTH.match(one["venue"]))
        ),
        None,
    )
    return _place(found["venue"].split("\n")[0]) if found else None


def _after_time(marked: str) -> str | None:
    """A few words with a capital that follow the date and the time of the meeting on their line."""
    when = re.search(r"\x01(?P<time>[^\x01\x02]{0,12}\x02)?,\s(?P<rest>[^\x01\x02]+)$", marked)
    bare = _place(when["rest"]) if when else None
    titled = re.match(r"\W*(?:minutes|notes?) of (?:the|a) meeting (?:held )?on\b", marked, re.IGNORECASE)
    if when is None or bare is None or not (titled or (when["time"] and "," in bare)):
        return None
    return bare if re.match(r"(?:the )?[A-Z]", bare) and len(bare.split()) <= 8 else None


def _is_place(bare: str) -> bool:
    """Words that name a room, a hall or an address, and no body."""
    rooms = _HOUSES.sub("", bare)
    if not PLACE.search(bare) or BODY_LINE.search(rooms) or _NO_PLACE.search(bare) or ":" in bare:
        return False
    return bool(re.search(r",|\b(?:room|hall)\b", bare, re.IGNORECASE))


def _place(text: str) -> str | None:
    """A venue without the date and time around it."""
    marked = re.sub(
        r"\s*(?:,?\s*(?:on|at|from|commencing|starting|beginning|between)(?:\s+(?:at|on|the))?)?\s*[\x01\x02].*$",
        "",
        without_when(text),
    )
    marked = re.sub(
        r"\s+(?:commenc\w+|starting|beginning|after|following|when|immediately|with|to discuss|there being|was|"
        r"in accordance|in compliance|pursuant to|as permitted|"
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
    name = re.sub(r"\s+(?:on|at|from|in|and)(?:\s+the)?$", "", name.strip(), flags=re.IGNORECASE)
    name = name.strip(" ,;:.–—-*_")
    if name.count("(") != name.count(")"):
        name = name.strip("()")
    if re.fullmatch(
        r"(?:the|an?|this|our)|(?:the )?\d+(?:st|nd|rd|th)?|"
        r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
        r"(?:an? )?(?:electronic|digital|remote|virtual) (?:media|means|format|methods?)|e-?mail|correspondence|"
        r"(?:the )?(?:public|private|confidence|camera|person|part|regular|special|open|closed)"
        r"(?:\s+(?:session|part))?",
        name,
        re.IGNORECASE,
    ):
        return None
    return name if re.search(r"[A-Za-z]{2}", name) and len(name.split()) <= 20 else None
