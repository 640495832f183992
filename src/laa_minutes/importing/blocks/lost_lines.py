"""Paragraphs of which a conversion lost the lines: lists of people each with its name, numbered items one by one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ..document import Block, Run

_LONG, _LONGER = 100, 300  # characters of a paragraph in which lists of people, or items, may have been lost
_CHAIN, _SHORTEST = 3, 2  # numbers that go on; before titles in capitals fewer will do
_INLINE = re.compile(
    r"(?:^|(?<=[.!?:;)\w] ))(?P<prefix>[A-Z][A-Za-z]{0,4}[/-])?(?P<number>\d{1,4})(?P<year>/\d\d(?:[-/]?\d\d)?)?"
    r"(?(year)[.:)]? |[.)] ?)(?=[A-Z])"
)


# `… Item 3 Matters arising …`, and `… 2 MATTERS ARISING There were none …`
_WORDED = re.compile(r"(?:^|(?<=[.!?:;)\w] ))(?P<prefix>Item|ITEM) (?P<number>\d{1,2})(?P<year>)[.:]?\s?(?=[A-Z])")


_BEFORE_CAPITALS = re.compile(
    r"(?:^|(?<=[.!?:;)\w] ))(?P<prefix>)(?P<number>\d{1,5})(?P<year>) "
    r"(?=[A-Z]{4,} (?:[A-Z&]+ ){0,8}[A-Z][a-z]|[A-Z]{4,} [A-Z]{2,} )"
)


# `… Present: Ada Marsh, Ben Lowe Regrets: Cy Dart …`: the names of lists of people, in the middle of a line
_PEOPLE = re.compile(
    r"(?<=\S)(?<!Invited) (?=(?:(?:Members|Councillors|Governors|Also,?) )?(?:Present|PRESENT|In attendance|"
    r"IN ATTENDANCE|In Attendance|"
    r"Apologies(?: for absence)?|APOLOGIES(?: FOR ABSENCE)?|Regrets|REGRETS|Also present|Members present|"
    r"(?:Invited )?Guests|Absent)"
    r"(?: Members)?\s*(?:\(\d+\)\s*)?:\s)|"
    r"(?<=\S) (?=(?:PRESENT|APOLOGIES|(?:(?<!\bthe )(?<!\ball )(?<!\bAll )(?:Present|Apologies))) (?:Board Members: )?"
    r"(?:(?:Cllrs?|Mrs?|Ms|Miss|Dr)\.? )?[A-Z][\w’'-]*[.&]?(?: ?[A-Z][\w’'&.-]*){1,3}"
    r"(?: \(|,| [–-] |: | (?:Cllrs?|Mrs?|Ms|Dr)\b| [A-Z][\w’'-]+ [A-Z][\w’'-]+))"
)


_BUSINESS = re.compile(
    r"(?<=[\w).,]) (?=(?:\d{1,3}[.)]?|[a-z][.)]) [A-Z]|\d{1,3}[.)][A-Z][a-z]|"
    r"(?:Annual General Meeting|AGM|Minutes of|Matters [Aa]rising|Declarations? of|Welcome|Introductions?|Agenda|"
    r"Item \d)\b)"
)


def run_together(block: Block) -> list[Block]:
    """A paragraph of which a conversion lost the lines: lists of people each with its name, numbered items one by
    one."""
    if len(block.text) < _LONG or block.kind == "heading":
        return [block]
    found: list[Block] = []
    for one in _numbered_apart(block):
        starts = [0, *(match.start() for match in _PEOPLE.finditer(one.text))]
        if len(starts) == 1 or one.label:
            found.append(one)
            continue
        pieces = [one.text[here:after].strip() for here, after in pairwise([*starts, len(one.text)])]
        pieces = [pieces[0], *(part for piece in pieces[1:] for part in _without_business(piece))]
        found += [replace(one, runs=(Run(piece),)) for piece in pieces if piece]
    return found


def _without_business(listed: str) -> tuple[str, str]:
    """A list of people, and what begins after it with a number or the name of an item."""
    end = _BUSINESS.search(listed)
    return (listed[: end.start()], listed[end.end() :]) if end else (listed, "")


def _numbered_apart(block: Block) -> list[Block]:
    """Several numbered items that follow each other in a paragraph, item by item, and the list that one of them holds,
    numbered from 1 again."""
    chain = _chain(block.text)
    if not chain:
        return [block]
    pieces = _at_numbers(block, chain)
    return [one for piece in pieces for one in _listed_within(piece)]


def _listed_within(item: Block) -> list[Block]:
    chain = _chain(item.text) if item.label else []
    if not chain or chain[0]["number"] != "1" or not chain[0].start():
        return [item]
    title, *listed = _at_numbers(item, chain)
    return [title, *(replace(one, kind="item", level=1) for one in listed)]


def _at_numbers(block: Block, chain: Sequence[re.Match[str]]) -> list[Block]:
    """A paragraph parted at its numbers, which become labels."""
    text, starts = block.text, [mark.start() for mark in chain]
    pieces = [replace(block, runs=(Run(text[: starts[0]].rstrip()),))] if starts[0] else []
    for mark, end in zip(chain, [*starts[1:], len(text)], strict=True):
        label = mark.group().strip() if starts[0] or mark is not chain[0] else block.label or mark.group().strip()
        pieces.append(replace(block, kind="paragraph", label=label, runs=(Run(text[mark.end() : end].strip()),)))
    return pieces


_WAYS = ((_INLINE, _CHAIN), (_WORDED, _CHAIN), (_BEFORE_CAPITALS, _SHORTEST))


def _chain(text: str) -> list[re.Match[str]]:
    """The numbers at which a long text is to be parted."""
    if len(text) < _LONGER:
        return []
    chains = ((_longest_chain(list(way.finditer(text))), least) for way, least in _WAYS)
    return next((chain for chain, least in chains if len(chain) >= least), [])


def _longest_chain(marks: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    """The most marks whose numbers go on one by one, in one way of writing them."""
    chains: dict[tuple[str | None, str | None, int], list[re.Match[str]]] = {}  # by what the next number would be
    best: list[re.Match[str]] = []
    for mark in marks:
        way, number = (mark["prefix"], mark["year"]), int(mark["number"])
        chain = [*chains.pop((*way, number), []), mark]
        known = chains.get((*way, number + 1), [])
        if len(chain) > len(known):
            chains[(*way, number + 1)] = chain
        best = max(best, chain, key=len)
    return best
