"""Who we are: `partnership.yaml`."""

from __future__ import annotations

from datetime import date

from ..frozen import dataclass
from ..text import Text

NUMBERINGS = ("each", "continuous")
STYLES = ("actions", "resolutions")
DOCUMENTS = ("minutes", "notes")
HOLIDAYS = ("england", "wales", "scotland", "northern ireland", "none")


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody's membership of a body: role, theme or indicators, and the time of it."""

    person: Text
    role: Text | None = None
    theme: Text | None = None
    indicators: tuple[Text, ...] = ()
    organisation: Text | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """A group that meets. `numbering`: items restart at 1 in `each` meeting, or number on (`continuous`)."""

    key: str
    typed: Text
    name: str
    numbering: str
    style: str
    called: str
    chair_title: str
    secretary: Text | None
    quorum: int | None
    clear_days: int | None
    venue: Text | None
    members: tuple[Member, ...]
    agenda: tuple[Text, ...]
    rotation: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Lead:
    """Who leads or supports, and in which time."""

    person: Text
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme of the agreement and who leads it."""

    name: Text
    title: Text | None
    leads: tuple[Lead, ...]


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation, by the name the minutes use, with its full name."""

    key: Text
    name: Text | None
    aliases: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on the roster. `exempt` is the reason for which the name is withheld from the public; `email` is for the
    drafts of `laa chase`, and is published nowhere."""

    name: Text
    aliases: tuple[Text, ...]
    organisation: Text | None
    post: Text | None
    title: Text | None
    exempt: Text | None = None
    email: Text | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """A line of the framework of outcomes, and the meeting that chose it as a priority."""

    number: Text | None
    title: Text
    theme: Text | None
    column: Text | None
    indicators: tuple[Text, ...]
    chosen_at: Text | None


@dataclass(frozen=True, slots=True)
class Partnership:
    """The partnership: everything in `partnership.yaml`. `website` is where the records are published, `holidays` the
    country whose public holidays are no working days."""

    name: str
    tolerance: Text | None
    bodies: tuple[Body, ...]
    themes: tuple[Theme, ...]
    organisations: tuple[Organisation, ...]
    people: tuple[Person, ...]
    glossary: tuple[tuple[Text, Text], ...]
    outcomes: tuple[Outcome, ...]
    website: Text | None = None
    holidays: str = "england"

    def body(self, key: str) -> Body | None:
        """The body of that key, or None."""
        return next((body for body in self.bodies if body.key == key), None)
