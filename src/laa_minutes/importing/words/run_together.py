"""Names that run together, because a conversion lost the marks or the lines between them: where the next one begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ...frozen import dataclass
from .names import BRACKETED, TITLES, are_initials, looks_like_name
from .vocabulary import ORGANISATION, PARTICLES, ROLE

_LEAST = 3  # names without a mark before them that make a text one of names that run together
_PAIR = 2  # words of a name, where nothing else tells how many it has
_INITIALS = re.compile(r"[A-Z]{2,4}|[A-Z][a-z]?[A-Z][a-z]?[A-Z]?[a-z]?")
_IN_BRACKETS = re.compile(r"\((?:[A-Z][a-z]?[ .-]?){2,4}\)(?!\W*$)")
_WORD = re.compile(r"[A-Z][\w’'-]*[a-z][\w’'-]*")
_LETTER = re.compile(r"(?:[A-Z]\.?){1,2}")
_DASH = re.compile(r"[-–—]+")
_MARK = re.compile(r"[,;:]")
_OFFICE_TOO = frozenset(("governor", "trustee", "commissioner", "mayor"))  # end an office: `Parent Governor`


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a list, where it begins, and what stands round it."""

    text: str
    start: int
    marked: bool  # after a comma, a dash, or first of all
    ends: bool  # before one
    bracketed: bool

    @property
    def plain(self) -> str:
        return self.text.strip(".,;:()[]").casefold()

    @property
    def is_of_name(self) -> bool:
        """It can be a word of a name."""
        bare = self.text.strip(".,;:")
        return bool(_WORD.fullmatch(bare)) and not (self.is_of_office or self.bracketed or self.is_title)

    @property
    def is_title(self) -> bool:
        """It is a title, or a part of one."""
        return TITLES.fullmatch(self.text.strip(".,;:")) is not None

    @property
    def is_of_office(self) -> bool:
        """It is of an office or an organisation."""
        first = self.plain.split("-")[0]
        return {self.plain, self.plain.removesuffix("s")} & (ROLE | ORGANISATION) != set() or first in ("vice", "co")

    @property
    def ends_entry(self) -> bool:
        """It ends what is said of somebody, so that a name can follow."""
        return self.is_of_office or self.is_title or self.bracketed or self.text[-1].isdigit()

    @property
    def is_small(self) -> bool:
        """A small word: what follows it belongs to what is before it."""
        return self.text.islower() or self.text == "&"


def parted_names(text: str) -> tuple[str, ...]:
    """The entries of a list whose names run together with no mark between; none where it is no such list.

    A name begins behind the initials of the one before (`Ada Marsh, Clerk (AM) Ben Lowe (BL)`), before its own (`Ada
    Marsh AM Clerk Ben Lowe BL`), before a mark that no mark precedes (`Ada
    Marsh, Ember Council Ben Lowe, Pond Trust`), after an office, and where only words of names follow each other, every
    second word.
    """
    if len(text) > 6000 or text.count(" ") < _PAIR * _PAIR - 1:
        return ()
    words = tuple(_words(text))
    for starts in (
        _behind_initials(words, text),
        _before_initials(words),
        _before_marks(words),
        _in_pairs(words, text),
    ):
        if starts:
            edges = sorted({0, *starts, len(text)})
            entries = (text[a:b].strip(" ,;.") for a, b in pairwise(edges))
            return tuple(filter(None, entries))
    return ()


def is_guess(entries: Sequence[str]) -> bool:
    """Nothing but the order of the words says where an entry begins: no bracket before it, no title."""
    return any(not (one.endswith(")") or TITLES.match(other)) for one, other in pairwise(entries))


def _words(text: str) -> Iterator[_Word]:
    """The words of a text, without the dashes between them."""
    brackets = [match.span() for match in BRACKETED.finditer(text)]
    found = list(re.finditer(r"\S+", text))
    marked = True
    for n, match in enumerate(found):
        word = match.group()
        if _DASH.fullmatch(word) or word == "/":
            marked = True
            continue
        after = found[n + 1].group() if n + 1 < len(found) else ""
        inside = any(a <= match.start() < b for a, b in brackets)
        ends = bool(_MARK.search(word[-1])) or bool(_DASH.fullmatch(after)) or after == "/"
        yield _Word(word, match.start(), marked, ends, inside)
        marked = bool(_MARK.search(word[-1]))


def _behind_initials(words: Sequence[_Word], text: str) -> list[int]:
    """Where the names begin behind initials in brackets; none where one of these has a mark or anything else behind
    it."""
    places = {word.start: n for n, word in enumerate(words)}
    starts = [found.end() + 1 for found in _IN_BRACKETS.finditer(text)]
    named = all(start in places and _begins_name(words, places[start]) for start in starts)
    return starts if named and len(starts) >= _LEAST - 1 else []


def _begins_name(words: Sequence[_Word], n: int) -> bool:
    """A title stands there, or two words of a name."""
    return words[n].is_title or all(word.is_of_name for word in words[n : n + 2])


def _before_initials(words: Sequence[_Word]) -> list[int]:
    """Where the names begin whose initials follow them."""
    found = []
    for n, word in enumerate(words):
        letters = word.text.strip("()[],;:.")
        if word.bracketed or _INITIALS.fullmatch(letters) is None:
            continue
        for length in (2, 3, 4):
            if n >= length and _begin_with(words[n - length : n], letters):
                found.append(_with_title(words, n - length))
                break
    unmarked = [n for n in found if n and not words[n].marked]
    return [words[n].start for n in found] if unmarked and found[0] == 0 else []


def _begin_with(name: Sequence[_Word], letters: str) -> bool:
    """Words of one name whose initials these are."""
    capitals = all(one.text[:1].isupper() and not one.is_of_office for one in name)
    return capitals and not any(one.ends for one in name[:-1]) and are_initials(letters, [one.text for one in name])


def _with_title(words: Sequence[_Word], n: int) -> int:
    """Where the title before a name begins."""
    while n and words[n - 1].is_title and not words[n - 1].ends:
        if words[n - 1].plain in _OFFICE_TOO and n > 1 and words[n - 2].is_of_office and not words[n - 2].ends:
            return n
        n -= 1
    return n


def _before_marks(words: Sequence[_Word]) -> list[int]:
    """Where two words of a name begin that have a mark after them and none before, in a list in which no name has one
    before it, as between names in a list that runs on."""
    found, listed, since = [], 0, 0
    for n in range(len(words) - 1):
        since = n if words[n].marked else since
        one, other = words[n], words[n + 1]
        if not (one.is_of_name and other.is_of_name and other.ends) or one.ends:
            continue
        at = _with_title(words, n)
        if at and words[at - 1].is_small:
            continue
        if words[0].is_of_office and all(word.is_of_office for word in words[since:at]):
            listed += 1  # `President Ada Marsh, Secretary Ben Lowe`
        elif words[at].marked or (n - since <= 1 and all(word.is_of_name for word in words[since:n])):
            listed += at > 0
        else:
            found.append(at)
    if len(found) < _LEAST - 1 or listed * 4 > len(found) or all(words[at].is_title for at in found):
        return []
    return [words[at].start for at in found]


def _in_pairs(words: Sequence[_Word], text: str) -> list[int]:
    """Where names begin that only other names, offices and brackets part; a run of words of names is taken for names
    of two words each, and is left alone where it has an odd number of them."""
    if _MARK.search(BRACKETED.sub("", text.rstrip(" ,.;"))):
        return []
    found: list[int] = []
    n = 0
    while n < len(words):
        run = n
        while run < len(words) and _goes_on(words, n, run):
            run += 1
        names = _names_of(words, n, run)
        found += [start for at in names if (start := _with_title(words, at)) and not _opens_with_office(words, start)]
        n = max(run, n + 1)
    if len(found) < _LEAST - 1 or all(words[at].is_title for at in found):
        return []  # titles tell names apart, wherever they stand
    return [words[at].start for at in found]


def _opens_with_office(words: Sequence[_Word], n: int) -> bool:
    """`Council President Ada Marsh`: nothing but the office of the first stands before."""
    return all(word.is_of_office for word in words[:n])


def _goes_on(words: Sequence[_Word], first: int, n: int) -> bool:
    word = words[n]
    if n > first and (words[n - 1].bracketed != word.bracketed):
        return False
    letter = (
        bool(_LETTER.fullmatch(word.text))
        and not word.bracketed
        and (n == first or len(word.text) == 1 or "." in word.text)
    )
    return word.is_of_name or letter or (n > first and _is_particle(word))


def _names_of(words: Sequence[_Word], first: int, end: int) -> list[int]:
    """Where the names of a run begin: letters and small words belong to the surname after them. Before a word of an
    organisation only the first is a name; the others may be the organisation's."""
    before = words[first - 1] if first else None
    if before and (before.is_small or not before.ends_entry):
        return []
    starts, n = [], first
    while n < end:
        after = _after_name(words, n, end)
        name = " ".join(word.text.strip(",.") for word in words[n:after])
        if after - n < _PAIR or not looks_like_name(name):
            break
        starts.append(n)
        n = after
    owned = end < len(words) and words[end].plain in ORGANISATION
    even = n == end or owned or (end < len(words) and words[end].is_of_office)
    return starts[:1] if owned or not even else starts


def _after_name(words: Sequence[_Word], n: int, end: int) -> int:
    """Where a name ends: with its second word, letters and particles before that not counted."""
    at = n + 1
    while at < end and _small(words[at]):
        at += 1
    return min(at + 1, end)


def _small(word: _Word) -> bool:
    return bool(_LETTER.fullmatch(word.text)) or _is_particle(word)


def _is_particle(word: _Word) -> bool:
    return word.text.casefold() in PARTICLES and not word.text.isupper()
