"""Where indicators came up at meetings: when last, how many meetings have passed since, and what was promised there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from sqlite3 import Row
from typing import Literal

from ..frozen import dataclass
from ..performance import Course
from ..register import Register

Outcome = Literal["awaited", "reported", "heard", "late"]


@dataclass(frozen=True, slots=True)
class ExpectedRow:
    """What a meeting was told to expect: `by` the day (that of the next meeting, where it was to show then), `said` as
    typed. `late` where that day has passed, no later meeting has heard of the indicator and no reading was reported."""

    what: str | None
    by: str | None
    said: str | None
    meeting: str
    late: bool


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """The last thing that a meeting was told to expect, and what became of it: `awaited`; `reported`, a reading came;
    `heard`, a later meeting said something of the indicator without one, or on the day or later it came up at all;
    `late`, its day has passed in silence. `answered` is the day of the reading or the meeting that heard."""

    what: str | None
    by: str | None
    said: str | None
    meeting: str
    item: str | None
    outcome: Outcome
    answered: str | None


class Heard:
    """The meetings at which indicators came up by the day asked about: in a statement, an action or prose."""

    def __init__(self, register: Register, bodies: Collection[str] = ()) -> None:
        self._today = register.as_of.isoformat()
        self.meetings: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)  # by code: date and name
        for row in register.rows(
            "SELECT DISTINCT target, meeting.ref, meeting.date FROM reference JOIN meeting "
            "ON meeting.ref = reference.meeting JOIN asked ON meeting.date <= as_of "
            "WHERE reference.kind = 'indicator' AND target IS NOT NULL"
        ):
            if not bodies or row["ref"].partition("/")[0] in bodies:
                self.meetings[row["target"]].add((row["date"], row["ref"]))
        self._said: defaultdict[str, set[str]] = defaultdict(set)  # by code, the days on which something was said of it
        for row in register.rows("SELECT code, date, meeting FROM statement_now"):
            if not bodies or row["meeting"].partition("/")[0] in bodies:
                self._said[row["code"]].add(row["date"])
        self._held: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)  # by body, those with a full record
        for row in register.rows(
            "SELECT body, date, ref FROM meeting, asked WHERE recorded AND date <= as_of "
            "AND status NOT IN ('outline', 'cancelled') AND cancelled IS NULL "
            "AND EXISTS (SELECT 1 FROM item WHERE item.meeting = meeting.ref)"
        ):
            self._held[row["body"]].append((row["date"], row["ref"]))

    def last(self, code: str) -> tuple[str, str] | None:
        """Date and name of the last meeting that heard of an indicator."""
        return max(self.meetings.get(code, ()), default=None)

    def meetings_since(self, heard: tuple[str, str], reported: str = "") -> int:
        """How many meetings its body has held since then, and since the last reading was `reported`."""
        return sum(one > heard and one[0] > reported for one in self._held[heard[1].partition("/")[0]])

    def promise(self, row: Row | None, code: str, course: Course) -> PromiseRow | None:
        """What became of the promise that a statement holds."""
        if row is None:
            return None
        by = row["expected_date"]
        came = min((one.reading.reported for one in course.readings if (one.reading.reported or "") > row["date"]),
                   key=str, default=None)  # fmt: skip
        came_up = {day for day, _ in self.meetings.get(code, ()) if day >= (by or "")}
        heard = min((day for day in self._said.get(code, set()) | came_up if day > row["date"]), default=None)
        outcome: Outcome = "awaited"
        if came or heard:
            outcome = "reported" if came else "heard"
        elif by is not None and by < self._today:
            outcome = "late"
        what = row["expected"].strip() if row["expected"] else None
        return PromiseRow(what, by, row["expected_said"], row["meeting"], row["item_ref"], outcome, came or heard)


def expected(promise: PromiseRow | None) -> ExpectedRow | None:
    """What is still expected: nothing once a reading has come, or a later meeting has heard of the indicator."""
    if promise is None or promise.outcome in ("reported", "heard"):
        return None
    return ExpectedRow(promise.what, promise.by, promise.said, promise.meeting, promise.outcome == "late")
