"""A meeting moved or cancelled: what is due there moves along."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date

from .. import edit
from ..diagnostic import LaaError
from ..edit import Value
from ..record.meeting import Meeting
from ..record.when import Times, day_words
from ..register import Register
from ..view import choose
from ..view.actions import ActionFilter, ActionRow, actions
from ..view.clear_days import no_working_day
from ..workspace import PLAN
from .change import Change, File, applied, text_of
from .coming import refuse_settled

_BEFORE_MOVED = ("kind", "status", "venue", "scheduled", "time", "date")  # behind which of its keys a record has it


def move(register: Register, typed: str, day: date, times: Times | None, why: str) -> Change:
    """The change that puts a meeting on another day. Raises LaaError."""
    meeting = choose.meeting(register, typed)
    body, _, was = meeting.partition("/")
    now = f"{body}/{day.isoformat()}"
    if now == meeting:
        raise LaaError(f"the meeting {meeting} is on that day already", "Name the day to which it moves.", 2)
    taken = register.one("SELECT recorded, status FROM meeting WHERE ref = ?", now)
    if taken:
        state = "there is a record of" if taken["recorded"] else "the forward plan has"
        raise LaaError(f"{state} a meeting of {body} on {day_words(day)} already", "`laa check` tells of any double.")
    _refuse_held(register, meeting, "moved")
    entry: dict[str, Value] = {"from": was, "dated": register.as_of, "why": why}
    record, files = register.meetings.get(meeting), []
    if record is not None:
        files.append(_moved_record(register, record, day, times, entry))

    def moved_row(text: str, at: edit.Path) -> str:
        text = edit.set_value(text, (*at, "meeting"), now, shown=PLAN)
        if times is not None:
            text = _with_key(text, at, "time", str(times), ("meeting",), PLAN)
        if record is None:
            text = _with_move(text, at, entry, ("venue", "time", "meeting"), PLAN)
        return text

    files += _plan(register, meeting, moved_row)
    after = applied(register, files)
    words = f"Moved: {meeting} to {now}, {day_words(day, weekday=True)}{f', {times}' if times else ''}."
    doubts = [f"{day_words(day)} is past: is that the day that was meant?"] if day < register.as_of else []
    doubts += filter(None, [no_working_day(day, register.partnership.holidays)])
    return Change(words, tuple(files), (*doubts, *_moved_along(register, after, meeting)))


def cancel(register: Register, typed: str, why: str) -> Change:
    """The change that cancels a meeting. Raises LaaError."""
    meeting = choose.meeting(register, typed)
    _refuse_held(register, meeting, "cancelled")
    entry: dict[str, Value] = {"why": why, "dated": register.as_of}
    record, files = register.meetings.get(meeting), []
    if record is not None:
        before = text_of(register, record.path)
        text = _with_key(before, (), "status", "cancelled", _BEFORE_MOVED[2:], record.path)
        files.append(File(record.path, before, _with_key(text, (), "cancelled", entry, ("status",), record.path)))
    places = ("venue", "time", "meeting")
    files += _plan(register, meeting, lambda text, at: _with_key(text, at, "cancelled", entry, places, PLAN))
    after = applied(register, files)
    remarks = [*_moved_along(register, after, meeting), *_without_place(register, meeting)]
    return Change(f"Cancelled: {meeting}.", tuple(files), tuple(remarks))


def _refuse_held(register: Register, meeting: str, what: str) -> None:
    refuse_settled(register, meeting)
    row = register.one("SELECT status FROM meeting WHERE ref = ?", meeting)
    status = row["status"] if row else ""
    if status in ("circulated", "outline"):
        state = "its minutes have been circulated" if status == "circulated" else "it is on record in outline"
        raise LaaError(
            f"the meeting {meeting} has been held ({state}), so it cannot be {what}", "Only a coming meeting can."
        )
    if status == "cancelled":
        raise LaaError(f"the meeting {meeting} was cancelled", "Take `cancelled` out by hand if it is held after all.")


def _moved_record(register: Register, record: Meeting, day: date, times: Times | None, entry: dict[str, Value]) -> File:
    """The record under its new name, with its new date and the old one under `moved`."""
    path = record.path
    before = text = text_of(register, path)
    text = edit.set_value(text, ("date",), day, shown=path)
    if times is not None:
        text = _with_key(text, (), "time", str(times), ("date",), path)
    text = _with_move(text, (), entry, _BEFORE_MOVED, path)
    old, new = (day_words(one, weekday=True) for one in (record.date, day))
    first, *rest = text.splitlines(keepends=True)
    if first.startswith("#") and first.rstrip("\r\n").endswith(f": {old}"):  # the heading that new-meeting wrote
        text = "".join([first.replace(old, new), *rest])
    return File(register.workspace.meeting_path(f"{record.body}/{day.isoformat()}"), before, text, was=path)


def _plan(register: Register, meeting: str, changed: Callable[[str, edit.Path], str]) -> Iterator[File]:
    """The forward plan with the row of a meeting changed in place, where it has one."""
    names = {meeting, *(row["was"] for row in register.rows("SELECT was FROM moved WHERE meeting = ?", meeting))}
    rows = [row for row in register.plan if row.meeting in names]
    if rows:
        before = text = text_of(register, PLAN)
        for row in reversed(rows):
            at = edit.at(text, row.typed.line, row.typed.column, shown=PLAN)[:-1]
            text = changed(text, at)
        yield File(PLAN, before, text)


def _with_key(text: str, at: edit.Path, key: str, value: Value, after: tuple[str, ...], shown: str) -> str:
    """A key set, or added behind the first of some that is there."""
    keys = edit.keys(text, at, shown=shown)
    if key in keys:
        return edit.set_value(text, (*at, key), value, shown=shown)
    behind = next((one for one in after if one in keys), None)
    return edit.add_key(text, at, key, value, after=behind, shown=shown)


def _with_move(text: str, at: edit.Path, entry: dict[str, Value], after: tuple[str, ...], shown: str) -> str:
    if "moved" in edit.keys(text, at, shown=shown):
        return edit.append(text, (*at, "moved"), entry, shown=shown)
    return _with_key(text, at, "moved", [entry], after, shown)


def _moved_along(before: Register, after: Register, meeting: str) -> Iterator[str]:
    """What was due at a meeting, and where it is due now."""
    places: defaultdict[str, list[str]] = defaultdict(list)
    later = {_key(row): row for row in actions(after, ActionFilter())}
    for row in actions(before, ActionFilter()):
        if row.due_meeting == meeting and _key(row) in later:
            places[_place(later[_key(row)], meeting)].append(_name(row))
    for place, names in places.items():
        verb = place if len(names) == 1 else place.replace("stays", "stay").replace("is now", "are now")
        yield f"{', '.join(names[:-1])} and {names[-1]} {verb}." if names[1:] else f"{names[0]} {verb}."
    if not places:
        yield f"No open action was due at {meeting}."


def _place(row: ActionRow, meeting: str) -> str:
    """Where an action is due that was due at a meeting which is not there any more."""
    if row.due_meeting not in (None, meeting):
        return f"is now due at {row.due_meeting}"
    if row.due:
        return f"stays due on {row.due} (a day was given, and no meeting)"
    return "is now due at no meeting that is planned"


def _without_place(register: Register, meeting: str) -> Iterator[str]:
    titles = [str(item.title) for row in register.plan if row.meeting == meeting for item in row.items]
    if titles:
        yield f"Planned there, and now without a place: {'; '.join(titles)}."


def _key(row: ActionRow) -> tuple[str, str]:
    return row.ref or "", row.action


def _name(row: ActionRow) -> str:
    return row.ref or f"“{row.action}”"
