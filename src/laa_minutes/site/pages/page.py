"""One page, and a long list as several."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from ...frozen import dataclass

T = TypeVar("T")

_ROOM = 60_000  # bytes of rows on one page; with what is around them it stays under 100 KB


@dataclass(frozen=True, slots=True)
class Page:
    """`rows` makes what the template shows; `trail` are the pages above it, (title, path); `meeting` whose it is. One
    with a `key` is not made again while that is the same."""

    path: str
    template: str
    title: str
    rows: Callable[[], dict[str, Any]]
    trail: tuple[tuple[str, str], ...] = ()
    meeting: str = ""
    key: str | None = None


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


def in_parts(rows: Sequence[T], path: str, weigh: Callable[[T], int]) -> Iterator[tuple[str, Part, Sequence[T]]]:
    """A long list page by page: `actions.html`, `actions-2.html`. `weigh` says about how many bytes a row takes. An
    empty list has one page too."""
    pages: list[list[T]] = [[]]
    room = _ROOM
    for row in rows:
        size = weigh(row)
        if size > room and pages[-1]:
            pages.append([])
            room = _ROOM
        pages[-1].append(row)
        room -= size
    stem = path.removesuffix(".html")
    paths = tuple(path if n == 1 else f"{stem}-{n}.html" for n in range(1, len(pages) + 1))
    for n, (its, some) in enumerate(zip(paths, pages, strict=True), 1):
        yield its, Part(n, paths), some
