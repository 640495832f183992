"""Notes that are typed as an outline: titles at the margin, what is said under them set in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from drafts import drafted, told
from laa_minutes.importing.blocks.tidy import tidy
from laa_minutes.importing.reading import read_document
from test_importing_formats import read

OUTLINE = """Harrow Vale Forum - 2014-05-12 - report

Present: Ada, Ben, Cy
Regrets: Di

-- The gate

   Compare to:
   -- the list of last year

   ACTION: Ben to oil the gate before
   the fair.

-- Changes to the pond
   -- stones seen in spring
   -- a bill to be shown at the fair

   ACTION: Cy to draw the pond.

-- Salt

-- Lamps

   Two are out.

-- Mill

   Nothing was heard.

-- Weir

   It holds.

-- Next telecons - how many?

   Mon Jun 2 - finish the list

How to join:

1) Dial: the number of the mill
   -- here 0800
2) Say who you are
   -- and wait
3) Say why
   -- and wait again
"""
TITLES = ["The gate", "Changes to the pond", "Salt", "Lamps", "Mill", "Weir", "Next telecons"]
ASKED = [(None, ("Ben",), "Oil the gate before the fair."), (None, ("Cy",), "Draw the pond.")]


@pytest.mark.parametrize("name", ["notes.txt", "notes.html"])
def test_points_that_stand_farther_out_than_all_between_are_items(tmp_path: Path, name: str) -> None:
    draft = drafted(tmp_path, OUTLINE if name.endswith("txt") else f"<PRE>\n{OUTLINE}</PRE>\n", name)
    assert [item.title for item in draft.items] == TITLES
    assert told(draft) == ASKED
    assert draft.next_meeting
    assert draft.next_meeting.date == date(2014, 6, 2)
    assert [one.person for one in draft.attendance.apologies] == ["Di"]


def test_points_with_lines_between_that_stand_as_far_out_are_a_list(tmp_path: Path) -> None:
    flat = "\n".join(line.strip() for line in OUTLINE.partition("How to join")[0].split("\n"))
    assert [item.title for item in drafted(tmp_path, flat, "notes.txt").items] != TITLES


def test_points_that_are_sentences_are_no_titles(tmp_path: Path) -> None:
    head = "Pond Trust\n\n12 May 2014\n\nPresent: Ada Marsh, Ben Lowe\n\n"
    points = "".join(
        f"* The {one} was seen and will be mended.\n\n   It is old.\n\n" for one in ("gate", "mill", "pond")
    )
    assert drafted(tmp_path, head + points, "notes.txt").items == ()


def test_a_dash_that_a_long_line_was_wrapped_before_opens_nothing(tmp_path: Path) -> None:
    line = (
        "Ben had written that the miller would mend the gate and the lamps\n-- but not before the fair -- with oil.\n"
    )
    path = tmp_path / "a.txt"
    path.write_text(line)
    assert len(tidy(read_document(path)).blocks) == 1
    path.write_text("Ben had written:\n-- but not to the miller\n")
    assert len(tidy(read_document(path)).blocks) == 2


def test_typed_text_in_a_page_is_read_as_text_and_what_is_quoted_as_code_is_not(tmp_path: Path) -> None:
    typed = "Present:\n   Ada Marsh\n\nMill       <a href='x'>Ben Lowe</a>\nPond       Cy Dart\nGate       Di Vane\n"
    assert read(tmp_path, "a.html", f"<pre>{typed}</pre>") == read(
        tmp_path, "a.txt", typed.replace("<a href='x'>", "").replace("</a>", "")
    )
    assert "\t" not in "".join(read(tmp_path, "b.html", "<pre><code>a  b\n\nc  d</code></pre>"))


POINTS = """\
Pond Trust

12 May 2014

Present: Ada Marsh, Ben Lowe

- Gate
  - It was seen.
- Teams
  - Each team has a name.

    WELCOME – Ada and Ben

    REPAIRS – Ben and Cy

    SALES – Ada and Cy

- Pond
  - It was drained.
- Mill
  - It turns.
- Committees
  - Mill

    Members:

    Ada Marsh

    Ben Lowe

- Lamps
  - They were lit.
- Salt
  - It was dear.
- Weir
  - It holds.
"""


def test_what_stands_below_one_point_of_an_outline_opens_nothing(tmp_path: Path) -> None:
    draft = drafted(tmp_path, POINTS)
    assert [item.title for item in draft.items] == [
        "Gate",
        "Teams",
        "Pond",
        "Mill",
        "Committees",
        "Lamps",
        "Salt",
        "Weir",
    ]
    assert [one.person for one in draft.attendance.present] == ["Ada Marsh", "Ben Lowe"]
