"""A draft as the text of a record, with a comment at what is doubtful, for the person who goes through it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from .. import edit
from ..record.when import day_words
from .draft import Doubt, Draft, ItemFound, PlannedFound
from .record_values import endings, facts, item_lists, lists, own_value, planned_value

DOUBT = "?"  # begins every comment that asks for a look, so that an editor's search finds them


def record_text(draft: Draft, body: str, day: date, called: str | None = None) -> str:
    """The whole text of the record `meetings/BODY/DATE.yaml`; `called` is the body's name where that is known."""
    doubts = _Doubts(draft.doubts)
    name = " ".join((called or draft.front.body or body).split())
    out = [
        *edit.remark(f"{name}: {day_words(day, weekday=True)}"),
        *edit.remark(f"Imported from {draft.name}. What to look at stands in a comment that begins with {DOUBT}."),
    ]
    for key, value in facts(draft, body, day).items():
        out += [*doubts.of(key), *edit.block({key: value})]
    posts = _posts(draft)
    for key, entries in lists(draft, body).items():
        if entries:
            out += ["", *doubts.of(key), f"{key}:"]
            for (n, entry), post in zip(entries, posts.get(key, [""] * len(entries)), strict=True):
                first, *more = edit.block([entry], 2)
                out += [*doubts.at(n, 2), "  ".join((first, *edit.remark(post))), *more]
    out += ["", "items:"] if draft.business else []
    for item in without_needless_numbers(draft):
        out += [*_item(item, body, doubts), ""]
    for key, value in endings(draft).items():
        out += [*doubts.of(key), *edit.block({key: value}), ""]
    if draft.plan:
        out += edit.remark("The forward plan that came with it; what is still to come belongs in forward-plan.yaml:")
        out += [line for row in draft.plan for line in _planned(row)]
    if draft.unplaced:
        out += edit.remark("Lines of the document that stand nowhere above:")
        out += [line for n, text in draft.unplaced for line in edit.remark(f"line {n}: {text}")]
    return "\n".join([*_without_double_gaps([*out, *doubts.rest()])]).rstrip("\n") + "\n"


def _posts(draft: Draft) -> dict[str, list[str]]:
    """What the document says of each of those in a list beside their name, and the record nowhere: it leaves that to
    partnership.yaml, and has it as a comment."""
    attendance = draft.attendance
    told = (attendance.chair, attendance.minutes_by)
    people = {"present": attendance.present, "in_support": attendance.in_support, "apologies": attendance.apologies}
    return {
        key: [
            ", ".join(filter(None, (None if one.person in told else one.role, one.organisation))).replace("\n", " ")
            for one in those
        ]
        for key, those in people.items()
    }


def without_needless_numbers(draft: Draft) -> tuple[ItemFound, ...]:
    """The items, without numbers where these only count."""
    return tuple(replace(item, number=None) for item in draft.business) if _counted(draft) else draft.business


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


def _item(item: ItemFound, body: str, doubts: _Doubts, indent: int = 2) -> Iterator[str]:
    yield from doubts.at(item.line, indent)
    yield from edit.block([own_value(item)], indent)
    for key, entries in item_lists(item, body).items():
        yield from [f"{' ' * (indent + 2)}{key}:"] if entries else []
        for line, entry in entries:
            yield from doubts.at(line, indent + 4)
            yield from edit.block([entry], indent + 4)
    yield from [f"{' ' * (indent + 2)}sections:"] if item.sections else []
    for section in item.sections:
        yield from _item(section, body, doubts, indent + 4)


def _planned(one: PlannedFound) -> Iterator[str]:
    """A row of the forward plan, in comments."""
    yield from (f"#   {line}" for line in edit.block([planned_value(one)]))


def _counted(draft: Draft) -> bool:
    """The items are numbered 1, 2, 3, …, as a record numbers them unasked, or all have the number of the first."""
    numbers = [item.number for item in draft.items]
    return numbers == [str(n) for n in range(1, len(numbers) + 1)] or numbers == ["1"] * len(numbers)


def _without_double_gaps(lines: list[str]) -> list[str]:
    return [line for n, line in enumerate(lines) if line or (n and lines[n - 1])]
