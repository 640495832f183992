"""Which meeting this is: whose, when and where."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from ..record.when import Times, day_words
from .clock import times_in
from .dates import DateSaid, dates_in, month_comes_first, year_near
from .document import Block, Document, plain
from .draft import Doubt, Front
from .history import with_history
from .outline import Part, of_kind
from .unfold import cell_text

_FRONT_LINES = 40
_LATE = 20  # minutes after its time that a meeting may open without having been put off
_NOT_HELD = re.compile(
    r"\b(?:post(?:ed)?|publish\w*|approved|agreed (?:on|at)|drafted|created|revised|printed|issued|circulated|updated|"
    r"adopted|signed|next|"
    r"previous|last meeting|minutes of the (?:last|previous)|uploaded|modified|version|due|deadline|actions? from|"
    r"matters arising|"
    r"to be held|confirmed (?:on|at))\b",
    re.IGNORECASE,
)
_HELD = re.compile(r"\b(?:held|meeting|minutes|notes?|date|action log|took place|met|convened|agm)\b", re.IGNORECASE)
_NOUN = (
    r"council|committee|board|panel|group|governors|governing body|trust|association|society|club|forum|partnership|"
    r"trustees|"
    r"task ?force|team|federation|union|network|commission|assembly|alliance|consortium|foundation|cabinet|"
    r"sig|wg|tsc|tac|pmc|league|guild|institute|branch|fellowship|cooperative|co-operative|makerspace|hackspace|"
    r"directors|members|friends of [\w’' -]+|project|community|congregation|session|conference|directorate|ccg|school|"
    r"church|user group"
)
_BODY_LINE = re.compile(rf"\b(?:{_NOUN})\b", re.IGNORECASE)
_OF = re.compile(
    r"^\W*(?:(?:the|an?|draft|unconfirmed|approved|confirmed|final|public|open|full|unapproved|ratified|signed)\s+)*"
    r"(?:(?:agenda and |action )?(?:minutes|notes?|record|report|summary|proceedings))?(?:\s+(?:of|from|for)\b)?\s*"
    r"(?:(?:the|an?|its|our)\s+)?"
    r"(?:(?:\w+\s+){0,4}?(?:meeting|agm|annual general meeting|conference call|telecon\w*|teleconference|session|"
    r"call)\s+)"
    r"(?:\([^)]*\)\s+)?(?:of|for)\s+(?:the\s+)?(?P<body>.+)$",
    re.IGNORECASE,
)
_VENUE_FIRST = re.compile(r"^(?:Location|Venue) (?P<venue>[A-Z].{2,60})$")
_ENDS = re.compile(
    r"\s*(?:[,;:(]\s*)?\b(?:(?:was |were |which was |to be )?(?:held|hosted|convened)|at which|took place|commenc\w+|"
    r"starting|on (?=\x01|the \x01)|at (?=\x02))\b.*$|\x01.*$|\x02.*$",
    re.IGNORECASE,
)
_MEETING_WORDS = re.compile(
    r"(?:^|[\s:,–—-]+)(?:(?:draft|unconfirmed|approved|final|confirmed|open|public|regular|monthly|weekly|quarterly|"
    r"ordinary|annual(?: general)?|"
    r"extraordinary|special|emergency|general|virtual|online|remote|face[- ]to[- ]face|full|the|a|"
    r"\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|"
    r"sixteenth|seventeenth|eighteenth|nineteenth|twentieth|inaugural)\s+)*(?:minutes(?: and actions)?|meetings?|"
    r"notes?|action (?:log|notes?|points?)|actions|agenda|"
    r"agm|telecon\w*|conference call|call|summary|record|outcomes)(?:\s+(?:minutes|notes?|agenda|no\.?|number|summary|"
    r"actions?|#?\s*\d+))*\s*(?=$|[\s:,–—-]|\W)",
    re.IGNORECASE,
)
_LABELS = re.compile(
    r"^\W*(?:title of meeting|name of (?:meeting|committee|group)|meeting(?: of| title| name)?|committee|body|group|"
    r"subject)\s*[:\t]\s*(?P<rest>.+)$",
    re.IGNORECASE,
)
_VENUE = re.compile(
    r"^(?:.*\b(?:19|20)\d\d\W+)?\W*(?:venue|location|place|where|held at|meeting (?:venue|place|location))"
    r"\s*(?::|\t|\s[-–—])\s*(?P<venue>.+)$",
    re.IGNORECASE,
)
_AT = re.compile(
    r"(?:^|[\s\x01\x02,])(?:at|in|via|by|on|over)\s+(?P<venue>(?!\x01|\x02|time\b|which\b)(?:[^\x01\x02;:.]|(?<=\bSt)\.|(?<=\b[A-Z])\.|\.(?=\w))+)",
    re.IGNORECASE,
)
_ONLINE = re.compile(
    r"\b(?:(?:via|by|on|over|using|through)\s+(?:the\s+)?)?(?:(?:ms |microsoft )?teams|zoom|skype|google (?:meet|"
    r"hangouts?)|webex|jitsi|irc|gotomeeting|bluejeans|"
    r"video[- ]?conferenc\w*|tele-?conference|conference call|video link|telephone)\b(?:\s+(?:meeting|call|"
    r"video\s?conference|conference))?|"
    r"\b(?:virtual(?:ly)?|online|remote(?:ly)?)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(?:hall|room|centre|center|house|school|church|pavilion|library|offices?|building|chamber|hotel|inn|road|street|avenue|lane|pub|arms|"
    r"college|campus|headquarters|hq|theatre|lounge|suite|clubhouse|chapel|institute|museum|annexe?|square|place|court)\b|"
    r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b",
    re.IGNORECASE,
)
_OPENED = re.compile(
    r"\b(?:meeting (?:was )?(?:formally )?(?:opened|started|commenced|began|convened|called to order)|"
    r"opened the meeting|called the meeting to order|"
    r"(?:meeting )?(?:started|commenced|opened|convened|called to order)|call(?:ed)? to order|"
    r"start(?:ed)?(?: time)?)\b[^.\n]{0,60}?(?:at|:)\s*",
    re.IGNORECASE,
)

_NO_PLACE = re.compile(r"\b(?:minutes|meeting of|present|chair\w*|apologies|www|@|tel|clerk|council)\b", re.IGNORECASE)


def read_front(document: Document, parts: Sequence[Part]) -> Front:
    """Body, date, times, venue and kind, as the front says; what stands further on only where the front is silent."""
    lines = list(_front_lines(document, parts))
    day, doubts = _date(document, parts, lines)
    times, scheduled, more = _times(parts, lines)
    front = Front(
        _body(document, lines),
        day,
        times,
        scheduled,
        _venue(parts, lines),
        _kind(document, lines),
        doubts=(*doubts, *more),
    )
    raw = (block for part in parts if part.kind in ("front", "text") for block in part.blocks[:_FRONT_LINES])
    return with_history(front, [block.text for block in raw if not block.rows])


def _front_lines(document: Document, parts: Sequence[Part]) -> Iterator[tuple[int, str]]:
    """The lines before the first list or item, at the most forty; those of a list's own heading too."""
    given = 0
    for part in parts:
        if part.kind not in ("front", "text"):
            break
        blocks = (block for block in part.blocks if not block.rows or max(map(len, block.rows)) <= 2)
        for line, text in (one for block in blocks for one in _labelled_rows(block)):
            prose = part.kind == "text" and (given > 12 or len(text.split()) > 60)
            if given < _FRONT_LINES and not prose:
                given += 1
                yield line, " ".join(re.sub(r"[*_#|]+", " ", text).split())


def _labelled_rows(block: Block) -> list[tuple[int, str]]:
    """A block's lines; a table's row of two cells is a label and what it says."""
    if block.rows and all(len(row) <= 2 for row in block.rows):
        cells = [[cell_text(cell) for cell in row] for row in block.rows]
        first = block.rows[0][0]
        line = first[0].line if first else block.line
        return [
            (line + n, ": ".join(text.rstrip(": ") for text in row if text)) for n, row in enumerate(cells) if any(row)
        ]
    return plain([block])


def _marked(text: str) -> str:
    """The text with its dates as one character and its times as another."""
    for start, end in sorted(((one.start, one.end) for one in dates_in(text)), reverse=True):
        text = f"{text[:start]}\x01{text[end:]}"
    for start, end in sorted(((one.start, one.end) for one in times_in(text)), reverse=True):
        text = f"{text[:start]}\x02{text[end:]}"
    return text


def _body(document: Document, lines: Sequence[tuple[int, str]]) -> str | None:
    """The group that met: after “meeting of the”, or what a title line says beside the words of every title."""
    texts = [text for _, text in lines]
    for n, text in enumerate(texts[:20]):
        joined = (
            text
            if n + 1 >= len(texts) or len(text.split()) > 12 or not re.search(r"\b(?:of|the|and|for|&)$", text)
            else f"{text} {texts[n + 1]}"
        )
        if re.search(r"\b(?:previous|last)\s+meeting\b", joined, re.IGNORECASE):
            continue
        if (match := _OF.match(joined)) and (name := _clean(match["body"])) and len(name.split()) <= 14:
            return name
    candidates = []
    for n, text in enumerate([*texts[:12], document.title or ""]):
        labelled = _LABELS.match(text)
        name = _clean(labelled["rest"] if labelled else text)
        if not name or len(name.split()) > 12 or (re.search(r"[.!?]$", name) and len(name.split()) > 5):
            continue
        if re.match(
            r"(?:next|previous|provisional|from|these|note|present|attend|apolog|officers and|\d+ (?:members|"
            r"parish)|those|venue|location|date|time|chair|in attendance|"
            r"members? present|dear|http|page)\b",
            name,
            re.IGNORECASE,
        ):
            continue
        weight = 2.0 * bool(_BODY_LINE.search(name)) + 1.5 * bool(labelled) - 0.1 * n
        weight += 0.8 * bool(re.search(r"\b(?:minutes|meeting|action log)\b", text, re.IGNORECASE))
        weight += (
            0.3 * (name[:1].isupper())
            - 1.0 * (bool(_PLACE.search(name)) and not _BODY_LINE.search(name))
            - 0.4 * ("," in name)
        )
        candidates.append((weight, -n, name))
    weight, at, name = max(candidates, default=(0.0, 0, ""))
    if weight < 0.8:
        return None
    above = next((other for score, place, other in candidates if place == at + 1 and score >= 1.9), None)
    if (
        above
        and re.fullmatch(
            r"(?:full )?(?:\w+ ){0,3}(?:committee|board|governing body|panel|group|council|trustees|governors)",
            name,
            re.IGNORECASE,
        )
        and name.casefold() not in above.casefold()
    ):
        return f"{above} {name}"
    below = next((other for score, place, other in candidates if place == at - 1 and score >= 1.8), None)
    if (
        below
        and re.search(r"committee|panel|governing body|group|board", below, re.IGNORECASE)
        and below.casefold() not in name.casefold()
        and len(f"{name} {below}".split()) <= 12
        and name.casefold() not in below.casefold()
    ):
        return f"{name} {below}"
    return name


def _clean(text: str) -> str:
    """A title without dates, times, and the words that say it is minutes."""
    name = _ENDS.sub("", _marked(re.sub(r"^\W*(?:19|20)\d\d-\d\d-\d\d\W*", "", text)))
    name = re.sub(
        r"^\W*(?:(?:draft|unconfirmed|approved|final)\s+)*(?:minutes|notes?|record)(?:\s+and\s+actions)?\s+(?:of|from|for)\s+(?:(?:the|an?)\s+)?",
        "",
        name,
        flags=re.IGNORECASE,
    )
    name = _MEETING_WORDS.sub(" ", name)
    name = re.sub(r"\s*\(?\b(?:until approved|subject to)\b.*$", "", name, flags=re.IGNORECASE)
    name = re.sub(
        r"[\s–—-]+(?:January|February|March|April|May|June|July|August|September|October|November|December)\s*$",
        "",
        name,
    )
    name = re.sub(r"\(\s*\)|\[[^\]]*\]", " ", name)
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
    return name.strip(' ,;:.–—-/&*_"') if re.search(r"[A-Za-z]{2}", name) else ""


def _date(
    document: Document, parts: Sequence[Part], lines: Sequence[tuple[int, str]]
) -> tuple[date | None, list[Doubt]]:
    """The day of the meeting: at the front, in the title, the first sentences, at the foot, last in the file's name."""
    everything = [text for _, text in plain(document.blocks)]
    month_first = month_comes_first("\n".join(everything))
    found: list[tuple[float, int, DateSaid]] = []
    for n, (line, text) in enumerate(lines):
        for said in dates_in(text, month_first=month_first):
            if said.day is None:
                continue
            before = text[: said.start]
            weight = (
                3.0
                - 0.05 * n
                + 1.0 * bool(_HELD.search(before))
                + 0.5 * (said.year is not None)
                + 0.6 * (len(text.split()) <= 12)
            )
            surely = re.search(r"\bmeeting (?:was )?held (?:on|at) (?:the )?(?:\w+ )?$", before, re.IGNORECASE)
            weight -= 4.0 * bool(_NOT_HELD.search(before[-60:]) and not surely) + 1.2 * (
                len(text.split()) > 30 and not surely
            )
            if weight > 1.0:
                found.append((weight, line, said))
    found += [(3.0, 1, said) for said in dates_in(document.title or "", month_first=month_first) if said.day]
    if not found:
        found = [*_held_on(parts, month_first), *_at_the_foot(parts, month_first)]
    if found:
        _, line, said = max(found, key=lambda one: (one[0], -one[1]))
        return _settled(said, line, document, [other for _, _, other in found], everything, month_first)
    named = [
        said
        for said in dates_in(re.sub(r"(?<=\d)[_ ](?=\d)", "-", document.name), month_first=month_first)
        if said.date
    ]
    named += [
        said
        for match in re.finditer(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)", document.name)
        for said in dates_in("-".join(match.groups()))
    ]
    if named and named[0].date:
        return named[0].date, [Doubt("date", 1, "the date is read from the file's name only")]
    return None, []


def _held_on(parts: Sequence[Part], month_first: bool) -> Iterator[tuple[float, int, DateSaid]]:
    """A sentence further on that says when this meeting was held."""
    for part in [*of_kind(parts, "present", "in support", "apologies", "agenda"), *of_kind(parts, "item")[:1]]:
        for line, text in plain(([part.heading] if part.heading else []) + list(part.blocks[:6])):
            for said in dates_in(text, month_first=month_first):
                before = text[: said.start]
                held = re.search(
                    r"\b(?:meeting (?:was )?(?:held|took place)|held|date|convened|opened)\b[^.]{0,60}$",
                    before,
                    re.IGNORECASE,
                )
                if (
                    said.day
                    and held
                    and not re.search(r"\b(?:minutes|notes) of|previous|last|next", before, re.IGNORECASE)
                ):
                    yield 2.0, line, said


def _at_the_foot(parts: Sequence[Part], month_first: bool) -> Iterator[tuple[float, int, DateSaid]]:
    for part in parts[-1:]:
        for line, text in plain(part.blocks)[-4:]:
            for said in dates_in(text, month_first=month_first):
                if said.date and len(text.split()) <= 4 and not _NOT_HELD.search(text):
                    yield 1.5, line, said


def _settled(
    said: DateSaid,
    line: int,
    document: Document,
    others: Sequence[DateSaid],
    everything: Sequence[str],
    month_first: bool,
) -> tuple[date | None, list[Doubt]]:
    """A date with its year: from another place that has the same day, from the name, or the document's years."""
    if said.year:
        return said.date, [Doubt("date", line, said.doubt)] if said.doubt else []
    named = dates_in(f"{document.title or ''} ; {document.name.replace('_', ' ')}", month_first=month_first)
    for other in (*others, *named):
        if other.date and (other.month, other.day) == (said.month, said.day):
            return other.date, []
    years = [
        int(year)
        for text in (document.title or "", *everything[:6], document.name)
        for year in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", text)
    ]
    whole = [other.year for text in everything for other in dates_in(text, month_first=month_first) if other.year]
    for year, _ in [*Counter(years).most_common(1), *Counter(whole).most_common()]:
        day, wrong = year_near(said, date(year, said.month, min(said.day or 1, 28)))
        if day and (wrong is None):
            return day, [
                Doubt("date", line, f"no year is said here; {day_words(day)} goes with the years named elsewhere")
            ]
    return None, [Doubt("date", line, "the date has no year")]


def _times(parts: Sequence[Part], lines: Sequence[tuple[int, str]]) -> tuple[Times | None, Times | None, list[Doubt]]:
    """When the meeting was held, and the slot where a sentence says that it began at another time."""
    slot = None
    for line, text in lines:
        if len(text.split()) > 60 and not re.search(r"\bmeeting\b.{0,60}\bheld\b", text, re.IGNORECASE):
            continue
        found = [
            one
            for one in times_in(_without_dates(text))
            if not re.search(
                r"\b(?:clos|end|finish)\w*\W*(?:at\W*)?$|\b(?:next meeting|posted|published|due)\b[^()]{0,50}$",
                text[: one.start],
                re.IGNORECASE,
            )
        ]
        if found:
            slot = (line, found[0])
            break
    opened = None
    for part in [part for part in parts if part.kind in ("front", "text", "present", "apologies", "in support")] + list(
        of_kind(parts, "item")
    )[:3]:
        for line, text in plain(([part.heading] if part.heading else []) + list(part.blocks)):
            match = _OPENED.search(text)
            found = list(times_in(text)) if match else []
            after = next((one for one in found if match and match.end() - 3 <= one.start <= match.end() + 3), None)
            if after and opened is None:
                opened = (line, after)
    chosen = opened or slot
    if chosen is None:
        return None, None, []
    doubts = [Doubt("time", chosen[0], chosen[1].doubt)] if chosen[1].doubt else []
    late = slot and opened and 0 < _minutes(opened[1].times) - _minutes(slot[1].times) <= _LATE
    if late and slot:
        opened, chosen = None, slot
    scheduled = slot[1].times if slot and opened and slot[1].times.start != opened[1].times.start else None
    times = slot[1].times if slot and opened and not scheduled else chosen[1].times
    return times, scheduled, doubts


def _minutes(times: Times) -> int:
    """The start in minutes from midnight."""
    hour, minute = times.start.split(":")
    return int(hour) * 60 + int(minute)


def _without_dates(text: str) -> str:
    """The text with its dates blanked, so that none of their numbers is a time."""
    for said in dates_in(text):
        text = text[: said.start] + " " * (said.end - said.start) + text[said.end :]
    return text


def _venue(parts: Sequence[Part], lines: Sequence[tuple[int, str]]) -> str | None:
    """Where the meeting was: after a label, after “held”, on a line of the front that is an address, or online."""
    texts = [text for _, text in lines]
    for n, text in enumerate(texts):
        if match := _VENUE.match(text) or _VENUE_FIRST.match(text):
            return _place(match["venue"])
        if re.fullmatch(r"(?:venue|location|place|where):?", text, re.IGNORECASE) and n + 1 < len(texts):
            return _place(texts[n + 1])
    for n, text in enumerate(texts):
        joined = (
            f"{text} {texts[n + 1]}"
            if n + 1 < len(texts) and len(text.split()) < 30 and not re.search(r"[.:]$", text)
            else text
        )
        for candidate in (text, joined):
            held = re.search(r"\b(?:held|took place|met|convened)\b(?P<rest>.*)$", candidate, re.IGNORECASE)
            before = candidate[: held.start()] if held else ""
            if (
                held
                and len(before.split()) > 3
                and not re.search(r"\b(?:meeting|minutes|notes|agm)\b", before + held["rest"][:24], re.IGNORECASE)
            ):
                continue
            if held and not re.search(r"\b(?:next|previous|last) meeting\b", candidate[: held.start()], re.IGNORECASE):
                rest = _marked(held["rest"])
                match = next((one for one in _AT.finditer(rest) if _place(one["venue"])), None)
                if match:
                    return _place(match["venue"])
                if online := _ONLINE.search(held["rest"]):
                    return online.group()
    for text in texts:
        if re.match(r"\W*(?:[•▪●◦-]|\d{1,2}[.)])\s", text):
            continue
        marked = _marked(text)
        bare = _place(re.sub(r"^.*[\x01\x02]", "", marked) if re.search(r"[\x01\x02]", marked) else text)
        words = len(text.split())
        if bare and words <= 20 and (_is_place(bare, text) or _after_time(marked, bare)):
            return bare
        if (
            (online := _ONLINE.search(text))
            and words <= 14
            and (
                re.search(r"\b(?:meeting|held|via|conference)\b", text, re.IGNORECASE) or "\x01" in marked or words < 5
            )
        ):
            return online.group()
    return None


def place_in(clause: str) -> str | None:
    """A venue after `at`, `in` or `Venue:` in a few words."""
    marked = _marked(clause)
    label = re.search(r"\b(?:venue|location|place)\s*[:–-]\s*(?P<venue>[^.;\n\x01\x02]+)", marked, re.IGNORECASE)
    found = label or next(
        (one for one in _AT.finditer(marked) if re.match(r"(?:the |an? )?[A-Z]", one["venue"].strip())), None
    )
    return _place(found["venue"].split("\n")[0]) if found else None


def _after_time(marked: str, bare: str) -> bool:
    """A few words with a capital that follow the date and the time of the meeting on their line."""
    when = re.search(r"\x01(?P<time>[^\x01\x02]{0,12}\x02)?,\s(?P<rest>[^\x01\x02]+)$", marked)
    titled = re.match(r"\W*(?:minutes|notes?) of (?:the|a) meeting (?:held )?on\b", marked, re.IGNORECASE)
    certain = when and (titled or (when["time"] and "," in bare))
    return bool(certain) and bool(re.match(r"(?:the )?[A-Z]", bare)) and len(bare.split()) <= 8


def _is_place(bare: str, text: str) -> bool:
    """A line of its own that names a room, a hall or an address, and no body."""
    rooms = re.sub(r"\bschool|church|club|institute\b", "", bare, flags=re.IGNORECASE)
    if not _PLACE.search(bare) or _BODY_LINE.search(rooms) or _NO_PLACE.search(text):
        return False
    return bool(re.search(r",|\b(?:room|hall)\b", bare, re.IGNORECASE) or re.match(r"\W*(?:at|in)\b", text))


def _place(text: str) -> str | None:
    """A venue without the date and time around it."""
    marked = re.sub(
        r"\s*(?:,?\s*(?:on|at|from|commencing|starting|beginning|between)(?:\s+(?:at|on|the))?)?\s*[\x01\x02].*$",
        "",
        _marked(text),
    )
    marked = re.sub(
        r"\s+(?:commenc\w+|starting|beginning|after|following|when|immediately|with|to discuss|there being|was|"
        r"on (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b.*$",
        "",
        marked,
        flags=re.IGNORECASE,
    )
    name = re.sub(r"^(?:at|in)\s+", "", marked.strip(" ,;:.–—-()*_"), flags=re.IGNORECASE)
    name = re.sub(r"\s+(?:on|at|from|in|and)(?:\s+the)?$", "", name.strip(), flags=re.IGNORECASE)
    name = name.strip(" ,;:.–—-*_")
    if name.count("(") != name.count(")"):
        name = name.strip("()")
    if re.fullmatch(
        r"(?:the )?(?:public|private|confidence|camera|person|part)(?:\s+(?:session|part))?", name, re.IGNORECASE
    ):
        return None
    return name if re.search(r"[A-Za-z]{2}", name) and len(name.split()) <= 20 else None


def _kind(document: Document, lines: Sequence[tuple[int, str]]) -> str | None:
    """A word of the record format where the title says that the meeting was no ordinary one."""
    text = " ".join([document.title or "", *(text for _, text in lines[:8])])
    for word, kind in (
        ("extra-?ordinary|emergency|special", "extraordinary"),
        ("additional", "additional"),
        ("joint", "joint"),
    ):
        if re.search(rf"\b(?:{word})\s+(?:\w+\s+){{0,4}}meeting\b|\bmeeting\W+(?:{word})\b", text, re.IGNORECASE):
            return kind
    return None
