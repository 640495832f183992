"""The agenda of a coming meeting: from its record once there is one, before that from standing items and the plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from ..frozen import dataclass
from ..record.meeting import Item, Meeting
from ..record.when import day_words
from ..register import Register
from .actions import ActionFilter, ActionRow, actions
from .business import Line, approving, business, short, title_key, unapproved, when_and_where
from .clear_days import send_by
from .recovery import PlanRow, recovery_plans
from .wording import day_of, listed
from .workplan import WorkplanRow, workplan_of_item


@dataclass(frozen=True, slots=True)
class AgendaPaper:
    """A paper for an item; `exempt` is the reason for which it is withheld. `lacking` says why it cannot be sent out:
    its `file` is not there, or it is still to come. `added` is the day on which a supplementary one came to the agenda,
    after that had gone out."""

    ref: str | None
    mark: str | None
    title: str
    state: tuple[str, ...]
    by: str | None
    exempt: str | None
    file: str | None = None
    lacking: str | None = None
    added: str | None = None


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """An item of the agenda. `approves` names the minutes to approve under it, `include` what it is to deal with.
    `workplan` is that of its theme, where it is the theme's update; `exempt` the reason for which it is withheld;
    `added` the day on which a supplementary item came to the agenda, after that had gone out."""

    number: str
    title: str
    presented_by: tuple[str, ...]
    include: tuple[str, ...]
    papers: tuple[AgendaPaper, ...]
    approves: tuple[str, ...]
    first: bool
    tentative: bool
    theme: str | None
    as_at: str | None
    workplan: WorkplanRow | None
    exempt: str | None = None
    added: str | None = None


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """One meeting's agenda. `issue_by` is the last day that leaves the body's clear working days;
    `to_approve` are the minutes for which no item was found, `reviews` the recovery plans that are reviewed there."""

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
    reviews: tuple[PlanRow, ...]


@dataclass(frozen=True, slots=True)
class DueLine:
    """An action that is due at the meeting, or a recovery plan that is reviewed there, in words."""

    number: str
    text: str
    owner: str
    due: str


@dataclass(frozen=True, slots=True)
class WorkplanWords:
    """A theme's workplan in words, for the item of that number; each line begins with its indicator's code."""

    number: str
    theme: str
    as_at: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class AgendaPage:
    """What a document says around the items: the day in words, when to send it out, the actions due, the workplans of
    the themes that bring an update, the recovery plans to review."""

    day: str
    times: str
    state: str
    notice: str
    actions: tuple[DueLine, ...]
    workplans: tuple[WorkplanWords, ...]
    reviews: tuple[DueLine, ...]


def agenda(register: Register, ref: str) -> AgendaRow:
    """The agenda of a meeting that has a record or stands in the plan."""
    recorded = register.meetings.get(ref)
    key, _, day = ref.partition("/")
    held = date.fromisoformat(day[:10])
    body = register.partnership.body(key)
    items, left = _with_minutes(register, ref, _items(register, ref, recorded))
    known = register.one("SELECT status FROM meeting WHERE ref = ?", ref)  # as it was on the day asked about
    status = str(known["status"]) if known else "planned"
    wanted = body.clear_days if body and status != "cancelled" else None
    issue_by = send_by(held, wanted, register.partnership.holidays) if wanted else None
    planned_times, planned_venue = when_and_where(register, ref)
    times = (recorded and recorded.times) or planned_times
    venue = (recorded and recorded.venue) or planned_venue
    return AgendaRow(
        meeting=ref,
        body=key,
        body_name=body.name if body else key,
        date=held.isoformat(),
        time=str(times) if times else None,
        venue=str(venue) if venue else None,
        status=status,
        issue_by=issue_by.isoformat() if issue_by else None,
        items=tuple(
            _sent_out(register, _with_workplan(register, item, held), issue_by.isoformat() if issue_by else None)
            for item in _numbered(register, ref, items)
        ),
        to_approve=_worded(register, key, left),
        actions_due=_due(register, key, held.isoformat()),
        reviews=tuple(plan for plan in recovery_plans(register).values() if plan.review == ref),
    )


def agenda_page(register: Register, row: AgendaRow) -> AgendaPage:
    """The words for a document of an agenda."""
    body = register.partnership.body(row.body)
    return AgendaPage(
        day=day_of(row.date, weekday=True),
        times=(row.time or "").replace("-", "–"),
        state="CANCELLED" if row.status == "cancelled" else "",
        notice=notice(date.fromisoformat(row.issue_by), body.clear_days, register.partnership.holidays)
        if row.issue_by and body and body.clear_days
        else "",
        actions=tuple(map(_due_line, row.actions_due)),
        workplans=tuple(_workplan_words(item.number, item.workplan) for item in row.items if item.workplan),
        reviews=tuple(map(_review_line, row.reviews)),
    )


def _with_workplan(register: Register, item: AgendaItem, held: date) -> AgendaItem:
    return replace(item, workplan=workplan_of_item(register, item.title, item.theme, item.as_at, held.isoformat()))


def _workplan_words(number: str, plan: WorkplanRow) -> WorkplanWords:
    """Its lines say their own day where they are fresher than the whole."""
    lines = []
    for line in plan.lines:
        due = f"due {day_of(line.due) if line.due and (line.due_said or '')[:1].isdigit() else line.due_said}"
        as_at = f"as at {day_of(line.as_at)}" if line.as_at and line.as_at != plan.as_at else ""
        more = "; ".join(filter(None, (due if line.due_said else "", as_at)))
        lines.append((line.code, f"{line.what}, {more}" if more else line.what))
    return WorkplanWords(number, plan.theme, day_of(plan.as_at) if plan.as_at else "", tuple(lines))


def _due_line(row: ActionRow) -> DueLine:
    owner = listed(row.owners) if row.owners else f"nobody named; ask {listed(row.chased)}" if row.chased else ""
    due = f"due {day_of(row.due)}" if row.due else row.due_said or "no date"
    return DueLine((row.ref or "").partition("/")[2], " ".join(row.action.split()), owner, due)


def _review_line(plan: PlanRow) -> DueLine:
    count = f"{plan.steps_open or 'none'} of {len(plan.steps)} step{'s' * (len(plan.steps) != 1)} open"
    words = [plan.title or "", count if plan.steps else "no steps yet"]
    due = plan.next and (f"due {day_of(plan.next.due)}" if plan.next.due else "no date")
    following = f"next {plan.next.ref.rpartition('/')[2]}, {plan.next.what}, {due}" if plan.next else ""
    return DueLine(plan.code, ": ".join(filter(None, words)), listed(plan.owners), following)


def notice(issue_by: date, clear_days: int, holidays: str) -> str:
    """By when an agenda has to be sent out, and what its clear days are."""
    off = "weekends" if holidays == "none" else "weekends and public holidays"
    days = f"{clear_days} clear day{'s' * (clear_days != 1)}, {off} not counted"
    return f"To be sent out by {day_words(issue_by, weekday=True)} ({days})."


def _items(register: Register, ref: str, recorded: Meeting | None) -> list[AgendaItem]:
    """The record's items; without any, those that a record opened now would have.

    While it is a draft, an item that goes by its planned title is `first`, `tentative` or for everybody as planned.
    """
    if recorded is None or not recorded.items:
        return [_from_line(line) for line in business(register, ref)]
    draft = recorded.status == "draft"
    lines = {title_key(line.title): line for line in business(register, ref)} if draft else {}
    return [_from_record(ref, item, lines.get(title_key(item.title), Line(""))) for item in recorded.items]


def _from_line(line: Line) -> AgendaItem:
    include = tuple(part.title for part in line.parts)
    approves = (line.minutes_of,) if line.minutes_of else ()
    return AgendaItem(
        "", line.title, line.leads, include, (), approves, line.first, line.tentative, line.theme, None, None
    )


def _from_record(ref: str, item: Item, line: Line) -> AgendaItem:
    presented_by = tuple(map(str, item.presented_by))
    papers = tuple(
        AgendaPaper(
            ref=f"{ref}/{paper.id}" if paper.id else None,
            mark=str(paper.mark) if paper.mark else None,
            title=paper.title.strip(),
            state=tuple(map(str, paper.state)),
            by=str(paper.by) if paper.by else None,
            exempt=paper.exempt.strip() if paper.exempt else None,
            file=str(paper.file) if paper.file else None,
            added=paper.added.isoformat() if paper.added else None,
        )
        for paper in item.papers
    )
    return replace(
        _from_line(line),
        number=str(item.number or ""),
        title=item.title.strip(),
        presented_by=line.leads if presented_by == line.presented_by else presented_by,
        include=tuple(section.title.strip() for section in item.sections),
        papers=papers,
        approves=(str(item.minutes_of),) if item.minutes_of else (),
        theme=str(item.theme) if item.theme else line.theme,
        as_at=item.as_at.isoformat() if item.as_at else None,
        exempt=item.exempt.strip() if item.exempt else None,
        added=item.added.isoformat() if item.added else None,
    )


def _sent_out(register: Register, item: AgendaItem, issue_by: str | None) -> AgendaItem:
    """The item with what came after the agenda went out marked as that, and the papers that are not there yet."""

    def late(added: str | None) -> str | None:
        return added if added and (issue_by is None or added > issue_by) else None

    papers = (replace(one, lacking=_lacking(register, one), added=late(one.added)) for one in item.papers)
    return replace(item, papers=tuple(papers), added=late(item.added))


def _lacking(register: Register, paper: AgendaPaper) -> str | None:
    if paper.exempt or (paper.file and paper.file.startswith(("http://", "https://"))):
        return None
    if paper.file is None:
        return None if paper.state else "to follow"
    return None if (register.workspace.root / paper.file).is_file() else f"{paper.file} is not there"


def _with_minutes(
    register: Register, ref: str, items: Sequence[AgendaItem]
) -> tuple[list[AgendaItem], tuple[str, ...]]:
    """The items with the minutes to approve named, in words, under the one meant for them; those left without one."""
    key = ref.partition("/")[0]
    named = [replace(item, approves=tuple(short(one, key) for one in item.approves)) for item in items]
    waiting = sorted(short(one, key) for one in unapproved(register, ref))
    left = [one for one in waiting if not any(one in item.approves for item in named)]
    place = next((n for n, item in enumerate(named) if item.approves), None)
    place = approving(register, key, [item.title for item in named]) if place is None else place
    if place is not None:
        named[place] = replace(named[place], approves=tuple(sorted((*named[place].approves, *left))))
        left = []
    return [replace(item, approves=_worded(register, key, item.approves)) for item in named], tuple(left)


def _worded(register: Register, body: str, meetings: Sequence[str]) -> tuple[str, ...]:
    own = register.partnership.body(body)
    return tuple(f"{own.called if own else 'minutes'} of {day_of(ref)}" for ref in meetings)


def _numbered(register: Register, ref: str, items: Sequence[AgendaItem]) -> Iterator[AgendaItem]:
    """The items with their numbers; those of a body that numbers on follow its last earlier one."""
    known = register.rows("SELECT number FROM item WHERE meeting = ? AND parent IS NULL ORDER BY position", ref)
    if known:
        yield from (replace(item, number=row["number"]) for item, row in zip(items, known, strict=True))
        return
    last = register.one(
        "SELECT item.number FROM item JOIN meeting ON meeting.ref = item.meeting JOIN body ON body.key = body "
        "WHERE body = ?1 AND numbering = 'continuous' AND (date, meeting.ref) < (?2, ?3) AND parent IS NULL "
        "AND item.number NOT GLOB '*[^0-9]*' ORDER BY date DESC, meeting.ref DESC, item.position DESC",
        ref.partition("/")[0],
        ref.partition("/")[2][:10],
        ref,
    )
    yield from (replace(item, number=str(n)) for n, item in enumerate(items, int(last["number"]) + 1 if last else 1))


def _due(register: Register, body: str, day: str) -> tuple[ActionRow, ...]:
    """Open actions of the body that are due by the meeting, or have no date and are asked after at every meeting."""
    rows = actions(register, ActionFilter(bodies=(body,)))
    return tuple(
        row for row in rows if (row.due is None or row.due <= day) and row.meeting.partition("/")[2][:10] < day
    )
