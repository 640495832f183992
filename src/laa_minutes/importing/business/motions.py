"""Motions and how they fared: the sentences from the one that puts a motion to the one that says how it ended.

`Ann moved to buy the field; Ben seconded. Motion carried.` is one decision, in all of its words. A motion of which
nothing says that it was carried, and one that was withdrawn or died for want of a second, decided nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from .votes import votes_in

_REACH = 5  # sentences from a motion to its outcome: there may be some of the talk between
_BRIEF = 14  # words of a line that says nothing but how a motion fared
# `the motion` is the one before, unless it is told what it is
_PUT = re.compile(
    r"(?<![Tt]he )(?<![Tt]his )(?<![Tt]hat )\b(?:[Mm]otion|MOTION)\b"
    r"(?! (?:was |is |has )?(?:unanimously )?(?:carri|pass|approv|adopt|fail|defeat|lost|died|withdr))"
    r"|\b[Mm]otion (?:to|that|of|by|was (?:made|put)|made)\b"
    r"|\b(?:[Mm]oved|MOVED|moves|[Pp]roposed|PROPOSED)\b"
)
# Words that a motion has about it, so that `the desk was moved` is none.
_FORMAL = re.compile(r"\b(?i:motions?|second(?:s|ed|er|ing)?|2nd)\b|\b(?:MOVED|CARRIED)\b")
_SECONDED = re.compile(r".*\b(?:second(?:s|ed|er)?|2nd)\b", re.IGNORECASE | re.DOTALL)
_IN_SO_MANY_WORDS = re.compile(
    r"\b(?:motion|it|and|which) (?:(?:was|were|is|then|been|\w+ly) ){0,3}"
    r"(?:carrie[sd]|passe[sd]|approved|agreed|adopted|failed|lost|defeated|tabled|withdrawn)\b|\b(?:carrie[sd]|passe[sd])\W*$|\bunanimous(?:ly)?\b|"
    r"\ball (?:(?:were|voted|in) ){1,2}(?:favou?r|agreed)\b",
    re.IGNORECASE,
)
_IT = r"\b(?:motion|amendment|vote|proposal|resolution|it|which) (?:(?:was|were|is|has|then|been|\w+ly) ){0,3}"
_DONE = r"(?:carried|passed|approved|adopted|accepted|agreed|resolved|ratified|endorsed)"
_CARRIED = re.compile(
    rf"{_IT}{_DONE}\b|\bcarrie[sd]\b(?! (?:out|on|over|forward)\b)|\bpasse[sd]\b|\bunanimous(?:ly)?\b"
    r"|\ball (?:(?:were|was|voted|in) ){0,2}(?:favou?r|agreed|ayes?)\b"
    rf"|\b(?:was|were|and) (?:\w+ly )?{_DONE}\b|^\W*(?:\w+ly )?{_DONE}\b|\b{_DONE}\W*$",
    re.IGNORECASE,
)
_FELL = r"(?:fail(?:s|ed)|defeated|lost|rejected)"
_LOST = re.compile(rf"{_IT}{_FELL}\b|^\W*{_FELL}\b|\bnot (?:carried|passed|approved)\b", re.IGNORECASE)
_PUT_OFF = re.compile(rf"{_IT}(?:tabled|deferred|postponed)\b|^\W*(?:tabled|deferred|postponed)\b", re.IGNORECASE)
_NOTHING = re.compile(
    rf"{_IT}(?:withdr\w+|died|dies)\b|\b(?:withdrew|no second(?:er)?|(?:lack|want) of a second)\b", re.IGNORECASE
)
# What a line that says how the one before it fared begins with
_FARES = re.compile(
    r"^\W*(?:(?:the )?(?:motion|vote)s?\b|all\b|unanimous|carried|passed|approved|adopted|defeated|failed|lost)",
    re.IGNORECASE,
)
_WHO = re.compile(r"^\W*(?:moved|proposed|seconded|votes?)(?: by\b|\s*:)", re.IGNORECASE)  # moved or seconded it
_PUTS = re.compile(r"\bmotion:? (?:to|that)\b", re.IGNORECASE)
_THAT = re.compile(r"\W*(?:That|THAT|To|TO)\b")
_APPROVES = re.compile(r"\b(?:approv|accept|adopt|ratif|endors|receiv)\w*", re.IGNORECASE)
_FIRST_VERB = re.compile(r"\bto (\w+)")


def motion_at(sentences: Sequence[str], at: int) -> tuple[int, str | None]:
    """The sentence after the outcome of a motion that the one at a place puts, with the kind of decision that it is:
    agreed, approved, rejected or deferred; none where nothing was decided. The place itself where there is no motion.
    """
    put = _PUT.search(sentences[at])
    if put is None:
        return at, None
    for end in range(at, min(at + _REACH, len(sentences))):
        words = sentences[end] if end > at else _after_the_motion(sentences[at][put.end() :])
        if end > at and _puts_another(words):
            break
        if not _FORMAL.search("".join(sentences[at : end + 1])):
            continue
        if _NOTHING.search(words):
            return end + 1, None
        if (carried := _carried(words)) is not None:
            while end + 1 < len(sentences) and _only_fares(sentences[end + 1]):
                end += 1
            return end + 1, _kind("".join(sentences[at : end + 1])) if carried else "rejected"
    return at, None


def _after_the_motion(words: str) -> str:
    """What stands after whoever seconded a motion, where that is said, else how it fared in so many words: what stands
    before, such as `lost` or `approved`, are the motion's own."""
    if seconded := _SECONDED.match(words):
        return words[seconded.end() :]
    carried = _IN_SO_MANY_WORDS.search(words)
    return carried.group() if carried else ""


def _carried(words: str) -> bool | None:
    """Whether a motion was carried, or put off; None where the words do not say."""
    if _LOST.search(words):
        return False
    votes = votes_in(words)
    if votes and votes.votes_for and votes.against:
        return int(votes.votes_for) > int(votes.against)
    return True if _CARRIED.search(words) or _PUT_OFF.search(words) or (votes and votes.votes_for) else None


def _kind(motion: str) -> str:
    """What kind of decision a motion is that was carried."""
    verb = _FIRST_VERB.search(motion)
    if _PUT_OFF.search(motion) or (verb and verb[1] in ("table", "defer", "postpone")):
        return "deferred"
    return "approved" if _APPROVES.search(motion) else "agreed"


def with_outcomes(texts: Iterable[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    """Texts with their lines; one that says only who moved something, or how it fared, is part of the one before."""
    held: tuple[str, int] | None = None
    for text, line in texts:
        if held and (_only_fares(text) or (_WHO.match(held[0]) and _THAT.match(text))):
            held = (f"{held[0]}\n{text}", held[1])
            continue
        if held:
            yield held
        held = (text, line)
    if held:
        yield held


def _puts_another(sentence: str) -> bool:
    """A sentence with a motion of its own, and not just who moved or seconded the one before."""
    return _PUT.search(sentence) is not None and not _WHO.match(sentence)


def _only_fares(text: str) -> bool:
    if len(text.split()) > _BRIEF or text.rstrip().endswith(":") or _PUTS.search(text):
        return False
    fared = _carried(text) is not None or _NOTHING.search(text)
    return _WHO.match(text) is not None or bool(fared and _FARES.match(text))
