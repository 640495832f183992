"""What has been found of actions while a part is read: one from its words, one from a margin, how the last stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..blocks.cells import ACTION_COLUMN
from ..document import Block, Run
from ..draft import ActionFound, Doubt, Due, ProgressFound
from ..words.dates import dates_in
from ..words.owners import owner_before, split_owners
from .asked import asked_for, asking_block, asks, owned_sentences, sentences
from .codes import are_settled
from .columns import STATUS, how_it_stands
from .margins import NUMBERED, Named, instructions, named_in, paired
from .marks import (
    AGAIN,
    DUE_LINE,
    LOOKING_BACK,
    NO_OWNER,
    OWNER_LINE,
    looks_back,
    marked,
)
from .parted import parted
from .tables import reported
from .unmarked import given_in
from .wording import ActionReader, capital, number_before, worded

_NEW = re.compile(r"(?:new|open)\b", re.IGNORECASE)
_DUE_FIRST = re.compile(r"\W*(?:due|deadline|by)\b", re.IGNORECASE)
_CALLED = re.compile(r"[A-Z][\w’'-]{1,30}")  # what somebody is called where nothing else is said
_MOST_POINTS, _POINT_WORDS = 12, 25  # of an action that is told in points, and words of one
_WHEN_WORDS = 4  # a line that says only by when an action is due has no more
_STATUS_WORDS = 6  # a line that says only how an action stands has no more


class ActionsSoFar:
    """What has been found in a part, and what is still to be read of it."""

    def __init__(self, reader: ActionReader, blocks: Sequence[Block], title: str) -> None:
        self.reader = reader
        self.circle = reader.circle
        self.back = bool(LOOKING_BACK.search(title))  # the part is about earlier actions
        self.settled = bool(are_settled(title))  # the part is about actions that are done
        self.whose: tuple[str, ...] = ()  # of the list below a line that only names somebody
        self.actions: list[ActionFound] = []
        self.progress: list[ProgressFound] = []
        self.kept: list[Block] = []
        self.doubts: list[Doubt] = []
        self.pending = list(blocks)
        self.resolving = False  # what begins with `That` is a clause of what is being resolved
        self.asked: set[int] = set()  # lines of paragraphs whose margin has been read
        self.level = 0  # how many of the blocks before it the margin that is being read stands beside, if that is known

    def one_of_list(self, block: Block) -> None:
        """One of a list of actions, which is of whoever stands above it, where it names nobody."""
        text = block.text.lstrip("-–•* ")
        owners = self.whose if owner_before(text, self.circle) is None else ()
        self.take(re.sub(r"^To (?=[a-z])", "", text) if owners else text, block, owners, number_before(block))

    def with_owner(self, action: ActionFound) -> ActionFound:
        """An action of the list below somebody's name, who is its owner where it names nobody."""
        if action.owners or not self.whose:
            return action
        return replace(action, owners=self.reader.names(self.whose), written=self.whose)

    def due(self, said: str) -> None:
        """The date in a column beside the last action."""
        if self.actions and not self.actions[-1].due:
            self.actions[-1] = replace(self.actions[-1], due=self.reader.due_in(f"by {said}") or Due(said))

    def says_how_last_stands(self, block: Block) -> bool:
        """`Action completed` below an action: that one was agreed earlier; new or open, it need not be."""
        short = block.kind != "heading" and len(block.text.split()) <= _STATUS_WORDS
        said = how_it_stands(block.text) if short else None
        if said is None:
            return False
        if self.actions and self._stands_below_last(block) and not _NEW.match(said):
            action = self.actions.pop()
            why = "this was taken for an action agreed earlier: the line below it says how it stands"
            self.doubts.append(Doubt("actions", action.line, why, action.text))
            self.progress.append(reported(action, said))
        else:
            self.kept.append(block)
        return True

    def _stands_below_last(self, block: Block) -> bool:
        """It stands below the last action, and is no point of something else that stands between."""
        after = (one for one in self.kept if one.line > self.actions[-1].line and one.kind == block.kind == "item")
        return block.line > self.actions[-1].line and not any(one.level < block.level for one in after)

    def belongs_to_last(self, block: Block) -> bool:
        """`Due: March 2011`, `Owner: …` or a status on a line of its own."""
        if not self.actions:
            return False
        last = self.actions[-1]
        if due := DUE_LINE.match(block.text):
            self.actions[-1] = replace(last, due=self.reader.due_in(due["said"]) or Due(due["said"]))
        elif owner := OWNER_LINE.match(block.text):
            self.actions[-1] = replace(last, owners=last.owners or self.reader.names(split_owners(owner["who"])))
        elif self.back and STATUS.match(block.text) and block.text[:1] not in "[(":
            self.progress.append(reported(self.actions.pop(), block.text))
        else:
            return False
        return True

    def with_points(self, text: str, block: Block) -> str:
        """`Ada to do the following:` with the points below that say what."""
        points: list[str] = []
        first = self.pending[0] if self.pending and text.rstrip().endswith(":") else None
        while first and self.pending and len(points) < _MOST_POINTS and self._is_point(self.pending[0], first, block):
            points.append(self.pending.pop(0).text.rstrip(" .;"))
        return f"{text} {'; '.join(points)}" if points else text

    def _is_point(self, one: Block, first: Block, block: Block) -> bool:
        """It is short, like the first below what leads to it, and names nobody to do it."""
        alike = (one.kind, one.level, bool(one.label)) == (first.kind, first.level, bool(first.label))
        below = one.level > block.level if block.kind == one.kind == "item" else block.kind != "item"
        short = not one.rows and 0 < len(one.text.split()) <= _POINT_WORDS
        if not (alike and below and short) or one.kind == "heading" or one.bold or marked(one):
            return False
        said = DUE_LINE.match(one.text) or OWNER_LINE.match(one.text) or one.text.endswith(":")
        return not said and owner_before(one.text, self.circle) is None

    def details_last(self, block: Block) -> None:
        """More of the last action: perhaps by when it is due; else it stays in the text."""
        if self.belongs_to_last(block):
            return
        last, due = self.actions[-1], self.reader.due_in(block.text) if _DUE_FIRST.match(block.text) else None
        if due and not last.due:
            self.actions[-1] = replace(last, due=due)
        else:
            self.kept.append(block)

    def take(self, text: str, block: Block, owners: tuple[str, ...] = (), number: str | None = None) -> None:
        """One action from its words, up to the mark of the next, and from the lines below that say by when it is due or
        how it stands; several where each sentence names somebody, unless a number says that they are one."""
        if again := AGAIN.search(text):
            self.pending.insert(0, replace(block, runs=(Run(text[again.end() :]),), label=""))
            text = text[: again.start()]
        if number is None and (numbered := NUMBERED.match(text)):
            text, number = text[numbered.end() :], numbered["no"]
        if not (owners or number) and len(each := owned_sentences(text, self.circle)) > 1:
            for sentence in each:
                self.take(sentence, block, (), number)
            return
        named = owner_before(text, self.circle) is not None
        given = () if owners else given_in(text, self.circle, sure=True) if named else parted(text, self.circle)
        if len(given) > 1:
            for one in given:
                self.take(one.what, block, one.owners, number)
            return
        found = worded(text, block.line, self.reader, owners, number)
        if found is None:
            return
        self.doubts += [Doubt("actions", block.line, why, found.action.text) for why in found.doubts]
        if found.status:
            self.progress.append(reported(found.action, found.status))
            return
        if self.status_follows():
            self.progress.append(reported(found.action, self.pending.pop(0).text))
            return
        self.actions.append(found.action)
        while self.pending and not self.pending[0].rows and self.belongs_to_last(self.pending[0]):
            self.pending.pop(0)

    def is_earlier(self, block: Block) -> bool:
        """It says that the actions below it were agreed earlier, and not on the day of this meeting."""
        held = self.reader.held
        return looks_back(block) and not (held and any(said.date == held for said in dates_in(block.text)))

    def status_follows(self) -> bool:
        """In a part about earlier actions, the next line says how this one stands."""
        follows = self.pending[0] if self.pending else None
        return (
            self.back
            and follows is not None
            and not follows.rows
            and STATUS.match(follows.text) is not None
            and follows.text[:1] not in "[("  # `[NEW] Ada to write`: the next one
            and marked(follows) is None
        )

    def beside(self, block: Block) -> None:
        """What stands in a column for actions: an action, or whose it is that the text beside it asks for, and when."""
        self.level = block.level if block.label == ACTION_COLUMN else 0
        self._read_beside(block)
        self.level = 0

    def _read_beside(self, block: Block) -> None:
        lines = [re.sub(r"^action:?\s+", "", line, flags=re.I) for line in block.lines if not NO_OWNER.fullmatch(line)]
        if self.reader.numbered:
            self._decided(block, [line for line in lines if not NUMBERED.match(line)])
            lines = [line for line in lines if NUMBERED.match(line)]
        named = [named_in(line, self.circle, self.reader.due_in) for line in lines]
        if all(named) and self._told_each([one for entries in named for one in entries]):
            return
        for line, entries in zip(lines, named, strict=True):
            if entries:
                for one in entries:
                    self.said_before(", ".join(one.owners), due=one.due)
            elif self._names_several(line):
                self.said_before(line)
            elif len(line.split()) <= _WHEN_WORDS and self.actions and self._is_day(line):
                self.due(line)
            elif len(line.split()) <= 3:
                self.said_before(line)
            else:
                self.take(re.sub(r"^actions?\s*[:–-]\s*", "", line, flags=re.IGNORECASE), block)

    def _decided(self, block: Block, lines: Sequence[str]) -> None:
        """What a column of numbered actions says without a number, each line once."""
        told = {one.text for one in self.kept[-max(self.level, 1) :]}
        if more := [line for line in lines if line not in told]:
            self.kept.append(replace(block, runs=(Run("\n".join(more)),), label="", level=0))

    def _names_several(self, line: str) -> bool:
        """`AM / BL / Dora`: half of them known, the others called by a word with a capital."""
        parts = split_owners(line)
        known = sum(map(self.circle.knows, parts))
        return (
            len(parts) > 1
            and known * 2 >= len(parts)
            and all(self.circle.knows(part) or _CALLED.fullmatch(part) for part in parts)
        )

    def _is_day(self, line: str) -> bool:
        """Nothing but when something is due."""
        due = self.reader.due_in(f"by {line}")
        return due is not None and due.said.removeprefix("by ").strip() == line.strip(" .()")

    def _told_each(self, entries: Sequence[Named]) -> bool:
        """Sentences of the text beside a column tell what to do, and have been given to those whom it names."""
        unasked = [block for block in self._unasked() if not block.rows]
        asked = [(block, said) for block in unasked for said in instructions(block.text)]
        last = [said for block in unasked for said in sentences(block.text)][-len(asked) :]
        if len(entries) < len(asked) and last != [said for _, said in asked]:
            return False  # with other sentences between, one may be a title
        whose = paired(entries, len(asked))
        for one, (block, said) in zip(whose, asked, strict=False):
            self.asked.add(block.line)
            why = f"what is asked of {' and '.join(one.owners)} is not marked; it was read from the text before"
            self.doubts.append(Doubt("actions", block.line, why, said))
            self._drop_unmarked(block, said, one.owners)
            self.actions.append(self.reader.action(said, block.line, one.owners, one.due or self.reader.due_in(said)))
        return bool(whose)

    def said_before(self, by: str, words: str | None = None, *, due: Due | None = None) -> None:
        """`… will write to the council. ACTION: CLERK`: the action is what was said last; `words`, where only these."""
        owners = split_owners(re.sub(r"^(?:for|by|on)\s+", "", by, flags=re.IGNORECASE))
        before = asking_block(self.kept[-1:] if words else self._unasked(), self.circle, owners)
        if before is None:
            return
        text = asked_for(words or before.text, self.circle, owners)
        last = self.actions[-1] if self.actions and before.line in self.asked else None
        if last and (last.line, last.text) == (before.line, capital(text)):  # another line of the same margin
            owners = tuple(dict.fromkeys((*last.written, *owners)))
            self.actions[-1] = replace(last, owners=self.reader.names(owners), written=owners)
            return
        self.asked.add(before.line)
        why = f"what is asked of {' and '.join(owners) or 'somebody'} is not marked; it was read from the text before"
        self.doubts.append(Doubt("actions", before.line, why, text))
        self._drop_unmarked(before, text, owners)
        self.actions.append(self.reader.action(text, before.line, owners, due or self.reader.due_in(text)))

    def referred(self, block: Block, words: str, number: str) -> None:
        """`… Ada is to ask the mill. (Action 2.1)`: what was said last, which a list elsewhere calls by its number."""
        if self.back:
            return
        why = f"what action {number} is is not marked; it was read from the text before its number"
        self.doubts.append(Doubt("actions", block.line, why))
        said = list(sentences(words))
        self.take(next(filter(asks, reversed(said)), said[-1]), block, (), number)

    def _unasked(self) -> list[Block]:
        """The paragraphs since the last that something in a margin belongs to, but of those in its own row where it has
        one; where there are none, the last."""
        said = [one for one in self.kept[-self.level :] if one.text and one.label != ACTION_COLUMN]
        last = max((n for n, one in enumerate(said) if one.line in self.asked), default=-1)
        return said[last + 1 :] or said[-1:]

    def _drop_unmarked(self, block: Block, text: str, owners: tuple[str, ...]) -> None:
        """What a sentence gave to do, to the same people in other words, is no other action than the one that a margin
        marks."""
        whose = set(self.reader.names(owners))

        def is_same(one: ActionFound) -> bool:
            told = one.text in capital(text) or (one.text[1:] in text and set(one.owners) <= whose)
            return one.line == block.line and told

        self.actions = [one for one in self.actions if not is_same(one)]
