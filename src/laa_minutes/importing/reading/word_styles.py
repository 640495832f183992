"""Word's styles: what a paragraph or a run inherits, through every style that its own is based on."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from ...frozen import dataclass
from .look import Look
from .numbering import LEVELS, W, value

_HEADING = re.compile(r"heading ([1-9])")
_OFF = {"0", "false", "off", "none"}
_LONGEST_CHAIN = 30


@dataclass(frozen=True, slots=True)
class Style:
    """What a style, with all that it is based on, gives to its paragraphs. `heading` is 0 for text."""

    look: Look = Look()
    heading: int | None = None
    number: str | None = None
    depth: int | None = None
    indent: int | None = None
    contents: bool = False
    bulleted: bool = False

    def over(self, below: Style) -> Style:
        """This style, with the other's wherever this says nothing."""
        return Style(
            self.look.over(below.look),
            below.heading if self.heading is None else self.heading,
            below.number if self.number is None else self.number,
            below.depth if self.depth is None else self.depth,
            below.indent if self.indent is None else self.indent,
            self.contents or below.contents,
            self.bulleted or below.bulleted,
        )


class Styles:
    """styles.xml, each style worked out once."""

    def __init__(self, root: Any) -> None:
        self._found: dict[str, Style] = {}
        elements = [] if root is None else root.findall(f"{W}style")
        self._elements = {one.get(f"{W}styleId", ""): one for one in elements}
        self._first: dict[str, str] = {}
        for one in elements:
            if one.get(f"{W}default") in ("1", "true"):
                self._first.setdefault(one.get(f"{W}type", ""), one.get(f"{W}styleId", ""))
        default = None if root is None else root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self._default = Style(look_of(default))

    def paragraph(self, name: str) -> Style:
        """A paragraph's style; an unknown one is the default."""
        if name not in self._elements:
            name = self._first.get("paragraph", "")
        return self._style(name).over(self._default)

    def character(self, name: str) -> Look:
        """How a run of this style looks, where that differs from its paragraph."""
        return self._style(name).look

    def table(self, name: str) -> Look:
        """How words in a table of this style look."""
        return self._style(name).look

    def _style(self, name: str) -> Style:
        if name not in self._found:
            style, chain, at = Style(), 0, name
            while at in self._elements and chain < _LONGEST_CHAIN:
                style = style.over(_own(self._elements[at]))
                at, chain = value(self._elements[at], "basedOn"), chain + 1
            self._found[name] = style
        return self._found[name]


def _own(element: Any) -> Style:
    """What one style says itself."""
    name = value(element, "name").lower()
    style = replace(paragraph_of(element.find(f"{W}pPr")), look=look_of(element.find(f"{W}rPr")))
    if match := _HEADING.fullmatch(name):
        style = replace(style, heading=int(match[1]))
    elif name == "title":
        style = replace(style, heading=1)
    elif name in ("normal", "subtitle"):
        style = replace(style, heading=0)
    return replace(
        style, contents=name.startswith("toc ") and name != "toc heading", bulleted=name.startswith("list bullet")
    )


def paragraph_of(properties: Any) -> Style:
    """What a `w:pPr` says of heading, number and indent."""
    if properties is None:
        return Style()
    numbers, indent = properties.find(f"{W}numPr"), properties.find(f"{W}ind")
    outline = value(properties, "outlineLvl")
    left = "" if indent is None else str(indent.get(f"{W}left") or indent.get(f"{W}start") or "")
    depth = "" if numbers is None else value(numbers, "ilvl")
    return Style(
        heading=None if not re.fullmatch("[0-9]", outline) else (int(outline) + 1) % (LEVELS + 1),
        number=None if numbers is None else value(numbers, "numId") or None,
        depth=int(depth) if re.fullmatch("[0-8]", depth) else None,
        indent=int(left) if re.fullmatch(r"-?[0-9]{1,6}", left) else None,
    )


def look_of(properties: Any) -> Look:
    """What a `w:rPr` says itself."""
    if properties is None:
        return Look()
    return Look(_switch(properties, "b"), _switch(properties, "i"), _switch(properties, "vanish"))


def _switch(properties: Any, name: str) -> bool | None:
    found = properties.find(f"{W}{name}")
    return None if found is None else (found.get(f"{W}val") or "1").lower() not in _OFF
