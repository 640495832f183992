"""What a resolution gives people to do is theirs by the resolution, and no action beside it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from drafts import FRONT, drafted, told
from laa_minutes.importing.data import import_data
from laa_minutes.importing.draft import Draft
from laa_minutes.importing.laying import record_text

Bound = list[tuple[str, tuple[str, ...]]]


def gate(folder: Path, text: str) -> Draft:
    """Minutes with that text in the first of two items."""
    return drafted(folder, f"{FRONT}1. Gate\n\n{text}\n\n2. Roof\n\nIt leaks.\n")


def resolved(folder: Path, text: str) -> tuple[Bound, list[str]]:
    """The resolutions of an item and whom each binds; and the actions that stand beside them."""
    first = gate(folder, text).items[0]
    return [(one.text, one.owners) for one in first.resolutions], [one.text for one in first.actions]


@pytest.mark.parametrize(
    ("words", "owners"),
    [
        ("That the Clerk should write to the mill", ("the Clerk",)),
        ("That Ben Lowe has kindly agreed to take on the key of the gate", ("Ben Lowe",)),
        ("That the price is accepted, and the Clerk should arrange for the work", ("the Clerk",)),
        ("That the Clerk be instructed to write to the mill", ("the Clerk",)),
        ("That the gate be painted green", ()),
        ("That Di Vane be asked whether she would mend it", ()),
    ],
)
def test_whom_a_resolution_names_it_binds(words: str, owners: tuple[str, ...], tmp_path: Path) -> None:
    assert resolved(tmp_path, f"RESOLVED: {words}") == ([(words, owners)], [])


def test_each_clause_of_a_list_binds_its_own(tmp_path: Path) -> None:
    clauses = "- That the Clerk should reply to the letter\n- That Ben Lowe should oil the gate\n- That it stays open"
    assert resolved(tmp_path, f"RESOLVED:\n\n{clauses}") == (
        [
            ("That the Clerk should reply to the letter", ("the Clerk",)),
            ("That Ben Lowe should oil the gate", ("Ben Lowe",)),
            ("That it stays open", ()),
        ],
        [],
    )


def test_an_action_that_is_marked_stands_beside_the_resolution(tmp_path: Path) -> None:
    bound, actions = resolved(tmp_path, "RESOLVED: That the gate be painted\n\nAction: Ben Lowe to buy the paint")
    assert bound == [("That the gate be painted", ())]
    assert actions == ["Buy the paint"]


def test_a_record_has_whom_it_binds_and_by_when_on_the_clause(tmp_path: Path) -> None:
    words = "That the Clerk should write to the mill by 2 June 2014"
    draft = gate(tmp_path, f"RESOLVED: {words}")
    record = record_text(draft, "forum", date(2014, 5, 12))
    assert "        owner: the Clerk\n        due: 2014-06-02\n" in record
    assert "actions:" not in record
    assert "that this is for the Clerk to do was read from the words of a resolution" in record


def test_the_json_has_it_among_the_actions_and_on_the_resolution(tmp_path: Path) -> None:
    data = import_data(gate(tmp_path, "RESOLVED: That the Clerk should write to the mill"))
    assert [(one["action"], one["owners"], one["item"]) for one in data["actions"]] == [
        ("Write to the mill", ["the Clerk"], "1")
    ]
    assert data["items"][0]["resolutions"][0]["owners"] == ["the Clerk"]
    assert data["items"][0]["actions"] == []


def test_what_nobody_is_named_for_is_no_action_beside_the_resolution(tmp_path: Path) -> None:
    text = "RESOLVED: That the plan is accepted and should now be forwarded to the mill"
    draft = gate(tmp_path, text)
    assert told(draft) == []
    assert import_data(draft)["actions"] == []
    assert not any(one.line == 9 for one in draft.doubts)  # the record says nothing of it but the resolution


def test_a_marked_action_in_the_line_of_a_resolution_stays_one(tmp_path: Path) -> None:
    bound, actions = resolved(tmp_path, "RESOLVED: That the gate be painted. Action: Ben Lowe to paint")
    assert [owners for _, owners in bound] == [()]
    assert actions == ["Paint"]


def test_each_of_two_that_a_resolution_binds_is_a_doubt_and_one_day_is_for_neither(tmp_path: Path) -> None:
    words = "That the Clerk should write to the mill by 1 June 2014 and that Ben Lowe should oil it by 9 June 2014"
    draft = gate(tmp_path, f"RESOLVED: {words}")
    record = record_text(draft, "forum", date(2014, 5, 12))
    assert "        owner:\n          - the Clerk\n          - Ben Lowe\n" in record
    assert "due:" not in record.replace("? due:", "")
    assert [(one.field, one.why.partition(" to do")[0]) for one in draft.doubts if one.line == 9] == [
        ("actions", "that this is for the Clerk"),
        ("actions", "that this is for Ben Lowe"),
        ("due", "“by 1 June 2014” and “by 9 June 2014” are not for all whom this names"),
    ]


def test_blocks_on_one_line_keep_their_own_doubts(tmp_path: Path) -> None:
    items = "<h2>1. Gate</h2><p>Ben Lowe to oil it.</p><h2>2. Roof</h2><p>RESOLVED: That it should be mended.</p>"
    front = "<h1>Ember Forum</h1><p>12 May 2014</p><p>Present: Ada Marsh, Ben Lowe</p>"
    draft = drafted(tmp_path, front + items, "minutes.html")
    assert [one.told for one in draft.doubts if one.field == "actions"] == ["Oil it."]


@pytest.mark.parametrize(
    "words",
    [
        "That said, Ben Lowe should thank the mill.",
        "That is all, and Ben Lowe should go home.",
        "That the clerk writes well is known.",
        "It was agreed that the roof leaks, and Ben Lowe should know.",
    ],
)
def test_what_only_begins_like_a_clause_binds_nobody(words: str, tmp_path: Path) -> None:
    text = f"Present: Ada Marsh, Ben Lowe\n\n1. Gate\n\nIt squeaks. {words}\n\n2. Roof\n\nIt leaks.\n"
    assert told(drafted(tmp_path, f"{FRONT}{text}")) == []


def test_the_second_clause_of_a_resolution_binds_as_the_first(tmp_path: Path) -> None:
    clauses = "(a) That the gate be shut; and\n\n(b) That the Clerk should write to the mill."
    assert resolved(tmp_path, f"All spoke.\n\nRESOLVED: {clauses}\n\nBen left.") == (
        [("That the gate be shut", ()), ("That the Clerk should write to the mill", ("the Clerk",))],
        [],
    )


@pytest.mark.parametrize(
    ("lead", "labels"),
    [("RESOLVED that:", "ab"), ("It was RESOLVED that:-", ("i", "ii")), ("RESOLVED", "12"), ("Resolved –", "ab")],
)
def test_the_first_clause_may_stand_behind_the_words_that_lead_to_it(lead: str, labels: str, tmp_path: Path) -> None:
    text = f"{lead} ({labels[0]}) the gate be shut;\n\n({labels[1]}) the roof be mended."
    assert resolved(tmp_path, text) == ([("the gate be shut", ()), ("the roof be mended", ())], [])
