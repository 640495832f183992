"""laa decisions"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

import typer

from . import complete, session
from .session import TODAY, AsOf, Body, Format, Json, MeetingOption, OutFile, Since, Theme, Wanted


class Kind(StrEnum):
    """The kinds of decisions; Typer knows no list of literals."""

    noted = "noted"
    agreed = "agreed"
    approved = "approved"
    recommended = "recommended"
    delegated = "delegated"
    deferred = "deferred"
    amended = "amended"
    rejected = "rejected"


Status = Literal["open", "done", "dropped", "all"]


def decisions(
    context: typer.Context,
    kind: Annotated[
        list[Kind] | None, typer.Option("--kind", metavar="KIND", help=f"Only this kind: {', '.join(Kind)}.")
    ] = None,
    waiting: Annotated[bool, typer.Option("--waiting", help="Only those that wait, with whom and what for.")] = False,
    owner: Annotated[
        list[str] | None,
        typer.Option("--owner", metavar="NAME", help="Only what binds NAME.", autocompletion=complete.owners),
    ] = None,
    status: Annotated[Status, typer.Option("--status", help="How it stands, where somebody has to act.")] = "all",
    since: Since = None,
    theme: Theme = None,
    meeting: MeetingOption = None,
    body: Body = None,
    as_of: AsOf = TODAY,  # type: ignore[assignment]
    format_: Format = "table",
    json_: Json = False,
    output: OutFile = None,
) -> None:
    """The decision register: every resolution, what was decided in the text, and approvals of earlier minutes.

    Examples:  laa decisions --waiting  ·  laa decisions --kind delegated --body ssog  ·  laa decisions -o register.csv
    """
    from ..output.decisions import COLUMNS, decision_cells, decision_register, waiting_list
    from ..view import choose
    from ..view.decisions import DecisionFilter
    from ..view.decisions import decisions as find

    wanted = Wanted.from_options(format_, json_, output)
    register = session.register(context, as_of)
    bodies = tuple(choose.body(register, one) for one in body or ())
    only = bodies[0] if len(bodies) == 1 else None
    rows = find(
        register,
        DecisionFilter(
            kinds=tuple(kind or ()),
            meetings=tuple(choose.meeting(register, one, only) for one in meeting or ()),
            bodies=bodies,
            themes=tuple(choose.theme(register, one) for one in theme or ()),
            owners=tuple(choose.person(register, one) for one in owner or ()),
            status=status,
            waiting=waiting,
            since=since.isoformat() if since else None,
        ),
    )
    names = register.bodies_named({row.meeting.partition("/")[0] for row in rows})
    session.put_list(
        register, wanted, "decisions", "decisions", rows, COLUMNS,
        lambda: (waiting_list if waiting else decision_register)(rows, as_of, names), cells=decision_cells,
    )  # fmt: skip
