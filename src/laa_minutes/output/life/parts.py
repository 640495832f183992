"""What pages of lives have in common: dates, decisions, actions, statements and mentions as entries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

from ...record.when import day_short, day_words
from ...view.actions import ActionRow
from ...view.life.common import DatedBrief, DecisionBrief, Figure, Mention, NoteBrief, PlanBrief, SaidRow
from ...view.outcomes import OutcomeRow
from ...view.workplan import WorkplanRow
from ..actions import due_words
from ..listing import STANDING, STATUS, Mark, plural
from ..outcomes import PRIORITY
from ..page import Block, Entry, block, entry
from ..scorecard import DIRECTION

Names = Literal["label", "item", "whole"]
MOST = 40  # meetings or mentions listed before the rest is only counted


def words_of(day: str | None) -> str:
    """An ISO date as people write it; a date left unsaid as nothing."""
    return day_words(date.fromisoformat(day)) if day else ""


def short(day: str | None) -> str:
    """An ISO date in eleven characters at the most."""
    return day_short(date.fromisoformat(day)) if day else ""


def decision_entries(rows: Iterable[DecisionBrief], names: Names = "label") -> list[Entry]:
    """Decisions by their label in one item, by item and label in one meeting, or by their whole name."""
    found = []
    for row in rows:
        label = _labels(row) or ("in the text" if row.in_text else "resolved")
        head = {"label": label, "item": row.ref.rpartition("/")[2], "whole": row.ref}[names]
        kinds = f"{', '.join(row.kind)}: " if row.kind else ""
        found.append(entry((kinds, "dim"), head=head, prose=row.text) if not kinds else _joined(kinds, row.text, head))
    return found


def _labels(row: DecisionBrief) -> str:
    """All labels of a clause: `(iii)(a)`."""
    return row.ref[row.ref.index("(") :] if row.label and "(" in row.ref else row.label or ""


def outcome_entries(rows: Iterable[OutcomeRow]) -> list[Entry]:
    """Outcomes by their numbers; a priority says since when it is one."""
    found = []
    for one in rows:
        since = f" since {words_of(one.chosen_on)}" if one.chosen_on else ""
        found.append(entry(PRIORITY if one.chosen else None, "  " if one.chosen else None, one.title,
                           (since, "dim") if since else None, head=one.number or ""))  # fmt: skip
    return found


def action_entries(rows: Sequence[ActionRow], *, dated: bool = False, owners: bool = True) -> list[Entry]:
    """Actions with owner, state and date."""
    found = []
    for row in rows:
        state: Mark = STATUS["overdue" if row.overdue else row.status]
        when = f"closed {words_of(row.closed)}" if row.closed else due_words(row)
        who = (", ".join(row.owners) or "nobody named") + "; " if owners else ""
        ref = row.ref or row.meeting
        head = ref if dated else ref.rpartition("/")[2]
        found.append(entry(state, f"  {row.action} ", (f"({who}{when})", "dim"), head=head))
    return found


def said_entries(rows: Iterable[SaidRow], *, codes: bool) -> list[Entry]:
    """Statements: by date and item in an indicator's life, by code in an item's."""
    found = []
    for row, its_codes in _together(rows) if codes else ((row, [row.code]) for row in rows):
        place = f"item {row.item.rpartition('/')[2]}" if row.item else ""
        head = ", ".join(its_codes) if codes else f"{short(row.date)}  {place}"
        facts = said_facts(row)
        parts: list[str | Mark] = []
        for fact in facts:
            parts += ["; ", fact] if parts else [fact]
        found.append(entry(*parts, head=head, prose=row.note))
    return found


def _together(rows: Iterable[SaidRow]) -> list[tuple[SaidRow, list[str]]]:
    """One statement about several indicators comes as several rows: once, with all the codes."""
    found: list[tuple[SaidRow, list[str]]] = []
    for row in rows:
        same = replace(row, code="", line=0)
        if found and found[-1][0] == same:
            found[-1][1].append(row.code)
        else:
            found.append((same, [row.code]))
    return found


def said_facts(row: SaidRow) -> list[str | Mark]:
    """What a statement gives besides its words."""
    facts: list[str | Mark] = []
    if row.standing:
        facts.append(STANDING[row.standing])
    if row.direction:
        facts.append(DIRECTION[row.direction])
    if row.forecast:
        facts.append(f"forecast {row.forecast}")
    if row.expected or row.expected_by:
        facts.append(expected_words(row))
    if row.target_change:
        by = f", agreed by {row.agreed_by}" if row.agreed_by else ""
        facts.append(f"target {row.target_change}{by}")
    facts += [figure_said(figure) for figure in row.figures]
    if row.lead:
        facts.append(f"lead: {', '.join(row.lead)}")
    if row.support:
        facts.append(f"support: {', '.join(row.support)}")
    if row.rating:
        facts.append(f"risk {row.rating}")
    if row.proposal:
        facts.append(f"proposed: {row.proposal}")
    return facts


def expected_words(row: SaidRow) -> str:
    """`expected next time: …`; `expected by 31 March 2010: …`."""
    by = row.expected_by
    when = "" if by is None else " next time" if by == "next" else f" by {words_of(by) if _is_day(by) else by}"
    return f"expected{when}: {row.expected.strip()}" if row.expected else f"expected{when}"


def figure_said(figure: Figure) -> str:
    """`backlog of unallocated cases 700`; `performance 9 → 11`; `crime -31%`."""
    value = figure.value or figure.change or ""
    if figure.was is not None:
        value = f"{figure.was} → {figure.value or '?'}"
    elif figure.value is not None and figure.change:
        value = f"{figure.value} ({figure.change})"
    words = [figure.what, value, figure.unit, f"in {figure.period}" if figure.period else None]
    return " ".join(word.strip() for word in words if word)


def mention_block(label: str, rows: Sequence[Mention]) -> Block | None:
    """What refers to the thing shown."""
    found = []
    for row in rows:
        place = f"{row.ref}  {row.heading}" if row.heading and row.heading != row.ref else row.ref
        found.append(entry(place, (_why(row), "dim"), head=short(row.date)))
    found = list(dict.fromkeys(found))  # three actions reported on in one place are one line
    return block(label, [*found[:MOST], *([entry(f"and {len(found) - MOST} more")] if len(found) > MOST else [])])


def note_entries(rows: Iterable[NoteBrief], own: str) -> list[Entry]:
    """Notes added afterwards; of those in another meeting's record, where they are."""
    return [
        _joined(f"({row.meeting}) " if row.meeting != own else "", row.text, short(row.dated)) for row in rows
    ]  # fmt: skip


def plan_entries(rows: Iterable[PlanBrief], *, dated: bool = True) -> list[Entry]:
    """Items of the forward plan."""
    found = []
    for row in rows:
        lead = f" ({', '.join(row.lead)})" if row.lead else ""
        include = f"; to include: {'; '.join(row.include)}" if row.include else ""
        maybe = (", first item" if row.first else "") + (", tentative" if row.tentative else "")
        where = f"{row.meeting}  " if dated and row.meeting else ""
        head = (short(row.date) or "no date") if dated else ""
        found.append(entry(where, row.title, maybe, (lead, "dim"), include, head=head))
    return found


def workplan_entries(plan: WorkplanRow | None) -> list[Entry]:
    """The lines of a theme's workplan by indicator, with the day at which they are correct."""
    if plan is None:
        return []
    as_at = f"correct as at {words_of(plan.as_at)}" if plan.as_at else None
    found = [entry((as_at, "dim"))] if as_at else []
    for line in plan.lines:
        due = line.due_said if line.due_said and not line.due_said[:1].isdigit() else words_of(line.due)
        fresh = line.as_at if line.as_at != plan.as_at else None
        words = ", ".join(filter(None, (due and f"due {due}", fresh and f"as at {words_of(fresh)}")))
        found.append(entry(line.what, (f"  {words}", "dim") if words else None, head=line.code))
    return found


def date_entries(rows: Iterable[DatedBrief]) -> list[Entry]:
    """Deadlines and events, with the day as it was said."""
    return [entry(f"{row.kind}: {row.what}", (f"  {_day_said(row)}", "dim")) for row in rows]


def counted(rows: Sequence[ActionRow]) -> str:
    """`3 open, 1 overdue, 2 done`."""
    words = []
    for status in ("open", "done", "dropped"):
        number = sum(row.status == status for row in rows)
        if number:
            words.append(f"{number} {status}")
        overdue = sum(row.overdue for row in rows)
        if status == "open" and overdue:
            words.append(f"{overdue} overdue")
    return ", ".join(words) or plural(0, "action")


def _joined(before: str, text: str, head: str) -> Entry:
    """Words before the first paragraph of a prose, and the rest of it beneath."""
    from ..page import paragraphs

    first, *rest = paragraphs(text) or [""]
    return Entry(tuple(one for one in ((before, "dim"), (first, "")) if one[0]), head, "\n\n".join(rest))


def _why(row: Mention) -> str:
    """In what way something refers to the thing: `has an action on it`, or the words of its text."""
    words = {
        "progress": "reports on it",
        "about": "reports on it",
        "from": f"meets {row.words}",
        "relies_on": "relies on it",
        "indicator": "is about it",
        "agreed": "target agreed there",
        "review": "recovery plan reviewed there",
        "corrects": "corrects it",
        "note": "notes on it",
        "next_meeting": "gives it as the next meeting",
        "due": "due then",
        "agenda": "asks for a place on its agenda",
        "chosen_at": "chosen there",
        "presented_by": "",
        "with": "to work with",
        "report_to": "reports to",
        "to": "addressed to",
        "interest": "declared an interest",
    }
    said = words.get(row.role)
    if said is None:
        said = f"“{row.words}”" if row.words else ""
    return f"  {said}" if said else ""


def _day_said(row: DatedBrief) -> str:
    if row.earliest and row.earliest == row.latest:
        return words_of(row.earliest)
    bounds = " to ".join(filter(None, (short(row.earliest), short(row.latest))))
    said = row.said or ""
    return f"{said} ({bounds})" if said and bounds else said or bounds


def _is_day(text: str) -> bool:
    return len(text) == 10 and text[4] == text[7] == "-"
