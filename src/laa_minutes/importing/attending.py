"""A line of a list of people: which list it belongs to, and whom it names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from .draft import Attendee, Doubt
from .list_names import INLINE, list_called_below
from .name_lists import names_in
from .names import BRACKETED, bare_name, is_single
from .vocabulary import ORGANISATION, ROLE

FROM = re.compile(
    r"\b(?i:apolog(?:ies|y))(?: (?i:for (?:absence|non-?attendance|their absence|not attending)))?"
    r"(?: (?:had|have))?(?: (?:been|were|was|are))?"
    r"(?: also)?(?: (?:received|noted|accepted|given|sent|recorded|reported|submitted|tendered|made|presented|"
    r"approved|and accepted))*"
    r"\s*(?:from|on behalf of|by|for|:|[-–—])(?:\s+the following(?: \w+)?)?\s*:?\s*(?P<who>[^\n]+)"
)


# Sentences that say who was there: `the following members were present: …`, `Board members present were …`
SAID = re.compile(
    r"\b(?:(?:the )?following(?: \w+){0,3}? (?:were |was )?(?:present|in attendance|attended|attending)|"
    r"(?:(?:board|committee|council) )?(?:members|trustees|directors|supervisors|councillors|governors|commissioners|"
    r"those|people|attendees)(?: \w+)? (?:present|in attendance|attending)|(?:also )?(?:present|in attendance))"
    r"(?:(?: were| was| are| included?| at (?:the|this) meeting){1,2}\s*:?|\s*:)\s*"
    r"(?P<who>[^.\n]*(?:\.(?=\w|,| [A-Z][a-z’'-]+,)[^.\n]*)*)",
    re.IGNORECASE,
)


RECEIVED = re.compile(
    r"^\s*+(?:apologies\s+|an apology\s+|these\s+|they\s+)?(?:were |was |had been )?(?:received|accepted|noted)?\s*"
    r"(?:(?:and|or) (?:accepted|noted)\s*)?(?:from|on behalf of|:|for (?=(?:Cllr|Mr|Mrs|Ms|Dr)\b))\s*",
    re.IGNORECASE,
)


NONE = re.compile(
    r"^\W*(?:none|nil|no apologies|there were no|n/?a|not applicable|all (?:members )?present)\b", re.IGNORECASE
)


REASON = re.compile(
    r"(?<!\s)\s*(?:[-–—,]\s*)?(?:\(?\b(?:due to|because of|owing to|as (?:he|she|they)|who (?:was|were|had|is|are)|"
    r"for (?:reasons|personal|work)|"
    r"with reasons?|and (?:these|this|it|the|were|was|accepted|approved|noted)\b(?! (?:for|from) )|"
    r"were (?:accepted|noted|received)|was (?:accepted|noted)|"
    r"on (?:holiday|leave)|and sanctioned|sanctioned|resolved)\b[^;]*)$",
    re.IGNORECASE,
)


SENTENCE_END = re.compile(
    r"(?<!\bCllr)(?<!\bCllrs)(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\bRev)(?<!\bProf)(?<!\b[A-Z])(?<!\bMessrs)(?<!\bHon)(?<!\bSupt)(?<!\bInsp)(?<!\bSgt)[.](?:\s+|$)"
)


VERB = re.compile(
    r"\b(?:was|were|is|are|has|have|had|will|welcomed|thanked|agreed|noted|reported|said|opened|confirmed|declared)\b"
)


# `Minute taker: Ada Marsh` below those who sent apologies: somebody who was there
AT_WORK = re.compile(
    r"^\W*(?:(?P<chair>in the chair|chaired by|chair(?:man|woman|person)?)|minute[- ]?(?:taker|secretary)|minutes|"
    r"minutes(?: taken)? by|note[- ]?taker|notes|scribe|clerk|in attendance)\s*(?::|\s[-–—])\s*[^,]+$",
    re.IGNORECASE,
)
# the same as a heading, the name on the next line
_WHO = re.compile(
    r"(?P<chair>in the chair|chaired by|chairing(?: the)? meeting)|minute[- ]?taker|minutes(?: taken)? by|"
    r"note[- ]?taker|scribe",
    re.IGNORECASE,
)
# `… Cy Dart Ada Marsh welcomed members`: a list that runs into a sentence for want of a full stop
_BEFORE_SENTENCE = re.compile(
    r"(?<=[a-z])\s+(?=(?:[A-Z][\w.’'-]*\s+){1,3}(?:welcomed|opened|thanked|called|chaired|reported|noted|said|explained)\b)"
)


@dataclass(slots=True)
class Lists:
    """The three lists while they are read."""

    people: dict[str, list[Attendee]] = field(
        default_factory=lambda: {"present": [], "in support": [], "apologies": []}
    )
    doubts: list[Doubt] = field(default_factory=list)
    lone: bool = False  # the list that is being read is one of first names, or initials, alone

    def add(self, kind: str, found: Sequence[Attendee]) -> None:
        """More people; one said twice in a list is one."""
        known = self.people[kind]
        named = {_key(one) for one in known}
        for one in found:
            if _key(one) not in named:
                known.append(one)
                named.add(_key(one))


def joined_lines(lines: Sequence[str]) -> list[str]:
    """Lines of a block, a line that goes on put to the one before."""
    out: list[str] = []
    for line in lines:
        if out and goes_on(out[-1], line):
            out[-1] += f" {line}"
        else:
            out.append(line)
    return out


def goes_on(before: str, line: str) -> bool:
    """A line that only goes on with a list: after a comma, in a bracket, or with a surname whose first name ended the
    line before."""
    if before.endswith((",", " and", "&", " –", " -")) or before.count("(") > before.count(")"):
        return True
    if line[:1].islower() or line.startswith("("):
        return True
    last = re.search(r"(?:[,:]|\band)\s+(?P<name>[A-Z][\w’'-]+)$", before)
    surname = re.match(r"[A-Z][\w’'-]+(?=\s*(?:[,(\[.]|$))", line)
    return bool(last and surname) and not any(
        match and (match.group("name") if match is last else match.group()).casefold() in ROLE | ORGANISATION
        for match in (last, surname)
    )


def is_told(said: str) -> bool:
    """A sentence about something, not a list of names; what stands in brackets is about a person."""
    bare = BRACKETED.sub("", said)
    return bool(VERB.search(bare)) and len(bare.split()) > 10


def one_each_in(texts: Sequence[str]) -> bool:
    """Several lines with no more than one or two commas: a line is a person."""
    short = [text for text in texts if not text.endswith(":")]
    return len(short) >= 3 and sum(BRACKETED.sub("", text).count(",") <= 2 for text in short) * 4 >= len(short) * 3


def read_line(text: str, line: int, kind: str, lists: Lists, *, each: bool) -> str:
    """The people of a line; gives the list that the next line belongs to."""
    for column in (
        text.split("\t") if text.count("\t") and all(list_called_below(one) for one in text.split("\t")) else [text]
    ):
        if named := list_called_below(column):
            return named
    if match := _WHO.fullmatch(text.strip(" :")):
        return "present" if match["chair"] else "in support"
    if kind == "apologies" and (match := AT_WORK.match(text)):
        kind, text = ("present" if match["chair"] else "in support"), match.group()
        read_names(text, line, kind, lists, each=True)
        return "apologies"
    pieces = INLINE.split(text)
    here = kind
    if pieces[0].strip():
        read_names(pieces[0], line, here, lists, each=each)
    for label, rest in zip(pieces[1::2], pieces[2::2], strict=True):
        here = list_called_below(label) or here
        read_names(rest, line, here, lists, each=False)
    return here if len(pieces) > 1 else kind


def read_names(text: str, line: int, kind: str, lists: Lists, *, each: bool) -> None:
    """Add the people of a text to a list; with `each` a line is one person."""
    if NONE.match(text) or re.search(r"\b(?:proposed|seconded|declared an? )", text, re.IGNORECASE):
        return
    match = re.match(r"^(?P<label>[^:]{3,40}):\s*(?P<rest>.+)$", text)
    if match and (named := list_called_below(match["label"])):
        kind, text = named, match["rest"]
    if not kind:
        return
    for sentence in SENTENCE_END.split(text) if SENTENCE_END.search(text) and len(text.split()) > 12 else [text]:
        said = sentence or ""
        if kind == "apologies":
            said = REASON.sub("", RECEIVED.sub("", said))
        if apology := FROM.search(BRACKETED.sub("", said)):
            lists.add("apologies", names_in(REASON.sub("", apology["who"]), line))
        elif not is_told(said := _BEFORE_SENTENCE.split(said)[0]) and not NONE.match(said):
            found = names_in(said, line, one_each=each, lone=lists.lone)
            lists.add(kind, found)
            alone = [one.person for one in found if is_single(one.person)]
            if alone and len(alone) < len(found):
                why = f"one word among full names was taken for a person: {', '.join(alone)}"
                lists.doubts.append(Doubt(kind.replace(" ", "_"), line, why))
            for one in found if not each and ";" not in said else ():
                word = (one.organisation or one.role or "").removeprefix("and ")
                if is_single(word) and re.search(rf"(?:,|\band|&) {re.escape(word)}(?=\W*(?:,|\band\b|$))", said):
                    why = f"{word}, after {one.person}, was taken for where they come from, not for a person"
                    lists.doubts.append(Doubt(kind.replace(" ", "_"), line, why))


def same(one: Attendee, other: Attendee) -> bool:
    """The same name, whatever the order of its words; of names of one word, with the same title."""
    return _key(one) == _key(other)


def _key(one: Attendee) -> frozenset[str] | tuple[str, str]:
    words = bare_name(one.person).casefold().split()
    return frozenset(words) if len(words) > 1 else (words[0], one.person.split()[0].casefold())
