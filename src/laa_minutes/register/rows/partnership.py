"""partnership.yaml as rows."""

from __future__ import annotations

from collections import defaultdict

from ...record.partnership import Partnership
from ...workspace import PARTNERSHIP
from ..names import Roster
from .common import Rows, add_name, add_reference


def partnership_rows(partnership: Partnership) -> Rows:
    """The bodies; everything else about people is asked of the roster."""
    rows: Rows = defaultdict(list)
    for position, body in enumerate(partnership.bodies):
        rows["body"].append((
            body.key, position, body.name, body.numbering, body.style, body.called, body.chair_title,
            body.secretary, body.quorum, body.clear_days,
        ))  # fmt: skip
    roster = Roster(partnership)
    for body in partnership.bodies:
        for position, member in enumerate(body.members):
            add_name(rows, body.key, "member", position, member.person, roster.resolve(member.person, body.key), None,
                  PARTNERSHIP, member.role)  # fmt: skip
    for outcome in partnership.outcomes:
        if outcome.chosen_at:
            add_reference(rows, f"outcome {outcome.number or outcome.title}", "chosen_at", outcome.chosen_at, None,
                             None, PARTNERSHIP)  # fmt: skip
    return rows
