"""Who was at a meeting, in the words of its minutes: names, roles on the day, offices, who came instead."""

from __future__ import annotations

from collections.abc import Sequence

from ...frozen import dataclass
from ...record.meeting import Apology, Attendee, Meeting
from ...record.partnership import Member
from ...register import Register
from ..wording import listed


@dataclass(frozen=True, slots=True)
class AttendeeRow:
    """Somebody present or in support. `role` is the membership on the day, `office` the post held or represented;
    `remarks` are what was noted of the attendance (arrived, left, for which items)."""

    name: str
    role: str
    office: str
    organisation: str
    chair: bool
    minutes: bool
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ApologyRow:
    """Somebody who sent apologies, and who came instead; empty where nobody did."""

    name: str
    role: str
    substitute: str


class People:
    """The people of one meeting. Names stay as the record writes them; the roster tells the rest."""

    def __init__(self, register: Register, meeting: Meeting) -> None:
        self._register = register
        self._meeting = meeting
        self._body = register.partnership.body(meeting.body)
        self._titles = {one.code: one.title for one in register.indicators}
        self._short = {str(full).casefold(): str(short) for short, full in register.partnership.glossary}
        self._chair = self._known(meeting.chair) if meeting.chair else None
        self._minutes = {self._known(name) for name in meeting.minutes_by}

    def attending(self, people: Sequence[Attendee]) -> tuple[AttendeeRow, ...]:
        """One row for each, in the record's order."""
        return tuple(map(self._attendee, people))

    def apologies(self) -> tuple[ApologyRow, ...]:
        """One row for each who sent apologies."""
        return tuple(map(self._apology, self._meeting.apologies))

    def organisation(self, person: str, representing: str | None = None) -> str | None:
        """What somebody stands for: the organisation represented, else that of the roster."""
        if representing:
            return self._split(representing)[1] or None
        return self._register.roster.organisation_of(self._known(person))

    def elsewhere(self) -> tuple[str, ...]:
        """Chair and minute-taker, where the attendance does not list them."""
        present = {self._known(one.person) for one in (*self._meeting.present, *self._meeting.in_support)}
        title = self._body.chair_title if self._body else "Chair"
        lines = [f"{title}: {self._meeting.chair}"] if self._chair and self._chair not in present else []
        absent = [str(name) for name in self._meeting.minutes_by if self._known(name) not in present]
        return (*lines, *([f"Minutes: {listed(absent)}"] if absent else []))

    def _attendee(self, one: Attendee) -> AttendeeRow:
        name = self._known(one.person)
        known = self._register.roster.people.get(name)
        office, organisation = (known.post or "", known.organisation or "") if known else ("", "")
        role = self._role(name)
        if one.representing:
            represented, organisation = self._split(one.representing)
            office = f"Representing {represented}".strip()
            role = f"representing {one.representing}"
        return AttendeeRow(
            name=f"{one.title} {one.person}" if one.title else str(one.person),
            role=role,
            office=str(office),
            organisation=str(organisation),
            chair=name == self._chair,
            minutes=name in self._minutes,
            remarks=_remarks(one, "minute" if self._body and self._body.numbering == "continuous" else "item"),
        )

    def _apology(self, one: Apology) -> ApologyRow:
        role = f"representing {one.representing}" if one.representing else self._role(self._known(one.person))
        return ApologyRow(str(one.person), role, str(one.substitute or ""))

    def _role(self, name: str) -> str:
        """`Lead, Safer Essex`; for whom no membership is known, or none with a role, the organisation."""
        organisation = str(self._register.roster.organisation_of(name) or "")
        roles = [self._membership(one, organisation) for one in self._memberships(name)]
        return "; ".join(filter(None, roles)) or organisation

    def _memberships(self, name: str) -> list[Member]:
        day = self._meeting.date
        return [
            member
            for member in (self._body.members if self._body else ())
            if (member.since is None or member.since <= day)
            and (member.until is None or day <= member.until)
            and self._known(member.person) == name
        ]

    def _membership(self, member: Member, organisation: str) -> str:
        organisation = str(member.organisation or organisation)
        if member.role is None or (self._body and member.role in ("Chair", self._body.chair_title)):
            return organisation
        if member.indicators:
            indicators = listed([self._titled(code) for code in member.indicators])
            return f"{member.role} for {indicators}" + (f" – {organisation}" if organisation else "")
        if member.theme is None:
            return ", ".join(filter(None, (member.role, organisation)))
        short = self._short.get(member.theme.casefold())
        theme = f"{member.theme} ({short})" if short else str(member.theme)
        return f"{member.role}, {theme}" + (f" – {organisation}" if organisation else "")

    def _titled(self, code: str) -> str:
        title = self._titles.get(code)
        return f"{code} ({title})" if title else str(code)

    def _known(self, written: str) -> str:
        return self._register.roster.resolve(written, self._meeting.body).name

    def _split(self, representing: str) -> tuple[str, str]:
        """An office and its organisation: `Chief Executive, Harlow LSP`; either may be all there is."""
        office, _, organisation = representing.rpartition(", ")
        if self._register.roster.resolve(organisation, "").kind == "organisation":
            return office, organisation
        return representing, ""


def _remarks(one: Attendee, called: str) -> tuple[str, ...]:
    plural = f"{called}s" if len(one.for_items) > 1 else called
    return tuple(
        words
        for words, said in (
            (f"for {plural} {listed([str(item) for item in one.for_items])}", one.for_items),
            (f"regarding {one.regarding}", one.regarding),
            (f"arrived {one.arrived}", one.arrived),
            (f"left {one.left}", one.left),
        )
        if said
    )
