"""What YAML offers beyond plain text, lists and mappings, and how deep these may be nested.

Anchors, aliases and tags are found on the parser's events, before anything is built: reported, and taken out. Nesting
that would crash libyaml's composer stops it.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import yaml
from yaml._yaml import CParser

from .value import value_at

if TYPE_CHECKING:
    from . import Source

DEEPEST = 64  # levels of nesting; the format itself needs about a dozen
_TOO_DEEP = "nesting depth"  # libyaml 0.2.6 and newer, of a thousand brackets read ahead of the events
MOST_PROPERTIES = 100  # anchors, aliases and tags shown one by one; with more, it is no record

# The pass over the events costs more than composing: it is made only where one of these finds a reason.
_MARK = re.compile(r"[!&*](?:(?<=!)|(?=[A-Za-z0-9_-]))")
# A text below its key, all of whose lines are further in.
_BLOCK_TEXT = re.compile(
    r"\n(?P<in> *)(?P<dash>- )?[a-z_]+: [|>][-+]?\r?(?:\n(?:(?P=in)(?(dash)  ) +\S.*|[ \t]*\r?(?=\n)))+"
)
_BEFORE_A_VALUE = frozenset("\r\n[{,:?-")
_COMPACT = re.compile(r"[ \t]*(?:[-?:][ \t]+){16}")
_CLOSES = re.compile(r"[ \t]*[,\]}]")
_PROPERTIES = re.compile(r"(?:[&*][A-Za-z0-9_-]+|![^\s,\[\]{}]*)(?:[ \t]+(?:&[A-Za-z0-9_-]+|![^\s,\[\]{}]*))*")


class Composer(CParser):
    """libyaml composing nodes with implicit typing off: a node has a tag only where one was typed.

    The three methods are called for every node, and do nothing: those of C take half the time of our own.
    """

    resolve: Any = staticmethod("".format)  # of (kind, value, implicit): no tag, whatever the value looks like
    descend_resolver: Any = staticmethod(operator.is_)  # of (parent, index)
    ascend_resolver: Any = staticmethod(bool)


class _Bounded(Composer):
    """The same, for text that may be nested deeper than the composer can bear: it stops in time."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._depth = 0

    def descend_resolver(self, parent: yaml.Node, index: object) -> None:
        """Another level. Raises ComposerError, as libyaml does of a thousand brackets read ahead."""
        self._depth += 1
        if self._depth > DEEPEST + 1:  # a text in the deepest list is the last
            raise yaml.composer.ComposerError(None, None, _TOO_DEEP, parent.start_mark)

    def ascend_resolver(self) -> None:
        """A level less."""
        self._depth -= 1


def composer(text: str) -> Composer:
    """What composes the nodes of a text, safe however deep it is."""
    return _Bounded(text) if _may_be_deep(text) else Composer(text)


def report_depth(source: Source, error: yaml.MarkedYAMLError) -> bool:
    """Whether composing stopped because of the depth, which is reported then."""
    if error.problem_mark is None or _TOO_DEEP not in str(error.problem):
        return False
    message = f"lists and mappings are nested more than {DEEPEST} deep here"
    hint = "A record needs about a dozen levels. Look for stray brackets or dashes."
    source.fault((error.problem_mark.line + 1, error.problem_mark.column + 1), "too-deep", message, hint)
    return True


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
    """Report and take out anchors, aliases and tags; the text without them, and whether that was done.

    An alias can make a node that contains itself.
    """
    if not _may_hold_properties(text):
        return text, True
    found: list[tuple[int, int, int]] = []
    with suppress(yaml.YAMLError):  # composing meets any other fault as well, and explains it
        for event, line, column, index in _events(text):
            if isinstance(event, yaml.NodeEvent) and (event.anchor is not None or getattr(event, "tag", None)):
                found.append((line + 1, column + 1, index))
    for line, column, index in reversed(found[:MOST_PROPERTIES]):
        text = _without_properties(source, text, line, column, index)
    return text, len(found) <= MOST_PROPERTIES


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
    marks = _marks(text)
    if marks == {"*"}:  # emphasis in Markdown; a copy of nothing is no danger, and is told of when it is composed
        marks = _marks(_BLOCK_TEXT.sub("", text))
    return bool(marks)


def _marks(text: str) -> set[str]:
    """Which of `&`, `*` and `!` stand where a value may begin."""
    if "!" not in text and "&" not in text and "*" not in text:
        return set()
    found = set()
    for match in _MARK.finditer(text):
        at = match.start()
        before = text[at - 1 : at]
        if before in " \t":
            before = text[max(0, at - 100) : at].rstrip(" \t")[-1:]
        if not before or before in _BEFORE_A_VALUE:
            found.add(match.group())
    return found


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
