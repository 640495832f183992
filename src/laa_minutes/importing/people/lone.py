"""Somebody of whom a list of full names has one word, or initials, alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ..draft import Attendee
from ..words.list_names import list_called_below
from ..words.names import entry_name, is_single, looks_like_name
from ..words.vocabulary import NO_INITIALS

_ALONE = re.compile(
    r"\W*(?P<name>[A-Z][a-z][\w’'-]*|[A-Z]{2,3})(?:,\s+(?P<from>[A-Z][^,;()]*)|\s+\((?P<in>[A-Z][^,;()]*)\))?\W*"
)


_MANY = 200  # lines that tell what a list is


def share_of_names(listed: Sequence[str]) -> float:
    """Of the lines of a list, or its first ones, those that begin with a full name: from 0 to 1."""
    return _share(tuple(listed[:_MANY]))


@lru_cache(8)  # asked for each line of one list
def _share(lines: tuple[str, ...]) -> float:
    return sum(looks_like_name(entry_name(one)) for one in lines) / max(1, len(lines))


def one_word(text: str, line: int, listed: Sequence[str]) -> Attendee | None:
    """`Ada`, `AM`, or `Ada, Ember Trust`, in a list that has a name, and perhaps where its owner comes from, on a
    line."""
    match = _ALONE.fullmatch(text)
    if match is None or match["name"] in NO_INITIALS or list_called_below(match["name"]):
        return None
    if share_of_names(listed) * 2 < 1:
        return None
    whence = match["from"] or match["in"]
    initials = match["name"].isupper()
    alone = is_single(match["name"]) or (initials and not whence)
    return Attendee(match["name"], line, organisation=whence) if alone else None
