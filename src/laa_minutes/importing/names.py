"""A name: whose it is, what is said of its owner, and what is none."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from .draft import Attendee
from .vocabulary import ORGANISATION, PARTICLES, ROLE

TITLE = (
    r"(?:the\s+)?(?:cllrs?|cllr[’']?s|clrs?|councill?ors?|dr|drs|mr|mrs|ms|messrs|mx|miss|sir|prof|professor|lord|lady|dame|baroness|rev|revd|"
    r"reverend|fr|father|canon|chief|supt|superintendent|inspector|insp|sgt|sergeant|pc|pcso|cpl|capt|captain|major|"
    r"maj|col|colonel|lt|county councill?ors?|borough councill?ors?|district councill?ors?|county cllrs?|"
    r"borough cllrs?|district cllrs?|city cllrs?|rt|hon|right|honourable|his|her|ald|alderm[ae]n|bro|sr|governor|"
    r"trustees?|council ?members?|councilm[ae]n|councilwom[ae]n|commissioners?|mayor)"
)
TITLES = re.compile(rf"(?:{TITLE}\b\.?\s*(?:(?:&|and)\s+(?={TITLE}\b))?)+", re.IGNORECASE)
PLURAL = re.compile(
    r"\b(?:cllrs|cllr[’']s|clrs|councill?ors|messrs|drs|trustees|council ?members|councilmen|commissioners|"
    r"aldermen)\b\.?:?",
    re.IGNORECASE,
)
NOBODY = re.compile(
    r"(?:\W*(?:approx\w*\.?|about|around|plus|and|there were|also|some|several|\d+|one|two|three|four|five|six|seven|"
    r"eight|nine|ten|eleven|twelve|no|a few|other|the|c\.)\b[\s,]*)*(?:members? of (?:the )?(?:public|press)|"
    r"(?:public|parishioners?|residents?|electors?|others?|none|nil|n/?a|guests?|visitors?|press|observers?|people|"
    r"apologies|all|everyone|no ?one|nobody|vacanc\w+|quor\w+|staff|representatives|attendees|members|councillors|"
    r"governors|public)\b.*|tbc|tba)\W*(?:present|attended)?\W*",
    re.IGNORECASE,
)
_REMOTE = re.compile(
    r"\s*(?:[-–—,]\s*)?\(?\b(?:(?:via|by|on|over|through|joined (?:via|by)|attended (?:via|by)|dialled in(?: via|"
    r" by)?)\s+"
    r"(?:the\s+)?(?:telekit|zoom|teams|ms teams|microsoft teams|skype|google meet|webex|phone|telephone|"
    r"video\w*(?: link| call)?|"
    r"conference call|teleconference|tele-?conf\w*|tele-?con|video conference|link|irc|call)|remote(?:ly)?|"
    r"virtual(?:ly)?|on-?line|"
    r"phone|telephone|zoom|dial(?:led|ed)?[- ]in)\b\)?",
    re.IGNORECASE,
)
_SUBSTITUTE = re.compile(
    r"(?:represented by|substitut\w*(?: is| was)?:?(?: by)?|deputised by|replaced by|sent)\s+(?P<after>[^,;()]+)|"
    r"^(?P<before>[^,;()]+?)\s+(?:attend(?:ing|ed)|deputis(?:ing|ed)|substitut(?:ing|ed)|in (?:his|her|their) place|"
    r"as substitute)\b",
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
_HONOURS = re.compile(r"(?:OBE|MBE|CBE|KBE|DBE|JP|MP|MSP|MEP|MS|AM|BEM|QC|KC|FRS|DL|PhD|QPM|Esq|MLA)\.?", re.IGNORECASE)
LEAD = re.compile(
    r"^(?:\W*(?:and|plus|also|with|including|from|by|namely|respectively)\b\s*)+|^[^\w\[(]+(?=[\w\[(])", re.IGNORECASE
)
_PARTICLE = re.compile(rf"(?:{'|'.join(map(re.escape, sorted(PARTICLES)))})$|(?:d|l|o)[’'][A-Z]|(?:mc|mac|fitz)[A-Z]")
_BRACKETED_INITIALS = re.compile(r"^\[(?P<in>[A-Za-z]{2,4})\]\s*(?P<rest>.+)$", re.DOTALL)
_INITIALS_FIRST = re.compile(r"^(?P<in>[A-Z]{2}[A-Za-z]?[A-Z]?)\s*(?:[-–—:=]|\t)\s*(?P<rest>[A-Z].+)$", re.DOTALL)
_ROLE_FIRST = re.compile(r"^(?P<role>[A-Z][\w’' /&.()-]{2,45}?)\s*(?::|\s[-–—]|\t)\s*(?P<rest>[A-Z\[].*)$", re.DOTALL)
_BREAK = re.compile(
    r"\s+[-–—]+\s*|\s*[–—]\s*|-\s+|,\s*|;\s*|\s*[(\[]|:\s*|\t|"
    r"\s+(?=(?:representing|from|for|of|as|on behalf|via|is|was|who|due|because|has|had|at|in)\s)|\.\s+(?=[A-Z])"
)


def is_single(word: str) -> bool:
    """A first name or a surname alone."""
    known = word.casefold() in ORGANISATION | ROLE or NOBODY.fullmatch(word)
    return bool(re.fullmatch(r"[A-Z][a-z][\w’'-]*|[A-Z]{2}", word)) and not known


PERSON_TITLE = r"(?:Cllrs?|Councillors?|Mrs?|Ms|Miss|Dr|Prof|Rev|PCSO|Sir)\.?"
OFFICE = (
    r"(?:(?:Vice[- ])?Chair(?:man|woman|person)?|(?:Parish |Town )?Clerk|Treasurer|Secretary|Footpath Warden|"
    r"Headteacher)"
)
_OFFICE_FIRST = re.compile(
    rf"^(?P<role>{OFFICE})\s+(?P<rest>(?:(?:Borough|County)\s+)?{PERSON_TITLE}\s+[A-Z].*)$", re.DOTALL
)
# `deputy treasurer Ada Marsh`
_SMALL_OFFICE = re.compile(r"^(?P<role>(?:[a-z][a-z-]+\s+){1,4})(?P<rest>[A-Z].*)$", re.DOTALL)
# `Supervisors Ada Marsh, Ben Lowe`
_PLURAL_OFFICE = re.compile(r"^(?P<role>[A-Z][a-z]+s\s+)(?P<rest>[A-Z]\S* [A-Z].*)$", re.DOTALL)
_DOES = re.compile(
    r"^\W*\S+(?:\s+\S+){1,3}?\s+(?:was|were|is|are|has|had|will|would|welcomed|thanked|opened|reported|said|noted|proposed|asked|advised|"
    r"introduced|explained|agreed|stated|confirmed|declared|gave|took|presented|informed|chaired|apologi[sz]ed|"
    r"seconded|raised)\b(?! (?:the )?minutes\b)"
)


def person_in(text: str) -> Attendee | None:
    """The person of one entry, with what is said of them; None for what is no name."""
    said = re.sub(r"\s@[\w-]+", "", " ".join(_REMOTE.sub("", text).split(" ")))
    said = LEAD.sub("", said.strip()).strip(" ;,*_|")
    if not said or NOBODY.fullmatch(said) or _DOES.match(re.sub(r"\(.*?\)", "", said)):
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
        and (about_work(match["role"]) or _has_initials(match["rest"]))
    ):
        role, said = match["role"].strip(), match["rest"]
    if match := _OFFICE_FIRST.match(said):
        role, said = match["role"], match["rest"]
    if (match := _SMALL_OFFICE.match(said) or _PLURAL_OFFICE.match(said)) and _is_office(match["role"]):
        role, said = match["role"].strip(), match["rest"]
    if (one := _after_office(said)) and not looks_like_name(" ".join(said.split()[:2])):
        return one
    name, rest = cut(said)
    name = _honoured(name)
    if not looks_like_name(name):
        return _after_office(said)
    return _with_rest(Attendee(name, 1, role=role, initials=initials), rest)


def _is_office(words: str) -> bool:
    """Small words that all are an office's, in the singular or the plural."""
    return all(
        word in ROLE or word.removesuffix("s") in ROLE or word in ORGANISATION for word in words.casefold().split()
    )


def _has_initials(entry: str) -> bool:
    """`Ada Marsh (AM)`."""
    name, rest = cut(entry)
    match = re.match(r"\(([A-Z][A-Za-z]{1,3})\)", rest)
    return bool(match) and are_initials(match[1] if match else "", name.split())


def _after_office(said: str) -> Attendee | None:
    """`Union Councillor Ada Marsh`: an office, and without a mark the name of who holds it; two words are the name."""
    if TITLES.match(said):
        return None
    mark = _BREAK.search(said)
    words = (said[: mark.start()] if mark else said).split()
    office, name = " ".join(words[:-2]), " ".join(words[-2:])
    plain = [word.strip(",&").casefold() for word in words[:-2]]
    held = (
        bool(plain)
        and len(words) <= 10
        and plain[-1] in ROLE
        and all(word[:1].isupper() or word in ("&", "and", "of") for word in words)
    )
    if not held or not looks_like_name(name):
        return None
    return _with_rest(Attendee(name, 1, role=office), said[mark.start() :] if mark else "")


def looks_like_name(text: str) -> bool:
    """Words that can be somebody's name: two or more with capitals, or one after a title; none of an organisation."""
    titled = TITLES.match(text)
    bare = text[titled.end() :] if titled else text
    words = bare.replace(".", ". ").split()
    if not words or len(words) > 5 or re.search(r"[\d@/|<>=:;!?%£]", bare):
        return False
    if words[-1].endswith(("s’", "s'", "’s", "'s")):
        return False  # `Ember Residents’` Association
    plain = [word.strip(".,’'\"()") for word in words]
    if any(re.sub(r"[’']s$", "", word.casefold()) in ORGANISATION | ROLE for word in plain):
        return False
    if any(not (word[:1].isupper() or _PARTICLE.match(word)) for word in plain if word):
        return False
    if len(plain) == 1:
        return bool(titled) and len(plain[0]) > 1
    acronyms = [word for word in plain[1:] if len(word) > 2 and word.isupper()]
    return (not acronyms or bare.isupper()) and any(len(word) > 1 for word in plain)


def parted(one: Attendee) -> Attendee:
    """Somebody whose title stands apart, where a full name is left without it."""
    titled = TITLES.match(one.person)
    rest = one.person[titled.end() :].strip() if titled else ""
    if one.title or len(rest.split()) < 2 or not looks_like_name(rest):
        return one
    return replace(one, person=rest, title=one.person[: titled.end()].strip() if titled else None)


def bare_name(name: str) -> str:
    """A name without titles."""
    titled = TITLES.match(name)
    rest = name[titled.end() :].strip() if titled else name
    return rest or name


def initialled(people: Sequence[Attendee]) -> Mapping[str, str]:
    """Initials and the name behind them: as the document gives them, else made of a name, where unique."""
    found: dict[str, set[str]] = {}
    for one in people:
        words = re.split(r"[\s-]+", bare_name(one.person))
        made = "".join(word[0] for word in words if word[:1].isupper())
        for letters in {made, (made[0] + made[-1]) if made else ""}:
            if len(letters) > 1:
                found.setdefault(letters, set()).add(one.person)
    unique = {letters: next(iter(names)) for letters, names in found.items() if len(names) == 1}
    return unique | {one.initials: one.person for one in people if one.initials}


def entry_name(text: str) -> str:
    """The name that an entry begins with, without honours; it may be none."""
    return _honoured(cut(text)[0])


def _honoured(name: str) -> str:
    words = name.strip(" .,;*_").split()
    while len(words) > 2 and _HONOURS.fullmatch(words[-1]):
        words.pop()
    return " ".join(words)


def about_work(text: str) -> bool:
    """Words that say what somebody does, and are no name."""
    words = {word.strip(".,()").casefold() for word in re.split(r"[\s/&]+", text)}
    words |= {word.removeprefix("co-").removesuffix("s") for word in words if word.startswith("co-")}
    return bool(words & (ROLE | {"apologies", "taker", "notes"})) and not looks_like_name(text)


def cut(entry: str) -> tuple[str, str]:
    """A name, and what is said after it; an organisation may follow without a mark."""
    titled = TITLES.match(entry)
    start = titled.end() if titled else 0
    match = _BREAK.search(entry, start)
    while (
        match and match.group().startswith(".") and re.search(r"\b(?:[A-Z]|[A-Z][a-z]{1,2})$", entry[: match.start()])
    ):
        match = _BREAK.search(entry, match.end())
    name, rest = (entry[: match.start()], entry[match.start() :]) if match else (entry, "")
    words = name[start:].split()
    for n, word in enumerate(words):
        plain = word.strip(".,()").casefold()
        strange = plain in ORGANISATION | ROLE or (
            n >= 2
            and re.fullmatch(r"[A-Z][A-Za-z]?[A-Z]{1,}\w*|[A-Z]{3,}", word)
            and not name.isupper()
            and not _HONOURS.fullmatch(word)
        )
        if strange and n >= (1 if titled else 2):
            keep = n if titled and n == 1 else (n if n <= 3 and plain in ROLE else 2)
            if len(words[0].strip(".")) == 1 and n > 2:
                keep = max(keep, min(n, 3 if len(words[1].strip(".")) == 1 else 2))
            while keep < n and words[keep - 1].casefold() in PARTICLES:
                keep += 1
            cut = name[:start] + " ".join(words[:keep])
            return cut.strip(), (" ".join(words[keep:]) + " " + rest).strip()
    return name.strip(), rest.strip()


def _with_rest(one: Attendee, rest: str) -> Attendee:
    """What stands after a name: initials, a role, an organisation, a substitute, the items attended."""
    if match := _REPRESENTING.search(rest):
        one = replace(one, representing=match["who"].strip(" ,.;–-"))
        rest = rest[: match.start()] + rest[match.end() :]
    pieces = [piece.strip(" -–—:.;*_)]") for piece in re.split(r"[()\[\]\t;]|,(?=\s)|\s[-–—]+\s", rest)]
    words = bare_name(one.person).split()
    for piece in pieces:
        if not piece or _HONOURS.fullmatch(piece):
            continue
        if re.fullmatch(r"[A-Z]{1,3}[a-z]?[A-Z]?[a-z]?", piece) and len(piece) > 1 and are_initials(piece, words):
            one = replace(one, initials=one.initials or piece)
        elif (match := _FOR.search(piece)) or (
            (match := _FOR_SOMEBODY.fullmatch(piece)) and looks_like_name(match["who"])
        ):
            one = replace(one, representing=match["who"].strip())
        elif (match := _SUBSTITUTE.search(piece)) and looks_like_name(
            entry_name((match["after"] or match["before"]).strip())
        ):
            one = replace(one, substitute=entry_name((match["after"] or match["before"]).strip()))
        elif match := _ITEMS.search(piece):
            one = replace(one, for_items=tuple(_numbers(match["which"])))
        elif match := _UNTIL.search(piece):
            key = "left" if match["how"].casefold() in ("until", "left", "to") else "arrived"
            one = replace(one, left=match["when"]) if key == "left" else replace(one, arrived=match["when"])
        elif re.match(r"in respect of |regarding |re:? ", piece, re.IGNORECASE):
            one = replace(
                one, regarding=re.sub(r"^(?:in respect of|regarding|re:?)\s+", "", piece, flags=re.IGNORECASE)
            )
        elif (
            about_work(piece)
            and one.role
            and one.organisation is None
            and re.search(r"\bsecretariat\b", one.role, re.IGNORECASE)
        ):
            one = replace(one, organisation=one.role, role=piece)
        elif about_work(piece):
            one = replace(one, role=f"{one.role}, {piece}" if one.role else piece)
        elif one.organisation is None and piece[:1].isupper():
            one = replace(one, organisation=piece)
        elif one.role is None and not re.match(
            r"(?:due|because|work|ill|holiday|on leave|annual|personal|family|sick)", piece, re.IGNORECASE
        ):
            one = replace(one, role=piece)
    return one


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


def are_initials(piece: str, words: Sequence[str]) -> bool:
    """The letters are those that the name's words begin with."""
    first = [word[0].casefold() for word in re.split(r"[\s-]+", " ".join(words)) if word]
    letters = piece.casefold()
    if len(first) < 2 or letters[0] != first[0]:
        return False
    return "".join(first) == letters or letters[1] in first[1:]


def _numbers(which: str) -> list[str]:
    ends = re.split(r"\s*(?:[-–]|\bto\b)\s*", which)
    if len(ends) == 2 and all(end.isdigit() for end in ends) and 0 < int(ends[1]) - int(ends[0]) < 40:
        return [str(n) for n in range(int(ends[0]), int(ends[1]) + 1)]
    return re.findall(r"\d+(?:[./]\d+)*", which)
