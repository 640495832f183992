"""partnership.yaml as rows."""

from __future__ import annotations

from collections import defaultdict

from ...record.partnership import Partnership
from ...record.stored import stored
from ...workspace import PARTNERSHIP
from ..names import Roster
from .common import Rows, add_name, add_reference, iso


def partnership_rows(partnership: Partnership, roster: Roster) -> Rows:
    """The bodies, their members, and where outcomes were chosen; the rest about people is asked of the roster."""
    rows: Rows = defaultdict(list)
    rows["partnership"].append((stored(partnership),))
    for position, body in enumerate(partnership.bodies):
        rows["body"].append((
            body.key, position, body.name, body.numbering, body.style, body.called, body.chair_title,
            body.secretary, body.quorum, body.clear_days,
        ))  # fmt: skip
    for body in partnership.bodies:
        for position, member in enumerate(body.members):
            resolved = roster.resolve(member.person, body.key)
            add_name(rows, body.key, "member", position, member.person, resolved, None, PARTNERSHIP, member.role)
            rows["member"].append((body.key, resolved.name, iso(member.since), iso(member.until)))
    rows["person"] = [(one.name, one.organisation, one.post, one.title) for one in partnership.people]
    rows["organisation"] = [(one.key, one.name) for one in partnership.organisations]
    for outcome in partnership.outcomes:
        if outcome.chosen_at:
            subject = f"outcome {outcome.number or outcome.title}"
            add_reference(rows, subject, "chosen_at", outcome.chosen_at, None, None, PARTNERSHIP)
    return rows
