"""Actions in a table: which column says what, and whether a row is an action or a report on an earlier one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from ...frozen import dataclass
from ..blocks.cells import cell_text
from ..document import Block, line_of
from ..draft import ActionFound, Doubt, Due, ProgressFound
from ..words.dates import dates_in
from ..words.names import is_single
from ..words.owners import owner_after, owner_before, split_owners
from .codes import are_settled
from .columns import are_people, columns_of, columns_unsaid, status_word
from .due import due_in
from .margins import named_in
from .rows import columns_apart, filled_in, rows_level
from .wording import ActionReader

# `Actions held over from the meeting on 3 March`, `Actions from the meeting on 12 May`: above the rows of one meeting
_OF_A_MEETING = re.compile(
    r"(?:new |outstanding )?actions? (?:(?P<over>held over|carried (?:over|forward)|brought forward|outstanding)|"
    r"from|of|at|on|agreed|arising)\b.{0,60}$",
    re.IGNORECASE,
)
_STATUS_SAID = re.compile(r"(?:^|[\s(\[]+)(?:current )?status\s*:\s*(?P<status>[^:]{2,300})$", re.IGNORECASE)
_NO = re.compile(r"\W*(?:n|no)\W*|[❌✗✘☐]\W*", re.IGNORECASE)  # below `Completed?`
_NUMBER = re.compile(r"(?:[A-Z]{1,4}[ /-]?)?\d[\w./()-]*")
_NUMBER_WORDS = 2


@dataclass(frozen=True, slots=True)
class TableRead:
    """The actions of a table, the earlier ones that it reports on, and what is doubtful."""

    actions: tuple[ActionFound, ...]
    progress: tuple[ProgressFound, ...]
    doubts: tuple[Doubt, ...]


def read_action_table(table: Block, reader: ActionReader, *, listed: bool, earlier: bool) -> TableRead | None:
    """The actions in a table; None for a table of something else. `listed`: a heading calls them actions; `earlier`:
    they are those of an earlier meeting."""
    table = columns_apart(table)
    columns = _raised_that_day(table, columns_of(table, listed=listed), reader.held)
    table, askew = rows_level(table, columns)
    rows = table.rows[1:]
    why = "names and actions stand on rows of their own here; each name was taken for the action in its place"
    doubts: tuple[Doubt, ...] = (Doubt("actions", table.line, why),) if askew else ()
    if not columns:
        columns, rows = columns_unsaid(table, reader.circle, actions=listed), table.rows
        why = "nothing says what the columns of these actions are; they were told by what stands in them"
        doubts = (Doubt("actions", table.line, why),)
    if not columns:
        return None
    actions: list[ActionFound] = []
    progress: list[ProgressFound] = []
    settled = False
    for row in rows:
        if (sort := _sorts(row)) is not None:
            settled, earlier = sort == "settled", sort == "earlier"
            continue
        if _heads_rows(row):
            continue
        cells = {name: filled_in(cell_text(row[n])) for name, n in columns.items() if n < len(row)}
        if "owner" in cells and (several := _one_below_the_other(row[columns["owner"]], reader)):
            cells["owner"] = several
        if cells.get("text"):
            found = _row(cells, line_of(row, table.line), reader, earlier=earlier)
            if settled and isinstance(found, ActionFound):
                found = reported(found, "done")
            if isinstance(found, ActionFound):
                actions.append(found)
            else:
                progress.append(found)
    return TableRead(tuple(actions), tuple(progress), doubts)


def _raised_that_day(table: Block, columns: dict[str, int], held: date | None) -> dict[str, int]:
    """The columns; one called `Date`, with nothing but the day of the meeting, says when its actions were raised."""
    due = columns.get("due")
    if due is None or held is None or cell_text(table.rows[0][due]).strip(" :").casefold() != "date":
        return columns
    said = [text for row in table.rows[1:] if due < len(row) and (text := cell_text(row[due]))]
    others = {name: n for name, n in columns.items() if name != "due"}
    return {"raised": due} | others if said and all(held in _days(text) for text in said) else columns


def _days(text: str) -> list[date]:
    """The days in a text, whichever of two numbers is the month."""
    return [one.date for order in (False, True) for one in dates_in(text, month_first=order) if one.date]


def _one_below_the_other(cell: Sequence[Block], reader: ActionReader) -> str:
    """The names in a cell that has several lines of them; nothing for another cell."""
    lines = [block.text for block in cell if block.text]
    named = len(lines) > 1 and (are_people(lines, reader.circle) or all(map(is_single, lines)))
    return ", ".join(lines) if named else ""


def _heads_rows(row: Sequence[Sequence[Block]]) -> bool:
    """`The fair:`, with nothing beside it: what the rows below it are about."""
    said = [text for cell in row if (text := cell_text(cell))]
    return len(row) > len(said) == 1 and said[0].endswith(":")


def _sorts(row: Sequence[Sequence[Block]]) -> str | None:
    """What a row that says nothing else says of the rows below it: that they are settled, earlier, or new ones."""
    said = {text for cell in row if (text := cell_text(cell))}
    if len(said) != 1:
        return None
    (text,) = said
    of_a_meeting = _OF_A_MEETING.match(text)
    if of_a_meeting and of_a_meeting["over"]:
        return "earlier"
    settled = are_settled(text)
    if settled is not None:
        return "settled" if settled else "new"
    return "new" if of_a_meeting else None


def _row(cells: Mapping[str, str], line: int, reader: ActionReader, *, earlier: bool) -> ActionFound | ProgressFound:
    """An action from the cells of a row; one that is settled, or stands among `earlier` ones, is reported."""
    text, status, said = cells["text"], cells.get("status", ""), cells.get("new due") or cells.get("due", "")
    if _NO.fullmatch(status):
        status = ""
    if not status and (told := _STATUS_SAID.search(text)):
        text, status = text[: told.start()], told["status"]
    named = named_in(cells.get("owner", ""), reader.circle, reader.due_in)
    owners, rest = tuple(owner for one in named for owner in one.owners) or split_owners(cells.get("owner", "")), text
    if not owners and (found := owner_before(text, reader.circle) or owner_after(text, reader.circle)):
        owners, rest = found
    beside = next((one.due for one in named if one.due), None)
    said_raised = _days(cells.get("raised", ""))
    raised = reader.held if reader.held in said_raised else next(iter(said_raised), None)
    due = (_due(said, raised, reader) or (Due(said) if said else None)) or beside or reader.due_in(text)
    action = reader.action(rest, line, owners, due, _number(cells.get("number", "")))
    action = replace(action, raised=raised)
    state = status_word(status)
    settled = state in ("done", "dropped") or (earlier and not status.casefold().startswith("new"))
    if not (status and settled):
        more = (raised or reader.log) and status.strip(" .").casefold() not in ("", "open", "new")
        return replace(action, status=state, told=status.strip() if more else None)
    details = "; ".join(filter(None, (action.origin, f"due {action.due.said}" if raised and action.due else None)))
    return reported(action, f"{status.strip()} ({details})" if details else status)


def _due(said: str, raised: date | None, reader: ActionReader) -> Due | None:
    """When an action is due, counted from the day on which it was raised where that is said: its next meeting was the
    one after that day, which the document does not give."""
    if raised is None:
        return reader.due_in(said)
    due = due_in(said, raised, None)
    return Due(said) if due and due.coming and raised != reader.held else due


def _number(said: str) -> str | None:
    """The number that a cell gives, without the title that may follow it (`14 – Lamps`)."""
    if len(said.split()) <= _NUMBER_WORDS and re.search(r"\d|^\w\W*$", said):
        return said
    match = _NUMBER.match(said)
    return match.group() if match else None


def reported(action: ActionFound, said: str) -> ProgressFound:
    """An action of an earlier meeting, with what was said of it, and what it was called and when raised."""
    said = said.strip()
    note = said if not action.origin or action.origin in said else f"{said} ({action.origin})"
    return ProgressFound(action.text, action.line, note, status_word(said), action.owners)
