"""Which meeting a document is of, and when the group meets next."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from drafts import drafted
from laa_minutes.importing.document import Block, Document, Run
from laa_minutes.importing.draft import Front, NextMeeting
from laa_minutes.importing.meeting import read_front
from laa_minutes.importing.meeting.closing import read_closing
from laa_minutes.importing.meeting.venue import venue_of
from laa_minutes.importing.outline import outline
from laa_minutes.importing.outline.parts import Part

ITEMS = (
    "1. Minutes of the last meeting",
    "They were agreed as a correct record.",
    "2. Finance report",
    "The balance was noted.",
)


def document(*lines: str, title: str | None = None, name: str = "minutes.txt") -> Document:
    blocks = []
    for n, line in enumerate(lines, 1):
        label, _, rest = line.partition(" ")
        numbered = label[:1].isdigit() and label.endswith(".")
        blocks.append(Block("paragraph", (Run(rest if numbered else line),), n, label=label if numbered else ""))
    return Document(name, tuple(blocks), title)


def front(*lines: str, title: str | None = None, name: str = "minutes.txt") -> Front:
    whole = document(*lines, "Present: Ada Birch, Bo Crane", *ITEMS, title=title, name=name)
    return read_front(whole, outline(whole))


@pytest.mark.parametrize(
    ("line", "body"),
    [
        ("Notes of a meeting of the Ember Officers' Group held at Ember Hall on 3 May 2012", "Ember Officers' Group"),
        ("Minutes of Ember Parish Council Meeting", "Ember Parish Council"),
        ("Pond Data Panel Meeting – Twentieth Meeting", "Pond Data Panel"),
        ("Pond Data Panel – first meeting", "Pond Data Panel"),
        ("Pond Board Minutes", "Pond Board"),
        ("PONDUG Action Log – 19 July 2013", "PONDUG"),
        ("Minutes of the Ordinary Meeting of the Ember Town Council held on 3 May 2012", "Ember Town Council"),
    ],
)
def test_the_body_is_the_group_without_the_words_of_a_title(line: str, body: str) -> None:
    assert front(line).body == body


def test_date_times_and_venue_of_a_sentence() -> None:
    found = front("Minutes of the Ember Forum held at Ember Hall, High Street on Thursday 3 May 2012 at 7.30pm")
    assert (found.date, str(found.times), found.venue) == (date(2012, 5, 3), "19:30", "Ember Hall, High Street")


@pytest.mark.usefixtures("patience")
def test_no_line_exhausts_the_reader_of_venues() -> None:
    assert venue_of((), [(1, "Date: Venue: " * 15_000 + ":")])[0] is None
    assert venue_of((), [(1, "Date: 5 March  Time: 6pm  Venue: Pond Hall")])[0] == "Pond Hall"


def test_labels_say_date_time_and_place() -> None:
    found = front("Ember Forum", "Date: 3 May 2012", "Time: 10.00 – 11.30", "Venue: Room 5, Ember Hall")
    assert (found.date, str(found.times), found.venue) == (date(2012, 5, 3), "10:00-11:30", "Room 5, Ember Hall")


def test_the_day_on_which_they_were_approved_or_posted_is_not_the_meeting() -> None:
    found = front("Ember Forum minutes", "Posted on 1 June 2012", "Meeting held on 3 May 2012", "Approved 5 July 2012")
    assert found.date == date(2012, 5, 3)


def test_a_day_without_a_year_takes_it_from_the_same_day_elsewhere() -> None:
    found = front("Pond Board Minutes", "08.02.11", "Minutes of a meeting held on 8 February at the Pond Office:")
    assert (found.date, found.venue) == (date(2011, 2, 8), "the Pond Office")


def test_a_date_in_the_files_name_is_doubted() -> None:
    found = front("Pond Board Minutes", name="board-2014-05-29.txt")
    assert found.date == date(2014, 5, 29)
    assert [doubt.field for doubt in found.doubts] == ["date"]


def test_what_the_front_does_not_say_stays_empty() -> None:
    found = front("Pond Board Minutes")
    assert (found.date, found.times, found.venue, found.kind) == (None, None, None, None)


def test_an_extraordinary_meeting_is_of_that_kind() -> None:
    assert front("Minutes of an Extraordinary Meeting of Ember Parish Council").kind == "extraordinary"


def coming(
    *lines: str, day: date | None = date(2012, 7, 19), body: str | None = None
) -> tuple[NextMeeting | None, str | None]:
    whole = document("Pond Board Minutes", "Present: Ada Birch, Bo Crane", *ITEMS, *lines)
    parts: tuple[Part, ...] = outline(whole)
    found, ended, _ = read_closing(parts, day, body)
    return found, ended


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("The next meeting is Thursday 13th September, 10.00 – 11.30", date(2012, 9, 13)),
        ("Date of next meeting: 13/09/2012", date(2012, 9, 13)),
        ("The next meeting will be held on Tuesday 8 January at 7pm in Ember Hall.", date(2013, 1, 8)),
        ("Dates of next meetings: 13 September 2012 and 8 November 2012", date(2012, 9, 13)),
        ("Next meeting: the second Thursday of September: 13th at 7pm", date(2012, 9, 13)),
        ("Next meeting will be 9/4 at 7pm at the library", date(2012, 9, 4)),
        ("Next meeting will be 4/9 at 7pm at the library", date(2012, 9, 4)),
        ("Coming up are the fair on 1 August and the August meeting August 16, 6:30 pm.", date(2012, 8, 16)),
        ("The Council will meet next on 13 September at 7pm.", date(2012, 9, 13)),
        ("The next one will be at 4pm on 13 September.", date(2012, 9, 13)),
        ("The meeting was adjourned until 2 August 2012.", date(2012, 8, 2)),
        ("Next meeting: Four weeks from July 19th, 2012.", date(2012, 8, 16)),
        ("Next meeting: 2 weeks after 19 July 2012", date(2012, 8, 2)),
    ],
)
def test_the_next_meeting_is_the_first_day_after_this_one(line: str, day: date) -> None:
    found, _ = coming(line)
    assert found is not None
    assert found.date == day


@pytest.mark.parametrize(
    "line",
    [
        "Date of next meeting: to be arranged",
        "Date of next meeting: to be arranged. The fair is on 4 September.",
        "Bo to bring a paper to the next meeting.",
        "The meeting closed.",
        "The Council agreed to meet with the mason on 4 September.",
        "The Chair and the Clerk are to meet the mason on September 4th.",
        "The plan could be ready in a month (next meeting?) and the answers on 4 September.",
    ],
)
def test_no_next_meeting_is_made_up(line: str) -> None:
    assert coming(line)[0] is None


@pytest.mark.parametrize(
    ("line", "ours"),
    [
        ("The next Ember Trees Group meeting is on 4 September.", False),
        ("The next meeting of the Trees Group will be on 4 September.", False),
        ("The next Pond Board meeting is on 4 September.", True),
        ("The next full Board meeting is on 4 September.", True),
        ("Next PB meeting: 4 September", True),
        ("The Friends will not meet in summer, so the next meeting will be September 4th.", False),
        ("The Board will not meet in summer, so the next meeting will be September 4th.", True),
    ],
)
def test_the_next_meeting_of_another_body_is_not_ours(line: str, ours: bool) -> None:
    found, _ = coming(line, body="Pond Board")
    assert (found is not None) == ours


def test_a_title_that_asks_for_something_at_the_next_meeting_does_not_say_when_it_is() -> None:
    asked = "I will ask at the next meeting for new bins"
    assert coming(f"3. {asked}", "A briefing is on 4 September.", f"4. {asked}", "None.")[0] is None


def test_a_point_of_a_report_on_the_next_meeting_is_about_those_who_report() -> None:
    lines = ("3. Fair", "- Next meeting is September 4th at 7pm", "4. Roads", "Mended.", "5. Close", "None.")
    assert coming(*lines)[0] is None
    assert (
        coming("3. Fair", "None.", "4. Roads", "Mended.", "5. Close", "- Next meeting is September 4th")[0] is not None
    )


def test_a_point_below_a_title_on_the_next_meeting_says_when_it_is() -> None:
    points = (
        "3. Next Pond Meeting",
        "- Third Tuesday 4 September 2012 19:30",
        "4. Roads",
        "Mended.",
        "5. Mill",
        "Seen.",
    )
    found, _ = coming(*points, "6. Close", "None.")
    assert found is not None
    assert (found.date, str(found.times)) == (date(2012, 9, 4), "19:30")


def test_of_two_next_meetings_that_in_a_report_is_theirs_who_report() -> None:
    said = "Our next meeting is {}."
    late = (
        "3. Roads",
        "Mended.",
        "4. {}",
        said.format("4 September 2012"),
        "5. Close",
        said.format("6 September 2012"),
    )
    for title, day in (("Friends’ Report", date(2012, 9, 6)), ("Dates", date(2012, 9, 4))):
        found, _ = coming(*(line.format(title) for line in late))
        assert found is not None
        assert found.date == day


def test_the_place_of_the_next_meeting_is_no_word_of_what_follows() -> None:
    found, _ = coming("Date of next meeting: 4 September 2012, Parish Clerk")
    assert found is not None
    assert found.venue is None


def test_the_close_is_the_time_that_is_said() -> None:
    assert coming("The meeting closed at 9.15pm.")[1] == "21:15"
    assert coming("The next meeting is at 9.15pm on 13 September 2012")[1] is None


@pytest.mark.parametrize(
    ("lines", "venue"),
    [
        (("Pond Trust", "Tuesday 3rd July 2018, 7.30pm Pond Village Hall"), "Pond Village Hall"),
        (("Pond Trust", "Friday 7 March 2014 18:30 hrs at 4 Mill Road Pond"), "4 Mill Road Pond"),
        (("Pond Trust", "Pond District Library", "Monday, June 4, 2012, 6pm"), "Pond District Library"),
        (("Pond Trust", "Pond District Library", "Minutes of Monday, June 4, 2012"), None),
        (("Minutes of Pond Trust AGM 2011 - 5 May 2011", "7:15pm PB2.10"), "PB2.10"),
        (("Pond Trust", "Meeting held on Thursday", "13th January 2006 in the Village Hall at 8.OOp.m."),
         "the Village Hall"),
        (("Pond Trust", "Meeting held on 13 January 2006 in the Mill at 800p.m"), "the Mill"),
        (("Pond Trust", "Meeting held on 13 January 2006 in the Mill instead of the Hall"), "the Mill"),
        (("Pond Trust", "Pond Hall Meeting Room 16 September 2023 at 17:00hrs"), "Pond Hall Meeting Room"),
        (("Pond Trust", "May 15, 2012 at 5:15 at The Pond Group offices"), "The Pond Group offices"),
        (("Pond Trust", "5th February 2019 | Pond Fire Station"), "Pond Fire Station"),
        (("Pond Trust", "8 December 2019 / 10:00 / Pond Workshop"), "Pond Workshop"),
        (("Pond Trust held their meeting at 7.30pm on the 5th May 2015 at the Reading Room",), "the Reading Room"),
        (("Pond Trust", "5 May 2015", "Location: Hybrid (LG23 + Discord)"), "Hybrid (LG23 + Discord)"),
        (("Pond Trust", "Date, time and venue: 5 May 2015, 7pm, Pond Hall"), "Pond Hall"),
        (("Pond Trust", "2 Mill Drive, Suite 3", "Ember", "Fax: (303) 429-2632", "5 May 2015"), None),
        (("Pond Trust", "2 Mill Drive, Suite 3", "Ember", "5 May 2015"), "2 Mill Drive, Suite 3"),
        (("Minutes of Tidy Ponds AGM – Pond Community Centre – 5 May 2015",), "Pond Community Centre"),
        (("Pond Board Minutes DATE 5 May 2015 VENUE Room 2, Guildhall PRESENT Board Members",), "Room 2, Guildhall"),
        (("Minutes of Pond Council meeting held on 5 May 2015 in the Library of Pond College Present Ada Birch",),
         "the Library of Pond College"),
        (("Pond Board", "5 May 2015", "Venue: Room 2, Pond House, Pond. View directions"), "Room 2, Pond House, Pond"),
        (("Pond Board", "5 May 2015", "Meeting Chair: Ada Birch Location: Firehall Time: 7:00 pm"), "Firehall"),
        (("Pond Club Committee: 5 May 2015, 1830, Heron House",), "Heron House"),
        (("MINUTES OF THE POND COUNCIL MEETING", "5 May 2015 at 7.30pm", "Pond Primary School"), "Pond Primary School"),
        (("Pond Board", "4.00pm 5 May 2015", "Pond Hall - Council Chamber", "MINUTES"),
         "Pond Hall - Council Chamber"),
        (("Minutes", "5 May 2015", "Pond Primary School", "Governing Body"), None),
        (("Pond Hall Report on Meeting held 5 May 2015. Leaflets were left at homes in Upper Pond.",), None),
        (("Pond Board Conference Call: 13 May 2008",), None),
        (("Pond Trust, 13 May 2008", "Via conference call"), "Via conference call"),
    ],
)  # fmt: skip
def test_the_place_stands_beside_the_date_or_after_a_word_for_it(lines: tuple[str, ...], venue: str | None) -> None:
    assert front(*lines).venue == venue


@pytest.mark.parametrize(
    ("beside", "doubted"), [("Pond Fire Station", False), ("at The Herons", False), ("The Herons", True)]
)
def test_words_beside_the_date_that_no_place_has_are_perhaps_the_place(beside: str, doubted: bool) -> None:
    found = front("Pond Trust", f"3 May 2012 | {beside}")
    assert found.venue == beside.removeprefix("at ")
    assert [(doubt.field, doubt.line) for doubt in found.doubts] == ([("venue", 2)] if doubted else [])


@pytest.mark.parametrize("words", ["Final Draft", "Version Two", "Approved Minutes"])
def test_words_of_a_document_beside_the_date_are_no_place(words: str) -> None:
    assert front("Pond Trust", f"3 May 2012 | {words}").venue is None


def test_the_first_item_may_say_when_and_where_the_meeting_opened() -> None:
    whole = document(
        "Town of Pond", "Monthly meeting", "May 18, 2020", "1. Call to order",
        "Ada Birch called the monthly meeting to order at 6:30 pm via teleconference.", "2. Report", "It was noted.",
        "3. Plans", "None were made.",
    )  # fmt: skip
    found = read_front(whole, outline(whole))
    assert (found.body, found.date, str(found.times)) == ("Town of Pond", date(2020, 5, 18), "18:30")
    assert found.venue == "teleconference"


def test_the_start_may_be_told_in_a_later_item_at_the_beginning_of_a_line() -> None:
    def times(said: str) -> str:
        whole = document("Pond Board", "5 May 2018", "Present: Ada Birch, Bo Crane", *ITEMS, "3. Roads", "None.",
                         "4. Lamps", said)  # fmt: skip
        return str(read_front(whole, outline(whole)).times)

    assert times("The meeting commenced at 1840") == "18:40"
    assert times("The last meeting of the lamplighters commenced at 1840") == "None"


def test_the_meeting_that_approves_the_minutes_is_not_theirs() -> None:
    found = front("Pond Parish Council – DRAFT FOR CONSIDERATION AT THE NEXT MEETING Tuesday 3rd July 2018, 7.30pm")
    assert (found.date, str(found.times)) == (date(2018, 7, 3), "19:30")


def test_of_two_dates_the_one_with_its_right_weekday_is_the_meetings_and_the_other_a_doubt() -> None:
    found = front("Minutes of the meeting held on 14th May 2003", "Pond Parish Meeting held on Tuesday 14th May 2002")
    assert found.date == date(2002, 5, 14)
    assert [doubt.why for doubt in found.doubts] == ["14 May 2003 is said here, 14 May 2002 in line 2"]


def test_a_posting_may_have_the_day_after_that_of_the_meeting_and_a_paragraph_days_of_others() -> None:
    posted = (
        "Minutes of the meeting of Pond Town Council held in the Hall, Fore Street, Pond on Monday, 6th August 2007"
    )
    assert front("Tuesday, August 28, 2007", f"{posted} at 7pm").date == date(2007, 8, 6)
    later = "1358 MINUTES The minutes of the Council meeting held on 19 July 2017 were signed."
    assert front(
        f"MINUTES OF A MEETING OF COUNCIL HELD ON 20 SEPTEMBER 2017 IN POND {LOST} {LOST} {later}"
    ).date == date(2017, 9, 20)
    assert front("Parent Council Meeting April 17", "24 April 2017, 7pm").date == date(2017, 4, 24)


def test_a_paragraph_that_begins_with_the_day_says_the_time_in_its_first_words() -> None:
    text = f"MINUTES of AGM of the POND COUNCIL on 2nd September 2015 at 7.00pm at Pond School {LOST} {LOST} {LOST}"
    assert str(front(text).times) == "19:00"


def test_the_number_of_a_meeting_is_no_day() -> None:
    assert front("Pond TC Meeting #6 Apr 26, 2017").date == date(2017, 4, 26)
    assert front("Pond TC Meeting 6 Apr 26, 2017").date == date(2017, 4, 26)


def test_four_digits_before_a_time_zone_are_a_time() -> None:
    assert str(front("Pond Board call, 13 May 2008, 1600 (BST)").times) == "16:00"


@pytest.mark.parametrize(
    ("lines", "body"),
    [
        (("Pond Village Hall (Charity 27) Minutes of the Annual General Meeting held on 5 May",), "Pond Village Hall"),
        (("Township of Pond", "Monthly meeting", "5 May 2018"), "Township of Pond"),
        (("Pond Meeting House Committee Minutes", "5 May 2018"), "Pond Meeting House Committee"),
        (("5 May 2018", "The new Pond committee for 2018 is as follows"), None),
        (("Pond Mill (Registered Charity Number 274)", "Minutes of the AGM held on 5 May 2018"), "Pond Mill"),
        (("Minutes of the May meeting of the PML", "Pond Mill Lodge"), "Pond Mill Lodge"),
        (("Minutes from 2018-05-05 meeting of the Pond Group", "5 May 2018"), "Pond Group"),
        (("The minutes of the October Pond Liaison meeting.", "5 October 2018"), "Pond Liaison"),
    ],
)  # fmt: skip
def test_a_body_has_the_words_of_one(lines: tuple[str, ...], body: str | None) -> None:
    assert front(*lines).body == body


LOST = "The chairman welcomed all. Ada spoke of the pond. It was a wet evening, and few had come to hear it at all."


@pytest.mark.parametrize(
    ("lines", "body"),
    [
        (("VALE LIAISON MINUTES", "5 May 2018", "Mrs Ada Birch (Pond Council)"), "VALE LIAISON"),
        (("POND Teleconference", "5 May 2018"), "POND"),
        (("Pond Gardens AGM 2018", "Minutes", "5 May 2018"), "Pond Gardens"),
        (("August 20 SIG-Pond Meeting", "Asia and Pacific meeting"), "SIG-Pond"),
        (("Minutes of the April Mill meeting",), "Mill"),
        (("2010 Pond Council meeting", "5 May 2010"), "Pond Council"),
        (("Minutes of the last Pond Liaison Committee", "5 May 2010"), "Pond Liaison Committee"),
        (("POND PARISH COUNCIL", "Minutes of the Ordinary Parish Council Meeting", "5 May"), "POND PARISH COUNCIL"),
        (("Minutes of Annual Pond Parish Council meeting", "5 May 2010"), "Pond Parish Council"),
        (("This page serves as the agenda of the 2011 annual meeting (and minutes).", "5 May 2011"), None),
        (("Standing Committee Reports", "5 May 2011"), None),
        (("The PRA publish the minutes of their last Committee Meeting", "POND RESIDENTS' ASSOCIATION", "5 May 2011"),
         "POND RESIDENTS' ASSOCIATION"),
        (("MINUTES OF MEETING OF POND CITY AND COUNTY COUNCIL HOMES AND SOCIAL", "GROWTH SPC", "5 May 2011"),
         "POND CITY AND COUNTY COUNCIL HOMES AND SOCIAL GROWTH SPC"),
        ((f"Minutes of Tidy Ponds AGM – Pond Centre – 5 May 2018 {LOST}",), "Tidy Ponds"),
        ((f"(Subject to the minutes of the day) Minutes of a Meeting of Pond Council held at 7pm {LOST}",),
         "Pond Council"),
        (("ST. ADA’S CHURCH, POND", "MINUTES OF THE ANNUAL MEETING", "THE MEETING OF PARISHIONERS"),
         "ST. ADA’S CHURCH, POND"),
        (("Town Hall Meeting", "5 May 2018"), None),
        (("Governing body meeting", "Pond CCG Governing Body Meeting in Public"), "Pond CCG Governing Body"),
        (("STEERING COMMITTEE NOTES", "Minutes Approved by the Steering Committee of Pond"), "STEERING COMMITTEE"),
        (("Minutes of Parent Council meeting", "Minutes of Pond School Parent Council meeting, 5/5/2018"),
         "Pond School Parent Council"),
        (("POND TOWN COUNCIL", "Minutes of a Meeting of Town Council held on 5 May 2018"), "POND TOWN COUNCIL"),
        (("POND SCHOOL MINUTES OF PARENT COUNCIL ANNUAL GENERAL MEETING HELD ON 5 MAY 2018",),
         "POND SCHOOL PARENT COUNCIL"),
        (("Upper Pond Parish Council Extra Ordinary meeting.", "Item 1 To agree the minutes of the Full Council"),
         "Upper Pond Parish Council"),
        (("Minute of Pond Parent Council Meeting held on 5 May 2018",), "Pond Parent Council"),
        (("Minutes from Ordinary Meeting held on Monday 5 May 2018 at 8pm in Pond Hall, in the far room",), None),
    ],
)  # fmt: skip
def test_a_body_is_what_the_word_for_its_meeting_follows(lines: tuple[str, ...], body: str | None) -> None:
    assert front(*lines).body == body


def test_the_title_of_the_file_names_the_body_where_the_text_does_not() -> None:
    assert front("5 May 2018", title="Notes of meeting of Pond Village Hall May 2018").body == "Pond Village Hall"


@pytest.mark.parametrize(
    ("said", "body"),
    [
        ("The Pond Parish Council resolved to mend the gate.", "Pond Parish Council"),
        ("The PCC agreed to mend the gate.", "PCC"),
        ("To confirm the minutes of Pond Parish Council meeting held on 6 April 2018.", "Pond Parish Council"),
        ("The Borough Council agreed to mend the gate.", None),
        ("The Committee agreed to mend the gate.", None),
        ("The Pond Council agreed to it. The Ember Council agreed to it.", None),
    ],
)
def test_without_a_title_the_body_is_the_one_that_decides_which_is_a_doubt(said: str, body: str | None) -> None:
    found = front("Minutes", "5 May 2018", "7.30pm", "1. Gate", said)
    assert found.body == body
    assert [doubt.line for doubt in found.doubts if doubt.field == "body"] == ([5] if body else [])


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("8th DECEMEBER 2005", date(2005, 12, 8)),
        ("23 Septmember 2020", date(2020, 9, 23)),
        ("Feburary 3rd, 2011", date(2011, 2, 3)),
        ("12 Augusta 2011", None),
        ("12 Novels 2011", None),
    ],
)
def test_a_month_with_a_letter_wrong_is_that_month(said: str, day: date | None) -> None:
    assert front("Pond Board Minutes", said).date == day


def test_a_time_for_each_part_of_the_world_is_none_of_the_meeting() -> None:
    found = front("Pond Board Minutes, 5 May 2018", "8am China, 8pm US East Coast, 7pm US Central")
    assert (found.times, [doubt.field for doubt in found.doubts]) == (None, ["time"])


def test_the_title_with_the_day_is_no_item() -> None:
    log = document("POND Action Log – 5 May 2018", "ALPHA WORKS", "Ada will do it", "BETA WORKS", "Bo will do it")
    assert read_front(log, outline(log)).date == date(2018, 5, 5)


def test_the_lines_of_a_title_down_to_its_day_are_no_items_however_many() -> None:
    whole = document(
        "The July minutes", "Ember Council", "DRAFT", "Minutes of Ember Parish Council held in the Pond Hall",
        "At 7.15pm on Wednesday 18 July 2012", "Roads", "The lane was mended.", "Fair", "It was noted that it rained.",
    )  # fmt: skip
    found = read_front(whole, outline(whole))
    assert (found.date, str(found.times), found.venue) == (date(2012, 7, 18), "19:15", "the Pond Hall")


def test_the_title_of_a_page_may_say_when_and_where_the_meeting_was_held() -> None:
    found = front("Those who came", title="Minutes of Pond Council held in the Mill at 7.30pm on 12 October 2011")
    assert (found.date, str(found.times), found.venue) == (date(2011, 10, 12), "19:30", "the Mill")
    elsewhere = front(
        "Held at Pond Hall at 8pm", title="Minutes of Pond Council held in the Mill at 7pm on 12 May 2011"
    )
    assert (str(elsewhere.times), elsewhere.venue) == ("20:00", "Pond Hall")


def test_the_line_above_a_title_without_a_body_is_taken_with_a_doubt() -> None:
    found = front("Pond Festival of the Arts", "Affiliated to the Federation of Festivals", "ANNUAL GENERAL MEETING")
    assert found.body == "Pond Festival of the Arts"
    assert [doubt.field for doubt in found.doubts] == ["body"]


@pytest.mark.parametrize(
    "lines",
    [
        ("4. Next meeting", "Thursday 7 June at 7pm in the hall"),
        ("4. Items for agenda of next meeting: to be held on Thursday 7th June 7.00pm, Pond Hall",),
        ("4. Date of Next Meeting & Forward agenda", "Board Meeting 7th June, 10.30am – 3.00pm, Room 1"),
        ("4. Date of the next AGM is not known but there will be a meeting on 7th June, 7.30 pm",),
        ("4. DONM", "7 June"),
    ],
)
def test_the_next_meeting_in_more_words(lines: tuple[str, ...]) -> None:
    found, _ = coming(*lines, day=date(2012, 5, 3))
    assert found is not None
    assert found.date == date(2012, 6, 7)


def test_a_next_meeting_that_was_moved_is_on_the_later_day() -> None:
    found, _ = coming("4. Next meeting moved from 6th June to 7th June", day=date(2012, 5, 3))
    assert found is not None
    assert found.date == date(2012, 6, 7)


def test_a_next_meeting_that_was_called_off_is_none() -> None:
    told = "The next meeting was cancelled because of snow, but a dance was held on 7th June."
    assert coming("4. Dances", told, day=date(2012, 5, 3))[0] is None


def test_the_time_of_the_close_is_not_that_of_the_next_meeting() -> None:
    lines = ("4. Items for the next meeting scheduled 7 June", "The meeting closed at 8:10 pm.")
    found, _ = coming(*lines, day=date(2012, 5, 3))
    assert found is not None
    assert (found.date, found.times) == (date(2012, 6, 7), None)


def test_a_place_by_its_kind_may_follow_the_time_and_the_next_sentence_is_not_its() -> None:
    assert front("Minutes of Pond Group meeting Thursday 30th May 2024 3.30pm Pond Surgery").venue == "Pond Surgery"
    text = "Minutes of the Pond Club held on 7 March 2021 at 2pm in the Scout Hut The meeting was chaired by Ada Birch."
    assert front(text).venue == "the Scout Hut"


@pytest.mark.parametrize(
    ("lines", "body"),
    [
        (("POND HARBOUR COMMISSIONERS", "Minutes of a meeting of the Commissioners held on 3rd April, 1996"),
         "POND HARBOUR COMMISSIONERS"),
        (("Pond and District U3A", "Notes of committee meeting, 4 June 2013"), "Pond and District U3A committee"),
        (("Pond University", "Senate", "Minutes of the 123rd meeting, 8 November 2006"), "Pond University Senate"),
    ],
)  # fmt: skip
def test_a_body_called_by_its_kind_is_that_of_the_line_above(lines: tuple[str, ...], body: str) -> None:
    assert front(*lines).body == body


def test_the_line_above_a_body_called_by_its_kind_is_doubted_where_no_word_says_that_it_is_one() -> None:
    doubted = front("Pond and District Ramblers", "Notes of committee meeting, 4 June 2013").doubts
    assert [(doubt.field, doubt.line) for doubt in doubted] == [("body", 1)]
    sure = front("Pond Trust", "Minutes of a meeting of the Committee held on 4 June 2013")
    assert (sure.body, sure.doubts) == ("Pond Trust Committee", ())


@pytest.mark.parametrize("first", ["Annual Report", "Private and Confidential", "Draft For Comment"])
def test_words_of_a_document_are_no_part_of_a_body(first: str) -> None:
    assert front(first, "Minutes of a meeting of the Council held on 4 June 2013").body == "Council"
    assert front(first, "ANNUAL GENERAL MEETING").body is None


def test_labels_may_share_a_line_and_a_council_meets_in_session() -> None:
    assert front("Pond School", "Date: 5 March 2019  Time: 6.00pm  Venue: Pond Library").venue == "Pond Library"
    text = "The Council of Pond met in regular session on June 12, 2017 at 7 P.M. in the Council Chambers with Ada"
    assert front("Town of Pond", text).venue == "the Council Chambers"


def test_the_next_call_is_the_next_meeting() -> None:
    for said in ("Next call: 2012-09-13", "The next conference call is set for 13 September 2012 at 7am PST.",
                 "Next Board Meet on 13/09/12"):  # fmt: skip
        found, _ = coming(said)
        assert found is not None
        assert (found.date, found.venue) == (date(2012, 9, 13), None)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("board_2014_05_29.txt", date(2014, 5, 29)),
        ("board 29 05 2014.txt", date(2014, 5, 29)),
        ("2015_12-15_cy.txt", None),
    ],
)
def test_a_date_in_a_files_name_has_one_mark_between(name: str, day: date | None) -> None:
    assert front("Pond Board Minutes", name=name).date == day


def test_the_title_of_a_page_has_the_body_beside_the_name_of_the_site() -> None:
    assert front("22 November 2010", title="2010 | Pond Users Group").body == "Pond Users Group"


def test_a_day_above_a_title_that_says_only_the_month_may_be_that_of_a_posting() -> None:
    found = front("Friday, May 16, 2014", "Pond Club Minutes - May 2014")
    assert (found.date, [doubt.field for doubt in found.doubts]) == (None, ["date"])
    assert front("Friday, May 16, 2014", "Pond Club Minutes - 16 May 2014").date == date(2014, 5, 16)
    assert front("Friday, May 16, 2014", "Pond Club Minutes").date == date(2014, 5, 16)


def test_the_month_that_minutes_are_of_gives_the_next_meeting_its_year() -> None:
    whole = document("Pond Club Minutes - May 2014", *ITEMS, "Next meeting: Tuesday 10 June")
    assert (read_closing(outline(whole), None)[0] or NextMeeting(1, date.min)).date == date(2014, 6, 10)


@pytest.mark.parametrize("said", ["20™ September, 2018", "20°° SEPTEMBER 2018", "20” September 2018"])
def test_a_scan_may_have_marks_for_the_letters_after_a_day(said: str) -> None:
    assert front(f"Minutes of the Pond Club held on Thursday, {said}").date == date(2018, 9, 20)


def test_a_meeting_began_when_it_is_said_to_have_not_when_it_was_to() -> None:
    found = front("Pond Club, 3 May 2012, 7.00 pm", "The meeting started at 7.05 pm.")
    assert (str(found.times), str(found.scheduled)) == ("19:05", "19:00")
    late = front(
        "Pond Club, 3 May 2012", "It was agreed to defer the start until 7.30 pm.", "The meeting started at 7.40 pm."
    )
    assert str(late.times) == "19:40"


@pytest.mark.parametrize(
    ("lines", "venue"),
    [
        (("Minutes of the Pond Club held Otter House, Ember on Thursday 3 May 2012",), "Otter House, Ember"),
        (("Pond Club AGM", "Annual Meeting, 3 May 2012 @ 7.00pm Old mill Village Centre."), "Old mill Village Centre"),
        (("Ember Hackspace Minutes", "3 May 2012 / 18:30 / Hackspace Ember"), "Hackspace Ember"),
        (("Ember Chess Club Minutes", "3 May 2012 / Ember Chess Club"), None),
        (("Ember Chess Club Minutes", "3rd May 2012, 3pm  Otterbourne, SALT"), "Otterbourne, SALT"),
        (("Ember Chess Club Minutes", "3rd May 2012, 3pm  Apologies Otterbourne"), None),
    ],
)
def test_a_place_with_no_word_that_leads_to_it(lines: tuple[str, ...], venue: str | None) -> None:
    assert front(*lines).venue == venue


@pytest.mark.parametrize(
    "lines",
    [
        (
            "MINUTES OF MEETING OF EMBER COUNCIL PPC",
            "A meeting of Ember Council, Pond Policy Committee was held today.",
        ),
        (
            "MINUTES OF MEETING OF EMBER COUNCIL PPC",
            "A meeting of Ember Council, Pond",
            "Policy Committee was held on Monday.",
        ),
    ],
)
def test_a_body_is_called_as_the_title_that_spells_it_out_has_it(lines: tuple[str, ...]) -> None:
    assert front(*lines).body == "Ember Council, Pond Policy Committee"


def test_a_next_meeting_before_this_one_with_a_wrong_weekday_has_a_slip_in_its_year() -> None:
    whole = document("Pond Club", *ITEMS, "The next meeting will be held on Tuesday 6 November 2016 at 7pm.")
    found, _, doubts = read_closing(outline(whole), date(2018, 10, 2))
    assert found
    assert found.date == date(2018, 11, 6)
    assert [doubt.field for doubt in doubts] == ["next_meeting"]


def test_a_body_with_no_title_is_the_one_whose_next_meeting_is_named_which_is_a_doubt() -> None:
    found = front("2021-04-29 Meeting Notes", *ITEMS, "3. Next TAG Meeting", "The next TAG meeting is in May.")
    assert (found.body, [doubt.field for doubt in found.doubts]) == ("TAG", ["body"])


def test_the_line_below_the_day_and_above_notes_of_a_first_meeting_may_be_the_body() -> None:
    found = front("Thursday, 5 March 2020", "Ember Pond Restoration", "Notes from First Open Meeting", *ITEMS)
    assert found.body == "Ember Pond Restoration"


def test_a_long_line_names_the_body_up_to_its_full_stop_and_the_title_has_it_in_full() -> None:
    long = "These are minutes from the initial meeting of the board of directors. The agenda is set as it was sent:"
    found = front("Ember Saturday Board of Directors Meeting 5 May 2021", long, *ITEMS)
    assert found.body == "Ember Saturday Board of Directors"


@pytest.mark.parametrize(
    "said",
    [
        "Date for next Open/Committee Meeting: 7th November Pond Hall 7pm.",
        "The next Ponds, Paths & Gates Committee meeting has been scheduled for 7th November.",
    ],
)
def test_the_next_meeting_may_be_called_by_more_than_words(said: str) -> None:
    whole = document("Ember Ponds, Paths and Gates Committee", "2 October 2018", *ITEMS, said)
    found, _, _ = read_closing(outline(whole), date(2018, 10, 2), "Ember Ponds, Paths and Gates Committee")
    assert found is not None
    assert found.date == date(2018, 11, 7)


def test_a_body_may_be_called_after_a_place_but_a_line_that_ends_as_one_is_no_body() -> None:
    assert (
        front("Mill Lane Playing Field Helpers #3", "Minutes from 3 May 2012").body
        == "Mill Lane Playing Field Helpers 3"
    )
    assert front("The Pond Mill Road", "Minutes from 3 May 2012").body is None


def test_the_subject_of_a_meeting_is_nobody_unless_it_has_a_word_of_one() -> None:
    assert front("Subject: Salt and Final Weighing", "Date: 3 May 2012").body is None
    assert front("Subject: Pond Data Panel", "Date: 3 May 2012").body == "Pond Data Panel"


def test_a_lodge_above_the_day_is_a_place() -> None:
    lines = ("Ember Pond Board", "May 2012 Board Meeting", "Mill Lodge and Spa, Ember Vale, WX", "3 May 2012")
    assert front(*lines).venue == "Mill Lodge and Spa, Ember Vale, WX"


@pytest.mark.parametrize(
    ("line", "day", "doubted"),
    [
        ("Next meeting: Thursday 19 October", date(2016, 10, 19), True),  # it was a Wednesday
        ("Next meeting: Wednesday 19 October", date(2016, 10, 19), False),
        ("Next meeting: Wednesday 6 September", date(2017, 9, 6), False),  # within a year
        ("Next meeting: Tuesday 5 September", date(2017, 9, 5), False),
        ("Next meeting: Wednesday 19 October 2016 (moved from 12 October), at 7pm", date(2016, 10, 19), False),
    ],
)
def test_a_next_meeting_has_a_wrong_weekday_rather_than_be_more_than_a_year_away(
    line: str, day: date, doubted: bool
) -> None:
    found, _, doubts = read_closing(outline(document("1. Lamps", "They are lit.", line)), date(2016, 9, 8))
    assert found is not None
    assert (found.date, bool(doubts)) == (day, doubted)


@pytest.mark.parametrize(
    ("below", "found"),
    [("7pm Friday 7th June at 9 Ember Mansions.", date(2013, 6, 7)), ("The fair is on 7th June.", None)],
)
def test_a_meeting_that_was_to_be_arranged_is_arranged_now(below: str, found: date | None) -> None:
    above = "The date was to be arranged by the mill, now arranged for" if found else "The date is to be arranged."
    meeting, _ = coming("4. Next meeting", above, below, day=date(2013, 5, 3))
    assert (meeting and meeting.date) == found
    assert not found or (meeting and meeting.venue == "9 Ember Mansions")


def test_a_bracket_with_another_day_does_not_keep_the_time_from_a_next_meeting() -> None:
    found, _ = coming("4. Next meeting: 7th June (not 31st May), commencing 18:00", day=date(2012, 5, 3))
    assert found is not None
    assert str(found.times) == "18:00"


@pytest.mark.parametrize("address", ["13 Pond Hill", "2 Salt Crescent, Ember"])
def test_a_house_of_a_street_is_an_address_whatever_the_street_is(address: str) -> None:
    assert front("POND TRUST MEETING", "7.30 pm Thursday 3 May 2012", address).venue == address
    assert front("POND TRUST MEETING", "7.30 pm Thursday 3 May 2012", "13 Pond Members").venue is None


def test_where_a_meeting_opened_may_stand_below_the_lists_of_people() -> None:
    lists = ("POND TRUST MEETING", "3 May 2012", "Present:", "Ada Marsh", "Visitors:", "None")
    assert (
        front(*lists, "Meeting commenced at 7:40 p.m. at the Salt House.", "1. Lamps", "Lit.").venue == "the Salt House"
    )
    assert front(*lists, "The fair commenced at 7:40 p.m. at the Salt House.", "1. Lamps", "Lit.").venue is None


@pytest.mark.parametrize(
    ("lines", "body"),
    [
        (("EMBER", "MINUTES OF THE MEETING"), "EMBER"),
        (("EMBER", "Those who came were glad."), "Other Pages"),  # no title stands below it
        (("AGENDA", "MINUTES OF THE MEETING"), "Other Pages"),
    ],
)
def test_one_word_in_capitals_above_a_title_is_rather_the_body_than_what_the_page_is_called(
    tmp_path: Path, lines: tuple[str, str], body: str
) -> None:
    said = "".join(f"<p>{line}</p>" for line in (*lines, "HELD ON MONDAY 12 MAY 2014"))
    page = f"<title>Meeting minutes Other Pages</title>{said}<p>Present</p><p>Ada Marsh, Ben Lowe</p>"
    front = drafted(tmp_path, page, "a.html").front
    assert (front.body, any(one.field == "body" for one in front.doubts)) == (body, body == "EMBER")


def test_a_sentence_about_the_next_meeting_names_no_body(tmp_path: Path) -> None:
    text = "# EMBER MINUTES - 12 May 2014\n\nIt was warm.\n\n"
    assert drafted(tmp_path, f"{text}The next meeting of the pond group will be held in June.\n").front.body == "EMBER"
    assert drafted(tmp_path, f"{text}A meeting of the Pond Group was held in the mill.\n").front.body == "Pond Group"


def test_where_a_conference_was_held(tmp_path: Path) -> None:
    title = "MINUTES\n\nEmber Mills Conference\n\n12 May 2014\n\n"
    said = "Warden Ada Marsh opened the 7th Annual Ember Mills Conference held at the Pond Inn at 1:10 PM."
    front = drafted(tmp_path, f"{title}{said}\n").front
    assert (front.venue, str(front.times and front.times.start)) == ("the Pond Inn", "13:10")
    other = "Warden Ada Marsh told of a sale of gates held at the Pond Inn."
    assert drafted(tmp_path, f"{title}{other}\n").front.venue is None
