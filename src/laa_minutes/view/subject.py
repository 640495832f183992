"""What a row of the register belongs to, by its public name: a subject's key → the ref a person can ask for again."""

from __future__ import annotations

import re
from functools import lru_cache

from ..frozen import dataclass
from ..register import Register

_WITHIN = re.compile(r"/(?:said|resolved|in text) .*$")  # what a key has after that of its item


@dataclass(frozen=True, slots=True)
class Belonging:
    """The public name of what something stands in, with its heading; the meeting, where it is one's."""

    ref: str
    heading: str
    meeting: str | None
    date: str | None


@lru_cache(maxsize=4)  # of a register, which does not change
def subjects_of(register: Register) -> Subjects:
    """The subjects of a register, looked up once."""
    return Subjects(register)


class Subjects:
    """Looks up what subjects of names, references and passages are."""

    def __init__(self, register: Register) -> None:
        self._items = {row["key"]: row for row in register.rows("SELECT key, ref, title FROM item")}
        self._clauses = {row["key"]: row["ref"] for row in register.rows("SELECT key, ref FROM clause")}
        self._actions = {row["key"]: row["ref"] for row in register.rows("SELECT key, ref FROM action")}
        self._dates = {row["ref"]: row["date"] for row in register.rows("SELECT ref, date FROM meeting")}
        self._indicators = {row["code"]: row["title"] for row in register.rows("SELECT code, title FROM indicator")}
        self._plan = {
            row["key"]: row
            for row in register.rows(
                "SELECT planned_item.key, title, planned.meeting FROM planned_item "
                "JOIN planned ON planned.key = planned_item.planned"
            )
        }

    def of(self, subject: str, item: str | None, meeting: str | None) -> Belonging:
        """Where a subject stands. An action or clause by its own name, what else an item has by the item's."""
        if subject in self._plan:
            planned = self._plan[subject]
            ref = planned["meeting"] or "forward plan"
            return Belonging(ref, planned["title"], planned["meeting"], self._dates.get(planned["meeting"]))
        if meeting is None:
            return Belonging(subject, self._indicators.get(subject) or "", None, None)
        own = self._actions.get(subject) or self._clauses.get(subject)
        held_in = self._items.get(_WITHIN.sub("", subject)) or self._items.get(item or "")
        heading = held_in["title"] if held_in else "Matters arising" if "/progress " in subject else ""
        ref = own or (held_in["ref"] if held_in else None) or meeting
        return Belonging(ref, heading, meeting, self._dates.get(meeting))

    def date(self, meeting: str) -> str | None:
        """The day of a meeting."""
        day: str | None = self._dates.get(meeting)
        return day
