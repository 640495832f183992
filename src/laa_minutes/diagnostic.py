"""What went wrong, where, and what to do about it.

A fault in what somebody typed is a value, never an exception: every layer adds to one list of
`Diagnostic`, and that list is sorted and shown once. `LaaError` is for what stops a command.
"""

from __future__ import annotations

from typing import Literal

from .frozen import dataclass

Level = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A point in a file. Lines and columns count from 1; line 0 means the file as a whole."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One fault: where it is, a code with a section in the documentation, and how to mend it.

    `excerpt` is the source line as typed and `width` the number of characters to underline.
    """

    place: Place
    code: str
    message: str
    level: Level = "error"
    hint: str = ""
    excerpt: str = ""
    width: int = 1


class LaaError(Exception):
    """Something that stops a command: one line saying what, and one saying what to do.

    `exit_code` is 1 where the records are at fault or nothing has that name, 2 for wrong usage.
    """

    def __init__(self, message: str, hint: str = "", exit_code: int = 1) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.exit_code = exit_code
