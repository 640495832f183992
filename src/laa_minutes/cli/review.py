"""laa review"""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from ..diagnostic import LaaError
from . import complete, session
from .session import AsOf, Body, Format, Json, OutFile, Wanted
from .writing import TODAY, DryRun, carry_out


def review(
    context: typer.Context,
    meeting: Annotated[
        str | None,
        typer.Argument(
            metavar="MEETING",
            help="Its day, as 2010-03-22; else all not yet approved.",
            autocompletion=complete.meetings,
        ),
    ] = None,
    accept: Annotated[
        int | None, typer.Option("--accept", metavar="N", help="Make an action of number N of that meeting.")
    ] = None,
    text: Annotated[
        str | None, typer.Option("--text", metavar="TEXT", help="The action in other words than the sentence's.")
    ] = None,
    owner: Annotated[
        list[str] | None,
        typer.Option(
            "--owner", metavar="NAME", help="Who is to do it; else who is named there.", autocompletion=complete.people
        ),
    ] = None,
    due: Annotated[
        str | None, typer.Option("--due", metavar="WHEN", help="2010-04-19, 2010-04, next, or a meeting's name.")
    ] = None,
    dismiss: Annotated[
        list[int] | None, typer.Option("--dismiss", metavar="N", help="Note of number N that no action is needed.")
    ] = None,
    all_: Annotated[bool, typer.Option("--all", help="Those that are covered or dismissed too.")] = False,
    body: Body = None,
    as_of: AsOf = TODAY,  # type: ignore[assignment]
    dry_run: DryRun = False,
    format_: Format = "table",
    json_: Json = False,
    output: OutFile = None,
) -> None:
    """What the text says was agreed, promised, asked or suggested, and no action, decision or date covers.

    Examples:  laa review 2010-02-22  ·  laa review 2010-02-22 --accept 3 --owner Peter --due next  ·
    laa review 2010-02-22 --dismiss 4 --dismiss 5
    """
    if accept is not None or dismiss:
        _write(context, meeting, accept, dismiss or [], (text, owner or [], due), as_of, dry_run)
        return
    if text or owner or due or dry_run:
        raise LaaError("--text, --owner, --due and --dry-run go with --accept", "Say which one: --accept 3.", 2)
    from ..output.review import COLUMNS
    from ..output.review import review as listed
    from ..view import choose
    from ..view.promises import OPEN, promises, to_review

    wanted = Wanted.from_options(format_, json_, output)
    register = session.register(context, as_of)
    bodies = tuple(choose.body(register, one) for one in body or ())
    only = bodies[0] if len(bodies) == 1 else None
    meetings = (choose.meeting(register, meeting, only),) if meeting else to_review(register)
    if meeting and meetings[0] not in register.meetings:
        raise choose.not_recorded(register, meetings[0])
    meetings = tuple(one for one in meetings if not bodies or one.partition("/")[0] in bodies)
    rows = tuple(row for row in promises(register, meetings) if all_ or row.state == OPEN)
    names = register.bodies_named({one.partition("/")[0] for one in meetings})
    session.put_list(register, wanted, "review", "promises", rows, COLUMNS, lambda: listed(rows, meetings, names))


def _write(
    context: typer.Context, meeting: str | None, accept: int | None, dismiss: list[int],
    given: tuple[str | None, list[str], str | None], as_of: date, dry_run: bool,
) -> None:  # fmt: skip
    from ..cycle import reviewing

    if meeting is None:
        raise LaaError("no meeting was named", "Numbers are a meeting's own: laa review 2010-02-22 --accept 3.", 2)
    if accept is not None and dismiss:
        raise LaaError("--accept and --dismiss were both given", "Give one at a time.", 2)
    if accept is not None:
        words, owners, due = given
        taken = reviewing.Accepted(words, tuple(owners), due)
        carry_out(context, as_of, dry_run, lambda register: reviewing.accept(register, meeting, accept, taken))
    else:
        carry_out(context, as_of, dry_run, lambda register: reviewing.dismiss(register, meeting, dismiss))
