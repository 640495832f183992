"""laa calendar"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .. import __version__
from . import complete, session
from .session import TODAY, AsOf, Body, Since


def calendar(
    context: typer.Context,
    body: Body = None,
    since: Since = None,
    actions: Annotated[bool, typer.Option("--actions", help="Everybody's open actions too, as things to do.")] = False,
    owner: Annotated[
        list[str] | None,
        typer.Option("--owner", metavar="NAME", help="This owner's open actions too.", autocompletion=complete.owners),
    ] = None,
    as_of: AsOf = TODAY,  # type: ignore[assignment]
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write to FILE, whose name ends in .ics.")
    ] = None,
) -> None:
    """Meetings and deadlines for people's diaries, as an .ics file. Who imports it again gets what moved, moved.

    Examples:  laa calendar -o meetings.ics  ·  laa calendar --body pmg --since today  ·  laa calendar --owner Gwyn
    """
    from ..diagnostic import LaaError
    from ..output.calendar import calendar as write
    from ..view import choose
    from ..view.diary import DiaryFilter, diary

    if output is not None and output.suffix.lower() != ".ics":
        raise LaaError(f"a calendar is an .ics file, and {output.name} is not called so", "Say -o meetings.ics.", 2)
    register = session.register(context, as_of)
    bodies = tuple(choose.body(register, one) for one in body or ())
    owners = tuple(choose.person(register, one) for one in owner or ())
    found = diary(register, DiaryFilter(bodies, since.isoformat() if since else None, actions or bool(owners), owners))
    name = register.partnership.name or "laa"
    title = register.bodies_named(set(bodies)) if bodies else name
    data = write(name, title, found, as_of, __version__)
    if output is None:
        session.put_text(data.decode("utf-8"), None)
    else:
        session.put_bytes(data, output)
    session.end(register)
