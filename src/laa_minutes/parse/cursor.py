"""A cursor over one mapping: each method reads one key as the type its field has, and files what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TypeVar

from ..record.code import find_codes
from ..record.name import read_name
from ..record.when import Period, Times, UnreadableError, When, read_date, read_period, read_times, read_when
from ..source import MappingNode, Node, ScalarNode, SequenceNode, Source, Text
from ..source.slips import quoted, value_on

T = TypeVar("T")

_TRUTH = {"true": True, "yes": True, "false": False, "no": False}
_RUN_ON = re.compile(r"^\s*(?:-(?=[^\s-])|[a-z_]{3,}:(?=\S))")
_REF_FORMS = "Names look like 2010-02-22/A3, pmg/2010-02-22/4, 2007-12-13/147(i), minute 128 or NI 4/R1."


class Cursor:
    """Reads the keys of one mapping. `done` reports the keys that nobody asked for."""

    __slots__ = ("_asked", "_keys", "_values", "node", "source")

    def __init__(self, source: Source, node: Node, short: str | None = None) -> None:
        self.source = source
        self.node = node
        self._asked: list[str] = []
        self._keys: dict[str, ScalarNode] = {}
        self._values: dict[str, Node] = {}
        if not isinstance(node, MappingNode):
            if isinstance(node, ScalarNode) and short is not None:
                self._values[short] = node
            else:
                _wrong_shape(source, node, "keys with values", short)
            return
        if node.tag:
            _refuse_tag(source, node)
        values = self._values
        for key, value in node.value:
            name = key.value
            if not isinstance(name, str):
                _wrong_shape(source, key, "a key")
            elif name in values:
                first = self._keys[name].start_mark.line + 1
                source.fault(key, "double-key", f"`{name}` stands here a second time; the first is on line {first}",
                             "Keep one of the two. YAML would silently drop the other.")  # fmt: skip
            else:
                self._keys[name] = key
                values[name] = value

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def text(self, key: str) -> Text | None:
        """One text, or None where it is absent."""
        node = self._take(key)
        return None if node is None else read_text(self.source, node)

    def need(self, key: str, what: str = "") -> Text:
        """A text that must be there; empty, with a fault filed, where it is not."""
        node = self._take(key)
        found = None if node is None else read_text(self.source, node, prose=True)
        if found is None:
            if node is None or isinstance(node, ScalarNode):
                self.missing(key, what)
            found = Text("")
            found.line, found.column = self.place
        return found

    def prose(self, key: str) -> Text | None:
        """A sentence or more, where YAML may have cut something off."""
        node = self._take(key)
        return None if node is None else read_text(self.source, node, prose=True)

    def texts(self, key: str) -> tuple[Text, ...]:
        """One text or a list of them."""
        node = self._take(key)
        return () if node is None else tuple(_read_texts(self.source, node))

    def proses(self, key: str) -> tuple[Text, ...]:
        """One sentence or a list of them."""
        node = self._take(key)
        return () if node is None else tuple(_read_texts(self.source, node, prose=True))

    def truth(self, key: str) -> bool:
        """true, false, yes or no; false where absent."""
        found = self.text(key)
        if found is None:
            return False
        if found.lower() not in _TRUTH:
            self.source.fault(found, "wrong-truth", f"`{key}` is yes or no, not “{found}”", "Write yes or no.")
        return _TRUTH.get(found.lower(), False)

    def choice(self, key: str, options: tuple[str, ...], default: str | None = None) -> str | None:
        """One of the words in `options`, else the default."""
        found = self.text(key)
        return self._chosen(key, found, options) if found is not None else default

    def choices(self, key: str, options: tuple[str, ...]) -> tuple[str, ...]:
        """One or several of the words in `options`."""
        found = (self._chosen(key, text, options) for text in self.texts(key))
        return tuple(word for word in found if word is not None)

    def integer(self, key: str) -> int | None:
        """A whole number."""
        found = self.text(key)
        if found is None or found.isascii() and found.isdigit():
            return None if found is None else int(found[:9])
        self.source.fault(found, "wrong-number", f"`{key}` is a whole number, not “{found}”", "Write digits only.")
        return None

    def number(self, key: str) -> Decimal | None:
        """A number as typed, with or without thousands commas, a pound or a percent sign."""
        found = self.text(key)
        return None if found is None else self.as_number(key, found)

    def as_number(self, key: str, typed: Text) -> Decimal | None:
        """The number that a text is, or None with a fault filed."""
        bare = typed.strip().removeprefix("£").removesuffix("%").replace(",", "").replace("\u2212", "-").strip()
        try:
            value = Decimal(bare)
        except InvalidOperation:
            value = Decimal("NaN")
        if value.is_finite() and len(bare) < 40 and abs(value.adjusted()) < 40:
            return value
        self.source.fault(
            typed, "wrong-number", f"`{key}` is a number, not “{typed}”", "Write it like 460,000 or 12.5."
        )
        return None

    def date(self, key: str) -> date | None:
        """A day."""
        found = self.text(key)
        return None if found is None else self.converted(found, read_date, "wrong-date")

    def times(self, key: str) -> Times | None:
        """A time or a span of time."""
        found = self.text(key)
        return None if found is None else self.converted(found, read_times, "wrong-time")

    def period(self, key: str) -> Period | None:
        """A month, a quarter or a financial year."""
        found = self.text(key)
        return None if found is None else self.converted(found, read_period, "wrong-period")

    def when(self, key: str) -> When | None:
        """A due date in any of its forms."""
        node = self._take(key)
        if isinstance(node, MappingNode):
            return self._loose(node)
        found = None if node is None else read_text(self.source, node)
        return None if found is None else self.converted(found, read_when, "wrong-date")

    def name(self, key: str) -> Text | None:
        """The name of something in the records."""
        found = self.text(key)
        return None if found is None else self._checked_name(found)

    def names(self, key: str) -> tuple[Text, ...]:
        """One or several names of things in the records."""
        return tuple(filter(None, map(self._checked_name, self.texts(key))))

    def codes(self, key: str) -> tuple[Text, ...]:
        """Indicator codes, canonical where they have a known form, each placed where it was typed."""
        return tuple(code for text in self.texts(key) for code in read_codes(text))

    def each(self, key: str, read: Callable[[Cursor], T], short: str | None = None) -> tuple[T, ...]:
        """A list of mappings (or one of them). With `short`, a bare text is a mapping with that one key."""
        node = self._take(key)
        if node is None:
            return ()
        return tuple(read_entry(self.source, entry, read, short) for entry in entries(self.source, node))

    def one(self, key: str, read: Callable[[Cursor], T], short: str | None = None) -> T | None:
        """One mapping."""
        node = self._take(key)
        if node is None or _is_absent(node):
            return None
        return read_entry(self.source, node, read, short)

    def keyed(self, key: str) -> Iterator[tuple[Text, Node]]:
        """The keys and values of a mapping whose keys are names."""
        node = self._take(key)
        if node is not None and not _is_absent(node):
            yield from pairs(self.source, node)

    @property
    def place(self) -> tuple[int, int]:
        mark = self.node.start_mark
        return mark.line + 1, mark.column + 1

    def missing(self, key: str, what: str = "") -> None:
        """Report that a key has to be there."""
        line, column = self.place
        width = len(self.source.line(line)) - column + 1
        message = f"`{key}` is missing" + (f": {what}" if what else "")
        self.source.fault((line, column), "missing-key", message, f"Add a line `{key}: …`.", width=width)

    def done(self) -> None:
        """Report the keys that nobody asked for."""
        for name in self._values:
            self._unknown(name)

    def _unknown(self, name: str) -> None:
        key, value = self._keys.get(name), self._values[name]
        if key is None:
            return
        line = self.source.line(key.start_mark.line + 1)
        if isinstance(self.node, MappingNode) and self.node.flow_style and _is_absent(value):
            self._cut_at_comma(key, line)
        elif name == "<<":
            self.source.fault(key, "yaml-anchor", "`<<` merges another mapping, which records do not use",
                              "Write the keys out.")  # fmt: skip
        elif name not in self._asked:
            from difflib import get_close_matches  # only where somebody mistyped

            known = sorted(set(self._asked))
            near = get_close_matches(name.lower().replace(" ", "_").replace("-", "_"), known, 1, 0.6)
            hint = f"Did you mean `{near[0]}`?" if near else "Known here: " + ", ".join(known) + "."
            self.source.fault(key, "unknown-key", f"nothing is called `{name}` here", hint)

    def _cut_at_comma(self, key: ScalarNode, line: str) -> None:
        """`{representing: Chief Executive, Leicestershire}`: the comma ended the text."""
        node = self.node
        before = [value for _, value in node.value if value.start_mark.index < key.start_mark.index]
        hint = "Put the whole text in quotes."
        if before and before[-1].start_mark.line == key.end_mark.line:
            start, end = before[-1].start_mark.column, key.end_mark.column
            hint = f"Write it like this:  {(line[:start] + quoted(line[start:end]) + line[end:]).strip()}"
        message = f"the comma before “{key.value}” ended the text: between {{ }} a comma separates entries"
        self.source.fault(key, "cut-at-comma", message, hint)

    def _chosen(self, key: str, found: Text, options: tuple[str, ...]) -> str | None:
        word = found.lower().replace("_", " ")
        if word in options:
            return word
        from difflib import get_close_matches

        near = get_close_matches(word, options, 1, 0.6)
        hint = (f"Did you mean {near[0]}? " if near else "") + "It is one of: " + ", ".join(options) + "."
        self.source.fault(found, "wrong-choice", f"`{key}` cannot be “{found}”", hint)
        return None

    def converted(self, found: Text, convert: Callable[[str], T], code: str) -> T | None:
        """What `convert` makes of a text, or None with its complaint filed under `code`."""
        try:
            return convert(found)
        except UnreadableError as error:
            self.source.fault(found, code, error.message, error.hint)
            return None

    def _loose(self, node: MappingNode) -> When | None:
        at = Cursor(self.source, node)
        bounded = "from" in at or "by" in at
        said, earliest, latest = at.need("said"), at.date("from"), at.date("by")
        at.done()
        if said and not bounded:
            at.missing("by", "words alone cannot be sorted; give `from`, `by` or both")
        if earliest and latest and earliest > latest:
            self.source.fault(node, "wrong-date", f"“{said}” is over before it begins", "Swap `from` and `by`.")
        return When(said, "loose", earliest, latest)

    def _checked_name(self, found: Text) -> Text | None:
        name = read_name(found)
        if name is not None and name.meeting is not None:
            try:
                read_date(name.meeting[:10])
            except UnreadableError as error:
                self.source.fault(found, "wrong-date", error.message, error.hint)
                return None
        if name is None:
            self.source.fault(found, "wrong-reference", f"“{found}” is not the name of anything", _REF_FORMS)
            return None
        return found

    def _take(self, key: str) -> Node | None:
        self._asked.append(key)
        return self._values.pop(key, None)


def read_entry(source: Source, node: Node, read: Callable[[Cursor], T], short: str | None = None) -> T:
    """Read one mapping with `read`, and report what it left unread."""
    at = Cursor(source, node, short)
    found = read(at)
    at.done()
    return found


def entries(source: Source, node: Node) -> Iterator[Node]:
    """The entries of a list, or the one value that stands for a list of one."""
    if isinstance(node, SequenceNode):
        if node.tag:
            _refuse_tag(source, node)
        for entry in node.value:
            if _is_absent(entry):
                source.fault(entry, "empty-entry", "an empty list entry", "Fill it in or delete the line.", "note")
            else:
                yield entry
    elif not _is_absent(node):
        yield node


def pairs(source: Source, node: Node) -> Iterator[tuple[Text, Node]]:
    """The pairs of a mapping with free keys, each key once."""
    if not isinstance(node, MappingNode):
        _wrong_shape(source, node, "names with what belongs to them")
        return
    seen: dict[str, int] = {}
    for key, value in node.value:
        if not isinstance(key, ScalarNode):
            _wrong_shape(source, key, "a name")
        elif (name := " ".join(key.value.split())) in seen:
            source.fault(key, "double-key", f"`{name}` stands here a second time; the first is on line {seen[name]}",
                         "Keep one of the two. YAML would silently drop the other.")  # fmt: skip
        else:
            seen[name] = key.start_mark.line + 1
            yield _placed(name, key), value


def read_text(source: Source, node: Node, prose: bool = False) -> Text | None:
    """The text of a scalar; None where it is absent or no scalar. Prose is watched for what YAML cuts off."""
    if not isinstance(node, ScalarNode):
        _wrong_shape(source, node, "text")
        return None
    value = node.value
    if node.tag:
        _refuse_tag(source, node)
    if not node.style:  # plain
        if not value:
            return None
        if value in ("~", "null", "Null", "NULL"):
            message = f"`{value}` is YAML for “nothing”, and is read so"
            source.fault(node, "null-word", message, f'Leave it empty, or write "{value}" if it is a word.', "note")
            return None
        if node.start_mark.line != node.end_mark.line or value[0] == "-":
            _check_run_on(source, node)
        if prose:
            _check_cut(source, node)
    return _placed(value.rstrip("\n"), node)


def read_codes(typed: Text) -> Iterator[Text]:
    """The codes in a field for codes; what is no known form is a local measure's name."""
    found = [code for code, _, _ in find_codes(typed)]
    for code in found or [str(typed)]:
        text = Text(code)
        text.line, text.column = typed.line, typed.column
        yield text


def _read_texts(source: Source, node: Node, prose: bool = False) -> Iterator[Text]:
    for entry in entries(source, node):
        found = read_text(source, entry, prose)
        if found is not None:
            yield found


def _placed(value: str, node: Node) -> Text:
    text = Text(value)
    mark = node.start_mark
    text.line = mark.line + 1
    text.column = mark.column + 1
    return text


def _is_absent(node: Node) -> bool:
    return isinstance(node, ScalarNode) and not node.style and node.value in ("", "~", "null", "Null", "NULL")


def _wrong_shape(source: Source, node: Node, wanted: str, short: str | None = None) -> None:
    kinds = {MappingNode: "keys with values", SequenceNode: "a list", ScalarNode: "a text"}
    stands = next(word for kind, word in kinds.items() if isinstance(node, kind))
    line = source.line(node.start_mark.line + 1)
    hint = f"Write {wanted} here."
    if isinstance(node, MappingNode):
        entry = value_on(line)
        if not node.flow_style and len(node.value) == 1 and ": " in entry:
            hint = f"If it is one sentence with a colon in it, put it in quotes: {quoted(entry)}"
        elif node.flow_style:
            hint = "If it is text that begins with {, put it in quotes."
    elif isinstance(node, SequenceNode):
        hint = "Keep one of them, or put it in quotes if it is text that begins with [." if node.flow_style else hint
    elif wanted.startswith(("keys", "names")) and not short:
        hint = "Write a key, a colon and a space before it, or look at a sample in the documentation."
    source.fault(node, "wrong-shape", f"{stands} where {wanted} should be" if stands != wanted else wanted, hint)


def _refuse_tag(source: Source, node: Node) -> None:
    line = source.line(node.start_mark.line + 1)
    rest = value_on(line)
    hint = f"If it is text, put it in quotes: {quoted(rest)}" if rest.startswith("!") else "Delete it."
    source.fault(node, "yaml-tag", f"`{node.tag}` is a YAML tag, which records do not use", hint)


def _check_run_on(source: Source, node: ScalarNode) -> None:
    """A line that was to be an entry or a key of its own, and ran on because a space is missing."""
    first, last = node.start_mark.line + 1, node.end_mark.line + 1
    for number in range(first, last + 1):
        line = source.line(number)
        tail = line[node.start_mark.column :] if number == first else line
        if (match := _RUN_ON.match(tail)) and (number > first or tail[0] == "-"):
            offset = node.start_mark.column if number == first else 0
            at = offset + match.end()
            what = "dash" if match.group().endswith("-") else "colon"
            mended = f"{line[:at]} {line[at:]}".strip()
            source.fault((number, offset + len(match.group()) - len(match.group().lstrip()) + 1), "missing-space",
                         f"there is no space after the {what}, so the line is read as part of a text",
                         f"Write it like this:  {mended}", width=len(match.group().strip()))  # fmt: skip


def _check_cut(source: Source, node: ScalarNode) -> None:
    """`10% fall # NI 17`: one space and a # end the text. Two spaces before it are taken for a comment."""
    end = node.end_mark
    line = source.line(end.line + 1)
    rest = line[end.column :]
    if rest.startswith(" #"):
        start = node.start_mark.column if node.start_mark.line == end.line else len(line) - len(line.lstrip())
        mended = line[:start] + quoted(line[start:].rstrip())
        source.fault((end.line + 1, end.column + 2), "cut-at-hash",
                     f"YAML drops everything from the # on: “{rest.strip()}” is not in the record",
                     f"Write it like this:  {mended.strip()}  If it is a comment, put two spaces before the #.",
                     width=len(rest.strip()))  # fmt: skip
