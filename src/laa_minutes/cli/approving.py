"""laa approve"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from ..diagnostic import LaaError
from . import complete, session
from .session import TODAY, AsOf
from .telling import tell

if TYPE_CHECKING:
    from ..cycle.approving import Approving


def approve(
    context: typer.Context,
    meeting: Annotated[
        str,
        typer.Argument(
            metavar="MEETING",
            help="Whose minutes: BODY/DATE, or the date alone.",
            autocompletion=complete.meetings,
        ),
    ],
    at: Annotated[
        str,
        typer.Option(
            "--at",
            metavar="MEETING",
            help="The later meeting, which approved them.",
            autocompletion=complete.meetings,
        ),
    ],
    amendment: Annotated[
        list[str] | None, typer.Option("--amendment", metavar="TEXT", help="What was amended; may be repeated.")
    ] = None,
    body: Annotated[
        str | None,
        typer.Option(
            "--body",
            metavar="BODY",
            help="Whose minutes, where several met that day.",
            autocompletion=complete.bodies,
        ),
    ] = None,
    as_of: AsOf = TODAY,  # type: ignore[assignment]
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would be written, and write nothing.")] = False,
) -> None:
    """Record that minutes were approved: the later meeting's record takes their seal, and the approved copy is filed.

    An amendment is made in the record before it is approved; here it is only told in words. An approval typed by hand
    is sealed by the same command. From then on `laa check` finds whatever is changed in the record.

    Examples:  laa approve 2010-02-22 --at 2010-03-22  ·  laa approve 2010-02-22 --at 2010-03-22 --amendment 'One date.'
    """
    from ..cycle.approving import approving, write
    from ..edit import writing

    amendments = [one for one in amendment or () if one.strip()]
    if len(amendments) < len(amendment or ()):
        raise LaaError("an amendment without words", "Say what was amended, or leave --amendment out.", 2)
    workspace = session.workspace(context)
    if dry_run:
        _show(approving(session.open_records(workspace, as_of, keep=False), meeting, at, amendments, body))
        return
    with writing(workspace.root):
        found = approving(session.open_records(workspace, as_of), meeting, at, amendments, body)
        write(workspace.root, found)
    _tell(found)


def _tell(found: Approving) -> None:
    tell(f"Wrote {found.copy_path}: the approved copy, with the seal.")
    number = {0: "without amendment", 1: "with one amendment"}.get(
        found.amendments, f"with {found.amendments} amendments"
    )
    tell(f"Wrote {found.path}: {found.meeting} approved {number}, under “{found.item}”.")
    if found.amendments:
        tell("The record was sealed as it stands: what was amended should be in it already.")


def _show(found: Approving) -> None:
    from difflib import unified_diff

    old, new = (text.splitlines(keepends=True) for text in (found.before, found.text))
    sys.stdout.writelines(unified_diff(old, new, found.path, found.path))
    sys.stdout.flush()
    tell(f"Would write {found.copy_path}, the approved copy, and {found.path}.")
