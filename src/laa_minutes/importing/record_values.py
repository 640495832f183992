"""A draft as the values of a record: what each key holds, before it is laid out as text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date

from ..edit import OneLine, Prose, Value
from .draft import (
    ActionFound,
    Attendee,
    DecisionFound,
    Draft,
    Due,
    ItemFound,
    NextMeeting,
    NoteFound,
    PaperFound,
    PlannedFound,
    ProgressFound,
    StatementFound,
)

ALL_TEXT = "Minutes"  # the item that takes what stands under no item
ALL_ACTIONS = "Actions"  # the one that takes a list of actions
ACTION_ID = re.compile(r"A\d+[a-z]?")  # an action's number in records
_LEADING = re.compile(r"^(?:due )?(?:by|before|until|on|in|for|at|during) (?:the )?", re.IGNORECASE)


def _filled(told: Mapping[str, Value]) -> dict[str, Value]:
    """The keys that say something."""
    return {key: value for key, value in told.items() if value not in (None, "", (), [], {})}


def _one_or_all(values: Sequence[str]) -> Value:
    """A list of one is that one, where a record need not have a list."""
    return values[0] if len(values) == 1 else list(values)


def _person(one: Attendee) -> Value:
    more = _filled(
        {
            "title": one.title,
            "representing": one.representing,
            "arrived": one.arrived,
            "left": one.left,
            "for_items": list(one.for_items),
            "regarding": one.regarding,
        }
    )
    return {"person": one.person, **more} if more else one.person


def _apology(one: Attendee) -> Value:
    more = _filled({"substitute": one.substitute, "representing": one.representing})
    return {"person": one.person, **more} if more else one.person


def _progress(one: ProgressFound, body: str) -> Mapping[str, Value]:
    about = f"{', '.join(one.owners)}: {one.about}" if one.owners else one.about
    return _filled(
        {
            "ref": one.ref,
            "about": None if one.ref else about,
            "status": one.status,
            "on": one.on,
            "due": _when(one.due, body),
            "owner": _one_or_all(one.now_with),
            "note": one.note,
        }
    )


def item_value(item: ItemFound, body: str) -> dict[str, Value]:
    """An item as a record has it."""
    listed: dict[str, Value] = {
        key: [entry for _, entry in entries] for key, entries in item_lists(item, body).items() if entries
    }
    return own_value(item) | listed | _filled({"sections": [item_value(one, body) for one in item.sections]})


def own_value(item: ItemFound) -> dict[str, Value]:
    """What an item says that is no list."""
    return _filled(
        {
            "title": item.title or (ALL_TEXT if item.minutes or not item.actions else ALL_ACTIONS),
            "number": item.number,
            "exempt": item.exempt,
            "minutes_of": item.minutes_of,
            "approves": [_filled({"meeting": one.day, "amendments": list(one.amendments)}) for one in item.approves],
            "presented_by": _one_or_all(item.presented_by),
            "as_at": item.as_at,
            "minutes": Prose(item.minutes) if item.minutes else None,
            "points": list(item.points),
            "lead_in": item.lead_in if item.resolutions else None,
        }
    )


def item_lists(item: ItemFound, body: str) -> dict[str, list[tuple[int, Mapping[str, Value]]]]:
    """What an item holds in lists: by key, each entry with its line in the document."""
    return {
        "resolutions": [(one.line, _decision(one, body)) for one in item.resolutions],
        "decisions": [(one.line, _decision(one, body)) for one in item.decisions],
        "indicators": [(one.line, _statement(one, body)) for one in item.indicators],
        "actions": [(one.line, _action(one, body)) for one in item.actions],
        "sums": [(one.line, {"amount": one.amount, "for": one.purpose}) for one in item.sums],
        "papers": [(one.line, _paper(one)) for one in item.papers],
        "deadlines": [(one.line, {"what": one.what, "when": _when(one.when, body)}) for one in item.deadlines],
        "notes": [(one.line, _note(one)) for one in item.notes],
    }


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
        "status": draft.status,
        "cancelled": front.cancelled,
        "kind": front.kind,
        "moved": [_filled({"from": one.was, "dated": one.dated, "why": one.why}) for one in front.moved],
        "exempt": front.exempt,
        "chair": attendance.chair,
        "minutes_by": attendance.minutes_by,
    }
    return _filled(told)


def lists(draft: Draft, body: str) -> dict[str, list[tuple[int, Value]]]:
    """The lists of people, what was declared, and what was reported on earlier matters: by key, each with its line."""
    attendance = draft.attendance
    return {
        "present": [(one.line, _person(one)) for one in attendance.present],
        "in_support": [(one.line, _person(one)) for one in attendance.in_support],
        "apologies": [(one.line, _apology(one)) for one in attendance.apologies],
        "interests": [
            (one.line, _filled({"person": one.person, "item": one.item, "text": one.text})) for one in draft.interests
        ],
        "progress": [(one.line, _progress(one, body)) for item in draft.parts for one in item.progress],
    }


def endings(draft: Draft) -> dict[str, Value]:
    """What a record says after the items."""
    told: dict[str, Value] = {
        "next_meeting": coming(draft.next_meeting) if draft.next_meeting else None,
        "corrects": [{"meeting": day, "text": text} for day, text in draft.corrections],
        "notes": [_note(one) for one in draft.notes],
    }
    return _filled(told)


def coming(next_meeting: NextMeeting) -> dict[str, Value]:
    """The next meeting as a record has it."""
    found: dict[str, Value] = {"date": next_meeting.date}
    found |= {"time": str(next_meeting.times)} if next_meeting.times else {}
    return found | ({"venue": next_meeting.venue} if next_meeting.venue else {})


def _statement(one: StatementFound, body: str) -> Mapping[str, Value]:
    expected, by = one.expected or (None, None)
    return _filled(
        {
            "code": _one_or_all(one.codes),
            "standing": one.standing,
            "direction": one.direction,
            "forecast": one.forecast,
            "expected": _filled({"what": expected, "by": _when(by, body)}),
            "target": _filled(asdict(one.target)) if one.target else None,
            "figures": [_filled(asdict(figure)) for figure in one.figures],
            "lead": one.lead,
            "support": _one_or_all(one.support),
            "risk": _filled({"rating": one.rating, "proposal": one.proposal, "sum": one.sum}),
            "note": one.note,
        }
    )


def _paper(one: PaperFound) -> Mapping[str, Value]:
    return _filled(
        {
            "mark": one.mark,
            "title": one.title or f"Paper {one.mark}",
            "state": list(one.state),
            "by": one.by,
            "as_at": one.as_at,
            "exempt": one.exempt,
        }
    )


def _note(one: NoteFound) -> Mapping[str, Value]:
    return _filled({"text": one.text, "dated": one.dated, "about": one.about})


def _when(due: Due | None, body: str) -> Value:
    """A due date as a record has it; None where the words come to no date, which are left to a comment."""
    if due and due.meeting and due.iso:
        return f"{body}/{due.iso}"
    if due is None:
        return None
    if due.last:
        said = _LEADING.sub("", due.said)
        return OneLine(_filled({"said": said, "from": due.first, "by": due.last}))
    return "next" if due.coming else due.iso


def _action(one: ActionFound, body: str) -> Mapping[str, Value]:
    return _filled(
        {
            "id": one.number if one.number and ACTION_ID.fullmatch(one.number) else None,
            "action": _with_origin(one),
            "owner": _one_or_all(one.owners),
            "with": _one_or_all(one.together),
            "report_to": one.report_to,
            "due": _when(one.due, body),
            "indicators": list(one.indicators),
            "agenda": _when(one.agenda, body),
        }
    )


def _with_origin(one: ActionFound) -> str:
    """An action's words, and in brackets what a log says of it that has no key of its own."""
    origin = None if one.number and ACTION_ID.fullmatch(one.number) and not one.raised else one.origin
    details = "; ".join(filter(None, (origin, one.told)))
    return f"{one.text} ({details})" if details else one.text


def _decision(one: DecisionFound, body: str) -> Mapping[str, Value]:
    votes = asdict(one.votes) if one.votes else {}
    return _filled(
        {
            "kind": _one_or_all(one.kinds),
            "text": one.text,
            "owner": _one_or_all(one.owners),
            "due": _when(one.due, body),
            "moved_by": one.moved_by,
            "seconded_by": one.seconded_by,
            "votes": _filled({key.removeprefix("votes_"): number for key, number in votes.items()}),
            "then": one.then,
            "clauses": [_decision(clause, body) for clause in one.clauses],
            "notes": [_note(note) for note in one.notes],
        }
    )


def planned_value(one: PlannedFound) -> dict[str, Value]:
    """A row of the forward plan as it could be typed into forward-plan.yaml."""
    row: dict[str, Value] = {"meeting": one.date or "undated"}
    row |= {"of": one.body} if one.body else {}
    row |= {"note": "; ".join(one.details)} if one.details else {}
    items = [
        _filled(
            {
                "title": item.title,
                "lead": _one_or_all(item.leads),
                "first": True if "first item" in item.remarks else None,
                "tentative": True if "tentative" in item.remarks else None,
                "include": list(item.include),
            }
        )
        for item in one.items
    ]
    return _filled({**row, "items": items})
