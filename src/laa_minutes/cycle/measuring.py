"""Figures and targets by command: one reading, one version of a target, each in its place in `indicators.yaml`."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from ..diagnostic import LaaError
from ..edit import Value
from ..frozen import dataclass
from ..record.figure import read_figure
from ..record.indicator import Indicator, Reading, Target
from ..record.name import read_name
from ..record.when import Period, UnreadableError, day_short, read_period
from ..register import Register
from ..source import SequenceNode
from ..view import choose
from ..view.rhythm import period_of
from ..view.wording import figure
from ..workspace import INDICATORS
from .change import Change, File, applied
from .finding import entry_with
from .indicator_file import add_entry, known_indicator, node_of, place_of
from .remarks import on_reading, on_target, same_days
from .reporting import owner
from .subject import item_or_clause

_SIGNS = {  # of a figure, what it then is, and of which units it may be
    "%": ("a percentage", re.compile(r"%|per ?cent|share|proportion", re.IGNORECASE)),
    "£": ("money", re.compile(r"£|pound|gbp", re.IGNORECASE)),
}


@dataclass(frozen=True, slots=True)
class NewReading:
    """One measured value as typed; `revise` where one is on record for that period, and this one is to count."""

    code: str
    period: str
    value: str
    reported: date | None = None
    source: str | None = None
    revise: bool = False


@dataclass(frozen=True, slots=True)
class NewTarget:
    """One version of a target as typed. Without a value it tells only that the target was changed, or confirmed."""

    code: str
    period: str
    value: str | None
    by: str | None = None
    at: str | None = None
    change: str | None = None


def set_reading(register: Register, new: NewReading) -> Change:
    """The change that puts a reading among the others of its indicator. Raises LaaError."""
    one = known_indicator(register, new.code)
    period, value, reported = _period(new.period), _value(new.value, one), new.reported or register.as_of
    before = [reading for reading in one.readings if same_days(reading.period, period, one.measure)]
    last = max(reversed(before), key=lambda reading: reading.reported or date.min, default=None)
    if last and last.value == value:
        return Change(f"{one.code} has {figure(value)} for {period.said} already; nothing was written.", ())
    if last:
        _refuse_unless_revised(one, period, reported, last, revise=new.revise)
    entry: dict[str, Value] = {"period": period.said, "value": value, "reported": reported}
    if new.source and new.source.strip():
        entry["source"] = " ".join(new.source.split())
    file = _with_reading(register, one, period, entry)
    after = applied(register, [file])
    was = f", in the place of {figure(last.value)}" if last else ""
    said = f"{one.code}: {figure(value, unit=one.unit)} for {period.said}{was}, reported {day_short(reported)}."
    return Change(said, (file,), tuple(on_reading(register, after, one, period, reported, value)))


def add_target(register: Register, new: NewTarget) -> Change:
    """The change that appends a version of a target to its indicator. Raises LaaError."""
    one = known_indicator(register, new.code)
    period, value = _period(new.period), None if new.value is None else _value(new.value, one)
    if value is None and new.change is None:
        raise LaaError("no value was given", "Give one, or say with --change what became of the target.", 2)
    before = [target for target in one.targets if same_days(target.period, period, one.measure)]
    at = minute(register, new.at) if new.at else None
    last = next((target for target in reversed(before) if target.value is not None), None)
    if last and last.value == value and not (new.change or at or new.by):
        return Change(f"{one.code} has a target of {figure(value)} for {period.said} already; nothing was written.", ())
    _refuse_target(one, period, value, new, before)
    agreed: dict[str, Value] = {"by": _agreeing(register, new.by)} if new.by else {}
    agreed |= {key: told for key, told in (("at", at), ("change", new.change)) if told}
    entry: dict[str, Value] = {"period": period.said}
    entry |= {"value": value} if value is not None else {}
    entry |= {"agreed": agreed} if agreed else {}
    file = add_entry(register, one, "targets", entry)
    after = applied(register, [file])
    words = f"target for {period.said} {'without a value' if value is None else figure(value, unit=one.unit)}"
    told = (new.change, f"agreed by {agreed['by']}" if new.by else None, at and f"at {at}")
    remarks = tuple(on_target(register, after, one, period, at))
    return Change(f"{one.code}: {', '.join([words, *filter(None, told)])}.", (file,), remarks)


def minute(register: Register, typed: str) -> str:
    """The full name of the meeting, item, minute or clause that says so. Raises LaaError where it is not there."""
    name = read_name(typed)
    if name is not None and name.kind in ("item", "minute"):
        ref = item_or_clause(register, name)
        if register.one("SELECT 1 FROM item WHERE ref = ?1 UNION SELECT 1 FROM clause WHERE ref = ?1", ref):
            return ref
        meeting = ref.partition("(")[0].rpartition("/")[0]
        there = [row["ref"].rpartition("/")[2] + f" {row['title']}" for row in register.rows(
            "SELECT ref, title FROM item WHERE meeting = ? AND parent IS NULL ORDER BY position", meeting
        )]  # fmt: skip
        hint = f"{meeting} has {', '.join(there)}." if there else "Name the meeting alone while it has no record."
        raise LaaError(f"there is no {ref} on record", hint)
    return choose.meeting(register, typed)


def _agreeing(register: Register, typed: str) -> str:
    """The whole name of whoever is known by it; a body or an organisation as typed. Raises LaaError for a tie."""
    name = owner(register, typed)
    return name if register.roster.resolve(typed, "").kind == "person" else " ".join(typed.split())


def _period(typed: str) -> Period:
    found = period_of(" ".join(typed.split()))
    if found is None:
        try:
            return read_period(typed)
        except UnreadableError as error:
            raise LaaError(error.message, error.hint, 2) from None
    return found


def _value(typed: str, one: Indicator) -> Decimal:
    """The number; a percentage or money only of what is measured so, for 12% are not 12 homes. Raises LaaError."""
    try:
        value = read_figure(typed)
    except UnreadableError as error:
        raise LaaError(error.message, error.hint, 2) from None
    for sign, (what, units) in _SIGNS.items():
        if sign in typed and one.unit and not units.search(one.unit):
            raise LaaError(f"“{typed}” is {what}, and {one.code} is measured in {one.unit}",
                           f"If the number is right, leave the sign out: {figure(value)}.", 2)  # fmt: skip
    return value


def _refuse_unless_revised(one: Indicator, period: Period, reported: date, last: Reading, *, revise: bool) -> None:
    on = f", reported {day_short(last.reported)}" if last.reported else ""
    there = f"{one.code} has {figure(last.value)} for {last.period.said if last.period else period.said} already{on}"
    slip = f"A slip is corrected by hand, on line {last.typed.line} of {INDICATORS}."
    if not revise:
        raise LaaError(there, f"If the figure was revised, say --revise: both are kept, and the new one counts. {slip}")
    if last.reported and reported <= last.reported:
        raise LaaError(
            f"{there}; the one reported last counts", f"Say with --reported on which later day this one was. {slip}", 2
        )


def _refuse_target(one: Indicator, period: Period, value: Decimal | None, new: NewTarget, before: list[Target]) -> None:
    """A version that contradicts itself, is not told from the one before, or would not count."""
    last = next((target for target in reversed(before) if target.value is not None), None)
    if new.change == "unchanged" and last and value is not None and last.value != value:
        raise LaaError(f"an unchanged target cannot go from {figure(last.value)} to {figure(value)}",
                       "Leave the value out, or say renegotiated or revised.", 2)  # fmt: skip
    if before and new.change is None:
        of = f" of {figure(last.value)}" if last else ""
        raise LaaError(f"{one.code} has a target{of} for {period.said} already",
                       "Say with --change what became of it: renegotiated, revised or unchanged. A slip is corrected "
                       f"by hand, in {INDICATORS}.")  # fmt: skip
    aimed = [target for target in one.targets if target in before or _has_interim(target, period, one.measure)]
    dated = next((target.agreed.at for target in reversed(aimed) if target.agreed and target.agreed.at), None)
    if dated and not new.at:
        raise LaaError(f"the target for {period.said} on record was agreed at {dated}",
                       "Say with --at at which later meeting this one was, or it would not count.", 2)  # fmt: skip


def _has_interim(target: Target, period: Period, measure: str) -> bool:
    return any(same_days(interim, period, measure) for interim, _ in target.profile)


def _with_reading(register: Register, one: Indicator, period: Period, entry: dict[str, Value]) -> File:
    """In the order of time where the readings are in it, the latest last or first; else at the end."""
    node = node_of(register, (*place_of(register, one), "readings"))
    ends = [reading.period.last for reading in one.readings if reading.period]
    index = None
    if isinstance(node, SequenceNode) and len(ends) == len(one.readings) > 0:
        places = [entry_with(node, reading.typed) for reading in one.readings]
        if ends == sorted(ends):
            index = max((n + 1 for n, end in zip(places, ends, strict=True) if end <= period.last), default=0)
        elif ends == sorted(ends, reverse=True):
            index = max((n + 1 for n, end in zip(places, ends, strict=True) if end > period.last), default=0)
    return add_entry(register, one, "readings", entry, index)
