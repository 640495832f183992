"""Text as WordprocessingML: runs of characters that mean themselves."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

from ..text import CONTROL

_BRACED = re.compile(r"(?<=\{)_(?=[{%])|(?<=[}%])_(?=\})")  # docxtpl's own way to write {{ in a template
_LINE_ENDS = re.compile("[\t\n\r\x0b\x0c\x1c-\x1f\x85\u2028\u2029]+")


def safe(text: str) -> str:
    """Text for the inside of an element or attribute, on one line."""
    clean = CONTROL.sub("\ufffd", _LINE_ENDS.sub(" ", text))
    return _BRACED.sub("&#95;", escape(clean, {'"': "&quot;", "'": "&#39;"}))


def run(text: str, properties: str = "") -> str:
    """A run of text, with the inside of its `w:rPr`."""
    if not text:
        return ""
    inside = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inside}<w:t xml:space="preserve">{safe(text)}</w:t></w:r>'


def tab() -> str:
    """A tab between a label and what follows it."""
    return "<w:r><w:tab/></w:r>"


def paragraph(style: str, runs: str, more: str = "") -> str:
    """A paragraph in the style of that id, with further properties (`w:numPr`)."""
    return f'<w:p><w:pPr><w:pStyle w:val="{safe(style)}"/>{more}</w:pPr>{runs}</w:p>'
