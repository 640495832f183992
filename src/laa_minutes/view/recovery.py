"""Recovery plans: who owns one, which meeting reviews it and whether it did, which step is next and which are late."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from ..frozen import dataclass
from ..register import Register


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step as it stood, and `since` when. `due` is a date, `due_said` the words; `owners` are the plan's, unless it
    was given to others."""

    ref: str
    what: str
    due: str | None
    due_said: str | None
    status: str
    since: str | None
    overdue: bool
    owners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A recovery plan. `review` is the meeting that reviews it, `review_on` its day; `next` the open step that is due
    first, `overdue` the names of those past their date. `unreviewed`: steps are open, the day of the review is over,
    and neither that meeting nor a later one has told of a step or of the indicator."""

    code: str
    title: str | None
    owners: tuple[str, ...]
    review: str | None
    review_on: str | None
    steps: tuple[StepRow, ...]
    steps_open: int
    next: StepRow | None
    overdue: tuple[str, ...]
    unreviewed: bool


@lru_cache(maxsize=4)  # of a register, which does not change: a website asks it of every indicator
def recovery_plans(register: Register) -> dict[str, PlanRow]:
    """Every recovery plan by its indicator's code, with its steps as they stood on the day asked about."""
    owners: defaultdict[str, list[str]] = defaultdict(list)
    for row in register.rows(
        "SELECT subject, name FROM name WHERE role = 'owner' AND (subject IN (SELECT code FROM indicator) "
        "OR subject IN (SELECT reassigned FROM step_now WHERE reassigned IS NOT NULL)) ORDER BY position"
    ):
        owners[row["subject"]].append(row["name"])
    reviews = _reviews(register)
    heard = _heard(register)
    steps: defaultdict[str, list[StepRow]] = defaultdict(list)
    today = register.as_of.isoformat()
    for row in register.rows("SELECT * FROM step_now ORDER BY code, position"):
        late = row["status"] == "open" and row["due_date"] is not None and row["due_date"] < today
        named = owners[row["reassigned"]] if row["reassigned"] else owners[row["code"]]
        what = " ".join(row["what"].split())
        steps[row["code"]].append(
            StepRow(row["ref"], what, row["due_date"], row["due_said"], row["status"], row["status_since"], late,
                    tuple(named))
        )  # fmt: skip
    found = {}
    for row in register.rows("SELECT code, title FROM indicator WHERE recovery IS NOT NULL ORDER BY position"):
        code = row["code"]
        still_open = [step for step in steps[code] if step.status == "open"]
        review, day = reviews.get(code, (None, None))
        found[code] = PlanRow(
            code=code,
            title=row["title"],
            owners=tuple(owners[code]),
            review=review,
            review_on=day,
            steps=tuple(steps[code]),
            steps_open=len(still_open),
            next=min(still_open, key=lambda step: step.due or "9999", default=None),
            overdue=tuple(step.ref for step in still_open if step.overdue),
            unreviewed=day is not None and heard.get(code, "") < day < today and bool(still_open or not steps[code]),
        )
    return found


def _reviews(register: Register) -> dict[str, tuple[str, str | None]]:
    """The meeting that reviews each plan, and its day; of one that was cancelled the body's next, as with actions."""
    found: dict[str, tuple[str, str | None]] = {}
    for row in register.rows(
        "SELECT subject, coalesce(target, typed) AS meeting FROM link WHERE role = 'review' "
        "AND subject IN (SELECT code FROM indicator)"
    ):
        held = register.one(
            "SELECT coming.ref, coming.date FROM meeting AS named JOIN meeting AS coming USING (body) "
            "WHERE named.ref = ? AND coming.status != 'cancelled' "
            "AND (coming.date, coming.ref) >= (named.date, named.ref) ORDER BY coming.date, coming.ref LIMIT 1",
            row["meeting"],
        ) or register.one("SELECT ref, date FROM meeting WHERE ref = ?", row["meeting"])
        found[row["subject"]] = (held["ref"], held["date"]) if held else (row["meeting"], None)
    return found


def _heard(register: Register) -> dict[str, str]:
    """By code, the day of the last meeting that told of an indicator or of a step of its plan."""
    return {
        row["code"]: row["day"]
        for row in register.rows(
            "SELECT code, max(day) AS day FROM (SELECT code, (SELECT date FROM statement WHERE statement.code = "
            "indicator.code AND date <= as_of ORDER BY date DESC LIMIT 1) AS day FROM asked, indicator "
            "WHERE recovery IS NOT NULL UNION ALL "
            "SELECT code, meeting.date FROM step CROSS JOIN progress ON progress.subject = step.ref "
            "JOIN meeting ON meeting.ref = progress.meeting JOIN asked ON counts_from <= as_of) "
            "WHERE day IS NOT NULL GROUP BY code"
        )
    }
