"""Many files read at once, by as many processes as there are processors: most of the work of making a register anew.

Each child reads every so many-th batch of files and sends their rows through a pipe; rows are plain tuples, which
`marshal` carries fastest. What a child does not send, because it died, is read here. Where processes cannot be forked
cheaply and safely, everything is read here.
"""

from __future__ import annotations

import marshal
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import BinaryIO

from ..text import Text
from .tables import Rows

Batch = dict[str, Rows]
_WORTH_IT = 3  # batches from which on the cost of a process is less than what it saves
_LENGTH = 8  # bytes


def read_batches(batches: Sequence[Sequence[str]], read: Callable[[Sequence[str]], Batch]) -> Iterator[Batch]:
    """The rows of each batch of files, in the order of the batches. `read` makes them of the paths."""
    alone = sys.platform == "linux" and threading.active_count() == 1  # a child never gets a lock that a thread holds
    processors = len(os.sched_getaffinity(0)) if alone else 1
    if processors < 2 or len(batches) < _WORTH_IT:
        yield from map(read, batches)
        return
    children = [_Child(batches[n::processors], read) for n in range(processors)]
    try:
        for n, paths in enumerate(batches):
            found = children[n % processors].next()
            yield read(paths) if found is None else found
    finally:
        for child in children:
            child.end()


class _Child:
    """A process that reads its share of the batches."""

    def __init__(self, batches: Sequence[Sequence[str]], read: Callable[[Sequence[str]], Batch]) -> None:
        receive, send = os.pipe()
        self._process = os.fork()
        if not self._process:
            try:
                os.close(receive)  # else it would wait for ever to send to a parent that died
                with os.fdopen(send, "wb") as pipe:
                    for paths in batches:
                        _send(pipe, read(paths))
            finally:  # nothing of the parent's is to be finished here a second time
                os._exit(0)
        os.close(send)
        self._pipe = os.fdopen(receive, "rb")

    def next(self) -> Batch | None:
        """The rows of its next batch; None where it died before it had sent them."""
        length = self._pipe.read(_LENGTH)
        data = self._pipe.read(int.from_bytes(length, "big"))
        if len(length) < _LENGTH or len(data) < int.from_bytes(length, "big"):
            return None
        found: Batch = marshal.loads(data)  # noqa: S302 - our own child sent it
        return found

    def end(self) -> None:
        """No more is wanted of it."""
        self._pipe.close()
        with suppress(ProcessLookupError):
            os.kill(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)


def _send(pipe: BinaryIO, batch: Batch) -> None:
    plain = {
        path: {
            table: [tuple(str(value) if value.__class__ is Text else value for value in row) for row in entries]
            for table, entries in rows.items()
        }
        for path, rows in batch.items()
    }
    data = marshal.dumps(plain)
    pipe.write(len(data).to_bytes(_LENGTH, "big"))
    pipe.write(data)
    pipe.flush()
