"""Progress: what becomes of an action, reported in the record of the coming meeting."""

from __future__ import annotations

from dataclasses import field
from difflib import get_close_matches

from .. import edit
from ..diagnostic import LaaError
from ..edit import Value
from ..frozen import dataclass
from ..parse import read_meeting
from ..record.meeting import Progress
from ..record.when import UnreadableError, read_when
from ..register import Register
from ..source import read_bytes
from ..view import choose
from ..view.business import short
from .change import Change, applied
from .coming import Record, coming
from .subject import Subject, brief, find

_SAID = {"open": "Progress", "done": "Done", "dropped": "Dropped"}


@dataclass(frozen=True, slots=True)
class Report:
    """What is reported: a status (open, done, dropped), and what else is new."""

    status: str
    note: str | None = None
    due: str | None = None
    owners: tuple[str, ...] = field(default=())


def report(register: Register, typed: str, told: Report, at: str | None = None) -> Change:
    """The change that reports on an action, clause or step. Raises LaaError."""
    if told.status == "open" and not (told.note or told.due or told.owners):
        raise LaaError("nothing was said of its progress", "Give --note, --due or --owner.", 2)
    if told.status == "dropped" and not told.note:
        raise LaaError("no reason was given", "Say why in a few words, after --note.", 2)
    told = Report(told.status, told.note, due(told.due), tuple(owner(register, name) for name in told.owners))
    subject = find(register, typed)
    if subject.status != "open":
        raise LaaError(
            f"the matter {subject.ref} was reported {subject.status} at {subject.reported}; nothing was written",
            "If that is wrong, correct it there while that record is a draft; else raise a new action.",
        )
    body = subject.meeting.partition("/")[0] if subject.meeting else _body_of_step(register, subject.ref, at)
    record = coming(register, body, subject.meeting, at)
    file = record.with_text(_written(register, record, subject, told))
    applied(register, [file])
    news = [f"due {told.due}"] * bool(told.due) + [f"now with {' and '.join(told.owners)}"] * bool(told.owners)
    words = "; ".join([f"{_SAID[told.status]}: {subject.words}", *news])
    return Change(words if words.endswith((".", "…")) else words + ".", (file,), record.remarks)


def due(typed: str | None) -> str | None:
    """A due date as a record has it. Raises LaaError where it is none."""
    if typed is None:
        return None
    try:
        return read_when(" ".join(typed.split())).said
    except UnreadableError as error:
        hint = error.hint.partition(", or {said:")[0].rstrip(".") + "."
        raise LaaError(error.message, hint, 2) from None


def owner(register: Register, typed: str, body: str = "") -> str:
    """Who is to own something: the whole name of whoever is known by it, else as typed."""
    typed = " ".join(typed.split())
    found = register.roster.resolve(typed, body)
    if found.kind == "tied":
        raise LaaError(f"“{typed}” could be {choose.either(found.candidates)}", "Write the whole name.")
    if found.kind == "unknown" and (near := _near(register, typed)):
        raise LaaError(f"nobody called “{typed}” is known", f"Did you mean {choose.either(near)}?")
    return found.name


def _near(register: Register, typed: str) -> tuple[str, ...]:
    """Whom a mistyped name may have meant; a first name or surname alone is near no whole name."""
    near = register.roster.nearest(typed)
    if not near and " " not in typed:
        names = [(word, str(name)) for name in register.roster.people for word in name.casefold().split()]
        words = get_close_matches(typed.casefold(), [word for word, _ in names], 3, 0.7)
        near = tuple(dict.fromkeys(name for word, name in names if word in words))
    return near


def _written(register: Register, record: Record, subject: Subject, told: Report) -> str:
    """The record's text with the report: in the entry that was laid out for it, else in one of its own."""
    news: dict[str, Value] = {}
    if register.as_of < record.day:
        news["on"] = register.as_of
    if told.due:
        news["due"] = told.due
    if told.owners:
        news["owner"] = told.owners[0] if len(told.owners) == 1 else list(told.owners)
    if told.note:
        news["note"] = told.note
    ref = short(subject.ref, record.body)
    laid_out = _laid_out(register, record, subject, ref)
    if laid_out is None:
        entry = {"ref": ref, "status": told.status, **news}
        comment = f"{' and '.join(subject.owners) or 'Nobody named'}: {brief(subject.text)}"
        return _with_entry(record, entry, comment)
    text = edit.set_value(record.text, (*laid_out, "status"), told.status, shown=record.path)
    after = "status"
    for key, value in news.items():
        text = edit.add_key(text, laid_out, key, value, after=after, shown=record.path)
        after = key
    return text


def _with_entry(record: Record, entry: dict[str, Value], comment: str) -> str:
    there = edit.keys(record.text, (), shown=record.path)
    if "progress" in there:
        return edit.append(record.text, ("progress",), entry, comment=comment, shown=record.path)
    before = next((key for key in ("items", "next_meeting", "notes") if key in there), None)
    return edit.add_key(record.text, (), "progress", [entry], before=before, comment=comment, shown=record.path)


def _laid_out(register: Register, record: Record, subject: Subject, ref: str) -> edit.Path | None:
    """Where the entry stands that waits to be filled in: open, and nothing said in it yet."""
    read = read_meeting(read_bytes(record.text.encode("utf-8"), record.path))
    entries = read.progress if read else ()
    places = {(row["line"], row["column"]) for row in register.rows(
        "SELECT line, column FROM progress WHERE subject = ? AND meeting = ?", subject.key, record.meeting
    )}  # fmt: skip
    for one in entries:
        meant = one.ref == ref if record.before is None else one.ref and (one.ref.line, one.ref.column) in places
        if meant and one.ref and _waits(one):
            return edit.at(record.text, one.ref.line, one.ref.column, shown=record.path)[:-1]
    return None


def _waits(entry: Progress) -> bool:
    return entry.status in (None, "open") and not (entry.on or entry.due or entry.owners or entry.note)


def _body_of_step(register: Register, ref: str, at: str | None) -> str:
    """A step belongs to no one body: it is the one that reviews its plan, else the only one with records."""
    if at:
        return choose.meeting(register, at).partition("/")[0]
    review = register.one(
        "SELECT coalesce(link.target, link.typed) AS meeting FROM step JOIN link ON link.subject = step.code "
        "WHERE step.ref = ? AND link.role = 'review'", ref,
    )  # fmt: skip
    if review and "/" in review["meeting"]:
        return str(review["meeting"]).partition("/")[0]
    bodies = [row["body"] for row in register.rows("SELECT DISTINCT body FROM meeting WHERE recorded ORDER BY body")]
    if len(bodies) != 1:
        raise LaaError("a recovery step belongs to no one body", "Say with --at at which meeting it was reported.", 2)
    return str(bodies[0])
