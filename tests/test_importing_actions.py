"""What somebody is to do, in the forms that minutes have: one text for each. All of it is made up."""

from __future__ import annotations

from pathlib import Path

import pytest

from laa_minutes.importing.actions import read_actions
from laa_minutes.importing.actions.asked import sentences
from laa_minutes.importing.actions.codes import are_settled, coded
from laa_minutes.importing.actions.marks import DATED_END, INSIDE, marked
from laa_minutes.importing.actions.unmarked import given_in
from laa_minutes.importing.actions.wording import ActionReader
from laa_minutes.importing.blocks.unfold import unfold
from laa_minutes.importing.document import Block, Run
from laa_minutes.importing.draft import Draft, Due
from laa_minutes.importing.drafting import draft_of
from laa_minutes.importing.reading import read_document
from laa_minutes.importing.words.owners import Circle, owner_before

HEAD = "Harrow Vale Forum\nMonday 12 May 2014, 7.30pm, Old School\n\n"
PEOPLE = "Present: Ada Marsh (AM) (Chair), Ben Lowe (BL), Cy Dart (CD) (Clerk)\n\n"
FAIR = f"# Forum\n\nMonday 12 May 2014\n\n{PEOPLE}## Fair\n\nAction BL: Order the tent\n\n"
CIRCLE = Circle(("Ada Marsh", "Ben Lowe", "Cy Dart"), {"AM": "Ada Marsh", "BL": "Ben Lowe", "CD": "Cy Dart"})


def drafted(folder: Path, text: str, name: str = "minutes.txt") -> Draft:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return draft_of(read_document(path))


@pytest.mark.parametrize(
    ("sentence", "given"),
    [
        ("Clerk to write to the mill.", [(("Clerk",), "write to the mill.")]),
        ("The gate is down - clerk to see the smith again.", [(("clerk",), "see the smith again.")]),
        ("Lamps: BL to mend them.", [(("BL",), "mend them.")]),
        ("Cllr Elm to ask the county.", [(("Cllr Elm",), "ask the county.")]),
        ("B Lowe is to speak to the school.", [(("B Lowe",), "speak to the school.")]),
        ("AM asked the Parish Clerk to chase the plan.", [(("the Parish Clerk",), "chase the plan.")]),
        ("AM requested that the clerk checks the wall.", [(("the clerk",), "checks the wall.")]),
        ("AM, BL, and CD were asked to read it.", [(("AM", "BL", "CD"), "read it.")]),
        ("It was agreed that councillors should look at it.", [(("councillors",), "look at it.")]),
        ("The clerk will write to the mill.", [(("The clerk",), "write to the mill.")]),
        ("Our Chair would draw up a reply.", [(("Our Chair",), "draw up a reply.")]),
        ("BL volunteered to mend the gate.", [(("BL",), "mend the gate.")]),
        ("Clerk asked to write to the mill.", [(("Clerk",), "write to the mill.")]),
        ("Cllr Ben Lowe was asked if he could ask the county.", [(("Cllr Ben Lowe",), "ask the county.")]),
        ("AM will continue to chase the county.", [(("AM",), "continue to chase the county.")]),
        (
            "The clerk was instructed to buy salt and also Ben Lowe was asked to spread it.",
            [(("The clerk",), "buy salt"), (("Ben Lowe",), "spread it.")],
        ),
    ],
)
def test_a_sentence_without_a_mark_gives_somebody_something_to_do(
    sentence: str, given: list[tuple[tuple[str, ...], str]]
) -> None:
    assert [(one.owners, one.what) for one in given_in(sentence, CIRCLE)] == given


@pytest.mark.parametrize(
    "sentence",
    [
        "The clerk will not write to the mill.",
        "AM will be away in June.",
        "Ben would like a tent.",
        "Mr Elm of the mill said the mill would close.",
        "The County Council will resurface the lane.",
        "NCC will resurface the lane.",
        "Di Vane will bring a cake.",
        "It was a good question for the wardens and Ben to weigh.",
        "It is up to the council to decide.",
        "AM asked the clerk what the rule was.",
        "AM asked the council to note the letter.",
        "Members were asked to win support for the fair.",
        "Up to now all was well.",
        "Proposed by AM to close the lane.",
        "The secretary to the trustees came.",
        "Ben – to your point, the gate is old.",
        "AM has agreed to stand again.",
        "Mr Dart kindly offered to lend a cart.",
        "After the talk Mrs Lowe stated that she would ask the mill.",
        "Cllr Lowe asked to confirm which lane was meant.",
        "Aim to finish the wall in June.",
        "Had to mend the pump by hand.",
    ],
)
def test_narrative_gives_nobody_anything_to_do(sentence: str) -> None:
    assert given_in(sentence, CIRCLE) == ()


@pytest.mark.slow
@pytest.mark.usefixtures("patience")
def test_no_sentence_exhausts_the_reader_of_actions() -> None:
    assert len(given_in(" Ada Marsh to write." * 8_000, CIRCLE)) == 8_000
    assert given_in("BL to write - " + "- " * 30_000 + "-", CIRCLE)[0].what == "write"
    assert given_in("BL to write " + "- " * 30_000 + "x", CIRCLE)[0].what.endswith("- x")
    assert INSIDE.search("x" + " Action A" * 10_000) is None
    assert given_in("BL will " * 8_000, CIRCLE) == ()
    assert given_in("for Ada and " * 8_000 + "BL to", CIRCLE) == ()
    for text in (
        "AB-" + "1" * 60_000,
        "ACT-A-" * 10_000,
        "A/A – " * 2_000,
        "actions " * 8_000,
        "Ben " * 20_000,
        "[ ] " * 20_000,
        "Ada please " * 8_000,
        "Mr. " * 20_000,
    ):
        owner_before(text, CIRCLE)
        marked(Block("paragraph", (Run(text),), 1))
        coded(Block("paragraph", (Run(text),), 1), CIRCLE, listed=True)
        are_settled(text)
        assert DATED_END.match(text) is None
        assert len(list(sentences(text))) == 1


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("The lamp is out - BL to look into.", "The lamp is out - BL to look into."),
        ("The old tapes must be fetched. Ben volunteered to do this.", None),
        ("The list is sent out - Mrs. Lowe volunteered to carry out this task. All well.",
         "The list is sent out - Mrs. Lowe volunteered to carry out this task."),
    ],
)  # fmt: skip
def test_an_action_that_points_back_has_the_words_it_points_to(tmp_path: Path, written: str, found: str | None) -> None:
    text = f"# Forum\n\nMonday 12 May 2014\n\n{PEOPLE}## Roads\n\n{written}\n\n## Trees\n\nNone.\n"
    assert [one.text for one in drafted(tmp_path, text, "minutes.md").actions] == [found or written]


def test_lists_below_names_are_theirs(tmp_path: Path) -> None:
    text = (
        f"# Forum\n\nMonday 12 May 2014\n\n{PEOPLE}## Actions arising\n\n- Ben:\n  - Mend the gate.\n"
        "  - To thank the smith.\n- Wardens:\n  - Lock the hall.\n- Ada, Cy:\n  - Count the chairs.\n"
    )
    found = drafted(tmp_path, text, "minutes.md")
    assert [(one.owners, one.text) for one in found.actions] == [
        (("Ben",), "Mend the gate."),
        (("Ben",), "Thank the smith."),
        (("Wardens",), "Lock the hall."),
        (("Ada", "Cy"), "Count the chairs."),
    ]


def test_headings_with_names_sort_a_list_of_actions(tmp_path: Path) -> None:
    text = (
        f"# Forum\n\nMonday 12 May 2014\n\n{PEOPLE}## Roads\n\nAll well.\n\n## Actions\n\n### Ben Lowe\n\n"
        "- Mend the gate\n- Thank the smith\n\n### Clerk\n\n- Lock the hall\n"
    )
    found = drafted(tmp_path, text, "minutes.md")
    assert [(one.owners, one.text) for one in found.actions] == [
        (("Ben Lowe",), "Mend the gate"),
        (("Ben Lowe",), "Thank the smith"),
        (("Clerk",), "Lock the hall"),
    ]


def test_boxes_mark_what_is_to_be_done_and_what_is_done(tmp_path: Path) -> None:
    text = (
        f"# Forum\n\nMonday 12 May 2014\n\n{PEOPLE}## Actions\n\n- [ ] @Ada Marsh: edit the page\n"
        "- [ ] **Cy** to close the book\n- [x] @ben-lowe: Start the list\n- [ ] Gwyn, Di Vane, Alan - visit the site\n"
    )
    found = drafted(tmp_path, text, "minutes.md")
    assert [(one.owners, one.text) for one in found.actions] == [
        (("Ada Marsh",), "Edit the page"),
        (("Cy",), "Close the book"),
        (("Gwyn", "Di Vane", "Alan"), "Visit the site"),
    ]
    (progress,) = (one for item in found.parts for one in item.progress)
    assert (progress.about, progress.status, progress.owners) == ("Start the list", "done", ("ben-lowe",))


def test_a_list_of_decisions_below_the_actions_holds_none(tmp_path: Path) -> None:
    text = (
        f"# Forum\n\nMonday 12 May 2014\n\n{PEOPLE}## Roads\n\nAll well.\n\nActions\n\n1. BL to mend the gate.\n"
        "2. Ask the county.\n\nDecisions\n\n- The forum agreed that the lane is a lane.\n- It was agreed to wait.\n"
    )
    found = drafted(tmp_path, text, "minutes.md")
    assert [one.text for one in found.actions] == ["Mend the gate.", "Ask the county."]


def test_two_actions_of_a_list_that_differ_in_a_word_are_two(tmp_path: Path) -> None:
    text = (
        f"# Forum\n\nMonday 12 May 2014\n\n{PEOPLE}## Actions\n\n- Add a line on red gates to the page of rules\n"
        "- Add a line on blue gates to the page of rules\n"
    )
    assert len(drafted(tmp_path, text, "minutes.md").actions) == 2


def test_an_action_without_a_mark_is_a_doubt_with_its_line(tmp_path: Path) -> None:
    found = drafted(
        tmp_path, f"{HEAD}{PEOPLE}1. Roads\nA hole was seen. Clerk to write to the county.\n\n2. Trees\nNone.\n"
    )
    assert [(one.owners, one.text) for one in found.actions] == [(("Clerk",), "Write to the county.")]
    assert [(one.field, one.line) for one in found.doubts] == [("actions", found.actions[0].line)]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("The hedge was cut. Action Ben Lowe to thank the smith", [(("Ben Lowe",), "Thank the smith")]),
        ("The hedge was cut **Action - Ben to thank the smith**", [(("Ben",), "Thank the smith")]),
        ("The hedge was cut **Action: Fair team to thank the smith**", [(("Fair team",), "Thank the smith")]),
        ("Ada Marsh proposed it, seconded by Ben Lowe.    **Unanimously Agreed**", []),
    ],
)
def test_marks_within_a_paragraph(tmp_path: Path, written: str, found: list[tuple[tuple[str, ...], str]]) -> None:
    text = f"# Forum\n\nMonday 12 May 2014\n\n{PEOPLE}## Roads\n\n{written}\n\n## Trees\n\nNone.\n"
    assert [(one.owners, one.text) for one in drafted(tmp_path, text, "minutes.md").actions] == found


@pytest.mark.parametrize(
    ("written", "number", "owners", "what"),
    [
        ("ACT-REEF-2014-7:Action: BL - Mend the gate by June. REEF-ACT", "ACT-REEF-2014-7", ("Ben Lowe",),
         "Mend the gate by June."),
        ("ACTION-17: Ben to mend the gate", "17", ("Ben",), "Mend the gate"),
        ("**Action** (Ben Lowe): Mend the gate", None, ("Ben Lowe",), "Mend the gate"),
        ("Action: Ben, please mend the gate", None, ("Ben",), "Mend the gate"),
        ("Action: Ben, find out which gate is down", None, ("Ben",), "Find out which gate is down"),
    ],
)  # fmt: skip
def test_marks_with_codes_and_names(
    tmp_path: Path, written: str, number: str | None, owners: tuple[str, ...], what: str
) -> None:
    text = f"# Forum\n\nMonday 12 May 2014\n\n{PEOPLE}## Roads\n\nAll well.\n\n{written}\n\n## Trees\n\nNone.\n"
    (action,) = drafted(tmp_path, text, "minutes.md").actions
    assert (action.number, action.owners, action.text) == (number, owners, what)


def test_a_mark_below_paragraphs_is_of_the_one_that_asks_not_of_who_told_something(tmp_path: Path) -> None:
    text = (
        "# Forum\n\nMonday 12 May 2014\n\nPresent: Ada Marsh (AMar), Ben Lowe (BL)\n\n## Roads\n\n"
        "BL informed the forum that the mill asked that we should not mend the lane ourselves.\n\n"
        "The letter would be brought up to date and sent.\n\n**ACTION: BL**\n\n## Trees\n\n"
        "Elms fell. Amar will ask for a price. Di asked if we could buy a saw. **AGREED**\n\n**ACTION: AMar**\n"
    )
    found = drafted(tmp_path, text, "minutes.md")
    assert [(one.owners, one.text) for one in found.actions] == [
        (("Ben Lowe",), "The letter would be brought up to date and sent."),
        (("Ada Marsh",), "Ask for a price."),
    ]


def test_initials_in_a_margin_belong_to_the_paragraph_that_asks_and_names(tmp_path: Path) -> None:
    text = (
        "# Forum\n\nMonday 12 May 2014\n\nPresent: Ada Marsh (AM), Ben Lowe (BL), Cy Dart (CD)\n\n## Roads\n\n"
        "Ben was asked to write to the mill, thanking them.\n\nThe lane is open.\n\nThe bridge looks well.\n\n"
        "**ACTION: BL**\n\n## Trees\n\nNone.\n"
    )
    (action,) = drafted(tmp_path, text, "minutes.md").actions
    assert (action.owners, action.text) == (("Ben Lowe",), "Write to the mill, thanking them.")


def test_minutes_below_a_row_of_headings_within_a_table_are_read_apart_from_the_front(tmp_path: Path) -> None:
    long = (
        "with a great many words that say how it was seen, by whom, when, and why nobody had done a thing about it " * 2
    )
    text = (
        "# Board minutes\n\n| Date | | 12 May 2014 |\n|---|---|---|\n| Attendees | | Ada Marsh (AM), Ben Lowe (BL) |\n"
        f"|  |  | Action |\n| 1. | Roads. Holes were seen, {long}. BL will write to the county. | BL |\n"
        f"| 2. | Trees. Elms were seen, {long}. AM will ask for a price. | AM |\n"
    )
    found = drafted(tmp_path, text, "minutes.md")
    assert str(found.front.date) == "2014-05-12"
    assert [(one.owners, one.text) for one in found.actions] == [
        (("Ben Lowe",), "Write to the county."),
        (("Ada Marsh",), "Ask for a price."),
    ]


def test_a_line_that_says_how_an_action_stands_makes_it_an_earlier_one(tmp_path: Path) -> None:
    text = (
        f"# Forum\n\nMonday 12 May 2014\n\n{PEOPLE}## Fair\n\n- Action BL: Order the tent\n- Action completed\n"
        "- Action CD: Write to the smith\n\n## Trees\n\nNone.\n"
    )
    found = drafted(tmp_path, text, "minutes.md")
    assert [(one.owners, one.text) for one in found.actions] == [(("Cy Dart",), "Write to the smith")]
    assert [(one.about, one.status) for one in found.items[0].progress] == [("Order the tent", "done")]
    assert any(one.line == 9 and "agreed earlier" in one.why for one in found.doubts)


@pytest.mark.parametrize(
    "line", ["Action: open a new bank account", "Action: complete the grant form", "Action: new signs for the hall"]
)
def test_an_action_that_begins_as_a_status_does_is_an_action(tmp_path: Path, line: str) -> None:
    found = drafted(tmp_path, f"{FAIR}{line}\n\n## Trees\n\nNone.\n", "minutes.md")
    what = line.removeprefix("Action: ")
    assert [one.text for one in found.actions] == ["Order the tent", what[:1].upper() + what[1:]]
    assert not any(item.progress for item in found.items)


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("Action complete.", "done"),
        ("Action: done 3 May 2014", "done"),
        ("Action closed (AM)", "done"),
        ("Action completed by the clerk", "done"),
        ("Action carried forward to next meeting", "open"),
        ("Action: new", None),
        ("Action open", None),
    ],
)
def test_how_an_action_stands_is_said_alone_or_with_when_and_who(tmp_path: Path, line: str, status: str | None) -> None:
    found = drafted(tmp_path, f"{FAIR}{line}\n\n## Trees\n\nNone.\n", "minutes.md")
    assert [one.status for item in found.items for one in item.progress] == ([status] if status else [])
    assert [one.text for one in found.actions] == ([] if status else ["Order the tent"])


def test_names_beside_items_that_mark_their_actions_are_of_those_who_led_them_which_is_a_doubt(tmp_path: Path) -> None:
    said = "All was well, said all who came, " + "and they told how it had been, who was there and why " * 3
    rows = (
        ("1", f"Fair<ul><li>{said}</li><li><b>Action BL: Thank the smith</b></li></ul>", "AM"),
        ("2", f"Trees<ul><li>{said}</li></ul>", "CD"),
        ("3", f"Lamps<ul><li>{said}</li></ul>", ""),
    )
    cells = "".join(f"<tr><td>{'</td><td>'.join(row)}</td></tr>" for row in rows)
    text = f"<p>Mill Forum</p><p>Monday 12 May 2014</p><p>{PEOPLE}</p><table>{cells}</table>"
    found = drafted(tmp_path, text, "minutes.html")
    assert [(one.owners, one.text) for one in found.actions] == [(("Ben Lowe",), "Thank the smith")]
    assert [one.presented_by for one in found.items] == [("Ada Marsh",), ("Cy Dart",), ()]
    assert {one.field for one in found.doubts} == {"presented_by"}


def test_a_table_of_actions_whose_columns_have_no_names_is_a_doubt(tmp_path: Path) -> None:
    text = (
        f"<p>Forum</p><p>Monday 12 May 2014</p><p>{PEOPLE}</p><p>ACTIONS TO BE TAKEN</p>"
        "<h2>ITEM BY WHOM BY WHEN</h2><table>"
        "<tr><td>02/14</td><td>Put the signed minutes on the board</td><td>Clerk</td><td>asap</td></tr>"
        "<tr><td>05c/14</td><td>Ask for three prices for the roof</td><td>Ben Lowe</td><td>01/06/2014</td></tr></table>"
        "<h1>1. Roads</h1><p>A hole was seen.</p><h1>2. Trees</h1><p>None fell.</p>"
    )
    found = drafted(tmp_path, text, "minutes.html")
    assert [(one.number, one.owners, one.text, one.due and (one.due.iso or one.due.said)) for one in found.actions] == [
        ("02/14", ("Clerk",), "Put the signed minutes on the board", "asap"),
        ("05c/14", ("Ben Lowe",), "Ask for three prices for the roof", "2014-06-01"),
    ]
    assert "nothing says what the columns" in " ".join(one.why for one in found.doubts)


def test_the_same_few_words_said_twice_are_two_actions(tmp_path: Path) -> None:
    text = (
        "# Forum\n\nMonday 12 May 2014\n\nPresent: Ada Marsh, Ben Lowe\n\n## Agenda\n\n- Roads\n- Trees\n\n## Notes\n\n"
        "- Roads were seen.\n  - Ben to mend.\n- Lamps were seen.\n  - Ben to mend.\n"
    )
    assert [one.text for one in drafted(tmp_path, text, "minutes.md").actions] == ["Mend.", "Mend."]


def test_what_somebody_said_is_no_action(tmp_path: Path) -> None:
    text = (
        f"# Forum\n\nMonday 12 May 2014\n\n{PEOPLE}## Fair\n\n- Ben: help me understand the poster\n"
        "- Ada: we need a tent\n- AM: possible that it rains\n\n## Trees\n\nNone.\n"
    )
    found = drafted(tmp_path, text, "minutes.md")
    assert found.actions == ()


@pytest.mark.parametrize(
    ("written", "field", "why"),
    [
        (
            "1. Roads\nA hole was seen. Ben will mend it.\n\nBL\n\n2. Trees\nNone.\n",
            "actions",
            "is not marked; it was read",
        ),
        (
            "1. Roads\nA hole.\n\n2. Trees\nNone fell. 3. Lamps One is out.\n\n4. Fair\nNone.\n",
            "items",
            "lines run together here",
        ),
        (
            "Matters Arising\nNothing arose from the minutes of the last meeting in March, it was said by all.\n"
            "Treasurer's Report\nThe books balance, and the bank has been told of the new people who may sign.\n",
            "items",
            "no number and no style marks the titles",
        ),
    ],
    ids=["margin", "run together", "titles"],
)
def test_what_is_guessed_is_a_doubt(tmp_path: Path, written: str, field: str, why: str) -> None:
    doubts = drafted(tmp_path, f"{HEAD}{PEOPLE}{written}").doubts
    assert any(one.field == field and why in one.why for one in doubts)


def test_names_at_the_far_right_are_of_those_who_are_to_do_what_stands_there(tmp_path: Path) -> None:
    text = (
        f"{HEAD}{PEOPLE}1. Lanes\nA hole was seen near the mill. It was agreed to ask the county when it      Clerk\n"
        "will be mended.\n\nThe wall is to be looked at before the winter comes to the vale.            BL/AM\n\n"
        "The accounts were approved by all who were there that night.                Agreed\n\n"
        "2. Officers\nChair            Ada Marsh\nTreasurer        Ben Lowe\n"
    )
    found = drafted(tmp_path, text)
    assert [(one.owners, one.text) for one in found.actions] == [
        (("Clerk",), "It was agreed to ask the county when it will be mended."),
        (("Ben Lowe", "Ada Marsh"), "The wall is to be looked at before the winter comes to the vale."),
    ]
    assert "Clerk" not in (found.items[0].minutes or "")


def test_a_table_that_is_only_text_with_names_beside_it_goes_on_with_the_text(tmp_path: Path) -> None:
    text = (
        f"<p>Forum</p><p>Monday 12 May 2014</p><p>{PEOPLE}</p><h2>1. Lanes</h2>"
        "<p>All was well. BL would ask the county, which owns it, about the</p>"
        "<table><tr><td>lane.</td><td><b>BL</b></td></tr></table>"
        "<h2>2. Trees</h2><p>None fell.</p>"
        "<table><tr><td><p>AM had still to speak with the smith.</p><p>CD would buy salt for it.</p></td>"
        "<td>AM CD</td></tr>"
        "</table><table><tr><td>The Rev Di Vane of Elm</td><td>DV</td></tr></table>"
        "<p>The guests who came to the fair were</p><table><tr><td>Di Vane</td><td>DV</td></tr></table>"
    )
    found = drafted(tmp_path, text, "minutes.html")
    assert [(one.owners, one.text) for one in found.actions] == [
        (("Ben Lowe",), "Ask the county, which owns it, about the lane."),
        (("Ada Marsh",), "AM had still to speak with the smith."),
        (("Cy Dart",), "Buy salt for it."),
    ]


def test_a_name_in_bold_that_ends_a_sentence_is_no_margin(tmp_path: Path) -> None:
    text = (
        f"# Forum\n\nMonday 12 May 2014\n\n{PEOPLE}## Minutes\n\nThe minutes were approved. Proposed by **AM** and "
        "seconded by **BL.**\n"
    )
    assert drafted(tmp_path, text, "minutes.md").actions == ()


def cells(*row: str) -> tuple[tuple[Block, ...], ...]:
    return tuple((Block("paragraph", (Run(text),), 1),) if text else () for text in row)


def test_a_table_of_actions_whose_names_stand_on_rows_of_their_own() -> None:
    rows = (
        cells("Action items", "Person responsible\tDeadline"),
        cells("", "Ada\tEnter deadline here"),
        cells("Ask the mill", ""),
        cells("", "Ben\t3 June"),
        cells("Buy salt", ""),
        cells("", "Cy"),
    )
    behind = (
        Block("paragraph", (Run("Count the chairs of the hall and"),), 7),
        Block("paragraph", (Run("mend them."),), 8),
        Block("paragraph", (Run("Ben\tEnter deadline here"),), 9),
        Block("paragraph", (Run("Ring the smith."),), 10),
        Block("paragraph", (Run("All went home."),), 11),
    )
    table = Block("table", (), 1, rows=rows)
    reader = ActionReader(CIRCLE, lambda text: None, Due, marked=True)
    found = read_actions((table, *behind), reader)
    assert [(one.owners, one.text) for one in found.actions] == [
        (("Ada",), "Ask the mill"),
        (("Ben",), "Buy salt"),
        (("Cy",), "Count the chairs of the hall and mend them."),
        (("Ben",), "Ring the smith."),
    ]
    assert [block.text for block in found.blocks] == ["All went home."]
    assert "rows of their own" in found.doubts[0].why


def test_a_name_below_the_second_of_two_headings_in_one_cell_is_no_action() -> None:
    def placed(text: str, indent: int) -> tuple[tuple[Block, ...], ...]:
        return ((Block("paragraph", (Run(text),), 1, indent=indent),), ())

    rows = (
        cells("Action items\tPerson responsible", "Deadline"),
        placed("Ada", 40),
        placed("Ask the mill", 4),
        placed("Ben", 40),
        placed("If it is shut the smith is to be asked to", 4),
        placed("mend the gate.", 4),
    )
    reader = ActionReader(CIRCLE, lambda text: None, Due, marked=True)
    found = read_actions((Block("table", (), 1, rows=rows),), reader)
    assert [(one.owners, one.text) for one in found.actions] == [
        (("Ada",), "Ask the mill"),
        (("Ben",), "If it is shut the smith is to be asked to mend the gate."),
    ]


def test_names_on_rows_of_their_own_that_are_fewer_than_the_actions_are_given_to_none() -> None:
    rows = (cells("Action", "Who"), cells("", "Ada"), cells("Ask the mill", ""), cells("Buy salt", ""))
    reader = ActionReader(CIRCLE, lambda text: None, Due, marked=True)
    found = read_actions((Block("table", (), 1, rows=rows),), reader)
    assert [(one.owners, one.text) for one in found.actions] == [((), "Ask the mill"), ((), "Buy salt")]


def test_an_item_that_a_table_of_actions_runs_into_is_an_item() -> None:
    rows = (cells("Action", "Who"), cells("Ask the mill", "Ada"), cells("Agenda item: Trees", "Presenter: Ben"))
    table, item, led = unfold((Block("table", (), 1, rows=rows),))
    assert (len(table.rows), item.kind, item.text, led.text) == (2, "heading", "Trees", "Presented by Ben.")


def test_action_points_without_a_sign_and_how_they_stand_at_their_end(tmp_path: Path) -> None:
    text = (
        f"# Forum\n\nMonday 12 May 2014\n\n{PEOPLE}## Review\n\nUpdates of outstanding action points:\n\n"
        "AP25 BL to ask the mill for a key - ONGOING.\n\nAP26 AM / CD to resend the letter. It went. - CLOSED\n\n"
        "## Roads\n\nAP27 All to bring a spade.\n"
    )
    found = drafted(tmp_path, text, "minutes.md")
    assert [(one.number, one.owners, one.text) for one in found.actions] == [("27", ("All",), "Bring a spade.")]
    assert [(one.about, one.status, one.owners) for item in found.parts for one in item.progress] == [
        ("Ask the mill for a key", "open", ("Ben Lowe",)),
        ("Resend the letter. It went.", "done", ("Ada Marsh", "Cy Dart")),
    ]


def test_one_mark_before_several_sentences_with_names_marks_several_actions(tmp_path: Path) -> None:
    text = (
        f"# Forum\n\nMonday 12 May 2014\n\n{PEOPLE}## Roads\n\nActions from last meeting: BL to mend the gate. AM to "
        "buy salt.\n\nAll well.\n\nAction: BL to chase the county. The key is with the smith. AM and CD to meet the "
        "mill by the end of June.\n\n## Trees\n\nElms fell. [CD to ask for a price]\n"
    )
    assert [(one.owners, one.text) for one in drafted(tmp_path, text, "minutes.md").actions] == [
        (("Ben Lowe",), "Chase the county. The key is with the smith."),
        (("Ada Marsh", "Cy Dart"), "Meet the mill by the end of June."),
        (("Cy Dart",), "Ask for a price"),
    ]


def test_what_a_list_at_the_end_says_more_of_an_action_is_told_with_it(tmp_path: Path) -> None:
    text = (
        f"# Forum\n\nMonday 12 May 2014\n\n{PEOPLE}## Roads\n\nAction: Write to the county about the lane\n\n"
        "## Trees\n\nBL to ask for a price.\n\n## Actions\n\n| Who | What | By |\n|---|---|---|\n"
        "| AM | Write to the county about the lane | 20 May |\n| AM | Write to the county about the bridge | 3 June |\n"
        "| BL | Ask for a price; read the books and pay | end of May |\n"
    )
    found = drafted(tmp_path, text, "minutes.md")
    assert [(one.owners, one.text, one.due and one.due.iso) for one in found.actions] == [
        (("Ada Marsh",), "Write to the county about the lane", "2014-05-20"),
        (("Ben Lowe",), "Ask for a price.", None),
        (("Ada Marsh",), "Write to the county about the bridge", "2014-06-03"),
        (("Ben Lowe",), "Ask for a price; read the books and pay", "2014-05"),
    ]


def test_a_list_of_actions_ends_at_text_that_is_no_item_of_it(tmp_path: Path) -> None:
    text = (
        f"{HEAD}{PEOPLE}Litter pick\nTwelve came.\n\nACTIONS\n- Ben: order the tent\n- Ada: print the poster\n\nAOB\n"
        "Ada asked whether the gate could be mended.\nCy to speak to the smith\n"
    )
    assert [(one.owners, one.text) for one in drafted(tmp_path, text).actions] == [
        (("Ben",), "Order the tent"),
        (("Ada",), "Print the poster"),
        (("Cy",), "Speak to the smith"),
    ]


@pytest.mark.parametrize(
    ("said", "iso", "words"),
    [
        ("BL to ask the county by 30/6", "2014-06-30", "by 30/6"),
        ("BL to paint 1/2 of the fence", None, None),
        ("BL to ask the county by end May", "2014-05", "by end May"),
        ("BL to report to the next FGB.", "2014-07-14", "to the next FGB"),
        ("BL to report back in two weeks", None, "in two weeks"),
        ("BL to mend the gate before half term", None, "before half term"),
        ("BL to mend the gate by early next week", None, "by early next week"),
        ("BL to find a hall before the AGM", None, "before the AGM"),
    ],
)
def test_when_an_action_is_due(tmp_path: Path, said: str, iso: str | None, words: str | None) -> None:
    text = f"{HEAD}{PEOPLE}1. Roads\nAction: {said}\n\n2. Trees\nNone.\n\nNext meeting: Monday 14 July 2014\n"
    (action,) = drafted(tmp_path, text).actions
    assert (action.due and action.due.iso, action.due and action.due.said) == (iso, words)


def test_a_mark_in_brackets_ends_with_them_and_what_a_program_logged_is_none(tmp_path: Path) -> None:
    text = (
        f"{HEAD}{PEOPLE}1. Roads\nAll well. Motion to be sent by 1 June (Action: BL). Two went: AM and CD.\n\n"
        "2. Trees\nACTION: Cy to count the elms\n\n<logbot> Created ACTION-55 - Count elms [Cy - due 2014-05-19].\n\n"
        "3. Money\nActions: AM to thank the mill; BL to pay the smith by 20 May.\n"
    )
    assert [(one.owners, one.text) for one in drafted(tmp_path, text).actions] == [
        (("Ben Lowe",), "Motion to be sent by 1 June"),
        (("Cy",), "Count the elms"),
        (("Ada Marsh",), "Thank the mill"),
        (("Ben Lowe",), "Pay the smith by 20 May."),
    ]


def test_notes_below_lines_that_only_their_place_tells_from_them_are_read(tmp_path: Path) -> None:
    text = (
        "Harrow Allotments\nNotes of committee meeting 12/5/14\n\nPresent: John, Mary, Sue, Bill\nApologies: Tom\n\n"
        "Water\nThe tap is leaking and wet. Bill will mend it this weekend.\n\n"
        "Rats\nThe council is to be called. Action Sue.\n"
    )
    found = drafted(tmp_path, text)
    assert [(one.owners, one.text) for one in found.actions] == [
        (("Bill",), "Mend it this weekend."),  # one mark is no habit
        (("Sue",), "The council is to be called."),
    ]
    assert [one.person for one in found.attendance.apologies] == ["Tom"]


def test_several_marks_in_one_paragraph(tmp_path: Path) -> None:
    text = (
        f"{HEAD}{PEOPLE}1. Roads\nThe lane is wet. (Act Clerk) A tent is wanted. [Action: Ben to ask the smith] The "
        "gate is down. [Action AM]\n\n2. Trees\nElms fell and BL to count them.Action 2.01: BL The hut needs paint. "
        "Action 2.02: AM/CD\n\n3. Fair\nACTION - AM agenda item for July.\n\n"
        "ACTION - AM to confirm, BL and CD to liaise with the mill.\n"
    )
    assert [(one.owners, one.text) for one in drafted(tmp_path, text).actions] == [
        (("Clerk",), "The lane is wet."),
        (("Ben",), "Ask the smith"),
        (("Ada Marsh",), "The gate is down."),
        (("Ben Lowe",), "Elms fell and BL to count them."),
        (("Ada Marsh", "Cy Dart"), "The hut needs paint."),
        (("Ada Marsh",), "Agenda item for July."),
        (("Ada Marsh",), "Confirm"),
        (("Ben Lowe", "Cy Dart"), "Liaise with the mill."),
    ]


@pytest.mark.usefixtures("patience")
def test_no_number_of_marks_in_a_paragraph_exhausts_the_reader(tmp_path: Path) -> None:
    for mark in ("All was well.Action 2.01: BL Much was said. ", "All was well. [Action: BL to go] ", "[Action BL "):
        assert drafted(tmp_path, f"{HEAD}{PEOPLE}1. Roads\n{mark * 1_500}\n\n2. Trees\nNone.\n").items


def test_a_verb_and_what_it_is_done_to_are_nobody(tmp_path: Path) -> None:
    text = (
        "# Forum\n\nMonday 12 May 2014\n\nPresent: A. Marsh, B. Lowe\n\n## Actions\n\n- Form a group to run the fair\n"
        "- Write to the mill\n- Ada Marsh to buy salt\n\n"
    )
    assert [(one.owners, one.text) for one in drafted(tmp_path, text, "minutes.md").actions] == [
        ((), "Form a group to run the fair"),
        ((), "Write to the mill"),
        (("Ada Marsh",), "Buy salt"),
    ]


def test_a_group_between_strokes_is_one_of_those_who_are_to_act(tmp_path: Path) -> None:
    said = "The cups are to be sorted. Action: AM/BL/members of the tea committee"
    text = f"{HEAD}{PEOPLE}1. Hall\n{said}\n\n2. Trees\nNone.\n"
    (action,) = drafted(tmp_path, text).actions
    assert action.owners == ("Ada Marsh", "Ben Lowe", "members of the tea committee")


def test_a_table_of_which_each_cell_was_copied_with_a_bar_at_its_end(tmp_path: Path) -> None:
    text = (
        "Harrow Vale Parish Council\nMonday 12 May 2014 at 7.30 p.m.\nSubject |\nMinute |\nAction |\n"
        "1. Attendance |\nAda Marsh, Ben Lowe |\n|\n2. Lanes |\n"
        f"A hole was seen{', and a hole beside it' * 6}. It is to be mended. |\nClerk |\n"
        f"3. Trees |\nElms fell{', and so did an oak' * 6}.\n\nThey are to be cleared. |\n"
        "Clerk\n\nAda Marsh |\n4. Fair |\n|\n|\n"
    )
    found = drafted(tmp_path, text)
    assert [(one.number, one.title) for one in found.items][1:] == [("2", "Lanes"), ("3", "Trees"), ("4", "Fair")]
    assert [(one.owners, one.text) for one in found.actions] == [
        (("Clerk",), "It is to be mended."),
        (("Clerk", "Ada Marsh"), "They are to be cleared."),
    ]


def test_bars_at_the_ends_of_lines_that_are_no_table_stay(tmp_path: Path) -> None:
    text = "Harrow Vale Forum |\nNotes |\nMonday 12 May 2014 |\n\nPresent: Ada Marsh, Ben Lowe\n\n1. Lanes\nAll well.\n"
    assert [one.title for one in drafted(tmp_path, text).items] == ["Lanes"]


def test_who_is_at_something_in_a_margin_goes_on_with_it(tmp_path: Path) -> None:
    text = (
        f"{HEAD}{PEOPLE}1. Hall\n- AM is getting a price for tables. All agreed, as they would be useful. Action: AM\n"
        "\n2. Trees\nNone.\n"
    )
    assert [one.text for one in drafted(tmp_path, text).actions] == ["AM is getting a price for tables."]


def test_an_item_that_lists_actions_holds_nothing_else_and_each_once(tmp_path: Path) -> None:
    text = (
        f"{HEAD}{PEOPLE}1. Hall\nCups broke. Actions: 1. AM to buy cups and plates; 2. BL to sort the rest.\n\n"
        "2. Summary of actions\n- AM to buy cups and plates by 3 June\n- BL to sort the rest\n- Ring the smith\n"
    )
    assert [(one.owners, one.text, one.due and one.due.iso) for one in drafted(tmp_path, text).actions] == [
        (("Ada Marsh",), "Buy cups and plates by 3 June", "2014-06-03"),
        (("Ben Lowe",), "Sort the rest.", None),
        ((), "Ring the smith", None),
    ]


def test_the_same_words_in_two_items_are_two_actions(tmp_path: Path) -> None:
    text = (
        f"# Forum\n\nMonday 12 May 2014\n\n{PEOPLE}## Roads\n\nAction: look up the old books\n\n## Trees\n\n"
        "Action: BL to look up the old books\n"
    )
    assert [(one.owners, one.text) for one in drafted(tmp_path, text, "minutes.md").actions] == [
        ((), "Look up the old books"),
        (("Ben Lowe",), "Look up the old books"),
    ]


@pytest.mark.usefixtures("patience")
def test_no_number_of_actions_exhausts_the_reader(tmp_path: Path) -> None:
    lanes = [f"{one}{two}{three}" for one in "abcdefghij" for two in "klmnopqrst" for three in "abcdefghij"]
    items = "".join(f"## Lane {lane}\n\nAction: count the elms of lane {lane}\n\n" for lane in lanes)
    text = f"# Forum\n\nMonday 12 May 2014\n\n{PEOPLE}{items}"
    assert len(drafted(tmp_path, text, "minutes.md").actions) > 900


ROWS = "| No | Item and discussion | Action |\n|---|---|---|\n"


@pytest.mark.parametrize(
    ("said", "beside", "found"),
    [
        (
            "The club will meet again in May. Send the list to the mill.",
            "BL (28 May)",
            [("Send the list to the mill.", ("Ben Lowe",), "2014-05-28")],
        ),
        (
            "It was agreed that the forum would answer. Draft the answer. Sign it for the forum.",
            "CD (7 June) / AM (17 June)",
            [
                ("Draft the answer.", ("Cy Dart",), "2014-06-07"),
                ("Sign it for the forum.", ("Ada Marsh",), "2014-06-17"),
            ],
        ),
        (
            "The gate is broken. Ben will ask the mill.",
            "BL by 3 June",
            [("Ask the mill.", ("Ben Lowe",), "2014-06-03")],
        ),
        ("Nobody came. Write to the mill.", "AM and BL", [("Write to the mill.", ("Ada Marsh", "Ben Lowe"), None)]),
        (
            "Report of the wardens. Review group to go on. The lane will be swept.",
            "CD",
            [("The lane will be swept.", ("Cy Dart",), None)],
        ),
    ],
    ids=["day in brackets", "each an instruction", "by a day", "both one", "titles"],
)
def test_a_column_for_actions_says_whose_they_are_and_when(
    tmp_path: Path, said: str, beside: str, found: list[tuple[str, tuple[str, ...], str | None]]
) -> None:
    table = f"{ROWS}| 1 | **Welcome** All came. | |\n| 2 | **Fair** {said} | {beside} |\n"
    draft = drafted(tmp_path, f"# Forum\n\nMonday 12 May 2014\n\n{PEOPLE}Apologies: Di Vane\n\n{table}", "minutes.md")
    assert [item.title for item in draft.items] == ["Welcome", "Fair"]
    assert [one.person for one in draft.attendance.apologies] == ["Di Vane"]
    assert [(one.text, one.owners, one.due and one.due.iso) for one in draft.actions] == found


def test_an_owner_column_may_say_when(tmp_path: Path) -> None:
    table = "| Action | Owner |\n|---|---|\n| Oil the gate | BL (28 May) |\n| Shut it | AM |\n"
    draft = drafted(tmp_path, f"# Forum\n\nMonday 12 May 2014\n\n{PEOPLE}## Gate\n\n{table}", "minutes.md")
    assert [(one.owners, one.due and one.due.iso) for one in draft.actions] == [
        (("Ben Lowe",), "2014-05-28"),
        (("Ada Marsh",), None),
    ]


def test_a_table_of_actions_lists_nobody(tmp_path: Path) -> None:
    table = "| Item | Action | Owner |\n|---|---|---|\n| Gate | **Oil it** Ember oil is best. | BL |\n"
    draft = drafted(tmp_path, f"# Forum\n\nMonday 12 May 2014\n\n{PEOPLE}Apologies: Di Vane\n\n{table}", "minutes.md")
    assert [one.person for one in draft.attendance.apologies] == ["Di Vane"]


def test_a_column_of_days_beside_by_is_when_they_are_due(tmp_path: Path) -> None:
    text = (
        f"# Forum\n\nMonday 12 May 2014\n\n{PEOPLE}## Actions\n\n"
        "| Action | By | When |\n|---|---|---|\n| Mend the gate | Ben Lowe | 22 May |\n"
    )
    (found,) = drafted(tmp_path, text, "minutes.md").actions
    assert (found.owners, found.due and found.due.iso) == (("Ben Lowe",), "2014-05-22")


def test_rows_below_actions_outstanding_are_of_earlier_ones(tmp_path: Path) -> None:
    text = (
        f"# Forum\n\nMonday 12 May 2014\n\n{PEOPLE}## Actions\n\n"
        "| Action | Who | Status |\n|---|---|---|\n"
        "| Actions outstanding from the meeting on 3 March | | |\n| Ring the mill | Ada Marsh | In hand |\n"
        "| Actions from this meeting | | |\n| Mend the gate | Ben Lowe | |\n"
    )
    draft = drafted(tmp_path, text, "minutes.md")
    assert [one.text for one in draft.actions] == ["Mend the gate"]
    assert [one.about for part in draft.parts for one in part.progress] == ["Ring the mill"]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "Lamps Three are out by the ford. To be passed on to the county.",
            "Lamps Three are out by the ford. To be passed on to the county.",
        ),
        ("The gate rusts and nobody can shut it. BL agreed to pursue this.", None),
        (
            "Two villages have yellow signs at the school. It was felt that these might do here.",
            "Two villages have yellow signs at the school. It was felt that these might do here.",
        ),
        ("All was well at the ford. BL agreed to see the mill about the lamp.", "See the mill about the lamp."),
    ],
)
def test_names_in_a_margin_beside_words_that_point_back_have_what_they_point_to(
    tmp_path: Path, said: str, found: str | None
) -> None:
    text = f"{HEAD}{PEOPLE}1. Roads\n{said}\tBL\n\n2. Trees\nNone.\n"
    (action,) = drafted(tmp_path, text).actions
    assert (action.owners, action.text) == (("Ben Lowe",), found or said)


def test_initials_behind_words_that_ask_are_of_a_margin_and_others_are_none(tmp_path: Path) -> None:
    text = (
        f"{HEAD}{PEOPLE}1. Roads\nThe lane floods, and the county would be asked to clear the ditch. BL\n\n"
        "The bill of the smith would be paid, as AM had proposed and CD seconded. AM CD\n\n"
        "The ford is dry. CD\n\n2. Trees\nNone.\n"
    )
    assert [(one.owners, one.text) for one in drafted(tmp_path, text).actions] == [
        (("Ben Lowe",), "The lane floods, and the county would be asked to clear the ditch.")
    ]


@pytest.mark.parametrize("who", ["Cllr. C. Dart", "Cllr Cy Dart", "Cllrs. C. Dart, B. Lowe and Clerk"])
def test_whole_names_may_stand_in_a_margin(tmp_path: Path, who: str) -> None:
    text = (
        f"{HEAD}{PEOPLE}1. Roads\nThe lane floods at the ford, which nobody had reported.\t{who}\n\n2. Trees\nNone.\n"
    )
    (action,) = drafted(tmp_path, text).actions
    assert (action.text, len(action.owners)) == (
        "The lane floods at the ford, which nobody had reported.", who.count(",") + who.count(" and ") + 1,
    )  # fmt: skip


@pytest.mark.parametrize(("indent", "owners"), [(77, [("Cllr. C. Dart",)]), (8, [()])])
def test_a_name_alone_at_the_far_right_is_of_a_margin(indent: int, owners: list[tuple[str, ...]]) -> None:
    blocks = (
        Block("paragraph", (Run("Action: Oil the gate."),), 1),
        Block("paragraph", (Run("The lane floods, and the county would be asked to clear the ditch."),), 2),
        Block("paragraph", (Run("Cllr. C. Dart"),), 3, indent=indent),
    )
    found = read_actions(blocks, ActionReader(CIRCLE, lambda text: None, Due, marked=True))
    assert [one.owners for one in found.actions][1:] == owners[: len(found.actions) - 1]
    assert (len(found.actions) == 2) == (indent > 50)


def test_who_has_committed_to_something_is_to_do_it(tmp_path: Path) -> None:
    text = f"{HEAD}{PEOPLE}1. Roads\nActions\n- AM has committed to oiling the gate.\n- The county was committed.\n"
    assert [(one.owners, one.text) for one in drafted(tmp_path, text).actions] == [
        (("Ada Marsh",), "Oiling the gate."), ((), "The county was committed."),
    ]  # fmt: skip


def test_sentences_are_read_where_only_names_in_a_margin_mark_actions(tmp_path: Path) -> None:
    text = (
        f"{HEAD}{PEOPLE}1. Roads\nThe lane floods at the ford. AM would ask the county about it.\tAM\n\n"
        "The gate rusts. BL undertook to oil it.\n\n2. Trees\nNone.\n"
    )
    assert [(one.owners, one.text) for one in drafted(tmp_path, text).actions] == [
        (("Ada Marsh",), "Ask the county about it."),
        (("Ben Lowe",), "Oil it."),
    ]


@pytest.mark.parametrize(
    ("above", "earlier"),
    [
        ("Follow up.", False),
        ("The smith will follow up on the gate, and that is all.", False),
        ("Progress on actions", True),
        ("Actions from the last meeting:", True),
        ("**Follow-up of the last meeting**", True),
    ],
)
def test_only_what_leads_to_earlier_actions_makes_them_earlier(tmp_path: Path, above: str, earlier: bool) -> None:
    table = "| Action | Who | Status |\n|---|---|---|\n| Oil the gate | BL | With the smith |\n"
    text = f"# Forum\n\nMonday 12 May 2014\n\n{PEOPLE}## Roads\n\n{above}\n\n{table}\n## Trees\n\nNone.\n"
    draft = drafted(tmp_path, text, "minutes.md")
    assert (len(draft.actions), sum(len(part.progress) for part in draft.parts)) == ((0, 1) if earlier else (1, 0))
