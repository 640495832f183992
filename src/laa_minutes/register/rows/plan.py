"""forward-plan.yaml as rows."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence

from ...record.plan import PlannedMeeting
from ...workspace import PLAN
from ..names import Roster
from .common import Rows, add_name, add_reference, cancelled_columns, full_name, iso, time_columns


def plan_rows(plan: Sequence[PlannedMeeting], roster: Roster) -> Rows:
    """The forward plan."""
    rows: Rows = defaultdict(list)
    for number, planned in enumerate(plan):
        body, _, day = (planned.meeting or "").partition("/")
        at = (PLAN, planned.typed.line, planned.typed.column)
        rows["planned"].append((
            number, planned.meeting, planned.meeting, body or None, day[:10] or None, *time_columns(planned.times),
            planned.venue, planned.note, *cancelled_columns(planned.cancelled), *at,
        ))  # fmt: skip
        for move in planned.moved:
            if planned.meeting:
                rows["moved"].append((full_name(move.was, body), planned.meeting, iso(move.dated), move.why))
        for position, item in enumerate(planned.items):
            key = f"plan {number}/{position}"
            include = [{"text": line.text, "from": list(line.wishes)} for line in item.include]
            rows["planned_item"].append((
                key, number, position, item.title, item.first, item.tentative, json.dumps(include), PLAN,
                item.title.line, item.title.column,
            ))  # fmt: skip
            for n, lead in enumerate(item.leads):
                add_name(rows, key, "lead", n, lead, roster.resolve(lead, body), planned.meeting, PLAN, None)
            for wish in (*item.wishes, *(wish for line in item.include for wish in line.wishes)):
                add_reference(rows, key, "from", wish, planned.meeting, None, PLAN)
    return rows
