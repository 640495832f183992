"""Dates, times and due dates as minutes write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laa_minutes.importing.actions.due import due_in
from laa_minutes.importing.words.clock import times_in
from laa_minutes.importing.words.dates import dates_in, month_comes_first, year_for
from laa_minutes.record.when import MONTHS, WEEKDAYS

MET = date(2010, 2, 22)
NEXT = date(2010, 3, 22)


@pytest.mark.parametrize(
    ("text", "day", "month", "year"),
    [
        ("12th September 2018", 12, 9, 2018),
        ("Wednesday 1st June 2005", 1, 6, 2005),
        ("17/1/14", 17, 1, 2014),
        ("07/12/2020", 7, 12, 2020),
        ("November 5th 2009", 5, 11, 2009),
        ("Meeting held 2009-NOV-05.", 5, 11, 2009),
        ("08.02.11", 8, 2, 2011),
        ("14-Sep-2019", 14, 9, 2019),
        ("14Sep2019", 14, 9, 2019),
        ("2016-11-24", 24, 11, 2016),
        ("Meeting time: 20161124 21:00 UTC", 24, 11, 2016),
        ("16 th May", 16, 5, None),
        ("10thth September 2021", 10, 9, 2021),
        ("11^(th) June 2014", 11, 6, 2014),
        ("Thursday 13th September, 10.00 – 11.30", 13, 9, None),
        ("Monday, 5th of March, 2012", 5, 3, 2012),
        ("20 Oct '19", 20, 10, 2019),
        ("3/25/2019", 25, 3, 2019),
        ("March 2011", None, 3, 2011),
        ("Thurs 5 Dec 7.30pm", 5, 12, None),
    ],
)
def test_a_date_is_read_in_every_usual_form(text: str, day: int | None, month: int, year: int | None) -> None:
    [said] = dates_in(text)
    assert (said.day, said.month, said.year) == (day, month, year)


@pytest.mark.parametrize(
    "text",
    [
        "5 may attend",
        "version 1.0.2",
        "minute 88/19",
        "£3.50",
        "at 7.30pm",
        "item 4.2",
        "20161324",
        "a20161124",
        "20161124/2",
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert dates_in(text) == ()


def test_a_range_keeps_both_its_days() -> None:
    [said] = dates_in("2-3 May 2019")
    assert (said.day, said.last) == (2, 3)


def test_a_wrong_weekday_is_doubted() -> None:
    [said] = dates_in("Wednesday 1 December 2011")
    assert said.doubt == "1 December 2011 was a Thursday, not a Wednesday"


def test_the_american_order_shows_by_a_month_there_is_not() -> None:
    assert month_comes_first("03/25/2019 and 04/05/2019")
    assert not month_comes_first("25/03/2019 and 04/05/2019")
    assert month_comes_first("Minutes 3-2-19 of March 2, 2019")
    assert month_comes_first("March 2, 2019 and 03.02.19")
    assert not month_comes_first("March 2, 2019 and section 3.2.19")
    assert not month_comes_first("Minutes 3-2-19 of 3 February 2019")
    assert not month_comes_first("March 2, 2019: order 12-3/19")
    assert dates_in("04/05/2019", month_first=True)[0].date == date(2019, 4, 5)


@given(st.dates(date(1970, 1, 1), date(2069, 12, 31)))
def test_any_day_in_words_is_that_day(day: date) -> None:
    text = f"held on {WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year} at 7pm"
    [said] = dates_in(text)
    assert said.date == day
    assert said.doubt is None


def test_a_next_meeting_without_a_year_lies_ahead() -> None:
    [said] = dates_in("Tuesday 22 January")
    assert year_for(said, date(2007, 12, 13)) == (date(2008, 1, 22), None)


def test_a_weekday_of_no_near_year_is_doubted() -> None:
    [said] = dates_in("Monday 22 January")
    day, why = year_for(said, date(2007, 12, 13))
    assert day == date(2008, 1, 22)
    assert why is not None
    assert "Tuesday" in why


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("7.30pm", "19:30"),
        ("at 7pm", "19:00"),
        ("14:00", "14:00"),
        ("at 1830", "18:30"),
        ("18.30hrs", "18:30"),
        ("8.25p.m", "20:25"),
        ("2-4.30pm", "14:00-16:30"),
        ("10.00 – 11.30", "10:00-11:30"),
        ("12 noon", "12:00"),
        ("11.30-1pm", "11:30-13:00"),
        ("from 2:00 to 4:30", "14:00-16:30"),
        ("at 7 o'clock", "19:00"),
        ("05:00p EST", "17:00"),
    ],
)
def test_a_time_is_read_in_every_usual_form(text: str, times: str) -> None:
    [said] = times_in(text)
    assert str(said.times) == times


def test_an_hour_without_am_or_pm_is_doubted() -> None:
    assert times_in("at 7 o'clock")[0].doubt == "am or pm is not said"
    assert times_in("at 7pm")[0].doubt is None


@pytest.mark.parametrize(
    "text",
    [
        "paragraph 3.10",
        "£7.30",
        "2010-11",
        "5 May 2010",
        "SW1H 9AJ",
        "Room 5, 102 High Street",
        "5a",
        "7 p",
        "17:30:48 +0000",
    ],
)
def test_what_is_no_time_is_none(text: str) -> None:
    assert times_in(text) == ()


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Ann to write by 22 March", "2010-03-22"),
        ("reply by end of March", "2010-03"),
        ("March 2011", "2011-03"),
        ("In April, collate the replies", "2010-04"),
        ("to be sent 24/09 to members", "2010-09-24"),
        ("an item for the January meeting", "2011-01"),
        ("bring a paper to the next Panel meeting", "2010-03-22"),
        ("asap", None),
        ("ongoing", None),
    ],
)
def test_a_due_date_is_what_the_words_come_to(text: str, iso: str | None) -> None:
    due = due_in(text, MET, NEXT)
    assert due is not None
    assert due.iso == iso


@pytest.mark.parametrize(
    "text", ["Correct the minutes of 5 May", "Chase the points from 13 March meeting", "Ann may write"]
)
def test_the_day_of_another_meeting_is_no_due_date(text: str) -> None:
    assert due_in(text, MET, NEXT) is None


def test_the_next_meeting_is_kept_as_said_where_its_date_is_not_given() -> None:
    due = due_in("report to the next meeting", MET, None)
    assert due is not None
    assert (due.said, due.iso) == ("to the next meeting", None)


@given(st.text(max_size=200))
def test_any_text_can_be_asked(text: str) -> None:
    for said in dates_in(text):
        assert 0 <= said.start < said.end <= len(text)
    for time in times_in(text):
        assert 0 <= time.start < time.end <= len(text)
    due_in(text, MET, NEXT)


def test_a_day_that_begins_with_its_year_is_read_as_such_wherever_it_stands() -> None:
    (found,) = dates_in("minutes of 2014-05-12", month_first=True)
    assert (found.day, found.month, found.year) == (12, 5, 2014)


def test_the_day_of_the_meeting_without_a_year_is_nothings_due_date() -> None:
    day = date(2014, 5, 12)
    assert due_in("Send the list of what was asked at the meeting today (12 May)", day, None) is None
    found = due_in("Write by 13 May", day, None)
    assert found is not None
    assert found.iso == "2014-05-13"
