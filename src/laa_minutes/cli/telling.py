"""What is told beside the output, on standard error: in a terminal's width, and a line each where there is none."""

from __future__ import annotations

import os
import re
import sys

_COMMAND = re.compile(r"`[^`\n]*`")  # to be copied, so it stays on one line where that can be
_LEAST = 20


def tell(*lines: str) -> None:
    """Print lines on standard error."""
    columns = width()
    told = "\n".join(lines)
    print("\n".join(wrapped(line, columns) for line in told.split("\n")) if columns else told, file=sys.stderr)


def sentence(words: str) -> str:
    """Words as a sentence of their own; what is to be typed, or the name of a file, keeps its small letters."""
    first = words.partition(" ")[0]
    if first.isalpha() and first not in ("laa", "pip"):
        words = first[:1].upper() + words[1:]
    return words + "." * (words[-1:].isalnum())


def width() -> int | None:
    """The columns of the terminal that standard error goes to, None where it goes to none; COLUMNS is honoured."""
    if not sys.stderr.isatty():
        return None
    typed = os.environ.get("COLUMNS", "")
    try:
        columns = int(typed) if typed.isdecimal() else os.get_terminal_size(sys.stderr.fileno()).columns
    except (OSError, ValueError):
        columns = 0
    return max(columns or 80, _LEAST)


def wrapped(line: str, columns: int) -> str:
    """A line broken between words, what goes on set in by two more than where it begins."""
    if len(line) <= columns:
        return line
    from ..output.text import broken

    inset = " " * (len(line) - len(line.lstrip(" ")) + 2)
    kept = _COMMAND.sub(lambda found: found[0].replace(" ", "\0"), line)
    return "\n".join(broken(kept, columns, inset)).replace("\0", " ")
