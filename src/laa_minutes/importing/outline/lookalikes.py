"""Blocks that look as if they opened an item of business, and do not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from ..actions.marks import sorts_actions
from ..blocks.cells import ACTION_COLUMN
from ..blocks.fronts import is_label
from ..business.decisions import is_lead
from ..document import Block
from ..words.entries import names_somebody
from ..words.list_names import LISTS, list_called
from ..words.name_lists import names_in
from ..words.ticks import opens_with_box
from .numbers import number_of
from .parts import NOTES, PartKind
from .title_styles import is_below, is_prose

_TOP, _LINE_WORDS = 12, 14  # blocks in which the front ends, words of a line of it
_WHEN_OR_WHERE = re.compile(r"date|day|time|place|venue|location", re.IGNORECASE)
Named = Mapping[int, tuple[PartKind, str]]  # by the place of a heading of a usual name, what it opens


def lookalikes(blocks: Sequence[Block], named: Named) -> set[int]:
    """Their places: usual names of other parts, lists of people and of actions, an agenda that was printed before."""
    others = {n for n, (kind, _) in named.items() if not _may_be_an_item(blocks[n], kind, blocks)}
    others -= {*_going_on(blocks, named)}
    others |= {n for n, block in enumerate(blocks) if _lists_people(block)}
    lists = {n: name for n, name in named.items() if n in others}
    others |= {*_front_labels(blocks)}
    for look in (_under_lists, _sorting_actions, _printed_agenda, _listed, _groups, _between_lists):
        others |= {*look(blocks, lists)}
    return others


def _front_labels(blocks: Sequence[Block]) -> Iterator[int]:
    """The places of `Date: …`, `Chair: …` and the like at the top, one of which says when or where; what tells more in
    any is business."""
    lines = [*takewhile(lambda n: len(blocks[n].text.split()) <= _LINE_WORDS, range(min(_TOP, len(blocks))))]
    labels = {n: label for n in lines if (label := _front_label(blocks[n]))}
    whole = {*labels.values()}
    if 1 < len(whole) == len(labels) and any(map(_WHEN_OR_WHERE.match, whole)):
        yield from labels


def _front_label(block: Block) -> str:
    """What a line says that its one value is, which is no list of people; empty for any other."""
    label, _, value = (part.strip() for part in block.text.partition(":"))
    plain = block.kind == "paragraph" and not (block.bold or block.label or value.endswith("."))
    return label if plain and value and is_label(label) and not list_called(label) else ""


def _may_be_an_item(block: Block, kind: PartKind, blocks: Sequence[Block]) -> bool:
    """Numbered business is an item whatever it is called; so are declarations, papers and matters arising, unless
    they have no number where others of their rank have one."""
    opened = kind == "apologies" and _is_below_welcome(block, blocks)
    return (
        _keeps_its_number(block, kind)
        or opened
        or (kind in ("interests", "papers", "arising") and not (kind == "interests" and _is_bare(block, blocks)))
    )


def _is_below_welcome(block: Block, blocks: Sequence[Block]) -> bool:
    """The heading of apologies that comes right after one of its rank for the welcome: the business has begun."""
    ranked = [one for one in blocks if one.kind == block.kind == "heading" and one.level == block.level]
    at = next((n for n, one in enumerate(ranked) if one is block), 0)
    return at > 0 and _WELCOME.match(ranked[at - 1].text) is not None


_WELCOME = re.compile(r"(?:chair\S* )?(?:welcome|introduction|opening|call to order)", re.IGNORECASE)


def _keeps_its_number(block: Block, kind: PartKind) -> bool:
    """Numbered business (`2. Apologies`) is an item whatever it is called; an unnumbered list of names is none. Where
    nothing but a number says so, it is no agenda, and no list of actions."""
    called = re.match(r"(?:agenda )?item\b", block.label, re.IGNORECASE)
    return number_of(block.label) is not None and bool(called or kind not in ("agenda", "actions"))


def _is_bare(block: Block, blocks: Sequence[Block]) -> bool:
    """Whether a heading has no number where others of its rank have one."""
    ranked = (one for one in blocks if one.kind == block.kind == "heading" and one.level == block.level)
    return number_of(block.label) is None and any(number_of(one.label) is not None for one in ranked)


def _going_on(blocks: Sequence[Block], named: Named) -> Iterator[int]:
    """The places of what is called actions but has a number between the one before it and the next, above what was
    told: `10. Action` is no list of them; nor is `3. Agenda items`, whatever stands below it, the agenda."""
    written = ((n, number_of(block.label) or "") for n, block in enumerate(blocks))
    numbers = {n: int(number) for n, number in written if re.fullmatch(r"\d{1,4}", number)}
    first = {number: n for n, number in reversed(numbers.items())}
    last = {number: n for n, number in numbers.items()}
    for n, (kind, _) in named.items():
        told = kind == "actions" and n + 1 < len(blocks) and is_prose(blocks[n + 1])
        if n not in numbers or not (told or kind == "agenda"):
            continue
        if first.get(numbers[n] - 1, n) < n < last.get(numbers[n] + 1, n):
            yield n


def _under_lists(blocks: Sequence[Block], named: Named) -> Iterator[int]:
    """The places of the entries of lists that stand under a heading of actions, or of decisions: their numbers are no
    items'."""
    lists = {n for n, (kind, rest) in named.items() if kind == "actions" and not rest}
    lists |= {n for n, block in enumerate(blocks) if is_lead(block) and number_of(block.label) is None}
    for start in sorted(lists):
        heads = blocks[start].kind == "heading" or (start in named and _counts_anew(blocks, start))
        if not heads or _holds_business(blocks[start + 1 :]):
            continue
        for n in range(start + 1, len(blocks)):
            sorts = sorts_actions(blocks[n]) and blocks[n].level > blocks[start].level
            if not sorts and (blocks[n].kind == "heading" or not blocks[n].label):
                break
            yield n


def _counts_anew(blocks: Sequence[Block], start: int) -> bool:
    """`ACTIONS:` on a line of its own, above a list whose numbers begin with 1 as others have before it."""
    numbers = [number_of(block.label) for block in blocks[: start + 2]]
    alone = blocks[start].kind == "paragraph" and not blocks[start].label and blocks[start].text.endswith(":")
    return alone and numbers[start + 1 :] == ["1"] and "1" in numbers[:start]


def _sorting_actions(blocks: Sequence[Block], named: Named) -> Iterator[int]:
    """The places of lines of a few words above points, below a heading of actions: whose the points are, as a rule."""
    for start, (kind, rest) in named.items():
        heading = blocks[start]
        if kind != "actions" or rest or heading.kind != "heading":
            continue
        for n in range(start + 1, len(blocks) - 1):
            if blocks[n].kind == "heading" and blocks[n].level <= heading.level:
                break
            few = blocks[n].kind == "paragraph" and not blocks[n].label and len(blocks[n].text.split()) <= _FEW
            if few and blocks[n + 1].kind == "item":
                yield n


_FEW = 4  # words of a line that says whose the points below it are


def _holds_business(blocks: Sequence[Block]) -> bool:
    """Business that was laid out as a table, with a column for actions, stands before the next heading."""
    return any(one.label == ACTION_COLUMN for one in takewhile(lambda one: one.kind != "heading", blocks))


def _listed(blocks: Sequence[Block], named: Named) -> Iterator[int]:
    """The places of the people under the name of a list that stands alone, each on a line: `Treasurer: Ada Marsh` looks
    like an item's title, and so may a name."""
    for start, (kind, rest) in named.items():
        if kind in LISTS and not rest and number_of(blocks[start].label) is None:
            people = list(takewhile(_is_person, blocks[start + 1 :]))
            yield from (n for n, one in enumerate(people, start + 1) if one.bold == people[0].bold)


def _groups(blocks: Sequence[Block], named: Named) -> Iterator[int]:
    """The places of the headings of groups below the heading of a list, of lower rank than that: `Attendees | Members |
    [x] Ada Marsh`."""
    for start, (kind, _) in named.items():
        if kind not in LISTS or blocks[start].kind != "heading":
            continue
        for n in range(start + 1, len(blocks) - 1):
            group = is_below(blocks[n], blocks[start]) and _is_member(blocks[n + 1])
            if not (group or _is_member(blocks[n])):
                break
            if group and n not in named:
                yield n


def _between_lists(blocks: Sequence[Block], named: Named) -> Iterator[int]:
    """The places of titles between one list and the next, each with people below, where nothing else stands there:
    `Present | … | Officers: | Ada Marsh | Apologies | …`."""
    for start, (kind, rest) in named.items():
        if kind not in LISTS or rest or number_of(blocks[start].label) is not None:
            continue
        after = range(start + 1, len(blocks))
        within = [*takewhile(lambda n: n not in named and (_are_people(blocks[n]) or _titles_group(blocks[n])), after)]
        titles = [n for n in within if not _are_people(blocks[n])]
        ends_in_list = named.get(start + 1 + len(within), ("", ""))[0] in LISTS
        if ends_in_list and all(n + 1 in within and n + 1 not in titles for n in titles):
            yield from titles


def _titles_group(block: Block) -> bool:
    """It could be the name of a group in a list."""
    return not block.label and (block.kind == "heading" or block.bold or block.text.endswith(":"))


def _are_people(block: Block) -> bool:
    """A line of names, and of nothing else."""
    plain = not (block.rows or block.kind == "heading" or block.text.endswith(":") or is_prose(block))
    return plain and number_of(block.label) is None and bool(names_in(block.text))


def _is_member(block: Block) -> bool:
    """Somebody in a list, perhaps with a box to tick."""
    return opens_with_box(block.text) or (bool(block.label) and _is_person(block))


def _is_person(block: Block) -> bool:
    plain = block.kind != "heading" and not (
        block.rows or number_of(block.label) or list_called(block.text.strip(" :"))
    )
    return plain and names_somebody(block.text)


def _printed_agenda(blocks: Sequence[Block], named: Named) -> Iterator[int]:
    """The places of the entries of an agenda that is printed before the minutes: their numbers come again, or they have
    none, and a heading of its own rank calls what follows the minutes."""
    for start, (kind, _) in named.items():
        if kind != "agenda":
            continue
        run = list(takewhile(lambda n: blocks[n].label, range(start + 1, len(blocks))))
        later = {block.label for block in blocks[start + 1 + len(run) :]}
        numbered = [n for n in run if number_of(blocks[n].label)]
        bare = not numbered and _heads_notes(blocks, start, start + 1 + len(run))
        if bare or sum(blocks[n].label in later for n in numbered) * 2 > len(run):
            yield from run


def _heads_notes(blocks: Sequence[Block], agenda: int, place: int) -> bool:
    """The block at a place, if there is one, is a heading like the agenda's, above the notes."""
    heading = blocks[place] if place < len(blocks) else blocks[agenda]
    ranked = heading.kind == blocks[agenda].kind == "heading" and heading.level <= blocks[agenda].level
    return ranked and NOTES.fullmatch(heading.text) is not None


def _lists_people(block: Block) -> bool:
    """A table whose first row says that it holds those present, or absent."""
    cells = (" ".join(one.text for one in cell).strip(" :") for cell in (block.rows[0] if block.rows else ()))
    return any(map(list_called, cells))
