"""Where a reference leads: every name that the records know, and the rules for finding one among them."""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict

from ..record.name import counted

Target = tuple[str | None, str]  # the public name, and its state: found, older, unrecorded or dangling

_YEAR = re.compile(r"\d{4}")


class Known:
    """Every name that a reference can lead to."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._moved = moved_names(db)
        self._meetings: dict[str, str] = {}  # status by name
        self._by_date: defaultdict[str, list[str]] = defaultdict(list)
        self._earliest: dict[str, str] = {}  # a body's first date on record
        self._items: dict[str, str] = {}  # name by key
        self._minutes: defaultdict[tuple[str, str], list[str]] = defaultdict(list)  # by body and number
        self._first_minute: dict[str, int] = {}
        self._clauses: set[str] = set()
        self._points: dict[str, int] = {}
        self._others: set[str] = set()
        self._read_meetings(db)
        self._read_items(db)
        self._clauses.update(ref for (ref,) in db.execute("SELECT ref FROM clause WHERE NOT in_text"))
        for table in ("action", "paper", "sum", "step"):
            self._others.update(ref for (ref,) in db.execute(f"SELECT ref FROM {table} WHERE ref IS NOT NULL"))

    def target(self, row: sqlite3.Row) -> Target:
        """Where a row of `reference` leads, and whether that is on record."""
        kind, labels = row["kind"], row["labels"] or ""
        own = (row["meeting"] or "").partition("/")[0]
        body = row["body"] or own
        if kind == "step":
            step = f"{row['body']}/{row['id']}"
            return step, "found" if step in self._others else "dangling"
        if kind == "above":
            return self._within(self._items.get(row["item"], ""), labels)
        if kind == "minute":
            return self._minute(body, row["id"], labels, row["item"] or "")
        meeting = self._meeting(row["body"], own, row["meeting_part"], row["typed"])
        if meeting is None:
            rest = f"/{row['id']}{labels}" if row["id"] else ""
            older = row["meeting_part"][:10] < self._earliest.get(body, "")
            return f"{body}/{row['meeting_part']}{rest}", "older" if older else "dangling"
        if kind == "meeting":
            return meeting, "unrecorded" if self._meetings[meeting] == "planned" else "found"
        ref = f"{meeting}/{row['id']}"
        if kind == "item" and ref in self._minutes.get((meeting.partition("/")[0], row["id"]), ()):
            return self._within(ref, labels)
        if kind != "item" and ref in self._others:
            return ref, "found"
        return ref + labels, "older" if self._meetings[meeting] == "outline" else "dangling"

    def _meeting(self, body: str | None, own: str, day: str, typed: str) -> str | None:
        """The meeting under its present name. A date alone is the own body's, if that met, else the only body's that
        did; a day in prose without its year is that of the nearest year with such a meeting."""
        days = [day]
        if not _YEAR.search(typed):
            days += [f"{int(day[:4]) + shift}{day[4:]}" for shift in (1, -1)]
        for one in days:
            ref = f"{body or own}/{one}"
            if ref in self._meetings:
                return ref
            if ref in self._moved:
                return self._moved[ref]
            if body is None and len(self._by_date.get(one, ())) == 1:
                return self._by_date[one][0]
        return None

    def _minute(self, body: str, number: str, labels: str, item: str) -> Target:
        """A numbered minute: of the same meeting, else the body's latest of that number."""
        refs = self._minutes.get((body, number), [])
        if refs:
            same = [ref for ref in refs if ref.startswith(f"{item.partition('#')[0]}/")]
            return self._within((same or refs)[-1], labels)
        count = counted(number)
        older = count is not None and count < self._first_minute.get(body, 0)
        return f"minute {number}{labels}", "older" if older else "dangling"

    def _within(self, item: str, labels: str) -> Target:
        """An item, or a clause or lettered point of it."""
        if not labels:
            return item or None, "found" if item else "dangling"
        letter = labels.strip("()")
        point = len(letter) == 1 and ord(letter) - ord("a") < self._points.get(item, 0)
        return f"{item}{labels}", "found" if point or f"{item}{labels}" in self._clauses else "dangling"

    def _read_meetings(self, db: sqlite3.Connection) -> None:
        for ref, body, day, recorded, status in db.execute("SELECT ref, body, date, recorded, status FROM meeting"):
            self._meetings[ref] = status if recorded else "planned"
            self._by_date[ref.partition("/")[2]].append(ref)
            if recorded:
                self._earliest[body] = min(day, self._earliest.get(body, day))

    def _read_items(self, db: sqlite3.Connection) -> None:
        for key, ref, meeting, number in db.execute("SELECT key, ref, meeting, number FROM item WHERE parent IS NULL"):
            self._items[key] = ref
            body = meeting.partition("/")[0]
            self._minutes[body, number].append(ref)
            if (count := counted(number)) is not None:
                self._first_minute[body] = min(count, self._first_minute.get(body, count))
        self._points.update(db.execute("SELECT ref, sum(points) FROM item WHERE points GROUP BY ref").fetchall())


def moved_names(db: sqlite3.Connection) -> dict[str, str]:
    """The names under which no meeting is held any more, with the name it has now, however often it moved."""
    moved = dict(db.execute("SELECT was, meeting FROM moved WHERE was NOT IN (SELECT ref FROM meeting)"))
    for was, now in moved.items():
        met = {was}
        while now in moved and now not in met:
            met.add(now)
            now = moved[now]
        moved[was] = now
    return moved
