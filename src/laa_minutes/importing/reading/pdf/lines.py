"""Letters → words → lines: what stands on one baseline, from left to right."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .glyphs import ASIDE, BOLD, ITALIC, PALE, SYMBOL
from .letters import Letter, Sheet

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(slots=True)
class Word:
    """Letters without a space between them, in one style; `glued` to the word before where no space parts them."""

    text: str
    x0: float
    x1: float
    base: float
    size: float
    style: int
    glued: bool = False

    @property
    def bold(self) -> bool:
        """The letters are bold."""
        return bool(self.style & BOLD)

    @property
    def italic(self) -> bool:
        """The letters are slanted."""
        return bool(self.style & ITALIC)


@dataclass(slots=True)
class Line:
    """Words on one baseline of a page, or those of them that stand in one column."""

    words: tuple[Word, ...]
    page: int

    @property
    def x0(self) -> float:
        """The left edge."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """The right edge."""
        return self.words[-1].x1

    @property
    def base(self) -> float:
        """The line that the letters stand on, from the top of the page."""
        return self.words[0].base

    @property
    def size(self) -> float:
        """The size of most of its letters."""
        return max(self.words, key=lambda word: word.x1 - word.x0).size

    @property
    def text(self) -> str:
        """The words."""
        return "".join(("" if word.glued or n == 0 else " ") + word.text for n, word in enumerate(self.words))

    @property
    def bold(self) -> bool:
        """The letters are bold."""
        return all(word.bold for word in self.words)


def lines_of(sheet: Sheet) -> list[Line]:
    """The lines of a page from the top down; raised and lowered letters stand in the line that they belong to."""
    space = _least_space(sheet.letters)
    strips = [_words(strip, space) for strip in _strips(sheet.letters)]
    strips = [strip for strip in strips if strip]
    _settle_raised(strips)
    return [Line(tuple(sorted(strip, key=lambda word: word.x0)), sheet.number) for strip in strips if strip]


def _strips(letters: Iterable[Letter]) -> list[list[Letter]]:
    """Letters whose baselines are the same but for the jitter of converters."""
    strips: list[list[Letter]] = []
    start = -1e9
    for letter in sorted(letters, key=lambda each: each.base):
        if not strips or letter.base - start > max(0.8, 0.12 * letter.size):
            strips.append([])
            start = letter.base
        strips[-1].append(letter)
    return strips


_SPACE = 0.2  # of a letter's size: what is wider parts words
_NARROW = 0.12  # the same where nothing but such gaps does
_FEW_SPACES = 0.02  # of the letters: with fewer spaces among them the gaps stand for these


def _least_space(letters: Sequence[Letter]) -> float:
    """How wide a gap has to be that parts two words of a page, in sizes of a letter."""
    spaces = sum(not letter.text.strip() for letter in letters)
    return _NARROW if spaces < _FEW_SPACES * len(letters) else _SPACE


def _words(strip: list[Letter], space: float) -> list[Word]:
    words: list[Word] = []
    text, x0, x1, bold, glued = "", 0.0, 0.0, 0, False
    last: Letter | None = None

    def end(glued_next: bool) -> None:
        nonlocal text, glued
        if text and last is not None:
            words.append(
                Word(unicodedata.normalize("NFC", text), x0, x1, last.base, last.size, last.style | bold, glued)
            )
        text, glued = "", glued_next

    for letter in sorted(strip, key=lambda each: (each.x0, each.x1)):
        if letter.style & PALE and letter.size > 40:
            continue
        if last is not None and text and _doubled(last, letter):
            bold = BOLD
            continue
        if not letter.text.strip():
            end(False)
            continue
        shown = shown_as(letter)
        if text and last is not None:
            if letter.x0 - x1 > space * min(letter.size, last.size):
                end(False)
            elif (letter.style ^ last.style) & (BOLD | ITALIC | SYMBOL) or abs(
                letter.size - last.size
            ) > 0.18 * last.size:
                end(not (last.style & SYMBOL and text in ("•", "→")) and shown != "→")
        if not text:
            x0, bold = letter.x0, 0
        text += shown
        x1, last = letter.x1, letter
    end(False)
    if words:
        words[0].glued = False
    return words


def _doubled(last: Letter, letter: Letter) -> bool:
    """The same letter struck twice, as some printers make bold."""
    return letter.text == last.text and letter.x0 - last.x0 < 0.09 * letter.size and letter.text.strip() != ""


_ARROW = ("\uf0e0", "à")


def shown_as(letter: Letter) -> str:
    """Letters of symbol fonts are bullets, whatever code they have, but for the arrow."""
    text = letter.text
    symbol = bool(letter.style & SYMBOL)
    if symbol and text in _ARROW:
        return "→"
    private = len(text) == 1 and "\ue000" <= text <= "\uf8ff"
    if symbol and (private or (len(text) == 1 and text in "·§Øüvqnulo¨")):
        return "•"
    if private and "\uf000" <= text <= "\uf0ff":
        return "•" if text in "\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf071\uf06e\uf0a8" else chr(ord(text) & 0xFF)
    return text


def _settle_raised(strips: list[list[Word]]) -> None:
    """Moves small words on a baseline of their own (16ᵗʰ, a footnote's mark, H₂O) into the line of the word before."""
    bases = [strip[0].base for strip in strips]
    for n, strip in enumerate(strips):
        for word in list(strip):
            near = range(bisect_left(bases, word.base - word.size), bisect_left(bases, word.base + word.size))
            for host in (strips[k] for k in near if k != n):
                before = next((v for v in host if _carries(v, word)), None)
                if before is not None:
                    strip.remove(word)
                    _attach(host, before, word)
                    break


def _carries(host: Word, word: Word) -> bool:
    rise = (host.base - word.base) / host.size
    return (
        word.size < 0.85 * host.size
        and (0.1 < rise < 0.7 or -0.4 < rise < -0.05)
        and -0.2 * host.size < word.x0 - host.x1 < 0.3 * host.size
    )


def _attach(host: list[Word], before: Word, word: Word) -> None:
    raised = word.base < before.base
    text = word.text.translate(RAISED) if raised and word.text.isdigit() else word.text
    after = next(
        (v for v in host if v is not before and 0 <= v.x0 - word.x1 < 0.12 * before.size and v.x0 > before.x0), None
    )
    host.append(Word(text, word.x0, word.x1, before.base, before.size, before.style & (BOLD | ITALIC | ASIDE), True))
    if after is not None:
        after.glued = True
