"""Times of day as minutes write them: 7.30pm, 1830hrs, 2-4.30pm, noon, at 7 o'clock."""

from __future__ import annotations

import re

from ...frozen import dataclass
from ...record.when import Times
from ..document import leading

_ZONE = r"(?:UTC|GMT|BST|CES?T|E[SD]?T|P[SD]T|C[SD]T|AE[SD]T|AW?ST|IST)\b"
# am or pm, or what else tells a time from a number
_HALF = (
    rf"(?:\s*(?:(?P<half{{n}}>[ap])(?:\.?\s?m\b\.?|(?<=:\d\d[ap])\b)(?: {_ZONE})?|"
    rf"(?P<unit{{n}}>hrs\b|hours\b|h\b|o[’']?\s?clock)|"
    rf"\(?(?P<zone{{n}}>{_ZONE})))?"
)
_ONE = (
    r"(?:(?P<hour{n}>\d{{1,2}}?)(?:(?:\s?[.:;]\s?|(?=\d\d\s?[ap]\.?m\b))(?P<minute{n}>\d\d))?(?!\d)|(?P<four{n}>[0-2]\d[0-5]\d)(?!\d)|"
    r"(?P<word{n}>(?:12\s)?noon|midday|midnight))"
)
_TO = r"\s*(?:[-–—]|to|until|till|and finish\w* at)\s*"
_TIME = re.compile(
    rf"(?<![\w.:/£$-])(?:{(_ONE + _HALF).format(n=1)}{_TO}{(_ONE + _HALF).format(n=2)}(?![\d/])|"
    rf"{(_ONE + _HALF).format(n=3)})(?![\d/%]|:\d\d)",
    re.IGNORECASE,
)
_AT = re.compile(
    r"(?:\b(?:at|from|time|times?|start\w*|commenc\w*|began|opened|closed|ended|finish\w*|until|approximately|about)\b[\s:–-]*|@\s*)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class TimeSaid:
    """A time or a span of time in a text, at characters `start` to `end`. `doubt` says what had to be assumed."""

    start: int
    end: int
    times: Times
    doubt: str | None = None


def times_in(text: str) -> tuple[TimeSaid, ...]:
    """Every time of day in a text, in its order. A bare number is none; `7.30` is one only where the words before say
    so; without am or pm, one to seven o'clock is after noon, which is a doubt."""
    found = []
    for match in _TIME.finditer(text):
        part = match.groupdict()
        if part["hour3"] and not (part["minute3"] or part["half3"] or part["unit3"]):
            continue  # a bare number
        before = leading(text, match.start())
        led = bool(_AT.search(before)) or not before.strip()
        evening = bool(re.search(r"\b(?:evening|afternoon)\b", text[match.end() : match.end() + 30]))
        alone = led or not before.strip(" ,")  # behind a date: `5 May 2014, 1500-1700`
        labelled = _TIME_LABEL.search(before) is not None  # what stands behind it is no year
        span = _span(part, alone) if part["hour1"] or part["four1"] or part["word1"] else _single(part, led, labelled)
        if span is None:
            continue
        clocks, said = span
        doubt = None
        first = clocks[0]
        if not said and (1 <= first[0] <= 7 or (evening and first[0] < 12)):
            clocks = [(hour + 12, minute) if hour < 12 else (hour, minute) for hour, minute in clocks]
            doubt = None if evening else "am or pm is not said"
        if len(clocks) == 2 and clocks[1] <= clocks[0] and clocks[1][0] < 12:
            clocks[1] = (clocks[1][0] + 12, clocks[1][1])
        if any(hour > 23 or minute > 59 for hour, minute in clocks) or (len(clocks) == 2 and clocks[1] <= clocks[0]):
            continue
        words = [f"{hour:02}:{minute:02}" for hour, minute in clocks]
        found.append(TimeSaid(match.start(), match.end(), Times(words[0], words[1] if len(words) > 1 else None), doubt))
    return tuple(found)


_NOON, _LAST_MINUTE = 12, 59
_Part = dict[str, str | None]
_Clock = tuple[int, int]


_TIME_LABEL = re.compile(r"\btime\s*:\s*$", re.IGNORECASE)


def _single(part: _Part, led: bool, labelled: bool) -> tuple[list[_Clock], bool] | None:
    """One time, and whether its half of the day is certain."""
    marked = bool(part["half3"] or part["unit3"] or part["word3"])
    if (
        part["four3"]
        and not (part["unit3"] or part["zone3"])
        and not (labelled or (led and not part["four3"].startswith(("19", "20"))))
    ):
        return None
    if part["hour3"] and not marked and not (part["minute3"] and (led or len(part["hour3"]) == 2)):
        return None
    clock = _clock(part, "3", part["half3"])
    return ([clock], _certain(part, "3")) if clock else None


def _span(part: _Part, led: bool) -> tuple[list[_Clock], bool] | None:
    """Two times with a dash between."""
    marked = any(part[f"{name}{n}"] for name in ("half", "unit", "minute", "word") for n in "12")
    fours = part["four1"] and part["four2"] and (led or part["unit2"])
    if not (marked or fours) or bool(part["four1"]) != bool(part["four2"]):
        return None
    halves = part["half1"], part["half2"]
    if (minutes := int(part["hour2"] or 0)) > _NOON and halves[1] and not (part["minute1"] or part["minute2"]):
        hour = _clock(part, "1", halves[1])
        return ([(hour[0], minutes)], True) if hour and minutes <= _LAST_MINUTE else None  # `10-15 AM`
    last = _clock(part, "2", halves[1])
    first = _clock(part, "1", halves[0] or halves[1])
    if first and last and halves[1] and not halves[0] and first > last:
        first = _clock(part, "1", "a")  # 11.30-1pm
    return ([first, last], any(halves) or _certain(part, "1")) if first and last else None


def _clock(part: _Part, n: str, half: str | None) -> _Clock | None:
    if part[f"word{n}"]:
        return (0, 0) if part[f"word{n}"] == "midnight" else (12, 0)
    four = part[f"four{n}"]
    hour = int(four[:2] if four else part[f"hour{n}"] or 0)
    minute = int(four[2:] if four else part[f"minute{n}"] or 0)
    if half and hour <= 12:
        hour = hour % 12 + (12 if half in "pP" else 0)
    return (hour, minute) if hour <= 23 and minute <= 59 else None


def _certain(part: _Part, n: str) -> bool:
    hour = part[f"hour{n}"]
    hours = part[f"unit{n}"] and not part[f"unit{n}"].lower().startswith("o")  # type: ignore[union-attr]
    return bool(part[f"half{n}"] or part[f"word{n}"] or part[f"four{n}"] or hours or (hour and hour.startswith("0")))
