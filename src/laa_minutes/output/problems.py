"""What `laa check` found: place, source line with a caret, hint, as lines of coloured words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from ..diagnostic import Diagnostic, Level
from ..frozen import dataclass
from .listing import Column, Listing, Section, plural
from .text import broken, one_line
from .text import width as columns

COLUMNS = ("path", "line", "column", "code", "level", "message", "hint")
COLOURS: dict[Level, str] = {"error": "bold red", "warning": "bold yellow", "note": "bold cyan"}
LEVELS: tuple[Level, ...] = ("error", "warning", "note")
WIDTH = 120  # of a source line where no terminal gives another

Part = tuple[str, str]  # words and their colour
Line = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class ProblemRow:
    """One fault, flat as in `laa.check/1`. Line and column are null for a file as a whole."""

    path: str
    line: int | None
    column: int | None
    code: str
    level: Level
    message: str
    hint: str | None


def problem_rows(found: Sequence[Diagnostic]) -> tuple[ProblemRow, ...]:
    """The same faults as rows for programs."""
    return tuple(
        ProblemRow(
            one.place.path,
            one.place.line or None,
            one.place.column if one.place.line else None,
            one.code,
            one.level,
            one.message,
            one.hint or None,
        )
        for one in found
    )


def report(found: Sequence[Diagnostic], last: str, width: int = WIDTH, *, wrapped: bool = False) -> Iterator[Line]:
    """Every fault with its line and caret, a blank line after each, and the last line. Source lines are cut to the
    width, messages and hints `wrapped` to it where asked."""
    for one in found:
        yield from _entry(one, width, wrapped)
        yield ()
    yield ((last, "dim"),)


def plain_report(found: Sequence[Diagnostic], last: str, width: int | None = None) -> str:
    """The report as plain text, in a terminal's width where it goes to one."""
    told = report(found, last, width, wrapped=True) if width else report(found, last)
    lines = ("".join(words for words, _ in line) for line in told)
    return "\n".join(lines) + "\n"


def closing(found: Sequence[Diagnostic], files: int) -> str:
    """`1 error, 2 warnings in 4 files.`, of the files looked through."""
    counts = ((level, sum(one.level == level for one in found)) for level in LEVELS)
    words = ", ".join(plural(number, level) for level, number in counts if number)
    return f"{words or 'Nothing wrong'} in {plural(files, 'file')}."


def problem_list(found: Sequence[Diagnostic], last: str) -> Listing:
    """The faults as a table, for Markdown."""
    lines = tuple((str(one.place), one.level, one.code, one.message, one.hint) for one in found)
    headings = tuple(Column(heading) for heading in ("Place", "Level", "Code", "What is wrong", "How to mend it"))
    return Listing("Problems", headings, (Section("", lines),), last=(last,))


def _entry(one: Diagnostic, width: int, wrapped: bool) -> Iterator[Line]:
    colour = COLOURS[one.level]
    place, code, message = f"{one_line(str(one.place))}: ", f" {one.code}: ", one_line(one.message)
    if wrapped:
        message, *rest = _behind(len(place + one.level + code), message, width)
    yield (place, "bold"), (one.level, colour), (code, ""), (message, "")
    if wrapped:
        yield from (((line, ""),) for line in rest)
    if one.place.line and one.excerpt.strip():
        number = f"{one.place.line:>5} | "
        gap = " " * (len(number) - 2)
        before, marked, after = _around(one, width - len(number))
        yield ((number, "dim"), (before, ""), (marked, colour), (after, ""))
        yield ((f"{gap}| ", "dim"), (" " * columns(before), ""), ("^" * max(1, columns(marked)), colour))
    else:
        gap = "      "
    if one.hint:
        hint = one_line(one.hint)
        first, *rest = broken(hint, max(20, width - len(gap) - 3)) if wrapped else [hint]
        yield ((f"{gap}= ", "dim"), (first, ""))
        yield from (((f"{gap}  {line}", ""),) for line in rest)


def _behind(before: int, message: str, width: int) -> list[str]:
    """A message as what stands behind so many columns in its first line, and the lines below it, set in."""
    lines = broken(f"{'-' * (before - 1)} {message}", width, "    ")
    return [lines[0][before:], *lines[1:]]


def _around(one: Diagnostic, width: int) -> tuple[str, str, str]:
    """The source line as what stands before the caret, above it, and after it: everything visible, and cut to the width
    so that the caret is in it."""
    start = max(0, one.place.column - 1)
    before, marked, after = (
        visible(part)
        for part in (one.excerpt[:start], one.excerpt[start : start + one.width], one.excerpt[start + one.width :])
    )
    marked = _cut(marked, max(10, width - min(columns(before), width // 3)))
    room = max(10, width - columns(marked))
    if columns(before) + columns(after) > room:
        kept = max(room - columns(after), room * 2 // 3)
        if columns(before) > kept:
            while before and columns(before) > kept - 1:
                before = before[1:]
            before = "…" + before
        after = _cut(after, room - columns(before))
    return before, marked, after.rstrip()


def visible(text: str) -> str:
    """Text in which every control character can be seen and none acts: `␛` for escape, `→` for a tab, `<U+202E>` for
    what turns writing round."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_seen, text))


def _seen(character: str) -> str:
    code = ord(character)
    if character == "\t":
        return "→"
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"):
        return f"<U+{code:04X}>"
    return character


def _cut(text: str, width: int) -> str:
    if columns(text) <= width:
        return text
    while text and columns(text) > max(0, width - 1):
        text = text[:-1]
    return text + "…"
