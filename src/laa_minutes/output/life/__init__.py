"""The life of anything, as a page for people and as one JSON object for programs."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from ...view.life import Life
from ..data import plain
from ..page import Page
from .business import action_page, clause_page, paper_page, point_page, step_page, sum_page
from .indicator import indicator_page
from .meeting import item_page, meeting_page
from .people import body_page, organisation_page, person_page, theme_page

_PAGES: dict[str, Callable[[Any], Page]] = {
    "meeting": meeting_page,
    "item": item_page,
    "clause": clause_page,
    "point": point_page,
    "action": action_page,
    "paper": paper_page,
    "sum": sum_page,
    "step": step_page,
    "indicator": indicator_page,
    "person": person_page,
    "organisation": organisation_page,
    "theme": theme_page,
    "body": body_page,
}


def life_page(life: Life) -> Page:
    """The page for one thing, by its kind."""
    page = _PAGES[life.kind](life)
    return page if page.blocks else replace(page, last="Nothing more is on record.")


def life_document(life: Life, as_of: date, faults: int) -> str:
    """laa.show/1: one object with `kind` and `ref`, and what that kind has."""
    document = {"schema": "laa.show/1", "as_of": as_of.isoformat(), "faults": faults, **plain(life)}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
