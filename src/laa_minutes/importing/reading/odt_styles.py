"""OpenDocument's styles and list styles: what a paragraph inherits, and which number it is printed with."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from .look import Look
from .pieces import BULLET, written

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_LONGEST_CHAIN = 30
_CHARACTERS_PER = {"cm": 5.0, "mm": 0.5, "in": 12.0, "pt": 1 / 6, "pc": 2.0}


class Styles:
    """The named styles of styles.xml and the automatic ones of content.xml, with what each is based on."""

    def __init__(self, *roots: Element) -> None:
        self._elements = {
            one.get(f"{STYLE}name", ""): one
            for root in roots
            for one in root.iter(f"{STYLE}style")
            if one.get(f"{STYLE}family") in ("paragraph", "text")
        }
        self._looks: dict[str, Look] = {}

    def _chain(self, name: str) -> list[Element]:
        """The style and all it is based on, the nearest first."""
        chain: list[Element] = []
        while name in self._elements and len(chain) < _LONGEST_CHAIN:
            chain.append(self._elements[name])
            name = chain[-1].get(f"{STYLE}parent-style-name", "")
        return chain

    def look(self, name: str) -> Look:
        """How words of a style look."""
        if name not in self._looks:
            look = Look()
            for style in self._chain(name):
                look = look.over(_look_of(style.find(f"{STYLE}text-properties")))
            self._looks[name] = look
        return self._looks[name]

    def heading(self, name: str) -> int:
        """The rank that a paragraph's style gives; 0 for text."""
        for style in self._chain(name):
            if re.fullmatch("[1-9]", said := style.get(f"{STYLE}default-outline-level", "")):
                return int(said)
            if style.get(f"{STYLE}name") == "Title":
                return 1
        return 0

    def list_of(self, name: str) -> str:
        """The list that paragraphs of this style belong to by themselves."""
        return next((said for style in self._chain(name) if (said := style.get(f"{STYLE}list-style-name"))), "")

    def indent(self, name: str) -> int:
        """The left margin of a style in characters."""
        for style in self._chain(name):
            properties = style.find(f"{STYLE}paragraph-properties")
            said = "" if properties is None else properties.get(f"{_FO}margin-left", "")
            if match := re.fullmatch(r"(\d{1,4}(?:\.\d+)?)(cm|mm|in|pt|pc)", said):
                return int(float(match[1]) * _CHARACTERS_PER[match[2]])
        return 0


class Lists:
    """List styles, and how far each list has been counted."""

    def __init__(self, *roots: Element) -> None:
        self._levels: dict[str, dict[int, Element]] = {}
        for root in roots:
            for one in root.iter(f"{TEXT}list-style"):
                self._levels[one.get(f"{STYLE}name", "")] = _levels(one)
            for one in root.iter(f"{TEXT}outline-style"):
                self._levels[""] = _levels(one)
        self._counts: dict[str, dict[int, int]] = {}  # by list
        self._of_id: dict[str, str] = {}  # a list's xml:id: the list it counts with
        self._current = ""
        self._of_style: dict[str, str] = {}  # the list that last had a style

    def begin(self, element: Element, style: str) -> None:
        """A list begins: it goes on counting where it says so, else it counts anew."""
        key = element.get(_XML_ID) or f"list {len(self._counts)}"
        before = self._of_id.get(element.get(f"{TEXT}continue-list", ""))
        if before is None and element.get(f"{TEXT}continue-numbering") == "true":
            before = self._of_style.get(style)
        self._current = before or key
        self._counts.setdefault(self._current, {})
        self._of_id[key] = self._current
        self._of_style[style] = self._current

    def next(self, style: str, level: int, start: str = "") -> str:
        """The next number of the list at this level, as printed; a bullet where its style is not known."""
        key = self._current if self._of_style.get(style) == self._current else f"style {style}"
        return self._printed(style, self._counts.setdefault(key, {}), level, start) if style in self._levels else BULLET

    def outline(self, level: int) -> str:
        """The next number of a heading of this rank; empty where headings have none."""
        return self._printed("", self._counts.setdefault("outline", {}), level, "") if "" in self._levels else ""

    def _printed(self, style: str, counts: dict[int, int], level: int, start: str) -> str:
        levels = self._levels[style]
        element = levels.get(level)
        if element is None:
            return "" if style == "" else BULLET
        if element.tag == f"{TEXT}list-level-style-bullet":
            sign = element.get(f"{TEXT}bullet-char", "")
            return sign if sign in ("-", "–", "—") else BULLET
        for deeper in [at for at in counts if at > level]:
            del counts[deeper]
        first = _number(start, _start(element))
        counts[level] = first if start or level not in counts else counts[level] + 1
        form = element.get(f"{STYLE}num-format", "")
        if not form:
            return element.get(f"{STYLE}num-suffix", "").strip() if style == "" else ""
        shown = []
        for at in range(max(1, level - _number(element.get(f"{TEXT}display-levels", ""), 1) + 1), level + 1):
            one = levels.get(at)
            if one is not None and (own := one.get(f"{STYLE}num-format", "")):
                shown.append(written(counts.setdefault(at, _start(one)), own))
        return (
            f"{element.get(f'{STYLE}num-prefix', '')}{'.'.join(shown)}{element.get(f'{STYLE}num-suffix', '')}".strip()
        )


def _levels(style: Element) -> dict[int, Element]:
    return {_number(one.get(f"{TEXT}level", ""), 1): one for one in style}


def _start(element: Element) -> int:
    return _number(element.get(f"{TEXT}start-value", ""), 1)


def _number(said: str, other: int) -> int:
    return int(said) if re.fullmatch("[0-9]{1,6}", said) else other


def _look_of(properties: Element | None) -> Look:
    if properties is None:
        return Look()
    weight, slant = properties.get(f"{_FO}font-weight"), properties.get(f"{_FO}font-style")
    hidden = properties.get(f"{TEXT}display")
    return Look(
        None if weight is None else weight in ("bold", "600", "700", "800", "900"),
        None if slant is None else slant in ("italic", "oblique"),
        None if hidden is None else hidden == "none",
    )
