"""What the pages of a website draw on: the rows of each view, asked for once."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from ..register import Register
from ..view.actions import ActionFilter, ActionRow, actions
from ..view.deadlines import DEADLINE, DeadlineFilter, DeadlineRow, deadlines
from ..view.decisions import DecisionFilter, DecisionRow, decisions
from ..view.meetings import MeetingFilter, MeetingRow, meetings
from ..view.plan import Plan, PlanFilter, forward_plan
from ..view.scorecard import IndicatorRow, ScorecardFilter, scorecard
from ..view.subject import Subjects, subjects_of
from .address import Addresses
from .keys import Keys
from .papers import Papers
from .text import Here, Library

EDITIONS = {"public": "public edition", "members": "members’ edition"}


class Records:
    """A register, the addresses of what is in it, and the rows of its views."""

    def __init__(self, register: Register, edition: str) -> None:
        self.register = register
        self.edition = edition
        self.name = register.partnership.name or "Partnership records"
        self.website = (register.partnership.website or "").rstrip("/")
        self.addresses = Addresses(register)
        self.library = Library(register, self.addresses)
        self.papers = Papers(register)
        self.today = register.as_of.isoformat()

    def here(self, path: str, meeting: str = "") -> Here:
        """The page at a path."""
        return Here(self.library, "../" * path.count("/"), meeting)

    @cached_property
    def meetings(self) -> dict[str, MeetingRow]:
        """Every meeting, from the oldest on."""
        return {row.meeting: row for row in meetings(self.register, MeetingFilter())}

    @cached_property
    def coming(self) -> tuple[MeetingRow, ...]:
        """The meetings still to be held, the next one first."""
        return tuple(row for row in self.meetings.values() if row.coming and row.status != "cancelled")

    @cached_property
    def held(self) -> tuple[MeetingRow, ...]:
        """The meetings with a record that are past, the latest first."""
        return tuple(row for row in reversed(self.meetings.values()) if row.recorded and not row.coming)

    @cached_property
    def actions(self) -> tuple[ActionRow, ...]:
        """Every action, by due date."""
        return actions(self.register, ActionFilter(status="all"))

    @cached_property
    def open_actions(self) -> tuple[ActionRow, ...]:
        """Those still open: overdue ones come first, as their dates are the earliest."""
        return tuple(row for row in self.actions if row.status == "open")

    @cached_property
    def closed_actions(self) -> tuple[ActionRow, ...]:
        """Those done or dropped, the latest first."""
        closed = (row for row in self.actions if row.status != "open")
        return tuple(sorted(closed, key=lambda row: (row.closed or "", row.ref or ""), reverse=True))

    @cached_property
    def actions_of(self) -> dict[str, list[ActionRow]]:
        """The actions by the meeting that raised them."""
        found = defaultdict[str, list[ActionRow]](list)
        for row in self.actions:
            found[row.meeting].append(row)
        return found

    @cached_property
    def actions_owned(self) -> dict[str, list[ActionRow]]:
        """The actions by those who own them."""
        found = defaultdict[str, list[ActionRow]](list)
        for row in self.actions:
            for owner in dict.fromkeys(row.owners):
                found[owner].append(row)
        return found

    @cached_property
    def decisions(self) -> tuple[DecisionRow, ...]:
        """Every decision, from the oldest meeting on."""
        return decisions(self.register, DecisionFilter())

    @cached_property
    def decisions_of(self) -> dict[str, list[DecisionRow]]:
        """The decisions by meeting."""
        found = defaultdict[str, list[DecisionRow]](list)
        for row in self.decisions:
            found[row.meeting].append(row)
        return found

    @cached_property
    def scorecard(self) -> tuple[IndicatorRow, ...]:
        """Every indicator."""
        return scorecard(self.register, ScorecardFilter())

    @cached_property
    def plan(self) -> Plan:
        """What is coming."""
        return forward_plan(self.register, PlanFilter(since=self.today))

    @cached_property
    def deadlines(self) -> tuple[DeadlineRow, ...]:
        """The external dates that are still to come."""
        return deadlines(self.register, DeadlineFilter(kinds=(DEADLINE,)))

    @cached_property
    def keys(self) -> Keys:
        """What pages depend on."""
        return Keys(self)

    @cached_property
    def subjects(self) -> Subjects:
        """What rows of the register belong to."""
        return subjects_of(self.register)
