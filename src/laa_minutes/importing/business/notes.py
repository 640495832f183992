"""Notes that were added after the meeting: `[NOTE: …]`, `Clerk's note – …`, alone or at the end of their subject."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ..blocks.prose import styled
from ..document import Block, Run
from ..draft import NoteFound
from ..words.dates import dates_in
from ..words.styles import runs_of, signed, unsigned

_WORD = r"(?:post[- ]meeting note|minute note|note added|(?:secretary|clerk)[’']s note|note|n\.?b\.?)"
_ALONE = re.compile(
    rf"^\W*(?P<word>{_WORD})\b(?: of (?P<day>\d{{1,2}} \w+ \d{{4}}))?(?: on (?P<about>[^:]{{1,60}}))?\s*[:–-]\s*"
    r"(?P<text>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_AT_THE_END = re.compile(rf"\s*[\x02\x04]*\[(?={_WORD}\b)(?P<note>[^\[\]]*)\][\x03\x05]*\s*$", re.IGNORECASE)
OF_THE_MEETING = "the meeting"  # what a note is about that belongs to no item


def read_notes(blocks: Sequence[Block]) -> tuple[tuple[NoteFound, ...], list[Block]]:
    """The notes among the blocks, and the other blocks. What follows in a note's brackets belongs to it."""
    found: list[NoteFound] = []
    rest: list[Block] = []
    open_bracket = False
    for block in blocks:
        note = None if block.rows or block.kind == "heading" else note_of(block.runs, block.line)
        if open_bracket and not block.rows:
            last = found[-1]
            found[-1] = replace(last, text=f"{last.text}\n\n{_unbracketed(styled(block.runs))}")
            open_bracket = not block.text.rstrip(" *_").endswith("]")
        elif note is None:
            rest.append(block)
        else:
            found.append(note)
            bracketed = block.text.lstrip(" *_").startswith("[")
            open_bracket = bracketed and not block.text.rstrip(" *_").endswith("]")
    return tuple(found), rest


def note_of(runs: Sequence[Run], line: int) -> NoteFound | None:
    """The note that a paragraph is."""
    if all(run.italic for run in runs if run.text.strip()):
        runs = [replace(run, italic=False) for run in runs]
    text = signed(runs)
    match = _ALONE.match(text)
    if match is None:
        return None
    about = unsigned(match["about"]).strip() if match["about"] else None
    return NoteFound(_unbracketed(styled(runs_of(match["text"]))), line, _day(match["day"]), about)


def notes_at_end(runs: Sequence[Run], line: int) -> tuple[tuple[Run, ...], tuple[NoteFound, ...]]:
    """Words without the notes in brackets that end them, and these notes."""
    text, found = signed(runs), list[NoteFound]()
    while match := _AT_THE_END.search(text):
        note = note_of(runs_of(match["note"]), line)
        if note is None:
            break
        found.insert(0, note)
        text = text[: match.start()]
    return (runs_of(text), tuple(found)) if found else (tuple(runs), ())


def _unbracketed(text: str) -> str:
    bare = text.strip()
    return bare[:-1].rstrip() if bare.endswith("]") and bare.count("]") > bare.count("[") else bare


def _day(said: str | None) -> date | None:
    days = dates_in(said) if said else ()
    return days[0].date if days else None
