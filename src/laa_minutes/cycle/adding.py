"""A new action, with a number that was never given before."""

from __future__ import annotations

import re
from dataclasses import field
from sqlite3 import Row

from .. import edit
from ..diagnostic import LaaError
from ..edit import Value
from ..frozen import dataclass
from ..record.plan import PlannedMeeting
from ..register import Register
from ..view import choose
from ..view.business import short
from ..workspace import PLAN
from .change import Change, File, applied, text_of
from .coming import refuse_settled
from .reporting import due, owner
from .subject import brief

_TYPED = re.compile(r"\bid: *[\"']?A(\d+)")
_OTHER_BUSINESS = re.compile(r"\bany other\b|^aob\b", re.IGNORECASE)
_BEFORE_ACTIONS = ("indicators", "points", "minutes")  # behind which of an item's keys they stand in a record


@dataclass(frozen=True, slots=True)
class NewAction:
    """What was asked of whom, as typed on the command line."""

    meeting: str
    text: str
    owners: tuple[str, ...] = ()
    item: str | None = None
    due: str | None = None
    indicators: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    report_to: str | None = None
    agenda: str | None = field(default=None)


def add(register: Register, new: NewAction) -> Change:
    """The change that puts an action into a meeting's record, under an item. Raises LaaError."""
    if not new.text.strip():
        raise LaaError("no action was given", "Say in words what is to be done.", 2)
    meeting = choose.meeting(register, new.meeting)
    record = register.meetings.get(meeting)
    if record is None:
        raise choose.not_recorded(register, meeting)
    refuse_settled(register, meeting)
    if record.status in ("cancelled", "outline"):
        raise LaaError(
            f"the meeting {meeting} is {record.status}, so nothing was decided there", "Name another meeting."
        )
    codes = choose.indicators(register, new.indicators)
    owners = tuple(owner(register, name, record.body) for name in new.owners)
    number = f"A{last_number(register, meeting) + 1}"
    entry: dict[str, Value] = {"id": number, "action": " ".join(new.text.split())}
    told = {
        "owner": owners,
        "with": tuple(owner(register, name, record.body) for name in new.together),
        "report_to": (new.report_to,) if new.report_to else (),
        "due": (due(new.due),) if new.due else (),
        "indicators": codes,
        "agenda": (due(new.agenda),) if new.agenda else (),
    }
    entry |= {key: values[0] if len(values) == 1 else list(values) for key, values in told.items() if values}
    text = text_of(register, record.path)
    item = _item(register, meeting, new.item, codes)
    files = [File(record.path, text, _with_action(text, record.path, item, entry))]
    after = applied(register, files)
    ref = f"{meeting}/{number}"
    place = after.one("SELECT agenda_said, agenda_meeting FROM action WHERE ref = ? AND agenda_said IS NOT NULL", ref)
    row = _planned(register, place["agenda_meeting"]) if place else None
    if row is not None:
        files.append(_on_the_plan(register, row, ref, str(entry["action"]), owners))
        after = applied(register, files)
    where = f"under item {item['number']}, {item['title']}" if item else "under a new item, Actions"
    words = f"Added {ref} {where}: {' and '.join(owners) or 'nobody named'}: {brief(new.text)}"
    remarks = _remarks(register, after, ref, record.status, owners)
    if place and row is None:
        on = place["agenda_meeting"] or place["agenda_said"]
        remarks.append(f"It asks for a place on an agenda ({on}), and the forward plan has no such meeting yet.")
    elif row is not None:
        remarks.append(f"It has its place on the forward plan, at {row.meeting}.")
    return Change(words, tuple(files), tuple(remarks))


def last_number(register: Register, meeting: str) -> int:
    """The greatest number that was ever given to an action of a meeting, as far as anything on record tells: in its
    record, commented out there, or named elsewhere though it is gone."""
    record = register.meetings[meeting]
    given = [int(number) for number in _TYPED.findall(register.sources[record.path].text)]
    named = register.rows(
        "SELECT ref FROM action WHERE meeting = ?1 AND kind = 'action' AND ref IS NOT NULL "
        "UNION SELECT target FROM reference WHERE target GLOB ?2", meeting, f"{meeting}/A[0-9]*",
    )  # fmt: skip
    for (ref,) in named:
        digits = re.match(r"A(\d+)", ref.rpartition("/")[2])
        given += [int(digits[1])] if digits else []
    return max(given, default=0)


def _item(register: Register, meeting: str, typed: str | None, codes: tuple[str, ...]) -> Row | None:
    """The item asked for; else the one where the indicator was discussed; else any other business, else the last."""
    items = register.rows("SELECT * FROM item WHERE meeting = ? AND parent IS NULL ORDER BY position", meeting)
    if typed is not None:
        number = typed.strip().rpartition("/")[2].casefold().removeprefix("minute ").removeprefix("item ")
        found = [item for item in items if (item["number"] or "").casefold() == number]
        if not found:
            there = ", ".join(f"{item['number']} {item['title']}" for item in items) or "none"
            raise LaaError(f"the meeting {meeting} has no item {typed}", f"There are: {there}.")
        return found[0]
    said = {row["item"] for row in register.rows(
        "SELECT item FROM statement WHERE meeting = ? AND code IN (SELECT value FROM json_each(?))",
        meeting, _json(codes),
    )}  # fmt: skip
    by_indicator = [item for item in items if item["key"] in said]
    other = [item for item in items if _OTHER_BUSINESS.search(item["title"])]
    return next(iter([*by_indicator, *other, *items[-1:]]), None)


def _with_action(text: str, path: str, item: Row | None, entry: dict[str, Value]) -> str:
    if item is None:
        return edit.append(text, ("items",), {"title": "Actions", "actions": [entry]}, shown=path)
    text, at = edit.entry_at(text, item["line"], item["column"], "title", shown=path)
    keys = edit.keys(text, at, shown=path)
    if "actions" in keys:
        return edit.append(text, (*at, "actions"), entry, shown=path)
    after = next((key for key in _BEFORE_ACTIONS if key in keys), None)
    return edit.add_key(text, at, "actions", [entry], after=after, shown=path)


def _planned(register: Register, meeting: str | None) -> PlannedMeeting | None:
    """The forward plan's row for a meeting, under whatever name it has there."""
    if meeting is None:
        return None
    names = {meeting, *(row["was"] for row in register.rows("SELECT was FROM moved WHERE meeting = ?", meeting))}
    return next((row for row in register.plan if row.meeting in names and not row.cancelled), None)


def _on_the_plan(register: Register, row: PlannedMeeting, ref: str, text: str, owners: tuple[str, ...]) -> File:
    """The forward plan with an item that meets the wish; the action's words are its title until it is shortened."""
    before = text_of(register, PLAN)
    at = edit.at(before, row.typed.line, row.typed.column, shown=PLAN)[:-1]
    item: dict[str, Value] = {"title": text.rstrip(".")}
    if owners:
        item["lead"] = owners[0] if len(owners) == 1 else list(owners)
    item["from"] = short(ref, str(row.meeting).partition("/")[0])
    return File(PLAN, before, edit.append(before, (*at, "items"), item, shown=PLAN))


def _remarks(register: Register, after: Register, ref: str, status: str, owners: tuple[str, ...]) -> list[str]:
    out = []
    if status == "circulated":
        out.append(f"The minutes of {ref.rpartition('/')[0]} were circulated without it.")
    strangers = [name for name in owners if register.roster.resolve(name, ref.partition("/")[0]).kind == "unknown"]
    out += [f"“{name}” is nobody that partnership.yaml knows." for name in strangers]
    row = after.one("SELECT due_date, due_meeting FROM action WHERE ref = ?", ref)
    if row and row["due_meeting"]:
        out.append(f"It is due at {row['due_meeting']}.")
    return out


def _json(values: tuple[str, ...]) -> str:
    import json

    return json.dumps(values)
