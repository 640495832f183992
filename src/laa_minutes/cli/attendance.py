"""laa attendance"""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from . import complete, session
from .session import TODAY, AsOf, Body, Format, Json, Organisation, OutFile, Since, Wanted

By = Literal["person", "organisation", "meeting"]


def attendance(
    context: typer.Context,
    by: Annotated[By, typer.Option("--by", help="What a line is for.")] = "person",
    person: Annotated[
        list[str] | None,
        typer.Option("--person", metavar="NAME", help="Only this person.", autocompletion=complete.people),
    ] = None,
    organisation: Organisation = None,
    meeting: Annotated[
        list[str] | None,
        typer.Option(
            "--meeting",
            metavar="MEETING",
            help="Only this meeting: its attendance list.",
            autocompletion=complete.meetings,
        ),
    ] = None,
    since: Since = None,
    body: Body = None,
    as_of: AsOf = TODAY,  # type: ignore[assignment]
    format_: Format = "table",
    json_: Json = False,
    output: OutFile = None,
) -> None:
    """Who came, who sent apologies, who was represented: by person, by organisation, or by meeting with its quorum.

    Examples:  laa attendance --body pmg --since 2010-04-01  ·  laa attendance --meeting 2010-02-22  ·
    laa attendance --by meeting
    """
    from ..output import attendance as shown
    from ..view import choose
    from ..view.attendance import AttendanceFilter
    from ..view.attendance import attendance as find

    wanted = Wanted.from_options(format_, json_, output)
    register = session.register(context, as_of)
    bodies = tuple(choose.body(register, one) for one in body or ())
    only = bodies[0] if len(bodies) == 1 else None
    meetings = tuple(choose.meeting(register, one, only) for one in meeting or ())
    found = find(
        register,
        AttendanceFilter(
            organisations=tuple(choose.organisation(register, one) for one in organisation or ()),
            bodies=bodies,
            people=tuple(choose.person(register, one) for one in person or ()),
            meetings=meetings,
            since=since.isoformat() if since else None,
        ),
    )
    names = register.bodies_named({row.body for row in found.rows} | {one.partition("/")[0] for one in meetings})
    if by == "organisation":
        session.put_list(
            register, wanted, "attendance-by-organisation", "organisations", found.organisations,
            shown.BY_ORGANISATION, lambda: shown.attendance_by_organisation(found, as_of, names),
        )  # fmt: skip
    elif by == "meeting":
        session.put_list(
            register, wanted, "attendance-by-meeting", "meetings", found.turnout, shown.BY_MEETING,
            lambda: shown.attendance_by_meeting(found, as_of, names),
        )  # fmt: skip
    else:
        session.put_list(
            register, wanted, "attendance", "people", found.rows, shown.COLUMNS,
            lambda: shown.attendance_list(found, meetings[0], names)
            if len(meetings) == 1
            else shown.attendance_totals(found, as_of, names),
        )  # fmt: skip
