"""What was found in a document: a draft record, with every doubt and what found no place.

Each finding keeps the line it stands on. Nothing is filled in that the document does not say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from ..frozen import dataclass
from ..record.when import Times, day_words


@dataclass(frozen=True, slots=True)
class Doubt:
    """What a person should look at: the field, the line it was read from, and why it is doubtful; `told` are the words
    of the action that it is about."""

    field: str
    line: int
    why: str
    told: str = ""


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody who came, supported the meeting or sent apologies, in the document's words.

    `role` is what is said of the person that is no organisation (`Safer Essex Lead`); `initials` those that the
    document uses; `substitute` who came instead; `for_items` the numbers of the items attended; `title` what stands
    before a full name (`Dr`, `Cllr`).
    """

    person: str
    line: int
    organisation: str | None = None
    role: str | None = None
    representing: str | None = None
    initials: str | None = None
    substitute: str | None = None
    for_items: tuple[str, ...] = ()
    regarding: str | None = None
    arrived: str | None = None
    left: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who was there. `chair` and `minutes_by` are names as written; `absent` who is listed as not there, beside those
    who sent apologies."""

    present: tuple[Attendee, ...] = ()
    in_support: tuple[Attendee, ...] = ()
    apologies: tuple[Attendee, ...] = ()
    absent: tuple[Attendee, ...] = ()
    chair: str | None = None
    minutes_by: str | None = None
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class MoveFound:
    """The date that the meeting had before, when that was changed, and why."""

    was: date
    dated: date | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Front:
    """Which meeting this is. `times` are when it was held; `scheduled` when it was to be, where both are said;
    `cancelled` why it was called off, `exempt` why it is withheld."""

    body: str | None = None
    date: date | None = None
    times: Times | None = None
    scheduled: Times | None = None
    venue: str | None = None
    kind: str | None = None
    moved: tuple[MoveFound, ...] = ()
    cancelled: str | None = None
    exempt: str | None = None
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """When the group meets next, as far as the document says."""

    line: int
    date: date
    times: Times | None = None
    venue: str | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """When something is due, as said, with what it comes to: an ISO date, a month, or nothing that sorts. `coming`: the
    next meeting, whenever that is; `meeting`: the one on that day; `first` and `last` are the bounds of what was said
    loosely (mid-February)."""

    said: str
    iso: str | None = None
    coming: bool = False
    meeting: bool = False
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class ActionFound:
    """Something that somebody is to do. `owners` are as `written`, initials made names where known; `together` with
    whom, `report_to` who is to hear of it, `agenda` the meeting on whose agenda it asks for a place, `raised` when it
    was raised and `told` how it stands, in a log's words, where these say more than that it is open; `unmarked`: only a
    sentence says that it is one."""

    text: str
    line: int
    owners: tuple[str, ...] = ()
    due: Due | None = None
    number: str | None = None
    status: str | None = None
    indicators: tuple[str, ...] = ()
    written: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    report_to: str | None = None
    agenda: Due | None = None
    raised: date | None = None
    told: str | None = None
    unmarked: bool = False

    @property
    def origin(self) -> str:
        """Its number and the day on which it was raised, in words; empty where the document says neither."""
        coded = self.number if self.number and re.search(r"\d.*[/.-]|[A-Za-z].*\d", self.number) else None
        raised = f"raised {day_words(self.raised)}" if self.raised else None
        return ", ".join(filter(None, (coded if not raised else self.number, raised)))


@dataclass(frozen=True, slots=True)
class ProgressFound:
    """What was reported on something agreed earlier: `about` in the document's words, or the name (`ref`) that records
    have for it; `status` open, done, dropped; `owners` whose it was, `now_with` and `due` what was changed."""

    about: str
    line: int
    note: str | None = None
    status: str | None = None
    owners: tuple[str, ...] = ()
    ref: str | None = None
    on: date | None = None
    due: Due | None = None
    now_with: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NoteFound:
    """Something added after the meeting: its day where that is said, and what it is about where it does not stand
    there."""

    text: str
    line: int
    dated: date | None = None
    about: str | None = None


@dataclass(frozen=True, slots=True)
class VotesFound:
    """Votes counted, as written."""

    votes_for: str | None = None
    against: str | None = None
    abstained: str | None = None


@dataclass(frozen=True, slots=True)
class DecisionFound:
    """What was decided: a resolution, with its nested clauses, or a decision in the text (`in_text`).

    `label` as printed. `kinds` are words of the record format (agreed, approved, noted, …). `actions` are what a
    resolution's own words give people to do, which it binds so.
    """

    text: str
    line: int
    kinds: tuple[str, ...] = ()
    label: str | None = None
    clauses: tuple[DecisionFound, ...] = ()
    in_text: bool = False
    moved_by: str | None = None
    seconded_by: str | None = None
    then: str | None = None
    votes: VotesFound | None = None
    notes: tuple[NoteFound, ...] = ()
    actions: tuple[ActionFound, ...] = ()

    @property
    def owners(self) -> tuple[str, ...]:
        """Whom it binds."""
        return tuple(dict.fromkeys(owner for action in self.actions for owner in action.owners))

    @property
    def due(self) -> Due | None:
        """By when, where it binds all of them to the same."""
        said = {action.due for action in self.actions if action.owners}
        return said.pop() if len(said) == 1 else None


@dataclass(frozen=True, slots=True)
class FigureFound:
    """A figure beside an indicator, as written."""

    what: str | None = None
    value: str | None = None
    was: str | None = None
    change: str | None = None
    unit: str | None = None
    period: str | None = None


@dataclass(frozen=True, slots=True)
class TargetFound:
    """What was said of a target."""

    change: str | None = None
    agreed_by: str | None = None
    value: str | None = None
    period: str | None = None


@dataclass(frozen=True, slots=True)
class StatementFound:
    """What was said of indicators: their codes, the standing where a word of the record format was used, and what else
    was told in a line (`expected` is what, and by when)."""

    codes: tuple[str, ...]
    line: int
    standing: str | None = None
    note: str | None = None
    direction: str | None = None
    forecast: str | None = None
    expected: tuple[str | None, Due | None] | None = None
    target: TargetFound | None = None
    figures: tuple[FigureFound, ...] = ()
    lead: str | None = None
    support: tuple[str, ...] = ()
    rating: str | None = None
    proposal: str | None = None
    sum: str | None = None


@dataclass(frozen=True, slots=True)
class PaperFound:
    """A paper by its mark or title, with what happened to it (circulated, tabled, attached, filed), whose it is, and
    the day at which it is correct."""

    line: int
    mark: str | None = None
    title: str | None = None
    state: tuple[str, ...] = ()
    by: str | None = None
    as_at: date | None = None
    exempt: str | None = None


@dataclass(frozen=True, slots=True)
class ApprovalFound:
    """Earlier minutes that were approved, and what was to be changed in them."""

    day: date
    line: int
    amendments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class InterestFound:
    """A declaration of interest: who, in which item, in what words."""

    person: str
    line: int
    text: str
    item: str | None = None


@dataclass(frozen=True, slots=True)
class DeadlineFound:
    """A day that the meeting was told of: what is due, and when."""

    what: str
    line: int
    when: Due


@dataclass(frozen=True, slots=True)
class SumFound:
    """An amount of money, as written, and the words around it."""

    amount: str
    line: int
    purpose: str


@dataclass(frozen=True, slots=True)
class ItemFound:
    """One item of business, or a part of one (`sections`). `minutes` is Markdown, in the document's exact words."""

    title: str
    line: int
    number: str | None = None
    minutes: str | None = None
    lead_in: str | None = None
    resolutions: tuple[DecisionFound, ...] = ()
    decisions: tuple[DecisionFound, ...] = ()
    actions: tuple[ActionFound, ...] = ()
    indicators: tuple[StatementFound, ...] = ()
    papers: tuple[PaperFound, ...] = ()
    sums: tuple[SumFound, ...] = ()
    notes: tuple[NoteFound, ...] = ()
    progress: tuple[ProgressFound, ...] = ()
    points: tuple[str, ...] = ()
    approves: tuple[ApprovalFound, ...] = ()
    minutes_of: date | None = None
    presented_by: tuple[str, ...] = ()
    as_at: date | None = None
    exempt: str | None = None
    deadlines: tuple[DeadlineFound, ...] = ()
    sections: tuple[ItemFound, ...] = ()

    @property
    def given(self) -> tuple[ActionFound, ...]:
        """What people are given to do: the item's actions, and what its resolutions bind somebody to: what these give
        nobody in particular is in their words alone."""
        return (*self.actions, *(one for one in bound_by(self.resolutions) if one.owners))


def bound_by(resolutions: Sequence[DecisionFound]) -> Iterator[ActionFound]:
    """What resolutions and their clauses give people to do."""
    return (action for one in each(resolutions) for action in one.actions)


def each(resolutions: Sequence[DecisionFound]) -> Iterator[DecisionFound]:
    """The resolutions, each before its clauses."""
    for one in resolutions:
        yield one
        yield from each(one.clauses)


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """Business planned for a meeting to come."""

    title: str
    leads: tuple[str, ...] = ()
    include: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedFound:
    """A meeting in a forward plan: the date as written and read, whose meeting it is where that is said, and the items
    planned for it."""

    line: int
    said: str
    date: date | None
    items: tuple[PlannedItem, ...] = ()
    body: str | None = None
    details: tuple[str, ...] = ()


_TO_EACH = 4  # actions of a log to each text in it, at the least


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything found. `loose` is business that stands under no item, `ended` when the meeting closed (`HH:MM`), where
    that is said apart; `unplaced` are lines that stand nowhere in the draft, `captured` is the share of the document's
    words, from 0 to 1, that do; `log`: it calls itself a list of actions, and nobody is said to have met."""

    name: str
    front: Front
    attendance: Attendance
    items: tuple[ItemFound, ...] = ()
    loose: ItemFound | None = None
    next_meeting: NextMeeting | None = None
    ended: str | None = None
    plan: tuple[PlannedFound, ...] = ()
    interests: tuple[InterestFound, ...] = ()
    notes: tuple[NoteFound, ...] = ()
    corrections: tuple[tuple[date, str], ...] = ()
    doubts: tuple[Doubt, ...] = ()
    unplaced: tuple[tuple[int, str], ...] = ()
    captured: float = 1.0
    log: bool = False

    @property
    def status(self) -> str:
        """The status of its record: nobody met for a log, which tells of meetings in outline, with hardly a text among
        its actions."""
        nobody = not (self.attendance.present or self.attendance.in_support or self.attendance.apologies)
        told = sum(bool(item.minutes or item.resolutions) for item in self.parts)
        actions = sum(len(item.actions) + len(item.progress) for item in self.parts)
        outline = self.log and nobody and told * _TO_EACH <= actions
        return "cancelled" if self.front.cancelled else "outline" if outline else "draft"

    @property
    def business(self) -> tuple[ItemFound, ...]:
        """The items, and what stands under none."""
        return (*self.items, self.loose) if self.loose else self.items

    @property
    def parts(self) -> tuple[ItemFound, ...]:
        """The items, what stands under none, and the parts of each after it."""
        return tuple(part for item in self.business for part in (item, *item.sections))

    @property
    def actions(self) -> tuple[ActionFound, ...]:
        """Every action that the record has, by item."""
        return tuple(action for item in self.parts for action in item.given)
