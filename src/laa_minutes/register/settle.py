"""What depends on several records: continuous numbers, due dates that follow meetings, and where references lead."""

from __future__ import annotations

import sqlite3
from collections import defaultdict

from ..record.name import counted, read_name
from .target import Known, moved_names

# Tables and columns with dates that may follow a meeting.
_FOLLOWING = (("action", "due"), ("action", "agenda"), ("progress", "due"), ("statement", "expected"))


def settle(db: sqlite3.Connection) -> Known:
    """Fill in everything that rows made from single records leave open; the names that references can lead to."""
    _calendar(db)
    _numbers(db)
    _order_of_reports(db)
    _sums(db)
    db.execute(
        "UPDATE clause SET ref = (SELECT item.ref FROM item WHERE item.key = clause.item) || labels WHERE NOT in_text"
    )
    db.execute("UPDATE clause SET ref = (SELECT item.ref FROM item WHERE item.key = clause.item) WHERE in_text")
    db.execute("UPDATE action SET ref = (SELECT ref FROM clause WHERE clause.key = action.key) WHERE kind != 'action'")
    known = Known(db)
    settle_references(db, known)
    for table, prefix in _FOLLOWING:
        _due(db, table, prefix)
    db.execute(  # a step of a recovery plan that is due at a meeting
        "UPDATE step SET (due_date, due_meeting) = (SELECT date, ref FROM meeting WHERE ref = "
        "coalesce((SELECT meeting FROM moved WHERE was = due_said), due_said)) WHERE due_kind = 'meeting'"
    )
    return known


def as_planned(db: sqlite3.Connection, day: str) -> None:
    """A meeting that was cancelled only after the day asked about is still to be held."""
    db.execute("UPDATE planned SET cancelled = NULL WHERE called_off > ?", (day,))
    db.execute(
        "UPDATE meeting SET cancelled = NULL, status = 'draft' WHERE called_off > ? AND status = 'cancelled'", (day,)
    )


def as_known(db: sqlite3.Connection, day: str) -> None:
    """A meeting that was moved only after the day asked about, and dates that follow it, are on the day known then.

    One that should have been held by the day asked about, and was moved after that, is left: it was not held.
    """
    db.execute(
        "UPDATE meeting SET date = before FROM (SELECT meeting AS now, substr(was, instr(was, '/') + 1, 10) AS before, "
        "min(dated) FROM moved WHERE dated > ?1 GROUP BY meeting) WHERE ref = now AND before > ?1 AND date > ?1",
        (day,),
    )
    for table, prefix in _FOLLOWING:
        db.execute(
            f"UPDATE {table} SET {prefix}_date = substr(was, instr(was, '/') + 1, 10) FROM "
            "(SELECT meeting AS now, was, min(dated) FROM moved WHERE dated > ? GROUP BY meeting) "
            f"WHERE {prefix}_meeting = now AND {prefix}_kind != 'day'",
            (day,),
        )


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
        "'ordinary', starts, ends, venue, NULL, cancelled, called_off, NULL, NULL, path, line, column FROM planned "
        "WHERE meeting IS NOT NULL"
    )


def _numbers(db: sqlite3.Connection) -> None:
    """Continuous bodies: a record without `first_minute` goes on from the body's last one that was not cancelled."""
    rows = db.execute(
        "SELECT item.key, item.meeting, item.position, item.number, first_minute, status FROM item "
        "JOIN meeting ON meeting.ref = item.meeting JOIN body ON body.key = meeting.body "
        "WHERE body.numbering = 'continuous' AND item.parent IS NULL "
        "ORDER BY meeting.body, meeting.date, item.meeting, item.position"
    ).fetchall()
    last: dict[str, int] = {}  # by body
    updates = []
    count = 0
    for key, meeting, position, typed, first, status in rows:
        body = meeting.partition("/")[0]
        if position == 1:
            count = last.get(body, 0) if first is None else first - 1
        number = typed or str(count + 1)
        updates.append((number, f"{meeting}/{number}", key))
        count = count if (given := counted(number)) is None else given
        if status != "cancelled":
            last[body] = count
    db.executemany("UPDATE item SET number = ?, ref = ? WHERE key = ?", updates)
    db.execute(
        "UPDATE item SET (number, ref) = (SELECT top.number, top.ref FROM item AS top "
        "WHERE top.key = substr(item.key, 1, instr(item.key || '.', '.') - 1)) WHERE parent IS NOT NULL"
    )


def _order_of_reports(db: sqlite3.Connection) -> None:
    """What counts from one day counts in the order of the meetings that it was reported to."""
    db.execute(
        "UPDATE progress SET told = place FROM (SELECT key AS one, row_number() OVER "
        "(ORDER BY counts_from, substr(meeting, instr(meeting, '/')), meeting, position) AS place FROM progress) "
        "WHERE key = one"
    )


def _sums(db: sqlite3.Connection) -> None:
    """Sums under the present names of meetings that moved; a source that names none is words."""
    for was, now in moved_names(db).items():
        db.execute("UPDATE sum_link SET sum = ?2 || substr(sum, length(?1) + 1) WHERE sum GLOB ?1 || '/*'", (was, now))
    db.execute("DELETE FROM sum_link WHERE role = 'source' AND sum NOT IN (SELECT ref FROM sum WHERE ref IS NOT NULL)")


def settle_references(db: sqlite3.Connection, known: Known) -> None:
    """Find where each reference that is not settled yet leads."""
    db.execute(
        "UPDATE reference SET target = id, state = iif(id IN (SELECT code FROM indicator), 'found', 'dangling') "
        "WHERE kind = 'indicator' AND state IS NULL"
    )
    updates, subjects = [], []
    for row in db.execute(
        "SELECT rowid, subject, role, typed, kind, body, meeting_part, id, labels, meeting, item FROM reference "
        "WHERE state IS NULL AND kind != 'indicator'"
    ).fetchall():
        target, state = known.target(row)
        updates.append((target, state, row["rowid"]))
        if row["role"] == "progress" and target:
            subjects.append((known.keys.get(target, target), row["subject"]))
    db.executemany("UPDATE reference SET target = ?, state = ? WHERE rowid = ?", updates)
    db.executemany("UPDATE progress SET subject = ? WHERE key = ?", subjects)
    moved = [(now, was) for was, now in known.moved.items()]
    db.executemany("UPDATE approval SET meeting = ? WHERE meeting = ?", moved)


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
    moved = moved_names(db)
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
            found = next((one for one in held[body] if one[0].startswith(said) and one[0] > day[:10]), None)
            if not found:  # what is due at a meeting that is no longer in that month moves along with it
                found = next((one for was, one in gone[body] if was.startswith(said) and was > day[:10]), None)
        elif kind == "day":
            found = next((one for one in held[body] if one[0] == latest), None)
        else:
            name = read_name(said)
            ref = f"{(name and name.body) or body}/{name.meeting if name else said}"
            ref = moved.get(ref, ref)
            named, _, on = ref.partition("/")
            found = (on[:10], ref)
            if ref in cancelled:  # what is due there moves along
                found = next((one for one in held[named] if one[0] > on[:10]), found)
        if found:
            updates.append((*found, key))
    db.executemany(f"UPDATE {table} SET {prefix}_date = ?, {prefix}_meeting = ? WHERE key = ?", updates)
