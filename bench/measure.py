"""How long commands take beside other programs, and how much memory: python bench/measure.py [PART…] [--only NAME…]

The parts are those of bench/results.py, all of them where none is named; `--only` keeps to the programs named. Each
comparison is kept as soon as it is made, so that what was broken off goes on with the parts that are missing. The
records are those of bench/corpus.py, made in a temporary folder. Missing programs are installed: bench/peers.py.
"""

from __future__ import annotations

import argparse
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import corpus
import peers
import results
from results import OWNERS, TYPER, Comparison
from timing import Command, Run, in_turn, least_memory, shown

HERE = Path(__file__).parent
LAA = str(Path(sys.executable).with_name("laa"))
# What any command line made with Typer takes before it does a thing. Without its own completion it starts quicker.
TWO_COMMANDS = """
import typer
app = typer.Typer(rich_markup_mode=None, add_completion={completion})
@app.command()
def first() -> None: print("first")
@app.command()
def second() -> None: print("second")
app()
"""
LISTS = (
    OWNERS, "actions", "decisions", "meetings", "scorecard", "forward-plan", "attendance", "exceptions",
    "minutes DATE", "show 'NI 4'", "search volunteer", "check",
)  # fmt: skip
STATES = ("kept", "changed", "none")


@dataclass(frozen=True, slots=True)
class Bench:
    """A part while it is measured: the folder for all that is made, and the programs to keep to, if any are named."""

    part: str
    folder: Path
    only: tuple[str, ...]

    def records(self, meetings: int) -> Path:
        """A workspace of so many meetings, made when it is first asked for."""
        place = self.folder / f"{meetings}"
        if not place.exists():
            corpus.main(place, meetings)
        return place

    def compare(
        self,
        command: str,
        ours: Command,
        beside: str,
        theirs: Command | None,
        *,
        register: str = "",
        release: str = "",
        fault: str = "",
        lines: int = 0,
        before: Callable[[], None] | None = None,
    ) -> None:
        """Measure, and keep; both must end well and print so many lines, or what is kept says that they do not."""
        if self.only and beside not in self.only:
            return
        pairs: tuple[tuple[Run, Run], ...] = ()
        if theirs is not None:
            fault = wanting("laa", ours, lines) or wanting(beside, theirs, lines)
            pairs = () if fault else tuple(in_turn(ours, theirs, before))
        one = Comparison(
            self.part, register, command, beside, release, pairs, fault,
            when=time.strftime("%Y-%m-%d"), load=round(os.getloadavg()[0], 1), least=least_memory(),
            where=f"Python {sys.version.split()[0]}, {os.cpu_count()} processors",
        )  # fmt: skip
        results.keep(one)
        said = f"{one.ratio():.3f}, {len(pairs)} pairs" if pairs else fault
        print(f"{self.part}: {register} {command} / {beside}: {said}", flush=True)

    def constant(self, *words: str) -> Command:
        """The Typer program of two commands."""
        program = self.folder / "two.py"
        program.write_text(TWO_COMMANDS.format(completion=False), encoding="utf-8")
        return Command((sys.executable, str(program), *words))

    def completing(self) -> tuple[Command, Command]:
        """laa and the Typer program, each asked by the shell what may follow."""
        program = self.folder / "completing"
        program.write_text(TWO_COMMANDS.format(completion=True), encoding="utf-8")
        asked = ("env", "COMP_CWORD=1")
        ours = ("COMP_WORDS=laa act", "_LAA_COMPLETE=complete_bash", LAA)
        theirs = ("COMP_WORDS=completing f", "_COMPLETING_COMPLETE=complete_bash", sys.executable, str(program))
        return Command((*asked, *ours)), Command((*asked, *theirs))


def main() -> None:
    wanted = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    wanted.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(results.PARTS)}")
    wanted.add_argument("--only", nargs="+", default=(), metavar="NAME", help="the programs to compare with")
    chosen = wanted.parse_args()
    if unknown := set(chosen.parts) - set(results.PARTS):
        wanted.error(f"no part is called {', '.join(sorted(unknown))}")
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    subprocess.run([sys.executable, "-m", "compileall", "-q", str(HERE.parent / "src")], check=True)  # as pip does
    peers.install()
    with tempfile.TemporaryDirectory() as folder:
        for part in chosen.parts or results.PARTS:
            if not chosen.only:
                results.forget(part)
            kind, _, meetings = part.partition("-")
            KINDS[kind](Bench(part, Path(folder), tuple(chosen.only)), int(meetings or 0))


def wanting(name: str, command: Command, lines: int) -> str:
    """What is wrong with what a command does, or nothing."""
    done = shown(command)
    printed = len(done.stdout.splitlines())
    if done.returncode:
        return f"{name} ends with {done.returncode}: {' '.join(done.stderr.split())[-120:]}"
    return f"{name} prints {printed} lines, not {lines}" if printed < lines else ""


def laa(records: Path, command: str) -> Command:
    """A command as it stands in the tables; DATE is that of the first body's meeting in the middle."""
    held = sorted((records / "meetings" / "grp").iterdir())
    day = f"grp/{held[len(held) // 2].stem}"
    return Command((LAA, "-C", str(records), *shlex.split(command.replace("DATE", day))))


@contextmanager
def register(records: Path, state: str) -> Iterator[Callable[[], None] | None]:
    """Keep the register in a state; what is given is to be called before every run."""
    own = records / ".laa"
    shutil.rmtree(own, ignore_errors=True)
    if state == "none":
        own.write_text("in the way")
    yield (lambda: touch(records)) if state == "changed" else None
    if state == "none":
        own.unlink()


def touch(records: Path) -> None:
    """Write the last record anew, with a comment that it did not have before."""
    record = max((records / "meetings" / "grp").iterdir())
    text = record.read_text(encoding="utf-8").partition("# touched")[0]
    record.write_text(f"{text}# touched {time.time_ns()}\n", encoding="utf-8")


# The parts


def start(bench: Bench, _: int) -> None:
    release = version("typer")
    bench.compare("--help", Command((LAA, "--help")), TYPER, bench.constant("--help"), release=release)
    bench.compare("--version", Command((LAA, "--version")), TYPER, bench.constant("first"), release=release)
    ours, theirs = bench.completing()
    bench.compare("completion", ours, TYPER, theirs, release=release, lines=1)


def lists(bench: Bench, meetings: int) -> None:
    records = bench.records(meetings)
    for state in STATES:
        with register(records, state) as before:
            for command in LISTS if state == "none" else LISTS[:-1]:  # check reads every record whatever is kept
                bench.compare(
                    command, laa(records, command), TYPER, bench.constant("first"),
                    register=state, release=version("typer"), before=before,
                )  # fmt: skip


def owner(bench: Bench, meetings: int) -> None:
    """Above 1,000 meetings, beside the quicker ones: the others take minutes."""
    asked = peers.LISTS if meetings <= 1000 else peers.LISTS[:5]
    beside(bench, bench.records(meetings), OWNERS, "kept", asked)


def check(bench: Bench, meetings: int) -> None:
    """The two that take minutes over 1,000 meetings, at 120."""
    records = bench.records(meetings)
    with register(records, "none"):
        beside(bench, records, "check", "none", peers.CHECKS[:2] if meetings >= 1000 else peers.CHECKS[2:])


def beside(bench: Bench, records: Path, command: str, state: str, asked: Sequence[peers.Peer]) -> None:
    asked = [peer for peer in asked if peer.name in bench.only or not bench.only]
    place = bench.folder / bench.part
    lines = peers.write(records, place, [peer for peer in asked if peer.program])
    for peer in asked:
        bench.compare(
            command, laa(records, command), peer.name, peer.command(place, records) if peer.program else None,
            register=state, release=peer.release() if peer.program else "",
            fault=f"not installed: {peer.by_hand()}", lines=lines if command == OWNERS else 0,
        )  # fmt: skip


def changed(bench: Bench, _: int) -> None:
    records = bench.records(1000)
    with register(records, "changed") as before:
        for command in LISTS[:-1]:
            same = laa(records, command)
            bench.compare(command, same, "nothing changed", same, register="changed", before=before)


def size(bench: Bench, _: int) -> None:
    for command in ("minutes DATE", "scorecard", OWNERS):
        ours, theirs = (laa(bench.records(meetings), command) for meetings in (10_000, 120))
        bench.compare(command, ours, "at 120", theirs, register="kept")


KINDS: dict[str, Callable[[Bench, int], None]] = {
    "start": start, "lists": lists, "owner": owner, "check": check, "changed": changed, "size": size,
}  # fmt: skip


if __name__ == "__main__":
    main()
