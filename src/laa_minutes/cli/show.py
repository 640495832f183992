"""laa show, laa search"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from ..diagnostic import LaaError
from . import complete, session
from .session import TODAY, AsOf, Body, Format, Json, MeetingOption, OutFile, Since, Wanted

if TYPE_CHECKING:
    from ..output.page import Page
    from ..register import Register

_WIDEST = 120  # columns: running text is hard to read in longer lines


def show(
    context: typer.Context,
    ref: Annotated[
        list[str],
        typer.Argument(
            metavar="REF",
            help="Its name; a part of it will do where that is one thing's.",
            autocompletion=complete.references,
        ),
    ],
    body: Body = None,
    as_of: AsOf = TODAY,  # type: ignore[assignment]
    format_: Format = "table",
    json_: Json = False,
    output: OutFile = None,
) -> None:
    """The whole of anything, by its name: meeting, item, clause, action, paper, sum, indicator, person, theme, body.

    Examples:  laa show 2010-02-22/A4  ·  laa show ni51  ·  laa show 'minute 147(i)'  ·  laa show Gwyn
    """
    from ..output.life import life_document, life_page
    from ..view import choose
    from ..view.life import life

    wanted = Wanted.from_options(format_, json_, output)
    _no_table_of_rows(wanted)
    register = session.register(context, as_of, prose=True)
    bodies = [choose.body(register, one) for one in body or ()]
    found = life(register, " ".join(ref), bodies[0] if len(bodies) == 1 else None)
    if wanted.format == "json":
        session.put_text(life_document(found, as_of, register.errors), wanted.file)
    else:
        _put_page(register, life_page(found), wanted)
    session.end(register)


def search(
    context: typer.Context,
    text: Annotated[list[str], typer.Argument(metavar="TEXT...", help="Words, all of which must occur.")],
    body: Body = None,
    meeting: MeetingOption = None,
    since: Since = None,
    as_of: AsOf = TODAY,  # type: ignore[assignment]
    format_: Format = "table",
    json_: Json = False,
    output: OutFile = None,
) -> None:
    """Look for words in every record. Capitals and accents make no difference; all the words must occur in one text.

    Examples:  laa search temporary accommodation  ·  laa search gwyn --since 2010-02-01  ·  laa search cabinet --json
    """
    from ..output.data import json_document
    from ..output.search import COLUMNS, search_page
    from ..view import choose
    from ..view.search import SearchFilter
    from ..view.search import search as find

    wanted = Wanted.from_options(format_, json_, output)
    words = " ".join(text).split()
    if not words:
        raise LaaError("no words to look for", "Try `laa search affordable housing`.", 2)
    register = session.register(context, as_of)
    bodies = tuple(choose.body(register, one) for one in body or ())
    own = bodies[0] if len(bodies) == 1 else None
    meetings = tuple(choose.meeting(register, one, own) for one in meeting or ())
    rows = find(register, words, SearchFilter(bodies, meetings, since.isoformat() if since else None))
    if wanted.format == "json":
        session.put_text(json_document("search", "found", rows, as_of, register.errors), wanted.file)
    elif wanted.format in session.TABLES:
        session.put_table(register, wanted, f"Search: {' '.join(words)}", rows, COLUMNS)
    elif rows:
        _put_page(register, search_page(rows, words), wanted)
    if not rows:
        fewer = "Try fewer words, or only the beginning of one." if len(words) > 1 else "Try only its beginning."
        narrowed = bool(bodies or meetings or since)
        raise LaaError(f"nothing found for “{' '.join(words)}”", "Look without filters." if narrowed else fewer)
    session.end(register)


def _put_page(register: Register, page: Page, wanted: Wanted) -> None:
    """A page on a terminal, in its width and with its styles; as plain text or Markdown anywhere else."""
    from ..output import page as pages

    if wanted.format in session.DOCUMENTS:
        session.put_document(register, pages.markdown(page), wanted.format, wanted.file)
    elif wanted.file is None and sys.stdout.isatty():
        from ..output import terminal

        to = terminal.console()
        terminal.show_lines(pages.lines(page, min(to.width, _WIDEST)), to)
    else:
        session.put_text(pages.plain(page), wanted.file)


def _no_table_of_rows(wanted: Wanted) -> None:
    if wanted.format in session.TABLES:
        raise LaaError("one thing is no table, so there is no spreadsheet of it", "Ask for --json or --format md.", 2)
