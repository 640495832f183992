"""Lists in which where people come from stands before their names: `Mill Street – Ada Marsh`, `Mill, Ada Marsh`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ..words.names import about_work, entry_name, is_single, looks_like_name
from ..words.vocabulary import ORGANISATION

_FROM_WHERE = re.compile(r"(?P<whence>[A-Z][^:–—]{0,40}?)\s+[-–—]\s+(?P<who>[A-Z].*)")
_BEFORE_COMMA = re.compile(r"(?P<whence>[A-Z][^:,;–—]{0,40}),\s+(?P<who>[A-Z][^,;:]*)")
_SEVERAL = 3  # lines of one form that are no accident


def names_first(lines: Sequence[str]) -> list[str]:
    """The lines of a list, each with its name first, where most say before it where somebody comes from."""
    parted = [_FROM_WHERE.fullmatch(line) for line in lines]
    if not any(parted):
        return _before_commas(lines)
    often = Counter(one["whence"] for one in parted if one)
    swapped = [one is not None and _is_whence(one["whence"], one["who"], often) for one in parted]
    if sum(swapped) < _SEVERAL or sum(swapped) * 3 < len(lines) * 2:
        return list(lines)
    return [
        f"{one['who']} – {one['whence']}" if one and swap else line
        for line, one, swap in zip(lines, parted, swapped, strict=True)
    ]


def _before_commas(lines: Sequence[str]) -> list[str]:
    """The same with commas between, where something shows that it is no surname which stands first (`Marsh, Ada Jane`):
    a word of organisations, letters before some names and not all, or a colon behind another one."""
    parted = [None if ":" in line else _BEFORE_COMMA.fullmatch(line) for line in lines]
    from_where = [one for one in parted if one and not looks_like_name(one["whence"]) and not about_work(one["whence"])]
    named = sum(looks_like_name(entry_name(one["who"])) and " " in one["who"] for one in from_where)
    whence = [one["whence"] for one in from_where]
    letters = sum(map(str.isupper, whence))
    known = any(not ORGANISATION.isdisjoint(words.casefold().split()) for words in whence)
    shown = known or 0 < letters < len(whence) or any(":" in line for line in lines)
    if not shown or named < _SEVERAL or named * 3 < sum(":" not in line for line in lines) * 2:
        return list(lines)
    behind = {one.string: f"{one['who']} – {one['whence']}" for one in from_where if _could_be(one["who"])}
    return [behind.get(line, line) for line in lines]


def _could_be(who: str) -> bool:
    return looks_like_name(entry_name(who)) or is_single(entry_name(who))


def _is_whence(whence: str, who: str, often: Counter[str]) -> bool:
    """It stands before somebody's name, and is none, or is said of several."""
    named = looks_like_name(entry_name(who)) and not about_work(whence)
    return named and (often[whence] > 1 or not looks_like_name(entry_name(whence)))
