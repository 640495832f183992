"""What is printed on every page and belongs to none of the text: page numbers, markings, running headers."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from ..document import Block, Run

_PAGE_NUMBER = re.compile(
    r"[-–—|\s]*(?:page|pg\.?)\s*\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?[-–—|.\s]*|\d{1,3}\s*\|\s*(?:p\s?a\s?g\s?e)|"
    r"[-–—]\s*\d{1,3}\s*[-–—]|\d{1,3}\s+of\s+\d{1,3}",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d{1,3}")
_MARKING = re.compile(
    r"(?:UK )?(?:OFFICIAL(?:[ :–-]+SENSITIVE)?(?:[ :–-]+[A-Z ]{1,30})?|UNCLASSIFIED|NOT PROTECTIVELY MARKED|"
    r"(?:INTERNAL |IN )?(?:RESTRICTED|PROTECT|PROTECTED)(?:[ :–-]+[A-Z ]{1,30})?|OFFICIAL[- ]Sensitive|Unclassified|"
    r"Official)"
)
# `Signed …… Chair   Date ……`: a line with nothing filled in
_TO_SIGN = re.compile(
    r"(?!minutes)(?:\W*+(?:signed|signature|sign|print(?:ed)?|name|by|as|an?|the|and|true|accurate|correct|record|of|"
    r"meeting|minutes|chair(?:man|woman|person)?(?:[’']s)?|clerk|secretary|position|dated?|on|behalf)\b)+\W*|"
    r"[.…\s]{8,}|Dated\W*",
    re.IGNORECASE,
)
_LEADER = re.compile(r"(?:[.…‥·–—-]\s?){4,}|…|^Dated|^\W*(?:Signed|SIGNED|Signature)\b[^\w]*(?::|\t|\s{3,}|$)")
_LONGEST = 14  # words of a running header
_WIDEST = 400  # characters of a line to be signed on
_SEVERAL = 3  # times that a line must stand at an edge of a page to be one that runs


# `From: …`, `Subject: …`: the head of a letter by which the minutes were sent; its date is not the meeting's
_MAIL = re.compile(r"(?P<field>From|To|Cc|Bcc|Date|Sent|Subject|Reply-To|Message-ID):\s")
_FEWEST_FIELDS = 3


def _without_mail_head(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks without the head of a letter above them, but for its subject."""
    found: list[Block] = []
    fields: set[str] = set()
    for n, block in enumerate(blocks):
        matches = [_MAIL.match(line) for line in block.lines]
        if block.rows or not matches or not all(matches):
            return (*found, *blocks[n:]) if {"From", "Subject"} <= fields and len(fields) >= _FEWEST_FIELDS else blocks
        fields |= {match["field"] for match in matches if match}
        told = [line.partition(": ")[2] for line in block.lines if line.startswith("Subject: ")]
        found += [replace(block, runs=(Run(subject),)) for subject in told]
    return blocks


def without_furniture(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks without it. The first of a running header stays: it may alone have the title and the date."""
    blocks = _without_mail_head(blocks)
    running = _running(blocks)
    seen: set[str] = set()
    found: list[Block] = []
    for n, block in enumerate(blocks):
        if block.rows:
            found.append(block)
            continue
        kept = [line for line in block.lines if not is_furniture(line)]
        if not kept and block.lines:
            continue
        if len(kept) < len(block.lines):
            block = replace(block, runs=_without(block.runs))
        key = _key(block)
        if key in running and _at_edge(blocks, n):
            if key in seen:
                continue
            seen.add(key)
        if block.page is not None and _NUMBER.fullmatch(block.text) and _at_edge(blocks, n):
            continue
        found.append(block)
    return tuple(found)


def is_furniture(line: str) -> bool:
    """A line with nothing but a page's number, a marking for the whole document, or a place for a signature."""
    bare = line.strip()
    blank = bare.replace("_", ".")  # drawn in whatever sign
    to_sign = len(bare) <= _WIDEST and _LEADER.search(blank) and _TO_SIGN.fullmatch(blank)
    return bool(_PAGE_NUMBER.fullmatch(bare) or _MARKING.fullmatch(bare) or to_sign)


def _without(runs: Sequence[Run]) -> tuple[Run, ...]:
    """The runs without the lines that are furniture."""
    whole = "".join(run.text for run in runs)
    lost, at = set(), 0
    for line in whole.split("\n"):
        if is_furniture(line):
            lost |= set(range(at, at + len(line) + 1))
        at += len(line) + 1
    kept, at = [], 0
    for run in runs:
        text = "".join(sign for n, sign in enumerate(run.text, at) if n not in lost)
        at += len(run.text)
        kept.append(replace(run, text=text))
    return tuple(run for run in kept if run.text)


def _running(blocks: Sequence[Block]) -> set[str]:
    """Short texts that stand at an edge of several pages, whatever numbers are in them."""
    pages: dict[str, set[int]] = defaultdict(set)
    for n, block in enumerate(blocks):
        if block.page is not None and block.text and len(block.text.split()) <= _LONGEST and _at_edge(blocks, n):
            pages[_key(block)].add(block.page)
    often = Counter({key: len(found) for key, found in pages.items()})
    return {key for key, times in often.items() if times >= _SEVERAL}


def _key(block: Block) -> str:
    return re.sub(r"\d+", "#", block.text.casefold())


def _at_edge(blocks: Sequence[Block], n: int) -> bool:
    """The first or the last block of its page."""
    page = blocks[n].page
    if page is None:
        return False
    return n == 0 or n == len(blocks) - 1 or blocks[n - 1].page != page or blocks[n + 1].page != page
