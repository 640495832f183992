"""laa check"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..diagnostic import Diagnostic, LaaError, Level
from . import session
from .session import TODAY, AsOf, Format, Json, OutFile, Wanted

if TYPE_CHECKING:
    from ..register import Register
    from ..workspace import Workspace

_LEVELS: tuple[Level, ...] = ("error", "warning", "note")


def check(
    context: typer.Context,
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="[FILE]...", help="Only what is wrong in these.", show_default=False)
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings count for the exit code.")] = False,
    level: Annotated[Level, typer.Option("--level", help="The least that is shown.")] = "note",
    as_of: AsOf = TODAY,  # type: ignore[assignment]
    format_: Format = "table",
    json_: Json = False,
    output: OutFile = None,
) -> None:
    """Every fault in every record and template: what is wrong, where, and how to mend it. Nothing is written.

    Ends with 1 where there are errors; warnings and notes change nothing, unless --strict.

    Examples:  laa check  ·  laa check meetings/pmg/2010-02-22.yaml  ·  laa check --level warning --strict
    """
    from ..check import check as find_faults
    from ..output.problems import closing
    from ..output.templates import own_templates, template_faults

    wanted = Wanted.from_options(format_, json_, output)
    register = session.read_records(session.workspace(context), as_of)
    root = register.workspace.root
    templates = own_templates(root)
    read = [*(path for path in register.sources if (root / path).is_file()), *templates]
    folder = context.obj or Path()
    places = {
        file: folder / file if (folder / file).exists() else file for file in files or ()
    }  # as with git -C, or here
    chosen = {path for file, place in places.items() for path in _named(register.workspace, read, place, file)}
    looked_at = [path for path in templates if not files or path in chosen]
    every = sorted((*find_faults(register), *(template_faults(root, looked_at) if looked_at else ())))
    found = tuple(one for one in every if not files or one.place.path in chosen)
    shown = tuple(one for one in found if _LEVELS.index(one.level) <= _LEVELS.index(level))
    errors = sum(one.level == "error" for one in every)
    _put(shown, closing(found, len(chosen or read)), wanted, register, errors)
    if any(one.level == "error" or (strict and one.level == "warning") for one in found):
        raise typer.Exit(1)


def _put(found: tuple[Diagnostic, ...], last: str, wanted: Wanted, register: Register, errors: int) -> None:
    from ..output import problems

    if wanted.format == "json":
        from ..output.data import json_document

        rows = problems.problem_rows(found)
        session.put_text(json_document("check", "problems", rows, register.as_of, errors), wanted.file)
    elif wanted.format in session.TABLES:
        session.put_table(register, wanted, "Problems", problems.problem_rows(found), problems.COLUMNS)
    elif wanted.format in session.DOCUMENTS:
        from ..output.text import markdown

        session.put_document(register, markdown(problems.problem_list(found, last)), wanted.format, wanted.file)
    elif wanted.file is None and sys.stdout.isatty():
        from ..output import terminal

        console = terminal.console()
        terminal.show_lines(problems.report(found, last, console.width, wrapped=True), console)
    else:
        session.put_text(problems.plain_report(found, last), wanted.file)


def _named(workspace: Workspace, read: list[str], place: Path, typed: Path) -> list[str]:
    """The records that a file or folder is, as paths below the root."""
    from ..workspace import PARTNERSHIP, find

    if not place.exists():
        raise LaaError(f"there is no {typed}", "Name a record, or a folder of records.")
    place = place.resolve()
    if place.is_relative_to(workspace.root):
        below = place.relative_to(workspace.root)
        if found := [path for path in read if below in (Path(path), *Path(path).parents)]:
            return found
    try:
        other = find(place if place.is_dir() else place.parent)
    except LaaError:
        hint = f"A workspace is a folder with a {PARTNERSHIP}."
        raise LaaError(f"the file {typed} belongs to no records", hint) from None
    if other.root != workspace.root:
        raise LaaError(f"the file {typed} belongs to other records", f"Say laa -C {other.root} check {place}.")
    hint = "Records are partnership.yaml, indicators.yaml, forward-plan.yaml and meetings/BODY/DATE.yaml."
    raise LaaError(f"the file {typed} is no record that laa reads", hint)
