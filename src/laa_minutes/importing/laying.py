"""A draft as the text of a record, with a comment at what is doubtful, for the person who goes through it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from .. import edit
from ..edit import Prose, Value
from ..record.when import day_words
from .draft import ActionFound, Attendee, DecisionFound, Doubt, Draft, ItemFound, ProgressFound, StatementFound

ALL_TEXT = "Minutes"  # the item that takes what stands under no item
DOUBT = "?"  # begins every comment that asks for a look, so that an editor's search finds them


def record_text(draft: Draft, body: str, day: date) -> str:
    """The whole text of the record `meetings/BODY/DATE.yaml`."""
    doubts = _Doubts(draft.doubts)
    front, attendance, coming = draft.front, draft.attendance, draft.next_meeting
    out = [
        *edit.remark(f"{' '.join((front.body or body).split())}: {day_words(day, weekday=True)}"),
        *edit.remark(
            f"Imported from {draft.name}. A comment that begins with {DOUBT} says what to look at; delete it then."
        ),
    ]
    held, planned = front.times, front.scheduled
    facts: dict[str, Value] = {"body": body, "date": day}
    told = {
        "time": (held and str(held)) or (planned and str(planned)),
        "scheduled": str(planned) if held and planned and held != planned else None,
        "venue": front.venue,
        "status": "draft",
        "kind": front.kind,
        "first_minute": _first_minute(draft),
        "chair": attendance.chair,
        "minutes_by": attendance.minutes_by,
    }
    facts |= {key: value for key, value in told.items() if value}
    for key, value in facts.items():
        out += [*doubts.of(key), *edit.block({key: value})]
    for key, people in (
        ("present", attendance.present), ("in_support", attendance.in_support), ("apologies", attendance.apologies)
    ):  # fmt: skip
        if people:
            out += ["", *doubts.of(key), f"{key}:"]
            out += [line for one in people for line in (*doubts.at(one.line, 2), *edit.block([_person(one, key)], 2))]
    progress = [one for item in draft.business for one in item.progress]
    if progress:
        out += ["", "progress:"]
        out += [line for one in progress for line in (*doubts.at(one.line, 2), *edit.block([_progress(one)], 2))]
    out += ["", "items:"] if draft.business else []
    for item in draft.business:
        out += [*_item(item, doubts), ""]
    if coming:
        facts = {"date": coming.date}
        facts |= {"time": str(coming.times)} if coming.times else {}
        facts |= {"venue": coming.venue} if coming.venue else {}
        out += [*doubts.of("next_meeting"), *edit.block({"next_meeting": facts})]
    rest = doubts.rest()
    if rest or draft.unplaced:
        out += ["", *edit.remark("Lines of the document that stand nowhere above:" if draft.unplaced else "")]
        out += [line for n, text in draft.unplaced for line in edit.remark(f"  line {n}: {text}")]
        out += rest
    return "\n".join(_without_double_gaps(out)) + "\n"


class _Doubts:
    """The doubts, each given out once: by its field, by its line, and what is left."""

    def __init__(self, doubts: tuple[Doubt, ...]) -> None:
        self._left = list(doubts)

    def of(self, field: str) -> list[str]:
        """The comments on a field."""
        return self._give([one for one in self._left if one.field == field and field in _SINGLE], 0)

    def at(self, line: int, indent: int, fields: tuple[str, ...] = ()) -> list[str]:
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


def _person(one: Attendee, key: str) -> Value:
    facts: dict[str, Value] = {"person": one.person}
    told: dict[str, Value] = {
        "substitute": one.substitute if key == "apologies" else None,
        "representing": one.representing,
        "arrived": one.arrived if key != "apologies" else None,
        "left": one.left if key != "apologies" else None,
        "for_items": list(one.for_items) if key != "apologies" and one.for_items else None,
        "regarding": one.regarding if key != "apologies" else None,
    }
    facts |= {name: value for name, value in told.items() if value}
    return facts if len(facts) > 1 else one.person


def _progress(one: ProgressFound) -> Mapping[str, Value]:
    about = f"{', '.join(one.owners)}: {one.about}" if one.owners else one.about
    facts: dict[str, Value] = {"ref": one.ref} if one.ref else {"about": about}
    facts |= {"status": one.status} if one.status else {}
    facts |= {"note": one.note} if one.note else {}
    return facts


def _item(item: ItemFound, doubts: _Doubts) -> Iterator[str]:
    facts: dict[str, Value] = {"title": item.title or ALL_TEXT}
    facts |= {"number": item.number} if item.number else {}
    facts |= {"minutes": Prose(item.minutes)} if item.minutes else {}
    yield from doubts.at(item.line, 2)
    lines = edit.block([facts], 2)
    yield from lines
    yield from _listed("indicators", [(one.line, _statement(one)) for one in item.indicators], doubts)
    yield from _listed("actions", [(one.line, _action(one)) for one in item.actions], doubts)
    yield from _listed("decisions", [(one.line, _decision(one)) for one in item.decisions], doubts)
    if item.resolutions:
        yield from edit.block({"lead_in": item.lead_in}, 4) if item.lead_in else []
        yield from _listed("resolutions", [(one.line, _decision(one)) for one in item.resolutions], doubts)
    sums: list[tuple[int, Mapping[str, Value]]] = [
        (one.line, {"amount": one.amount, "for": one.purpose}) for one in item.sums
    ]
    yield from _listed("sums", sums, doubts)
    yield from _listed(
        "papers",
        [
            (
                one.line,
                {
                    k: v
                    for k, v in {
                        "mark": one.mark,
                        "title": one.title or f"Paper {one.mark}",
                        "state": list(one.state),
                    }.items()
                    if v
                },
            )
            for one in item.papers
        ],
        doubts,
    )
    yield from _listed("notes", [(item.line, {"text": text}) for text in item.notes], doubts)


def _listed(key: str, entries: list[tuple[int, Mapping[str, Value]]], doubts: _Doubts) -> Iterator[str]:
    if entries:
        yield f"    {key}:"
        for line, entry in entries:
            yield from doubts.at(line, 6)
            yield from edit.block([entry], 6)


def _statement(one: StatementFound) -> Mapping[str, Value]:
    facts: dict[str, Value] = {"code": one.codes[0] if len(one.codes) == 1 else list(one.codes)}
    facts |= {"standing": one.standing} if one.standing else {}
    facts |= {"note": one.note} if one.note else {}
    return facts


def _action(one: ActionFound) -> Mapping[str, Value]:
    facts: dict[str, Value] = {"action": one.text}
    if one.owners:
        facts["owner"] = one.owners[0] if len(one.owners) == 1 else list(one.owners)
    if one.due and one.due.iso:
        facts["due"] = one.due.iso
    elif one.due:
        facts["due"] = {"said": one.due.said}
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


def _first_minute(draft: Draft) -> int | None:
    """The first item's number, where the items are numbered on from an earlier meeting."""
    number = draft.items[0].number if draft.items else None
    return int(number) if number and number.isdigit() and int(number) > 1 else None


def _without_double_gaps(lines: list[str]) -> list[str]:
    return [line for n, line in enumerate(lines) if line or (n and lines[n - 1])]
