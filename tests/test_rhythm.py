"""When a reading was due: from the periods that were measured before, and from how long their figures took to come."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laa_minutes.view.rhythm import USUAL_DAYS, period_of, rhythm

Q = ["2009/10 Q1", "2009/10 Q2", "2009/10 Q3", "2009/10 Q4"]


def missing(*periods: str, today: str, reported: dict[str, str] | None = None) -> list[tuple[str, str]]:
    known = rhythm((period, (reported or {}).get(period)) for period in periods)
    return [] if known is None else [(one.said, due) for one, due in known.missing(today)]


@pytest.mark.parametrize(
    ("periods", "today", "wanted"),
    [
        (Q[:2], "2010-02-14", []),  # 45 days after 31 December
        (Q[:2], "2010-02-15", [("2009/10 Q3", "2010-02-14")]),
        (Q[:2], "2010-05-16", [("2009/10 Q3", "2010-02-14"), ("2009/10 Q4", "2010-05-15")]),
        (["2009-11", "2009-12"], "2010-03-02", []),  # 30 days after 31 January
        (["2009-11", "2009-12"], "2010-03-03", [("2010-01", "2010-03-02")]),
        (["2007/08", "2008/09"], "2010-06-29", []),  # 90 days after 31 March
        (["2007/08", "2008/09"], "2010-06-30", [("2009/10", "2010-06-29")]),
        (["2007/08", "2009/10"], "2011-12-31", []),  # a survey of every other year
        (["2007/08", "2009/10"], "2012-06-30", [("2011/12", "2012-06-29")]),
        (["2009/10 Q1"], "2012-01-01", []),  # one alone has no rhythm
        ([], "2012-01-01", []),
        ([Q[0], Q[0]], "2012-01-01", []),  # nor has one that was corrected
        ([*Q[:3], "2009/10"], "2010-08-15", [("2010/11 Q1", "2010-08-14")]),  # the year's outturn counts for Q4
        (["2009-10", "2009-11", Q[2], Q[3]], "2010-08-15", [("2010/11 Q1", "2010-08-14")]),  # no longer by month
        ([Q[0], Q[1], Q[3], "2010/11 Q1"], "2010-11-15", [("2010/11 Q2", "2010-11-14")]),  # one was never entered
    ],
)
def test_the_rhythm_is_that_of_the_readings(periods: list[str], today: str, wanted: list[tuple[str, str]]) -> None:
    assert missing(*periods, today=today) == wanted


def test_the_time_it_takes_is_the_longest_of_the_latest_four() -> None:
    took = {Q[0]: "2009-07-30", Q[1]: "2009-10-20", Q[2]: "2010-01-10", Q[3]: "2010-04-12"}
    assert missing(*took, today="2010-07-31", reported=took) == [("2010/11 Q1", "2010-07-30")]  # 30 days, of Q1
    took["2010/11 Q1"] = "2010-07-05"
    assert missing(*took, today="2010-10-21", reported=took) == [("2010/11 Q2", "2010-10-20")]  # 20 days, of Q2


def test_history_entered_late_puts_nothing_off_for_longer_than_a_period() -> None:
    late = dict.fromkeys(Q, "2015-01-01")
    assert missing(*Q, today="2010-09-30", reported=late) == [("2010/11 Q1", "2010-09-29")]  # 91 days


def test_the_first_report_of_a_period_counts_and_not_its_correction() -> None:
    readings = [(Q[0], "2009-07-10"), (Q[1], "2009-10-10"), (Q[1], "2010-03-01"), (Q[2], "2010-01-10")]
    known = rhythm(readings)
    assert known is not None
    assert known.days == 10


def test_what_is_passed_over_by_a_later_reading() -> None:
    known = rhythm((one, None) for one in Q[:2])
    assert known is not None
    later = period_of("2010/11Q1")
    assert later is not None
    assert [one.said for one in known.passed_over(later)] == Q[2:]


@given(
    st.sampled_from(["month", "quarter", "year"]),
    st.integers(0, 400),
    st.integers(2, 6),
    st.integers(0, 3000),
)
def test_readings_in_every_period_are_due_in_every_period(kind: str, start: int, count: int, later: int) -> None:
    """Nothing is missing up to the day it was due; from then on each period is, once and in order."""
    first = {"month": "2001-01", "quarter": "2001/02 Q1", "year": "2001/02"}[kind]
    days = {"month": 1, "quarter": 3, "year": 12}[kind]
    begin = period_of(first)
    assert begin is not None
    months = begin.first.year * 12 + begin.first.month - 1 + start % 120 * days
    periods = []
    for n in range(count):
        year, month = divmod(months + n * days, 12)
        fiscal = year - (month < 3)
        told = f"{fiscal}/{(fiscal + 1) % 100:02}"
        periods.append({"month": f"{year}-{month + 1:02}", "quarter": f"{told} Q{(month - 3) % 12 // 3 + 1}",
                        "year": told}[kind])  # fmt: skip
    known = rhythm((one, None) for one in periods)
    assert known is not None
    assert (known.kind, known.step, known.days, known.last.said) == (kind, 1, USUAL_DAYS[kind], periods[-1])
    today = known.last.last + timedelta(later)
    late = known.missing(today.isoformat())
    assert [due for _, due in late] == sorted(due for _, due in late)
    assert all(due < today.isoformat() for _, due in late)
    assert all(date.fromisoformat(due) - one.last == timedelta(known.days) for one, due in late)
    expected = [known.last, *(one for one, _ in late)]
    assert all(after.first - before.last == timedelta(1) for before, after in pairwise(expected))
    end = expected[-1].last
    assert (today - end).days <= known.days + {"month": 31, "quarter": 92, "year": 366}[kind]
