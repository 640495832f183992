"""One action from its words: whose it is, by when, and how it stands where they say so."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from ...frozen import dataclass
from ..document import Block
from ..draft import ActionFound, Due
from ..words.names import is_single, looks_like_name
from ..words.owners import Circle, are_owners, group_before, owner_after, owner_before, owner_within, split_owners
from ..words.vocabulary import INSTRUCTS
from .asked import sentences
from .details import detailed
from .marks import BRACKETED_STATUS, STATED
from .unmarked import given_in

# `Ada, find out which …`
_CALLED = re.compile(
    r"^(?P<who>[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*)?),\s+(?P<what>(?!who\b|which\b|that\b)[a-z].*)$", re.DOTALL
)
# `[DONE] Ada to write …`
_STATED_FIRST = re.compile(rf"^{BRACKETED_STATUS}[\])]\s*[:–-]?\s*(?P<rest>\S.*)$", re.IGNORECASE | re.DOTALL)
_RAISED = re.compile(r"^<\d{1,2}/\d{1,2}(?:/\d{2,4})?>\s*")  # when it was asked for, before whose it is
# `AM agenda item for July`, `Ada Marsh draft the budget`: somebody listed, and what is no sentence about them
_LISTED_FIRST = re.compile(
    r"^(?P<who>[A-Z]{2,4}|[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){1,3})\s+"
    r"(?P<what>(?!\w+ed\b|is\b|was\b|has\b|had\b)[a-z].*)$",
    re.DOTALL,
)
# `Ada & Ben draft the budget`: several names, and what is no sentence about them
_NAMES_FIRST = re.compile(
    r"^(?P<who>[A-Z][\w’'.-]*,?(?: (?:[A-Z][\w’'.-]*,?|and|&)){0,10} (?:and|&) [A-Z][\w’'.-]*)\s+"
    r"(?P<what>(?!\w+ed\b|is\b|are\b|was\b|were\b|had\b|have\b|did\b|can\b|could\b|may\b|might\b)[a-z].*)$",
    re.DOTALL,
)
# `Ada – Oil the gate`, whoever that is; `Ada – On that basis, Ada to oil the gate`
_DASHED = re.compile(r"^(?P<who>[A-Z][a-z’'-]+)\s+[-–—]\s+(?P<what>(?P<verb>[A-Z][a-z-]*)\b.+)$", re.DOTALL)
_STILL_OPEN = frozenset(("new", "open", "pending"))  # of a list of what is to be done, not of what was
_JOINT = re.compile(r"(?<=\w)\s*[;,](?:\s*and)?\s*$")  # what stands between a point and the next
_DAY_WORDS = 4  # of a day that stands alone


@dataclass(frozen=True, slots=True)
class ActionReader:
    """What is known before an action is read: whom the document knows; `due_in` reads a date from an action's words,
    `due_said` from words that say nothing else; `marked`: the document marks its actions somewhere, so that sentences
    without a mark are none; `held` is the day of the meeting; `log`: the document is no minutes but a list of actions,
    whose open ones are told nowhere else; `numbered`: each action has a number, what has none is something else."""

    circle: Circle
    due_in: Callable[[str], Due | None]
    due_said: Callable[[str], Due]
    marked: bool
    held: date | None = None
    log: bool = False
    numbered: bool = False

    def action(
        self, text: str, line: int, owners: Sequence[str], due: Due | None = None, number: str | None = None
    ) -> ActionFound:
        """An action, initials made names, without the sign that calls somebody (`@ada`)."""
        written = tuple(dict.fromkeys(owner.strip().removeprefix("@") for owner in owners if owner.strip()))
        return ActionFound(capital(_JOINT.sub("", text)), line, self.names(written), due, number, written=written)

    def names(self, owners: Sequence[str]) -> tuple[str, ...]:
        """The names behind what is written, each once."""
        return tuple(dict.fromkeys(map(self.circle.full, owners)))


@dataclass(frozen=True, slots=True)
class Worded:
    """An action; `status` is how it stands where it is an earlier one, `doubts` why its owners are doubtful."""

    action: ActionFound
    status: str | None = None
    doubts: tuple[str, ...] = ()


def worded(
    text: str, line: int, reader: ActionReader, owners: tuple[str, ...] = (), number: str | None = None
) -> Worded | None:
    """The action that a text tells, `owners` where they stand apart; None where it says that there is none."""
    text = _RAISED.sub("", " ".join(text.split()).strip(" *_"))
    text = text.rstrip("] ") if text.endswith("]") and "[" not in text else text  # `[Action: Ben to pay]`
    text = re.sub(r"^(?:new|open|on-?going|agreed)\s*:\s+", "", text, flags=re.IGNORECASE)
    text = _STATED_FIRST.sub(r"\g<rest> (\g<status>)", text)
    if stated := STATED.search(text):
        words, who = text[: stated.start()].strip(), split_owners(stated["who"] or "") or owners
        who, words = (not who and owner_before(words, reader.circle)) or (who, words)
        action = reader.action(words, line, who, reader.due_in(words), number)
        status = stated["status"] or stated["end"] or stated["stands"]
        return Worded(action, None if status.casefold() in _STILL_OPEN else status)
    if not text or re.fullmatch(
        r"(?:none|n/?a|nil|no (?:further )?actions?(?: (?:is )?(?:required|needed|necessary))?)\W*", text, re.IGNORECASE
    ):
        return None
    if not owners and (barred := _between_bars(text, line, reader)):
        return Worded(replace(barred, number=number))
    if not owners and (ended := _owned_by_day(text, line, reader)):
        return Worded(replace(ended, number=number))
    owners, rest, doubts = _owned(text, owners, reader.circle)
    return Worded(reader.action(rest, line, owners, reader.due_in(text), number), doubts=doubts)


def _between_bars(text: str, line: int, reader: ActionReader) -> ActionFound | None:
    """`Oil the gate | Ada Marsh | 15 August`, in any order: a row of a table in a line of a list; None where more than
    one part says something else."""
    owners: tuple[str, ...] = ()
    due: Due | None = None
    words = ""
    for part in (part.strip() for part in text.split(" | ")):
        day = reader.due_in(f"by {part}") if due is None and len(part.split()) <= _DAY_WORDS else None
        if not owners and (are_owners(part, reader.circle) or looks_like_name(part)):
            owners = split_owners(part)
        elif day:
            due = replace(day, said=part)
        elif not words:
            words = part
        else:
            return None
    return reader.action(words, line, owners, due) if words and owners and " | " in text else None


def _owned_by_day(text: str, line: int, reader: ActionReader) -> ActionFound | None:
    """`Oil the gate, Ada Marsh and Ben Lowe by 15 August`: full names, and by when, at the end."""
    match = _NAMES_AND_DAY.match(text)
    due = reader.due_in(match["when"]) if match else None
    if match is None or due is None or not all(map(looks_like_name, split_owners(match["who"]))):
        return None
    known = are_owners(match["who"], reader.circle)
    return reader.action(match["what"], line, split_owners(match["who"]), due) if known else None


_NAMES_AND_DAY = re.compile(
    r"(?P<what>\S.{5,600}),\s(?P<who>[A-Z][^,.;:()]{3,60}?)\s(?P<when>(?:by|before)\s[^,;:()]{3,40})$", re.DOTALL
)


def _owned(text: str, owners: tuple[str, ...], circle: Circle) -> tuple[tuple[str, ...], str, tuple[str, ...]]:
    """Whose an action is, its words without those that say so, and what is doubtful: who is named before it, at the
    front, at the end, or else in the middle."""
    rest = text
    if not owners and (before := owner_before(text, circle)):
        owners, rest = before
    elif not owners and (group := group_before(text)):
        owners, rest = group
    elif not owners and (one := _LISTED_FIRST.match(text)) and one["who"] in {*circle.initials, *circle.names}:
        owners, rest = (one["who"],), one["what"]
    elif not owners and (several := _NAMES_FIRST.match(text)) and _are_listed(several["who"], circle):
        owners, rest = split_owners(several["who"]), several["what"]
    elif not owners and (dashed := _DASHED.match(text)) and _is_told_to(dashed):
        owners, rest = (dashed["who"],), dashed["what"]
        if not circle.knows(dashed["who"]):
            return owners, rest, (f"{dashed['who']} was taken for somebody’s name",)
    elif not owners and (called := _CALLED.match(text)) and are_owners(called["who"], circle):
        owners, rest = split_owners(called["who"]), called["what"]
    after = owner_after(rest, circle)
    if after and after[1]:
        if not owners:
            return (*after, ())
        if after[0] != owners and are_owners(", ".join(after[0]), circle):
            return (*owners, *after[0]), after[1], ("somebody is named at the front and at the end",)
    if not owners and (owners := owner_within(text, circle)):
        return owners, rest, (f"whose it is, {' and '.join(owners)}, was read from the middle of its words",)
    return owners, rest, ()


def _is_told_to(dashed: re.Match[str]) -> bool:
    """What stands behind a name and a dash asks for something, or names them again."""
    asks = dashed["verb"].casefold() in INSTRUCTS or re.search(rf"\b{dashed['who']} to [a-z]", dashed["what"])
    return is_single(dashed["who"]) and bool(asks)


def _are_listed(written: str, circle: Circle) -> bool:
    """Names in a row, two of them and most of all those of people listed."""
    parts = split_owners(written)
    listed = sum(map(circle.lists, parts))
    return listed > 1 and listed * 2 > len(parts) and circle.knows_all(written)


def action_in_parts(block: Block, reader: ActionReader) -> ActionFound | None:
    """An action with its number or owner in bold before it, or with details in brackets after it."""
    found = detailed(block, reader.due_said)
    if found is None:
        return None
    due = found.due if found.said else reader.due_in(found.text)
    owners, text = (not found.owners and owner_before(found.text, reader.circle)) or (found.owners, found.text)
    action = reader.action(text, block.line, owners, due, found.number or number_before(block))
    return replace(
        action,
        together=found.together,
        report_to=found.report_to,
        indicators=found.indicators,
        agenda=found.agenda,
    )


def number_before(block: Block) -> str | None:
    """The number of one of a list."""
    return block.label.strip(".():") if re.search(r"\d", block.label) else None


def capital(text: str) -> str:
    """The text with a capital letter."""
    return text[:1].upper() + text[1:]


def asked_by_title(title: str, line: int, reader: ActionReader) -> tuple[ActionFound, ...]:
    """`3. Ben to mend the tent`: what a point of a list asks of somebody listed, though it stands as an item."""
    named = owner_before(title, reader.circle)
    if named is None or len(list(sentences(title))) > 1 or not all(map(reader.circle.lists, named[0])):
        return ()
    return tuple(
        reader.action(one.what, line, one.owners, reader.due_in(one.what)) for one in given_in(title, reader.circle)
    )
