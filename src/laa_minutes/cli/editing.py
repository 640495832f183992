"""laa edit"""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..diagnostic import Diagnostic, LaaError
from . import complete, session
from .telling import tell, width
from .writing import TODAY, Today

if TYPE_CHECKING:
    from ..edit import Original
    from ..register import Register

_QUESTION = "[e]dit again, [k]eep it as it is all the same, or [g]ive up? "


def edit(
    context: typer.Context,
    meeting: Annotated[
        str | None,
        typer.Argument(
            metavar="[MEETING]",
            help="Whose record; or partnership, indicators, plan. Else the draft at hand.",
            autocompletion=complete.meetings,
            show_default=False,
        ),
    ] = None,
    as_of: Today = TODAY,  # type: ignore[assignment]
) -> None:
    """Open a record in your editor ($VISUAL or $EDITOR), and check it before it takes the old one's place.

    Where it has errors they are shown, and the text is offered again.

    Examples:  laa edit  ·  laa edit 2010-03-22  ·  laa edit plan
    """
    from .. import edit as files
    from ..cycle.editing import file_meant

    register = session.register(context, as_of)
    original = files.read(register.workspace.root, file_meant(register, meeting))
    original.text  # noqa: B018 - refuses what is not UTF-8 before anybody types
    folder = Path(tempfile.mkdtemp(prefix="laa-edit-"))
    copy = folder / Path(original.shown).name
    copy.write_bytes(original.data or b"")
    try:
        text = _edited(register, original, copy)
        if text == original.text:
            tell(f"Nothing was changed in {original.shown}.")
        else:
            _put(register, original, text)
    except LaaError as error:
        if copy.read_bytes() == (original.data or b""):
            _forget(folder)
            raise
        raise LaaError(error.message, f"{error.hint} Your text is kept in {copy}.".strip(), error.exit_code) from None
    _forget(folder)


def _edited(register: Register, original: Original, copy: Path) -> str:
    """The text as somebody left it: without errors, or kept all the same."""
    from ..cycle.editing import faults_with

    while True:
        _open(copy)
        text: str | None = None
        try:
            text = copy.read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            errors = 1
            tell(f"{original.shown}: byte {error.start + 1} is not UTF-8.")
        else:
            if text == original.text:
                return text
            found = faults_with(register, original.shown, text)
            errors = sum(one.level == "error" for one in found)
            if not errors:
                _count_warnings(found)
                return text
            _show(found)
        if not sys.stdin.isatty():
            raise LaaError(f"with this text {original.shown} would have errors ({errors}); nothing was written", "")
        answer = _ask()
        if answer == "g":
            raise LaaError(f"given up: {original.shown} is as it was", "")
        if answer == "k" and text is not None:
            return text


def _open(copy: Path) -> None:
    """Run the editor until it ends. Raises LaaError where it cannot be run, or fails."""
    typed = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ("notepad" if os.name == "nt" else "vi")
    try:
        ended = subprocess.run([*shlex.split(typed, posix=os.name != "nt"), str(copy)], check=False).returncode  # noqa: S603
    except (OSError, ValueError) as error:
        raise LaaError(f"the editor “{typed}” cannot be run: {_why(error)}", "Set EDITOR to the one you use.") from None
    if ended:
        raise LaaError(f"the editor “{typed}” ended with {ended}, so nothing was written", "")


def _ask() -> str:
    """e, k or g; the end of input gives up."""
    while True:
        print(_QUESTION, end="", file=sys.stderr, flush=True)
        line = sys.stdin.readline()
        answer = line.strip().casefold()[:1] if line else "g"
        if answer in ("e", "k", "g"):
            return answer


def _put(register: Register, original: Original, text: str) -> None:
    """In the place of the old one, unless another hand changed or approved it meanwhile."""
    from .. import edit as files
    from ..cycle.change import File
    from ..cycle.editing import refuse_approved
    from .writing import wrote

    with files.writing(register.workspace.root):
        refuse_approved(session.open_records(register.workspace, register.as_of), original.shown)
        files.write(original, text)
    tell(wrote(File(original.shown, original.text if original.data is not None else None, text)))


def _show(found: tuple[Diagnostic, ...]) -> None:
    from ..output.problems import closing, plain_report

    told = tuple(one for one in found if one.level != "note")
    last = closing(told, len({one.place.path for one in told}))
    print(plain_report(told, last, width()), end="", file=sys.stderr)


def _count_warnings(found: tuple[Diagnostic, ...]) -> None:
    from ..output.listing import plural

    there = [one for one in found if one.level == "warning"]
    if there:
        says = f"`laa check {there[0].place.path}` tells of {plural(len(there), 'warning')}."
        tell(says)


def _why(error: OSError | ValueError) -> str:
    return (error.strerror or "") if isinstance(error, OSError) else str(error)


def _forget(folder: Path) -> None:
    import shutil

    shutil.rmtree(folder, ignore_errors=True)  # an editor may have left its own copies there
