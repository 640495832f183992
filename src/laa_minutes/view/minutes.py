"""The minutes of one meeting as finished rows for templates: every word in place, labels and numbers given.

Texts of type `Prose` are CommonMark as typed; all others are printed letter for letter. Decisions in the text, sums,
deadlines and events are not among the rows: they index what the prose of their item says.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..record.meeting import Action, Clause, Figure, Item, Meeting, Note, Paper, Progress, Statement
from ..record.name import label
from ..record.when import day_words
from ..register import Register
from .minutes_people import ApologyRow, AttendeeRow, People
from .minutes_plan import Annex, annex
from .wording import Prose, capital, clock, day_of, half_day_clock, listed, prose, when_words


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note added afterwards; `lead` is `NOTE`, with the day where that is known."""

    lead: str
    text: Prose


@dataclass(frozen=True, slots=True)
class ApprovalRow:
    """Earlier minutes approved, and the amendments to them."""

    text: str
    amendments: tuple[Prose, ...]


@dataclass(frozen=True, slots=True)
class ProgressRow:
    """A matter arising: what it is about, how it stands (`done`), what was said."""

    about: str
    status: str
    note: Prose | None


@dataclass(frozen=True, slots=True)
class CodeRow:
    """An indicator's code, and its title where it has one."""

    code: str
    title: str


@dataclass(frozen=True, slots=True)
class StatementRow:
    """What was said of one or several indicators. `facts` are those that the record states beside its prose."""

    codes: tuple[CodeRow, ...]
    facts: tuple[str, ...]
    note: Prose | None


@dataclass(frozen=True, slots=True)
class ClauseRow:
    """One clause. `label` is its own, `end` what stands between it and the next (`;`, `; and`, `.`, or words that
    lead on to its inner clauses); `remarks` tell who moved it and how the vote went."""

    label: str
    depth: int
    text: Prose
    end: str
    remarks: tuple[str, ...]
    notes: tuple[NoteRow, ...]


@dataclass(frozen=True, slots=True)
class ActionLine:
    """An action as it was raised; `details` are who, with whom, to whom to report, by when."""

    number: str
    text: str
    owner: str
    details: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A paper before the meeting; `details` are author, date and what happened to it."""

    mark: str
    title: str
    details: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item of business, or a part of one (which has no number). `run_in` is a lead-in that the only resolution
    follows on the same line; otherwise `lead_in` stands alone."""

    number: str
    title: str
    exempt: str
    presented: str
    minutes: Prose | None
    approvals: tuple[ApprovalRow, ...]
    progress: tuple[ProgressRow, ...]
    points: tuple[ClauseRow, ...]
    statements: tuple[StatementRow, ...]
    lead_in: str
    run_in: str
    resolutions: tuple[ClauseRow, ...]
    actions: tuple[ActionLine, ...]
    papers: tuple[PaperRow, ...]
    sections: tuple[ItemRow, ...]
    notes: tuple[NoteRow, ...]


@dataclass(frozen=True, slots=True)
class InterestRow:
    """A declaration of interest."""

    person: str
    item: str
    text: Prose


@dataclass(frozen=True, slots=True)
class MinutesRow:
    """One meeting's minutes. `state` says what a reader must know first (`DRAFT`), `history` how the meeting was moved;
    `remarks` are corrections, made here or made later to these minutes. `apologies_paired` are the apologies in two
    columns, to be read downwards."""

    ref: str
    style: str
    body: str
    called: str
    state: tuple[str, ...]
    kind: str
    day: str
    date: str
    times: str
    half_day_times: str
    scheduled: str
    venue: str
    history: tuple[str, ...]
    elsewhere: tuple[str, ...]
    present: tuple[AttendeeRow, ...]
    in_support: tuple[AttendeeRow, ...]
    apologies: tuple[ApologyRow, ...]
    interests: tuple[InterestRow, ...]
    progress: tuple[ProgressRow, ...]
    items: tuple[ItemRow, ...]
    papers: tuple[PaperRow, ...]
    next_meeting: str
    remarks: tuple[Prose, ...]
    notes: tuple[NoteRow, ...]
    plan: Annex
    has_plan: bool
    apologies_paired: tuple[tuple[ApologyRow, ...], ...]


def minutes(register: Register, ref: str) -> MinutesRow:
    """The minutes of a meeting that has a record."""
    return _Minutes(register, register.meetings[ref]).row()


class _Minutes:
    """What the rows of one meeting draw on beyond its own record."""

    def __init__(self, register: Register, meeting: Meeting) -> None:
        self.register = register
        self.meeting = meeting
        self.body = register.partnership.body(meeting.body)
        self.numbers = {
            row["key"]: row["number"] or ""
            for row in register.rows("SELECT key, number FROM item WHERE meeting = ? AND parent IS NULL", meeting.ref)
        }
        self.actions: Iterator[sqlite3.Row] = iter(
            register.rows("SELECT * FROM action WHERE meeting = ? AND kind = 'action' ORDER BY position", meeting.ref)
        )
        self.titles = {one.code: str(one.title or "") for one in register.indicators if not one.local}
        self.sums = {str(one.id): one for item in _all(meeting.items) for one in item.sums if one.id}

    def row(self) -> MinutesRow:
        meeting, body = self.meeting, self.body
        people = People(self.register, meeting)
        apologies = people.apologies()
        arising = _arising(meeting)
        progress = self._progress()
        plan = annex(self.register, meeting.ref)
        return MinutesRow(
            ref=meeting.ref,
            style=body.style if body else "actions",
            body=body.name if body else meeting.body,
            called=capital(body.called) if body else "Minutes",
            state=tuple(self._state()),
            kind="" if meeting.kind == "ordinary" else capital(f"{meeting.kind} meeting"),
            day=day_words(meeting.date, weekday=True),
            date=day_words(meeting.date),
            times=clock(meeting.times),
            half_day_times=half_day_clock(meeting.times),
            scheduled=clock(meeting.scheduled),
            venue=str(meeting.venue or ""),
            history=tuple(
                f"Moved from {day_of(move.was)}"
                + (f" on {day_words(move.dated)}" if move.dated else "")
                + (f": {move.why.strip()}" if move.why else "")
                for move in meeting.moved
            ),
            elsewhere=people.elsewhere(),
            present=people.attending(meeting.present),
            in_support=people.attending(meeting.in_support),
            apologies=apologies,
            interests=tuple(
                InterestRow(str(one.person), f"item {one.item}" if one.item else "", Prose(one.text))
                for one in meeting.interests
            ),
            progress=() if arising else progress,
            items=tuple(
                self._item(item, self.numbers.get(f"{meeting.ref}#{n}", ""), progress if item is arising else ())
                for n, item in enumerate(meeting.items, 1)
            ),
            papers=tuple(_paper(paper) for item in _all(meeting.items) for paper in item.papers),
            next_meeting=self._next_meeting(),
            remarks=tuple(self._corrections()),
            notes=tuple(self._notes()),
            plan=plan,
            has_plan=bool(plan) and meeting.status in ("draft", "circulated"),
            apologies_paired=_paired(apologies),
        )

    def _state(self) -> Iterator[str]:
        meeting = self.meeting
        if meeting.status == "draft":
            yield "DRAFT"
        elif meeting.status == "cancelled":
            yield f"CANCELLED: {meeting.cancelled.strip()}" if meeting.cancelled else "CANCELLED"
        elif meeting.status == "outline":
            yield "IN OUTLINE: this meeting is known only from other records"
        if meeting.exempt:
            yield f"EXEMPT: {meeting.exempt.strip()}"

    def _item(self, item: Item, number: str, progress: tuple[ProgressRow, ...]) -> ItemRow:
        alone = len(item.resolutions) == 1
        opening = (item.lead_in or ("It was AGREED" if alone else "It was AGREED:-")).strip()
        runs_in = alone and opening[-1] not in ":-–"
        shown = bool(item.resolutions)
        return ItemRow(
            number=number,
            title=item.title.strip(),
            exempt=item.exempt.strip() if item.exempt else "",
            presented=_presented(item),
            minutes=prose(item.minutes),
            approvals=tuple(self._approvals(item)),
            progress=progress,
            points=tuple(_points(item.points)),
            statements=tuple(map(self._statement, item.statements)),
            lead_in=opening if shown and not runs_in else "",
            run_in=opening if shown and runs_in else "",
            resolutions=tuple(_clauses(item.resolutions, 0, ".", alone=alone)),
            actions=tuple(self._action(action, row) for action, row in zip(item.actions, self.actions)),  # noqa: B905
            papers=tuple(map(_paper, item.papers)),
            sections=tuple(self._item(section, "", ()) for section in item.sections),
            notes=tuple(map(_note, item.notes)),
        )

    def _approvals(self, item: Item) -> Iterator[ApprovalRow]:
        own = self.meeting.body
        for approval in item.approves:
            key = approval.meeting.rpartition("/")[0] or own
            body = self.register.partnership.body(key)
            whose = f" {body.name if body else key}" if key != own else ""
            called = body.called if body else "minutes"
            words = f"The{whose} {called} of {day_of(approval.meeting)} were approved as a correct record"
            end = ", subject to:" if approval.amendments else "."
            yield ApprovalRow(words + end, tuple(Prose(one.strip()) for one in approval.amendments))

    def _progress(self) -> tuple[ProgressRow, ...]:
        settled = {
            row["position"]: row
            for row in self.register.rows("SELECT * FROM progress WHERE meeting = ?", self.meeting.ref)
        }
        return tuple(self._reported(one, settled.get(n)) for n, one in enumerate(self.meeting.progress))

    def _reported(self, one: Progress, settled: sqlite3.Row | None) -> ProgressRow:
        details = [one.status or ""]
        if one.on:
            details.append(f"reported {day_words(one.on)}")
        if one.owners:
            details.append(f"now with {listed([str(owner) for owner in one.owners])}")
        if one.due and settled:
            words = when_words(one.due, settled["due_date"], at_meeting=bool(settled["due_meeting"]))
            details.append(f"now due {words}")
        subject = settled["subject"] if settled else None
        return ProgressRow(capital(self._matter(one, subject)), "; ".join(filter(None, details)), prose(one.note))

    def _matter(self, one: Progress, subject: str | None) -> str:
        """What the progress is on, in words; with the name by which it can be asked for."""
        if one.about:
            return one.about.strip()
        row = self.register.one("SELECT ref, text FROM action WHERE key = ?", subject) if subject else None
        row = row or self.register.one("SELECT ref, text FROM clause WHERE key = ?", subject)
        row = row or self.register.one("SELECT ref, what AS text FROM step WHERE ref = ?", subject)
        text = row["text"].strip().rstrip(".") if row else ""
        return f"{one.ref}: {text}" if text else str(one.ref)

    def _statement(self, said: Statement) -> StatementRow:
        return StatementRow(
            tuple(self._codes(said)),
            tuple(capital(fact) if n == 0 else fact for n, fact in enumerate(self._facts(said))),
            prose(said.note),
        )

    def _codes(self, said: Statement) -> Iterator[CodeRow]:
        """The codes, with a title that several of them share after the last one only."""
        titles = [self.titles.get(code, "") for code in said.codes]
        for code, title, following in zip(said.codes, titles, [*titles[1:], None], strict=True):
            yield CodeRow(str(code), "" if title == following else title)

    def _facts(self, said: Statement) -> Iterator[str]:
        yield from filter(None, (said.standing, said.direction))
        if said.forecast:
            yield f"forecast {said.forecast}"
        if target := said.target:
            details = [f"target {target.change or 'set'}", target.value, target.period and f"for {target.period.said}"]
            agreed = f", agreed by {target.agreed_by}" if target.agreed_by else ""
            yield " ".join(str(one) for one in details if one) + agreed
        yield from map(_figure, said.figures)
        if said.expected:
            by = said.expected.by
            when = "next time" if by and by.kind == "next" else f"({when_words(by)})" if by else ""
            yield ": ".join(filter(None, (f"expected {when}".strip(), (said.expected.what or "").strip())))
        if said.lead:
            yield f"target lead {said.lead}"
        if said.support:
            yield f"supported by {listed([str(one) for one in said.support])}"
        if risk := said.risk:
            if risk.rating:
                yield f"risk {risk.rating}"
            yield from filter(None, (risk.proposal and risk.proposal.strip(),))
            if risk.sum:
                known = self.sums.get(risk.sum)
                yield f"sum £{known.amount:,}" if known and known.amount is not None else f"sum {risk.sum}"

    def _action(self, action: Action, row: sqlite3.Row) -> ActionLine:
        owner = listed([str(one) for one in action.owners])
        wanted = when_words(action.agenda, row["agenda_date"], at_meeting=bool(row["agenda_meeting"]))
        due = when_words(action.due, row["due_date"], at_meeting=bool(row["due_meeting"]))
        unsaid = [str(code) for code in action.indicators if code not in action.action]
        details = (
            f"with {listed([str(one) for one in action.together])}" if action.together else "",
            f"to report to {action.report_to}" if action.report_to else "",
            f"for {listed(unsaid)}" if unsaid else "",
            f"on the agenda of the {wanted}" if wanted else "",
            f"by {due}" if due and due != wanted else "",
        )
        return ActionLine(str(action.id or ""), action.action.strip(), owner, tuple(filter(None, details)))

    def _next_meeting(self) -> str:
        coming = self.meeting.next_meeting
        if coming is None:
            return ""
        day = day_words(coming.date, weekday=True) if coming.date else str(coming.typed or "")
        return ", ".join(str(one) for one in (day, clock(coming.times), coming.venue) if one)

    def _corrections(self) -> Iterator[Prose]:
        for one in self.meeting.corrects:
            yield Prose(f"Correction to the minutes of {day_of(one.meeting)}: {one.text.strip()}")
        for later in self._citing("corrects"):
            for one in self.register.meetings[later].corrects:
                if self._names_this(one.meeting):
                    yield Prose(f"Corrected on {day_of(later)}: {one.text.strip()}")

    def _notes(self) -> Iterator[NoteRow]:
        """The meeting's own notes, and those that later records make about it, which leave it untouched."""
        for note in self.meeting.notes:
            yield _note(note, about=None if self._is_this(note.about) else note.about)
        for later in self._citing("note"):
            for note in self.register.meetings[later].notes:
                if note.about and self._names_this(note.about):
                    yield _note(note, about=None if self._is_this(note.about) else note.about)

    def _citing(self, role: str) -> list[str]:
        found = self.register.rows(
            "SELECT DISTINCT meeting FROM reference WHERE role = ? AND meeting != ? "
            "AND (target = ?2 OR target LIKE ?2 || '/%') ORDER BY meeting",
            role,
            self.meeting.ref,
        )
        return [row["meeting"] for row in found if row["meeting"] in self.register.meetings]

    def _names_this(self, typed: str) -> bool:
        """Whether a reference leads to this meeting or into it."""
        return self.meeting.ref.partition("/")[2] in typed

    def _is_this(self, typed: str | None) -> bool:
        return typed in (self.meeting.ref, self.meeting.ref.partition("/")[2])


def _arising(meeting: Meeting) -> Item | None:
    """The item under which matters arising are reported: so titled, or else that of the last minutes."""
    titled = (item for item in meeting.items if "arising" in item.title.casefold())
    return next(titled, None) or next((item for item in meeting.items if item.minutes_of or item.approves), None)


def _all(items: Sequence[Item]) -> Iterator[Item]:
    for item in items:
        yield item
        yield from _all(item.sections)


def _paired(rows: Sequence[ApologyRow]) -> tuple[tuple[ApologyRow, ...], ...]:
    half = (len(rows) + 1) // 2
    return tuple(tuple(rows[n::half]) for n in range(half))


def _presented(item: Item) -> str:
    """Who presented the item and as at when, where its own text does not say so."""
    texts = [item.minutes, *item.points, *(said.note for said in item.statements)]
    told = " ".join(text for text in texts if text)
    unsaid = [str(name) for name in item.presented_by if not any(word in told for word in name.split())]
    as_at = f"as at {day_words(item.as_at)}" if item.as_at and day_words(item.as_at) not in told else ""
    return capital(", ".join(filter(None, (f"presented by {listed(unsaid)}" if unsaid else "", as_at))))


def _points(points: Sequence[str]) -> Iterator[ClauseRow]:
    for n, text in enumerate(points, 1):
        end = "." if n == len(points) else "; and" if n == len(points) - 1 else ";"
        yield ClauseRow(f"({label(n, 1)})", 0, Prose(text.strip()), end, (), ())


def _clauses(clauses: Sequence[Clause], depth: int, last: str, *, alone: bool = False) -> Iterator[ClauseRow]:
    """Clauses in reading order; `last` is what follows the whole list. A resolution alone in its item has no label."""
    for n, clause in enumerate(clauses, 1):
        end = last if n == len(clauses) else "; and" if n == len(clauses) - 1 else ";"
        onward = f"; {clause.then.strip()}" if clause.then else ":-"
        yield ClauseRow(
            label="" if alone else f"({label(n, depth)})",
            depth=depth,
            text=Prose(clause.text.strip()),
            end=onward if clause.clauses else end,
            remarks=tuple(_remarks(clause)),
            notes=tuple(map(_note, clause.notes)),
        )
        yield from _clauses(clause.clauses, depth + 1, end)


def _remarks(clause: Clause) -> Iterator[str]:
    moved = (("moved by", clause.moved_by), ("seconded by", clause.seconded_by))
    words = ", ".join(f"{how} {who}" for how, who in moved if who)
    if words:
        yield capital(words)
    if votes := clause.votes:
        counted = ((votes.votes_for, "for"), (votes.against, "against"), (votes.abstained, "abstained"))
        yield "Votes: " + ", ".join(f"{number} {how}" for number, how in counted if number)


def _figure(figure: Figure) -> str:
    value = " → ".join(str(one) for one in (figure.was, figure.value) if one)
    value = ", ".join(str(one) for one in (value, figure.change) if one)
    value = " ".join(str(one) for one in (value, figure.unit, figure.period and f"({figure.period})") if one)
    return ": ".join(filter(None, ((figure.what or "").strip(), value)))


def _paper(paper: Paper) -> PaperRow:
    details = (
        str(paper.by or ""),
        f"as at {day_words(paper.as_at)}" if paper.as_at else "",
        listed([str(one) for one in paper.state]),
        f"exempt: {paper.exempt.strip()}" if paper.exempt else "",
    )
    return PaperRow(str(paper.mark or ""), paper.title.strip(), tuple(filter(None, details)))


def _note(note: Note, about: str | None = None) -> NoteRow:
    lead = f"NOTE of {day_words(note.dated)}" if note.dated else "NOTE"
    return NoteRow(f"{lead} on {about}" if about else lead, Prose(note.text.strip()))
