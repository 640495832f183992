"""What YAML offers beyond plain text, lists and mappings: found on the parser's events, before anything is built.

Anchors, aliases and tags are reported and taken out; nesting that would exhaust the composer stops the reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import yaml
from yaml._yaml import CParser

from .value import value_at

if TYPE_CHECKING:
    from . import Source

DEEPEST = 64  # levels of nesting; the format itself needs about a dozen
_TOO_DEEP = "nesting depth"  # libyaml 0.2.6 and newer, of a thousand brackets read ahead of the events
MOST_PROPERTIES = 100  # anchors, aliases and tags shown one by one; with more, it is no record

# The pass over the events costs more than composing: it is made only where one of these finds a reason.
_MARK = re.compile(r"[&*](?=[A-Za-z0-9_-])|!")
_BEFORE_A_VALUE = frozenset("\r\n[{,:?-")
_COMPACT = re.compile(r"[ \t]*(?:[-?:][ \t]+){16}")
_CLOSES = re.compile(r"[ \t]*[,\]}]")
_PROPERTIES = re.compile(r"(?:[&*][A-Za-z0-9_-]+|![^\s,\[\]{}]*)(?:[ \t]+(?:&[A-Za-z0-9_-]+|![^\s,\[\]{}]*))*")


class Composer(CParser):
    """libyaml composing nodes with implicit typing off: a node has a tag only where one was typed."""

    def resolve(self, kind: object, value: object, implicit: object) -> str:
        """No tag, whatever the value looks like."""
        return ""

    def descend_resolver(self, parent: object, index: object) -> None:
        """Nothing to keep count of."""

    def ascend_resolver(self) -> None:
        """Nothing to keep count of."""


def furthest(text: str) -> tuple[int, int]:
    """How far the parser comes in a text: line and column of its complaint, or past the end if it has none."""
    depth = 0
    try:
        for event, line, column, _ in _events(text):
            depth += _step(event)
            if depth > DEEPEST:
                return line, column
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return (mark.line, mark.column) if mark else (0, 0)
    except yaml.YAMLError:
        return 0, 0
    return len(text) + 1, 0


def guard(source: Source, text: str) -> tuple[str, bool]:
    """Report and take out anchors, aliases and tags; the text without them, and whether it is safe to compose.

    libyaml's composer crashes the process on deep nesting, and an alias can make a node that contains itself.
    """
    if not (_may_hold_properties(text) or _may_be_deep(text)):
        return text, True
    depth = 0
    found: list[tuple[int, int, int]] = []
    try:
        for event, line, column, index in _events(text):
            depth += _step(event)
            if depth > DEEPEST:
                return text, _report_depth(source, line, column)
            if isinstance(event, yaml.NodeEvent) and (event.anchor is not None or getattr(event, "tag", None)):
                found.append((line + 1, column + 1, index))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        if mark is not None and _TOO_DEEP in str(getattr(error, "problem", "")):
            return text, _report_depth(source, mark.line, mark.column)
        # Composing meets any other fault as well, and explains it.
    for line, column, index in reversed(found[:MOST_PROPERTIES]):
        text = _without_properties(source, text, line, column, index)
    return text, len(found) <= MOST_PROPERTIES


def _report_depth(source: Source, line: int, column: int) -> bool:
    """File the fault; the text is not safe to compose."""
    message = f"lists and mappings are nested more than {DEEPEST} deep here"
    hint = "A record needs about a dozen levels. Look for stray brackets or dashes."
    source.fault((line + 1, column + 1), "too-deep", message, hint)
    return False


def _events(text: str) -> Iterator[tuple[yaml.Event, int, int, int]]:
    """Each event with the line, column and index, all from 0, at which it starts. Safe at any depth."""
    parser = Composer(text)
    while (event := parser.get_event()) is not None:
        mark = event.start_mark
        if mark is not None:
            yield event, mark.line, mark.column, mark.index


def _step(event: yaml.Event) -> int:
    if isinstance(event, yaml.CollectionStartEvent):
        return 1
    return -1 if isinstance(event, yaml.CollectionEndEvent) else 0


def _may_hold_properties(text: str) -> bool:
    """Whether a `&`, `*` or `!` stands where a value may begin, as it does in some prose too."""
    if "!" not in text and "&" not in text and "*" not in text:
        return False
    for match in _MARK.finditer(text):
        at = match.start()
        before = text[at - 1 : at]
        if before in " \t":
            before = text[max(0, at - 100) : at].rstrip(" \t")[-1:]
        if not before or before in _BEFORE_A_VALUE:
            return True
    return False


def _may_be_deep(text: str) -> bool:
    """Whether brackets, indentation or indicators in a row could nest values by the hundred."""
    if text.count("[") + text.count("{") > DEEPEST or " " * (DEEPEST + 1) in text:
        return True
    if max(map(len, text.split("\n"))) <= 6 * DEEPEST:
        return False
    return any(len(line) > 6 * DEEPEST and _COMPACT.match(line) for line in text.splitlines())


def _without_properties(source: Source, text: str, line: int, column: int, index: int) -> str:
    """Report what stands at the index, and put the value in quotes if it reads like text, or else blank it."""
    match = _PROPERTIES.match(text, index)
    if match is None:
        return text
    token = match.group()
    if "!" in token:
        code, what = "yaml-tag", "a YAML tag"
    elif token[0] == "*":
        code, what = "yaml-anchor", "YAML for a copy of another value"
    else:
        code, what = "yaml-anchor", "YAML for a name to copy from"
    value = value_at(text, index)
    if token.startswith("!!"):
        value = None  # nobody's text begins like this
    is_text = value is not None and value.words[len(token) :].lstrip()[:1] not in ("", *"[{|>'\"")
    hint = "Write the value out again." if token[0] == "*" else "Delete it."
    if value is not None and is_text:
        hint = f"If it is text, {value.told()}"
    elif value is not None and value.stop == value.end:
        hint = f"{hint} Or, if it is text, {value.told()}"
    source.fault((line, column), code, f"`{token}` is {what}, which records do not use", hint, width=len(token))
    if value is not None and (is_text or (value.stop == value.end and value.before.endswith("- "))):
        return value.in_quotes()
    end = match.end()
    wanted = value is None and (token[0] == "*" or _CLOSES.match(text, end))
    return text[:index] + ('""' if wanted else "").ljust(len(token)) + text[end:]
