"""The person of one entry of a list, with what the entry says of him or her."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from ..draft import Attendee
from .names import (
    BRACKETED,
    BREAK,
    E_MAIL,
    HONOURS,
    LEAD,
    NOBODY,
    TITLE,
    TITLES,
    about_work,
    are_initials,
    bare_name,
    cut,
    entry_name,
    honoured,
    looks_like_name,
    with_called,
)
from .vocabulary import NO_WORK, OF_POSTS, ORGANISATION, ROLE, SURNAMES_TOO

_REMOTE = re.compile(
    r"(?<!\s)\s*(?:[-–—,]\s*)?\(?\b(?:(?:via|by|on|over|through|joined (?:via|by)|attended (?:via|by)|"
    r"dialled in(?: via| by)?)\s+(?:the\s+)?(?:zoom|teams|ms teams|microsoft teams|skype|google meet|webex|"
    r"phone|telephone|video\w*(?: link| call)?|"
    r"conference call|teleconference|tele-?conf\w*|tele-?con|video conference|link|irc|call)|remote(?:ly)?|"
    r"virtual(?:ly)?|on-?line|"
    r"phone|telephone|zoom|dial(?:led|ed)?[- ]in)\b\)?",
    re.IGNORECASE,
)
_SUBSTITUTE = re.compile(
    r"(?:represented by|substitut\w*(?: is| was)?:?(?: by)?|deputised by|replaced by|sent)\s+(?P<after>[^,;()]+)|"
    r"^(?P<before>[^,;()]+?)(?<!\s)\s+(?:attend(?:ing|ed)|deputis(?:ing|ed)|substitut(?:ing|ed)|"
    r"in (?:his|her|their) place|as substitute)\b",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"\b(?:deputising for|substituting for|attending for|standing in for|in place of|on behalf of|representing|"
    r"deputy for|"
    r"substitute for|sub\.? for)\s+(?P<who>[^,;()]+)",
    re.IGNORECASE,
)
# `Cy Dart for Ada Marsh`, `Cy Dart vice Ada Marsh`: nothing but a small word, and somebody
_FOR_SOMEBODY = re.compile(r"(?:for|vice)\s+(?P<who>[A-Z].+)")
# What stands behind “representing” up to the next bracket or semicolon: an office, its organisation after a comma.
_REPRESENTING = re.compile(r"(?:^\W*|[–—(-]\s*)representing\s+(?P<who>[^;()]+)", re.IGNORECASE)
_ITEMS = re.compile(
    r"\b(?:for |from )?(?:agenda )?(?:items?|minutes?|min\.)\s*(?:nos?\.?\s*)?(?P<which>\d[\d./]*(?:\s*(?:[-–,&]|and|"
    r"to)\s*\d[\d./]*)*)(?:\s+only)?",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"\b(?P<how>arrived|joined|from|until|left|"
    r"to)(?: the meeting)?(?: at)?\s+(?P<when>\d{1,2}[.:]\d\d\s*(?:[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?)",
    re.IGNORECASE,
)
_BRACKETED_INITIALS = re.compile(r"^\[(?P<in>[A-Za-z]{2,4})\]\s*(?P<rest>.+)$", re.DOTALL)
_INITIALS_FIRST = re.compile(r"^(?P<in>[A-Z]{2}[A-Za-z]?[A-Z]?)\s*(?:[-–—:=]|\t)\s*(?P<rest>[A-Z].+)$", re.DOTALL)
_ROLE_FIRST = re.compile(
    r"^(?:the\s+)?(?P<role>[A-Z][\w’' /&.()-]{2,45}?)\s*(?::|\s[-–—]|\t)\s*(?P<rest>[A-Z\[].*)$", re.DOTALL
)
# `Director of Piers, (Mr K. Marsh)`
_IN_BRACKETS = re.compile(rf"(?P<role>[^()]{{3,80}})\((?P<rest>{TITLE}\b\.?\s[^()]+)\)\W*$", re.IGNORECASE)
_OF_WARD = re.compile(r"(?:[\w&]+ ){0,3}[Ww]ard [Mm]embers?(?: as above)?")  # an office, of whoever is named beside
_LONGEST = 120  # characters of a line that is one of a list
PERSON_TITLE = r"(?:Cllrs?|Councillors?|Mrs?|Ms|Miss|Dr|Prof|Rev|PCSO|Sir)\.?"
OFFICE = (
    r"(?:(?:Vice[- ])?Chair(?:man|woman|person)?|(?:Parish |Town )?Clerk|Treasurer|Secretary|Footpath Warden|"
    r"Headteacher)"
)

_OFFICE_FIRST = re.compile(
    rf"^(?P<role>(?:[A-Z][\w’'-]*\s+){{1,4}}?)(?P<rest>(?:(?:Borough|County)\s+)?{PERSON_TITLE}\s+[A-Z].*)$", re.DOTALL
)
# `deputy treasurer Ada Marsh`
_SMALL_OFFICE = re.compile(r"^(?P<role>(?:[a-z][a-z-]+\s+){1,4})(?P<rest>[A-Z].*)$", re.DOTALL)
# `Supervisors Ada Marsh, Ben Lowe`
_PLURAL_OFFICE = re.compile(r"^(?P<role>[A-Z][a-z]+s\s+)(?P<rest>[A-Z]\S* [A-Z].*)$", re.DOTALL)
_DOES = re.compile(
    r"^\W*+\S+(?:\s+\S+){1,3}?\s+(?:was|were|is|are|has|had|will|would|welcomed|thanked|opened|reported|said|noted|proposed|asked|advised|"
    r"introduced|explained|agreed|stated|confirmed|declared|gave|took|presented|informed|chaired|apologi[sz]ed|"
    r"seconded|raised)\b(?! (?:the )?minutes\b)|"
    r"^(?i:did|do|does|is|was|were|has|have|who) [^?]*\?"  # `Did I miss anybody?`
)


_LINKED = re.compile(r":\s*<?(?:https?://|www\.)")  # `Transcript: https://…`


def names_somebody(text: str) -> bool:
    """A line that can be somebody's in a list."""
    return len(BRACKETED.sub("", text)) <= _LONGEST and person_in(text) is not None


def person_in(text: str) -> Attendee | None:
    """The person of one entry, with what is said of them; None for what is no name."""
    said = re.sub(r"(?<=\S)\s@[\w-]+", "", " ".join(_REMOTE.sub("", E_MAIL.sub("", with_called(text))).split(" ")))
    said = LEAD.sub("", said.strip()).strip(" ;,*_|")
    if not said or NOBODY.fullmatch(said) or _OF_WARD.fullmatch(said) or _DOES.match(BRACKETED.sub("", said)):
        return None
    if _LINKED.search(said):
        return None
    initials = None
    match = _BRACKETED_INITIALS.match(said) or _INITIALS_FIRST.match(said)
    if match and looks_like_name(entry_name(match["rest"])):
        initials, said = match["in"], match["rest"]
    role = None
    match = _ROLE_FIRST.match(said)
    if (
        match
        and looks_like_name(entry_name(match["rest"]))
        # `Ada Marsh (Chair) - Mill Works` begins with whoever it is
        and not ("(" in match["role"] and looks_like_name(entry_name(match["role"])))
        and (about_work(match["role"]) or _has_initials(match["rest"]) or _is_label(said, match["role"]))
    ):
        role, said = match["role"].strip(), match["rest"]
    from_where = None
    if role is None and match and _is_sent(match["role"], match["rest"]):
        from_where, said = match["role"].strip(), match["rest"]
    if role is None and (match := _IN_BRACKETS.match(said)) and not looks_like_name(entry_name(match["role"])):
        role, said = match["role"].strip(" ,"), match["rest"]
    if not TITLES.match(said) and (match := _OFFICE_FIRST.match(said)) and _holds(match["role"]):
        role, said = match["role"].strip(), match["rest"]
    if (match := _SMALL_OFFICE.match(said) or _PLURAL_OFFICE.match(said)) and is_office(match["role"]):
        role, said = match["role"].strip(), match["rest"]
    if (one := after_office(said)) and not looks_like_name(" ".join(said.split()[:2])):
        return one
    name, rest = cut(said)
    name = honoured(name)
    if not (looks_like_name(name) or _surname_too(name, rest)):
        return after_office(said)
    one = Attendee(name.removeprefix("@"), 1, role=role, initials=initials, organisation=from_where)
    return _with_rest(one, rest)


def _is_label(said: str, office: str) -> bool:
    """`Boat repairs: Ada Marsh`: what stands before a colon and can be nobody's name."""
    return said[len(office) :].lstrip().startswith(":") and not looks_like_name(office) and not TITLES.match(office)


def _is_sent(whence: str, rest: str) -> bool:
    """`Ember Council - Mrs A Marsh`: where somebody with a title comes from."""
    return bool(TITLES.match(rest)) and looks_like_name(entry_name(rest)) and not TITLES.match(whence)


def _surname_too(name: str, rest: str) -> bool:
    """`Ada Church (Treasurer)`: a word of organisations is a surname where a bracket says what its bearer does."""
    bare = bare_name(name).split()
    if bare_name(name) != name and len(bare) == 2 and bare[1].casefold() in SURNAMES_TOO:
        return looks_like_name(f"{bare[0]} Marsh")  # `Cllr Ada Nurse`
    words, told = name.split(), re.match(r"\((?P<told>[^()]*)\)", rest)
    if told is None or len(words) != 2 or words[1].casefold() not in SURNAMES_TOO:
        return False
    first = words[0].casefold() not in ORGANISATION | ROLE and words[0][:1].isupper()
    return first and (about_work(told["told"]) or are_initials(told["told"] or "-", words))


_ARTICLE = re.compile(r"^\s*(?:an|y)\s+(?=\w)", re.IGNORECASE)  # `An Cathaoirleach`, `Y Cadeirydd`


def is_office(words: str) -> bool:
    """Words that all are an office's, in the singular or the plural."""
    plain = _ARTICLE.sub("", words, count=1).casefold().replace("-", " ").split()
    return all(word in ROLE or word.removesuffix("s") in ROLE or word in ORGANISATION for word in plain)


def _holds(office: str) -> bool:
    """Words of an office whose last is one of its own, not of an organisation (`Union Councillor` is one)."""
    return is_office(office) and office.casefold().split()[-1].removesuffix("s") in ROLE


def _has_initials(entry: str) -> bool:
    """`Ada Marsh (AM)`."""
    name, rest = cut(entry)
    match = re.match(r"\(([A-Z][A-Za-z]{1,3})\)", rest)
    return bool(match) and are_initials(match[1] if match else "", name.split())


def after_office(said: str) -> Attendee | None:
    """`Union Councillor Ada Marsh`: an office, and without a mark the name of who holds it, two words or three."""
    if TITLES.match(said):
        return None
    mark = BREAK.search(said)
    words = (said[: mark.start()] if mark else said).split()
    for size in (2, 3):
        office, name = words[:-size], " ".join(words[-size:])
        plain = [word.strip(",&").casefold() for word in office]
        held = bool(plain) and len(words) <= 10 and plain[-1] in ROLE
        if held and all(map(_of_office, office)) and looks_like_name(name):
            return _with_rest(Attendee(name, 1, role=" ".join(office)), said[mark.start() :] if mark else "")
    return None


def _of_office(word: str) -> bool:
    return word[:1].isupper() or word in ("&", "and", "of") or word in ROLE


def _with_rest(one: Attendee, rest: str) -> Attendee:
    """What stands after a name: initials, a role, an organisation, a substitute, the items attended."""
    if match := _REPRESENTING.search(rest):
        one = replace(one, representing=match["who"].strip(" ,.;–-"))
        rest = rest[: match.start()] + rest[match.end() :]
    letters = re.match(r"(?P<in>[A-Z][A-Za-z]{1,3})\s+(?=[A-Z(])", rest)
    if letters and are_initials(letters["in"], bare_name(one.person).split()):  # `Ada Marsh AM Clerk`
        one, rest = replace(one, initials=one.initials or letters["in"]), rest[letters.end() :]
    for written in re.split(r"[()\[\]\t;]|,(?=\s)|(?<!\s)\s[-–—/]+\s", rest):
        piece = " ".join(written.strip(" -–—:.;*_)]/").split())
        honour = HONOURS.fullmatch(piece) and not (f"({piece})" in rest and _initials(one, piece))
        if piece and not honour:
            one = next((told for read in _SAID_OF if (told := read(one, piece))), one)
    return _post_first(one)


def _post_first(one: Attendee) -> Attendee:
    """`Ada Marsh, Flood Champion, Ember Council`: of two things said, the one with a word of organisations is where
    somebody comes from, and the one before it what he or she does there."""
    post, where = one.organisation or "", one.role or ""
    several = len(post.split()) > 1 and where[:1].isupper()
    if several and not about_work(where) and _words(where) & _KINDS and not _words(post) & _KINDS:
        return replace(one, organisation=where, role=post)
    return one


def _words(text: str) -> set[str]:
    return set(re.findall(r"[\w’'-]+", text.casefold()))


_KINDS = ORGANISATION - OF_POSTS


def _initials(one: Attendee, piece: str) -> Attendee | None:
    apart = re.sub(r"(?<=\b[A-Z])[ .-](?=[A-Z]\b)", "", piece)  # `D V-L`
    letters = len(apart) > 1 and re.fullmatch(r"[A-Z]{1,3}[a-z]?[A-Z]?[a-z]?|[a-z]{2,3}", apart)
    if letters and are_initials(apart, bare_name(one.person).split()):
        return replace(one, initials=one.initials or piece)
    return None


def _for_somebody(one: Attendee, piece: str) -> Attendee | None:
    match = _FOR.search(piece)
    if match is None and (match := _FOR_SOMEBODY.fullmatch(piece)) and not looks_like_name(match["who"]):
        return None
    return replace(one, representing=match["who"].strip()) if match else None


def _substitute(one: Attendee, piece: str) -> Attendee | None:
    match = _SUBSTITUTE.search(piece)
    who = entry_name((match["after"] or match["before"]).strip()) if match else ""
    return replace(one, substitute=who) if looks_like_name(who) else None


def _items(one: Attendee, piece: str) -> Attendee | None:
    match = _ITEMS.search(piece)
    return replace(one, for_items=tuple(_numbers(match["which"]))) if match else None


def _times(one: Attendee, piece: str) -> Attendee | None:
    match = _UNTIL.search(piece)
    if match is None:
        return None
    until = match["how"].casefold() in ("until", "left", "to")
    return replace(one, left=match["when"]) if until else replace(one, arrived=match["when"])


def _regarding(one: Attendee, piece: str) -> Attendee | None:
    match = _REGARDING.match(piece)
    return replace(one, regarding=piece[match.end() :]) if match else None


def _role(one: Attendee, piece: str) -> Attendee | None:
    if not about_work(piece) or (one.organisation is None and _is_named(piece)):
        return None
    if one.role and one.organisation is None and re.search(r"\bsecretariat\b", one.role, re.IGNORECASE):
        return replace(one, organisation=one.role, role=piece)
    return replace(one, role=f"{one.role}, {piece}" if one.role else piece)


def _is_named(piece: str) -> bool:
    """`Ember Voluntary Action`: a name in capitals, with no word for what people do."""
    words = piece.split()
    named = [word for word in words if word.casefold() not in NO_WORK]
    capitals = len(words) > 1 and all(word[:1].isupper() for word in words)
    return capitals and bool(named) and not about_work(" ".join(named))


def _organisation(one: Attendee, piece: str) -> Attendee | None:
    return replace(one, organisation=piece) if one.organisation is None and piece[:1].isupper() else None


def _other_role(one: Attendee, piece: str) -> Attendee | None:
    return replace(one, role=piece) if one.role is None and not _REASON.match(piece) else None


_SAID_OF: tuple[Callable[[Attendee, str], Attendee | None], ...] = (  # the surest first
    _initials, _for_somebody, _substitute, _items, _times, _regarding, _role, _organisation, _other_role,
)  # fmt: skip
_REGARDING = re.compile(r"(?:in respect of|regarding|re:?)\s+", re.IGNORECASE)
# why somebody was away, which is no role
_REASON = re.compile(r"(?:due|because|work|ill|holiday|on leave|annual|personal|family|sick)", re.IGNORECASE)


def with_office(one: Attendee, office: str, organisation: str | None) -> tuple[Attendee, str]:
    """Somebody with what a column for offices says: whom the person represents, and in brackets for how long, for
    which items; and the office that is left."""
    for told_of in re.finditer(r"\s*\(([^()]*(?:\([^()]*\)[^()]*)*)\)", office):
        told = _with_rest(replace(one, role=None, organisation="-"), f"({told_of[1]})")
        if told.role is None and told != replace(one, role=None, organisation="-"):
            one = replace(told, role=one.role, organisation=one.organisation)
            office = office.replace(told_of.group(), "", 1)
    match = re.match(r"representing\b\s*(?P<who>.*)", office, re.IGNORECASE)
    if match and not one.representing:
        whom = ", ".join(filter(None, (match["who"].strip(), organisation)))
        return replace(one, representing=whom or None), ""
    return one, office.strip()


def _numbers(which: str) -> list[str]:
    ends = re.split(r"\s*(?:[-–]|\bto\b)\s*", which)
    if len(ends) == 2 and all(end.isdigit() for end in ends) and 0 < int(ends[1]) - int(ends[0]) < 40:
        return [str(n) for n in range(int(ends[0]), int(ends[1]) + 1)]
    return re.findall(r"\d+(?:[./]\d+)*", which)
