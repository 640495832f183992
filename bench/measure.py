"""How long commands take, against a Typer program of two commands: python bench/measure.py [RUNS]

Whole processes, in turn, so that a busy machine disturbs both alike; medians, and the ratio pair by pair. The records
are those of bench/corpus.py: 120 meetings, ten years of a group that meets once a month, and no index of any kind.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import corpus

TWO_COMMANDS = """
import typer
app = typer.Typer(rich_markup_mode=None, add_completion=False)
@app.command()
def first() -> None: print("first")
@app.command()
def second() -> None: print("second")
app()
"""
LISTS = (
    "actions --owner 'Ada Ash'", "actions", "decisions", "meetings", "scorecard", "forward-plan", "attendance",
    "minutes 2024-01-22", "show 'NI 4'", "search volunteer", "check",
)  # fmt: skip


def main(runs: int) -> None:
    laa = str(Path(sys.executable).with_name("laa"))
    with tempfile.TemporaryDirectory() as folder:
        records = Path(folder) / "records"
        corpus.main(records, 120)
        program = Path(folder) / "two.py"
        program.write_text(TWO_COMMANDS, encoding="utf-8")
        help_, constant = [sys.executable, str(program), "--help"], [sys.executable, str(program), "first"]
        print(f"{'command':32}  {'median':>8}  {'peer':>8}  {'ratio':>6}")
        compare("--help", [laa, "--help"], help_, runs)
        compare("--version", [laa, "--version"], constant, runs)
        for command in LISTS:
            compare(command, f"{laa} -C {records} {command}", constant, runs)


def compare(name: str, ours: list[str] | str, peer: list[str], runs: int) -> None:
    """Print the medians of both, and the median of their ratios, from runs that take turns."""
    pairs = [(seconds(ours), seconds(peer)) for _ in range(runs + 1)][1:]
    own, other = (statistics.median(side) for side in zip(*pairs, strict=True))
    ratio = statistics.median(a / b for a, b in pairs)
    print(f"{name:32}  {own * 1000:6.0f}ms  {other * 1000:6.0f}ms  {ratio:6.2f}", flush=True)


def seconds(command: list[str] | str) -> float:
    begin = time.perf_counter()
    subprocess.run(
        command, shell=isinstance(command, str), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
    )
    return time.perf_counter() - begin


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
