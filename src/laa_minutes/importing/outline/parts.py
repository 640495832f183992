"""The parts that a document has, and the headings of a usual name that open them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from ...frozen import dataclass
from ..document import Block
from ..words.list_names import list_called, named_list, unmarked_list, without_bracket

PartKind = Literal[
    "front",
    "present",
    "in support",
    "apologies",
    "interests",
    "arising",
    "agenda",
    "item",
    "text",
    "actions",
    "next",
    "papers",
    "plan",
    "end",
]

_NAMED: tuple[tuple[PartKind, str], ...] = (  # but for the lists of people that go on
    (
        "agenda",
        r"(?:(?:draft|meeting|order of|tentative|proposed) )*(?:agenda(?: items)?|order of business|contents|topics)",
    ),
    (
        "actions",
        r"(?:(?:summary|list|table|log|schedule|record) of )?(?:(?:\w+ )?meeting )?"
        r"(?:all |new |agreed |outstanding |open |current |follow[- ]?up )?"
        r"(?:actions?|a\.?p\.?s?|to-?dos?|tasks)(?: points?| items?| lists?| logs?| tables?| summary| arising|"
        r" resulting| agreed| required| to be taken| (?:and|&) (?:follow[- ]?ups?|next steps|work in progress))*"
        r"(?: from (?:the|this) meeting)?(?: \(a(?:ction )?[ip]\.?s?\))?",
    ),
    (
        "next",
        r"(?:dates?|times?|details)?(?: and (?:time|venue|place|location)s?)*(?: of| for)?(?: the)? ?"
        r"(?:next|future|forthcoming|upcoming)(?: \w+)? meetings?(?: dates?)?|future dates|dates? for (?:the )?diary",
    ),
    ("plan", r"(?:(?!.*\b(?:aob|other business)\b).{0,40}\b)?forward (?:plan|look)(?: \d{4}.*)?"),
    ("arising", r"matters arising(?: from the (?:minutes|last meeting))?"),
    ("interests", r"(?:declarations?|disclosures?) of (?:\w+ )?interests?"),
    (
        "present",
        r"chair(?:man|woman|person)?|(?:an )?cathaoirleach|cadeirydd|in the chair|chaired by",
    ),  # nothing but the name below it
    ("papers", r"(?:supporting |background |meeting )?papers(?: (?:tabled|circulated))?"),
)
_PATTERNS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _NAMED)
# what heads the notes themselves, as against the agenda before them
NOTES = re.compile(r"(?:(?:meeting|main) )?(?:minutes|notes|discussions?|summary)\W*", re.IGNORECASE)
_OF_MEETING = re.compile(r"\s+\d{1,3}$")  # `Attendance 48`: the number of the meeting
# `Date of next meeting: 4 September`
_RUN_IN = re.compile(r"^(?P<name>[^:–—]{3,60}?)\s*(?::[-–]?|\s[-–—]\s)\s*(?P<rest>.*)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the document about one thing.

    `heading` is the block that opens it; where that goes on with content (`Apologies: Miriam Stead`) `rest` is what
    follows. `number` and `title` are an item's, as printed.
    """

    kind: PartKind
    heading: Block | None
    blocks: tuple[Block, ...]
    number: str | None = None
    title: str = ""
    rest: str = ""

    @property
    def line(self) -> int:
        """The first line of the part."""
        return self.heading.line if self.heading else self.blocks[0].line if self.blocks else 1


def of_kind(parts: Sequence[Part], *kinds: PartKind) -> tuple[Part, ...]:
    """The parts of these kinds."""
    return tuple(part for part in parts if part.kind in kinds)


def named_part(block: Block) -> tuple[PartKind, str] | None:
    """The kind of part that a heading of a usual name opens, with what follows the name on its line."""
    if block.rows or not block.text:
        return None
    words = " ".join(block.text.split()).strip(" :.-–—*_")
    numbered = list_called(_OF_MEETING.sub("", words)) if block.kind == "heading" else None
    if kind := _part_called(words) or numbered:
        return kind, ""
    lines = "\n".join(block.lines)
    if people := named_list(lines) or unmarked_list(lines):
        return people.kind, lines[people.people :].strip()
    match = _RUN_IN.match(lines)
    name = without_bracket(" ".join(match["name"].split()).strip(" *_")) if match else ""
    return ("next", match["rest"].strip()) if match and _part_called(name) == "next" else None


def _part_called(words: str) -> PartKind | None:
    """The kind of part that these words, and nothing else, are the name of."""
    return (
        list_called(words)
        or list_called(without_bracket(words))
        or next((kind for kind, pattern in _PATTERNS if pattern.fullmatch(words)), None)
    )
