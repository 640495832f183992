"""What keeps a decision waiting, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from ..record.when import day_words
from ..view.waiting import BackRow, WaitedOnRow, WaitRow
from .listing import plural


def wait_words(
    wait: WaitRow, kinds: Sequence[str], meeting: str, owners: Sequence[str] = ()
) -> Iterable[tuple[str, str]]:
    """What keeps a decision of a meeting waiting: what is told, and the words."""
    for one in wait.on:
        yield ("waits on", _waited_on(one, delegated="delegated" in kinds))
    if wait.condition:
        yield ("depends on", wait.condition)
    for back in wait.back:
        yield ("comes back", _back(back))
    if owners:
        yield ("for", ", ".join(owners))
    since = day_words(date.fromisoformat(wait.since))
    yield ("waiting", f"since {since}, {plural(wait.days, 'day')}" if wait.days else f"since {since}")
    if wait.told:
        told = f"{wait.told.note} ({wait.told.meeting})" if wait.told.note else wait.told.meeting
        yield ("last heard", told)
    body = meeting.partition("/")[0]
    if wait.heard_at and wait.heard_date:
        yield ("answer", f"to {body} on {day_words(date.fromisoformat(wait.heard_date))} at the earliest")
    else:
        yield ("answer", f"the calendar has no coming meeting of {body}")


def _waited_on(one: WaitedOnRow, *, delegated: bool) -> str:
    """`Town Cabinet, which meets on 3 March 2008`; `Chairman of SSOG: John Sinnott`."""
    if one.body:
        return f"{one.name}, " + (
            f"which meets on {day_words(date.fromisoformat(one.date))}"
            if one.date
            else "of which the calendar has no coming meeting"
        )
    if one.holders:
        return f"{one.name}: {' and '.join(one.holders)}"
    return f"{one.name}: nobody on record holds that office" if one.kind == "role" and delegated else one.name


def _back(one: BackRow) -> str:
    if one.date is None:
        return f"{one.title.strip()} (no date in the plan yet)"
    day = f"{(one.meeting or '').partition('/')[0]}, {day_words(date.fromisoformat(one.date))}"
    planned = f"planned for {day}, and not on record there" if one.missed else day
    return f"{one.title.strip()} ({planned})"
