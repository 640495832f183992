"""Numbers and bullets that somebody typed at the beginning of a line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ..document import Block, Run
from ..words.dates import MONTH_NAMES

_BULLET = re.compile(
    r"([•·▪●○◦‣⁃∙►➢➤✓✔❖□■§])\s*(?=\S)|([-–—*]|--)(?:\s+)(?=\S)|(o)\t\s*(?=\S)|(\+)\s+(?=[A-Z])|"
    r"(>{1,3}|[-=]{1,2}>|[→»])\s*(?=[A-Za-z])"
)
_ITEM = re.compile(
    r"((?:Agenda )?(?:item|minute|point)(?: no\.?)? \d{1,3}[a-z]?(?:\.\d{1,2})?)(?:( ?[:.)])\s*|(?:\s+[–—/-]\s+|"
    r"\t\s*))(?=\S)",
    re.IGNORECASE,
)
_ITEM_ALONE = re.compile(r"((?:(?:Agenda )?Item|(?:AGENDA )?ITEM) \d{1,2})\s(?=[A-Z])")
_WORDS = r"(?=[\"'“‘(\[]?[^\W\d_])"  # a label is followed by words
_SAID = r"(?=[\"'“‘(\[£]?[^\W_])"  # in brackets it is one before a sum, too
_BEGINS = r"(?=[\"'“‘(\[]{0,2}[A-Z])"  # a number that could be a quantity is a label only before a capital
_PATTERNS = (
    re.compile(rf"(\d{{1,3}}[.)])(?:\s+{_WORDS}|{_BEGINS})"),
    re.compile(rf"(\d{{1,3}} \))\s*{_BEGINS}"),
    re.compile(rf"(\(\d{{1,3}}\))\s*{_WORDS}"),
    re.compile(rf"(\[\d{{1,3}}\])\s*{_BEGINS}"),
    re.compile(rf"(\d{{1,3}}(?:\.\d{{1,3}}){{1,3}}[.)]?)(?:\s+{_BEGINS}|\t\s*)"),
    re.compile(rf"(\d{{1,2}}(?:\.\d{{1,2}}){{0,2}}\.?[a-z]\)?[.)]?)(?:\s+{_BEGINS})"),
    re.compile(rf"(\((?:[a-z]{{1,2}}|[ivxl]{{1,6}}|[A-Z])\))\s*{_SAID}"),
    re.compile(rf"((?:[a-z]|[ivxl]{{2,6}}|[A-Z])\))\s+{_WORDS}"),
    re.compile(rf"((?:[a-z]|[ivx]{{2,5}})\.)\s+{_BEGINS}"),
    re.compile(rf"([IVX]{{2,5}}[.)])\s+{_WORDS}"),
    re.compile(rf"((?:[A-Z]{{1,5}}[ /-]?)?\d{{1,4}}(?:/\d{{1,4}}){{1,2}}[.:)]?)(?:\s+[–—-])?\s+{_BEGINS}"),
    re.compile(rf"(\d{{1,3}}-\d{{2,4}}/\d{{1,3}})\s+(?:[–—-]\s+)?{_BEGINS}"),  # `2-1314/8 - Gate`
    re.compile(r"([A-Z]{1,5}/\d{1,4}/\d{1,4})(?=[A-Z][a-z])"),  # the space after it was lost
    re.compile(rf"([A-Z]{{1,4}}\d{{1,3}}[.:)])\s+{_WORDS}"),
    re.compile(rf"(\d{{1,3}})(?:\t\s*|\s[–—-]\s){_WORDS}"),
)
_ROMAN = re.compile(r"[IVX]{2,5}[.)]")
_ROMAN_LETTER = re.compile(r"([IVX][.)])\s+(?=[A-Z])")
_BARE = re.compile(rf"(\d{{1,3}})\s+{_BEGINS}")
_BARE_BEFORE_CAPITALS = re.compile(r"(\d{1,2})\s+(?=[A-Z]{4,}(?:[ &/][A-Z]{2,})*\s*(?::|[–—-]\s|$))")
_DATE = re.compile(rf"\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}\b|\d{{1,2}}[.)]?\s+(?:{MONTH_NAMES})\b", re.IGNORECASE)
_TIME = re.compile(r"\d{1,2}\.(?:00|15|30|45)(?!\d)|\d{1,2}\.\d\d\s*[ap]\.?m", re.IGNORECASE)


def with_roman_letters(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, those whose Roman number is one letter (`V. Gate`) with it as their label, where others of their kind
    and rank have longer ones: alone it may be an initial."""
    ranks = Counter((one.kind, one.level) for one in blocks if _ROMAN.fullmatch(one.label))
    return tuple(_labelled(one) if not one.label and ranks[one.kind, one.level] > 1 else one for one in blocks)


_SERIES = re.compile(r"(\d{1,2}\.\d{1,2}\.)\d{1,2}[.)]?")
_LIKE_A_DAY = re.compile(r"((\d{1,2}\.\d{1,2}\.)\d\d)\s+(?=[A-Z])")


def with_day_like_numbers(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, those that begin with a number like a day (`16.03.10 Finance`) with it as their label, where others
    have numbers of the same series (`16.03.2`)."""
    series = Counter(without_zeros(match[1]) for one in blocks if (match := _SERIES.fullmatch(one.label)))
    found = []
    for one in blocks:
        match = _LIKE_A_DAY.match(one.runs[0].text) if one.runs and not one.label else None
        if match and series[without_zeros(match[2])] > 1:
            first = replace(one.runs[0], text=one.runs[0].text[match.end() :])
            one = replace(one, label=match[1], runs=(first, *one.runs[1:]))
        found.append(one)
    return tuple(found)


def without_zeros(number: str) -> str:
    """A number without the zeros before its parts: `16.03.9` as `16.3.9`."""
    return re.sub(r"(?<!\d)0+(?=\d)", "", number)


def _labelled(block: Block) -> Block:
    first, *others = block.runs or (Run(""),)
    letter = _ROMAN_LETTER.match(first.text)
    if letter is None:
        return block
    return replace(block, label=letter[1], runs=(replace(first, text=first.text[letter.end() :]), *others))


def label_at(line: str, *, sure: bool = False) -> tuple[str, int] | None:
    """The label a line begins with, and how many characters it takes with the space after it; None where there is none.

    A date, a time or a sum is no label. `sure` is a line that looks like a heading: a bare number opens it.
    """
    if match := _BULLET.match(line):
        return next(group for group in match.groups() if group), match.end()
    if match := _ITEM.match(line):
        return match[1] + (match[2] or "").strip(), match.end()
    if match := _ITEM_ALONE.match(line):
        return match[1], match.end()
    if _DATE.match(line) or _TIME.match(line):
        return None
    for pattern in _PATTERNS:
        if match := pattern.match(line):
            return match[1].replace(" )", ")"), match.end()
    if match := (_BARE if sure else _BARE_BEFORE_CAPITALS).match(line):
        return match[1], match.end()
    return None
