"""Indicator codes in every form that people write: `NI39`, `NI 59/60`, `NI 55/6`, `LI 7.1, MARAC (NI 32)`."""

from __future__ import annotations

import re
from collections.abc import Iterator

# The national and local series of the time; a local measure without an official code has any name instead.
PREFIXES = ("NI", "LI", "LPSA", "BVPI", "LAA")

_FORM = re.compile(
    rf"\b(?P<prefix>{'|'.join(PREFIXES)})s?[ \u00a0]?(?P<first>\d+(?:\.\d+)?[a-z]?)(?P<more>(?:(?:/|, | and | & )\d+(?:\.\d+)?[a-z]?(?![\d/]*[ \u00a0]?%))*)",
    re.IGNORECASE,
)
_MORE = re.compile(r"(/|, | and | & )(\d+(?:\.\d+)?[a-z]?)")


def canonical(written: str) -> str | None:
    """The code with one space (`NI 156`, `LI 2.2`) where the text is exactly one code, else None."""
    found = codes(written.strip())
    match = _FORM.fullmatch(written.strip())
    return found[0] if match and len(found) == 1 else None


def codes(written: str) -> tuple[str, ...]:
    """The codes in a text, in order. A second number that is shorter shares the first one's digits: 55/6 is 55 and 56."""
    return tuple(code for code, _, _ in find_codes(written))


def find_codes(prose: str) -> Iterator[tuple[str, int, int]]:
    """Each code in a text with the span, start and end, of the words that name it."""
    for match in _FORM.finditer(prose):
        prefix, first = match["prefix"].upper(), match["first"]
        if match["prefix"] not in (prefix, prefix.lower()):
            continue  # "Ni 4" and the like are no codes
        plural = prose[match.end("prefix") : match.end("prefix") + 1] == "s"
        yield f"{prefix} {first}", match.start(), match.start("more")
        for more in _MORE.finditer(match["more"]):
            joint, number = more.groups()
            if joint != "/" and not plural:
                break  # "NI 4, 2 of them" names one indicator
            if joint == "/" and number.isdigit() and first.isdigit() and len(number) < len(first):
                number = first[: len(first) - len(number)] + number
            start = match.start("more") + more.start(2)
            yield f"{prefix} {number}", start, start + len(more[2])
