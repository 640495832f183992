"""Who was there, in the many ways in which minutes list people."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafts import drafted
from laa_minutes.importing.document import Block, Document, Run
from laa_minutes.importing.draft import Attendance, Front
from laa_minutes.importing.meeting import read_front
from laa_minutes.importing.outline import outline
from laa_minutes.importing.people import initials, read_people
from laa_minutes.importing.words.name_lists import names_in

ITEMS = (
    "1. Minutes of the last meeting",
    "The minutes were agreed as a correct record of the meeting and were signed by the member who had chaired it then.",
    "2. Finance report",
    "The balance was noted and the payments on the list were approved by everybody who had come to the hall that "
    "night.",
    "3. Any other business",
    "There was none, and so the evening ended with tea and a little cake for those who had stayed to the very end of "
    "it.",
)


def people(text: str, *, one_each: bool = False) -> list[str]:
    return [one.person for one in names_in(text, one_each=one_each)]


def labelled(n: int, line: str) -> Block:
    label, _, rest = line.partition(" ")
    numbered = label[:1].isdigit() and label.endswith(".")
    return Block("paragraph", (Run(rest if numbered else line),), n, label=label if numbered else "")


def read(*lines: str) -> Attendance:
    blocks = (labelled(n, line) for n, line in enumerate([*lines, *ITEMS], 1))
    document = Document("minutes.txt", tuple(blocks))
    return read_people(outline(document), document, None)


def names(found: tuple[object, ...]) -> list[str]:
    return [one.person for one in found]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ada Birch (Chair), Bo Crane (Visiting Lecturer, Ember University), Di Elm (DFG)",
            ["Ada Birch", "Bo Crane", "Di Elm"],
        ),
        ("Ada Birch (DFG) Bo Crane (DFG), Di Elm", ["Ada Birch", "Bo Crane", "Di Elm"]),
        ("Cllrs Birch, Crane (Vice-Chair) and P. Elm", ["Cllr Birch", "Cllr Crane", "Cllr P. Elm"]),
        (
            "Councillors A Birch, B Crane and C D Elm; Mrs Fox (Clerk)",
            ["Councillor A Birch", "Councillor B Crane", "Councillor C D Elm", "Mrs Fox"],
        ),
        ("Cllr Birch, Crane, Elm.", ["Cllr Birch", "Cllr Crane", "Cllr Elm"]),
        ("Cllr Birch, Crane and Elm", ["Cllr Birch", "Cllr Crane", "Cllr Elm"]),
        ("Cllr Birch, Ember", ["Cllr Birch"]),
        ("Cllr Birch, Clerk and Chairman", ["Cllr Birch"]),
        ("Mr & Mrs Birch, Mr J Crane", ["Mr Birch", "Mrs Birch", "Mr J Crane"]),
        ("Cllr Ada Birch Cllr Bo Crane Cllr Di Elm", ["Cllr Ada Birch", "Cllr Bo Crane", "Cllr Di Elm"]),
        ("P. Birch, M. Crane together with B Elm", ["P. Birch", "M. Crane", "B Elm"]),
        ("Birch, Crane and Elm", ["Birch", "Crane", "Elm"]),
        ("Ada Birch, Bo Crane and 7 members of the public", ["Ada Birch", "Bo Crane"]),
        ("8 members of the public", []),
        ("None", []),
        ("Did I miss anybody? Apologies if so.", []),
        ("Ada Birch Ministry of Ponds", ["Ada Birch"]),
        ("Mrs R Birch-Chair", ["Mrs R Birch"]),
    ],
)
def test_a_list_that_runs_on_is_taken_apart(text: str, expected: list[str]) -> None:
    assert people(text) == expected


def test_what_is_said_of_a_person_is_kept_apart() -> None:
    [one] = names_in("Ada Birch, Cabinet Office", one_each=True)
    assert (one.person, one.organisation) == ("Ada Birch", "Cabinet Office")
    [one] = names_in("Ada Birch – Ponds Lead (Bo Crane attending)")
    assert (one.role, one.substitute) == ("Ponds Lead", "Bo Crane")
    [one] = names_in("Ada Birch - Finance Officer, Ember County Council (minutes 146 and 147).", one_each=True)
    assert (one.role, one.organisation, one.for_items) == ("Finance Officer", "Ember County Council", ("146", "147"))
    [one] = names_in("Chief Supt. Ada Birch - Representing the Chief Constable")
    assert one.representing == "the Chief Constable"


@pytest.mark.parametrize("text", ["Ada Birch (AB)", "[AB] Ada Birch", "AB – Ada Birch"])
def test_initials_are_told_from_an_organisation(text: str) -> None:
    [one] = names_in(text)
    assert (one.person, one.initials) == ("Ada Birch", "AB")


@given(st.lists(st.sampled_from(["Ada Birch", "Bo Crane", "Di Elm", "Flo Gorse"]), min_size=1, max_size=4, unique=True))
def test_names_between_commas_are_those_names(listed: list[str]) -> None:
    assert people(", ".join(listed)) == listed
    assert people("; ".join(f"{name} (Ember Trust)" for name in listed)) == listed


@given(st.text(max_size=200))
def test_any_text_can_be_asked_for_names(text: str) -> None:
    assert all(one.person.strip() for one in names_in(text))


def test_one_on_a_line_with_the_chair_marked() -> None:
    found = read(
        "Pond Trust",
        "Present:",
        "Ada Birch (Chair)",
        "Bo Crane – Ember Council",
        "Di Elm (minutes)",
        "Apologies:",
        "Flo Gorse",
    )
    assert names(found.present) == ["Ada Birch", "Bo Crane", "Di Elm"]
    assert (found.chair, found.minutes_by) == ("Ada Birch", "Di Elm")
    assert names(found.apologies) == ["Flo Gorse"]


def test_a_deputy_chair_is_not_the_chair() -> None:
    found = read("Pond Trust", "Present: Ada Birch (Vice-Chair), Bo Crane, Di Elm")
    assert found.chair is None


def test_of_the_chairs_of_committees_and_of_the_board_the_last_is_the_chair() -> None:
    listed = ("Ada Birch, Hedge Committee Chair", "Bo Crane, President/Chair, Director", "Di Elm, Clerk")
    assert read("Pond Board", "Present:", *listed).chair == "Bo Crane"
    assert read("Hedge Committee", "Present:", "Bo Crane", *listed[:1], *listed[2:]).chair == "Ada Birch"


def test_the_chair_of_something_else_is_not_the_chair() -> None:
    found = read("Pond Trust", "Present:", "Ada Birch, Chair of the Ember Hospital", "Bo Crane", "Di Elm")
    assert found.chair is None


def test_whoever_took_the_chair_is_the_chair() -> None:
    found = read(
        "Pond Trust", "Present: Mr Birch, Mr Crane, Mrs Elm", "In the absence of Mr Birch Mr Crane took the chair."
    )
    assert found.chair == "Mr Crane"


def test_two_headings_before_one_list_are_parted_at_the_organisation_that_comes_again() -> None:
    found = read(
        "Pond Trust", "Attendees:", "Apologies:", "Ada Birch (Chair)", "Bo Crane, DFG", "Di Elm, HJK", "Flo Gorse, LMN",
        "Guy Hill, DFG", "Ivy Jay, HJK",
    )  # fmt: skip
    assert names(found.present) == ["Ada Birch", "Bo Crane", "Di Elm", "Flo Gorse"]
    assert names(found.apologies) == ["Guy Hill", "Ivy Jay"]
    assert any("run together" in doubt.why for doubt in found.doubts)


def test_apologies_inside_the_paragraph_of_those_present() -> None:
    found = read("Pond Trust", "Present: Ada Birch (Chair), Bo Crane (DFG). Apologies – Di Elm (Ember Trust).")
    assert names(found.present) == ["Ada Birch", "Bo Crane"]
    assert names(found.apologies) == ["Di Elm"]


def test_no_apologies_are_none() -> None:
    found = read("Pond Trust", "Present: Ada Birch, Bo Crane", "Apologies: None")
    assert found.apologies == ()


def test_initials_are_made_from_names_where_only_one_has_them() -> None:
    found = read("Pond Trust", "Present: Ada Birch, Bo Crane, Alf Bream, Di Elm")
    assert initials(found) == {"BC": "Bo Crane", "DE": "Di Elm"}


@pytest.mark.parametrize(
    "line",
    [
        "In the Chair: Bo Crane",
        "In the chair – Bo Crane",
        "The chair was taken by Bo Crane.",
        "The meeting was chaired by Bo Crane, as Ada Birch was away.",
        "BC chaired the meeting.",
        "The meeting was presided over by Bo Crane.",
        "Convener: Bo Crane",
        "Bo Crane (Chair) welcomed members.",
        "The Chairman, Bo Crane, opened the meeting at 7.30pm.",
        "Bo Crane acted as Chair.",
        "Agreed that Bo Crane was to act as Chair.",
        "Bo Crane stood in as chair, as Ada Birch was away.",
        "Bo Crane deputised for the Chair.",
        "The Vice-Chairman, Bo Crane, presided in the absence of Ada Birch.",
        "Chairing: Bo Crane",
        "Chair (acting): Bo Crane",
        "The meeting was led by Bo Crane.",
        "Meeting led by Bo Crane",
        "Bo Crane conducted the meeting in Ada Birch’s absence.",
        "Bo Crane ran the meeting.",
        "It was agreed that Bo Crane should act as Chair for the meeting.",
        "It was proposed by Ada Birch and seconded by Di Elm that Bo Crane take the chair.",
        "Chair of Trustees: Bo Crane",
        "Cathaoirleach: Bo Crane",
    ],
)
def test_the_text_says_who_was_in_the_chair(line: str) -> None:
    found = read("Pond Trust", "Present: Ada Birch, Bo Crane, Di Elm", line)
    assert (found.chair, found.doubts) == ("Bo Crane", ())


@pytest.mark.parametrize(
    "line",
    [
        "Bo Crane called the meeting to order.",
        "The meeting was called to order at 6.30 p.m. by Bo Crane.",
        "The meeting was opened at 19:54 by Bo Crane.",
        "Meeting opened by Bo Crane at 7.30pm.",
        "Call to order: 7:05 pm by Bo Crane",
        "The meeting was called to order at _7:50_ by: _Bo_",
        "The meeting was called to order by the President, Bo Crane.",
        "Bo Crane, Vice President, called the meeting to order.",
        "Bo Crane welcomed everyone to the meeting.",
        "Bo Crane, Vice Chair, opened the meeting at 7.30pm.",
    ],
)
def test_whoever_opens_a_meeting_was_perhaps_in_the_chair(line: str) -> None:
    found = read("Pond Trust", "Present: Ada Birch, Bo Crane, Di Elm", line)
    assert found.chair == "Bo Crane"
    assert [doubt.field for doubt in found.doubts] == ["chair"]


@pytest.mark.parametrize("who", ["Bo Crane", "Guy Hill"])
def test_whoever_is_called_the_chair_was_perhaps_in_it(who: str) -> None:
    found = read("Pond Trust", "Present: Ada Birch, Bo Crane, Di Elm", f"The Chairman {who} reported on the pond.")
    assert found.chair == who
    assert [(doubt.field, doubt.line) for doubt in found.doubts] == [("chair", 3)]


@pytest.mark.parametrize("of", [", of the Parks Committee, reported", " of the Parks Committee reported"])
def test_the_chair_of_another_body_who_reports_to_a_meeting_was_not_in_its_chair(of: str) -> None:
    told = f"The Chairman Guy Hill{of} that the pond had been cleaned, and the six ducks had come back to it."
    found = read("Pond Trust", "Present: Ada Birch, Bo Crane", "1. A report on the parks", told)
    assert (found.chair, found.doubts) == (None, ())


@pytest.mark.parametrize(
    ("line", "chair"), [("In the chair: Ada", "Ada"), ("Ada chaired.", "Ada"), ("Mr Elm took the chair.", "Mr Elm")]
)
def test_a_name_that_two_have_does_not_tell_which_was_in_the_chair(line: str, chair: str) -> None:
    found = read("Pond Trust", "Present: Ada Birch, Ada Crane, Di Elm, Guy Elm", line)
    assert found.chair == chair
    assert [(doubt.field, doubt.line) for doubt in found.doubts] == [("chair", 3)]


@pytest.mark.parametrize(
    "told",
    [
        "Mrs Bo Crane was elected as Chairman of the group.",
        "Bo Crane was appointed Chairman and Di Elm as Vice Chair.",
        "It was RESOLVED that Bo Crane be elected Chair of the Trust.",
        "The board voted to appoint Bo Crane as the Chair of the Board.",
        "Ada Birch proposed Bo Crane as Chairman, seconded by Di Elm. All in favour.",
        "Chairman. B.Crane, proposed by D.Elm, seconded by A.Birch.",
        "Bo Crane was proposed by Ada Birch, seconded by Di Elm, and was duly elected.",
        "Chair: Bo Crane. Treasurer: Ada Birch. Secretary: Di Elm.",
        "Chair: Bo Crane would stand again and was elected by all.",
    ],
)
def test_whoever_was_elected_chair_at_the_meeting_was_perhaps_in_it(told: str) -> None:
    found = read("Pond Trust", "Present: Ada Birch, Bo Crane, Di Elm", "1. Election of officers", told)
    assert found.chair == "Bo Crane"
    assert [doubt.field for doubt in found.doubts] == ["chair"]


@pytest.mark.parametrize(
    "told",
    [
        "Bo Crane was elected Vice Chairman.",
        "Bo Crane was elected Chair. Di Elm was elected Chair of the other half.",
        "Bo Crane will be Chair from the next meeting.",
        "Bo Crane was appointed Treasurer.",
        "Bo Crane was proposed as vice chair by Ada Birch, and was duly elected.",
        "Vice Chairman. B.Crane, proposed by D.Elm, seconded by A.Birch.",
        "Chair: Bo Crane is happy to stand again for another year, Di Elm proposed.",
    ],
)
def test_whoever_was_elected_to_something_else_was_not_in_the_chair(told: str) -> None:
    assert read("Pond Trust", "Present: Ada Birch, Bo Crane, Di Elm", "1. Election of officers", told).chair is None


def test_the_chair_is_no_word_of_the_next_sentence() -> None:
    said = "The Meeting was Chaired by Bo Crane. CPO Flo Gorse was in attendance for Item 1."
    assert read("Pond Trust", "Present: Ada Birch, Bo Crane, Di Elm", said).chair == "Bo Crane"


@pytest.mark.parametrize(
    "office", ["Chair, Sysadmin", "Chair, Co-opted", "Cathaoirleach", "Cadeirydd", "Vice-Chairman, in the chair"]
)
def test_more_words_for_the_chair(office: str) -> None:
    found = read("Pond Council", f"Present: Ada Birch (Leas-Chathaoirleach), Bo Crane ({office}), Di Elm")
    assert (found.chair, found.doubts) == ("Bo Crane", ())


@pytest.mark.parametrize(
    "told",
    [
        "In the absence of Mr Hill, Bo Crane, Vice Chair, chaired the meeting.",
        "The Vice Chairman Bo Crane acted as Chairman.",
    ],
)
def test_a_deputy_was_in_the_chair_for_another(told: str) -> None:
    assert read("Pond Trust", "Present: Ada Birch, Bo Crane, Di Elm", "1. Welcome", told).chair == "Bo Crane"


def test_somebody_nominated_to_chair_a_meeting_was_perhaps_in_the_chair() -> None:
    told = "Ada Birch nominated Bo Crane as the chair for the meeting."
    found = read("Pond Trust", "Present: Ada Birch, Bo Crane, Di Elm", "1. Welcome", told)
    assert found.chair == "Bo Crane"
    assert [doubt.field for doubt in found.doubts] == ["chair"]


def test_whoever_the_title_of_an_item_says_opened_the_meeting_was_perhaps_in_the_chair(tmp_path: Path) -> None:
    text = "# Pond Trust\n\nPresent: Ada Birch, Bo Crane\n\n## {} by B. Crane at 3:31 pm\n\nYes.\n\n## Pond\n\nSeen.\n"
    assert drafted(tmp_path, text.format("Meeting opened")).attendance.chair == "Bo Crane"
    assert drafted(tmp_path, text.format("Fair opened")).attendance.chair is None


@pytest.mark.parametrize(("title", "chair"), [("Votes and nominations", None), ("Roles", "Di Elm")])
def test_whoever_is_nominated_to_run_later_meetings_did_not_run_this_one(
    tmp_path: Path, title: str, chair: str | None
) -> None:
    text = f"# Pond Trust\n\nPresent: Ada Birch, Bo Crane\n\n## {title}\n\nFacilitator – Di Elm\n\n## Pond\n\nSeen.\n"
    assert drafted(tmp_path, text).attendance.chair == chair


def test_names_in_columns_that_a_gap_keeps_apart_are_each_somebody() -> None:
    found = read("Pond Trust", "Present:", "Ada Birch\tBo Crane", "Cy Dart\tDi Elm", "Ed Fox")
    assert names(found.present) == ["Ada Birch", "Bo Crane", "Cy Dart", "Di Elm", "Ed Fox"]
    assert [doubt.field for doubt in found.doubts] == ["present"]
    assert not read("Pond Trust", "Present:", "Cllr Birch\tCllr Crane", "Cllr Dart\tCllr Elm").doubts
    for bodies in (("Ember Council", "Mill Trust"), ("Low Weir", "Low Weir")):
        found = read("Pond Trust", "Present:", f"Ada Birch\t{bodies[0]}", f"Bo Crane\t{bodies[1]}")
        assert names(found.present) == ["Ada Birch", "Bo Crane"]


def test_a_sentence_says_who_the_chair_is() -> None:
    assert read("Pond Trust", "Present: Ada Birch, Bo Crane", "Chair: The chair is Bo Crane.").chair == "Bo Crane"


def test_surnames_alone_in_a_column_of_titled_ones_are_people(tmp_path: Path) -> None:
    rows = "".join(f"| | | {name} |\n" for name in ("Mrs Crane", "Dart", "Elm"))
    table = f"| Present | Chairman: | {{}} |\n|---|---|---|\n{rows}"
    for chair, found in (
        ("Mrs Birch", ["Mrs Birch", "Mrs Crane", "Dart", "Elm"]),
        ("Ada Birch", ["Ada Birch", "Mrs Crane"]),
    ):
        text = f"# Pond Trust\n\n12 May 2014\n\n{table.format(chair)}\n## Gate\n\nSeen.\n\n## Pond\n\nSeen.\n"
        assert names(drafted(tmp_path, text).attendance.present) == found


def test_whoever_agreed_to_chair_was_in_the_chair() -> None:
    found = read(
        "Pond Trust", "Present: Ada Birch, Bo Crane, Di Elm", "1. Welcome", "Bo Crane agreed to chair the meeting."
    )
    assert (found.chair, found.doubts) == ("Bo Crane", ())


@pytest.mark.parametrize(
    "said",
    [
        "The next meeting will be chaired by Bo Crane.",
        "The last meeting was led by Bo Crane.",
        "Bo Crane led the meeting through the figures.",
        "Bo Crane led the meeting in a short prayer.",
    ],
)
def test_who_led_another_meeting_or_a_part_of_this_one_says_nothing_of_its_chair(said: str) -> None:
    assert read("Pond Trust", "Present: Ada Birch, Bo Crane, Di Elm", said).chair is None


def test_the_chair_may_stand_under_a_heading_of_its_own() -> None:
    found = read("Pond Council", "Members Present", "Cllrs Birch, Elm and Gorse", "Chairman", "Cllr. Bo Crane")
    assert found.chair == "Bo Crane"


def test_a_sentence_in_a_table_of_those_present_says_who_chaired() -> None:
    rows = (("Present", "Ada Birch AB"), ("", "Bo Crane BC"), ("The meeting was chaired by BC.", ""))
    assert in_table(*rows)[0].chair == "Bo Crane"


def test_an_office_may_run_into_the_title_after_it_and_have_its_article() -> None:
    found = read("Pond Council", "Present:", "An CathaoirleachCllr B. Crane.", "Cllr A. Birch, Cllr D. Elm")
    assert found.chair == "B. Crane"
    assert read("Pond Council", "IN THE CHAIR:", "Cmhlr. S. Ó Crane", "PRESENT:", "Cllr. A. Birch").chair == (
        "S. Ó Crane"
    )


def test_a_prayer_opens_a_meeting_and_says_nothing_of_its_chair() -> None:
    said = "Father Hill opened the meeting with a prayer."
    assert read("Pond Church", "Present: Ada Birch, Bo Crane, Di Elm", said).chair is None


def test_a_mayor_was_in_the_chair_of_a_council_where_no_chair_is_named() -> None:
    found = read("Pond Town Council", "Present: Ada Birch (Deputy Mayor), Bo Crane (Town Mayor), Di Elm")
    assert found.chair == "Bo Crane"
    assert [doubt.field for doubt in found.doubts] == ["chair"]


def test_whoever_acts_as_chair_and_has_another_office_was_in_it() -> None:
    found = read("Pond Trust", "Present: Ada Birch (Chair), Bo Crane (Acting Chair), Pond Coordinator")
    assert found.chair == "Bo Crane"


def test_that_somebody_is_the_president_says_nothing_of_the_chair() -> None:
    assert read("Pond Club", "Present: Ada Birch (President), Bo Crane (Vice President), Di Elm").chair is None
    assert read("Pond Club", "Present: Ada Birch (President), Bo Crane (Acting Chair), Di Elm").chair == "Bo Crane"


@pytest.mark.parametrize("mark", [":", ":-", ";", " –", "–", ".", ",", " ."])
def test_a_list_begins_on_the_line_of_its_name_whatever_the_mark(mark: str) -> None:
    found = read("Pond Trust", f"PRESENT{mark} Ada Birch (Chair), Bo Crane, Di Elm", f"Apologies{mark} Flo Gorse")
    assert names(found.present) == ["Ada Birch", "Bo Crane", "Di Elm"]
    assert names(found.apologies) == ["Flo Gorse"]


@pytest.mark.parametrize(
    "line",
    [
        "The meeting was called to order with the following people present: Ada Birch, Bo Crane, Di Elm.",
        "Trustees present were Ada Birch, Bo Crane and Di Elm.",
        "Board members present were trustees Ada Birch and Bo Crane, deputy treasurer Di Elm.",
        "The following members were present: Ada Birch, Bo Crane and Di Elm",
    ],
)
def test_a_sentence_says_who_was_present(line: str) -> None:
    assert names(read("Pond Trust", "Monthly meeting", line).present) == ["Ada Birch", "Bo Crane", "Di Elm"]


def test_initials_alone_part_the_names_of_two_columns() -> None:
    found = read("Pond Trust", "PRESENT Ada Birch AB Bo Crane BC", "Di Elm (Ember Council)\tDE")
    assert names(found.present) == ["Ada Birch", "Bo Crane", "Di Elm"]
    assert [one.initials for one in found.present] == ["AB", "BC", "DE"]


def test_lines_that_are_each_a_councillor_are_taken_for_those_present_with_a_doubt() -> None:
    found = read("Pond Council", "Cllr Birch", "Cllr Crane", "Cllr Elm")
    assert names(found.present) == ["Cllr Birch", "Cllr Crane", "Cllr Elm"]
    assert [doubt.field for doubt in found.doubts] == ["present"]


def test_whoever_took_the_minutes_sent_no_apologies() -> None:
    found = read("Pond Trust", "Present: Ada Birch, Di Elm", "Apologies: Flo Gorse", "Minute taker: Bo Crane")
    assert names(found.apologies) == ["Flo Gorse"]
    assert found.minutes_by == "Bo Crane"


def test_an_item_on_attendance_has_lists_of_its_own() -> None:
    found = read(
        "Pond Trust", "1. Attendance & Apologies", "In attendance: Ada Birch (Chair), Bo Crane", "Apologies: Flo Gorse",
        "2. Welcome", "Ada Birch welcomed everyone to what was the first meeting of the year, and to the new hall.",
    )  # fmt: skip
    assert names((*found.present, *found.in_support)) == ["Ada Birch", "Bo Crane"]
    assert (found.chair, names(found.apologies)) == ("Ada Birch", ["Flo Gorse"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("JD SM TG NB MK", ["JD", "SM", "TG", "NB", "MK"]),
        ("Ada and Bo Crane, Di Elm", ["Ada Crane", "Bo Crane", "Di Elm"]),
        ("Ada Birch - Chairman and Gil de Larch committee member", ["Ada Birch", "Gil de Larch"]),
        ("A. Birch - Chairman, Mrs. Crane, C. Elm: G. Fox", ["A. Birch", "Mrs. Crane", "C. Elm", "G. Fox"]),
        ("Ada Birch, Chair (AB), Bo Crane (BC), Di Elm (DE)", ["Ada Birch", "Bo Crane", "Di Elm"]),
        ("Pond Residents’ Association (PRA)", []),
        ("supervisors Ada Birch and Bo Crane, treasurer Di Elm", ["Ada Birch", "Bo Crane", "Di Elm"]),
        (
            "Councillors Birch (Chair), Crane, Elm, Gorse",
            ["Councillor Birch", "Councillor Crane", "Councillor Elm", "Councillor Gorse"],
        ),
        ("Birch (Chair), Crane, Elm, Gorse", ["Birch", "Crane", "Elm", "Gorse"]),
        ("Ada Birch, Advisory Panel on Public Ponds, and Bo Crane, Pond Management", ["Ada Birch", "Bo Crane"]),
        ("Mr Panell, Ada Manage, Bo Crane", ["Mr Panell", "Ada Manage", "Bo Crane"]),
    ],
)
def test_more_lists_that_run_on(text: str, expected: list[str]) -> None:
    assert people(text) == expected


def test_the_council_stands_in_one_line_without_a_heading() -> None:
    found = read("Pond Council", "Councillors A Birch (Chairman) (AB), B Crane (BC), D Elm (DE) and F Gorse (FG)")
    assert names(found.present) == ["A Birch", "B Crane", "D Elm", "F Gorse"]
    assert found.chair == "A Birch"
    assert [doubt.field for doubt in found.doubts] == ["present"]


def test_those_in_attendance_are_present_with_a_doubt_where_no_others_are() -> None:
    found = read("Pond Trust", "In attendance: Ada Birch (Chair), Bo Crane")
    assert (names(found.present), found.in_support) == (["Ada Birch", "Bo Crane"], ())
    assert [(doubt.field, doubt.line) for doubt in found.doubts] == [("present", 2)]


def test_no_visitors_are_none_whatever_stands_below() -> None:
    found = read("Pond Trust", "Present: Ada Birch, Bo Crane", "Visitors: None", "Flo Gorse Prize", "Apologies: Di Elm")
    assert found.in_support == ()
    assert names(found.apologies) == ["Di Elm"]


def test_a_list_ends_where_business_begins() -> None:
    lines = ("Present:", "Ada Birch", "Bo Crane", "Apologies:", "Di Elm", "Introductions and welcome", "Guy Hill")
    blocks = [
        Block("heading" if "welcome" in line else "paragraph", (Run(line),), n) for n, line in enumerate(lines, 1)
    ]
    document = Document("minutes.txt", tuple(blocks))
    assert names(read_people(outline(document), document, None).apologies) == ["Di Elm"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The apologies were accepted for Cllr Di Elm and noted for Cllr Flo Gorse.", ["Di Elm", "Flo Gorse"]),
        ("APOLOGIES FOR ABSENCE were received from Mr D Elm and Mr F Gorse", ["D Elm", "F Gorse"]),
        ("Apologies: Di Elm (apologies for not being asked), Flo Gorse (has not come)", ["Di Elm", "Flo Gorse"]),
        ("Absence excused: Di Elm, Flo Gorse", ["Di Elm", "Flo Gorse"]),
        ("Directors not in attendance: Di Elm, Flo Gorse", ["Di Elm", "Flo Gorse"]),
        ("Missing committee members: Di Elm, Flo Gorse", ["Di Elm", "Flo Gorse"]),
        ("Missing papers: Di Elm, Flo Gorse", []),
    ],
)  # fmt: skip
def test_apologies_in_more_words(text: str, expected: list[str]) -> None:
    assert names(read("Pond Trust", "Present: Ada Birch, Bo Crane", text).apologies) == expected


def test_a_name_may_be_broken_between_two_lines_of_a_list() -> None:
    found = read("Pond Trust", "In attendance: Ada Birch (clerk), Bo", "Crane, Di", "Elm (treasurer), Flo", "Gorse")
    assert names(found.present) == ["Ada Birch", "Bo Crane", "Di Elm", "Flo Gorse"]


def test_whoever_chaired_is_the_chair_whoever_has_the_office() -> None:
    found = read("Pond Trust", "Present: Ada Birch (Chair of Governors), Bo Crane", "Chaired by Bo Crane")
    assert found.chair == "Bo Crane"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Supervisors Ada Birch, Bo Crane, Treasurer Di Elm", ["Ada Birch", "Bo Crane", "Di Elm"]),
        ("Ada Birch, President, Bo & Jo Crane, co-Treasurers and Di Elm, Secretary",
         ["Ada Birch", "Bo Crane", "Jo Crane", "Di Elm"]),
        ("Ada Birch, Bo Crane. Di Elm, Flo Gorse", ["Ada Birch", "Bo Crane", "Di Elm", "Flo Gorse"]),
        ("Cllr. Ada Birch, Borough Cllr. Bo Crane", ["Cllr. Ada Birch", "Borough Cllr. Bo Crane"]),
    ],
)  # fmt: skip
def test_offices_couples_and_full_stops_in_a_list(text: str, expected: list[str]) -> None:
    assert people(text) == expected


def test_the_last_of_several_surnames_may_end_the_sentence() -> None:
    assert people("Cllrs Crane, Elm, and Gorse.") == ["Cllr Crane", "Cllr Elm", "Cllr Gorse"]


def cells(*rows: tuple[str, ...], line: int = 1) -> Block:
    made = tuple(
        tuple((Block("paragraph", (Run(text),), line + n),) if text else () for text in row)
        for n, row in enumerate(rows)
    )
    return Block("table", (), line, rows=made)


def in_table(*rows: tuple[str, ...]) -> tuple[Attendance, Front]:
    document = Document("minutes.docx", (Block("heading", (Run("Pond Trust"),), 1, level=1), cells(*rows, line=2)))
    parts = outline(document)
    front = read_front(document, parts)
    return read_people(parts, document, front.date), front


def test_labels_and_values_may_stand_side_by_side() -> None:
    found, front = in_table(
        ("Date held:", "15th February 2013", "Venue:", "All Saints, Pond"),
        ("Present:", "", "", ""),
        ("Di Elm (DEL)", "Clerk", "Apologies:", ""),
        ("Ada Birch (ABI)", "Councillor/Chairman", "Chair:", "Ada Birch"),
        ("Bo Crane (BCR)", "Councillor", "Distribution:", "PCC"),
    )
    assert (front.date, front.venue) == (date(2013, 2, 15), "All Saints, Pond")
    assert names(found.present) == ["Di Elm", "Ada Birch", "Bo Crane"]
    assert (found.chair, found.apologies) == ("Ada Birch", ())


def test_one_table_may_hold_the_front_and_the_business() -> None:
    found, front = in_table(
        ("Date", "", "8th July 2013", ""),
        ("Place", "", "Pond Offices", ""),
        ("Time", "", "10.30am – 2.00pm", ""),
        ("Attendees", "", "Ada Birch (Chair), Bo Crane", ""),
        ("Invited", "", "Di Elm (Observer), Flo Gorse (Auditor)", ""),
        ("", "", "", "Action"),
        ("1.", "Apologies from Di Elm.", "", ""),
        ("2.", "The board heard that the works on the wall had been held up by the weather, and that the contractor, "
               "who had been asked twice, would come in May at the earliest, which was late.", "", "AB"),
        ("3.", "Report. It was noted.", "", ""),
    )  # fmt: skip
    assert (front.date, str(front.times), front.venue) == (date(2013, 7, 8), "10:30-14:00", "Pond Offices")
    assert names((*found.present, *found.in_support)) == ["Ada Birch", "Bo Crane", "Flo Gorse"]
    assert names(found.apologies) == ["Di Elm"]


def test_lines_below_each_other_beside_one_label_are_one_list() -> None:
    found, front = in_table(
        ("Date", "8th July 2013"),
        ("Location", "Pond Offices"),
        ("Chair", "Ada Birch"),
        ("Present", "Ada Birch (AB), Ember Council"),
        ("", "Bo Crane (BC), Pond Trust"),
        ("", "Di Elm (DE), Ember Mill"),
        ("Apologies", "None"),
    )
    assert (front.date, front.venue) == (date(2013, 7, 8), "Pond Offices")
    assert names(found.present) == ["Ada Birch", "Bo Crane", "Di Elm"]
    assert found.apologies == ()


def test_a_minister_s_office_below_a_name_is_nobody_else() -> None:
    two = (
        Block("paragraph", (Run("Ada Birch"),), 3),
        Block("paragraph", (Run("Parliamentary Under Secretary of State for Ponds, Mills and Salt"),), 4),
    )
    table = Block("table", (), 2, rows=((two, (Block("paragraph", (Run("Bo Crane"),), 5),)),))
    document = Document("minutes.docx", (Block("paragraph", (Run("Present:"),), 1), table))
    found = read_people(outline(document), document, None)
    assert names(found.present) == ["Ada Birch", "Bo Crane"]
    assert found.present[0].role == "Parliamentary Under Secretary of State for Ponds"


@pytest.mark.parametrize(
    ("entry", "role", "organisation"),
    [
        ("Ada Birch, Youth Worker, Ember Voluntary Action", "Youth Worker", "Ember Voluntary Action"),
        ("Ada Birch, Area Commander, Ember Police – Chair", "Area Commander, Chair", "Ember Police"),
        ("Ada Birch, Flood Champion, Pond Council", "Flood Champion", "Pond Council"),
        ("Ada Birch, Pond Council, Community Safety", "Community Safety", "Pond Council"),
        ("Ada Birch, Director, Voluntary Action Pond", "Director", "Voluntary Action Pond"),
        ("Ada Birch, Neighbourhood Manager, Pond Homes", "Neighbourhood Manager", "Pond Homes"),
        ("Ada Birch (Social Events)", "Social Events", None),
        ("Ada Birch, Senior Partner", "Senior Partner", None),
    ],
)
def test_a_post_is_told_from_where_somebody_comes_from(entry: str, role: str, organisation: str | None) -> None:
    [one] = names_in(entry, one_each=True)
    assert (one.person, one.role, one.organisation) == ("Ada Birch", role, organisation)


def test_somebody_with_a_title_in_brackets_came_instead() -> None:
    [one] = names_in("Ada Birch, Ember Voluntary Action (Sgt Bo Crane deputised)", one_each=True)
    assert (one.person, one.organisation, one.substitute) == ("Ada Birch", "Ember Voluntary Action", "Sgt Bo Crane")


def test_tables_say_who_came_for_whom() -> None:
    found, _ = in_table(
        ("Present:", ""),
        ("Ada Birch (represented by Bo Crane)", "Ember Council"),
        ("Di Elm (substitute for Flo Gorse)", "Pond Trust"),
    )
    assert [(one.person, one.substitute, one.representing) for one in found.present] == [
        ("Ada Birch", "Bo Crane", None), ("Di Elm", None, "Flo Gorse"),
    ]  # fmt: skip


def test_a_column_may_say_who_came_instead() -> None:
    heading = Block("heading", (Run("Participants"),), 1, level=2)
    table = cells(
        ("Name", "Organisation", "Substitute"), ("Ada Birch", "Ember Council", "Bo Crane"),
        ("Di Elm", "Pond Trust", "-"), line=2,
    )  # fmt: skip
    document = Document("minutes.md", (Block("paragraph", (Run("Pond TC"),), 1), heading, table))
    found = read_people(outline(document), document, None)
    assert [(one.person, one.substitute) for one in found.present] == [("Ada Birch", "Bo Crane"), ("Di Elm", None)]


def test_given_and_family_names_have_a_column_each() -> None:
    heading = Block("heading", (Run("Participants"),), 1, level=2)
    table = cells(("Given name", "Family name", "Role"), ("Ada", "Birch", "Chair"), ("Bo", "Crane", "Member"), line=2)
    document = Document("minutes.md", (Block("paragraph", (Run("Pond TC"),), 1), heading, table))
    found = read_people(outline(document), document, None)
    assert (names(found.present), found.chair) == (["Ada Birch", "Bo Crane"], "Ada Birch")


def test_the_agenda_before_the_minutes_is_not_their_business() -> None:
    entries = ("1. To approve the minutes of 2 May", "2. To receive reports", "3. To hear questions")
    lines = (
        "Pond Parish Meeting", *entries, "Pond Parish Meeting", "Location: Pond Hall", "Date: 13th May 2019",
        "Present: Ada Birch (Chair), Bo Crane", entries[0], "They were agreed as a correct record.", entries[1],
        "A report was given and noted.", entries[2], "There were none.",
    )  # fmt: skip
    found = Document("minutes.txt", tuple(labelled(n, line) for n, line in enumerate(lines, 1)))
    parts = outline(found)
    assert [part.kind for part in parts] == ["front", "agenda", "present", "item", "item", "item"]
    assert read_front(found, parts).venue == "Pond Hall"


@pytest.mark.parametrize(
    ("line", "chair"),
    [
        ("Chair and Minute Taker: Bo Crane (BC)", "Bo Crane"),
        ("The meeting was chaired by the President, Bo Crane, and twelve members came.", "Bo Crane"),
        ("Cllr Crane took the chair.", "Bo Crane"),
    ],
)
def test_the_chair_beside_other_words(line: str, chair: str) -> None:
    assert read("Pond Trust", "Present: Ada Birch, Bo Crane, Di Elm", line).chair == chair


def test_first_names_with_initials_and_offices_are_a_line_each() -> None:
    found = read("Pond Trust", "Present:", "Ada (AB) - Chairman", "Bo (BC)", "Ms Di Elm (DE) - Deputy Manager")
    assert [(one.person, one.initials) for one in found.present] == [("Ada", "AB"), ("Bo", "BC"), ("Di Elm", "DE")]
    assert found.chair == "Ada"


def test_short_words_for_apologies_and_others_within_a_line() -> None:
    found = read(
        "Pond Trust", "Present: A Birch, B Crane Others in attendance: Mrs Fox (Clerk)", "Apols: D Elm, F Gorse"
    )
    assert names(found.present) == ["A Birch", "B Crane"]
    assert names(found.in_support) == ["Mrs Fox"]
    assert names(found.apologies) == ["D Elm", "F Gorse"]


def test_members_of_the_public_do_not_hide_the_last_name() -> None:
    assert people("Mrs. Birch and Mrs. Crane plus seven members of the public") == ["Mrs. Birch", "Mrs. Crane"]
    assert people("Papers copied to councillors: Amended Clerk's Contract, Rules") == []


def test_members_of_an_american_council_have_their_title_each() -> None:
    found = read("Town of Pond", "Roll call: Present: Council Members Birch, Crane, Elm. Absent: Council Member Gorse.")
    assert names(found.present) == ["Council Member Birch", "Council Member Crane", "Council Member Elm"]
    assert names(found.apologies) == ["Council Member Gorse"]


def test_one_apology_those_not_attending_and_numbers_of_members() -> None:
    found = read("Pond Co-op", "Present: #1 Ada, #2 Bo, #5 Di", "Not attending: Flo Gorse")
    assert (names(found.present), names(found.apologies)) == (["Ada", "Bo", "Di"], ["Flo Gorse"])
    found = read("Pond Trust", "Present: Ada Birch, Bo Crane", "An apology for absence was received from Mr. Elm.")
    assert names(found.apologies) == ["Mr. Elm"]


def test_an_appendix_with_the_same_headings_lists_nobody() -> None:
    business = ("1. Apologies", "Di Elm", *ITEMS[2:])
    lines = (
        "Pond Trust",
        "Present: Ada Birch, Bo Crane",
        *business,
        "Apologies",
        "Cash Balance",
        "Present",
        "Net Income",
    )
    blocks = [labelled(n, line) for n, line in enumerate(lines, 1)]
    document = Document("minutes.txt", tuple(blocks))
    found = read_people(outline(document), document, None)
    assert (names(found.present), names(found.apologies)) == (["Ada Birch", "Bo Crane"], ["Di Elm"])


def test_labels_of_a_cell_go_with_the_lines_beside_them() -> None:
    both = (Block("paragraph", (Run("Pond Hall"),), 3), Block("paragraph", (Run("26 October 2020"),), 4))
    head = (Block("paragraph", (Run("Location: Date:"),), 3),)
    table = Block("table", (), 2, rows=((head, both),))
    document = Document("minutes.pdf", (Block("heading", (Run("Pond Trust"),), 1, level=1), table))
    front = read_front(document, outline(document))
    assert (front.venue, front.date) == ("Pond Hall", date(2020, 10, 26))


@pytest.mark.parametrize(
    "written",
    [
        "Cy Dart (substitute for Ada Marsh)", "Cy Dart (sub. for Ada Marsh)", "Cy Dart for Ada Marsh",
        "Cy Dart vice Ada Marsh",
        "Cy Dart on behalf of Ada Marsh", "Cy Dart (deputising for Ada Marsh)", "Cy Dart (in place of Ada Marsh)",
    ],
)  # fmt: skip
def test_somebody_who_came_for_another(written: str) -> None:
    (one,) = names_in(written)
    assert (one.person, one.representing) == ("Cy Dart", "Ada Marsh")


@pytest.mark.parametrize(
    "written",
    ["Ada Marsh (represented by Cy Dart)", "Ada Marsh, represented by Cy Dart", "Ada Marsh (Cy Dart attending)"],
)
def test_somebody_for_whom_another_came(written: str) -> None:
    (one,) = names_in(written, one_each=True)
    assert (one.person, one.substitute) == ("Ada Marsh", "Cy Dart")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Also in attendance", "in_support"),
        ("Guests present", "in_support"),
        ("Non-voting members attending", "in_support"),
        ("Visitors", "in_support"),
        ("Absent with apologies", "apologies"),
        ("Apologies noted", "apologies"),
        ("Members excused", "apologies"),
        ("Unable to attend", "apologies"),
        ("Trustees present", "present"),
        ("Sectoral representatives present", "present"),
        ("Voting members in attendance", "present"),
        ("List of participants", "present"),
    ],
)
def test_a_list_has_the_same_names_in_a_line_of_its_own_before_people_and_among_them(name: str, kind: str) -> None:
    others = "Chair: Bo Crane" if kind == "present" else "Present: Bo Crane"
    for lines in ([others, name, "Ada Birch"], [others, f"{name}: Ada Birch"], [f"{others}. {name}: Ada Birch"]):
        assert "Ada Birch" in names(getattr(read(*lines), kind)), lines


def test_somebody_s_office_is_no_list() -> None:
    found = read("Present: Bo Crane – Officer – Ember Council, Ada Birch")
    assert names(found.present) == ["Bo Crane", "Ada Birch"]
    assert not found.in_support


@pytest.mark.slow
@pytest.mark.usefixtures("patience")
def test_no_list_of_people_exhausts_the_reader() -> None:
    for words in ("the ", "1 , ", "and ", "a few ", "Chair ", "( ", "Mr ", "- "):
        assert people(words * 2_000 + "apples") == []


@pytest.mark.slow
@pytest.mark.usefixtures("patience")
def test_no_line_of_those_present_exhausts_the_reader() -> None:
    for words in (
        "Ada Birch ",
        "Birch, A; ",
        "Mr A Birch P ",
        "Ada Birch AB ",
        "Ada Members: ",
        "Ada, ",
        "(Ada, ",
        "Present ",
        "Ada Birch - absent, ",
        "[x] Ada ",
        "Those attending ",
        "Officer (Mr A Birch), ",
        "Officer (Mr ",
    ):
        assert read("Pond Trust", f"Present: {words * 1_500}") is not None
    assert read("Pond Trust", f"Present: {'and ' * 25_000}") is not None


@pytest.mark.usefixtures("patience")
@pytest.mark.parametrize("people", [": " + "A. B. C-" * 8_000, "\n\n" + "- Ada\n- Ben Lowe\n" * 3_000])
def test_no_list_of_letters_or_first_names_exhausts_the_reader(people: str) -> None:
    assert read("Pond Trust", f"Present{people}") is not None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("O’Birch, O’Crane, Elm and Gorse", ["O’Birch", "O’Crane", "Elm", "Gorse"]),
        ("Cllr A Birch and the Clerk – Bo Crane", ["Cllr A Birch", "Bo Crane"]),
        ("Cllr A Birch, the Clerk, Di Elm", ["Cllr A Birch", "Di Elm"]),
        ("CountyCouncillor A.Birch, Bo Crane", ["County Councillor A.Birch", "Bo Crane"]),
    ],
)
def test_surnames_with_an_apostrophe_and_the_clerk_by_name(text: str, expected: list[str]) -> None:
    assert people(text) == expected


def test_a_line_of_a_list_may_end_with_a_title_an_initial_or_a_first_name() -> None:
    found = read(
        "Pond Council",
        "Present: Cllr. A Birch, Cllr. B",
        "Crane, Cllr.",
        "L M Elm",
        "Apologies: Al Gorse, Di",
        "Fox MP, Ed Hay",
    )
    assert names(found.present) == ["A Birch", "B Crane", "L M Elm"]
    assert names(found.apologies) == ["Al Gorse", "Di Fox", "Ed Hay"]


@pytest.mark.parametrize(
    ("said", "away"),
    [
        ("Di Elm was unable to attend, but wrote that the gate is to be green.", ["Di Elm"]),
        ("Di Elm could not attend the meeting.", ["Di Elm"]),
        ("Di Elm was unable to attend the fair at the mill.", []),
        ("The smith was unable to attend, and nobody else can mend it.", []),
    ],
)
def test_a_sentence_of_the_front_says_who_could_not_come(said: str, away: list[str]) -> None:
    front = ("Pond Trust", "12 May 2014", "Taking part in the call: Ada Birch, Bo Crane, Cy Dart", said)
    assert names(read(*front).apologies) == away


def test_attending_members_and_community_attendees_are_lists() -> None:
    found = read("Pond Trust", "Attending committee members", "Ada Birch", "Community attendees", "Bo Crane", "Cy Dart")
    assert (names(found.present), names(found.in_support)) == (["Ada Birch"], ["Bo Crane", "Cy Dart"])


def test_names_that_share_the_bracket_behind_the_last_are_several() -> None:
    lists = ("Attendees", "Ada Birch, Bo Crane, Cy Dart (Ember Mill)", "Di Elm (Salt House)", "Flo Gorse (Salt House)")
    assert names(read("Pond Trust", *lists).present) == ["Ada Birch", "Bo Crane", "Cy Dart", "Di Elm", "Flo Gorse"]
    one = ("Attendees", "Ada Birch, Bo Crane (Chair)", "Di Elm, Salt House (Treasurer)", "Flo Gorse (Clerk)")
    assert names(read("Pond Trust", *one).present) == ["Ada Birch", "Di Elm", "Flo Gorse"]
