"""Who took the chair and who the minutes: by a mark in the lists, or as the text says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from .attending import same
from .draft import Attendee, Doubt
from .names import looks_like_name, person_in
from .outline import Part

CHAIR = re.compile(
    r"(?<!vice )(?<!vice-)(?<!deputy )(?<!deputy-)(?<!former )(?<!past )(?<!assistant )(?<!elect )"
    r"\b(?:co-?)?chair(?:man|woman|person|ing|ed)?\b(?!\s*[’']s)(?! elect|-elect|s\b)|\bpresid(?:ed|ing)\b|"
    r"\bconvenor\b",
    re.IGNORECASE,
)


_OF = re.compile(r"\bchair\w*(?:,| of| -| –)\s+(?:the\s+)?(?P<what>[^,()]+)", re.IGNORECASE)


_GENERIC = frozenset(
    [
        "meeting",
        "board",
        "panel",
        "committee",
        "council",
        "governors",
        "governing",
        "body",
        "group",
        "trustees",
        "directors",
        "forum",
        "partnership",
        "team",
        "chair",
    ]
)


_MINUTES = re.compile(
    r"\b(?:minutes?(?: ?-? ?(?:tak\w+|secretary|clerk))?|note ?-?tak\w+|notes|scribe|minuting|taking (?:the )?minutes|"
    r"recorder|recording secretary)\b",
    re.IGNORECASE,
)


_N = r"(?:(?:[A-Z][\w’'-]*\.?|de|van|von|der)\s+){0,5}[A-Z][\w’'-]+"


_CHAIRED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<who>{_N}),?\s*(?:\([^)]*\)\s*)?(?:then |duly )?(?:took|was in|in|assumed|occupied|"
        rf"resumed)\s+(?i:the chair)\b",
        rf"(?:[Cc]haired by|[Mm]eeting was chaired by|[Pp]resided over by|[Cc]hair of the meeting was)\s+(?P<who>{_N})",
        rf"[Cc]hair(?:man|woman|person)?,? (?P<who>{_N}),? (?:opened|welcomed|called|declared|thanked)\b",
        rf"(?P<who>{_N})\s+(?:chaired (?:the|this) meeting|presided|was chairing|acted as [Cc]hair)",
        rf"(?:^|\n|[.;]\s)\s*(?:Chair(?:man|woman|person)?|CHAIR(?:MAN)?|Meeting [Cc]hair)\s*(?::|"
        rf"\s[-–—])\s*(?P<who>{_N})",
        rf"[Tt]he [Cc]hair(?:man|woman|person)?,\s+(?P<who>{_N}),?\s",
        rf"[Tt]he [Cc]hair(?:man|woman|person)?\s+\((?P<who>{_N})\)",
    )
)


_CHAIR_BY_FIRST_NAME = re.compile(
    r"^\W*(?:Acting |Meeting )?(?:[Cc]hair(?:man|woman|person)?|CHAIR|[Cc]haired by)\s*:\s*(?P<who>[A-Z][\w’'-]+)\s*$"
)


_TAKEN = re.compile(
    rf"(?:(?:[Mm]inutes|[Nn]otes)(?: were)?(?: taken| recorded)?(?: by|:)|[Mm]inute[- ]?taker:?|[Ss]cribe:|"
    rf"[Nn]ote[- ]?taker:?)\s+(?P<who>{_N})\s*(?:$|[.,;(\n])"
)


def who_chaired(everyone: Sequence[Attendee], parts: Sequence[Part], body: str) -> tuple[str | None, tuple[Doubt, ...]]:
    """Who was in the chair: marked so in the lists, else as the text says. Two who are marked are a doubt. `body` is
    what the document says of whose meeting it was."""
    marked = [one for one in everyone if _chairs(one, body)]
    in_it = [
        one for one in marked if re.search(r"in the chair|presid", f"{one.role} {one.organisation}", re.IGNORECASE)
    ]
    sure = in_it or marked
    chair = sure[0].person if sure else _said_chair(parts, everyone)
    if len(marked) < 2:
        return chair, ()
    why = f"{marked[0].person} and {marked[1].person} are both marked as chair"
    return chair, (Doubt("chair", marked[1].line, why),)


def who_took_the_minutes(everyone: Sequence[Attendee], parts: Sequence[Part]) -> str | None:
    """Who took the minutes: marked so in the lists, else as the text says."""
    marked = next((one.person for one in everyone if one.role and _MINUTES.search(one.role)), None)
    said = (match["who"] for text in _texts(parts) if (match := _TAKEN.search(text)))
    return marked or next(filter(looks_like_name, said), None)


def _chairs(one: Attendee, body: str) -> bool:
    """Said to be in the chair of this meeting, not of somebody else's board."""
    for said in (one.role, one.organisation):
        if not said or not CHAIR.search(said):
            continue
        what = _OF.search(said)
        if what is None:
            return True
        words = set(re.findall(r"[a-z]+", what["what"].casefold())) - {"of", "and", "for", "the"}
        if words <= _GENERIC or words <= set(re.findall(r"[a-z]+", body)):
            return True
    return False


def _said_chair(parts: Sequence[Part], everyone: Sequence[Attendee]) -> str | None:
    """Who took the chair, as the text says."""
    for text in _texts(parts):
        for pattern in _CHAIRED:
            match = pattern.search(text)
            if match and (one := person_in(_last_titled(match["who"]))):
                known = next((other for other in everyone if same(one, other)), None)
                return known.person if known else one.person
        if match := _CHAIR_BY_FIRST_NAME.match(text):
            names = [one.person for one in everyone if match["who"] in one.person.split()]
            return names[0] if len(names) == 1 else match["who"]
    return None


def _last_titled(who: str) -> str:
    """`Mr. Randall Mr. Harrison` took the chair in the absence of the first: the name from its last title on."""
    titles = list(re.finditer(r"\b(?:Cllr|Councillor|Mrs?|Ms|Miss|Dr|Prof|Rev)\b", who))
    if titles and not re.search(r"(?:Cllr|Councillor|Prof|Rev)\.?\s+$", who[: titles[-1].start()]):
        return who[titles[-1].start() :]
    return who.rsplit(". ", 1)[-1] if re.search(r"\w{3,}\. ", who) else who


def _texts(parts: Sequence[Part]) -> Iterator[str]:
    """The text at the front, in the lists and in the first items, where a meeting says who runs it."""
    items = 0
    for part in parts:
        items += part.kind == "item"
        if part.kind not in ("agenda", "plan", "actions") and items <= 3:
            if part.heading and part.rest:
                yield part.heading.text
            texts = ["\n".join(block.lines) for block in part.blocks if not block.rows]
            yield from texts
            # a label on a line of its own, and the name below it
            yield from (f"{label} {name}" for label, name in pairwise(texts) if re.fullmatch(r"[A-Z]\w+:", label))
