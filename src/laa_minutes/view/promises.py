"""Agreements, promises and suggestions in the text of minutes, and whether an action, a decision or a date covers each.

A program cannot know what was meant as a duty, so this is a review: a person accepts or dismisses.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property

from ..frozen import dataclass
from ..record.code import codes as codes_in
from ..register import Register
from ..register.names import Circle
from .speaking import people_at, sentences
from .subject import Subjects

OPEN, COVERED, DISMISSED = "open", "covered", "dismissed"

_KINDS = ("minutes", "point", "indicator")
_NAME = r"[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)?"
_NO_DUTY = (  # what follows `would` where nothing is promised
    r"(?!(?:like|help|need|have|not|affect|touch|come)\b|be\s+(?:useful|helpful|good|better|welcome|able|the|of)\b)"
)
# Each with letters of which a sentence has to have some: most have none, and looking for them is quick.
_TRIED: tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...] = tuple(
    (kind, tuple(letters.split("|")), re.compile(pattern)) for kind, letters, pattern in (
    ("agreed", "greed|agreement", r"\b[Aa]greed\b(?!\s+in\s+general)|\bcame to an agreement\b"),
    ("asked", "asked|requested|invited|urged",
     rf"\b(?:asked|requested|invited|urged)\b(?:\s+(?P<who>{_NAME}))?\s+(?:to|for|that|if)\b"),
    ("suggested", "suggested|proposed|recommended",
     rf"\b(?:suggested|proposed|recommended)\b(?:\s+that\s+(?P<who>{_NAME}))?"),
    ("suggested", "proposal|suggestion", r"\b(?:proposal|suggestion)\s+(?:is|was)\b"),
    ("promised", "undertook|offered|promised|volunteered",
     rf"(?:(?P<who>{_NAME})\s+)?(?<!was\s)(?<!as\s)\b(?:undertook|offered|promised|volunteered)\b"),
    ("promised", "will|shall|s to|e to",
     rf"(?:(?P<who>{_NAME})\s+)?\b(?:will|shall|(?:is|are|was|were)\s+to)\s+(?!have\b|need\b)[a-z]+"),
    ("promised", "would",
     rf"(?:(?P<who>(?!This|That|It){_NAME})\s+|(?<!This\s)(?<!That\s)(?<!It\s)\b)would\s+{_NO_DUTY}[a-z]+"),
))  # fmt: skip
_SHARE, _SHARE_OF_ONE_INDICATOR = 1 / 2, 1 / 3
_WORD = re.compile(r"[^\W_]+")
_EMPTY = frozenset((
    "about", "after", "also", "and", "are", "been", "before", "for", "from", "has", "have", "into", "its", "more",
    "next", "not", "over", "said", "she", "than", "that", "the", "their", "them", "then", "there", "they", "this",
    "until", "was", "were", "what", "when", "where", "which", "will", "with", "would", "you",
))  # fmt: skip


_DISMISSED = "SELECT meeting, text FROM dismissed WHERE meeting IN (SELECT value FROM json_each(?))"
# What is on record in the items of meetings: the item, its name, its text, the indicators that it is about.
_TOLD = """
WITH asked_for AS (SELECT value AS meeting FROM json_each(?))
SELECT item, coalesce(ref, 'an action without a number'), text,
  (SELECT group_concat(code) FROM action_indicator WHERE action = action.key)
FROM action WHERE meeting IN asked_for
UNION ALL SELECT item, ref, text, NULL FROM clause
WHERE meeting IN asked_for AND key NOT IN (SELECT key FROM action)
UNION ALL SELECT item, 'a date', what, NULL FROM dated WHERE meeting IN asked_for
UNION ALL SELECT item, 'what is expected of ' || code, expected, code FROM statement
WHERE meeting IN asked_for AND expected IS NOT NULL
UNION ALL SELECT item, 'the target of ' || code,
  'target ' || target_change || ' agreed ' || coalesce(target_agreed_by, ''), code FROM statement
WHERE meeting IN asked_for AND target_change IS NOT NULL
"""


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """A sentence that agrees, promises, suggests or asks for something.

    `number` is its place among all of the meeting, whatever became of the others. `who` is whoever is named as the one
    to act. `state` is open, covered (`by` an action, a decision or a date of that item, by its name) or dismissed.
    """

    meeting: str
    number: int
    kind: str
    text: str
    item: str | None
    title: str
    who: str | None
    indicators: tuple[str, ...]
    state: str
    by: str | None
    path: str
    line: int


def promises(register: Register, meetings: Iterable[str]) -> tuple[PromiseRow, ...]:
    """Those of the meetings named, in the order of their minutes."""
    meetings = tuple(meetings)
    subjects, covering = Subjects(register), _Covering(register, meetings)
    dismissed: defaultdict[str, list[str]] = defaultdict(list)
    for ref, text in register.rows(_DISMISSED, json.dumps(meetings)):
        dismissed[ref].append(_plain(text))
    found = []
    for ref in meetings:
        people, number = _People(register, ref), 0
        for passage in register.passages(ref):
            if passage["kind"] not in _KINDS:
                continue
            place = subjects.of(passage["subject"], passage["item"], ref)
            codes = tuple(passage["heading"].split(", ")) if passage["kind"] == "indicator" else ()
            for sentence in sentences(passage["text"]):
                if not (heard := _heard(sentence)):
                    continue
                number += 1
                kind, match = heard
                gone = any(_plain(sentence).startswith(one) for one in dismissed[ref])
                by = None if gone else covering.of(sentence, codes, passage["item"])
                found.append(
                    PromiseRow(
                        ref, number, kind, sentence, place.ref, place.heading, people.named(match), codes,
                        DISMISSED if gone else COVERED if by else OPEN, by, passage["path"], passage["line"],
                    )
                )  # fmt: skip
    return tuple(found)


def to_review(register: Register) -> tuple[str, ...]:
    """The meetings on record up to the day asked about whose minutes nobody has approved yet."""
    rows = register.rows(
        "SELECT ref FROM meeting, asked WHERE recorded AND meeting.date <= as_of "
        "AND status IN ('draft', 'circulated') AND ref NOT IN (SELECT meeting FROM approval) ORDER BY meeting.date, ref"
    )
    return tuple(row["ref"] for row in rows)


def _heard(sentence: str) -> tuple[str, re.Match[str]] | None:
    for kind, letters, pattern in _TRIED:
        for some in letters:
            if some in sentence:
                if match := pattern.search(sentence):
                    return kind, match
                break
    return None


class _People:
    """Those at a meeting, among whom a first name is looked for first."""

    def __init__(self, register: Register, meeting: str) -> None:
        self._register = register
        self._meeting = meeting

    @cached_property
    def _circle(self) -> Circle:
        return Circle(people_at(self._register, self._meeting))

    def named(self, match: re.Match[str]) -> str | None:
        """The person named as the one to act, if there is one that the name can mean."""
        written = match.groupdict().get("who")
        if not written:
            return None
        for words in (written, written.split()[-1]):
            resolved = self._register.roster.resolve(words, self._meeting.partition("/")[0], self._circle)
            if resolved.kind == "person":
                return resolved.name
        return None


@dataclass(frozen=True, slots=True)
class _Cover:
    """Something on record that could cover a sentence: its name, its telling words, the indicators that it is about."""

    ref: str
    words: frozenset[str]
    codes: frozenset[str]


class _Covering:
    """What the items of meetings have on record that could cover a sentence."""

    def __init__(self, register: Register, meetings: Sequence[str]) -> None:
        self._told: defaultdict[str, list[tuple[str, str, str | None]]] = defaultdict(list)  # by item
        self._covers: dict[str, list[_Cover]] = {}
        for item, *told in register.rows(_TOLD, json.dumps(meetings)):
            self._told[item].append((told[0], told[1], told[2]))

    def of(self, sentence: str, codes: Iterable[str], item: str) -> str | None:
        """The name of what shares half the telling words with a sentence of an item, or a third where it is of the same
        indicator; half of the shorter of the two, and three at least or all that there are."""
        covers = self._of(item)
        words = _telling(sentence) if covers else set()
        best: tuple[bool, float] = (False, 0.0)
        found = None
        for one in covers:
            shared = len(words & one.words)
            share = shared / max(1, min(len(words), len(one.words)))
            same = not one.codes.isdisjoint(codes)
            if (
                (shared > 2 or shared == len(one.words) > 1)
                and share >= (_SHARE_OF_ONE_INDICATOR if same else _SHARE)
                and (same, share) > best
            ):
                best, found = (same, share), one.ref
        return found

    def _of(self, item: str) -> list[_Cover]:
        if item not in self._covers:
            self._covers[item] = [
                _Cover(
                    ref,
                    frozenset(_telling(text)),
                    frozenset(filter(None, (code or "").split(","))) | set(codes_in(text)),
                )
                for ref, text, code in self._told[item]
            ]
        return self._covers[item]


def _telling(text: str) -> set[str]:
    """The telling words of a text and its figures, by their first five letters: educational and education are one."""
    words = [
        word for word in _WORD.findall(text.casefold()) if word not in _EMPTY and (len(word) > 2 or word.isdigit())
    ]
    return {word.removesuffix("s")[:5] for word in words}


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold().rstrip(" .…")
