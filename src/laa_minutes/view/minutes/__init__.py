"""The minutes of one meeting as finished rows for templates: every word in place, labels and numbers given.

Decisions in the text, sums, deadlines and events are not among the rows: they index what the prose of their item says.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence

from ...record.meeting import Action, Item, Meeting, Paper, Progress
from ...record.when import day_words
from ...register import Register
from ...seal import approval as approval_of
from ..wording import Prose, capital, clock, day_of, half_day_clock, listed, prose, when_words
from .clauses import clause_rows, note_row, point_rows
from .people import ApologyRow, People
from .plan import annex
from .rows import ActionLine, ApprovalRow, InterestRow, ItemRow, MinutesRow, NoteRow, PaperRow, ProgressRow
from .statements import statement_row


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
            draft=self._draft(),
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
                + (f": {move.why.strip().removesuffix('.')}" if move.why else "")
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
        """What a reader has to know first; a meeting that is cancelled later still stands."""
        meeting = self.meeting
        row = self.register.one("SELECT status FROM meeting WHERE ref = ?", meeting.ref)
        status = row["status"] if row else meeting.status
        if status == "draft":
            yield "DRAFT"
        elif status == "cancelled":
            yield f"CANCELLED: {meeting.cancelled.why.strip()}" if meeting.cancelled else "CANCELLED"
        elif status == "outline":
            yield "IN OUTLINE: this meeting is known only from other records"
        if meeting.exempt:
            yield f"EXEMPT: {meeting.exempt.strip()}"

    def _draft(self) -> str:
        is_open = self.meeting.status in ("draft", "circulated")
        return "DRAFT" if is_open and approval_of(self.register, self.meeting.ref) is None else ""

    def _item(self, item: Item, number: str, progress: tuple[ProgressRow, ...]) -> ItemRow:
        alone = len(item.resolutions) == 1
        opening = (item.lead_in or ("It was AGREED" if alone else "It was AGREED:-")).strip()
        runs_in = alone and opening[-1:] not in ":-–"
        shown = bool(item.resolutions)
        return ItemRow(
            number=number,
            title=item.title.strip(),
            exempt=item.exempt.strip() if item.exempt else "",
            presented=_presented(item),
            minutes=prose(item.minutes),
            approvals=tuple(self._approvals(item)),
            progress=progress,
            points=tuple(point_rows(item.points)),
            statements=tuple(statement_row(one, self.titles, self.sums) for one in item.statements),
            decisions=_unsaid_decisions(item),
            lead_in=opening if shown and not runs_in else "",
            run_in=opening if shown and runs_in else "",
            resolutions=tuple(clause_rows(item.resolutions, 0, ".", alone=alone)),
            actions=tuple(self._action(action, row) for action, row in zip(item.actions, self.actions)),  # noqa: B905
            papers=tuple(map(_paper, item.papers)),
            sections=tuple(self._item(section, "", ()) for section in item.sections),
            notes=tuple(map(note_row, item.notes)),
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
        subject = settled["subject"] if settled and not one.about else None
        details = [self._whose(subject), one.status or ""]
        if one.on:
            details.append(f"reported {day_words(one.on)}")
        if one.owners:
            details.append(f"now with {listed([str(owner) for owner in one.owners])}")
        if one.due and settled:
            words = when_words(one.due, settled["due_date"], at_meeting=bool(settled["due_meeting"]))
            details.append(f"now due {words}")
        about = capital(one.about.strip()) if one.about else str(one.ref)
        return ProgressRow(about, self._matter(subject), "; ".join(filter(None, details)), prose(one.note))

    def _matter(self, subject: str | None) -> str:
        """The wording of what a progress entry names: an action, a clause or a step."""
        for sql in (
            "SELECT text FROM action WHERE key = ?",
            "SELECT text FROM clause WHERE key = ?",
            "SELECT what AS text FROM step WHERE ref = ?",
        ):
            row = self.register.one(sql, subject)
            if row is not None:
                return " ".join(row["text"].split()).rstrip(".")
        return ""

    def _whose(self, subject: str | None) -> str:
        found = self.register.rows(
            "SELECT name FROM name WHERE subject = ? AND role = 'owner' ORDER BY position", subject
        )
        return listed([row["name"] for row in found])

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
            yield note_row(note, about=self._about(note.about))
        for later in self._citing("note"):
            for note in self.register.meetings[later].notes:
                if note.about and self._names_this(note.about):
                    yield note_row(note, about=self._about(note.about))

    def _citing(self, role: str) -> list[str]:
        found = self.register.rows(
            "SELECT DISTINCT meeting FROM link WHERE role = ? AND meeting != ? "
            "AND target BETWEEN ?2 AND ?2 || '0' AND (target = ?2 OR target LIKE ?2 || '/%') ORDER BY meeting",
            role,
            self.meeting.ref,
        )
        return [row["meeting"] for row in found if row["meeting"] in self.register.meetings]

    def _names_this(self, typed: str) -> bool:
        """Whether a reference leads to this meeting or into it."""
        return self.meeting.ref.partition("/")[2] in typed

    def _about(self, typed: str | None) -> str:
        """What a note at the end is about; said of the meeting too, so that it is not read as the last item's."""
        own = (None, self.meeting.ref, self.meeting.ref.partition("/")[2])
        return "the meeting" if typed in own else str(typed)


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


def _unsaid_decisions(item: Item) -> tuple[Prose, ...]:
    """Decisions in a text that was never written: there they would otherwise be lost."""
    if item.minutes or item.statements or item.sections:
        return ()
    kinds = (f" ({', '.join(one.kinds)})" if one.kinds else "" for one in item.decisions)
    return tuple(
        Prose(f"**Decision{kind}:** {one.text.strip()}") for kind, one in zip(kinds, item.decisions, strict=True)
    )


def _presented(item: Item) -> str:
    """Who presented the item and as at when, where its own text does not say so."""
    texts = [item.minutes, *item.points, *(said.note for said in item.statements)]
    told = " ".join(text for text in texts if text)
    unsaid = [str(name) for name in item.presented_by if not any(word in told for word in name.split())]
    as_at = f"as at {day_words(item.as_at)}" if item.as_at and day_words(item.as_at) not in told else ""
    return capital(", ".join(filter(None, (f"presented by {listed(unsaid)}" if unsaid else "", as_at))))


def _paper(paper: Paper) -> PaperRow:
    details = (
        str(paper.by or ""),
        f"as at {day_words(paper.as_at)}" if paper.as_at else "",
        listed([str(one) for one in paper.state]),
        f"exempt: {paper.exempt.strip()}" if paper.exempt else "",
    )
    return PaperRow(str(paper.mark or ""), paper.title.strip(), tuple(filter(None, details)))
