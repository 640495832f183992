"""Tables of actions: which column holds what; and the words that say how an action stands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..blocks.cells import cell_text, heading_text
from ..document import Block
from ..words.dates import dates_in
from ..words.names import looks_like_name
from ..words.owners import Circle, are_owners

_DONE = r"(?:now )?(?:completed?|done|closed|discharged|actioned|achieved|resolved|finished)"


_DROPPED = r"dropped|withdrawn|superseded|no longer (?:required|needed|relevant)|cancelled"


_OPEN = (
    r"(?:still )?(?:on-?going|in progress|in hand|on hold|outstanding|open|pending|carried (?:forward|over)s?|c/f|"
    r"deferred|started|standing|under ?way|"
    r"not (?:yet )?(?:completed?|done|started|actioned)|to be (?:done|completed|carried forward))|"
    r"new"
)


STATUS = re.compile(rf"^\W*(?:status\s*:?\s*)?(?P<word>{_DONE}|{_OPEN}|{_DROPPED})\b", re.IGNORECASE)


_YES = re.compile(r"\W*(?:y|yes)\W*|[✅✓✔☑]\W*", re.IGNORECASE)  # below `Completed?`


# `Action completed`, `Action: carried forward` on a line of its own, below the action
_ACTION_STATUS = re.compile(
    rf"^\W*actions?\s*[:–-]?\s*(?:(?:is|was|has been|now)\s+)?"
    rf"(?P<said>(?:{_DONE}|{_OPEN}|{_DROPPED})\b(?P<rest>.*))$",
    re.IGNORECASE | re.DOTALL,
)
# what may follow, its dates left out: until when, and by whom
_WHEN_OR_WHO = re.compile(
    r"(?i:on|in|(?:to|until)(?: (?:the )?next meeting)?)? ?(?:[A-Z]{2,3}(?: [A-Z]{2,3})*|(?i:by)\b.*)?"
)


_WORDY = 2  # words that the cells of a column of actions have on average, or more
# What the heading of a column says that it holds.
_COLUMNS = {
    "number": r"(?:no\.?|ref\.?|number|#|id(?:entifier)?|(?:agenda )?item(?: no\.?| number)?|"
    r"(?:action|minute|paper) (?:no\.?|ref\w*\.?|number))",
    "raised": r"date (?:raised|opened|logged|identified|created|added|assigned|agreed|set|of meeting)|"
    r"raised(?: on| at)?|(?:date )?opened|(?:from )?meeting(?: date)?",
    "owner": r"(?:by whom|who|actors?|owners?|leads?|responsib\w+|resp?\.?|assigned(?: to)?|assignees?|allocated to|"
    r"action (?:owner|for|with|officer)|(?:to be )?action(?:ed)? by|initials|owned by|"
    r"person\(?s?\)?|[\w ,/&()]{2,30} responsible|"
    r"(?:lead |responsible )?(?:officer|councillor|governor|trustee|member)s?|name|for action)(?:[ /].{0,15})?",
    "new due": r"(?:new|revised|amended|updated) (?:due |target |completion )?(?:date|deadline)",
    "due": r"(?:by when|by|when|due(?: date| by)?|deadline|target(?: date)?|timescales?|date due|completion date|"
    r"time ?frame|completed? by|date)",
    "status": r"(?:(?:current|latest) )?(?:status|progress|update|outcome|comments?|rag|complete\??|position|"
    r"completed\W?|closed\W?|state|done\W?|notes?)(?:[ /].{0,15})?",
    "text": r"(?:agreed |new |outstanding |open )?(?:actions?|tasks?|"
    r"action (?:points?|items?|required|agreed|arising|to be taken)|what|description|details?|to do|"
    r"decisions?(?:/| and | or )actions?)(?: from (?:this|the) meeting| .{0,15})?",
}


# a heading of a table of payments, in which whoever is paid has nothing to do
_MONEY = re.compile(
    r".*£.*|(?:total |net |gross )?(?:amounts?|sums?|costs?|paid|payments?)|totals?|net|gross|vat|payees?|cheque.*|"
    r"balance|income|expenditure|(?:transaction|payment) .*",
    re.IGNORECASE,
)
# `AP owner`, `Action item status`: whose column it is
_OF_ACTIONS = re.compile(
    r"^(?:AP|AI|action(?: (?:point|item))?) (?=(?:id(?:entifier)?|number|no\.?|owner|status|due|deadline)\b)",
    re.IGNORECASE,
)
_ACTIONS = re.compile(r"\b(?:actions?|tasks?|to[ -]?do)\b", re.IGNORECASE)
_NUMBERED = re.compile(r"actions?|tasks?", re.IGNORECASE)  # what a column of numbers may be called, too
_NUMBER = re.compile(r"(?:[A-Z]{1,3}[ -]?)?\d[\d./-]*\.?")
_READ_COLUMNS = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _COLUMNS.items())
_DUE = re.compile(_COLUMNS["due"], re.IGNORECASE)


def status_word(said: str) -> str | None:
    """Open, done or dropped, as far as the words say."""
    if _YES.fullmatch(said):
        return "done"
    match = STATUS.match(said)
    if match is None:
        return None
    word = match["word"].casefold()
    if re.match(_DONE, word):
        return "done"
    return "dropped" if re.match(_DROPPED, word) else "open"


def how_it_stands(line: str) -> str | None:
    """The words of a line that says how the action above it stands, and at most when and by whom; None where it says
    more, for `Action: complete the form` is an action itself."""
    match = _ACTION_STATUS.match(line)
    if match is None:
        return None
    rest = match["rest"]
    for when in reversed(dates_in(rest)):
        rest = rest[: when.start] + rest[when.end :]
    return match["said"] if _WHEN_OR_WHO.fullmatch(" ".join(re.findall(r"\w+", rest))) else None


def heads_column(text: str) -> bool:
    """The heading of a column of a table of actions."""
    return any(pattern.fullmatch(text) for _, pattern in _READ_COLUMNS)


def columns_of(table: Block, *, listed: bool = False) -> dict[str, int]:
    """Which column holds what, where the first row says that these are actions; `listed`: a heading says so, and
    `Description | Status | Target` will do."""
    found: dict[str, int] = {}
    if not table.rows:
        return found
    for n, cell in enumerate(table.rows[0]):
        text = _OF_ACTIONS.sub("", heading_text(cell))
        numbers = _NUMBERED.fullmatch(text) is not None and _holds_numbers(table, n)
        for name, pattern in _READ_COLUMNS:
            if name not in found and text and (name == "number" if numbers else pattern.fullmatch(text)):
                found[name] = n
                break
    found |= _date_first(table, found)
    if "text" not in found and "owner" in found:
        found |= _text_unsaid(table, found)
    if (
        "owner" not in found
        and "due" in found
        and cell_text(table.rows[0][found["due"]]).strip(" :").casefold() == "by"
    ):
        found["owner"] = found.pop("due")
        found |= _other_due(table, found["owner"])
    acts = "text" in found and ("owner" in found or "due" in found or "status" in found)
    if acts and not _ACTIONS.search(cell_text(table.rows[0][found["text"]])):
        acts = (listed or "owner" in found) and not any(_MONEY.fullmatch(heading_text(cell)) for cell in table.rows[0])
    return found if acts else {}


def _holds_numbers(table: Block, column: int) -> bool:
    """Below the heading of a column stand nothing but numbers."""
    filled = [text for row in table.rows[1:] if column < len(row) and (text := cell_text(row[column]))]
    return bool(filled) and all(_NUMBER.fullmatch(text) for text in filled)


def _other_due(table: Block, owner: int) -> dict[str, int]:
    """The column of the days beside one that says `By` and has the names: `Action | By | When`."""
    cells = enumerate(cell_text(cell).strip(" :") for cell in table.rows[0])
    return next(({"due": n} for n, text in cells if n != owner and _DUE.fullmatch(text)), {})


def _date_first(table: Block, found: dict[str, int]) -> dict[str, int]:
    """`Date`, with a column further on that says when an action is due: the day on which it was raised."""
    heads = [cell_text(cell).strip(" :").casefold() for cell in table.rows[0]]
    due = next((n for n, text in enumerate(heads) if text != "date" and _DUE.fullmatch(text)), None)
    if due is None or "due" not in found or heads[found["due"]] != "date":
        return {}
    return {"due": due} | ({"raised": found["due"]} if "raised" not in found else {})


def _text_unsaid(table: Block, found: dict[str, int]) -> dict[str, int]:
    """The column of the actions where no heading names it: the one without a heading whose cells have most words, or
    that of the items (`Item | Responsible`)."""
    blank = [n for n, cell in enumerate(table.rows[0]) if not cell_text(cell)]
    words = {n: sum(len(cell_text(row[n]).split()) for row in table.rows[1:] if n < len(row)) for n in blank}
    wordy = [n for n in blank if words[n] >= _WORDY * (len(table.rows) - 1) > 0]
    if wordy and "number" in found:
        return {"text": max(wordy, key=lambda n: words[n])}
    return {"text": found.pop("number")} if "number" in found else {}


def lists_actions(table: Block) -> bool:
    """A table with a column that is called actions, or tasks, and one that says whose they are, or by when."""
    columns = columns_of(table)
    return bool(columns) and bool(_ACTIONS.search(cell_text(table.rows[0][columns["text"]])))


def columns_unsaid(table: Block, circle: Circle, *, actions: bool) -> dict[str, int]:
    """Which column holds what in a table of actions without headings: whose cells are numbers, name people, say when
    something is due, or how it stands; `actions`: the table stands where only actions do."""
    columns = [[row[n] for row in table.rows if n < len(row)] for n in range(max(map(len, table.rows)))]
    found: dict[str, int] = {}
    for n, column in enumerate(columns):
        filled = [text for cell in column if (text := cell_text(cell))]
        lines = [block.text for cell in column for block in cell if block.text]
        if not filled:
            continue
        for name, fits in _UNSAID:
            if name not in found and fits(lines, circle):
                found[name] = n
                break
        else:
            if "text" not in found and sum(len(text.split()) for text in filled) >= 3 * len(filled):
                found["text"] = n
    sure = {"text", "owner", "status"} <= found.keys() or (actions and {"text", "owner"} <= found.keys())
    return found if sure else {}


def _are_statuses(lines: Sequence[str], circle: Circle) -> bool:
    return all(STATUS.match(line) is not None and len(line.split()) <= 5 for line in lines)


def are_people(lines: Sequence[str], circle: Circle) -> bool:
    """Short lines that name people, half of them such as the document knows."""
    short = all(len(line.split()) <= 4 for line in lines)
    known = [are_owners(line, circle) for line in lines]
    named = (one or looks_like_name(line) for one, line in zip(known, lines, strict=True))
    return short and sum(known) * 2 >= len(lines) and all(named)


def _are_days(lines: Sequence[str], circle: Circle) -> bool:
    return all(len(line.split()) <= 4 and bool(dates_in(line) or _WHEN.fullmatch(line)) for line in lines)


def _are_numbers(lines: Sequence[str], circle: Circle) -> bool:
    return all(re.fullmatch(r"(?:[A-Z]{1,3} ?)?\d[\w./-]{0,10}", line) for line in lines)


_WHEN = re.compile(r"(?:asap|a\.s\.a\.p\.?|on-?going|immediate(?:ly)?|next meeting|tbc)\W*", re.IGNORECASE)
_UNSAID = (("status", _are_statuses), ("due", _are_days), ("number", _are_numbers), ("owner", are_people))
