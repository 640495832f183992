"""What people typed, one text at a time."""

from __future__ import annotations


class Text(str):
    """A scalar as it was typed, knowing where it stands (line and column from 1; 0 where nobody typed it).

    Equal to any other string of the same characters, so two layouts of one record are equal records.
    """

    __slots__ = ("column", "line")
    line: int
    column: int

    def __getattr__(self, name: str) -> int:
        """Of a text that nobody typed."""
        if name in Text.__slots__:
            return 0
        raise AttributeError(name)
