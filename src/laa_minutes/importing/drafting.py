"""A document becomes a draft: every question is put to its parts, and the answers are put together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from .actions import ActionReader, marks_actions
from .clock import times_in
from .closing import read_closing
from .dates import due_in
from .document import Document, plain
from .draft import ActionFound, Attendance, Doubt, Draft, Due, Front, ItemFound, NextMeeting
from .front import read_front
from .items import read_item
from .outline import Part, of_kind, outline
from .owners import Circle, owner_before
from .people import initials, read_people
from .placing import captured, unplaced
from .tidy import tidy
from .unfold import unfold


def draft_of(document: Document, day: date | None = None) -> Draft:
    """Everything that a document says, as a draft record; `day` is the meeting's where somebody knows better."""
    tidied = tidy(document)
    parts = outline(tidied)
    front = _with_times_at_foot(read_front(tidied, parts), tidied)
    front = replace(front, date=day) if day else front
    attendance = read_people(parts, tidied)
    next_meeting, ended, closing_doubts = read_closing(parts, front.date)
    reader = _action_reader(tidied, front, attendance, next_meeting)
    doubts: list[Doubt] = [*front.doubts, *attendance.doubts, *closing_doubts]
    items: list[ItemFound] = []
    loose: list[ItemFound] = []
    for part in of_kind(parts, "item", "text", "actions"):
        item, doubtful = read_item(part, reader)
        doubts += doubtful
        doubts += _loose_dates(item)
        (items if part.kind == "item" else loose).append(item)
    if _is_list_of_actions(items, document, reader.circle):
        items, loose = [], [_as_actions(of_kind(parts, "item"), reader), *loose]
    draft = Draft(
        document.name,
        front,
        attendance,
        tuple(items),
        _loose(loose, items),
        next_meeting,
        ended,
        doubts=tuple(sorted(doubts, key=lambda one: one.line)),
    )
    return replace(draft, unplaced=unplaced(tidied, draft), captured=captured(tidied, draft))


def _with_times_at_foot(front: Front, document: Document) -> Front:
    """The times that stand alone at the end (`2.00pm – 3.45pm`), where nothing before says when the meeting was."""
    if front.times or front.scheduled:
        return front
    for _, text in reversed(plain(document.blocks)[-4:]):
        times = times_in(text)
        if len(times) == 1 and times[0].times.end and not text[: times[0].start].strip() and len(text.split()) <= 6:
            return replace(front, times=times[0].times)
    return front


def _action_reader(
    document: Document, front: Front, attendance: Attendance, next_meeting: NextMeeting | None
) -> ActionReader:
    people = (*attendance.present, *attendance.in_support, *attendance.apologies)
    circle = Circle(tuple(one.person for one in people), initials(attendance))

    def due(text: str) -> Due | None:
        found = due_in(text, front.date, next_meeting.date if next_meeting else None)
        return found and replace(found, said=found.said.strip(" .,;"))

    return ActionReader(circle, due, marked=marks_actions(unfold(document.blocks)))


def _loose_dates(item: ItemFound) -> list[Doubt]:
    return [
        Doubt("due", action.line, f"when it is due, “{action.due.said}”, comes to no date")
        for action in item.actions
        if action.due and not action.due.iso
    ]


def _loose(parts: Sequence[ItemFound], items: Sequence[ItemFound]) -> ItemFound | None:
    """What stands in no item, as one; a list of actions that the items have given already is left out."""
    known = [_words(action.text) for item in items for action in item.actions]
    fresh: list[ActionFound] = []
    for part in parts:
        for action in part.actions:
            words = _words(action.text)
            if words and not any(len(words & other) >= 0.8 * min(len(words), len(other)) for other in known):
                fresh.append(action)
                known.append(words)
    texts = [part.minutes for part in parts if part.minutes]
    progress = tuple(one for part in parts for one in part.progress)
    decisions = tuple(one for part in parts for one in part.decisions)
    if not (fresh or texts or progress):
        return None
    return ItemFound(
        "", parts[0].line, minutes="\n\n".join(texts) or None,
        actions=tuple(fresh), progress=progress, decisions=decisions,
        resolutions=tuple(one for part in parts for one in part.resolutions),
        indicators=tuple(one for part in parts for one in part.indicators),
    )  # fmt: skip


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def _is_list_of_actions(items: Sequence[ItemFound], document: Document, circle: Circle) -> bool:
    """Numbered sentences without titles, in a document that calls itself actions, or each for somebody to do."""
    if not items or not all(item.title.endswith("…") for item in items):
        return False
    named = re.search(r"\bactions?\b", f"{document.title or ''} {document.name.replace('-', ' ')}", re.IGNORECASE)
    acting = sum(owner_before(item.minutes or "", circle) is not None for item in items)
    return bool(named) or acting * 2 > len(items)


def _as_actions(parts: Sequence[Part], reader: ActionReader) -> ItemFound:
    blocks = tuple(replace(block, label=part.number or "") for part in parts for block in part.blocks)
    return read_item(Part("actions", None, blocks, title="Actions"), reader)[0]
