"""A Word document from the workspace's template, or the house's where it has none of that name."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..document import in_bounds
from .filling import Properties, fill


def render(root: Path, template: str, rows: Mapping[str, Any], about: Properties) -> bytes:
    """The document. `root` is the workspace's folder. Raises TemplateError for a fault in one of its templates."""
    own = root / "templates"
    path = own / template
    if not path.is_file() or not path.resolve().is_relative_to(own.resolve()):  # one behind a link is none
        return fill(None, template, rows, about)
    return in_bounds(own, template, rows, about)
