"""An item's heading: its number, its title, and what is said after the title in the same paragraph."""

from __future__ import annotations

import re
from dataclasses import replace

from ..blocks.cells import LEAD_COLUMN
from ..document import Block, Run
from ..words.list_names import named_list
from ..words.names import looks_like_name
from .headings import CAPITALS_FIRST
from .numbers import number_of
from .parts import Part
from .title_styles import TITLE_WORDS, leads_bold, title_like

# A title that runs into the first sentence: `Apologies for absence Apologies were received …`
_TITLE_AND_SENTENCE = tuple(  # the fewer words before the verb, the surer the place where the sentence begins
    re.compile(
        rf"^(?P<title>[^.;:]{{3,100}}?[\w)](?<! a)(?<! the)(?<! of)(?<! for)(?<! from)(?<! to)(?<! next)) "
        rf"(?=[A-Z][\w’']*(?: [\w’']+){{{words}}} "
        r"(?:was|were|had|have|has|is|are|will|advised|noted|proposed|reported|asked|confirmed|agreed|said|told)\b)"
    )
    for words in range(5)
)
_TITLE_AND_MARK = re.compile(r"^(?P<title>[^.:;]{3,80}?)\s*(?::|\s[-–—]\s|\.\s)\s*(?=\S)")
_SAID = 5  # words that are no part of a title in capitals
_TOLD = re.compile(r"\b(?:was|were) \w+")
_LABEL_AND_SENTENCE = re.compile(r"^(?P<title>[A-Z][^.:;?!,]{2,60}):\s+(?=\S.*[.!?]$)", re.DOTALL)


# `Pond report ------------ Ada Marsh`: who gave it, behind a rule that leads there
_RULED = re.compile(r"\s?(?:-{5,}|_{5,}|\.{5,}|…{3,})\s?")


def opened_item(block: Block) -> Part:
    """The part that an item's heading opens: its number, its title, and what runs on after it."""
    title, runs = _split_title(block)
    title, ruled, behind = _parted_by_rule(title)
    title, behind = (title, behind) if ruled else _parted_by_tab(block, title)
    if behind:
        label = LEAD_COLUMN if looks_like_name(behind) else ""
        lead = replace(block, kind="paragraph", label=label, runs=(Run(behind),))
        text = (replace(block, kind="paragraph", label="", runs=runs),) if runs else ()
        return Part("item", block, (lead, *text), number_of(block.label), title)
    title = title.strip("*") or title  # of bold that a conversion did not close
    body = (replace(block, kind="paragraph", label="", runs=runs),) if runs else ()
    return Part("item", block, body, number_of(block.label), title)


def _parted_by_rule(title: str) -> tuple[str, bool, str]:
    """A title before a rule; whether it has one, and what stands behind it."""
    rule = _RULED.search(title)
    if rule is None or not rule.start():
        return title, False, ""
    return title[: rule.start()], True, title[rule.end() :].strip()


def _parted_by_tab(block: Block, title: str) -> tuple[str, str]:
    """A title without the name that stands in a column beside it, and that name; empty where none does."""
    before, _, behind = block.lines[0].rpartition("\t") if len(block.lines) == 1 else ("", "", "")
    before = " ".join(before.split()).strip(" :–—-")
    named = before and f"{before} {behind}" == title and looks_like_name(behind) and not looks_like_name(before)
    return (before, behind) if named else (title, "")


def _split_title(block: Block) -> tuple[str, tuple[Run, ...]]:
    """A heading's title, and the text that goes on in the same paragraph, if any."""
    text = block.text
    if (named := named_list(text)) and named.people < len(text):
        return text[: named.end], (Run(text[named.people :]),)
    match = None if block.kind == "heading" else _LABEL_AND_SENTENCE.match(text)
    if match:
        return match["title"], (Run(text[match.end() :]),)
    capitals = None if block.kind == "heading" else CAPITALS_FIRST.match(text)
    if capitals and (len(text[capitals.end() :].split()) > _SAID or text.endswith(".")):
        return capitals["title"], (Run(text[capitals.end() :]),)
    told = leads_bold(block) and text.endswith(".")  # `**Welcome** All came.`
    if block.kind == "heading" or block.bold or (title_like(block) and not told):
        return text.strip(" :–—-") or text, ()
    lead: list[Run] = []
    for run in block.runs:
        if run.text.strip() and not run.bold:
            break
        lead.append(run)
    bold = " ".join("".join(run.text for run in lead).split())
    if bold:
        return bold.strip(" :.–—-") or bold, block.runs[len(lead) :]
    for pattern in (*_TITLE_AND_SENTENCE, _TITLE_AND_MARK):
        match = pattern.match(text)
        if match and len(match["title"].split()) <= TITLE_WORDS and not _TOLD.search(match["title"]):
            return match["title"].strip(" :–—-"), (Run(text[match.end() :]),)
    return " ".join(text.split()[:8]) + "…", block.runs
