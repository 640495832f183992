"""Signs that only tell beside others: a colon after titles, a second mark, a status in bold, a list beside a list."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafts import FRONT, drafted, told

PEOPLE = "# Mill Trustees Meeting\n\n12 May 2014\n\n"
OTHERS = "## Lamps\n\nThey are lit.\n\n## Pond\n\nIt is full.\n\n"


def test_titles_without_a_colon_below_one_that_holds_nothing_else_are_its_parts(tmp_path: Path) -> None:
    text = (
        "<p>Mill Trustees Meeting</p><p>12 May 2014</p><p><b>Opening:</b></p><p>All came.</p><p><b>Business:</b></p>"
        "<p>None.</p><p><b>Reports:</b></p><p><b>Gate</b></p><p>It was oiled.</p><p><b>Pond</b></p><p>It is full.</p>"
        "<p><b>Adjournment:</b></p><p>We left at nine.</p>"
    )
    assert [one.title for one in drafted(tmp_path, text, "a.html").items] == [
        "Opening", "Business", "Reports", "Adjournment",
    ]  # fmt: skip
    last = text.replace("<b>Adjournment:</b>", "<b>Adjournment</b>")
    assert "Gate" in [one.title for one in drafted(tmp_path, last, "a.html").items]
    held = text.replace("<b>Reports:</b></p>", "<b>Reports:</b></p><p>There were two.</p>")
    assert "Gate" in [one.title for one in drafted(tmp_path, held, "a.html").items]


def test_a_bullet_before_a_code_in_bold_is_a_conversions(tmp_path: Path) -> None:
    text = (
        f"{PEOPLE}* **041/14 Gate**\n    * It was oiled.\n* **042/14 e-mails about it**\n    * Two came.\n"
        "* **043/14 Pond** (see the map)\n    * It is full.\n"
    )
    assert [(one.number, one.title) for one in drafted(tmp_path, text).items] == [
        ("041/14", "Gate"), ("042/14", "e-mails about it"), ("043/14", "Pond (see the map)"),
    ]  # fmt: skip


def test_a_share_in_bold_is_no_code(tmp_path: Path) -> None:
    text = f"{PEOPLE}{OTHERS}## Gate\n\n* **3/4 of those asked** want it red\n* **1/4 of them** do not\n"
    assert "3/4 of those asked" in (drafted(tmp_path, text).items[2].minutes or "")


def test_one_point_with_names_between_commas_is_several_people(tmp_path: Path) -> None:
    text = "**Present**\n* Ada Marsh, Ben Lowe, Eve Hart\n\n**Apologies**\n* Cy Dart, Di Vane\n\n### Mill Trustees\n"
    attendance = drafted(tmp_path, text).attendance
    assert [one.person for one in attendance.apologies] == ["Cy Dart", "Di Vane"]


def test_a_point_among_others_has_one_person_and_a_place(tmp_path: Path) -> None:
    text = f"{PEOPLE}**Present**\n* Ada Marsh, Ember Lock\n* Ben Lowe, Salt Lane\n* Eve Hart, Low Weir\n"
    assert [one.person for one in drafted(tmp_path, text).attendance.present] == ["Ada Marsh", "Ben Lowe", "Eve Hart"]


def test_whoever_is_listed_as_absent_beside_apologies_sent_none_and_is_known_still(tmp_path: Path) -> None:
    text = (
        f"{PEOPLE}### Members\n\n- Present: Ada Marsh, Ben Lowe\n- Apologies: Cy Dart\n- Absent: Di Vane, Eve Hart\n\n"
        "### Gate\n\nIt squeaks.\n\n- Action: Di Vane to oil it\n"
    )
    draft = drafted(tmp_path, text)
    assert [one.person for one in draft.attendance.apologies] == ["Cy Dart"]
    assert [one.person for one in draft.attendance.absent] == ["Di Vane", "Eve Hart"]
    assert "listed as absent, with no apologies: Di Vane, Eve Hart" in [one.why for one in draft.doubts]
    assert told(draft) == [(None, ("Di Vane",), "Oil it")]


def test_those_absent_with_no_other_list_are_taken_for_those_who_sent_apologies(tmp_path: Path) -> None:
    text = f"{PEOPLE}Present:\n\nAda Marsh, Ben Lowe\n\nAbsent:\n\nDi Vane, Eve Hart\n\n## Gate\n\nIt squeaks.\n"
    attendance = drafted(tmp_path, text).attendance
    assert [one.person for one in attendance.apologies] == ["Di Vane", "Eve Hart"]
    assert attendance.absent == ()


def test_a_forgotten_semicolon_parts_two_who_each_have_a_bracket(tmp_path: Path) -> None:
    text = f"{PEOPLE}Present:\n\nAda Marsh (Mill); Ben Lowe (Pond)Cy Dart (Salt); Di Vane (Lamps)\n"
    assert [one.person for one in drafted(tmp_path, text).attendance.present] == [
        "Ada Marsh", "Ben Lowe", "Cy Dart", "Di Vane",
    ]  # fmt: skip


def test_a_second_mark_in_a_line_begins_another_action(tmp_path: Path) -> None:
    text = f"{FRONT}## Gate\n\n**Action: Ada to oil the gate.** **Action: Ben to count the lamps.**\n"
    assert told(drafted(tmp_path, text)) == [
        (None, ("Ada",), "Oil the gate."), (None, ("Ben",), "Count the lamps."),
    ]  # fmt: skip


def test_a_mark_that_only_names_who_begins_no_other(tmp_path: Path) -> None:
    text = f"{FRONT}## Gate\n\nAction: the gate is to be oiled before the fair. Action: Ada, Ben, by end May\n"
    assert len(drafted(tmp_path, text).actions) == 1


@pytest.mark.parametrize(("status", "stands"), [("Not done", "open"), ("ongoing", "open"), ("Done", "done")])
def test_bold_words_behind_an_action_say_how_it_stands_and_not_whose_it_is(
    tmp_path: Path, status: str, stands: str
) -> None:
    text = f"{FRONT}## Previous action items\n\n- ACTION: Ada to oil the gate. **{status}**\n- ACTION: Ben to come\n"
    draft = drafted(tmp_path, text)
    assert told(draft) == [(None, ("Ben",), "Come")]
    assert [(one.about, one.status, one.owners) for item in draft.business for one in item.progress] == [
        ("Oil the gate.", stands, ("Ada",)),
    ]  # fmt: skip


def test_other_bold_words_are_words_of_the_action(tmp_path: Path) -> None:
    text = f"{FRONT}## Gate\n\n- ACTION: Ada to say that the gate is **done for**\n"
    assert told(drafted(tmp_path, text)) == [(None, ("Ada",), "Say that the gate is done for")]


def test_a_table_of_what_stands_how_is_one_of_actions_only_where_a_heading_says_so(tmp_path: Path) -> None:
    table = "| No. | Description | Status | Target |\n|---|---|---|---|\n| 12 | Oil the gate | open | June |\n"
    assert told(drafted(tmp_path, f"{FRONT}{OTHERS}## Review of works\n\n{table}")) == []
    assert [words for _, _, words in told(drafted(tmp_path, f"{FRONT}{OTHERS}## Actions\n\n{table}"))] == [
        "Oil the gate"
    ]


def test_a_list_of_actions_that_result_is_no_item(tmp_path: Path) -> None:
    text = f"{FRONT}{OTHERS}## Gate\n\nIt squeaks. Action: Ada to oil it\n\n"
    text += "## Action items resulting\n\n- Action: Ada to oil it\n"
    draft = drafted(tmp_path, text)
    assert [one.title for one in draft.items] == ["Lamps", "Pond", "Gate"]
    assert told(draft) == [(None, ("Ada",), "Oil it")]


@pytest.mark.parametrize(
    "said", ["6:02pm BST: Meeting is called to order by Ada.", "6.02 pm - The meeting was opened."]
)
def test_the_time_may_come_before_the_opening(tmp_path: Path, said: str) -> None:
    times = drafted(
        tmp_path, f"{PEOPLE}Present: Ada Marsh, Ben Lowe\n\n## Minutes\n\n{said}\n\n### Gate\n\nOiled.\n"
    ).front
    assert times.times is not None
    assert times.times.start == "18:02"


@pytest.mark.parametrize("who", ["A. Marsh", "Dr. Ada Marsh"])
def test_initials_and_titles_before_the_time_of_the_opening_end_no_sentence(tmp_path: Path, who: str) -> None:
    times = drafted(tmp_path, f"{PEOPLE}{OTHERS}## Gate\n\nMeeting opened by {who} at 6:02 pm\n").front.times
    assert times is not None
    assert times.start == "18:02"


def test_the_time_of_another_thing_before_a_meeting_is_not_its_start(tmp_path: Path) -> None:
    said = "6:02pm: Ada said that the meeting of the club was opened with a song."
    assert drafted(tmp_path, f"{PEOPLE}{OTHERS}## Gate\n\n{said}\n").front.times is None


def test_when_and_where_may_be_said_below_the_people(tmp_path: Path) -> None:
    text = (
        "# Mill Board Meeting\n\n**Present**: Ada Marsh, Ben Lowe\n\n*Guests*: Cy Dart\n\n"
        "*Date and location*: May 12, 2014, 6:30pm BST, Pond Centre, in the Lamp Room\n\n## Minutes\n\n"
        "### Gate\n\nOiled.\n"
    )
    front = drafted(tmp_path, text).front
    assert (front.venue, front.times and front.times.start) == ("Pond Centre, in the Lamp Room", "18:30")


def test_the_year_and_month_before_a_body_are_no_part_of_it(tmp_path: Path) -> None:
    assert drafted(tmp_path, "# 2014-May Mill Board Meeting\n\nMay 12, 2014\n").front.body == "Mill Board"
