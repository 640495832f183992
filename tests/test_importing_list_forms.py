"""Forms of lists of people in which no comma says where one ends and the next begins, or in which more is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from laa_minutes.importing.document import Block, Document, Run
from laa_minutes.importing.draft import Attendance, Draft
from laa_minutes.importing.drafting import draft_of
from laa_minutes.importing.reading import read_document
from laa_minutes.importing.words.name_lists import names_in

BUSINESS = (
    "1. Ponds\nThe pond was seen by everybody and found to be as full of water as it had been when last seen.\n\n"
    "2. Paths\nThe path was walked from one end to the other, and no stone of it lay where it had not lain before.\n"
)


def drafted(tmp_path: Path, text: str, name: str = "minutes.txt") -> Draft:
    path = tmp_path / name
    path.write_text(f"{text}\n\n{BUSINESS}", encoding="utf-8")
    return draft_of(read_document(path))


def attended(tmp_path: Path, text: str, name: str = "minutes.txt") -> Attendance:
    return drafted(tmp_path, f"Ember Pond Trust\n\nMeeting held on 3 May 2019\n\n{text}", name).attendance


def names(found: tuple[object, ...]) -> list[str]:
    return [one.person for one in found]  # type: ignore[attr-defined]


def doubted(found: Attendance) -> set[str]:
    return {doubt.field for doubt in found.doubts}


@pytest.mark.parametrize(
    "listed",
    [
        "Ada Birch, Warden - Ember Council Bo Crane, Reeve - Pond Trust Di Elm – Weir Office Flo Gorse, Mill Trust",
        "Ada Birch (Chair) Bo Crane (Treasurer) Di Elm Flo Gorse",
        "Ada Birch Chair Bo Crane Year Group Representative P1 Di Elm Teacher Flo Gorse Clerk to the Council",
        "Ada Birch AB Clerk Bo Crane BoC Weir Keepers Di Elm DE Friends of Ponds Flo Gorse FG Teacher",
        "Mrs A Birch, Warden Mr B Crane, Parent and Clerk Miss D Elm, Teacher Flo Gorse Guy Hill Ivy Jay Kit Lee",
        "Ada Birch, Bo Crane, Di Elm Flo Gorse (Wardens), Guy Hill, Ivy Jay",
    ],
)
def test_names_without_a_mark_between_are_told_apart_with_a_doubt(tmp_path: Path, listed: str) -> None:
    found = attended(tmp_path, f"Present: {listed}")
    surnames = [name.split()[-1] for name in names(found.present)]
    assert surnames[:4] == ["Birch", "Crane", "Elm", "Gorse"]
    assert "present" in doubted(found)


@pytest.mark.parametrize(
    "listed",
    [
        "Ada Birch, Head of Pond Lane – Ember Council",
        "Ada Birch Ember Lane Pond House Trust",
        "Ada Birch Ministry of Ponds",
    ],
)
def test_what_may_be_an_organisation_is_no_second_person(listed: str) -> None:
    assert names(names_in(listed)) == ["Ada Birch"]


@pytest.mark.parametrize("office", ["Chief Constable", "Lord Provost", "Chief Superintendent"])
def test_an_office_that_begins_like_a_title_is_nobody_s_name(office: str) -> None:
    assert names(names_in(f"Ada Birch, Bo Crane – representing the {office}")) == ["Ada Birch", "Bo Crane"]
    assert names(names_in(f"Ada Birch, {office}, Bo Constable")) == ["Ada Birch", "Bo Constable"]


@pytest.mark.parametrize("listed", ["Cllr Ada Birch (Chair) Cllr Bo Crane Cllr Di Elm", "Ada Birch (AB) Bo Crane (BC)"])
def test_titles_and_brackets_between_names_leave_no_doubt(tmp_path: Path, listed: str) -> None:
    found = attended(tmp_path, f"Present: {listed}")
    assert names(found.present)[:2] == ["Ada Birch", "Bo Crane"]
    assert "present" not in doubted(found)


def test_a_paragraph_that_lost_its_lines_has_its_lists(tmp_path: Path) -> None:
    text = (
        "DRAFT Notes of Ember Archers 7.30pm Committee Tuesday 18th November 2014 Ember Recreation Centre "
        "Present Ada Birch (Chair) Bo Crane (Treasurer) Di Elm Flo Gorse "
        "Apologies Guy Hill (Secretary) Ivy Jay Kit Lee 1. Minutes They were agreed to be right."
    )
    found = drafted(tmp_path, text).attendance
    assert names(found.present) == ["Ada Birch", "Bo Crane", "Di Elm", "Flo Gorse"]
    assert (names(found.apologies), found.chair) == (["Guy Hill", "Ivy Jay", "Kit Lee"], "Ada Birch")


def test_columns_of_names_with_initials_that_a_page_was_parted_at_are_a_list() -> None:
    def cells(*texts: str, line: int) -> tuple[tuple[Block, ...], ...]:
        return tuple((Block("paragraph", (Run(text),), line),) for text in texts)

    rows = (
        cells("Present Ada Birch", "AB Bo Crane (EPT) BC", line=2),
        cells("Di Elm", "DE Flo Gorse (EPT) FG", line=3),
    )
    blocks = (
        Block("heading", (Run("Ember Pond Trust"),), 1, level=1),
        Block("table", (), 2, rows=rows),
        Block("paragraph", (Run("Guy Hill GH"),), 4),
        Block("paragraph", (Run("The Meeting was Chaired by Guy Hill. PCO Kit Lee was in attendance for Item 1."),), 5),
    )
    found = draft_of(Document("minutes.pdf", blocks)).attendance
    assert names(found.present) == ["Ada Birch", "Bo Crane", "Di Elm", "Flo Gorse", "Guy Hill"]
    assert [one.initials for one in found.present] == ["AB", "BC", "DE", "FG", "GH"]
    assert found.chair == "Guy Hill"


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        ("Cllrs: Birch, A; Crane, B.J; Elm (Tall), D", ["A Birch", "B.J Crane", "D Elm (Tall)"]),
        ("Birch, A.; Crane B; Elm, Dee; Gorse, F", ["A Birch", "B Crane", "Dee Elm", "F Gorse"]),
    ],
)
def test_surnames_may_come_first(tmp_path: Path, listed: str, expected: list[str]) -> None:
    found = attended(tmp_path, f"Present: {listed}")
    assert names(found.present) == expected
    assert not found.doubts


def test_a_surname_without_its_letters_in_such_a_list_is_a_doubt(tmp_path: Path) -> None:
    found = attended(tmp_path, "Present: Birch, A; Crane, Elm, D; Gorse, F; Hill, G")
    assert names(found.present) == ["A Birch", "Crane", "D Elm", "F Gorse", "G Hill"]
    assert [doubt.why for doubt in found.doubts] == ["a surname or initials without the other: Crane"]


def test_names_between_semicolons_are_as_they_stand(tmp_path: Path) -> None:
    assert names(attended(tmp_path, "Present: Ada Birch; Bo Crane; Di Elm").present) == [
        "Ada Birch",
        "Bo Crane",
        "Di Elm",
    ]


MARKED = (
    "Mr AC Birch (Chairman) A Mrs B Crane (Vice-Chairman) P (in the chair) Mr D Elm P Ms F Gorse P "
    "County Councillor G Hill N"
)


def test_letters_behind_names_say_who_came(tmp_path: Path) -> None:
    found = attended(tmp_path, f"Present: {MARKED} P = present, A = apology, N = non-attendance")
    assert names(found.present) == ["B Crane", "D Elm", "F Gorse"]
    assert (names(found.apologies), found.chair) == (["AC Birch"], "B Crane")
    assert [doubt.field for doubt in found.doubts] == ["apologies"]
    assert "County Councillor G Hill" in found.doubts[0].why


def test_letters_that_nothing_explains_are_a_doubt(tmp_path: Path) -> None:
    found = attended(tmp_path, f"Present: {MARKED}")
    assert names(found.present) == ["B Crane", "D Elm", "F Gorse"]
    assert doubted(found) == {"present", "apologies"}


@pytest.mark.parametrize("letters", ["HM, JK, LP, RS", "HM., JK., LP, RS", "HM JK LP RS", "HM, JKW, LP and RS"])
def test_people_may_be_initials(tmp_path: Path, letters: str) -> None:
    found = attended(tmp_path, f"Attendees:\n\n{letters}\n\nApologies: VX, YZ")
    assert [one[:2] for one in names(found.present)] == ["HM", "JK", "LP", "RS"]
    assert names(found.apologies) == ["VX", "YZ"]


def test_initials_with_what_their_owners_are_stand_among_names(tmp_path: Path) -> None:
    found = attended(tmp_path, "Attending: Ada Birch (Practice Manager), Bo Crane (GP), HS (Patient), VK (Patient)")
    assert names(found.present) == ["Ada Birch", "Bo Crane", "HS", "VK"]
    assert found.present[2].role == "Patient"


def test_initials_of_those_who_sent_apologies_are_names_where_the_document_has_them(tmp_path: Path) -> None:
    listed = (
        "Mr C Birch [CB] Chair; Mrs J Crane [JC]\n\nMr AM Elm [AE]; Mr H Gorse [HG]\n\nMs S Hill [SH]; Mr D Jay [DJ]"
    )
    told = "To receive apologies.\n\nThe Clerk was in receipt of apologies from AE, SH and QX, which were accepted."
    found = attended(tmp_path, f"{listed}\n\n{told}")
    assert names(found.apologies) == ["AM Elm", "S Hill", "QX"]
    assert names(found.present) == ["C Birch", "J Crane", "H Gorse", "D Jay"]


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        ("Di, Flo, Guy, Ada Birch, Kit, Bo Crane", ["Di", "Flo", "Guy", "Ada Birch", "Kit", "Bo Crane"]),
        ("Jo- chair, Di, Flo, Guy G", ["Jo", "Di", "Flo", "Guy G"]),
        ("Ann H, Josie V, Jill H-S-B", ["Ann H", "Josie V", "Jill H-S-B"]),
        ("B& J Birch, A&D Crane, F Elm +2 unidentified", ["B Birch", "J Birch", "A Crane", "D Crane", "F Elm"]),
        ("CClrs Birch, Crane and Elm", ["CClr Birch", "CClr Crane", "CClr Elm"]),
        ("Trustees Birch (Chair), Crane, Elm and the Clerk", ["Trustee Birch", "Trustee Crane", "Trustee Elm"]),
        ("Sec Ada Birch (AB), Vice chair Bo Crane (BC), Di Elm", ["Ada Birch", "Bo Crane", "Di Elm"]),
        ("PC 1234 Ada Birch, PCSO 77 Bo Crane", ["PC Ada Birch", "PCSO Bo Crane"]),
        ("Ada Birch (AB); Bo Crane (BC) (minutes), Di Elm (DE), Flo Gorse; Guy Hill",
         ["Ada Birch", "Bo Crane", "Di Elm", "Flo Gorse", "Guy Hill"]),
        ("Ada Birch (Chair, Bo Crane, Di Elm (Clerk)", ["Ada Birch", "Bo Crane", "Di Elm"]),
        ("Ada Church (Treasurer), Bo Nurse (BN), Pond Church", ["Ada Church", "Bo Nurse"]),
        ("Ada deWeir, Bo Crane, Ember Gazette", ["Ada deWeir", "Bo Crane"]),
        ("Ada Birch(AB), Bo Crane(BC)", ["Ada Birch", "Bo Crane"]),
    ],
)  # fmt: skip
def test_more_ways_to_write_people(listed: str, expected: list[str]) -> None:
    assert names(names_in(listed)) == expected


def test_cells_that_a_conversion_put_strokes_between_are_a_table_and_its_halves_one_list(tmp_path: Path) -> None:
    listed = (
        "Date & Time / Wednesday, 4 February 2015\nAt 6.30pm / Venue / Pond Hall\nAttendees / Attendees\n"
        "Name / Type of Governor / Name / Type of Governor\nAda Marsh / Chair and Co-opted / Ben Lowe / Parent\n"
        "Cy Dart / Staff / Di Vane / Parent\n"
    )
    path = tmp_path / "minutes.txt"
    path.write_text(f"Minutes of Harrow School\n{listed}\n1. Gate\nIt was mended.\n", encoding="utf-8")
    draft = draft_of(read_document(path))
    assert [(one.person, one.role) for one in draft.attendance.present] == [
        ("Ada Marsh", "Chair and Co-opted"), ("Cy Dart", "Staff"), ("Ben Lowe", "Parent"), ("Di Vane", "Parent"),
    ]  # fmt: skip
    assert (draft.attendance.chair, draft.front.venue) == ("Ada Marsh", "Pond Hall")


def test_two_may_share_a_title_in_the_singular() -> None:
    assert names(names_in("Cllr Marsh and Lowe")) == ["Cllr Marsh", "Cllr Lowe"]
    assert names(names_in("Cllr Marsh and Clerk")) == ["Cllr Marsh"]


def test_the_member_of_a_ward_is_whoever_is_named_beside_it() -> None:
    told = "EDC Ward Member, Cllr A Marsh & VCC Ward Member, Cllr B Lowe"
    assert names(names_in(told)) == ["Cllr A Marsh", "Cllr B Lowe"]


def test_a_table_of_people_in_an_item_on_apologies_is_of_those(tmp_path: Path) -> None:
    listed = (
        "## Present\n\n- Ada Marsh\n- Ben Lowe\n\n## 1. Apologies\n\n| Cy Dart | (CD) |\n|---|---|\n| Di Vane | (DV) |"
    )
    found = attended(tmp_path, f"{listed}\n\n## 2. Pond\n\nIt was seen.", "minutes.md")
    assert names(found.apologies) == ["Cy Dart", "Di Vane"]


def test_whoever_is_called_the_chairman_and_acted_was_perhaps_in_the_chair(tmp_path: Path) -> None:
    told = "1. Pond\n\nChairman Ada Marsh announced that it was clean.\n\n2. Mill\n\nIt was shut."
    found = attended(tmp_path, f"The meeting began.\n\n{told}")
    assert (found.chair, [doubt.field for doubt in found.doubts]) == ("Ada Marsh", ["chair"])


def test_where_somebody_with_a_title_comes_from_may_stand_before() -> None:
    [one, other] = names_in("Pond Mill - Mr C Birch, Mr I Crane")
    assert (one.person, one.organisation, other.person) == ("Mr C Birch", "Pond Mill", "Mr I Crane")
    [one] = names_in("Ada Birch (Chair) / Ember Chamber of Commerce", one_each=True)
    assert (one.person, one.role, one.organisation) == ("Ada Birch", "Chair", "Ember Chamber of Commerce")


def test_initials_between_a_name_and_an_office_are_initials() -> None:
    [one] = names_in("Dr Ada Birch AB Clinical Chair", one_each=True)
    assert (one.person, one.initials, one.role) == ("Dr Ada Birch", "AB", "Clinical Chair")


def test_a_group_in_a_bracket_that_is_not_closed_is_the_list(tmp_path: Path) -> None:
    listed = "In addition Committee members (Ada Birch - Chairperson, Bo Crane, Di Elm and Flo Gorse -Secretary"
    found = attended(tmp_path, f"Present: about 15 members of the public.\n\n{listed}")
    assert names(found.present) == ["Ada Birch", "Bo Crane", "Di Elm", "Flo Gorse"]
    assert found.chair == "Ada Birch"


def test_groups_of_those_present_stand_one_after_the_other(tmp_path: Path) -> None:
    listed = (
        "Present: Chair: Ada Birch (AB) Directors: Bo Crane, Di Elm. Visiting Members: Flo Gorse, Guy Hill. "
        "Ember Representatives: Ivy Jay Invited Guests: Kit Lee (Fire Service), Mo Nye Apologies: Pat Rye"
    )
    found = attended(tmp_path, listed)
    assert names((*found.present, *found.in_support)) == [
        "Ada Birch", "Bo Crane", "Di Elm", "Flo Gorse", "Guy Hill", "Ivy Jay", "Kit Lee", "Mo Nye",
    ]  # fmt: skip
    assert (found.chair, names(found.apologies)) == ("Ada Birch", ["Pat Rye"])


def test_the_next_list_may_have_the_number_of_an_item(tmp_path: Path) -> None:
    listed = (
        "Present: Ada Birch, Bo Crane, Di Elm\n\n43.15 Apologies and reasons for absence\n\nMr Gorse did not attend."
    )
    found = attended(tmp_path, listed)
    assert (names(found.present), names(found.apologies)) == (["Ada Birch", "Bo Crane", "Di Elm"], ["Mr Gorse"])


def test_a_list_of_those_present_may_stand_in_an_item_on_apologies(tmp_path: Path) -> None:
    listed = "Present: Ada Birch (AB), Bo Crane (BC)\n\nApologies: Di Elm (DE)"
    text = f"1. Welcome & Apologies\n\n{listed}\n\n2. Minutes\n\nNone.\n\n3. Weir\n\nNone."
    found = attended(tmp_path, text)
    assert (names(found.present), names(found.apologies)) == (["Ada Birch", "Bo Crane"], ["Di Elm"])


def test_a_heading_of_business_ends_a_list(tmp_path: Path) -> None:
    found = attended(
        tmp_path, "Attendees: Ada Birch, Bo Crane, Di Elm\n\nWelcome and Introductions\n\nPond Walks Begun"
    )
    assert names(found.present) == ["Ada Birch", "Bo Crane", "Di Elm"]


def test_a_box_that_is_not_ticked_is_for_somebody_who_did_not_come_with_a_doubt(tmp_path: Path) -> None:
    members = "* [x] Ada Birch, Weir Works\n* [ ] Bo Crane, Ponds\n* [x] Di Elm (_TSC Chair_), Mills"
    listed = f"## Attendees\n\nTSC voting members:\n\n{members}\n\nOthers:\n\n* [x] Flo Gorse, Weir Works\n\n## Notes"
    found = attended(tmp_path, listed, "minutes.md")
    assert (names(found.present), names(found.in_support)) == (["Ada Birch", "Di Elm"], ["Flo Gorse"])
    assert (found.chair, found.apologies) == ("Di Elm", ())
    assert [doubt.field for doubt in found.doubts] == ["apologies"]


def test_two_lists_may_stand_side_by_side_with_a_stroke_between(tmp_path: Path) -> None:
    listed = "Present / Apologies\nAda Birch (chair) / Flo Gorse\nBo Crane (secretary) / Guy Hill\nDi Elm"
    found = attended(tmp_path, f"{listed}\n\n1 / Minutes\nNone.")
    assert (names(found.present), names(found.apologies)) == (
        ["Ada Birch", "Bo Crane", "Di Elm"],
        ["Flo Gorse", "Guy Hill"],
    )
    assert found.chair == "Ada Birch"


def test_one_name_alone_on_a_line_of_a_list_is_a_person_with_a_doubt(tmp_path: Path) -> None:
    listed = (
        "## Attendees\n\n* Ada Birch, Weir Works\n* Bo, Weir Works\n* Dee\n* Flo Gorse\n* Guy Hill, Ponds\n\n## Notes"
    )
    found = attended(tmp_path, listed, "minutes.md")
    assert names(found.present) == ["Ada Birch", "Bo", "Dee", "Flo Gorse", "Guy Hill"]
    assert found.present[1].organisation == "Weir Works"
    assert [doubt.field for doubt in found.doubts if "one word" in doubt.why] == ["present", "present"]


@pytest.mark.parametrize("office", ["Clerk", "Parish Clerk", "Treasurer", "Vice Chair", "Councillor"])
def test_an_office_that_can_be_nothing_else_stands_before_a_name_without_a_doubt(tmp_path: Path, office: str) -> None:
    found = attended(tmp_path, f"Present: Ada Birch, Bo Crane, {office} Mary Ann Marsh")
    assert [name.split()[-1] for name in names(found.present)] == ["Birch", "Crane", "Marsh"]
    assert "present" not in doubted(found)


@pytest.mark.parametrize("office", ["Police Officer", "Union Member", "Community Coordinator"])
def test_another_before_a_name_is_one_with_a_doubt(tmp_path: Path, office: str) -> None:
    found = attended(tmp_path, f"Present: Ada Birch, Bo Crane, {office} Jane Marsh")
    assert [(one.person, one.role) for one in found.present[2:]] == [("Jane Marsh", office)]
    assert [doubt.why for doubt in found.doubts] == [f"{office}, before Jane Marsh, was taken for an office"]


def test_an_office_between_two_names_may_be_either_s(tmp_path: Path) -> None:
    found = attended(tmp_path, "Present: Cllr Birch, Cllr Crane, Clerk Mrs Vane, Parent")
    assert [(one.person, one.role) for one in found.present[2:]] == [("Mrs Vane", "Clerk, Parent")]
    assert [doubt.why for doubt in found.doubts] == ["Clerk, before Mrs Vane, may be the office of the one before"]


def test_an_office_and_a_title_may_begin_a_list() -> None:
    [one, other] = names_in("Deputy Head Mrs Ada Birch, Mr B Crane")
    assert (one.person, one.role, other.person) == ("Mrs Ada Birch", "Deputy Head", "Mr B Crane")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Apologises were received from Dr Ada Birch", ["Ada Birch"]),
        ("Apologies were intimated on behalf of Ada Birch.", ["Ada Birch"]),
        ("Apologies Received from Ada Birch", ["Ada Birch"]),
    ],
)
def test_apologies_come_in_more_words(tmp_path: Path, said: str, expected: list[str]) -> None:
    assert names(attended(tmp_path, f"Present: Cy Dart, Bo Crane, Di Elm\n\n{said}").apologies) == expected


def test_a_title_and_a_surname_are_nobody_new_among_those_who_sent_apologies(tmp_path: Path) -> None:
    listed = "Present: Bo Crane\n\nApologies: Cllr Ada Birch, Di Elm"
    text = f"{listed}\n\n1 Welcome\n\nApologies were received from Cllr Birch and Di Elm."
    assert names(attended(tmp_path, text).apologies) == ["Ada Birch", "Di Elm"]


def test_offices_and_names_below_the_name_of_a_list_are_people_not_items(tmp_path: Path) -> None:
    listed = "President: Ada Birch\nPond Mgr: Bo Crane\nBoat repairs: Di Elm\nCaptains: Flo Gorse\nGuy Hill"
    draft = drafted(tmp_path, f"# Ember Pond Trust, 3 May 2019\n\n**Attendance**\n\n{listed}", "minutes.md")
    assert names(draft.attendance.present) == ["Ada Birch", "Bo Crane", "Di Elm", "Flo Gorse", "Guy Hill"]
    assert [item.title for item in draft.items] == ["Ponds", "Paths"]


@pytest.mark.parametrize(
    "name", ["Those attending", "Councillors present", "Attendance", "Members in attendance", "In attendance"]
)
def test_titles_and_names_need_no_mark_after_the_name_of_a_list(tmp_path: Path, name: str) -> None:
    found = attended(tmp_path, f"{name} Mr A Birch (Chairman), Mrs B Crane")
    assert names(found.present) == ["A Birch", "B Crane"]


def test_a_ticked_box_is_somebody_who_came_and_an_empty_one_says_no_more_than_who_did_not(tmp_path: Path) -> None:
    listed = "- [x] Ada Birch - Chair, Ember Council\n- [ ] Bo Crane, Weir Office\n- [X] Di Elm, Mill Trust"
    found = attended(tmp_path, f"## Voting member attendance\n\n{listed}", "minutes.md")
    assert (names(found.present), names(found.apologies), found.chair) == (["Ada Birch", "Di Elm"], [], "Ada Birch")
    assert "apologies" in doubted(found)


@pytest.mark.parametrize(
    "listed",
    [
        "✅ Ada Birch\n❌ Bo Crane\n✅ Di Elm",
        "Ada Birch - Present\nBo Crane - Absent\nDi Elm (present)",
        "Ada Birch: present\nBo Crane: excused\nDi Elm: present",
        "Mrs Ada Birch present, Mr Bo Crane absent, Ms Di Elm present.",
    ],
)
def test_a_mark_or_a_word_with_each_name_says_who_came(tmp_path: Path, listed: str) -> None:
    assert names(attended(tmp_path, f"Attendance:\n{listed}").present) == ["Ada Birch", "Di Elm"]


def test_names_may_stand_below_the_name_of_a_list_in_a_table(tmp_path: Path) -> None:
    listed = ["Present:", "Ada Birch", "Bo Crane", "Di Elm"]
    rows = "".join(f"<tr><td>{one}</td><td>{'(Chair)' if one == 'Di Elm' else ''}</td></tr>" for one in listed)
    away = "<tr><td>1. Apologies:</td><td>Flo Gorse, Guy Hill (Secretary)</td></tr>"
    page = f"<h1>Ember Pond Trust</h1><p>3 May 2019</p><table>{rows}{away}</table><p>2. Ponds</p><p>They were seen.</p>"
    path = tmp_path / "minutes.html"
    path.write_text(page, encoding="utf-8")
    found = draft_of(read_document(path)).attendance
    assert (names(found.present), found.chair) == (["Ada Birch", "Bo Crane", "Di Elm"], "Di Elm")
    assert names(found.apologies) == ["Flo Gorse", "Guy Hill"]


def test_offices_before_names_between_commas(tmp_path: Path) -> None:
    assert names(names_in("President Ada Birch, Secretary Bo Crane, Treasurer Di Elm", one_each=True)) == [
        "Ada Birch", "Bo Crane", "Di Elm",
    ]  # fmt: skip


def test_an_office_may_stand_before_its_holder_in_a_bracket() -> None:
    found = names_in("Director of Ponds & Weirs, (Mr. K. Birch), Clerk of Works (Ms. T. Crane).")
    assert [(one.person, one.role) for one in found] == [
        ("Mr. K. Birch", "Director of Ponds & Weirs"), ("Ms. T. Crane", "Clerk of Works"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Birch 🦆, Bo Crane", ["Ada Birch", "Bo Crane"]),
        ("Ada M0ABC, Bo Crane (G4XYZ)", ["Ada M0ABC", "Bo Crane"]),
        ("Ada Birch, Pond Trust and Bo Crane", ["Ada Birch", "Bo Crane"]),
        ("Cllr Ada Birch, South Ember Councillor", ["Cllr Ada Birch"]),
        ("Cllr. Ada Birch, Cllr. Bo Kalam Azad Crane", ["Cllr. Ada Birch", "Cllr. Bo Kalam Azad Crane"]),
    ],
)
def test_what_stands_by_a_name_is_nobody_else(text: str, expected: list[str]) -> None:
    assert names(names_in(text)) == expected


def test_a_heading_of_the_rank_of_the_list_s_own_is_nobody(tmp_path: Path) -> None:
    listed = "#### Present:\n\nAda Birch, Bo Crane\n\n#### Apologies:\n\nDi Elm\n\n#### Weir Components:\n"
    assert names(attended(tmp_path, listed, "minutes.md").apologies) == ["Di Elm"]


def test_whoever_was_in_the_chair_was_there(tmp_path: Path) -> None:
    found = attended(
        tmp_path, "PRESENT IN THE CHAIR:\n\nCouncillor Ada Birch\n\nMEMBERS PRESENT:\n\nCouncillors Crane, Elm."
    )
    assert (found.chair, names(found.present)) == ("Ada Birch", ["Ada Birch", "Councillor Crane", "Councillor Elm"])
    found = attended(tmp_path, "In the Chair: Ada Birch\n\nPresent: Bo Crane, Di Elm")
    assert names(found.present) == ["Ada Birch", "Bo Crane", "Di Elm"]


@pytest.mark.parametrize(
    "told",
    [
        "Apologies had been received from Bo Crane, who was on holiday, and from Di Elm.",
        "To receive apologies for absence. Bo Crane (work), Di Elm (ill).",
        "Bo Crane and Di Elm tendered an apology.",
        "Bo Crane and Di Elm could not make it.",
    ],
)
def test_an_item_tells_who_sent_apologies(tmp_path: Path, told: str) -> None:
    front = "# Ember Pond Trust, 3 May 2019\n\nPresent: Ada Birch"
    text = f"{front}\n\n## Apologies\n\n{told}\n\n## Ponds\n\nThey were seen.\n\n## Minutes\n\nThey were agreed."
    path = tmp_path / "minutes.md"
    path.write_text(text, encoding="utf-8")
    assert names(draft_of(read_document(path)).attendance.apologies) == ["Bo Crane", "Di Elm"]


@pytest.mark.parametrize("told", ["Bo Crane and Di Elm tendered an apology.", "Bo Crane and Di Elm couldn’t make it."])
def test_the_list_of_apologies_may_be_a_sentence(tmp_path: Path, told: str) -> None:
    assert names(attended(tmp_path, f"Present: Ada Birch\n\nApologies:\n{told}").apologies) == ["Bo Crane", "Di Elm"]


@pytest.mark.parametrize("signed", ["Bo Crane, Chair", "Signed: Bo Crane (Chairman)"])
def test_whoever_signs_as_the_chair_was_perhaps_in_it(tmp_path: Path, signed: str) -> None:
    path = tmp_path / "minutes.txt"
    front = "Ember Pond Trust\n\nMeeting held on 3 May 2019\n\nPresent: Ada Birch, Bo Crane"
    path.write_text(f"{front}\n\n{BUSINESS}\n{signed}\n", encoding="utf-8")
    found = draft_of(read_document(path)).attendance
    assert (found.chair, doubted(found)) == ("Bo Crane", {"chair"})


def test_offices_with_their_holders_in_brackets_are_those_people(tmp_path: Path) -> None:
    listed = (
        "Director of Ponds (Mr. G. Birch), Senior Officer, West Weir (Ms. M. Crane), Clerk, Mill Works (Ms. D. Elm)."
    )
    found = attended(tmp_path, f"Present: Flo Gorse\n\nIn attendance: {listed}")
    assert names(found.in_support) == ["G. Birch", "M. Crane", "D. Elm"]


def test_surnames_alone_may_stand_among_some_with_letters(tmp_path: Path) -> None:
    found = attended(tmp_path, "MEMBERS PRESENT:\nCouncillors: Birch, Crane, Elm, A. Hill, B. Hill, and Jay.")
    assert names(found.present) == ["Birch", "Crane", "Elm", "A. Hill", "B. Hill", "Jay"]


def test_the_name_of_a_group_is_nobody_s(tmp_path: Path) -> None:
    found = attended(tmp_path, "Present:\nAda Birch\nPOND NOMINEES :\nBo Crane\nDi Elm")
    assert names(found.present) == ["Ada Birch", "Bo Crane", "Di Elm"]


def test_the_name_of_a_list_may_be_explained_in_a_bracket(tmp_path: Path) -> None:
    found = attended(tmp_path, "#### Present (wardens first)\n\nAda Birch  \nBo Crane", "minutes.md")
    assert names(found.present) == ["Ada Birch", "Bo Crane"]


def test_a_table_of_contents_names_nobody(tmp_path: Path) -> None:
    contents = (
        "* Ponds and weirs\n* Active Pond Drafts\n* The mill\n* Weir Header Field\n* Lily Pad Method\n* Ducks, fed"
    )
    found = attended(
        tmp_path, f"{contents}\n\n## Ponds\n\nThey were seen.\n\n## Mills\n\nThey were mended.", "minutes.md"
    )
    assert found.present == ()


def test_whoever_is_called_the_chairman_and_is_not_listed_is_not_taken_for_the_chair(tmp_path: Path) -> None:
    assert attended(tmp_path, "All the best,\n\nAda Birch, Chairman Pond Trust Joggers").chair is None


def test_guests_are_told_apart_on_the_line_of_those_present(tmp_path: Path) -> None:
    found = attended(tmp_path, "Present: Ada, Bo, Dee\nInvited Guests: Flo Gorse, Guy Hill\nRegrets: Ivy", "minutes.md")
    assert (names(found.present), names(found.in_support)) == (["Ada", "Bo", "Dee"], ["Flo Gorse", "Guy Hill"])


def test_the_rest_of_a_grid_on_the_next_page_says_nothing_of_this_meeting(tmp_path: Path) -> None:
    head = "| | 1 March 2019 | 3 May 2019 |\n|---|---|---|\n"
    grid = f"{head}| Ada Birch | A | P |\n| Bo Crane | P | A |\n| Di Elm | P | P |"
    rest = "| Flo Gorse | Parent | P | 18/10/2018 |\n|---|---|---|---|\n| Guy Hill | Parent | A | 18/10/2018 |"
    found = attended(tmp_path, f"## Attendance\n\n{grid}\n\n{rest}", "minutes.md")
    assert (names(found.present), names(found.apologies)) == (["Ada Birch", "Di Elm"], ["Bo Crane"])
    assert "present" in doubted(found)


def test_the_chair_of_one_of_its_charges_is_not_the_chair_of_a_club(tmp_path: Path) -> None:
    listed = "Attendance:\nPresident: Ada Birch\nAlumni Chair: Bo Crane\nTreasurer: Di Elm"
    assert attended(tmp_path, listed).chair is None


def test_a_sentence_says_who_attended_the_meeting(tmp_path: Path) -> None:
    told = "Attending the meeting were Supervisors Ada Birch, Bo Crane, Clerk Di Elm and Flo Gorse."
    assert names(attended(tmp_path, told).present) == ["Ada Birch", "Bo Crane", "Di Elm", "Flo Gorse"]


def test_contents_that_come_again_as_titles_name_nobody(tmp_path: Path) -> None:
    contents = "* Weir Repairs Now\n* Client Certs\n* Secondary Mills"
    business = "## Weir Repairs Now\n\nThey went on.\n\n## Client Certs\n\nNone.\n\n## Secondary Mills\n\nTwo."
    assert attended(tmp_path, f"{contents}\n\n{business}", "minutes.md").present == ()


def test_names_run_together_begin_behind_the_initials_of_the_one_before() -> None:
    found = names_in("Dr Ada Marsh, Chair (AM) Ben Lowe (BL) Cy Dart, Secretary (CD) Ed Hall, Treasurer (EH) Di V-Lowe")
    assert names(found) == ["Dr Ada Marsh", "Ben Lowe", "Cy Dart", "Ed Hall", "Di V-Lowe"]
    assert [one.initials for one in found[:4]] == ["AM", "BL", "CD", "EH"]
    offices = names_in("Ada Marsh (AM) Chair, Ben Lowe (BL) Clerk, Cy Dart (CD) Treasurer")
    assert [(one.person, one.role) for one in offices][1] == ("Ben Lowe", "Clerk")


def test_initials_of_a_double_surname_may_be_apart() -> None:
    (one,) = names_in("Di Vane-Lowe (D V-L)")
    assert (one.initials, one.role) == ("D V-L", None)
    assert names_in("Di Vane (P Q-R)")[0].initials is None
