"""Notes typed in a hurry during a meeting, as plain text: no line of them is lost. All of it is made up."""

from __future__ import annotations

from pathlib import Path

import pytest

from laa_minutes.importing.draft import Draft
from laa_minutes.importing.drafting import draft_of
from laa_minutes.importing.reading import read_document

HEAD = "Harrow Vale Forum\n12 May 2014\n"
PEOPLE = "Present: Ada Marsh, Ben Lowe\n\n"
NEXT = "\n2. Trees\nCy gave an update.\n"


def drafted(folder: Path, text: str) -> Draft:
    path = folder / "notes.txt"
    path.write_text(HEAD + text, encoding="utf-8")
    return draft_of(read_document(path))


def asked(draft: Draft) -> list[tuple[tuple[str, ...], str]]:
    return [(one.owners, one.text) for one in draft.actions]


@pytest.mark.parametrize("title", ["Roads", "Total Place"])
def test_one_numbered_item_is_an_item(tmp_path: Path, title: str) -> None:
    people = "Present: Ada Marsh, Ben Lowe\nApologies: Dot\n\n"
    said = f"1. {title}\nCy gave an update.\nACTION: Ben to send the map\naction: Ada to report\n"
    draft = drafted(tmp_path, people + said)
    assert [(one.title, one.minutes) for one in draft.items] == [(title, "Cy gave an update.")]
    assert asked(draft) == [(("Ben",), "Send the map"), (("Ada",), "Report")]
    assert [one.person for one in draft.attendance.present] == ["Ada Marsh", "Ben Lowe"]
    assert [one.person for one in draft.attendance.apologies] == ["Dot"]


def test_a_word_with_a_colon_begins_a_line_of_its_own_in_small_letters_too(tmp_path: Path) -> None:
    said = "1. Roads\nNI 4: off track\naction: Ben to chase it by 12/06/2014\nagreed: the plan\n"
    item, _ = drafted(tmp_path, PEOPLE + said + NEXT).items
    assert [(one.owners, one.text) for one in item.actions] == [(("Ben",), "Chase it by 12/06/2014")]
    assert [(one.kinds, one.text) for one in item.resolutions] == [(("agreed",), "the plan")]
    assert [one.note for one in item.indicators] == ["off track"]


@pytest.mark.parametrize("written", ["**Decision**: carry on", "decision: carry on", "DECISION: carry on"])
def test_a_decision_is_no_end_of_the_action_above_it(tmp_path: Path, written: str) -> None:
    said = f"1. Roads\nACTION - Ada & Ben to meet them before next mtg\n{written}\n"
    item, _ = drafted(tmp_path, PEOPLE + said + NEXT).items
    assert [(one.owners, one.text) for one in item.actions] == [(("Ada", "Ben"), "Meet them before next mtg")]
    assert [one.text for one in item.resolutions] == ["carry on"]


def test_a_sentence_wrapped_before_such_a_word_stays_one(tmp_path: Path) -> None:
    item, _ = drafted(tmp_path, f"{PEOPLE}1. Roads\nAfter a long talk these were\nagreed: salt and sand.\n{NEXT}").items
    assert item.minutes == "After a long talk these were agreed: salt and sand."


def test_a_first_name_among_full_names_is_a_person_and_a_doubt(tmp_path: Path) -> None:
    people = "present: Ada Marsh (chair), Ben, Cy D, Eve Hall\nsorry: Dot\n\n"
    draft = drafted(tmp_path, f"{people}1. Roads\nCy gave an update.\n{NEXT}")
    assert [one.person for one in draft.attendance.present] == ["Ada Marsh", "Ben", "Cy D", "Eve Hall"]
    assert [one.person for one in draft.attendance.apologies] == ["Dot"]
    assert [(one.field, one.line) for one in draft.doubts] == [("present", 3)]
    assert "Ben" in draft.doubts[0].why


def test_the_word_action_without_a_colon_is_no_name(tmp_path: Path) -> None:
    said = "1. Roads\nACTION Ben to book the hall\nAction Plan to go to the county.\n"
    assert asked(drafted(tmp_path, PEOPLE + said + NEXT)) == [(("Ben",), "Book the hall")]


@pytest.mark.parametrize("day", ["31 Feb 2027", "31st June", "31/02/2027"])
def test_a_day_that_its_month_does_not_have_is_a_doubt(tmp_path: Path, day: str) -> None:
    draft = drafted(tmp_path, f"{PEOPLE}1. Roads\nACTION: Ben to book the hall by {day}\n{NEXT}")
    assert [(one.field, one.line) for one in draft.doubts] == [("due", 6)]
    assert day in draft.doubts[0].why


def test_notes_without_items_begin_below_the_people(tmp_path: Path) -> None:
    draft = drafted(tmp_path, f"{PEOPLE}Cy gave an update on roads.\nACTION: Ben to send the map\nagreed: go on\n")
    (item,) = draft.parts
    assert item.minutes == "Cy gave an update on roads."
    assert asked(draft) == [(("Ben",), "Send the map")]
    assert [one.text for one in item.resolutions] == ["go on"]
    assert [one.person for one in draft.attendance.present] == ["Ada Marsh", "Ben Lowe"]


def test_two_short_items_are_items(tmp_path: Path) -> None:
    draft = drafted(tmp_path, f"{PEOPLE}1) Roads\nACTION Ben to send the map\n2) Trees\nNone.\n")
    assert [one.title for one in draft.items] == ["Roads", "Trees"]
    assert asked(draft) == [(("Ben",), "Send the map")]


@pytest.mark.parametrize("people", ["Ada Marsh, Ben", "Ada Marsh and Ben"])
def test_a_word_after_one_name_may_be_a_place_and_is_a_doubt(tmp_path: Path, people: str) -> None:
    draft = drafted(tmp_path, f"Present: {people}\n\n1. Roads\nCy gave an update.\n{NEXT}")
    assert [(one.field, one.line, one.why.split(",")[0]) for one in draft.doubts] == [("present", 3, "Ben")]


def test_two_numbers_without_a_mark_open_items_where_both_stand_before_titles(tmp_path: Path) -> None:
    draft = drafted(tmp_path, f"{PEOPLE}1 Roads\nCy gave an update.\nAGREED: salt and sand\n2 Trees\nNone fell.\n")
    assert [(one.title, one.minutes) for one in draft.items] == [
        ("Roads", "Cy gave an update."),
        ("Trees", "None fell."),
    ]
    told = drafted(tmp_path, f"{PEOPLE}1 Mill Lane is closed.\n\n2 Mill Lane is open.\n")
    assert not told.items


def test_a_title_above_bullets_is_an_item_s(tmp_path: Path) -> None:
    people = "Present - Ada Marsh, Ben Lowe\nApologies - Dot Hay\n"
    said = "Roads\n- Cy gave an update\n- ACTION Ben to send the map\nTrees\n- NI 4 at risk, leaves late\n"
    draft = drafted(tmp_path, people + said)
    assert [one.title for one in draft.items] == ["Roads", "Trees"]
    assert [one.person for one in draft.attendance.apologies] == ["Dot Hay"]
    assert [(one.standing, one.note) for one in draft.items[1].indicators] == [("at risk", "at risk, leaves late")]
    assert asked(draft) == [(("Ben",), "Send the map")]


def test_notes_in_a_text_file_may_have_the_headings_of_markdown(tmp_path: Path) -> None:
    draft = drafted(tmp_path, f"{PEOPLE}## Roads\nCy gave an update.\n\n## Trees\nNone fell.\n")
    assert [one.title for one in draft.items] == ["Roads", "Trees"]


@pytest.mark.parametrize("mark", [">>", "->", "=>", "→"])
def test_an_arrow_opens_a_line_of_its_own(tmp_path: Path, mark: str) -> None:
    draft = drafted(tmp_path, f"{PEOPLE}1. Roads\nCy gave an update.\n{mark} Ben to send the map\n{NEXT}")
    assert asked(draft) == [(("Ben",), "Send the map")]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("A3 done - Ben met them", ("A3", "done", "Ben met them")),
        ("A3: done", ("A3", "done", None)),
        ("A3 - carried forward to June", ("A3", "open", "carried forward to June")),
        ("A3 dropped, nobody wants it", ("A3", "dropped", "nobody wants it")),
        ("2014-04-14/A3 done", ("2014-04-14/A3", "done", None)),
        ("A3 was long and quiet.", None),
    ],
)
def test_a_line_says_how_an_action_stands_by_its_number(
    tmp_path: Path, typed: str, found: tuple[str, str, str | None] | None
) -> None:
    item, _ = drafted(tmp_path, f"{PEOPLE}1. Matters arising\n{typed}\n{NEXT}").items
    assert [(one.about, one.status, one.note) for one in item.progress] == ([found] if found else [])


def test_what_is_typed_below_a_report_is_no_part_of_it(tmp_path: Path) -> None:
    item, _ = drafted(
        tmp_path, f"{PEOPLE}1. Matters arising\nA3 done - Ben met them\n\nThe lane was dry.\n{NEXT}"
    ).items
    assert [one.note for one in item.progress] == ["Ben met them"]
    assert item.minutes == "The lane was dry."


def test_a_road_with_such_a_number_is_no_action(tmp_path: Path) -> None:
    item, _ = drafted(tmp_path, f"{PEOPLE}1. Roads\nA3 closed at the bridge\n{NEXT}").items
    assert (item.progress, item.minutes) == ((), "A3 closed at the bridge")


@pytest.mark.parametrize("title", ["** {}", "== {} ==", "=== {} ==="])
def test_a_line_between_signs_is_a_title(tmp_path: Path, title: str) -> None:
    text = "{}\n\nSeen.\n\n{}\n\nIt leaks * there.\n\n{}\n\nDone.\n"
    lines = (title.format(words) for words in ("Gate", "Roof of the mill", "Close"))
    draft = drafted(tmp_path, f"Present: Ada Marsh, Ben Lowe\n\n{text.format(*lines)}")
    assert [item.title for item in draft.items] == ["Gate", "Roof of the mill", "Close"]
