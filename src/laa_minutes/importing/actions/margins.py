"""What a column for actions says beside the text: whose each is and by when, and which sentences ask for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from ...frozen import dataclass
from ..blocks.cells import ACTION_COLUMN
from ..document import Block
from ..draft import Due
from ..words.names import looks_like_name
from ..words.owners import Circle, are_owners, split_owners
from ..words.vocabulary import INSTRUCTS, TITLES_TOO
from .asked import gives, sentences

DueIn = Callable[[str], Due | None]
# `RP (28 May)`, `RP – by June`, `RP by 28/5`
_AND_WHEN = re.compile(
    r"(?P<who>[^()\[\]]{2,60}?)(?<!\s)\s*(?:[(\[]\s*(?P<in>[^()\[\]]{3,40})[)\]]|"
    r"(?:[,:;–—]|\s-)\s*(?P<after>\S.{2,40})|\s(?P<by>(?:by|before|due)\s.{3,40}|\d.{2,40}))\W*",
    re.IGNORECASE,
)
_NEXT = re.compile(r"(?<=[)\]])\s*(?:[/;,&+]|and\b)?\s*(?=[A-Z])")
_INSTRUCTION = re.compile(
    r"(?P<verb>[A-Z][a-z-]+)\s+(?!(?:of|was|were|is|are|has|had|have|will|would|from|by)\b)[\w“‘£(]"
)
# what makes a verb of a word that titles begin with, too: `Review the plan.`, not `Review of the plan`, `Review group`
_GOES_ON = re.compile(
    r"(?:the|an?|this|that|these|those|all|any|both|our|their|its|his|her|every|each|it|them|to|with|back)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(r"\b(?:was|were|has been|have been|had been)\b")
_FIRST = 6  # words in which a sentence shows that it tells something
# `11-01 Ada to write`, `05-02 – Any questions`: the number of an action, by its meeting
NUMBERED = re.compile(r"\s*(?P<no>\d{1,4}-\d{1,3}[a-z]?)(?:\s?[:.)–—-])?\s(?=[A-Z])")
_SERIES = 4  # lines of a column with a number, by which all actions have one
_BEGUN = 12  # characters of a sentence that only begins beside a name, which marks the one before
_BY = re.compile(r"^(?:due(?: by| on)?|by|before)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    """Who is to do something, as written, and by when where that is said."""

    owners: tuple[str, ...]
    due: Due | None = None


def numbers_actions(blocks: Sequence[Block]) -> bool:
    """Most of what stands in the column for decisions and actions begins with a number: what has none is no action."""
    cells = [block.lines for block in blocks if block.label == ACTION_COLUMN and not block.rows]
    numbered = [sum(NUMBERED.match(line) is not None for line in lines) for lines in cells]
    return sum(numbered) >= _SERIES and sum(map(bool, numbered)) * 3 >= len(cells) * 2


def named_in(line: str, circle: Circle, due_in: DueIn) -> tuple[Named, ...]:
    """Those that a line names, one entry for each bracket with a day: `RP (28 May) / SH (8 June)`; none where the line
    says anything else."""
    found = tuple(_named(part, circle, due_in) for part in _NEXT.split(line))
    return tuple(one for one in found if one) if all(found) else ()


def _named(written: str, circle: Circle, due_in: DueIn) -> Named | None:
    if are_owners(written, circle):
        return Named(split_owners(written))
    match = _AND_WHEN.fullmatch(written)
    if match is None or not (are_owners(match["who"], circle) or all(map(looks_like_name, split_owners(match["who"])))):
        return None  # a day behind full names says enough, however they are spelt
    said = (match["in"] or match["after"] or match["by"]).strip()
    due = due_in(f"by {_BY.sub('', said)}")
    if due is None or re.search(r"\w\s+(?:by|before|due)\s", said):  # `BL - Mend the gate by June`
        return None
    return Named(split_owners(match["who"]), replace(due, said=said))


def told_beside(text: str, names: Sequence[tuple[str, int]], circle: Circle) -> list[tuple[str, str]]:
    """The names beside a paragraph, behind so many of its characters each, with the words that they mark: all, where a
    sentence gives somebody of them something to do; else up to the end of their sentence, from where those of the names
    before end, or to the end for the last."""
    ends = list(accumulate(len(one) + 1 for one in sentences(text)))
    start, found = 0, list[tuple[str, str]]()
    for n, (who, place) in enumerate(names, 1):
        end = len(text) if n == len(names) else next(one for one in ends if one > place - _BEGUN)
        if end > start or not found:
            found.append((who, text[start:end].strip()))
        else:
            found[-1] = (f"{found[-1][0]}, {who}", found[-1][1])
        start = max(start, end)
    return [(who, text if any(gives(text, one, circle) for one in split_owners(who)) else told) for who, told in found]


def instructions(text: str) -> Iterator[str]:
    """The sentences of a text that tell somebody what to do: `Share the sheet with members.`"""
    for sentence in sentences(text):
        match = _INSTRUCTION.match(sentence)
        told = _TOLD.search(" ".join(sentence.split()[:_FIRST]))
        verb = match["verb"].casefold() if match else ""
        goes_on = _GOES_ON.match(sentence[len(verb) :].lstrip())
        if verb in INSTRUCTS and not told and (goes_on or verb not in TITLES_TOO):
            yield sentence


def paired(entries: Sequence[Named], asked: int) -> tuple[Named, ...]:
    """Whose each of so many instructions is: in their order where there are as many names, else everybody's where there
    is one name or one instruction; none where nothing tells."""
    if len(entries) == asked or not entries:
        return tuple(entries)
    if len(entries) == 1:
        return (entries[0],) * asked
    if asked == 1:
        dues = {one.due for one in entries}
        owners = tuple(dict.fromkeys(owner for one in entries for owner in one.owners))
        return (Named(owners, dues.pop() if len(dues) == 1 else None),)
    return ()
