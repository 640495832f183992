"""Who took the chair and who the minutes: by a mark in the lists, or as the text says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ...frozen import dataclass
from ..blocks.cells import LEAD_COLUMN, cell_text
from ..document import leading, plain
from ..draft import Attendee, Doubt
from ..outline.parts import Part, of_kind
from ..words.entries import person_in
from ..words.list_names import LISTS
from ..words.names import TITLES, bare_name, initialled, is_single, looks_like_name
from ..words.owners import THE_CHAIR
from ..words.vocabulary import CHARGES, ROLE
from .attending import VERB
from .chair_words import (
    BY_FIRST_NAME,
    CALLED,
    CHAIRED,
    CHAIRMAN,
    ELECTED,
    ELECTION,
    FOR_CERTAIN,
    FOR_THIS,
    OF_CHAIR,
    OPENED,
    OPENED_FOR,
    REPORTED,
    SIGNED,
    SIGNED_BY,
    TAKEN,
    TITLED_CHAIR,
    UNDER_ELECTION,
)
from .lists import same

CHAIR = re.compile(
    r"(?<!vice )(?<!vice-)(?<!deputy )(?<!deputy-)(?<!former )(?<!past )(?<!assistant )(?<!elect )"
    r"\b(?:co-?)?chair(?:man|woman|person|ing|ed)?\b(?!\s*[’']s)(?! elect|-elect|s\b)|\bpresid(?:ed|ing)\b|"
    r"\bconven[oe]r\b|(?<!is-)\bcadeirydd\b|(?<!leas-)\bcathaoirleach\b",
    re.IGNORECASE,
)
_MAYOR = re.compile(r"(?:.*, )?(?:town |city |borough )?mayor", re.IGNORECASE)
_IN_IT = re.compile(r"in the chair|presid(?:ed|ing)|\bchaired|\bacting\b|for this meeting|\bchairing", re.IGNORECASE)
_OF = re.compile(r"\bchair\w*(?P<mark>,| of| -| –)\s+(?:the\s+)?(?P<what>[^,()]+)", re.IGNORECASE)
_CHARGE = re.compile(r"\b(?P<what>\w+) chair", re.IGNORECASE)
# `Hedge Committee Chair`: of a committee with a name
_COMMITTEE = re.compile(r"\b(?P<what>[A-Z]\w+) (?:[Cc]ommittee|[Ss]ub-?[Cc]ommittee|[Tt]eam|WG) [Cc]hair")
_OF_LETTERS = re.compile(r"\b(?P<what>[A-Z]{2,6}) [Cc]hair")  # `HSC chair`: of what these letters stand for
# What somebody may be the chair of who is the chair of the meeting.
_GENERIC = frozenset((
    "meeting", "board", "panel", "committee", "council", "governors", "governing", "body", "group", "trustees",
    "directors", "forum", "partnership", "team", "chair",
))  # fmt: skip
_MINUTES = re.compile(
    r"\b(?:minutes?(?: ?-? ?(?:tak\w+|secretary|clerk))?|note ?-?tak\w+|notes|scribe|minuting|taking (?:the )?minutes|"
    r"recorder|recording secretary)\b",
    re.IGNORECASE,
)


_TAKER = re.compile(r"\W*(?:minute[- ]?taker|note[- ]?taker|scribe)\s*[:–—-]\s*\w+\W*", re.IGNORECASE)  # by one name
_CO_CHAIRS = 2  # people of whom the first is taken for the chair of the meeting
_OPENING = 3  # items in which a meeting says who is to run it


@dataclass(frozen=True, slots=True)
class _Said:
    """A text that may say who runs the meeting, with its line."""

    line: int
    text: str


def who_chaired(everyone: Sequence[Attendee], parts: Sequence[Part], body: str) -> tuple[str | None, tuple[Doubt, ...]]:
    """Who was in the chair: marked so in the lists, else as the text says; what is only likely is a doubt. `body` is
    what the document says of whose meeting it was."""
    called = [one for one in everyone if _chairs(one, body)]
    marked = [one for one in called if not _chairs_another(one, body)] or called
    in_it = [one for one in marked if _IN_IT.search(f"{one.role} {one.organisation}")]
    listed = tuple(_texts([part for part in parts if part.kind != "item"]))
    if not in_it and (chaired := _said_chair(listed, everyone, FOR_CERTAIN)):
        return chaired.text, _shared(chaired, everyone)  # whoever else has the office
    sure = in_it or marked
    if len(marked) > _CO_CHAIRS and not in_it:
        sure = [one for one in marked if THE_CHAIR.fullmatch(one.role or "")]
        if len(sure) != 1:
            return None, (Doubt("chair", marked[0].line, f"{len(marked)} people are marked as chair"),)
    if len(marked) > 1:
        why = f"{marked[0].person} and {marked[1].person} are both marked as chair"
        return sure[0].person, (Doubt("chair", marked[1].line, why),)
    texts = tuple(_texts(parts))
    if sure:
        return sure[0].person, ()
    opening = (block for part in of_kind(parts, "item")[:_OPENING] for block in part.blocks if not block.rows)
    for_this = [_Said(block.line, block.text) for block in opening]
    if said := _said_chair(texts, everyone) or _said_chair(for_this, everyone, FOR_THIS):
        return _in_full(said.text, parts), _shared(said, everyone)
    likely, doubts = _likely_chair(texts, parts, everyone)
    return likely and _in_full(likely, parts), doubts


def _in_full(name: str, parts: Sequence[Part]) -> str:
    """A surname with the names that stand before it where its bearer signs: `Ada Marsh, President`."""
    surname = bare_name(name)
    if not is_single(surname):
        return name
    lines = (block.text for part in parts[-2:] for block in part.blocks)
    signed = {
        match["who"] for line in lines if (match := SIGNED_BY.match(line)) and match["who"].endswith(f" {surname}")
    }
    return signed.pop() if len(signed) == 1 else name


def who_took_the_minutes(everyone: Sequence[Attendee], parts: Sequence[Part]) -> str | None:
    """Who took the minutes: marked so in the lists, else as the text says."""
    marked = next(
        (one.person for one in everyone if _MINUTES.search(f"{one.role or ''} {one.organisation or ''}")), None
    )
    said = ((match["who"], one.text) for one in _texts(parts) if (match := TAKEN.search(one.text)))
    named = (who for who, text in said if looks_like_name(who) or (is_single(who) and _TAKER.fullmatch(text)))
    return marked or next(named, None)


def _chairs(one: Attendee, body: str) -> bool:
    """Said to be in the chair of this meeting, not of somebody else's board."""
    called = set(re.findall(r"[a-z]+", body))
    for said in (one.role, one.organisation):
        if not said or not CHAIR.search(said):
            continue
        what = _OF.search(said)
        others = (match["what"].casefold() for match in _COMMITTEE.finditer(said))
        if any(word not in _GENERIC | called for word in others):
            continue
        if (charge := _CHARGE.search(said)) and charge["what"].casefold() in CHARGES - set(body.split()):
            continue
        if what is None or re.search(r"\bin the chair\b|for this meeting", said, re.IGNORECASE):
            return True
        words = set(re.findall(r"[a-z]+", what["what"].casefold())) - {"of", "and", "for", "the"}
        last = what["what"].split()[-1].strip(".").casefold()
        office = what["mark"] == "," and last in ROLE  # `Chair, Pier Coordinator`: two offices
        if office or words <= _GENERIC or words <= called:
            return True
    return False


def _chairs_another(one: Attendee, body: str) -> bool:
    """The chair of what letters stand for, by which the body is not called, nor by words that begin with them."""
    letters = _OF_LETTERS.search(f"{one.role or ''} {one.organisation or ''}")
    words = re.findall(r"\w+", body)
    called = letters["what"].casefold() if letters else ""
    return called not in words and called not in "".join(word[0] for word in words)


def _said_chair(
    texts: Sequence[_Said], everyone: Sequence[Attendee], patterns: Sequence[re.Pattern[str]] = CHAIRED
) -> _Said | None:
    """Who took the chair, as the text says: the name, and the line that has it."""
    for one in texts:
        for pattern in patterns:
            match = pattern.search(one.text)
            if match and not _of_another(match) and (name := _named(_of_one_sentence(match), everyone)):
                return _Said(one.line, name)
        if patterns is CHAIRED and (match := BY_FIRST_NAME.search(one.text)) and not _of_another(match):
            who = match["who"] or match["by"] or match["it"]
            names = [one.person for one in everyone if who in one.person.split()]
            if names or not match["it"]:
                return _Said(one.line, names[0] if len(names) == 1 else who)
    return None


# `The next meeting will be chaired by …`
_ANOTHER = re.compile(r"\b(?:next|last|previous|future|earlier)\b[^.\n]*$", re.IGNORECASE)


def _of_another(match: re.Match[str]) -> bool:
    """What is said is about another meeting."""
    return _ANOTHER.search(leading(match.string, match.end())) is not None


def _shared(said: _Said, everyone: Sequence[Attendee]) -> tuple[Doubt, ...]:
    """A name is a doubt where more than one of those who came have it."""
    having = [one.person for one in everyone if bare_name(said.text) in one.person.split()]
    if said.text in having or len(having) < 2:
        return ()
    why = f"{said.text} was in the chair, and {having[0]} and {having[1]} both have that name"
    return (Doubt("chair", said.line, why),)


def _likely_chair(
    texts: Sequence[_Said], parts: Sequence[Part], everyone: Sequence[Attendee]
) -> tuple[str | None, tuple[Doubt, ...]]:
    """Who is called the chair, opened the meeting, is called its chair further on or signs so, or is the mayor; each is
    a doubt."""
    calls = "nothing says who was in the chair; here {} is called the chair"
    for one in texts:
        if (match := TITLED_CHAIR.search(one.text)) and (name := _named(match["who"], everyone)):
            return name, (Doubt("chair", one.line, calls.format(name)),)
    for one in texts:
        for pattern in OPENED:
            match = pattern.search(one.text)
            if match and (name := _named(_of_one_sentence(match), everyone)):
                why = (
                    f"that {name} was in the chair is not said, only that they opened the meeting or welcomed the rest"
                )
                return name, (Doubt("chair", one.line, why),)
    led_for = any(OPENED_FOR.search(one.text) for one in texts)
    if not led_for and (elected := _elected(parts, everyone)):
        why = f"nothing says who was in the chair; {elected.text} was elected chair at this meeting"
        return elected.text, (Doubt("chair", elected.line, why),)
    if signed := _signed(parts, everyone):
        return signed.text, (Doubt("chair", signed.line, calls.format(signed.text)),)
    called = dict[str, int]()
    for part in parts:
        for block in part.blocks if part.kind in ("item", "text") else ():
            for match in CALLED.finditer(block.text):
                name = _named(match["who"] or match["after"], everyone)
                known = any(one.person == name for one in everyone) or (
                    not everyone and _ACTED.match(match.string, match.end())
                )
                if name and (match["who"] or match["the"] or known):
                    called.setdefault(name, block.line)
    if len(called) == 1:
        [(name, line)] = called.items()
        return name, (Doubt("chair", line, calls.format(name)),)
    titles = ((part.line, match) for part in parts if part.kind == "item" if (match := REPORTED.fullmatch(part.title)))
    in_full = ((line, match["who"]) for line, match in titles if not is_single(match["who"]))
    reports = {name: line for line, who in in_full if (name := _named(who, everyone))}
    if len(reports) == 1 and any(one.person in reports for one in everyone):
        [(name, line)] = reports.items()
        return name, (Doubt("chair", line, f"nothing says who was in the chair; {name} gave the report of the chair"),)
    mayors = [one for one in everyone if _MAYOR.fullmatch(one.role or "")]
    if len(mayors) == 1:
        why = f"nobody is said to have been in the chair; {mayors[0].person} is the mayor"
        return mayors[0].person, (Doubt("chair", mayors[0].line, why),)
    return None, ()


_ACTED = re.compile(r" (?:then )?[a-z]{3,}ed\b")  # `Chairman Ada Marsh announced`: what was done there
_OFFICE_BEFORE = re.compile(
    r"^(?:[Tt]he )?(?:(?:Vice|Deputy|Acting|Board|Council|Committee)[- ]){0,2}"
    r"(?:Chair(?:man|woman|person)?|President|Mayor)\s+(?=[A-Z])"
)


_LETTER = re.compile(r"\b([A-Z])\.(?=[A-Z])")  # `A.Marsh`, `A.B.Marsh`


def _signed(parts: Sequence[Part], everyone: Sequence[Attendee]) -> _Said | None:
    """The one listed who stands below the minutes as the chair."""
    for block in (block for part in parts[::-1] if part.kind not in LISTS for block in part.blocks[::-1]):
        match = next(filter(None, (form.fullmatch(block.text) for form in SIGNED)), None)
        name = _named(match["who"], everyone) if match else None
        if any(one.person == name for one in everyone):
            return _Said(block.line, name or "")
    return None


def _elected(parts: Sequence[Part], everyone: Sequence[Attendee]) -> _Said | None:
    """The one whom this meeting made its chair, where it made one only."""
    found = dict[str, int]()
    for part in parts:
        patterns = (*ELECTED, *UNDER_ELECTION) if OF_CHAIR.search(part.title) else ELECTED
        for block in part.blocks if part.kind not in ("agenda", "plan", "next") else ():
            for match in (match for pattern in patterns for match in pattern.finditer(block.text)):
                if name := _named(_of_one_sentence(match), everyone):
                    found.setdefault(name, block.line)
    return next((_Said(line, name) for name, line in found.items()), None) if len(found) == 1 else None


def _named(who: str, everyone: Sequence[Attendee]) -> str | None:
    """The person of a few words with capitals: as the lists have the name, by initials, or a name that they make."""
    who = _LETTER.sub(r"\1. ", _OFFICE_BEFORE.sub("", who))
    if by_initials := initialled(everyone).get(who):
        return by_initials
    by_first = [one.person for one in everyone if who in one.person.split()] if is_single(who) else []
    if len(by_first) == 1:
        return by_first[0]
    words = _last_titled(who)
    if by_initials := initialled(everyone).get(words):
        return by_initials
    known = [one.person for one in everyone if f" {words} ".endswith(f" {one.person} ") or words in _with_marks(one)]
    if len(known) == 1:
        return known[0]
    *offices, surname = words.split()
    if offices and {word.casefold() for word in offices} <= ROLE:  # `Supervisor Marsh`
        having = [one.person for one in everyone if one.person.split()[-1] == surname]
        return having[0] if len(having) == 1 else None
    found = person_in(words)
    if found is None:
        return None
    alike = [one.person for one in everyone if same(found, one) or _is_short_for(found.person, one.person)]
    return alike[0] if len(alike) == 1 else found.person


def _with_marks(one: Attendee) -> tuple[str, ...]:
    """The first name with what stands behind the whole one in the list: `Ada QX1AM` for `Ada Marsh QX1AM`."""
    return tuple(f"{one.person.split()[0]} {mark}" for mark in (one.role, one.organisation) if mark)


def _is_short_for(said: str, name: str) -> bool:
    """`Mr Marsh`, `A. Marsh` or `Ada B Marsh` for Ada Marsh; `Ada Marsh` for Ada Marsh-Lowe."""
    (*first, surname), (*names, last) = bare_name(said).split(), bare_name(name).split()
    letter = len(first) == 1 and re.fullmatch(r"[A-Z]\.?", first[0]) and bool(names) and names[0][0] == first[0][0]
    full, known = ([word for word in words if len(word.strip(".")) > 1] for words in (first, names))
    return surname in (last, last.partition("-")[0]) and bool(not first or letter or (full and full == known))


# `by Ada Marsh. PC Ben Lowe …`: a full stop that ends a sentence, and no title or initial
_STOP = re.compile(r"(?<=[a-z]{3})\.\s")


def _of_one_sentence(match: re.Match[str]) -> str:
    """The name that a sentence gives: where the name ends what was found, no words of the next sentence."""
    who = match["who"]
    stops = [stop.start() for stop in _STOP.finditer(who) if not TITLES.fullmatch(who[: stop.start()].split()[-1])]
    return who[: stops[0]] if stops and match.end() == match.end("who") else who


def _last_titled(who: str) -> str:
    """`Mr. Marsh Mr. Lowe` took the chair in the absence of the first: the name from its last title on."""
    titles = list(re.finditer(r"\b(?:Cllr|Councillor|Cmhlr|Mrs?|Ms|Miss|Dr|Prof|Rev)\b", who))
    if titles and not re.search(r"(?:Cllr|Councillor|Prof|Rev)\.?\s+$", who[: titles[-1].start()]):
        return who[titles[-1].start() :]
    return who.rsplit(". ", 1)[-1] if re.search(r"\w{3,}\. ", who) else who


_CHAIR_SAID = re.compile(rf"\W*(?:(?:Acting|Meeting) )?{CHAIRMAN} ?:\s")
_OPENS = re.compile(r"call to order\b", re.IGNORECASE)
_LABEL = re.compile(rf"[A-Z]\w+(?: \w+){{0,4}} ?:|{CHAIRMAN}|(?i:in the chair|chaired by)")


def _texts(parts: Sequence[Part]) -> Iterator[_Said]:
    """The text at the front, in the lists and in the first items, where a meeting says who runs it."""
    items = 0
    for part in parts:
        for line, text in plain(part.blocks) if part.kind == "agenda" else ():  # `Chair: Ada Marsh`, above the titles
            yield from (_Said(line, text),) if _CHAIR_SAID.match(text) else ()
        items += part.kind == "item"
        elects = part.kind == "item" and ELECTION.search(part.title)  # no `Officers absent: …`
        if part.kind not in ("agenda", "plan", "actions") and items <= 3 and not elects:
            if part.heading and part.rest:
                yield _Said(part.line, part.heading.text)
            elif part.kind == "item" and ": " in part.title:  # `2. The chair: nobody objected to Ada Marsh chairing`
                yield _Said(part.line, part.title.partition(": ")[2])
            elif part.kind == "item" and (VERB.search(part.title) or _OPENS.match(part.title)):
                # `1. Meeting opened by Ada Marsh`, `I. Call to order – Ada Marsh`
                yield _Said(part.line, part.title)
            blocks = [block for block in (part.heading, *part.blocks) if block and not block.rows]
            texts = [_Said(block.line, "\n".join(block.lines).replace("_", " ")) for block in blocks]
            if texts[1:] and part.blocks[0].label == LEAD_COLUMN:  # `Call to order`, and a name in a column beside it
                yield _Said(part.line, f"{part.title} by {texts[1].text}")
            if texts[1:] and re.fullmatch(CHAIRMAN, part.title) and not VERB.search(texts[1].text):
                yield _Said(part.line, f"{part.title}: {texts[1].text}")  # `1. Chair: Ada Marsh, Ember Council`
            yield from texts[bool(part.heading) :]
            for block in part.blocks if part.kind != "item" else ():
                for row in block.rows:  # `Chaired by | Ada Marsh | Clerk | Ben Lowe`, or a sentence in one cell
                    cells = [cell_text(cell).rstrip(" :") for cell in row]
                    yield from (_Said(block.line, said) for said in cells if said)
                    yield from (_Said(block.line, f"{label}: {said}") for label, said in pairwise(cells) if said)
            # a label on a line of its own, and the name below it
            labels = (pair for pair in pairwise(texts) if _LABEL.fullmatch(pair[0].text))
            yield from (_Said(label.line, f"{label.text.rstrip(' :')}: {name.text}") for label, name in labels)
