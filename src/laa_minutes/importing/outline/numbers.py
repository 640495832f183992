"""A label's number, however it is marked."""

from __future__ import annotations

import re

ROMAN = re.compile(r"(?=[XVI])(?P<tens>X{0,3})(?P<ones>IX|IV|V?I{0,3})[.):]?")


def number_of(label: str) -> str | None:
    """A label's number as minutes give it (`4`, `88/19`), without the marks around it; None where it is none."""
    bare = label.strip().strip("()[]").rstrip(".:)").strip()
    bare = re.sub(r"^(?:agenda item|item|minute|note|min\.?)(?:\s*no\.?)?\s*", "", bare, flags=re.IGNORECASE)
    return bare.rstrip(".:)") if re.search(r"\d", bare) or ROMAN.fullmatch(bare) else None
