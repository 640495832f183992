"""What sentences without a mark have people take on, and what they only tell; paragraphs that a conversion broke. All
of it is made up."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafts import FRONT, drafted, told
from laa_minutes.importing.actions.forms import Given
from laa_minutes.importing.actions.unmarked import given_in
from laa_minutes.importing.blocks.broken_off import rejoined
from laa_minutes.importing.document import Block, Run
from laa_minutes.importing.words.owners import Circle

CIRCLE = Circle(("Ada Marsh", "Ben Lowe", "C. Dart"), {"AM": "Ada Marsh", "BL": "Ben Lowe"})


@pytest.mark.parametrize(
    ("sentence", "owner", "what"),
    [
        ("Ada said that she would ask the mill.", "Ada", "ask the mill."),
        ("Cllr Marsh stated he would see the smith.", "Cllr Marsh", "see the smith."),
        ("BL confirmed he will send the plan by May.", "BL", "send the plan by May."),
        ("Ben is looking at the lamps and will tell the next meeting.", "Ben", "tell the next meeting."),
        ("C. Dart, Engineer, said that he has seen the owner and will write to him.", "C. Dart", "write to him."),
        ("Ben reported that he had begun, and will finish the wall in May.", "Ben", None),
        ("Mr Elm undertook to mend the gate.", "Mr Elm", "mend the gate."),
        ("Ada took an action to ask the mill.", "Ada", "ask the mill."),
        ("Ada is going to draw up a new plan of the pond.", "Ada", "draw up a new plan of the pond."),
        ("Ben Lowe agreed to continue to mend the gate.", "Ben Lowe", "continue to mend the gate."),
        ("The Hedge-Bank team is asked to look at the map.", "The Hedge-Bank team", "look at the map."),
        ("D. Vane undertook to mend the gate.", "D. Vane", "mend the gate."),
        ("Di Vane volunteered to keep the keys.", "Di Vane", "keep the keys."),
        ("Ada will be writing to the county.", "Ada", "writing to the county."),
        ("Ada, Ben and Di Vane will hand out the letters.", "Ada", "hand out the letters."),
        ("The company to show that the road is swept.", "The company", "show that the road is swept."),
        ("Area Engineer to look at the ford.", "Area Engineer", "look at the ford."),
        ("The Area Engineer was asked to look at the ford.", "The Area Engineer", "look at the ford."),
        (
            "Ada had the list from Ben, and she will forward it.",
            "Ada",
            "Ada had the list from Ben, and she will forward it.",
        ),
        ("The fence is down, so the clerk will mend it soon.", "the clerk", "mend it soon."),
        ("All to send names to Ada by Friday.", "All", "send names to Ada by Friday."),
        ("It was left to Ben to ask the mill.", "Ben", "ask the mill."),
        ("CLERK TO REPORT THE LAMP.", "CLERK", "REPORT THE LAMP."),
        ("COMMITTEE to think of a name.", "COMMITTEE", "think of a name."),
        ("It was agreed that Eve would ask the bank.", "Eve", "ask the bank."),
        ("Agreed for Eve Hill to ask the bank.", "Eve Hill", "ask the bank."),
        ("It was agreed the clerk will write to the mill.", "the clerk", "write to the mill."),
        ("The lane is shut (Ben promised to forward the map).", "Ben", "forward the map"),
        ("The lease is due, Ben to complete and return", "Ben", "The lease is due, Ben to complete and return"),
        ("Outcome: Ask the wardens team to see the owner.", "the wardens team", "see the owner."),
        (
            "Ada stated that she would report back with a reply.",
            "Ada",
            "Ada stated that she would report back with a reply.",
        ),
        ("Ben said he would find out and noted that the mill knew nothing.", "Ben", "Ben said he would find out"),
    ],
)
def test_somebody_takes_on_what_a_sentence_tells(sentence: str, owner: str, what: str | None) -> None:
    found = given_in(sentence, CIRCLE)
    assert [(one.owners[0], one.what) for one in found] == ([(owner, what)] if what else [])


@pytest.mark.parametrize(
    "sentence",
    [
        "Ada said that the mill would ask the county.",
        "Ben reported that the mill is shut and will mend its wheel in May.",
        "Ada thanked the smith, who had come and will mend the gate.",
        "Ben said that he would like a lamp.",
        "It was agreed Ember would ask the bank.",
        "It was agreed that May would suit all.",
        "Committee to think of a name.",
        "Ada said that she would be away.",
        "Mr Elm of the mill said that they would prefer to wait.",
        "Residents said they would write to the county.",
        "The Area Engineer would look at the ford.",
        "The school will close at noon.",
        "Members were asked to bring cakes.",
        "Ada advised that she would send apologies for the next meeting.",
        "Ben said he would support the bid.",
        "REPORTS TO FOLLOW.",
        "ROAD TO BE SHUT.",
        "It fell to the company to close the road.",
        "Ember Forest Trust undertook to close the road.",
        "Ada will be leaving in May.",
        "Di Vane will be writing to the county.",
        "She said that she would ask.",
        "Ben Lowe agreed to continue with both offices, unopposed.",
        "It is going to rain.",
    ],
)
def test_what_is_told_is_taken_on_by_nobody(sentence: str) -> None:
    assert given_in(sentence, CIRCLE) == ()


@pytest.mark.parametrize("said", ["Ben said he would look into it.", "Ada said that she would bring this up."])
def test_who_only_says_so_takes_on_what_the_sentence_before_tells(said: str) -> None:
    assert given_in(said, CIRCLE, "The gate no longer shuts.")[0].what == f"The gate no longer shuts. {said}"
    within = f"C. Dart mentioned the gate, and that it no longer shuts, {said}"
    assert given_in(within, CIRCLE, "The lamps are lit.")[0].what == within


def test_a_line_that_only_points_back_is_told_with_what_stands_above_it(tmp_path: Path) -> None:
    hall = "## Hall\n\nThe forum has no rent for June. It is late.\n\nClerk to write\n\n"
    text = f"{FRONT}{hall}## Pond\n\nClerk to write\n"
    assert [words for _, _, words in told(drafted(tmp_path, text))] == ["It is late. Clerk to write", "Write"]


def test_a_title_in_capitals_marks_nothing_as_an_action(tmp_path: Path) -> None:
    text = f"{FRONT}## Gate\n\nBL promised to write to the mill.\n\n## Fair\n\nPOLICE ACTION AT THE FAIR\n"
    assert [words for _, _, words in told(drafted(tmp_path, text))] == ["Write to the mill."]


@pytest.mark.usefixtures("patience")
@pytest.mark.parametrize(
    "piece",
    ["Ada said that she would ", "and she will ", "Ben will be ", "Ada, and ", "undertook to ", "The Area Engineer "],
)
def test_no_sentence_of_near_misses_exhausts_the_reader(piece: str) -> None:
    given_in(f"Ada {piece * (50_000 // len(piece))}", CIRCLE)


def lines(*texts: str) -> tuple[Block, ...]:
    return tuple(Block("paragraph", (Run(text),), 2 * n) for n, text in enumerate(texts, 1))


def test_a_paragraph_that_breaks_off_goes_on_with_a_small_letter() -> None:
    found = rejoined(
        lines("The forum was told that the lane is shut from the mill to the", "ford, and that it floods.", "No.")
    )
    assert [one.text for one in found] == [
        "The forum was told that the lane is shut from the mill to the ford, and that it floods.",
        "No.",
    ]


def test_short_lines_and_whole_sentences_stay_apart() -> None:
    texts = (
        "apples",
        "pears",
        "The forum was told that the lane is shut from the mill to the ford.",
        "nobody knew why.",
    )
    assert len(rejoined(lines(*texts))) == len(texts)
    assert len(rejoined(lines("present: Ada Marsh (chair), Ben Lowe, Cy Dart and Eve Hall", "sorry: Di Vane"))) == 2


BROKEN = (
    "The owner of the mill said that the wheel is broken and that the water is",
    "let through the sluice, which is not safe for children who swim there and",
    "was not meant to be left open. He hopes to mend it with the help of young",
    "people who learn at the forge, and to open the mill for visitors in June.",
    "The wardens of the wood said that the elms are ill and that some of them",
    "have to be cut down before the winter, as they lean over the lane and the",
    "school. The bill will be met by the county, to which the Senior Woodland",
    "Officer will write. The forum thanked the wardens.",
)


def test_in_a_document_of_which_each_line_is_a_paragraph_full_lines_go_on() -> None:
    found = [one.text for one in rejoined(lines(*BROKEN))]
    assert len(found) == 2
    assert found[1].endswith("to which the Senior Woodland Officer will write. The forum thanked the wardens.")


def test_broken_lines_give_whole_actions(tmp_path: Path) -> None:
    said = "\n\n".join(
        (*BROKEN, "Arising from this, Ben undertook to speak with the owner of the wood about", "the price of elms.")
    )
    draft = drafted(
        tmp_path,
        "# Forum\n\nMonday 12 May 2014\n\nPresent: Ada Marsh (Chair), Ben Lowe\n\n"
        f"## Mill\n\n{said}\n\n## Fair\n\nNone.\n",
    )
    assert [one.text for one in draft.actions] == ["Speak with the owner of the wood about the price of elms."]


@pytest.mark.usefixtures("patience")
def test_no_number_of_broken_lines_exhausts_the_reader() -> None:
    (one,) = rejoined(lines(*["and on the lane goes, past the mill and past the ford and"] * 20_000))
    assert len(one.text) > 1_000_000


def test_a_point_that_asks_something_of_somebody_is_an_action_though_it_stands_as_an_item(tmp_path: Path) -> None:
    draft = drafted(
        tmp_path,
        "# Mill Club\n\nMonday 12 May 2014\n\nPresent: Ada Marsh, Ben Lowe\n\n"
        "1. Lamps. Three are out.\n2. Ben to organize a visit to the mill\n3. Welcome to new members\n4. Fair\n",
    )
    assert len(draft.items) == 4
    assert [(one.owners, one.text) for one in draft.actions] == [(("Ben",), "Organize a visit to the mill")]


def test_the_chair_who_is_to_do_something_is_whoever_was_in_it(tmp_path: Path) -> None:
    draft = drafted(tmp_path, f"{FRONT}## 1. Lamps\n\nThe Chair agreed to write to the county.\n")
    assert [(one.owners, one.written) for one in draft.actions] == [(("Ada Marsh",), ("The Chair",))]


def test_the_chair_of_minutes_that_list_nobody_takes_things_on(tmp_path: Path) -> None:
    draft = drafted(
        tmp_path,
        "# Mill Club\n\nMinutes of the meeting held on Monday 12 May 2014\n\nAda Marsh took the chair.\n\n"
        "1. Lamps\n\n   Ada will write to the county. Di will be at the fair.\n\n2. Fair\n\n   None.\n",
    )
    assert [(one.owners, one.text) for one in draft.actions] == [(("Ada",), "Write to the county.")]


def test_who_says_so_in_the_middle_of_a_sentence_takes_it_on(tmp_path: Path) -> None:
    draft = drafted(
        tmp_path, f"{FRONT}## 1. Pond\n\nBen Lowe spoke of the weeds, Cy said he would bring this up there.\n"
    )
    assert [one.owners for one in draft.actions] == [("Cy",)]


def test_what_members_agreed_to_do_is_a_decision_and_what_follows_once_agreed_is_not(tmp_path: Path) -> None:
    draft = drafted(
        tmp_path,
        f"{FRONT}## 1. Pond\n\nMembers agreed to recommend a lower fence. The list goes to the council. "
        "Once agreed Clerk to obtain prices.\n",
    )
    assert told(draft) == [(None, ("Clerk",), "Obtain prices.")]


def test_what_several_of_those_listed_need_to_do_is_theirs() -> None:
    circle = Circle(("Ada Marsh", "Ben Lowe", "Cy Dart", "Di Vane"))
    (given,) = given_in("A. Marsh, B. Lowe, C. Dart, and D. Vane need to send the mill new forms.", circle)
    assert (given.owners, given.what) == (("A. Marsh", "B. Lowe", "C. Dart", "D. Vane"), "send the mill new forms.")
    assert given_in("The gate needs to dry.", circle) == ()


def test_whoever_took_an_action_is_told_though_others_are_marked() -> None:
    assert [one.owners for one in given_in("BL took the action to ask the mill.", CIRCLE, sure=True)] == [("BL",)]
    assert given_in("BL took the chance to ask the mill.", CIRCLE) == ()


@pytest.mark.parametrize(
    ("said", "action"),
    [
        (
            "BL asked if there were names to add. It was decided to add the mill. **Action: BL**",
            (None, ("Ben Lowe",), "It was decided to add the mill."),
        ),
        ("**Action:** Ada Marsh draft a letter to the mill.", (None, ("Ada Marsh",), "Draft a letter to the mill.")),
        (
            "**Action:** Ada Marsh asked for a letter to the mill.",
            (None, (), "Ada Marsh asked for a letter to the mill."),
        ),
    ],
)
def test_a_mark_and_a_name_are_no_words_of_an_action(
    tmp_path: Path, said: str, action: tuple[str | None, tuple[str, ...], str]
) -> None:
    assert told(drafted(tmp_path, f"{FRONT}## 1. Gate\n\nIt was seen.\n\n{said}\n\n## 2. Pond\n\nSeen.\n")) == [action]


def test_whoever_the_sentence_before_is_about_will_do_it() -> None:
    before = "Ada thought that the lamps should be lit."
    assert given_in("She will ask the mill.", CIRCLE, before) == (Given(("Ada",), "ask the mill."),)
    assert given_in("She will ask the mill.", CIRCLE, "The lamps are dark.") == ()
    assert given_in("They will ask the mill.", CIRCLE, before) == ()


def test_whoever_will_attend_and_tell_of_it_has_something_to_do() -> None:
    (one,) = given_in("Ben said he would attend the fair and write of it.", CIRCLE)
    assert one == Given(("Ben",), "attend the fair and write of it.")
    assert given_in("Ben said he would attend the fair and the dance.", CIRCLE) == ()


def test_a_first_name_with_the_letter_of_the_surname_is_somebody_listed() -> None:
    assert given_in("Ada M. will ask the mill.", CIRCLE)[0].owners == ("Ada M",)
    assert given_in("Ada P. will ask the mill.", CIRCLE) == ()


@pytest.mark.parametrize("sure", [True, False])
def test_what_is_to_be_done_is_whose_name_stands_in_a_bracket_behind_it(sure: bool) -> None:
    (lone,) = given_in("To be followed up (AM).", CIRCLE, "The rent is late.", sure=sure)
    assert lone == Given(("AM",), "The rent is late. To be followed up")
    assert given_in("To be followed up (in May).", CIRCLE, "The rent is late.", sure=sure) == ()
    assert given_in("The gate needs to be oiled (AM).", CIRCLE, "It squeaks.", sure=sure) == ()  # who said so


def test_a_bullet_that_begins_the_next_sentence_is_none_of_an_action() -> None:
    assert given_in("Ben will ask the mill. *", CIRCLE)[0].what == "ask the mill."


TITLES = ["Gate report", "Pond report", "Lamps", "Salt"]


def test_a_line_in_bold_that_gives_initials_something_to_do_is_no_title(tmp_path: Path) -> None:
    given = ("It squeaks.\n\n**AM/BL to oil it.**", "It is full.\n\n**BL will dip it.**", "They are lit.", "It is dry.")
    text = FRONT + "\n\n".join(f"**{title}**\n\n{said}" for title, said in zip(TITLES, given, strict=True))
    draft = drafted(tmp_path, text)
    assert [one.title for one in draft.items] == TITLES
    assert [words for _, _, words in told(draft)] == ["Oil it.", "Dip it."]
