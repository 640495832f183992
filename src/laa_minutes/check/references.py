"""References: whether what a record cites is there."""

from __future__ import annotations

from collections.abc import Iterator
from sqlite3 import Row

from ..diagnostic import Diagnostic
from ..register import Register
from .absent import explain, nearest_meetings
from .place import first_of_each, on, record_has_errors


def dangling_reference(register: Register) -> Iterator[Diagnostic]:
    """A record cites a meeting, item, minute, clause, action, paper or recovery step that does not exist.

    Whoever looks it up finds nothing, and what was reported on it is lost from its history.

    Correct the number or the label. If the slip stands in minutes already approved, leave it and add a `note` that says
    what was meant.
    """
    rows = register.rows(
        "SELECT * FROM reference WHERE state = 'dangling' AND kind != 'indicator' "
        "AND role NOT IN ('next_meeting', 'from') AND NOT (role = 'prose' AND kind = 'meeting') "
        "ORDER BY path, line, column"
    )
    for row, _ in first_of_each(rows, "path", "target"):
        if not _unsure(register, row):
            message, hint = explain(register, row)
            yield register.diagnostic(row, "dangling-reference", message, hint, words=row["typed"])


def older_reference(register: Register) -> Iterator[Diagnostic]:
    """A record cites a minute or an action of a time from which there are no records, or of a meeting known in outline
    only.

    Nothing is wrong: this says where the records begin. The reference leads nowhere.

    Nothing need be done. Where the older minutes are at hand, `laa import` can bring them in.
    """
    rows = register.rows(
        "SELECT * FROM reference WHERE state = 'older' AND role != 'next_meeting' ORDER BY path, line, column"
    )
    for row, _ in first_of_each(rows, "target"):
        words = row["target"]
        if row["meeting_part"] and register.one(
            "SELECT 1 FROM meeting WHERE status = 'outline' AND date = ?", row["meeting_part"][:10]
        ):
            message = f"{words} is cited, and of that meeting there is only an outline"
        else:
            message = f"{words} is older than the records"
        yield register.diagnostic(row, "older-reference", message, "", "note", row["typed"])


def meeting_not_in_calendar(register: Register) -> Iterator[Diagnostic]:
    """The text names a meeting of a body, and neither the records nor the forward plan know one on that day.

    Business meant for that meeting is on nobody's calendar: it is in no plan and leads to no agenda.

    Correct the date, or add the meeting to `forward-plan.yaml`. A body with no dates at all in the records is not
    checked.
    """
    rows = register.rows(
        "SELECT * FROM reference WHERE state = 'dangling' AND role = 'prose' AND kind = 'meeting' "
        "AND substr(target, 1, instr(target, '/') - 1) IN (SELECT body FROM meeting) "
        "AND substr(target, instr(target, '/') + 1, 10) >= (SELECT min(date) FROM meeting WHERE recorded) "
        "ORDER BY path, line, column"
    )
    for row, _ in first_of_each(rows, "target"):
        if not _unsure(register, row):
            body = row["target"].partition("/")[0]
            message = f"no meeting of {body} on {on(row['target'])} is on record or planned"
            near = nearest_meetings(register, row["target"])
            hint = f"{near} Correct the date, or add the meeting to forward-plan.yaml."
            yield register.diagnostic(row, "meeting-not-in-calendar", message, hint, words=row["typed"])


def _unsure(register: Register, row: Row) -> bool:
    """Whether the thing may stand in a record that could not be read whole."""
    parts = str(row["target"]).split("/")
    if len(parts) > 1 and row["kind"] != "step":
        return record_has_errors(register, f"{parts[0]}/{parts[1]}.yaml")
    return record_has_errors(register, f"{(row['meeting'] or '').partition('/')[0]}/")
