"""Lists of actions beside the items that they are of: tables of several kinds, and numbers that refer to either. All of
it is made up."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafts import FRONT, drafted, told
from laa_minutes.importing.actions.marks import REFERENCE


def test_a_number_in_brackets_refers_to_the_list_at_the_end(tmp_path: Path) -> None:
    text = (
        "1. Rules\n\n   - The rules say nothing of votes. A simple majority will do. (Action 3.1)\n"
        "   - BL is to see the mill about its gate. (Action 3.2)\n\n"
        "2. Any other business\n\n   - Ada thanked Cy.\n\nActions:\n\n"
        "| No. | Sec. | Detail | Resp. |\n|---|---|---|---|\n"
        "| 3.1 | 1 | Put a section on votes into the rules | CD |\n| 3.2 | 1 | See the mill | BL |\n"
        "| 3.3 | 2 | Book the hall for the autumn | CD |\n"
    )
    draft = drafted(tmp_path, FRONT + text)
    assert [item.title for item in draft.items] == ["Rules", "Any other business"]
    assert told(draft) == [
        ("3.1", ("Cy Dart",), "Put a section on votes into the rules"),
        ("3.2", ("Ben Lowe",), "See the mill about its gate."),
        ("3.3", ("Cy Dart",), "Book the hall for the autumn"),
    ]


def test_a_number_in_brackets_without_a_list_marks_what_stands_before_it_which_is_a_doubt(tmp_path: Path) -> None:
    draft = drafted(
        tmp_path, FRONT + "## Gate\n\nIt rusts. BL to oil it before the frost. (Action 4)\n\n## Elms\n\nThey stand.\n"
    )
    assert told(draft) == [("4", ("Ben Lowe",), "Oil it before the frost.")]
    assert any("action 4" in doubt.why for doubt in draft.doubts)


def test_a_list_may_number_its_actions_as_the_items_are_numbered(tmp_path: Path) -> None:
    rows = "| No | Item and discussion | Action |\n|---|---|---|\n"
    text = (
        "## Actions to be taken\n\n| Item | Action | By whom | By when |\n|---|---|---|---|\n"
        "| 7/14 | Minutes to the library | Ben Lowe/Clerk | asap |\n"
        "| 9/14 | Price of lamps for the next meeting | AM | |\n\n"
        f"{rows}| 7/14 | **Minutes** They were agreed and signed. | Clerk to take them to the library |\n"
        "| 8/14 | **Business** Consider whether anything is to be taken in private. | None |\n"
        "| 9/14 | **Lamps** Three are out. Nobody knew what new ones cost, and this is to be found out. | AM |\n"
    )
    assert told(drafted(tmp_path, FRONT + text)) == [
        ("7/14", ("Ben Lowe", "Clerk"), "Minutes to the library"),
        ("9/14", ("Ada Marsh",), "Price of lamps for the next meeting"),
    ]


def test_actions_of_two_people_in_one_item_are_not_taken_for_each_other(tmp_path: Path) -> None:
    text = (
        "1. Gate\n\n   Action: BL to oil the gate\n\n2. Lamps\n\n   None.\n\n## Actions\n\n"
        "| Item | Action | Who |\n|---|---|---|\n| 1 | Ring the smith | AM |\n| 1 | Oil the gate | BL |\n"
    )
    assert told(drafted(tmp_path, FRONT + text)) == [
        ("1", ("Ben Lowe",), "Oil the gate"),
        ("1", ("Ada Marsh",), "Ring the smith"),
    ]


def test_a_table_without_headings_may_have_names_below_each_other_and_some_that_are_new(tmp_path: Path) -> None:
    text = (
        "## Actions to be taken\n\n<table>"
        "<tr><td>4/14</td><td>Visit the three halls and report back</td><td><p>Ben Lowe</p><p>Di Vane</p></td>"
        "<td>On-going</td></tr>"
        "<tr><td>5/14</td><td>Put the letter on the next agenda</td><td>Clerk</td><td>03/06/2014</td></tr></table>\n\n"
        "## Gate\n\nIt was oiled.\n"
    )
    draft = drafted(tmp_path, FRONT + text)
    assert [(one.owners, one.due and one.due.said) for one in draft.actions] == [
        (("Ben Lowe", "Di Vane"), "On-going"),
        (("Clerk",), "03/06/2014"),
    ]


def test_none_in_a_column_for_actions_asks_nobody(tmp_path: Path) -> None:
    rows = "| No | Item and discussion | Action |\n|---|---|---|\n"
    text = f"{rows}| 1 | **Business** Consider whether to meet in private. | None |\n| 2 | **Gate** Oil it. | BL |\n"
    assert told(drafted(tmp_path, FRONT + text)) == [(None, ("Ben Lowe",), "Oil it.")]


@pytest.mark.parametrize(
    "words", ["(Action " * 6000, "[Action 1" * 6000, "x" + " " * 50_000 + "(Action", "(AP 1/2" * 7000]
)
def test_no_text_exhausts_the_search_for_a_reference(words: str) -> None:
    assert REFERENCE.search(words) is None


def test_a_long_action_that_is_copied_is_one(tmp_path: Path) -> None:
    said = "BL is to ask every club of the vale what it wants to do at the fair"
    short = "BL to see to them."
    text = f"## Clubs\n\n{said}.\n\n## Fair\n\n{said}.\n\n## Lamps\n\n{short}\n\n## Elms\n\n{short}\n"
    assert [action for _, _, action in told(drafted(tmp_path, FRONT + text))] == [
        "Ask every club of the vale what it wants to do at the fair.",
        "See to them.",
        "See to them.",
    ]


def test_each_sentence_behind_a_mark_may_name_somebody_of_whom_nothing_is_known(tmp_path: Path) -> None:
    text = "## Hoists\n\nAction: Flo to share the list. Gus and Flo to hang the new hoist.\n\n## Elms\n\nNone.\n"
    assert told(drafted(tmp_path, FRONT + text)) == [
        (None, ("Flo",), "Share the list."),
        (None, ("Gus", "Flo"), "Hang the new hoist."),
    ]


def test_a_point_beside_the_one_that_opened_a_list_ends_it(tmp_path: Path) -> None:
    text = (
        f"{FRONT}## 1. Pond\n\n- **ACTION**\n  - Ben to weigh the boat.\n- Once it is dry, the boat is easy to move.\n"
    )
    assert told(drafted(tmp_path, text)) == [(None, ("Ben",), "Weigh the boat.")]


def test_items_called_action_items_of_which_one_is_voted_on_are_no_actions(tmp_path: Path) -> None:
    text = (
        f"{FRONT}## 1. Pond\n\nAction items:\n\n1. Adopt the pond plan\n\n"
        "Action: Moved by Ada, seconded by Ben, and carried.\n"
    )
    assert told(drafted(tmp_path, text)) == []


def test_an_agreed_action_is_one(tmp_path: Path) -> None:
    draft = drafted(
        tmp_path, f"{FRONT}## 1. Pond\n\nThe pond was full. It rained.\n\nAgreed action: Ben to weigh the boat.\n"
    )
    assert told(draft) == [(None, ("Ben",), "Weigh the boat.")]


def test_an_action_that_ends_with_a_colon_is_told_in_the_points_below_it(tmp_path: Path) -> None:
    text = (
        "## Gate\n\n{}: Do the following:\n\n- ask the mill;\n- paint the hinges\n\nIt was late.\n\n## Pond\n\nFull.\n"
    )
    for mark in ("Action Ada", "@action on Ada"):
        draft = drafted(tmp_path, FRONT + text.format(mark))
        assert told(draft) == [(None, ("Ada",), "Do the following: ask the mill; paint the hinges")]
        assert draft.items[0].minutes == "It was late."
    lines = "## Gate\n\nAction Ada: Do the following:\n\nDue: June\n\n- BL to ask the mill\n"
    assert told(drafted(tmp_path, FRONT + lines))[0] == (None, ("Ada",), "Do the following:")


def test_a_heading_above_somebody_s_action_only_sorts_a_list_of_them(tmp_path: Path) -> None:
    text = (
        "## Gate\n\nIt rusts.\n\n## Actions\n\n### At once:\n\nAll keyholders - Return the keys\n\n"
        "- To the box by the mill\n- Deadline: 3 June\n\n#### Paint for the gate\n\nAM - Ask the mill for paint\n\n"
        "### Whenever:\n\nBL - Count the lamps\n\n- due before July\n"
    )
    draft = drafted(tmp_path, FRONT + text)
    assert told(draft) == [
        (None, ("All keyholders",), "Return the keys"),
        (None, ("Ada Marsh",), "Ask the mill for paint"),
        (None, ("Ben Lowe",), "Count the lamps"),
    ]
    assert [action.due and action.due.iso for action in draft.actions] == ["2014-06-03", None, "2014-07"]


def test_bullets_below_a_line_that_names_nobody_are_actions_of_their_own(tmp_path: Path) -> None:
    text = "## Gate\n\nIt rusts.\n\n## Actions\n\nLook for the key\n\n- Buy paint\n- Oil the hinges\n"
    assert [what for _, _, what in told(drafted(tmp_path, FRONT + text))] == [
        "Look for the key", "Buy paint", "Oil the hinges"
    ]  # fmt: skip


@pytest.mark.parametrize("title", ["New and On-going Actions", "Open and outstanding actions", "New actions"])
def test_an_item_of_new_and_ongoing_actions_lists_them(tmp_path: Path, title: str) -> None:
    rows = (
        "| 3.1 | Oil the gate before the fair | AM |\n|---|---|---|\n| 3.2 | Ask the mill about the salt | BL, CD |\n"
    )
    found = drafted(tmp_path, f"{FRONT}## 1. Gate\n\nIt was seen.\n\n## 2. {title}\n\n{rows}")
    assert told(found) == [
        ("3.1", ("Ada Marsh",), "Oil the gate before the fair"),
        ("3.2", ("Ben Lowe", "Cy Dart"), "Ask the mill about the salt"),
    ]


def test_a_list_of_the_actions_of_a_meeting_gives_again_what_was_marked(tmp_path: Path) -> None:
    table = "| Action | Owner |\n|---|---|\n| Draft the plan for the pond by June | Ada Marsh |\n"
    said = "**Pond**\n\nIt was seen.\n\nACTION: Draft the plan for the pond\n\n**Mill**\n\nIt is shut.\n\n"
    found = drafted(tmp_path, f"{FRONT}{said}Board Meeting Action Items:\n\n{table}")
    assert told(found) == [(None, ("Ada Marsh",), "Draft the plan for the pond by June")]


@pytest.mark.parametrize(
    ("point", "owners", "words"),
    [
        ("Ada & Ben draft the budget", ("Ada", "Ben"), "Draft the budget"),
        ("Ada, Ben and Cy weigh the salt", ("Ada", "Ben", "Cy"), "Weigh the salt"),
        ("Ada, Bem, and Cy act as a panel on the mill", ("Ada", "Bem", "Cy"), "Act as a panel on the mill"),
        ("Advertise Vice Chair and Clerk roles", (), "Advertise Vice Chair and Clerk roles"),
        ("Ada & Ben reported on the budget", (), "Ada & Ben reported on the budget"),
    ],
)
def test_names_in_a_row_before_a_verb_are_whose_an_action_of_a_list_is(
    tmp_path: Path, point: str, owners: tuple[str, ...], words: str
) -> None:
    found = drafted(tmp_path, f"{FRONT}## Gate\n\nIt was seen.\n\nAction items:\n\n- {point}\n")
    assert told(found) == [(None, owners, words)]


def test_the_status_at_the_end_of_a_point_says_that_it_was_agreed_earlier(tmp_path: Path) -> None:
    points = "- Ada Marsh to oil the gate. Status: Closed\n- Ben Lowe to ask the mill. Status: Open\n"
    found = drafted(tmp_path, f"{FRONT}## Gate\n\nIt was seen.\n\n## Actions\n\n{points}")
    assert told(found) == [(None, ("Ben Lowe",), "Ask the mill.")]
    assert [(one.about, one.status) for part in found.parts for one in part.progress] == [("Oil the gate.", "done")]


def test_a_sentence_that_tells_what_a_list_holds_is_no_action(tmp_path: Path) -> None:
    points = (
        "The actions were dealt with as follows:\n\n- Ada Marsh to oil the gate\n\nBen Lowe is to do these:\n\n- Salt\n"
    )
    found = drafted(tmp_path, f"{FRONT}## Gate\n\nIt was seen.\n\n## Actions\n\n{points}")
    assert found.actions[0].text == "Oil the gate"
    assert any(one.owners == ("Ben Lowe",) for one in found.actions)


def test_a_summary_of_actions_and_of_work_in_progress_is_a_list_of_actions(tmp_path: Path) -> None:
    text = f"{FRONT}## Gate\n\nIt squeaks.\n\n**Actions:**\n\nCD to see it.\n\n## Pond\n\nIt is full.\n\n"
    heading = "**Next meeting:**\n\n9 June 2014\n\n**{}**\n\n| Oil the gate | AM |\n|--|--|\n| Dip the pond | BL |\n"
    draft = drafted(tmp_path, text + heading.format("Actions summary and work in progress"))
    assert "Summary and work in progress" not in [words for _, _, words in told(draft)]
    assert {"Oil the gate", "Dip the pond"} <= {words for _, _, words in told(draft)}


WILL = "- Ada Marsh will:\n  - write to the mill; and\n  - ask for a price.\n- Ben Lowe and CD will oil the gate.\n"


def test_points_below_a_line_that_says_who_will_are_theirs(tmp_path: Path) -> None:
    for lead in ("Ada Marsh will:", "Ada Marsh is to:", "Ada Marsh will carry out the decisions to:"):
        points = WILL.replace("Ada Marsh will:", lead)
        found = drafted(
            tmp_path, f"{FRONT}## Gate\n\nIt was seen.\n\n## Roof\n\nIt leaks.\n\n## Action items\n\n{points}"
        )
        assert [(owners, words) for _, owners, words in told(found)] == [
            (("Ada Marsh",), "Write to the mill"),
            (("Ada Marsh",), "Ask for a price."),
            (("Ben Lowe", "Cy Dart"), "Oil the gate."),
        ]


def test_points_below_a_sentence_that_says_who_will_need_no_mark(tmp_path: Path) -> None:
    text = "It squeaks. The Clerk will:\n\n- write to the mill;\n- ask for a price.\n\nThe members thanked him."
    found = drafted(tmp_path, f"{FRONT}1. Gate\n\n{text}\n\n2. Roof\n\nIt leaks.\n")
    assert told(found) == [(None, ("The Clerk",), "Write to the mill"), (None, ("The Clerk",), "Ask for a price.")]


def test_follow_up_actions_are_actions(tmp_path: Path) -> None:
    points = "- The rules will be posted.\n- Send a copy to the mill.\n"
    found = drafted(
        tmp_path, f"{FRONT}## Gate\n\nIt was seen.\n\n## Follow-up actions\n\n{points}\n## Close\n\nDone.\n"
    )
    assert [words for _, _, words in told(found)] == ["The rules will be posted.", "Send a copy to the mill."]


def test_names_above_points_below_a_heading_of_actions_open_no_items(tmp_path: Path) -> None:
    business = "".join(f"<p>{title}</p><ul><li>It was seen.</li></ul>" for title in ("Gate", "Roof", "Barn"))
    text = (
        "<h1>Minutes of the Mill Board, 12 May 2014</h1><p>Present:</p><ul><li>Ada Marsh</li><li>Ben Lowe</li></ul>"
        f"<h2>Business</h2>{business}<h2>Actions summary</h2>"
        "<p>Ada</p><ul><li>Oil the gate.</li><li>Thank the mill.</li></ul><p>Ben</p><ul><li>Ask for a price.</li></ul>"
    )
    draft = drafted(tmp_path, text, "minutes.html")
    assert not {"Ada", "Ben"} & {item.title for item in draft.items}
    assert [(owners, words) for _, owners, words in told(draft)] == [
        (("Ada",), "Oil the gate."), (("Ada",), "Thank the mill."), (("Ben",), "Ask for a price."),
    ]  # fmt: skip


@pytest.mark.parametrize("what", ["take the minutes", "chair this meeting", "act as scribe"])
def test_what_is_done_at_the_meeting_is_no_action(what: str, tmp_path: Path) -> None:
    text = f"{FRONT}1. Gate\n\nIt squeaks. Ben Lowe volunteered to {what}.\n\n2. Roof\n\nIt leaks.\n"
    assert told(drafted(tmp_path, text)) == []


def test_the_names_of_columns_alone_are_no_action(tmp_path: Path) -> None:
    lines = "From Item Owner Status Action\n\nBen Lowe to oil the gate\n"
    found = drafted(tmp_path, f"{FRONT}## Gate\n\nIt was seen.\n\n## Action summary\n\n{lines}")
    assert told(found) == [(None, ("Ben Lowe",), "Oil the gate")]
