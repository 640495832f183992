"""Sentences that give something to do by their form alone: in capitals, with a bracket behind, as a next step."""

from __future__ import annotations

import re

from ...frozen import dataclass
from ..words.owners import Circle, are_owners, split_owners
from ..words.vocabulary import INSTRUCTS
from .margins import instructions

# `CLERK TO REPORT`
_SHOUTED = re.compile(
    r"(?P<who>[A-Z][A-Z.,/&’' -]{0,60}?)\s+TO\s+(?P<what>(?!BE\b|THE\b|AN?\b|NOTE\b|AGREE\b)[A-Z]{2,}\b.*)"
)
# `Topics for the fair (Ben to think about this)`
_IN_BRACKET = re.compile(
    r"(?P<what>[^()]{10,600})\(\s*(?P<who>[^()]{1,40}?) to (?P<verb>[a-z]{2,15})(?: [a-z]{2,6})?"
    r"(?P<this> (?:this|that|it|these|them|so))?\s*\)\W*"
)
# `To be followed up (Ben).`: the sentence before says what
_TO_BE_DONE = re.compile(r"(?P<what>To be [a-z]{2,}(?<!ing)\b[^().;:]{0,200}?)\s*\((?P<who>[^()]{1,40})\)\W*")
# `The next step is to ask the mill`
_NEXT_STEP = re.compile(
    r"\W*(?:The |Our |As a )?next steps? (?:is|are|was|were|will be) to (?P<what>(?!be\b)[a-z].*)", re.I | re.DOTALL
)
# `Someone needs to write to the mill`
_SOMEONE = re.compile(r"\W*[Ss]ome(?:one|body)\W* (?:(?:needs|has|is) )?to (?P<what>(?!be\b)[a-z].*)", re.DOTALL)
# `Outcome: Ask the caretaker to oil the gate`: what came of it is that something is to be done
_OUTCOME = re.compile(
    r"(?:Outcome|Result|Conclusion|Follow[- ]?up)s?\s*[:–—]\s*(?P<what>(?P<verb>[A-Z][a-z-]+)\s.+)", re.DOTALL
)
_ASKS = re.compile(r"[Aa]sk (?P<who>(?:the )?[^,.;:]{2,50}?) to (?P<what>(?!be\b)[a-z].*)", re.DOTALL)
# `look into`, `carry out this task`, `do so`, `complete and return`: what is to be done stands before
POINTS_BACK = re.compile(
    r"(?:\w+(?: (?:and|&) \w+)?(?: (?:into|up|on|at|out|to|accordingly))?|"
    r"(?:do|take care of|forward|send|share|circulate|chase|action|arrange|carry out|take on|undertake|look into|"
    r"deal with|see to|sort(?: out)?|follow up|organi[sz]e|progress|pursue) "
    r"(?:this|that|it|these|them|so|the same)(?: \w+)?|"
    r"(?:return|come back|report back) with (?:an?|the) (?:answer|reply|response)|"
    r"[a-z]+ (?:this|that|it) (?:up|on|out|over|forward|in|off|back|further|to the \w+))\W*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Given:
    """Whose it is, and what, with the words that say so."""

    owners: tuple[str, ...]
    what: str


def given_by_form(sentence: str, circle: Circle, before: str) -> tuple[Given, ...]:
    """What a sentence gives people to do, or nobody in particular; nothing for one of another form."""
    if step := _NEXT_STEP.fullmatch(sentence):
        return (Given((), step["what"]),)
    if someone := _SOMEONE.fullmatch(sentence):
        return (Given((), someone["what"]),)
    if (came := _OUTCOME.fullmatch(sentence)) and [*instructions(came["what"])]:
        other = _ASKS.fullmatch(came["what"])
        return (Given(split_owners(other["who"]), other["what"]) if other else Given((), came["what"]),)
    if aside := _IN_BRACKET.fullmatch(sentence):
        asked = bool(aside["this"]) or aside["verb"] in INSTRUCTS  # and no `(chair to volunteer)`
        known = asked and are_owners(aside["who"], circle)
        return (Given(split_owners(aside["who"]), aside["what"].strip()),) if known else ()
    shouted = _SHOUTED.fullmatch(sentence) if sentence.isupper() else None
    if shouted is None or not are_owners(shouted["who"], circle):
        return ()
    told = f"{before} {sentence}" if before and POINTS_BACK.fullmatch(shouted["what"]) else shouted["what"]
    return (Given(split_owners(shouted["who"]), told),)


def to_be_done(sentence: str, circle: Circle, before: str) -> tuple[Given, ...]:
    """What the sentence before one is about, that says no more than that this is to be done, with whose it is in a
    bracket; nothing for another sentence."""
    done = _TO_BE_DONE.fullmatch(sentence)
    if done is None or not are_owners(done["who"], circle):
        return ()
    return (Given(split_owners(done["who"]), f"{before} {done['what']}".strip()),)
