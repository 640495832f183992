"""Short minutes, where each slip counts: whose office it is, numbers without a mark, apologies, who is to act."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from drafts import FRONT, drafted, told
from laa_minutes.importing.actions.unmarked import given_in
from laa_minutes.importing.blocks.double_heads import with_one_head
from laa_minutes.importing.document import Block, Run
from laa_minutes.importing.people.apologies import apologies_in
from laa_minutes.importing.reading.pdf.lines import Line, Word
from laa_minutes.importing.reading.pdf.paragraphs import Column, Setting, paragraphs
from laa_minutes.importing.words.dates import month_comes_first
from laa_minutes.importing.words.name_lists import names_in
from laa_minutes.importing.words.owners import Circle, split_owners

GATE_AND_POND = "1. Gate\nIt was mended.\n\n2. Pond\nIt was seen.\n"
CIRCLE = Circle(("Ada Marsh", "Ben Lowe"))
TITLE = "Harrow Vale Forum\n\nMinutes of the meeting held on 12 May 2014\n\n"


def titles(text: str, folder: Path) -> list[tuple[str | None, str]]:
    found = drafted(folder, f"{TITLE}Present: Ada Marsh, Ben Lowe\n\n{text}", "minutes.txt")
    return [(one.number, one.title) for one in found.items]


@pytest.mark.parametrize(
    ("listed", "people"),
    [
        ("Ada Marsh, Ben Lowe and, in the Chair, Cy Dart", ["Ada Marsh", "Ben Lowe", "Cy Dart in the Chair"]),
        ("Ada Marsh-Chairman, Ben Lowe-Vice Chairman", ["Ada Marsh Chairman", "Ben Lowe Vice Chairman"]),
        ("Ada Marsh, Ben Lowe and Mr and Mrs Vane", ["Ada Marsh", "Ben Lowe", "Mr Vane", "Mrs Vane"]),
        ("Cllrs Marsh and Lowe, and members of the club: Cy Dart", ["Cllr Marsh", "Cllr Lowe", "Cy Dart"]),
        ("Ada Marsh (AM)Ben Lowe (BL)", ["Ada Marsh", "Ben Lowe"]),
    ],
)
def test_small_words_in_a_list_belong_to_the_right_name(listed: str, people: list[str]) -> None:
    assert [" ".join(filter(None, (one.person, one.role))) for one in names_in(listed)] == people


def test_initials_in_brackets_are_no_honour() -> None:
    assert [one.initials for one in names_in("Dora Lowe (DL), Ada Marsh (AM)")] == ["DL", "AM"]


def test_a_letter_behind_a_surname_tells_two_of_one_name_apart(tmp_path: Path) -> None:
    text = f"{TITLE}Present: Cllr Marsh (A), Cllr Marsh (B), Cllr Lowe\n\n{GATE_AND_POND}"
    assert len(drafted(tmp_path, text, "minutes.txt").attendance.present) == 3


def test_titles_with_a_colon_within_a_list_open_no_items(tmp_path: Path) -> None:
    members = "**In the chair:**\n\nAda Marsh\n\n**Members:**\n\nBen Lowe, Cy Dart\n\n"
    others = "**Weir Officials:**\n\nDi Vane, Clerk\n\n**Apologies:**\n\nEve Hill\n\n"
    business = "**Gate**\n\nIt was mended.\n\n**Pond**\n\nIt was seen.\n\n**Paths**\n\nThere was no news.\n"
    found = drafted(tmp_path, f"{TITLE}{members}{others}{business}")
    assert [one.title for one in found.items] == ["Gate", "Pond", "Paths"]
    assert [one.person for one in found.attendance.in_support] == ["Di Vane"]
    assert [one.person for one in found.attendance.apologies] == ["Eve Hill"]


def test_who_signs_at_the_foot_is_no_item(tmp_path: Path) -> None:
    found = drafted(
        tmp_path, f"{FRONT}MINUTES\n\nThey were agreed.\n\nGATE\n\nIt was mended.\n\nADA MARSH\n\nForum chair\n"
    )
    assert [one.title for one in found.items] == ["MINUTES", "GATE"]


def test_a_rule_below_the_end_of_a_sentence_makes_no_heading_of_it(tmp_path: Path) -> None:
    found = drafted(tmp_path, f"{FRONT}## Gate\n\nThe hinge was\n\noiled last week.\n---\n\n## Pond\n\nIt was seen.\n")
    assert [one.title for one in found.items] == ["Gate", "Pond"]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1. Apologies Eve Hill\n\n2 ELECTION of officers\n\nAs before.\n\n3 GATE\n\nIt was mended.", ["1", "2", "3"]),
        ("1. Apologies Eve Hill\n\n2 ELECTION of officers\n\nAs before.\n\n3 AOB\n\nThere was none.", ["1", "2", "3"]),
        ("214: Gate\n\nMended.\n\n215: Pond of the mill\n\nSeen.\n\n216: Paths\n\nNone.", ["214", "215", "216"]),
    ],
)
def test_numbers_go_on_though_only_the_first_has_its_mark_or_each_an_unusual_one(
    tmp_path: Path, text: str, numbers: list[str]
) -> None:
    assert [number for number, _ in titles(text, tmp_path)] == numbers


def test_numbers_of_a_years_minutes_go_on_whatever_stands_between(tmp_path: Path) -> None:
    text = (
        "62 Apologies of absence from Eve Hill.\n\n63 (a) Plans of the mill were seen\n\n4 Lamps were counted.\n\n"
        "64 Letter of the county was read to all\n\n65 Clerk had asked the smith for a price"
    )
    assert [number for number, _ in titles(text, tmp_path)] == ["62", "63", "64", "65"]


def test_apologies_may_be_of_absence() -> None:
    assert [one.person for one in apologies_in("Apologies of absence from Eve Hill.", 1, bare=False)] == ["Eve Hill"]


def _typeset(*lines: str) -> list[str]:
    """The paragraphs of lines below each other, of which the first fills the column."""

    def line(text: str, base: float) -> Line:
        words = ((found.group(), found.start() * 5.0, found.end() * 5.0) for found in re.finditer(r"\S+", text))
        return Line(tuple(Word(word, x0, x1, base, 10, 0) for word, x0, x1 in words), 1)

    set_in = [line(text, 100 + 12 * n) for n, text in enumerate(lines)]
    return [one.text for one in paragraphs(set_in, Column(0, len(lines[0]) * 5.0), Setting(10, 1.2))]


def test_a_numbered_title_begins_a_paragraph_though_the_line_above_is_full() -> None:
    above, below = (
        "Present: Ada Marsh Ben Lowe Cy Dart Di Vane, all of the Forum",
        "62 Apologies from Eve Hill, who was away",
    )
    assert _typeset(above, below) == [above, below]


def test_initials_and_a_dash_begin_a_paragraph_below_one_that_began_so() -> None:
    above, below = "AM - Ask the mill what lamps cost, and the price of salt, too", "BL - Mend the gate"
    assert _typeset(above, below) == [above, below]
    told = "Ada is to ask the mill what lamps cost, and Ben to talk to the"
    assert _typeset(told, below) == [f"{told} {below}"]


def test_no_title_ends_with_a_small_word(tmp_path: Path) -> None:
    text = "1. Apologies for Absence were received from Cy Dart and Di Vane.\n2. Gate\nMended.\n3. Pond\nSeen."
    found = drafted(tmp_path, f"{TITLE}Present: Ada Marsh, Ben Lowe\n\n{text}", "minutes.txt")
    assert [one.person for one in found.attendance.apologies] == ["Cy Dart", "Di Vane"]


def test_one_name_with_initials_may_follow_the_word_for_apologies() -> None:
    assert [one.person for one in apologies_in("Apologies Eve Hill (EH).", 1, bare=False)] == ["Eve Hill"]


def test_whoever_is_acting_as_the_chair_is_in_it(tmp_path: Path) -> None:
    text = f"{TITLE}Present: Ada Marsh (AM), Ben Lowe (BL)\n\nThe meeting opened at 7pm, BL acting as Chairman.\n"
    assert drafted(tmp_path, text, "minutes.txt").attendance.chair == "Ben Lowe"


def test_a_page_with_the_hour_typed_beside_its_date_is_of_a_meeting_then(tmp_path: Path) -> None:
    found = drafted(
        tmp_path, "---\ndate: 2014-05-12 6:30pm\n---\n\nPresent: Ada Marsh, Ben Lowe\n\n- They met.\n"
    ).front
    assert (found.date, str(found.times)) == (date(2014, 5, 12), "18:30")


def test_the_week_of_a_day_is_no_day(tmp_path: Path) -> None:
    text = (
        f"{FRONT}## Gate\n\nIt was mended.\n\n## Next meeting\n\nThe next meeting is in the week of the 9th of June.\n"
    )
    assert drafted(tmp_path, text).next_meeting is None


@pytest.mark.parametrize(
    ("sentence", "owners", "what"),
    [
        ("Ben thanked the Council and the Clerk agreed to mend the gate.", ("the Clerk",), "mend the gate."),
        ("The Chair, Ada Marsh, agreed to mend the gate.", ("Ada Marsh",), "mend the gate."),
        ("She agreed to mend the gate.", ("Ben Lowe",), "mend the gate."),
    ],
)  # fmt: skip
def test_who_takes_something_on_is_whoever_the_verb_goes_with(
    sentence: str, owners: tuple[str, ...], what: str
) -> None:
    found = given_in(sentence, CIRCLE, "Ben Lowe had seen the gate.")
    assert [(one.owners, one.what) for one in found] == [(owners, what)]


def test_whose_it_is_stays_open_where_nobody_is_named_before(tmp_path: Path) -> None:
    found = drafted(
        tmp_path, f"{FRONT}## Gate\n\nThe hinge is old. He agreed to oil it each week.\n\n## Pond\n\nSeen.\n"
    )
    assert told(found) == [(None, (), "Oil it each week.")]
    assert any("whose it is" in doubt.why for doubt in found.doubts)


def test_an_office_and_the_name_after_it_are_one_and_two_names_two() -> None:
    assert split_owners("The Chairman, Cllr Ada Marsh") == ("Cllr Ada Marsh",)
    assert split_owners("Ada Marsh, Ben Lowe") == ("Ada Marsh", "Ben Lowe")


def test_an_action_point_needs_no_sign_before_whose_it_is(tmp_path: Path) -> None:
    found = drafted(
        tmp_path, f"{FRONT}## Gate\n\nThe hinge is old.\n\nACTION POINT BL to oil it each week\n\n## Pond\n\nSeen.\n"
    )
    assert told(found) == [(None, ("Ben Lowe",), "Oil it each week")]


def test_first_names_were_in_attendance_where_the_item_on_it_says_so(tmp_path: Path) -> None:
    text = (
        "# Committee Meeting\n\n# Agenda\n\nHarrow Vale Society\n\n14.00, Monday 12th May, 2014\n\n"
        "## 1 Attendance\n\n### 1.1 Opening\n\nBen was elected Chair\n\n### 1.2 Attendance\n\n"
        "Ada, Ben, Cy and Dora were in attendance\n\n### 1.3 Apologies\n\nApologies were received from Eve\n\n"
        "## 2 Gate\n\nIt was mended.\n\n## 3 Pond\n\nIt was seen.\n\n"
        "## Action List\n\n1. Ada - oil the gate\n2. Cy + other - buy salt\n3. Others - tell Ben of paths\n"
    )
    found = drafted(tmp_path, text)
    assert (found.front.body, found.front.date) == ("Harrow Vale Society Committee", date(2014, 5, 12))
    assert [one.person for one in found.attendance.present] == ["Ada", "Ben", "Cy", "Dora"]
    assert [one.person for one in found.attendance.apologies] == ["Eve"]
    assert found.attendance.chair == "Ben"
    assert [owners for _, owners, _ in told(found)] == [("Ada",), ("Cy", "other"), ("Others",)]


def test_names_with_an_office_at_the_front_are_those_present_which_is_a_doubt(tmp_path: Path) -> None:
    front = "Ada Marsh Chairman\n\nBen Lowe Website Co-ordinator / Vice Chair\n\nCy Dart Equipment Manager\n\n"
    found = drafted(tmp_path, f"{TITLE}{front}{GATE_AND_POND}", "minutes.txt").attendance
    assert ([one.person for one in found.present], found.chair) == (["Ada Marsh", "Ben Lowe", "Cy Dart"], "Ada Marsh")
    assert "present" in {doubt.field for doubt in found.doubts}


def test_the_columns_of_a_table_may_be_named_in_two_rows(tmp_path: Path) -> None:
    table = (
        "| | Idea | Vote | To do | | |\n|---|---|---|---|---|---|\n| | | | Who | What | When |\n"
        "| 1 | Gate | All | Ada<br>Ben | Oil the hinge | May |\n| 2 | Pond | All | Cy | Count the ducks | June |\n"
    )
    assert [(owners, text) for _, owners, text in told(drafted(tmp_path, f"{TITLE}{table}"))] == [
        (("Ada", "Ben"), "Oil the hinge"), (("Cy",), "Count the ducks"),
    ]  # fmt: skip


def test_a_table_with_its_columns_named_in_one_row_stays_as_it_is() -> None:
    def table(*rows: tuple[str, ...]) -> Block:
        cells = tuple(tuple((Block("paragraph", (Run(text),), n),) for text in row) for n, row in enumerate(rows, 1))
        return Block("table", (), 1, rows=cells)

    plain = table(("Idea", "Who", "What"), ("Gate", "Ada", "Oil it"), ("Pond", "Ben", "See it"))
    sparse = table(("Idea", "Who", "What"), ("", "Ada", "Oil it"), ("Pond", "Ben", "See it"))
    assert (with_one_head(plain), with_one_head(sparse)) == (plain, sparse)


@pytest.mark.parametrize(
    ("text", "month_first"),
    [
        ("Thursday, May 1, 2014 … next on 6/5/14", True),
        ("May 1, 2014 … 12 June 2014 … 6/5/14", False),
        ("1 May 2014 … 6/5/14", False),
        ("May 1, 2014 … 25/6/14", False),
    ],
)
def test_in_dates_of_numbers_the_month_is_where_those_in_words_have_it(text: str, month_first: bool) -> None:
    assert month_comes_first(text) is month_first


def test_what_an_office_was_to_do_was_agreed_and_what_a_person_was_to_do_is_told() -> None:
    found = given_in("Nobody objected but the Clerk was to write to the mill.", CIRCLE)
    assert [(one.owners, one.what) for one in found] == [(("the Clerk",), "write to the mill.")]
    assert not given_in("Ben was to meet her at the mill.", CIRCLE)
    assert not given_in("Ben would also like the gate to be green.", CIRCLE)


def test_what_somebody_listed_is_to_do_before_the_next_meeting_is_an_action(tmp_path: Path) -> None:
    gate = "## Gate\n\nIt was mended.\n\nACTION: BL to oil it\n\n## Pond\n\nIt was seen.\n\n"
    text = f"{FRONT}{gate}## Next meeting\n\nIt is to be in June. BL to send out a poll.\n"
    assert told(drafted(tmp_path, text)) == [(None, ("Ben Lowe",), "Oil it"), (None, ("Ben Lowe",), "Send out a poll.")]


def test_action_items_within_an_item_that_a_board_votes_on_give_nobody_anything_to_do(tmp_path: Path) -> None:
    items = (
        "ACTION ITEMS\n\n1. Adopt the plan of the weir\n\nAction: Moved by Marsh, seconded by Lowe, and carried.\n\n"
    )
    found = drafted(tmp_path, f"{FRONT}## Public comments\n\nThere were none.\n\n{items}## Pond\n\nIt was seen.\n")
    assert told(found) == []
