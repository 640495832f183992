"""Where a list of people ends, and the business begins."""

from __future__ import annotations

import re

from ..document import Block
from ..words.list_names import list_called_below
from ..words.name_lists import names_in

# a heading of business, which no list goes on under
_ENDS = re.compile(
    r"\W*(?:\d{1,3}(?:[./]\d{1,4})*[.):]?\s+)?(?:introductions?|welcome|opening|(?:previous |last )?minutes|"
    r"matters arising|declarations?|agenda|approval|(?:meeting )?notes|discussions?|topics|reports?|actions?|summary|"
    r"(?:to )?(?:receive|approve|consider|confirm)|elections? of|"
    r"(?:the )?meeting (?:was )?(?:start|open|commence|beg[ai]n|called)\w*)\b",
    re.IGNORECASE,
)


def is_heading_of_business(block: Block, text: str) -> bool:
    """A line that looks like a heading is one of business."""
    return bool(_ENDS.match(text)) and (block.bold or block.kind == "heading")


# whoever opened it, that is told of nobody in a list
_OPENED = re.compile(
    r"\W*(?:the )?meeting (?:was )?(?:called to order|opened|commenced|started|began)\b", re.IGNORECASE
)
_CODED = re.compile(r"[^()]{3,100}\([A-Z]-\d{1,2}\)\W*")  # `Weirs and Sluices (B-1)`: an item with its code


_PROXY = re.compile(r"\W*prox(?:y|ies)\b\s*:", re.IGNORECASE)  # `Proxy: Ada Marsh to Ben Lowe`: she did not come


def is_business(text: str) -> bool:
    """A line begins like a heading of business, and names no list and nobody; or ends with the code of an item, or says
    that the meeting was opened, or who had a vote for whom."""
    if _OPENED.match(text) or _CODED.fullmatch(text) or _PROXY.match(text):
        return True
    return bool(_ENDS.match(text)) and not (":" in text or list_called_below(text) or names_in(text))
