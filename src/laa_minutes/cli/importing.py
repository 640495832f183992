"""laa import"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from ..diagnostic import LaaError
from ..workspace import PARTNERSHIP
from . import complete, session, writing
from .telling import sentence, tell
from .writing import DryRun

if TYPE_CHECKING:
    from ..cycle.change import Change
    from ..importing.draft import Doubt, Draft
    from ..register import Register

# What a person may take for minutes, or an action log, in a folder: it is refused by name, and not passed over.
REFUSED = (".doc", ".rtf", ".pages", ".xls", ".xlsx", ".ods")
ENOUGH = 0.95  # of a document's words; where fewer stand in the record, something was not understood
MOST = 12  # doubts, and lines without a place, that are shown unasked
# What matters most to somebody who goes through a draft, first.
ORDER = ("date", "body", "chair", "present", "apologies", "in_support", "actions", "next_meeting", "time", "venue")


def import_(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Minutes, notes, action logs; or folders.")],
    body: Annotated[
        str | None,
        typer.Option("--body", metavar="BODY", help="Whose meeting; else as named.", autocompletion=complete.bodies),
    ] = None,
    day: Annotated[
        date | None, typer.Option("--date", metavar="DATE", parser=session.a_date, help="The day of the meeting.")
    ] = None,
    into: Annotated[bool, typer.Option("--into", help="Add to a record that is there what it lacks.")] = False,
    people: Annotated[
        bool, typer.Option("--people", help="Add those who attended to partnership.yaml, where it lacks them.")
    ] = False,
    dry_run: DryRun = False,
    json_: Annotated[bool, typer.Option("--json", help="As data for programs; nothing is written.")] = False,
) -> None:
    """Minutes in Word, PDF, Markdown or text become draft records, and what is doubtful in them is said.

    Reads .docx, .odt, .pdf, .html, .md, .rst, .adoc and .txt; notes typed during a meeting, too. Nothing is filled in
    that the document does not say, and no record is written over.

    Examples:  laa import minutes.docx --body pmg  ·  laa import archive/ --people  ·  laa import notes.txt --json
    """
    from ..importing.reading import SUFFIXES

    paths = tuple(dict.fromkeys(_documents(files, tuple(SUFFIXES))))
    if all(path.suffix.lower() in REFUSED and path not in files for path in paths):
        raise LaaError(f"nothing that can be imported lies in {files[0]}", f"laa reads {', '.join(SUFFIXES)}.")
    if day is not None and len(paths) > 1:
        raise LaaError("--date is for one document", "Import the others without it.", 2)
    if json_:
        _put_data(paths, day)
        return
    wanted = _Wanted(body, day, into, people, dry_run, alone=len(paths) == 1)
    done: dict[Path, float | str] = {path: _import(context, path, wanted) for path in _watched(paths)}
    if not wanted.alone:
        tell(*_summary(done, dry_run=dry_run))
    if "failed" in done.values():
        raise typer.Exit(1)


def _summary(done: dict[Path, float | str], *, dry_run: bool) -> Iterator[str]:
    """How many documents became records, which did not, and of which the records say least."""
    shares = sorted((share, path.name) for path, share in done.items() if not isinstance(share, str))
    before = sum(how == "before" for how in done.values())
    how = "would be imported" if dry_run else "imported"
    yield f"{len(shares)} of {len(done)} documents {how}{f', {before} imported before' if before else ''}."
    if poor := [f"{name} ({share:.0%} of its words)" for share, name in shares if share < ENOUGH][:MOST]:
        yield f"Look first at {', '.join(poor)}."
    if failed := [path.name for path, how in done.items() if how == "failed"]:
        yield f"Not imported: {', '.join(failed)}."


class _Wanted(NamedTuple):
    """How documents are to be imported; `alone` if there is one only."""

    body: str | None
    day: date | None
    into: bool
    people: bool
    dry_run: bool
    alone: bool


def _import(context: typer.Context, path: Path, wanted: _Wanted) -> float | str:
    """One document to a record; of several, one that cannot be read does not keep the others from being imported, and
    those imported before are not told one by one.

    Gives the share of its words that stand in the record, from 0 to 1; or `before`, where a record was made of it once,
    or `failed`.
    """
    from ..cycle.importing import ImportedBeforeError, held_against_name, imported

    made: list[Change] = []

    def change(register: Register) -> Change:
        made.append(imported(register, draft, wanted.body, wanted.day, into=wanted.into, people=wanted.people))
        return made[-1]

    try:
        draft = _draft(path, wanted.day, by_name=True)
        draft = draft if wanted.day else held_against_name(draft)
        writing.carry_out(context, session.a_date(session.TODAY), wanted.dry_run, change)
    except LaaError as error:
        if wanted.alone:
            raise
        if isinstance(error, ImportedBeforeError):
            return "before"
        tell(_refusal(path, error))
        return "failed"
    record = next((file for file in made[-1].files if file.path != PARTNERSHIP), None)
    if record is not None and record.before is None:
        tell(*_doubts(draft, MOST if wanted.alone else 0))
    else:  # in a record that was there, no comments say what is doubtful of what was added
        tell(*(_doubts(draft, len(draft.doubts) + len(draft.unplaced)) if record else (_share(draft),)))
    return draft.captured


def _refusal(path: Path, error: LaaError) -> str:
    """Why one of several documents was not read, with its folder, and its name said once."""
    what = error.message.removeprefix(str(path)).removeprefix(path.name)
    return f"{path}{'' if what.startswith((' ', ':')) else ': '}{what}. {sentence(error.hint)}"


def _doubts(draft: Draft, most: int) -> Iterator[str]:
    """What a person should look at, the most important first, and what found no place."""
    ranks = {field: n for n, field in enumerate(ORDER)}
    doubts = sorted(draft.doubts, key=lambda one: (ranks.get(one.field, len(ranks)), one.line))
    yield _share(draft)
    if doubts and most:
        yield "Look at:"
        for one in doubts[:most]:
            yield f"  line {one.line:<4} {one.field.replace('_', ' ')}: {one.why}{_told(one)}"
    if len(doubts) > most:
        comments = "a comment that begins" if len(doubts) - most == 1 else "comments that begin"
        yield f"  {_counted(len(doubts) - most, 'doubt', shown=most)} in the record as {comments} with ?."
    if draft.unplaced and most:
        yield "Without a place:"
        yield from (f"  line {line:<4} {_short(text)}" for line, text in draft.unplaced[:most])
    if len(draft.unplaced) > most:
        left = _counted(len(draft.unplaced) - most, "line", shown=most, told=" without a place")
        yield f"  {left} at the end of the record."


def _told(doubt: Doubt) -> str:
    """The words of the action that a doubt is about, which are found sooner than a line of a Word document."""
    return f": “{_short(doubt.told, 60)}”" if doubt.told else ""


def _share(draft: Draft) -> str:
    return f"{draft.captured:.0%} of its words stand in the record."


def _counted(number: int, what: str, *, shown: int, told: str = "") -> str:
    """`3 more doubts stand`, `1 line without a place stands`: more than those shown, where any are."""
    return (
        f"{number}{' more' if shown else ''} {what}{told} stands"
        if number == 1
        else (f"{number}{' more' if shown else ''} {what}s{told} stand")
    )


def _short(text: str, most: int = 80) -> str:
    return text if len(text) <= most else text[: most - 1].rpartition(" ")[0] + " …"


def _draft(path: Path, day: date | None, *, by_name: bool = False) -> Draft:
    from ..importing.drafting import draft_of
    from ..importing.reading import read_document

    with session.bar("Reading") as progress:
        document = read_document(path, progress)
    return draft_of(document, day, by_name=by_name)


def _put_data(paths: tuple[Path, ...], day: date | None) -> None:
    """The drafts as data, one object after the other; of several, one that cannot be read keeps back no other."""
    from ..importing.data import import_data
    from ..output.data import data_document

    refused = False
    for path in paths:
        try:
            session.put_text(data_document("import", import_data(_draft(path, day))), None)
        except LaaError as error:
            if len(paths) == 1:
                raise
            tell(_refusal(path, error))
            refused = True
    if refused:
        raise typer.Exit(1)


def _documents(named: list[Path], suffixes: tuple[str, ...]) -> Iterator[Path]:
    """The files named, and those in the folders named, in order; of one in two formats that which can be read."""
    for path in named:
        if not path.is_dir():
            yield path
            continue
        found = sorted(one for one in path.rglob("*") if one.is_file() and not _is_hidden(one.relative_to(path)))
        there = {one.with_suffix("") for one in found if one.suffix.lower() in suffixes}
        for one in found:
            suffix = one.suffix.lower()
            if suffix in suffixes or (suffix in REFUSED and one.with_suffix("") not in there):
                yield one


def _is_hidden(path: Path) -> bool:
    """In a folder such as `.git`, or a file that Word keeps beside one that is open."""
    return any(part.startswith((".", "~")) for part in path.parts)


def _watched(paths: tuple[Path, ...]) -> Iterator[Path]:
    """The documents one by one, with a bar where there are several and they take their time."""
    if len(paths) == 1:
        yield from paths
        return
    with session.bar("Importing") as progress:
        for n, path in enumerate(paths):
            yield path
            if progress is not None:
                progress(n + 1, len(paths))
