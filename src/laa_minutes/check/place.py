"""What every rule needs: its shape, a diagnostic at a text, and the words in which things are listed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from sqlite3 import Row
from typing import Any

from ..diagnostic import Diagnostic, Level
from ..record.when import day_words
from ..register import Register
from ..text import Text
from ..workspace import MEETINGS

Rule = Callable[[Register], Iterator[Diagnostic]]


def at(
    register: Register, path: str, text: Text, code: str, message: str, hint: str = "", level: Level = "warning"
) -> Diagnostic:
    """A fault at a text that a record holds."""
    return register.typed(path).diagnostic(text.line, text.column, code, message, hint, level, len(text))


def unread(register: Register, path: str) -> bool:
    """Whether a file has text that could not be read at all."""
    return has_errors(register, path) and path in register.sources and register.sources[path].root is None


def has_errors(register: Register, path: str) -> bool:
    """Whether something in a file could not be read, so that what seems missing may be there."""
    return path in register.faulty


def record_has_errors(register: Register, meeting: str) -> bool:
    """The same of the record of a meeting, or of any record of a body where only that is known."""
    return any(has_errors(register, path) for path in register.sources if path.startswith(f"{MEETINGS}/{meeting}"))


def first_of_each(rows: Iterable[Row], *columns: str) -> Iterator[tuple[Row, int]]:
    """The first row of those that are alike in these columns, with how many there are."""
    alike: dict[tuple[Any, ...], list[Row]] = {}
    for row in rows:
        alike.setdefault(tuple(row[column] for column in columns), []).append(row)
    for same in alike.values():
        yield same[0], len(same)


def listed(things: Iterable[str], last: str = "and") -> str:
    """`A1`, `A1 and A2`, `A1, A2 and A3`; more than six are cut short."""
    every = list(things)
    if len(every) > 6:
        every = [*every[:5], f"{len(every) - 5} more"]
    return every[0] if len(every) == 1 else f"{', '.join(every[:-1])} {last} {every[-1]}" if every else "none"


def either(things: Iterable[str]) -> str:
    """`A, B or C`."""
    return listed(things, "or")


def more_places(number: int) -> str:
    """What follows a message that stands for several places alike."""
    return f" (and in {number - 1} more place{'s' * (number > 2)})" if number > 1 else ""


def on(day: str) -> str:
    """`22 February 2010` for its ISO text, or the date in a meeting's name; as typed where there is no such day."""
    typed = day.rpartition("/")[2][:10]
    try:
        return day_words(date.fromisoformat(typed))
    except ValueError:
        return typed
