"""People in tables: a list in each column, a list beside its name, a row for each person, a grid of who came when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ..actions.columns import columns_of
from ..blocks.cells import cell_text
from ..document import Block, Run
from ..draft import Doubt
from ..words.dates import dates_in
from ..words.entries import person_in
from ..words.list_names import is_absence, list_called_below
from ..words.name_lists import names_in
from ..words.names import bare_name, is_single
from .attending import AT_WORK, joined_lines, one_each_in, read_line
from .grids import AWAY, column_of, graded_rows, is_mark, marked_columns
from .headed_columns import add_row, columns_in, heads_people, people_of, person_of, surnames_last
from .lists import Lists
from .marked_groups import read_marked_groups
from .side_by_side import one_by_one
from .ticked_columns import list_ticked, ticked_lists

Row = Sequence[Sequence[Block]]  # cells, each with its blocks


def read_tables(blocks: Sequence[Block], lists: Lists, day: date | None, *, came: bool = False) -> None:
    """Tables at the front with a row or a column of those present; with `came`, below a title that says who came, those
    that are headed as people are."""
    for block in blocks:
        if not block.rows:
            continue
        cells = [[cell_text(cell) for cell in _with_label_apart(row)] for row in block.rows]
        named = any(list_called_below(row[0]) or any(list_called_below(text) for text in row) for row in cells if row)
        graded = sum(any(map(is_mark, row[1:])) for row in cells) >= 2
        if named or graded or (came and (people_of(block) or _holds_names(block))):
            read_table(block, None, lists, day)


def _holds_names(table: Block) -> bool:
    """Several cells, and nothing but names in any."""
    cells = [cell for row in table.rows for cell in row if cell_text(cell)]
    return len(cells) > 1 and all(map(_all_names, cells))


def read_table(table: Block, kind: str | None, lists: Lists, day: date | None) -> None:
    """People in a table: a list in each column, a list beside its name, or a row for each person."""
    rows: list[Row] = _below_each_other([row for row in table.rows if any(cell_text(cell) for cell in row)])
    if not rows or columns_of(table) or _holds_sums(rows):  # actions are nobody, nor are accounts
        return
    person = person_in(cell_text(rows[0][0])) if rows[0] else None  # `Ada Marsh | Director` heads nothing
    heads = [None if person else list_called_below(cell_text(cell)) for cell in rows[0]]
    if len([head for head in heads if head]) > 1:
        if _read_ticked([[cell_text(cell) for cell in row] for row in rows], heads, table.line, lists):
            return
        _read_side_by_side(rows[1:], heads, kind, lists)
        return
    if read_marked_groups([[cell_text(cell) for cell in row] for row in rows], table.line, lists):
        return
    whole = _whole_rows(rows)
    rows = _with_labels_apart(whole)
    texts = [[cell_text(cell) for cell in row] for row in rows]
    grid = column_of(texts, day)
    if grid is None and marked_columns(texts) > 1:
        why = "a grid of several meetings, and no column is headed with the day of this one: its marks were not read"
        lists.doubts.append(Doubt("present", table.line, why))
    if grid is None and lists.dated and graded_rows(texts):
        why = "a grid goes on here without its dates: which of its marks are of this meeting is not said"
        lists.doubts.append(Doubt("present", table.line, why))
        return
    lists.dated = lists.dated or (grid is not None and any(dates_in(row[grid]) for row in texts if grid < len(row)))
    beside = texts[0][0].endswith(":") and any(map(names_in, texts[0][1:]))  # `Attendees: | Ada, Ben` heads no column
    columns = columns_in(texts[0]) if rows[0] is whole[0] and not beside else {}
    if grid is None and not columns and any(list_called_below(said[0]) and any(said[1:]) for said in texts):
        _read_beside_names(rows, texts, kind, lists)
        return
    texts = surnames_last(texts, columns) if columns else texts
    here = next(filter(None, heads), kind) or "present"
    first = 1 if columns or any(heads) else 0
    listed = bool(kind or columns or any(heads)) or not any(map(_list_alone, texts))
    for row, said in zip(rows[first:], texts[first:], strict=True):
        named = _list_alone(said)
        listed = listed or named is not None
        if not listed and ":" in said[0]:
            continue  # `Meeting place: …`, above the lists
        if named:
            here = named
        elif (where := _list_of(said, grid, here)) and columns:
            add_row(said, columns, where, table.line, lists)
        elif where:
            _read_row([cell for n, cell in enumerate(row) if n != grid], where, lists)


def _below_each_other(rows: list[Row]) -> list[Row]:
    """Two halves of a table that stand side by side under the same headings (`Name | Post | Name | Post`), one below
    the other; any other table as it is."""
    half = len(rows[0]) // 2 if rows else 0
    heads = [cell_text(cell).casefold() for cell in rows[0]] if rows else []
    if half < 2 or len(heads) % 2 or heads[:half] != heads[half:] or not heads_people(heads[0]):
        return rows
    return [row[:half] for row in rows] + [row[half:] for row in rows[1:]]


def _holds_sums(rows: Sequence[Row]) -> bool:
    """A sum of money stands in most rows."""
    return sum(any(_SUM.fullmatch(cell_text(cell)) for cell in row) for row in rows) * 2 > len(rows)


_SUM = re.compile(r"[-–(]?\s*[£$€]?\s*[-–]?\s*\d[\d,]*\.\d\d\)?")


def _read_ticked(texts: Sequence[Sequence[str]], heads: Sequence[str | None], line: int, lists: Lists) -> bool:
    """Read a table with a column of marks for each list, if it is one."""
    columns = columns_in(texts[0]) or ({"name": 0} if not texts[0][0] else {})
    ticked = ticked_lists(texts, heads, columns["name"]) if columns else {}
    missing = list[str]()
    for said in texts[1:] if ticked else ():
        if kind := list_ticked(said, ticked):
            add_row(said, columns, kind, line, lists)
        elif one := person_of(said, columns):
            missing.append(one.person)
    if missing:
        lists.doubt("apologies", line, f"no mark says that they came or sent apologies: {', '.join(missing)}")
    return bool(ticked)


def _read_side_by_side(rows: Sequence[Row], heads: Sequence[str | None], kind: str | None, lists: Lists) -> None:
    """A list in each column under its name, and perhaps another below it."""
    here = list(heads)
    for row in rows:
        for n, cell in enumerate(row[: len(here)]):
            if named := list_called_below(cell_text(cell)):
                here[n] = _NOBODY if is_absence(cell_text(cell)) and "apologies" in heads else named
            elif here[n] != _NOBODY:
                _read_cell(cell, here[n] or kind or "present", lists, each=True)


def by_one_word(lists: Lists) -> bool:
    """Whoever was present is called by one word, perhaps behind a title: so may others be who stand alone."""
    came = lists.people["present"]
    return bool(came) and all(is_single(bare_name(one.person)) for one in came)


_NOBODY = "absent"  # a list of those who sent no apologies


def _read_beside_names(rows: Sequence[Row], texts: Sequence[Sequence[str]], kind: str | None, lists: Lists) -> None:
    """Lists whose names stand in the first column, beside the people or above them."""
    here, above = kind, None
    for row, said in zip(rows, texts, strict=True):
        named = list_called_below(said[0])
        if above and not named and said[0]:
            _read_row(row, above, lists)
            continue
        above = named if not any(said[1:]) else None
        here = named or (None if said[0] else here)
        lists.lone = by_one_word(lists)
        if here and len(row) > 2:
            _read_row(row[1:], here, lists)
        elif here:
            for cell in row[1:]:
                _read_cell(cell, here, lists, each=None)


def _list_alone(said: Sequence[str]) -> str | None:
    """The list that a row with nothing else is the name of."""
    filled = [text for text in said if text]
    return list_called_below(filled[0]) if len(filled) == 1 else None


def _list_of(said: Sequence[str], grid: int | None, here: str) -> str | None:
    """The list of somebody in a row: the one that has begun, unless a mark says that he or she was away; None for who
    is in no list."""
    if grid is None:
        status = next((text for text in said[1:] if AWAY.match(text) and len(text) > 1), "")
    else:
        status = said[grid] if grid < len(said) else ""
    if grid is not None and not is_mark(status):
        return None
    where = "apologies" if AWAY.match(status) else here
    at_work = AT_WORK.match(": ".join([text for text in said if text][:2]))  # below apologies: `Chair: | Ada Marsh`
    return None if where == "apologies" and at_work else where


def _with_labels_apart(rows: Sequence[Row]) -> list[Row]:
    """The rows with lists' names in cells of their own, and an empty one before the rows that go on with a list."""
    apart = [_with_label_apart(row) for row in rows]
    if all(len(new) == len(old) for new, old in zip(apart, rows, strict=True)):
        return apart
    goes_on = [len(new) == len(old) and bool(cell_text(old[0])) for new, old in zip(apart, rows, strict=True)]
    named = [list_called_below(cell_text(row[0])) for row in rows]
    return [((), *row) if on and not name else row for row, on, name in zip(apart, goes_on, named, strict=True)]


def _with_label_apart(row: Row) -> Row:
    """`Members: Ada Marsh` in the first cell as a cell with the list's name and one with the first of it; every row has
    a cell for that name where one has."""
    first = cell_text(row[0]) if row else ""
    match = re.match(r"^(?P<label>[^:]{3,40}):\s*(?P<rest>\S.*)$", first)
    if match is None and (match := re.match(r"^(?P<label>[A-Z]{5,}) (?P<rest>[A-Z].*)$", first)):  # `PRESENT Ada Marsh`
        match = match if person_in(match["rest"]) else None
    if not match or not list_called_below(match["label"]) or len(row) < 2:
        return row
    block = row[0][0]
    label, rest = (replace(block, runs=(Run(text),)) for text in (match["label"], match["rest"]))
    return [(label,), (rest, *row[0][1:]), *row[1:]]


def _whole_rows(rows: Sequence[Row]) -> list[Row]:
    """The rows, with one that only goes on with a line (`(in the Chair)`) put to the one before."""
    out: list[Row] = []
    for row in rows:
        filled = [cell for cell in row if cell_text(cell)]
        before = next((cell for cell in reversed(out[-1]) if cell_text(cell)), ()) if out else ()
        if len(filled) == 1 and before and len(row) > 1:
            text = cell_text(filled[0])
            if (
                text.startswith("(")
                or text[:1].islower()
                or (cell_text(before).endswith((",", "and")) and len(out[-1]) > 1)
            ):
                out[-1] = [(*cell, *filled[0]) if cell is before else cell for cell in out[-1]]
                continue
        out.append(row)
    return out


def _read_row(row: Row, kind: str, lists: Lists) -> None:
    """A row without headings: each cell a person, or the first a name and the others about that person."""
    cells = [cell for cell in row if cell_text(cell)]
    if not cells:
        return
    firsts = [None if (first := _lines(cell)[0]).endswith(":") else person_in(first) for cell in cells]
    second = cell_text(cells[1]) if len(cells) > 1 else ""
    columns = all(map(_all_names, cells[:2])) and len(_lines(cells[0])) > 1
    if not columns and len(cells) > 1 and firsts[0] and (firsts[1] is None or second.startswith(("-", "–"))):
        told = " - ".join(cell_text(cell).strip(" -–—") for cell in cells[1:])
        one = person_in(f"{_lines(cells[0])[0]} - {told}") or firsts[0]
        lists.add(kind, [replace(one, line=_line(cells[0]))])
        return
    for cell in cells:
        _read_cell(cell, kind, lists, each=None)


def _all_names(cell: Sequence[Block]) -> bool:
    """Each line of a cell is a name, or the names of several."""
    return all(person_in(line) or len(names_in(line)) > 1 for line in _lines(cell))


def _read_cell(cell: Sequence[Block], kind: str, lists: Lists, *, each: bool | None) -> None:
    lines = _lines(cell)
    people = [person_in(text) for text in lines]
    if len(lines) > 1 and people[0] and not any(people[1:]) and not re.search(r"[,;]", lines[0]):
        one = person_in(" - ".join(lines)) or people[0]
        lists.add(kind, [replace(one, line=_line(cell))])
        return
    here = kind
    for n, row in enumerate(one_by_one(lines, kind, _line(cell), lists)):
        for text in row:
            single = each if each is not None else one_each_in(lines)
            here = read_line(text, _line(cell) + n, here, lists, each=single)


def _lines(cell: Sequence[Block]) -> list[str]:
    return joined_lines([line for block in cell for line in block.lines]) or [""]


def _line(cell: Sequence[Block]) -> int:
    return next((block.line for block in cell if block.text), 1)
