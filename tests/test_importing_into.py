"""`laa import --into`: notes come into the record that was laid out for their meeting. All of it is made up."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from laa_minutes.workspace import Workspace

Run = Callable[..., tuple[int, str, str]]
PARTNERSHIP = """\
name: Harrow Vale
bodies:
  forum:
    name: Harrow Vale Forum
    members:
      - {person: Ada Marsh, role: Chair}
      - Ben Lowe
      - Cy Dart
"""
EARLIER = """\
body: forum
date: 2014-04-14
items:
  - title: Gate
    minutes: It squeaks.
    actions:
      - {id: A1, action: Oil the gate, owner: Ben Lowe}
      - {id: A2, action: Paint the gate, owner: Cy Dart}
"""
LAID_OUT = """\
body: forum
date: 2014-05-12
time: 19:30-21:00
status: draft
chair: Ada Marsh

present:  # expected
  - Ada Marsh
  - Ben Lowe
  - Cy Dart
apologies:

progress:
  - ref: 2014-04-14/A1
    status: open
  - ref: 2014-04-14/A2
    status: open

items:
  - title: Matters arising
    minutes: |

  - title: Gate and fence update
    presented_by: Ben Lowe
    minutes: |

  - title: Any other business
    minutes: |
"""
NOTES = """\
Harrow Vale Forum
12 May 2014, 19:35
Present: Ben Lowe (chair), Dee Fern
Apologies: Ada Marsh

1. Matters arising
A1 done - it is quiet now
A2 - carried forward
2. Gate and fence
The fence leans.
AGREED: to prop it up
ACTION: Ben to find a post by 22 May
3. Ducks
Six came back.
"""


@pytest.fixture
def vale(workspace: Callable[[dict[str, str]], Workspace]) -> Path:
    return workspace(
        {
            "partnership.yaml": PARTNERSHIP,
            "meetings/forum/2014-04-14.yaml": EARLIER,
            "meetings/forum/2014-05-12.yaml": LAID_OUT,
            "notes.txt": NOTES,
        }
    ).root


def record(vale: Path) -> str:
    return (vale / "meetings/forum/2014-05-12.yaml").read_text(encoding="utf-8")


def test_items_that_were_laid_out_take_what_was_noted_under_their_titles(vale: Path, laa: Run) -> None:
    code, _, said = laa("import", "notes.txt", "--into", cwd=vale)
    assert code == 0
    assert (
        "  - title: Gate and fence update\n    presented_by: Ben Lowe\n    minutes: |\n      The fence leans.\n"
        "    resolutions:\n      - kind: agreed\n        text: to prop it up\n"
        "    actions:\n      - action: Find a post by 22 May\n        owner: Ben\n        due: 2014-05-22\n"
    ) in record(vale).replace('    lead_in: "AGREED:"\n', "")
    assert "  - title: Ducks\n    minutes: |\n      Six came back.\n" in record(vale)
    assert "“Gate and fence” was taken for the item “Gate and fence update”." in said


def test_what_was_open_is_as_the_notes_say(vale: Path, laa: Run) -> None:
    said = laa("import", "notes.txt", "--into", cwd=vale)[2]
    assert "progress:\n  - ref: 2014-04-14/A1\n    status: done\n    note: it is quiet now\n" in record(vale)
    assert "  - ref: 2014-04-14/A2\n    status: open\n    note: carried forward\n" in record(vale)
    assert "A1 was taken for the action of that number of 14 April 2014." in said
    assert laa("actions", "--as-of", "2014-06-01", "--status", "done", cwd=vale)[1].count("Oil the gate") == 1


def test_those_who_came_take_the_place_of_those_who_were_expected(vale: Path, laa: Run) -> None:
    said = laa("import", "notes.txt", "--into", cwd=vale)[2]
    assert "present:  # expected\n  - Ben Lowe\n  - Dee Fern\napologies:\n  - Ada Marsh\n" in record(vale)
    assert "chair: Ben Lowe\n" in record(vale)
    assert "Expected, not named in notes.txt, and taken out: Cy Dart." in said
    assert "time stays 19:30-21:00; notes.txt has 19:35." in said


def test_a_second_time_nothing_is_added(vale: Path, laa: Run) -> None:
    laa("import", "notes.txt", "--into", cwd=vale)
    once = record(vale)
    code, _, said = laa("import", "notes.txt", "--into", cwd=vale)
    assert (code, record(vale)) == (0, once)
    assert "Added: nothing; the record has it all." in said


def test_whoever_is_expected_stays_where_the_notes_name_nobody(vale: Path, laa: Run) -> None:
    text = NOTES.replace("Present: Ben Lowe (chair), Dee Fern\nApologies: Ada Marsh\n", "")
    (vale / "notes.txt").write_text(text, encoding="utf-8")
    said = laa("import", "notes.txt", "--into", cwd=vale)[2]
    assert "present:  # expected\n  - Ada Marsh\n  - Ben Lowe\n  - Cy Dart\n" in record(vale)
    assert "Under present: 3 people expected, whom notes.txt does not name." in said


def test_what_somebody_typed_stays_and_what_is_left_out_is_said(vale: Path, laa: Run) -> None:
    typed = LAID_OUT.replace("update\n    presented_by: Ben Lowe\n    minutes: |\n", "\n    minutes: The fence fell.\n")
    (vale / "meetings/forum/2014-05-12.yaml").write_text(typed.replace("present:  # expected", "present:"), "utf-8")
    said = laa("import", "notes.txt", "--into", cwd=vale)[2]
    assert "    minutes: The fence fell.\n" in record(vale)
    assert "“Gate and fence” has its own minutes; what notes.txt has was left out." in said
    assert "  - Ada Marsh\n  - Ben Lowe\n  - Cy Dart\n  - Dee Fern\n" in record(vale)
    assert "chair stays Ada Marsh; notes.txt has Ben Lowe." in said
    assert "      - action: Find a post by 22 May\n" in record(vale)


def test_a_report_by_number_alone_leads_to_the_last_action_of_that_number_in_a_new_record_too(
    vale: Path, laa: Run
) -> None:
    (vale / "meetings/forum/2014-05-12.yaml").unlink()
    assert laa("import", "notes.txt", cwd=vale)[0] == 0
    assert "  # ? line 7: A1 was taken for the action of that number of 14 April 2014\n  - ref: 2014-04-14/A1\n" in (
        record(vale)
    )
