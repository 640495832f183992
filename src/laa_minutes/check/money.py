"""Sums of money: whether totals add up, and one sum has one name and counts once."""

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
    money = _Money(register)
    reported = set()
    for row, other in money.joined():
        restated = row["meeting"] != other["meeting"] and not row["purpose"]
        if _purpose(other) != _purpose(row) and not restated:
            reported |= {(row["key"], other["key"]), (other["key"], row["key"])}
            yield _two_names(register, row, other, joined=True)
    by_item: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in money.rows:
        if row["amount"]:
            by_item[row["item"], row["amount"]].append(row)
    for same in by_item.values():
        for first, later in combinations(same, 2):
            if (first["key"], later["key"]) not in reported and money.seem_one(first, later):
                yield _two_names(register, later, first, joined=False)


def one_sum_two_amounts(register: Register) -> Iterator[Diagnostic]:
    """One meeting's record has two amounts for one sum: `same_as` joins them.

    The ledger can count one of the two only, and nobody can tell which was granted.

    Correct the amount that is wrong. If they are two sums, take `same_as` out. A later meeting may well state another
    amount for a sum: that is how it changes.
    """
    for row, other in _Money(register).joined():
        differ = row["amount"] and other["amount"] and Decimal(row["amount"]) != Decimal(other["amount"])
        if differ and row["meeting"] == other["meeting"] and not row["approx"] and not other["approx"]:
            here, there = pounds(row["amount"]), pounds(other["amount"])
            message = f"the sum is {here} here, and {there} in {other['id']}, which is the same"
            hint = "Which is it? If they are two sums, take `same_as` out."
            yield register.diagnostic(row, "one-sum-two-amounts", message, hint, words=row["id"] or "")


def sum_total(register: Register) -> Iterator[Diagnostic]:
    """A sum that includes others is not their total, or more is taken out of a sum than there is.

    The resolution promises more, or less, than its parts.

    Correct the amount that is wrong, or the list under `includes`. A sum that is taken out of another, and does
    not make it up together with others, names it as its `source` instead. Sums given as approximate are not checked.
    """
    money = _Money(register)
    for row in money.rows:
        if not row["amount"] or row["approx"]:
            continue
        parts = money.named(row, "includes")
        amounts = _amounts(parts)
        if parts and amounts is not None and sum(amounts) != Decimal(row["amount"]):
            total = pounds(sum(amounts, Decimal()))
            added = " + ".join(map(pounds, amounts)) + f" = {total}" if len(amounts) > 1 else f"{total} alone"
            message = f"{pounds(row['amount'])} is not the total of its parts: {added}"
            hint = "Correct an amount, or the list under `includes`."
            yield register.diagnostic(row, "sum-total", message, hint, words=row["id"] or "")
        taken = sum(_amounts(money.taken_from(row), known=True) or (), Decimal())
        if taken > Decimal(row["amount"]):
            message = f"{pounds(taken)} is taken out of {pounds(row['amount'])}"
            hint = "Correct an amount, or a `source` that names this sum."
            yield register.diagnostic(row, "sum-total", message, hint, words=row["id"] or "")


def sum_counted_twice(register: Register) -> Iterator[Diagnostic]:
    """A total counts one sum twice: it includes it under two names, or beside a sum that includes it already; or a sum
    is a part of itself.

    The total is too high by that sum, though it adds up.

    Take one of the two out of `includes`.
    """
    money = _Money(register)
    for row in money.rows:
        within = [(part, money.all_parts(part)) for part in money.named(row, "includes")]
        if row["key"] in {key for part, below in within for key in (part["key"], *below)}:
            message = f"{_called(row)} is a part of itself"
            yield register.diagnostic(row, "sum-counted-twice", message, "Correct `includes`.", words=row["id"] or "")
            continue
        for (first, below), (later, beneath) in combinations(within, 2):
            if money.one(first) == money.one(later):
                why = f"{_called(first)} and {_called(later)} are one sum"
            elif money.one(later) in map(money.one_of, below) or money.one(first) in map(money.one_of, beneath):
                part, whole = (later, first) if money.one(later) in map(money.one_of, below) else (first, later)
                why = f"{_called(part)} is a part of {_called(whole)}"
            else:
                continue
            message = f"one sum is counted twice: {why}"
            yield register.diagnostic(
                row, "sum-counted-twice", message, "Take one of them out of `includes`.", words=row["id"] or ""
            )


def unknown_sum(register: Register) -> Iterator[Diagnostic]:
    """A sum is said to include, or to be the same as, a sum that is not in the records; or a risk names one.

    The total cannot be checked.

    Correct the number: sums are called S1, S2 … within a meeting, and `2010-02-22/S1` from another.
    """
    rows = register.rows(
        "SELECT sum_link.typed, coalesce(sum.meeting, statement.meeting) AS meeting, "
        "coalesce(sum.path, statement.path) AS path, coalesce(sum.line, statement.line) AS line, "
        "coalesce(sum.column, statement.column) AS column "
        "FROM sum_link LEFT JOIN sum ON sum.key = subject LEFT JOIN statement ON statement.key = subject "
        "WHERE sum_link.sum NOT IN (SELECT ref FROM sum WHERE ref IS NOT NULL) ORDER BY path, line, sum_link.rowid"
    )
    for row in rows:
        there = [one["id"] for one in register.rows(
            "SELECT id FROM sum WHERE meeting = ? AND id IS NOT NULL ORDER BY line", row["meeting"])]  # fmt: skip
        hint = f"There {'is' if len(there) < 2 else 'are'} {listed(there)}."
        yield register.diagnostic(row, "unknown-sum", f"there is no sum {row['typed']} here", hint, words=row["typed"])


def unknown_clause(register: Register) -> Iterator[Diagnostic]:
    """A sum is said to stand on a clause that its item does not have.

    Who is to release the money, and on what condition, is read from that clause.

    Correct the label under `clause`. A resolution that stands alone in its item has no label in print; here it is (i).
    """
    labels: defaultdict[str, list[str]] = defaultdict(list)
    for row in register.rows(
        "SELECT item, labels FROM clause WHERE NOT in_text AND item IN (SELECT item FROM sum) ORDER BY position"
    ):
        labels[row["item"]].append(row["labels"] or "(i)")
    for row in register.rows("SELECT * FROM sum WHERE clauses != '[]' ORDER BY path, line"):
        for label in json.loads(row["clauses"]):
            if label not in labels[row["item"]]:
                known = labels[row["item"]] or ["none"]
                hint = f"There {'is' if len(known) < 2 else 'are'} {listed(known)}."
                message = f"{_called(row)} stands on {label}, and its item has no such clause"
                yield register.diagnostic(row, "unknown-clause", message, hint, words=label)


def pounds(amount: Decimal | str) -> str:
    """`£460,000`, with pence where there are any."""
    value = Decimal(amount)
    return f"£{value:,.0f}" if value == value.to_integral_value() else f"£{value:,.2f}"


class _Money:
    """Every sum on record, and those that each names."""

    def __init__(self, register: Register) -> None:
        self.rows = register.rows("SELECT * FROM sum ORDER BY path, line")
        by_ref = {row["ref"]: row for row in self.rows if row["ref"]}
        self._by_key = {row["key"]: row for row in self.rows}
        self._named: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
        self._missing: set[tuple[str, str]] = set()
        self._taken: defaultdict[str, list[Row]] = defaultdict(list)
        for link in register.rows("SELECT * FROM sum_link WHERE role != 'risk' AND sum IS NOT NULL ORDER BY rowid"):
            subject, role = link["subject"], link["role"]
            if link["sum"] not in by_ref:
                self._missing.add((subject, role))
            else:
                self._named[subject, role].append(by_ref[link["sum"]])
                if role == "source":
                    self._taken[by_ref[link["sum"]]["key"]].append(self._by_key[subject])
        same: dict[str, set[str]] = {key: {key} for key in self._by_key}
        for row, other in self.joined():
            together = same[row["key"]] | same[other["key"]]
            same |= dict.fromkeys(together, together)
        self._one = {key: min(names) for key, names in same.items()}

    def named(self, row: Row, role: str) -> list[Row]:
        """The sums that one names; none where one of them is not on record."""
        return [] if (row["key"], role) in self._missing else self._named[row["key"], role]

    def taken_from(self, row: Row) -> list[Row]:
        """The sums that have this one for their source; of those that later meetings restate, the last."""
        return list({self._one[one["key"]]: one for one in self._taken[row["key"]]}.values())

    def joined(self) -> Iterator[tuple[Row, Row]]:
        """Each sum with one that it is the same as."""
        for row in self.rows:
            yield from ((row, other) for other in self._named[row["key"], "same_as"])

    def one(self, row: Row) -> str:
        """What all names of one sum have in common."""
        return self._one[row["key"]]

    def one_of(self, key: str) -> str:
        """The same by a sum's key."""
        return self._one[key]

    def all_parts(self, row: Row) -> set[str]:
        """The keys of everything that a sum includes, however deep."""
        found: set[str] = set()
        waiting = [row]
        while waiting:
            for part in self._named[waiting.pop()["key"], "includes"]:
                if part["key"] not in found:
                    found.add(part["key"])
                    waiting.append(part)
        return found

    def seem_one(self, first: Row, later: Row) -> bool:
        """Whether two sums of one amount are likely the same: told in the text and resolved in a clause, in words that
        are nearly the same. Equal grants to several places stand side by side, and a whole is no second name of its
        part."""
        mine, theirs = _purpose(first), _purpose(later)
        parts = {one["key"] for row in (first, later) for one in self._named[row["key"], "includes"]}
        return (
            (first["clauses"] == "[]") != (later["clauses"] == "[]")
            and bool(mine and theirs)
            and mine != theirs
            and parts.isdisjoint((first["key"], later["key"]))
            and SequenceMatcher(None, mine, theirs).ratio() >= _ALIKE
        )


def _amounts(parts: list[Row], *, known: bool = False) -> list[Decimal] | None:
    """The amounts of parts; None where one is not stated or only about so much, unless those `known` will do."""
    given = [Decimal(part["amount"]) for part in parts if part["amount"] and not part["approx"]]
    return given if known or len(given) == len(parts) else None


def _two_names(register: Register, row: Row, other: Row, *, joined: bool) -> Diagnostic:
    amount = f"{pounds(row['amount'])} is" if row["amount"] else "the sum is"
    here, there = (one["purpose"] or "nothing named" for one in (row, other))
    message = f"{amount} for {here} here, and for {there} in {other['id']}"
    hint = "Which is it? If they are two sums, " + ("take `same_as` out." if joined else "say so in a note.")
    return register.diagnostic(row, "one-sum-two-names", message, hint, words=row["purpose"] or "")


def _called(row: Row) -> str:
    return row["id"] or (pounds(row["amount"]) if row["amount"] else "the sum")


def _purpose(row: Row) -> str:
    return " ".join((row["purpose"] or "").split()).casefold()
