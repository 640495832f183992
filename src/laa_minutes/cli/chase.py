"""laa chase"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ..diagnostic import LaaError
from . import complete, session
from .session import TODAY, AsOf, Body, Json, Organisation, OutFile
from .telling import tell

if TYPE_CHECKING:
    from ..register import Register
    from ..view.chase import SheetRow

Formats = Literal["text", "md", "html", "docx", "pdf", "eml", "json"]
_SUFFIXES = {
    ".txt": "text", ".md": "md", ".html": "html", ".docx": "docx", ".pdf": "pdf", ".eml": "eml", ".json": "json",
}  # fmt: skip


def chase(
    context: typer.Context,
    owner: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAME]...", help="Whose sheets; else everybody's.", autocompletion=complete.owners),
    ] = None,
    organisation: Organisation = None,
    overdue: Annotated[bool, typer.Option("--overdue", help="Only what is past its date.")] = False,
    due_by: Annotated[
        date | None, typer.Option("--due-by", metavar="DATE", parser=session.a_date, help="Only what is due by DATE.")
    ] = None,
    body: Body = None,
    as_of: AsOf = TODAY,  # type: ignore[assignment]
    format_: Annotated[Formats, typer.Option("--format", help="How to show it.", show_default=False)] = "text",
    json_: Json = False,
    output: OutFile = None,
    each: Annotated[
        Path | None,
        typer.Option(
            "--each", metavar="FOLDER", help="A file for each owner; e-mail drafts where --format says no other."
        ),
    ] = None,
) -> None:
    """What each owner still owes, a sheet for each: open, due, overdue, what was said last time, whom to tell by when.

    Examples:  laa chase Gwyn  ·  laa chase --organisation "GO East" --due-by 2010-03-31  ·  laa chase --each drafts
    """
    from ..view import choose
    from ..view.chase import ChaseFilter, sheets

    wanted = _format(format_, json_, output, each)
    register = session.register(context, as_of)
    found = sheets(
        register,
        ChaseFilter(
            owners=tuple(dict.fromkeys(choose.person(register, one) for one in owner or ())),
            organisations=tuple(choose.organisation(register, one) for one in organisation or ()),
            bodies=tuple(choose.body(register, one) for one in body or ()),
            overdue=overdue,
            due_by=due_by.isoformat() if due_by else None,
        ),
    )
    if wanted == "json":
        from ..output.data import json_document

        session.put_text(json_document("chase", "sheets", found, as_of, register.errors), output)
    elif not found:
        tell("Nobody owes anything that fits.")
    elif each is not None:
        _put_each(register, found, wanted, each)
    elif wanted == "eml" and len(found) > 1:
        hint = "Name one of them, or say --each FOLDER, which writes a draft for each."
        raise LaaError(f"one e-mail goes to one owner, and these are {len(found)}", hint, 2)
    else:
        _put(register, found, wanted, output)
    session.end(register)


def _format(format_: str, json_: bool, output: Path | None, each: Path | None) -> str:
    if each is not None:
        if output is not None or json_:
            raise LaaError("--each writes files of its own", "Leave -o and --json out.", 2)
        return "eml" if format_ == "text" else format_
    if json_:
        return "json"
    if output is None or format_ != "text":
        return format_
    if output.suffix.lower() not in _SUFFIXES:
        raise LaaError(f"no format goes with {output.name}", f"Give it one of {', '.join(_SUFFIXES)}.", 2)
    return _SUFFIXES[output.suffix.lower()]


def _put_each(register: Register, found: Sequence[SheetRow], wanted: str, folder: Path) -> None:
    from ..output.names import file_names

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LaaError(f"{folder} cannot be made: {error.strerror}", "Choose another place.") from None
    suffix = next(one for one, name in _SUFFIXES.items() if name == wanted)
    for name, sheet in zip(file_names([sheet.owner for sheet in found]), found, strict=True):
        _put(register, [sheet], wanted, folder / f"{name}{suffix}")


def _put(register: Register, found: Sequence[SheetRow], wanted: str, file: Path | None) -> None:
    from ..output.document import render
    from ..view.chase import chase_page

    root = register.workspace.root
    pages = [chase_page(sheet, register.as_of) for sheet in found]
    title = pages[0].title if len(pages) == 1 else "Actions by owner"
    if wanted == "docx":
        session.put_word(register, "chase.docx", {"sheets": pages}, title, file)
        return
    document = render(root, "chase.md.j2", {"sheets": pages})
    if wanted == "eml":
        from ..output.mail import draft

        data = draft(root, document, title, found[0].owner, found[0].email)
        if file is None:
            session.put_text(data.decode("ascii"), None)
        else:
            session.put_bytes(data, file)
    elif wanted == "text" and file is None and sys.stdout.isatty():
        from ..output import terminal

        terminal.show_document(document, terminal.console())
    else:
        session.put_document(register, document, "txt" if wanted == "text" else wanted, file, title)
