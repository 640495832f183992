"""What a roll-up of many partnerships costs: python bench/rollup.py [PARTNERSHIPS…] [--archive PARTNERSHIPS]

The records are those of bench/corpus.py, each partnership's from a seed of its own: a year of monthly meetings, of 16
KB and 12 actions each. `laa rollup` is a whole process with those that it starts; the processor's time is of all of
them, and it is what to compare: the clock's depends on who else is at work. The same is measured of a few
partnerships with twenty years each, from which docs/scale.md works out a national archive; and what the questions of
docs/scale.md cost over each data set. Writes bench/ROLLUP.md.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import corpus
import duckdb
from timing import Command, Run, timed

HERE = Path(__file__).parent
RESULTS, PAGE = HERE / "ROLLUP.md", HERE.parent / "docs" / "scale.md"
CHANGED = 10  # workspaces in which a record is changed
YEAR, ARCHIVE = 12, 240  # meetings
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
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("partnerships", nargs="*", type=int, default=[10, 100, 1000])
    wanted.add_argument("--archive", type=int, default=20)
    chosen = wanted.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    subprocess.run([sys.executable, "-m", "compileall", "-q", str(HERE.parent / "src")], check=True)  # as pip does
    command = " ".join(["python bench/rollup.py", *map(str, chosen.partnerships), f"--archive {chosen.archive}"])
    lines = [
        "# Roll-ups",
        "",
        f"`{command}`, Python {platform.python_version()}, DuckDB {duckdb.__version__}, {os.cpu_count()} processors. "
        "`processor` is what all processes of a command took together, `per workspace read` that time beyond the one "
        "in which nothing had changed, `memory` that of the largest process. Times of one machine mean little "
        "elsewhere.",
    ]
    with tempfile.TemporaryDirectory() as folder:
        for number in chosen.partnerships:
            lines += ["", *section(Archive(Path(folder) / f"years-{number}", number, YEAR))]
        lines += ["", *section(Archive(Path(folder) / "archive", chosen.archive, ARCHIVE))]
    RESULTS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"Wrote {RESULTS}.")


def section(archive: Archive) -> list[str]:
    archive.make()
    records = f"{archive.number * archive.meetings:,} records, {size(archive.root, '.yaml')}"
    rows = list(costs(archive))
    files = sum(1 for _ in archive.lake.rglob("*.parquet"))
    heading = f"## {archive.number:,} partnerships, {archive.meetings} meetings each"
    return [
        heading,
        "",
        f"{records}. The data set: {files:,} files, {size(archive.lake, '.parquet')}; the registers that laa keeps in "
        f"the workspaces: {size(archive.root, '.sqlite')}.",
        "",
        f"| {' | '.join(HEADINGS)} |",
        f"|{'---|' * len(HEADINGS)}",
        *rows,
        *questions(archive),
    ]


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


def rollup(archive: Archive, day: date) -> Run:
    laa = str(Path(sys.executable).with_name("laa"))
    return timed(Command((laa, "rollup", *map(str, archive.workspaces), "-o", str(archive.lake), "--as-of", str(day))))


def read_as_of(archive: Archive, day: date) -> int:
    """How many workspaces were read as of a day."""
    asked = f"SELECT count(*) FROM read_parquet('{archive.lake}/partnerships/*/*.parquet') WHERE as_of = $1"
    return int(duckdb.execute(asked, [day]).fetchall()[0][0])


def questions(archive: Archive) -> Iterator[str]:
    """What the documented questions cost, each in a process of its own."""
    blocks = re.findall(r"```sql\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.S)
    views, *asked = [block.replace("lake/", f"{archive.lake}/") for block in blocks]
    for title, sql in zip(("overdue", "standing", "attendance", "partnerships"), asked, strict=True):
        program = f"import duckdb; e = duckdb.connect(); e.execute({views!r}); e.execute({sql!r}).fetchall()"
        yield line(f"question: {title}", None, timed(Command((sys.executable, "-c", program))), 0)


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
