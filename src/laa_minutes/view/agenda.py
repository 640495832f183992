"""The agenda of a coming meeting: from its record once there is one, before that from standing items and the plan."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ..record.meeting import Item, Meeting
from ..record.plan import PlannedItem, PlannedMeeting
from ..record.when import day_words
from ..register import Register
from .actions import ActionFilter, ActionRow, actions
from .wording import day_of, listed

# The line of a standing agenda whose place the planned items take.
ROTATION = re.compile(r"themes?( updates?)? in rotation", re.IGNORECASE)
_CLOSING = re.compile(r"\bany other\b|^aob\b|\bnext meeting|\bdates? of\b|^clos", re.IGNORECASE)
_MINUTES = re.compile(r"\b(?:minutes|notes) of\b|\bminutes\b|\blast meeting\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class AgendaPaper:
    """A paper for an item."""

    ref: str | None
    mark: str | None
    title: str
    state: tuple[str, ...]
    by: str | None


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """An item of the agenda. `approves` names the minutes to approve under it, `include` what it is to deal with."""

    number: str
    title: str
    presented_by: tuple[str, ...]
    include: tuple[str, ...]
    papers: tuple[AgendaPaper, ...]
    approves: tuple[str, ...]
    first: bool
    tentative: bool


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """One meeting's agenda. `issue_by` is the last day that leaves the body's clear days, weekends not counted;
    `to_approve` are the minutes for which no item was found."""

    meeting: str
    body: str
    body_name: str
    date: str
    time: str | None
    venue: str | None
    status: str
    issue_by: str | None
    items: tuple[AgendaItem, ...]
    to_approve: tuple[str, ...]
    actions_due: tuple[ActionRow, ...]


@dataclass(frozen=True, slots=True)
class DueLine:
    """An action that is due at the meeting, in words."""

    number: str
    text: str
    owner: str
    due: str


@dataclass(frozen=True, slots=True)
class AgendaPage:
    """What a document says around the items: the day in words, when to send it out, the actions due."""

    day: str
    times: str
    state: str
    notice: str
    actions: tuple[DueLine, ...]


def agenda(register: Register, ref: str) -> AgendaRow:
    """The agenda of a meeting that has a record or stands in the plan."""
    recorded = register.meetings.get(ref)
    planned = next((row for row in register.plan if row.meeting == ref), None)
    key, _, day = ref.partition("/")
    held = date.fromisoformat(day[:10])
    body = register.partnership.body(key)
    items = _recorded(recorded) if recorded and recorded.items else _standing(register, key, planned)
    to_approve = _unapproved(register, ref)
    items, to_approve = _with_minutes(items, to_approve, body.called if body else "minutes")
    source = recorded or planned
    status = recorded.status if recorded else "cancelled" if planned and planned.cancelled else "planned"
    ours = body is not None and bool(body.agenda or body.members)  # not a body beside one's own
    issue_by = send_by(held, body.clear_days) if body and ours and body.clear_days else None
    venue = (source and source.venue) or (planned and planned.venue) or (body and body.venue)
    times = (source and source.times) or (planned and planned.times) or None
    return AgendaRow(
        meeting=ref,
        body=key,
        body_name=body.name if body else key,
        date=held.isoformat(),
        time=str(times) if times else None,
        venue=str(venue) if venue else None,
        status=status,
        issue_by=issue_by.isoformat() if issue_by else None,
        items=tuple(_numbered(register, ref, items, continuous=body is not None and body.numbering == "continuous")),
        to_approve=to_approve,
        actions_due=_due(register, key, held.isoformat()),
    )


def agenda_page(register: Register, row: AgendaRow) -> AgendaPage:
    """The words for a document of an agenda."""
    body = register.partnership.body(row.body)
    return AgendaPage(
        day=day_of(row.date, weekday=True),
        times=(row.time or "").replace("-", "–"),
        state="CANCELLED" if row.status == "cancelled" else "",
        notice=_notice(date.fromisoformat(row.issue_by), body.clear_days) if row.issue_by and body else "",
        actions=tuple(map(_due_line, row.actions_due)),
    )


def _due_line(row: ActionRow) -> DueLine:
    owner = listed(row.owners) if row.owners else f"nobody named; ask {listed(row.chased)}" if row.chased else ""
    due = f"due {day_of(row.due)}" if row.due else row.due_said or "no date"
    return DueLine((row.ref or "").partition("/")[2], " ".join(row.action.split()), owner, due)


def send_by(meeting: date, clear_days: int) -> date:
    """The last weekday that leaves so many clear weekdays before a meeting. Public holidays are not known here."""
    day = meeting
    for _ in range(clear_days + 1):
        day -= timedelta(days=1)
        while day.weekday() > 4:
            day -= timedelta(days=1)
    return day


def _notice(issue_by: date, clear_days: int) -> str:
    days = f"{clear_days} clear day{'s' * (clear_days > 1)}, weekends not counted"
    return f"To be sent out by {day_words(issue_by, weekday=True)} ({days})."


def _recorded(meeting: Meeting) -> list[AgendaItem]:
    return [_from_record(meeting.ref, item) for item in meeting.items]


def _from_record(ref: str, item: Item) -> AgendaItem:
    papers = tuple(
        AgendaPaper(
            f"{ref}/{paper.id}" if paper.id else None,
            str(paper.mark) if paper.mark else None,
            paper.title.strip(),
            tuple(map(str, paper.state)),
            str(paper.by) if paper.by else None,
        )
        for paper in item.papers
    )
    return AgendaItem(
        number=str(item.number or ""),
        title=item.title.strip(),
        presented_by=tuple(map(str, item.presented_by)),
        include=tuple(section.title.strip() for section in item.sections),
        papers=papers,
        approves=(str(item.minutes_of),) if item.minutes_of else (),
        first=False,
        tentative=False,
    )


def _standing(register: Register, body_key: str, planned: PlannedMeeting | None) -> list[AgendaItem]:
    """The body's standing agenda with the planned items in the place of its themes, or before what closes it.

    They keep the plan's order, in which a standing item may have its place; those marked `first` come first.
    """
    body = register.partnership.body(body_key)
    lines = [_titled(line) for line in (body.agenda if body else ())]
    rotates = next((n for n, line in enumerate(lines) if ROTATION.search(line.title)), None)
    if rotates is not None:
        del lines[rotates]
        if planned is None or not planned.items:
            lines.insert(rotates, replace(_titled("Theme updates"), tentative=True))
        opening = rotates
    else:
        opening = next((n for n, line in enumerate(lines) if _CLOSING.search(line.title)), len(lines))
    at = opening
    for item in planned.items if planned else ():
        same = next((n for n, line in enumerate(lines) if _key(line.title) == _key(item.title)), None)
        if same is not None:
            lines[same] = replace(_from_plan(item), title=lines[same].title)
            at = at if _CLOSING.search(item.title) else max(at, same + 1)
        elif item.first:
            lines.insert(opening, _from_plan(item))
            opening, at = opening + 1, at + 1
        else:
            lines.insert(at, _from_plan(item))
            at += 1
    return lines


def _key(title: str) -> str:
    return " ".join(title.split()).casefold()


def _titled(title: str) -> AgendaItem:
    return AgendaItem("", title.strip(), (), (), (), (), first=False, tentative=False)


def _from_plan(item: PlannedItem) -> AgendaItem:
    return replace(
        _titled(item.title),
        presented_by=tuple(map(str, item.leads)),
        include=tuple(line.text.strip() for line in item.include),
        first=item.first,
        tentative=item.tentative,
    )


def _unapproved(register: Register, ref: str) -> tuple[str, ...]:
    """Earlier meetings of the body whose minutes nobody has approved yet."""
    rows = register.rows(
        "SELECT ref FROM meeting WHERE body = ? AND recorded AND date < ? AND status IN ('draft', 'circulated') "
        "AND ref NOT IN (SELECT meeting FROM approval WHERE at != ?) ORDER BY ref",
        ref.partition("/")[0],
        ref.partition("/")[2][:10],
        ref,
    )
    return tuple(row["ref"] for row in rows)


def _with_minutes(
    items: Sequence[AgendaItem], to_approve: tuple[str, ...], called: str
) -> tuple[list[AgendaItem], tuple[str, ...]]:
    """The items with the minutes to approve named under the one meant for them, and what is left without one."""
    words = tuple(f"{called} of {day_of(ref)}" for ref in to_approve)
    named = [replace(one, approves=tuple(f"{called} of {day_of(ref)}" for ref in one.approves)) for one in items]
    left = tuple(one for one in words if not any(one in item.approves for item in named))
    place = next((n for n, item in enumerate(named) if item.approves or _MINUTES.search(item.title)), None)
    if place is None:
        return named, left
    named[place] = replace(named[place], approves=(*named[place].approves, *left))
    return named, ()


def _numbered(register: Register, ref: str, items: Sequence[AgendaItem], *, continuous: bool) -> Iterator[AgendaItem]:
    """The items with their numbers; those of a body that numbers on follow its last earlier record."""
    known = register.rows("SELECT number FROM item WHERE meeting = ? AND parent IS NULL ORDER BY position", ref)
    if known and len(known) == len(items):
        yield from (replace(item, number=row["number"] or item.number) for item, row in zip(items, known, strict=True))
        return
    last = register.one(
        "SELECT max(CAST(item.number AS INTEGER)) AS number FROM item JOIN meeting ON meeting.ref = item.meeting "
        "WHERE meeting.body = ? AND meeting.date < ?",
        ref.partition("/")[0],
        ref.partition("/")[2][:10],
    )
    first = (last["number"] or 0) + 1 if continuous and last else 1
    yield from (replace(item, number=str(n)) for n, item in enumerate(items, first))


def _due(register: Register, body: str, day: str) -> tuple[ActionRow, ...]:
    """Open actions of the body that are due by the meeting, or have no date and are asked after at every meeting."""
    rows = actions(register, ActionFilter(bodies=(body,)))
    return tuple(
        row for row in rows if (row.due is None or row.due <= day) and row.meeting.partition("/")[2][:10] < day
    )
