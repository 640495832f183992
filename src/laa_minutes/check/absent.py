"""What a reference points at that is not there, and what there is instead."""

from __future__ import annotations

from sqlite3 import Row

from ..register import Register
from .place import listed, on

_TABLES = {"A": "action", "P": "paper", "S": "sum"}


def explain(register: Register, row: Row) -> tuple[str, str]:
    """The message and the hint for a row of `reference` that is dangling."""
    target, labels = str(row["target"]), row["labels"] or ""
    if row["kind"] == "step":
        return _step(register, row)
    item = target.removesuffix(labels)
    if labels and register.one("SELECT 1 FROM item WHERE ref = ?", item):
        return _clause(register, item, labels)
    if target.startswith("minute "):
        return f"there is no {target} on record", _minutes_of(register, (row["meeting"] or "").partition("/")[0])
    if "/" not in target:
        return f"there is no {target} in this item", ""
    body, day, *rest = target.split("/", 2)
    meeting = f"{body}/{day}"
    if not body:
        return f"no body met on {on(meeting)}", "Write the body too, as in pmg/2010-02-22."
    if not register.one("SELECT 1 FROM meeting WHERE ref = ?", meeting):
        return f"no meeting of {body} on {on(meeting)} is on record", nearest_meetings(register, meeting)
    return _within(register, meeting, rest[0] if rest else "")


def nearest_meetings(register: Register, meeting: str) -> str:
    """The two meetings of that body that are nearest to a day on which it did not meet."""
    body, _, day = meeting.partition("/")
    near = register.rows(
        "SELECT date FROM meeting WHERE body = ? ORDER BY abs(julianday(date) - julianday(?)) LIMIT 2", body, day[:10]
    )
    if not near:
        return f"There is no meeting of {body} at all."
    days = listed(on(one["date"]) for one in sorted(near, key=lambda one: str(one["date"])))
    return f"The nearest {'is' if len(near) == 1 else 'are'} {days}."


def _step(register: Register, row: Row) -> tuple[str, str]:
    steps = register.rows("SELECT ref FROM step WHERE code = ? AND ref IS NOT NULL ORDER BY position", row["body"])
    there = f"It has {listed(_last(one) for one in steps)}." if steps else "It has no recovery plan."
    return f"{row['body']} has no recovery step {row['id']}", there


def _clause(register: Register, item: str, labels: str) -> tuple[str, str]:
    """The labels on the same level of the same item."""
    above = labels[: labels.rindex("(")]
    there = [
        one["labels"]
        for one in register.rows(
            "SELECT labels FROM clause WHERE ref > ?1 || '(' AND ref < ?1 || ')' AND NOT in_text AND depth = ?2 "
            "AND labels LIKE ?3 ORDER BY position",
            item, labels.count("(") - 1, f"{above}(%",
        )
    ]  # fmt: skip
    body, day, number = item.split("/")
    known = register.partnership.body(body)
    continuous = known is not None and known.numbering == "continuous"
    name = f"minute {number}" if continuous else f"item {number} of {body}/{day}"
    hint = f"Its clauses are {listed(there)}." if there else f"There are no clauses{above and ' under ' + above} in it."
    return f"{name} has no clause {labels}", hint


def _within(register: Register, meeting: str, name: str) -> tuple[str, str]:
    """An item, or a numbered action, paper or sum."""
    table = _TABLES.get(name[:1])
    if table is None:
        items = register.rows("SELECT number FROM item WHERE meeting = ? AND parent IS NULL ORDER BY position", meeting)
        numbers = [one["number"] for one in items]
        run = f"{numbers[0]} to {numbers[-1]}" if len(numbers) > 2 else listed(numbers)
        return f"{meeting} has no item {name}", f"Its items are {run}." if numbers else "It has no items."
    refs = register.rows(
        f"SELECT ref FROM {table} WHERE meeting = ? AND ref LIKE ? ORDER BY length(ref), ref",
        meeting, f"{meeting}/{name[0]}%",
    )  # fmt: skip
    hint = f"It has {listed(_last(one) for one in refs)}." if refs else f"None of its {table}s has a number."
    return f"{meeting} has no {table} {name}", hint


def _minutes_of(register: Register, body: str) -> str:
    row = register.one(
        "SELECT min(CAST(number AS INTEGER)) AS least, max(CAST(number AS INTEGER)) AS most FROM item "
        "JOIN meeting ON meeting.ref = item.meeting WHERE meeting.body = ? AND number GLOB '[0-9]*'",
        body,
    )
    return f"The records of {body} hold minutes {row['least']} to {row['most']}." if row and row["most"] else ""


def _last(row: Row) -> str:
    return str(row["ref"]).rpartition("/")[2]
