"""Names in a line: who they are, for whom they came, and where one name ends in a list that runs on."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from .draft import Attendee
from .vocabulary import ORGANISATION, PARTICLES, ROLE

_TITLE = (
    r"(?:the\s+)?(?:cllrs?|cllr[’']?s|clrs?|councill?ors?|dr|drs|mr|mrs|ms|messrs|mx|miss|sir|prof|professor|lord|lady|dame|baroness|rev|revd|"
    r"reverend|fr|father|canon|chief|supt|superintendent|inspector|insp|sgt|sergeant|pc|pcso|cpl|capt|captain|major|"
    r"maj|col|colonel|lt|county councill?ors?|borough councill?ors?|district councill?ors?|county cllrs?|"
    r"borough cllrs?|district cllrs?|city cllrs?|rt|hon|right|honourable|his|her|ald|alderm[ae]n|bro|sr|governor|"
    r"trustees?|council ?members?|councilm[ae]n|councilwom[ae]n|commissioners?|mayor)"
)
_TITLES = re.compile(rf"(?:{_TITLE}\b\.?\s*(?:(?:&|and)\s+(?={_TITLE}\b))?)+", re.IGNORECASE)
_PLURAL = re.compile(
    r"\b(?:cllrs|cllr[’']s|clrs|councill?ors|messrs|drs|trustees|council ?members|councilmen|commissioners|"
    r"aldermen)\b\.?:?",
    re.IGNORECASE,
)
_SINGULAR = {"cllrs": "Cllr", "cllr's": "Cllr", "clrs": "Cllr", "councillors": "Councillor", "councilors": "Councillor",
             "messrs": "Mr", "drs": "Dr", "trustees": "Trustee", "council members": "Council Member",
             "councilmembers": "Councilmember", "councilmen": "Councilman", "commissioners": "Commissioner",
             "aldermen": "Alderman"}  # fmt: skip
_NOBODY = re.compile(
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
    r"substitute for|sub for)\s+(?P<who>[^,;()]+)",
    re.IGNORECASE,
)
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
_LEAD = re.compile(
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


def names_in(text: str, line: int = 1, *, one_each: bool = False, lone: bool = False) -> tuple[Attendee, ...]:
    """The people in a list that runs on: names between commas, semicolons, `and`, or only a bracket.

    With `one_each` a line is one person, and what follows a comma is about that person; with `lone` a first name, or
    initials, may be all of a line.
    """
    found: list[Attendee] = []
    for row in re.sub(r"#\d{1,3}\s+(?=[A-Z])", "", text).split("\n"):
        if alone := _parted_by_initials(row) or _singles(row, lone=lone):
            found += [replace(one, line=line) for one in alone]
            continue
        pieces = _people_of(row, one_each=one_each)
        lone_too = _mostly_initialled(pieces)
        for piece in pieces:
            people = [_first_name(piece)] if lone_too or _is_its_letter(piece) else []
            found += [replace(one, line=line) for one in (people if any(people) else _couple(piece)) if one]
    return tuple(found)


_RUN = re.compile(
    r"(?P<name>(?:[A-Z][\w’'.-]*\s){1,3}?[A-Z][\w’'-]+)\s*(?P<said>\([^()]+\))?\s+(?P<in>[A-Z][A-Za-z]{1,3})(?=\s|$)"
)


def _parted_by_initials(row: str) -> list[Attendee]:
    """`Ada Marsh AM Ben Lowe (Ember Council) BL`: initials and nothing else between the names; else none."""
    if _RUN.sub("", row).strip():
        return []
    people = []
    for match in _RUN.finditer(row):
        one = person_in(f"{match['name']} {match['said'] or ''}")
        if one is None or not _are_initials(match["in"], bare_name(one.person).split()):
            return []
        people.append(replace(one, initials=match["in"]))
    return people


_ONE_WORD = re.compile(
    r"(?P<name>[^()–—]+?)\s*(?:\((?:(?P<in>[A-Z]{2,3})|(?P<said>[^()]*))\))?(?:\s+[-–—]\s*(?P<role>\S.*))?"
)


def _singles(row: str, *, lone: bool) -> list[Attendee]:
    """The people of a list of first names, of surnames alone, or of initials, each perhaps with words in brackets; else
    none."""
    bare = re.sub(r"\s*\((?:[A-Z]{2,3}, )+[A-Z]{2,3}\)\W*$", "", row.strip())  # initials for all of them at the end
    if re.fullmatch(r"[A-Z]{2,3}(?:\s+[A-Z]{2,3})+", bare):
        return [Attendee(word, 1) for word in bare.split()]
    pieces = [piece for comma in _split(bare, ",") for piece in re.split(r"\s+(?:and|&)\s+(?![^(]*\))", comma)]
    words = [re.sub(r"^(?:and|&)\s+", "", piece.strip(" .")) for piece in pieces if piece.strip(" .")]
    parts = [_ONE_WORD.fullmatch(word) for word in words]
    single = [bool(part) and is_single(part["name"]) for part in parts if part]
    if len(words) < (1 if lone else 2) or sum(single) * 4 < len(words) * 3 or len(single) < len(words):
        return []
    found = []
    for part in parts:
        if part and (is_single(part["name"]) or looks_like_name(part["name"])):
            role = part["role"] or part["said"] or None
            found.append(Attendee(part["name"], 1, role=role, initials=part["in"]))
    return found


def is_single(word: str) -> bool:
    """A first name or a surname alone."""
    known = word.casefold() in ORGANISATION | ROLE or _NOBODY.fullmatch(word)
    return bool(re.fullmatch(r"[A-Z][a-z][\w’'-]*|[A-Z]{2}", word)) and not known


_PERSON_TITLE = r"(?:Cllrs?|Councillors?|Mrs?|Ms|Miss|Dr|Prof|Rev|PCSO|Sir)\.?"
_OFFICE = (
    r"(?:(?:Vice[- ])?Chair(?:man|woman|person)?|(?:Parish |Town )?Clerk|Treasurer|Secretary|Footpath Warden|"
    r"Headteacher)"
)
# A name, and with no mark between a title that begins the next.
_RUN_TOGETHER = re.compile(
    r"(?<=[a-z)])(?<!Cllr)(?<!Cllrs)(?<!Mr)(?<!Mrs)(?<!Ms)(?<!Miss)(?<!Dr)(?<!Prof)(?<!Rev)(?<!Councillor)(?<!Councillors)(?<!Borough)"
    r"(?<!County)(?<!District)(?<!Parish)(?<!Town)(?<!City)(?<!Chairman)(?<!Chair)(?<!Clerk)(?<!Warden)(?<!and)(?<!from)(?<!with)(?<!by)(?<!of)(?<!for)"
    r"(?<!also)(?<!plus)(?<!Treasurer)(?<!Secretary)(?<!Chairperson)(?<!Chairwoman)(?<!Vice)(?<!vice)(?<!Headteacher)(?<!\bward)\s+"
    rf"(?=(?:{_OFFICE}\s+)?(?:(?:Borough|County|District|Parish|Town|City)\s+)?{_PERSON_TITLE}\s+[A-Z])"
)
_OFFICE_FIRST = re.compile(
    rf"^(?P<role>{_OFFICE})\s+(?P<rest>(?:(?:Borough|County)\s+)?{_PERSON_TITLE}\s+[A-Z].*)$", re.DOTALL
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
    said = _LEAD.sub("", said.strip()).strip(" ;,*_|")
    if not said or _NOBODY.fullmatch(said) or _DOES.match(re.sub(r"\(.*?\)", "", said)):
        return None
    initials = None
    match = _BRACKETED_INITIALS.match(said) or _INITIALS_FIRST.match(said)
    if match and looks_like_name(_bare(match["rest"])):
        initials, said = match["in"], match["rest"]
    role = None
    match = _ROLE_FIRST.match(said)
    if match and looks_like_name(_bare(match["rest"])) and (_about_work(match["role"]) or _has_initials(match["rest"])):
        role, said = match["role"].strip(), match["rest"]
    if match := _OFFICE_FIRST.match(said):
        role, said = match["role"], match["rest"]
    if (match := _SMALL_OFFICE.match(said) or _PLURAL_OFFICE.match(said)) and _is_office(match["role"]):
        role, said = match["role"].strip(), match["rest"]
    if (one := _after_office(said)) and not looks_like_name(" ".join(said.split()[:2])):
        return one
    name, rest = _cut(said)
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
    name, rest = _cut(entry)
    match = re.match(r"\(([A-Z][A-Za-z]{1,3})\)", rest)
    return bool(match) and _are_initials(match[1] if match else "", name.split())


def _after_office(said: str) -> Attendee | None:
    """`Union Councillor Ada Marsh`: an office, and without a mark the name of who holds it; two words are the name."""
    if _TITLES.match(said):
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
    titled = _TITLES.match(text)
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
    titled = _TITLES.match(one.person)
    rest = one.person[titled.end() :].strip() if titled else ""
    if one.title or len(rest.split()) < 2 or not looks_like_name(rest):
        return one
    return replace(one, person=rest, title=one.person[: titled.end()].strip() if titled else None)


def bare_name(name: str) -> str:
    """A name without titles."""
    titled = _TITLES.match(name)
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


def _bare(text: str) -> str:
    return _honoured(_cut(text)[0])


def _honoured(name: str) -> str:
    words = name.strip(" .,;*_").split()
    while len(words) > 2 and _HONOURS.fullmatch(words[-1]):
        words.pop()
    return " ".join(words)


def _about_work(text: str) -> bool:
    words = {word.strip(".,()").casefold() for word in re.split(r"[\s/&]+", text)}
    words |= {word.removeprefix("co-").removesuffix("s") for word in words if word.startswith("co-")}
    return bool(words & (ROLE | {"apologies", "taker", "notes"})) and not looks_like_name(text)


def _cut(entry: str) -> tuple[str, str]:
    """A name, and what is said after it; an organisation may follow without a mark."""
    titled = _TITLES.match(entry)
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
        if re.fullmatch(r"[A-Z]{1,3}[a-z]?[A-Z]?[a-z]?", piece) and len(piece) > 1 and _are_initials(piece, words):
            one = replace(one, initials=one.initials or piece)
        elif match := _FOR.search(piece):
            one = replace(one, representing=match["who"].strip())
        elif (match := _SUBSTITUTE.search(piece)) and looks_like_name(
            _bare((match["after"] or match["before"]).strip())
        ):
            one = replace(one, substitute=_bare((match["after"] or match["before"]).strip()))
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
            _about_work(piece)
            and one.role
            and one.organisation is None
            and re.search(r"\bsecretariat\b", one.role, re.IGNORECASE)
        ):
            one = replace(one, organisation=one.role, role=piece)
        elif _about_work(piece):
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


def _are_initials(piece: str, words: Sequence[str]) -> bool:
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


def _couple(piece: str) -> list[Attendee | None]:
    """`Mr and Mrs Smith` are two, and so are `Ada and Ben Marsh`."""
    if match := re.match(
        r"^(?P<a>[A-Z][a-z]+)\s+(?:&|and)\s+(?P<b>[A-Z][a-z]+)\s+(?P<rest>[A-Z][\w’'-]+(?:,.*)?)$", piece
    ):
        return [person_in(f"{match['a']} {match['rest']}"), person_in(f"{match['b']} {match['rest']}")]
    match = re.match(r"^(?P<a>Mr|Mrs|Ms|Dr|Cllr)\.?\s*(?:&|and)\s*(?P<b>Mr|Mrs|Ms|Dr|Cllr)\.?\s+(?P<rest>.+)$", piece)
    if match:
        return [person_in(f"{match['a']} {match['rest']}"), person_in(f"{match['b']} {match['rest']}")]
    return [person_in(piece)]


def _people_of(row: str, *, one_each: bool) -> list[str]:
    """The entries of a line."""
    row = re.sub(r"^[\s•·*▪●○‣-]+(?=\S)", "", row).strip()
    row = _FULL_STOP.sub(r"\g<name>, ", _RUN_TOGETHER.sub(", ", row))
    row = re.sub(
        r",?\s+together with\s+",
        ", ",
        re.sub(r"(?<=[a-z])(?<!Vice)(?<!vice)(?<!Co)(?<!co)-(?=Chair|Clerk|Treasurer)", " - ", row),
    )
    if not row:
        return []
    if one_each and len(_split(row, ";")) > 1 and not any(map(person_in, _split(row, ";")[1:])):
        return [row]
    if len(_split(row, ";")) > 1:
        parts = [piece.strip() for piece in _split(row, ";") if piece.strip()]
        several = len(parts) < 3 or any(_PLURAL.match(part) or _titled(_split(part, ",")[1:]) for part in parts)
        return [one for part in parts for one in (_people_of(part, one_each=False) if several else _distribute([part]))]
    commas = _split(row, ",")
    if one_each and len(commas) <= 3 and not _titled(commas[1:]) and not _PLURAL.search(row):
        if len(re.findall(r"\([A-Z]{1,4}[a-z]?[A-Z]?\)", row)) == 1:
            return [row]  # `Ada Marsh (AM) Harrow District Council`
        return [piece for piece in _split(row, "") if piece.strip()]
    pieces = [part for comma in commas for piece in _at_colons(comma) for part in _split(piece, "and")]
    return _distribute(_join([piece.strip() for piece in pieces if piece.strip()]))


# `Ada Marsh. Ben Lowe`: somebody typed a full stop for a comma
_FULL_STOP = re.compile(
    r"(?P<name>\b[A-Z][\w’'-]* (?!Cllr|Prof|Rev|Messrs|Hon|Supt|Insp|Sgt|Mrs)[A-Z][\w’'-]{2,})\.\s+"
    r"(?=[A-Z][\w’'.-]* [A-Z])"
)


def _at_colons(text: str) -> list[str]:
    """The pieces of a text at colons, where all are names: somebody typed them for commas."""
    pieces = re.split(r"\s*:\s+", text)
    names = [looks_like_name(_bare(_LEAD.sub("", piece))) for piece in pieces]
    return pieces if len(pieces) > 1 and all(names) else [text]


def _titled(pieces: Sequence[str]) -> bool:
    return any(_TITLES.match(piece.strip()) for piece in pieces)


def _join(pieces: Sequence[str]) -> list[str]:
    """What is no name goes with the name before it."""
    single = sum(bool(re.fullmatch(r"[A-Z][\w’'-]+\.?", piece)) for piece in pieces)
    initialled = _mostly_initialled(pieces)
    singles = len(pieces) > 1 and single * 2 > len(pieces) and not any(_PLURAL.search(piece) for piece in pieces[:1])
    plural = False
    out: list[str] = []
    for piece in pieces:
        bare = _LEAD.sub("", piece).rstrip(" .")
        plural = bool(_PLURAL.match(bare)) or (plural and not (_TITLES.match(bare) and not _PLURAL.match(bare)))
        one_word = re.fullmatch(r"(?:[A-Z]\.?\s?){0,3}[A-Z][\w’'-]+(?:\s*\(.*\))?", bare)
        lone = bool(
            (plural or singles or initialled or _is_its_letter(bare))
            and one_word
            and bare.split("(")[0].strip(" .").casefold() not in ROLE | ORGANISATION
        )
        if not out or lone or any(_couple(bare)) or _NOBODY.fullmatch(bare) or _PLURAL.match(bare):
            out.append(piece)
        else:
            out[-1] += f", {piece}"
    return out


def _mostly_initialled(pieces: Sequence[str]) -> bool:
    """A list of names with initials: a word alone in it is somebody's name, too."""
    return sum(bool(re.search(r"\([A-Z]{2,3}[a-z]?\)", piece)) for piece in pieces) * 3 > 2 * len(pieces) > 6


def _first_name(piece: str) -> Attendee | None:
    match = re.fullmatch(r"(?P<name>[A-Z][a-z][\w’'-]*)(?: \((?P<in>[A-Z])\))?", piece.strip(" ."))
    return Attendee(match["name"], 1, initials=match["in"]) if match and is_single(match["name"]) else None


def _is_its_letter(entry: str) -> bool:
    """`Sai (S)`: a first name with the letter that the document uses for it."""
    match = re.fullmatch(r"(?P<letter>[A-Z])[\w’'-]+ \((?P<in>[A-Z])\)", entry)
    return bool(match and match["letter"] == match["in"])


def _distribute(pieces: Sequence[str]) -> list[str]:
    """`Cllrs Jones, Brown and Lee`: each is a Cllr; names of one word are given as they stand."""
    title: str | None = None
    out: list[str] = []
    for piece in pieces:
        bare = _LEAD.sub("", piece.strip())
        if match := _PLURAL.match(bare):
            title = _SINGULAR.get(match.group().strip(" .:").casefold().replace("’", "'"), "Cllr")
            bare = bare[match.end() :].strip(" :.")
            out.append(f"{title} {bare}" if bare and not _TITLES.match(bare) else bare)
        elif _TITLES.match(bare):
            before = _PLURAL.search(bare[:40])
            title = "Cllr" if before else (title if title and re.match(r"(?:Mrs?|Ms|Miss|Dr)\b", bare) else None)
            if before:
                one = "Councillor" if "ouncil" in before.group() else "Cllr"
                bare = f"{bare[: before.start()]}{one}{bare[before.end() :]}"
            out.append(bare)
        elif title and looks_like_name(f"{title} {_cut(title + ' ' + bare)[0].removeprefix(title + ' ')}"):
            out.append(f"{title} {bare}")
        else:
            out.append(bare)
    return out


def _split(text: str, mark: str) -> list[str]:
    """The pieces of a text at a mark outside brackets (`and` with or without `&`), and after a bracket that a name
    follows with nothing between."""
    out, depth, start, n = [], 0, 0, 0
    while n < len(text):
        char = text[n]
        if char in "([":
            depth += 1
        elif char in ")]":
            depth = max(0, depth - 1)
            follows = re.match(r"[.]?\s+(?=(?:\d+ members|[A-Z][\w’'.-]*\s+[A-Z]))", text[n + 1 :])
            if depth == 0 and follows and mark != ";" and not text[start:].lstrip().startswith(("[", "(")):
                out.append(text[start : n + 1])
                start = n + 1
        elif depth == 0:
            if mark and mark != "and" and char == mark:
                out.append(text[start:n])
                start = n + 1
            elif mark == "and" and (found := re.match(r"\s+(?:and|&|plus|with)\s+", text[n:])):
                before, after = text[start:n], text[n + found.end() :]
                couple = re.search(rf"(?:^|\s){_TITLE}\.?$", before.strip(), re.IGNORECASE)
                if not couple and _apart(before, after):
                    out.append(before)
                    start = n + found.end()
                    n = start - 1
        n += 1
    out.append(text[start:])
    return out


def _apart(before: str, after: str) -> bool:
    """Around an `and`: names, not the halves of an organisation's."""
    left, right = person_in(before), person_in(re.split(r"\s+(?:plus|with|and|&)\s+", after, maxsplit=1)[0])
    couple = re.fullmatch(r"\s*[A-Z][a-z]+\s*", before) and re.fullmatch(r"\s*[A-Z][a-z]+ [A-Z][\w’'-]+\s*", after)
    alone = None if couple else re.fullmatch(r"\s*[A-Z][\w’'-]+\s*(?:\(.*\))?\s*", before)
    if right is not None and (
        left is not None or _PLURAL.match(before.strip()) or alone or _about_work(before.strip())
    ):
        return True
    one = re.fullmatch(r"\s*(?:[A-Z]\.?\s?)*[A-Z][\w’'-]+\s*(?:\(.*\)|\.)?", after)
    word = after.strip(" .").casefold()
    if one and word not in ORGANISATION | ROLE and not re.search(r"\(", before):
        return bool(_PLURAL.match(before.strip()) or re.fullmatch(r"\s*[A-Z][\w’'-]+", before))
    return bool(_NOBODY.fullmatch(after.strip())) or (
        left is not None and bool(re.match(r"(?:the )?clerk\b", after, re.IGNORECASE))
    )
