"""Days that the meeting was told of: what somebody wants by when, and is no action of the meeting's own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from ..document import Block
from ..draft import DeadlineFound, Due

_SAID = re.compile(
    r"\b(?:deadline\b|closing date\b|must be (?:submitted|returned|received|in)\b|"
    r"(?:is|are|was|were) (?:due|required|wanted) (?:by|on|before|in)\b|no later than\b|"
    r"(?:has|have|had) to be (?:submitted|returned|in|agreed|signed|sent)\b|"
    r"consultation (?:\w+ ){0,3}(?:closes|ends|runs until)\b|responses? (?:\w+ ){0,3}by\b|"
    r"applications? (?:\w+ ){0,4}by\b)",
    re.IGNORECASE,
)


def read_deadlines(blocks: Sequence[Block], due_in: Callable[[str], Due | None]) -> Iterator[DeadlineFound]:
    """The sentences that say by when something is wanted."""
    for block in blocks:
        if block.rows or block.kind == "heading":
            continue
        for sentence in re.split(r"(?<=[.;!?])\s+(?=[A-Z])", block.text):
            match = _SAID.search(sentence)
            when = due_in(sentence[match.start() :]) if match else None
            if when and (when.iso or when.last):
                yield DeadlineFound(sentence.strip(), block.line, when)
