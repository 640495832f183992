"""Plain text as a document: paragraphs between empty lines, with their lines as they were typed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from pathlib import Path

from ...diagnostic import LaaError
from ...frozen import dataclass
from ..document import Block, Document, Kind, Run
from .cells import cells_apart
from .pieces import block, table
from .text_tables import (
    FEWEST_COLUMNS,
    GRID,
    Cells,
    Line,
    aligned,
    barred,
    columns_of,
    in_columns,
    indent,
    without_strokes,
)

_RULE = re.compile(r"\s*([-=_~*#+]\s?)\1{2,}\s*")
_TITLE = re.compile(r"[A-Z][^.,;:!?\t]*")
# `** Title`, `== Title ==`; `_SIGNED_TITLE_WORDS` are the most of one
_SIGNED_TITLE = re.compile(r"(?P<sign>\*{2,4}|={2,4}) (?P<title>[^\s*=](?:.*?[^\s.,;:*=])?)[\s*=]*")
_SIGNED_TITLE_WORDS = 14
_TITLE_WORDS = 4
_TERM = re.compile(r"^(?P<term>\s*[-+*•] [^:]{1,60}?) ::(?= |$) ?")  # `- Ada :: Write to the mill`
_BULLET = re.compile(r"\s*[-*•–] ")
_UNCERTAIN = 5  # groups in which a table shows by a second whole row that it is one
_CERTAIN = 3  # lines with bars that are a table in the midst of others
_BINARY = 0.02  # of the characters: with more that no text has, it is none
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def read(path: Path) -> Document:
    """A text file's paragraphs; a page break ends one."""
    return Document(path.name, blocks_of(decoded(path.read_bytes(), path.name)))


def decoded(raw: bytes, name: str, encoding: str = "") -> str:
    """The text of a file in whatever encoding it is: by its mark, as UTF-8, as it names itself, as Windows has it."""
    text = _decoded(raw, encoding)
    unknown = sum(text.count(chr(code)) for code in (*range(9), *range(14, 26), *range(28, 32), 0xFFFD))
    if unknown > _BINARY * len(text) + 1:
        raise LaaError(f"{name}: this is not text", "save the minutes as .docx, .odt, .pdf, .html, .md or .txt")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(raw: bytes, encoding: str) -> str:
    for mark, marked in _MARKS:
        if raw.startswith(mark):
            return raw.decode(marked, "replace")
    if len(raw) > 3 and raw[1:400:2].count(0) > 0.6 * len(raw[1:400:2]):
        return raw.decode("utf-16-le", "replace")
    for one in ("utf-8", encoding, "cp1252"):
        try:
            return raw.decode(one or "utf-8")
        except (UnicodeDecodeError, LookupError):
            continue
    return raw.decode("cp1252", "replace")


def blocks_of(text: str, first: int = 1) -> tuple[Block, ...]:
    """The blocks of a text whose first line is that line of the file; pages are counted where page breaks stand."""
    lines = [_TERM.sub(r"\g<term>: ", line) for line in without_strokes(text.split("\n"))]
    start, cells = cells_apart(lines, first) or (len(lines), ())
    found: list[Block] = []
    groups = _groups(lines[:start], first)
    groups = _titled(
        groups if _has_starred_points(lines) else [one for group in groups for one in _signed_apart(group)]
    )
    at = 0
    while at < len(groups):
        made, taken = _blocks(groups, at)
        found += [replace(one, page=groups[at].page) for one in made] if "\f" in text else made
        at += taken
    return (*found, *cells)


@dataclass(frozen=True, slots=True)
class _Group:
    """Lines without an empty one between them, or a title among such."""

    lines: tuple[Line, ...]
    page: int
    title: bool = False


def _groups(lines: Sequence[str], first: int) -> list[_Group]:
    """The lines between empty ones; a page break ends a group too."""
    found: list[_Group] = []
    waiting: list[Line] = []
    page = 1
    for number, typed in enumerate([*lines, ""], first):
        broken = typed.count("\f")
        line = typed.rsplit("\f", 1)[-1].expandtabs(8) if broken else typed.rstrip()
        if waiting and (broken or not line.strip()):
            found.append(_Group(tuple(waiting), page))
            waiting = []
        page += broken
        if line.strip():
            waiting.append((number, line))
    return found


def _signed_apart(group: _Group) -> list[_Group]:
    """The group with each title that has signs before it in one of its own: `** Title` right above its text, which does
    not go on with it."""
    below = [line.strip()[:1] for _, line in group.lines[1:]] + [""]
    titles = {n for (n, line), after in zip(group.lines, below, strict=True) if _signed(line) and not after.islower()}
    return [replace(group, lines=tuple(part)) for _, part in groupby(group.lines, lambda line: titles & {line[0]})]


def _has_starred_points(lines: Sequence[str]) -> bool:
    """No fewer points with one star than with several: `** …` is a point of a point, and no title."""
    return sum(line.startswith("* ") for line in lines) >= sum(line.startswith("**") for line in lines)


def _signed(line: str) -> re.Match[str] | None:
    return _SIGNED_TITLE.fullmatch(line) if len(line.split()) <= _SIGNED_TITLE_WORDS else None


def _titled(groups: Sequence[_Group]) -> list[_Group]:
    """The groups, with each short line above a bullet in one of its own, where there are several: titles of notes."""
    found: list[_Group] = []
    for group in groups:
        begun = 0
        for n, ((_, line), (_, below)) in enumerate(pairwise(group.lines)):
            if _is_title(line) and _BULLET.match(below):
                found.append(replace(group, lines=group.lines[begun:n]))
                found.append(replace(group, lines=group.lines[n : n + 1], title=True))
                begun = n + 1
        found.append(replace(group, lines=group.lines[begun:]))
    return [group for group in found if group.lines] if sum(group.title for group in found) > 1 else list(groups)


def _is_title(line: str) -> bool:
    return _TITLE.fullmatch(line.strip()) is not None and len(line.split()) <= _TITLE_WORDS


def _blocks(groups: Sequence[_Group], at: int) -> tuple[tuple[Block, ...], int]:
    """What stands in a group, and in how many with it: a table's rows may have empty lines between them."""
    if groups[at].title:
        return _said("heading", groups[at].lines, 2), 1
    (number, first), *others = groups[at].lines
    if not others and (signed := _signed(first)):
        return _said("heading", [(number, signed["title"])], len(signed["sign"])), 1
    taken = _alike(groups, at)
    rows = aligned([line for group in groups[at : at + taken] for line in group.lines])
    return (_table(rows), taken) if rows else (_paragraph(groups[at].lines), 1)


def _alike(groups: Sequence[_Group], at: int) -> int:
    """How many groups stand in the columns of a group's first line, each with something in two of them or more."""
    columns = columns_of(groups[at].lines[0][1])
    if len(columns) < FEWEST_COLUMNS:
        return 1
    whole = 0
    for n in range(len(groups) - at):
        lines = groups[at + n].lines
        found = columns_of(lines[0][1])
        whole += len(found) == len(columns)
        alike = len(found) > 1 and all(in_columns(line, columns) for _, line in lines)
        if n and (not alike or (n >= _UNCERTAIN and whole < 2)):
            return n
    return len(groups) - at


def _paragraph(lines: Sequence[Line]) -> tuple[Block, ...]:
    """Lines without an empty one between them, and without columns: those under a rule apart from those above it, which
    are a heading where it underlines them."""
    found: list[Block] = []
    begun = 0
    above = ""  # the sign of a rule that stands above a line, and underlines none itself
    for n, (_, line) in enumerate(lines):
        if _RULE.fullmatch(line) and not GRID.fullmatch(line):
            sign = line.strip()[0]
            between = sign == above
            underlines = n - begun == 1 and (sign in "-=~" or between)
            above = "" if underlines else sign
            if underlines:
                found += _said("heading", lines[begun:n], 1 if "=" in line or between else 2)
            elif n > begun:
                found += _unruled(lines[begun:n])
            begun = n + 1
    if begun < len(lines):
        found += _unruled(lines[begun:])
    return tuple(found)


def _unruled(lines: Sequence[Line]) -> tuple[Block, ...]:
    """Lines without a rule among them: a table where it is certain, also in their midst; else one paragraph."""
    rows = barred(lines) or aligned(lines)
    if rows:
        return _table(rows)
    runs = [(bars, [*run]) for bars, run in groupby(lines, lambda line: "|" in line[1])]
    if not any(bars and len(run) >= _CERTAIN for bars, run in runs):
        return _said("paragraph", lines)
    made = (_table(found) if (found := barred(run)) else _said("paragraph", run) for _, run in runs)
    return tuple(block for blocks in made for block in blocks)


def _table(rows: Sequence[Cells]) -> tuple[Block, ...]:
    return table([tuple(block("paragraph", [Run(cell)], n) for cell in row) for n, row in rows], rows[0][0])


def _said(kind: Kind, lines: Sequence[Line], level: int = 0) -> tuple[Block, ...]:
    margin = min(indent(line) for _, line in lines)
    runs = [Run("\n".join(line[margin:].rstrip() for _, line in lines))]
    return block(kind, runs, lines[0][0], level, indent=margin)
