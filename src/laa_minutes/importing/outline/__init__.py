"""A document in its parts: the front, who was there, the items of business, what stands at the end."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace
from itertools import takewhile

from ...frozen import dataclass
from ..actions.columns import columns_of, lists_actions
from ..actions.lists import named_first
from ..actions.marks import marked, without_box
from ..blocks.unfold import unfold
from ..business.decisions import says_decision
from ..document import Block, Document
from ..words.dates import dates_in
from ..words.entries import names_somebody
from ..words.list_names import LISTS, list_called
from ..words.name_lists import names_in
from .agenda import titles_of_agenda, without_agenda
from .headings import opening_lines
from .item_titles import opened_item
from .lookalikes import Named, lookalikes
from .misnumbered import with_misnumbered
from .numbers import number_of
from .parts import NOTES, Part, PartKind, named_part
from .title_styles import is_below, is_prose, title_like

_SEVERAL = 2  # points that an agenda has more than
_TITLE = 8  # lines that a title takes at the most
_FIRST = 3  # lines at the top among which any title with a day says when
_LONG = 40  # words of a line that says when a meeting was held
_HELD = re.compile(r"\b(?:held|meeting|minutes|notes|agm)\b|^\W*at \d", re.IGNORECASE)
_TITLE_WORDS = 4  # of a line above sentences that only its place tells from them
_ABOUT_PEOPLE = re.compile(
    r"\b(?:apolog|present\b|attend|absent|quor|chair|welcom|regret|member|minutes\b)", re.IGNORECASE
)
_ACTIONS = re.compile(r"^[^.:;]{0,60}\b(?:action (?:items|points|list|log)|actions)\b[^.:;]{0,80}$", re.IGNORECASE)
_HOLD_OFFICE = re.compile(  # as an election names them
    r"(?:(?:committee|board|council|executive|ordinary|other) )?(?:members|officers|officials)\W*", re.IGNORECASE
)
_OFFICERS = re.compile(r"officers\s*:\s+[A-Z]", re.IGNORECASE)
_DAY_WORDS = 5  # of a line that has nothing but a day
_LIST_OF = re.compile(r" of |list|summary", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Signs:
    """Where in a document a part could begin: at headings of a usual name (`named`), at those that open items
    (`openings`), at the first of a numbered list of actions (`listed`), at notes without items (`noted`), at the
    one list of actions that is a table (`summary`); none before those present are listed (`present`)."""

    blocks: tuple[Block, ...]
    named: Named
    openings: frozenset[int]
    listed: int | None
    noted: int | None
    summary: int | None
    present: int

    @property
    def first(self) -> int:
        """The place of the first item; without any, the end."""
        return min(self.openings, default=len(self.blocks))


def outline(document: Document) -> tuple[Part, ...]:
    """The parts of a tidied document, in its order."""
    whole = _without_letterhead(unfold(document.blocks))
    blocks, agenda = without_agenda(whole, next((n for n, block in enumerate(whole) if _lists_present(block)), 0))
    signs = _signs(document, blocks)
    starts: list[tuple[int, Part]] = []
    for n in range(len(blocks)):
        if part := _begun(n, signs, starts[-1][1] if starts else None):
            starts.append((n, part))
    ends = [*(n for n, _ in starts), len(blocks)]
    front = Part("front", None, blocks[: ends[0]])
    parts = [
        replace(part, blocks=part.blocks + blocks[here + 1 : end])
        for (here, part), end in zip(starts, ends[1:], strict=True)
    ]
    return tuple(part for part in (front, Part("agenda", None, agenda), *parts) if part.heading or part.blocks)


def _signs(document: Document, blocks: tuple[Block, ...]) -> _Signs:
    title = _title(blocks)
    named = {n: name for n, block in enumerate(blocks) if n not in title and (name := named_part(block))}
    others = lookalikes(blocks, named)
    named = {n: name for n, name in named.items() if n not in _entries_of_agenda(blocks, named)}
    agendas = (frozenset(titles_of_agenda(blocks, n)) - others for n, (kind, _) in named.items() if kind == "agenda")
    openings = next(filter(None, agendas), None) or (
        frozenset(with_misnumbered(blocks, opening_lines(blocks, others), others)) - title
    )
    topics = _told_topics(blocks, named)
    openings = topics if len(topics) > _SEVERAL * len(openings) else openings
    listed = _list_of_actions(document, blocks, named)
    if listed is not None and not any(blocks[n].bold or blocks[n].kind == "heading" for n in openings):
        openings = frozenset()
    noted = None if openings or listed is not None else _noted(blocks, named)
    present = next((n for n, block in enumerate(blocks) if _lists_present(block)), 0)
    return _Signs(blocks, named, openings, listed, noted, _summary(blocks, named), present)


def _entries_of_agenda(blocks: Sequence[Block], named: Named) -> Set[int]:
    """The places of the numbered points below `Agenda`, several, that are called as parts are and say nothing else."""
    found = set[int]()
    for start in (n for n, (kind, _) in named.items() if kind == "agenda"):
        run = [*takewhile(lambda n: number_of(blocks[n].label), range(start + 1, len(blocks)))]
        found |= {n for n in run if len(run) > _SEVERAL and n in named and not named[n][1]}
    return found


def _told_topics(blocks: Sequence[Block], named: Named) -> frozenset[int]:
    """The places of the headings right below one such as `Topics`, which have text under them: what was talked about,
    not what was to be."""
    for n in (n for n, (kind, _) in named.items() if kind == "agenda" and blocks[n].kind == "heading"):
        others = [m for m in range(n + 1, len(blocks)) if blocks[m].kind == "heading"]
        end = next((m for m in others if not is_below(blocks[m], blocks[n])), len(blocks))
        headings = [m for m in others if m < end and m not in named]
        rank = min((blocks[m].level for m in headings), default=0)
        titles = [m for m in headings if blocks[m].level == rank]
        told = sum(is_prose(block) for block in blocks[n:end])
        if titles and titles[0] == n + 1 and told:
            return frozenset(titles)
    return frozenset()


def _title(blocks: Sequence[Block]) -> frozenset[int]:
    """The places of the first lines, without a number, up to one that has the day of the meeting; none where it is
    none of them. People are listed below it."""
    first = list(takewhile(lambda n: _could_be_title(blocks[n]), range(min(_TITLE, len(blocks)))))
    dated = [n for n in first if any(said.date for said in dates_in(blocks[n].text)) and _says_when(blocks[n], n)]
    return frozenset(range(dated[0] + 1)) if dated else frozenset()


def _without_letterhead(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks without a body's officers, as its paper has them above the title: that says nothing of who came."""
    for n, block in enumerate(blocks[:_TITLE]):
        others = (*blocks[:n], *blocks[n + 1 :])
        if _OFFICERS.match(block.text) and len(_title(others)) > n and any(map(_lists_present, others)):
            return others
    return blocks


def _could_be_title(block: Block) -> bool:
    named = named_part(block)
    return not (block.label or block.rows or (named and named[0] != "agenda"))  # `Agenda`, above the day


def _says_when(block: Block, place: int) -> bool:
    """A line of the title with a date: among the first three any title, below them one that says that this is when, or
    says nothing else."""
    words = len(block.text.split())
    held = _HELD.search(block.text) and words <= _LONG
    return bool(held) or (title_like(block) and (place < _FIRST or words <= _DAY_WORDS))


def _begun(n: int, signs: _Signs, before: Part | None) -> Part | None:
    """The part that a block begins; None where the one before it goes on."""
    block, named = signs.blocks[n], signs.named.get(n)
    if n in signs.openings:
        return opened_item(block)
    if n == signs.listed and not signs.openings and not (before and before.kind == "actions"):
        return Part("actions", None, (block,))
    if (before is None or before.kind in LISTS) and lists_actions(block):
        return Part("actions", None, (block,))
    if _begins_notes(n, signs, before):
        return Part("text", None, (block,))
    if before and before.kind == "agenda" and _ends_agenda(block, before.heading, named):
        return Part("text", block, (), title=block.text)
    if named and _opens_a_part(n, named[0], signs):
        return Part(named[0], block, (), title=block.text, rest=named[1])
    return None


def _begins_notes(n: int, signs: _Signs, before: Part | None) -> bool:
    """Text that stands in no item begins here: below a list of people, or before the first item; sentences, or what is
    to be done."""
    if n == signs.noted and before and before.kind in LISTS:
        return True
    could = before.kind not in ("text", "actions") if before else n > signs.present and not signs.openings
    block = signs.blocks[n]
    return could and n < signs.first and (is_prose(block) or _says_action(block))


def _lists_present(block: Block) -> bool:
    """A line, or a row of a table, that says who was present."""
    firsts = (" ".join(one.text for one in row[0]).strip(" :") for row in block.rows if row)
    return bool((name := named_part(block)) and name[0] == "present") or "present" in map(list_called, firsts)


def _ends_agenda(block: Block, agenda: Block | None, named: tuple[PartKind, str] | None) -> bool:
    """A heading of its own rank ends an agenda."""
    both = agenda is not None and agenda.kind == block.kind == "heading"
    return both and agenda is not None and block.level <= agenda.level and named is None


def _noted(blocks: Sequence[Block], named: Named) -> int | None:
    """Where notes without items begin below the lists of people: at a title that says so; else with the lines above the
    first that marks an action or a decision, or is a sentence below a line of a few words, back to an empty line."""
    marks = (
        n
        for n, block in enumerate(blocks)
        if n not in named and (_says_action(block) or says_decision(block) or (n and _is_told(blocks[n - 1], block)))
    )
    mark = next(marks, None)
    titled = (n for n, block in enumerate(blocks) if block.kind == "heading" and NOTES.fullmatch(block.text))
    title = next(titled, None)
    if mark is None or (title is not None and title < mark):
        return title
    start = mark
    while start - 1 not in named and start and blocks[start - 1].line == blocks[start].line - 1:
        start -= 1
    return start if start - 1 not in named or blocks[start - 1].line < blocks[start].line - 1 else mark


def _is_told(title: Block, block: Block) -> bool:
    """Sentences right below a line of a few words, that are not about who came."""
    if title.rows or block.rows or block.line != title.line + 1 or not 0 < len(title.text.split()) <= _TITLE_WORDS:
        return False
    named = re.search(r"[.:,;]|\d", title.text) or _ABOUT_PEOPLE.search(f"{title.text} {block.text}")
    words = block.text.split()
    return (
        not named
        and len(words) > _TITLE_WORDS
        and block.text.endswith(".")
        and sum(map(str.islower, words)) * 2 > len(words)
    )


def _says_action(block: Block) -> bool:
    mark = None if block.rows else marked(block)
    boxed, ticked = without_box(block)
    return (ticked is not None and not names_somebody(boxed.text)) or (mark is not None and bool(mark["rest"].strip()))


def _list_of_actions(document: Document, blocks: Sequence[Block], named: Named) -> int | None:
    """Where a document that calls itself actions, and has no items, begins to number them; or, where nobody is listed,
    has them in a table, or as points with a name before each; or, where its title names nothing else, to tell them."""
    first = (one.text for one in blocks[:_FIRST] if not number_of(one.label))  # `1. Review of actions` calls itself so
    called = f"{document.title or ''} {re.sub(r'[-_]', ' ', document.name)} {' '.join(first)}"
    if not re.search(r"\bactions?\b", called, re.IGNORECASE):
        return None
    numbered = [n for n, block in enumerate(blocks) if re.fullmatch(r"\(?\d{1,3}[.)]?", block.label)]
    if len(numbered) > 1:
        return numbered[0]
    if any(kind in LISTS for kind, _ in named.values()):
        return None
    table = next((n for n, block in enumerate(blocks) if columns_of(block, listed=True)), None)
    if table is not None:
        return table
    if named_first(blocks):
        return next(n for n, block in enumerate(blocks) if block.kind == "item")
    titles = [n for n, block in enumerate(blocks[:_TITLE]) if not block.label and _ACTIONS.search(block.text)]
    below = next((n for n in range(titles[0], len(blocks)) if not _is_title(blocks[n])), None) if titles else None
    return None if any(block.rows for block in blocks) else below


def _is_title(block: Block) -> bool:
    """It says that actions are listed, or when the meeting was."""
    dated = title_like(block) and len(block.text.split()) <= _DAY_WORDS and dates_in(block.text)
    return bool(dated or _ACTIONS.search(block.text))


def _opens_a_part(place: int, kind: PartKind, signs: _Signs) -> bool:
    """Before the items every usual name opens a part; among them only what cannot belong to one."""
    block, last = signs.blocks[place], max(signs.openings, default=-1)
    if place < signs.first:
        return kind not in ("next", "plan", "papers") or not signs.openings or block.kind == "heading"
    if place <= last:
        return kind in LISTS and block.kind == "heading"
    if last >= 0 and (is_below(block, signs.blocks[last]) or (kind in LISTS and block.level > 1 and block.label)):
        return False
    if last >= 0 and kind in LISTS and _HOLD_OFFICE.fullmatch(block.text):
        return False
    if kind == "in support" and (said := signs.named[place][1]):
        return bool(names_in(said.partition("\n")[0]))  # `Guest: the Registrar`, of the meeting to come
    if kind in ("papers", "interests", "arising"):
        return kind == "papers" and (block.bold or block.kind == "heading") and not block.text.endswith(":")
    return kind != "actions" or block.kind == "heading" or bool(_LIST_OF.search(block.text)) or place == signs.summary


def _summary(blocks: Sequence[Block], named: Named) -> int | None:
    """The place of the only name of actions, above a table of them: the list of all, no item's own."""
    names = [n for n, (kind, _) in named.items() if kind == "actions"]
    return names[0] if len(names) == 1 and any(columns_of(one) for one in blocks[names[0] + 1 : names[0] + 2]) else None
