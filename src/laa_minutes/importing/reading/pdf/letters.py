"""PDF → sheets of letters and ruled lines, in points from the top left of the page as a person reads it.

With `glyphs` the only part that knows the PDF library. pdfminer's interpreter runs the page's program; we take its
letters as they come, since a layout made of objects for every letter costs four times as much.
"""

from __future__ import annotations

import itertools
import logging
import math
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from pdfminer.pdfdevice import PDFDevice
from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFNoValidXRef, PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFObjectNotFound, PDFObjRef, resolve1
from pdfminer.utils import mult_matrix

from ....diagnostic import LaaError
from .glyphs import ASIDE, BOLD, ITALIC, PALE, Face, decoded, face_of, glyph, meant_by

SECONDS = 120.0  # more than 2,000 pages of text take; a file that takes longer is made to
LETTERS = 40_000  # on one page; a newspaper's has 15,000
RULES = 20_000
_UPRIGHT = 60  # letters of a word or two that stand upright
_Raw = tuple[float, float, float, float, str, int]  # where a letter stands in the file, its width, size, text and style


class Letter(NamedTuple):
    """One glyph: `base` is its baseline from the top of the page, `style` the sum of BOLD, ITALIC and so on."""

    base: float
    x0: float
    x1: float
    size: float
    text: str
    style: int


class Rule(NamedTuple):
    """A drawn line, level or upright."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(slots=True)
class Sheet:
    """A page as it is seen: letters in the direction that most have, and ruled lines."""

    number: int
    width: float
    height: float
    letters: list[Letter] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    turned: list[Letter] = field(
        default_factory=list
    )  # what stands upright, as in the heads of narrow columns, each whole
    pictures: int = 0


class _Pen(PDFDevice):
    """Takes down what a page's program writes and draws."""

    def __init__(self, manager: PDFResourceManager) -> None:
        super().__init__(manager)
        self.faces: dict[int, Face] = {}
        self.deadline = time.monotonic() + SECONDS
        self.clear()

    def clear(self) -> None:
        self.raw: dict[int, list[tuple[float, float, float, float, str, int]]] = {}
        self.lines: list[Rule] = []
        self.tags: list[bool] = []
        self.meant: list[str] = []
        self.count = self.pictures = 0

    def begin_tag(self, tag: Any, props: Any = None) -> None:
        self.tags.append(getattr(tag, "name", "") == "Artifact")
        self.meant.append(meant_by(props))

    def end_tag(self) -> None:
        if self.tags:
            self.tags.pop()
            self.meant.pop()

    def _said(self, text: str) -> str:
        """A glyph's letters; of a ligature that its font has no letters for, those that the tag round it gives."""
        meant = self.meant[-1] if self.meant else ""
        if meant:
            self.meant[-1] = ""  # the first glyph stands for the whole
        return meant if meant and text in ("", "\ufffd") else text

    def render_image(self, name: str, stream: Any) -> None:
        self.pictures += 1

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        if time.monotonic() > self.deadline:
            raise TimeoutError
        font = textstate.font
        face = self.faces.get(id(font)) or self.faces.setdefault(id(font), face_of(font))
        a, b, c, d, e, f = mult_matrix(textstate.matrix, self.ctm or (1, 0, 0, 1, 0, 0))
        stretch = math.hypot(a, b)
        fontsize, scaling = textstate.fontsize, textstate.scaling * 0.01
        size = abs(fontsize) * math.hypot(c, d) * face.scale
        angle = round(math.degrees(math.atan2(b, a))) % 360
        style = face.style | (ASIDE if True in self.tags else 0)
        if textstate.render == 2:
            style |= BOLD
        if angle == 0 and c > 0.1 * d > 0:
            style |= ITALIC
        if size > 24 and _pale(graphicstate.ncolor):
            style |= PALE
        into = self.raw.setdefault(angle, [])
        wordspace = 0 if font.is_multibyte() else textstate.wordspace
        charspace, rise = textstate.charspace, textstate.rise
        x, y = textstate.linematrix
        glyphs = face.glyphs
        for part in seq:
            if isinstance(part, (int, float)):
                x -= part * 0.001 * fontsize * scaling
            elif isinstance(part, bytes):
                for code in font.decode(part):
                    text, width = glyphs.get(code) or glyphs.setdefault(code, glyph(font, code))
                    text = self._said(text)
                    advance = (width * fontsize + charspace) * scaling
                    if text and 0.5 < size < 2000:
                        where = a * x + c * (y + rise) + e, b * x + d * (y + rise) + f
                        into.append((*where, max(0.0, advance * stretch), size, text, style))
                    x += advance + (wordspace * scaling if code == 32 else 0)
                self.count += len(part)
        textstate.linematrix = (x, y)
        if self.count > LETTERS:
            raise OverflowError

    def paint_path(self, graphicstate: Any, stroke: bool, fill: bool, evenodd: bool, path: Sequence[Any]) -> None:
        if time.monotonic() > self.deadline:
            raise TimeoutError
        if len(self.lines) > RULES or len(path) > 200 or _white(graphicstate.scolor if stroke else graphicstate.ncolor):
            return
        a, b, c, d, e, f = self.ctm or (1, 0, 0, 1, 0, 0)
        part: list[tuple[float, float]] = []
        for step in (*path, ("m",)):
            if step[0] == "m":
                self.lines += _lines(part, stroke)
                part = []
            if step[0] == "h":
                part += part[:1]
            elif len(step) > 2:
                x, y = float(step[-2]), float(step[-1])
                part.append((a * x + c * y + e, b * x + d * y + f))


def _lines(points: list[tuple[float, float]], stroke: bool) -> list[Rule]:
    """The level and upright lines of a path: its sides if they are drawn, its middle if it is a filled bar."""
    if len(points) < 2:
        return []
    x0, x1 = min(x for x, _ in points), max(x for x, _ in points)
    y0, y1 = min(y for _, y in points), max(y for _, y in points)
    if min(x1 - x0, y1 - y0) < 3:
        return [_middle(x0, y0, x1, y1)] if max(x1 - x0, y1 - y0) > 0 and (stroke or len(points) > 3) else []
    if not stroke:
        return []
    return [
        _middle(min(p[0], q[0]), min(p[1], q[1]), max(p[0], q[0]), max(p[1], q[1]))
        for p, q in itertools.pairwise(points)
        if abs(p[0] - q[0]) < 0.5 or abs(p[1] - q[1]) < 0.5
    ]


def _middle(x0: float, y0: float, x1: float, y1: float) -> Rule:
    if x1 - x0 >= y1 - y0:
        return Rule(x0, (y0 + y1) / 2, x1, (y0 + y1) / 2)
    return Rule((x0 + x1) / 2, y0, (x0 + x1) / 2, y1)


def _pale(colour: Any) -> bool:
    """Much lighter than black, in grey or RGB."""
    values = colour if isinstance(colour, (tuple, list)) else (colour,)
    return len(values) in (1, 3) and all(isinstance(v, (int, float)) and v > 0.6 for v in values)


def _white(colour: Any) -> bool:
    values = colour if isinstance(colour, (tuple, list)) else (colour,)
    return len(values) in (1, 3) and all(isinstance(v, (int, float)) and v > 0.98 for v in values)


class _Document(PDFDocument):
    """A document in which an object that is only a reference to itself, by whatever way, is none."""

    def getobj(self, objid: int) -> object:
        """An object, references followed to their end. PDFObjectNotFound: there is none, or they go in a circle."""
        seen = {objid}
        found = super().getobj(objid)
        while isinstance(found, PDFObjRef):
            if found.objid in seen:
                raise PDFObjectNotFound(objid)
            seen.add(found.objid)
            found = super().getobj(found.objid)
        return found


def open_sheets(path: Path) -> tuple[str | None, int, Iterator[Sheet]]:
    """What the file calls itself, how many pages it says it has, and its pages one by one.

    LaaError: no PDF, broken, locked with a password.
    """
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # it logs what it mends
    data = path.open("rb")
    try:
        parser = PDFParser(data)
        document = _Document(parser)
    except PDFPasswordIncorrect as error:
        data.close()
        raise LaaError(f"{path.name} is locked with a password", "save it without one, then import again") from error
    except (PDFEncryptionError, PDFNoValidXRef) as error:
        data.close()
        raise _broken(path, error) from error
    except Exception as error:  # a broken file can raise anything in a parser
        data.close()
        raise _broken(path, error) from error
    return _title(document), _count(document), _sheets(path, document)


def _sheets(path: Path, document: PDFDocument) -> Iterator[Sheet]:
    manager = PDFResourceManager()
    pen = _Pen(manager)
    interpreter = PDFPageInterpreter(manager, pen)
    try:
        for number, page in enumerate(PDFPage.create_pages(document), 1):
            pen.clear()
            try:
                interpreter.process_page(page)
            except (TimeoutError, MemoryError):
                raise
            except Exception:  # what the page has said so far still stands
                pen.pictures += not pen.raw
            yield _sheet(number, page, pen)
    except TimeoutError as error:
        raise LaaError(f"{path.name} takes too long to read", "print it to a new PDF, then import again") from error
    except (Exception, RecursionError, MemoryError) as error:
        raise _broken(path, error) from error


def _sheet(number: int, page: PDFPage, pen: _Pen) -> Sheet:
    """The page turned so that the direction of most of its letters is level."""
    x0, y0, x1, y1 = page.mediabox
    width, height = (y1 - y0, x1 - x0) if page.rotate in (90, 270) else (x1 - x0, y1 - y0)
    angle = max(pen.raw, key=lambda key: len(pen.raw[key]), default=0)
    sheet = Sheet(number, width, height, pictures=pen.pictures)
    turn = _turn(angle, width, height)
    if angle % 180 == 90:
        sheet.width, sheet.height = height, width
    sheet.letters = [turn.letter(raw) for raw in pen.raw.get(angle, ())]
    if pen.lines:
        sheet.turned = [one for side in (90, 270) for one in _whole(pen.raw.get((angle + side) % 360, ()), turn, side)]
    sheet.rules = [rule for rule in map(turn.rule, pen.lines) if rule is not None]
    return sheet


def _whole(letters: Sequence[_Raw], turn: _Turn, side: int) -> Iterator[Letter]:
    """The words of letters that stand upright, as one letter each that is no wider than a stroke."""
    word: list[_Raw] = []
    for raw in letters:
        if word and not _goes_on(turn.point(*word[-1][:2]), turn.point(*raw[:2]), raw[3]):
            yield from _upright(word, turn, side)
            word = []
        word.append(raw)
    yield from _upright(word, turn, side)


def _goes_on(one: tuple[float, float], other: tuple[float, float], size: float) -> bool:
    return abs(one[0] - other[0]) < 1 and abs(one[1] - other[1]) < 2 * size


def _upright(word: Sequence[_Raw], turn: _Turn, side: int) -> Iterator[Letter]:
    text = "".join(raw[4] for raw in word).strip()
    if not text or len(word) > _UPRIGHT:
        return
    (x, top), (_, end) = turn.point(*word[0][:2]), turn.point(*word[-1][:2])
    size, style = word[0][3], word[0][5]
    x += (-0.35 if side == 90 else 0.35) * size
    yield Letter((top + end) / 2 + 0.3 * size, x - 1, x + 1, size, text, style)


@dataclass(frozen=True, slots=True)
class _Turn:
    """From the file's axes (up from the bottom left) to a page whose text runs level, down from the top left."""

    cos: float
    sin: float
    left: float
    top: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        return x * self.cos + y * self.sin - self.left, self.top - (y * self.cos - x * self.sin)

    def letter(self, raw: tuple[float, float, float, float, str, int]) -> Letter:
        x, y = self.point(raw[0], raw[1])
        return Letter(y, x, x + raw[2], raw[3], raw[4], raw[5])

    def rule(self, rule: Rule) -> Rule | None:
        (x0, y0), (x1, y1) = self.point(rule.x0, rule.y0), self.point(rule.x1, rule.y1)
        if min(abs(x1 - x0), abs(y1 - y0)) > 1:
            return None
        return Rule(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _turn(angle: int, width: float, height: float) -> _Turn:
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    corners = [(x, y) for x in (0.0, width) for y in (0.0, height)]
    return _Turn(cos, sin, min(x * cos + y * sin for x, y in corners), max(y * cos - x * sin for x, y in corners))


def _title(document: PDFDocument) -> str | None:
    """The title in the file's properties."""
    for info in document.info:
        value = resolve1(info.get("Title")) if isinstance(info, dict) else None
        if isinstance(value, bytes):
            value = decoded(value)
        if isinstance(value, str) and (text := " ".join(value.split())):
            return text
    return None


def _count(document: PDFDocument) -> int:
    """How many pages the file says it has; 0 where it says nothing that can be believed."""
    try:
        count = resolve1(resolve1(document.catalog["Pages"])["Count"])
    except Exception:  # a broken file can raise anything in a parser
        return 0
    return count if isinstance(count, int) else 0


def _broken(path: Path, error: BaseException) -> LaaError:
    return LaaError(f"{path.name} is no PDF that can be read", "open it, print it to a new PDF, then import again")
