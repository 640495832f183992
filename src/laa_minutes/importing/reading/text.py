"""Plain text as a document: paragraphs between empty lines, with their lines as they were typed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ...diagnostic import LaaError
from ..document import Block, Document, Kind, Run
from .cells import cells_apart
from .pieces import block, table

_RULE = re.compile(r"\s*([-=_~*#+]\s?)\1{2,}\s*")
_GRID = re.compile(r"\s*+\+(?:[-=]+\+)+\s*|\s*+\|?\s*+:?-{3,}:?\s*(?:\|\s*:?-{3,}:?\s*)+\|?\s*")
_FEWEST_COLUMNS = 3  # two columns side by side may be names and roles, or a form: their lines say more than a table
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
    found: list[Block] = []
    waiting: list[str] = []
    page, paged = 1, "\f" in text
    lines = text.split("\n")
    start, cells = cells_apart(lines, first) or (len(lines), ())
    for number, typed in enumerate([*lines[:start], ""], first):
        broken = typed.count("\f")
        line = typed.rsplit("\f", 1)[-1].expandtabs(8) if broken else typed.rstrip()
        if waiting and (broken or not line.strip()):
            made = _paragraph(waiting, number - len(waiting))
            found += [replace(one, page=page) for one in made] if paged else made
            waiting = []
        page += broken
        if line.strip():
            waiting.append(line)
    return (*found, *cells)


def _paragraph(lines: Sequence[str], first: int) -> tuple[Block, ...]:
    """Lines without an empty one between them: a table where it is certain, a heading where it is underlined."""
    found: list[Block] = []
    begun = 0
    for n, line in enumerate(lines):
        if _RULE.fullmatch(line) and not _GRID.fullmatch(line):
            underlined = n - begun == 1 and line.strip()[0] in "-=~"
            if underlined:
                found += _said("heading", lines[begun:n], first + begun, 1 if "=" in line else 2)
            elif n > begun:
                found += _unruled(lines[begun:n], first + begun)
            begun = n + 1
    if begun < len(lines):
        found += _unruled(lines[begun:], first + begun)
    return tuple(found)


def _unruled(lines: Sequence[str], first: int) -> tuple[Block, ...]:
    """Lines without a rule among them: a table where it is certain, else one paragraph."""
    rows = _barred(lines) or _aligned(lines)
    if rows:
        return table([tuple(block("paragraph", [Run(cell)], first + n) for cell in row) for n, row in rows], first)
    return _said("paragraph", lines, first)


def _said(kind: Kind, lines: Sequence[str], first: int, level: int = 0) -> tuple[Block, ...]:
    indent = min(_indent(line) for line in lines)
    runs = [Run("\n".join(line.strip() for line in lines))]
    return block(kind, runs, first, level, indent=indent)


def _barred(lines: Sequence[str]) -> list[tuple[int, list[str]]]:
    """Rows of cells between bars, with the number of each one's line; none where a line has no bar."""
    if len(lines) < 2 or not all("|" in line or _GRID.fullmatch(line) for line in lines):
        return []
    kept = [(n, line.strip().strip("|").split("|")) for n, line in enumerate(lines) if not _GRID.fullmatch(line)]
    ruled = any(_GRID.fullmatch(line) for line in lines)
    return kept if ruled or len({len(row) for _, row in kept}) == 1 else []


def _aligned(lines: Sequence[str]) -> list[tuple[int, list[str]]]:
    """Rows of columns that begin below each other; none where that is not certain."""
    if len(lines) < 3:
        return []
    if "\t" in lines[0].strip() and len({line.count("\t") for line in lines}) == 1:
        rows = [(n, line.split("\t")) for n, line in enumerate(lines)]
        return rows if len(rows[0][1]) >= _FEWEST_COLUMNS else []
    wide = [line.expandtabs(8) for line in lines]
    margin = min(map(_indent, wide))
    wide = [line[margin:] for line in wide]
    starts = [{match.end() for match in re.finditer(r"(?:^| {2,})(?=\S)", line)} for line in wide]
    columns = sorted(starts[0])
    whole = sum(one == starts[0] for one in starts)
    if len(columns) < _FEWEST_COLUMNS or whole < 2 or not all(one <= starts[0] and 0 in one for one in starts):
        return []
    return [(n, [line[a:b] for a, b in zip(columns, [*columns[1:], None], strict=True)]) for n, line in enumerate(wide)]


def _indent(line: str) -> int:
    wide = line.expandtabs(8)
    return len(wide) - len(wide.lstrip())
