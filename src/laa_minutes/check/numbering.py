"""The numbers of minutes, in a body that numbers on from meeting to meeting."""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostic import Diagnostic
from ..register import Register

_SPANS = (  # of each recorded meeting of such a body: its least and greatest number, and those of the meeting before
    "WITH span AS (SELECT meeting.ref, meeting.body, meeting.date, meeting.path, meeting.first_minute, "
    "min(CAST(number AS INTEGER)) AS least, max(CAST(number AS INTEGER)) AS most FROM item "
    "JOIN meeting ON meeting.ref = item.meeting JOIN body ON body.key = meeting.body "
    "WHERE body.numbering = 'continuous' AND item.parent IS NULL GROUP BY meeting.ref), "
    "run AS (SELECT *, lag(most) OVER past AS last, lag(ref) OVER past AS before, lag(date) OVER past AS before_date "
    "FROM span WINDOW past AS (PARTITION BY body ORDER BY date, ref)) "
)


def double_minute(register: Register) -> Iterator[Diagnostic]:
    """Two records of a body that numbers its minutes on from meeting to meeting have minutes of the same number.

    `minute 145` then means two things, in every later reference and in every search.

    Correct `first_minute` in the record that is named, or `number` of the item.
    """
    for row in register.rows(
        _SPANS + "SELECT *, 1 AS line, 1 AS column FROM run WHERE first_minute IS NOT NULL AND least <= last"
    ):
        shared = min(row["most"], row["last"])
        which = _run(row["least"], shared)
        hint = f"The last minute there is {row['last']}, so this would be first_minute: {row['last'] + 1}."
        words = f"first_minute: {row['first_minute']}"
        yield register.diagnostic(row, "double-minute", f"{which} in {row['before']} already", hint, "error", words)


def number_gap(register: Register) -> Iterator[Diagnostic]:
    """The minutes of a body that numbers on do not begin with the number after its last ones.

    Either a meeting's record is missing, or the numbers went wrong and every later reference with them.

    Correct `first_minute`, or put the missing record in its place; an `outline` will do.
    """
    for row in register.rows(
        _SPANS + "SELECT *, 1 AS line, 1 AS column FROM run WHERE first_minute IS NOT NULL AND least > last + 1 "
        "AND NOT EXISTS (SELECT 1 FROM meeting WHERE meeting.body = run.body AND status = 'outline' "
        "AND meeting.date > before_date AND meeting.date < run.date)"
    ):
        gap = _run(row["last"] + 1, row["least"] - 1)
        message = f"{gap} nowhere in the records; {row['before']} ends with minute {row['last']}"
        words = f"first_minute: {row['first_minute']}"
        yield register.diagnostic(row, "number-gap", message, "Is a meeting's record missing?", "note", words)


def _run(first: int, last: int) -> str:
    """`minute 141 is`, `minutes 141 and 142 are`, `minutes 141 to 148 are`."""
    if first == last:
        return f"minute {first} is"
    return f"minutes {first} {'and' if last == first + 1 else 'to'} {last} are"
