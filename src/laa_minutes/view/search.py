"""Words in every record, with the place: letters compare without their case and accents, and all words must occur.

A code is found in every form: `ni32`, `NI 32`, the second of `NI 31/32`; and NI 4 is not found in NI 44.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from ..frozen import dataclass
from ..record.code import codes, find_codes, without_codes
from ..register import Register
from .subject import Subjects


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A text in which all the words occur. `ref` names what it stands in; `kind` says what the text is.

    `meeting` is None for what no meeting recorded (an indicator's title, somebody on the roster).
    """

    ref: str
    meeting: str | None
    kind: str
    text: str
    path: str
    line: int
    heading: str
    date: str | None


@dataclass(frozen=True, slots=True)
class SearchFilter:
    """Where to look; empty means everywhere. With any of them, only what meetings recorded. `since` is ISO."""

    bodies: tuple[str, ...] = ()
    meetings: tuple[str, ...] = ()
    since: str | None = None


_ALIKE = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u2011": "-", "\u00ad": ""})


def search(register: Register, words: Sequence[str], wanted: SearchFilter) -> tuple[FoundRow, ...]:
    """Every text with all the words, by meeting, the newest first; what stands in no meeting's record last.

    Records of meetings after the day asked about are left out; plans for later are not.
    """
    named, sought = _sought(tuple(words))
    today = register.as_of.isoformat()

    def holds(text: str) -> bool:
        folded = fold(text)
        return all(word in folded for word in sought) and named <= set(codes(text) if named else ())

    texts = every_text(register, holds) if named or sought else ()
    rows = [row for row in texts if _fits(row, wanted, today)]
    with_meeting = [row for row in rows if row.meeting]
    with_meeting.sort(key=lambda row: row.meeting or "")
    with_meeting.sort(key=lambda row: row.date or "", reverse=True)
    return (*with_meeting, *(row for row in rows if not row.meeting))


@lru_cache(maxsize=16)
def _sought(words: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """The codes that words name, and the other words, folded."""
    query = " ".join(words)
    return frozenset(codes(query)), frozenset(fold(without_codes(query)).split())


def fold(text: str) -> str:
    """A text for comparing: small letters, no accents, plain quotation marks and dashes."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.translate(_ALIKE).casefold())
    return "".join(one for one in decomposed if not unicodedata.combining(one))


def spans(text: str, words: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Where the words stand in a text, start and end, in order and without overlaps."""
    folded, places = _folded(text)
    named, sought = _sought(tuple(words))
    found = [(start, end) for code, start, end in find_codes(text) if code in named] if named else []
    for word in sought:
        at = folded.find(word)
        while at >= 0:
            found.append((places[at], places[at + len(word) - 1] + 1))
            at = folded.find(word, at + len(word))
    kept: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if kept and start < kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return tuple(kept)


def _folded(text: str) -> tuple[str, Sequence[int]]:
    """A text folded, and for each of its characters the place in the text it comes from."""
    if text.isascii():
        return fold(text), range(len(text))
    folded, places = list[str](), list[int]()
    for part in re.finditer(r"[\x00-\x7f]+|[^\x00-\x7f]", text):
        plain = fold(part.group())
        folded.append(plain)
        places += range(part.start(), part.end()) if part.group().isascii() else [part.start()] * len(plain)
    return "".join(folded), places


def _fits(row: FoundRow, wanted: SearchFilter, today: str) -> bool:
    if row.kind != "plan" and row.date is not None and row.date > today:
        return False
    if (wanted.bodies or wanted.meetings or wanted.since) and row.meeting is None:
        return False
    return (
        (not wanted.bodies or (row.meeting or "").partition("/")[0] in wanted.bodies)
        and (not wanted.meetings or row.meeting in wanted.meetings)
        and (wanted.since is None or (row.date or "") >= wanted.since)
    )


def every_text(register: Register, holds: Callable[[str], bool] = bool) -> Iterator[FoundRow]:
    """Every text of the records that `holds` what is sought: prose first, then names, titles and the plan."""
    subjects = Subjects(register)
    papers = {
        (row["path"], row["line"], row["column"]): row["ref"]
        for row in register.rows("SELECT ref, path, line, column FROM paper WHERE ref IS NOT NULL")
    }
    for row in register.passages():
        if not row["text"] or not holds(row["text"]):
            continue
        place = subjects.of(row["subject"], row["item"], row["meeting"])
        paper = papers.get((row["path"], row["line"], row["column"])) if row["kind"] == "paper" else None
        yield FoundRow(
            paper or place.ref,
            row["meeting"],
            row["kind"],
            row["text"].strip(),
            row["path"],
            row["line"],
            place.heading,
            place.date,
        )
    others = (_names(register, subjects), _filed(register), _planned(register, subjects))
    yield from (row for rows in others for row in rows if holds(row.text))


def _names(register: Register, subjects: Subjects) -> Iterator[FoundRow]:
    """Who came, sent apologies, took the chair or the minutes; once a meeting, role and person."""
    words = {"in_support": "in support", "minutes_by": "minutes by"}
    for row in register.rows(
        "SELECT meeting, role, name, written, detail, path, line FROM name WHERE subject = meeting "
        "AND role IN ('present', 'in_support', 'apology', 'substitute', 'chair', 'minutes_by') ORDER BY meeting, rowid"
    ):
        text = row["name"] if row["name"] == row["written"] else f"{row['name']} ({row['written']})"
        if row["detail"] and row["role"] != "substitute":
            text += f", {row['detail']}"
        day = subjects.date(row["meeting"])
        role = words.get(row["role"], row["role"])
        yield FoundRow(row["meeting"], row["meeting"], role, text, row["path"], row["line"], "", day)


def _filed(register: Register) -> Iterator[FoundRow]:
    """Indicators, people, organisations, bodies, terms and outcomes, which stand in no meeting's record."""
    for row in register.rows("SELECT code, title, path, line FROM indicator ORDER BY position"):
        text = f"{row['code']} {row['title']}" if row["title"] else row["code"]
        yield FoundRow(row["code"], None, "indicator", text, row["path"], row["line"], "", None)
    for row in register.rows("SELECT code, coalesce(ref, code) AS ref, kind, what FROM step ORDER BY code, position"):
        at = register.one("SELECT path, line FROM indicator WHERE code = ?", row["code"])
        if at:
            kind = "recovery step" if row["kind"] == "recovery" else row["kind"]
            yield FoundRow(row["ref"], None, kind, row["what"], at["path"], at["line"], "", None)
    partnership = register.partnership
    path = "partnership.yaml"
    for person in partnership.people:
        text = ", ".join(map(str, filter(None, (person.title, person.name, person.post, person.organisation))))
        yield FoundRow(str(person.name), None, "person", text, path, person.name.line, "", None)
    for organisation in partnership.organisations:
        text = ", ".join(dict.fromkeys(map(str, filter(None, (organisation.key, organisation.name)))))
        yield FoundRow(str(organisation.key), None, "organisation", text, path, organisation.key.line, "", None)
    for body in partnership.bodies:
        yield FoundRow(body.key, None, "body", f"{body.key} {body.name}", path, body.typed.line, "", None)
    for theme in partnership.themes:
        text = ", ".join(map(str, filter(None, (theme.name, theme.title))))
        yield FoundRow(str(theme.name), None, "theme", text, path, theme.name.line, "", None)
    for short, full in partnership.glossary:
        yield FoundRow(str(short), None, "term", f"{short}: {full}", path, short.line, "", None)
    for outcome in partnership.outcomes:
        number = str(outcome.number or outcome.title)
        yield FoundRow(number, None, "outcome", str(outcome.title), path, outcome.title.line, "", None)


def _planned(register: Register, subjects: Subjects) -> Iterator[FoundRow]:
    """Items of the forward plan with what they are to include, and notes on its rows."""
    import json

    for row in register.rows(
        "SELECT planned.meeting, planned_item.title, include, planned_item.path, planned_item.line FROM planned_item "
        "JOIN planned ON planned.key = planned ORDER BY planned, position"
    ):
        lines = [row["title"], *(line["text"] for line in json.loads(row["include"] or "[]"))]
        meeting = row["meeting"]
        day = subjects.date(meeting) if meeting else None
        yield FoundRow(meeting or "forward plan", meeting, "plan", "; ".join(lines), row["path"], row["line"], "", day)
    for row in register.rows("SELECT meeting, note, venue, path, line FROM planned WHERE note IS NOT NULL"):
        day = subjects.date(row["meeting"]) if row["meeting"] else None
        ref = row["meeting"] or "forward plan"
        yield FoundRow(ref, row["meeting"], "plan", row["note"], row["path"], row["line"], "", day)
