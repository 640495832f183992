"""What a command is about: an action, a clause or a recovery step, however it was named."""

from __future__ import annotations

import re
from sqlite3 import Row

from ..diagnostic import LaaError
from ..frozen import dataclass
from ..record.name import Name, read_name
from ..register import Register
from ..view import choose
from ..workspace import MEETINGS

LONGEST = 90  # characters of a text that is quoted in a message
_ALONE = re.compile(r"[Aa]\d+[a-z]?")
_NUMBER = re.compile(r"\d+[a-z]?(?: ?\([a-z0-9]+\))*")


@dataclass(frozen=True, slots=True)
class Subject:
    """Something that progress is reported on. `status` is what the last report says, of whatever day, and `reported`
    where; `meeting` is None for a recovery step."""

    ref: str
    key: str
    text: str
    owners: tuple[str, ...]
    meeting: str | None
    status: str
    reported: str | None

    @property
    def words(self) -> str:
        """`pmg/2010-02-22/A2, Gwyn Owen: Get in touch with …`."""
        return f"{self.ref}, {' and '.join(self.owners) or 'nobody named'}: {brief(self.text)}"


def brief(text: str) -> str:
    """A text on one line, cut at a word where it is long."""
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rpartition(" ")[0] + " …"


def find(register: Register, typed: str) -> Subject:
    """The action, clause or step that was named. Raises LaaError where there is none, or more than one."""
    name = named(typed)
    if _ALONE.fullmatch(typed.strip()):
        return _alone(register, typed.strip().upper())
    if name is None or name.kind not in ("action", "item", "minute", "step"):
        raise LaaError(
            f"“{typed}” is no name of an action", "Write it like pmg/2010-02-22/A3; `laa actions` lists them.", 2
        )
    ref = str(name) if name.kind == "step" else _full(register, name)
    row = register.one(
        "SELECT ref, key, text, meeting FROM action WHERE ref = ?1 "
        "UNION SELECT ref, key, text, meeting FROM clause WHERE ref = ?1 AND (NOT in_text OR waits_on IS NOT NULL "
        "OR subject_to IS NOT NULL OR kinds LIKE '%\"delegated\"%') "
        "UNION SELECT ref, ref, what, NULL FROM step WHERE ref = ?1", ref,
    )  # fmt: skip
    if row is None:
        raise _nothing(register, typed, ref)
    return _subject(register, row)


def named(typed: str) -> Name | None:
    """What was typed as a name, `147(ii)` for `minute 147(ii)` among them."""
    typed = typed.strip()
    return read_name(f"minute {typed}" if _NUMBER.fullmatch(typed) else typed)


def item_or_clause(register: Register, name: Name) -> str:
    """The full name of an item or a clause, `minute 145` among them."""
    return _full(register, name)


def _full(register: Register, name: Name) -> str:
    labels = "".join(f"({label})" for label in name.labels)
    if name.kind == "minute":
        rows = register.rows(
            "SELECT item.ref FROM item JOIN meeting ON meeting.ref = item.meeting JOIN body ON body.key = meeting.body "
            "WHERE numbering = 'continuous' AND number = ? AND parent IS NULL ORDER BY meeting.date DESC", name.id,
        )  # fmt: skip
        if len({row["ref"].partition("/")[0] for row in rows}) > 1:
            raise LaaError(
                f"{name} could be {choose.either([row['ref'] for row in rows])}", "Write the one that is meant."
            )
        return f"{rows[0]['ref']}{labels}" if rows else str(name)
    meeting = choose.meeting(register, f"{name.body}/{name.meeting}" if name.body else str(name.meeting))
    return f"{meeting}/{name.id}{labels}"


def _alone(register: Register, number: str) -> Subject:
    """`A3`: the open one of that number, if there is only one."""
    rows = register.rows("SELECT ref, key, text, meeting FROM action WHERE ref GLOB ? ORDER BY ref", f"*/{number}")
    found = [_subject(register, row) for row in rows]
    still_open = [one for one in found if one.status == "open"] or found
    if not found:
        hint = "`laa actions` lists those that are open."
        raise choose.absent(register, f"no action {number} on record", hint, f"{MEETINGS}/")
    if len(still_open) > 1:
        raise LaaError(
            f"{number} could be {choose.either([one.ref for one in still_open])}", "Write the one that is meant."
        )
    return still_open[0]


def _subject(register: Register, row: Row) -> Subject:
    last = register.one(
        "SELECT status, meeting FROM progress WHERE subject = ? AND status IS NOT NULL "
        "ORDER BY counts_from DESC, position DESC", row["key"],
    )  # fmt: skip
    owned = register.one(
        "SELECT key FROM progress WHERE subject = ? AND reassigned ORDER BY counts_from DESC, position DESC", row["key"]
    )
    names = register.rows(
        "SELECT name FROM name WHERE subject = ? AND role = 'owner' ORDER BY position",
        owned["key"] if owned else row["key"],
    )
    if not (names or owned or row["meeting"]):  # a step is its plan's owner's
        names = register.rows(
            "SELECT name FROM name JOIN step ON code = subject WHERE ref = ? AND role = 'owner'", row["ref"]
        )
    return Subject(
        row["ref"], row["key"], row["text"], tuple(one["name"] for one in names), row["meeting"],
        last["status"] if last else "open", last["meeting"] if last else None,
    )  # fmt: skip


def _nothing(register: Register, typed: str, ref: str) -> LaaError:
    from difflib import get_close_matches

    meeting = ref.rpartition("/")[0]
    known = [
        row["ref"] for row in register.rows("SELECT ref FROM action WHERE meeting = ? AND ref IS NOT NULL", meeting)
    ]
    near = get_close_matches(ref, known, 3, 0.9)
    hint = f"Did you mean {choose.either(near)}?" if near else f"{meeting} has {', '.join(known)}." if known else ""
    hint = hint or "`laa actions --status all` lists every one."
    return choose.absent(register, f"no action or clause called “{typed}”", hint, f"{MEETINGS}/")
