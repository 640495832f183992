"""Bytes on disk: one writer at a time, whole or not at all, never over what another hand changed meanwhile."""

from __future__ import annotations

import errno
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import takewhile
from pathlib import Path

from ..diagnostic import LaaError
from ..frozen import dataclass
from ..workspace import MEETINGS, MINUTES, own_folder

PATIENCE = 20.0  # seconds to wait for another laa
_RECORD, _OUTPUT = ".laa-record-", ".laa-output-"  # what a file is called while it is being written
_STALE = 3600.0  # seconds after which output was left half-written by a process that died
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

    try:
        folder = own_folder(root)
        lock = FileLock(folder / "lock", mode=0o666)  # in a shared folder it is everybody's
        lock.acquire(timeout=patience)
    except Timeout:  # the system frees the lock of a process that died, so there is one at work
        raise LaaError(f"another laa is writing in {root}", "Wait for it to end, then run this again.") from None
    except OSError as error:
        raise LaaError(f"nothing can be written in {root}: {error.strerror}", _advice(error)) from None
    try:
        with suppress(OSError):
            for one in (root, folder, *root.glob(f"{MEETINGS}/*"), *root.glob(f"{MINUTES}/*")):
                _sweep(one, _RECORD)
        yield
    finally:
        lock.release()


def read(root: Path, shown: str) -> Original:
    """A file below the root, there or not."""
    path = root / shown
    try:
        return Original(path, shown, path.read_bytes())
    except FileNotFoundError:
        if path.is_symlink():
            raise LaaError(
                f"{shown} is a link to a file that is not there", "Put that file back, or delete the link."
            ) from None
        return Original(path, shown, None)
    except OSError as error:
        raise LaaError(f"cannot read {shown}: {error.strerror}", "Check who may read it.") from None


def write(original: Original, text: str) -> bool:
    """Put a text in the place of what was read; False where it is the same, and nothing was written.

    Refused where another hand has changed the file since, or made one where there was none. To be called under the
    lock. Raises LaaError, and then nothing was written.
    """
    if original.data is None:
        create(original.path, text.encode("utf-8"), original.shown)
        return True
    data = (_BOM if original.data.startswith(_BOM) else b"") + text.encode("utf-8")
    if data == original.data:
        return False

    try:
        _replace(original.path, data, _RECORD, lambda: _refuse_if_changed(original))
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
    """Write a new file, with the folders above it; never over an existing one. Raises LaaError; nothing was written."""
    shown = shown or str(path)
    try:
        with _folders_above(path):
            with _scratch(path, data, _RECORD) as scratch:
                _name(scratch, path)
            _settle(path.parent)
    except FileExistsError:
        raise LaaError(f"there is a {shown} already; nothing was written", "Run it again.") from None
    except OSError as error:
        raise _unwritable(shown, error) from None


@contextmanager
def created(path: Path, data: bytes, shown: str) -> Iterator[None]:
    """A new file that is taken away again where what is written in the block could not be (LaaError).

    Where the process dies in between, the new file stays alone; so it has to be the one that does no harm alone.
    """
    missing = _missing_folders(path)
    create(path, data, shown)
    try:
        yield
    except LaaError:
        with suppress(OSError):
            path.unlink()
        _take_away(missing)
        raise


def put(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, over whatever was there. Raises OSError."""
    if path.exists() and not path.is_file():
        path.write_bytes(data)  # a terminal or a pipe, which keep nothing
        return
    _replace(path, data, _OUTPUT, lambda: None)


def _replace(path: Path, data: bytes, prefix: str, unchanged: Callable[[], None]) -> None:
    path = Path(os.path.realpath(path))  # a link stays a link
    if path.exists() and not os.access(path, os.W_OK):  # the folder alone would allow it
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    with _scratch(path, data, prefix) as scratch:
        unchanged()
        scratch.replace(path)
    _settle(path.parent)


def _name(scratch: Path, path: Path) -> None:
    """Give a new file its name. Raises FileExistsError where another has it."""
    try:
        os.link(scratch, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links, where another hand has a moment to come between
        if os.path.lexists(path):
            raise FileExistsError(path) from None
        scratch.rename(path)


@contextmanager
def _scratch(path: Path, data: bytes, prefix: str) -> Iterator[Path]:
    """A file beside `path` that holds the data, on disk and with the right to be read that the old file gave."""
    _sweep(path.parent, prefix)
    mode = path.stat().st_mode & 0o7777 if path.exists() else 0o666 & ~_umask()
    handle, name = tempfile.mkstemp(prefix=prefix, dir=path.parent)
    scratch = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            with suppress(PermissionError):  # a file system without rights
                scratch.chmod(mode)
            os.fsync(file.fileno())
        yield scratch
    finally:
        with suppress(OSError):  # it has become the file, or the next write takes it away
            scratch.unlink()


def _sweep(folder: Path, prefix: str) -> None:
    """Take away what a process that died left half-written. Output is written without a lock, so only what is old."""
    with suppress(OSError):
        for left in folder.glob(f"{prefix}*"):
            if prefix == _RECORD or time.time() - left.stat().st_mtime > _STALE:
                left.unlink()


def _missing_folders(path: Path) -> list[Path]:
    """Those above a file that are not there, the innermost first."""
    return list(takewhile(lambda folder: not folder.exists(), path.parents))


@contextmanager
def _folders_above(path: Path) -> Iterator[None]:
    """The folders above a file, taken away again where it cannot be written."""
    missing = _missing_folders(path)
    try:
        if missing:
            path.parent.mkdir(parents=True, exist_ok=True)
        yield
    except OSError:
        _take_away(missing)
        raise
    for folder in missing:
        _settle(folder.parent)


def _take_away(folders: list[Path]) -> None:
    """Those that are empty."""
    for folder in folders:
        with suppress(OSError):
            folder.rmdir()


def _settle(folder: Path) -> None:
    """Have the folder itself written to disk, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _unwritable(shown: str, error: OSError) -> LaaError:
    return LaaError(f"cannot write {shown}: {error.strerror}; nothing was lost", _advice(error))


def _advice(error: OSError) -> str:
    match error.errno:
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return "Check who may write there."
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return "Make room on the disk, then run this again."
        case errno.ENOENT:
            return "The folder was there a moment ago: put it back, then run this again."
        case _:
            return "Look at the folder and the disk, then run this again."


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
