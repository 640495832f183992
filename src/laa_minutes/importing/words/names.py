"""A name: what can be one, its titles, its initials, and where in an entry of a list it ends."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..draft import Attendee
from .vocabulary import NO_NAME, NO_SURNAME, PARTICLES, PLACE_FIRST, ROLE, SURNAMES_TOO

TITLE = (
    r"(?:the\s+)?(?:c?cllrs?|cllr[’']?s|c?clrs?|councill?ors?|dr|drs|mr|mrs|ms|messrs|mx|miss|sir|prof|professor|lord|lady|dame|baroness|rev|revd|"
    r"reverend|fr|father|canon|chief|supt|superintendent|inspector|insp|sgt|sergeant|pc|pcso|cpl|capt|captain|major|"
    r"maj|col|colonel|lt|county councill?ors?|borough councill?ors?|district councill?ors?|county cllrs?|"
    r"borough cllrs?|district cllrs?|city cllrs?|rt|hon|right|honourable|his|her|ald|alderm[ae]n|bro|sr|governor|"
    r"cmhlrs?|comhairleoir[ií]?|cyng|cynghorydd|"
    r"trustees?|council ?members?|councilm[ae]n|councilwom[ae]n|commissioners?|mayor|supervisor(?=\s+\w)|senators?|"
    r"conn[ée]tables?|"
    rf"deput(?:y|ies)(?!\W+(?:{'|'.join(sorted(NO_NAME | NO_SURNAME))})\b)(?=\W+\w))"  # but no `Deputy Clerk`
)
TITLES = re.compile(rf"(?:{TITLE}\b\.?\s*(?:(?:&|and)\s+(?={TITLE}\b))?)+", re.IGNORECASE)
PLURAL = re.compile(
    r"\b(?:c?cllrs|cllr[’']s|c?clrs|councill?ors|messrs|drs|trustees|council ?members|councilmen|commissioners|"
    r"aldermen)\b\.?:?",
    re.IGNORECASE,
)
BRACKETED = re.compile(r"\([^()]*\)")
NOBODY = re.compile(
    r"(?:\W*+(?:approx\w*\.?|about|around|plus|and|there were|also|some|several|\d+|one|two|three|four|five|six|seven|"
    r"eight|nine|ten|eleven|twelve|no|a few|other|the|c\.)\b)*\W*(?:members? of (?:the )?(?:public|press)|"
    r"(?:public|parishioners?|residents?|electors?|others?|none|nil|n/?a|guests?|visitors?|press|observers?|people|"
    r"apologies|all|everyone|no ?one|nobody|vacanc\w+|quor\w+|(?:(?:position|post|seat) )?vacant|"
    r"staff|representatives|attendees|members|councillors|"
    r"governors|public)\b.*|tbc|tba)\W*(?:present|attended)?\W*",
    re.IGNORECASE,
)
HONOURS = re.compile(r"(?:OBE|MBE|CBE|KBE|DBE|JP|MP|MSP|MEP|MS|AM|BEM|QC|KC|FRS|DL|PhD|QPM|Esq|MLA)\.?", re.IGNORECASE)
LEAD = re.compile(
    r"^(?:\W*(?:and|plus|also|with|including|from|by|namely|respectively)\b\s*)+|^[^\w\[(@]+(?=[\w\[(@])|"
    r"^\d{1,6}\s*[-–—]\s+(?=[^\W\d])",
    re.IGNORECASE,
)
_PARTICLE = re.compile(
    rf"(?:{'|'.join(map(re.escape, sorted(PARTICLES)))})$|(?:d|l|o)[’'][A-Z]|"
    r"(?:mc|mac|fitz|de(?:la)?|du|van|von|le)[A-Z]|ff[a-z]{3,}$"
)
BREAK = re.compile(
    r"(?<!\s)(?:\s+/\s+|\s+[-–—]+\s*|\s*[–—]\s*|\s*[(\[])|-\s+|,\s*|;\s*|:\s*|\t|"
    r"(?<!\s)\s+(?=(?:representing|from|for|of|as|on behalf|via|is|was|who|due|because|has|had|at|in)\s)|\.\s+(?=[A-Z])"
)


# A radio amateur's call sign behind a name: `Ada Marsh M0ABC`
CALL_SIGN = re.compile(r"\b[A-Z]{1,2}\d{1,2}[A-Z]{1,4}$")


# `Ada Marsh ada@example.org`, `Ada Marsh (Mill) : ada@example.org`: where letters reach somebody
E_MAIL = re.compile(r"(?<=\S)\s{0,3}[:,<(\[]{0,3}\s{0,3}\b[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+\b[>)\]]*")
HANDLE = re.compile(r"@[A-Za-z][\w-]+")
_SURNAME = 5  # letters of a surname in capitals behind a first name; fewer are as likely an acronym


def is_single(word: str) -> bool:
    """A first name or a surname alone."""
    known = word.casefold() in NO_NAME or NOBODY.fullmatch(word)
    return bool(re.fullmatch(r"[A-Z](?:[a-z]|[’'][A-Z])[\w’'-]*|[A-Z]{2}", word)) and not known


# `Robert (Bob) Marsh`, between two of a list
_CALLED = re.compile(
    r"(?:(?<=^)|(?<=[,;:\n] )|(?<=\band ))(?P<first>[A-ZÀ-Þ][a-zà-ÿ’'-]+) \((?P<nick>[A-Z][a-z]+)\) "
    r"(?=[A-ZÀ-Þ][\w’'-]+(?:\s*(?:[,;.\n]|$|\band\b|[-–—] )|\s+\([^()]*\)\s*(?:[,;\n]|$)))"
)


def with_called(text: str) -> str:
    """What people are called beside their first names between quotes, as most write it, not in brackets."""
    return _CALLED.sub(r'\g<first> "\g<nick>" ', text) if ") " in text else text


def looks_like_name(text: str) -> bool:
    """Words that can be somebody's name: two or more with capitals, or one after a title; none of an organisation. Or
    what somebody is called by on a network: `@ada-marsh`."""
    if HANDLE.fullmatch(text):
        return True
    titled = TITLES.match(text)
    bare = text[titled.end() :] if titled else text
    if " " in bare:
        bare = CALL_SIGN.sub("Sign", bare)
    words = bare.replace(".", ". ").split()
    if not words or len(words) > 5 or re.search(r"[\d@/|<>=:;!?%£]", bare):
        return False
    if words[-1].endswith(("s’", "s'", "’s", "'s")):
        return False  # `Ember Residents’` Association
    plain = [word.strip(".,’'\"()") for word in words]
    if any(re.sub(r"[’']s$", "", word.casefold()) in NO_NAME for word in plain):
        return False
    if len(plain) > 1 and not titled and plain[0].casefold() in PLACE_FIRST:
        return False
    if any(not (word[:1].isupper() or _PARTICLE.match(word)) for word in plain if word):
        return False
    if len(plain) == 1:
        return bool(titled) and len(plain[0]) > 1 and plain[0].casefold() not in NO_SURNAME
    acronyms = [word for word in plain[1:] if len(word) > 2 and word.isupper() and "-" not in word]
    surname = acronyms == plain[-1:] and len(plain[-1]) >= _SURNAME  # `Ada MARSH`
    return (not acronyms or surname or bare.isupper()) and any(len(word) > 1 for word in plain)


def parted(one: Attendee) -> Attendee:
    """Somebody whose title stands apart, where a full name is left without it."""
    titled = TITLES.match(one.person)
    rest = one.person[titled.end() :].strip() if titled else ""
    surname = rest.split()[-1:] and rest.split()[-1].casefold() in SURNAMES_TOO
    if one.title or len(rest.split()) < 2 or not (looks_like_name(rest) or surname):
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
    return honoured(cut(text)[0])


def honoured(name: str) -> str:
    """A name without the honours behind it."""
    words = name.strip(" .,;*_").split()
    while len(words) > 2 and HONOURS.fullmatch(words[-1]):
        words.pop()
    return " ".join(words)


def about_work(text: str) -> bool:
    """Words that say what somebody does, and are no name."""
    words = {word.strip(".,()").casefold() for word in re.split(r"[\s/&]+", text)}
    words |= {word.removeprefix("co-").removesuffix("s") for word in words}
    return bool(words & (ROLE | {"apologies", "taker", "notes"})) and not looks_like_name(text)


_ABBREVIATED = re.compile(r"\b(?:[A-Z]|[A-Z][a-z]{1,2})$")  # what a full stop behind shortens
_WITH_LETTERS = re.compile(r"(?P<name>(?:[A-Z]\.)+[A-Z][\w’'-]+) (?P<in>[A-Z]{2,4})(?!\w)")  # `A.Marsh AM`


def cut(entry: str) -> tuple[str, str]:
    """A name, and what is said after it; an organisation may follow without a mark."""
    short = _WITH_LETTERS.match(entry)
    if short and are_initials(short["in"], short["name"].replace(".", " ").split()):
        return short["name"], entry[short.start("in") :]
    titled = TITLES.match(entry)
    start = titled.end() if titled else 0
    match = BREAK.search(entry, start)
    while (
        match
        and match.group().startswith(".")
        and _ABBREVIATED.search(entry[max(0, match.start() - 4) : match.start()])
    ):
        match = BREAK.search(entry, match.end())
    name, rest = (entry[: match.start()], entry[match.start() :]) if match else (entry, "")
    words = name[start:].split()
    for n, word in enumerate(words):
        plain = word.strip(".,()").casefold()
        strange = (
            plain in NO_NAME
            or (
                n >= 2
                and re.fullmatch(r"(?!Mc[A-Z][a-z])[A-Z][A-Za-z]?[A-Z]{1,}\w*|[A-Z]{3,}", word)
                and not name.isupper()
                and not HONOURS.fullmatch(word)
            )
            or (n >= 2 and CALL_SIGN.fullmatch(word))
        )
        if titled and n == 1 == len(words) - 1 and plain in SURNAMES_TOO and words[0].casefold() not in NO_NAME:
            continue  # `Cllr Ada Nurse`
        if strange and n >= (1 if titled else 2):
            keep = n if titled and n == 1 else (n if n <= 3 and plain in ROLE else 2)
            if len(words[0].strip(".")) == 1 and n > 2:
                keep = max(keep, min(n, 3 if len(words[1].strip(".")) == 1 else 2))
            while keep < n and words[keep - 1].casefold() in PARTICLES:
                keep += 1
            cut = name[:start] + " ".join(words[:keep])
            return cut.strip(), (" ".join(words[keep:]) + " " + rest).strip()
    return name.strip(), rest.strip()


def are_initials(piece: str, words: Sequence[str]) -> bool:
    """The letters are those that the name's words begin with."""
    first = [word[0].casefold() for word in re.split(r"[\s.-]+", " ".join(words)) if word]
    letters = piece.casefold()
    if len(first) < 2 or letters[0] != first[0]:
        return False
    capitals = re.sub("[a-z]", "", piece).casefold()  # `LoC`, `DHol`
    return "".join(first) in (letters, capitals) or letters[1] in first[1:]
