"""Who is expected at a meeting, and which items of its record are which lines of its business."""

from __future__ import annotations

import re
from datetime import date

from ..record.meeting import Item
from ..record.partnership import Body
from ..register import Register
from ..view.business import Line, title_key

_WORDS = re.compile(r"\w+")


def expected(register: Register, body: Body, day: date) -> tuple[str, ...]:
    """The members on a day, in the order of the roster, everybody once."""
    by_name: dict[str, str] = {}
    for member in body.members:
        if (member.since is None or member.since <= day) and (member.until is None or day <= member.until):
            by_name.setdefault(register.roster.resolve(member.person, body.key).name, str(member.person))
    return tuple(by_name.values())


def chair(body: Body, day: date) -> str | None:
    """Who has the chair on a day, where the roster says so."""
    titles = {"chair", body.chair_title.casefold()}
    for member in body.members:
        current = (member.since is None or member.since <= day) and (member.until is None or day <= member.until)
        if current and member.role and member.role.casefold() in titles:
            return str(member.person)
    return None


def find(line: Line, items: tuple[Item, ...]) -> int | None:
    """The item that is this line of the agenda, though it may have been retitled: by wish, title, theme or words."""
    for test in (_by_title, _by_wish, _by_theme, _by_words):
        for n, top in enumerate(items):
            if any(test(line, one) for one in (top, *top.sections)):
                return n
    return None


def _by_title(line: Line, item: Item) -> bool:
    return title_key(line.title) == title_key(item.title)


def _by_wish(line: Line, item: Item) -> bool:
    wishes = {*line.wishes, *(wish for part in line.parts for wish in part.wishes)}
    return not wishes.isdisjoint(map(str, item.wishes))


def _by_theme(line: Line, item: Item) -> bool:
    return line.theme is not None and item.theme is not None and line.theme.casefold() == item.theme.casefold()


def _by_words(line: Line, item: Item) -> bool:
    """`Total Place` is `Total Place update`. One word in common is enough only where the same people present it."""
    one, other = (set(_WORDS.findall(title.casefold())) for title in (line.title, str(item.title)))
    presented = bool(line.presented_by) and set(line.presented_by) == set(map(str, item.presented_by))
    return (one <= other or other <= one) and min(len(one), len(other)) > (0 if presented else 1)


def place(matched: list[int | None], n: int, count: int) -> int:
    """Where a line belongs among the items that are there: behind the one before it, else before the one after it."""
    before = [at for at in matched[:n] if at is not None]
    after = [at for at in matched[n + 1 :] if at is not None]
    if before:
        return before[-1] + 1
    return after[0] if after else count
