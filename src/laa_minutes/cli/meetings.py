"""laa meetings, laa forward-plan"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from . import session
from .session import TODAY, AsOf, Body, Format, Json, OutFile, Since, Wanted

if TYPE_CHECKING:
    from ..output.listing import Listing


class Status(StrEnum):
    """How a meeting can stand; Typer knows no list of literals."""

    draft = "draft"
    circulated = "circulated"
    outline = "outline"
    cancelled = "cancelled"
    planned = "planned"


def meetings(
    context: typer.Context,
    coming: Annotated[bool, typer.Option("--coming", help="Only those still to come.")] = False,
    status: Annotated[
        list[Status] | None, typer.Option("--status", metavar="STATUS", help=f"Only {', '.join(Status)} ones.")
    ] = None,
    since: Since = None,
    body: Body = None,
    as_of: AsOf = TODAY,  # type: ignore[assignment]
    format_: Format = "table",
    json_: Json = False,
    output: OutFile = None,
) -> None:
    """Meetings past and coming, with status and what approved their minutes.

    Examples:  laa meetings --coming  ·  laa meetings --body pmg --since 2010-01-01  ·  laa meetings --status draft
    """
    from ..output.meetings import COLUMNS, calendar
    from ..view import choose
    from ..view.meetings import MeetingFilter
    from ..view.meetings import meetings as find

    wanted = Wanted.from_options(format_, json_, output)
    register = session.register(context, as_of)
    rows = find(
        register,
        MeetingFilter(
            bodies=tuple(choose.body(register, one) for one in body or ()),
            statuses=tuple(status or ()),
            since=since.isoformat() if since else None,
            coming=coming,
        ),
    )
    names = register.bodies_named({row.body for row in rows})
    session.put_list(register, wanted, "meetings", "meetings", rows, COLUMNS, lambda: calendar(rows, as_of, names))


def forward_plan(
    context: typer.Context,
    since: Since = None,
    body: Body = None,
    as_of: AsOf = TODAY,  # type: ignore[assignment]
    format_: Format = "table",
    json_: Json = False,
    output: OutFile = None,
) -> None:
    """What is coming, by meeting: items and leads, what is due there, and what was asked for and has no place.

    The whole plan, unless --as-of or --since says from which day on.

    Examples:  laa forward-plan --since today  ·  laa forward-plan --body pmg -o plan.md
    """
    from ..output.plan import COLUMNS, plan_lines, plan_listing
    from ..view import choose
    from ..view.plan import PlanFilter
    from ..view.plan import forward_plan as find

    wanted = Wanted.from_options(format_, json_, output)
    register = session.register(context, as_of)
    source = context.get_parameter_source("as_of")
    begins = since or (as_of if source is not None and source.name == "COMMANDLINE" else None)
    bodies = tuple(choose.body(register, one) for one in body or ())
    plan = find(register, PlanFilter(bodies=bodies, since=begins.isoformat() if begins else None))
    names = register.bodies_named({row.body for row in plan.rows if row.body})
    rows = plan_lines(plan) if wanted.format in session.TABLES else plan.rows  # a table has a line for each item

    def listing() -> Listing:
        return plan_listing(plan, as_of, names)

    def word() -> session.Word:
        from ..output.word.lists import plan_sheet

        return "forward-plan.docx", plan_sheet(plan, as_of, names)

    session.put_list(register, wanted, "forward-plan", "meetings", rows, COLUMNS, listing, word)
