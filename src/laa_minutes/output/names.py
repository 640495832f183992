"""Names of files for things that have names of their own: nothing in them leads out of a folder."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_NO_LETTER = re.compile(r"[^a-z0-9]+")
_TAKEN_BY_WINDOWS = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)")
_LONGEST = 80


def file_names(names: Sequence[str]) -> list[str]:
    """A name for each, without a suffix: small letters, digits and hyphens, no two alike."""
    taken: list[str] = []
    for name in names:
        letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii").lower()
        plain = _NO_LETTER.sub("-", letters).strip("-")[:_LONGEST].strip("-") or "unnamed"
        plain = f"{plain}-" if _TAKEN_BY_WINDOWS.fullmatch(plain) else plain
        free = next(one for n in range(1, len(names) + 2) if (one := plain if n == 1 else f"{plain}-{n}") not in taken)
        taken.append(free)
    return taken
