"""Starting a workspace: the files it begins with."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from ..diagnostic import LaaError
from ..edit import create
from ..workspace import INDICATORS, MEETINGS, PARTNERSHIP, PLAN

RECORDS = (PARTNERSHIP, INDICATORS, PLAN)
FOR_GIT = (".gitignore", ".gitattributes")
_TEMPLATES = Path(__file__).parent.parent / "templates" / "init"


def first_meetings(today: date) -> tuple[date, date]:
    """The second Mondays of the next two months: two days on which the sample body may well meet."""
    month = (today.replace(day=1) + timedelta(days=32)).replace(day=1)
    return _second_monday(month), _second_monday((month + timedelta(days=32)).replace(day=1))


def start(folder: Path, today: date) -> tuple[list[str], list[str]]:
    """Write the files of a new workspace; which were written, and which of git's were there already and stay.

    Raises LaaError, with nothing written, where a record would go over an existing file.
    """
    there = [name for name in (*RECORDS, MEETINGS) if _exists(folder / name) and not (folder / name).is_dir()]
    if there or (folder.exists() and not folder.is_dir()):
        raise LaaError(f"nothing was written, for {_listed(there) or folder} would be written over",
                       "Start in another folder: `laa init DIR`. To look at what is there: `laa check`.")  # fmt: skip
    kept = [name for name in FOR_GIT if _exists(folder / name)]
    wanted = [name for name in (*RECORDS, *FOR_GIT) if name not in kept]
    first, second = first_meetings(today)
    written: list[str] = []
    try:
        for name in wanted:
            text = (_TEMPLATES / name.lstrip(".")).read_text(encoding="utf-8")
            text = text.replace("FIRST", first.isoformat()).replace("SECOND", second.isoformat())
            create(folder / name, text.encode("utf-8"), name)
            written.append(name)
        (folder / MEETINGS).mkdir(exist_ok=True)
    except (LaaError, OSError):
        for name in written:
            (folder / name).unlink(missing_ok=True)
        raise
    return written, kept


def _second_monday(month: date) -> date:
    return month + timedelta(days=(7 - month.weekday()) % 7 + 7)


def _exists(path: Path) -> bool:
    return path.exists() or path.is_symlink()


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else " and ".join([", ".join(names[:-1]), names[-1]]) if names else ""
