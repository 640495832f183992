"""Trackers, logs and tables of actions, in the forms that groups have them. All of it is made up."""

from __future__ import annotations

from pathlib import Path

import pytest

from laa_minutes.importing.action_codes import are_settled, coded
from laa_minutes.importing.document import Block, Run
from laa_minutes.importing.draft import Draft
from laa_minutes.importing.drafting import draft_of
from laa_minutes.importing.owners import Circle
from laa_minutes.importing.reading import read_document

PEOPLE = "Present: Ada Marsh (AM) (Chair), Ben Lowe (BL), Cy Dart (CD) (Clerk)\n\n"
HEAD = f"# Harrow Vale Forum\n\nMonday 12 May 2014\n\n{PEOPLE}"
CIRCLE = Circle(("Ada Marsh", "Ben Lowe"), {"AM": "Ada Marsh", "BL": "Ben Lowe"})


def drafted(folder: Path, text: str, name: str = "minutes.md") -> Draft:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return draft_of(read_document(path))


def told(draft: Draft) -> list[tuple[tuple[str, ...], str]]:
    return [(one.owners, one.text) for one in draft.actions]


def test_a_tracker_has_its_actions_under_codes_and_those_closed_apart(tmp_path: Path) -> None:
    text = (
        "# Mill Group Action Tracker\n\n### Actions open at 12 May 2014\n\n#### Steering Group (SG)\n\n"
        "- Sep ACT-MILL-SG-2013-01: QV - Mend the sluice\n"
        "- Mar ACT-MILL-SG-2013-02: RGib: draft a letter to the owner. MILL-ACT\n"
        "- Mar ACT-MILL-SG-2013-03: QV(SG) - SG to choose the stone\n\n#### Annual Meeting (AN)\n\n"
        "- Mar ACT-MILL-AN-2013-01: QV/LT will thank the smith. MILL-ACT\n\n---\n\n"
        "### Actions closed by 12 May 2014\n\n"
        "- Mar ACT-MILL-AN-2013-06: LT - Buy a new rope. MILL-ACT\n"
    )
    found = drafted(tmp_path, text)
    assert [(one.number, one.owners, one.text) for one in found.actions] == [
        ("ACT-MILL-SG-2013-01", ("QV",), "Mend the sluice"),
        ("ACT-MILL-SG-2013-02", ("RGib",), "Draft a letter to the owner."),
        ("ACT-MILL-SG-2013-03", ("QV(SG)",), "SG to choose the stone"),
        ("ACT-MILL-AN-2013-01", ("QV", "LT"), "Thank the smith."),
    ]
    progress = [one for item in (*found.items, *([found.loose] if found.loose else [])) for one in item.progress]
    assert [(one.about, one.status) for one in progress] == [("Buy a new rope.", "done")]


def test_numbers_and_brackets_in_a_list_of_actions_say_which_and_whose(tmp_path: Path) -> None:
    text = (
        f"{HEAD}## Open Actions\n\n- AP-12: (AM) Ask for a lamp\n- AP-13: [BL] Mend the gate\n"
        "- 2014-05-1 Cy to buy salt\n\n## Completed Actions\n\n- AP-10: (AM) Paint the door\n"
    )
    assert told(drafted(tmp_path, text)) == [
        (("Ada Marsh",), "Ask for a lamp"),
        (("Ben Lowe",), "Mend the gate"),
        (("Cy",), "Buy salt"),
    ]


@pytest.mark.parametrize(
    ("line", "owners", "words"),
    [
        ("ACT-12: AM - write to the mill", ("AM",), "write to the mill"),
        ("12 May 2014 ACT-12 – BL: write", ("BL",), "write"),
        ("GRP-AI-3 Ada to write", (), "Ada to write"),
    ],
)
def test_a_code_marks_an_action(line: str, owners: tuple[str, ...], words: str) -> None:
    found = coded(Block("paragraph", (Run(line),), 1), CIRCLE, listed=False)
    assert found is not None
    assert (found.owners, found.words) == (owners, words)


@pytest.mark.parametrize(
    "line", ["ACT-12 was told again.", "ACT-12: closed", "The ACT-12 form", "AI is new", "A1 paper"]
)
def test_a_sentence_about_a_code_is_no_action(line: str) -> None:
    assert coded(Block("paragraph", (Run(line),), 1), CIRCLE, listed=False) is None


@pytest.mark.parametrize(
    ("title", "settled"),
    [
        ("Closed actions", True),
        ("Actions completed since the last meeting", True),
        ("Open Actions Closed Actions", True),
        ("Recently completed", True),
        ("Work completed", None),
        ("Current action items", False),
        ("Actions open at 3 May", False),
        ("Roads", None),
    ],
)
def test_a_title_says_whether_its_actions_are_closed(title: str, settled: bool | None) -> None:
    assert are_settled(title) is settled
