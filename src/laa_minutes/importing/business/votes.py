"""Who proposed a decision, who seconded it, and how many voted which way."""

from __future__ import annotations

import re
from dataclasses import replace

from ..draft import DecisionFound, VotesFound
from ..words.vocabulary import NUMBERS

_TITLE = r"(?:(?:Cllrs?|Councillor|Mrs?|Ms|Miss|Dr|Sir|Prof|Rev)\.? )?"
_PART = r"(?:[A-Z]{1,2}\.|[A-Z][\w’'-]*)"
_NO_NAME = (
    r"(?:Second|Propos|Moved|Motion|Carried|CARRIED|Passed|Approved|Votes?\b|All\b|Result|Unanimous|T[Hh][Aa][Tt]\b|"
    r"and\b)"
)
_PERSON = rf"{_TITLE}{_PART}(?: (?:(?:van|von|de|der|den|du|la|le|di|da) )*(?!{_NO_NAME}){_PART}){{0,2}}"
_BY = r"(?:\s*by)?\s*[:–-]?\s*"
_SECOND = rf"(?:[Ss]econd(?:ed)?|SECONDED|2nd){_BY}(?P<second>{_PERSON})"
# `Ada Marsh proposed, and Ben Lowe seconded`, with what was proposed between
_MOVER = rf"(?<![\w’'-])(?P<mover>{_PERSON}) (?:proposed|moved)\b.{{0,400}}?"
_MOVERS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:[Pp]roposed|[Mm]oved|MOVED){_BY}(?P<mover>{_PERSON})\W+(?:and\s+)?(?:was\s+)?{_SECOND}",
        rf"\b(?:[Mm]otion|MOTION|[Mm]ade)(?: was)?(?: made)? by:? (?P<mover>{_PERSON})\W+(?:and )?(?:was )?{_SECOND}",
        rf"\b(?:[Mm]otion|MOTION|[Mm]oved|MOVED):? ?\((?P<mover>{_PERSON}) ?/ ?(?P<second>{_PERSON})\)",
        rf"[:–—-] ?(?P<mover>{_PERSON}) ?/ ?(?P<second>{_PERSON})(?= ?(?:[.,–—-]|$))",
        rf"(?s:{_MOVER})\b(?:and )?(?P<second>{_PERSON}) seconded",
        rf"{_MOVER}\bseconded by (?P<second>{_PERSON})",
        rf"^\W*(?:Proposed|Moved){_BY}(?P<mover>{_PERSON})\W*$",
        rf"^\W*Seconded{_BY}(?P<second>{_PERSON})\W*$",
    )
)
_N = r"(?P<{}>\d{{1,3}}|" + "|".join(NUMBERS[1:]) + ")"
_COUNTS = {
    what: re.compile(rf"\b{_N.format('n')} (?:votes? )?{after}|\b{before}\s*[:–-]\s*{_N.format('m')}\b", re.IGNORECASE)
    for what, after, before in (
        ("votes_for", r"(?:in favou?r\b|for\b(?! the (?:first|next)))", "(?:in favou?r|for)"),
        ("against", r"against\b", "against"),
        ("abstained", r"(?:abstained|abstentions?|abstaining)\b", r"abst\w+"),
    )
}
_TO = re.compile(
    rf"\b(?:by|votes?:?)\s+{_N.format('n')} (?:votes? )?(?:to|–|-) {_N.format('m')}\b"
    r"|\b(?:votes?:?|carrie[sd]|passe[sd]|approved|failed|defeated|lost),? \(?(?P<n_>\d{1,3}) ?[–-] ?(?P<m_>\d{1,3})"
    r"(?: ?[–-] ?(?P<o_>\d{1,3}))?\b(?! ?[–-] ?\d)",
    re.IGNORECASE,
)
_VOTED = re.compile(r"\b(?:vote[sd]?|carrie[sd]|passe[sd]|abst\w+|in favou?r|failed|defeated|lost)\b", re.IGNORECASE)
# A line that only says so: `(Moved by Ada Marsh, seconded by Ben Lowe.)`, `Votes: 5 for, 2 against`
REMARK = re.compile(r"^\W*(?:(?:moved|proposed|seconded)(?: by\b|\s*:)|votes?\s*:)[^.]{0,120}\.?\W*$", re.IGNORECASE)


def with_votes(decision: DecisionFound, words: str) -> DecisionFound:
    """The decision with what the words say of who moved and seconded it, and of the votes."""
    for pattern in _MOVERS:
        if movers := pattern.search(words):
            part = movers.groupdict()
            decision = replace(
                decision,
                moved_by=decision.moved_by or _name(part.get("mover")),
                seconded_by=decision.seconded_by or _name(part.get("second")),
            )
            break
    votes = votes_in(words)
    return replace(decision, votes=votes) if votes else decision


def votes_in(words: str) -> VotesFound | None:
    """The votes counted in a sentence; a count with its word on one side is enough where the sentence is of a vote."""
    found = {
        what: _digits(match["n"] or match["m"]) for what, pattern in _COUNTS.items() if (match := pattern.search(words))
    }
    if not _VOTED.search(words) and len(found) < 2:  # `(5 for, 1 against)` is a vote whatever else is said
        return None
    if "votes_for" not in found and (match := _TO.search(words)):
        found |= {"votes_for": _digits(match["n"] or match["n_"]), "against": _digits(match["m"] or match["m_"])}
        found |= {"abstained": match["o_"]} if match["o_"] else {}
    return VotesFound(**found) if found else None


def _digits(said: str) -> str:
    return said if said.isdigit() else str(NUMBERS.index(said.casefold()))


def _name(said: str | None) -> str | None:
    return said.rstrip(".") if said else None
