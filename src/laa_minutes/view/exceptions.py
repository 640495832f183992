"""Exceptions: the indicators that need a meeting's attention, the successes, and what is asked of whom about them.

`reasons` says what makes an exception. Commentary is asked of the lead of what is off track, at risk, below target or
slipping: if a note was minuted on the day that the newest of these became known or since, it is there, until two more
meetings of that body have heard nothing new. Of a step that is overdue, and of a plan that was not reviewed, the owner
is asked, of what has not come and of a missing reading the lead, or else the theme's. Of successes, and of all else,
nothing is asked.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from sqlite3 import Row
from typing import Literal

from ..frozen import dataclass
from ..performance import OF_BODIES, Performance, courses
from ..register import Register
from .actions import ActionFilter, ActionRow, actions
from .leads import leads
from .reasons import CONCERNS, SUCCESSES, About, Reason, ReasonRow, concerns, successes
from .recovery import PlanRow, recovery_plans
from .scorecard import IndicatorRow, ScorecardFilter, scorecard
from .wording import capital, listed

_COMMENTED = ("off track", "below target", "at risk", "slipping")
_SILENT = 2  # meetings of its body without news, after which commentary is asked for again


@dataclass(frozen=True, slots=True)
class AskedRow:
    """What is asked of whom; nobody where the records name no lead. Commentary that was minuted already is `answered`
    at that item, in the words of its `note`."""

    what: str
    of: tuple[str, ...]
    answered: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class ExceptionRow:
    """One indicator that is an exception: a `concern` or a `success`; an indicator may be both, in two rows.

    `reason` is the gravest of its `reasons`, by which it is grouped; `why` tells all of them. `wanted`: something is
    asked that nobody has answered, and `request` says what, from whom.
    """

    code: str
    title: str | None
    theme: str | None
    lead: str | None
    kind: Literal["concern", "success"]
    reason: Reason
    why: str
    reasons: tuple[ReasonRow, ...]
    wanted: bool
    request: str | None
    asked: tuple[AskedRow, ...]
    standing: str | None
    performance: Performance | None
    direction: str | None
    value: int | float | None
    period: str | None
    target: int | float | None
    target_period: str | None
    unit: str | None
    better: str | None
    decimals: int | None
    actions: tuple[ActionRow, ...]
    recovery: PlanRow | None


@dataclass(frozen=True, slots=True)
class ExceptionFilter:
    """Which indicators to look at; empty lets everything through. With bodies, only what these have minuted counts.
    `wanted` leaves those of which nothing more is asked out."""

    themes: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    wanted: bool = False


def exceptions(register: Register, wanted: ExceptionFilter) -> tuple[ExceptionRow, ...]:
    """The concerns, by the gravest reason, then the successes; each group in the scorecard's order."""
    asked_for = ScorecardFilter(
        themes=wanted.themes, leads=wanted.leads, indicators=wanted.indicators, bodies=wanted.bodies
    )
    if not (indicators := scorecard(register, asked_for)):
        return ()
    facts = _Facts(register, [one.code for one in indicators], wanted.bodies)
    found = [row for one in indicators for row in facts.rows(one)]
    order = (*CONCERNS, *SUCCESSES)
    found.sort(key=lambda row: order.index(row.reason))
    return tuple(row for row in found if row.wanted or not wanted.wanted)


class _Facts:
    """What an indicator's row of the scorecard does not say, each kind of fact by one SELECT."""

    def __init__(self, register: Register, codes: Iterable[str], bodies: Sequence[str]) -> None:
        self._today = register.as_of.isoformat()
        self._register = register
        self._bodies = json.dumps(bodies)
        self._aims = _aims(register)
        self._actions: defaultdict[str, list[ActionRow]] = defaultdict(list)
        for action in actions(register, ActionFilter(indicators=tuple(codes))):
            for code in action.indicators:
                self._actions[code].append(action)
        self._plans = recovery_plans(register)
        self._leads = leads(register)
        self._theme_leads = _theme_leads(register)

    def rows(self, one: IndicatorRow) -> Iterator[ExceptionRow]:
        """A row for what is of concern, and one for what is a success."""
        plan = self._plans.get(one.code)
        about = About(one, plan, self._standings(one.code, one.standing), self._aims.get(one.code, ()), self._today)
        if reasons := concerns(about):
            yield self._row(one, "concern", reasons, self._asked(one, plan, reasons))
        if reasons := successes(about):
            yield self._row(one, "success", reasons, ())

    def _standings(self, code: str, standing: str | None) -> list[Row]:
        """The last statements that gave its standing, back to the one before that gave another; the latest last."""
        if standing is None:
            return []
        before = self._said(code, "standing != ?4", standing, 1)
        since = before[0]["date"] if before else ""
        return self._said(code, "standing IS NOT NULL AND date >= ?4", since)[::-1]

    def _said(self, code: str, test: str, value: str, most: int = -1) -> list[Row]:
        """What was said of an indicator that passes a test, the latest first."""
        return self._register.rows(
            "SELECT date, standing, note, coalesce(ref, statement.meeting) AS at FROM statement LEFT JOIN item "
            f"ON item.key = statement.item WHERE {OF_BODIES} AND code = ?2 AND date <= ?3 AND {test} "
            "ORDER BY date DESC, statement.meeting DESC, statement.rowid DESC LIMIT ?5",
            self._bodies,
            code,
            self._today,
            value,
            most,
        )

    def _row(
        self,
        one: IndicatorRow,
        kind: Literal["concern", "success"],
        reasons: Sequence[ReasonRow],
        asked: tuple[AskedRow, ...],
    ) -> ExceptionRow:
        return ExceptionRow(
            code=one.code,
            title=one.title,
            theme=one.theme,
            lead=one.lead,
            kind=kind,
            reason=reasons[0].reason,
            why=" ".join(f"{capital(each.reason)}: {each.words}." for each in reasons),
            reasons=tuple(reasons),
            wanted=any(each.answered is None for each in asked),
            request="; ".join(_request(each) for each in asked if each.answered is None) or None,
            asked=asked,
            standing=one.standing,
            performance=one.performance,
            direction=one.direction_computed,
            value=one.value,
            period=one.period,
            target=one.target,
            target_period=one.target_period,
            unit=one.unit,
            better=one.better,
            decimals=one.decimals,
            actions=tuple(self._actions.get(one.code, ())),
            recovery=self._plans.get(one.code),
        )

    def _asked(self, one: IndicatorRow, plan: PlanRow | None, reasons: Sequence[ReasonRow]) -> tuple[AskedRow, ...]:
        asked = self._leads.get(one.code) or self._theme_leads.get(one.theme or "", ())
        found = []
        if news := [reason.since or "" for reason in reasons if reason.reason in _COMMENTED]:
            told = self._said(one.code, "note != '' AND date >= ?4", max(news), 1)
            if told and one.meetings_without_update < _SILENT:
                found.append(AskedRow("commentary", asked, told[0]["at"], " ".join(told[0]["note"].split())))
            else:
                found.append(AskedRow("commentary", asked, None, None))
        owners = {step.ref: step.owners for step in (plan.steps if plan else ())}
        for reason in reasons:
            if reason.reason == "step overdue":
                found.append(AskedRow(f"how {reason.at} stands", owners.get(reason.at or "") or asked, None, None))
            elif reason.reason == "not reviewed":
                owner = plan.owners if plan else ()
                found.append(AskedRow("a report on the recovery plan", owner or asked, None, None))
            elif reason.reason == "not come":
                found.append(AskedRow("what became of what was expected", asked, None, None))
            elif reason.reason == "no reading":
                found.append(AskedRow(f"the figure for {reason.at}", asked, None, None))
        return tuple(found)


def _request(asked: AskedRow) -> str:
    return f"{asked.what} from {listed(asked.of)}" if asked.of else asked.what


def _aims(register: Register) -> dict[str, tuple[tuple[str, str], ...]]:
    """The periods for which there is a target in force, of what was never measured: last day and name."""
    unmeasured = {
        row["code"]
        for row in register.rows(
            "SELECT code FROM target WHERE code NOT IN (SELECT code FROM reading WHERE period IS NOT NULL)"
        )
    }
    found = courses(register) if unmeasured else {}
    return {
        code: tuple((target.span[1], target.period) for target in found[code].targets)
        for code in unmeasured
        if code in found
    }


def _theme_leads(register: Register) -> dict[str, tuple[str, ...]]:
    """Who leads a theme on the day: asked where an indicator has no lead of its own."""
    today = register.as_of
    return {
        str(theme.name): tuple(
            register.roster.resolve(lead.person, "").name
            for lead in theme.leads
            if (lead.since or today) <= today <= (lead.until or today)
        )
        for theme in register.partnership.themes
    }
