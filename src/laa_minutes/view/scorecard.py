"""The scorecard: every indicator as it stood on a day.

Four facts are kept apart, each folded over time by itself: performance as computed from figures, the direction of
travel, the lead's forecast, and the standing as minuted. What no record gives stays empty.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from sqlite3 import Row

from ..register import Register
from .figures import Performance, number, performance, readings, target_for, targets


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """One measured value. `reported` is the day from which it counts, where that is known."""

    value: int | float
    period: str | None
    reported: str | None
    source: str | None


@dataclass(frozen=True, slots=True)
class RecoveryRow:
    """A recovery plan: who owns it, where it is reviewed, how many steps it has and how many are still open."""

    owner: str | None
    review: str | None
    steps: int
    steps_open: int


@dataclass(frozen=True, slots=True)
class ExpectedRow:
    """What a meeting was told to expect: `by` the day (that of the next meeting, where it was to show then), `said` as
    typed. `late` where that day has passed and no later meeting has heard of the indicator."""

    what: str | None
    by: str | None
    said: str | None
    meeting: str
    late: bool


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One indicator. Each `…_at` is the meeting that said so; `heard_at` the last one at which it came up at all.

    `performance` compares the latest reading with the target for the same period; None where there is no such pair
    or where the record does not say which way is better. `target` is that target, else the one in force.
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


@dataclass(frozen=True, slots=True)
class ScorecardFilter:
    """Which indicators to list; empty lets everything through. A standing may be `none`. With bodies, only what these
    have minuted counts, and only indicators that came up there are listed. `since` is ISO."""

    themes: tuple[str, ...] = ()
    standings: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    since: str | None = None


def scorecard(register: Register, wanted: ScorecardFilter) -> tuple[IndicatorRow, ...]:
    """The indicators that fit: themes in the partnership's order, those without one last; then as they are filed."""
    facts = _Facts(register, wanted.bodies)
    places = {str(theme.name).casefold(): n for n, theme in enumerate(register.partnership.themes)}
    rows = [facts.row(one) for one in facts.indicators]
    rows = [row for row in rows if _fits(row, facts, wanted)]
    for row in rows:
        if row.theme:
            places.setdefault(row.theme.casefold(), len(places))
    return tuple(sorted(rows, key=lambda row: places[row.theme.casefold()] if row.theme else len(places)))


def indicator(register: Register, code: str) -> IndicatorRow | None:
    """One indicator by its code."""
    return next(iter(scorecard(register, ScorecardFilter(indicators=(code,)))), None)


def leads(register: Register) -> dict[str, tuple[str, ...]]:
    """Who led which indicator on the day asked about.

    A lead confirmed at a meeting takes over from whoever began earlier, unless the file of indicators has that person
    among those who led on the day, or says when it ended.
    """
    today = register.as_of.isoformat()
    filed: defaultdict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for row in register.rows(
        "SELECT indicator.code, name.name, detail FROM name JOIN indicator ON indicator.code = name.subject "
        "WHERE role = 'lead' ORDER BY name.position"
    ):
        since, _, until = (row["detail"] or "").partition("/")
        filed[row["code"]].append((since, until or "9999", row["name"]))
    confirmed: dict[str, tuple[str, list[str]]] = {}
    for row in register.rows(
        "SELECT said.code, said.date, group_concat(name.name, char(10)) AS names FROM statement_now AS said "
        "JOIN name ON name.subject = said.key AND role = 'lead' "
        "GROUP BY said.key ORDER BY said.date, said.meeting, said.rowid"
    ):
        confirmed[row["code"]] = (row["date"], row["names"].split("\n"))
    found = {}
    for code in filed.keys() | confirmed.keys():
        current = [one for one in filed[code] if one[0] <= today <= one[1]]
        if code in confirmed:
            day, names = confirmed[code]
            ended = {name for _, until, name in filed[code] if day <= until < today}
            names = [name for name in names if name not in ended]
            if names and not any(since >= day or name in names for since, _, name in current):
                current = [(day, "9999", name) for name in names]
        found[code] = tuple(dict.fromkeys(name for _, _, name in current))
    return found


class _Facts:
    """Everything the scorecard needs, each kind of fact by one SELECT."""

    def __init__(self, register: Register, bodies: tuple[str, ...]) -> None:
        self._today = register.as_of.isoformat()
        self._tolerance = register.partnership.tolerance
        self._bodies = set(bodies)
        self.indicators = register.rows(
            "SELECT code, position, '' AS first, title, theme, unit, better, tolerance, decimals, recovery "
            "FROM indicator UNION ALL SELECT code, 1e9, min(date || meeting), NULL, NULL, NULL, NULL, NULL, NULL, NULL "
            "FROM statement_now WHERE code NOT IN (SELECT code FROM indicator) GROUP BY code "
            "ORDER BY position, first, code"
        )
        self._themes = {str(theme.name).casefold(): str(theme.name) for theme in register.partnership.themes}
        self.leads = leads(register)
        self._said = self._statements(register)
        self._readings = readings(register, self._today)
        self._targets = targets(register, self._today)
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
        self.heard = self._heard(register)
        self._held = self._meetings_held(register)
        self._dates: defaultdict[str, list[str]] = defaultdict(list)
        for row in register.rows("SELECT body, date FROM meeting WHERE status != 'cancelled' ORDER BY date"):
            self._dates[row["body"]].append(row["date"])

    def row(self, one: Row) -> IndicatorRow:
        code = one["code"]
        said = self._said[code]
        readings = self._readings.get(code, [])
        latest = readings[-1] if readings else None
        target, comparable = target_for(latest, self._targets.get(code, []), self._today)
        heard = max(self.heard.get(code, ()), default=None)
        standing, direction, forecast = (said.get(fact) for fact in ("standing", "direction", "forecast"))
        theme = one["theme"]
        return IndicatorRow(
            code=code,
            title=one["title"],
            theme=self._themes.get(theme.casefold(), theme) if theme else None,
            lead=", ".join(self.leads.get(code, ())) or None,
            standing=standing["standing"] if standing else None,
            standing_at=standing["meeting"] if standing else None,
            performance=performance(one, latest, target, self._tolerance) if comparable else None,
            direction=direction["direction"] if direction else None,
            forecast=forecast["forecast"] if forecast else None,
            target=number(target.value) if target else None,
            target_period=target.period if target else None,
            value=number(latest["value"]) if latest else None,
            period=latest["period"] if latest else None,
            readings=tuple(
                ReadingRow(number(at["value"]), at["period"], at["reported"], at["source"]) for at in readings
            ),
            unit=one["unit"],
            better=one["better"],
            open_actions=self._open.get(code, 0),
            recovery=self._recovery(code, one["recovery"]),
            standing_item=standing["item_ref"] if standing else None,
            direction_at=direction["meeting"] if direction else None,
            forecast_at=forecast["meeting"] if forecast else None,
            heard_at=heard[1] if heard else None,
            silent_meetings=self._since(heard) if heard else 0,
            expected=self._expected(said.get("expected"), heard),
            decimals=one["decimals"],
        )

    def _statements(self, register: Register) -> defaultdict[str, dict[str, Row]]:
        """By code and fact, the latest statement that gives the fact."""
        found: defaultdict[str, dict[str, Row]] = defaultdict(dict)
        for row in register.rows(
            "SELECT said.*, item.ref AS item_ref FROM statement_now AS said LEFT JOIN item ON item.key = said.item "
            "ORDER BY said.date, said.meeting, said.rowid"
        ):
            if not self._bodies or row["meeting"].partition("/")[0] in self._bodies:
                facts = found[row["code"]]
                facts |= {fact: row for fact in ("standing", "direction", "forecast") if row[fact] is not None}
                if row["expected"] is not None or row["expected_said"] is not None:
                    facts["expected"] = row
        return found

    def _heard(self, register: Register) -> defaultdict[str, set[tuple[str, str]]]:
        """By code, date and name of the meetings at which an indicator came up: in a statement, an action or prose."""
        found: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        for row in register.rows(
            "SELECT DISTINCT target, meeting.ref, meeting.date FROM reference JOIN meeting "
            "ON meeting.ref = reference.meeting JOIN asked ON meeting.date <= as_of "
            "WHERE reference.kind = 'indicator' AND target IS NOT NULL"
        ):
            if not self._bodies or row["ref"].partition("/")[0] in self._bodies:
                found[row["target"]].add((row["date"], row["ref"]))
        return found

    def _meetings_held(self, register: Register) -> defaultdict[str, list[tuple[str, str]]]:
        """By body, the meetings of which there is a full record."""
        found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for row in register.rows(
            "SELECT body, date, ref FROM meeting, asked WHERE recorded AND date <= as_of "
            "AND status NOT IN ('outline', 'cancelled') AND cancelled IS NULL "
            "AND EXISTS (SELECT 1 FROM item WHERE item.meeting = meeting.ref)"
        ):
            found[row["body"]].append((row["date"], row["ref"]))
        return found

    def _since(self, heard: tuple[str, str]) -> int:
        return sum(one > heard for one in self._held[heard[1].partition("/")[0]])

    def _expected(self, row: Row | None, heard: tuple[str, str] | None) -> ExpectedRow | None:
        """What is still expected: nothing once a later meeting has heard of the indicator."""
        if row is None or (heard is not None and heard[0] > row["date"]):
            return None
        by = row["expected_date"]
        if row["expected_said"] in ("next", "next meeting"):
            days = self._dates[row["meeting"].partition("/")[0]]
            by = next((day for day in days if day > row["date"]), None)
        what = row["expected"].strip() if row["expected"] else None
        return ExpectedRow(what, by, row["expected_said"], row["meeting"], by is not None and by < self._today)

    def _recovery(self, code: str, plan: str | None) -> RecoveryRow | None:
        if plan is None:
            return None
        at = json.loads(plan)
        return RecoveryRow(at["owner"], at["review"], at["steps"], self._steps_open.get(code, 0))


def _counted(register: Register, sql: str) -> dict[str, int]:
    return {row["code"]: row["number"] for row in register.rows(sql)}


def _fits(row: IndicatorRow, facts: _Facts, wanted: ScorecardFilter) -> bool:
    return (
        (not wanted.indicators or row.code in wanted.indicators)
        and (not wanted.themes or _named(wanted.themes, row.theme))
        and (not wanted.standings or (row.standing or "none") in wanted.standings)
        and (not wanted.leads or _named(wanted.leads, *facts.leads.get(row.code, ())))
        and (not wanted.bodies or row.code in facts.heard)
        and (wanted.since is None or _heard_since(row, facts, wanted.since))
    )


def _heard_since(row: IndicatorRow, facts: _Facts, since: str) -> bool:
    spoken = any(day >= since for day, _ in facts.heard.get(row.code, ()))
    return spoken or any(reading.reported is not None and reading.reported >= since for reading in row.readings)


def _named(wanted: Iterable[str], *names: str | None) -> bool:
    known = {name.casefold() for name in names if name}
    return any(one.casefold() in known for one in wanted)
