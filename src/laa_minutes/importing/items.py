"""One item of business from its part: its sections, and what each question finds in it, until the prose is left."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from ..record.code import codes
from .actions import read_actions
from .actions.listed_again import A_LIST
from .actions.lists import sorts_owned
from .actions.marks import LOOKING_BACK, is_mark
from .actions.progress import read_reported
from .actions.wording import ActionReader, asked_by_title
from .blocks.cells import LEAD_COLUMN
from .blocks.prose import markdown
from .business import papers
from .business.approvals import minutes_in_title, read_approvals
from .business.deadlines import read_deadlines
from .business.decisions import decisions_in, is_lead, only_decisions, read_decisions, read_points
from .business.motions import with_outcomes
from .business.notes import OF_THE_MEETING, read_notes
from .business.statements import read_statements
from .business.sums import read_sums
from .document import Block
from .draft import ActionFound, DecisionFound, Doubt, ItemFound, StatementFound
from .outline.parts import Part, named_part
from .outline.title_styles import is_below
from .words.dates import dates_in
from .words.owners import Circle, are_owners, split_owners

_PRESENTED = re.compile(
    r"^(?:Presented by (?P<who>[^.]+?))?(?:(?:^|, )as at (?P<day>\d{1,2} \w+ \d{4}))?\.$", re.IGNORECASE
)
_FIRST = 8  # words of an action by which it is known in those of a resolution, whose end may be a note
_EXEMPT = re.compile(r"^Exempt: (?P<why>\S.*)$", re.DOTALL)


def read_item(part: Part, reader: ActionReader) -> tuple[ItemFound, tuple[Doubt, ...]]:
    """What an item says, and what is doubtful in it."""
    title = part.title or (part.heading.text if part.heading else "")
    own, below = _parted(part, reader.circle)
    item, doubts = _read(own, title, part, reader)
    sections = []
    for heading, blocks in below:
        # A list of actions ends at a title that does not sort it.
        section = replace(part, kind="text", heading=heading, title=heading.text, number=None, blocks=blocks)
        found, more = _read(blocks, heading.text, section, reader, within=title)
        sections.append(found)
        doubts += more
    return replace(item, sections=tuple(sections)), doubts


def _parted(part: Part, circle: Circle) -> tuple[tuple[Block, ...], list[tuple[Block, tuple[Block, ...]]]]:
    """What stands under the item itself, and what under each heading within it; somebody's name in a list of actions
    is none, nor is one below the list's own that only sorts it."""
    blocks, actions = part.blocks, part.kind == "actions"
    starts: list[int] = []
    for n, block in enumerate(blocks):
        actions = actions or (not starts and is_mark(block))
        sorts = part.kind == "actions" and part.heading is not None and is_below(block, part.heading)
        sorts = sorts and sorts_owned(block, blocks[n + 1 : n + 3], circle)
        if _is_title(block) and not sorts and not (actions and are_owners(block.text.strip(" :"), circle)):
            starts.append(n)
            actions = False
    marks = [*starts, len(blocks)]
    return tuple(blocks[: marks[0]]), [(blocks[n], tuple(blocks[n + 1 : end])) for n, end in pairwise(marks)]


def _is_title(block: Block) -> bool:
    """A heading that opens a part of an item, and no list of actions, decisions, papers or people."""
    return (
        block.kind == "heading"
        and not is_mark(block)
        and not is_lead(block)
        and not papers.is_heading(block)
        and named_part(block) is None
    )


def _read(
    blocks: Sequence[Block], title: str, part: Part, reader: ActionReader, *, within: str = ""
) -> tuple[ItemFound, tuple[Doubt, ...]]:
    """An item, or a section of one, from the blocks that are its own: each question takes what answers it."""
    leads = [block for block in blocks if block.label == LEAD_COLUMN]
    listed, rest = papers.read_papers([block for block in blocks if block.label != LEAD_COLUMN])
    lists_them = A_LIST.fullmatch(title) is not None and bool(rest) and (bool(rest[0].rows) or rest[0].kind == "item")
    found = read_actions(rest, reader, f"{within} {title}".strip(), all_are=part.kind == "actions" or lists_them)
    asked = () if reader.marked or within else asked_by_title(title, part.line, reader)
    decided = read_decisions(found.blocks)
    notes, rest = read_notes(decided.blocks)
    approvals, rest = read_approvals(rest, reader.held)
    presented, as_at, exempt, rest = _told_first(rest)
    minutes_of = minutes_in_title(title, reader.held)
    back = bool(approvals or LOOKING_BACK.search(title) or minutes_of)
    said, rest = read_statements(rest, reader.due_said)
    reported, rest = read_reported(rest, reader.due_said, back=back)
    points, rest = read_points(rest)
    decisions = only_decisions(rest) if not (said or points) else ()
    rest = [] if decisions else rest
    item = ItemFound(
        title=title,
        line=part.line,
        number=part.number,
        minutes=markdown(rest),
        lead_in=decided.lead_in,
        resolutions=decided.resolutions,
        decisions=(*decisions, *_decided_in_text(rest, said)),
        actions=tuple(map(_with_codes, (*asked, *found.actions))),
        indicators=said,
        papers=listed,
        sums=read_sums(rest),
        notes=tuple(note for note in notes if note.about != OF_THE_MEETING),
        progress=(*found.progress, *reported),
        points=points,
        approves=approvals,
        minutes_of=None if approvals else minutes_of,
        presented_by=presented or tuple(reader.circle.full(one) for block in leads for one in split_owners(block.text)),
        as_at=as_at,
        exempt=exempt,
        deadlines=tuple(read_deadlines(rest, reader.due_in)),
    )
    return item, (*_led(leads), *found.doubts)


def bound(item: ItemFound) -> ItemFound:
    """The item with what its resolutions give people to do told by them: it is the resolution that binds, and no action
    beside it."""
    actions = list(item.actions)
    resolutions = tuple(_bound(one, actions) for one in item.resolutions)
    return replace(item, actions=tuple(actions), resolutions=resolutions, sections=tuple(map(bound, item.sections)))


def _bound(one: DecisionFound, actions: list[ActionFound]) -> DecisionFound:
    """A resolution with those of the actions that only its words tell, which are taken out of them."""
    words = one.text.replace("*", "")
    told = [action for action in actions if action.unmarked and action.line == one.line and _begins_in(words, action)]
    for action in told:
        actions.remove(action)
    return replace(one, actions=tuple(told), clauses=tuple(_bound(clause, actions) for clause in one.clauses))


def _begins_in(words: str, action: ActionFound) -> bool:
    """The words have the first ones of an action, which begin with a capital letter there."""
    first = " ".join(action.text.split()[:_FIRST]).rstrip(".;")
    return re.search(rf"(?<!\w){re.escape(first)}(?!\w)", words, re.IGNORECASE) is not None


def _led(leads: Sequence[Block]) -> Iterator[Doubt]:
    """The doubts about names that stand beside the items."""
    why = "nothing says what the names beside the items are; they were taken for those who led them"
    yield from (Doubt("presented_by", block.line, why) for block in leads)


def _decided_in_text(blocks: Sequence[Block], said: Sequence[StatementFound]) -> Iterator[DecisionFound]:
    """The decisions that sentences tell, those of the notes on indicators after those of the text."""
    texts = [(block.text, block.line) for block in blocks if not block.rows and block.kind != "heading"]
    texts += [(one.note, one.line) for one in said if one.note]
    yield from (one for text, line in with_outcomes(texts) for one in decisions_in(text, line))


def _with_codes(action: ActionFound) -> ActionFound:
    """An action with the indicators that its own words name before the others."""
    return replace(action, indicators=tuple(dict.fromkeys((*codes(action.text), *action.indicators))))


def _told_first(
    blocks: Sequence[Block],
) -> tuple[tuple[str, ...], date | None, str | None, list[Block]]:
    """Who presented the item, as at when, and why it is exempt, where lines of their own at its beginning say so."""
    presented: tuple[str, ...] = ()
    as_at = exempt = None
    rest = list(blocks)
    while rest and not rest[0].rows and rest[0].kind == "paragraph":
        text = rest[0].text
        if rest[0].italic and (match := _EXEMPT.match(text)):
            exempt = match["why"]
        elif (match := _PRESENTED.match(text)) and any(match.groups()):
            presented = split_owners(match["who"]) if match["who"] else ()
            days = dates_in(match["day"]) if match["day"] else ()
            as_at = days[0].date if days else None
        else:
            break
        del rest[0]
    return presented, as_at, exempt, rest
