"""Papers, and files that nothing reads."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path, PurePosixPath

from ..diagnostic import Diagnostic, Place
from ..register import Register
from ..workspace import INDICATORS, MEETINGS, PARTNERSHIP, PLAN
from .place import listed

_DRIVE = re.compile(r"[A-Za-z]:[\\/]|\\\\|/|~|file:")
_LINK = re.compile(r"https?://")


def missing_paper(register: Register) -> Iterator[Diagnostic]:
    """A paper names a file that is not there, or a place on somebody's own computer or network drive.

    Members who open the minutes find a broken link, and in two years nobody knows what was tabled.

    Copy the document into `papers/` and write its path from the workspace's folder.
    """
    for row in register.rows("SELECT * FROM paper WHERE file IS NOT NULL ORDER BY path, line"):
        typed = row["file"].strip()
        if _LINK.match(typed):
            continue
        name = row["ref"].rpartition("/")[2] if row["ref"] else row["title"]
        if _DRIVE.match(typed) or ".." in PurePosixPath(typed).parts:
            message = f"{name} lies outside these records, where others cannot open it"
        elif not _is_file(register.workspace.root / typed):
            message = f"{name} names a file that is not there"
        else:
            continue
        hint = "Copy the document into papers/ and write its path from the workspace's folder."
        yield register.diagnostic(row, "missing-paper", message, hint, words=row["file"])


def unfiled_paper(register: Register) -> Iterator[Diagnostic]:
    """Papers are said to be attached to the minutes or filed with them, and the record names no file.

    Whoever looks for them has to ask.

    Copy the documents into `papers/` and name each under `file`. One note stands for all such papers of a meeting.
    """
    rows = register.rows("SELECT * FROM paper WHERE file IS NULL AND exempt IS NULL ORDER BY path, line")
    lacking = [row for row in rows if not {"attached", "filed"}.isdisjoint(json.loads(row["state"]))]
    for _, papers in groupby(lacking, key=lambda row: str(row["path"])):
        several = list(papers)
        names = listed(row["ref"].rpartition("/")[2] if row["ref"] else f"“{row['title']}”" for row in several)
        states = {state for row in several for state in json.loads(row["state"])} & {"attached", "filed"}
        verb = "is" if len(several) == 1 else "are"
        message = f"{names} {verb} said to be {listed(sorted(states))}, and no file is named"
        hint = "Where you have them, copy them into papers/ and name each under `file`."
        yield register.diagnostic(several[0], "unfiled-paper", message, hint, "note", several[0]["title"])


def unread_file(register: Register) -> Iterator[Diagnostic]:
    """A file looks like a record, and lies or is named where none is read.

    Everything in it is missing from every list, and nothing else says so.

    Rename it: a record is `meetings/BODY/DATE.yaml`, and the other three are `partnership.yaml`, `indicators.yaml` and
    `forward-plan.yaml`.
    """
    root = register.workspace.root
    single = {Path(name).stem: name for name in (PARTNERSHIP, INDICATORS, PLAN)}
    for path in sorted(root.iterdir()):
        wanted = single.get(path.stem.lower().replace("_", "-"))
        if path.suffix.lower() in (".yaml", ".yml") and wanted and path.name != wanted and not (root / wanted).exists():
            yield _unread(path.name, f"Rename it to {wanted}.")
    read = register.sources.keys()
    for path in sorted((root / MEETINGS).rglob("*")):
        shown = path.relative_to(root).as_posix()
        hidden = any(part.startswith((".", "~", "#")) for part in PurePosixPath(shown).parts)
        if path.suffix.lower() in (".yaml", ".yml") and shown not in read and not hidden and path.is_file():
            yield _unread(shown, "A record is read where it is filed as meetings/BODY/DATE.yaml.")


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # no file can have such a name
        return False


def _unread(path: str, hint: str) -> Diagnostic:
    return Diagnostic(Place(path), "unread-file", "nothing reads this file", "warning", hint)
