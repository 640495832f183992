"""The course of an indicator: its readings in time, each beside the target and the earlier reading it compares with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from sqlite3 import Row

from ..frozen import dataclass
from ..register import Register
from .arithmetic import Direction, Performance, Span, direction, judge, kind, pair, season, span


@dataclass(frozen=True, slots=True)
class Reading:
    """One measured value. `since` is the day from which it counts; `span` None where it has no period."""

    value: Decimal
    period: str | None
    span: Span | None
    reported: str | None
    since: str
    source: str | None


@dataclass(frozen=True, slots=True)
class Target:
    """A target in force. `interim` where it is part of the profile of a longer one, whose span is `whole`. `since` is
    the day of the meeting that agreed it, empty where no meeting is named; `agreed_at` the minute."""

    period: str
    span: Span
    value: Decimal
    interim: bool
    whole: Span
    since: str
    agreed_by: str | None
    agreed_at: str | None
    change: str | None


@dataclass(frozen=True, slots=True)
class Judged:
    """A reading and what it compares with, where there is such a thing. `replaced` by a later report for its period:
    then it is compared with nothing. `kind` is that of its period. `before` is the reading that its direction is from,
    `year_before` the last earlier year's for the same time of the year; of some measures they are one and the same."""

    reading: Reading
    replaced: bool
    kind: str = ""
    target: Target | None = None
    performance: Performance | None = None
    before: Reading | None = None
    direction: Direction | None = None
    year_before: Reading | None = None
    year_on_year: Direction | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """All readings that count on the day, the latest last, and the targets in force on it, the earliest end first."""

    readings: tuple[Judged, ...]
    targets: tuple[Target, ...]

    @property
    def latest(self) -> Judged | None:
        """The last reading."""
        return self.readings[-1] if self.readings else None

    def last_compared(self, number: int) -> tuple[Judged, ...]:
        """The last readings that were compared with a target, the latest last: all of one kind of period, so that a
        year is not taken for the quarter after its fourth. Empty where there are fewer."""
        compared = [one for one in self.readings if one.performance]
        alike = [one for one in compared if one.kind == compared[-1].kind]
        return tuple(alike[-number:]) if len(alike) >= number else ()

    def falls(self) -> Iterator[tuple[Reading, Reading]]:
        """Of a measure that counts up over the year: each total that is lower than the one before it in that year,
        behind that one."""
        current = [one.reading for one in self.readings if one.reading.span and not one.replaced]
        for before, one in pairwise(current):
            if before.span and one.span and one.span[0] == before.span[0] and 0 <= one.value < before.value:
                yield before, one

    def target_now(self, today: str) -> Target | None:
        """The target of the latest reading; else the one that ends next, or else ended last."""
        if self.latest and self.latest.target:
            return self.latest.target
        return next((one for one in self.targets if one.span[1] >= today), self.targets[-1] if self.targets else None)


NOTHING = Course((), ())


def courses(register: Register) -> dict[str, Course]:
    """The course of every indicator that has readings or targets on the day asked about, by code."""
    today = register.as_of.isoformat()
    about = {row["code"]: row for row in register.rows("SELECT code, better, tolerance, measure FROM indicator")}
    measures = {code: row["measure"] for code, row in about.items()}
    readings = _readings(register, today, measures)
    targets = _targets(register, today, measures)
    default = register.partnership.tolerance
    return {
        code: Course(_judged(readings[code], targets[code], row, row["tolerance"] or default), targets[code])
        for code, row in about.items()
        if readings[code] or targets[code]
    }


def _readings(register: Register, today: str, measures: dict[str, str]) -> defaultdict[str, list[Reading]]:
    """Readings that count, the latest last: by the end of the period, by when they were reported, then as filed."""
    found: defaultdict[str, list[Reading]] = defaultdict(list)
    for row in register.rows("SELECT * FROM reading ORDER BY code, coalesce(last, reported, ''), reported, position"):
        since = row["reported"] or row["last"] or ""
        if since <= today:
            days = span(row["period"], measures[row["code"]]) if row["period"] else None
            found[row["code"]].append(
                Reading(Decimal(row["value"]), row["period"], days, row["reported"], since, row["source"])
            )
    return found


def _targets(register: Register, today: str, measures: dict[str, str]) -> defaultdict[str, tuple[Target, ...]]:
    """Targets in force on the day, version after version."""
    agreed = {
        (row["subject"], row["typed"]): row
        for row in register.rows(
            "SELECT subject, typed, coalesce(target, typed) AS at, coalesce(CASE WHEN target GLOB "
            "'*/[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*' THEN substr(target, instr(target, '/') + 1, 10) END, "
            "substr(meeting_part, 1, 10), '') AS day FROM link WHERE role = 'agreed' "
            "AND subject IN (SELECT code FROM indicator)"
        )
    }
    profiles: defaultdict[tuple[str, int], list[Row]] = defaultdict(list)
    for row in register.rows("SELECT * FROM profile ORDER BY last"):
        profiles[row["code"], row["target"]].append(row)
    versions: defaultdict[str, list[tuple[str, int, Row]]] = defaultdict(list)
    for row in register.rows("SELECT * FROM target ORDER BY code, position"):
        at = agreed.get((row["code"], row["agreed_at"]))
        if (at["day"] if at else "") <= today:
            versions[row["code"]].append((at["day"] if at else "", row["position"], row))
    found: defaultdict[str, tuple[Target, ...]] = defaultdict(tuple)
    for code, rows in versions.items():
        known: dict[Span, Target] = {}
        for day, position, row in sorted(rows, key=lambda one: one[:2]):
            at = agreed.get((code, row["agreed_at"]))
            where = at["at"] if at else row["agreed_at"]
            _follow(known, row, profiles[code, position], measures[code], day, where)
        found[code] = tuple(sorted(known.values(), key=lambda one: (one.span[1], one.span[0])))
    return found


def _follow(
    known: dict[Span, Target], row: Row, profile: Sequence[Row], measure: str, day: str, at: str | None
) -> None:
    """One more version of a target, agreed on `day` at the minute `at`.

    It replaces earlier ones for the same period. What it replaces takes its own interim targets with it, but for those
    of periods that had ended by then: a new target moves no milestone that has been passed. One that was renegotiated
    or revised without its value being on record leaves no target; one confirmed unchanged stays, confirmed.
    """
    own = span(row["period"], measure) if row["period"] else None
    facts = (day, row["agreed_by"], at, row["change"])
    if row["value"] is None and not profile:
        for days in [
            days for days, one in known.items() if days == own or (own in (None, one.whole) and days[1] >= day)
        ]:
            if row["change"] in ("renegotiated", "revised"):
                del known[days]
            elif row["change"] == "unchanged":
                since, by, where, change = facts
                known[days] = replace(known[days], since=since, agreed_by=by, agreed_at=where, change=change)
        return
    before = known.get(own) if own else None
    if before and row["value"] is not None and before.value != Decimal(row["value"]):
        for days in [one for one, target in known.items() if target.interim and target.whole == own and one[1] >= day]:
            del known[days]
    for one in profile:
        days = span(one["period"], measure)
        known[days] = Target(one["period"], days, Decimal(one["value"]), True, own or days, *facts)
    if own and row["value"] is not None:
        known[own] = Target(row["period"], own, Decimal(row["value"]), False, own, *facts)


def _judged(
    readings: Iterable[Reading], targets: Iterable[Target], about: Row, tolerance: str | None
) -> tuple[Judged, ...]:
    """Each reading with the target for the same span, and with the earlier ones that it pairs with."""
    readings = list(readings)
    better, measure = about["better"], about["measure"]
    aims = {target.span: target for target in targets}
    valid = {one.span: n for n, one in enumerate(readings) if one.span}  # the last report for each span
    earlier: dict[str, Reading] = {}
    years: dict[str, Reading] = {}

    def moved(before: Reading | None, one: Reading) -> Direction | None:
        return direction(before.value, one.value, better) if before and better else None

    found = []
    for n, one in enumerate(readings):
        if one.period is None or one.span is None or valid[one.span] != n:
            found.append(Judged(one, replaced=one.period is not None))
            continue
        target = aims.get(one.span)
        alike, time_of_year = pair(one.period, measure), season(one.period, measure)
        before, year_before = earlier.get(alike), years.get(time_of_year)
        found.append(
            Judged(
                reading=one,
                replaced=False,
                kind=kind(one.period, measure),
                target=target,
                performance=judge(one.value, target.value, better, tolerance) if target and better else None,
                before=before,
                direction=moved(before, one),
                year_before=year_before,
                year_on_year=moved(year_before, one),
            )
        )
        earlier[alike] = years[time_of_year] = one
    return tuple(found)
