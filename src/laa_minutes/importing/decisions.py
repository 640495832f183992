"""What was decided: resolutions in lists with their labels, resolutions alone, decisions within the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from .document import Block
from .draft import DecisionFound

# `It was AGREED:-`, `RESOLVED that:`, `The Committee agreed to:` before a list
_LEAD_IN = re.compile(
    r"^(?P<lead>(?:.{0,90}?\b)?(?:AGREED|RESOLVED|RECOMMENDED|NOTED|DECIDED|APPROVED|(?:was|were|it|is|unanimously|committee|"
    r"board|panel|council|group|members|governors|trustees) (?:was |were |unanimously )?(?:agreed|resolved|recommended|decided)|"
    r"(?:agreed|resolved|decided|recommendations?|decisions?|resolutions?))(?: (?:that|to|as follows|unanimously))?\s*)[:;][-–—]?\s*$",
    re.DOTALL,
)
# `RESOLVED: That …`, `RESOLVED that …`, `Resolution – …`, `Decision: …`
_ALONE = re.compile(
    r"^\W*(?P<lead>(?:it was |the \w+ )?(?:unanimously )?(?:RESOLVED|AGREED|RECOMMENDED|DECIDED|NOTED)(?: unanimously)?\b|"
    r"(?:resolved|agreed|resolution|decision|recommendation)(?: \d+(?:[./]\d+)*)?(?=\s*[:–-]))\s*(?P<mark>[:–—-]+)?\s*(?P<text>\S.*)$",
    re.DOTALL,
)
_HEADING = re.compile(
    r"(?:decisions?|resolutions?|resolved|agreed|recommendations?|it was (?:agreed|resolved))(?: made| taken| agreed)?\W*",
    re.IGNORECASE,
)
_IN_TEXT = re.compile(
    r"\b(?:(?:was|were|is|are|been) (?:\w+ly )?(?P<passive>agreed|approved|resolved|adopted|accepted|noted|ratified|endorsed|carried|rejected|"
    r"deferred|elected|appointed|re-?elected|confirmed as)|(?:board|panel|committee|council|group|meeting|members|governors|trustees|chair|forum|partnership) "
    r"(?:\w+ly )?(?P<active>agreed|approved|resolved|adopted|accepted|ratified|endorsed|rejected)|(?P<bare>AGREED|RESOLVED|CARRIED))\b",
)
_KINDS = {
    "agreed": "agreed", "resolved": "agreed", "decided": "agreed", "carried": "agreed", "elected": "agreed", "appointed": "agreed",
    "approved": "approved", "adopted": "approved", "accepted": "approved", "ratified": "approved", "endorsed": "approved",
    "confirmed": "approved", "noted": "noted", "recommended": "recommended", "recommendation": "recommended",
    "rejected": "rejected", "deferred": "deferred", "decision": "agreed", "resolution": "agreed",
}  # fmt: skip
_MOVERS = re.compile(
    r"\b(?:proposed|moved)(?: by)?:?\s+(?P<mover>(?:(?:Cllrs?|Councillor|Mrs?|Ms|Miss|Dr|Sir|Prof)\.? )?[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,2})\W+"
    r"(?:and\s+)?(?:was\s+)?seconded(?: by)?:?\s+(?P<second>(?:(?:Cllrs?|Councillor|Mrs?|Ms|Miss|Dr|Sir|Prof)\.? )?[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,2})",
    re.IGNORECASE,
)
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
    """The decisions among the blocks of an item. Those within the text stay in it, too."""
    lead_in: str | None = None
    resolutions: list[DecisionFound] = []
    decisions: list[DecisionFound] = []
    kept: list[Block] = []
    at = 0
    while at < len(blocks):
        block = blocks[at]
        at += 1
        text = block.text
        lead = None if block.rows else _LEAD_IN.match(text)
        headed = not block.rows and bool(_HEADING.fullmatch(text))
        if (lead or headed) and not resolutions:
            listed = _list_after(blocks, at)
            if not listed and headed and at < len(blocks) and blocks[at].kind == "paragraph" and not blocks[at].rows:
                listed = [blocks[at]]
            if listed:
                kinds = _kinds(text)
                resolutions += _nested(listed, kinds)
                lead_in = text
                at += len(listed)
                continue
        alone = None if block.rows or lead or block.kind == "heading" else _ALONE.match(text)
        if alone and not resolutions and len(alone["text"].split()) > 1:
            mover = _MOVERS.search(text)
            mark = alone["mark"] or ""
            lead_in = f"{alone['lead'].strip()}{mark}".strip()
            resolutions.append(
                DecisionFound(
                    alone["text"],
                    block.line,
                    _kinds(alone["lead"]),
                    moved_by=mover["mover"] if mover else None,
                    seconded_by=mover["second"] if mover else None,
                )  # fmt: skip
            )
            continue
        kept.append(block)
        if not block.rows and block.kind != "heading":
            decisions += _in_text(block)
    return DecisionsRead(lead_in, tuple(resolutions), tuple(decisions), tuple(kept))


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
        mover = _MOVERS.search(text)
        one = DecisionFound(
            text, block.line, kinds, label, tuple(replace(clause, kinds=()) for clause in clauses), then=then
        )
        if mover:
            one = replace(one, moved_by=mover["mover"], seconded_by=mover["second"])
        found.append(one)
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


def _in_text(block: Block) -> list[DecisionFound]:
    found = []
    for sentence in re.split(r"(?<=[.;!?])\s+(?=[A-Z])", block.text):
        match = _IN_TEXT.search(sentence)
        if match is None or re.search(r"\b(?:previously|had been|not yet|to be)\b", sentence[: match.end()]):
            continue
        word = (match["passive"] or match["active"] or match["bare"]).casefold()
        if word == "noted" and len(sentence.split()) < 4:
            continue
        mover = _MOVERS.search(sentence)
        found.append(
            DecisionFound(
                sentence.strip(),
                block.line,
                (_KINDS.get(word.split()[0].replace("re-", ""), "agreed"),),
                in_text=True,
                moved_by=mover["mover"] if mover else None,
                seconded_by=mover["second"] if mover else None,
            )  # fmt: skip
        )
    return found
