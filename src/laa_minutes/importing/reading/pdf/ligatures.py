"""Ligatures of which the font says that they are a capital (`meeUng`, `aFended`), as some programs write their PDFs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from .glyphs import BOLD, ITALIC
from .lines import Line, Word

_PAIRS = ("ti", "tt", "ft", "fi", "ff", "fl", "tf", "tti")
# what minutes say in the end, one of which shows what a capital stands for
_KNOWN = frozenset((
    "action", "actions", "additional", "admitted", "after", "application", "association", "attached",
    "attend", "attendance", "attended", "attendees", "attending", "attention", "better", "committee", "committees",
    "communication", "consultation", "correction", "corrections", "declaration", "discretion",
    "donation", "draft", "drafted", "election", "existing", "finance", "financial", "first", "following",
    "information", "letter", "letters", "little", "located", "matter", "matters", "meeting", "meetings", "motion",
    "notice", "notices", "office", "officer", "officers", "operation", "option", "options", "participants", "position",
    "practice", "question", "questions", "relation", "resolution", "setting", "situation", "staff", "submitted",
    "ticket", "tickets", "tidy", "time", "times", "title", "traffic", "until", "updating", "voting", "written",
))  # fmt: skip
_LETTERS = re.compile(r"[A-Za-z]+")
# a capital behind small letters, but not that of `McTavish` and `MacUre`
_WITHIN = re.compile(r"(?<=[a-z])(?<!\bMc)(?<!\bMac)[A-Z](?![A-Z])")
_Key = tuple[int, str]  # a style, and a capital in it


def mend(pages: Iterable[Iterable[Line]]) -> None:
    """Puts the letters of such ligatures into the words: those that make most words that minutes have, in one style."""
    words = [word for page in pages for line in page for word in line.words]
    meant = _meant(words)
    for word in words if meant else ():
        parts = re.split(r"([A-Za-z]+)", word.text)
        word.text = "".join(_mended(part, _style(word), meant) for part in parts)


def _meant(words: Iterable[Word]) -> dict[_Key, str]:
    """What each capital stands for that, within a word, makes a known one of it."""
    making: dict[_Key, Counter[str]] = {}
    for word in words:
        for text in _LETTERS.findall(word.text):
            for found in _WITHIN.finditer(text):
                made = (pair for pair in _PAIRS if _put(text, found.start(), pair).casefold() in _KNOWN)
                making.setdefault((_style(word), found.group()), Counter()).update(made)
    return {key: pairs.most_common(1)[0][0] for key, pairs in making.items() if pairs}


def _style(word: Word) -> int:
    return word.style & (BOLD | ITALIC)  # each is a font of its own


def _mended(text: str, style: int, meant: dict[_Key, str]) -> str:
    """The letters of a word with its ligatures; a first capital is one only where that makes a known word."""
    text = _WITHIN.sub(lambda found: meant.get((style, found.group()), found.group()), text)
    whole = _put(text, 0, meant.get((style, text[:1]), text[:1]))
    return whole if whole in _KNOWN else text


def _put(text: str, at: int, pair: str) -> str:
    return f"{text[:at]}{pair}{text[at + 1 :]}"
