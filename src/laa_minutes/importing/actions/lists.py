"""Lists of actions that names sort, `Ben:` above what Ben is to do, or stand in, `Ben: oil the gate`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ..document import Block
from ..words.names import looks_like_name
from ..words.owners import Circle, are_owners, group_before, owner_before, split_owners
from .marks import NO_OWNER

_TELLS = re.compile(r"\b(?:is|are|was|were|have been|has been)\b")
# `Ada: write to …`, `Ada / Ben: …`
_NAME_FIRST = re.compile(r"(?:TODO )?(?P<who>[A-Z][\w.’'-]*(?:(?: ?[/+&,] ?| and | )[A-Z][\w.’'-]*){0,3}): (?=\w)")
# `Ben will:`, `Ada and Ben are to:`, `Ada will see to it, and arrange to:`
_WILL = re.compile(
    r"(?P<who>[A-Z][^:;.!?]{0,60}?),?\s+(?:will|shall|(?:(?:is|are|was|were|has|have|agreed|undertook)\s+)?to)\b"
    r"(?:[^:;.!?]{0,60}\bto)?\s*:\s*"
)
_LAST_SENTENCE = re.compile(r"^.*[.!?]\s+(?=[A-Z])", re.DOTALL)  # up to where it begins
_OWNER_WORDS = 6  # a line that only names somebody has no more


def names_owner(block: Block, following: Sequence[Block], circle: Circle, *, among: bool) -> bool:
    """A line that says whose the list below it is: somebody known, or a name among others that are known or look like
    names. `among`: others have come before."""
    if block.rows or not _heads_list(block, following[:1]):
        return False
    heads = [
        one.text.strip(" :")
        for one, after in pairwise((block, *following))
        if (one.kind, one.level) == (block.kind, block.level) and _heads_list(one, (after,))
    ]
    named = all(map(looks_like_name, heads)) and (among or len(heads) > 1)
    known = among or any(are_owners(head, circle) for head in heads)
    return named or (known and (block.text.endswith(":") or are_owners(block.text, circle)))


def will_do(block: Block, following: Sequence[Block], circle: Circle) -> tuple[str, ...]:
    """Whose the points below a text are that ends with `Ben will:`, since they say what; nobody's below any other."""
    below = following[0] if following and following[0].kind == "item" else None
    if below is None or (block.kind == "item" and below.level <= block.level):
        return ()
    match = None if block.kind == "heading" or block.rows else _WILL.fullmatch(_LAST_SENTENCE.sub("", block.text))
    known = match and (are_owners(match["who"], circle) or circle.knows_all(match["who"]))
    return split_owners(match["who"]) if match and known else ()


def named_first(blocks: Sequence[Block]) -> tuple[str, ...]:
    """Who stands before a colon at most points of a list, some of them again and again, as topics do not: those whose
    actions these are, where the document lists nobody, or two thirds of them."""
    points = [block for block in blocks if block.kind == "item" and not re.search(r"\w", block.label)]
    whose = [match["who"] for block in points if (match := _NAME_FIRST.match(block.text))]
    names = [name for who in whose for name in split_owners(who)]
    return tuple(dict.fromkeys(names)) if len(names) > len(set(names)) and len(whose) * 2 > len(points) else ()


def leads_on(block: Block, following: Sequence[Block], circle: Circle) -> bool:
    """`The actions were dealt with as follows:` above a list: a sentence that tells what it holds, and asks nobody."""
    told = block.kind == "paragraph" and not block.label and block.text.endswith(":") and _TELLS.search(block.text)
    return bool(told and following and following[0].kind == "item") and owner_before(block.text, circle) is None


def sorts_owned(block: Block, following: Sequence[Block], circle: Circle) -> bool:
    """A heading right above an action that names whose it is: in a list of actions it only sorts them."""
    after = following[0] if following and not following[0].rows else None
    if block.kind != "heading" or after is None:
        return False
    if after.kind == "heading":
        return after.level > block.level and sorts_owned(after, following[1:2], circle)
    return (owner_before(after.text, circle) or group_before(after.text)) is not None


def _heads_list(block: Block, after: Sequence[Block]) -> bool:
    """A few words with capitals above a list."""
    said = block.text.strip(" :")
    level = block.level if block.kind == "item" else 0
    numbered = not block.label and any(one.label.strip("().") in ("1", "a") for one in after)
    below = numbered or any(one.kind == "item" and one.level > level for one in after)
    capitals = all(word[:1].isupper() or word in ("and", "&", "/") for word in said.split())
    return below and capitals and 0 < len(said.split()) <= _OWNER_WORDS and not NO_OWNER.fullmatch(said)
