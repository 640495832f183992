"""Trackers, logs and tables of actions, in the forms that groups have them. All of it is made up."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafts import drafted
from laa_minutes.importing.actions.codes import are_settled, coded
from laa_minutes.importing.document import Block, Run
from laa_minutes.importing.draft import Draft
from laa_minutes.importing.words.margins import beside
from laa_minutes.importing.words.owners import Circle

PEOPLE = "Present: Ada Marsh (AM) (Chair), Ben Lowe (BL), Cy Dart (CD) (Clerk)\n\n"
HEAD = f"# Harrow Vale Forum\n\nMonday 12 May 2014\n\n{PEOPLE}"
CIRCLE = Circle(("Ada Marsh", "Ben Lowe"), {"AM": "Ada Marsh", "BL": "Ben Lowe"})


def told(draft: Draft) -> list[tuple[tuple[str, ...], str]]:
    return [(one.owners, one.text) for one in draft.actions]


def test_a_tracker_has_its_actions_under_codes_and_those_closed_apart(tmp_path: Path) -> None:
    text = (
        "# Mill Group Action Tracker\n\n### Actions open at 12 May 2014\n\n#### Steering Group (SG)\n\n"
        "- Sep ACT-MILL-SG-2013-01: QV - Mend the sluice\n"
        "- Mar ACT-MILL-SG-2013-02: RGib: draft a letter to the owner. MILL-ACT\n"
        "- Mar ACT-MILL-SG-2013-03: QV(SG) - SG to choose the stone\n\n#### Annual Meeting (AN)\n\n"
        "- Mar ACT-MILL-AN-2013-01: QV/LT will thank the smith. MILL-ACT\n\n---\n\n"
        "### Actions closed by 12 May 2014\n\n"
        "- Mar ACT-MILL-AN-2013-06: LT - Buy a new rope. MILL-ACT\n"
    )
    found = drafted(tmp_path, text)
    assert [(one.number, one.owners, one.text) for one in found.actions] == [
        ("ACT-MILL-SG-2013-01", ("QV",), "Mend the sluice"),
        ("ACT-MILL-SG-2013-02", ("RGib",), "Draft a letter to the owner."),
        ("ACT-MILL-SG-2013-03", ("QV(SG)",), "SG to choose the stone"),
        ("ACT-MILL-AN-2013-01", ("QV", "LT"), "Thank the smith."),
    ]
    progress = [one for item in (*found.items, *([found.loose] if found.loose else [])) for one in item.progress]
    assert [(one.about, one.status) for one in progress] == [("Buy a new rope.", "done")]


def test_numbers_and_brackets_in_a_list_of_actions_say_which_and_whose(tmp_path: Path) -> None:
    text = (
        f"{HEAD}## Open Actions\n\n- AP-12: (AM) Ask for a lamp\n- AP-13: [BL] Mend the gate\n"
        "- 2014-05-1 Cy to buy salt\n\n## Completed Actions\n\n- AP-10: (AM) Paint the door\n"
    )
    assert told(drafted(tmp_path, text)) == [
        (("Ada Marsh",), "Ask for a lamp"),
        (("Ben Lowe",), "Mend the gate"),
        (("Cy",), "Buy salt"),
    ]


@pytest.mark.parametrize(
    ("line", "owners", "words"),
    [
        ("ACT-12: AM - write to the mill", ("AM",), "write to the mill"),
        ("12 May 2014 ACT-12 – BL: write", ("BL",), "write"),
        ("GRP-AI-3 Ada to write", (), "Ada to write"),
    ],
)
def test_a_code_marks_an_action(line: str, owners: tuple[str, ...], words: str) -> None:
    found = coded(Block("paragraph", (Run(line),), 1), CIRCLE, listed=False)
    assert found is not None
    assert (found.owners, found.words) == (owners, words)


@pytest.mark.parametrize(
    "line", ["ACT-12 was told again.", "ACT-12: closed", "The ACT-12 form", "AI is new", "A1 paper"]
)
def test_a_sentence_about_a_code_is_no_action(line: str) -> None:
    assert coded(Block("paragraph", (Run(line),), 1), CIRCLE, listed=False) is None


@pytest.mark.parametrize(
    ("title", "settled"),
    [
        ("Closed actions", True),
        ("Actions completed since the last meeting", True),
        ("Open Actions Closed Actions", True),
        ("Recently completed", True),
        ("Work completed", None),
        ("Current action items", False),
        ("Actions open at 3 May", False),
        ("Roads", None),
    ],
)
def test_a_title_says_whether_its_actions_are_closed(title: str, settled: bool | None) -> None:
    assert are_settled(title) is settled


def test_how_an_action_stands_is_no_title_of_those_below(tmp_path: Path) -> None:
    text = (
        f"{HEAD}## Hall\n\n- **ACTION BL: Ask the smith**\n  - **Action complete**\n- **ACTION CD: Sweep the hall**\n\n"
        "## Trees\n\nNone.\n"
    )
    assert told(drafted(tmp_path, text)) == [(("Cy Dart",), "Sweep the hall")]


def test_a_column_without_a_heading_holds_the_actions_where_its_cells_have_the_words(tmp_path: Path) -> None:
    text = (
        f"{HEAD}## Actions to be taken\n\n| Item | | By whom | By when |\n|---|---|---|---|\n"
        "| 40/2014 | Ask the county for a lamp | Clerk | asap |\n| 41b/2014 | Mend the gate | BL | asap |\n"
    )
    found = drafted(tmp_path, text)
    assert [(one.number, one.owners, one.text) for one in found.actions] == [
        ("40/2014", ("Clerk",), "Ask the county for a lamp"),
        ("41b/2014", ("Ben Lowe",), "Mend the gate"),
    ]


def test_a_log_has_new_dates_and_how_each_stands_and_is_read_by_itself(tmp_path: Path) -> None:
    text = (
        "# Mill Board action log\n\n12 May 2014\n\n"
        "| No | Paper ref | Action | Lead | Target date | New date | Status/comment |\n|---|---|---|---|---|---|---|\n"
        "| May 2014 | | | | | | |\n| 01.05 | Lamps | Training to be held | QV | 1 June | 14 Aug | Not yet due |\n"
        "| 02.05 | Roof | Slates to be bought | LT | 30 Sept | | Complete |\n"
    )
    found = drafted(tmp_path, text)
    assert [(one.owners, one.text, one.due and one.due.iso) for one in found.actions] == [
        (("QV",), "Training to be held", "2014-08-14")
    ]


def test_rows_of_a_table_say_which_meeting_the_actions_below_are_of(tmp_path: Path) -> None:
    text = (
        f"{HEAD}## Summary of Actions\n\n| Relevant item | Action | Responsibility |\n|---|---|---|\n"
        "| Actions held over from the meeting on 3 March 2014 | | |\n"
        "| 60/14 | The report on lamps to say more. Status: in progress - waits for the county | AM |\n"
        "| Actions from the meeting on 12 May 2014 | | |\n| 70/14 | To buy salt | BL |\n"
        "| 71/14 | To mend the gate. Status: complete | CD |\n"
    )
    assert told(drafted(tmp_path, text)) == [(("Ben Lowe",), "To buy salt")]


def test_what_follows_a_table_of_actions_is_none(tmp_path: Path) -> None:
    text = (
        f"{HEAD}## Roads\n\nAll well.\n\n## Actions (APs)\n\n| No | Action | Owner |\n|---|---|---|\n"
        "| 1 | Mend the gate | BL |\n\n"
        "The forum is to meet again on 3 June.\n"
    )
    assert told(drafted(tmp_path, text)) == [(("Ben Lowe",), "Mend the gate")]


def test_initials_below_what_asks_for_nothing_are_no_margin(tmp_path: Path) -> None:
    text = f"{HEAD}## Minutes\n\n- The minutes were adopted\n\nBL\n\n## Trees\n\nThe elm will be felled.\n\nAM\n"
    assert told(drafted(tmp_path, text)) == [(("Ada Marsh",), "The elm will be felled.")]


def test_an_action_told_twice_has_the_words_of_the_list(tmp_path: Path) -> None:
    text = (
        f"{HEAD}## Lamps\n\nACTION: BL to ask the county how it was done\n\n## Actions\n\n"
        "- BL to ask the county how the lamps in the lane were done, as it was\n"
    )
    assert told(drafted(tmp_path, text)) == [
        (("Ben Lowe",), "Ask the county how the lamps in the lane were done, as it was")
    ]


def test_a_line_that_opens_a_list_of_actions_is_no_rest_of_the_point_above(tmp_path: Path) -> None:
    text = f"{HEAD}* Roads\n    * The lane is to be closed while the mill builds its wall\n"
    text += "Action items:\n* Ada will ask the mill\n"
    assert told(drafted(tmp_path, text)) == [(("Ada",), "Ask the mill")]


def test_initials_and_a_day_at_the_end_say_whose_and_by_when(tmp_path: Path) -> None:
    text = f"{HEAD}## Audit\n\nThe books go to the mill, CD to organise. CD 27/5\n\n## Trees\n\nNone.\n"
    found = drafted(tmp_path, text)
    assert [(one.owners, one.text, one.due and one.due.iso) for one in found.actions] == [
        (("Cy Dart",), "The books go to the mill, CD to organise.", "2014-05-27")
    ]


def test_two_of_whom_only_one_is_listed_are_given_something(tmp_path: Path) -> None:
    text = f"{HEAD}## Roads\n\n- Ada and Farrow to finish three drafts\n\n## Trees\n\nNone.\n"
    assert told(drafted(tmp_path, text)) == [(("Ada", "Farrow"), "Finish three drafts")]


def test_a_tab_that_begins_a_line_parts_no_margin(tmp_path: Path) -> None:
    text = (
        f"{HEAD}## Roads\n\n```\nRoads\n\tBen noted that the forum would go on with the lane at this meeting\n"
        "\tAda asks about the mill on the list,\n\tBen said no\n```\n\n## Trees\n\nNone.\n"
    )
    assert told(drafted(tmp_path, text)) == []


def test_a_mark_before_the_names_beside_a_text_is_no_text() -> None:
    cells = ("of the mill. BL to write to the miller.", "Action: BL")
    table = Block("table", (), 4, rows=(tuple((Block("paragraph", (Run(one),), 4),) for one in cells),))
    above = Block("paragraph", (Run("No news. Pam Reed is back and is now the new owner"),), 3)
    found = beside(table, above)
    assert found is not None
    assert [one.lines for one in found] == [
        ("No news. Pam Reed is back and is now the new owner of the mill. BL to write to the miller.\tBL",)
    ]


def test_a_sign_before_a_name_says_whose_it_is_at_either_end(tmp_path: Path) -> None:
    text = f"{HEAD}## Actions\n\n- @ada Write to the mill\n- Buy the salt @cy\n- Report to the county\n"
    assert told(drafted(tmp_path, text)) == [
        (("ada",), "Write to the mill"),
        (("cy",), "Buy the salt"),
        ((), "Report to the county"),
    ]


def test_headings_below_a_heading_of_actions_sort_them(tmp_path: Path) -> None:
    text = (
        f"{HEAD}## Action items\n\n### New\n\n1. Ada Marsh - Write to the mill\n\n### Open from previous meetings\n\n"
        "1. Cy - buy salt\n\n### Closed\n\n1. Ada - ring the smith\n"
    )
    found = drafted(tmp_path, text)
    assert told(found) == [(("Ada Marsh",), "Write to the mill"), (("Cy",), "Buy salt")]
    assert found.items == ()


def test_what_stands_before_an_action_says_how_it_stands(tmp_path: Path) -> None:
    text = f"{HEAD}## Actions\n\n- [DONE] Ada to write\n- [OPEN] Ben to mend the gate\n- [NEW] Cy to buy salt\n"
    assert told(drafted(tmp_path, text)) == [(("Ben",), "Mend the gate"), (("Cy",), "Buy salt")]


def test_yes_and_no_below_closed_say_how_an_action_stands(tmp_path: Path) -> None:
    text = (
        f"{HEAD}## Actions\n\n| No | Task | Assignee | Closed? |\n|---|---|---|---|\n"
        "| 1 | Thank the mill | Ada | Yes |\n| 2 | Paint the door | Ben | No |\n"
    )
    assert told(drafted(tmp_path, text)) == [(("Ben",), "Paint the door")]
