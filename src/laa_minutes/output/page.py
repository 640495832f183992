"""One thing told on a page, whatever it is shown on: a title, and labelled blocks of entries.

Lines are made here once, as spans of text with a style; a terminal colours them, a pipe gets the words alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from ..frozen import dataclass
from .listing import Mark
from .text import literal, one_line
from .text import width as columns_of

Span = tuple[str, str]  # a text and its style: "", bold, dim, or a colour

_NARROWEST = 24  # columns left for text, however narrow the screen
_DRAWN = 66  # columns of a drawing where nothing says how many there are
_WIDEST_HEAD = 26
_ITEM = re.compile(r"[-*+] +|\d{1,3}[.)] +")
_EMPHASIS = re.compile(r"(?<![\w*\\])(\*\*|\*)(?=\S)([^*\n]*?\S)\1(?![\w*])")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_BLANKS = re.compile("( +)")
_LINE_ENDS = dict.fromkeys(map(ord, "\n\r\t\x0b\x0c\x85\u2028\u2029"), " ")
_LINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]+)>")


@dataclass(frozen=True, slots=True)
class Entry:
    """One paragraph, with a few words in a column of their own before it (`head`), and prose beneath it. A drawing
    gives its lines for a number of columns, and they are kept as they are."""

    spans: tuple[Span, ...]
    head: str = ""
    prose: str = ""
    drawing: Callable[[int], Sequence[tuple[Span, ...]]] | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """Entries under a label."""

    label: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A whole page; `aside` stands at the right of the title, `last` beneath everything. `stacked`: labels stand on
    lines of their own above their entries, not in a column beside them."""

    title: str
    aside: str
    blocks: tuple[Block, ...]
    last: str = ""
    stacked: bool = False


def entry(*parts: str | Mark | Span | None, head: str = "", prose: str | None = None) -> Entry:
    """An entry of words and marks; what is empty is left out."""
    spans: list[Span] = []
    for part in parts:
        if isinstance(part, Mark):
            spans.append((str(part), part.colour))
        elif isinstance(part, tuple):
            spans.append(part)
        elif part:
            spans.append((part, ""))
    return Entry(tuple(spans), head, prose or "")


def block(label: str, entries: Sequence[Entry | None]) -> Block | None:
    """A block of the entries that are there; None where none is."""
    kept = tuple(one for one in entries if one is not None and (one.spans or one.prose or one.drawing))
    return Block(label, kept) if kept else None


def page(title: str, aside: str, *blocks: Block | None, last: str = "") -> Page:
    """A page of the blocks that have something to say."""
    return Page(title, aside, tuple(one for one in blocks if one), last)


def lines(shown: Page, width: int | None = None) -> Iterator[tuple[Span, ...]]:
    """The page as lines of spans: wrapped at `width` columns, or not at all where there is none."""
    yield from _title(_safe(shown.title), _safe(shown.aside), width)
    label_width = 0 if shown.stacked else max((columns_of(_safe(one.label)) for one in shown.blocks), default=-2)
    inset = 2 if shown.stacked else label_width + 4
    for one in shown.blocks:
        yield ()
        if shown.stacked:
            yield ((_safe(one.label), "bold"),)
        head_width = min(max(columns_of(_safe(entry.head)) for entry in one.entries), _WIDEST_HEAD)
        label = "" if shown.stacked else _safe(one.label)
        for entry in one.entries:
            for line in _entry(entry, head_width, None if width is None else width - inset):
                pad = " " * (inset - 2 - columns_of(label))
                yield (("  ", ""), (label, "bold"), (pad, ""), *line)
                label = ""
    if shown.last:
        yield ()
        yield ((one_line(shown.last), "dim"),)


def plain(shown: Page, width: int | None = None) -> str:
    """The page as plain text."""
    return "".join("".join(text for text, _ in line).rstrip() + "\n" for line in lines(shown, width))


def markdown(shown: Page) -> str:
    """The page as Markdown: a heading for each block, a list entry for each entry."""
    out = [f"# {literal(shown.title)}", ""]
    if shown.aside:
        out += [literal(shown.aside), ""]
    for one in shown.blocks:
        out += [f"## {literal(one.label)}", ""]
        for entry in one.entries:
            if entry.drawing:
                out += ["    " + "".join(_safe(text) for text, _ in line).rstrip() for line in entry.drawing(_DRAWN)]
                continue
            words = literal("".join(text for text, _ in entry.spans))
            head = f"**{literal(entry.head)}** " if entry.head else ""
            out.append(f"- {head}{words}".rstrip())
            for paragraph in paragraphs(entry.prose):
                out += ["", f"  {literal(paragraph)}"]
        out.append("")
    return "\n".join(out).rstrip("\n") + "\n"


def paragraphs(prose: str) -> list[str]:
    """Markdown as paragraphs to read: lines joined, list entries by themselves, marks of emphasis taken away."""
    found: list[str] = []
    fresh = True
    for line in prose.splitlines():
        bare = line.strip()
        if not bare:
            fresh = True
        elif fresh or _ITEM.match(bare):
            found.append(bare)
            fresh = False
        else:
            found[-1] += f" {bare}"
    return [_ESCAPE.sub(r"\1", _LINK.sub(r"\1", _EMPHASIS.sub(r"\2", one))) for one in found]


def wrapped(spans: Sequence[Span], width: int | None, hang: int = 0) -> list[tuple[Span, ...]]:
    """Spans broken between words into lines of at most so many columns, further lines set in by `hang`."""
    clean = [(_safe(text), style) for text, style in spans]
    if width is None:
        return [tuple(clean)]
    width = max(width, _NARROWEST)
    rows: list[list[Span]] = [[]]
    used = 0
    for text, style in clean:
        for token in re.findall(r" +|[^ ]+", text):
            for piece in _pieces(token, width - hang):
                size = columns_of(piece)
                if used + size > width:
                    rows.append([(" " * hang, "")] if hang else [])
                    used = hang
                if piece.isspace() and used in (0, hang) and len(rows) > 1:
                    continue
                if rows[-1] and rows[-1][-1][1] == style:
                    piece = rows[-1].pop()[0] + piece
                rows[-1].append((piece, style))
                used += size
    return [tuple(row) for row in rows]


def _safe(text: str) -> str:
    """A part of a line without control characters; blanks between its words stay as they are."""
    if text.isprintable():
        return text
    parts = _BLANKS.split(text.translate(_LINE_ENDS))
    return "".join(part if part.isspace() else one_line(part) for part in parts)


def _entry(entry: Entry, head_width: int, width: int | None) -> Iterator[tuple[Span, ...]]:
    """The lines of an entry, the head before the first of them."""
    head = _safe(entry.head)
    inset = head_width + 2 if head_width else 0
    room = None if width is None else max(width - inset, _NARROWEST)
    rows = wrapped(entry.spans, room) if entry.spans else []
    if entry.drawing:
        rows += [tuple((_safe(text), style) for text, style in line) for line in entry.drawing(room or _DRAWN)]
    for paragraph in paragraphs(entry.prose):
        match = _ITEM.match(paragraph)
        rows += wrapped([(paragraph, "")], room, len(match.group()) if match else 0)
    if head and columns_of(head) > head_width:
        yield ((head, "bold"),)
        head = ""
    for row in rows or [()]:
        before = head + " " * (inset - columns_of(head))
        yield ((before, "dim"), *row)
        head = ""


def _title(title: str, aside: str, width: int | None) -> Iterator[tuple[Span, ...]]:
    if not aside or width is None:
        yield ((title, "bold"), (f"  ({aside})" if aside else "", "dim"))
    elif columns_of(title) + columns_of(aside) + 2 <= width:
        yield ((title, "bold"), (" " * (width - columns_of(title) - columns_of(aside)), ""), (aside, "dim"))
    else:
        for row in wrapped([(title, "bold")], width):
            yield row
        for row in wrapped([(aside, "dim")], width):
            yield row


def _pieces(token: str, width: int) -> list[str]:
    """A word longer than a line, cut."""
    return [token[start : start + width] for start in range(0, len(token), width)] if len(token) > width else [token]
