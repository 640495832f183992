"""Sums of money: whether totals add up and one sum has one name."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from difflib import SequenceMatcher
from itertools import combinations
from sqlite3 import Row

from ..diagnostic import Diagnostic
from ..register import Register
from .place import listed

_ALIKE = 0.7  # how near two purposes come (of 1) before one amount in one item is taken for one sum


def one_sum_two_names(register: Register) -> Iterator[Diagnostic]:
    """One sum is said to be for two different things: `same_as` joins two sums with different purposes, or one
    amount stands in the text and in a clause of an item for purposes that are nearly but not quite the same.

    Whoever is to spend the money, and whoever audits it, cannot tell what it was granted for.

    Correct the name that is wrong. If it stands so in minutes already approved, leave it and add a `note`. If they are
    two sums, take `same_as` out.
    """
    rows = _sums(register)
    reported = set()
    for row in rows.values():
        other = rows.get(_ref(row, row["same_as"])) if row["same_as"] else None
        if other and _purpose(other) != _purpose(row):
            reported |= {(row["ref"], other["ref"]), (other["ref"], row["ref"])}
            yield _two_names(register, row, other)
    by_item: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows.values():
        if row["amount"]:
            by_item[row["item"], row["amount"]].append(row)
    for same in by_item.values():
        for first, later in combinations(same, 2):
            if (first["ref"], later["ref"]) not in reported and _seem_one(first, later):
                yield _two_names(register, later, first)


def _seem_one(first: Row, later: Row) -> bool:
    """Whether two sums of one amount are likely the same: told in the text and resolved in a clause, in words that are
    nearly the same. Equal grants to several places stand side by side, and a whole is no second name of its part."""
    mine, theirs = _purpose(first), _purpose(later)
    parts = {*json.loads(first["includes"]), *json.loads(later["includes"])}
    return (
        bool(first["labels"]) != bool(later["labels"])
        and bool(mine and theirs)
        and mine != theirs
        and parts.isdisjoint((first["id"], later["id"]))
        and SequenceMatcher(None, mine, theirs).ratio() >= _ALIKE
    )


def _two_names(register: Register, row: Row, other: Row) -> Diagnostic:
    amount = f"{pounds(row['amount'])} is" if row["amount"] else "the sum is"
    here, there = (one["purpose"] or "nothing named" for one in (row, other))
    message = f"{amount} for {here} here, and for {there} in {other['id']}"
    hint = "Which is it? If they are two sums, " + ("take `same_as` out." if row["same_as"] else "say so in a note.")
    return register.diagnostic(row, "one-sum-two-names", message, hint, words=row["purpose"] or "")


def sum_total(register: Register) -> Iterator[Diagnostic]:
    """A sum that includes others is not their total.

    The resolution promises more, or less, than its parts.

    Correct the amount that is wrong, or the list under `includes`. Sums given as approximate are not checked.
    """
    rows = _sums(register)
    for row in rows.values():
        parts = [rows.get(_ref(row, one)) for one in json.loads(row["includes"])]
        amounts = [Decimal(part["amount"]) for part in parts if part and part["amount"] and not part["approx"]]
        if not parts or len(amounts) < len(parts) or not row["amount"] or row["approx"]:
            continue
        if sum(amounts) != Decimal(row["amount"]):
            total = pounds(sum(amounts, Decimal()))
            added = " + ".join(map(pounds, amounts)) + f" = {total}" if len(amounts) > 1 else f"{total} alone"
            message = f"{pounds(row['amount'])} is not the total of its parts: {added}"
            hint = "Correct an amount, or the list under `includes`."
            yield register.diagnostic(row, "sum-total", message, hint, words=row["id"] or "")


def unknown_sum(register: Register) -> Iterator[Diagnostic]:
    """A sum is said to include, or to be the same as, a sum that is not in the records; or a risk names one.

    The total cannot be checked.

    Correct the number: sums are called S1, S2 … within a meeting, and `2010-02-22/S1` from another.
    """
    rows = _sums(register)
    for row in rows.values():
        for typed in (*json.loads(row["includes"]), *filter(None, (row["same_as"],))):
            if _ref(row, typed) not in rows:
                yield _no_sum(register, row, typed, rows)
    for row in register.rows("SELECT * FROM statement WHERE risk IS NOT NULL"):
        typed = json.loads(row["risk"]).get("sum")
        if typed and _ref(row, typed) not in rows:
            yield _no_sum(register, row, typed, rows)


def pounds(amount: Decimal | str) -> str:
    """`£460,000`, with pence where there are any."""
    value = Decimal(amount)
    return f"£{value:,.0f}" if value == value.to_integral_value() else f"£{value:,.2f}"


def _no_sum(register: Register, row: Row, typed: str, rows: dict[str, Row]) -> Diagnostic:
    there = [one["id"] for one in rows.values() if one["meeting"] == row["meeting"]]
    hint = f"There {'is' if len(there) == 1 else 'are'} {listed(there)}."
    return register.diagnostic(row, "unknown-sum", f"there is no sum {typed} here", hint, words=typed)


def _sums(register: Register) -> dict[str, Row]:
    return {str(row["ref"] or f"{row['meeting']}#{n}"): row for n, row in enumerate(
        register.rows("SELECT * FROM sum ORDER BY path, line"))}  # fmt: skip


def _ref(row: Row, typed: str) -> str:
    """A sum's full name: `S2` is of the same meeting, `2010-02-22/S2` of the same body."""
    if "/" not in typed:
        return f"{row['meeting']}/{typed}"
    return typed if typed[:1].isalpha() else f"{row['meeting'].partition('/')[0]}/{typed}"


def _purpose(row: Row) -> str:
    return " ".join((row["purpose"] or "").split()).casefold()
