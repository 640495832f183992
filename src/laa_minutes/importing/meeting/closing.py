"""When the group meets next, and when the meeting closed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from ...record.when import WEEKDAYS, day_words, month_number
from ..document import leading, plain
from ..draft import Doubt, NextMeeting
from ..outline.parts import Part
from ..words.clock import times_in
from ..words.dates import MONTH_NAMES, DateSaid, dates_in, year_for
from ..words.vocabulary import NUMBERS
from .venue import place_in

_NEXT = re.compile(
    r"\b(?:(?:dates?|times?)(?: and \w+)*(?: of| for)(?: the)? (?:\w+ ){0,2}(?:next|future|forthcoming|"
    r"subsequent) (?:[\w/]+ ){0,3}(?:meetings?|agm|egm)|donm\b|"
    r"next (?:(?:conference )?call(?: schedule)?|(?:\w+ )?meet|telecon\w*|gm|session|one)"
    r"(?=\s*[:–-]|\s+(?:is|will|on)\b|$)|"
    r"next (?:[\w’'-]+,? |& ){1,8}?(?:committee|council|board) meetings?\b|"
    r"next (?:\w+[’'/-]?\w* ){0,4}?meetings?\b|future meetings?|(?:future|next|forthcoming) (?:meeting )?dates?|"
    r"dates? of meetings|next m(?:ee)?t(?:in)?g\b|"
    r"meet again|(?:will|to) (?:next meet|meet next)|reconvene|next meets|forthcoming meetings?|"
    r"schedule next meeting|first (?:\w+ ){0,2}meeting (?:would|will|is to) be|"
    r"adjourn(?:ed|s|ing)? (?:the meeting )?(?:until|till|to)(?= ))",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:at|for|to|before|by|until|from|with|of|in time for|prior to|discuss\w* at|agenda for|"
    r"report to)\s+(?:the\s+|its\s+|our\s+)?$",
    re.IGNORECASE,
)
# `The Friends do not meet in May, so the next meeting …`
_THEY_MEET = re.compile(
    r"\b[Tt]he (?P<who>(?:[A-Z][\w’'-]* ){0,4}[A-Z][\w’'-]*) (?:will |do |does |did )?(?:not )?meets? (?=[^.\n]*$)"
)
_OPEN = re.compile(
    r"\b(?:to be (?:arranged|confirmed|decided|advised|agreed|announced|set|determined)|tbc|tba|tbd|"
    r"undetermined|not yet|will be (?:advised|arranged|confirmed))\b",
    re.IGNORECASE,
)
# The body meets; two who meet somebody do not.
_PROPOSED = re.compile(
    r"\b(?:we|the (?:group|committee|council|board|panel|forum|members|governors|trustees|team)|agreed|proposed|"
    r"decided|suggested)\b[^.]{0,40}?\b(?:should|to|will|would)\s+(?:next\s+)?meet\b(?! (?:with|up with)\b)[^.]{0,60}",
    re.IGNORECASE,
)
# `June meeting June 4, 7 pm`
_OF_A_MONTH = re.compile(rf"\b(?P<month>{MONTH_NAMES})(?:[’']s)? (?:\w+ ){{0,2}}?meeting\b", re.IGNORECASE)
# `The December 18 Board meeting will be held in the hall.`
_OF_A_DAY = re.compile(
    rf"\b[Tt]he (?P<day>(?i:{MONTH_NAMES}) \d{{1,2}}(?:,? \d{{4}})?|\d{{1,2}} (?i:{MONTH_NAMES})(?: \d{{4}})?) "
    r"(?P<whose>(?:\w+ ){0,2}?)meeting (?:will|is to) (?:be held|take place)\b"
)
_CALLED_OFF = re.compile(
    r"\s+(?:was|has been|had been|had to be|is|were)\s+(?:\w+ )?(?:cancelled|called off|abandoned)\b"
)
_CLOSED = re.compile(
    r"\b(?:(?:meeting|session|call)(?:\s+\w+){0,5}?\s+(?:was\s+)?(?:closed|ended|finished|concluded|adjourned|terminated|close)|"
    r"closed the meeting|meeting closes?|meeting close|(?:there being no (?:further|other)[^.]*?)(?:closed|ended)|"
    r"clos(?:ed|ure|e)(?: of (?:the )?meeting)?|"
    r"adjourn(?:ed|ment)|ended|finish(?:ed)?)\b[^.\n]{0,80}?",
    re.IGNORECASE,
)


def read_closing(
    parts: Sequence[Part], day: date | None, body: str | None = None, *, month_first: bool = False
) -> tuple[NextMeeting | None, str | None, tuple[Doubt, ...]]:
    """The next meeting of the `body`, the time at which this one closed (`21:15`), and what is doubtful about them."""
    doubts: list[Doubt] = []
    coming = None
    day = day or _month_named(parts)
    ours = _titled_ours(parts, body or "")
    for line, text, sureness in sorted(_told(parts, body or "", day), key=lambda one: (-one[2], one[0] not in ours)):
        if sureness > _SAID and _is_open(text):
            break
        coming, why = _coming(text, line, day, labelled=sureness == _LABELLED, month_first=month_first)
        if coming:
            doubts += [Doubt("next_meeting", line, reason) for reason in why]
            break
    return coming, _ended(parts), tuple(doubts)


def _titled_ours(parts: Sequence[Part], body: str) -> frozenset[int]:
    """The lines of the parts whose titles say that the next meeting is of a body of this kind: `Date of next committee
    meeting`, beside that of the next open one."""
    kind = body.split()[-1].casefold() if body else ""
    named = ((part.line, _NEXT.search(part.title)) for part in parts)
    return frozenset(line for line, found in named if found and kind and kind in found.group().casefold().split())


def _month_named(parts: Sequence[Part]) -> date | None:
    """The end of the month that the front names, where nothing says on what day of it the meeting was."""
    said = [one for part in parts if part.kind == "front" for _, text in plain(part.blocks) for one in dates_in(text)]
    months = (date(one.year, one.month, _MONTHS_END) for one in said if one.year and one.day is None)
    return next(months, None)


_MONTHS_END = 28  # a day near the end of any month


def _is_open(text: str) -> bool:
    """It is still to be arranged: that is said before any date, or in a sentence before it."""
    still = _OPEN.search(text)
    if still is None:
        return False
    before = text[: still.end()]
    after = re.split(r"[.\n]", _BROKEN_OFF.sub(" ", text[still.end() :]))[0]
    return not dates_in(before) and not dates_in(after)


_BROKEN_OFF = re.compile(r"(?:(?<=\bfor)|(?<=\b(?:is|on|at))) ?\n")  # a line that ends before the date


_Told = tuple[int, str, int]  # a line, what it says of the next meeting, and how sure that is
_REACH = 600  # characters after its name within which the next meeting's date stands
_LABELLED, _TITLED, _SAID = 3, 2, 1  # how sure a text is to be about the next meeting: a label, a title, a sentence


def _told(parts: Sequence[Part], body: str, day: date | None) -> Iterator[_Told]:
    """Each text that says when the next meeting of the body is, and how sure that is: of two as sure, what is said
    where those who report may tell of theirs comes last."""
    reported, first = _reported(parts), _first_month(parts, day)
    for n in sorted(range(len(parts)), key=reported.__contains__):
        part = parts[n]
        if part.kind in ("agenda", "plan"):
            continue
        below = parts[n + 1].title if n + 1 < len(parts) else ""  # a heading below the heading
        lines, is_titled = plain(part.blocks), _is_titled(part)
        if n in reported and not is_titled:  # its points are about those who report
            lines = [(line, text) for line, text in lines if not _LISTED.match(text)]
        if part.kind == "front":
            lines = [(line, text) for line, text in lines if re.match(r"\W*next meeting\b", text, re.IGNORECASE)]
        if is_titled:
            yield _told_by_part(part, [text for _, text in lines[:12]] or [below])
        opening = f"{part.title}: {lines[0][1]}" if lines else part.title
        says_so = _direct(opening) or _PROPOSED.search(part.title)
        lines = [*([(part.line, opening)] if says_so else []), *lines]
        for (line, text), follows in zip(lines, [*(text for _, text in lines[1:]), below], strict=False):
            yield from _told_by_line(line, text, follows, body)
            yield from _told_of_month(line, text, first)


def _first_month(parts: Sequence[Part], day: date | None) -> int:
    """The month of the first meeting after this one that its month names, `the February meeting`; 0 where none is."""
    texts = (text for part in parts for _, text in plain(part.blocks))
    named = {month_number(one["month"][:3].lower()) or 0 for text in texts for one in _OF_A_MONTH.finditer(text)}
    later = (one for one in named if day and one != day.month)
    return min(later, key=lambda one: (one - day.month) % 12 if day else 0, default=0)


def _reported(parts: Sequence[Part]) -> frozenset[int]:
    """The places of business that is neither the first nor among the last, where the next meeting would be arranged,
    and of what is called a report."""
    items = [n for n, part in enumerate(parts) if part.kind == "item"]
    return frozenset(items[1 : len(items) * 2 // 3]) | {n for n in items if _REPORT.search(parts[n].title)}


_REPORT = re.compile(r"\breports?\b", re.IGNORECASE)
_LISTED = re.compile(r"\W*[•▪●◦○*-]\s(?!(?:date of )?next meeting\s*[:–—-])", re.IGNORECASE)


def _is_titled(part: Part) -> bool:
    """Its title says that it is about the next meeting, not about business or actions for it, or asked at it."""
    named = _NEXT.search(part.title)
    business = _BUSINESS.search(part.title) or re.search(r"\bactions?\b|\bpoints\b", part.title, re.IGNORECASE)
    about = named and not business and not _OTHERS.search(leading(part.title, named.start()))
    return part.kind == "next" or bool(about)


def _told_by_part(part: Part, told: Sequence[str]) -> _Told:
    """What a part about the next meeting says, with what follows its name in the heading."""
    text = " \n".join([part.rest, *told])
    heading = part.heading.text if part.heading else part.title
    tail = heading[match.end() :] if (match := _NEXT.search(heading)) else ""
    own = _NEXT.search(text)
    dated = own is not None and bool(dates_in(text[own.end() :]))
    labelled = part.kind == "next" and "next" in part.title.casefold()
    said = text[own.end() :] if own and dated else f"{tail}\n{text}"
    return part.line, said, _LABELLED if labelled else _TITLED


_ACTION = re.compile(r"\W*action\b", re.IGNORECASE)  # which may be to arrange it


def _told_by_line(line: int, text: str, follows: str, body: str) -> Iterator[_Told]:
    """What a line says after the name of the next meeting, with the line that `follows` where it says little more."""
    for match in _NEXT.finditer(text):
        after = text[match.end() : match.end() + _REACH]
        after = after[len(own) :] if (own := _of_body(after, body)) else after
        other = _OTHERS.search(leading(text, match.start()))
        if other and not _direct(f"{match.group()}{after[:200]}"):
            continue
        if after.startswith("?") or _CALLED_OFF.match(after) or _is_anothers(match.group(), after, body):
            continue
        if (group := _THEY_MEET.search(leading(text, match.start()))) and _is_anothers(f"- {group['who']}", "", body):
            continue
        early = match.start() < 25
        if _comes_at_once(after, first=early and not text[: match.start()].strip(" *_")):
            yield line, after, _LABELLED
        said = after if early else re.split(r"(?<=[a-z)\d])\.\s+(?=[A-Z])", after)[0]
        short = early and len(text) < _REACH and len(text.split()) < 40
        open_end = early or after.rstrip().endswith((":", ",", "on", "at"))
        goes_on = open_end and _says_little(after) and not _ACTION.match(text)
        yield line, f"{said} {follows if goes_on else ''}", _TITLED if short else _SAID
    for match in _PROPOSED.finditer(text):
        after = text[match.end() : match.end() + 60]
        yield line, after if dates_in(after) else match.group(), _SAID
    for match in _OF_A_DAY.finditer(text):
        if all(word in _ANY_MEETING or word in body.casefold() for word in match["whose"].casefold().split()):
            yield line, match["day"], _SAID


_ANY_MEETING = frozenset(("regular", "ordinary", "general", "monthly", "full"))


def _of_body(after: str, body: str) -> str:
    """`of the Pond Trust,` behind the name of the next meeting, where that is the body; else nothing."""
    of = re.match(r"\s+of\s+(?:the\s+)?(?P<who>[A-Z][^.,;:\d]{2,60}?),?\s+(?=(?:scheduled|on|to be|which)\b)", after)
    return of.group().rstrip() if of and body and of["who"].casefold() in body.casefold() else ""


def _told_of_month(line: int, text: str, first: int) -> Iterator[_Told]:
    """A meeting that its month names, with its day: `June meeting June 4`; none but that of the first month."""
    for match in _OF_A_MONTH.finditer(text):
        after = text[match.end() : match.end() + 60]
        month = month_number(match["month"][:3].lower()) or 0
        if (said := dates_in(after)) and said[0].month == month and month == first:
            yield line, after, _SAID


def _is_anothers(name: str, after: str, body: str) -> bool:
    """The next meeting of another body than this one: `next Ember Tree Group meeting`, `next meeting of the Trees`."""
    of = re.match(
        r"\s+of\s+(?:the\s+)?(?P<who>[A-Z][\w’'&-]*(?:\s+(?:(?:of|and|the|for)\s+)*[A-Z][\w’'&-]*){0,6})", after
    )
    said = f"{' '.join(name.split()[1:])} {of['who'] if of else ''}"
    words = (
        [] if said.isupper() else [word for word in re.findall(r"\b[A-Z][\w’'&-]*", said) if not _KINDS.fullmatch(word)]
    )
    own = set(re.findall(r"\w+", body.casefold()))
    initials = "".join(word[0] for word in re.findall(r"[^\W_]+", body)).casefold()
    return bool(body and words) and not any(
        word.casefold() in own or (word.isupper() and word.casefold() in initials) for word in words
    )


# What a body's meeting is called in general, with the initials of such names.
_KINDS = re.compile(
    r"(?:full|annual|general|ordinary|extra-?ordinary|special|monthly|quarterly|parish|town|community|village|council|"
    r"committee|board|group|governing|body|governors?|trustees?|directors?|executive|management|public|open|regular|"
    r"business|meetings?|club|agm|egm|apm|apcm|pcc?|fgb|lgb|ac|dates?|times?|venues?|next|future|forthcoming|donm|of|"
    rf"members?|face|zoom|virtual|online|remote|term|(?:{MONTH_NAMES})(?:[’']s)?|\w+day|spring|summer|autumn|winter|the|"
    r"association|society|forum|panel|team|working|steering|advisory|and|for|at|on|is)",
    re.IGNORECASE,
)


def _comes_at_once(after: str, *, first: bool) -> bool:
    """A date, or where the name stands `first` on its line a colon or a dash, comes at once after it."""
    said = re.match(r"(?:\s+(?:will|is|to|be|been|has|was|held|take|place|due|scheduled|on|for|the))+\s", after)
    dated = said is not None and bool(dates_in(after[: said.end() + 30]))
    return dated or (first and re.match(r"[*_]*\s*[:–-]", after) is not None)


def _says_little(after: str) -> bool:
    """Too few words for a date and a place: the next line may have them."""
    words = len(after.split())
    return words < 3 or (words < 7 and not dates_in(after) and after[-1:] not in ".;")


def _direct(text: str) -> bool:
    """The next meeting is named, and its date comes at once: `next meeting: to be held on 4 September`."""
    match = _NEXT.search(text)
    said = _AT_ONCE.match(text, match.end()) if match else None
    days = dates_in(text[said.end() :]) if said else ()
    return bool(days) and days[0].start == 0 and days[0].day is not None


# what is to be dealt with there, not when it is
_BUSINESS = re.compile(r"\b(?:agenda|items?)(?: items?)? (?:for|of|at|on)\b|\bmeeting[’']?s? agenda", re.IGNORECASE)
_AT_ONCE = re.compile(
    r"[\s:–,(-]*(?:(?:(?:is )?to be|will be|is|which will be)\s+)?(?:held\s+|scheduled\s+(?:for\s+)?)?"
    r"(?:on\s+)?(?:the\s+)?",
    re.IGNORECASE,
)


def _coming(
    text: str, line: int, day: date | None, *, labelled: bool, month_first: bool
) -> tuple[NextMeeting | None, list[str]]:
    """The first date of a text that lies after this meeting; `labelled`: the words after it are a place."""
    for said in dates_in(text, month_first=month_first):
        if said.day is None or _NOT_THEN.search(leading(text, said.start)):
            continue
        meant, why = _meant(said, day)
        if (from_then := _WEEKS_FROM.search(leading(text, said.start))) and said.date:
            meant, why = said.date + timedelta(weeks=_number(from_then["weeks"])), None
        if meant is None or (day and meant <= day):
            continue
        rest = text[said.end :]
        if (why_then := _WHY.match(rest)) and dates_in(why_then.group()):
            rest = rest[why_then.end() :]
        later = dates_in(rest)
        clause = rest[: later[0].start] if later else rest[:160]
        clause = clause[: ends.start()] if (ends := _CLOSED.search(clause)) else clause  # `… 4 May The meeting closed`
        before = text[max(0, said.start - 60) : said.start]
        found = times_in(clause) or times_in(before)
        venue = place_in(clause) or place_in(before) or (_rest_of_label(clause) if labelled else None)
        doubts = [why] if why else []
        doubts += [found[0].doubt] if found and found[0].doubt else []
        if day and (meant - day).days > 400:
            doubts.append(f"{day_words(meant)} is more than a year after the meeting")
        return NextMeeting(line, meant, found[0].times if found else None, venue), doubts
    return _by_numbers(text, line, day) if day and not dates_in(text) else (None, [])


# `avoiding the week beginning 19 May`, `moved from 4 June to 5 June`; `in the week of 19 May` says no day
_NOT_THEN = re.compile(
    r"\b(?:avoid\w*|not on|except\w*|other than|instead of|(?:moved|changed|rescheduled|postponed|deferred) from)\b"
    r"[^.;:\d]{0,40}$|\bweek of (?:the )?$",
    re.IGNORECASE,
)
_WHY = re.compile(r"\s*\([^()]{0,200}\)")  # `19 May (moved from 12 May), at the mill`
# `Four weeks from 19 May`
_WEEKS_FROM = re.compile(
    rf"\b(?P<weeks>\d{{1,2}}|{'|'.join(NUMBERS[1:9])}) weeks? (?:from|after) (?:the )?$", re.IGNORECASE
)
_NUMBERS = re.compile(r"^[^.\n\d]{0,40}(?<![\d/])(\d{1,2})/(\d{1,2})(?![\d/])")
_SOON = 100  # days after a meeting within which the next one is


def _by_numbers(text: str, line: int, day: date) -> tuple[NextMeeting | None, list[str]]:
    """`10/6 at 7pm`: the day and the month, or the month and the day, whichever comes first after this meeting."""
    match = _NUMBERS.match(text)
    numbers = (int(match[1]), int(match[2])) if match else (0, 0)
    orders = [(a, b) for a, b in {numbers, numbers[::-1]} if 1 <= a <= 31 and 1 <= b <= 12]
    meant = [year_for(DateSaid(0, 0, month, of_month), day)[0] for of_month, month in orders]
    days = sorted(one for one in meant if one and (one - day).days <= _SOON)
    if match is None or not days:
        return None, []
    clause = text[match.end() :][:160]
    found = times_in(clause)
    which = ", and whether the day or the month comes first was told by which is sooner" if len(orders) > 1 else ""
    return NextMeeting(line, days[0], found[0].times if found else None, place_in(clause)), [f"no year is said{which}"]


def _number(said: str) -> int:
    return int(said) if said.isdigit() else NUMBERS.index(said.casefold())


def _rest_of_label(clause: str) -> str | None:
    """`, 14:00–16:30, Maynetrees, Chelmsford`: the place, where a few words with a capital are all that is left."""
    for said in reversed(times_in(f"at {clause}")):
        clause = f"at {clause}"[said.end :]
        break
    words = clause.strip(" ,;.–-\n")
    short = words[:1].isupper() and len(words.split()) <= 12
    return words if short and not _NO_VENUE.search(words) else None


_NO_VENUE = re.compile(
    r"^(?:U\.?S\.? )?(?:[A-Z]{1,3}T|UTC|(?:\w+ ){1,2}[Tt]ime)(?=\W*$|/)|"
    r"[.:;]|(?i:\b(?:meeting|agm|clerk|chair\w*|sign\w*|minutes|to be|tb[acd]|presentation)\b)"
)


_YEAR, _FAR = 365, 270  # days: a next meeting is sooner, and likelier to have a wrong weekday than to be so late


def _meant(said: DateSaid, day: date | None) -> tuple[date | None, str | None]:
    """The day that is meant; of one that lies before the meeting, and is no such weekday, that in a year when it is."""
    if said.year and day and said.doubt and said.date and said.date <= day:
        meant, why = year_for(replace(said, year=None), day)
        if meant and why is None:
            return meant, f"{said.year} is said, but {day_words(meant)} is the next with its weekday"
    if said.year or day is None:
        return said.date, said.doubt
    meant, why = year_for(said, day)
    soonest, _ = year_for(replace(said, weekday=None), day)
    if meant and soonest and (meant - day).days > _YEAR > _FAR > (soonest - day).days:
        named = f"a {WEEKDAYS[soonest.weekday()]}, not a {WEEKDAYS[said.weekday or 0]}"
        return soonest, f"no year is said, and {day_words(soonest)} is {named}; that weekday is more than a year away"
    return meant, why


def _ended(parts: Sequence[Part]) -> str | None:
    """The last time at which the meeting is said to have closed."""
    ended = None
    for part in parts:
        if part.kind in ("agenda", "plan", "front"):
            continue
        for _, text in plain(([part.heading] if part.heading else []) + list(part.blocks)):
            times = times_in(text) if _CLOSED.search(text) else ()
            for match in _CLOSED.finditer(text):
                after = [one for one in times if match.start() <= one.start <= match.end() + 40]
                if after and re.search(r"\bmeeting\b|\bclos|\badjourn", text, re.IGNORECASE):
                    ended = after[0].times.start
    return ended
