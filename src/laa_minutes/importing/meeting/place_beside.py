"""A place that stands on the line of the date, or of the time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...frozen import dataclass
from ..draft import Doubt
from .place_words import BODY_LINE, DOCUMENT, HOUSES, LISTED, NAMED, PLACE, is_place, place, without_when


def beside_when(lines: Sequence[tuple[int, str]]) -> tuple[str, tuple[Doubt, ...]] | None:
    """A place that stands on the line of the date, or the time: `3 May 2012 | Pond Hall`, `7.30pm at The Pond`; by a
    mark alone, it is a doubt."""
    above = ""
    for line, text in lines:
        dated, above = above, without_when(text)
        if not re.search(r"[\x01\x02]", above) or len(text.split()) > _LONGEST:
            continue
        if LISTED.match(text) or _VERSION.search(above):
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
    """Words beside the date or the time: `said` before them, or `parted` from them by a mark, or `between` the date and
    the time behind a comma."""

    words: str
    name: str
    line: str
    said: bool
    parted: bool
    first: bool
    coded: bool
    between: bool

    @property
    def is_place(self) -> bool:
        """A word of places, or one that leads to a place, says what it is."""
        led = self.said and re.match(r"\W*(?:at|in)\s+(?:the )?(?:\d{1,3}[A-Za-z]? )?[A-Z]", self.words)
        house = PLACE.search(self.name) and not BODY_LINE.search(HOUSES.sub("", self.name))
        named = house and NAMED.fullmatch(self.name) and (self.said or (not self.first and "\x01" in self.line))
        last = house and "\x02" in self.line and self.said and _ENDS_AS_PLACE.fullmatch(self.name)
        return bool(is_place(self.name) or named or last or (led and not self._is_titled))

    @property
    def may_be(self) -> bool:
        """Nothing but where it stands says so."""
        whole = _WHEN_FIRST.match(self.line)
        last = whole is not None and self.line[whole.end() :].strip() == self.words.strip()
        apart = (
            self.said
            and (self.parted or self.coded or self.between or last)
            and NAMED.fullmatch(self.words.strip(" ,."))
        )
        both = {*"\x01\x02"} <= {*self.line}  # `3 May 2012 / 18:30 / Ember Hackspace`
        body = BODY_LINE.search(HOUSES.sub("", self.name) if both else self.name)
        after = self.line.partition(self.words)[2]  # `3 May 2012 - Ducklings - Meeting Notes`
        return bool(apart) and not (self._is_titled or body or _MINUTES.search(after))

    @property
    def _is_titled(self) -> bool:
        said = re.search(r"\b(?:meeting|apologies|present)\b", self.words, re.IGNORECASE)
        return bool(DOCUMENT.search(self.words) or said)


def _pieces(marked: str, above: str) -> Iterator[_Piece]:
    """The words of a line around its date and time, parted at marks; `above` is the line before it."""
    said = False
    pieces = re.split(r"([\x01\x02])", marked)
    for at, words in enumerate(pieces):
        between = words.startswith(", ") and pieces[at - 1 : at + 2 : 2] == ["\x01", "\x02"]
        said = said or words in ("\x01", "\x02")
        for n, segment in enumerate(re.split(r"\s*[|/•·()]\s*|\s+[–—-]\s+", words)):
            coded = marked[:1] == "\x02" and "\x01" in above and re.search(r"\d", segment)  # `7pm PB2.10`
            parted = segment != words and "\x01" in marked
            if name := place(segment):
                yield _Piece(segment, name, marked, said, parted, n == 0, bool(coded), between)


_MINUTES = re.compile(r"\b(?:minutes|notes|agenda)\b", re.IGNORECASE)


_WHEN_FIRST = re.compile(r"\W*\x01[\s,;]*\x02(?=\s)")  # `3 May 2012, 7pm Ember Mill`


_VERSION = re.compile(r"(?<![\d.])\d{1,3}\.\d{1,3}\s+[–—-]\s+(?=\S)")  # `2.1 – Ada Marsh – 3 May 2012`


_NO_WORD = "it is taken for the place, as it stands beside the date, and no word of it says what it is"


_LONGEST = 24  # words of a line that says when and where


# `Mill Lane Village Centre`: few words, of which the last is one of places
_ENDS_AS_PLACE = re.compile(rf"[A-Z](?:[\w’'.&-]+ ){{1,6}}(?:{PLACE.pattern})", re.IGNORECASE)


def _after_time(marked: str) -> str | None:
    """A few words with a capital that follow the date and the time of the meeting on their line."""
    when = re.search(r"\x01(?P<time>[^\x01\x02]{0,12}\x02)?,\s(?P<rest>[^\x01\x02]+)$", marked)
    bare = place(when["rest"]) if when else None
    titled = re.match(r"\W*(?:minutes|notes?) of (?:the|a) meeting (?:held )?on\b", marked, re.IGNORECASE)
    if when is None or bare is None or not (titled or (when["time"] and "," in bare)):
        return None
    return bare if re.match(r"(?:the )?[A-Z]", bare) and len(bare.split()) <= 8 else None
