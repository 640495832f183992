"""Boxes to tick, before what is to be done and before names: `[x]`, `☐`."""

from __future__ import annotations

import re

BOX = r"(?:\[(?P<in>[ xX✓✔√]?)\]|(?P<sign>[☐□❏☑☒✅❌✓✔✗✘]))"
TICKS = "✓✔√☑☒✅"  # signs that say yes
_TICKED = frozenset(f"xX{TICKS}")


def is_ticked(box: re.Match[str]) -> bool:
    """A sign stands in the box that says yes."""
    return (box["sign"] or box["in"]) in _TICKED


def opens_with_box(text: str) -> bool:
    """A line begins with a box."""
    return _OPENS.match(text) is not None


_OPENS = re.compile(rf"{BOX}\s*[^\W\d_]")
