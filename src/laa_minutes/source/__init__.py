"""YAML text as nodes with places; the only reader of YAML.

The field decides the type, not YAML: every scalar stays the text that somebody typed. What YAML offers
beyond plain text, lists and mappings (anchors, aliases, tags, several documents) is refused with a place,
and so is whatever could exhaust the parser. All faults of a file are found in one pass: where a line breaks
the syntax in a way that a clerk's sentence typically does, it is mended in memory and reading goes on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import yaml
from yaml.cyaml import CParser
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from ..diagnostic import Diagnostic, Level, Place
from . import slips

__all__ = ["MappingNode", "Node", "ScalarNode", "SequenceNode", "Source", "Text", "read", "read_bytes"]

LARGEST = 4_000_000  # characters; a year of verbatim minutes is under a tenth of it
DEEPEST = 64  # levels of nesting; the format itself needs about a dozen
MOST_MENDS = 50  # broken lines explained in one file before reading stops

# Only where one of these matches is the guard pass run: it costs as much as composing.
_ANCHOR = re.compile(r"(?:^|[\[{,]|[-:?][ \t])[ \t]*[&*][^\s*&]", re.M)
_DEEP = re.compile(r"^ {65}|^[ \t]*(?:[-?][ \t]+){16}", re.M)
_BRACKETS = re.compile(r"[\[{]")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: .*)?$|^={7}$", re.M)
_NEWLINE = re.compile(r"\r\n|\r|\n")
_WORD_BREAKS = "\u2028\u2029\x85"  # line ends to YAML, but text to the Word document they were pasted from


class Text(str):
    """A scalar as it was typed, knowing where it stands (line and column from 1; 0 where nobody typed it).

    Equal to any other string of the same characters, so two layouts of one record are equal records.
    """

    line: int = 0
    column: int = 0


class _Composer(CParser):
    """libyaml composing nodes with implicit typing off: a node has a tag only where one was typed."""

    def resolve(self, kind: object, value: object, implicit: object) -> str:
        return ""

    def descend_resolver(self, parent: object, index: object) -> None: ...

    def ascend_resolver(self) -> None: ...


class Source:
    """One file's text, the nodes in it (`root` is None for an empty or unreadable file) and its faults."""

    __slots__ = ("_lines", "faults", "path", "root", "text")

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.root: Node | None = None
        self.faults: list[Diagnostic] = []
        self._lines: list[str] | None = None

    @property
    def lines(self) -> list[str]:
        if self._lines is None:
            self._lines = _NEWLINE.split(self.text)
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
        width = natural if width is None else width
        width = min(width, max(1, len(self.line(line)) - column + 1))
        self.faults.append(self.diagnostic(line, column, code, message, hint, level, width))

    def find(self, words: str, line: int, column: int) -> tuple[int, int]:
        """Where `words` stand, (line, column), from a place on; that place itself where they are folded across lines."""
        for number in range(line, len(self.lines) + 1):
            found = self.line(number).find(words, column - 1 if number == line else 0)
            if found >= 0:
                return number, found + 1
        return line, column


def read(path: Path, shown: str) -> Source:
    """Read a file. `shown` is its name in diagnostics. Raises OSError only."""
    return read_bytes(path.read_bytes(), shown)


def read_bytes(data: bytes, shown: str) -> Source:
    """The source that these bytes are; any bytes at all give a source, with the faults found in them."""
    try:
        source = Source(shown, data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        source = Source(shown, data.decode("utf-8-sig", "replace"))
        _report_encoding(source, data, error)
        return source
    if len(source.text) > LARGEST:
        source.fault((1, 1), "too-large", f"the file has {len(source.text):,} characters; {LARGEST:,} is the most")
        return source
    if _report_conflicts(source):
        return source
    text = _without_forbidden(source)
    swaps = {ord(mark): stand_in for mark, stand_in in zip(_WORD_BREAKS, _unused(text), strict=False)}
    swapped = any(mark in text for mark in _WORD_BREAKS)
    source.root = _compose(source, text.translate(swaps) if swapped else text)
    if swapped and source.root is not None:
        _restore(source.root, {ord(stand_in): chr(mark) for mark, stand_in in swaps.items()})
    return source


def _compose(source: Source, text: str) -> Node | None:
    """Compose, mending and explaining one broken line after another, until the text is whole or beyond help."""
    mended_lines: set[int] = set()
    for _ in range(MOST_MENDS):
        text, alive = _guard(source, text)
        if not alive:
            return None
        try:
            return _Composer(text).get_single_node()
        except yaml.MarkedYAMLError as error:
            mended = slips.mend(text, error, _furthest, mended_lines)
            if mended is None:
                line, column, code, message, hint = slips.explain(text, error)
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


def _furthest(text: str) -> tuple[int, int]:
    """How far the parser comes in a text: line and column of its complaint, or past the end if it has none.

    On events, which unlike composing are safe at any depth.
    """
    depth = 0
    try:
        for event in yaml.parse(text, Loader=_Composer):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > DEEPEST:
                return event.start_mark.line, event.start_mark.column
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return (mark.line, mark.column) if mark else (0, 0)
    except yaml.YAMLError:
        return 0, 0
    return len(text) + 1, 0


def _looks_dangerous(text: str) -> bool:
    return bool(
        _ANCHOR.search(text)
        or _DEEP.search(text)
        or (text.count("[") + text.count("{") > DEEPEST and len(_BRACKETS.findall(text)) > DEEPEST)
    )


def _guard(source: Source, text: str) -> tuple[str, bool]:
    """Report anchors, aliases and depth; return the text without the first two, and whether it is safe to compose.

    Works on the parser's events, before anything is built: libyaml's composer crashes the process on deep nesting.
    """
    if not _looks_dangerous(text):
        return text, True
    depth = 0
    blanks: list[tuple[int, int, str]] = []
    try:
        for event in yaml.parse(text, Loader=_Composer):
            start = event.start_mark
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > DEEPEST:
                    source.fault(
                        (start.line + 1, start.column + 1),
                        "too-deep",
                        f"lists and mappings are nested more than {DEEPEST} deep here",
                        "A record needs about a dozen levels. Look for stray brackets or dashes.",
                    )
                    return text, False
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if isinstance(event, yaml.NodeEvent) and event.anchor is not None:
                mark = "*" if isinstance(event, yaml.AliasEvent) else "&"
                token = mark + event.anchor
                index = text.find(token, start.index)
                if index >= 0:
                    blanks.append((index, index + len(token), '""' if mark == "*" else ""))
    except yaml.YAMLError:
        pass  # composing meets the same fault and explains it
    for begin, end, instead in reversed(blanks):
        line, column = _place(text, begin)
        token = text[begin:end]
        rest = slips.value_on(source.line(line))
        hint = (
            f"If it is text, put it in quotes: {slips.quoted(rest)}"
            if rest.startswith(("&", "*"))
            else "Write the text out again."
        )
        source.fault(
            (line, column),
            "yaml-anchor",
            f"`{token}` is YAML for {'a copy of another value' if token[0] == '*' else 'a name to copy from'}, "
            "which records do not use",
            hint,
            width=len(token),
        )
        text = text[:begin] + instead.ljust(end - begin) + text[end:]
    return text, True


def _report_encoding(source: Source, data: bytes, error: UnicodeDecodeError) -> None:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        hint = "It is UTF-16. Save it again as UTF-8."
    else:
        guess = data[error.start : error.start + 1].decode("cp1252", "replace")
        hint = f"In an older Windows encoding it would be “{guess}”. Save the file again as UTF-8."
    before = data[: error.start].decode("utf-8-sig", "replace")
    lines = _NEWLINE.split(before)
    message = f"the byte {data[error.start]:#04x} here is not UTF-8"
    source.fault((len(lines), len(lines[-1]) + 1), "wrong-encoding", message, hint)


def _report_conflicts(source: Source) -> bool:
    """Report each block that git could not merge; without both marks of one, the lines are text."""
    text = source.text
    if "<<<<<<<" not in text or ">>>>>>>" not in text:
        return False
    marks = [(_place(text, m.start())[0], m.group()) for m in _CONFLICT.finditer(text)]
    opened = [(line, mark) for line, mark in marks if mark.startswith("<")]
    for line, mark in opened:
        end = next((last for last, closing in marks if last > line and closing.startswith(">")), None)
        where = f"lines {line} to {end}" if end else f"from line {line}"
        source.fault(
            (line, 1),
            "conflict-marker",
            f"git could not merge two people's changes here ({where})",
            "Keep the lines that are right, from either side or both; delete the lines of <, = and >.",
            width=len(mark),
        )
    return bool(opened)


def _without_forbidden(source: Source) -> str:
    """The text with each control character reported and blanked; positions stay."""
    if not _FORBIDDEN.search(source.text):
        return source.text
    for match in _FORBIDDEN.finditer(source.text):
        source.fault(
            _place(source.text, match.start()),
            "control-character",
            f"a control character (U+{ord(match.group()):04X}), which no record may contain",
            "Delete it. It often comes along when text is pasted from Word or a PDF.",
        )
    return _FORBIDDEN.sub(" ", source.text)


def _place(text: str, index: int) -> tuple[int, int]:
    line, start = 1, 0
    for newline in _NEWLINE.finditer(text, 0, index):
        line, start = line + 1, newline.end()
    return line, index - start + 1


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
