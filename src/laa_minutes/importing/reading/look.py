"""How words look in a text with styles, where one look stands over another."""

from __future__ import annotations

from ...frozen import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """How words look. None: the style says nothing of it."""

    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None

    def over(self, below: Look) -> Look:
        """This look, with the other's wherever this says nothing."""
        return Look(
            below.bold if self.bold is None else self.bold,
            below.italic if self.italic is None else self.italic,
            below.hidden if self.hidden is None else self.hidden,
        )
