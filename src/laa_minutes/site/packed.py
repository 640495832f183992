"""Text for a script on a page: compressed, and in a script itself, since a page on a disk can read nothing else."""

from __future__ import annotations

import base64
import gzip


def script(call: str, text: str) -> bytes:
    """A script that calls a function with a text, which is gzip in base64: `searchIndex("…");`. A county's ten years of
    minutes would otherwise be many megabytes."""
    packed = gzip.compress(text.encode("utf-8", "replace"), 5, mtime=0)
    return call.encode("ascii") + b'("' + base64.b64encode(packed) + b'");\n'
