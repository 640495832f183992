"""What a roll-up of many partnerships costs: python bench/rollup.py [PARTNERSHIPS…|archive]

The records are those of bench/corpus.py, each partnership's from a seed of its own: a year of monthly meetings, of 16
KB and 12 actions each. `laa rollup` is a whole process with those that it starts; the processor's time is of all of
them, and it is what to compare: the clock's depends on who else is at work. `archive` is a few partnerships with
twenty years each, from which docs/scale.md works out a national archive: that is asked its questions too, made of the
few, twenty times over. Writes the parts that were measured into bench/ROLLUP.md, and leaves the others as they were.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import corpus
import distributed
import duckdb
from timing import Command, Run, timed

HERE = Path(__file__).parent
RESULTS, PAGE = HERE / "ROLLUP.md", HERE.parent / "docs" / "scale.md"
CHANGED = 10  # workspaces in which a record is changed
YEAR, ARCHIVE = 12, 240  # meetings
FEW, TIMES = 20, 20  # partnerships of an archive, and how many times over a national one has as many
LATER = date(2040, 1, 1)
INTRODUCTION = """\
# Roll-ups

`python bench/rollup.py`. `processor` is what all processes of a command took together, `per workspace read` that time
beyond the one in which nothing had changed, `memory` that of the largest process. Times of one machine mean little
elsewhere. Questions are those of docs/scale.md, each asked by a process of its own.
"""
HEADINGS = ("what", "read", "clock", "processor", "per workspace read", "memory")


@dataclass(frozen=True, slots=True)
class Archive:
    """Workspaces and their data set."""

    root: Path
    number: int
    meetings: int

    @property
    def lake(self) -> Path:
        return self.root / "lake"

    @property
    def workspaces(self) -> list[Path]:
        return [self.root / f"p{number:04}" for number in range(self.number)]

    def make(self) -> None:
        for number, folder in enumerate(self.workspaces):
            corpus.main(folder, self.meetings, f"Partnership {number:04}", number, monthly=self.meetings)
        time.sleep(2.1)  # what was written a moment ago is looked at again

    def change(self, number: int) -> None:
        """Another date for the last action of the newest record of so many workspaces."""
        for folder in self.workspaces[:number]:
            newest = max((folder / "meetings" / "grp").iterdir())
            before, due, after = newest.read_text(encoding="utf-8").rpartition("due: ")
            later = date.fromisoformat(after[:10]) + timedelta(days=1)
            newest.write_text(f"{before}{due}{later}{after[10:]}", encoding="utf-8")
        time.sleep(2.1)


def main() -> None:
    wanted = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    wanted.add_argument("parts", nargs="*", default=["10", "100", "1000", "archive"])
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    subprocess.run([sys.executable, "-m", "compileall", "-q", str(HERE.parent / "src")], check=True)  # as pip does
    for part in wanted.parse_args().parts:
        with tempfile.TemporaryDirectory() as folder:
            if part == "archive":
                keep(Archive(Path(folder), FEW, ARCHIVE), archive_costs)
            else:
                keep(Archive(Path(folder), int(part), YEAR), costs)
    print(f"Wrote {RESULTS}.")


def keep(archive: Archive, measure: Callable[[Archive], Iterator[str]]) -> None:
    """Put what a part comes to into the results, under its heading."""
    archive.make()
    rows = list(measure(archive))
    files = sum(1 for _ in archive.lake.rglob("*.parquet"))
    text = (
        f"{archive.number * archive.meetings:,} records, {size(archive.root, '.yaml')}. The data set: {files:,} files, "
        f"{size(archive.lake, '.parquet')}. The registers that laa keeps in the workspaces: "
        f"{size(archive.root, '.sqlite')}. {time.strftime('%Y-%m-%d')}, Python {platform.python_version()}, "
        f"DuckDB {duckdb.__version__}, {os.cpu_count()} processors, which {os.getloadavg()[0]:.0f} processes wanted."
    )
    table = [f"| {' | '.join(HEADINGS)} |", f"|{'---|' * len(HEADINGS)}", *rows]
    found = kept()
    found[f"{archive.number:,} partnerships, {archive.meetings} meetings each"] = "\n".join(["", text, "", *table, ""])
    RESULTS.write_text(
        INTRODUCTION + "".join(f"\n## {name}\n{found[name]}" for name in sorted(found, key=order)), "utf-8"
    )


def kept() -> dict[str, str]:
    """What was measured before, by its heading."""
    if not RESULTS.exists():
        return {}
    return dict(part.split("\n", 1) for part in RESULTS.read_text(encoding="utf-8").split("\n## ")[1:])


def order(heading: str) -> list[int]:
    """By meetings, then by partnerships."""
    return [int(number) for number in re.findall(r"\d+", heading.replace(",", ""))][::-1]


def costs(archive: Archive) -> Iterator[str]:
    """The lines of the table. Of what happens once there is one figure; of nothing changed, the median of five."""
    day = date(2016, 1, 4) + timedelta(days=28 * (archive.meetings - 1) + 24)
    first = rollup(archive, day)
    same = [rollup(archive, day) for _ in range(5)]
    nothing = statistics.median(one.processor for one in same)
    yield line("first", archive.number, first, nothing)
    yield line("nothing changed", 0, sorted(same, key=lambda one: one.processor)[2], nothing)
    for number in (1, min(CHANGED, archive.number)):
        archive.change(number)
        yield line(f"a record changed in {number}", number, rollup(archive, day), nothing)
    later = rollup(archive, day + timedelta(days=1))
    yield line("nothing changed, a day later", read_as_of(archive, day + timedelta(days=1)), later, nothing)
    yield from questions(archive)


def archive_costs(archive: Archive) -> Iterator[str]:
    """The same; then read on a cluster, of which the figure is what it takes of the machine that asks; then asked."""
    yield from costs(archive)
    whole = archive.lake.rename(archive.root / "before")
    for folder in archive.workspaces:
        shutil.rmtree(folder / ".laa")
    make: Any = distributed.LocalCluster
    with make(n_workers=2, threads_per_worker=1, dashboard_address=None) as workers:
        run = rollup(archive, LATER, "--scheduler", workers.scheduler_address)
    yield line("first, on a cluster: the machine that asks", archive.number, run, 0)
    shutil.rmtree(whole)
    wide = Archive(archive.root / "wide", archive.number * TIMES, archive.meetings)
    for folder in archive.lake.glob("*/partnership=*"):
        for n in range(TIMES):
            shutil.copytree(folder, wide.lake / folder.parent.name / f"{folder.name}-{n}")
    yield from questions(wide, f" of {wide.number} partnerships")
    shutil.rmtree(wide.root)


def rollup(archive: Archive, day: date, *more: str) -> Run:
    laa = str(Path(sys.executable).with_name("laa"))
    words = ("rollup", *map(str, archive.workspaces), "-o", str(archive.lake), "--as-of", str(day), *more)
    return timed(Command((laa, *words)))


def read_as_of(archive: Archive, day: date) -> int:
    """How many workspaces were read as of a day."""
    asked = f"SELECT count(*) FROM read_parquet('{archive.lake}/partnerships/*/*.parquet') WHERE as_of = $1"
    return int(duckdb.execute(asked, [day]).fetchall()[0][0])


def questions(archive: Archive, whose: str = "") -> Iterator[str]:
    """What the documented questions cost, each in a process of its own."""
    blocks = re.findall(r"```sql\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.S)
    views, *asked = [block.replace("lake/", f"{archive.lake}/") for block in blocks]
    for title, sql in zip(("overdue", "standing", "attendance", "partnerships"), asked, strict=True):
        program = f"import duckdb; e = duckdb.connect(); e.execute({views!r}); e.execute({sql!r}).fetchall()"
        yield line(f"question: {title}{whose}", None, timed(Command((sys.executable, "-c", program))), 0)


def line(what: str, read: int | None, run: Run, nothing: float) -> str:
    each = f"{(run.processor - nothing) / read * 1000:,.0f} ms" if read else ""
    number = "" if read is None else f"{read:,}"
    text = (
        f"| {what} | {number} | {run.wall:,.2f} s | {run.processor:,.2f} s | {each} | {run.memory / 1_000_000:.0f} MB |"
    )
    print(text, flush=True)
    return text


def size(folder: Path, suffix: str) -> str:
    total = sum(path.stat().st_size for path in folder.rglob(f"*{suffix}"))
    return f"{total / 1_000_000:,.1f} MB"


if __name__ == "__main__":
    main()
