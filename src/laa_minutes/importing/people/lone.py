"""Somebody of whom a list of full names has one word, or initials, alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..draft import Attendee
from ..words.list_names import list_called_below
from ..words.names import entry_name, is_single, looks_like_name
from ..words.vocabulary import NO_INITIALS

_ALONE = re.compile(
    r"\W*(?P<name>[A-Z][a-z][\w’'-]*|[A-Z]{2,3})(?:,\s+(?P<from>[A-Z][^,;()]*)|\s+\((?P<in>[A-Z][^,;()]*)\))?\W*"
)


def one_word(text: str, line: int, listed: Sequence[str]) -> Attendee | None:
    """`Ada`, `AM`, or `Ada, Ember Trust`, in a list that has a name, and perhaps where its owner comes from, on a
    line."""
    match = _ALONE.fullmatch(text)
    full = sum(looks_like_name(entry_name(one)) for one in listed)
    if match is None or full * 2 < len(listed) or match["name"] in NO_INITIALS or list_called_below(match["name"]):
        return None
    whence = match["from"] or match["in"]
    initials = match["name"].isupper()
    alone = is_single(match["name"]) or (initials and not whence)
    return Attendee(match["name"], line, organisation=whence) if alone else None
