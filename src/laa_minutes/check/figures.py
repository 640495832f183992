"""Figures against one another, and against what meetings minuted of them. The arithmetic is in `performance`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from ..diagnostic import Diagnostic
from ..performance import contradictions, courses, tolerance_of
from ..record.indicator import Target
from ..register import Register
from ..workspace import INDICATORS, PARTNERSHIP
from .place import at, on


def ahead_below_target(register: Register) -> Iterator[Diagnostic]:
    """An indicator was minuted as ahead, and the latest reading that the meeting could know falls short of its target.

    The scorecard shows the two side by side, and whoever presents it is asked which is right.

    If the standing rests on something newer than the reading, file that. Otherwise correct the standing or, where the
    minutes are approved, have another minuted at the next meeting.
    """
    yield from _contradictions(register, "ahead-below-target", "File the newer reading, or minute the standing anew.")


def standing_below_target(register: Register) -> Iterator[Diagnostic]:
    """An indicator stands as on track or ahead, and its last two readings both missed the targets for their periods.

    A standing holds until another is minuted. Two readings in a row below target and beyond the tolerance are the
    point at which a performance officer is asked why the minutes still say otherwise.

    Have the standing reviewed at the next meeting, or correct whichever reading or target is wrong. If the lead expects
    the year to come right all the same, minute that as the `forecast`.
    """
    hint = "Have the standing reviewed at the next meeting, or correct the figure that is wrong."
    yield from _contradictions(register, "standing-below-target", hint)


def standing_above_target(register: Register) -> Iterator[Diagnostic]:
    """An indicator stands as off track, and its last two readings both met the targets for their periods.

    A success goes unreported, or a figure is wrong.

    Have the standing reviewed at the next meeting, or correct whichever reading or target is wrong.
    """
    hint = "Have the standing reviewed at the next meeting, or correct the figure that is wrong."
    yield from _contradictions(register, "standing-above-target", hint)


def direction_differs(register: Register) -> Iterator[Diagnostic]:
    """A meeting minuted that an indicator improves, and the readings known that day say that it gets worse; or the
    other way round. Year on year, too, where there is a reading for the same time of an earlier year.

    The minutes and the scorecard tell the partners opposite things.

    Look whether `better` is right and whether the reading is. If the meeting spoke of something else than the indicator
    itself, put that into `figures` or the `note`, and take the direction out.
    """
    hint = "Look whether `better` and the readings are right; else take the direction out."
    yield from _contradictions(register, "direction-differs", hint)


def _contradictions(register: Register, code: str, hint: str) -> Iterator[Diagnostic]:
    for one in contradictions(register):
        if one.code == code:
            yield register.diagnostic(one.said, code, one.message, hint, words=one.words)


def target_differs(register: Register) -> Iterator[Diagnostic]:
    """A meeting minuted that a target was renegotiated or revised, and `indicators.yaml` goes on with the old one; or
    the two call one change by different names.

    Performance is computed from a target that the partners no longer hold to.

    Add the new version under `targets`, with this meeting in `agreed: {at: …}`; leave its `value` out where nobody has
    given it, and nothing is computed until somebody does.
    """
    agreed = {
        (row["code"], row["day"]): row["change"]
        for row in register.rows(
            "SELECT code, change, coalesce(substr(link.target, instr(link.target, '/') + 1, 10), "
            "substr(meeting_part, 1, 10)) AS day FROM target JOIN link ON subject = code AND role = 'agreed' "
            "AND typed = agreed_at"
        )
    }
    latest: defaultdict[str, str] = defaultdict(str)
    for code, day in agreed:
        latest[code] = max(latest[code], day or "")
    filed = {row["code"] for row in register.rows("SELECT code FROM target WHERE value IS NOT NULL")}
    for row in register.rows("SELECT * FROM statement_now WHERE target_change IS NOT NULL ORDER BY date, rowid"):
        code, change, day = row["code"], row["target_change"], row["date"]
        known = agreed.get((code, day))
        if known and known != change:
            message = f"{code}: its target was minuted as {change} on {on(day)}, indicators.yaml says {known}"
            yield register.diagnostic(row, "target-differs", message, "Correct whichever is wrong.", words=change)
        elif change != "unchanged" and code in filed and latest[code] < day:
            message = f"{code}: its target was {change} on {on(day)}, and indicators.yaml still has the old one"
            hint = "Add the new version under `targets`, with `agreed: {at: …}`."
            yield register.diagnostic(row, "target-differs", message, hint, words=change)


def falling_total(register: Register) -> Iterator[Diagnostic]:
    """A measure counts up over the year (`measure: cumulative`), and a reading is lower than an earlier one of that
    year.

    A reading of such a measure is the total of the year to date. A month's or a quarter's own figure in its place
    looks like a collapse, and is compared with a target that it was never meant for.

    Type the total since 1 April. If the total itself was corrected downwards, add a second reading for the earlier
    period too, with the day it was `reported`; if the measure is none that counts up, take `measure` out.
    """
    cumulative = {row["code"] for row in register.rows("SELECT code FROM indicator WHERE measure = 'cumulative'")}
    rows = {
        (row["code"], Decimal(row["value"]), row["period"], row["reported"]): row
        for row in register.rows("SELECT * FROM reading WHERE period IS NOT NULL")
    }
    for code, course in courses(register).items():
        if code not in cumulative:
            continue
        for before, one in course.falls():
            message = f"{code} counts up, but fell from {before.value} ({before.period}) to {one.value} ({one.period})"
            row = rows[code, one.value, one.period, one.reported]
            hint = "Type the total since 1 April, not the period's own figure."
            yield register.diagnostic(row, "falling-total", message, hint, words=str(one.value))


def profile_outside(register: Register) -> Iterator[Diagnostic]:
    """A target has an interim target (`profile`) for a period that is no part of the target's own.

    A reading for that period is compared with a target that was meant for another year.

    Correct the period. Where it belongs to the next year, it goes with that year's target.
    """
    for one in register.indicators:
        for target in one.targets:
            for said in _outside(target):
                message = f"{one.code}: {said} is no part of {target.period.said if target.period else ''}"
                here = {"path": INDICATORS, "line": one.typed.line, "column": one.typed.column}
                yield register.diagnostic(here, "profile-outside", message, "Correct the period.", words=said)


def _outside(target: Target) -> list[str]:
    whole = target.period
    return [
        period.said
        for period, _ in target.profile
        if whole and not (whole.first <= period.first and period.last <= whole.last)
    ]


def wrong_tolerance(register: Register) -> Iterator[Diagnostic]:
    """A `tolerance` is no number that could be used.

    It counts as none: what falls short of its target by however little is below it.

    Write a percentage of the target (`10%`) or an amount in the measure's own unit (`2`).
    """
    typed = [(INDICATORS, one.tolerance) for one in register.indicators] + [
        (PARTNERSHIP, register.partnership.tolerance)
    ]
    for path, tolerance in typed:
        if tolerance and tolerance_of(tolerance) is None:
            message = f"“{tolerance}” is no tolerance"
            yield at(register, path, tolerance, "wrong-tolerance", message, "Write 10%, or an amount.")


def better_missing(register: Register) -> Iterator[Diagnostic]:
    """An indicator has a reading and a target for one period, and nothing says whether higher or lower is better.

    Its performance cannot be computed.

    Add `better: higher` or `better: lower`. The definition of a national indicator says what good performance is.
    """
    known = courses(register)
    for one in register.indicators:
        course = known.get(one.code)
        if one.better is None and course and any(judged.target for judged in course.readings):
            message = f"{one.code} has a reading and a target for it, but not which way is better"
            hint = "Add `better: higher` or `better: lower`."
            yield at(register, INDICATORS, one.typed, "better-missing", message, hint, "note")


def expected_not_heard(register: Register) -> Iterator[Diagnostic]:
    """A meeting was told to expect something of an indicator by a certain time. That time has come, the minutes of a
    meeting since then are out, and they say nothing of the indicator; nor did a meeting before, nor was a reading
    reported.

    “It will show on next month's scorecard” is easily said, and is only worth something if somebody looks.

    Ask the lead, and put the indicator on the next agenda.
    """
    for row in register.rows(_UNHEARD):
        what = f" (“{row['expected'].strip()}”)" if row["expected"] else ""
        message = (
            f"{row['code']}: news{what} was expected by {on(row['expected_date'])}; "
            f"the minutes of {on(row['held'])} say nothing of it"
        )
        yield register.diagnostic(row, "expected-not-heard", message, "Ask the lead.", words=row["code"])


# The last promise about each indicator, the first meeting on or after its day whose minutes are out, and no word since.
_UNHEARD = """
WITH promise AS (
  SELECT *, max(date || position) FROM statement_now WHERE expected IS NOT NULL OR expected_said IS NOT NULL
  GROUP BY code
), out AS (
  SELECT meeting.* FROM meeting, asked WHERE recorded AND status = 'circulated' AND date <= as_of
)
SELECT promise.*, min(out.date) AS held FROM promise JOIN out
ON out.body = substr(promise.meeting, 1, instr(promise.meeting, '/') - 1)
AND out.date >= promise.expected_date AND out.date > promise.date
WHERE NOT EXISTS (SELECT 1 FROM reading, asked WHERE reading.code = promise.code AND reported > promise.date
                  AND reported <= as_of)
AND NOT EXISTS (SELECT 1 FROM statement_now AS said WHERE said.code = promise.code AND said.date > promise.date)
AND NOT EXISTS (SELECT 1 FROM reference JOIN meeting ON meeting.ref = reference.meeting, asked
                WHERE reference.kind = 'indicator' AND reference.target = promise.code AND meeting.date > promise.date
                AND meeting.date >= promise.expected_date AND meeting.date <= as_of)
GROUP BY promise.code ORDER BY promise.path, promise.line
"""
