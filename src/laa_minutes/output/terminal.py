"""A listing, a diagnostic or a document on a terminal, by rich. The only module besides `cli` that knows rich."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from .listing import Cell, Column, Listing, Mark, Section
from .text import one_line

MOST_LINES = 200  # beyond it rich, at a third of a millisecond a line, is felt; plain text serves then
WIDEST = 100  # columns of running text
_NARROWEST = 10  # columns in which a cell that wraps can be read


def console(*, stderr: bool = False) -> Console:
    """A console on this process's terminal; NO_COLOR and COLUMNS are honoured by rich itself."""
    return Console(file=sys.stderr if stderr else sys.stdout, highlight=False, markup=False, emoji=False)


def show(listing: Listing, to: Console) -> None:
    """Print a listing in the terminal's width, dropping columns in their order where they do not fit. Where those that
    are left do not fit either, each line is a block with a line for each column, so that nothing is cut."""
    kept = _kept(listing, to.width)
    to.print(_heading(listing.title, listing.aside, to.width, "bold"))
    widths = [_natural(listing, n) for n in kept]
    rooms = _rooms([listing.columns[n] for n in kept], widths, to.width - 2 - 2 * len(kept))
    in_blocks = listing.headings and not _fit(listing, kept, to.width)
    for number, section in enumerate(listing.sections):
        to.print()
        if section.title:
            to.print(_heading(section.title, section.aside, to.width, "bold cyan"))
        if in_blocks:
            _show_blocks(listing.columns, section, to)
            continue
        table = Table.grid(padding=(0, 2, 0, 0), expand=False)
        for n, room in zip(kept, rooms, strict=True):
            column = listing.columns[n]
            table.add_column(
                justify="right" if column.right else "left",
                no_wrap=not column.wraps,
                overflow="fold" if column.wraps else "ellipsis",
                width=room,
            )
        if listing.headings and number == 0 and listing.lines:
            table.add_row(*(Text(listing.columns[n].heading, style="dim") for n in kept))
        for line in section.lines:
            table.add_row(*(_cell(line[n]) for n in kept))
        to.print(Padding(table, (0, 0, 0, 2)))
    if listing.remarks or listing.last:
        to.print()
        for last in (*listing.remarks, *listing.last):
            to.print(Text(one_line(last), style="dim"))


def _fit(listing: Listing, kept: Sequence[int], width: int) -> bool:
    """Whether these columns can stand side by side, those that wrap at their narrowest."""
    widths = (min(_natural(listing, n), _NARROWEST) if listing.columns[n].wraps else _natural(listing, n) for n in kept)
    return 2 + sum(2 + one for one in widths) <= width


def _show_blocks(columns: Sequence[Column], section: Section, to: Console) -> None:
    for number, line in enumerate(section.lines):
        if number:
            to.print()
        block = Table.grid(padding=(0, 2, 0, 0))
        block.add_column(style="dim", no_wrap=True)
        block.add_column(overflow="fold")
        for column, cell in zip(columns, line, strict=True):
            block.add_row(column.heading, _cell(cell))
        to.print(Padding(block, (0, 0, 0, 2)))


def show_lines(lines: Iterable[Sequence[tuple[str, str]]], to: Console) -> None:
    """Print lines that are made of words with their colours; they come from `output.problems` and are safe to print."""
    for line in lines:
        to.print(Text.assemble(*line))


def _kept(listing: Listing, width: int) -> list[int]:
    """The columns that fit, when those with the highest `drop` go first."""
    kept = list(range(len(listing.columns)))

    def needed() -> int:
        total = 2
        for n in kept:
            column = listing.columns[n]
            natural = _natural(listing, n)
            total += 2 + (min(natural, column.least or 30) if column.wraps else natural)
        return total

    while needed() > width and any(listing.columns[n].drop for n in kept):
        kept.remove(max(kept, key=lambda n: listing.columns[n].drop))
    return kept


def _rooms(columns: Sequence[Column], widths: Sequence[int], room: int) -> list[int]:
    """How wide each column is, alike in every section: those that wrap have their least, and share what is left, the
    narrowest first; where there is not even that, each has its part."""
    room -= sum(width for column, width in zip(columns, widths, strict=True) if not column.wraps)
    rooms = [
        min(width, column.least or 30) if column.wraps else width for column, width in zip(columns, widths, strict=True)
    ]
    wrapping = sorted((n for n, one in enumerate(columns) if one.wraps), key=lambda n: (columns[n].yields, widths[n]))
    least = sum(rooms[n] for n in wrapping)
    for n in wrapping:
        if least > room:
            rooms[n] = max(1, rooms[n] * room // least)
        else:
            more = min(widths[n] - rooms[n], room - least)
            rooms[n], room = rooms[n] + more, room - more
    return rooms


def _natural(listing: Listing, n: int) -> int:
    """The width of a column's widest cell, its heading among them where headings are shown."""
    cells = [line[n] for section in listing.sections for line in section.lines]
    return max([len(listing.columns[n].heading) * listing.headings, *map(_width, cells)])


def _heading(title: str, aside: str, width: int, style: str) -> Text | Table:
    if not aside:
        return Text(one_line(title), style=style)
    if len(title) + len(aside) + 2 > width:
        return Text.assemble((one_line(title), style), "\n", (one_line(aside), "dim"))
    row = Table.grid(expand=True)
    row.add_column(justify="left")
    row.add_column(justify="right")
    row.add_row(Text(one_line(title), style=style), Text(one_line(aside), style="dim"))
    return row


def _cell(cell: Cell) -> Text:
    return Text(one_line(str(cell)), style=cell.colour if isinstance(cell, Mark) else "")


def _width(cell: Cell) -> int:
    return Text(one_line(str(cell))).cell_len


def show_document(markdown: str, to: Console) -> None:
    """Print a Markdown document: headings at the left, what is set in without a bar, links as links.

    Nothing in it is taken for rich's own markup. Lines longer than `WIDEST` tire the eye, so wider screens stay empty.
    """
    from rich.console import ConsoleOptions, RenderResult
    from rich.markdown import BlockQuote, Heading, Markdown

    class LeftHeading(Heading):
        def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
            self.text.justify = "left"
            self.text.stylize("bold" if self.tag == "h1" else "bold cyan")
            yield self.text

    class SetIn(BlockQuote):
        def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
            yield Padding(self.elements, (0, 0, 0, 2))

    class Document(Markdown):
        elements = {**Markdown.elements, "heading_open": LeftHeading, "blockquote_open": SetIn}  # noqa: RUF012

    to.print(Document(markdown, hyperlinks=True), width=min(to.width, WIDEST))
