"""Minutes that are laid out as a table become blocks: a row for each item, a column for what is to be done by whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ..document import Block, Run, line_of
from ..words.entries import names_somebody
from ..words.list_names import unmarked_list
from ..words.margins import ONLY_NAMES, beside
from ..words.name_lists import parted_by_initials
from .boxes import boxes_apart
from .cells import ACTION_COLUMN, DUE_COLUMN, LEAD_COLUMN, cell_text, heading_text
from .double_heads import with_one_head
from .fronts import fronts_apart, is_front, labelled_cells
from .heads_within import heads_apart
from .list_heads import with_heads
from .lost_lines import run_together
from .references import are_references_of_items, go_on_from

_ACTION = re.compile(
    r"(?:(?:decisions?|outcomes?)(?: ?[/&] ?| and )actions?|actions?|by whom|who|owner|lead|responsib\w+|"
    r"(?:to be )?action(?:ed)? by|person responsible)(?:[:/]? .{0,20})?:?",
    re.IGNORECASE,
)
_DUE = re.compile(r"(?:by when|when|due(?: date| by)?|deadline|target(?: date)?|timescale|action date)", re.IGNORECASE)
_TEXT = re.compile(
    r".{0,20}\b(?:item|minutes?|subject|discussion|details?|notes?|agenda|description|topic|matter|summary|comments?|"
    r"decision|business|issue)s?\b.{0,30}",
    re.IGNORECASE,
)
# `Item and discussion`: what the column for the business is called, and none for actions
_BUSINESS_TEXT = re.compile(
    r".{0,20}\b(?:item|minute|subject|discussion|agenda|topic|business)s?\b.{0,30}", re.IGNORECASE
)
# what the first column is called, before one of what was said
_TOPIC = re.compile(
    r"(?:agenda|discussion) (?:items?|points?|topics?)|(?:topics?|subjects?)(?: .{0,20})?", re.IGNORECASE
)
_DISCUSSED = re.compile(r"notes?|discussion|minutes?|summary", re.IGNORECASE)  # what the next column is called
_TITLE_WORDS = 14  # of a title in the first column
_NUMBER = re.compile(r"(?:item |agenda )?(?:no\.?|nos?|number|ref\.?|#|item|minute)?(?: no\.?)?", re.IGNORECASE)
_LABEL = re.compile(r"(?:item |min(?:ute)? )?(?:[A-Z]{1,3} ?)?\d{1,4}(?:[./-]\d{1,4})*[.):]?|[a-z][.)]", re.IGNORECASE)
_SUB = re.compile(r"\((?:[ivx]{1,5}|[a-z])\)")
_NUMBERED = re.compile(r"(?P<number>\d{1,3})(?P<year>/\d\d(?:\d\d)?)?[.):]*")
_CHAIN = 3  # numbers that go on, before titles
_ALL_FOUR = 4  # columns of a table of actions: the item, what, by whom, by when
_FEW = 6  # words that say by whom, or by when
_LONG = 25  # words: a cell with more holds minutes rather than an entry of a table


def unfold(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks, with each table that minutes are laid out in replaced by its cells in reading order."""
    found: list[Block] = []
    laid_out: Block | None = None  # the last table, where it held minutes and nothing stands behind it yet
    for block in _people_apart(with_heads(map(with_one_head, heads_apart(boxes_apart(blocks))))):
        before, laid_out = laid_out, None
        if block.rows and (listed := _listed(block) or labelled_cells(block) or _led(block)):
            found += listed
        elif block.rows and (paragraphs := beside(block, found[-1] if found else None)):
            goes_on = bool(found) and paragraphs[0].line == found[-1].line
            found[len(found) - goes_on :] = paragraphs
        elif block.rows:
            for table in fronts_apart(block):
                goes_on = before is not None and _goes_on(table, before, found)
                laid_out = (
                    table
                    if goes_on or (holds_minutes(table) and not is_front(table)) or _refers_on(table, found)
                    else None
                )
                found += _rows(table) if laid_out else [table]
        else:
            found += run_together(block)
    return tuple(_with_missing_numbers(found))


def _people_apart(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, a table that begins with rows of one filled cell, below a table of people, apart from these: they go
    on with that, and the numbers below them are items."""
    above: Block | None = None
    for block in blocks:
        lone = 0
        while lone < len(block.rows) and _is_person_alone(block.rows[lone]):
            lone += 1
        numbered = any(row and _LABEL.fullmatch(cell_text(row[0])) for row in block.rows[lone:])
        if lone and numbered and above is not None and above.rows:
            yield replace(block, rows=block.rows[:lone])
            below = block.rows[lone:]
            block = replace(block, rows=below, line=line_of(below[0], block.line))
        yield block
        above = block


def _is_person_alone(row: Sequence[Sequence[Block]]) -> bool:
    """Nothing in the first cell, and somebody in the others."""
    filled = [text for cell in row if (text := cell_text(cell))]
    return len(row) > 1 and not cell_text(row[0]) and bool(filled) and all(map(names_somebody, filled))


def _goes_on(table: Block, above: Block, before: Sequence[Block]) -> bool:
    """The first cells of the table have the numbers after the last one in the text above it, as on a new page; or those
    after the first cells of the table `above`, of which one may be left out."""
    last = next((int(mark["number"]) for one in reversed(before) if (mark := _NUMBERED.fullmatch(one.label))), None)
    numbers, outer = _first_numbers(table), _first_numbers(above)[-1:]
    in_turn = last is not None and numbers == [*range(last + 1, last + 1 + len(numbers))]
    steps = {after - here for here, after in pairwise([*outer, *numbers])}
    return len(numbers) > 1 and (in_turn or (bool(outer) and numbers[0] == outer[0] + 1 and steps <= {1, 2}))


def _first_numbers(table: Block) -> list[int]:
    """The numbers that stand alone in the first cells of the rows."""
    marks = (_NUMBERED.fullmatch(cell_text(row[0])) for row in table.rows if row)
    return [int(mark["number"]) for mark in marks if mark]


def _refers_on(table: Block, before: Sequence[Block]) -> bool:
    """The first cells of the table have the references after the last one above it, whatever stands between."""
    last = next((block.label for block in reversed(before) if block.label[-1:].isdigit()), "")
    return bool(table.rows) and go_on_from(table, last)


def _listed(table: Block) -> list[Block]:
    """`Present Ada Marsh | AM Ben Lowe BL`: rows that a reader of pages took columns of names and initials for, as the
    lines of a list; none for another table."""
    rows = [" ".join(filter(None, map(cell_text, row))) for row in table.rows]
    named = unmarked_list(rows[0]) if rows else None
    if named is None or not all(parted_by_initials(row) for row in (rows[0][named.people :], *rows[1:])):
        return []
    return [
        replace(table, kind="paragraph", runs=(Run(row),), rows=(), line=table.line + n) for n, row in enumerate(rows)
    ]


def _led(table: Block) -> list[Block]:
    """`1 Apologies | AM`, `• Ben Lowe`: rows that a reader of pages took numbered titles and the points below them for,
    with who leads each at the far right, as they were typed; none for another table."""
    if any(len(row) != 2 or not row[0] or row[0][0].rows for row in table.rows):
        return []
    leads = [" ".join(cell_text(row[1]).split()) for row in table.rows]
    titled = [_NUMBERED.fullmatch(row[0][0].label) is not None for row in table.rows]
    if sum(titled) < 2 or not all(titled[n] and ONLY_NAMES.fullmatch(lead) for n, lead in enumerate(leads) if lead):
        return []
    found: list[Block] = []
    for row, lead in zip(table.rows, leads, strict=True):
        found += row[0]
        found += [replace(row[0][0], kind="paragraph", label=LEAD_COLUMN, runs=(Run(lead),))] if lead else []
    return found if any(leads) else []


def _with_missing_numbers(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, one parted where it holds the number that is missing before the next block's: `7. … 8. … | 9. …`."""
    numbers = [(n, mark) for n, block in enumerate(blocks) if (mark := _NUMBERED.fullmatch(block.label))]
    missing = {
        at: (int(one["number"]) + 1, one["year"] or "")
        for (at, one), (_, other) in pairwise(numbers)
        if one["year"] == other["year"] and int(other["number"]) == int(one["number"]) + 2
    }
    sought: tuple[int, str] | None = None
    for n, block in enumerate(blocks):
        sought = missing.get(n, None if _NUMBERED.fullmatch(block.label) else sought)
        mark = re.search(rf"(?<=[\w.!?:;)] ){sought[0]}{sought[1]}[.)]? (?=[A-Z])", block.text) if sought else None
        if sought and mark and (sought[1] or mark.group().rstrip()[-1] in ".)"):
            text, sought = block.text, None
            yield replace(block, runs=(Run(text[: mark.start()].strip()),))
            yield replace(block, kind="paragraph", label=mark.group().strip(), runs=(Run(text[mark.end() :]),), rows=())
        else:
            yield block


def holds_minutes(table: Block) -> bool:
    """Its rows are items of business: long texts beside short numbers, or beside what is to be done by whom."""
    rows = [row for row in table.rows if any(cell_text(cell) for cell in row)]
    width = max((len(row) for row in rows), default=0)
    if not rows or width > 4:
        return False
    long = sum(any(len(cell_text(cell).split()) > _LONG for cell in row) for row in rows)
    if width == 1:
        return long > 0
    labelled = sum(bool(_LABEL.fullmatch(cell_text(row[0]))) for row in rows)
    told_short = all(len(row) == _ALL_FOUR and _few_words(row[2]) and _few_words(row[3]) for row in rows)
    if told_short and labelled * 2 >= len(rows):
        return False  # `4.1 | what is to be done | by whom | by when`, whatever its length
    headings = [_heading(heading_text(cell)) for cell in rows[0]]
    if headings.count("action") > 1 and _acts_at_length(rows, headings):
        return False  # `Issue | Action | Who`: actions, however long
    headed = {*headings} - {""}
    told = any(
        one == "text" and _BUSINESS_TEXT.fullmatch(cell_text(cell)) for one, cell in zip(headings, rows[0], strict=True)
    )
    once = headings.count("action") == 1 and all(headings)
    if once and told and labelled >= len(rows) - 1:
        return True
    if once and _names_topics(table) and _DISCUSSED.match(heading_text(rows[0][1])):
        return True
    if ("action" in headed and long and ("text" in headed or labelled * 2 >= len(rows))) or _numbers_titles(rows):
        return True
    if are_references_of_items(table):
        return True
    return long * 3 >= len(rows) and (labelled * 2 >= len(rows) or "number" in headed or width == 2)


def _acts_at_length(rows: Sequence[Sequence[Sequence[Block]]], headings: Sequence[str]) -> bool:
    """No column but those for actions, and the one of whose they are, has long texts."""
    others = [cell for row in rows for cell, heading in zip(row, headings, strict=False) if heading != "action"]
    return all(len(cell_text(cell).split()) <= _LONG for cell in others)


def _few_words(cell: Sequence[Block]) -> bool:
    return 0 < len(cell_text(cell).split()) <= _FEW


def _numbers_titles(rows: Sequence[Sequence[Sequence[Block]]]) -> bool:
    """Numbers that go on in the first column, each before a title on a line of its own and what was said of it."""
    labels = [_labels_of(row[0])[0] if row else "" for row in rows]
    numbered = [(int(mark["number"]), row) for label, row in zip(labels, rows, strict=True)
                if (mark := _NUMBERED.fullmatch(label))]  # fmt: skip
    titled = [row for _, row in numbered if len(row) > 1 and len(row[1]) > 1 and _is_title(row[1][0].text)]
    goes_on = [number for number, _ in numbered] == list(range(1, len(numbered) + 1))
    return goes_on and len(titled) >= _CHAIN and len(titled) * 2 >= len(numbered)


def _labels_of(cell: Sequence[Block]) -> tuple[str, str]:
    """What a cell numbers, and what stands within it: `3.` and `(i)` of `3. (i)`; empty where it is no number."""
    text = cell_text(cell)
    if cell and _NUMBERED.fullmatch(cell[0].label) and _SUB.fullmatch(text):
        return cell[0].label, text
    return (text, "") if _LABEL.fullmatch(text) or _SUB.fullmatch(text) else ("", "")


def _heading(text: str) -> str:
    """What a column's heading says it holds."""
    if not text:
        return ""
    if _ACTION.fullmatch(text):
        return "action"
    if _DUE.fullmatch(text):
        return "due"
    if _NUMBER.fullmatch(text):
        return "number"
    return "text" if _TEXT.fullmatch(text) else ""


def _rows(table: Block) -> list[Block]:
    found: list[Block] = []
    headings = [_heading(heading_text(cell)) for cell in table.rows[0]]
    headed = "action" in headings or ("text" in headings and all(headings))
    column = headings.index("action") if "action" in headings and len(headings) > 1 else _last_is_short(table)
    # Where the texts mark what is to be done, the names beside them say who led.
    beside = LEAD_COLUMN if "action" not in headings and _marks_within(table) else ACTION_COLUMN
    titled = headed and _names_topics(table)
    topics = _titles_within(table, headings) if headed and not titled else None
    for row in table.rows[1:] if headed else table.rows:
        label = within = ""
        first = len(found)
        # What stands before the title of an item, such as a reference, is part of it.
        for n, cell in sorted(enumerate(row), key=lambda one: one[0] != topics):
            filled = [block for block in cell if block.text or block.rows]
            if not filled:
                continue
            if n == 0 and topics is None and len(row) > 1 and _labels_of(filled)[0]:
                label, within = _labels_of(filled)
            elif n < len(headings) and headings[n] == "due" and headed:
                found.append(replace(filled[0], kind="paragraph", label=DUE_COLUMN, rows=()))
            elif n == column and n > 0:
                text = "\n".join(line for block in filled for line in block.lines)
                if not re.search(r"\w", text):
                    continue  # a stray mark: nothing is to be done
                told = len(found) - first
                found.append(replace(filled[0], kind="paragraph", label=beside, runs=(Run(text),), rows=(), level=told))
            else:
                head, *others = filled
                if (n == 0 and titled) or n == topics:
                    head = replace(head, kind="heading", level=2)
                others = [_as_point(one) for one in others] if label else others
                others = [replace(others[0], label=within), *others[1:]] if within and others else others
                found += [replace(head, label=label or head.label), *others]
                label = within = ""
        if label:
            found.append(Block("paragraph", (Run(""),), table.line, label=label))
    return found


def _as_point(block: Block) -> Block:
    """What stands below a title whose number has a column of its own; a number of its own is that of a point."""
    counted = block.kind != "heading" and _NUMBERED.fullmatch(block.label)
    return replace(block, kind="item", level=max(block.level, 2)) if counted else block


def _names_topics(table: Block) -> bool:
    """`Topic | Notes | Who`: short words before what was said of them, which are the titles of the items."""
    headings = [_heading(heading_text(cell)) for cell in table.rows[0]]
    topics = headings[0] in ("text", "number") and headings[1:2] == ["text"]
    named = topics and bool(_TOPIC.fullmatch(heading_text(table.rows[0][0])))
    firsts = [cell_text(row[0]) for row in table.rows[1:]]
    return named and all(len(one.split()) <= _TITLE_WORDS and not _LABEL.fullmatch(one) for one in firsts)


def _titles_within(table: Block, headings: Sequence[str]) -> int | None:
    """`Ref. | Agenda matter | Action`: the column in which, without numbers, each text has its title on a line of its
    own."""
    column = headings.index("text") if "text" in headings else 0
    texts = [[block for block in row[column] if block.text] for row in table.rows[1:] if column < len(row)]
    told = [blocks for blocks in texts if len(blocks) > 1 and _is_title(blocks[0].text)]
    return column if "number" not in headings and 1 < len(told) == sum(map(bool, texts)) else None


def _is_title(text: str) -> bool:
    return len(text.split()) <= _TITLE_WORDS and not text.endswith((".", ":", ";", ","))


def _marks_within(table: Block) -> bool:
    texts = (line for row in table.rows for cell in row for block in cell for line in block.lines)
    return any(re.match(r"\W*actions?\b[^.:]{0,30}:", text, re.IGNORECASE) for text in texts)


def _last_is_short(table: Block) -> int | None:
    """The last of several columns, where it has a few words beside long texts: initials of who is to act."""
    width = max(len(row) for row in table.rows)
    if width < 2:
        return None
    texts = [cell_text(row[width - 1]) for row in table.rows if len(row) == width]
    filled = [text for text in texts if text]
    return width - 1 if filled and max(len(text.split()) for text in filled) <= 6 and len(filled) < len(texts) else None
