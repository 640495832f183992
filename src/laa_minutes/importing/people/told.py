"""What items, and sentences of the front, say of who came and who sent apologies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from ..blocks.cells import ACTION_COLUMN, cell_text
from ..document import Block
from ..outline.parts import Part, of_kind
from ..words.entries import person_in
from ..words.list_names import INLINE, list_called_below, named_list, unmarked_list
from ..words.name_lists import names_in
from ..words.names import BRACKETED, is_single
from .apologies import apologies_in
from .attending import (
    BESIDE,
    CAME,
    MEMBERS_CAME,
    SAID,
    SENTENCE_END,
    goes_on,
    is_told,
    joined_lines,
    one_each_in,
    read_line,
    read_names,
)
from .by_office import read_by_office
from .lists import Lists
from .lone import one_word
from .marks import called_out
from .tables import by_one_word, read_table, read_tables

ABOUT_APOLOGIES = re.compile(r"\bapolog|\babsen(?:ce|t)\b", re.IGNORECASE)
_ABOUT_PEOPLE = re.compile(r"\b(?:attend(?:ance|ees|ing)|present|roll ?call|participants|sederunt)\b", re.IGNORECASE)
_TITLE_WORDS = 6
_EARLY = 5  # parts, the front among them, whose sentences may say who sent apologies, whatever they are about
_FIRST_BLOCKS, _FIRST_BLOCKS_OF_FRONT = 12, 40


def read_items(parts: Sequence[Part], lists: Lists) -> None:
    """What an item on apologies or attendance says, and a sentence of another early item that says from whom."""
    for n, part in enumerate(_with_those_within(of_kind(parts, "item", "text", "front", "end"))):
        away = bool(ABOUT_APOLOGIES.search(part.title))
        came = part.kind == "item" and bool(_ABOUT_PEOPLE.search(part.title))
        if not (away or came or n < _EARLY) or (part.kind == "front" and lists.people["apologies"]):
            continue
        if away and part.kind == "item" and not part.title.endswith("…"):  # else its sentence is below
            named = unmarked_list(part.title)  # `Apologies Cllr Marsh & Cllr Lowe`
            lists.add("apologies", names_in(part.title[named.people :], part.line) if named else [])
            lists.add("apologies", list(apologies_in(part.title, part.line, bare=False)))
        _read_sentences(part, lists, away=away, came=came)
        if came:
            read_tables(part.blocks, lists, None, came=True)
        elif away and part.kind == "item" and not lists.people["apologies"]:
            _read_tables_of_apologies(part.blocks, lists)


def read_roll(parts: Sequence[Part], lists: Lists) -> bool:
    """A roll as it was called, before the business or in its first part: at least three lines, each with somebody and
    whether they answered. Whether there is one."""
    for part in [*of_kind(parts, "front", "text"), *of_kind(parts, "item")[:1]]:
        called = [one for block in part.blocks if (one := called_out(block.text, block.line))]
        if len(called) >= _ROLL:
            for kind, somebody in (each for marked in called for each in marked.people):
                lists.add(kind, [somebody])
            return True
    return False


_ROLL = 3  # lines that make a roll


def _with_those_within(parts: Sequence[Part]) -> Iterator[Part]:
    """The parts, each of the first two items before what a numbered line in it heads, where that is about who came:
    `1.2 Roll call`."""
    items = 0
    for part in parts:
        yield part
        items += part.kind == "item"
        for n, block in enumerate(part.blocks) if part.kind == "item" and items <= 2 else ():
            if re.search(r"\d", block.label) and _heads_people(block):
                below = takewhile(lambda one: not re.search(r"\d", one.label), part.blocks[n + 1 :])
                yield replace(part, title=block.text, heading=block, blocks=tuple(below))


def _heads_people(block: Block) -> bool:
    bare = BRACKETED.sub("", block.text)
    return len(bare.split()) <= _TITLE_WORDS and bool(_ABOUT_PEOPLE.search(bare)) and not bare.endswith(".")


def _read_sentences(part: Part, lists: Lists, *, away: bool, came: bool) -> None:
    """The sentences and lists of an item that is about who was `away`, about who `came`, or about neither."""
    blocks = [block for block in part.blocks if not block.rows and block.label != ACTION_COLUMN]
    if came:
        blocks = list(without_told_of(blocks))
    points = [block.text for block in blocks if block.kind == "item"]
    if away and len(points) > 1 and all(map(is_single, points)) and not lists.people["apologies"]:
        lists.add("apologies", names_in(", ".join(points), part.line))
    bare = away and not lists.people["apologies"]
    each = one_each_in([line for block in blocks for line in block.lines])
    listed = [block.text for block in blocks if came and block.kind == "item"]
    first = len(blocks) if came else _FIRST_BLOCKS_OF_FRONT if part.kind == "front" else _FIRST_BLOCKS
    here: str = "present"
    for block in blocks[:first]:
        text = "\n".join(joined_lines(block.lines))
        names_who_came = _lists_who_came(text, away=away)
        labelled = names_who_came or (came and bool(INLINE.match(text)))
        if found := [] if labelled else list(apologies_in(text, block.line, bare=bare, about=away)):
            lists.add_again("apologies", found)
            lists.doubt_run("apologies", text, found)
        elif names_who_came or (came and (CAME.fullmatch(text) or not is_told(SENTENCE_END.split(text)[0]))):
            if block.kind == "item" and (one := one_word(block.text, block.line, listed)):
                lists.add(here, [one])
                lists.doubt_lone(here, block.line, one.person)
                continue
            for line in joined_lines(block.lines):
                here = list_called_below(line) or here  # `Apologies` on a line of its own
                read_line(line, block.line, here, lists, each=each)


def _lists_who_came(text: str, *, away: bool) -> bool:
    """`Ada Marsh, Clerk, in attendance`; or, in an item on apologies, `Present: …`."""
    named = named_list(text) if away else None
    return BESIDE.fullmatch(text) is not None or bool(named and named.kind != "apologies")


def _read_tables_of_apologies(blocks: Sequence[Block], lists: Lists) -> None:
    """The tables that hold nothing but people."""
    for block in blocks:
        if block.rows and all(person_in(cell_text(row[0])) for row in block.rows if row):
            read_table(block, "apologies", lists, None)


_NO_LABEL = re.compile(r"date|time|venue|location|place|agenda", re.IGNORECASE)
_LABELLED = re.compile(r"^(?P<label>[A-Z][^:]{2,40}):\s*(?P<rest>.+)$")
_TWO_LISTS = 5  # pieces of a text with two names of lists: what is before, and twice a name and what follows


def read_labelled(parts: Sequence[Part], lists: Lists) -> None:
    """`Present: …` that stands in a sentence of the front, or in the first item."""
    for part in [*of_kind(parts, "front", "text"), *of_kind(parts, "item")[:2], *of_kind(parts, "end")]:
        for n, block in enumerate(part.blocks):
            lines = joined_lines(block.lines)
            read_by_office(block.text, block.line, lists)
            if part.kind == "front":
                _read_labels(lines, block.line, lists)
            pieces = INLINE.split("\n".join(lines))
            if (said := SAID.search(block.text)) and len(pieces) < _TWO_LISTS:
                kind = "in support" if said.group().casefold().startswith("also") else "present"
                lists.add(kind, names_in(_whole_list(said["who"], block, part.blocks[n + 1 :]), block.line))
            elif came := MEMBERS_CAME.search(block.text):
                lists.add("present", names_in(came["who"], block.line))
            else:
                _read_inline(pieces, block.line, lists)


def _read_labels(lines: Sequence[str], line: int, lists: Lists) -> None:
    """`Board: Ada Marsh, Ben Lowe, Cy Dart`, whatever the label, where there are as many as make a list."""
    for text in lines:
        labelled = _LABELLED.match(text)
        if labelled and not _NO_LABEL.search(labelled["label"]):
            found, kind = names_in(labelled["rest"], line), list_called_below(labelled["label"])
            if len(found) >= 3 or (found and kind):
                lists.add(kind or "present", found)


def _whole_list(who: str, block: Block, below: Sequence[Block]) -> str:
    """A list that a sentence begins, with the blocks below in which it goes on, where it ends its own."""
    if block.text.endswith(who):
        for more in below[:7]:
            if more.rows or more.label or not goes_on(f": {who}", more.text):
                break
            who += f" {more.text}"
    return who


def _read_inline(pieces: Sequence[str], line: int, lists: Lists) -> None:
    """The lists of a text that was split at their names."""
    for label, rest in zip(pieces[1::2], pieces[2::2], strict=True):
        if kind := list_called_below(label):
            for text in rest.split("\n"):
                read_names(text, line, kind, lists, each=False)
            lists.lone = by_one_word(lists)


def without_told_of(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks without those of lower rank below a sentence: they are whom it tells of, not who came."""
    told: int | None = None
    for block in blocks:
        if told is None or not block.label or block.level <= told:
            told = block.level if block.label and _tells(block.text) else None
            yield block


def _tells(text: str) -> bool:
    return is_told(text) and not (text.rstrip().endswith(":") or _OF_A_LIST.search(text))


_OF_A_LIST = re.compile(r"\b(?:apolog|present\b|following\b|in attendance\b|absent\b)", re.IGNORECASE)
