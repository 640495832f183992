"""What only looks like a form that minutes have."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from drafts import BUSINESS, FRONT, drafted, told
from laa_minutes.importing.actions.due import due_in

HEAD = "Ember Forum\n\nMinutes of the meeting held on 12 May 2014\n\nPresent: Ada Marsh, Ben Lowe, Cy Dart\n\n"


def titles(folder: Path, text: str) -> list[str]:
    return [one.title for one in drafted(folder, HEAD + text, "minutes.txt").items]


def test_stars_of_points_within_points_open_no_items(tmp_path: Path) -> None:
    text = (
        "1. Gate\n\n* Ben said that it squeaks\n** Ben to oil it\n* It was seen\n** Nobody knows\n\n"
        "2. Roof\n\n* It leaks\n** Water came in\n"
    )
    assert titles(tmp_path, text) == ["Gate", "Roof"]


def test_a_sentence_that_goes_on_below_stars_is_no_title(tmp_path: Path) -> None:
    text = "1. Gate\n\nIt squeaks.\n** It was agreed\nto oil the gate.\n\n2. Roof\n\nIt leaks.\n"
    assert titles(tmp_path, text) == ["Gate", "Roof"]


def test_a_timetable_within_an_item_is_no_list_of_items(tmp_path: Path) -> None:
    slots = "4:00-4:30 Band\nPlays well.\n\n4:30-5:00 Choir\nSings well.\n\n5:00-5:30 Tea\nIs warm.\n\n"
    before = "1. Gate\n\nIt squeaks.\n\n2. Roof\n\nIt leaks.\n\n3. Fair\n\nThe day goes so.\n\n"
    text = f"{before}{slots}4. Pond\n\nIt is deep.\n"
    draft = drafted(tmp_path, HEAD + text, "minutes.txt")
    assert [one.title for one in draft.items] == ["Gate", "Roof", "Fair", "Pond"]
    assert [one.person for one in draft.attendance.present] == ["Ada Marsh", "Ben Lowe", "Cy Dart"]


def test_a_rule_that_underlines_one_title_stands_above_no_other(tmp_path: Path) -> None:
    text = "Gate\n-----\nIt squeaks.\n\nPond\n-----\nDepth\n-----\nIt is deep.\n\nRoof\n-----\nIt leaks.\n"
    assert titles(tmp_path, text) == ["Gate", "Pond", "Depth", "Roof"]


@pytest.mark.parametrize(
    ("listed", "line", "owner"),
    [
        ("Councillor Marsh", "Council to write to the mill", "Council"),
        ("Trustee Fox", "Trust to repair the gate", "Trust"),
        ("Allan Fox", "All to read the report", "All"),
        ("Markus Hay", "Mar to follow", "Mar"),
    ],
)
def test_no_name_begins_with_an_office_a_group_or_a_month(listed: str, line: str, owner: str, tmp_path: Path) -> None:
    front = FRONT.replace("Cy Dart (CD) (Clerk)", f"{listed}, Cy Dart (CD) (Clerk)")
    draft = drafted(tmp_path, f"{front}1. Gate\n\nIt squeaks.\n\nAction: {line}\n\n2. Roof\n\nIt leaks.\n")
    assert [owners for _, owners, _ in told(draft)] in ([(owner,)], [()])


@pytest.mark.parametrize(
    "said",
    [
        "No matters were referred to the Audit Committee for review.",
        "The Planning Act was referred to the Fair Committee for years.",
        "Councillors were requested to approve the minutes.",
        "All members were asked to send apologies in good time.",
        "Tasks: Ben spoke of them.",
    ],
)
def test_sentences_that_ask_nothing(said: str, tmp_path: Path) -> None:
    assert told(drafted(tmp_path, f"{FRONT}1. Gate\n\n{said}\n\n2. Roof\n\nIt leaks.\n")) == []


def test_chairs_to_sit_on_are_no_people(tmp_path: Path) -> None:
    listed = "## Actions\n\n- New chairs to arrive by June\n- Ben Lowe to oil the gate\n"
    draft = drafted(tmp_path, f"{FRONT}## Gate\n\nIt squeaks.\n\n{listed}")
    assert ("New chairs",) not in [owners for _, owners, _ in told(draft)]


def test_a_name_that_stands_nowhere_else_is_a_doubt(tmp_path: Path) -> None:
    draft = drafted(
        tmp_path, f"{FRONT}1. Gate\n\nIt squeaks.\n\nAction: Zed - Write to the mill\n\n2. Roof\n\nIt leaks.\n"
    )
    assert [(one.why, one.told) for one in draft.doubts] == [("Zed was taken for somebody’s name", "Write to the mill")]


def test_of_chairs_of_groups_and_one_chair_it_is_that_one(tmp_path: Path) -> None:
    listed = "- Ada Marsh (Co-chair)\n- Ben Lowe (Co-chair)\n- Cy Dart (Chair)\n- Di Vane\n"
    text = f"# Ember Forum\n\n12 May 2014\n\n## Present\n\n{listed}\n{BUSINESS}"
    draft = drafted(tmp_path, text)
    assert draft.attendance.chair == "Cy Dart"
    assert any(one.field == "chair" for one in draft.doubts)


def test_where_somebody_with_an_office_comes_from_is_nobody(tmp_path: Path) -> None:
    listed = "- Ada Marsh (Fair Chair) - Ember Mill Works\n- Ben Lowe (Clerk) - Pond\n"
    draft = drafted(tmp_path, f"# Ember Forum\n\n12 May 2014\n\n## Present\n\n{listed}\n## Gate\n\nIt squeaks.\n")
    assert [one.person for one in draft.attendance.present] == ["Ada Marsh", "Ben Lowe"]
    assert draft.attendance.chair == "Ada Marsh"


def test_a_full_name_in_a_bracket_before_a_colon_owns_what_follows_though_it_is_not_listed(tmp_path: Path) -> None:
    listed = "## Actions\n\n- (**Di Vane**): Write to the mill\n- (**Ben Lowe**): Oil the gate\n"
    draft = drafted(tmp_path, f"{FRONT}## Gate\n\nIt squeaks.\n\n{listed}")
    assert told(draft) == [(None, ("Di Vane",), "Write to the mill"), (None, ("Ben Lowe",), "Oil the gate")]


def test_the_end_of_the_last_year_there_is_has_no_next(tmp_path: Path) -> None:
    due = due_in("Oil it by the end of next year", date(9999, 12, 12), None)
    assert due is not None
    assert due.iso is None


@pytest.mark.parametrize(
    ("front", "said"),
    [
        ("", "→ Ben writes " * 1_600),
        ("", "It was agreed that " + "and Ben should write " * 1_000),
        ("Present: Ada Marsh " + "(" * 20_000, "It squeaks."),
        ("Present: Ada Marsh " + "a.a-" * 5_000, "It squeaks."),
    ],
)
def test_no_line_exhausts_the_reader(front: str, said: str, tmp_path: Path) -> None:
    text = f"{HEAD}{front}\n\n1. Gate\n\n{said}\n\n2. Roof\n\nIt leaks.\n"
    assert len(drafted(tmp_path, text, "minutes.txt").items) == 2
