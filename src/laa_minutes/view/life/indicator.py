"""The whole life of one indicator."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from decimal import Decimal

from ...diagnostic import LaaError
from ...frozen import dataclass
from ...performance import NOTHING, Performance, band, courses, span
from ...performance.arithmetic import kind
from ...record.code import codes
from ...register import Register
from ..actions import ActionFilter, ActionRow, actions
from ..figures import ReadingRow, number, series
from ..outcomes import OutcomeFilter, OutcomeRow, outcomes
from ..recovery import PlanRow, recovery_plans
from ..risks import RiskRow
from ..scorecard import IndicatorRow, ScorecardFilter, indicator, scorecard
from ..subject import subjects_of
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
class InterimRow:
    """A step of a target's profile."""

    period: str
    value: int | float


@dataclass(frozen=True, slots=True)
class TargetRow:
    """One version of a target; `value` is None where the records do not give it. `agreed_on` is the day of the meeting
    at which it was agreed, `profile` its interim targets. `replaced`: a later version for the same period stands."""

    period: str | None
    value: int | float | None
    agreed_by: str | None
    agreed_at: str | None
    change: str | None
    agreed_on: str | None = None
    profile: tuple[InterimRow, ...] = ()
    replaced: bool = False


@dataclass(frozen=True, slots=True)
class CourseRow:
    """A period of the plot: the reading, if there is one, and the target that it is, or is to be, held against.

    `on` is the last day of the period, None for readings without one. `tolerated` is the value furthest from the target
    that is within its tolerance.
    """

    period: str | None
    on: str | None
    value: int | float | None
    target: int | float | None
    tolerated: int | float | None
    performance: Performance | None
    reported: str | None


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step of a recovery plan (with its name and state) or a line of the workplan (with the day it is correct at).
    `told` is what was last reported on it, at the meeting `told_at`."""

    ref: str | None
    what: str
    due: str | None
    due_said: str | None
    as_at: str | None
    status: str | None
    overdue: bool = False
    told: str | None = None
    told_at: str | None = None


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
    course: tuple[CourseRow, ...]
    risk: RiskRow | None
    outcomes: tuple[OutcomeRow, ...]
    plan: PlanRow | None


def indicator_life(register: Register, code: str) -> IndicatorLife:
    """Raises LaaError where nothing was known of the indicator on the day asked about."""
    now = indicator(register, code)
    if now is None:
        raise LaaError(f"nothing had been minuted of {code} by then", "Leave --as-of out to ask about today.")
    subjects = subjects_of(register)
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
        decisions=tuple(sorted(told, key=lambda row: row.meeting.partition("/")[2], reverse=True)),
        mentions=tuple(one for one in referring if one.ref not in elsewhere),
        links=_links(register, code),
        planned=_planned(register, code),
        workplan=_steps(register, code, "workplan"),
        recovery=_steps(register, code, "recovery"),
        course=_course(register, now),
        risk=now.risk,
        outcomes=outcomes(register, OutcomeFilter(indicators=(code,))),
        plan=recovery_plans(register).get(code),
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
    """Who leads and who supports, those who began last before the others; nobody who begins after the day."""
    found = []
    for row in register.rows(
        "SELECT name, role, detail FROM name WHERE subject = ? AND role IN ('lead', 'support') ORDER BY role, position",
        code,
    ):
        since, _, until = (row["detail"] or "").partition("/")
        if since <= register.as_of.isoformat():
            at = next((one.meeting for one in statements if row["name"] in (*one.lead, *one.support)), None)
            found.append(LeadRow(row["name"], row["role"], since or None, until or None, at))
    known = {(row.person, row.role) for row in found}
    for one in statements:
        for role, people in (("lead", one.lead), ("support", one.support)):
            for person in people:
                if (person, role) not in known:
                    known.add((person, role))
                    found.append(LeadRow(person, role, one.date, None, one.meeting))
    newest = sorted(found, key=lambda row: row.since or "", reverse=True)
    return tuple(sorted(newest, key=lambda row: row.role))


def _baseline(register: Register, code: str) -> TargetRow | None:
    row = register.one("SELECT period, value FROM baseline WHERE code = ?", code)
    if row is None or row["value"] is None:
        return None
    return TargetRow(row["period"], number(row["value"]), None, None, None)


def _targets(register: Register, code: str) -> tuple[TargetRow, ...]:
    """Every version of every target that was agreed by the day asked about, the newest first."""
    profiles: defaultdict[int, list[InterimRow]] = defaultdict(list)
    for row in register.rows("SELECT target, period, value FROM profile WHERE code = ? ORDER BY last", code):
        profiles[row["target"]].append(InterimRow(row["period"], number(row["value"])))
    rows = register.rows(
        "SELECT * FROM (SELECT target.*, link.target AS at, coalesce((SELECT date FROM meeting WHERE "
        "link.target = ref OR link.target GLOB ref || '/*'), substr(link.meeting_part, 1, 10), '') AS day FROM target "
        "LEFT JOIN link ON link.subject = target.code AND link.role = 'agreed' AND link.typed = agreed_at "
        "WHERE code = ?1 GROUP BY target.position), asked WHERE day <= as_of ORDER BY day DESC, position DESC",
        code,
    )
    found: list[TargetRow] = []
    for row in rows:
        later = [one for one in found if one.period == row["period"] and one.change != "unchanged"]
        found.append(
            TargetRow(
                period=row["period"],
                value=None if row["value"] is None else number(row["value"]),
                agreed_by=row["agreed_by"],
                agreed_at=row["at"] or row["agreed_at"],
                change=row["change"],
                agreed_on=row["day"] or None,
                profile=tuple(profiles[row["position"]]),
                replaced=bool(later),
            )
        )
    return tuple(found)


def _course(register: Register, now: IndicatorRow) -> tuple[CourseRow, ...]:
    """The readings of the latest's kind of period with the targets for these periods, and the targets to come."""
    drawn = series(now.readings)
    if not drawn or drawn[-1].period is None:
        return tuple(CourseRow(None, None, one.value, None, None, None, one.reported) for one in drawn)
    row = register.one("SELECT tolerance FROM indicator WHERE code = ?", now.code)
    tolerance = (row and row["tolerance"]) or register.partnership.tolerance
    told: dict[str, ReadingRow] = {span(one.period, now.measure)[1]: one for one in drawn if one.period}
    aims = {
        one.span[1]: one
        for one in courses(register).get(now.code, NOTHING).targets
        if kind(one.period, now.measure) == drawn[-1].kind and one.span[1] >= min(told)
    }
    found = []
    for on in sorted(told.keys() | aims.keys()):
        reading, aim = told.get(on), aims.get(on)
        found.append(
            CourseRow(
                period=reading.period if reading else aim.period if aim else None,
                on=on,
                value=reading.value if reading else None,
                target=number(aim.value) if aim else None,
                tolerated=number(_tolerated(aim.value, now.better, tolerance)) if aim and now.better else None,
                performance=reading.performance if reading else None,
                reported=reading.reported if reading else None,
            )
        )
    return tuple(found)


def _tolerated(aim: Decimal, better: str, tolerance: str | None) -> Decimal:
    width = band(tolerance, aim)
    return aim - width if better == "higher" else aim + width


def _links(register: Register, code: str) -> tuple[LinkRow, ...]:
    """Links from both ends, each once."""
    back: dict[str, bool] = {}
    for row in register.rows(
        "SELECT other AS ref, 0 AS back FROM indicator_link WHERE code = ?1 "
        "UNION ALL SELECT code, 1 FROM indicator_link WHERE other = ?1",
        code,
    ):
        back.setdefault(row["ref"], bool(row["back"]))
    linked = scorecard(register, ScorecardFilter(indicators=tuple(back))) if back else ()
    known = {one.code: (one.title, one.standing) for one in linked}
    return tuple(LinkRow(ref, *known.get(ref, (None, None)), its) for ref, its in back.items())


def _steps(register: Register, code: str, kind: str) -> tuple[StepRow, ...]:
    rows = register.rows(
        "SELECT ref, what, due_date, due_said, NULL AS as_at, status, position FROM step_now "
        "WHERE ?2 = 'recovery' AND code = ?1 UNION ALL SELECT ref, what, due_date, due_said, as_at, NULL, position "
        "FROM step WHERE ?2 = 'workplan' AND kind = ?2 AND code = ?1 ORDER BY position",
        code,
        kind,
    )
    told = {
        row["subject"]: row
        for row in register.rows(
            "SELECT subject, note, meeting FROM progress, asked WHERE note IS NOT NULL AND counts_from <= as_of "
            "AND subject IN (SELECT ref FROM step WHERE code = ?) ORDER BY told",
            code,
        )
    }
    found = []
    for row in rows:
        last = told.get(row["ref"])
        found.append(
            StepRow(
                ref=row["ref"],
                what=row["what"],
                due=row["due_date"],
                due_said=row["due_said"],
                as_at=row["as_at"],
                status=row["status"],
                overdue=row["status"] == "open" and (row["due_date"] or "9") < register.as_of.isoformat(),
                told=last["note"].strip() if last else None,
                told_at=last["meeting"] if last else None,
            )
        )
    return tuple(found)
