"""What stands around an action in a list: number and owner in bold before it, who else by when in brackets after."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from ...frozen import dataclass
from ...record.code import codes
from ..document import Block
from ..draft import Due
from ..words.owners import split_owners
from ..words.styles import BOLD_WORDS, DASH, signed, unsigned

_LEAD = re.compile(rf"^(?P<lead>{BOLD_WORDS})\s*(?:{DASH}\s*)(?P<text>\S.*)$", re.DOTALL)
# the same in plain text, which has no bold: `A1 · Gwyn Owen – …`
_PLAIN_LEAD = re.compile(r"^(?P<lead>A\d{1,3}[a-z]?(?: · [^–]{2,60}?)?)\s+–\s+(?P<text>\S.*)$", re.DOTALL)
_TRAIL = re.compile(r"(?<!\s)\s*\x04?\((?P<details>[^()\x04]*(?:\([^()\x04]*\)[^()\x04]*)*)\)\x05?\s*$", re.DOTALL)
_NUMBER = re.compile(r"[A-Z]{0,3}\d{1,4}(?:[./]\d+)*[a-z]?\.?")


@dataclass(frozen=True, slots=True)
class Detailed:
    """An action's words, and what was said around them."""

    text: str
    number: str | None = None
    owners: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    report_to: str | None = None
    indicators: tuple[str, ...] = ()
    agenda: Due | None = None
    due: Due | None = None
    said: bool = False  # brackets say the rest: nothing more is to be read from the words


def detailed(block: Block, due_said: Callable[[str], Due]) -> Detailed | None:
    """The parts of an action with a bold lead (`**A1 · Gwyn Owen** – …`), or with details in brackets; else None."""
    whole = signed(block.runs)
    lead = _LEAD.match(whole) or _PLAIN_LEAD.match(whole)
    text = lead["text"] if lead else whole
    found = Detailed(text)
    if trail := _TRAIL.search(text):
        read = _details(
            replace(found, text=text[: trail.start()], said=True),
            unsigned(trail["details"]),
            due_said,
            certain="\x04" in trail.group(),
        )
        found = read or found
    if lead:
        for words in unsigned(lead["lead"]).strip(" :").split(" · "):
            if _NUMBER.fullmatch(words):
                found = replace(found, number=words)
            elif len(words.split()) <= 12 and not words.endswith((".", "?")):
                found = replace(found, owners=(*found.owners, *split_owners(words)))
            else:
                return None
    return replace(found, text=unsigned(found.text).strip()) if lead or found.said else None


def _details(found: Detailed, said: str, due_said: Callable[[str], Due], *, certain: bool) -> Detailed | None:
    """`with …; to report to …; for NI 4; on the agenda of …; by …`; None where something else is said. `certain`: set
    in italics, apart from the action's own words."""
    for words in said.split("; "):
        what, _, rest = words.partition(" ")
        if what == "with" and rest:
            found = replace(found, together=listed(rest))
        elif words.startswith("to report to "):
            found = replace(found, report_to=words.removeprefix("to report to "))
        elif what == "for" and (codes(rest) or (certain and rest)):
            found = replace(found, indicators=codes(rest) or listed(rest))
        elif words.startswith("on the agenda of the "):
            agenda = due_said(words.removeprefix("on the agenda of the "))
            found = replace(found, agenda=agenda, due=found.due or agenda)
        elif what == "by" and rest:
            found = replace(found, due=due_said(rest))
        else:
            return None
    return found


def listed(text: str) -> tuple[str, ...]:
    """The names in `Alan, Donia and Gwyn`; the whole where a part is no name (`target lead for LI 2.2 and NI 154`)."""
    parts = split_owners(text)
    return parts if not any(re.search(r"\d", part) for part in parts) else (text,)
