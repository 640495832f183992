"""Names in a margin: initials at the far right of a paragraph, which some formats give as a table, others after a
tab."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..document import Block, Run

_SOMEBODY = (
    r"(?:[A-Z]{2,4}|[A-Z]{1,2}(?:[’'][A-Z]|[a-z]{1,2}[A-Z])|[A-Z][A-Za-z]{0,3}|(?i:all|clerk|chair(?:man|person)?|secretary|treasurer)|"
    r"(?:(?:Cllrs?|Mrs?)\.?|Ms|Miss|Dr) (?:[A-Z](?:\.|[\w’'-]+) ?)?[A-Z][\w’'-]+|[A-Z]\. ?[A-Z][\w’'-]+)"
)
_NAMES = rf"{_SOMEBODY}(?:\s*(?:[/&,+]|and\b)\s*{_SOMEBODY}){{0,5}}"
# `… to write to the mill.   JS`, at the end of any line of a paragraph, also of one that goes on; `A pond` is no name
MARGIN = re.compile(rf"(?<=\S)[ ]*\t\s*(?!A )(?P<who>{_NAMES})(?:[.*]?[ ]*$|(?=[ ][a-z]|\t[A-Za-z]))", re.MULTILINE)
ONLY_NAMES = re.compile(rf"{_NAMES}(?:\s+{_NAMES}){{0,5}}")
_MARK = re.compile(r"^\W*(?:ACTIONS?|Actions?)\b\s*[:–-]?\s*(?=[A-Z])")  # before the names in a margin
_LEAST = 5  # words that have names beside them: a name has fewer, and is beside its own initials


def margins_of(block: Block) -> tuple[tuple[tuple[str, int], ...], Block] | None:
    """The names in the margin of a paragraph, each with how many characters of its text stand before them, and the
    paragraph without them."""
    whole = "".join(run.text for run in block.runs)
    found = list(MARGIN.finditer(whole))
    if block.rows or block.kind == "heading" or not found or len(block.text.split()) <= _LEAST:
        return None
    bare = block
    for one in reversed(found):
        bare = replace(bare, runs=_without(bare.runs, one.start(), one.end()))
    before = ((one["who"], " ".join(MARGIN.sub("", whole[: one.end()]).split())) for one in found)
    return tuple((who, len(text)) for who, text in before), bare


def _without(runs: Sequence[Run], start: int, end: int) -> tuple[Run, ...]:
    """The runs without the characters between two places of their text."""
    at, kept = 0, list[Run]()
    for run in runs:
        after = at + len(run.text)
        text = run.text[: max(0, start - at)] + run.text[max(0, end - at) :] if at < end and after > start else run.text
        kept += [replace(run, text=text)] if text else []
        at = after
    return tuple(kept)


def beside(table: Block, before: Block | None) -> list[Block] | None:
    """The paragraphs of a table that is only text with names beside it, each with its names after a tab, the first
    going on with the one before it where that ends in no sentence; None for another table."""
    rows = [row for row in table.rows if any(block.text for cell in row for block in cell)]
    if (
        not rows
        or any(len(row) != 2 for row in rows)
        or any(block.rows for row in rows for cell in row for block in cell)
    ):
        return None
    names = [_MARK.sub("", " ".join(block.text for block in row[1])).strip(" .*") for row in rows]
    if not any(names) or not all(ONLY_NAMES.fullmatch(one) for one in names if one) or not all(row[0] for row in rows):
        return None
    first = " ".join(block.text for block in rows[0][0])
    goes_on = before is not None and _is_unfinished(before, first)
    if not (_is_text(first) or (goes_on and first[:1].islower())):
        return None
    found = [one for row, who in zip(rows, names, strict=True) for one in _with_names(row[0], who)]
    if goes_on and before is not None:
        found[0] = replace(before, runs=(*before.runs, Run(" "), *found[0].runs))
    return found


def _is_unfinished(block: Block, following: str) -> bool:
    """Text that breaks off within a sentence, which goes on."""
    words = block.text.split()
    if block.kind == "heading" or len(words) <= _LEAST or not words[-1][-1].isalpha():
        return False
    return words[-1].islower() or following[:1].islower()


def _is_text(words: str) -> bool:
    said = words.split()
    return len(said) > _LEAST and sum(word.islower() for word in said) * 2 >= len(said)


def _with_names(cell: Sequence[Block], who: str) -> list[Block]:
    """The paragraphs of a cell with the names beside it: one each where there are as many, else all at the last."""
    each = who.split() if len(cell) > 1 and len(who.split()) == len(cell) else [*[""] * (len(cell) - 1), who]
    return [
        replace(block, runs=(*block.runs, Run(f"\t{one}"))) if one else block
        for block, one in zip(cell, each, strict=True)
    ]
