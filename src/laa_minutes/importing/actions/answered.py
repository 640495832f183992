"""Questions that were answered at once: what somebody was asked to say is nothing that is to be done."""

from __future__ import annotations

import re

from .forms import Given

_QUESTION = re.compile(r"(?:clarify|explain|say|tell|confirm|describe|state|comment)\b")
_ANSWER = re.compile(
    r"(?P<who>He|She|They|(?:[A-Z][\w.’'-]*\s){1,4}?(?=[a-z]))\s*"
    r"(?:replied|answered|responded|explained|said|stated|clarified|confirmed|noted)\b(?!.*\b(?:would|will)\b)",
    re.DOTALL,
)


# `Yes, it is.`, `40 members`: what is said to a question
_REPLY = re.compile(r"(?:yes|no)\b\s*(?:[,.!–—-].*|$)|\d{1,6} (?P<counted>[a-z]{3,})\W*", re.IGNORECASE | re.DOTALL)


def replies(text: str, asked: str) -> bool:
    """What somebody says, in a list of actions, to the one before: yes or no, or how many there are of something that
    it asks for the number of."""
    said = _REPLY.fullmatch(text)
    counted = said["counted"] if said else None
    asks_number = re.search(rf"\b(?:number of|how many)\b.*\b{counted}\b", asked, re.IGNORECASE) if counted else None
    return said is not None and (counted is None or asks_number is not None)


def is_answered(given: Given, after: str) -> bool:
    """`The mayor asked Cy Dart to explain the plan. Cy Dart replied that …`: that was done at once."""
    answer = _ANSWER.match(after) if _QUESTION.match(given.what) else None
    who = answer["who"].strip() if answer else ""
    named = any(owner.split()[-1] == who.split()[-1] for owner in given.owners) if who else False
    return named or who in ("He", "She", "They")
