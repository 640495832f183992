"""One item of business from its part: actions, decisions, what was said of indicators, papers, the prose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from ..record.code import codes, find_codes
from ..record.meeting import STANDINGS
from .actions import ActionReader
from .decisions import read_decisions
from .document import Block
from .draft import Doubt, ItemFound, PaperFound, StatementFound, SumFound
from .outline import Part
from .prose import markdown

_NOTE = re.compile(
    r"^\W*\[?\**(?:post[- ]meeting note|note|minute note|secretary'?s note|clerk'?s note)\b\s*[:–-].*\]?$",
    re.IGNORECASE,
)
_SUM = re.compile(
    r"£\s?(?P<amount>\d+(?:,\d{3})*(?:\.\d+)?)\s?(?P<unit>k|m|bn|million|billion|thousand)?\b", re.IGNORECASE
)
_TIMES = {"k": 10**3, "thousand": 10**3, "m": 10**6, "million": 10**6, "bn": 10**9, "billion": 10**9}
_PAPER = re.compile(
    r"(?P<title>(?:[A-Z][\w’'&-]*\s+){1,6}(?:paper|report|plan|presentation|slides?|briefing))\s*\((?P<state>attached|circulated|tabled|enclosed|appended)\)|"
    r"marked [‘'“\"](?P<mark>[\w.]{1,5})[’'”\"]"
)  # fmt: skip
_STATES = {
    "attached": "attached",
    "enclosed": "attached",
    "appended": "attached",
    "circulated": "circulated",
    "tabled": "tabled",
}


def read_item(part: Part, reader: ActionReader) -> tuple[ItemFound, tuple[Doubt, ...]]:
    """What an item says, and what is doubtful in it."""
    title = part.title or (part.heading.text if part.heading else "")
    found = reader.read(part.blocks, title, all_are=part.kind == "actions")
    decided = read_decisions(found.blocks)
    said, rest = _statements(decided.blocks)
    notes, rest = _notes(rest)
    text = " ".join(block.text for block in rest if not block.rows)
    return (
        ItemFound(
            title=title,
            line=part.line,
            number=part.number,
            minutes=markdown(rest),
            lead_in=decided.lead_in,
            resolutions=decided.resolutions,
            decisions=decided.decisions,
            actions=tuple(replace(one, indicators=codes(one.text)) for one in found.actions),
            indicators=said,
            papers=_papers(rest),
            sums=_sums(text, part.line),
            notes=notes,
            progress=found.progress,
        ),
        found.doubts,
    )


def _statements(blocks: Sequence[Block]) -> tuple[tuple[StatementFound, ...], list[Block]]:
    """Paragraphs that open with the codes of indicators, as statements on these; and the other blocks."""
    said: list[StatementFound] = []
    rest: list[Block] = []
    for block in blocks:
        opening = _opening_codes(block)
        if opening is None:
            rest.append(block)
        else:
            found, words = opening
            said.append(StatementFound(found, block.line, _standing(words), words or None))
    return tuple(said), rest


def _opening_codes(block: Block) -> tuple[tuple[str, ...], str] | None:
    """`NI 4 – at risk, …` or `**NI 197**, **LI 10.1**: …`: the codes and the words after them."""
    if block.rows or block.kind == "heading":
        return None
    text, found, end = block.text, [], 0
    for code, start, stop in find_codes(text):
        if text[end:start].strip(" ,&/and"):
            break
        found.append(code)
        end = stop
    mark = re.match(r"\s*(?:\((?P<title>[^)]*)\))?\s*(?::|[-–—])\s*", text[end:])
    bold = bool(block.runs and block.runs[0].bold)
    if not found or not (mark or (bold and text[end:])):
        return None
    return tuple(found), text[end + (mark.end() if mark else 0) :].strip()


def _standing(words: str) -> str | None:
    """The standing, where the words say one and only one."""
    said = [one for one in STANDINGS if re.search(rf"\b{one}\b", words, re.IGNORECASE)]
    return (
        said[0] if len(said) == 1 and not re.search(rf"\b(?:not|no longer) {said[0]}", words, re.IGNORECASE) else None
    )


def _notes(blocks: Sequence[Block]) -> tuple[tuple[str, ...], list[Block]]:
    notes = tuple(block.text.strip("[]*_ ") for block in blocks if not block.rows and _NOTE.match(block.text))
    return notes, [block for block in blocks if block.rows or not _NOTE.match(block.text)]


def _papers(blocks: Sequence[Block]) -> tuple[PaperFound, ...]:
    found: dict[str, PaperFound] = {}
    for block in blocks:
        for match in _PAPER.finditer(block.text):
            state = (_STATES[match["state"].casefold()],) if match["state"] else ()
            key = match["mark"] or match["title"]
            found.setdefault(key, PaperFound(block.line, match["mark"], match["title"], state))
    return tuple(found.values())


def _written_out(sum_: re.Match[str]) -> str:
    """`£1.5m` as the figure that a record has: `£1,500,000`."""
    pounds = Decimal(sum_["amount"].replace(",", "")) * _TIMES.get((sum_["unit"] or "").casefold(), 1)
    return f"£{pounds:,f}" if pounds != pounds.to_integral_value() else f"£{pounds.to_integral_value():,}"


def _sums(text: str, line: int) -> tuple[SumFound, ...]:
    """Amounts of money with the sentence they stand in."""
    found: dict[str, SumFound] = {}
    for sentence in re.split(r"(?<=[.;!?])\s+(?=[A-Z])", text):
        for match in _SUM.finditer(sentence):
            found.setdefault(match.group(), SumFound(_written_out(match), line, sentence.strip()))
    return tuple(found.values())
