"""Whose meeting it was: what the title lines say beside the words of every title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...record.when import MONTHS
from ..document import Document
from ..draft import Doubt
from ..words.dates import dates_in
from .acting import acting_body
from .place_words import ADDRESS, BODY_LINE, DOCUMENT, NOUN, PLACE, RECORDING, without_when

_OF = re.compile(
    r"^\W*+(?:(?:the|an?|draft|unconfirmed|approved|confirmed|final|public|open|full|unapproved|ratified|signed)\s+)*"
    r"(?:(?:agenda and |action )?(?:minutes|notes?|record|report|summary|proceedings))?(?:\s+(?:of|from|for)\b)?\s*"
    r"(?:(?:the|an?|its|our)\s+)?"
    r"(?:(?:[\w/-]+\s+){0,4}?(?:\d{1,3}(?:st|nd|rd|th))?(?:meeting|agm|annual general meeting|conference call|"
    r"telecon\w*|session|call)\s+)"
    r"(?:\([^)]*\)\s+)?(?:of|for)\s+(?:the\s+)?(?P<body>.+)$",
    re.IGNORECASE,
)


_ENDS = re.compile(
    r"\s*(?:[,;:(]\s*)?\b(?:(?:was |were |which was |to be )?(?:held|hosted|convened)|at which|"
    r"was (?:called|brought) to order|took place|commenc\w+|"
    r"starting|on (?=\x01|the \x01)|at (?=\x02))\b.*$|\x01.*$|\x02.*$",
    re.IGNORECASE,
)


_MEETING_WORDS = re.compile(
    r"(?:^|[\s:,–—-]+)(?:(?:draft|unconfirmed|approved|final|confirmed|open|public|regular|daily|(?:bi-?)?weekly|"
    r"fortnightly|(?:bi-?)?monthly|quarterly|"
    r"ordinary|annual(?: general)?|"
    r"extra-?\s?ordinary|special|emergency|general|virtual|online|remote|face[- ]to[- ]face|"
    r"reconvened|adjourned|full|the|a|"
    r"\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|"
    r"sixteenth|seventeenth|eighteenth|nineteenth|twentieth|inaugural)\s+)*"
    r"(?:minutes(?: and actions)?|meetings?(?! (?:house|home|room|place))|"
    r"notes?|action (?:log|notes?|points?|items?|list|tracker)|actions|agenda|"
    r"agm|telecon\w*|conference call|call|summary|record|outcomes|decisions(?: taken| made)?)"
    r"(?:\s+(?:minutes|notes?|agenda|(?:no\.?|number)\s?\d*|summary|"
    r"actions?|#?\s*\d+))*\s*(?=$|[\s:,–—-]|\W)",
    re.IGNORECASE,
)


_LABELS = re.compile(
    r"^\W*(?:title of meeting|name of (?:meeting|committee|group)|meeting(?: of| title| name)?|committee|body|"
    r"(?:(?:task|working|study|interest) )?group|"
    r"(?P<about>subject))\s*[:\t]\s*(?P<rest>.+)$",
    re.IGNORECASE,
)


# `Pond Hall (Charity 1234) Minutes of the Annual General Meeting held …`
_BEFORE = re.compile(
    r"^(?!(?:the|these|draft|approved) )(?P<body>[A-Z][^.:]{3,80}?)\s*(?:\([^)]*\)\s*)?[,–—-]?\s*(?:draft\s+)?"
    r"(?:minutes|notes|report|record) of "
    r"(?:(?:the|an?|its) )?(?P<kind>(?:\w+ ){0,4}?)(?:(?:annual|general|ordinary|monthly|special) ){0,2}"
    r"(?:meeting|agm)\b(?! of)",
    re.IGNORECASE,
)
# `Pond Hall (Registered Charity No. 1234)`
_CHARITY = re.compile(
    r"(?P<body>[A-Z][^():;]{3,80}?)[\s,(–—-]+"
    r"(?i:(?:registered )?charity (?:registration |registered )?(?:number|no\.?)?\W*(?:SC)?\d)"
)
_MEETING_ONLY = re.compile(
    r"(?:(?:draft|minutes|notes|of|the|an?|annual|general|ordinary|monthly|committee|full|extra-?\s?ordinary|meeting|agm|"
    r"reconvened|adjourned|egm|from|first|second|third|inaugural|open|public|held|on|at|unconfirmed|approved|decisions|taken|made|\d+(?:st|nd|rd|th)?)\W*)+(?:\d|\x01|$)",
    re.IGNORECASE,
)
_NO_BODY = re.compile(
    r"(?:next|previous|(?:the )?above|provisional|from|these|note|please|present|attend|apolog|officers and|"
    r"\d+ (?:members|parish)|those|"
    r"venue|location|date|time|chair|in attendance|members? present|dear|http|page|affiliated|registered|a company|"
    r"(?:hello|hi|greetings)(?=[\s,!])|recording|"
    r"this|(?:\w+ ){0,2}reports?$|[^:]+: (?:present|absent|excused)\b|"
    r"charity|purpose|information|elected|non-committee|apologies|approved|adopted|to)\b",
    re.IGNORECASE,
)
# a body called by little more than its kind: `Finance Committee`
_KIND = re.compile(
    r"(?:full )?(?:\w+ ){0,3}(?:committee|board|governing body|panel|group|council|trustees|governors)", re.IGNORECASE
)
_ENOUGH = 0.8  # the least weight of a line that is believed to be a name
_LONGEST = 12  # words of a name
_NEARLY = 0.6  # the difference in weight of two lines of which one has the name in full
_KIND_ALONE = 1.2  # the same, where one of them has no more than the kind: `COMMITTEE`
_LISTED = re.compile(r"\W*(?:[•▪●◦]|(?:agenda )?item \d+\b|\d{1,3}[.)])\s", re.IGNORECASE)
_PERSON = re.compile(r"(?:mr|mrs|ms|miss|dr|cllrs?|councillors?|rev(?:d|erend)?|sir|lady|prof\w*)\b[. ]", re.IGNORECASE)
# Those who were called together; stock words before “meeting” that nobody is called by.
_NO_NAME = re.compile(
    r"(?:parishioners|residents|electors|members|parents|shareholders|\w*payers|town hall|team|staff|status|sync|zoom|"
    r"project|planning|review|kick-?off|minutes?|notes?|details|last|previous|action|agenda)",
    re.IGNORECASE,
)
_MEETS = (
    r"(?:minutes|meeting|action (?:log|items|points|list|tracker)|agm|egm|annual general|telecon\w*|conference call)"
)
_MEETING = re.compile(rf"\b{_MEETS}\b", re.IGNORECASE)
_COUNTED = re.compile(
    rf"\b(?:\d{{1,3}}(?:st|nd|rd|th)|\w+teenth|\w+(?:ie|f|n)th|first|second|third) {_MEETS}\b", re.IGNORECASE
)
_MINUTES_OF = re.compile(r"\b(?:minutes|notes|record) (?:of|from) ", re.IGNORECASE)
# `Minutes of Ember Tidy Towns AGM – …`
_OF_ITS_MEETING = re.compile(
    r"\w+ (?:of|from) (?:the |an? )?(?P<body>[A-Z][\w’'&.-]*(?: (?:of|the|and|&|\(?[A-Z][\w’'&.)-]*)){0,8}?) "
    rf"(?i:{_MEETS})\b"
)
_TITLE_PLACE = 2  # a page's own title counts as its third line
_TITLE = 300  # characters in which a title ends
_FROM_ABOVE = "it is taken from the line above the title, and no word of it says what it is"
_SAYS = re.compile(r"\b(?:is|are|was|were|will|has|have|had|serves?|publish(?:es)?|reports? that)\b")


def body_of(document: Document, lines: Sequence[tuple[int, str]]) -> tuple[str | None, tuple[Doubt, ...]]:
    """The group that met: after “meeting of the”, or what a title line says beside the words of every title; else the
    line above such a title, which is a doubt, as where only what the file calls itself says something else."""
    texts = [text for _, text in lines]
    name = (
        _titled(texts)
        or _in_long_line(texts[:3])
        or _best_line(document, texts)
        or _charity(texts[:_NEXT])
        or _titled([document.title or ""])
    )
    if name is None or not (BODY_LINE.search(name) or any(name in text for text in texts)):
        above, doubts = _above_title(lines)
        if above or name is None:
            return (above, doubts) if above else acting_body(document)
    short = re.search(r"(?<!\S)[A-Z]{3,}(?!\S)", name)
    if short and (full := _in_words(short.group(), texts[:_TOP])):
        words = (name[: short.start()], "" if full in name else full, name[short.end() :])
        return " ".join(" ".join(words).split()), ()
    kind = re.sub(r"^An? ", "", name)  # `A Parish Council meeting was held …`
    if set(re.findall(r"\w+", kind.casefold())) <= _GENERIC:
        return _whose(kind, lines, document.title or "")
    return name, ()


_TOP = 8  # lines at the top, one of which may spell out a body's initials


def _letters(text: str) -> str:
    """The capitals that the words of a short line begin with: EPC of `Ember Parish Council`."""
    words = text.split()
    return "".join(word[0] for word in words if word[:1].isupper()) if 2 < len(words) <= _LONGEST else ""


def _in_words(letters: str, texts: Sequence[str]) -> str | None:
    """The line that spells out a body's initials: one with a word that bodies are called by, or the only one."""
    spelt = [_clean(text) for text in texts if _letters(text) == letters]
    called = next(filter(BODY_LINE.search, spelt), None)
    return called or (spelt[0] if len(set(spelt)) == 1 else None)


def _charity(texts: Sequence[str]) -> str | None:
    """What stands before the number of a registered charity, as it has to on what a charity sends out."""
    found = (match["body"] for text in texts if (match := _CHARITY.match(text)))
    return next((one for one in map(_clean, found) if one and not (_NO_BODY.match(one) or _SAYS.search(one))), None)


# A body called by nothing but its kind is a part of the one that the title names.
_GENERIC = frozenset((
    "the", "of", "committee", "council", "board", "group", "commissioners", "trustees", "directors", "governors",
    "panel", "forum", "members", "full", "executive", "management", "governing", "body", "senate", "parish", "town",
    "community", "parochial", "church", "parent", "association", "society", "club",
))  # fmt: skip


_NEXT = 4  # lines at the top, among which one is called by what the body is a part of
_ANYBODYS = frozenset(("committee", "board", "group", "panel", "members", "forum"))


def _whose(name: str, lines: Sequence[tuple[int, str]], title: str) -> tuple[str | None, tuple[Doubt, ...]]:
    """The kind of body with the name of the whole, where the first line is that, or the kind alone and one of the next,
    or what the file calls itself, is called by another; it is a doubt where no word of that line says so, and where
    `Committee` is all that is said."""
    called = _clean(title)
    more = not set(re.findall(r"\w+", called.casefold())) <= _GENERIC
    if more and called.casefold().endswith(f" {name.casefold()}") and _could_be_name(called):
        return called, ()
    line, text = lines[0] if lines else (1, "")
    first = _clean(text)
    if name.casefold() in _ANYBODYS and first.casefold() == name.casefold():
        named = ((at, other, _clean(other)) for at, other in (*lines[1:_NEXT], (line, title)))
        line, text, first = next((one for one in named if BODY_LINE.search(one[2])), (line, text, first))
    in_full = first.casefold().endswith(f" {name.casefold()}")
    if not _could_be_name(first) or (dates_in(text) and not in_full) or first.casefold() == name.casefold():
        why = f"nothing says whose {name} it was"
        return name, (Doubt("body", line, why),) if name.casefold() in _ANYBODYS else ()
    again = first.split()[-1].casefold() == name.split()[0].casefold()  # `… Association`, of the `Association Members`
    whole = first if again or name.casefold() in first.casefold() else f"{first} {name}"
    return whole, () if BODY_LINE.search(first) else (Doubt("body", line, _FROM_ABOVE),)


def _titled(texts: Sequence[str]) -> str | None:
    """The first name that a title says, in full where another spells out its initials."""
    names = list(_titles(texts))
    return next((name for name in names[1:] if _spells_out(name, names[0])), names[0]) if names else None


def _spells_out(name: str, short: str) -> bool:
    """`Ember Council, Highways Policy Committee` has every word of `EMBER COUNCIL HPC`, and those that its letters are
    the first of."""
    words, said = re.findall(r"\w+", name.casefold()), re.findall(r"\w+", short.casefold())
    missing = [word for word in said if word not in words]
    letters = "".join(word[0] for word in words)
    return (
        len(words) > len(said)
        and 0 < len(missing) < len(said)
        and all(len(one) > 1 and one in letters for one in missing)
    )


def _titles(texts: Sequence[str]) -> Iterator[str]:
    """The names after “minutes of the meeting of”, or before “minutes of the meeting”."""
    for n, text in enumerate(texts[:20]):
        below = texts[n + 1] if n + 1 < len(texts) else ""
        wraps = len(text.split()) <= _LONGEST or _MET.match(text)
        joined = (
            f"{text}{'' if text.endswith('-') else ' '}{below}" if below and wraps and _runs_on(text, below) else text
        )
        if re.search(r"\b(?:previous|last|next)\s+meeting\b", joined, re.IGNORECASE):
            continue
        name = _clean(match["body"]) if (match := _OF.match(joined)) else ""
        if _ABOVE.match(name):  # `… of the above Council`, which is named above
            name = next((one for one in map(_clean, texts[:n]) if BODY_LINE.search(one)), "")
            if not name:
                return
        if name and len(name.split()) <= 14 and not _NO_NAME.fullmatch(name):
            yield name
            continue
        name = _clean(match["body"]) if (match := _BEFORE.match(text)) else ""
        if match and name and not (_NO_BODY.match(name) or _SAYS.search(name)):
            kind = match["kind"].strip()
            yield f"{name} {kind}" if BODY_LINE.search(kind) and kind.casefold() not in name.casefold() else name


_ABOVE = re.compile(r"above(?:[- ]named)? \w+", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[a-z]{3})\.\s")


def _in_long_line(texts: Sequence[str]) -> str | None:
    """The name in `… Minutes of a meeting of …`, or `Minutes of … AGM`, within a text whose lines were lost."""
    for text in texts:
        for found in _MINUTES_OF.finditer(text[:_TITLE] if len(text.split()) > _LONGEST else ""):
            title = text[found.start() : found.start() + _TITLE]
            of, its = _OF.match(title), _OF_ITS_MEETING.match(title)
            name = _clean(_SENTENCE.split(of["body"])[0] if of else title[its.start("body") : its.end()] if its else "")
            if 0 < len(name.split()) <= _LONGEST and not (_NO_BODY.match(name) or _NO_NAME.fullmatch(name)):
                return name
    return None


def _runs_on(text: str, below: str) -> bool:
    """A title that breaks off before its last words, or before what the body is: `… of the Ember Chess | Club`."""
    wrapped = len(text) >= _WRAPPED and text.isupper() and below.isupper() and 0 < len(below.split()) <= _REST
    wrapped = wrapped and not (_NO_BODY.match(below) or dates_in(below) or re.search(r"[.:]$|^MINUTES|^HELD", below))
    ends = re.search(r"\b(?:of|the|and|for|&)$", text) or (_MET.match(text) and _WAS_HELD.match(below))
    return bool(ends or wrapped or re.fullmatch(rf"(?:\w+ )?(?:{NOUN})", below, re.IGNORECASE))


# `A meeting of the Ember Council Highways | Policy Committee was held …`
_MET = re.compile(r"(?:\S+ ){0,6}?(?:\w+ )?meeting of (?!.*\b(?:held|took)\b)", re.IGNORECASE)
_WAS_HELD = re.compile(r"(?:[A-Z][\w’'-]* ){1,4}(?:(?:was )?held|took place|HELD)\b")
_WRAPPED, _REST = 50, 6  # characters of a line in capitals that fills the page, words of the next that it goes on in


def _above_title(lines: Sequence[tuple[int, str]]) -> tuple[str | None, tuple[Doubt, ...]]:
    """The first line that says more than when, where it is a few words with capitals and a title that names no body
    stands below it."""
    lines = lines[next((n for n, (_, text) in enumerate(lines) if re.search(r"\w", without_when(text))), 0) :]
    if not lines or not any(_MEETING_ONLY.match(without_when(text)) for _, text in lines[1:8]):
        return None, ()
    line, text = lines[0]
    name = _clean(text)
    if not (_could_be_name(name) or _is_one_word(lines)) or name != text.strip(" .,:") or _names_place(name):
        return None, ()
    return name, (Doubt("body", line, _FROM_ABOVE),)


def _is_one_word(lines: Sequence[tuple[int, str]]) -> bool:
    """`EMBER`, right above `MINUTES OF THE MEETING`."""
    (_, text), (_, below) = lines[:2]
    one = re.fullmatch(r"[A-Z]{4,}", text) and not (_NO_BODY.match(text) or DOCUMENT.search(text))
    return bool(one and below.isupper() and _MEETING_ONLY.match(without_when(below)))


def _names_place(name: str) -> bool:
    """It ends with a word of places, or little more: `Mill Lane Playing Fields` are called after one."""
    found = PLACE.search(name)
    return found is not None and ("," in name or len(name[found.end() :].split()) < _CALLED_AFTER)


_CALLED_AFTER = 2  # words behind that of a place which make it the name of something else


def _could_be_name(line: str) -> bool:
    """A few words with capitals, that say nothing and head nothing else."""
    words = line.split()
    if not 2 <= len(words) <= 8 or any(not word[:1].isupper() and len(word) > 3 for word in words):
        return False
    return not (_NO_BODY.match(line) or _SAYS.search(line) or DOCUMENT.search(line))


def _best_line(document: Document, texts: Sequence[str]) -> str | None:
    """The line of the front that looks most like the name of a body."""
    title = next(filter(BODY_LINE.search, re.split(r"\s+\|\s+", document.title or "")), document.title or "")
    weighed = [(n, *_weighed(text)) for n, text in enumerate([*texts[:12], title])]
    weighed[-1] = (min(weighed[-1][0], _TITLE_PLACE), *weighed[-1][1:])
    candidates = [(weight - 0.1 * n, -n, name) for n, weight, name in weighed if name]
    weight, at, name = max(candidates, default=(0.0, 0, ""))
    if weight < _ENOUGH:
        return None
    weight, at, name = _in_full(weight, at, name, candidates)
    above = next((other for score, place, other in candidates if place == at + 1 and score >= 1.9), None)
    apart = above and name.casefold() not in above.casefold() and above.casefold() not in name.casefold()
    if apart and _KIND.fullmatch(name):
        return f"{above} {name}"
    below = next((other for score, place, other in candidates if place == at - 1 and score >= 1.8), None)
    return f"{name} {below}" if below and _is_part_of(below, name) else name


def _in_full(weight: float, at: int, name: str, candidates: Sequence[tuple[float, int, str]]) -> tuple[float, int, str]:
    """The name as a line nearly as likely has it with more words: `Ember Parent Council` for `Parent Council`."""
    nearly = _NEARLY if " " in name else _KIND_ALONE
    longer = [
        one for one in candidates if one[2].casefold().endswith(f" {name.casefold()}") and weight - one[0] < nearly
    ]
    return max(longer, default=(weight, at, name))


def _weighed(text: str) -> tuple[float, str]:
    """How much a line looks like the name of a body, from about -1 to 5, and that name; empty where it is none."""
    text = RECORDING.sub("", text)
    labelled = _LABELS.match(text)
    name = "" if _LISTED.match(text) else _clean(labelled["rest"] if labelled else text)
    if ADDRESS.fullmatch(name):
        return 0.0, ""
    told = len(text.split()) > 6 and re.search(r"(?<!meeting)(?<!minutes)(?<=[a-z])[.!?]$", text)
    if not name or len(name.split()) > _LONGEST or told or _NO_BODY.match(name) or _SAYS.search(name):
        return 0.0, ""
    if _PERSON.match(name) or _NO_NAME.fullmatch(name):
        return 0.0, ""
    body = bool(BODY_LINE.search(name))
    weight = (
        2.0 * body + 1.5 * bool(labelled and not labelled["about"]) + 0.3 * name[:1].isupper() - 0.4 * ("," in name)
    )
    weight += 0.8 * bool(_MEETING.search(text)) + 0.4 * bool(_COUNTED.search(text))
    placed = PLACE.search(name) and not (body or _MEETING.match(text.partition(name)[2].lstrip()))
    return weight - 1.0 * bool(placed), name


def _is_part_of(below: str, name: str) -> bool:
    """The line below a name says which part of that body it is: `Ember Council | Finance Committee`."""
    kind = re.search(r"committee|panel|governing body|group|board", below, re.IGNORECASE)
    apart = below.casefold() not in name.casefold() and name.casefold() not in below.casefold()
    return bool(kind) and apart and len(f"{name} {below}".split()) <= _LONGEST


# `20 August Ember SIG meeting`, `Minutes from the 20 August Ember SIG meeting`
_DAY_FIRST = re.compile(
    r"^\W*(?i:(?:agenda (?:&|and) )?minut\w+ (?:of|from|for) (?:the )?)?(?:[\x01\x02][\s,:–—-]*)+(?=[A-Z])"
)


def _clean(text: str) -> str:
    """A title without dates, times, and the words that say it is minutes."""
    marked = without_when(re.sub(r"^\W*(?:19|20)\d\d-\d\d-\d\d\W*", "", text))
    if _MEETING.search(marked):
        marked = _DAY_FIRST.sub("", marked)
    name = _ENDS.sub("", marked)
    name = re.sub(
        r"^\W*(?:(?:draft|unconfirmed|approved|final)\s+)*(?:minutes?|notes?|record)(?:\s+and\s+actions)?\s+(?:of|from|for)\s+(?:(?:the|an?)\s+)?",
        "",
        name,
        flags=re.IGNORECASE,
    )
    name = _MEETING_WORDS.sub(" ", name)
    name = re.sub(r"(?<!\s)\s*\(?\b(?:until approved|subject to)\b.*$", "", name, flags=re.IGNORECASE)
    months = rf"(?:{'|'.join(MONTHS)})"
    first = rf"^\W*(?:(?:of|from|for) )?(?:[Tt]he )?(?:(?:19|20)\d\d[-/])?{months}\s+(?=[A-Z])"
    name = re.sub(rf"{first}|(?<![\s–—-])[\s–—-]+{months}\s*$", "", name)
    name = re.sub(r"(?<!\s)\s+(?:(?:of\s+)?(?:19|20)\d\d|(?i:in public|in private))\s*$", "", name)
    name = re.sub(
        r"^\W*(?:(?:19|20)\d\d\s+|(?:Annual|Ordinary|Extra-?ordinary|Special)\s+(?=\w+ \w))(?=[A-Z])", "", name
    )
    name = re.sub(r"^\W*(?:last|latest|recent)\s+(?=\w+ \w)", "", name)
    name = re.sub(r"\(\s*(?:\d{1,2}/\d{1,2})?\)|\[[^\]]*\]", " ", name)
    name = re.sub(
        r"\b(?:draft|unconfirmed|minutes|official|sensitive|unclassified|restricted|copy|held|page \d+.*)\b",
        " ",
        name,
        flags=re.IGNORECASE,
    )
    name = re.sub(r"\s+(?:at|on|in|of|for|and|the|from)\s*$", "", " ".join(name.split()), flags=re.IGNORECASE)
    name = re.sub(r"^(?:at|on|of|for|and|from|the)\s+", "", name.strip(" ,;:.–—-/&*_’'\"()"), flags=re.IGNORECASE)
    if name.count("(") > name.count(")"):
        name += ")"
    return name.strip(' ,;:.–—-/&*_"|') if re.search(r"[A-Z]{2}|(?:[A-Za-z]\d*){3}", name) else ""
