"""laa minutes, laa agenda"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ..diagnostic import LaaError
from ..workspace import copy_path
from . import complete, session
from .session import TODAY, AsOf
from .telling import tell

if TYPE_CHECKING:
    from ..register import Register
    from ..view.pack import Pack

MeetingName = Annotated[
    str,
    typer.Argument(metavar="MEETING", help="BODY/DATE, or its date alone.", autocompletion=complete.meetings),
]
Json = Annotated[bool, typer.Option("--json", help="As data for programs.")]
OneBody = Annotated[
    str | None,
    typer.Option(
        "--body",
        metavar="BODY",
        help="Whose meeting, where several met that day.",
        autocompletion=complete.bodies,
    ),
]
Document = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="FILE", help="Write to FILE: .docx, .pdf, .html, .md, .txt or .json."),
]
_SUFFIXES = {".docx": "docx", ".pdf": "pdf", ".html": "html", ".md": "md", ".txt": "txt", ".json": "json"}


def minutes(
    context: typer.Context,
    meeting: MeetingName,
    body: OneBody = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="Render anew what was approved and filed.")] = False,
    as_of: AsOf = TODAY,  # type: ignore[assignment]
    json_: Json = False,
    output: Document = None,
) -> None:
    """The minutes of a meeting, in the style of its body. Approved minutes are printed as they were filed.

    Examples:  laa minutes 2010-02-22  ·  laa minutes pmg/2010-02-22 -o minutes.txt  ·  laa minutes 2010-02-22 --json
    """
    from ..output.document import render
    from ..view.minutes import minutes as rows
    from ..view.minutes.data import minutes_data
    from ..view.wording import titled

    wanted = _format(json_, output)
    register, ref = _opened(context, as_of, meeting, body)
    if ref not in register.meetings:
        raise LaaError(f"there is no record of {ref} yet", f"`laa agenda {ref}` prints what is planned.")
    _refuse_faulty(register, register.meetings[ref].path)

    draft = rows(register, ref).draft if wanted in ("docx", "pdf", "html") else ""

    def document() -> str:
        filed = None if fresh else _filed(register, ref)
        if filed is not None:
            return filed
        _tell_of_change(register, ref)
        row = rows(register, ref)
        return render(register.workspace.root, f"minutes-{row.style}.md.j2", {"minutes": row})

    def word() -> session.Word:
        row = rows(register, ref)
        if not fresh and _is_filed(register, ref):
            row = replace(row, has_plan=False)
        return f"minutes-{row.style}.docx", {"minutes": row, "draft": draft}

    title = titled(register, ref)
    _put(register, wanted, output, "minutes", title, draft, lambda: minutes_data(register, ref), document, word)


def agenda(
    context: typer.Context,
    meeting: MeetingName,
    body: OneBody = None,
    pack: Annotated[
        bool, typer.Option("--pack", help="With the notice of the meeting, and a page of contents with the papers.")
    ] = False,
    as_of: AsOf = TODAY,  # type: ignore[assignment]
    json_: Json = False,
    output: Document = None,
) -> None:
    """The agenda of a meeting: from its record, or what the standing agenda and the forward plan have for it.

    Examples:  laa agenda 2010-03-22  ·  laa agenda pmg/2010-03-22 -o agenda.docx  ·  laa agenda 2010-03-22 --pack
    """
    from ..output.document import render
    from ..view.agenda import agenda as find
    from ..view.agenda import agenda_page
    from ..view.pack import pack as find_pack
    from ..view.wording import titled

    wanted = _format(json_, output)
    register, ref = _opened(context, as_of, meeting, body)
    recorded = register.meetings.get(ref)
    _refuse_faulty(register, *([recorded.path] if recorded else []))
    row = find(register, ref)
    packed = find_pack(register, row) if pack else None  # it asks for holidays, which take longer than all the rest
    if packed:
        _tell_of_pack(packed)
    rows = {"agenda": row, "page": agenda_page(register, row), "pack": packed}

    def document() -> str:
        return render(register.workspace.root, "agenda.md.j2", rows)

    def word() -> session.Word:
        return "agenda.docx", {**rows, "draft": ""}

    _put(register, wanted, output, "agenda", titled(register, ref, "agenda"), "", lambda: row, document, word)


def _tell_of_pack(pack: Pack) -> None:
    """What the secretary has to know before it goes out."""
    for line in (pack.go, *(f"Missing: {one}." for one in pack.missing)):
        if line:
            tell(line)


def _opened(context: typer.Context, as_of: date, meeting: str, body: str | None) -> tuple[Register, str]:
    from ..view import choose

    register = session.register(context, as_of)
    return register, choose.meeting(register, meeting, choose.body(register, body) if body else None)


def _format(json_: bool, output: Path | None) -> str:
    suffix = output.suffix.lower() if output else ""
    if json_:
        return "json"
    if output is None:
        return "screen"
    if suffix not in _SUFFIXES:
        raise LaaError(f"no format goes with {output.name}", f"Give it one of {', '.join(_SUFFIXES)}.", 2)
    return _SUFFIXES[suffix]


def _refuse_faulty(register: Register, *records: str) -> None:
    """A document that goes out is made from records without errors, or not at all."""
    from ..workspace import INDICATORS, PARTNERSHIP, PLAN

    drawn_on = {PARTNERSHIP, INDICATORS, PLAN, *records}
    errors = [fault for fault in register.faults if fault.level == "error" and fault.place.path in drawn_on]
    if errors:
        first = errors[0]
        count = f"{len(errors)} error{'s' * (len(errors) > 1)}"
        raise LaaError(
            f"nothing is published from records with errors: {count}, the first at {first.place} ({first.message})",
            "`laa check` shows them and how to mend them.",
        )


def _filed(register: Register, ref: str) -> str | None:
    """The filed copy, where the minutes were approved by the day asked about and a copy was filed."""
    from ..seal import approval, filed_copy

    link, path = approval(register, ref), copy_path(ref)
    if link is None or link.copy_state == "none":
        return None
    if register.withholds:  # a copy may hold what is withheld, from this record or from another
        tell(f"The filed copy, {path}, is not for the public: these minutes are rendered anew.")
        return None
    if link.copy_state == "changed":
        raise LaaError(
            f"the filed copy, {path}, was changed since {link.at} approved these minutes",
            f"`git log -p {path}` shows what was changed; --fresh renders the minutes anew.",
        )
    try:
        filed = (filed_copy(register, ref) or b"").decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError:
        filed = ""
    if not filed:
        tell(f"The filed copy, {path}, cannot be read: these minutes are rendered anew.")
        return None
    _tell_of_corrections(register, ref)
    return filed


def _is_filed(register: Register, ref: str) -> bool:
    """Whether the minutes were approved and filed: Word is then made of the record, which has to be what was sealed.

    The plan annexed at the time is in the filed copy alone; what now stands was not approved.
    """
    from ..seal import approval

    link = approval(register, ref)
    if link is not None and link.state in ("broken", "missing"):
        raise LaaError(
            f"the record of {ref} is not what {link.at} approved: it was changed since",
            "`laa check` says more; --fresh makes the document of what the record says now.",
        )
    if link is None or link.copy_state == "none":
        return False
    tell(f"Made of the record that {link.at} approved; a plan annexed then is in {copy_path(ref)}.")
    return True


def _tell_of_corrections(register: Register, ref: str) -> None:
    later = register.rows(
        "SELECT DISTINCT meeting FROM reference WHERE role = 'corrects' AND (target = ?1 OR target LIKE ?1 || '/%')",
        ref,
    )
    if later:
        names = ", ".join(row["meeting"] for row in later)
        tell(f"These minutes were corrected later, at {names}: --fresh prints the correction.")


def _tell_of_change(register: Register, ref: str) -> None:
    """What is rendered anew of minutes whose seal is broken is not what was approved."""
    from ..seal import approval

    link = approval(register, ref)
    if link is not None and link.state == "broken":
        tell(
            f"This is not what {link.at} approved: the record was changed since. `laa check` says more.",
        )


def _put(
    register: Register,
    wanted: str,
    file: Path | None,
    schema: str,
    title: str,
    draft: str,
    data: Callable[[], Any],
    document: Callable[[], str],
    word: Callable[[], session.Word],
) -> None:
    if wanted == "json":
        from ..output.data import json_object

        session.put_text(json_object(schema, data(), register.as_of, register.errors), file)
    elif wanted == "docx":
        session.put_word(register, *word(), title, file)
    elif wanted == "screen" and sys.stdout.isatty():
        from ..output import terminal

        terminal.show_document(document(), terminal.console())
    else:
        session.put_document(register, document(), wanted, file, title, draft)
    session.end(register)
