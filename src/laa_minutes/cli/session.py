"""What commands share: the workspace they work on, options of the same name everywhere, and how a list is put out."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from ..diagnostic import LaaError
from ..frozen import dataclass
from ..record.when import UnreadableError, read_date
from . import complete
from .telling import tell

if TYPE_CHECKING:
    from rich.progress import Progress

    from ..output.listing import Listing
    from ..register import Edition, Register
    from ..workspace import Workspace

Formats = Literal["table", "md", "html", "csv", "json"]
SUFFIXES = {
    ".txt": "table", ".md": "md", ".html": "html", ".docx": "docx", ".pdf": "pdf", ".csv": "csv", ".xlsx": "xlsx",
    ".json": "json",
}  # fmt: skip


def a_date(typed: str) -> date:
    """A date option: `2010-02-22`, or `today`."""
    if typed == "today":
        return date.today()  # noqa: DTZ011 - the user's own day is meant
    try:
        return read_date(typed)
    except UnreadableError as error:
        raise typer.BadParameter(f"{error.message}. {error.hint}") from None


AsOf = Annotated[date, typer.Option("--as-of", metavar="DATE", parser=a_date, help="As it stood on DATE.")]
Json = Annotated[bool, typer.Option("--json", help="Short for --format json.")]
Format = Annotated[Formats, typer.Option("--format", help="How to show it.", show_default=False)]
OutFile = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write to FILE; its suffix chooses the format.")
]
Body = Annotated[
    list[str] | None, typer.Option("--body", metavar="BODY", help="Only this body.", autocompletion=complete.bodies)
]
Theme = Annotated[
    list[str] | None, typer.Option("--theme", metavar="NAME", help="Only this theme.", autocompletion=complete.themes)
]
Indicator = Annotated[
    list[str] | None,
    typer.Option("--indicator", metavar="CODE", help="Only this indicator.", autocompletion=complete.indicators),
]
Organisation = Annotated[
    list[str] | None,
    typer.Option(
        "--organisation",
        metavar="NAME",
        help="Only people of this organisation.",
        autocompletion=complete.organisations,
    ),
]
MeetingOption = Annotated[
    list[str] | None,
    typer.Option("--meeting", metavar="MEETING", help="Only from this meeting.", autocompletion=complete.meetings),
]
Since = Annotated[date | None, typer.Option("--since", metavar="DATE", parser=a_date, help="Only since DATE.")]
TODAY = "today"
EDITION = "laa.edition"  # where the option of that name is kept, which all commands that show records have
TABLES = ("csv", "xlsx")  # formats made from rows
DOCUMENTS = ("md", "html", "docx", "pdf")  # formats made from a Markdown document
Word = tuple[str, dict[str, Any]]  # a Word template, and the rows it gets


def workspace(context: typer.Context) -> Workspace:
    """The workspace that was named with -C, or that this folder lies in."""
    from ..workspace import find

    directory = context.obj or Path()
    if not directory.is_dir():
        raise LaaError(f"{directory} is no folder", "Name the folder of your records.", 2)
    return find(directory)


def register(context: typer.Context, as_of: date, edition: Edition | None = None, *, prose: bool = False) -> Register:
    """The register of that workspace, in the edition asked for; the public gets nothing from records with errors.

    With `prose`, the references in it are going to be asked for.
    """
    edition = edition or context.meta.get(EDITION, "members")
    found = open_records(workspace(context), as_of, edition, prose=prose)
    if edition == "public" and found.errors:
        raise LaaError(
            f"nothing is shown to the public from records with errors: {counted(found)}",
            "One may stand where something is to be withheld. `laa check` shows them and how to mend them.",
        )
    return found


def open_records(
    of_workspace: Workspace, as_of: date, edition: Edition = "members", *, keep: bool = True, prose: bool = False
) -> Register:
    """The register of a workspace, from the index where there is one; with a bar where reading takes its time.

    Without `keep`, nothing is written.
    """
    from ..register.index import open_kept

    with bar("Reading") as progress:
        return open_kept(of_workspace, as_of, edition, progress, keep=keep, prose=prose)


def read_records(of_workspace: Workspace, as_of: date) -> Register:
    """The register of a workspace, from its files themselves; with a bar where reading takes its time."""
    from ..register.index import open_read

    with bar("Reading") as progress:
        return open_read(of_workspace, as_of, progress)


_bars: list[Progress] = []  # those on the terminal, which has room for one


@contextmanager
def bar(what: str) -> Iterator[Callable[[int, int], None] | None]:
    """Shows how much of something is done, once it has taken a second and if somebody is watching.

    While one is shown, what is done within shows none.
    """
    if not sys.stderr.isatty():
        yield None
        return
    begun = time.monotonic()
    shown: list[Progress] = []

    def progress(done: int, of: int) -> None:
        if not shown and not _bars and time.monotonic() - begun > 1 and done < of:
            from rich.console import Console
            from rich.progress import Progress

            shown.append(Progress(console=Console(stderr=True), transient=True))
            shown[0].start()
            shown[0].add_task(what)
            _bars.append(shown[0])
        for one in shown:
            one.update(one.task_ids[0], total=of, completed=done)

    try:
        yield progress
    finally:
        for one in shown:
            one.stop()
            _bars.remove(one)


def counted(of_register: Register) -> str:
    """`2 errors in 1 file`."""
    errors = of_register.errors
    files = len({fault.place.path for fault in of_register.faults if fault.level == "error"})
    return f"{errors} error{'s' * (errors > 1)} in {files} file{'s' * (files > 1)}"


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a list was asked for."""

    format: str
    file: Path | None

    @classmethod
    def from_options(cls, format_: str, json_: bool, file: Path | None) -> Wanted:
        """The format that was named, or that goes with the file's suffix."""
        chosen = "json" if json_ else format_
        if file is not None and not json_ and format_ == "table":
            chosen = SUFFIXES.get(file.suffix.lower(), "")
            if not chosen:
                known = ", ".join(SUFFIXES)
                raise LaaError(f"no format goes with {file.name}", f"Give it one of {known}, or say --format.", 2)
        return cls(chosen, file)


def put_list(
    from_register: Register,
    wanted: Wanted,
    schema: str,
    key: str,
    rows: Sequence[Any],
    columns: Sequence[str],
    listing: Callable[[], Listing],
    word: Callable[[], Word] | None = None,
    cells: Callable[[Any], dict[str, Any]] | None = None,
) -> None:
    """Show a list in the format asked for, then end: 0, or 1 where the records behind it have errors.

    `word` gives the Word template of its own that a list has, and its rows; any other goes into `document.docx`.
    `cells` gives the words that stand in a table for what in a row has parts of its own, by column.
    """
    if wanted.format == "json":
        from ..output.data import json_document

        put_text(json_document(schema, key, rows, from_register.as_of, from_register.errors), wanted.file)
    elif wanted.format in TABLES:
        from ..output.data import plain

        table = [plain(row) | cells(row) for row in rows] if cells else rows
        put_table(from_register, wanted, listing().title, table, columns)
    elif wanted.format == "docx" and word:
        put_word(from_register, *word(), listing().title, wanted.file)
    elif wanted.format in DOCUMENTS:
        from ..output.text import markdown

        shown = listing()
        made = markdown(shown, calls=wanted.format == "md")
        put_document(from_register, made, wanted.format, wanted.file, shown.title)
    elif wanted.file is None:
        put_listing(listing())
    else:
        put_plain(listing(), wanted.file)
    end(from_register)


def put_listing(shown: Listing) -> None:
    """A listing on the terminal, or as plain text where there is none."""
    if sys.stdout.isatty():
        from ..output import terminal

        if shown.lines <= terminal.MOST_LINES:
            terminal.show(shown, terminal.console())
            return
    put_plain(shown, None)


def put_plain(shown: Listing, file: Path | None) -> None:
    """A listing as plain text."""
    from ..output.text import plain

    put_text(plain(shown), file)


def put_document(
    from_register: Register, markdown: str, format_: str, file: Path | None, title: str = "", draft: str = ""
) -> None:
    """A Markdown document as it is, or in another of the formats that stand alone. `draft` heads pages."""
    if format_ == "html":
        from ..output.html import page

        put_text(page(from_register.workspace.root, markdown, title, draft), file)
    elif format_ == "pdf" and file:
        from ..output.html import heading
        from ..output.pdf import About, pdf

        about = About(title or heading(markdown), from_register.partnership.name, from_register.as_of, draft)
        put_bytes(pdf(markdown, about), file)
    elif format_ == "docx":
        from ..output.document_text import WIDE, widest_table
        from ..output.html import heading

        template = "document-landscape.docx" if widest_table(markdown) > WIDE else "document.docx"
        put_word(from_register, template, {"body": markdown}, title or heading(markdown), file)
    elif format_ == "txt":
        from ..output.document_text import plain_text

        put_text(plain_text(markdown), file)
    else:
        put_text(markdown, file)


def put_word(from_register: Register, template: str, rows: dict[str, Any], title: str, file: Path | None) -> None:
    """A Word document from one of the templates."""
    from ..output.word import Properties, render

    if file is None:
        raise LaaError("a Word document is nothing to read here", "Write it to a file: -o NAME.docx.", 2)
    about = Properties(title, from_register.partnership.name, from_register.as_of)
    put_bytes(render(from_register.workspace.root, template, rows, about), file)


def put_table(from_register: Register, wanted: Wanted, title: str, rows: Sequence[Any], columns: Sequence[str]) -> None:
    """Rows as CSV or as a workbook. In a file CSV has the mark by which Excel knows UTF-8; a pipe needs none."""
    if wanted.format == "csv":
        from ..output.data import csv_table

        table = csv_table(rows, columns)
        put_text(f"\ufeff{table}" if wanted.file else table, wanted.file)
    elif wanted.file is not None:
        from ..output.workbook import workbook

        author = from_register.partnership.name
        put_bytes(workbook(title, rows, columns, author, from_register.as_of), wanted.file)


def put_text(text: str, file: Path | None) -> None:
    """Text to standard output, or to a file: whole, or not at all."""
    if file is None:
        sys.stdout.write(text)
        sys.stdout.flush()
        return
    put_bytes(text.encode("utf-8"), file)


def put_bytes(data: bytes, file: Path) -> None:
    """Write a file whole or not at all, and say so; but never over a record, or an approved copy of minutes."""
    from ..edit import put
    from ..workspace import is_kept

    if is_kept(file):
        raise LaaError(f"{file} is a file of your records, and no place for this", "Choose another place with -o.", 2)
    try:
        put(file, data)
    except OSError as error:
        raise LaaError(f"{file} cannot be written: {error.strerror}", "Choose another place with -o.") from None
    tell(f"Wrote {file}.")


def end(from_register: Register) -> None:
    """Say on standard error that records have errors, and end with 1, so that nobody takes a list for the whole."""
    if from_register.errors:
        tell(
            f"The records have {counted(from_register)}, so something may be missing here. `laa check` shows them.",
        )
        raise typer.Exit(1)
