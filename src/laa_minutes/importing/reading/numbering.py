"""Word's numbering: which number or bullet each paragraph is printed with."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from .pieces import BULLET, written

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LEVELS = 9
_FORMS = {
    "lowerLetter": "a",
    "upperLetter": "A",
    "lowerRoman": "i",
    "upperRoman": "I",
    "decimalZero": "01",
    "ordinal": "1st",
}


@dataclass(frozen=True, slots=True)
class Level:
    """One depth of a list as numbering.xml defines it. `indent` is in twentieths of a point."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    legal: bool = False
    restart: int | None = None
    indent: int = 0


@dataclass(slots=True)
class Numbering:
    """The lists of a document, and how far each has been counted."""

    lists: dict[str, str] = field(default_factory=dict)  # a list's id: the id of its abstract definition
    levels: dict[str, dict[int, Level]] = field(default_factory=dict)  # by abstract definition
    own: dict[str, dict[int, Level]] = field(default_factory=dict)  # levels that one list has its own definition of
    starts: dict[str, dict[int, int]] = field(default_factory=dict)  # where one list begins anew
    styles: dict[str, dict[str, int]] = field(default_factory=dict)  # by abstract definition: a style's level
    linked: dict[str, str] = field(default_factory=dict)  # by abstract definition: the style that defines it
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    def level(self, number: str, depth: int) -> Level | None:
        """How a list writes this depth; None where the document does not say."""
        abstract = self.lists.get(number)
        if abstract is None:
            return None
        return self.own.get(number, {}).get(depth) or self.levels.get(abstract, {}).get(depth)

    def depth_of(self, number: str, style: str) -> int | None:
        """The depth a list has for paragraphs of a style."""
        return self.styles.get(self.lists.get(number, ""), {}).get(style)

    def label(self, number: str, depth: int) -> str:
        """The next number of this list at this depth, as printed."""
        level = self.level(number, depth)
        if level is None:
            return BULLET if number in self.lists else ""
        counts = self._counts.setdefault(self.lists[number], {})
        if number not in self._begun:
            self._begun.add(number)
            for at, start in self.starts.get(number, {}).items():
                counts[at] = start - 1
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [at for at in counts if at > depth]:
            below = self.level(number, deeper)
            if below is None or below.restart is None or (below.restart and depth < below.restart):
                counts[deeper] = (below.start if below else 1) - 1
        return self._printed(number, level, counts)

    def _printed(self, number: str, level: Level, counts: dict[int, int]) -> str:
        if level.form == "bullet":
            return level.text if level.text in ("-", "–", "—") else BULLET
        if level.form == "none":
            return re.sub(r"%\d", "", level.text).strip()

        def count(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            one = self.level(number, at)
            if one is None or one.form == "none":
                return ""
            form = "decimal" if level.legal else one.form
            return written(counts.setdefault(at, one.start), _FORMS.get(form, "1"))

        return re.sub(r"%([1-9])", count, level.text).strip()


def read_numbering(root: Any) -> Numbering:
    """numbering.xml as lists; None is a document without any."""
    found = Numbering()
    if root is None:
        return found
    for abstract in root.iter(f"{W}abstractNum"):
        key = abstract.get(f"{W}abstractNumId", "")
        levels = {_int(one.get(f"{W}ilvl")): one for one in abstract.findall(f"{W}lvl")}
        found.levels[key] = {at: _level(one) for at, one in levels.items()}
        found.styles[key] = {style: at for at, one in levels.items() if (style := value(one, "pStyle"))}
        if link := value(abstract, "numStyleLink"):
            found.linked[key] = link
    for one in root.iter(f"{W}num"):
        number = one.get(f"{W}numId", "")
        found.lists[number] = value(one, "abstractNumId")
        for change in one.findall(f"{W}lvlOverride"):
            at = _int(change.get(f"{W}ilvl"))
            if (own := change.find(f"{W}lvl")) is not None:
                found.own.setdefault(number, {})[at] = _level(own)
                found.starts.setdefault(number, {})[at] = _level(own).start
            if change.find(f"{W}startOverride") is not None:
                found.starts.setdefault(number, {})[at] = _int(value(change, "startOverride"))
    return found


def _level(one: Any) -> Level:
    restart = one.find(f"{W}lvlRestart")
    indent = one.find(f"{W}pPr/{W}ind")
    return Level(
        start=_int(value(one, "start") or "1"),
        form=value(one, "numFmt") or "decimal",
        text=value(one, "lvlText"),
        legal=one.find(f"{W}isLgl") is not None,
        restart=None if restart is None else _int(restart.get(f"{W}val")),
        indent=0 if indent is None else _int(indent.get(f"{W}left") or indent.get(f"{W}start")),
    )


def value(element: Any, name: str) -> str:
    """What a child's `w:val` says; empty where there is none."""
    child = element.find(f"{W}{name}")
    return "" if child is None else str(child.get(f"{W}val") or "")


def _int(said: str | None) -> int:
    """A number as XML has it; 0 for anything else."""
    return int(said) if said and re.fullmatch(r"-?[0-9]{1,7}", said) else 0
