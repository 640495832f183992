"""Deadlines and other dates that meetings were told of, and which meetings can still decide before each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from sqlite3 import Row

from ..frozen import dataclass
from ..record.name import read_name
from ..register import Register

DEADLINE, EVENT = "deadline", "event"
IN_TIME, DOUBTFUL, NONE, UNKNOWN = "in time", "doubtful", "none", "unknown"

OPEN_END = timedelta(days=365)  # how long a date without a later bound is kept


@dataclass(frozen=True, slots=True)
class LastMeetingRow:
    """When a body can decide before a deadline.

    `chance`: `in time`, its last meeting on or before the first day that the deadline can mean; `doubtful`, its first
    one after that and before the last such day; `none`, an extra meeting is needed; `unknown`, the calendar has
    nothing of that body.
    """

    body: str
    body_name: str
    meeting: str | None
    date: str | None
    chance: str


@dataclass(frozen=True, slots=True)
class DeadlineRow:
    """A deadline or an event as a meeting was told of it.

    `earliest` and `latest` are the bounds of what was said, `by` the first of them there is: whoever is ready on that
    day is in time whatever was meant. `days_left` counts to it, and is negative while the days that it can mean run.
    `decide_at` is empty for an event, and for a deadline that has passed. `exempt` is the reason for which the item is
    withheld from the public.
    """

    what: str
    kind: str
    said: str | None
    earliest: str | None
    latest: str | None
    by: str | None
    days_left: int | None
    passed: bool
    meeting: str
    item: str | None
    title: str
    theme: str | None
    decide_at: tuple[LastMeetingRow, ...]
    exempt: str | None


@dataclass(frozen=True, slots=True)
class DeadlineFilter:
    """Which dates to list; None or empty lets everything through. Dates are ISO.

    `bodies` leaves what was told to one of these, or has to be decided by one; `passed` lets what has passed through.
    """

    bodies: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    due_by: str | None = None
    passed: bool = False


def deadlines(register: Register, wanted: DeadlineFilter) -> tuple[DeadlineRow, ...]:
    """What meetings were told up to the day asked about, by its bounds; what has no date last.

    What several meetings were told in the same words and with the same bounds is listed once, where it was told last.
    """
    calendar = _Calendar(register)
    deciding = _deciding(register)
    alike: defaultdict[tuple[str | None, ...], list[Row]] = defaultdict(list)
    for at in register.rows(
        "SELECT dated.*, meeting.body, meeting.date, item.ref, item.title, item.theme, "
        "coalesce(item.exempt, meeting.exempt) AS withheld "
        "FROM dated JOIN meeting ON meeting.ref = dated.meeting JOIN asked ON meeting.date <= as_of "
        "LEFT JOIN item ON item.key = dated.item WHERE status != 'cancelled' "
        "ORDER BY meeting.date DESC, meeting.ref, dated.rowid"
    ):
        alike[at["kind"], " ".join(at["what"].casefold().split()), *calendar.bounds(at)].append(at)
    found = (_row(register, told, calendar, deciding) for told in alike.values())
    rows = (_narrowed(row, wanted.bodies) for row in found if _fits(row, wanted))
    return tuple(sorted(rows, key=lambda row: (row.by or "9999", row.latest or "9999", row.kind)))


def _row(register: Register, told: list[Row], calendar: _Calendar, deciding: _Deciding) -> DeadlineRow:
    """What was told alike, as it was told last; the bodies of all."""
    at = told[0]
    earliest, latest = calendar.bounds(at)
    by = earliest or latest
    today = register.as_of
    ends = date.fromisoformat(latest) if latest else date.fromisoformat(by or at["date"]) + OPEN_END
    passed = ends < today
    wants_deciding = at["kind"] == DEADLINE and by is not None and not passed
    bodies = dict.fromkeys(body for one in told for body in deciding.of(one["item"], one["body"], one["what"]))
    return DeadlineRow(
        what=" ".join(at["what"].split()),
        kind=at["kind"],
        said=at["said"],
        earliest=earliest,
        latest=latest,
        by=by,
        days_left=(date.fromisoformat(by) - today).days if by else None,
        passed=passed,
        meeting=at["meeting"],
        item=at["ref"],
        title=at["title"] or "",
        theme=at["theme"],
        decide_at=tuple(calendar.last(body, by or "", ends.isoformat()) for body in bodies) if wants_deciding else (),
        exempt=at["withheld"],
    )


class _Calendar:
    """Every body's meetings that are still to come, and the days of all."""

    def __init__(self, register: Register) -> None:
        self._names = {body.key: body.name for body in register.partnership.bodies}
        self._days: dict[str, str] = {}
        self._all: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        self._coming: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        today = register.as_of.isoformat()
        for row in register.rows("SELECT ref, body, date, status FROM meeting ORDER BY date, ref"):
            self._days[row["ref"]] = row["date"]
            if row["status"] == "cancelled":
                continue
            self._all[row["body"]].append((row["date"], row["ref"]))
            if row["date"] > today or (row["date"] == today and row["status"] in ("planned", "draft")):
                self._coming[row["body"]].append((row["date"], row["ref"]))
        for row in register.rows("SELECT was, meeting FROM moved"):
            self._days.setdefault(row["was"], self._days.get(row["meeting"], ""))

    def bounds(self, at: Row) -> tuple[str | None, str | None]:
        """The bounds of what was said; a meeting's name and `next` are that meeting's day."""
        if at["earliest"] or at["latest"] or not at["said"]:
            return at["earliest"], at["latest"]
        name = read_name(at["said"])
        if name is not None and name.kind == "meeting":
            day = self._days.get(f"{name.body or at['body']}/{name.meeting}") or str(name.meeting)[:10]
        else:
            day = next((day for day, _ in self._all[at["body"]] if day > at["date"]), "")
        return day or None, day or None

    def last(self, body: str, by: str, ends: str) -> LastMeetingRow:
        """The body's last meeting up to `by`, else its first one up to `ends`."""
        name = self._names.get(body, body)
        before = [one for one in self._coming[body] if one[0] <= by]
        within = [one for one in self._coming[body] if by < one[0] <= ends]
        if before:
            return LastMeetingRow(body, name, before[-1][1], before[-1][0], IN_TIME)
        if within:
            return LastMeetingRow(body, name, within[0][1], within[0][0], DOUBTFUL)
        return LastMeetingRow(body, name, None, None, NONE if self._all[body] else UNKNOWN)


class _Deciding:
    """Which bodies a deadline concerns: the one that was told of it; those to which a decision of the same item goes,
    or on which one waits; those on whose agenda the plan puts what that item asked for; those its own words name."""

    def __init__(self, register: Register) -> None:
        self._by_item: defaultdict[str, list[str]] = defaultdict(list)
        names = {body.name: body.key for body in register.partnership.bodies}
        names |= {body.key.upper(): body.key for body in register.partnership.bodies}
        words = "|".join(sorted(map(re.escape, names), key=len, reverse=True)) or r"(?!)"
        self._names = names
        self._named = re.compile(rf"(?<!\w)(?:{words})(?!\w)")

    def add(self, item: str, body: str) -> None:
        """A body that an item concerns."""
        self._by_item[item].append(body)

    def of(self, item: str, told: str, what: str) -> tuple[str, ...]:
        """The bodies, the one that was told of it first."""
        named = (self._names[words] for words in self._named.findall(what))
        return tuple(dict.fromkeys((told, *self._by_item[item], *named)))


def _deciding(register: Register) -> _Deciding:
    found = _Deciding(register)
    for row in register.rows(
        "SELECT item, name FROM name JOIN clause ON clause.key = subject WHERE role = 'to' AND kind = 'body' UNION ALL "
        "SELECT coalesce(action.item, clause.item), planned.body FROM cited "
        "JOIN planned_item ON planned_item.key = cited.item JOIN planned ON planned.key = planned "
        "LEFT JOIN action ON action.ref = wish LEFT JOIN clause ON clause.ref = wish WHERE planned.body IS NOT NULL"
    ):
        found.add(*row)
    for row in register.rows("SELECT item, meeting, waits_on FROM clause WHERE waits_on IS NOT NULL"):
        resolved = register.roster.resolve(row["waits_on"], row["meeting"].partition("/")[0])
        if resolved.kind == "body":
            found.add(row["item"], resolved.name)
    return found


def _fits(row: DeadlineRow, wanted: DeadlineFilter) -> bool:
    concerned = {row.meeting.partition("/")[0], *(one.body for one in row.decide_at)}
    return (
        (wanted.passed or not row.passed)
        and (not wanted.bodies or not concerned.isdisjoint(wanted.bodies))
        and (not wanted.themes or row.theme in wanted.themes)
        and (not wanted.kinds or row.kind in wanted.kinds)
        and (wanted.due_by is None or (row.by is not None and row.by <= wanted.due_by))
    )


def _narrowed(row: DeadlineRow, bodies: Iterable[str]) -> DeadlineRow:
    """The row with those bodies alone that were asked about, where any of them is among its own."""
    own = tuple(one for one in row.decide_at if one.body in bodies)
    return replace(row, decide_at=own) if own else row
