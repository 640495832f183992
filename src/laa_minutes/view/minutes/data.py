"""The minutes of one meeting as data: the rows of laa.minutes/1."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...frozen import dataclass
from ...record.meeting import Attendee, Clause, Item, Meeting
from ...record.name import label
from ...register import Register
from ...seal import approval
from ..actions import ActionFilter, ActionRow, actions
from .people import People


@dataclass(frozen=True, slots=True)
class PresentData:
    """Somebody present or in support; `organisation` is the one represented, else their own."""

    person: str
    organisation: str | None
    representing: str | None
    for_items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ApologyData:
    """Somebody who sent apologies."""

    person: str
    substitute: str | None


@dataclass(frozen=True, slots=True)
class ResolutionData:
    """A clause; `ref` and `label` are None where its item has one resolution only."""

    ref: str | None
    label: str | None
    kind: tuple[str, ...]
    text: str
    clauses: tuple[ResolutionData, ...]


@dataclass(frozen=True, slots=True)
class ItemData:
    """An item, or a part of one. `actions` are those of its parts too, and clauses that bind somebody."""

    ref: str | None
    number: str | None
    title: str
    minutes: str | None
    resolutions: tuple[ResolutionData, ...]
    actions: tuple[ActionRow, ...]
    exempt: str | None
    sections: tuple[ItemData, ...]


@dataclass(frozen=True, slots=True)
class NextMeetingData:
    """The next meeting as minuted."""

    date: str | None
    time: str | None
    venue: str | None


@dataclass(frozen=True, slots=True)
class MinutesData:
    """One meeting. `approved_at` is the meeting that approved its minutes; `seal` is intact, broken or none (on paper),
    None where they are not approved."""

    meeting: str
    body: str
    body_name: str
    date: str
    time: str | None
    venue: str | None
    chair: str | None
    minutes_by: tuple[str, ...]
    present: tuple[PresentData, ...]
    in_support: tuple[PresentData, ...]
    apologies: tuple[ApologyData, ...]
    items: tuple[ItemData, ...]
    actions: tuple[ActionRow, ...]
    next_meeting: NextMeetingData | None
    status: str
    approved_at: str | None
    seal: str | None


def minutes_data(register: Register, ref: str) -> MinutesData:
    """A recorded meeting."""
    meeting = register.meetings[ref]
    people = People(register, meeting)
    body = register.partnership.body(meeting.body)
    raised = _raised(register, ref)
    approved = approval(register, ref)
    numbers = {
        row["key"]: (row["ref"], row["number"])
        for row in register.rows("SELECT key, ref, number FROM item WHERE meeting = ? AND parent IS NULL", ref)
    }
    return MinutesData(
        meeting=ref,
        body=meeting.body,
        body_name=body.name if body else meeting.body,
        date=meeting.date.isoformat(),
        time=str(meeting.times) if meeting.times else None,
        venue=_text(meeting.venue),
        chair=_text(meeting.chair),
        minutes_by=tuple(map(str, meeting.minutes_by)),
        present=tuple(_present(people, meeting.present)),
        in_support=tuple(_present(people, meeting.in_support)),
        apologies=tuple(ApologyData(str(one.person), _text(one.substitute)) for one in meeting.apologies),
        items=tuple(_items(meeting, numbers, raised)),
        actions=raised,
        next_meeting=_next_meeting(meeting),
        status=meeting.status,
        approved_at=approved.at if approved else None,
        seal=approved.state if approved else None,
    )


def _next_meeting(meeting: Meeting) -> NextMeetingData | None:
    coming = meeting.next_meeting
    if coming is None:
        return None
    day, times = coming.date, coming.times
    return NextMeetingData(day.isoformat() if day else None, str(times) if times else None, _text(coming.venue))


def _raised(register: Register, ref: str) -> tuple[ActionRow, ...]:
    """The actions of the meeting in the order in which it raised them."""
    order = {
        (row["ref"], row["text"].strip()): row["position"]
        for row in register.rows("SELECT ref, text, position FROM action WHERE meeting = ?", ref)
    }
    rows = actions(register, ActionFilter(meetings=(ref,), status="all"))
    return tuple(sorted(rows, key=lambda row: order.get((row.ref, row.action), 0)))


def _present(people: People, attending: Sequence[Attendee]) -> Iterator[PresentData]:
    for one in attending:
        organisation = people.organisation(one.person, one.representing)
        yield PresentData(str(one.person), _text(organisation), _text(one.representing), tuple(map(str, one.for_items)))


def _items(
    meeting: Meeting, numbers: dict[str, tuple[str | None, str | None]], raised: tuple[ActionRow, ...]
) -> Iterator[ItemData]:
    for n, item in enumerate(meeting.items, 1):
        ref, number = numbers.get(f"{meeting.ref}#{n}", (None, None))
        yield _item(item, ref, number, tuple(row for row in raised if ref and row.item == ref))


def _item(item: Item, ref: str | None, number: str | None, raised: tuple[ActionRow, ...]) -> ItemData:
    alone = len(item.resolutions) == 1
    return ItemData(
        ref=ref,
        number=number,
        title=item.title.strip(),
        minutes=item.minutes.strip() if item.minutes else None,
        resolutions=tuple(_clauses(item.resolutions, ref, 0, "", alone=alone)),
        actions=raised,
        exempt=item.exempt.strip() if item.exempt else None,
        sections=tuple(_item(section, ref, None, ()) for section in item.sections),
    )


def _clauses(
    clauses: Sequence[Clause], item: str | None, depth: int, above: str, *, alone: bool = False
) -> Iterator[ResolutionData]:
    for n, clause in enumerate(clauses, 1):
        own = None if alone else f"({label(n, depth)})"
        labels = above + (own or "")
        yield ResolutionData(
            ref=f"{item}{labels}" if item else None,
            label=own,
            kind=clause.kinds,
            text=clause.text.strip(),
            clauses=tuple(_clauses(clause.clauses, item, depth + 1, labels)),
        )


def _text(value: str | None) -> str | None:
    return str(value) if value else None
