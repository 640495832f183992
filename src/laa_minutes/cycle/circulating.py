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
    """The change that numbers what is unnumbered, and marks the record circulated; one in outline that has actions, as
    an action log is, stays what it is. Raises LaaError."""
    meeting = choose.meeting(register, typed)
    record = register.meetings.get(meeting)
    if record is None:
        raise choose.not_recorded(register, meeting)
    refuse_settled(register, meeting, on_paper=True)
    first = last_number(register, meeting) + 1
    rows = register.rows(
        "SELECT line, column FROM action WHERE meeting = ? AND kind = 'action' AND ref IS NULL ORDER BY line, column",
        meeting,
    )
    in_outline = record.status == "outline"
    if record.status == "cancelled" or (in_outline and first == 1 and not rows):
        raise LaaError(f"the meeting {meeting} is {record.status}, so there are no minutes to circulate", "")
    if record.date > register.as_of:
        raise LaaError(
            f"the meeting {meeting} is still to be held, on {day_words(record.date)}", "Circulate its minutes then."
        )
    text = before = text_of(register, record.path)
    given = [f"A{number}" for number in range(first, first + len(rows))]
    for row, number in reversed(list(zip(rows, given, strict=True))):  # from below, so that places above stay true
        text = _with_number(text, record.path, (row["line"], row["column"]), number)
    if record.status != "circulated" and not in_outline:
        text = _marked_circulated(text, record.path)
    if text == before and in_outline:
        return Change(f"Every action of {meeting} has its number; nothing was written.", ())
    if text == before:
        return Change(f"{meeting} was circulated before, and every action has its number; nothing was written.", ())
    file = File(record.path, before, text)
    then = applied(register, [file])
    numbered = f"{plural(len(given), 'action')} numbered ({', '.join(given)})"
    if in_outline:
        return Change(f"{meeting} stays in outline; {numbered}.", (file,))
    empty = (
        [] if record.minuted else ["Nothing is minuted in it: whoever stands under `present` now counts as present."]
    )
    said = f"Circulated: {meeting}{f'; {numbered}' if given else ''}."
    return Change(said, (file,), (*empty, *_promised(then, meeting)))


def _with_number(text: str, path: str, place: tuple[int, int], number: str) -> str:
    """The record with a number at the action that stands there."""
    text, at = edit.entry_at(text, *place, "action", shown=path)
    keys = edit.keys(text, at, shown=path)
    if "id" in keys:
        return edit.set_value(text, (*at, "id"), number, shown=path)
    return edit.add_key(text, at, "id", number, before=keys[0], shown=path)


def _marked_circulated(text: str, path: str) -> str:
    keys = edit.keys(text, (), shown=path)
    if "status" in keys:
        return edit.set_value(text, ("status",), "circulated", shown=path)
    after = next(key for key in ("venue", "scheduled", "time", "date") if key in keys)
    return edit.add_key(text, (), "status", "circulated", after=after, shown=path)


def _promised(register: Register, meeting: str) -> Iterator[str]:
    """What is left to review, if anything."""
    still = sum(row.state == OPEN for row in promises(register, (meeting,)))
    if still:
        words = "1 sentence agrees or promises" if still == 1 else f"{still} sentences agree or promise"
        yield f"{words} something that nothing on record covers: `laa review {meeting}`."
