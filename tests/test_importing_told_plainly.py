"""What is asked of nobody in particular, in notes of few words; lists in tables, and titles that are no lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafts import BUSINESS, FRONT, TITLE, drafted, told

ITEM = "{}## Gate\n\n{}\n\n## Roof\n\nIt leaks.\n"


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("Notices to be sent out.", ["Notices to be sent out."]),
        ("New lock to be added by the smith.", ["New lock to be added by the smith."]),
        ("Parents need to say how many locks need to be replaced.", []),
        ("The following to be invited as patrons:", []),
        ("Let us hear how it is going to be mended.", []),
        ("Investigate the price of a new lock.", ["Investigate the price of a new lock."]),
        ("Ask the smith for his price.", ["Ask the smith for his price."]),
        ("Contact is Di Vane (0123 456)", []),
        ("Contact details were handed out.", []),
        ("Contact with the school has been good.", []),
        ("Contact the office on 01234 567890 for tickets.", []),
        ("Speak with any councillor after the meeting.", []),
        ("Ask the clerk if you would like a ticket.", []),
        ("A request for the bin to be fixed was refused.", []),
        ("The boiler needed to be fixed and now works.", []),
        ("The lights to be mended were those in Mill Lane.", []),
        ("Any items to be added to the agenda.", []),
        ("The contractor arranged for the leak to be fixed.", []),
        ("The website continues to be updated.", []),
        ("Two ash trees to be removed at the green.", []),
        ("Action to tackle litter continues.", []),
        ("Action to recover the debt began in March.", []),
        ("The director spoke about climate. Action to adapt is vital.", []),
        ("Action to find out the price.", ["Find out the price."]),
        ("Action to be taken.", []),
        ("Action to date was reported.", []),
        ("The group was of two minds. Action to put it to the vote.", ["Put it to the vote."]),
        ("The lock is old—Treasurer Vane to see to the lock.", ["See to the lock."]),
    ],
)
def test_what_is_to_be_done_is_told_by_the_sentence(sentence: str, asked: list[str], tmp_path: Path) -> None:
    front = FRONT.replace("Present: ", "Present: Treasurer Vane, ")
    assert [words for _, _, words in told(drafted(tmp_path, ITEM.format(front, sentence)))] == asked


def test_a_heading_of_all_members_says_whose_the_points_below_it_are(tmp_path: Path) -> None:
    actions = "## Action items\n\n### Ada Marsh\n\n- Oil the gate\n\n### All Team Members\n\n- Read the plan\n"
    draft = drafted(tmp_path, f"{FRONT}{BUSINESS}\n{actions}")
    assert told(draft) == [(None, ("Ada Marsh",), "Oil the gate"), (None, ("All Team Members",), "Read the plan")]


def test_a_verb_with_a_capital_is_no_reason_to_leave_out_whose_it_is(tmp_path: Path) -> None:
    actions = "## Actions\n\n- Ben to Contact the mill\n"
    draft = drafted(tmp_path, f"{FRONT}{BUSINESS}\n{actions}")
    assert told(draft) == [(None, ("Ben",), "Contact the mill")]


def test_words_with_capitals_before_somebody_are_not_whose_it_is(tmp_path: Path) -> None:
    actions = "## Action items\n\n- Hand Spare Keys to Ben if he has none\n"
    draft = drafted(tmp_path, f"{FRONT}{BUSINESS}\n{actions}")
    assert told(draft) == [(None, (), "Hand Spare Keys to Ben if he has none")]


def test_columns_may_be_called_those_of_action_points(tmp_path: Path) -> None:
    table = (
        "## Action Points\n\n| AP Identifier | AP Owner | Status | Description |\n|---|---|---|---|\n"
        "| 20140512-01 | Ben | Open | Oil the gate |\n"
    )
    draft = drafted(tmp_path, f"{FRONT}{BUSINESS}\n{table}")
    assert told(draft) == [("20140512-01", ("Ben",), "Oil the gate")]


def test_points_of_an_agenda_are_no_lists(tmp_path: Path) -> None:
    agenda = "## Agenda\n\n1. Gate\n2. Action Points\n3. Apologies\n\n"
    draft = drafted(tmp_path, f"{FRONT}{agenda}## Gate\n\nIt squeaks. Ben will oil it.\n\n## Roof\n\nIt leaks.\n")
    assert [item.title for item in draft.items] == ["Gate", "Roof"]
    assert told(draft) == [(None, ("Ben",), "Oil it.")]
    assert draft.attendance.apologies == ()


def test_organisations_may_stand_before_names_with_a_comma_between(tmp_path: Path) -> None:
    listed = "\n\n".join(("Ember, Ada Marsh", "Pond, Ben Lowe", "Salt, Cy Dart", "Mill: Di Vane"))
    draft = drafted(tmp_path, f"{TITLE}## Attendees\n\n{listed}\n\n{BUSINESS}")
    found = [(one.person, one.organisation) for one in draft.attendance.present]
    assert found[:3] == [("Ada Marsh", "Ember"), ("Ben Lowe", "Pond"), ("Cy Dart", "Salt")]


def test_surnames_before_a_comma_are_no_organisations(tmp_path: Path) -> None:
    listed = "\n\n".join(("Marsh, Ada", "Lowe, Ben", "Dart, Cy", "Vane, Di Ann"))
    draft = drafted(tmp_path, f"{TITLE}## Attendees\n\n{listed}\n\n{BUSINESS}")
    assert "Ada Marsh" in [one.person for one in draft.attendance.present]


def test_surnames_before_two_first_names_are_no_organisations(tmp_path: Path) -> None:
    listed = "\n\n".join(("Marsh, Ada Jane", "Lowe, Ben James", "Dart, Cy John", "Vane, Di Ann"))
    draft = drafted(tmp_path, f"{TITLE}## Attendees\n\n{listed}\n\n{BUSINESS}")
    assert not any(one.organisation == "Marsh" for one in draft.attendance.present)


def test_names_of_a_list_that_wraps_are_joined(tmp_path: Path) -> None:
    listed = "Ada Marsh, Ben Lowe, Cy\nDart, Di Vane, El\nBirch, Fay Elm\n"
    text = f"Harrow Vale Forum\n12 May 2014\n\nPresent: {listed}\n1. Gate\nIt squeaks.\n\n2. Roof\nIt leaks.\n"
    found = drafted(tmp_path, text, "minutes.txt").attendance.present
    assert [one.person for one in found] == ["Ada Marsh", "Ben Lowe", "Cy Dart", "Di Vane", "El Birch", "Fay Elm"]


def test_people_above_the_name_of_a_list_in_a_table_are_kept(tmp_path: Path) -> None:
    table = "| Ada Marsh | Chair |\n|---|---|\n| Ben Lowe | Clerk |\n| Apologies | |\n| Cy Dart | |\n"
    draft = drafted(tmp_path, f"{TITLE}{table}\n{BUSINESS}")
    assert [one.person for one in draft.attendance.present] == ["Ada Marsh", "Ben Lowe"]


def test_a_table_of_names_below_a_roll_call_is_who_came(tmp_path: Path) -> None:
    table = "| Ada Marsh | Ben Lowe |\n|---|---|\n| Cy Dart | Di Vane |\n"
    draft = drafted(
        tmp_path, f"{TITLE}## 1. Roll call\n\n{table}\n## 2. Gate\n\nIt squeaks.\n\n## 3. Roof\n\nIt leaks.\n"
    )
    assert [one.person for one in draft.attendance.present] == ["Ada Marsh", "Ben Lowe", "Cy Dart", "Di Vane"]


def test_committee_members_that_are_elected_need_not_have_been_there(tmp_path: Path) -> None:
    text = (
        f"{FRONT}1. Gate\n\nIt squeaks.\n\n2. Election\n\nNobody stood for treasurer.\n\n"
        "#### Committee members\n\nThe following have been elected\n\nEl Birch\n\nFay Elm\n"
    )
    assert len(drafted(tmp_path, text).attendance.present) == 3


@pytest.mark.parametrize("name", ["minutes.txt", "minutes.adoc"])
def test_asciidoc_is_read_by_its_headings_points_and_bold_words(name: str, tmp_path: Path) -> None:
    text = (
        "---\ndate: 2014-05-12T00:00:00Z\nparticipants:\n  - Ada Marsh\n  - Ben Lowe\nexcused:\n  - Cy Dart\n---\n"
        "= Harrow Vale Forum\n:toc:\n\n== Opening\n\n*Chair:* Ada Marsh opened the meeting.\n\n"
        "== Gate\n\n* It squeaks\n** at night\n. First\n\nSee link:https://example.org[the plan].\n\n"
        "== Action Items\n\n"
        "=== Ben Lowe\n\n* Oil the gate\n"
    )
    draft = drafted(tmp_path, text, name)
    assert (str(draft.front.date), draft.front.times) == ("2014-05-12", None)
    assert [one.person for one in draft.attendance.present] == ["Ada Marsh", "Ben Lowe"]
    assert [one.person for one in draft.attendance.apologies] == ["Cy Dart"]
    assert [item.title for item in draft.items] == ["Opening", "Gate"]
    assert "- It squeaks\n  - at night" in (draft.items[1].minutes or "")
    assert "the plan" in (draft.items[1].minutes or "")
    assert told(draft) == [(None, ("Ben Lowe",), "Oil the gate")]


def test_text_with_few_signs_of_asciidoc_is_none(tmp_path: Path) -> None:
    business = "Gate\n\n400 + 300\n= 700\n\n[Action: Ben to pay]\n\nRoof\n\n= 300 paid\n\nIt leaks.\n"
    text = f"{FRONT.removeprefix('# ')}{business}"
    assert told(drafted(tmp_path, text, "minutes.txt")) == [(None, ("Ben",), "Pay")]


def test_games_that_are_to_start_are_no_meeting(tmp_path: Path) -> None:
    text = "Harrow Vale Forum\n\nMay 12 2014 1930 hours; Mill Hall\n\nPresent: Ada Marsh, Ben Lowe\n\n"
    business = "Fair: Games to start at 1300 hours, and the gate is to be shut.\n\nRoof: It leaks.\n"
    times = drafted(tmp_path, f"{text}{business}", "minutes.txt").front.times
    assert times is not None
    assert str(times.start) == "19:30"


def test_the_next_call_may_be_scheduled(tmp_path: Path) -> None:
    draft = drafted(tmp_path, ITEM.format(FRONT, "It squeaks.") + "\n## AoB\n\nNext call schedule: 13th June 2014\n")
    assert draft.next_meeting is not None
    assert str(draft.next_meeting.date) == "2014-06-13"


def test_a_list_of_actions_that_counts_anew_is_no_business(tmp_path: Path) -> None:
    business = "1. Gate: It squeaks, and did so before.\n2. Roof: It leaks in the rain.\n3. Fair: Nobody came to it.\n"
    actions = "ACTIONS:\n\n1. Ben to oil the gate\n2. Cy to mend the roof\n3. Ben to pay\n4. Cy to write\n"
    draft = drafted(tmp_path, f"{FRONT}{business}\n{actions}")
    assert [item.title for item in draft.items] == ["Gate", "Roof", "Fair"]
    assert [(owners, words) for _, owners, words in told(draft)] == [
        (("Ben",), "Oil the gate"), (("Cy",), "Mend the roof"), (("Ben",), "Pay"), (("Cy",), "Write"),
    ]  # fmt: skip


def test_action_may_have_to_be_taken_by_somebody(tmp_path: Path) -> None:
    text = "The gate squeaks.Action to be taken by Ben to oil it.\n\nAction to be taken by Cy and Ben to mend the lock."
    assert told(drafted(tmp_path, ITEM.format(FRONT, text))) == [
        (None, ("Ben",), "Oil it."), (None, ("Cy", "Ben"), "Mend the lock."),
    ]  # fmt: skip


def test_apologies_may_follow_those_present_with_no_stop_between(tmp_path: Path) -> None:
    listed = "Present:Ada Marsh(Chair) Ben Lowe Cy Dart(Clerk) Apologies from Di Vane"
    found = drafted(tmp_path, f"{TITLE}{listed}\n\n{BUSINESS}").attendance
    assert [one.person for one in found.present] == ["Ada Marsh", "Ben Lowe", "Cy Dart"]
    assert ([one.person for one in found.apologies], found.chair) == (["Di Vane"], "Ada Marsh")


def test_a_sentence_may_say_how_many_of_those_who_follow_were_present(tmp_path: Path) -> None:
    listed = (
        "## Attendance\n\nThe following members of the board of directors were present (3/4): Ada Marsh, Ben Lowe, "
        "Cy Dart.\n\n"
        "The following members of the board of directors were absent: Di Vane.\n\n"
    )
    found = drafted(tmp_path, f"{TITLE}{listed}{BUSINESS}").attendance
    assert [one.person for one in found.present] == ["Ada Marsh", "Ben Lowe", "Cy Dart"]
    assert [one.person for one in found.apologies] == ["Di Vane"]


def test_the_day_of_the_next_meeting_above_the_people_begins_no_other_minutes(tmp_path: Path) -> None:
    text = (
        "Harrow Vale Forum\n\nMeeting Date: May 12, 2014\n\nStart time: 1900\n\nAttendance: 3\n\n"
        "Next Meeting: June 9, 2014\n\nAttending: Ada Marsh, Ben Lowe, Cy Dart\n\n"
        "Old Business:\n\nThe gate squeaks.\n\nNew Business:\n\nThe roof leaks.\n"
    )
    draft = drafted(tmp_path, text, "minutes.txt")
    assert (str(draft.front.date), len(draft.attendance.present), len(draft.items)) == ("2014-05-12", 3, 2)
    assert draft.front.times is not None
    assert (str(draft.front.times.start), str(draft.next_meeting and draft.next_meeting.date)) == (
        "19:00",
        "2014-06-09",
    )


def test_sums_below_ticks_are_no_ticks(tmp_path: Path) -> None:
    people = "| Ada Marsh | ✓ | |\n| Ben Lowe | | ✓ |\n| Cy Dart | ✓ | |\n| Total | 2 | 1 |\n"
    table = f"| Name | Present | Absent |\n|---|---|---|\n{people}"
    found = drafted(tmp_path, f"{TITLE}## Attendance\n\n{table}\n## Gate\n\nIt squeaks.\n").attendance
    assert [one.person for one in found.present] == ["Ada Marsh", "Cy Dart"]
    assert [one.person for one in found.apologies] == ["Ben Lowe"]


def test_what_was_told_under_agenda_items_are_the_items(tmp_path: Path) -> None:
    text = (
        f"{FRONT}# 1 Attendance\n\nAll came.\n\n# 2 Agenda items\n\n"
        "## 2.1 Gate\n\nIt squeaks, and is to be oiled.\n\n"
        "## 2.2 Roof\n\nIt leaks in the rain, and nobody knows how long it has leaked or whose business it is to mend "
        "it now.\n\n## 2.3 Fair\n\nIt rained.\n"
    )
    assert [item.title for item in drafted(tmp_path, text).items] == ["Gate", "Roof", "Fair"]


def test_our_meeting_is_no_place(tmp_path: Path) -> None:
    held = "Meeting held with the smith, who was thanked for coming to our meeting.\n"
    text = f"Minutes of meeting held 12 May 2014\n\n{held}"
    assert drafted(tmp_path, f"{text}\nPresent: Ada Marsh, Ben Lowe\n", "minutes.txt").front.venue is None
