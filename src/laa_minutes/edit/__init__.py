"""The only writer of people's files: the lines that must change, and no other byte.

`splice` makes a new text of an old one and proves it; `files` puts bytes on disk so that they survive; `words` writes
values as YAML. A command works in this order: take the lock (`writing`), `read`, make the new text, `write`.
"""

from .files import Original, create, created, put, read, write, writing
from .splice import add_key, append, insert, set_text
from .words import Prose, Value, block, remark, scalar

__all__ = [
    "Original",
    "Prose",
    "Value",
    "add_key",
    "append",
    "block",
    "create",
    "created",
    "insert",
    "put",
    "read",
    "remark",
    "scalar",
    "set_text",
    "write",
    "writing",
]
