"""Who speaks in the text is somebody, though no list has the name: what is asked of them is theirs."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafts import FRONT, drafted, told
from laa_minutes.importing.document import Block, Run
from laa_minutes.importing.people.speakers import speakers


def asked(folder: Path, text: str) -> list[tuple[tuple[str, ...], str]]:
    text = f"{FRONT}1. Gate\n\n{text}\n\n2. Roof\n\nIt leaks.\n"
    return [(owners, words) for _, owners, words in told(drafted(folder, text))]


@pytest.mark.parametrize(
    "said", ["Di Vane said that it squeaks.", "It squeaks. Di Vane (of the mill) then suggested oil."]
)
def test_a_full_name_that_speaks_once_is_somebody(said: str, tmp_path: Path) -> None:
    for name in ("Di", "Di V", "Di Vane"):
        assert asked(tmp_path, f"{said} {name} will write to the mill.") == [((name,), "Write to the mill.")]


def test_a_first_name_has_to_speak_twice(tmp_path: Path) -> None:
    once = "Ed reported that it squeaks. The gate was seen. Ed will write to the mill."
    assert asked(tmp_path, once) == []
    twice = "Ed reported that it squeaks. Ed suggested oil. The gate was seen. Ed will write to the mill."
    assert asked(tmp_path, twice) == [(("Ed",), "Write to the mill.")]


@pytest.mark.parametrize(
    "who",
    [
        "Members", "The Council", "Ember Council", "Nobody", "It", "He", "She", "They", "We", "Somebody", "Everyone",
        "Some", "Others", "Who", "There",
    ],
)  # fmt: skip
def test_what_is_no_name_is_nobody_however_often_it_speaks(who: str) -> None:
    assert speakers(blocks(f"{who} said so. {who} suggested oil. {who} asked why.")) == ()


def test_a_word_that_stands_in_small_letters_too_is_no_name() -> None:
    text = "Neighbours said so. Neighbours suggested oil. Ed said no. Ed asked why."
    assert speakers(blocks(f"{text} A letter to the neighbours went out.")) == ("Ed",)


def blocks(text: str) -> list[Block]:
    return [Block("paragraph", (Run(text),), 1)]


def test_whoever_only_speaks_was_not_listed_as_present(tmp_path: Path) -> None:
    draft = drafted(tmp_path, f"{FRONT}1. Gate\n\nDi Vane said that it squeaks.\n\n2. Roof\n\nIt leaks.\n")
    assert [one.person for one in draft.attendance.present] == ["Ada Marsh", "Ben Lowe", "Cy Dart"]


def test_whoever_volunteers_need_not_speak(tmp_path: Path) -> None:
    found = asked(tmp_path, "It squeaks. Di volunteered to write to the mill.")
    assert found == [(("Di",), "Write to the mill.")]


@pytest.mark.parametrize("said", ["It was decided to", "The Board voted to", "It was agreed to"])
def test_what_somebody_is_to_have_done_is_whose_it_is(said: str, tmp_path: Path) -> None:
    found = asked(tmp_path, f"It squeaks. {said} have Ben Lowe write to the mill.")
    assert found == [(("Ben Lowe",), "Write to the mill.")]
