"""Forms of titles, places, times and tasks in notes as they are typed: outlines, arrows, terms, addresses."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafts import BUSINESS, FRONT, drafted, told
from laa_minutes.importing.blocks.cells import LEAD_COLUMN
from laa_minutes.importing.blocks.unfold import unfold
from laa_minutes.importing.document import Block, Run

ITEM = "{}1. Gate\n\n{}\n\n2. Roof\n\nIt leaks.\n"
PRESENT = "Present: Ada Marsh, Ben Lowe\n\n"


def asked(folder: Path, text: str, front: str = FRONT) -> list[tuple[tuple[str, ...], str]]:
    return [(owners, words) for _, owners, words in told(drafted(folder, ITEM.format(front, text)))]


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("The gate squeaks → Ben writes to the mill.", [(("Ben",), "Writes to the mill.")]),
        ("The gate squeaks. Meanwhile, Ben will write to the mill.", [(("Ben",), "Write to the mill.")]),
        ("Members are asked to send in their reports.", [(("Members",), "Send in their reports.")]),
        ("Members were asked to note the report.", []),
        ("Fair- Di Vane volunteered to arrange the fair. She will write to the mill.",
         [(("Di Vane",), "Arrange the fair."), (("Di Vane",), "Write to the mill.")]),
        ("The key was lost. Ben said he would take care of this.",
         [(("Ben",), "The key was lost. Ben said he would take care of this.")]),
    ],
)  # fmt: skip
def test_what_sentences_of_notes_give_people_to_do(
    text: str, given: list[tuple[tuple[str, ...], str]], tmp_path: Path
) -> None:
    assert asked(tmp_path, text) == given


def test_somebody_may_be_called_by_the_beginning_of_a_first_name(tmp_path: Path) -> None:
    front = FRONT.replace("Ben Lowe", "Benjamin Lowe")
    draft = drafted(tmp_path, ITEM.format(front, "- Ben will:\n  - oil the gate\n  - write to the mill"))
    whose = ("Benjamin Lowe",)
    assert told(draft) == [(None, whose, "Oil the gate"), (None, whose, "Write to the mill")]
    assert "Ben was taken for Benjamin Lowe" in [one.why for one in draft.doubts]


def test_nobody_is_taken_for_somebody_where_two_are_called_so(tmp_path: Path) -> None:
    front = FRONT.replace("Ben Lowe", "Benjamin Lowe").replace("Cy Dart", "Benedict Dart")
    assert asked(tmp_path, "Action: Ben to oil the gate", front) == [(("Ben",), "Oil the gate")]


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("the end of the month", "2014-05-31"),
        ("the end of next month", "2014-06-30"),
        ("end of this year", "2014-12-31"),
    ],
)
def test_the_end_of_a_month_or_year_is_its_last_day(said: str, due: str, tmp_path: Path) -> None:
    (action,) = drafted(tmp_path, ITEM.format(FRONT, f"Action: Ben Lowe to oil the gate by {said}")).actions
    assert action.due is not None
    assert action.due.iso == due


def test_a_small_word_that_a_name_begins_with_is_nobody(tmp_path: Path) -> None:
    front = FRONT.replace("Ben Lowe", "Andrew Lowe")
    assert asked(tmp_path, "The gate squeaks and will write off the mill.", front) == []


def test_titles_with_signs_before_them_need_no_empty_line(tmp_path: Path) -> None:
    text = (
        "Harrow Vale Forum\n12 May 2014\n\n** Attendees\n- Ada Marsh\n- Ben Lowe\n** Gate\n- It squeaks\n"
        "** Roof\n- It leaks\n** Action Items\n- Ben :: Oil the gate\n"
    )
    draft = drafted(tmp_path, text, "minutes.txt")
    assert [item.title for item in draft.items][:2] == ["Gate", "Roof"]
    assert told(draft) == [(None, ("Ben",), "Oil the gate")]


def test_a_list_of_titles_that_a_directive_makes_is_not_in_the_document(tmp_path: Path) -> None:
    text = (
        "Harrow Vale Forum\n=================\n\n12 May 2014\n\n.. sectnum::\n.. contents:: Agenda\n\n"
        "The meeting was called to order at 14:05.\n\nRoll call\n---------\n\n* Ada Marsh\n* Ben Lowe\n\n"
        "Gate\n----\n\nIt squeaks.\n\nRoof\n----\n\nIt leaks.\n"
    )
    draft = drafted(tmp_path, text, "minutes.rst")
    assert [(item.number, item.title) for item in draft.items] == [(None, "Gate"), (None, "Roof")]
    assert str(draft.front.times) == "14:05"


@pytest.mark.parametrize(
    ("lines", "venue"),
    [
        ("Saturday 13 June 2015\n\nPond House, 2 Mill St, Ember", "Pond House, 2 Mill St, Ember"),
        ("2 MILL RD JUNE 13, 2015 7PM", "2 MILL RD"),
        (
            "Saturday 13 June 2015\n\nPond School Library - 1166 West 14th Avenue",
            "Pond School Library - 1166 West 14th Avenue",
        ),
    ],
)
def test_an_address_by_the_day_is_the_place_and_no_body(lines: str, venue: str, tmp_path: Path) -> None:
    front = drafted(tmp_path, f"Harrow Vale Forum meeting\n\n{lines}\n\n{PRESENT}{BUSINESS}").front
    assert (front.body, front.venue) == ("Harrow Vale Forum", venue)


@pytest.mark.parametrize(
    "said",
    [
        f"## Agenda\n\nWe will start at 16.00 on Monday 12 May.\n\n{PRESENT}{BUSINESS}",
        f"{PRESENT}## Call to order\n\n4 pm\n\n{BUSINESS}",
    ],
)
def test_when_it_began(said: str, tmp_path: Path) -> None:
    front = drafted(tmp_path, f"# Harrow Vale Forum\n\nMonday 12 May 2014\n\n{said}").front
    assert str(front.times) == "16:00"


def test_letters_are_spelt_out_by_a_line_of_the_title(tmp_path: Path) -> None:
    text = f"Ember Pond Association\n\nEPA Board Meeting Minutes\n\n12 May 2014\n\n{PRESENT}{BUSINESS}"
    assert drafted(tmp_path, text).front.body == "Ember Pond Association Board"


def test_a_day_in_a_bracket_behind_the_next_meeting_is_its_day(tmp_path: Path) -> None:
    draft = drafted(tmp_path, ITEM.format(FRONT, "It was tabled until the next meeting (9 June)."))
    assert draft.next_meeting is not None
    assert str(draft.next_meeting.date) == "2014-06-09"


def test_a_link_of_the_page_is_no_item(tmp_path: Path) -> None:
    told = "Planning report: It squeaks.\n\nFinance report: It leaks.\n\nCorrespondence: A letter came from the mill.\n"
    draft = drafted(tmp_path, f"{FRONT}Source: https://example.org/minutes\n\n{told}")
    assert [item.title for item in draft.items] == ["Planning report", "Finance report", "Correspondence"]


@pytest.mark.parametrize(
    ("line", "owners", "words"),
    [
        ("TASK: Mill reps to send their answers", ("Mill reps",), "Send their answers"),
        ("**Task:** Lowe to put the lamps in place", ("Lowe",), "Put the lamps in place"),
        ("ACTION: Phil offered to progress the fair", ("Phil",), "Progress the fair"),
        ("ACTION: Sam has agreed to write to the mill", ("Sam",), "Write to the mill"),
    ],
)
def test_what_is_marked_is_whoever_stands_before_it(
    line: str, owners: tuple[str, ...], words: str, tmp_path: Path
) -> None:
    assert asked(tmp_path, line) == [(owners, words)]


@pytest.mark.parametrize(
    ("said", "owners", "words"),
    [
        (
            "Mrs Marsh asked who has the key, Mr Lowe said he would write to the mill.",
            ("Mr Lowe",),
            "Write to the mill.",
        ),
        ("Ben could give no reason, but would ask the mill.", ("Ben",), "Ask the mill."),
        ("The WG agreed to write to the mill.", (), "Write to the mill."),
    ],
)
def test_who_says_further_on_that_he_would(said: str, owners: tuple[str, ...], words: str, tmp_path: Path) -> None:
    assert asked(tmp_path, said) == [(owners, words)]


def test_what_is_told_under_the_titles_of_an_agenda_is_the_business(tmp_path: Path) -> None:
    told_of = (
        "It squeaks, and Ada has asked the smith what he would take for a new hinge and for the oil that it needs. "
    )
    text = f"{FRONT}## Topics\n\n### Gate\n\n{told_of}\n\n### Roof\n\nIt leaks.\n\n## Next meeting\n\n9 June\n"
    assert [item.title for item in drafted(tmp_path, text).items] == ["Gate", "Roof"]


def test_names_before_colons_are_names_where_half_of_them_are_listed(tmp_path: Path) -> None:
    listed = "- Ben: oil the gate\n- Zed: draft the notice\n- Ben: mend the roof\n- Ada: write to the mill\n"
    draft = drafted(tmp_path, f"{FRONT}{BUSINESS}\n## Actions\n\n{listed}")
    assert [one.owners for one in draft.actions] == [("Ben",), ("Zed",), ("Ben",), ("Ada",)]


def test_titles_and_points_in_a_table_with_who_leads_at_the_right_are_no_table() -> None:
    def cell(text: str, label: str = "") -> tuple[Block, ...]:
        return (Block("item" if label == "•" else "paragraph", (Run(text),), 1, label=label),) if text else ()

    rows = (
        (cell("Apologies", "1"), cell("AM")),
        (cell("Ben Lowe", "•"), ()),
        (cell("Gate", "2"), cell("All")),
        (cell("It squeaks", "•"), ()),
    )
    found = unfold([Block("table", (), 1, rows=rows)])
    assert [(one.label, one.text) for one in found] == [
        ("1", "Apologies"), (LEAD_COLUMN, "AM"), ("•", "Ben Lowe"),
        ("2", "Gate"), (LEAD_COLUMN, "All"), ("•", "It squeaks"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("- 👷 Ben is going to buy some oil.", [(("Ben",), "Buy some oil.")]),
        ("The plan was referred to the Fair Committee for further consideration.",
         [(("the Fair Committee",), "The plan was referred to the Fair Committee for further consideration.")]),
        ("It was agreed that Ada Marsh would henceforth be an honorary member.", []),
        ("Action: Zed - Write to the mill", [(("Zed",), "Write to the mill")]),
        ("Action: Zed - With the list at hand, Zed to write to the mill",
         [(("Zed",), "With the list at hand, Zed to write to the mill")]),
    ],
)  # fmt: skip
def test_forms_of_single_tasks(text: str, given: list[tuple[tuple[str, ...], str]], tmp_path: Path) -> None:
    assert asked(tmp_path, text) == given


def test_one_mark_is_no_habit_and_three_are(tmp_path: Path) -> None:
    text = "Ben will write to the mill.\n\nAction: Cy Dart to oil the hinge.\n\n"
    assert asked(tmp_path, text) == [(("Ben",), "Write to the mill."), (("Cy Dart",), "Oil the hinge.")]
    more = f"{text}Action: Cy Dart to mend the lock.\n\nAction: Cy Dart to paint the post."
    assert [owners for owners, _ in asked(tmp_path, more)] == [("Cy Dart",)] * 3


def test_titles_with_slots_are_the_items_where_something_is_told_under_them(tmp_path: Path) -> None:
    text = (
        "Harrow Vale Forum\n12 May 2014\n\nPresent: Ada Marsh, Ben Lowe\n\n"
        "4:00-4:10 Gate (Ada)\n\n  It squeaks in the wind.\n\n4:10-4:20 Roof (Ben)\n\n  Note: it leaks.\n\n"
        "4:20-4:35 Fair\n\n  It was fine.\n"
    )
    titles = [item.title for item in drafted(tmp_path, text, "minutes.txt").items]
    assert titles == ["4:00-4:10 Gate (Ada)", "4:10-4:20 Roof (Ben)", "4:20-4:35 Fair"]


def test_a_title_between_two_rules_is_one(tmp_path: Path) -> None:
    box = "##########\n   {}\n##########\n{}\n\n"
    text = "Harrow Vale Forum\n12 May 2014\n\nPresent:\nAda Marsh\nBen Lowe\n\n"
    text += box.format("Gate", "OIL:\nIt squeaks.\n\nPAINT:\nIt is green.") + box.format("Roof", "It leaks.")
    assert [item.title for item in drafted(tmp_path, text, "minutes.txt").items] == ["Gate", "Roof"]


def test_titles_may_end_with_a_dash_on_their_line(tmp_path: Path) -> None:
    text = (
        f"{FRONT}OLD BUSINESS – Ada said that the gate squeaks.\n\nNEW BUSINESS – Ben said that the roof leaks.\n\n"
        "CORRESPONDENCE – A letter came from the mill.\n\nANNOUNCEMENTS – The fair was fine.\n"
    )
    titles = [item.title for item in drafted(tmp_path, text).items]
    assert titles == ["OLD BUSINESS", "NEW BUSINESS", "CORRESPONDENCE", "ANNOUNCEMENTS"]


def test_a_paragraph_within_a_point_of_actions_belongs_to_it(tmp_path: Path) -> None:
    listed = '- [BL] Plan a talk about:\n  "How to oil a gate"\n- [AM] Oil the gate\n'
    draft = drafted(tmp_path, f"{FRONT}{BUSINESS}\n## Actions\n\n{listed}")
    assert told(draft) == [
        (None, ("Ben Lowe",), 'Plan a talk about: "How to oil a gate"'),
        (None, ("Ada Marsh",), "Oil the gate"),
    ]


def test_points_that_are_titles_hold_the_paragraphs_below_them(tmp_path: Path) -> None:
    points = (
        "- Gate\n\n  Ada said that it squeaks.\n\n- Roof\n\n  Ben said that it leaks.\n\n- Fair\n\n  It was fine.\n"
    )
    assert [item.title for item in drafted(tmp_path, f"{FRONT}{points}").items] == ["Gate", "Roof", "Fair"]
