"""What the readers of all formats share: runs joined, numbers written, tables squared, lines counted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ..document import Block, Kind, Run

BULLET = "•"
DEEPEST = 100  # elements inside each other; what lies deeper belongs to the one above
LONGEST_HEADING = 30  # words; a longer one is prose that somebody gave a heading's style
WIDEST = 64  # columns of a table

_LOST = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffc\ud800-\udfff]"
)
_NEWLINE = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# after a sentence only a wide one, with a few words after it: names in a margin
_GAP = re.compile(r"(?<![.!?;,\s])[^\S\t\n]{3,}(?=\S)|(?<=[.!?;,])[^\S\t\n]{6,}(?=\S[^\n]{0,24}$)", re.MULTILINE)
_HARD = re.compile("[\u00a0\u2000-\u200a\u202f\u3000]")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"))
_ROMAN_ONES = ((9, "ix"), (5, "v"), (4, "iv"), (1, "i"))

Cell = tuple[Block, ...]
Row = tuple[Cell, ...]


def joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Runs of one style in one, without marks nobody sees and without space at either end; () where nothing is said.

    Hard spaces become spaces; three spaces together, unless a sentence ends before them, are a gap of columns.
    """
    whole = merged(replace(run, text=_LOST.sub("", _NEWLINE.sub("\n", run.text))) for run in runs)
    return stripped([replace(run, text=_HARD.sub(" ", _GAP.sub("\t", run.text))) for run in whole])


def merged(runs: Iterable[Run]) -> list[Run]:
    """Neighbours of one style as one run; space has the style of what it follows."""
    found: list[tuple[Run, list[str]]] = []
    for run in runs:
        if found and ((run.bold, run.italic) == (found[-1][0].bold, found[-1][0].italic) or not run.text.strip()):
            found[-1][1].append(run.text)
        elif run.text:
            found.append((run, [run.text]))
    return [replace(run, text="".join(parts)) for run, parts in found]


def stripped(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Runs without space at either end; () where there is nothing but space."""
    said = [n for n, run in enumerate(runs) if run.text.strip()]
    if not said:
        return ()
    kept = list(runs[said[0] : said[-1] + 1])
    kept[0] = replace(kept[0], text=kept[0].text.lstrip())
    kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
    return tuple(kept)


def block(
    kind: Kind, runs: Iterable[Run], line: int = 0, level: int = 0, label: str = "", indent: int = 0
) -> tuple[Block, ...]:
    """One block, or none where no words are left. A heading as long as prose is prose."""
    said = joined(runs)
    label = " ".join(label.split())
    if not said:
        return ()
    made = Block(kind, said, line, level, label, indent=indent)
    if kind == "heading" and len(made.text.split()) > LONGEST_HEADING:
        made = replace(made, kind="item" if label else "paragraph", level=1 if label else 0)
    return (made,)


def table(rows: Iterable[Sequence[Cell]], line: int = 0) -> tuple[Block, ...]:
    """A table with as many cells in each row, without empty rows and columns. One column is no table but its blocks."""
    kept = [tuple(row[:WIDEST]) for row in rows if any(row)]
    if not kept:
        return ()
    width = max(len(row) for row in kept)
    full = [row + ((),) * (width - len(row)) for row in kept]
    used = [n for n in range(width) if any(row[n] for row in full)]
    if len(used) == 1:
        return tuple(one for row in full for one in row[used[0]])
    return (Block("table", (), line, rows=tuple(tuple(row[n] for n in used) for row in full)),)


def numbered(blocks: Iterable[Block], first: int = 1) -> tuple[Block, ...]:
    """The blocks with the place of each one's first line among all lines of the text, for a format without lines."""
    found, line = [], first
    for one in blocks:
        made, line = _placed(one, line)
        found.append(made)
    return tuple(found)


def _placed(one: Block, line: int) -> tuple[Block, int]:
    """The block at this line, and the line after it."""
    if not one.rows:
        return replace(one, line=line), line + len(one.lines)
    start, rows = line, []
    for row in one.rows:
        cells = []
        for cell in row:
            inner = []
            for part in cell:
                made, line = _placed(part, line)
                inner.append(made)
            cells.append(tuple(inner))
        rows.append(tuple(cells))
    return replace(one, line=start, rows=tuple(rows)), line


def written(number: int, form: str) -> str:
    """A number as a list prints it: `1`, `a`, `A`, `i`, `I`; `01` and `1st` as Word has them. Any other form is `1`."""
    if form in ("a", "A") and number > 0:
        letter = chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 4)
        return letter.upper() if form == "A" else letter
    if form in ("i", "I") and 0 < number < 4000:
        roman, rest = "", number
        for value, sign in (*_ROMAN, *_ROMAN_ONES):
            roman += sign * (rest // value)
            rest %= value
        return roman.upper() if form == "I" else roman
    if form == "01":
        return f"{number:02}"
    if form == "1st":
        ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
        return f"{number}{ending}"
    return str(number)
