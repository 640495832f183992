"""What each owner still owes: a sheet for each, to be sent or taken along, and whom to tell by when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from ..frozen import dataclass
from ..record.when import day_words
from ..register import Register
from .actions import ActionFilter, ActionRow, actions
from .clear_days import send_by
from .organisations import Organisations
from .wording import capital, day_of, listed

NOBODY = "Nobody named"


@dataclass(frozen=True, slots=True)
class SheetRow:
    """What one owner owes: `overdue`, `due` (dated, and not past it), `undated`, and `unowned`, those that name nobody
    and of which the body's secretary, who then is the owner here, is asked.

    `tell` is whom to tell how they stand, `tell_by` the day (ISO) by which, so that the next meeting hears of it;
    `bodies` are the names of the bodies that raised them. `email` is None where the records have none.
    """

    owner: str
    organisation: str | None
    email: str | None
    bodies: tuple[str, ...]
    tell: tuple[str, ...]
    tell_by: str | None
    next_meeting: str | None
    overdue: tuple[ActionRow, ...]
    due: tuple[ActionRow, ...]
    undated: tuple[ActionRow, ...]
    unowned: tuple[ActionRow, ...]


@dataclass(frozen=True, slots=True)
class ChaseLine:
    """An action in words: `said` is what was told of it last, with the day."""

    number: str
    text: str
    due: str
    raised: str
    said: str


@dataclass(frozen=True, slots=True)
class ChaseGroup:
    """Actions that stand alike, under a heading."""

    title: str
    lines: tuple[ChaseLine, ...]


@dataclass(frozen=True, slots=True)
class ChasePage:
    """A sheet in words. `summary` counts, `ask` says whom to tell by when."""

    title: str
    owner: str
    organisation: str
    bodies: str
    summary: str
    ask: str
    groups: tuple[ChaseGroup, ...]


@dataclass(frozen=True, slots=True)
class ChaseFilter:
    """Whose sheets, and of which actions; None or empty lets everything through. `due_by` is an ISO date, and leaves
    what has none out."""

    owners: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    overdue: bool = False
    due_by: str | None = None


def sheets(register: Register, wanted: ChaseFilter) -> tuple[SheetRow, ...]:
    """The sheets that fit, by owner. Whoever is asked for by name has one, be there nothing on it."""
    rows = actions(register, ActionFilter(bodies=wanted.bodies, overdue=wanted.overdue, due_by=wanted.due_by))
    owned: defaultdict[str, list[ActionRow]] = defaultdict(list)
    for row in rows:
        for owner in row.owners or row.chased or (NOBODY,):
            owned[owner].append(row)
    organisations = Organisations(register)

    def is_wanted(owner: str) -> bool:
        from_ = organisations.key(organisations.of(owner) or owner)
        return not wanted.organisations or from_ in wanted.organisations

    names = wanted.owners or tuple(sorted(owned, key=lambda name: (name == NOBODY, name.casefold())))
    return tuple(_sheet(register, owner, owned[owner], organisations) for owner in names if is_wanted(owner))


def chase_page(row: SheetRow, as_of: date) -> ChasePage:
    """A sheet in the words of a document."""
    every = (*row.overdue, *row.due, *row.undated, *row.unowned)
    late = sum(one.overdue for one in every)
    counted = f"{len(every)} open, {late or 'none'} overdue." if every else "Nothing is open."
    groups = (("Overdue", row.overdue), ("Due", row.due), ("Without a date", row.undated),
              ("Nobody is named for these", row.unowned))  # fmt: skip
    return ChasePage(
        title=f"Actions for {row.owner} on {day_words(as_of)}",
        owner=row.owner,
        organisation=row.organisation or "",
        bodies=listed(row.bodies),
        summary=counted,
        ask=_ask(row) if every else "",
        groups=tuple(ChaseGroup(title, tuple(_line(one, row) for one in rows)) for title, rows in groups if rows),
    )


def _sheet(register: Register, owner: str, rows: list[ActionRow], organisations: Organisations) -> SheetRow:
    own = [row for row in rows if row.owners]
    keys = sorted({row.meeting.partition("/")[0] for row in rows})
    person = next((one for one in register.partnership.people if one.name == owner), None)
    next_meeting = _next(register, keys)
    names = [body.secretary for key in keys if (body := register.partnership.body(key)) and body.secretary]
    tell = dict.fromkeys(register.roster.resolve(name, "").name for name in names)
    return SheetRow(
        owner=owner,
        organisation=organisations.full(of) if (of := organisations.of(owner)) else None,
        email=str(person.email) if person and person.email else None,
        bodies=tuple(register.bodies_named({key}) for key in keys),
        tell=tuple(tell),
        tell_by=_tell_by(register, next_meeting),
        next_meeting=next_meeting,
        overdue=tuple(row for row in own if row.overdue),
        due=tuple(row for row in own if row.due and not row.overdue),
        undated=tuple(row for row in own if not row.due),
        unowned=tuple(row for row in rows if not row.owners),
    )


def _next(register: Register, bodies: Iterable[str]) -> str | None:
    """The next meeting of any of these bodies, after the day asked about."""
    keys = list(bodies)
    found = register.one(
        f"SELECT ref FROM meeting WHERE body IN ({','.join('?' * len(keys))}) AND date > ? AND status != 'cancelled' "
        "ORDER BY date, ref LIMIT 1",
        *keys,
        register.as_of.isoformat(),
    )
    return str(found["ref"]) if found else None


def _tell_by(register: Register, meeting: str | None) -> str | None:
    """The day on which the agenda of that meeting goes out, or that of the meeting; never a day that is over."""
    if meeting is None:
        return None
    key, _, day = meeting.partition("/")
    held = date.fromisoformat(day[:10])
    body = register.partnership.body(key)
    out = send_by(held, body.clear_days, register.partnership.holidays) if body and body.clear_days else None
    return (out if out and out >= register.as_of else held).isoformat()


def _ask(row: SheetRow) -> str:
    others = [name for name in row.tell if name != row.owner]
    words = f"Please tell {listed(others)} how each of them stands" if others else "Please say how each of them stands"
    if row.tell_by is None or row.next_meeting is None:
        return f"{words}."
    body = row.next_meeting.partition("/")[0].upper()
    until = f" by {day_of(row.tell_by, weekday=True)}"
    return f"{words}{until}, so that {body} can hear of it on {day_of(row.next_meeting)}."


def _line(row: ActionRow, sheet: SheetRow) -> ChaseLine:
    with_ = [name for name in (*row.owners, *row.with_) if name != sheet.owner]
    told = next((one for one in reversed(row.progress) if one.note), None)
    details = [f"raised on {day_of(row.meeting)}", *([f"with {listed(with_)}"] if with_ else [])]
    return ChaseLine(
        number=row.ref or "",
        text=" ".join(row.action.split()),
        due=_due(row),
        raised=capital("; ".join((*details, *_again(row)))),
        said=f"{day_of(told.on)}: {' '.join((told.note or '').split())}" if told else "",
    )


def _due(row: ActionRow) -> str:
    if row.due is None:
        return "" if row.due_said is None else f"due {row.due_said}"
    loosely = row.due_said and not row.due_said[:1].isdigit() and row.due_said != "next" and "/" not in row.due_said
    return f"due {day_of(row.due)}" + (f" ({row.due_said})" if loosely else "")


def _again(row: ActionRow) -> Iterator[str]:
    if row.deferred:
        yield "re-dated once" if row.deferred == 1 else f"re-dated {row.deferred} times"
