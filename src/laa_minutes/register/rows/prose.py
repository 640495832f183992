"""The references in prose as rows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ..reference import Finder
from .common import Row


def prose_rows(passages: Iterable[Row], finder: Finder) -> list[Row]:
    """The references in passages, which are rows of that table, as rows of `reference`."""
    rows: list[Row] = []
    held, body, day = "", "", date.min
    for subject, _, _, text, meeting, item, path, line, column in passages:
        if meeting != held:
            held, body, day = meeting, meeting.partition("/")[0], date.fromisoformat(meeting.partition("/")[2][:10])
        for found in finder.find(text, body, day):
            name = found.name
            rows.append((
                subject, "prose", found.words, "above" if found.relative else name.kind, name.body, name.meeting,
                name.id, "".join(f"({one})" for one in name.labels), None, None, meeting, item, path, line, column,
            ))  # fmt: skip
    return rows
