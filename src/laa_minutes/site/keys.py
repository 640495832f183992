"""What pages depend on, as keys: while a page's key is the same, so is the page, and it need not be made."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from .. import program

if TYPE_CHECKING:
    from .records import Records


class Keys:
    """The keys of pages. `meetings` has one for each meeting that was held: it covers the record, what other records
    tell of it or it of them, whatever is settled from several, and everything that all pages have in common."""

    def __init__(self, records: Records) -> None:
        register = records.register
        self._common = _digest(
            program.digest(),
            records.edition,
            records.name,
            register.withholds,
            register.partnership,
            _indicators(records),
        )
        own = _contents(records)
        told: defaultdict[str, list[object]] = defaultdict(list)
        for sql in (
            "SELECT progress.meeting, progress.key, subject, coalesce(action.text, clause.text, step.what), "
            "(SELECT group_concat(name) FROM name WHERE name.subject = progress.subject AND role = 'owner') "
            "FROM progress LEFT JOIN action ON action.key = subject LEFT JOIN clause ON clause.key = subject "
            "LEFT JOIN step ON step.ref = subject ORDER BY progress.rowid",
            "SELECT meeting, key, ref FROM item ORDER BY rowid",
        ):
            for meeting, *rest in register.rows(sql):
                told[meeting].append(rest)
        for meeting, file in register.rows("SELECT meeting, file FROM paper WHERE file IS NOT NULL ORDER BY rowid"):
            told[meeting].append(records.papers.of(file))
        _references(records, own, told)
        _named(records, told)
        before: dict[str, str] = {}
        for row in records.meetings.values():
            beside = before.get(row.body, "")
            told[row.meeting].append(beside)
            told[beside].append(row.meeting)
            before[row.body] = row.meeting
        self.meetings = {
            row.meeting: _digest(
                self._common,
                own[row.meeting],
                row,
                [replace(one, age_days=0) for one in records.actions_of.get(row.meeting, ())],
                told[row.meeting],
            )
            for row in records.held
        }

    def of_list(self, meetings: Iterable[str], *shown: object) -> str | None:
        """The key of a page that lists what these meetings recorded, and shows what is `shown` besides. None where one
        of them has no key."""
        listed = [self.meetings.get(meeting) for meeting in dict.fromkeys(meetings)]
        return None if None in listed else _digest(self._common, listed, shown)


def _contents(records: Records) -> dict[str, str]:
    """What each record says: its file where all of it may be seen, else what is left of it."""
    register = records.register
    if register.withholds:
        return {ref: _digest(record) for ref, record in register.meetings.items()}
    root = register.workspace.root
    paths = register.rows("SELECT ref, path FROM meeting WHERE recorded")
    return {row["ref"]: hashlib.sha256((root / row["path"]).read_bytes()).hexdigest() for row in paths}


def _references(records: Records, own: dict[str, str], told: defaultdict[str, list[object]]) -> None:
    """The references of each record with their addresses, and those of others that lead to it, with their headings."""
    for row in records.register.rows("SELECT * FROM reference ORDER BY rowid"):
        target = row["target"]
        if row["meeting"]:
            told[row["meeting"]].append((row["typed"], target, records.addresses.of(target)))
        if target and "/" in target:
            led = "/".join(target.split("/")[:2]).partition("(")[0]
            place = records.subjects.of(row["subject"], row["item"], row["meeting"])
            whole = own.get(row["meeting"]) if row["role"] in ("note", "corrects") else None
            past = (place.date or "") <= records.today  # else it is not told of yet
            told[led].append((target, row["role"], row["typed"], place.ref, place.heading, place.date, past, whole))


def _named(records: Records, told: defaultdict[str, list[object]]) -> None:
    """Where the names lead that each record has."""
    lead = cache(records.addresses.named)
    for meeting, name in records.register.rows("SELECT meeting, name FROM name WHERE name IS NOT NULL ORDER BY rowid"):
        told[meeting].append(lead(name))


def _indicators(records: Records) -> list[tuple[object, ...]]:
    return [(one.code, one.title, one.local) for one in records.register.indicators]


def _digest(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()
