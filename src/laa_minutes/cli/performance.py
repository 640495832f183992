"""laa scorecard"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from ..diagnostic import LaaError
from ..record.when import day_words
from . import complete, session
from .session import TODAY, AsOf, Body, Format, Indicator, Json, OutFile, Theme, Wanted

if TYPE_CHECKING:
    from ..output.listing import Listing
    from ..register import Register


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
    since: Annotated[
        str | None,
        typer.Option(
            "--since",
            metavar="DATE|MEETING",
            help="Only what changed since that day or meeting, and how.",
            autocompletion=complete.meetings,
        ),
    ] = None,
    facts: Annotated[
        bool, typer.Option("--facts", help="Each fact on a line of its own, with where it comes from.")
    ] = False,
    body: Body = None,
    as_of: AsOf = TODAY,  # type: ignore[assignment]
    format_: Format = "table",
    json_: Json = False,
    output: OutFile = None,
) -> None:
    """Indicators by theme: standing as minuted, direction, forecast, figures, who leads, since which meeting.

    Examples:  laa scorecard --standing "off track"  ·  laa scorecard --theme Safer  ·  laa scorecard --since 2010-01-18
    """
    from ..output.scorecard import COLUMNS, SINCE_COLUMNS, scorecard_listing, since_listing
    from ..view import choose
    from ..view.scorecard import ScorecardFilter
    from ..view.scorecard import scorecard as find

    wanted = Wanted.from_options(format_, json_, output)
    standings = tuple(map(_standing, standing or ()))
    register = session.register(context, as_of, prose=True)
    day = _since(register, since) if since else None
    found = find(
        register,
        ScorecardFilter(
            themes=tuple(choose.theme(register, one) for one in theme or ()),
            standings=standings,
            leads=tuple(choose.person(register, one) for one in lead or ()),
            indicators=choose.indicators(register, indicator or ()),
            bodies=tuple(choose.body(register, one) for one in body or ()),
            since=day.isoformat() if day else None,
        ),
    )
    rows = [row for row in found if row.changes] if day else found
    meetings = {row.standing_at or row.heard_at or "" for row in rows} - {""}
    names = register.bodies_named({meeting.partition("/")[0] for meeting in meetings})

    def listing() -> Listing:
        if facts:
            from ..output.facts import facts_listing

            return facts_listing(rows, as_of, names)
        if day is None:
            return scorecard_listing(rows, as_of, names)
        return since_listing(rows, day, as_of, names, [row for row in found if not row.changes])

    def word() -> session.Word:
        from ..output.word.lists import scorecard_sheet

        return "scorecard.docx", scorecard_sheet(rows, as_of, names)

    columns = SINCE_COLUMNS if day else COLUMNS
    own = None if facts or day else word
    session.put_list(register, wanted, "scorecard", "indicators", rows, columns, listing, own)


def _since(register: Register, typed: str) -> date:
    """The day to compare with: a day, or that of a meeting. What was minuted on it is not new."""
    from ..view import choose

    meeting = choose.meeting(register, typed) if "/" in typed else None
    day = date.fromisoformat(meeting.partition("/")[2][:10]) if meeting else session.a_date(typed)
    if day > register.as_of:
        message = f"{day_words(day)} comes after {day_words(register.as_of)}"
        raise LaaError(message, "Compare with an earlier day, or ask about a later one with --as-of.", 2)
    return day


def _standing(typed: str) -> str:
    from ..record.meeting import STANDINGS

    word = " ".join(typed.casefold().replace("-", " ").replace("_", " ").split())
    if word not in (*STANDINGS, "none"):
        raise LaaError(f"“{typed}” is no standing", f"One of {', '.join(STANDINGS)} or none.", 2)
    return word
