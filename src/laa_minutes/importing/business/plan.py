"""The forward plan printed with minutes: a table of dates, items and who is responsible, and lists of dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from ..blocks.cells import cell_text
from ..document import Block, line_of
from ..draft import PlannedFound, PlannedItem
from ..words.dates import DateSaid, dates_in, year_for
from ..words.names import looks_like_name
from ..words.owners import split_owners

_DATE = re.compile(r"(?:meeting )?(?:dates?|when|month|meeting)(?: of meeting)?", re.IGNORECASE)
_ITEM = re.compile(r"(?:agenda )?(?:items?|business|topics?|subjects?|reports?|what)(?: .{0,20})?", re.IGNORECASE)
_WHO = re.compile(
    r"(?:responsib\w+|leads?|who|by whom|owner|presenter|lead officer|officer)(?: .{0,20})?", re.IGNORECASE
)
_INCLUDE = re.compile(r"^to include\s*:\s*", re.IGNORECASE)
_REMARK = re.compile(r"(?<!\s)\s*\((?P<remark>first item|tentative)\)", re.IGNORECASE)


def read_plan(blocks: Sequence[Block], held: date | None) -> tuple[PlannedFound, ...]:
    """The meetings to come, with what is planned for each; `held` is the day of the meeting that the plan came with."""
    found: list[PlannedFound] = []
    body: str | None = None
    for block in blocks:
        if block.rows:
            found += _table(block, held)
        elif block.kind == "item" and (said := _first_date(block.text)):
            found.append(_listed(block, said, held, body))
        elif block.kind == "item" and found:
            found[-1] = _with_item(found[-1], block)
        elif block.text and block.kind != "item":
            body = (
                None if re.search(r"\b(?:future|later|further) meetings\b", block.text, re.IGNORECASE) else block.text
            )
    return tuple(found)


def _columns(table: Block) -> dict[str, int]:
    found: dict[str, int] = {}
    for n, cell in enumerate(table.rows[0] if table.rows else ()):
        text = cell_text(cell).strip(" :")
        for what, pattern in (("date", _DATE), ("item", _ITEM), ("who", _WHO)):
            if what not in found and pattern.fullmatch(text):
                found[what] = n
                break
    return found


def _table(table: Block, held: date | None) -> Iterator[PlannedFound]:
    columns = _columns(table)
    if len(columns) < 2 or "date" not in columns:
        return
    planned: PlannedFound | None = None
    for row in table.rows[1:]:
        cells = {what: cell_text(row[n]) for what, n in columns.items() if n < len(row)}
        line = line_of(row, table.line)
        if day := cells.get("date"):
            if planned:
                yield planned
            planned = PlannedFound(line, day, _meant(_first_date(day), held))
        text = cells.get("item", "")
        if planned is None or not text:
            continue
        if _INCLUDE.match(text) and planned.items:
            planned = _including(planned, _INCLUDE.sub("", text))
        else:
            planned = replace(planned, items=(*planned.items, _item(text, cells.get("who", ""))))
    if planned:
        yield planned


def _listed(block: Block, said: DateSaid, held: date | None, body: str | None) -> PlannedFound:
    rest = block.text[said.end :].strip(" ,:–-")
    details = tuple(one.strip() for one in rest.strip("()").split(";") if one.strip())
    return PlannedFound(block.line, block.text[: said.end].strip(), _meant(said, held), body=body, details=details)


def _with_item(planned: PlannedFound, block: Block) -> PlannedFound:
    if _INCLUDE.match(block.text) and planned.items:
        return _including(planned, _INCLUDE.sub("", block.text))
    title, _, who = block.text.rpartition(" – ")
    if not title or not all(one == "All" or looks_like_name(one) for one in split_owners(who)):
        title, who = block.text, ""
    return replace(planned, items=(*planned.items, _item(title, who)))


def _item(text: str, who: str) -> PlannedItem:
    remarks = tuple(match["remark"].casefold() for match in _REMARK.finditer(text))
    return PlannedItem(_REMARK.sub("", text).strip(), split_owners(who), remarks=remarks)


def _including(planned: PlannedFound, words: str) -> PlannedFound:
    *others, last = planned.items
    return replace(planned, items=(*others, replace(last, include=(*last.include, words))))


def _first_date(text: str) -> DateSaid | None:
    return next((said for said in dates_in(text) if said.day and not text[: said.start].strip(" *_")), None)


def _meant(said: DateSaid | None, held: date | None) -> date | None:
    if said is None:
        return None
    return said.date or (year_for(said, held)[0] if held else None)
