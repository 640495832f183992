"""How a title looks: short, in a style of its own, alone on its line; and what titles are called everywhere."""

from __future__ import annotations

import re

from ..document import Block
from ..words.dates import MONTH_NAMES
from ..words.entries import names_somebody

# What an item is called wherever it stands first on its line.
STANDARD = re.compile(
    r"(?:apologies(?: for absence)?|welcome(?: (?:and|by|from)(?: \w+){1,3})?|"
    r"minutes of (?:the )?(?:last|previous)\b.*|"
    r"(?:approval of )?(?:the )?(?:previous )?minutes|"
    r"matters arising(?: from .*)?|(?:chair(?:man|woman|person)?|treasurer|secretary|clerk|membership|finance|"
    r"president|"
    r"headteacher|director)[’']?s?[’']? (?:report|update)s?|any other (?:competent |relevant |urgent )?business|"
    r"a\.?o\.?[cru]?\.?b\.?|"
    r"(?:old|new|unfinished|ongoing) business|"
    r"announcements|adjournment|call to order|"
    r"correspondence|"
    r"finance|(?:date|time|dates) (?:and \w+ )?of (?:the )?next meeting|next meeting|declarations? of interests?|"
    r"public (?:participation|session|forum)|open forum)\s*(?:$|[:.–-])",
    re.IGNORECASE,
)
# no title of somebody, nor a bracket: `(Cllr. Marsh)`
_NEXT_SENTENCE = re.compile(r"(?<!Cllr)(?<!Clr)(?<!Supt)(?<!Insp)(?<!Prof)(?<!Capt)(?<=[a-z]{3})[.;?!] [A-Z]")
_SENTENCE = re.compile(r"[.;?!]\s*$")
VERBS = re.compile(
    r"\b(was|were|is|are|has|had|have|will|would|reported|noted|agreed|said|thanked|asked|to be|should|opened|"
    r"closed)\b",
    re.IGNORECASE,
)
# Short bold lines that are no titles: what is to be done, who, when, a day.
_NO_TITLE = re.compile(
    r"\W*(?!(?:date|time|venue)s? for (?!next\b|the next\b)[a-z])"
    r"(?:actions?|owners?|due|note|n\.?b\.?|decisions?|resolved|agreed|proposed|seconded|date|time|venue|location|signed)\b"
    r"(?:\s*[:;–-]|\s+[A-Z]{2,4}\b|\W*$)|"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\W+)?\d{1,2}(?:st|nd|rd|th)?\W+[A-Z][a-z]+\W+(?:19|20)\d\d\W*$|"
    rf"(?:{MONTH_NAMES})\W+\d{{4}}\W*$",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"[A-Z][^:.;?!,–—]{2,60}(?::|\s[–—])(?:\s|$)")
# `16:10–16:20 Finance`: a title with its slot
_TIMED = re.compile(r"\d{1,2}[:.]\d\d ?(?:[ap]m)? ?[-–—] ?\d{1,2}[:.]\d\d ?(?:[ap]m)?\s+[A-Z]", re.IGNORECASE)
TITLE_WORDS = 14  # a heading seldom has more
_FEW = 6  # words of a sentence that could be the second line of a title
_BOLD_WORDS = 20  # unless all of it is bold


def title_like(block: Block) -> bool:
    """Short, and no sentence."""
    words = block.text.split()
    ends = (_SENTENCE.search(block.text) and len(words) > 4) or _NEXT_SENTENCE.search(block.text)
    return 0 < len(words) <= TITLE_WORDS and not ends


def has_slot(block: Block) -> bool:
    """A title with from when to when it was to be dealt with before it."""
    return title_like(block) and _TIMED.match(block.text) is not None


def _bold_title(block: Block) -> bool:
    """Bold words in which nothing is told, however they end: `To confirm the minutes of the last meeting.`"""
    told = VERBS.search(block.text) or _NEXT_SENTENCE.search(block.text)
    return block.bold and not told and 0 < len(block.text.split()) <= _BOLD_WORDS


def leads_bold(block: Block) -> bool:
    """It begins with bold words and goes on without."""
    filled = [run for run in block.runs if run.text.strip()]
    return len(filled) > 1 and filled[0].bold and not filled[-1].bold and len(filled[0].text.split()) <= TITLE_WORDS


def _bold_but_mark(block: Block) -> bool:
    """Bold words, and a colon after them that is not."""
    return leads_bold(block) and all(run.bold or not re.search(r"\w", run.text) for run in block.runs)


RUN_ON = frozenset(("labelled", "run in"))  # styles of heading whose own line goes on with what is said
STYLES = {
    "heading 1": 1.5,
    "heading 2": 1.5,
    "heading 3": 1.4,
    "heading 4": 1.1,
    "heading 5": 1.0,
    "heading 6": 1.0,
    "bold": 1.3,
    "bold italic": 1.3,
    "capitals": 1.2,
    "run in": 1.0,
    "italic": 0.8,
    "labelled": 0.6,
    "alone": 0.7,
}


def styles_of(block: Block, follows: Block | None) -> tuple[str, ...]:
    """The styles of heading that a block could have."""
    if block.rows or not re.search(r"[^\W\d_]{2}", block.text) or _NO_TITLE.match(block.text):
        return ()
    if block.kind == "heading":
        return (f"heading {max(1, min(block.level, 6))}",)
    short = title_like(block) and not block.text.endswith((",", "–", "-"))
    if short and block.text.isupper():
        return ("capitals",)
    if (short or _bold_title(block)) and (block.bold or _bold_but_mark(block)) and block.kind != "item":
        return ("bold italic" if block.italic else "bold",)
    if leads_bold(block) and block.kind != "item":
        return ("run in",)
    if short and block.italic and block.kind != "item":
        return ("italic",)
    if block.kind == "paragraph" and not block.label and _LABELLED.match(block.text):
        return ("labelled",)
    alone = (
        short
        and block.kind == "paragraph"
        and not block.label
        and re.match(r"[a-z]?-?[A-Z]", block.text)  # `e-Learning`
        and len(block.text.split()) <= 9
        and ":" not in block.text
        and not VERBS.search(block.text)
        and follows is not None
        and (_tells(follows) or follows.kind == "item" or STANDARD.match(block.text))
    )
    return ("alone",) if alone else ()


def _tells(block: Block) -> bool:
    """Many words, or a whole sentence."""
    whole = block.text.endswith((".", ":")) and VERBS.search(block.text) and len(block.text.split()) > _FEW
    return len(block.text.split()) > TITLE_WORDS - 2 or bool(whole)


def is_below(block: Block, opening: Block) -> bool:
    """Whether a heading is of a lower rank than one above it, to which it then belongs."""
    return block.kind == opening.kind == "heading" and block.level > opening.level


def is_prose(block: Block) -> bool:
    """Sentences, not a list of names, nor somebody with a long bracket behind."""
    words = block.text.split()
    return (
        not block.rows
        and len(words) >= 20
        and block.text.count(",") * 6 <= len(words)
        and bool(
            re.search(r"\b(?:was|were|had|has|have|will|would|is|are|said|asked|agreed|noted|thanked)\b", block.text)
        )
        and not (block.text.rstrip(" .").endswith(")") and names_somebody(block.text))
    )
