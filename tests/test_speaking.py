"""Speakers: where somebody spoke or was mentioned in the prose of minutes."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from laa_minutes.register import Register, open_register
from laa_minutes.view.speaking import SpokenRow, spoken
from laa_minutes.workspace import Workspace

Make = Callable[[Mapping[str, str]], Workspace]
Run = Callable[..., tuple[int, str, str]]
LEICESTERSHIRE = Path(__file__).parent.parent / "examples" / "leicestershire"

PEOPLE = """
bodies: {board: {name: The Board, members: [Ann Able, Bob Best, Ann Other]}}
people:
  - {name: Ann Able, title: Dr, aliases: [Annie]}
  - {name: Bob Best}
  - {name: Ann Other}
  - {name: Cat O'Dea}
"""


def found(make: Make, prose: str, person: str = "Ann Able", present: str = "Ann Able, Bob Best") -> list[SpokenRow]:
    lines = "".join(f"      {line}\n" for line in prose.splitlines())
    record = f"body: board\ndate: 2020-01-10\npresent: [{present}]\nitems:\n  - title: Roads\n    minutes: |\n{lines}"
    workspace = make({"partnership.yaml": PEOPLE, "meetings/board/2020-01-10.yaml": record})
    return list(spoken(open_register(workspace, date(2020, 2, 1)), person))


@pytest.mark.parametrize("sentence", [
    "Ann said that the road was shut.",
    "Ann Able also asked for a map.",
    "Annie replied.",
    "Dr. Able explained the map.",
    "The road, Ann said, was shut.",
    "The road was shut, said Ann.",
    "Ann and Bob took the group through the map.",
    "Bob and Ann presented the map.",
    "The map was presented by Bob and Ann.",
    "Ann, for the county, reported that the road was shut.",
    "Ann's view was that the road should be shut.",
    "A presentation by Ann Able showed the road.",
    "Ann had reported that the road was shut.",
])  # fmt: skip
def test_somebody_spoke(workspace: Make, sentence: str) -> None:
    (row,) = found(workspace, sentence)
    assert (row.role, row.words, row.ref, row.heading) == ("spoke", sentence, "board/2020-01-10/1", "Roads")


@pytest.mark.parametrize("sentence", [
    "It was agreed that Ann will look for the map.",
    "Bob suggested that Ann look for the map.",
    "Ann's map was hung up.",
])  # fmt: skip
def test_somebody_was_only_mentioned(workspace: Make, sentence: str) -> None:
    assert [row.role for row in found(workspace, sentence)] == ["mentioned"]


@pytest.mark.parametrize("sentence", [
    "Ann Smith said that the road was shut.",
    "Andrew Able said that the road was shut.",
    "Annette said so.",
    "Ann-Marie said so.",
    "The road was able to carry more, Bob said.",
])  # fmt: skip
def test_somebody_else_is_not_taken_for_her(workspace: Make, sentence: str) -> None:
    assert found(workspace, sentence) == []


def test_a_first_name_is_told_by_who_was_there_and_never_guessed(workspace: Make) -> None:
    assert len(found(workspace, "Ann said so.", present="Ann Able")) == 1
    assert found(workspace, "Ann said so.", present="Ann Other") == []
    assert found(workspace, "Ann said so.", present="Ann Able, Ann Other") == []
    assert len(found(workspace, "Ann Able said so.", present="Ann Able, Ann Other")) == 1


def test_each_sentence_and_each_point_of_a_list_is_apart(workspace: Make) -> None:
    prose = """
The group heard this:

- Dr. Ann Able asked when. Bob said soon.
- Bob asked who.
- Ann answered
  that nobody knew.

Ann added that it rained.
"""
    assert [row.words for row in found(workspace, prose)] == [
        "Dr. Ann Able asked when.",
        "Ann answered that nobody knew.",
        "Ann added that it rained.",
    ]
    assert [row.words for row in found(workspace, prose, "Bob Best")] == ["Bob said soon.", "Bob asked who."]


def test_a_name_with_an_apostrophe(workspace: Make) -> None:
    assert [row.role for row in found(workspace, "Cat O'Dea said so.", "Cat O'Dea")] == ["spoke"]


def test_what_was_said_later_than_the_day_asked_about_is_left_out(essex: Register) -> None:
    assert len(spoken(essex, "Gwyn Owen")) > 5
    assert spoken(open_register(essex.workspace, date(2010, 2, 21)), "Gwyn Owen") == ()


def test_ssog_commented_by_speaker(leicestershire: Register) -> None:
    spoke = {
        name: [row.ref.rpartition("/")[2] for row in spoken(leicestershire, name) if row.role == "spoke"]
        for name in ("John Sinnott", "Paul Smith", "Andy Robinson", "Howard Robinson")
    }
    assert spoke == {
        "John Sinnott": ["144"],
        "Paul Smith": ["144"],
        "Andy Robinson": ["143", "144", "144", "144"],
        "Howard Robinson": [],
    }


def test_show_lists_where_somebody_spoke_and_was_mentioned(laa: Run) -> None:
    _, out, _ = laa("show", "Gwyn Owen", "--as-of", "2010-02-22")
    assert "Gwyn told the meeting of the help that Jan Plummer is giving" in out
    document = json.loads(laa("show", "Jan Plummer", "--as-of", "2010-02-22", "--json")[1])
    assert [(row["role"], row["ref"]) for row in document["spoken"]] == [("mentioned", "pmg/2010-02-22/7")]
