"""Exceptions for people: by reason, then by theme; beneath each indicator why, what is done about it, what is asked.

On a narrow screen nothing is dropped: the words wrap.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from ..record.when import day_short, day_words
from ..view.actions import ActionRow
from ..view.exceptions import AskedRow, ExceptionRow
from ..view.reasons import ReasonRow
from ..view.recovery import PlanRow
from ..view.wording import figure, listed
from .listing import STANDING, STATUS, Cell, Column, Listing, Mark, Section, plural
from .scorecard import DIRECTION, PERFORMANCE

COLUMNS = (
    "code", "title", "theme", "lead", "kind", "reason", "why", "wanted", "request", "standing", "performance",
    "direction", "value", "period", "target", "target_period", "unit", "better",
)  # fmt: skip
_MARKS = {
    "off track": STANDING["off track"],
    "below target": PERFORMANCE["missed"],
    "at risk": STANDING["at risk"],
    "slipping": Mark(DIRECTION["worsening"].shape, "slipping", "red"),
    "step overdue": Mark(STATUS["overdue"].shape, "step overdue", "red"),
    "not reviewed": Mark("…", "not reviewed", "yellow"),
    "not come": Mark("…", "not come", "yellow"),
    "no reading": Mark("?", "no reading", "yellow"),
    "recovered": Mark("↑", "recovered", "green"),
    "ahead": STANDING["ahead"],
    "improved": Mark(DIRECTION["improving"].shape, "improved", "green"),
    "target met": Mark(PERFORMANCE["met"].shape, "target met", "green"),
}
_HEADINGS = {
    "off track": "Off track",
    "below target": "Below target",
    "at risk": "At risk",
    "slipping": "Slipping",
    "step overdue": "Recovery plans: steps overdue",
    "not reviewed": "Recovery plans: not reviewed",
    "not come": "Expected and not come",
    "no reading": "No reading when one was due",
    "recovered": "Success: recovered",
    "ahead": "Success: ahead",
    "improved": "Success: improved",
    "target met": "Success: target met",
}
_FIGURES = {"below target", "slipping"}  # reasons that tell the latest figure themselves
_COLUMNS = (Column("Code", wraps=True, least=8), Column("Reason"), Column("Why", wraps=True, least=40))


def exception_report(rows: Sequence[ExceptionRow], as_of: date, names: str) -> Listing:
    """`names` says whose minutes the standings come from."""
    several = len({_body(reason) for row in rows for reason in row.reasons if _body(reason)}) > 1
    sections = tuple(
        Section(_HEADINGS[reason], tuple(line for row in group for line in _lines(row, as_of, several)), _number(group))
        for reason, group in ((reason, list(found)) for reason, found in groupby(rows, lambda row: row.reason))
    )
    title = f"Exceptions on {day_words(as_of)}"
    return Listing(title, _COLUMNS, sections, names, _last(rows), headings=False, remarks=_wanted(rows))


def _lines(row: ExceptionRow, as_of: date, several: bool) -> Iterator[tuple[Cell, ...]]:
    """What it is, and beneath why, the open actions, the recovery plan, what is asked."""
    lead = f"lead {row.lead}" if row.lead else "no lead" if row.kind == "concern" else ""
    aside = "; ".join(filter(None, (row.theme, lead)))
    first, *others = row.reasons
    yield row.code, _MARKS[first.reason], " ".join(filter(None, (row.title, aside and f"({aside})")))
    yield "", "", f"– {_why(first, row, several)}"
    for reason in others:
        yield "", _MARKS[reason.reason], f"– {_why(reason, row, several)}"
    if row.kind == "concern":
        if row.value is not None and not _FIGURES.intersection(reason.reason for reason in row.reasons):
            yield "", "", f"– {_figures(row)}"
        yield from (("", "", f"– {_action(one)}") for one in row.actions)
        if row.recovery:
            yield "", "", f"– {_plan(row.recovery, as_of)}"
        yield from (("", "", f"– {_asked(one)}") for one in row.asked if one.answered)
        yield from (("", "", f"→ {_asked(one)}") for one in row.asked if not one.answered)


def _why(reason: ReasonRow, row: ExceptionRow, several: bool) -> str:
    """The words, and the name under which the rest can be asked for, where that is not the indicator's own."""
    at = reason.at or ""
    if at.startswith(f"{row.code}/"):
        return f"{at.rpartition('/')[2]} {reason.words}"
    if "/" not in at or not at.partition("/")[2][:1].isdigit() or at[:1].isdigit():
        return reason.words
    return f"{reason.words} ({at if several else at.partition('/')[2]})"


def _figures(row: ExceptionRow) -> str:
    words = f"latest figure {figure(row.value, row.decimals, row.unit)}" + (f" in {row.period}" if row.period else "")
    if row.performance and row.target is not None:
        words += f", target {figure(row.target, row.decimals, row.unit)}: {PERFORMANCE[row.performance].word}"
    return f"{words}; {row.direction}" if row.direction else words


def _action(one: ActionRow) -> str:
    owner = listed(one.owners) or "nobody named"
    due = f", {'overdue since' if one.overdue else 'due'} {_day(one.due)}" if one.due else ", no date"
    return f"action {one.ref or 'without a number'}, {owner}{due}: {' '.join(one.action.split())}"


def _plan(plan: PlanRow, as_of: date) -> str:
    owner = f"of {listed(plan.owners)}" if plan.owners else "that nobody owns"
    steps = f"{plan.steps_open or 'none'} of {plural(len(plan.steps), 'step')} open" if plan.steps else "no steps yet"
    words = [f"recovery plan {owner}: {steps}"]
    if plan.next:
        due = f", due {_day(plan.next.due)}" if plan.next.due else ", no date"
        words.append(f"next {plan.next.ref.rpartition('/')[2]}{due}: {plan.next.what}")
    if plan.review:
        past = plan.review_on is not None and plan.review_on < as_of.isoformat()
        when = "was to be reviewed" if plan.unreviewed else "its review was" if past else "to be reviewed"
        words.append(f"{when} at {plan.review}")
    return "; ".join(words)


def _asked(one: AskedRow) -> str:
    if one.answered:
        return f"{one.what} was minuted at {one.answered}"
    return f"wanted from {listed(one.of)}: {one.what}" if one.of else f"wanted: {one.what}; nobody is named to ask"


def _wanted(rows: Sequence[ExceptionRow]) -> tuple[str, ...]:
    """What is still asked, by who is asked: what a secretary sends out."""
    asked: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        for one in row.asked:
            if one.answered is None:
                for name in one.of or ("",):
                    whose = "" if row.code in one.what else row.code
                    asked[name][one.what].append(whose)
    return tuple(
        f"Wanted{name and f' from {name}'}: {'; '.join(_of(what, codes) for what, codes in wanted.items())}"
        f"{'.' if name else ' (nobody is named to ask).'}"
        for name, wanted in sorted(asked.items(), key=lambda one: (not one[0], one[0].casefold()))
    )


def _of(what: str, codes: Sequence[str]) -> str:
    known = [code for code in codes if code]
    return f"{what}{' on' if what == 'commentary' else ' of'} {listed(known)}" if known else what


def _last(rows: Sequence[ExceptionRow]) -> tuple[str, ...]:
    if not rows:
        return ("No exceptions.",)
    counted = {kind: sum(row.kind == kind for row in rows) for kind in ("concern", "success")}
    wanted = sum(row.wanted for row in rows)
    words = f"{plural(counted['concern'], 'concern')}, {plural(counted['success'], 'success', 'successes')}"
    asked = f"; something is wanted on {wanted}" if wanted else "; nothing more is wanted"
    return (f'{words[:1].upper()}{words[1:]}{asked}. `laa show "{rows[0].code}"` tells the whole life of one.',)


def _number(rows: Sequence[ExceptionRow]) -> str:
    return plural(len(rows), "indicator")


def _body(reason: ReasonRow) -> str:
    at = reason.at or ""
    return at.partition("/")[0] if "/" in at and at.partition("/")[2][:4].isdigit() and not at[:1].isdigit() else ""


def _day(iso: str | None) -> str:
    return day_short(date.fromisoformat(iso)) if iso else "?"
