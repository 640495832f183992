"""The one stage for all formats that puts the text in order before anything is asked of it.

Lines that are only wrapped become one; lines that were broken on purpose become blocks; a number or bullet that was
typed becomes the block's label; what is printed on every page goes. What the words mean is asked later.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ..document import Block, Document, Run
from ..reading.pieces import merged, stripped
from .broken_off import rejoined
from .furniture import without_furniture
from .labels import label_at, with_day_like_numbers, with_roman_letters
from .unmarked_numbers import with_unmarked_numbers

LEAST_WIDTH = 60  # characters: nobody wraps prose narrower
MOST_WIDTH = 120  # nor wider: a longer line is a paragraph, and a break after it is one
UNWRAPPED = 10_000  # the width of a document in which a line is never broken for want of room
_SHORT_KEY = 5  # words before a colon that name what follows

_ORDINAL = re.compile(r"(\d)(?:\s?\^\(?|\s+)(st|nd|rd|th)(?:\)|\^)?(?![\w'’])")
_LIGATURES = str.maketrans(
    {
        "ﬀ": "ff",
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬃ": "ffi",
        "ﬄ": "ffl",
        "‑": "-",
        "\u00ad": "",
        "\u200b": "",
        "\ufeff": "",
        "\u00a0": " ",
    }
)
_KEY = re.compile(rf"[A-Z][\w’'/&().-]*(?: [\w’'/&().-]+){{0,{_SHORT_KEY - 1}}} ?:(?=\s|$)")
_KEYWORD = re.compile(r"(?:ACTIONS?|AGREED|RESOLVED|NOTED|DECISIONS?|DECIDED|RECOMMENDED|Resolved|Agreed|Proposed)\b")
# the same in notes as they were typed: `action: …`, `**Action item Ada: …`, `**Decision**: …`, `sorry: …`
_TYPED_KEY = re.compile(
    r"[*_]{0,3}(?:actions?(?: items?| points?)?(?: (?-i:[A-Z])[\w/’'&-]*){0,3}|agreed|resolved|noted|"
    r"decisions?|decided|present|apologies|apols|sorry)"
    r"[*_]{0,3}\s*:",
    re.IGNORECASE,
)
_LED = re.compile(r"\b(?:were|been|are|it|also|following|unanimously|has|have|had|we)$")
_OPEN_END = re.compile(
    r"(?:[,(–-]|\b(?:and|or|of|the|to|for|in|with|by|at|an?|on|from|that|is|was|be|as|which|who|"
    r"(?:Mr|Mrs|Ms|Dr|Cllr)\.?(?: [A-Z]\.?)*))$"
)
_VERB = re.compile(
    r"\b(?:was|were|had|has|have|is|are|will|would|be|been|said|that|which|could|should|may|can|"
    r"to [a-z]+|[a-z]+ed|[a-z]+ing)\b"
)
_ACTS = re.compile(r"(?<![\w’'-])[A-Z][\w’'-]*(?: (?:and |& |/ )?[A-Z][\w’'-]*){0,2}(?: \([^)]*\))? to [a-z]+ ")
_INITIALLED = re.compile(r"(?<![\w’'.-])(?:[A-Z][\w’'.-]*\s){1,4}\([A-Z]{2,3}[a-z]?[A-Z]?\)")
_NAME_AND_OFFICE = re.compile(r"(?<![\w’'.-])(?:[A-Z][\w’'.-]*\s){2,4}[-–—(]")
_NUMBERED = re.compile(r"^\d{1,3} (?=[A-Z])")  # a title whose number has no mark
# `Date: 5 May 2014Time: 7pmVenue: Town Hall`
_GLUED = re.compile(r"(?<=[a-z0-9])(?=(?:Date|Time|Venue|Location|Place|Present|Apologies|Chair)(?: \w+){0,2} ?: )")
# `• 13/18 Title` in bold, whatever follows that: the bullet is a conversion's
_CODED_TITLE = re.compile(r"(\d{1,4}/(?:\d{2,4}[.:)]?(?=\s+[^\W\d_])|\d[.:)]?(?=\s+[A-Z])))\s+")
_LETTER = re.compile(r"[A-Z]\.")  # alone on its line it is a label
_JOINED_WORD = re.compile(r"\w-$")


def tidy(document: Document) -> Document:
    """The document with each block's text in one line, its label apart, and without what is printed on every page."""
    blocks = _evenly_set(without_furniture(document.blocks))
    lines = with_day_like_numbers(with_roman_letters(rejoined(_tidied(blocks, width_of(blocks)))))
    return replace(document, blocks=with_unmarked_numbers(lines))


def _evenly_set(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks, with nothing bold where nearly all of them are: there it tells no title."""
    said = [block for block in _each(blocks) if block.text]
    long = sum(len(block.text) for block in said) > _ENOUGH
    return tuple(map(_unbold, blocks)) if long and sum(one.bold for one in said) > _NEARLY_ALL * len(said) else blocks


_ENOUGH = 1000  # characters of a document that shows how it is set
_NEARLY_ALL = 0.9


def _each(blocks: Iterable[Block]) -> Iterator[Block]:
    """Blocks, and those in their cells."""
    for block in blocks:
        yield block
        yield from (one for row in block.rows for cell in row for one in _each(cell))


def _unbold(block: Block) -> Block:
    rows = tuple(tuple(tuple(map(_unbold, cell)) for cell in row) for row in block.rows)
    return replace(block, runs=tuple(replace(run, bold=False) for run in block.runs), rows=rows)


def width_of(blocks: Iterable[Block]) -> int:
    """The characters that the document's lines are wrapped at, as far as its broken lines show."""
    plain = [
        block for block in blocks if not block.rows and (block.bold or not block.runs[:1] or not block.runs[0].bold)
    ]
    broken = [len(line) for block in plain for line in block.lines[:-1]]
    lengths = sorted(length for length in broken if length <= MOST_WIDTH)
    if (len(broken) - len(lengths)) * 12 > len(broken):
        return UNWRAPPED  # its paragraphs are lines
    return max(LEAST_WIDTH, lengths[len(lengths) * 9 // 10] if lengths else 0)


def _tidied(blocks: Iterable[Block], width: int) -> tuple[Block, ...]:
    found: list[Block] = []
    for block in blocks:
        if block.rows:
            rows = tuple(tuple(_tidied(cell, width) for cell in row) for row in block.rows)
            found.append(replace(block, rows=rows))
        else:
            found += _split(block, width)
    return _with_lone_labels(found)


def _split(block: Block, width: int) -> list[Block]:
    """A block's lines as blocks, wrapped lines joined; the first keeps what the block was."""
    whole = enumerate(_lines(block.runs))
    lines = [(n, line) for n, one in whole for line in _unglued(one) if _text(line).strip()]
    if not lines:
        return []
    groups = [[lines[0]]]
    prose = _is_prose([_text(line).strip() for _, line in lines]) or _runs_on([line for _, line in lines])
    for before, line in pairwise(lines):
        words = _text(before[1]).strip(), _text(line[1]).strip()
        wrapped = is_wrapped(*words, width) or (prose and not _begins_anew(words[1], words[0], prose=True))
        if block.kind != "heading" and wrapped:
            groups[-1].append(line)
        else:
            groups.append([line])
    made = []
    for n, group in enumerate(groups):
        further = block.indent + _set_in(group[0][1]) if n else block.indent
        runs = _clean(_joined(line for _, line in group))
        one = replace(block, runs=runs, line=block.line + group[0][0], indent=further)
        if n and block.kind == "item":
            one = replace(one, kind="paragraph")
        made.append(_labelled(one if n == 0 else replace(one, label="")))
    return [one for one in made if one.text]


def _is_prose(lines: Sequence[str]) -> bool:
    """Sentences that somebody wrapped where it looked well: all lines are long but the last, most of them have a verb,
    and several end in the middle of a sentence."""
    long = lines[:-1]
    if not long or any(len(line) < LEAST_WIDTH or "\t" in line for line in long):
        return False
    verbs = sum(bool(_VERB.search(line)) for line in lines)
    running = sum(not re.search(r"[.:;!?)]$", line) for line in long)
    return verbs * 2 >= len(lines) and running * 2 >= len(long)


def _runs_on(lines: Sequence[Sequence[Run]]) -> bool:
    """Prose that was wrapped before a lead in bold was put to it: only its first line is too long."""
    first, *others = lines
    texts = [_text(line).strip() for line in others]
    led = bool(first) and first[0].bold and not first[-1].bold and len(_text(first)) >= LEAST_WIDTH
    return led and all(len(text) <= MOST_WIDTH and _VERB.search(text) for text in texts)


def is_wrapped(line: str, following: str, width: int) -> bool:
    """A line ends where it does only because the next word had no room: the two are one.

    `width` is where the document's lines end at the latest. A line that begins small goes on with the one before.
    """
    line, following = line.strip(), following.strip()
    if not line or not following or _begins_anew(following, line):
        return False
    if following[0].islower():
        return True
    if len(line) > MOST_WIDTH:
        return False
    if _KEY.fullmatch(line) or _opens(following, line):
        return False
    if _OPEN_END.search(line) and not line.endswith(","):
        return True
    return len(line) + 1 + len(following.split()[0]) > width


def _opens(line: str, before: str) -> bool:
    """A short line with a capital and no end, such as a title, or somebody with initials in brackets: no rest of the
    sentence before, unless that breaks off at a comma or a small word."""
    if _OPEN_END.search(before):
        return False
    line = _NUMBERED.sub("", line) if before.endswith(".") else line
    title = len(line.split()) <= 5 and line[0].isupper() and not re.search(r"[.,;:!?)]$", line)
    return title or bool(_INITIALLED.match(line))


def _begins_anew(line: str, before: str, *, prose: bool = False) -> bool:
    """A number, a bullet, a key with its colon, or a word for what was decided opens a line of its own.

    A number may also be one that prose was wrapped before: then the line above does not end.
    """
    if any(pattern.match(line) and pattern.match(before) for pattern in (_ACTS, _NAME_AND_OFFICE)):
        return True
    key = _KEY.match(line) and before[-1] not in ",(" and not (prose and before[-1].isalnum())
    typed = _TYPED_KEY.match(line) and not (_OPEN_END.search(before) or _LED.search(before))
    if _KEYWORD.match(line) or key or typed:
        return True
    if re.match(r"--\s+[a-z]", line) and before[-1].isalnum():
        return len(before) < LEAST_WIDTH  # `all that was said | -- but not by whom`
    if label_at(line) is None:
        return _LETTER.fullmatch(line) is not None
    if line[0] == "(" and re.search(r"[a-z]$", before) and not re.search(r"\b(?:and|or)$", before):
        return len(before) < LEAST_WIDTH  # `lettered | (a) to (c) in this minute`
    return not _OPEN_END.search(before) or not line[0].isdigit()


def _lines(runs: Iterable[Run]) -> list[tuple[Run, ...]]:
    """Runs line by line."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        first, *rest = run.text.split("\n")
        lines[-1].append(replace(run, text=first))
        lines += [[replace(run, text=part)] for part in rest]
    return [tuple(line) for line in lines]


def _unglued(line: Iterable[Run]) -> list[tuple[Run, ...]]:
    """A line of the front as the lines that it was before a conversion lost what parted them."""
    found: list[list[Run]] = [[]]
    for run in line:
        first, *rest = _GLUED.split(run.text)
        found[-1].append(replace(run, text=first))
        found += [[replace(run, text=part)] for part in rest]
    return [tuple(one) for one in found]


def _text(runs: Iterable[Run]) -> str:
    return "".join(run.text for run in runs)


def _set_in(line: Iterable[Run]) -> int:
    """How many characters further than its block a line is set in."""
    text = _text(line)
    return len(text) - len(text.lstrip(" "))


def _joined(lines: Iterable[Sequence[Run]]) -> list[Run]:
    """Lines of runs in one, with a space between them unless a word is broken there."""
    found: list[Run] = []
    for line in lines:
        if found and not _JOINED_WORD.search(found[-1].text):
            found[-1] = replace(found[-1], text=found[-1].text + " ")
        first, *others = line
        found += [replace(first, text=first.text.lstrip()), *others] if found else line  # a tab before it is no column
    return found


def _clean(runs: Iterable[Run]) -> tuple[Run, ...]:
    """White space as one space or one tab, letters composed, ordinals joined; neighbours of one style are one run."""
    whole = merged(replace(run, text=unicodedata.normalize("NFC", run.text.translate(_LIGATURES))) for run in runs)
    for n, (before, run) in enumerate(pairwise(whole)):
        if re.match(r"\s*(?:st|nd|rd|th)\b", run.text) and before.text.rstrip()[-1:].isdigit():
            whole[n] = replace(whole[n], text=before.text.rstrip())
            whole[n + 1] = replace(run, text=run.text.lstrip())
    if whole:
        whole[0] = replace(whole[0], text=_GAP.sub(r"\1\t", whole[0].text))
    return stripped([replace(run, text=_ORDINAL.sub(r"\1\2", _spaced(run.text))) for run in whole])


_GAP = re.compile(r"^(\s*\d{1,3})[ \xa0]{4,}")  # after a number, what was a tab


def _spaced(text: str) -> str:
    return re.sub(r"[ \f\v\r]+", " ", re.sub(r"\s*\t\s*", "\t", text))


def _labelled(block: Block) -> Block:
    """The block with a typed number or bullet as its label. A bullet makes it an item."""
    text = _text(block.runs)
    if block.label:
        outer = block.level == 1 and block.runs[0].bold and not re.search(r"\w", block.label)
        coded = _CODED_TITLE.match(block.runs[0].text) if outer else None
        return replace(block, label=coded[1], runs=_after(block.runs, coded.end())) if coded else block
    found = label_at(text, sure=block.kind == "heading" or block.bold)
    if found is None:
        return block
    label, length = found
    kind = "item" if block.kind == "paragraph" and not re.search(r"\w", label) else block.kind
    level = max(block.level, 1) if kind == "item" else block.level
    return replace(block, kind=kind, level=level, label=label, runs=_after(block.runs, length))


def _after(runs: Sequence[Run], length: int) -> tuple[Run, ...]:
    """The runs without their first characters."""
    left = []
    for run in runs:
        cut = min(length, len(run.text))
        length -= cut
        if run.text[cut:]:
            left.append(replace(run, text=run.text[cut:]))
    if left:
        left[0] = replace(left[0], text=left[0].text.lstrip())
    return tuple(left)


def _with_lone_labels(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """A number that stands alone above its words is their label."""
    found: list[Block] = []
    for block in blocks:
        last = found[-1] if found else None
        if (
            last is not None
            and not last.rows
            and not last.label
            and not block.rows
            and not block.label
            and re.fullmatch(
                r"(?:\d{1,3}[.)]|\d{1,3}(?:\.\d{1,2}){1,2}\.?|\([a-z]\)|[A-Z]\.|(?:Item|Note) \d+(?:/\d\d)?[:.]?|"
                r"[•●▪–-]|[A-Z]{1,4}[ -]?\d{1,4}/\d\d(?:\d\d)?)",
                last.text,
            )
        ):
            found[-1] = replace(block, label=last.text, line=last.line)
        else:
            found.append(block)
    return tuple(found)
