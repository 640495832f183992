"""What is coming, by meeting: the forward plan, what is due there, and what was asked for and has no place."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from sqlite3 import Row

from ..frozen import dataclass
from ..record.when import WEEKDAYS
from ..register import Register
from .deadlines import DEADLINE, DeadlineFilter, DeadlineRow, deadlines


@dataclass(frozen=True, slots=True)
class PlanItemRow:
    """An item planned. `from_` are the wishes that it meets (actions or clauses), those of its `include` lines too."""

    title: str
    lead: tuple[str, ...]
    include: tuple[str, ...]
    tentative: bool
    first: bool
    from_: tuple[str, ...]
    theme: str | None


@dataclass(frozen=True, slots=True)
class WishRow:
    """An action due at a meeting, or one that asks for a place on its agenda."""

    ref: str | None
    action: str
    owners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One meeting of the plan; `meeting` and all that follows from it is None for a row without a date.

    `status` is the record's where there is one, else `planned`; `recorded` says that the items are the record's.
    `due` are the actions due there, `missing` those that ask for a place there and which no item cites, `deadlines`
    those before which it is the body's last meeting.
    """

    meeting: str | None
    body: str | None
    date: str | None
    time: str | None
    venue: str | None
    note: str | None
    items: tuple[PlanItemRow, ...]
    weekday: str | None
    status: str
    cancelled: str | None
    moved_from: tuple[str, ...]
    recorded: bool
    due: tuple[WishRow, ...]
    missing: tuple[WishRow, ...]
    deadlines: tuple[DeadlineRow, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """The rows, and what has no row: themes of a body's rotation without a slot, and wishes for no meeting in it."""

    rows: tuple[PlanRow, ...]
    gaps: tuple[tuple[str, tuple[str, ...]], ...]
    homeless: tuple[WishRow, ...]


@dataclass(frozen=True, slots=True)
class PlanFilter:
    """Which meetings to list; None or empty lets everything through. `since` is an ISO date, that day included."""

    bodies: tuple[str, ...] = ()
    since: str | None = None


def forward_plan(register: Register, wanted: PlanFilter) -> Plan:
    """The plan by date, rows without one last. A meeting's record, where it has items, wins over the plan's row."""
    wishes = _Wishes(register)
    every = sorted(_rows(register, wishes), key=lambda row: (row.date or "9999", row.meeting or ""))
    rows = tuple(row for row in every if _fits(row, wanted))
    homeless = () if wanted.bodies else wishes.without_a_place({row.meeting for row in every})
    return Plan(rows, tuple(_gaps(register, rows)), homeless)


def _rows(register: Register, wishes: _Wishes) -> Iterable[PlanRow]:
    planned = defaultdict[str | int, list[Row]](list)
    for row in register.rows("SELECT * FROM planned ORDER BY key"):
        planned[row["meeting"] or row["key"]].append(row)
    meetings = {row["ref"]: row for row in register.rows("SELECT * FROM meeting")}
    today = register.as_of.isoformat()
    coming = [ref for ref, row in meetings.items() if row["status"] == "draft" and row["date"] >= today]
    moved = defaultdict[str, list[str]](list)
    for row in register.rows("SELECT meeting, was FROM moved_now ORDER BY position"):
        moved[row["meeting"]].append(row["was"])
    items = _planned_items(register)
    recorded = _recorded_items(register, [ref for ref in {*planned, *coming} if isinstance(ref, str)])
    for key in dict.fromkeys([*planned, *coming]):
        of_plan = planned.get(key, [])
        if isinstance(key, int):
            yield _row(None, None, of_plan, items[key], (), wishes)
            continue
        own = recorded.get(key)
        listed = own or [item for row in of_plan for item in items[row["key"]]]
        yield _row(key, meetings.get(key), of_plan, listed, tuple(moved[key]), wishes, recorded=own is not None)


def _row(
    ref: str | None, meeting: Row | None, planned: Sequence[Row], items: Sequence[PlanItemRow], moved: tuple[str, ...],
    wishes: _Wishes, *, recorded: bool = False,
) -> PlanRow:  # fmt: skip
    """One row, from the record first and then from the plan."""
    sources = [row for row in (meeting, *planned) if row is not None]

    def first(field: str) -> str | None:
        return next((row[field] for row in sources if row[field]), None)

    hours = next((row for row in sources if row["starts"]), None)
    day = first("date")
    status = str(meeting["status"]) if meeting else "planned"
    return PlanRow(
        meeting=ref,
        body=first("body"),
        date=day,
        time="-".join(filter(None, (hours["starts"], hours["ends"]))) if hours else None,
        venue=first("venue"),
        note=" ".join(row["note"].strip() for row in planned if row["note"]) or None,
        items=tuple(sorted(items, key=lambda item: not item.first)),
        weekday=WEEKDAYS[date.fromisoformat(day).weekday()] if day else None,
        status=status,
        cancelled=meeting["cancelled"] if meeting else None,
        moved_from=moved,
        recorded=recorded,
        due=tuple(wishes.due[ref]) if ref else (),
        missing=tuple(wishes.missing[ref]) if ref else (),
        deadlines=tuple(wishes.deadlines[ref]) if ref else (),
    )


def _planned_items(register: Register) -> defaultdict[int, list[PlanItemRow]]:
    """The plan's items by the number of their row."""
    leads = _names(register, "SELECT subject, name FROM name WHERE role = 'lead' AND subject LIKE 'plan %'")
    cited = _cited(register)
    items = defaultdict[int, list[PlanItemRow]](list)
    for row in register.rows("SELECT * FROM planned_item ORDER BY planned, position"):
        include = tuple(line["text"] for line in json.loads(row["include"]))
        items[row["planned"]].append(
            PlanItemRow(
                title=row["title"],
                lead=tuple(leads[row["key"]]),
                include=include,
                tentative=bool(row["tentative"]),
                first=bool(row["first"]),
                from_=tuple(cited[row["key"]]),
                theme=None,
            )
        )
    return items


def _recorded_items(register: Register, meetings: list[str]) -> dict[str, list[PlanItemRow]]:
    """The items of records, by meeting: only of those that have any."""
    among = json.dumps(meetings)
    presenters = _names(register, "SELECT subject, name FROM name WHERE role = 'presented_by'")
    cited = _cited(register)
    items: dict[str, list[PlanItemRow]] = {}
    for row in register.rows(
        "SELECT key, meeting, title, theme FROM item WHERE parent IS NULL "
        "AND meeting IN (SELECT value FROM json_each(?)) ORDER BY meeting, position",
        among,
    ):
        items.setdefault(row["meeting"], []).append(
            PlanItemRow(
                title=row["title"],
                lead=tuple(presenters[row["key"]]),
                include=(),
                tentative=False,
                first=False,
                from_=tuple(cited[row["key"]]),
                theme=row["theme"],
            )
        )
    return items


class _Wishes:
    """Open actions, by the meeting they are due at, and by the meeting on whose agenda they ask for a place; deadlines
    by the last meeting before them."""

    def __init__(self, register: Register) -> None:
        self.due: defaultdict[str, list[WishRow]] = defaultdict(list)
        self.missing: defaultdict[str | None, list[WishRow]] = defaultdict(list)
        cited = {row["wish"] for row in register.rows("SELECT wish FROM cited")}
        owners = _names(register, "SELECT subject, name FROM name WHERE role = 'owner'")
        for row in register.rows(
            "SELECT a.key, a.ref, a.text, a.reassigned, a.agenda_kind, a.agenda_meeting, "
            "iif(p.key IS NULL, a.due_meeting, p.due_meeting) AS due_meeting "
            "FROM action_now AS a LEFT JOIN progress AS p ON p.key = a.redated "
            "WHERE a.status = 'open' ORDER BY a.date, a.meeting, a.position"
        ):
            wish = WishRow(row["ref"], row["text"].strip(), tuple(owners[row["reassigned"] or row["key"]]))
            if row["due_meeting"]:
                self.due[row["due_meeting"]].append(wish)
            if row["agenda_kind"] and (wish.ref is None or wish.ref not in cited):
                self.missing[row["agenda_meeting"]].append(wish)

        self.deadlines: defaultdict[str, list[DeadlineRow]] = defaultdict(list)
        for deadline in deadlines(register, DeadlineFilter(kinds=(DEADLINE,))):
            for one in deadline.decide_at:
                if one.meeting:
                    self.deadlines[one.meeting].append(deadline)

    def without_a_place(self, planned: set[str | None]) -> tuple[WishRow, ...]:
        """Wishes that no item cites, for a meeting that is not in the plan, or not yet known."""
        without = (meeting for meeting in self.missing if meeting is None or meeting not in planned)
        return tuple(wish for meeting in without for wish in self.missing[meeting])


def _gaps(register: Register, rows: Sequence[PlanRow]) -> Iterable[tuple[str, tuple[str, ...]]]:
    """Themes that a body takes in rotation, and that have no slot in the rows; bodies without a row are left out."""
    for body in register.partnership.bodies:
        own = [row for row in rows if row.body == body.key and not row.cancelled]
        titles = [title.casefold() for row in own for item in row.items for title in (item.title, item.theme or "")]
        undated = [item.title.casefold() for row in rows if row.meeting is None for item in row.items]
        gaps = tuple(
            str(theme) for theme in body.rotation if not any(theme.casefold() in title for title in titles + undated)
        )
        if own and gaps:
            yield body.name, gaps


def _fits(row: PlanRow, wanted: PlanFilter) -> bool:
    """Rows without a date are everybody's, and always to come."""
    if row.meeting is None:
        return True
    return (not wanted.bodies or row.body in wanted.bodies) and (
        wanted.since is None or (row.date or "") >= wanted.since
    )


def _names(register: Register, sql: str) -> defaultdict[str, list[str]]:
    names = defaultdict[str, list[str]](list)
    for row in register.rows(f"{sql} ORDER BY subject, position"):
        names[row["subject"]].append(row["name"])
    return names


def _cited(register: Register) -> defaultdict[str, list[str]]:
    """The wishes that items cite, under their full names, by the item."""
    cited = defaultdict[str, list[str]](list)
    for row in register.rows("SELECT item, wish FROM cited ORDER BY position"):
        if row["wish"] not in cited[row["item"]]:
            cited[row["item"]].append(row["wish"])
    return cited
