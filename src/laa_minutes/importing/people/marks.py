"""Marks beside names for who came: letters (`Mr A Marsh (Chairman) P Mrs B Lowe A …  P = present, A = apology`), words
(`Ada Marsh – absent`), boxes (`[x] Ada Marsh`)."""

from __future__ import annotations

import re
from dataclasses import replace

from ...frozen import dataclass
from ..draft import Attendee
from ..words.entries import person_in
from ..words.list_names import ListKind, list_called
from ..words.name_lists import names_in
from ..words.names import TITLE, about_work
from ..words.ticks import BOX, is_ticked

_LONGEST = 200  # characters of an entry that ends with such a word
_LEAST = 3  # marks that make a list of marked names
_PERSON = rf"(?:(?:County|Borough|District|Parish|Town|City)\s+)?(?:{TITLE})\b"
_MARK = re.compile(
    rf"(?<=[a-z)])\s+(?P<mark>[PAN])(?:\s+(?P<said>\([^()]*\)))?(?=\s+{_PERSON}|\s*[,;|]|\s*$|\s+[PAN]\s*=)",
    re.IGNORECASE,
)
_LEGEND = re.compile(r"\b(?P<mark>[PAN])\s*[=–-]\s*(?P<means>[A-Za-z][A-Za-z -]*[a-z])")
_USUAL: dict[str, ListKind | None] = {"P": "present", "A": "apologies", "N": None}
# `[x] Ada Marsh`, `☐ Ben Lowe`
_BOX = re.compile(rf"\W{{0,3}}?{BOX}\s*(?P<who>[^\W\d_].*)", re.DOTALL)
_WHENCE = re.compile(r"(?P<whence>[^\W\d_][^:,;()]{1,60}):\s+(?P<who>[A-Z].*)")  # `Ember Trust: Ada Marsh`
# `Ada Marsh – absent`, `Ben Lowe (excused)`
_WORD = re.compile(
    r"(?P<who>[^\W\d_].*?)(?:\s*[-–—:]\s*|\s*[(\[]|(?<=\S)\s+)"
    r"(?:(?P<here>(?:(?:was|were) )?present|in attendance|attended|here)|"
    r"(?P<away>(?:(?:was|were) )?(?:absent|excused|not present)(?: \(?excused\)?)?|apologies(?: received)?|regrets|"
    r"did not attend))[)\].]*",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Marked:
    """Who came and who sent apologies, by letters; whom a letter says no more of than that they did not come; and
    whether the document says what the letters mean."""

    people: tuple[tuple[str, Attendee], ...]
    missing: tuple[str, ...]
    explained: bool


def marked_people(text: str, line: int = 1) -> Marked | None:
    """The people of a list whose names have letters behind them; None for another list."""
    if " P" not in text or "\n" in text:
        return None
    marks = [match for match in _MARK.finditer(text) if match["mark"].isupper()]
    if len(marks) < _LEAST or not any(mark["mark"] == "P" for mark in marks):
        return None
    legend = {match["mark"]: list_called(match["means"].strip()) for match in _LEGEND.finditer(text)}
    people: list[tuple[str, Attendee]] = []
    missing: list[str] = []
    start = 0
    for mark in marks:
        one = person_in(f"{text[start : mark.start()]} {mark['said'] or ''}".strip(" ,;|"))
        kind = legend.get(mark["mark"], _USUAL[mark["mark"]])
        start = mark.end()
        if one and kind:
            people.append((kind, Attendee(one.person, line, one.organisation, one.role, initials=one.initials)))
        elif one:
            missing.append(one.person)
    return Marked(tuple(people), tuple(missing), bool(legend)) if len(people) >= _LEAST else None


def ticked_people(text: str, line: int, kind: str) -> Marked | None:
    """The people of a line of a list in which each has a box, or a word for whether he or she came; None for another.
    An empty box says no more than that somebody did not come."""
    if sent := _sent(text, line, kind):
        return sent
    marks = [_box(text) or _word(text)]
    if len(pieces := re.split(r"[,;] (?:and )?", text)) > 1 and all(map(_word, pieces)):
        marks = [_word(piece) for piece in pieces]
    people: list[tuple[str, Attendee]] = []
    missing: list[str] = []
    for mark in marks:
        found = names_in(mark[0], line, one_each=bool(_box(text))) if mark else ()
        if mark is None or len(found) != 1:
            return None
        [one] = found
        if mark[1] is None:
            missing.append(one.person)
        else:
            people.append(("apologies" if mark[1] == "away" else kind, one))
    return Marked(tuple(people), tuple(missing), explained=True)


def called_out(text: str, line: int) -> Marked | None:
    """`President Ada Marsh: present`: somebody in a roll that was called, and whether he or she answered."""
    marked = ticked_people(_NUMBERED_SEAT.sub(" ", text), line, "present") if _word(text) and ": " in text else None
    return marked if marked and len(marked.people) == 1 else None


_NUMBERED_SEAT = re.compile(r"(?<=[a-z]) \d{1,2} (?=[A-Z])")  # `Board Member 3 Ada Marsh`


def _sent(text: str, line: int, kind: str) -> Marked | None:
    """`[x] Ember Trust: Ada Marsh (Primary), Ben Lowe (Alternate)`: a box for whoever an organisation sent. Which of
    several came is not said, and the first is taken."""
    box = _box(text)
    match = _WHENCE.match(box[0]) if box else None
    if box is None or match is None or list_called(match["whence"]) or about_work(match["whence"]):
        return None
    found = [
        replace(one, organisation=match["whence"], role=one.role or one.organisation)
        for one in names_in(match["who"], line)
    ]
    if not found:
        return None
    here, others = (found[:1], found[1:]) if box[1] else ([], found)
    return Marked(tuple((kind, one) for one in here), tuple(one.person for one in others), explained=True)


def _box(text: str) -> tuple[str, str | None] | None:
    match = _BOX.fullmatch(text)
    return (match["who"], "here" if is_ticked(match) else None) if match else None


def _word(text: str) -> tuple[str, str] | None:
    match = _WORD.fullmatch(text.strip()) if len(text) <= _LONGEST else None
    return (match["who"], "here" if match["here"] else "away") if match else None
