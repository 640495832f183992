"""Which lines of notes are items where their marks are unusual: lists, Roman numbers, what a conversion left."""

from __future__ import annotations

from pathlib import Path

import pytest

from laa_minutes.importing.draft import Draft
from laa_minutes.importing.drafting import draft_of
from laa_minutes.importing.reading import read_document

HEAD = "# Harrow Vale Forum\n\nMonday 12 May 2014, 7.30pm, Old School\n\n## Present\n\n- Ada Marsh\n- Ben Lowe\n\n"


def drafted(folder: Path, text: str, name: str = "minutes.md") -> Draft:
    path = folder / name
    path.write_text(HEAD + text, encoding="utf-8")
    return draft_of(read_document(path))


@pytest.mark.parametrize(
    ("written", "titles"),
    [
        (  # points with points of their own
            "## Agenda\n\n- Gate\n  - It was mended\n- Pond\n  - It was seen\n  - It was clean\n- Close\n",
            ["Gate", "Pond"],
        ),
        (  # in bold, with a full stop, somebody’s title, or many words
            "**Report on the gate and its new hinges (Cllr. Dart)**\n\nIt was mended.\n\n**To confirm the minutes of "
            "the last meeting of the forum.**\n\nThey were.\n\n**Any other business.**\n\nThere was none.\n",
            [
                "Report on the gate and its new hinges (Cllr. Dart)",
                "To confirm the minutes of the last meeting of the forum.",
                "Any other business.",
            ],
        ),
        (  # in bold, with the numbers of the year
            "**Minutes**\n\n* **013/14 Gate**\n    * It was mended\n* **014/14** **Pond**\n    * It was seen\n"
            "* **015/14 Hedge**\n    * It was cut\n",
            ["Gate", "Pond", "Hedge"],
        ),
        (  # numbers on lines of their own, the later ones in a style that their titles share
            "1.\n\nGate.\n\nIt was mended by the smith.\n\n2.\n\nPond\n\nIt was seen to.\n\n"
            "***3.***\n\n***Hedge that was cut***\n\nIt grew again.\n\n***4.***\n\n"
            "***Lamps that went out***\n\nStill out.\n",
            ["Gate.", "Pond", "Hedge that was cut", "Lamps that went out"],
        ),
        (  # a space before the mark, or a gap instead of it
            "**1 ) Gate**\n\nIt was mended.\n\n**2 ) Pond**\n\nIt was seen.\n\n3 ) Hedge\n\nIt was cut.\n",
            ["Gate", "Pond", "Hedge"],
        ),
        (
            "1           **Gate**\n\nIt was mended.\n\n2           **Pond**\n\nIt was seen.\n\n"
            "3           **Hedge**\n\nIt was cut.\n",
            ["Gate", "Pond", "Hedge"],
        ),
        (  # bold with a colon that is not
            "**Gate work**:\n\nIt was mended.\n\n**Pond work:**\n\nIt was seen.\n\n**Hedge work**:\n\nIt was cut.\n",
            ["Gate work", "Pond work", "Hedge work"],
        ),
    ],
    ids=[
        "nested points",
        "bold titles",
        "bold points",
        "numbers alone",
        "space before mark",
        "gap",
        "colon after bold",
    ],
)
def test_items_of_lists_and_conversions(tmp_path: Path, written: str, titles: list[str]) -> None:
    assert [item.title for item in drafted(tmp_path, written).items] == titles


@pytest.mark.parametrize(
    "codes",
    [
        ("2024/11/2-1", "2024/11/2- 2", "2024/11/2-3"),
        ("1.3/23E", "2.3/23E", "3.3/23E"),
        ("HVF/2122/214:", "HVF/2122/ 215:", "HVF/2122/216:"),
        ("1.15.1 /", "1.15.2 /", "1.15.3 /"),
    ],
)
def test_a_code_is_a_number_where_one_of_its_numbers_goes_on(tmp_path: Path, codes: tuple[str, str, str]) -> None:
    gate, pond, hedge = codes
    text = f"{gate} Gate\n\nIt was mended.\n\n{pond} Pond\n\nIt was seen.\n\n{hedge} Hedge\n\nIt was cut.\n"
    found = [(item.number, item.title) for item in drafted(tmp_path, text, "minutes.txt").items]
    assert found == [
        (code.replace(" ", "").rstrip(":/"), title)
        for code, title in zip(codes, ("Gate", "Pond", "Hedge"), strict=True)
    ]


def test_headings_that_an_agenda_lists_are_the_items_and_those_below_them_none(tmp_path: Path) -> None:
    agenda = "### Agenda\n\n1. Gate & wall\n2. Pond / mill\n3. Close\n\n"
    text = (
        "### Gate & wall\n\n#### Gate\n\n- It was mended\n\n#### Wall\n\n- It was built\n\n"
        "### Pond mill\n\n#### Pond\n\n- It was seen\n\n#### Mill\n\n- It was shut\n\n### Close\n\n- At nine\n"
    )
    assert [item.title for item in drafted(tmp_path, agenda + text).items] == ["Gate & wall", "Pond mill", "Close"]


def test_apologies_right_below_the_welcome_are_an_item(tmp_path: Path) -> None:
    text = "## Welcome by the chair\n\n## Apologies\n\nCy Dart\n\n## Gate\n\nIt was mended.\n"
    draft = drafted(tmp_path, text)
    assert [item.title for item in draft.items] == ["Welcome by the chair", "Apologies", "Gate"]
    assert [one.person for one in draft.attendance.apologies] == ["Cy Dart"]


def test_the_last_of_a_list_of_people_is_no_title(tmp_path: Path) -> None:
    text = (
        "Treasurer’s report\n\nIt was noted that all had been paid.\n\n"
        "Election\n\nThese members were elected for the coming year:\n\nClerk Cy Dart\n\nEve Hill\n\n"
        "The forum thanked all of them for what they had done in the year before this.\n\n"
        "Any other business\n\nThere was nothing that could not wait.\n"
    )
    titles = [item.title for item in drafted(tmp_path, text).items]
    assert titles == ["Treasurer’s report", "Election", "Any other business"]


def test_days_that_go_on_are_no_codes(tmp_path: Path) -> None:
    text = "12/5/2014 Gate\n\nIt was mended.\n\n13/5/2014 Pond\n\nIt was seen.\n\n14/5/2014 Hedge\n\nIt was cut.\n"
    assert drafted(tmp_path, text, "minutes.txt").items == ()


def test_a_nought_behind_a_number_is_no_number_of_a_point(tmp_path: Path) -> None:
    text = "".join(f"{n}.0. {title}\n\n{n}.1. It was seen.\n\n" for n, title in enumerate(("Gate", "Pond", "Mill"), 1))
    assert [item.title for item in drafted(tmp_path, f"Pond Trust\n\n12 May 2014\n\n{text}", "a.txt").items] == [
        "Gate",
        "Pond",
        "Mill",
    ]


def test_roman_numbers_go_on(tmp_path: Path) -> None:
    business = "II. Gate\n\nIt was mended.\n\nIII. Pond\n\nIt was seen.\n\nIV. Hedge\n\nIt was cut.\n"
    found = drafted(tmp_path, business, "minutes.md").items
    assert [(item.number, item.title) for item in found] == [("II", "Gate"), ("III", "Pond"), ("IV", "Hedge")]


def test_questions_and_their_answers_are_no_items(tmp_path: Path) -> None:
    told = "Question: who will mend the gate?\n\nAnswer: the smith will.\n\n"
    assert not drafted(tmp_path, f"The Provost spoke of the gate.\n\n{told * 4}").items


def test_points_without_points_of_their_own_are_no_items(tmp_path: Path) -> None:
    assert not drafted(tmp_path, "## Notes\n\n- Gate mended\n- Pond seen\n- Hedge cut\n- Lamps\n  - One is out\n").items


def test_a_list_of_points_below_an_agenda_is_no_agenda_that_comes_again(tmp_path: Path) -> None:
    points = "## Agenda\n\n- Gate\n  - It was mended\n- Pond\n  - It was seen\n\n## Next meeting\n\n- 9 June 2014\n"
    assert [item.title for item in drafted(tmp_path, points).items] == ["Gate", "Pond"]


@pytest.mark.parametrize(
    ("written", "numbers"),
    [
        (  # a slip at the end, and one among the others
            "1. Gate\n\nIt was mended.\n\n2. Pond\n\nIt was seen.\n\n3. Hedge\n\nIt was cut.\n\n2. Lamps\n\nLit.\n",
            ["1", "2", "3", "2"],
        ),
        (
            "7/2014 Gate\n\nIt was mended.\n\n8/2014 Pond\n\nIt was seen.\n\n19/2014 Hedge\n\nIt was cut.\n\n"
            "10/2014 Lamps\n\nThey were lit.\n",
            ["7/2014", "8/2014", "19/2014", "10/2014"],
        ),
        (  # a number that is missing
            "1. Gate\n\nIt was mended.\n\n2. Pond\n\nIt was seen.\n\n**AOB**\n\nNone.\n\n4. Next meeting\n\nIn May.\n",
            ["1", "2", None, "4"],
        ),
        (  # a list within an item
            "1. Gate\n\nIt was mended.\n\n2. Pond\n\nIt was seen.\n\n3. Hedge\n\nIt was to be:\n\n1. Cut\n\n2. Tied\n\n"
            "It was.\n",
            ["1", "2", "3"],
        ),
    ],
    ids=["repeated", "misprinted", "lost", "a list"],
)
def test_an_item_may_have_a_wrong_number_or_have_lost_it(tmp_path: Path, written: str, numbers: list[str]) -> None:
    assert [item.number for item in drafted(tmp_path, written, "minutes.txt").items] == numbers


def test_letters_alone_on_their_lines_are_labels_below_roman_numbers(tmp_path: Path) -> None:
    draft = drafted(
        tmp_path,
        "Ember Council\nMinutes\n12 May 2014\nCommittee Members Absent\nNone\nI. Opening Items\nA.\nRecord Attendance\n"
        "II. Works\nA.\nGate\nBen Lowe said that the gate had been painted by the contractor.\nB.\nPond\n"
        "Ben Lowe looked at it.\nIII. Closing Items\nA.\nAdjourn\nThe meeting was adjourned.\n",
        "minutes.txt",
    )
    assert [(item.number, item.title) for item in draft.items] == [
        ("I", "Opening Items"),
        ("II", "Works"),
        ("III", "Closing Items"),
    ]


def test_a_title_whose_number_lost_a_digit_is_an_item_still(tmp_path: Path) -> None:
    titles = ("52 Gate", "53 Pond", "54 Path", "5 Mill", "56 Weir")
    text = "# Ember Council\n\n12 May 2014\n\n" + "".join(f"**{one}**\n\nIt was looked at.\n\n" for one in titles)
    draft = drafted(tmp_path, text)
    assert [item.title for item in draft.items] == ["Gate", "Pond", "Path", "Mill", "Weir"]


def test_points_of_an_agenda_that_stands_before_the_minutes_are_no_items(tmp_path: Path) -> None:
    agenda = "## Agenda\n\n- Gate\n  - Who has the key?\n- Pond\n  - Is it clean?\n\n"
    minutes = "- The gate again\n  - It was mended\n- Lamps\n  - Two are out\n"
    assert [item.title for item in drafted(tmp_path, f"{agenda}## Minutes\n\n{minutes}").items] == [
        "The gate again",
        "Lamps",
    ]
    noted = "## Agenda\n\n- Gate\n  - Ada has the key\n- Pond\n  - It is clean\n\n## Links\n\n- The map\n"
    assert [item.title for item in drafted(tmp_path, noted).items] == ["Gate", "Pond"]


def test_bold_points_are_items_with_or_without_points_of_their_own(tmp_path: Path) -> None:
    table = "## Agenda items\n\n| Item | About |\n|---|---|\n| Gate | the key |\n| Pond | |\n\n"
    points = "- **Gate**\n  - It was mended\n- **Pond**\n- **Lamps**\n  - Two are out\n- Ada has the bulbs\n"
    draft = drafted(tmp_path, f"{table}## Discussion\n\n{points}")
    assert [item.title for item in draft.items] == ["Gate", "Pond", "Lamps"]


def test_agenda_items_with_a_number_between_others_are_an_item(tmp_path: Path) -> None:
    draft = drafted(
        tmp_path,
        "1. Roll call\n\n   All were there.\n\n2. Agenda items\n\n   The gate was seen.\n\n"
        "3. Adjournment\n\n   At nine.\n",
    )
    assert [item.title for item in draft.items] == ["Roll call", "Agenda items", "Adjournment"]


def test_numbers_below_a_line_that_says_agenda_for_are_the_agenda(tmp_path: Path) -> None:
    agenda = "{}\n\n1. Review actions [Ada leads]\n2. Clarify the rules of the pond [Ben leads]\n3. Buy salt\n\n"
    notes = "**Members attending**\n\n- Ada Marsh\n- Ben Lowe\n\n**Minutes**\n\nNo actions were left to be reviewed.\n"
    path = tmp_path / "notes.md"
    path.write_text(agenda.format("Agenda for the forum of 12 May 2014") + notes, encoding="utf-8")
    draft = draft_of(read_document(path))
    assert (draft.items, draft.actions) == ((), ())


AGENDA = """\
Pond Trust AGM

12 May 2014

Agenda

1. Welcome

2. Review of the agenda

3. Pond

{restart}. Welcome. The meeting was opened by Ada Marsh.

{next}.0 Review of the agenda.

It was as sent.

{last}. Pond

It was drained.

Present: Ada Marsh, Ben Lowe
"""


def test_an_agenda_comes_before_the_minutes_that_have_its_numbers_though_people_are_listed_below(
    tmp_path: Path,
) -> None:
    draft = drafted(tmp_path, AGENDA.format(restart=1, next=2, last=3), "a.txt")
    assert [(item.number, item.title) for item in draft.items] == [
        ("1", "Welcome"), ("2.0", "Review of the agenda."), ("3", "Pond"),
    ]  # fmt: skip
    assert "opened by Ada Marsh" in (draft.items[0].minutes or "")
    on = drafted(tmp_path, AGENDA.format(restart=4, next=5, last=6), "a.txt")
    assert [item.number for item in on.items][:2] == ["1", "2"]
