"""A page for each meeting: its minutes once it was held, its agenda until then."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from ...record.meeting import Item
from ...record.when import day_words
from ...view.agenda import agenda, agenda_page
from ...view.meetings import MeetingRow
from ...view.minutes import minutes
from ..records import Records
from ..text import day
from .linking import linking
from .page import Page


def meeting_pages(records: Records) -> Iterator[Page]:
    """Every meeting that was minuted or is to come."""
    before: dict[str, str] = {}
    after: dict[str, str] = {}
    latest: dict[str, str] = {}
    for ref, row in records.meetings.items():
        if ("meeting", ref) in records.addresses.pages:
            if row.body in latest:
                before[ref], after[latest[row.body]] = latest[row.body], ref
            latest[row.body] = ref
    for ref, row in records.meetings.items():
        if path := records.addresses.pages.get(("meeting", ref)):
            title = f"{row.body_name}, {day(row.date)}"
            trail = (("Meetings", "meetings.html"), (row.body_name, records.addresses.pages["body", row.body]))
            beside = (before.get(ref), after.get(ref))
            if row.recorded and not row.coming:
                key = records.keys.meetings[ref]
                yield Page(path, "meeting.html.j2", title, partial(_held, records, row, beside), trail, ref, key)
            else:
                yield Page(path, "coming.html.j2", title, partial(_coming, records, row, beside), trail, ref)


def _held(records: Records, row: MeetingRow, beside: tuple[str | None, str | None]) -> dict[str, Any]:
    register, record = records.register, records.register.meetings[row.meeting]
    shown = minutes(register, row.meeting)
    people = [*zip(record.present, shown.present, strict=True), *zip(record.in_support, shown.in_support, strict=True)]
    named = {id(attending): register.roster.resolve(one.person, row.body).name for one, attending in people}
    papers = {
        (str(paper.mark or ""), paper.title.strip()): paper for item in _all(record.items) for paper in item.papers
    }
    return {
        "row": row,
        "paper_of": lambda shown: papers[shown.mark, shown.title],
        "file": records.papers.of,
        "once": _Once(),
        "minutes": shown,
        "who": lambda attending: named.get(id(attending), attending.name),
        "resolve": lambda name: register.roster.resolve(name, row.body).name,
        "actions": {one.ref: one for one in records.actions_of.get(row.meeting, ())},
        "numbers": [f"{row.meeting}/{item.number}" for item in shown.items],
        "beside": beside,
        "mentions": linking(records, (row.meeting,), row.meeting),
    }


def _coming(records: Records, row: MeetingRow, beside: tuple[str | None, str | None]) -> dict[str, Any]:
    shown = agenda(records.register, row.meeting)
    record = records.register.meetings.get(row.meeting)
    files = {
        f"{row.meeting}/{paper.id}": records.papers.of(paper.file)
        for item in _all(record.items if record else ())
        for paper in item.papers
    }
    return {
        "row": row,
        "file": files.get,
        "agenda": shown,
        "page_rows": agenda_page(records.register, shown),
        "beside": beside,
        "issue_by": day(shown.issue_by),
        "as_of": day_words(records.register.as_of),
        "mentions": linking(records, (row.meeting,), row.meeting),
    }


class _Once:
    """Gives each id once: the clauses of an item's parts can have one label twice."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def __call__(self, name: str) -> str:
        while name in self._given:
            name += "-again"
        self._given.add(name)
        return name


def _all(items: Sequence[Item]) -> Iterator[Item]:
    for item in items:
        yield item
        yield from _all(item.sections)
