"""The action log: who was to do what by when, and how it stood on a day."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date
from functools import lru_cache
from sqlite3 import Row

from ..frozen import dataclass
from ..register import Register
from .organisations import Organisations

Themes = dict[str, str | None]


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

    `owners` is empty where nobody is named; `chased` is whom to ask all the same. `due` is a date; `due_said` the
    words, `due_meeting` the meeting that the date follows. `deferred` counts how often it was re-dated.
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
    tests: list[tuple[str, tuple[str, ...]]] = [
        ("status = ?", () if wanted.status == "all" else (wanted.status,)),
        (f"meeting IN ({_marks(wanted.meetings)})", wanted.meetings),
        (
            f"key IN (SELECT action FROM action_indicator WHERE code IN ({_marks(wanted.indicators)}))",
            wanted.indicators,
        ),
        (
            # whoever owned it at any time; `_fits` knows who does now
            "key IN (SELECT subject FROM name WHERE role = 'owner' AND name IN (?1) UNION SELECT progress.subject "
            "FROM name JOIN progress ON progress.key = name.subject WHERE role = 'owner' AND name IN (?1))".replace(
                "?1", _marks(wanted.owners)
            ),
            wanted.owners * 2,
        ),
    ]
    asked = [(test, values) for test, values in tests if values]
    where = " AND ".join(["1", *(test for test, _ in asked)])
    found = _found(register, where, tuple(value for _, values in asked for value in values))
    themes = _themes(register)
    organisations = Organisations(register) if wanted.organisations else None
    rows = (row for row in found if _fits(row, wanted, themes, organisations))
    return tuple(sorted(rows, key=lambda row: row.due or "9999"))


def action(register: Register, ref: str) -> ActionRow | None:
    """One action by its reference, if it was raised by the day asked about."""
    return next(iter(_found(register, "ref = ?", (ref,))), None)


def _themes(register: Register) -> Themes:
    """The themes of indicators, by code."""
    return {row["code"]: row["theme"] for row in register.rows("SELECT code, theme FROM indicator")}


@lru_cache(maxsize=4)  # of a register, which does not change: a website asks for those of every theme and body
def _found(register: Register, where: str, values: tuple[str, ...]) -> tuple[ActionRow, ...]:
    """Whole rows in the order in which they were raised, with one SELECT for each kind of thing that is theirs."""
    found = register.rows(f"SELECT * FROM action_now WHERE {where} ORDER BY date, meeting, position", *values)
    themes = _themes(register)
    keys = [row["key"] for row in found] + [row["reassigned"] for row in found if row["reassigned"]]
    belonging = _Belonging(register, keys)
    redated = {
        row["key"]: row
        for row in register.rows(
            "SELECT key, due_said, due_date, due_meeting FROM progress WHERE key IN (SELECT value FROM json_each(?))",
            json.dumps([row["redated"] for row in found if row["redated"]]),
        )
    }
    return tuple(_row(register, row, redated.get(row["redated"], row), belonging, themes) for row in found)


class _Belonging:
    """Owners and other names, indicators, progress and items of some actions, by the action's key."""

    def __init__(self, register: Register, keys: list[str]) -> None:
        among = "IN (SELECT value FROM json_each(?))"
        wanted = json.dumps(keys)
        today = register.as_of.isoformat()
        self.names: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        self.indicators: defaultdict[str, list[str]] = defaultdict(list)
        self.progress: defaultdict[str, list[ProgressRow]] = defaultdict(list)
        for row in register.rows(
            f"SELECT subject, role, name FROM name WHERE subject {among} ORDER BY subject, role, position", wanted
        ):
            self.names[row["subject"], row["role"]].append(row["name"])
        for row in register.rows(
            f"SELECT action, code FROM action_indicator WHERE action {among} ORDER BY action, position", wanted
        ):
            self.indicators[row["action"]].append(row["code"])
        for subject, *rest in register.rows(
            f"SELECT subject, meeting, counts_from, status, note FROM progress WHERE subject {among} "
            "AND counts_from <= ? ORDER BY told",
            wanted,
            today,
        ):
            self.progress[subject].append(ProgressRow(*rest))
        self.items = {
            row["key"]: row["ref"]
            for row in register.rows(
                f"SELECT key, ref FROM item WHERE key IN (SELECT item FROM action WHERE key {among})", wanted
            )
        }


def _row(register: Register, at: Row, due: Row, belonging: _Belonging, themes: Themes) -> ActionRow:
    key = at["key"]
    owners = tuple(belonging.names[at["reassigned"] or key, "owner"])
    codes = tuple(belonging.indicators[key])
    raised = date.fromisoformat(at["date"])
    is_open = at["status"] == "open"
    ended = register.as_of if is_open else date.fromisoformat(at["status_since"])
    return ActionRow(
        ref=at["ref"],
        action=at["text"].strip(),
        owners=owners,
        with_=tuple(belonging.names[key, "with"]),
        report_to=next(iter(belonging.names[key, "report_to"]), None),
        due=due["due_date"],
        due_said=due["due_said"],
        due_meeting=due["due_meeting"],
        overdue=is_open and due["due_date"] is not None and due["due_date"] < register.as_of.isoformat(),
        status=at["status"],
        closed=None if is_open else at["status_since"],
        age_days=(ended - raised).days,
        deferred=at["deferred"],
        meeting=at["meeting"],
        item=belonging.items.get(at["item"]),
        indicators=codes,
        theme=at["theme"] or next((theme for code in codes if (theme := themes.get(code))), None),
        progress=tuple(belonging.progress[key]),
        chased=owners or _secretary(register, at["meeting"]),
        kind=at["kind"],
    )


def _fits(row: ActionRow, wanted: ActionFilter, themes: Themes, organisations: Organisations | None) -> bool:
    """The filters that depend on what is folded or resolved; `organisations` where any are wanted."""
    return (
        (not wanted.overdue or row.overdue)
        and (wanted.due_by is None or (row.due is not None and row.due <= wanted.due_by))
        and (wanted.since is None or row.meeting.partition("/")[2][:10] >= wanted.since)
        and (not wanted.bodies or row.meeting.partition("/")[0] in wanted.bodies)
        and (not wanted.themes or not {row.theme, *map(themes.get, row.indicators)}.isdisjoint(wanted.themes))
        and (not wanted.owners or not set(wanted.owners).isdisjoint(row.owners))
        and (organisations is None or not _owning(row, organisations).isdisjoint(wanted.organisations))
    )


def _owning(row: ActionRow, organisations: Organisations) -> set[str]:
    """The organisations that own it, or that its owners come from, by the names the records use."""
    return {organisations.key(organisations.of(owner) or owner) for owner in row.owners}


def _secretary(register: Register, meeting: str) -> tuple[str, ...]:
    body = register.partnership.body(meeting.partition("/")[0])
    if body is None or body.secretary is None:
        return ()
    return (register.roster.resolve(body.secretary, body.key).name,)


def _marks(values: tuple[str, ...]) -> str:
    return ",".join("?" * len(values))
