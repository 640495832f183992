"""Bodies and themes that partnership.yaml does not have."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from difflib import get_close_matches

from ..diagnostic import Diagnostic
from ..record.meeting import Item
from ..register import Register
from ..text import Text
from ..workspace import INDICATORS, PARTNERSHIP, PLAN
from .place import at, either, listed, more_places


def unknown_body(register: Register) -> Iterator[Diagnostic]:
    """A record or a row of the plan belongs to a body that `partnership.yaml` does not have.

    The body has no name to print, no members to expect, no style and no numbering of its own.

    Correct the key, or add the body under `bodies` in `partnership.yaml`.
    """
    known = [body.key for body in register.partnership.bodies]
    seen = set()
    for row in register.rows(
        "SELECT body, path, 1 AS line, 1 AS column, 'body: ' || body AS words FROM meeting WHERE recorded UNION ALL "
        "SELECT body, path, line, column, body AS words FROM planned WHERE body IS NOT NULL ORDER BY path, line"
    ):
        body, path = row["body"], row["path"]
        if body in known or (body, path == PLAN) in seen:
            continue
        seen.add((body, path == PLAN))
        near = get_close_matches(body, known, 2, 0.5)
        hint = f"Did you mean {either(near)}? " if near else ""
        hint += "Bodies have their keys under `bodies` in partnership.yaml."
        message = f"partnership.yaml has no body {body}"
        yield register.diagnostic(row, "unknown-body", message, hint, words=row["words"])


def unknown_theme(register: Register) -> Iterator[Diagnostic]:
    """A theme is named that `partnership.yaml` does not have among its `themes`.

    The scorecard, the log by theme and the rotation of updates would show one theme as two, or miss it.

    Correct the name, or add the theme. Where no themes are listed at all, none are checked.
    """
    themes = register.partnership.themes
    known = {str(name).casefold() for theme in themes for name in (theme.name, theme.title) if name}
    used: dict[str, list[tuple[str, Text]]] = {}
    for path, typed in _themes(register, known) if known else ():
        if typed.casefold() not in known:
            used.setdefault(typed, []).append((path, typed))
    for name, places in used.items():
        near = get_close_matches(name, [str(theme.name) for theme in themes], 2, 0.6)
        mend = f"Did you mean {either(near)}?" if near else f"The themes are {listed(str(t.name) for t in themes)}."
        for path, typed in places if near else places[:1]:
            message = f"partnership.yaml has no theme “{name}”" + more_places(1 if near else len(places))
            yield at(register, path, typed, "unknown-theme", message, mend)


def double_outcome(register: Register) -> Iterator[Diagnostic]:
    """Two outcomes of the framework have one number.

    Minutes name priorities by their numbers: “priority 46” has to be one of them.

    Correct the number that is wrong.
    """
    first: dict[str, Text] = {}
    for one in register.partnership.outcomes:
        if one.number is None:
            continue
        if one.number in first:
            message = f"outcome {one.number} is on line {first[one.number].line} as well"
            hint = "Correct the number that is wrong."
            yield at(register, PARTNERSHIP, one.number, "double-outcome", message, hint)
        first.setdefault(one.number, one.number)


def _themes(register: Register, known: Collection[str]) -> Iterator[tuple[str, Text]]:
    """Every theme that is named, with the file that names it; those of a record only where it names an unknown one."""
    for body in register.partnership.bodies:
        for theme in (*(member.theme for member in body.members), *body.rotation):
            if theme:
                yield PARTNERSHIP, theme
    for outcome in register.partnership.outcomes:
        if outcome.theme:
            yield PARTNERSHIP, outcome.theme
    for one in register.indicators:
        if one.theme:
            yield INDICATORS, one.theme
    rows = register.rows("SELECT DISTINCT meeting, theme FROM item WHERE theme IS NOT NULL ORDER BY rowid")
    for ref in dict.fromkeys(row["meeting"] for row in rows if row["theme"].casefold() not in known):
        for item in _items(register.meetings[ref].items):
            if item.theme:
                yield register.meetings[ref].path, item.theme


def _items(items: tuple[Item, ...]) -> Iterator[Item]:
    for item in items:
        yield item
        yield from _items(item.sections)
