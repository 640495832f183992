"""What the shell offers when Tab is pressed: names, codes and references of the workspace at hand.

Whatever goes wrong, nothing is offered and nothing is said: somebody is in the middle of typing.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from ..register import Register

_SPECIAL = re.compile(r"([^\w@%+=:,./-])")


def people(context: typer.Context, typed: str) -> list[str]:
    """Everybody on the roster or named in a record."""
    return _offered(context, typed, _people)


def owners(context: typer.Context, typed: str) -> list[str]:
    """Whoever owns something, roles and organisations among them."""
    return _offered(
        context, typed, lambda register: _column(register, "name", "name", "role = 'owner' AND kind != 'tied'")
    )


def organisations(context: typer.Context, typed: str) -> list[str]:
    """Organisations by the name that the records use."""
    return _offered(context, typed, lambda register: [str(one.key) for one in register.partnership.organisations])


def themes(context: typer.Context, typed: str) -> list[str]:
    """Themes of the partnership."""
    return _offered(context, typed, lambda register: [str(one.name) for one in register.partnership.themes])


def bodies(context: typer.Context, typed: str) -> list[str]:
    """Keys of bodies."""
    return _offered(context, typed, lambda register: [str(one.key) for one in register.partnership.bodies])


def indicators(context: typer.Context, typed: str) -> list[str]:
    """Codes, written without the space: `NI156`."""
    return _offered(context, typed, _codes)


def meetings(context: typer.Context, typed: str) -> list[str]:
    """Meetings on record or planned, also by their date alone."""
    return _offered(context, typed, lambda register: _dated(_column(register, "ref", "meeting"), typed))


def references(context: typer.Context, typed: str) -> list[str]:
    """Whatever `laa show` can be asked for; the parts of a meeting from its name on."""

    def known(register: Register) -> Iterable[str]:
        if re.search(r"\d/", typed):
            parts = (_column(register, "ref", table) for table in ("item", "clause", "action", "paper", "sum"))
            return _dated([name for names in parts for name in names], typed)
        ours = register.partnership
        return [
            *_dated(_column(register, "ref", "meeting"), typed),
            *_codes(register),
            *_people(register),
            *(str(one.name) for one in ours.themes),
            *(str(one.key) for one in ours.bodies),
            *(str(one.key) for one in ours.organisations),
        ]

    return _offered(context, typed, known)


def templates(typed: str) -> list[str]:
    """Names of templates."""
    from ..output.templates import WRITES

    return [name for name in WRITES if name.startswith(typed)]


def _offered(context: typer.Context, typed: str, known: Callable[[Register], Iterable[str]]) -> list[str]:
    from datetime import date

    from ..register.index import open_kept
    from ..workspace import find

    try:
        directory = Path(context.find_root().params.get("directory") or ".")
        names = dict.fromkeys(known(open_kept(find(directory), date.today())))  # noqa: DTZ011 - the user's own day
    except Exception:
        return []
    return [_quoted(name) for name in names if name.startswith(typed)]


def _quoted(name: str) -> str:
    """As bash needs it, which takes an offer letter for letter; other shells quote for themselves."""
    return _SPECIAL.sub(r"\\\1", name) if "bash" in os.environ.get("_LAA_COMPLETE", "") else name


def _column(register: Register, column: str, table: str, where: str = "1") -> list[str]:
    rows = register.rows(f"SELECT DISTINCT {column} AS one FROM {table} WHERE {where} ORDER BY rowid")
    return [str(row["one"]) for row in rows if row["one"]]


def _people(register: Register) -> list[str]:
    return [*map(str, register.roster.people), *_column(register, "name", "name", "kind = 'person'")]


def _codes(register: Register) -> list[str]:
    return [re.sub(r"^(NI|LI) (?=\d)", r"\1", code) for code in _column(register, "code", "indicator")]


def _dated(names: Iterable[str], typed: str) -> list[str]:
    """Without the body where somebody begins with a date."""
    return [name.partition("/")[2] for name in names] if typed[:1].isdigit() else list(names)
