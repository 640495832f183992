"""Columns of actions as committees head them, and the numbers that they give actions. All of it is made up."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafts import FRONT, drafted, told


@pytest.mark.parametrize("heading", ["Res", "Res(1)", "Res**(1)**", "Resp.*", "Who [2]", "Owner (3)", "Lead¹"])
def test_the_heading_of_a_column_may_have_the_mark_of_a_footnote(tmp_path: Path, heading: str) -> None:
    table = (
        f"## Actions\n\n| Item | See also | Description | {heading} | Status |\n|---|---|---|---|---|\n"
        "| 4.01 | 3.07 | Oil the gate | BL | In progress |\n| 4.02 | – | Ask the mill | All | . |\n"
    )
    assert told(drafted(tmp_path, FRONT + table)) == [
        ("4.01", ("Ben Lowe",), "Oil the gate"),
        ("4.02", ("All",), "Ask the mill"),
    ]


def test_a_line_that_says_what_a_list_of_actions_holds_is_none_of_them(tmp_path: Path) -> None:
    text = (
        "### Actions\n\nActions from the forum's call on 12 May 2014, by Ada Marsh\n\n"
        "| Item | Description | Res |\n|---|---|---|\n| 4.01 | Oil the gate | BL |\n"
    )
    assert told(drafted(tmp_path, FRONT + text)) == [("4.01", ("Ben Lowe",), "Oil the gate")]


def test_the_number_of_an_action_is_no_part_of_its_owner_or_its_words(tmp_path: Path) -> None:
    rows = (
        "| Item | Discussion | Decisions and Action Points |\n|---|---|---|\n"
        "| 01 | The gate squeaks, as it has for as long as anybody here can remember, and nobody knows who has the key "
        "to the shed in which the oil is kept. | 05-01 BL to oil the gate |\n"
        "| 02 | The mill has written again. | 05-02 – Any questions for the mill |\n"
    )
    assert told(drafted(tmp_path, FRONT + rows)) == [
        ("05-01", ("Ben Lowe",), "Oil the gate"),
        ("05-02", (), "Any questions for the mill"),
    ]


LAID_OUT = (
    "<h3>Action items</h3><table><tr><td>Discussion points</td><td>Notes/Action items</td>"
    "<td>Actions: Responsible/None</td></tr>"
    "<tr><td><ol><li>Welcome</li></ol></td><td>All are here</td><td></td></tr>"
    '<tr><td><ol start="2"><li>Approve the agenda</li></ol></td><td>The agenda is approved</td><td>None</td></tr>'
    '<tr><td><ol start="3"><li>The mill</li></ol></td><td>Of what the mill wrote these are done, and nobody '
    "at the table could say when the rest of it will be, or by whom, or what it might cost the forum:"
    "<ol><li>The sluice, which was mended in March</li><li>The wheel</li></ol></td>"
    "<td>BL - to write to the miller</td></tr>"
    '<tr><td><ol start="4"><li>The gate</li></ol></td><td></td><td>AM and CD to oil it</td></tr></table>'
)


def test_the_first_cell_of_each_row_may_be_a_list_of_one(tmp_path: Path) -> None:
    draft = drafted(tmp_path, FRONT + LAID_OUT)
    assert [(item.number, item.title) for item in draft.items] == [
        ("1", "Welcome"),
        ("2", "Approve the agenda"),
        ("3", "The mill"),
        ("4", "The gate"),
    ]
    assert told(draft) == [(None, ("Ben Lowe",), "Write to the miller"), (None, ("Ada Marsh", "Cy Dart"), "Oil it")]


def test_a_column_of_topics_before_one_of_notes_has_the_titles_of_the_items(tmp_path: Path) -> None:
    text = (
        "| Discussion Point | Notes / Action Items | Responsible |\n|---|---|---|\n"
        "| The gate | Oil it before the frost. | BL |\n"
        "| The mill | Present the new wheel to the miller. | AM / CD |\n"
        "| The shed | Break the work down into a list, and say what each part of it costs. | All |\n"
    )
    draft = drafted(tmp_path, FRONT + text)
    assert [item.title for item in draft.items] == ["The gate", "The mill", "The shed"]
    assert [owners for _, owners, _ in told(draft)] == [("Ben Lowe",), ("Ada Marsh", "Cy Dart"), ("All",)]


def test_initials_in_a_column_are_no_titles_of_items(tmp_path: Path) -> None:
    text = "| Item | Notes | Owner |\n|---|---|---|\n| Gate | Ben is to oil it before the frost comes. | BL |\n"
    assert not [item for item in drafted(tmp_path, FRONT + text).items if item.title == "BL"]


@pytest.mark.parametrize(
    "said",
    [
        "Moved by Marsh, seconded by Lowe, and carried unanimously to adopt the plan for the mill.",
        "Motion by Marsh to adopt the plan, second by Lowe; motion carried.",
        "No action taken.",
        "No action required",
        "None.",
        "Approved unanimously.",
        "Approved 5-0.",
        "M/S/C (Marsh/Lowe) to adopt the plan.",
        "Director Lowe moved to adopt the plan; Director Dart seconded. Motion passed.",
    ],
)
def test_what_became_of_a_motion_is_no_action(tmp_path: Path, said: str) -> None:
    draft = drafted(
        tmp_path, FRONT + f"## 1. Mill\n\nThe plan was laid before the forum.\n\nAction: {said}\n\n## 2. Gate\n\nNo.\n"
    )
    assert told(draft) == []


def test_a_motion_may_be_what_is_to_be_done(tmp_path: Path) -> None:
    text = "## 1. Mill\n\nIt rusts.\n\nAction: BL to draft a motion for the next meeting\n\n## 2. Gate\n\nNo.\n"
    assert told(drafted(tmp_path, FRONT + text)) == [(None, ("Ben Lowe",), "Draft a motion for the next meeting")]


def test_what_stands_before_the_mark_in_a_paragraph_is_what_is_to_be_done(tmp_path: Path) -> None:
    text = (
        "## 1. Fair\n\n- It will be important to reach all who could come.\n"
        "- The date to be put on the board. Action: BL/CD\n\n## 2. Gate\n\nNo.\n"
    )
    assert told(drafted(tmp_path, FRONT + text)) == [
        (None, ("Ben Lowe", "Cy Dart"), "The date to be put on the board.")
    ]


def test_an_action_may_stand_below_the_heading_of_the_next_meeting(tmp_path: Path) -> None:
    text = (
        "## Gate\n\nIt squeaks.\n\n## Date for opening the mill\n\nIt is open in May.\n\n"
        "## Next meeting\n\nAll agreed to move the next meeting as it falls on the fair. Action: AM\n"
    )
    draft = drafted(tmp_path, FRONT + text)
    assert [item.title for item in draft.items] == ["Gate", "Date for opening the mill"]
    assert [owners for _, owners, _ in told(draft)] == [("Ada Marsh",)]


def test_a_standing_action_is_an_earlier_one_that_goes_on(tmp_path: Path) -> None:
    draft = drafted(tmp_path, FRONT + "## Old actions\n\n- Action Item: (STANDING) Everyone to read the rules\n")
    assert told(draft) == []
    (progress,) = (one for part in draft.parts for one in part.progress)
    assert (progress.about, progress.owners, progress.status) == ("Read the rules", ("Everyone",), "open")


def test_a_column_may_name_somebody_unknown_beside_those_who_are_known(tmp_path: Path) -> None:
    rows = (
        "| Item | Discussion | Action |\n|---|---|---|\n"
        "| 1 | The miller is to be asked for the key to the shed, since nobody who was at the table could say who has "
        "had it since the fair. | AM / BL / Dora |\n| 2 | The gate squeaks. | |\n"
    )
    assert [owners for _, owners, _ in told(drafted(tmp_path, FRONT + rows))] == [("Ada Marsh", "Ben Lowe", "Dora")]


def test_the_items_that_a_board_votes_on_are_no_actions(tmp_path: Path) -> None:
    text = (
        "## ACTION ITEMS\n\n1. Adopt the plan for the mill\n\n   Recommendation: consider the plan.\n\n"
        "   **Action:** Moved by Lowe, seconded by Dart, and carried unanimously to adopt the plan.\n\n"
        "2. Let the field\n\n   **Action:** None, to be voted on in June.\n"
    )
    assert told(drafted(tmp_path, FRONT + text)) == []


GRID = (
    "## Actions\n\n"
    "+------------------------+-----------+--------------------+\n"
    "| Action                 | Owner     | Status             |\n"
    "+========================+===========+====================+\n"
    "| Oil the gate before    | Ada Marsh | In progress        |\n"
    "| the frost              |           |                    |\n"
    "|                        |           | The oil is bought  |\n"
    "+------------------------+-----------+--------------------+\n"
    "| The fair:              |           |                    |\n"
    "+------------------------+-----------+--------------------+\n"
    "| Hire the **big** tent  | Ben Lowe  |                    |\n"
    "+------------------------+-----------+--------------------+\n"
    "| Ask the mill           | Cy Dart   | Complete           |\n"
    "+------------------------+-----------+--------------------+\n"
)


def test_a_drawn_table_is_a_table(tmp_path: Path) -> None:
    draft = drafted(tmp_path, FRONT + GRID)
    assert told(draft) == [
        (None, ("Ada Marsh",), "Oil the gate before the frost"),
        (None, ("Ben Lowe",), "Hire the big tent"),
    ]
    assert [one.about for part in draft.parts for one in part.progress] == ["Ask the mill"]


@pytest.mark.parametrize(
    "text",
    [
        "+---+\n| a |\n",
        "+---+---+\n| a | b |\nWords.\n",
        "| a |\n+---+\n",
        "+--+--+\n| a | b |\n| c | d | e |\n+--+--+\n",
    ],
)
def test_what_is_drawn_otherwise_stays_as_it_is(tmp_path: Path, text: str) -> None:
    draft = drafted(tmp_path, FRONT + f"## Gate\n\nIt squeaks.\n\n{text}\n\n## Mill\n\nIt stands.\n")
    assert [item.title for item in draft.items] == ["Gate", "Mill"]
    assert told(draft) == []


@pytest.mark.parametrize(
    "row",
    ["Ask the mill | BL | 15 August", "15 August | Ben Lowe | Ask the mill", "Ben Lowe | Ask the mill | Aug 15"],
)
def test_a_line_of_a_list_may_be_a_row_between_bars(tmp_path: Path, row: str) -> None:
    draft = drafted(tmp_path, FRONT + f"## Gate\n\nIt squeaks.\n\n## Action Items\n\n- {row}\n")
    assert told(draft) == [(None, ("Ben Lowe",), "Ask the mill")]
    assert [one.due and one.due.iso for one in draft.actions] == ["2014-08-15"]


def test_bars_within_words_part_nothing(tmp_path: Path) -> None:
    draft = drafted(tmp_path, FRONT + "## Action Items\n\n- Write yes | no on the board in the hall\n")
    assert [one.text for one in draft.actions] == ["Write yes | no on the board in the hall"]


def test_headings_may_have_roman_numbers_of_one_letter(tmp_path: Path) -> None:
    titles = ("I. Welcome", "II. Gate", "III. Mill", "IV. Elms", "V. Fair", "VI. Close")
    text = "".join(f"## {title}\n\nWe spoke of it at length.\n\n" for title in titles)
    found = [(item.number, item.title) for item in drafted(tmp_path, FRONT + text).items]
    assert found == [tuple(title.split(". ")) for title in titles]


def test_an_initial_before_a_surname_is_no_roman_number(tmp_path: Path) -> None:
    text = "## V. Marsh\n\nShe spoke.\n\n## X. Lowe\n\nHe spoke.\n"
    assert [item.title for item in drafted(tmp_path, FRONT + text).items] == ["V. Marsh", "X. Lowe"]


def _rows(numbers: range) -> str:
    cells = (f"<tr><td>{n:02}</td><td>Point {n}<p>It was told.</p></td>" for n in numbers)
    return "</tr>".join(f"{one}<td></td>" if numbers[0] == 1 else one for one in cells) + "</tr>"


LONG_ROW = (
    f"<tr><td>04</td><td>Elms<p>{'They stand and nobody has cut them yet. ' * 5}</p></td><td>BL to cut one</td></tr>"
)
FIRST_PAGE = f"<table><tr><td>Item</td><td>Discussion</td><td>Action</td></tr>{_rows(range(1, 4))}{LONG_ROW}</table>"


def test_a_table_goes_on_in_another_with_the_next_numbers(tmp_path: Path) -> None:
    sorts = "<tr><td></td><td>Reports</td></tr>"
    draft = drafted(tmp_path, FRONT + f"{FIRST_PAGE}<table>{sorts}{_rows(range(5, 8))}{sorts}{sorts}{sorts}</table>")
    assert [item.number for item in draft.items] == ["01", "02", "03", "04", "05", "06", "07"]


def test_a_table_with_other_numbers_is_its_own(tmp_path: Path) -> None:
    draft = drafted(tmp_path, FRONT + f"{FIRST_PAGE}<table>{_rows(range(15, 18))}</table>")
    assert [item.number for item in draft.items] == ["01", "02", "03", "04"]


def test_a_mark_in_a_paragraph_may_say_whose_it_is_and_by_when(tmp_path: Path) -> None:
    text = (
        "## Gate\n\nBen will oil it before the frost. Action: BL by 3 June\n\n"
        "## Mill\n\nThe miller has the key. Action: none\n"
    )
    draft = drafted(tmp_path, FRONT + text)
    assert [one.owners for one in draft.actions] == [("Ben Lowe",)]
    assert [one.due and one.due.iso for one in draft.actions] == ["2014-06-03"]


def test_action_taken_is_not_to_be_taken_again(tmp_path: Path) -> None:
    text = "## 1. Gate\n\nIt squeaked.\n\nAction taken: Ben oiled it\n\n## 2. Mill\n\nNo.\n"
    assert told(drafted(tmp_path, FRONT + text)) == []


def test_a_column_of_agenda_items_may_have_their_titles_and_one_of_days_stand_behind(tmp_path: Path) -> None:
    rows = (
        "| Agenda item | Summary | Responsible | Due |\n|---|---|---|---|\n"
        "| Gate | Oil it before the frost. | BL | 1 June 2014 |\n| Mill | Write to the miller. | AM | 5 June 2014 |\n"
    )
    draft = drafted(tmp_path, FRONT + rows)
    assert [item.title for item in draft.items] == ["Gate", "Mill"]
    assert [(one.owners, one.due and one.due.iso) for one in draft.actions] == [
        (("Ben Lowe",), "2014-06-01"),
        (("Ada Marsh",), "2014-06-05"),
    ]


@pytest.mark.parametrize("said", ["BL to leave at lunch time.", "BL will join the meeting late."])
def test_who_comes_late_or_leaves_early_has_nothing_to_do(tmp_path: Path, said: str) -> None:
    assert told(drafted(tmp_path, FRONT + f"## 1. Apologies\n\n{said}\n\n## 2. Mill\n\nNo.\n")) == []


def test_a_column_may_say_who_is_responsible_in_more_words(tmp_path: Path) -> None:
    head = "| Date opened | Action item | Person/Committee Responsible | Status |\n|---|---|---|---|\n"
    rows = "| 3/3/2014 | Oil the gate | Ada Marsh | Open |\n| 3/3/2014 | Ask the mill | Ben Lowe and Cy Dart | Open |\n"
    found = drafted(tmp_path, f"{FRONT}## Gate\n\nIt was seen.\n\n## Action items\n\n{head}{rows}")
    assert [one.owners for one in found.actions] == [("Ada Marsh",), ("Ben Lowe", "Cy Dart")]


def _numbered(*told: tuple[str, str]) -> str:
    head = "| Item | Discussion | Decisions and Action Points |\n|---|---|---|\n"
    first = (
        "| 01 | The gate squeaks, as it has for as long as anybody here can remember, and nobody knows who has the key "
        "to the shed in which the oil is kept. | 05-01 BL to oil the gate |\n"
    )
    return FRONT + head + first + "".join(f"| {n:02} | {said} | {by} |\n" for n, (said, by) in enumerate(told, 2))


def test_where_all_actions_of_a_column_have_numbers_what_has_none_is_no_action(tmp_path: Path) -> None:
    rows = (
        ("BL to see the owner of the mill.", "05-02 BL to see the owner of the mill"),
        ("The plan was seen.", "Forum agreed to support the plan of the weir"),
        ("Salt is dear. 05-04 is done.", "05-03 CD to buy salt"),
        ("The lamps are old.<br>05-05 AM to look at the lamps", "05-04 CD to ask the smith"),
    )
    draft = drafted(tmp_path, _numbered(*rows))
    assert [one.number for one in draft.actions] == ["05-01", "05-02", "05-03", "05-05", "05-04"]
    assert "Forum agreed to support" in (draft.items[2].minutes or "") or draft.items[2].decisions


def test_where_few_actions_of_a_column_have_numbers_the_others_are_actions_too(tmp_path: Path) -> None:
    rows = (("The mill is old.", "BL to see the owner of the mill"), ("Salt is dear.", "CD to buy salt"))
    assert len(told(drafted(tmp_path, _numbered(*rows)))) == 3


def test_a_stray_mark_in_a_column_asks_for_nothing(tmp_path: Path) -> None:
    rows = (("See the report on the pond that was sent out.", "."), ("Salt is dear.", "CD to buy salt"))
    assert [one[1] for one in told(drafted(tmp_path, _numbered(*rows)))] == [("Ben Lowe",), ("Cy Dart",)]


@pytest.mark.parametrize(("cells", "number"), [(("1", "2"), "1"), (("Gate", "Pond"), None)])
def test_a_column_of_numbers_may_be_called_actions(tmp_path: Path, cells: tuple[str, str], number: str | None) -> None:
    rows = "".join(f"| {cell} | Ben | Look at the mill | 9 June 2014 |\n" for cell in cells)
    table = f"| Action | Who | Description | Due |\n|---|---|---|---|\n{rows}"
    found = told(drafted(tmp_path, f"{FRONT}## 1. Gate\n\nSeen.\n\n## 2. Actions\n\n{table}"))
    assert found[0] == (number, ("Ben",), "Look at the mill" if number else "Gate")


_ISSUES = "| Issue | Action | {} | Latest position |\n|---|---|---|---|\n"
_LONG = (
    "Ask everybody who lives beside the mill whether they mind the noise that the wheel makes at night, and write down "
    "what each of them says of it before the forum meets again"
)


def test_a_table_of_issues_whose_actions_are_long_says_who_is_to_do_them(tmp_path: Path) -> None:
    rows = f"| Noise | {_LONG} | DLC Secretariat. | |\n| Gate | Oil the gate | Secretariat and Forum Members | |\n"
    found = drafted(tmp_path, FRONT + _ISSUES.format("To be actioned by") + rows)
    assert [one.owners for one in found.actions] == [("DLC Secretariat",), ("Secretariat", "Forum Members")]
    assert [one.title for one in found.items] == []


def test_a_table_with_long_texts_beside_its_actions_holds_minutes(tmp_path: Path) -> None:
    rows = f"| {_LONG.replace('Ask', 'Nobody asked')} | Oil the gate | BL | |\n| Salt was dear | Buy salt | CD | |\n"
    found = drafted(tmp_path, FRONT + _ISSUES.format("Action by") + rows)
    told_of = " ".join(filter(None, (part.minutes for part in found.parts)))
    assert "Nobody asked everybody" in told_of
