"""What was decided: resolutions in lists with their labels, resolutions alone, decisions within the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile, zip_longest

from ...frozen import dataclass
from ..blocks.prose import markdown, styled
from ..document import Block, Run
from ..draft import DecisionFound
from .motions import motion_at, moved_on
from .notes import note_of, notes_at_end
from .votes import REMARK, with_votes

_WHO = r"board|panel|committee|council|group|meeting|members|governors|trustees|chair|forum|partnership"
# `It was AGREED:-`, `RESOLVED that:`, `The Committee agreed to:` before a list
_LEAD_IN = re.compile(
    r"^(?P<lead>(?:.{0,90}?\b)?(?:AGREED|RESOLVED|RECOMMENDED|NOTED|DECIDED|APPROVED|"
    rf"(?:was|were|it|is|unanimously|{_WHO}) (?:was |were |unanimously )?(?:agreed|resolved|recommended|decided)|"
    r"(?:agreed|resolved|decided|recommendations?|decisions?|resolutions?))"
    r"(?: (?:that|to|as follows|unanimously))?\s*)[:;][-–—]?\s*$",
    re.DOTALL,
)
# `RESOLVED: That …`, `It was RESOLVED that …`, `Resolution – …`, `Decision: …`
_ALONE = re.compile(
    r"^\W*(?P<lead>(?:[Ii]t was |[Tt]he \w+ )?(?:unanimously )?"
    r"(?:RESOLVED|AGREED|RECOMMENDED|DECIDED|NOTED)(?: unanimously)?\b|"
    r"(?:[Rr]esolved|[Aa]greed|[Rr]esolution|RESOLUTION|[Dd]ecision|DECISION|[Rr]ecommendation|RECOMMENDATION)"
    r"(?: \d+(?:[./]\d+)*)?(?=[*_]*\s*[:–-]))"
    r"[*_]*\s*(?P<mark>[:–—-]+)?\s*(?P<text>\S.*)$",
    re.DOTALL,
)
_HEADING = re.compile(
    r"(?:(?:key |main )?decisions?|resolutions?|resolved|agreed|recommendations?|it was (?:agreed|resolved))"
    r"(?: made| taken| agreed)?\W*",
    re.IGNORECASE,
)
_DECISION = re.compile(r"^Decision(?: \((?P<kinds>[a-z, ]+)\))?:\s+(?P<text>\S.*)$", re.DOTALL)
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
    "delegated": "delegated",
    "amended": "amended",
}
_NOT_NOW = re.compile(
    r"\b(?:(?:previously|had been|not yet|to be)\b|not been (?:\w+ly )?\w+$)|^\W*(?:[Ii]f|[Uu]nless|[Uu]ntil)\b[^,]*$"
)
_BETWEEN = re.compile(r"(?<!\s)\s*(?:;(?:\s*and)?|,\s*and)\s*$")
_THEN = re.compile(
    r"^(?P<text>.*?)[;,]\s*(?P<then>(?:it|this|these|they|the same) being [^;]*:[-–—]?)$", re.DOTALL | re.IGNORECASE
)
_BETWEEN_SENTENCES = re.compile(r"(?<=[.;!?])(?<!\b[A-Z]\.)\s+(?=[A-Z])")  # an initial ends none
# `(a) That …` behind the words that lead to it, and what the label after that is
_FIRST_CLAUSE = re.compile(
    r"(?:that[^\w(]*)?(?P<label>\((?:a|i|1)\)|[a1]\)|1\.)\s+(?P<text>\S.*)", re.DOTALL | re.IGNORECASE
)
_SECOND = {"a": "b", "i": "ii", "1": "2"}
_LETTERED = re.compile(r"\((?P<letter>[a-z])\)")


@dataclass(frozen=True, slots=True)
class DecisionsRead:
    """What was decided in a part, the words that led to it, and the blocks that are left as its text."""

    lead_in: str | None
    resolutions: tuple[DecisionFound, ...]
    blocks: tuple[Block, ...]


def read_decisions(blocks: Sequence[Block]) -> DecisionsRead:
    """The decisions among the blocks of an item: the first list of resolutions, else the one resolution that stands
    alone."""
    blocks = _first_clause_apart(blocks)
    for at, block in enumerate(blocks):
        listed = _led_list(blocks, at)
        if listed:
            rest = (*blocks[:at], *blocks[at + 1 + len(listed) :])
            return DecisionsRead(block.text, _ended(_nested(listed, _kinds(block.text))), rest)
    alone = [(at, match) for at, block in enumerate(blocks) if (match := _alone(block))]
    if len(alone) != 1:
        return DecisionsRead(None, (), tuple(blocks))
    at, match = alone[0]
    runs, notes = notes_at_end(blocks[at].runs, blocks[at].line)
    onward = re.search(r":[-–—]?$", match["text"].rstrip())
    inner = _list_after(blocks, at + 1) if onward and blocks[at + 1 :] and _labelled(blocks[at + 1]) else []
    below = _below(blocks, at + 1) if onward and not inner else []
    end = at + 1 + len(below) + len(inner)
    if below and end < len(blocks) and (note := note_of(blocks[end].runs, blocks[end].line)):
        notes, end = (*notes, note), end + 1
    votes = list(takewhile(lambda one: REMARK.match(one.text), blocks[end:]))
    rest = (*blocks[:at], *blocks[end + len(votes) :])
    words = styled(runs) if not below else markdown([replace(blocks[at], runs=runs, label=""), *below]) or ""
    _, _, after = words.partition(match["lead"].strip())
    text = re.sub(r"^(?:\\?[*_]|[\s:–—-])+", "", after) or match["text"]
    resolution = DecisionFound(text, blocks[at].line, _kinds(match["lead"]), notes=notes)
    if inner:
        text, then = _onward(text)
        clauses = tuple(replace(one, kinds=()) for one in _ended(_nested(inner, ())))
        resolution = replace(resolution, text=text, then=then, clauses=clauses)
    for said in (blocks[at].text, *(block.text for block in votes)):
        resolution = with_votes(resolution, said)
    return DecisionsRead(f"{match['lead'].strip()}{match['mark'] or ''}", (resolution,), rest)


def _first_clause_apart(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with `RESOLVED: (a) That …` above `(b) That …` as the words that lead to a list, and its first
    clause."""
    found: list[Block] = []
    for block, after in zip_longest(blocks, blocks[1:]):
        match = _alone(block)
        first = _FIRST_CLAUSE.fullmatch(match["text"]) if match else None
        second = _SECOND[first["label"].strip("().").casefold()] if first else None
        if match and first and after and after.label.strip("().").casefold() == second:
            lead = block.text[: match.start("text") + first.start("label")].strip()
            found.append(replace(block, runs=(Run(lead if _LEAD_IN.match(lead) else f"{lead}:"),)))
            found.append(replace(after, runs=(Run(first["text"]),), label=first["label"], line=block.line))
        else:
            found.append(block)
    return found


def read_points(blocks: Sequence[Block]) -> tuple[tuple[str, ...], list[Block]]:
    """The lettered list (a), (b), (c) that ends a text, and the blocks before it. One within the text stays there."""
    at = len(blocks)
    while at and not blocks[at - 1].rows and _LETTERED.fullmatch(blocks[at - 1].label):
        at -= 1
    letters = "".join(block.label.strip("()") for block in blocks[at:])
    if not letters or not "abcdefghijklmnopqrstuvwxyz".startswith(letters):
        return (), list(blocks)
    points = (_BETWEEN.sub("", styled(block.runs)) for block in blocks[at:])
    return tuple(point.removesuffix(".") for point in points), list(blocks[:at])


def only_decisions(blocks: Sequence[Block]) -> tuple[DecisionFound, ...]:
    """The decisions of a text that is nothing but `Decision: …`; else none."""
    found = []
    for block in blocks:
        match = _DECISION.match(block.text)
        if block.rows or match is None:
            return ()
        styled_text = styled(block.runs)
        text = styled_text[styled_text.index(":") + 1 :].lstrip("* ")
        found.append(DecisionFound(text, block.line, _kinds(match["kinds"] or "") if match["kinds"] else ()))
    return tuple(found)


def is_lead(block: Block) -> bool:
    """A heading or a line that leads to decisions."""
    return bool(_HEADING.fullmatch(block.text) or _LEAD_IN.match(block.text))


def says_decision(block: Block) -> bool:
    """A line that is a decision by the word before it."""
    return _alone(block) is not None


def _led_list(blocks: Sequence[Block], at: int) -> list[Block]:
    """The clauses below a line that leads to them, or the paragraph below one that is a heading, or in capitals."""
    block = blocks[at]
    if block.rows or not is_lead(block):
        return []
    listed = _list_after(blocks, at + 1)
    alone = bool(_HEADING.fullmatch(block.text) or re.search(r"\b[A-Z]{5,}\b", block.text))
    below = [one for one in blocks[at + 1 : at + 2] if alone and one.kind == "paragraph" and one.text]
    if listed or not below:
        return listed
    remarks = list(takewhile(lambda one: REMARK.match(one.text), blocks[at + 2 :]))
    onward = re.search(r":[-–—]?$", below[0].text)
    return [*below, *remarks, *(_list_after(blocks, at + 2 + len(remarks)) if onward else ())]


def _alone(block: Block) -> re.Match[str] | None:
    match = None if block.rows or block.kind == "heading" else _ALONE.match(block.text)
    return match if match and len(match["text"].split()) > 1 else None


def _below(blocks: Sequence[Block], at: int) -> list[Block]:
    """The items of the list that begins at a place."""
    end = at
    while end < len(blocks) and blocks[end].kind == "item":
        end += 1
    return list(blocks[at:end])


def _list_after(blocks: Sequence[Block], at: int) -> list[Block]:
    """The labelled blocks that follow, with who moved each and how the vote went."""
    found: list[Block] = []
    for block in blocks[at:]:
        remark = bool(found) and REMARK.match(block.text)
        if block.rows or block.kind == "heading" or not (block.kind == "item" or _labelled(block) or remark):
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
        while inner < len(blocks) and (
            REMARK.match(blocks[inner].text) or (_rank(blocks[inner]) != outer and _deeper(blocks[inner], block))
        ):
            inner += 1
        below = list(blocks[at + 1 : inner])
        clause = _clause(block, kinds)
        while below and REMARK.match(below[0].text):
            clause = with_votes(clause, below.pop(0).text)
        inside = tuple(replace(one, kinds=()) for one in _nested(below, kinds)) if below else ()
        found.append(replace(clause, clauses=inside))
        at = inner
    return found


def _ended(clauses: Sequence[DecisionFound]) -> tuple[DecisionFound, ...]:
    """The clauses, the last without the full stop that ends them all, where the others have none."""
    *others, last = clauses
    stops = last.text.endswith(".") and not last.clauses and not any(one.text.endswith(".") for one in others)
    return (*others, replace(last, text=last.text[:-1]) if stops and others else last)


def _clause(block: Block, kinds: tuple[str, ...]) -> DecisionFound:
    """One clause, without what stands between it and the next."""
    runs, notes = notes_at_end(block.runs, block.line)
    text, then = _onward(_BETWEEN.sub("", styled(runs)))
    label = block.label.strip() if re.search(r"[^\W_]", block.label) else None
    return with_votes(DecisionFound(text, block.line, kinds, label, then=then, notes=notes), text)


def _onward(text: str) -> tuple[str, str | None]:
    """A wording, and the words at its end that lead on to inner clauses."""
    match = _THEN.match(text)
    return (match["text"], match["then"]) if match else (text, None)


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


def decisions_in(text: str, line: int) -> Iterator[DecisionFound]:
    """The sentences of a text that say that something was decided; a motion with what became of it is one."""
    starts = [0, *(space.end() for space in _BETWEEN_SENTENCES.finditer(text)), len(text)]
    sentences = [text[start:end] for start, end in pairwise(starts)]
    at = 0
    while at < len(sentences):
        end, kind = motion_at(sentences, at)
        if end == at and (kind := _kind_in(sentences[at])):
            end = moved_on(sentences, at + 1)
        if kind:
            said = "".join(sentences[at:end]).strip()
            yield with_votes(DecisionFound(said, line, (kind,), in_text=True), said)
        at = max(end, at + 1)


def _kind_in(sentence: str) -> str | None:
    """What kind of decision a sentence tells, if it tells one."""
    match = _IN_TEXT.search(sentence)
    if match is None or _NOT_NOW.search(sentence[: match.end()]):
        return None
    word = (match["passive"] or match["active"] or match["bare"]).casefold()
    return _KINDS.get(word.split()[0].replace("-", ""), "agreed")
