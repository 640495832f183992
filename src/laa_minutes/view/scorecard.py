"""The scorecard: every indicator as it stood on a day.

Four facts are kept apart, each folded over time by itself and each with where it comes from: performance and direction
as computed from figures, the direction as minuted, the lead's forecast, and the standing as minuted. What no record
gives stays empty. Where two of them cannot both be right, the row says so.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from sqlite3 import Row

from ..frozen import dataclass
from ..performance import NOTHING, Course, Direction, Performance, contradicted, courses, minuted
from ..register import Register
from .changes import ChangeRow, Known, changes
from .figures import ReadingRow, number, reading_rows
from .heard import ExpectedRow, Heard, PromiseRow, expected
from .leads import leads
from .risks import RiskRow, risks


@dataclass(frozen=True, slots=True)
class RecoveryRow:
    """A recovery plan: who owns it, where it is reviewed, how many steps it has and how many are still open."""

    owner: str | None
    review: str | None
    steps: int
    steps_open: int


@dataclass(frozen=True, slots=True)
class ContradictionRow:
    """Figures and what was minuted cannot both be right: `code` is that of `laa check`, `at` the item that said so."""

    code: str
    message: str
    at: str | None


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One indicator. Each `…_at` is the meeting that said so, each `…_item` the item; `heard_at` the last meeting at
    which it came up at all.

    `performance` compares the latest reading with the target for the same period; None where there is no such pair
    or where the record does not say which way is better: `not_compared` then says which. `compared` is the last reading
    that has a performance, be it the latest or not. `target` is the latest reading's, else the one in force.
    `direction` is as minuted, `direction_computed` from the latest reading and the one for `was_period`; `year_on_year`
    from the latest and the one of the same time of the last earlier year, which of many measures is the same one.
    `updated` is the last day on which a meeting heard of it or a reading was reported; `meetings_without_update` how
    many its body has held since. With a day to compare with, `since` is that day, `changes` what is new, and
    `changed` the same in words.
    """

    code: str
    title: str | None
    theme: str | None
    lead: str | None
    standing: str | None
    standing_at: str | None
    performance: Performance | None
    direction: str | None
    forecast: str | None
    target: int | float | None
    target_period: str | None
    value: int | float | None
    period: str | None
    readings: tuple[ReadingRow, ...]
    unit: str | None
    better: str | None
    open_actions: int
    recovery: RecoveryRow | None
    standing_item: str | None
    direction_at: str | None
    forecast_at: str | None
    heard_at: str | None
    silent_meetings: int
    expected: ExpectedRow | None
    decimals: int | None
    measure: str
    tolerance: str | None
    baseline: int | float | None
    baseline_period: str | None
    direction_item: str | None
    forecast_item: str | None
    reported: str | None
    source: str | None
    target_agreed_by: str | None
    target_agreed_at: str | None
    target_change: str | None
    not_compared: str | None
    compared: ReadingRow | None
    direction_computed: Direction | None
    was: int | float | None
    was_period: str | None
    year_on_year: Direction | None
    year_before: int | float | None
    year_before_period: str | None
    contradictions: tuple[ContradictionRow, ...]
    promise: PromiseRow | None
    updated: str | None
    meetings_without_update: int
    since: str | None
    changes: tuple[ChangeRow, ...]
    changed: str | None
    risk: RiskRow | None


@dataclass(frozen=True, slots=True)
class ScorecardFilter:
    """Which indicators to list; empty lets everything through. A standing may be `none`. With bodies, only what these
    have minuted counts, and only indicators that came up there are listed. With `since` (ISO) each says what is new
    after that day."""

    themes: tuple[str, ...] = ()
    standings: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    since: str | None = None


def scorecard(register: Register, wanted: ScorecardFilter) -> tuple[IndicatorRow, ...]:
    """The indicators that fit: themes in the partnership's order, those without one last; then as they are filed."""
    facts = _facts(register, wanted.bodies, wanted.since)
    places = {str(theme.name).casefold(): n for n, theme in enumerate(register.partnership.themes)}
    rows = [facts.row(one) for one in facts.indicators if not wanted.indicators or one["code"] in wanted.indicators]
    rows = [row for row in rows if _fits(row, facts, wanted)]
    for row in rows:
        if row.theme:
            places.setdefault(row.theme.casefold(), len(places))
    return tuple(sorted(rows, key=lambda row: places[row.theme.casefold()] if row.theme else len(places)))


def indicator(register: Register, code: str) -> IndicatorRow | None:
    """One indicator by its code."""
    return next(iter(scorecard(register, ScorecardFilter(indicators=(code,)))), None)


@lru_cache(maxsize=4)  # of a register, which does not change: a website asks it of every indicator and person
def _facts(register: Register, bodies: tuple[str, ...], since: str | None) -> _Facts:
    return _Facts(register, bodies, since)


class _Facts:
    """Everything the scorecard needs, each kind of fact by one SELECT; `since` where it is to say what is new."""

    def __init__(self, register: Register, bodies: tuple[str, ...], since: str | None) -> None:
        self._today = register.as_of.isoformat()
        self._since = since
        self._tolerance = register.partnership.tolerance
        self._rows: dict[str, IndicatorRow] = {}  # those that were asked for
        self.indicators = register.rows(
            "SELECT code, position, '' AS first, title, theme, unit, better, decimals, measure, tolerance, recovery, "
            "baseline.period, value FROM indicator LEFT JOIN baseline USING (code) "
            "UNION ALL SELECT code, 1e9, begun, NULL, NULL, NULL, NULL, NULL, 'point', NULL, NULL, NULL, NULL "
            "FROM spoken_of WHERE code NOT IN (SELECT code FROM indicator) ORDER BY position, first, code"
        )
        self._themes = {str(theme.name).casefold(): str(theme.name) for theme in register.partnership.themes}
        self._now = _Known(register, bodies)
        self._risks = risks(register, self._now.said)
        self._before = _Known(register.on(date.fromisoformat(since)), bodies) if since else None
        self._open = _counted(
            register,
            "SELECT code, count(*) AS number FROM action_indicator JOIN action_now ON key = action "
            "WHERE status = 'open' GROUP BY code",
        )
        self._steps_open = _counted(
            register,
            "SELECT code, count(*) AS number FROM step, asked WHERE kind = 'recovery' AND coalesce((SELECT status "
            "FROM progress WHERE subject = step.ref AND status IS NOT NULL AND counts_from <= as_of "
            "ORDER BY told DESC LIMIT 1), 'open') = 'open' GROUP BY code",
        )

    def leads(self, code: str) -> tuple[str, ...]:
        return self._now.leads.get(code, ())

    def row(self, one: Row) -> IndicatorRow:
        if one["code"] not in self._rows:
            self._rows[one["code"]] = self._row(one)
        return self._rows[one["code"]]

    def _row(self, one: Row) -> IndicatorRow:
        code, theme = one["code"], one["theme"]
        known, heard = self._now.of(code), self._now.heard.last(code)
        said, course, readings = known.said, known.course, reading_rows(known.course)
        target, latest = course.target_now(self._today), course.latest
        new = self._changes(code, known, one["decimals"])
        reported = max((reading.reported or "" for reading in readings), default="")
        return IndicatorRow(
            code=code,
            title=one["title"],
            theme=self._themes.get(theme.casefold(), theme) if theme else None,
            lead=", ".join(known.leads) or None,
            standing=_of(said, "standing", "standing"),
            standing_at=_of(said, "standing", "meeting"),
            performance=latest.performance if latest else None,
            direction=_of(said, "direction", "direction"),
            forecast=_of(said, "forecast", "forecast"),
            target=number(target.value) if target else None,
            target_period=target.period if target else None,
            value=number(latest.reading.value) if latest else None,
            period=latest.reading.period if latest else None,
            readings=readings,
            unit=one["unit"],
            better=one["better"],
            open_actions=self._open.get(code, 0),
            recovery=self._recovery(code, one["recovery"]),
            standing_item=_of(said, "standing", "item_ref"),
            direction_at=_of(said, "direction", "meeting"),
            forecast_at=_of(said, "forecast", "meeting"),
            heard_at=heard[1] if heard else None,
            silent_meetings=self._now.heard.meetings_since(heard) if heard else 0,
            expected=expected(known.promise),
            decimals=one["decimals"],
            measure=one["measure"],
            tolerance=one["tolerance"] or self._tolerance,
            baseline=number(one["value"]) if one["value"] is not None else None,
            baseline_period=one["period"],
            direction_item=_of(said, "direction", "item_ref"),
            forecast_item=_of(said, "forecast", "item_ref"),
            reported=latest.reading.reported if latest else None,
            source=latest.reading.source if latest else None,
            target_agreed_by=target.agreed_by if target else None,
            target_agreed_at=target.agreed_at if target else None,
            target_change=target.change if target else None,
            not_compared=_not_compared(course, one["better"]),
            compared=next((reading for reading in reversed(readings) if reading.performance), None),
            direction_computed=latest.direction if latest else None,
            was=number(latest.before.value) if latest and latest.before else None,
            was_period=latest.before.period if latest and latest.before else None,
            year_on_year=latest.year_on_year if latest else None,
            year_before=number(latest.year_before.value) if latest and latest.year_before else None,
            year_before_period=latest.year_before.period if latest and latest.year_before else None,
            contradictions=tuple(
                ContradictionRow(each.code, each.message, each.said["item_ref"])
                for each in contradicted(code, said, course)
            ),
            promise=known.promise,
            updated=max(heard[0] if heard else "", reported) or None,
            meetings_without_update=self._now.heard.meetings_since(heard, reported) if heard else 0,
            since=self._since,
            changes=new,
            changed="; ".join(each.words for each in new) or None,
            risk=self._risks.get(code),
        )

    def _changes(self, code: str, known: Known, decimals: int | None) -> tuple[ChangeRow, ...]:
        if self._before is None or self._since is None:
            return ()
        later = self._now.heard.after(code, self._since)
        return changes(self._before.of(code), known, self._since, later, decimals)

    def _recovery(self, code: str, plan: str | None) -> RecoveryRow | None:
        if plan is None:
            return None
        at = json.loads(plan)
        return RecoveryRow(at["owner"], at["review"], at["steps"], self._steps_open.get(code, 0))


class _Known:
    """What was known of every indicator on the register's day."""

    def __init__(self, register: Register, bodies: tuple[str, ...]) -> None:
        self.leads = leads(register)
        self.heard = Heard(register, bodies)
        self._courses = courses(register)
        self.said = minuted(register, bodies)

    def of(self, code: str) -> Known:
        said, course = self.said.get(code, {}), self._courses.get(code, NOTHING)
        promise = self.heard.promise(said.get("expected"), code, course)
        return Known(said, course, self.leads.get(code, ()), promise)


def _of(said: dict[str, Row], fact: str, column: str) -> str | None:
    return said[fact][column] if fact in said else None


def _not_compared(course: Course, better: str | None) -> str | None:
    """Why there is no performance, in words; None where there is one, or nothing to compare at all."""
    latest = course.latest
    if latest is None:
        return "no reading" if course.targets else None
    if latest.performance:
        return None
    if latest.reading.period is None:
        return "the reading has no period"
    if latest.target is None:
        return f"no target for {latest.reading.period}" if course.targets else "no target on record"
    return None if better else "which way is better is not on record"


def _counted(register: Register, sql: str) -> dict[str, int]:
    return {row["code"]: row["number"] for row in register.rows(sql)}


def _fits(row: IndicatorRow, facts: _Facts, wanted: ScorecardFilter) -> bool:
    return (
        (not wanted.themes or _named(wanted.themes, row.theme))
        and (not wanted.standings or (row.standing or "none") in wanted.standings)
        and (not wanted.leads or _named(wanted.leads, *facts.leads(row.code)))
        and (not wanted.bodies or row.heard_at is not None)
    )


def _named(wanted: Iterable[str], *names: str | None) -> bool:
    known = {name.casefold() for name in names if name}
    return any(one.casefold() in known for one in wanted)
