"""A document in its parts: the front, who was there, the items of business, what stands at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Literal

from ..frozen import dataclass
from .action_marks import marked
from .agenda import without_agenda
from .decisions import says_decision
from .document import Block, Document, Run
from .headings import TITLE_WORDS, number_of, opening_lines, title_like
from .unfold import unfold

PartKind = Literal[
    "front",
    "present",
    "in support",
    "apologies",
    "interests",
    "arising",
    "agenda",
    "item",
    "text",
    "actions",
    "next",
    "papers",
    "plan",
    "end",
]

_ROUND = r"(?:in |at )?(?:the )?(?:panel |board |committee |council |governors |trustees |members |group )?"
_NAMED: tuple[tuple[PartKind, str], ...] = (
    (
        "in support",
        r"(?:also |others? |officers? |staff |non-?members? |guests? |observers? |invitees? )+"
        r"(?:in attendance|in support|attend\w+|present)|in attendance|in support|other attendees|"
        r"guests?|observers?|officials?|"
        r"officers?(?: in support)?|invited guests?|visitors?|by invitation",
    ),
    (
        "apologies",
        r"(?:apolog(?:ies|y)|apols|sorry|regrets|absen(?:t|ces?|tees))(?: for (?:absence|non-?attendance|lateness))?"
        r"(?: were)?(?: received| accepted)?(?: (?:and|/|&) (?:absen(?:t|ces?)|non-?attendance))?(?: from)?|"
        r"not (?:present|attending)|"
        r"(?:absent |absence |members )?excused(?: absences?)?|"
        r"(?:members )?(?:absent|not in attendance|unable to attend)(?: with apologies)?|did not attend",
    ),
    (
        "present",
        rf"{_ROUND}(?:members? |those |persons? |people |councillors |governors |trustees |directors |officers |"
        rf"and )*(?:present|attend(?:ees?|ance|ing|ed)|participants?|"
        r"roll ?call|sederunt|attendance list|list of (?:attendees|participants|those present))"
        r"(?: were| was| at (?:the )?meeting| representing| members)?(?: \(voting\))?|"
        r"(?:committee |board |council |panel )?members",
    ),
    ("agenda", r"(?:(?:draft|meeting|order of|tentative|proposed) )*(?:agenda|order of business|contents|topics)"),
    (
        "actions",
        r"(?:(?:summary|list|table|log|schedule|record) of )?(?:all |new |agreed |outstanding |open )?"
        r"(?:actions?|a\.?p\.?s?|to-?dos?)(?: points?| items?| lists?| logs?| tables?| summary| arising| agreed|"
        r" required| to be taken)*"
        r"(?: from (?:the|this) meeting)?",
    ),
    (
        "next",
        r"(?:dates?|times?|details)?(?: and (?:time|venue|place|location)s?)*(?: of| for)?(?: the)? ?"
        r"(?:next|future|forthcoming|upcoming)(?: \w+)? meetings?(?: dates?)?|future dates|dates? for (?:the )?diary",
    ),
    ("plan", r"(?:.{0,40}\b)?forward (?:plan|look)(?: \d{4}.*)?"),
    ("arising", r"matters arising(?: from the (?:minutes|last meeting))?"),
    ("interests", r"(?:declarations?|disclosures?) of (?:\w+ )?interests?"),
    ("papers", r"(?:supporting |background |meeting )?papers(?: (?:tabled|circulated))?"),
)
_PATTERNS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _NAMED)
# A title that runs into the first sentence: `Apologies for absence Apologies were received …`
_TITLE_AND_SENTENCE = tuple(  # the fewer words before the verb, the surer the place where the sentence begins
    re.compile(
        rf"^(?P<title>[^.;:]{{3,100}}?[\w)](?<! a)(?<! the)(?<! of)(?<! next)) (?=[A-Z][\w’']*(?: [\w’']+){{{words}}} "
        r"(?:was|were|had|have|has|is|are|will|advised|noted|proposed|reported|asked|confirmed|agreed|said|told)\b)"
    )
    for words in range(5)
)
_TITLE_AND_MARK = re.compile(r"^(?P<title>[^.:;]{3,80}?)\s*(?::|\s[-–—]\s|\.\s)\s*(?=\S)")
_TOLD = re.compile(r"\b(?:was|were) \w+")
_LABEL_AND_SENTENCE = re.compile(r"^(?P<title>[A-Z][^.:;?!,]{2,60}):\s+(?=\S.*[.!?]$)", re.DOTALL)
# `Apologies Ada Marsh, Ben Lowe`: without a mark between
_BARE = re.compile(
    r"^(?P<name>(?i:apologies(?: for absence)?|regrets|(?:members )?present|in attendance|also present|attendees))\s+"
    r"(?P<rest>(?:(?:Cllrs?|Councillors?|Mrs?|Ms|Miss|Dr|Prof|Rev)\.? )?[A-Z][\w’'-]* [A-Z][\w’'.-]+.*)$",
    re.DOTALL,
)
_MARK = re.compile(r"\s*(?::[-–]?|[;,.](?!\w)|[–—]|-(?!\w)|\.(?=[A-Z]))\s*")
_LISTS: frozenset[PartKind] = frozenset(("present", "in support", "apologies"))
_LONGEST_NAME = 70  # characters of a name of a list, with its mark
_RUN_IN = re.compile(r"^(?P<name>[^:–—]{3,60}?)\s*(?::[-–]?|\s[-–—]\s)\s*(?P<rest>.*)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the document about one thing.

    `heading` is the block that opens it; where that goes on with content (`Apologies: Miriam Stead`) `rest` is what
    follows. `number` and `title` are an item's, as printed.
    """

    kind: PartKind
    heading: Block | None
    blocks: tuple[Block, ...]
    number: str | None = None
    title: str = ""
    rest: str = ""

    @property
    def line(self) -> int:
        """The first line of the part."""
        return self.heading.line if self.heading else self.blocks[0].line if self.blocks else 1


def outline(document: Document) -> tuple[Part, ...]:
    """The parts of a tidied document, in its order."""
    whole = unfold(document.blocks)
    blocks, agenda = without_agenda(whole, next((n for n, block in enumerate(whole) if _lists_present(block)), 0))
    named = {n: name for n, block in enumerate(blocks) if (name := named_part(block))}
    others = {
        n
        for n, (kind, _) in named.items()
        if not _keeps_its_number(blocks[n], kind)
        and (kind not in ("interests", "papers", "arising") or (kind == "interests" and _is_bare(blocks[n], blocks)))
    }  # what is excepted may be an item
    others |= {n for n, block in enumerate(blocks) if _lists_people(block)}
    others |= set(_under_actions(blocks, named))
    others |= set(_printed_agenda(blocks, named))
    openings = set(opening_lines(blocks, others))
    listed = _list_of_actions(document, blocks)
    if listed is not None and not any(blocks[n].bold or blocks[n].kind == "heading" for n in openings):
        openings = set()
    noted = None if openings or listed is not None else _noted(blocks, named)
    first, last = min(openings, default=len(blocks)), max(openings, default=-1)
    starts: list[tuple[int, Part]] = []
    for n, block in enumerate(blocks):
        if n in openings:
            starts.append((n, _item(block)))
        elif n == listed and not openings:
            starts.append((n, Part("actions", None, (block,))))
        elif (n == noted and starts and starts[-1][1].kind in _LISTS) or (
            n < first
            and (starts[-1][1].kind not in ("text", "actions") if starts else not openings and n > 0)
            and _is_prose(block)
        ):
            starts.append((n, Part("text", None, (block,))))
        elif starts and starts[-1][1].kind == "agenda" and _ends_agenda(block, starts[-1][1].heading, named.get(n)):
            starts.append((n, Part("text", block, (), title=block.text)))
        elif n in named and _opens_a_part(n, named[n][0], blocks, openings, last):
            kind, rest = named[n]
            starts.append((n, Part(kind, block, (), title=block.text, rest=rest)))
    parts = [Part("front", None, tuple(blocks[: starts[0][0] if starts else len(blocks)]))]
    for (here, part), after in zip(starts, [n for n, _ in starts[1:]] + [len(blocks)], strict=False):
        parts.append(replace(part, blocks=part.blocks + tuple(blocks[here + 1 : after])))
    parts[1:1] = [Part("agenda", None, agenda)]
    return tuple(part for part in parts if part.heading or part.blocks)


def of_kind(parts: Sequence[Part], *kinds: PartKind) -> tuple[Part, ...]:
    """The parts of these kinds."""
    return tuple(part for part in parts if part.kind in kinds)


def named_part(block: Block) -> tuple[PartKind, str] | None:
    """The kind of part that a heading of a usual name opens, with what follows the name on its line."""
    if block.rows or not block.text:
        return None
    whole = " ".join(block.text.split()).strip(" :.-–—*_")
    for kind, pattern in _PATTERNS:
        if pattern.fullmatch(whole):
            return kind, ""
    lines = "\n".join(block.lines)
    if people := _named_list(lines):
        return people[0], lines[people[2] :].strip()
    match = _RUN_IN.match(lines)
    bare = _BARE.match(lines) if match is None or ":" not in lines[:40] else None
    if bare and not re.search(r"\b(?:was|were|is|are|had|have|has|will)\b", lines):
        match = bare
    if match:
        name = " ".join(match["name"].split()).strip(" *_")
        name = re.sub(r"\s*\([^)]*\)$", "", name)
        for kind, pattern in _PATTERNS:
            if kind not in ("actions", "agenda", "plan", "interests", "papers", "arising") and pattern.fullmatch(name):
                return kind, match["rest"].strip()
    return None


def _named_list(text: str) -> tuple[PartKind, int, int] | None:
    """The list of people that a text begins with the name of, whatever mark is between (`Present; …`, `APOLOGIES, …`):
    where its name ends, and where the people begin."""
    for mark in _MARK.finditer(text[:_LONGEST_NAME]):
        name = re.sub(r"\s*\([^)]*\)$", "", " ".join(text[: mark.start()].split()).strip(" *_"))
        for kind, pattern in _PATTERNS:
            if kind in _LISTS and pattern.fullmatch(name):
                return kind, mark.start(), mark.end()
    return None


def _under_actions(blocks: Sequence[Block], named: Mapping[int, tuple[PartKind, str]]) -> Iterator[int]:
    """The places of the entries of lists that stand under a heading of actions: their numbers are no items'."""
    for start, (kind, rest) in named.items():
        if kind != "actions" or rest or blocks[start].kind != "heading":
            continue
        for n in range(start + 1, len(blocks)):
            if blocks[n].kind == "heading" or not blocks[n].label:
                break
            yield n


def _lists_present(block: Block) -> bool:
    """A line, or a row of a table, that says who was present."""
    pattern = next(pattern for kind, pattern in _PATTERNS if kind == "present")
    firsts = (" ".join(one.text for one in row[0]).strip(" :") for row in block.rows if row)
    return bool((name := named_part(block)) and name[0] == "present") or any(map(pattern.fullmatch, firsts))


def _printed_agenda(blocks: Sequence[Block], named: Mapping[int, tuple[PartKind, str]]) -> Iterator[int]:
    """The places of the entries of an agenda that is printed before the minutes: their numbers come again."""
    for start, (kind, _) in named.items():
        run = list(takewhile(lambda n: blocks[n].label, range(start + 1, len(blocks)))) if kind == "agenda" else []
        later = {block.label for block in blocks[start + 1 + len(run) :]}
        if sum(blocks[n].label in later for n in run) * 2 > len(run):
            yield from run


def _ends_agenda(block: Block, agenda: Block | None, named: tuple[PartKind, str] | None) -> bool:
    """A heading of its own rank ends an agenda."""
    both = agenda is not None and agenda.kind == block.kind == "heading"
    return both and agenda is not None and block.level <= agenda.level and named is None


def _lists_people(block: Block) -> bool:
    """A table whose first row says that it holds those present, or absent."""
    cells = (" ".join(one.text for one in cell).strip(" :") for cell in (block.rows[0] if block.rows else ()))
    people = [pattern for kind, pattern in _PATTERNS if kind in ("present", "in support", "apologies")]
    return any(pattern.fullmatch(text) for text in cells for pattern in people)


def _noted(blocks: Sequence[Block], named: Mapping[int, tuple[PartKind, str]]) -> int | None:
    """Where notes without items begin below the lists of people: with the lines above the first that marks an action or
    a decision, back to an empty line."""
    marks = (n for n, block in enumerate(blocks) if n not in named and (_says_action(block) or says_decision(block)))
    mark = next(marks, None)
    if mark is None:
        return None
    start = mark
    while start - 1 not in named and start and blocks[start - 1].line == blocks[start].line - 1:
        start -= 1
    return start if start - 1 not in named or blocks[start - 1].line < blocks[start].line - 1 else mark


def _says_action(block: Block) -> bool:
    mark = None if block.rows else marked(block)
    return mark is not None and bool(mark["rest"].strip())


def _list_of_actions(document: Document, blocks: Sequence[Block]) -> int | None:
    """Where a document that calls itself actions, and has no items, begins to number them."""
    called = f"{document.title or ''} {re.sub(r'[-_]', ' ', document.name)} {' '.join(one.text for one in blocks[:3])}"
    if not re.search(r"\bactions?\b", called, re.IGNORECASE):
        return None
    numbered = [n for n, block in enumerate(blocks) if re.fullmatch(r"\(?\d{1,3}[.)]?", block.label)]
    return numbered[0] if len(numbered) > 1 else None


def _keeps_its_number(block: Block, kind: PartKind) -> bool:
    """Numbered business (`2. Apologies`) is an item whatever it is called; an unnumbered list of names is none."""
    return number_of(block.label) is not None and kind not in ("agenda", "actions")


def _is_bare(block: Block, blocks: Sequence[Block]) -> bool:
    """Whether a heading has no number where others of its rank have one."""
    ranked = (one for one in blocks if one.kind == block.kind == "heading" and one.level == block.level)
    return number_of(block.label) is None and any(number_of(one.label) is not None for one in ranked)


def _opens_a_part(place: int, kind: PartKind, blocks: Sequence[Block], openings: set[int], last: int) -> bool:
    """Before the items every usual name opens a part; among them only what cannot belong to one."""
    block = blocks[place]
    first = min(openings, default=len(blocks))
    if place < first:
        return kind not in ("next", "plan", "papers") or not openings
    if place > last:
        if last >= 0 and _is_below(block, blocks[last]):
            return False
        if kind in ("papers", "interests", "arising"):
            return kind == "papers" and (block.bold or block.kind == "heading") and not block.text.endswith(":")
        return (
            kind != "actions"
            or block.kind == "heading"
            or " of " in block.text.casefold()
            or "list" in block.text.casefold()
        )
    return kind in ("present", "apologies", "in support") and block.kind == "heading"


def _is_below(block: Block, opening: Block) -> bool:
    """Whether a heading is of a lower rank than that of the last item, to which it then belongs."""
    return block.kind == opening.kind == "heading" and block.level > opening.level


def _is_prose(block: Block) -> bool:
    """Sentences, not a list of names."""
    words = block.text.split()
    return (
        not block.rows
        and len(words) >= 20
        and block.text.count(",") * 6 <= len(words)
        and bool(
            re.search(r"\b(?:was|were|had|has|have|will|would|is|are|said|asked|agreed|noted|thanked)\b", block.text)
        )
    )


def _item(block: Block) -> Part:
    """The part that an item's heading opens: its number, its title, and what runs on after it."""
    title, rest, runs = _split_title(block)
    body = (replace(block, kind="paragraph", label="", runs=runs),) if rest else ()
    return Part("item", block, body, number_of(block.label), title)


def _split_title(block: Block) -> tuple[str, str, tuple[Run, ...]]:
    """A heading's title, and the text that goes on in the same paragraph."""
    text = block.text
    if (named := _named_list(text)) and named[2] < len(text):
        return text[: named[1]], "rest", (Run(text[named[2] :]),)
    match = None if block.kind == "heading" else _LABEL_AND_SENTENCE.match(text)
    if match:
        return match["title"], "rest", (Run(text[match.end() :]),)
    if block.kind == "heading" or block.bold or title_like(block):
        return text.strip(" :–—-") or text, "", ()
    lead: list[Run] = []
    for run in block.runs:
        if run.text.strip() and not run.bold:
            break
        lead.append(run)
    bold = " ".join("".join(run.text for run in lead).split())
    if bold:
        return bold.strip(" :.–—-") or bold, "rest", block.runs[len(lead) :]
    for pattern in (*_TITLE_AND_SENTENCE, _TITLE_AND_MARK):
        match = pattern.match(text)
        if match and len(match["title"].split()) <= TITLE_WORDS and not _TOLD.search(match["title"]):
            return match["title"].strip(" :–—-"), "rest", (Run(text[match.end() :]),)
    return " ".join(text.split()[:8]) + "…", "rest", block.runs
