"""What the ledger tells of a sum: amount, status, condition, who releases it, parts, risks, and what is left."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from ..frozen import dataclass


@dataclass(frozen=True, slots=True)
class ClauseOfSum:
    """A clause that a sum stands on: whom it recommends or delegates to or binds, on what it waits, how that stands.

    `status` is None where nothing is waited for; `closed` the day from which it is done or dropped.
    """

    ref: str | None
    kind: tuple[str, ...]
    to: tuple[str, ...]
    owners: tuple[str, ...]
    subject_to: str | None
    waits_on: str | None
    status: str | None
    closed: str | None


@dataclass(frozen=True, slots=True)
class ToldRow:
    """What a meeting was told of a sum; `ref` where its record has the sum itself. `on` is the day it counts from."""

    meeting: str
    on: str
    ref: str | None
    status: str | None
    amount: int | float | None
    note: str | None


@dataclass(frozen=True, slots=True)
class RiskOfSum:
    """A risk that a sum is to meet."""

    code: str
    title: str | None
    standing: str | None
    rating: str | None
    proposal: str | None
    at: str


@dataclass(frozen=True, slots=True)
class PartOfSum:
    """A sum that another `includes`, or that is taken out of it."""

    ref: str
    amount: int | float | None
    approx: bool


@dataclass(frozen=True, slots=True)
class SumRow:
    """One sum. `amount` is in pounds, None where none was stated; `status` the last word that a meeting gave.

    Its `parts` are the sums it includes and those taken out of it, `left` what remains of it after them: None where it
    has none, or where an amount is not known. `released_by` are those to whom a clause delegates that, else those whom
    one recommends it to, else those whom one binds. `waits_on` is who has yet to meet a condition. `depth` is 1 for a
    part that is listed beneath its whole, and so on; `exempt` the reason for which its item is withheld.
    """

    ref: str | None
    amount: int | float | None
    approx: bool
    purpose: str | None
    status: str | None
    left: int | float | None
    left_approx: bool
    source: str | None
    repaid_from: str | None
    subject_to: tuple[str, ...]
    waits_on: tuple[str, ...]
    released_by: tuple[str, ...]
    includes: tuple[str, ...]
    parts: tuple[PartOfSum, ...]
    part_of: tuple[str, ...]
    same_as: tuple[str, ...]
    clauses: tuple[ClauseOfSum, ...]
    risks: tuple[RiskOfSum, ...]
    meeting: str
    item: str | None
    title: str
    theme: str | None
    told: tuple[ToldRow, ...]
    depth: int
    exempt: str | None


def releasing(clauses: Sequence[ClauseOfSum]) -> ClauseOfSum | None:
    """The clause that says who releases the money: one that delegates it, else one that recommends it to somebody, else
    one that binds somebody."""
    delegating = (one for one in clauses if one.to and "delegated" in one.kind)
    recommending = (one for one in clauses if one.to)
    binding = (one for one in clauses if one.owners)
    return next(chain(delegating, recommending, binding), None)
