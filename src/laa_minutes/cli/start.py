"""laa init"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from .telling import tell


def init(
    context: typer.Context,
    directory: Annotated[Path | None, typer.Argument(metavar="[DIR]", help="Where; else in this folder.")] = None,
) -> None:
    """Start a workspace: small, valid, commented files to put your own names into. Nothing is ever overwritten.

    Examples:  laa init  ·  laa init our-records
    """
    from ..cycle.starting import first_meetings, start
    from ..workspace import PARTNERSHIP

    folder = (context.obj or Path()) / (directory or Path())
    today = date.today()  # noqa: DTZ011 - the user's own day is meant
    written, kept = start(folder, today)
    first, _ = first_meetings(today)
    for name in written:
        tell(f"Wrote {_shown(folder / name)}.")
    for name in kept:
        tell(f"Left {_shown(folder / name)} as it is.")
    above = next((one for one in folder.resolve().parents if (one / PARTNERSHIP).is_file()), None)
    if above:
        tell(f"It lies inside the records in {_shown(above)}, and is a workspace apart from them.")
    go = [f"cd {_quoted(str(folder))}"] if folder.resolve() != Path.cwd() else []
    steps = [*go, "laa check", f"laa new-meeting {first}", "laa actions"][:3]
    tell(f"Put your own names into {_shown(folder / 'partnership.yaml')}, and into the samples beside it. Then type:")
    for step in steps:
        tell(f"  {step}")


def _shown(path: Path) -> str:
    return str(path)


def _quoted(path: str) -> str:
    import shlex

    return shlex.quote(path)
