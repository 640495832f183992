"""Motions in minutes: what was put and seconded, and what became of it, is one decision."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafts import FRONT, drafted
from laa_minutes.importing.draft import DecisionFound, VotesFound


def decided(folder: Path, text: str) -> tuple[DecisionFound, ...]:
    """The decisions of an item with that text."""
    return (
        drafted(folder, f"{FRONT}1. Welcome\n\nAll came.\n\n2. Mill\n\n{text}\n\n3. Close\n\nDone.").items[1].decisions
    )


@pytest.mark.parametrize(
    ("text", "kind", "movers"),
    [
        ("Motion to accept the report made by Ben, seconded by Cy. Motion carried.", "approved", ("Ben", "Cy")),
        ("Ben moved that the mill be let. Cy seconded. Carried unanimously.", "agreed", ("Ben", "Cy")),
        ("MOTION: Ben Lowe moved to shut the mill; Cy Dart seconded. All in favor.", "agreed", ("Ben Lowe", "Cy Dart")),
        ("On a motion by A. Marsh, seconded by C. Dart, the budget was approved.", "approved", ("A. Marsh", "C. Dart")),
        ("Motion to buy a wheel: Lowe/Dart – carried unanimously.", "agreed", ("Lowe", "Dart")),
        ("Ada van der Marsh moved to let the mill. Cy seconded. Carried.", "agreed", ("Ada van der Marsh", "Cy")),
        ("Moved: B. Lowe Seconded: C. Dart Result: Passed", "agreed", ("B. Lowe", "C. Dart")),
        ("MOVED (Lowe/Dart): that the mill be let. CARRIED", "agreed", ("Lowe", "Dart")),
        ("Motion by Lowe, second by Dart to buy a wheel. Motion passes.", "agreed", ("Lowe", "Dart")),
        (
            "Ben Lowe proposed, seconded by Cy Dart, and all agreed, that the mill be let.",
            "agreed",
            ("Ben Lowe", "Cy Dart"),
        ),
        ("It was moved by Ben and seconded by Cy that the mill be sold. The motion failed.", "rejected", ("Ben", "Cy")),
        ("Motion by Lowe, second by Dart to table the sale. Motion carried.", "deferred", ("Lowe", "Dart")),
        ("Motion by Lowe, second by Dart to find the lost key. Motion carried.", "agreed", ("Lowe", "Dart")),
        ("Ben moved, and Cy seconded, to ask the county to postpone the work. Carried.", "agreed", ("Ben", "Cy")),
        (
            "Ben moved to let the mill. There was some talk of the rent. Cy seconded the motion and it passed.",
            "agreed",
            ("Ben", "Cy"),
        ),
    ],
)
def test_a_motion_and_what_became_of_it_is_one_decision(
    text: str, kind: str, movers: tuple[str, str], tmp_path: Path
) -> None:
    (decision,) = decided(tmp_path, text)
    assert decision.text == text
    assert (decision.kinds, (decision.moved_by, decision.seconded_by)) == ((kind,), movers)


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (("Moved: Ben Lowe / Seconded: Cy Dart", "THAT the plan of the mill be adopted.", "CARRIED"), "approved"),
        (
            ("Motion: To let the mill.", "Moved by: Ben Lowe", "Seconded by: Cy Dart", "Vote: 2 in favour, 0 against."),
            "agreed",
        ),
        (("Motion: That the report be accepted.", "Moved: Ben Lowe. Seconded: Cy Dart. Carried."), "approved"),
        (("Ben Lowe moved to sell the mill; Cy Dart seconded.", "Motion defeated."), "rejected"),
    ],
)
def test_a_motion_may_take_several_lines(lines: tuple[str, ...], kind: str, tmp_path: Path) -> None:
    (decision,) = decided(tmp_path, "\n\n".join(lines))
    assert decision.text.split("\n") == list(lines)
    assert (decision.kinds, decision.moved_by, decision.seconded_by) == ((kind,), "Ben Lowe", "Cy Dart")


@pytest.mark.parametrize(
    ("fared", "votes"),
    [
        ("Passed 4-1.", VotesFound("4", "1")),
        ("Motion carried 3-0-1.", VotesFound("3", "0", "1")),
        ("Carried by 5 votes to 2.", VotesFound("5", "2")),
        ("The vote was 3 in favor and 2 against.", VotesFound("3", "2")),
    ],
)
def test_the_votes_on_a_motion_are_counted(fared: str, votes: VotesFound, tmp_path: Path) -> None:
    (decision,) = decided(tmp_path, f"Ben moved to let the mill; Cy seconded. {fared}")
    assert decision.votes == votes


def test_more_against_than_for_is_a_motion_lost(tmp_path: Path) -> None:
    (decision,) = decided(tmp_path, "Ben moved to let the mill; Cy seconded. Vote: 1 in favour, 2 against.")
    assert decision.kinds == ("rejected",)


@pytest.mark.parametrize(
    "text",
    [
        "Ben moved the desk to the wall. The wheel passed its test.",
        "A motion was made to sell the shed. The motion died for lack of a second.",
        "Ben moved to sell the shed, and Cy seconded. After some talk the motion was withdrawn.",
        "It was proposed that a wheel be bought. Cy thought it dear.",
        "Ben moved to let the mill; Cy seconded. The vote is to be taken in June.",
        "Motion: That the report be accepted.",
        "Motion to find the key that was lost made by Ben, seconded by Cy.",
        "Ben moved to mend the gate; Cy seconded. The work will be carried out in June.",
    ],
)
def test_what_was_not_carried_decides_nothing(text: str, tmp_path: Path) -> None:
    assert decided(tmp_path, text) == ()


def test_two_motions_on_two_lines_are_two_decisions(tmp_path: Path) -> None:
    text = "Motion to let the mill: Lowe/Dart – carried.\n\nMotion to mend the gate: Dart/Lowe – carried."
    assert [one.moved_by for one in decided(tmp_path, text)] == ["Lowe", "Dart"]


def test_two_motions_are_two_decisions(tmp_path: Path) -> None:
    text = "Ben moved to let the mill; Cy seconded. Carried. Cy moved to mend the gate; Ben seconded. Motion lost."
    assert [one.kinds for one in decided(tmp_path, text)] == [("agreed",), ("rejected",)]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Ada moved to adjourn. Ben seconded. It was late. The accounts were approved in March.", ["approved"]),
        ("Ben proposed a second date in May. The minutes were approved.", ["approved"]),
        ("It was proposed to move the bins. The county passed the law in 1990.", []),
        ("Ben proposed that we wait a second before ordering. Approved invoices went to the treasurer.", []),
        ("Cllr Marsh moved the meeting to the hall. Second item: the bill was passed to the clerk.", []),
        ("Ada moved to let the mill. Ben seconded. If the motion is carried the rent will rise.", []),
        ("Ben proposed a motion to build a shed. It was approved in 2019, he said.", []),
    ],
)
def test_what_else_was_approved_is_no_outcome(text: str, kinds: list[str], tmp_path: Path) -> None:
    found = [one for one in decided(tmp_path, text) if one.moved_by or one.seconded_by or "proposed" in one.text]
    assert found == []
    assert [one.kinds[0] for one in decided(tmp_path, text) if "2019" not in one.text] == kinds


@pytest.mark.parametrize(
    ("fared", "kind"),
    [
        ("Motion not carried.", "rejected"),
        ("The motion did not pass.", "rejected"),
        ("It was put and lost.", "rejected"),
        ("3 in favour, 3 against. Motion carried on the casting vote of the chair.", "agreed"),
        ("In favour: 3. Against: 3. Motion carried by the casting vote.", "agreed"),
        ("In favour: 1. Against: 3.", "rejected"),
        ("There was talk. Cy Dart asked why. Ben Lowe agreed. The motion was carried.", "agreed"),
        ("The motion to let it was carried by 3 votes to 1.", "agreed"),
    ],
)
def test_how_a_motion_fared_is_read_to_the_end(fared: str, kind: str, tmp_path: Path) -> None:
    text = f"Ada Marsh moved to let the mill; Ben Lowe seconded. {fared}"
    (decision,) = decided(tmp_path, text)
    assert (decision.text, decision.kinds, decision.moved_by) == (text, (kind,), "Ada Marsh")


def test_who_proposed_what_was_resolved_may_stand_behind_it(tmp_path: Path) -> None:
    text = "It was resolved that the mill be let. Proposed: Ada Marsh. Seconded: Ben Lowe."
    (decision,) = decided(tmp_path, text)
    assert (decision.text, decision.moved_by, decision.seconded_by) == (text, "Ada Marsh", "Ben Lowe")
