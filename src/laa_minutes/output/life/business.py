"""An action, a clause, a point, a paper, a sum, a step of a recovery plan, for people."""

from __future__ import annotations

from collections.abc import Iterable

from ...view.actions import ActionRow
from ...view.life.business import ActionLife, ClauseLife, PaperLife, PointLife, StepLife, SumLife
from ...view.money import releasing
from ..actions import due_words
from ..listing import STATUS
from ..page import Block, Entry, Page, block, entry, page
from ..sums import Line, condition, own_conditions, pounds, release, risk, told
from ..waiting import wait_words
from .meeting import money, pointer_block
from .parts import decision_entries, mention_block, note_entries, short, words_of


def action_page(life: ActionLife) -> Page:
    """What is to be done, by whom, and everything reported on it."""
    row = life.action
    agenda = f"{life.agenda} ({life.agenda_meeting})" if life.agenda_meeting else life.agenda
    return page(
        life.ref,
        f"{life.body_name}, {words_of(life.date)}",
        block("Action", [entry(row.action)]),
        *_duty(row),
        block("For", [entry(", ".join(row.indicators)), entry(row.theme if not row.indicators else None)]),
        block("Raised", [entry(f"{row.item or row.meeting}  {life.heading}")]),
        block(
            "Agenda",
            [
                entry(f"asks for a place: {agenda}" if agenda else None),
                entry(f"met, as minuted at {life.met_at}" if life.met_at else None),
            ],
        ),
        mention_block("Referred to", life.mentions),
        last=f"In {life.path}, line {life.line}.",
    )


def clause_page(life: ClauseLife) -> Page:
    """The wording, its kind, whom it binds, what it waits on."""
    kinds = ", ".join(life.kinds) or "kind not stated"
    return page(
        f"{life.ref}  {life.heading}",
        f"{life.body_name}, {words_of(life.date)}",
        block("Clause", [entry((kinds, "bold")), Entry((), "", life.text)]),
        block("Clauses", decision_entries(life.clauses)),
        block("To", [entry("; ".join(life.to))]),
        block("Subject to", [entry(life.subject_to)]),
        block("Waits on", [entry(life.waits_on)] if not life.wait else []),
        *(_duty(life.duty) if life.duty else (block("Status", _status(life)),)),
        block("Waiting", [entry(words, head=said) for said, words in _wait(life)]),
        block("Money", [entry(", ".join(life.sums))]),
        block("Notes", note_entries(life.notes, life.meeting)),
        pointer_block(life.refers_to),
        mention_block("Referred to", life.mentions),
        last=f"In {life.path}, line {life.line}.",
    )


def point_page(life: PointLife) -> Page:
    """A lettered point in the text of an item."""
    return page(
        f"{life.ref}  {life.heading}",
        f"{life.body_name}, {words_of(life.date)}",
        block("Point", [Entry((), "", life.text)]),
        mention_block("Referred to", life.mentions),
    )


def paper_page(life: PaperLife) -> Page:
    """A document before a meeting."""
    as_at = f"as at {words_of(life.as_at)}" if life.as_at else None
    return page(
        f"{life.ref}  {life.title}",
        f"{life.body_name}, {words_of(life.date)}",
        block("Mark", [entry(life.mark)]),
        block("State", [entry(", ".join(filter(None, (*life.state, as_at))))]),
        block("By", [entry(life.by)]),
        block("File", [entry(life.file)]),
        block("Exempt", [entry(life.exempt)]),
        block("Item", [entry(f"{life.item}  {life.heading}" if life.item else None)]),
        mention_block("Referred to", life.mentions),
        last=f"In {life.path}, line {life.line}.",
    )


def sum_page(life: SumLife) -> Page:
    """A sum of money, with what became of it."""
    now = life.now
    clause = releasing(now.clauses) if now else None
    left = now.left if now else None
    return page(
        f"{life.ref}  {_amount(life)}",
        f"{life.body_name}, {words_of(life.date)}",
        block("For", [entry(life.purpose)]),
        block("Status", [entry(now.status if now else life.status)]),
        block("Source", [entry(life.source)]),
        block("Repaid from", [entry(life.repaid_from)]),
        block("Clause", [entry(", ".join(one.ref or "" for one in now.clauses) if now else life.clause)]),
        block(
            "Condition",
            [
                *map(entry, own_conditions(now)),
                *(_line(line) for one in now.clauses for line in condition(one, now)),
            ]
            if now
            else [],
        ),
        block("Release", [_line(release(clause, now))] if now and clause else []),
        block("Includes", _parts(life, included=True)),
        block("Taken out", _parts(life, included=False)),
        block(
            "Left",
            [entry(pounds(left, about=now.left_approx) if left else "nothing")] if now and left is not None else [],
        ),
        block("Part of", [entry(", ".join(now.part_of if now else life.included_in))]),
        block("Same as", [entry(", ".join(now.same_as) if now and now.same_as else life.same_as)]),
        block("Risks", [_line(risk(one)) for one in now.risks] if now else []),
        block("Told", [entry(words) for words in told(now)] if now and len(now.told) > 1 else []),
        block("Item", [entry(f"{life.item}  {life.heading}" if life.item else None)]),
        last=f"In {life.path}, line {life.line}.",
    )


def _amount(life: SumLife) -> str:
    """As it now stands, where it was minuted by the day asked about."""
    now = life.now
    return pounds(now.amount, about=now.approx) if now and now.amount is not None else money(life.amount)


def _parts(life: SumLife, *, included: bool) -> list[Entry]:
    """The sums that make it up, or those that were taken out of it, each with its amount."""
    if life.now is None:
        return [entry(one) for one in life.includes if included]
    return [
        entry(pounds(one.amount, about=one.approx), head=one.ref)
        for one in life.now.parts
        if (one.ref in life.now.includes) is included
    ]


def _line(line: Line) -> Entry:
    state, words = line
    return entry(state or None, f"  {words}" if state else words)


def step_page(life: StepLife) -> Page:
    """A step of a recovery plan."""
    step = life.step
    due = words_of(step.due) or step.due_said
    return page(
        life.ref,
        f"{life.indicator}  {life.title}" if life.title else life.indicator,
        block("Step", [entry(step.what)]),
        block("Status", [entry(STATUS[step.status or "open"])]),
        block("Due", [entry(due)]),
        mention_block("Referred to", life.mentions),
    )


def _wait(life: ClauseLife) -> Iterable[tuple[str, str]]:
    """What keeps it waiting; the condition stands by itself."""
    told = wait_words(life.wait, life.kinds, life.meeting) if life.wait else ()
    return ((said, words) for said, words in told if said != "depends on")


def _status(life: ClauseLife) -> list[Entry | None]:
    """How something waited for stands."""
    if life.status is None:
        return []
    return [entry(STATUS[life.status], f", {words_of(life.closed)}" if life.closed else None)]


def _duty(row: ActionRow) -> tuple[Block | None, ...]:
    """Who is bound to act, by when, and what was reported."""
    chased = f" (with {', '.join(row.chased)})" if row.chased and not row.owners else ""
    state = STATUS["overdue" if row.overdue else row.status]
    since = f", {words_of(row.closed)}" if row.closed else None
    again = f", re-dated {row.deferred} time{'s' * (row.deferred > 1)}" if row.deferred else None
    return (
        block("Status", [entry(state, since)]),
        block("Owner", [entry(", ".join(row.owners) or f"nobody named{chased}")]),
        block("With", [entry(", ".join(row.with_))]),
        block("Report to", [entry(row.report_to)]),
        block("Due", [entry(due_words(row), again)]),
        block("Progress", [
            entry(STATUS[one.status] if one.status else None, f"  {one.meeting}",
                  head=short(one.on), prose=one.note)
            for one in row.progress
        ]),
    )  # fmt: skip
