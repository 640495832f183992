"""What YAML makes of a clerk's sentence: recognising the slip, explaining it in plain words, mending the line.

A mend is proposed only after it was tried: with the mended line the parser must come further than before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass
from itertools import islice

import yaml

_PAIR = re.compile(r"(?P<lead> *(?:- +)*)(?P<key>\w[\w /.,&'()-]*?) ?: +(?P<value>\S.*)")
_ENTRY = re.compile(r"(?P<lead> *(?:- +)+)(?P<value>\S.*)")
_KEY_LINE = re.compile(r"(?P<lead> *(?:- +)*)(?P<key>[a-z_]+):(?: |$)")
_NO_SPACE_AFTER_KEY = re.compile(r"(?P<lead> *(?:- +)*)(?P<key>[a-z_]+):(?P<value>[^\s:/].*)")
_NO_SPACE_AFTER_DASH = re.compile(r"(?P<lead> *(?:- +)*)-(?P<value>[^\s-].*)")
_FLOW_KEY = re.compile(r"\{ *\w[^{}\[\],:]*: ")
_NEXT_FLOW_KEY = re.compile(r", *(?=[a-z_]+: )")
_LINE_END = re.compile(r"\r\n|\r|\n")
_LINES = re.compile(r"(?:\r\n|\r|\n)(?P<line>[^\r\n]*)")
_SPECIAL = "[]{}@*&'\"%!?|>`-,#"
_TAB = "a tab is used for indentation; YAML wants spaces"
_BACKSLASH = "between double quotation marks YAML reads a backslash as the beginning of a code"
_COLON = "a colon inside the text makes YAML look for another key"
MOST_LINES = 200  # of one text that was to be in quotes
_LOOK_BACK = 60  # lines above the complaint in which an unclosed quote is looked for

# Spaces that are none to YAML; web pages and word processors put them where an ordinary one was meant.
ODD_SPACES = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000"
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


@dataclass(frozen=True, slots=True)
class Value:
    """What stands after a key or a dash: from `begin` to `end` on its line, and to `stop` on the lines below."""

    text: str
    begin: int
    end: int
    stop: int
    before: str
    comment: str

    @property
    def words(self) -> str:
        """The value on its first line."""
        return self.text[self.begin : self.end]

    def told(self, instead: str | None = None) -> str:
        """How to write it as text: the mended line, with `instead` (the value in quotes) for the value."""
        if instead is None and self.stop > self.end:
            return f"write `{self.before.strip()} |` here, and the whole text on lines of its own below."
        return f"write it like this:  {(self.before + (instead or quoted(self.words)) + self.comment).strip()}"

    def replaced(self, instead: str) -> str:
        """The file's text with something else for this value's first line."""
        return self.text[: self.begin] + instead + self.text[self.end :]

    def in_quotes(self) -> str:
        """The file's text with the whole of this value in quotes."""
        return self.text[: self.begin] + quoted(self.text[self.begin : self.stop]) + self.text[self.stop :]


def quoted(value: str) -> str:
    """The value in quotes, such that YAML reads back the same text."""
    if '"' in value or "\\" in value:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'


def value_at(text: str, index: int) -> Value | None:
    """The value that begins at an index of the text; None where no value after a key or a dash begins there."""
    begin = max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1
    found = _value_on(text, begin)
    return found if found is not None and found.begin == index else None


def mend(
    text: str, error: yaml.MarkedYAMLError, furthest: Callable[[str], tuple[int, int]], mended: Set[int]
) -> Mend | None:
    """The mend of the line that the parser stumbled over, or None where no known slip is behind it.

    `furthest` tells how far the parser comes in a text; lines already `mended` (from 1) are left alone.
    """
    starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
    reached = furthest(text)
    for number in _suspects(len(starts), error):
        if number + 1 in mended:
            continue
        line = _line(text, starts[number])
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
    line = _line(text, begin)
    if not line.strip():
        return
    yield from _space_slips(text, starts, number)
    value = _value_on(text, begin)
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
    line = _line(text, begin)

    def whole(instead: str) -> str:
        return text[:begin] + instead + text[begin + len(line) :]

    indent = line[: len(line) - len(line.lstrip(" \t"))]
    if "\t" in indent:
        hint = "Put spaces in its place, so that the line begins below those it belongs with."
        above = _content_column(_line(text, starts[max(0, number - 1)]))
        for width in dict.fromkeys((above, *(len(indent.replace("\t", " " * width)) for width in (2, 4, 8, 0)))):
            yield indent.index("\t") + 1, 1, whole(" " * width + line[len(indent) :]), "tab", _TAB, hint
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
        yield "quote-needed", _BACKSLASH, quoted(inner)
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
    line = _line(text, starts[number])
    indent = _indent(line)
    entry, key = line.lstrip().startswith("- "), _KEY_LINE.match(line) is not None
    message = f"this {'key' if key and not entry else 'line'} does not line up with those it belongs with"
    tried = {indent}
    for above in range(number - 1, max(-1, number - _LOOK_BACK), -1):
        typed = _line(text, starts[above])
        columns = [_indent(typed)] if entry else [_content_column(typed), _indent(typed)]
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
    least = _indent(_line(text, starts[number])) + (by > 0)
    after = number + 1
    while after < len(starts) and (not (line := _line(text, starts[after])).strip() or _indent(line) >= least):
        after += 1
    begin, end = starts[number], starts[after] if after < len(starts) else len(text)
    block = text[begin:end]
    if by > 0:
        block = re.sub(r"^(?=[^\r\n])", " " * by, block, flags=re.M)
    else:
        block = re.sub(rf"^ {{{-by}}}", "", block, flags=re.M)
    return text[:begin] + block + text[end:]


def _value_on(text: str, begin: int) -> Value | None:
    """The value on the line that begins at an index, with the lines below that are indented further than its key."""
    line = _line(text, begin)
    match = _PAIR.match(line) or _ENTRY.match(line)
    if match is None:
        return None
    start = match.start("value")
    comment = line.find("  #", start)
    end = begin + len((line[:comment] if comment >= 0 else line).rstrip(" \t"))
    column = len(match["lead"]) if "key" in match.groupdict() else match["lead"].rindex("-")
    stop = end
    for below in islice(_LINES.finditer(text, begin + len(line)), MOST_LINES):
        typed = below.group("line")
        if typed.strip() and (_indent(typed) <= column or typed.lstrip().startswith("#")):
            break
        stop = below.start("line") + len(typed.rstrip(" \t")) if typed.strip() else stop
    return Value(text, begin + start, end, stop, line[:start], line[end - begin :].rstrip())


def _line(text: str, begin: int) -> str:
    found = _LINE_END.search(text, begin)
    return text[begin : found.start() if found else len(text)]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _content_column(line: str) -> int:
    """The column, from 0, of what follows the indentation and the dashes."""
    return len(line) - len(line.lstrip(" -"))


def _told(line: str) -> str:
    return f"write it like this:  {line.strip()}"


_SYNTAX = {
    "found character that cannot start any token": "this character cannot stand here unquoted",
    "mapping values are not allowed in this context": "a colon stands where no key can be",
    "block sequence entries are not allowed in this context": "a list entry stands where none can be",
    "could not find expected ':'": "this line is neither a key with its colon nor text that belongs to the line above",
    "found unexpected end of stream": "a quotation mark that was opened is never closed",
    "did not find expected key": "this line does not line up with the keys around it",
    "did not find expected '-' indicator": "this line does not line up with the list around it",
    "did not find expected ',' or '}'": "a { is not closed, or text inside it holds a comma or colon",
    "did not find expected ',' or ']'": "a [ is not closed, or text inside it holds a comma or colon",
    "did not find expected node content": "nothing stands here where a value is wanted",
    "did not find expected <document start>": "this line stands outside the record: further left than its first line, "
    "or below a line of dots",
    "did not find expected comment or line break": "text follows the | or > on its line",
    "mapping keys are not allowed in this context": "a ? stands where no key can be",
    "found unknown escape character": _BACKSLASH,
}
# What is amiss began where the context did; YAML notices it lines later.
_BEGUN_ABOVE = ("found unexpected end of stream", "could not find expected ':'", "did not find expected ','")
_SYNTAX_HINTS = {
    "block sequence entries are not allowed in this context": "Begin the list on the line below its key.",
    "mapping values are not allowed in this context": "If the colon belongs to a text, put the whole text in quotes.",
    "found unexpected end of stream": "Close it, or leave out both quotation marks.",
    "did not find expected ',' or '}'": "Put such text in quotes, or lay the entry out on lines of its own.",
    "did not find expected ',' or ']'": "Put such text in quotes, or lay the list out on lines of its own.",
    "did not find expected comment or line break": "Begin the text on the next line.",
    "found unknown escape character": "Use single quotation marks.",
}


def explain(text: str, error: yaml.MarkedYAMLError) -> tuple[int, int, str, str, str]:
    """A fault that no mend cures, in plain words: (line, column, code, message, hint)."""
    problem = error.problem or "the file cannot be read as YAML"
    mark = error.problem_mark or error.context_mark
    if error.context_mark is not None and problem.startswith(_BEGUN_ABOVE):
        mark = error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    lines = _LINE_END.split(text)
    typed = lines[line - 1] if line <= len(lines) else ""
    if "tab" in problem.split() or "\t" in typed[: len(typed) - len(typed.lstrip())]:
        return line, column, "tab", _TAB, "Replace each tab by two spaces."
    hint = _SYNTAX_HINTS.get(problem, "Compare the indentation of this line with the lines above it.")
    return line, column, "yaml-syntax", _SYNTAX.get(problem, f"YAML cannot read this: {problem}"), hint
