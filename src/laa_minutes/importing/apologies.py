"""From whom apologies came, as sentences say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .attending import FROM, NONE, REASON, RECEIVED, SENTENCE_END, VERB
from .draft import Attendee
from .name_lists import names_in

# `Ada Marsh and Ben Lowe had sent their apologies`
_SENT = re.compile(
    r"(?P<who>(?:^|(?<=[.]\s))[A-Z][^.\n]{3,200}?)\s+(?:(?:had|have|has)\s+)?(?:all\s+)?(?:sent|gave|given|tendered|"
    r"offered|submitted)\s+(?:their |his |her )?apologies",
    re.MULTILINE,
)
_ALSO = re.compile(r"\W*(?:also|and)\b", re.IGNORECASE)
_OTHER = re.compile(r"\bnext meeting\b|\blateness\b|\bcould not\b.*\bchair\b")
_NO_NAMES = re.compile(r"\b(?:welcomed|introduced|opened|thanked|no apologies)\b")


def apologies_in(text: str, line: int, *, bare: bool) -> Iterator[Attendee]:
    """From whom apologies came, as sentences say; with `bare`, a list of names alone will do."""
    said = False
    for n, sentence in enumerate(SENTENCE_END.split(text)):
        received = RECEIVED.match(sentence) if n == 0 and bare else None
        if received and received.group().strip():
            yield from names_in(REASON.sub("", sentence[received.end() :].lstrip(" :–-")), line)
            said = True
        elif said and bare and _ALSO.match(sentence) and not VERB.search(sentence):
            yield from names_in(re.sub(r"^\W*also\W+", "", sentence, flags=re.IGNORECASE), line)
        elif not _OTHER.search(sentence) and (match := FROM.search(sentence) or _SENT.search(sentence)):
            said = True
            if not NONE.match(match["who"]):
                yield from names_in(REASON.sub("", RECEIVED.sub("", match["who"])), line)
    if bare and not (said or NONE.match(text) or _NO_NAMES.search(text)):
        yield from _listed(text, line)


def _listed(text: str, line: int) -> Iterator[Attendee]:
    """The people of lines that hold nothing but names."""
    for row in text.split("\n"):
        names = REASON.sub("", RECEIVED.sub("", row))
        if not VERB.search(names) or len(names.split()) <= 8:
            yield from names_in(names, line)
