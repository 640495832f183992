"""A draft as data: the object `laa.import/1`, which has the fields of `laa.minutes/1` and says what is doubtful."""

from __future__ import annotations

from typing import Any

from .draft import ActionFound, Attendee, DecisionFound, Draft, ItemFound


def import_data(draft: Draft) -> dict[str, Any]:
    """The fields of `laa.import/1`. Owners are as written, with the name that initials stand for; `due` is a date, or a
    month (`YYYY-MM`), or null with its words in `due_said`."""
    front, attendance, coming = draft.front, draft.attendance, draft.next_meeting
    return {
        "meeting": None,
        "body": None,
        "body_name": front.body,
        "date": front.date.isoformat() if front.date else None,
        "time": str(front.times or front.scheduled) if front.times or front.scheduled else None,
        "venue": front.venue,
        "chair": attendance.chair,
        "minutes_by": attendance.minutes_by,
        "present": [_attendee(one) for one in attendance.present],
        "in_support": [_attendee(one) for one in attendance.in_support],
        "apologies": [{"person": one.person, "substitute": one.substitute} for one in attendance.apologies],
        "items": [_item(item) for item in draft.items],
        "actions": [_action(action, item) for item in draft.business for action in item.actions],
        "progress": [
            {"about": one.about, "owners": list(one.owners), "status": one.status, "note": one.note}
            for item in draft.business
            for one in item.progress
        ],
        "next_meeting": {
            "date": coming.date.isoformat(),
            "time": str(coming.times) if coming.times else None,
            "venue": coming.venue,
        }
        if coming
        else None,
        "status": "draft",
        "uncertain": [{"field": one.field, "line": one.line, "why": one.why} for one in draft.doubts],
        "unplaced": [{"line": line, "text": text} for line, text in draft.unplaced],
    }


def _attendee(one: Attendee) -> dict[str, Any]:
    return {
        "person": one.person,
        "organisation": one.organisation,
        "role": one.role,
        "representing": one.representing,
        "for_items": list(one.for_items),
    }


def _item(item: ItemFound) -> dict[str, Any]:
    return {
        "number": item.number,
        "title": item.title,
        "minutes": item.minutes,
        "resolutions": [_decision(one) for one in item.resolutions],
        "decisions": [_decision(one) for one in item.decisions],
        "actions": [_action(one, item) for one in item.actions],
        "indicators": [
            {"code": list(one.codes), "standing": one.standing, "note": one.note} for one in item.indicators
        ],
        "sums": [{"amount": one.amount, "for": one.purpose} for one in item.sums],
        "papers": [{"mark": one.mark, "title": one.title, "state": list(one.state)} for one in item.papers],
        "notes": list(item.notes),
    }


def _decision(one: DecisionFound) -> dict[str, Any]:
    return {
        "label": one.label,
        "kind": list(one.kinds),
        "text": one.text,
        "moved_by": one.moved_by,
        "seconded_by": one.seconded_by,
        "clauses": [_decision(clause) for clause in one.clauses],
    }


def _owner(name: str, written: str) -> str:
    """The name, with the initials that were written for it."""
    return name if name == written else f"{name} ({written})"


def _action(one: ActionFound, item: ItemFound) -> dict[str, Any]:
    return {
        "number": one.number,
        "action": one.text,
        "owners": [*map(_owner, one.owners, one.written or one.owners)],
        "due": one.due.iso if one.due and one.due.iso != "next" else None,
        "due_said": one.due.said if one.due else None,
        "status": one.status or "open",
        "item": item.number or item.title or None,
        "indicators": list(one.indicators),
        "line": one.line,
    }
