"""Circulating minutes: every action has its number from then on."""

from __future__ import annotations

from collections.abc import Iterator

from .. import edit
from ..diagnostic import LaaError
from ..output.listing import plural
from ..record.when import day_words
from ..register import Register
from ..view import choose
from ..view.promises import OPEN, promises
from .adding import last_number
from .change import Change, File, applied, text_of
from .coming import refuse_settled


def circulate(register: Register, typed: str) -> Change:
    """The change that numbers what is unnumbered, and marks the record circulated. Raises LaaError."""
    meeting = choose.meeting(register, typed)
    record = register.meetings.get(meeting)
    if record is None:
        raise choose.not_recorded(register, meeting)
    refuse_settled(register, meeting, on_paper=True)
    if record.status in ("cancelled", "outline"):
        raise LaaError(f"the meeting {meeting} is {record.status}, so there are no minutes to circulate", "")
    if record.date > register.as_of:
        raise LaaError(
            f"the meeting {meeting} is still to be held, on {day_words(record.date)}", "Circulate its minutes then."
        )
    text = before = text_of(register, record.path)
    rows = register.rows(
        "SELECT line, column FROM action WHERE meeting = ? AND kind = 'action' AND ref IS NULL ORDER BY line, column",
        meeting,
    )
    first = last_number(register, meeting) + 1
    given = [f"A{number}" for number in range(first, first + len(rows))]
    for row, number in reversed(list(zip(rows, given, strict=True))):  # from below, so that places above stay true
        text, at = edit.entry_at(text, row["line"], row["column"], "action", shown=record.path)
        keys = edit.keys(text, at, shown=record.path)
        if "id" in keys:
            text = edit.set_value(text, (*at, "id"), number, shown=record.path)
        else:
            text = edit.add_key(text, at, "id", number, before=keys[0], shown=record.path)
    if record.status != "circulated":
        keys = edit.keys(text, (), shown=record.path)
        if "status" in keys:
            text = edit.set_value(text, ("status",), "circulated", shown=record.path)
        else:
            after = next(key for key in ("venue", "scheduled", "time", "date") if key in keys)
            text = edit.add_key(text, (), "status", "circulated", after=after, shown=record.path)
    if text == before:
        return Change(f"{meeting} was circulated before, and every action has its number; nothing was written.", ())
    file = File(record.path, before, text)
    then = applied(register, [file])
    numbered = f"; {plural(len(given), 'action')} numbered ({', '.join(given)})" if given else ""
    empty = (
        [] if record.minuted else ["Nothing is minuted in it: whoever stands under `present` now counts as present."]
    )
    return Change(f"Circulated: {meeting}{numbered}.", (file,), (*empty, *_promised(then, meeting)))


def _promised(register: Register, meeting: str) -> Iterator[str]:
    """What is left to review, if anything."""
    still = sum(row.state == OPEN for row in promises(register, (meeting,)))
    if still:
        words = "1 sentence agrees or promises" if still == 1 else f"{still} sentences agree or promise"
        yield f"{words} something that nothing on record covers: `laa review {meeting}`."
