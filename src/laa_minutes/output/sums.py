"""Sums of money for people: each whole before its parts, and beneath each sum what it stands on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby

from ..record.when import day_words
from ..view.money import ClauseOfSum, PartOfSum, RiskOfSum, SumRow, releasing
from ..view.sums import counted_once
from .listing import NOTHING, STANDING, STATUS, Cell, Column, Listing, Mark, Section, plural

COLUMNS = (
    "ref", "amount", "approx", "left", "status", "purpose", "source", "repaid_from", "subject_to", "waits_on",
    "released_by", "includes", "parts", "part_of", "same_as", "risks", "meeting", "item", "title", "theme",
)  # fmt: skip

_COLUMNS = (
    Column("No."),
    Column("Amount", right=True),
    Column("Status", wraps=True, least=13),
    Column("For", wraps=True, least=37),
)

Line = tuple[str | Mark, str]  # a state, where there is one, and words


def sums_listing(rows: Sequence[SumRow], as_of: date, names: str) -> Listing:
    """`names` says whose sums they are, at the right of the title."""
    several = len({row.meeting.partition("/")[0] for row in rows}) > 1
    by_ref = {row.ref: row for row in rows if row.ref}
    sections = tuple(
        _section(meeting, title, list(group), by_ref, several=several)
        for (meeting, _, title), group in groupby(rows, lambda row: (row.meeting, row.item, row.title))
    )
    example = next((row.ref for row in rows if row.ref), None)
    last = (f"`laa show {example}` tells the whole of one.",) if example else ()
    return Listing(
        f"Sums of money to {day_words(as_of)}", _COLUMNS, sections, names, last, bool(rows), (_counted(rows),)
    )


def sum_cells(row: SumRow) -> dict[str, list[str]]:
    """What stands in a table for the parts of a sum and the risks it is to meet: `ssog/2007-12-13/S1 £460,000`."""
    parts = [f"{one.ref} {pounds(one.amount, about=one.approx)}" for one in row.parts]
    return {"parts": parts, "risks": [_risk_cell(one) for one in row.risks]}


def _risk_cell(one: RiskOfSum) -> str:
    """`NI 301, at risk, rated amber: Put £60,000 more into the deposit fund.`"""
    words = ", ".join(filter(None, (one.code, one.standing, one.rating and f"rated {one.rating}")))
    return f"{words}: {one.proposal}" if one.proposal else words


def pounds(amount: float | Decimal | None, *, about: bool = False) -> str:
    """`£460,000`, `about £150,000`, `£12.50`, `-£40`; `not stated`."""
    if amount is None:
        return "not stated"
    value = Decimal(str(amount))
    figure = f"£{abs(value):,.0f}" if value == value.to_integral_value() else f"£{abs(value):,.2f}"
    return f"{'about ' if about else ''}{'-' if value < 0 else ''}{figure}"


def sum_lines(row: SumRow, by_ref: dict[str, SumRow]) -> Iterator[Line]:
    """What belongs to a sum besides amount, status and purpose: its parts, where it comes from and goes back to, what
    it depends on, who releases it, what it is against. What it shares with the whole above it is said there."""
    above = by_ref.get(row.part_of[0]) if row.depth else None
    shared = {clause.ref for clause in above.clauses} if above else set()
    if row.parts:
        yield "", f"{'; '.join(_parts(row))}; {_left(row)}"
    if apart := [one for one in row.part_of if not row.depth or one != row.part_of[0]]:
        wholes = " and ".join(_whole(one, row, by_ref) for one in apart)
        yield "", f"{'taken out' if row.source in apart else 'part'} of {wholes}"
    for one in row.same_as:
        other = by_ref.get(one)
        purpose = f", for {_words(other.purpose)}" if other and other.purpose and other.purpose != row.purpose else ""
        yield "", f"the same sum as {_number(one, row)}{purpose}"
    if row.source and row.source not in row.part_of:
        yield "", f"from: {row.source}"
    if row.repaid_from:
        yield "", f"to be repaid from: {row.repaid_from}"
    yield from (("", f"subject to: {words}") for words in own_conditions(row))
    yield from (line for clause in row.clauses if clause.ref not in shared for line in condition(clause, row))
    clause = releasing(row.clauses)
    if clause and clause.ref not in shared:
        yield release(clause, row)
    yield from map(risk, row.risks)
    if len(row.told) > 1:
        yield from (("", words) for words in told(row))


def _section(meeting: str, title: str, rows: Sequence[SumRow], by_ref: dict[str, SumRow], *, several: bool) -> Section:
    body, _, day = meeting.partition("/")
    number = (rows[0].item or "").removeprefix(f"{meeting}/")
    held = day_words(date.fromisoformat(day[:10])) + (f", {body}" if several else "")
    lines = tuple(line for row in rows for line in _lines(row, by_ref))
    return Section(f"{number}. {title}" if number else title, lines, held)


def _lines(row: SumRow, by_ref: dict[str, SumRow]) -> Iterator[tuple[Cell, ...]]:
    number = "· " * row.depth + ((row.ref or "").rpartition("/")[2] or "–")
    purpose = _words(row.purpose) if row.purpose else NOTHING
    yield number, pounds(row.amount, about=row.approx), row.status or NOTHING, purpose
    yield from (("", "", state, f"– {words}") for state, words in sum_lines(row, by_ref))


def _parts(row: SumRow) -> Iterator[str]:
    """`made up of S1 £460,000 + S4 £70,000`; `taken out of it: S6 £40,000`"""
    included = [one for one in row.parts if one.ref in row.includes]
    taken = [one for one in row.parts if one.ref not in row.includes]
    for said, parts in (("made up of ", included), ("taken out of it: ", taken)):
        if parts:
            yield said + " + ".join(_part(one, row) for one in parts)


def _part(part: PartOfSum, row: SumRow) -> str:
    amount = pounds(part.amount, about=part.approx)
    return f"{_number(part.ref, row)} {f'({amount})' if part.amount is None else amount}"


def _left(row: SumRow) -> str:
    if row.left is None:
        return "what is left is not known"
    if not row.left:
        return "nothing is left over"
    over = pounds(abs(row.left), about=row.left_approx)
    return f"{over} is left over" if row.left > 0 else f"{over} more than there is"


def own_conditions(row: SumRow) -> list[str]:
    """The conditions that stand on the sum itself, and not on a clause."""
    return [one for one in row.subject_to if one not in {clause.subject_to for clause in row.clauses}]


def condition(clause: ClauseOfSum, row: SumRow) -> Iterator[Line]:
    """On what a clause makes the sum depend, and whether that is met."""
    if not clause.subject_to and not clause.waits_on:
        return
    waits = f"{'waited' if clause.closed else 'waits'} on {clause.waits_on}" if clause.waits_on else ""
    words = [f"subject to: {clause.subject_to}" if clause.subject_to else "", waits]
    yield STATUS[clause.status or "open"], f"{'; '.join(filter(None, words))} {_where(clause, row)}"


def release(clause: ClauseOfSum, row: SumRow) -> Line:
    """Who is to release the sum by a clause, and whether that is done."""
    how = next((word for word in ("delegated", "recommended") if word in clause.kind and clause.to), "")
    who = " and ".join(clause.to or clause.owners)
    if clause.subject_to or clause.waits_on:  # then its status is that of the condition
        return "", f"to be released by {who} ({', '.join(filter(None, (how, _ref(clause, row))))})"
    state = STATUS[clause.status] if clause.status else ""
    done = "released" if clause.status == "done" else "to be released"
    return state, f"{done} by {who} {_where(clause, row, how)}"


def _where(clause: ClauseOfSum, row: SumRow, how: str = "") -> str:
    closed = f"{clause.status} {day_words(date.fromisoformat(clause.closed))}" if clause.closed else ""
    return f"({', '.join(filter(None, (how, _ref(clause, row), closed)))})"


def _ref(clause: ClauseOfSum, row: SumRow) -> str:
    return (clause.ref or "").removeprefix(f"{row.meeting}/")


def risk(one: RiskOfSum) -> Line:
    """The risk that a sum is to meet, with how the indicator stands."""
    rating = f", rated {one.rating}" if one.rating else ""
    proposal = f": {one.proposal}" if one.proposal else ""
    return STANDING[one.standing] if one.standing else "", f"against the risk to {one.code}{rating}{proposal}"


def told(row: SumRow) -> Iterator[str]:
    """What meetings were told of it, one after the other."""
    for one in row.told:
        amount = pounds(one.amount) if one.amount is not None else None
        words = ", ".join(filter(None, (amount, one.status, one.note)))
        yield f"{day_words(date.fromisoformat(one.on))}, {one.ref or one.meeting}: {words or 'named again'}"


def _counted(rows: Sequence[SumRow]) -> str:
    """How many there are, and what they come to by status, in the words of the records."""
    if not rows:
        return "No sums on record that fit."
    once = counted_once(rows)
    totals = [words for status in dict.fromkeys(row.status for row in once) if (words := _total(status, once))]
    unstated = sum(row.amount is None for row in rows)
    counted = plural(len(rows), "sum") + (f", {unstated} without an amount" if unstated else "")
    return f"{counted}. Counted once each: {'; '.join(totals)}." if totals else f"{counted}."


def _total(status: str | None, once: Sequence[SumRow]) -> str:
    """`recommended £530,000 (S3)`"""
    alike = [row for row in once if row.status == status and row.amount is not None]
    if not alike:
        return ""
    total = sum((Decimal(str(row.amount)) for row in alike), Decimal())
    return f"{_words(status or 'no status given')} {pounds(total, about=any(row.approx for row in alike))}"


def _whole(ref: str, row: SumRow, by_ref: dict[str, SumRow]) -> str:
    """`eb/2023-04-26/S1, the Brackenshire Fund`"""
    whole = by_ref.get(ref)
    return f"{_number(ref, row)}, {_words(whole.purpose)}" if whole and whole.purpose else _number(ref, row)


def _number(ref: str, row: SumRow) -> str:
    """A sum's number where it is of the same meeting, else its whole name."""
    return ref.removeprefix(f"{row.meeting}/")


def _words(text: str) -> str:
    return " ".join(text.split())
