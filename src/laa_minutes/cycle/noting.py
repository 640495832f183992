"""Notes added afterwards; what is approved stays as it is, and the coming meeting's record has the note about it."""

from __future__ import annotations

from .. import edit
from ..diagnostic import LaaError
from ..edit import Value
from ..record.name import Name
from ..register import Register
from ..view import choose
from ..view.business import short
from ..workspace import MEETINGS, PLAN
from .change import Change, File, applied, text_of
from .coming import coming
from .subject import item_or_clause, named


def note(register: Register, typed: str, text: str) -> Change:
    """The change that adds a dated note on a meeting, an item or a clause. Raises LaaError."""
    if not text.strip():
        raise LaaError("no note was given", "Say in words what is to be noted.", 2)
    name = named(typed)
    if name is None or name.kind not in ("meeting", "item", "minute"):
        hint = "A note is on a meeting, an item or a clause: pmg/2010-02-22/4."
        if name is not None and name.kind == "action":
            hint = f"`laa action progress {typed} --note …` says how an action stands."
        raise LaaError(f"no note can be put on “{typed}”", hint, 2)
    ref, meeting = _meant(register, name, typed)
    record = register.meetings.get(meeting)
    if record is None:
        return _on_the_plan(register, meeting, text)
    body = record.body
    entry: dict[str, Value] = {"text": text.strip(), "dated": register.as_of}
    if register.one("SELECT 1 FROM approval WHERE meeting = ?", meeting):
        target = coming(register, body, meeting)
        about: dict[str, Value] = {"about": short(ref, body), **entry}
        file = target.with_text(edit.append(target.text, ("notes",), about, shown=target.path))
        applied(register, [file])
        words = f"Noted about {ref}, which is approved and stays as it is, in the record of {target.meeting}."
        return Change(words, (file,), target.remarks)
    before = text_of(register, record.path)
    changed, at = before, tuple[str | int, ...]()
    if ref != meeting:
        changed, at = _place(register, before, record.path, ref)
    file = File(record.path, before, edit.append(changed, (*at, "notes"), entry, shown=record.path))
    applied(register, [file])
    return Change(f"Noted on {ref}.", (file,))


def _meant(register: Register, name: Name, typed: str) -> tuple[str, str]:
    """What a note is on, by its full name, and the meeting."""
    if name.kind == "meeting":
        meeting = choose.meeting(register, typed)
        return meeting, meeting
    ref = item_or_clause(register, name)
    row = register.one(
        "SELECT meeting FROM item WHERE ref = ?1 UNION SELECT meeting FROM clause WHERE ref = ?1 AND NOT in_text", ref
    )
    if row is None:
        hint = "`laa show` and the meeting's date list what there is."
        raise choose.absent(register, f"nothing called “{typed}” is on record", hint, f"{MEETINGS}/")
    return ref, row["meeting"]


def _place(register: Register, text: str, path: str, ref: str) -> tuple[str, edit.Path]:
    clause = register.one("SELECT line, column FROM clause WHERE ref = ? AND NOT in_text AND labels != ''", ref)
    if clause:
        return edit.entry_at(text, clause["line"], clause["column"], "text", shown=path)
    item = register.one("SELECT line, column FROM item WHERE ref = ? AND parent IS NULL", ref)
    assert item is not None  # noqa: S101 - `_meant` has seen to it
    return edit.entry_at(text, item["line"], item["column"], "title", shown=path)


def _on_the_plan(register: Register, meeting: str, text: str) -> Change:
    """A planned meeting has one note, to which this is added."""
    row = register.one("SELECT line, column, note FROM planned WHERE meeting = ?", meeting)
    assert row is not None  # noqa: S101 - what is not on record is in the plan
    before = text_of(register, PLAN)
    at = edit.at(before, row["line"], row["column"], shown=PLAN)[:-1]
    words = f"{row['note'].strip()} {text.strip()}" if row["note"] else text.strip()
    file = File(PLAN, before, edit.set_value(before, (*at, "note"), words, shown=PLAN))
    applied(register, [file])
    return Change(f"Noted on {meeting}, which is planned.", (file,))
