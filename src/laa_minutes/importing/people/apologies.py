"""From whom apologies came, as sentences say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..draft import Attendee
from ..outline.parts import Part
from ..words.name_lists import names_in
from ..words.names import initialled, looks_like_name
from .attending import (
    FROM,
    NONE,
    RECEIVED,
    SENTENCE_END,
    STAYED_AWAY,
    VERB,
    without_agenda_item,
    without_reasons,
)
from .lists import Lists, same
from .unheaded import with_initials

# `Ada Marsh and Ben Lowe had sent their apologies`
SENT = re.compile(
    r"(?P<who>(?:^|(?<=[.]\s))[A-Z][^.\n]{3,200}?)\s+(?:(?:had|have|has)\s+)?(?:all\s+)?(?:sent|gave|given|tendered|"
    r"offered|submitted)\s+(?:their |his |her |an )?apolog(?:ies|y)",
    re.MULTILINE,
)
# `Apologies for absence Ada, Ben`: the names on the line of the title
_NAMES_FOLLOW = re.compile(
    r"^\W*(?i:apologies(?: for absence)?)\s+(?=[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,3}(?:,| and | \(|$))"
)
# `Ada Marsh was unable to attend, but …`: this meeting, as nothing says which
_FROM_HERE = re.compile(
    r"\s*(?:$|[.,;]|(?:but|and|because|due|owing|today|tonight|(?:the|this|today[’']s) (?:meeting|call))\b)"
)
_ALSO = re.compile(r"\W*(?:also|and)\b", re.IGNORECASE)
_OTHER = re.compile(r"\bnext meeting\b|\blateness\b|\bcould not\b.*\bchair\b")
_NO_NAMES = re.compile(r"\b(?:welcomed|introduced|opened|thanked|no apologies)\b")


def apologies_in(text: str, line: int, *, bare: bool, about: bool = False) -> Iterator[Attendee]:
    """From whom apologies came, as sentences say; with `bare`, a list of names alone will do, and `about` says that the
    text is of nothing else."""
    said = False
    text = _NAMES_FOLLOW.sub("Apologies from ", without_agenda_item(text))
    for n, sentence in enumerate(SENTENCE_END.split(text)):
        received = RECEIVED.match(sentence) if n == 0 and bare else None
        if received and received.group().strip():
            yield from names_in(without_reasons(sentence[received.end() :].lstrip(" :–-")), line)
            said = True
        elif said and bare and _ALSO.match(sentence) and not VERB.search(sentence):
            yield from names_in(re.sub(r"^\W*also\W+", "", sentence, flags=re.IGNORECASE), line)
        elif not _OTHER.search(sentence) and (match := _told_in(sentence, about=about)):
            said = True
            if not NONE.match(match["who"]):
                yield from names_in(without_reasons(RECEIVED.sub("", match["who"])), line)
    if bare and not (said or NONE.match(text) or _NO_NAMES.search(text)):
        yield from _listed(text, line)


def _told_in(sentence: str, *, about: bool) -> re.Match[str] | None:
    away = STAYED_AWAY.match(sentence)
    if away and not (about or (_FROM_HERE.match(sentence, away.end()) and looks_like_name(away["who"]))):
        away = None
    return FROM.search(sentence) or SENT.search(sentence) or away


def _listed(text: str, line: int) -> Iterator[Attendee]:
    """The people of lines that hold nothing but names."""
    for row in text.split("\n"):
        names = without_reasons(RECEIVED.sub("", row))
        if not VERB.search(names) or len(names.split()) <= 8:
            yield from names_in(names, line)


def name_initials(lists: Lists, parts: Sequence[Part]) -> None:
    """Names for the initials of those who sent apologies, as far as the document has them; whoever did is taken from a
    list that nothing calls the one of those present."""
    everyone = [*lists.people["present"], *lists.people["in support"]]
    known = initialled([*everyone, *_defined(parts)])
    whole = {one.person: one for one in everyone}
    away = lists.people["apologies"]
    for n, one in enumerate(away):
        name = known.get(one.person) if re.fullmatch(r"[A-Z]{2,4}", one.person) else None
        if name and (lists.unsaid or name not in whole):
            away[n] = replace(whole.get(name, one), person=name, line=one.line, initials=one.person)
    if lists.unsaid:
        came = lists.people["present"]
        came[:] = [one for one in came if not any(same(one, other) for other in away)]


def _defined(parts: Sequence[Part]) -> Iterator[Attendee]:
    """Names with their initials in brackets, wherever the text has them: `Mr Ada Marsh (AM)`."""
    for part in parts:
        for block in (*([part.heading] if part.heading else ()), *part.blocks):
            if "(" in block.text or "[" in block.text:
                for one in with_initials(block.text.replace("[", "(").replace("]", ")")):
                    if one.initials:
                        yield one
