"""The whole life of one indicator, for people."""

from __future__ import annotations

from ...view.figures import ReadingRow
from ...view.life.indicator import IndicatorLife, LeadRow, StepRow, TargetRow
from ...view.scorecard import IndicatorRow
from ..listing import STANDING, STATUS, plural
from ..page import Entry, Page, block, entry, page
from ..plot import sparkline
from ..scorecard import DIRECTION, PERFORMANCE, figure_words, standing_mark
from .parts import (
    action_entries,
    decision_entries,
    mention_block,
    plan_entries,
    risk_entry,
    said_entries,
    short,
    words_of,
)


def indicator_page(life: IndicatorLife) -> Page:
    """How it stands now, then everything on record, the newest first."""
    now = life.now
    aside = " · ".join(filter(None, (now.theme or "no theme given", now.lead and f"lead {now.lead}")))
    return page(
        f"{now.code}  {now.title}" if now.title else now.code,
        aside,
        block("Now", _now(life)),
        block("Figures", _figures(now, life.baseline)),
        block("Targets", [_target(one, now) for one in life.targets]),
        block("Leads", [_lead(one) for one in life.leads]),
        block("History", said_entries(life.statements, codes=False)),
        block("Decisions", decision_entries(life.decisions, "whole")),
        block("Actions", action_entries(life.actions, dated=True) or [entry("none on record")]),
        mention_block("Also in", life.mentions),
        block("Linked", [_link(one.ref, one.title, one.standing, back=one.back) for one in life.links]),
        block("Plan", plan_entries(life.planned)),
        block("Workplan", [_step(one) for one in life.workplan]),
        block("Recovery", _recovery(now, life.recovery)),
    )


def _now(life: IndicatorLife) -> list[Entry | None]:
    now = life.now
    found: list[Entry | None] = []
    if now.standing:
        found.append(entry(standing_mark(now.standing), f", minuted {_at(now.standing_at)} ({now.standing_item})"))
    else:
        found.append(entry("no standing minuted"))
    if now.direction:
        found.append(entry(DIRECTION[now.direction], f", minuted {_at(now.direction_at)}"))
    if now.forecast:
        found.append(entry(f"forecast {now.forecast}, minuted {_at(now.forecast_at)}"))
    if now.performance:
        unit = f" {now.unit}" if now.unit else ""
        found.append(
            entry(
                "computed: ",
                PERFORMANCE[now.performance],
                f", {figure_words(now.value, now.decimals)}{unit} against a target of "
                f"{figure_words(now.target, now.decimals)} for {now.target_period}",
            )
        )
    if now.risk:
        found.append(risk_entry(now.risk))
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


def _figures(now: IndicatorRow, baseline: TargetRow | None) -> list[Entry | None]:
    values = [one.value for one in now.readings]
    found: list[Entry | None] = []
    if len(values) > 1:
        periods = [one.period for one in now.readings]
        span = "no period given" if not any(periods) else f"{periods[0] or '?'} to {periods[-1] or '?'}"
        trend = f"{figure_words(values[0], now.decimals)} → {figure_words(values[-1], now.decimals)}"
        found.append(entry(f"{trend} {sparkline(values)} ({span})"))
    found += [_reading(one, now) for one in reversed(now.readings)]
    if baseline:
        when = f" in {baseline.period}" if baseline.period else ""
        found.append(entry(f"{figure_words(baseline.value, now.decimals)}{when}", head="baseline"))
    facts = [now.unit and f"in {now.unit}", now.better and f"{now.better} is better"]
    if found and any(facts):
        found.append(entry(("; ".join(filter(None, facts)), "dim")))
    return found


def _reading(one: ReadingRow, now: IndicatorRow) -> Entry:
    reported = f"reported {short(one.reported)}" if one.reported else "no date of report"
    source = f", {one.source}" if one.source else ""
    return entry(
        figure_words(one.value, now.decimals), (f"  {reported}{source}", "dim"), head=one.period or "no period"
    )


def _target(one: TargetRow, now: IndicatorRow) -> Entry:
    value = figure_words(one.value, now.decimals) if one.value is not None else "no value on record"
    agreed = [one.change, one.agreed_by and f"agreed by {one.agreed_by}", one.agreed_at and f"at {one.agreed_at}"]
    words = ", ".join(filter(None, agreed))
    return entry(value, (f"  {words}", "dim") if words else None, head=one.period or "no period")


def _lead(one: LeadRow) -> Entry:
    time = [one.since and f"from {words_of(one.since)}", one.until and f"to {words_of(one.until)}"]
    confirmed = f", confirmed at {one.at}" if one.at else ""
    words = " ".join(filter(None, time)) + confirmed
    return entry(one.person, (f"  {words.removeprefix(', ')}", "dim") if words else None, head=one.role)


def _link(ref: str, title: str | None, standing: str | None, *, back: bool) -> Entry:
    words = f"{ref}  {title}" if title else ref
    return entry(words, "  " if standing else None, STANDING[standing] if standing else None,
                 ("  (filed there)", "dim") if back else None)  # fmt: skip


def _step(one: StepRow) -> Entry:
    due = one.due_said if one.due_said and not one.due_said[:1].isdigit() else words_of(one.due)
    words = [due and f"due {due}", one.as_at and f"as at {words_of(one.as_at)}"]
    aside = ", ".join(filter(None, words))
    state = STATUS[one.status] if one.status else None
    return entry(state, "  " if state else None, one.what, (f"  {aside}", "dim") if aside else None,
                 head=(one.ref or "").rpartition("/")[2])  # fmt: skip


def _recovery(now: IndicatorRow, steps: tuple[StepRow, ...]) -> list[Entry | None]:
    plan = now.recovery
    if plan is None:
        return []
    words = [
        f"owner {plan.owner}" if plan.owner else "no owner named",
        f"reviewed at {plan.review}" if plan.review else None,
        f"{plan.steps_open} of {plural(plan.steps, 'step')} open" if plan.steps else "no steps yet",
    ]
    return [entry("; ".join(filter(None, words))), *map(_step, steps)]


def _at(meeting: str | None) -> str:
    return words_of((meeting or "").partition("/")[2][:10])
