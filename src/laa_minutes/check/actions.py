"""Actions and what was reported on them later."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from ..diagnostic import Diagnostic
from ..register import Register
from .place import on

_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_EMPTY = frozenset((
    "about", "after", "also", "and", "are", "been", "before", "for", "from", "has", "have", "into", "make", "more",
    "next", "not", "over", "that", "the", "their", "them", "then", "there", "this", "until", "was", "what", "when",
    "where", "which", "will", "with", "would",
))  # fmt: skip


def done_and_assigned_again(register: Register) -> Iterator[Diagnostic]:
    """A matter that is named in words is reported as done, and the same meeting gives it to somebody again.

    It is closed and open at once: the log shows a new action, and its history says that it was settled.

    Where more is to be done, report the earlier one as `open` with a note; where it is settled, take the action out. An
    action reported done under its own number may come again, as some do every month.
    """
    raised = defaultdict(list)
    for row in register.rows("SELECT meeting, ref, text, line FROM action WHERE kind = 'action'"):
        raised[row["meeting"]].append(row)
    for row in register.rows("SELECT * FROM progress WHERE status = 'done' AND about IS NOT NULL ORDER BY path, line"):
        matter = _words(row["about"])
        again = next((action for action in raised[row["meeting"]] if _names(matter, action["text"])), None)
        if again:
            name = f"as {again['ref'].rpartition('/')[2]} " if again["ref"] else ""
            message = f"reported done, and assigned again {name}on line {again['line']}"
            hint = "Where more is to be done, the status is open; where nothing is, the action is not needed."
            yield register.diagnostic(row, "done-and-assigned-again", message, hint, words=row["about"])


def _names(matter: set[str], action: str) -> bool:
    """Whether an action's text has nearly all the telling words of a matter, of which there are three or more."""
    return len(matter) > 2 and len(matter & _words(action)) >= 0.8 * len(matter)


def _words(text: str) -> set[str]:
    """The telling words of a sentence, by their first five letters, so that educational and education are one."""
    words = (word.casefold() for word in _WORD.findall(text))
    return {word[:5] for word in words if len(word) > 2 and word not in _EMPTY}


def progress_after_close(register: Register) -> Iterator[Diagnostic]:
    """An action that was already reported done or dropped is reported done or dropped once more.

    The day on which it was finished is then in doubt.

    Take one of the two entries out; where it had been taken up again in between, say so by an entry with `status:
    open`.
    """
    rows = register.rows(
        "WITH run AS (SELECT typed, status, path, line, column, lag(status) OVER told AS before, "
        "lag(meeting) OVER told AS before_at FROM progress WHERE status IS NOT NULL AND subject IS NOT NULL "
        "WINDOW told AS (PARTITION BY subject ORDER BY counts_from, meeting, position)) "
        "SELECT * FROM run WHERE status != 'open' AND before != 'open' ORDER BY path, line"
    )
    for row in rows:
        message = f"{row['typed']} was already {row['before']} as reported at {row['before_at']}"
        hint = "Take one of the two out. If it was taken up again, an entry with status open says so."
        yield register.diagnostic(row, "progress-after-close", message, hint, words=row["typed"])


def progress_before_action(register: Register) -> Iterator[Diagnostic]:
    """A meeting reports on an action that was raised at a later one.

    One of the two references or dates is wrong, and the action's history begins before the action.

    Correct `ref`, or the day given under `on`.
    """
    rows = register.rows(
        "SELECT progress.*, action.date AS raised FROM progress JOIN action ON action.key = progress.subject "
        "WHERE progress.counts_from < action.date ORDER BY progress.path, progress.line"
    )
    for row in rows:
        message = f"{row['typed']} was raised on {on(row['raised'])}, after what is reported here"
        yield register.diagnostic(row, "progress-before-action", message, "Correct `ref` or `on`.", words=row["typed"])


def due_before_meeting(register: Register) -> Iterator[Diagnostic]:
    """An action is due on a day before the meeting that raised it. (An action log, a record in outline, may have such.)

    It is overdue from the start; most often the year is last year's.

    Correct the date.
    """
    rows = register.rows(
        "SELECT * FROM action WHERE due_kind = 'day' AND due_said < date "
        "AND meeting NOT IN (SELECT ref FROM meeting WHERE status = 'outline') "
        "OR due_kind = 'meeting' AND due_meeting IS NOT NULL AND due_date <= date ORDER BY path, line"
    )
    for row in rows:
        when = f"on {on(row['due_date'])}, before the meeting itself"
        if row["due_date"] == row["date"]:
            when = "at the very meeting that raised it"
        words = str(row["due_said"])
        yield register.diagnostic(row, "due-before-meeting", f"due {when}", "Correct `due`.", words=words)
