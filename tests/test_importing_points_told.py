"""Notes without numbers or styles: points that begin with a title, titles that items have everywhere, several actions
behind one mark, names in a column beside the titles."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafts import FRONT, drafted, told
from laa_minutes.importing.actions.parted import parted
from laa_minutes.importing.actions.unmarked import given_in
from laa_minutes.importing.words.owners import Circle

CIRCLE = Circle(("Ada Marsh", "Ben Lowe", "Cy Dart"), {"AM": "Ada Marsh"})
MET = "# HARROW VALE MINUTES - 12 May 2014\n\nAda Marsh and Ben Lowe met in the mill on Monday, 12 May 2014.\n\n"
POINTS = (
    "- Minutes: Those of April were read.\n"
    "- Gate: Ada said that it squeaks.\n"
    "    - it is the hinge\n"
    "- The pond: Ben has seen that it is full.\n"
    "- Lamps: They were lit.\n"
)


def test_points_that_begin_with_a_title_are_items(tmp_path: Path) -> None:
    draft = drafted(tmp_path, f"{MET}{POINTS}- The lamps were admired.\n")
    assert [one.title for one in draft.items] == ["Minutes", "Gate", "The pond", "Lamps"]
    assert draft.items[-1].minutes == "They were lit.\n\n- The lamps were admired."


@pytest.mark.parametrize(
    "text",
    [
        POINTS.replace("Minutes:", "Salt:"),  # none has a title that items have everywhere
        POINTS.replace("Gate:", "Lamps:"),  # one comes twice
        POINTS.replace("\n- The pond", "\n\nThis was told below.\n\n- The pond"),  # text at the margin
        f"- It was warm.\n{POINTS}",  # the first has none
        POINTS + "- It was warm.\n- It was late.\n- It was over.\n",  # too few have one
    ],
)
def test_points_that_are_not_all_told_below_titles_are_none(tmp_path: Path, text: str) -> None:
    assert drafted(tmp_path, MET + text).items == ()


def test_titles_that_items_have_everywhere_are_items_however_much_is_told_before(tmp_path: Path) -> None:
    before = "".join(f"Ada Marsh told those who came at length how pond {n} was dug and filled.\n\n" for n in range(15))
    after = "Salt was dear.\n\nNEW BUSINESS\n\nThe mill was seen.\n"
    assert [one.title for one in drafted(tmp_path, f"{MET}{before}OLD BUSINESS\n\n{after}").items] == [
        "OLD BUSINESS",
        "NEW BUSINESS",
    ]
    assert drafted(tmp_path, f"{MET}{before}OF THE POND\n\n{after.replace('NEW BUSINESS', 'THE MILL')}").items == ()


def test_numbered_points_behind_a_mark_are_an_action_each(tmp_path: Path) -> None:
    said = "TO DO: (1) oil the gate, (2) ask the mill (by Ben), and (3) buy salt"
    assert told(drafted(tmp_path, f"{FRONT}## Gate\n\n{said}\n")) == [
        (None, (), "Oil the gate"),
        (None, ("Ben",), "Ask the mill"),
        (None, (), "Buy salt"),
    ]
    assert parted("(1) oil the gate, (3) buy salt", CIRCLE) == ()  # of which one is elsewhere
    assert parted("Draw (1) the gate, (2) the pond", CIRCLE) == ()  # one thing to do with both


def test_clauses_that_name_who_will_do_what_are_an_action_each() -> None:
    said = "The list needs to be finished, Ada needs to oil the gate, Ben will be writing to the mill"
    assert [(one.owners, one.what) for one in parted(said, CIRCLE)] == [
        ((), "The list needs to be finished"),
        (("Ada",), "oil the gate"),
        (("Ben",), "writing to the mill"),
    ]
    assert parted("Once the list needs to be finished, Ada will oil the gate", CIRCLE) == ()  # only then
    assert parted("A nice day, Ada will oil the gate", CIRCLE) == ()
    assert parted("The list needs to be finished, Di will oil the gate", CIRCLE) == ()


def test_a_party_of_the_body_takes_something_on() -> None:
    (one,) = given_in("The fair committee will look into the price.", CIRCLE)
    assert (one.owners, one.what) == (("The fair committee",), "look into the price.")
    assert given_in("The fair committee will report each year.", CIRCLE) == ()
    assert given_in("The fair committee will meet in May.", CIRCLE) == ()


def test_what_somebody_was_asked_to_say_there_is_not_to_be_done() -> None:
    assert given_in("The chair asked Ben to share his concerns about the pond.", CIRCLE) == ()
    assert (
        given_in("The chair asked Ben to share the plan of the pond.", CIRCLE)[0].what == "share the plan of the pond."
    )


def test_from_one_to_another_of_its_kind_is_nothing_to_do() -> None:
    assert given_in("This differs from mill to mill and officer to officer within the county.", CIRCLE) == ()


def test_somebody_says_of_a_thing_and_that_he_will_see_to_it() -> None:
    (one,) = given_in("Ben stated that the gate needs oil and that he will ask the mill.", CIRCLE)
    assert (one.owners, one.what) == (("Ben",), "ask the mill.")
    assert given_in("Ben stated that the miller has oil and he will ask the mill.", CIRCLE) == ()  # perhaps the miller


def test_a_name_in_a_column_beside_a_title_is_no_part_of_it(tmp_path: Path) -> None:
    text = "Harrow Vale Forum\n\n12 May 2014\n\nPresent: Ada Marsh, Ben Lowe\n\n"
    text += "1. Call to order\tBen Lowe\n\nAt 10:10.\n\n2. Gate\tAda Marsh\n\nIt squeaks.\n\n3. Salt\tlate\n\nNone.\n"
    draft = drafted(tmp_path, text, "minutes.txt")
    assert [one.title for one in draft.items] == ["Call to order", "Gate", "Salt late"]
    assert draft.items[1].presented_by == ("Ada Marsh",)
    assert draft.attendance.chair == "Ben Lowe"
    assert [one.field for one in draft.attendance.doubts] == ["chair"]


@pytest.mark.parametrize(
    ("foot", "begun"), [("2.00pm – 3.45pm", True), ("| Lunch | Fair |\n|-|-|\n| ham | 2-3pm |", False)]
)
def test_a_time_in_a_table_at_the_end_is_none_of_the_meetings(tmp_path: Path, foot: str, begun: bool) -> None:
    front = drafted(tmp_path, f"{FRONT}## Gate\n\nIt was seen.\n\n{foot}\n").front
    assert (front.times is not None) is begun
