"""Forms of lists of people, and of who took the chair, in minutes of councils, clubs, boards and standards groups."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafts import drafted
from laa_minutes.importing.draft import Attendance

HEAD = "# Harrow Vale Forum\n\nMonday 12 May 2014\n\n"
BUSINESS = "\n## 1. Gate\n\nIt squeaks.\n\n## 2. Roof\n\nIt leaks.\n"


def attendance(folder: Path, people: str, business: str = BUSINESS, name: str = "minutes.md") -> Attendance:
    return drafted(folder, f"{HEAD}{people}\n{business}", name).attendance


def names(found: Attendance) -> tuple[list[str], list[str]]:
    return [one.person for one in (*found.present, *found.in_support)], [one.person for one in found.apologies]


@pytest.mark.parametrize(
    ("people", "present", "away"),
    [
        ("Present-Ada Marsh (Mill), Ben Lowe\n\nApologies-Cy Dart", ["Ada Marsh", "Ben Lowe"], ["Cy Dart"]),
        ("Participants expected (as you answered):\n\n- Ada Marsh\n- Ben Lowe\n\nNot available: Cy Dart",
         ["Ada Marsh", "Ben Lowe"], ["Cy Dart"]),
        ("Attendees:\n\n- Ada Marsh ada@example.org\n- Ben Lowe (Pond) : ben@example.org\n\nTranscript: https://example.org",
         ["Ada Marsh", "Ben Lowe"], []),
        ("Attendees:\n\nAda Marsh\\\nBen Lowe\\\nCy Dart\\\nDi Vane\\\nEd Fox\\\nGus",
         ["Ada Marsh", "Ben Lowe", "Cy Dart", "Di Vane", "Ed Fox", "Gus"], []),
        ("Attendees: Ada Marsh AM, B.Lowe BL; C.Dart CD, Di Vane DV", ["Ada Marsh", "B.Lowe", "C.Dart", "Di Vane"], []),
        ("Attendees:\n\nCo-chairs: Ada, Ben\n\nEMC: Cy, Di", ["Ada", "Ben", "Cy", "Di"], []),
        ("| Attendees: | Ada, Ben |\n|---|---|\n| Please bring: | the keys |", ["Ada", "Ben"], []),
        ("Present: Ada Marsh, Ben Lowe\n\nApologies: Cy Dart, Di Vane,\n\n"
         "Ada Marsh opened the meeting by welcoming those present and told them how the gate had been mended.",
         ["Ada Marsh", "Ben Lowe"], ["Cy Dart", "Di Vane"]),
    ],
)  # fmt: skip
def test_lists_of_people(people: str, present: list[str], away: list[str], tmp_path: Path) -> None:
    assert names(attendance(tmp_path, people)) == (present, away)


def test_a_reason_that_was_accepted_stands_before_whose_it_was(tmp_path: Path) -> None:
    said = "Apologies were received, and the reason accepted, from Cy Dart."
    business = f"## 1. Apologies\n\n{said}\n{BUSINESS.replace('1', '2')}"
    assert names(attendance(tmp_path, "Present: Ada Marsh, Ben Lowe", business))[1] == ["Cy Dart"]


def test_a_first_name_further_on_is_nobody_new(tmp_path: Path) -> None:
    business = (
        f"## 1. Welcome\n\nApologies were recorded from Rob. AMcM chaired the meeting.\n{BUSINESS.replace('1', '2')}"
    )
    people = "Present: Ada McMarsh (AMcM), Ben Lowe\n\nApologies: Rob Dart"
    found = attendance(tmp_path, people, business)
    assert (names(found)[1], found.chair) == (["Rob Dart"], "Ada McMarsh")


def test_whoever_was_only_invited_was_not_there_where_another_list_says_who_was(tmp_path: Path) -> None:
    invited, came = "- Ada Marsh\n- Ben Lowe\n- Cy Dart\n", "- Ada Marsh\n- Ben Lowe\n"
    people = f"## Participants\n\n### Invited\n\n{invited}\n### Present\n\n{came}"
    assert names(attendance(tmp_path, people)) == (["Ada Marsh", "Ben Lowe"], [])


def test_a_numbered_line_of_the_first_item_may_head_those_who_came(tmp_path: Path) -> None:
    text = (
        "1. Opening\n1.1 Welcome\n1.2 Roll call (Chair Marsh)\n  Ada Marsh   (Mill)    - Chair\n"
        "  Ben Lowe    (Pond)    - Member\n1.3 Agenda\n  Approved.\n2. Gate\n2.1 Oil\n  It squeaks.\n"
        "3. Roof\n  It leaks.\n"
    )
    found = drafted(tmp_path, f"Harrow Vale Forum\n12 May 2014\n\n{text}", "minutes.txt").attendance
    assert (names(found)[0], found.chair) == (["Ada Marsh", "Ben Lowe"], "Ada Marsh")


def test_a_list_further_on_in_a_point_is_of_something_else(tmp_path: Path) -> None:
    business = "## 1. Gate\n\nIt squeaks.\n\n## 2. Fair\n\n- Plans:\n  - participants: members only, from both mills\n"
    draft = drafted(tmp_path, f"{HEAD}Present: Ada Marsh, Ben Lowe\n\n{business}")
    assert len(draft.attendance.present) == 2
    assert "participants" in (draft.items[1].minutes or "")


@pytest.mark.parametrize(
    ("people", "business", "chair"),
    [  # with the item, or the foot, that says so
        ("Present: Ada Marsh, Supervisor, and Ben Lowe, Clerk",
         f"## Call to order\n\nSupervisor Marsh called the meeting to order at 6 pm.\n{BUSINESS}", "Ada Marsh"),
        ("Board members present were Trustee Lowe, Trustee Dart and Supervisor Marsh.",
         f"## Opening\n\nThe meeting was called to order by Supervisor Marsh at 6 pm.\n{BUSINESS}", "Supervisor Marsh"),
        ("Present: Ada Marsh, Ben Lowe",
         f"{BUSINESS}\nThe meeting closed at 9 pm.\n\nChairman: Ada B Marsh\n", "Ada Marsh"),
        ("## Agenda\n\nChair: The chair is Ada Marsh.\n\nPresent: Ada Marsh, Ben Lowe", BUSINESS, "Ada Marsh"),
        ("Present: Ada Marsh (Co-chair), Ben Lowe (Co-chair), Cy Dart (Co-chair)", BUSINESS, None),
    ],
)  # fmt: skip
def test_who_took_the_chair(people: str, business: str, chair: str | None, tmp_path: Path) -> None:
    assert attendance(tmp_path, people, business).chair == chair
