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


def is_answered(given: Given, after: str) -> bool:
    """`The mayor asked Cy Dart to explain the plan. Cy Dart replied that …`: that was done at once."""
    answer = _ANSWER.match(after) if _QUESTION.match(given.what) else None
    who = answer["who"].strip() if answer else ""
    named = any(owner.split()[-1] == who.split()[-1] for owner in given.owners) if who else False
    return named or who in ("He", "She", "They")
