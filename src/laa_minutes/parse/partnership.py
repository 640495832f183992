"""partnership.yaml → `Partnership`."""

from __future__ import annotations

import re
from functools import partial

from ..record.partnership import (
    DOCUMENTS,
    HOLIDAYS,
    NUMBERINGS,
    STYLES,
    Body,
    Member,
    Organisation,
    Outcome,
    Partnership,
    Person,
    Theme,
)
from ..source import Source
from ..text import Text
from .cursor import Cursor, read_entry
from .indicator import read_lead
from .node import read_text

_EMAIL = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+", re.ASCII)
_BODY_KEY = re.compile(r"[a-z][a-z0-9-]*")


def read_partnership(source: Source) -> Partnership:
    """The partnership, as far as it can be read; an empty file is a partnership without a name."""
    if source.root is None:
        return Partnership("", None, (), (), (), (), (), ())
    return read_entry(source, source.root, _partnership)


def _partnership(at: Cursor) -> Partnership:
    return Partnership(
        name=at.text("name") or "",
        tolerance=at.text("tolerance"),
        bodies=_bodies(at),
        themes=tuple(
            read_entry(at.source, node, partial(_theme, name=key), "title") for key, node in at.keyed("themes")
        ),
        organisations=tuple(
            read_entry(at.source, node, partial(_organisation, key=key), "name")
            for key, node in at.keyed("organisations")
        ),
        people=at.each("people", _person, short="name"),
        glossary=tuple((key, text) for key, node in at.keyed("glossary") if (text := read_text(at.source, node))),
        outcomes=at.each("outcomes", _outcome, short="title"),
        website=at.text("website"),
        holidays=at.choice("holidays", HOLIDAYS) or "england",
    )


def _bodies(at: Cursor) -> tuple[Body, ...]:
    found = []
    for key, node in at.keyed("bodies"):
        if not _BODY_KEY.fullmatch(key):
            message = f"“{key}” cannot name a folder under meetings/"
            at.source.fault(key, "wrong-key", message, "Use small letters, digits and hyphens, as in pmg.")
        found.append(read_entry(at.source, node, partial(_body, key=key), short="name"))
    return tuple(found)


def _body(at: Cursor, key: Text) -> Body:
    return Body(
        key=str(key),
        typed=key,
        name=at.text("name") or str(key),
        numbering=at.choice("numbering", NUMBERINGS) or "each",
        style=at.choice("style", STYLES) or "actions",
        called=at.choice("called", DOCUMENTS) or "minutes",
        chair_title=at.text("chair_title") or "Chair",
        secretary=at.text("secretary"),
        quorum=at.integer("quorum"),
        clear_days=at.integer("clear_days"),
        venue=at.text("venue"),
        members=at.each("members", _member, short="person"),
        agenda=at.proses("agenda"),
        rotation=at.texts("rotation"),
    )


def _member(at: Cursor) -> Member:
    return Member(
        person=at.need("person", prose=False),
        role=at.text("role"),
        theme=at.text("theme"),
        indicators=at.codes("indicators"),
        organisation=at.text("organisation"),
        since=at.date("from"),
        until=at.date("to"),
    )


def _theme(at: Cursor, name: Text) -> Theme:
    return Theme(name=name, title=at.text("title"), leads=at.each("lead", read_lead, short="person"))


def _organisation(at: Cursor, key: Text) -> Organisation:
    return Organisation(key=key, name=at.text("name"), aliases=at.texts("aliases"))


def _person(at: Cursor) -> Person:
    return Person(
        name=at.need("name", prose=False),
        aliases=at.texts("aliases"),
        organisation=at.text("organisation"),
        post=at.text("post"),
        title=at.text("title"),
        exempt=at.reason("exempt"),
        email=_email(at),
    )


def _email(at: Cursor) -> Text | None:
    found = at.text("email")
    if found is None or _EMAIL.fullmatch(found):
        return found
    at.source.fault(found, "wrong-email", f"“{found}” is no e-mail address", "Write it as in gwyn.owen@example.org.")
    return None


def _outcome(at: Cursor) -> Outcome:
    return Outcome(
        number=at.text("number"),
        title=at.need("title"),
        theme=at.text("theme"),
        column=at.text("column"),
        indicators=at.codes("indicators"),
        chosen_at=at.name("chosen_at"),
    )
