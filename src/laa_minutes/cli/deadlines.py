"""laa deadlines"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

import typer

from . import session
from .session import TODAY, AsOf, Body, Format, Json, OutFile, Theme, Wanted


class Kind(StrEnum):
    """What a date is; Typer knows no list of literals."""

    deadline = "deadline"
    event = "event"


def deadlines(
    context: typer.Context,
    kind: Annotated[
        list[Kind] | None, typer.Option("--kind", metavar="KIND", help=f"Only this kind: {', '.join(Kind)}.")
    ] = None,
    due_by: Annotated[
        date | None, typer.Option("--due-by", metavar="DATE", parser=session.a_date, help="Only those by DATE.")
    ] = None,
    passed: Annotated[bool, typer.Option("--all", help="Past ones too.")] = False,
    theme: Theme = None,
    body: Body = None,
    as_of: AsOf = TODAY,  # type: ignore[assignment]
    format_: Format = "table",
    json_: Json = False,
    output: OutFile = None,
) -> None:
    """Dates that meetings were told of, and the last meeting of each body that can still decide before a deadline.

    Examples:  laa deadlines  ·  laa deadlines --kind deadline --body pmg  ·  laa deadlines --all -o deadlines.csv
    """
    from ..output.deadlines import COLUMNS, deadline_list
    from ..view import choose
    from ..view.deadlines import DeadlineFilter
    from ..view.deadlines import deadlines as find

    wanted = Wanted.from_options(format_, json_, output)
    register = session.register(context, as_of)
    rows = find(
        register,
        DeadlineFilter(
            bodies=tuple(choose.body(register, one) for one in body or ()),
            themes=tuple(choose.theme(register, one) for one in theme or ()),
            kinds=tuple(kind or ()),
            due_by=due_by.isoformat() if due_by else None,
            passed=passed,
        ),
    )
    names = register.bodies_named({row.meeting.partition("/")[0] for row in rows})
    session.put_list(
        register, wanted, "deadlines", "deadlines", rows, COLUMNS, lambda: deadline_list(rows, as_of, names)
    )
