"""The index that the search page looks in: every text of the records with the address of its place, made ahead."""

from __future__ import annotations

import json

from ..output.text import CONTROL
from ..view.search import FoundRow, every_text
from .packed import script
from .records import Records
from .text import shown

_NAMES = frozenset(("person", "organisation", "theme", "body"))


def search_index(records: Records) -> bytes:
    """A script that hands the index over: the addresses of all texts, then their names, their headings, their kinds,
    their words; the newest first."""
    rows = (row for row in every_text(records.register) if row.kind == "plan" or (row.date or "") <= records.today)
    entries = [entry for row in rows if (entry := _entry(records, row))]
    entries.sort(key=lambda entry: entry[0], reverse=True)
    columns = [*zip(*entries, strict=True)][1:]  # alike side by side, which is smaller and sooner made
    told = json.dumps(columns, ensure_ascii=False, separators=(",", ":"))
    return script("searchIndex", told)


def _entry(records: Records, row: FoundRow) -> tuple[str, str, str, str, str, str] | None:
    """The day, then what the page gets; None for what has no place on the website."""
    addresses = records.addresses
    address = addresses.named(row.ref) if row.kind in _NAMES else addresses.of(row.ref)
    if address is None:
        address = {"plan": "plan.html", "term": "people.html", "outcome": "scorecard.html"}.get(row.kind)
    if address is None:
        return None
    heading = row.heading if row.heading != row.text else ""
    words = (shown(row.ref), heading, row.kind, " ".join(row.text.split()))
    if any(map(CONTROL.search, words)):
        words = tuple(CONTROL.sub("\ufffd", one) for one in words)  # type: ignore[assignment]
    return row.date or "", address, *words
