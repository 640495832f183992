"""Small signs by which a reader tells one thing from another: labels in cells, arrows, letters, the order of a date."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from drafts import FRONT, drafted, told
from laa_minutes.importing.blocks.fronts import labelled_cells
from laa_minutes.importing.document import Block, Run
from laa_minutes.importing.draft import Draft
from laa_minutes.importing.meeting.closing import read_closing
from laa_minutes.importing.outline.parts import Part


def table(*rows: tuple[str, ...]) -> Block:
    cells = tuple(tuple((Block("paragraph", (Run(text),), n),) for text in row) for n, row in enumerate(rows, 1))
    return Block("table", (), 1, rows=cells)


def test_cells_that_have_their_labels_in_them_are_the_lines_of_a_front() -> None:
    front = table(
        ("Date: 12/30/2014", "Time: 1:00 PM", "Purpose: Ponds"), ("Chair: Ada Marsh", "", ""), ("Attendees: Ben Lowe",)
    )
    assert [line.text for line in labelled_cells(front)] == [
        "Date: 12/30/2014", "Time: 1:00 PM", "Purpose: Ponds", "Chair: Ada Marsh", "Attendees: Ben Lowe",
    ]  # fmt: skip


def test_a_table_of_anything_else_stays_one() -> None:
    assert not labelled_cells(table(("Date", "12 May 2014"), ("Chair", "Ada Marsh")))
    assert not labelled_cells(table(("Pond: low", "Well: dry"), ("Mill: shut", "Weir: open")))


ACTIONS = (
    "## Action items\n\n| # | Action Items From This Meeting | Due Date | Person | Status |\n|---|---|---|---|---|\n"
    "| | Oil the gate | 10/12/2014 | Ben Lowe | In progress |\n| | Count the ducks | 12/30/2014 | Cy Dart | Done |\n"
    "| | Ask the mill | | Ada Marsh | On hold |\n"
)


def test_a_column_of_actions_may_say_that_they_are_from_this_meeting(tmp_path: Path) -> None:
    found = drafted(
        tmp_path, f"# Ember Council\n\nMeeting of 9 October 2014\n\nPresent: Ada Marsh, Ben Lowe\n\n{ACTIONS}"
    )
    actions = found.loose.actions if found.loose else ()
    assert [(one.text, one.owners, one.status) for one in actions] == [
        ("Oil the gate", ("Ben Lowe",), "open"), ("Ask the mill", ("Ada Marsh",), "open"),
    ]  # fmt: skip


def test_where_one_date_has_its_month_first_so_have_the_days_on_which_something_is_due(tmp_path: Path) -> None:
    found = drafted(
        tmp_path, f"# Ember Council\n\nMeeting of 9 October 2014\n\nPresent: Ada Marsh, Ben Lowe\n\n{ACTIONS}"
    )
    due = found.loose.actions[0].due if found.loose else None
    assert due is not None
    assert due.iso == "2014-10-12"


def coming(*lines: str) -> date | None:
    blocks = tuple(Block("paragraph", (Run(line),), n) for n, line in enumerate(lines, 2))
    heading = Block("heading", (Run("Date of next meeting"),), 1, level=1)
    found, _, _ = read_closing((Part("next", heading, blocks, title=heading.text),), date(2014, 3, 10))
    return found.date if found else None


def test_a_day_that_is_to_be_avoided_is_not_the_next_meeting_s() -> None:
    assert coming("It will be held in May, avoiding the week beginning 19 May.") is None
    assert coming("On 12 May, other than on 19 May as planned.") == date(2014, 5, 12)


def test_whoever_seconded_the_minutes_is_no_place() -> None:
    blocks = (Block("paragraph", (Run("12 May 2014. The minutes were proposed by BL, seconded by CD."),), 2),)
    heading = Block("heading", (Run("Date of next meeting"),), 1, level=1)
    found, _, _ = read_closing((Part("next", heading, blocks, title=heading.text),), date(2014, 3, 10))
    assert found is not None
    assert found.venue is None


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        (("It was agreed to hold the May meeting on 6 May 2014.",), date(2014, 5, 6)),
        (("Ask the mill before the April meeting.", "It was agreed to hold the May meeting on 6 May 2014."), None),
    ],
)
def test_the_meeting_of_a_month_is_the_next_unless_one_of_an_earlier_month_is_named(
    lines: tuple[str, ...], day: date | None
) -> None:
    blocks = tuple(Block("paragraph", (Run(line),), n) for n, line in enumerate(lines, 1))
    found, _, _ = read_closing((Part("text", None, blocks),), date(2014, 3, 10))
    assert (found.date if found else None) == day


def test_a_sentence_about_earlier_minutes_opens_no_others(tmp_path: Path) -> None:
    text = (
        "# Minutes of Ember Council, 12 May 2014\n\nPresent: Ada Marsh, Ben Lowe\n\n## 1. Matters arising\n\n"
        "The minutes from the last meeting (Monday 14 April 2014) were confirmed.\n\n## 2. Members\n\n"
        "Ben Lowe told of the ducks.\n"
    )
    found = drafted(tmp_path, text)
    assert [item.title for item in found.items] == ["Matters arising", "Members"]


def small(folder: Path, said: str) -> Draft:
    people = "Present: Di Vane (dv, chair), Ben Lowe (bl), Cy Dart(cd, Ponds)"
    front = f"# 5thTelecon of Ember Council, 20 June 2014\n\n{people}\n\n"
    return drafted(folder, f"{front}## 1. Gates\n\n{said}\n\n## 2. Ponds\n\nThey are full.\n")


def test_initials_may_be_small_and_an_arrow_leads_to_what_somebody_is_to_do(tmp_path: Path) -> None:
    found = small(tmp_path, "The gate squeaks → bl to oil the gate in July")
    assert found.front.body == "Ember Council"
    assert [one.initials for one in found.attendance.present] == ["dv", "bl", "cd"]
    assert told(found) == [(None, ("Ben Lowe",), "Oil the gate in July")]


def test_small_letters_that_are_nobody_s_name_are_no_initials(tmp_path: Path) -> None:
    found = drafted(tmp_path, FRONT.replace("(BL)", "(tea)") + "## 1. Gates\n\nThey squeak.\n")
    assert [one.initials for one in found.attendance.present[1:]] == [None, "CD"]


def test_titles_that_all_have_one_number_are_items_of_their_own(tmp_path: Path) -> None:
    numbers = {"Apologies": "14/1", "Gates": "14/2", "Ponds": "14/3", "Mill": "14/3", "Weir": "14/3", "Lamps": "14/4"}
    items = "\n\n".join(f"HV{number} {title.upper()}\n\nIt was noted." for title, number in numbers.items())
    found = drafted(tmp_path, f"{FRONT}{items}\n")
    assert [item.title for item in found.items] == [title.upper() for title in numbers]


def test_why_one_was_away_does_not_hide_the_next(tmp_path: Path) -> None:
    told_of = "Apologies were received from Cllrs Hill (at work) and Vane (on holiday)."
    found = drafted(tmp_path, f"{FRONT}## 1. Apologies\n\n{told_of}\n\n## 2. Ponds\n\nThey are full.\n")
    assert [one.person for one in found.attendance.apologies] == ["Cllr Hill", "Cllr Vane"]


def test_a_sentence_may_end_with_those_who_were_present_on_the_lines_below(tmp_path: Path) -> None:
    text = (
        "# Minutes of a meeting of Ember Council\n\nOn 12 May 2014 the council met by telephone. The following members "
        "were present at the meeting:\n\nAda Marsh\n\nBen Lowe\n\nCy Dart\n\n**PONDS**\n\nThey are full.\n\n"
        "**ADJOURNMENT**\n\nThe meeting was adjourned.\n"
    )
    found = drafted(tmp_path, text)
    assert [one.person for one in found.attendance.present] == ["Ada Marsh", "Ben Lowe", "Cy Dart"]


@pytest.mark.parametrize(
    "item",
    [
        "## 1. Welcome\n\nEve Hill welcomed all. She then handed over to the new chairman, Di Vane.",
        "1. The chair: nobody objected to Di Vane chairing the meeting",
    ],
)
def test_whoever_the_meeting_is_handed_over_to_or_nobody_objects_to_is_in_the_chair(tmp_path: Path, item: str) -> None:
    found = drafted(tmp_path, f"# Ember Council\n\n12 May 2014\n\n{item}\n\n2. Ponds: they are full\n\n3. Mill: shut\n")
    assert found.attendance.chair == "Di Vane"


def test_conclusions_and_actions_at_the_end_are_those_of_the_items_again(tmp_path: Path) -> None:
    said = "Action: Ben Lowe to oil the gate."
    found = drafted(
        tmp_path, f"{FRONT}## 1. Gates\n\n{said}\n\n## 2. Ponds\n\nFull.\n\n## 3. Summary and actions\n\n{said}\n"
    )
    assert told(found) == [(None, ("Ben Lowe",), "Oil the gate.")]


def test_a_number_marks_one_action_though_others_are_asked_too(tmp_path: Path) -> None:
    said = "Action item 2. Ada Marsh to send the plan to all. The millers to answer by 30/08/2014."
    [(number, owners, what)] = told(drafted(tmp_path, f"{FRONT}## 1. Gates\n\n{said}\n\n## 2. Ponds\n\nFull.\n"))
    assert (number, owners) == ("2", ("Ada Marsh",))
    assert what.endswith("by 30/08/2014.")


@pytest.mark.parametrize(
    ("said", "owners", "what"),
    [
        ("Topics for the fair (BL to think about this)", ("Ben Lowe",), "Topics for the fair"),
        ("A list of all gates in the vale (the clerk to prepare)", ("the clerk",), "A list of all gates in the vale"),
        ("The next step is to ask the mill.", (), "Ask the mill."),
        ("The gate squeaks, BL looking into the matter.", ("Ben Lowe",), "Looking into the matter."),
        ("The fair: Ben has begun and will tell the mill.", ("Ben",), "Tell the mill."),
    ],
)
def test_forms_of_notes_that_give_something_to_do(
    tmp_path: Path, said: str, owners: tuple[str, ...], what: str
) -> None:
    found = drafted(tmp_path, f"{FRONT}## 1. Gates\n\n{said}\n\n## 2. Ponds\n\nThey are full.\n")
    assert told(found) == [(None, owners, what)]
    assert [doubt.field for doubt in found.doubts] == ["actions"]


@pytest.mark.parametrize(
    "said",
    [
        "The gate squeaks (BL to everybody’s knowledge)",
        "BL bringing cake was a joy.",
        "HVF agreed to pay for the ducks.",
    ],
)
def test_near_misses_of_them_give_nothing_to_do(tmp_path: Path, said: str) -> None:
    front = FRONT.replace("Harrow Vale Forum", "HVF Meeting")
    assert not told(drafted(tmp_path, f"{front}## 1. Gates\n\n{said}\n\n## 2. Ponds\n\nThey are full.\n"))


def test_a_year_that_only_plans_name_is_not_the_meeting_s(tmp_path: Path) -> None:
    gates = "## 1. Gates\n\nThey squeak.\n\nThey were oiled.\n\n"
    front = f"# Ember Council\n\nMeeting held on 21 November\n\nPresent: Ada Marsh, Ben Lowe\n\n{gates}"
    planned = "The weir is to open in January 2014, and the mill in the summer of 2014."
    found = drafted(tmp_path, f"{front}## 2. Plans\n\n{planned}\n\n## 3. Ponds\n\nFull.\n")
    assert found.front.date is None
    assert "date" in [doubt.field for doubt in found.doubts]
    near = drafted(tmp_path, f"{front}## 2. Plans\n\nThe weir opened on 3 November 2013.\n\n## 3. Ponds\n\nFull.\n")
    assert near.front.date == date(2013, 11, 21)


def test_a_heading_between_two_lists_with_people_below_is_a_group_of_them(tmp_path: Path) -> None:
    text = (
        "## Present\n\nAda Marsh\n\nBen Lowe\n\n## Mill\n\nCy Dart, Miller\n\n## Apologies\n\nDi Vane\n\n"
        "## Welcome\n\nAll were welcomed.\n\n## Ponds\n\nThey are full.\n"
    )
    found = drafted(tmp_path, f"# Ember Council\n\n12 May 2014\n\n{text}")
    assert [item.title for item in found.items] == ["Welcome", "Ponds"]


def test_a_bracket_on_an_agenda_gives_nobody_anything_to_do(tmp_path: Path) -> None:
    entries = "1. Opening (Ben)\n1. Find somebody for the notes (chair to volunteer)\n"
    text = f"# Mill group\n\n12 May 2014\n\n## Agenda items\n\n{entries}"
    draft = drafted(tmp_path, text)
    assert [*draft.actions, *(one for item in draft.items for one in item.actions)] == []


NUMBERED = (
    "# Pond Committee\n\nMonday 12 May 2014 at 7.30pm\n\nin the Mill Conference Room\n\nPresent: Ada Marsh (Chair), "
    "Ben Lowe\n\nITEM 1 WELCOME\n\nAll were welcome.\n\nITEM 2 ACTIONS ARISING\n\nAll actions completed\n\n"
    "ITEM 3. DATE OF NEXT OPEN MEETING\n\nIt was agreed that the open meeting be held on 7 July 2014.\n\n"
    "ITEM 4. DATE OF NEXT {whose} MEETING\n\nIt was agreed to hold it on 2 June 2014.\n"
)


def test_what_is_called_an_item_in_capitals_is_one_whatever_it_is_about(tmp_path: Path) -> None:
    found = drafted(tmp_path, NUMBERED.format(whose="COMMITTEE"))
    assert [(one.number, one.title) for one in found.items] == [
        ("1", "WELCOME"),
        ("2", "ACTIONS ARISING"),
        ("3", "DATE OF NEXT OPEN MEETING"),
        ("4", "DATE OF NEXT COMMITTEE MEETING"),
    ]
    assert not found.actions
    listed = drafted(tmp_path, f"{FRONT}## 1. Pond\n\nIt was seen.\n\n## 2. Actions\n\nAda to oil the gate.\n")
    assert [one.title for one in listed.items] == ["Pond"]


@pytest.mark.parametrize(("whose", "day"), [("COMMITTEE", date(2014, 6, 2)), ("SUMMER", date(2014, 7, 7))])
def test_of_two_coming_meetings_the_one_called_by_the_kind_of_the_body_is_its_next(
    tmp_path: Path, whose: str, day: date
) -> None:
    coming = drafted(tmp_path, NUMBERED.format(whose=whose)).next_meeting
    assert coming is not None
    assert coming.date == day


def test_a_conference_room_is_a_place_and_a_conference_none(tmp_path: Path) -> None:
    text = NUMBERED.format(whose="COMMITTEE")
    assert drafted(tmp_path, text).front.venue == "the Mill Conference Room"
    assert drafted(tmp_path, text.replace("in the Mill Conference Room", "Mill Conference, Room")).front.venue is None


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("This was a virtual meeting using Zoom.", "Zoom"),
        ("It was a meeting via Teams.", "Teams"),
        ("This was the first meeting in a year.", None),
        ("This was a plan for using Zoom.", None),
    ],
)
def test_what_the_first_item_says_the_meeting_was_held_by(tmp_path: Path, said: str, place: str | None) -> None:
    assert drafted(tmp_path, f"{FRONT}## 1. Welcome\n\n{said}\n\n## 2. Pond\n\nIt was seen.\n").front.venue == place


@pytest.mark.parametrize(
    ("points", "away"),
    [(("Di", "Ed", "Flo"), ["Di", "Ed", "Flo"]), (("Di", "The pond is low"), []), (("None", "Noted"), [])],
)
def test_points_of_one_word_under_apologies_are_first_names(
    tmp_path: Path, points: tuple[str, ...], away: list[str]
) -> None:
    listed = "\n".join(f"- {one}" for one in points)
    found = drafted(tmp_path, f"{FRONT}## 1. Apologies\n\n{listed}\n\n## 2. Pond\n\nIt was seen.\n")
    assert [one.person for one in found.attendance.apologies] == away


@pytest.mark.parametrize(
    ("lines", "actions"),
    [
        (("AM to say how the pond is", "AM: Yes, it is low."), ["Say how the pond is"]),
        (("AM to give the number of lamps", "AM: 40 lamps"), ["Give the number of lamps"]),
        (("AM to see the pond", "BL: 40 lamps"), ["See the pond", "40 lamps"]),
        (("AM to see the pond", "BL: No lamps to be lit"), ["See the pond", "No lamps to be lit"]),
    ],
)
def test_what_somebody_answers_in_a_list_of_actions_is_none(
    tmp_path: Path, lines: tuple[str, ...], actions: list[str]
) -> None:
    listed = "\n\n".join(lines)
    found = drafted(tmp_path, f"{FRONT}## 1. Pond\n\nIt was seen.\n\n### Action\n\n{listed}\n\n## 2. Mill\n\nShut.\n")
    assert [one.text for one in found.actions] == actions


def test_initials_in_a_bracket_before_what_is_to_be_done_own_it_unless_they_are_of_the_name_before(
    tmp_path: Path,
) -> None:
    listed = "AM to see the pond. The gate and the lamps (BL) to be oiled. Cy Dart (CD) to be told."
    found = drafted(tmp_path, f"{FRONT}## 1. Pond\n\nIt was seen.\n\n### Action\n\n{listed}\n\n## 2. Mill\n\nShut.\n")
    assert [(one.owners, one.text) for one in found.actions] == [
        (("Ada Marsh",), "See the pond."),
        (("Ben Lowe",), "The gate and the lamps to be oiled. Cy Dart (CD) to be told."),
    ]


@pytest.mark.parametrize(("above", "settled"), [("- Lamps\n  ", False), ("  ", True)])
def test_how_an_action_stands_is_not_said_by_a_point_of_something_else(
    tmp_path: Path, above: str, settled: bool
) -> None:
    points = f"- Gate\n  - Action BL: Oil the gate\n{above}- Action completed"
    found = drafted(tmp_path, f"{FRONT}## 1. Pond\n\n{points}\n\n## 2. Mill\n\nShut.\n")
    assert [one.text for one in found.actions] == ([] if settled else ["Oil the gate"])


def test_each_name_of_a_margin_has_the_sentence_beside_which_it_stands(tmp_path: Path) -> None:
    said = (
        "All were asked to count the ducks. A\tAll\twalk round the pond was still to be arranged.\tAM\n\n"
        "The gate rusts. BL was to ask the smith\tBL\tabout the price of salt.\tCD\n\n"
        "The mill by the lane\tA wheel of it is to be mended by the smith before the fair."
    )
    text = f"{FRONT.removeprefix('# ')}1. Pond\n{said}\n\n2. Mill\nIt was shut.\n"
    assert [(one.owners, one.text) for one in drafted(tmp_path, text, "minutes.txt").actions] == [
        (("All",), "All were asked to count the ducks."),
        (("Ada Marsh",), "A walk round the pond was still to be arranged."),
        (("Ben Lowe", "Cy Dart"), "Ask the smith about the price of salt."),
    ]
