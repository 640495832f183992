"""Bytes on disk: one writer at a time, whole or not at all, never over what another hand changed meanwhile."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from ..diagnostic import LaaError

FOLDER = ".laa"
SCRATCH = ".laa-"  # what a file is called while it is being written
PATIENCE = 20.0  # seconds to wait for another laa
_STALE = 3600.0  # seconds after which a scratch file was left by a process that died
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Original:
    """A file as it was read: `data` is None where there is none yet. `shown` is its path below the workspace's root."""

    path: Path
    shown: str
    data: bytes | None

    @property
    def text(self) -> str:
        """Its text, without the byte-order mark, which `write` puts back."""
        try:
            return (self.data or b"").removeprefix(_BOM).decode("utf-8")
        except UnicodeDecodeError:
            raise LaaError(f"cannot edit {self.shown}, which is not UTF-8", "`laa check` says where.") from None


@contextmanager
def writing(root: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the workspace's lock. To be taken before the first file is read."""
    from filelock import FileLock, Timeout

    folder = root / FOLDER
    try:
        folder.mkdir(exist_ok=True)
        ignore = folder / ".gitignore"
        if not ignore.exists():
            ignore.write_text("*\n", encoding="ascii")
        lock = FileLock(folder / "lock")
        lock.acquire(timeout=patience)
    except Timeout:
        hint = f"Wait for it to end. If none is running, delete {FOLDER}/lock."
        raise LaaError(f"another laa is writing in {root}", hint) from None
    except OSError as error:
        raise LaaError(f"nothing can be written in {root}: {error.strerror}", "Check who may write there.") from None
    try:
        yield
    finally:
        lock.release()


def read(root: Path, shown: str) -> Original:
    """A file below the root, there or not."""
    path = root / shown
    try:
        return Original(path, shown, path.read_bytes())
    except FileNotFoundError:
        return Original(path, shown, None)
    except OSError as error:
        raise LaaError(f"cannot read {shown}: {error.strerror}", "Check who may read it.") from None


def write(original: Original, text: str) -> bool:
    """Put a text in the place of what was read; False where it is the same, and nothing was written.

    Refused where another hand has changed the file since, or made one where there was none.
    """
    if original.data is None:
        create(original.path, text.encode("utf-8"), original.shown)
        return True
    data = (_BOM if original.data.startswith(_BOM) else b"") + text.encode("utf-8")
    if data == original.data:
        return False

    try:
        _replace(original.path, data, lambda: _refuse_if_changed(original))
    except OSError as error:
        raise _unwritable(original.shown, error) from None
    return True


def move(original: Original, path: Path, shown: str, text: str) -> None:
    """Put a text under another name, then take the old file away: killed in between, both are there, never neither."""
    _refuse_if_changed(original)
    create(path, (_BOM if (original.data or b"").startswith(_BOM) else b"") + text.encode("utf-8"), shown)
    try:
        with suppress(OSError):
            path.chmod(original.path.stat().st_mode & 0o7777)
        _refuse_if_changed(original)
        original.path.unlink()
    except (LaaError, OSError) as error:
        path.unlink()
        raise error if isinstance(error, LaaError) else _unwritable(original.shown, error) from None
    _settle(original.path.parent)


def _refuse_if_changed(original: Original) -> None:
    now = read(original.path.parent, original.path.name).data
    if now != original.data:
        what = "took away" if now is None else "changed"
        raise LaaError(f"another hand {what} {original.shown} meanwhile; nothing was written", "Run it again.")


def create(path: Path, data: bytes, shown: str = "") -> None:
    """Write a new file, with the folders above it; never over an existing one."""
    shown = shown or str(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with _scratch(path, data) as scratch:
            try:
                os.link(scratch, path)
            except FileExistsError:
                raise
            except OSError:  # a file system without links: keep the name first, then put the content there
                os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
                scratch.replace(path)
        _settle(path.parent)
    except FileExistsError:
        raise LaaError(f"there is a {shown} already; nothing was written", "Run it again.") from None
    except OSError as error:
        raise _unwritable(shown, error) from None


def put(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, over whatever was there. Raises OSError."""
    if path.exists() and not path.is_file():
        path.write_bytes(data)  # a terminal or a pipe, which keep nothing
        return
    _replace(path, data, lambda: None)


def _replace(path: Path, data: bytes, unchanged: Callable[[], None]) -> None:
    path = Path(os.path.realpath(path))  # a link stays a link
    with _scratch(path, data) as scratch:
        unchanged()
        scratch.replace(path)
    _settle(path.parent)


@contextmanager
def _scratch(path: Path, data: bytes) -> Iterator[Path]:
    """A file beside `path` that holds the data, on disk and with the right to be read that the old file gave."""
    _sweep(path.parent)
    handle, name = tempfile.mkstemp(prefix=SCRATCH, dir=path.parent)
    scratch = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        scratch.chmod(path.stat().st_mode & 0o7777 if path.exists() else 0o666 & ~_umask())
        yield scratch
    finally:
        scratch.unlink(missing_ok=True)


def _sweep(folder: Path) -> None:
    """Take away what an earlier process left half-written."""
    for left in folder.glob(f"{SCRATCH}*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _STALE:
                left.unlink()


def _settle(folder: Path) -> None:
    """Have the folder itself written to disk, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _unwritable(shown: str, error: OSError) -> LaaError:
    return LaaError(f"cannot write {shown}: {error.strerror}; nothing was lost", "Check who may write there.")


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
