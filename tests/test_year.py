"""The year 2010 of the Performance Management Group, played through the commands alone in a scratch copy.

Dates and names are the records'; what is said at the meetings is invented, and never leaves the scratch copy. Beside
the commands a plain log is kept of what was decided on which day: `laa actions --as-of` has to tell the same.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

import pytest

ROOT = Path(__file__).parent.parent
Run = Callable[..., tuple[int, str, str]]

# Twelve meetings: February's is on record, the plan has nine more, and the secretary adds two, and one to be cancelled.
HELD = ["02-22", "03-22", "04-19", "05-17", "06-14", "06-28", "07-16", "08-09", "09-13", "10-11", "11-15", "12-13"]
ADDED = {"06-28": "2010-07-16", "08-09": "2010-09-13", "09-27": "2010-10-11"}  # each before which row of the plan
MOVED = {"07-16": ("2010-06-21", "2010-07-12"), "10-11": ("2010-10-06", "2010-10-18")}  # when, and to which day
CANCELLED = "2010-09-27"
PEOPLE = ["Gwyn Owen", "Alan Dawkes", "Fiona Bodle", "Roger Bullen", "Donia Slyzuk"]
FEBRUARY = [
    ("A1", None, "04-19"), ("A2", "Gwyn Owen", None), ("A3", None, "09-13"),
    ("A4", "Gwyn Owen", "03-22"), ("A5", "Gwyn Owen", None), ("A6", None, "04-19"),
]  # fmt: skip
DAY = timedelta(days=1)
T = TypeVar("T")


@dataclass
class Deed:
    """An action as the log has it: what was true of it from which day on."""

    raised: date
    status: list[tuple[date, str]] = field(default_factory=list)
    owners: list[tuple[date, list[str]]] = field(default_factory=list)
    due: list[tuple[date, str | date | None]] = field(default_factory=list)  # a meeting by its first date, or a day


class Year:
    """The commands that are typed, and the log that is kept beside them."""

    def __init__(self, root: Path, laa: Run) -> None:
        self.root, self.laa = root, laa
        self.log: dict[str, Deed] = {}
        self.days = {name: [(date.min, date.fromisoformat(f"2010-{name}"))] for name in HELD}

    def type(self, day: date, *words: str) -> str:
        code, _, err = self.laa(*words, *([] if words[0] == "new-meeting" else ["--as-of", str(day)]), cwd=self.root)
        assert code == 0, (words, err)
        return err

    def day(self, name: str, known: date = date.max) -> date:
        """When a meeting is, as known on a day."""
        return [day for since, day in self.days[name] if since <= known][-1]

    def add(self, name: str, owner: str | None, due: str | None) -> str:
        """An action of a meeting, typed on the day after it; due at a meeting, by its first date."""
        held = self.day(name)
        later = f"pmg/{self.day(due, held + DAY)}" if due else None
        words = [
            *(("--owner", owner) if owner else ()),
            *(("--due", self._said(name, due) or str(later)) if due else ()),
        ]
        said = self.type(
            held + DAY, "action", "add", "--meeting", str(held), *words, f"Look into it ({len(self.log)})."
        )
        ref = re.search(r"Added (\S+) ", said)
        assert ref
        self.log[ref[1]] = Deed(held, [(held, "open")], [(held, [owner] if owner else [])], [(held, due)])
        return ref[1]

    def _said(self, name: str, due: str | None) -> str | None:
        return "next" if due == following(name) else None

    def report(self, day: date, ref: str, status: str, at: str | None = None, *, due: date | None = None,
               owner: str | None = None) -> None:  # fmt: skip
        """A report on a day, or at a meeting, whose day is then the one that counts."""
        since = self.day(at) if at else day
        verb = {"done": ["done"], "dropped": ["action", "drop"], "open": ["action", "progress"]}[status]
        words = [*verb, ref, "--note", "As was told."]
        words += ["--at", str(since)] if at else []
        deed = self.log[ref]
        deed.status.append((since, status))
        if due:
            words += ["--due", str(due)]
            deed.due.append((since, due))
        if owner:
            words += ["--owner", owner]
            deed.owners.append((since, [owner]))
        self.type(day, *words)

    def told(self, today: date) -> dict[str, tuple[str, list[str], str | None]]:
        """Status, owners and due date of every action by the log."""
        return {
            ref: (now(deed.status, today), now(deed.owners, today), self._due(now(deed.due, today), today))
            for ref, deed in self.log.items()
            if deed.raised <= today
        }

    def _due(self, due: str | date | None, today: date) -> str | None:
        return str(self.day(due, today)) if isinstance(due, str) else str(due) if due else None

    def listed(self, today: date) -> dict[str, tuple[str, list[str], str | None]]:
        """The same by `laa actions`."""
        code, out, err = self.laa("actions", "--status", "all", "--json", "--as-of", str(today), cwd=self.root)
        assert code == 0, err
        return {row["ref"]: (row["status"], row["owners"], row["due"]) for row in json.loads(out)["actions"]}

    def faults(self, level: str = "error") -> list[str]:
        """`code path: message` of each fault."""
        _, out, _ = self.laa("check", "--json", "--level", level, cwd=self.root)
        return [f"{one['code']} {one['path']}: {one['message']}" for one in json.loads(out)["problems"]]

    def record(self, name: str) -> Path:
        return self.root / f"meetings/pmg/{self.day(name)}.yaml"


def now(said: list[tuple[date, T]], today: date) -> T:
    """What was said last, of what counts by today."""
    return [what for since, what in sorted(said, key=lambda one: one[0]) if since <= today][-1]


def following(name: str, by: int = 1) -> str | None:
    place = HELD.index(name) + by
    return HELD[place] if place < len(HELD) else None


def play(year: Year) -> None:
    """Everything that is typed from the evening of 22 February to Christmas."""
    plan = year.root / "forward-plan.yaml"
    text = plan.read_text(encoding="utf-8")
    for name, before in ADDED.items():
        row = f"- meeting: pmg/{before}\n"
        assert row in text
        text = text.replace(row, f"- meeting: pmg/2010-{name}\n\n{row}")
    plan.write_text(text, encoding="utf-8")
    february = date(2010, 2, 22)
    for ref, owner, due in FEBRUARY:
        year.log[f"pmg/2010-02-22/{ref}"] = Deed(
            february, [(february, "open")], [(february, [owner] if owner else [])], [(february, due)]
        )
    year.report(date(2010, 3, 1), "pmg/2010-02-22/A2", "open", due=date(2010, 5, 3))
    year.report(date(2010, 3, 2), "pmg/2010-02-22/A2", "open", owner="Alan Dawkes")
    carried = [f"pmg/2010-02-22/A{n}" for n in range(1, 7)]
    for place, name in enumerate(HELD):
        held = year.day(name)
        if place:
            hold(year, place, carried)
        who = PEOPLE[place % len(PEOPLE)]
        raised = [
            year.add(name, who, following(name)),
            year.add(name, None, following(name, 2)),
            year.add(name, PEOPLE[-1 - place % len(PEOPLE)], None),
        ]
        carried += raised
        if place:
            year.type(held + 3 * DAY, "circulate", str(held))
        between(year, place, raised[0])
    year.type(date(2010, 12, 20), "note", "2010-12-13", "The next year's dates are being asked for.")


def hold(year: Year, place: int, carried: list[str]) -> None:
    """A meeting: its record opened and written in, matters arising reported, the last minutes approved."""
    name, held = HELD[place], year.day(HELD[place])
    year.type(held, "new-meeting", str(held))
    record = year.record(name)
    text = record.read_text(encoding="utf-8")
    record.write_text(
        text.replace("    minutes: |\n", f"    minutes: |\n      Invented, of {held}.\n", 1), encoding="utf-8"
    )
    for n, ref in enumerate(one for one in carried if now(year.log[one].status, held) == "open"):
        if n == 0:
            year.report(held + DAY, ref, "done", name)
        elif n == 1 and place % 3 == 0:
            year.report(held + DAY, ref, "dropped", name)
        elif n == 2:
            year.report(held + DAY, ref, "open", name, due=held + 40 * DAY, owner=PEOPLE[place % len(PEOPLE)])
        elif n == 3:
            year.report(held + DAY, ref, "open", name)
    earlier = year.day(HELD[place - 1])
    amended = ["--amendment", "One name."] if place % 3 == 1 else []
    year.type(held + DAY, "approve", str(earlier), "--at", str(held), *amended)


def between(year: Year, place: int, ref: str) -> None:
    """What is reported before the next meeting, and what becomes of the calendar meanwhile."""
    name = HELD[place]
    held = year.day(name)
    if following(name) is None:
        return
    if place % 2:
        year.report(held + 10 * DAY, ref, "done")
    else:
        year.report(held + 8 * DAY, ref, "open", due=held + 60 * DAY)
        year.report(held + 11 * DAY, ref, "open", owner="Gwyn Owen")
    if name == "08-09":
        year.type(date(2010, 8, 20), "cancel", CANCELLED, "--why", "Half the group is away")
    for moved, (day, to) in MOVED.items():
        if held < date.fromisoformat(day) < year.day(following(name) or name):
            year.type(date.fromisoformat(day), "move", f"2010-{moved}", to, "--why", "Room not free")
            year.days[moved].append((date.fromisoformat(day), date.fromisoformat(to)))


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("year")
    for name in ("partnership.yaml", "indicators.yaml", "forward-plan.yaml"):
        shutil.copy(ROOT / name, root / name)
    shutil.copytree(ROOT / "meetings", root / "meetings")
    return root


@pytest.mark.slow
def test_a_year_through_the_commands_alone(scratch: Path, laa: Run) -> None:
    year = Year(scratch, laa)
    play(year)
    assert len(year.log) == 6 + 3 * len(HELD)
    assert year.faults() == []
    _every_day_answers_what_was_true_that_day(year)
    _every_approval_is_sealed_and_the_chain_holds(year)
    _tampering_is_found(year)


def _every_day_answers_what_was_true_that_day(year: Year) -> None:
    turns = {since for deed in year.log.values() for said in (deed.status, deed.owners, deed.due) for since, _ in said}
    turns |= {date.fromisoformat(day) for day, _ in MOVED.values()}
    days = {date(2010, 2, 20) + n * 5 * DAY for n in range(65)}
    for today in sorted(days | turns | {day - DAY for day in turns}):
        told = year.told(today)
        assert year.listed(today) == told, today


def _every_approval_is_sealed_and_the_chain_holds(year: Year) -> None:
    for earlier in HELD[:-1]:
        _, out, _ = year.laa("show", f"pmg/{year.day(earlier)}", "--as-of", "2010-12-31", cwd=year.root)
        assert "seal intact" in " ".join(out.split()), (earlier, out)
        assert (year.root / f"minutes/pmg/{year.day(earlier)}.md").is_file()


def _tampering_is_found(year: Year) -> None:
    for name in HELD[:-1]:
        record = year.record(name)
        text = record.read_text(encoding="utf-8")
        first = re.search(r"^    minutes: \|\n(      .*\n)", text, re.M)
        assert first
        changed = text.replace("Peter Lowton", "Peter Lawton", 1)
        removed = text.replace(first[1], "", 1)
        inserted = text.replace(first[1], f"{first[1]}      And more.\n", 1)
        for other in (changed, removed, inserted):
            assert other != text
            record.write_text(other, encoding="utf-8")
            broken = [fault for fault in year.faults() if fault.startswith("broken-seal")]
            assert len(broken) == 1, (name, broken)
            assert f"pmg/{year.day(name)}" in broken[0], broken
        record.write_text(f"# A remark is no change.\n{text}", encoding="utf-8")
        assert year.faults() == []
        record.write_text(text, encoding="utf-8")
