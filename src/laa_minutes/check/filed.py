"""What the filed copy of approved minutes tells of a record that was changed since: the words put in, or taken out."""

from __future__ import annotations

import re
from bisect import bisect_left
from sqlite3 import Row

from ..frozen import dataclass
from ..register import Register

_SENTENCE = re.compile(r"[^.!?;\n]+(?:[.!?;]|\n|$)")
_WORD = re.compile(r"\w+")
_FEW = 2  # words: a sentence of so few may stand anywhere
_OTHER = re.compile(r"^(?:#|\*\*|\||>|---|\[|\*\[)", re.M)  # lines of a document that are no prose of an item
_PRINTED = "'title', 'minutes', 'point', 'resolution', 'action', 'indicator'"  # word for word, by the house's templates

# What begins an item, an action or a clause in the house's templates, and the words that follow on the line.
_THING = re.compile(r"^(?:## [\w./]+\. |- \*\*A\d+[^*]*\*\* – |(?:> )?\([a-z]+\) )(?P<words>.+?)(?: \*\(.*)?$", re.M)
_NAMED = "'present', 'in_support', 'apology', 'substitute', 'owner'"


@dataclass(frozen=True, slots=True)
class Difference:
    """Words of the record that its copy does not have, with their place; or words that the record has no longer
    (`gone`), with the place of the text in which they stood."""

    words: str
    gone: bool
    line: int
    column: int


def difference(register: Register, meeting: str, copy: str) -> Difference | None:
    """The first one that the copy shows; None where it does not tell, as of a figure in a field that is not printed."""
    rows = register.rows(
        f"SELECT * FROM passage WHERE meeting = ? AND kind IN ({_PRINTED}) AND (kind != 'resolution' OR "
        "text = (SELECT text FROM clause WHERE key = subject)) ORDER BY line, column",  # not what a clause waits on
        meeting,
    )
    names = register.rows(
        f"SELECT written AS text, line, column FROM name WHERE meeting = ? AND role IN ({_NAMED}) "
        "ORDER BY line, column",
        meeting,
    )
    filed = _Filed(copy)
    return _put_in(rows, filed) or _renamed(names, filed) or _taken_out(rows, filed) or _missing(rows, filed)


class _Filed:
    """The words of a copy, and where each stands in it."""

    def __init__(self, copy: str) -> None:
        self.text = copy.replace("\\", "")
        self.spans = [match.span() for match in _WORD.finditer(self.text)]
        self.joined = " "
        self.offsets: list[int] = []
        for start, end in self.spans:
            self.offsets.append(len(self.joined) - 1)
            self.joined += self.text[start:end].casefold() + " "

    def find(self, words: list[str], after: int = 0) -> int | None:
        """The number of the first of these words, from a word on."""
        if after >= len(self.offsets):
            return None
        found = self.joined.find(f" {' '.join(words)} ", self.offsets[after])
        return None if found < 0 else bisect_left(self.offsets, found)

    def between(self, first: int, last: int) -> str:
        """What stands behind one word and before another, or before the paragraph's end if that is nearer."""
        end = self.spans[last][0] if last < len(self.spans) else len(self.text)
        return self.text[self.spans[first - 1][1] : end]

    def rest_of_paragraph(self, after: int) -> str:
        start = self.spans[after - 1][1]
        return self.text[start:].partition("\n\n")[0]


def _put_in(rows: list[Row], filed: _Filed) -> Difference | None:
    for row in rows:
        for sentence in _SENTENCE.findall(row["text"]):
            words = _words(sentence)
            if len(words) > _FEW and filed.find(words) is None:
                return Difference(sentence.strip(), False, row["line"], row["column"])
    return None


def _renamed(names: list[Row], filed: _Filed) -> Difference | None:
    for row in names:
        words = _words(row["text"])
        if words and filed.find(words) is None:
            return Difference(row["text"], False, row["line"], row["column"])
    return None


def _taken_out(rows: list[Row], filed: _Filed) -> Difference | None:
    """What the copy has between two sentences of one text, or behind the last, and the text has not."""
    cursor = 0
    for row in rows:
        end: int | None = None  # of what was found of this text
        for sentence in _SENTENCE.findall(row["text"]):
            words = _words(sentence)
            at = filed.find(words, cursor) if words else None
            if at is None or (len(words) <= _FEW and at != end):
                end = None
                continue
            if end is not None and row["kind"] == "minutes" and (gone := _prose(filed.between(end, at))):
                return Difference(gone, True, row["line"], row["column"])
            cursor = end = at + len(words)
        if end is not None and row["kind"] == "minutes" and (gone := _prose(filed.rest_of_paragraph(end))):
            return Difference(gone, True, row["line"], row["column"])
    return None


def _missing(rows: list[Row], filed: _Filed) -> Difference | None:
    """A whole item, action or clause that the copy has and the record has no longer."""
    known = " " + " ".join(word for row in rows for word in _words(row["text"])) + " "
    for match in _THING.finditer(filed.text):
        sentence = next(iter(_SENTENCE.findall(match["words"])), "")
        if (words := _words(sentence)) and f" {' '.join(words)} " not in known:
            return Difference(sentence.strip(), True, 1, 1)
    return None


def _prose(text: str) -> str:
    """The words of a piece of the copy, without the marks around them; nothing where it is more than prose."""
    if _OTHER.search(text) or not _WORD.search(text):
        return ""
    return " ".join(text.lstrip(" .!?;:,\n*_-)").split())


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]
