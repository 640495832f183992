"""A list of people at its marks: outside brackets, and at an `and` between names."""

from __future__ import annotations

import re

from .entries import person_in
from .names import NOBODY, PLURAL, TITLE, about_work
from .vocabulary import NO_NAME, ORGANISATION

# `Ada Marsh (Chair) Ben Lowe`: a name after a bracket, with no mark between
_NEXT_NAME = re.compile(r"[.]?\s+(?=(?:\d+ members|[A-Z][\w’'.-]*\s+[A-Z]))")
_COUPLE = re.compile(rf"^{TITLE}\.?\s+(?:and|&)\s+(?={TITLE}\b)", re.IGNORECASE)  # `Mr and Mrs Marsh`
_AND = re.compile(r"\s+(?:and|&|plus|with)\s+")
_LONGEST = 1000  # characters of one entry, with all that its brackets say


def split_at(text: str, mark: str) -> list[str]:
    """The pieces of a text at a mark outside brackets (`and` with or without `&`), and after a bracket that a name
    follows with nothing between."""
    out, depth, start, n = [], 0, 0, 0
    while n < len(text):
        char = text[n]
        if char in "([":
            depth += 1
        elif char in ")]":
            depth = max(0, depth - 1)
            follows = _NEXT_NAME.match(text, n + 1)
            if depth == 0 and follows and mark != ";" and not text[start:].lstrip().startswith(("[", "(")):
                out.append(text[start : n + 1])
                start = n + 1
        elif depth == 0:
            if mark and mark != "and" and char == mark:
                out.append(text[start:n])
                start = n + 1
            elif mark == "and" and n - start <= _LONGEST and (found := _AND.match(text, n)):
                before, after = text[start:n], text[found.end() : found.end() + _LONGEST]
                couple = re.search(rf"(?:^|\s){TITLE}\.?$", before.strip(), re.IGNORECASE)
                if not couple and _apart(before, after):
                    out.append(before)
                    start = found.end()
                    n = start - 1
        n += 1
    out.append(text[start:])
    return out


def _apart(before: str, after: str) -> bool:
    """Around an `and`: names, not the halves of an organisation's."""
    left, right = (
        person_in(before),
        person_in(re.split(r"\s+(?:plus|with|and|&)\s+", _COUPLE.sub("", after), maxsplit=1)[0]),
    )
    couple = re.fullmatch(r"\s*[A-Z][a-z]+\s*", before) and re.fullmatch(r"\s*[A-Z][a-z]+ [A-Z][\w’'-]+\s*", after)
    alone = None if couple else re.fullmatch(r"\s*[A-Z][\w’'-]+\s*(?:\(.*\))?\s*", before)
    if right is not None and (left is not None or PLURAL.match(before.strip()) or alone or about_work(before.strip())):
        return True
    if right is not None and before.split()[1:] and before.split()[-1].casefold() in ORGANISATION:
        return True  # `…, Pond Trust and Ada Marsh`
    one = re.fullmatch(r"\s*(?:[A-Z]\.?\s?)*[A-Z][\w’'-]+\s*(?:\(.*\)|\.)?", after)
    word = after.strip(" .").casefold()
    if one and word not in NO_NAME and (PLURAL.match(before.strip()) or "(" not in before):
        return bool(PLURAL.match(before.strip()) or re.fullmatch(r"\s*[A-Z][\w’'-]+", before))
    the_clerk = re.match(r"(?:the )?clerk\b", after, re.IGNORECASE)
    surname = re.fullmatch(r"\s*(?:[A-Z]\.?\s?)*[A-Z][\w’'-]+", before)
    return bool(NOBODY.fullmatch(after.strip()) or ((left is not None or surname) and the_clerk))
