"""Motions and how they fared: the sentences from the one that puts a motion to the one that says how it ended.

`Ann moved to buy the field; Ben seconded. Motion carried.` is one decision, in all of its words. A motion of which
nothing says that it was carried, and one that was withdrawn or died for want of a second, decided nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from .votes import votes_in

_REACH = 8  # sentences from a motion to its outcome: there may be some of the talk between
_BRIEF = 14  # words of a line that says nothing but how a motion fared
_DONE = r"(?:carrie[sd]|passe[sd]|approved|adopted|accepted|agreed|resolved|ratified|endorsed)"
_FELL = r"(?:fail(?:s|ed)|defeated|lost|rejected|fell)"
_WORDS = r"(?:(?:was|were|is|has|have|been|put|and|not|then|also|duly|\w+ly) ){0,4}"
# `the motion` is the one before, unless it is told what it is, and not how it fared
_PUT = re.compile(
    rf"(?<![Tt]he )(?<![Tt]his )(?<![Tt]hat )\b(?:[Mm]otion|MOTION)\b(?! {_WORDS}(?:{_DONE}|{_FELL}|did|dies?|withdr))"
    rf"|\b[Mm]otion (?:to|that|of|by|was (?:made|put)|made)\b(?![^.;]{{0,80}}\b(?:was|is) {_WORDS}(?:{_DONE}|{_FELL}))"
    r"|\b(?:[Mm]oved|MOVED|moves|[Pp]roposed|PROPOSED)\b"
)
# Words that a motion has about it, so that `the desk was moved` is none.
_FORMAL = re.compile(
    r"\b(?i:motion(?:s|ed)?|second(?:ed|s|er|ing)|second(?: by|:)|2nd by)\b|\b(?:MOVED|CARRIED)\b|"
    r"[A-Z][\w’'-]+\.? second(?=\s*(?:[,.;–-]|$))"
)
_SECONDED = re.compile(r".*\b(?:second(?:ed|s|er)?|2nd)\b", re.IGNORECASE | re.DOTALL)
_IT = rf"\b(?:motion|amendment|vote|proposal|resolution|it|which) {_WORDS}"
_SINCE = r"(?! (?:in (?:19|20)\d\d|last|out|on(?! the casting vote)|over|forward|away)\b)"  # `it was approved in 2019`
# what says in a sentence of its own that the motion before it was carried
_CARRIED = re.compile(
    rf"{_IT}{_DONE}\b{_SINCE}|\bcarrie[sd]\b{_SINCE}|\bunanimous(?:ly)?\b"
    r"|\bpasse[sd]\b(?=\W*(?:$|unanimous|\d|by \d|without\b|with\b))"
    r"|\ball (?:(?:were|was|voted|in|present) ){0,2}(?:favou?r|agreed|ayes?)\b(?! that\b)"
    rf"|^\W*(?:\w+ly )?{_DONE}\b(?=\W*(?:$|\d|\(|by\b|unanimous|without\b|with\b|nem\b))",
    re.IGNORECASE,
)
_CARRIED_WITHIN = re.compile(
    rf"{_CARRIED.pattern}|\b(?:was|were|and) (?:\w+ly )?{_DONE}\b|\b{_DONE}\W*$", re.IGNORECASE
)
_LOST = re.compile(
    rf"{_IT}{_FELL}\b|^\W*{_FELL}\b|\band lost\W*$|\bnot (?:carried|passed|approved|pass|carry)\b", re.IGNORECASE
)
_PUT_OFF = re.compile(rf"{_IT}(?:tabled|deferred|postponed)\b|^\W*(?:tabled|deferred|postponed)\b", re.IGNORECASE)
_NOTHING = re.compile(
    rf"{_IT}(?:withdr\w+|died|dies)\b|\b(?:withdrew|no second(?:er)?|(?:lack|want) of a second)\b", re.IGNORECASE
)
_IN_SO_MANY_WORDS = re.compile(
    rf"\b(?:motion|it|and|which) {_WORDS}(?:{_DONE}|{_FELL}|tabled|withdrawn)\b{_SINCE}|"
    r"\b(?:carrie[sd]|passe[sd])\W*$|\bunanimous(?:ly)?\b|\ball (?:(?:were|voted|in) ){1,2}(?:favou?r|agreed)\b",
    re.IGNORECASE,
)
_NOT_YET = re.compile(r"\W*(?:if|when|once|until|unless|should|before|after)\b", re.IGNORECASE)
_COUNT = re.compile(
    r"\W*(?:in favou?r|for|against|opposed|nays?|ayes?|abst\w+)\s*[:–-]?\s*\d+\W*|\W*\d+ (?:against|abst\w+)\W*",
    re.IGNORECASE,
)
# what a line that says how the one before it fared begins with; who moved or seconded it
_FARES = re.compile(
    r"^\W*(?:(?:the )?(?:motion|vote)s?\b|all\b|unanimous|carried|passed|approved|adopted|defeated|failed|lost)",
    re.IGNORECASE,
)
_WHO = re.compile(
    r"^\W*(?:moved|proposed|seconded|votes?)(?: by\b|\s*:)|^\W*(?:moved|proposed) (?=(?-i:[A-Z]).{2,60}\bsecond)",
    re.IGNORECASE,
)
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
        if not _FORMAL.search("".join(sentences[at : end + 1])) or _NOT_YET.match(words):
            continue
        if _NOTHING.search(words):
            return end + 1, None
        after = end + 1
        while after < len(sentences) and _COUNT.fullmatch(sentences[after]):
            after += 1
        words = " ".join((words, *sentences[end + 1 : after]))
        if (carried := _carried(words, within=end == at)) is not None:
            after = moved_on(sentences, after)
            return after, _kind("".join(sentences[at:after])) if carried else "rejected"
    return at, None


def moved_on(sentences: Sequence[str], end: int) -> int:
    """The place after the sentences from that on that say only who moved what was decided, or how it fared."""
    while end < len(sentences) and _only_fares(sentences[end]):
        end += 1
    return end


def _after_the_motion(words: str) -> str:
    """What stands after whoever seconded a motion, where that is said, else how it fared in so many words: what stands
    before, such as `lost` or `approved`, are the motion's own."""
    if seconded := _SECONDED.match(words):
        return words[seconded.end() :]
    fared = _IN_SO_MANY_WORDS.search(words)
    return fared.group() if fared else ""


def _carried(words: str, *, within: bool = False) -> bool | None:
    """Whether a motion was carried, or put off; None where the words do not say. `within` the motion's own sentence
    less is enough."""
    if _LOST.search(words):
        return False
    if (_CARRIED_WITHIN if within else _CARRIED).search(words) or _PUT_OFF.search(words):
        return True
    votes = votes_in(words)
    if votes is None or not votes.votes_for:
        return None
    given, against = int(votes.votes_for), int(votes.against or 0)
    return None if given == against else given > against


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
