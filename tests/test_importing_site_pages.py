"""Pages as sites and wikis keep them: front matter above HTML, TWiki's signs, bold that came out as signs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from drafts import drafted, told
from laa_minutes.importing.reading import read_document
from test_importing_formats import read

WIKI = """---+!! Mill Council Monthly Call

   * Date: Monday May 12th, 2014
   * Attending: Ada Marsh, Ben Lowe, Cy Dart; Di Vane (clerk)
   * Regrets: Eve Hart

---++ *Business*

---+++ Gate

   * *Hinges* are [[http://mill.example/h][ordered]]
      * two of __brass__

%RED% *told:*

The smith will come in June.
**Action item Ada: Ask the smith for a day
%ENDCOLOR%

---+++ Lamps

| *Lamp* | *State* |
| north | =lit= |

Nothing more of them.

---+++ Pond

It is full.
"""


def test_front_matter_above_html_is_no_text_and_titles_the_page(tmp_path: Path) -> None:
    page = (
        "---\nlayout: minutes\ntitle: Minutes of the Meeting on May 12, 2014\nvenue: Pond Hall\n---\n<p>All came.</p>\n"
    )
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    document = read_document(tmp_path / "a.html")
    assert document.title == "Minutes of the Meeting on May 12, 2014"
    assert [(one.text, one.line) for one in document.blocks] == [("Venue: Pond Hall", 1), ("All came.", 6)]


def test_a_page_that_begins_with_a_title_in_words_has_no_front_matter(tmp_path: Path) -> None:
    assert read(tmp_path, "a.html", "title: of the mill\nby: us\nfor: you\n\n<p>All came.</p>\n")[0] == (
        "paragraph: title: of the mill by: us for: you"
    )


def test_the_day_of_a_meeting_in_the_title_comes_before_that_of_the_next(tmp_path: Path) -> None:
    text = "The next meeting is to choose who mends the gate, the lamps, and what else squeaks, on June 9, 2014.\n"
    page = f"---\ntitle: Minutes - Meeting of May 12, 2014\n---\nWe met at the mill.\n\n{text}"
    assert drafted(tmp_path, page).front.date == date(2014, 5, 12)


@pytest.mark.parametrize("typed", ["**Action: **Ada", "**Action: ** Ada", r"\*\* Action: \*\* Ada", "__Action: __ Ada"])
def test_bold_with_space_within_is_bold_still(tmp_path: Path, typed: str) -> None:
    path = tmp_path / "a.md"
    path.write_text(f"{typed} to oil the gate\n", encoding="utf-8")
    runs = read_document(path).blocks[0].runs
    assert [(run.text.strip(), run.bold) for run in runs] == [("Action:", True), ("Ada to oil the gate", False)]


@pytest.mark.parametrize("typed", ["2 ** 3", "signed ______ and ______ here", "a *** b *** c", "`** x **`"])
def test_other_signs_stay_signs(tmp_path: Path, typed: str) -> None:
    assert read(tmp_path, "a.md", typed) == [f"paragraph: {typed.strip('`')}"]


def test_a_page_of_a_wiki_has_its_headings_lists_tables_and_styles(tmp_path: Path) -> None:
    assert read(tmp_path, "a.txt", WIKI) == [
        "heading 1: Mill Council Monthly Call",
        "item 1 •: Date: Monday May 12th, 2014",
        "item 1 •: Attending: Ada Marsh, Ben Lowe, Cy Dart; Di Vane (clerk)",
        "item 1 •: Regrets: Eve Hart",
        "heading 2 *: Business",
        "heading 3: Gate",
        "item 1 •: Hinges are ordered",
        "item 2 •: two of brass",
        "paragraph *: told:",
        "paragraph: The smith will come in June. // **Action item Ada: Ask the smith for a day",
        "heading 3: Lamps",
        "{paragraph *: Lamp | paragraph *: State } { north | lit}",
        "paragraph: Nothing more of them.",
        "heading 3: Pond",
        "paragraph: It is full.",
    ]


def test_a_page_of_a_wiki_is_minutes(tmp_path: Path) -> None:
    draft = drafted(tmp_path, WIKI, "a.txt")
    assert (draft.front.body, draft.front.date) == ("Mill Council", date(2014, 5, 12))
    assert [one.person for one in draft.attendance.apologies] == ["Eve Hart"]
    assert [one.title for one in draft.items] == ["Gate", "Lamps", "Pond"]
    assert told(draft) == [(None, ("Ada",), "Ask the smith for a day")]


def test_a_rule_of_dashes_is_no_page_of_a_wiki(tmp_path: Path) -> None:
    assert read(tmp_path, "a.txt", "Gate\n\n---\n\n+ oil\n")[0] == "paragraph: Gate"
