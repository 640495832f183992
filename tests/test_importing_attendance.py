"""Who was there, in tables with marks, under headings of groups, and in the first item."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafts import drafted
from laa_minutes.importing.document import Block, Run
from laa_minutes.importing.draft import Attendance
from laa_minutes.importing.outline.parts import Part
from laa_minutes.importing.people.listed import read_list
from laa_minutes.importing.people.lists import Lists

BUSINESS = (
    "## Ponds\n\nThe pond was seen by everybody and found to be as full of water as it had been when last seen.\n\n"
    "## Paths\n\nThe path was walked from one end to the other, and no stone of it lay where it had not lain before.\n"
)
FRONT = "# Ember Pond Trust\n\nMeeting held on 3 May 2019\n\n"


def attended(tmp_path: Path, text: str) -> Attendance:
    return drafted(tmp_path, f"{FRONT}{text}\n\n{BUSINESS}").attendance


def names(found: tuple[object, ...]) -> list[str]:
    return [one.person for one in found]  # type: ignore[attr-defined]


@pytest.mark.parametrize("mark", ["+", "x", "✓", "●", "[x]", "Yes"])
def test_marks_in_a_column_for_each_list_say_who_came(tmp_path: Path, mark: str) -> None:
    found = attended(
        tmp_path,
        "## Attendance\n\n| Init | Name | Institute | Present | Apologies |\n|--|--|--|--|--|\n"
        f"| AB | Ada Birch | Weir Lab | {mark} | |\n| BC | Bo Crane | Pond Lab | | {mark} |\n"
        f"| DE | Di Elm | Weir Lab | {mark} | - |\n| FG | Flo Gorse | Mill Lab | | |\n",
    )
    assert names(found.present) == ["Ada Birch", "Di Elm"]
    assert names(found.apologies) == ["Bo Crane"]
    assert (found.present[0].initials, found.present[0].organisation) == ("AB", "Weir Lab")
    assert any("Flo Gorse" in doubt.why for doubt in found.doubts)


def test_lists_in_two_columns_have_no_marks(tmp_path: Path) -> None:
    found = attended(tmp_path, "| Present | Apologies |\n|--|--|\n| Ada Birch | Bo Crane |\n| Di Elm | |\n")
    assert (names(found.present), names(found.apologies)) == (["Ada Birch", "Di Elm"], ["Bo Crane"])


@pytest.mark.parametrize("head", ["Affiliation", "Affilliation", "Role", "Position"])
def test_a_third_column_says_who_is_the_chair(tmp_path: Path, head: str) -> None:
    found = attended(
        tmp_path,
        f"## Present\n\n| Name | Organisation | {head} |\n|--|--|--|\n| Ada Birch | Weir Stores | Independent |\n"
        "| Bo Crane | Ember LPC | Vice-Chair |\n| Di Elm | Ember LPC | Chair |\n",
    )
    assert found.chair == "Di Elm"
    assert found.present[2].organisation == "Ember LPC"
    assert "Chair" in (found.present[2].role or "")


STACKED = (
    "1. CALL TO ORDER\n\nThe meeting was called to order by Vice President Birch at 4:30 p.m.\n\n"
    "Present:\n\nMs. Ada Birch, Vice President\n\nMr. Bo Crane\n\nDr. Di Elm, Chancellor\n\n"
    "Absent:\n\nMr. Guy Hill, President\n\n2. PONDS\n\nThe pond was seen, and Mr. Ivo Reed, Warden, spoke of it.\n"
)


def test_people_are_listed_in_the_item_that_opens_a_meeting(tmp_path: Path) -> None:
    found = drafted(tmp_path, f"EMBER POND BOARD\n\nMinutes of 3 May 2019\n\n{STACKED}", "minutes.txt").attendance
    assert names(found.present) == ["Ada Birch", "Bo Crane", "Di Elm"]
    assert found.chair == "Ada Birch"
    assert found.apologies == ()
    assert any("Guy Hill" in doubt.why for doubt in found.doubts)


def test_lists_run_on_in_the_sentence_after_the_one_that_opens(tmp_path: Path) -> None:
    found = drafted(
        tmp_path,
        f"{FRONT}## CALL TO ORDER\n\nThe meeting was called to order at 6:06 pm by President Birch. Board members "
        "present in person: Birch, Crane, and Elm. Board members on Zoom: Gorse. Staff present: Pond Clerk Ivy Jay.\n\n"
        f"{BUSINESS}\nAda Birch, President\n\nBo Crane, Secretary\n",
    ).attendance
    assert names(found.present) == ["Birch", "Crane", "Elm", "Gorse"]
    assert found.chair == "Ada Birch"


def test_a_name_ends_with_the_sentence_that_says_who_opened(tmp_path: Path) -> None:
    found = attended(
        tmp_path,
        "The special meeting was called to order by the president, Ada Birch. The weather was fair.\n\n"
        "Present: Ada Birch, Bo Crane, Di Elm",
    )
    assert found.chair == "Ada Birch"


BOXED = (
    "# ATTENDEES\n\n## Steering Committee Members\n\n- [x] Weir Works: Ada Birch (Primary), Bo Crane (Alternate)\n"
    "- [x] Di Elm, Mill Trust (Elected)\n- [ ] Flo Gorse, Pond Club (Elected)\n- [ ] Boats: Guy Hill (Primary)\n\n"
    "## Pond Foundation Staff\n\n- [x] Chair: Ivy Jay\n- [ ] Kit Lee, Programme Director\n\n"
    "## Guest\n\n- [x] Mo Nye (Brook Lab)\n\n"
)


def test_boxes_are_ticked_below_the_headings_of_groups(tmp_path: Path) -> None:
    found = drafted(tmp_path, f"{FRONT}{BOXED}# MINUTES\n\n{BUSINESS}")
    came = found.attendance
    assert names(came.present) == ["Ada Birch", "Di Elm", "Ivy Jay"]
    assert came.present[0].organisation == "Weir Works"
    assert names(came.in_support) == ["Mo Nye"]
    assert came.chair == "Ivy Jay"
    assert [item.title for item in found.items] == ["Ponds", "Paths"]
    told = " ".join(doubt.why for doubt in came.doubts)
    assert all(name in told for name in ("Bo Crane", "Flo Gorse", "Guy Hill", "Kit Lee"))


def test_a_heading_below_a_list_with_no_people_under_it_is_business(tmp_path: Path) -> None:
    found = drafted(tmp_path, f"{FRONT}# Attendees\n\n- Ada Birch\n- Bo Crane\n\n{BUSINESS}")
    assert names(found.attendance.present) == ["Ada Birch", "Bo Crane"]
    assert [item.title for item in found.items] == ["Ponds", "Paths"]


def test_whoever_a_sentence_tells_of_is_not_among_those_who_came(tmp_path: Path) -> None:
    found = attended(
        tmp_path,
        "## Attendance\n\n- Attendance was taken\n"
        "- Three members are at risk of losing their votes if they fail to attend the next meeting.\n"
        "    - Bo Crane\n    - Flo Gorse\n    - Guy Hill\n\n"
        "| Given Name | Family Name | Affiliation | Role | Present |\n|--|--|--|--|--|\n"
        "| Ada | Birch | Weir Works | Voting Member, Chair | Present |\n| Bo | Crane | Mill | Member | Absent |\n"
        "| Di | Elm | Pond Lab | Member | Present |\n| Flo | Gorse | Mill | Member | Absent |\n",
    )
    assert (names(found.present), found.chair) == (["Ada Birch", "Di Elm"], "Ada Birch")


def test_a_table_of_people_at_the_front_is_taken_for_those_present_with_a_doubt(tmp_path: Path) -> None:
    found = attended(
        tmp_path,
        "**Conveners:**\n\n| Name | Abbreviation | Organisation |\n|--|--|--|\n| Ada Birch | AB | Weir Works |\n"
        "| Bo Crane | BC | Mill Trust |\n| Di Elm | DE | Pond Lab |\n",
    )
    assert [(one.person, one.initials) for one in found.present] == [
        ("Ada Birch", "AB"), ("Bo Crane", "BC"), ("Di Elm", "DE"),
    ]  # fmt: skip
    assert any(doubt.field == "present" for doubt in found.doubts)


def test_the_code_of_an_item_ends_a_list(tmp_path: Path) -> None:
    text = (
        "Ember Pond Board\n\n3 May 2019\n\nPresent:\nAda Birch, president\nBo Crane, clerk\nDi Elm, member\n\n"
        "Fair Weirs: Good Sluices Workshop (B-1)\nMs. Birch called for comments and there were none at all.\n\n"
    )
    assert names(drafted(tmp_path, text + BUSINESS, "minutes.txt").attendance.present) == [
        "Ada Birch", "Bo Crane", "Di Elm",
    ]  # fmt: skip


def test_a_name_of_four_words_with_a_small_one_is_one(tmp_path: Path) -> None:
    found = attended(tmp_path, "Present: Ada Birch, Bo Crane, Rico De Mere Alder, Di Elm, Flo Gorse, Guy Hill, Ivy Jay")
    assert "Rico De Mere Alder" in names(found.present)


def test_of_two_columns_of_offices_neither_is_lost(tmp_path: Path) -> None:
    found = attended(
        tmp_path,
        "## Present\n\n| Name | Governor Type | Position |\n|--|--|--|\n| Ada Birch | Co-opted | Chair of Governors |\n"
        "| Bo Crane | Parent | Vice Chair |\n| Di Elm | Staff | |\n",
    )
    assert found.chair == "Ada Birch"
    assert [one.role for one in found.present] == ["Co-opted; Chair of Governors", "Parent; Vice Chair", "Staff"]


def test_those_absent_in_a_column_beside_the_one_of_apologies_sent_none(tmp_path: Path) -> None:
    found = attended(
        tmp_path,
        "## Attendance\n\n| | Present | Apologies | Absent |\n|--|--|--|--|\n| Ada Birch | ✓ | | |\n"
        "| Bo Crane | | ✓ | |\n| Di Elm | | | ✓ |\n",
    )
    assert (names(found.present), names(found.apologies)) == (["Ada Birch"], ["Bo Crane"])
    assert any("Di Elm" in doubt.why for doubt in found.doubts)


def test_who_called_to_order_is_no_place(tmp_path: Path) -> None:
    opened = "## Opening\n\nThe meeting was called to order at 6:06 pm by Vice President Crane."
    found = drafted(tmp_path, f"{FRONT}Present: Ada Birch, Bo Crane\n\n{opened}\n\n{BUSINESS}")
    assert (found.front.venue, found.attendance.chair) == (None, "Bo Crane")


def test_whoever_is_absent_in_a_vote_sent_no_apologies(tmp_path: Path) -> None:
    found = drafted(
        tmp_path,
        f"{FRONT}## 1. CALL TO ORDER\n\nPresent: Ada Birch, Chairman; Bo Crane; Di Elm\n\n## 2. VOTE\n\n"
        "Ayes: Birch, Crane\n\nAbsent: Elm\n",
    )
    assert names(found.attendance.present) == ["Ada Birch", "Bo Crane", "Di Elm"]
    assert found.attendance.apologies == ()


def test_a_row_that_begins_with_somebody_heads_nothing(tmp_path: Path) -> None:
    found = attended(
        tmp_path,
        "**Present**\n\n| Ada Birch | Director | AB |\n|--|--|--|\n| Bo Crane | Guest | BC |\n\n"
        "**Apologies**\n\n| Guy Hill | Director | GH |\n|--|--|--|\n",
    )
    assert (names(found.present), names(found.apologies)) == (["Ada Birch", "Bo Crane"], ["Guy Hill"])


def test_a_list_ends_where_the_next_is_named_on_a_line_of_its_own(tmp_path: Path) -> None:
    found = drafted(
        tmp_path,
        f"{FRONT}## 1. Attendance\n\nPresent\n\nAda Birch\n\nBo Crane\n\nApologies\n\nGuy Hill\n\n"
        "Observers\n\nIvy Jay\n\n## 2. Ponds\n\nThe pond was seen by everybody.\n",
    ).attendance
    assert names(found.present) == ["Ada Birch", "Bo Crane"]
    assert (names(found.apologies), names(found.in_support)) == (["Guy Hill"], ["Ivy Jay"])


def test_two_names_a_line_at_the_front_are_those_present_which_is_a_doubt(tmp_path: Path) -> None:
    draft = drafted(
        tmp_path,
        "# Meeting of Harrow Vale Forum held in Pond Hall on 12 May 2014\n\n"
        "Ada Marsh Ben Lowe\n\nCy Dart Di Vane\n\nEve Hill Fay Moor\n\n- It was agreed to mend the gate.\n",
    )
    assert [one.person for one in draft.attendance.present] == [
        "Ada Marsh", "Ben Lowe", "Cy Dart", "Di Vane", "Eve Hill", "Fay Moor",
    ]  # fmt: skip
    assert "they stand at the front" in "".join(doubt.why for doubt in draft.doubts)


def test_of_two_lists_of_names_that_nothing_calls_anything_only_the_first_is_read(tmp_path: Path) -> None:
    draft = drafted(
        tmp_path,
        "Ember Council meeting 12.5.14\nAda Marsh, Ben Lowe, Cy Dart, Di Vane\nEve Hill, Fay Moor, Gil Peat,\n"
        "\n1. Gate\nThe gate needs paint.\n2. Pond\nThe pond is full.\n3. Path\nThe path is dry.\n",
        "minutes.txt",
    )
    assert [one.person for one in draft.attendance.present] == ["Ada Marsh", "Ben Lowe", "Cy Dart", "Di Vane"]
    assert not draft.attendance.apologies
    assert "nothing says what it is of" in "".join(doubt.why for doubt in draft.doubts)


def test_columns_of_names_beside_the_name_of_a_list_are_no_offices(tmp_path: Path) -> None:
    draft = drafted(
        tmp_path,
        "<h1>Ember Council</h1><p>12 May 2014</p><table><tr><td>PRESENT:</td><td>Ada Marsh<br>Ben Lowe</td>"
        "<td>Cy Dart Di Vane Eve Hill</td></tr></table><h2>Gate</h2><p>It needs paint.</p><h2>Pond</h2><p>Full.</p>",
        "minutes.html",
    )
    assert [one.person for one in draft.attendance.present] == [
        "Ada Marsh",
        "Ben Lowe",
        "Cy Dart",
        "Di Vane",
        "Eve Hill",
    ]
    assert not any(one.role or one.organisation for one in draft.attendance.present)


ORDER = "Present: Ada Marsh QX1AM, Ben Lowe, Cy Dart\n\n{}\n\n## Gate\n\nIt needs paint.\n\n## Pond\n\nFull.\n"


@pytest.mark.parametrize(
    ("said", "chair"),
    [
        ("Meeting called to order by Ada QX1AM at 14:19.", "Ada Marsh"),
        ("B. Lowe called a meeting of the Path Committee of Ember Council to order at 8:00 AM.", "Ben Lowe"),
        (
            "Eve Hill, on behalf of the Returning Officer, welcomed all. It was agreed to appoint Ben Lowe as Chair.",
            None,
        ),
    ],
)
def test_who_called_a_meeting_to_order_is_known_by_what_the_list_has(
    tmp_path: Path, said: str, chair: str | None
) -> None:
    draft = drafted(tmp_path, f"# Ember Council\n\n12 May 2014\n\n{ORDER.format(said)}")
    assert draft.attendance.chair == chair


def test_an_item_called_chair_names_who_was_in_it(tmp_path: Path) -> None:
    text = (
        "Ember Pond Meeting 5 March 2020\n\n1. Chair: Ada Marsh, Chairman of Ember Council.\n\nThe slide is closed.\n\n"
        "2. Pond\n\nIt was looked at.\n\n3. Forum\n\nSeveral ideas were put forward.\n"
    )
    assert drafted(tmp_path, text, "minutes.txt").attendance.chair == "Ada Marsh"


def test_whoever_is_in_attendance_below_apologies_sent_none(tmp_path: Path) -> None:
    draft = drafted(
        tmp_path,
        "Minutes of Ember Council held on 12 May 2014\n\n1 Present: Ada Marsh, Ben Lowe\n\n"
        "2 Apologies: Cy Dart, Di Vane\n\nMr. E. Hill Acting Clerk in attendance\n\n3 Gate\n\nIt needs paint.\n",
        "minutes.txt",
    )
    assert [one.person for one in draft.attendance.apologies] == ["Cy Dart", "Di Vane"]
    assert [one.role for one in draft.attendance.in_support] == ["Acting Clerk"]


PEOPLE = (
    "| Company | Name | Role |\n|--|--|--|\n| Weir Stores | Birch, Ada | Member |\n| Ember Mill | Crane, Bo | Chair |\n"
    "| Salt Works | van Elm, Di | Observer |\n"
)


def test_a_table_headed_as_people_are_in_an_item_on_who_came_says_who_came(tmp_path: Path) -> None:
    item = "1. CALL TO ORDER\n\nThe meeting was called to order.\n\n2. {title}\n\nAll wrote down that they came.\n\n"
    for title in ("Roll call", "Participants"):
        found = attended(tmp_path, f"{item.format(title=title)}{PEOPLE}\n3. PATHS\n\nThe paths were walked.")
        assert names(found.present) == ["Ada Birch", "Bo Crane", "Di van Elm"]
        assert (found.chair, found.present[0].organisation) == ("Bo Crane", "Weir Stores")
    found = attended(tmp_path, f"{item.format(title='Mill repairs')}{PEOPLE}\n3. PATHS\n\nThe paths were walked.")
    assert not found.present


def test_surnames_come_first_only_where_most_names_of_a_column_have_them_so(tmp_path: Path) -> None:
    rows = "| Ada Birch | Weir |\n| Bo Crane, Clerk | Mill |\n| Di Elm | Salt |\n"
    found = attended(tmp_path, f"## Present\n\n| Name | Company |\n|--|--|\n{rows}")
    assert names(found.present) == ["Ada Birch", "Bo Crane", "Di Elm"]


def test_among_full_names_a_word_or_initials_alone_are_somebody_which_is_a_doubt(tmp_path: Path) -> None:
    people = "- AD\n- Ada Birch (Mill)\n- Bo Crane (Weir)\n- Di Elm\n- Gwyn (Mill)\n- Flo Gorse\n- TBC\n"
    came = ["AD", "Ada Birch", "Bo Crane", "Di Elm", "Gwyn", "Flo Gorse"]
    listed = drafted(tmp_path, f"{FRONT}## Attendees\n\n{people}\n{BUSINESS}")
    assert names(listed.attendance.present) == came
    assert any("Gwyn" in doubt.why for doubt in listed.doubts)
    called = people.replace("- ", "   - ")
    rolled = drafted(tmp_path, f"{FRONT}1. Roll call\n\n{called}\n2. Paths\n\n   They were walked.\n")
    assert names(rolled.attendance.present) == came


def test_a_sentence_tells_by_office_and_surname_who_came_and_who_did_not(tmp_path: Path) -> None:
    text = (
        "Harrow Vale Board\n\n12 May 2014\n\n1. Call to order\n\nPresident Marsh called the meeting to order at 5pm. "
        "Present were Vice-President Lowe, and members Dart, Vane, and Tull. Absent were members Hobb and Pike.\n\n"
        "2. Adjournment\n\nAt six.\n"
    )
    attendance = drafted(tmp_path, text).attendance
    assert [(one.person, one.role) for one in attendance.present] == [
        ("Marsh", "President"), ("Lowe", "Vice-President"), ("Dart", None), ("Vane", None), ("Tull", None)
    ]  # fmt: skip
    assert [one.person for one in attendance.apologies] == ["Hobb", "Pike"]
    assert attendance.chair == "Marsh"


def test_of_whom_a_sentence_tells_no_names_nobody_came(tmp_path: Path) -> None:
    text = "Harrow Vale Board\n\n12 May 2014\n\n1. Pond\n\nPresent were Members of the club and newts.\n\n"
    assert not drafted(tmp_path, f"{text}2. End\n\nAt nine.\n").attendance.present


def test_groups_in_a_line_have_their_names_in_brackets(tmp_path: Path) -> None:
    listed = "Attendance:\n\nBoard (Ada Marsh, Ben Lowe & Cy Dart) Teachers (Di Vane and Eve Hill)\n\nGuests (2)\n"
    found = drafted(tmp_path, f"Harrow Vale Forum\n\n12 May 2014\n\n{listed}\n1. Gate\nIt was seen.\n", "a.txt")
    assert [one.person for one in found.attendance.present] == [
        "Ada Marsh",
        "Ben Lowe",
        "Cy Dart",
        "Di Vane",
        "Eve Hill",
    ]


def test_what_stands_in_brackets_behind_somebody_is_where_they_come_from(tmp_path: Path) -> None:
    listed = "Present: Ada Marsh (Health Officer, Ember Vale and West Weir Council)\n\nBen Lowe (Mill Lane)\n"
    found = drafted(tmp_path, f"Harrow Vale Forum\n\n12 May 2014\n\n{listed}\n1. Gate\nIt was seen.\n", "a.txt")
    assert [one.person for one in found.attendance.present] == ["Ada Marsh", "Ben Lowe"]


def test_a_list_may_say_from_where_those_present_came(tmp_path: Path) -> None:
    listed = "Present from Ember: Ada Marsh (AM), Ben Lowe (BL), Cy Dart\n\nPresent from Weir: Di Vane\n\n"
    found = drafted(tmp_path, f"# Harrow Vale Forum\n\n12 May 2014\n\n{listed}## Gate\n\nIt was seen.\n")
    assert [one.person for one in found.attendance.present] == ["Ada Marsh", "Ben Lowe", "Cy Dart", "Di Vane"]


def test_whoever_is_absent_in_a_table_of_first_names_is_called_by_one_too(tmp_path: Path) -> None:
    rows = "| Date: | 12 May 2014 |\n|---|---|\n| Attendees: | Ada, Ben, Cy |\n| Apologies: | |\n| Absences: | Di |\n"
    found = drafted(tmp_path, f"# Harrow Vale Forum\n\n12 May 2014\n\n{rows}\n## Gate\n\nIt was seen.\n").attendance
    assert ([one.person for one in found.present], [one.person for one in found.apologies]) == (
        ["Ada", "Ben", "Cy"],
        ["Di"],
    )


def test_points_that_list_people_end_where_the_meeting_was_opened(tmp_path: Path) -> None:
    people = "- Commissioners Present: Ada Marsh, Ben Lowe\n- Others Present: Cy Dart\n"
    people += "- Commissioners Absent: Di Vane, Eve Hill\n"
    said = "- Meeting called to order at 9:08am – A. Marsh (motion), B. Lowe (second)\n"
    said += "- Gate approved – B. Lowe (motion)\n"
    found = drafted(
        tmp_path, f"# Harrow Vale Forum\n\n12 May 2014\n\n{people}{said}\n## Pond\n\nIt was seen.\n"
    ).attendance
    assert [[one.person for one in some] for some in (found.present, found.in_support, found.apologies)] == [
        ["Ada Marsh", "Ben Lowe"],
        ["Cy Dart"],
        ["Di Vane", "Eve Hill"],
    ]


def test_of_two_chairs_the_one_of_what_other_letters_stand_for_is_another_bodys(tmp_path: Path) -> None:
    listed = "Present: Ada Marsh (AM) (WSC chair), Ben Lowe (BL) (Chair), Cy Dart\n\n"
    found = drafted(tmp_path, f"# Harrow Vale Forum\n\n12 May 2014\n\n{listed}## Gate\n\nIt was seen.\n").attendance
    assert (found.chair, [one for one in found.doubts if one.field == "chair"]) == ("Ben Lowe", [])


def test_a_chair_by_the_letters_of_the_body_is_its_own(tmp_path: Path) -> None:
    listed = "Present: Ada Marsh (AM) (HVF chair), Ben Lowe, Cy Dart\n\n"
    found = drafted(tmp_path, f"# Harrow Vale Forum\n\n12 May 2014\n\n{listed}## Gate\n\nIt was seen.\n").attendance
    assert found.chair == "Ada Marsh"


def test_whoever_gives_the_report_of_the_chair_was_perhaps_in_it(tmp_path: Path) -> None:
    items = "1. Gate\nIt was seen.\n\n2. Chair’s Report: Ada Marsh\nThe pond was dug.\n\n"
    items += "3. Vice Chair Report: Cy Dart\nNone.\n"
    listed = "Present: Ada Marsh, Ben Lowe, Cy Dart\n\n"
    found = drafted(tmp_path, f"Harrow Vale Forum\n\n12 May 2014\n\n{listed}{items}", "a.txt").attendance
    assert (found.chair, [one.field for one in found.doubts]) == ("Ada Marsh", ["chair"])


def test_members_whom_a_sentence_says_to_have_been_in_attendance_are_present(tmp_path: Path) -> None:
    text = f"{FRONT}## Call to order\n\nBoard members Ada Marsh, Ben Lowe and Cy Dart were in attendance.\n\n"
    draft = drafted(tmp_path, f"{text}## Gate\n\nSeen.\n\n## Pond\n\nBoard members Di Vane and Ed Fox were told.\n")
    assert [one.person for one in draft.attendance.present] == ["Ada Marsh", "Ben Lowe", "Cy Dart"]


@pytest.mark.parametrize(
    ("above", "missing"), [("OFFICERS: Di Vane, President", True), ("Officers present: Di Vane", False)]
)
def test_officers_above_the_title_say_nothing_of_who_came(tmp_path: Path, above: str, missing: bool) -> None:
    front = f"Ember Pond Trust\n\n{above}\n\nMeeting of 3 May 2019\n\nAttendees: Ada Marsh, Ben Lowe\n\n"
    draft = drafted(tmp_path, f"{front}# Gate\n\nSeen.\n\n# Pond\n\nSeen.\n")
    came = [one.person for one in (*draft.attendance.present, *draft.attendance.in_support)]
    assert came == (["Ada Marsh", "Ben Lowe"] if missing else ["Ada Marsh", "Ben Lowe", "Di Vane"])
    assert not missing or str(draft.front.date) == "2019-05-03"


def test_accounts_below_those_present_are_nobody(tmp_path: Path) -> None:
    rows = "| Name Badges | 120.00 |\n| Salt Store | $1,050.00 |\n| Low Weir | (20.50) |\n"
    below = f"## Present\n\nAda Marsh\n\nBen Lowe\n\n| Budget | Amount |\n|---|---|\n{rows}"
    draft = drafted(tmp_path, f"{FRONT}## Gate\n\nSeen.\n\n## Pond\n\nSeen.\n\n{below}")
    assert [one.person for one in draft.attendance.present] == ["Ada Marsh", "Ben Lowe"]


@pytest.mark.parametrize(
    ("said", "chair"),
    [
        ("Warden Ada Marsh opened the 7th Annual Ember Mills Conference at 1pm.", "Ada Marsh"),
        ("Warden Ada Marsh opened the gate of the mill at 1pm.", None),
        ("Ada, QX1AM/QX3, called the meeting to order.", "Ada Marsh"),
        ("Ada, who was late, called the mill.", None),
    ],
)
def test_who_opened_a_conference_or_has_letters_behind_the_name(tmp_path: Path, said: str, chair: str | None) -> None:
    listed = "Present: Ada Marsh, Ben Lowe, Cy Dart\n\n"
    found = drafted(tmp_path, f"# Harrow Vale Forum\n\n12 May 2014\n\n{listed}{said}\n\n## Gate\n\nSeen.\n").attendance
    assert (found.chair, [one.field for one in found.doubts]) == (chair, ["chair"] if chair else [])


def test_whose_first_name_stands_by_the_report_of_the_chair_among_others_is_not_said_to_chair(tmp_path: Path) -> None:
    text = "Harrow Vale Forum\n\n12 May 2014\n\nPresent: Ada Marsh, Ben Lowe\n\n"
    text += "1. Gate report – Ben\nIt was seen.\n\n2. Chair report – Ada\nThe pond was dug.\n"
    assert drafted(tmp_path, text, "a.txt").attendance.chair is None


def test_a_heading_in_capitals_below_people_is_nobody() -> None:
    def people(*names: str) -> list[str]:
        lists = Lists()
        whole = Block("paragraph", (Run(f"Present: {names[0]}"),), 1)
        below = (Block("heading", (Run(names[1]),), 2, 1, page=1),)
        read_list(Part("present", whole, below, title="Present", rest=names[0]), lists, None)
        return [one.person for one in lists.people["present"]]

    assert people("Ada Marsh, Ben Lowe", "EMBER FAIR") == ["Ada Marsh", "Ben Lowe"]
    assert people("ADA MARSH, BEN LOWE", "CY DART") == ["ADA MARSH", "BEN LOWE", "CY DART"]


def test_whoever_gave_a_vote_to_another_did_not_come(tmp_path: Path) -> None:
    came = "Present: Ada Marsh, Ben Lowe,\n\nProxy: Cy Dart and Di Vane to Ben Lowe\n\n"
    draft = drafted(tmp_path, f"{FRONT}{came}## Gate\n\nSeen.\n\n## Pond\n\nSeen.\n")
    assert [one.person for one in draft.attendance.present] == ["Ada Marsh", "Ben Lowe"]


GROUPS = (
    "| Chair | Ada Marsh | Y | Under 8 | Ben Lowe | N |\n|---|---|---|---|---|---|\n"
    "| Clerk | Cy Dart | Y | Under 9 | Di Vane | Y |\n| Grounds | Ed Fox | A | Under 10 | Flo Kerr | Y |\n"
)


def test_marks_behind_each_of_several_columns_of_people_say_who_came(tmp_path: Path) -> None:
    text = f"{FRONT}## Attendees\n\n{GROUPS}\n## Gate\n\nSeen.\n\n## Pond\n\nSeen.\n"
    found = drafted(tmp_path, text).attendance
    assert sorted(one.person for one in found.present) == ["Ada Marsh", "Cy Dart", "Di Vane", "Flo Kerr"]
    assert [one.person for one in found.apologies] == ["Ed Fox"]
    assert ["Ben Lowe" in doubt.why for doubt in found.doubts if "not there" in doubt.why] == [True]
    assert found.chair == "Ada Marsh"


def test_marks_of_several_meetings_are_no_columns_of_people(tmp_path: Path) -> None:
    rows = "| Ada Marsh | Y | N | Y |\n| Ben Lowe | N | Y | Y |\n| Cy Dart | Y | Y | N |\n"
    table = f"| Name | 3 March 2019 | 3 April 2019 | 3 May 2019 |\n|---|---|---|---|\n{rows}"
    found = drafted(tmp_path, f"{FRONT}## Attendees\n\n{table}\n## Gate\n\nSeen.\n\n## Pond\n\nSeen.\n").attendance
    assert [one.person for one in found.present] == ["Ada Marsh", "Ben Lowe"]


def test_several_lists_of_those_present_are_one(tmp_path: Path) -> None:
    found = attended(
        tmp_path,
        "Executive Board members present: Ada Birch, Bo Crane, Di Elm\n\n"
        "Directors Ed Fox and Flo Gorse were present.\n\n"
        "Parents present were:\nGus Holt, Hal Ivey, Ida Jay",
    )
    every = ["Ada Birch", "Bo Crane", "Di Elm", "Ed Fox", "Flo Gorse", "Gus Holt", "Hal Ivey", "Ida Jay"]
    assert names(found.present) == every


def test_two_on_a_line_of_a_list_are_two(tmp_path: Path) -> None:
    lines = (
        "Ada Birch and Bo Crane",
        "Di Elm & Ed Fox (Ember Mill)",
        "Flo Gorse, Head of Roads and Bridges",
        "Gus Holt",
    )
    found = attended(tmp_path, "Present:\n\n" + "\n\n".join(lines))
    assert names(found.present) == ["Ada Birch", "Bo Crane", "Di Elm", "Ed Fox", "Flo Gorse", "Gus Holt"]
    assert found.present[4].role == "Head of Roads and Bridges"


def test_the_chair_and_who_took_the_minutes_may_stand_below_a_label_or_have_one_name(tmp_path: Path) -> None:
    found = attended(tmp_path, "In the Chair\n\nAda Birch\n\nMembers present\n\nBo Crane, Di Elm, Ed Fox")
    assert found.chair == "Ada Birch"
    found = attended(tmp_path, "- Present: Ada, Bo, Di\n- Minute taker: Ed\n- Chair: Bo")
    assert (found.chair, found.minutes_by) == ("Bo", "Ed")


def test_a_younger_namesake_is_one_person(tmp_path: Path) -> None:
    found = attended(tmp_path, "Present: Ada Birch, Bo Crane, Jr., Di Elm, Sr., Ed Fox and Flo Gorse")
    assert names(found.present) == ["Ada Birch", "Bo Crane Jr", "Di Elm Sr", "Ed Fox", "Flo Gorse"]
