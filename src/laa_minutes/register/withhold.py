"""The public edition: of what is exempt, its number and the reason are left, and of what cites it, nothing.

Records are changed before any rows are made of them, so that no question asked of the public edition can reach what is
withheld. What is withheld is known from the records whole: an action's number leads to what was reported on it since.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from ..record.indicator import Indicator, Target
from ..record.meeting import Approval, Cancellation, Clause, Item, Meeting, Note, Paper, Statement, Sum
from ..record.name import read_name, sum_name
from ..record.partnership import Partnership
from ..record.plan import PlannedItem, PlannedMeeting
from ..text import Text
from .anonymous import without_names
from .reference import Finder

if TYPE_CHECKING:
    from . import Register

TITLE, PAPER = "Exempt item", "Exempt paper"
_DIGEST = re.compile("sha256:[0-9a-f]{64}")
_EXEMPT = " UNION ALL ".join(f"SELECT 1 FROM {rows} WHERE exempt IS NOT NULL" for rows in ("meeting", "item", "paper"))


def public(register: Register) -> Register:
    """The register of what the public may see; itself where nothing is withheld, for which no record is read."""
    marked = [person for person in register.partnership.people if person.exempt]
    if not marked and not register.one(_EXEMPT):
        return register
    edition = _Edition(register, _Secret(register))
    partnership, indicators, plan, meetings = without_names(
        marked,
        (
            edition.partnership(register.partnership),
            tuple(map(edition.indicator, register.indicators)),
            tuple(map(edition.planned, register.plan)),
            tuple(map(edition.meeting, register.meetings.values())),
        ),
    )
    held = register.holding(partnership, indicators, plan, meetings)
    held.withholds = True
    return held


class _Secret:
    """What is withheld, and why.

    `parts` are items and sections by key, `names` what stands in them by its public name, `keys` their actions and
    clauses by internal key, `meetings` those withheld as a whole. An item that only meets wishes that are withheld is
    withheld with them, and so on, until nothing is left that follows.
    """

    def __init__(self, register: Register) -> None:
        self.parts: dict[str, Text] = {}
        self.names: dict[str, Text] = {}
        self.keys: set[str] = set()
        self.meetings = {ref: one.exempt for ref, one in register.meetings.items() if one.exempt}
        self._refs = {row["key"]: row["ref"] for row in register.rows("SELECT key, ref FROM item WHERE parent IS NULL")}
        self._items = [(meeting.ref, *part) for meeting in register.meetings.values() for part in parts(meeting)]
        self.targets: dict[tuple[str, str, str], str | None] = {
            (subject, role, typed): target
            for subject, role, typed, target in register.rows("SELECT subject, role, typed, target FROM link")
        }
        self._clauses: dict[str, list[tuple[str, str]]] = {}
        for key, ref in register.rows("SELECT key, ref FROM clause"):
            self._clauses.setdefault(key.rpartition("/")[0], []).append((key, ref))
        for meeting, key, item in self._items:
            above = self.parts.get(key.rpartition(".")[0])
            if reason := self.meetings.get(meeting) or above or item.exempt:
                self._withhold(meeting, key, item, reason)
        while self._follow():
            pass

    def holds(self, name: str | None) -> bool:
        """Whether a public name leads to something that is withheld."""
        return name is not None and (name in self.names or name.partition("(")[0] in self.names)

    def _withhold(self, meeting: str, key: str, item: Item, reason: Text) -> None:
        self.parts[key] = reason
        if key in self._refs:
            self.names[self._refs[key]] = reason
        public = self._refs[key.partition(".")[0]]
        for clause, ref in self._clauses.get(key, ()):
            self.keys.add(clause)
            if ref != public or public in self.names:
                self.names[ref] = reason
        numbers = [one.id for one in item.actions], [one.id for one in item.papers], [one.id for one in item.sums]
        for number in filter(None, chain(*numbers)):
            self.names[f"{meeting}/{number}"] = reason

    def _follow(self) -> bool:
        """Withhold the items that meet nothing but withheld wishes; whether there were any."""
        before = len(self.parts)
        for meeting, key, item in self._items:
            above = self.parts.get(key.rpartition(".")[0])
            if key not in self.parts and (reason := above or self.cause(key, item.wishes)):
                self._withhold(meeting, key, item, reason)
        return len(self.parts) > before

    def cause(self, subject: str, wishes: Sequence[Text]) -> Text | None:
        """The reason for which all of some wishes are withheld; None where one is not, or there is none."""
        targets = [self.targets.get((subject, "from", wish)) for wish in wishes]
        if not targets or not all(map(self.holds, targets)):
            return None
        first = str(targets[0])
        return self.names.get(first) or self.names[first.partition("(")[0]]


class _Edition:
    """Records as the public may see them."""

    def __init__(self, register: Register, secret: _Secret) -> None:
        self._secret = secret
        self._finder, self._day = Finder(register.partnership.bodies), register.as_of
        reported = register.rows("SELECT key, subject FROM progress WHERE subject IS NOT NULL")
        self._subjects: dict[str, str] = {row["key"]: row["subject"] for row in reported}
        self._planned = 0

    def meeting(self, meeting: Meeting) -> Meeting:
        """A meeting: all of it exempt, or some of its business, or what it says of another's."""
        secret, ref = self._secret, meeting.ref
        if meeting.exempt:
            return _closed(meeting)
        return replace(
            meeting,
            in_support=tuple(one for one in meeting.in_support if not self._all_withheld(ref, one.for_items)),
            present=tuple(one for one in meeting.present if not self._all_withheld(ref, one.for_items)),
            interests=tuple(
                one for one in meeting.interests if not (one.item and self._all_withheld(ref, (one.item,)))
            ),
            progress=tuple(
                one
                for n, one in enumerate(meeting.progress)
                if not self._tells(ref, f"{ref}/progress {n}", one.ref or one.about)
            ),
            items=tuple(self._item(meeting, f"{ref}#{n}", item) for n, item in enumerate(meeting.items, 1)),
            corrects=tuple(
                one for one in meeting.corrects if not self._about(secret.targets.get((ref, "corrects", one.meeting)))
            ),
            notes=tuple(one for one in meeting.notes if not self._noted(ref, one)),
            dismissed=(),
        )

    def planned(self, planned: PlannedMeeting) -> PlannedMeeting:
        """A row of the forward plan, without what is there for something withheld."""
        number, self._planned = self._planned, self._planned + 1
        items = tuple(self._planned_item(f"plan {number}/{n}", item) for n, item in enumerate(planned.items))
        return replace(planned, items=items)

    def indicator(self, one: Indicator) -> Indicator:
        """An indicator, without targets agreed and readings told where that is withheld."""
        return replace(
            one,
            targets=tuple(target for target in one.targets if not self._agreed(one.code, target)),
            readings=tuple(
                reading
                for reading in one.readings
                if not (reading.source and self._named(reading.source))
            ),
        )  # fmt: skip

    def partnership(self, partnership: Partnership) -> Partnership:
        """The partnership; that an outcome was chosen where that is withheld is not said."""
        chosen = self._secret.targets
        return replace(
            partnership,
            outcomes=tuple(
                replace(one, chosen_at=None)
                if one.chosen_at
                and self._secret.holds(chosen.get((f"outcome {one.number or one.title}", "chosen_at", one.chosen_at)))
                else one
                for one in partnership.outcomes
            ),
        )

    def _item(self, meeting: Meeting, key: str, item: Item) -> Item:
        if reason := self._secret.parts.get(key):
            return _withheld(item, reason)
        secret, ref = self._secret, meeting.ref
        return replace(
            item,
            wishes=tuple(one for one in item.wishes if not secret.holds(secret.targets.get((key, "from", one)))),
            approves=tuple(
                replace(one, amendments=()) if self._about(secret.targets.get((key, "approves", one.meeting))) else one
                for one in item.approves
            ),
            statements=tuple(self._statement(ref, one) for one in item.statements),
            decisions=tuple(self._clause(ref, one) for one in item.decisions),
            resolutions=tuple(self._clause(ref, one) for one in item.resolutions),
            sums=tuple(self._sum(ref, one) for one in item.sums),
            papers=tuple(_paper(one) if one.exempt else one for one in item.papers),
            notes=tuple(one for one in item.notes if not self._noted(key, one)),
            sections=tuple(self._item(meeting, f"{key}.{n}", one) for n, one in enumerate(item.sections, 1)),
        )

    def _planned_item(self, key: str, item: PlannedItem) -> PlannedItem:
        secret = self._secret
        if secret.cause(key, item.wishes):
            return PlannedItem(_text(TITLE, item.title), (), item.first, item.tentative, (), ())
        include = tuple(line for line in item.include if not secret.cause(key, line.wishes))
        wishes = tuple(one for one in item.wishes if not secret.holds(secret.targets.get((key, "from", one))))
        return replace(item, include=include, wishes=wishes)

    def _clause(self, meeting: str, clause: Clause) -> Clause:
        return replace(
            clause,
            notes=tuple(one for one in clause.notes if not (one.about and self._named(one.about, alone=False))),
            clauses=tuple(self._clause(meeting, one) for one in clause.clauses),
        )

    def _statement(self, meeting: str, said: Statement) -> Statement:
        if said.risk and said.risk.sum and self._secret.holds(sum_name(said.risk.sum, meeting)):
            return replace(said, risk=replace(said.risk, sum=None))
        return said

    def _sum(self, meeting: str, one: Sum) -> Sum:
        def told(typed: Text | None) -> bool:
            return bool(typed) and not self._secret.holds(sum_name(str(typed), meeting))

        return replace(
            one,
            source=one.source if told(one.source) else None,
            same_as=one.same_as if told(one.same_as) else None,
            includes=tuple(filter(told, one.includes)),
        )

    def _all_withheld(self, meeting: str, items: Sequence[Text]) -> bool:
        """Whether somebody is named for withheld business alone."""
        return bool(items) and all(self._secret.holds(f"{meeting}/{item.removeprefix('minute ')}") for item in items)

    def _tells(self, meeting: str, key: str, typed: Text | None) -> bool:
        """Whether a progress entry is about something withheld."""
        if self._subjects.get(key) in self._secret.keys or self._about(self._subjects.get(key)):
            return True
        targets = (self._secret.targets.get((key, role, str(typed))) for role in ("progress", "about"))
        return any(map(self._about, targets)) or bool(typed and self._named(typed, alone=False))

    def _noted(self, subject: str, note: Note) -> bool:
        return bool(note.about) and self._about(self._secret.targets.get((subject, "note", str(note.about))))

    def _about(self, target: str | None) -> bool:
        """Whether a name leads to something withheld, or to a meeting all of which is."""
        return target in self._secret.meetings or self._secret.holds(target)

    def _agreed(self, code: str, target: Target) -> bool:
        at = target.agreed.at if target.agreed else None
        return bool(at) and self._about(self._secret.targets.get((code, "agreed", str(at))))

    def _named(self, text: Text, alone: bool = True) -> bool:
        """Whether a text names something withheld. A name without its body may be any body's; so may a minute, which is
        asked about only where no meeting settles whose it is (`alone`)."""
        name = read_name(text)
        names = [name] if name else [found.name for found in self._finder.find(text, "", self._day)]
        for one in names:
            if one.kind in ("indicator", "step") or not (one.meeting or (alone and one.id)):
                continue
            end = "".join(f"/{part}" for part in (one.meeting, one.id) if part)
            known = self._secret.names if one.id else self._secret.meetings
            if any(ref.endswith(end) and ref.startswith(one.body or "") for ref in known):
                return True
        return False


def parts(meeting: Meeting) -> Iterator[tuple[str, Item]]:
    """The items of a meeting and their sections, each after what it is a part of, with the keys of their rows."""

    def below(key: str, item: Item) -> Iterator[tuple[str, Item]]:
        yield key, item
        for n, section in enumerate(item.sections, 1):
            yield from below(f"{key}.{n}", section)

    for n, item in enumerate(meeting.items, 1):
        yield from below(f"{meeting.ref}#{n}", item)


def _closed(meeting: Meeting) -> Meeting:
    """A meeting all of which is exempt: that it was held, and the numbers of its items, by which later ones go on."""
    reason = meeting.exempt or Text("")
    cancelled = meeting.cancelled
    return Meeting(
        path=meeting.path, body=meeting.body, date=meeting.date, ordinal=meeting.ordinal, times=None, scheduled=None,
        venue=None, status=meeting.status, kind=meeting.kind,
        moved=tuple(replace(one, why=None) for one in meeting.moved if _is_meeting(one.was)),
        first_minute=meeting.first_minute, chair=None, minutes_by=(), present=(), in_support=(), apologies=(),
        interests=(), progress=(), items=tuple(_withheld(item, reason) for item in meeting.items), next_meeting=None,
        corrects=(), notes=(), cancelled=Cancellation(reason, cancelled.dated) if cancelled else None, dismissed=(),
        exempt=reason,
    )  # fmt: skip


def _withheld(item: Item, reason: Text) -> Item:
    """What stands in an item's place. That minutes were approved under it is known from these minutes anyway."""
    return Item(
        title=_text(TITLE, item.title), number=item.number, minutes_of=None, approves=tuple(_approvals(item)),
        theme=None, presented_by=(), as_at=None, wishes=(), minutes=None, points=(), statements=(), actions=(),
        decisions=(), lead_in=None, resolutions=(), sums=(), papers=(), deadlines=(), events=(), sections=(),
        notes=(), exempt=reason,
    )  # fmt: skip


def _approvals(item: Item) -> Iterator[Approval]:
    for one in item.approves:
        if _is_meeting(one.meeting):
            seal, copy = (two if two and _DIGEST.fullmatch(two.strip()) else None for two in (one.seal, one.copy))
            yield Approval(one.meeting, (), seal, copy)


def _is_meeting(typed: str) -> bool:
    name = read_name(typed)
    return name is not None and name.kind == "meeting"


def _paper(paper: Paper) -> Paper:
    return Paper(paper.id, paper.mark, _text(PAPER, paper.title), (), None, None, None, paper.exempt)


def _text(words: str, near: Text) -> Text:
    text = Text(words)
    text.line, text.column = near.line, near.column
    return text
