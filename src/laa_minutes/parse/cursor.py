"""A cursor over one mapping: each method reads one key as the type its field has, and files what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from decimal import Decimal
from typing import TypeVar

from ..record.figure import read_figure
from ..record.name import read_name
from ..record.when import Period, Times, UnreadableError, When, read_date, read_period, read_times, read_when
from ..source import MappingNode, Node, ScalarNode, Source
from ..text import Text
from .node import double_key, entries, is_nothing, nearest, pairs, read_codes, read_text, read_texts, wrong_shape
from .watch import KEY, as_sentence, watch_for_cut_name, whole_pairs

T = TypeVar("T")

_TRUTH = {"true": True, "yes": True, "false": False, "no": False}
NO_REASON = "not for publication"  # where none is given
_REF_FORMS = "Names look like 2010-02-22/A3, pmg/2010-02-22/4, 2007-12-13/147(i), minute 128 or NI 4/R1."


class Cursor:
    """Reads the keys of one mapping. `done` reports the keys that nobody asked for.

    With `short`, a bare text is a mapping with that one key.
    """

    __slots__ = ("_values", "_whole", "node", "source")

    def __init__(self, source: Source, node: Node, short: str | None = None) -> None:
        self.source = source
        self.node = node
        self._whole = True  # else the missing keys are the least of it
        self._values: dict[str, Node] = {}  # not asked for yet
        if isinstance(node, MappingNode):
            if node.flow_style:
                pairs = whole_pairs(source, node)
                self._whole = bool(pairs or not node.value)
                self._values = _by_key(source, pairs)
            elif short and len(node.value) == 1 and (whole := as_sentence(source, node, KEY)):
                self._values[short] = whole
            else:
                self._values = _by_key(source, node.value)
        elif isinstance(node, ScalarNode) and short is not None:
            self._values[short] = node
        else:
            wrong_shape(source, node, "text, or keys with values," if short else "keys with values")
            self._whole = False

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def text(self, key: str) -> Text | None:
        """One text, or None where it is absent."""
        node = self._values.pop(key, None)
        return None if node is None else read_text(self.source, node)

    def need(self, key: str, what: str = "", prose: bool = True) -> Text:
        """A text that must be there; empty, with a fault filed, where it is not."""
        node = self._take(key)
        faults = len(self.source.faults)
        found = None if node is None else read_text(self.source, node, prose)
        if not found:
            if len(self.source.faults) == faults:
                self.missing(key, what)
            found = Text("")
            found.line, found.column = self.place
        return found

    def prose(self, key: str) -> Text | None:
        """A sentence or more, where YAML may have cut something off."""
        node = self._values.pop(key, None)
        return None if node is None else read_text(self.source, node, True)

    def texts(self, key: str) -> tuple[Text, ...]:
        """One text or a list of them."""
        node = self._values.pop(key, None)
        return () if node is None else read_texts(self.source, node)

    def proses(self, key: str) -> tuple[Text, ...]:
        """One sentence or a list of them."""
        node = self._take(key)
        return () if node is None else read_texts(self.source, node, prose=True)

    def truth(self, key: str) -> bool:
        """true, false, yes or no; false where absent."""
        found = self.text(key)
        if found is None:
            return False
        if found.lower() not in _TRUTH:
            self.source.fault(found, "wrong-truth", f"`{key}` is yes or no, not “{found}”", "Write yes or no.")
        return _TRUTH.get(found.lower(), False)

    def reason(self, key: str) -> Text | None:
        """The reason for which something is withheld: words, `yes` where none is given, `no` where nothing is withheld.

        A key without a word after it is a fault, and withholds: better a question than a secret told.
        """
        node = self._values.get(key)
        faults = len(self.source.faults)
        found = self.prose(key)
        if node is None or (found and not _TRUTH.get(found.lower(), True)):
            return None
        if found and found.lower() not in _TRUTH:
            return found
        if not found and len(self.source.faults) == faults:
            self.source.fault(node, "missing-key", f"`{key}` says no reason", "Write the legal reason, or yes or no.")
        reason = Text(NO_REASON)
        reason.line, reason.column = node.start_mark.line + 1, node.start_mark.column + 1
        return reason

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
        if found is None:
            return None
        if found.isascii() and found.isdigit() and len(found) < 10:
            return int(found)
        self.source.fault(found, "wrong-number", f"`{key}` is a whole number, not “{found}”", "Write digits only.")
        return None

    def number(self, key: str) -> Decimal | None:
        """A number as typed, with or without thousands commas, a pound or a percent sign."""
        found = self.text(key)
        return None if found is None else self.as_number(key, found)

    def as_number(self, key: str, typed: Text) -> Decimal | None:
        """The number that a text is, or None with a fault filed."""
        try:
            return read_figure(typed)
        except UnreadableError as error:
            message = f"`{key}` is a number, not “{typed}”"
            self.source.fault(typed, "wrong-number", message, error.hint)
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
            return read_entry(self.source, node, _loose)
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
        return tuple(code for text in self.texts(key) for code in read_codes(self.source, text))

    def each(self, key: str, read: Callable[[Cursor], T], short: str | None = None) -> tuple[T, ...]:
        """A list of mappings (or one of them). With `short`, a bare text is a mapping with that one key."""
        node = self._values.pop(key, None)
        if node is None:
            return ()
        if short == "person":
            watch_for_cut_name(self.source, node)
        return tuple([read_entry(self.source, entry, read, short) for entry in entries(self.source, node)])

    def one(self, key: str, read: Callable[[Cursor], T], short: str | None = None) -> T | None:
        """One mapping."""
        node = self._take(key)
        if node is None or is_nothing(self.source, node):
            return None
        return read_entry(self.source, node, read, short)

    def keyed(self, key: str) -> Iterator[tuple[Text, Node]]:
        """The keys and values of a mapping whose keys are names."""
        node = self._take(key)
        if node is not None and not is_nothing(self.source, node):
            yield from pairs(self.source, node)

    @property
    def place(self) -> tuple[int, int]:
        """Line and column, from 1, where the mapping begins."""
        mark = self.node.start_mark
        return mark.line + 1, mark.column + 1

    def missing(self, key: str, what: str = "") -> None:
        """Report that a key has to be there."""
        if not self._whole:
            return
        line, column = self.place
        width = len(self.source.line(line)) - column + 1
        message = f"`{key}` is missing" + (f": {what}" if what else "")
        self.source.fault((line, column), "missing-key", message, f"Add a line `{key}: …`.", width=width)

    def done(self, read: Callable[[Cursor], object]) -> None:
        """Report the keys that nobody asked for; `read` is what read the mapping."""
        if not self._values or not isinstance(self.node, MappingNode):
            return
        asked = _asked(self.node, read)
        for name in self._values:
            key = next(key for key, _ in self.node.value if key.value == name)
            if name == "<<":
                hint = "Write the keys out."
                self.source.fault(key, "yaml-anchor", "`<<` merges another mapping, which records do not use", hint)
            else:
                near = nearest(name.replace(" ", "_").replace("-", "_"), asked)
                hint = f"Did you mean `{near}`?" if near else f"Known here: {', '.join(sorted(asked))}."
                self.source.fault(key, "unknown-key", f"nothing is called `{name}` here", hint)

    def _chosen(self, key: str, found: Text, options: tuple[str, ...]) -> str | None:
        word = found.lower().replace("_", " ")
        if word in options:
            return word
        near = nearest(word, options)
        hint = (f"Did you mean {near}? " if near else "") + "It is one of: " + ", ".join(options) + "."
        self.source.fault(found, "wrong-choice", f"`{key}` cannot be “{found}”", hint)
        return None

    def converted(self, found: Text, convert: Callable[[str], T], code: str) -> T | None:
        """What `convert` makes of a text, or None with its complaint filed under `code`."""
        try:
            return convert(found)
        except UnreadableError as error:
            self.source.fault(found, code, error.message, error.hint)
            return None

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
        return self._values.pop(key, None)


def read_entry(source: Source, node: Node, read: Callable[[Cursor], T], short: str | None = None) -> T:
    """Read one mapping with `read`, and report what it left unread."""
    at = Cursor(source, node, short)
    found = read(at)
    at.done(read)
    return found


def _by_key(source: Source, pairs: list[tuple[Node, Node]]) -> dict[str, Node]:
    """The values of a mapping, each under its key, of which there is to be one."""
    with suppress(TypeError):  # a list cannot be a key of ours either
        found = {key.value: value for key, value in pairs}
        if len(found) == len(pairs):
            return found
    first: dict[str, tuple[Node, Node]] = {}
    for key, value in pairs:
        if not isinstance(key, ScalarNode):
            wrong_shape(source, key, "a key")
        elif key.value in first:
            double_key(source, key, first[key.value][0])
        else:
            first[key.value] = key, value
    return {name: value for name, (_, value) in first.items()}


def _asked(node: Node, read: Callable[[Cursor], object]) -> set[str]:
    """The keys that `read` asks for: of an empty mapping all the same."""
    at = Cursor(Source("", ""), MappingNode("", [], node.start_mark, node.start_mark))
    at._values = noted = _Noted()
    read(at)
    return noted.asked


class _Noted(dict[str, Node]):
    """An empty dictionary that knows what it was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[str] = set()

    def pop(self, key: str, default: object = None) -> None:  # type: ignore[override]
        """Nothing, whatever the key."""
        self.asked.add(key)


def _loose(at: Cursor) -> When | None:
    """A date in words, bounded by a day or two."""
    bounded = "from" in at or "by" in at
    said, earliest, latest = at.need("said"), at.date("from"), at.date("by")
    if said and not bounded:
        at.missing("by", "words alone cannot be sorted; give `from`, `by` or both")
    if earliest and latest and earliest > latest:
        at.source.fault(at.node, "wrong-date", f"“{said}” is over before it begins", "Swap `from` and `by`.")
    return When(said, "loose", earliest, latest)
