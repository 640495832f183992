"""The records as a website: pages, search, data, a feed; files that need no server.

Examples:  laa site build -o public/  ·  laa site serve
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ..diagnostic import LaaError
from . import session
from .session import TODAY, AsOf
from .telling import sentence, tell

if TYPE_CHECKING:
    from ..site import Built
    from ..site.build import Told

Out = Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help="The folder to write it into.")]
Editions = Annotated[
    Literal["public", "members"], typer.Option("--edition", help="Who is to read it; public withholds what is exempt.")
]


def build(
    context: typer.Context,
    output: Out = Path("public"),
    edition: Editions = "public",
    as_of: AsOf = TODAY,  # type: ignore[assignment]
) -> None:
    """Make the website, or bring it up to date: only what changed is written.

    Examples:  laa site build  ·  laa site build -o public/  ·  laa site build -o members/ --edition members
    """
    from ..site import build as make

    register = session.register(context, as_of, edition)
    _refuse_errors(register.errors, session.counted(register))
    with _progress() as told:
        built = make(register, output, edition, told)
    tell(f"{_counted(built)} Open {output / 'index.html'}.")
    if not register.partnership.website:
        tell("No sitemap: `website: https://…` in partnership.yaml says where it is published.")


def serve(
    context: typer.Context,
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Where to serve it.")] = 8000,
    edition: Editions = "members",
    as_of: AsOf = TODAY,  # type: ignore[assignment]
) -> None:
    """Show the website on this machine while you edit: it is built anew, and shown again, whenever a record is saved.

    Examples:  laa site serve  ·  laa site serve --edition public --port 8080
    """
    from tempfile import TemporaryDirectory

    from ..site import build as make
    from ..site import changes_of
    from ..site import serve as show

    changes = changes_of(session.workspace(context).root)
    with TemporaryDirectory(prefix="laa-site-") as scratch:
        folder = Path(scratch) / "site"

        def rebuild() -> None:
            try:
                register = session.register(context, as_of, edition)
                if register.errors:
                    tell(f"The records have {session.counted(register)}: `laa check` shows them.")
                tell(_counted(make(register, folder, edition)))
            except LaaError as error:
                tell(f"{sentence(error.message)} {error.hint}")

        folder.mkdir()
        rebuild()
        try:
            show(folder, port, changes, rebuild, lambda address: tell(f"At {address} until Ctrl-C."))
        except KeyboardInterrupt:
            tell("")


def _refuse_errors(errors: int, counted: str) -> None:
    if errors:
        raise LaaError(
            f"nothing is published from records with errors: {counted}", "`laa check` shows them and how to mend them."
        )


def _counted(built: Built) -> str:
    files = built.written + built.same
    words = f"{files} files, {built.written} of them new or changed" if built.same else f"{files} files written"
    return words + (f", {built.removed} removed." if built.removed else ".")


@contextmanager
def _progress() -> Iterator[Told]:
    """A bar on a terminal, if it takes more than a moment; nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda done, of: None
        return
    from time import monotonic

    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    begun = monotonic()
    columns = (TextColumn("Building the website"), BarColumn(), MofNCompleteColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    task = bar.add_task("", total=None)

    def told(done: int, of: int) -> None:
        if not bar.live.is_started and monotonic() - begun > 1:
            bar.start()
        bar.update(task, completed=done, total=of)

    try:
        yield told
    finally:
        bar.stop()
