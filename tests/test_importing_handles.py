"""People by what they are called on a network, as projects list those who met: `@ada-marsh`."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafts import drafted, told

HEAD = "# Ember project bi-weekly minutes\n\n12 May 2014 16:00 UTC\n\n## Welcome\n\n- Meeting chair: @ada\n\n"
BUSINESS = "## Gate\n\n- @ben will write to the mill\n- It squeaks\n\n## Roof\n\n- It leaks\n"


@pytest.mark.parametrize(
    "listed",
    [
        "- Attendees\n  - @ada\n  - @ben-lowe\n  - @cy\n- Regrets\n  - @di\n",
        "- Attendees\n  - @ada, @ben-lowe, @cy\n- Regrets @di\n",
        "Attendees: @ada, @ben-lowe and @cy\n\nRegrets: @di\n",
    ],
)
def test_they_are_listed_by_it_without_the_sign(listed: str, tmp_path: Path) -> None:
    found = drafted(tmp_path, f"{HEAD}## Attendees\n\n{listed}\n{BUSINESS}").attendance
    assert [one.person for one in found.present] == ["ada", "ben-lowe", "cy"]
    assert [one.person for one in found.apologies] == ["di"]


def test_they_take_the_chair_and_take_things_on(tmp_path: Path) -> None:
    draft = drafted(tmp_path, f"{HEAD}## Attendees\n\n- @ada\n- @ben\n\n{BUSINESS}")
    assert draft.attendance.chair == "ada"
    assert told(draft) == [(None, ("ben",), "Write to the mill")]


def test_two_of_them_before_what_they_are_to_do(tmp_path: Path) -> None:
    listed = "## Actions\n\n- @ada and @ben write to the mill\n- @cy oil the gate\n"
    draft = drafted(tmp_path, f"{HEAD}## Attendees\n\n- @ada\n- @ben\n\n## Gate\n\n- It squeaks\n\n{listed}")
    assert told(draft) == [(None, ("ada", "ben"), "Write to the mill"), (None, ("cy",), "Oil the gate")]


def test_how_often_a_body_meets_is_no_part_of_its_name(tmp_path: Path) -> None:
    assert drafted(tmp_path, f"{HEAD}{BUSINESS}").front.body == "Ember project"


def test_a_page_may_say_above_itself_when_the_meeting_was(tmp_path: Path) -> None:
    page = f"---\ntitle: Ember board minutes\nmeeting_time: 2014-05-12 16:00\n---\n\n{BUSINESS}"
    front = drafted(tmp_path, page).front
    assert (str(front.date), str(front.times)) == ("2014-05-12", "16:00")
