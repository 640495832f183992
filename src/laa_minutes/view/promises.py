"""Agreements, promises and suggestions in the text of minutes, and whether an action, a decision or a date covers each.

A program cannot know what was meant as a duty, so this is a review: a person accepts or dismisses.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from ..frozen import dataclass
from ..record.code import find_codes
from ..record.meeting import Meeting
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
_TRIED: tuple[tuple[str, re.Pattern[str]], ...] = tuple((kind, re.compile(pattern)) for kind, pattern in (
    ("agreed", r"\b[Aa]greed\b(?!\s+in\s+general)|\bcame to an agreement\b"),
    ("asked", rf"\b(?:asked|requested|invited|urged)\b(?:\s+(?P<who>{_NAME}))?\s+(?:to|for|that|if)\b"),
    ("suggested", rf"\b(?:suggested|proposed|recommended)\b(?:\s+that\s+(?P<who>{_NAME}))?"),
    ("suggested", r"\b(?:proposal|suggestion)\s+(?:is|was)\b"),
    ("promised", rf"(?:(?P<who>{_NAME})\s+)?(?<!was\s)(?<!as\s)\b(?:undertook|offered|promised|volunteered)\b"),
    ("promised", rf"(?:(?P<who>{_NAME})\s+)?\b(?:will|shall|(?:is|are|was|were)\s+to)\s+(?!have\b|need\b)[a-z]+"),
    ("promised", rf"(?:(?P<who>(?!This|That|It){_NAME})\s+|(?<!This\s)(?<!That\s)(?<!It\s)\b)would\s+{_NO_DUTY}[a-z]+"),
))  # fmt: skip
_SHARE, _SHARE_OF_ONE_INDICATOR = 1 / 2, 1 / 3
_WORD = re.compile(r"[^\W_]+")
_EMPTY = frozenset((
    "about", "after", "also", "and", "are", "been", "before", "for", "from", "has", "have", "into", "its", "more",
    "next", "not", "over", "said", "she", "than", "that", "the", "their", "them", "then", "there", "they", "this",
    "until", "was", "were", "what", "when", "where", "which", "will", "with", "would", "you",
))  # fmt: skip


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
    subjects = Subjects(register)
    found = []
    for ref in meetings:
        record = register.meetings.get(ref)
        if record is None:
            continue
        covering, number = _covering(register, ref), 0
        dismissed = [_plain(one) for one in record.dismissed]
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
                gone = any(_plain(sentence).startswith(one) for one in dismissed)
                by = None if gone else _covered(sentence, codes, covering[passage["item"]])
                found.append(
                    PromiseRow(
                        ref, number, kind, sentence, place.ref, place.heading, _who(register, record, match), codes,
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
    found = ((kind, pattern.search(sentence)) for kind, pattern in _TRIED)
    return next(((kind, match) for kind, match in found if match), None)


def _who(register: Register, record: Meeting, match: re.Match[str]) -> str | None:
    """The person named as the one to act, if there is one that the name can mean."""
    written = match.groupdict().get("who")
    if not written:
        return None
    circle = Circle(people_at(record))
    for words in (written, written.split()[-1]):
        resolved = register.roster.resolve(words, record.body, circle)
        if resolved.kind == "person":
            return resolved.name
    return None


@dataclass(frozen=True, slots=True)
class _Cover:
    """Something on record that could cover a sentence: its name, its telling words, the indicators that it is about."""

    ref: str
    words: frozenset[str]
    codes: frozenset[str]


def _covering(register: Register, meeting: str) -> defaultdict[str, list[_Cover]]:
    """What a meeting's items have on record, by the item."""
    found: defaultdict[str, list[_Cover]] = defaultdict(list)
    for item, ref, text, code in register.rows(
        "SELECT item, coalesce(ref, 'an action without a number'), text, "
        "(SELECT group_concat(code) FROM action_indicator WHERE action = action.key) FROM action WHERE meeting = ?1 "
        "UNION ALL SELECT item, ref, text, NULL FROM clause WHERE meeting = ?1 AND key NOT IN (SELECT key FROM action) "
        "UNION ALL SELECT item, 'a date', what, NULL FROM dated WHERE meeting = ?1 "
        "UNION ALL SELECT item, 'what is expected of ' || code, expected, code FROM statement WHERE meeting = ?1 "
        "AND expected IS NOT NULL UNION ALL SELECT item, 'the target of ' || code, 'target ' || target_change "
        "|| ' agreed ' || coalesce(target_agreed_by, ''), code FROM statement WHERE meeting = ?1 "
        "AND target_change IS NOT NULL",
        meeting,
    ):
        codes = frozenset(filter(None, (code or "").split(","))) | {one for one, _, _ in find_codes(text)}
        found[item].append(_Cover(ref, frozenset(_telling(text)), codes))
    return found


def _covered(sentence: str, codes: Iterable[str], covering: Iterable[_Cover]) -> str | None:
    """The name of what shares half the telling words with the sentence, or a third where it is of the same indicator;
    half of the shorter of the two, and three at least or all that there are."""
    words = _telling(sentence)
    best: tuple[bool, float] = (False, 0.0)
    found = None
    for one in covering:
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


def _telling(text: str) -> set[str]:
    """The telling words of a text and its figures, by their first five letters: educational and education are one."""
    words = (word.casefold() for word in _WORD.findall(text))
    return {word.removesuffix("s")[:5] for word in words if word.isdigit() or (len(word) > 2 and word not in _EMPTY)}


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold().rstrip(" .…")
