"""Texts as drafts, for the tests of import."""

from __future__ import annotations

from pathlib import Path

from laa_minutes.importing.draft import Draft
from laa_minutes.importing.drafting import draft_of
from laa_minutes.importing.reading import read_document

TITLE = "# Harrow Vale Forum\n\nMonday 12 May 2014\n\n"
# The front of minutes in Markdown, with three who are known by their initials.
FRONT = f"{TITLE}Present: Ada Marsh (AM) (Chair), Ben Lowe (BL), Cy Dart (CD) (Clerk)\n\n"
BUSINESS = "## Gate\n\nIt squeaks.\n\n## Roof\n\nIt leaks.\n"  # two items
Told = list[tuple[str | None, tuple[str, ...], str]]


def drafted(folder: Path, text: str, name: str = "minutes.md") -> Draft:
    """What is made of a file with that text."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return draft_of(read_document(path))


def told(draft: Draft) -> Told:
    """Its actions: number, owners and words."""
    return [(one.number, one.owners, one.text) for one in draft.actions]
