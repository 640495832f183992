"""Add an action; report its progress; drop it. `laa done` reports it done.

An action has a number from the moment it is added, and no number is given twice.

Examples:  laa action add --meeting 2010-03-22 --owner Gwyn "Report on NI 4."  ·  laa action drop A5 --note "Overtaken."
"""

from __future__ import annotations

from typing import Annotated

import typer

from . import complete
from .writing import TODAY, DryRun, Today, carry_out, carry_out_each

Ref = Annotated[
    str,
    typer.Argument(
        metavar="REF",
        help="The action, as 2010-02-22/A3; or a clause that binds somebody.",
        autocompletion=complete.references,
    ),
]
Refs = Annotated[
    list[str],
    typer.Argument(
        metavar="REF...",
        help="The action, as 2010-02-22/A3; or a clause that binds somebody. Several, if you like.",
        autocompletion=complete.references,
    ),
]
Note = Annotated[str | None, typer.Option("--note", metavar="TEXT", help="What was reported.")]
Owner = Annotated[
    list[str] | None,
    typer.Option(
        "--owner", metavar="NAME", help="Who is to do it; repeat for several.", autocompletion=complete.people
    ),
]
Due = Annotated[
    str | None, typer.Option("--due", metavar="WHEN", help="2010-04-19, 2010-04, next, or a meeting's name.")
]
At = Annotated[
    str | None,
    typer.Option(
        "--at",
        metavar="MEETING",
        help="Whose record it goes into; else the coming meeting's.",
        autocompletion=complete.meetings,
    ),
]


def add(
    context: typer.Context,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="What is to be done.")],
    meeting: Annotated[
        str,
        typer.Option(
            "--meeting", metavar="MEETING", help="Which meeting asked for it.", autocompletion=complete.meetings
        ),
    ],
    owner: Owner = None,
    item: Annotated[
        str | None,
        typer.Option("--item", metavar="N", help="Under which item; else where the indicator was, or the last."),
    ] = None,
    due: Due = None,
    indicator: Annotated[
        list[str] | None,
        typer.Option(
            "--indicator", metavar="CODE", help="Which indicators it is about.", autocompletion=complete.indicators
        ),
    ] = None,
    together: Annotated[
        list[str] | None, typer.Option("--with", metavar="NAME", help="With whom.", autocompletion=complete.people)
    ] = None,
    report_to: Annotated[
        str | None,
        typer.Option("--report-to", metavar="NAME", help="To whom to report.", autocompletion=complete.people),
    ] = None,
    agenda: Annotated[
        str | None, typer.Option("--agenda", metavar="WHEN", help="On which agenda it asks for a place.")
    ] = None,
    as_of: Today = TODAY,  # type: ignore[assignment]
    dry_run: DryRun = False,
) -> None:
    """Put an action into a meeting's record, with the next free number.

    Without an owner, the secretary is chased.

    Examples:  laa action add --meeting 2010-03-22 --owner Gwyn --item 4 --due next --indicator NI4 "Report on NI 4."
    """
    from ..cycle.adding import NewAction
    from ..cycle.adding import add as added

    new = NewAction(
        meeting, text, tuple(owner or ()), item, due, tuple(indicator or ()), tuple(together or ()), report_to, agenda
    )
    carry_out(context, as_of, dry_run, lambda register: added(register, new))


def progress(
    context: typer.Context,
    ref: Ref,
    note: Note = None,
    due: Due = None,
    owner: Owner = None,
    at: At = None,
    as_of: Today = TODAY,  # type: ignore[assignment]
    dry_run: DryRun = False,
) -> None:
    """Report how an action stands, put off its date, or give it to somebody else.

    Examples:  laa action progress 2010-02-22/A2 --due 2010-05  ·  laa action progress A5 --owner Alan
    """
    _report(context, [ref], "open", note, at, as_of, dry_run, due, owner)


def drop(
    context: typer.Context,
    refs: Refs,
    note: Annotated[str, typer.Option("--note", metavar="TEXT", help="Why nothing more will be done.")],
    at: At = None,
    as_of: Today = TODAY,  # type: ignore[assignment]
    dry_run: DryRun = False,
) -> None:
    """Report that nothing more will be done on an action, and why.

    Examples:  laa action drop 2010-02-22/A5 --note "The target was revised."  ·  laa action drop A5 A6 --note …
    """
    _report(context, refs, "dropped", note, at, as_of, dry_run)


def done(
    context: typer.Context,
    refs: Refs,
    note: Note = None,
    at: At = None,
    as_of: Today = TODAY,  # type: ignore[assignment]
    dry_run: DryRun = False,
) -> None:
    """Report an action done, in the record of the coming meeting, which is opened if need be.

    Examples:  laa done 2010-02-22/A2  ·  laa done "minute 146(ii)" --note "All partners have." --at 2008-01-22
    """
    _report(context, refs, "done", note, at, as_of, dry_run)


def _report(
    context: typer.Context, refs: list[str], status: str, note: str | None, at: str | None, as_of: Today, dry_run: bool,
    due: str | None = None, owner: list[str] | None = None,
) -> None:  # fmt: skip
    from ..cycle.reporting import Report, report

    told = Report(status, note.strip() or None if note else None, due, tuple(owner or ()))
    carry_out_each(context, as_of, dry_run, refs, lambda register, ref: report(register, ref, told, at))
