"""A meeting: one file, from the day it is opened. Fields are as the record gives them; None or () where it does not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from ..frozen import dataclass
from ..text import Text
from .when import Period, Times, When

STATUSES = ("draft", "circulated", "cancelled", "outline")
KINDS = ("ordinary", "additional", "extraordinary", "joint")
STANDINGS = ("ahead", "on track", "at risk", "off track")
DIRECTIONS = ("improving", "steady", "worsening")
FORECASTS = (*STANDINGS, "unchanged")
TARGET_CHANGES = ("renegotiated", "revised", "unchanged")
DECISION_KINDS = ("noted", "agreed", "approved", "recommended", "delegated", "deferred", "amended", "rejected")
PROGRESS_STATUSES = ("open", "done", "dropped")


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody present, or an officer in support (who may be there for some items only)."""

    person: Text
    title: Text | None = None
    representing: Text | None = None
    arrived: Text | None = None
    left: Text | None = None
    for_items: tuple[Text, ...] = ()
    regarding: Text | None = None


@dataclass(frozen=True, slots=True)
class Apology:
    """Somebody who sent apologies, and who came instead."""

    person: Text
    substitute: Text | None = None
    representing: Text | None = None


@dataclass(frozen=True, slots=True)
class Interest:
    """A declaration of interest."""

    person: Text
    item: Text | None
    text: Text


@dataclass(frozen=True, slots=True)
class Move:
    """A date this meeting had before, when that was changed, and why."""

    was: Text
    dated: date | None
    why: Text | None


@dataclass(frozen=True, slots=True)
class Cancellation:
    """Why a meeting was called off, and when that was decided."""

    why: Text
    dated: date | None


@dataclass(frozen=True, slots=True)
class Progress:
    """What was reported on an earlier action, clause or step (`ref`), or on a matter older than records (`about`)."""

    ref: Text | None
    about: Text | None
    status: str | None
    on: date | None
    due: When | None
    owners: tuple[Text, ...]
    note: Text | None


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure mentioned beside an indicator; kept as said and never computed with."""

    what: Text | None
    value: Text | None
    was: Text | None
    change: Text | None
    unit: Text | None
    period: Text | None


@dataclass(frozen=True, slots=True)
class Expectation:
    """What was promised for a later scorecard."""

    what: Text | None
    by: When | None


@dataclass(frozen=True, slots=True)
class TargetChange:
    """What the meeting was told about a target."""

    change: str | None
    agreed_by: Text | None
    value: Text | None
    period: Period | None


@dataclass(frozen=True, slots=True)
class Risk:
    """The risk on a reward target, and what is proposed."""

    rating: Text | None
    proposal: Text | None
    sum: Text | None


@dataclass(frozen=True, slots=True)
class Statement:
    """What was said of one or several indicators: standing as minuted, direction, the lead's forecast."""

    codes: tuple[Text, ...]
    standing: str | None
    direction: str | None
    forecast: str | None
    expected: Expectation | None
    target: TargetChange | None
    figures: tuple[Figure, ...]
    lead: Text | None
    support: tuple[Text, ...]
    risk: Risk | None
    note: Text | None


@dataclass(frozen=True, slots=True)
class Action:
    """Something somebody is to do. `id` is None until a number is given; numbers are never given twice."""

    id: Text | None
    action: Text
    owners: tuple[Text, ...]
    together: tuple[Text, ...]
    report_to: Text | None
    due: When | None
    indicators: tuple[Text, ...]
    agenda: When | None


@dataclass(frozen=True, slots=True)
class Reliance:
    """A paper, and the paragraphs of it, that a clause relies on."""

    paper: Text
    paragraphs: Text | None


@dataclass(frozen=True, slots=True)
class Votes:
    """Votes counted, as typed."""

    votes_for: Text | None
    against: Text | None
    abstained: Text | None


@dataclass(frozen=True, slots=True)
class Note:
    """Added after the meeting; not an amendment."""

    text: Text
    dated: date | None
    about: Text | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """A resolution or a clause of one, or a decision in the text; its wording without the "; and" between clauses."""

    kinds: tuple[str, ...]
    text: Text
    to: tuple[Text, ...]
    subject_to: Text | None
    waits_on: Text | None
    owners: tuple[Text, ...]
    due: When | None
    relies_on: tuple[Reliance, ...]
    moved_by: Text | None
    seconded_by: Text | None
    votes: Votes | None
    then: Text | None
    clauses: tuple[Clause, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Sum:
    """Money: `amount` in pounds and pence, None where it was not said."""

    id: Text | None
    amount: Decimal | None
    purpose: Text | None
    source: Text | None
    repaid_from: Text | None
    subject_to: Text | None
    status: Text | None
    clauses: tuple[Text, ...]
    approx: bool
    includes: tuple[Text, ...]
    same_as: Text | None


@dataclass(frozen=True, slots=True)
class Paper:
    """A document before the meeting: its mark, what happened to it, where the file is. `added` is the day on which it
    came to the agenda, where that was later than the rest."""

    id: Text | None
    mark: Text | None
    title: Text
    state: tuple[Text, ...]
    by: Text | None
    as_at: date | None
    file: Text | None
    exempt: Text | None
    added: date | None = None


@dataclass(frozen=True, slots=True)
class Dated:
    """A deadline or an event that the meeting was told of."""

    what: Text
    when: When | None


@dataclass(frozen=True, slots=True)
class Approval:
    """An earlier meeting's minutes approved here; without a seal, approved on paper."""

    meeting: Text
    amendments: tuple[Text, ...]
    seal: Text | None
    copy: Text | None


@dataclass(frozen=True, slots=True)
class Item:
    """An item of business, or one part of it (a section has the same fields). `added` is the day on which it came to
    the agenda, where that was later than the rest."""

    title: Text
    number: Text | None
    minutes_of: Text | None
    approves: tuple[Approval, ...]
    theme: Text | None
    presented_by: tuple[Text, ...]
    as_at: date | None
    wishes: tuple[Text, ...]
    minutes: Text | None
    points: tuple[Text, ...]
    statements: tuple[Statement, ...]
    actions: tuple[Action, ...]
    decisions: tuple[Clause, ...]
    lead_in: Text | None
    resolutions: tuple[Clause, ...]
    sums: tuple[Sum, ...]
    papers: tuple[Paper, ...]
    deadlines: tuple[Dated, ...]
    events: tuple[Dated, ...]
    sections: tuple[Item, ...]
    notes: tuple[Note, ...]
    exempt: Text | None
    added: date | None = None


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """The next meeting as it was minuted."""

    typed: Text | None
    date: date | None
    times: Times | None
    venue: Text | None


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction to minutes already approved."""

    meeting: Text
    text: Text


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting of one body. `path` is the file's name in its workspace, `ordinal` 2 for a second one that day."""

    path: str
    body: str
    date: date
    ordinal: int
    times: Times | None
    scheduled: Times | None
    venue: Text | None
    status: str
    kind: str
    moved: tuple[Move, ...]
    first_minute: int | None
    chair: Text | None
    minutes_by: tuple[Text, ...]
    present: tuple[Attendee, ...]
    in_support: tuple[Attendee, ...]
    apologies: tuple[Apology, ...]
    interests: tuple[Interest, ...]
    progress: tuple[Progress, ...]
    items: tuple[Item, ...]
    next_meeting: NextMeeting | None
    corrects: tuple[Correction, ...]
    notes: tuple[Note, ...]
    cancelled: Cancellation | None
    dismissed: tuple[Text, ...]
    exempt: Text | None

    @property
    def ref(self) -> str:
        """The meeting's name: `pmg/2010-02-22`."""
        return f"{self.body}/{self.date.isoformat()}" + (f"-{self.ordinal}" if self.ordinal > 1 else "")

    @property
    def minuted(self) -> bool:
        """Whether it tells of a meeting that was held. A draft of which no item says anything is as it was laid out:
        those under `present` are expected, and apologies may have been sent before."""
        told = self.exempt or self.interests or self.next_meeting or self.in_support
        return self.status != "draft" or bool(told) or any(map(_says_something, self.items))


def _says_something(item: Item) -> bool:
    """Whether anything stands in an item besides its title and what is known of it before the meeting."""
    told = (
        item.minutes, item.points, item.statements, item.actions, item.decisions, item.resolutions, item.sums,
        item.deadlines, item.events, item.approves, item.exempt,
    )  # fmt: skip
    return any(told) or any(map(_says_something, item.sections))
