"""The coming meeting: the one into whose record progress and notes go, opened if need be."""

from __future__ import annotations

from datetime import date

from ..diagnostic import LaaError
from ..frozen import dataclass
from ..record.when import day_words
from ..register import Register
from ..view import choose
from ..workspace import MEETINGS, PLAN
from .change import File, text_of
from .opening import Wish, opened


@dataclass(frozen=True, slots=True)
class Record:
    """A meeting's record in which something is to be written; `before` is None where it is opened for it."""

    meeting: str
    path: str
    before: str | None
    text: str
    remarks: tuple[str, ...] = ()

    @property
    def body(self) -> str:
        """The body's key."""
        return self.meeting.partition("/")[0]

    @property
    def day(self) -> date:
        """The day of the meeting."""
        return date.fromisoformat(self.meeting.partition("/")[2][:10])

    def with_text(self, text: str) -> File:
        """The file with another text in it."""
        return File(self.path, self.before, text)


def coming(register: Register, body: str, since: str | None, at: str | None = None) -> Record:
    """The record of the meeting `at`; else the body's earliest draft later than the meeting `since`; else that of the
    first meeting planned for today or later, which is opened. Raises LaaError where there is none."""
    if at is not None:
        return _named(register, choose.meeting(register, at, body), since)
    _refuse_unread(register, body)
    earliest = since.partition("/")[2] if since else ""
    draft = register.one(
        "SELECT ref FROM meeting WHERE body = ? AND recorded AND status = 'draft' AND date > ? "
        "AND ref NOT IN (SELECT meeting FROM approval) ORDER BY date, ref", body, earliest[:10],
    )  # fmt: skip
    if draft:
        return _there(register, draft["ref"])
    planned = register.one(
        "SELECT ref FROM meeting WHERE body = ? AND status = 'planned' AND date >= ? AND date > ? ORDER BY date, ref",
        body, register.as_of.isoformat(), earliest[:10],
    )  # fmt: skip
    if planned:
        return _opened(register, planned["ref"])
    raise choose.absent(
        register,
        f"no meeting of {body} is open or planned on or after {day_words(register.as_of)}",
        "Say with --at in which meeting's record it belongs, or plan the next meeting in forward-plan.yaml.",
        PLAN,
    )


def refuse_settled(register: Register, meeting: str, *, on_paper: bool = False) -> None:
    """Raise LaaError where a meeting's minutes are approved, so that nobody touches them.

    With `on_paper` a draft is let through whose approval has no seal: the record of minutes approved long ago is still
    being made.
    """
    row = register.one(
        "SELECT at, status = 'draft' AND seal IS NULL AS being_made FROM approval "
        "LEFT JOIN meeting ON ref = approval.meeting WHERE approval.meeting = ? ORDER BY seal IS NULL", meeting,
    )  # fmt: skip
    if row and not (on_paper and row["being_made"]):
        raise LaaError(
            f"the minutes of {meeting} were approved at {row['at']}, so their record is not touched",
            f"`laa note {meeting} …` puts a note about it into the coming meeting's record.",
        )


def _refuse_unread(register: Register, body: str) -> None:
    """Raise LaaError where a record of the body cannot be read at all: it may be the very one."""
    read = {row["path"] for row in register.rows("SELECT path FROM meeting WHERE recorded")}
    for fault in register.faults:
        if (
            fault.level == "error"
            and fault.place.path.startswith(f"{MEETINGS}/{body}/")
            and fault.place.path not in read
        ):
            raise LaaError(f"a record of {body} cannot be read, {fault.place}: {fault.message}", fault.hint)


def _named(register: Register, meeting: str, since: str | None) -> Record:
    row = register.one("SELECT recorded, status FROM meeting WHERE ref = ?", meeting)
    assert row is not None  # noqa: S101 - `choose.meeting` gives only those there are
    if since and meeting.partition("/")[2][:10] < since.partition("/")[2][:10]:
        raise LaaError(f"the meeting {meeting} was before {since}", "Progress is reported at a later meeting.", 2)
    refuse_settled(register, meeting)
    if row["status"] in ("cancelled", "outline"):
        state = "was cancelled" if row["status"] == "cancelled" else "is on record in outline only"
        raise LaaError(f"the meeting {meeting} {state}", "Name another with --at.")
    return _there(register, meeting) if row["recorded"] else _opened(register, meeting)


def _there(register: Register, meeting: str) -> Record:
    path = register.meetings[meeting].path
    text = text_of(register, path)
    return Record(meeting, path, text, text)


def _opened(register: Register, meeting: str) -> Record:
    day = date.fromisoformat(meeting.partition("/")[2][:10])
    opening = opened(register.on(day), meeting, None, Wish())
    remark = f"Opened the record of {meeting}: {', '.join(opening.added)}."
    return Record(meeting, opening.path, None, opening.text, (remark, *opening.remarks))
