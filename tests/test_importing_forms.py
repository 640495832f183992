"""The forms that minutes have, one text for each: people, business, what is to be done. All of it is made up."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from laa_minutes.diagnostic import LaaError
from laa_minutes.importing.draft import Draft
from laa_minutes.importing.drafting import draft_of
from laa_minutes.importing.laying import record_text
from laa_minutes.importing.reading import read_document

HEAD = "Harrow Vale Forum\nMonday 12 May 2014, 7.30pm, Old School\n\n"
PEOPLE = "Present: Ada Marsh (AM) (Chair), Ben Lowe (BL), Cy Dart (CD) (Clerk)\n\n"


def drafted(folder: Path, text: str, name: str = "minutes.txt") -> Draft:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return draft_of(read_document(path))


def people(found: Draft) -> list[str]:
    attendance = found.attendance
    return [one.person for one in (*attendance.present, *attendance.in_support)]


@pytest.mark.parametrize(
    ("written", "present", "apologies"),
    [
        ("Sederunt: Ada, Ben (chair), Cy and Di\nApologies: Eve\n", ["Ada", "Ben", "Cy", "Di"], ["Eve"]),
        ("Present: Ada, Ben, Cy (AM, BL, CD)\n", ["Ada", "Ben", "Cy"], []),
        (
            "Apologies Di Vane, Cllrs Elm and Ash\n\nPresent: Ada Marsh, Ben Lowe\n",
            ["Ada Marsh", "Ben Lowe"],
            ["Di Vane", "Cllr Elm", "Cllr Ash"],
        ),
        (
            "Present\nAda Marsh (AM) Harrow District Council\nBen Lowe (BL) Vale Trust\nCy Dart (CD) Road Safety\n",
            ["Ada Marsh", "Ben Lowe", "Cy Dart"],
            [],
        ),
        (
            "Present\nUnion Councillor Ada Marsh\nVice President Ben Lowe\nCy Dart\n",
            ["Ada Marsh", "Ben Lowe", "Cy Dart"],
            [],
        ),
        (
            "Councillors Present\nAda Marsh – Chairman (AM), Ben Lowe (BL) and Cy Dart (CD).\n",
            ["Ada Marsh", "Ben Lowe", "Cy Dart"],
            [],
        ),
        (
            "Present: Ada Marsh, Ben Lowe\n\nApologies for Absence: were received from Di Vane (DV), and Eve Elm (EE). "
            "There were no declarations of interest.\n",
            ["Ada Marsh", "Ben Lowe"],
            ["Di Vane", "Eve Elm"],
        ),
        (
            "Ada Marsh (AM) (Chair) Ben Lowe (BL)\nCy Dart (CD) Di Vane (DV)\n",
            ["Ada Marsh", "Ben Lowe", "Cy Dart", "Di Vane"],
            [],
        ),
        (
            "Present: Cllr Ada Marsh (Chair) Cllr Kit Hayward Cllr Cy Dart Mrs Di Vane (Parish Clerk)\n",
            ["Cllr Ada Marsh", "Cllr Kit Hayward", "Cllr Cy Dart"],
            [],
        ),
    ],
    ids=[
        "first names",
        "initials at the end",
        "no colon",
        "organisation behind",
        "office before",
        "chairman in a list",
        "sentence after a label",
        "nothing says so",
        "titles part them",
    ],
)
def test_who_was_there(tmp_path: Path, written: str, present: list[str], apologies: list[str]) -> None:
    found = drafted(tmp_path, f"{HEAD}{written}\n1. Welcome\nAll came.\n\n2. Roads\nA hole was seen.\n")
    full = {one.person for one in found.attendance.present} | {
        f"{one.title} {one.person}" for one in found.attendance.present
    }
    assert [name for name in present if name not in full] == []
    assert [one.person for one in found.attendance.apologies] == apologies


def test_people_whom_nothing_calls_present_are_a_doubt(tmp_path: Path) -> None:
    found = drafted(
        tmp_path, f"{HEAD}Ada Marsh (AM)\nBen Lowe (BL)\nCy Dart (CD)\n\n1. Welcome\nAll came.\n\n2. Roads\nBad.\n"
    )
    assert people(found) == ["Ada Marsh", "Ben Lowe", "Cy Dart"]
    assert [doubt.line for doubt in found.doubts if doubt.field == "present"] == [4]


def test_a_mark_that_the_document_explains_is_heeded(tmp_path: Path) -> None:
    members = "- Ada Marsh, chair (Trust)\n- Ben Lowe (Mill) \\*\n- Cy Dart (Hall)\n- Di Vane (Inn)\n"
    text = f"# Vale Group\n\n{members}\n\\* = regrets\n\nNotes 2014-05-12\n"
    found = drafted(tmp_path, text, "notes.md")
    assert (people(found), [one.person for one in found.attendance.apologies]) == (
        ["Ada Marsh", "Cy Dart", "Di Vane"],
        ["Ben Lowe"],
    )


def test_front_matter_of_a_meeting_is_read_and_that_of_a_posting_is_not(tmp_path: Path) -> None:
    meeting = (
        "---\ntitle: Directors\ndate: 2014-05-12 19:20\nlocation: online via IRC\nchair: Ada\ndirectors:\n- Ada Marsh\n"
        "- Ben Lowe\napologies:\n- Cy Dart\n---\n\n## Accounts\n\nThese were kept.\n\n## Website\n\nIt was built.\n"
    )
    found = drafted(tmp_path, meeting, "a.md")
    assert (str(found.front.date), str(found.front.times), found.front.venue) == (
        "2014-05-12",
        "19:20",
        "online via IRC",
    )
    assert (found.attendance.chair, people(found)) == ("Ada Marsh", ["Ada Marsh", "Ben Lowe"])
    assert [one.person for one in found.attendance.apologies] == ["Cy Dart"]
    coming = drafted(tmp_path, meeting.replace("chair: Ada", "chair: Ada\nnext-meeting: 2014-06-09 19:30"), "c.md")
    assert coming.next_meeting is not None
    assert (str(coming.next_meeting.date), str(coming.next_meeting.times)) == ("2014-06-09", "19:30")
    assert str(coming.front.date) == "2014-05-12"
    posted = "---\ntitle: Minutes of the Forum\ndate: 2014-06-01\n---\n\nMinutes of the meeting held on 12 May 2014\n"
    assert str(drafted(tmp_path, posted, "b.md").front.date) == "2014-05-12"
    unfenced = "title: Minutes\ndate: 2014-06-01 12:03:03 UTC\ntags: \n\n# Minutes of the Forum, 12 May 2014\n"
    front = drafted(tmp_path, unfenced, "d.md").front
    assert (str(front.date), front.times) == ("2014-05-12", None)


def test_a_span_with_its_style_is_its_words(tmp_path: Path) -> None:
    found = drafted(tmp_path, "**Vale [Forum]{.underline}** minutes\n\n12 May 2014\n", "d.md")
    assert found.front.body == "Vale Forum"


def test_text_whose_lines_were_lost_is_taken_apart(tmp_path: Path) -> None:
    text = (
        "Senate Meeting 12 May 2014 Old Hall 2 p.m. MINUTES Present: A. Marsh (Chair), B. Lowe, C. Dart "
        "Regrets: D. Vane, "
        "E. Elm A. Marsh welcomed the members. 1. Approval of Agenda Moved by B. Lowe, seconded by C. Dart, to "
        "approve the "
        "agenda as it stands. CARRIED 2. Approval of Minutes The minutes were approved with one change. CARRIED 3. "
        "Business Arising No business arose from the minutes of the last meeting, and the Chair went on."
    )
    found = drafted(tmp_path, text)
    assert people(found) == ["A. Marsh", "B. Lowe", "C. Dart"]
    assert [one.person for one in found.attendance.apologies] == ["D. Vane", "E. Elm"]
    assert [item.number for item in found.items] == ["1", "2", "3"]
    assert found.actions == ()


@pytest.mark.parametrize(
    ("written", "found"),
    [
        (
            "Matters Arising: none were raised by anybody.\nTreasurer's Report: the books balance.\nTrees: one fell.\n",
            ["Matters Arising", "Treasurer's Report", "Trees"],
        ),
        ("FV/2223/001: Welcome\nAll came.\nFV/2223/002: Roads\nA hole was seen.\n", ["Welcome", "Roads"]),
        (
            "1. Welcome. The Chair opened the meeting gladly.\n2. Roads. Ben Lowe had seen a hole.\n"
            "4. Trees. One fell across the lane in the storm.\n",
            ["Welcome", "Roads", "Trees"],
        ),
        (
            "Matters Arising\nNothing arose from the minutes of the last meeting in March, it was said by all.\n"
            "Treasurer's Report\nThe books balance, and the bank has been told of the new people who may sign.\n",
            ["Matters Arising", "Treasurer's Report"],
        ),
        (  # a number that a conversion lost in the text of the item before
            "1. Apologies\nNone.\n\n2. Minutes\nThese were agreed. 3. Roads A hole was seen.\n\n4. Trees\nNone.\n\n"
            "5. Lamps\nNone.\n",
            ["Apologies", "Minutes", "Roads", "Trees", "Lamps"],
        ),
        (  # a number without a mark, before capitals
            "1. APOLOGIES: none.\n\n2. MINUTES: agreed.\n\n3 FINANCE: nothing to say.\n\n4. ROADS: a hole.\n",
            ["APOLOGIES", "MINUTES", "FINANCE", "ROADS"],
        ),
        (  # an agenda with the same numbers, printed first
            "Agenda\nR 01/2014 To hear apologies\nR 02/2014 To agree the minutes\nR 03/2014 Roads\n\n"
            "R 01/2014 To hear apologies that had been sent by anybody who could not come on the day itself\nNone.\n\n"
            "R 02/2014 To agree the minutes\nAgreed.\n\nR 03/2014 Roads\nA hole was seen.\n",
            ["To hear apologies that had been sent by…", "To agree the minutes", "Roads"],
        ),
    ],
    ids=["labels", "numbers of the year", "run in", "two lines alone", "lost number", "bare number", "agenda before"],
)
def test_items(tmp_path: Path, written: str, found: list[str]) -> None:
    assert [item.title for item in drafted(tmp_path, f"{HEAD}{PEOPLE}{written}").items] == found


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("**Action Point** Ben to paint the gate.", [("Ben", "Paint the gate.")]),
        ("**Action point:** _Owned by Ben_ paint the gate", [("Ben", "Paint the gate")]),
        (
            "The gate is to be painted before the fair. Action BL",
            [("Ben Lowe", "The gate is to be painted before the fair.")],
        ),
        ("Ben will ask what paint costs. Ben to action", [("Ben", "Ask what paint costs.")]),
        (
            "### Actions\n\n#### Assigned\n\n[BL] Paint the gate\n\n[CD] Write to the owner",
            [("Ben Lowe", "Paint the gate"), ("Cy Dart", "Write to the owner")],
        ),
        ("Ben Lowe would send a letter about the gate. *Ben Lowe*", [("Ben Lowe", "Send a letter about the gate.")]),
        (
            "**Actions**\n\n1. Paint the gate [new for Ben Lowe]\n2. Mend the wall [closed for Cy Dart]",
            [("Ben Lowe", "Paint the gate")],
        ),
        (
            "ACTION – BL – Send the bill to the owner of the gate",
            [("Ben Lowe", "Send the bill to the owner of the gate")],
        ),
        ("| Item | Responsible |\n|---|---|\n| Ben to paint the gate | Ben |", [("Ben", "Ben to paint the gate")]),
        ("Moved by Ada Marsh, seconded by Ben Lowe, to approve the accounts.", []),
    ],
    ids=[
        "style parts them",
        "owner in italics",
        "at the end",
        "to action",
        "brackets before",
        "italics after",
        "status",
        "dashes",
        "table",
        "motion",
    ],
)
def test_actions(tmp_path: Path, written: str, found: list[tuple[str, str]]) -> None:
    head = f"# Forum\n\nMonday 12 May 2014\n\n{PEOPLE}## 1. Welcome\n\nAll came.\n\n## 2. Gate\n\n"
    text = f"{head}{written}\n\n## 3. Close\n\nDone.\n"
    draft = drafted(tmp_path, text, "minutes.md")
    assert [("/".join(one.owners), one.text) for one in draft.actions] == found


def test_what_a_paragraph_beside_a_name_asks_for_is_no_vote(tmp_path: Path) -> None:
    text = (
        f"# Forum\n\nMonday 12 May 2014\n\n{PEOPLE}| No | Item | Action |\n|---|---|---|\n| 1.0 |"
        f" Welcome and apologies, which were "
        "many, for the lane was under water and few could come that evening from the other side of the vale. | |\n"
        "| 2.0 | The wall has been down since the storm in March, and the owner has been told of it twice. "
        "Clerk to ask for three "
        "prices. Prop AM, 2nd BL. All agreed. | CD |\n| 3.0 | The fair is in June. It was said that the field would be "
        "dry by then, and that the band had been asked to come again. | Note |\n"
    )
    found = drafted(tmp_path, text, "minutes.md").actions
    assert [(one.owners, one.text) for one in found] == [(("Cy Dart",), "Ask for three prices.")]


@pytest.mark.parametrize("heading", ["Decisions and Action Points", "Decisions/Actions", "Outcome & action"])
def test_the_column_beside_the_discussion_may_hold_decisions_too(tmp_path: Path, heading: str) -> None:
    text = (
        f"# Forum\n\nMonday 12 May 2014\n\n{PEOPLE}## MEETING\n\n| Item | Discussion | {heading} |\n|---|---|---|\n"
        "| 01 | Lane | |\n"
        "| | The wall has been down since the storm in March, and its owner has been told of it twice by the clerk, "
        "who heard nothing in return, which was felt to be a pity. | CD to ask for three prices |\n"
        "| 02 | Fair | |\n| | It is in June. | |\n"
    )
    draft = drafted(tmp_path, text, "minutes.md")
    assert [(one.number, one.title) for one in draft.items] == [("01", "Lane"), ("02", "Fair")]
    assert [(one.owners, one.text) for one in draft.actions] == [(("Cy Dart",), "Ask for three prices")]


def test_a_table_of_actions_is_one_however_long_they_are(tmp_path: Path) -> None:
    long = "and to say at the next meeting, to which the owners of the mill are to be asked as well, what was found"
    text = (
        f"# Forum\n\nMonday 12 May 2014\n\n{PEOPLE}## 1. Lane\n\nIt is under water.\n\n"
        "| No. | Action | Who |\n|---|---|---|\n"
        f"| 1 | Ask for three prices for the culvert under the lane and for its wall, {long}. | Cy Dart |\n"
        f"| 2 | Measure the depth of the water at the bridge and by the school every day, {long}. | |\n"
    )
    found = drafted(tmp_path, text, "minutes.md").actions
    assert [(one.owners, one.text[:7]) for one in found] == [(("Cy Dart",), "Ask for"), ((), "Measure")]


@pytest.mark.parametrize(
    ("written", "interests"),
    [
        ("Cllr Ben Lowe declared an interest in item 5, as the owner of the mill.", [("Cllr Ben Lowe", "5")]),
        ("There were no declarations of interest.", []),
    ],
)
def test_declarations_of_interest(tmp_path: Path, written: str, interests: list[tuple[str, str]]) -> None:
    text = (
        f"{HEAD}{PEOPLE}1. Welcome\nAll came.\n\n2. Declarations of interest\n{written}\n\n3. Roads\nA hole was seen.\n"
    )
    assert [(one.person, one.item) for one in drafted(tmp_path, text).interests] == interests


@pytest.mark.parametrize(
    ("written", "votes"),
    [
        ("It was RESOLVED that the lane be closed (5 in favour, 2 against, 1 abstention).", ("5", "2", "1")),
        ("RESOLVED: that the lane be closed. The vote was carried by 5 votes to 2.", ("5", "2", None)),
        ("AGREED: that the lane be closed (5 for, 1 against)", ("5", "1", None)),
        ("RESOLVED: that the lane be closed. For: 5, against: none.", None),
    ],
)
def test_votes(tmp_path: Path, written: str, votes: tuple[str, ...] | None) -> None:
    text = f"{HEAD}{PEOPLE}1. Welcome\nAll came.\n\n2. Lane\n{written}\n\n3. Roads\nA hole was seen.\n"
    found = drafted(tmp_path, text).items[1].resolutions[0].votes
    assert (found and (found.votes_for, found.against, found.abstained)) == votes


def test_deadlines_points_notes_and_papers_have_their_places(tmp_path: Path) -> None:
    text = (
        f"# Forum\n\nMonday 12 May 2014\n\n{PEOPLE}## 1. Plan\n\nReplies are wanted by mid-July. Two things "
        f"were asked for:\n\n"
        "(a) a bridge; and\n\n(b) a lamp.\n\n[NOTE: The bridge has since been built.]\n\nPapers:\n\n- ‘4’ Plan "
        "of the vale – Ben Lowe, "
        "circulated and filed\n\n## 2. Close\n\nDone.\n"
    )
    item = drafted(tmp_path, text, "minutes.md").items[0]
    assert [(one.when.said, str(one.when.first), str(one.when.last)) for one in item.deadlines] == [
        ("by mid-July", "2014-07-11", "2014-07-20")
    ]
    assert item.points == ("a bridge", "a lamp")
    assert [one.text for one in item.notes] == ["The bridge has since been built."]
    assert [(one.mark, one.title, one.by, one.state) for one in item.papers] == [
        ("4", "Plan of the vale", "Ben Lowe", ("circulated", "filed"))
    ]


def test_a_forward_plan_is_kept_apart_from_the_business(tmp_path: Path) -> None:
    text = (
        f"# Forum\n\nMonday 12 May 2014\n\n{PEOPLE}## 1. Welcome\n\nAll came.\n\n## 2. Close\n\nDone.\n\n## "
        f"Forward plan\n\n"
        "| Date | Item | Responsibility |\n|---|---|---|\n| 9 June 2014 | Roads (first item) | Ben Lowe |\n|  |"
        " *to include:* the mill lane |  |\n"
        "|  | Trees | All |\n"
    )
    found = drafted(tmp_path, text, "minutes.md")
    assert [item.title for item in found.items] == ["Welcome", "Close"]
    (row,) = found.plan
    assert str(row.date) == "2014-06-09"
    assert [(one.title, one.leads, one.include, one.remarks) for one in row.items] == [
        ("Roads", ("Ben Lowe",), ("the mill lane",), ("first item",)),
        ("Trees", ("All",), (), ()),
    ]


def test_any_other_business_with_a_forward_look_is_an_item(tmp_path: Path) -> None:
    rest = "## {}\n\nActions\n\n- The board will look at the gate.\n"
    head = f"# Forum\n\nMonday 12 May 2014\n\n{PEOPLE}## Welcome\n\nAll came.\n\n"
    found = drafted(tmp_path, head + rest.format("AOB/Forward Look"), "minutes.md")
    assert [item.title for item in found.items] == ["Welcome", "AOB/Forward Look"]
    assert [(one.owners, one.text) for one in found.actions] == [(("The board",), "Look at the gate.")]
    plan = drafted(tmp_path, head + rest.format("Board Forward Look"), "minutes.md")
    assert "Board Forward Look" not in [item.title for item in plan.items]


def test_earlier_minutes_approved_and_earlier_matters_reported(tmp_path: Path) -> None:
    text = (
        f"# Forum\n\nMonday 12 May 2014\n\n{PEOPLE}## 1. Minutes of 14 April 2014\n\nThe minutes of 14 April "
        f"2014 were approved as a "
        "correct record, subject to: One word.\n\n**The wall** (done) – It stands.\n\n**The lamp** – It was "
        "ordered.\n\n## 2. Close\n\nDone.\n"
    )
    item = drafted(tmp_path, text, "minutes.md").items[0]
    assert [(str(one.day), one.amendments) for one in item.approves] == [("2014-04-14", ("One word.",))]
    assert [(one.about, one.status, one.note) for one in item.progress] == [
        ("The wall", "done", "It stands."),
        ("The lamp", None, "It was ordered."),
    ]


def test_a_grid_of_several_meetings_without_this_days_column_is_a_doubt(tmp_path: Path) -> None:
    grid = "| Name | One | Two |\n|---|---|---|\n| Ada Marsh | P | A |\n| Ben Lowe | A | P |\n| Cy Dart | P | P |\n"
    text = f"# Forum\n\nMonday 12 May 2014\n\n## Attendance\n\n{grid}\n## Roads\n\nBad.\n"
    found = drafted(tmp_path, text, "a.md")
    assert any("grid of several meetings" in doubt.why for doubt in found.doubts)


def real(folder: Path) -> dict[str, bytes]:
    """One set of minutes as a file of each format that can be made here."""
    text = (
        f"# Forum\n\nMonday 12 May 2014\n\n{PEOPLE}## 1. Roads\n\nAction: Ben to mend it by 1 June.\n\n- one\n- two\n"
    )
    word = docx.Document()
    for line in text.split("\n\n"):
        word.add_paragraph(line)
    word.add_table(2, 3).rows[0].cells[0].text = "Present: Ada Marsh"
    word.save(str(folder / "a.docx"))
    names = {
        "a.md": text,
        "a.txt": text,
        "a.rst": text,
        "a.html": f"<h1>Forum</h1><p>{text}</p><table><tr><td>1.</table>",
    }
    return {"a.docx": (folder / "a.docx").read_bytes()} | {name: text.encode() for name, text in names.items()}


@pytest.mark.slow
@given(data=st.data())
@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_real_file_with_bytes_changed_is_a_draft_or_an_error(tmp_path: Path, data: st.DataObject) -> None:
    files = real(tmp_path)
    name = data.draw(st.sampled_from(sorted(files)))
    content = bytearray(files[name])
    if name == "a.docx" and data.draw(st.booleans()):  # the text inside, the zip being whole
        content = bytearray(_with_changed_text(files[name], data))
    else:
        _change(content, data)
    (tmp_path / name).write_bytes(bytes(content))
    try:
        draft = draft_of(read_document(tmp_path / name))
    except LaaError:
        return
    assert 0 <= draft.captured <= 1
    record_text(draft, "forum", date(2014, 5, 12))


def _change(content: bytearray, data: st.DataObject) -> None:
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, max(0, len(content) - 1)))
        content[at : at + data.draw(st.integers(0, 20))] = data.draw(st.binary(max_size=6))


def _with_changed_text(whole: bytes, data: st.DataObject) -> bytes:
    made = BytesIO()
    with ZipFile(BytesIO(whole)) as old, ZipFile(made, "w") as new:
        for part in old.infolist():
            content = bytearray(old.read(part))
            if part.filename == "word/document.xml":
                _change(content, data)
            new.writestr(part, bytes(content))
    return made.getvalue()


def test_an_action_log_under_a_heading_of_its_own(tmp_path: Path) -> None:
    rows = "| 3 | A Dale | Mend the gate | |\n| 5 | B Elm | Ask the mill | Done |\n"
    table = f"| Item | Actor | Action | Progress |\n|---|---|---|---|\n{rows}"
    found = drafted(tmp_path, f"# Vale Council\n\nMonday 12 May 2014\n\n## Matters arising\n\n{table}", "log.md")
    assert [(one.owners, one.text) for one in found.actions] == [(("A Dale",), "Mend the gate")]
    assert [(one.about, one.status) for item in found.parts for one in item.progress] == [("Ask the mill", "done")]


def test_headings_hold_the_numbered_list_that_stands_below_one_of_them(tmp_path: Path) -> None:
    headings = "".join(
        f"## {name}\n\nAll was well.\n\n" for name in ("Welcome", "Roads", "Trees", "Lamps", "Fair", "Hall")
    )
    numbers = "".join(f"**{n}. Reference: 14/{n}**\n\nProposal: a shed.\n\n" for n in (1, 2, 3))
    text = f"# Forum\n\nMonday 12 May 2014\n\n{PEOPLE}{headings}## Planning\n\n{numbers}## Close\n\nAll went home.\n"
    found = drafted(tmp_path, text, "minutes.md")
    assert [one.title for one in found.items][-3:] == ["Hall", "Planning", "Close"]


@pytest.mark.parametrize(("entries", "doubted"), [(("The lamps", "The fair"), False), (("Lights", "Summer"), True)])
def test_numbers_that_only_a_summons_makes_an_agenda_are_doubted(
    tmp_path: Path, entries: tuple[str, ...], doubted: bool
) -> None:
    summons = "Members are hereby summoned to a meeting.\n\n" + "".join(
        f"{n}. {entry}\n\n" for n, entry in enumerate(entries, 1)
    )
    business = "1. The lamps\n\nThey are lit again.\n\n2. The fair\n\nIt will be in June.\n"
    found = drafted(tmp_path, f"{HEAD}{summons}{PEOPLE}{business}")
    assert [one.title for one in found.items] == ["The lamps", "The fair"]
    doubts = [(one.field, one.line) for one in found.doubts if "summons" in one.why]
    assert doubts == ([("items", 6)] if doubted else [])


def titles(found: Draft) -> list[tuple[str | None, str]]:
    return [(item.number, item.title) for item in found.items]


@pytest.mark.parametrize(
    ("business", "expected"),
    [
        # no mark after the numbers
        ("1 Apologies\nDi Vane\n\n2 Gate\nIt was seen to.\n\n12 Councillors spoke.\n\n3 Pond\nIt was noted.\n",
         [("1", "Apologies"), ("2", "Gate"), ("3", "Pond")]),
        # no mark after one of them, and after those that follow
        ("1. Gate\nIt was seen to.\n\n2. Roof\nIt was mended.\n\n3 Pond\nIt was noted.\n\n4. Hedge\nIt was cut.\n\n"
         "5 Close\nAll went home.\n",
         [("1", "Gate"), ("2", "Roof"), ("3", "Pond"), ("4", "Hedge"), ("5", "Close")]),
        # a slash after them
        ("Item 1 / Gate\nIt was seen to.\n\nItem 2 / Pond\nIt was noted.\n\nItem 3 / Hedge\nIt was cut.\n",
         [("1", "Gate"), ("2", "Pond"), ("3", "Hedge")]),
        # the number of the first before all of them
        ("1. Gate Repairs\n\n• It was seen to.\n\n1. Pond Survey\n\n• It was noted.\n\n1. Matters arising\n\n"
         "1. Hedge Rota\n\n• It was cut.\n",
         [("1", "Gate Repairs"), ("1", "Pond Survey"), ("1", "Matters arising"), ("1", "Hedge Rota")]),
        # called an action, between the numbers before and after
        ("1. Gate\nIt was seen to.\n\n2. Action\nAda Marsh reported that the pond had been filled with clean water by "
         "the firemen of the village, who were thanked for it, and that it was full.\n\n3. Hedge\nIt was cut.\n",
         [("1", "Gate"), ("2", "Action"), ("3", "Hedge")]),
        # nothing marks them but that they stand alone, one of them with a small letter first
        ("Welcome and Introductions\n\nRules of the Group\n\n• All may speak.\n• None may shout.\n\ne-Learning\n\n"
         "Ada Marsh said that the lessons on the screen had been seen by few, and by none of the Trustees so far.\n\n"
         "Terms of Reference\n\nThese were explained. Ben Lowe thought that they ought to be written by all.\n",
         [(None, "Welcome and Introductions"), (None, "Rules of the Group"), (None, "e-Learning"),
          (None, "Terms of Reference")]),
    ],
)  # fmt: skip
def test_items_are_found_by_what_is_left_of_their_marks(
    tmp_path: Path, business: str, expected: list[tuple[str | None, str]]
) -> None:
    assert titles(drafted(tmp_path, f"{HEAD}{PEOPLE}{business}")) == expected


def test_quantities_and_days_before_capitals_are_no_numbers_of_items(tmp_path: Path) -> None:
    text = "1 May Day\nIt rained.\n\n2 Trustees\nThey came late.\n\n4 Members\nThey left.\n"
    assert not [one for one in drafted(tmp_path, f"{HEAD}{PEOPLE}{text}").items if one.number]


@pytest.mark.parametrize(
    ("business", "expected"),
    [
        ("14365 GATE REPAIRS\nIt was seen to.\n\n14366 POND\nIt was noted.\n\n14367 HEDGE ROTA\nIt was cut.\n",
         [("14365", "GATE REPAIRS"), ("14366", "POND"), ("14367", "HEDGE ROTA")]),
        ("1 Gate\n1.1 The gate was mended by the blacksmith at the expense of the county, which is thanked.\n2 Pond\n"
         "2.1 The pond was filled with water by the firemen of the village, who were thanked for it.\n3 Hedge\n"
         "3.1 The hedge was cut.\n",
         [("1", "Gate"), ("2", "Pond"), ("3", "Hedge")]),
        ("Note 01/20\nGate\nIt was seen to.\n\nNote 02/20\nPond\nIt was noted.\n\nNote 03/20\nHedge\nIt was cut.\n",
         [("01/20", "Gate"), ("02/20", "Pond"), ("03/20", "Hedge")]),
        ("21.44 Gate\nIt was seen to.\n\n21.45 Pond\nIt was noted.\n\n21.46 Hedge\nIt was cut.\n",
         [("21.44", "Gate"), ("21.45", "Pond"), ("21.46", "Hedge")]),
        ("Item 1 Gate\nIt was seen to.\n\nItem 2 Pond\nIt was noted.\n\nItem 3 Hedge\nIt was cut.\n",
         [("1", "Gate"), ("2", "Pond"), ("3", "Hedge")]),
        ("1. GATE REPAIRS Ada said that it was broken again.\n\n2. POND SURVEY Ben reported that it was clean.\n\n"
         "3. HEDGE ROTA Cy agreed to cut it.\n",
         [("1", "GATE REPAIRS"), ("2", "POND SURVEY"), ("3", "HEDGE ROTA")]),
    ],
)  # fmt: skip
def test_titles_have_the_numbers_that_go_on(
    tmp_path: Path, business: str, expected: list[tuple[str | None, str]]
) -> None:
    assert titles(drafted(tmp_path, f"{HEAD}{PEOPLE}{business}")) == expected


def test_of_the_minutes_of_two_meetings_in_a_file_the_first_are_read(tmp_path: Path) -> None:
    second = (
        HEAD.replace("12 May", "Minutes, 9 June")
        + "Present: Di Vane, Ben Lowe\n\n1. Roof\nIt leaks.\n\n2. Tank\nDry.\n"
    )
    first = (
        HEAD.replace("12 May", "Minutes, 12 May") + PEOPLE + "1. Gate\nIt was seen to.\n\n2. Pond\nIt was noted.\n\n"
    )
    found = drafted(tmp_path, first + second)
    assert [title for _, title in titles(found)] == ["Gate", "Pond"]
    assert (str(found.front.date), people(found)) == ("2014-05-12", ["Ada Marsh", "Ben Lowe", "Cy Dart"])
    assert [doubt.line for doubt in found.doubts if "another meeting, of 9 June 2014" in doubt.why] == [12]
    assert found.items[1].minutes == "It was noted."


LOST = "Ada said a great deal about it, and others said more, of which the clerk kept no note at all. " * 3


@pytest.mark.parametrize(
    ("business", "expected"),
    [
        (f"1 WELCOME AND APOLOGIES Members sat down. {LOST}2 MATTERS ARISING Ada spoke first. {LOST}",
         [("1", "WELCOME AND APOLOGIES"), ("2", "MATTERS ARISING")]),
        (f"Item 2 Minutes of the last meeting. They were agreed. {LOST}Item 3 Matters arising. See item 5 Below. {LOST}"
         f"Item 4 Membership. {LOST}",
         [("2", "Minutes of the last meeting"), ("3", "Matters arising"), ("4", "Membership")]),
    ],
)  # fmt: skip
def test_items_in_a_text_without_lines_are_found_by_capitals_or_their_name(
    tmp_path: Path, business: str, expected: list[tuple[str | None, str]]
) -> None:
    assert (
        titles(drafted(tmp_path, f"Vale Board Minutes 12 May 2014 Present: Ada Marsh, Ben Lowe {business}")) == expected
    )


def test_items_in_boxes_have_their_title_and_who_presents_them(tmp_path: Path) -> None:
    text = (
        f"{HEAD}{PEOPLE}Agenda item: Gate Presenter: Ada Marsh\n\nIt was seen to.\n\n| Action | Who |\n|---|---|\n"
        "| Mend it | Ben Lowe |\n| Agenda item: Pond | Presenter: Ben Lowe |\n\nIt was noted.\n\n"
        "Agenda item for another day is the hedge.\n"
    )
    found = drafted(tmp_path, text, "a.md")
    assert titles(found) == [(None, "Gate"), (None, "Pond")]
    assert [item.presented_by for item in found.items] == [("Ada Marsh",), ("Ben Lowe",)]
    assert [action.text for action in found.actions] == ["Mend it"]


REFERRED = (
    "# Vale Scrutiny Panel\n\n## Record of Meeting\n\nDate: 12 May 2014\n\n"
    "| Present | Deputy A. B. Marsh, Chairman<br>Deputy C. Dart<br>Senator B. Lowe | |\n|---|---|---|\n"
    "| Apologies | Constable E. Vane | |\n| In attendance | Miss F. Reed, Scrutiny Officer | |\n"
    "| Ref back | Agenda matter | Action |\n"
    "| 07.04.14 | Gate<br>The Panel looked at the gate, whose hinges had given way in the storm, and heard at some "
    "length what the mill had offered for the old one. It agreed to ask for two prices. | FR |\n"
    "| 05.05.14<br>51/2 | Pond<br>The Panel would see the pond on 19 May. | FR |\n"
)


def test_a_table_with_references_has_its_titles_on_lines_of_their_own_and_deputies_are_people(tmp_path: Path) -> None:
    path = tmp_path / "record.md"
    path.write_text(REFERRED, encoding="utf-8")
    draft = draft_of(read_document(path))
    assert [(one.title, one.person, one.role) for one in draft.attendance.present] == [
        ("Deputy", "A. B. Marsh", "Chairman"),
        ("Deputy", "C. Dart", None),
        ("Senator", "B. Lowe", None),
    ]
    assert [one.title for one in draft.items] == ["Gate", "Pond"]
    assert [one.owners for one in draft.items[1].actions] == [("F. Reed",)]
    assert "07.04.14" in (draft.items[0].minutes or "")


def test_lines_with_bars_are_a_table_in_the_midst_of_others(tmp_path: Path) -> None:
    text = (
        "Vale Scrutiny Panel\nRecord of Meeting\nDate: 12 May 2014\n"
        "Present | Deputy A. B. Marsh, Chairman |\nApologies |\n|\nIn attendance | Miss F. Reed, Scrutiny Officer |\n"
        "77\n"
    )
    path = tmp_path / "record.txt"
    path.write_text(text, encoding="utf-8")
    draft = draft_of(read_document(path))
    assert [one.person for one in draft.attendance.present] == ["A. B. Marsh"]
    assert ([one.person for one in draft.attendance.in_support], draft.attendance.apologies) == (["F. Reed"], ())


def test_what_a_conversion_says_of_itself_opens_no_business_before_the_list_of_those_present(tmp_path: Path) -> None:
    notice = (
        "This text was made by a program from another document and has no standing of its own, and it should not be "
        "relied upon by anybody who wants to know what the panel has said or done about anything at all.\n\n"
    )
    path = tmp_path / "record.md"
    path.write_text(f"A notice.\n\n{notice}{REFERRED}", encoding="utf-8")
    draft = draft_of(read_document(path))
    assert [one.person for one in draft.attendance.present] == ["A. B. Marsh", "C. Dart", "B. Lowe"]
    assert [one.title for one in draft.items] == ["Gate", "Pond"]
