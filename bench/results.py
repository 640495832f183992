"""What was measured, run by run (bench/measured.jsonl), and the tables it comes to (bench/RESULTS.md).

`python bench/results.py` writes the tables again. Why a goal is missed is for people to say, in bench/MISSED.md, below
a heading with the goal's own words; no run writes there.
"""

from __future__ import annotations

import json
import statistics
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from timing import Run

HERE = Path(__file__).parent
MEASURED, RESULTS, MISSED = HERE / "measured.jsonl", HERE / "RESULTS.md", HERE / "MISSED.md"
TYPER = "Typer, two commands"
OWNERS = "actions --owner 'Ada Ash'"
PARTS = {
    "start": "Starting",
    "lists-120": "120 meetings, 1,440 actions: ten years of one body",
    "lists-1000": "1,000 meetings, 12,000 actions",
    "owner-1000": "One owner's open actions of 12,000",
    "owner-10000": "One owner's open actions of 120,000",
    "check-1000": "All files checked: 1,000 meetings, 12,000 actions",
    "check-120": "All files checked: 120 meetings, 1,440 actions",
    "changed": "A list after one record of 1,000 changed, beside the same with nothing changed",
    "size": "10,000 meetings, beside the same command at 120",
}
INTRODUCTION = """\
# Measurements

Whole processes, laa and another in turn: medians of the time by the clock; the median of laa's time by the other's,
pair by pair (a ratio of 2 is twice as long), and the same of the processors' time; the most memory that a process had,
in megabytes, with ≤ where it cannot be told from the process that measures. The register is what laa keeps on disk of
the records: *kept*, as whoever asked before left it; *changed*, when one record was written since; *none*, where there
is none and every record is read. Times of one machine mean little elsewhere. The records are those of
`bench/corpus.py`, in each program's own form (`bench/peers.py`).

`make bench` measures all; `python bench/measure.py PART…` measures parts, which are named below, and leaves the others
as they were. Run by run it is in `bench/measured.jsonl`, of which this file is made.
"""


@dataclass(frozen=True, slots=True)
class Comparison:
    """One command of laa beside another program's, or beside itself in another state; without pairs, `fault` says why.

    `load` is how many processes wanted a processor just then, ours among them; `least` the memory, in bytes, below
    which no process could be told from the one that measured.
    """

    part: str
    register: str
    command: str
    beside: str
    release: str
    pairs: tuple[tuple[Run, Run], ...]
    fault: str
    when: str
    where: str
    load: float
    least: int

    @property
    def key(self) -> tuple[str, str, str, str]:
        return self.part, self.register, self.command, self.beside

    def ratio(self, of: Callable[[Run], float] = lambda run: run.wall) -> float:
        return statistics.median(of(ours) / of(theirs) for ours, theirs in self.pairs)

    def memory(self) -> int:
        """The most that laa had, in bytes."""
        return max(ours.memory for ours, _ in self.pairs)


@dataclass(frozen=True, slots=True)
class Goal:
    """The most that laa's time is to be of the other's; or, beside nothing, its memory in megabytes in that part."""

    work: str
    part: str
    command: str
    beside: str
    most: float
    register: str = "kept"


def _goals() -> tuple[Goal, ...]:
    few, many, ten = "One owner's actions, 12,000", "One owner's actions, 120,000", "Ten years of one body"
    beside = {
        "Taskwarrior": 1.0, "todo.txt-cli": 1.1, "todo.txt-cli, one file": 1.1, "ledger": 0.85, "hledger": 0.17,
        "todoman": 0.22, "beanquery": 0.07, "Backlog.md": 0.02,
    }  # fmt: skip
    return (
        *(Goal(few, "owner-1000", OWNERS, name, most) for name, most in beside.items()),
        Goal(many, "owner-10000", OWNERS, "Taskwarrior", 0.15),
        Goal(many, "owner-10000", OWNERS, "todo.txt-cli", 0.30),
        Goal(many, "owner-10000", OWNERS, "todo.txt-cli, one file", 0.30),
        Goal(many, "owner-10000", OWNERS, "hledger", 0.03),
        Goal(many, "owner-10000", OWNERS, "", 60),
        Goal(ten, "lists-120", OWNERS, TYPER, 1.3),
        Goal("Everything checked", "check-1000", "check", "bean-check", 1.0, "none"),
        Goal("Everything checked", "check-1000", "check", "hledger check", 2.0, "none"),
        Goal("Everything checked", "check-120", "check", "doorstop", 0.05, "none"),
        Goal("Everything checked", "check-120", "check", "yamllint", 0.05, "none"),
        Goal("One record of 1,000 changed", "changed", OWNERS, "nothing changed", 1.5, "changed"),
        Goal("Minutes and scorecard", "lists-120", "minutes DATE", TYPER, 2.0),
        Goal("Minutes and scorecard", "lists-120", "scorecard", TYPER, 2.0),
        Goal("Minutes and scorecard", "size", "minutes DATE", "at 120", 2.0),
        Goal("Minutes and scorecard", "size", "scorecard", "at 120", 2.0),
        Goal("Starting", "start", "--help", TYPER, 1.1, ""),
        Goal("Starting", "start", "--version", TYPER, 1.1, ""),
        Goal("Starting", "start", "completion", TYPER, 1.1, ""),
    )


GOALS = _goals()


def read() -> list[Comparison]:
    lines = MEASURED.read_text(encoding="utf-8").splitlines() if MEASURED.exists() else []
    found = []
    for line in lines:
        kept = json.loads(line)
        kept["pairs"] = tuple((Run(*ours), Run(*theirs)) for ours, theirs in kept["pairs"])
        found.append(Comparison(**kept))
    return found


def keep(new: Comparison) -> None:
    """Put a comparison in the place of the one before it, and write the tables."""
    _write([*(one for one in read() if one.key != new.key), new])


def forget(part: str) -> None:
    """Let go of what was measured of a part, which is to be measured anew."""
    _write([one for one in read() if one.part != part])


def _write(every: list[Comparison]) -> None:
    every.sort(key=lambda one: list(PARTS).index(one.part))
    MEASURED.write_text("".join(f"{_line(one)}\n" for one in every), encoding="utf-8")
    RESULTS.write_text(tables(read()), encoding="utf-8")


def _line(one: Comparison) -> str:
    pairs = [[[round(run.wall, 4), round(run.processor, 4), run.memory] for run in pair] for pair in one.pairs]
    return json.dumps(asdict(one) | {"pairs": pairs}, ensure_ascii=False)


def tables(every: Sequence[Comparison]) -> str:
    """RESULTS.md, whole."""
    lines = [INTRODUCTION, "## Goals", "", "| work | beside | goal | measured | |", "|---|---|---|---|---|"]
    lines += [_goal(one, every) for one in GOALS]
    for part, title in PARTS.items():
        rows = [one for one in every if one.part == part]
        if rows:
            lines += ["", f"## {title}", "", _made(part, rows), "", *HEADING, *map(_row, rows)]
    return "\n".join(lines) + "\n"


def _made(part: str, rows: Sequence[Comparison]) -> str:
    """When and where a part was measured, and how busy the machine was."""
    days, places = (", ".join(sorted(set(said))) for said in zip(*((one.when, one.where) for one in rows), strict=True))
    loads = sorted(one.load for one in rows)
    return f"`{part}`: {days}; {places}; load {loads[0]} to {loads[-1]}."


HEADING = (
    "| register | laa | beside | its time | laa's | ratio | processors | its memory | laa's | pairs |",
    "|---|---|---|---|---|---|---|---|---|---|",
)


def _row(one: Comparison) -> str:
    head = f"| {one.register} | `{one.command}` | {f'{one.beside} {one.release}'.strip()} |"
    if not one.pairs:
        return f"{head} {one.fault} | | | | | | |"
    ours, theirs = zip(*one.pairs, strict=True)
    ratios = _figure(one.ratio()), _figure(one.ratio(lambda run: run.processor))
    memory = _memory(theirs, one.least), _memory(ours, one.least)
    cells = (_time(theirs), _time(ours), *ratios, *memory, str(len(one.pairs)))
    return f"{head} {' | '.join(cells)} |"


def _time(runs: Sequence[Run]) -> str:
    middle = statistics.median(run.wall for run in runs)
    return f"{middle * 1000:,.0f} ms" if middle < 10 else f"{middle:,.1f} s"


def _memory(runs: Sequence[Run], least: int) -> str:
    most = max(run.memory for run in runs)
    return f"{'≤ ' if most <= least else ''}{most / 1e6:,.0f}"


def _figure(ratio: float) -> str:
    return f"{ratio:.2f}" if ratio >= 0.1 else f"{ratio:.3f}"


def _goal(goal: Goal, every: Sequence[Comparison]) -> str:
    measured = reached(goal, every)
    beside, unit = (goal.beside, " ×") if goal.beside else ("peak memory", " MB")
    head = f"| {goal.work}: `{goal.command}` | {beside} | ≤ {goal.most:g}{unit} |"
    if measured is None:
        return f"{head} not measured | |"
    said = _figure(measured) if goal.beside else f"{measured:.0f}"
    return f"{head} {said}{unit} | {_verdict(goal, measured)} |"


def _verdict(goal: Goal, measured: float) -> str:
    if measured <= goal.most:
        return "met"
    why = f"[why](MISSED.md#{anchor(goal.work)})" if goal.work in explained() else "not explained yet"
    times = measured / goal.most
    return f"missed by {times - 1:.0%}: {why}" if times < 2 else f"missed, {times:.1f} times the goal: {why}"


def reached(goal: Goal, every: Sequence[Comparison]) -> float | None:
    """The ratio, or the megabytes, that a goal is about; None where that was not measured."""
    part = [one for one in every if one.pairs and one.part == goal.part and one.command == goal.command]
    if not goal.beside:
        return max((one.memory() / 1e6 for one in part), default=None)
    return next((one.ratio() for one in part if (one.beside, one.register) == (goal.beside, goal.register)), None)


def explained() -> set[str]:
    """The goals of which MISSED.md speaks: its headings."""
    lines = MISSED.read_text(encoding="utf-8").splitlines() if MISSED.exists() else []
    return {line.removeprefix("## ") for line in lines if line.startswith("## ")}


def anchor(heading: str) -> str:
    return "".join(letter for letter in heading.lower().replace(" ", "-") if letter.isalnum() or letter == "-")


if __name__ == "__main__":
    RESULTS.write_text(tables(read()), encoding="utf-8")
