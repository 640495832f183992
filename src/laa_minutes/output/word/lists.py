"""Lists as Word templates get them: the listing's own cells under names, in sections."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from ...view.actions import ActionRow
from ...view.figures import series
from ...view.plan import Plan
from ...view.scorecard import IndicatorRow
from ...view.wording import figure
from ..actions import action_log, by_owner, last_said
from ..listing import NOTHING, Listing
from ..plan import plan_listing
from ..plot import sparkline
from ..scorecard import scorecard_listing
from ..text import without_calls
from .chart import Course

_LONGEST_COURSE = 12  # readings


def action_sheet(rows: Sequence[ActionRow], as_of: date, names: str, status: str) -> dict[str, Any]:
    """For `actions.docx`: a section for each owner; a line's `number`, `status`, `action`, `due` and `said`."""
    listed = _sheet(action_log(rows, as_of, names, status), ("number", "status", "action", "due"))
    for section, (_, group) in zip(listed["sections"], by_owner(rows), strict=True):
        section["lines"] = [{**line, "said": last_said(row)} for line, row in zip(section["lines"], group, strict=True)]
    return {"list": listed}


def scorecard_sheet(rows: Sequence[IndicatorRow], as_of: date, names: str) -> dict[str, Any]:
    """For `scorecard.docx`: a section for each theme; a line has a name for each column, and `course` to draw."""
    shown = scorecard_listing(rows, as_of, names, every=True)
    listed = _sheet(shown, [column.heading.casefold().replace(" ", "_") for column in shown.columns])
    courses = {row.code: _course(row) for row in rows}
    for section in listed["sections"]:
        section["lines"] = [_drawn(line, courses[str(line["code"])]) for line in section["lines"]]
    return {"list": listed}


def plan_sheet(plan: Plan, as_of: date, names: str) -> dict[str, Any]:
    """For `forward-plan.docx`: a section for each meeting; a line's `kind`, `title` and `lead`."""
    return {"list": _sheet(plan_listing(plan, as_of, names), ("kind", "title", "lead"))}


def _sheet(listing: Listing, names: Sequence[str]) -> dict[str, Any]:
    sections: list[dict[str, Any]] = [
        {
            "title": section.title,
            "aside": section.aside,
            "lines": [dict(zip(names, line, strict=True)) for line in section.lines],
        }
        for section in listing.sections
    ]
    last = tuple(filter(None, map(without_calls, listing.last)))
    return {
        "title": listing.title,
        "aside": listing.aside,
        "sections": sections,
        "remarks": listing.remarks,
        "last": last,
    }


def _drawn(line: dict[str, Any], course: Course) -> dict[str, Any]:
    """A line with its course; no lead and no open actions are nothing to print."""
    unsaid = {name: "" for name in ("lead", "open") if line[name] is NOTHING}
    return {**line, **unsaid, "course": course}


def _course(row: IndicatorRow) -> Course:
    latest = series(row.readings)[-_LONGEST_COURSE:]
    words = [
        f"{figure(one.value, row.decimals, row.unit)}{f' in {one.period}' if one.period else ''}"
        + (f" (target {figure(one.target, row.decimals)})" if one.target is not None else "")
        for one in latest
    ]
    return Course(
        tuple(float(one.value) for one in latest),
        tuple(None if one.target is None else float(one.target) for one in latest),
        f"{row.code}, {row.title or ''}: {', then '.join(words)}.",
        sparkline([one.value for one in latest]),
    )
