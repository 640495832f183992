"""Tables in which a list is a column, and a mark says who is in it: `Name | Present | Apologies`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ..words.ticks import TICKS

_TICK = re.compile(rf"[xXyY1+*●•■{TICKS}]|\[[xX]\]|yes", re.IGNORECASE)
_NO_TICK = re.compile(r"[-–—.·☐□]?|\[ ?\]|no?", re.IGNORECASE)
_SENT, _ABSENT = re.compile(r"apol|regrets", re.IGNORECASE), re.compile(r"absen(?:t|ces?)\W*", re.IGNORECASE)
_TOTAL = re.compile(r"totals?\W*", re.IGNORECASE)
_LEAST = 2  # marks that make such a table


def ticked_lists(texts: Sequence[Sequence[str]], heads: Sequence[str | None], name: int) -> Mapping[int, str]:
    """The columns under the names of lists, with the list of each, where they hold nothing but marks; a list that the
    column of names is called by is none of them, nor are those absent where others sent apologies."""
    found = {n: head for n, head in enumerate(heads) if head and n != name}
    named = [row for row in texts[1:] if not (name < len(row) and _TOTAL.fullmatch(row[name]))]
    marks = [row[n] for row in named for n in found if n < len(row)]
    ticks = sum(map(is_tick, marks))
    if ticks < _LEAST or not all(is_tick(mark) or _NO_TICK.fullmatch(mark) for mark in marks):
        return {}
    sent = any(_SENT.match(texts[0][n]) for n in found)
    return {n: kind for n, kind in found.items() if not (sent and _ABSENT.fullmatch(texts[0][n]))}


def is_tick(text: str) -> bool:
    """A cell that only says yes."""
    return _TICK.fullmatch(text) is not None


def list_ticked(said: Sequence[str], lists: Mapping[int, str]) -> str | None:
    """The list in whose column a row has a mark, where it is one alone."""
    ticked = {kind for n, kind in lists.items() if n < len(said) and is_tick(said[n])}
    return ticked.pop() if len(ticked) == 1 else None
