"""What meetings minuted of indicators, folded over time, and where that and the figures contradict each other.

A standing or a direction holds until another is minuted, so it is the last one that is held against the figures. One
reading may contradict what was minuted only if the meeting could know it. Two in a row contradict a standing whenever
they came, since every meeting from then on could have minuted another.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from sqlite3 import Row

from ..frozen import dataclass
from ..record.when import day_words
from ..register import Register
from .course import NOTHING, Course, Judged, Target, courses

# How a statement that gives a fact is told; the register has an index for each, in these words.
_GIVEN = {
    "last": "1",
    "standing": "standing IS NOT NULL",
    "direction": "direction IS NOT NULL",
    "forecast": "forecast IS NOT NULL",
    "target": "target_change IS NOT NULL",
    "expected": "(expected IS NOT NULL OR expected_said IS NOT NULL)",
    "risk": "risk IS NOT NULL",
    **{part: f"risk IS NOT NULL AND json_extract(risk, '$.{part}') != ''" for part in ("rating", "proposal", "sum")},
}
# The condition that a statement was minuted by one of the bodies in the JSON that is the first parameter, or that this
# names none.
OF_BODIES = (
    "(?1 = '[]' "
    "OR substr(statement.meeting, 1, instr(statement.meeting, '/') - 1) IN (SELECT value FROM json_each(?1)))"
)
_LATEST = " UNION ALL ".join(
    f"SELECT '{fact}' AS fact, (SELECT key FROM statement WHERE code = spoken_of.code AND date <= as_of AND {given} "
    f"AND {OF_BODIES} ORDER BY date DESC, meeting DESC, rowid DESC LIMIT 1) AS key FROM spoken_of, asked"
    for fact, given in _GIVEN.items()
)
_GOOD = ("ahead", "on track")


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two facts that cannot both be right: `code` names the rule, `said` is the row of what was minuted, and `words`
    what to point at in it."""

    code: str
    indicator: str
    message: str
    said: Row
    words: str


def minuted(register: Register, bodies: Sequence[str] = ()) -> defaultdict[str, dict[str, Row]]:
    """By code and fact, the latest statement that gives the fact; `last` is the latest of all, `expected` the latest
    promise. With bodies, what these have minuted alone counts."""
    found: defaultdict[str, dict[str, Row]] = defaultdict(dict)
    for row in register.rows(
        f"SELECT said.*, item.ref AS item_ref, fact FROM ({_LATEST}) AS latest JOIN statement AS said USING (key) "
        "LEFT JOIN item ON item.key = said.item",
        json.dumps(bodies),
    ):
        found[row["code"]][row["fact"]] = row
    return found


@lru_cache(maxsize=1)  # of a register, which does not change: several rules ask
def contradictions(register: Register) -> tuple[Contradiction, ...]:
    """Every contradiction between figures and what was minuted, in the order of the file of indicators."""
    said = minuted(register)
    return tuple(
        one for code, course in courses(register).items() for one in contradicted(code, said.get(code, {}), course)
    )


def contradicted(code: str, said: dict[str, Row], course: Course = NOTHING) -> Iterator[Contradiction]:
    """The contradictions about one indicator, from the latest statement of each fact."""
    for fact, rules in _RULES.items():
        if row := said.get(fact):
            for rule, find in rules.items():
                if message := find(row, course):
                    yield Contradiction(rule, code, f"{code} {message}", row, row[fact])


def ahead_below_target(row: Row, course: Course) -> str | None:
    """Minuted ahead; but the latest reading, known by then, misses its target."""
    known = [one for one in course.last_compared(1) if one.reading.since <= row["date"]]
    if row["standing"] != "ahead" or not known or known[0].performance == "met":
        return None
    if _all(course.last_compared(2), "missed"):
        return None  # a matter for the rule below
    return f"{_minuted(row, 'standing')}, but its latest reading is not: {_against(known)}"


def standing_below_target(row: Row, course: Course) -> str | None:
    """Minuted on track or ahead; but the last two readings miss their targets."""
    two = course.last_compared(2)
    if row["standing"] not in _GOOD or not _all(two, "missed"):
        return None
    return f"{_minuted(row, 'standing')}, but its last two readings miss their targets: {_against(two)}"


def standing_above_target(row: Row, course: Course) -> str | None:
    """Minuted off track; but the last two readings meet their targets."""
    two = course.last_compared(2)
    if row["standing"] != "off track" or not _all(two, "met"):
        return None
    return f"{_minuted(row, 'standing')}, but its last two readings meet their targets: {_against(two)}"


def direction_differs(row: Row, course: Course) -> str | None:
    """Minuted improving, and the figures known by then say worsening; or the reverse. Not where they do not year on
    year: the meeting may well have looked at that."""
    known = [one for one in course.readings if one.direction and one.reading.since <= row["date"]]
    opposite = {"improving": "worsening", "worsening": "improving"}.get(row["direction"])
    if not known or known[-1].direction != opposite or known[-1].before is None:
        return None
    if known[-1].year_on_year not in (None, opposite):
        return None
    now, before = known[-1].reading, known[-1].before
    figures = f"{_number(before.value)} for {before.period}, {_number(now.value)} for {now.period}"
    return f"{_minuted(row, 'direction')}, but the readings of the day say {opposite}: {figures}"


_RULES: dict[str, dict[str, Callable[[Row, Course], str | None]]] = {
    "standing": {
        "ahead-below-target": ahead_below_target,
        "standing-below-target": standing_below_target,
        "standing-above-target": standing_above_target,
    },
    "direction": {"direction-differs": direction_differs},
}


def _all(judged: tuple[Judged, ...], performance: str) -> bool:
    return bool(judged) and all(one.performance == performance for one in judged)


def _minuted(row: Row, fact: str) -> str:
    return f"was minuted “{row[fact]}” on {day_words(date.fromisoformat(row['date']))}"


def _against(judged: tuple[Judged, ...] | list[Judged]) -> str:
    return ", ".join(f"{_number(one.reading.value)} for {one.reading.period}{_target(one.target)}" for one in judged)


def _target(target: Target | None) -> str:
    return f" (target {_number(target.value)})" if target else ""


def _number(value: Decimal) -> str:
    return f"{value:,f}"
