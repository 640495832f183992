"""What stands after the items, or among them, and is about the minutes themselves: notes on them, corrections."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ..blocks.prose import styled
from ..business.notes import OF_THE_MEETING, note_of
from ..draft import NoteFound
from ..outline.parts import Part
from ..words.clock import times_in
from ..words.dates import dates_in

_CORRECTION = re.compile(r"^Correction to the (?:minutes|notes) of (?P<day>[^:]{6,40}): (?P<text>\S.*)$", re.DOTALL)

_FOOT = 20  # words of a line that only says when the meeting was


def without_foot(parts: Sequence[Part], held: date | None) -> tuple[Part, ...]:
    """The parts without a line at the very end that only says when the meeting was: `2.00pm – 3.45pm, 12 May 2014`."""
    if not parts or not parts[-1].blocks or parts[-1].blocks[-1].rows:
        return tuple(parts)
    *others, last = parts
    text = last.blocks[-1].text
    if len(text.split()) > _FOOT:
        return tuple(parts)
    days = dates_in(text)
    bare = text
    spans = [(one.start, one.end) for one in days] + [(one.start, one.end) for one in times_in(text)]
    for start, end in sorted(spans, reverse=True):
        bare = bare[:start] + bare[end:]
    foot = len(days) == 1 and days[0].date == held and not bare.strip(" ,.;–-")
    return (*others, replace(last, blocks=last.blocks[:-1])) if foot else tuple(parts)


def read_remarks(
    parts: Sequence[Part],
) -> tuple[tuple[NoteFound, ...], tuple[tuple[date, str], ...], tuple[Part, ...]]:
    """Notes on the meeting as a whole, corrections to earlier minutes, and the parts without them."""
    notes: list[NoteFound] = []
    corrections: list[tuple[date, str]] = []
    left: list[Part] = []
    for part in parts:
        kept = []
        for block in part.blocks:
            plain = not block.rows and block.kind != "heading"
            note = note_of(block.runs, block.line) if plain else None
            corrected = _CORRECTION.match(block.text) if plain else None
            day = next((said.date for said in dates_in(corrected["day"])), None) if corrected else None
            if corrected and day:
                said = _CORRECTION.match(styled(block.runs)) or corrected  # the same words as Markdown
                corrections.append((day, said["text"]))
            elif note and (note.about or part.kind not in ("item", "text", "actions")):
                notes.append(replace(note, about=None if note.about == OF_THE_MEETING else note.about))
            else:
                kept.append(block)
        left.append(replace(part, blocks=tuple(kept)))
    return tuple(notes), tuple(corrections), tuple(left)
