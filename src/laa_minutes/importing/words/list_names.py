"""What minutes call their lists of people: those present, those in support, those who sent apologies."""

from __future__ import annotations

import re
from typing import Literal

from ...frozen import dataclass
from .vocabulary import NO_NAME

ListKind = Literal["present", "in support", "apologies"]

# `Also in attendance`, `Officers present`, `Invited guests`
_IN_SUPPORT = (
    r"(?:(?:also,?|others?|officers?|officials?|staff|non-?(?:voting )?members?|guests?|observers?|invitees?) )+"
    r"(?:in attendance|in support|attend\w+|present)|"
    r"in attendance|in support|(?:other|community|public|guest|external) attendees|by invitation|"
    r"(?:invited )?guests?|visitors?|observers?|officials?|officers?(?: in support)?"
)
# whose list it is: `board members`, `directors`
_WHOSE = (
    r"(?:(?:board|committee|council|voting|group|panel) )?(?:(?:members|directors|officers)(?:/| and | & ))?"
    r"(?:members|directors|officers|trustees|governors|councillors|commissioners) "
)
_MISSING = rf"(?:absent|missing) {_WHOSE.rstrip()}|{_WHOSE}missing"
# `Apologies for absence received from`, `Absent with apologies`, `Members excused`, `Missing board members`
_APOLOGIES = (
    r"(?:apolog(?:ies|y|i[sz]es)|apols|sorry|regrets|absen(?:t|ces?|tees))"
    r"(?: for (?:absence|non-?attendance|lateness))?"
    r"(?: (?:were|was))?(?: (?:received|accepted|noted))?(?: (?:and|/|&) (?:absen\w+|non-?attendance|reasons)"
    r"(?: for absence)?)?(?: from)?|"
    rf"(?:{_WHOSE})?(?:absent(?: ?/ ?excused)?|not in attendance|unable to attend)"
    r"(?: with(?:out)? apologies)?|"
    r"(?:members |absent |absence )?excused(?: absences?)?|(?:not |un)(?:present|attending|available)|did not attend|"
    + _MISSING
)
_REMOTELY = r" (?:(?:via|by|on|over) (?:zoom|(?:ms )?teams|video\w*|(?:tele)?phone)|remotely|virtually|online)"
# `Those present`, `In the Board Attendance`, `Committee members in attendance were`, `List of participants`, `Members`
_PRESENT = (
    r"(?:in |at )?(?:the )?(?:(?:key|panel|board|executive|committee|council|group|(?:voting )?members?|those|persons?|"
    r"people|parents?|teachers?|delegates?|students|councillors|commissioners|governors?|trustees?|directors?|officers|"
    r"and) )*"
    r"(?:present|(?:in )?attendance|attend(?:ees?|(?:ing|ed)(?: (?:the|this) meeting)?)|"
    r"participat(?:ing|ed)|participants?(?: expected(?: \([^()]{1,60}\))?)?|roll ?call|sederunt|attendance list|"
    r"list of (?:attendees|participants|those present))"
    r"(?: were| was| at (?:the )?meeting| representing| members| from (?!the chair)[^\d,.;:]{2,30})?"
    rf"(?: \(voting\)| in person|{_REMOTELY})?|"
    rf"(?:(?:board|committee|council) )?members{_REMOTELY}|(?:attending|present) {_WHOSE.rstrip()}|"
    r"(?!staff|guest|visiting|other|non)[\w-]{2,12} (?:members|councillors|representatives) present|"
    r"(?:the )?following(?: (?:members|people|persons|councillors|governors|trustees|were|was)){0,2} "
    r"(?:present|in attendance|attended)|"
    r"(?:committee |board |council |panel )?members|present in the chair"
)
# What names a list only where people are listed already: elsewhere an item may be called so.
_IN_SUPPORT_BELOW = (
    r"(?:[^,.;:]{2,25} )?officials|"
    r"invited|invitees?|presenters?|advis[eo]rs?|staff|secretariat|also|others|"
    r"(?:members? of (?:the )?)?(?:public|press)|residents|visiting members|[^,.;:]{2,25} representatives"
)
_APOLOGIES_BELOW = r"non-?attendance|not attending|missing"
_PRESENT_BELOW = r"member|governors?|trustees?|councillors|directors?|panel|ex[ -]officio|[^,.;:]{3,40} members"


def _patterns(*named: tuple[ListKind, str]) -> tuple[tuple[ListKind, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in named)


_NAMES = _patterns(("in support", _IN_SUPPORT), ("apologies", _APOLOGIES), ("present", _PRESENT))
_NAMES_BELOW = _patterns(
    ("in support", _IN_SUPPORT_BELOW), ("apologies", _APOLOGIES_BELOW), ("present", _PRESENT_BELOW)
)
LISTS: frozenset[str] = frozenset(kind for kind, _ in _NAMES)

# `…; apologies: Di Vane`: the name of a list in the middle of a line, with the mark after it
INLINE = re.compile(
    r"(?:^|(?<=[.;)\n])|[–—-]|\s(?=(?:others|also) (?:present|in attendance)\b))[^\S\n]*"
    rf"(?P<label>(?!officer\b|official\b)(?:{_IN_SUPPORT}|{_APOLOGIES}|{_PRESENT}|ex[ -]officio))"
    r"\s*(?:::?[-–]?|;|\s[–—-])\s*",
    re.IGNORECASE,
)
# `Present; …`, `APOLOGIES, …`: what can stand between the name of a list and the first in it
_MARK = re.compile(
    r"\s*(?:::?[-–]?|(?<=\s)/(?=\s)|[;,.](?!\w)|[–—]|-(?!\w)|-(?=[A-Z][a-z’'][\w’'.]* [A-Z])|\.(?=[A-Z]))\s*"
)
_LONGEST = 70  # characters of a name of a list, with its mark
# `Those attending Ada Marsh, Ben Lowe`: nothing stands between, and what follows can be nothing but people
_UNMARKED = re.compile(
    r"apolog(?:ies|y)|regrets|present|attend(?:ees|ance|ing)|participants|"
    r".* (?:present|attend\w+|absen\w+|apologies|from)",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"(?:(?:Cllrs?|Councillors?|Mrs?|Ms|Miss|Dr|Prof|Rev)\b[.,]? )?[A-Z][\w’'-]*[.,;]? [A-Z][\w’'.-]*|"
    r"@[a-z]|[A-Z] ?& ?[A-Z]\b|[A-Z]{2,3}(?:(?:,| and| &) [A-Z]{2,3})*\W*$"
)
# `Members Ada Marsh Ben Lowe …`: nothing but words with capitals, so that it can be no sentence
_MEMBERS = re.compile(r"members(?=(?: (?-i:[A-Z][\w’'.,-]*|and|&)){4,}$)", re.IGNORECASE)
_SAID = re.compile(r"\b(?:was|were|is|are|had|have|has|will)\b")


@dataclass(frozen=True, slots=True)
class NamedList:
    """The list that a text begins with the name of: where its name ends, and where the people begin."""

    kind: ListKind
    end: int
    people: int


def list_called(words: str) -> ListKind | None:
    """The list that these words, and nothing else, are the name of, wherever they stand."""
    return next((kind for kind, pattern in _NAMES if pattern.fullmatch(words)), None)


def list_called_below(words: str) -> ListKind | None:
    """The same among people: there shorter words (`Staff`, `Governors`) will do, with a number and a bracket around."""
    bare = re.sub(r"^\d{1,3}(?:[./]\d{1,4})*[.)\\]*\s+", "", without_bracket(words.strip(" :.-–—*_")))
    return list_called(bare) or next((kind for kind, pattern in _NAMES_BELOW if pattern.fullmatch(bare)), None)


def named_list(text: str) -> NamedList | None:
    """The list that a text begins with, whatever mark is between its name and the people."""
    for mark in _MARK.finditer(text[:_LONGEST]):
        kind = list_called(without_bracket(" ".join(text[: mark.start()].split()).strip(" *_")))
        if kind:
            return NamedList(kind, mark.start(), mark.end())
    return None


def unmarked_list(text: str) -> NamedList | None:
    """The same with no mark between, in no sentence."""
    ends = [] if _SAID.search(text) else [match.start() for match in re.finditer(r"\s+", text[:_LONGEST])]
    for end in reversed(ends):
        called = _UNMARKED.fullmatch(text, 0, end) or _MEMBERS.match(text)
        kind = list_called(text[:end]) if called else None
        first = _PEOPLE.match(text, end + 1) if kind else None
        if kind and first and not NO_NAME.intersection(first.group().casefold().split()):
            return NamedList(kind, end, end + 1)
    return None


_ABSENT = re.compile(rf"(?:{_WHOSE}|also )?(?:absent(?:ees)?|not present)|{_MISSING}", re.IGNORECASE)


def is_absence(words: str) -> bool:
    """These words are the name of a list, and none of apologies: beside a list of those, nobody in it sent any."""
    return _ABSENT.fullmatch(without_bracket(words.strip(" :.-–—*_"))) is not None


def without_bracket(name: str) -> str:
    """`Members present (voting)` without its bracket."""
    return re.sub(r"\s*\([^()]*\)$", "", name)
