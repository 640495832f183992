"""What depends on several records: continuous numbers, due dates that follow meetings, and where references lead."""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from dataclasses import dataclass, field

_YEAR = re.compile(r"\d{4}")


def settle(db: sqlite3.Connection) -> None:
    """Fill in everything that rows made from single records leave open."""
    _calendar(db)
    _numbers(db)
    db.execute(
        "UPDATE clause SET ref = (SELECT item.ref FROM item WHERE item.key = clause.item) || labels WHERE NOT in_text"
    )
    db.execute("UPDATE clause SET ref = (SELECT item.ref FROM item WHERE item.key = clause.item) WHERE in_text")
    db.execute("UPDATE action SET ref = (SELECT ref FROM clause WHERE clause.key = action.key) WHERE kind != 'action'")
    settle_references(db)
    for table, prefix in (("action", "due"), ("action", "agenda"), ("progress", "due")):
        _due(db, table, prefix)


def _calendar(db: sqlite3.Connection) -> None:
    """Meetings known from the plan alone; a record wins over the plan's row, under any name that the meeting had."""
    db.execute(
        "UPDATE planned SET (meeting, body, date) = (SELECT ref, meeting.body, meeting.date FROM moved JOIN meeting "
        "ON ref = moved.meeting WHERE was = planned.meeting) "
        "WHERE meeting IN (SELECT was FROM moved JOIN meeting ON ref = moved.meeting) "
        "AND meeting NOT IN (SELECT ref FROM meeting)"
    )
    db.execute(
        "INSERT OR IGNORE INTO meeting SELECT meeting, body, date, 0, iif(cancelled IS NULL, 'planned', 'cancelled'), "
        "'ordinary', starts, ends, venue, NULL, cancelled, NULL, NULL, path, line, column FROM planned "
        "WHERE meeting IS NOT NULL"
    )


def _numbers(db: sqlite3.Connection) -> None:
    """Continuous bodies: a record without `first_minute` goes on from the body's last one."""
    rows = db.execute(
        "SELECT item.key, item.meeting, item.number FROM item JOIN meeting ON meeting.ref = item.meeting "
        "JOIN body ON body.key = meeting.body "
        "WHERE body.numbering = 'continuous' AND item.parent IS NULL "
        "ORDER BY meeting.body, meeting.date, item.meeting, item.position"
    ).fetchall()
    last: dict[str, int] = {}
    updates = []
    for key, meeting, number in rows:
        body = meeting.partition("/")[0]
        if number is None:
            number = str(last.get(body, 0) + 1)
            updates.append((number, f"{meeting}/{number}", key))
        if number.isdigit():
            last[body] = int(number)
    db.executemany("UPDATE item SET number = ?, ref = ? WHERE key = ?", updates)
    db.execute(
        "UPDATE item SET (number, ref) = (SELECT top.number, top.ref FROM item AS top "
        "WHERE top.key = substr(item.key, 1, instr(item.key || '.', '.') - 1)) WHERE parent IS NOT NULL"
    )


@dataclass
class _Known:
    """Every name that a reference can lead to."""

    meetings: set[str] = field(default_factory=set)
    recorded: set[str] = field(default_factory=set)
    outlines: set[str] = field(default_factory=set)
    moved: dict[str, str] = field(default_factory=dict)
    by_date: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    items: dict[str, str] = field(default_factory=dict)
    minutes: defaultdict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    first_minute: dict[str, int] = field(default_factory=dict)
    clauses: set[str] = field(default_factory=set)
    keys: dict[str, str] = field(default_factory=dict)
    others: set[str] = field(default_factory=set)
    points: dict[str, int] = field(default_factory=dict)
    earliest: dict[str, str] = field(default_factory=dict)


def settle_references(db: sqlite3.Connection) -> None:
    """Find where each reference that is not settled yet leads."""
    db.execute(
        "UPDATE reference SET target = id, state = iif(id IN (SELECT code FROM indicator), 'found', 'dangling') "
        "WHERE kind = 'indicator' AND state IS NULL"
    )
    known = _known(db)
    updates, subjects = [], []
    for row in db.execute(
        "SELECT rowid, subject, role, typed, kind, body, meeting_part, id, labels, meeting, item FROM reference "
        "WHERE state IS NULL AND kind != 'indicator'"
    ).fetchall():
        target, state = _target(known, *row[3:])
        updates.append((target, state, row[0]))
        if row[2] == "progress" and target:
            subjects.append((known.keys.get(target, target), row[1]))
    db.executemany("UPDATE reference SET target = ?, state = ? WHERE rowid = ?", updates)
    db.executemany("UPDATE progress SET subject = ? WHERE key = ?", subjects)
    moved = [(now, was) for was, now in known.moved.items()]
    db.executemany("UPDATE approval SET meeting = ? WHERE meeting = ?", moved)


def _known(db: sqlite3.Connection) -> _Known:
    known = _Known()
    for ref, body, day, recorded, status in db.execute("SELECT ref, body, date, recorded, status FROM meeting"):
        known.meetings.add(ref)
        known.by_date[ref.partition("/")[2]].append(ref)
        if recorded:
            known.recorded.add(ref)
            known.earliest[body] = min(day, known.earliest.get(body, day))
        if status == "outline":
            known.outlines.add(ref)
    known.moved.update(
        (was, meeting) for was, meeting in db.execute("SELECT was, meeting FROM moved") if was not in known.meetings
    )
    for key, ref, meeting, number in db.execute("SELECT key, ref, meeting, number FROM item WHERE parent IS NULL"):
        known.items[key] = ref
        body = meeting.partition("/")[0]
        known.minutes[body, number].append(ref)
        if number.isdigit():
            known.first_minute[body] = min(int(number), known.first_minute.get(body, int(number)))
    for key, ref in db.execute("SELECT key, ref FROM clause WHERE NOT in_text"):
        known.clauses.add(ref)
        known.keys[ref] = key
    # A decision in the text has no name of its own: what is reported on its item is about the one that can be open.
    for key, ref in db.execute(
        "SELECT key, ref FROM clause WHERE in_text AND (waits_on IS NOT NULL OR subject_to IS NOT NULL "
        "OR kinds LIKE '%\"delegated\"%' OR key IN (SELECT key FROM action))"
    ):
        known.keys.setdefault(ref, key)
    for item, points in db.execute("SELECT ref, sum(points) FROM item WHERE points GROUP BY ref"):
        known.points[item] = points
    for table in ("action", "paper", "sum", "step"):
        for (ref,) in db.execute(f"SELECT ref FROM {table} WHERE ref IS NOT NULL"):
            known.others.add(ref)
    return known


def _target(
    known: _Known, typed: str, kind: str, body: str | None, meeting_part: str | None, id_: str | None, labels: str | None,
    meeting: str | None, item: str | None,
) -> tuple[str | None, str]:  # fmt: skip
    """Where a reference leads, and whether that is on record."""
    if kind == "step":
        step = f"{body}/{id_}"
        return step, "found" if step in known.others else "dangling"
    own = meeting.partition("/")[0] if meeting else None
    if kind == "above":
        return _within(known, known.items.get(item or "", ""), labels or "")
    if kind == "minute":
        return _minute(known, body or own or "", id_ or "", labels or "", item)
    found = _meeting(known, body, own, meeting_part or "", typed)
    if found is None:
        body = body or own or ""
        older = (meeting_part or "")[:10] < known.earliest.get(body, "")
        rest = f"/{id_}{labels or ''}" if id_ else ""
        return f"{body}/{meeting_part}{rest}", "older" if older else "dangling"
    if kind == "meeting":
        return found, "found" if found in known.recorded else "unrecorded"
    if kind == "item":
        ref = f"{found}/{id_}"
        if ref in known.minutes.get((found.partition("/")[0], id_ or ""), ()):
            return _within(known, ref, labels or "")
        return ref, "older" if found in known.outlines else "dangling"
    ref = f"{found}/{id_}"
    if ref in known.others:
        return ref, "found"
    return ref, "older" if found in known.outlines else "dangling"


def _meeting(known: _Known, body: str | None, own: str | None, day: str, typed: str) -> str | None:
    """The meeting under its present name. A date alone is the own body's, if that met, else the only body's that did;
    a day in prose without its year is that of the nearest year with such a meeting."""
    days = [day]
    if not _YEAR.search(typed):
        days += [f"{int(day[:4]) + shift}{day[4:]}" for shift in (1, -1)]
    for one in days:
        ref = f"{body or own}/{one}"
        if ref in known.meetings:
            return ref
        if ref in known.moved:
            return known.moved[ref]
        if body is None and len(known.by_date.get(one, ())) == 1:
            return known.by_date[one][0]
    return None


def _minute(known: _Known, body: str, number: str, labels: str, item: str | None) -> tuple[str | None, str]:
    refs = known.minutes.get((body, number), [])
    if refs:
        own = (item or "").partition("#")[0]
        same = [ref for ref in refs if ref.startswith(f"{own}/")]
        return _within(known, (same or refs)[-1], labels)
    older = number.isdigit() and int(number) < known.first_minute.get(body, 0)
    return f"minute {number}{labels}", "older" if older else "dangling"


def _within(known: _Known, item: str, labels: str) -> tuple[str | None, str]:
    """An item, or a clause or lettered point of it."""
    if not labels:
        return item or None, "found" if item else "dangling"
    ref = f"{item}{labels}"
    letter = labels.strip("()")
    if ref in known.clauses:
        return ref, "found"
    if len(letter) == 1 and ord(letter) - 96 <= known.points.get(item, 0):
        return ref, "found"
    return ref, "dangling"


def _due(db: sqlite3.Connection, table: str, prefix: str) -> None:
    """Dates that follow a meeting: the next one, the one in a month, or one named."""
    rows = db.execute(
        f"SELECT key, meeting, {prefix}_said, {prefix}_kind, {prefix}_date FROM {table} "
        f"WHERE {prefix}_kind IN ('next', 'month', 'meeting', 'day')"
    ).fetchall()
    if not rows:
        return
    held: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for ref, body, day in db.execute("SELECT ref, body, date FROM meeting WHERE status != 'cancelled' ORDER BY date"):
        held[body].append((day, ref))
    moved = dict(db.execute("SELECT was, meeting FROM moved"))
    cancelled = {ref for (ref,) in db.execute("SELECT ref FROM meeting WHERE status = 'cancelled'")}
    gone: defaultdict[str, list[tuple[str, tuple[str, str]]]] = defaultdict(list)  # by the day that it was to be on
    for was, now in [*moved.items(), *((ref, ref) for ref in sorted(cancelled))]:
        body, _, day = now.partition("/")
        later = next((one for one in held[body] if one[0] >= day[:10] and (now in cancelled or one[1] == now)), None)
        if later:
            gone[body].append((was.partition("/")[2][:10], later))
    updates = []
    for key, meeting, said, kind, latest in rows:
        body, _, day = meeting.partition("/")
        found = None
        if kind == "next":
            found = next((one for one in held[body] if one[0] > day[:10]), None)
        elif kind == "month":
            found = next((one for one in held[body] if one[0].startswith(said)), None)
            if not found:  # what is due at a meeting that is no longer in that month moves along with it
                found = next((one for was, one in gone[body] if was.startswith(said)), None)
        elif kind == "day":
            found = next((one for one in held[body] if one[0] == latest), None)
        else:
            ref = said if said[:1].isalpha() else f"{body}/{said}"
            ref = moved.get(ref, ref)
            named, _, on = ref.partition("/")
            found = (on[:10], ref)
            if ref in cancelled:  # what is due there moves along
                found = next((one for one in held[named] if one[0] > on[:10]), found)
        if found:
            updates.append((*found, key))
    db.executemany(f"UPDATE {table} SET {prefix}_date = ?, {prefix}_meeting = ? WHERE key = ?", updates)
