"""indicators.yaml → a tuple of `Indicator`."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

from ..record.code import canonical
from ..record.indicator import (
    BETTER,
    MEASURES,
    Agreement,
    Baseline,
    Indicator,
    Reading,
    Recovery,
    Step,
    Target,
)
from ..record.meeting import TARGET_CHANGES
from ..record.partnership import Lead
from ..record.when import Period, UnreadableError, read_period
from ..source import Source
from ..text import Text
from .cursor import Cursor, read_entry
from .node import pairs, read_text


def read_indicators(source: Source) -> tuple[Indicator, ...]:
    """Every indicator of the file, in its order; `NI156` and `NI 156` are one key."""
    if source.root is None:
        return ()
    found: dict[str, Indicator] = {}
    for key, node in pairs(source, source.root):
        code = canonical(key) or str(key)
        if code in found:
            message = f"{code} stands here a second time; the first is on line {found[code].typed.line}"
            source.fault(key, "double-key", message, "Keep one of the two.")
            continue
        found[code] = read_entry(source, node, partial(_indicator, code=code, key=key), short="title")
    return tuple(found.values())


def _indicator(at: Cursor, code: str, key: Text) -> Indicator:
    return Indicator(
        code=code,
        typed=key,
        title=at.prose("title"),
        theme=at.text("theme"),
        leads=at.each("lead", read_lead, short="person"),
        support=at.each("support", read_lead, short="person"),
        unit=at.text("unit"),
        better=at.choice("better", BETTER),
        tolerance=at.text("tolerance"),
        decimals=at.integer("decimals"),
        measure=at.choice("measure", MEASURES) or "point",
        baseline=at.one("baseline", lambda at: Baseline(at.period("period"), at.number("value"))),
        targets=at.each("targets", _target),
        readings=tuple(reading for reading in at.each("readings", _reading) if reading is not None),
        recovery=at.one("recovery", _recovery),
        workplan=at.each("workplan", read_step, short="what"),
        links=at.codes("links"),
        local=at.truth("local"),
    )


def read_lead(at: Cursor) -> Lead:
    """Who leads or supports, and in which time."""
    return Lead(person=at.need("person", prose=False), since=at.date("from"), until=at.date("to"))


def _target(at: Cursor) -> Target:
    return Target(
        period=at.period("period"),
        value=at.number("value"),
        profile=_profile(at),
        agreed=at.one(
            "agreed", lambda at: Agreement(at.text("by"), at.name("at"), at.choice("change", TARGET_CHANGES))
        ),
    )


def _profile(at: Cursor) -> tuple[tuple[Period, Decimal], ...]:
    """Interim targets: a mapping from period to value."""
    found = []
    for key, node in at.keyed("profile"):
        typed = read_text(at.source, node)
        value = None if typed is None else at.as_number("profile", typed)
        try:
            period = read_period(key)
        except UnreadableError as error:
            at.source.fault(key, "wrong-period", error.message, error.hint)
        else:
            if value is not None:
                found.append((period, value))
    return tuple(found)


def _reading(at: Cursor) -> Reading | None:
    period, reported, source = at.period("period"), at.date("reported"), at.prose("source")
    typed = at.need("value", "what was measured")
    value = at.as_number("value", typed) if typed else None
    return None if value is None else Reading(period, value, reported, source, typed)


def _recovery(at: Cursor) -> Recovery:
    return Recovery(owner=at.text("owner"), review=at.name("review"), steps=at.each("steps", read_step, short="what"))


def read_step(at: Cursor) -> Step:
    """A step of a recovery plan, or a line of a workplan."""
    return Step(id=at.text("id"), what=at.need("what"), due=at.when("due"), as_at=at.date("as_at"))
