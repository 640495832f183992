"""Where indicators came up at meetings: when last, how many meetings have passed since, and what was promised there."""

from __future__ import annotations

import json
from collections.abc import Sequence
from sqlite3 import Row
from typing import Literal

from ..frozen import dataclass
from ..performance import OF_BODIES, Course
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

    def __init__(self, register: Register, bodies: Sequence[str] = ()) -> None:
        self._register = register
        self._today = register.as_of.isoformat()
        all_bodies = [row["body"] for row in register.rows("SELECT DISTINCT body FROM meeting")]
        self._bodies = json.dumps(bodies or all_bodies)

    def last(self, code: str) -> tuple[str, str] | None:
        """Date and name of the last meeting that heard of an indicator."""
        return max(self._of_each_body(code, "", "DESC LIMIT 1"), default=None)

    def after(self, code: str, day: str) -> tuple[str, ...]:
        """The meetings after a day that heard of an indicator, the latest last."""
        return tuple(meeting for _, meeting in sorted(self._of_each_body(code, f"{day}~", "")))

    def meetings_since(self, heard: tuple[str, str], reported: str = "") -> int:
        """How many meetings its body has held since then, and since the last reading was `reported`."""
        held = self._register.one(
            "SELECT count(*) FROM meeting WHERE body = ? AND (date, ref) > (?, ?) AND date > ? AND date <= ? "
            "AND recorded AND status NOT IN ('outline', 'cancelled') AND cancelled IS NULL "
            "AND EXISTS (SELECT 1 FROM item WHERE item.meeting = meeting.ref)",
            heard[1].partition("/")[0],
            *heard,
            reported,
            self._today,
        )
        return int(held[0]) if held else 0

    def promise(self, row: Row | None, code: str, course: Course) -> PromiseRow | None:
        """What became of the promise that a statement holds."""
        if row is None:
            return None
        by = row["expected_date"]
        came = min((one.reading.reported for one in course.readings if (one.reading.reported or "") > row["date"]),
                   key=str, default=None)  # fmt: skip
        heard = None if came else self._heard_after(code, row["date"], by or "")
        outcome: Outcome = "awaited"
        if came or heard:
            outcome = "reported" if came else "heard"
        elif by is not None and by < self._today:
            outcome = "late"
        what = row["expected"].strip() if row["expected"] else None
        return PromiseRow(what, by, row["expected_said"], row["meeting"], row["item_ref"], outcome, came or heard)

    def _heard_after(self, code: str, day: str, by: str) -> str | None:
        """The first day after that one on which something was said of an indicator; or, from the day `by` on, on which
        it came up at all."""
        said = self._register.one(
            f"SELECT date FROM statement WHERE {OF_BODIES} AND code = ?2 AND date > ?3 AND date <= ?4 "
            "ORDER BY date LIMIT 1",
            self._bodies,
            code,
            day,
            self._today,
        )
        came_up = [date for date, _ in self._of_each_body(code, max(f"{day}~", by), "ASC LIMIT 1")]
        return min([said["date"], *came_up] if said else came_up, default=None)

    def _of_each_body(self, code: str, since: str, which: str) -> set[tuple[str, str]]:
        """Of each body, those meetings from a day on that heard of an indicator; the names of meetings are in the order
        of their days, with what comes behind a day before `~`."""
        return {
            (row["date"], row["ref"])
            for row in self._register.rows(
                "SELECT date, ref FROM json_each(?) AS each JOIN meeting ON ref IN (SELECT heard.ref "
                "FROM reference JOIN meeting AS heard ON heard.ref = reference.meeting "
                "WHERE reference.kind = 'indicator' AND target = ? AND reference.meeting "
                f"BETWEEN each.value || '/' || ? AND each.value || '/' || ? ORDER BY reference.meeting {which})",
                self._bodies,
                code,
                since,
                f"{self._today}~",
            )
        }


def expected(promise: PromiseRow | None) -> ExpectedRow | None:
    """What is still expected: nothing once a reading has come, or a later meeting has heard of the indicator."""
    if promise is None or promise.outcome in ("reported", "heard"):
        return None
    return ExpectedRow(promise.what, promise.by, promise.said, promise.meeting, promise.outcome == "late")
