"""What documents are made with: list the templates, or copy one to change it.

A template in your workspace's `templates/` takes the place of the one that comes with laa.

Examples:  laa templates list  ·  laa templates copy minutes-actions.docx
"""

from __future__ import annotations

from typing import Annotated

import typer

from . import complete, session
from .session import Format, Json, OutFile, Wanted


def list_(
    context: typer.Context,
    format_: Format = "table",
    json_: Json = False,
    output: OutFile = None,
) -> None:
    """Every template, what it is for, and which of them your workspace has of its own.

    Examples:  laa templates list  ·  laa templates list --json
    """
    from datetime import date

    from ..output.templates import COLUMNS, templates, templates_listing

    wanted = Wanted.from_options(format_, json_, output)
    register = session.register(context, date.today())  # noqa: DTZ011 - no record is asked about
    rows = templates(register.workspace.root)
    session.put_list(register, wanted, "templates", "templates", rows, COLUMNS, lambda: templates_listing(rows))


def copy(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="As the list has it.", autocompletion=complete.templates)],
    force: Annotated[bool, typer.Option("--force", help="Write over a template of your own.")] = False,
) -> None:
    """Put a copy into your workspace's `templates/`, to be changed there: .docx in Word, the others in an editor.

    Examples:  laa templates copy minutes-actions.docx  ·  laa templates copy blocks.md.j2
    """
    from ..output.templates import copied

    root = session.workspace(context).root
    path, data = copied(root, name, force)
    path.parent.mkdir(exist_ok=True)
    session.put_bytes(data, path)
