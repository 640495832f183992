"""The agenda pack: the notice of a meeting, and the contents with every paper, marked, missing or supplementary."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..frozen import dataclass
from ..record.when import day_words
from ..register import Register
from .agenda import AgendaItem, AgendaPaper, AgendaRow, notice
from .clear_days import send_by
from .wording import day_of

DEFAULT_DAYS = 5  # clear working days between notice and meeting


@dataclass(frozen=True, slots=True)
class PackLine:
    """A line of the contents: an item, or under it a paper with its mark. `note` says what a reader must know of it."""

    number: str
    title: str
    mark: str
    note: str


@dataclass(frozen=True, slots=True)
class Pack:
    """The words of a pack. `missing` names the papers that cannot be sent out, `go` says by which day it has to go, or
    by how much that is past; both are for the secretary alone."""

    notice: str
    signed: str
    dated: str
    lines: tuple[PackLine, ...]
    missing: tuple[str, ...]
    go: str


def pack(register: Register, row: AgendaRow) -> Pack:
    """The pack of a meeting's agenda, as it would go out on the day asked about."""
    body = register.partnership.body(row.body)
    time = f" at {row.time.partition('-')[0]}" if row.time else ""
    place = f", at {row.venue}" if row.venue else ""
    when = f"{day_of(row.date, weekday=True)}{time}{place}"
    papers = [paper for item in row.items for paper in item.papers]
    return Pack(
        notice=f"Notice is given that {_called(row.body_name)} will meet on {when}.",
        signed=str(body.secretary) if body and body.secretary else "",
        dated=day_words(register.as_of),
        lines=tuple(line for item in row.items for line in _lines(item)),
        missing=tuple(f"{_named(paper)}: {paper.lacking}" for paper in papers if paper.lacking),
        go=_go(register, row, body.clear_days if body else None),
    )


def _called(body: str) -> str:
    """The body's name in a sentence: `the Performance Group`, `The Alliance`."""
    return body if body.casefold().startswith(("the ", "our ")) else f"the {body}"


def _lines(item: AgendaItem) -> Iterator[PackLine]:
    added = f"supplementary, added {day_of(item.added)}" if item.added else ""
    exempt = f"exempt: {item.exempt}" if item.exempt else ""
    yield PackLine(item.number, item.title, "", "; ".join(filter(None, (added, exempt))))
    for paper in item.papers:
        title = f"{paper.title}, {paper.by}" if paper.by else paper.title
        yield PackLine("", title, paper.mark or "", "; ".join(_remarks(paper)))


def _remarks(paper: AgendaPaper) -> Iterator[str]:
    if paper.lacking:
        yield "to follow"
    if paper.added:
        yield f"supplementary, added {day_of(paper.added)}"
    if paper.exempt:
        yield f"exempt: {paper.exempt}"


def _named(paper: AgendaPaper) -> str:
    mark = f"‘{paper.mark}’ " if paper.mark else ""
    return f"{mark}{paper.title}"


def _go(register: Register, row: AgendaRow, clear_days: int | None) -> str:
    """By when: with five clear days where the body has no number of its own."""
    days = DEFAULT_DAYS if clear_days is None else clear_days
    by = send_by(date.fromisoformat(row.date), days, register.partnership.holidays)
    if by is None or row.status == "cancelled":
        return ""
    if register.as_of <= by:
        return notice(by, days, register.partnership.holidays)
    late = (register.as_of - by).days
    return f"The agenda was to go out by {day_words(by, weekday=True)}, {late} day{'s' * (late > 1)} ago."
