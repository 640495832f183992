"""The whole life of one indicator."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ...diagnostic import LaaError
from ...record.code import codes
from ...register import Register
from ..actions import ActionFilter, ActionRow, actions
from ..figures import number
from ..scorecard import IndicatorRow, indicator
from ..subject import Subjects
from .common import DecisionBrief, Mention, PlanBrief, SaidRow, decisions, mentions, planned, said


@dataclass(frozen=True, slots=True)
class LeadRow:
    """Somebody who leads or supports, and in which time; `at` is the meeting that confirmed it, if one did."""

    person: str
    role: str
    since: str | None
    until: str | None
    at: str | None


@dataclass(frozen=True, slots=True)
class TargetRow:
    """One version of a target; `value` is None where the records do not give it."""

    period: str | None
    value: int | float | None
    agreed_by: str | None
    agreed_at: str | None
    change: str | None


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step of a recovery plan (with its name and state) or a line of the workplan (with the day it is correct at)."""

    ref: str | None
    what: str
    due: str | None
    due_said: str | None
    as_at: str | None
    status: str | None


@dataclass(frozen=True, slots=True)
class LinkRow:
    """Another indicator or theme that this one is linked with; `back` where the link is filed at the other end."""

    ref: str
    title: str | None
    standing: str | None
    back: bool


@dataclass(frozen=True, slots=True)
class IndicatorLife:
    """An indicator: how it stands, and everything on record about it, the newest first."""

    kind: str
    ref: str
    now: IndicatorRow
    leads: tuple[LeadRow, ...]
    baseline: TargetRow | None
    targets: tuple[TargetRow, ...]
    statements: tuple[SaidRow, ...]
    actions: tuple[ActionRow, ...]
    decisions: tuple[DecisionBrief, ...]
    mentions: tuple[Mention, ...]
    links: tuple[LinkRow, ...]
    planned: tuple[PlanBrief, ...]
    workplan: tuple[StepRow, ...]
    recovery: tuple[StepRow, ...]


def indicator_life(register: Register, code: str) -> IndicatorLife:
    """Raises LaaError where nothing was known of the indicator on the day asked about."""
    now = indicator(register, code)
    if now is None:
        raise LaaError(f"nothing had been minuted of {code} by then", "Leave --as-of out to ask about today.")
    subjects = Subjects(register)
    statements = said(register, "said.code = ?", code)
    raised = actions(register, ActionFilter(indicators=(code,), status="all"))
    told = decisions(
        register,
        "key IN (SELECT subject FROM reference WHERE target = ?) AND meeting IN "
        "(SELECT ref FROM meeting, asked WHERE date <= as_of)",
        code,
    )
    elsewhere = {one.item for one in statements} | {one.ref for one in raised} | {one.ref for one in told}
    referring = (one for one in mentions(register, subjects, (code,)) if one.role == "prose")
    return IndicatorLife(
        kind="indicator",
        ref=code,
        now=now,
        leads=_leads(register, code, statements),
        baseline=_baseline(register, code),
        targets=_targets(register, code),
        statements=tuple(reversed(statements)),
        actions=tuple(sorted(raised, key=lambda row: row.meeting.partition("/")[2], reverse=True)),
        decisions=told[::-1],
        mentions=tuple(one for one in referring if one.ref not in elsewhere),
        links=_links(register, code),
        planned=_planned(register, code),
        workplan=_steps(register, code, "workplan"),
        recovery=_steps(register, code, "recovery"),
    )  # fmt: skip


def _planned(register: Register, code: str) -> tuple[PlanBrief, ...]:
    """Items of the forward plan that name the indicator, with the lines that do."""
    found = []
    for one in planned(register):
        lines = tuple(line for line in one.include if code in codes(line))
        if lines or code in codes(one.title):
            found.append(replace(one, include=lines))
    return tuple(found)


def _leads(register: Register, code: str, statements: tuple[SaidRow, ...]) -> tuple[LeadRow, ...]:
    found = []
    for row in register.rows(
        "SELECT name, role, detail FROM name WHERE subject = ? AND role IN ('lead', 'support') ORDER BY role, position",
        code,
    ):
        since, _, until = (row["detail"] or "").partition("/")
        at = next((one.meeting for one in statements if row["name"] in (*one.lead, *one.support)), None)
        found.append(LeadRow(row["name"], row["role"], since or None, until or None, at))
    known = {(row.person, row.role) for row in found}
    for one in statements:
        for role, people in (("lead", one.lead), ("support", one.support)):
            for person in people:
                if (person, role) not in known:
                    known.add((person, role))
                    found.append(LeadRow(person, role, one.date, None, one.meeting))
    return tuple(found)


def _baseline(register: Register, code: str) -> TargetRow | None:
    row = register.one("SELECT period, value FROM baseline WHERE code = ?", code)
    if row is None or row["value"] is None:
        return None
    return TargetRow(row["period"], number(row["value"]), None, None, None)


def _targets(register: Register, code: str) -> tuple[TargetRow, ...]:
    rows = register.rows(
        "SELECT target.*, link.target AS at FROM target LEFT JOIN link ON link.subject = target.code "
        "AND link.role = 'agreed' AND link.typed = agreed_at WHERE code = ? GROUP BY target.position "
        "ORDER BY target.position DESC",
        code,
    )
    return tuple(
        TargetRow(
            row["period"],
            None if row["value"] is None else number(row["value"]),
            row["agreed_by"],
            row["at"] or row["agreed_at"],
            row["change"],
        )
        for row in rows
    )


def _links(register: Register, code: str) -> tuple[LinkRow, ...]:
    """Links from both ends, each once."""
    found: dict[str, LinkRow] = {}
    for row in register.rows(
        "SELECT other AS ref, 0 AS back FROM indicator_link WHERE code = ?1 "
        "UNION ALL SELECT code, 1 FROM indicator_link WHERE other = ?1",
        code,
    ):
        other = indicator(register, row["ref"])
        link = LinkRow(row["ref"], other.title if other else None, other.standing if other else None, bool(row["back"]))
        found.setdefault(row["ref"], link)
    return tuple(found.values())


def _steps(register: Register, code: str, kind: str) -> tuple[StepRow, ...]:
    rows = register.rows(
        "SELECT ref, what, due_date, due_said, NULL AS as_at, status, position FROM step_now "
        "WHERE ?2 = 'recovery' AND code = ?1 UNION ALL SELECT ref, what, due_date, due_said, as_at, NULL, position "
        "FROM step WHERE ?2 = 'workplan' AND kind = ?2 AND code = ?1 ORDER BY position",
        code,
        kind,
    )
    return tuple(
        StepRow(row["ref"], row["what"], row["due_date"], row["due_said"], row["as_at"], row["status"]) for row in rows
    )
