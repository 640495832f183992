"""Other programs that keep actions, or check files, and the same actions as their users would keep them.

`python bench/peers.py` installs those that are missing: Debian's by apt-get, for root; PyPI's and npm's under
`.venv/peers`.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby
from pathlib import Path

import corpus
from timing import Command, shown

from laa_minutes.register.index import open_kept
from laa_minutes.view.actions import ActionFilter, ActionRow, actions
from laa_minutes.workspace import Workspace

ROOT = Path(__file__).parent.parent
OWN = ROOT / ".venv" / "peers"
PLACES = (OWN / "bin", OWN / "node_modules" / ".bin")
INSTALLERS = {
    "apt-get": ("apt-get", "install", "-y", "-qq", "--no-install-recommends"),
    "pip": (str(OWN / "bin" / "python"), "-m", "pip", "install", "--quiet"),
    "npm": ("npm", "install", "--silent", "--no-package-lock", "--prefix", str(OWN)),
}
OWNER = corpus.OWNERS[0]
TODAY = date(2026, 1, 5)


@dataclass(frozen=True, slots=True)
class Peer:
    """A program: what brings it, how it is given the actions, and the command that asks it, in the folder of these."""

    name: str
    installer: str
    package: str
    write: Callable[[Path, Sequence[ActionRow]], None]
    ask: tuple[str, ...]
    version: str = "--version"

    @property
    def program(self) -> str | None:
        """Where it is, or None where it is not installed."""
        return shutil.which(self.ask[0], path=os.pathsep.join([*map(str, PLACES), os.environ["PATH"]]))

    def command(self, folder: Path, records: Path) -> Command:
        """The question, asked in a folder that holds the peers' folders; `records` is the workspace."""
        words = (word.format(records=records) for word in self.ask[1:])
        return Command((str(self.program), *words), folder / self.name)

    def release(self) -> str:
        """Its version, or nothing where it does not tell."""
        told = shown(Command((str(self.program), self.version))).stdout
        return next(iter(re.findall(r"\d+(?:\.\d+)+", told)), "")

    def by_hand(self) -> str:
        """The command that installs it."""
        return f"{self.installer} install {self.package}"


def tag(owner: str) -> str:
    return owner.replace(" ", "_")


def account(owner: str) -> str:
    return owner.replace(" ", "")


def day(row: ActionRow) -> str:
    return row.meeting.partition("/")[2][:10]


def stamp(day: str) -> str:
    return f"{day.replace('-', '')}T000000Z"


# How each keeps an action


def taskwarrior(folder: Path, rows: Sequence[ActionRow]) -> None:
    (folder / "taskrc").write_text(f"data.location={folder / 'task'}\nconfirmation=off\nverbose=nothing\n")
    tasks = [
        {
            "uuid": f"{n:08x}-0000-4000-8000-000000000000",
            "description": row.action,
            "tags": [tag(owner) for owner in row.owners],
            "entry": stamp(day(row)),
            "status": "pending" if row.status == "open" else "completed",
            **({"due": stamp(row.due)} if row.due else {}),
            **({"end": stamp(row.closed)} if row.closed else {}),
        }
        for n, row in enumerate(rows)
    ]
    (folder / "tasks.json").write_text(json.dumps(tasks))
    subprocess.run(["task", "rc:taskrc", "import", "tasks.json"], cwd=folder, check=True, capture_output=True)


def todo_txt(folder: Path, rows: Sequence[ActionRow], filed: bool = True) -> None:
    """With what is done in a file of its own, where its `do` puts it; or, not `filed`, with all in one."""
    held: dict[str, list[str]] = {"todo.txt": [], "done.txt": []}
    for row in rows:
        contexts = " ".join(f"@{tag(owner)}" for owner in row.owners)
        done = "" if row.status == "open" else f"x {row.closed} "
        held["done.txt" if done and filed else "todo.txt"].append(
            f"{done}{day(row)} {row.action} {contexts} due:{row.due}\n"
        )
    for name, lines in held.items():
        (folder / name).write_text("".join(lines), encoding="utf-8")
    files = {"TODO_DIR": "", "TODO_FILE": "/todo.txt", "DONE_FILE": "/done.txt", "REPORT_FILE": "/report.txt"}
    (folder / "config").write_text("".join(f"export {name}='{folder}{file}'\n" for name, file in files.items()))


def journal(folder: Path, rows: Sequence[ActionRow]) -> None:
    lines = []
    for row in rows:
        state = "Open" if row.status == "open" else "Done"
        lines.append(f"{day(row)} {row.action.rstrip('.')}")
        lines += [f"    {account(owner)}:{state}    1 ACT" for owner in row.owners]
        lines.append("    Raised\n")
    (folder / "actions.journal").write_text("\n".join(lines), encoding="utf-8")


def beans(folder: Path, rows: Sequence[ActionRow]) -> None:
    first = min(map(day, rows))
    accounts = sorted({account(owner) for row in rows for owner in row.owners})
    lines = [f"{first} open Assets:{name}:{state}" for name in accounts for state in ("Open", "Done")]
    lines.append(f"{first} open Equity:Raised")
    for row in rows:
        state = "Open" if row.status == "open" else "Done"
        lines.append(f'{day(row)} * "{row.action}"')
        lines += [f"  Assets:{account(owner)}:{state}  1 ACT" for owner in row.owners]
        lines.append("  Equity:Raised\n")
    (folder / "actions.beancount").write_text("\n".join(lines), encoding="utf-8")


def todoman(folder: Path, rows: Sequence[ActionRow]) -> None:
    place = folder / "todos" / "actions"
    place.mkdir(parents=True)
    for n, row in enumerate(rows):
        lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:bench", "BEGIN:VTODO", f"UID:{n}",
            f"DTSTAMP:{stamp(day(row))}", f"SUMMARY:{row.action}",
            f"CATEGORIES:{','.join(tag(owner) for owner in row.owners)}",
            f"STATUS:{'NEEDS-ACTION' if row.status == 'open' else 'COMPLETED'}", "END:VTODO", "END:VCALENDAR",
        ]  # fmt: skip
        (place / f"{n}.ics").write_text("\r\n".join(lines) + "\r\n", encoding="utf-8")
    (folder / "todoman.py").write_text(
        f"path = '{folder}/todos/*'\ncache_path = '{folder}/todoman.sqlite'\ndate_format = '%Y-%m-%d'\n"
    )


def backlog(folder: Path, rows: Sequence[ActionRow]) -> None:
    """Without its looking into branches of git, which takes it longer."""
    tasks = folder / "backlog" / "tasks"
    tasks.mkdir(parents=True)
    (folder / "backlog" / "config.yml").write_text(
        'project_name: Bench\ndefault_status: To Do\nstatuses: ["To Do", "In Progress", "Done"]\nlabels: []\n'
        "date_format: yyyy-mm-dd\nremote_operations: false\nauto_commit: false\nfilesystem_only: true\n"
        "check_active_branches: false\ntask_prefix: task\n"
    )
    for n, row in enumerate(rows, 1):
        people = "".join(f"  - '@{tag(owner)}'\n" for owner in row.owners)
        (tasks / f"task-{n} - {row.action.rstrip('.').replace(' ', '-')}.md").write_text(
            f"---\nid: TASK-{n}\ntitle: {row.action}\nstatus: {'To Do' if row.status == 'open' else 'Done'}\n"
            f"assignee:\n{people}created_date: '{day(row)} 12:00'\nlabels: []\ndependencies: []\n---\n",
            encoding="utf-8",
        )


def doorstop(folder: Path, rows: Sequence[ActionRow]) -> None:
    """A document of which every meeting is a part."""
    subprocess.run(["git", "init", "-q", str(folder)], check=True)
    place = folder / "actions"
    place.mkdir()
    (place / ".doorstop.yml").write_text("settings:\n  digits: 6\n  itemformat: yaml\n  prefix: ACT\n  sep: ''\n")
    n = 0
    for part, (_, held) in enumerate(groupby(sorted(rows, key=lambda row: row.meeting), lambda row: row.meeting), 1):
        for number, row in enumerate(held, 1):
            n += 1
            (place / f"ACT{n:06}.yml").write_text(
                f"active: true\nderived: false\ndue: {row.due}\nheader: ''\nlevel: 1.{part}.{number}\nlinks: []\n"
                f"normative: true\nowner: {', '.join(row.owners)}\nref: ''\nreviewed: null\nstatus: {row.status}\n"
                f"text: |\n  {row.action}\n",
                encoding="utf-8",
            )


def lint(folder: Path, rows: Sequence[ActionRow]) -> None:
    """The records themselves, long lines and a missing `---` allowed: else it would print thousands of remarks."""
    rules = "extends: default\nrules:\n  line-length: disable\n  document-start: disable\n"
    (folder / "yamllint.yaml").write_text(rules)


LISTS = (
    Peer("Taskwarrior", "apt-get", "taskwarrior", taskwarrior, ("task", "rc:taskrc", f"+{tag(OWNER)}", "list")),
    Peer(
        "todo.txt-cli", "apt-get", "todotxt-cli", todo_txt,
        ("todo-txt", "-d", "./config", "-p", "list", f"@{tag(OWNER)}"), "-V",
    ),
    Peer(
        "todo.txt-cli, one file", "apt-get", "todotxt-cli", partial(todo_txt, filed=False),
        ("todo-txt", "-d", "./config", "-p", "list", f"@{tag(OWNER)}", "- x 20"), "-V",
    ),
    Peer(
        "ledger", "apt-get", "ledger", journal,
        ("ledger", "--no-color", "-f", "actions.journal", "register", f"{account(OWNER)}:Open"),
    ),
    Peer(
        "hledger", "apt-get", "hledger", journal,
        ("hledger", "-f", "actions.journal", "register", f"{account(OWNER)}:Open"),
    ),
    Peer(
        "beanquery", "pip", "beanquery", beans,
        ("bean-query", "actions.beancount",
         f"SELECT date, narration WHERE account = 'Assets:{account(OWNER)}:Open'"),
    ),
    Peer("todoman", "pip", "todoman", todoman, ("todo", "--config", "todoman.py", "list", "--category", tag(OWNER))),
    Peer(
        "Backlog.md", "npm", "backlog.md", backlog,
        ("backlog", "task", "list", "-a", f"@{tag(OWNER)}", "-s", "To Do", "--plain"),
    ),
)  # fmt: skip
CHECKS = (
    Peer("bean-check", "pip", "beancount", beans, ("bean-check", "--no-cache", "actions.beancount")),
    Peer("hledger check", "apt-get", "hledger", journal, ("hledger", "-f", "actions.journal", "check")),
    Peer("doorstop", "pip", "doorstop", doorstop, ("doorstop",)),
    Peer("yamllint", "pip", "yamllint", lint, ("yamllint", "-c", "yamllint.yaml", "{records}")),
)


def install() -> None:
    """Bring what is missing; what cannot be brought stays missing, and its installer says why."""
    missing = [peer for peer in (*LISTS, *CHECKS) if peer.program is None]
    for installer, words in INSTALLERS.items():
        packages = sorted({peer.package for peer in missing if peer.installer == installer})
        if not packages or (installer == "apt-get" and os.geteuid() != 0):
            continue
        if installer == "apt-get":
            subprocess.run(["apt-get", "update", "-qq"], check=False)
        if installer == "pip":
            subprocess.run([sys.executable, "-m", "venv", str(OWN)], check=True)
        if shutil.which(words[0]):
            subprocess.run([*words, *packages], check=False)


def write(records: Path, folder: Path, chosen: Sequence[Peer]) -> int:
    """Write the actions of a workspace for these peers, each in a folder of its name; → how many the owner has open."""
    rows = actions(open_kept(Workspace(records), TODAY), ActionFilter(status="all"))
    for peer in chosen:
        (folder / peer.name).mkdir(parents=True)
        peer.write(folder / peer.name, rows)
    return sum(row.status == "open" and OWNER in row.owners for row in rows)


if __name__ == "__main__":
    install()
