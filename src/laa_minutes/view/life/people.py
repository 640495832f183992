"""A person, an organisation, a theme, a body."""

from __future__ import annotations

from datetime import date

from ...frozen import dataclass
from ...record.partnership import Member
from ...register import Register
from ..actions import ActionFilter, ActionRow, actions
from ..outcomes import OutcomeFilter, OutcomeRow, outcomes
from ..scorecard import IndicatorRow, ScorecardFilter, scorecard
from ..speaking import SpokenRow, spoken
from ..subject import subjects_of
from ..workplan import WorkplanRow, workplan
from .common import DecisionBrief, Mention, PlanBrief, decisions, planned


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A role in a body or theme, and the time of it where that is on record."""

    place: str
    role: str | None
    theme: str | None
    indicators: tuple[str, ...]
    since: str | None
    until: str | None
    held: bool


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting at which somebody had a part: present, in_support, apology, substitute; `also` chair or minutes."""

    meeting: str
    date: str
    role: str
    detail: str | None
    also: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PersonLife:
    """Somebody on the roster, or named in a record only (`on_roster` is false)."""

    kind: str
    ref: str
    title: str | None
    aliases: tuple[str, ...]
    organisation: str | None
    post: str | None
    on_roster: bool
    roles: tuple[RoleRow, ...]
    leads: tuple[IndicatorRow, ...]
    supports: tuple[str, ...]
    meetings: tuple[MeetingRow, ...]
    presented: tuple[Mention, ...]
    spoken: tuple[SpokenRow, ...]
    actions: tuple[ActionRow, ...]
    involved: tuple[Mention, ...]
    planned: tuple[PlanBrief, ...]


@dataclass(frozen=True, slots=True)
class OrganisationLife:
    """An organisation, its people, and who stood for it at which meeting."""

    kind: str
    ref: str
    name: str | None
    aliases: tuple[str, ...]
    people: tuple[str, ...]
    meetings: tuple[tuple[str, str, tuple[str, ...]], ...]
    actions: tuple[ActionRow, ...]


@dataclass(frozen=True, slots=True)
class ThemeLife:
    """A theme: who leads it, its outcomes, its indicators and those of other themes that link to it, its workplan,
    where it was on the agenda and where it will be."""

    kind: str
    ref: str
    title: str | None
    leads: tuple[RoleRow, ...]
    indicators: tuple[IndicatorRow, ...]
    linked: tuple[IndicatorRow, ...]
    items: tuple[Mention, ...]
    actions: tuple[ActionRow, ...]
    planned: tuple[PlanBrief, ...]
    outcomes: tuple[OutcomeRow, ...]
    workplan: WorkplanRow | None


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A member of a body, with the role."""

    person: str
    role: str | None
    theme: str | None
    indicators: tuple[str, ...]
    since: str | None
    until: str | None
    held: bool


@dataclass(frozen=True, slots=True)
class BodyMeeting:
    """A meeting of a body, in a line."""

    meeting: str
    date: str
    status: str
    items: int


@dataclass(frozen=True, slots=True)
class BodyLife:
    """A group that meets: members, meetings past and coming, what is open, what others sent it (`business`)."""

    kind: str
    ref: str
    name: str
    numbering: str
    style: str
    secretary: str | None
    quorum: int | None
    members: tuple[MemberRow, ...]
    meetings: tuple[BodyMeeting, ...]
    coming: tuple[BodyMeeting, ...]
    actions: tuple[ActionRow, ...]
    business: tuple[DecisionBrief, ...]
    planned: tuple[PlanBrief, ...]


_ALSO = {"chair": "in the chair", "minutes_by": "took the minutes"}


def person_life(
    register: Register, name: str, *, heard: bool = True, owned: tuple[ActionRow, ...] | None = None
) -> PersonLife:
    """Somebody by the full name, or by the name as it was written where nobody knows them. Where the person spoke is
    looked for in all prose, unless that is not to be `heard`; `owned` are the person's actions where they are known."""
    known = register.roster.people.get(name)
    supports = register.rows(
        "SELECT DISTINCT coalesce(statement.code, subject) AS code FROM name LEFT JOIN statement ON statement.key = "
        "subject JOIN asked WHERE role = 'support' AND name = ? AND coalesce(statement.date, '') <= as_of "
        "AND (statement.key IS NOT NULL OR subject IN (SELECT code FROM indicator)) ORDER BY 1",
        name,
    )
    return PersonLife(
        kind="person",
        ref=name,
        title=known.title if known else None,
        aliases=tuple(map(str, known.aliases)) if known else (),
        organisation=known.organisation if known else None,
        post=known.post if known else None,
        on_roster=known is not None,
        roles=_roles(register, name),
        leads=scorecard(register, ScorecardFilter(leads=(name,))),
        supports=tuple(row["code"] for row in supports),
        meetings=_meetings(register, name),
        presented=_named(register, name, ("presented_by",)),
        spoken=spoken(register, name) if heard else (),
        actions=actions(register, ActionFilter(owners=(name,), status="all")) if owned is None else owned,
        involved=_named(register, name, ("with", "report_to", "interest", "to")),
        planned=planned(
            register, "planned_item.key IN (SELECT subject FROM name WHERE role = 'lead' AND name = ?)", name
        ),
    )


def organisation_life(register: Register, key: str) -> OrganisationLife:
    """An organisation by its key."""
    known = next((one for one in register.partnership.organisations if str(one.key) == key), None)
    names = {word.casefold() for word in ((key, known.name, *known.aliases) if known else (key,)) if word}
    resolve = register.roster.resolve
    people = tuple(
        str(person.name)
        for person in register.partnership.people
        if person.organisation
        and (person.organisation.casefold() in names or resolve(person.organisation, "").name == key)
    )
    members = tuple(
        resolve(member.person, body.key).name
        for body in register.partnership.bodies
        for member in body.members
        if member.organisation and member.organisation.casefold() in names
    )
    people = tuple(dict.fromkeys((*people, *members)))
    stood: dict[str, tuple[str, list[str]]] = {}
    for row in register.rows(
        "SELECT name.meeting, date, name, detail, role FROM name JOIN meeting ON meeting.ref = name.meeting "
        "JOIN asked ON date <= as_of WHERE minuted AND role IN ('present', 'substitute') "
        "ORDER BY date DESC, name.meeting, name.rowid"
    ):
        detail = (row["detail"] or "").casefold()
        stands = row["name"] in people or any(word in detail for word in names)
        if row["role"] == "substitute":
            stands = row["detail"] is not None and resolve(row["detail"], "").name in people
        if stands:
            names_there = stood.setdefault(row["meeting"], (row["date"], []))[1]
            if row["name"] not in names_there:
                names_there.append(row["name"])
    return OrganisationLife(
        kind="organisation",
        ref=key,
        name=known.name if known else None,
        aliases=tuple(map(str, known.aliases)) if known else (),
        people=people,
        meetings=tuple((meeting, day, tuple(there)) for meeting, (day, there) in stood.items()),
        actions=actions(register, ActionFilter(owners=(key, *people), status="all")),
    )


def theme_life(register: Register, name: str) -> ThemeLife:
    """A theme by its name."""
    known = next((one for one in register.partnership.themes if one.name.casefold() == name.casefold()), None)
    items = register.rows(
        "SELECT item.*, meeting.date FROM item JOIN meeting ON meeting.ref = item.meeting JOIN asked "
        "ON meeting.date <= as_of WHERE lower(theme) = lower(?) ORDER BY meeting.date DESC, meeting.ref, item.rowid",
        name,
    )
    links = register.rows("SELECT code FROM indicator_link WHERE lower(other) = lower(?)", name)
    codes = {str(row["code"]) for row in links}
    led = [_role(register, name, "Lead", one.person, one.since, one.until) for one in known.leads] if known else []
    return ThemeLife(
        kind="theme",
        ref=name,
        title=known.title if known else None,
        leads=tuple(led),
        indicators=scorecard(register, ScorecardFilter(themes=(name,))),
        linked=tuple(one for one in scorecard(register, ScorecardFilter()) if one.code in codes) if codes else (),
        items=tuple(
            Mention(row["ref"], row["title"], row["meeting"], row["date"], "item", "", row["path"], row["line"])
            for row in items
        ),
        actions=actions(register, ActionFilter(themes=(name,))),
        planned=planned(register, "lower(title) = lower(?)", name),
        outcomes=outcomes(register, OutcomeFilter(themes=(name,))),
        workplan=workplan(register, name),
    )


def body_life(register: Register, key: str) -> BodyLife:
    """A body by its key; one that nobody described has its key for a name."""
    known = register.partnership.body(key)
    today = register.as_of.isoformat()
    held = [
        BodyMeeting(*row)
        for row in register.rows(
            "SELECT ref, date, status, (SELECT count(*) FROM item WHERE item.meeting = meeting.ref AND parent IS NULL) "
            "FROM meeting WHERE body = ? ORDER BY date, ref",
            key,
        )
    ]
    secretary = known.secretary if known else None
    return BodyLife(
        kind="body",
        ref=key,
        name=known.name if known else key,
        numbering=known.numbering if known else "each",
        style=known.style if known else "actions",
        secretary=register.roster.resolve(secretary, key).name if secretary else None,
        quorum=known.quorum if known else None,
        members=tuple(_member(register, key, one) for one in known.members) if known else (),
        meetings=tuple(one for one in reversed(held) if one.date <= today),
        coming=tuple(one for one in held if one.date > today),
        actions=actions(register, ActionFilter(bodies=(key,))),
        business=decisions(
            register,
            "(key IN (SELECT subject FROM name WHERE role = 'to' AND kind = 'body' AND name = ?1) "
            "OR lower(waits_on) IN (lower(?1), lower(?2))) "
            "AND meeting IN (SELECT ref FROM meeting, asked WHERE date <= as_of)",
            key,
            known.name if known else key,
        ),
        planned=planned(register, "planned.body = ?", key),
    )


def _member(register: Register, body: str, one: Member) -> MemberRow:
    return MemberRow(
        register.roster.resolve(one.person, body).name, one.role, one.theme, tuple(map(str, one.indicators)),
        _iso(one.since), _iso(one.until), _holds(register, one.since, one.until),
    )  # fmt: skip


def _roles(register: Register, name: str) -> tuple[RoleRow, ...]:
    found = []
    for body in register.partnership.bodies:
        for row in (_member(register, body.key, member) for member in body.members):
            if row.person == name:
                found.append(RoleRow(body.name, row.role, row.theme, row.indicators, row.since, row.until, row.held))
    for theme in register.partnership.themes:
        for lead in theme.leads:
            if register.roster.resolve(lead.person, "").name == name:
                held = _holds(register, lead.since, lead.until)
                role = RoleRow(str(theme.name), "Lead of the theme", None, (), _iso(lead.since), _iso(lead.until), held)
                found.append(role)
    return tuple(found)  # fmt: skip


def _role(register: Register, place: str, role: str, person: str, since: date | None, until: date | None) -> RoleRow:
    name = register.roster.resolve(person, "").name
    return RoleRow(name, role, place, (), _iso(since), _iso(until), _holds(register, since, until))


def _meetings(register: Register, name: str) -> tuple[MeetingRow, ...]:
    """Meetings up to the day asked about, the newest first; each once, with all that somebody did there."""
    rows = register.rows(
        "SELECT name.meeting, date, role, detail FROM name JOIN meeting ON meeting.ref = name.meeting JOIN asked "
        "ON date <= as_of WHERE minuted AND name = ? AND subject = name.meeting AND role IN ('present', 'in_support', "
        "'apology', 'substitute', 'chair', 'minutes_by') ORDER BY date DESC, name.meeting, name.rowid",
        name,
    )
    parts: dict[str, list[tuple[str, str, str | None]]] = {}
    for meeting, day, role, detail in rows:
        parts.setdefault(meeting, []).append((day, role, detail))
    found = []
    for meeting, these in parts.items():
        also = tuple(_ALSO[role] for _, role, _ in these if role in _ALSO)
        came = [one for one in these if one[1] not in _ALSO]
        substitute = next((one for one in came if one[1] == "substitute"), None)
        day, role, detail = substitute or (came[0] if came else (these[0][0], "", None))
        found.append(MeetingRow(meeting, day, role, detail, also))
    return tuple(found)


def _named(register: Register, name: str, roles: tuple[str, ...]) -> tuple[Mention, ...]:
    """Where somebody is named in any of these roles up to the day asked about, the newest first."""
    subjects = subjects_of(register)
    marks = ",".join("?" * len(roles))
    found = []
    for row in register.rows(
        f"SELECT name.*, action.item FROM name LEFT JOIN action ON action.key = subject WHERE name = ? "
        f"AND role IN ({marks}) ORDER BY name.rowid",
        name,
        *roles,
    ):
        place = subjects.of(row["subject"], row["item"], row["meeting"])
        if (place.date or "") <= register.as_of.isoformat():
            found.append(
                Mention(
                    place.ref, place.heading, place.meeting, place.date, row["role"], row["written"], row["path"],
                    row["line"],
                )
            )  # fmt: skip
    return tuple(sorted(found, key=lambda one: one.date or "", reverse=True))


def _holds(register: Register, since: date | None, until: date | None) -> bool:
    return (since is None or since <= register.as_of) and (until is None or until >= register.as_of)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
