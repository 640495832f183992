"""Attendance for people: by person under their organisations, by organisation, by meeting; the list of one meeting."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from ..record.when import day_short, day_words
from ..view.attendance import ABSENT, Attendance, AttendanceRow, OrganisationRow, PartRow, TurnoutRow
from ..view.sheets import APOLOGIES, PRESENT, REPRESENTED, SUPPORT
from .listing import Cell, Column, Listing, Mark, Section, plural

COLUMNS = (
    "person", "organisation", "body", "kind", "role", "expected", "present", "rate", "apologies", "represented",
    "representing", "represented_by", "scope", "first_at",
)  # fmt: skip
BY_ORGANISATION = ("organisation", "meetings", "present", "own", "represented", "rate", "bodies", "people")
BY_MEETING = (
    "meeting", "body", "body_name", "date", "members", "present", "represented", "apologies", "absent", "others",
    "support", "quorum", "counted", "quorate", "first_time", "in_part",
)  # fmt: skip

_CAME = Mark("●", PRESENT, "green")
_REPRESENTED = Mark("◐", REPRESENTED, "green")
_APOLOGIES = Mark("○", APOLOGIES)
_SILENT = Mark("–", ABSENT)
_SUPPORT = Mark("·", SUPPORT)
_STATES = {mark.word: mark for mark in (_CAME, _REPRESENTED, _APOLOGIES, _SILENT, _SUPPORT)}
_NOT_THEN = "_"
_RUN = 12  # meetings whose states are shown side by side


def attendance_totals(found: Attendance, as_of: date, names: str) -> Listing:
    """`names` says whose meetings they are, at the right of the title."""
    several = len({row.body for row in found.rows}) > 1
    meetings: dict[str, list[str]] = {}
    for one in found.turnout:
        meetings.setdefault(one.body, []).append(one.meeting)
    latest = {body: own[-_RUN:] for body, own in meetings.items()}
    columns = (
        Column("Name"),
        Column("Role", drop=1, wraps=True, least=16),
        Column("Present", right=True),
        Column("Rate", right=True),
        Column("Apologies", drop=2, right=True),
        Column("Represented", drop=3, right=True),
        Column("Latest" if any(len(run) > 1 for run in latest.values()) else ""),
    )
    totals = {total.organisation: total for total in found.organisations}
    members = [row for row in found.rows if row.kind != SUPPORT]
    sections = []
    for name in sorted({row.organisation_name or "" for row in members}, key=lambda name: (not name, name.casefold())):
        own = [row for row in members if (row.organisation_name or "") == name]
        total = totals.get(name)
        aside = f"present at {total.present} of {plural(total.meetings, 'meeting')}" if total else ""
        sections.append(Section(name or "No organisation given", _lines(own, several, latest), aside))
    if support := [row for row in found.rows if row.kind == SUPPORT]:
        sections.append(Section("In support", _lines(support, several, latest)))
    last = _last(found)
    if columns[-1].heading and found.rows:
        last.append(_legend(found, latest))
    return Listing(f"Attendance to {day_words(as_of)}", columns, tuple(sections), names, tuple(last))


def attendance_by_organisation(found: Attendance, as_of: date, names: str) -> Listing:
    """How often each organisation was present, and by whom."""
    columns = (
        Column("Organisation", wraps=True, least=24),
        Column("Present", right=True),
        Column("Rate", right=True),
        Column("By its own", right=True),
        Column("Represented", drop=2, right=True),
        Column("People", drop=1, wraps=True, least=20),
    )
    lines = tuple(_organisation(one) for one in found.organisations)
    last = _last(found)
    if found.meetings:
        last[0] = f"{plural(len(lines), 'organisation')}, {plural(len(found.meetings), 'meeting')} counted."
    sections = (Section("", lines),) if lines else ()
    return Listing(f"Attendance to {day_words(as_of)}", columns, sections, names, tuple(last))


def attendance_by_meeting(found: Attendance, as_of: date, names: str) -> Listing:
    """Each meeting in figures, with its quorum; beneath them who came for the first time, or for a part."""
    columns = (
        Column("Meeting"),
        Column("Members", right=True),
        Column("Rate", right=True),
        Column("Represented", drop=2, right=True),
        Column("Apologies", drop=1, right=True),
        Column("Not heard of", drop=3, right=True),
        Column("Others", right=True),
        Column("Support", drop=4, right=True),
        Column("Quorum" if any(one.quorum for one in found.turnout) else ""),
    )
    sections = [
        Section(body, tuple(_turnout(one) for one in rows))
        for body, rows in groupby(
            sorted(found.turnout, key=lambda one: [row.body for row in found.turnout].index(one.body)),
            lambda one: one.body_name,
        )
    ]
    if len(sections) == 1:
        sections = [Section("", sections[0].lines)]
    last = _last(found)
    if found.turnout:
        stated = [one for one in found.turnout if one.quorate is not None]
        short = sum(not one.quorate for one in stated)
        words = f"; {short or 'none'} of {len(stated)} without a quorum" if stated else ""
        last[0] = f"{plural(len(found.turnout), 'meeting')} counted{words}."
        last.append(f"`laa attendance --meeting {found.turnout[-1].meeting}` lists who was there.")
    remarks = tuple(words for one in found.turnout for words in _remarks_on(one))
    return Listing(f"Attendance to {day_words(as_of)}", columns, tuple(sections), names, tuple(last), remarks=remarks)


def attendance_list(found: Attendance, meeting: str, names: str) -> Listing:
    """The attendance of one meeting: who came and for whom, who did not."""
    columns = (Column(""), Column("Name"), Column("Remarks", wraps=True, least=20))
    times = {one.person: one for turnout in found.turnout for one in turnout.in_part}
    new = {person for turnout in found.turnout for person in turnout.first_time}
    lines = [(_state(row), row.person, _remarks(row, times.get(row.person), row.person in new)) for row in found.rows]
    lines.sort(key=lambda line: list(_STATES).index(line[0].word))
    body, _, day = meeting.partition("/")
    title = f"Attendance, {day_words(date.fromisoformat(day[:10]), weekday=True)}"
    sections = (Section("", tuple(lines)),) if lines else ()
    last = [words for one in found.turnout for words in (_quorum_words(one),) if words]
    return Listing(title, columns, sections, names or body, (*_last(found), *last), headings=False)


def _lines(rows: Sequence[AttendanceRow], several: bool, latest: dict[str, list[str]]) -> tuple[tuple[Cell, ...], ...]:
    return tuple(
        (
            f"{row.person} ({row.body})" if several else row.person,
            row.role or row.scope or "",
            str(row.present) if row.expected is None else f"{_came(row)} of {row.expected}",
            "" if row.rate is None else f"{row.rate}%",
            str(row.apologies),
            str(row.represented),
            _run(row, latest[row.body]) if len(latest[row.body]) > 1 else "",
        )
        for row in rows
    )


def _came(row: AttendanceRow) -> int:
    """At how many of the meetings at which somebody was expected; a member may have come before that, too."""
    return sum(one.expected and one.state == PRESENT for one in row.history)


def _run(row: AttendanceRow, meetings: Sequence[str]) -> str:
    """`●●○–◐`: one shape for each of the latest meetings, the oldest first."""
    states = {one.meeting: one.state for one in row.history}
    return "".join(_STATES[states[one]].shape if one in states else _NOT_THEN for one in meetings)


def _legend(found: Attendance, latest: dict[str, list[str]]) -> str:
    shown = {one.state for row in found.rows for one in row.history if one.meeting in latest[row.body]}
    words = [str(mark) for word, mark in _STATES.items() if word in shown]
    away = any(len(row.history) < sum(one.body == row.body for one in found.turnout) for row in found.rows)
    return f"Latest meetings, the last at the right: {', '.join(words)}{f', {_NOT_THEN} not expected' * away}."


def _organisation(one: OrganisationRow) -> tuple[Cell, ...]:
    present = f"{one.present} of {one.meetings}"
    return (one.organisation, present, f"{one.rate}%", str(one.own), str(one.represented), ", ".join(one.people))


def _turnout(one: TurnoutRow) -> tuple[Cell, ...]:
    second = one.meeting[len(one.body) + 11 :].replace("-", " no. ")  # a second meeting that day
    rate = f"{(200 * one.present + one.members) // (2 * one.members)}%" if one.members else ""
    return (
        day_short(date.fromisoformat(one.date)) + second,
        f"{one.present} of {one.members}" if one.members else "",
        rate,
        str(one.represented),
        str(one.apologies),
        str(one.absent),
        str(one.others),
        str(one.support),
        _quorum(one),
    )


def _quorum(one: TurnoutRow) -> Cell:
    if one.quorate is None:
        return ""
    words = f"{one.counted}, {one.quorum} needed"
    return Mark("✓", words, "green") if one.quorate else Mark("!", words, "red")


def _quorum_words(one: TurnoutRow) -> str:
    if one.quorate is None:
        return ""
    state = "and there was one" if one.quorate else "and there was none"
    return f"{one.counted} count{'s' if one.counted == 1 else ''} towards the quorum of {one.quorum}, {state}."


def _remarks_on(one: TurnoutRow) -> list[str]:
    words = [f"{one.meeting}: for the first time on record {', '.join(one.first_time)}."] if one.first_time else []
    for part in one.in_part:
        words.append(f"{one.meeting}: {part.person} {_times(part)}.")
    return words


def _times(part: PartRow) -> str:
    return ", ".join(f"{word} {time}" for word, time in (("arrived", part.arrived), ("left", part.left)) if time)


def _state(row: AttendanceRow) -> Mark:
    if row.kind == SUPPORT:
        return _SUPPORT
    if row.present:
        return _CAME
    if row.represented:
        return _REPRESENTED
    return _APOLOGIES if row.apologies else _SILENT


def _remarks(row: AttendanceRow, part: PartRow | None, new: bool) -> str:
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
    if part:
        remarks.append(_times(part))
    if new:
        remarks.append("for the first time on record")
    return "; ".join(remarks)


def _last(found: Attendance) -> list[str]:
    words = ["No attendance on record yet."]
    if found.meetings:
        words = [f"{plural(len(found.rows), 'name')}, {plural(len(found.meetings), 'meeting')} counted."]
        if found.silent:
            words.append(f"Not counted, having no attendance on record: {', '.join(found.silent)}.")
    if found.unminuted:
        names = ", ".join(found.unminuted)
        words.append(f"Not counted, being not minuted yet: {names}. Who is present there is expected.")
    return words
