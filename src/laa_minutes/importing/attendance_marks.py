"""Letters behind names for who came: `Mr A Marsh (Chairman) P Mrs B Lowe A …  P = present, A = apology`."""

from __future__ import annotations

import re

from ..frozen import dataclass
from .draft import Attendee
from .entries import person_in
from .list_names import ListKind, list_called
from .names import TITLE

_LEAST = 3  # marks that make a list of marked names
_PERSON = rf"(?:(?:County|Borough|District|Parish|Town|City)\s+)?(?:{TITLE})\b"
_MARK = re.compile(
    rf"(?<=[a-z)])\s+(?P<mark>[PAN])(?:\s+(?P<said>\([^()]*\)))?(?=\s+{_PERSON}|\s*[,;|]|\s*$|\s+[PAN]\s*=)",
    re.IGNORECASE,
)
_LEGEND = re.compile(r"\b(?P<mark>[PAN])\s*[=–-]\s*(?P<means>[A-Za-z][A-Za-z -]*[a-z])")
_USUAL: dict[str, ListKind | None] = {"P": "present", "A": "apologies", "N": None}


@dataclass(frozen=True, slots=True)
class Marked:
    """Who came and who sent apologies, by letters; whom a letter says no more of than that they did not come; and
    whether the document says what the letters mean."""

    people: tuple[tuple[ListKind, Attendee], ...]
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
    people: list[tuple[ListKind, Attendee]] = []
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
