"""Names that are withheld, out of every text of every record, however they are written there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any

from ..record.partnership import Partnership, Person
from ..record.when import MONTHS, WEEKDAYS
from ..text import Text
from .names import TITLES, bare_words

WITHHELD = "Name withheld"
_FIXED = frozenset(("path", "body", "key", "date", "status", "kind", "kinds"))  # never a name
_WORDS = frozenset(word.casefold() for word in (*MONTHS, *WEEKDAYS))


def without_names(marked: Sequence[Person], records: tuple[Any, ...]) -> tuple[Any, ...]:
    """A partnership and its records without the names of the people marked, who are on its roster."""
    if not marked:
        return records
    partnership = next(one for one in records if isinstance(one, Partnership))
    others = tuple(one for one in partnership.people if one not in marked)
    written = _written(marked, others)
    rest = replace(partnership, people=(*others, Person(Text(WITHHELD), (), None, None, None)))
    return tuple(_changed(rest if one is partnership else one, written) for one in records)


def _written(marked: Sequence[Person], others: Iterable[Person]) -> re.Pattern[str]:
    """Every form of the names: whole, turned round, with an initial, aliases; each word that is nobody else's.

    What is a month's name too, as May, is left when it stands alone: an alias says otherwise.
    """
    elsewhere = {word for other in others for name in (other.name, *other.aliases) for word in bare_words(name)}
    forms: list[str] = []
    single: list[str] = []
    for person in marked:
        for name in (person.name, *person.aliases):
            forms.append(r"[\W_]{1,3}".join(map(re.escape, name.split())))
            words = re.findall(r"[\w'’-]+", name)
            kept = [word for word in words if word.casefold() not in TITLES] or words
            if len(kept) > 1:
                first, last = re.escape(kept[0]), re.escape(kept[-1])
                forms += [rf"{last}[\W_]{{1,3}}{first}", rf"{re.escape(kept[0][0])}\.?[\W_]?{last}"]
            single += [
                re.escape(word)
                for word in kept
                if len(word) > 1 and word[0].isupper() and word.casefold() not in elsewhere | _WORDS | TITLES
            ]
    longest = sorted(forms, key=len, reverse=True)
    alone = "|".join(sorted(single, key=len, reverse=True)) or "(?!)"
    return re.compile(rf"(?<![^\W_])(?:(?i:{'|'.join(longest)})|{alone})(?![^\W_])")


def _changed(value: Any, written: re.Pattern[str]) -> Any:
    if isinstance(value, str):
        return _text(value, written)
    if isinstance(value, tuple):
        return tuple(_changed(one, written) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{name: _changed(getattr(value, name), written) for name in _names(type(value))})
    return value


def _text(value: str, written: re.Pattern[str]) -> str:
    if not written.search(value):
        return value
    text = Text(written.sub(WITHHELD, value))
    if isinstance(value, Text):
        text.line, text.column = value.line, value.column
    return text


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if field.name not in _FIXED)
