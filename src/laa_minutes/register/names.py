"""Who is meant by a name as written: exact, then by the meeting's attendance, the body's members, the roster.

A tie is never guessed: it comes back with its candidates.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Literal

from ..frozen import dataclass
from ..record.partnership import Partnership

Kind = Literal["person", "role", "theme", "organisation", "body", "all", "unknown", "tied"]

# Ranks and courtesy titles as written before names; a name is compared without them.
TITLES = frozenset((
    "acc", "ald", "alderman", "baroness", "capt", "captain", "cc", "cdr", "chief", "cllr", "col", "colonel",
    "commander", "constable", "councillor", "councilor", "dame", "dcc", "dr", "hon", "insp", "inspector", "lady",
    "lord", "lt", "maj", "major", "miss", "mr", "mrs", "ms", "mx", "pc", "prof", "professor", "rev", "revd",
    "sergeant", "sgt", "sir", "superintendent", "supt", "the",
))  # fmt: skip
_WORD = re.compile(r"[\w'’-]+", re.UNICODE)
_ROLE = re.compile(
    r"(?:the |all )?(?P<role>target leads?|leads?|chair(?:man|men|woman|person)?s?|vice[- ]chairs?|"
    r"secretar(?:y|ies|iat)|representatives?|members?|officers?|partners)\b(?: (?:for|of|in|on) .+)?$",
    re.IGNORECASE,
)
_EVERYBODY = frozenset(("all", "everybody", "everyone", "all members", "all partners"))


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a written name stands for. `name` is as written where it is unknown or tied."""

    kind: Kind
    name: str
    candidates: tuple[str, ...] = ()


class Circle:
    """Some people's names, found by first name, surname or initial."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_word: defaultdict[str, list[tuple[str, list[str]]]] = defaultdict(list)
        for name in dict.fromkeys(names):
            words = bare_words(name)
            for word in set(words):
                self._by_word[word].append((name, words))

    def like(self, words: list[str]) -> tuple[str, ...]:
        """The people whom these words of a name fit."""
        if not words:
            return ()
        if len(words) == 1:
            fits = [name for name, own in self._by_word.get(words[0], ()) if words[0] in (own[0], own[-1])]
            return tuple(fits)
        first, last = words[0], words[-1]
        return tuple(
            name
            for name, own in self._by_word.get(last, ())
            if own[-1] == last and len(own) > 1 and (own[0] == first or first == own[0][:1] or own[0] == first[:1])
        )


class Roster:
    """Everybody and everything that a name can mean, from `partnership.yaml`."""

    def __init__(self, partnership: Partnership) -> None:
        self.partnership = partnership
        self.people = {str(person.name): person for person in partnership.people}
        aliases: defaultdict[str, list[str]] = defaultdict(list)
        for person in partnership.people:
            for alias in dict.fromkeys(map(_key, person.aliases)):
                aliases[alias].append(str(person.name))
        self._exact = {alias: names[0] for alias, names in aliases.items() if len(names) == 1}
        self._exact |= {_key(name): name for name in self.people}
        self._shared = {alias: tuple(names) for alias, names in aliases.items() if alias not in self._exact}
        self._everybody = Circle(str(person.name) for person in partnership.people)
        self._members = {body.key: Circle(self._known(m.person) for m in body.members) for body in partnership.bodies}
        self._others: dict[str, Resolved] = {}
        for body in reversed(partnership.bodies):
            self._other("body", body.key, body.name, body.key.upper())
        for organisation in reversed(partnership.organisations):
            self._other("organisation", organisation.key, organisation.name, *organisation.aliases)
        for theme in reversed(partnership.themes):
            self._other("theme", theme.name, theme.title)
        self._roles = {str(m.role).casefold() for body in partnership.bodies for m in body.members if m.role}
        self._posts = {str(p.post).casefold() for p in partnership.people if p.post}

    def resolve(self, written: str, body: str, present: Circle | None = None) -> Resolved:
        """Who or what a written name means at a meeting of `body` with those `present`."""
        key = _key(written)
        if exact := self._exact.get(key):
            return Resolved("person", exact)
        if shared := self._shared.get(key):
            return Resolved("tied", " ".join(written.split()), shared)
        words = bare_words(written)
        if bare := self._exact.get(" ".join(words)):
            return Resolved("person", bare)
        circles = (present, self._members.get(body), self._everybody)
        tied: tuple[str, ...] = ()
        for circle in filter(None, circles):
            found = tuple(dict.fromkeys(map(self._known, circle.like(words))))
            if len(found) == 1 and found[0] in (tied or found):
                return Resolved("person", found[0])
            tied = tied or found
        if (_ROLE.match(key) and key not in _EVERYBODY) or key in self._roles or key in self._posts:
            return Resolved("role", " ".join(written.split()))
        if other := self._others.get(key.removeprefix("the ")):
            return other
        if key in _EVERYBODY:
            return Resolved("all", "All")
        if tied:
            return Resolved("tied", " ".join(written.split()), tied)
        return Resolved("unknown", " ".join(written.split()))

    def organisation_of(self, person: str) -> str | None:
        """The organisation that the roster gives for somebody."""
        known = self.people.get(person)
        return known.organisation if known else None

    def nearest(self, written: str, likeness: float = 0.75) -> tuple[str, ...]:
        """Names on the roster that look like a mistyped one; 1 is the same name."""
        from difflib import get_close_matches

        return tuple(get_close_matches(written, self.people, 3, likeness))

    def _known(self, name: str) -> str:
        return self._exact.get(_key(name), str(name))

    def _other(self, kind: Kind, name: str, *more: str | None) -> None:
        for word in filter(None, (name, *more)):
            self._others[_key(word).removeprefix("the ")] = Resolved(kind, str(name))


def _key(name: str) -> str:
    """What names are alike by, however they are spaced and capitalised."""
    return " ".join(name.split()).casefold()


def bare_words(name: str) -> list[str]:
    """The words of a name in small letters, without titles and ranks: `Chief Supt. Paul Smith` is paul, smith."""
    words = [word.casefold() for word in _WORD.findall(name)]
    kept = [word for word in words if word not in TITLES]
    return kept or words
