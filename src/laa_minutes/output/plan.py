"""The forward plan for people: by meeting its items and leads, then what is due there and what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ..frozen import dataclass
from ..record.when import day_words
from ..view.deadlines import IN_TIME, DeadlineRow
from ..view.plan import Plan, PlanItemRow, PlanRow, WishRow
from .deadlines import when_words
from .listing import STATUS, Cell, Column, Listing, Mark, Section, plural

COLUMNS = (
    "meeting", "body", "date", "time", "venue", "note", "title", "lead", "include", "tentative", "first", "from",
)  # fmt: skip

_MISSING = Mark("!", "missing", "red")
_CANCELLED = Mark("×", "cancelled", "dim")
_DUE = Mark(STATUS["open"].shape, "due")
_COLUMNS = (Column(""), Column("Item", wraps=True, least=30), Column("With", wraps=True, least=18))


@dataclass(frozen=True, slots=True)
class PlanLineRow:
    """One item with its meeting, for a flat table; a meeting without items has one line, whose `title` is None."""

    meeting: str | None
    body: str | None
    date: str | None
    time: str | None
    venue: str | None
    note: str | None
    title: str | None
    lead: tuple[str, ...] = ()
    include: tuple[str, ...] = ()
    tentative: bool = False
    first: bool = False
    from_: tuple[str, ...] = ()


def plan_lines(plan: Plan) -> list[PlanLineRow]:
    """The plan as a flat table, a line for each item."""
    lines = []
    for row in plan.rows:
        of = (row.meeting, row.body, row.date, row.time, row.venue, row.note)
        lines += [
            PlanLineRow(*of, item.title, item.lead, item.include, item.tentative, item.first, item.from_)
            for item in row.items
        ] or [PlanLineRow(*of, None)]
    return lines


def plan_listing(plan: Plan, as_of: date, names: str) -> Listing:
    """`names` says whose plan it is, at the right of the title."""
    several = len({row.body for row in plan.rows if row.body}) > 1
    sections = tuple(_section(row, several) for row in plan.rows)
    return Listing(
        f"Forward plan as of {day_words(as_of)}",
        _COLUMNS,
        sections,
        names,
        (_last(plan),),
        headings=False,
        remarks=tuple(_remarks_on_all(plan)),
    )


def _section(row: PlanRow, several: bool) -> Section:
    if row.date is None:
        return Section("No date", tuple(line for item in row.items for line in _item(item)), row.note or "")
    title = day_words(date.fromisoformat(row.date), weekday=True)
    title += f", {row.time}" if row.time else ""
    title += f" · {row.meeting}" if several else ""
    lines = [line for item in row.items for line in _item(item)]
    lines += [_wish(_DUE, wish) for wish in row.due]
    lines += [_wish(_MISSING, wish) for wish in row.missing]
    lines += [_deadline(row, one) for one in row.deadlines]
    cancelled = row.cancelled or row.status == "cancelled"
    return Section(
        title, (*_remarks(row), *(lines or ([] if cancelled else [("", "Nothing planned.", "")]))), row.venue or ""
    )


def _remarks(row: PlanRow) -> list[tuple[Cell, ...]]:
    remarks: list[tuple[Cell, ...]] = []
    if row.cancelled or row.status == "cancelled":
        remarks.append((_CANCELLED, (row.cancelled or "").strip(), ""))
    remarks += [("moved", f"from {_day(was)}", "") for was in row.moved_from]
    if row.note:
        remarks.append(("note", row.note, ""))
    if row.recorded:
        remarks.append(("", "As its record has it:", ""))
    return remarks


def _item(item: PlanItemRow) -> list[tuple[Cell, ...]]:
    word = ", ".join(word for word, said in (("first", item.first), ("tentative", item.tentative)) if said)
    beneath = [*item.include, *((f"from {', '.join(item.from_)}",) if item.from_ else ())]
    return [(word, item.title, ", ".join(item.lead)), *(("", f"– {line}", "") for line in beneath)]


def _wish(mark: Mark, wish: WishRow) -> tuple[Cell, ...]:
    return (mark, f"{wish.ref or 'No number yet'}: {wish.action}", ", ".join(wish.owners) or "nobody named")


def _deadline(row: PlanRow, one: DeadlineRow) -> tuple[Cell, ...]:
    sure = any(last.meeting == row.meeting and last.chance == IN_TIME for last in one.decide_at)
    words = "the last meeting before it" if sure else "this meeting may be too late"
    return ("deadline", f"{one.what}, {when_words(one)}: {words}", "")


def _remarks_on_all(plan: Plan) -> list[str]:
    words = [f"{body}: no slot for {_listed(themes)}, which it takes in rotation." for body, themes in plan.gaps]
    undated = [item.title for row in plan.rows if row.meeting is None for item in row.items]
    if undated:
        words.append(f"Without a date: {_listed(undated)}.")
    return words + [f"Asked for, with no place in the plan: {wish.ref or wish.action}." for wish in plan.homeless]


def _last(plan: Plan) -> str:
    if not plan.rows:
        return "Nothing is planned yet. What is coming is written in forward-plan.yaml."
    missing = sum(len(row.missing) for row in plan.rows) + len(plan.homeless)
    items = sum(len(row.items) for row in plan.rows)
    dated = sum(row.meeting is not None for row in plan.rows)
    return f"{plural(dated, 'meeting')}, {plural(items, 'item')}; {missing or 'nothing'} missing."


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]


def _day(meeting: str) -> str:
    try:
        return day_words(date.fromisoformat(meeting.partition("/")[2][:10]))
    except ValueError:
        return meeting
