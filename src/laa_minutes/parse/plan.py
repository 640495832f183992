"""forward-plan.yaml → a tuple of `PlannedMeeting`."""

from __future__ import annotations

from ..record.name import read_name
from ..record.plan import Inclusion, PlannedItem, PlannedMeeting
from ..record.when import UnreadableError, read_date
from ..source import Source
from .cursor import Cursor, read_entry
from .meeting import read_cancellation, read_move
from .node import entries

UNDATED = "undated"


def read_plan(source: Source) -> tuple[PlannedMeeting, ...]:
    """Every row of the plan, in its order."""
    if source.root is None:
        return ()
    return tuple(read_entry(source, node, _meeting) for node in entries(source, source.root))


def _meeting(at: Cursor) -> PlannedMeeting:
    typed = at.need("meeting", "BODY/DATE, or undated", prose=False)
    name = read_name(typed)
    meeting = None
    if typed.lower() != UNDATED and typed:
        if name is None or name.kind != "meeting" or name.body is None:
            message = f"“{typed}” is not the name of a meeting"
            at.source.fault(typed, "wrong-reference", message, "Write BODY/DATE, as pmg/2010-03-22, or undated.")
        else:
            try:
                read_date(str(name.meeting)[:10])
                meeting = str(name)
            except UnreadableError as error:
                at.source.fault(typed, "wrong-date", error.message, error.hint)
    return PlannedMeeting(
        typed=typed,
        meeting=meeting,
        times=at.times("time"),
        venue=at.text("venue"),
        note=at.prose("note"),
        cancelled=at.one("cancelled", read_cancellation, short="why"),
        moved=at.each("moved", read_move),
        items=at.each("items", _item, short="title"),
    )


def _item(at: Cursor) -> PlannedItem:
    return PlannedItem(
        title=at.need("title"),
        leads=at.texts("lead"),
        first=at.truth("first"),
        tentative=at.truth("tentative"),
        include=at.each("include", lambda at: Inclusion(at.need("text"), at.names("from")), short="text"),
        wishes=at.names("from"),
    )
