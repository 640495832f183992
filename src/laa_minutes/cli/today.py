"""laa, without a command"""

from __future__ import annotations

import sys

import typer

from . import session


def today(context: typer.Context, as_of: str | None = None) -> None:
    """What a secretary needs today, or needed on another day."""
    from ..output.today import picture
    from ..view.today import today as find

    day = session.a_date(as_of or session.TODAY)
    register = session.register(context, day)
    shown = picture(find(register), day, register.errors)
    if sys.stdout.isatty():
        from ..output import terminal

        terminal.show(shown, terminal.console())
    else:
        session.put_plain(shown, None)
    session.end(register)
