"""Attendance for people: totals by organisation, or the attendance list of one meeting."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ..record.when import day_words
from ..view.attendance import SUPPORT, Attendance, AttendanceRow
from .listing import Cell, Column, Listing, Mark, Section, plural

COLUMNS = (
    "person", "organisation", "body", "kind", "role", "expected", "present", "apologies", "represented",
    "representing", "represented_by", "scope",
)  # fmt: skip

_CAME = Mark("●", "present", "green")
_REPRESENTED = Mark("◐", "represented", "green")
_APOLOGIES = Mark("○", "apologies")
_SILENT = Mark("–", "not heard of")
_SUPPORT = Mark("·", "in support")


def attendance_totals(found: Attendance, as_of: date, names: str) -> Listing:
    """`names` says whose meetings they are, at the right of the title."""
    several = len({row.body for row in found.rows}) > 1
    columns = (
        Column("Name"),
        Column("Role", drop=1, wraps=True, least=16),
        Column("Present", right=True),
        Column("Apologies", right=True),
        Column("Represented", right=True),
    )
    totals = {total.organisation: total for total in found.organisations}
    members = [row for row in found.rows if row.kind != SUPPORT]
    sections = []
    for name in sorted({row.organisation_name or "" for row in members}, key=lambda name: (not name, name.casefold())):
        own = [row for row in members if (row.organisation_name or "") == name]
        total = totals.get(name)
        aside = f"present at {total.present} of {plural(total.meetings, 'meeting')}" if total else ""
        sections.append(Section(name or "No organisation given", _lines(own, several), aside))
    if support := [row for row in found.rows if row.kind == SUPPORT]:
        sections.append(Section("In support", _lines(support, several)))
    return Listing(f"Attendance to {day_words(as_of)}", columns, tuple(sections), names, tuple(_last(found)))


def attendance_list(found: Attendance, meeting: str, names: str) -> Listing:
    """The attendance of one meeting: who came and for whom, who did not."""
    columns = (Column(""), Column("Name"), Column("Remarks", wraps=True, least=20))
    lines = [(_state(row), row.person, _remarks(row)) for row in found.rows]
    order = {mark.word: n for n, mark in enumerate((_CAME, _REPRESENTED, _APOLOGIES, _SILENT, _SUPPORT))}
    lines.sort(key=lambda line: order[line[0].word])
    body, _, day = meeting.partition("/")
    title = f"Attendance, {day_words(date.fromisoformat(day[:10]), weekday=True)}"
    sections = (Section("", tuple(lines)),) if lines else ()
    return Listing(title, columns, sections, names or body, tuple(_last(found)), headings=False)


def _lines(rows: Sequence[AttendanceRow], several: bool) -> tuple[tuple[Cell, ...], ...]:
    return tuple(
        (
            f"{row.person} ({row.body})" if several else row.person,
            row.role or row.scope or "",
            str(row.present) if row.expected is None else f"{row.present} of {row.expected}",
            str(row.apologies),
            str(row.represented),
        )
        for row in rows
    )


def _state(row: AttendanceRow) -> Mark:
    if row.kind == SUPPORT:
        return _SUPPORT
    if row.present:
        return _CAME
    if row.represented:
        return _REPRESENTED
    return _APOLOGIES if row.apologies else _SILENT


def _remarks(row: AttendanceRow) -> str:
    """Role, organisation, for whom somebody came or who came instead; the organisation once."""
    remarks = [row.role] if row.role else []
    if row.organisation and not any(row.organisation in words for words in row.representing):
        remarks.append(row.organisation)
    if row.representing:
        remarks.append(f"for {'; '.join(row.representing)}")
    if row.represented_by and not row.present:
        remarks.append(f"{', '.join(row.represented_by)} came")
    if row.scope:
        remarks.append(row.scope)
    return "; ".join(remarks)


def _last(found: Attendance) -> list[str]:
    if not found.meetings:
        return ["No attendance on record yet."]
    words = [f"{plural(len(found.rows), 'name')}, {plural(len(found.meetings), 'meeting')} counted."]
    if found.silent:
        words.append(f"Not counted, having no attendance on record: {', '.join(found.silent)}.")
    return words
