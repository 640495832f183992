"""Recovery plans: who owns one, which meeting reviews it, which step is next and which are late."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

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
    first, `overdue` the names of those past their date."""

    code: str
    title: str | None
    owners: tuple[str, ...]
    review: str | None
    review_on: str | None
    steps: tuple[StepRow, ...]
    steps_open: int
    next: StepRow | None
    overdue: tuple[str, ...]


def recovery_plans(register: Register) -> dict[str, PlanRow]:
    """Every recovery plan by its indicator's code, with its steps as they stood on the day asked about."""
    owners: defaultdict[str, list[str]] = defaultdict(list)
    for row in register.rows(
        "SELECT subject, name FROM name WHERE role = 'owner' AND (subject IN (SELECT code FROM indicator) "
        "OR subject IN (SELECT reassigned FROM step_now WHERE reassigned IS NOT NULL)) ORDER BY position"
    ):
        owners[row["subject"]].append(row["name"])
    reviews = {
        row["subject"]: row["meeting"]
        for row in register.rows(
            "SELECT subject, coalesce(target, typed) AS meeting FROM link WHERE role = 'review' ORDER BY position"
        )
    }
    days = dict(map(tuple, register.rows("SELECT ref, date FROM meeting")))
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
        review = reviews.get(code)
        found[code] = PlanRow(
            code=code,
            title=row["title"],
            owners=tuple(owners[code]),
            review=review,
            review_on=days.get(review) if review else None,
            steps=tuple(steps[code]),
            steps_open=len(still_open),
            next=min(still_open, key=lambda step: step.due or "9999", default=None),
            overdue=tuple(step.ref for step in still_open if step.overdue),
        )
    return found
