"""The papers of meetings: which of their files go on the website, and under which names.

Only documents below the workspace's `papers/` do, of kinds that a browser shows or saves and never runs.
"""

from __future__ import annotations

import re
from pathlib import Path

from ..register import Register
from .address import file_names

FOLDER = "papers"
KINDS = frozenset((  # no .html, no .svg
    "pdf", "doc", "docx", "odt", "rtf", "txt", "md", "xls", "xlsx", "ods", "csv", "ppt", "pptx", "odp", "png", "jpg",
    "jpeg", "gif", "zip",
))  # fmt: skip
_WEB = re.compile(r"https?://[^\s\"'<>]+")


class Papers:
    """`files` are those on disk by their address; `of` is where the file of a paper, as typed, is to be read."""

    def __init__(self, register: Register) -> None:
        root = register.workspace.root
        rows = register.rows("SELECT DISTINCT file FROM paper WHERE file IS NOT NULL ORDER BY file")
        typed = [row["file"] for row in rows]
        found = {one: path for one in typed if (path := _document(root, one))}
        stems = file_names(str(Path(one.strip()).with_suffix("")).removeprefix(f"{FOLDER}/") for one in found)
        self._addresses = {
            one: f"{FOLDER}/{stem}.{path.suffix[1:].lower()}"
            for (one, path), stem in zip(found.items(), stems, strict=True)
        }
        self.files = {self._addresses[one]: path for one, path in found.items()}
        self._addresses |= {one: one.strip() for one in typed if _WEB.fullmatch(one.strip())}

    def of(self, typed: str | None) -> str | None:
        """An address below the website's root, or a whole one on the web; None where there is nothing to read."""
        return self._addresses.get(typed) if typed else None


def _document(root: Path, typed: str) -> Path | None:
    """The file that a record names, if it is one of ours to publish."""
    folder = (root / FOLDER).resolve()
    try:
        path = (root / typed.strip()).resolve()
        return path if path.is_relative_to(folder) and path.suffix[1:].lower() in KINDS and path.is_file() else None
    except (OSError, ValueError):
        return None
