"""Who came and who did not where a sentence tells them by office and surname: `Present were Vice-President Marsh, and
members Lowe and Dart.`"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..draft import Attendee
from ..words.names import is_single
from .lists import Lists

_HEAD = r"(?:(?:Board |Commission )?(?:President|Chair(?:man|woman|person)?)|Mayor)"
_OFFICE = (
    rf"(?:Vice[ -]|Deputy )?{_HEAD}|Treasurer|Secretary|"
    r"(?:[Bb]oard |[Cc]ommission |[Cc]ommittee |[Cc]ouncil )?[Mm]embers?|"
    r"Commissioners?|Directors?|Trustees?|Supervisors?"
)
_NAME = r"[A-Z][\w’'-]+"
_ONE = rf"(?:(?:{_OFFICE})\s+)?{_NAME}"
_NEXT = r"(?:\s*,\s*(?:and\s+)?|\s+and\s+)"
_TOLD = re.compile(
    rf"(?:^|[.;]\s+)(?P<list>Present|Absent|Excused)(?:\s+(?:were|was)|:)\s+"
    rf"(?P<who>(?:{_OFFICE})\s+{_NAME}(?:{_NEXT}{_ONE}){{0,20}})(?=\s*(?:[.;]|$))"
)
_EACH = re.compile(rf"(?:(?P<office>{_OFFICE})\s+)?(?P<name>{_NAME})")
# `President Marsh called the meeting to order`: who did was there
_OPENED = re.compile(
    rf"(?:^|[.;]\s+)(?P<office>{_HEAD}) (?P<name>{_NAME}) (?:called|brought) (?:the|this) meeting to order"
)


def read_by_office(text: str, line: int, lists: Lists) -> None:
    """The people of such sentences in a text, with whoever opened the meeting before them."""
    told = [(match["list"], list(_people(match["who"], line))) for match in _TOLD.finditer(text)]
    if any(name == "Present" for name, _ in told) and (opened := _OPENED.search(text)):
        lists.add("present", [Attendee(opened["name"], line, role=opened["office"])])
    for name, people in told:
        lists.add("present" if name == "Present" else "apologies", people)


def _people(who: str, line: int) -> Iterator[Attendee]:
    for match in _EACH.finditer(who):
        plain = re.search(r"(?i:members?)|s$", match["office"] or "member")
        if is_single(match["name"]):
            yield Attendee(match["name"], line, role=None if plain else match["office"])
