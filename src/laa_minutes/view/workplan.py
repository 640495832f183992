"""The workplan of a theme: the lines filed with its indicators, each with the day at which it is correct."""

from __future__ import annotations

import re

from ..frozen import dataclass
from ..register import Register

_WORKPLAN = re.compile(r"\bwork ?plans?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class WorkplanLine:
    """What is being done for an indicator; `due` is a date, `due_said` the words."""

    code: str
    title: str | None
    what: str
    due: str | None
    due_said: str | None
    as_at: str | None


@dataclass(frozen=True, slots=True)
class WorkplanRow:
    """A theme's workplan. `as_at` is the day of the line that is the least fresh; None where no line has one."""

    theme: str
    as_at: str | None
    lines: tuple[WorkplanLine, ...]


def workplan(register: Register, theme: str, by: str | None = None) -> WorkplanRow | None:
    """The lines that were correct at a day up to `by` (ISO; else the day asked about), as the indicators are filed.
    None where there are none. A line without its day counts always."""
    last = min(filter(None, (by, register.as_of.isoformat())))
    rows = register.rows(
        "SELECT code, title, what, due_date, due_said, as_at FROM step JOIN indicator USING (code) "
        "WHERE kind = 'workplan' AND lower(theme) = lower(?) AND coalesce(as_at, '') <= ? "
        "ORDER BY indicator.position, step.position",
        theme,
        last,
    )
    if not rows:
        return None
    lines = tuple(
        WorkplanLine(row["code"], row["title"], " ".join(row["what"].split()), *tuple(row)[3:]) for row in rows
    )
    return WorkplanRow(theme, min((line.as_at for line in lines if line.as_at), default=None), lines)


def workplan_of_item(
    register: Register, title: str, theme: str | None, as_at: str | None, day: str
) -> WorkplanRow | None:
    """The workplan that an item is about, where its title names its theme or says so, or where it has the day at which
    what was presented is correct. `day` is its meeting's."""
    update = as_at or (theme and theme.casefold() in title.casefold()) or _WORKPLAN.search(title)
    return workplan(register, theme, as_at or day) if theme and update else None
