"""The same actions in other programs, and how long each takes to list one owner's: python bench/peers.py [MEETINGS]

The actions are those of bench/corpus.py. Each peer keeps them as its users would and is asked for one owner's open
ones: Taskwarrior and todoman by a tag or category, todo.txt-cli by a context, the three of accounting by an account.
Whole processes run in turn with laa, so that a busy machine disturbs both alike. Programs that are not installed are
named and left out: `apt-get install taskwarrior todotxt-cli ledger hledger`; beanquery and todoman, with `python -m pip
install beanquery todoman`, go into an environment of their own, whose `bin` is to be on PATH. Writes bench/PEERS.md.
"""

from __future__ import annotations

import json
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import corpus
import measure

from laa_minutes.register.index import open_kept
from laa_minutes.view.actions import ActionFilter, ActionRow, actions
from laa_minutes.workspace import Workspace

RESULTS = Path(__file__).with_name("PEERS.md")
OWNER = corpus.OWNERS[0]
RUNS = 7
TODAY = date(2026, 1, 5)


@dataclass(frozen=True, slots=True)
class Peer:
    """A program: what has to be on PATH, its version, how it is given the actions, and the command that asks it."""

    name: str
    program: str
    version: str
    write: Callable[[Path, Sequence[ActionRow]], None]
    ask: str


def tag(owner: str) -> str:
    return owner.replace(" ", "_")


def taskwarrior(folder: Path, rows: Sequence[ActionRow]) -> None:
    (folder / "taskrc").write_text(f"data.location={folder / 'task'}\nconfirmation=off\nverbose=nothing\n")
    tasks = [
        {
            "uuid": f"{n:08x}-0000-4000-8000-000000000000",
            "description": row.action,
            "tags": [tag(owner) for owner in row.owners],
            "entry": stamp(row.meeting),
            "status": "pending" if row.status == "open" else "completed",
            **({"due": f"{(row.due or '').replace('-', '')}T000000Z"} if row.due else {}),
            **({"end": f"{(row.closed or '').replace('-', '')}T000000Z"} if row.closed else {}),
        }
        for n, row in enumerate(rows)
    ]
    (folder / "tasks.json").write_text(json.dumps(tasks))
    command = ["task", f"rc:{folder / 'taskrc'}", "import", str(folder / "tasks.json")]
    subprocess.run(command, check=True, capture_output=True)


def stamp(meeting: str) -> str:
    return f"{meeting.partition('/')[2][:10].replace('-', '')}T000000Z"


def todo_txt(folder: Path, rows: Sequence[ActionRow]) -> None:
    lines = []
    for row in rows:
        done = "" if row.status == "open" else f"x {row.closed} "
        contexts = " ".join(f"@{tag(owner)}" for owner in row.owners)
        lines.append(f"{done}{row.meeting.partition('/')[2][:10]} {row.action} {contexts} due:{row.due}")
    (folder / "todo.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "config").write_text(
        f"export TODO_DIR={folder}\nexport TODO_FILE={folder}/todo.txt\nexport DONE_FILE={folder}/done.txt\n"
        f"export REPORT_FILE={folder}/report.txt\n"
    )


def journal(folder: Path, rows: Sequence[ActionRow]) -> None:
    lines = []
    for row in rows:
        state = "Open" if row.status == "open" else "Done"
        lines.append(f"{row.meeting.partition('/')[2][:10]} {row.action.rstrip('.')}")
        lines += [f"    {owner.replace(' ', '')}:{state}    1 ACT" for owner in row.owners]
        lines.append("    Raised\n")
    (folder / "actions.journal").write_text("\n".join(lines), encoding="utf-8")


def beans(folder: Path, rows: Sequence[ActionRow]) -> None:
    first = min(row.meeting.partition("/")[2][:10] for row in rows)
    accounts = sorted({owner.replace(" ", "") for row in rows for owner in row.owners})
    lines = [f"{first} open Assets:{name}:{state}" for name in accounts for state in ("Open", "Done")]
    lines.append(f"{first} open Equity:Raised")
    for row in rows:
        state = "Open" if row.status == "open" else "Done"
        lines.append(f'{row.meeting.partition("/")[2][:10]} * "{row.action}"')
        lines += [f"  Assets:{owner.replace(' ', '')}:{state}  1 ACT" for owner in row.owners]
        lines.append("  Equity:Raised\n")
    (folder / "actions.beancount").write_text("\n".join(lines), encoding="utf-8")


def todoman(folder: Path, rows: Sequence[ActionRow]) -> None:
    place = folder / "todos" / "actions"
    place.mkdir(parents=True)
    for n, row in enumerate(rows):
        lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:bench", "BEGIN:VTODO", f"UID:{n}",
            f"DTSTAMP:{stamp(row.meeting)}", f"SUMMARY:{row.action}",
            f"CATEGORIES:{','.join(tag(owner) for owner in row.owners)}",
            f"STATUS:{'NEEDS-ACTION' if row.status == 'open' else 'COMPLETED'}", "END:VTODO", "END:VCALENDAR",
        ]  # fmt: skip
        (place / f"{n}.ics").write_text("\r\n".join(lines) + "\r\n", encoding="utf-8")
    (folder / "todoman.py").write_text(
        f"path = '{folder}/todos/*'\ncache_path = '{folder}/todoman.sqlite'\ndate_format = '%Y-%m-%d'\n"
    )


NAME = OWNER.replace(" ", "")
PEERS = (
    Peer("Taskwarrior", "task", "task --version", taskwarrior, f"task rc:{{folder}}/taskrc +{tag(OWNER)} list"),
    Peer("todo.txt-cli", "todo-txt", "todo-txt -V", todo_txt, f"todo-txt -d {{folder}}/config -p list @{tag(OWNER)}"),
    Peer(
        "ledger", "ledger", "ledger --version", journal,
        f"ledger --no-color -f {{folder}}/actions.journal register {NAME}:Open",
    ),
    Peer(
        "hledger", "hledger", "hledger --version", journal,
        f"hledger -f {{folder}}/actions.journal register {NAME}:Open",
    ),
    Peer(
        "beanquery", "bean-query", "bean-query --version", beans,
        f"bean-query {{folder}}/actions.beancount \"SELECT date, narration WHERE account = 'Assets:{NAME}:Open'\"",
    ),
    Peer(
        "todoman", "todo", "todo --version", todoman,
        f"todo --config {{folder}}/todoman.py list --category {tag(OWNER)}",
    ),
)  # fmt: skip


def main(meetings: int) -> None:
    measure.as_installed()
    laa = Path(sys.executable).with_name("laa")
    with tempfile.TemporaryDirectory() as folder:
        records = Path(folder) / "records"
        corpus.main(records, meetings)
        rows = actions(open_kept(Workspace(records), TODAY), ActionFilter(status="all"))
        ours = f"{laa} -C {records} actions --owner '{OWNER}' --as-of {TODAY}"
        lines = []
        for peer in PEERS:
            place = Path(folder) / peer.name
            place.mkdir()
            lines += compared(peer, place, rows, ours)
    RESULTS.write_text(
        "\n".join([
            "# Beside other programs",
            "",
            f"`python bench/peers.py {meetings}`: the open actions of one owner among {len(rows):,} actions, as whole "
            f"processes in turn; medians of {RUNS} runs, and the median of laa's time by the peer's, pair by pair.",
            "",
            "| peer | version | laa | peer | ratio | processor |",
            "|---|---|---|---|---|---|",
            *lines,
            "",
        ]),
        encoding="utf-8",
    )  # fmt: skip
    print(f"Wrote {RESULTS}.")


def compared(peer: Peer, folder: Path, rows: Sequence[ActionRow], ours: str) -> list[str]:
    if shutil.which(peer.program) is None:
        print(f"{peer.name} is not installed, and is left out.", file=sys.stderr)
        return []
    peer.write(folder, rows)
    theirs = peer.ask.format(folder=folder)
    wanted = sum(row.status == "open" and OWNER in row.owners for row in rows)
    shown = subprocess.run(theirs, shell=True, capture_output=True, text=True, check=False)
    if shown.returncode or len(shown.stdout.splitlines()) < wanted:
        print(f"{peer.name} does not list all {wanted}: {shown.stderr.strip()[:200]}", file=sys.stderr)
        return []
    version = subprocess.run(peer.version, shell=True, capture_output=True, text=True, check=False).stdout
    number = next(iter(re.findall(r"\d+(?:\.\d+)+", version)), "–")
    pairs = [(measure.measured(ours), measure.measured(theirs)) for _ in range(RUNS + 1)][1:]
    own, other = ([pair[side] for pair in pairs] for side in (0, 1))
    wall = statistics.median(a.wall / b.wall for a, b in pairs)
    processor = statistics.median(a.processor / b.processor for a, b in pairs)
    line = f"| {peer.name} | {number} | {middle(own):.0f} ms | {middle(other):.0f} ms | {wall:.2f} | {processor:.2f} |"
    print(line, flush=True)
    return [line]


def middle(runs: Sequence[measure.Run]) -> float:
    return statistics.median(one.wall for one in runs) * 1000


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
