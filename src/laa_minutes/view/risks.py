"""The risk on an indicator's target as the minutes have it: rating, proposal, and the sum that is to meet it."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from ..register import Register


@dataclass(frozen=True, slots=True)
class RiskRow:
    """The risk on one indicator. Rating, proposal and sum are each those last minuted; `at` is the meeting that last
    spoke of the risk, `item` where. `sum` is a sum's full name, whether or not there is one of that name."""

    code: str
    title: str | None
    standing: str | None
    rating: str | None
    proposal: str | None
    sum: str | None
    at: str
    item: str | None


def risks(register: Register) -> dict[str, RiskRow]:
    """The risks on the day asked about, by code, in the order in which the indicators are filed."""
    rows = register.rows(
        "SELECT said.code, said.standing, said.risk, said.meeting, item.ref AS item, sum_link.sum, indicator.title "
        "FROM statement_now AS said LEFT JOIN item ON item.key = said.item LEFT JOIN indicator "
        "ON indicator.code = said.code LEFT JOIN sum_link ON sum_link.subject = said.key AND role = 'risk' "
        "WHERE said.code IN (SELECT code FROM statement_now WHERE risk IS NOT NULL) "
        "ORDER BY indicator.position IS NULL, indicator.position, said.date, said.meeting, said.rowid"
    )
    found: dict[str, RiskRow] = {}
    standings: dict[str, str] = {}
    for row in rows:
        code = row["code"]
        if row["standing"]:
            standings[code] = row["standing"]
        if row["risk"]:
            before = found.get(code)
            said = json.loads(row["risk"])
            found[code] = RiskRow(
                code=code,
                title=row["title"],
                standing=None,
                rating=said["rating"] or (before and before.rating),
                proposal=_words(said["proposal"]) or (before and before.proposal),
                sum=row["sum"] or (before and before.sum),
                at=row["meeting"],
                item=row["item"],
            )
    return {code: replace(one, standing=standings.get(code)) for code, one in found.items()}


def risk(register: Register, code: str) -> RiskRow | None:
    """The risk on one indicator's target; None where no meeting spoke of one."""
    return risks(register).get(code)


def _words(text: str | None) -> str | None:
    return " ".join(text.split()) if text else None
