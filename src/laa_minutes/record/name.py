"""How things are named: `pmg/2010-02-22/A3`, `2007-12-13/146(iii)(a)`, `minute 147(i)`, `NI 4/R1`."""

from __future__ import annotations

import re
from typing import Literal

from ..frozen import dataclass
from .code import canonical

Kind = Literal["meeting", "item", "action", "paper", "sum", "minute", "indicator", "step"]

_LABELS = r"(?P<labels>(?: ?\([a-zA-Z0-9]+\))*)"
_DATED = re.compile(
    r"(?:(?P<body>[A-Za-z][\w-]*)/)?(?P<date>\d{4}-\d\d-\d\d)(?P<second>-[2-9])?"
    r"(?:/(?:(?P<kind>A(?=\d)|S(?=\d)|P)(?P<id>[\w.-]+)|(?P<number>\d+[a-z]?(?:[./]\d+[a-z]?)*)"
    rf"{_LABELS}))?",
    re.ASCII,
)
_MINUTE = re.compile(rf"[Mm]inute (?P<number>\d+[a-z]?) ?{_LABELS}", re.ASCII)
_STEP = re.compile(r"(?P<code>.+)/(?P<id>R\d+)")
_COUNTED = re.compile(r"\d{1,9}", re.ASCII)
_KINDS: dict[str, Kind] = {"A": "action", "P": "paper", "S": "sum"}


@dataclass(frozen=True, slots=True)
class Name:
    """The parts of a reference.

    `meeting` is a date, with `-2` for a second meeting that day; `labels` are those of a clause.
    """

    kind: Kind
    body: str | None = None
    meeting: str | None = None
    id: str | None = None
    labels: tuple[str, ...] = ()

    def __str__(self) -> str:
        if self.kind == "indicator":
            return self.id or ""
        if self.kind == "step":
            return f"{self.body}/{self.id}"
        labels = "".join(f"({label})" for label in self.labels)
        if self.kind == "minute":
            return f"minute {self.id}{labels}"
        place = f"{self.body}/{self.meeting}" if self.body else str(self.meeting)
        return f"{place}/{self.id}{labels}" if self.id else place


def read_name(text: str) -> Name | None:
    """The name that a text is, or None. A step's indicator stands in `body`."""
    text = text.strip()
    if match := _DATED.fullmatch(text):
        meeting = match["date"] + (match["second"] or "")
        body = match["body"].lower() if match["body"] else None
        if match["kind"]:
            return Name(_KINDS[match["kind"]], body, meeting, match["kind"] + match["id"])
        if match["number"]:
            return Name("item", body, meeting, match["number"], _labels(match["labels"]))
        return Name("meeting", body, meeting)
    if match := _MINUTE.fullmatch(text):
        return Name("minute", id=match["number"], labels=_labels(match["labels"]))
    if match := _STEP.fullmatch(text):
        return Name("step", canonical(match["code"]) or match["code"], id=match["id"])
    code = canonical(text)
    return Name("indicator", id=code) if code else None


def counted(number: str) -> int | None:
    """An item's number where it is one to count on from: 147, not 4a."""
    return int(number) if _COUNTED.fullmatch(number) else None


def sum_name(typed: str, meeting: str) -> str:
    """A sum's full name: `S2` is of the meeting that names it, `2010-02-22/S2` of that meeting's body."""
    typed = typed.strip()
    if "/" not in typed:
        return f"{meeting}/{typed}"
    return f"{meeting.partition('/')[0]}/{typed}" if typed[:1].isdigit() else typed


def clause_labels(typed: str) -> str:
    """The labels by which a clause of the same item is named: `(iii)(a)`, from that, `146(iii)(a)` or `iii`."""
    bare = "".join(typed.split())
    return bare[bare.index("(") :] if "(" in bare else f"({bare})"


def label(position: int, depth: int) -> str:
    """The legal label of a clause: (i) at the first level, then (a), then (1). `position` counts from 1."""
    if depth == 0:
        return _roman(position)
    if depth == 1:
        letters = ""
        while position:
            position, rest = divmod(position - 1, 26)
            letters = chr(97 + rest) + letters
        return letters
    return str(position)


def _labels(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\(([^)]+)\)", text))


def _roman(number: int) -> str:
    words = ""
    for value, sign in (
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ):
        count, number = divmod(number, value)
        words += sign * count
    return words
