"""Where the work of a roll-up is done: in processes of this machine, or on a Dask cluster. Both are executors as
`concurrent.futures` has them, and nothing else knows which it is."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Executor
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from ..diagnostic import LaaError

Executors = Callable[[int], AbstractContextManager[Executor]]  # an executor for so many tasks
_PATIENCE = 10.0  # seconds to wait for a scheduler


@contextmanager
def processes(tasks: int) -> Iterator[Executor]:
    """As many processes as there are processors, or tasks."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # Not forked: this process may have threads, DuckDB's among them.
    pool = ProcessPoolExecutor(min(tasks, _processors()), mp_context=get_context("spawn"))
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def cluster(address: str) -> Executors:
    """The workers of a Dask scheduler, which have the same laa and see the same folders."""

    @contextmanager
    def workers(tasks: int) -> Iterator[Executor]:
        try:
            from distributed import Client
        except ImportError:
            raise LaaError("a cluster needs another package", "pip install 'laa-minutes[cluster]'") from None
        try:
            connect: Any = Client  # which has no types
            client = connect(address, timeout=_PATIENCE, set_as_default=False)
        except (OSError, ValueError) as error:
            raise LaaError(f"no Dask scheduler answers at {address}: {error}", "Is it running?") from None
        for handler in logging.getLogger("distributed").handlers:  # what they would tell, is told here in the end
            handler.setLevel(logging.CRITICAL)
        with client:
            if not client.scheduler_info()["workers"]:
                raise LaaError(f"the Dask scheduler at {address} has no workers", f"Start some: dask worker {address}")
            with client.get_executor() as pool:
                yield pool

    return workers


def end_of(error: Exception) -> str:
    """In words, how whoever was to do a task came to an end; "" for what the task itself raised."""
    if isinstance(error, CancelledError):
        return "the cluster went away before it was read"
    dead = isinstance(error, BrokenExecutor) or type(error).__name__ == "KilledWorker"  # the latter is Dask's
    return "the process that was to read it died" if dead else ""


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
