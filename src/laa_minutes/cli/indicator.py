"""Enter a figure or a target of an indicator; begin its recovery plan, or add to it.

Each command adds to what indicators.yaml has of one indicator, and changes nothing else in the file.

Examples:  laa indicator set NI4 "2009/10 Q3" 27.4  ·  laa indicator target NI4 2010/11 30 --at 2010-02-22/4
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal

import typer
from typer.core import TyperCommand

from . import complete, session
from .writing import TODAY, DryRun, Today, carry_out

Code = Annotated[
    str, typer.Argument(metavar="CODE", help="The indicator, in any form.", autocompletion=complete.indicators)
]
Period = Annotated[str, typer.Argument(metavar="PERIOD", help='A month (2010-02), "2009/10 Q3", or a year (2009/10).')]


class Command(TyperCommand):
    """Takes a figure below zero for what it is, and for no option."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        """The arguments, with a true minus sign before such a figure."""
        return super().parse_args(ctx, [re.sub(r"^-(?=£?[\d.])", "\u2212", one) for one in args])


def set(  # noqa: A001 - the command's name
    context: typer.Context,
    code: Code,
    period: Period,
    value: Annotated[str, typer.Argument(metavar="VALUE", help="The figure, without its unit.")],
    reported: Annotated[
        date | None,
        typer.Option("--reported", metavar="DATE", parser=session.a_date, help="When it was told; else today."),
    ] = None,
    source: Annotated[str | None, typer.Option("--source", metavar="TEXT", help="Where it comes from.")] = None,
    revise: Annotated[
        bool, typer.Option("--revise", help="It takes the place of one reported before; both are kept.")
    ] = False,
    as_of: Today = TODAY,  # type: ignore[assignment]
    dry_run: DryRun = False,
) -> None:
    """Enter one reading of an indicator.

    Examples:  laa indicator set NI4 2010-02 27.4  ·  laa indicator set ni156 "2009/10 Q3" 412 --reported 2010-02-22
    """
    from ..cycle.measuring import NewReading, set_reading

    new = NewReading(code, period, value, reported, source, revise)
    carry_out(context, as_of, dry_run, lambda register: set_reading(register, new))


def target(
    context: typer.Context,
    code: Code,
    period: Period,
    value: Annotated[
        str | None,
        typer.Argument(metavar="[VALUE]", help="The figure; may be left out with --change.", show_default=False),
    ] = None,
    by: Annotated[
        str | None, typer.Option("--by", metavar="WHO", help="Who agreed it.", autocompletion=complete.people)
    ] = None,
    at: Annotated[
        str | None,
        typer.Option(
            "--at",
            metavar="MEETING/ITEM",
            help="Which minute says so; it counts from that day.",
            autocompletion=complete.references,
        ),
    ] = None,
    change: Annotated[
        Literal["renegotiated", "revised", "unchanged"] | None,
        typer.Option("--change", help="What became of the target before it.", show_default=False),
    ] = None,
    as_of: Today = TODAY,  # type: ignore[assignment]
    dry_run: DryRun = False,
) -> None:
    """Add a version of a target; the versions before it stay.

    Examples:  laa indicator target NI4 2010/11 30  ·  laa indicator target NI4 2010/11 --change unchanged
    """
    from ..cycle.measuring import NewTarget, add_target

    new = NewTarget(code, period, value, by, at, change)
    carry_out(context, as_of, dry_run, lambda register: add_target(register, new))


def recovery(
    context: typer.Context,
    code: Code,
    owner: Annotated[
        str | None, typer.Option("--owner", metavar="NAME", help="Who owns the plan.", autocompletion=complete.people)
    ] = None,
    review: Annotated[
        str | None,
        typer.Option("--review", metavar="MEETING", help="Which meeting reviews it.", autocompletion=complete.meetings),
    ] = None,
    step: Annotated[
        str | None, typer.Option("--step", metavar="TEXT", help="What is to be done: one more step.")
    ] = None,
    due: Annotated[
        str | None, typer.Option("--due", metavar="WHEN", help="Until when: 2010-04-19, 2010-04, or a meeting's name.")
    ] = None,
    as_of: Today = TODAY,  # type: ignore[assignment]
    dry_run: DryRun = False,
) -> None:
    """Begin an indicator's recovery plan, or add to it. `laa done "NI 4/R1"` reports a step done.

    Examples:  laa indicator recovery NI4 --owner Gwyn --review 2010-05-17 --step "Survey the wards." --due 2010-04
    """
    from ..cycle.recovering import NewRecovery, recover

    new = NewRecovery(code, owner, review, step, due)
    carry_out(context, as_of, dry_run, lambda register: recover(register, new))
