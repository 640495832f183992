"""What a resolution gives people to do is theirs by the resolution, and no action beside it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from drafts import FRONT, drafted, told
from laa_minutes.importing.data import import_data
from laa_minutes.importing.laying import record_text

Bound = list[tuple[str, tuple[str, ...]]]


def resolved(folder: Path, text: str) -> tuple[Bound, list[str]]:
    """The resolutions of an item and whom each binds; and the actions that stand beside them."""
    draft = drafted(folder, f"{FRONT}1. Gate\n\n{text}\n\n2. Roof\n\nIt leaks.\n")
    first = draft.items[0]
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
    draft = drafted(tmp_path, f"{FRONT}1. Gate\n\nRESOLVED: {words}\n\n2. Roof\n\nIt leaks.\n")
    record = record_text(draft, "forum", date(2014, 5, 12))
    assert "        owner: the Clerk\n        due: 2014-06-02\n" in record
    assert "actions:" not in record
    assert "that this is for the Clerk to do was read from the words of a resolution" in record


def test_the_json_has_it_among_the_actions_and_on_the_resolution(tmp_path: Path) -> None:
    text = f"{FRONT}1. Gate\n\nRESOLVED: That the Clerk should write to the mill\n\n2. Roof\n\nIt leaks.\n"
    data = import_data(drafted(tmp_path, text))
    assert [(one["action"], one["owners"], one["item"]) for one in data["actions"]] == [
        ("Write to the mill", ["the Clerk"], "1")
    ]
    assert data["items"][0]["resolutions"][0]["owners"] == ["the Clerk"]
    assert data["items"][0]["actions"] == []


def test_what_nobody_is_named_for_is_in_the_json_alone(tmp_path: Path) -> None:
    text = "RESOLVED: That the plan is accepted and should now be forwarded to the mill"
    draft = drafted(tmp_path, f"{FRONT}1. Gate\n\n{text}\n\n2. Roof\n\nIt leaks.\n")
    assert told(draft) == []
    assert [(one["action"], one["owners"]) for one in import_data(draft)["actions"]] == [
        ("The plan is accepted and should now be forwarded to the mill", [])
    ]
    assert not any(one.line == 9 for one in draft.doubts)  # the record says nothing of it but the resolution
