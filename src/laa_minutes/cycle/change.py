"""What a command does to the records: files as they are to be, proved before any of them is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

from ..diagnostic import Diagnostic, LaaError
from ..frozen import dataclass
from ..register import Register


@dataclass(frozen=True, slots=True)
class File:
    """A file as it is to be. `before` is its text as it was read, None where there was none; `was` the name that it had
    before, where that changes."""

    path: str
    before: str | None
    text: str
    was: str | None = None

    @property
    def lines(self) -> int:
        """How many lines are new, changed or gone."""
        old, new = (self.before or "").splitlines(), self.text.splitlines()
        changes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        return sum(max(i2 - i1, j2 - j1) for kind, i1, i2, j1, j2 in changes if kind != "equal")


@dataclass(frozen=True, slots=True)
class Change:
    """In a line what is done, the files in the order in which they are written, and what else there is to know."""

    said: str
    files: tuple[File, ...]
    remarks: tuple[str, ...] = ()


def applied(register: Register, files: Sequence[File]) -> Register:
    """The register as it will be. Raises LaaError where the records would then have an error that they have not now."""
    instead: dict[str, str | None] = {file.was: None for file in files if file.was}
    instead |= {file.path: file.text for file in files}
    after = register.instead(instead)
    renamed = {file.was: file.path for file in files if file.was}
    before = Counter((renamed.get(path, path), *rest) for path, *rest in map(_named, _errors(register)))
    for fault in _errors(after):
        if not before[_named(fault)]:
            raise LaaError(
                f"the records would have an error, {fault.place}: {fault.message}", f"{fault.hint} Nothing was written."
            )
        before[_named(fault)] -= 1
    return after


def text_of(register: Register, path: str) -> str:
    """The text of a record that is to be changed. Raises LaaError where it has errors."""
    errors = [fault for fault in _errors(register) if fault.place.path == path]
    if errors:
        raise LaaError(
            f"nothing is written to {path} while it has errors; first, {errors[0].place}: {errors[0].message}",
            errors[0].hint or "`laa check` shows them all.",
        )
    return register.sources[path].text


def _errors(register: Register) -> list[Diagnostic]:
    return [fault for fault in register.faults if fault.level == "error"]


def _named(fault: Diagnostic) -> tuple[str, str, str]:
    return fault.place.path, fault.code, fault.message
