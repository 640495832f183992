"""What somebody is to do: marked actions, lists and tables of them, a column of initials, sentences (“Clerk to write”).

Each block of a part is read once, in order; what is an action goes out of the text, everything else stays in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from ..frozen import dataclass
from .action_columns import STATUS, columns_of, columns_unsaid, how_it_stands, status_word
from .action_marks import (
    AT_THE_END,
    DUE_LINE,
    INSIDE,
    LOOKING_BACK,
    NO_OWNER,
    OWNER_LINE,
    STATED,
    STYLED_END,
    STYLED_MARK,
    STYLED_OWNER,
    is_heading,
    marked,
    sorts_actions,
)
from .asked import asked_for, asking_block, sentences
from .details import detailed
from .document import Block, Run, line_of
from .draft import ActionFound, Doubt, Due, ProgressFound
from .names import looks_like_name
from .owners import Circle, are_owners, owner_after, owner_before, owner_within, split_owners
from .styles import signed, unsigned
from .unfold import ACTION_COLUMN, DUE_COLUMN, cell_text
from .unmarked import given_in

_PROGRESS = re.compile(r"(?:progress|status|update|outcome)\W*", re.IGNORECASE)


_NEW = re.compile(r"(?:new|open)\b", re.IGNORECASE)


_STATUS_WORDS = 6  # a line that says only how an action stands has no more


DueIn = Callable[[str], Due | None]


@dataclass(frozen=True, slots=True)
class ActionsRead:
    """What was found in a part, and the blocks that are left as its text."""

    actions: tuple[ActionFound, ...]
    progress: tuple[ProgressFound, ...]
    blocks: tuple[Block, ...]
    doubts: tuple[Doubt, ...]


class ActionReader:
    """Reads the actions of a document part by part. `marked`: it marks its actions somewhere, so that sentences without
    a mark are none; `due_in` reads a date from an action's words, `due_said` from words that say nothing else; `held`
    is the day of the meeting."""

    def __init__(
        self, circle: Circle, due_in: DueIn, due_said: Callable[[str], Due], *, marked: bool, held: date | None = None
    ) -> None:
        self.circle = circle
        self.due_in = due_in
        self.due_said = due_said
        self.held = held
        self.marked = marked

    def read(self, blocks: Sequence[Block], title: str = "", *, all_are: bool = False) -> ActionsRead:
        """The actions among the blocks of a part called `title`; `all_are`: the part is a list of actions."""
        return _Reading(self, blocks, title, all_are).result()


class _Reading:
    """One pass over the blocks of a part."""

    def __init__(self, reader: ActionReader, blocks: Sequence[Block], title: str, all_are: bool) -> None:
        self.reader = reader
        self.circle = reader.circle
        self.title = title
        self.back = bool(LOOKING_BACK.search(title))
        self.list_all = all_are
        self.in_list = all_are
        self.only_items = False  # an action on the line of the mark is followed by others only in a list
        self.actions: list[ActionFound] = []
        self.progress: list[ProgressFound] = []
        self.kept: list[Block] = []
        self.doubts: list[Doubt] = []
        self.pending = list(blocks)
        self.asked: set[int] = set()  # lines of paragraphs whose margin has been read

    def result(self) -> ActionsRead:
        style: Block | None = None
        while self.pending:
            block = self.pending.pop(0)
            if block.rows:
                self.in_list = self.list_all
                self._table(block)
                continue
            mark = marked(block)
            if self._says_how_last_stands(block):
                continue
            if block.label == ACTION_COLUMN:
                self._beside(block)
            elif styled := STYLED_MARK.match(signed(block.runs)):
                self._from_style(block, styled)
            elif self._in_margin(block):
                self._beside(block)
            elif block.label == DUE_COLUMN:
                self._due(block.text)
            elif mark is None and is_heading(block):
                self.in_list, self.only_items = True, False
            elif owner := self._styled_end(block):
                self.kept.append(block)
                self._said_before(*owner)
            elif mark is not None:
                style = self._from_mark(block, mark)
            elif self.in_list and self._goes_on(block, style):
                style = style or block
                self._listed(block)
            else:
                self.in_list = (self.list_all and block.kind != "heading") or (self.in_list and sorts_actions(block))
                style = None
                if LOOKING_BACK.search(block.text) and len(block.text.split()) <= 12:
                    self.back = True
                self._inside(block)
        return ActionsRead(tuple(self.actions), tuple(self.progress), tuple(self.kept), tuple(self.doubts))

    def _from_mark(self, block: Block, mark: re.Match[str]) -> Block | None:
        """A block that begins with a mark: an action, or the heading of a list of them."""
        by = mark["in"] or mark["by"]
        rest = mark["rest"].strip(" *_")
        number = (mark["no"] or "").strip() or None
        if not rest and by and are_owners(by, self.circle) and self.kept:
            self._said_before(by)
            return None
        if not rest and not by:
            self.in_list, self.only_items = True, False
            if self.pending and _PROGRESS.fullmatch(self.pending[0].text):
                self.pending.pop(0)  # the headings of a table whose cells stand one below the other
                self.back = True
            if LOOKING_BACK.search(block.text):
                self.back = True
            return None
        owners = split_owners(by) if by and (are_owners(by, self.circle) or mark["in"]) else ()
        if by and not owners:
            rest = f"{by} {rest}"
        if rest and are_owners(rest, self.circle) and not owners and self.kept and len(rest.split()) <= 6:
            self._said_before(rest)
            return None
        self._take(rest, block, owners, number)
        several = re.match(r"actions|action (?:points|items)", mark["word"], re.IGNORECASE)
        self.in_list = self.only_items = several is not None and block.kind != "item"
        return None

    def _from_style(self, block: Block, mark: re.Match[str]) -> None:
        """`**Action point** *Andy* to book the hall`: the style alone parts the mark, the owner and the words."""
        self.in_list = False
        text = mark["rest"]
        owner = STYLED_OWNER.match(text)
        who = (
            re.sub(r"^(?:owned by|for|by)\s+", "", unsigned(owner["who"]).strip(" :"), flags=re.IGNORECASE)
            if owner
            else ""
        )
        named = bool(owner) and len(who.split()) <= 4
        rest = unsigned(text[owner.end() :] if owner and named else text).strip(" :–-")
        if not rest and named:
            self._said_before(who)
        else:
            self._take(
                re.sub(r"^to\s+(?=[a-z])", "", rest), block, split_owners(who) if named else (), _number(mark["no"])
            )

    def _styled_end(self, block: Block) -> tuple[str, str] | None:
        """Whose it is, in bold or italics at the end of a paragraph that says what, and those words."""
        match = STYLED_END.match(signed(block.runs)) if block.kind != "heading" else None
        if match is None:
            return None
        who = unsigned(match["who"]).strip(" .:()")
        known = are_owners(who, self.circle) or (looks_like_name(who) and len(who.split()) <= 3)
        return (who, unsigned(match["text"])) if known and not NO_OWNER.fullmatch(who) else None

    def _due(self, said: str) -> None:
        """The date in a column beside the last action."""
        if self.actions and not self.actions[-1].due:
            self.actions[-1] = replace(self.actions[-1], due=self.reader.due_in(f"by {said}") or Due(said))

    def _in_margin(self, block: Block) -> bool:
        """Initials that the document has explained stand alone on a line: those of a margin that was lost."""
        owners = split_owners(block.text) if block.text.isupper() and len(block.text) <= 12 else ()
        return bool(owners) and bool(self.kept) and all(owner in self.circle.initials for owner in owners)

    def _goes_on(self, block: Block, style: Block | None) -> bool:
        """The block is one more of a list of actions that has begun."""
        if block.kind == "heading" or not block.text:
            return False
        if self.list_all or block.kind == "item" or block.label:
            return True
        if self.only_items:
            return False
        alike = style is None or (style.bold, style.italic, style.kind) == (block.bold, block.italic, block.kind)
        dashed = block.text[:1] in "-–•*"
        acts = owner_before(block.text.lstrip("-–•* "), self.circle) is not None
        return dashed or (alike and acts) or (style is None and len(block.text.split()) <= 60)

    def _listed(self, block: Block) -> None:
        """One of a list of actions, or the date or status of the last."""
        if self._belongs_to_last(block):
            return
        if (action := self._in_parts(block)) and not self._status_follows():
            self.actions.append(action)
        else:
            text = block.text.lstrip("-–•* ")
            self._take(text, block, (), block.label.strip(".():") if re.search(r"\d", block.label) else None)

    def _says_how_last_stands(self, block: Block) -> bool:
        """`Action completed` below an action: that one was agreed earlier; new or open, it need not be."""
        said = how_it_stands(block.text) if len(block.text.split()) <= _STATUS_WORDS else None
        if said is None:
            return False
        if self.actions and block.line > self.actions[-1].line and not _NEW.match(said):
            action = self.actions.pop()
            why = "this was taken for an action agreed earlier: the line below it says how it stands"
            self.doubts.append(Doubt("actions", action.line, why))
            self._reported(action, said)
        else:
            self.kept.append(block)
        return True

    def _belongs_to_last(self, block: Block) -> bool:
        """`Due: March 2011`, `Owner: …` or a status on a line of its own."""
        if not self.actions:
            return False
        last = self.actions[-1]
        if due := DUE_LINE.match(block.text):
            self.actions[-1] = replace(last, due=self.reader.due_in(due["said"]) or Due(due["said"]))
        elif owner := OWNER_LINE.match(block.text):
            self.actions[-1] = replace(last, owners=last.owners or self._names(split_owners(owner["who"])))
        elif self.back and STATUS.match(block.text):
            self._reported(self.actions.pop(), block.text)
        else:
            return False
        return True

    def _in_parts(self, block: Block) -> ActionFound | None:
        """An action with its number or owner in bold before it, or with details in brackets after it."""
        found = detailed(block, self.reader.due_said)
        if found is None:
            return None
        label = block.label.strip(".():") if re.search(r"\d", block.label) else None
        due = found.due if found.said else self.reader.due_in(found.text)
        action = self._found(_capital(found.text), block.line, found.owners, due, found.number or label)
        return replace(
            action,
            together=found.together,
            report_to=found.report_to,
            indicators=found.indicators,
            agenda=found.agenda,
        )

    def _take(self, text: str, block: Block, owners: tuple[str, ...] = (), number: str | None = None) -> None:
        """One action from its words."""
        text = " ".join(text.split()).strip(" *_")
        text = re.sub(r"^(?:new|open|on-?going|agreed)\s*:\s+", "", text, flags=re.IGNORECASE)
        if stated := STATED.search(text):
            words, who = text[: stated.start()].strip(), split_owners(stated["who"] or "")
            action = self._found(_capital(words), block.line, who or owners, self.reader.due_in(words), number)
            if stated["status"].casefold() in ("new", "open"):
                self.actions.append(action)
            else:
                self._reported(action, stated["status"])
            return
        if not text or re.fullmatch(r"(?:none|n/?a|nil|no actions?)\W*", text, re.IGNORECASE):
            return
        whole = text
        due_before = None
        if not owners and (before := owner_before(text, self.circle)):
            owners, text = before
        after = owner_after(text, self.circle)
        if after and after[1]:
            if owners and after[0] != owners and are_owners(", ".join(after[0]), self.circle):
                self.doubts.append(Doubt("actions", block.line, "somebody is named at the front and at the end"))
                owners = (*owners, *after[0])
                text = after[1]
            elif not owners:
                owners, text = after
        if not owners and (owners := owner_within(whole, self.circle)):
            why = f"whose it is, {' and '.join(owners)}, was read from the middle of its words"
            self.doubts.append(Doubt("actions", block.line, why))
        due_before = self.reader.due_in(whole)
        action = self._found(_capital(text), block.line, owners, due_before, number)
        if self._status_follows():
            self._reported(action, self.pending.pop(0).text)
            return
        self.actions.append(action)
        while self.pending and not self.pending[0].rows and self._belongs_to_last(self.pending[0]):
            self.pending.pop(0)

    def _status_follows(self) -> bool:
        """In a part about earlier actions, the next line says how this one stands."""
        follows = self.pending[0] if self.pending else None
        return (
            self.back
            and follows is not None
            and not follows.rows
            and STATUS.match(follows.text) is not None
            and marked(follows) is None
        )

    def _reported(self, action: ActionFound, said: str) -> None:
        """An action of an earlier meeting, with what was said of it."""
        self.progress.append(ProgressFound(action.text, action.line, said.strip(), status_word(said), action.owners))

    def _beside(self, block: Block) -> None:
        """What stands in a column for actions: an action, or whose it is that the text beside it asks for."""
        for line in block.lines:
            if NO_OWNER.fullmatch(line):
                continue
            if are_owners(line, self.circle) or len(line.split()) <= 3:
                self._said_before(re.sub(r"^action:?\s*", "", line, flags=re.IGNORECASE))
            else:
                self._take(re.sub(r"^actions?\s*[:–-]\s*", "", line, flags=re.IGNORECASE), block)

    def _said_before(self, by: str, words: str | None = None) -> None:
        """`… will write to the council. ACTION: CLERK`: the action is what was said last; `words`, where only these."""
        owners = split_owners(re.sub(r"^(?:for|by|on)\s+", "", by, flags=re.IGNORECASE))
        before = asking_block(self.kept[-1:] if words else self._unasked(), self.circle, owners)
        if before is None:
            return
        text = asked_for(words or before.text, self.circle, owners)
        self.asked.add(before.line)
        why = f"what is asked of {' and '.join(owners) or 'somebody'} is not marked; it was read from the text before"
        self.doubts.append(Doubt("actions", before.line, why))
        self._drop_unmarked(before, text)
        self.actions.append(self._found(text, before.line, owners, self.reader.due_in(text)))

    def _unasked(self) -> list[Block]:
        """The paragraphs since the last that something in a margin belongs to; where there are none, the last."""
        said = [one for one in self.kept if one.text and one.label != ACTION_COLUMN]
        last = max((n for n, one in enumerate(said) if one.line in self.asked), default=-1)
        return said[last + 1 :] or said[-1:]

    def _drop_unmarked(self, block: Block, text: str) -> None:
        """What a sentence gave to do is no other action than the one that a margin marks."""
        self.actions = [one for one in self.actions if one.line != block.line or one.text not in _capital(text)]

    def _inside(self, block: Block) -> None:
        """A block of text: an action marked within it, or a sentence that gives somebody something to do."""
        text = "\n".join(block.lines)
        ended = AT_THE_END.search(text) if block.kind != "heading" else None
        if ended and ended.start() > 0:
            self.kept.append(block)
            self._said_before(ended["after"] or ended["before"], text[: ended.start() + 1])
            return
        match = INSIDE.search(text) if block.kind != "heading" else None
        if match is not None and match.start() > 0:
            text, rest = "\n".join(block.lines)[: match.start()], match["rest"].strip().rstrip("])")
            self.kept.append(replace(block, runs=(Run(text.strip()),)) if match["open"] is None else block)
            if are_owners(rest, self.circle) or len(rest.split()) <= 2:
                self._said_before(rest)
            else:
                self._take(rest, block)
            return
        self.kept.append(block)
        if block.kind != "heading":
            for sentence in sentences(block.text):
                self._unmarked(sentence, block)

    def _unmarked(self, sentence: str, block: Block) -> None:
        """`Clerk to write to the council.`: no mark, but no other reading either."""
        for one in given_in(sentence, self.circle, sure=self.reader.marked):
            self.actions.append(self._found(_capital(one.what), block.line, one.owners, self.reader.due_in(one.what)))
            self.doubts.append(Doubt("actions", block.line, "nothing marks this sentence as an action"))

    def _table(self, table: Block) -> None:
        """A table of actions, new or earlier ones."""
        columns, rows = columns_of(table), table.rows[1:]
        if not columns:
            columns, rows = columns_unsaid(table, self.circle, actions=self.in_list), table.rows
            if columns:
                why = "nothing says what the columns of these actions are; they were told by what stands in them"
                self.doubts.append(Doubt("actions", table.line, why))
        if not columns:
            self.kept.append(table)
            return
        earlier = self.back or bool(LOOKING_BACK.search(" ".join(block.text for block in self.kept[-1:])))
        for row in rows:
            cells = {name: cell_text(row[n]) for name, n in columns.items() if n < len(row)}
            if cells.get("text"):
                line = line_of(row, table.line)
                self._row(cells, line, earlier=earlier)

    def _row(self, cells: Mapping[str, str], line: int, *, earlier: bool) -> None:
        """An action from the cells of a row; one that is settled, or stands among `earlier` ones, is reported."""
        text, status, said = cells["text"], cells.get("status", ""), cells.get("due", "")
        owners, rest = split_owners(cells.get("owner", "")), text
        if not owners and (found := owner_before(text, self.circle) or owner_after(text, self.circle)):
            owners, rest = found
        due = (self.reader.due_in(said) or (Due(said) if said else None)) or self.reader.due_in(text)
        action = self._found(_capital(rest), line, owners, due, cells.get("number") or None)
        state = status_word(status)
        settled = state in ("done", "dropped") or (earlier and not status.casefold().startswith("new"))
        if status and settled:
            self._reported(action, status)
        else:
            self.actions.append(replace(action, status=state))

    def _found(
        self, text: str, line: int, owners: Sequence[str], due: Due | None = None, number: str | None = None
    ) -> ActionFound:
        """An action, initials made names."""
        written = tuple(dict.fromkeys(owner.strip() for owner in owners if owner.strip()))
        return ActionFound(text, line, self._names(written), due, number, written=written)

    def _names(self, owners: Sequence[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(map(self.circle.full, owners)))


def _number(said: str | None) -> str | None:
    return said.strip() if said else None


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
