"""The forward plan and the calendar: what was wished for has a place, and a place has its wish."""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostic import Diagnostic
from ..register import Register
from ..workspace import PLAN
from .absent import explain
from .place import at, listed, on, record_has_errors

_ASKING = (
    "SELECT * FROM action WHERE agenda_said IS NOT NULL AND ref IS NOT NULL "
    "AND ref NOT IN (SELECT target FROM reference WHERE role = 'from' AND target IS NOT NULL) "
    "AND key NOT IN (SELECT subject FROM progress WHERE status IN ('done', 'dropped') AND subject IS NOT NULL) "
    "ORDER BY path, line"
)


def broken_wish(register: Register) -> Iterator[Diagnostic]:
    """An action asks for a place on an agenda and no item takes it up; or an item says that it meets a wish that is not
    there.

    A matter that the group asked to see again is forgotten without anybody having decided so.

    Put `from: ` and the action's name on the item, or on a line under its `include`, in `forward-plan.yaml` or in the
    record of the meeting. Where the wish has gone, report the action done or dropped.
    """
    for row in register.rows(_ASKING):
        where = (
            f"the agenda of {on(row['agenda_date'])}" if row["agenda_meeting"] else f"an agenda ({row['agenda_said']})"
        )
        message = f"{row['ref'].rpartition('/')[2]} asks for a place on {where}, and no item there or later takes it up"
        hint = f"Give the item in {PLAN} `from: {row['ref']}`, or report the action done or dropped."
        yield register.diagnostic(row, "broken-wish", message, hint, words=row["text"])
    for row in register.rows("SELECT * FROM reference WHERE role = 'from' AND state = 'dangling' ORDER BY path, line"):
        parts = str(row["target"]).split("/")
        if len(parts) < 2 or not record_has_errors(register, f"{parts[0]}/{parts[1]}.yaml"):
            message, hint = explain(register, row)
            yield register.diagnostic(
                row, "broken-wish", f"this item meets no wish: {message}", hint, words=row["typed"]
            )


def undated_plan_row(register: Register) -> Iterator[Diagnostic]:
    """A row of the forward plan has no date.

    It is on no agenda, and nobody is reminded of it.

    Give it a meeting as soon as there is one, or take it out.
    """
    for planned in register.plan:
        if planned.typed.lower() == "undated":
            what = listed(f"“{item.title}”" for item in planned.items) if planned.items else "a row of the plan"
            message = f"no date for {what}"
            hint = "Move it to the meeting that is to have it, or take it out."
            yield at(register, PLAN, planned.typed, "undated-plan-row", message, hint)


def double_meeting(register: Register) -> Iterator[Diagnostic]:
    """Two places claim one meeting: the plan has it twice, or a meeting says that it was moved from a day on which
    there is a meeting of its own.

    Business is put under the one and looked for under the other.

    Join the two rows of the plan; or correct `moved`.
    """
    for row in register.rows(
        "SELECT * FROM (SELECT *, lag(line) OVER (PARTITION BY meeting ORDER BY key) AS before FROM planned "
        "WHERE meeting IS NOT NULL) WHERE before IS NOT NULL"
    ):
        message = f"{row['meeting']} is in the plan already, on line {row['before']}"
        yield register.diagnostic(row, "double-meeting", message, "Join the two rows.", words=row["meeting"])
    for row in register.rows(
        "SELECT meeting.path, meeting.line, meeting.column, moved.was, moved.meeting FROM moved "
        "JOIN meeting ON meeting.ref = moved.meeting JOIN meeting AS there ON there.ref = moved.was "
        "WHERE moved.was != moved.meeting"
    ):
        message = f"{row['meeting']} was moved from {row['was']}, and there is a meeting of that name too"
        hint = "If it did move, take the old one out; if both are held, correct `moved`."
        yield register.diagnostic(row, "double-meeting", message, hint, words=row["was"].partition("/")[2])


def next_meeting_differs(register: Register) -> Iterator[Diagnostic]:
    """The next meeting as it was minuted is not where the records and the plan have it.

    People go by what the minutes say; the agenda goes by the plan.

    Correct the plan; or, where the meeting moved after it was minuted, put the old date under `moved`. The minutes
    stay.
    """
    for row in register.rows(
        "SELECT reference.*, (SELECT ref FROM meeting WHERE meeting.body = reference.body AND meeting.date > said.date "
        "AND status NOT IN ('cancelled', 'outline') ORDER BY date LIMIT 1) AS coming FROM reference "
        "JOIN meeting AS said ON said.ref = reference.meeting "
        "WHERE role = 'next_meeting' AND state = 'dangling' AND coming IS NOT NULL ORDER BY reference.path"
    ):
        message = f"minuted for {on(row['meeting_part'])}, but the next on record or in the plan is {row['coming']}"
        hint = f"If the meeting moved, put `moved: {{from: {row['meeting_part']}}}` on {row['coming']}."
        yield register.diagnostic(row, "next-meeting-differs", message, hint, words=row["typed"])
    yield from _other_hours(register)


def _other_hours(register: Register) -> Iterator[Diagnostic]:
    """The same day with another time or place in the plan. A record of the meeting itself tells what then happened."""
    for row in register.rows(
        "SELECT said.*, coming.starts, coming.venue, held.starts AS planned, held.venue AS planned_at "
        "FROM link AS said JOIN coming USING (meeting) "
        "JOIN meeting AS held ON held.ref = said.body || '/' || meeting_part "
        "WHERE role = 'next_meeting' AND NOT held.recorded "
        "AND NOT EXISTS (SELECT 1 FROM planned WHERE planned.meeting = held.ref AND planned.note IS NOT NULL) "
        "ORDER BY position"
    ):
        differing = []
        if row["starts"] and row["planned"] and row["starts"] != row["planned"]:
            differing.append(f"at {row['starts']}, but {row['planned']} in the plan")
        if row["venue"] and row["planned_at"] and row["venue"].casefold() != row["planned_at"].casefold():
            differing.append(f"at {row['venue']}, but {row['planned_at']} in the plan")
        if differing:
            message = "minuted " + " and ".join(differing)
            hint = "Correct the plan, or say in its `note` what changed."
            yield register.diagnostic(row, "next-meeting-differs", message, hint, words=row["typed"])
