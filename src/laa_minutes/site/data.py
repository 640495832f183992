"""The records as JSON beside the pages, in the schemas of the commands' --json."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..frozen import dataclass
from ..output.data import json_document, json_object
from ..view.attendance import AttendanceFilter, attendance
from ..view.deadlines import DeadlineFilter, deadlines
from ..view.meetings import MeetingRow
from ..view.minutes.data import minutes_data
from ..view.outcomes import OutcomeFilter, outcomes
from ..view.plan import PlanFilter, forward_plan
from ..view.sums import SumFilter, sums
from .records import Records


@dataclass(frozen=True, slots=True)
class File:
    """A file of data: its path, what it is, and what makes it."""

    path: str
    title: str
    text: Callable[[], str]
    meeting: str = ""


def data_files(records: Records) -> Iterator[File]:
    """One file for each list."""
    register = records.register

    def listed(schema: str, key: str, title: str, rows: Callable[[], object]) -> File:
        def text() -> str:
            return json_document(schema, key, tuple(rows()), register.as_of, register.errors, indent=None)  # type: ignore[arg-type]

        return File(f"api/{schema}.json", title, text)

    yield listed("meetings", "meetings", "every meeting", lambda: records.meetings.values())
    yield listed("actions", "actions", "the action log, open and closed", lambda: records.actions)
    yield listed("decisions", "decisions", "the decision register", lambda: records.decisions)
    yield listed("scorecard", "indicators", "the scorecard", lambda: records.scorecard)
    yield listed("forward-plan", "meetings", "the forward plan", lambda: forward_plan(register, PlanFilter()).rows)
    yield listed("attendance", "people", "who came", lambda: attendance(register, AttendanceFilter()).rows)
    yield listed("deadlines", "deadlines", "external dates", lambda: deadlines(register, DeadlineFilter(passed=True)))
    yield listed("sums", "sums", "money", lambda: sums(register, SumFilter()))
    yield listed("outcomes", "outcomes", "the framework of outcomes", lambda: outcomes(register, OutcomeFilter()))


def minutes_files(records: Records) -> Iterator[File]:
    """The minutes of each meeting."""
    for row in records.held:
        page = records.addresses.pages.get(("meeting", row.meeting))
        if page:
            path = f"api/minutes/{page.removeprefix('meetings/').removesuffix('.html')}.json"
            yield File(path, f"minutes of {row.meeting}", _minutes(records, row), row.meeting)


def _minutes(records: Records, row: MeetingRow) -> Callable[[], str]:
    def text() -> str:
        data = minutes_data(records.register, row.meeting)
        return json_object("minutes", data, records.register.as_of, records.register.errors, indent=None)

    return text
