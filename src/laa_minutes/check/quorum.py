"""Whether enough members were there."""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostic import Diagnostic
from ..register import Register


def no_quorum(register: Register) -> Iterator[Diagnostic]:
    """Fewer people who count were at a meeting than its body's `quorum`. Those who count are the members present, who
    stood in for a member, and whoever represented an office or an organisation; officers in support never do.

    What such a meeting decided can be called into doubt, and the minutes do not say so.

    Complete the attendance, or `members` in `partnership.yaml` with their `from` and `to`. Where the meeting was short
    of its quorum, let the next one confirm what it decided.
    """
    rows = register.rows(
        "SELECT path, line, column, quorum, body.name, coalesce(counted, 0) AS counted "
        "FROM meeting JOIN body ON body.key = meeting.body LEFT JOIN "
        "(SELECT meeting AS at, count(*) AS counted FROM counting GROUP BY meeting) ON at = meeting.ref "
        "WHERE minuted AND status NOT IN ('cancelled', 'outline') AND coalesce(counted, 0) < quorum "
        "AND EXISTS (SELECT 1 FROM name WHERE subject = meeting.ref AND role = 'present') ORDER BY path"
    )
    for row in rows:
        counted = row["counted"]
        there = f"only {counted} who count{'s' if counted == 1 else ''}" if counted else "nobody who counts"
        message = f"{there} towards the quorum of {row['quorum']}" + (f" of {row['name']}" if row["name"] else "")
        hint = "Complete `present`, or the body's members; else let the next meeting confirm what was decided."
        yield register.diagnostic(row, "no-quorum", message, hint, words="present")
