"""The review of promises for people: what was agreed, promised, asked and suggested, and nothing on record covers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from ..record.when import day_words
from ..view.promises import COVERED, DISMISSED, OPEN, PromiseRow
from .listing import Cell, Column, Listing, Mark, Section, plural

COLUMNS = (
    "meeting", "number", "kind", "text", "item", "title", "who", "indicators", "state", "by",
)  # fmt: skip

_STATE = {COVERED: Mark("✓", COVERED, "green"), DISMISSED: Mark("×", DISMISSED, "dim")}
_COLUMNS = (Column("", right=True), Column(""), Column("", wraps=True, least=40))


def review(rows: Sequence[PromiseRow], meetings: Sequence[str], names: str) -> Listing:
    """`meetings` are those looked through; `names` says whose they are, at the right of the title."""
    sections = tuple(
        Section(
            f"{(item or meeting).rpartition('/')[2]}. {title}" if item else title or meeting,
            tuple(line for row in own for line in _lines(row)),
            _held(meeting),
        )
        for (meeting, item, title), own in groupby(rows, lambda row: (row.meeting, row.item, row.title))
    )
    title = f"To review, {_held(meetings[0])}" if len(meetings) == 1 else "To review"
    return Listing(title, _COLUMNS, sections, names, tuple(_last(rows, meetings)), headings=False)


def _lines(row: PromiseRow) -> list[tuple[Cell, ...]]:
    beneath = [f"– for {row.who}"] if row.who else []
    beneath += [f"– covered by {row.by}"] if row.by else []
    state: list[Cell] = [_STATE[row.state]] if row.state != OPEN else []
    first: list[tuple[Cell, ...]] = [(str(row.number), row.kind, row.text)]
    rest = max(len(beneath), len(state))
    for n in range(rest):
        first.append(("", state[n] if n < len(state) else "", beneath[n] if n < len(beneath) else ""))
    return first


def _last(rows: Sequence[PromiseRow], meetings: Sequence[str]) -> list[str]:
    still = [row for row in rows if row.state == OPEN]
    if not meetings:
        return ["No minutes wait for approval, so there is nothing to review."]
    if not still:
        where = f"the minutes of {meetings[0]}" if len(meetings) == 1 else f"{plural(len(meetings), 'meeting')}"
        return [f"Nothing to review in {where}: all that is agreed or promised there is covered, or was dismissed."]
    one = still[0]
    return [
        f"{plural(len(still), 'sentence')} that nothing on record covers.",
        f"`laa review {one.meeting} --accept {one.number} --owner NAME` makes an action of one, "
        f"`--dismiss {one.number}` notes that none is needed.",
    ]


def _held(meeting: str) -> str:
    body, _, day = meeting.partition("/")
    return f"{body} {day_words(date.fromisoformat(day[:10]))}"
