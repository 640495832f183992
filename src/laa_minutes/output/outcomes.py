"""The framework of outcomes for people: by theme, each outcome with its indicators beneath it, priorities marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from ..record.when import day_short, day_words
from ..view.outcomes import OutcomeRow
from ..view.wording import listed
from .listing import NOTHING, STANDING, Cell, Column, Listing, Mark, Section, plural

COLUMNS = ("number", "title", "theme", "column", "chosen", "chosen_at", "chosen_on", "indicators")
PRIORITY = Mark("★", "priority")

_COLUMNS = (
    Column("No."),
    Column("Outcome", wraps=True, least=30),
    Column("Now"),
    Column("Column", drop=1, wraps=True, least=16),
    Column("Chosen", drop=2),
)


def outcomes_listing(rows: Sequence[OutcomeRow], as_of: date, names: str) -> Listing:
    """`names` says whose framework it is, at the right of the title. Columns with nothing in them are left out."""
    by_theme = [(theme, list(group)) for theme, group in groupby(rows, lambda row: row.theme)]
    lines = [[line for row in group for line in _lines(row)] for _, group in by_theme]
    kept = [n for n in range(len(_COLUMNS)) if n == 1 or any(str(line[n]) for group in lines for line in group)]
    sections = tuple(
        Section(_title(theme, by_theme), tuple(tuple(line[n] for n in kept) for line in group), _chosen(of_theme))
        for (theme, of_theme), group in zip(by_theme, lines, strict=True)
    )
    title = f"Outcomes on {day_words(as_of)}"
    columns = tuple(_COLUMNS[n] for n in kept)
    return Listing(title, columns, sections, names, (_last(rows),), remarks=tuple(_choices(rows)))


def _title(theme: str | None, by_theme: Sequence[object]) -> str:
    return theme or ("No theme given" if len(by_theme) > 1 else "")


def _chosen(rows: Sequence[OutcomeRow]) -> str:
    return f"{sum(row.chosen for row in rows) or 'none'} of {len(rows)} chosen"


def _lines(row: OutcomeRow) -> Iterator[tuple[Cell, ...]]:
    """The outcome, then its indicators: `NI 39  Alcohol admissions`, each with its standing."""
    chosen = day_short(date.fromisoformat(row.chosen_on)) if row.chosen_on else row.chosen_at or ""
    yield row.number or "", row.title, PRIORITY if row.chosen else "", row.column or "", chosen
    for one in row.indicators:
        words = f"– {one.code}  {one.title}" if one.title and one.title != one.code else f"– {one.code}"
        yield "", words, STANDING[one.standing] if one.standing else NOTHING, "", ""


def _choices(rows: Sequence[OutcomeRow]) -> Iterator[str]:
    """`Chosen at eb/2023-09-27: 1, 4 and 5.`"""
    made: dict[str, list[str]] = {}
    for row in rows:
        if row.chosen_at:
            made.setdefault(row.chosen_at, []).append(row.number or row.title)
    yield from (f"Chosen at {at}: {listed(chosen)}." for at, chosen in made.items())


def _last(rows: Sequence[OutcomeRow]) -> str:
    if not rows:
        return "No outcomes on record that fit. They are filed under `outcomes` in partnership.yaml."
    codes = dict.fromkeys(one.code for row in rows for one in row.indicators)
    counted = f"{plural(len(rows), 'outcome')}, {sum(row.chosen for row in rows) or 'none'} chosen as priorities"
    counted += f", with {plural(len(codes), 'indicator')}" if codes else ""
    return f"{counted}. `laa show {next(iter(codes))}` tells the whole of one." if codes else f"{counted}."
