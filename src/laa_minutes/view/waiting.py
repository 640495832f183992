"""What decisions wait for: on whom, since when, where the answer can be given and heard, and what would settle it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from sqlite3 import Row

from ..frozen import dataclass
from ..record.partnership import Body
from ..register import Register

_OFFICE = re.compile(r"(?:the )?(?P<office>[\w' -]+?) (?:of|to) (?:the )?(?P<body>.+)", re.IGNORECASE)
_CHAIR = re.compile(r"(?:vice[- ])?(?:chair|conven)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class WaitedOnRow:
    """Somebody a decision waits on. `kind` as names resolve; `holders` are those who hold the office on the day asked
    about, `meeting` and `date` the next meeting of a body."""

    name: str
    kind: str
    holders: tuple[str, ...]
    body: str | None
    meeting: str | None
    date: str | None


@dataclass(frozen=True, slots=True)
class ToldRow:
    """What was last reported, without settling it."""

    meeting: str
    on: str
    note: str | None


@dataclass(frozen=True, slots=True)
class BackRow:
    """The item of the plan that brings it back; `meeting` is None where that has no date. `missed`: it was planned for
    a meeting that is past, and whose record, if there is one, does not have it."""

    title: str
    meeting: str | None
    date: str | None
    missed: bool


@dataclass(frozen=True, slots=True)
class WaitRow:
    """`since` is the day of the decision, `days` how long it waits. `heard_at` is the first coming meeting of the body
    that decided to which the answer can be reported: not before those waited on have met, so far as the calendar has
    them. Progress reported as `done` (or `dropped`) settles it."""

    on: tuple[WaitedOnRow, ...]
    condition: str | None
    since: str
    days: int
    heard_at: str | None
    heard_date: str | None
    back: tuple[BackRow, ...]
    told: ToldRow | None


class Waiting:
    """What is known of all that decisions can wait for."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._coming: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for row in register.rows(
            "SELECT ref, body, meeting.date FROM meeting, asked WHERE status != 'cancelled' AND (meeting.date > as_of "
            "OR (meeting.date = as_of AND status IN ('planned', 'draft'))) ORDER BY meeting.date, ref"
        ):
            self._coming[row["body"]].append((row["date"], row["ref"]))
        self._addressed: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for subject, name, kind in register.rows(
            "SELECT subject, name, kind FROM name WHERE role = 'to' ORDER BY position"
        ):
            self._addressed[subject].append((name, kind))
        self._told = {
            row["subject"]: ToldRow(row["meeting"], row["counts_from"], row["note"] and row["note"].strip())
            for row in register.rows(
                "SELECT progress.* FROM progress, asked WHERE counts_from <= as_of AND note IS NOT NULL ORDER BY told"
            )
        }
        self._back: defaultdict[str, list[BackRow]] = defaultdict(list)
        for wish, title, meeting, day, missed in register.rows(
            "SELECT wish, title, planned.meeting, meeting.date, meeting.date < as_of AS missed FROM asked, cited "
            "JOIN planned_item ON planned_item.key = cited.item JOIN planned ON planned.key = planned "
            "LEFT JOIN meeting ON meeting.ref = planned.meeting WHERE planned.cancelled IS NULL "
            "ORDER BY meeting.date IS NULL, meeting.date"
        ):
            self._back[wish].append(BackRow(title, meeting, day, bool(missed)))

    def of(self, clause: Row) -> WaitRow:
        """What a row of `clause_now` waits for."""
        body = clause["meeting"].partition("/")[0]
        names = self._addressed[clause["key"]]
        if clause["waits_on"]:
            resolved = self._register.roster.resolve(clause["waits_on"], body)
            names = [(resolved.name, resolved.kind)]
        on = tuple(self._waited_on(name, kind, body) for name, kind in names)
        first = max((one.date for one in on if one.date), default="")
        heard = next((one for one in self._coming[body] if one[0] >= first), None)
        return WaitRow(
            on=on,
            condition=clause["subject_to"] and clause["subject_to"].strip(),
            since=clause["date"],
            days=(self._register.as_of - date.fromisoformat(clause["date"])).days,
            heard_at=heard[1] if heard else None,
            heard_date=heard[0] if heard else None,
            back=tuple(self._back[clause["ref"]]) if not clause["in_text"] else (),
            told=self._told.get(clause["key"]),
        )

    def _waited_on(self, name: str, kind: str, own: str) -> WaitedOnRow:
        if kind == "body":
            known = self._register.partnership.body(name)
            day, meeting = next(iter(self._coming[name]), (None, None))
            return WaitedOnRow(known.name if known else name, kind, (), name, meeting, day)
        holders = tuple(self._holders(name, own)) if kind not in ("person", "organisation", "theme", "all") else ()
        return WaitedOnRow(name, "role" if holders else kind, holders, None, None, None)

    def _holders(self, words: str, own: str) -> Iterable[str]:
        """Who holds `Chairman of SSOG`, or `the Chair`, on the day asked about; else whoever has that post."""
        match = _OFFICE.fullmatch(words)
        resolved = self._register.roster.resolve(match["body"], own) if match else None
        named = resolved is not None and resolved.kind == "body"
        body = self._register.partnership.body(resolved.name if resolved and named else own)
        office = match["office"] if match and named else words.removeprefix("the ")
        found = list(_in_office(self._register, body, office)) if body else []
        posts = (
            str(person.name)
            for person in self._register.partnership.people
            if person.post and person.post.casefold() in (office.casefold(), words.casefold())
        )
        return dict.fromkeys(found or posts)


def _in_office(register: Register, body: Body, office: str) -> Iterable[str]:
    """The members with that role; any word for a chair will do for the chair."""
    chair = _CHAIR.match(office)
    for member in body.members:
        role = str(member.role or "")
        same = role.casefold() == office.casefold()
        if chair and (other := _CHAIR.match(role)):
            same = ("vice" in chair.group().casefold()) == ("vice" in other.group().casefold())
        today = register.as_of
        if same and (member.since or today) <= today <= (member.until or today):
            yield register.roster.resolve(member.person, body.key).name
