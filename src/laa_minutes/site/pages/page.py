"""One page, and a long list as several."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from ...frozen import dataclass

T = TypeVar("T")

ROWS = 120  # of a list on one page: about 60 KB


@dataclass(frozen=True, slots=True)
class Page:
    """`rows` makes what the template shows; `trail` are the pages above it, (title, path); `meeting` whose it is."""

    path: str
    template: str
    title: str
    rows: Callable[[], dict[str, Any]]
    trail: tuple[tuple[str, str], ...] = ()
    meeting: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One page of a long list: its number from 1, and the paths of all of them."""

    number: int
    paths: tuple[str, ...]

    @property
    def before(self) -> str | None:
        """The page before this one."""
        return self.paths[self.number - 2] if self.number > 1 else None

    @property
    def after(self) -> str | None:
        """The page after this one."""
        return self.paths[self.number] if self.number < len(self.paths) else None


def in_parts(rows: Sequence[T], path: str, most: int = ROWS) -> Iterator[tuple[str, Part, Sequence[T]]]:
    """A long list page by page: `actions.html`, `actions-2.html`. An empty list has one page too."""
    count = max(1, -(-len(rows) // most))
    stem = path.removesuffix(".html")
    paths = tuple(path if n == 1 else f"{stem}-{n}.html" for n in range(1, count + 1))
    for n, its in enumerate(paths):
        yield its, Part(n + 1, paths), rows[n * most : (n + 1) * most]
