"""Seals of approved minutes, and the copies that were filed of them."""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostic import Diagnostic, Level, Place
from ..register import Register
from ..seal import Link, chain, filed_copy, sealed_source
from ..workspace import MINUTES, copy_path
from .filed import Difference, difference

_TOLD = {False: "is not in the filed copy", True: "stands in the filed copy, and here no longer"}


def broken_seal(register: Register) -> Iterator[Diagnostic]:
    """The record of approved minutes is not what it was when they were approved and sealed: something was changed, put
    in or taken out, or the record is gone.

    Members approved another text. Comments, layout, `status`, `notes` and `exempt` are outside the seal, so this was a
    change of what the record says.

    Put the record back as it was: `git log -p FILE` shows what was changed, and when. What was minuted wrongly belongs
    under `corrects` of a coming meeting's record, which is printed on both.
    """
    for link in chain(register):
        if link.state == "missing":
            hint = "Put the record back: `git log --diff-filter=D --name-only` shows what was taken away, and when."
            message = f"the record of {link.meeting} is not there, whose minutes were approved here and sealed"
            yield _at_approval(register, link, "broken-seal", message, hint)
        elif link.state == "broken" and (source := sealed_source(register, link.meeting)):
            approval = f"approved at {link.at} and sealed there ({link.path}:{link.line})"
            undo = f"Put it back as it was; `git log -p {source.path}` shows what was changed. "
            hint = undo + "A correction belongs under `corrects` of a coming meeting."
            message = f"the minutes of {link.meeting} were changed since they were {approval}"
            line, column, width = 1, 1, len(source.line(1))
            if found := _difference(register, link):
                message += f"; “{found.words}” {_TOLD[found.gone]}"
                line, column = found.line, found.column
                width = len(source.line(line)) - column + 1
                if not found.gone:
                    line, column = source.find(found.words, line, column)
                    width = min(len(found.words), len(source.line(line)) - column + 1)
            yield source.diagnostic(line, column, "broken-seal", message, hint, width=width)


def changed_copy(register: Register) -> Iterator[Diagnostic]:
    """The filed copy of approved minutes is not the one that was filed.

    It is what members and the public are shown as approved.

    Put it back: `git log -p FILE` shows what was changed. Where it is lost, the record still says what was approved, as
    long as its seal is intact.
    """
    for link in chain(register):
        if link.copy_state == "changed":
            path = copy_path(link.meeting)
            message = f"{path} is not the copy that was filed when {link.at} approved the minutes of {link.meeting}"
            hint = f"Put it back as it was; `git log -p {path}` shows what was changed."
            yield _at_approval(register, link, "changed-copy", message, hint)


def missing_copy(register: Register) -> Iterator[Diagnostic]:
    """An approval names a filed copy that is not there.

    `laa minutes` has to render the minutes anew, and nobody can see what was filed.

    Put it back from git, or commit it where it was made: copies are filed in `minutes/` and belong to the records.
    """
    for link in chain(register):
        if link.copy_state == "missing":
            message = f"there is no {copy_path(link.meeting)}, the copy that was filed of the minutes of {link.meeting}"
            hint = "Put it back from git, or commit it where it was made."
            yield _at_approval(register, link, "missing-copy", message, hint, "warning")


def stray_copy(register: Register) -> Iterator[Diagnostic]:
    """A file lies among the filed copies of approved minutes, and no approval names it.

    It looks like approved minutes. It may have been put there by hand, or by a `laa approve` that was cut off before it
    had written the approval.

    If these minutes were approved, delete the file and run `laa approve` again; if they were not, delete it or keep it
    elsewhere.
    """
    root = register.workspace.root
    filed = {copy_path(link.meeting): link for link in chain(register) if link.copy}
    for path in sorted((root / MINUTES).glob("*/*.md")):
        shown = path.relative_to(root).as_posix()
        if shown not in filed and not path.name.startswith(".") and path.is_file():
            message = "no approval names this copy of minutes"
            hint = "If they were approved, delete it and run `laa approve` again; else keep it elsewhere."
            yield Diagnostic(Place(shown), "stray-copy", message, "warning", hint)


def _difference(register: Register, link: Link) -> Difference | None:
    """What the filed copy shows to be changed, if it is the one that was filed."""
    copy = filed_copy(register, link.meeting) if link.copy_state == "intact" else None
    return difference(register, link.meeting, copy.decode("utf-8", "replace")) if copy else None


def _at_approval(
    register: Register, link: Link, code: str, message: str, hint: str, level: Level = "error"
) -> Diagnostic:
    row = {"path": link.path, "line": link.line, "column": link.column}
    return register.diagnostic(row, code, message, hint, level, link.meeting.partition("/")[2])
