"""Values as YAML, written so that reading gives back the same text: to `laa`, and to any other YAML reader."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Literal

from ..diagnostic import LaaError

Quotes = Literal["", "'", '"']
STEP = 2  # spaces by which each level is indented

_OUTSIDE = "[^{}\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
_UNPRINTABLE = re.compile(_OUTSIDE.format(" -~"))
_NOT_IN_BLOCK = re.compile(_OUTSIDE.format("\n\t -~"))
_RISKY_START = frozenset(" -+?:,[]{}#&*!|>'\"%@`=<~.")
_RISKY = re.compile(r": |:$| #| $")
_RISKY_IN_FLOW = re.compile(r"[,\[\]{}:#]")
# What some YAML reader takes for a truth, nothing, a number or a time of day. Dates and whole numbers come to no harm.
_WORDS = frozenset(["y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan"])
_NUMBERS = re.compile(
    r"[\d_]+(?:\.[\d_]*)?(?:[eE][-+]?\d+)?|0[box][\da-fA-F_]+|\d[\d_]*(?::\d+)+(?:\.[\d_]*)?"
    r"|\d{4}-\d\d?-\d\d?[Tt ][\d:.Z +-]+"
)
_WHOLE = re.compile(r"0|[1-9][0-9]{0,17}")
_KEYS = frozenset(["on"])  # the records' own key that is a truth to other readers, and stands bare in every sample
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


class Prose(str):
    """Text that is written as a block (`|`) however short it is, even when empty: a place to write in."""

    __slots__ = ()


class OneLine(dict[str, "Value"]):
    """Keys with values that are written on one line, between braces."""

    __slots__ = ()


Value = str | bool | int | Decimal | date | None | Mapping[str, "Value"] | Sequence["Value"]


def block(value: Mapping[str, Value] | Sequence[Value], indent: int = 0) -> list[str]:
    """The lines of a mapping or a list, each behind `indent` spaces, without line ends."""
    out: list[str] = []
    if isinstance(value, Mapping):
        for key, one in value.items():
            out += pair(key, one, indent)
    else:
        for one in value:
            out += entry(one, indent)
    return out


def pair(key: str, value: Value, indent: int) -> list[str]:
    """The lines of one key with its value."""
    lead = f"{' ' * indent}{key if key in _KEYS else scalar(key)}:"
    if not isinstance(value, str | OneLine) and isinstance(value, Mapping | Sequence) and value:
        return [lead, *block(value, indent + STEP)]
    return _led(f"{lead} ", value, indent)


def entry(value: Value, indent: int) -> list[str]:
    """The lines of one list entry, whose dash stands behind `indent` spaces."""
    lead = f"{' ' * indent}- "
    if not isinstance(value, str | OneLine) and isinstance(value, Mapping | Sequence) and value:
        lines = block(value, indent + STEP)
        return [lead + lines[0][len(lead) :], *lines[1:]]
    return _led(lead, value, indent)


def flow(value: Value) -> str:
    """A value on one line, as it can stand between brackets."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{scalar(key, flow=True)}: {flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(flow(one) for one in value) + "]"
    if isinstance(value, Decimal):
        return format(value, "f")
    return scalar(as_text(value) or "", flow=True)


def remark(text: str, indent: int = 0) -> list[str]:
    """The lines of a comment; whatever could end a line or spoil the file is taken out."""
    lines = (" ".join(_NOT_IN_BLOCK.sub(" ", line).split()) for line in text.split("\n"))
    return [f"{' ' * indent}# {line}" for line in lines if line]


def scalar(text: str, *, flow: bool = False, quotes: Quotes = "") -> str:
    """A text on one line: plain where that is safe, else in quotes; in these `quotes` where they will do."""
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise LaaError("the text contains a broken character, which no file can hold", "Type it again.", 2)
    if quotes == "" and _plain_is_safe(text, flow):
        return text
    if not _UNPRINTABLE.search(text) and (quotes == "'" or (quotes == "" and ('"' in text or "\\" in text))):
        return "'" + text.replace("'", "''") + "'"
    return '"' + "".join(map(_escaped, text)) + '"'


def literal(text: str, indent: int) -> list[str] | None:
    """`|` and the lines below it, `indent` being the column of the key or dash; None where that cannot hold the text.

    Newlines at the end are dropped, as they are when a record is read.
    """
    if _NOT_IN_BLOCK.search(text):
        return None
    lines = text.rstrip("\n").split("\n")
    first = next(filter(None, lines), "")
    head = f"|{STEP}" if first[:1] in (" ", "\t") else "|"
    lead = " " * (indent + STEP)
    return [head, *(lead + line if line else "" for line in lines if lines != [""])]


def as_text(value: Value) -> str | None:
    """What a scalar value is when it is read back."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    return str(value) if isinstance(value, int | str) else None


def tree(value: Value) -> object:
    """What a value is when it is read back: texts, lists, mappings, None."""
    if isinstance(value, Mapping):
        return {key: tree(one) for key, one in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [tree(one) for one in value]
    text = as_text(value)
    return None if text is None else text.rstrip("\n")


def _led(lead: str, value: Value, indent: int) -> list[str]:
    """A scalar, or what is written between brackets, behind its key or dash."""
    if value is None:
        return [lead.rstrip()]
    if isinstance(value, Decimal):  # a number to every reader
        return [lead + format(value, "f")]
    if isinstance(value, Mapping | Sequence) and not isinstance(value, str):
        return [lead + flow(value)]
    if isinstance(value, bool):
        return [lead + ("yes" if value else "no")]
    text = as_text(value) or ""
    if isinstance(value, Prose) or "\n" in text.rstrip("\n"):
        lines = literal(text, indent)
        if lines is not None:
            return [lead + lines[0], *lines[1:]]
    return [lead + scalar(text.rstrip("\n") if "\n" in text else text)]


def _plain_is_safe(text: str, flow: bool) -> bool:
    if not text or text[0] in _RISKY_START or _RISKY.search(text) or _UNPRINTABLE.search(text):
        return False
    if (flow and _RISKY_IN_FLOW.search(text)) or text.casefold() in _WORDS:
        return False
    return _NUMBERS.fullmatch(text) is None or _WHOLE.fullmatch(text) is not None


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if not _UNPRINTABLE.match(character):
        return character
    number = ord(character)
    return f"\\x{number:02x}" if number < 256 else f"\\u{number:04x}" if number < 65536 else f"\\U{number:08x}"
