"""The whole life of one indicator, for people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ...view.actions import ActionRow
from ...view.figures import ReadingRow, series
from ...view.life.indicator import CourseRow, IndicatorLife, LeadRow, StepRow, TargetRow
from ...view.recovery import PlanRow
from ...view.scorecard import IndicatorRow
from ...view.wording import listed
from ..listing import STANDING, STATUS, Mark, plural
from ..page import Entry, Page, Span, block, entry, page
from ..plot import Point, plot, sparkline
from ..scorecard import DIRECTION, PERFORMANCE, figure_words, standing_mark
from .parts import (
    action_entries,
    decision_entries,
    mention_block,
    outcome_entries,
    plan_entries,
    said_entries,
    short,
    words_of,
)

_READ = {
    "met": Mark("●", PERFORMANCE["met"].word, "green"),
    "within tolerance": Mark("◆", PERFORMANCE["within tolerance"].word, "yellow"),
    "missed": Mark("✗", PERFORMANCE["missed"].word, "red"),
    None: Mark("○", "reading without a target"),
}
_PLAIN = Mark("●", "reading")  # where there is no target at all
_MEASURED = {
    "cumulative": "a total of the year to date",
    "seasonal": "seasonal, so held against the year before",
}
_MOST_STEPS = 4  # of a profile, shown one by one


def indicator_page(life: IndicatorLife) -> Page:
    """How it stands now, then everything on record, the newest first."""
    now = life.now
    aside = " · ".join(filter(None, (now.theme or "no theme given", now.lead and f"lead {now.lead}")))
    return page(
        f"{now.code}  {now.title}" if now.title else now.code,
        aside,
        block("Now", _now(life)),
        block("Course", [_drawn(life)]),
        block("Figures", _figures(now, life.baseline, sparks=_drawn(life) is None)),
        block("Targets", [_target(one, now) for one in life.targets]),
        block("Leads", [_lead(one) for one in life.leads]),
        block("Outcomes", outcome_entries(life.outcomes)),
        block("Risk", [_risk(life)]),
        block("History", said_entries(life.statements, codes=False)),
        block("Decisions", decision_entries(life.decisions, "whole")),
        block("Actions", _actions(life.actions) or [entry("none on record")]),
        mention_block("Also in", life.mentions),
        block("Linked", [_link(one.ref, one.title, one.standing, back=one.back) for one in life.links]),
        block("Plan", plan_entries(life.planned)),
        block("Workplan", [_step(one) for one in life.workplan]),
        block("Recovery", _recovery(life.plan, life.recovery)),
    )


# How it stands


def _now(life: IndicatorLife) -> list[Entry | None]:
    """The four facts, each with where it comes from; then where they disagree, and what is awaited."""
    now = life.now
    minuted = _source(now.standing_at, now.standing_item)
    found: list[Entry | None] = [
        entry(standing_mark(now.standing), f", {minuted}", head="Standing")
        if now.standing
        else entry("none minuted", head="Standing")
    ]
    found += [_performance(now), *_directions(now)]
    if now.forecast:
        said = f"{now.forecast}, {_source(now.forecast_at, now.forecast_item)}"
        found.append(entry(said, head="Forecast"))
    found += [entry("≠ ", each.message) for each in now.contradictions]
    if now.expected:
        due = words_of(now.expected.by) or now.expected.said
        late = ", and nothing was heard of it since" if now.expected.late else ""
        what = f": {now.expected.what}" if now.expected.what else ""
        found.append(entry(f"{'was ' if now.expected.late else ''}expected{f' by {due}' if due else ''}{late}{what}"))
    if now.open_actions:
        found.append(entry(plural(now.open_actions, "open action")))
    if now.silent_meetings and now.heard_at:
        found.append(entry(f"not heard of since {_at(now.heard_at)} ({plural(now.silent_meetings, 'meeting')} since)"))
    if now.heard_at is None:
        found.append(entry("not heard of at any meeting on record"))
    return found


def _performance(now: IndicatorRow) -> Entry | None:
    if now.performance:
        told = f", {_with_unit(now.value, now)} against a target of {figure_words(now.target, now.decimals)}"
        return entry(PERFORMANCE[now.performance], f"{told} for {now.target_period}", head="Performance")
    return entry(f"not computed: {now.not_compared}", head="Performance") if now.not_compared else None


def _directions(now: IndicatorRow) -> list[Entry | None]:
    """Direction as the readings have it, year on year where that is another thing, and as it was minuted."""
    found: list[Entry | None] = []
    if now.direction_computed and now.was is not None:
        was = f"{figure_words(now.was, now.decimals)} for {now.was_period}"
        words = f", from {was} to {figure_words(now.value, now.decimals)} for {now.period}"
        found.append(entry(DIRECTION[now.direction_computed], words, head="Direction"))
    if now.year_on_year and now.year_before_period != now.was_period:
        words = f" year on year, from {figure_words(now.year_before, now.decimals)} for {now.year_before_period}"
        found.append(entry(DIRECTION[now.year_on_year], words, head="" if found else "Direction"))
    if now.direction:
        words = f", {_source(now.direction_at, now.direction_item)}"
        found.append(entry(DIRECTION[now.direction], words, head="" if found else "Direction"))
    return found


def _source(meeting: str | None, item: str | None) -> str:
    """Where a fact comes from: `minuted 22 February 2010 (pmg/2010-02-22/4)`."""
    return f"minuted {_at(meeting)} ({item or meeting})"


# Figures


def _drawn(life: IndicatorLife) -> Entry | None:
    """Readings against targets, drawn; nothing where there is no second period with a figure, nor for two readings
    without a period, which a line tells as well."""
    now, points = life.now, _points(life.course, life.now)
    if len(points) < (2 if any(one.on for one in life.course) else 3):
        return None
    values = [value for one in life.course for value in (one.value, one.target) if value is not None]
    least = 10.0**-now.decimals if now.decimals is not None else float(all(value == int(value) for value in values))

    def words(value: float) -> str:
        return figure_words(int(value) if value == int(value) else value, now.decimals)

    def lines(width: int) -> Sequence[tuple[Span, ...]]:
        return plot(points, now.unit or "", words, width, least)

    return Entry((), drawing=lines)


def _points(course: Sequence[CourseRow], now: IndicatorRow) -> list[Point]:
    """Places in even steps of the shortest time between two periods. The line breaks where a period is missing, and at
    the end of a year where a total begins anew."""
    months = [12 * int(one.on[:4]) + int(one.on[5:7]) if one.on else n for n, one in enumerate(course)]
    step = min((after - before for before, after in pairwise(months)), default=1) or 1
    aimed = any(one.target is not None for one in course)
    found: list[Point] = []
    for n, one in enumerate(course):
        anew = now.measure == "cumulative" and bool(n) and (months[n] - 4) // 12 != (months[n - 1] - 4) // 12
        found.append(
            Point(
                label=one.period or short(one.reported) or f"no. {n + 1}",
                at=(months[n] - months[0]) // step,
                value=one.value,
                mark=_READ[one.performance] if aimed else _PLAIN,
                target=one.target,
                tolerated=one.tolerated,
                joined=bool(n) and months[n] - months[n - 1] == step and not anew,
            )
        )
    return found


def _figures(now: IndicatorRow, baseline: TargetRow | None, *, sparks: bool) -> list[Entry | None]:
    """Every reading, the newest first, and where the measure started."""
    values = [one.value for one in series(now.readings)] if now.readings else []
    found: list[Entry | None] = []
    if len(values) > 1 and sparks:
        trend = f"{figure_words(values[0], now.decimals)} → {figure_words(values[-1], now.decimals)}"
        found.append(entry(f"{trend} {sparkline(values)} (no period given)"))
    widest = max((len(figure_words(one.value, now.decimals)) for one in now.readings), default=0)
    judged = max((len(_judged(one, now)) for one in now.readings), default=0)
    found += [_reading(one, now, widest, judged) for one in reversed(now.readings)]
    if baseline:
        when = f" in {baseline.period}" if baseline.period else ""
        found.append(entry(f"{figure_words(baseline.value, now.decimals)}{when}", head="baseline"))
    facts = [now.unit and f"in {now.unit}", now.better and f"{now.better} is better"]
    facts.append(_MEASURED.get(now.measure))
    if found and any(facts):
        found.append(entry(("; ".join(filter(None, facts)), "dim")))
    return found


def _reading(one: ReadingRow, now: IndicatorRow, widest: int, judged: int) -> Entry:
    """A reading with what it compares with; figures and words stand beneath one another."""
    reported = f"reported {short(one.reported)}" if one.reported else "no date of report"
    source = f", {one.source}" if one.source else ""
    mark = PERFORMANCE[one.performance] if one.performance else None
    words = _judged(one, now)[len(str(mark)) if mark else 0 :]
    gap = "  " + " " * (judged - len(_judged(one, now))) if judged else ""
    later = "; a later report took its place" if one.replaced else ""
    return entry(
        figure_words(one.value, now.decimals).rjust(widest), "  " if judged else None, mark, words or None,
        (f"{gap or '  '}{reported}{source}{later}", "dim"), head=one.period or "no period",
    )  # fmt: skip


def _judged(one: ReadingRow, now: IndicatorRow) -> str:
    """`✓ on target of 142`."""
    if one.performance is None:
        return ""
    return f"{PERFORMANCE[one.performance]} of {figure_words(one.target, now.decimals)}"


def _with_unit(value: int | float | None, now: IndicatorRow) -> str:
    unit = now.unit or ""
    return figure_words(value, now.decimals) + (unit if unit == "%" else f" {unit}" if unit else "")


def _target(one: TargetRow, now: IndicatorRow) -> Entry:
    value = figure_words(one.value, now.decimals) if one.value is not None else "no value on record"
    at = one.agreed_at and f"at {one.agreed_at}" + (f" ({short(one.agreed_on)})" if one.agreed_on else "")
    agreed = [
        one.change,
        one.agreed_by and f"agreed by {one.agreed_by}",
        at,
        "replaced since" if one.replaced else None,
    ]
    words = ", ".join(filter(None, agreed))
    return entry(value, (f"  {words}", "dim") if words else None, head=one.period or "no period",
                 prose=_profile(one, now))  # fmt: skip


def _profile(one: TargetRow, now: IndicatorRow) -> str:
    """The interim targets: each by its period (in the target's own year just `Q1`), or of many the first and last."""
    steps = one.profile
    if len(steps) > _MOST_STEPS:
        first, last = steps[0], steps[-1]
        return (
            f"in {len(steps)} steps from {figure_words(first.value, now.decimals)} for {first.period} "
            f"to {figure_words(last.value, now.decimals)} for {last.period}"
        )
    own = f"{one.period} "
    return " · ".join(f"{step.period.removeprefix(own)} {figure_words(step.value, now.decimals)}" for step in steps)


def _lead(one: LeadRow) -> Entry:
    time = [one.since and f"from {words_of(one.since)}", one.until and f"to {words_of(one.until)}"]
    confirmed = f", confirmed at {one.at}" if one.at else ""
    words = " ".join(filter(None, time)) + confirmed
    return entry(one.person, (f"  {words.removeprefix(', ')}", "dim") if words else None, head=one.role)


def _risk(life: IndicatorLife) -> Entry | None:
    """The risk as last minuted, what was proposed, and the sum that is to meet it."""
    if life.risk is None:
        return None
    amount = f": £{life.risk.amount:,}" if life.risk.amount is not None else ""
    sum_words = f" ({life.risk.sum}{amount})" if life.risk.sum else ""
    return entry(
        life.risk.rating or "no rating", (f"  {_source(life.risk.at, life.risk.item)}", "dim"),
        prose=f"{life.risk.proposal or ''}{sum_words}".strip(),
    )  # fmt: skip


def _actions(rows: Sequence[ActionRow]) -> list[Entry]:
    """Actions, each with what was last reported on it."""
    entries = action_entries(rows, dated=True)
    notes = [next((one.note for one in reversed(row.progress) if one.note), None) for row in rows]
    return [replace(one, prose=(note or "").strip()) for one, note in zip(entries, notes, strict=True)]


def _link(ref: str, title: str | None, standing: str | None, *, back: bool) -> Entry:
    words = f"{ref}  {title}" if title else ref
    return entry(words, "  " if standing else None, STANDING[standing] if standing else None,
                 ("  (filed there)", "dim") if back else None)  # fmt: skip


def _step(one: StepRow) -> Entry:
    due = one.due_said if one.due_said and not one.due_said[:1].isdigit() else words_of(one.due)
    told = f"told {_at(one.told_at)}" if one.told_at else None
    words = [due and f"due {due}", one.as_at and f"as at {words_of(one.as_at)}", told]
    aside = ", ".join(filter(None, words))
    state = STATUS["overdue" if one.overdue else one.status] if one.status else None
    return entry(state, "  " if state else None, one.what, (f"  {aside}", "dim") if aside else None,
                 head=(one.ref or "").rpartition("/")[2], prose=one.told)  # fmt: skip


def _recovery(plan: PlanRow | None, steps: tuple[StepRow, ...]) -> list[Entry | None]:
    if plan is None:
        return []
    since = ", and nothing was told of it since" if plan.unreviewed else ""
    words = [
        f"owner {listed(plan.owners)}" if plan.owners else "no owner named",
        f"review at {plan.review}{since}" if plan.review else None,
        f"{plan.steps_open} of {plural(len(plan.steps), 'step')} open" if plan.steps else "no steps yet",
    ]
    return [entry("; ".join(filter(None, words))), *map(_step, steps)]


def _at(meeting: str | None) -> str:
    return words_of((meeting or "").partition("/")[2][:10])
