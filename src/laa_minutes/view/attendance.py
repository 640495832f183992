"""Attendance: who came, who sent apologies, who was represented; by person, by organisation and by meeting."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date

from ..frozen import dataclass
from ..record.partnership import Body, Member
from ..register import Register
from .organisations import Organisations
from .sheets import APOLOGIES, PRESENT, REPRESENTED, SUPPORT, Count, Key, Sheet, first_times, sheets_on_record

MEMBER, OTHER = "member", "other"
ABSENT = "not heard of"


@dataclass(frozen=True, slots=True)
class StateRow:
    """How somebody was at a meeting: present, represented, apologies, not heard of (a member only), or in support.
    `expected` if the person was a member on that day."""

    meeting: str
    state: str
    expected: bool


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    """One person's attendance at the meetings of one body.

    `expected` counts meetings with attendance on record while the person was a member, None for anybody else; `rate`
    is the percentage of these at which the person was present, None where there are none.
    `apologies` counts all that were sent, `represented` the meetings at which somebody stood in. `kind` is member,
    other or in support; `representing` are those for whom the person came, `represented_by` those who stood in;
    `scope` says what an officer in support came for. `organisation` is as the records write it, `organisation_name`
    in full. `first_at` is the meeting at which the person came for the first time on record, None where the body's
    records begin with it; `history` has the meetings counted, the oldest first.
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
    rate: int | None
    first_at: str | None
    history: tuple[StateRow, ...]


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """At how many of the meetings listed an organisation was present (`rate`, a percentage): by its own people (`own`),
    or only by somebody else for it (`represented`). `people` are those it is expected to be present by, or came."""

    organisation: str
    meetings: int
    present: int
    own: int
    represented: int
    rate: int
    bodies: tuple[str, ...]
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PartRow:
    """Somebody who was there for a part of a meeting, with the times on record."""

    person: str
    arrived: str | None
    left: str | None


@dataclass(frozen=True, slots=True)
class TurnoutRow:
    """One meeting's attendance in figures.

    Of the `members` on that day those `present` and those not heard of (`absent`); of all who did not come those who
    were `represented` and those who only sent `apologies`; of all others those present (`others`) and in `support`.
    `counted` are those who count towards the `quorum`; `quorate` is None where the body states none. `first_time` names
    those who came for the first time on record.
    """

    meeting: str
    body: str
    body_name: str
    date: str
    members: int
    present: int
    represented: int
    apologies: int
    absent: int
    others: int
    support: int
    quorum: int | None
    counted: int
    quorate: bool | None
    first_time: tuple[str, ...]
    in_part: tuple[PartRow, ...]


@dataclass(frozen=True, slots=True)
class Attendance:
    """People by body, in the order of membership, then those who came without being members, then support; the totals
    of organisations; each meeting in figures; recorded meetings that say nothing of attendance, and those of which
    nothing is minuted yet, so that nobody knows who came."""

    rows: tuple[AttendanceRow, ...]
    organisations: tuple[OrganisationRow, ...]
    turnout: tuple[TurnoutRow, ...]
    silent: tuple[str, ...]
    unminuted: tuple[str, ...]

    @property
    def meetings(self) -> tuple[str, ...]:
        """The meetings counted."""
        return tuple(one.meeting for one in self.turnout)


@dataclass(frozen=True, slots=True)
class AttendanceFilter:
    """Whom and which meetings to count; None or empty lets everything through. Dates are ISO."""

    organisations: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    meetings: tuple[str, ...] = ()
    since: str | None = None


def attendance(register: Register, wanted: AttendanceFilter) -> Attendance:
    """The attendance of recorded meetings up to the day asked about."""
    sheets, silent, unminuted = sheets_on_record(register)
    first = first_times(sheets)
    counted = {ref: entries for ref, entries in sheets.items() if _asked_for(ref, wanted)}
    organisations = Organisations(register)
    counts: defaultdict[Key, Count] = defaultdict(Count)
    present: defaultdict[str, dict[str, bool]] = defaultdict(
        dict
    )  # by organisation: meeting, whether by its own people
    for meeting, entries in counted.items():
        sheet = Sheet(register, organisations, meeting, entries)
        sheet.count(counts)
        for organisation, own in sheet.organisations().items():
            present[organisation][meeting] = own
    rows = tuple(
        row
        for row in _rows(register, organisations, counts, list(counted), first)
        if (not wanted.people or row.person in wanted.people)
        and (not wanted.organisations or _stands_for(row, organisations, set(wanted.organisations)))
    )
    return Attendance(
        rows,
        _totals(rows, organisations, present, list(counted), set(wanted.organisations)),
        tuple(_turnout(register, rows, list(counted))),
        tuple(ref for ref in silent if _asked_for(ref, wanted)),
        tuple(ref for ref in unminuted if _asked_for(ref, wanted)),
    )


def _asked_for(meeting: str, wanted: AttendanceFilter) -> bool:
    body, _, day = meeting.partition("/")
    return (
        (not wanted.bodies or body in wanted.bodies)
        and (not wanted.meetings or meeting in wanted.meetings)
        and (wanted.since is None or day[:10] >= wanted.since)
    )


def _rows(
    register: Register,
    organisations: Organisations,
    counts: dict[Key, Count],
    meetings: list[str],
    first: dict[tuple[str, str], str],
) -> Iterable[AttendanceRow]:
    """Members of each body that met, also those never heard of; others; officers in support."""
    order = {body.key: n for n, body in enumerate(register.partnership.bodies)}
    met = sorted({meeting.partition("/")[0] for meeting in meetings}, key=lambda key: (order.get(key, len(order)), key))
    for key in met:
        own = [meeting for meeting in meetings if meeting.startswith(f"{key}/")]
        members = _members(register, register.partnership.body(key))
        for person, terms in members.items():
            expected = [meeting for meeting in own if any(_in_time(term, meeting) for term in terms)]
            count = counts.pop((key, person, False), Count())
            if expected or count != Count():
                yield _row(organisations, (key, person), count, MEMBER, own, first, expected, _roles(terms))
        for support, kind in ((False, OTHER), (True, SUPPORT)):
            for body, person, other in list(counts):
                if body == key and other == support:
                    count = counts[body, person, other]
                    yield _row(organisations, (key, person), count, kind, own, first)


def _row(
    organisations: Organisations, who: tuple[str, str], count: Count, kind: str, meetings: list[str],
    first: dict[tuple[str, str], str], expected: list[str] | None = None, role: str | None = None,
) -> AttendanceRow:  # fmt: skip
    body, person = who
    organisation = organisations.of(person) or count.organisation
    awaited = set(expected or ())
    came = sum(count.states.get(meeting) == PRESENT for meeting in awaited)
    states = ((meeting, count.states.get(meeting, ABSENT if meeting in awaited else "")) for meeting in meetings)
    return AttendanceRow(
        person=person,
        organisation=organisation,
        body=body,
        expected=None if expected is None else len(expected),
        present=count.present,
        apologies=count.apologies,
        represented=count.represented,
        kind=kind,
        role=", ".join(dict.fromkeys(filter(None, (role, *count.offices)))) or None,
        representing=tuple(count.representing),
        represented_by=tuple(count.represented_by),
        scope=count.scope,
        organisation_name=organisations.full(organisations.key(organisation)) if organisation else None,
        rate=_rate(came, len(expected)) if expected else None,
        first_at=first.get(who),
        history=tuple(StateRow(meeting, state, meeting in awaited) for meeting, state in states if state),
    )


def _rate(part: int, whole: int) -> int:
    """A percentage, rounded half up."""
    return (200 * part + whole) // (2 * whole)


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
    rows: Iterable[AttendanceRow], organisations: Organisations, present: dict[str, dict[str, bool]],
    meetings: list[str], wanted: set[str],
) -> tuple[OrganisationRow, ...]:  # fmt: skip
    """Every organisation that people come from; with `wanted`, these alone."""
    bodies: defaultdict[str, dict[str, None]] = defaultdict(dict)
    people: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for row in rows:
        if row.organisation and row.kind != SUPPORT:
            key = organisations.key(row.organisation)
            bodies[key][row.body] = None
            people[key][row.person] = None
    totals = []
    for key in sorted(bodies, key=str.casefold):
        if wanted and key not in wanted:
            continue
        held = {meeting for meeting in meetings if meeting.partition("/")[0] in bodies[key]}
        there = {meeting: own for meeting, own in present.get(key, {}).items() if meeting in held}
        own = sum(there.values())
        totals.append(
            OrganisationRow(
                organisations.full(key), len(held), len(there), own, len(there) - own, _rate(len(there), len(held)),
                tuple(bodies[key]), tuple(people[key]),
            )
        )  # fmt: skip
    return tuple(totals)


def _turnout(register: Register, rows: Iterable[AttendanceRow], meetings: list[str]) -> Iterable[TurnoutRow]:
    """Each meeting in figures, of the people in these rows; those who count towards the quorum are always all."""
    states: defaultdict[str, list[tuple[AttendanceRow, StateRow]]] = defaultdict(list)
    for row in rows:
        for one in row.history:
            states[one.meeting].append((row, one))
    counting = dict(tuple(row) for row in register.rows("SELECT meeting, count(*) FROM counting GROUP BY meeting"))
    in_part: defaultdict[str, list[PartRow]] = defaultdict(list)
    for meeting, *part in register.rows("SELECT * FROM in_part ORDER BY rowid"):
        in_part[meeting].append(PartRow(*part))
    for meeting in meetings:
        key, _, day = meeting.partition("/")
        body = register.partnership.body(key)
        quorum = body.quorum if body else None
        there = states[meeting]
        members = Counter(one.state for _, one in there if one.expected)
        everybody = Counter(one.state for _, one in there)
        counted = counting.get(meeting, 0)
        yield TurnoutRow(
            meeting=meeting,
            body=key,
            body_name=body.name if body else key,
            date=day[:10],
            members=members.total(),
            present=members[PRESENT],
            represented=everybody[REPRESENTED],
            apologies=everybody[APOLOGIES],
            absent=members[ABSENT],
            others=everybody[PRESENT] - members[PRESENT],
            support=everybody[SUPPORT],
            quorum=quorum,
            counted=counted,
            quorate=None if quorum is None else counted >= quorum,
            first_time=tuple(dict.fromkeys(row.person for row, _ in there if row.first_at == meeting)),
            in_part=tuple(in_part[meeting]),
        )
