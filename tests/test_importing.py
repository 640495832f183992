"""A document in, a draft out: items, decisions, actions, what found no place. All names and places are made up."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafts import drafted
from laa_minutes.diagnostic import LaaError
from laa_minutes.importing.draft import Draft
from laa_minutes.importing.drafting import draft_of
from laa_minutes.importing.reading import read_document

HEAD = """\
# Harrow Vale Forum

Minutes of the meeting held on Monday 12 May 2014 at 7.30pm in the Old School

**Present:** Ada Marsh (Chair), Ben Lowe, Cy Dart (Clerk)

**Apologies:** Di Vane

"""


def items(draft: Draft) -> list[str]:
    return [f"{item.number or '-'} {item.title}" for item in draft.items]


def actions(draft: Draft) -> list[str]:
    return [f"{'/'.join(one.owners) or '-'}: {one.text}" for one in draft.actions]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("1. Welcome\n\nAll were welcomed to the hall.\n\n2. Finance\n\nThe books balance.\n\n3. Any other "
         "business\n\nNone.",
         ["1 Welcome", "2 Finance", "3 Any other business"]),
        ("**Item 1: Welcome**\n\nAll came.\n\n**Item 2: Roads**\n\n1. Holes\n2. Signs\n3. Verges\n\n**Item 3: "
         "Close**\n\nIt closed.",
         ["1 Welcome", "2 Roads", "3 Close"]),
        ("14/18 Minutes of the last meeting\n\nThese were approved.\n\n15/18 Roads\n\nA hole was seen.\n\n16/18 Next "
         "meeting\n\nIn June.",
         ["14/18 Minutes of the last meeting", "15/18 Roads", "16/18 Next meeting"]),
        ("## Finance\n\nThe books balance.\n\n## Roads\n\nA hole was seen.\n\n## Any other business\n\nNone was "
         "raised.",
         ["- Finance", "- Roads", "- Any other business"]),
        ("**Finance**\n\nThe books balance.\n\n**Action**\n\n- Ben to pay.\n\n**Roads**\n\nA hole was seen.\n\n"
         "**Action**\n\n- Cy to write.",
         ["- Finance", "- Roads"]),
        ("Ada opened the meeting and was glad that so many people had come out on such a wet evening to talk about "
         "the common.\n\n"
         "It was then said by several of those who were there that the gate had been left open and that the sheep had "
         "been lost.",
         []),
    ],
    ids=["numbers", "item n", "number of the year", "headings", "bold lines", "none"],
)  # fmt: skip
def test_items_are_found_however_they_are_marked(tmp_path: Path, written: str, found: list[str]) -> None:
    assert items(drafted(tmp_path, HEAD + written)) == found


def test_an_agenda_with_the_same_numbers_is_not_taken_for_the_minutes(tmp_path: Path) -> None:
    agenda = "**Agenda**\n\n1. Welcome\n2. Roads\n3. Close\n\n"
    minutes = (
        "1. **Welcome**\n\nAll were welcomed.\n\n2. **Roads**\n\nA hole was seen.\n\n3. **Close**\n\nIt closed at nine."
    )
    draft = drafted(tmp_path, HEAD + agenda + minutes)
    assert [item.minutes for item in draft.items] == ["All were welcomed.", "A hole was seen.", "It closed at nine."]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("Action: Ben Lowe to mend the gate.", ["Ben Lowe: Mend the gate."]),
        ("ACTION BL: mend the gate", ["Ben Lowe: Mend the gate"]),
        ("The gate is broken. Ben will mend it. ACTION: BEN LOWE", ["BEN LOWE: The gate is broken. Ben will mend it."]),
        ("**Actions:**\n\n- Ben to mend the gate\n- Paint the bench (Cy "
         "Dart)", ["Ben: Mend the gate", "Cy Dart: Paint the bench"]),
        ("| Action | By whom | By when |\n|---|---|---|\n| Mend the gate | Ben Lowe | 1 June 2014 "
         "|", ["Ben Lowe: Mend the gate"]),
        ("Action: Find a new key for the hall.", ["-: Find a new key for the hall."]),
        ("Clerk to write to the owner.", ["Clerk: Write to the owner."]),
        ("The gate is to be mended, and Ben said that the owner would pay.", []),
    ],
    ids=["owner to", "initials", "after the sentence", "a list", "a table", "nobody named", "without a mark", "prose"],
)  # fmt: skip
def test_actions_are_found_however_they_are_marked(tmp_path: Path, written: str, found: list[str]) -> None:
    text = f"{HEAD}1. Welcome\n\nAll were welcomed.\n\n2. Gate\n\n{written}\n\n3. Close\n\nThe meeting closed."
    assert actions(drafted(tmp_path, text)) == found


def test_an_action_has_the_date_by_which_it_is_due(tmp_path: Path) -> None:
    draft = drafted(
        tmp_path,
        f"{HEAD}1. Welcome\n\nAll came.\n\n2. Gate\n\nAction: Ben to mend the gate by 1 June.\n\n3. Close\n\nDone.",
    )
    assert [(one.due.said, one.due.iso) for one in draft.actions if one.due] == [("by 1 June", "2014-06-01")]


def test_earlier_actions_with_a_status_are_progress(tmp_path: Path) -> None:
    text = (
        "1. Welcome\n\nAll came.\n\n2. Actions from the last meeting\n\nAction 1: Ben to paint the door.\n\n- "
        "Complete.\n\nAction 2: Cy to ask for a grant.\n\n- Ongoing, a form was sent.\n\n3. Close\n\nDone."
    )
    draft = drafted(tmp_path, HEAD + text)
    found = [(one.owners, one.about, one.status) for item in draft.items for one in item.progress]
    assert found == [(("Ben",), "Paint the door.", "done"), (("Cy",), "Ask for a grant.", "open")]
    assert draft.actions == ()


def test_a_list_after_what_was_agreed_is_resolutions_with_their_clauses(tmp_path: Path) -> None:
    text = (
        "1. Welcome\n\nAll came.\n\n2. Roads\n\nIt was AGREED:-\n\n(i) that the road be mended; and\n\n(ii) that "
        "the cost be shared.\n\n3. Close\n\nDone."
    )
    roads = drafted(tmp_path, HEAD + text).items[1]
    assert roads.lead_in == "It was AGREED:-"
    assert [(one.label, one.text, one.kinds) for one in roads.resolutions] == [
        ("(i)", "that the road be mended", ("agreed",)),
        ("(ii)", "that the cost be shared", ("agreed",)),
    ]


def test_who_proposed_and_who_seconded(tmp_path: Path) -> None:
    text = (
        "1. Welcome\n\nAll came.\n\n2. Accounts\n\nThe accounts were approved, proposed by Ada Marsh and seconded "
        "by Ben Lowe.\n\n3. Close\n\nDone."
    )
    decision = drafted(tmp_path, HEAD + text).items[1].decisions[0]
    assert (decision.kinds, decision.moved_by, decision.seconded_by) == (("approved",), "Ada Marsh", "Ben Lowe")


def test_what_was_said_of_an_indicator_stands_by_its_code(tmp_path: Path) -> None:
    text = (
        "1. Welcome\n\nAll came.\n\n2. Scorecard\n\nNI 4: at risk – fewer people answered.\n\nLI 2.2, NI 154 – on "
        "track.\n\n3. Close\n\nDone."
    )
    said = drafted(tmp_path, HEAD + text).items[1].indicators
    assert [(one.codes, one.standing) for one in said] == [(("NI 4",), "at risk"), (("LI 2.2", "NI 154"), "on track")]


def test_sums_are_written_out_as_records_have_them(tmp_path: Path) -> None:
    money = "The fund has £1.5m. The roof cost £250k, the gate £1,750, and a lamp £12.50."
    text = f"1. Welcome\n\nAll came.\n\n2. Money\n\n{money}\n\n3. Close\n\nDone."
    sums = drafted(tmp_path, HEAD + text).items[1].sums
    assert [one.amount for one in sums] == ["£1,500,000", "£250,000", "£1,750", "£12.50"]


@pytest.mark.parametrize(
    ("sentence", "purposes"),
    [
        ("The fund has £900, of which £300 is spent.", ["The fund has £900", "of which £300 is spent."]),
        ("The hall is owed £20; the club, as agreed, £5.", ["The hall is owed £20", "the club, as agreed, £5."]),
        ("Grants of £40 to the club and £50 to the hall.", ["Grants of £40 to the club", "£50 to the hall."]),
        ("The rent went from £10 to £12.", ["The rent went from £10 to £12."] * 2),
    ],
)
def test_each_of_several_sums_has_the_words_that_are_about_it(
    tmp_path: Path, sentence: str, purposes: list[str]
) -> None:
    text = f"1. Welcome\n\nAll came.\n\n2. Money\n\n{sentence}\n\n3. Close\n\nDone."
    assert [one.purpose for one in drafted(tmp_path, HEAD + text).items[1].sums] == purposes


def test_numbered_paragraphs_are_no_bullets(tmp_path: Path) -> None:
    text = "## 1. Lamps\n\n1.1 The lamps are out.\n\n1.2 64 of them were counted.\n\n## 2. Close\n\n2.1 It closed."
    found = [item.minutes for item in drafted(tmp_path, HEAD + text).items]
    assert found == ["1.1 The lamps are out.\n\n1.2 64 of them were counted.", "2.1 It closed."]


@pytest.mark.parametrize(
    ("told", "slip"),
    [
        ("The minutes of the meeting held on 14 March 2015 were agreed.", True),
        ("ACTION: Ben Lowe to oil the gate by 3 June 2015\n\nACTION: Ben Lowe to shut it by 9 July 2015", True),
        ("The minutes of the meeting held on 14 March 2014 were agreed.", False),
        ("The minutes will be approved at the meeting held on 14 June 2014.", False),
        ("ACTION: Ben Lowe to oil the gate by 3 June 2014\n\nACTION: Ben Lowe to shut it by 9 July 2015", False),
    ],
)
def test_what_cannot_have_been_told_on_that_day_makes_the_day_doubtful(tmp_path: Path, told: str, slip: bool) -> None:
    text = f"1. Welcome\n\nAll came.\n\n2. Gate\n\n{told}\n\n3. Close\n\nDone."
    doubts = [one.why for one in drafted(tmp_path, HEAD + text).doubts if one.field == "date"]
    assert ["12 May 2014 may be a slip" in why for why in doubts] == [True] * slip


def test_headings_of_columns_and_empty_lists_have_their_place(tmp_path: Path) -> None:
    table = "| No | Action | Owner | Deadline |\n|---|---|---|---|\n| 1 | Oil the gate | Ben Lowe | 1 June 2014 |\n\n"
    text = f"Present: Ada Marsh\n\nApologies: none\n\n1. Welcome\n\nAll came.\n\n2. Gate\n\n{table}3. Close\n\nDone."
    assert drafted(tmp_path, HEAD + text).unplaced == ()


def test_words_alone_in_the_cells_of_a_table_have_their_place(tmp_path: Path) -> None:
    table = "| Payee | Sum |\n|---|---|\n| Salt works | £20 |\n| Lamps | £40 |\n\n"
    text = f"1. Welcome\n\nAll came.\n\n2. Money\n\n{table}The accounts were seen.\n\n3. Close\n\nDone."
    draft = drafted(tmp_path, HEAD + text)
    assert (draft.unplaced, draft.captured) == ((), 1.0)


def test_notes_typed_during_the_meeting_are_read_alike(tmp_path: Path) -> None:
    notes = """\
Harrow Vale Forum, 12 May 2014

Present: Ada Marsh (Chair), Ben Lowe

1. Gate
The gate is broken.
ACTION: Ben to mend the gate by 22 May
AGREED: that the bill be paid

2. Scorecard
NI 4: at risk – fewer people answered
"""
    draft = drafted(tmp_path, notes, "notes.txt")
    assert items(draft) == ["1 Gate", "2 Scorecard"]
    assert actions(draft) == ["Ben: Mend the gate by 22 May"]
    assert [one.text for one in draft.items[0].resolutions] == ["that the bill be paid"]
    assert draft.items[1].indicators[0].standing == "at risk"


def test_a_line_that_stands_nowhere_in_the_draft_is_told(tmp_path: Path) -> None:
    draft = drafted(
        tmp_path,
        HEAD + "W:\\Chief\\Forum\\Marsh.doc\n\n1. Welcome\n\nAll came.\n\n2. Roads\n\nA hole.\n\n3. Close\n\nDone.",
    )
    assert [text for _, text in draft.unplaced] == ["W:\\Chief\\Forum\\Marsh.doc"]
    assert 0.8 < draft.captured < 1


@given(st.text(max_size=400))
@settings(max_examples=60, deadline=None)
def test_any_text_makes_a_draft_or_an_error(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("any") / "any.txt"
    path.write_bytes(text.encode("utf-8", "replace"))
    try:
        draft = draft_of(read_document(path))
    except LaaError:
        return
    assert 0 <= draft.captured <= 1
