"""laa move, laa cancel, laa note, laa circulate"""

from __future__ import annotations

from typing import Annotated

import typer

from ..diagnostic import LaaError
from . import complete
from .writing import TODAY, DryRun, Today, carry_out, carry_out_each, read_times

Meeting = Annotated[
    str,
    typer.Argument(metavar="MEETING", help="Its day, as 2010-03-22; or BODY/DATE.", autocompletion=complete.meetings),
]
Why = Annotated[str, typer.Option("--why", metavar="TEXT", help="For the record.")]


def move(
    context: typer.Context,
    meeting: Meeting,
    day: Annotated[str, typer.Argument(metavar="DATE", help="The new day, as 2010-03-29.")],
    why: Why,
    time: Annotated[str | None, typer.Option("--time", metavar="TIME", help="As 14:00-16:30; else as it was.")] = None,
    as_of: Today = TODAY,  # type: ignore[assignment]
    dry_run: DryRun = False,
) -> None:
    """Put a coming meeting on another day. Its old name still leads to it, and what is due there moves along.

    Examples:  laa move 2010-03-22 2010-03-29 --why "Room not free"  ·  laa move 2010-07-16 2010-07-12 --time 10:00 …
    """
    from ..cycle.moving import move as moved
    from ..record.when import UnreadableError, read_date

    try:
        new = read_date(day)
    except UnreadableError as error:
        raise LaaError(error.message, error.hint, 2) from None
    times, reason = read_times(time), _reason(why)
    carry_out(context, as_of, dry_run, lambda register: moved(register, meeting, new, times, reason))


def cancel(
    context: typer.Context,
    meeting: Meeting,
    why: Why,
    as_of: Today = TODAY,  # type: ignore[assignment]
    dry_run: DryRun = False,
) -> None:
    """Cancel a coming meeting. What is due there moves to the body's next one.

    Examples:  laa cancel 2010-12-13 --why "Too little business before Christmas"
    """
    from ..cycle.moving import cancel as cancelled

    reason = _reason(why)
    carry_out(context, as_of, dry_run, lambda register: cancelled(register, meeting, reason))


def note(
    context: typer.Context,
    ref: Annotated[
        str, typer.Argument(metavar="REF", help="A meeting, an item or a clause.", autocompletion=complete.references)
    ],
    text: Annotated[str, typer.Argument(metavar="TEXT", help="What is to be noted.")],
    as_of: Today = TODAY,  # type: ignore[assignment]
    dry_run: DryRun = False,
) -> None:
    """Add a dated note after a meeting. One about approved minutes goes into the coming meeting's record.

    Examples:  laa note 2010-02-22/7 "The paper has been sent round."  ·  laa note pmg/2010-07-16 "Lunch is provided."
    """
    from ..cycle.noting import note as noted

    carry_out(context, as_of, dry_run, lambda register: noted(register, ref, text))


def circulate(
    context: typer.Context,
    meetings: Annotated[
        list[str],
        typer.Argument(
            metavar="MEETING...", help="Its day, BODY/DATE, or its record.", autocompletion=complete.meetings
        ),
    ],
    as_of: Today = TODAY,  # type: ignore[assignment]
    dry_run: DryRun = False,
) -> None:
    """Give every action of a meeting its number, and mark the minutes circulated.

    Of several, one that is refused is told and keeps no other from being circulated.

    Examples:  laa circulate 2010-03-22  ·  laa circulate meetings/pmg/*.yaml  ·  laa circulate 2010-03-22 --dry-run
    """
    from ..cycle.circulating import circulate as circulated

    carry_out_each(context, as_of, dry_run, meetings, circulated)


def _reason(typed: str) -> str:
    reason = " ".join(typed.split())
    if not reason:
        raise LaaError("no reason was given", "Say why in a few words, after --why.", 2)
    return reason
