"""What somebody is to do: marked actions, lists and tables of them, a column of initials, sentences (“Clerk to write”).

Each block of a part is read once, in order; what is an action goes out of the text, everything else stays in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ...frozen import dataclass
from ..blocks.cells import ACTION_COLUMN, DUE_COLUMN
from ..business.decisions import is_lead
from ..document import Block, Run
from ..draft import ActionFound, Doubt, ProgressFound
from ..words.margins import ONLY_NAMES, margins_of
from ..words.names import looks_like_name
from ..words.owners import are_owners, is_office, owner_before, split_owners
from ..words.styles import signed, unsigned
from .answered import replies
from .asked import asks
from .codes import coded, settles
from .columns import STATUS, status_word
from .lists import leads_on, names_owner, sorts_owned, will_do
from .margins import NUMBERED, named_in, told_beside
from .marks import (
    DATED_END,
    DUE_LINE,
    EARLIER,
    LOOKING_BACK,
    NAMES_COLUMNS,
    NAMES_LIST,
    NO_OWNER,
    OWNER_LINE,
    STYLED_END,
    StyledAction,
    is_heading,
    marked,
    sorts_actions,
    styled_action,
    tells_vote,
    with_status_told,
    without_box,
)
from .rows import with_rows_behind
from .tables import read_action_table, reported
from .within import ActionsWithin
from .wording import ActionReader, action_in_parts

_PROGRESS = re.compile(r"(?:progress|status|update|outcome)\W*", re.IGNORECASE)
# `seconded by **DN**`: a name that a sentence ends with
_INSIDE_SENTENCE = re.compile(
    r"\b(?:by|from|to|with|of|for|and|or|thanked|proposed|seconded|is|was|were|elected|as)\s*$"
)
_MARK = re.compile(r"^actions?(?:\s*[:–-]+\s*|\s+)", re.IGNORECASE)  # `… **Action: AM**`
_VOTED = re.compile(
    r"\b(?:proposed|seconded|resolved|approved|carried|elected|unanimous(?:ly)?)\b[^.]{0,300}\.$", re.IGNORECASE
)
_FAR = 50  # characters from the left, at which a margin for names can begin
_OWNER_WORDS = 6  # a line that says only whose an action is has no more


@dataclass(frozen=True, slots=True)
class ActionsRead:
    """What was found in a part, and the blocks that are left as its text."""

    actions: tuple[ActionFound, ...]
    progress: tuple[ProgressFound, ...]
    blocks: tuple[Block, ...]
    doubts: tuple[Doubt, ...]


def read_actions(
    blocks: Sequence[Block], reader: ActionReader, title: str = "", *, all_are: bool = False
) -> ActionsRead:
    """The actions among the blocks of a part called `title`; `all_are`: the part is a list of actions."""
    return _Reading(reader, blocks, title, all_are).result()


class _Reading(ActionsWithin):
    """One pass over the blocks of a part."""

    def __init__(self, reader: ActionReader, blocks: Sequence[Block], title: str, all_are: bool) -> None:
        super().__init__(reader, blocks, title)
        self.votes = any(
            mark and tells_vote(mark["rest"]) for block in blocks if not block.rows and (mark := marked(block))
        )
        self.list_all = self.in_list = all_are and not self.votes  # `Action items` may be those that a board votes on
        self.style: Block | None = None  # the first of the list that is being read
        self.outer = 0  # the depth of the point that opened the list, where what is in it stands deeper
        self.boxed = False  # the list that is being read has boxes to tick
        self.whose_above = 0  # the depth of the point that says whose the points below it are
        self.only_items = False  # an action on the line of the mark is followed by others only in a list

    def result(self) -> ActionsRead:
        while self.pending:
            block = self.pending.pop(0)
            block = with_status_told(block) if not block.rows and (self.in_list or marked(block)) else block
            count = len(self.actions)
            if (settled := settles(block)) is not None:
                self.settled = settled
            if block.rows:
                self.in_list = self.list_all
                self._table(block)
            elif not self._is_boxed(block) and not (
                self.says_how_last_stands(block) or self._is_marked(block) or self._is_listed(block)
            ):
                self._text(block)
            if self.settled:
                self._close(count)
        return ActionsRead(tuple(self.actions), tuple(self.progress), tuple(self.kept), tuple(self.doubts))

    def _close(self, count: int) -> None:
        """The actions after the first so many are done."""
        self.progress += [reported(one, "done") for one in self.actions[count:]]
        del self.actions[count:]

    def _is_boxed(self, block: Block) -> bool:
        """`[ ] Ada to write`: a box in a list of actions, or before somebody's name; ticked, it is done."""
        bare, ticked = without_box(block)
        self.boxed = self.boxed and block.kind == "item"
        if ticked is None and self.boxed:
            self.kept.append(block)  # of a list with boxes, what has none is said of one that has
            return True
        if ticked is None or not (self.in_list or owner_before(bare.text, self.circle)):
            return False
        self.boxed = self.in_list
        count = len(self.actions)
        if not (self.in_list and self._is_listed(bare)):
            self.take(bare.text, bare)
        if ticked:
            self._close(count)
        return True

    def _is_marked(self, block: Block) -> bool:
        """A column, a style, a place or words mark the block, and it has been read."""
        mark = marked(block)
        names, bare = margins_of(block) or ((), block)
        if names and all(are_owners(who, self.circle) for who, _ in names):
            self.in_list = False
            self.kept.append(bare)
            for who, words in told_beside(bare.text, names, self.circle):
                self.said_before(who, words)
        elif block.label == ACTION_COLUMN:
            self.beside(block)
        elif (styled := styled_action(block)) and tells_vote(styled.words):
            self.kept.append(block)
        elif styled:
            self._from_style(block, styled)
        elif self._in_margin(block):
            self.beside(block)
        elif block.label == DUE_COLUMN:
            self.due(block.text)
        elif mark is None and is_heading(block):
            self.in_list, self.only_items = True, False
        elif self._is_dated_end(block):
            pass
        elif owner := self._styled_end(block):
            self.kept.append(block)
            self.said_before(*owner)
        elif EARLIER.match(block.text) or (mark is not None and tells_vote(mark["rest"])):
            self.kept.append(block)
        elif mark is not None:
            self.style = None
            self._from_mark(block, mark)
        elif not self.in_list and (code := coded(block, self.circle, listed=False)):
            self.take(code.words, block, code.owners, code.code)
        elif (
            self.reader.numbered
            and NUMBERED.match(block.text)
            and owner_before(NUMBERED.sub("", block.text, count=1), self.circle)
        ):
            self.take(block.text, block)
        else:
            return False
        return True

    def _is_listed(self, block: Block) -> bool:
        """It is one more of a list of actions, and has been read."""
        if block.kind == "item" and block.level <= self.outer:
            self.in_list, self.outer = self.list_all, 0  # a point beside the one that opened the list ends it
        if block.kind == "item" and block.level <= self.whose_above:
            self.whose, self.whose_above = (), 0
        whose = will_do(block, self.pending, self.circle) if self.in_list else ()
        if whose:
            self.kept.append(block)
            self._opens_list_of(whose, block)
            return True
        if self.in_list and is_lead(block):  # `Decisions` ends what `Actions` began
            self.list_all = self.in_list = False
        if not self.in_list:
            return False
        if names_owner(block, self.pending, self.circle, among=bool(self.whose)):
            self.whose = split_owners(block.text.strip(" :"))
            return True
        heads = NAMES_LIST.match(block.text) or NAMES_COLUMNS.fullmatch(block.text)
        if heads or leads_on(block, self.pending, self.circle):
            self.kept.append(block)
            return True
        if self._is_in_point(block):
            self._tell_on(block)
            return True
        if not self._goes_on(block):
            return False
        if self._tells_more(block):
            self.details_last(block)
            return True
        said = owner_before(block.text, self.circle)
        if said and self.actions and replies(said[1], self.actions[-1].text):
            self.kept.append(block)
            return True
        self.style = self.style or block
        if not self.belongs_to_last(block):
            action = action_in_parts(block, self.reader)
            if action and not self.status_follows():
                self.actions.append(self.with_owner(action))
            elif code := coded(block, self.circle, listed=True):
                self.take(code.words, block, code.owners, code.code)
            else:
                self.one_of_list(block)
        return True

    def _text(self, block: Block) -> None:
        """A block that belongs to the text, and ends a list unless it only sorts it."""
        sorts = sorts_actions(block) or (self.list_all and sorts_owned(block, self.pending, self.circle))
        self.in_list = (self.list_all and block.kind != "heading") or (self.in_list and sorts)
        self.whose = ()
        self.style = None
        self.back = self.back or self.is_earlier(block)
        whose = () if self.reader.marked else will_do(block, self.pending, self.circle)
        self.read_text(block)
        if whose and all(map(self.circle.lists, whose)):
            self.in_list = self.only_items = True
            self.outer = block.level if block.kind == "item" else 0
            self._opens_list_of(whose, block)

    def _opens_list_of(self, whose: tuple[str, ...], lead: Block) -> None:
        """The points below a line are theirs, up to the next point beside it."""
        self.whose, self.whose_above = whose, lead.level if lead.kind == "item" else 0

    def _from_mark(self, block: Block, mark: re.Match[str]) -> None:
        """A block that begins with a mark: an action, or the heading of a list of them."""
        by, rest = mark["in"] or mark["by"], mark["rest"].strip(" *_")
        if not rest and (not by or LOOKING_BACK.match(block.text)):
            self._opens_list(block)
            return
        known = bool(by) and are_owners(by, self.circle)
        owners = split_owners(by) if known or mark["in"] else ()
        rest = f"{by} {rest}" if by and not owners else rest
        if self.kept and known and not rest:
            self.said_before(by)
        elif self.kept and not owners and len(rest.split()) <= _OWNER_WORDS and are_owners(rest, self.circle):
            self.said_before(rest)
        elif self.kept and not owners and len(named := named_in(rest, self.circle, self.reader.due_in)) == 1:
            self.said_before(", ".join(named[0].owners), due=named[0].due)
        else:
            if mark["code"]:
                rest = re.sub(r"\s[A-Z]+-[A-Z-]+$", "", rest)  # a tag that closes what a code opened
            rest = self.with_points(rest, block)
            self.take(rest, block, owners, mark["code"] or (mark["no"] or "").strip(" -") or None)
            several = re.match(r"actions|action (?:points|items)", mark["word"], re.IGNORECASE)
            self.only_items = several is not None and block.kind != "item"
            self.in_list = self.only_items or self.list_all

    def _opens_list(self, heading: Block) -> None:
        """A mark that stands alone: what follows are actions, earlier ones where it says so."""
        self.in_list, self.only_items = not self.votes, False
        deeper = heading.kind == "item" and self.pending and self.pending[0].level > heading.level
        self.outer = heading.level if deeper else 0
        if self.pending and _PROGRESS.fullmatch(self.pending[0].text):
            self.pending.pop(0)  # the headings of a table whose cells stand one below the other
            self.back = True
        self.back = self.back or bool(LOOKING_BACK.search(heading.text))

    def _from_style(self, block: Block, styled: StyledAction) -> None:
        """`**Action point** *Andy* to book the hall`: the style alone parts the mark, the owner and the words."""
        self.in_list = False
        if styled.owner and not styled.words:
            self.said_before(styled.owner)
        else:
            words = re.sub(r"^to\s+(?=[a-z])", "", styled.words)
            self.take(words, block, split_owners(styled.owner), styled.number)

    def _styled_end(self, block: Block) -> tuple[str, str] | None:
        """Whose it is, in bold or italics at the end of a paragraph that says what, and those words."""
        match = STYLED_END.match(signed(block.runs)) if block.kind != "heading" else None
        if match is None:
            return None
        who = _MARK.sub("", unsigned(match["who"]).strip(" .:()"))
        known = are_owners(who, self.circle) or (looks_like_name(who) and len(who.split()) <= 3)
        known = known and not (_INSIDE_SENTENCE.search(match["text"]) or status_word(who))
        known = known and not is_office(unsigned(match["text"]).strip(" :"))  # `Chairman: **Ada Marsh**`, who signs
        return (who, unsigned(match["text"])) if known and not NO_OWNER.fullmatch(who) else None

    def _is_dated_end(self, block: Block) -> bool:
        """Initials, with a day or behind words that ask for something, end a paragraph, and it has been read."""
        match = DATED_END.match(block.text) if block.kind != "heading" else None
        if match is None or not all(owner in self.circle.initials for owner in split_owners(match["who"])):
            return False
        if not match["when"] and (not asks(match["text"]) or _VOTED.search(match["text"])):
            return False
        self.kept.append(replace(block, runs=(Run(match["text"]),)))
        self.said_before(match["who"], match["text"])
        if match["when"]:
            self.due(match["when"])
        return True

    def _in_margin(self, block: Block) -> bool:
        """Initials that the document has explained, or names at the far right, stand alone on a line, below words that
        ask for something: those of a margin that was lost."""
        owners = split_owners(block.text) if block.text.isupper() and len(block.text) <= 12 else ()
        known = bool(owners) and all(owner in self.circle.initials for owner in owners)
        far = block.indent >= _FAR and ONLY_NAMES.fullmatch(block.text) and are_owners(block.text, self.circle)
        return (known or bool(far)) and bool(self.kept) and asks(self.kept[-1].text)

    def _goes_on(self, block: Block) -> bool:
        """The block is one more of a list of actions that has begun."""
        if block.kind == "heading" or not block.text:
            return False
        acts = owner_before(block.text.lstrip("-–•* "), self.circle) is not None
        strict = self.style is not None and (self.style.kind == "item" or bool(self.style.rows))
        if self.list_all and strict and block.kind != "item" and not block.label:
            self.list_all = acts or self._is_more(block)  # else text that no list goes on with
        if self.list_all or block.kind == "item" or block.label:
            return True
        if self.only_items:
            return False
        style = self.style
        alike = style is None or (style.bold, style.italic, style.kind) == (block.bold, block.italic, block.kind)
        dashed = block.text[:1] in "-–•*"
        return dashed or (alike and acts) or (style is None and len(block.text.split()) <= 60)

    def _tells_more(self, block: Block) -> bool:
        """A bullet that names nobody, below a paragraph that is an action of somebody: it says more of that."""
        last = self.actions[-1] if self.actions and self.style and not self.whose else None
        listed = self.style is not None and self.style.kind == "paragraph" and not self.style.label
        bullet = block.kind == "item" and not re.search(r"\w", block.label)
        return bool(listed and bullet and last and last.owners) and owner_before(block.text, self.circle) is None

    def _is_in_point(self, block: Block) -> bool:
        """A paragraph of its own within the point that the last action is."""
        point = self.style is not None and self.style.kind == "item" and bool(self.actions)
        return point and block.kind == "paragraph" and block.level > 0 and not block.label

    def _tell_on(self, block: Block) -> None:
        """What a point goes on with: its words where they lead to it, else more of the action."""
        last = self.actions[-1]
        if last.text.endswith(":"):
            self.actions[-1] = replace(last, text=f"{last.text} {block.text}")
        else:
            self.details_last(block)

    def _is_more(self, block: Block) -> bool:
        """It says whose the last action is, by when, or how it stands."""
        return any(one.match(block.text) for one in (DUE_LINE, OWNER_LINE, STATUS)) or block.text[:1] in "-–•*"

    def _table(self, table: Block) -> None:
        """A table of actions, new or earlier ones, or one that belongs to the text."""
        table, behind = with_rows_behind(table, self.pending, self.circle)
        del self.pending[:behind]
        back = self.back or any(map(self.is_earlier, self.kept[-1:]))
        earlier = back and not self.reader.log
        found = read_action_table(table, self.reader, listed=self.in_list, earlier=earlier)
        if found is None:
            self.kept.append(table)
            return
        self.style = self.style or table
        self.actions += found.actions
        self.progress += found.progress
        self.doubts += found.doubts
