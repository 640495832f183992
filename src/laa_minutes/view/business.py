"""The business of a coming meeting: its items in order, the minutes to approve, matters arising, time and place.

Both the agenda that is printed and the record that is opened are made from this.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..frozen import dataclass
from ..record.partnership import Body
from ..record.plan import PlannedItem, PlannedMeeting
from ..record.when import Times
from ..register import Register
from .actions import ActionFilter, actions
from .recovery import recovery_plans
from .waiting import Waiting

# The line of a standing agenda whose place the themes and the planned items take.
_ROTATION = re.compile(r"themes?( updates?)? in rotation", re.IGNORECASE)
_CLOSING = re.compile(r"\bany other\b|^aob\b|\bnext meeting|\bdates? of\b|^clos", re.IGNORECASE)
_MINUTES = re.compile(r"\b(?:minutes|notes)\b|\blast meeting\b", re.IGNORECASE)
_MINUTES_OF = re.compile(r"\b(?:minutes|notes) of\b|\blast meeting\b", re.IGNORECASE)
_WORDS = re.compile(r"\w+")
_NUMBERS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Part:
    """A line that an item is to include, and the wishes that it meets."""

    title: str
    wishes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """An item to be laid out. `leads` as the plan has them, `presented_by` those of them who are not everybody;
    `planned` if the forward plan asks for it; `remarks` are for the secretary.
    """

    title: str
    theme: str | None = None
    leads: tuple[str, ...] = ()
    presented_by: tuple[str, ...] = ()
    minutes_of: str | None = None
    wishes: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    first: bool = False
    tentative: bool = False
    planned: bool = False
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Matter:
    """An open action that nothing on any coming agenda deals with, an open step of a plan that is reviewed, or a
    decision that cannot take effect yet: then `waits_on` are those it waits for, if anybody is named."""

    ref: str
    text: str
    owners: tuple[str, ...]
    waits_on: tuple[str, ...] | None = None


def business(register: Register, meeting: str) -> tuple[Line, ...]:
    """The body's standing agenda with the themes and the forward plan's items in the place of its `themes in rotation`,
    or before what closes it; the minutes to approve named on the item for that.
    """
    key, _, day = meeting.partition("/")
    body = register.partnership.body(key)
    planned = [item for row in plan_rows(register, meeting) for item in row.items]
    standing = [" ".join(title.split()) for title in (body.agenda if body else ())]
    slot = next((n for n, title in enumerate(standing) if _ROTATION.search(title)), None)
    themes = _themes(register, body, planned, day[:10]) if body and body.rotation else []
    if slot is None:
        slot = next((n for n, title in enumerate(standing) if n and _CLOSING.search(title)), len(standing))
    else:
        del standing[slot]
        themes = themes or ([] if planned else [_unplanned("Theme updates")])
    lines = [*map(Line, standing[:slot]), *themes, *map(Line, standing[slot:])]
    lines = _with_planned([_line(register, key, item) for item in planned], lines, slot)
    return tuple(_with_approval(register, meeting, lines))


def plan_rows(register: Register, meeting: str) -> list[PlannedMeeting]:
    """The forward plan's rows for a meeting."""
    return [row for row in register.plan if row.meeting == meeting]


def is_cancelled(register: Register, meeting: str) -> bool:
    """Whether the forward plan has the meeting, and as cancelled."""
    rows = plan_rows(register, meeting)
    today = register.as_of
    gone = (one.cancelled and (one.cancelled.dated is None or one.cancelled.dated <= today) for one in rows)
    return bool(rows) and all(gone)


def when_and_where(register: Register, meeting: str) -> tuple[Times | None, str | None]:
    """As planned; else as the meeting before said; at last where the body always meets."""
    told: list[tuple[Times | None, str | None]] = [(row.times, row.venue) for row in plan_rows(register, meeting)]
    body_key, _, day = meeting.partition("/")
    said = (
        "SELECT starts, ends, venue FROM link JOIN coming USING (meeting) "
        "WHERE role = 'next_meeting' AND body = ? AND meeting_part = ? ORDER BY position DESC"
    )
    told += [(Times(starts, ends) if starts else None, at) for starts, ends, at in register.rows(said, body_key, day)]
    body = register.partnership.body(body_key)
    venue = next((one for _, one in told if one), body and body.venue)
    return next((one for one, _ in told if one), None), str(venue) if venue else None


def unapproved(register: Register, meeting: str) -> tuple[str, ...]:
    """Earlier meetings of the body whose minutes nobody else has approved, the last of them first."""
    rows = register.rows(
        "SELECT ref FROM meeting WHERE body = ? AND recorded AND date < ? AND status IN ('draft', 'circulated') "
        "AND ref NOT IN (SELECT meeting FROM approval WHERE at != ?) ORDER BY date DESC, ref DESC",
        meeting.partition("/")[0], meeting.partition("/")[2][:10], meeting,
    )  # fmt: skip
    return tuple(row["ref"] for row in rows)


def approving(register: Register, body: str, titles: Sequence[str]) -> int | None:
    """The item for the minutes: the standing one, else the first whose title says so."""
    own = register.partnership.body(body)
    standing = {title_key(title) for title in (own.agenda if own else ()) if _MINUTES.search(title)}
    found = (n for n, title in enumerate(titles) if title_key(title) in standing)
    return next(found, next((n for n, title in enumerate(titles) if _MINUTES_OF.search(title)), None))


def matters(register: Register, meeting: str) -> tuple[tuple[Matter, ...], int]:
    """The open actions of the body's earlier meetings, and any due at this one, and its decisions that still wait, that
    no agenda to come deals with and that are not reported on here yet; then the open steps of the recovery plans that
    this meeting reviews. Also how many actions there are that have no number by which they could be named.
    """
    body, _, day = meeting.partition("/")
    dealt_with = _cited(register, meeting, day[:10])
    found, unnumbered = [], 0
    for row in actions(register, ActionFilter()):
        earlier = row.meeting.partition("/")[2][:10] < day[:10]
        here = row.meeting.startswith(f"{body}/") or row.due_meeting == meeting
        if not (earlier and here) or row.ref in dealt_with:
            continue
        if row.ref is None:
            unnumbered += 1
        else:
            found.append(Matter(row.ref, " ".join(row.action.split()), row.owners))
    found += (one for one in _waiting(register, body, day[:10]) if one.ref not in dealt_with)
    steps = [step for plan in recovery_plans(register).values() if plan.review == meeting for step in plan.steps]
    reviewed = [step for step in steps if step.status == "open" and step.ref not in dealt_with]
    ordered = sorted(found, key=lambda matter: _in_order(matter.ref))
    return (*ordered, *(Matter(step.ref, step.what, step.owners) for step in reviewed)), unnumbered


def _waiting(register: Register, body: str, day: str) -> Iterator[Matter]:
    """The body's earlier decisions that cannot take effect yet, but for those that are actions as well."""
    waiting = Waiting(register)
    for row in register.rows(
        "SELECT * FROM clause_now WHERE held_up AND status = 'open' AND NOT in_text AND ref IS NOT NULL "
        "AND date < ?1 AND meeting GLOB ?2 || '/*' AND key NOT IN (SELECT key FROM action)",
        day, body,
    ):  # fmt: skip
        yield Matter(row["ref"], " ".join(row["text"].split()), (), tuple(one.name for one in waiting.of(row).on))


def short(ref: str, body: str) -> str:
    """A name as the body's own records write it: without the body."""
    return ref.removeprefix(f"{body}/")


def title_key(title: str) -> str:
    """What titles are compared by: neither capitals nor spacing matter."""
    return " ".join(title.casefold().split())


def _with_planned(planned: list[Line], lines: list[Line], opening: int) -> list[Line]:
    """The plan's items put in, in its order, those marked `first` first; what stands there already is not doubled."""
    at = opening
    for own in planned:
        same = next((n for n, line in enumerate(lines) if title_key(line.title) == title_key(own.title)), None)
        if same is not None:
            lines[same] = replace(own, title=lines[same].title)
            closing = same > opening and _CLOSING.search(own.title)
            at = at if closing else max(at, same + 1)
        elif own.first:
            lines.insert(opening, own)
            opening, at = opening + 1, at + 1
        else:
            lines.insert(at, own)
            at += 1
    return lines


def _line(register: Register, body: str, item: PlannedItem) -> Line:
    themes = [str(theme.name) for theme in register.partnership.themes]
    leads = tuple(map(str, item.leads))
    return Line(
        title=" ".join(item.title.split()),
        theme=_theme_of(item.title, themes),
        leads=leads,
        presented_by=tuple(lead for lead in leads if register.roster.resolve(lead, body).kind != "all"),
        wishes=tuple(map(str, item.wishes)),
        parts=tuple(Part(" ".join(line.text.split()), tuple(map(str, line.wishes))) for line in item.include),
        first=item.first,
        tentative=item.tentative,
        planned=True,
        remarks=("tentative in the forward plan",) if item.tentative else (),
    )


def _theme_of(title: str, themes: Sequence[str]) -> str | None:
    """The theme that a title names: alone, or as `Safer Essex update` does."""
    words = f" {' '.join(_WORDS.findall(title.casefold()))} "
    named = [theme for theme in themes if f" {' '.join(_WORDS.findall(theme.casefold()))} " in words]
    return max(named, key=len, default=None)


def _unplanned(title: str, theme: str | None = None) -> Line:
    remark = f"{'next in rotation: ' if theme else ''}the forward plan has no theme for this day"
    return Line(title, theme, tentative=True, remarks=(remark,))


def _themes(register: Register, body: Body, planned: list[PlannedItem], day: str) -> list[Line]:
    """The themes next in rotation, as many as last time, where the plan has none for the day."""
    rotation = [str(theme) for theme in body.rotation]
    if any(_theme_of(item.title, rotation) for item in planned):
        return []
    had: defaultdict[str, set[int]] = defaultdict(set)
    for row in register.rows(
        "SELECT meeting.date, item.title, item.theme FROM item JOIN meeting ON meeting.ref = item.meeting "
        "WHERE parent IS NULL AND body = ?1 AND date < ?2 AND status != 'cancelled' UNION ALL "
        "SELECT date, title, NULL FROM planned_item JOIN planned ON planned.key = planned "
        "WHERE body = ?1 AND date < ?2 AND cancelled IS NULL",
        body.key, day,
    ):  # fmt: skip
        named = [_theme_of(name, rotation) for name in (row["title"], row["theme"]) if name]
        had[row["date"]].update(rotation.index(theme) for theme in named if theme)
    last = had[max((day for day, found in had.items() if found), default="")] or {len(rotation) - 1}
    ends = [n for n in last if (n + 1) % len(rotation) not in last]
    start = max(ends, default=len(rotation) - 1) + 1
    count = len(last) if any(had.values()) else 1
    themes = [rotation[(start + n) % len(rotation)] for n in range(min(count, len(rotation)))]
    return [_unplanned(theme, theme) for theme in themes]


def _with_approval(register: Register, meeting: str, lines: list[Line]) -> list[Line]:
    """The minutes of the last meeting that are still to be approved, on the item that is for that."""
    body = meeting.partition("/")[0]
    waiting = [short(ref, body) for ref in unapproved(register, meeting)]
    at = approving(register, body, [line.title for line in lines])
    if waiting and at is not None:
        remarks = (f"not approved yet either: {', '.join(waiting[1:])}",) if waiting[1:] else ()
        lines[at] = replace(lines[at], minutes_of=waiting[0], remarks=lines[at].remarks + remarks)
    return lines


def _cited(register: Register, meeting: str, day: str) -> set[str]:
    """What an agenda from that day on deals with, and what this record reports on already."""
    return {row["target"] for row in register.rows(
        "SELECT target FROM link JOIN planned_item ON planned_item.key = subject "
        "JOIN planned ON planned.key = planned WHERE role = 'from' AND cancelled IS NULL "
        "AND (planned.meeting IS NULL OR date >= ?1) UNION "
        "SELECT target FROM link JOIN meeting ON meeting.ref = link.meeting "
        "WHERE role = 'from' AND recorded AND date >= ?1 AND status != 'cancelled' UNION "
        "SELECT target FROM link WHERE role IN ('progress', 'about') AND meeting = ?2",
        day, meeting,
    )}  # fmt: skip


def _in_order(ref: str) -> tuple[str, str]:
    """`A10` after `A9`; by date before body."""
    return ref.partition("/")[2][:10], _NUMBERS.sub(lambda digits: digits.group().zfill(6), ref)
