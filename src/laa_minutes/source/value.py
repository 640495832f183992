"""The geometry of lines and of the values on them, by indices into a file's text."""

from __future__ import annotations

import re
from itertools import islice

from ..frozen import dataclass

_PAIR = re.compile(r"(?P<lead> *(?:- +)*)(?P<key>\w[\w /.,&'()-]*?) ?: +(?P<value>\S.*)")
_ENTRY = re.compile(r"(?P<lead> *(?:- +)+)(?P<value>\S.*)")
LINE_END = re.compile(r"\r\n|\r|\n")
# Spaces that are none to YAML; web pages and word processors put them where an ordinary one was meant.
ODD_SPACES = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000"
_LINES = re.compile(r"(?:\r\n|\r|\n)(?P<line>[^\r\n]*)")
MOST_LINES = 200  # of one text that was to be in quotes


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
    found = value_on(text, begin)
    return found if found is not None and found.begin == index else None


def value_on(text: str, begin: int) -> Value | None:
    """The value on the line that begins at an index, with the lines below that are indented further than its key."""
    line = line_at(text, begin)
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
        if typed.strip() and (indent_of(typed) <= column or typed.lstrip().startswith("#")):
            break
        stop = below.start("line") + len(typed.rstrip(" \t")) if typed.strip() else stop
    return Value(text, begin + start, end, stop, line[:start], line[end - begin :].rstrip())


def line_at(text: str, begin: int) -> str:
    """The line that begins at an index, without its end."""
    found = LINE_END.search(text, begin)
    return text[begin : found.start() if found else len(text)]


def indent_of(line: str) -> int:
    """How many spaces it begins with."""
    return len(line) - len(line.lstrip(" "))


def content_column(line: str) -> int:
    """The column, from 0, of what follows the indentation and the dashes."""
    return len(line) - len(line.lstrip(" -"))
