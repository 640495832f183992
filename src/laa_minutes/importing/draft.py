"""What was found in a document: a draft record, with every doubt and what found no place.

Each finding keeps the line it stands on. Nothing is filled in that the document does not say.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..record.when import Times


@dataclass(frozen=True, slots=True)
class Doubt:
    """What a person should look at: the field, the line it was read from, and why it is doubtful."""

    field: str
    line: int
    why: str


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody who came, supported the meeting or sent apologies, in the document's words.

    `role` is what is said of the person that is no organisation (`Safer Essex Lead`); `initials` those that the
    document uses; `substitute` who came instead; `for_items` the numbers of the items attended.
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


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who was there. `chair` and `minutes_by` are names as written."""

    present: tuple[Attendee, ...] = ()
    in_support: tuple[Attendee, ...] = ()
    apologies: tuple[Attendee, ...] = ()
    chair: str | None = None
    minutes_by: str | None = None
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Front:
    """Which meeting this is. `times` are when it was held; `scheduled` when it was to be, where both are said."""

    body: str | None = None
    date: date | None = None
    times: Times | None = None
    scheduled: Times | None = None
    venue: str | None = None
    kind: str | None = None
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
    """When something is due, as said, with what it comes to: an ISO date, a month, `next`, or nothing that sorts."""

    said: str
    iso: str | None = None


@dataclass(frozen=True, slots=True)
class ActionFound:
    """Something that somebody is to do. `owners` are as `written`, initials made names where known."""

    text: str
    line: int
    owners: tuple[str, ...] = ()
    due: Due | None = None
    number: str | None = None
    status: str | None = None
    indicators: tuple[str, ...] = ()
    written: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProgressFound:
    """What was reported on something agreed earlier: `about` in the document's words; `status` open, done, dropped."""

    about: str
    line: int
    note: str | None = None
    status: str | None = None
    owners: tuple[str, ...] = ()
    ref: str | None = None


@dataclass(frozen=True, slots=True)
class DecisionFound:
    """What was decided: a resolution, with its nested clauses, or a decision in the text (`in_text`).

    `label` as printed. `kinds` are words of the record format (agreed, approved, noted, …).
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


@dataclass(frozen=True, slots=True)
class StatementFound:
    """What was said of indicators: their codes, the standing where a word of the record format was used."""

    codes: tuple[str, ...]
    line: int
    standing: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class PaperFound:
    """A paper by its mark or title, with what happened to it (circulated, tabled, attached, filed)."""

    line: int
    mark: str | None = None
    title: str | None = None
    state: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SumFound:
    """An amount of money, as written, and the words around it."""

    amount: str
    line: int
    purpose: str


@dataclass(frozen=True, slots=True)
class ItemFound:
    """One item of business. `minutes` is Markdown, in the document's exact words."""

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
    notes: tuple[str, ...] = ()
    progress: tuple[ProgressFound, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedFound:
    """A row of a forward plan: the date as written and read, and the items planned for it."""

    line: int
    said: str
    date: date | None
    items: tuple[tuple[str, str | None, tuple[str, ...]], ...]  # title, who, what to include


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything found. `loose` is business that stands under no item, `ended` when the meeting closed (`HH:MM`), where
    that is said apart; `unplaced` are lines that stand nowhere in the draft, `captured` is the share of the document's
    words, from 0 to 1, that do."""

    name: str
    front: Front
    attendance: Attendance
    items: tuple[ItemFound, ...] = ()
    loose: ItemFound | None = None
    next_meeting: NextMeeting | None = None
    ended: str | None = None
    plan: tuple[PlannedFound, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    unplaced: tuple[tuple[int, str], ...] = ()
    captured: float = 1.0

    @property
    def business(self) -> tuple[ItemFound, ...]:
        """The items, and what stands under none."""
        return (*self.items, self.loose) if self.loose else self.items

    @property
    def actions(self) -> tuple[ActionFound, ...]:
        """Every action, item by item."""
        return tuple(action for item in self.business for action in item.actions)
