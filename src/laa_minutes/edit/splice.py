"""Changes inside a YAML text, between the marks of its nodes: text in, text out, everything else as it was.

Each change is proved before it is returned: the new text, read back, differs from the old by that change alone. Where
this cannot be had, LaaError names the line to edit by hand. A path is a tuple such as ("items", 2, "actions").
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from ..diagnostic import LaaError
from ..source import MappingNode, Node, ScalarNode, SequenceNode, read_bytes
from . import words
from .words import STEP, Prose, Value

Path = tuple[str | int, ...]

_NEWLINE = re.compile(r"\r\n|\r|\n")
_AFTER_HEADER = re.compile(r"[|>][-+\d]*(?P<comment>[ \t]+#[^\r\n]*|)")
_COMMENT = re.compile(r"[ ]*#[^\r\n]*")


def append(text: str, path: Path, value: Value, *, comment: str = "", shown: str = "the file") -> str:
    """The text with one more entry at the end of the list at `path`; the list is made where it is missing or empty.

    A lone value where a list may stand becomes the first entry. `comment` goes above the new entry.
    """
    return insert(text, path, None, value, comment=comment, shown=shown)


def insert(
    text: str, path: Path, index: int | None, value: Value, *, comment: str = "", shown: str = "the file"
) -> str:
    """The text with a new entry before the one at `index` (None or beyond the end: after the last)."""
    opened = Opened(text, shown)
    parent = opened.find(path[:-1])
    node = opened.find(path, missing=True)
    at = 0
    if node is None and path:
        return add_key(text, path[:-1], str(path[-1]), [value], comment=comment, shown=shown)
    if node is None:
        new = opened.with_last_lines([*words.remark(comment, 0), *words.entry(value, 0)])
    elif isinstance(node, SequenceNode) and node.value:
        at = len(node.value) if index is None else min(index, len(node.value))
        new = opened.into_flow_list(node, at, value) if node.flow_style else opened.into_list(node, at, value, comment)
    else:
        at = int(_is_text(node))
        new = opened.into_value(parent, node, value, comment)

    def change(old: Any) -> Any:
        entries = old if isinstance(old, list) else [] if old is None else [old]
        return [*entries[:at], words.tree(value), *entries[at:]]

    return opened.proved(new, path, change, node)


def set_text(text: str, path: Path, value: Value, *, shown: str = "the file") -> str:
    """The text with the scalar at `path` replaced, or its key added where it is missing."""
    opened = Opened(text, shown)
    parent, node = opened.find(path[:-1]), opened.find(path, missing=True)
    if node is None:
        return add_key(text, path[:-1], str(path[-1]), value, shown=shown)
    if not isinstance(node, ScalarNode) or words.as_text(value) is None:
        raise opened.refusal(node, "a list or keys stand where one text would be put")
    if opened.plain(node) == words.tree(value):
        return text
    return opened.proved(opened.with_scalar(parent, node, value), path, lambda _: words.tree(value), node)


def add_key(
    text: str,
    path: Path,
    key: str,
    value: Value,
    *,
    before: str | None = None,
    after: str | None = None,
    comment: str = "",
    shown: str = "the file",
) -> str:
    """The text with a new key in the mapping at `path`: before or after the key named, where that is there, else last.

    `comment` goes above the key; above the first entry where the value is a list.
    """
    opened = Opened(text, shown)
    node = opened.find(path)
    if isinstance(node, MappingNode) and key in opened.keys(node):
        raise opened.refusal(node, f"`{key}` is there already")
    if node is None:
        new = opened.with_last_lines(_pair(key, value, 0, comment))
    elif isinstance(node, MappingNode) and node.value:
        new = opened.into_mapping(node, key, value, before, after, comment)
    else:
        new = opened.into_empty_mapping(opened.find(path[:-1]), node, key, value, comment)
    return opened.proved(new, path, lambda old: {**(old or {}), key: words.tree(value)}, node)


class Opened:
    """A text whose nodes are known. Each method gives the whole text with one change in it, not yet proved."""

    def __init__(self, text: str, shown: str) -> None:
        source = read_bytes(text.encode("utf-8", "replace"), shown)
        if source.faults or source.text != text:
            line = source.faults[0].place.line if source.faults else 1
            told = source.faults[0].message if source.faults else "its characters cannot be kept as they are"
            raise LaaError(f"cannot edit {shown}:{line}, because {told}", "`laa check` says how to mend it.")
        self.text = text
        self.shown = shown
        self.root = source.root
        found = _NEWLINE.search(text)
        self.newline = found.group() if found else "\n"

    def find(self, path: Path, *, missing: bool = False) -> Node | None:
        """The node at a path. Where its last part is a key that is not there: None if it may be `missing`."""
        node = self.root
        for depth, part in enumerate(path):
            last = missing and depth == len(path) - 1
            if isinstance(node, MappingNode):
                found = next((value for key, value in node.value if key.value == part), None)
                if found is None and last:
                    return None
            elif isinstance(node, SequenceNode) and isinstance(part, int) and -1 < part < len(node.value):
                found = node.value[part]
            elif last and (node is None or is_empty(node)):
                return None
            else:
                found = None
            if found is None:
                raise self.refusal(node, f"nothing called {part} is there")
            node = found
        return node

    def keys(self, node: MappingNode) -> list[str]:
        """The keys of a mapping, in their order."""
        return [str(key.value) for key, _ in node.value]

    def into_list(self, node: SequenceNode, at: int, value: Value, comment: str) -> str:
        """A block list with an entry before the one at `at`, set off by a blank line where the others are."""
        column = node.start_mark.column
        lines = [*words.remark(comment, column), *words.entry(value, column)]
        if self.text[node.start_mark.index] != "-":
            raise self.refusal(node, "the list is laid out in an unusual way")
        spaced = self._blank_line_between(node.value)
        if at == 0:
            return self._before(node, [*lines, *[""] * spaced])
        return self._with_lines(self._after(node.value[at - 1], column), [""] * spaced + lines)

    def into_flow_list(self, node: SequenceNode, at: int, value: Value) -> str:
        """A list between brackets with an entry before the one at `at`."""
        if at == 0:
            index = node.value[0].start_mark.index
            return f"{self.text[:index]}{words.flow(value)}, {self.text[index:]}"
        index = self.end(node.value[at - 1])
        return f"{self.text[:index]}, {words.flow(value)}{self.text[index:]}"

    def into_value(self, parent: Node | None, node: Node, value: Value, comment: str) -> str:
        """A list where there was nothing, an empty list, or a lone text that becomes its first entry."""
        start, end = node.start_mark.index, node.end_mark.index
        lone = self.text[start:end] if _is_text(node) else None
        if isinstance(node, MappingNode) or (lone is not None and ("\n" in lone or "\r" in lone)):
            raise self.refusal(node, "this is not a list")
        if not isinstance(parent, MappingNode) or parent.flow_style:
            if lone is not None and "," in lone:
                raise self.refusal(node, "this is not a list")
            inner = f"{lone}, {words.flow(value)}" if lone is not None else words.flow(value)
            return self._replaced(start, end, f"[{inner}]")
        column = self.key_column(parent, node) + STEP
        lines = [*words.remark(comment, column), *words.entry(value, column)]
        if lone is not None:
            lines.insert(0, f"{' ' * column}- {lone}")
        return self._below(node, lines, column)

    def into_mapping(
        self, node: MappingNode, key: str, value: Value, before: str | None, after: str | None, comment: str
    ) -> str:
        """A mapping with one more key."""
        keys = self.keys(node)
        at = len(keys)
        if before in keys:
            at = keys.index(str(before))
        elif after in keys:
            at = keys.index(str(after)) + 1
        if node.flow_style:
            new = f"{words.scalar(key, flow=True)}: {words.flow(value)}"
            if at == 0:
                index = node.value[0][0].start_mark.index
                return f"{self.text[:index]}{new}, {self.text[index:]}"
            index = self.end(node.value[at - 1][1])
            return f"{self.text[:index]}, {new}{self.text[index:]}"
        column = node.start_mark.column
        lines = _pair(key, value, column, comment)
        if at == 0:
            return self._before(node, lines)
        return self._with_lines(self._after(node.value[at - 1][1], column), lines)

    def into_empty_mapping(self, parent: Node | None, node: Node, key: str, value: Value, comment: str) -> str:
        """A first key where there was nothing, or `{}`."""
        if not (isinstance(node, MappingNode) or is_empty(node)):
            raise self.refusal(node, "this has no keys of its own")
        if not isinstance(parent, MappingNode) or parent.flow_style:
            return self._replaced(node.start_mark.index, node.end_mark.index, words.flow({key: value}))
        column = self.key_column(parent, node) + STEP
        return self._below(node, _pair(key, value, column, comment), column)

    def with_scalar(self, parent: Node | None, node: ScalarNode, value: Value) -> str:
        """Another text in the place of a scalar, in the same kind of quotes."""
        text, start, end = words.as_text(value) or "", node.start_mark.index, self.end(node)
        in_block = not (isinstance(parent, MappingNode | SequenceNode) and parent.flow_style)
        if in_block and (node.style in ("|", ">") or isinstance(value, Prose) or "\n" in text.rstrip("\n")):
            column = self.key_column(parent, node) if isinstance(parent, MappingNode) else parent.start_mark.column  # type: ignore[union-attr]
            lines = words.literal(text, column)
            if lines is not None:
                if node.style in ("|", ">"):
                    header = _AFTER_HEADER.match(self.text, start)
                    lines[0] += header["comment"] if header else ""
                else:  # a comment on the line stays on it
                    line_end = self.line_end(end)
                    lines[0] += self.text[end:line_end].rstrip()
                    end = line_end
                return self._replaced(start, end, self.newline.join(lines))
        quotes: words.Quotes = "'" if node.style == "'" else '"' if node.style == '"' else ""
        bare = text.rstrip("\n") if in_block else text
        new = bare if isinstance(value, bool | Decimal) else words.scalar(bare, flow=not in_block, quotes=quotes)
        return self._replaced(start, end, new)

    def with_last_lines(self, lines: list[str]) -> str:
        """Lines at the end of a text that holds nothing but comments."""
        if not self.text.strip():
            return self.newline.join(lines) + self.newline
        return self._with_lines(len(self.text.rstrip("\r\n")), lines)

    def proved(self, new: str, path: Path, change: Callable[[Any], Any], node: Node | None) -> str:
        """The new text, once it is shown to be the old one with what stands at `path` changed so, and nothing else."""
        holder = [self.plain(self.root)]
        inside: Any = holder
        last, *before = reversed((0, *path))
        for part in reversed(before):
            inside = inside[part]
        inside[last] = change(inside.get(last) if isinstance(inside, dict) else inside[last])
        again = read_bytes(new.encode("utf-8"), self.shown)
        if again.faults or again.text != new or self.plain(again.root) != holder[0]:
            raise self.refusal(node, "the change would touch more than it should")
        return new

    def refusal(self, node: Node | None, why: str) -> LaaError:
        """The error that sends a person to the line."""
        line = node.start_mark.line + 1 if node is not None else 1
        return LaaError(f"cannot edit {self.shown}:{line}, because {why}", f"Edit line {line} by hand.")

    def plain(self, node: Node | None) -> Any:
        """What a node says: texts, lists, mappings, None."""
        if node is None or is_empty(node):
            return None
        if isinstance(node, MappingNode):
            found = {key.value if isinstance(key.value, str) else "": self.plain(value) for key, value in node.value}
            if len(found) != len(node.value):
                raise self.refusal(node, "a key stands here twice")
            return found
        if isinstance(node, SequenceNode):
            return [self.plain(entry) for entry in node.value]
        return str(node.value).rstrip("\n")

    def end(self, node: Node) -> int:
        """The index behind the last character that belongs to a node."""
        if isinstance(node, ScalarNode):
            end = node.end_mark.index
            if node.style in ("|", ">"):
                start = node.start_mark.index
                end = start + len(self.text[start:end].rstrip("\r\n"))
            return int(end)
        if not isinstance(node, MappingNode | SequenceNode) or node.flow_style or not node.value:
            return int(node.end_mark.index)
        last = node.value[-1]
        return self.end(last[1] if isinstance(last, tuple) else last)

    def _after(self, node: Node, column: int) -> int:
        """Where the line ends on which a node does, and the comments below it that are indented more than `column`."""
        end = self.line_end(self.end(node))
        while end < len(self.text):
            below = _NEWLINE.match(self.text, end).end()  # type: ignore[union-attr]
            comment = _COMMENT.match(self.text, below)
            if comment is None or len(comment.group()) - len(comment.group().lstrip(" ")) <= column:
                break
            end = comment.end()
        return end

    def _before(self, node: Node, lines: list[str]) -> str:
        """Lines put in above the first one of a list or mapping, below the comments over it."""
        start, column = node.start_mark.index, node.start_mark.column
        return self.text[:start] + self.newline.join([*lines, " " * column])[column:] + self.text[start:]

    def _below(self, node: Node, lines: list[str], column: int) -> str:
        """What a key had on its line taken away, and lines put under it and its comments."""
        start, end = node.start_mark.index, node.end_mark.index
        under = self._after(node, column - STEP)
        return self.text[:start].rstrip(" ") + self.text[end:under] + self._led(lines) + self.text[under:]

    def _with_lines(self, index: int, lines: list[str]) -> str:
        """Lines put in where a line ends."""
        return self.text[:index] + self._led(lines) + self.text[index:]

    def _led(self, lines: list[str]) -> str:
        return "".join(self.newline + line for line in lines)

    def _replaced(self, start: int, end: int, new: str) -> str:
        gap = " " if self.text[start - 1 : start] in (":", "-") else ""
        return self.text[:start] + gap + new + self.text[end:]

    def line_start(self, index: int) -> int:
        """Where the line begins that an index is on."""
        return max(self.text.rfind("\n", 0, index), self.text.rfind("\r", 0, index)) + 1

    def line_end(self, index: int) -> int:
        """Where the line ends that an index is on."""
        found = _NEWLINE.search(self.text, index)
        return found.start() if found else len(self.text)

    def key_column(self, parent: MappingNode, node: Node) -> int:
        """The column of the key that a value belongs to."""
        return next(int(key.start_mark.column) for key, value in parent.value if value is node)

    def _blank_line_between(self, entries: list[Node]) -> bool:
        """Whether the entries of a list are set apart by blank lines."""
        if len(entries) < 2:
            return False
        between = self.text[self.line_end(self.end(entries[-2])) : entries[-1].start_mark.index]
        return any(not line.strip() for line in _NEWLINE.split(between)[1:-1])


def _pair(key: str, value: Value, column: int, comment: str) -> list[str]:
    lines = words.pair(key, value, column)
    if isinstance(value, list) and len(lines) > 1:
        return [lines[0], *words.remark(comment, column + STEP), *lines[1:]]
    return [*words.remark(comment, column), *lines]


def is_empty(node: Node) -> bool:
    """Whether nothing was typed where a value could be."""
    return isinstance(node, ScalarNode) and not node.style and node.value == ""


def _is_text(node: Node) -> bool:
    return isinstance(node, ScalarNode) and not is_empty(node)
