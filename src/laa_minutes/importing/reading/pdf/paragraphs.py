"""Lines of one column → paragraphs: which line goes on from the one above, and what is a label.

The question asked of two lines is whether the first word of the second would have had room at the end of the first.
If so, somebody meant the break; if not, the line was full, and goes on unless space, indent, weight or size
say otherwise.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ...words.margins import ONLY_NAMES
from .letters import Rule
from .lines import Line, Word

BULLETS = "•·▪■□●○◦‣⁃►▶➢➤→✓✔❖♦◆\uf0b7"
NUMBER = re.compile(
    r"(?:\d{1,4}(?:[./]\d{1,3}){0,3}(?:\.?\(?[a-z]\)?)?[.):]?|\d{1,3}[ivxl]{2,5}\)|\(?(?:[ivxl]{1,6}|[a-z]|\d{1,3})[).]|\((?:[IVXL]{1,6}|[A-Z])\)"
    r"|(?:[IVX]{1,5}|[A-Z])[).]|[A-Z]\d{1,2}(?:\.\d{1,2})?[.)]?)"
)
BARE = re.compile(r"\d{1,3}(?:/\d{2,3})?|[A-Z]\d{1,2}")
DATE = re.compile(r"\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4}")
CLOCK = re.compile(r"\d{1,2}[.:]\d{2}")
# a number before what an item is called everywhere: it begins a paragraph though the line above is full
TITLE = re.compile(
    r"\d{1,4}[.)]? (?:Apologies (?:for|of|from|were)|Declarations? of|Minutes of the|Matters [Aa]rising|Any [Oo]ther)\b"
)
# `AM - Write to the mill`, below a paragraph that begins so, too
OWNED = re.compile(r"[A-Z]{2,4} [-–—] [A-Z]")
ENDED = (".", "!", "?", ":", ";", ".”", ".)", ".’", '."')
DASHES = ("-", "–", "—", "*", "o", ">")
_APART = 2.0  # ems between a text and the names at its right
_FEW = 8  # words of what is no text with names beside it
WIDE = 0.9  # a gap of so many ems is more than a space between words


@dataclass(frozen=True, slots=True)
class Setting:
    """How a document is set: the size of most of its letters, and the pitch of lines in a paragraph in sizes."""

    size: float = 11.0
    pitch: float = 1.2
    words: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class Paragraph:
    """Lines that go together; `breaks` holds the numbers of lines before which a break is undecided, `named` where the
    names of a margin begin: the number of a line, and of a word of it."""

    lines: list[Line]
    label: str = ""
    left: float = 0.0  # where the label, or else the text, begins
    breaks: set[int] = field(default_factory=set)
    named: set[tuple[int, int]] = field(default_factory=set)

    @property
    def page(self) -> int:
        """The page that it begins on."""
        return self.lines[0].page

    @property
    def top(self) -> float:
        """The upper edge."""
        return self.lines[0].base - self.lines[0].size

    @property
    def bottom(self) -> float:
        """The line that its last letters stand on."""
        return self.lines[-1].base

    @property
    def size(self) -> float:
        """The size of most of its letters."""
        return max(self.lines, key=lambda line: len(line.words)).size

    @property
    def bold(self) -> bool:
        """All of it is bold."""
        return all(line.bold for line in self.lines)

    @property
    def text(self) -> str:
        """The words in one line."""
        return " ".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class Column:
    """Where lines may stand, and what is drawn between them."""

    left: float
    right: float
    rules: tuple[Rule, ...] = ()


def setting_of(pages: Iterable[Sequence[Line]]) -> Setting:
    """The commonest size by letters; the smallest pitch that at least one pair of lines in six has."""
    sizes: Counter[float] = Counter()
    pitches: Counter[float] = Counter()
    words: Counter[str] = Counter()
    for lines in pages:
        for line in lines:
            sizes[round(line.size * 2) / 2] += len(line.text)
            words.update(word.strip(".,;:()[]“”‘’'\"").lower() for word in line.text.split())
        for one, two in itertools.pairwise(lines):
            ratio = round((two.base - one.base) / (one.size or 1), 1)
            if 0.8 <= ratio <= 3 and abs(one.size - two.size) < 0.1 * one.size:
                pitches[ratio] += 1
    size = sizes.most_common(1)[0][0] if sizes else 11.0
    total = sum(pitches.values())
    common = [ratio for ratio, count in pitches.items() if count >= total / 6]
    return Setting(size, min(common, default=1.2), words)


def paragraphs(lines: Sequence[Line], column: Column, setting: Setting) -> list[Paragraph]:
    """The paragraphs of a column from the top down."""
    done: list[Paragraph] = []
    for line in lines:
        before = done[-1] if done else None
        full = before is not None and not _had_room(before, line, column)
        label, rest = label_of(line, full and before is not None and not _apart(before, line, column, setting))
        if label:
            if rest:
                done.append(Paragraph([Line(rest, line.page)], label, line.x0))
            else:
                done.append(Paragraph([line], "", line.x0))
            continue
        verdict = _goes_on(before, line, full, column, setting) if before else False
        if not verdict or before is None:
            done.append(Paragraph([line], "", line.x0))
            continue
        if verdict == "perhaps":
            before.breaks.add(len(before.lines))
        before.lines.append(line)
    return done


def _had_room(before: Paragraph, line: Line, column: Column) -> bool:
    """The first word of the line would have fitted at the end of the one above."""
    last = before.lines[-1]
    first = _chunk(line)
    space = 0.25 * last.size
    if centred(last, column) and centred(line, column):
        return (last.x1 - last.x0) + space + first <= (column.right - column.left) * 0.98
    if aside := _aside(before):
        return last.words[aside - 1].x1 + space + first + WIDE * last.size <= last.words[aside].x0
    return last.x1 + space + first <= column.right + 0.5


def _aside(before: Paragraph) -> int | None:
    """Where the names begin that stand at the right of a text's last line, and of no other of its lines."""
    *others, last = before.lines
    text = sum(len(one.words) for one in before.lines) > _FEW
    return _names_of(last) if text and not any(map(_names_of, others)) else None


def _names_of(line: Line) -> int | None:
    """The first word of the names that stand at the right of a line."""
    gaps = [(two.x0 - one.x1) / line.size for one, two in itertools.pairwise(line.words)]
    start = next((n for n, gap in enumerate(gaps, 1) if gap > _APART), None)
    return start if start and ONLY_NAMES.fullmatch(" ".join(word.text for word in line.words[start:])) else None


def _chunk(line: Line) -> float:
    """The width of what a typesetter cannot part from the start of a line."""
    end = line.words[0].x1
    for word in line.words[1:]:
        if not word.glued:
            break
        end = word.x1
    width = end - line.x0
    text = line.words[0].text
    if "-" in text[1:-1] and len(line.words[0].text) > 3:
        width *= (text.index("-", 1) + 1) / len(text)
    return width


def centred(line: Line, column: Column) -> bool:
    """It stands as far from one edge of the column as from the other."""
    left, right = line.x0 - column.left, column.right - line.x1
    return left > 2 * line.size and abs(left - right) < 0.15 * (left + right) + 2


def _apart(before: Paragraph, line: Line, column: Column, setting: Setting) -> bool:
    """White space or a drawn line stands between."""
    last = before.lines[-1]
    size = max(last.size, line.size)
    pitch = line.base - last.base
    if pitch <= 0:
        return True
    own = before.lines[-1].base - before.lines[-2].base if len(before.lines) > 1 else 0.0
    usual = own if own > 0 else setting.pitch * size
    if any(last.base - 1 < rule.y0 < line.base - 0.5 * line.size and _parts(rule, last) for rule in column.rules):
        return True
    return pitch > 1.22 * usual + 0.5


def _parts(rule: Rule, line: Line) -> bool:
    """A rule wider than the words above it: it parts them from the next, and does not underline them."""
    return (
        rule.x1 - rule.x0 > 40
        and (rule.x0 < line.x0 - 3 or rule.x1 > line.x1 + 3)
        and rule.x0 < line.x1
        and rule.x1 > line.x0
    )


def _goes_on(before: Paragraph, line: Line, full: bool, column: Column, setting: Setting) -> bool | str:
    """True, False, or "perhaps"."""
    last = before.lines[-1]
    lower = line.text[:1].islower() or line.text[:1] in ",;)&"
    if abs(last.size - line.size) > 0.12 * max(last.size, line.size):
        return False
    if last.page != line.page or _apart(before, line, column, setting):
        return full and lower and 0 < line.base - last.base < 2.2 * setting.pitch * line.size and not ended(last)
    if (last.bold and before.bold and not line.words[0].bold) or TITLE.match(line.text):
        return False
    if OWNED.match(line.text) and OWNED.match(before.lines[0].text):
        return False
    if lower and re.search(r"\w[-\u00ad]$", last.text):
        return True
    if not full:
        return "perhaps" if lower and not ended(last) else False
    if not last.words[-1].bold and line.bold:
        return lower
    return _indented_alike(before, line, column, lower)


def _indented_alike(before: Paragraph, line: Line, column: Column, lower: bool) -> bool:
    first, last = before.lines[0], before.lines[-1]
    slack = 0.4 * line.size
    if centred(last, column) and centred(line, column):
        return True
    shift = line.x0 - last.x0
    if abs(shift) <= slack:
        return True
    if len(before.lines) == 1 and shift < 0:  # the first line of a paragraph, or of an item, stands further in
        return -shift < 5 * line.size
    if len(before.lines) == 1 and shift > 0:  # hanging
        return bool(before.label) or lower or any(abs(word.x0 - line.x0) <= slack for word in first.words[1:4])
    return lower and abs(shift) < 6 * line.size


def ended(line: Line) -> bool:
    """The line may be the last of a sentence."""
    return line.text.endswith(ENDED)


def label_of(line: Line, wrapped: bool) -> tuple[str, tuple[Word, ...]]:
    """The number or bullet a line begins with, and the words after it. `wrapped`: it may go on from above."""
    words = line.words
    count = 1
    while count < len(words) and words[count].glued:
        count += 1
    text = "".join(word.text for word in words[:count])
    if text[:1] in BULLETS and len(text) > 1:
        first = words[0]
        if len(first.text) == 1:
            return "•" if text[0] == "\uf0b7" else text[0], words[1:]
        part = (first.x1 - first.x0) / len(first.text)
        rest = Word(first.text[1:], first.x0 + part, first.x1, first.base, first.size, first.style)
        return text[0], (rest, *words[1:])
    if count == len(words):
        return ("", words) if text not in BULLETS else (text, ())
    gap = (words[count].x0 - words[count - 1].x1) / line.size
    rest_of = words[count:]
    if text in BULLETS:
        return text, rest_of
    if text in DASHES:
        fits = gap > (0.45 if text in ("o", ">") or wrapped else 0.1)
        return ("◦" if text == "o" else text, rest_of) if fits else ("", words)
    if not NUMBER.fullmatch(text) or DATE.fullmatch(text):
        return "", words
    after = words[count].text
    if CLOCK.fullmatch(text) and re.match(r"(?i)[ap]\.?m\b|noon|hrs|hours|[-–—]$", after):
        return "", words
    if BARE.fullmatch(text) or re.fullmatch(r"[A-Z]\.", text) or wrapped:
        return (text, rest_of) if gap > 0.6 else ("", words)
    return text, rest_of
