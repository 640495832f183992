"""Paragraphs that a conversion broke at the ends of lines: one that breaks off goes on with the next."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ..document import Block, Run

_LEAST = 45  # characters of a line that was full
_MOST = 130  # a longer one is a paragraph
_TIMES = 4  # lines that break off before a small letter, in a document of which each line is a paragraph
_SHARE = 0.2  # of its long ones
_ROOM = 0.85  # of the longest line: a shorter one was ended on purpose
_KEY = re.compile(r"\w+(?: \w+)?\s?:")  # `decision: carry on`, as notes are typed
_SMALL_WORD = re.compile(r" (?:in|of|the|and|for|to|with|at|on|from|by|an?)$")
_OPEN = re.compile(r"[\w’'),–-]$")


def rejoined(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, each paragraph that breaks off joined with the next where that begins small; and, in a document of
    which each line is a paragraph, where it fills its line."""
    width = _width(blocks)
    groups: list[list[Block]] = []
    for block in blocks:
        group = groups[-1] if groups else []
        line = group[-1].text if group else ""
        small = _is_small(block) and not block.bold
        if group and _may_go_on(group[0], block, line) and (small or _is_full(line, block, width)):
            group.append(block)
        else:
            groups.append([block])
    return tuple(_joined(group) for group in groups)


def _joined(group: Sequence[Block]) -> Block:
    first, *others = group
    return replace(first, runs=(*first.runs, *(run for one in others for run in (Run(" "), *one.runs))))


def _width(blocks: Sequence[Block]) -> int:
    """The longest line of a document of which each line is a paragraph; 0 for another."""
    long = [block for block in blocks if _LEAST <= len(block.text) <= _MOST]
    broken = sum(
        _may_go_on(one, two, one.text) and _is_small(two) for one, two in pairwise(blocks) if len(one.text) <= _MOST
    )
    each_line = broken >= _TIMES and broken >= _SHARE * len(long)
    lengths = sorted(len(block.text) for block in long)
    return lengths[len(lengths) * 9 // 10] if each_line else 0


def _may_go_on(before: Block, block: Block, line: str) -> bool:
    """Two paragraphs of one look, the first of which is long and breaks off."""
    plain = block.kind == "paragraph" and not (block.label or block.rows or _KEY.match(block.text))
    text = before.kind in ("paragraph", "item") and not before.rows and before.bold == block.bold
    return plain and text and len(line) >= _LEAST and _OPEN.search(line) is not None


def _is_small(block: Block) -> bool:
    return block.text[:1].islower()


def _is_full(line: str, block: Block, width: int) -> bool:
    """The line before had no room for the next word, or ends with one that none ends with."""
    words = block.text.split()
    if width and _SMALL_WORD.search(line):
        return True
    return bool(words) and _ROOM * width <= len(line) <= _MOST and len(line) + 1 + len(words[0]) >= _ROOM * width > 0
