"""A list laid out for people, whatever it is shown on: title, columns, sections of lines, and a last word."""

from __future__ import annotations

from ..frozen import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """A status: a shape and a word, which always stand together, and a colour where there is one."""

    shape: str
    word: str
    colour: str = ""

    def __str__(self) -> str:
        return f"{self.shape} {self.word}" if self.word else self.shape


STANDING = {
    "ahead": Mark("▲", "ahead", "green"),
    "on track": Mark("●", "on track", "green"),
    "at risk": Mark("◆", "at risk", "yellow"),
    "off track": Mark("▼", "off track", "red"),
}
STATUS = {
    "open": Mark("○", "open"),
    "overdue": Mark("!", "overdue", "red"),
    "done": Mark("✓", "done", "green"),
    "dropped": Mark("×", "dropped", "dim"),
}
NOTHING = Mark("–", "")

Cell = str | Mark


@dataclass(frozen=True, slots=True)
class Column:
    """`drop` says in which order columns go where the screen is narrow: the highest first, 0 never. `least` is the
    width below which it makes no sense; `wraps` marks the column that takes what room is left, `yields` one that does
    so only once the others have all they want."""

    heading: str
    drop: int = 0
    right: bool = False
    wraps: bool = False
    least: int = 0
    yields: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under a heading of their own; `aside` stands at the right of the heading."""

    title: str
    lines: tuple[tuple[Cell, ...], ...]
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """A whole list. `aside` stands at the right of the title; `remarks` are sentences
    beneath it that may quote the records; `last` are the closing lines, in words of ours and the names of things."""

    title: str
    columns: tuple[Column, ...]
    sections: tuple[Section, ...]
    aside: str = ""
    last: tuple[str, ...] = ()
    headings: bool = True
    remarks: tuple[str, ...] = ()

    @property
    def lines(self) -> int:
        """How many lines there are in all sections."""
        return sum(len(section.lines) for section in self.sections)


def plural(number: int, one: str, many: str = "") -> str:
    """`1 action`, `2 actions`, `no actions`."""
    return f"{number or 'no'} {one if number == 1 else many or one + 's'}"
