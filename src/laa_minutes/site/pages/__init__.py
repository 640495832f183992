"""The pages of a website: for each its path, its template, and the rows that it shows."""

from __future__ import annotations

from collections.abc import Iterator

from ..records import Records
from .actions import Log, action_logs, action_pages
from .front import front_pages
from .lists import list_pages
from .meeting import meeting_pages
from .named import named_pages
from .page import Page

__all__ = ["Log", "Page", "action_logs", "all_pages"]


def all_pages(records: Records) -> Iterator[Page]:
    """Every page, the front page first."""
    yield from front_pages(records)
    yield from action_pages(records)
    yield from list_pages(records)
    yield from named_pages(records)
    yield from meeting_pages(records)
