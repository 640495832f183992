"""Tables at the front of minutes as tables of their own: labels with what they say, apart from the business below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..document import Block, Run, line_of
from ..reading.pieces import Row

_LABEL = re.compile(
    r"(?:(?:title|name|date|day|time|place|venue|location|purpose|type)s?(?: and \w+)?(?: of)?(?: the)?"
    r"(?: meeting)?(?: held)?|"
    r"meeting(?: \w+)?|committee|subject|(?:members |also |those )?(?:present|attending|attendees|attendance)|invited|"
    r"in attendance|apologies(?: for absence)?|absent|(?:co-?|vice[- ])?chair(?:man|woman|person|ed by)?|"
    r"clerk(?:ed by)?|(?:task|working|study) (?:group|force)|number of (?:attendees|participants)|facilitator|"
    r"moderator|scribe|(?:call|dial)[- ]?in(?: \w+)?|"
    r"minutes?(?: taken by| by|[- ]taker)|note[- ]?taker|secretary|distribution|circulation|quorum|guests?|visitors?)",
    re.IGNORECASE,
)
_LABEL_WITHIN = re.compile(r"(\w[\w ]{2,30}?)\s*:\s*\S")  # `Chair: Ada Marsh`, label and value in one cell
_LEAST = 2  # rows with labels that make the head of a table a front


def is_label(text: str) -> bool:
    """Words that name what stands beside them at the front: `Minute taker`."""
    return _LABEL.fullmatch(text) is not None


def is_front(table: Block) -> bool:
    """Rows of a label and one value, however long: `Attendees` beside all their names."""
    return len(table.rows) >= _LEAST and all(any(map(_text, row)) and _labelled(row) for row in table.rows)


def labelled_cells(table: Block) -> list[Block]:
    """`Date: … | Time: … | Chair: …`: cells side by side that have their usual labels in them, each as a line; none for
    another table."""
    cells = [cell for row in table.rows for cell in row if _text(cell)]
    labels = [match[1] for cell in cells if (match := _LABEL_WITHIN.match(_text(cell)))]
    side_by_side = any(sum(bool(_text(cell)) for cell in row) > 1 for row in table.rows)
    usual = len(labels) == len(cells) <= sum(map(is_label, labels)) * 2
    return [block for cell in cells for block in cell] if side_by_side and usual else []


def fronts_apart(table: Block) -> list[Block]:
    """A table, or the tables that it is made of: pairs of labels and values side by side one below the other, and the
    labels at its head without the business that follows. Columns with nothing in them are gone."""
    rows = _gone_on([made for row in table.rows if any(map(_text, row)) for made in _one_label_each(row)])
    width = max(map(len, rows), default=0)
    filled = [n for n in range(width) if any(n < len(row) and _text(row[n]) for row in rows)]
    head = 0
    while head < len(rows) and _labelled(rows[head]):
        head += 1
    if _LEAST <= head < len(rows):
        below = replace(table, rows=tuple(rows[head:]), line=line_of(rows[head], table.line))
        return [*fronts_apart(replace(table, rows=tuple(rows[:head]))), below]
    if len(filled) < width and head >= min(_LEAST, len(rows)):
        rows = [tuple(row[n] for n in filled if n < len(row)) for row in rows]
        width = len(filled)
    if width == 4 and any(len(row) == 4 and _is_pair(row[:2]) and _is_pair(row[2:]) for row in rows):
        halves = ([row[:2] for row in rows], [row[2:] for row in rows])
        return [replace(table, rows=tuple(row for row in half if any(map(_text, row)))) for half in halves]
    return [replace(table, rows=tuple(rows))] if rows else [table]


def _gone_on(rows: Sequence[Row]) -> list[Row]:
    """The rows, one with nothing in its first cell put to the label above it: the lines of one value."""
    out: list[Row] = []
    for row in rows:
        last = out[-1] if out else ()
        if len(row) == len(last) == 2 and not _text(row[0]) and all(map(_text, last)) and _labelled(last):
            out[-1] = (last[0], (*last[1], *row[1]))
        else:
            out.append(tuple(row))
    return out


def _one_label_each(row: Row) -> list[Row]:
    """`Location: Date:` beside two lines as two rows."""
    filled = [cell for cell in row if _text(cell)]
    labels = re.findall(r"[A-Z]\w+(?: \w+)?:", _text(filled[0])) if len(filled) == 2 else []
    values = filled[1] if labels else ()
    whole = " ".join(labels) == _text(filled[0]) and len(labels) == len(values) > 1
    if not whole or not all(is_label(label.rstrip(":")) for label in labels):
        return [tuple(row)]
    return [((replace(value, runs=(Run(label),)),), (value,)) for label, value in zip(labels, values, strict=True)]


def _labelled(row: Row) -> bool:
    """A label and one value, or a label alone."""
    first, *others = [_text(cell) for cell in row if _text(cell)]
    return len(others) <= 1 and is_label(first.strip(" :*"))


def _is_pair(cells: Row) -> bool:
    label, value = (_text(cell) for cell in cells)
    return bool(value) and label.endswith(":") and is_label(label.strip(" :*"))


def _text(cell: Sequence[Block]) -> str:
    return " ".join(block.text or ("…" if block.rows else "") for block in cell).strip()
