"""laa sums"""

from __future__ import annotations

from typing import Annotated

import typer

from ..diagnostic import LaaError
from . import session
from .session import TODAY, AsOf, Body, Format, Json, MeetingOption, OutFile, Since, Theme, Wanted


def sums(
    context: typer.Context,
    status: Annotated[
        list[str] | None, typer.Option("--status", metavar="WORD", help="Only those minuted as WORD, or `none`.")
    ] = None,
    since: Since = None,
    theme: Theme = None,
    meeting: MeetingOption = None,
    body: Body = None,
    as_of: AsOf = TODAY,  # type: ignore[assignment]
    format_: Format = "table",
    json_: Json = False,
    output: OutFile = None,
) -> None:
    """Money: every sum with its purpose, source and condition, who releases it, what is left of it.

    Examples:  laa sums --status recommended  ·  laa sums --theme Safer --since 2010-01-01  ·  laa sums -o sums.csv
    """
    from ..output.sums import COLUMNS, sum_cells, sums_listing
    from ..view import choose
    from ..view.sums import SumFilter, statuses
    from ..view.sums import sums as find

    wanted = Wanted.from_options(format_, json_, output)
    register = session.register(context, as_of)
    bodies = tuple(choose.body(register, one) for one in body or ())
    only = bodies[0] if len(bodies) == 1 else None
    known = (*statuses(find(register, SumFilter())), "none") if status else ()
    rows = find(
        register,
        SumFilter(
            meetings=tuple(choose.meeting(register, one, only) for one in meeting or ()),
            bodies=bodies,
            themes=tuple(choose.theme(register, one) for one in theme or ()),
            statuses=tuple(_status(one, known) for one in status or ()),
            since=since.isoformat() if since else None,
        ),
    )
    names = register.bodies_named({row.meeting.partition("/")[0] for row in rows})
    session.put_list(
        register, wanted, "sums", "sums", rows, COLUMNS, lambda: sums_listing(rows, as_of, names), cells=sum_cells
    )


def _status(typed: str, known: tuple[str, ...]) -> str:
    """The word as the records have it, in small letters."""
    word = " ".join(typed.casefold().split())
    if word not in {one.casefold() for one in known}:
        raise LaaError(f"no sum is “{typed}”", f"On record are {', '.join(known)}.")
    return word
