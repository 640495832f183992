"""Lists of people that run on: where one name ends and the next begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise

from ..draft import Attendee
from .entries import OFFICE, PERSON_TITLE, after_office, is_office, person_in
from .names import (
    E_MAIL,
    HANDLE,
    LEAD,
    NOBODY,
    PLURAL,
    TITLE,
    TITLES,
    about_work,
    are_initials,
    bare_name,
    cut,
    entry_name,
    is_single,
    looks_like_name,
    with_called,
)
from .run_together import is_guess, parted_names
from .splitting import split_at
from .vocabulary import NO_SURNAME, ORGANISATION, PARTICLES, ROLE, singular


def names_in(text: str, line: int = 1, *, one_each: bool = False, lone: bool = False) -> tuple[Attendee, ...]:
    """The people in a list that runs on: names between commas, semicolons, `and`, or only a bracket.

    With `one_each` a line is one person, and what follows a comma is about that person; with `lone` a first name, or
    initials, may be all of a line.
    """
    found: list[Attendee] = []
    for row in _spaced(text).split("\n"):
        alone = parted_by_initials(row) or _held(row) or _of_group(row) or _singles(row, lone=lone) or _by_office(row)
        if alone:
            found += [replace(one, line=line) for one in alone]
            continue
        if entries := parted_names(row):
            found += [replace(one, line=line) for entry in entries for one in _couple(entry) if one]
            continue
        pieces = _people_of(row, one_each=one_each)
        lone_too, first_names = _mostly_initialled(pieces), _first_names_among(pieces)
        for piece in pieces:
            alone_too = lone_too or piece.strip(" .") in first_names or _is_its_letter(piece)
            people = [_letters_with_office(piece) or (_first_name(piece) if alone_too else None)]
            found += [replace(one, line=line) for one in (people if any(people) else _couple(piece)) if one]
    return tuple(found)


# a bracket that lacks its end, up to the next comma
_UNCLOSED = re.compile(r"(?P<open>\([^(),;\n]*)(?=[,;][^()\n]*(?:\(|$))", re.MULTILINE)


_PICTURE = re.compile(r"\s*[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f\u200d]+")  # a little picture behind a name


def _spaced(text: str) -> str:
    """A list without what is typed into names: numbers of issues, brackets and commas set the wrong way."""
    text = with_called(E_MAIL.sub("", _PICTURE.sub("", text)))
    text = re.sub(r"#\d{1,3}\s+(?=[A-Z])|(?m:^)\s*\d{1,6}\s*[-–—]\s+(?=[A-Z])", "", text)
    text = re.sub(r"\b(PC|PCSO|WPC|Sgt|Sergeant|Insp|Inspector)\b\.?\s+\d{1,6}\s+(?=[A-Z])", r"\1 ", text)
    text = re.sub(r"(?<=\w)\s*\+\s?(?=\d)", ", ", text)
    text = re.sub(r"\)(?=[A-Z][a-z])", ") ", text)
    text = re.sub(r",\s+(?=(?:Jr|Sr|II|III|IV)\b)", " ", text)  # `Ada Marsh, Jr.`
    text = _MEMBERS_OF.sub("; ", text)
    text = _IN_CHAIR_LAST.sub(r"and \g<who> (in the Chair)", text)
    text = _ONE_TITLE.sub(_titled_each, text)
    text = re.sub(r"(?<=[a-z]{4})(?=(?:Cllrs?|Councillors?|Mrs?|Ms|Dr)\.? [A-Z])", " ", text)  # `ChairCllr Marsh`
    if text.count("(") > text.count(")"):
        text = _UNCLOSED.sub(r"\g<open>)", text)
    return re.sub(r"(?<=[a-z])\((?=[A-Z]|[a-z]{2,3}[,)])", " (", re.sub(r"(?<=\w) ,(?=\w)", ", ", text))


# `Ada Marsh and, in the chair, Ben Lowe`
_IN_CHAIR_LAST = re.compile(r"\band, in the [Cc]hair, (?P<who>[A-Z][\w’'.-]*(?: [A-Z][\w’'-]*){1,3})")
# `Cllrs Marsh and Lowe, and members of the club: Cy Dart`
_MEMBERS_OF = re.compile(
    r"(?:[,;]\s(?:and\s)?|\sand\s)(?:members|residents|parents|representatives) of (?:the )?[a-z]+(?: [a-z]+)?:\s"
    r"(?=[A-Z])"
)
# `Cllr Marsh and Lowe`, `Cllr Marsh, Lowe, Dart`: several of one title, though it is not in the plural
_ONE_TITLE = re.compile(
    r"\b(?P<title>(?:Cllr|Clr|Councillor)\.?) (?P<names>[A-Z][\w’'-]+(?:(?:, [A-Z][\w’'-]+){0,12},? (?:and|&)|"
    r"(?:, [A-Z][\w’'-]+){1,12},) [A-Z][\w’'-]+)(?=\s*(?:[.,;(]|$))"
)
_NEXT_NAME = re.compile(r",? (?:and|&) |, ")


def _titled_each(found: re.Match[str]) -> str:
    names = [f"{found['title']} {name}" for name in _NEXT_NAME.split(found["names"])]
    return ", ".join(names) if all(map(looks_like_name, names)) else found.group()


_RUN = re.compile(
    r"(?<![\w’'.-])(?P<name>(?:[A-Z][\w’'.-]*\s){1,3}?[A-Z][\w’'-]+)\s*(?P<said>\([^()]+\))?\s+(?P<in>[A-Z][A-Za-z]{1,3})(?=\s|$)"
)


def parted_by_initials(row: str) -> list[Attendee]:
    """`Ada Marsh AM Ben Lowe (Ember Council) BL`: initials and nothing else between the names; else none."""
    if _RUN.sub("", row).strip():
        return []
    people = []
    for match in _RUN.finditer(row):
        one = person_in(f"{match['name']} {match['said'] or ''}")
        if one is None or not are_initials(match["in"], bare_name(one.person).split()):
            return []
        people.append(replace(one, initials=match["in"]))
    return people


_HOLDER = re.compile(rf"\((?P<who>{TITLE}\b\.?\s[^()]+)\)", re.IGNORECASE)
_ONE_WORD = re.compile(
    r"(?P<name>[^()–—]+?)(?<!\s)\s*(?:\((?:(?P<in>[A-Z]{2,3})|(?P<said>[^()]*))\))?(?:(?:\s+[-–—]\s*|[-–—]\s+)(?P<role>\S.*))?"
)


_SURNAME = re.compile(r"(?:[A-Z]\. ?)+[A-Z][\w’'-]+")  # with its letters, among surnames alone


def _held(row: str) -> list[Attendee]:
    """`Director of Ponds (Mr K. Marsh), Clerk of Works (Ms T. Lowe)`: offices, each with its holder in a bracket; else
    none."""
    found, start, named = list[Attendee](), 0, 0
    for match in _HOLDER.finditer(row):
        office, who = row[start : match.start()].strip(" ,;&."), person_in(match["who"])
        if who:
            found.append(replace(who, role=office or None))
            named += looks_like_name(office)
        start = match.end()
    return found if len(found) > 1 and named * 2 < len(found) else []


def _singles(row: str, *, lone: bool) -> list[Attendee]:
    """The people of a list of first names, of surnames alone, or of initials, each perhaps with words in brackets; else
    none."""
    bare = re.sub(r"\s*\((?:[A-Z]{2,3}, )+[A-Z]{2,3}\)\W*$", "", row.strip())  # initials for all of them at the end
    if re.fullmatch(r"[A-Z]{2,3}(?:\s+[A-Z]{2,3})+", bare):
        return [Attendee(word, 1) for word in bare.split()]
    pieces = [piece for comma in split_at(bare, ",") for piece in re.split(r"\s+(?:and|&)\s+(?![^(]*\))", comma)]
    words = [re.sub(r"^(?:and|&)\s+", "", piece.strip(" .")) for piece in pieces if piece.strip(" .")]
    parts = [_ONE_WORD.fullmatch(word) for word in words]
    letters = sum(bool(re.fullmatch(r"[A-Z]{2,4}", word)) for word in words) * 3 > 2 * len(words) > 2
    single = [is_single(part["name"]) or (letters and part["name"].isupper()) for part in parts if part]
    alike = [one or bool(_SURNAME.fullmatch(part["name"])) for one, part in zip(single, parts, strict=False) if part]
    if len(words) < (1 if lone else 2) or sum(alike) * 4 < len(words) * 3 or len(single) < len(words):
        return []
    if PLURAL.match(bare):  # `Cllrs Marsh, Lowe`: each has the title
        return []
    if sum(single) * 2 < len(words):
        return []
    found = []
    for part in parts:
        if part and (is_single(part["name"]) or (letters and part["name"].isupper()) or looks_like_name(part["name"])):
            role = part["role"] or part["said"] or None
            found.append(Attendee(part["name"], 1, role=role, initials=part["in"]))
    return found


_POSTPONED = frozenset(("elect", "emeritus", "designate", "pro-tem", "vacant"))
# `President Marsh`, `Directors Lowe and Dart`: an office, and no more than the surname of who holds it
_OFFICE_AND_SURNAME = re.compile(
    r"(?P<office>(?:(?:Vice|Deputy|Acting|Assistant|Past|Village|Town|City|Parish|Police|Fire|Board)[- ])*"
    r"(?:Chair(?:man|woman|person)?|President|VP|Secretary|Treasurer|Clerk|Director|Supervisor|Mayor|Attorney|Chief|"
    r"Administrator|Engineer|Manager|Principal|Alderman|Superintendent))(?P<several>s)? (?P<who>[A-Z][\w’'-]+)"
)


_SENT = re.compile(r"(?P<who>[A-Z]\S+(?: [A-Z]\S+)+) with (?P<whence>[A-Z].*)")  # `Ada Marsh with Ember Mill`


def _sent(piece: str) -> Attendee | None:
    match = _SENT.fullmatch(piece)
    one = person_in(match["who"]) if match and not looks_like_name(match["whence"]) else None
    return replace(one, organisation=match["whence"]) if one and match else None


def _by_office(row: str) -> list[Attendee]:
    """The people of a list in which some are called by their office and surname, and nobody is called otherwise than
    people are; else none."""
    if PLURAL.search(row):
        return []
    pieces = re.split(r"[,;]\s*(?:(?:and|&)\s+)?|\s+(?:and|&)\s+", row.strip(" ."))
    pieces = [one for piece in pieces for one in ([piece] if _sent(piece) else piece.split(" with "))]
    found, held, shared = list[Attendee](), 0, None
    for piece in (piece.strip() for piece in pieces if piece.strip()):
        match = _OFFICE_AND_SURNAME.fullmatch(piece)
        if match and is_single(match["who"]) and match["who"].casefold() not in NO_SURNAME | _POSTPONED:
            held += 1
            shared = match["office"] if match["several"] else None
            found.append(Attendee(match["who"], 1, role=match["office"]))
        elif shared and is_single(piece):
            found.append(Attendee(piece, 1, role=shared))
        elif held and (one := _sent(piece) or person_in(piece)):  # behind a name an office may be that one's
            shared = None
            found.append(one)
        else:
            return []
    return found if held else []


_GROUP = re.compile(r"(?P<group>[A-Z][\w ’'&/-]{1,40}):\s+(?P<who>[A-Z].*)")


def _of_group(row: str) -> list[Attendee]:
    """`Co-chairs: Ada, Ben`, `EMC: Cy, Di`: first names behind their office, or the letters of where they come from;
    else none."""
    match = _GROUP.fullmatch(row.strip())
    office = match is not None and about_work(match["group"])
    if match is None or not (office or re.fullmatch(r"[A-Z]{2,6}", match["group"])):
        return []
    people = _singles(match["who"], lone=False)
    if office:
        return [replace(one, role=one.role or match["group"].removesuffix("s")) for one in people]
    return [replace(one, organisation=match["group"]) for one in people]


_HANDLES = re.compile(rf"{HANDLE.pattern}(?:(?:,? (?:and|&)|,) {HANDLE.pattern})*\W*")
# A name, and with no mark between a title that begins the next.
_RUN_TOGETHER = re.compile(
    r"(?<=[a-z)])(?<!Cllr)(?<!Cllrs)(?<!Mr)(?<!Mrs)(?<!Ms)(?<!Miss)(?<!Dr)(?<!Prof)(?<!Rev)(?<!Councillor)(?<!Councillors)(?<!Borough)"
    r"(?<!County)(?<!District)(?<!Parish)(?<!Town)(?<!City)(?<!Chairman)(?<!Chair)(?<!Clerk)(?<!Warden)(?<!and)(?<!from)(?<!with)(?<!by)(?<!of)(?<!for)"
    r"(?<!also)(?<!plus)(?<!Treasurer)(?<!Secretary)(?<!Chairperson)(?<!Chairwoman)(?<!Vice)(?<!vice)(?<!Headteacher)(?<!\bward)\s+"
    rf"(?=(?:{OFFICE}\s+)?(?:(?:Borough|County|District|Parish|Town|City)\s+)?{PERSON_TITLE}\s+[A-Z])"
)


_LETTERS = re.compile(r"(?P<a>(?:[A-Z]|Rev)\.?)\s*(?:&|and)\s*(?P<b>(?:Rev\s?)?[A-Z]\.?)\s+(?P<rest>[A-Z][\w’'-]+)")


def _between(row: str, found: re.Match[str]) -> str:
    """What goes before a title that no mark precedes: a comma, but not after an office that begins the row."""
    return " " if found.start() < _LONGEST_OFFICE and is_office(row[: found.start()]) else ", "


_LONGEST_OFFICE = 60  # characters
# `… Representative and Chair Mrs Marsh`: the second office of somebody before the next
_SECOND_OFFICE = re.compile(rf"\b(?P<first>[A-Z][a-z]+) and {OFFICE}(?=\s+{PERSON_TITLE}\s+[A-Z])")


# `…; Ada Marsh (Mill) Ben Lowe (Pond); …`: where a semicolon was forgotten
_FORGOTTEN = re.compile(r"(?<=\)) (?=[A-Z][\w’'-]{1,40} [A-Z][\w’'-]{1,40} \()")


def _couple(piece: str) -> list[Attendee | None]:
    """`Mr and Mrs Smith` are two, and so are `Ada and Ben Marsh`."""
    if match := re.match(
        r"^(?P<a>[A-Z][a-z]+)\s+(?:&|and)\s+(?P<b>[A-Z][a-z]+)\s+(?P<rest>[A-Z][\w’'-]+(?:,.*)?)$", piece
    ):
        return [person_in(f"{match['a']} {match['rest']}"), person_in(f"{match['b']} {match['rest']}")]
    letters = _LETTERS.fullmatch(piece)
    if letters:  # `A & B Marsh`
        return [Attendee(f"{letters[one]} {letters['rest']}", 1) for one in ("a", "b")]
    match = re.match(r"^(?P<a>Mr|Mrs|Ms|Dr|Cllr)\.?\s*(?:&|and)\s*(?P<b>Mr|Mrs|Ms|Dr|Cllr)\.?\s+(?P<rest>.+)$", piece)
    if match:
        return [person_in(f"{match['a']} {match['rest']}"), person_in(f"{match['b']} {match['rest']}")]
    return [person_in(piece)]


_FULL_NAME = r"[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){1,3}"
_TWO = re.compile(rf"(?P<one>{_FULL_NAME}) (?:and|&) (?P<other>{_FULL_NAME})(?=$|\s*[,(–-])")  # two on a line
_FEW_COMMAS = 3  # pieces between commas of a line that is one person


def may_be_one(pieces: Sequence[str]) -> bool:
    """A line in these pieces may be one person: there are few, or behind the first is nothing but offices."""
    return len(pieces) <= _FEW_COMMAS or all(map(about_work, pieces[1:]))


def _people_of(row: str, *, one_each: bool) -> list[str]:
    """The entries of a line."""
    row = re.sub(r"^[\s•·*▪●○‣-]+(?=\S)", "", row).strip()
    row = _SECOND_OFFICE.sub(
        lambda found: f"{found.group()}," if found["first"].casefold() in ROLE else found.group(), row
    )
    row = _FULL_STOP.sub(r"\g<name>, ", _RUN_TOGETHER.sub(partial(_between, row), row))
    row = re.sub(
        r",?\s+together with\s+",
        ", ",
        re.sub(
            r"(?<=[a-z])(?<!Vice)(?<!vice)(?<!Co)(?<!co)\s?-(?=(?:Vice[ -])?Chair|Clerk|Treasurer|Secretary)",
            " - ",
            row,
        ),
    )
    if not row:
        return []
    if one_each and len(split_at(row, ";")) > 1 and not any(map(person_in, split_at(row, ";")[1:])):
        return [row]
    if len(split_at(row, ";")) > 1:
        parts = [one.strip() for piece in split_at(row, ";") for one in _FORGOTTEN.split(piece) if one.strip()]
        several = len(parts) < 3 or any(
            PLURAL.match(part)
            or _titled(split_at(part, ",")[1:])
            or _lists_names(split_at(part, ","))
            or any(one.initials for piece in split_at(part, ",")[1:] if (one := person_in(piece)))
            for part in parts
        )
        return [one for part in parts for one in (_people_of(part, one_each=False) if several else _distribute([part]))]
    if one_each and (both := _TWO.match(row)) and all(map(looks_like_name, both.group("one", "other"))):
        return [both["one"], row[both.start("other") :]]
    commas = split_at(row, ",")
    initialled = any(re.search(r"\([A-Z]{2,3}\)", piece) for piece in commas[1:])
    several = any(after_office(piece.strip()) for piece in commas[1:])
    several = several or (len(commas) > 2 and all(map(_is_full_name, commas)))
    several = several or _HANDLES.fullmatch(row) is not None
    if one_each and may_be_one(commas) and not (_titled(commas[1:]) or initialled or several or PLURAL.search(row)):
        if len(re.findall(r"\([A-Z]{1,4}[a-z]?[A-Z]?\)", row)) == 1:
            return [row]  # `Ada Marsh (AM) Harrow District Council`
        return [piece for piece in split_at(row, "") if piece.strip()]
    commas = [entry for comma in commas for entry in parted_names(comma) or _two_in_one(comma, commas)]
    pieces = [part for comma in commas for piece in _at_colons(comma) for part in split_at(piece, "and")]
    return _distribute(_join([piece.strip() for piece in pieces if piece.strip() and not _CLERK.fullmatch(piece)]))


def _is_full_name(piece: str) -> bool:
    return " " in piece.strip() and looks_like_name(piece.strip())


def _two_in_one(entry: str, entries: Sequence[str]) -> list[str]:
    """`Ada Marsh Ben Lowe`, with no comma between, where nearly every other entry of a list is a name of two words."""
    name = _FOUR_WORDS.match(entry)
    if name is None or len(entries) < _FEW or not looks_like_name(name.group()) or _goes_on(name["first"]):
        return [entry]
    others = (entry_name(other.strip()).split() for other in entries if other is not entry)
    if sum(len(words) == 2 for words in others) < _MOST * (len(entries) - 1):
        return [entry]
    return [name["first"], entry[name.end("first") :]]


def _goes_on(name: str) -> bool:
    """`Ada De`: a small word that the rest of a name follows."""
    return name.split()[-1].casefold() in PARTICLES


def runs_together(text: str) -> bool:
    """Where one name ends and the next begins is a guess in some row of a list."""
    for row in text.split("\n"):
        entries = split_at(row, ",")
        parted = any(is_guess(parted_names(one)) for one in (row, *entries))
        if parted or any(len(_two_in_one(one, entries)) > 1 for one in entries):
            return True
    return False


_MOST = 0.8  # of the other entries are names of two words
_FEW = 4  # entries of a list of which one may be two
_FOUR_WORDS = re.compile(
    r"\s*(?P<first>[A-Z][\w’'-]+ [A-Z][\w’'-]+) [A-Z][\w’'-]+ [A-Z][\w’'-]+(?=\s*(?:\([^()]*\))?\s*$)"
)
_CLERK = re.compile(r"\s*the clerk[\s.,;:–-]*", re.IGNORECASE)  # somebody, but nobody's name
# `Ada Marsh. Ben Lowe`: somebody typed a full stop for a comma
_FULL_STOP = re.compile(
    r"(?P<name>(?<![\w’'-])[A-Z][\w’'-]* (?!Cllr|Prof|Rev|Messrs|Hon|Supt|Insp|Sgt|Mrs)[A-Z][\w’'-]{2,})\.\s+"
    r"(?=[A-Z][\w’'.-]* [A-Z])"
)


def _at_colons(text: str) -> list[str]:
    """The pieces of a text at colons, where all are names: somebody typed them for commas."""
    pieces = re.split(r"\s*:\s+", text)
    names = [looks_like_name(entry_name(LEAD.sub("", piece))) for piece in pieces]
    return pieces if len(pieces) > 1 and all(names) else [text]


def _lists_names(pieces: Sequence[str]) -> bool:
    """Three names or more, of which what a comma parts from a name could not all be said."""
    return sum(looks_like_name(entry_name(piece.strip())) for piece in pieces) > 2


def _titled(pieces: Sequence[str]) -> bool:
    return any(TITLES.match(piece.strip()) for piece in pieces)


def _join(pieces: Sequence[str]) -> list[str]:
    """What is no name goes with the name before it."""
    single = sum(bool(re.fullmatch(r"[A-Z][\w’'-]+\.?", piece)) for piece in pieces)
    initialled = _mostly_initialled(pieces)
    singles = len(pieces) > 1 and single * 2 > len(pieces) and not any(PLURAL.search(piece) for piece in pieces[:1])
    first_names = _first_names_among(pieces)
    plural = False
    out: list[str] = []
    for piece in pieces:
        bare = LEAD.sub("", piece).rstrip(" .")
        plural = bool(PLURAL.match(bare)) or (plural and not (TITLES.match(bare) and not PLURAL.match(bare)))
        one_word = re.fullmatch(r"(?:[A-Z]\.?\s?){0,3}[A-Z][\w’'-]+(?:\s*\(.*\))?", bare)
        lone = bool(
            (plural or singles or initialled or bare in first_names or _is_its_letter(bare))
            and one_word
            and bare.split("(")[0].strip(" .").casefold() not in ROLE | ORGANISATION
        )
        if (
            not out
            or lone
            or _letters_with_office(bare)
            or bare[:1].isdigit()
            or any(_couple(bare))
            or NOBODY.fullmatch(bare)
            or PLURAL.match(bare)
        ):
            out.append(piece)
        else:
            out[-1] += f", {piece}"
    return out


def _first_names_among(pieces: Sequence[str]) -> frozenset[str]:
    """`Gwyn` in `Peter Lowton, Gwyn, Jon Smith`: words alone among names, where there are too few of them to say where
    each of the others comes from, or two stand side by side, or one before all the others."""
    bare = [re.sub(r"\s*\([^()]*\)$", "", piece).strip(" .") for piece in pieces]
    alone = {one for one in bare if is_single(one) and not one.isupper()}
    names = [one for one in bare if len(one.split()) > 1]
    plain = not any(PLURAL.search(one) or TITLES.match(one) for one in names) and all(map(looks_like_name, names))
    if not plain or not names:
        return frozenset()
    side_by_side = any(one in alone and other in alone for one, other in pairwise(bare))
    return frozenset(alone if side_by_side or 1 < len(names) > len(alone) else alone & {bare[0]})


def _mostly_initialled(pieces: Sequence[str]) -> bool:
    """A list of names with initials: a word alone in it is somebody's name, too."""
    return sum(bool(re.search(r"\([A-Z]{2,3}[a-z]?\)", piece)) for piece in pieces) * 3 > 2 * len(pieces) > 6


def _first_name(piece: str) -> Attendee | None:
    match = re.fullmatch(r"(?P<name>[A-Z][a-z][\w’'-]*)(?: \((?P<in>[A-Z])\))?", piece.strip(" ."))
    return Attendee(match["name"], 1, initials=match["in"]) if match and is_single(match["name"]) else None


def _letters_with_office(entry: str) -> Attendee | None:
    """`HM (Patient)`: initials, and what somebody is, among full names."""
    match = re.fullmatch(r"(?P<name>[A-Z]{2,3}) \((?P<role>[A-Z][a-z]+)\)", entry.strip(" ."))
    return Attendee(match["name"], 1, role=match["role"]) if match else None


def _is_its_letter(entry: str) -> bool:
    """`Ada (A)`: a first name with the letter that the document uses for it."""
    match = re.fullmatch(r"(?P<letter>[A-Z])[\w’'-]+ \((?P<in>[A-Z])\)", entry)
    return bool(match and match["letter"] == match["in"])


def _distribute(pieces: Sequence[str]) -> list[str]:
    """`Cllrs Jones, Brown and Lee`: each is a Cllr; names of one word are given as they stand."""
    title: str | None = None
    out: list[str] = []
    for piece in pieces:
        bare = LEAD.sub("", piece.strip())
        if match := PLURAL.match(bare):
            title = singular(match.group())
            bare = bare[match.end() :].strip(" :.")
            out.append(f"{title} {bare}" if bare and not TITLES.match(bare) else bare)
        elif TITLES.match(bare):
            before = PLURAL.search(bare[:40])
            title = "Cllr" if before else (title if title and re.match(r"(?:Mrs?|Ms|Miss|Dr)\b", bare) else None)
            if before:
                one = "Councillor" if "ouncil" in before.group() else "Cllr"
                bare = f"{bare[: before.start()]}{one}{bare[before.end() :]}"
            out.append(bare)
        elif title and looks_like_name(f"{title} {cut(title + ' ' + bare)[0].removeprefix(title + ' ')}"):
            out.append(f"{title} {bare}")
        else:
            out.append(bare)
    return out
