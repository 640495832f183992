"""What the front of minutes says of the meeting's history: moved, called off, scheduled otherwise, withheld."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..draft import Front, MoveFound
from ..words.clock import times_in
from ..words.dates import dates_in

_MOVED = re.compile(
    r"^(?:(?:the )?meeting (?:was )?)?(?:moved|postponed|re-?arranged|deferred|brought forward) from (?P<rest>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_SCHEDULED = re.compile(r"^(?:originally )?scheduled for (?P<rest>.+)$", re.IGNORECASE)
_STATE = re.compile(r"^(?P<state>CANCELLED|EXEMPT)(?:: (?P<why>\S.*))?$", re.DOTALL)


def with_history(front: Front, lines: Sequence[str]) -> Front:
    """The front with what the lines tell of the meeting's history."""
    for text in lines:
        bare = text.strip(" *_")
        if match := _STATE.match(bare):
            why = (match["why"] or match["state"].capitalize()).strip()
            front = replace(front, cancelled=why) if match["state"] == "CANCELLED" else replace(front, exempt=why)
        elif match := _MOVED.match(bare):
            if move := _move(match["rest"]):
                front = replace(front, moved=(*front.moved, move))
        elif (match := _SCHEDULED.match(bare)) and (times := times_in(f"at {match['rest']}")):
            front = replace(front, scheduled=times[0].times)
    return front


def _move(said: str) -> MoveFound | None:
    """`5 May 2014 on 2 April 2014: the hall was shut.`"""
    days = [day for day in dates_in(said) if day.date]
    if not days or days[0].date is None or said[: days[0].start].strip():
        return None
    dated = days[1] if len(days) > 1 and said[days[0].end : days[1].start].strip() == "on" else None
    rest = said[(dated or days[0]).end :]
    why = rest.partition(":")[2].strip() if rest.lstrip().startswith(":") else ""
    return MoveFound(days[0].date, dated.date if dated else None, why.removesuffix(".") or None)
