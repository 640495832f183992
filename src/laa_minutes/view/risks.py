"""The risk on an indicator's target as the minutes have it: rating, proposal, and the sum that is to meet it."""

from __future__ import annotations

import json
from collections.abc import Mapping
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


def risks(register: Register, said: Mapping[str, Mapping[str, Row]]) -> dict[str, RiskRow]:
    """The risks of what was `minuted`, by code, in the order in which the indicators are filed."""
    naming = [facts["sum"]["key"] for facts in said.values() if "sum" in facts]
    sums = {
        row["subject"]: row
        for row in register.rows(
            "SELECT subject, sum_link.sum, amount FROM sum_link LEFT JOIN sum ON sum.ref = sum_link.sum "
            "WHERE role = 'risk' AND subject IN (SELECT value FROM json_each(?))",
            json.dumps(naming),
        )
    }
    found = {}
    for code, title in register.rows(
        "SELECT code, title FROM spoken_of LEFT JOIN indicator USING (code) ORDER BY position IS NULL, position, "
        "(SELECT date || meeting || printf('%20d', rowid) FROM statement WHERE code = spoken_of.code "
        "AND risk IS NOT NULL ORDER BY date, meeting, rowid LIMIT 1)"
    ):
        facts = said.get(code, {})
        if "risk" in facts:
            told, money = facts["risk"], sums.get(facts["sum"]["key"]) if "sum" in facts else None
            proposal = _last(facts, "proposal")
            found[code] = RiskRow(
                code=code,
                title=title,
                standing=facts["standing"]["standing"] if "standing" in facts else None,
                rating=_last(facts, "rating"),
                proposal=" ".join(proposal.split()) if proposal else None,
                sum=money["sum"] if money else None,
                amount=number(money["amount"]) if money and money["amount"] else None,
                at=told["meeting"],
                item=told["item_ref"],
            )
    return found


def _last(facts: Mapping[str, Row], part: str) -> str | None:
    """A part of the risk as it was last minuted."""
    return json.loads(facts[part]["risk"])[part] if part in facts else None
