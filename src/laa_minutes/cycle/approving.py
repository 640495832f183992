"""Approving minutes: the later meeting's record says so and holds the seal, and a copy is filed."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path
from sqlite3 import Row

from .. import edit
from ..diagnostic import LaaError
from ..frozen import dataclass
from ..output.document import render
from ..output.filed import filed
from ..output.listing import plural
from ..record.meeting import Approval, Item, Meeting
from ..record.when import day_words
from ..register import Register
from ..seal import chain, copy_digest, digest
from ..source import MappingNode, SequenceNode
from ..view import choose
from ..view.business import short
from ..view.minutes import minutes
from ..workspace import INDICATORS, PARTNERSHIP, PLAN, copy_path
from .finding import Path as Where
from .finding import entry_with, item_for_minutes, items, node_at


@dataclass(frozen=True, slots=True)
class Approving:
    """An approval as it is to be written: `path` is the later record, `before` and `text` that file as it was read and
    as it is to be; `copy` is the text to be filed under `copy_path`."""

    meeting: str
    at: str
    path: str
    before: str
    text: str
    copy_path: str
    copy: str
    seal: str
    amendments: int
    item: str


def approving(register: Register, typed: str, at: str, amendments: Sequence[str], body: str | None = None) -> Approving:
    """The approval of one meeting's minutes at a later meeting. Raises LaaError where it cannot be given."""
    ref = choose.meeting(register, typed, choose.body(register, body) if body else None)
    held = _to_approve(register, ref)
    later_ref = choose.meeting(register, at, None if "/" in at else _body_of(register, at, held))
    on_paper = _on_paper(register, held, later_ref)
    later = _approving_record(register, later_ref, held)
    _refuse_errors(register, held, later)
    _refuse_broken(register, held)
    seal = digest(register.sources[held.path])
    told = [str(one).strip() for one in _entry(later, on_paper).amendments] if on_paper else []
    if told and amendments and [one.split() for one in told] != [one.split() for one in amendments]:
        raise LaaError(
            f"the approval at {_place(on_paper)} names other amendments already",
            "Leave --amendment out, or correct the record.",
        )
    agreed = told or [one.strip() for one in amendments]
    copy = _copy(register, held, later, agreed, seal)
    copied = copy_digest(copy.encode("utf-8"))
    source = register.sources[later.path]
    if on_paper:
        text, item = _sealed(register, later, on_paper, [] if told else agreed, seal, copied)
    else:
        text, item = _approved(register, held, later, agreed, seal, copied)
    return Approving(
        ref, later.ref, later.path, source.text, text, copy_path(ref), copy, seal, len(agreed), str(item.title).strip()
    )


def write(root: Path, found: Approving) -> None:
    """File the copy, then write the record, under the workspace's lock.

    A copy without its approval does no harm, and is found by `laa check`; an approval without its copy would. A copy
    that is there already stays as it is, or nothing is written.
    """
    record = edit.read(root, found.path)
    if record.text != found.before:
        raise LaaError(f"another hand changed {found.path} meanwhile; nothing was written", "Run it again.")
    there, data = edit.read(root, found.copy_path).data, found.copy.encode("utf-8")
    if there is not None and there != data:
        raise LaaError(
            f"there is another {found.copy_path} already, which no approval names; nothing was written",
            "It was put there by hand, or by an approval that did not come to its end. Look at it, delete it, and "
            "run this again.",
        )
    with edit.created(root / found.copy_path, data, found.copy_path) if there is None else nullcontext():
        edit.write(record, found.text)


# What can be approved, and where


def _to_approve(register: Register, ref: str) -> Meeting:
    held = register.meetings.get(ref)
    if held is None:
        raise LaaError(f"there is no record of {ref} that could be approved", f"`laa show {ref}` tells what is known.")
    if held.status == "draft":
        raise LaaError(
            f"the minutes of {ref} are still a draft",
            f"Circulate them first (`laa circulate {ref}`), then approve them.",
        )
    if held.status == "outline":
        raise LaaError(
            f"the meeting {ref} is known only in outline, so there is no text to seal",
            "Its approval can be typed under `approves`, without a seal.",
        )
    if held.status == "cancelled":
        raise LaaError(f"the meeting {ref} was cancelled, so it has no minutes to approve", "`laa meetings` lists all.")
    return held


def _approving_record(register: Register, at: str, held: Meeting) -> Meeting:
    later = register.meetings.get(at)
    if at == held.ref:
        raise LaaError(f"the meeting {at} cannot approve its own minutes", "Name the meeting that did with --at.", 2)
    if later is None:
        raise choose.not_recorded(register, at)
    if (held.date, held.ref) >= (later.date, later.ref):
        raise LaaError(
            f"the meeting {at} was no later than {held.ref}, so it cannot have approved its minutes",
            "Name the meeting that did with --at.", 2,
        )  # fmt: skip
    if later.date > register.as_of:
        raise LaaError(
            f"the meeting {at} is still to come: it has approved nothing yet",
            f"Run this once it was held, or say --as-of {later.date}.",
        )
    if later.status == "cancelled":
        raise LaaError(f"the meeting {at} was cancelled, so it approved nothing", "`laa meetings` lists all.")
    settled = register.one("SELECT * FROM approval WHERE meeting = ?", at)
    if settled:
        raise LaaError(
            f"the minutes of {at} were themselves approved ({_place(settled)}), so their record is not touched",
            "What was left out goes under `corrects` or `notes` of a coming meeting.",
        )
    return later


def _body_of(register: Register, typed: str, held: Meeting) -> str | None:
    """A date alone is the own body's, if that met."""
    day = f"{held.body}/{typed}"
    return (
        held.body
        if register.one("SELECT 1 FROM meeting WHERE ref = ?1 UNION SELECT 1 FROM moved WHERE was = ?1", day)
        else None
    )


def _on_paper(register: Register, held: Meeting, at: str) -> Row | None:
    """The approval that is typed already without a seal, which this one may seal."""
    for row in register.rows("SELECT * FROM approval WHERE meeting = ? ORDER BY seal IS NULL, rowid", held.ref):
        if row["seal"] is None and row["at"] == at:
            return row
        raise LaaError(
            f"the minutes of {held.ref} were already approved at {row['at']} ({_place(row)})",
            "What was changed later goes under `corrects` of a coming meeting."
            if row["seal"]
            else f"`laa approve {held.ref} --at {row['at']}` seals that approval.",
        )
    return None


def _refuse_errors(register: Register, *records: Meeting) -> None:
    drawn_on = {PARTNERSHIP, INDICATORS, PLAN, *(one.path for one in records)}
    errors = [fault for fault in register.faults if fault.level == "error" and fault.place.path in drawn_on]
    if errors:
        raise LaaError(
            f"nothing is approved while records have errors: {plural(len(errors), 'error')}, the first at "
            f"{errors[0].place} ({errors[0].message})",
            "`laa check` shows them and how to mend them.",
        )


def _refuse_broken(register: Register, held: Meeting) -> None:
    """A record whose own seals are broken is not sealed in its turn."""
    for link in chain(register, held.ref):
        if link.at == held.ref and link.state in ("broken", "missing"):
            raise LaaError(
                f"the seal that {held.ref} holds on the minutes of {link.meeting} is broken", "`laa check` says how."
            )


# What is written


def _copy(register: Register, held: Meeting, later: Meeting, amendments: Sequence[str], seal: str) -> str:
    row = minutes(register, held.ref)
    document = render(register.workspace.root, f"minutes-{row.style}.md.j2", {"minutes": row})
    body = register.partnership.body(later.body)
    whose = f" of the {body.name if body else later.body}" if later.body != held.body else ""
    return filed(
        document, f"Approved as a correct record at the meeting{whose} on {day_words(later.date)}", amendments, seal
    )


def _approved(
    register: Register, held: Meeting, later: Meeting, amendments: Sequence[str], seal: str, copy: str
) -> tuple[str, Item]:
    """The later record with one more entry under `approves`."""
    text, (path, item) = register.sources[later.path].text, item_for_minutes(register, held.ref, later)
    entry: dict[str, edit.Value] = {"meeting": short(held.ref, later.body)}
    if amendments:
        entry["amendments"] = list(amendments)
    entry |= {"seal": seal, "copy": copy}
    if item.approves:
        return edit.append(text, (*path, "approves"), entry, shown=later.path), item
    if not isinstance(node_at(register, later, path), MappingNode):
        raise LaaError(
            f"the item at {later.path}:{item.title.line} is a title alone, with no room for `approves`",
            f"Write it as `title: {item.title}` and run this again.",
        )
    after = "minutes_of" if item.minutes_of else "title"
    return edit.add_key(text, path, "approves", [entry], after=after, shown=later.path), item


def _sealed(
    register: Register, later: Meeting, on_paper: Row, amendments: Sequence[str], seal: str, copy: str
) -> tuple[str, Item]:
    """The later record with seal and copy in the approval that is typed there."""
    path, item, approval = next(
        (path, item, one)
        for path, item in items(register, later)
        for one in item.approves
        if (one.meeting.line, one.meeting.column) == (on_paper["line"], on_paper["column"])
    )
    node = node_at(register, later, (*path, "approves"))
    where: Where = (*path, "approves")
    if isinstance(node, SequenceNode):
        where, node = (*where, entry_with(node, approval.meeting)), node.value[entry_with(node, approval.meeting)]
    if not isinstance(node, MappingNode):
        raise LaaError(
            f"the approval at {_place(on_paper)} has no room for a seal",
            f"Write it as `meeting: {approval.meeting}` and run this again.",
        )
    text = register.sources[later.path].text
    if amendments:
        text = edit.add_key(text, where, "amendments", list(amendments), after="meeting", shown=later.path)
    text = edit.set_text(text, (*where, "seal"), seal, shown=later.path)
    return edit.set_text(text, (*where, "copy"), copy, shown=later.path), item


def _entry(later: Meeting, on_paper: Row) -> Approval:
    every = (one for top in later.items for item in (top, *top.sections) for one in item.approves)
    return next(
        one for one in every if (one.meeting.line, one.meeting.column) == (on_paper["line"], on_paper["column"])
    )


def _place(row: Row | None) -> str:
    return f"{row['path']}:{row['line']}" if row else ""
