"""Errands that sentences give to nobody in particular, and what is only decided, told or always so. All of it is made
up."""

from __future__ import annotations

import pytest

from laa_minutes.importing.actions.unmarked import given_in
from laa_minutes.importing.words.owners import Circle

CIRCLE = Circle(("Ada Marsh", "Ben Lowe", "C Dart"), {"AM": "Ada Marsh", "BL": "Ben Lowe"})
BEFORE = "The gate is broken."


@pytest.mark.parametrize(
    ("sentence", "what"),
    [
        ("It was agreed to write to the mill.", "write to the mill."),
        ("After a talk it was therefore AGREED to ask the mill.", "ask the mill."),
        ("The council resolved to seek a price for salt.", "seek a price for salt."),
        ("Agreed to contact the mill.", "contact the mill."),
        ("It was also agreed that we should make contact with the mill.", "make contact with the mill."),
        ("The meeting agreed we invite the miller in May.", "invite the miller in May."),
        ("It was agreed that the Parish Council would write to the mill.", "write to the mill."),
        ("It was agreed that Council would ask the bank.", "ask the bank."),
        ("It was agreed that a note of thanks be sent to the mill.", "a note of thanks be sent to the mill."),
        ("It was agreed that the post would be advertised.", "the post would be advertised."),
        ("Salt is short, it was agreed enquiries should be made.", "enquiries should be made."),
        ("RESOLVED: a) That lamps be repaired.", "lamps be repaired."),
        ("Members requested that Ben be asked to mend it.", "Ben be asked to mend it."),
        ("It was felt that a walk should be arranged.", "a walk should be arranged."),
        ("A reminder is to be sent to the miller.", "A reminder is to be sent to the miller."),
        ("Quotes to be obtained for lamps.", "Quotes to be obtained for lamps."),
        ("The lamps are to be repaired in May.", "The lamps are to be repaired in May."),
        ("Arrangements to be made for the pond.", "Arrangements to be made for the pond."),
        ("The miller will be asked to mend it.", "The miller will be asked to mend it."),
        ("Find out the price of salt.", "Find out the price of salt."),
        ("Will write to the mill.", "write to the mill."),
    ],
)
def test_what_is_to_be_done_may_be_nobodys(sentence: str, what: str) -> None:
    assert [(one.owners, one.what) for one in given_in(sentence, CIRCLE, BEFORE)] == [((), what)]


@pytest.mark.parametrize(
    "sentence",
    [
        "It was agreed to pay for the lamps.",
        "It was agreed to hold the fair in May.",
        "The miller has agreed to write to the county.",
        "The miller had agreed that letters would be sent.",
        "At the last meeting it was agreed to write to the mill.",
        "It was agreed that the minutes be signed as true.",
        "It was agreed that the payments may be made.",
        "It was agreed that the letter should not be sent.",
        "It was agreed that every notice be sent to the clerk.",
        "It was agreed that the fee be raised to ten pounds.",
        "It was suggested that the miller be asked.",
        "The date of the next meeting is to be arranged.",
        "A letter was sent to the mill.",
        "A letter would be sent by the county in due course.",
        "The lamps will be repaired by the county.",
        "You will be asked to show a pass.",
        "Find out more: see the notice.",
        "Arranged a walk in May.",
        "This was agreed.",
        "The council will seek three prices for every work.",
        "The county will ask the miller for his price.",
    ],
)
def test_a_decision_and_news_are_no_errands(sentence: str) -> None:
    assert given_in(sentence, CIRCLE, BEFORE) == ()


def test_what_was_proposed_is_to_be_done_where_the_next_sentence_agrees() -> None:
    proposed = "Ben Lowe proposed a letter to the mill."
    assert [one.what for one in given_in("This was AGREED.", CIRCLE, proposed)] == ["a letter to the mill."]
    assert given_in("This was noted.", CIRCLE, proposed) == ()
    assert given_in("This was agreed.", CIRCLE, "Ben Lowe proposed a fee of ten pounds.") == ()


def test_an_errand_is_somebodys_where_its_sentence_names_one() -> None:
    for sentence, owners in (
        ("The company agreed that the gate would be painted.", ("The company",)),
        ("The notes are to be distributed by Mr Lowe to all.", ("Mr Lowe",)),
        ("The council agreed that the gate would be painted.", ()),
        ("The notes are to be distributed by hand.", ()),
        ("Council will ask the miller for his price.", ("Council",)),
    ):
        assert [one.owners for one in given_in(sentence, CIRCLE)] == [owners]


def test_a_document_that_marks_its_actions_has_no_errands() -> None:
    assert given_in("It was agreed to write to the mill.", CIRCLE, sure=True) == ()


def test_a_full_name_takes_something_on_behind_a_full_stop_that_was_lost() -> None:
    assert [(one.owners, one.what) for one in given_in("Salt is kept for this C Dart will buy more.", CIRCLE)] == [
        (("C Dart",), "buy more.")
    ]
    assert given_in("It was asked when C Dart will buy more.", CIRCLE) == ()
    assert given_in("There is a list with C Dart will buy.", CIRCLE) == ()


def test_a_secretary_of_something_is_told_to_act() -> None:
    assert [(one.owners, one.what) for one in given_in("Pond Secretary to ask the mill.", CIRCLE)] == [
        (("Pond Secretary",), "ask the mill.")
    ]
    assert given_in("Letters from the pond secretary to the mill were read.", CIRCLE) == ()


@pytest.mark.slow
@pytest.mark.usefixtures("patience")
def test_no_sentence_exhausts_the_reader_of_errands() -> None:
    for text in ("It was agreed that ", "A letter ", "agreed ", "- ", " ", "The Council agreed ", "It was felt that "):
        assert given_in("x" + text * 8_000 + ".", CIRCLE) == ()
        assert given_in("This was agreed.", CIRCLE, f"proposed x {text * 8_000}") == ()
