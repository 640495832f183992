"""indicators.yaml as rows."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence

from ...record.indicator import Indicator
from ...workspace import INDICATORS
from ..names import Roster
from .common import Rows, add_name, add_reference, decimal_text, due_columns, iso, period_columns


def indicator_rows(indicators: Sequence[Indicator], roster: Roster) -> Rows:
    """Indicators with their targets, readings, leads and links."""
    rows: Rows = defaultdict(list)
    for position, one in enumerate(indicators):
        at = (INDICATORS, one.typed.line, one.typed.column)
        rows["indicator"].append((
            one.code, position, one.title, one.theme, one.unit, one.better, one.tolerance, one.decimals, one.measure,
            one.local, _recovery(one), *at,
        ))  # fmt: skip
        for role, leads in (("lead", one.leads), ("support", one.support)):
            for n, lead in enumerate(leads):
                detail = f"{iso(lead.since) or ''}/{iso(lead.until) or ''}"
                add_name(
                    rows, one.code, role, n, lead.person, roster.resolve(lead.person, ""), None, INDICATORS, detail
                )
        for n, other in enumerate(one.links):
            rows["indicator_link"].append((one.code, n, other, INDICATORS, other.line, other.column))
        for n, target in enumerate(one.targets):
            agreed = target.agreed
            rows["target"].append((
                one.code, n, *period_columns(target.period), decimal_text(target.value), agreed and agreed.by,
                agreed and agreed.at, agreed and agreed.change,
            ))  # fmt: skip
            if agreed and agreed.at:
                add_reference(rows, one.code, "agreed", agreed.at, None, None, INDICATORS)
            for period, value in target.profile:
                rows["profile"].append((one.code, n, *period_columns(period), decimal_text(value)))
        if one.baseline:
            rows["baseline"].append((one.code, *period_columns(one.baseline.period), decimal_text(one.baseline.value)))
        for n, reading in enumerate(one.readings):
            rows["reading"].append((
                one.code, n, *period_columns(reading.period), decimal_text(reading.value), iso(reading.reported),
                reading.source, INDICATORS, reading.typed.line, reading.typed.column,
            ))  # fmt: skip
        if one.recovery:
            if owner := one.recovery.owner:
                add_name(rows, one.code, "owner", 0, owner, roster.resolve(owner, ""), None, INDICATORS, None)
            if one.recovery.review:
                add_reference(rows, one.code, "review", one.recovery.review, None, None, INDICATORS)
            for n, step in enumerate(one.recovery.steps, 1):
                ref = f"{one.code}/{step.id or f'R{n}'}"
                rows["step"].append((one.code, ref, "recovery", n, step.what, *due_columns(step.due), iso(step.as_at)))
        for n, step in enumerate(one.workplan, 1):
            rows["step"].append((one.code, None, "workplan", n, step.what, *due_columns(step.due), iso(step.as_at)))
    return rows


def _recovery(one: Indicator) -> str | None:
    plan = one.recovery
    return json.dumps({"owner": plan.owner, "review": plan.review, "steps": len(plan.steps)}) if plan else None
