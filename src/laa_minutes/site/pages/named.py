"""A page for everything with a name: indicators, people, organisations, themes, bodies."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from ...view.life.indicator import indicator_life
from ...view.life.people import body_life, organisation_life, person_life, theme_life
from ..chart import bullet, chart
from ..records import Records
from .linking import linking
from .page import Page

MOST = 40  # of one kind of thing listed on a page before the rest is only counted
_ABOVE = {
    "indicator": ("Scorecard", "scorecard.html"),
    "person": ("People and organisations", "people.html"),
    "organisation": ("People and organisations", "people.html"),
    "theme": ("Scorecard", "scorecard.html"),
    "body": ("Meetings", "meetings.html"),
}


def named_pages(records: Records) -> Iterator[Page]:
    """One page each."""
    make: dict[str, Callable[[Records, str], dict[str, Any]]] = {
        "indicator": _indicator,
        "person": _person,
        "organisation": _organisation,
        "theme": _theme,
        "body": _body,
    }
    titles = {row.code: f"{row.code} {row.title}" if row.title else row.code for row in records.scorecard}
    for (kind, name), path in records.addresses.pages.items():
        if kind in make:
            body = records.register.partnership.body(name) if kind == "body" else None
            title = titles.get(name, name) if kind == "indicator" else body.name if body else name
            yield Page(path, f"{kind}.html.j2", title, partial(_named, make[kind], records, name), (_ABOVE[kind],))


def _named(make: Callable[[Records, str], dict[str, Any]], records: Records, name: str) -> dict[str, Any]:
    return {"most": MOST, **make(records, name)}


def _indicator(records: Records, code: str) -> dict[str, Any]:
    life = indicator_life(records.register, code)
    return {"life": life, "now": life.now, "chart": chart(life.now, life.course), "bullet": bullet(life.now, "now")}


def _person(records: Records, name: str) -> dict[str, Any]:
    life = person_life(records.register, name, heard=False, owned=tuple(records.actions_owned.get(name, ())))
    return {"life": life, "part": {"present": "present", "in_support": "in support", "apology": "apologies",
                                   "substitute": "as a substitute"}}  # fmt: skip


def _organisation(records: Records, name: str) -> dict[str, Any]:
    return {"life": organisation_life(records.register, name)}


def _theme(records: Records, name: str) -> dict[str, Any]:
    return {"life": theme_life(records.register, name)}


def _body(records: Records, key: str) -> dict[str, Any]:
    return {"life": body_life(records.register, key), "linking": linking}
