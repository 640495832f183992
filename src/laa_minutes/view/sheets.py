"""The attendance sheets of meetings: who is on them and in which role, counted person by person."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from ..register import Register
from .organisations import Organisations

SUPPORT = "in support"
PRESENT, REPRESENTED, APOLOGIES = "present", "represented", "apologies"

_OFFICES = ("chair", "minutes_by")

Key = tuple[str, str, bool]  # body, person, whether in support


@dataclass
class Count:
    """What is counted of one person while meetings are gone through."""

    present: int = 0
    apologies: int = 0
    represented: int = 0
    representing: list[str] = field(default_factory=list)
    represented_by: list[str] = field(default_factory=list)
    scope: str | None = None
    offices: list[str] = field(default_factory=list)
    organisation: str | None = None
    states: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """A name on the attendance sheet: in which role, and the detail that the role has."""

    role: str
    name: str
    detail: str | None


def sheets_on_record(register: Register) -> tuple[dict[str, list[Entry]], tuple[str, ...], tuple[str, ...]]:
    """All meetings with attendance on record, oldest first, with their sheets; those on record without one; and those
    of which nothing is minuted yet, so that their sheets only say who is expected."""
    sheets: dict[str, list[Entry]] = {}
    laid_out = register.rows(
        "SELECT ref FROM asked, meeting WHERE recorded AND NOT minuted AND date <= as_of ORDER BY date, ref"
    )
    for row in register.rows(
        "SELECT ref, body, meeting.date, role, name, detail FROM asked, meeting LEFT JOIN name ON subject = ref "
        "AND role IN ('present', 'in_support', 'apology', 'substitute', 'chair', 'minutes_by') "
        "WHERE minuted AND status != 'cancelled' AND meeting.date <= as_of ORDER BY meeting.date, ref, name.rowid"
    ):
        entries = sheets.setdefault(row["ref"], [])
        if row["role"]:
            entries.append(Entry(row["role"], row["name"], row["detail"]))
    attended = {"present", "in_support", "apology"}
    counted = {ref: entries for ref, entries in sheets.items() if any(one.role in attended for one in entries)}
    return counted, tuple(ref for ref in sheets if ref not in counted), tuple(row["ref"] for row in laid_out)


def first_times(sheets: dict[str, list[Entry]]) -> dict[tuple[str, str], str]:
    """The meeting to which somebody came first, by body and person; none of those at which a body's records begin."""
    first: dict[tuple[str, str], str] = {}
    begun: dict[str, str] = {}
    for meeting, entries in sheets.items():
        body = meeting.partition("/")[0]
        begun.setdefault(body, meeting)
        for one in entries:
            if one.role in ("present", "substitute", "in_support"):
                first.setdefault((body, one.name), meeting)
    return {key: meeting for key, meeting in first.items() if meeting != begun[key[0]]}


class Sheet:
    """One meeting's attendance sheet."""

    def __init__(self, register: Register, organisations: Organisations, meeting: str, entries: list[Entry]) -> None:
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

    def count(self, counts: defaultdict[Key, Count]) -> None:
        """Add this meeting to what is counted of each person."""
        stood_in: defaultdict[str, list[str]] = defaultdict(list)
        for person in self._present:
            counts[self._body, person, False].present += 1
            counts[self._body, person, False].states[self._meeting] = PRESENT
        for one in self._entries:
            count = counts[self._body, one.name, one.role == "in_support"]
            if one.role == "in_support":
                count.present += 1
                count.scope = one.detail or count.scope
                count.states[self._meeting] = SUPPORT
            elif one.role == "apology" and one.name not in self._present:
                count.apologies += 1
                count.states[self._meeting] = APOLOGIES
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
                count.states[self._meeting] = REPRESENTED
                for substitute in substitutes:
                    _add(count.represented_by, substitute)

    def organisations(self) -> dict[str, bool]:
        """Those that somebody present belongs to in their own right (true), or only stands for (false)."""
        own, stood_for = set(), set()
        for one in self._entries:
            if one.role == "substitute" and one.detail:
                stood_for.add(self._organisations.of(self._roster.resolve(one.detail, self._body).name))
            if one.role == "present" and one.detail:
                principal = self._organisations.holder(one.detail, self._body)
                stood_for.add(self._organisations.represented(one.detail) or self._organisations.of(principal or ""))
                if not self._organisations.known(one.detail):  # an office alone: most likely one of their own
                    own.add(self._organisations.of(one.name))
            elif one.role in ("present", "substitute"):
                own.add(self._organisations.of(one.name))
        found = dict.fromkeys((self._organisations.key(name) for name in stood_for if name), False)
        return found | dict.fromkeys((self._organisations.key(name) for name in own if name), True)


def _add(names: list[str], name: str) -> None:
    if name not in names:
        names.append(name)
