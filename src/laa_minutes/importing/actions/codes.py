"""Actions that a code marks, as trackers have them (`ACT-12: AM - write …`), and titles that say how a list stands."""

from __future__ import annotations

import re

from ...frozen import dataclass
from ..document import Block
from ..words.owners import Circle, are_owners, owner_before, split_owners
from .columns import STATUS

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
# `ACT-GRP-2016-01`, `GRP-ACT-3`, `AI12`, after the month or the day that it is of
_MARKED = re.compile(
    rf"^(?:(?:\d{{1,2}}\s)?{_MONTH}(?:\s\d{{2,4}})?\s+|\d{{4}}-\d\d-\d\d:?\s+)?[\[(]?"
    r"(?P<code>(?:[A-Z]{2,10}[-_/.]){0,3}(?:ACTION|ACT|AP|AI)(?:[-_/.][A-Z0-9]{1,10}){0,5}[-_/.]?(?<![A-Z])\d{1,4}[a-z]?)"
    r"[\])]?(?P<sign>\s*[:.–—-]\s*|\s+)(?P<rest>\S.*)$",
    re.DOTALL,
)
# `A3/14`, `2014-05-1`, `FC 12.3`: any number with parts or letters before one of a list
_LISTED = re.compile(
    r"^[\[(]?(?P<code>(?:[A-Z]{1,8}[-_/. ]?)?\d{1,4}(?:[-_/.]\d{1,4}){1,3}[a-z]?|[A-Z]{1,8}[-_/.]?\d{1,4}[a-z]?)[\])]?"
    r"(?:\s*[:–—-]\s*|[.)]?\s+)(?P<rest>[\[(@A-Z].*)$",
    re.DOTALL,
)
_OWNER = re.compile(r"^(?P<who>[^:;.]{1,40}?)\s*(?::|\s[-–—])\s*(?P<rest>\S.*)$", re.DOTALL)
_TAG = re.compile(r"\s[A-Z]+-[A-Z-]+$")  # that closes what a code opened
_SETTLED = r"(?:closed|completed?|done|discharged|finished|resolved)"
_ACTIONS = r"(?:actions|tasks|to-?dos|items|(?:action|task)s? (?:points|items|log|list))"
_WHEN = r"(?: (?:by|at|as (?:at|of)|since|on|from|during|in|between)\b.{0,40})?"
_CLOSED = re.compile(
    rf"(?:recently |previously |now )?{_SETTLED}{_WHEN}\W*|"
    rf"(?:^|.*\s)(?:{_SETTLED} {_ACTIONS}|{_ACTIONS}(?: now)? {_SETTLED}){_WHEN}\W*",
    re.IGNORECASE,
)
_OPEN = re.compile(
    rf"\W*(?:(?:(?:still |currently )?(?:open|active|current|new|outstanding|pending|on-?going)(?: {_ACTIONS})?)|"
    rf"{_ACTIONS}(?: still)? (?:open|outstanding|pending)){_WHEN}\W*",
    re.IGNORECASE,
)
_OF_ACTIONS = re.compile(r"\b(?:actions?|tasks)\b", re.IGNORECASE)
_STATUS_WORDS = 6


@dataclass(frozen=True, slots=True)
class Coded:
    """An action behind its code; no owners where none are told apart from its words."""

    code: str
    owners: tuple[str, ...]
    words: str


def coded(block: Block, circle: Circle, *, listed: bool) -> Coded | None:
    """An action that its code marks; `listed`: it is one of a list, in which any number with parts or letters will do.
    None for a sentence about one, and for what only says how one stands."""
    text = "" if block.kind == "heading" else block.text
    marked = _MARKED.match(text)
    match = marked or (_LISTED.match(text) if listed else None)
    if match is None:
        return None
    rest = _TAG.sub("", match["rest"]) if marked else match["rest"]
    if STATUS.match(rest) and len(rest.split()) <= _STATUS_WORDS:
        return None
    named = _OWNER.match(rest)
    if named and are_owners(named["who"], circle):
        return Coded(match["code"], split_owners(named["who"]), named["rest"])
    sure = listed or (marked and marked["sign"].strip()) or owner_before(rest, circle)
    return Coded(match["code"], (), rest) if sure else None


def settles(block: Block) -> bool | None:
    """A heading, or a line in bold that speaks of actions, says whether those below it are closed."""
    titled = block.kind == "heading" or (block.bold and block.kind != "item" and _OF_ACTIONS.search(block.text))
    return are_settled(block.text) if titled and not block.rows else None


def are_settled(title: str) -> bool | None:
    """A title says that the actions below it are closed; False where it says that they are open, None where neither."""
    if _CLOSED.fullmatch(title):
        return True
    return False if _OPEN.fullmatch(title) else None
