"""People at the front of a document whom no heading calls present."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..blocks.cells import cell_text
from ..document import Block
from ..draft import Attendee, Doubt
from ..outline.parts import Part
from ..words.entries import is_office, person_in
from ..words.name_lists import names_in
from ..words.names import about_work, looks_like_name
from .attending import VERB
from .headed_columns import people_of
from .lists import Lists

_TITLED = re.compile(
    r"(?:Cllrs?|Councillors?|Messrs|Mr|Mrs|Ms|Miss|Dr|Prof|Rev|Sir|Trustees|Governors)\b\.?\s+(?=[A-Z])"
)
_FEWEST = 3  # people, or lines of two names, that can be nothing else
_AWAY_MARK = re.compile(r"\*\W{0,3}=\W*(?:regre|apolog|absen)", re.IGNORECASE)  # `* = regrets`
_IN_BOLD = re.compile(r"\bpresent\b.{0,20}\bin bold", re.IGNORECASE)  # `those present are in bold`


def read_unheaded(parts: Sequence[Part], lists: Lists) -> None:
    """People at the front whom no heading calls present, which is a doubt: names with initials in brackets or an office
    behind them, a list of nothing but names, or the lines above those who sent apologies. A mark that the document
    explains is heeded."""
    front = [block for part in parts[:1] if part.kind == "front" for block in part.blocks]
    away_mark = any(_AWAY_MARK.search(f"{block.label} {block.text}") for block in front)
    bold_only = any(_IN_BOLD.search(block.text) for block in front)
    found = [(block, people) for block in front if (people := _people_in(block))]
    listed = [block for block in front if block.kind == "item"]
    titles = {part.title.casefold() for part in parts if part.kind == "item"}
    contents = any(block.text.casefold() in titles for block in listed)
    if contents or sum(block.kind == "item" for block, _ in found) * 3 < len(listed) * 2:  # they have names, too
        found = [(block, people) for block, people in found if block.kind != "item"]
    if sum(len(people) for _, people in found) < _FEWEST and _followed_by_others(parts):
        found = [(block, list(names_in("\n".join(block.lines), block.line))) for block in front[1:] if not block.rows]
    if sum(len(people) for _, people in found) < _FEWEST:
        found = _in_lines(front, lists)
    if not found:
        return
    for block, people in found:
        away = away_mark and block.text.rstrip().endswith("*")
        if not bold_only or block.bold:
            lists.add("apologies" if away else "present", people)
    lists.unsaid = True
    line = found[0][0].line
    lists.doubts.append(Doubt("present", line, "nothing says that these people were present; they stand at the front"))


def _people_in(block: Block) -> list[Attendee]:
    """The people of a block that could hold nothing else."""
    if listed := people_of(block):
        return listed
    rows = [cell_text(cell) for row in block.rows for cell in row] if block.rows else list(block.lines)
    people = [one for row in rows for one in with_initials(row)]
    if not people and block.kind == "item" and not block.rows:
        people = [one for one in [person_in(block.text)] if one]
    if not people and not block.rows and _TITLED.match(block.text) and not VERB.search(block.text):
        people = list(names_in(block.text))
    if not people and block.kind == "paragraph" and (one := person_in(block.text)) and _has_office(one, block.text):
        people = [one]
    return [replace(one, line=block.line) for one in people]


def _has_office(one: Attendee, said: str) -> bool:
    """`Ada Marsh Treasurer`: a name, and nothing behind it but an office."""
    return bool(one.role) and about_work(one.role or "") and said.endswith(f"{one.person} {one.role}")


def _in_lines(front: Sequence[Block], lists: Lists) -> list[tuple[Block, list[Attendee]]]:
    """The people of lines with nothing but two names, or of the first line that is a list of names; that another such
    line follows is a doubt."""
    plain = [block for block in front if block.kind == "paragraph" and not block.label]
    paired = [(block, two) for block in plain if (two := _two_names(block.text))]
    if len(paired) >= _FEWEST:
        return [(block, list(names_in(two, block.line))) for block, two in paired]
    listed = [block for block in plain if _lists_names(block.text)]
    if len(listed) > 1:
        why = "a second list of names stands at the front, and nothing says what it is of: nobody of it was read"
        lists.doubt("apologies", listed[1].line, why)
    return [(block, list(names_in(block.text, block.line))) for block in listed[:1]]


def _two_names(text: str) -> str:
    """`Ada Marsh Ben Lowe` with a comma between the names; empty where it is no such line."""
    words = text.split()
    pair = " ".join(words[:2]), " ".join(words[2:])
    return ", ".join(pair) if len(words) == 4 and all(map(looks_like_name, pair)) else ""


def _lists_names(text: str) -> bool:
    names = [name.strip() for name in re.split(r",| and | & ", text.rstrip(" ,.")) if name.strip()]
    return len(names) >= _FEWEST and all(map(looks_like_name, names))


def with_initials(row: str) -> list[Attendee]:
    """`Ada Marsh (AM) Ben Lowe (BL)`, or `Ada Marsh (AM) Clerk`: the people of a line in which initials part them."""
    pieces = re.findall(r"[A-Z][\w’'.-]+(?:\s+[A-Z][\w’'.-]+){1,3}\s*\([A-Z]{2,3}[a-z]?\)(?:\s*\([^()]+\))?", row)
    if len(pieces) == 1 and is_office(row.removeprefix(pieces[0])):
        pieces = [row]
    return [one for piece in pieces if (one := person_in(piece))]


def _followed_by_others(parts: Sequence[Part]) -> bool:
    return len(parts) > 1 and parts[1].kind in ("in support", "apologies")
