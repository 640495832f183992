"""The forward plan as it is annexed to minutes: what comes after one meeting, on the day it is printed."""

from __future__ import annotations

from collections.abc import Iterable

from ...frozen import dataclass
from ...record.plan import PlannedItem, PlannedMeeting
from ...register import Register
from ..wording import clock, day_of


@dataclass(frozen=True, slots=True)
class AnnexItem:
    """An item of a future agenda; `remarks` are `first item` and `tentative`."""

    title: str
    remarks: tuple[str, ...]
    include: tuple[str, ...]
    leads: str


@dataclass(frozen=True, slots=True)
class AnnexMeeting:
    """A future meeting: its date with the weekday, and what else is to be known of it (time, venue, note)."""

    date: str
    details: tuple[str, ...]
    items: tuple[AnnexItem, ...]


@dataclass(frozen=True, slots=True)
class AnnexBody:
    """The coming meetings of one body."""

    name: str
    meetings: tuple[AnnexMeeting, ...]


@dataclass(frozen=True, slots=True)
class Annex:
    """`table` holds the body's meetings up to the first without items, `undated` the rows without a date,
    `later` the body's further meetings, `others` those of the bodies beside it."""

    table: tuple[AnnexMeeting, ...]
    undated: tuple[AnnexItem, ...]
    later: tuple[AnnexMeeting, ...]
    others: tuple[AnnexBody, ...]

    def __bool__(self) -> bool:
        return bool(self.table or self.undated or self.later or self.others)


def annex(register: Register, meeting: str) -> Annex:
    """The plan for what comes after a meeting."""
    body, _, day = meeting.partition("/")
    rows = sorted(
        (row for row in register.plan if row.meeting and row.meeting.partition("/")[2][:10] > day[:10]),
        key=lambda row: str(row.meeting).partition("/")[2],
    )
    own = [row for row in rows if str(row.meeting).partition("/")[0] == body]
    split = next((n for n, row in enumerate(own) if not row.items), len(own))
    others = []
    for other in register.partnership.bodies:
        theirs = [row for row in rows if str(row.meeting).partition("/")[0] == other.key != body]
        if theirs:
            others.append(AnnexBody(other.name, _meetings(theirs)))
    undated = tuple(annex_item(item) for row in register.plan if row.meeting is None for item in row.items)
    return Annex(_meetings(own[:split]), undated, _meetings(own[split:]), tuple(others))


def annex_item(item: PlannedItem) -> AnnexItem:
    """One planned item in words."""
    remarks = (*(["first item"] if item.first else []), *(["tentative"] if item.tentative else []))
    include = tuple(line.text.strip() for line in item.include)
    return AnnexItem(item.title.strip(), remarks, include, ", ".join(item.leads))


def _meetings(rows: Iterable[PlannedMeeting]) -> tuple[AnnexMeeting, ...]:
    return tuple(map(_meeting, rows))


def _meeting(row: PlannedMeeting) -> AnnexMeeting:
    day = str(row.meeting).partition("/")[2]
    cancelled = f"cancelled: {row.cancelled.why.strip()}" if row.cancelled else ""
    moved = "; ".join(f"moved from {move.was}" for move in row.moved)
    details = filter(None, (clock(row.times), row.venue, row.note and row.note.strip(" .\n"), cancelled, moved))
    return AnnexMeeting(
        day_of(day, weekday=True),
        tuple(map(str, details)),
        tuple(map(annex_item, sorted(row.items, key=lambda item: not item.first))),
    )
