"""Errands of nobody in particular: `It was agreed to write to the mill`, `A reminder is to be sent to the miller`.

Minutes in the passive tell of decisions, of what is always so, and of what others do. An errand is only what somebody
has to go and do when the meeting is over, as its verb says: where those who met agreed on it, where it makes letters,
quotes or enquiries, or where the sentence begins with it and says that it is to be done.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from ..words.owners import split_owners
from ..words.vocabulary import ERRANDS, ERRANDS_DONE, MADE, MEETS
from .forms import Given

_ALSO = r"(?:(?:also|further|then|now|therefore)\s+)?"
_SURE = r"(?:(?:also|further|therefore|unanimously|subsequently)\s+)?"
_DOES = rf"(?P<what>(?:{'|'.join(ERRANDS)})\b)"
_BE_DONE = rf"{_ALSO}be\s+(?:(?:{'|'.join(ERRANDS_DONE)})\b|raised\s+(?:with|at)\b)"
_TO = r"(?:should|will|to|(?:is|are)\s+to|needs?\s+to)\s+"
_MODAL = rf"(?:would\s+|shall\s+|{_TO})"
# the words of what is to be done: neither a verb, nor what is denied, only supposed, or always so
_WORD = (
    r"(?:(?!(?i:not?|may|might|can|could|cannot|must|should|would|will|shall|if|when|is|are|was|were|has|have|had|be|"
    r"but|date|future|every|each|always)\b)[\w£’'“”\"&()/,-]+\s+)"
)
_DONE = rf"(?P<what>{_WORD}{{1,14}}?{_MODAL}?{_BE_DONE})"
_THINGS_MADE = rf"{_WORD}{{0,3}}?(?:{MADE})\s+{_WORD}{{0,4}}?"
_MADE = rf"(?P<what>{_THINGS_MADE}{_MODAL}?{_ALSO}be\s+made\b)"
_AGREED = r"(?<!had\s)(?<!has\s)(?<!have\s)(?<!been\s)\b(?:agreed|resolved|decided)\b(?:\s*:)?"
# `It was agreed`, `The council agreed`, `Agreed`: those who met, and no outsider who has agreed to something
_MET_AND_AGREED = rf"(?:\b(?:it|this)\s+(?:was|is)\s+{_SURE}|\b{MEETS}\s+{_SURE}|(?:^|[.;:–-]\s)\W{{0,3}}){_AGREED}\s+"


def _that(lead: str) -> tuple[re.Pattern[str], ...]:
    """What may follow words that lead to it: what we should do, what should be done."""
    we_do = rf"(?:we|they|{MEETS})\s+(?:(?:should|would|will|shall)\s+)?{_ALSO}{_DOES}"
    that = r"\s+(?:\W?\w{1,2}\)\s+)?(?:that\s+)?"
    return tuple(re.compile(rf"{lead}{that}{one}", re.IGNORECASE) for one in (we_do, _MADE, _DONE))


_WAS_AGREED = (
    re.compile(rf"{_MET_AND_AGREED}to\s+{_ALSO}{_DOES}", re.IGNORECASE),
    *_that(rf"{_AGREED}"),
    re.compile(
        rf"{_AGREED}\s+(?:that\s+)?(?P<what>[^.;]{{3,200}}?\band\s+(?:that\s+)?{_WORD}{{0,8}}?should\s+{_BE_DONE})",
        re.IGNORECASE,
    ),
    *_that(rf"\b(?:it\s+was|{MEETS})\s+{_SURE}(?:requested|asked)\b"),
    *_that(r"\bfelt(?=\s+that\b[^.]{0,120}\sshould\s)"),
)
# `This was agreed.`, of what the sentence before proposed
_SO_AGREED = re.compile(r"\W*(?:this|it) was (?:unanimously |duly |also )?(?:agreed|approved|accepted)\W*", re.I)
_PROPOSED = (
    re.compile(r"\b(?:proposed|suggested|recommended)\s+(?P<what>an?\s+(?:letter|e-?mail)\b)", re.IGNORECASE),
    *_that(r"\b(?:proposed|suggested|recommended)"),
)
# `At the last meeting it was agreed to write …`
_EARLIER = re.compile(r"\b(?:last|previous|earlier|previously)\b", re.IGNORECASE)
_SO_BEGINS = r"(?:^|[.;:–]\s|\s-\s)\W{0,3}"
_PARTY = (
    r"(?:[\w’'&-]+\s+){1,3}"
    r"(?:(?i:sub-?)?[Cc]ommittee|[Ww]orking\s+(?:[Gg]roup|[Pp]arty)|[Tt]ask\s+(?:[Ff]orce|[Gg]roup)|[Tt]eam|[Pp]anel)"
)
_MENDED = "added|bought|cleaned|deactivated|fixed|installed|mended|ordered|purchased|updated"
_FINITE = (
    r"(?:is|are|was|were|be|been|has|have|had|will|would|should|can|could|may|might|do|does|did|seems?|appears?|"
    r"continues?|ought|needs?|wants?|if|your?)"
)
# no fragment that says only what is to be done: more is told in it, or it heads something
_MORE_TOLD = (
    rf"[^.;]{{0,120}}?\b(?:how|let|following|ready|due|able|going|expected|likely|for|to|that|permission|requests?|"
    rf"\w{{1,20}}(?<!ne)ed|{_FINITE})\b[^.;]{{1,120}}?\bto\s+be\b|"
    rf"[^.;]{{0,120}}?\bto\s+be\s+\w+\b[^.;]{{0,200}}?\b(?:{_FINITE}|\w{{1,20}}ed)\b|"
    r"(?:any|items|correspondence|tickets|matters|motions)\b"
)
_IS_TO_BE_DONE = (
    # `A reminder is to be sent to the miller.`, `Quotes to be obtained for the gate.`
    re.compile(
        rf"{_SO_BEGINS}(?P<what>{_WORD}{{0,4}}?(?i:letters?|e-?mails?|quot(?:e|ation)s?|reminders?|notices?|adverts?|"
        rf"advice|meetings?)\s+{_WORD}{{0,4}}?{_TO}{_BE_DONE})"
    ),
    re.compile(rf"{_SO_BEGINS}(?P<what>{_THINGS_MADE}{_TO}{_ALSO}be\s+made\b)", re.IGNORECASE),
    # `New notices are to be sent out.`, `The gate to be mended by the smith.`
    re.compile(rf"^\W*(?P<what>(?=[A-Z]){_WORD}{{1,10}}?(?:is|are)\s+{_ALSO}to\s+{_BE_DONE})"),
    re.compile(
        rf"^\W*+(?!(?i:{_MORE_TOLD}))(?P<what>(?=[A-Z]){_WORD}{{1,10}}?{_ALSO}to\s+(?:{_BE_DONE}|be\s+(?:{_MENDED})\b))"
    ),
    # `The miller will be asked to mend the gate.`
    re.compile(
        rf"^\W*(?P<what>(?!(?:You|They|We|I|He|She|It|Any|Anyone)\b)[A-Z][\w’'-]*\s+(?:[\w’'-]+\s+){{0,8}}?will\s+{_ALSO}be\s+"
        r"(?:asked|approached|contacted|requested)\s+(?:to|for)\b)"
    ),
    # `The council will ask the miller for his price.`, once
    re.compile(rf"^\W*(?P<who>{MEETS})\s+will\s+{_ALSO}{_DOES}(?!.*\b(?:annually|any|each|every)\b)", re.IGNORECASE),
    # `The fair committee will look into the price.`
    re.compile(rf"^\W*(?P<who>The\s+{_PARTY})\s+will\s+{_ALSO}{_DOES}(?!.*\b(?:annually|any|each|every)\b)"),
    # `The plan was referred to the Fair Committee for further consideration.`
    re.compile(
        r"^\W*(?P<what>(?!No\b|Nothing\b|None\b)[A-Z][^.;]{2,200}?\b(?:was|were|is|be)\s+referred\s+(?:back\s+)?to\s+"
        r"(?P<who>(?:the\s+)?[A-Z][\w’'&-]*(?:\s+[A-Z][\w’'&-]*){0,4}?\s+(?:[Cc]ommittee|[Pp]anel|[Bb]oard|[Gg]roup|[Tt]eam))\b"
        r"(?=\s+(?:to\b|for\s+(?:\w+\s+)?(?:consideration|review|advice|comments?|approval|decision|discussion|action))).*)"
    ),
    # `Members are asked to send in their reports.`
    re.compile(
        r"(?P<who>\b(?:[Aa]ll\s+)?(?:[Mm]ember(?:s|\s+groups)|[Cc]ouncillors|[Gg]overnors|[Tt]rustees|[Vv]olunteers))\s+"
        rf"(?:were|are)\s+(?:asked|requested)\s+to\s+(?!(?:approve|declare|leave|send\s+apologies)\b){_DOES}"
    ),
    # `Will write to the mill.`, `Find out the price of salt.`, as notes are taken: no notice, which has a colon
    re.compile(rf"^\W*Will\s+{_ALSO}{_DOES}"),
    re.compile(
        r"^\W*(?P<what>(?:Arrange|Organi[sz]e|Invite|Remind|Find\s+out|Check\s+(?:out|with)|Look\s+into|Chase|"
        r"(?:Talk|Speak|Reply|Respond|Reach\s+out|Write)\s+to|Follow\s+up\s+(?:on|with)|Liaise\s+with|"
        r"Raise\s+(?:this|the|with))\s[^:?]+$)"
    ),
    # `Contact the mill for a price.`, and no notice to whoever reads it
    re.compile(
        rf"^\W*+(?!.*\b(?:{_FINITE}|any|before|for\s+tickets)\b|.*\d{{5}})(?P<what>(?:Investigate|Obtain|Enquire|"
        r"Get\s+(?:an?\s+)?(?:quot(?:e|ation)s?|prices?|estimates?)|Ask(?!\s+(?:for|about)\b)|"
        r"Contact(?=\s+(?:the|an?|all|[A-Z][a-z]+)\b)|(?:Talk|Speak)\s+with)\s[^:?]+$)"
    ),
)
_BY = re.compile(r"\bbe\s+\w+\s+by\s+(?P<who>the\s+\w+|[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,2})")
_WHO_AGREED = re.compile(rf"(?:^|[.;:]\s)\W{{0,3}}(?P<who>[A-Z][\w ’'&.-]{{1,60}}?)\s+{_SURE}agreed\s")


def errand(sentence: str, before: str, is_somebody: Callable[[str], bool]) -> tuple[Given, ...]:
    """What a sentence says is to be done, whoever is to do it, and its owners where it names them. `before` is the
    sentence before it; `is_somebody` says that words are those of somebody who can be an owner."""
    if _SO_AGREED.fullmatch(sentence):
        sentence, patterns = before, _PROPOSED
    else:
        patterns = (*_WAS_AGREED, *_IS_TO_BE_DONE)
    found = next(filter(None, (pattern.search(sentence) for pattern in patterns)), None)
    if found is None or _EARLIER.search(sentence, 0, found.start("what")):
        return ()
    named = (one["who"] for one in (_BY.search(sentence), _WHO_AGREED.match(sentence)) if one)
    body = found.groupdict().get("who") or ""
    return (Given(split_owners(next(filter(is_somebody, named), body)), sentence[found.start("what") :]),)
