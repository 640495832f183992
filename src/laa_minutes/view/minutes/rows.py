"""The rows that templates of minutes get: finished words, labels and numbers.

Texts of type `Prose` are CommonMark as typed; all others are printed letter for letter.
"""

from __future__ import annotations

from ...frozen import dataclass
from ..wording import Prose
from .people import ApologyRow, AttendeeRow
from .plan import Annex


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note added afterwards; `lead` is `NOTE`, with the day where that is known."""

    lead: str
    text: Prose


@dataclass(frozen=True, slots=True)
class ApprovalRow:
    """Earlier minutes approved, and the amendments to them."""

    text: str
    amendments: tuple[Prose, ...]


@dataclass(frozen=True, slots=True)
class ProgressRow:
    """A matter arising: its name or what it is about, the wording of what is named, how it stands (`done`), what was
    said."""

    about: str
    matter: str
    status: str
    note: Prose | None


@dataclass(frozen=True, slots=True)
class CodeRow:
    """An indicator's code, and its title where it has one."""

    code: str
    title: str


@dataclass(frozen=True, slots=True)
class StatementRow:
    """What was said of one or several indicators. `facts` are those that the record states beside its prose."""

    codes: tuple[CodeRow, ...]
    facts: tuple[str, ...]
    note: Prose | None


@dataclass(frozen=True, slots=True)
class ClauseRow:
    """One clause. `label` is its own, `end` what stands between it and the next (`;`, `; and`, `.`, or words that
    lead on to its inner clauses); `remarks` tell who moved it and how the vote went."""

    label: str
    depth: int
    text: Prose
    end: str
    remarks: tuple[str, ...]
    notes: tuple[NoteRow, ...]


@dataclass(frozen=True, slots=True)
class ActionLine:
    """An action as it was raised; `details` are who, with whom, to whom to report, by when."""

    number: str
    text: str
    owner: str
    details: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A paper before the meeting; `details` are author, date and what happened to it."""

    mark: str
    title: str
    details: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item of business, or a part of one (which has no number). `run_in` is a lead-in that the only resolution
    follows on the same line; otherwise `lead_in` stands alone. `decisions` are given only where no text holds them."""

    number: str
    title: str
    exempt: str
    presented: str
    minutes: Prose | None
    approvals: tuple[ApprovalRow, ...]
    progress: tuple[ProgressRow, ...]
    points: tuple[ClauseRow, ...]
    statements: tuple[StatementRow, ...]
    decisions: tuple[Prose, ...]
    lead_in: str
    run_in: str
    resolutions: tuple[ClauseRow, ...]
    actions: tuple[ActionLine, ...]
    papers: tuple[PaperRow, ...]
    sections: tuple[ItemRow, ...]
    notes: tuple[NoteRow, ...]


@dataclass(frozen=True, slots=True)
class InterestRow:
    """A declaration of interest."""

    person: str
    item: str
    text: Prose


@dataclass(frozen=True, slots=True)
class MinutesRow:
    """One meeting's minutes. `state` says what a reader must know first (`DRAFT`), `draft` that a later meeting has not
    approved them yet, for the head of every page; `history` says how the meeting was moved;
    `remarks` are corrections, made here or made later to these minutes. `apologies_paired` are the apologies in two
    columns, to be read downwards."""

    ref: str
    style: str
    body: str
    called: str
    state: tuple[str, ...]
    draft: str
    kind: str
    day: str
    date: str
    times: str
    half_day_times: str
    scheduled: str
    venue: str
    history: tuple[str, ...]
    elsewhere: tuple[str, ...]
    present: tuple[AttendeeRow, ...]
    in_support: tuple[AttendeeRow, ...]
    apologies: tuple[ApologyRow, ...]
    interests: tuple[InterestRow, ...]
    progress: tuple[ProgressRow, ...]
    items: tuple[ItemRow, ...]
    papers: tuple[PaperRow, ...]
    next_meeting: str
    remarks: tuple[Prose, ...]
    notes: tuple[NoteRow, ...]
    plan: Annex
    has_plan: bool
    apologies_paired: tuple[tuple[ApologyRow, ...], ...]
