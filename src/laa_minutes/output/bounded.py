"""Renders one document with bounds on time and memory, as `python -m laa_minutes.output.bounded`: see `document`."""

from __future__ import annotations

import base64
import json
import pickle
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from .document import TemplateError, looked, rendered


def main() -> None:
    """Reads the order that `document` pickled, and answers in JSON. A process killed at its bounds answers nothing."""
    own, template, rows, about, seconds, megabytes = pickle.load(sys.stdin.buffer)  # noqa: S301 - from our own parent process
    _bound(seconds, megabytes)
    answer: dict[str, Any]
    try:
        answer = {"document": base64.b64encode(_made(Path(own), template, rows, about)).decode("ascii")}
    except TemplateError as error:
        place = error.diagnostic.place
        answer = {"fault": (place.path, place.line, error.diagnostic.message)}
    sys.stdout.write(json.dumps(answer))


def _made(own: Path, template: str, rows: Any, about: Any) -> bytes:
    if not template.endswith(".docx"):
        if rows is not None:
            return rendered(own, template, rows).encode("utf-8")
        looked(own, template)
        return b""
    from .word import fill, looked_into

    if rows is not None:
        return fill(own, template, rows, *about)
    looked_into(own, template)
    return b""


def _bound(seconds: int, megabytes: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has none; the parent's patience is the bound there
        return
    bounds = ((resource.RLIMIT_CPU, seconds), (resource.RLIMIT_AS, megabytes << 20), (resource.RLIMIT_CORE, 0))
    for what, most in bounds:
        with suppress(OSError, ValueError):  # macOS knows no bound on memory
            resource.setrlimit(what, (most, most))


if __name__ == "__main__":
    main()
