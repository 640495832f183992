"""A listing as plain text (for a pipe: no colour, nothing cut or wrapped) and as Markdown."""

from __future__ import annotations

import re
import unicodedata

from .listing import Listing

_MARKUP = re.compile(r"([\\`*_\[\]<>|#])")
# Moves a cursor, turns a line of writing round, or may stand in no XML.
CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


def plain(listing: Listing) -> str:
    """Columns lined up by spaces, one entry a line whatever its length."""
    rows = [[one_line(str(cell)) for cell in line] for section in listing.sections for line in section.lines]
    headings = [column.heading for column in listing.columns]
    shown = [headings, *rows] if listing.headings and rows else rows
    widths = [max((width(row[n]) for row in shown), default=0) for n in range(len(headings))]
    out = [one_line(listing.title) + (f"  ({one_line(listing.aside)})" if listing.aside else "")]
    if listing.headings and rows:
        out += ["", "  " + _aligned(headings, widths, listing)]
    entries = iter(rows)
    for section in listing.sections:
        out.append("")
        if section.title:
            out.append(one_line(section.title) + (f"  ({one_line(section.aside)})" if section.aside else ""))
        out += ["  " + _aligned(next(entries), widths, listing) for _ in section.lines]
    if listing.remarks or listing.last:
        out += ["", *map(one_line, (*listing.remarks, *listing.last))]
    return "\n".join(out) + "\n"


def broken(text: str, width: int, inset: str = "") -> list[str]:
    """Lines broken between words alone, so that a name or a path can be copied; those after the first are set in."""
    from textwrap import wrap

    return wrap(text, width, subsequent_indent=inset, break_long_words=False, break_on_hyphens=False)


def markdown(listing: Listing, *, calls: bool = True) -> str:
    """Headings and tables, with every character of the records' own text made harmless; without `calls` no command is
    named in it."""
    out = [f"# {literal(listing.title)}", ""]
    if listing.aside:
        out += [literal(listing.aside), ""]
    head = "| " + " | ".join(column.heading or " " for column in listing.columns) + " |"
    rule = "|" + "|".join("---:" if column.right else "---" for column in listing.columns) + "|"
    for section in listing.sections:
        if section.title:
            out += [f"## {literal(section.title)}", ""]
        if section.aside:
            out += [literal(section.aside), ""]
        if section.lines:
            out += [head, rule]
            out += ["| " + " | ".join(literal(str(cell)) for cell in line) + " |" for line in section.lines]
            out.append("")
    out += [literal(line) + "\n" for line in listing.remarks]
    last = listing.last if calls else filter(None, map(without_calls, listing.last))
    out += [one_line(line) + "\n" for line in last]
    return "\n".join(out).rstrip("\n") + "\n"


def without_calls(text: str) -> str:
    """A closing line less its sentence about a command to try, which is nothing to print in a document."""
    before, call, _ = text.partition("`laa ")
    if not call:
        return text
    return f"{before.rpartition('. ')[0]}." if ". " in before else ""


def one_line(text: str) -> str:
    """Text as one line without control characters, so that nothing in a record moves a terminal's cursor."""
    return " ".join(CONTROL.sub("\ufffd", text.replace("\t", " ")).split())


def literal(text: str) -> str:
    """Text as one line of Markdown that means itself."""
    return _MARKUP.sub(r"\\\1", one_line(text))


def _aligned(cells: list[str], widths: list[int], listing: Listing) -> str:
    padded = []
    for cell, room, column in zip(cells, widths, listing.columns, strict=True):
        space = " " * (room - width(cell))
        padded.append(space + cell if column.right else cell + space)
    return "  ".join(padded).rstrip()


def width(text: str) -> int:
    """Columns that a text takes on a terminal."""
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    return len(text) + wide - sum(unicodedata.combining(character) != 0 for character in text)
