"""laa rollup"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from . import session
from .session import TODAY, AsOf
from .telling import width

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ..export.rollup import RolledRow, RolledUp
    from ..output.listing import Listing

_STATES = {
    "new": "new", "read": "read again", "unchanged": "unchanged", "kept": "not read, former rows kept",
    "missing": "not read, no rows", "gone": "not named, taken away",
}  # fmt: skip


def rollup(
    context: typer.Context,
    workspaces: Annotated[list[Path], typer.Argument(metavar="WORKSPACE...", help="Folders with a partnership.yaml.")],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help="The folder of the data set.")],
    scheduler: Annotated[
        str | None,
        typer.Option("--scheduler", metavar="ADDRESS", help="Read on a Dask cluster: tcp://HOST:8786."),
    ] = None,
    as_of: AsOf = TODAY,  # type: ignore[assignment]
    json_: Annotated[bool, typer.Option("--json", help="As data for programs.")] = False,
) -> None:
    """Many workspaces into one Parquet data set, by partnership and year; only what changed is read again.

    Examples:  laa rollup partnerships/*/ -o lake  ·  laa rollup partnerships/*/ -o lake --scheduler tcp://10.0.0.5:8786
    """
    from ..export.executors import cluster, processes
    from ..export.rollup import roll_up

    folder = context.obj or Path()
    executors = cluster(scheduler) if scheduler else processes
    edition = context.meta.get(session.EDITION, "members")
    with session.bar("Reading") as progress:
        done = roll_up(
            [folder / one for one in workspaces], output, as_of, edition, executors, progress or (lambda done, of: None)
        )
    _report(done, output, edition, as_of, json_)
    if done.failure:
        raise done.failure
    if done.problems or any(row.errors for row in done.rows):
        raise typer.Exit(1)


def _report(done: RolledUp, output: Path, edition: str, as_of: date, json_: bool) -> None:
    from ..output import problems

    errors = len(done.problems) + sum(row.errors for row in done.rows)
    if json_:
        from ..output.data import json_object

        problem_rows = problems.problem_rows(done.problems)
        found = {"edition": edition, "partnerships": done.rows, "problems": problem_rows}
        session.put_text(json_object("rollup", found, as_of, errors), None)
        return
    shown = _listing(done.rows, output, as_of)
    session.put_listing(shown)
    if done.problems:
        print(problems.plain_report(done.problems, "", width()).rstrip(), file=sys.stderr)


def _listing(rows: Sequence[RolledRow], output: Path, as_of: date) -> Listing:
    """What there is to say of each; those that are unchanged and without errors are counted only."""
    from ..output.listing import Column, Listing, Section, plural
    from ..record.when import day_words

    columns = (
        Column("Partnership", wraps=True), Column("Workspace", drop=2), Column("Rows are"),
        Column("Written", right=True, drop=1), Column("Removed", right=True, drop=1), Column("Errors", right=True),
    )  # fmt: skip
    lines = tuple(
        (row.partnership or "–", row.workspace or "–", _STATES[row.state], *map(str, numbers))
        for row in rows
        if row.state != "unchanged" or row.errors
        for numbers in [(row.written, row.removed, row.errors)]
    )
    there = sum(row.state not in ("missing", "gone") for row in rows)
    read = sum(row.state in ("new", "read") for row in rows)
    files = plural(sum(row.written for row in rows), "file")
    last = [f"{plural(there, 'partnership')} in {output}; {read or 'none'} read, {files} written."]
    if any(row.errors for row in rows):
        last.append("Where records have errors something may be missing; `laa -C WORKSPACE check` shows them.")
    sections = (Section("", lines),) if lines else ()
    return Listing(f"Rolled up as of {day_words(as_of)}", columns, sections, last=tuple(last))
