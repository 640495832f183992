"""What depends on several records: continuous numbers, due dates that follow meetings, and where references lead.

Each step can be done again when a record has changed: it starts from what was typed, not from what it settled before.
"""

from __future__ import annotations

import sqlite3
from bisect import bisect_left, bisect_right
from collections import defaultdict

from ..record.name import counted, read_name
from .target import Known, moved_names

# Tables and columns with dates that may follow a meeting.
_FOLLOWING = (("action", "due"), ("action", "agenda"), ("progress", "due"), ("statement", "expected"))
_PLANNED = 1 << 62  # meetings known from the plan alone come after every record's rows

# A body that numbers on, and what a meeting is called by what is named in it.
_NUMBERS_ON = "meeting IN (SELECT ref FROM meeting JOIN body ON key = body WHERE numbering = 'continuous')"
_BODY = "coalesce(nullif(reference.body, ''), substr(reference.meeting, 1, instr(reference.meeting, '/') - 1))"
_OWN = f"{_BODY} || '/' || meeting_part"
# What a report on a clause is about: by its name; a decision in the text has none of its own, so that what is reported
# on its item is about the one that can be open.
_CLAUSE = """(
  SELECT key FROM clause WHERE clause.ref = reference.target AND (NOT in_text OR waits_on IS NOT NULL
    OR subject_to IS NOT NULL OR kinds LIKE '%"delegated"%' OR kinds LIKE '%"deferred"%'
    OR key IN (SELECT key FROM action) OR kinds LIKE '%"recommended"%' AND addressed != '[]')
  ORDER BY in_text, iif(in_text, clause.rowid, -clause.rowid) LIMIT 1
)"""


def settle(db: sqlite3.Connection) -> None:
    """Fill in, or bring up to date, everything that rows made from single records leave open."""
    db.execute("UPDATE reference SET target = NULL, state = NULL WHERE state IS NOT NULL")
    db.execute("UPDATE progress SET subject = NULL WHERE subject IS NOT NULL")
    settle_new(db)


def settle_new(db: sqlite3.Connection, rows: str = "1") -> None:
    """Settle rows of a record that is new or changed where nothing depends on it that others say.

    `rows` is the condition that picks them out; references and reports are known by being open.
    """
    _calendar(db)
    _numbers(db)
    _sums(db)
    settle_references(db)
    calendar = _Calendar(db)
    for table, prefix in _FOLLOWING:
        calendar.settle(db, table, prefix, rows)
    db.execute(  # a step of a recovery plan that is due at a meeting
        "UPDATE step SET (due_date, due_meeting) = (SELECT date, ref FROM meeting WHERE ref = "
        "coalesce((SELECT meeting FROM moved WHERE was = due_said), due_said)) WHERE due_kind = 'meeting'"
    )


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


def changed_after(db: sqlite3.Connection, day: str) -> bool:
    """Whether a meeting was moved or called off after a day, so that it stood otherwise on it."""
    sql = (
        "SELECT EXISTS (SELECT 1 FROM moved WHERE dated > ?1) OR EXISTS (SELECT 1 FROM planned WHERE called_off > ?1) "
        "OR EXISTS (SELECT 1 FROM meeting WHERE called_off > ?1)"
    )
    return bool(db.execute(sql, (day,)).fetchone()[0])


def unplanned(db: sqlite3.Connection) -> None:
    """Take out the meetings known from the plan alone, in whose way no record's row is to be."""
    db.execute("DELETE FROM meeting WHERE NOT recorded")


def _calendar(db: sqlite3.Connection) -> None:
    """Meetings known from the plan alone; a record wins over the plan's row, under any name that the meeting had."""
    unplanned(db)
    db.execute(
        "UPDATE planned SET meeting = named, body = substr(named, 1, instr(named, '/') - 1), "
        "date = substr(named, instr(named, '/') + 1, 10) WHERE named IS NOT meeting"
    )
    db.execute(
        "UPDATE planned SET (meeting, body, date) = (SELECT ref, meeting.body, meeting.date FROM moved JOIN meeting "
        "ON ref = moved.meeting WHERE was = planned.meeting) "
        "WHERE meeting IN (SELECT was FROM moved JOIN meeting ON ref = moved.meeting) "
        "AND meeting NOT IN (SELECT ref FROM meeting)"
    )
    db.execute(
        "INSERT OR IGNORE INTO meeting (rowid, ref, body, date, recorded, status, kind, starts, ends, venue, "
        "cancelled, called_off, path, line, column) SELECT ? + key, meeting, body, date, 0, "
        "iif(cancelled IS NULL, 'planned', 'cancelled'), 'ordinary', starts, ends, venue, cancelled, called_off, path, "
        "line, column FROM planned WHERE meeting IS NOT NULL ORDER BY key",
        (_PLANNED,),
    )


def _numbers(db: sqlite3.Connection) -> None:
    """Continuous bodies: a record without `first_minute` goes on from the body's last one that was not cancelled."""
    rows = db.execute(
        "SELECT item.key, item.meeting, item.position, item.typed, item.number, first_minute, status FROM item "
        "JOIN meeting ON meeting.ref = item.meeting JOIN body ON body.key = meeting.body "
        "WHERE body.numbering = 'continuous' AND item.parent IS NULL "
        "ORDER BY meeting.body, meeting.date, item.meeting, item.position"
    ).fetchall()
    if not rows:
        return
    last: dict[str, int] = {}  # by body
    updates = []
    count = 0
    for key, meeting, position, typed, present, first, status in rows:
        body = meeting.partition("/")[0]
        if position == 1:
            count = last.get(body, 0) if first is None else first - 1
        number = typed or str(count + 1)
        if number != present:
            updates.append((number, f"{meeting}/{number}", key))
        count = count if (given := counted(number)) is None else given
        if status != "cancelled":
            last[body] = count
    db.executemany("UPDATE item SET number = ?, ref = ? WHERE key = ?", updates)
    db.execute(
        "UPDATE item SET (number, ref) = (SELECT top.number, top.ref FROM item AS top "
        "WHERE top.key = substr(item.key, 1, instr(item.key || '.', '.') - 1)) "
        f"WHERE parent IS NOT NULL AND {_NUMBERS_ON}"
    )
    db.execute(
        "UPDATE clause SET ref = (SELECT item.ref FROM item WHERE item.key = clause.item) || iif(in_text, '', labels) "
        f"WHERE {_NUMBERS_ON}"
    )
    db.execute(
        "UPDATE action SET ref = (SELECT ref FROM clause WHERE clause.key = action.key) "
        f"WHERE kind != 'action' AND {_NUMBERS_ON}"
    )


def _sums(db: sqlite3.Connection) -> None:
    """Sums under the present names of meetings that moved; a source that names none is words."""
    db.execute("UPDATE sum_link SET sum = named WHERE sum IS NOT named")
    for was, now in moved_names(db).items():
        db.execute("UPDATE sum_link SET sum = ?2 || substr(sum, length(?1) + 1) WHERE sum GLOB ?1 || '/*'", (was, now))
    db.execute(
        "UPDATE sum_link SET sum = NULL "
        "WHERE role = 'source' AND sum NOT IN (SELECT ref FROM sum WHERE ref IS NOT NULL)"
    )


def settle_references(db: sqlite3.Connection) -> None:
    """Find where each reference that is not settled yet leads: the plain ones by name, the others by their rules."""
    db.execute(
        "UPDATE reference SET target = id, state = iif(id IN (SELECT code FROM indicator), 'found', 'dangling') "
        "WHERE state IS NULL AND kind = 'indicator'"
    )
    for kind in ("action", "paper", "sum"):
        db.execute(
            f"UPDATE reference SET target = {_OWN} || '/' || id, state = 'found' "
            f"WHERE state IS NULL AND kind = '{kind}' AND {_OWN} || '/' || id IN (SELECT ref FROM {kind})"
        )
    db.execute(
        "UPDATE reference SET (target, state) = (SELECT ref, iif(recorded, 'found', 'unrecorded') FROM meeting AS held "
        f"WHERE ref = {_OWN}) WHERE state IS NULL AND kind = 'meeting' AND {_OWN} IN (SELECT ref FROM meeting)"
    )
    rest = db.execute(
        "SELECT rowid, subject, role, typed, kind, body, meeting_part, id, labels, meeting, item FROM reference "
        "WHERE state IS NULL"
    ).fetchall()
    if rest:
        known = Known(db)
        updates = [(*known.target(row), row["rowid"]) for row in rest]
        db.executemany("UPDATE reference SET target = ?, state = ? WHERE rowid = ?", updates)
    db.execute(
        f"UPDATE progress SET subject = coalesce({_CLAUSE}, target) FROM reference WHERE progress.subject IS NULL "
        "AND reference.subject = progress.key AND role = 'progress' AND target IS NOT NULL AND kind != 'indicator'"
    )
    db.execute("UPDATE approval SET meeting = named WHERE meeting IS NOT named")
    moved = [(now, was) for was, now in moved_names(db).items()]
    db.executemany("UPDATE approval SET meeting = ? WHERE meeting = ?", moved)


class _Calendar:
    """Meetings that are held, by body, in order of time; which of them stands for one that moved or was cancelled."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._days: defaultdict[str, list[str]] = defaultdict(list)
        self._refs: defaultdict[str, list[str]] = defaultdict(list)
        for ref, body, day in db.execute(
            "SELECT ref, body, date FROM meeting WHERE status != 'cancelled' ORDER BY date, rowid"
        ):
            self._days[body].append(day)
            self._refs[body].append(ref)
        self._moved = moved_names(db)
        self._cancelled = {ref for (ref,) in db.execute("SELECT ref FROM meeting WHERE status = 'cancelled'")}
        # By body: the day that a meeting was to be on, and the one that what was due there is due at now.
        self._gone: defaultdict[str, list[tuple[str, tuple[str, str]]]] = defaultdict(list)
        for was, now in [*self._moved.items(), *((ref, ref) for ref in sorted(self._cancelled))]:
            body, _, day = now.partition("/")
            from_then = bisect_left(self._days[body], day[:10])
            held = zip(self._days[body][from_then:], self._refs[body][from_then:], strict=True)
            later = next((one for one in held if now in self._cancelled or one[1] == now), None)
            if later:
                self._gone[body].append((was.partition("/")[2][:10], later))

    def settle(self, db: sqlite3.Connection, table: str, prefix: str, rows: str) -> None:
        """Dates that follow a meeting: the next one, the one in a month, or one named."""
        following = db.execute(
            f"SELECT key, meeting, {prefix}_said, {prefix}_kind, {prefix}_by, {prefix}_date, {prefix}_meeting "
            f"FROM {table} WHERE {prefix}_kind IN ('next', 'month', 'meeting', 'day') AND {rows}"
        ).fetchall()
        updates = []
        for key, meeting, said, kind, by, *before in following:
            found = self._due(meeting, said, kind, by) or (by, None)
            if [*found] != before:
                updates.append((*found, key))
        db.executemany(f"UPDATE {table} SET {prefix}_date = ?, {prefix}_meeting = ? WHERE key = ?", updates)

    def _due(self, meeting: str, said: str, kind: str, by: str | None) -> tuple[str, str] | None:
        """The day and the meeting at which something is due that was said so at a meeting."""
        body, _, day = meeting.partition("/")
        if kind == "next":
            return self._after(body, day[:10])
        if kind == "month":
            found = self._after(body, max(day[:10], said))
            if found and found[0].startswith(said):
                return found
            # What is due at a meeting that is no longer in that month moves along with it.
            gone = self._gone[body]
            return next((one for was, one in gone if was.startswith(said) and was > day[:10]), None)
        if kind == "day":
            at = bisect_left(self._days[body], by or "")
            return (by, self._refs[body][at]) if by and self._days[body][at : at + 1] == [by] else None
        name = read_name(said)
        ref = f"{(name and name.body) or body}/{name.meeting if name else said}"
        ref = self._moved.get(ref, ref)
        named, _, on = ref.partition("/")
        later = self._after(named, on[:10]) if ref in self._cancelled else None  # what is due there moves along
        return later or (on[:10], ref)

    def _after(self, body: str, day: str) -> tuple[str, str] | None:
        """The body's first meeting after a day."""
        at = bisect_right(self._days[body], day)
        return (self._days[body][at], self._refs[body][at]) if at < len(self._days[body]) else None
