"""The references in prose as rows."""

from __future__ import annotations

from collections.abc import Iterable

from ...record.meeting import Meeting
from ..reference import Finder
from .common import Row


def prose_rows(passages: Iterable[Row], of: Meeting, finder: Finder) -> list[Row]:
    """The references in passages of a meeting, which are rows of that table, as rows of `reference`."""
    rows: list[Row] = []
    for subject, _, _, text, meeting, item, path, line, column in passages:
        for found in finder.find(text, of.body, of.date):
            name = found.name
            rows.append((
                subject, "prose", found.words, "above" if found.relative else name.kind, name.body, name.meeting,
                name.id, "".join(f"({one})" for one in name.labels), None, None, meeting, item, path, line, column,
            ))  # fmt: skip
    return rows
