"""Earlier minutes that were before the meeting: whether they were approved, and with what amendments."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from ..document import Block
from ..draft import ApprovalFound
from ..words.dates import dates_in, year_near

_MINUTES = r"(?:minutes|notes|record)"
# `The minutes of 5 May 2014 were approved as a correct record, subject to: …`
_APPROVED = re.compile(
    rf"^(?:It was (?:agreed|resolved) that )?the (?P<whose>.{{0,60}}?){_MINUTES} of (?:the )?(?:(?:last|previous) )?"
    r"(?:(?:\w+ ){0,3}meeting (?:held )?(?:on|of) )?(?P<day>[^,.;:]{6,40}?) "
    r"(?:were|was|be) (?:\w+ly )?(?:agreed|approved|accepted|adopted|confirmed)"
    r"(?: (?:as|to be)(?: an?| the)?(?: true)?(?: and)? (?:correct|accurate|true)(?: record| reflection)?)?"
    r"(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_SUBJECT_TO = re.compile(r",? subject to\s*:\s*(?P<what>.*)$", re.IGNORECASE | re.DOTALL)
_TITLE = re.compile(rf"\b{_MINUTES}\b", re.IGNORECASE)


def read_approvals(blocks: Sequence[Block], held: date | None) -> tuple[tuple[ApprovalFound, ...], list[Block]]:
    """The minutes approved, and the blocks without those that say nothing more."""
    found: list[ApprovalFound] = []
    rest: list[Block] = []
    at = 0
    while at < len(blocks):
        block = blocks[at]
        at += 1
        approved = None if block.rows or block.kind == "heading" else _APPROVED.match(block.text)
        day = _day(approved["day"], held) if approved else None
        if approved is None or day is None or (held and day >= held):
            rest.append(block)
            continue
        amendments: tuple[str, ...] = ()
        if subject := _SUBJECT_TO.match(approved["rest"]):
            below = []
            while not subject["what"] and at < len(blocks) and blocks[at].kind == "item":
                below.append(blocks[at].text)
                at += 1
            amendments = (subject["what"],) if subject["what"] else tuple(below)
        elif approved["rest"].strip(" ."):
            rest.append(block)  # it says more than the record's own sentence
        found.append(ApprovalFound(day, block.line, amendments))
    return tuple(found), rest


def minutes_in_title(title: str, held: date | None) -> date | None:
    """The day of the meeting whose minutes a title names: `Minutes of the meeting of 5 May 2014`."""
    days = dates_in(title) if _TITLE.search(title) else ()
    day = _day(title, held) if len(days) == 1 else None
    return day if day and (held is None or day < held) else None


def _day(text: str, held: date | None) -> date | None:
    """The day that a text names, in the year before a meeting where it names none."""
    for said in dates_in(text)[:1]:
        if said.date or said.day is None or held is None:
            return said.date
        near, _ = year_near(said, held)
        return near
    return None
