"""What comes before a meeting: its agenda, the matters arising, the members expected, the minutes to approve."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from ..record.meeting import Item
from ..record.partnership import Body
from ..record.plan import PlannedItem, PlannedMeeting
from ..register import Register
from ..view.actions import ActionFilter, actions

ROTATION = re.compile(r"themes?( updates?)? in rotation", re.IGNORECASE)
_CLOSING = re.compile(r"\bany other\b|^aob\b|\bnext meeting|\bdates? of\b|^clos", re.IGNORECASE)
_APPROVAL = re.compile(r"\b(?:minutes|notes)\b", re.IGNORECASE)
_WORDS = re.compile(r"\w+")
_NUMBERS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Part:
    """A line that an item is to include, and the wishes that it meets."""

    title: str
    wishes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """An item to be laid out. `planned` if the forward plan asks for it; `remarks` are for the secretary."""

    title: str
    theme: str | None = None
    presented_by: tuple[str, ...] = ()
    minutes_of: str | None = None
    wishes: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    remarks: tuple[str, ...] = ()
    planned: bool = False


@dataclass(frozen=True, slots=True)
class Matter:
    """An open action that nothing on any coming agenda deals with."""

    ref: str
    text: str
    owners: tuple[str, ...]


def agenda(register: Register, body: Body, meeting: str, day: date) -> tuple[Line, ...]:
    """The body's standing agenda with the forward plan's items for that day in it."""
    planned = [item for row in plan_rows(register, meeting) for item in row.items]
    standing = [str(title) for title in body.agenda]
    slot = next((n for n, title in enumerate(standing) if ROTATION.search(title)), None)
    if slot is None:
        slot = next((n for n, title in enumerate(standing) if n and _CLOSING.search(title)), len(standing))
    else:
        del standing[slot]
    opening, rest = [Line(title) for title in standing[:slot]], [Line(title) for title in standing[slot:]]
    lines = [*opening, *_themes(register, body, planned, day), *rest]
    lines = _with_planned(register, body, lines, len(opening), planned)
    return tuple(_with_approval(register, body, meeting, day, lines))


def plan_rows(register: Register, meeting: str) -> list[PlannedMeeting]:
    """The forward plan's rows for a meeting."""
    return [row for row in register.plan if row.meeting == meeting]


def matters(register: Register, meeting: str, lines: tuple[Line, ...]) -> tuple[tuple[Matter, ...], int]:
    """The open actions of the body's earlier meetings, and any due at this one, that no agenda to come deals with and
    that are not reported on here yet. Also how many there are that have no number by which they could be named.
    """
    body, _, day = meeting.partition("/")
    dealt_with = _cited(register, meeting, day[:10])
    found, unnumbered = [], 0
    for row in actions(register, ActionFilter()):
        earlier = row.meeting.partition("/")[2][:10] < day[:10]
        if (
            not earlier
            or row.ref in dealt_with
            or not (row.meeting.startswith(f"{body}/") or row.due_meeting == meeting)
        ):
            continue
        if row.ref is None:
            unnumbered += 1
        else:
            found.append(Matter(row.ref, " ".join(row.action.split()), row.owners))
    return tuple(sorted(found, key=lambda matter: _in_order(matter.ref))), unnumbered


def expected(register: Register, body: Body, day: date) -> tuple[str, ...]:
    """The members on a day, in the order of the roster, everybody once."""
    by_name: dict[str, str] = {}
    for member in body.members:
        if (member.since is None or member.since <= day) and (member.until is None or day <= member.until):
            by_name.setdefault(register.roster.resolve(member.person, body.key).name, str(member.person))
    return tuple(by_name.values())


def chair(body: Body, day: date) -> str | None:
    """Who has the chair on a day, where the roster says so."""
    titles = {"chair", body.chair_title.casefold()}
    for member in body.members:
        current = (member.since is None or member.since <= day) and (member.until is None or day <= member.until)
        if current and member.role and member.role.casefold() in titles:
            return str(member.person)
    return None


def short(ref: str, body: str) -> str:
    """A name as the body's own records write it: without the body."""
    return ref.removeprefix(f"{body}/")


def find(line: Line, items: tuple[Item, ...]) -> int | None:
    """The item that is this line of the agenda, though it may have been retitled: by wish, title, theme or words."""
    for test in (_by_title, _by_wish, _by_theme, _by_words):
        for n, top in enumerate(items):
            if any(test(line, one) for one in (top, *top.sections)):
                return n
    return None


def _by_title(line: Line, item: Item) -> bool:
    return line.title.casefold().split() == item.title.casefold().split()


def _by_wish(line: Line, item: Item) -> bool:
    wishes = {*line.wishes, *(wish for part in line.parts for wish in part.wishes)}
    return not wishes.isdisjoint(map(str, item.wishes))


def _by_theme(line: Line, item: Item) -> bool:
    return line.theme is not None and item.theme is not None and line.theme.casefold() == item.theme.casefold()


def _by_words(line: Line, item: Item) -> bool:
    """`Total Place` is `Total Place update`. One word in common is enough only where the same people present it."""
    one, other = (set(_WORDS.findall(title.casefold())) for title in (line.title, str(item.title)))
    presented = bool(line.presented_by) and set(line.presented_by) == set(map(str, item.presented_by))
    return (one <= other or other <= one) and min(len(one), len(other)) > (0 if presented else 1)


def place(matched: list[int | None], n: int, count: int) -> int:
    """Where a line belongs among the items that are there: behind the one before it, else before the one after it."""
    before = [at for at in matched[:n] if at is not None]
    after = [at for at in matched[n + 1 :] if at is not None]
    if before:
        return before[-1] + 1
    return after[0] if after else count


def _with_planned(
    register: Register, body: Body, lines: list[Line], opening: int, planned: list[PlannedItem]
) -> list[Line]:
    """The plan's items put in, in its order, those marked `first` first; what stands there already is not doubled."""
    at = opening
    for item in planned:
        own = _line(register, body, item)
        same = next((n for n, line in enumerate(lines) if _same_title(line.title, own.title)), None)
        if same is not None:
            lines[same] = replace(own, title=lines[same].title)
            closing = same > opening and _CLOSING.search(own.title)
            at = at if closing else max(at, same + 1)
        elif item.first:
            lines.insert(opening, own)
            opening, at = opening + 1, at + 1
        else:
            lines.insert(at, own)
            at += 1
    return lines


def _line(register: Register, body: Body, item: PlannedItem) -> Line:
    themes = [str(theme.name) for theme in register.partnership.themes]
    leads = [str(lead) for lead in item.leads if register.roster.resolve(lead, body.key).kind != "all"]
    return Line(
        title=str(item.title),
        theme=_theme_of(item.title, themes),
        presented_by=tuple(leads),
        wishes=tuple(map(str, item.wishes)),
        parts=tuple(Part(" ".join(line.text.split()), tuple(map(str, line.wishes))) for line in item.include),
        remarks=("tentative in the forward plan",) if item.tentative else (),
        planned=True,
    )


def _theme_of(title: str, themes: Sequence[str]) -> str | None:
    """The theme that a title names: alone, or as `Safer Essex update` does."""
    words = f" {' '.join(_WORDS.findall(title.casefold()))} "
    named = [theme for theme in themes if f" {' '.join(_WORDS.findall(theme.casefold()))} " in words]
    return max(named, key=len, default=None)


def _themes(register: Register, body: Body, planned: list[PlannedItem], day: date) -> list[Line]:
    """The themes next in rotation, as many as last time, where the plan has none for the day."""
    rotation = [str(theme) for theme in body.rotation]
    if not rotation or any(_theme_of(item.title, rotation) for item in planned):
        return []
    had: defaultdict[str, set[int]] = defaultdict(set)
    for row in register.rows(
        "SELECT meeting.date, item.title, item.theme FROM item JOIN meeting ON meeting.ref = item.meeting "
        "WHERE parent IS NULL AND body = ?1 AND date < ?2 AND status != 'cancelled' UNION ALL "
        "SELECT date, title, NULL FROM planned_item JOIN planned ON planned.key = planned "
        "WHERE body = ?1 AND date < ?2 AND cancelled IS NULL",
        body.key, day.isoformat(),
    ):  # fmt: skip
        named = [_theme_of(name, rotation) for name in (row["title"], row["theme"]) if name]
        had[row["date"]].update(rotation.index(theme) for theme in named if theme)
    last = had[max((day for day, found in had.items() if found), default="")] or {len(rotation) - 1}
    ends = [n for n in last if (n + 1) % len(rotation) not in last]
    start = max(ends, default=len(rotation) - 1) + 1
    count = len(last) if any(had.values()) else 1
    themes = [rotation[(start + n) % len(rotation)] for n in range(min(count, len(rotation)))]
    remark = ("next in rotation: the forward plan has no theme for this day",)
    return [Line(title=theme, theme=theme, remarks=remark) for theme in themes]


def _with_approval(register: Register, body: Body, meeting: str, day: date, lines: list[Line]) -> list[Line]:
    """The minutes of the last meeting that are still to be approved, on the item that is for that."""
    waiting = [row["ref"] for row in register.rows(
        "SELECT ref FROM meeting WHERE body = ? AND recorded AND date < ? AND status NOT IN ('outline', 'cancelled') "
        "AND ref NOT IN (SELECT meeting FROM approval WHERE at != ?) ORDER BY date DESC, ref DESC",
        body.key, day.isoformat(), meeting,
    )]  # fmt: skip
    standing = [title for title in body.agenda if _APPROVAL.search(title)]
    at = next((n for n, line in enumerate(lines) if any(_same_title(line.title, title) for title in standing)), None)
    if waiting and at is not None:
        others = ", ".join(short(ref, body.key) for ref in waiting[1:])
        remarks = (f"not approved yet either: {others}",) if others else ()
        lines[at] = replace(lines[at], minutes_of=short(waiting[0], body.key), remarks=lines[at].remarks + remarks)
    return lines


def _cited(register: Register, meeting: str, day: str) -> set[str]:
    """What an agenda from that day on deals with, and what this record reports on already."""
    return {row["target"] for row in register.rows(
        "SELECT target FROM reference JOIN planned_item ON planned_item.key = subject "
        "JOIN planned ON planned.key = planned WHERE role = 'from' AND cancelled IS NULL "
        "AND (planned.meeting IS NULL OR date >= ?1) UNION "
        "SELECT target FROM reference JOIN meeting ON meeting.ref = reference.meeting "
        "WHERE role = 'from' AND recorded AND date >= ?1 AND status != 'cancelled' UNION "
        "SELECT target FROM reference WHERE role IN ('progress', 'about') AND meeting = ?2",
        day, meeting,
    )}  # fmt: skip


def _same_title(one: str, other: str) -> bool:
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())


def _in_order(ref: str) -> tuple[str, str]:
    """`A10` after `A9`; by date before body."""
    return ref.partition("/")[2][:10], _NUMBERS.sub(lambda digits: digits.group().zfill(6), ref)
