"""What is measured: `indicators.yaml`, the home of figures."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from ..frozen import dataclass
from ..text import Text
from .partnership import Lead
from .when import Period, When

BETTER = ("higher", "lower")
MEASURES = ("point", "seasonal", "cumulative")


@dataclass(frozen=True, slots=True)
class Agreement:
    """Who agreed a target, and the minute that says so."""

    by: Text | None
    at: Text | None
    change: str | None


@dataclass(frozen=True, slots=True)
class Target:
    """One version of a target. `profile` holds interim targets, period by period."""

    period: Period | None
    value: Decimal | None
    profile: tuple[tuple[Period, Decimal], ...]
    agreed: Agreement | None


@dataclass(frozen=True, slots=True)
class Reading:
    """One measured value; without a period it is ordered by `reported` and never compared with a target."""

    period: Period | None
    value: Decimal
    reported: date | None
    source: Text | None
    typed: Text


@dataclass(frozen=True, slots=True)
class Baseline:
    """Where the measure started."""

    period: Period | None
    value: Decimal | None


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a recovery plan, or one line of a workplan."""

    id: Text | None
    what: Text
    due: When | None
    as_at: date | None


@dataclass(frozen=True, slots=True)
class Recovery:
    """A recovery plan: who owns it, which meeting reviews it, its steps."""

    owner: Text | None
    review: Text | None
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator. `code` is canonical (`NI 156`); `tolerance` is as typed (`10%` or an amount)."""

    code: str
    typed: Text
    title: Text | None
    theme: Text | None
    leads: tuple[Lead, ...]
    support: tuple[Lead, ...]
    unit: Text | None
    better: str | None
    tolerance: Text | None
    decimals: int | None
    measure: str
    baseline: Baseline | None
    targets: tuple[Target, ...]
    readings: tuple[Reading, ...]
    recovery: Recovery | None
    workplan: tuple[Step, ...]
    links: tuple[Text, ...]
    local: bool
