"""The seal of approved minutes: a digest of what a record says, and the chain that digests make.

docs/seal.md says what a digest covers, so that it can be worked out again without this program.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

from .frozen import dataclass
from .register import Register
from .workspace import copy_path

if TYPE_CHECKING:
    from .source import MappingNode, Node, Source

KIND = "sha256:"
# A record's own state changes with its approval. What is added afterwards, or withheld, may stand at any depth.
_NOT_AT_THE_TOP = frozenset(["status"])
_NOWHERE = frozenset(["notes", "exempt"])
_MEETING = re.compile(r"[^./\\][^/\\]*/\d{4}-\d\d-\d\d(?:-[2-9])?")

SealState = Literal["intact", "broken", "none", "missing"]
CopyState = Literal["intact", "changed", "missing", "none"]


@dataclass(frozen=True, slots=True)
class Link:
    """An approval: the minutes of `meeting` at the meeting `at`, on the day `given`. `seal` and `copy` are the digests
    of record and copy as they are written there.

    `state` is none for an approval on paper, missing where the sealed record is; `copy_state` is none where no copy was
    filed. `item` is the one under which the approval is minuted; `path`, `line` and `column` are where it is written.
    """

    meeting: str
    at: str
    given: date
    seal: str | None
    state: SealState
    copy: str | None
    copy_state: CopyState
    amendments: tuple[str, ...]
    item: str | None
    path: str
    line: int
    column: int


@lru_cache(maxsize=1024)  # of a source that was read, which does not change: several rules ask
def digest(source: Source) -> str:
    """The seal of a record: the same for every layout of one content, another for any other content."""
    content = {} if source.root is None else _content(source.root, _NOWHERE | _NOT_AT_THE_TOP)
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return _digest(text.encode("utf-8", "surrogatepass"))


def copy_digest(data: bytes) -> str:
    """The digest of a filed copy, whose lines may since have been given the ends of another system."""
    return _digest(data.replace(b"\r\n", b"\n"))


def chain(register: Register, meeting: str | None = None) -> tuple[Link, ...]:
    """Every approval on record, by the day it was given; or those that a meeting gave, and by which it was approved."""
    rows = register.rows(
        "SELECT approval.*, meeting.date, item.ref AS item_ref FROM approval JOIN meeting ON meeting.ref = approval.at "
        "LEFT JOIN item ON item.key = approval.item WHERE ?1 IS NULL OR ?1 IN (approval.meeting, approval.at) "
        "ORDER BY meeting.date, approval.at, approval.rowid",
        meeting,
    )
    return tuple(
        Link(
            meeting=row["meeting"],
            at=row["at"],
            given=date.fromisoformat(row["date"]),
            seal=row["seal"],
            state=_state(register, row["meeting"], row["seal"]),
            copy=row["copy"],
            copy_state=_copy_state(register, row["meeting"], row["copy"]),
            amendments=tuple(json.loads(row["amendments"])),
            item=row["item_ref"],
            path=row["path"],
            line=row["line"],
            column=row["column"],
        )
        for row in rows
    )


def approval(register: Register, meeting: str) -> Link | None:
    """The approval of a meeting's minutes, if given by the day asked about; the first where there are several."""
    return next(
        (one for one in chain(register, meeting) if one.meeting == meeting and one.given <= register.as_of), None
    )


def sealed_source(register: Register, meeting: str) -> Source | None:
    """The file that a meeting's record is, be it readable or not."""
    row = register.one("SELECT path FROM meeting WHERE ref = ? AND recorded", meeting)
    return register.sources.get(row["path"] if row else register.workspace.meeting_path(meeting))


def _state(register: Register, meeting: str, seal: str | None) -> SealState:
    if seal is None:
        return "none"
    source = sealed_source(register, meeting)
    if source is None:
        return "missing"
    return "intact" if digest(source) == seal.strip() else "broken"


def _copy_state(register: Register, meeting: str, copy: str | None) -> CopyState:
    if copy is None:
        return "none"
    data = filed_copy(register, meeting)
    if data is None:
        return "missing"
    return "intact" if copy_digest(data) == copy.strip() else "changed"


def filed_copy(register: Register, meeting: str) -> bytes | None:
    """The filed copy of a meeting's minutes; None where there is none that can be read."""
    if not _MEETING.fullmatch(meeting):
        return None  # typed by hand, and no path to follow
    try:
        return (register.workspace.root / copy_path(meeting)).read_bytes()
    except OSError:
        return None


def _content(node: Node, left_out: frozenset[str] = _NOWHERE) -> Any:
    """Mappings, lists and texts, as JSON has them."""
    from .source import MappingNode, SequenceNode  # only where something is sealed

    if isinstance(node, MappingNode):
        pairs = [(key, value) for key, value in _pairs(node) if key not in left_out]
        found = dict(pairs)
        return found if len(found) == len(pairs) else pairs  # a key twice, which is no layout of any good record
    if isinstance(node, SequenceNode):
        return [_content(entry) for entry in node.value]
    return str(node.value).rstrip("\n")


def _pairs(node: MappingNode) -> Iterator[tuple[str, Any]]:
    for key, value in node.value:
        name = _content(key)
        yield name if isinstance(name, str) else json.dumps(name, sort_keys=True), _content(value)


def _digest(data: bytes) -> str:
    import hashlib  # only where something is sealed

    return f"{KIND}{hashlib.sha256(data).hexdigest()}"
