"""Resolutions and lettered points as one list in reading order, with their labels and the words between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...record.meeting import Clause, Note
from ...record.name import label
from ...record.when import day_words
from ..wording import Prose, capital
from .rows import ClauseRow, NoteRow

_LEADING_ON = (":", "-", "–")  # a wording that ends so needs nothing more before its inner clauses


def point_rows(points: Sequence[str]) -> Iterator[ClauseRow]:
    """Points of a discussion, lettered (a) (b) (c)."""
    for n, text in enumerate(points, 1):
        end = _end(n, len(points), ".")
        yield ClauseRow(f"({label(n, 1)})", 0, Prose(text.strip()), end, (), ())


def clause_rows(clauses: Sequence[Clause], depth: int, last: str, *, alone: bool = False) -> Iterator[ClauseRow]:
    """Clauses in reading order; `last` is what follows the whole list. A resolution alone in its item has no label."""
    for n, clause in enumerate(clauses, 1):
        end = _end(n, len(clauses), last)
        text = clause.text.strip()
        onward = f"; {clause.then.strip()}" if clause.then else "" if text[-1:] in _LEADING_ON else ":-"
        yield ClauseRow(
            label="" if alone else f"({label(n, depth)})",
            depth=depth,
            text=Prose(text),
            end=onward if clause.clauses else end,
            remarks=tuple(_remarks(clause)),
            notes=tuple(map(note_row, clause.notes)),
        )
        yield from clause_rows(clause.clauses, depth + 1, end)


def _end(n: int, of: int, last: str) -> str:
    return last if n == of else "; and" if n == of - 1 else ";"


def _remarks(clause: Clause) -> Iterator[str]:
    moved = (("moved by", clause.moved_by), ("seconded by", clause.seconded_by))
    words = ", ".join(f"{how} {who}" for how, who in moved if who)
    if words:
        yield capital(words)
    if votes := clause.votes:
        counted = ((votes.votes_for, "for"), (votes.against, "against"), (votes.abstained, "abstained"))
        yield "Votes: " + ", ".join(f"{number} {how}" for number, how in counted if number)


def note_row(note: Note, about: str | None = None) -> NoteRow:
    """A note, with what it is about where that is not where it stands."""
    lead = f"NOTE of {day_words(note.dated)}" if note.dated else "NOTE"
    return NoteRow(f"{lead} on {about}" if about else lead, Prose(note.text.strip()))
