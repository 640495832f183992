"""What a secretary needs today: what comes next, what is owed, which minutes wait, what to watch."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from ..frozen import dataclass
from ..register import Register
from .actions import ActionFilter, actions
from .deadlines import DEADLINE, DeadlineFilter, DeadlineRow, deadlines
from .meetings import MeetingFilter, MeetingRow, meetings
from .plan import PlanFilter, WishRow, forward_plan
from .scorecard import ScorecardFilter, scorecard

SOON = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class ComingRow:
    """A body's next meeting, what asks for a place there and has none, and how many actions are due there."""

    meeting: MeetingRow
    missing: tuple[WishRow, ...]
    due: int


@dataclass(frozen=True, slots=True)
class Today:
    """The day's picture. `owed` counts open actions by who is to be chased; `watch` are (code, standing); `deadlines`
    are those of the next `SOON` days."""

    partnership: str
    coming: tuple[ComingRow, ...]
    last_planned: str | None
    owed: tuple[tuple[str, int], ...]
    unowned: int
    overdue: int
    unapproved: tuple[MeetingRow, ...]
    watch: tuple[tuple[str, str], ...]
    deadlines: tuple[DeadlineRow, ...]


def today(register: Register) -> Today:
    """The picture on the day that the register was asked about."""
    calendar = meetings(register, MeetingFilter())
    coming = [row for row in calendar if row.coming and row.status != "cancelled"]
    planned = {row.meeting: row for row in forward_plan(register, PlanFilter(since=register.as_of.isoformat())).rows}
    following: dict[str, MeetingRow] = {}
    for row in sorted(coming, key=lambda row: row.date):
        following.setdefault(row.body, row)
    log = actions(register, ActionFilter())
    owners = Counter(owner for row in log for owner in row.owners)
    standing = [(row.code, row.standing) for row in scorecard(register, ScorecardFilter())]
    return Today(
        partnership=register.partnership.name,
        coming=tuple(
            ComingRow(row, plan.missing if plan else (), len(plan.due) if plan else 0)
            for row in following.values()
            for plan in [planned.get(row.meeting)]
        ),
        last_planned=max((row.meeting for row in calendar if not row.recorded), default=None),
        owed=tuple(owners.most_common()),
        unowned=sum(not row.owners for row in log),
        overdue=sum(row.overdue for row in log),
        unapproved=tuple(
            row
            for row in calendar
            if row.recorded and not row.coming and row.approved_at is None and row.status in ("draft", "circulated")
        ),
        watch=tuple((code, word) for code, word in standing if word in ("at risk", "off track")),
        deadlines=deadlines(register, DeadlineFilter(kinds=(DEADLINE,), due_by=(register.as_of + SOON).isoformat())),
    )
