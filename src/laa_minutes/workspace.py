"""Finds a workspace and lists its files; its folder is the one that holds `partnership.yaml`."""

from __future__ import annotations

import os
from pathlib import Path

from .diagnostic import LaaError
from .frozen import dataclass

PARTNERSHIP = "partnership.yaml"
INDICATORS = "indicators.yaml"
PLAN = "forward-plan.yaml"
MEETINGS = "meetings"
MINUTES = "minutes"
FOLDER = ".laa"  # laa's own: the lock, the index; may be deleted at any moment


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder of records."""

    root: Path

    def meeting_paths(self) -> tuple[str, ...]:
        """The records of meetings, as paths below the root, by body and date."""
        found = []
        for body in _entries(self.root / MEETINGS):
            if body.is_dir():
                found += [f"{MEETINGS}/{body.name}/{entry.name}" for entry in _entries(body.path) if _is_record(entry)]
            elif _is_record(body):
                found.append(f"{MEETINGS}/{body.name}")
        return tuple(sorted(found))

    def paths(self) -> tuple[str, ...]:
        """Every record, the three single files first."""
        single = (name for name in (PARTNERSHIP, INDICATORS, PLAN) if (self.root / name).is_file())
        return (*single, *self.meeting_paths())

    def meeting_path(self, meeting: str) -> str:
        """Where the record of a meeting is filed, whether or not it is there."""
        return f"{MEETINGS}/{meeting}.yaml"


def copy_path(meeting: str) -> str:
    """Where the approved minutes of a meeting are filed."""
    return f"{MINUTES}/{meeting}.md"


def own_folder(root: Path) -> Path:
    """laa's own folder in a workspace, made where there is none, and left alone by git. Raises OSError."""
    folder = root / FOLDER
    folder.mkdir(exist_ok=True)
    ignored = folder / ".gitignore"
    if not ignored.exists():
        scratch = folder / f"ignored-{os.getpid()}"
        scratch.write_bytes(b"*\n")
        scratch.replace(ignored)
    return folder


def find(start: Path) -> Workspace:
    """The workspace that a folder lies in. Raises LaaError where there is none."""
    start = start.resolve()
    if root := _root_of(start):
        return Workspace(root)
    raise LaaError(
        f"no {PARTNERSHIP} in {start} or any folder above it",
        "Go to the folder of your records, name it with -C, or start one with `laa init`.",
    )


def is_kept(path: Path) -> bool:
    """Whether a file is, or would be, one that a workspace keeps: a record, or the approved copy of minutes."""
    path = path.resolve()
    root = _root_of(path.parent)
    if root is None:
        return False
    first = path.relative_to(root).parts[0]
    return (first, path.suffix) in ((MEETINGS, ".yaml"), (MINUTES, ".md")) or first in (PARTNERSHIP, INDICATORS, PLAN)


def _root_of(folder: Path) -> Path | None:
    """The folder of the workspace that a folder lies in."""
    return next((one for one in (folder, *folder.parents) if (one / PARTNERSHIP).is_file()), None)


def _entries(folder: Path | str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except FileNotFoundError:
        return []


def _is_record(entry: os.DirEntry[str]) -> bool:
    return entry.name.endswith(".yaml") and not entry.name.startswith(".") and entry.is_file()
