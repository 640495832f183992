"""meetings/BODY/DATE.yaml as rows: what one record can tell, with the names in it resolved."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from ...record.meeting import Clause, Dated, Item, Meeting, Note, Progress, Statement, Sum
from ...record.name import clause_labels, label, read_name, sum_name
from ...record.partnership import Body
from ...record.when import When
from ...text import Text
from ..names import Circle, Resolved, Roster
from ..tables import Find
from .common import (
    Rows,
    add_name,
    add_reference,
    cancelled_columns,
    decimal_text,
    due_columns,
    full_name,
    iso,
    time_columns,
)


def meeting_rows(meeting: Meeting, body: Body | None, roster: Roster, find: Find | None) -> Rows:
    """Everything that one meeting's record tells; the references in prose only with `find`."""
    rows = _MeetingRows(meeting, body, roster).rows
    if find:
        rows["reference"] += find(rows["passage"])
    return rows


class _MeetingRows:
    """The rows of one meeting; `rows` is complete once it is made."""

    def __init__(self, meeting: Meeting, body: Body | None, roster: Roster) -> None:
        self.rows: Rows = defaultdict(list)
        self._meeting = meeting
        self._ref = meeting.ref
        self._date = meeting.date.isoformat()
        self._roster = roster
        self._resolved: dict[str, Resolved] = {}
        self._present: Circle | None = None
        self._continuous = body is not None and body.numbering == "continuous"
        self._actions = 0
        self._numbered: set[str] = set()
        self._item_refs: dict[str, str | None] = {}  # by key
        self._about(meeting)
        self._attendance(meeting)
        for position, progress in enumerate(meeting.progress):
            self._progress(position, progress)
        for position, item in enumerate(meeting.items, 1):
            number = self._number(position, item)
            self._item(position, item, None, number, f"{self._ref}/{number}" if number else None)

    def _about(self, meeting: Meeting) -> None:
        ref = self._ref
        self.rows["meeting"].append((
            ref, meeting.body, self._date, 1, meeting.status, meeting.kind, *time_columns(meeting.times),
            meeting.venue, meeting.chair, *cancelled_columns(meeting.cancelled), meeting.first_minute, meeting.exempt,
            meeting.minuted, meeting.path, 1, 1,
        ))  # fmt: skip
        for move in meeting.moved:
            self.rows["moved"].append((full_name(move.was, meeting.body), ref, iso(move.dated), move.why))
        self._names(ref, "chair", (meeting.chair,) if meeting.chair else ())
        self._names(ref, "minutes_by", meeting.minutes_by)
        for note in meeting.notes:
            self._note(ref, note, None)
        for correction in meeting.corrects:
            self._reference(ref, "corrects", correction.meeting, None)
            self._passage(ref, "correction", "", correction.text, None)
        for interest in meeting.interests:
            self._names(ref, "interest", (interest.person,))
            self._passage(ref, "interest", str(interest.person), interest.text, None)
        coming = meeting.next_meeting
        if coming and coming.date and coming.typed:
            self.rows["reference"].append((
                ref, "next_meeting", coming.typed, "meeting", meeting.body, iso(coming.date), None, None, None, None,
                ref, None, meeting.path, coming.typed.line, coming.typed.column,
            ))  # fmt: skip
            self.rows["coming"].append((ref, *time_columns(coming.times), coming.venue))
        self.rows["dismissed"] = [(ref, sentence) for sentence in meeting.dismissed]

    def _attendance(self, meeting: Meeting) -> None:
        """Present, in support, apologies and substitutes, each resolved by the roster and the body's members."""
        ref = self._ref
        for role, people in (("present", meeting.present), ("in_support", meeting.in_support)):
            for position, one in enumerate(people):
                scope = "; ".join([*(f"minute {item}" for item in one.for_items), *filter(None, (one.regarding,))])
                self._attendee(ref, role, position, one.person, one.representing or scope or None)
                if role == "present" and (one.arrived or one.left):
                    person = self._roster.resolve(one.person, meeting.body).name
                    self.rows["in_part"].append((ref, person, one.arrived, one.left))
        for position, absent in enumerate(meeting.apologies):
            self._attendee(ref, "apology", position, absent.person, absent.substitute)
            if absent.substitute:
                self._attendee(ref, "substitute", position, absent.substitute, absent.person)

    def _attendee(self, ref: str, role: str, position: int, person: Text, detail: str | None) -> None:
        resolved = self._roster.resolve(person, self._meeting.body)
        add_name(self.rows, ref, role, position, person, resolved, ref, self._meeting.path, detail)

    def _progress(self, position: int, progress: Progress) -> None:
        meeting = self._meeting
        key = f"{self._ref}/progress {position}"
        typed = progress.ref or progress.about or Text("")
        counts_from = min(iso(progress.on) or self._date, self._date)
        # What counts from one day counts in the order of the meetings that it was reported to.
        told = f"{counts_from} {self._ref.partition('/')[2]} {self._ref} {position:05}"
        self.rows["progress"].append((
            key, self._ref, position, progress.ref, progress.about, None, progress.status, counts_from, told,
            *due_columns(progress.due), bool(progress.owners), progress.note, meeting.path, typed.line, typed.column,
        ))  # fmt: skip
        self._names(key, "owner", progress.owners)
        if progress.ref:
            self._reference(key, "progress", progress.ref, None)
        elif progress.about and (name := read_name(progress.about)) and name.kind == "minute":
            self._reference(key, "about", progress.about, None)
        for text in (progress.note, progress.about):
            if text:
                self._passage(self._ref, "progress", "", text, None)

    def _item(self, position: int, item: Item, parent: str | None, number: str | None, ref: str | None) -> None:
        meeting = self._meeting
        key = f"{parent}.{position}" if parent else f"{self._ref}#{position}"
        top = parent.split(".")[0] if parent else key
        self._item_refs[top] = ref
        self.rows["item"].append((
            key, ref, self._ref, parent, position, item.number, number, item.title, item.theme, iso(item.as_at),
            item.exempt, len(item.points), meeting.path, item.title.line, item.title.column,
        ))  # fmt: skip
        self._names(key, "presented_by", item.presented_by)
        for wish in item.wishes:
            self._reference(key, "from", wish, top)
        if item.minutes_of:
            self._reference(key, "minutes_of", item.minutes_of, top)
        for approval in item.approves:
            approved = full_name(approval.meeting, meeting.body)
            self.rows["approval"].append((
                self._ref, top, approved, approved, _listed(approval.amendments),
                approval.seal, approval.copy, meeting.path, approval.meeting.line, approval.meeting.column,
            ))  # fmt: skip
            self._reference(key, "approves", approval.meeting, top)
        heading = str(item.title)
        for kind, text in (("title", item.title), ("minutes", item.minutes), *(("point", p) for p in item.points)):
            if text:
                self._passage(key, kind, heading, text, top)
        for n, statement in enumerate(item.statements):
            self._statement(f"{key}/said {n}", n, statement, top)
        for action in item.actions:
            self._actions += 1
            action_ref = f"{self._ref}/{action.id}" if action.id else None
            action_key = f"{self._ref}/A?{self._actions}"
            if action_ref and action_ref not in self._numbered:  # of two with one number, neither is lost
                self._numbered.add(action_ref)
                action_key = action_ref
            self._action(
                action_key, action_ref, top, "action", action.action,
                item.theme, action.owners, action.due, action.agenda, action.indicators,
            )  # fmt: skip
            self._names(action_key, "with", action.together)
            if action.report_to:
                self._names(action_key, "report_to", (action.report_to,))
        for n, decision in enumerate(item.decisions):
            self._clause(f"{key}/in text {n}", decision, n, 0, "", top, item.theme, in_text=True)
        alone = len(item.resolutions) == 1
        for n, resolution in enumerate(item.resolutions):
            labels = "" if alone else f"({label(n + 1, 0)})"
            self._clause(f"{key}/resolved {n}", resolution, n, 0, labels, top, item.theme)
        self._papers_and_money(key, item, top)
        for kind, entries in (("deadline", item.deadlines), ("event", item.events)):
            for entry in entries:
                self._dated(kind, entry, top)
        for note in item.notes:
            self._note(key, note, top)
        for n, section in enumerate(item.sections, 1):
            self._item(n, section, key, number, ref)

    def _number(self, position: int, item: Item) -> str | None:
        """The item's number where this record alone gives it; a continuous body's numbers are settled later."""
        return str(item.number) if item.number else None if self._continuous else str(position)

    def _statement(self, key: str, position: int, said: Statement, item: str) -> None:
        meeting = self._meeting
        figures = [
            {name: str(value) for name in ("what", "value", "was", "change", "unit", "period")
             if (value := getattr(figure, name)) is not None}
            for figure in said.figures
        ]  # fmt: skip
        risk = said.risk and {"rating": said.risk.rating, "proposal": said.risk.proposal, "sum": said.risk.sum}
        by = said.expected.by if said.expected else None
        for n, code in enumerate(said.codes):
            self.rows["statement"].append((
                f"{key}.{n}", code, self._ref, item, position, self._date, said.standing, said.direction,
                said.forecast, said.expected and said.expected.what, *due_columns(by),
                said.target and said.target.change, said.target and said.target.agreed_by,
                json.dumps(risk) if risk else None, _listed(figures), said.note, meeting.path, code.line,
                code.column,
            ))  # fmt: skip
            self._sums(f"{key}.{n}", "risk", said.risk.sum if said.risk else None)
            self._names(f"{key}.{n}", "lead", (said.lead,) if said.lead else ())
            self._names(f"{key}.{n}", "support", said.support)
            self.rows["reference"].append((
                f"{key}.{n}", "indicator", code, "indicator", None, None, str(code), None, None, None, self._ref,
                item, meeting.path, code.line, code.column,
            ))  # fmt: skip
        prose = [said.note, said.expected and said.expected.what, said.risk and said.risk.proposal]
        for text in (text for text in prose if text):
            self._passage(key, "indicator", ", ".join(said.codes), text, item)

    def _action(
        self, key: str, ref: str | None, item: str, kind: str, text: Text, theme: str | None,
        owners: tuple[Text, ...], due: When | None, agenda: When | None, codes: tuple[Text, ...],
    ) -> None:  # fmt: skip
        meeting = self._meeting
        position = len(self.rows["action"])
        self.rows["action"].append((
            key, ref, self._ref, item, kind, position, text, theme, *due_columns(due), *due_columns(agenda), self._date,
            meeting.path, text.line, text.column,
        ))  # fmt: skip
        self._names(key, "owner", owners)
        for n, code in enumerate(codes):
            self.rows["action_indicator"].append((key, n, code))
            self.rows["reference"].append((
                key, "indicator", code, "indicator", None, None, str(code), None, None, None, self._ref, item,
                meeting.path, code.line, code.column,
            ))  # fmt: skip
        if kind == "action":
            self._passage(key, "action", "", text, item)
        for role, when in (("due", due), ("agenda", agenda)):
            if when and when.kind == "meeting":
                self._reference(key, role, _at(when.said, text), item)

    def _clause(
        self, key: str, clause: Clause, position: int, depth: int, labels: str, item: str, theme: str | None,
        *, in_text: bool = False,
    ) -> None:  # fmt: skip
        meeting = self._meeting
        own = None if in_text or not labels else labels[labels.rindex("(") :]
        item_ref = self._item_refs[item]
        ref = item_ref and (item_ref if in_text else item_ref + labels)
        self.rows["clause"].append((
            key, ref, item, self._ref, len(self.rows["clause"]), depth, own, labels, in_text,
            _listed(clause.kinds), clause.text, _listed(clause.to), clause.subject_to, clause.waits_on,
            meeting.path, clause.text.line, clause.text.column,
        ))  # fmt: skip
        self._names(key, "to", clause.to)
        self._passage(key, "decision" if in_text else "resolution", labels, clause.text, item)
        for text in filter(None, (clause.subject_to, clause.then)):
            self._passage(key, "resolution", labels, text, item)
        if clause.owners or clause.due:
            self._action(key, ref, item, "clause", clause.text, theme, clause.owners, clause.due, None, ())
        for reliance in clause.relies_on:
            typed = reliance.paper
            self.rows["reference"].append((
                key, "relies_on", typed, "paper", meeting.body, self._ref.partition("/")[2], str(typed), None, None,
                None, self._ref, item, meeting.path, typed.line, typed.column,
            ))  # fmt: skip
        for note in clause.notes:
            self._note(key, note, item)
        for n, inner in enumerate(clause.clauses):
            below = f"{labels}({label(n + 1, depth + 1)})"
            self._clause(f"{key}.{n}", inner, n, depth + 1, below, item, theme, in_text=in_text)

    def _papers_and_money(self, key: str, item: Item, top: str) -> None:
        meeting = self._meeting
        for paper in item.papers:
            self.rows["paper"].append((
                f"{self._ref}/{paper.id}" if paper.id else None, top, self._ref, paper.mark, paper.title,
                _listed(paper.state), paper.by, iso(paper.as_at), paper.file, paper.exempt, meeting.path,
                paper.title.line, paper.title.column,
            ))  # fmt: skip
            self._passage(key, "paper", paper.mark or "", paper.title, top)
        for sum_ in item.sums:
            self._sum(key, sum_, item.title, top)

    def _sum(self, part: str, one: Sum, heading: Text, item: str) -> None:
        meeting = self._meeting
        typed = one.id or one.purpose or heading
        ref = f"{self._ref}/{one.id}" if one.id else None
        key = ref or f"{self._ref}/S?{len(self.rows['sum'])}"
        if ref in self._numbered:  # of two with one number, neither is lost
            key = f"{ref}?{len(self.rows['sum'])}"
        self._numbered.add(key)
        self.rows["sum"].append((
            key, ref, one.id, item, part, self._ref, decimal_text(one.amount), one.approx, one.purpose, one.source,
            one.repaid_from, one.subject_to, one.status, _listed([clause_labels(clause) for clause in one.clauses]),
            meeting.path, typed.line, typed.column,
        ))  # fmt: skip
        self._sums(key, "includes", *one.includes)
        self._sums(key, "source", one.source)
        self._sums(key, "same_as", one.same_as)
        if one.purpose:
            self._passage(part, "sum", one.id or "", one.purpose, item)

    def _sums(self, subject: str, role: str, *typed: Text | None) -> None:
        """Sums that are named on a subject."""
        for position, one in enumerate(filter(None, typed)):
            name = sum_name(one, self._ref)
            self.rows["sum_link"].append((subject, role, position, one, name, name))

    def _dated(self, kind: str, entry: Dated, item: str) -> None:
        meeting, when = self._meeting, entry.when
        self.rows["dated"].append((
            item, self._ref, kind, entry.what, when and when.said, when and iso(when.earliest),
            when and iso(when.latest), meeting.path, entry.what.line, entry.what.column,
        ))  # fmt: skip
        self._passage(item, kind, "", entry.what, item)

    def _note(self, subject: str, note: Note, item: str | None) -> None:
        path = self._meeting.path
        at = (path, note.text.line, note.text.column)
        self.rows["note"].append((subject, self._ref, note.about, note.text, iso(note.dated), *at))
        if note.about:
            self._reference(subject, "note", note.about, item)
        self._passage(subject, "note", "", note.text, item)

    def _passage(self, subject: str, kind: str, heading: str, text: Text, item: str | None) -> None:
        meeting = self._meeting
        self.rows["passage"].append((
            subject, kind, heading, text, self._ref, item, meeting.path, text.line, text.column,
        ))  # fmt: skip

    def _reference(self, subject: str, role: str, typed: Text, item: str | None) -> None:
        add_reference(self.rows, subject, role, typed, self._ref, item, self._meeting.path)

    def _names(self, subject: str, role: str, names: tuple[Text, ...]) -> None:
        for position, written in enumerate(names):
            resolved = self._resolved.get(written)
            if resolved is None:
                resolved = self._roster.resolve(written, self._meeting.body, self._circle())
                self._resolved[written] = resolved
            add_name(self.rows, subject, role, position, written, resolved, self._ref, self._meeting.path, None)

    def _circle(self) -> Circle:
        """The meeting's own people, by whom a first name is told."""
        if self._present is None:
            meeting = self._meeting
            people = [one.person for one in (*meeting.present, *meeting.in_support)]
            people += [absent.person for absent in meeting.apologies]
            people += [absent.substitute for absent in meeting.apologies if absent.substitute]
            self._present = Circle(map(str, people))
        return self._present


def _listed(values: Sequence[Any]) -> str:
    """A list as JSON; most are empty."""
    return json.dumps(values) if values else "[]"


def _at(said: str, near: Text) -> Text:
    text = Text(said)
    text.line, text.column = near.line, near.column
    return text
