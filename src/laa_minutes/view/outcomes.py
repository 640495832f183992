"""The framework of outcomes: what the partnership is for, by theme and column, with the priorities that were chosen."""

from __future__ import annotations

import re

from ..frozen import dataclass
from ..performance import minuted
from ..register import Register

_MEETING = re.compile(r"[^/]+/(?P<date>\d{4}-\d\d-\d\d)")


@dataclass(frozen=True, slots=True)
class OutcomeIndicator:
    """An indicator under an outcome, with the standing as last minuted and the meeting that did."""

    code: str
    title: str | None
    standing: str | None
    standing_at: str | None


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """One outcome. It is `chosen` from the day of the meeting that made it a priority: `chosen_on`. `chosen_at` is that
    meeting or minute as the records name it; the day is None where it is older than they are."""

    number: str | None
    title: str
    theme: str | None
    column: str | None
    chosen: bool
    chosen_at: str | None
    chosen_on: str | None
    indicators: tuple[OutcomeIndicator, ...]


@dataclass(frozen=True, slots=True)
class OutcomeFilter:
    """Which outcomes to list; empty lets everything through."""

    themes: tuple[str, ...] = ()
    chosen: bool = False
    indicators: tuple[str, ...] = ()


def outcomes(register: Register, wanted: OutcomeFilter) -> tuple[OutcomeRow, ...]:
    """The outcomes that fit: themes in the partnership's order, those without one last; then as they are filed."""
    if not register.partnership.outcomes:
        return ()
    known = {str(theme.name).casefold(): str(theme.name) for theme in register.partnership.themes}
    places = {name: n for n, name in enumerate(known)}
    under = _indicators(register)
    chosen = _chosen(register)
    rows = []
    for one in register.partnership.outcomes:
        theme = str(one.theme) if one.theme else None
        at, on = chosen.get(one.chosen_at or "", (None, None))
        rows.append(
            OutcomeRow(
                number=str(one.number) if one.number else None,
                title=" ".join(one.title.split()),
                theme=known.get(theme.casefold(), theme) if theme else None,
                column=str(one.column) if one.column else None,
                chosen=at is not None,
                chosen_at=at,
                chosen_on=on,
                indicators=tuple(
                    under.get(code, OutcomeIndicator(str(code), None, None, None)) for code in one.indicators
                ),
            )
        )
        if theme:
            places.setdefault(theme.casefold(), len(places))
    rows = [row for row in rows if _fits(row, wanted)]
    return tuple(sorted(rows, key=lambda row: places[row.theme.casefold()] if row.theme else len(places)))


def _chosen(register: Register) -> dict[str, tuple[str, str | None]]:
    """Where and when the choices of outcomes were made, by how that is typed; those of later days are not made yet."""
    found = {}
    for row in register.rows("SELECT typed, target FROM link WHERE role = 'chosen_at'"):
        at = row["target"] or row["typed"]
        match = _MEETING.match(at)
        day = match["date"] if match else None
        if day is None or day <= register.as_of.isoformat():
            found[row["typed"]] = (at, day)
    return found


def _indicators(register: Register) -> dict[str, OutcomeIndicator]:
    """Every indicator, with the last standing that was minuted of it."""
    last = {code: facts["standing"] for code, facts in minuted(register).items() if "standing" in facts}
    standings = {code: (row["standing"], row["meeting"]) for code, row in last.items()}
    titles = {row["code"]: row["title"] for row in register.rows("SELECT code, title FROM indicator")}
    return {
        code: OutcomeIndicator(code, titles.get(code), *standings.get(code, (None, None)))
        for code in titles.keys() | standings.keys()
    }


def _fits(row: OutcomeRow, wanted: OutcomeFilter) -> bool:
    themes = {theme.casefold() for theme in wanted.themes}
    return (
        (row.chosen or not wanted.chosen)
        and (not themes or (row.theme or "").casefold() in themes)
        and (not wanted.indicators or any(one.code in wanted.indicators for one in row.indicators))
    )
