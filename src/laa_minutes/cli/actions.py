"""laa actions"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from . import complete, session
from .session import (
    TODAY,
    AsOf,
    Body,
    Format,
    Indicator,
    Json,
    MeetingOption,
    Organisation,
    OutFile,
    Since,
    Theme,
    Wanted,
)

if TYPE_CHECKING:
    from ..view.actions import ActionRow

Status = Literal["open", "done", "dropped", "all"]


def actions(
    context: typer.Context,
    owner: Annotated[
        list[str] | None,
        typer.Option("--owner", metavar="NAME", help="Only this owner's.", autocompletion=complete.owners),
    ] = None,
    status: Annotated[Status, typer.Option("--status", help="Which ones.")] = "open",
    overdue: Annotated[bool, typer.Option("--overdue", help="Only those past their date.")] = False,
    due_by: Annotated[
        date | None, typer.Option("--due-by", metavar="DATE", parser=session.a_date, help="Only those due by DATE.")
    ] = None,
    since: Since = None,
    theme: Theme = None,
    indicator: Indicator = None,
    organisation: Organisation = None,
    meeting: MeetingOption = None,
    body: Body = None,
    as_of: AsOf = TODAY,  # type: ignore[assignment]
    format_: Format = "table",
    json_: Json = False,
    output: OutFile = None,
) -> None:
    """The action log: who is to do what by when.

    Examples:  laa actions --owner Gwyn  ·  laa actions --overdue --body pmg  ·  laa actions --status all -o log.csv
    """
    from ..output.actions import COLUMNS, action_log
    from ..view import choose
    from ..view.actions import ActionFilter
    from ..view.actions import actions as find

    wanted = Wanted.from_options(format_, json_, output)
    register = session.register(context, as_of)
    bodies = tuple(choose.body(register, one) for one in body or ())
    rows = find(
        register,
        ActionFilter(
            owners=tuple(choose.person(register, one) for one in owner or ()),
            themes=tuple(choose.theme(register, one) for one in theme or ()),
            organisations=tuple(choose.organisation(register, one) for one in organisation or ()),
            indicators=choose.indicators(register, indicator or ()),
            meetings=tuple(
                choose.meeting(register, one, bodies[0] if len(bodies) == 1 else None) for one in meeting or ()
            ),
            bodies=bodies,
            status=status,
            overdue=overdue,
            due_by=due_by.isoformat() if due_by else None,
            since=since.isoformat() if since else None,
        ),
    )
    names = register.bodies_named({row.meeting.partition("/")[0] for row in rows})
    session.put_list(
        register,
        wanted,
        "actions",
        "actions",
        rows,
        COLUMNS,
        lambda: action_log(rows, as_of, names, status),
        lambda: ("actions.docx", _sheet(rows, as_of, names, status)),
    )


def _sheet(rows: tuple[ActionRow, ...], as_of: date, names: str, status: str) -> dict[str, Any]:
    from ..output.word.lists import action_sheet

    return action_sheet(rows, as_of, names, status)
