"""Whom the text has speaking though no list has them: what is asked of them later is theirs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from ..document import Block
from ..words.names import is_single, looks_like_name
from ..words.owners import NO_SUBJECT

_SPEAKS = (
    r"(?P<sure>said|suggested|asked|explained|mentioned|emphasi[sz]ed|volunteered|offered|described|added|thanked|"
    r"apologi[sz]ed|enquired|inquired|commented|wondered|felt|thinks|thought|pointed out|reminded|seconded|motioned|"
    r"moved|stressed|clarified|shared|outlined|went on|queried|replied|agreed to|undertook|went through|talked|spoke)|"
    r"reported|proposed|advised|updated|recommended|stated|informed|introduced|presented"
)
_SPEAKER = re.compile(
    rf"(?:^|(?<=[.;:!?–—)•-] )|(?<=\band )|(?<=\bthat ))(?P<who>[A-Z][a-zé’'-]+(?: [A-Z][\w’'-]+)?)"
    rf"(?:\s*\([^()]{{1,40}}\))? (?:also |then |has |had )?(?:{_SPEAKS})\b"
)
_OFTEN = 2  # times that one word alone has to speak: once, it can be what begins a sentence
_SMALL = re.compile(r"(?<![\w’'-])[a-z]+(?![\w’'-])")
_NOBODY = re.compile(r"(?:some|every|any|no)(?:body|one)|some|others|who|there|people|nobody", re.IGNORECASE)


def speakers(blocks: Iterable[Block]) -> tuple[str, ...]:
    """Full names with a verb that only people have, or with one that bodies have too, but again; and first names that
    have one again and again, and that stand nowhere in small letters, as `Officers` does."""
    lines = [line for block in blocks if not block.rows for line in block.lines]
    found = [match for line in lines for match in _SPEAKER.finditer(line)]
    said = Counter(match["who"] for match in found)
    sure = {match["who"] for match in found if match["sure"]}
    small = {word for line in lines for word in _SMALL.findall(line)} if said else set()
    return tuple(who for who, times in said.items() if _is_somebody(who, times, small, sure=who in sure))


def _is_somebody(who: str, times: int, small: set[str], *, sure: bool) -> bool:
    if " " in who:
        return looks_like_name(who) and (sure or times >= _OFTEN)
    common = who.casefold() in small or NO_SUBJECT.match(who) or _NOBODY.fullmatch(who)
    return times >= _OFTEN and sure and is_single(who) and not common
