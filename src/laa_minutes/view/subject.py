"""What a row of the register belongs to, by its public name: a subject's key → the ref a person can ask for again."""

from __future__ import annotations

import re
from functools import lru_cache
from sqlite3 import Row

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
    """Looks up what subjects of names, references and passages are; business by the meeting it was dealt with at."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._dates = {row["ref"]: row["date"] for row in register.rows("SELECT ref, date FROM meeting")}
        self._indicators = {row["code"]: row["title"] for row in register.rows("SELECT code, title FROM indicator")}
        self._plan = {
            row["key"]: row
            for row in register.rows(
                "SELECT planned_item.key, title, planned.meeting FROM planned_item "
                "JOIN planned ON planned.key = planned_item.planned"
            )
        }
        self._business: dict[str, tuple[dict[str, Row], dict[str, str]]] = {}

    def of(self, subject: str, item: str | None, meeting: str | None) -> Belonging:
        """Where a subject stands. An action or clause by its own name, what else an item has by the item's."""
        if subject in self._plan:
            planned = self._plan[subject]
            ref = planned["meeting"] or "forward plan"
            return Belonging(ref, planned["title"], planned["meeting"], self._dates.get(planned["meeting"]))
        if meeting is None:
            return Belonging(subject, self._indicators.get(subject) or "", None, None)
        items, named = self._of(meeting)
        held_in = items.get(_WITHIN.sub("", subject)) or items.get(item or "")
        heading = held_in["title"] if held_in else "Matters arising" if "/progress " in subject else ""
        ref = named.get(subject) or (held_in["ref"] if held_in else None) or meeting
        return Belonging(ref, heading, meeting, self._dates.get(meeting))

    def date(self, meeting: str) -> str | None:
        """The day of a meeting."""
        day: str | None = self._dates.get(meeting)
        return day

    def _of(self, meeting: str) -> tuple[dict[str, Row], dict[str, str]]:
        """The items of a meeting, and the names of its clauses and actions, by key, which begins with the meeting."""
        if meeting not in self._business:
            items = self._register.rows("SELECT key, ref, title FROM item WHERE meeting = ?", meeting)
            named = self._register.rows(
                "SELECT key, ref FROM clause WHERE key BETWEEN ?1 AND ?2 AND ref IS NOT NULL "
                "UNION ALL SELECT key, ref FROM action WHERE key BETWEEN ?1 AND ?2 AND ref IS NOT NULL",
                f"{meeting}#",
                f"{meeting}0",
            )
            self._business[meeting] = {row["key"]: row for row in items}, {row["key"]: row["ref"] for row in named}
        return self._business[meeting]
