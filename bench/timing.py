"""Commands as whole processes, in turn with others, so that a busy machine disturbs both alike."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
MOST, SECONDS = 9, 12.0
KIB = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Command:
    """What is run, and in which folder."""

    words: tuple[str, ...]
    folder: Path = HERE


@dataclass(frozen=True, slots=True)
class Run:
    """A process and those it waited for: seconds by the clock and of processors, and the most bytes that one had."""

    wall: float
    processor: float
    memory: int


def timed(command: Command) -> Run:
    process = _runner()
    assert process.stdin
    assert process.stdout
    process.stdin.write("\0".join((str(command.folder), *command.words)) + "\n")
    process.stdin.flush()
    wall, processor, memory = process.stdout.readline().split()
    return Run(float(wall), float(processor), int(memory) * KIB)


@cache
def _runner() -> subprocess.Popen[str]:
    words = [sys.executable, "-I", "-S", str(HERE / "runner.py")]
    return subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


@cache
def least_memory() -> int:
    """Bytes below which no process can be told from the one that starts it."""
    return timed(Command(("true",))).memory


def in_turn(ours: Command, theirs: Command, before: Callable[[], None] | None = None) -> list[tuple[Run, Run]]:
    """Pairs of runs, `before` being called ahead of each: as many as begin within SECONDS, at most MOST."""
    pairs: list[tuple[Run, Run]] = []
    end = time.monotonic() + SECONDS
    while not pairs or (len(pairs) < MOST and time.monotonic() < end):
        if before:
            before()
        pairs.append((timed(ours), timed(theirs)))
    return pairs


def shown(command: Command) -> subprocess.CompletedProcess[str]:
    """What a command prints; run ahead of its timing, it also brings files into the system's memory."""
    return subprocess.run(
        command.words, cwd=command.folder, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
