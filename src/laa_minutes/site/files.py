"""The folder that a website is written into: only what changed is written, and what no longer belongs is taken away."""

from __future__ import annotations

import hashlib
import json
import os
import re
from contextlib import suppress
from pathlib import Path

from ..diagnostic import LaaError

LIST = ".laa-site"  # in the folder: the files that are ours, one a line
_OURS = re.compile(r"(?:[a-z0-9-]+/)*[a-z0-9-]+\.[a-z0-9]+")  # what the list may name, whoever wrote it
_CACHE = ".laa"  # in the workspace, ignored by git


class Folder:
    """A folder of files that we wrote, and may write again. What somebody else put there is never touched.

    The keys of its files are kept in the workspace, not in the folder, which is published.
    """

    def __init__(self, out: Path, workspace: Path, edition: str) -> None:
        self._out = out
        self._list = out / LIST
        name = hashlib.sha256(str(out.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:16]
        self._keys = workspace / _CACHE / f"site-{edition}-{name}.json"
        self._before = self._listed()
        self._known: dict[str, list[str]] = self._read_keys()
        self._kept: dict[str, list[str]] = {}
        self._paths: set[str] = set()
        self._made: set[Path] = set()
        self.written = self.same = 0

    def has(self, path: str, key: str) -> bool:
        """Whether a file is there as it was made for this key."""
        known = self._known.get(path)
        if known is None or known[0] != key or path not in self._before:
            return False
        data = self._read(path)
        if data is None or hashlib.sha256(data).hexdigest() != known[1]:
            return False
        self._paths.add(path)
        self._kept[path] = known
        self.same += 1
        return True

    def put(self, path: str, data: bytes, key: str | None) -> None:
        """Write a file, unless it is there with these bytes."""
        self._paths.add(path)
        if key is not None:
            self._kept[path] = [key, hashlib.sha256(data).hexdigest()]
        if self._read(path) == data:
            self.same += 1
            return
        self._write(path, data)
        self.written += 1

    def close(self) -> tuple[int, int, int]:
        """Take away what is left of an earlier website: how many files were written, the same, removed."""
        gone = self._before - self._paths
        for path in gone:
            with suppress(FileNotFoundError):
                (self._out / path).unlink()
        for folder in sorted({parent for path in gone for parent in Path(path).parents}, reverse=True):
            with suppress(OSError):  # there is something in it still
                (self._out / folder).rmdir()
        self._write(LIST, "".join(f"{path}\n" for path in sorted(self._paths)).encode("utf-8"))
        with suppress(OSError):  # done without, where it cannot be kept
            self._keys.parent.mkdir(exist_ok=True)
            ignored = self._keys.with_name(".gitignore")
            if not ignored.exists():
                ignored.write_text("*\n", encoding="utf-8")
            self._keys.write_text(json.dumps(self._kept), encoding="utf-8")
        return self.written, self.same, len(gone)

    def _listed(self) -> set[str]:
        try:
            if self._list.is_file():
                return set(filter(_OURS.fullmatch, self._list.read_text(encoding="utf-8").splitlines()))
            if self._out.exists() and (not self._out.is_dir() or any(self._out.iterdir())):
                raise LaaError(
                    f"{self._out} holds files that are no website of ours",
                    "Name a new or an empty folder with -o: nothing of anybody else's is overwritten.",
                )
            self._out.mkdir(parents=True, exist_ok=True)
            self._list.touch()
        except (OSError, UnicodeDecodeError) as error:
            raise LaaError(f"{self._out} cannot be used: {error}", "Choose another folder with -o.") from None
        return set()

    def _read_keys(self) -> dict[str, list[str]]:
        try:
            known = json.loads(self._keys.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return known if isinstance(known, dict) else {}

    def _read(self, path: str) -> bytes | None:
        try:
            return (self._out / path).read_bytes()
        except OSError:
            return None

    def _write(self, path: str, data: bytes) -> None:
        file = self._out / path
        try:
            if file.parent not in self._made:
                file.parent.mkdir(parents=True, exist_ok=True)
                self._made.add(file.parent)
            scratch = file.with_name(f".{file.name}.new")
            scratch.write_bytes(data)
            os.replace(scratch, file)  # noqa: PTH105 - one call that a reader of the website never sees the half of
        except OSError as error:
            raise LaaError(f"{file} cannot be written: {error.strerror}", "Choose another folder with -o.") from None
