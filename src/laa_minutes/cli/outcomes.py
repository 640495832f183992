"""laa outcomes"""

from __future__ import annotations

from typing import Annotated

import typer

from . import session
from .session import TODAY, AsOf, Format, Json, OutFile, Theme, Wanted


def outcomes(
    context: typer.Context,
    theme: Theme = None,
    chosen: Annotated[bool, typer.Option("--chosen", help="Only those chosen as priorities.")] = False,
    as_of: AsOf = TODAY,  # type: ignore[assignment]
    format_: Format = "table",
    json_: Json = False,
    output: OutFile = None,
) -> None:
    """The framework of outcomes by theme and column, each with its indicators; priorities are marked.

    Examples:  laa outcomes --chosen  ·  laa outcomes --theme Safer --as-of 2008-01-31  ·  laa outcomes -o framework.md
    """
    from ..output.outcomes import COLUMNS, outcomes_listing
    from ..view import choose
    from ..view.outcomes import OutcomeFilter
    from ..view.outcomes import outcomes as find

    wanted = Wanted.from_options(format_, json_, output)
    register = session.register(context, as_of)
    themes = tuple(choose.theme(register, one) for one in theme or ())
    rows = find(register, OutcomeFilter(themes=themes, chosen=chosen))
    session.put_list(
        register, wanted, "outcomes", "outcomes", rows, COLUMNS,
        lambda: outcomes_listing(rows, as_of, register.partnership.name),
    )  # fmt: skip
