"""A document becomes a draft: every question is put to its parts, and the answers are put together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from ..record.when import day_words
from .actions.asked import sentences
from .actions.due import due_in, due_said
from .actions.listed_again import once
from .actions.lists import named_first
from .actions.margins import numbers_actions
from .actions.marks import mark_within, marked, marks_actions
from .actions.unmarked import given_in
from .actions.wording import ActionReader
from .blocks.tidy import tidy
from .blocks.unfold import unfold
from .business.interests import TITLE as INTERESTS
from .business.interests import read_interests
from .business.papers import paper_in
from .business.plan import read_plan
from .document import Document, plain
from .draft import (
    Attendance,
    Doubt,
    Draft,
    Due,
    Front,
    InterestFound,
    ItemFound,
    NextMeeting,
    PaperFound,
    bound_by,
    each,
)
from .items import bound, read_item
from .meeting import read_front
from .meeting.closing import read_closing
from .meeting.day_held import puts_month_first
from .meeting.misdated import misdated
from .meeting.remarks import read_remarks, without_foot
from .meeting.several import first_meeting
from .outline import outline
from .outline.agenda import come_again
from .outline.parts import Part, of_kind
from .people import initials, read_people
from .people.speakers import speakers
from .placing import placing
from .words.clock import times_in
from .words.owners import Circle, owner_before


def draft_of(document: Document, day: date | None = None, *, by_name: bool = False) -> Draft:
    """Everything that a document says, as a draft record; `day` is the meeting's where somebody knows better. With
    `by_name` the date may come from the file's name, which is no word of the document."""
    tidied, others = first_meeting(tidy(document))
    parts = outline(tidied)
    front = _with_times_at_foot(read_front(tidied if by_name else replace(tidied, name=""), parts), tidied)
    front = _on_day(front, day) if day else front
    attendance = read_people(parts, tidied, front.date)
    month_first = puts_month_first(tidied)
    next_meeting, ended, closing_doubts = read_closing(parts, front.date, front.body, month_first=month_first)
    reader = _action_reader(tidied, parts, front, attendance, next_meeting, month_first=month_first)
    notes, corrections, parts = read_remarks(without_foot(parts, front.date))
    doubts: list[Doubt] = [*others, *front.doubts, *attendance.doubts, *closing_doubts]
    items, loose, doubtful = _business(parts, reader)
    doubts += doubtful
    doubts += [*_taken_apart(tidied), *_titles_unmarked(parts), *_only_summoned(parts)]
    if _is_list_of_actions(items, document, reader.circle):
        why = "numbered sentences without titles were taken for actions, not for items"
        doubts.append(Doubt("actions", items[0].line, why))
        items, loose = [], [_as_actions(of_kind(parts, "item"), reader), *loose]
    items, loose = (list(map(bound, parts)) for parts in once(items, loose))
    everything = [part for item in (*items, *loose) for part in (item, *item.sections)]
    doubts += [*_unmarked(everything), *_called_short(everything, reader.circle), *_differently_due(everything)]
    items, more = _with_papers(items, of_kind(parts, "papers"))
    doubts += misdated(front.date, [*items, *loose], next_meeting)
    draft = Draft(
        document.name,
        front,
        attendance,
        tuple(_with_progress(items, loose)),
        None if _is_bare(loose) and items else _loose(loose),
        next_meeting,
        ended,
        plan=tuple(row for part in of_kind(parts, "plan") for row in read_plan(part.blocks, front.date)),
        interests=tuple(_interests(parts)),
        notes=notes,
        corrections=corrections,
        doubts=tuple(sorted((*doubts, *more), key=lambda one: one.line)),
        log=reader.log,
    )
    placed, lines = placing(tidied, draft)
    return replace(draft, unplaced=lines, captured=placed)


def _on_day(front: Front, day: date) -> Front:
    """The front with the day that somebody knows better, and a doubt where the document says another."""
    if front.date in (None, day):
        return replace(front, date=day)
    why = f"the document says {day_words(front.date)}, and --date says {day_words(day)}"
    return replace(front, date=day, doubts=(*front.doubts, Doubt("date", 1, why)))


def _business(parts: Sequence[Part], reader: ActionReader) -> tuple[list[ItemFound], list[ItemFound], list[Doubt]]:
    """The items, what stands in none, and what is doubtful in either; where no part is business, the front is."""
    items, loose, doubts = list[ItemFound](), list[ItemFound](), list[Doubt]()
    business = of_kind(parts, "item", "text", "arising", "actions")
    for part in (*business, *(one for one in of_kind(parts, "next") if _gives_action(one, reader.circle))) or tuple(
        replace(one, kind="text") for one in of_kind(parts, "front")
    ):
        item, doubtful = read_item(part, reader)
        doubts += [*doubtful, *_loose_dates(item)]
        (items if part.kind == "item" else loose).append(item)
    return items, loose, doubts


def _unmarked(parts: Sequence[ItemFound]) -> Iterator[Doubt]:
    """The actions that only sentences tell, those of resolutions too where they are for somebody."""
    for part in parts:
        for one in part.actions:
            if one.unmarked:
                why = "nothing marks this sentence as an action" + ("" if one.owners else ", or says whose it is")
                yield Doubt("actions", one.line, why, one.text)
        for one in bound_by(part.resolutions):
            if one.owners:
                why = f"that this is for {' and '.join(one.owners)} to do was read from the words of a resolution"
                yield Doubt("actions", one.line, why, one.text)


def _called_short(parts: Sequence[ItemFound], circle: Circle) -> Iterator[Doubt]:
    """Who was taken for whom because a first name begins so: each once."""
    given = (action for part in parts for action in part.given)
    first = {one: action.line for action in reversed(list(given)) for one in action.written}
    for one, line in first.items():
        if name := circle.called(one):
            yield Doubt("actions", line, f"{one} was taken for {name}")


def _differently_due(parts: Sequence[ItemFound]) -> Iterator[Doubt]:
    """Resolutions that bind people to different days, of which a record has none."""
    for one in (one for part in parts for one in each(part.resolutions)):
        said = [action.due.said for action in one.actions if action.owners and action.due]
        if said and not one.due:
            yield Doubt("due", one.line, f"{' and '.join(f'“{day}”' for day in said)} are not for all whom this names")


def _gives_action(part: Part, circle: Circle) -> bool:
    """A part about the next meeting says, by its mark or of one of those listed, that something is to be done before
    it."""
    texts = [block for block in part.blocks if not block.rows]
    given = (one for block in texts for said in sentences(block.text) for one in given_in(said, circle, sure=True))
    return any(marked(block) or mark_within(block.text) for block in texts) or any(
        all(map(circle.lists, one.owners)) for one in given
    )


def _taken_apart(document: Document) -> Iterator[Doubt]:
    """Paragraphs of which a conversion lost the lines: where one ends and the next begins was told by their words."""
    whole = Counter(block.line for block in document.blocks if not block.rows)
    parted = Counter(block.line for block in unfold(document.blocks))
    for line, count in whole.items():
        if parted[line] > count:
            why = "lines run together here; they were taken apart where a number or a usual name begins"
            yield Doubt("items", line, why)


def _titles_unmarked(parts: Sequence[Part]) -> Iterator[Doubt]:
    """Items whose titles nothing marks: no number, no style, no capitals."""
    opened = [part.heading for part in of_kind(parts, "item") if part.heading]
    plain_ones = [one for one in opened if not (one.label or one.bold or one.italic or one.text.isupper())]
    lone = [one for one in plain_ones if one.kind == "paragraph" and not one.runs[0].bold]
    if len(lone) * 2 > len(opened):
        yield Doubt("items", lone[0].line, "no number and no style marks the titles of the items")


def _only_summoned(parts: Sequence[Part]) -> Iterator[Doubt]:
    """An agenda without a heading that nothing but a summons before it tells from the items."""
    for part in of_kind(parts, "agenda"):
        after = [block for other in parts if other is not part for block in (other.heading, *other.blocks) if block]
        if part.heading is None and not come_again(part.blocks, after):
            why = "these numbers were taken for the agenda, as a summons stands before them; no items have their titles"
            yield Doubt("items", part.line, why)


def _interests(parts: Sequence[Part]) -> Iterator[InterestFound]:
    """Declarations of interest in a list of their own, or in what the items say."""
    for part in of_kind(parts, "interests", "item", "text"):
        yield from read_interests(part.blocks, listed=part.kind == "interests" or bool(INTERESTS.search(part.title)))


def _is_bare(found: Sequence[ItemFound]) -> bool:
    """Nothing is there but reports on earlier matters."""
    return bool(found) and all(replace(one, progress=(), line=0, title="") == ItemFound("", 0) for one in found)


def _with_progress(items: Sequence[ItemFound], loose: Sequence[ItemFound]) -> list[ItemFound]:
    """The items, the first with the reports that stand under a heading of their own: a record has all of them in one
    place, whichever item brings them."""
    told = tuple(one for part in loose for one in part.progress) if _is_bare(loose) else ()
    return [replace(items[0], progress=(*told, *items[0].progress)), *items[1:]] if items else []


def _with_papers(items: Sequence[ItemFound], lists: Sequence[Part]) -> tuple[list[ItemFound], list[Doubt]]:
    """The items with the papers that are listed apart: by title or mark, else the last one, which is a doubt."""
    found, doubts = list(items), list[Doubt]()
    for part in lists:
        for paper in (paper_in(block.text, block.line) for block in part.blocks if block.text and not block.rows):
            homes = [n for n, item in enumerate(found) if _is_paper_of(paper, item)]
            if not found:
                continue
            if not homes:
                doubts.append(Doubt("papers", paper.line, "which item the paper was for is not said"))
            at = homes[0] if homes else len(found) - 1
            others = tuple(one for one in found[at].papers if not (one.mark and one.mark == paper.mark))
            found[at] = replace(found[at], papers=(*others, paper))
    return found, doubts


def _is_paper_of(paper: PaperFound, item: ItemFound) -> bool:
    titled = bool(paper.title) and (paper.title or "").casefold() in item.title.casefold()
    return titled or any(one.mark and one.mark == paper.mark for one in item.papers)


def _with_times_at_foot(front: Front, document: Document) -> Front:
    """The times that stand alone at the end (`2.00pm – 3.45pm`), where nothing before says when the meeting was."""
    if front.times or front.scheduled:
        return front
    untabled = (block for block in document.blocks if not block.rows)  # in a table they are of what it tells
    for _, text in reversed(plain(untabled)[-4:]):
        times = times_in(text) if len(text.split()) <= _FOOT else ()
        if len(times) == 1 and times[0].times.end and not text[: times[0].start].strip():
            return replace(front, times=times[0].times)
    return front


def _action_reader(
    document: Document,
    parts: Sequence[Part],
    front: Front,
    attendance: Attendance,
    next_meeting: NextMeeting | None,
    *,
    month_first: bool,
) -> ActionReader:
    people = (*attendance.present, *attendance.in_support, *attendance.apologies, *attendance.absent)
    offices = {one.role: one.person for one in people if one.role}
    others = (attendance.chair, attendance.minutes_by, *speakers(document.blocks))
    names = (*(one.person for one in people), *others)
    circle = Circle(
        tuple(dict.fromkeys(filter(None, names))), initials(attendance), offices, attendance.chair, front.body
    )
    named = named_first([block for part in of_kind(parts, "actions") for block in part.blocks])
    if not people or sum(map(circle.lists, named)) * 3 >= len(named) * 2:
        circle = replace(circle, names=tuple(dict.fromkeys((*circle.names, *named))))

    def due(text: str) -> Due | None:
        found = due_in(text, front.date, next_meeting.date if next_meeting else None, month_first=month_first)
        return found and replace(found, said=found.said.strip(" .,;"))

    def said(words: str) -> Due:
        return due_said(words, front.date, next_meeting.date if next_meeting else None)

    # What an agenda is to come to marks nothing.
    told = [part for part in parts if part.kind != "agenda"]
    blocks = [block for part in told for block in (part.heading, *part.blocks) if block]
    marked, numbered = marks_actions(blocks), numbers_actions(blocks)
    log = not attendance.present and bool(_LOG.search(f"{document.title or ''}\n{_first_titles(document)}"))
    return ActionReader(circle, due, said, marked=marked, held=front.date, log=log, numbered=numbered)


def _first_titles(document: Document) -> str:
    """The first heading, and the short lines at the very beginning."""
    heading = next((block.text for block in document.blocks if block.kind == "heading" or block.bold), "")
    first = (block.text for block in document.blocks[:_TITLES] if not block.rows)
    return "\n".join([heading, *(text for text in first if len(text.split()) <= _TITLE_WORDS)])


def _loose_dates(item: ItemFound) -> list[Doubt]:
    return [
        Doubt("due", action.line, f"when it is due, “{action.due.said}”, comes to no date")
        for part in (item, *item.sections)
        for action in part.given
        if action.due and not (action.due.iso or action.due.coming)
    ]


def _loose(parts: Sequence[ItemFound]) -> ItemFound | None:
    """What stands in no item, as one."""
    parts = [one for part in parts for one in (part, *part.sections)]
    actions = tuple(one for part in parts for one in part.actions)
    texts = [part.minutes for part in parts if part.minutes]
    progress = tuple(one for part in parts for one in part.progress)
    decisions = tuple(one for part in parts for one in part.decisions)
    if not (actions or texts or progress):
        return None
    return ItemFound(
        "", parts[0].line, minutes="\n\n".join(texts) or None,
        actions=actions, progress=progress, decisions=decisions,
        resolutions=tuple(one for part in parts for one in part.resolutions),
        indicators=tuple(one for part in parts for one in part.indicators),
    )  # fmt: skip


# what a document is called that is a list of actions and no minutes
_LOG = re.compile(r"\bactions? (?:points? |items? )?(?:log|register|tracker|list|schedule|report)\b", re.IGNORECASE)
_TITLES, _TITLE_WORDS = 3, 12  # lines that can be titles, and the words of one
_FOOT = 6  # words of a line that only says from when to when the meeting was


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
