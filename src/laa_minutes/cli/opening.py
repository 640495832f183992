"""laa new-meeting"""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ..diagnostic import LaaError
from . import complete, session
from .telling import tell
from .writing import TODAY, Today

if TYPE_CHECKING:
    from ..cycle.opening import Opening, Wish
    from ..record.when import Times
    from ..workspace import Workspace

Kind = Literal["ordinary", "additional", "extraordinary", "joint"]


def new_meeting(
    context: typer.Context,
    meeting: Annotated[
        str,
        typer.Argument(metavar="DATE", help="The day, as 2010-03-22; or BODY/DATE.", autocompletion=complete.meetings),
    ],
    body: Annotated[
        str | None,
        typer.Option(
            "--body",
            metavar="BODY",
            help="Whose meeting; else who meets that day.",
            autocompletion=complete.bodies,
        ),
    ] = None,
    time: Annotated[str | None, typer.Option("--time", metavar="TIME", help="As 14:00-16:30; else as planned.")] = None,
    venue: Annotated[str | None, typer.Option("--venue", metavar="PLACE", help="Else as planned.")] = None,
    kind: Annotated[Kind | None, typer.Option("--kind", help="What kind of meeting.", show_default=False)] = None,
    as_of: Today = TODAY,  # type: ignore[assignment]
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would be written, and write nothing.")] = False,
) -> None:
    """Open the record of a meeting: members expected, agenda, minutes to approve, matters arising.

    Run again, it adds what the forward plan and the open actions have brought since, and alters nothing typed.

    Examples:  laa new-meeting 2010-03-22  ·  laa new-meeting 2010-06-29 --body emb --time 10:00 --dry-run
    """
    from ..cycle.opening import Wish, day_of
    from ..edit import read, write, writing

    wish = Wish(_times(time) if time else None, " ".join(venue.split()) or None if venue else None, kind)
    day = day_of(meeting)
    workspace = session.workspace(context)
    if dry_run:
        found = _opened(workspace, day, meeting, body, wish, keep=False)
        _show(found)
        _doubt(found, day, as_of)
        return
    with writing(workspace.root):
        found = _opened(workspace, day, meeting, body, wish)
        original = read(workspace.root, found.path)
        if original.data is not None and original.text != found.before:
            raise LaaError(f"another hand changed {found.path} meanwhile; nothing was written", "Run it again.")
        if found.added:
            write(original, found.text)
    _tell(found)
    _doubt(found, day, as_of)


def _doubt(found: Opening, day: date, today: date) -> None:
    """Say it of a new record that its day is past: it may be that of another year that was meant."""
    from ..record.when import day_words

    if found.before is None and day < today:
        tell(f"{day_words(day)} is past: is that the day that was meant?")


def _opened(
    workspace: Workspace, day: date, meeting: str, body: str | None, wish: Wish, *, keep: bool = True
) -> Opening:
    from ..cycle.opening import opened

    return opened(session.open_records(workspace, day, keep=keep), meeting, body, wish)


def _tell(found: Opening) -> None:
    if found.before is None:
        tell(f"Wrote {found.path}: {', '.join(found.added)}.")
    elif found.added:
        tell(f"Wrote {found.path}: added {', '.join(found.added)}.")
    else:
        tell(f"Nothing to add to {found.path}; it was left as it is.")
    for remark in found.remarks:
        tell(remark)


def _show(found: Opening) -> None:
    """The new record, or the lines that would come into the one that is there."""
    if found.before is None:
        sys.stdout.write(found.text)
    else:
        from difflib import unified_diff

        old, new = (text.splitlines(keepends=True) for text in (found.before, found.text))
        sys.stdout.writelines(unified_diff(old, new, found.path, found.path))
    sys.stdout.flush()
    would = (
        f"Would write {found.path}: {', '.join(found.added)}." if found.added else f"Nothing to add to {found.path}."
    )
    tell(would, *found.remarks)


def _times(typed: str) -> Times:
    from ..record.when import UnreadableError, read_times

    try:
        return read_times(typed)
    except UnreadableError as error:
        raise LaaError(error.message, error.hint, 2) from None
