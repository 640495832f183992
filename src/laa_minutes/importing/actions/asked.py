"""What a paragraph asks for, where only its margin says that it asks for something, and of whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..document import Block
from ..words.owners import Circle, is_office, owner_before

_TO_DO = re.compile(
    r"\b(?:to|will|would|should|shall|must|agreed to|needs? to|(?:is|are) to)\s+(?:also\s+|then\s+)?"
    r"(?!be\b|the\b|a\b|an\b|that\b|this\b|have been\b|date\b|\w+ing\b)[a-z]{2,}\b"
)
# the same where it can hardly be anything else
_SURELY = re.compile(
    r"\b(?:will|would|should|shall|must|needs? to|(?:is|are) to|agreed (?:to|that)|(?<![’'-])[A-Z][\w’'-]*[a-zA-Z] to|"
    r"(?:asked|requested|instructed)\b.{0,60}?\bto)\s+(?:also\s+|then\s+)?"
    r"(?!the\b|a\b|an\b|have been\b|be (?:useful|good|nice|helpful|happy|able|unable|willing|better|possible|likely|"
    r"unlikely|needed|required|appropriate|necessary)\b)"
    r"[a-z]{2,}\b"
)
_VOTE = re.compile(
    r"^\W*(?:prop(?:osed)?\b|2nd\b|seconded|moved\b|all (?:were )?(?:agreed|in favour)|agreed\W*$|carried\b|unanimous)",
    re.IGNORECASE,
)
# a full stop after an initial or a title ends no sentence
_END = re.compile(
    r"(?<=[.;!?])(?<!\b[A-Z]\.)(?<!\b(?:Mr|Ms|Dr|St|Jr|No)\.)(?<!\b(?:Mrs|Rev|Cll|Sgt|Hon|Col)\.)(?<!\b(?:Cllr|Revd|Prof)\.)"
    r"(?<!\bCllrs\.)\s+(?=[A-Z])"
)
# `AM informed the members that …`: who told, not who is asked
_TELLS = re.compile(
    r"\W*(?:\S+ ){1,3}(?:informed|advised|reported|noted|said|stated|explained|told|updated|gave|presented|raised|"
    r"asked if)\b"
)
_AGREED = re.compile(r"\b[Ii]t was (?:also |then )?(?:decided|agreed) to\b")
_TAKES_ON = re.compile(r"\b(?:he|she|they) (?:would|will)\b")  # `AM said that she would write`
# `To be passed on to the county.`, `This will be looked into.`: what stands before says what
_POINTS_BACK = re.compile(r"(?:To be\b|This\b|These\b|They\b|(?:\w+ ){1,6}(?:this|these)\W*$)")
_NOT_LONG = 40  # words of a paragraph that is told whole where none of its sentences asks for anything
_TITLE = 6  # words of a title that a paragraph begins with
_SHORT = 4  # words: a sentence that only adds to the one before


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text."""
    yield from (one.strip() for one in _END.split(text) if one.strip())


def asks(text: str) -> bool:
    """A text says that something is to be done."""
    return bool(_SURELY.search(text) or _TO_DO.search(text))


def owned_sentences(text: str, circle: Circle) -> list[str]:
    """The actions in `BL to mend the gate. The key is with the clerk. AM to buy salt.`: each begins with a sentence
    that names who is to do it; none where the first names nobody. Names that the document does not know will do where
    every sentence begins with some."""
    found: list[str] = []
    said = [(one, owner_before(one, circle)) for one in sentences(text)]
    each = all(named for _, named in said)
    for one, named in said:
        if named and (each or all(map(circle.knows, named[0]))):
            found.append(one.rstrip("; "))
        elif found:
            found[-1] += f" {one}"
        else:
            return []
    return found


def asking_block(blocks: Sequence[Block], circle: Circle, owners: Sequence[str]) -> Block | None:
    """The paragraph that asks for what stands in the margin: the one that asks for something and names most of its
    owners, the last of those; where none asks, the last."""
    said = [block for block in blocks if block.text and not block.rows]
    if not said:
        return None
    asking = [one for one in said if _SURELY.search(one.text)] or [one for one in said if _TO_DO.search(one.text)]
    if not asking:
        return said[-1]
    named = [sum(gives(one.text, owner, circle) for owner in owners) for one in asking]
    return asking[max(range(len(asking)), key=lambda n: (named[n], n))]


def gives(text: str, owner: str, circle: Circle) -> bool:
    """A sentence of the text names an owner before what it asks for, or as the one who is asked."""
    for sentence in sentences(text):
        verb = _SURELY.search(sentence)
        told = _TELLS.match(sentence) and not _TAKES_ON.search(sentence)
        if verb and circle.is_named(owner, sentence[: verb.end()]) and not told:
            return True
    return False


def asked_for(text: str, circle: Circle, owners: Sequence[str]) -> str:
    """The sentences of a paragraph that give its owners something to do: those that name them before a verb, or name
    them at all; else those that say what is to be done; else the last that is no vote, with the one before it where it
    only adds to that."""
    said = [one for one in sentences(text) if not _VOTE.match(one)] or list(sentences(text))
    if not said:
        return text
    names = {name.casefold() for owner in owners for name in (owner, circle.full(owner), circle.full(owner).split()[0])}
    first = [one for one in said if (found := owner_before(one, circle)) and names & set(map(str.casefold, found[0]))]
    first = [one for one in first if not _TELLS.match(one)]
    asking = [one for one in said if _SURELY.search(one)] or [one for one in said if _TO_DO.search(one)]
    named = [one for one in asking if any(circle.is_named(owner, one) for owner in owners)]
    doing = [one for one in said if names & {one.split()[0].casefold().strip(",:")} and not _TELLS.match(one)]
    giving = [one for one in named if any(gives(one, owner, circle) for owner in owners)]
    agreed = [one for one in said if _AGREED.search(one)]
    wanted = first or giving or agreed or named or asking or doing
    if len(wanted) == 1 or (wanted and wanted is first):
        whole = " ".join(wanted[-2:])
    elif wanted:
        whole = wanted[-1]
    elif len(text.split()) <= _NOT_LONG:
        return text.strip()
    else:
        whole = said[-1] if len(said[-1].split()) > _SHORT or len(said) == 1 else f"{said[-2]} {said[-1]}"
    found = owner_before(whole, circle)
    if found and names.isdisjoint(map(str.casefold, found[0])) and not any(map(is_office, found[0])):
        found = None  # `EC Roads will mend the gate.`, beside which stands who is to see to it
        if whole in said[1:] and len(said[0].split()) <= _TITLE:
            whole = f"{said[0]} {whole}"
    bare = found[1] if found else whole
    at = said.index(whole) if whole in said else 0
    if at and (len(whole.split()) <= _SHORT or _POINTS_BACK.match(bare)):
        return _with_before(said, at)
    return bare[:1].upper() + bare[1:] if found and len(wanted) <= 1 else whole


def _with_before(said: Sequence[str], at: int) -> str:
    """A sentence with those before it that tell what it points to."""
    first = at - 1
    while first and _POINTS_BACK.match(said[first]):
        first -= 1
    return " ".join(said[first : at + 1])
