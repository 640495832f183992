"""Words with their style as one text, so that a pattern can ask for bold and italics as for any other sign."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..document import Run

BOLD, PLAIN, ITALIC, UPRIGHT = "\x02", "\x03", "\x04", "\x05"  # bold begins and ends, italics begin and end
BOLD_WORDS = rf"{BOLD}(?:[^{BOLD}{PLAIN}])+{PLAIN}"
ITALIC_WORDS = rf"{ITALIC}(?:[^{ITALIC}{UPRIGHT}])+{UPRIGHT}"
DASH = r"(?:[–—-]|:)"
_SIGN = re.compile(f"([{BOLD}{PLAIN}{ITALIC}{UPRIGHT}])")


def signed(runs: Iterable[Run]) -> str:
    """The words of runs, with a sign where bold and italics begin and end. Space at their ends stands outside."""
    return "".join(_signed(run) for run in runs)


def runs_of(text: str) -> tuple[Run, ...]:
    """The runs behind a text with signs."""
    found: list[Run] = []
    bold = italic = False
    for piece in _SIGN.split(text):
        if piece in (BOLD, PLAIN):
            bold = piece == BOLD
        elif piece in (ITALIC, UPRIGHT):
            italic = piece == ITALIC
        elif piece:
            found.append(Run(piece, bold, italic))
    return tuple(found)


def unsigned(text: str) -> str:
    """The words alone."""
    return _SIGN.sub("", text)


def _signed(run: Run) -> str:
    bare = run.text.strip()
    if not bare or not (run.bold or run.italic):
        return run.text
    before, _, after = run.text.partition(bare)
    inner = f"{ITALIC}{bare}{UPRIGHT}" if run.italic else bare
    return before + (f"{BOLD}{inner}{PLAIN}" if run.bold else inner) + after
