"""The words in which minutes say who took the chair, opened the meeting, was elected its chair, or took the minutes."""

from __future__ import annotations

import re

_N = r"(?<![\w’'-])(?:(?:(?:[A-ZÀ-Þ]\w?[\w’'-]*\.?|de|van|von|der|den)\s+|[A-Z]\.)){0,5}[A-ZÀ-Þ][\w’'-]+"
CHAIRMAN = (
    r"(?:[Cc]hair(?:man|woman|person)?|CHAIR(?:MAN|PERSON)?|[Cc]onven[oe]r|Presiding [Oo]fficer|(?:An )?Cathaoirleach|"
    r"(?:Y )?Cadeirydd)"
)
_OFFICE = (
    r"(?:(?:[Tt]he |[Oo]ur )?(?:[A-Z][a-z]+[- ]){0,2}"
    r"(?:[Cc]hair(?:man|woman|person)?|[Pp]resident|Mayor|Commodore),? )?"
)
_MEETING = r"(?:(?:[Tt]he|[Tt]his) )?(?:\b\w+ )?(?:[Mm]eeting|session|proceedings)"
# `the 12th Annual Pond Conference`, as a meeting can be called
_ASSEMBLY = (
    r"(?:[Tt]he|[Tt]his|[Oo]ur) (?:(?:\d+(?:st|nd|rd|th)|[A-Z][\w’'-]*) ){1,7}"
    r"(?:Conference|Convention|Assembly|Meeting|AGM)"
)
# an office, or letters, behind the name of who has it
_HOLDING = (
    r"(?:,\s+[A-Z][A-Z\d/]{1,9}\b,?|"
    r",\s+[^,.;\n]{0,30}(?:[Cc]hair|[Pp]resident|[Mm]ayor|[Ss]ecretary|[Dd]irector)\w*,|\s*\([^()\n]{2,40}\)|,)?"
)
_ORDER = r"(?:to order|TO ORDER|to Order)"
# Who the text says was in the chair.
FOR_CERTAIN = (
    re.compile(
        rf"(?i:\bin the chair\b|\bthe chair was (?:taken|occupied) by|\bchair of the meeting was|"
        rf"\bchaired by|\bpresided over by)\s*[:–-]?\s*{_OFFICE}(?P<who>{_N})"
    ),
    re.compile(rf"(?P<who>{_N})\s+[Cc]haired {_MEETING}"),
)
CHAIRED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<who>{_N}),?\s*(?:\([^)]*\)\s*)?(?:then |duly )?(?:took|was in|in|assumed|occupied|resumed)\s+"
        r"(?i:the chair)\b",
        rf"(?i:\bin the chair\b|\bthe chair was (?:taken|occupied) by|\bchair of the meeting was|\bchairmanship of|"
        rf"\b(?:chaired|chairing|presided over|presided) by|\bpresiding(?: officer)?)"
        rf"\s*[:–-]?\s*{_OFFICE}(?P<who>{_N})",
        rf"{CHAIRMAN},? (?P<who>{_N}),? (?:opened|welcomed|called|declared|thanked|convened|started)\b",
        rf"\b{_MEETING} (?:was |is )?(?:led|conducted|facilitated|moderated) by\s*:?\s*{_OFFICE}(?P<who>{_N})",
        rf"(?P<who>{_N})\s+(?:(?:should|would|will|to)\s+)?(?:take the [Cc]hair|act as (?:the )?{CHAIRMAN}|"
        rf"[Cc]hair {_MEETING})\b",
        rf"(?P<who>{_N}){_HOLDING}\s+(?:(?:led|conducted|facilitated|moderated|ran) {_MEETING}\b"
        r"(?! (?:in (?:\w+ ){0,3}prayer|through|to)\b)|"
        rf"[Cc]haired {_MEETING}|presided|presiding|was chairing|[Cc]hairing|"
        r"(?:acted|served|(?:was|is|agreed|offered) to act|(?:was )?acting) as (?:the )?[Cc]hair|"
        r"(?:stood|stepped|sat) in (?:as|for) (?:the )?[Cc]hair|deputi[sz]ed (?:as|for) (?:the )?[Cc]hair|"
        r"(?:agreed|offered|volunteered) to (?:chair|take the chair)\b(?! (?:of|from|the (?:next|group|committee))\b))",
        rf"(?:^|\n|[.;]\s)[^\S\n]*(?:(?:Acting|Meeting|Interim) )?(?:{CHAIRMAN}|Chairing|Moderator|Facilitator)"
        r"(?: of (?:the )?(?:[Gg]overnors|[Tt]rustees|[Dd]irectors|[Bb]oard|[Cc]ouncil|[Cc]ommittee|[Mm]eeting))?"
        r"(?:\s*(?:and|&|/)\s*[\w -]{3,25}?|\s+\([a-z ]{3,20}\))?\s*"
        rf"(?::|\s[-–—])\s*(?P<who>{_N})",
        rf"[Tt]he {CHAIRMAN}\s+\((?P<who>{_N})\)",
        rf"[Tt]he {CHAIRMAN} is (?P<who>{_N})\.?$",
        rf"\bhanded (?:(?:the )?\w+ )?(?:over )?to (?:the )?(?:\w+ ){{0,3}}?{CHAIRMAN},? (?P<who>{_N})",
        rf"(?P<who>{_N}),\s+(?:the )?(?:(?:Vice|Deputy)[- ])?{CHAIRMAN},?\s+(?:[Cc]haired|took the chair)\b",
        rf"(?P<who>{_N})(?:\s*\({CHAIRMAN}\)|,\s+(?:the )?{CHAIRMAN},)\s+(?:opened|welcomed|called|declared|thanked|"
        r"convened|started|reported|informed|explained)\b",
    )
)
# the same, also in an item on who is to have an office
FOR_THIS = (
    re.compile(
        rf"(?P<who>{_N}){_HOLDING}\s+(?:was )?(?:elected|appointed) (?:as )?(?:the )?[Cc]hair\w* "
        r"(?:of|for) (?:the|this) meeting"
    ),
)
# Who, the text lets one think, was: whoever is called the chair, but of nothing else, or opens a meeting.
_NOT_OF = rf"(?>{_N})(?!,?\s+of\b)"
TITLED_CHAIR = re.compile(rf"[Tt]he {CHAIRMAN},?\s+(?P<who>{_NOT_OF})")
OPENED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<who>{_N})(?:{_HOLDING}|, [^,.;\n]{{0,30}}{CHAIRMAN})\s+(?:called|brought) "
        rf"(?:{_MEETING}|(?:an?|the) (?:\w+ ){{0,2}}meeting of [^.\n]{{3,100}}?)\s+{_ORDER}",
        rf"\b(?:[Cc]alled|brought|[Cc]all) {_ORDER}\b(?:[^.\n]|\.(?=\d|m|,|\s+by)){{0,140}}?\bby[\s:]+"
        rf"{_OFFICE}(?P<who>{_N})",
        r"^[Cc]all [Tt]o [Oo]rder\s*[:–—-]\s*"
        r"(?!(?:Roll|Flag|Quorum|Pledge|Invocation|Moment|Prayer|Opening|Welcome|Introductions?|Attendance)\b)"
        rf"{_OFFICE}(?P<who>{_N})\W*$",
        rf"(?P<who>{_N}){_HOLDING}\s+(?:formally )?opened (?:{_MEETING}|{_ASSEMBLY})\b"
        r"(?! (?:with|in) (?:an? )?(?:\w+ ){0,4}prayer)",
        rf"{_MEETING} (?:was )?(?:formally )?opened\b[^.\n]{{0,40}}?\bby {_OFFICE}(?P<who>{_N})",
        rf"(?P<who>{_N}){_HOLDING}\s+welcomed (?:everyone|everybody|all|those present|members|attendees|the members|"
        r"trustees|governors|councillors)\b",
    )
)
# Somebody ran the meeting for another, so that whoever was elected at it need not have: `Ada Marsh, on behalf of …`
OPENED_FOR = re.compile(rf"{_N},? on behalf of [^,.;\n]{{2,60}},? (?:welcomed|opened|called)\b")
# Who was made the chair at this meeting.
ELECTED = (
    re.compile(
        rf"(?P<who>{_N})\s+(?:(?:was|were|is|be|being|has been|had been)\s+)(?:unanimously |duly |then |re-?)?"
        rf"(?:elected|appointed|voted)(?: (?:as|to be))?(?: the)?(?: new)? {CHAIRMAN}\b"
        r"(?!\s+(?:from|of the \w+ (?:sub|working)|elect))"
    ),
    re.compile(
        rf"\b(?:nominated|elect(?:ed)?|appoint(?:ed)?) (?P<who>{_N}) (?:as|to be) (?:(?:the|its|our|their) )?(?:new )?"
        rf"{CHAIRMAN}\b(?!\s+(?:from|of the \w+ (?:sub|working)|elect))"
    ),
    re.compile(
        rf"\b(?:proposed|nominated)(?: that)? (?P<who>{_N}) (?:as|for|be|to be|become|be elected(?: as)?) (?:the )?"
        rf"{CHAIRMAN}\b(?=[^\n]{{0,200}}?(?:seconded|agreed|elected|in favour|carried))"
    ),
    re.compile(
        rf"\b(?:agreed|resolved|decided) that (?P<who>{_N}) (?:become|be|act as|serve as) (?:the )?{CHAIRMAN}\b"
    ),
    # `Chairman – Ada Marsh, proposed by Ben Lowe`
    re.compile(
        rf"(?:^|\n)[^\w\n]*{CHAIRMAN}\s*[.:–—-]\s*(?P<who>{_N}),?\s+(?:was |were )?(?:duly |unanimously |re-?)?"
        r"(?:proposed|nominated|elected|appointed)\b"
    ),
)
# the same in an item on the election of the chair, or of the officers
OF_CHAIR = re.compile(
    r"\b(?:election|appointment)s? of (?:the |a )?(?:new )?(?:chair|officers|office bearers|executive|convener)",
    re.IGNORECASE,
)
UNDER_ELECTION = (
    re.compile(
        rf"^(?P<who>{_N}) was (?:proposed|nominated)\b(?=[^\n]{{0,200}}?\b(?:elected|appointed|agreed|in favour)\b)"
        r"(?![^\n]{0,200}\bvice\b)"
    ),
    # but no `Chair: Ada Marsh is happy to stand again`, of whom nobody says that she was elected
    re.compile(
        rf"(?:^|[.;]\s){CHAIRMAN}\s*[:–—-]\s*(?P<who>{_N})"
        r"(?![^.\n]{0,60}\bstand(?:s|ing)?\b(?![^\n]{0,200}\b(?:elected|appointed|agreed|in favour)\b))"
    ),
)
CALLED = re.compile(rf"(?P<who>{_N})\s*\({CHAIRMAN}\)|\b(?P<the>the )?{CHAIRMAN},? (?P<after>{_NOT_OF})")
# `Chair Report: Ada Marsh`, as the title of an item
REPORTED = re.compile(rf"(?:The )?{CHAIRMAN}(?:[’']s?)? [Rr]eport\s*(?::|[-–—])\s*(?P<who>{_N})")
# `Ada Marsh, Chair`, or `Chairman: Ada Marsh`, on a line of its own
SIGNED = (
    re.compile(rf"(?:[Ss]igned\W+)?(?P<who>{_N})(?:\s*,|\s+[-–—]|\s*\()?\s+\(?{CHAIRMAN}\W*"),
    re.compile(rf"(?:[Ss]igned\W+)?{CHAIRMAN}\s*[:–—-]\s*(?P<who>{_N})\W*"),
)
# `Ada Marsh, President`, whoever else signs beside
SIGNED_BY = re.compile(
    rf"(?:[Ss]igned\W+)?(?P<who>{_N}),\s+(?:(?:Board|Vice|Acting|Council|Committee)[- ]){{0,2}}"
    rf"(?:President|{CHAIRMAN}|Mayor)\b"
)
BY_FIRST_NAME = re.compile(
    rf"(?:^|\n)[^\w\n]*(?:(?:Acting |Meeting )?{CHAIRMAN}|(?i:chaired by|in the chair))"
    r"\s*:?\s*@?(?P<who>[A-Z][\w’'-]+|(?<=@)[\w-]+)\s*$|"
    r"\b(?i:chaired by) (?P<by>[A-Z][\w’'-]+)\b|(?<![\w’'-])(?P<it>[A-Z][\w’'-]+) (?:[Cc]haired|[Cc]hairing)\b"
)
ELECTION = re.compile(r"\b(?:election|appointment|nomination)s?\b|\bofficers\b", re.IGNORECASE)
TAKEN = re.compile(
    rf"(?i:(?:minutes|notes)(?: were)?(?: taken| recorded)?(?: by|:)|minute[- ]?(?:taker|secretary):?|"
    rf"scribe:|note[- ]?taker:?)\s+(?P<who>{_N})\s*(?:$|[.,;(\n])"
)
