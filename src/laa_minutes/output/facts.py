"""The scorecard fact by fact: what is known of an indicator, and where each fact comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ..record.when import day_short, day_words
from ..view.risks import RiskRow
from ..view.scorecard import IndicatorRow
from ..view.wording import figure
from .listing import NOTHING, Cell, Column, Listing, Section, plural
from .scorecard import DIRECTION, PERFORMANCE, disagreements, standing_mark
from .sums import pounds


def facts_listing(rows: Sequence[IndicatorRow], as_of: date, names: str) -> Listing:
    """An indicator a section, a fact a line: what it is, and its source."""
    columns = (Column("Fact"), Column("As it is"), Column("Where it comes from", wraps=True, least=30))
    sections = tuple(Section(_title(row), tuple(_lines(row)), row.theme or "") for row in rows)
    total = plural(len(rows), "indicator")
    title = f"Scorecard as minuted to {day_words(as_of)}, with its sources"
    return Listing(title, columns, sections, names, (f"{total[:1].upper()}{total[1:]}.",), remarks=disagreements(rows))


def _title(row: IndicatorRow) -> str:
    return f"{row.code}  {row.title}" if row.title else row.code


def _lines(row: IndicatorRow) -> Iterator[tuple[Cell, ...]]:
    yield "Standing", standing_mark(row.standing), _minuted(row.standing_at, row.standing_item)
    yield "Computed", PERFORMANCE[row.performance] if row.performance else NOTHING, _compared(row)
    direction = DIRECTION[row.direction] if row.direction else NOTHING
    yield "Direction", direction, _minuted(row.direction_at, row.direction_item)
    computed = DIRECTION[row.direction_computed] if row.direction_computed else NOTHING
    yield "Readings say", computed, _moved(row)
    if row.year_on_year and row.year_before_period != row.was_period:
        earlier = f"{figure(row.year_before, row.decimals)} for {row.year_before_period}"
        yield (
            "Year on year",
            DIRECTION[row.year_on_year],
            f"{figure(row.value, row.decimals)} for {row.period}, {earlier}",
        )
    yield "Forecast", row.forecast or NOTHING, _minuted(row.forecast_at, row.forecast_item)
    if row.risk:
        yield "Risk", row.risk.rating or "not rated", _risk(row.risk)


def _risk(one: RiskRow) -> str:
    amount = f"{pounds(one.amount)} ({one.sum})" if one.amount is not None else one.sum
    return "; ".join(filter(None, (_minuted(one.at, one.item), amount and f"sum {amount}", one.proposal)))


def _minuted(meeting: str | None, item: str | None) -> str:
    if meeting is None:
        return "not minuted"
    day = day_short(date.fromisoformat(meeting.partition("/")[2][:10]))
    return f"minuted {day} ({item or meeting})"


def _compared(row: IndicatorRow) -> str:
    """The reading and the target, each with who reported or agreed it; or why there is nothing to compare."""
    words = [_reading(row)] if row.value is not None else []
    if row.performance:
        words.append(_target(row))
    elif row.not_compared:
        words.append(row.not_compared)
    return "; ".join(words) or "no figures on record"


def _reading(row: IndicatorRow) -> str:
    period = f" for {row.period}" if row.period else ""
    reported = [f"reported {day_short(date.fromisoformat(row.reported))}"] if row.reported else []
    return ", ".join(
        [f"{figure(row.value, row.decimals, row.unit)}{period}", *reported, *([row.source] if row.source else [])]
    )


def _target(row: IndicatorRow) -> str:
    agreed = f"{row.target_change or 'agreed'} by {row.target_agreed_by}" if row.target_agreed_by else row.target_change
    at = f"at {row.target_agreed_at}" if row.target_agreed_at else None
    said = [f"target {figure(row.target, row.decimals)}", " ".join(filter(None, [agreed, at]))]
    said += [f"{row.better} is better", f"tolerance {row.tolerance}" if row.tolerance else "no tolerance"]
    return ", ".join(filter(None, said))


def _moved(row: IndicatorRow) -> str:
    if row.was is None:
        return "no earlier reading to hold the latest against" if row.value is not None else "no figures on record"
    return f"{figure(row.value, row.decimals)} for {row.period}, {figure(row.was, row.decimals)} for {row.was_period}"
