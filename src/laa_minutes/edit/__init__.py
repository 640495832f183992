"""The only writer of people's files: the lines that must change, and no other byte.

`splice` makes a new text of an old one and proves it; `files` puts bytes on disk so that they survive; `words` writes
values as YAML. A command works in this order: take the lock (`writing`), `read`, make the new text, `write`.
"""

from .files import Original, create, created, move, put, read, write, writing
from .replace import at, entry_at, expand, keys, remove, set_value, value
from .splice import Path, add_key, append, insert, set_text
from .words import OneLine, Prose, Value, block, remark, scalar

__all__ = [
    "OneLine",
    "Original",
    "Path",
    "Prose",
    "Value",
    "add_key",
    "append",
    "at",
    "block",
    "create",
    "created",
    "entry_at",
    "expand",
    "insert",
    "keys",
    "move",
    "put",
    "read",
    "remark",
    "remove",
    "scalar",
    "set_text",
    "set_value",
    "value",
    "write",
    "writing",
]
