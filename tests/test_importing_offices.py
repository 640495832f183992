"""People by their offices and surnames, who opens a meeting by a title, and titles above which labels stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafts import BUSINESS, FRONT, TITLE, drafted, told
from laa_minutes.importing.words.dates import month_comes_first
from laa_minutes.importing.words.name_lists import names_in


def held(listed: str) -> list[tuple[str, str | None]]:
    return [(one.person, one.role) for one in names_in(listed)]


@pytest.mark.parametrize(
    ("listed", "people"),
    [
        ("President Marsh, Clerk Lowe, Di Vane",
         [("Marsh", "President"), ("Lowe", "Clerk"), ("Di Vane", None)]),
        ("VP Marsh, Directors Lowe and Dart",
         [("Marsh", "VP"), ("Lowe", "Director"), ("Dart", "Director")]),
        ("Treasurer Marsh", [("Marsh", "Treasurer")]),
        ("Clerk Lowe and Di Vane with MSA", [("Lowe", "Clerk"), ("Di Vane", None)]),
        ("Clerk Lowe, Di Vane with Ben Dart", [("Lowe", "Clerk"), ("Di Vane", None), ("Ben Dart", None)]),
    ],
)  # fmt: skip
def test_an_office_before_a_surname_is_no_part_of_it(listed: str, people: list[tuple[str, str | None]]) -> None:
    assert held(listed) == people


@pytest.mark.parametrize(
    "listed",
    ["Ada Marsh, President Elect, Ben Lowe, Director Emeritus", "Ada Marsh, Director Strategy and Ben Lowe, Clerk"],
)
def test_an_office_behind_a_name_is_that_one_s(listed: str) -> None:
    assert [name for name, _ in held(listed)] == ["Ada Marsh", "Ben Lowe"]


def test_a_title_in_the_plural_is_everybody_s() -> None:
    found = names_in("Cllrs Ada Marsh, Ben Lowe and Clerk Hale")
    assert [one.person for one in found][:2] == ["Cllr Ada Marsh", "Cllr Ben Lowe"]


def test_what_an_office_reports_is_nobody() -> None:
    assert held("President Marsh, the gate was oiled, Clerk Lowe") != [("Marsh", "President"), ("Lowe", "Clerk")]


def test_one_surname_alone_is_away_where_all_others_are_called_by_theirs(tmp_path: Path) -> None:
    people = "Present – Marsh, Lowe, and Dart.\n\nAbsent –Vane.\n\nAlso Present – President Birch, Clerk Elm."
    found = drafted(tmp_path, f"{TITLE}{people}\n\n{BUSINESS}").attendance
    assert [one.person for one in found.apologies] == ["Vane"]
    assert [(one.person, one.role) for one in found.in_support] == [("Birch", "President"), ("Elm", "Clerk")]


@pytest.mark.parametrize(
    ("opening", "chair"),
    [
        ("## Call to Order – Ben Lowe\n\nAt 7 pm.", "Ben Lowe"),
        ("## Call to Order - Roll Call\n\nAt 7 pm.", None),
        ("## Opening\n\nBen Lowe, Council Chair called the meeting to order.", "Ben Lowe"),
        ("## Opening\n\nCy Dart opened the meeting.", "Cy Dart-Elm"),  # by the first half of the surname
        ("## Opening\n\nBen Lowe, club president welcomed the visitors.", None),
    ],
)
def test_who_opens_the_meeting(opening: str, chair: str | None, tmp_path: Path) -> None:
    text = f"{TITLE}Present: Ada Marsh, Ben Lowe, Cy Dart-Elm\n\n{opening}\n\n{BUSINESS}"
    assert drafted(tmp_path, text).attendance.chair == chair


def test_whoever_calls_a_meeting_to_order_is_not_away(tmp_path: Path) -> None:
    text = (
        "Harrow Vale Forum\n12 May 2014\n\nPresent: Ada Marsh, Ben Lowe\n\nAbsent/Excused: Cy Dart\n\n"
        "The forum met in its hall for the second time. Ben Lowe, Chair called the meeting to order. "
        "He welcomed all.\n\n1. Gate\nIt squeaks.\n\n2. Roof\nIt leaks.\n"
    )
    found = drafted(tmp_path, text, "minutes.txt").attendance
    assert [one.person for one in found.apologies] == ["Cy Dart"]


def test_an_item_may_say_who_was_not_in_attendance(tmp_path: Path) -> None:
    text = (
        f"{FRONT}## 1. Apologies\n\nD. Vane (DV); E. Birch (EB) were not in attendance.\n\n## 2. Gate\n\nIt squeaks.\n"
    )
    assert [one.person for one in drafted(tmp_path, text).attendance.apologies] == ["D. Vane", "E. Birch"]


def test_labels_at_the_top_open_no_items(tmp_path: Path) -> None:
    text = (
        "Date: 2014/5/12\n\nTask Group: Slow Gates\n\nChair: Ada Marsh\n\nCo-Chair: Ben Lowe\n\n"
        "Number of Attendees: 10\n\nA member asked about the gate. Ada said that it squeaks.\n"
    )
    draft = drafted(tmp_path, text, "minutes.txt")
    assert (draft.front.body, draft.attendance.chair, draft.items) == ("Slow Gates", "Ada Marsh", ())


def test_labels_that_tell_more_are_business(tmp_path: Path) -> None:
    text = (
        "Harrow Vale Forum\n12 May 2014\n\nPresent: Ada Marsh, Ben Lowe\n\nPresident: The fair made $400.\n\n"
        "Secretary: Letters were read.\n\nTreasurer: The balance is $20.\n\nMembership: Two joined.\n\n"
        "Old Business: None.\n\nNew Business: None.\n"
    )
    titles = [item.title for item in drafted(tmp_path, text, "minutes.txt").items]
    assert titles == ["President", "Secretary", "Treasurer", "Membership", "Old Business", "New Business"]


def test_people_between_an_agenda_and_its_titles_are_no_part_of_it(tmp_path: Path) -> None:
    agenda = "1. Welcome\n2. State of the gate\n3. Next meeting\n"
    people = "Participating:\n\n- Ada Marsh\n- Ben Lowe\n\nExcused\n\n- Cy Dart\n\nNotes\n\n"
    told_of = "1. Welcome\n\nAda welcomed all.\n\n2. State of the gate\n\nIt squeaks.\n\n3. Next meeting\n\nIn June.\n"
    found = drafted(tmp_path, f"Harrow Vale Forum\n12 May 2014\n\nAgenda\n{agenda}\n{people}{told_of}", "minutes.txt")
    assert [one.person for one in found.attendance.present] == ["Ada Marsh", "Ben Lowe"]
    assert [one.person for one in found.attendance.apologies] == ["Cy Dart"]
    assert [item.title for item in found.items] == ["Welcome", "State of the gate", "Next meeting"]


def test_bold_tells_titles_however_long_they_are(tmp_path: Path) -> None:
    title = "Planning application 22/{} for an extension to the rear of {} Mill Lane with new windows and another door"
    parts = "\n\n".join(f"**{title.format(n, n)}**\n\nNoted." for n in range(100, 112))
    assert len(drafted(tmp_path, f"{TITLE}Present: Ada Marsh, Ben Lowe\n\n{parts}\n").items) == 12


def test_bold_tells_nothing_where_all_is_bold(tmp_path: Path) -> None:
    said = ("It was told at length, and nobody had anything to say against it. " * 5).strip()
    parts = "\n\n".join(
        f"**{title}: {said}**" for title in ("FINANCE - Marsh", "ROOF – Lowe", "OLD BUSINESS", "NEW BUSINESS")
    )
    draft = drafted(tmp_path, f"**Harrow Vale Forum, 12 May 2014**\n\n**Present: Ada Marsh, Ben Lowe**\n\n{parts}\n")
    assert [item.title for item in draft.items] == ["FINANCE - Marsh", "ROOF – Lowe", "OLD BUSINESS", "NEW BUSINESS"]


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("Action item: (Pending) Ben to oil the gate", [(None, ("Ben",), "Oil the gate")]),
        ("Action item: Di Vane took action item to oil the gate", [(None, ("Di Vane",), "Oil the gate")]),
        ("Action item: Ask design and UX to see who helps", [(None, (), "Ask design and UX to see who helps")]),
        ("Action item: The mill took action to oil it", [(None, (), "The mill took action to oil it")]),
    ],
)  # fmt: skip
def test_how_an_action_that_is_marked_begins(
    text: str, given: list[tuple[str | None, tuple[str, ...], str]], tmp_path: Path
) -> None:
    assert told(drafted(tmp_path, f"{FRONT}## Gate\n\n{text}\n\n## Roof\n\nIt leaks.\n")) == given


@pytest.mark.parametrize(
    ("sentence", "given"),
    [
        ("The gate squeaks. Di Vane will write to the mill.", [(None, ("Di Vane",), "Write to the mill.")]),
        ("Di Vane will attend the fair.", []),  # no task
        (
            "Summer Fair—Di Vane will write to the mill.",
            [(None, ("Di Vane",), "Write to the mill.")],
        ),  # whose title stands before the name
    ],
)
def test_a_task_is_of_whoever_is_named_in_full(
    sentence: str, given: list[tuple[str | None, tuple[str, ...], str]], tmp_path: Path
) -> None:
    assert told(drafted(tmp_path, f"{FRONT}## Gate\n\n{sentence}\n\n## Roof\n\nIt leaks.\n")) == given


def test_a_home_that_is_only_told_of_is_no_venue(tmp_path: Path) -> None:
    told_of = (
        "Thanks were given for the supper at the home of Ben Lowe.\n\nThe next meeting will be at the home of Cy Dart."
    )
    assert drafted(tmp_path, f"{TITLE}{told_of}\n\nPresent: Ada Marsh, Ben Lowe\n\n{BUSINESS}").front.venue is None


@pytest.mark.parametrize("place", ["the home of Ada Marsh", "Ada Marsh’s house"])
def test_a_meeting_may_be_at_somebody_s_home(place: str, tmp_path: Path) -> None:
    title = f"# Harrow Vale Forum\n\nMinutes of 12 May 2014 Meeting at {place}\n\n"
    text = f"{title}Present: Ada Marsh, Ben Lowe\n\n{BUSINESS}"
    assert drafted(tmp_path, text).front.venue == place.removeprefix("the ")


def test_the_day_of_a_page_tells_which_number_is_the_month(tmp_path: Path) -> None:
    front = "---\ntitle: Board meeting\ndate: 2018-10-02\n---\n\nCalled to order on 10/2/2018\n\n"
    text = f"{front}Present: Ada Marsh\n\n{BUSINESS}"
    assert str(drafted(tmp_path, text).front.date) == "2018-10-02"
    assert not month_comes_first("On 10/2/2018", "2018-02-10")
    assert not month_comes_first("On 04/04/2022 and by 05/06/2022", "2022-04-04")


def test_dots_and_the_whole_year_are_of_those_who_put_the_day_first() -> None:
    assert not month_comes_first("01.09.2015 and October 28, 2015")


def test_a_meeting_that_has_been_scheduled_is_not_this_one(tmp_path: Path) -> None:
    text = "Harrow Vale Forum\n\n12 May 2014\n\nThe annual meeting has been scheduled for Saturday, 7 June 2014.\n"
    assert str(drafted(tmp_path, text, "minutes.txt").front.date) == "2014-05-12"


def test_letters_that_are_parted_by_numbers_make_a_name(tmp_path: Path) -> None:
    draft = drafted(tmp_path, f"# Po11y meeting minutes 12 May 2014\n\nPresent: Ada Marsh, Ben Lowe\n\n{BUSINESS}")
    assert draft.front.body == "Po11y"


@pytest.mark.parametrize(
    ("listed", "people"),
    [
        ("Robert (Bob) Marsh, Ben Lowe", ['Robert "Bob" Marsh', "Ben Lowe"]),
        ("Ben Lowe, Robert (Bob) Marsh (Ember Mill)", ["Ben Lowe", 'Robert "Bob" Marsh']),
        ("Ada Marsh (Mill) Ben Lowe (Pond)", ["Ada Marsh", "Ben Lowe"]),
        ("Elizabeth Ann McMarsh, Ben Lowe", ["Elizabeth Ann McMarsh", "Ben Lowe"]),
    ],
)
def test_what_somebody_is_called_may_stand_in_the_name(listed: str, people: list[str]) -> None:
    assert [name for name, _ in held(listed)] == people


def test_somebody_may_act_who_is_called_by_another_name_than_the_first(tmp_path: Path) -> None:
    gate = "\n\n## Gate\n\nBob will write to the mill.\n\n## Roof\n\nIt leaks.\n"
    text = f"{TITLE}Present: Robert (Bob) Marsh, Ben Lowe{gate}"
    assert told(drafted(tmp_path, text)) == [(None, ("Bob",), "Write to the mill.")]


def test_a_roll_may_be_called_line_by_line(tmp_path: Path) -> None:
    roll = "President Ada Marsh: present\n\nBoard Member 3 Ben Lowe: present\n\nTreasurer Cy Dart: absent\n\n"
    agenda = "Agenda:\n\n- Roll Call\n- The Fair\n\nGate: It squeaks.\n"
    text = f"Ember Statewide Chapter Meeting Minutes\n\n12 May 2014\n\n{roll}{agenda}"
    draft = drafted(tmp_path, text, "minutes.txt")
    assert [one.person for one in draft.attendance.present] == ["Ada Marsh", "Ben Lowe"]
    assert [one.person for one in draft.attendance.apologies] == ["Cy Dart"]
    assert draft.front.body == "Ember Statewide Chapter"


def test_a_meeting_that_is_counted_is_whose_the_title_says(tmp_path: Path) -> None:
    text = f"Ember Works\n\n01.09.2015\n\n# Minutes of Meeting\n\n# Gates 3.0 WP06 Thirteenth Meeting\n\n{BUSINESS}"
    assert drafted(tmp_path, text).front.body == "Gates 3.0 WP06"


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        ("let the clerk know of any items for the next budget by the June meeting", "2014-06-09"),
        ("bring copies to the October board meeting", "2014-10"),
        ("bring copies to the February meeting", "2015-02"),
        ("correct the list of the May meeting", None),
        ("put it right at the May meeting", None),  # which this is
    ],
)
def test_a_meeting_may_be_called_by_its_month(asked: str, due: str | None, tmp_path: Path) -> None:
    text = f"{FRONT}## Gate\n\nAction: Ben to {asked}\n\n## Next meeting\n\n9 June 2014\n"
    [action] = drafted(tmp_path, text).actions
    assert (action.due and action.due.iso) == due


@pytest.mark.parametrize(
    ("opening", "chair", "start"),
    [
        ("Called to order at 7:01 p.m. by Ben Lowe.", "Ben Lowe", "19:01"),
        ("Meeting called to order 6:40 pm by Ben Lowe", "Ben Lowe", "18:40"),
        ("Ben Lowe called the annual meeting of the Ember Mill Owners to order at 5:03 p.m.", "Ben Lowe", "17:03"),
        ("The meeting was called to order by Ben Lowe at 337 PM.", "Ben Lowe", "15:37"),
    ],
)
def test_a_meeting_is_called_to_order_by_its_chair(opening: str, chair: str, start: str, tmp_path: Path) -> None:
    people = "Directors attending: Ben Lowe, Cy Dart\n\nDirectors/Officers absent: Ada Marsh (ill)\n\n"
    draft = drafted(tmp_path, f"{TITLE}{people}{opening}\n\n{BUSINESS}")
    assert [one.person for one in draft.attendance.present] == ["Ben Lowe", "Cy Dart"]
    assert [one.person for one in draft.attendance.apologies] == ["Ada Marsh"]
    assert (draft.attendance.chair, draft.front.times and draft.front.times.start) == (chair, start)


@pytest.mark.parametrize("said", ["Plot 337 PM", "It cost 1,237 pm.", "Room 137 PMG."])
def test_a_number_is_no_time_of_day(said: str, tmp_path: Path) -> None:
    people = "Present: Ben Lowe, Cy Dart\n\n"
    assert drafted(tmp_path, f"{TITLE}{people}{said}\n\n{BUSINESS}").front.times is None


def test_a_meeting_of_an_association_s_members_is_the_association_s(tmp_path: Path) -> None:
    title = (
        "Ember Mill Owners Association\n\nMinutes of the annual meeting of the Association Members\n\n12 May 2014\n\n"
    )
    text = f"{title}Present: Ben Lowe, Cy Dart\n\n{BUSINESS}"
    assert drafted(tmp_path, text, "minutes.txt").front.body == "Ember Mill Owners Association"


@pytest.mark.parametrize(
    ("said", "coming"),
    [
        ("Ben Lowe said that the December 18 Board meeting will be held with refreshments.", "2014-12-18"),
        ("The 9 June general meeting will take place in the hall.", "2014-06-09"),
        ("The June 9 Pond Watchers meeting will be held in the hall.", None),  # another's
        ("The May 5 meeting was held in the hall.", None),
    ],
)
def test_the_next_meeting_may_be_told_of_by_its_day(said: str, coming: str | None, tmp_path: Path) -> None:
    text = (
        f"Ember Mill Board\n\n12 May 2014\n\nPresent: Ada Marsh, Ben Lowe\n\n1. Gate\nIt squeaks.\n\n2. Fair\n{said}\n"
    )
    found = drafted(tmp_path, text, "minutes.txt").next_meeting
    assert (found and str(found.date)) == coming
