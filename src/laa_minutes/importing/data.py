"""A draft as data: the object `laa.import/1`, which has the fields of `laa.minutes/1` and says what is doubtful."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from .draft import (
    ActionFound,
    Attendee,
    DecisionFound,
    Draft,
    ItemFound,
    NextMeeting,
    NoteFound,
    PlannedFound,
    ProgressFound,
    StatementFound,
)


def import_data(draft: Draft) -> dict[str, Any]:
    """The fields of `laa.import/1`. Owners are as written, with the name that initials stand for; `due` is a date, or a
    month (`YYYY-MM`), or null with its words in `due_said`."""
    front, attendance = draft.front, draft.attendance
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
        "apologies": [
            {"person": one.person, "substitute": one.substitute, "representing": one.representing}
            for one in attendance.apologies
        ],
        "interests": [{"person": one.person, "item": one.item, "text": one.text} for one in draft.interests],
        "items": [_item(item) for item in draft.items],
        "actions": [_action(action, item) for item in draft.parts for action in item.given],
        "progress": [_progress(one) for item in draft.parts for one in item.progress],
        "next_meeting": _coming(draft.next_meeting) if draft.next_meeting else None,
        "plan": [_planned(one) for one in draft.plan],
        "notes": [_note(one) for one in draft.notes],
        "status": draft.status,
        "captured": round(draft.captured, 3),
        "uncertain": [{"field": one.field, "line": one.line, "why": one.why} for one in draft.doubts],
        "unplaced": [{"line": line, "text": text} for line, text in draft.unplaced],
    }


def _attendee(one: Attendee) -> dict[str, Any]:
    return {
        "person": one.person,
        "title": one.title,
        "organisation": one.organisation,
        "role": one.role,
        "representing": one.representing,
        "arrived": one.arrived,
        "left": one.left,
        "for_items": list(one.for_items),
        "regarding": one.regarding,
    }


def _progress(one: ProgressFound) -> dict[str, Any]:
    return {
        "about": one.about,
        "ref": one.ref,
        "owners": list(one.owners),
        "status": one.status,
        "on": one.on.isoformat() if one.on else None,
        "due": one.due.iso if one.due else None,
        "owner": list(one.now_with),
        "note": one.note,
    }


def _coming(one: NextMeeting) -> dict[str, Any]:
    return {"date": one.date.isoformat(), "time": str(one.times) if one.times else None, "venue": one.venue}


def _item(item: ItemFound) -> dict[str, Any]:
    return {
        "number": item.number,
        "title": item.title,
        "presented_by": list(item.presented_by),
        "minutes": item.minutes,
        "points": list(item.points),
        "resolutions": [_decision(one) for one in item.resolutions],
        "decisions": [_decision(one) for one in item.decisions],
        "actions": [_action(one, item) for one in item.actions],
        "indicators": [_statement(one) for one in item.indicators],
        "sums": [{"amount": one.amount, "for": one.purpose} for one in item.sums],
        "papers": [
            {"mark": one.mark, "title": one.title, "state": list(one.state), "by": one.by} for one in item.papers
        ],
        "deadlines": [{"what": one.what, "when": one.when.iso, "said": one.when.said} for one in item.deadlines],
        "approves": [{"date": one.day.isoformat(), "amendments": list(one.amendments)} for one in item.approves],
        "notes": [_note(one) for one in item.notes],
        "exempt": item.exempt,
        "sections": [_item(one) for one in item.sections],
    }


def _statement(one: StatementFound) -> dict[str, Any]:
    expected, by = one.expected or (None, None)
    return {
        "code": list(one.codes),
        "standing": one.standing,
        "direction": one.direction,
        "forecast": one.forecast,
        "expected": {"what": expected, "by": by.iso if by else None} if one.expected else None,
        "target": asdict(one.target) if one.target else None,
        "figures": [asdict(figure) for figure in one.figures],
        "lead": one.lead,
        "support": list(one.support),
        "note": one.note,
    }


def _decision(one: DecisionFound) -> dict[str, Any]:
    return {
        "label": one.label,
        "kind": list(one.kinds),
        "text": one.text,
        "owners": list(one.owners),
        "moved_by": one.moved_by,
        "seconded_by": one.seconded_by,
        "votes": {"for": one.votes.votes_for, "against": one.votes.against, "abstained": one.votes.abstained}
        if one.votes
        else None,
        "clauses": [_decision(clause) for clause in one.clauses],
    }


def _note(one: NoteFound) -> dict[str, Any]:
    return {"text": one.text, "dated": one.dated.isoformat() if one.dated else None, "about": one.about}


def _planned(one: PlannedFound) -> dict[str, Any]:
    return {
        "body": one.body,
        "date": one.date.isoformat() if one.date else None,
        "said": one.said,
        "details": list(one.details),
        "items": [
            {
                "title": item.title,
                "lead": list(item.leads),
                "include": list(item.include),
                "remarks": list(item.remarks),
            }
            for item in one.items
        ],
    }


def _owner(name: str, written: str) -> str:
    """The name, with the initials that were written for it."""
    return name if name == written else f"{name} ({written})"


def _action(one: ActionFound, item: ItemFound) -> dict[str, Any]:
    return {
        "number": one.number,
        "action": one.text,
        "owners": [*map(_owner, one.owners, one.written or one.owners)],
        "with": list(one.together),
        "report_to": one.report_to,
        "due": one.due.iso if one.due else None,
        "due_said": one.due.said if one.due else None,
        "raised": one.raised.isoformat() if one.raised else None,
        "status": one.status or "open",
        "told": one.told,
        "item": item.number or item.title or None,
        "indicators": list(one.indicators),
        "line": one.line,
    }
