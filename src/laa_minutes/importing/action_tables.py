"""Actions in a table: which column says what, and whether a row is an action or a report on an earlier one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ..frozen import dataclass
from .action_columns import columns_of, columns_unsaid, status_word
from .action_rows import columns_apart, filled_in, rows_level
from .action_words import ActionReader
from .document import Block, line_of
from .draft import ActionFound, Doubt, Due, ProgressFound
from .owners import owner_after, owner_before, split_owners
from .unfold import cell_text


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
    columns = columns_of(table)
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
    for row in rows:
        cells = {name: filled_in(cell_text(row[n])) for name, n in columns.items() if n < len(row)}
        if cells.get("text"):
            found = _row(cells, line_of(row, table.line), reader, earlier=earlier)
            if isinstance(found, ActionFound):
                actions.append(found)
            else:
                progress.append(found)
    return TableRead(tuple(actions), tuple(progress), doubts)


def _row(cells: Mapping[str, str], line: int, reader: ActionReader, *, earlier: bool) -> ActionFound | ProgressFound:
    """An action from the cells of a row; one that is settled, or stands among `earlier` ones, is reported."""
    text, status, said = cells["text"], cells.get("status", ""), cells.get("due", "")
    owners, rest = split_owners(cells.get("owner", "")), text
    if not owners and (found := owner_before(text, reader.circle) or owner_after(text, reader.circle)):
        owners, rest = found
    due = (reader.due_in(said) or (Due(said) if said else None)) or reader.due_in(text)
    action = reader.action(rest, line, owners, due, cells.get("number") or None)
    state = status_word(status)
    settled = state in ("done", "dropped") or (earlier and not status.casefold().startswith("new"))
    return reported(action, status) if status and settled else replace(action, status=state)


def reported(action: ActionFound, said: str) -> ProgressFound:
    """An action of an earlier meeting, with what was said of it."""
    return ProgressFound(action.text, action.line, said.strip(), status_word(said), action.owners)
