"""A person, an organisation, a theme, a body, for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ...view.life.people import (
    BodyLife,
    BodyMeeting,
    MeetingRow,
    MemberRow,
    OrganisationLife,
    PersonLife,
    RoleRow,
    ThemeLife,
)
from ...view.scorecard import IndicatorRow
from ...view.speaking import SPOKE, SpokenRow
from ..listing import plural
from ..page import Entry, Page, block, entry, page
from ..scorecard import standing_mark
from .parts import (
    MOST,
    action_entries,
    counted,
    decision_entries,
    mention_block,
    outcome_entries,
    plan_entries,
    short,
    words_of,
    workplan_entries,
)

_ROLES = {
    "present": "present",
    "in_support": "in support",
    "apology": "apologies",
    "substitute": "stood in",
}


def person_page(life: PersonLife) -> Page:
    """Who somebody is, where they came, what they owe and lead."""
    aside = ", ".join(filter(None, (life.post, life.organisation)))
    came = Counter(one.role for one in life.meetings)
    counts = ", ".join(
        plural(came[role], "apology", word) if role == "apology" else f"{came[role]} {word}"
        for role, word in _ROLES.items()
        if came[role]
    )
    return page(
        " ".join(filter(None, (life.title, life.ref))),
        aside or ("" if life.on_roster else "not on the roster"),
        block("Also called", [entry(", ".join(life.aliases))]),
        block("Roles", [_role(one) for one in life.roles]),
        block("Leads", [_indicator(one) for one in life.leads]),
        block("Supports", [entry(", ".join(life.supports))]),
        block("Actions", [entry(counted(life.actions)), *action_entries(life.actions, dated=True, owners=False)]
              if life.actions else []),
        mention_block("Named with", life.involved),
        block("Meetings", [entry(counts) if counts else None, *_capped([_meeting(one) for one in life.meetings])]),
        mention_block("Presented", life.presented),
        block("Spoke", _capped([_spoken(one) for one in life.spoken if one.role == SPOKE])),
        block("Mentioned", _capped([_spoken(one) for one in life.spoken if one.role != SPOKE])),
        block("Plan", plan_entries(life.planned)),
    )  # fmt: skip


def organisation_page(life: OrganisationLife) -> Page:
    """Its people, the meetings at which it counted as present, what it owes."""
    full = life.name if life.name and life.name != life.ref else ""
    return page(
        life.ref,
        full,
        block("Also called", [entry(", ".join(life.aliases))]),
        block("People", [entry(name) for name in life.people]),
        block("Actions", action_entries(life.actions, dated=True)),
        block("Meetings", _capped([
            entry(f"{meeting}  {', '.join(names)}", head=short(day)) for meeting, day, names in life.meetings
        ])),
    )  # fmt: skip


def theme_page(life: ThemeLife) -> Page:
    """Its leads and indicators, where it was on the agenda and where it will be."""
    return page(
        life.ref,
        life.title or "theme",
        block("Leads", [entry(one.place, (_time(one), "dim")) for one in life.leads]),
        block("Outcomes", outcome_entries(life.outcomes)),
        block("Indicators", [_indicator(one) for one in life.indicators]),
        block("Linked", [_indicator(one) for one in life.linked]),
        block("Workplan", workplan_entries(life.workplan)),
        block("Actions", action_entries(life.actions, dated=True)),
        mention_block("Agenda", life.items),
        block("Plan", plan_entries(life.planned)),
    )


def body_page(life: BodyLife) -> Page:
    """Its members, its meetings past and coming, what is open."""
    habits = [
        "minutes numbered on from meeting to meeting" if life.numbering == "continuous" else "items numbered from 1",
        f"secretary {life.secretary}" if life.secretary else None,
        f"quorum {life.quorum}" if life.quorum else None,
    ]
    return page(
        life.name,
        life.ref,
        block("Habits", [entry("; ".join(filter(None, habits)))] if life.members else []),
        block("Members", [_member(one) for one in life.members]),
        block("Actions", [entry(counted(life.actions)), entry(f"`laa actions --body {life.ref}` lists them.")]
              if life.actions else []),
        block("Meetings", _capped([_held(one) for one in life.meetings])),
        block("Coming", _capped([_held(one) for one in life.coming])),
        block("Sent to it", decision_entries(life.business, "whole")),
        block("Plan", plan_entries(life.planned) if not life.meetings else []),
    )  # fmt: skip


def _role(one: RoleRow) -> Entry:
    what = ", ".join(filter(None, (one.theme, *one.indicators)))
    role = f"{one.role or 'member'}{f' ({what})' if what else ''}"
    return entry(f"{role}, {one.place}", (_time(one), "dim"))


def _member(one: MemberRow) -> Entry:
    what = ", ".join(filter(None, (one.role, one.theme, *one.indicators)))
    return entry(one.person, f", {what}" if what else None, (_time(one), "dim"))


def _time(one: RoleRow | MemberRow) -> str:
    bounds = [one.since and f"from {words_of(one.since)}", one.until and f"to {words_of(one.until)}"]
    words = " ".join(filter(None, bounds))
    late = "" if one.held else " (not on this day)"
    return f"  {words}{late}" if words else ""


def _indicator(one: IndicatorRow) -> Entry:
    standing = (standing_mark(one.standing), "  ") if one.standing else ()
    return entry(*standing, one.title, head=one.code) if one.title or standing else entry("–", head=one.code)


def _meeting(one: MeetingRow) -> Entry:
    role = _ROLES.get(one.role, one.role)
    if one.detail:
        role += {"apology": f" ({one.detail} came)", "substitute": f" for {one.detail}"}.get(
            one.role, f" ({one.detail})"
        )
    return entry(f"{one.meeting}  ", ", ".join(filter(None, (role, *one.also))), head=short(one.date))


def _spoken(one: SpokenRow) -> Entry:
    return entry(f"{one.ref}  ", (one.words, "dim"), head=short(one.date))


def _held(one: BodyMeeting) -> Entry:
    items = f", {plural(one.items, 'item')}" if one.items else ""
    return entry(f"{one.meeting}  {one.status}{items}", head=short(one.date))


def _capped(entries: Sequence[Entry]) -> list[Entry]:
    rest = len(entries) - MOST
    return [*entries[:MOST], entry(f"and {rest} more")] if rest > 0 else list(entries)
