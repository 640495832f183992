"""When the group meets next, and when the meeting closed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from ..record.when import day_words
from .clock import times_in
from .dates import DateSaid, dates_in, year_for
from .document import leading, plain
from .draft import Doubt, NextMeeting
from .parts import Part
from .venue import place_in

_NEXT = re.compile(
    r"\b(?:(?:dates?|times?)(?: and \w+)*(?: of| for)(?: the)? (?:\w+ ){0,2}(?:next|future|forthcoming|"
    r"subsequent) (?:\w+ ){0,3}(?:meetings?|agm|egm)|donm\b|"
    r"next (?:call|telecon\w*|gm|session)(?=\s*[:–-]|\s+(?:is|will|on)\b)|"
    r"next (?:\w+[’'-]?\w* ){0,4}?meetings?\b|future meetings?|(?:future|next|forthcoming) (?:meeting )?dates?|"
    r"dates? of meetings|"
    r"meet again|will next meet|reconvene|next meets|forthcoming meetings?|schedule next meeting)",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:at|for|to|before|by|until|from|with|of|in time for|prior to|discuss\w* at|agenda for|"
    r"report to)\s+(?:the\s+|its\s+|our\s+)?$",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:to be (?:arranged|confirmed|decided|advised|agreed|announced|set)|tbc|tba|not yet|will be (?:advised|"
    r"arranged|confirmed))\b",
    re.IGNORECASE,
)
_PROPOSED = re.compile(r"\b(?:should|to|will|would)\s+(?:next\s+)?meet\b[^.]{0,60}", re.IGNORECASE)
_CLOSED = re.compile(
    r"\b(?:(?:meeting|session|call)(?:\s+\w+){0,5}?\s+(?:was\s+)?(?:closed|ended|finished|concluded|adjourned|terminated|close)|"
    r"closed the meeting|meeting closes?|meeting close|(?:there being no (?:further|other)[^.]*?)(?:closed|ended)|"
    r"clos(?:ed|ure|e)(?: of (?:the )?meeting)?|"
    r"adjourn(?:ed|ment)|ended|finish(?:ed)?)\b[^.\n]{0,80}?",
    re.IGNORECASE,
)


def read_closing(parts: Sequence[Part], day: date | None) -> tuple[NextMeeting | None, str | None, tuple[Doubt, ...]]:
    """The next meeting, the time at which this one closed (`21:15`), and what is doubtful about them."""
    doubts: list[Doubt] = []
    coming = None
    for line, text, sureness in sorted(_told(parts), key=lambda one: -one[2]):
        coming, why = _coming(text, line, day, labelled=sureness == _LABELLED)
        if coming:
            doubts += [Doubt("next_meeting", line, reason) for reason in why]
            break
        if sureness > _SAID and _OPEN.search(text) and not dates_in(text):
            break
    return coming, _ended(parts), tuple(doubts)


_Told = tuple[int, str, int]  # a line, what it says of the next meeting, and how sure that is
_REACH = 600  # characters after its name within which the next meeting's date stands
_LABELLED, _TITLED, _SAID = 3, 2, 1  # how sure a text is to be about the next meeting: a label, a title, a sentence


def _told(parts: Sequence[Part]) -> Iterator[_Told]:
    """Each text that says when the next meeting is, and how sure that is."""
    for n, part in enumerate(parts):
        if part.kind in ("agenda", "plan"):
            continue
        below = parts[n + 1].title if n + 1 < len(parts) else ""  # a heading below the heading
        lines = plain(part.blocks)
        if part.kind == "front":
            lines = [(line, text) for line, text in lines if re.match(r"\W*next meeting\b", text, re.IGNORECASE)]
        if _is_titled(part):
            yield _told_by_part(part, [text for _, text in lines[:12]] or [below])
        opening = f"{part.title}: {lines[0][1]}" if lines else part.title
        lines = [*([(part.line, opening)] if _direct(opening) else []), *lines]
        for (line, text), follows in zip(lines, [*(text for _, text in lines[1:]), below], strict=False):
            yield from _told_by_line(line, text, follows)


def _is_titled(part: Part) -> bool:
    """Its title says that it is about the next meeting, not about business or actions for it."""
    named = _NEXT.search(part.title) and not _BUSINESS.search(part.title)
    return part.kind == "next" or bool(named and not re.search(r"\bactions?\b|\bpoints\b", part.title, re.IGNORECASE))


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


def _told_by_line(line: int, text: str, follows: str) -> Iterator[_Told]:
    """What a line says after the name of the next meeting, with the line that `follows` where it says little more."""
    for match in _NEXT.finditer(text):
        other = _OTHERS.search(leading(text, match.start()))
        if other and not _direct(text[match.start() : match.start() + 200]):
            continue
        after = text[match.end() : match.end() + _REACH]
        early = match.start() < 25
        if _comes_at_once(after, first=early and not text[: match.start()].strip(" *_")):
            yield line, after, _LABELLED
        said = after if early else re.split(r"(?<=[a-z)\d])\.\s+(?=[A-Z])", after)[0]
        short = early and len(text) < _REACH and len(text.split()) < 40
        yield line, f"{said} {follows if _says_little(after) else ''}", _TITLED if short else _SAID
    for match in _PROPOSED.finditer(text):
        after = text[match.end() : match.end() + 60]
        yield line, after if dates_in(after) else match.group(), _SAID


def _comes_at_once(after: str, *, first: bool) -> bool:
    """A date, or where the name stands `first` on its line a colon or a dash, comes at once after it."""
    said = re.match(r"(?:\s+(?:will|is|to|be|was|held|take|place|due|scheduled|on|for|the))+\s", after)
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
    r"[\s:–,-]*(?:(?:(?:is )?to be|will be|is|which will be)\s+)?(?:held\s+)?(?:on\s+)?(?:the\s+)?", re.IGNORECASE
)


def _coming(text: str, line: int, day: date | None, *, labelled: bool = False) -> tuple[NextMeeting | None, list[str]]:
    """The first date of a text that lies after this meeting; `labelled`: the words after it are a place."""
    for said in dates_in(text):
        if said.day is None:
            continue
        meant, why = _meant(said, day)
        if meant is None or (day and meant <= day):
            continue
        rest = text[said.end :]
        later = dates_in(rest)
        clause = rest[: later[0].start] if later else rest[:160]
        before = text[max(0, said.start - 60) : said.start]
        found = times_in(clause) or times_in(before)
        venue = place_in(clause) or place_in(before) or (_rest_of_label(clause) if labelled else None)
        doubts = [why] if why else []
        doubts += [found[0].doubt] if found and found[0].doubt else []
        if day and (meant - day).days > 400:
            doubts.append(f"{day_words(meant)} is more than a year after the meeting")
        return NextMeeting(line, meant, found[0].times if found else None, venue), doubts
    return None, []


def _rest_of_label(clause: str) -> str | None:
    """`, 14:00–16:30, Maynetrees, Chelmsford`: the place, where a few words with a capital are all that is left."""
    for said in reversed(times_in(f"at {clause}")):
        clause = f"at {clause}"[said.end :]
        break
    words = clause.strip(" ,;.–-\n")
    return words if words[:1].isupper() and len(words.split()) <= 12 and not re.search(r"[.:;]", words) else None


def _meant(said: DateSaid, day: date | None) -> tuple[date | None, str | None]:
    if said.year or day is None:
        return said.date, said.doubt
    return year_for(said, day)


def _ended(parts: Sequence[Part]) -> str | None:
    """The last time at which the meeting is said to have closed."""
    ended = None
    for part in parts:
        if part.kind in ("agenda", "plan", "front"):
            continue
        for _, text in plain(([part.heading] if part.heading else []) + list(part.blocks)):
            for match in _CLOSED.finditer(text):
                after = [one for one in times_in(text) if match.start() <= one.start <= match.end() + 40]
                if after and re.search(r"\bmeeting\b|\bclos|\badjourn", text, re.IGNORECASE):
                    ended = after[0].times.start
    return ended
