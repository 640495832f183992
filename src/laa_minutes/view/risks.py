"""The risk on an indicator's target as the minutes have it: rating, proposal, and the sum that is to meet it."""

from __future__ import annotations

import json
from dataclasses import replace
from sqlite3 import Row

from ..frozen import dataclass
from ..register import Register
from .figures import number


@dataclass(frozen=True, slots=True)
class RiskRow:
    """The risk on one indicator. Rating, proposal and sum are each those last minuted; `at` is the meeting that last
    spoke of the risk, `item` where. `sum` is a sum's full name, whether or not there is one of that name, and `amount`
    what was minuted of it, in pounds."""

    code: str
    title: str | None
    standing: str | None
    rating: str | None
    proposal: str | None
    sum: str | None
    amount: int | float | None
    at: str
    item: str | None


def risks(register: Register, bodies: tuple[str, ...] = ()) -> dict[str, RiskRow]:
    """The risks on the day asked about, by code, in the order in which the indicators are filed; with bodies, what only
    these have minuted."""
    rows = register.rows(
        "SELECT said.code, said.standing, said.risk, said.meeting, item.ref AS item, sum_link.sum, sum.amount, "
        "indicator.title "
        "FROM statement_now AS said LEFT JOIN item ON item.key = said.item LEFT JOIN indicator "
        "ON indicator.code = said.code LEFT JOIN sum_link ON sum_link.subject = said.key AND role = 'risk' "
        "LEFT JOIN sum ON sum.ref = sum_link.sum "
        "WHERE said.code IN (SELECT code FROM statement_now WHERE risk IS NOT NULL) "
        "ORDER BY indicator.position IS NULL, indicator.position, said.date, said.meeting, said.rowid"
    )
    found: dict[str, RiskRow] = {}
    standings: dict[str, str] = {}
    for row in rows:
        code = row["code"]
        if bodies and row["meeting"].partition("/")[0] not in bodies:
            continue
        if row["standing"]:
            standings[code] = row["standing"]
        if row["risk"]:
            found[code] = _folded(row, found.get(code))
    return {code: replace(one, standing=standings.get(code)) for code, one in found.items()}


def _folded(row: Row, before: RiskRow | None) -> RiskRow:
    """What was said now, and for what was not said now, what was said before."""
    said = json.loads(row["risk"])
    proposal = said["proposal"]
    now = RiskRow(
        code=row["code"],
        title=row["title"],
        standing=None,
        rating=said["rating"],
        proposal=" ".join(proposal.split()) if proposal else None,
        sum=row["sum"],
        amount=number(row["amount"]) if row["amount"] else None,
        at=row["meeting"],
        item=row["item"],
    )
    if before is None:
        return now
    money = now if now.sum else before
    return replace(
        now,
        rating=now.rating or before.rating,
        proposal=now.proposal or before.proposal,
        sum=money.sum,
        amount=money.amount,
    )
