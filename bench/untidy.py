"""Records as hands of every habit type them: block and flow style, comments, odd quoting, folded text, odd indentation,
either line end, with a byte-order mark or without, with a last line end or without. Everything in them is made up.
"""

from __future__ import annotations

import random
import re
from typing import Any

_PLAIN = re.compile(r"[A-Za-z](?:[\w .;'-]|:(?! ))*(?<![ :])")
_WORDS = (
    "the group", "a partner's", "report:", "draft", "county", "“review”", "pilot", "target 5.2%", "figure", "£460,000",
    "school", "health", "by 1 April,", "police", "board", "paper no. 4", "funding", "update", "theme", "#3", "data",
)  # fmt: skip
_STATUS = ("open", "done", "dropped", "transferred")
_BARE = ("yes", "no", "08", "1:30", "1.10", "~", "", "2010-02-22", "14:00-16:30", "0x1f", "1_000", "on", "null")
_COMMENTS = ("checked with Gwyn", "was 4: see the paper", "to be confirmed?", "[sic]")


class Bare(str):
    """What stands without quotes, whatever YAML may take it for."""

    __slots__ = ()


def file(seed: int) -> bytes:
    """A meeting's record; the same seed gives the same bytes everywhere."""
    chance = random.Random(seed)
    text = "\n".join(_Typist(chance).pairs(_meeting(chance), 0)) + "\n" * chance.choice((0, 1, 1, 1, 2))
    text = "---\n" * (chance.random() < 0.1) + "# typed by hand\n\n" * (chance.random() < 0.3) + text
    ended = text.replace("\n", "\r\n") if chance.random() < 0.25 else text
    return (b"\xef\xbb\xbf" if chance.random() < 0.2 else b"") + ended.encode("utf-8")


def _meeting(chance: random.Random) -> dict[str, Any]:
    def said(most: int) -> str:
        return " ".join(chance.choices(_WORDS, k=chance.randint(2, most))).strip().capitalize() + "."

    def action(number: int) -> dict[str, Any]:
        told = {"id": f"A{number}", "action": said(12), "owner": "Ada Ash", "due": Bare("2010-04-30")}
        return told | ({"status": chance.choice(_STATUS)} if chance.random() < 0.6 else {})

    def entry(number: int) -> dict[str, Any]:
        return {"ref": f"2010-01-18/A{number}", "status": chance.choice(_STATUS), "note": said(30)}

    def item(number: int) -> dict[str, Any]:
        told: dict[str, Any] = {"title": said(5), "minutes": said(60), "seen": Bare(chance.choice(_BARE))}
        if chance.random() < 0.7:
            told["actions"] = [action(number * 3 + n) for n in range(chance.randint(0, 3))]
        return told | ({"resolutions": [{"kind": "agreed", "text": said(20)}]} if chance.random() < 0.4 else {})

    return {
        "body": "grp", "date": Bare("2010-02-22"), "status": "circulated", "time": Bare("14:00-16:30"),
        "quorate": Bare(chance.choice(_BARE)), "present": ["Ada Ash", "Ben Birch", "O'Neill, Cara"],
        "progress": [entry(n) for n in range(1, chance.randint(2, 5))],
        "items": [item(n) for n in range(chance.randint(1, 4))],
    }  # fmt: skip


class _Typist:
    """One hand's habits, kept through one file except where the hand is careless."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.step = chance.choice((1, 2, 2, 2, 3, 4))
        self.dash = chance.choice((0, 2))
        self.careless, self.flowing, self.commenting, self.spacing = (
            chance.random() * most for most in (0.4, 0.5, 0.4, 0.5)
        )

    def pairs(self, mapping: dict[str, Any], column: int) -> list[str]:
        out: list[str] = []
        for key, value in mapping.items():
            if out and self.chance.random() < self.spacing / 2:
                out.append("")
            if out and self.chance.random() < self.commenting / 2:
                out.append(f"{' ' * column}# {self.chance.choice(_COMMENTS)}")
            out += self._pair(key, value, column)
        return out

    def _pair(self, key: str, value: Any, column: int) -> list[str]:
        lead = f"{' ' * column}{key}:"
        gap = " " * (self.chance.randint(1, 4) if self.chance.random() < self.careless else 1)
        if isinstance(value, str):
            if len(value) > 60 and self.chance.random() < 0.8:
                return self._prose(lead, value, column)
            return [(lead + gap + self._scalar(value)).rstrip() + self._remark()]
        if not value or self.chance.random() < self.flowing:
            return [lead + gap + self._flow(value, column) + self._remark()]
        inner = column + (self.chance.choice((0, 1, 2, 4)) if self.chance.random() < self.careless / 2 else self.dash)
        return [lead + self._remark(), *self._entries(value, inner)]

    def _entries(self, entries: list[Any], column: int) -> list[str]:
        out: list[str] = []
        gap = 3 if self.chance.random() < self.careless / 2 else 1
        spaced = self.chance.random() < self.spacing
        for entry in entries:
            if out and spaced:
                out.append("")
            if isinstance(entry, str):
                out.append(f"{' ' * column}-{' ' * gap}{self._scalar(entry)}{self._remark()}")
            else:
                first, *rest = self.pairs(entry, column + 1 + gap)
                out += [f"{' ' * column}-{first[column + 1 :]}", *rest]
        return out

    def _flow(self, value: Any, column: int) -> str:
        comma = f",\n{' ' * (column + self.step)}" if self.chance.random() < 0.4 else ", "
        if isinstance(value, dict):
            return "{" + comma.join(f"{key}: {self._flow(one, column)}" for key, one in value.items()) + "}"
        if isinstance(value, list):
            return "[" + comma.join(self._flow(one, column) for one in value) + "]"
        return self._scalar(value)

    def _scalar(self, text: str) -> str:
        if isinstance(text, Bare) or (_PLAIN.fullmatch(text) and self.chance.random() < 0.6):
            return text
        if self.chance.random() < 0.5:
            return "'" + text.replace("'", "''") + "'"
        return '"' + text.replace('"', '\\"') + '"'

    def _prose(self, lead: str, text: str, column: int) -> list[str]:
        words, inner = text.split(" "), " " * (column + self.step)
        width = self.chance.randint(5, 14)
        lines = [" ".join(words[n : n + width]) for n in range(0, len(words), width)]
        if self.chance.random() < 0.2:
            return [
                f"{line}'" if n == len(lines) else line for n, line in enumerate(self._quoted(lead, lines, inner), 1)
            ]
        return [f"{lead} {self.chance.choice(('|', '>', '|-', '>-', '>', '|+'))}", *(inner + line for line in lines)]

    def _quoted(self, lead: str, lines: list[str], inner: str) -> list[str]:
        first, *rest = (line.replace("'", "''") for line in lines)
        return [f"{lead} '{first}", *(inner + line for line in rest)]

    def _remark(self) -> str:
        return f"  # {self.chance.choice(_COMMENTS)}" if self.chance.random() < self.commenting else ""
