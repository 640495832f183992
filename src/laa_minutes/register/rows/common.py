"""What rows of every kind have: names resolved, references taken apart, dates as ISO text."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from ...diagnostic import Diagnostic
from ...record.meeting import Cancellation
from ...record.name import read_name
from ...record.when import Period, Times, When
from ...text import Text
from ..names import Resolved

Row = tuple[Any, ...]
Rows = defaultdict[str, list[Row]]  # by table


def fault_rows(faults: Iterable[Diagnostic]) -> list[Row]:
    """What was wrong with a file."""
    return [
        (
            one.place.path,
            one.place.line,
            one.place.column,
            one.code,
            one.message,
            one.level,
            one.hint,
            one.excerpt,
            one.width,
        )
        for one in faults
    ]


def add_name(
    rows: Rows, subject: str, role: str, position: int, written: Text, resolved: Resolved, meeting: str | None,
    path: str, detail: str | None,
) -> None:  # fmt: skip
    """A name typed in that role on a subject, with what it means."""
    rows["name"].append((
        subject, role, position, written, resolved.kind, resolved.name,
        json.dumps(resolved.candidates) if resolved.candidates else None, detail, meeting, path, written.line,
        written.column,
    ))  # fmt: skip


def add_reference(
    rows: Rows, subject: str, role: str, typed: Text, meeting: str | None, item: str | None, path: str
) -> None:
    """A reference typed in a field; where it leads is settled later."""
    name = read_name(typed)
    if name is None:
        return
    labels = "".join(f"({one})" for one in name.labels)
    rows["reference"].append((
        subject, role, typed, name.kind, name.body, name.meeting, name.id, labels, None, None, meeting, item, path,
        typed.line, typed.column,
    ))  # fmt: skip


def due_columns(when: When | None) -> tuple[str | None, str | None, str | None, str | None, None]:
    """said, kind, the latest day as far as the record tells; then day and meeting, which are settled later."""
    if when is None:
        return (None, None, None, None, None)
    by = iso(when.latest or when.earliest)
    return (when.said, when.kind, by, by, None)


def time_columns(times: Times | None) -> tuple[str | None, str | None]:
    """start, end"""
    return (times.start, times.end) if times else (None, None)


def cancelled_columns(cancelled: Cancellation | None) -> tuple[str | None, str | None]:
    """why, and when that was decided"""
    return (cancelled.why, iso(cancelled.dated)) if cancelled else (None, None)


def period_columns(period: Period | None) -> tuple[str | None, str | None]:
    """The words, and the last day."""
    return (period.said, iso(period.last)) if period else (None, None)


def iso(day: date | None) -> str | None:
    """A date as ISO text."""
    return day.isoformat() if day else None


def decimal_text(value: Decimal | None) -> str | None:
    """A number as it was typed, without an exponent."""
    return None if value is None else format(value, "f")


def full_name(meeting: str, body: str) -> str:
    """A meeting's name with its body."""
    return meeting if "/" in meeting else f"{body}/{meeting}"
