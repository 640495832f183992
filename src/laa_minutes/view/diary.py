"""What belongs into people's diaries: meetings with their business, dates told to meetings, actions if asked for."""

from __future__ import annotations

from ..frozen import dataclass
from ..register import Register
from .actions import ActionFilter, ActionRow, actions
from .deadlines import DeadlineFilter, DeadlineRow, deadlines
from .meetings import MeetingFilter, MeetingRow, meetings
from .plan import PlanFilter, forward_plan


@dataclass(frozen=True, slots=True)
class DiaryFilter:
    """Which bodies' entries, and from which day (ISO) on; empty lets everything through. `owners` are those whose
    actions are wanted where `with_actions` is set; with none, everybody's."""

    bodies: tuple[str, ...] = ()
    since: str | None = None
    with_actions: bool = False
    owners: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Diary:
    """The entries of a calendar. `first_names` has the name that a meeting which moves, be it later, was planned under
    at first, `agendas` the titles of its items, by the meeting's name."""

    meetings: tuple[MeetingRow, ...]
    first_names: dict[str, str]
    agendas: dict[str, tuple[str, ...]]
    deadlines: tuple[DeadlineRow, ...]
    actions: tuple[ActionRow, ...]


def diary(register: Register, wanted: DiaryFilter) -> Diary:
    """The entries that fit: meetings past and coming, dates that have not passed before the first day, actions."""
    plan = forward_plan(register, PlanFilter(bodies=wanted.bodies, since=register.as_of.isoformat()))
    dated = deadlines(register, DeadlineFilter(bodies=wanted.bodies, passed=True))
    rows = actions(register, ActionFilter(bodies=wanted.bodies, owners=wanted.owners)) if wanted.with_actions else ()
    moves = register.rows("SELECT was, meeting FROM moved ORDER BY rowid DESC")
    return Diary(
        meetings=meetings(register, MeetingFilter(bodies=wanted.bodies, since=wanted.since)),
        first_names={row["meeting"]: row["was"] for row in moves},
        agendas={row.meeting: tuple(item.title for item in row.items) for row in plan.rows if row.meeting},
        deadlines=tuple(row for row in dated if wanted.since is None or (row.latest or row.by or "9") >= wanted.since),
        actions=rows,
    )
