"""Tables of actions: which column holds what; and the words that say how an action stands."""

from __future__ import annotations

import re

from .document import Block
from .owners import Circle, are_owners
from .unfold import cell_text

_DONE = r"(?:now )?(?:completed?|done|closed|discharged|actioned|achieved|resolved|finished)"


_DROPPED = r"dropped|withdrawn|superseded|no longer (?:required|needed|relevant)|cancelled"


_OPEN = (
    r"(?:still )?(?:on-?going|in progress|in hand|outstanding|open|pending|carried (?:forward|over)s?|c/f|deferred|"
    r"started|under ?way|not (?:yet )?(?:completed?|done|started|actioned)|to be (?:done|completed|carried forward))|"
    r"new"
)


STATUS = re.compile(rf"^\W*(?:status\s*:?\s*)?(?P<word>{_DONE}|{_OPEN}|{_DROPPED})\b", re.IGNORECASE)


# What the heading of a column says that it holds.
_COLUMNS = {
    "number": r"(?:no\.?|ref\.?|number|#|id|item(?: no\.?)?|action (?:no\.?|ref\.?|number))",
    "owner": r"(?:by whom|who|actors?|owners?|leads?|responsib\w+|assigned(?: to)?|action (?:by|owner|for|with)|"
    r"person\(?s?\)?(?: responsible)?|lead officer|name|for action)(?: .{0,15})?",
    "due": r"(?:by when|when|due(?: date| by)?|deadline|target(?: date)?|timescales?|date due|completion date|"
    r"time ?frame|completed? by|date)",
    "status": r"(?:status|progress|update|outcome|comments?|rag|complete\??|position|completed|notes?)(?: .{0,15})?",
    "text": r"(?:agreed |new |outstanding )?(?:actions?|tasks?|"
    r"action (?:points?|items?|required|agreed|arising|to be taken)|what|description|details?|to do|"
    r"decisions?(?:/| and | or )actions?)(?: .{0,15})?",
}


_READ_COLUMNS = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _COLUMNS.items())


def status_word(said: str) -> str | None:
    """Open, done or dropped, as far as the words say."""
    match = STATUS.match(said)
    if match is None:
        return None
    word = match["word"].casefold()
    if re.match(_DONE, word):
        return "done"
    return "dropped" if re.match(_DROPPED, word) else "open"


def columns_of(table: Block) -> dict[str, int]:
    """Which column holds what, where the first row says that these are actions."""
    found: dict[str, int] = {}
    if not table.rows:
        return found
    for n, cell in enumerate(table.rows[0]):
        text = cell_text(cell).strip(" :")
        for name, pattern in _READ_COLUMNS:
            if name not in found and text and pattern.fullmatch(text):
                found[name] = n
                break
    if "text" not in found and "number" in found and "owner" in found:  # `Item | Responsible`
        found["text"] = found.pop("number")
    acts = "text" in found and ("owner" in found or "due" in found or "status" in found)
    return found if acts else {}


def columns_unsaid(table: Block, circle: Circle) -> dict[str, int]:
    """Which column holds what in a table of actions without headings: whose cells name people, or say how it stands."""
    columns = [[cell_text(row[n]) for row in table.rows if n < len(row)] for n in range(max(map(len, table.rows)))]
    found: dict[str, int] = {}
    for n, column in enumerate(columns):
        filled = [text for text in column if text]
        if not filled:
            continue
        if "status" not in found and all(STATUS.match(text) and len(text.split()) <= 5 for text in filled):
            found["status"] = n
        elif "owner" not in found and all(are_owners(text, circle) and len(text.split()) <= 4 for text in filled):
            found["owner"] = n
        elif "text" not in found and sum(len(text.split()) for text in filled) >= 3 * len(filled):
            found["text"] = n
    return found if {"text", "owner", "status"} <= found.keys() else {}
