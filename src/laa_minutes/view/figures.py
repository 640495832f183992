"""Figures: readings and targets as they counted on a day, and how the latest of the two compare."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from sqlite3 import Row
from typing import Literal

from ..record.when import UnreadableError, read_period
from ..register import Register

Performance = Literal["met", "within tolerance", "missed"]


@dataclass(frozen=True, slots=True)
class Target:
    """A target for a period; `span` is its first and last day."""

    period: str
    span: tuple[str, str]
    value: str


def readings(register: Register, today: str) -> dict[str, list[Row]]:
    """Readings that count, the latest last: by the end of the period, by when they were reported, then as filed."""
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in register.rows("SELECT * FROM reading ORDER BY code, position"):
        if (row["reported"] or row["last"] or "") <= today:
            found[row["code"]].append(row)
    for rows in found.values():
        rows.sort(key=lambda row: (row["last"] or row["reported"] or "", row["reported"] or "", row["position"]))
    return found


def targets(register: Register, today: str) -> dict[str, list[Target]]:
    """Targets in force on the day: a later version replaces an earlier one for the same period, and one renegotiated
    or revised without its value being on record leaves none."""
    agreed = {
        (row["subject"], row["typed"]): row["day"]
        for row in register.rows(
            "SELECT subject, typed, substr(target, instr(target, '/') + 1, 10) AS day FROM link "
            "WHERE role = 'agreed' AND target GLOB '*/[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*'"
        )
    }
    profiles: defaultdict[tuple[str, int], list[Row]] = defaultdict(list)
    for row in register.rows("SELECT * FROM profile"):
        profiles[row["code"], row["target"]].append(row)
    versions = [
        (agreed.get((row["code"], row["agreed_at"]), ""), row["position"], row)
        for row in register.rows("SELECT * FROM target ORDER BY code, position")
    ]
    found: defaultdict[str, dict[tuple[str, str], Target]] = defaultdict(dict)
    for day, position, row in sorted(versions, key=lambda one: one[:2]):
        if day > today:
            continue
        known = found[row["code"]]
        interim = profiles[row["code"], position]
        if row["value"] is None and not interim and row["change"] in ("renegotiated", "revised"):
            spans = [_span(row["period"])] if row["period"] else list(known)
            for span in spans:
                known.pop(span, None)
        for one in (row, *interim):
            if one["value"] is not None and one["period"] is not None:
                span = _span(one["period"])
                known[span] = Target(one["period"], span, one["value"])
    return {code: list(known.values()) for code, known in found.items()}


def target_for(latest: Row | None, targets: Sequence[Target], today: str) -> tuple[Target | None, bool]:
    """The target for the latest reading's period, and that the two compare; else the target in force on the day."""
    if latest is not None and latest["period"] is not None:
        span = _span(latest["period"])
        same = next((one for one in targets if one.span == span), None)
        if same:
            return same, True
    ordered = sorted(targets, key=lambda one: (one.span[1], one.span[0]))
    coming = next((one for one in ordered if one.span[1] >= today), None)
    return coming or (ordered[-1] if ordered else None), False


def performance(indicator: Row, latest: Row | None, target: Target | None, tolerance: str | None) -> Performance | None:
    """How a reading compares with its target; `tolerance` serves where the indicator has none of its own."""
    if latest is None or target is None or indicator["better"] is None:
        return None
    value, aim = Decimal(latest["value"]), Decimal(target.value)
    short = aim - value if indicator["better"] == "higher" else value - aim
    if short <= 0:
        return "met"
    return "within tolerance" if short <= _band(indicator["tolerance"] or tolerance, aim) else "missed"


def _span(period: str) -> tuple[str, str]:
    try:
        read = read_period(period)
    except UnreadableError:
        return period, period
    return read.first.isoformat(), read.last.isoformat()


def _band(tolerance: str | None, aim: Decimal) -> Decimal:
    """The amber band: a share of the target (`10%`) or an amount."""
    bare = (tolerance or "").strip()
    try:
        amount = abs(Decimal(bare.removesuffix("%").replace(",", "").strip()))
    except InvalidOperation:
        return Decimal(0)
    if not amount.is_finite():
        return Decimal(0)
    return abs(aim) * amount / 100 if bare.endswith("%") else amount


def number(text: str) -> int | float:
    """A figure of the register as a number: whole where it was typed whole."""
    value = Decimal(text)
    return int(value) if value == value.to_integral_value() else float(value)
