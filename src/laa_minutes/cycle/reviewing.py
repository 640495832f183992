"""What becomes of an agreement or a promise in the text: an action, or a note that none is needed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .. import edit
from ..diagnostic import LaaError
from ..frozen import dataclass
from ..register import Register
from ..view import choose
from ..view.promises import OPEN, PromiseRow, promises
from .adding import NewAction, add
from .change import Change, File, applied, text_of
from .coming import refuse_settled
from .subject import brief

_LEAST = 60  # characters of a sentence by which it is known again, where no other begins with them


@dataclass(frozen=True, slots=True)
class Accepted:
    """What an action made of a promise gets besides the words: those of `text`, where they are to be others."""

    text: str | None = None
    owners: tuple[str, ...] = ()
    due: str | None = None


def accept(register: Register, typed: str, number: int, given: Accepted) -> Change:
    """The change that makes an action of a promise, for whoever is named in it unless others are. Raises LaaError."""
    meeting, rows = _of(register, typed)
    row = _numbered(rows, meeting, number)
    if row.state != OPEN:
        raise LaaError(f"number {number} is {row.state}{f' by {row.by}' if row.by else ''}", "Nothing was written.")
    owners = given.owners or ((row.who,) if row.who else ())
    item = row.item.rpartition("/")[2] if row.item else None
    text = given.text or row.text
    change = add(register, NewAction(meeting, text, owners, item, given.due, tuple(row.indicators)))
    now = promises(applied(register, change.files), (meeting,))
    if _numbered(now, meeting, number).state == OPEN:  # put in words so different that they do not show it
        return _also_dismissed(register, change, row, rows)
    return change


def dismiss(register: Register, typed: str, numbers: Sequence[int]) -> Change:
    """The change that notes of some promises that no action is needed. Raises LaaError."""
    meeting, rows = _of(register, typed)
    refuse_settled(register, meeting)
    path = register.meetings[meeting].path
    before = text = text_of(register, path)
    chosen = [_numbered(rows, meeting, number) for number in dict.fromkeys(numbers)]
    done = [row for row in chosen if row.state == OPEN]
    for row in done:
        text = edit.append(text, ("dismissed",), _beginning(row, rows), shown=path)
    if not done:
        raise LaaError("nothing of that is open any more", f"`laa review {meeting}` lists what is.")
    file = File(path, before, text)
    applied(register, [file])
    words = "; ".join(f"{row.number}, {brief(row.text)}" for row in done)
    return Change(f"Dismissed: {words}", (file,))


def _also_dismissed(register: Register, change: Change, row: PromiseRow, rows: Sequence[PromiseRow]) -> Change:
    path = register.meetings[row.meeting].path
    files = tuple(
        replace(file, text=edit.append(file.text, ("dismissed",), _beginning(row, rows), shown=path))
        if file.path == path
        else file
        for file in change.files
    )
    applied(register, files)
    return replace(change, files=files)


def _of(register: Register, typed: str) -> tuple[str, tuple[PromiseRow, ...]]:
    meeting = choose.meeting(register, typed)
    if meeting not in register.meetings:
        raise choose.not_recorded(register, meeting)
    return meeting, promises(register, (meeting,))


def _numbered(rows: Sequence[PromiseRow], meeting: str, number: int) -> PromiseRow:
    found = next((row for row in rows if row.number == number), None)
    if found is None:
        count = f"They go from 1 to {len(rows)}." if rows else "There are none."
        raise LaaError(f"the minutes of {meeting} have no agreement or promise number {number}", count)
    return found


def _beginning(row: PromiseRow, rows: Sequence[PromiseRow]) -> str:
    """As much of a sentence as tells it from the others."""
    words = row.text.split()
    for count in range(1, len(words)):
        start = " ".join(words[:count])
        others = sum(" ".join(one.text.split()).casefold().startswith(start.casefold()) for one in rows)
        if len(start) >= _LEAST and others == 1:
            return start
    return " ".join(words)
