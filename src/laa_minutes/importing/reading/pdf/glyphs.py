"""A PDF's fonts and their glyphs: how they look, and which letters they are."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pdfminer.pdffont import PDFFont, PDFType3Font, PDFUnicodeNotDefined
from pdfminer.pdftypes import resolve1

BOLD, ITALIC, SYMBOL, ASIDE, PALE = 1, 2, 4, 8, 16  # ASIDE: marked in the file as no part of the text

SYMBOLS = ("symbol", "wingding", "webding", "dingbat", "zapf", "opensymbol")
BOLDS = ("bold", "black", "heavy", "demi", "cmbx", "sfbx", "cmssbx")
ITALICS = ("italic", "oblique", "cmti", "sfti", "cmsl")
LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\u00a0": " ", "\u202f": " "}
    | {
        "‐": "-",
        "‑": "-",
        "\u200b": None,
        "\u200c": None,
        "\u200d": None,
        "\ufeff": None,
        "\t": " ",
        "\r": " ",
        "\n": " ",
    }
)


@dataclass(slots=True)
class Face:
    """What a font is, and its glyphs so far: code → text and width for a size of 1."""

    font: PDFFont
    style: int
    scale: float
    glyphs: dict[int, tuple[str, float]] = field(default_factory=dict)


def face_of(font: PDFFont) -> Face:
    """What a font's name and its flags say of how it looks."""
    name = str(font.fontname or "").lower()
    name = name[7:] if name[6:7] == "+" else name
    flags = font.flags if isinstance(font.flags, int) else 0
    style = BOLD if any(word in name for word in BOLDS) or flags & 1 << 18 else 0
    style |= ITALIC if any(word in name for word in ITALICS) or flags & 1 << 6 else 0
    style |= SYMBOL if any(word in name for word in SYMBOLS) else 0
    scale = 1.0
    if isinstance(font, PDFType3Font):  # its sizes are in units of its own
        scale = abs(font.get_height()) or abs(font.vscale) * 1000 or 1.0
    return Face(font, style, scale)


def glyph(font: PDFFont, code: int) -> tuple[str, float]:
    """A glyph's letters, empty where the font gives none, and its width for a size of 1."""
    try:
        text = font.to_unichr(code)
    except PDFUnicodeNotDefined:
        text = "\ufffd"
    try:
        width = float(font.char_width(code))
    except (TypeError, ValueError):
        width = 0.5
    return text.translate(LIGATURES).replace("\0", ""), width


def meant_by(props: Any) -> str:
    """What a tag says that the glyphs within it stand for."""
    said = resolve1(props.get("ActualText")) if isinstance(props, dict) else None
    if not isinstance(said, bytes):
        return ""
    return decoded(said).translate(LIGATURES).replace("\0", "")


def decoded(said: bytes) -> str:
    """A PDF's string of text."""
    return said.decode("utf-16", "ignore") if said[:2] in (b"\xfe\xff", b"\xff\xfe") else said.decode("latin-1")
