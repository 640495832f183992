"""What YAML makes of a clerk's sentence: recognising the slip, explaining it in plain words, mending the line.

A mend is proposed only after it was tried: with the mended line the parser must come further than before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Set

import yaml

from ..frozen import dataclass
from .explain import BACKSLASH, TAB
from .value import LINE_END, ODD_SPACES, Value, content_column, indent_of, line_at, quoted, value_on

_KEY_LINE = re.compile(r"(?P<lead> *(?:- +)*)(?P<key>[a-z_]+):(?: |$)")
_NO_SPACE_AFTER_KEY = re.compile(r"(?P<lead> *(?:- +)*)(?P<key>[a-z_]+):(?P<value>[^\s:/].*)")
_NO_SPACE_AFTER_DASH = re.compile(r"(?P<lead> *(?:- +)*)-(?P<value>[^\s-].*)")
_FLOW_KEY = re.compile(r"\{ *\w[^{}\[\],:]*: ")
_NEXT_FLOW_KEY = re.compile(r", *(?=[a-z_]+: )")
_SPECIAL = "[]{}@*&'\"%!?|>`-,#"
_COLON = "a colon inside the text makes YAML look for another key"
_LOOK_BACK = 60  # lines above the complaint in which an unclosed quote is looked for

_ODD_SPACE = re.compile(f"[ {ODD_SPACES}]*(?:-[ {ODD_SPACES}]+)*(?:[a-z_]+:[ {ODD_SPACES}]+)?")
_ODD = re.compile(f"[{ODD_SPACES}]")


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


def mend(
    text: str, error: yaml.MarkedYAMLError, furthest: Callable[[str], tuple[int, int]], mended: Set[int]
) -> Mend | None:
    """The mend of the line that the parser stumbled over, or None where no known slip is behind it.

    `furthest` tells how far the parser comes in a text; lines already `mended` (from 1) are left alone.
    """
    starts = [0, *(match.end() for match in LINE_END.finditer(text))]
    reached = furthest(text)
    for number in _suspects(len(starts), error):
        if number + 1 in mended:
            continue
        line = line_at(text, starts[number])
        tab: tuple[int, Mend] | None = None
        for column, width, candidate, code, message, hint in _slips(text, starts, number, error):
            found = Mend(candidate, number + 1, column, width, code, message, hint[:1].upper() + hint[1:])
            come = furthest(candidate)
            if come > max(reached, (number, len(line) + max(0, len(candidate) - len(text)))):
                return found
            if code == "tab" and (tab is None or come[0] > tab[0]):
                tab = come[0], found
        if tab is not None and error.problem_mark and error.problem_mark.line == number:
            return tab[1]  # wrong in any case, though another slip may still hide behind it
    return None


def _suspects(lines: int, error: yaml.MarkedYAMLError) -> Iterator[int]:
    """Line numbers, from 0, most likely first: the complaint's own, where its context began, then upwards."""
    near = [mark.line for mark in (error.problem_mark, error.context_mark) if mark is not None]
    order = [number for line in near for number in (line, line - 1)]
    bottom = max(order, default=0)
    order += range(bottom, bottom - _LOOK_BACK, -1)
    yield from (number for number in dict.fromkeys(order) if 0 <= number < lines)


_Slip = tuple[int, int, str, str, str, str]  # column, width, the mended text, code, message, hint


def _slips(text: str, starts: list[int], number: int, error: yaml.MarkedYAMLError) -> Iterator[_Slip]:
    """Each way in which a line may be meant."""
    begin = starts[number]
    line = line_at(text, begin)
    if not line.strip():
        return
    yield from _space_slips(text, starts, number)
    value = value_on(text, begin)
    if value is not None:
        yield from _value_slips(value)
    mark = error.problem_mark
    if mark is None or mark.line != number:
        mark = error.context_mark if error.context == "while scanning a simple key" else None
    if mark is None or mark.line != number or "document start" in (error.problem or ""):
        return
    colon = error.problem == "mapping values are not allowed in this context"
    if not colon or _KEY_LINE.match(line):
        yield from _indentation_slips(text, starts, number)
    if colon:
        at = begin + mark.column + 1
        instead = text[:at] + "\u00a0" + text[at + (text[at : at + 1] == " ") :]
        hint = "Put the whole text in quotes, or write `|` after the key and the text on lines of its own below."
        yield mark.column + 1, 1, instead, "quote-needed", _COLON, hint


def _space_slips(text: str, starts: list[int], number: int) -> Iterator[_Slip]:
    """A space that is missing, or is none, or is a tab."""
    begin = starts[number]
    line = line_at(text, begin)

    def whole(instead: str) -> str:
        return text[:begin] + instead + text[begin + len(line) :]

    indent = line[: len(line) - len(line.lstrip(" \t"))]
    if "\t" in indent:
        hint = "Put spaces in its place, so that the line begins below those it belongs with."
        above = content_column(line_at(text, starts[max(0, number - 1)]))
        for width in dict.fromkeys((above, *(len(indent.replace("\t", " " * width)) for width in (2, 4, 8, 0)))):
            yield indent.index("\t") + 1, 1, whole(" " * width + line[len(indent) :]), "tab", TAB, hint
    head = _ODD_SPACE.match(line)
    if head and (odd := _ODD.search(head.group())):
        message = "this space is not an ordinary one (it came with pasted text), and YAML does not see it"
        instead = whole(_ODD.sub(" ", head.group()) + line[head.end() :])
        yield odd.start() + 1, 1, instead, "missing-space", message, "Type an ordinary space in its place."
    if match := _NO_SPACE_AFTER_KEY.match(line):
        lead, key, value = match["lead"], match["key"], match["value"]
        message = f"there is no space after `{key}:`, so YAML does not see a key"
        instead = f"{lead}{key}: {value}"
        yield len(lead) + 1, len(key) + 2, whole(instead), "missing-space", message, _told(instead)
    if match := _NO_SPACE_AFTER_DASH.match(line):
        lead, value = match["lead"], match["value"]
        message = "there is no space after the dash, so YAML does not see a list entry"
        instead = f"{lead}- {value}"
        yield len(lead) + 1, 2, whole(instead), "missing-space", message, _told(instead)


def _value_slips(value: Value) -> Iterator[_Slip]:
    """Text that YAML takes for something else."""
    words, column = value.words, len(value.before) + 1
    first = words[0]
    for code, message, instead in (*_quote_slips(words), *_bracket_slips(words)):
        yield column, len(words), value.replaced(instead), code, message, value.told(instead)
    if _FLOW_KEY.match(words) or _is_quoted(words):
        return
    if first in _SPECIAL:
        message = f"a value that begins with “{first}” means something else to YAML"
        hint = "Begin the list on the line below its key." if words.startswith("- ") else value.told()
        yield column, len(words), value.in_quotes(), "quote-needed", message, hint
    elif ": " in words or words.endswith(":"):
        at = words.find(": ") if ": " in words else len(words) - 1
        yield column + at, 1, value.in_quotes(), "quote-needed", _COLON, value.told()


def _quote_slips(words: str) -> Iterator[tuple[str, str, str]]:
    """Code, message and the words mended, where quotation marks that are to surround a text do not hold it together."""
    mark, inner = words[0], words[1:-1]
    if mark == '"' and mark not in words[1:]:
        yield "quote-needed", "a quotation mark is opened and never closed", words + mark
    if mark == '"' and "\\" in inner and _is_quoted(words):
        yield "quote-needed", BACKSLASH, quoted(inner)
    if mark in "'\"" and words.endswith(mark) and not _is_quoted(words):
        at = inner.find(mark)
        if at <= 0 or inner[at - 1].isspace() or inner[at + 1 : at + 2].isalnum():  # else a word in quotes begins it
            yield "quote-needed", "a quotation mark inside the text ends it", quoted(inner)


def _bracket_slips(words: str) -> Iterator[tuple[str, str, str]]:
    """The same for brackets."""
    if _FLOW_KEY.match(words):
        pairs = [pair.partition(": ") for pair in _NEXT_FLOW_KEY.split(words.strip("{} "))]
        instead = ", ".join(f"{key}: {_safe_between_brackets(text)}" for key, _, text in pairs)
        if not words.endswith("}"):
            yield "yaml-syntax", "the { that opens this entry is never closed", f"{{{instead}}}"
        message = "between { } a colon, a bracket or a backslash inside a text means something else to YAML"
        yield "quote-needed", message, f"{{{instead}}}"
    elif words[0] == "[" and "]" not in words and ", " in words:
        yield "yaml-syntax", "the [ that opens this list is never closed", f"{words}]"


def _is_quoted(words: str) -> bool:
    """Whether quotation marks surround the words as YAML wants them."""
    if len(words) < 2 or words[0] not in "'\"" or words[-1] != words[0]:
        return False
    rest = words[1:-1].replace("''", "") if words[0] == "'" else re.sub(r"\\.", "", words[1:-1])
    return words[0] not in rest


def _safe_between_brackets(text: str) -> str:
    if text[:1] == '"' and "\\" in text and _is_quoted(text):
        return quoted(text[1:-1])
    whole = _is_quoted(text) or (text[:1] in "[{" and text[-1:] in "]}")
    return text if whole or not re.search(r"[:,\[\]{}]|^[@*&'\"%!?|>`]", text) else quoted(text)


def _indentation_slips(text: str, starts: list[int], number: int) -> Iterator[_Slip]:
    """A line that does not begin below those it belongs with: columns of the lines above are tried, nearest first."""
    line = line_at(text, starts[number])
    indent = indent_of(line)
    entry, key = line.lstrip().startswith("- "), _KEY_LINE.match(line) is not None
    message = f"this {'key' if key and not entry else 'line'} does not line up with those it belongs with"
    tried = {indent}
    for above in range(number - 1, max(-1, number - _LOOK_BACK), -1):
        typed = line_at(text, starts[above])
        columns = [indent_of(typed)] if entry else [content_column(typed), indent_of(typed)]
        if not key and not entry and above == number - 1:
            columns.insert(1, columns[0] + 2)  # the rest of a text that begins on the line above
        for column in columns if typed.strip() else ():
            if column not in tried:
                tried.add(column)
                hint = f"Begin it in column {column + 1}."
                candidate = _moved(text, starts, number, column - indent)
                yield indent + 1, len(line) - indent, candidate, "yaml-syntax", message, hint


def _moved(text: str, starts: list[int], number: int, by: int) -> str:
    """The text with a line moved to the left or right, and with it the lines below that belong to it."""
    least = indent_of(line_at(text, starts[number])) + (by > 0)
    after = number + 1
    while after < len(starts) and (not (line := line_at(text, starts[after])).strip() or indent_of(line) >= least):
        after += 1
    begin, end = starts[number], starts[after] if after < len(starts) else len(text)
    block = text[begin:end]
    if by > 0:
        block = re.sub(r"^(?=[^\r\n])", " " * by, block, flags=re.M)
    else:
        block = re.sub(rf"^ {{{-by}}}", "", block, flags=re.M)
    return text[:begin] + block + text[end:]


def _told(line: str) -> str:
    return f"write it like this:  {line.strip()}"
