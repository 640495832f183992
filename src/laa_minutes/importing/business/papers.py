"""Papers before the meeting: those in a list of papers, and those that the text names with what happened to them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ..document import Block
from ..draft import PaperFound
from ..words.dates import dates_in
from ..words.names import looks_like_name

_HEADING = re.compile(
    r"(?:supporting |background |meeting )?(?:papers|documents|reports)(?: (?:tabled|circulated|received))?\W*",
    re.IGNORECASE,
)
_IN_TEXT = re.compile(
    r"(?<![\w’'&-])(?P<title>(?:[A-Z][\w’'&-]*\s+){1,6}(?:paper|report|plan|presentation|slides?|briefing))\s*"
    r"\((?P<state>attached|circulated|tabled|enclosed|appended)\)|"
    r"marked [‘'“\"](?P<mark>[\w.]{1,5})[’'”\"]"
)
_MARK = re.compile(r"^[‘'“](?P<mark>[^’'”]{1,12})[’'”]\s+(?P<title>\S.*)$", re.DOTALL)
_STATES = {
    "attached": "attached",
    "enclosed": "attached",
    "appended": "attached",
    "circulated": "circulated",
    "tabled": "tabled",
    "filed": "filed",
}
_STATE = "|".join(_STATES)
_STATED = re.compile(rf"(?:{_STATE})(?:(?:,| and) (?:{_STATE}))*", re.IGNORECASE)
_AS_AT = re.compile(r"(?:correct )?as at (?P<day>.+)", re.IGNORECASE)


def read_papers(blocks: Sequence[Block]) -> tuple[tuple[PaperFound, ...], list[Block]]:
    """The papers that lists and the text give; and the blocks without the lists."""
    found: dict[str, PaperFound] = {}
    rest: list[Block] = []
    at = 0
    while at < len(blocks):
        block = blocks[at]
        listed = _below(blocks, at + 1) if is_heading(block) else []
        if listed:
            for one in listed:
                paper = paper_in(one.text, one.line)
                found[paper.mark or paper.title or ""] = paper
        else:
            for match in () if block.rows else _IN_TEXT.finditer(block.text):
                state = (_STATES[match["state"].casefold()],) if match["state"] else ()
                key = match["mark"] or match["title"]
                found.setdefault(key, PaperFound(block.line, match["mark"], match["title"], state))
            rest.append(block)
        at += 1 + len(listed)
    return tuple(found.values()), rest


def is_heading(block: Block) -> bool:
    """A line that opens a list of papers."""
    return not block.rows and block.kind != "item" and bool(_HEADING.fullmatch(block.text))


def paper_in(text: str, line: int) -> PaperFound:
    """A line of a list of papers: `‘6’ Financial Strategy – A. Marsh, as at 21 January 2010, circulated and filed`."""
    marked = _MARK.match(text)
    paper = PaperFound(line, marked["mark"] if marked else None, marked["title"] if marked else text)
    title = paper.title or ""
    for dash in reversed(list(re.finditer(r"\s[–—-]\s", title))):
        if read := _details(paper, title[dash.end() :]):
            return replace(read, title=title[: dash.start()].strip())
    return paper


def _details(paper: PaperFound, text: str) -> PaperFound | None:
    """What is said after a title: whose it is, as at when, what happened to it; None where it says none of these."""
    if exempt := re.search(r"(?:^|, )exempt: (?P<why>.+)$", text, re.DOTALL):
        paper, text = replace(paper, exempt=exempt["why"]), text[: exempt.start()]
    if state := re.search(rf"(?:^|, )(?P<states>{_STATED.pattern})$", text, re.IGNORECASE):
        words = re.findall(_STATE, state["states"], re.IGNORECASE)
        paper, text = replace(paper, state=tuple(_STATES[word.casefold()] for word in words)), text[: state.start()]
    if (as_at := re.search(rf"(?:^|, ){_AS_AT.pattern}$", text, re.IGNORECASE)) and (day := _day(as_at["day"])):
        paper, text = replace(paper, as_at=day), text[: as_at.start()]
    known = bool(paper.exempt or paper.state or paper.as_at)
    if not text:
        return paper if known else None
    return replace(paper, by=text) if known or looks_like_name(text) else None


def _below(blocks: Sequence[Block], at: int) -> list[Block]:
    """The entries of the list that begins at a place."""
    found: list[Block] = []
    for block in blocks[at:]:
        if block.rows or block.kind != "item":
            break
        found.append(block)
    return found


def _day(text: str) -> date | None:
    days = dates_in(text)
    return days[0].date if len(days) == 1 else None
