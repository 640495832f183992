"""Approval of minutes: by a later meeting, once, of a text that stands."""

from __future__ import annotations

from collections.abc import Iterator
from sqlite3 import Row

from ..diagnostic import Diagnostic
from ..register import Register

_APPROVALS = (
    "SELECT approval.*, held.date AS held, at.date AS day, held.status FROM approval "
    "JOIN meeting AS held ON held.ref = approval.meeting AND held.recorded JOIN meeting AS at ON at.ref = approval.at "
)


def approval_of_later(register: Register) -> Iterator[Diagnostic]:
    """A meeting approves its own minutes, or those of a later meeting.

    Nobody can approve what has not yet been written; the date of one of the two is wrong.

    Correct `approves`, or take it out and use `laa approve`.
    """
    for row in register.rows(_APPROVALS + "WHERE (held.date, held.ref) >= (at.date, at.ref)"):
        message = f"{row['at']} cannot approve the minutes of {row['meeting']}, which is no earlier meeting"
        hint = "Correct the date of the meeting approved."
        yield register.diagnostic(row, "approval-of-later", message, hint, words=_day(row))


def approved_draft(register: Register) -> Iterator[Diagnostic]:
    """Minutes are approved whose record still says that it is a draft, or that the meeting was cancelled.

    What members approved is what was circulated to them; a draft may still be changed.

    Circulate the record (`laa circulate`), then approve it.
    """
    for row in register.rows(_APPROVALS + "WHERE held.status IN ('draft', 'cancelled') ORDER BY approval.path"):
        state = "still a draft" if row["status"] == "draft" else "cancelled"
        message = f"{row['meeting']} is approved here, and its record says that it is {state}"
        hint = f"`laa circulate {row['meeting']}` first." if row["status"] == "draft" else "Correct one of the two."
        yield register.diagnostic(row, "approved-draft", message, hint, words=_day(row))


def approved_twice(register: Register) -> Iterator[Diagnostic]:
    """Two meetings approve the minutes of the same one.

    It is in doubt which text was approved, and when.

    Keep the approval that happened. What was changed later belongs under `corrects`.
    """
    rows = register.rows(
        "SELECT * FROM (SELECT *, lag(at) OVER (PARTITION BY meeting ORDER BY at, line) AS before FROM approval) "
        "WHERE before IS NOT NULL"
    )
    for row in rows:
        message = f"the minutes of {row['meeting']} were already approved at {row['before']}"
        hint = "Keep the one that happened; what was changed later belongs under `corrects`."
        yield register.diagnostic(row, "approved-twice", message, hint, words=_day(row))


def approved_on_paper(register: Register) -> Iterator[Diagnostic]:
    """Minutes are approved without a seal, by a record that can still take one.

    The approval stands, but nothing shows whether the record was changed since. An outline has no text to seal.

    `laa approve` seals the text and files the approved copy. Where the record that approves them was approved in its
    turn, nothing need be done, and nothing is reported.
    """
    settled = {row["meeting"] for row in register.rows("SELECT meeting FROM approval")}
    for row in register.rows(_APPROVALS + "WHERE approval.seal IS NULL AND held.status = 'circulated'"):
        if row["at"] in settled:  # its record is approved in its turn, and no longer touched
            continue
        message = f"the minutes of {row['meeting']} are approved on paper only, without a seal"
        hint = f"`laa approve {row['meeting']} --at {row['at']}` seals them."
        yield register.diagnostic(row, "approved-on-paper", message, hint, "note", _day(row))


def _day(row: Row) -> str:
    """The meeting approved, in the shortest form in which it can be typed."""
    return str(row["meeting"]).partition("/")[2]
