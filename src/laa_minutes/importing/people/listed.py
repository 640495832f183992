"""A list of people with its heading: its entries, and the lists that stand in it or beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile

from ..document import Block
from ..draft import Attendee
from ..outline.parts import Part
from ..words.list_names import is_absence, list_called_below
from ..words.name_lists import names_in
from ..words.names import BRACKETED, is_single, looks_like_name
from ..words.surnames_first import lines_turned
from .apologies import SENT, apologies_in
from .attending import NONE, goes_on, is_told, one_each_in, read_line
from .list_ends import is_business, is_heading_of_business
from .lists import Lists
from .lone import one_word, share_of_names
from .marks import ticked_people
from .side_by_side import one_by_one
from .tables import by_one_word, read_table, read_tables
from .told import without_told_of
from .whence import names_first

# lines of a list, and the share of full names among them, with which one word is somebody
_MANY, _MOST = 5, 0.75


@dataclass(frozen=True, slots=True)
class _Entry:
    """A line of a list, with those that only go on with it; of a table, which is one, the text is empty."""

    block: Block
    line: int
    text: str


def read_list(part: Part, lists: Lists, day: date | None) -> None:
    """The people of a list, and of those with names of their own in it."""
    entries = list(takewhile(lambda entry: not _ends(part, entry), _entries(part)))
    entries = [entry for entry in entries if entry.block is part.heading or not _only_heads(entry, entries)]
    columns = one_by_one([entry.text for entry in entries], part.kind, part.line, lists)
    entries = [replace(entry, text=text) for entry, row in zip(entries, columns, strict=True) for text in row]
    if beside := _list_beside(part):
        _read_columns(entries[1:], part.kind, beside, lists)
        return
    given = names_first([entry.text for entry in entries])
    named = lines_turned(given)
    if named != given:
        lists.doubt(part.kind, part.line, f"“{given[0]}” was taken for {named[0]}, and the others in the same way")
    entries = [replace(entry, text=text) for entry, text in zip(entries, named, strict=True)]
    texts = [entry.text for entry in entries if not entry.block.rows]
    single = sum(is_single(re.split(r"\s[-–—(]", text)[0].strip(" .")) for text in texts)
    lists.lone = single * 2 >= len(texts) or (part.kind != "present" and by_one_word(lists))
    lists.absence = part.heading is not None and is_absence(re.split(r"[:;–—]", part.heading.text)[0])
    each = one_each_in(texts)
    kind: str = "" if _is_empty(part) else part.kind
    for entry in entries:
        if is_business(entry.text):
            kind = ""  # lists with names of their own may follow
        if entry.block.rows:
            _read_rows(entry.block, kind, lists, day)
        elif kind and (one := _one_word(entry, kind, texts)):
            lists.add(kind, [one])
            lists.doubt_lone(kind, entry.line, one.person)
        elif kind == "apologies" and SENT.search(BRACKETED.sub("", entry.text)):
            lists.add(kind, list(apologies_in(entry.text, entry.line, bare=False)))
        else:
            alone = _is_one_person(entry, part, each=each) and not (len(texts) == 1 and _lists_names(entry))
            kind = read_line(entry.text, entry.line, kind, lists, each=alone)


def _is_empty(part: Part) -> bool:
    """`Visitors: None`: what follows are other lists."""
    return bool(NONE.match(part.rest)) and "\n" not in part.rest


def _ends(part: Part, entry: _Entry) -> bool:
    """The list is over before this."""
    return is_heading_of_business(entry.block, entry.text) or _opens_another(entry.block, part.heading)


def _list_beside(part: Part) -> str | None:
    """The second list of a heading like `Present / Apologies`."""
    beside = list_called_below(part.rest)
    two = beside and beside != part.kind and part.heading and " / " in part.heading.text
    return beside if two else None


def _lists_names(entry: _Entry) -> bool:
    """All of a list that is one point: names between commas, and nothing said of any."""
    pieces = re.split(r",\s+", entry.text)
    return entry.block.kind == "item" and len(pieces) > 1 and all(map(looks_like_name, pieces))


def _is_one_person(entry: _Entry, part: Part, *, each: bool) -> bool:
    """A line is one person where most are, or it is a list's entry and holds no more; several may follow a heading."""
    heads = entry.block is part.heading
    if entry.block.kind == "item" and not (heads and _lists_names(entry)) and one_each_in([entry.text] * 3):
        return True
    return each and not (heads and len(names_in(entry.text)) > 1)


def _read_rows(block: Block, kind: str, lists: Lists, day: date | None) -> None:
    """A table in a list that is being read, or below one that has ended."""
    if kind:
        read_table(block, kind, lists, day)
    else:
        read_tables([block], lists, day)


def _read_columns(entries: Sequence[_Entry], kind: str, beside: str, lists: Lists) -> None:
    """Lines under `Present / Apologies`: what is before the stroke belongs to the first list, the rest to the other."""
    for entry in entries:
        left, _, right = entry.text.partition(" / ")
        if entry.text[:1].isdigit() or is_business(entry.text):
            return
        read_line(left, entry.line, kind, lists, each=True)
        if right:
            read_line(right, entry.line, beside, lists, each=True)


def _opens_another(block: Block, heading: Block | None) -> bool:
    """A heading of the rank of the list's own, or any below a list without one, that names no list; a PDF's headings
    are only guessed."""
    if heading is None or heading is block or block.kind != "heading" or block.page is not None:
        return False
    return (heading.kind != "heading" or heading.level >= block.level) and not list_called_below(block.text)


def _only_heads(entry: _Entry, entries: Sequence[_Entry]) -> bool:
    """A heading in capitals that names no list, among people whose names are not in capitals: nobody."""
    heads = entry.block.kind == "heading" and entry.text.isupper() and not list_called_below(entry.text)
    return heads and not any(other.text.isupper() for other in entries if other.block is not entry.block)


def _one_word(entry: _Entry, kind: str, listed: Sequence[str]) -> Attendee | None:
    """An entry of the list that is one word, and marks nobody."""
    one = one_word(entry.text, entry.line, listed)
    if one is None or ticked_people(entry.text, entry.line, kind):
        return None
    sure = len(listed) > _MANY and share_of_names(listed) >= _MOST
    return one if entry.block.kind == "item" or sure else None


def _entries(part: Part) -> list[_Entry]:
    """The lines of a list, those that go on in one; a table is an entry."""
    whole = part.heading or Block("paragraph", (), part.line)
    lines = [_Entry(whole, part.line, text) for text in part.rest.split("\n") if text.strip()]
    for block in without_told_of(part.blocks):
        lines += _entries_of(block)
    found: list[_Entry] = []
    texts = [entry.text for entry in lines]
    turned = lines_turned(names_first(texts)) != texts  # then each line is somebody's
    for entry in lines:
        if found and not turned and _continues(found[-1], entry):
            found[-1] = replace(found[-1], text=f"{found[-1].text} {entry.text}")
        else:
            found.append(entry)
    return found


def _entries_of(block: Block) -> list[_Entry]:
    if block.rows:
        return [_Entry(block, block.line, "")]
    label = f"{block.label} " if re.match(r"\[?[A-Z]{2}", block.label) else ""
    return [_Entry(block, block.line + n, (label if n == 0 else "") + text) for n, text in enumerate(block.lines)]


def _continues(before: _Entry, entry: _Entry) -> bool:
    """The entry only goes on with the one before."""
    if before.block.rows or entry.block.rows or (entry.block.label and entry.block is not before.block):
        return False
    if entry.block is not before.block and is_told(entry.text):
        return False  # whatever mark was left at the end of the list
    return goes_on(before.text, entry.text)
