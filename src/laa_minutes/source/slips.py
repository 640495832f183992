"""What YAML makes of a clerk's sentence: recognising the slip, explaining it in plain words, mending the line.

A mend is proposed only after it was tried: with the mended line the parser must come further than before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass

import yaml

_PAIR = re.compile(r"^(?P<lead> *(?:- +)*)(?P<key>\w[\w /.&'-]*?): +(?P<value>\S.*?) *$")
_ENTRY = re.compile(r"^(?P<lead> *(?:- +)+)(?P<value>\S.*?) *$")
_NO_SPACE_AFTER_KEY = re.compile(r"^(?P<lead> *(?:- +)*)(?P<key>[a-z_]+):(?P<value>[^\s:/].*?) *$")
_NO_SPACE_AFTER_DASH = re.compile(r"^(?P<lead> *(?:- +)*)-(?P<value>[^\s-].*?) *$")
_LINE_END = re.compile(r"\r\n|\r|\n")
_SPECIAL = "[]{}@*&'\"%!?|>`-,#"
_LOOK_BACK = 60  # lines above the complaint in which an unclosed quote is looked for


@dataclass(frozen=True, slots=True)
class Mend:
    """A line that broke the syntax, what was wrong with it, and the whole text with that line mended."""

    text: str
    line: int
    column: int
    width: int
    code: str
    message: str
    hint: str


def quoted(value: str) -> str:
    """The value in quotes, such that YAML reads back the same text."""
    if '"' in value or "\\" in value:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'


def value_on(line: str) -> str:
    """What stands after the key, or after the dash, on a line; the bare line where there is neither."""
    match = _PAIR.match(line) or _ENTRY.match(line)
    return match["value"] if match else line.strip()


def mend(
    text: str, error: yaml.MarkedYAMLError, furthest: Callable[[str], tuple[int, int]], mended: Set[int]
) -> Mend | None:
    """The mend of the line that the parser stumbled over, or None where no known slip is behind it.

    `furthest` tells how far the parser comes in a text; lines already `mended` (from 1) are left alone.
    """
    ends = [match.end() for match in _LINE_END.finditer(text)]
    starts = [0, *ends]
    reached = furthest(text)
    for number in _suspects(text, starts, error):
        if number + 1 in mended:
            continue
        begin = starts[number]
        stop = ends[number] if number < len(ends) else len(text)
        line = text[begin:stop].rstrip("\r\n")
        for column, width, instead, code, message in _slips(line):
            candidate = text[:begin] + instead + text[begin + len(line) :]
            if furthest(candidate) > max(reached, (number, len(line))):
                hint = f"Write it like this:  {instead.strip()}"
                return Mend(candidate, number + 1, column, width, code, message, hint)
    return None


def _suspects(text: str, starts: list[int], error: yaml.MarkedYAMLError) -> Iterator[int]:
    """Line numbers, from 0, most likely first: the complaint's own, where its context began, then upwards."""
    seen: set[int] = set()
    for mark in (error.problem_mark, error.context_mark):
        if mark is not None:
            for number in (mark.line, mark.line - 1):
                if number not in seen and 0 <= number < len(starts):
                    seen.add(number)
                    yield number
    bottom = max(seen, default=0)
    for number in range(bottom, max(-1, bottom - _LOOK_BACK), -1):
        if number not in seen and 0 <= number < len(starts):
            yield number


def _slips(line: str) -> Iterator[tuple[int, int, str, str, str]]:
    """Each way in which the line may be meant: (column, width, the mended line, code, message)."""
    if match := _NO_SPACE_AFTER_KEY.match(line):
        lead, key, value = match["lead"], match["key"], match["value"]
        yield (
            len(lead) + 1,
            len(key) + 2,
            f"{lead}{key}: {value}",
            "missing-space",
            f"there is no space after `{key}:`, so YAML does not see a key",
        )
    if match := _NO_SPACE_AFTER_DASH.match(line):
        lead, value = match["lead"], match["value"]
        message = "there is no space after the dash, so YAML does not see a list entry"
        yield len(lead) + 1, 2, f"{lead}- {value}", "missing-space", message
    for match in filter(None, (_PAIR.match(line), _ENTRY.match(line))):
        value = match["value"]
        before = line[: match.start("value")]
        column = len(before) + 1
        if value[0] in _SPECIAL:
            message = f"a value that begins with `{value[0]}` means something else to YAML"
            yield column, len(value), before + quoted(value), "quote-needed", message
        elif ": " in value or value.endswith(":"):
            at = value.find(": ") if ": " in value else len(value) - 1
            message = "a colon inside the text makes YAML look for another key"
            yield column + at, 1, before + quoted(value), "quote-needed", message


_SYNTAX = {
    "found character that cannot start any token": "this character cannot stand here unquoted",
    "mapping values are not allowed in this context": "a colon stands where no key can be",
    "block sequence entries are not allowed in this context": "a list entry stands where none can be",
    "could not find expected ':'": "this line is neither a key with its colon nor text that belongs to the line above",
    "found unexpected end of stream": "a quotation mark that was opened is never closed",
    "did not find expected key": "this line does not line up with the keys around it",
    "did not find expected '-' indicator": "this line does not line up with the list around it",
    "did not find expected ',' or '}'": "a `{` is not closed, or text inside it holds a comma or colon",
    "did not find expected ',' or ']'": "a `[` is not closed, or text inside it holds a comma or colon",
}
_SYNTAX_HINTS = {
    "found unexpected end of stream": "Close it, or leave out both quotation marks.",
    "did not find expected ',' or '}'": "Put such text in quotes, or lay the entry out on lines of its own.",
    "did not find expected ',' or ']'": "Put such text in quotes, or lay the list out on lines of its own.",
}


def explain(text: str, error: yaml.MarkedYAMLError) -> tuple[int, int, str, str, str]:
    """A fault that no mend cures, in plain words: (line, column, code, message, hint)."""
    problem = error.problem or "the file cannot be read as YAML"
    mark = error.problem_mark or error.context_mark
    if problem == "found unexpected end of stream" and error.context_mark is not None:
        mark = error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    if "another document" in problem:
        hint = "Keep one record in a file; delete the line of dashes, or move what follows it to another file."
        return line, column, "second-document", "a second document begins here; a file holds one", hint
    lines = _LINE_END.split(text)
    typed = lines[line - 1] if line <= len(lines) else ""
    if "tab" in problem or "\t" in typed[: len(typed) - len(typed.lstrip())]:
        return (
            line,
            column,
            "tab",
            "a tab is used for indentation; YAML wants spaces",
            "Replace each tab by two spaces.",
        )
    hint = _SYNTAX_HINTS.get(problem, "Compare the indentation of this line with the lines above it.")
    return line, column, "yaml-syntax", _SYNTAX.get(problem, problem), hint
