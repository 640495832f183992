"""A meeting, and an item of one."""

from __future__ import annotations

import json
from datetime import date
from sqlite3 import Row

from ...frozen import dataclass
from ...record.when import WEEKDAYS
from ...register import Register
from ...seal import chain
from ...workspace import copy_path
from ..actions import ActionFilter, ActionRow, actions
from ..subject import subjects_of
from ..workplan import WorkplanRow, workplan_of_item
from .common import (
    DatedBrief,
    DecisionBrief,
    Mention,
    NoteBrief,
    PaperBrief,
    PlanBrief,
    Pointer,
    SaidRow,
    SumBrief,
    dated,
    decisions,
    mentions,
    notes,
    papers,
    planned,
    pointers,
    said,
    sums,
)


@dataclass(frozen=True, slots=True)
class ItemBrief:
    """An item's number and title, and what came out of it."""

    ref: str
    number: str
    title: str
    theme: str | None
    decisions: int
    actions: int
    exempt: str | None


@dataclass(frozen=True, slots=True)
class AttendeeBrief:
    """Somebody at a meeting; `detail` is whom they represented, what they came for, or who came instead."""

    person: str
    role: str
    detail: str | None


@dataclass(frozen=True, slots=True)
class ApprovalBrief:
    """Minutes of `meeting` approved at `at`. `seal` is intact, broken, none (on paper) or missing (the record is gone);
    `digest` is what is written; `copy` is intact, changed, missing or none, and filed under `copy_path`."""

    meeting: str
    at: str
    item: str | None
    amendments: tuple[str, ...]
    seal: str
    digest: str | None
    copy: str
    copy_path: str | None


@dataclass(frozen=True, slots=True)
class MovedBrief:
    """A date a meeting had before."""

    was: str
    dated: str | None
    why: str | None


@dataclass(frozen=True, slots=True)
class MeetingLife:
    """A meeting on record, or one that is only planned (`recorded` is false)."""

    kind: str
    ref: str
    body: str
    body_name: str
    date: str
    weekday: str
    time: str | None
    venue: str | None
    status: str
    meeting_kind: str
    recorded: bool
    minuted: bool
    cancelled: str | None
    chair: tuple[str, ...]
    minutes_by: tuple[str, ...]
    present: int
    in_support: int
    apologies: int
    attendance: tuple[AttendeeBrief, ...]
    items: tuple[ItemBrief, ...]
    decisions: tuple[DecisionBrief, ...]
    actions: tuple[ActionRow, ...]
    approved: tuple[ApprovalBrief, ...]
    approves: tuple[ApprovalBrief, ...]
    moved: tuple[MovedBrief, ...]
    notes: tuple[NoteBrief, ...]
    planned: tuple[PlanBrief, ...]
    plan_note: str | None
    mentions: tuple[Mention, ...]
    path: str


@dataclass(frozen=True, slots=True)
class SectionBrief:
    """An item's own text, or that of one of its parts."""

    title: str
    theme: str | None
    presented_by: tuple[str, ...]
    as_at: str | None
    minutes: str | None
    points: tuple[str, ...]
    statements: tuple[SaidRow, ...]
    workplan: WorkplanRow | None


@dataclass(frozen=True, slots=True)
class ItemLife:
    """An item of business with everything that was said, decided and asked for, and the references both ways."""

    kind: str
    ref: str
    meeting: str
    body_name: str
    date: str
    number: str
    title: str
    theme: str | None
    exempt: str | None
    parts: tuple[SectionBrief, ...]
    decisions: tuple[DecisionBrief, ...]
    actions: tuple[ActionRow, ...]
    papers: tuple[PaperBrief, ...]
    sums: tuple[SumBrief, ...]
    dates: tuple[DatedBrief, ...]
    notes: tuple[NoteBrief, ...]
    refers_to: tuple[Pointer, ...]
    mentions: tuple[Mention, ...]
    path: str
    line: int


def meeting_life(register: Register, ref: str) -> MeetingLife:
    """A meeting by its present name."""
    row = register.one("SELECT * FROM meeting WHERE ref = ?", ref)
    assert row is not None  # noqa: S101 - the name was looked up
    subjects = subjects_of(register)
    held = register.meetings.get(ref)
    attendance = tuple(
        AttendeeBrief(one["name"], one["role"], one["detail"])
        for one in register.rows(
            "SELECT name, role, detail FROM name WHERE subject = ? "
            "AND role IN ('present', 'in_support', 'apology', 'substitute') ORDER BY rowid",
            ref,
        )
    )
    roles = [one.role for one in attendance]
    plan = register.one("SELECT key, note FROM planned WHERE meeting = ?", ref)
    raised = actions(register, ActionFilter(meetings=(ref,), status="all"))
    approvals = _approvals(register, ref)
    return MeetingLife(
        kind="meeting",
        ref=ref,
        body=row["body"],
        body_name=body_name(register, row["body"]),
        date=row["date"],
        weekday=WEEKDAYS[date.fromisoformat(row["date"]).weekday()],
        time=f"{row['starts']}-{row['ends']}" if row["ends"] else row["starts"],
        venue=row["venue"],
        status=row["status"],
        meeting_kind=row["kind"],
        recorded=bool(row["recorded"]),
        minuted=bool(row["minuted"]),
        cancelled=row["cancelled"],
        chair=_names(register, ref, "chair"),
        minutes_by=_names(register, ref, "minutes_by"),
        present=roles.count("present"),
        in_support=roles.count("in_support"),
        apologies=roles.count("apology"),
        attendance=attendance,
        items=_items(register, ref),
        decisions=decisions(register, "meeting = ?", ref),
        actions=tuple(sorted(raised, key=lambda one: _order(one.ref))),
        approved=tuple(one for one in approvals if one.meeting == ref),
        approves=tuple(one for one in approvals if one.at == ref),
        moved=tuple(
            MovedBrief(*one)
            for one in register.rows(
                "SELECT was, dated, why FROM moved_now WHERE meeting = ? ORDER BY dated, position", ref
            )
        ),
        notes=notes(
            register,
            "subject = ?1 AND about IS NULL OR rowid IN (SELECT note.rowid FROM note JOIN reference ON "
            "reference.subject = note.subject AND role = 'note' AND typed = about WHERE reference.target = ?1)",
            ref,
        ),
        planned=planned(register, "planned.meeting = ?", ref),
        plan_note=plan["note"] if plan else None,
        mentions=tuple(
            one for one in mentions(register, subjects, (ref,), parts=True) if one.meeting != ref or one.role == "from"
        ),
        path=held.path if held else row["path"],
    )


def item_life(register: Register, ref: str) -> ItemLife | None:
    """An item by its name."""
    row = register.one("SELECT * FROM item WHERE ref = ? AND parent IS NULL", ref)
    if row is None:
        return None
    key = row["key"]
    subjects = subjects_of(register)
    pieces = register.rows("SELECT * FROM item WHERE ref = ? ORDER BY rowid", ref)
    raised = [
        one for one in actions(register, ActionFilter(meetings=(row["meeting"],), status="all")) if one.item == ref
    ]
    keys = json.dumps([piece["key"] for piece in pieces])
    meeting = row["meeting"]
    return ItemLife(
        kind="item",
        ref=ref,
        meeting=meeting,
        body_name=body_name(register, meeting.partition("/")[0]),
        date=subjects.date(meeting) or "",
        number=row["number"],
        title=row["title"],
        theme=row["theme"],
        exempt=row["exempt"],
        parts=_parts(register, pieces, subjects.date(meeting) or ""),
        decisions=decisions(register, "item = ?", key),
        actions=tuple(sorted(raised, key=lambda one: _order(one.ref))),
        papers=papers(register, "item = ?", key),
        sums=sums(register, "item = ?", key),
        dates=dated(register, "item = ?", key),
        notes=notes(
            register,
            "subject IN (SELECT value FROM json_each(?1)) AND about IS NULL OR subject IN (SELECT key FROM clause "
            "WHERE item = ?2) OR rowid IN (SELECT note.rowid FROM note JOIN reference ON reference.subject = "
            "note.subject AND role = 'note' AND typed = about WHERE reference.target = ?3)",
            keys, key, ref,
        ),
        refers_to=tuple(
            one
            for one in pointers(register, "item = ? AND kind != 'indicator'", key)
            if one.ref != ref and not one.ref.startswith(f"{meeting}/A")
        ),
        mentions=tuple(one for one in mentions(register, subjects, (ref,), parts=True) if one.role != "above"),
        path=row["path"],
        line=row["line"],
    )  # fmt: skip


def body_name(register: Register, key: str) -> str:
    """A body's name, or its key where nobody named it."""
    known = register.partnership.body(key)
    return known.name if known else key


def _names(register: Register, subject: str, role: str) -> tuple[str, ...]:
    rows = register.rows("SELECT name FROM name WHERE subject = ? AND role = ? ORDER BY position", subject, role)
    return tuple(row["name"] for row in rows)


def _items(register: Register, ref: str) -> tuple[ItemBrief, ...]:
    rows = register.rows(
        "SELECT ref, number, title, theme, "
        "(SELECT count(*) FROM clause WHERE clause.item = item.key) AS decided, "
        "(SELECT count(*) FROM action WHERE action.item = item.key AND kind = 'action') AS raised, exempt "
        "FROM item WHERE meeting = ? AND parent IS NULL ORDER BY position",
        ref,
    )
    return tuple(ItemBrief(*row) for row in rows)


def _approvals(register: Register, ref: str) -> tuple[ApprovalBrief, ...]:
    """The approvals of a meeting's minutes, and those it gave, by the day asked about."""
    return tuple(
        ApprovalBrief(
            link.meeting, link.at, link.item, link.amendments, link.state, link.seal, link.copy_state,
            copy_path(link.meeting) if link.copy else None,
        )
        for link in chain(register, ref)
        if link.given <= register.as_of
    )  # fmt: skip


def _parts(register: Register, pieces: list[Row], held: str) -> tuple[SectionBrief, ...]:
    """The item's own text first, then each of its parts; `held` is the day of the meeting."""
    texts = register.passages(pieces[0]["meeting"])
    found = []
    for piece in pieces:
        key = piece["key"]
        own = [row for row in texts if row["subject"] == key]
        found.append(
            SectionBrief(
                piece["title"],
                piece["theme"],
                _names(register, key, "presented_by"),
                piece["as_at"],
                next((row["text"].strip() for row in own if row["kind"] == "minutes"), None),
                tuple(row["text"].strip() for row in own if row["kind"] == "point"),
                said(register, "said.key GLOB ?", f"{_escaped(key)}/said *"),
                workplan_of_item(register, piece["title"], piece["theme"], piece["as_at"], held),
            )
        )
    return tuple(found)


def _escaped(text: str) -> str:
    return "".join(f"[{one}]" if one in "*?[" else one for one in text)


def _order(ref: str | None) -> tuple[int, str]:
    """A3 before A10; what has no number last."""
    number = (ref or "").rpartition("/A")[2]
    return (int(number), "") if number.isdigit() else (10**9, ref or "~")
