"""The action log: who was to do what by when, and how it stood on a day."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from ..register import Register


@dataclass(frozen=True, slots=True)
class ProgressRow:
    """What a later meeting was told of an action; `on` is the day from which it counts."""

    meeting: str
    on: str
    status: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action, or one clause that binds somebody.

    `owners` is empty where nobody is named; `chased` is whom to ask all the same. `due` is a date; `due_said` the words,
    `due_meeting` the meeting that the date follows. `deferred` counts how often it was re-dated.
    """

    ref: str | None
    action: str
    owners: tuple[str, ...]
    with_: tuple[str, ...]
    report_to: str | None
    due: str | None
    due_said: str | None
    due_meeting: str | None
    overdue: bool
    status: str
    closed: str | None
    age_days: int
    deferred: int
    meeting: str
    item: str | None
    indicators: tuple[str, ...]
    theme: str | None
    progress: tuple[ProgressRow, ...]
    chased: tuple[str, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class ActionFilter:
    """Which actions to list; None or empty lets everything through. Dates are ISO."""

    owners: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    meetings: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    status: str = "open"
    overdue: bool = False
    due_by: str | None = None
    since: str | None = None


def actions(register: Register, wanted: ActionFilter) -> tuple[ActionRow, ...]:
    """The actions that fit, by due date (those without one last), then in the order they were raised."""
    sql, parameters = ["SELECT * FROM action_now WHERE 1"], list[str]()
    if wanted.status != "all":
        sql.append("AND status = ?")
        parameters.append(wanted.status)
    if wanted.meetings:
        sql.append(f"AND meeting IN ({_marks(wanted.meetings)})")
        parameters += wanted.meetings
    if wanted.indicators:
        sql.append(f"AND key IN (SELECT action FROM action_indicator WHERE code IN ({_marks(wanted.indicators)}))")
        parameters += wanted.indicators
    if wanted.owners:
        sql.append(f"AND (key IN (SELECT subject FROM name WHERE role = 'owner' AND name IN ({_marks(wanted.owners)}))")
        sql.append(
            f"OR reassigned IN (SELECT subject FROM name WHERE role = 'owner' AND name IN ({_marks(wanted.owners)})))"
        )
        parameters += wanted.owners * 2
    sql.append("ORDER BY date, meeting, position")
    rows = (_row(register, row) for row in register.rows(" ".join(sql), *parameters))
    fitting = (row for row in rows if _fits(register, row, wanted))
    return tuple(sorted(fitting, key=lambda row: row.due or "9999"))


def action(register: Register, ref: str) -> ActionRow | None:
    """One action by its reference, whenever it was raised."""
    row = register.one("SELECT * FROM action_now WHERE ref = ?", ref)
    return _row(register, row) if row else None


def _row(register: Register, row: object) -> ActionRow:
    at = dict(row)  # type: ignore[call-overload]
    redated = register.one("SELECT due_said, due_date, due_meeting FROM progress WHERE key = ?", at["redated"])
    due = dict(redated) if redated else at
    owners = _names(register, at["reassigned"] or at["key"], "owner")
    raised = date.fromisoformat(at["date"])
    is_open = at["status"] == "open"
    today = register.as_of.isoformat()
    ended = register.as_of if is_open else date.fromisoformat(at["status_since"])
    item = register.one("SELECT ref FROM item WHERE key = ?", at["item"])
    return ActionRow(
        ref=at["ref"],
        action=at["text"].strip(),
        owners=owners,
        with_=_names(register, at["key"], "with"),
        report_to=next(iter(_names(register, at["key"], "report_to")), None),
        due=due["due_date"],
        due_said=due["due_said"],
        due_meeting=due["due_meeting"],
        overdue=is_open and due["due_date"] is not None and due["due_date"] < today,
        status=at["status"],
        closed=None if is_open else at["status_since"],
        age_days=(ended - raised).days,
        deferred=at["deferred"],
        meeting=at["meeting"],
        item=item["ref"] if item else None,
        indicators=tuple(
            one["code"]
            for one in register.rows("SELECT code FROM action_indicator WHERE action = ? ORDER BY position", at["key"])
        ),
        theme=at["theme"],
        progress=_progress(register, at["key"], today),
        chased=owners or _secretary(register, at["meeting"]),
        kind=at["kind"],
    )


def _progress(register: Register, key: str, today: str) -> tuple[ProgressRow, ...]:
    rows = register.rows(
        "SELECT meeting, counts_from, status, note FROM progress WHERE subject = ? AND counts_from <= ? "
        "ORDER BY counts_from, position",
        key,
        today,
    )
    return tuple(ProgressRow(*row) for row in rows)


def _fits(register: Register, row: ActionRow, wanted: ActionFilter) -> bool:
    """The filters that depend on what is folded or resolved."""
    return (
        (not wanted.overdue or row.overdue)
        and (wanted.due_by is None or row.due is not None and row.due <= wanted.due_by)
        and (wanted.since is None or row.meeting.partition("/")[2][:10] >= wanted.since)
        and (not wanted.bodies or row.meeting.partition("/")[0] in wanted.bodies)
        and (not wanted.themes or row.theme in wanted.themes or not _themes(register, row).isdisjoint(wanted.themes))
        and (not wanted.owners or not set(wanted.owners).isdisjoint(row.owners))
        and (not wanted.organisations or not _organisations(register, row).isdisjoint(wanted.organisations))
    )


def _themes(register: Register, row: ActionRow) -> set[str]:
    return {
        found["theme"]
        for code in row.indicators
        if (found := register.one("SELECT theme FROM indicator WHERE code = ?", code)) and found["theme"]
    }


def _organisations(register: Register, row: ActionRow) -> set[str]:
    known = (register.roster.organisation_of(owner) for owner in row.owners)
    return {*filter(None, known), *row.owners}


def _secretary(register: Register, meeting: str) -> tuple[str, ...]:
    body = register.partnership.body(meeting.partition("/")[0])
    if body is None or body.secretary is None:
        return ()
    return (register.roster.resolve(body.secretary, body.key).name,)


def _names(register: Register, subject: str, role: str) -> tuple[str, ...]:
    rows = register.rows("SELECT name FROM name WHERE subject = ? AND role = ? ORDER BY position", subject, role)
    return tuple(row["name"] for row in rows)


def _marks(values: tuple[str, ...]) -> str:
    return ",".join("?" * len(values))


def from_json(text: str | None) -> tuple[str, ...]:
    """A JSON list of a register column as a tuple."""
    return tuple(json.loads(text)) if text else ()
