"""A document in its parts: the front, who was there, the items of business, what stands at the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from .document import Block, Document

PartKind = Literal["front", "present", "in support", "apologies", "agenda", "item", "actions", "next", "plan", "end"]


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the document about one thing.

    `heading` is the block that opens it (its own text may go on with content: `Apologies: Miriam Stead`, then `rest` is
    what follows the colon); `number` and `title` are an item's, as printed.
    """

    kind: PartKind
    heading: Block | None
    blocks: tuple[Block, ...]
    number: str | None = None
    title: str = ""
    rest: str = ""

    @property
    def line(self) -> int:
        """The first line of the part."""
        return self.heading.line if self.heading else self.blocks[0].line if self.blocks else 1


def outline(document: Document) -> tuple[Part, ...]:
    """The parts of a tidied document, in its order."""
    return (Part("front", None, document.blocks),)


def of_kind(parts: Sequence[Part], *kinds: PartKind) -> tuple[Part, ...]:
    """The parts of these kinds."""
    return tuple(part for part in parts if part.kind in kinds)
