"""What marks an action: words at the beginning, in the middle or at the end of a paragraph, a style, a heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ...frozen import dataclass
from ..blocks.cells import ACTION_COLUMN
from ..document import Block, Run
from ..words.styles import signed, unsigned
from ..words.ticks import BOX, is_ticked
from ..words.vocabulary import INSTRUCTS
from .columns import columns_of

WORD = (
    r"(?:(?:agreed |follow[- ]?up )?actions?(?: points?| items?| required| needed| agreed| arising| to be taken)?|"
    r"AP|ACTION|to[- ]?do|TODO|task(?=[*_\])]*\s*:)|tasks(?=[*_\])]*\s*:\W*$)|"
    r"(?<=[(\[])act(?= ))"
)


# `Action:`, `Action 3:`, `ACTION (JS):`, `Action JS –`, `Action point 2.1 –`, `ACTION-17:`, `GRP-17: Action:` at the
# beginning of a block
_MARK = re.compile(
    r"^[\s>*_\[(@]*(?:(?P<code>[A-Z]{2,12}[-/][\w/.-]{0,20}\d{1,4}[a-z]?)\s*[:.–-]\s*)?"
    rf"(?P<word>{WORD})(?P<no>(?:-|\s*)(?:no\.?\s*)?\#?[A-Z]?\d+(?:[./-]\d+)*)?[*_\])]*"
    r"(?:\s+(?:for|by|on|to)(?=\s+[A-Z]))?"
    r"(?:\s*[\[(](?P<in>[^)\]]{1,40})[\])]|"
    r"\s+(?P<by>(?!(?:plans?|groups?|teams?|logs?|tracker|research|learning)\b)"
    r"[A-Z][\w’'.-]*(?:(?: and | |/|, ?| ?& ?)[A-Z][\w’'.-]*){0,3}))?"
    r"[*_]*\s*(?:[:;]\s*[-–—]?|[-–—.]\s|\s-|\]|\)|$)[*_]*\s*(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)


# without a sign between: `ACTION Ben to book the hall`; an action group, an action plan is nobody
_TO_DO = re.compile(  # `Sec TODO: book the hall`
    r"^\W*(?P<in>[A-Z][a-z]{1,12})\s+(?P<word>TODO|TO DO|To-do|Todo)\s*:\s*(?P<rest>\S.*)$"
    r"(?P<no>(?!))?(?P<code>(?!))?(?P<by>(?!))?",
    re.DOTALL,
)
_NAMES_NEXT = re.compile(
    r"^[\s>*_\[(]*(?P<word>(?:ACTION|Action)(?i: point| item)?|AP(?=\s?\d))(?P<no>\s*\#?\d+)?"
    r"(?: to be taken by)?"
    r"(?P<code>(?!))?(?P<in>(?!))?(?P<by>(?!))?\s+"
    r"(?P<rest>(?!(?i:plans?|groups?|teams?|logs?|points?|items?|research|learning)\b)"
    r"[A-Z][\w’'./-]*(?:(?:,|\s+and|\s+&|\s+/)?\s+[A-Z][\w’'./-]*)*\s+to\s+(?!be\b)[a-z].*)$",
    re.DOTALL,
)


_TASK = rf"(?:{'|'.join(sorted(INSTRUCTS))}|describe)"  # a verb of what somebody can be told to do
# `Action to check the price of salt.`, with nobody's name, and no sentence about an action
_ONLY_ACTION = re.compile(
    r"^\W*(?P<word>(?:ACTION|Action)(?i: point| item)?)(?P<no>(?!))?(?P<code>(?!))?(?P<in>(?!))?(?P<by>(?!))? to "
    rf"(?P<rest>{_TASK}\b(?![^.;\n]*\b(?:was|were|is|are|has|have|had|will|would)\b).*)$",
    re.DOTALL,
)


# the same within a paragraph: `… by the deadline. ACTION: CLERK`, `… [Action JS]`, `… Action Ada Marsh to write …`
_SHOUTED = r"\b(?:ACTION(?:ED|S)?|Action point|Action item)\b"
_AFTER_SENTENCE = (
    r"(?<=[.;!?)\]] )Actions?\b(?=\s*[:–-])|(?<=[.;!?)\]])\s?Action(?=\s\d{1,3}(?:\.\d{1,3})*\s*[:–-])|"
    r"(?<=\S )Action(?= ?: [A-Z])"
    rf"|(?<=[.;!?)\]] )Action(?= to {_TASK}\b)|(?<=[.;!?)\]])\s?Action to be taken by(?= [A-Z])"
)
_BRACKETED = r"(?<=[\[(])(?:Actions?|Act(?= [A-Z]))\b"
_ON_A_LINE = r"(?<=\n)Actions?\b(?=\s*[:–-])"
_SOMEBODY_TO = (
    r"(?<=\S[ *])Action\b(?=\s*[–—-]?\s*[A-Z][\w’'./&-]*"
    r"(?:(?:,|\s+and|\s+&)?\s+(?:[A-Z][\w’'./&-]*|team)){0,6}\s+to\s+[a-z])"
)
INSIDE = re.compile(
    rf"(?P<open>[\[(]\s*)?(?:{_SHOUTED}|{_AFTER_SENTENCE}|{_BRACKETED}|{_ON_A_LINE}|{_SOMEBODY_TO})"
    r"(?:\s*(?:by|for|on)\b)?\s*(?:\d+(?:\.\d+)*)?\s*[:–—-]?\s*(?P<rest>.+)$",
    re.DOTALL,
)


def mark_within(text: str) -> re.Match[str] | None:
    """What marks an action within a text; where all of it is in capitals, the word alone marks nothing (`POLICE ACTION
    AT THE FAIR`)."""
    match = INSIDE.search(text)
    return match if match and not (text.isupper() and not _PARTED.match(text, match.start())) else None


_PARTED = re.compile(r"\W*\w+(?: (?:POINT|ITEM|BY|FOR|ON))?\s*(?:\d+(?:\.\d+)*\s*)?[:–—-]", re.IGNORECASE)


# `Action: Andy to book the hall. Action: Ben to write`: where the next begins
AGAIN = re.compile(
    r"(?<=[\w.;!?)\]])[\s*]+(?=(?:Action|ACTION)(?: point| item)?(?:\s?\d{1,3})?\s?:\s?[A-Z][\w’'./&-]{0,40}"
    r"(?:(?:,|\s+and|\s+&)?\s+[A-Z][\w’'./&-]{0,40}){0,4}\s+to\s+[a-z])"
)
# `[Action: Andy to book the hall]`, of which a paragraph may have several
BRACKETED = re.compile(
    r"[\[(]\s?(?:Actions?|ACTION(?:ED|S)?|Act(?= [A-Z]))\b(?:\s(?:by|for|on)\b)?\s?(?:\d{1,3}(?:\.\d{1,3})*)?\s?[:–—-]?"
    r"(?P<rest>[^\[\]()]{1,300})[\])]"
)
# `… to ask the mill. (Action 2.1)`: the number that a list at the end gives what was said
REFERENCE = re.compile(
    r"[\[(]\s?(?:Actions?(?: points?| items?)?|ACTIONS?|AP)(?: no\.?)?\s?\#?"
    r"(?P<no>\d{1,3}(?:[./]\d{1,4}){0,3})\s?[\])]\W*$"
)
# `Action 2: CP The shelter needs paint.`: whose it is, and the text that goes on behind
THEN_TEXT = re.compile(r"^(?P<who>[A-Z]{2,4}(?:\s?[/&]\s?[A-Z]{2,4}){0,4})\.?\s+(?P<more>[A-Z][a-z].*)$", re.DOTALL)


# the same where only bold parts it from what follows: `**Action point** Andy to book the hall`
_STYLED_MARK = re.compile(
    rf"^\x02\W*{WORD}(?P<no>\s*(?:no\.?\s*)?\#?\d+(?:[./-]\d+)*)?\W*\x03\W*?(?P<rest>[\w\x02\x04\[(].*)$",
    re.IGNORECASE | re.DOTALL,
)


STYLED_END = re.compile(
    r"^(?P<text>[^\x02\x04].*[.)!?’'a-z])\s*(?P<who>\x02[^\x02\x03]{2,40}\x03|\x04[^\x04\x05]{2,40}\x05)\W*$", re.DOTALL
)


# `… to book the hall. AM 27/5`, `… to book the hall. AM`: whose it is and by when, as a margin has them
DATED_END = re.compile(
    r"^(?P<text>.*[.!?])\s+(?P<who>[A-Z]{2,4}(?:\s?[/&]\s?[A-Z]{2,4}){0,3})(?:\s+(?P<when>\d\d?/\d\d?(?:/\d{2,4})?))?\W*$",
    re.DOTALL,
)


# what stands in brackets, before an action or behind it
_STATUS = r"new|open|pending|on-?going|standing|closed|completed?|done|not (?:yet )?(?:completed?|done|started)"
BRACKETED_STATUS = rf"[\[(](?P<status>{_STATUS})"
# `… [new for Ada Marsh]`, `… (closed)`, `… - ONGOING`, `…. Status: Closed`
STATED = re.compile(
    rf"{BRACKETED_STATUS}"
    r"(?: (?:for|by|with) (?P<who>[^\])]{2,60}))?[\])]\W*$|"
    r"\s[-–—]+\s*(?P<end>new|open|on-?going|closed|completed?|done|outstanding)\W*$|"
    rf"(?<=[.;,])\s(?:current )?status\s?:\s?(?P<stands>{_STATUS}|in progress|outstanding)\W*$",
    re.IGNORECASE,
)


# `*Andy* to …`, `(Andy): …`
_STYLED_OWNER = re.compile(
    r"^(?P<who>\x02[^\x02\x03]+\x03|\x04[^\x04\x05]+\x05|[\[(][^\[\]()]{1,40}[\])](?=\s*[:–-]))\W*"
)


_BOX_FIRST = re.compile(rf"\s*{BOX}\s*")  # `[ ] Andy to …`, `☐ …`


# at the end of a paragraph: `… for publication. Action JL`, `… All agreed – action JB.`, `Clerk to action`
AT_THE_END = re.compile(
    r"(?:[.;!?)–—-]\s*[Aa]ctions?\s+(?:by\s+|for\s+)?(?P<after>[A-Z][\w.’'-]*(?:(?:\s*[/&,]\s*|\s+(?:and\s+)?)[A-Z][\w.’'-]*){0,3})|"
    r"(?:^|[.;!?]\s+)(?P<before>[A-Z][\w’'-]+(?:(?:\s*[/&,]\s*|\s+(?:and\s+)?)[A-Z][\w’'-]+){0,3})\s+to\s+action)\s*\.?\s*$"
)


# What a column for actions says of a matter that asks for none.
NO_OWNER = re.compile(
    r"(?:actions?|by whom|owner|none|n/?a|-|not(?:e[ds]?|ing)|for (?:info\w*|noting)|info\w*|discuss(?:ion|ed)|"
    r"decision|agreed|"
    r"approved|ongoing|closed?|done|completed?)\W*|.*\b(?:agreed|carried|resolved|approved|unanimous(?:ly)?)\W*",
    re.IGNORECASE,
)


DUE_LINE = re.compile(
    r"^(?:due(?: date| by)?|deadline|by when|target date|timescale|when)\s*[:–-]\s*(?P<said>.+)$", re.IGNORECASE
)


OWNER_LINE = re.compile(
    r"^(?:owners?|lead|by whom|who|responsib\w+|assigned to|action by)\s*[:–-]\s*(?P<who>.+)$", re.IGNORECASE
)


LOOKING_BACK = re.compile(
    r"matters? arising|action\w*(?: points?| items?| log| list)? (?:from|arising|of|at|outstanding)|"
    r"(?:previous|last|outstanding|review of|update on|progress on|carried forward|past|old|prior)(?: \w+){0,3} action|"
    r"actions? (?:log|register|tracker|list)|minutes .*(?:action|arising)|actions? (?:and|/|&) matters|"
    r"follow(?:ing)?[- ]?up (?:of|on|from|to|with)\b|progress (?:report|on|with|since)\b",
    re.IGNORECASE,
)


# `Actions from last meeting: …` on one line
EARLIER = re.compile(
    r"^\W*(?:(?:actions?|action (?:points?|items?)) (?:from|arising|carried|outstanding|brought|of)\b[^:.]{0,60}|"
    r"actions? taken\b\W{0,4}):\s*\S",
    re.IGNORECASE,
)


# `Action: Moved by Ada, seconded by Ben, and carried`, `Action: No action taken`: what became of a motion
_VOTE = re.compile(
    r"\W*(?:no action(?: was)? taken\b|none\b[,;.]|approved,? \d{1,2}\s?[-–]\s?\d{1,2}\b|M/S/[CP]\b|"
    r"(?:(?:the |a )?motions?|(?:it was |(?:[\w.’'-]{1,30} ){1,4})?moved|on (?:a )?motion|proposed by|approved|"
    r"adopted)\b[^\n]{0,300}?\b(?:seconded|second by|carried|passed|failed|unanimous(?:ly)?|all ayes)\b)",
    re.IGNORECASE,
)
# `Actions from the call on 8 May`: a line that says what the list below it holds
NAMES_LIST = re.compile(
    r"\W{0,4}(?:(?:New|Open|Previous|Outstanding|Further) [Aa]ction|Action|ACTION)(?:s|S| points| items) "
    r"(?:from|arising|of|at|agreed|carried)\b|\W{0,4}(?:[Ll]ist|[Tt]able|[Ss]ummary) of (?:\w+ )?actions\b"
)
_SORTS = re.compile(
    r"(?:assigned|unassigned|(?:recently )?closed|completed|done|new|open|outstanding|on-?going|"
    r"carried (?:over|forward)|immediate|urgent|(?:short|medium|long)[- ]term|(?:high|medium|low) priority)"
    r"(?: (?:actions?|items?|projects?))?(?: from (?:the |this )?(?:\w+ )?meetings?)?(?: \([^()]{1,40}\))?\W*",
    re.IGNORECASE,
)
NAMES_COLUMNS = re.compile(
    r"(?:(?:no|ref|from|item|actions?|by whom|by when|who|when|owner|due(?: date)?|date|responsib\w+|lead|status|"
    r"progress|deadline|description|task)\b[.:/|\s]*){2,}",
    re.IGNORECASE,
)
_TITLE_WORDS = 12  # a line that says that the actions below it are earlier ones has no more
_NAME_WORDS = 4  # of whose an action is
# `Actions arising: all completed`: earlier ones
_OVER = re.compile(r"\b(?:arising|completed?|closed|carried|none)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class StyledAction:
    """An action that only style tells from its mark, and from whose it is; `owner` is empty where that is not said."""

    number: str | None
    owner: str
    words: str


def styled_action(block: Block) -> StyledAction | None:
    """`**Action point** *Andy* to book the hall`: the parts of an action that its style sets apart."""
    mark = _STYLED_MARK.match(signed(block.runs))
    if mark is None:
        return None
    text, number = mark["rest"], (mark["no"] or "").strip() or None
    owner = _STYLED_OWNER.match(text)
    written = unsigned(owner["who"]).strip(" :[]()") if owner else ""
    who = re.sub(r"^(?:owned by|for|by)\s+", "", written, flags=re.IGNORECASE)
    if owner is None or len(who.split()) > _NAME_WORDS:
        return StyledAction(number, "", unsigned(text).strip(" :–-"))
    return StyledAction(number, who, unsigned(text[owner.end() :]).strip(" :–-"))


_SEVERAL = 3  # marks that show a habit


def marks_actions(blocks: Sequence[Block]) -> bool:
    """The document says what is an action: in a list, a table or a column of them, or by marks, of which there are
    several."""
    listed = (
        bool(block.rows and columns_of(block)) or block.label == ACTION_COLUMN or _lists(block) for block in blocks
    )
    return any(listed) or sum(map(_is_told, blocks)) >= _SEVERAL


def _lists(block: Block) -> bool:
    """A mark that stands alone, above a list of actions."""
    mark = None if block.rows else marked(block)
    return mark is not None and not mark["rest"].strip() and _opens(block)


def _is_told(block: Block) -> bool:
    """What it says is marked as an action."""
    inside = _opens(block) or _is_inside(block) or styled_action(block) or AT_THE_END.search(block.text)
    return not block.rows and bool(inside)


def _is_inside(block: Block) -> bool:
    """An action is marked within it, and it is no title (`Discussion and action items: …`)."""
    return block.kind != "heading" and not _BUSINESS.match(block.text) and mark_within(block.text) is not None


def _opens(block: Block) -> bool:
    """It begins with a mark, and not with one that reports on earlier actions."""
    mark = marked(block)
    return mark is not None and not (LOOKING_BACK.search(mark["word"]) or _OVER.search(block.text))


def is_mark(block: Block) -> bool:
    """The block begins with a word that marks an action, or a list of them."""
    return not block.rows and (marked(block) is not None or sorts_actions(block) or is_heading(block))


_BUSINESS = re.compile(
    r"(?:discussions?|information|presentations?)(?: and| &|/)(?: possible)? action\b", re.IGNORECASE
)
_OPENS_LIST = re.compile(r"(?:agreed |new )?actions?(?: points?| items?)?\b(?!.*[.:]\s)", re.IGNORECASE)


def is_heading(block: Block) -> bool:
    """`Actions relating to the proposal`: a title of its own that opens a list."""
    return is_titled(block) and bool(_OPENS_LIST.match(block.text)) and (len(block.text.split()) <= 12)


def is_titled(block: Block) -> bool:
    """It looks like a title, of a list or of a part."""
    return not block.rows and (block.kind == "heading" or block.bold)


def tells_vote(said: str) -> bool:
    """What follows a mark gives nobody anything to do: it says how a motion fared."""
    return _VOTE.match(said) is not None


# `Action update from these minutes:`
_LEADS_TO_REPORTS = re.compile(r"\W*actions? (?:updates?|reviews?)\b[^.:]{0,60}:", re.IGNORECASE)


def marked(block: Block) -> re.Match[str] | None:
    """The mark that a block begins with."""
    if named := _NAMES_NEXT.match(block.text) or _TO_DO.match(block.text) or _ONLY_ACTION.match(block.text):
        return named
    match = _MARK.match(block.text)
    if _LEADS_TO_REPORTS.fullmatch(block.text):
        return None
    if match is None or (
        match["by"] and not match["rest"] and not match["no"] and ":" not in block.text and not block.bold
    ):
        return None
    rest = match["rest"]
    if not rest and len(block.text.split()) > 6:
        return None
    return match


def without_box(block: Block) -> tuple[Block, bool | None]:
    """A block without the box before it, and whether that is ticked; None where there is none."""
    box = _BOX_FIRST.match(block.runs[0].text) if block.runs else None
    if box is None or box.end() == len("".join(run.text for run in block.runs)):
        return block, None
    first = replace(block.runs[0], text=block.runs[0].text[box.end() :])
    return replace(block, runs=tuple(run for run in (first, *block.runs[1:]) if run.text)), is_ticked(box)


_BOLD_STATUS = re.compile(rf"\W*(?P<status>{_STATUS})\W*", re.IGNORECASE)


def with_status_told(block: Block) -> Block:
    """`Action: Andy to book the hall **not done**`: how it stands, in bold behind what is not, as others have it in
    brackets."""
    last = block.runs[-1] if len(block.runs) > 1 else None
    stands = _BOLD_STATUS.fullmatch(last.text) if last and last.bold and not block.runs[-2].bold else None
    if stands is None:
        return block
    before = replace(block.runs[-2], text=block.runs[-2].text.rstrip())
    return replace(block, runs=(*block.runs[:-2], before, Run(f" ({stands['status']})")))


def sorts_actions(block: Block) -> bool:
    """A heading within a list of actions that only sorts them, or says what its columns are."""
    return block.kind == "heading" and bool(_SORTS.fullmatch(block.text) or NAMES_COLUMNS.fullmatch(block.text))


def looks_back(block: Block) -> bool:
    """A title, or a line that leads to what stands below it, says that this is about earlier actions."""
    titled = is_titled(block) or not block.text.endswith((".", ";", ","))
    return titled and len(block.text.split()) <= _TITLE_WORDS and LOOKING_BACK.search(block.text) is not None
