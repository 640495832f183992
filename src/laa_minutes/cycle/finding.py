"""Where the items of a record stand in its file, as paths for `edit`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diagnostic import LaaError
from ..record.meeting import Item, Meeting
from ..register import Register
from ..source import MappingNode, Node, SequenceNode
from ..text import Text
from ..view.business import short

_ABOUT_MINUTES = re.compile(r"\b(?:minutes|notes)\b", re.I)
_BEGINS = re.compile(r"(?:the )?(?:minutes|notes)\b", re.I)

Path = tuple[str | int, ...]
Found = tuple[Path, Item]


def item_for_minutes(register: Register, held: str, later: Meeting) -> Found:
    """The item under which minutes are approved: that of these minutes, or else the one about minutes."""
    every = list(items(register, later))
    own = [one for one in every if one[1].minutes_of and _name(register, one[1].minutes_of, later) == held]
    about = [one for one in every if not one[1].minutes_of and _ABOUT_MINUTES.search(one[1].title)]
    begin = [one for one in about if _BEGINS.match(one[1].title.strip())]
    others = [one for one in every if one[1].minutes_of]
    for found in (own[:1], begin, about, others):
        if len(found) == 1:
            return found[0]
    key = f"minutes_of: {short(held, later.body)}"
    if about:
        lines = " and ".join(f"line {item.title.line}" for _, item in (begin or about)[:3])
        raise LaaError(f"several items of {later.path} could be the one ({lines})", f"Add `{key}` to the right one.")
    raise LaaError(
        f"no item of {later.path} is about the minutes of {held}",
        f"Add `{key}` to the item under which they were approved.",
    )


def items(register: Register, meeting: Meeting) -> Iterator[Found]:
    """Every item and section with its place in the file, where empty entries count and are no items."""
    for item in meeting.items:
        path = _with_index(register, meeting, ("items",), item)
        yield path, item
        for section in item.sections:
            yield _with_index(register, meeting, (*path, "sections"), section), section


def node_at(register: Register, meeting: Meeting, path: Path) -> Node | None:
    """What stands at a path in a record's file."""
    node = register.sources[meeting.path].root
    for part in path:
        if isinstance(node, SequenceNode) and isinstance(part, int):
            node = node.value[part]
        elif isinstance(node, MappingNode):
            node = next((value for key, value in node.value if key.value == part), None)
    return node


def entry_with(node: SequenceNode, text: Text) -> int:
    """The entry of a list in which a text stands."""
    starts = [(entry.start_mark.line + 1, entry.start_mark.column + 1) for entry in node.value]
    return max(n for n, start in enumerate(starts) if start <= (text.line, text.column))


def _with_index(register: Register, meeting: Meeting, path: Path, item: Item) -> Path:
    node = node_at(register, meeting, path)
    return (*path, entry_with(node, item.title)) if isinstance(node, SequenceNode) else path


def _name(register: Register, typed: str, later: Meeting) -> str:
    """A meeting's present name, from how a record of the body writes it."""
    name = typed if "/" in typed else f"{later.body}/{typed}"
    moved = register.one("SELECT meeting FROM moved WHERE was = ?", name)
    return str(moved["meeting"]) if moved else name
