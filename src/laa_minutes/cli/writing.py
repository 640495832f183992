"""How a command writes: the lock, the change worked out, the files written whole, and a line that says so."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from ..diagnostic import LaaError
from . import session
from .telling import sentence, tell

if TYPE_CHECKING:
    from pathlib import Path

    from ..cycle.change import Change, File
    from ..record.when import Times
    from ..register import Register

DryRun = Annotated[bool, typer.Option("--dry-run", help="Show what would change, and write nothing.")]
Today = Annotated[date, typer.Option("--as-of", metavar="DATE", parser=session.a_date, help="As if today were DATE.")]
TODAY = session.TODAY


def carry_out(context: typer.Context, as_of: date, dry_run: bool, change: Callable[[Register], Change]) -> None:
    """Work out a change on the records as they are, and write it; or only show it."""
    from ..edit import writing

    workspace = session.workspace(context)
    if dry_run:
        register = session.open_records(workspace, as_of, keep=False)
        _show(change(register))
    else:
        with writing(workspace.root):
            register = session.open_records(workspace, as_of)
            done = change(register)
            _write(workspace.root, done.files)
        tell(done.said, *map(wrote, done.files), *done.remarks)
    if first := next((fault for fault in register.faults if fault.level == "error"), None):
        tell(
            f"The records have {session.counted(register)}, and what stands there may not have been heeded; "
            f"first, {first.place}: {first.message}. `laa check` shows them.",
        )


def carry_out_each(
    context: typer.Context, as_of: date, dry_run: bool, named: Sequence[str], change: Callable[[Register, str], Change]
) -> None:
    """The same change for each of what is named, one after the other.

    Of several, what is refused is told, once for each reason, and keeps nothing else from being done. Raises LaaError
    where one alone is refused, and typer.Exit where one of several is.
    """
    refused: dict[str, str] = {}  # what is said, and of what it was said first
    for one in dict.fromkeys(named):
        try:
            carry_out(context, as_of, dry_run, partial(_named, change, one))
        except LaaError as error:
            if len(named) == 1:
                raise
            said = f"{sentence(f'{error.message}.')} {sentence(error.hint)}".rstrip()
            if refused.setdefault(said, one) == one:
                tell(said)
    if refused:
        raise typer.Exit(1)


def _named(change: Callable[[Register, str], Change], one: str, register: Register) -> Change:
    return change(register, one)


def read_times(typed: str | None) -> Times | None:
    """A time option. Raises LaaError with exit code 2."""
    from ..record.when import UnreadableError
    from ..record.when import read_times as read

    try:
        return read(typed) if typed else None
    except UnreadableError as error:
        raise LaaError(error.message, error.hint, 2) from None


def _write(root: Path, files: tuple[File, ...]) -> None:
    """Each file in its turn, once all of them are seen to be what was read."""
    from ..edit import move, read, write

    originals = [read(root, file.was or file.path) for file in files]
    for file, original in zip(files, originals, strict=True):
        if original.data is not None and original.text != file.before:
            raise LaaError(f"another hand changed {original.shown} meanwhile; nothing was written", "Run it again.")
    for file, original in zip(files, originals, strict=True):
        if file.was:
            move(original, root / file.path, file.path, file.text)
        else:
            write(original, file.text)


def wrote(file: File, verb: str = "Wrote") -> str:
    """`Wrote forward-plan.yaml, 3 lines.`"""
    count = f"{file.lines} line{'s' * (file.lines != 1)}"
    if file.before is None:
        return f"{verb} {file.path}, a new record of {count}."
    moved = f"; until now it was {file.was}" if file.was else ""
    return f"{verb} {file.path}, {count}{moved}."


def _show(change: Change) -> None:
    from difflib import unified_diff

    for file in change.files:
        old, new = ((text or "").splitlines(keepends=True) for text in (file.before, file.text))
        names = ("/dev/null" if file.before is None else file.was or file.path, file.path)
        for line in unified_diff(old, new, *names):
            sys.stdout.write(line if line.endswith(("\n", "\r")) else f"{line}\n\\ No newline at end of file\n")
    sys.stdout.flush()
    lines = [change.said, *(wrote(file, "Would write") for file in change.files), *change.remarks]
    tell(*lines, "Nothing was written.")
