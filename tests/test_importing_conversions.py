"""What conversions leave of minutes: marks lost between words, numbers in cells, boxes, what stands above a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafts import drafted, told
from laa_minutes.importing.blocks.labels import label_at
from laa_minutes.importing.words.dates import dates_in
from laa_minutes.importing.words.names import looks_like_name


def test_members_in_a_row_without_marks_are_people_and_a_note_of_decisions_is_no_body(tmp_path: Path) -> None:
    text = (
        "Note of Decisions Taken at 7th Meeting 2014\n\n12 May 2014\n\nConvener: Ada Marsh\n\n"
        "Members Ben Lowe Mr Cy Dart Di Vane Eve Hill\n\n1. Gate\n\nIt was agreed to mend it.\n\n"
        "2. Pond\n\nIt was seen.\n"
    )
    draft = drafted(tmp_path, text, "note.txt")
    assert [one.person for one in draft.attendance.present] == [
        "Ada Marsh",
        "Ben Lowe",
        "Cy Dart",
        "Di Vane",
        "Eve Hill",
    ]
    assert (draft.front.body, draft.attendance.chair) == (None, "Ada Marsh")


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Minutes of Mill Committee Meeting No.5", "Mill Committee"),
        ("Review Panel – Old Mill", "Review Panel – Old Mill"),
        ("Mill Wheel meeting (21/08)", "Mill Wheel"),
    ],
)
def test_the_number_of_a_meeting_and_its_day_are_no_part_of_the_body(tmp_path: Path, title: str, body: str) -> None:
    assert drafted(tmp_path, f"# {title}\n\n12 May 2014\n\nPresent: Ada Marsh, Ben Lowe\n").front.body == body


def test_labels_that_a_conversion_ran_together_stand_apart(tmp_path: Path) -> None:
    text = (
        "# Minutes of the Gate Group\n\nDate: 12 May 2014Time: 7.30pmVenue: Old School\n\n"
        "Present: Ada Marsh, Ben Lowe\n\nGG/27/14Matters arising\n\nThere were none.\n\nGG/28/14Gate\n\nIt is whole.\n"
    )
    draft = drafted(tmp_path, text)
    times = draft.front.times
    assert (str(draft.front.date), str(times and times.start)[:5], draft.front.venue) == (
        "2014-05-12",
        "19:30",
        "Old School",
    )
    assert [(one.number, one.title) for one in draft.items] == [("GG/27/14", "Matters arising"), ("GG/28/14", "Gate")]


def test_letters_and_two_numbers_are_a_label_without_a_space_after_them() -> None:
    assert label_at("NP/27/14Matters arising") == ("NP/27/14", 8)
    assert label_at("24/7Service") is None


NUMBERED = (
    "# Meeting of the Mill Board\n\nMonday 12 May 2014 at 11.30\n\nPresent: Ada Marsh (Chair); Ben Lowe\n\n"
    "<table>"
    "<tr><td>1.</td><td><p>Apologies</p><p>Cy Dart; Di Vane.</p></td></tr>"
    "<tr><td>2.</td><td><p>Minutes of the meeting on 14 April 2014</p><p>Approved.</p></td></tr>"
    "<tr><td>3. (i)</td><td><p>Annual report</p><p>The Board liked it.</p></td></tr>"
    "<tr><td>(ii)</td><td>It would be printed.</td></tr>"
    "<tr><td>4.</td><td><p>Date of next meeting</p><p>Guest: The Registrar</p>"
    "<p>11.30 on Monday 9 June 2014</p></td></tr>"
    "</table>\n"
)


def test_numbers_before_titles_in_cells_are_items_with_their_parts(tmp_path: Path) -> None:
    draft = drafted(tmp_path, NUMBERED)
    assert [(one.number, one.title) for one in draft.items] == [
        ("1", "Apologies"),
        ("2", "Minutes of the meeting on 14 April 2014"),
        ("3", "Annual report"),
        ("4", "Date of next meeting"),
    ]
    assert [one.person for one in draft.attendance.apologies] == ["Cy Dart", "Di Vane"]
    assert "It would be printed." in (draft.items[2].minutes or "")


def test_a_guest_to_come_is_nobody_who_was_there(tmp_path: Path) -> None:
    draft = drafted(tmp_path, NUMBERED)
    assert [one.person for one in draft.attendance.present] == ["Ada Marsh", "Ben Lowe"]
    assert draft.attendance.in_support == ()
    assert str(draft.next_meeting and draft.next_meeting.date) == "2014-06-09"


def test_the_date_of_a_page_called_minutes_is_the_meetings_where_the_text_has_none_and_is_doubtful(
    tmp_path: Path,
) -> None:
    page = "---\ntitle: '{}'\ndate: 2014-05-12 14:00:00 +1000\n---\n\n## Attendees\n\n- Ada Marsh\n- Ben Lowe\n\n{}"
    draft = drafted(tmp_path, page.format("Minutes of the Gate Group", ""))
    assert str(draft.front.date) == "2014-05-12"
    assert [one.field for one in draft.doubts] == ["date"]
    assert drafted(tmp_path, page.format("News of the gate", "")).front.date is None
    assert str(drafted(tmp_path, page.format("Minutes", "Meeting held on 5 May 2014")).front.date) == "2014-05-05"


def test_boxes_below_notes_are_actions_and_what_has_none_among_them_is_said_of_them(tmp_path: Path) -> None:
    text = (
        "# Mill meeting (21/08)\n\n## Attendees\n\n- Ada, Ben, Cy\n\n## Minutes\n\n- The wheel\n"
        "    - It is complete.\n\n        - [ ]  <21/08> (Ada) Draw the gate\n\n"
        "## Actions\n\n- [x]  (ben) Oil the wheel\n- [ ]  (cy+di) Sell the old one\n    - Nobody has asked yet\n"
    )
    draft = drafted(tmp_path, text)
    assert told(draft) == [(None, ("Ada",), "Draw the gate"), (None, ("cy", "di"), "Sell the old one")]
    assert [(one.about, one.status) for part in draft.parts for one in part.progress] == [("Oil the wheel", "done")]
    assert [one.due for one in draft.actions] == [None, None]


def test_names_above_numbered_lists_are_whose_the_actions_are_though_nobody_is_listed(tmp_path: Path) -> None:
    text = (
        "# Gate talks\n\n**Action list**\n\nAda Marsh\n\n1. Write to the mill.\n2. Look at the pond.\n\n"
        "Ben LOWEN\n\n1. Draw the gate.\n"
    )
    assert told(drafted(tmp_path, text)) == [
        ("1", ("Ada Marsh",), "Write to the mill."),
        ("2", ("Ada Marsh",), "Look at the pond."),
        ("1", ("Ben LOWEN",), "Draw the gate."),
    ]


def test_a_year_may_come_first() -> None:
    (said,) = dates_in("2014, May the 12th - 13:00 to 15:00")
    assert str(said.date) == "2014-05-12"


@pytest.mark.parametrize(
    ("written", "is_name"), [("Ada MARSH", True), ("Paul ffrench Marsh", True), ("Ada BBC", False), ("Ada of", False)]
)
def test_surnames_in_capitals_and_with_a_small_double_f_are_names(written: str, is_name: bool) -> None:
    assert looks_like_name(written) is is_name


SUMMARY = (
    "# Gate Group Executive Board Meeting Summary\n\n**Date:** 12 May 2014\n\n## Key Participants\n\n"
    "- **Ada** - President\n- **Ben** - Treasurer\n- **Cy** - Warden\n\n"
    "## Major Discussion Topics\n\n### Gate\n\n- It was mended.\n\n"
    "## Action Items & Follow-ups\n\n### Immediate (by Friday)\n\n- [ ] **Ben**: Pay for the gate\n\n"
    "### Short-term\n\n- [ ] **Ada & Cy**: Paint the gate\n\n"
    "## Key Decisions Made\n\n1. **Colour**: Green, as before\n2. **Keys**: Two of them\n"
)


def test_a_summary_has_participants_actions_sorted_by_haste_and_numbered_decisions_that_are_no_items(
    tmp_path: Path,
) -> None:
    draft = drafted(tmp_path, SUMMARY)
    assert [(one.person, one.role) for one in draft.attendance.present] == [
        ("Ada", "President"),
        ("Ben", "Treasurer"),
        ("Cy", "Warden"),
    ]
    assert [one.title for one in draft.items] == ["Major Discussion Topics", "Key Decisions Made"]
    told_all = [(one.owners, one.text) for item in draft.items for one in item.actions] + [
        (one.owners, one.text) for one in draft.actions
    ]
    assert told_all == [(("Ben",), "Pay for the gate"), (("Ada", "Cy"), "Paint the gate")]


def test_boxes_before_names_are_who_came_and_open_no_business(tmp_path: Path) -> None:
    text = (
        "# Gate TSC meeting 2014-05-12\n\n### Attendees:\n\nTSC members:\n\n* [x] Ada Marsh, Mill Ltd\n"
        "* [x] Ben Lowe, Pond Ltd\n\n### Notes\n\n* Gate\n  - **Action**: Ada to mend it\n"
    )
    draft = drafted(tmp_path, text)
    assert [one.person for one in draft.attendance.present] == ["Ada Marsh", "Ben Lowe"]


def test_a_title_below_the_lists_of_people_says_whose_meeting_it_was_and_when(tmp_path: Path) -> None:
    text = (
        "**Present:**\n* Ada Marsh\n* Ben Lowe\n\n**Apologies:**\n* Cy Dart\n\n"
        "### Minutes Mill Council meeting May 12, 2014\n\n**038/14 Gate**\n* It was mended.\n\n"
        "**039/14 Pond**\n* It was seen.\n"
    )
    front = drafted(tmp_path, text).front
    assert (front.body, str(front.date)) == ("Mill Council", "2014-05-12")


def test_items_numbered_by_meeting_and_year_go_on(tmp_path: Path) -> None:
    text = (
        "# Minutes of a Meeting of the Mill Council\n\n12 May 2014\n\nPresent: Ada Marsh (Chairman) (AM), Ben Lowe\n\n"
        "1-1415/8 - Welcome\n\nThe Chairman agreed to permit discussion of the gate.\n\n"
        "2-1415/8 – Gate\n\nIt was mended.\n\n3-1415/8 - Pond\n\nIt was seen.\n"
    )
    draft = drafted(tmp_path, text)
    assert [(one.number, one.title) for one in draft.items] == [
        ("1-1415/8", "Welcome"),
        ("2-1415/8", "Gate"),
        ("3-1415/8", "Pond"),
    ]
    assert [action for item in draft.items for action in item.actions] == []


def test_who_was_made_chairman_at_the_meeting_is_its_chair_and_staff_are_directed(tmp_path: Path) -> None:
    text = (
        "# Finance Committee of the Mill Council\n\n12 May 2014\n\nPresent: Cllr A Marsh, Cllr B Lowe, Cllr C Dart\n\n"
        "1. To appoint a chairman\n\nCllr Lowe proposed, seconded by Cllr Dart and unanimously agreed that Cllr A "
        "Marsh become Chairman.\n\n2. Discussion and action items: old business\n\nThe Committee directed staff to "
        "place the budget on the agenda of June.\n"
    )
    draft = drafted(tmp_path, text)
    assert draft.attendance.chair == "A Marsh"
    assert [(one.owners, one.text) for item in draft.items for one in item.actions] == [
        (("staff",), "Place the budget on the agenda of June.")
    ]


def test_an_office_before_a_surname_is_whose_the_chair_was(tmp_path: Path) -> None:
    text = (
        "# Mill Water Board\n\nMay 12, 2014\n\n**Attendees**\n\nAda Marsh - Board President\n\n"
        "Ben Lowe - Board Member\n\n"
        "### I. CALL TO ORDER\n\n- Board President Marsh called the meeting to order at 6:33 p.m.\n\n"
        "### II. GATE\n\n- It was mended.\n"
    )
    assert drafted(tmp_path, text).attendance.chair == "Ada Marsh"


def test_initials_are_known_however_their_capitals_stand_and_say_who_takes_it_on(tmp_path: Path) -> None:
    text = (
        "# Friends of the Mill\n\n12 May 2014\n\nPresent: Ada Marsh (AMar), Ben Lowe (BL)\n\n"
        "1. Money\n\nAMar stated that she would change the signatories. The signatories will be BL and AMar.\n\n"
        "ACTION: Amar\n\n2. Gate\n\nIt was mended.\n"
    )
    (action,) = (one for item in drafted(tmp_path, text).items for one in item.given)
    assert (action.owners, action.text) == (("Ada Marsh",), "AMar stated that she would change the signatories.")


@pytest.mark.parametrize(("said", "venue"), [("via electronic media", None), ("by email", None), ("via Zoom", "Zoom")])
def test_no_place_is_made_of_how_people_met(tmp_path: Path, said: str, venue: str | None) -> None:
    text = f"# Minutes of a meeting of the Mill Council held {said} on 12 May 2014\n\nPresent: Ada Marsh\n"
    assert drafted(tmp_path, text).front.venue == venue


def test_a_place_in_a_bracket_beside_the_date_and_lone_names_after_apologies(tmp_path: Path) -> None:
    text = (
        "Mill Allotments Committee Meeting 6.30pm 12/5/14 (Mitre Pub)\n\n1) Apologies for absence Robin, Les, Stuart"
        "\n\n"
        "2) Present - Ada (Chair), Ben, Cy\n\n3) Gate – it was mended\n"
    )
    draft = drafted(tmp_path, text, "minutes.txt")
    assert draft.front.venue == "Mitre Pub"
    assert [one.person for one in draft.attendance.apologies] == ["Robin", "Les", "Stuart"]


def test_the_day_to_which_a_meeting_was_adjourned_is_the_next(tmp_path: Path) -> None:
    text = (
        "# Mill Council\n\n12 May 2014\n\nPresent: Ada Marsh, Ben Lowe\n\n1. Gate\n\nIt was seen.\n\n2. Close\n\n"
        "It was agreed to adjourn the meeting to Tuesday, 27 May 2014.\n"
    )
    coming = drafted(tmp_path, text).next_meeting
    assert str(coming and coming.date) == "2014-05-27"


def test_where_people_come_from_may_stand_before_their_names(tmp_path: Path) -> None:
    text = (
        "# Mill School Pupil Council\n\n12 May 2014\n\nAttending the meeting were:\n\nNursery – Ada Marsh\n\n"
        "P1 room 1 – Ben Lowe\n\nWind River – Cy Dart\n\nWind River – Di Vane\n\n**Gate**\n\nIt was mended.\n"
    )
    present = drafted(tmp_path, text).attendance.present
    assert [(one.person, one.organisation) for one in present] == [
        ("Ada Marsh", "Nursery"),
        ("Ben Lowe", "P1 room 1"),
        ("Cy Dart", "Wind River"),
        ("Di Vane", "Wind River"),
    ]


def test_a_column_of_yes_and_no_says_who_came_and_is_nobodys_role(tmp_path: Path) -> None:
    text = (
        "# Mill TSC meeting 12 May 2014\n\n## Attendance\n\n| Name (Affiliation) | Present |\n|---|:-:|\n"
        "| Ada Marsh (Mill Ltd) | Y |\n| Ben Lowe (Pond Ltd) | N |\n\n- **Moderator:** Ada Marsh\n\n## Notes\n\n"
        "- It was late.\n"
    )
    attendance = drafted(tmp_path, text).attendance
    assert [(one.person, one.role, one.organisation) for one in attendance.present] == [("Ada Marsh", None, "Mill Ltd")]
    assert ([one.person for one in attendance.apologies], attendance.chair) == (["Ben Lowe"], "Ada Marsh")


def test_paragraphs_of_names_with_offices_are_who_was_there(tmp_path: Path) -> None:
    text = (
        "Mill Parish Council\n\nMinutes of the special meeting held\n\n12th May 2014\n\nA Marsh Chair / Councillor\n\n"
        "B Lowe Councillor\n\nC Dart Clerk\n\n"
        "The meeting commencement was at 3:00pm, and the gate was looked at by all of "
        "those who were there, and found to be whole.\n"
    )
    draft = drafted(tmp_path, text, "minutes.txt")
    assert [(one.person, one.role) for one in draft.attendance.present] == [
        ("A Marsh", "Chair / Councillor"),
        ("B Lowe", "Councillor"),
        ("C Dart", "Clerk"),
    ]
    assert (draft.attendance.chair, draft.front.times and draft.front.times.start) == ("A Marsh", "15:00")


def test_whoever_was_elected_chairman_and_sent_apologies_was_not_in_the_chair(tmp_path: Path) -> None:
    text = (
        "Draft minutes for the AGM 12th May 2014\n\n"
        "Attending; Ada Marsh, Ben Lowe. Apologies for absence - Cy Dart.\n\n"
        "Meeting starts 10-15 AM\n\nElection of officers\n\nChairman - Cy Dart\n\nSecretary - Ada Marsh\n\n"
        "The first committee meeting would be on 15th June 2014 at 10 AM.\n"
    )
    draft = drafted(tmp_path, text, "minutes.txt")
    assert (draft.attendance.chair, draft.front.times and draft.front.times.start) == (None, "10:15")
    assert str(draft.next_meeting and draft.next_meeting.date) == "2014-06-15"


ITEM = "# Mill Council\n\n12 May 2014\n\nPresent: Ada Marsh, Ben Lowe\n\n1. Gate\n\n{}\n\n2. Pond\n\nIt was seen.\n"


@pytest.mark.parametrize(
    ("said", "owners", "what"),
    [
        ("It was RESOLVED that the Clerk notifies the county.", ("the Clerk",), "Notifies the county."),
        ("Ben offered to inquire about the bags.", ("Ben",), "Inquire about the bags."),
        ("Ben contact the mill and apologise.", ("Ben",), "Contact the mill and apologise."),
        ("Ben: talk to the mill about the keys.", ("Ben",), "Talk to the mill about the keys."),
    ],
)
def test_what_is_asked_without_a_mark(tmp_path: Path, said: str, owners: tuple[str, ...], what: str) -> None:
    text = ITEM.format(said)
    (action,) = (one for item in drafted(tmp_path, text).items for one in item.given)
    assert (action.owners, action.text) == (owners, what)


@pytest.mark.parametrize(
    "said", ["Ben: update on the gate.", "Ben put the case for a gate.", "Ben report on the gate."]
)
def test_what_somebody_tells_is_no_action(tmp_path: Path, said: str) -> None:
    text = ITEM.format(said)
    assert [one for item in drafted(tmp_path, text).items for one in item.actions] == []


def test_a_page_with_its_agenda_before_its_minutes_has_the_title_below_it(tmp_path: Path) -> None:
    text = (
        "# Full Council – Precept\n\nmeeting held virtually via Zoom\n\n## Agenda\n\nAsk for a copy of this agenda\n\n"
        "## Minutes\n\nMinutes of the meeting of Mill Parish Council held on Monday 12th May 2014, 7.00pm\n\n"
        "PRESENT:\n\n"
        "Councillors Mrs A Marsh (Chairman), B Lowe\n"
    )
    front = drafted(tmp_path, text).front
    assert (front.body, str(front.date), front.times and front.times.start) == (
        "Mill Parish Council",
        "2014-05-12",
        "19:00",
    )


def test_the_only_council_spoken_of_is_whose_meeting_it_was_and_doubtful(tmp_path: Path) -> None:
    text = (
        "# Minutes Extraordinary Meeting 12 May 2014\n\nPresent: Cllr Ada Marsh, Cllr Eve Nurse\n\n"
        "1. Gate\n\nThe plan was seen and the Parish Council were happy to support it.\n"
    )
    draft = drafted(tmp_path, text)
    assert (draft.front.body, [one.field for one in draft.front.doubts]) == ("Parish Council", ["body"])
    assert [one.person for one in draft.attendance.present] == ["Ada Marsh", "Eve Nurse"]


def test_a_room_in_a_building_is_no_time(tmp_path: Path) -> None:
    front = drafted(tmp_path, "# Mill Team Meeting\n\nLocation : R3, 2.13\n\nDate : 12/05/2014\n").front
    assert (front.venue, front.times) == ("R3, 2.13", None)


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ("The shelter lacks a slate - Action : BL to arrange one", "Arrange one"),
        (
            "The board has been mended and will be put back - Action BL",
            "The board has been mended and will be put back",
        ),
    ],
)
def test_a_mark_may_stand_behind_a_dash(tmp_path: Path, said: str, what: str) -> None:
    text = (
        f"# Mill Council\n\n12 May 2014\n\nPresent: Ada Marsh, Ben Lowe (BL)\n\n1. Gate\n\n{said}\n\n2. Pond\n\nSeen.\n"
    )
    (action,) = (one for item in drafted(tmp_path, text).items for one in item.given)
    assert (action.owners, action.text) == (("Ben Lowe",), what)


def test_numbers_without_a_space_in_a_paragraph_part_items_and_the_list_that_the_last_holds(tmp_path: Path) -> None:
    told = "The forum looked at it for a long time and found that it was as it had been before, but for the rain. " * 2
    text = (
        "# Village Forum\n\nMonday 12th of May 2014 Present: Ada Marsh (Mill), Ben Lowe (Ford), Cy Dart "
        f"1.Matters arising {told}2.Complaints received {told}3.Any other business {told}4.Action points 1. Names to "
        "be found by all who came 2. Ben Lowe to write to the mill about its wheel 3. Ada Marsh to ask the price of "
        "ten lamps and for the time that they take, as the forum would like to have them up before the winter, and "
        "to tell the school of it by the end of June, when the lane is to be closed for the fair\n"
    )
    draft = drafted(tmp_path, text)
    assert [one.person for one in draft.attendance.present] == ["Ada Marsh", "Ben Lowe", "Cy Dart"]
    assert [one.number for one in draft.items] == ["1", "2", "3"]
    assert [(one.owners, one.text[:20]) for one in draft.actions] == [
        ((), "Names to be found by"),
        (("Ben Lowe",), "Write to the mill ab"),
        (("Ada Marsh",), "Ask the price of ten"),
    ]


def test_references_that_could_be_days_are_numbers_where_the_last_goes_on(tmp_path: Path) -> None:
    items = "".join(f"**19.05.0{n} {title}**\n\nNone.\n\n" for n, title in enumerate(("Gate", "Pond", "Mill"), 1))
    draft = drafted(tmp_path, f"# Mill Council\n\n12 May 2014\n\nPresent: Ada Marsh, Ben Lowe\n\n{items}")
    assert [(one.number, one.title) for one in draft.items] == [
        ("19.05.01", "Gate"),
        ("19.05.02", "Pond"),
        ("19.05.03", "Mill"),
    ]


def test_days_one_after_the_other_number_nothing(tmp_path: Path) -> None:
    days = "".join(f"0{n}.05.14 Gate\n\nIt was open.\n\n" for n in (1, 2, 3))
    draft = drafted(tmp_path, f"# Mill Council\n\n12 May 2014\n\nPresent: Ada Marsh, Ben Lowe\n\n## Diary\n\n{days}")
    assert [one.number for one in draft.items if one.number] == []
