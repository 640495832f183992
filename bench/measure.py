"""How long commands take, against a Typer program of two commands: python bench/measure.py [MEETINGS…] [--runs N]

Whole processes, in turn, so that a busy machine disturbs both alike: the median of the wall time, the median of the
ratio pair by pair, the same of the processor's time, and the peak of memory. The records are those of bench/corpus.py;
120 meetings are ten years of a group that meets once a month. Each list is asked in three states of the register on
disk: `kept`, as it is for whoever asked before; `changed`, when one record was written since; `none`, where none can be
kept and every record is read. Writes bench/RESULTS.md.
"""

from __future__ import annotations

import argparse
import compileall
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import corpus

import laa_minutes

RESULTS = Path(__file__).with_name("RESULTS.md")
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
    "exceptions", "minutes {day}", "show 'NI 4'", "search volunteer", "check",
)  # fmt: skip
STATES = ("kept", "changed", "none")


@dataclass(frozen=True, slots=True)
class Run:
    """One process: seconds by the clock and of processors, and the most memory it had, in MiB."""

    wall: float
    processor: float
    memory: float


def main() -> None:
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("meetings", nargs="*", type=int, default=[120, 1000])
    wanted.add_argument("--runs", type=int, default=9)
    chosen = wanted.parse_args()
    as_installed()
    lines = [
        "# Measurements",
        "",
        f"`python bench/measure.py {' '.join(map(str, chosen.meetings))} --runs {chosen.runs}`, Python "
        f"{platform.python_version()}, {os.cpu_count()} processors. The ratio is to a Typer program of two commands "
        "that prints a word, run in turn with each: a ratio of 2 is twice as long. Times of one machine mean little "
        "elsewhere.",
    ]
    with tempfile.TemporaryDirectory() as folder:
        program = Path(folder) / "two.py"
        program.write_text(TWO_COMMANDS, encoding="utf-8")
        lines += ["", *table("Starting", [starting(program, chosen.runs)])]
        for meetings in chosen.meetings:
            records = Path(folder) / str(meetings)
            corpus.main(records, meetings)
            rows = [row for state in STATES for row in lists(records, meetings, state, program, chosen.runs)]
            lines += ["", *table(f"{meetings:,} meetings, {12 * meetings:,} actions", [rows])]
    RESULTS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"Wrote {RESULTS}.")


def as_installed() -> None:
    """Compile laa, as pip does where it installs it."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    compileall.compile_dir(str(Path(str(laa_minutes.__file__)).parent), quiet=1)


def starting(program: Path, runs: int) -> list[str]:
    laa = str(Path(sys.executable).with_name("laa"))
    return [
        compared("", "--help", [laa, "--help"], [sys.executable, str(program), "--help"], runs),
        compared("", "--version", [laa, "--version"], [sys.executable, str(program), "first"], runs),
    ]


def lists(records: Path, meetings: int, state: str, program: Path, runs: int) -> list[str]:
    laa = Path(sys.executable).with_name("laa")
    day = sorted((records / "meetings" / "grp").iterdir())[meetings // 2].stem
    own = records / ".laa"
    if state == "none":
        subprocess.run(["rm", "-rf", str(own)], check=True)
        own.write_text("in the way")
    found = []
    for name in LISTS:
        command = f"{laa} -C {records} {name.format(day=day)}"
        few = runs if state == "kept" or meetings <= 120 else max(1, runs // 3)
        constant = [sys.executable, str(program), "first"]
        found.append(compared(state, name.format(day="DATE"), command, constant, few, records, state == "changed"))
    if state == "none":
        own.unlink()
    return found


def compared(
    state: str,
    name: str,
    ours: list[str] | str,
    peer: list[str],
    runs: int,
    records: Path | None = None,
    change: bool = False,
) -> str:
    """A line of the table: medians of ours, and of the ratios of runs that take turns."""
    pairs = []
    for number in range(runs + 1):
        if change and records:
            record = sorted((records / "meetings" / "grp").iterdir())[-1]
            text = record.read_text(encoding="utf-8").partition("# touched")[0]
            record.write_text(f"{text}# touched {number}\n", encoding="utf-8")
        pairs.append((measured(ours), measured(peer)))
    own = [pair[0] for pair in pairs[1:]]
    wall = statistics.median(a.wall / b.wall for a, b in pairs[1:])
    processor = statistics.median(a.processor / b.processor for a, b in pairs[1:])
    median, most = statistics.median(one.wall for one in own) * 1000, max(one.memory for one in own)
    line = f"| {state} | `{name}` | {median:.0f} ms | {wall:.2f} | {processor:.2f} | {most:.0f} MiB |"
    print(line, flush=True)
    return line


def measured(command: list[str] | str) -> Run:
    begin = time.perf_counter()
    process = subprocess.Popen(
        command, shell=isinstance(command, str), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, _, used = os.wait4(process.pid, 0)
    process.returncode = 0
    return Run(time.perf_counter() - begin, used.ru_utime + used.ru_stime, memory(used))


def memory(used: resource.struct_rusage) -> float:
    return used.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)


def table(title: str, groups: list[list[str]]) -> list[str]:
    heading = ["| register | command | median | ratio | processor | memory |", "|---|---|---|---|---|---|"]
    return [f"## {title}", "", *heading, *(line for group in groups for line in group)]


if __name__ == "__main__":
    main()
