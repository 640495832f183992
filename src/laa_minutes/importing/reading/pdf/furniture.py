"""What is printed on pages and is no part of the text: running headers, footers, page numbers, classification lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from .glyphs import ASIDE
from .letters import Sheet
from .lines import Line

PAGE_NUMBER = re.compile(
    r"[-–—|~\[(]*\s*(?:(?:page|pg|p)\.?\s*\|?\s*)?(?:#|[ivxl]{1,5})(?:\s*(?:of|/|\|)\s*#)?\s*(?:\|?\s*(?:page|pages))?\s*[-–—|~\])]*\.?",
    re.I,
)
CLASSIFIED = re.compile(
    r"(?:uk\s+)?(?:unclassified|official(?:\s*[-–—:]\s*sensitive)?|restricted|protect|confidential|"
    r"not protectively marked|"
    r"public|draft|npm)(?:\s*[-–—:/]\s*[\w ]{1,30})?",
    re.I,
)
PRINTED = re.compile(r"#/#/#,? #:#.*|(?:https?://|file:/)\S+(?: #/#)?|.*(?:https?://|file:/)\S+ #(?:/| of )#")
ADDRESS = re.compile(r"(?:https?://|file:/)\S+")
APART = 3  # ems between a title and an address that are not one text
DEPTH = 6  # lines from an edge of the page
ZONE = 0.17  # of the height


def clear(sheets: Sequence[Sheet], pages: Sequence[list[Line]]) -> None:
    """Takes the furniture off the pages. A header that says what the first page's text does not say stays there."""
    for sheet, lines in zip(sheets, pages, strict=True):
        _without_address(sheet, lines)
    first: list[Line] = []  # what runs at the top of the first page
    for edge in ("top", "bottom"):
        running = _running(sheets, pages, edge)
        kept: set[str] = set()
        for n, lines in enumerate(pages):
            for line in _at_edge(sheets[n], lines, edge):
                key = _key(line)
                marked = all(word.style & ASIDE for word in line.words)
                if not (key in running or marked or _standing(key)):
                    break
                if edge == "top" and n == 0 and not _standing(key) and key not in kept:
                    first.append(line)
                else:
                    lines.remove(line)
                kept.add(key)
    without = [line for line in pages[0] if line not in first]
    if not any(_news(line, without) for line in first):
        pages[0][:] = without


def _without_address(sheet: Sheet, lines: list[Line]) -> None:
    """`Pond Trust      http://…`: the title stays, without the address that a browser prints at the other side."""
    for line in _at_edge(sheet, lines, "top")[:1]:
        *title, last = line.words
        apart = bool(title) and last.x0 - title[-1].x1 > APART * line.size
        if apart and ADDRESS.fullmatch(last.text):
            lines[lines.index(line)] = Line(tuple(title), line.page)


def _at_edge(sheet: Sheet, lines: list[Line], edge: str) -> list[Line]:
    near = (
        [line for line in lines if line.base < ZONE * sheet.height]
        if edge == "top"
        else [line for line in reversed(lines) if line.base > (1 - ZONE) * sheet.height]
    )
    return near[:DEPTH]


def _running(sheets: Sequence[Sheet], pages: Sequence[list[Line]], edge: str) -> set[str]:
    """Lines at the same height of several pages, but for the numbers in them."""
    seen: Counter[tuple[str, int]] = Counter()
    for sheet, lines in zip(sheets, pages, strict=True):
        for line in _at_edge(sheet, lines, edge):
            for place in {round(line.base / 6), round(line.base / 6 + 0.5)}:
                seen[_key(line), place] += 1
    least = max(2, min(len(pages) * 0.3, 8))
    return {key for (key, _), count in seen.items() if count >= least}


def _key(line: Line) -> str:
    return re.sub(r"\d+", "#", " ".join(line.text.split()).lower())


def _standing(key: str) -> bool:
    """Furniture wherever it stands at an edge."""
    return bool(
        PAGE_NUMBER.fullmatch(key)
        or PAGE_NUMBER.fullmatch(key.replace(" ", ""))
        or CLASSIFIED.fullmatch(key)
        or PRINTED.fullmatch(key)
    )


def _news(line: Line, lines: Sequence[Line]) -> bool:
    """Some of its words stand in none of the others."""
    words = set(re.findall(r"\w+", line.text.lower()))
    rest = {word for other in lines for word in re.findall(r"\w+", other.text.lower())}
    return len(words - rest) > 0.3 * len(words)
