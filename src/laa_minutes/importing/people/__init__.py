"""Who was there: present, in support, apologies; read from lists, tables, and what the first items say."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from ..document import Document
from ..draft import Attendance, Attendee, Doubt
from ..outline.parts import Part, of_kind
from ..words.list_names import LISTS
from ..words.names import initialled, looks_like_name, parted
from .apologies import name_initials
from .chairing import CHAIR, who_chaired, who_took_the_minutes
from .listed import read_list
from .lists import Lists, same
from .stacked_lists import read_stacked
from .tables import read_tables
from .told import ABOUT_APOLOGIES, read_items, read_labelled, read_roll
from .unheaded import read_unheaded


def read_people(parts: Sequence[Part], document: Document, day: date | None) -> Attendance:
    """The attendance that the lists, the front and the first items give; `day` is the meeting's."""
    lists = Lists()
    body = (
        f"{document.title or ''} {' '.join(block.text for part in parts[:1] for block in part.blocks[:12])}".casefold()
    )
    rolled = read_roll(parts, lists)
    listed = _first_lists(
        [part for part in parts if not (_is_invitation(part, parts) or (rolled and part.kind == "present"))]
    )
    for n, part in enumerate(listed):
        if _both_headings_first(listed, n):
            read_list(replace(part, kind="present"), lists, day)
            _part_by_organisation(lists, part.line)
        else:
            read_list(part, lists, day)
    lists.absence = False
    for part in of_kind(parts, "front", "text"):
        read_tables(part.blocks, lists, day)
    read_items(parts, lists)
    if not lists.people["present"]:
        read_stacked(parts, lists)
    if not lists.people["present"]:
        read_labelled(parts, lists)
    if not lists.people["present"]:
        read_unheaded(parts, lists)
    return _attendance(lists, parts, body)


def _first_lists(parts: Sequence[Part]) -> tuple[Part, ...]:
    """The lists of people but those of a kind that stands before an item already, or that an item is about: the slides
    of an appendix have the same headings."""
    found: list[Part] = []
    closed, seen = set[str](), set[str]()
    before: Part | None = None
    for part in parts:
        if part.kind == "item":
            closed |= seen | ({"apologies"} if ABOUT_APOLOGIES.search(part.title) else set())
        elif part.kind in LISTS and part.kind not in closed and not _counts_a_vote(before):
            found.append(part)
            seen.add(part.kind)
        before = part
    return tuple(found)


_INVITED = re.compile(r"\W*(?:those |people )?(?:invited|invitees?)\W*", re.IGNORECASE)


def _is_invitation(part: Part, parts: Sequence[Part]) -> bool:
    """A list below `Invited`, where another says who was present then."""
    titles = [block.text for block in (part.heading, *part.blocks[:1]) if block]
    later = parts[parts.index(part) + 1 :]
    listed = any(other.kind == "present" and (other.blocks or other.rest) for other in later)
    return listed and any(map(_INVITED.fullmatch, titles))


_VOTE = re.compile(
    r"\W*(?:ayes?|nays?|noes|no|yes|yeas?|abstain\w*|abstentions?|against|in favou?r)\s*:", re.IGNORECASE
)


def _counts_a_vote(part: Part | None) -> bool:
    """The part ends with who voted how: `Absent: Marsh` below it is of the vote."""
    return bool(part and part.blocks and _VOTE.match(part.blocks[-1].text))


def initials(attendance: Attendance) -> Mapping[str, str]:
    """Initials and the name behind them: as the document gives them, else made of a name, where unique."""
    return initialled((*attendance.present, *attendance.in_support, *attendance.apologies))


def _both_headings_first(listed: Sequence[Part], n: int) -> bool:
    """`Attendees:` and `Apologies:` stand one after the other, and the chair in the list under the second."""
    part = listed[n]
    before = listed[n - 1] if n else None
    return (
        part.kind == "apologies" and before is not None and before.kind == "present" and not before.rest
        and not any(block.text or block.rows for block in before.blocks)
        and any(CHAIR.search(block.text) for block in part.blocks)
    )  # fmt: skip


def _part_by_organisation(lists: Lists, line: int) -> None:
    """Where two lists run into one: the second begins where an organisation comes that has been before."""
    people, seen = lists.people["present"], dict[str, int]()
    for n, one in enumerate(people):
        key = (one.organisation or "").casefold()
        if key and seen.get(key, n - 1) < n - 1:
            lists.people["apologies"] += people[n:]
            del people[n:]
            why = f"present and apologies run together; {one.person} was taken as the first who sent apologies"
            lists.doubts.append(Doubt("apologies", one.line, why))
            return
        seen[key] = n
    lists.doubts.append(Doubt("apologies", line, "the lists of those present and of apologies run together"))


def _attendance(lists: Lists, parts: Sequence[Part], body: str) -> Attendance:
    lists.without_absent()
    name_initials(lists, parts)
    people = lists.people
    away = people["apologies"]
    elsewhere = (*people["present"], *away)
    people["in support"] = [one for one in people["in support"] if not any(same(one, other) for other in elsewhere)]
    for one in people["present"]:
        if any(same(one, other) for other in away):
            lists.doubts.append(
                Doubt("apologies", one.line, f"{one.person} is listed as present and as having sent apologies")
            )
    if not people["present"] and people["in support"]:  # “In attendance” is all that is said of those who came
        people["present"], people["in support"] = people["in support"], []
        why = "no list of members was found; whoever is listed as in attendance was taken for present"
        lists.doubts.append(Doubt("present", people["present"][0].line, why))
    everyone = (*people["present"], *people["in support"])
    chair, doubts = who_chaired(everyone, parts, body)
    if chair and any(chair == one.person for one in away) and not any(chair == one.person for one in everyone):
        chair, doubts = None, ()  # elected, or so by office, and not there
    if (
        chair
        and not doubts
        and people["present"]
        and looks_like_name(chair)
        and not _is_listed(chair, (*everyone, *away))
    ):
        people["present"].insert(0, Attendee(chair, people["present"][0].line))
        everyone = (*people["present"], *people["in support"])
    taker = who_took_the_minutes(everyone, parts)
    return Attendance(
        tuple(map(parted, people["present"])),
        tuple(map(parted, people["in support"])),
        tuple(map(parted, away)),
        tuple(map(parted, lists.absent)),
        _untitled(chair, everyone),
        _untitled(taker, everyone),
        (*lists.doubts, *doubts),
    )


def _is_listed(chair: str, listed: Sequence[Attendee]) -> bool:
    """The lists have the chair, or somebody of the same surname."""
    return any(one.person.split()[-1].casefold() == chair.split()[-1].casefold() for one in listed)


def _untitled(name: str | None, everyone: Sequence[Attendee]) -> str | None:
    """The name as the lists have it, where a title stands apart there."""
    return next((parted(one).person for one in everyone if one.person == name), name)
