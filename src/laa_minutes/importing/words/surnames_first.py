"""Lists with surnames first: `Marsh, A; Lowe, B. J.; Dart, Cy`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...frozen import dataclass
from ..draft import Attendee
from .names import PLURAL
from .vocabulary import ORGANISATION, PARTICLES, ROLE, singular

_LETTERS = re.compile(r"[A-Z](?:\.?\s?[A-Z]){0,2}\.?|[A-Z][a-z]\.?")  # `A`, `N.J`, `Ml`
_SURNAME = re.compile(r"(?P<name>[A-Z][\w’'-]{2,}|[OD][’'][A-Z][\w’'-]+)(?:\s*\([^()]*\))?")
_BOTH = re.compile(r"(?P<surname>[A-Z][\w’'-]{2,})\s+(?P<letters>[A-Z](?:\.?[A-Z])?\.?)")
_PARTED = re.compile(r"\s*(?P<mark>[;,])\s*|(?<=[A-Za-z])\.(?:\s+|$)")
_LEAST = 2  # surnames with initials after them that make a list of such


# `Marsh, Ada`, `van der Lowe, Ben J.`, alone in a cell
_ONE = re.compile(
    r"(?P<surname>(?:[a-z]{1,3} ){0,2}[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?), "
    r"(?P<first>[A-Z][\w’'-]*\.?(?: [A-Z][\w’'-]*\.?)?)"
)


@dataclass(frozen=True, slots=True)
class Turned:
    """The people of such a list, and what in it found no partner."""

    people: tuple[Attendee, ...]
    alone: tuple[str, ...]


def surnames_first(text: str, line: int = 1) -> Turned | None:
    """The people of a list in which nothing but surnames and what goes before them stands; None for another list."""
    plural = PLURAL.match(text)
    called = singular(plural.group()) if plural else ""
    words = _words(text[plural.end() :].lstrip(" :,") if plural else text)
    if len(words) < 2 * _LEAST or ";" not in text:
        return None
    pairs = _pairs(words)
    lettered = sum(bool(surname and _LETTERS.fullmatch(first)) for surname, first in pairs)
    if lettered < _LEAST or lettered * 3 < 2 * len(pairs):
        return None
    if any(surname and (_SURNAME.fullmatch(surname) is None or _known(surname)) for surname, _ in pairs):
        return None
    names = (" ".join(filter(None, (called, first.rstrip("."), surname))) for surname, first in pairs if surname)
    alone = tuple(surname or first for surname, first in pairs if not (surname and first))
    return Turned(tuple(Attendee(name, line) for name in names), alone)


def names_turned(names: Sequence[str]) -> list[str]:
    """The cells of a column of names, each with its surname last where most have it first, before a comma."""
    found = [_ONE.fullmatch(name.strip()) for name in names]
    likely = [one for one in found if one and not any(map(_known, one.group().replace(",", "").split()[-1:]))]
    if len(likely) < _LEAST or len(likely) * 3 < 2 * len([name for name in names if name.strip()]):
        return list(names)
    return [f"{one['first']} {one['surname']}" if one else name for one, name in zip(found, names, strict=True)]


_IN_LINE = re.compile(
    r"(?P<surname>[A-Z][\w’'-]+), (?P<first>[A-Z][\w’'-]*\.?(?: [A-Z][\w’'-]*\.?)?)(?P<rest>\s*(?:\(.*|[-–—] .*)?)"
)
_LINES = 3  # of one form, which are no accident


def lines_turned(lines: Sequence[str]) -> list[str]:
    """The lines of a list, each with its surname last where all of them have it first: `Marsh, Ada (Chair)`."""
    found = [match for line in lines if (match := _IN_LINE.fullmatch(line.strip()))]
    known = any(_known(one["surname"]) or _known(one["first"]) for one in found)
    alone = sum(" " not in one["first"] for one in found)  # else the first word may be where somebody comes from
    if len(found) < max(_LINES, len(lines)) or known or alone * 3 < len(found) * 2:
        return list(lines)
    return [f"{one['first']} {one['surname']}{one['rest']}" for one in found]


def _pairs(words: list[str]) -> list[tuple[str, str]]:
    """Surnames, each with what goes before it: letters, or a first name where no letters follow; either may lack."""
    found: list[tuple[str, str]] = []
    surname = ""
    for n, word in enumerate(words):
        letters = bool(_LETTERS.fullmatch(word))
        begins_next = not letters and n + 1 < len(words) and bool(_LETTERS.fullmatch(words[n + 1]))
        if surname and not begins_next:
            found.append((surname, word))
            surname = ""
            continue
        if surname or letters:
            found.append((surname, "" if surname else word))
        surname = "" if letters else word
    return [*found, (surname, "")] if surname else found


def _words(text: str) -> list[str]:
    """What stands between the marks; a surname and the letters after it, with no mark between, are two."""
    found: list[str] = []
    for piece in filter(None, (piece for piece in _PARTED.split(text) if piece not in (";", ","))):
        both = _BOTH.fullmatch(piece.strip())
        found += [both["surname"], both["letters"]] if both else [piece.strip()] if piece.strip() else []
    return found


def _known(word: str) -> bool:
    plain = word.split("(")[0].strip().casefold()
    return plain in ROLE | ORGANISATION | PARTICLES
