"""Dates, periods and times: what the fields take, and what is told of the rest."""

from __future__ import annotations

import calendar
from contextlib import suppress
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laa_minutes.record.when import (
    Times,
    UnreadableError,
    When,
    day_short,
    day_words,
    month_number,
    read_date,
    read_period,
    read_times,
    read_when,
)


@given(st.dates())
def test_a_day_is_written_in_iso_form(day: date) -> None:
    assert read_date(day.isoformat()) == day
    assert read_when(day.isoformat()) == When(day.isoformat(), "day", day, day)


def test_the_29th_of_february_is_a_day_in_leap_years_only() -> None:
    assert read_date("2008-02-29") == date(2008, 2, 29)
    with pytest.raises(UnreadableError) as caught:
        read_date("2010-02-29")
    assert caught.value.message == "29 February is no date"
    assert caught.value.hint.startswith("February 2010 has 28 days.")


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("2010-04-31", "April 2010 has 30 days. Did you mean 2010-05-31?"),
        ("2010-22-02", "Months run from 01 to 12. Did you mean 2010-02-22?"),
        ("2010-02-00", "February 2010 has 28 days."),
        ("2010-00-01", "Write year, month, day: 2010-02-22."),
        ("2010-31-31", "Write year, month, day: 2010-02-22."),
        ("0000-01-01", "Write year, month, day: 2010-02-22."),
        ("2010-2-5", "Write 2010-02-05."),
        ("22/02/2010", "Write 2010-02-22."),
        ("22.2.10", "Write 2010-02-22."),
        ("22 February 2010", "Write 2010-02-22."),
        ("22nd Feb 2010", "Write 2010-02-22."),
        ("Monday 22 February 2010", "Write 2010-02-22."),
        ("29 February 2010", "February 2010 has 28 days. Did you mean 2010-03-29?"),
        ("3 Sept 2010", "Write 2010-09-03."),
        ("22 Smarch 2010", "Write a day like this: 2010-02-22."),
        ("22 February", "Write a day like this: 2010-02-22."),
        ("tomorrow", "Write a day like this: 2010-02-22."),
        ("٢٠١٠-٠٢-٢٢", "Write a day like this: 2010-02-22."),
        ("", "Write a day like this: 2010-02-22."),
    ],
)
def test_any_other_way_of_writing_a_day_gets_the_day_that_was_meant(typed: str, hint: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_date(typed)
    assert caught.value.hint == hint


@given(
    st.text(st.characters(codec="ascii"), max_size=12)
    | st.from_regex(r"\d{1,4}[-/. ]\d{1,2}[-/. ]\d{1,4}", fullmatch=True)
)
def test_no_text_at_all_upsets_the_readers(text: str) -> None:
    for read in (read_date, read_when, read_period, read_times):
        with suppress(UnreadableError):
            read(text)


@pytest.mark.parametrize(
    ("typed", "kind", "first", "last"),
    [
        ("2010-02", "month", "2010-02-01", "2010-02-28"),
        ("2008-02", "month", "2008-02-01", "2008-02-29"),
        ("2009/10", "year", "2009-04-01", "2010-03-31"),
        ("1999/00", "year", "1999-04-01", "2000-03-31"),
        ("2009/10 Q1", "quarter", "2009-04-01", "2009-06-30"),
        ("2009/10 Q2", "quarter", "2009-07-01", "2009-09-30"),
        ("2009/10 Q3", "quarter", "2009-10-01", "2009-12-31"),
        ("2009/10 Q4", "quarter", "2010-01-01", "2010-03-31"),
        ("2009/10q4", "quarter", "2010-01-01", "2010-03-31"),
    ],
)
def test_a_period_has_both_its_ends(typed: str, kind: str, first: str, last: str) -> None:
    period = read_period(typed)
    assert (period.said, period.kind) == (typed, kind)
    assert (period.first.isoformat(), period.last.isoformat()) == (first, last)


@given(st.integers(1, 9998))
def test_a_financial_year_is_its_four_quarters(year: int) -> None:
    name = f"{year:04}/{(year + 1) % 100:02}"
    whole = read_period(name)
    quarters = [read_period(f"{name} Q{number}") for number in (1, 2, 3, 4)]
    assert (quarters[0].first, quarters[3].last) == (whole.first, whole.last)
    assert [(b.first - a.last).days for a, b in pairwise(quarters)] == [1, 1, 1]


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("2009/11", "The financial year that begins in 2009 is 2009/10."),
        ("2009/08 Q1", "The financial year that begins in 2009 is 2009/10."),
        ("2010-13", "Write year and month, from 01 to 12: 2010-02."),
        ("2009/10 Q5", "Write a month (2010-02), a quarter (2009/10 Q3) or a financial year (2009/10)."),
        ("0000/01 Q1", "Write a month (2010-02), a quarter (2009/10 Q3) or a financial year (2009/10)."),
        ("9999/00 Q4", "Write a month (2010-02), a quarter (2009/10 Q3) or a financial year (2009/10)."),
        ("last year", "Write a month (2010-02), a quarter (2009/10 Q3) or a financial year (2009/10)."),
        ("2024-25", "If the financial year is meant, write 2024/25."),
        ("Q3 2009/10", "Write 2009/10 Q3."),
        ("2009-10, Q3", "Write 2009/10 Q3."),
        ("2009/2010", "Write 2009/10."),
        ("09/10", "Write 2009/10."),
        ("99/00 Q1", "Write 1999/00 Q1."),
        ("Feb 2010", "Write 2010-02."),
        ("Fob 2010", "Write a month (2010-02), a quarter (2009/10 Q3) or a financial year (2009/10)."),
    ],
)
def test_what_is_no_period_is_told_so(typed: str, hint: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_period(typed)
    assert caught.value.hint == hint


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("14:00", "14:00"),
        ("9:30", "09:30"),
        ("14.00", "14:00"),
        ("9.30am", "09:30"),
        ("2pm", "14:00"),
        ("2 p.m.", "14:00"),
        ("12.15am", "00:15"),
        ("12pm", "12:00"),
        ("14:00-16:30", "14:00-16:30"),
        ("14:00 – 16:30", "14:00-16:30"),
        ("14:00 to 16:30", "14:00-16:30"),
        ("2.00pm - 3.45pm", "14:00-15:45"),
        ("2.00-3.45pm", "14:00-15:45"),
        ("11.30-1pm", "11:30-13:00"),
        ("10am-12.30pm", "10:00-12:30"),
        ("10-12.30pm", "10:00-12:30"),
        ("12.30-2pm", "12:30-14:00"),
    ],
)
def test_a_time_is_written_as_a_clock_or_as_people_say_it(typed: str, meant: str) -> None:
    assert str(read_times(typed)) == meant


@given(st.times(), st.times())
def test_two_clock_times_are_a_span_where_the_second_is_later(start: object, end: object) -> None:
    first, last = str(start)[:5], str(end)[:5]
    if first < last:
        assert read_times(f"{first}-{last}") == Times(first, last)
    else:
        with pytest.raises(UnreadableError, match="ends before it begins"):
            read_times(f"{first}-{last}")


@pytest.mark.parametrize("typed", ["14", "24:00", "14:60", "noon", "", "-", "14:00-", "9:00-10:00-11:00", "11.30-1am"])
def test_what_is_no_time_is_told_so(typed: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_times(typed)
    assert caught.value.hint == "Write a time like this: 14:00, or 14:00-16:30."


@pytest.mark.parametrize("typed", ["next", "Next", "next meeting"])
def test_something_may_be_due_at_the_next_meeting(typed: str) -> None:
    assert read_when(typed) == When(typed, "next")


def test_something_may_be_due_in_a_month() -> None:
    assert read_when("2010-04") == When("2010-04", "month", date(2010, 4, 1), date(2010, 4, 30))


@pytest.mark.parametrize("typed", ["pmg/2010-04-19", "emb/2010-03-02-2"])
def test_something_may_be_due_at_a_meeting(typed: str) -> None:
    assert read_when(typed) == When(typed, "meeting")


@pytest.mark.parametrize(
    ("typed", "message", "hint"),
    [
        ("mid-February", "“mid-February” is no date that sorts", "{said: mid-February, by: 2010-04-19}"),
        ("pmg/2010-02-30", "30 February is no date", "Did you mean 2010-03-30?"),
        ("pmg/2010-04-19/4", "“pmg/2010-04-19/4” is no meeting", "Write the meeting alone: pmg/2010-04-19."),
        ("some/2010-04-19 day", "“some/2010-04-19 day” is no date that sorts", "next, a meeting"),
        ("19 April 2010", "“19 April 2010” is not written as a record writes dates", "Write 2010-04-19."),
        ("2010-13", "there is no month 2010-13", "Write year and month"),
    ],
)
def test_what_cannot_be_sorted_by_date_is_told_how_to_say_it(typed: str, message: str, hint: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_when(typed)
    assert caught.value.message == message
    assert hint in caught.value.hint


def test_dates_are_worded_as_people_here_write_them() -> None:
    assert day_words(date(2010, 2, 22)) == "22 February 2010"
    assert day_words(date(2010, 2, 22), weekday=True) == "Monday 22 February 2010"
    assert day_short(date(2010, 2, 22)) == "22 Feb 2010"


def test_a_month_is_known_by_its_beginning() -> None:
    for number, name in enumerate(calendar.month_name[1:], 1):
        assert month_number(name) == month_number(name[:3].lower()) == number
    assert month_number("Ju") is None
    assert month_number("Smarch") is None
