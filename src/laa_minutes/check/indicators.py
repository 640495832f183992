"""Indicators: known, told apart, and said the same of everywhere."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches

from ..diagnostic import Diagnostic
from ..record.code import canonical
from ..register import Register
from ..text import Text
from ..workspace import INDICATORS, PARTNERSHIP
from .place import at, either, first_of_each, listed, more_places, on


def unknown_indicator(register: Register) -> Iterator[Diagnostic]:
    """The records speak of an indicator that `indicators.yaml` does not have.

    It has no title and no theme, so it is missing from the scorecard and from its lead's sheet.

    Correct the code, or add the indicator to `indicators.yaml`; its title will do to begin with. Where that file holds
    nothing at all, codes are not checked.
    """
    known = {one.code for one in register.indicators}
    if not known:
        return
    rows = register.rows(
        "SELECT * FROM reference WHERE kind = 'indicator' AND state = 'dangling' ORDER BY path, line, column"
    )
    for row, times in first_of_each(rows, "id"):
        message = f"indicators.yaml has no {row['id']}" + more_places(times)
        words = row["typed"] if row["role"] == "prose" else ""
        yield register.diagnostic(row, "unknown-indicator", message, _which(row["id"], known), words=words or row["id"])
    for path, code in _elsewhere(register):
        if code not in known and canonical(code) not in known:
            yield at(register, path, code, "unknown-indicator", f"indicators.yaml has no {code}", _which(code, known))


def _which(code: str, known: set[str]) -> str:
    """A measure's name may be mistyped; a code that is near another is simply another."""
    near = [] if canonical(code) else get_close_matches(code, known, 2, 0.6)
    return f"Did you mean {either(near)}?" if near else "Correct the code, or add the indicator there."


def _elsewhere(register: Register) -> Iterator[tuple[str, Text]]:
    """Codes that members, outcomes and other indicators name. A link may also be a theme."""
    partnership = register.partnership
    for body in partnership.bodies:
        for member in body.members:
            yield from ((PARTNERSHIP, code) for code in member.indicators)
    for outcome in partnership.outcomes:
        yield from ((PARTNERSHIP, code) for code in outcome.indicators)
    themes = {str(theme.name).casefold() for theme in partnership.themes}
    for one in register.indicators:
        yield from ((INDICATORS, link) for link in one.links if link.casefold() not in themes)


def same_title(register: Register) -> Iterator[Diagnostic]:
    """Two indicators have one title.

    It may be one measure under two numbers: then half of what was said of it stands under each, and neither has the
    whole story. It is a note only where the two are of one series and are never named apart, as a pair with a shared
    title is.

    Where they are two measures, give each the title that tells it apart. Where they are one, keep one number and write
    the other in its title.
    """
    sharing: defaultdict[str, list[tuple[str, Text]]] = defaultdict(list)
    for one in register.indicators:
        if one.title:
            sharing[" ".join(one.title.split()).casefold()].append((one.code, one.title))
    for group in sharing.values():
        if len(group) > 1:
            codes = sorted({code for code, _ in group}, key=[code for code, _ in group].index)
            apart = len({code.split()[0] for code in codes}) > 1 or _named_apart(register, set(codes))
            title = group[1][1]
            message = f"{listed(codes)} have one title, “{title}”"
            hint = "One measure under two numbers? If they are two, give each a title of its own."
            yield at(register, INDICATORS, title, "same-title", message, hint, "warning" if apart else "note")


def _named_apart(register: Register, codes: set[str]) -> bool:
    """Whether an item names some of these indicators without the others."""
    named: defaultdict[str, set[str]] = defaultdict(set)
    marks = ",".join("?" * len(codes))
    for row in register.rows(
        f"SELECT item, id FROM reference WHERE kind = 'indicator' AND item IS NOT NULL AND id IN ({marks})", *codes
    ):
        named[row["item"]].add(row["id"])
    return any(together != codes for together in named.values())


def two_standings(register: Register) -> Iterator[Diagnostic]:
    """One meeting minuted two different standings of one indicator.

    The scorecard can show one only; it takes the later of the two.

    Keep the standing that the meeting ended with, and tell the rest in the note.
    """
    rows = register.rows(
        "SELECT * FROM (SELECT code, standing, path, line, column, lag(standing) OVER (PARTITION BY code, meeting "
        "ORDER BY line, column) AS before FROM statement WHERE standing IS NOT NULL) WHERE before != standing"
    )
    for row in rows:
        message = f"{row['code']} is “{row['standing']}” here and “{row['before']}” earlier in the same meeting"
        hint = "Keep the standing that the meeting ended with."
        yield register.diagnostic(row, "two-standings", message, hint, words=row["code"])


def double_reading(register: Register) -> Iterator[Diagnostic]:
    """An indicator has two readings for one period, and nothing says which of them is the later. Of a measure that
    counts up over the year, Q4 and the year are one period.

    Performance is computed from one of the two.

    Take one out; or, where the figure was revised, give each the day it was `reported`: the later one then counts.
    """
    rows = register.rows(
        "SELECT later.*, first.value AS before FROM reading AS first JOIN reading AS later ON later.code = first.code "
        "AND later.position > first.position JOIN indicator ON indicator.code = later.code "
        "WHERE coalesce(later.reported, '') = coalesce(first.reported, '') AND (later.period = first.period "
        "OR measure = 'cumulative' AND later.last = first.last AND later.value != first.value)"
    )
    for row in rows:
        message = f"{row['code']} has two readings for {row['period']}: {row['before']} and {row['value']}"
        hint = "Take one out, or say when each was reported: the later one counts."
        yield register.diagnostic(row, "double-reading", message, hint, words=row["value"])


def figure_differs(register: Register) -> Iterator[Diagnostic]:
    """The figure that a meeting was told of an indicator is not the one that `indicators.yaml` has for that period.

    The minutes say one thing and the scorecard another.

    Correct whichever is wrong. Where the figure was revised after the meeting, add the new one as a second reading with
    the day it was `reported`.
    """
    readings: defaultdict[tuple[str, str], set[Decimal]] = defaultdict(set)
    for row in register.rows("SELECT code, period, value FROM reading WHERE period IS NOT NULL"):
        readings[row["code"], row["period"]].add(Decimal(row["value"]))
    if not readings:
        return
    for row in register.rows("SELECT * FROM statement WHERE figures != '[]'"):
        for figure in json.loads(row["figures"]):
            known = readings.get((row["code"], figure.get("period", "")), set())
            said = _number(figure.get("value"))
            if figure.get("what", "performance") == "performance" and known and said is not None and said not in known:
                there = listed(format(value.normalize(), "f") for value in sorted(known))
                message = (
                    f"{row['code']} was {figure['value']} for {figure['period']} as told on {on(row['date'])}, "
                    f"but {there} in indicators.yaml"
                )
                yield register.diagnostic(
                    row, "figure-differs", message, "Correct whichever is wrong.", words=figure["value"]
                )


def _number(text: str | None) -> Decimal | None:
    try:
        return Decimal((text or "").replace(",", "").strip().removesuffix("%"))
    except InvalidOperation:
        return None
