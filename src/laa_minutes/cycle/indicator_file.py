"""An indicator in its file: where it stands, and an entry put into one of its lists."""

from __future__ import annotations

from .. import edit
from ..diagnostic import LaaError
from ..edit import OneLine, Value
from ..record.indicator import Indicator
from ..register import Register
from ..source import MappingNode, Node, SequenceNode
from ..view import choose
from ..workspace import INDICATORS
from .change import File, text_of

_WIDEST = 100  # characters of an entry on one line
_ORDER = (
    "title", "theme", "lead", "support", "unit", "better", "tolerance", "decimals", "measure", "baseline", "targets",
    "readings", "recovery",
)  # fmt: skip


def known_indicator(register: Register, typed: str) -> Indicator:
    """The indicator of `indicators.yaml` that was named. Raises LaaError where it is not there."""
    code = choose.indicator(register, typed)
    found = next((one for one in register.indicators if one.code == code), None)
    if found is None:
        hint = f"Add a line `{code}: its title` there, then run it again."
        raise choose.absent(register, f"{INDICATORS} has no {code} yet", hint, INDICATORS)
    return found


def place_of(register: Register, one: Indicator) -> edit.Path:
    """The path of an indicator, under its key as it was typed."""
    root = register.sources[INDICATORS].root
    for key, _ in root.value if isinstance(root, MappingNode) else ():
        if (key.start_mark.line + 1, key.start_mark.column + 1) == (one.typed.line, one.typed.column):
            return (str(key.value),)
    raise LaaError(f"{one.code} was not found in {INDICATORS}", f"Edit line {one.typed.line} by hand.")


def node_of(register: Register, path: edit.Path) -> Node | None:
    """What stands at a path of keys, if anything does."""
    node = register.sources[INDICATORS].root
    for part in path:
        pairs = node.value if isinstance(node, MappingNode) else ()
        node = next((value for key, value in pairs if key.value == part), None)
    return node


def whole(register: Register, one: Indicator) -> tuple[str, edit.Path]:
    """The file's text and an indicator's path; one that is its title alone has that put under `title` first."""
    text, path = text_of(register, INDICATORS), place_of(register, one)
    if one.title and not isinstance(node_of(register, path), MappingNode):
        text = edit.expand(text, path, "title", shown=INDICATORS)
    return text, path


def add_entry(register: Register, one: Indicator, key: str, entry: dict[str, Value], index: int | None = None) -> File:
    """The file with one more entry in a list of the indicator, before the one at `index` or last; on one line where the
    others are, or where it is the first and short enough."""
    text, path = whole(register, one)
    before = register.sources[INDICATORS].text
    there = node_of(register, (*path, key))
    if there is None:
        return File(INDICATORS, before, with_key(text, path, key, [laid_out(entry, there)]))
    return File(INDICATORS, before, edit.insert(text, (*path, key), index, laid_out(entry, there), shown=INDICATORS))


def with_key(text: str, path: edit.Path, key: str, value: Value) -> str:
    """The text with a new key of an indicator, in the place where the reference page has it."""
    keys = edit.keys(text, path, shown=INDICATORS)
    after = next((one for one in reversed(_ORDER[: _ORDER.index(key)]) if one in keys), None)
    before = next((one for one in _ORDER[_ORDER.index(key) :] if one in keys), None)
    return edit.add_key(text, path, key, value, before=None if after else before, after=after, shown=INDICATORS)


def laid_out(entry: dict[str, Value], there: Node | None) -> Value:
    """An entry on one line or several, as the last one of the list is."""
    last = there.value[-1:] if isinstance(there, SequenceNode) else []
    line = OneLine(entry)
    alike = all(isinstance(one, MappingNode) and one.flow_style for one in last)
    return line if alike and len(edit.block([line])[0]) <= _WIDEST else entry
