"""What sentences without a mark give somebody to do: `Clerk to write …`, `the clerk was instructed to write …`.

Narrative has many verbs and few that ask for something, so only five ways of asking are read, each with somebody whom
the document knows: “to” at the beginning of a clause, being asked, asking, what it was agreed somebody should do, and
what one of those listed takes on (`Ben will write …`, `Ben volunteered to write …`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ..document import leading
from ..words.dates import dates_in
from ..words.names import is_single, looks_like_name
from ..words.owners import NO_SUBJECT, TAKES_ONE, Circle, are_owners, is_office, owner_before, split_owners
from ..words.vocabulary import BESIDE_NAMES, INSTRUCTS, STATES, TITLES_TOO
from .errands import errand
from .forms import POINTS_BACK, Given, given_by_form, to_be_done

# a verb in its first form, as far as its letters tell
_BASE = r"(?:(?:bring|ping|ring|feed|need|(?:pro|suc|ex)ceed|embed)\b|[a-z]{2,}(?<!ing)(?<!ed)\b)"
_NO_VERB = (
    r"(?:be|henceforth|hereby|duly|always|only|first|again|the|an?|that|this|my|our|your|his|her|its|their|date|note|agree|"
    r"permit)\b"
)
_VERB = rf"(?P<what>(?!{_NO_VERB}){_BASE})"
_REQUESTED = r"(?:asked|requested|instructed|tasked|directed)"
# `Cy Dart to write …`, `she agreed to write …`, `he is to write …`: whom the words before name
_ACTS = re.compile(
    rf"\s(?:(?:is|are|(?P<was>was|were))\s+)?(?:also\s+)?(?:agreed\s+|undertook\s+)?to\s+{_VERB}",
    re.DOTALL,
)
_TO = re.compile(rf"\sto\s+{_VERB}", re.DOTALL)
# `Cy took an action to write …`
_HAS_ACTION = re.compile(
    rf"\s{TAKES_ONE}\s+to\s+{_VERB}",
    re.DOTALL,
)
# `Cy will write …`, `Cy volunteered to write …`: what one of those listed takes on. An offer, and what somebody
# says that he would do, is as often only told.
_TAKES_ON = re.compile(
    rf"\s(?:will|would|shall|needs?\s+to|(?:is|are)\s+going\s+to|"
    rf"(?:has\s+|have\s+|had\s+)?(?:also\s+|kindly\s+|very\s+){{0,2}}"
    rf"(?:agreed|volunteered|offered|undertook|undertaken|promised)\s+to)\s+(?:also\s+|then\s+|now\s+|still\s+)?+"
    rf"(?!(?:{'|'.join(STATES)})\b){_VERB}",
    re.DOTALL,
)
# `Di Vane undertook to write …`: so strong a word gives anybody with a name something to do
_UNDERTAKES = re.compile(
    rf"\s(?:has\s+|have\s+|had\s+)?(?:also\s+|kindly\s+)?(?:undertook|undertaken|volunteered)\s+to\s+(?:also\s+)?{_VERB}",
    re.DOTALL,
)
# `Cy said that he would write …`, `Cy has begun, and will write …`: what somebody who begins the sentence takes on
_SAYS = r"(?:said|stated|confirmed|advised|indicated|added|replied|responded|reported|explained|agreed|noted|suggested)"
_LATER = re.compile(
    rf"(?P<by>\b{_SAYS}(?:\s+that)?\s+(?:he|she|they|s/he)\s+(?:would|will)|"
    rf"(?:,|\band)\s+(?:(?:that\s+)?(?:he|she|they)\s+)?(?:also\s+)?will|"
    r"\bbut\s+(?:(?:he|she|they)\s+)?(?:will|would))\s+(?:also\s+|then\s+|now\s+)?+"
    rf"(?!(?:{'|'.join(STATES)})\b){_VERB}",
    re.DOTALL,
)
# `Cy will be writing to …`
_WILL_BE_DOING = re.compile(r"\s(?:will|would)\s+be\s+(?P<what>(?P<verb>[a-z]{2,20})ing\b)")
# `AM writing to …`, as notes have it: initials, and what their owner is at
_DOING = re.compile(r"\s(?P<what>(?P<verb>[a-z]{2,20})ing\b)")
_TELLS = re.compile(r"\b(?:is|was|were|are|has|had|have|will|would)\b")
_STAYS = re.compile(r"continue\b(?! to\b| \w+ing\b)")  # `agreed to continue as treasurer`: in office
# between somebody and what is taken on: what is told of others
_OF_OTHERS = re.compile(
    rf"\b(?:{_SAYS[3:-1]}|told|informed|felt|hoped|thought|asked|believes?|says?|reports?)\b"
    r"(?!\s+(?:that\s+)?(?:he|she|they|s/he)\b)|\b(?:who|which|whose|where|if|when|because|while|but)\b"
)
_OWN_WORDS = re.compile(r"\band\s+that\s")  # `said that the gate is old, and that he will write …`
# `She agreed to write …`: whoever the sentence before is about
_HE_AGREED = re.compile(
    rf"(?:He|She|They)\s+(?:also\s+|kindly\s+)?(?:agreed|volunteered|undertook|promised)\s+to\s+(?:also\s+)?"
    rf"(?!(?:{'|'.join(STATES)})\b){_VERB}"
)
# `She will write …`: the same, where that names somebody listed
_HE_WILL = re.compile(rf"(?:He|She)\s+will\s+(?:also\s+)?(?!(?:{'|'.join(STATES)})\b){_VERB}")
# `the clerk was instructed to write …`, `she was asked if she could write …`
_WAS_ASKED = re.compile(
    rf"\s(?P<was>(?:was|were|is|are|(?:should\s+)?be|has been|have been)\s+)?(?:also\s+)?(?i:{_REQUESTED})\s+"
    rf"(?:to|(?:if|whether)\s+(?:he|she|they)\s+(?:could|would))\s+{_VERB}",
    re.DOTALL,
)
_DOES = "|".join(f"{verb[:-1]}ie?s" if verb.endswith("y") else f"{verb}e?s" for verb in sorted(INSTRUCTS))
_AGREED = re.compile(r"\b(?i:agreed|resolved|decided)\s*(?:[:–—-]\s*|\s)(?:[Tt]hat|for)\s+")  # `RESOLVED: That …`
# and further on in the same: `agreed that it is accepted, and the clerk should …`
_AND = re.compile(r"(?:,|\band)\s+(?:that\s+)?")
_SHOULD = re.compile(rf"\s+should\s+(?:also\s+)?(?!(?:{'|'.join(STATES)})\b){_VERB}", re.DOTALL)
_AGREED_SO = re.compile(r"\b(?i:agreed|resolved|decided)\s+(?=[A-Z]|the\b)")  # `it was agreed Ben will write …`
# `asked Ada to share her concerns`, which she did there
_SPEAKS = r"(?:\w+ (?:his|her|their) (?:\w+ )?(?:concern|view|thought|opinion|feeling|experience|position)s?\b)"
# `asked the clerk to write …`, `requested that the clerk writes …`, `it was agreed that the clerk should write …`: what
# stands before somebody, and what after
_ASKING = (
    (
        re.compile(rf"\b(?:{_REQUESTED}|(?:left|delegated) (?:to|with))\s+"),
        re.compile(rf"\s+to\s+(?!{_SPEAKS}){_VERB}", re.DOTALL),
    ),
    (re.compile(r"\b(?:agreed|resolved|decided|voted)\s+to\s+have\s+"), re.compile(rf"\s+{_VERB}", re.DOTALL)),
    (re.compile(rf"\b{_REQUESTED}\s+that\s+"), re.compile(rf"\s+(?:(?:should|would|to)\s+)?{_VERB}", re.DOTALL)),
    (
        _AGREED,
        re.compile(rf"\s+(?:(?:should|would|will|to)\s+(?:also\s+)?{_VERB}|(?P<does>(?:{_DOES})\b))", re.DOTALL),
    ),
    (_AGREED_SO, re.compile(rf"\s+(?:should|would|will)\s+(?:also\s+)?{_VERB}", re.DOTALL)),
    (re.compile(r"→\s*"), re.compile(rf"\s+(?P<does>(?:{_DOES})\b)", re.DOTALL)),  # `The gate squeaks → Ben oils it`
)
_LOST_STOP = re.compile(
    r"\b(?!(?:by|for|with|and|or|to|of|from|if|when|until|till|after|before|while|because|as|than|whether|the|our|both|"
    r"who|whom|what|which|where|not|only|either|unless|once|how|why|whose|on|in|at|said|says)\b)[a-z]{2,}\s\Z"
)
# `a question for the wardens and the clerk to weigh`
_FOR_BOTH = re.compile(r"\bfor\s+(?:\w\S*\s+){1,4}and\s*$")
_TELLS_ON = re.compile(rf",?\s+and\s+(?:also\s+)?{_SAYS}\s")  # what somebody told besides
# `Ben write to the mill`, `Ben: talk to the mill`, as notes are typed
_TOLD = re.compile(
    r"(?P<who>[A-Z][\w’'-]*(?:(?:,| and| &|/) ?[A-Z][\w’'-]*){0,2})(?P<mark>:)? (?P<verb>[a-z]+)\b(?=\s\w)"
)
# `(Ben, Cy) Write to the mill`, as a point of notes
_TOLD_IN_BRACKETS = re.compile(
    r"\W{0,4}[\[(](?P<who>[A-Z][^\[\]()]{1,60})(?P<mark>[\])]):? (?:to )?(?P<verb>[A-Za-z][a-z]+)\b(?=\s\w)"
)
_OBJECT = re.compile(r"\s(?:the|an?|all|any|our|their|him|her|them|[A-Z])")  # `contact the mill`
_TITLED = re.compile(r"\s(?!on\b|from\b|of\b|re\b|regarding\b)")  # and not `update on the gate`
_ON_OFFER = INSTRUCTS | {"inquire", "enquire"}  # tasks, and no gifts: `offered to lend a cart`
_DONE = frozenset(("put", "read", "set", "cut"))  # the same in the past
_CLAUSE = re.compile(
    r"(?:^\W*|[.:;*•→!?–—(\[-]|\band|\bbut|\balso|\b[Tt]hat|\bso|\btherefore|"
    r"\b[Oo]nce (?:agreed|approved|received|available)|\b[a-z]{1,3}\)|,)\s*$"
)
# Those who meet: what they are asked, they mostly do at once, unless capitals mark them as owners.
_EVERYBODY = re.compile(
    r"(?:the )?(?:\w+ )?(?:all|everyone|every member|members?|committee|council|board|panel|group|meeting)"
    r"(?: members)?",
    re.IGNORECASE,
)
# Others that are told to act where nobody is named: by what they are, or by their post.
_POST = re.compile(
    r"(?:[Tt]he )?(?:[A-Z][\w’'&-]* ){0,4}(?:[Cc]ompany|[Ss]chool|[Pp]olice|[Aa]ssociation|[Ss]ociety|[Cc]ontractors?|"
    r"[Dd]evelopers?|[Ll]andlord|[Aa]gents?|[Ss]urveyor|[Aa]rchitect|[Ss]olicitors?|[Cc]aretaker|[Ww]arden|Officers?|"
    r"Engineers?|Managers?|Director|Executive|Superintendent|Inspector|Sergeant|Administrator|Coordinator|"
    r"Co-ordinator|Department|Directorate|[Ss]ecretary|[Tt]reasurer|[Cc]onven[eo]r|[Ee]ditor)|"
    r"(?:[Tt]he )?(?:[A-Z][\w’'&-]* ){1,4}(?:[Tt]eam|[Ss]ub-?[Cc]ommittee|[Ww]orking [Gg]roup)"
)
_ALL = re.compile(
    r"All|Everyone|Everybody|(?:All )?(?:[Mm]embers|[Cc]ouncillors|[Gg]overnors|[Tt]rustees|[Vv]olunteers)"
)
_MOTION = re.compile(r"\W*(?:moved|proposed|seconded|we|i|they)\b|.*\b(?:moved|proposed|seconded) by\b", re.IGNORECASE)
_NEXT_NUMBER = re.compile(r"(?<=[;,.])\s*\(?(?:\d{1,2}|[a-h])[.)]\s*\Z")
_JOINT = re.compile(r"(?:[,;\s–—-]|(?<=\s)[*•]|\b(?:and|also))\Z")
_LABEL = re.compile(r"[A-Z][^:.;?!\d]{2,40}: (?=[A-Z])")  # `The fair: Ben has begun, and will …`
_SAID_ONLY = 8  # words of a sentence in which somebody only says that he would
_DASHED = re.compile(r"[-–—] ")  # `The Fair- Ada Marsh`: a title, and a name behind it
_ERRAND = re.compile(
    r"(?:arrange|ask|chase|check|circulate|contact|e-?mail|enquire|find out|follow up|liaise|look into|obtain|"
    r"organi[sz]e|remind|research|send|speak|talk|write)\b"
)
_NOBODY = re.compile(r"(?:Homes|Lane|Road|Street|Close|Change|Phase|Stage|Year|One|Two|Six|Teams|Guides|Advice)$")
_FULL_NAME = 3  # words of a name
_LONGEST_NAME = 9  # words of those who are named before a verb
_WHOLE = 1_000  # characters that no sentence has before what it asks for
_NEAR = 200  # characters in which they stand: no sentence is searched whole for each verb


def given_in(sentence: str, circle: Circle, before: str = "", *, sure: bool = False) -> tuple[Given, ...]:
    """What a sentence gives people to do; each ends where the next begins. `before` is the sentence before it; `sure`:
    only what could be nothing else, because the document marks its actions."""
    if _MOTION.match(sentence):
        return ()
    if done := to_be_done(sentence, circle, before):
        return done
    if sentence.isupper() or not sure:
        whole = given_by_form(sentence, circle, before)
        if whole or sentence.isupper():
            return whole
    if (pronoun := _HE_AGREED.match(sentence)) and not sure:
        return (Given(_named_first(before, circle), sentence[pronoun.start("what") :]),)
    if (pronoun := _HE_WILL.match(sentence)) and not sure and (who := _whose(before, circle)):
        return (Given(who, sentence[pronoun.start("what") :]),)
    found = sorted(_all(sentence, circle, sure=sure), key=lambda one: one[0])
    kept: list[tuple[int, int, tuple[str, ...]]] = []
    for start, what, owners in found:
        if not kept or (what > kept[-1][1] and start >= kept[-1][1]):
            kept.append((start, what, owners))
    if not (kept or sure):
        return errand(sentence, before, lambda who: circle.lists(who) or _is_post(who))
    ends = [*(start for start, _, _ in kept[1:]), len(sentence)][: len(kept)]
    return tuple(
        Given(owners, _told(sentence, start if n == 0 else 0, what, end, before, circle))
        for n, ((start, what, owners), end) in enumerate(zip(kept, ends, strict=True))
    )


def _told(sentence: str, start: int, what: int, end: int, before: str, circle: Circle) -> str:
    """What is to be done; where that only points back (`… Ben to look into`, `Ben will do this.`), the words that tell
    it: those before it in its sentence, whose clause that names somebody begins at `start`, else the sentence before.
    """
    words = _without_joint(_TELLS_ON.split(sentence[what:end], maxsplit=1)[0])
    if not POINTS_BACK.fullmatch(words):
        return words
    told = sentence[max(0, what - _WHOLE) : what + len(words)]
    said = len(told.split()) <= _SAID_ONLY and circle.lists(told.split()[0])  # `Ben said he would look into it.`
    if start or (owner_before(told, circle) is None and not (said and before)):
        return told
    return f"{before} {told}" if before else words


def _all(sentence: str, circle: Circle, *, sure: bool) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Where somebody is named, where the verb begins, and who it is, in every way that a sentence has."""
    for pattern in (_TO, _HAS_ACTION) if sure else _WAYS:
        at = 0
        while match := pattern.search(sentence, at):
            ways = list(_named_before(sentence, match.start(), circle, _ALSO.get(pattern, _is_nobody)))
            if not ways and pattern is _TAKES_ON:
                ways = list(_named_before(sentence, match.start(), circle, _is_named_in_full))
            second = [one for one in ways[1:] if pattern in _FINITE and sentence[: one[0]].endswith(" and ")]
            named = next((one for one in ways[:1] + second if _fits(pattern, match, sentence, one, circle)), None)
            if named:
                yield named[0], match.start("what"), named[1]
            at = match.start("what")
    if sure:
        return
    yield from _taken_on_later(sentence, circle)
    for told in filter(None, (_TOLD.match(sentence), _TOLD_IN_BRACKETS.match(sentence))):
        if _instructs(told) and _are_listed(split_owners(told["who"]), circle):
            yield 0, told.start("verb"), split_owners(told["who"])
    further = ((_AND, _SHOULD),) if _AGREED.search(sentence) else ()
    for before, after in (*_ASKING, *further):
        for match in before.finditer(sentence):
            for end in _ends_of_words(sentence, match.end()):
                who = sentence[match.end() : end].strip(" ,")
                acts = after.match(sentence, end)
                if acts and (_are_people(who, circle) or (before is _AGREED and _could_be_somebody(who))):
                    does = "does" in acts.groupdict() and acts["does"]
                    yield match.start(), acts.start("does" if does else "what"), split_owners(who)
                    break


def _fits(
    pattern: re.Pattern[str],
    match: re.Match[str],
    sentence: str,
    named: tuple[int, tuple[str, ...]],
    circle: Circle,
) -> bool:
    """Somebody begins a clause, or was asked; and is listed, where only a promise says that something is to be done."""
    start, owners = named
    if sentence[:start].endswith("(") and pattern not in _FINITE:
        return False  # `(Ben to think about this)`, which the form of the whole sentence tells
    if pattern in (_WILL_BE_DOING, _DOING) and not _is_doing(match["verb"]):
        return False
    if pattern is _DOING and (_TELLS.search(sentence, match.end()) or not set(owners) <= circle.initials.keys()):
        return False
    if "offered" in match.group() and match["what"] not in _ON_OFFER:
        return False
    if pattern in (_TAKES_ON, _WILL_BE_DOING, _DOING):
        begins = _begins_clause(sentence, start) or (pattern is _TAKES_ON and _lost_stop(sentence, start, owners))
        theirs = _are_listed(owners, circle) or (pattern is _TAKES_ON and _is_sure_task(match, owners))
        return theirs and begins
    if pattern is _WAS_ASKED and match["what"] == "approve" and all(map(_ALL.fullmatch, owners)):
        return False  # which they do at once
    if pattern is _WAS_ASKED:  # `Cllr Marsh asked to see …` asked; `Clerk asked to write …` was asked
        return all(map(is_office, owners)) or bool(match["was"] and "be" not in match["was"].split())
    if owners[-1].casefold() == match["what"]:
        return False  # `from officer to officer`
    if pattern is _ACTS and "agreed" in match.group() and all(map(_ALL.fullmatch, owners)):
        return False  # `Members agreed to recommend …`: that is what was decided
    if pattern is _ACTS and "agreed" in match.group() and _STAYS.match(sentence, match.start("what")):
        return False
    if pattern is _ACTS and match["was"] and not all(map(is_office, owners)):
        return False  # `Ben was to meet her there` is told; `the clerk was to write` was agreed
    known = all(map(circle.knows, owners))
    return _begins_clause(sentence, start) and (known or pattern is not _ACTS or start == 0)


def _is_sure_task(match: re.Match[str], owners: tuple[str, ...]) -> bool:
    """`Cy Dart will write to …`: an errand, of one who is named in full, though nobody lists him."""
    errand = _ERRAND.match(match.string, match.start("what"))
    supposed = re.match(r"\W*If\b|.*\breported that\b", match.string[: match.start()])
    return "will" in match.group() and bool(errand) and not supposed and all(map(_is_named_in_full, owners))


def _instructs(told: re.Match[str]) -> bool:
    """The verb behind somebody's name, in its first form, asks for something; without a colon it can be no other word,
    nor what was done."""
    verb = told["verb"].casefold()
    sure = verb not in TITLES_TOO or (_TITLED if told["mark"] else _OBJECT).match(told.string, told.end())
    return verb in INSTRUCTS and verb not in _DONE and bool(sure)


def _are_listed(owners: tuple[str, ...], circle: Circle) -> bool:
    """All are listed; or one is, and the others have full names."""
    listed = [circle.lists(owner) for owner in owners]
    return any(listed) and all(one or looks_like_name(who) for one, who in zip(listed, owners, strict=True))


def _is_doing(stem: str) -> bool:
    """`writ`, `contact`, `plann`: what is left of a verb that instructs."""
    return not INSTRUCTS.isdisjoint((stem, f"{stem}e", stem[:-1] if stem[-1:] == stem[-2:-1] else stem))


def _taken_on_later(sentence: str, circle: Circle) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """What somebody listed, who begins a sentence, takes on further on in it."""
    owners = _named_first(sentence, circle)
    other = _OF_OTHERS.search(sentence) if owners else None
    for match in _LATER.finditer(sentence):
        said = _named_before(sentence, match.start(), circle, _is_nobody) if re.match(_SAYS, match["by"]) else ()
        nearer = next(((at, who) for at, who in said if _are_listed(who, circle)), None)
        told = other and other.start() < match.start("by") and not _OWN_WORDS.search(match["by"])
        if nearer and (owners or _begins_clause(sentence, nearer[0])):
            yield nearer[0], match.start("what"), nearer[1]
        elif owners and told:
            return
        elif owners:
            yield 0, match.start("what"), owners


def _named_first(sentence: str, circle: Circle) -> tuple[str, ...]:
    """The people listed who begin a sentence, or what follows its label: the most words that are people and nothing
    else."""
    label = _LABEL.match(sentence)
    start = label.end() if label else 0
    for end in _ends_of_words(sentence, start):
        who = sentence[start:end].strip(" ,")
        if _are_people(who, circle) and _are_listed(split_owners(who), circle):
            return split_owners(who)
    return ()


def _whose(sentence: str, circle: Circle) -> tuple[str, ...]:
    """Whom a sentence is about: somebody listed who begins it, or else whoever takes something on in it."""
    taken_on = (owners for _, _, owners in _all(sentence, circle, sure=False) if len(owners) == 1)
    return _named_first(sentence, circle) or next(taken_on, ())


def _begins_clause(text: str, start: int) -> bool:
    before = leading(text, start)
    return bool(_CLAUSE.search(before)) and not _FOR_BOTH.search(before)


def _lost_stop(text: str, start: int, owners: tuple[str, ...]) -> bool:
    """One full name behind a word that nothing joins to it, so a full stop was lost: `… for this Ada Marsh will …`"""
    return len(owners) == 1 and " " in owners[0] and _LOST_STOP.search(leading(text, start)) is not None


def _ends_of_words(text: str, start: int) -> tuple[int, ...]:
    """Where the next words end, the last first."""
    words = re.compile(r"\S+").finditer(text, start, start + _NEAR)
    return tuple(match.end() for match, _ in zip(words, range(_LONGEST_NAME), strict=False))[::-1]


def _are_people(who: str, circle: Circle) -> bool:
    if (
        (_EVERYBODY.fullmatch(who) and not who.isupper())
        or who == circle.body
        or (NO_SUBJECT.match(who) and split_owners(who)[0] not in circle.initials)
    ):
        return False
    return are_owners(who, circle) or circle.knows_all(who)


def _named_before(
    text: str, end: int, circle: Circle, also: Callable[[str], bool]
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The words before a place in a text that are people and nothing else, the most first: where they begin, and who
    they are; `also` says who will do though the document does not know them."""
    offset = max(0, end - _NEAR)
    near = text[offset:end]
    starts = [match.start() for match in re.finditer(r"(?<![^\s*•→(\[–—])[\w(@]", near)]
    for start in starts[-_LONGEST_NAME:]:
        who = near[start:].strip(" ,")
        if _are_people(who, circle) or also(who):
            yield offset + start, split_owners(who)


def _could_be_somebody(who: str) -> bool:
    """A full name, or one word that can be a name: whoever it was agreed would do something."""
    if _DASHED.search(who):
        return False
    return looks_like_name(who) or (is_single(who) and not who.isupper() and not dates_in(f"1 {who}"))


def _is_named_in_full(who: str) -> bool:
    """Two names or three, and neither a title before them (`The Fair–Ada Marsh`) nor a word that begins a sentence."""
    words = who.split()
    whole = 1 < len(words) <= _FULL_NAME and all(len(word.strip(".")) > 1 for word in words)
    plain = not re.search(r"[–—]|-(?:Mr|Ms|Dr)", who) and words[0].strip(",").casefold() not in BESIDE_NAMES
    return whole and plain and looks_like_name(who) and not (NO_SUBJECT.match(who) or _NOBODY.search(who))


def _is_post(who: str) -> bool:
    return _POST.fullmatch(who) is not None


def _is_post_or_all(who: str) -> bool:
    return _is_post(who) or _ALL.fullmatch(who) is not None


def _is_nobody(who: str) -> bool:
    return False


_WAYS = (_WAS_ASKED, _ACTS, _HAS_ACTION, _TAKES_ON, _UNDERTAKES, _WILL_BE_DOING, _DOING)
# what goes with the subject of a clause: of `thanked the council and the clerk will write` that is the clerk alone
_FINITE = (_TAKES_ON, _UNDERTAKES, _WILL_BE_DOING)
# who will do in each way, though the document does not know them
_ALSO = {_WAS_ASKED: _is_post, _ACTS: _is_post_or_all, _UNDERTAKES: _could_be_somebody}


def _without_joint(words: str) -> str:
    """The words without what joins them to the next (a comma, a dash, `and`, `also`), or closes a bracket around."""
    end = len(words)
    for opens, closes in ("[]", "()"):
        if words.rstrip(" .").endswith(closes) and opens not in words:
            end = words.rindex(closes)
    if number := _NEXT_NUMBER.search(words, max(0, end - 8), end):  # `…; 2.`
        end = number.start()
    while joint := _JOINT.search(words, max(0, end - len("also")), end):
        end = joint.start()
    return words[:end]
