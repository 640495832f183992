"""Indicator codes in every form that people write: `NI39`, `NI 59/60`, `NI 55/6`, `LI 7.1, MARAC (NI 32)`."""

from __future__ import annotations

import re
from collections.abc import Iterator

# The national and local series of the time; a local measure without an official code has any name instead.
PREFIXES = ("NI", "LI", "LPSA", "BVPI", "LAA")

# "Ni 4" and the like are no codes. That no letter stands before it is asked after the first two of its own: a pattern
# that begins with letters is searched for by them, ten times faster than one that begins with a bound.
_WORDS = "|".join(rf"{word[:2]}(?<!\w{word[:2]}){word[2:]}" for word in (*PREFIXES, *map(str.lower, PREFIXES)))
# Up to three digits, so that a year is no code, and no percentage: "NI 2010", "NI 12.8%".
_NUMBER = r"\d{1,3}(?:\.\d{1,3})?[A-Za-z]?(?!\w|\.\d|[\d/]*\s?%)"
# LAA 1 and LAA 2, LPSA 1 and LPSA 2 are generations of the agreements themselves.
_GENERATION = r"(?:(?<=LAA|laa)|(?<=LPSA|lpsa))\s{0,3}[12](?![\d.]*\d)"
_FORM = re.compile(
    rf"(?P<prefix>{_WORDS})(?!{_GENERATION})(?P<plural>s?)\s{{0,3}}(?P<first>{_NUMBER})"
    rf"(?P<more>(?:(?:/|, | and | & ){_NUMBER})*)"
)
_ZEROES = re.compile(r"^0+(?=\d)")
_MORE = re.compile(rf"(/|, | and | & )({_NUMBER})")


def canonical(written: str) -> str | None:
    """The code with one space (`NI 156`, `LI 2.2`) where the text is exactly one code, else None."""
    found = joint(written)
    return found[0] if len(found) == 1 else None


def joint(written: str) -> tuple[str, ...]:
    """The codes where the text is nothing else, written as one or together: `NI 59/60`."""
    return codes(written.strip()) if _FORM.fullmatch(written.strip()) else ()


def codes(written: str) -> tuple[str, ...]:
    """The codes in a text, in order. A second number that is shorter shares the first's digits: 55/6 is 55 and 56."""
    return tuple(code for code, _, _ in find_codes(written))


def find_codes(prose: str) -> Iterator[tuple[str, int, int]]:
    """Each code in a text with the span, start and end, of the words that name it."""
    for match in _FORM.finditer(prose):
        prefix, first = match["prefix"].upper(), match["first"]
        yield _code(prefix, first), match.start(), match.start("more")
        for more in _MORE.finditer(match["more"]):
            joint, number = more.groups()
            if joint != "/" and not match["plural"]:
                break  # "NI 4, 2 of them" names one indicator
            if joint == "/" and number.isdigit() and first.isdigit() and len(number) < len(first):
                number = first[: len(first) - len(number)] + number
            start = match.start("more") + more.start(2)
            yield _code(prefix, number), start, start + len(more[2])


def without_codes(prose: str) -> str:
    """What is left of a text when its codes are taken out."""
    left, end = "", 0
    for _, start, stop in find_codes(prose):
        left, end = left + prose[end:start], stop
    return left + prose[end:]


def _code(prefix: str, number: str) -> str:
    return f"{prefix} {_ZEROES.sub('', number.lower())}"
