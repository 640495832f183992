"""Whose meeting it was where no title says so: the body that decides, in the sentences of its minutes."""

from __future__ import annotations

import re
from collections import Counter

from ..document import Document, plain
from ..draft import Doubt

# `The Parish Council resolved …`; those above it in the order of councils only report
_ACTING = re.compile(
    r"\b[Tt]he (?!(?:County|District|Borough|City|Unitary)\b)(?P<body>(?:[A-Z][\w’'&-]* ){1,4}"
    r"(?:Council|Committee|Board|Trustees|Governors|Association|Society|Club|Forum|Branch)|PCC|PTA|PPG)"
    r"(?: (?:has|have|had|also|then|unanimously|therefore|would|will|formally)){0,3} "
    r"(?i:resolved|agreed|approved|decided|considered|noted|accepted|ratified|adopted|discussed|like to thank)\b"
)

# `… to confirm the minutes of Ember Parish Council meeting held on …`: its own, as a rule
_OWN_MINUTES = re.compile(
    r"\b[Mm]inutes of (?:the )?(?P<body>(?:[A-Z][\w’'&-]* ){1,5}"
    r"(?:Council|Committee|Board|Association|Society|Club|Forum|PCC|PTA))(?:’s|'s)? (?:[Mm]eeting|AGM)\b"
)
# `The next TAG meeting will be …`
_NEXT = re.compile(
    r"\b[Nn]ext (?P<body>(?:[A-Z][\w’'&-]* ){0,3}(?!AGM|EGM|APM|APCM|DONM)[A-Z]{3,6}) (?:[Mm]eeting|[Cc]all)\b"
)
_WAYS = (_ACTING, _OWN_MINUTES, _NEXT)


def acting_body(document: Document) -> tuple[str | None, tuple[Doubt, ...]]:
    """The body that decides most often, has its minutes confirmed, or meets next, which is a doubt; None where none
    does, or several do as often."""
    found: dict[str, int] = {}
    times: Counter[str] = Counter()
    for line, text in plain(document.blocks):
        for match in (one for way in _WAYS for one in way.finditer(text)):
            found.setdefault(match["body"], line)
            times[match["body"]] += 1
    if not times:
        return _mentioned(document)
    if list(times.values()).count(max(times.values())) > 1:
        return None, ()
    body = max(times, key=lambda one: times[one])
    why = "no title names the body; here it is said to decide, to have its minutes confirmed, or to meet next"
    return body, (Doubt("body", found[body], why),)


# what a council calls itself
_OWN = re.compile(r"\b[Tt]he (?P<body>(?:Parish|Town|Community|Parochial Church) Council)\b(?! of\b)")


def _mentioned(document: Document) -> tuple[str | None, tuple[Doubt, ...]]:
    """The only council that is spoken of, by nothing but its kind; it is a doubt."""
    found = [(match["body"], line) for line, text in plain(document.blocks) for match in _OWN.finditer(text)]
    if len({body for body, _ in found}) != 1:
        return None, ()
    body, line = found[0]
    return body, (Doubt("body", line, "no title names the body; it is the only one that is spoken of here"),)
