"""Declarations of interest: in a list of their own, or in sentences (“Cllr Lowe declared an interest in item 5”)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..blocks.prose import styled
from ..document import Block
from ..draft import InterestFound
from ..words.names import looks_like_name

TITLE = re.compile(r"\b(?:declarations?|register|disclosures?) of (?:\w+ )?interests?\b|\binterests\b", re.IGNORECASE)
_NAME = r"(?:(?:Cllr|Councillor|Mrs?|Ms|Miss|Dr|Prof|Rev|Sir)\.? )?[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,3}"
_DECLARED = re.compile(
    rf"(?:^|(?<=[.;:] )|(?<=\band ))(?P<who>{_NAME})(?: (?:had|has|also))? (?:declared|registered|disclosed) "
    r"(?:an?|his|her|their|the following)?(?P<words>[^.;]*\binterests?\b[^;]*?)(?=\.(?:\s|$)|;|$)"
)
_ITEM = re.compile(
    r"\b(?:agenda )?(?:items?|minutes?)\s*(?:nos?\.? ?|numbers? )?(?P<item>\d+(?:[./]\d+)*[a-z]?)", re.IGNORECASE
)
_LISTED = re.compile(
    rf"^(?P<who>{_NAME})\s*(?:\((?:item|minute) (?P<item>[^)]+)\))?\s*(?::|\s[–—-])\s*(?P<text>\S.*)$", re.DOTALL
)


def read_interests(blocks: Sequence[Block], *, listed: bool) -> Iterator[InterestFound]:
    """The declarations among the blocks; `listed`: they are a list of nothing else."""
    for block in blocks:
        if block.rows or block.kind == "heading":
            continue
        entry = _LISTED.match(block.text) if listed else None
        if entry and looks_like_name(entry["who"]):
            item = _ITEM.search(entry["text"])
            said = _LISTED.match(styled(block.runs)) or entry  # the same words as Markdown
            yield InterestFound(
                entry["who"], block.line, said["text"], entry["item"] or (item["item"] if item else None)
            )
            continue
        for match in _DECLARED.finditer(block.text):
            if looks_like_name(match["who"]) or len(match["who"].split()) == 1:
                item = _ITEM.search(match["words"])
                text = match.group().strip()
                yield InterestFound(match["who"], block.line, f"{text}.", item["item"] if item else None)
