"""Who is to act: names before “to” or “will”, in brackets at the end, after a colon, in a column of their own."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import field

from ...frozen import dataclass
from .names import BRACKETED, bare_name, is_single, looks_like_name
from .vocabulary import BEFORE_TO, BESIDE_NAMES, NO_INITIALS

_OFFICES = (
    r"chair(?:man|person|woman)?|vice[- ]?chair(?:man|person)?|(?:vice[- ]?)?president|clerk|secretary|treasurer|"
    r"headteacher|(?<=the )head|(?-i:Head)"
)
THE_CHAIR = re.compile(r"(?:the )?chair(?:man|person|woman)?", re.IGNORECASE)
_BEFORE_OFFICE = (
    r"(?:the |our )?(?:(?:parish|town|borough|county|city|deputy|assistant|acting|locum|hon(?:orary)?\.?) )*"
)
_OFFICE = re.compile(rf"{_BEFORE_OFFICE}(?:{_OFFICES})", re.IGNORECASE)
_ROLES = (
    rf"all|everyone|others?|every member|{_OFFICES}|(?:the )?secretariat|members?|governors?|trustees|councillors|"
    r"officers?|staff|committee chairs?|committee|council|board|panel|group|team"
)
_ROLE = re.compile(rf"{_BEFORE_OFFICE}(?:all )?(?:{_ROLES})(?: members)?", re.IGNORECASE)
_GROUP = re.compile(
    rf"{_ROLES}|teams|leads?|partners|departments?|manager|director|officials|bodies|reps?|representatives?|"
    r"co-?chairs|organi[sz]ers|editors|maintainers|volunteers"
)
# `members of the social committee`, `REaton`, beside others between strokes
_GROUP_OF = re.compile(
    r"(?:members|staff|officers|trustees) of (?:the )?[\w ]{3,30}|[A-Z]{1,2}[A-Z][a-z]{2,15}|[A-Z]\w+ Committee"
)
_JOINT = re.compile(r"\s*(?:, and |\band/or |/|&|\+|;|,(?! ?(?:of|the)\b)| and )\s*")
# `AM`, `AM (TC)`, `AMar`, `McD`, `O'D`, `V`
_INITIALS = re.compile(
    r"[A-Z]{2,4}(?: ?\([A-Z]{2,6}\))?|[A-Z]{2}[a-z]{1,3}|[A-Z][a-z]{1,2}[A-Z][a-z]?|[A-Z][a-z]?|[A-Z]{1,2}[’'][A-Z]"
)
# `(AM) Write to the mill`, `<12/05> (Ada, Cy) Write to the mill`, `(Di Vane): Write to the mill`
_IN_BRACKETS = re.compile(
    r"^(?:<[\d/]{3,10}>\s*)?[\[(](?P<who>[A-Za-z][^\[\]()]{0,60})[\])]\s*(?:(?P<mark>:)\s*|[–-]\s*)?(?P<what>\S.*)$",
    re.DOTALL,
)
# `All Partner Bodies – Return the form`
_GROUP_FIRST = re.compile(
    r"^(?P<who>[A-Z][\w’'&-]*(?: [\w’'&-]+){0,3})\s*(?::|\s[-–—])\s*(?:[Tt]o )?(?P<what>[A-Za-z].*)$", re.DOTALL
)
_ALL_OF = re.compile(r"All [a-z]+s")  # `All keyholders – Return the form`
_HANDLE = re.compile(r"@[\w-]+(?: [A-Z][\w’'-]+){0,2}")  # `@ada-marsh`, `@Ada Marsh`
# `@ada Write to the mill`, `@ada and @ben: write to the mill`
_HANDLE_FIRST = re.compile(r"^(?P<who>@[\w-]+(?:(?:,| and| &) @[\w-]+)*)[:,]?\s+(?P<what>[A-Za-z].*)$", re.DOTALL)
_FIRST_NAME = re.compile(r"@?[A-Z][\w’'-]*\.?(?: [A-Z][\w’'-]*\.?){0,2}")
_NAME_WORD = re.compile(r"[A-Z][\w’'.&-]*|of|the|for|and|&|on|in|/|de|van|von|der|la|le|el|al|bin")
TAKES_ONE = r"(?:takes?|took|has|had|accepted|was\s+given)\s+(?:on\s+)?(?:an?|the)\s+action(?:\s+(?:item|point))?"
# the same, also as it is said in haste: `took action item`; but whoever took action did something
_TAKES = rf"(?:{TAKES_ONE}|took\s+action\s+(?:item|point))\s+to"
_WILL = (
    r"to|will(?: also)?|shall|(?:has |have |had )?agreed to|(?:has |have )?undertook to|is to|are to|was to|were to|"
    r"should|would|must|needs? to|offered to|volunteered to|promised to|(?:has |have )committed to|"
    rf"(?:was|were|is|are) asked to|{_TAKES}"
)
_SUBJECT = re.compile(
    r"^(?P<who>(?:(?:The|Each|Every|the|(?:All|all)(?!\s+(?:to|will)\b))\s+)?[\w’'.&/()@-]+(?:[,/]?\s+[\w’'.&/()@-]+){0,8}?),?\s+"
    rf"(?P<verb>{_WILL})\s+(?P<what>\S.*)$",
    re.DOTALL,
)
# what only somebody does
_PERSONAL = re.compile(
    r"to|will|shall|(?:ha(?:s|ve|d) )?(?:agreed|undertook|undertaken|offered|volunteered|promised) to|"
    rf"{_TAKES}"
)
# `Ada, please write to the mill`
_CALLED = re.compile(
    r"^(?P<who>[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,2}),? [Pp]lease,? (?:could you )?(?P<what>[a-z].*)$", re.DOTALL
)
_ASKED = re.compile(
    r"\b(?:asked|requested|invited|instructed|tasked)\s+"
    r"(?P<who>(?:the )?[A-Z][\w’'&-]*(?: (?:[A-Z][\w’'&-]*|of|and|the|for))*?)\s+to\s+\w"
)
_WITHIN = re.compile(
    r"(?:^|[-–—.;:,(]\s*|\b(?P<joined>and|but)\s+)(?P<who>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2})\s+"
    r"(?:to|will|agreed to)\s+(?!be\b)[a-z]"
)
# Sentences begin with these without naming anybody.
NO_SUBJECT = re.compile(
    r"^(?:it|this|that|these|those|there|which|who|he|she|they|in|on|at|by|for|from|with|as|if|when|where|an?(?!\.)|need|items?|"
    r"paper|report|update|nor|agreement|decision|proposal|following|due|further|details|what|how|why|up|prior|subject|"
    r"thanks|owing|close|next|according|ask|request|invite|remind|encourage|need|we|so|no|not|you|or|do|see|try|go)\b",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"(?:[\[(](?:action(?: by| for| on)?:?\s*|owner:?\s*|lead:?\s*|by:?\s*)?(?P<in>[^\[\]()]{2,60})[\])]|"
    r"(?:\s[-–—]\s*|\.\s+|\s{2,}|\t)(?P<after>[^.\[\]()–—]{2,45})|"
    r"\s(?P<handle>@[\w-]+)|"
    r"\bby (?P<by>(?-i:[A-Z][\w’'-]*(?: (?:and |& )?[A-Z][\w’'-]*){0,3})))\s*[.*]*\s*$",
    re.IGNORECASE,
)


_DAY = re.compile(r"Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat|Sun")
_CUT_SHORT = 3  # letters of a first name as its bearer is called
_TYPED = 2  # letters: longer initials are known however somebody's capitals stand


@dataclass(frozen=True, slots=True)
class Circle:
    """Whom a document knows: full names of those listed, their initials and offices, who was in the chair, and the body
    that met."""

    names: tuple[str, ...] = ()
    initials: Mapping[str, str] = field(default_factory=dict)
    offices: Mapping[str, str] = field(default_factory=dict)
    chair: str | None = None
    body: str | None = None

    def knows(self, written: str) -> bool:
        """It is somebody listed, initials, a role, or somebody like `All`."""
        bare = written.strip(" .:*")
        if not bare or bare in NO_INITIALS - self.initials.keys():
            return False
        if self.full(bare) != bare or _HANDLE.fullmatch(bare) or _ROLE.fullmatch(bare) or _INITIALS.fullmatch(bare):
            return True
        if bare_name(bare) != bare and looks_like_name(bare):
            return True  # `Cllr Marsh`
        return self._has_words(bare)

    def knows_all(self, written: str) -> bool:
        """Names in a row, of which one is somebody listed or a full name: `Gwyn, Ada Marsh, Alan`."""
        parts = split_owners(written)
        if not BESIDE_NAMES.isdisjoint(map(str.casefold, parts)):
            return False
        sure = [self.lists(part) or (" " in part and looks_like_name(part)) for part in parts]
        return 1 < len(parts) <= 6 and any(sure) and all(map(_FIRST_NAME.fullmatch, parts))

    def lists(self, written: str) -> bool:
        """It is somebody listed, by name or initials, or with a title; or an office that one person holds."""
        bare = written.strip(" .:*@")
        return (
            bare in self.initials
            or bool(self._by_office(bare))
            or is_office(bare)
            or (bare_name(bare) != bare and looks_like_name(bare))
            or self._has_words(bare)
        )

    def is_named(self, owner: str, text: str) -> bool:
        """The text names an owner: as written, by initials, full name, first name or surname, or by office."""
        full = self.full(owner)
        words = [word for word in bare_name(full).split() if len(word.strip(".")) > 1]
        offices = [office for office, name in self.offices.items() if name == full]
        ways = {owner.strip(" .:"), *words[:1], *words[-1:], *offices} | {
            letters for letters, name in self.initials.items() if name == full
        }
        return any(re.search(rf"(?<!\w){re.escape(way)}(?!\w)", text) for way in ways if way)

    def full(self, written: str) -> str:
        """The name behind initials, or behind the chair; anything else as written."""
        bare = written.strip(" .:")
        if self.chair and THE_CHAIR.fullmatch(bare):
            return self.chair
        if named := self._by_office(bare):
            return named
        if called := self.called(bare):
            return called
        alike = {letters.casefold(): name for letters, name in self.initials.items() if len(letters) > _TYPED}
        return self.initials.get(bare) or alike.get(bare.casefold(), written)  # `Amar` for AMar

    def _has_words(self, bare: str) -> bool:
        """Words of the name of somebody listed, or a first name as its bearer is called."""
        words = bare.casefold().split()
        listed = any(_are_words_of(words, name.casefold().replace('"', "").split()) for name in self.names)
        return listed or self.called(bare) is not None

    def called(self, bare: str) -> str | None:
        """The only one whose first name begins so: `Matt` for Matthew Lowe, where nobody is called Matt."""
        if len(bare) < _CUT_SHORT or not bare.isalpha() or _is_no_first_name(bare):
            return None
        alike = {name: plain for name in self.names if " " in (plain := bare_name(name)) and plain.startswith(bare)}
        exactly = any(plain.split()[0] == bare for plain in alike.values())
        return next(iter(alike)) if len(alike) == 1 and not exactly else None

    def _by_office(self, bare: str) -> str | None:
        """`Director Marsh`: the only one of that surname whose office ends so."""
        office, _, surname = bare.removeprefix("the ").rpartition(" ")
        ends = f" {office}".casefold()
        named = [
            name
            for role, name in self.offices.items()
            if office and name.split()[-1] == surname and f" {role}".casefold().endswith(ends)
        ]
        return named[0] if len(set(named)) == 1 else None


def is_office(written: str) -> bool:
    """`the Clerk`, `Treasurer`: an office that one person holds."""
    return _OFFICE.fullmatch(written.strip(" .:*")) is not None


def _is_no_first_name(bare: str) -> bool:
    """`All`, `Nor`, `Trust`, `Mar`: whoever's first name begins so."""
    said = _ROLE.fullmatch(bare) or _GROUP.fullmatch(bare.casefold()) or NO_SUBJECT.match(bare) or _DAY.fullmatch(bare)
    return bool(said) or bare.casefold() in BEFORE_TO or not is_single(bare)


def _are_words_of(words: Sequence[str], name: Sequence[str]) -> bool:
    """`Marsh`, `Ada`, `A. Marsh`, `Ada M.` of Ada Marsh, `Ada Marsh` of A. Marsh."""
    if set(words) <= set(name):
        return True
    first, last, initial = words[0].strip("."), words[-1], name[0].strip(".")
    if len(words) != 2 or first[:1] != initial[:1]:
        return False
    short = len(first) == 1 or len(initial) == 1
    return (short and last == name[-1]) or (first == initial and last.strip(".") == name[-1][:1])


# `the Chair, Ada Marsh`: one person, whose name follows the office
_OFFICE_AND_NAME = re.compile(rf"^[Tt]he (?i:{_OFFICES}),\s+(?=[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){{1,3}}$)")


def split_owners(written: str) -> tuple[str, ...]:
    """The names in `JS/KK and All`, in order."""
    bare = _OFFICE_AND_NAME.sub("", written.strip(" .:;,*-–—\t\n"))
    inside = BRACKETED.sub(lambda match: match.group().replace("/", "\0").replace(" and ", "\1"), bare)
    parts = [part.replace("\0", "/").replace("\1", " and ").strip(" .:;,*") for part in _JOINT.split(inside)]
    return tuple(dict.fromkeys(part for part in parts if part))


def are_owners(written: str, circle: Circle) -> bool:
    """A short text that names people and nothing else; several between strokes may have a group among them."""
    parts = split_owners(re.sub(r"^(?:by|for|owner|action|who|lead)\s*:?\s+", "", written.strip(), flags=re.IGNORECASE))
    known = [
        circle.knows(part) or part == "volunteers" or ("/" in written and _GROUP_OF.fullmatch(part) is not None)
        for part in parts
    ]
    return 0 < len(parts) <= 6 and len(written.split()) <= 12 and all(known) and any(map(circle.knows, parts))


def owner_before(text: str, circle: Circle, *, names: int = 3) -> tuple[tuple[str, ...], str] | None:
    """`Gwyn to liaise with …`: who, and what is left. None where the sentence does not begin with somebody. Of a few
    `names` one after the other, as in `Finance: Gwyn to …`, the last that is somebody's."""
    bracketed = _IN_BRACKETS.match(text)
    if bracketed and (
        are_owners(bracketed["who"], circle)
        or _are_listed_small(bracketed["who"], circle)
        or (bracketed["mark"] and all(map(looks_like_name, split_owners(bracketed["who"]))))
    ):
        return split_owners(bracketed["who"]), bracketed["what"]
    named = re.match(r"^(?P<who>[^:.;]{2,50}?)\s*(?::|\s[-–—])\s*(?P<what>\S.*)$", text, re.DOTALL)
    if named and (are_owners(named["who"], circle) or circle.knows_all(named["who"])):
        again = owner_before(named["what"], circle, names=names - 1) if names > 1 else None
        known = again is not None and are_owners(", ".join(again[0]), circle)
        return again if again and known else (split_owners(named["who"]), re.sub(r"^to (?=[a-z])", "", named["what"]))
    called = _CALLED.match(text)
    if called and are_owners(called["who"], circle):
        return split_owners(called["who"]), called["what"]
    amid = _AMID.match(text)
    if amid and all(map(circle.lists, split_owners(amid["who"]))) and not looks_like_name(amid["what"]):
        return split_owners(amid["who"]), f"{amid['what']} {amid['rest']}"
    match = _SUBJECT.match(text)
    to_somebody = match and match["verb"] == "to" and circle.lists(match["what"].split()[0])  # `Hand it to Ben`
    if match is None or to_somebody or re.match(r"(?:be|the|an?|our|this|that|his|her|their)\b", match["what"]):
        handle = _HANDLE_FIRST.match(text)
        return (split_owners(handle["who"]), handle["what"]) if handle else None
    who = match["who"]
    if NO_SUBJECT.match(who) and who not in circle.initials:  # `AT` may be somebody
        return None
    if are_owners(who, circle) or (_PERSONAL.fullmatch(match["verb"]) and _looks_named(who)):
        return split_owners(who), match["what"]
    return None


# `The gate (AM) to be oiled`; before the initials of a name stands that name
_AMID = re.compile(
    r"(?P<what>[A-Z][^().:;]{2,80}?)\s*\((?P<who>[A-Z][^()]{0,40})\)\s+(?P<rest>to be [a-z].*)", re.DOTALL
)


def _are_listed_small(written: str, circle: Circle) -> bool:
    """`ada+cy`: names in a bracket as they are typed in haste, one of them at least of somebody listed."""
    names = [part[:1].upper() + part[1:] for part in split_owners(written)]
    return any(map(circle.lists, names)) and all(_FIRST_NAME.fullmatch(one) for one in names)


def group_before(text: str) -> tuple[tuple[str, ...], str] | None:
    """`All Partner Bodies – Return the form`: a group that an action of a list is for, and what is left."""
    match = _GROUP_FIRST.match(text)
    named = match is not None and (
        _GROUP.fullmatch(match["who"].split()[-1].casefold()) or _ALL_OF.fullmatch(match["who"])
    )
    return (split_owners(match["who"]), match["what"]) if match and named else None


def _looks_named(who: str) -> bool:
    """Words that could be the name of somebody: capitals, or a team, a panel, members."""
    words = who.casefold().split()
    if {words[0], words[-1]} & BEFORE_TO or not {"a", "an"}.isdisjoint(words[1:]):
        return False
    plain = [word for word in re.findall(r"[^\W\d_][\w’'-]*", who) if not _NAME_WORD.fullmatch(word)]
    return not plain or (len(plain) <= 3 and bool(_GROUP.fullmatch(who.split()[-1].strip("()").casefold())))


def owner_within(text: str, circle: Circle) -> tuple[str, ...]:
    """Somebody told to act further on in the text: `asked CLG to …`, `… – Paul to provide this`."""
    if asked := _ASKED.search(text):
        return split_owners(asked["who"])
    for match in _WITHIN.finditer(text):
        # Behind `and` capitals may be anything: `design and UX to see …`.
        known = circle.lists(match["who"]) if match["joined"] else circle.knows(match["who"])
        if known and not NO_SUBJECT.match(match["who"]):
            return (match["who"],)
    return ()


def owner_after(text: str, circle: Circle) -> tuple[tuple[str, ...], str] | None:
    """`… of the website (footpaths team)`: who, and the text before it."""
    match = _TRAILING.search(text)
    if match is None or match.start() == 0:
        return None
    written = match["in"] or match["after"] or match["handle"] or match["by"]
    bracketed = match["in"] is not None and len(written.split()) <= 5
    plain = bracketed and not re.search(r"\d|\b(?:see|attached|above|below)\b", written)
    if are_owners(written, circle) or (plain and (written[:1].isupper() or _looks_named(written))):
        return split_owners(written), text[: match.start()].rstrip(" .,;")
    return None
