"""Actions within a block of text: marked in it, or given to somebody by one of its sentences."""

from __future__ import annotations

import re
from dataclasses import replace

from ..blocks.cells import ACTION_COLUMN
from ..business.decisions import is_lead
from ..document import Block, Run
from ..words.owners import are_owners
from .answered import is_answered
from .asked import sentences
from .margins import named_in
from .marks import (
    AT_THE_END,
    BRACKETED,
    NO_OWNER,
    REFERENCE,
    THEN_TEXT,
    mark_within,
    tells_vote,
)
from .so_far import ActionsSoFar
from .unmarked import given_in

# `<trackbot> Created ACTION-55 - …`: what a program says of an action that was told before
_LOGGED = re.compile(r"\W*(?:<\w+>\s*)?(?:Created|Closed|Noticed) ACTION-\d")
# `Ben to leave at lunch time`, `Cy volunteered to take the minutes`: of a meeting, and nothing to do
_AT_THE_MEETING = re.compile(
    r"(?:leave|join|arrive|depart)(?: the meeting)? (?:at|early|late|before|after|around)\b|"
    r"(?:(?:take|record|do|write)(?: down)? (?:the )?(?:minutes|notes)|take the chair|chair (?:the|this) meeting|"
    r"(?:act|serve) as (?:the )?(?:chair\w*|scribe|(?:minute|note)[- ]?taker))"
    r"(?=\W*(?:$|(?:of|for|at) (?:this|the) meeting))",
    re.I,
)
# `… by end June (Ada has told the mill of it)`: a sentence in a bracket at the end, which is of the text
_ASIDE = re.compile(r"\s(?P<said>\([A-Z][a-z’'-]+ (?:has|have|had|is|are|was|were|will) [^()]{10,400}\))\W*$")
_RESOLVED = re.compile(r"\W*\b(?:resolved|agreed|decided)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"\W*(?:\w{1,2}[.)]\s+)?(?P<what>[Tt]hat\s+)(?!(?:said|is|was|will|would|means|evening|year)\b)")
_LONG = 6_000  # characters that no paragraph of minutes has
_TO = re.compile(r"^to (?=[a-z])")  # `Action to write to the mill`
_FEW = 2  # words of a mark that names somebody and says no more


class ActionsWithin(ActionsSoFar):
    """What has been found, with what blocks of text hold."""

    def read_text(self, block: Block) -> None:
        """A block of text: an action marked within it, or a sentence that gives somebody something to do."""
        text = "\n".join(block.lines)
        if block.kind != "heading" and (referred := REFERENCE.search(text)) and referred.start() > 0:
            self.kept.append(block)
            self.referred(block, text[: referred.start()], referred["no"])
            return
        ended, match = (None, None) if block.kind == "heading" else (AT_THE_END.search(text), mark_within(text))
        if ended and ended.start() > 0:
            self.kept.append(block)
            self.said_before(ended["after"] or ended["before"], text[: ended.start() + 1].rstrip(" –—-"))
        elif match and match.start() > 0 and not (_LOGGED.match(text) or tells_vote(match["rest"])):
            self._marked_inside(block, text, match)
        else:
            said = sentences(block.text) if block.kind != "heading" else ()
            told = (self._said_above(block), *said)
            for before, sentence, after in zip(told, told[1:], (*told[2:], ""), strict=False):
                self._unmarked(self._resolved(sentence), before, after, block)
            goes_on = block.kind == "item" or bool(_CLAUSE.match(block.text) or _RESOLVED.match(block.text))
            self.resolving = (self.resolving and goes_on) or is_lead(block)
            self.kept.append(block)

    def _resolved(self, sentence: str) -> str:
        """A sentence as it would stand alone: a clause (`That …`) with the word that resolves it."""
        self.resolving = self.resolving or _RESOLVED.search(sentence) is not None
        clause = _CLAUSE.match(sentence) if self.resolving else None
        return f"RESOLVED: {sentence[clause.start('what') :]}" if clause else sentence

    def _said_above(self, block: Block) -> str:
        """The last sentence of the paragraph above a paragraph."""
        above = self.kept[-1] if self.kept and block.kind == "paragraph" and not block.label else None
        told = above is not None and above.kind == "paragraph" and not above.rows and above.label != ACTION_COLUMN
        return [*sentences(above.text)][-1] if above and told and above.text else ""

    def _marked_inside(self, block: Block, text: str, match: re.Match[str]) -> None:
        """What marks within a text mark: the words in brackets, the rest of the text, or what stands before a name."""
        brackets = list(BRACKETED.finditer(text)) if match["open"] else []
        before, rest = text[: match.start()].strip(), match["rest"].strip()
        kept = before
        if not match["open"] and (aside := _ASIDE.search(rest)):
            kept, rest = f"{before} {aside['said']}", rest[: aside.start()]
        rest = _TO.sub("", rest.rstrip("])"))
        then = THEN_TEXT.match(rest) if not match["open"] and len(text) < _LONG else None
        if then and are_owners(then["who"], self.circle):
            self.pending.insert(0, replace(block, runs=(Run(then["more"]),), label=""))
            rest = then["who"]
        self.kept.append(block if match["open"] else replace(block, runs=(Run(kept.rstrip(" –—-")),)))
        if not brackets:
            told = match["open"] or len(before.split()) > _FEW
            self._what_is_marked(rest, before if told else None, block)
        for at, one in zip((0, *(one.end() for one in brackets)), brackets, strict=False):
            self._what_is_marked(one["rest"].strip(), text[at : one.start()], block)

    def _what_is_marked(self, said: str, before: str | None, block: Block) -> None:
        """Words that are an action; or whose it is, which `before`, or the last paragraph, tells."""
        if NO_OWNER.fullmatch(said):
            return
        named = named_in(said, self.circle, self.reader.due_in)
        if len(named) == 1:
            self.said_before(", ".join(named[0].owners), before, due=named[0].due)
        elif are_owners(said, self.circle) or len(said.split()) <= _FEW:
            self.said_before(said, before)
        else:
            self.take(said, block)

    def _unmarked(self, sentence: str, before: str, after: str, block: Block) -> None:
        """`Clerk to write to the council.`: no mark, but no other reading either; a question that the next sentence
        answers is none, and none is told so where all have a number."""
        for one in () if self.reader.numbered else given_in(sentence, self.circle, before, sure=self.reader.marked):
            if _AT_THE_MEETING.match(one.what) or is_answered(one, after):
                continue
            action = self.reader.action(one.what, block.line, one.owners, self.reader.due_in(one.what))
            self.actions.append(replace(action, unmarked=True))
