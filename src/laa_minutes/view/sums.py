"""Sums of money: those of the ledger that were asked for, each whole before its parts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ..frozen import dataclass
from ..register import Register
from .ledger import Ledger
from .money import SumRow


@dataclass(frozen=True, slots=True)
class SumFilter:
    """Which sums to list; None or empty lets everything through. A theme is that of the item, or of an indicator whose
    risk the sum is to meet; a meeting any that was told of it. `since` is ISO: something was told on or after it."""

    meetings: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    since: str | None = None


def sums(register: Register, wanted: SumFilter) -> tuple[SumRow, ...]:
    """The sums that fit: meetings from the oldest on, items in their order, each whole before its parts."""
    ledger = Ledger(register)
    return tuple(_nested([row for row in ledger.rows() if _fits(row, wanted, ledger.themes)]))


def sum_now(register: Register, ref: str) -> SumRow | None:
    """One sum by any of the names that meetings gave it, if it was minuted by the day asked about."""
    return next((row for row in Ledger(register).rows() if any(one.ref == ref for one in row.told)), None)


def statuses(rows: Iterable[SumRow]) -> tuple[str, ...]:
    """The words for how sums stand, in the order in which they come up."""
    return tuple(dict.fromkeys(row.status for row in rows if row.status))


def counted_once(rows: Sequence[SumRow]) -> tuple[SumRow, ...]:
    """The rows that make up the money in a list: no part of a sum that is in it, no sum a second time."""
    by_ref = {row.ref: row for row in rows if row.ref}
    found, seen = [], set[str]()
    for row in rows:
        kin = (row, *(by_ref[one] for one in row.same_as if one in by_ref))
        within = any(whole in by_ref for one in kin for whole in one.part_of)
        if row.ref not in seen and not within:
            found.append(row)
        seen.update(row.same_as)
    return tuple(found)


def _fits(row: SumRow, wanted: SumFilter, themes: dict[str, str | None]) -> bool:
    meetings = {row.meeting, *(one.meeting for one in row.told)}
    about = {(theme or "").casefold() for theme in (row.theme, *(themes.get(one.code) for one in row.risks))}
    return (
        (not wanted.meetings or not meetings.isdisjoint(wanted.meetings))
        and (not wanted.bodies or any(one.partition("/")[0] in wanted.bodies for one in meetings))
        and (not wanted.themes or not about.isdisjoint(theme.casefold() for theme in wanted.themes))
        and (not wanted.statuses or (row.status or "none").casefold() in wanted.statuses)
        and (wanted.since is None or max((one.on for one in row.told), default="") >= wanted.since)
    )


def _nested(rows: list[SumRow]) -> Iterable[SumRow]:
    """Each whole with its parts beneath it where they came up under the same item."""
    by_ref = {row.ref: row for row in rows if row.ref}
    beneath: defaultdict[str | None, list[SumRow]] = defaultdict(list)
    tops: list[SumRow] = []
    for row in rows:
        whole = next((by_ref[one] for one in row.part_of if one in by_ref and by_ref[one].item == row.item), None)
        (beneath[whole.ref] if whole else tops).append(row)
    shown = set[int]()

    def walk(row: SumRow, depth: int) -> Iterable[SumRow]:
        if id(row) not in shown:
            shown.add(id(row))
            yield replace(row, depth=depth)
            for part in beneath[row.ref] if row.ref else ():
                yield from walk(part, depth + 1)

    for top in (*tops, *rows):  # a circle of parts has no top
        yield from walk(top, 0)
