"""What came out of an item: an action, a clause, a lettered point, a paper, a sum, a step of a recovery plan."""

from __future__ import annotations

import json

from ...frozen import dataclass
from ...register import Register
from ..actions import ActionRow, action
from ..money import SumRow
from ..subject import subjects_of
from ..sums import sum_now
from ..waiting import Waiting, WaitRow
from .common import DecisionBrief, Mention, NoteBrief, Pointer, decisions, mentions, notes, papers, pointers, sums
from .indicator import StepRow, indicator_life
from .meeting import body_name

_STANDS_ON = "item = ? AND EXISTS (SELECT 1 FROM json_each(clauses) WHERE value = ?)"


@dataclass(frozen=True, slots=True)
class ActionLife:
    """An action, where it was raised, and what became of it. `met_at` is the item that dealt with its wish for a place
    on an agenda, once that is minuted."""

    kind: str
    ref: str
    action: ActionRow
    heading: str
    date: str
    body_name: str
    agenda: str | None
    agenda_meeting: str | None
    met_at: str | None
    mentions: tuple[Mention, ...]
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class ClauseLife:
    """A clause of a resolution, its own clauses below it; `duty` where it binds somebody. `status` as in the decision
    register: None where nobody is bound and nothing waited for; `wait` says what keeps it waiting."""

    kind: str
    ref: str
    label: str
    heading: str
    meeting: str
    date: str
    body_name: str
    kinds: tuple[str, ...]
    text: str
    to: tuple[str, ...]
    subject_to: str | None
    waits_on: str | None
    clauses: tuple[DecisionBrief, ...]
    duty: ActionRow | None
    status: str | None
    closed: str | None
    wait: WaitRow | None
    sums: tuple[str, ...]
    notes: tuple[NoteBrief, ...]
    refers_to: tuple[Pointer, ...]
    mentions: tuple[Mention, ...]
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class PointLife:
    """A lettered point in the text of an item."""

    kind: str
    ref: str
    heading: str
    meeting: str
    date: str
    body_name: str
    text: str
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class PaperLife:
    """A document before a meeting, and what relies on it."""

    kind: str
    ref: str
    mark: str | None
    title: str
    state: tuple[str, ...]
    by: str | None
    as_at: str | None
    file: str | None
    exempt: str | None
    item: str | None
    heading: str
    meeting: str
    date: str
    body_name: str
    mentions: tuple[Mention, ...]
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class SumLife:
    """Money: asked for, allocated, released. `amount` is in pounds, None where it was not said. `now` is the sum as it
    stands in the ledger, with all that was said of it by the day asked about; None where that is a later one."""

    kind: str
    ref: str
    amount: str | None
    approx: bool
    purpose: str | None
    source: str | None
    repaid_from: str | None
    status: str | None
    clause: str | None
    includes: tuple[str, ...]
    included_in: tuple[str, ...]
    same_as: str | None
    item: str | None
    heading: str
    meeting: str
    date: str
    body_name: str
    now: SumRow | None
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class StepLife:
    """A step of an indicator's recovery plan."""

    kind: str
    ref: str
    indicator: str
    title: str | None
    step: StepRow
    mentions: tuple[Mention, ...]


def action_life(register: Register, ref: str) -> ActionLife | None:
    """An action by its name; None where it had not been raised by the day asked about."""
    row = register.one("SELECT * FROM action_now WHERE ref = ? AND kind = 'action'", ref)
    found = action(register, ref)
    if row is None or found is None:
        return None
    subjects = subjects_of(register)
    place = subjects.of("", row["item"], row["meeting"])
    return ActionLife(
        kind="action",
        ref=ref,
        action=found,
        heading=place.heading,
        date=row["date"],
        body_name=body_name(register, row["meeting"].partition("/")[0]),
        agenda=row["agenda_said"],
        agenda_meeting=row["agenda_meeting"],
        met_at=_met_at(register, ref),
        mentions=tuple(one for one in mentions(register, subjects, (ref,)) if one.role != "progress"),
        path=row["path"],
        line=row["line"],
    )


def _met_at(register: Register, ref: str) -> str | None:
    """The first item that cites a wish and has something minuted under it."""
    found = register.one(
        "SELECT item.ref FROM link JOIN item ON item.key = link.subject JOIN meeting ON meeting.ref = item.meeting "
        "JOIN asked ON meeting.date <= as_of WHERE link.role = 'from' AND link.target = ? AND EXISTS "
        "(SELECT 1 FROM passage WHERE (subject = item.key OR subject LIKE item.key || '/%') "
        "AND passage.kind IN ('minutes', 'point', 'indicator', 'decision', 'resolution')) "
        "ORDER BY meeting.date LIMIT 1",
        ref,
    )
    return found["ref"] if found else None


def clause_life(register: Register, ref: str) -> ClauseLife | PointLife | None:
    """A clause by its name, else a lettered point of the item."""
    row = register.one(
        "SELECT clause.*, item.title, item.ref AS item_ref FROM clause JOIN item ON item.key = clause.item "
        "WHERE clause.ref = ? AND NOT in_text",
        ref,
    )
    if row is None:
        return _point(register, ref)
    key = row["key"]
    subjects = subjects_of(register)
    now = register.one("SELECT * FROM clause_now WHERE key = ?", key)
    return ClauseLife(
        kind="clause",
        ref=ref,
        label=row["labels"],
        heading=row["title"],
        meeting=row["meeting"],
        date=subjects.date(row["meeting"]) or "",
        body_name=body_name(register, row["meeting"].partition("/")[0]),
        kinds=tuple(json.loads(row["kinds"])),
        text=row["text"].strip(),
        to=tuple(json.loads(row["addressed"])),
        subject_to=row["subject_to"] and row["subject_to"].strip(),
        waits_on=row["waits_on"],
        clauses=decisions(register, "substr(key, 1, length(?1)) = ?1", f"{key}."),
        duty=action(register, ref) if register.one("SELECT 1 FROM action WHERE key = ?", key) else None,
        status=now["status"] if now else None,
        closed=now["status_since"] if now and now["status"] in ("done", "dropped") else None,
        wait=Waiting(register).of(now) if now and now["held_up"] and now["status"] == "open" else None,
        sums=tuple(
            one.ref for one in sums(register, _STANDS_ON, row["item"], row["labels"] or "(i)") if one.ref
        ),
        notes=notes(register, "subject = ?", key),
        refers_to=pointers(register, "subject = ?", key),
        mentions=tuple(mentions(register, subjects, (ref,), parts=True)),
        path=row["path"],
        line=row["line"],
    )  # fmt: skip


def paper_life(register: Register, ref: str) -> PaperLife | None:
    """A paper by its name."""
    row = register.one("SELECT * FROM paper WHERE ref = ?", ref)
    if row is None:
        return None
    subjects = subjects_of(register)
    place = subjects.of("", row["item"], row["meeting"])
    brief = papers(register, "ref = ?", ref)[0]
    return PaperLife(
        kind="paper",
        ref=ref,
        mark=brief.mark,
        title=brief.title,
        state=brief.state,
        by=row["author"],
        as_at=row["as_at"],
        file=brief.file,
        exempt=row["exempt"],
        item=place.ref,
        heading=place.heading,
        meeting=row["meeting"],
        date=place.date or "",
        body_name=body_name(register, row["meeting"].partition("/")[0]),
        mentions=tuple(mentions(register, subjects, (ref,))),
        path=row["path"],
        line=row["line"],
    )


def sum_life(register: Register, ref: str) -> SumLife | None:
    """A sum of money by its name."""
    row = register.one("SELECT * FROM sum WHERE ref = ?", ref)
    if row is None:
        return None
    place = subjects_of(register).of("", row["item"], row["meeting"])
    meeting = row["meeting"]
    containing = register.rows(
        "SELECT ref FROM sum_link JOIN sum ON key = subject WHERE role = 'includes' AND sum_link.sum = ?", ref
    )
    named = register.rows(
        "SELECT role, sum FROM sum_link WHERE subject = ? AND sum IS NOT NULL ORDER BY position", row["key"]
    )
    labels = json.loads(row["clauses"])
    return SumLife(
        kind="sum",
        ref=ref,
        amount=row["amount"],
        approx=bool(row["approx"]),
        purpose=row["purpose"],
        source=row["source"],
        repaid_from=row["repaid_from"],
        status=row["status"],
        clause=f"{place.ref}{labels[0]}" if labels else None,
        includes=tuple(one["sum"] for one in named if one["role"] == "includes"),
        included_in=tuple(one["ref"] for one in containing if one["ref"]),
        same_as=next((one["sum"] for one in named if one["role"] == "same_as"), None),
        item=place.ref,
        heading=place.heading,
        meeting=meeting,
        date=place.date or "",
        body_name=body_name(register, meeting.partition("/")[0]),
        now=sum_now(register, ref),
        path=row["path"],
        line=row["line"],
    )


def step_life(register: Register, ref: str) -> StepLife | None:
    """A step of a recovery plan by its name (`NI 4/R1`)."""
    row = register.one("SELECT code FROM step WHERE ref = ?", ref)
    if row is None:
        return None
    whole = indicator_life(register, row["code"])
    step = next(one for one in whole.recovery if one.ref == ref)
    told = tuple(mentions(register, subjects_of(register), (ref,)))
    return StepLife("step", ref, row["code"], whole.now.title, step, told)


def _point(register: Register, ref: str) -> PointLife | None:
    item, _, letter = ref.rstrip(")").rpartition("(")
    row = register.one("SELECT key, meeting, title FROM item WHERE ref = ? AND parent IS NULL", item)
    if row is None or len(letter) != 1 or not "a" <= letter <= "z":
        return None
    points = [one for one in register.passages(row["meeting"]) if one["item"] == row["key"] and one["kind"] == "point"]
    number = ord(letter) - ord("a")
    if number >= len(points):
        return None
    subjects = subjects_of(register)
    told = tuple(mentions(register, subjects, (ref,)))
    return PointLife(
        "point", ref, row["title"], row["meeting"], subjects.date(row["meeting"]) or "",
        body_name(register, row["meeting"].partition("/")[0]), points[number]["text"].strip(), told,
    )  # fmt: skip
