"""laa, without a command"""

from __future__ import annotations

import sys
from datetime import date

import typer

from . import session


def today(context: typer.Context) -> None:
    """What a secretary needs today."""
    from ..output.today import picture
    from ..view.today import today as find

    day = date.today()  # noqa: DTZ011 - the user's own day is meant
    register = session.register(context, day)
    shown = picture(find(register), day, register.errors)
    if sys.stdout.isatty():
        from ..output import terminal

        terminal.show(shown, terminal.console())
    else:
        session.put_plain(shown, None)
    session.end(register)
