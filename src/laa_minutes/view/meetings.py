"""The calendar: meetings past and coming, how each stands, and what approved its minutes."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from ..frozen import dataclass
from ..record.when import WEEKDAYS
from ..register import Register
from ..seal import chain


@dataclass(frozen=True, slots=True)
class MovedRow:
    """A date that a meeting had before: its name then, the day on which that was changed, and why."""

    was: str
    dated: str | None
    why: str | None


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """One meeting. `time` is `HH:MM-HH:MM` or `HH:MM`; `status` is the record's, or `planned` where there is none.

    `approved_at` is the meeting that approved the minutes; `seal` is `intact`, `broken` (or the sealed record is gone),
    `none` for approval on paper, and None where they are not approved. `actions_open` counts what it raised;
    `attendance` those present, None where not recorded. `called_off` is the day on which it was cancelled.
    """

    meeting: str
    body: str
    date: str
    time: str | None
    venue: str | None
    status: str
    kind: str
    approved_at: str | None
    seal: str | None
    actions_open: int
    weekday: str
    attendance: int | None
    moved: tuple[MovedRow, ...]
    note: str | None
    cancelled: str | None
    called_off: str | None
    recorded: bool
    coming: bool
    body_name: str


@dataclass(frozen=True, slots=True)
class MeetingFilter:
    """Which meetings to list; None or empty lets everything through. Dates are ISO."""

    bodies: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    since: str | None = None
    coming: bool = False


def meetings(register: Register, wanted: MeetingFilter) -> tuple[MeetingRow, ...]:
    """The meetings that fit, from the oldest on; on one day those on record before those only planned."""
    rows = register.rows("SELECT * FROM meeting ORDER BY date, recorded DESC, ref")
    known = _Known(register)
    return tuple(row for row in (_row(register, row, known) for row in rows) if _fits(row, wanted))


class _Known:
    """What other tables know of meetings, by the meeting's name."""

    def __init__(self, register: Register) -> None:
        self.planned = {
            row["meeting"]: row
            for row in register.rows(
                "SELECT meeting, starts, ends, venue, note FROM planned WHERE meeting IS NOT NULL ORDER BY key DESC"
            )
        }
        self.approvals = {link.meeting: link for link in reversed(chain(register)) if link.given <= register.as_of}
        self.open = dict(
            tuple(row)
            for row in register.rows("SELECT meeting, count(*) FROM action_now WHERE status = 'open' GROUP BY meeting")
        )
        self.present = dict(
            tuple(row)
            for row in register.rows(
                "SELECT ref, count(DISTINCT name) FROM meeting JOIN name ON subject = ref WHERE minuted "
                "AND role IN ('present', 'substitute') GROUP BY ref"
            )
        )
        self.moved: defaultdict[str, list[MovedRow]] = defaultdict(list)
        for row in register.rows("SELECT meeting, was, dated, why FROM moved_now ORDER BY position"):
            self.moved[row["meeting"]].append(MovedRow(row["was"], row["dated"], row["why"]))


def _row(register: Register, at: Any, known: _Known) -> MeetingRow:
    ref, day = at["ref"], date.fromisoformat(at["date"])
    planned = known.planned.get(ref, {"starts": None, "ends": None, "venue": None, "note": None})
    approval = known.approvals.get(ref)
    body = register.partnership.body(at["body"])
    hours = at if at["starts"] else planned
    return MeetingRow(
        meeting=ref,
        body=at["body"],
        date=at["date"],
        time="-".join(filter(None, (hours["starts"], hours["ends"]))) or None,
        venue=at["venue"] or planned["venue"],
        status=at["status"],
        kind=at["kind"],
        approved_at=approval.at if approval else None,
        seal=("broken" if approval.state == "missing" else approval.state) if approval else None,
        actions_open=known.open.get(ref, 0),
        weekday=WEEKDAYS[day.weekday()],
        # Before the day it is those expected who stand in a record that was opened.
        attendance=None if day > register.as_of else known.present.get(ref),
        moved=tuple(known.moved[ref]),
        note=planned["note"],
        cancelled=at["cancelled"],
        called_off=at["called_off"] if at["cancelled"] else None,
        recorded=bool(at["recorded"]),
        coming=day > register.as_of or (day == register.as_of and at["status"] in ("planned", "draft")),
        body_name=body.name if body else at["body"],
    )


def _fits(row: MeetingRow, wanted: MeetingFilter) -> bool:
    return (
        (not wanted.bodies or row.body in wanted.bodies)
        and (not wanted.statuses or row.status in wanted.statuses)
        and (wanted.since is None or row.date >= wanted.since)
        and (not wanted.coming or row.coming)
    )
