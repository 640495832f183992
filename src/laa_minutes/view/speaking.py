"""Where somebody spoke, or was mentioned, in the prose of minutes.

Looked for when it is asked for, one person at a time; nothing is kept, and lists have no part in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..frozen import dataclass
from ..register import Register
from ..register.names import TITLES, Circle
from .subject import subjects_of

SPOKE, MENTIONED = "spoke", "mentioned"

_KINDS = ("minutes", "point", "indicator", "progress", "note", "correction", "decision", "resolution", "action")
_SAID = (
    "accepted", "acknowledged", "added", "advised", "agreed", "announced", "answered", "apologised", "argued", "asked",
    "assured", "briefed", "clarified", "commented", "concluded", "confirmed", "considered", "continued", "disagreed",
    "drew", "emphasised", "expected", "explained", "expressed", "felt", "gave", "highlighted", "hoped", "informed",
    "inquired", "introduced", "invited", "mentioned", "noted", "objected", "observed", "offered", "opened", "outlined",
    "pointed", "presented", "promised", "proposed", "queried", "questioned", "raised", "recalled", "recommended",
    "referred", "remarked", "replied", "reported", "requested", "responded", "said", "set out", "shared", "spoke",
    "stated", "stressed", "suggested", "summarised", "summed up", "supported", "talked", "thanked", "thought", "told",
    "took up", "undertook", "updated", "urged", "warned", "welcomed", "went through", "wished", "wondered",
)  # fmt: skip
_SPOKEN = (
    "account", "advice", "answer", "comment", "comments", "concern", "concerns", "explanation", "offer", "opinion",
    "point", "presentation", "proposal", "question", "questions", "remark", "remarks", "reply", "report", "suggestion",
    "summary", "support", "update", "view", "views", "warning",
)  # fmt: skip
_VERB = "|".join(verb.replace(" ", r"\s+") for verb in _SAID)
_BETWEEN = r"(?:,?\s+(?:also|again|briefly|further|however|later|now|rightly|then|therefore|too|and|&|have|has|had)\b)*"
# what follows a name: he said; X and Y took the group through; X, for the Police, said; X's comment was
_AFTER = (
    rf"(?:\s+and\s+[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)?)?(?:,[^,.;]{{1,60}},)?{_BETWEEN}\s+(?:{_VERB}|took)\b"
    rf"|['’]s?\s+(?:\w+\s+)?(?:{'|'.join(_SPOKEN)})\b"
)
# what comes before one: said X; presented by X; reported by Y and X
_BEFORE = (
    rf"(?:\b(?:said|asked|added|replied|answered|{'|'.join(_SPOKEN)} (?:from|of)"
    rf"|(?:{_VERB}|taken through|{'|'.join(_SPOKEN)}) (?:to \w+ )?by))\s+(?:[A-Z][\w'’-]+\s+){{0,2}}(?:and\s+)?$"
)
_NEXT_WORD = re.compile(r"\s+([A-Z][\w'’-]*)")
_LAST_WORD = re.compile(r"([\w'’.-]+)\s+$")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"'‘])")
_SIGN = r"\s*(?:[-*+•]|\d+[.)])\s+"
_BEGINS = re.compile(_SIGN)
_BLOCK = re.compile(rf"\n(?:{_SIGN}|\s*\n)")
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class SpokenRow:
    """A sentence in which somebody spoke, or was mentioned (`role`)."""

    ref: str
    heading: str
    meeting: str
    date: str
    role: str
    words: str
    path: str
    line: int


def spoken(register: Register, person: str) -> tuple[SpokenRow, ...]:
    """What texts up to the day asked about tell of somebody, the newest first: every sentence in which the person
    spoke; of texts without one, the first that mentions the person."""
    names = _Names(register, person)
    subjects = subjects_of(register)
    today = register.as_of.isoformat()
    found = []
    for row in register.passages():
        if row["kind"] not in _KINDS or not names.may_be_in(row["text"]):
            continue
        place = subjects.of(row["subject"], row["item"], row["meeting"])
        if (place.date or "") <= today:
            for role, words in _heard(row["text"], names, row["meeting"]):
                at = (row["path"], row["line"])
                found.append(SpokenRow(place.ref, place.heading, row["meeting"], place.date or "", role, words, *at))
    return tuple(sorted(found, key=lambda one: one.date, reverse=True))


def _heard(text: str, names: _Names, meeting: str) -> list[tuple[str, str]]:
    """The sentences of a text in which somebody spoke; where there are none, the first that mentions the person."""
    spoke, mentioned = [], []
    after, before = re.compile(_AFTER), re.compile(_BEFORE)  # which are large, and of no use to other questions
    for sentence in sentences(text):
        places = list(names.find(sentence, meeting))
        if any(after.match(sentence, end) or before.search(sentence, 0, start) for start, end in places):
            spoke.append((SPOKE, _cut(sentence)))
        elif places:
            mentioned.append((MENTIONED, _cut(sentence)))
    return spoke or mentioned[:1]


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text; the points of a list are apart."""
    begins = _BEGINS.match(text)
    for block in _BLOCK.split(text[begins.end() :] if begins else text):
        held = ""
        for part in _SENTENCE.split(" ".join(block.split())):
            held = f"{held} {part}".strip()
            if held.rpartition(" ")[2].rstrip(".").casefold() not in TITLES:  # `Chief Supt. Paul Smith` goes on
                yield held
                held = ""
        if held:
            yield held


def _cut(sentence: str) -> str:
    return sentence if len(sentence) <= _LONGEST else sentence[:_LONGEST].rpartition(" ")[0] + " …"


class _Names:
    """One person's names as minutes write them: in full, by an alias, or the first name or surname alone where among
    those at the meeting, the body's members or the roster nobody else can be meant."""

    def __init__(self, register: Register, person: str) -> None:
        self._register = register
        self._person = person
        known = register.roster.people.get(person)
        words = person.split()
        self._parts = {words[0], words[-1]}
        whole = sorted({person, *(map(str, known.aliases) if known else ())}, key=len, reverse=True)
        forms = [*whole, *sorted(self._parts - set(whole))]
        self._whole = set(whole)
        self._pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, forms))})(?![\w-])")
        self._meant: dict[tuple[str, str], bool] = {}

    def may_be_in(self, text: str) -> bool:
        """A quick look before the closer one."""
        return any(part in text for part in (*self._parts, *self._whole))

    def find(self, sentence: str, meeting: str) -> Iterator[tuple[int, int]]:
        """Where the person is named in a sentence of that meeting's minutes."""
        for match in self._pattern.finditer(sentence):
            form = match.group()
            if form in self._whole or (self._alone(sentence, match) and self._is_meant(form, meeting)):
                yield match.span()

    def _alone(self, sentence: str, match: re.Match[str]) -> bool:
        """Whether no other name stands beside it: `Alan` is not in `Alan Smith`, nor `Robinson` in `Andy Robinson`."""
        after = _NEXT_WORD.match(sentence, match.end())
        if after and after[1] not in self._person.split():
            return False
        before = _LAST_WORD.search(sentence, 0, match.start())
        if before is None or not before[1][:1].isupper() or match.group() == self._person.split()[0]:
            return True
        word = before[1].rstrip(".")
        return word.casefold() in TITLES or word in self._person.split()

    def _is_meant(self, form: str, meeting: str) -> bool:
        if (form, meeting) not in self._meant:
            circle = Circle(people_at(self._register, meeting))
            resolved = self._register.roster.resolve(form, meeting.partition("/")[0], circle)
            self._meant[form, meeting] = (resolved.kind, resolved.name) == ("person", self._person)
        return self._meant[form, meeting]


def people_at(register: Register, meeting: str) -> Iterator[str]:
    """Everybody on a meeting's attendance sheet, as written."""
    for row in register.rows(
        "SELECT written FROM name WHERE subject = ? "
        "AND role IN ('present', 'in_support', 'apology', 'substitute') ORDER BY rowid",
        meeting,
    ):
        yield row["written"]
