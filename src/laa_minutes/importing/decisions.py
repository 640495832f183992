"""What was decided: resolutions in lists with their labels, resolutions alone, decisions within the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .document import Block
from .draft import DecisionFound

_WHO = r"board|panel|committee|council|group|meeting|members|governors|trustees|chair|forum|partnership"
# `It was AGREED:-`, `RESOLVED that:`, `The Committee agreed to:` before a list
_LEAD_IN = re.compile(
    r"^(?P<lead>(?:.{0,90}?\b)?(?:AGREED|RESOLVED|RECOMMENDED|NOTED|DECIDED|APPROVED|"
    rf"(?:was|were|it|is|unanimously|{_WHO}) (?:was |were |unanimously )?(?:agreed|resolved|recommended|decided)|"
    r"(?:agreed|resolved|decided|recommendations?|decisions?|resolutions?))"
    r"(?: (?:that|to|as follows|unanimously))?\s*)[:;][-–—]?\s*$",
    re.DOTALL,
)
# `RESOLVED: That …`, `RESOLVED that …`, `Resolution – …`, `Decision: …`
_ALONE = re.compile(
    r"^\W*(?P<lead>(?:it was |the \w+ )?(?:unanimously )?"
    r"(?:RESOLVED|AGREED|RECOMMENDED|DECIDED|NOTED)(?: unanimously)?\b|"
    r"(?:resolved|agreed|resolution|decision|recommendation)(?: \d+(?:[./]\d+)*)?(?=\s*[:–-]))"
    r"\s*(?P<mark>[:–—-]+)?\s*(?P<text>\S.*)$",
    re.DOTALL,
)
_HEADING = re.compile(
    r"(?:decisions?|resolutions?|resolved|agreed|recommendations?|it was (?:agreed|resolved))"
    r"(?: made| taken| agreed)?\W*",
    re.IGNORECASE,
)
_IN_TEXT = re.compile(
    r"\b(?:(?:was|were|is|are|been) (?:\w+ly )?(?P<passive>agreed|approved|resolved|adopted|accepted|"
    r"noted|ratified|endorsed|carried|rejected|deferred|elected|appointed|re-?elected|confirmed as)|"
    rf"(?:{_WHO}) (?:\w+ly )?(?P<active>agreed|approved|resolved|adopted|accepted|ratified|endorsed|rejected)|"
    r"(?P<bare>AGREED|RESOLVED|CARRIED))\b",
)
_KINDS = {
    **dict.fromkeys(("agreed", "resolved", "decided", "carried", "elected", "appointed"), "agreed"),
    **dict.fromkeys(("decision", "resolution", "reelected"), "agreed"),
    **dict.fromkeys(("approved", "adopted", "accepted", "ratified", "endorsed", "confirmed"), "approved"),
    **dict.fromkeys(("recommended", "recommendation"), "recommended"),
    "noted": "noted",
    "rejected": "rejected",
    "deferred": "deferred",
}
_PERSON = r"(?:(?:Cllrs?|Councillor|Mrs?|Ms|Miss|Dr|Sir|Prof)\.? )?[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,2}"
_MOVERS = re.compile(
    rf"\b(?:[Pp]roposed|[Mm]oved)(?: by)?:?\s+(?P<mover>{_PERSON})\W+"
    rf"(?:and\s+)?(?:was\s+)?[Ss]econded(?: by)?:?\s+(?P<second>{_PERSON})"
)
_NOT_NOW = re.compile(r"\b(?:previously|had been|not yet|to be)\b")
_BETWEEN = re.compile(r"\s*;(?:\s*and)?\s*$|\s*,\s*and\s*$")
_THEN = re.compile(
    r"^(?P<text>.*?)[;,]\s*(?P<then>it being (?:noted|agreed|understood)[^;]*:[-–—]?)$", re.DOTALL | re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class DecisionsRead:
    """What was decided in a part, the words that led to it, and the blocks that are left as its text."""

    lead_in: str | None
    resolutions: tuple[DecisionFound, ...]
    decisions: tuple[DecisionFound, ...]
    blocks: tuple[Block, ...]


def read_decisions(blocks: Sequence[Block]) -> DecisionsRead:
    """The decisions among the blocks of an item: the first list of resolutions, else the one resolution that stands
    alone. Others are decisions within the text, and stay in it too."""
    for at, block in enumerate(blocks):
        listed = _led_list(blocks, at)
        if listed:
            rest = (*blocks[:at], *blocks[at + 1 + len(listed) :])
            return DecisionsRead(block.text, tuple(_nested(listed, _kinds(block.text))), _all_in_text(rest), rest)
    alone = [(at, match) for at, block in enumerate(blocks) if (match := _alone(block))]
    if len(alone) != 1:
        return DecisionsRead(None, (), _all_in_text(blocks), tuple(blocks))
    at, match = alone[0]
    rest = (*blocks[:at], *blocks[at + 1 :])
    resolution = _moved(DecisionFound(match["text"], blocks[at].line, _kinds(match["lead"])), blocks[at].text)
    lead_in = f"{match['lead'].strip()}{match['mark'] or ''}"
    return DecisionsRead(lead_in, (resolution,), _all_in_text(rest), rest)


def _led_list(blocks: Sequence[Block], at: int) -> list[Block]:
    """The clauses below a line that leads to them, or the paragraph below a heading such as `Decision`."""
    block = blocks[at]
    if block.rows:
        return []
    headed = bool(_HEADING.fullmatch(block.text))
    if not headed and not _LEAD_IN.match(block.text):
        return []
    listed = _list_after(blocks, at + 1)
    below = blocks[at + 1 : at + 2]
    return listed or [one for one in below if headed and one.kind == "paragraph" and one.text]


def _alone(block: Block) -> re.Match[str] | None:
    match = None if block.rows or block.kind == "heading" else _ALONE.match(block.text)
    return match if match and len(match["text"].split()) > 1 else None


def _moved(decision: DecisionFound, words: str) -> DecisionFound:
    """The decision with who proposed and who seconded it, where the words say so."""
    movers = _MOVERS.search(words)
    return (
        replace(decision, moved_by=movers["mover"].rstrip("."), seconded_by=movers["second"].rstrip("."))
        if movers
        else decision
    )


def _list_after(blocks: Sequence[Block], at: int) -> list[Block]:
    """The labelled blocks that follow, with what runs on below one of them."""
    found: list[Block] = []
    for block in blocks[at:]:
        if block.rows or block.kind == "heading" or not (block.kind == "item" or _labelled(block)):
            break
        found.append(block)
    return found


def _labelled(block: Block) -> bool:
    return bool(re.fullmatch(r"\(?(?:[ivxl]{1,6}|[a-z]|\d{1,2})[).]\)?", block.label))


def _nested(blocks: Sequence[Block], kinds: tuple[str, ...]) -> list[DecisionFound]:
    """A list of clauses, inner ones below the clause they belong to."""
    found: list[DecisionFound] = []
    outer = _rank(blocks[0])
    at = 0
    while at < len(blocks):
        block = blocks[at]
        inner = at + 1
        while inner < len(blocks) and _rank(blocks[inner]) != outer and _deeper(blocks[inner], block):
            inner += 1
        text, then = _BETWEEN.sub("", block.text), None
        if match := _THEN.match(text):
            text, then = match["text"], match["then"]
        label = block.label.strip() if re.search(r"[^\W_]", block.label) else None
        clauses = tuple(_nested(blocks[at + 1 : inner], kinds)) if inner > at + 1 else ()
        inside = tuple(replace(clause, kinds=()) for clause in clauses)
        found.append(_moved(DecisionFound(text, block.line, kinds, label, inside, then=then), text))
        at = inner
    return found


def _rank(block: Block) -> tuple[int, str]:
    """A list's depth and way of labelling: roman, letters, numbers, bullets."""
    label = block.label.strip("().")
    way = (
        "1"
        if label.isdigit()
        else "i"
        if re.fullmatch(r"[ivxl]+", label)
        else "a"
        if re.fullmatch(r"[a-z]", label)
        else "•"
    )
    return block.level, way


def _deeper(block: Block, than: Block) -> bool:
    return (
        block.level > than.level
        or block.indent > than.indent
        or (block.level == than.level and _rank(block)[1] != _rank(than)[1])
    )


def _kinds(words: str) -> tuple[str, ...]:
    found = (_KINDS.get(word.casefold()) for word in re.findall(r"[A-Za-z]+", words))
    return tuple(dict.fromkeys(kind for kind in found if kind)) or ("agreed",)


def _all_in_text(blocks: Sequence[Block]) -> tuple[DecisionFound, ...]:
    return tuple(one for block in blocks if not block.rows and block.kind != "heading" for one in _in_text(block))


def _in_text(block: Block) -> Iterator[DecisionFound]:
    """The sentences that say that something was decided."""
    for sentence in re.split(r"(?<=[.;!?])\s+(?=[A-Z])", block.text):
        match = _IN_TEXT.search(sentence)
        if match is None or _NOT_NOW.search(sentence[: match.end()]):
            continue
        word = (match["passive"] or match["active"] or match["bare"]).casefold()
        kinds = (_KINDS.get(word.split()[0].replace("-", ""), "agreed"),)
        yield _moved(DecisionFound(sentence.strip(), block.line, kinds, in_text=True), sentence)
