"""The front page and the search page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from ...record.when import day_words
from ..records import Records
from .linking import with_links
from .page import Page

_MOST = 8  # of anything on the front page


def front_pages(records: Records) -> Iterator[Page]:
    """Where everybody begins."""
    yield Page("index.html", "home.html.j2", records.name, lambda: _home(records))
    yield Page("search.html", "search.html.j2", "Search", lambda: {"links": ()})


def _home(records: Records) -> dict[str, Any]:
    following: dict[str, Any] = {}
    for row in records.coming:
        following.setdefault(row.body, row)
    overdue = [row for row in records.open_actions if row.overdue]
    soon = [row for row in records.open_actions if row.due and not row.overdue][:_MOST]
    watch = [row for row in records.scorecard if row.standing in ("at risk", "off track")][:_MOST]
    coming, minuted = list(following.values())[:_MOST], records.held[:_MOST]
    shown = {
        "as_of": day_words(records.register.as_of),
        "bodies": records.register.partnership.bodies,
        "next": coming,
        "minuted": minuted,
        "open": len(records.open_actions),
        "overdue": overdue[:_MOST],
        "overdue_count": len(overdue),
        "soon": soon,
        "waiting": sum(row.wait is not None for row in records.decisions),
        "standings": standings(records),
        "watch": watch,
        "deadlines": records.deadlines[:_MOST],
        "measured": len(records.scorecard),
    }
    refs = [*(row.ref for row in (*overdue[:_MOST], *soon)), *(row.code for row in watch),
            *(row.meeting for row in (*coming, *minuted))]  # fmt: skip
    return with_links(records, shown, refs)


def standings(records: Records) -> list[tuple[str, Counter[str], int]]:
    """How many indicators of each theme have which standing: the theme, the counts, and how many it has in all."""
    themes: dict[str, Counter[str]] = {}
    for row in records.scorecard:
        themes.setdefault(row.theme or "No theme", Counter())[row.standing or ""] += 1
    return [(theme, counts, counts.total()) for theme, counts in themes.items()]
