"""Columns of a table of people by their headings: names, offices, organisations, substitutes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..actions.columns import columns_of
from ..blocks.cells import cell_text
from ..document import Block
from ..draft import Attendee
from ..words.entries import person_in, with_office
from ..words.surnames_first import names_turned
from .lists import Lists

_NAME_HEAD = re.compile(
    r"(?:full |given |first |fore)?names?|members?|attendees?|who|person|governors?|delegate|participant",
    re.IGNORECASE,
)


_SURNAME_HEAD = re.compile(r"(?:family |last |sur)names?", re.IGNORECASE)


_ORGANISATION_HEAD = re.compile(
    r"organi[sz]ations?|company|representing|agency|body|employer|org\.?|department|ward|member body|"
    r"institut(?:e|ion)|affil+iations?|charity|practice",
    re.IGNORECASE,
)


_SUBSTITUTE_HEAD = re.compile(
    r"substitutes?|deput(?:y|ies)|alternates?|represented by|attended by|sub\.?", re.IGNORECASE
)


_ROLE_HEAD = re.compile(
    r"roles?|position|job ?title|title|designation|office|capacity|category|type|governor type|type of governor",
    re.IGNORECASE,
)


_INITIALS_HEAD = re.compile(r"init(?:ial)?s?\.?|abbr\w*\.?", re.IGNORECASE)


_HEADS = (
    ("name", _NAME_HEAD),
    ("surname", _SURNAME_HEAD),
    ("organisation", _ORGANISATION_HEAD),
    ("role", _ROLE_HEAD),
    ("substitute", _SUBSTITUTE_HEAD),
)


def heads_people(text: str) -> bool:
    """The heading of a column of a table of people."""
    return any(pattern.fullmatch(text) for _, pattern in (*_HEADS, ("initials", _INITIALS_HEAD)))


def people_of(table: Block) -> list[Attendee]:
    """The people of a table whose headings say that it has names, and more of each; none of another table."""
    texts = [[cell_text(cell) for cell in row] for row in table.rows]
    columns = columns_in(texts[0]) if texts and not columns_of(table) else {}
    lists = Lists()
    if {"organisation", "role", "initials"} & columns.keys():
        for said in surnames_last(texts, columns)[1:]:
            add_row(said, columns, "present", table.line, lists)
    return lists.people["present"]


def columns_in(head: Sequence[str]) -> dict[str, int]:
    """Which column holds what, by a heading row that names the column of names."""
    found: dict[str, int] = {}
    for n, text in enumerate(head):
        for what, pattern in _HEADS:
            if pattern.fullmatch(text.strip(" :")):
                found.setdefault(what, n)
                break
        if _INITIALS_HEAD.fullmatch(text.strip(" :")):
            found["initials"] = n
    if "role" not in found and (other := _second(_ORGANISATION_HEAD, head)) is not None:
        found["role"] = other  # `Organisation | Affiliation`: the second says what somebody is there
    if (other := _second(_ROLE_HEAD, head)) is not None:
        found["office"] = other  # `Governor type | Position`
    if "surname" in found and "name" not in found:
        found["name"] = found.pop("surname")
    return found if "name" in found and len([text for text in head if text]) > 1 else {}


def surnames_last(texts: Sequence[list[str]], columns: Mapping[str, int]) -> list[list[str]]:
    """The rows of a table with the headings first, `Marsh, Ada` in its column of names as `Ada Marsh`."""
    n = columns["name"] if "surname" not in columns else None
    if n is None or any(len(said) <= n for said in texts):
        return list(texts)
    turned = names_turned([said[n] for said in texts[1:]])
    return [texts[0], *([*said[:n], name, *said[n + 1 :]] for said, name in zip(texts[1:], turned, strict=True))]


def add_row(said: Sequence[str], columns: Mapping[str, int], kind: str, line: int, lists: Lists) -> None:
    """Put the person of a row, with what the other columns say of him or her, into a list."""

    def cell(what: str) -> str | None:
        n = columns.get(what)
        return (said[n].strip() or None) if n is not None and n < len(said) else None

    if one := person_of(said, columns):
        organisation = cell("organisation") or one.organisation
        one, office = with_office(one, "; ".join(filter(None, (cell("role"), cell("office")))), organisation)
        role = "; ".join(filter(None, (one.role, office))) or None
        other = person_in(cell("substitute") or "")
        one = replace(one, line=line, organisation=organisation, role=role, initials=cell("initials") or one.initials)
        lists.add(kind, [replace(one, substitute=other.person) if other else one])


def _second(pattern: re.Pattern[str], head: Sequence[str]) -> int | None:
    """The second column with such a heading."""
    having = [n for n, text in enumerate(head) if pattern.fullmatch(text.strip(" :"))]
    return having[1] if len(having) > 1 else None


def person_of(said: Sequence[str], columns: Mapping[str, int]) -> Attendee | None:
    """The person whom the columns of names give."""
    cells = [columns[what] for what in ("name", "surname") if what in columns]
    return person_in(" ".join(said[n].strip() for n in cells if n < len(said) and said[n].strip()))
