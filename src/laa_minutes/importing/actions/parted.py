"""Several actions behind one mark: numbered points, or clauses that each name whose they are."""

from __future__ import annotations

import re

from ..words.owners import Circle
from .asked import asks
from .forms import Given
from .unmarked import given_in

_POINT = re.compile(r"(?:^|(?<=[,;.])\s|(?<=[,;.]\sand)\s)\((?P<no>\d{1,2})\)\s")
_CLAUSE = re.compile(r"[,;]\s(?:and\s)?(?=[A-Z])")
# a clause that only says when
_WHEN = re.compile(
    r"\W*(?:if|when|where|once|after|before|until|unless|since|while|as|because|although)\b", re.IGNORECASE
)


def parted(text: str, circle: Circle) -> tuple[Given, ...]:
    """The actions in `(1) oil the gate, (2) buy salt`, or in `Salt needs to be bought, Ada will oil the gate`, of which
    each clause but the first is of somebody listed; none where the text is one action."""
    return _points(text) or _clauses(text, circle)


def _points(text: str) -> tuple[Given, ...]:
    """What is numbered from one on, from the beginning of the text, each up to the next."""
    found = list(_POINT.finditer(text))
    if len(found) < 2 or found[0].start() or [int(one["no"]) for one in found] != [*range(1, len(found) + 1)]:
        return ()
    ends = [*(one.start() for one in found[1:]), len(text)]
    words = (text[one.end() : end].rstrip(" ,;") for one, end in zip(found, ends, strict=True))
    return tuple(Given((), re.sub(r"[,;] and$", "", said)) for said in words)


def _clauses(text: str, circle: Circle) -> tuple[Given, ...]:
    """A clause that asks for something of nobody, and those behind a comma that begin with who will do what."""
    first, *others = _CLAUSE.split(text)
    given = [given_in(one, circle) for one in others] if asks(first) and not _WHEN.match(first) else []
    named = (
        len(some) == 1 and some[0].owners and said.startswith(some[0].owners)
        for said, some in zip(others, given, strict=False)
    )
    return (Given((), first), *(some[0] for some in given)) if given and all(named) else ()
