"""`partnership.yaml` as one text, so that it need not be read again while it is unchanged."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date
from typing import Any

from ..text import Text
from .partnership import Body, Lead, Member, Organisation, Outcome, Partnership, Person, Theme

_RECORDS = {one.__name__: one for one in (Partnership, Body, Member, Theme, Lead, Organisation, Person, Outcome)}
_TEXT, _DATE, _LIST = "text", "date", "list"


def stored(partnership: Partnership) -> str:
    """The record as JSON: a list with the kind of each thing first."""
    return json.dumps(_plain(partnership), ensure_ascii=False, separators=(",", ":"))


def restored(text: str) -> Partnership:
    """The record that `stored` made a text of, places of its texts included. Raises ValueError for any other text."""
    try:
        record = _record(json.loads(text))
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        raise ValueError(f"no stored record: {error}") from None
    if not isinstance(record, Partnership):
        raise ValueError("no stored record")
    return record


def _plain(value: Any) -> Any:
    if isinstance(value, Text):
        return [_TEXT, str(value), value.line, value.column]
    if isinstance(value, date):
        return [_DATE, value.isoformat()]
    if isinstance(value, tuple):
        return [_LIST, *map(_plain, value)]
    if type(value) in _RECORDS.values():
        return [type(value).__name__, *(_plain(getattr(value, field.name)) for field in fields(value))]
    return value


def _record(value: Any) -> Any:
    if not isinstance(value, list):
        return value
    kind, *rest = value
    if kind == _TEXT:
        text = Text(rest[0])
        text.line, text.column = rest[1], rest[2]
        return text
    if kind == _DATE:
        return date.fromisoformat(rest[0])
    if kind == _LIST:
        return tuple(map(_record, rest))
    return _RECORDS[kind](*map(_record, rest))
