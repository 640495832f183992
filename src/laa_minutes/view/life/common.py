"""What lives have in common: mentions both ways, what was said of an indicator, and the parts of an item."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from sqlite3 import Row
from typing import Any

from ...frozen import dataclass
from ...register import Register
from ..subject import Belonging, Subjects


@dataclass(frozen=True, slots=True)
class Mention:
    """Something that refers to a thing: by its public name, with its heading and the words that do it."""

    ref: str
    heading: str
    meeting: str | None
    date: str | None
    role: str
    words: str
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class Pointer:
    """Something that a text refers to. `state`: found, older than the records, unrecorded, or dangling."""

    ref: str
    role: str
    words: str
    state: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure mentioned beside an indicator, as it was said; never computed with."""

    what: str | None
    value: str | None
    was: str | None
    change: str | None
    unit: str | None
    period: str | None


@dataclass(frozen=True, slots=True)
class SaidRow:
    """What a meeting said of an indicator."""

    code: str
    meeting: str
    date: str
    item: str | None
    heading: str
    standing: str | None
    direction: str | None
    forecast: str | None
    expected: str | None
    expected_by: str | None
    target_change: str | None
    agreed_by: str | None
    lead: tuple[str, ...]
    support: tuple[str, ...]
    rating: str | None
    proposal: str | None
    figures: tuple[Figure, ...]
    note: str | None
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class DecisionBrief:
    """A resolution, a clause of one, or a decision in the text (without a label)."""

    ref: str
    label: str | None
    in_text: bool
    kind: tuple[str, ...]
    text: str
    depth: int
    meeting: str


@dataclass(frozen=True, slots=True)
class PaperBrief:
    """A document before a meeting."""

    ref: str | None
    mark: str | None
    title: str
    state: tuple[str, ...]
    file: str | None


@dataclass(frozen=True, slots=True)
class SumBrief:
    """Money; `amount` in pounds as typed, None where it was not said."""

    ref: str | None
    amount: str | None
    approx: bool
    purpose: str | None
    status: str | None


@dataclass(frozen=True, slots=True)
class DatedBrief:
    """A deadline or an event a meeting was told of."""

    kind: str
    what: str
    said: str | None
    earliest: str | None
    latest: str | None


@dataclass(frozen=True, slots=True)
class NoteBrief:
    """A note added afterwards, or by a later meeting's record about an earlier one."""

    text: str
    dated: str | None
    meeting: str


@dataclass(frozen=True, slots=True)
class PlanBrief:
    """An item of the forward plan, with what it is to include."""

    meeting: str | None
    date: str | None
    title: str
    lead: tuple[str, ...]
    include: tuple[str, ...]
    tentative: bool
    first: bool


# Roles that only repeat what another part of a page says.
_SILENT = ("approves", "minutes_of")


def mentions(register: Register, subjects: Subjects, refs: tuple[str, ...], *, parts: bool = False) -> list[Mention]:
    """What refers to any of these names (with `parts`, also to what lies below them), the newest first.

    What a meeting's own record says of itself is left out, and so are records of later days than the one asked about.
    """
    found: dict[tuple[str, str, str], Mention] = {}
    today = register.as_of.isoformat()
    for ref in refs:
        rows = register.rows("SELECT * FROM reference WHERE target = ? ORDER BY rowid", ref)
        if parts:
            below = "SELECT * FROM reference WHERE target > ?1 AND target < ?2 ORDER BY rowid"
            rows += register.rows(below, f"{ref}/", f"{ref}0") + register.rows(below, f"{ref}(", f"{ref})")
        for row in rows:
            place = subjects.of(row["subject"], row["item"], row["meeting"])
            planned = row["subject"].startswith("plan ")
            if row["role"] in _SILENT or place.ref == ref or (not planned and (place.date or "") > today):
                continue
            mention = Mention(
                place.ref, place.heading, place.meeting, place.date, row["role"], row["typed"], row["path"], row["line"]
            )
            found.setdefault((place.ref, row["role"], row["typed"]), mention)
    return sorted(found.values(), key=lambda one: one.date or "", reverse=True)


def referring(register: Register, subjects: Subjects, targets: Sequence[str]) -> Iterator[tuple[Belonging, str]]:
    """Places that refer to any of these public names, or give any of these names something to do or to hear, each with
    the name; the forward plan first, then the newest."""
    rows = register.rows(
        "WITH wanted AS (SELECT value FROM json_each(?)) SELECT told.*, date FROM (SELECT subject, item, meeting, "
        f"target, rowid AS n FROM reference WHERE target IN wanted AND role NOT IN {_SILENT!r} "
        "UNION ALL SELECT subject, NULL, meeting, name, rowid FROM name WHERE name IN wanted AND role IN "
        "('owner', 'with', 'report_to', 'to', 'presented_by', 'interest')) AS told "
        "LEFT JOIN meeting ON meeting.ref = told.meeting, asked WHERE subject LIKE 'plan %' OR date <= as_of "
        "ORDER BY subject NOT LIKE 'plan %', date DESC, told.meeting, n LIMIT 1000",
        json.dumps(targets),
    )
    for row in rows:
        place = subjects.of(row["subject"], row["item"], row["meeting"])
        if place.ref != row["target"]:
            yield place, row["target"]


def pointers(register: Register, where: str, *values: Any) -> tuple[Pointer, ...]:
    """What the references that fit a condition lead to, each once, in the order in which they were typed."""
    found: dict[str, Pointer] = {}
    for row in register.rows(f"SELECT * FROM reference WHERE {where} ORDER BY rowid", *values):
        if row["target"]:
            found.setdefault(row["target"], Pointer(row["target"], row["role"], row["typed"], row["state"]))
    return tuple(found.values())


def said(register: Register, where: str, *values: Any) -> tuple[SaidRow, ...]:
    """Statements that fit a condition, up to the day asked about, in the order in which they were made."""
    rows = register.rows(
        "SELECT said.*, item.ref AS item_ref, item.title AS heading FROM statement_now AS said "
        f"LEFT JOIN item ON item.key = said.item WHERE {where} ORDER BY said.date, said.meeting, said.rowid",
        *values,
    )
    helpers: dict[tuple[str, str], list[str]] = {}
    for row in register.rows(
        "SELECT subject, role, name FROM name WHERE role IN ('lead', 'support') "
        "AND subject IN (SELECT value FROM json_each(?)) ORDER BY position",
        json.dumps([row["key"] for row in rows]),
    ):
        helpers.setdefault((row["subject"], row["role"]), []).append(row["name"])
    return tuple(_said(row, helpers) for row in rows)


def _said(row: Row, helpers: dict[tuple[str, str], list[str]]) -> SaidRow:
    risk = json.loads(row["risk"]) if row["risk"] else {}
    figures = json.loads(row["figures"] or "[]")
    names = Figure.__slots__
    return SaidRow(
        code=row["code"],
        meeting=row["meeting"],
        date=row["date"],
        item=row["item_ref"],
        heading=row["heading"] or "",
        standing=row["standing"],
        direction=row["direction"],
        forecast=row["forecast"],
        expected=row["expected"],
        expected_by=row["expected_date"] or row["expected_said"],
        target_change=row["target_change"],
        agreed_by=row["target_agreed_by"],
        lead=tuple(helpers.get((row["key"], "lead"), ())),
        support=tuple(helpers.get((row["key"], "support"), ())),
        rating=risk.get("rating"),
        proposal=risk.get("proposal"),
        figures=tuple(Figure(*(one.get(name) for name in names)) for one in figures),
        note=row["note"] and row["note"].strip(),
        path=row["path"],
        line=row["line"],
    )


def decisions(register: Register, where: str, *values: Any) -> tuple[DecisionBrief, ...]:
    """Clauses and decisions in the text that fit a condition, in the order of the record."""
    rows = register.rows(f"SELECT * FROM clause WHERE {where} ORDER BY meeting, position", *values)
    return tuple(
        DecisionBrief(
            row["ref"] or row["meeting"],
            row["label"],
            bool(row["in_text"]),
            tuple(json.loads(row["kinds"])),
            row["text"].strip(),
            row["depth"],
            row["meeting"],
        )
        for row in rows
    )


def papers(register: Register, where: str, *values: Any) -> tuple[PaperBrief, ...]:
    """Papers that fit a condition."""
    rows = register.rows(f"SELECT * FROM paper WHERE {where} ORDER BY meeting, rowid", *values)
    return tuple(
        PaperBrief(row["ref"], row["mark"], row["title"], tuple(json.loads(row["state"])), row["file"]) for row in rows
    )


def sums(register: Register, where: str, *values: Any) -> tuple[SumBrief, ...]:
    """Sums of money that fit a condition."""
    rows = register.rows(f"SELECT * FROM sum WHERE {where} ORDER BY meeting, rowid", *values)
    return tuple(
        SumBrief(row["ref"], row["amount"], bool(row["approx"]), row["purpose"], row["status"]) for row in rows
    )


def dated(register: Register, where: str, *values: Any) -> tuple[DatedBrief, ...]:
    """Deadlines and events that fit a condition."""
    rows = register.rows(f"SELECT kind, what, said, earliest, latest FROM dated WHERE {where} ORDER BY rowid", *values)
    return tuple(DatedBrief(*row) for row in rows)


def notes(register: Register, where: str, *values: Any) -> tuple[NoteBrief, ...]:
    """Notes that fit a condition."""
    rows = register.rows(f"SELECT text, dated, meeting FROM note WHERE {where} ORDER BY dated, rowid", *values)
    return tuple(NoteBrief(row["text"].strip(), row["dated"], row["meeting"]) for row in rows)


def planned(register: Register, where: str = "1", *values: Any) -> tuple[PlanBrief, ...]:
    """Items of the forward plan that fit a condition, by date; those without one last."""
    rows = register.rows(
        "SELECT planned_item.*, planned.meeting, planned.date FROM planned_item JOIN planned "
        f"ON planned.key = planned_item.planned WHERE {where} "
        "ORDER BY date IS NULL, date, planned, first DESC, position",
        *values,
    )
    leads: dict[str, list[str]] = {}
    for row in register.rows("SELECT subject, name FROM name WHERE subject GLOB 'plan *' ORDER BY position"):
        leads.setdefault(row["subject"], []).append(row["name"])
    return tuple(
        PlanBrief(
            row["meeting"],
            row["date"],
            row["title"],
            tuple(leads.get(row["key"], ())),
            tuple(line["text"] for line in json.loads(row["include"] or "[]")),
            bool(row["tentative"]),
            bool(row["first"]),
        )
        for row in rows
    )
