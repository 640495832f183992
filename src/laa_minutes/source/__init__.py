"""YAML text as nodes with places; the only reader of YAML.

The field decides the type, not YAML: every scalar stays the text that somebody typed. What YAML offers
beyond plain text, lists and mappings (anchors, aliases, tags, several documents) is refused with a place,
and so is whatever could exhaust the parser. All faults of a file are found in one pass: where a line breaks
the syntax in a way that a clerk's sentence typically does, it is mended in memory and reading goes on.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from ..diagnostic import Diagnostic, Level, Place
from ..text import Text
from .events import composer, furthest, guard, report_depth
from .value import LINE_END

__all__ = ["MappingNode", "Node", "ScalarNode", "SequenceNode", "Source", "read_bytes"]

LARGEST = 4_000_000  # characters; a year of verbatim minutes is under a tenth of it
MOST_MENDS = 50  # broken lines explained in one file before reading stops
MOST_PARSED = 20_000_000  # characters parsed again while mends are tried: about a second
MOST_CONTROLS = 20  # control characters shown one by one

_FORBIDDEN = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]"
# Bytes that none of these has: where nothing is left without them, as in most files, the search is spared.
_HARMLESS = bytes({*range(256)} - {*range(32), 0x7F, 0xC2, 0xED, 0xEF} | {*b"\t\n\r"})
_CONFLICT = r"(?m)^(?:<{7}|>{7})(?: [^\r\n]*)?(?=\r?$)"
_WORD_BREAKS = "\u2028\u2029\x85"  # line ends to YAML, but text to the Word document they were pasted from


class Source:
    """One file's text, the nodes in it (`root` is None for an empty or unreadable file) and its faults."""

    __slots__ = ("_lines", "faults", "hashes", "path", "root", "text")

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.hashes = " #" in text  # else no sentence can be cut off by one
        self.root: Node | None = None
        self.faults: list[Diagnostic] = []
        self._lines: list[str] | None = None

    @property
    def lines(self) -> list[str]:
        """The lines without their ends."""
        if self._lines is None:
            self._lines = LINE_END.split(self.text) if "\r" in self.text else self.text.split("\n")
        return self._lines

    def line(self, number: int) -> str:
        """The line with that number, from 1; empty where the file has no such line."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def diagnostic(
        self,
        line: int,
        column: int,
        code: str,
        message: str,
        hint: str = "",
        level: Level = "error",
        width: int = 1,
    ) -> Diagnostic:
        """A diagnostic about a place in this file, with the line as it was typed."""
        excerpt = self.line(line)
        return Diagnostic(Place(self.path, line, column), code, message, level, hint, excerpt, max(1, width))

    def fault(
        self,
        at: Node | Text | tuple[int, int],
        code: str,
        message: str,
        hint: str = "",
        level: Level = "error",
        width: int | None = None,
    ) -> None:
        """File a diagnostic at a node, at a text that was read, or at a (line, column)."""
        if isinstance(at, Text):
            line, column, natural = at.line, at.column, len(at)
        elif isinstance(at, tuple):
            (line, column), natural = at, 1
        else:
            start, end = at.start_mark, at.end_mark
            line, column = start.line + 1, start.column + 1
            natural = end.column - start.column if end.line == start.line else len(self.line(line)) - column + 1
        line = min(line, len(self.lines))  # the parser sees a line more after the last one,
        column = min(column, len(self.line(line)) + 1)  # and a mended line may be longer
        width = natural if width is None else width
        width = min(width, max(1, len(self.line(line)) - column + 1))
        self.faults.append(self.diagnostic(line, column, code, message, hint, level, width))

    def find(self, words: str, line: int, column: int) -> tuple[int, int]:
        """Where `words` begin, (line, column), from a place on, even folded over two lines; else that place."""
        rest = "\n".join(self.lines[max(0, line - 1) :])
        match = re.compile(r"\s+".join(map(re.escape, words.split()))).search(rest, max(0, column - 1))
        if match is None:
            return line, column
        before = rest[: match.start()]
        return line + before.count("\n"), match.start() - before.rfind("\n")


def read_bytes(data: bytes, shown: str) -> Source:
    """The source that these bytes are; any bytes at all give a source, with the faults found in them."""
    source = typed(data, shown)
    if _is_utf_16(data):
        source.fault((1, 1), "wrong-encoding", "the file is in UTF-16, not UTF-8", "Save it again as UTF-8.")
        return source
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        _report_encoding(source, data, error)
        return source
    if len(source.text) > LARGEST:
        source.fault((1, 1), "too-large", f"the file has {len(source.text):,} characters; {LARGEST:,} is the most")
        return source
    if _report_conflicts(source):
        return source
    text = _without_forbidden(source) if data.translate(None, _HARMLESS) else source.text
    if not any(mark in text for mark in _WORD_BREAKS):
        source.root = _compose(source, text)
        return source
    swaps = {ord(mark): stand_in for mark, stand_in in zip(_WORD_BREAKS, _unused(text), strict=False)}
    source.root = _compose(source, text.translate(swaps))
    if source.root is not None:
        _restore(source.root, {ord(stand_in): chr(mark) for mark, stand_in in swaps.items()})
    return source


def typed(data: bytes, shown: str) -> Source:
    """The text that these bytes are, for showing places in it; nothing in it is read."""
    return Source(shown, data.decode("utf-16" if _is_utf_16(data) else "utf-8-sig", "replace"))


def _is_utf_16(data: bytes) -> bool:
    return data.startswith((b"\xff\xfe", b"\xfe\xff")) or (0 in data and data.count(0) > len(data) // 4)


def _compose(source: Source, text: str) -> Node | None:
    """Compose, mending and explaining one broken line after another, until the text is whole or beyond help."""
    mended_lines: set[int] = set()
    parsed = 0

    def reach(candidate: str) -> tuple[int, int]:
        nonlocal parsed
        parsed += len(candidate)
        return furthest(candidate) if parsed < MOST_PARSED else (0, 0)

    for _ in range(MOST_MENDS):
        text, alive = guard(source, text)
        if not alive:
            return None
        try:
            root = composer(text).get_single_node()
            return None if isinstance(root, ScalarNode) and not root.value and not root.style else root  # `---` alone
        except yaml.MarkedYAMLError as error:
            if report_depth(source, error):
                return None
            if error.problem == "but found another document" and error.problem_mark:
                text = _first_document(source, text, error.problem_mark.line)
                continue
            from . import slips  # only where a line is broken
            from .explain import explain

            mended = slips.mend(text, error, reach, mended_lines) if parsed < MOST_PARSED else None
            if mended is None:
                line, column, code, message, hint = explain(text, error)
                source.fault((line, column), code, message, hint)
                return None
            source.fault((mended.line, mended.column), mended.code, mended.message, mended.hint, width=mended.width)
            mended_lines.add(mended.line)
            text = mended.text
        except yaml.YAMLError as error:
            source.fault((1, 1), "yaml-syntax", f"the file cannot be read as YAML: {error}")
            return None
    source.fault((1, 1), "yaml-syntax", f"more than {MOST_MENDS} broken lines: mend those above first")
    return None


def _first_document(source: Source, text: str, line: int) -> str:
    """The text up to the line, from 0, of dashes that begins a second document, which is reported."""
    hint = "Keep one record in a file; delete the line of dashes, or move what follows it to another file."
    source.fault((line + 1, 1), "second-document", "a second document begins here; a file holds one", hint, width=3)
    return text[: _line_starts(text)[line]]


def _report_encoding(source: Source, data: bytes, error: UnicodeDecodeError) -> None:
    lines = LINE_END.split(data[: error.start].decode("utf-8-sig", "replace"))
    guess = data[error.start : error.start + 1].decode("cp1252", "replace")
    message = f"the byte {data[error.start]:#04x} here is not UTF-8"
    hint = f"In an older Windows encoding it would be “{guess}”. Save the file again as UTF-8."
    source.fault((len(lines), len(lines[-1]) + 1), "wrong-encoding", message, hint)


def _report_conflicts(source: Source) -> bool:
    """Report each block that git could not merge; without both marks of one, the lines are text."""
    text = source.text
    if "<<<<<<<" not in text or ">>>>>>>" not in text:
        return False
    starts = _line_starts(text)
    blocks: list[tuple[int, int, str]] = []
    for match in re.finditer(_CONFLICT, text):
        line, _ = _place(starts, match.start())
        if match.group().startswith("<"):
            blocks.append((line, 0, match.group()))
        elif blocks and not blocks[-1][1]:
            blocks[-1] = (blocks[-1][0], line, blocks[-1][2])
    for line, end, mark in blocks:
        where = f"lines {line} to {end}" if end else f"from line {line}"
        source.fault(
            (line, 1),
            "conflict-marker",
            f"git could not merge two people's changes here ({where})",
            "Keep the lines that are right, from either side or both; delete the lines of <, = and >.",
            width=len(mark),
        )
    return bool(blocks)


def _without_forbidden(source: Source) -> str:
    """The text with each control character reported and blanked; positions stay."""
    found = list(re.finditer(_FORBIDDEN, source.text))
    if not found:
        return source.text
    starts = _line_starts(source.text)
    for match in found[:MOST_CONTROLS]:
        message = f"a control character (U+{ord(match.group()):04X}), which no record may contain"
        hint = "Delete it. It often comes along when text is pasted from Word or a PDF."
        if len(found) > MOST_CONTROLS and match is found[MOST_CONTROLS - 1]:
            hint = f"{len(found) - MOST_CONTROLS:,} more follow. Is this a text file?"
        source.fault(_place(starts, match.start()), "control-character", message, hint)
    return re.sub(_FORBIDDEN, " ", source.text)


def _line_starts(text: str) -> list[int]:
    return [0, *(match.end() for match in LINE_END.finditer(text))]


def _place(starts: list[int], index: int) -> tuple[int, int]:
    """Line and column, from 1, of an index."""
    line = bisect_right(starts, index)
    return line, index - starts[line - 1] + 1


def _unused(text: str) -> Iterator[str]:
    """Private-use characters that the text does not contain."""
    return (character for character in map(chr, range(0xE000, 0xF900)) if character not in text)


def _restore(node: Node, back: dict[int, str]) -> None:
    if isinstance(node, ScalarNode):
        node.value = node.value.translate(back)
    elif isinstance(node, SequenceNode):
        for child in node.value:
            _restore(child, back)
    elif isinstance(node, MappingNode):
        for key, value in node.value:
            _restore(key, back)
            _restore(value, back)
