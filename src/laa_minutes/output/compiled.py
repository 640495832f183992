"""Our own templates as Python keeps its modules: compiled once, and kept beside them in `__pycache__`.

Compiling takes as long as all the rest of showing minutes. Those of a workspace are not kept: whoever writes into
`__pycache__` decides what laa does, and a workspace's files come from others.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

from jinja2.bccache import Bucket, FileSystemBytecodeCache

from .. import __version__


class Compiled(FileSystemBytecodeCache):
    """Where nothing can be kept, or what is kept is broken, templates are compiled each time."""

    def __init__(self, templates: Path) -> None:
        super().__init__(str(templates / "__pycache__"), f"%s.laa-{__version__}.{sys.implementation.cache_tag}.cache")

    def load_bytecode(self, bucket: Bucket) -> None:
        """What was kept of a template, if anything."""
        with suppress(Exception):  # whatever reading a broken pickle raises
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template, unless Python was told to write no bytecode."""
        if sys.dont_write_bytecode:
            return
        with suppress(OSError):
            Path(self.directory).mkdir(exist_ok=True)
            super().dump_bytecode(bucket)
