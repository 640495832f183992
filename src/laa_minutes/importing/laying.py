"""A draft as the text of a record, with a comment at what is doubtful, for the person who goes through it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from .. import edit
from ..edit import Prose, Value
from ..record.when import day_words
from .draft import (
    ActionFound,
    Attendee,
    DecisionFound,
    Doubt,
    Draft,
    ItemFound,
    NextMeeting,
    PaperFound,
    ProgressFound,
    StatementFound,
)

ALL_TEXT = "Minutes"  # the item that takes what stands under no item
DOUBT = "?"  # begins every comment that asks for a look, so that an editor's search finds them


def record_text(draft: Draft, body: str, day: date) -> str:
    """The whole text of the record `meetings/BODY/DATE.yaml`."""
    doubts = _Doubts(draft.doubts)
    name = " ".join((draft.front.body or body).split())
    out = [
        *edit.remark(f"{name}: {day_words(day, weekday=True)}"),
        *edit.remark(f"Imported from {draft.name}. What to look at stands in a comment that begins with {DOUBT}."),
    ]
    for key, value in facts(draft, body, day).items():
        out += [*doubts.of(key), *edit.block({key: value})]
    for key, entries in people_and_progress(draft).items():
        if entries:
            out += ["", *doubts.of(key), f"{key}:"]
            out += [line for n, entry in entries for line in (*doubts.at(n, 2), *edit.block([entry], 2))]
    out += ["", "items:"] if draft.business else []
    for item in without_needless_numbers(draft):
        out += [*_item(item, doubts), ""]
    if draft.next_meeting:
        out += [*doubts.of("next_meeting"), *edit.block({"next_meeting": coming(draft.next_meeting)}), ""]
    if draft.unplaced:
        out += edit.remark("Lines of the document that stand nowhere above:")
        out += [line for n, text in draft.unplaced for line in edit.remark(f"line {n}: {text}")]
    return "\n".join([*_without_double_gaps([*out, *doubts.rest()])]).rstrip("\n") + "\n"


def without_needless_numbers(draft: Draft) -> tuple[ItemFound, ...]:
    """The items, without numbers where these only count."""
    return tuple(replace(item, number=None) for item in draft.business) if _counted(draft) else draft.business


def facts(draft: Draft, body: str, day: date) -> dict[str, Value]:
    """What a record says of the meeting as a whole."""
    front, attendance = draft.front, draft.attendance
    held = front.times or front.scheduled
    told: dict[str, Value] = {
        "body": body,
        "date": day,
        "time": str(held) if held else None,
        "scheduled": str(front.scheduled) if front.scheduled and front.scheduled != held else None,
        "venue": front.venue,
        "status": "draft",
        "kind": front.kind,
        "chair": attendance.chair,
        "minutes_by": attendance.minutes_by,
    }
    return {key: value for key, value in told.items() if value}


def people_and_progress(draft: Draft) -> dict[str, list[tuple[int, Value]]]:
    """The lists of people, and what was reported on earlier matters: by key, each entry with its line."""
    attendance = draft.attendance
    return {
        "present": [(one.line, _person(one)) for one in attendance.present],
        "in_support": [(one.line, _person(one)) for one in attendance.in_support],
        "apologies": [(one.line, _apology(one)) for one in attendance.apologies],
        "progress": [(one.line, _progress(one)) for item in draft.business for one in item.progress],
    }


def coming(next_meeting: NextMeeting) -> dict[str, Value]:
    """The next meeting as a record has it."""
    found: dict[str, Value] = {"date": next_meeting.date}
    found |= {"time": str(next_meeting.times)} if next_meeting.times else {}
    return found | ({"venue": next_meeting.venue} if next_meeting.venue else {})


class _Doubts:
    """The doubts, each given out once: by its field, by its line, and what is left."""

    def __init__(self, doubts: tuple[Doubt, ...]) -> None:
        self._left = list(doubts)

    def of(self, field: str) -> list[str]:
        """The comments on a field."""
        return self._give([one for one in self._left if one.field == field and field in _SINGLE], 0)

    def at(self, line: int, indent: int) -> list[str]:
        """The comments on what was read from a line."""
        return self._give([one for one in self._left if one.line == line and one.field not in _SINGLE], indent)

    def rest(self) -> list[str]:
        """The comments that found no place."""
        return self._give(list(self._left), 0)

    def _give(self, found: list[Doubt], indent: int) -> list[str]:
        for one in found:
            self._left.remove(one)
        return [line for one in found for line in edit.remark(f"{DOUBT} line {one.line}: {one.why}", indent)]


_SINGLE = frozenset(("body", "date", "time", "scheduled", "venue", "kind", "chair", "minutes_by", "next_meeting"))


def _person(one: Attendee) -> Value:
    told: dict[str, Value] = {
        "representing": one.representing,
        "arrived": one.arrived,
        "left": one.left,
        "for_items": list(one.for_items),
        "regarding": one.regarding,
    }
    more = {key: value for key, value in told.items() if value}
    return {"person": one.person, **more} if more else one.person


def _apology(one: Attendee) -> Value:
    return {"person": one.person, "substitute": one.substitute} if one.substitute else one.person


def _progress(one: ProgressFound) -> Mapping[str, Value]:
    about = f"{', '.join(one.owners)}: {one.about}" if one.owners else one.about
    found: dict[str, Value] = {"ref": one.ref} if one.ref else {"about": about}
    found |= {"status": one.status} if one.status else {}
    return found | ({"note": one.note} if one.note else {})


def item_value(item: ItemFound) -> dict[str, Value]:
    """An item as a record has it."""
    lists = {key: [entry for _, entry in entries] for key, entries in _lists(item).items() if entries}
    return {**_own(item), **lists}


def _own(item: ItemFound) -> dict[str, Value]:
    facts: dict[str, Value] = {"title": item.title or ALL_TEXT}
    facts |= {"number": item.number} if item.number else {}
    facts |= {"minutes": Prose(item.minutes)} if item.minutes else {}
    facts |= {"lead_in": item.lead_in} if item.lead_in and item.resolutions else {}
    return facts


def _lists(item: ItemFound) -> dict[str, list[tuple[int, Mapping[str, Value]]]]:
    """What an item holds in lists: by key, each entry with its line in the document."""
    return {
        "resolutions": [(one.line, _decision(one)) for one in item.resolutions],
        "decisions": [(one.line, _decision(one)) for one in item.decisions],
        "indicators": [(one.line, _statement(one)) for one in item.indicators],
        "actions": [(one.line, _action(one)) for one in item.actions],
        "sums": [(one.line, {"amount": one.amount, "for": one.purpose}) for one in item.sums],
        "papers": [(one.line, _paper(one)) for one in item.papers],
        "notes": [(item.line, {"text": text}) for text in item.notes],
    }


def _item(item: ItemFound, doubts: _Doubts) -> Iterator[str]:
    yield from doubts.at(item.line, 2)
    yield from edit.block([_own(item)], 2)
    for key, entries in _lists(item).items():
        yield from [f"    {key}:"] if entries else []
        for line, entry in entries:
            yield from doubts.at(line, 6)
            yield from edit.block([entry], 6)


def _statement(one: StatementFound) -> Mapping[str, Value]:
    facts: dict[str, Value] = {"code": one.codes[0] if len(one.codes) == 1 else list(one.codes)}
    facts |= {"standing": one.standing} if one.standing else {}
    facts |= {"note": one.note} if one.note else {}
    return facts


def _paper(one: PaperFound) -> Mapping[str, Value]:
    title = one.title or f"Paper {one.mark}"
    return {
        **({"mark": one.mark} if one.mark else {}),
        "title": title,
        **({"state": list(one.state)} if one.state else {}),
    }


def _action(one: ActionFound) -> Mapping[str, Value]:
    facts: dict[str, Value] = {"action": one.text}
    if one.owners:
        facts["owner"] = one.owners[0] if len(one.owners) == 1 else list(one.owners)
    if one.due and one.due.iso:  # words that come to no date stay in a comment
        facts["due"] = one.due.iso
    facts |= {"indicators": list(one.indicators)} if one.indicators else {}
    return facts


def _decision(one: DecisionFound) -> Mapping[str, Value]:
    facts: dict[str, Value] = {}
    if one.kinds:
        facts["kind"] = one.kinds[0] if len(one.kinds) == 1 else list(one.kinds)
    facts["text"] = one.text
    facts |= {"moved_by": one.moved_by} if one.moved_by else {}
    facts |= {"seconded_by": one.seconded_by} if one.seconded_by else {}
    facts |= {"then": one.then} if one.then else {}
    facts |= {"clauses": [_decision(clause) for clause in one.clauses]} if one.clauses else {}
    return facts


def _counted(draft: Draft) -> bool:
    """The items are numbered 1, 2, 3, …, as a record numbers them unasked."""
    return [item.number for item in draft.items] == [str(n) for n in range(1, len(draft.items) + 1)]


def _without_double_gaps(lines: list[str]) -> list[str]:
    return [line for n, line in enumerate(lines) if line or (n and lines[n - 1])]
