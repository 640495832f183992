"""What was said of indicators: paragraphs that open with their codes, and the facts between code and words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from ...record.code import codes, find_codes, without_codes
from ...record.meeting import DIRECTIONS, FORECASTS, STANDINGS, TARGET_CHANGES
from ..blocks.prose import markdown
from ..document import Block
from ..draft import Due, FigureFound, StatementFound, TargetFound
from ..words.owners import split_owners
from ..words.styles import BOLD, BOLD_WORDS, DASH, ITALIC_WORDS, PLAIN, runs_of, signed, unsigned

_TITLE = r"(?: \((?:[^()\x02]|\([^()\x02]*\))*\))?"
# `**NI 59**, **NI 60** (Assessments) – *At risk · worsening* – words`
_BOLD_LEAD = re.compile(
    rf"^(?P<codes>{BOLD_WORDS}{_TITLE}(?:(?:,| and|/)? ?{BOLD_WORDS}{_TITLE})*)\s*"
    rf"(?:{DASH}\s*(?P<facts>{ITALIC_WORDS})\s*)?(?:{DASH}\s*)?(?P<note>.*)$",
    re.DOTALL,
)
_ALIKE = re.compile(rf"^(?P<name>{BOLD_WORDS})\s+[–—-]\s+(?P<note>\S.*)$", re.DOTALL)
_EACH = re.compile(rf"{BOLD}([^{BOLD}{PLAIN}]+){PLAIN}")
_OPENS = re.compile(r"\W*(?P<words>" + "|".join(STANDINGS) + r")\b", re.IGNORECASE)
_STANDS = re.compile(r"\s+(?:" + "|".join(STANDINGS) + r")\s*(?:[,;.:–—-]|$)", re.IGNORECASE)
_FORECAST = re.compile(rf"forecast (?P<words>{'|'.join(FORECASTS)})", re.IGNORECASE)
_TARGET = re.compile(
    rf"target (?P<change>{'|'.join(TARGET_CHANGES)}|set)(?: (?P<value>(?!for )[^,\s]+))?(?: for (?P<period>[^,]+))?"
    r"(?:, agreed by (?P<by>.+))?",
    re.IGNORECASE,
)
_EXPECTED = re.compile(
    r"expected(?:(?P<next> next time)| \((?P<by>[^()]*(?:\([^()]*\)[^()]*)*)\))?(?:: (?P<what>.+))?",
    re.IGNORECASE | re.DOTALL,
)
_NUMBER = r"[-+–]?[£$€]?\d+(?:[,.]\d+)*%?"
_FIGURE = re.compile(
    rf"(?:(?P<what>.+): )?(?:(?P<was>{_NUMBER}) → |(?P<only>change ))?(?P<value>{_NUMBER})(?:, (?P<change>{_NUMBER}))?"
    r"(?: (?P<unit>[^\d(][^(]*?))?(?: \((?P<period>[^()]+)\))?",
    re.DOTALL,
)


def read_statements(
    blocks: Sequence[Block], due_said: Callable[[str], Due]
) -> tuple[tuple[StatementFound, ...], list[Block]]:
    """The statements and the other blocks. What stands below a code in bold goes on with what is said of it."""
    found: list[StatementFound] = []
    below: list[list[Block]] = []
    goes_on = False  # what comes next is said under a code in bold
    rest: list[Block] = []
    for block in blocks:
        if block.rows or block.kind == "heading":
            rest.append(block)
        elif read := _bold(block, due_said) or (_alike(block) if goes_on else None):
            found.append(read[0])
            below.append([read[1]] if read[1] else [])
            goes_on = True
        elif plain := _plain(block):
            found.append(plain)
            below.append([])
            goes_on = False
        elif goes_on:
            below[-1].append(block)
        else:
            rest.append(block)
    return tuple(
        replace(one, note=markdown(words)) if words else one for one, words in zip(found, below, strict=True)
    ), rest


def _bold(block: Block, due_said: Callable[[str], Due]) -> tuple[StatementFound, Block | None] | None:
    """A paragraph that begins with codes in bold, or with another name in bold and facts: and its words as a block."""
    match = _BOLD_LEAD.match(signed(block.runs))
    if match is None:
        return None
    names = [name.strip(" :,–—-") for name in _EACH.findall(match["codes"])]
    said = tuple(code for name in names if not without_codes(name).strip() for code in codes(name))
    note = replace(block, runs=runs_of(match["note"])) if match["note"].strip() else None
    facts = _facts(StatementFound(said, block.line), unsigned(match["facts"]), due_said) if match["facts"] else None
    if said and not any(without_codes(name).strip() for name in names):
        one = facts or StatementFound(said, block.line)
        if match["facts"] and facts is None:  # words in italics that are no facts
            note = replace(block, runs=runs_of(f"{match['facts']} {match['note']}"))
        if facts is None and note:
            one = replace(one, standing=_standing(note.text))
        return one, note
    if facts and not said and len(names) == 1:
        return replace(facts, codes=(names[0],)), note
    return None


def _alike(block: Block) -> tuple[StatementFound, Block] | None:
    """A name and words in the form of the statement before, whose code was in bold: a measure without a code."""
    match = _ALIKE.match(signed(block.runs))
    if match is None:
        return None
    name = unsigned(match["name"]).strip(" :,–—-")
    return StatementFound((name,), block.line), replace(block, runs=runs_of(match["note"]))


def _plain(block: Block) -> StatementFound | None:
    """`NI 4 – at risk, …`: the codes and the words after them."""
    text, found, end = block.text, [], 0
    for code, start, stop in find_codes(text):
        if text[end:start].strip(" ,&/and"):
            break
        found.append(code)
        end = stop
    mark = re.match(r"\s*(?:\((?P<title>[^)]*)\))?\s*(?::|[-–—])\s*", text[end:])
    stands = _STANDS.match(text, end)  # `NI 4 at risk, numbers late`
    if not found or not (mark or stands):
        return None
    words = text[end + (mark.end() if mark else 0) :].strip()
    return StatementFound(tuple(found), block.line, _standing(words), words or None)


def _standing(words: str) -> str | None:
    """The standing that opens the words, or is all that they say."""
    match = _OPENS.match(words)
    return match["words"].casefold() if match else None


def _facts(one: StatementFound, said: str, due_said: Callable[[str], Due]) -> StatementFound | None:
    """The facts of a line, one after the other between dots; None where it tells none."""
    known = False
    for words in (piece.strip() for piece in said.split(" · ")):
        read = _fact(one, words, due_said)
        known = known or read is not None
        if read is None:
            read = replace(one, proposal=f"{one.proposal} · {words}" if one.proposal else words)
        one = read
    return one if known else None


def _fact(one: StatementFound, words: str, due_said: Callable[[str], Due]) -> StatementFound | None:
    low = words.casefold()
    if low in STANDINGS:
        return replace(one, standing=low)
    if low in DIRECTIONS:
        return replace(one, direction=low)
    if match := _FORECAST.fullmatch(words):
        return replace(one, forecast=match["words"].casefold())
    if match := _TARGET.fullmatch(words):
        change = match["change"].casefold() if match["change"].casefold() in TARGET_CHANGES else None
        return replace(one, target=TargetFound(change, match["by"], match["value"], match["period"]))
    if match := _EXPECTED.fullmatch(words):
        by = Due("next", coming=True) if match["next"] else None
        if match["by"]:
            by = due_said(match["by"])
        return replace(one, expected=(match["what"], by))
    if low.startswith("target lead "):
        return replace(one, lead=words[12:])
    if low.startswith("supported by "):
        return replace(one, support=split_owners(words[13:]))
    if low.startswith("risk "):
        return replace(one, rating=words[5:])
    if low.startswith("sum "):
        return replace(one, sum=words[4:])
    if match := _FIGURE.fullmatch(words):
        value, change = match["value"], match["change"]
        if match["only"]:
            value, change = None, value
        figure = FigureFound(match["what"], value, match["was"], change, match["unit"], match["period"])
        return replace(one, figures=(*one.figures, figure))
    return None
