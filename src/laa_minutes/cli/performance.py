"""laa scorecard"""

from __future__ import annotations

from typing import Annotated

import typer

from ..diagnostic import LaaError
from . import complete, session
from .session import TODAY, AsOf, Body, Format, Indicator, Json, OutFile, Since, Theme, Wanted


def scorecard(
    context: typer.Context,
    theme: Theme = None,
    standing: Annotated[
        list[str] | None,
        typer.Option(
            "--standing", metavar="STANDING", help="Only those ahead, on track, at risk, off track, or with none."
        ),
    ] = None,
    lead: Annotated[
        list[str] | None,
        typer.Option("--lead", metavar="NAME", help="Only those this person leads.", autocompletion=complete.people),
    ] = None,
    indicator: Indicator = None,
    since: Since = None,
    body: Body = None,
    as_of: AsOf = TODAY,  # type: ignore[assignment]
    format_: Format = "table",
    json_: Json = False,
    output: OutFile = None,
) -> None:
    """Indicators by theme: standing as minuted, direction, forecast, figures, who leads, since which meeting.

    Examples:  laa scorecard --standing "off track"  ·  laa scorecard --theme Safer  ·  laa scorecard -o scorecard.csv
    """
    from ..output.scorecard import COLUMNS, scorecard_listing
    from ..view import choose
    from ..view.scorecard import ScorecardFilter
    from ..view.scorecard import scorecard as find

    wanted = Wanted.from_options(format_, json_, output)
    standings = tuple(map(_standing, standing or ()))
    register = session.register(context, as_of)
    rows = find(
        register,
        ScorecardFilter(
            themes=tuple(choose.theme(register, one) for one in theme or ()),
            standings=standings,
            leads=tuple(choose.person(register, one) for one in lead or ()),
            indicators=tuple(choose.indicator(register, one) for one in indicator or ()),
            bodies=tuple(choose.body(register, one) for one in body or ()),
            since=since.isoformat() if since else None,
        ),
    )
    meetings = {row.standing_at or row.heard_at or "" for row in rows} - {""}
    names = register.bodies_named({meeting.partition("/")[0] for meeting in meetings})
    session.put_list(
        register, wanted, "scorecard", "indicators", rows, COLUMNS, lambda: scorecard_listing(rows, as_of, names)
    )


def _standing(typed: str) -> str:
    from ..record.meeting import STANDINGS

    word = " ".join(typed.casefold().replace("-", " ").replace("_", " ").split())
    if word not in (*STANDINGS, "none"):
        raise LaaError(f"“{typed}” is no standing", f"One of {', '.join(STANDINGS)} or none.", 2)
    return word
