"""Attendance: who came, who sent apologies, who was represented; of people, and of the organisations they stand for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from ..record.partnership import Body, Member
from ..register import Register
from .organisations import Organisations

MEMBER, OTHER, SUPPORT = "member", "other", "in support"


_OFFICES = ("chair", "minutes_by")


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    """One person's attendance at the meetings of one body.

    `expected` counts meetings with attendance on record while the person was a member, None for anybody else.
    `apologies` counts all that were sent, `represented` the meetings at which somebody stood in. `kind` is member,
    other or in support; `representing` are those for whom the person came, `represented_by` those who stood in;
    `scope` says what an officer in support came for. `organisation` is as the records write it, `organisation_name`
    in full.
    """

    person: str
    organisation: str | None
    body: str
    expected: int | None
    present: int
    apologies: int
    represented: int
    kind: str
    role: str | None
    representing: tuple[str, ...]
    represented_by: tuple[str, ...]
    scope: str | None
    organisation_name: str | None


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """At how many of the meetings listed an organisation was present: by its own people, or by somebody for it."""

    organisation: str
    meetings: int
    present: int


@dataclass(frozen=True, slots=True)
class Attendance:
    """People by body, in the order of membership, then those who came without being members, then support; the totals
    of organisations; the meetings counted; recorded meetings that say nothing of attendance."""

    rows: tuple[AttendanceRow, ...]
    organisations: tuple[OrganisationRow, ...]
    meetings: tuple[str, ...]
    silent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AttendanceFilter:
    """Whom and which meetings to count; None or empty lets everything through. Dates are ISO."""

    organisations: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    meetings: tuple[str, ...] = ()
    since: str | None = None


@dataclass
class _Count:
    """What is counted of one person while meetings are gone through."""

    present: int = 0
    apologies: int = 0
    represented: int = 0
    representing: list[str] = field(default_factory=list)
    represented_by: list[str] = field(default_factory=list)
    scope: str | None = None
    offices: list[str] = field(default_factory=list)
    organisation: str | None = None


def attendance(register: Register, wanted: AttendanceFilter) -> Attendance:
    """The attendance of recorded meetings up to the day asked about."""
    counted, silent = _meetings(register, wanted)
    organisations = Organisations(register)
    counts: defaultdict[tuple[str, str, bool], _Count] = defaultdict(_Count)
    present: defaultdict[str, set[str]] = defaultdict(set)
    for meeting, entries in counted.items():
        sheet = _Sheet(register, organisations, meeting, entries)
        sheet.count(counts)
        for organisation in sheet.organisations():
            present[organisation].add(meeting)
    rows = tuple(
        row
        for row in _rows(register, organisations, counts, list(counted))
        if (not wanted.people or row.person in wanted.people)
        and (not wanted.organisations or _stands_for(row, organisations, set(wanted.organisations)))
    )
    return Attendance(rows, _totals(rows, organisations, present, list(counted)), tuple(counted), silent)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A name on the attendance sheet: in which role, and the detail that the role has."""

    role: str
    name: str
    detail: str | None


def _meetings(register: Register, wanted: AttendanceFilter) -> tuple[dict[str, list[_Entry]], tuple[str, ...]]:
    """The meetings to count, oldest first, with their sheets; and those on record without one."""
    sheets: dict[str, list[_Entry]] = {}
    for row in register.rows(
        "SELECT ref, body, meeting.date, role, name, detail FROM asked, meeting LEFT JOIN name ON subject = ref "
        "AND role IN ('present', 'in_support', 'apology', 'substitute', 'chair', 'minutes_by') "
        "WHERE recorded AND status != 'cancelled' AND meeting.date <= as_of ORDER BY meeting.date, ref, name.rowid"
    ):
        if (
            (not wanted.bodies or row["body"] in wanted.bodies)
            and (not wanted.meetings or row["ref"] in wanted.meetings)
            and (wanted.since is None or row["date"] >= wanted.since)
        ):
            entries = sheets.setdefault(row["ref"], [])
            if row["role"]:
                entries.append(_Entry(row["role"], row["name"], row["detail"]))
    attended = {"present", "in_support", "apology"}
    counted = {ref: entries for ref, entries in sheets.items() if any(one.role in attended for one in entries)}
    return counted, tuple(ref for ref in sheets if ref not in counted)


class _Sheet:
    """One meeting's attendance sheet."""

    def __init__(self, register: Register, organisations: Organisations, meeting: str, entries: list[_Entry]) -> None:
        self._meeting = meeting
        self._body = meeting.partition("/")[0]
        self._organisations = organisations
        self._roster = register.roster
        self._entries = [one for one in entries if one.role not in _OFFICES]
        body = register.partnership.body(self._body)
        chair = body.chair_title if body else "Chair"
        self._offices = [
            (chair if one.role == "chair" else "Minutes", one.name) for one in entries if one.role in _OFFICES
        ]
        self._present = dict.fromkeys(one.name for one in entries if one.role in ("present", "substitute"))

    def count(self, counts: defaultdict[tuple[str, str, bool], _Count]) -> None:
        """Add this meeting to what is counted of each person."""
        stood_in: defaultdict[str, list[str]] = defaultdict(list)
        for person in self._present:
            counts[self._body, person, False].present += 1
        for one in self._entries:
            count = counts[self._body, one.name, one.role == "in_support"]
            if one.role == "in_support":
                count.present += 1
                count.scope = one.detail or count.scope
            elif one.role == "apology" and one.name not in self._present:
                count.apologies += 1
            elif one.role == "present" and one.detail:
                _add(count.representing, one.detail)
                count.organisation = self._organisations.represented(one.detail) or count.organisation
                if principal := self._organisations.holder(one.detail, self._body):
                    _add(stood_in[principal], one.name)
            elif one.role == "substitute" and one.detail:
                principal = self._roster.resolve(one.detail, self._body).name
                _add(count.representing, principal)
                _add(stood_in[principal], one.name)
        for office, name in self._offices:
            key = (self._body, name, name not in self._present)
            if key in counts:
                _add(counts[key].offices, office)
        for principal, substitutes in stood_in.items():
            if principal not in self._present:
                count = counts[self._body, principal, False]
                count.represented += 1
                for substitute in substitutes:
                    _add(count.represented_by, substitute)

    def organisations(self) -> set[str]:
        """Those that somebody present belongs to in their own right, or stands for."""
        found = set()
        for one in self._entries:
            if one.role == "substitute" and one.detail:
                found.add(self._organisations.of(self._roster.resolve(one.detail, self._body).name))
            if one.role == "present" and one.detail:
                principal = self._organisations.holder(one.detail, self._body)
                found.add(self._organisations.represented(one.detail) or self._organisations.of(principal or ""))
                if not self._organisations.known(one.detail):  # an office alone: most likely one of their own
                    found.add(self._organisations.of(one.name))
            elif one.role in ("present", "substitute"):
                found.add(self._organisations.of(one.name))
        return {self._organisations.key(name) for name in found if name}


def _rows(
    register: Register,
    organisations: Organisations,
    counts: dict[tuple[str, str, bool], _Count],
    meetings: list[str],
) -> Iterable[AttendanceRow]:
    """Members of each body that met, also those never heard of; others; officers in support."""
    order = {body.key: n for n, body in enumerate(register.partnership.bodies)}
    met = sorted({meeting.partition("/")[0] for meeting in meetings}, key=lambda key: (order.get(key, len(order)), key))
    for key in met:
        own = [meeting for meeting in meetings if meeting.startswith(f"{key}/")]
        members = _members(register, register.partnership.body(key))
        for person, terms in members.items():
            expected = sum(any(_in_time(term, meeting) for term in terms) for meeting in own)
            count = counts.pop((key, person, False), _Count())
            if expected or count != _Count():
                yield _row(organisations, key, person, count, MEMBER, expected, _roles(terms))
        for support, kind in ((False, OTHER), (True, SUPPORT)):
            for body, person, other in list(counts):
                if body == key and other == support:
                    yield _row(organisations, key, person, counts[body, person, other], kind, None, None)


def _row(
    organisations: Organisations, body: str, person: str, count: _Count, kind: str, expected: int | None,
    role: str | None,
) -> AttendanceRow:  # fmt: skip
    organisation = organisations.of(person) or count.organisation
    return AttendanceRow(
        person=person,
        organisation=organisation,
        body=body,
        expected=expected,
        present=count.present,
        apologies=count.apologies,
        represented=count.represented,
        kind=kind,
        role=", ".join(dict.fromkeys(filter(None, (role, *count.offices)))) or None,
        representing=tuple(count.representing),
        represented_by=tuple(count.represented_by),
        scope=count.scope,
        organisation_name=organisations.full(organisations.key(organisation)) if organisation else None,
    )


def _members(register: Register, body: Body | None) -> dict[str, list[Member]]:
    """The members of a body with the terms they served."""
    members: dict[str, list[Member]] = {}
    for member in body.members if body else ():
        person = register.roster.resolve(member.person, body.key if body else "").name
        members.setdefault(person, []).append(member)
    return members


def _in_time(member: Member, meeting: str) -> bool:
    day = date.fromisoformat(meeting.partition("/")[2][:10])
    return (member.since is None or member.since <= day) and (member.until is None or day <= member.until)


def _roles(terms: list[Member]) -> str | None:
    """`Lead, Safer Essex`; `Target lead, NI 39, NI 115`."""
    words = (", ".join(filter(None, (term.role, term.theme, *term.indicators))) for term in terms)
    return "; ".join(dict.fromkeys(filter(None, words))) or None


def _stands_for(row: AttendanceRow, organisations: Organisations, wanted: set[str]) -> bool:
    own = row.organisation and organisations.key(row.organisation)
    represented = (organisations.represented(words) or organisations.of(words) for words in row.representing)
    return own in wanted or any(organisations.key(name) in wanted for name in represented if name)


def _totals(
    rows: Iterable[AttendanceRow], organisations: Organisations, present: dict[str, set[str]], meetings: list[str]
) -> tuple[OrganisationRow, ...]:
    bodies: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.organisation and row.kind != SUPPORT:
            bodies[organisations.key(row.organisation)].add(row.body)
    totals = []
    for key in sorted(bodies, key=str.casefold):
        own = {meeting for meeting in meetings if meeting.partition("/")[0] in bodies[key]}
        totals.append(OrganisationRow(organisations.full(key), len(own), len(own & present.get(key, set()))))
    return tuple(totals)


def _add(names: list[str], name: str) -> None:
    if name not in names:
        names.append(name)
