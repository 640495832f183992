"""Lists of people that stand in an item: `Present:` on a line, and below it a line for each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..document import Block
from ..draft import Doubt
from ..outline.parts import Part, of_kind
from ..words.entries import names_somebody, person_in
from ..words.list_names import list_called, named_list
from .attending import SAID, read_line
from .lists import Lists

_FIRST_ITEMS = 3  # in which a meeting says who came
# `Members absent:`, and no word of apologies
_ABSENT = re.compile(r"(?:(?:board|committee|council) )?(?:members )?absent\s*:", re.IGNORECASE)


def read_stacked(parts: Sequence[Part], lists: Lists) -> None:
    """The people below the names of lists, at the front and in the first items; whoever is called absent and no more
    is a doubt."""
    for part in (*of_kind(parts, "front", "text"), *of_kind(parts, "item")[:_FIRST_ITEMS]):
        for kind, line, text in _listed(part.blocks):
            if kind:
                read_line(text, line, kind, lists, each=True)
            elif one := person_in(text):
                why = f"listed as absent, with no apologies: {one.person}"
                lists.doubts.append(Doubt("apologies", line, why))


def _listed(blocks: Sequence[Block]) -> Iterator[tuple[str | None, int, str]]:
    """Each line of such a list with the list, which is none for those who are only absent."""
    lines = [(block.line + n, text) for block in blocks if not block.rows for n, text in enumerate(block.lines)]
    kind: str | None = None
    inside = False
    for n, (line, text) in enumerate(lines):
        below = lines[n + 1][1] if n + 1 < len(lines) else ""
        if _is_person(text):
            if inside:
                yield kind, line, text
            continue
        named = named_list(text)
        rest = text[named.people :].strip() if named else ""
        alone = list_called(text.strip().rstrip(":").strip()) is not None and text.rstrip().endswith(":")
        said = _said_to_follow(text)
        inside = alone or said or bool(named and _is_person(rest) and _is_person(below))
        kind = ("present" if said else named.kind if named else None) if inside and not _ABSENT.match(text) else None
        if inside and rest:
            yield kind, line, rest


def _said_to_follow(text: str) -> bool:
    """`… The following directors were present at the meeting:`, and the names on the lines below."""
    said = SAID.search(text)
    return said is not None and not text[said.start("who") :] and text.endswith(":")


def _is_person(text: str) -> bool:
    return ":" not in text and names_somebody(text)
