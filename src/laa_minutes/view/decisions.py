"""The decision register: resolutions clause by clause, decisions in the text, and approvals of earlier minutes."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from sqlite3 import Row

from ..frozen import dataclass
from ..record.when import day_words
from ..register import Register
from .waiting import Waiting, WaitRow


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One decision. `label` is None where it stands alone in its item, or in the text; `ref` is then the item's.

    `to` are those it was recommended or delegated to, as written, and `addressed` the same one by one, as resolved.
    `status` is None where nobody is bound and nothing waited for; `closed` the day from which it is done or dropped;
    `wait` what keeps it waiting, None where nothing does. `depth` counts from 0; `title` is the item's, `exempt` the
    reason for which the item is withheld from the public.
    """

    ref: str | None
    label: str | None
    in_text: bool
    kind: tuple[str, ...]
    text: str
    meeting: str
    item: str | None
    to: str | None
    subject_to: str | None
    waits_on: str | None
    owners: tuple[str, ...]
    due: str | None
    status: str | None
    due_said: str | None
    due_meeting: str | None
    closed: str | None
    addressed: tuple[str, ...]
    theme: str | None
    title: str
    depth: int
    exempt: str | None
    wait: WaitRow | None


@dataclass(frozen=True, slots=True)
class DecisionFilter:
    """Which decisions to list; None or empty lets everything through. Dates are ISO."""

    kinds: tuple[str, ...] = ()
    meetings: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    status: str = "all"
    waiting: bool = False
    since: str | None = None


def decisions(register: Register, wanted: DecisionFilter) -> tuple[DecisionRow, ...]:
    """The decisions that fit: meetings from the oldest on, each in the order of its minutes."""
    items = {row["key"]: row for row in register.rows("SELECT key, ref, position, title, theme, exempt FROM item")}
    found = [*_approvals(register, items), *_clauses(register, items)]
    found.sort(key=lambda entry: entry[0])
    return tuple(row for _, row in found if _fits(row, wanted))


Placed = tuple[tuple[str, str, int, int], DecisionRow]  # date, meeting, item and place in it; the row


def _clauses(register: Register, items: dict[str, Row]) -> Iterable[Placed]:
    rows = register.rows("SELECT * FROM clause_now")
    names, waiting = _names(register), Waiting(register)
    redated = {
        row["key"]: row
        for row in register.rows(
            "SELECT key, due_said, due_date, due_meeting FROM progress WHERE key IN (SELECT value FROM json_each(?))",
            json.dumps([row["redated"] for row in rows if row["redated"]]),
        )
    }
    for row in rows:
        key, item = row["key"], items[row["item"]]
        part = items.get(key.rpartition("/")[0], item)  # the section that it stands in
        due = redated.get(row["redated"], row)
        yield (
            (row["date"], row["meeting"], item["position"], row["position"] + 1),
            DecisionRow(
                ref=row["ref"],
                label=row["label"],
                in_text=bool(row["in_text"]),
                kind=tuple(json.loads(row["kinds"])),
                text=row["text"].strip(),
                meeting=row["meeting"],
                item=item["ref"],
                to=_listed(json.loads(row["addressed"])),
                subject_to=row["subject_to"] and row["subject_to"].strip(),
                waits_on=row["waits_on"],
                owners=tuple(names[row["reassigned"] or key, "owner"]),
                due=due["due_date"],
                status=row["status"],
                due_said=due["due_said"],
                due_meeting=due["due_meeting"],
                closed=row["status_since"] if row["status"] in ("done", "dropped") else None,
                addressed=tuple(names[key, "to"]),
                theme=part["theme"] or item["theme"],
                title=item["title"],
                depth=row["depth"],
                exempt=item["exempt"],
                wait=waiting.of(row) if row["held_up"] and row["status"] == "open" else None,
            ),
        )


def _approvals(register: Register, items: dict[str, Row]) -> Iterable[Placed]:
    rows = register.rows(
        "SELECT approval.*, meeting.date FROM approval JOIN meeting ON meeting.ref = at JOIN asked "
        "WHERE meeting.date <= as_of ORDER BY approval.rowid"
    )
    for row in rows:
        item = items[row["item"]]
        yield (
            (row["date"], row["at"], item["position"], 0),
            DecisionRow(
                ref=item["ref"],
                label=None,
                in_text=True,
                kind=("approved",),
                text=_approval_words(register, row["at"], row["meeting"], json.loads(row["amendments"])),
                meeting=row["at"],
                item=item["ref"],
                to=None,
                subject_to=None,
                waits_on=None,
                owners=(),
                due=None,
                status=None,
                due_said=None,
                due_meeting=None,
                closed=None,
                addressed=(),
                theme=item["theme"],
                title=item["title"],
                depth=0,
                exempt=item["exempt"],
                wait=None,
            ),
        )


def _approval_words(register: Register, at: str, meeting: str, amendments: list[str]) -> str:
    """`Notes of 31 October 2007 approved as a correct record, with one amendment: …`"""
    key, _, day = meeting.partition("/")
    body = register.partnership.body(key)
    called = body.called if body else "minutes"
    try:
        of = day_words(date.fromisoformat(day[:10]))
    except ValueError:
        of = meeting
    if body and key != at.partition("/")[0]:
        of = f"the {body.name}, {of}"
    words = f"{called.capitalize()} of {of} approved as a correct record"
    if not amendments:
        return f"{words}."
    count = "one amendment" if len(amendments) == 1 else f"{len(amendments)} amendments"
    return f"{words}, with {count}: {'; '.join(one.strip().rstrip('.') for one in amendments)}."


def _fits(row: DecisionRow, wanted: DecisionFilter) -> bool:
    body, _, day = row.meeting.partition("/")
    return (
        (not wanted.waiting or row.wait is not None)
        and (wanted.status == "all" or row.status == wanted.status)
        and (not wanted.kinds or not set(wanted.kinds).isdisjoint(row.kind))
        and (not wanted.meetings or row.meeting in wanted.meetings)
        and (not wanted.bodies or body in wanted.bodies)
        and (not wanted.themes or row.theme in wanted.themes)
        and (not wanted.owners or not set(wanted.owners).isdisjoint(row.owners))
        and (wanted.since is None or day[:10] >= wanted.since)
    )


def _names(register: Register) -> defaultdict[tuple[str, str], list[str]]:
    """Who is bound by a clause, or was bound by what was reported on it later; whom it is addressed to."""
    names: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for row in register.rows(
        "SELECT subject, role, name FROM name WHERE role IN ('owner', 'to') ORDER BY subject, role, position"
    ):
        names[row["subject"], row["role"]].append(row["name"])
    return names


def _listed(names: list[str]) -> str | None:
    """`A`, `A and B`, `A, B and C`."""
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1]))) if names else None
