"""laa exceptions"""

from __future__ import annotations

from typing import Annotated

import typer

from . import complete, session
from .session import TODAY, AsOf, Body, Format, Indicator, Json, OutFile, Theme, Wanted


def exceptions(
    context: typer.Context,
    theme: Theme = None,
    lead: Annotated[
        list[str] | None,
        typer.Option("--lead", metavar="NAME", help="Only those this person leads.", autocompletion=complete.people),
    ] = None,
    indicator: Indicator = None,
    body: Body = None,
    wanted: Annotated[bool, typer.Option("--wanted", help="Only those of which something is still asked.")] = False,
    as_of: AsOf = TODAY,  # type: ignore[assignment]
    format_: Format = "table",
    json_: Json = False,
    output: OutFile = None,
) -> None:
    """What is off track, at risk, below target, slipping, late or missing; the successes; what is asked of whom.

    Examples:  laa exceptions  ·  laa exceptions --theme Safer --wanted  ·  laa exceptions --lead Gwyn -o gwyn.md
    """
    from ..output.exceptions import COLUMNS, exception_report
    from ..view import choose
    from ..view.exceptions import ExceptionFilter
    from ..view.exceptions import exceptions as find

    shown = Wanted.from_options(format_, json_, output)
    register = session.register(context, as_of, prose=True)
    bodies = tuple(choose.body(register, one) for one in body or ())
    rows = find(
        register,
        ExceptionFilter(
            themes=tuple(choose.theme(register, one) for one in theme or ()),
            leads=tuple(choose.person(register, one) for one in lead or ()),
            indicators=choose.indicators(register, indicator or ()),
            bodies=bodies,
            wanted=wanted,
        ),
    )
    names = register.bodies_named(bodies)
    session.put_list(
        register, shown, "exceptions", "exceptions", rows, COLUMNS, lambda: exception_report(rows, as_of, names)
    )
