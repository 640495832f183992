"""Values found, replaced by values of another shape, and taken away; proved like every other change."""

from __future__ import annotations

import re
from typing import Any

from ..source import MappingNode, Node, ScalarNode, SequenceNode
from . import words
from .splice import Opened, Path, is_empty, set_text
from .words import STEP, Value

_COMMA = re.compile(r"\s*,\s*")
_HEADER = re.compile(r"[|>][-+\d]*")
_REMARK = re.compile(r"[ \t]+#[^\r\n]*")


def at(text: str, line: int, column: int, *, shown: str = "the file") -> Path:
    """The path of the text that stands at a place (from 1, as diagnostics count)."""
    opened = Opened(text, shown)

    def look(node: Node | None, path: Path) -> Path | None:
        if isinstance(node, MappingNode):
            inside = [(str(key.value), value) for key, value in node.value]
            return next((found for key, value in inside if (found := look(value, (*path, key))) is not None), None)
        if isinstance(node, SequenceNode):
            inside_list = enumerate(node.value)
            return next((found for n, value in inside_list if (found := look(value, (*path, n))) is not None), None)
        here = node is not None and (node.start_mark.line + 1, node.start_mark.column + 1) == (line, column)
        return path if here else None

    found = look(opened.root, ())
    if found is None:
        raise opened.refusal(None, f"there is no text at {line}:{column}")
    return found


def entry_at(text: str, line: int, column: int, key: str, *, shown: str = "the file") -> tuple[str, Path]:
    """The path of the entry whose `key` stands at a place. An entry that is that text alone is first put under the key,
    so that the text comes back too."""
    path = at(text, line, column, shown=shown)
    if path and path[-1] == key:
        return text, path[:-1]
    return expand(text, path, key, shown=shown), path


def keys(text: str, path: Path, *, shown: str = "the file") -> list[str]:
    """The keys of the mapping at `path`; none where there is something else."""
    opened = Opened(text, shown)
    node = opened.find(path)
    return opened.keys(node) if isinstance(node, MappingNode) else []


def value(text: str, path: Path, *, shown: str = "the file") -> Any:
    """What stands at `path`: texts, lists, mappings; None where nothing was typed, or the last key is missing."""
    opened = Opened(text, shown)
    return opened.plain(opened.find(path, missing=True))


def set_value(text: str, path: Path, value: Value, *, shown: str = "the file") -> str:
    """The text with whatever stands at `path` replaced, or its key added where it is missing."""
    opened = Opened(text, shown)
    node = opened.find(path, missing=True)
    if node is None or (isinstance(node, ScalarNode) and words.as_text(value) is not None):
        return set_text(text, path, value, shown=shown)
    if opened.plain(node) == words.tree(value):
        return text
    new = _with_value(opened, opened.find(path[:-1]) if path else None, node, value)
    return opened.proved(new, path, lambda _: words.tree(value), node)


def expand(text: str, path: Path, key: str, *, shown: str = "the file") -> str:
    """The text with the one text at `path` made a mapping that has it under `key`: `- A` becomes `- key: A`."""
    opened = Opened(text, shown)
    node, parent = opened.find(path), opened.find(path[:-1])
    if not isinstance(node, ScalarNode) or is_empty(node):
        raise opened.refusal(node, "there is no single text to put under a key")
    start, end = node.start_mark.index, opened.end(node)
    typed = text[start:end]
    if isinstance(parent, MappingNode | SequenceNode) and parent.flow_style:
        new = f"{text[:start]}{{{words.scalar(key, flow=True)}: {typed}}}{text[end:]}"
    else:
        first, *more = typed.splitlines(keepends=True)
        deeper = first + "".join(" " * STEP + line if line.strip() else line for line in more)
        if isinstance(parent, MappingNode):
            column = opened.key_column(parent, node) + STEP
            new = f"{text[:start].rstrip(' ')}{opened.newline}{' ' * column}{key}: {deeper}{text[end:]}"
        else:
            new = f"{text[:start]}{key}: {deeper}{text[end:]}"
    return opened.proved(new, path, lambda old: {key: old}, node)


def remove(text: str, path: Path, *, shown: str = "the file") -> str:
    """The text without the entry or the key at `path`. Comments on its lines go with it, those above it stay."""
    opened = Opened(text, shown)
    parent, node, last = opened.find(path[:-1]), opened.find(path), path[-1]

    def change(old: Any) -> Any:
        left = (
            [one for n, one in enumerate(old) if n != last]
            if isinstance(old, list)
            else {key: one for key, one in old.items() if key != last}
        )
        return left or (type(left)() if isinstance(parent, MappingNode | SequenceNode) and parent.flow_style else None)

    pairs = parent.value if isinstance(parent, MappingNode) else [(one, one) for one in parent.value]  # type: ignore[union-attr]
    n = next(n for n, (_, value) in enumerate(pairs) if value is node)
    new = _without(opened, parent, pairs, n)
    return opened.proved(new, path[:-1], change, node)


def _without(opened: Opened, parent: Any, pairs: list[tuple[Node, Node]], n: int) -> str:
    text, (key, value) = opened.text, pairs[n]
    start, end = key.start_mark.index, opened.end(value)
    if parent.flow_style:
        if n:
            start = opened.end(pairs[n - 1][1])
        elif len(pairs) > 1:
            end = pairs[1][0].start_mark.index
        gap = text[start : key.start_mark.index] or text[opened.end(value) : end]
        if gap and not _COMMA.fullmatch(gap):
            raise opened.refusal(key, "a comment stands between the entries")
        return text[:start] + text[end:]
    lead = opened.line_start(start)
    if isinstance(parent, SequenceNode):
        start = _dash(opened, parent, start)
        lead = opened.line_start(start)
    if text[lead:start].strip():  # `- key: …`: the next one takes its place behind the dash
        if len(pairs) == 1:
            raise opened.refusal(key, "nothing would be left of the entry")
        after = pairs[n + 1][0].start_mark.index
        if isinstance(parent, SequenceNode):
            after = _dash(opened, parent, after)
        if "#" in text[opened.line_end(end) : after]:
            raise opened.refusal(key, "a comment stands below what would go")
        return text[:start] + text[after:]
    return _without_lines(opened, lead, opened.line_end(end))


def _without_lines(opened: Opened, start: int, end: int) -> str:
    """Whole lines taken out, and one of two blank lines that would then meet."""
    before, after = opened.text[:start], opened.text[end:]
    newline = opened.newline
    if not after:  # the last line had no line end, and the one before keeps its own only if there was one
        return before.removesuffix(newline)
    after = after.removeprefix(newline) if after.startswith(newline) else after[1:]
    blank = before.endswith(newline * 2) or before == newline
    if blank and (not after or after.startswith(newline)):
        before = before.removesuffix(newline)
    return before + after


def _dash(opened: Opened, parent: SequenceNode, start: int) -> int:
    """Where the dash of the entry is that begins at an index."""
    column, index = parent.start_mark.column, start
    while True:
        index = opened.text.rfind("-", 0, index)
        if index < 0:
            raise opened.refusal(parent, "the list is laid out in an unusual way")
        if index - opened.line_start(index) == column:
            return index


def _with_value(opened: Opened, parent: Node | None, node: Node, value: Value) -> str:
    """A value of any shape in the place of another; a comment on its first line stays there."""
    text, start, end = opened.text, node.start_mark.index, opened.end(node)
    if isinstance(parent, MappingNode | SequenceNode) and parent.flow_style:
        return text[:start] + words.flow(value) + text[end:]
    if parent is None:
        column = 0
        lines = words.block(value) if isinstance(value, list | dict) and value else [words.flow(value)]
        return text[:start] + opened.newline.join(lines) + text[end:]
    if isinstance(parent, MappingNode):
        key = next(key for key, one in parent.value if one is node)
        column, begin = key.start_mark.column, opened.end(key)
        lines = words.pair("k", value, column)
        lines[0] = lines[0][column + 1 :]
    else:
        assert isinstance(parent, SequenceNode)  # noqa: S101 - for the type checker: nothing else holds values
        column, begin = parent.start_mark.column, _dash(opened, parent, start)
        lines = words.entry(value, column)
        lines[0] = lines[0][column:]
    first, last = opened.line_end(begin), opened.line_end(end)
    remark, between = _remark(text, end, last), ""
    if isinstance(node, MappingNode | SequenceNode) and not node.flow_style:
        remark = ""  # what is said of an entry goes with it
    elif isinstance(node, ScalarNode) and node.style in ("|", ">"):
        remark = _remark(text, _HEADER.match(text, start).end(), opened.line_end(start))  # type: ignore[union-attr]
        last = end
    if start > first:  # the value stands below its key: what is on the key's line, and comments, stay
        on_line = _REMARK.search(text, begin, first)
        remark = (on_line.group() if on_line else "") + remark
        between = text[first : opened.line_start(start)].rstrip("\r\n")
        if "#" in between and lines[0].rstrip().endswith(("|", "|2")):  # there they would be taken for text
            lines = [lines[0][: lines[0].rindex("|")] + words.scalar(words.as_text(value) or "", quotes='"')]
    below = "".join(opened.newline + line for line in lines[1:])
    return text[:begin] + lines[0] + remark + between + below + text[last:]


def _remark(text: str, start: int, end: int) -> str:
    """The comment that is all there is on the rest of a line."""
    found = _REMARK.fullmatch(text, start, end)
    return found.group() if found else ""
