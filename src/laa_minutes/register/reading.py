"""Work shared among as many processes as there are processors: most of the work of making a register anew.

Each child does every so many-th share and sends what it makes of it through a pipe. Whoever asked does a share too, if
not many others do. What a child does not send, because it died, is left to whoever asked; and so is everything where
processes cannot be forked cheaply and safely.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from itertools import pairwise
from typing import TypeVar

T = TypeVar("T")

_FEW = 4  # processes up to which the one that takes in what the others make has time to make as much itself
_WORTH_IT = 3  # pieces from which on the cost of a process is less than what it saves
_LENGTH = 8  # bytes
_ROOM = 1 << 20  # bytes in a pipe, so that no child waits for its parent to take what it has made


def shares(whole: Sequence[T], most: int) -> list[Sequence[T]]:
    """Pieces of a whole, in its order and of one size, of which each process gets as many as every other."""
    count = -(-len(whole) // most) or 1
    processes = _processes(count)
    count = -(-count // processes) * processes
    ends = [len(whole) * n // count for n in range(count + 1)]
    return [whole[start:end] for start, end in pairwise(ends)]


def shared(pieces: Sequence[T], make: Callable[[T], bytes]) -> Iterator[bytes | None]:
    """What `make` made of each piece in another process, in their order; None where it is to be made in this one."""
    processes = _processes(len(pieces))
    children = {n: _Child(pieces[n::processes], make) for n in range(processes <= _FEW, processes)}
    try:
        for n in range(len(pieces)):
            child = children.get(n % processes)
            yield child.next() if child else None
    finally:
        for child in children.values():
            child.end()


def _processes(pieces: int) -> int:
    """How many are to be at work on so many pieces; a child is never to get a lock that a thread holds."""
    if sys.platform != "linux" or threading.active_count() > 1 or pieces < _WORTH_IT:
        return 1
    return min(len(os.sched_getaffinity(0)), pieces)


class _Child:
    """A process that makes its share."""

    def __init__(self, pieces: Sequence[T], make: Callable[[T], bytes]) -> None:
        receive, send = os.pipe()
        self._process = os.fork()
        if not self._process:
            try:
                os.close(receive)  # else it would wait for ever to send to a parent that died
                with os.fdopen(send, "wb") as pipe:
                    _widen(send)
                    for piece in pieces:
                        made = make(piece)
                        pipe.write(len(made).to_bytes(_LENGTH, "big"))
                        pipe.write(made)
                        pipe.flush()
            finally:  # nothing of the parent's is to be finished here a second time
                os._exit(0)
        os.close(send)
        self._pipe = os.fdopen(receive, "rb")

    def next(self) -> bytes | None:
        """What it made of its next piece; None where it died before it had sent that."""
        length = self._pipe.read(_LENGTH)
        made = self._pipe.read(int.from_bytes(length, "big"))
        return made if len(length) == _LENGTH and len(made) == int.from_bytes(length, "big") else None

    def end(self) -> None:
        """No more is wanted of it."""
        self._pipe.close()
        with suppress(ProcessLookupError):
            os.kill(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)


def _widen(pipe: int) -> None:
    """Make room in a pipe, as far as the system lets us."""
    import fcntl  # which not every system has

    with suppress(OSError):
        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _ROOM)
