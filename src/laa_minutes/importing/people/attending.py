"""A line of a list of people: which list it belongs to, and whom it names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ..words.entries import PERSON_TITLE
from ..words.list_names import INLINE, LISTS, is_absence, list_called_below, unmarked_list
from ..words.name_lists import may_be_one, names_in
from ..words.names import BRACKETED, HONOURS, about_work, is_single, looks_like_name
from ..words.owners import split_owners
from ..words.surnames_first import surnames_first
from ..words.vocabulary import ORGANISATION, ROLE
from .lists import Lists
from .marks import Marked, marked_people, ticked_people

FROM = re.compile(
    r"\b(?i:apolog(?:ies|y|i[sz]es))(?: (?i:(?:for|of) (?:absence|non-?attendance|their absence|not attending)))?"
    r"(?: (?:had|have))?(?: (?:been|were|was|are))?"
    r"(?: also)?(?: (?i:received|noted|accepted|given|sent|recorded|reported|submitted|tendered|made|presented|"
    r"intimated|approved|and accepted))*(?:,? and (?:the )?reasons?(?: (?:given|was|were)){0,2} (?:accepted|noted),?)?"
    r"\s*(?:from|on behalf of|by|for|:|[-–—])(?:\s+the following(?: \w+)?)?\s*:?\s*(?P<who>[^\n]+)"
)


# Sentences that say who was there: `the following members were present: …`, `Board members present were …`
SAID = re.compile(
    r"\b(?:(?:the )?following(?: \w+){0,3}? (?:were |was )?(?:present|in attendance|attended|attending)|"
    r"(?:(?:board|committee|council) )?(?:members|trustees|directors|supervisors|councillors|governors|commissioners|"
    r"those|people|attendees)(?: \w+)? (?:present|in attendance|attending)|(?:also )?(?:present|in attendance)|"
    r"attending (?:the|this) meeting)"
    r"(?:(?: were| was| are| included?| at (?:the|this) meeting){1,2}\s*:?|\s*:)\s*"
    r"(?P<who>[^.\n]*(?:\.(?=\w|,| [A-Z][a-z’'-]+,)[^.\n]*)*)",
    re.IGNORECASE,
)


_GROUP_CAME = (
    r"(?i:(?:the )?(?:(?:board|committee|council) )?"
    r"(?:members|directors|trustees|governors|councillors|commissioners|officers|parents|teachers|staff)) "
)
# `Ada Marsh and Ben Lowe were in attendance`, `Directors Ada Marsh and Ben Lowe were present`
CAME = re.compile(
    rf"(?:{_GROUP_CAME})?(?P<who>[A-Z][^.:;\n]*?) (?:was|were) (?P<how>(?:also )?(?:present|in attendance))"
    r"(?: (?:at|for) (?:the|this) meeting)?\W*"
)
# `Board members Ada Marsh and Ben Lowe were in attendance.`
MEMBERS_CAME = re.compile(
    rf"(?:^|[.;]\s+){_GROUP_CAME}(?P<who>[A-Z][^.:;\n]*?) (?:was|were) (?:present|in attendance)\b"
)
# `Ada Marsh Clerk in attendance`, below those who sent apologies
BESIDE = re.compile(r"(?P<who>(?:[A-Z][\w.’'-]*,?\s){2,8})(?:also )?in attendance\W*")
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


# what the agenda has, before what was told
_TO_RECEIVE = re.compile(
    r"^\s*[Tt]o (?:receive|accept|note|record|consider)\b[^.]{0,60}\bapologies\b[^.]{0,60}\.\s+(?=[A-Z])"
)
# `Ada Marsh, who was away, and from Ben Lowe`: why, and then the next
_REASON_BETWEEN = re.compile(r",? (?:who|as|because|due) [^,.;\n]{3,80},? and from (?=[A-Z])")


SENTENCE_END = re.compile(
    r"(?<!\bCllr)(?<!\bCllrs)(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\bRev)(?<!\bProf)(?<!\b[A-Z])(?<!\bMessrs)(?<!\bHon)(?<!\bSupt)(?<!\bInsp)(?<!\bSgt)[.](?:\s+|$)"
)


VERB = re.compile(
    r"\b(?:was|were|is|are|has|have|had|will|welcomed|thanked|agreed|noted|reported|said|opened|called|confirmed|declared)\b"
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


# `Trustee Marsh did not attend`
STAYED_AWAY = re.compile(
    r"^(?P<who>[A-Z](?:[^.\n:]|(?<=\b[A-Z])\.){2,200}?)\s+(?:did not attend|"
    r"(?:was|were) (?:absent|not (?:present|in attendance)|unable to (?:attend|be present))|"
    r"(?:could not|couldn[’']t|cannot|can[’']t) (?:attend|make it|be present|be there))\b"
)
# `Ada Marsh, Ben Lowe (Ben absent)`, `Ada Marsh, Ben Lowe (both absent)`
_ABSENT_AMONG = re.compile(r"\s*\((?:both|all|(?P<who>[A-Z][\w’'-]*(?: (?:and|&) [A-Z][\w’'-]*)?)) absent\)")
# `… Ben Lowe (Clerk) Apologies from Cy Dart`, with no stop between
_THEN_APOLOGIES = re.compile(
    r"(?<=[a-z)])\s+(?=(?:Apologies|Regrets|Apols)(?: were)?(?: received)? from\s+(?:the\s+)?[A-Z])"
)
# `1.2 Apologies`: a number before the name of a list
_NUMBER = re.compile(r"\(?\d{1,3}(?:[./]\d{1,4})*[.):]?\s+(?=[A-Z])")
# `… Directors: Ada Marsh …`: a group of those present, in the middle of a line
_GROUP = re.compile(
    r"(?<!\S)(?P<before>(?:[A-Z][\w’'-]* ){0,2})(?:Directors|Members|Representatives|Councillors|Guests|Officers|"
    r"Residents|Trustees|Governors|Staff|Parents|Observers|Visitors)\s*:\s+(?=[A-Z])"
)
_OF_GROUPS = frozenset((
    "Visiting", "Invited", "Other", "Parish", "Borough", "County", "District", "Town", "Parent", "Co-opted",
    "Community", "Board", "Committee", "Associate", "Voting",
))  # fmt: skip
# `In addition committee members (Ada Marsh, Ben Lowe)`: the names of a group in a bracket, which may lack its end
_IN_BRACKET = re.compile(
    r"(?:[\w’']+,? ){0,4}(?:members|councillors|trustees|governors|directors|officers|residents|representatives|"
    r"parents|staff)\s*\((?P<names>[A-Z][^,;()]*,(?:[^()]|\([^()]*\))*)\)?\W*",
    re.IGNORECASE,
)


# `Members (Ada Marsh, Ben Lowe) Guests (Cy Dart and Di Vane)`: nothing but groups, each with its names
_IN_BRACKETS = re.compile(r"(?P<group>[A-Z][\w’'/ -]{2,40})\((?P<names>[^()]{5,600})\)[\s,;.]*")


def joined_lines(lines: Sequence[str]) -> list[str]:
    """Lines of a block, a line that goes on put to the one before."""
    out: list[str] = []
    for line in lines:
        if out and goes_on(out[-1], line):
            out[-1] += f" {line}"
        else:
            out.append(line)
    return out


# a line that ends with somebody's title, or with that and an initial
_TITLE_LEFT = re.compile(rf"(?:^|[\s,])(?:{PERSON_TITLE})(?: [A-Z]\.?){{0,3}}$")


_LABEL = re.compile(r"[A-Z][a-z]+(?: [a-z]+){0,2}:\s")  # `Proxy: …`, `Minutes by: …`


def goes_on(before: str, line: str) -> bool:
    """A line that only goes on with a list: after a comma, in a bracket, or with a surname whose first name ended the
    line before."""
    if _LABEL.match(line) or (line.endswith(":") and list_called_below(line)):
        return False
    if before.endswith((",", " and", "&", " –", " -")) or (before.count("(") > before.count(")") and ")" in line):
        return True
    if line[:1].islower() or line.startswith("(") or _TITLE_LEFT.search(before):
        return True
    last = re.search(r"(?:[,:]|\band)\s+(?P<name>[A-Z][\w’'-]+)$", before)
    surname = re.match(rf"[A-Z][\w’'-]+(?=\s*(?:[,(\[.]|$|(?:{HONOURS.pattern})(?!\w)))", line)
    return bool(last and surname) and not any(
        match and (match.group("name") if match is last else match.group()).casefold() in ROLE | ORGANISATION
        for match in (last, surname)
    )


def is_told(said: str) -> bool:
    """A sentence about something, not a list of names; what stands in brackets is about a person."""
    bare = BRACKETED.sub("", said)
    return bool(VERB.search(bare)) and len(bare.split()) > 10


def one_each_in(texts: Sequence[str]) -> bool:
    """Several lines with no more than one or two commas, or with nothing but offices behind the first: a line is a
    person."""
    pieces = [BRACKETED.sub("", text).split(",") for text in texts if not text.endswith(":")]
    few = sum(map(may_be_one, pieces))
    return len(pieces) >= 3 and few * 4 >= len(pieces) * 3


def read_line(text: str, line: int, kind: str, lists: Lists, *, each: bool) -> str:
    """The people of a line; gives the list that the next line belongs to."""
    columns = text.split("\t")  # of heads beside each other, as `Present   Apologies`, the first counts
    if named := list_called_below(columns[0] if all(map(list_called_below, columns)) else text):
        lists.absence = is_absence(text)
        return named
    if match := _WHO.fullmatch(text.strip(" :")):
        return "present" if match["chair"] else "in support"
    if text.rstrip().endswith(":"):
        return kind  # the name of a group
    if kind == "apologies" and (match := AT_WORK.match(text)):
        kind, text = ("present" if match["chair"] else "in support"), match.group()
        read_names(text, line, kind, lists, each=True)
        return "apologies"
    if beside := BESIDE.fullmatch(text):
        read_names(beside["who"], line, "in support", lists, each=True)
        return kind
    if marked := marked_people(text, line) or (ticked_people(text, line, kind) if kind in LISTS else None):
        _add_marked(marked, line, lists)
        return kind
    if kind != "apologies" and (away := _THEN_APOLOGIES.search(text)):
        read_line(text[: away.start()], line, kind, lists, each=False)
        return read_line(text[away.end() :], line, "apologies", lists, each=False)
    number = _NUMBER.match(text)
    named_here = unmarked_list(text[number.end() :]) if number else None
    if number and named_here:
        kind, text = named_here.kind, text[number.end() + named_here.people :]
    if group := _IN_BRACKET.fullmatch(text):
        read_names(group["names"], line, kind, lists, each=False)
        return kind
    if several := _bracketed(text):
        for names in several:
            read_names(names, line, kind, lists, each=False)
        return kind
    if len(groups := _groups(text)) > 1:
        for part in groups:
            read_line(part, line, kind, lists, each=False)
        return kind
    pieces = INLINE.split(text)
    here = kind
    if pieces[0].strip():
        read_names(pieces[0], line, here, lists, each=each)
    for label, rest in zip(pieces[1::2], pieces[2::2], strict=True):
        here, lists.absence = list_called_below(label) or here, is_absence(label)
        read_names(rest, line, here, lists, each=False)
    return here if len(pieces) > 1 else kind


def _bracketed(text: str) -> list[str]:
    """What each bracket of a line holds that is nothing but groups, where each has several names and is none itself."""
    found = list(_IN_BRACKETS.finditer(text))
    named = [split_owners(one["names"]) for one in found]
    whole = "".join(one.group() for one in found) == text
    full = all(len(names) > 1 and all(map(looks_like_name, names)) for names in named)
    groups = len(found) > 1 and not any(looks_like_name(one["group"].strip()) for one in found)
    return [one["names"] for one in found] if whole and full and groups else []


def _groups(text: str) -> list[str]:
    """A line parted at the names of groups in it; a word before such a name may be the last of a person's."""
    starts = [0]
    for match in _GROUP.finditer(text):
        start, words = match.start(), match["before"].split()
        while words and start and text[start - 2] not in ".,;)" and words[0] not in _OF_GROUPS:
            start += len(words.pop(0)) + 1
        starts += [start] if start else []
    return [text[a:b].strip() for a, b in pairwise([*starts, len(text)])]


def _add_marked(marked: Marked, line: int, lists: Lists) -> None:
    for kind, one in marked.people:
        lists.add(kind, [one])
    if not marked.explained:
        lists.doubt("present", line, "P, A and N behind names were taken for present, apologies and neither")
    if marked.missing:
        lists.doubt("apologies", line, f"marked as not there, with no apologies: {', '.join(marked.missing)}")


def _read_with_absent(text: str, line: int, kind: str, first_names: str | None, lists: Lists) -> None:
    """Add the people of a line of which those of these first names were absent, or all."""
    people = names_in(text, line)
    away = [one for one in people if first_names is None or one.person.split()[0] in first_names.split()]
    lists.add("apologies", away)
    lists.add(kind, [one for one in people if one not in away])


def read_names(text: str, line: int, kind: str, lists: Lists, *, each: bool) -> None:
    """Add the people of a text to a list; with `each` a line is one person."""
    if NONE.match(text) or re.search(r"\b(?:proposed|seconded|declared an? (?!quorum))", text, re.IGNORECASE):
        return
    match = re.match(r"^(?P<label>[^:]{3,40}):\s*(?P<rest>.+)$", text)
    if match and (named := list_called_below(match["label"])):
        kind, text = named, match["rest"]
    if not kind:
        return
    if kind != "apologies" and (absent := _ABSENT_AMONG.search(text)):
        _read_with_absent(_ABSENT_AMONG.sub("", text), line, kind, absent["who"], lists)
        return
    if kind == "present" and (came := CAME.fullmatch(text)):
        kind, text = "in support" if came["how"].startswith("also") else kind, came["who"]
    if turned := surnames_first(text, line):
        lists.add(kind, turned.people)
        if turned.alone:
            lists.doubt(kind, line, f"a surname or initials without the other: {', '.join(turned.alone)}")
        return
    text = without_agenda_item(text) if kind == "apologies" else text
    listed, before = kind, False
    for sentence in SENTENCE_END.split(text) if SENTENCE_END.search(text) and len(text.split()) > 12 else [text]:
        said, lone, kind = sentence or "", lists.lone, listed
        if kind == "present" and (came := CAME.fullmatch(said)):
            kind, said = kind if came["how"] == "present" or not before else "in support", came["who"]
        before = True
        if following := _FOLLOWING.match(said):
            said = said[following.end() :]
            kind = listed = "apologies" if following["away"] else "present"
        if _CALLS_TO_ORDER.search(BRACKETED.sub("", said)):
            continue
        if kind == "apologies":
            away, received = STAYED_AWAY.match(said), RECEIVED.match(said)
            lone = lone or bool(received and re.search(r"apolog.*\bfrom\b", received.group(), re.IGNORECASE))
            said = away["who"] if away else without_reasons(RECEIVED.sub("", said))
        if apology := FROM.search(BRACKETED.sub("", said)):
            lists.add("apologies", names_in(without_reasons(apology["who"]), line, lone=True))
        elif not is_told(said := _BEFORE_SENTENCE.split(said)[0]) and not NONE.match(said):
            found = names_in(said, line, one_each=each and not _share_bracket(said), lone=lone)
            lists.add(kind, found)
            lists.doubt_run(kind, said, found)
            lists.doubt_offices(kind, said, found)
            alone = [one.person for one in found if is_single(one.person)]
            if alone and len(alone) < len(found):
                lists.doubt_lone(kind, line, *alone)
            for one in found if not each and ";" not in said else ():
                word = (one.organisation or one.role or "").removeprefix("and ")
                if is_single(word) and re.search(rf"(?:,|\band|&) {re.escape(word)}(?=\W*(?:,|\band\b|$))", said):
                    why = f"{word}, after {one.person}, was taken for where they come from, not for a person"
                    lists.doubt(kind, line, why)


# `The following members of the board were present (9/11): …`
_FOLLOWING = re.compile(
    r"\W*the following (?:[a-z]+ ){0,6}(?:were|was) (?:(?:present|in attendance)|(?P<away>absent|excused|not present))"
    r"(?: \([^()]*\))?\s*:\s*",
    re.IGNORECASE,
)
_CALLS_TO_ORDER = re.compile(
    r"\b(?:called|opened|brought|declared) (?:the |this )?(?:\w+ )?meeting (?:to order|open)\b"
)
# `Ada Marsh, Ben Lowe (Ember Mill)`
_ONE_BRACKET = re.compile(r"(?P<who>[^()]{3,300})\((?P<whence>[^()]{2,80})\)\W{0,4}")


def _share_bracket(said: str) -> bool:
    """Names, and behind the last of them where they come from: no one person's line."""
    match = _ONE_BRACKET.fullmatch(said.strip())
    names = match["who"].split(",") if match and not about_work(match["whence"]) else []
    return len(names) > 1 and all(looks_like_name(one.strip()) for one in names)


def without_agenda_item(text: str) -> str:
    """What was told of apologies, without what the agenda has of them before it."""
    return _TO_RECEIVE.sub("", text)


def without_reasons(names: str) -> str:
    """A list without why they were away."""
    return REASON.sub("", _REASON_BETWEEN.sub(", ", names))
